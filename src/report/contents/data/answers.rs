//! Tables of answers: each box, who answered, what people wrote.

use super::super::Writer;
use super::{column, silence};
use crate::measure::{Comment, PERCENT_FROM, Portrait, Share, Shown};
use crate::report::data::{Cell, DataSheet, Unit};
use crate::say;

impl Writer<'_> {
    pub(super) fn distributions_data(&self) -> DataSheet {
        let phrases = self.phrases;
        let columns = vec![
            self.audience_column(),
            self.theme_column(),
            self.item_column(),
            column("form", Unit::Code, say!(phrases, "data-form")),
            column("box", Unit::Code, say!(phrases, "data-box")),
            column("label", Unit::Text, say!(phrases, "data-box-label")),
            column("score", Unit::Points, say!(phrases, "data-box-score")),
            column("count", Unit::Count, say!(phrases, "data-count")),
            column("share", Unit::Share, say!(phrases, "data-box-share")),
            self.kept_column(),
        ];
        let mut rows = Vec::new();
        for audience in &self.results.audiences {
            for item in &audience.items {
                let head = || -> Vec<Cell> {
                    vec![audience.audience.0.as_str().into(), item.theme.as_deref().into(), item.name.as_str().into()]
                };
                let distributions = self.distributions(item);
                if distributions.is_empty() {
                    // Its mean may be shown where its boxes are not.
                    let boxes = if item.score.value().is_some() { Shown::Hidden } else { item.score.clone() };
                    let mut row = head();
                    row.extend(vec![Cell::Nothing; 4]);
                    row.extend(silence(&boxes, 2));
                    row.push(Cell::Nothing);
                    rows.push(row);
                }
                let several = distributions.len() > 1;
                for distribution in distributions {
                    let n: u32 = distribution.ticks.iter().map(|tick| tick.count).sum();
                    let form = if several { distribution.variant.0.as_str() } else { "all" };
                    for tick in &distribution.ticks {
                        let share = (n >= PERCENT_FROM).then(|| f64::from(tick.count) / f64::from(n));
                        let mut row = head();
                        row.extend([form.into(), tick.name.as_str().into()]);
                        row.push(self.word(audience, item, distribution, &tick.name).into());
                        row.extend([tick.score.into(), tick.count.into(), share.into(), item.score.kept().into()]);
                        rows.push(row);
                    }
                }
            }
        }
        DataSheet { name: "distributions", title: say!(phrases, "data-sheet-distributions"), columns, rows }
    }

    pub(super) fn profile_data(&self) -> DataSheet {
        let phrases = self.phrases;
        let columns = vec![
            self.audience_column(),
            column("question", Unit::Code, say!(phrases, "data-question")),
            column("box", Unit::Code, say!(phrases, "data-box")),
            column("label", Unit::Text, say!(phrases, "data-box-label")),
            self.n_column(),
            column("count", Unit::Count, say!(phrases, "data-count")),
            column("share", Unit::Share, say!(phrases, "data-profile-share")),
            column("mean", Unit::Number, say!(phrases, "data-number-mean")),
            column("sd", Unit::Number, say!(phrases, "data-deviation")),
            self.kept_column(),
        ];
        let mut rows = Vec::new();
        for audience in self.results.audiences.iter().filter(|audience| audience.role.is_sampled()) {
            for question in &audience.profile {
                let kept: Cell = question.portrait.kept().into();
                let head = |code: Cell, label: Cell| -> Vec<Cell> {
                    vec![audience.audience.0.as_str().into(), question.name.as_str().into(), code, label]
                };
                let mut boxes = |n: u32, shares: &[Share]| {
                    for share in shares {
                        let label = self.box_label(audience, &question.name, &share.name);
                        let part =
                            share.count.filter(|_| n >= PERCENT_FROM).map(|count| f64::from(count) / f64::from(n));
                        let hidden = || Cell::Hidden;
                        let mut row = head(share.name.as_str().into(), label.into());
                        row.extend([n.into(), share.count.map_or_else(hidden, Cell::from)]);
                        row.push(if share.count.is_none() { Cell::Hidden } else { part.into() });
                        row.extend([Cell::Nothing, Cell::Nothing, kept.clone()]);
                        rows.push(row);
                    }
                };
                match &question.portrait {
                    Shown::Shown { value: Portrait::One { n, shares } | Portrait::Several { n, shares }, .. } => {
                        boxes(*n, shares);
                    }
                    Shown::Shown { value: Portrait::Number { n, mean, deviation }, .. } => {
                        let mut row = head(Cell::Nothing, Cell::Nothing);
                        row.extend([(*n).into(), Cell::Nothing, Cell::Nothing, (*mean).into(), (*deviation).into()]);
                        row.push(kept);
                        rows.push(row);
                    }
                    absent => {
                        let mut row = head(Cell::Nothing, Cell::Nothing);
                        row.extend(silence(absent, 5));
                        row.push(Cell::Nothing);
                        rows.push(row);
                    }
                }
            }
        }
        DataSheet { name: "profile", title: say!(phrases, "data-sheet-profile"), columns, rows }
    }

    /// What people wrote, in the order of the pages.
    pub(super) fn comments_data(&self) -> DataSheet {
        let phrases = self.phrases;
        let columns = vec![
            self.audience_column(),
            column("question", Unit::Code, say!(phrases, "data-comment-question")),
            self.theme_column(),
            column("text", Unit::Text, say!(phrases, "data-comment-text")),
        ];
        let mut rows = Vec::new();
        for audience in &self.results.audiences {
            let Some(comments) = audience.comments.value() else {
                let mut row = vec![audience.audience.0.as_str().into(), Cell::Nothing, Cell::Nothing];
                row.extend(silence(&audience.comments, 1));
                rows.push(row);
                continue;
            };
            let mut comments: Vec<&Comment> = comments.told.iter().collect();
            comments.sort_by_key(|comment| self.question_place(audience, &comment.question));
            rows.extend(comments.into_iter().map(|comment| {
                let (question, theme) = (comment.question.as_str(), comment.theme.as_deref());
                vec![audience.audience.0.as_str().into(), question.into(), theme.into(), comment.text.as_str().into()]
            }));
        }
        DataSheet { name: "comments", title: say!(phrases, "data-sheet-comments"), columns, rows }
    }

    /// How many comments there are: of an audience, then of each theme it wrote about. Those that are not told are counted for
    /// the audience alone.
    pub(super) fn comment_counts_data(&self) -> DataSheet {
        let phrases = self.phrases;
        let columns = vec![
            column("level", Unit::Code, say!(phrases, "data-comment-level")),
            self.audience_column(),
            column("theme", Unit::Code, say!(phrases, "data-comment-theme")),
            column("told", Unit::Count, say!(phrases, "data-comment-told")),
            column("unread", Unit::Count, say!(phrases, "data-comment-unread")),
            column("set_aside", Unit::Count, say!(phrases, "data-comment-set-aside")),
        ];
        let mut rows = Vec::new();
        for audience in &self.results.audiences {
            let head = |level: &str, theme: Option<&str>| -> Vec<Cell> {
                vec![level.into(), audience.audience.0.as_str().into(), theme.into()]
            };
            let mut all = head("audience", None);
            let Some(comments) = audience.comments.value() else {
                all.extend(silence(&audience.comments, 3));
                rows.push(all);
                continue;
            };
            all.extend([comments.told.len() as u64, comments.unread.into(), comments.set_aside.into()].map(Cell::from));
            rows.push(all);
            let themes = self.tool.themes.iter().map(|theme| Some(theme.code.as_str())).chain([None]);
            for theme in themes {
                let told = comments.told.iter().filter(|comment| self.theme_of_comment(comment) == theme).count();
                if told > 0 {
                    let mut row = head("theme", theme);
                    row.extend([Cell::Count(told as u64), Cell::Nothing, Cell::Nothing]);
                    rows.push(row);
                }
            }
        }
        DataSheet { name: "comment_counts", title: say!(phrases, "data-sheet-comment-counts"), columns, rows }
    }
}
