//! Tools and forms from files: text in, what was read or what is wrong out.

mod forms;
mod real_forms;
mod sentences;
mod sheets;
mod spreadsheets;
mod tools;

use copiste::import::read_form;
use copiste::questionnaire::{Finding, Kind, Line, Questionnaire, Severity};
use std::fmt::Write as _;
use std::path::Path;

/// Reads a form from the text of a file.
fn form(text: &str) -> (Option<Questionnaire>, Vec<Finding>) {
    let folder = tempfile::tempdir().expect("a folder of its own");
    let path = folder.path().join("form.md");
    std::fs::write(&path, text).expect("the folder is writable");
    read_form(&path)
}

/// What is wrong, one line each.
fn told(findings: &[Finding]) -> String {
    let mut text = String::new();
    for finding in findings {
        let place = &finding.place;
        let severity = match finding.severity {
            Severity::Blocking => "blocks",
            Severity::Warning => "warns",
        };
        let row = place.row.map(|row| row.to_string()).unwrap_or_default();
        let at = [place.file.as_str(), &place.sheet, &row, &place.column].join(" ");
        writeln!(text, "{severity} {}: {:?}", at.split_whitespace().collect::<Vec<_>>().join(" "), finding.problem)
            .expect("a String takes everything");
    }
    text
}

/// A form, one line per line of the paper, then its lists.
fn drawn(form: &Questionnaire) -> String {
    let mut text = format!("{} «{}»\n", form.id, form.title.in_language("fr"));
    for (number, page) in form.pages.iter().enumerate() {
        text += &format!("page {} «{}»\n", number + 1, page.title.in_language("fr"));
        for line in &page.lines {
            match line {
                Line::Heading(label) => text += &format!("  # {}\n", label.in_language("fr")),
                Line::Note(label) => text += &format!("  ({})\n", label.in_language("fr")),
                Line::Question(index) => text += &format!("  {}\n", asked(form, *index)),
            }
        }
    }
    for list in &form.lists {
        let choices = list.choices.iter().map(|choice| {
            let score = choice.score.map(|score| format!("={score}")).unwrap_or_default();
            let mark = choice.mark.map(|mark| format!("!{}", mark.word())).unwrap_or_default();
            format!("{}:{}{score}{mark}", choice.code, choice.name)
        });
        text += &format!("list {} {}\n", list.name, choices.collect::<Vec<_>>().join(" "));
    }
    text
}

fn asked(form: &Questionnaire, index: usize) -> String {
    let question = &form.questions[index];
    let mut text = format!("{} {} «{}»", question.number, question.name, question.label.in_language("fr"));
    text += &match &question.kind {
        Kind::One(list) => format!(" one of {}", form.lists[*list].name),
        Kind::Several(list) => format!(" several of {}", form.lists[*list].name),
        other => format!(" {other:?}"),
    };
    if let Some(block) = question.block {
        text += &format!(" in grid «{}»", form.blocks[block].title.in_language("fr"));
    }
    let sections = &form.outline.sections;
    for section in std::iter::successors(question.section, |section| sections[*section].parent) {
        if let Some(rule) = &sections[section].relevant {
            text += &format!(" in {} if {}", sections[section].name, rule.source());
        }
    }
    for (word, rule) in [
        ("if", question.relevant.as_ref()),
        ("must", question.hard.as_ref().map(|check| &check.rule)),
        ("should", question.soft.as_ref().map(|check| &check.rule)),
    ] {
        if let Some(rule) = rule {
            text += &format!(" {word} {}", rule.source());
        }
    }
    if question.required {
        text += " required";
    }
    if let Some(constant) = question.constant {
        text += &format!(" from the batch: {constant:?}");
    }
    if let Some(theme) = &question.theme {
        text += &format!(" theme {theme} {:?}", question.direction);
    }
    text.trim_start().to_owned()
}

/// A form that must be right, drawn, then its warnings.
fn read(text: &str) -> String {
    let (form, findings) = form(text);
    match form {
        Some(form) => drawn(&form) + &told(&findings),
        None => told(&findings),
    }
}

fn shared(path: &str) -> Option<std::path::PathBuf> {
    let path = Path::new("../shared").join(path);
    path.exists().then_some(path)
}
