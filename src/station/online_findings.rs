//! What is wrong in a file of responses, in words.

use super::WebImported;
use super::findings::finding_line;
use crate::entry::Reason;
use crate::import::{WebFinding, WebProblem};
use crate::language::Phrases;
use crate::questionnaire::Localised;
use crate::record::Serial;
use crate::say;

/// Most characters of an answer that a finding repeats.
const SHOWN_CHARS_MAX: usize = 40;
/// Most names that a finding lists.
const LISTED_MAX: usize = 20;

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

/// What became of the responses of a file: how many were taken, where they lie, which are left out, which were there before.
pub fn web_outcome(done: &WebImported, phrases: &Phrases) -> Vec<String> {
    let taken: u32 = done.taken.iter().map(|one| one.sheets).sum();
    let mut lines = vec![say!(phrases, "web-taken", count = taken)];
    for one in &done.taken {
        let (batch, first) = (one.batch.0.to_string(), one.first.to_string());
        let last = Serial(one.first.0 + one.sheets - 1).to_string();
        let service = one.service_name.clone();
        lines.push(match one.sheets {
            1 => say!(phrases, "web-batch-one", batch = batch, service = service, serial = first),
            _ => say!(phrases, "web-batch", batch = batch, service = service, first = first, last = last),
        });
    }
    if !done.unsound.is_empty() {
        let left = done.unsound.iter().map(ToString::to_string).collect::<Vec<_>>();
        lines.push(say!(phrases, "web-left-out", lines = listed(&left, phrases)));
    }
    if done.known > 0 {
        lines.push(say!(phrases, "web-known", count = done.known));
    }
    lines
}

/// The word of a problem, for programs.
pub fn web_word(problem: &WebProblem) -> &'static str {
    match problem {
        WebProblem::File(_) => "file",
        WebProblem::Columns(..) => "columns-file",
        WebProblem::Western => "windows-1252",
        WebProblem::Empty => "empty",
        WebProblem::TooMany(_) => "too-many",
        WebProblem::NoQuestion => "no-question",
        WebProblem::Tables => "tables",
        WebProblem::ColumnUnknown { .. } => "column-unknown",
        WebProblem::ColumnAbsent { .. } => "column-absent",
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
        WebProblem::KnownElsewhere { .. } => "known-elsewhere",
        WebProblem::Changed => "file-changed",
        WebProblem::RowsInCell => "rows-in-cell",
        WebProblem::Workbook => "workbook",
        WebProblem::Nothing => "nothing",
        WebProblem::NotSent => "not-sent",
    }
}

/// The beginning of an answer: enough to find it, and not all that somebody wrote.
fn short(text: &str) -> String {
    match text.char_indices().nth(SHOWN_CHARS_MAX) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// The first of some names, and how many more there are.
fn listed(names: &[String], phrases: &Phrases) -> String {
    let shown = names[..names.len().min(LISTED_MAX)].join(", ");
    match names.len() - names.len().min(LISTED_MAX) {
        0 => shown,
        more => say!(phrases, "web-and-more", names = shown, count = more),
    }
}

fn sentence(problem: &WebProblem, phrases: &Phrases) -> String {
    let near = |sentence: String, nearest: &Option<String>| match nearest {
        Some(word) => format!("{sentence} {}", say!(phrases, "finding-nearest", word = word.clone())),
        None => sentence,
    };
    match problem {
        WebProblem::File(finding) => finding_line(finding, phrases),
        WebProblem::Columns(line, reason) => match line {
            Some(line) => {
                say!(phrases, "web-columns-file-line", line = line.to_string(), reason = reason.clone())
            }
            None => say!(phrases, "web-columns-file", reason = reason.clone()),
        },
        WebProblem::Western => say!(phrases, "web-western"),
        WebProblem::Empty => say!(phrases, "web-empty"),
        WebProblem::TooMany(most) => say!(phrases, "web-too-many", most = most.to_string()),
        WebProblem::NoQuestion => say!(phrases, "web-no-question"),
        WebProblem::Tables => say!(phrases, "web-tables"),
        WebProblem::ColumnUnknown { nearest } => near(say!(phrases, "web-column-unknown"), nearest),
        WebProblem::ColumnAbsent { name, nearest } => {
            near(say!(phrases, "web-column-absent", name = name.clone()), nearest)
        }
        WebProblem::ColumnTwice(name) => say!(phrases, "web-column-twice", name = name.clone()),
        WebProblem::Beside(names) => say!(phrases, "web-beside", names = listed(names, phrases)),
        WebProblem::NoColumn(codes) => say!(phrases, "web-no-column", codes = listed(codes, phrases)),
        WebProblem::NotAChoice { code, text, nearest } => {
            near(say!(phrases, "web-not-a-choice", code = code.clone(), text = short(text)), nearest)
        }
        WebProblem::NotATick(text) => say!(phrases, "web-not-a-tick", text = short(text)),
        WebProblem::Refused { code, text, reason } => {
            let why = reason_sentence(reason, phrases);
            say!(phrases, "web-refused", code = code.clone(), text = short(text), why = why)
        }
        WebProblem::NotAsked(code) => say!(phrases, "web-not-asked", code = code.clone()),
        WebProblem::Passed(code) => say!(phrases, "web-passed", code = code.clone()),
        WebProblem::Missing(code) => say!(phrases, "web-missing", code = code.clone()),
        WebProblem::NoService { text, nearest } => near(say!(phrases, "web-no-service", text = short(text)), nearest),
        WebProblem::ServiceMissing => say!(phrases, "web-service-missing"),
        WebProblem::NoMode(text) => say!(phrases, "web-no-mode", text = short(text)),
        WebProblem::Twice(line) => say!(phrases, "web-twice", line = line.to_string()),
        WebProblem::KnownOtherwise => say!(phrases, "web-known-otherwise"),
        WebProblem::SameAnswers(line) => say!(phrases, "web-same-answers", line = line.to_string()),
        WebProblem::KnownElsewhere { service, .. } => {
            say!(phrases, "web-known-elsewhere", service = service.clone())
        }
        WebProblem::Changed => say!(phrases, "web-file-changed"),
        WebProblem::RowsInCell => say!(phrases, "web-rows-in-cell"),
        WebProblem::Workbook => say!(phrases, "web-workbook"),
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
