//! Which records a list shows.

use crate::store::{RecordState, RecordSummary, Standing};

/// Which records of a batch a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordFilter {
    /// Being keyed.
    Incomplete,
    /// Held aside.
    Held,
    /// Complete.
    Complete,
    /// Voided.
    Voided,
    /// With remarks on questions or in the margin.
    Notes,
    /// With soft checks that were overridden.
    Overrides,
    /// With marks in the place of answers.
    Marks,
    /// Being verified, or without a majority.
    Verifying,
    /// Verified.
    Verified,
}

impl RecordFilter {
    /// Every filter, in the order in which lists offer them.
    pub const ALL: [RecordFilter; 9] = [
        RecordFilter::Incomplete,
        RecordFilter::Held,
        RecordFilter::Complete,
        RecordFilter::Voided,
        RecordFilter::Notes,
        RecordFilter::Overrides,
        RecordFilter::Marks,
        RecordFilter::Verifying,
        RecordFilter::Verified,
    ];

    /// Its word on the command line.
    pub fn word(self) -> &'static str {
        match self {
            RecordFilter::Incomplete => "incomplete",
            RecordFilter::Held => "held",
            RecordFilter::Complete => "complete",
            RecordFilter::Voided => "voided",
            RecordFilter::Notes => "notes",
            RecordFilter::Overrides => "overrides",
            RecordFilter::Marks => "marks",
            RecordFilter::Verifying => "verifying",
            RecordFilter::Verified => "verified",
        }
    }

    /// The filter of a word.
    pub fn from_word(word: &str) -> Option<RecordFilter> {
        RecordFilter::ALL.into_iter().find(|filter| filter.word() == word)
    }

    /// Whether a record is shown. What a sealed sheet carries is not told: see [`RecordSummary::veiled`].
    pub fn keeps(self, summary: &RecordSummary) -> bool {
        match self {
            RecordFilter::Incomplete => summary.state == RecordState::InProgress,
            RecordFilter::Held => summary.state == RecordState::Held,
            RecordFilter::Complete => summary.state == RecordState::Complete,
            RecordFilter::Voided => summary.state == RecordState::Voided,
            RecordFilter::Notes => summary.notes > 0 || summary.margin,
            RecordFilter::Overrides => summary.overrides > 0,
            RecordFilter::Marks => summary.marks > 0,
            RecordFilter::Verifying => matches!(summary.standing, Standing::Sealed | Standing::Undecided),
            RecordFilter::Verified => summary.is_verified(),
        }
    }
}
