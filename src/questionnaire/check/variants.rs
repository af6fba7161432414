//! What must hold between the variants of a form and between the audiences of a tool.

use super::{Finding, FormSpot, Place, Problem, Questionnaire, Tool, ToolSpot};
use crate::questionnaire::{Choice, Kind, Question};
use std::collections::HashMap;
use std::mem::discriminant;

/// A variant may be shorter, but what it asks are the same items, so that its sheets count with the others.
pub(super) fn check(
    standard: &Questionnaire,
    variant: &Questionnaire,
    place: &dyn Fn(FormSpot) -> Place,
    findings: &mut Vec<Finding>,
) {
    let items = |form: &Questionnaire| -> HashMap<String, usize> {
        form.questions.iter().enumerate().map(|(index, question)| (question.name.clone(), index)).collect()
    };
    let (wanted, present) = (items(standard), items(variant));
    let lacks = |question: &&Question| question.theme.is_some() && !present.contains_key(&question.name);
    for question in standard.questions.iter().filter(lacks) {
        let problem = Problem::VariantLacks { name: question.name.clone() };
        findings.push(Finding::warning(place(FormSpot::Form), problem));
    }
    for (index, question) in variant.questions.iter().enumerate() {
        let here = |column| place(FormSpot::Question(index, column));
        let name = question.name.clone();
        let Some(other) = wanted.get(&question.name).map(|other| &standard.questions[*other]) else {
            findings.push(Finding::blocking(here("name"), Problem::VariantExtra { name }));
            continue;
        };
        if discriminant(&question.kind) != discriminant(&other.kind) {
            findings.push(Finding::blocking(here("type"), Problem::VariantKind { name }));
            continue;
        }
        let choices = extra_choices(standard, other, variant, question);
        if !choices.is_empty() {
            findings.push(Finding::warning(here("type"), Problem::VariantChoices { name: name.clone(), choices }));
        }
        if question.theme != other.theme {
            let problem = Problem::ItemDiffers { name, other: standard.id.clone() };
            findings.push(Finding::blocking(here("theme"), problem));
        } else if question.direction != other.direction {
            let problem = Problem::ItemDiffers { name, other: standard.id.clone() };
            findings.push(Finding::blocking(here("direction"), problem));
        } else if question.weight != other.weight {
            let problem = Problem::ItemDiffers { name, other: standard.id.clone() };
            findings.push(Finding::blocking(here("weight"), problem));
        }
    }
}

fn extra_choices(
    standard: &Questionnaire,
    wanted: &Question,
    variant: &Questionnaire,
    present: &Question,
) -> Vec<String> {
    let (Kind::One(wanted) | Kind::Several(wanted), Kind::One(present) | Kind::Several(present)) =
        (&wanted.kind, &present.kind)
    else {
        return Vec::new();
    };
    let known = &standard.lists[*wanted];
    let choices = variant.lists[*present].choices.iter();
    // A box with a score or a mark counts by it, whatever its name.
    let counts = |choice: &&Choice| choice.score.is_some() || choice.mark.is_some();
    let extra = choices.filter(|choice| known.named(&choice.name).is_none() && !counts(choice));
    extra.map(|choice| choice.name.clone()).collect()
}

/// An item asked of several audiences counts in one theme, else its gap has no place in the report.
pub(super) fn check_crossed(tool: &Tool, place: &dyn Fn(ToolSpot) -> Place, findings: &mut Vec<Finding>) {
    let mut first: HashMap<&str, (&str, &Question)> = HashMap::new();
    for (audience, forms) in tool.audiences.iter().enumerate() {
        let Some((_, form)) = forms.forms.first() else { continue };
        for (index, question) in form.questions.iter().enumerate() {
            let (other, known) = *first.entry(&question.name).or_insert((&forms.audience.0, question));
            if known.theme != question.theme && (known.theme.is_some() && question.theme.is_some()) {
                let place = place(ToolSpot::Form(audience, 0, FormSpot::Question(index, "theme")));
                let problem = Problem::ItemDiffers { name: question.name.clone(), other: other.to_owned() };
                findings.push(Finding::warning(place, problem));
            }
        }
    }
}
