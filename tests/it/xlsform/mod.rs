//! Forms of others on paper: what they ask as answers come in, and what is written of them again.

mod export;
mod files;
mod real;
mod walk;

use copiste::import::read_form;
use copiste::questionnaire::{Finding, Questionnaire};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// A form from Markdown tables, with its findings.
fn read(text: &str) -> (Option<Questionnaire>, Vec<Finding>) {
    let folder = tempfile::tempdir().expect("a folder of its own");
    let path = folder.path().join("form.md");
    std::fs::write(&path, text).expect("the folder is writable");
    read_form(&path)
}

/// A form that must be right.
fn form(text: &str) -> Questionnaire {
    let (form, findings) = read(text);
    form.unwrap_or_else(|| panic!("{findings:#?}"))
}

/// What is wrong, one line each, without the file.
fn told(findings: &[Finding]) -> String {
    let mut text = String::new();
    for finding in findings {
        let place = &finding.place;
        let severity = if finding.blocks() { "blocks" } else { "warns" };
        let row = place.row.map(|row| row.to_string()).unwrap_or_default();
        writeln!(text, "{severity} {row} {}: {:?}", place.column, finding.problem).expect("a String takes everything");
    }
    text
}

fn shared(path: &str) -> Option<PathBuf> {
    let path = Path::new("../shared").join(path);
    path.exists().then_some(path)
}

/// The real forms at hand of the first tiers.
fn real_forms() -> Vec<PathBuf> {
    let Some(sources) = shared("real-forms/SOURCES.tsv") else {
        println!("no real forms at hand");
        return Vec::new();
    };
    let sources = std::fs::read_to_string(sources).expect("a list of forms");
    let first = |line: &str| {
        let mut parts = line.split('\t');
        let (file, kind, tier) = (parts.next()?, parts.next()?, parts.next()?);
        (kind == "xlsform" && tier.starts_with(['A', 'B'])).then(|| Path::new("../shared/real-forms").join(file))
    };
    sources.lines().filter_map(first).collect()
}
