//! REDCap's logic in copiste's rule language.
//!
//! One pass: what is parsed is written at once, so that a rule of any length stays on the stack. What copiste cannot
//! know (other events, who is logged in) is told and not guessed.

mod functions;
mod part;
mod token;

pub(super) use functions::date;

use crate::expression::{Fault, ParseError};
use crate::questionnaire::Problem;
use part::{AND, EQUAL, Level, OR, ORDER, POWER, PRODUCT, Part, SIGN, SUM, Shape, WHOLE, Worth};
use token::{Token, tokens};

/// Deepest nesting of parentheses, calls and signs.
const NESTING_MAX: usize = 48;
/// Longest rule that comes of it, in bytes.
const BYTES_MAX: usize = 8_192;

/// What a field of the dictionary is to a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Checkbox,
    Date,
    Moment,
    Number,
    Other,
}

/// The fields that rules may name.
pub(super) trait Fields {
    /// What the field of this name is, `None` when there is none.
    fn sort(&self, name: &str) -> Option<Sort>;
    /// Whether REDCap itself keeps a value of this name, such as the state of a form.
    fn is_kept_by_redcap(&self, name: &str) -> bool;
}

/// Why a rule is not one of copiste's.
#[derive(Debug)]
pub(super) enum Fail {
    /// It does not read.
    Wrong(ParseError),
    /// It asks for what copiste does not have: the rule is left out.
    LeftOut(Problem),
}

impl From<ParseError> for Fail {
    fn from(error: ParseError) -> Fail {
        Fail::Wrong(error)
    }
}

type Made = Result<Part, Fail>;

/// A condition: the rule that holds when the field is shown.
pub(super) fn condition(source: &str, fields: &dyn Fields) -> Result<String, Fail> {
    Ok(whole(source, fields)?.truth().text)
}

/// A calculation. What cannot be worked out, because something is blank or divided by 0, is blank.
pub(super) fn calculation(source: &str, fields: &dyn Fields) -> Result<String, Fail> {
    let part = whole(source, fields)?.counted();
    let certain = matches!(part.shape, Shape::Field | Shape::Number(_)) || part.worth != Worth::Number;
    Ok(if certain { part.text } else { format!("if(contains('NaN Infinity -Infinity', {0}), '', {0})", part.text) })
}

/// A value as it stands in a bound: a field, or something worked out.
pub(super) fn value(source: &str, fields: &dyn Fields) -> Result<String, Fail> {
    Ok(whole(source, fields)?.counted().at(WHOLE))
}

fn whole(source: &str, fields: &dyn Fields) -> Made {
    let tokens = tokens(source)?;
    if tokens.is_empty() {
        return Err(ParseError { at: 0, fault: Fault::Empty }.into());
    }
    let end = source.chars().count();
    let mut maker = Maker { tokens, next: 0, end, nesting: 0, fields };
    let part = maker.binary(0)?;
    match maker.peek() {
        None => Ok(part),
        Some(_) => maker.unexpected(),
    }
}

struct Maker<'f> {
    tokens: Vec<(usize, Token)>,
    next: usize,
    end: usize,
    nesting: usize,
    fields: &'f dyn Fields,
}

impl Maker<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next).map(|(_, token)| token)
    }

    fn at(&self) -> usize {
        self.tokens.get(self.next).map_or(self.end, |(at, _)| *at)
    }

    fn fault<T>(at: usize, fault: Fault) -> Result<T, Fail> {
        Err(Fail::Wrong(ParseError { at, fault }))
    }

    fn unexpected<T>(&self) -> Result<T, Fail> {
        let fault = self.peek().map_or(Fault::UnexpectedEnd, |token| Fault::Unexpected(token.written()));
        Self::fault(self.at(), fault)
    }

    fn takes(&mut self, sign: &str) -> bool {
        let there = matches!(self.peek(), Some(Token::Sign(known)) if *known == sign);
        self.next += usize::from(there);
        there
    }

    /// The operator that comes next.
    fn operator(&self) -> Option<(&'static str, Level)> {
        let sign = match self.peek()? {
            Token::Sign(sign) => *sign,
            Token::Word(word) if word == "and" => "and",
            Token::Word(word) if word == "or" => "or",
            _ => return None,
        };
        let level = match sign {
            "or" => OR,
            "and" => AND,
            "=" | "<>" => EQUAL,
            "<" | "<=" | ">" | ">=" => ORDER,
            "+" | "-" => SUM,
            "*" | "/" | "%" => PRODUCT,
            _ => return None,
        };
        Some((sign, level))
    }

    fn nested<T>(&mut self, inner: impl FnOnce(&mut Self) -> Result<T, Fail>) -> Result<T, Fail> {
        if self.nesting >= NESTING_MAX {
            return Self::fault(self.at(), Fault::TooDeep { max: NESTING_MAX });
        }
        self.nesting += 1;
        let made = inner(self)?;
        self.nesting -= 1;
        Ok(made)
    }

    /// Texts that grow in each other must not fill the memory.
    fn bounded(&self, part: Part) -> Made {
        if part.text.len() > BYTES_MAX {
            return Self::fault(self.at(), Fault::TooLong { max: BYTES_MAX });
        }
        Ok(part)
    }

    /// Operators that bind tighter than `floor`, left to right.
    fn binary(&mut self, floor: Level) -> Made {
        let mut left = self.unary()?;
        while let Some((sign, level)) = self.operator().filter(|(_, level)| *level > floor) {
            self.next += 1;
            let right = self.binary(level)?;
            let joined = join(sign, level, left, right);
            left = self.bounded(joined)?;
        }
        Ok(left)
    }

    fn unary(&mut self) -> Made {
        if self.takes("-") {
            let inner = self.nested(Self::unary)?.counted();
            return self.bounded(Part::new(format!("-{}", inner.at(SIGN)), SIGN, Worth::Number));
        }
        if self.takes("+") {
            return self.nested(Self::unary);
        }
        if self.takes("!") {
            let inner = self.nested(Self::unary)?.truth();
            return self.bounded(Part::call(format!("not({})", inner.text), Worth::Truth));
        }
        self.power()
    }

    fn power(&mut self) -> Made {
        let base = self.simple()?;
        if !self.takes("^") {
            return Ok(base);
        }
        let exponent = self.nested(Self::unary)?.counted();
        let text = format!("pow({}, {})", base.counted().text, exponent.text);
        self.bounded(Part::new(text, POWER, Worth::Number))
    }

    fn simple(&mut self) -> Made {
        let at = self.at();
        let Some(token) = self.peek().cloned() else { return self.unexpected() };
        if let Token::Sign(_) = token {
            if !self.takes("(") {
                return self.unexpected();
            }
            let inner = self.nested(|maker| maker.binary(0))?;
            return if self.takes(")") { Ok(inner) } else { self.unclosed(at) };
        }
        self.next += 1;
        match token {
            Token::Field(name) => self.field(&name),
            Token::Text(text) => Ok(Part::constant(&text)),
            Token::Number(number) => Ok(Part::number(&number)),
            Token::Word(word) if matches!(self.peek(), Some(Token::Sign("("))) => self.call(at, &word),
            Token::Word(word) => match word.as_str() {
                "true" | "false" => Ok(Part::call(format!("{word}()"), Worth::Truth)),
                "null" | "nan" => Ok(Part::constant("")),
                "not" => {
                    let inner = self.nested(|maker| maker.binary(EQUAL - 1))?.truth();
                    self.bounded(Part::call(format!("not({})", inner.text), Worth::Truth))
                }
                _ => Self::fault(at, Fault::Unexpected(word)),
            },
            Token::Sign(_) => self.unexpected(),
        }
    }

    fn unclosed(&self, at: usize) -> Made {
        if self.peek().is_some() { self.unexpected() } else { Self::fault(at, Fault::UnclosedParenthesis) }
    }

    fn call(&mut self, at: usize, word: &str) -> Made {
        let open = self.at();
        self.next += 1;
        let mut arguments = Vec::new();
        if !self.takes(")") {
            loop {
                arguments.push(self.nested(|maker| maker.binary(0))?);
                if self.takes(",") {
                    continue;
                }
                if self.takes(")") {
                    break;
                }
                return self.unclosed(open);
            }
        }
        let made = functions::call(at, word, arguments)?;
        self.bounded(made)
    }

    /// A field, or a box of one.
    fn field(&mut self, written: &str) -> Made {
        let left_out = |problem: fn(String) -> Problem, text: String| Err(Fail::LeftOut(problem(text)));
        if matches!(self.peek(), Some(Token::Field(_))) {
            return left_out(Problem::RuleOfEvent, format!("[{written}]"));
        }
        let written = written.strip_suffix(":value").unwrap_or(written);
        let (name, code) = match written.split_once('(') {
            Some((name, rest)) => (name.trim(), rest.strip_suffix(')').map(str::trim)),
            None => (written, None),
        };
        let lower = name.to_lowercase();
        let name = if self.fields.sort(name).is_none() { lower.as_str() } else { name };
        let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
        let Some(sort) = self.fields.sort(name) else {
            if !name.chars().all(is_name) || name.is_empty() || self.fields.is_kept_by_redcap(name) {
                return left_out(Problem::RuleOfRedcap, format!("[{written}]"));
            }
            // That it is not there is told when every rule is checked.
            return Ok(field(name, Worth::Answer));
        };
        match (sort, code) {
            (Sort::Checkbox, Some(code)) => {
                let text = format!("selected(${{{name}}}, {})", Part::constant(code).text);
                Ok(Part { text, level: WHOLE, worth: Worth::Truth, shape: Shape::Box })
            }
            (Sort::Checkbox, None) => left_out(Problem::RuleWithoutBox, name.to_owned()),
            (_, Some(_)) => left_out(Problem::RuleOnBoxOfNone, format!("[{written}]")),
            (Sort::Date, None) => Ok(field(name, Worth::Date)),
            (Sort::Moment, None) => Ok(field(name, Worth::Moment)),
            (Sort::Number | Sort::Other, None) => Ok(field(name, Worth::Answer)),
        }
    }
}

fn field(name: &str, worth: Worth) -> Part {
    Part { text: format!("${{{name}}}"), level: WHOLE, worth, shape: Shape::Field }
}

fn join(sign: &str, level: Level, left: Part, right: Part) -> Part {
    match sign {
        "and" | "or" => {
            let (left, right) = (left.truth(), right.truth());
            Part::new(format!("{} {sign} {}", left.at(level), right.at(level)), level, Worth::Truth)
        }
        "=" | "<>" | "<" | "<=" | ">" | ">=" => compare(sign, level, left, right),
        _ => {
            let (left, right) = (left.counted(), right.counted());
            let operator = match sign {
                "/" => "div",
                "%" => "mod",
                other => other,
            };
            Part::new(format!("{} {operator} {}", left.at(level), right.at(level + 1)), level, Worth::Number)
        }
    }
}

fn compare(sign: &str, level: Level, left: Part, right: Part) -> Part {
    let ticked = |part: &Part| match &part.shape {
        Shape::Text(text) | Shape::Number(text) if text == "1" => Some(true),
        Shape::Text(text) | Shape::Number(text) if text == "0" => Some(false),
        _ => None,
    };
    if let (Shape::Box, Some(wanted), true) = (&left.shape, ticked(&right), matches!(sign, "=" | "<>")) {
        let holds = wanted == (sign == "=");
        let text = if holds { left.text } else { format!("not({})", left.text) };
        return Part::call(text, Worth::Truth);
    }
    let (left, right) = (day(left.clone(), &right).counted(), day(right, &left).counted());
    let operator = if sign == "<>" { "!=" } else { sign };
    Part::new(format!("{} {operator} {}", left.at(level), right.at(level + 1)), level, Worth::Truth)
}

/// A moment as the days it is, and the word `today` as the day, where dates are compared.
fn day(part: Part, other: &Part) -> Part {
    let is_date = |part: &Part| matches!(part.worth, Worth::Date | Worth::Moment);
    match &part.shape {
        Shape::Text(text) if is_date(other) && matches!(text.as_str(), "today" | "now") => {
            Part::call("today()".to_owned(), Worth::Date)
        }
        Shape::Text(text) if other.worth == Worth::Moment && !text.is_empty() => {
            let moment = text.replacen(' ', "T", 1);
            Part::call(format!("decimal-date-time({})", Part::constant(&moment).text), Worth::Number)
        }
        _ if part.worth == Worth::Moment && !other.is_blank() => {
            Part::call(format!("decimal-date-time({})", part.text), Worth::Number)
        }
        _ => part,
    }
}

#[cfg(test)]
mod tests;
