//! Rules of a row: read, left out with a finding, or refused.

use super::{Asks, Reader};
use crate::expression::Expression;
use crate::import::redcap::header::Column;
use crate::import::redcap::logic::{self, Fail};
use crate::import::redcap::validation::Validation;
use crate::import::survey::quoted;
use crate::import::table::Row;
use crate::questionnaire::{Check, Localised, Problem};

impl Reader<'_> {
    /// When the field is shown.
    pub(super) fn relevant(&mut self, row: &Row) -> Option<Expression> {
        let source = self.text(row, Column::Branching).to_owned();
        if source.is_empty() {
            return None;
        }
        let made = logic::condition(&source, &self.known);
        self.read(row, Column::Branching, &source, made)
    }

    /// What works a value out; `None` with a finding where it cannot.
    pub(super) fn calculation(&mut self, row: &Row, column: Column, source: String) -> Option<Expression> {
        let made = logic::calculation(&source, &self.known);
        self.read(row, column, &source, made)
    }

    /// What a tag of the field works out.
    pub(super) fn calculated(&mut self, row: &Row, asks: &Asks) -> Option<Expression> {
        let source = asks.calculation.clone()?;
        self.calculation(row, Column::Annotation, source)
    }

    fn read(&mut self, row: &Row, column: Column, source: &str, made: Result<String, Fail>) -> Option<Expression> {
        let error = match made {
            Ok(text) => match Expression::parse(&text) {
                Ok(rule) => return Some(rule),
                Err(error) => error,
            },
            Err(Fail::Wrong(error)) => error,
            Err(Fail::LeftOut(problem)) => {
                self.warning(row, column, problem);
                return None;
            }
        };
        self.blocking(row, column, Problem::Rule { source: source.to_owned(), error });
        None
    }

    /// The value before anybody answers. Only a constant is one on paper.
    pub(super) fn default(&mut self, row: &Row, given: &str) -> Option<Expression> {
        if given.contains('[') {
            self.warning(row, Column::Annotation, Problem::RuleOfRedcap(given.to_owned()));
            return None;
        }
        // Ticked boxes are parted by commas there.
        let is_checkbox = self.text(row, Column::Type).eq_ignore_ascii_case("checkbox");
        let given = if is_checkbox { given.replace(',', " ") } else { given.to_owned() };
        Expression::parse(&quoted(given.trim())).ok()
    }

    /// The bounds of the answer as a check.
    pub(super) fn bounds(&mut self, row: &Row, validation: Validation) -> Option<Check> {
        let bounds = [(Column::Min, ">="), (Column::Max, "<=")];
        let rules: Vec<String> =
            bounds.into_iter().filter_map(|(column, sign)| self.bound(row, validation, column, sign)).collect();
        let rule = Expression::parse(&rules.join(" and ")).ok()?;
        Some(Check { rule, message: Localised::default() })
    }

    fn bound(&mut self, row: &Row, validation: Validation, column: Column, sign: &str) -> Option<String> {
        let written = self.text(row, column).to_owned();
        if written.is_empty() {
            return None;
        }
        if !validation.has_bounds() {
            let kind = self.text(row, Column::Type).to_owned();
            self.warning(row, column, Problem::ColumnMisplaced { kind });
            return None;
        }
        if !written.contains('[') {
            let Some((answer, bound)) = validation.compared(&written) else {
                let kind = self.text(row, Column::Validation).to_owned();
                self.blocking(row, column, Problem::BoundBad { written, kind });
                return None;
            };
            return Some(format!("{answer} {sign} {bound}"));
        }
        match logic::value(&written, &self.known) {
            // A bound that is blank bounds nothing.
            Ok(bound) => {
                let (answer, compared) = match validation {
                    Validation::Moment(_) => ("decimal-date-time(.)", format!("decimal-date-time({bound})")),
                    Validation::Time => ("decimal-time(.)", format!("decimal-time({bound})")),
                    _ => (".", bound.clone()),
                };
                Some(format!("({bound} = '' or {answer} {sign} {compared})"))
            }
            Err(Fail::LeftOut(problem)) => {
                self.warning(row, column, problem);
                None
            }
            Err(Fail::Wrong(error)) => {
                self.blocking(row, column, Problem::Rule { source: written, error });
                None
            }
        }
    }
}
