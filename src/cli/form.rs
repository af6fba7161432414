//! `copiste form …`: a form as it was understood, answered from a file, written again as a spreadsheet.

mod model;

use super::args::positional;
use super::campaign::text;
use super::output::{print, print_json, warn};
use super::{Failure, check};
use crate::entry::{Verdict, Walked, walk};
use crate::export;
use crate::import;
use crate::language::Phrases;
use crate::questionnaire::{Finding, Localised, Questionnaire};
use crate::say;
use crate::station::online_findings::reason_sentence;
use crate::station::sentences;
use clap::{ArgMatches, Command};
use serde_json::json;
use std::path::Path;

/// Largest file of answers, in bytes, and most lines of it.
const ANSWERS_BYTES_MAX: u64 = 20 << 20;
const LINES_MAX: usize = 20_000;

pub(super) fn command(phrases: &Phrases) -> Command {
    let file = || positional("file", "FILE", say!(phrases, "cli-form-file"));
    Command::new("form").about(say!(phrases, "cli-command-form")).subcommand_required(true).subcommands([
        Command::new("model")
            .about(say!(phrases, "cli-form-model"))
            .after_help(say!(phrases, "cli-form-model-after"))
            .arg(file()),
        Command::new("walk")
            .about(say!(phrases, "cli-form-walk"))
            .after_help(say!(phrases, "cli-form-walk-after"))
            .arg(file())
            .arg(positional("answers", "ANSWERS", say!(phrases, "cli-form-answers"))),
        Command::new("export")
            .about(say!(phrases, "cli-form-export"))
            .after_help(say!(phrases, "cli-form-export-after"))
            .arg(file())
            .arg(positional("out", "OUT", say!(phrases, "cli-form-out"))),
    ])
}

pub(super) fn run(matches: &ArgMatches, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let (verb, matches) = matches.subcommand().expect("clap asks for one");
    let path = text(matches, "file");
    let (form, findings) = import::read_form(Path::new(&path));
    let Some(form) = form else {
        let lines = sentences::findings_lines(&findings, phrases);
        if json || verb == "model" {
            print_json(&json!({ "findings": said(&findings, phrases) }));
        }
        return Err(Failure::Refused(lines));
    };
    match verb {
        "model" => {
            let mut model = model::model(&form);
            model["findings"] = said(&findings, phrases);
            print_json(&model);
            Ok(())
        }
        "walk" => walk_through(&form, &text(matches, "answers"), json, phrases),
        "export" => write(&form, &text(matches, "out"), phrases),
        other => Err(Failure::Usage(say!(phrases, "cli-wrong-argument", argument = other.to_owned()))),
    }
}

fn said(findings: &[Finding], phrases: &Phrases) -> serde_json::Value {
    findings.iter().map(|finding| check::finding_json(finding, phrases)).collect()
}

fn write(form: &Questionnaire, out: &str, phrases: &Phrases) -> Result<(), Failure> {
    let path = Path::new(out);
    if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json")) {
        let written = export::write_questionnaire(form, path).map_err(|error| not_written(out, &error, phrases))?;
        sentences::findings_lines(&written, phrases).iter().for_each(|line| warn(line));
        warn(&say!(phrases, "cli-form-written", file = out.to_owned()));
        return Ok(());
    }
    let written = match path.extension().map(|end| end.to_string_lossy().to_lowercase()).as_deref() {
        Some("xlsx") => export::write_xlsform(form, path),
        Some("md") => export::write_xlsform_text(form, path),
        _ => return Err(Failure::Usage(say!(phrases, "cli-form-out-ending", file = out.to_owned()))),
    };
    written.map_err(|error| not_written(out, &error, phrases))?;
    warn(&say!(phrases, "cli-form-written", file = out.to_owned()));
    Ok(())
}

fn not_written(out: &str, error: &dyn std::fmt::Display, phrases: &Phrases) -> Failure {
    let (file, reason) = (out.to_owned(), error.to_string());
    Failure::Environment(vec![say!(phrases, "cli-form-not-written", file = file, reason = reason)])
}

/// The lines of a file of answers, each a name, a tab and a value. Empty lines and those that begin with `#` say nothing.
fn answers(path: &str, phrases: &Phrases) -> Result<Vec<(String, String)>, Failure> {
    let unreadable = |reason: String| {
        let file = path.to_owned();
        Failure::Environment(vec![say!(phrases, "cli-form-not-read", file = file, reason = reason)])
    };
    let large = std::fs::metadata(path).map_err(|error| unreadable(error.to_string()))?.len() > ANSWERS_BYTES_MAX;
    let text =
        if large { String::new() } else { std::fs::read_to_string(path).map_err(|e| unreadable(e.to_string()))? };
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).collect();
    if large || lines.len() > LINES_MAX {
        return Err(Failure::Refused(vec![say!(phrases, "finding-too-many-lines", max = LINES_MAX)]));
    }
    let part = |line: &str| {
        let (name, value) = line.split_once('\t').unwrap_or((line, ""));
        (name.trim().to_owned(), value.to_owned())
    };
    Ok(lines.into_iter().map(part).collect())
}

fn walk_through(form: &Questionnaire, path: &str, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let lines = answers(path, phrases)?;
    let walked = walk(form, &lines, jiff::Zoned::now().date());
    if walked.cut {
        warn(&say!(phrases, "cli-form-cut"));
    }
    if json {
        print_json(&walked_json(&lines, &walked, phrases));
        return Ok(());
    }
    let mut out = String::new();
    for ((name, _), verdict) in lines.iter().zip(&walked.verdicts) {
        let (word, message) = told(verdict, phrases);
        let message = if message.is_empty() { String::new() } else { format!("\t{}", one_line(&message)) };
        out += &format!("{word}\t{name}{message}\n");
    }
    for name in &walked.asked {
        out += &format!("asked\t{name}\n");
    }
    for (name, message) in &walked.missing {
        let message = message.in_language(phrases.language().tag());
        let message = if message.is_empty() { String::new() } else { format!("\t{}", one_line(message)) };
        out += &format!("missing\t{name}{message}\n");
    }
    for (name, value) in &walked.values {
        out += &format!("value\t{name}\t{}\n", one_line(value));
    }
    print(&out);
    Ok(())
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}

fn told(verdict: &Verdict, phrases: &Phrases) -> (&'static str, String) {
    let own = |message: &Localised| message.in_language(phrases.language().tag()).to_owned();
    let or = |message: &Localised, else_say: String| if message.is_empty() { else_say } else { own(message) };
    match verdict {
        Verdict::Taken => ("ok", String::new()),
        Verdict::Required(message) => ("required", or(message, say!(phrases, "walk-required"))),
        Verdict::Refused(reason) => ("refused", reason_sentence(reason, phrases)),
    }
}

fn walked_json(lines: &[(String, String)], walked: &Walked, phrases: &Phrases) -> serde_json::Value {
    let verdicts = lines.iter().zip(&walked.verdicts).map(|((name, value), verdict)| {
        let (word, message) = told(verdict, phrases);
        json!({ "name": name, "value": value, "verdict": word, "message": message })
    });
    let missing = walked
        .missing
        .iter()
        .map(|(name, message)| json!({ "name": name, "message": message.in_language(phrases.language().tag()) }));
    let values = walked.values.iter().map(|(name, value)| json!({ "name": name, "value": value }));
    json!({
        "lines": verdicts.collect::<Vec<_>>(),
        "asked": walked.asked,
        "missing": missing.collect::<Vec<_>>(),
        "values": values.collect::<Vec<_>>(),
        "cut": walked.cut,
    })
}

/// A text in its languages, as JSON.
fn localised(text: &Localised) -> serde_json::Value {
    let pairs = text.iter().map(|(language, text)| (language.to_owned(), json!(text)));
    serde_json::Value::Object(pairs.collect())
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_line_stays_a_line() {
        assert_eq!(super::one_line("a\tb\nc"), "a b c");
    }
}
