//! `copiste lint FORM`: what a sheet costs in keys and seconds, question by question, and what would make it cheaper.

use super::Failure;
use super::args::{count, positional};
use super::campaign::text;
use super::check::finding_json;
use super::output::{print, print_json};
use crate::entry::Options;
use crate::entry::lint::{COMMENT_CHARACTERS, Cost, Habits, Lint, lint};
use crate::import;
use crate::language::{Phrases, decimal, integer};
use crate::questionnaire::{Finding, Kind, Place, Problem, QUESTIONS_MAX, Questionnaire, TEXT_CHARACTERS_MAX};
use crate::say;
use crate::station::lint::{advice_sentence, advice_word, remark_sentence, remark_word, rule_sentence};
use crate::station::sentences;
use crate::tui::widgets::wrap;
use clap::{ArgAction, ArgMatches, Command};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use unicode_width::UnicodeWidthStr as _;

/// Columns of what is printed.
const COLUMNS: usize = 80;
/// Columns of numbers and their titles.
const NUMBER: usize = 21;
/// Where the texts of questions begin.
const MARGIN: usize = 28;

pub(super) fn command(phrases: &Phrases) -> Command {
    let longest = i64::try_from(TEXT_CHARACTERS_MAX).unwrap_or(i64::MAX);
    Command::new("lint")
        .about(say!(phrases, "cli-command-lint"))
        .after_help(say!(phrases, "cli-lint-after"))
        .arg(positional("path", "PATH", say!(phrases, "cli-lint-path")))
        .arg(
            count("comments", say!(phrases, "cli-lint-comments"))
                .value_parser(clap::value_parser!(u32).range(1..=longest)),
        )
        .arg(super::args::flag("no-page-stops", say!(phrases, "cli-lint-no-page-stops")).action(ArgAction::SetTrue))
}

/// One form of what is linted.
struct Subject {
    /// The audience and the variant, empty for a form that is no tool's.
    audience: String,
    variant: String,
    form: Arc<Questionnaire>,
}

pub(super) fn run(matches: &ArgMatches, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let path = text(matches, "path");
    let (subjects, findings) = subjects(Path::new(&path));
    if subjects.is_empty() {
        if json {
            let findings: Vec<Value> = findings.iter().map(|finding| finding_json(finding, phrases)).collect();
            print_json(&json!({ "forms": [], "findings": findings }));
        }
        return Err(Failure::Refused(sentences::findings_lines(&findings, phrases)));
    }
    let characters = matches.get_one::<u32>("comments").map_or(COMMENT_CHARACTERS, |count| *count as usize);
    let options = Options { page_stops: !matches.get_flag("no-page-stops") };
    let habits = Habits { today: jiff::Zoned::now().date(), options, comment_characters: characters };
    let counted: Vec<(Subject, Lint)> = subjects
        .into_iter()
        .map(|subject| {
            let counted = lint(&subject.form, habits);
            (subject, counted)
        })
        .collect();
    if json {
        let forms: Vec<Value> =
            counted.iter().map(|(subject, lint)| form_json(subject, lint, habits, phrases)).collect();
        let findings: Vec<Value> = findings.iter().map(|finding| finding_json(finding, phrases)).collect();
        print_json(&json!({ "forms": forms, "findings": findings }));
        return Ok(());
    }
    for (place, (subject, lint)) in counted.iter().enumerate() {
        let gap = if place > 0 { "\n" } else { "" };
        print(&format!("{gap}{}\n", lines(subject, lint, habits, phrases).join("\n")));
    }
    if !findings.is_empty() {
        // The command stands on a line of its own, to be taken as it is.
        let (count, command) = (findings.len(), say!(phrases, "lint-check-command", path = path));
        print(&format!("\n  {}\n  {command}\n", say!(phrases, "lint-check", count = count)));
    }
    Ok(())
}

/// The forms of a tool, or the form, as they are keyed; none when something blocks.
fn subjects(path: &Path) -> (Vec<Subject>, Vec<Finding>) {
    if path.is_dir() && !import::is_form_folder(path) {
        let (tool, findings) = import::read_tool(path);
        let audiences = tool.into_iter().flat_map(|tool| tool.audiences);
        let forms = audiences.flat_map(|audience| {
            let code = audience.audience.0;
            let subject = move |(variant, form): (crate::questionnaire::Variant, _)| Subject {
                audience: code.clone(),
                variant: variant.0,
                form,
            };
            audience.forms.into_iter().map(subject)
        });
        return (forms.collect(), findings);
    }
    let (form, mut findings) = import::read_form(path);
    let Some(form) = form else { return (Vec::new(), findings) };
    match import::as_keyed(&form) {
        Some(form) => {
            let (audience, variant) = (String::new(), String::new());
            (vec![Subject { audience, variant, form: Arc::new(form) }], findings)
        }
        None => {
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            let problem = Problem::TooManyQuestions { max: QUESTIONS_MAX };
            findings.push(Finding::blocking(Place::file(&file), problem));
            (Vec::new(), findings)
        }
    }
}

// For programs.

fn form_json(subject: &Subject, lint: &Lint, habits: Habits, phrases: &Phrases) -> Value {
    let form = &subject.form;
    let both = |with: Value, without: Value| json!({ "without_comments": without, "with_comments": with });
    let rounded = |number: f64| json!((number * 100.0).round() / 100.0);
    json!({
        "id": form.id, "audience": subject.audience, "variant": subject.variant,
        "title": form.title.in_language(phrases.language().tag()),
        "comment_characters": habits.comment_characters, "page_stops": habits.options.page_stops,
        "keys": both(json!(lint.with.keys), json!(lint.without.keys)),
        "page_turns": lint.with.turns,
        "seconds": both(rounded(lint.with.seconds()), rounded(lint.without.seconds())),
        "sheets_per_hour": both(rounded(lint.with.sheets_per_hour()), rounded(lint.without.sheets_per_hour())),
        "complete": lint.with.complete && lint.without.complete,
        "questions": lint.questions.iter().map(|cost| cost_json(form, cost, phrases)).collect::<Vec<_>>(),
        "remarks": lint.remarks.iter().map(|remark| json!({
            "remark": remark_word(remark), "message": remark_sentence(remark, form, phrases),
        })).collect::<Vec<_>>(),
    })
}

fn cost_json(form: &Questionnaire, cost: &Cost, phrases: &Phrases) -> Value {
    let question = &form.questions[cost.question];
    let advice = cost.advice.iter();
    json!({
        "name": question.name, "number": question.number, "page": question.page + 1,
        "label": question.label.in_language(phrases.language().tag()),
        "keys": cost.keys, "seconds": (cost.seconds * 100.0).round() / 100.0,
        "advice": advice.map(|advice| json!({
            "advice": advice_word(advice), "message": advice_sentence(advice, phrases),
        })).collect::<Vec<_>>(),
    })
}

// For people.

fn lines(subject: &Subject, lint: &Lint, habits: Habits, phrases: &Phrases) -> Vec<String> {
    let form = &subject.form;
    let mut lines = vec![heading(subject, phrases), "-".repeat(COLUMNS)];
    lines.extend(totals(form, lint, habits, phrases));
    lines.push(String::new());
    lines.extend(indented(&rule_sentence(lint, phrases), 2, COLUMNS));
    lines.push(String::new());
    lines.extend(questions(form, lint, phrases));
    if !lint.remarks.is_empty() {
        lines.extend([String::new(), format!("  {}", say!(phrases, "lint-paper"))]);
        for remark in &lint.remarks {
            lines.extend(item(&remark_sentence(remark, form, phrases), 4));
        }
    }
    lines
}

fn heading(subject: &Subject, phrases: &Phrases) -> String {
    let which: Vec<&str> =
        [subject.audience.as_str(), subject.variant.as_str()].into_iter().filter(|word| !word.is_empty()).collect();
    let which = which.join(" / ");
    let room = COLUMNS.saturating_sub(which.width() + 4).max(20);
    let title = first_line(subject.form.title.in_language(phrases.language().tag()), room);
    let gap = COLUMNS.saturating_sub(2 + title.width() + which.width());
    format!("  {title}{}{which}", " ".repeat(gap)).trim_end().to_owned()
}

fn totals(form: &Questionnaire, lint: &Lint, habits: Habits, phrases: &Phrases) -> Vec<String> {
    let language = phrases.language();
    let whole = |number: usize| integer(language, i64::try_from(number).unwrap_or(i64::MAX));
    let has_comments = form.questions.iter().any(|question| matches!(question.kind, Kind::Text { comment: true, .. }));
    let sheets: Vec<_> = if has_comments { vec![&lint.without, &lint.with] } else { vec![&lint.without] };
    let line = |label: String, cells: Vec<String>| {
        let cells: String = cells.iter().map(|cell| right(cell, NUMBER)).collect();
        format!("  {}{cells}", left(&label, COLUMNS - 2 - 2 * NUMBER)).trim_end().to_owned()
    };
    let mut lines = Vec::new();
    if has_comments {
        let characters = habits.comment_characters;
        let with = say!(phrases, "lint-with", characters = characters);
        lines.push(line(String::new(), vec![say!(phrases, "lint-without"), with]));
    }
    let cells =
        |cell: &dyn Fn(&crate::entry::lint::Typical) -> String| sheets.iter().map(|sheet| cell(sheet)).collect();
    lines.push(line(say!(phrases, "lint-keys"), cells(&|sheet| whole(sheet.keys))));
    lines.push(line(say!(phrases, "lint-turns"), cells(&|sheet| whole(sheet.turns))));
    lines.push(line(say!(phrases, "lint-seconds"), cells(&|sheet| decimal(language, sheet.seconds(), 1))));
    let hourly = |sheet: &crate::entry::lint::Typical| whole(sheet.sheets_per_hour() as usize);
    lines.push(line(say!(phrases, "lint-sheets"), cells(&hourly)));
    lines
}

/// The questions from the most expensive to the cheapest; those of one key without advice are only counted.
fn questions(form: &Questionnaire, lint: &Lint, phrases: &Phrases) -> Vec<String> {
    let language = phrases.language();
    let mut costs: Vec<&Cost> = lint.questions.iter().filter(|cost| cost.keys > 1 || !cost.advice.is_empty()).collect();
    costs.sort_by(|left, right| right.seconds.total_cmp(&left.seconds).then(left.question.cmp(&right.question)));
    let mut lines = Vec::new();
    if !costs.is_empty() {
        let titles =
            [say!(phrases, "lint-number"), say!(phrases, "lint-column-keys"), say!(phrases, "lint-column-seconds")];
        lines.push(row(&titles[0], &titles[1], &titles[2], &say!(phrases, "lint-question")));
    }
    let mut said: HashMap<String, String> = HashMap::new();
    for cost in &costs {
        let question = &form.questions[cost.question];
        let label = question.label.in_language(language.tag());
        let label = if label.is_empty() { question.name.as_str() } else { label };
        let keys = integer(language, i64::try_from(cost.keys).unwrap_or(i64::MAX));
        let seconds = decimal(language, cost.seconds, 1);
        lines.push(row(&question.number, &keys, &seconds, &first_line(label, COLUMNS - MARGIN)));
        for advice in &cost.advice {
            let sentence = advice_sentence(advice, phrases);
            // What is said to many questions is said once, under a letter.
            let sentence = match said.get(&sentence) {
                Some(letter) => say!(phrases, "lint-same", letter = letter.clone()),
                None => {
                    let letter = lettered(said.len());
                    said.insert(sentence.clone(), letter.clone());
                    say!(phrases, "lint-advice", letter = letter, advice = sentence)
                }
            };
            lines.extend(item(&sentence, MARGIN));
        }
    }
    let cheap = lint.questions.len() - costs.len();
    if cheap > 0 {
        lines.push(format!("  {}", say!(phrases, "lint-cheap", count = cheap)));
    }
    lines
}

/// The letter of a place: a to z, then numbers.
fn lettered(place: usize) -> String {
    u8::try_from(place)
        .ok()
        .filter(|place| *place < 26)
        .map_or_else(|| (place + 1).to_string(), |place| char::from(b'a' + place).to_string())
}

fn row(number: &str, keys: &str, seconds: &str, label: &str) -> String {
    format!("  {}{}{}  {label}", left(number, 6), right(keys, 8), right(seconds, 10)).trim_end().to_owned()
}

fn left(text: &str, columns: usize) -> String {
    let text = first_line(text, columns);
    format!("{text}{}", " ".repeat(columns.saturating_sub(text.width())))
}

fn right(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(text.width())))
}

/// The text in one line of at most so many columns, an ellipsis where it goes on.
fn first_line(text: &str, columns: usize) -> String {
    let text = text.replace('\n', " ");
    let width = u16::try_from(columns).unwrap_or(u16::MAX);
    let mut lines = wrap(&text, width);
    if lines.len() < 2 {
        return lines.pop().unwrap_or_default();
    }
    let line = wrap(&text, width.saturating_sub(1)).into_iter().next().unwrap_or_default();
    format!("{line}…")
}

/// A sentence below others, with a hyphen before it.
fn item(sentence: &str, margin: usize) -> Vec<String> {
    let mut lines = indented(sentence, margin + 2, COLUMNS);
    if let Some(first) = lines.first_mut() {
        first.replace_range(margin..margin + 1, "-");
    }
    lines
}

fn indented(text: &str, margin: usize, columns: usize) -> Vec<String> {
    let width = u16::try_from(columns - margin).unwrap_or(u16::MAX);
    wrap(text, width).into_iter().map(|line| format!("{}{line}", " ".repeat(margin))).collect()
}
