//! Questionnaires of others: all of them load, and are the same when written again.

use super::difference;
use super::export::again;
use copiste::entry::walk;
use copiste::import::read_form;
use copiste::questionnaire::{Fhir, Problem};
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// The real questionnaires at hand of the first tiers.
pub(super) fn real_forms() -> Vec<PathBuf> {
    let shared = Path::new("../shared/real-forms");
    let Ok(sources) = std::fs::read_to_string(shared.join("SOURCES.tsv")) else {
        println!("no real forms at hand");
        return Vec::new();
    };
    let first = |line: &str| {
        let mut parts = line.split('\t');
        let (file, kind, tier) = (parts.next()?, parts.next()?, parts.next()?);
        (kind == "fhir-questionnaire" && tier.starts_with(['A', 'B'])).then(|| shared.join(file))
    };
    sources.lines().filter_map(first).collect()
}

/// How often a key stands in a text.
fn count(text: &str, key: &str) -> usize {
    text.matches(&format!("\"{key}\"")).count()
}

#[test]
fn every_real_questionnaire_loads_and_every_condition_is_a_rule_or_a_finding() {
    for path in real_forms() {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (form, findings) = read_form(&path);
        let blocking: Vec<_> = findings.iter().filter(|finding| finding.blocks()).collect();
        let Some(form) = form else { panic!("{name}: {blocking:#?}") };
        let outline = &form.outline;
        let rules = form.questions.iter().filter(|question| question.relevant.is_some()).count()
            + outline.sections.iter().filter(|one| one.relevant.is_some() && one.under.is_empty()).count()
            + outline.notes.iter().filter(|note| note.relevant.is_some()).count()
            + outline.fields.iter().filter(|field| field.relevant.is_some()).count();
        let lines = form.questions.iter().filter(|question| question.name.ends_with("_other")).count();
        let told = findings.iter().filter(|finding| finding.place.column.contains("enableWhen[")).count();
        let text = std::fs::read_to_string(&path).expect("a questionnaire");
        let written = count(&text, "enableWhen");
        println!("{name}: {} questions, {} findings, {written} conditions", form.questions.len(), findings.len());
        assert!(rules + told + lines >= written, "{name}: {rules} rules and {told} findings of {written} conditions");
        let expressions =
            findings.iter().filter(|one| matches!(one.problem, Problem::Fhir(Fhir::Expression { .. }))).count();
        assert!(expressions >= count(&text, "valueExpression").min(1), "{name}");
    }
}

#[test]
fn every_real_questionnaire_comes_back_the_same() {
    for path in real_forms() {
        let (Some(form), _) = read_form(&path) else { continue };
        assert_eq!(difference(&form, &again(&form)), None, "{}", path.display());
    }
}

#[test]
fn real_questionnaires_are_walked_through() {
    for path in real_forms() {
        let (Some(form), _) = read_form(&path) else { continue };
        let name = |index: usize| form.questions[index].name.clone();
        let answers = (0..form.questions.len()).map(|index| {
            let value = form.list(index).map_or("1".to_owned(), |list| list.choices[0].name.clone());
            (name(index), value)
        });
        let walked = walk(&form, &answers.collect::<Vec<_>>(), Date::constant(2026, 11, 21));
        assert_eq!(walked.verdicts.len(), form.questions.len(), "{}", path.display());
    }
}
