//! What is wrong in a tool or a form, with its place. Typed: faces make the sentences.

use crate::expression::ParseError;
use serde::{Deserialize, Serialize};

/// Something wrong in a file: blocking or warning, with its place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Whether it blocks.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What.
    pub problem: Problem,
}

/// Whether a finding blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// The form cannot be used.
    Blocking,
    /// The form can be used; something is ignored or doubtful.
    Warning,
}

/// Where in a file. Empty texts and `None` when it concerns the whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// File name within the tool's folder.
    pub file: String,
    /// Sheet of a spreadsheet: `survey`, `choices`, `settings`.
    pub sheet: String,
    /// Row as a spreadsheet numbers it, from 1.
    pub row: Option<u32>,
    /// Header of the column.
    pub column: String,
}

/// What is wrong. One variant per sentence an author may read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Problem {
    /// The file cannot be read at all; the text is the reader's own.
    Unreadable(String),
    /// A rule does not parse.
    Rule {
        /// Its text.
        source: String,
        /// What is wrong with it.
        error: ParseError,
    },
}
