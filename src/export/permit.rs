//! What may be written of an audience: what the report tells of it today, and nothing that it hides.

use crate::disclosure::Shown;
use crate::measure::{AudienceResults, ItemResults, Portrait, Results, Share};
use crate::questionnaire::{Audience, Role};
use std::collections::{BTreeMap, BTreeSet};

/// What may be written of an audience.
#[derive(Clone, Debug, PartialEq)]
pub struct Permit {
    /// Fewest sheets of a group that is told; 1 for the management's declaration.
    pub group_min: u32,
    /// The services that are written; `None` when the column is left out.
    pub services: Option<BTreeSet<String>>,
    /// The answering modes that are written; `None` when the column is left out.
    pub modes: Option<BTreeSet<String>>,
    /// Whether the form of each sheet is written.
    pub forms: bool,
    /// The questions that are written, and how.
    pub questions: BTreeMap<String, Telling>,
    /// The comments that the report tells, by question; `None` when it hides those of the audience.
    pub comments: Option<BTreeSet<(String, String)>>,
    /// A declaration by whoever answers for the service: nothing of it is kept back.
    pub is_declaration: bool,
    /// A report that stays in place tells of other sheets than these.
    pub beside_report: bool,
}

/// How a question is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Telling {
    /// Every value.
    Whole,
    /// These boxes; the others are kept back.
    Boxes(BTreeSet<String>),
    /// Numbers in bands, each of them a group.
    Bands,
}

/// Why nothing is written of an audience.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It has no complete sheet.
    NoSheet,
    /// It has fewer than the report tells of.
    TooFew {
        /// Complete sheets.
        sheets: u32,
        /// Fewest that are told.
        min: u32,
    },
    /// Some of its sheets are being verified: what they say is sealed until that is settled.
    Sealed {
        /// So many.
        sheets: u32,
    },
    /// A few sheets came or changed since a report; together with it their answers could be read. The campaign is open: when
    /// more came, or it is closed, the data may be written.
    FewSinceReport,
}

impl Permit {
    /// What may be written of an audience, by the results that the report of today tells.
    ///
    /// # Errors
    /// [`Unfit`] when nothing may be.
    pub fn of(results: &Results, audience: &Audience, is_closed: bool) -> Result<Permit, Unfit> {
        let told = results.audiences.iter().find(|told| told.audience == *audience).ok_or(Unfit::NoSheet)?;
        let limits = &results.thresholds;
        let (group_min, part_min) = match told.role {
            Role::Management | Role::Window(_) => (1, 1),
            Role::People => (limits.group_min, limits.group_min),
            Role::Professionals => (limits.group_min, limits.professionals_breakdown_min),
        };
        if told.sheets == 0 {
            return Err(Unfit::NoSheet);
        }
        if told.sheets < group_min {
            return Err(Unfit::TooFew { sheets: told.sheets, min: group_min });
        }
        let beside_report = is_beside(told);
        if beside_report && !is_closed {
            return Err(Unfit::FewSinceReport);
        }
        let is_declaration = told.role.is_told_whole();
        let shares = told.modes.value().filter(|_| told.modes.is_current());
        let comments = told.comments.value().map(|comments| {
            comments.told.iter().map(|comment| (comment.question.clone(), comment.text.clone())).collect()
        });
        Ok(Permit {
            group_min,
            services: services(results, told, part_min, is_declaration),
            modes: shares.map(|shares| written(shares)).filter(|modes| !modes.is_empty()),
            forms: is_declaration || told.items.iter().all(forms_are_told),
            questions: questions(told, is_declaration),
            comments,
            is_declaration,
            beside_report,
        })
    }
}

/// Whether a report that stays in place tells of other sheets than those of today.
fn is_beside(told: &AudienceResults) -> bool {
    told.items.iter().any(|item| item.score.kept().is_some())
        || told.profile.iter().any(|question| question.portrait.kept().is_some())
        || told.modes.kept().is_some()
}

/// Whether an item's boxes are told by form: none hidden, none of an earlier report.
fn forms_are_told(item: &ItemResults) -> bool {
    let rows = || item.rows.value().map_or(&[][..], Vec::as_slice).iter();
    let is_told = item.rows.is_current() && rows().all(|(_, row)| row.is_current() || matches!(row, Shown::Nobody));
    item.score.value().is_none() || is_told
}

fn questions(told: &AudienceResults, is_declaration: bool) -> BTreeMap<String, Telling> {
    let items = told.items.iter().filter(|item| item.score.value().is_some());
    let items = items.map(|item| (item.name.clone(), Telling::Whole));
    let profile = told.profile.iter().filter(|question| question.portrait.is_current());
    let profile = profile.filter_map(|question| {
        let telling = match question.portrait.value()? {
            Portrait::Number { .. } if is_declaration => Telling::Whole,
            Portrait::Number { .. } => Telling::Bands,
            Portrait::One { .. } | Portrait::Several { .. } if is_declaration => Telling::Whole,
            Portrait::One { shares, .. } | Portrait::Several { shares, .. } => Telling::Boxes(written(shares)),
        };
        Some((question.name.clone(), telling))
    });
    items.chain(profile).collect()
}

fn written(shares: &[Share]) -> BTreeSet<String> {
    shares.iter().filter(|share| share.count.is_some()).map(|share| share.name.clone()).collect()
}

/// The services that every theme's table tells; others beside them, the smallest first, until those kept back are a group.
fn services(results: &Results, told: &AudienceResults, min: u32, is_declaration: bool) -> Option<BTreeSet<String>> {
    let lines = results.participation.iter().filter(|line| line.audience == told.audience && line.complete > 0);
    let counts: BTreeMap<&str, u32> = lines.map(|line| (line.service.as_str(), line.complete)).collect();
    if is_declaration {
        return Some(counts.keys().map(|service| (*service).to_owned()).collect());
    }
    let asked = told.themes.iter().filter(|theme| theme.score.value().is_some() || theme.services.value().is_some());
    let tables: Vec<_> = asked.map(|theme| &theme.services).collect();
    if tables.is_empty() && !told.themes.is_empty() {
        return None;
    }
    let is_told = |service: &str| {
        tables.iter().all(|table| {
            let rows = table.value().map_or(&[][..], Vec::as_slice);
            table.is_current() && rows.iter().any(|row| row.service == service && row.score.is_current())
        })
    };
    let mut shown: BTreeMap<&str, u32> = counts
        .iter()
        .filter(|(service, n)| **n >= min && is_told(service))
        .map(|(service, n)| (*service, *n))
        .collect();
    loop {
        let hidden: Vec<u32> =
            counts.iter().filter(|(service, _)| !shown.contains_key(*service)).map(|(_, n)| *n).collect();
        if hidden.is_empty() || (hidden.len() > 1 && hidden.iter().sum::<u32>() >= min) {
            break;
        }
        let smallest = shown.iter().min_by_key(|(_, n)| **n).map(|(service, _)| *service)?;
        shown.remove(smallest);
    }
    (!shown.is_empty()).then(|| shown.keys().map(|service| (*service).to_owned()).collect())
}
