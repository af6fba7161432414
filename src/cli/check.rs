//! `copiste check PATH`: reads a tool or a form and prints every finding with its place.

use super::output::{print, print_json};
use super::{Failure, campaign::text};
use crate::import;
use crate::language::Phrases;
use crate::questionnaire::{Finding, Questionnaire, Severity};
use crate::say;
use crate::station::{findings, sentences};
use clap::ArgMatches;
use serde_json::json;
use std::path::Path;

pub(super) fn run(matches: &ArgMatches, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let path = text(matches, "path");
    let path = Path::new(&path);
    let (forms, findings) = if path.is_dir() && !import::is_form_folder(path) {
        let (tool, findings) = import::read_tool(path);
        let forms = tool.iter().flat_map(|tool| &tool.audiences).flat_map(|audience| &audience.forms);
        (forms.map(|(_, form)| (**form).clone()).collect(), findings)
    } else {
        let (form, findings) = import::read_form(path);
        (form.into_iter().collect::<Vec<_>>(), findings)
    };
    let blocking = findings.iter().filter(|finding| finding.severity == Severity::Blocking).count();
    if json {
        print_json(&json!({
            "blocking": blocking,
            "warnings": findings.len() - blocking,
            "forms": forms.iter().map(form_json).collect::<Vec<_>>(),
            "findings": findings.iter().map(|finding| finding_json(finding, phrases)).collect::<Vec<_>>(),
        }));
    } else {
        forms.iter().for_each(|form| say_form(form, phrases));
        sentences::findings_lines(&findings, phrases).iter().for_each(|line| print(&format!("{line}\n")));
        let warnings = findings.len() - blocking;
        let count = say!(phrases, "cli-check-count", blocking = blocking, warnings = warnings);
        let end = if findings.is_empty() { say!(phrases, "cli-check-clean") } else { count };
        print(&format!("{end}\n"));
    }
    if blocking > 0 { Err(Failure::Refused(Vec::new())) } else { Ok(()) }
}

fn say_form(form: &Questionnaire, phrases: &Phrases) {
    let title = form.title.in_language(phrases.language().tag()).to_owned();
    let (questions, pages) = (form.questions.len().to_string(), form.pages.len().to_string());
    print(&format!("{}\n", say!(phrases, "cli-check-form", title = title, questions = questions, pages = pages)));
}

fn form_json(form: &Questionnaire) -> serde_json::Value {
    json!({ "id": form.id, "questions": form.questions.len(), "pages": form.pages.len() })
}

pub(super) fn finding_json(finding: &Finding, phrases: &Phrases) -> serde_json::Value {
    let severity = match finding.severity {
        Severity::Blocking => "blocking",
        Severity::Warning => "warning",
    };
    json!({
        "severity": severity, "file": finding.place.file, "sheet": finding.place.sheet,
        "row": finding.place.row, "column": finding.place.column,
        "message": findings::finding_sentence(finding, phrases),
    })
}
