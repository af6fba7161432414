//! What is wrong in a file of responses, in words.

use super::findings::finding_line;
use crate::entry::Reason;
use crate::import::{WebFinding, WebProblem};
use crate::language::Phrases;
use crate::questionnaire::Localised;
use crate::say;

/// Where something is, how grave it is, and what it is.
pub fn web_finding(finding: &WebFinding, phrases: &Phrases) -> String {
    let what = sentence(&finding.problem, phrases);
    let what = match finding.problem.blocks() {
        true => what,
        false => say!(phrases, "web-noted", what = what),
    };
    let line = finding.line.map(|line| line.to_string());
    match (line, finding.column.clone()) {
        (Some(line), Some(column)) => say!(phrases, "web-at-cell", line = line, column = column, what = what),
        (Some(line), None) => say!(phrases, "web-at-line", line = line, what = what),
        (None, _) => what,
    }
}

/// The word of a problem, for programs.
pub fn web_word(problem: &WebProblem) -> &'static str {
    match problem {
        WebProblem::File(_) => "file",
        WebProblem::Columns(_) => "columns-file",
        WebProblem::Western => "windows-1252",
        WebProblem::Empty => "empty",
        WebProblem::TooMany(_) => "too-many",
        WebProblem::NoQuestion => "no-question",
        WebProblem::Tables => "tables",
        WebProblem::ColumnUnknown { .. } => "column-unknown",
        WebProblem::ColumnTwice(_) => "column-twice",
        WebProblem::Beside(_) => "columns-not-read",
        WebProblem::NoColumn(_) => "questions-without-column",
        WebProblem::NotAChoice { .. } => "not-a-choice",
        WebProblem::NotATick(_) => "not-a-tick",
        WebProblem::Refused { .. } => "refused",
        WebProblem::NotAsked(_) => "not-asked",
        WebProblem::Passed(_) => "soft-check",
        WebProblem::Missing(_) => "missing",
        WebProblem::NoService { .. } => "no-service",
        WebProblem::ServiceMissing => "service-missing",
        WebProblem::NoMode(_) => "no-mode",
        WebProblem::Twice(_) => "response-twice",
        WebProblem::SameAnswers(_) => "same-answers",
        WebProblem::KnownOtherwise => "known-otherwise",
        WebProblem::Nothing => "nothing",
        WebProblem::NotSent => "not-sent",
    }
}

fn sentence(problem: &WebProblem, phrases: &Phrases) -> String {
    let near = |sentence: String, nearest: &Option<String>| match nearest {
        Some(word) => format!("{sentence} {}", say!(phrases, "finding-nearest", word = word.clone())),
        None => sentence,
    };
    match problem {
        WebProblem::File(finding) => finding_line(finding, phrases),
        WebProblem::Columns(reason) => say!(phrases, "web-columns-file", reason = reason.clone()),
        WebProblem::Western => say!(phrases, "web-western"),
        WebProblem::Empty => say!(phrases, "web-empty"),
        WebProblem::TooMany(most) => say!(phrases, "web-too-many", most = most.to_string()),
        WebProblem::NoQuestion => say!(phrases, "web-no-question"),
        WebProblem::Tables => say!(phrases, "web-tables"),
        WebProblem::ColumnUnknown { nearest } => near(say!(phrases, "web-column-unknown"), nearest),
        WebProblem::ColumnTwice(name) => say!(phrases, "web-column-twice", name = name.clone()),
        WebProblem::Beside(names) => say!(phrases, "web-beside", names = names.join(", ")),
        WebProblem::NoColumn(codes) => say!(phrases, "web-no-column", codes = codes.join(", ")),
        WebProblem::NotAChoice { code, text, nearest } => {
            near(say!(phrases, "web-not-a-choice", code = code.clone(), text = text.clone()), nearest)
        }
        WebProblem::NotATick(text) => say!(phrases, "web-not-a-tick", text = text.clone()),
        WebProblem::Refused { code, text, reason } => {
            let why = reason_sentence(reason, phrases);
            say!(phrases, "web-refused", code = code.clone(), text = text.clone(), why = why)
        }
        WebProblem::NotAsked(code) => say!(phrases, "web-not-asked", code = code.clone()),
        WebProblem::Passed(code) => say!(phrases, "web-passed", code = code.clone()),
        WebProblem::Missing(code) => say!(phrases, "web-missing", code = code.clone()),
        WebProblem::NoService { text, nearest } => near(say!(phrases, "web-no-service", text = text.clone()), nearest),
        WebProblem::ServiceMissing => say!(phrases, "web-service-missing"),
        WebProblem::NoMode(text) => say!(phrases, "web-no-mode", text = text.clone()),
        WebProblem::Twice(line) => say!(phrases, "web-twice", line = line.to_string()),
        WebProblem::KnownOtherwise => say!(phrases, "web-known-otherwise"),
        WebProblem::SameAnswers(line) => say!(phrases, "web-same-answers", line = line.to_string()),
        WebProblem::Nothing => say!(phrases, "web-nothing"),
        WebProblem::NotSent => say!(phrases, "web-not-sent"),
    }
}

/// Why a form does not take an answer.
pub fn reason_sentence(reason: &Reason, phrases: &Phrases) -> String {
    let or = |message: &Localised, else_say: String| match message.is_empty() {
        true => else_say,
        false => message.in_language(phrases.language().tag()).to_owned(),
    };
    match reason {
        Reason::Unknown { nearest: Some(word) } => {
            let near = say!(phrases, "finding-nearest", word = word.clone());
            format!("{} {near}", say!(phrases, "walk-unknown"))
        }
        Reason::Unknown { nearest: None } => say!(phrases, "walk-unknown"),
        Reason::NotAsked => say!(phrases, "walk-not-asked"),
        Reason::Filled => say!(phrases, "walk-filled"),
        Reason::NotAChoice => say!(phrases, "walk-not-a-choice"),
        Reason::NotANumber => say!(phrases, "walk-not-a-number"),
        Reason::NotADate => say!(phrases, "walk-not-a-date"),
        Reason::TooLong { characters } => say!(phrases, "walk-too-long", characters = *characters),
        Reason::BadFormat => say!(phrases, "walk-bad-format"),
        Reason::Constraint(message) => or(message, say!(phrases, "walk-constraint")),
    }
}
