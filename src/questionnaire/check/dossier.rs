//! What must hold in the windows of a dossier: answers that stand beside criteria or in a log are of the kind that they are for.

use super::{Finding, FormSpot, Kind, Place, Problem, Questionnaire, Theme, Tool, ToolSpot};
use crate::expression::nearest;
use crate::questionnaire::{Format, Part, QuestionIndex, Role, ToolKind, Window};

pub(super) fn check(tool: &Tool, place: &dyn Fn(ToolSpot) -> Place, findings: &mut Vec<Finding>) {
    for (audience, forms) in tool.audiences.iter().enumerate() {
        for (number, (_, form)) in forms.forms.iter().enumerate() {
            let place = |spot| place(ToolSpot::Form(audience, number, spot));
            match tool.kind {
                ToolKind::Survey => say_parts(form, &place, findings),
                ToolKind::Dossier => check_form(form, &tool.themes, forms.role, &place, findings),
            }
        }
    }
}

/// In a survey nothing is done with them.
fn say_parts(form: &Questionnaire, place: &dyn Fn(FormSpot) -> Place, findings: &mut Vec<Finding>) {
    let parts = form.questions.iter().enumerate().filter(|(_, question)| question.part.is_some());
    findings.extend(
        parts.map(|(index, _)| Finding::warning(place(FormSpot::Question(index, "part")), Problem::PartOutsideDossier)),
    );
}

fn check_form(
    form: &Questionnaire,
    themes: &[Theme],
    role: Role,
    place: &dyn Fn(FormSpot) -> Place,
    findings: &mut Vec<Finding>,
) {
    for (index, question) in form.questions.iter().enumerate() {
        let Some(part) = question.part else { continue };
        if !fits(form, index, part) {
            let problem = Problem::PartUnfit { part: part.word().to_owned() };
            findings.push(Finding::blocking(place(FormSpot::Question(index, "part")), problem));
            continue;
        }
        if let (Part::Theme, Kind::One(list)) = (part, &question.kind) {
            let known = |name: &str| themes.iter().any(|theme| theme.code == name);
            let choices = form.lists[*list].choices.iter().enumerate();
            for (choice, named) in choices.filter(|(_, choice)| choice.mark.is_none() && !known(&choice.name)) {
                let nearest = nearest(&named.name, themes.iter().map(|theme| theme.code.as_str())).map(str::to_owned);
                let problem = Problem::ThemeUnknown { theme: named.name.clone(), nearest };
                findings.push(Finding::blocking(place(FormSpot::Choice(*list, choice, "name")), problem));
            }
        }
    }
    let has_log = form.questions.iter().any(|question| question.part == Some(Part::Time));
    if role == Role::Window(Window::Observation) && !has_log {
        findings.push(Finding::warning(place(FormSpot::Form), Problem::LogMissing));
    }
}

/// Whether a question is of the kind that its part is for, and stands where it must.
fn fits(form: &Questionnaire, index: QuestionIndex, part: Part) -> bool {
    let question = &form.questions[index];
    let in_table = form.sections_around(index).any(|section| form.outline.sections[section].repeat.is_some());
    let one = matches!(question.kind, Kind::One(_));
    let text = matches!(question.kind, Kind::Text { .. }) && question.format.is_none();
    match part {
        Part::Justification | Part::Evidence | Part::Comment => text && form.criterion_of(index).is_some(),
        Part::Time => in_table && question.format == Some(Format::Time),
        Part::Step | Part::Theme => in_table && one,
        Part::Place | Part::Felt => in_table && (one || text),
        Part::Seen | Part::Quote => in_table && text,
        Part::Minutes => in_table && matches!(question.kind, Kind::Integer { .. }),
    }
}
