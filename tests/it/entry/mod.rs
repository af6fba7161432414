//! The entry engine as text: a form, the keys, what came out.
//!
//! Keys are written as they are typed: characters, `⏎` accept, `⌫` correct, `␛` reset, and the names of the command
//! table between braces: `{undo}`, `{mark-blank}`, `{go-to}`.

mod anything;
mod cells;
mod checks;
mod line;
mod moves;
mod resume;
mod sheets;
mod skips;
mod tables;

use copiste::entry::{Action, Ask, Effect, Entry, Opening, Options, PromptKind, Scope, Stand};
use copiste::import::read_form;
use copiste::keymap::Command;
use copiste::operator::{Identification, Moment, Operator, Signature};
use copiste::questionnaire::{Finding, Fingerprint, Questionnaire, Variant};
use copiste::record::{Answer, Record, Status};
use jiff::civil::{Date, date};
use std::sync::Arc;

const TODAY: Date = date(2026, 3, 15);

const CHOICES: &str = "
| choices |           |       |      |       |               |
|         | list_name | name  | code | label | mark          |
|         | often     | 1     | 1    | a     |               |
|         | often     | 2     | 2    | b     |               |
|         | often     | 3     | 3    | c     |               |
|         | often     | 4     | 4    | d     |               |
|         | often     | so    | 5    | s.o.  | not-concerned |
|         | yes       | oui   | 1    | oui   |               |
|         | yes       | non   | 2    | non   |               |
|         | twelve    | one   | 1    | un    |               |
|         | twelve    | two   | 2    | deux  |               |
|         | twelve    | ten   | 10   | dix   |               |
|         | twelve    | eleven | 11  | onze  |               |
|         | letters   | alpha | a    | A     |               |
|         | letters   | beta  | b    | B     |               |
|         | tongues   | fr    | 1    | fr    |               |
|         | tongues   | en    | 2    | en    |               |
|         | tongues   | de    | 3    | de    |               |
|         | tongues   | none  | 9    | none  | not-concerned |
";

/// A form as Markdown tables: the survey's columns and rows, the lists that every test shares. A question's label is
/// its name, and its printed number its place unless a column says otherwise.
fn survey(columns: &str, rows: &[&str]) -> String {
    let numbered = !columns.contains("number");
    let number = if numbered { " number |" } else { "" };
    let mut text = format!("| survey | |\n| | {columns} |{number} label |\n");
    for (place, row) in rows.iter().enumerate() {
        let missing = columns.matches('|').count() - row.matches('|').count();
        let number = if numbered { format!(" {} |", place + 1) } else { String::new() };
        let label = row.split('|').nth(1).unwrap_or_default();
        text += &format!("| | {row} {}|{number} {label} |\n", "| ".repeat(missing));
    }
    text + CHOICES
}

fn form(text: &str) -> Arc<Questionnaire> {
    let folder = tempfile::tempdir().expect("a folder of its own");
    let path = folder.path().join("form.md");
    std::fs::write(&path, text).expect("the folder is writable");
    let (form, findings) = read_form(&path);
    let blocking: Vec<_> = findings.iter().filter(|finding: &&Finding| finding.blocks()).collect();
    Arc::new(form.unwrap_or_else(|| panic!("{blocking:#?}\n{text}")))
}

fn opening(form: &Arc<Questionnaire>) -> Opening {
    let begun = Signature { who: Operator::new("ab").unwrap(), how: Identification::Chosen, when: Moment(0) };
    let tool = Fingerprint("0".repeat(64));
    Opening {
        form: form.clone(),
        record: Record::begin(tool, Variant("standard".to_owned()), form.questions.len(), begun),
        constants: Vec::new(),
        previous: Vec::new(),
        modes: vec!["alone".to_owned(), "helped".to_owned()],
        today: TODAY,
        options: Options::default(),
        scope: Scope::Sheet,
    }
}

/// A form, the keys, what came out.
fn key(form_text: &str, keys: &str) -> String {
    keyed(&mut Entry::open(opening(&form(form_text))), keys)
}

/// More keys on a sheet that is open.
fn keyed(entry: &mut Entry, keys: &str) -> String {
    let mut out = String::new();
    for action in actions(keys) {
        for effect in entry.handle(action) {
            out += &told(entry, &effect);
        }
    }
    out + &state(entry)
}

fn actions(keys: &str) -> Vec<Action> {
    let mut actions = Vec::new();
    let mut rest = keys;
    while let Some(first) = rest.chars().next() {
        rest = &rest[first.len_utf8()..];
        actions.push(match first {
            '⏎' => Action::Accept,
            '⌫' => Action::Correct,
            '␛' => Action::Reset,
            '{' => {
                let (name, after) = rest.split_once('}').expect("a brace closes");
                rest = after;
                Command::from_name(name).and_then(Command::action).unwrap_or_else(|| panic!("no action {name}"))
            }
            character => Action::Type(character),
        });
    }
    actions
}

fn name(entry: &Entry, question: usize) -> &str {
    &entry.form().questions[question].name
}

fn names(entry: &Entry, questions: &[usize]) -> String {
    questions.iter().map(|question| name(entry, *question)).collect::<Vec<_>>().join(" ")
}

fn told(entry: &Entry, effect: &Effect) -> String {
    match effect {
        // The final answers say it.
        Effect::Save | Effect::Accepted(_) => String::new(),
        Effect::Refused(refusal) => {
            let question = refusal.question.map_or("-", |question| name(entry, question));
            format!("refused {question} «{}» {:?}\n", refusal.typed, refusal.kind)
        }
        Effect::Bell => "bell\n".to_owned(),
        Effect::Taken(questions) => format!("taken {}\n", names(entry, questions)),
        Effect::Given(questions) => format!("given {}\n", names(entry, questions)),
        Effect::RowInserted(row) => format!("row {row} put in\n"),
        Effect::RowRemoved(row) => format!("row {row} taken out\n"),
        Effect::Completed => "completed\n".to_owned(),
        Effect::Held => "held\n".to_owned(),
        Effect::Abandoned => "abandoned\n".to_owned(),
    }
}

/// Where the sheet stands, then its answers and remarks.
fn state(entry: &Entry) -> String {
    let record = entry.record();
    let mut out = match (&record.status, entry.stand()) {
        (Status::Complete, _) => "complete".to_owned(),
        (Status::Held(reason), _) => format!("held: {reason}"),
        (Status::Voided(_), _) => "voided".to_owned(),
        (Status::InProgress { .. }, Stand::Question(index)) => format!("at {}", name(entry, index)),
        (Status::InProgress { .. }, Stand::PageEnd(index)) => format!("page end after {}", name(entry, index)),
        (Status::InProgress { .. }, Stand::SheetEnd) => "sheet end".to_owned(),
    };
    if !entry.line().text().is_empty() {
        let (before, text) = (entry.line().before_cursor(), entry.line().text());
        out += &format!(", typing «{before}|{}»", &text[before.len()..]);
    }
    if entry.lock().is_some() {
        out += ", locked";
    }
    if let Some(prompt) = entry.prompt() {
        let kind = match &prompt.kind {
            PromptKind::GoTo => "go to".to_owned(),
            PromptKind::Note(index) => format!("note on {}", name(entry, *index)),
            PromptKind::Margin => "margin".to_owned(),
            PromptKind::Hold => "hold".to_owned(),
            PromptKind::Override(index, _) => format!("override of {}", name(entry, *index)),
        };
        out += &format!(", {kind} «{}»", prompt.line.text());
    }
    match entry.ask() {
        Some(Ask::Soft(index, _)) => out += &format!(", soft check of {}?", name(entry, *index)),
        Some(Ask::Required(index, _)) => out += &format!(", {} is required?", name(entry, *index)),
        Some(Ask::Abandon) => out += ", abandon?",
        None => {}
    }
    out += "\n";
    let answers = record
        .answers
        .iter()
        .enumerate()
        .filter_map(|(index, answer)| Some(format!("{}={}", name(entry, index), written(answer.as_ref()?))));
    out += &answers.collect::<Vec<_>>().join(" ");
    for kept in &record.overrides {
        out += &format!("\noverridden {} «{}»", name(entry, kept.question), kept.note);
    }
    for (question, note) in &record.notes {
        out += &format!("\nnote {} «{note}»", name(entry, *question));
    }
    if !record.margin.is_empty() {
        out += &format!("\nmargin «{}»", record.margin);
    }
    if let Some(mode) = &record.mode {
        out += &format!("\nmode {mode}");
    }
    out
}

fn written(answer: &Answer) -> String {
    match answer {
        Answer::One(name) => name.clone(),
        Answer::Several(names) => format!("[{}]", names.join(" ")),
        Answer::Integer(number) => number.to_string(),
        Answer::Decimal(number) => number.clone(),
        Answer::Date(date) => date.to_string(),
        Answer::Text(text) => format!("«{text}»"),
        Answer::Mark(mark) => format!("!{}", mark.word()),
    }
}
