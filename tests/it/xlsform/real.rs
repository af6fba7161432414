//! Questionnaires of others: all of them load, and whatever is answered, it ends.

use super::{real_forms, shared};
use copiste::entry::walk;
use copiste::import::read_form;
use copiste::questionnaire::{Kind, Questionnaire, own_name};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::time::Instant;

#[test]
fn every_form_of_the_first_tiers_loads() {
    for path in real_forms() {
        let (form, findings) = read_form(&path);
        let blocking: Vec<_> = findings.iter().filter(|finding| finding.blocks()).collect();
        assert!(form.is_some(), "{}: {blocking:#?}", path.display());
    }
}

/// Names of what another program binds, and how many of them have a condition.
fn bound(xml: &str) -> (BTreeSet<String>, usize) {
    let mut names = BTreeSet::new();
    let mut conditions = 0;
    for bind in xml.split("<bind ").skip(1) {
        let bind = bind.split("/>").next().unwrap_or_default();
        let path = bind.split("nodeset=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        if !path.contains("/meta/") {
            names.insert(path.rsplit('/').next().unwrap_or_default().to_owned());
        }
        conditions += usize::from(bind.contains(" relevant=\"") || bind.starts_with("relevant=\""));
    }
    (names, conditions)
}

/// The same of a form as copiste reads it.
fn read_names(form: &Questionnaire) -> (BTreeSet<String>, usize) {
    let outline = &form.outline;
    let questions = form.questions.iter().map(|question| own_name(&question.name).to_owned());
    let fields = outline.fields.iter().map(|field| own_name(&field.name).to_owned());
    let notes = outline.notes.iter().map(|note| note.name.clone());
    let names = questions.chain(fields).chain(notes).collect();
    let conditions = form.questions.iter().filter(|question| question.relevant.is_some()).count()
        + outline.fields.iter().filter(|field| field.relevant.is_some()).count()
        + outline.notes.iter().filter(|note| note.relevant.is_some()).count()
        + outline.sections.iter().filter(|section| section.relevant.is_some()).count();
    (names, conditions)
}

#[test]
fn another_program_binds_the_same_names_and_conditions() {
    for path in real_forms() {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let Some(reference) = shared(&format!("real-forms/xform_ref/{stem}.xml")) else { continue };
        let (theirs, their_conditions) = bound(&std::fs::read_to_string(reference).expect("a reference"));
        let (Some(form), _) = read_form(&path) else { panic!("{stem} does not load") };
        let (ours, our_conditions) = read_names(&form);
        let lost: Vec<&String> = theirs.iter().filter(|name| !ours.contains(*name) && !is_device(name)).collect();
        println!(
            "{stem}: {} names, {our_conditions} conditions, theirs {their_conditions}, not here {lost:?}",
            ours.len()
        );
        // Groups with a condition are bound too, and so are the counts of tables.
        let groups: BTreeSet<&String> = form.outline.sections.iter().map(|section| &section.name).collect();
        let lost: Vec<_> =
            lost.into_iter().filter(|name| !groups.contains(name) && !name.ends_with("_count")).collect();
        assert!(lost.is_empty(), "{stem}: {lost:?}");
        assert_eq!(our_conditions, their_conditions, "{stem}");
    }
}

/// What another program adds by itself.
fn is_device(name: &str) -> bool {
    matches!(name, "instanceID" | "instanceName" | "audit" | "entity" | "generated_note_name")
        || name.starts_with("generated_")
        || name.starts_with("reserved_name_for_field_list_labels_")
}

/// Answers for every question, good and bad in turn.
fn answers(form: &Questionnaire) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    for (index, question) in form.questions.iter().enumerate() {
        let value = match &question.kind {
            Kind::One(list) => form.lists[*list].choices[index % form.lists[*list].choices.len()].name.clone(),
            Kind::Several(list) => form.lists[*list]
                .choices
                .iter()
                .take(2)
                .map(|choice| choice.name.as_str())
                .collect::<Vec<_>>()
                .join(" "),
            Kind::Integer { .. } => (index % 7).to_string(),
            Kind::Decimal => "2,5".to_owned(),
            Kind::Date => "2026-03-02".to_owned(),
            Kind::Text { .. } => "07:30".to_owned(),
        };
        let mut name = own_name(&question.name).to_owned();
        let sections = &form.outline.sections;
        let around = std::iter::successors(question.section, |section| sections[*section].parent);
        for section in around.filter(|section| sections[*section].repeat.is_some()) {
            name = format!("{}[{}]/{name}", sections[section].name, 1 + index % 2);
        }
        lines.push((name, value));
    }
    lines
}

#[test]
fn real_forms_are_walked_through_in_bounded_time() {
    for path in real_forms() {
        let (Some(form), _) = read_form(&path) else { continue };
        let lines = answers(&form);
        let begun = Instant::now();
        let walked = walk(&form, &lines, Date::constant(2026, 11, 21));
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let taken = walked.verdicts.iter().filter(|verdict| **verdict == copiste::entry::Verdict::Taken).count();
        println!(
            "{:5} ms {taken} of {} taken, {} asked  {name}",
            begun.elapsed().as_millis(),
            lines.len(),
            walked.asked.len()
        );
        assert!(begun.elapsed().as_secs() < 60, "{name} took too long");
        assert_eq!(walked.verdicts.len(), lines.len(), "{name}");
        assert!(taken > 0, "{name}");
    }
}
