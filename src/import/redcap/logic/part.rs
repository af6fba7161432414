//! A part of a rule on its way into copiste's language: its text, and what is known of it.

use crate::import::survey::quoted;

/// What a part is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Worth {
    Truth,
    Number,
    Text,
    Date,
    /// A day with a time of day.
    Moment,
    /// An answer that may be a number or a text.
    Answer,
}

/// What a part was in the dictionary, where that decides how it is written.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    /// A box of a checkbox field, as a truth.
    Box,
    /// A field.
    Field,
    /// A constant text.
    Text(String),
    /// A constant number.
    Number(String),
    Other,
}

/// How tightly the outermost operator of a part binds.
pub(super) type Level = u8;
pub(super) const OR: Level = 1;
pub(super) const AND: Level = 2;
pub(super) const EQUAL: Level = 3;
pub(super) const ORDER: Level = 4;
pub(super) const SUM: Level = 5;
pub(super) const PRODUCT: Level = 6;
pub(super) const SIGN: Level = 7;
pub(super) const POWER: Level = 8;
pub(super) const WHOLE: Level = 9;

#[derive(Clone, Debug)]
pub(super) struct Part {
    pub text: String,
    pub level: Level,
    pub worth: Worth,
    pub shape: Shape,
}

impl Part {
    pub fn new(text: String, level: Level, worth: Worth) -> Part {
        Part { text, level, worth, shape: Shape::Other }
    }

    pub fn call(text: String, worth: Worth) -> Part {
        Part::new(text, WHOLE, worth)
    }

    pub fn constant(text: &str) -> Part {
        // REDCap calls what is blank "NaN" in calculations.
        let text = if text == "NaN" { "" } else { text };
        Part { text: quoted(text), level: WHOLE, worth: Worth::Text, shape: Shape::Text(text.to_owned()) }
    }

    pub fn number(text: &str) -> Part {
        Part { text: text.to_owned(), level: WHOLE, worth: Worth::Number, shape: Shape::Number(text.to_owned()) }
    }

    /// The part where an operator of this level needs it.
    pub fn at(&self, level: Level) -> String {
        if self.level < level { format!("({})", self.text) } else { self.text.clone() }
    }

    /// The part as a value: a box is 1 or 0, as REDCap stores it.
    pub fn value(self) -> Part {
        match self.shape {
            Shape::Box => Part::call(format!("if({}, 1, 0)", self.text), Worth::Number),
            _ => self,
        }
    }

    /// The part as a number where it is a truth.
    pub fn counted(self) -> Part {
        match (&self.shape, self.worth) {
            (Shape::Box, _) => self.value(),
            (_, Worth::Truth) => Part::call(format!("number({})", self.text), Worth::Number),
            _ => self,
        }
    }

    /// The part as a truth: an answer holds when it is neither blank nor 0.
    pub fn truth(self) -> Part {
        match (&self.shape, self.worth) {
            (Shape::Field, _) | (_, Worth::Answer) => {
                let text = self.at(ORDER);
                Part::new(format!("{text} != '' and {text} != '0'"), AND, Worth::Truth)
            }
            (Shape::Text(text), _) => {
                let holds = !text.is_empty() && text != "0";
                Part::call(if holds { "true()" } else { "false()" }.to_owned(), Worth::Truth)
            }
            (_, Worth::Truth) => Part { shape: Shape::Other, ..self },
            _ => Part::call(format!("boolean({})", self.text), Worth::Truth),
        }
    }

    /// Whether it is a constant that says nothing.
    pub fn is_blank(&self) -> bool {
        self.shape == Shape::Text(String::new())
    }
}
