//! Tables of scores: themes, services, items, gaps, the items of a theme together, the comparison.

use super::super::Writer;
use super::{column, part, silence};
use crate::measure::{Difference, Gap, Interval, PERCENT_FROM, Reference, Score, Shown};
use crate::questionnaire::Role;
use crate::report::data::{Cell, Column, DataSheet, Unit};
use crate::say;

/// Cells of a score, the sheets of an earlier report excluded.
const SCORE_WIDTH: usize = 10;

impl Writer<'_> {
    pub(super) fn themes_data(&self) -> DataSheet {
        let mut columns = vec![self.audience_column(), self.theme_column()];
        columns.extend(self.score_columns());
        let mut rows = Vec::new();
        for audience in &self.results.audiences {
            for theme in &audience.themes {
                let mut row = vec![audience.audience.0.as_str().into(), theme.code.as_str().into()];
                row.extend(self.score_cells(&theme.score, audience.role));
                rows.push(row);
            }
        }
        DataSheet { name: "themes", title: say!(self.phrases, "data-sheet-themes"), columns, rows }
    }

    pub(super) fn theme_services_data(&self) -> DataSheet {
        let phrases = self.phrases;
        let service = column("service", Unit::Code, say!(phrases, "data-service"));
        let mut columns = vec![self.audience_column(), self.theme_column(), service];
        columns.extend(self.score_columns());
        let mut rows = Vec::new();
        for audience in &self.results.audiences {
            for theme in &audience.themes {
                let head =
                    |service: Cell| vec![audience.audience.0.as_str().into(), theme.code.as_str().into(), service];
                match &theme.services {
                    Shown::Shown { value, kept } => rows.extend(value.iter().map(|each| {
                        let mut row = head(each.service.as_str().into());
                        row.extend(self.score_cells(&kept_with(&each.score, *kept), audience.role));
                        row
                    })),
                    absent => {
                        let mut row = head(Cell::Nothing);
                        row.extend(silence(absent, SCORE_WIDTH));
                        row.push(Cell::Nothing);
                        rows.push(row);
                    }
                }
            }
        }
        DataSheet { name: "theme_services", title: say!(phrases, "data-sheet-theme-services"), columns, rows }
    }

    pub(super) fn items_data(&self) -> DataSheet {
        let phrases = self.phrases;
        let mut columns = vec![self.audience_column(), self.theme_column(), self.item_column()];
        columns.extend(self.score_columns());
        columns.push(column("answered", Unit::Count, say!(phrases, "data-answered")));
        columns.extend(self.mark_columns());
        let mut rows = Vec::new();
        for audience in &self.results.audiences {
            for item in &audience.items {
                let theme = item.theme.as_deref();
                let mut row = vec![audience.audience.0.as_str().into(), theme.into(), item.name.as_str().into()];
                row.extend(self.score_cells(&part(&item.score, |value| value.score), audience.role));
                match item.score.value() {
                    Some(value) => {
                        row.push(value.answered.into());
                        row.extend(value.marks.map(Cell::from));
                    }
                    None => row.extend(silence(&item.score, 6)),
                }
                rows.push(row);
            }
        }
        DataSheet { name: "items", title: say!(phrases, "data-sheet-items"), columns, rows }
    }

    pub(super) fn gaps_data(&self) -> DataSheet {
        let phrases = self.phrases;
        let mut columns = vec![
            column("level", Unit::Code, say!(phrases, "data-level")),
            column("code", Unit::Code, say!(phrases, "data-code")),
            column("people_n", Unit::Count, say!(phrases, "data-people-n")),
            column("people_mean", Unit::Points, say!(phrases, "data-people-mean")),
            column("professionals_n", Unit::Count, say!(phrases, "data-professionals-n")),
            column("professionals_mean", Unit::Points, say!(phrases, "data-professionals-mean")),
            column("difference", Unit::Difference, say!(phrases, "data-difference")),
        ];
        columns.extend(self.interval_columns(Unit::Difference));
        columns.push(column("adjusted_p", Unit::Probability, say!(phrases, "data-adjusted")));
        columns.push(column("established", Unit::Flag, say!(phrases, "data-established")));
        let row = |level: &str, gap: &Gap| {
            let mut row: Vec<Cell> = vec![level.into(), gap.code.as_str().into()];
            row.extend([gap.people.n.into(), gap.people.mean.into()]);
            row.extend([gap.professionals.n.into(), gap.professionals.mean.into(), gap.difference.into()]);
            row.extend(ends(gap.interval));
            row.extend([gap.adjusted.into(), gap.interval.map(|_| gap.is_established()).into()]);
            row
        };
        let themes = self.results.theme_gaps.iter().map(|gap| row("theme", gap));
        let rows = themes.chain(self.results.item_gaps.iter().map(|gap| row("item", gap))).collect();
        DataSheet { name: "gaps", title: say!(phrases, "data-sheet-gaps"), columns, rows }
    }

    pub(super) fn reliability_data(&self) -> DataSheet {
        let phrases = self.phrases;
        let mut columns = vec![
            self.audience_column(),
            self.theme_column(),
            column("n", Unit::Count, say!(phrases, "data-reliability-n")),
            column("items", Unit::Count, say!(phrases, "data-reliability-items")),
            column("alpha", Unit::Alpha, say!(phrases, "data-alpha")),
        ];
        columns.extend(self.interval_columns(Unit::Alpha));
        columns.push(self.kept_column());
        let mut rows = Vec::new();
        for audience in self.results.audiences.iter().filter(|audience| audience.role.is_sampled()) {
            for theme in &audience.themes {
                let mut row: Vec<Cell> = vec![audience.audience.0.as_str().into(), theme.code.as_str().into()];
                match theme.reliability.value() {
                    Some(value) => {
                        row.extend([value.n.into(), value.items.into(), value.alpha.into()]);
                        row.extend(ends(value.interval().filter(|_| value.alpha < 1.0)));
                    }
                    None => row.extend(silence(&theme.reliability, 5)),
                }
                row.push(theme.reliability.kept().into());
                rows.push(row);
            }
        }
        DataSheet { name: "reliability", title: say!(phrases, "data-sheet-reliability"), columns, rows }
    }

    pub(super) fn comparison_data(&self) -> Vec<DataSheet> {
        self.compared().into_iter().map(|reference| self.comparison_with(reference)).collect()
    }

    fn comparison_with(&self, reference: &Reference) -> DataSheet {
        let phrases = self.phrases;
        let mut columns = vec![
            column("level", Unit::Code, say!(phrases, "data-level")),
            self.audience_column(),
            column("code", Unit::Code, say!(phrases, "data-code")),
            self.n_column(),
            column("mean", Unit::Points, say!(phrases, "data-mean")),
            column("reference", Unit::Points, say!(phrases, "data-reference", title = self.line(&reference.title))),
            column("difference", Unit::Difference, say!(phrases, "data-reference-difference")),
        ];
        columns.extend(self.interval_columns(Unit::Difference));
        columns.push(column("adjusted_p", Unit::Probability, say!(phrases, "data-adjusted")));
        columns.push(column("established", Unit::Flag, say!(phrases, "data-established")));
        let row = |each: &Difference| {
            let role = self.results.audiences.iter().find(|view| view.audience == each.audience).map(|view| view.role);
            let sampled = role.is_none_or(Role::is_sampled);
            let interval = each.interval.filter(|_| sampled);
            let level = if each.theme { "theme" } else { "item" };
            let mut row: Vec<Cell> = vec![level.into(), each.audience.0.as_str().into(), each.code.as_str().into()];
            row.extend([each.now.n.into(), each.now.mean.into(), each.reference.into(), each.difference.into()]);
            row.extend(ends(interval));
            row.push(each.adjusted.filter(|_| sampled).into());
            row.push(interval.map(|_| each.is_established()).into());
            row
        };
        let rows = self.results.beside(reference).iter().map(row).collect();
        let (name, title) = match reference.outside {
            false => ("comparison", say!(phrases, "data-sheet-comparison")),
            true => ("comparison_outside", say!(phrases, "data-sheet-comparison-outside")),
        };
        DataSheet { name, title, columns, rows }
    }

    fn score_columns(&self) -> Vec<Column> {
        let phrases = self.phrases;
        let mut columns = vec![
            self.n_column(),
            column("mean", Unit::Points, say!(phrases, "data-mean")),
            column("sd", Unit::Points, say!(phrases, "data-deviation")),
        ];
        columns.extend(self.interval_columns(Unit::Points));
        columns.extend([
            column("favourable", Unit::Count, say!(phrases, "data-favourable")),
            column("favourable_share", Unit::Share, say!(phrases, "data-favourable-share")),
            column("favourable_low", Unit::Share, say!(phrases, "data-favourable-low")),
            column("favourable_high", Unit::Share, say!(phrases, "data-favourable-high")),
            column("fragile", Unit::Flag, say!(phrases, "data-fragile")),
            self.kept_column(),
        ]);
        columns
    }

    /// A score as its page says it: a declaration has no intervals, few have counts and no shares.
    fn score_cells(&self, shown: &Shown<Score>, role: Role) -> Vec<Cell> {
        let mut cells = match shown.value() {
            None => silence(shown, SCORE_WIDTH),
            Some(score) => {
                let sampled = role.is_sampled();
                let clip = |ends: Interval| Interval { low: ends.low.max(0.0), high: ends.high.min(100.0) };
                let part = score.favourable.filter(|_| score.n >= PERCENT_FROM);
                let share = part.map(|favourable| f64::from(favourable) / f64::from(score.n));
                let favourable = score.favourable_interval().filter(|_| sampled && share.is_some());
                let mut cells: Vec<Cell> = vec![score.n.into(), score.mean.into(), score.deviation.into()];
                cells.extend(ends(score.interval().filter(|_| sampled).map(clip)));
                cells.extend([score.favourable.into(), share.into()]);
                cells.extend(ends(favourable));
                cells.push((sampled && score.n < self.results.thresholds.fragile_under).into());
                cells
            }
        };
        cells.push(shown.kept().into());
        cells
    }
}

fn ends(interval: Option<Interval>) -> [Cell; 2] {
    [interval.map(|ends| ends.low).into(), interval.map(|ends| ends.high).into()]
}

/// A part of a breakdown that stays in place stays in place with it.
fn kept_with(shown: &Shown<Score>, all: Option<u32>) -> Shown<Score> {
    match shown {
        Shown::Shown { value, kept } => Shown::Shown { value: *value, kept: kept.or(all) },
        absent => absent.clone(),
    }
}
