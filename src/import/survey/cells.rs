//! The cells of a row: truths, numbers, rules, names, each with a finding for what it is not.

use super::{PAGES_MAX, Reader};
use crate::expression::{Expression, Fault};
use crate::import::form::unknown_word;
use crate::import::table::Row;
use crate::import::types::{RowType, row_type};
use crate::questionnaire::{Check, Constant, Direction, Finding, Origin, Part, Place, Problem, WEIGHT_MAX};

/// Hints that mean something on paper, or that say nothing of what is printed.
const HINTS: &[&str] = &[
    "table-list",
    "likert",
    "label",
    "list-nolabel",
    "list",
    "multiline",
    "minimal",
    "horizontal",
    "vertical",
    "horizontal-compact",
    "compact",
    "field-list",
    "columns",
    "columns-pack",
    "columns-flex",
    "no-buttons",
];

/// Hints that say how much of a date is asked, or how a device shows it.
const DATE_HINTS: &[&str] = &["year", "month-year", "no-calendar"];

impl Reader<'_> {
    pub(super) fn text<'r>(&self, row: &'r Row, word: &str) -> &'r str {
        self.columns.text(row, word)
    }

    pub(super) fn place(&self, row: &Row, word: &str) -> Place {
        self.sheet.row(row.number).column(self.columns.header(word))
    }

    pub(super) fn blocking(&mut self, row: &Row, word: &str, problem: Problem) {
        let place = self.place(row, word);
        self.findings.push(Finding::blocking(place, problem));
    }

    pub(super) fn warning(&mut self, row: &Row, word: &str, problem: Problem) {
        let place = self.place(row, word);
        self.findings.push(Finding::warning(place, problem));
    }

    pub(super) fn name(&mut self, row: &Row) -> String {
        let name = self.text(row, "name").to_owned();
        let begins = |letter: char| letter.is_alphabetic() || letter == '_';
        let good = name.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.'));
        if name.is_empty() {
            if self.columns.has("name") {
                self.blocking(row, "name", Problem::NameMissing);
            }
        } else if !good || !name.starts_with(begins) {
            self.blocking(row, "name", Problem::NameBad(name.clone()));
        }
        name
    }

    /// The rule of a cell, `None` when nothing is written or it does not read.
    pub(super) fn rule(&mut self, row: &Row, word: &str) -> Option<Expression> {
        let source = self.text(row, word).to_owned();
        if source.is_empty() {
            return None;
        }
        // A spreadsheet turns a typed `true` into a truth of its own, and people write yes.
        let source = match source.to_lowercase().as_str() {
            "true" | "yes" | "oui" => "true()".to_owned(),
            "false" | "no" | "non" => "false()".to_owned(),
            _ => source,
        };
        let read = if word == "choice_filter" { Expression::parse_filter } else { Expression::parse };
        match read(&source) {
            Ok(rule) => Some(rule),
            // A bare word in a calculation is empty and hides nothing.
            Err(error) if word == "calculation" && matches!(error.fault, Fault::Path(_)) => {
                let rule = Expression::parse_loosely(&source).ok();
                self.warning(row, word, Problem::Rule { source, error });
                rule
            }
            Err(error) => {
                self.blocking(row, word, Problem::Rule { source, error });
                None
            }
        }
    }

    /// The value before anybody answers: a rule where it reads as one, else the text itself.
    pub(super) fn default(&mut self, row: &Row) -> Option<Expression> {
        let written = self.text(row, "default").to_owned();
        if written.is_empty() {
            return None;
        }
        let is_rule = written.contains("${") || (written.contains('(') && written.ends_with(')'));
        if is_rule && let Ok(rule) = Expression::parse(&written) {
            return Some(rule);
        }
        Expression::parse(&quoted(&written)).ok()
    }

    pub(super) fn check(&mut self, row: &Row, word: &str, message_word: &str) -> Option<Check> {
        let message = self.columns.localised(row, message_word);
        match self.rule(row, word) {
            Some(rule) => Some(Check { rule, message }),
            None => {
                if !message.is_empty() && self.text(row, word).is_empty() {
                    self.warning(row, message_word, Problem::MessageWithoutRule);
                }
                None
            }
        }
    }

    pub(super) fn constant(&mut self, row: &Row) -> Option<Constant> {
        let written = self.text(row, "constant").to_owned();
        match written.to_lowercase().as_str() {
            "" => None,
            "service" => Some(Constant::Service),
            "date" => Some(Constant::Date),
            _ => {
                self.blocking(row, "constant", unknown_word(&written, &["service", "date"]));
                None
            }
        }
    }

    pub(super) fn part(&mut self, row: &Row) -> Option<Part> {
        let written = self.text(row, "part").to_owned();
        if written.is_empty() {
            return None;
        }
        let part = Part::from_word(&written.to_lowercase());
        if part.is_none() {
            self.blocking(row, "part", unknown_word(&written, &Part::ALL.map(Part::word)));
        }
        part
    }

    pub(super) fn direction(&mut self, row: &Row) -> Direction {
        let written = self.text(row, "direction").to_owned();
        match written.to_lowercase().as_str() {
            "" | "positive" => Direction::Positive,
            "negative" => Direction::Negative,
            _ => {
                self.blocking(row, "direction", unknown_word(&written, &["positive", "negative"]));
                Direction::Positive
            }
        }
    }

    pub(super) fn weight(&mut self, row: &Row) -> f64 {
        let written = self.text(row, "weight").replace(',', ".");
        if written.is_empty() {
            return 1.0;
        }
        let weight = written.parse().ok().filter(|weight| *weight > 0.0 && *weight <= WEIGHT_MAX);
        weight.unwrap_or_else(|| {
            self.blocking(row, "weight", Problem::NotAWeight(written));
            1.0
        })
    }

    /// A yes or no, as spreadsheets and authors write it.
    pub(super) fn truth(&mut self, row: &Row, word: &str) -> bool {
        let written = self.text(row, word).to_owned();
        truth_of(&written).unwrap_or_else(|| {
            self.warning(row, word, unknown_word(&written, &["yes", "no"]));
            false
        })
    }

    /// Whether an answer is required: always, never, or when a rule holds.
    pub(super) fn required(&mut self, row: &Row) -> (bool, Option<Expression>) {
        let written = self.text(row, "required").to_owned();
        if let Some(truth) = truth_of(&written) {
            return (truth, None);
        }
        match Expression::parse(&written) {
            Ok(rule) => (false, Some(rule)),
            // A bare word was meant as a yes or a no.
            Err(error) if matches!(error.fault, Fault::Path(_)) => (self.truth(row, "required"), None),
            Err(error) => {
                self.blocking(row, "required", Problem::Rule { source: written, error });
                (false, None)
            }
        }
    }

    pub(super) fn whole_number(&mut self, row: &Row, word: &str, max: u32) -> Option<u32> {
        let written = self.text(row, word).to_owned();
        if written.is_empty() {
            return None;
        }
        let number = written.parse().ok().filter(|number| (1..=max).contains(number));
        if number.is_none() {
            self.blocking(row, word, Problem::NotAWholeNumber { written, min: 1, max });
        }
        number
    }

    pub(super) fn misplaced(&mut self, row: &Row, kind: &str, columns: &[&str]) {
        for word in columns.iter().filter(|word| !self.text(row, word).is_empty()).copied().collect::<Vec<_>>() {
            self.warning(row, word, Problem::ColumnMisplaced { kind: kind.to_owned() });
        }
    }

    /// What the row is in the form of another standard that it came from.
    pub(super) fn origin(&self, row: &Row) -> Origin {
        Origin { id: self.text(row, "link_id").to_owned(), kind: self.text(row, "link_type").to_owned() }
    }

    /// The display hints of the row; says once of every hint that paper does not know it.
    pub(super) fn appearance(&mut self, row: &Row) -> String {
        let written = self.text(row, "appearance").to_owned();
        // A call such as `search('file')` is one hint, whatever stands in it.
        let hints = match written.find('(') {
            Some(open) => vec![written[..open].trim().rsplit(' ').next().unwrap_or_default().to_lowercase() + "()"],
            None => written.split_whitespace().map(str::to_lowercase).collect(),
        };
        let is_date = matches!(row_type(self.text(row, "type")), RowType::Date);
        for hint in hints {
            let is_read = HINTS.contains(&hint.as_str()) || (is_date && DATE_HINTS.contains(&hint.as_str()));
            if !is_read && !self.appearances.contains(&hint) {
                self.appearances.push(hint.clone());
                self.warning(row, "appearance", Problem::AppearanceIgnored(hint));
            }
        }
        written
    }
}

fn truth_of(written: &str) -> Option<bool> {
    match written.to_lowercase().as_str() {
        "" | "no" | "false" | "false()" | "0" | "non" | "faux" | "n" => Some(false),
        "yes" | "true" | "true()" | "1" | "oui" | "vrai" | "y" | "x" => Some(true),
        _ => None,
    }
}

/// A text as a constant of the rule language, whatever quotation marks are in it.
pub(in crate::import) fn quoted(text: &str) -> String {
    if !text.contains('\'') {
        return format!("'{text}'");
    }
    if !text.contains('"') {
        return format!("\"{text}\"");
    }
    let parts: Vec<String> = text.split('\'').map(|part| format!("'{part}'")).collect();
    format!("concat({})", parts.join(", \"'\", "))
}

// Pages and rows are counted in the same numbers as the sheet.
const _: () = assert!(PAGES_MAX < 20_000);
