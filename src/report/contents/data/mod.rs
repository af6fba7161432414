//! The numbers of the report as tables for other programs: the same as on its pages, to the last digit, and no others.

mod answers;
mod dossier;
mod house;
mod scores;

use super::Writer;
use crate::measure::Shown;
use crate::report::data::{Cell, Column, DataSheet, Unit};
use crate::say;

impl Writer<'_> {
    /// Every table of data.
    pub(super) fn data(&self) -> Vec<DataSheet> {
        let mut sheets = vec![self.participation_data(), self.themes_data(), self.theme_services_data()];
        sheets.extend([self.items_data(), self.distributions_data(), self.gaps_data(), self.reliability_data()]);
        sheets.extend([self.profile_data(), self.modes_data(), self.quality_data(), self.certainty_data()]);
        sheets.extend(self.comparison_data());
        sheets.extend([self.comments_data(), self.comment_counts_data(), self.plan_data()]);
        sheets.extend(Some(self.effects_data()).filter(|effects| !effects.rows.is_empty()));
        sheets.push(self.codes_data());
        sheets
    }

    /// Whose view: the first column of most tables.
    fn audience_column(&self) -> Column {
        column("audience", Unit::Code, say!(self.phrases, "data-audience"))
    }

    fn theme_column(&self) -> Column {
        column("theme", Unit::Code, say!(self.phrases, "data-theme"))
    }

    fn item_column(&self) -> Column {
        column("item", Unit::Code, say!(self.phrases, "data-item"))
    }

    fn n_column(&self) -> Column {
        column("n", Unit::Count, say!(self.phrases, "data-n"))
    }

    /// The ends of a 95 % interval.
    fn interval_columns(&self, unit: Unit) -> [Column; 2] {
        [column("low", unit, say!(self.phrases, "data-low")), column("high", unit, say!(self.phrases, "data-high"))]
    }

    fn kept_column(&self) -> Column {
        column("kept_sheets", Unit::Count, say!(self.phrases, "data-kept"))
    }

    fn mark_columns(&self) -> [Column; 5] {
        let phrases = self.phrases;
        [
            column("mark_blank", Unit::Count, say!(phrases, "report-mark-blank")),
            column("mark_not_concerned", Unit::Count, say!(phrases, "report-mark-not-concerned")),
            column("mark_double", Unit::Count, say!(phrases, "report-mark-double")),
            column("mark_unreadable", Unit::Count, say!(phrases, "report-mark-unreadable")),
            column("mark_struck", Unit::Count, say!(phrases, "report-mark-struck")),
        ]
    }
}

fn column(name: &'static str, unit: Unit, meaning: String) -> Column {
    Column { name, meaning, unit }
}

/// What stands in each of `width` cells whose value is not shown.
fn silence<T>(shown: &Shown<T>, width: usize) -> Vec<Cell> {
    let cell = match shown {
        Shown::Hidden => Cell::Hidden,
        Shown::Nobody => Cell::Nobody,
        Shown::Shown { .. } => Cell::Nothing,
    };
    vec![cell; width]
}

/// The same, of a part of what is shown.
fn part<T, U: Clone>(shown: &Shown<T>, part: impl Fn(&T) -> U) -> Shown<U> {
    match shown {
        Shown::Nobody => Shown::Nobody,
        Shown::Hidden => Shown::Hidden,
        Shown::Shown { value, kept } => Shown::Shown { value: part(value), kept: *kept },
    }
}
