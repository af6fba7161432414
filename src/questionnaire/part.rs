//! What an answer of a dossier is for, beside the criteria: why, what shows it, and the columns of a log.

use serde::{Deserialize, Serialize};

/// What an answer of a dossier is for, beside the criteria.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Part {
    /// Why the criterion above is answered so.
    Justification,
    /// What shows it: a document, a photograph, a count.
    Evidence,
    /// What is said of the criterion above.
    Comment,
    /// When a row of a log begins.
    Time,
    /// At which step of the journey.
    Step,
    /// Where.
    Place,
    /// Of which theme the row speaks: the choices are the codes of themes.
    Theme,
    /// What was seen.
    Seen,
    /// What was felt.
    Felt,
    /// What somebody said, in their words.
    Quote,
    /// How long it took, in minutes, where the paper says so; else the time of the next row does.
    Minutes,
}

impl Part {
    /// All of them.
    pub const ALL: [Part; 11] = [
        Part::Justification,
        Part::Evidence,
        Part::Comment,
        Part::Time,
        Part::Step,
        Part::Place,
        Part::Theme,
        Part::Seen,
        Part::Felt,
        Part::Quote,
        Part::Minutes,
    ];

    /// The word of the column `part`.
    pub fn word(self) -> &'static str {
        match self {
            Part::Justification => "justification",
            Part::Evidence => "evidence",
            Part::Comment => "comment",
            Part::Time => "time",
            Part::Step => "step",
            Part::Place => "place",
            Part::Theme => "theme",
            Part::Seen => "seen",
            Part::Felt => "felt",
            Part::Quote => "quote",
            Part::Minutes => "minutes",
        }
    }

    /// The part a word names.
    pub fn from_word(word: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|part| part.word() == word)
    }

    /// Whether it is said of the criterion above, and not a column of a log.
    pub fn is_of_a_criterion(self) -> bool {
        matches!(self, Part::Justification | Part::Evidence | Part::Comment)
    }
}
