//! What must hold in choice lists.

use super::{Finding, FormSpot, Kind, Place, Problem, Questionnaire, Thing};
use crate::questionnaire::{CHOICES_MAX, ChoiceList, Format};
use std::collections::{HashMap, HashSet};

pub(super) fn check(form: &Questionnaire, place: &dyn Fn(FormSpot) -> Place, findings: &mut Vec<Finding>) {
    let used: HashSet<usize> = form
        .questions
        .iter()
        .filter_map(|question| match question.kind {
            Kind::One(list) | Kind::Several(list) => Some(list),
            Kind::Integer { .. } | Kind::Decimal | Kind::Date | Kind::Text { .. } => match question.format {
                Some(Format::Rank(list)) => Some(list),
                _ => None,
            },
        })
        .collect();
    for (index, list) in form.lists.iter().enumerate() {
        let here = || place(FormSpot::List(index));
        if !used.contains(&index) {
            findings.push(Finding::warning(here(), Problem::ListUnused(list.name.clone())));
        }
        if list.choices.len() > CHOICES_MAX {
            findings.push(Finding::blocking(here(), Problem::TooManyChoices { max: CHOICES_MAX }));
            continue;
        }
        if list.choices.iter().all(|choice| choice.mark.is_some()) {
            findings.push(Finding::blocking(here(), Problem::ListOfMarks(list.name.clone())));
        }
        let here = |choice, column| place(FormSpot::Choice(index, choice, column));
        check_choices(list, Use::of(form, index), &here, findings);
    }
}

/// What the questions of a list need of its names.
#[derive(Clone, Copy)]
struct Use {
    /// Several names stand side by side in an answer.
    together: bool,
    /// Only some choices are offered at a time: a name may stand for several.
    filtered: bool,
}

impl Use {
    fn of(form: &Questionnaire, list: usize) -> Use {
        let mut found = Use { together: false, filtered: false };
        for question in &form.questions {
            let several = matches!(question.kind, Kind::Several(used) if used == list);
            let rank = matches!(question.format, Some(Format::Rank(used)) if used == list);
            found.together |= several || rank;
            let one = matches!(question.kind, Kind::One(used) if used == list);
            found.filtered |= (several || one) && question.filter.is_some();
        }
        found
    }
}

fn said(place: Place, problem: Problem, blocks: bool) -> Finding {
    if blocks { Finding::blocking(place, problem) } else { Finding::warning(place, problem) }
}

fn check_choices(
    list: &ChoiceList,
    used: Use,
    here: &dyn Fn(usize, &'static str) -> Place,
    findings: &mut Vec<Finding>,
) {
    let (mut names, mut codes, mut marks) = (HashSet::new(), HashMap::new(), HashSet::new());
    for (index, choice) in list.choices.iter().enumerate() {
        if choice.name.is_empty() {
            findings.push(Finding::blocking(here(index, "name"), Problem::ChoiceNameMissing));
        } else if choice.name.contains(char::is_whitespace) || choice.name.starts_with('!') {
            // Several names stand side by side in answers; `!` begins a mark there.
            let problem = Problem::ChoiceNameBad(choice.name.clone());
            let blocks = used.together || choice.name.starts_with('!');
            findings.push(said(here(index, "name"), problem, blocks));
        } else if !names.insert(choice.name.as_str()) {
            let problem = Problem::Duplicate { thing: Thing::Choice, name: choice.name.clone() };
            findings.push(said(here(index, "name"), problem, !used.filtered));
        }
        let good = (1..=4).contains(&choice.code.len()) && choice.code.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !good {
            findings.push(Finding::blocking(here(index, "code"), Problem::CodeBad(choice.code.clone())));
        } else if let Some(other) = codes.insert(choice.code.to_ascii_lowercase(), index)
            // A name that stands twice has said so.
            && list.choices[other].name != choice.name
        {
            let problem = Problem::Duplicate { thing: Thing::Code, name: choice.code.clone() };
            findings.push(Finding::blocking(here(index, "code"), problem));
        }
        if choice.label.is_empty() {
            let problem = Problem::ChoiceLabelMissing { name: choice.name.clone() };
            findings.push(Finding::warning(here(index, "label"), problem));
        }
        if let Some(score) = choice.score {
            if !(0.0..=100.0).contains(&score) {
                let problem = Problem::OutOfRange { key: "score".to_owned(), value: score, min: 0.0, max: 100.0 };
                findings.push(Finding::blocking(here(index, "score"), problem));
            }
            if choice.mark.is_some() {
                findings.push(Finding::warning(here(index, "score"), Problem::ScoreOnMark));
            }
        }
        if let Some(mark) = choice.mark
            && !marks.insert(mark)
        {
            findings.push(Finding::warning(here(index, "mark"), Problem::MarkDuplicate(mark.word().to_owned())));
        }
    }
    for (index, choice) in list.choices.iter().enumerate() {
        let code = choice.code.to_ascii_lowercase();
        let longer = |other: &String| other.len() > code.len() && other.starts_with(&code) && !code.is_empty();
        if let Some(longer) = codes.keys().filter(|other| longer(other)).min() {
            let problem = Problem::CodePrefix { code: choice.code.clone(), longer: longer.clone() };
            findings.push(Finding::warning(here(index, "code"), problem));
        }
    }
}
