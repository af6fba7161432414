//! Rows that ask something.

use super::{DIGITS_MAX, Reader, has_hint};
use crate::expression::{Expression, nearest};
use crate::import::table::Row;
use crate::import::types::{self, Choices, RowType};
use crate::questionnaire::{
    Choice, ChoiceList, Element, Format, Kind, Line, Localised, Problem, Question, TEXT_CHARACTERS_MAX,
};

/// Longest answer to a type that a device would take, in characters.
const DEVICE_CHARACTERS: usize = 255;
/// Longest time of day and longest date with one, in characters.
const TIME_CHARACTERS: usize = 32;

impl Reader<'_> {
    /// A row that asks something, by its type.
    pub(super) fn asked(&mut self, row: &Row, written: &str, kind: RowType) {
        let text = |characters| Kind::Text { characters, comment: false };
        let plain: &[&str] = &["digits", "characters", "comment", "direction", "weight"];
        match kind {
            RowType::One(choices) => self.one(row, written, &choices),
            RowType::Several(choices) => {
                let kind = self.list(row, &choices).map(Kind::Several);
                let kind = kind.unwrap_or_else(|| self.refuse(row, written));
                self.misplaced(row, "select_multiple", plain);
                self.select(row, kind, &choices);
            }
            RowType::Rank(choices) => {
                self.warning(row, "type", Problem::TypeAsText(written.to_owned()));
                let format = self.list(row, &choices).map(Format::Rank);
                self.question(row, text(TEXT_CHARACTERS_MAX), format);
            }
            RowType::Integer => {
                let digits = self.whole_number(row, "digits", DIGITS_MAX).map(|digits| digits as u8);
                self.misplaced(row, "integer", &["characters", "comment", "direction", "weight"]);
                self.question(row, Kind::Integer { digits }, None);
            }
            RowType::Decimal => {
                self.misplaced(row, "decimal", plain);
                self.question(row, Kind::Decimal, None);
            }
            RowType::Range => self.range(row),
            RowType::Date => {
                self.misplaced(row, "date", plain);
                self.question(row, Kind::Date, None);
            }
            RowType::Time => self.question(row, text(TIME_CHARACTERS), Some(Format::Time)),
            RowType::DateTime => self.question(row, text(TIME_CHARACTERS), Some(Format::DateTime)),
            RowType::Acknowledge => {
                let kind = Kind::One(self.acknowledgement());
                self.question(row, kind, Some(Format::Acknowledge));
            }
            RowType::Device => {
                self.warning(row, "type", Problem::TypeAsText(written.to_owned()));
                let format = Format::Device(written.to_lowercase());
                self.question(row, text(DEVICE_CHARACTERS), Some(format));
            }
            _ => {
                let characters = self.whole_number(row, "characters", TEXT_CHARACTERS_MAX as u32);
                let characters = characters.map_or(TEXT_CHARACTERS_MAX, |characters| characters as usize);
                let comment = self.truth(row, "comment");
                self.misplaced(row, "text", &["digits", "direction", "weight"]);
                self.question(row, Kind::Text { characters, comment }, None);
            }
        }
    }

    fn one(&mut self, row: &Row, written: &str, choices: &Choices) {
        // The head of a grid repeats its choices and asks nothing.
        if has_hint(self.text(row, "appearance"), "label") {
            let label = self.columns.localised(row, "label");
            self.appearance(row);
            self.page().lines.push(Line::Heading(label));
            return self.field(row, written);
        }
        let kind = self.list(row, choices).map(Kind::One);
        let kind = kind.unwrap_or_else(|| self.refuse(row, written));
        self.misplaced(row, "select_one", &["digits", "characters", "comment"]);
        self.select(row, kind, choices);
    }

    /// A question with choices, and the line to write another answer on.
    fn select(&mut self, row: &Row, kind: Kind, choices: &Choices) {
        let (Kind::One(list) | Kind::Several(list)) = kind else {
            return self.question(row, kind, None);
        };
        if choices.or_other {
            self.add_other(list);
        }
        self.question(row, kind, None);
        if choices.or_other {
            self.other_line(row);
        }
    }

    /// The last choice of a list that takes another answer.
    fn add_other(&mut self, list: usize) {
        let list = &mut self.form.lists[list];
        if list.named("other").is_some() {
            return;
        }
        let mut label = Localised::plain("Other");
        label.set("fr", "Autre");
        let columns = list.choices.first().map(|choice| choice.columns.clone()).unwrap_or_default();
        let columns = columns.into_iter().map(|(column, _)| (column, String::new())).collect();
        let code = super::super::form::free_code(list);
        let short = Localised::default();
        list.choices.push(Choice { name: "other".to_owned(), code, label, short, score: None, mark: None, columns });
    }

    /// The line on which another answer is written.
    fn other_line(&mut self, row: &Row) {
        let index = self.form.questions.len();
        let asked = &self.form.questions[index - 1];
        let kind = Kind::Text { characters: DEVICE_CHARACTERS, comment: false };
        let mut line = Question::new(&format!("{}_other", asked.name), kind);
        line.label = Localised::plain("Specify other.");
        line.label.set("fr", "Précisez.");
        (line.page, line.section) = (asked.page, asked.section);
        line.relevant = Expression::parse(&format!("selected(${{{}}}, 'other')", asked.name)).ok();
        self.form.questions.push(line);
        self.questions.push(row.number);
        self.form.outline.order.push(Element::Question(index));
        self.page().lines.push(Line::Question(index));
    }

    fn range(&mut self, row: &Row) {
        let written = self.text(row, "parameters").to_owned();
        let (mut start, mut end, mut step) = (1.0, 10.0, 1.0);
        for (key, value) in types::parameters(&written) {
            let number = value.replace(',', ".").parse::<f64>().ok().filter(|number| number.is_finite());
            match (key.as_str(), number) {
                ("start", Some(number)) => start = number,
                ("end", Some(number)) => end = number,
                ("step", Some(number)) => step = number,
                _ => self.warning(row, "parameters", Problem::NotANumber(format!("{key}={value}"))),
            }
        }
        let whole = [start, end, step].iter().all(|number| number.fract() == 0.0);
        let kind = if whole { Kind::Integer { digits: None } } else { Kind::Decimal };
        self.question(row, kind, Some(Format::Range { start, end, step }));
    }

    /// The list of a single box to tick.
    fn acknowledgement(&mut self) -> usize {
        const NAME: &str = "acknowledge";
        if let Some(known) = self.form.lists.iter().position(|list| list.name == NAME) {
            return known;
        }
        let text = Localised::plain("OK");
        let (name, code, short) = ("OK".to_owned(), "1".to_owned(), Localised::default());
        let choice = Choice { name, code, label: text, short, score: None, mark: None, columns: Vec::new() };
        self.form.lists.push(ChoiceList { name: NAME.to_owned(), choices: vec![choice] });
        self.form.lists.len() - 1
    }

    pub(super) fn question(&mut self, row: &Row, kind: Kind, format: Option<Format>) {
        self.turn_page(row);
        let appearance = self.appearance(row);
        let index = self.form.questions.len();
        let block = self.block(&kind, &appearance);
        let (required, required_when) = self.required(row);
        let required_message = self.columns.localised(row, "required_message");
        if !required_message.is_empty() && !required && required_when.is_none() {
            self.warning(row, "required_message", Problem::MessageWithoutRule);
        }
        let part = self.part(row);
        let kind = match kind {
            // What is written freely in a dossier is read before it is told, like any comment.
            Kind::Text { characters, .. } if part.is_some() && format.is_none() => {
                Kind::Text { characters, comment: true }
            }
            kind => kind,
        };
        let (default, read_only) = (self.default(row), self.truth(row, "readonly"));
        let filter = match kind {
            Kind::One(_) | Kind::Several(_) => self.rule(row, "choice_filter"),
            _ => {
                self.misplaced(row, self.text(row, "type"), &["choice_filter"]);
                None
            }
        };
        let question = Question {
            name: self.name(row),
            number: self.text(row, "number").to_owned(),
            label: self.columns.localised(row, "label"),
            hint: self.columns.localised(row, "hint"),
            page: self.form.pages.len() - 1,
            block,
            kind,
            required,
            relevant: self.rule(row, "relevant"),
            hard: self.check(row, "constraint", "constraint_message"),
            soft: self.check(row, "soft", "soft_message"),
            constant: self.constant(row),
            theme: Some(self.text(row, "theme").to_owned()).filter(|theme| !theme.is_empty()),
            direction: self.direction(row),
            weight: self.weight(row),
            section: self.section(),
            format,
            filter,
            calculation: self.rule(row, "calculation"),
            default,
            read_only,
            required_when,
            required_message,
            appearance,
            origin: self.origin(row),
            part,
        };
        self.misplaced(row, self.text(row, "type"), &["repeat_count", "rows", "ends"]);
        self.say_default(row, &question);
        self.say_parameters(row, &question);
        self.form.questions.push(question);
        self.questions.push(row.number);
        self.form.outline.order.push(Element::Question(index));
        self.page().lines.push(Line::Question(index));
    }

    /// Says once that paper shows no value before it is answered.
    fn say_default(&mut self, row: &Row, question: &Question) {
        if question.default.is_some() && !question.is_filled_by_the_form() && !self.defaults {
            self.defaults = true;
            self.warning(row, "default", Problem::DefaultNotKeyed);
        }
    }

    fn say_parameters(&mut self, row: &Row, question: &Question) {
        if matches!(question.format, Some(Format::Range { .. })) {
            return;
        }
        for (key, value) in types::parameters(self.text(row, "parameters")) {
            let read = matches!(key.as_str(), "value" | "label");
            let hint = format!("{key}={value}");
            if !read && !self.appearances.contains(&hint) {
                self.appearances.push(hint.clone());
                self.warning(row, "parameters", Problem::AppearanceIgnored(hint));
            }
        }
    }

    fn list(&mut self, row: &Row, choices: &Choices) -> Option<usize> {
        if !choices.unread.is_empty() {
            self.warning(row, "type", Problem::TypeWordsIgnored(choices.unread.clone()));
        }
        if choices.list.is_empty() {
            self.blocking(row, "type", Problem::ListMissing);
            return None;
        }
        let name = choices.list.as_str();
        // A file is a list of its name without its ending.
        let stem = if choices.from_file { name.rsplit_once('.').map_or(name, |(stem, _)| stem) } else { name };
        if let Some(found) = self.form.lists.iter().position(|known| known.name == stem) {
            return Some(found);
        }
        if choices.from_file {
            let parameters = types::parameters(self.text(row, "parameters"));
            let named = |wanted: &str| {
                let found = parameters.iter().find(|(key, _)| key == wanted);
                found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
            };
            let columns = types::Named { value: named("value"), label: named("label") };
            match (self.files)(name, &columns) {
                Ok(list) => {
                    self.form.lists.push(list);
                    return Some(self.form.lists.len() - 1);
                }
                Err(problem) => {
                    self.warning(row, "type", problem);
                    self.warning(row, "type", Problem::TypeAsText(self.text(row, "type").to_owned()));
                    return None;
                }
            }
        }
        let nearest = nearest(name, self.form.lists.iter().map(|list| list.name.as_str())).map(str::to_owned);
        self.blocking(row, "type", Problem::ListUnknown { list: name.to_owned(), nearest });
        None
    }
}
