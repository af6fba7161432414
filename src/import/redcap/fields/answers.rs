//! What a field takes: boxes, numbers, days, texts.

use super::{Asks, Reader};
use crate::expression::{Expression, nearest};
use crate::import::form::give_codes;
use crate::import::redcap::TYPES;
use crate::import::redcap::choices::{self, Pair};
use crate::import::redcap::header::Column;
use crate::import::redcap::text;
use crate::import::redcap::validation::Validation;
use crate::import::table::Row;
use crate::questionnaire::{Check, Format, Kind, Localised, Problem, Question, TEXT_CHARACTERS_MAX};

/// The validations that dictionaries have most, where one is unknown.
const USUAL: &str = "integer, number, number_1dp, date_dmy, date_ymd, datetime_dmy, time, email, phone, zipcode";
/// Longest time of day and longest day with one, in characters.
const TIME_CHARACTERS: usize = 32;

impl Reader<'_> {
    /// Gives a question its kind, its format and its checks.
    pub(super) fn answered(&mut self, row: &Row, kind: &str, asks: &Asks, question: &mut Question, identifies: bool) {
        if kind != "text" && kind != "slider" {
            self.unvalidated(row, kind);
        }
        match kind {
            "text" => self.validated(row, asks, question),
            // What is written freely is a comment for the report, unless it says who wrote it.
            "notes" => question.kind = self.written(asks, !identifies),
            "radio" | "dropdown" => {
                if let Some(list) = self.list(row) {
                    question.kind = Kind::One(list);
                }
            }
            "checkbox" => {
                if let Some(list) = self.list(row) {
                    question.kind = Kind::Several(list);
                }
                question.hard = self.ticked(row, asks, question);
            }
            "yesno" => question.kind = Kind::One(self.fixed(row, "yesno", [("1", "Yes", "Oui"), ("0", "No", "Non")])),
            "truefalse" => {
                question.kind =
                    Kind::One(self.fixed(row, "truefalse", [("1", "True", "Vrai"), ("0", "False", "Faux")]));
            }
            "slider" => self.slider(row, question),
            "sql" => {
                self.warning(row, Column::Type, Problem::TypeAsText(kind.to_owned()));
                question.kind = self.written(asks, false);
            }
            _ => {
                let (written, nearest) = (kind.to_owned(), nearest(kind, TYPES).map(str::to_owned));
                self.blocking(row, Column::Type, Problem::TypeUnknown { written, nearest });
            }
        }
    }

    fn written(&self, asks: &Asks, comment: bool) -> Kind {
        Kind::Text { characters: asks.characters.unwrap_or(TEXT_CHARACTERS_MAX), comment }
    }

    /// What a field of boxes or notes has no use for.
    fn unvalidated(&mut self, row: &Row, kind: &str) {
        for column in [Column::Validation, Column::Min, Column::Max] {
            // Old dictionaries say there how a list completes itself.
            let written = self.text(row, column).to_lowercase();
            if !written.is_empty() && written != "autocomplete" {
                self.warning(row, column, Problem::ColumnMisplaced { kind: kind.to_owned() });
            }
        }
    }

    fn validated(&mut self, row: &Row, asks: &Asks, question: &mut Question) {
        let written = self.text(row, Column::Validation).to_owned();
        let validation = Validation::named(&written).unwrap_or_else(|| {
            let nearest = nearest(&written, Validation::names()).map(str::to_owned);
            let problem = Problem::WordUnknown { written: written.clone(), words: USUAL.to_owned(), nearest };
            self.warning(row, Column::Validation, problem);
            Validation::None
        });
        if !self.text(row, Column::Choices).is_empty() {
            self.warning(row, Column::Choices, Problem::ColumnMisplaced { kind: "text".to_owned() });
        }
        let time = Kind::Text { characters: TIME_CHARACTERS, comment: false };
        (question.kind, question.format) = match validation {
            Validation::Integer => (Kind::Integer { digits: None }, None),
            Validation::Number(_) => (Kind::Decimal, None),
            Validation::Date(_) => (Kind::Date, None),
            Validation::Moment(_) => (time, Some(Format::DateTime)),
            Validation::Time => (time, Some(Format::Time)),
            Validation::None | Validation::Pattern(_) => (self.written(asks, false), None),
        };
        question.hard = validation.rule().and_then(|rule| check(&rule));
        let bounds = self.bounds(row, validation);
        // REDCap asks back when a bound is passed; its tag @FORCE-MINMAX makes it refuse.
        match (asks.bounds_refuse, question.hard.take(), bounds) {
            (true, Some(hard), Some(bounds)) => {
                let both = format!("{} and {}", hard.rule.source(), bounds.rule.source());
                question.hard = check(&both);
            }
            (true, hard, bounds) => question.hard = hard.or(bounds),
            (false, hard, bounds) => (question.hard, question.soft) = (hard, bounds),
        }
    }

    /// A line with two ends, measured from 0 to 100 unless its bounds say otherwise.
    fn slider(&mut self, row: &Row, question: &mut Question) {
        let mut end = |column, usual: f64| {
            let written = self.text(row, column).to_owned();
            match written.parse::<f64>().ok().filter(|end| end.fract() == 0.0 && end.abs() <= 1e6) {
                Some(end) => end,
                None if written.is_empty() => usual,
                None => {
                    self.blocking(row, column, Problem::NotANumber(written));
                    usual
                }
            }
        };
        let (start, end) = (end(Column::Min, 0.0), end(Column::Max, 100.0));
        question.kind = Kind::Integer { digits: None };
        question.format = Some(Format::Range { start, end, step: 1.0 });
        let labels: Vec<&str> = self.text(row, Column::Choices).split('|').map(str::trim).collect();
        let labels = labels.join(" – ");
        if !labels.is_empty() {
            let hint = question.hint.in_language("").to_owned();
            let both = if hint.is_empty() { labels } else { format!("{hint} ({labels})") };
            question.hint = Localised::plain(&text::plain(&both).0);
        }
    }

    /// The list of a field, `None` where it has no choice; fields with the same choices share one.
    fn list(&mut self, row: &Row) -> Option<usize> {
        let (pairs, without) = choices::pairs(self.text(row, Column::Choices));
        if let Some(part) = without {
            self.blocking(row, Column::Choices, Problem::ChoiceCodeMissing(part));
        }
        if pairs.is_empty() {
            self.blocking(row, Column::Choices, Problem::ChoicesMissing);
            return None;
        }
        let key = ("", pairs);
        if let Some(known) = self.lists.get(&key) {
            return Some(*known);
        }
        let name = self.text(row, Column::Name).to_owned();
        let label = |text: &str| Localised::plain(&text::plain(text).0);
        let list = self.keep(row, &name, &key.1, label);
        self.lists.insert(key, list);
        Some(list)
    }

    /// A list that its type gives.
    fn fixed(&mut self, row: &Row, name: &'static str, choices: [(&str, &str, &str); 2]) -> usize {
        if !self.text(row, Column::Choices).is_empty() {
            self.warning(row, Column::Choices, Problem::ColumnMisplaced { kind: name.to_owned() });
        }
        let pairs: Vec<Pair> =
            choices.iter().map(|(code, english, _)| ((*code).to_owned(), (*english).to_owned())).collect();
        let key = (name, pairs);
        if let Some(known) = self.lists.get(&key) {
            return *known;
        }
        let label = |english: &str| {
            let mut label = Localised::plain(english);
            let french = choices.iter().find(|(_, known, _)| *known == english).map_or("", |(_, _, french)| *french);
            label.set("fr", french);
            label
        };
        let list = self.keep(row, name, &key.1, label);
        self.lists.insert(key, list);
        list
    }

    fn keep(&mut self, row: &Row, name: &str, pairs: &[Pair], label: impl Fn(&str) -> Localised) -> usize {
        let mut list = choices::list(name, pairs, label);
        give_codes(&mut list);
        let other = list.choices.iter().find(|choice| choice.code != choice.name);
        let replaced =
            other.map(|choice| Problem::CodeReplaced { name: choice.name.clone(), code: choice.code.clone() });
        if let Some(problem) = replaced {
            self.warning(row, Column::Choices, problem);
        }
        self.rows.lists.push(vec![row.number; list.choices.len()]);
        self.form.lists.push(list);
        self.form.lists.len() - 1
    }

    /// What the tags of a checkbox field refuse.
    fn ticked(&mut self, row: &Row, asks: &Asks, question: &Question) -> Option<Check> {
        let mut rules = Vec::new();
        for code in &asks.alone {
            let known = match question.kind {
                Kind::Several(list) => self.form.lists[list].named(code).is_some(),
                _ => false,
            };
            if !known {
                let list = question.name.clone();
                let problem = Problem::ValueNotInList { value: code.clone(), list, nearest: None };
                self.warning(row, Column::Annotation, problem);
                continue;
            }
            rules.push(format!("not(selected(., '{code}') and count-selected(.) > 1)"));
        }
        rules.extend(asks.ticked_max.map(|max| format!("count-selected(.) <= {max}")));
        check(&rules.join(" and "))
    }
}

fn check(rule: &str) -> Option<Check> {
    let rule = Expression::parse(rule).ok()?;
    Some(Check { rule, message: Localised::default() })
}
