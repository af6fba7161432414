//! FHIR questionnaires: what they ask on paper, what is written of a form, and the answers as responses.

mod answers;
mod export;
mod import;
mod mutations;
mod readers;
mod real;

use copiste::import::read_form;
use copiste::questionnaire::{Finding, Questionnaire};
use std::fmt::Write as _;

/// A form from the text of a file, with its findings.
fn read(text: &str) -> (Option<Questionnaire>, Vec<Finding>) {
    read_bytes(text.as_bytes())
}

fn read_bytes(bytes: &[u8]) -> (Option<Questionnaire>, Vec<Finding>) {
    let folder = tempfile::tempdir().expect("a folder of its own");
    let path = folder.path().join("form.json");
    std::fs::write(&path, bytes).expect("the folder is writable");
    read_form(&path)
}

/// A form that must be right, from its items.
fn form(items: &str) -> Questionnaire {
    let (form, findings) = read(&questionnaire(items));
    form.unwrap_or_else(|| panic!("{findings:#?}"))
}

/// A questionnaire of these items.
fn questionnaire(items: &str) -> String {
    format!(r#"{{"resourceType": "Questionnaire", "id": "essai", "status": "draft", "item": [{items}]}}"#)
}

/// What is wrong, one line each, without the file; what every small form lacks is left out.
fn told(findings: &[Finding]) -> String {
    let mut text = String::new();
    for finding in findings {
        let problem = format!("{:?}", finding.problem);
        if problem == "NoNumbers" || problem.starts_with("NumberMissing") || problem.starts_with("LabelMissing") {
            continue;
        }
        let place = &finding.place;
        let severity = if finding.blocks() { "blocks" } else { "warns" };
        let row = place.row.map(|row| row.to_string()).unwrap_or_default();
        writeln!(text, "{severity} {row} {}: {problem}", place.column).expect("a String takes everything");
    }
    text
}

/// The form as a line each: what is asked, when, with which check.
fn summary(form: &Questionnaire) -> String {
    let mut text = String::new();
    for question in &form.questions {
        let rule = |rule: Option<&copiste::expression::Expression>| rule.map(|rule| rule.source().to_owned());
        let list = form.index(&question.name).and_then(|index| form.list(index)).map(|list| {
            let choices = list.choices.iter().map(|choice| format!("{}={}", choice.code, choice.name));
            choices.collect::<Vec<_>>().join(" ")
        });
        let parts = [
            Some(format!("{} {}", question.name, question.kind.word())),
            (!question.number.is_empty()).then(|| format!("number {}", question.number)),
            (!question.hint.is_empty()).then(|| format!("hint {}", question.hint.in_language(""))),
            question.format.as_ref().map(|format| format!("{format:?}")),
            list.map(|list| format!("[{list}]")),
            question.required.then(|| "required".to_owned()),
            rule(question.relevant.as_ref()).map(|rule| format!("when {rule}")),
            rule(question.hard.as_ref().map(|check| &check.rule)).map(|rule| format!("check {rule}")),
            rule(question.default.as_ref()).map(|rule| format!("default {rule}")),
            (!question.origin.id.is_empty()).then(|| format!("link {}", question.origin.id)),
            (!question.origin.kind.is_empty()).then(|| format!("of {}", question.origin.kind)),
        ];
        writeln!(text, "{}", parts.into_iter().flatten().collect::<Vec<_>>().join(" | ")).expect("a String");
    }
    text
}

/// Where two forms differ, in few words.
pub(crate) fn difference(left: &Questionnaire, right: &Questionnaire) -> Option<String> {
    if left == right {
        return None;
    }
    let questions = left.questions.iter().zip(&right.questions).find(|(left, right)| left != right);
    let lists = left.lists.iter().zip(&right.lists).find(|(left, right)| left != right);
    let sections = left.outline.sections.iter().zip(&right.outline.sections).find(|(left, right)| left != right);
    let fields = left.outline.fields.iter().zip(&right.outline.fields).find(|(left, right)| left != right);
    let notes = left.outline.notes.iter().zip(&right.outline.notes).find(|(left, right)| left != right);
    let pages = left.pages.iter().zip(&right.pages).find(|(left, right)| left != right);
    let blocks = left.blocks.iter().zip(&right.blocks).find(|(left, right)| left != right);
    let counts =
        |form: &Questionnaire| (form.questions.len(), form.lists.len(), form.outline.order.len(), form.pages.len());
    Some(format!(
        "{:?} {:?}\n{questions:#?}\n{lists:#?}\n{sections:#?}\n{fields:#?}\n{notes:#?}\n{pages:#?}\n{blocks:#?}\n{:?}\n{:?}",
        counts(left),
        counts(right),
        (&left.id, &left.title, &left.outline.version, &left.outline.url, &left.outline.default_language),
        (&right.id, &right.title, &right.outline.version, &right.outline.url, &right.outline.default_language),
    ))
}
