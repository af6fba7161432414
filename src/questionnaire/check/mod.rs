//! What must hold in a form and in a tool. All findings at once; who asks says where things stand.

mod dossier;
mod lists;
mod rules;
mod variants;

use super::{
    ChoiceList, Constant, DECIMALS_MAX, Finding, Kind, Localised, Place, Problem, QUESTIONS_MAX, Question,
    QuestionIndex, Questionnaire, TEXT_CHARACTERS_MAX, Theme, Thing, Tool, WEIGHT_MAX,
};
use crate::expression::nearest;
use std::collections::{HashMap, HashSet};

/// Something of a form that has a place in its file. Columns go by their standard names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormSpot {
    /// The whole.
    Form,
    /// A column of a question.
    Question(QuestionIndex, &'static str),
    /// A column of a group or table, an index into [`super::Outline::sections`].
    Section(usize, &'static str),
    /// A column of a value that nobody writes, an index into [`super::Outline::fields`].
    Field(usize, &'static str),
    /// A column of a note, an index into [`super::Outline::notes`].
    Note(usize, &'static str),
    /// A choice list.
    List(usize),
    /// A column of a choice: its list, its place in the list.
    Choice(usize, usize, &'static str),
}

/// Something of a tool that has a place in its folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToolSpot {
    /// A key of `tool.toml`, with its table: `thresholds.group_min`.
    Key(&'static str),
    /// A theme.
    Theme(usize),
    /// An audience.
    Audience(usize),
    /// Something of a form: the audience, the form's place among its variants.
    Form(usize, usize, FormSpot),
}

/// Fewest sheets a group may be asked to have.
pub(super) const GROUP_MIN: u32 = 5;

/// Everything that is wrong or doubtful in a tool, sorted by place. Places name `audience/variant` as the file and the
/// question as the column; `import` knows the rows.
pub fn check(tool: &Tool) -> Vec<Finding> {
    check_tool(tool, &|spot| match spot {
        ToolSpot::Key(key) => Place { column: key.to_owned(), ..Place::file("tool.toml") },
        ToolSpot::Theme(theme) => Place { column: tool.themes[theme].code.clone(), ..Place::file("tool.toml") },
        ToolSpot::Audience(audience) => {
            Place { column: tool.audiences[audience].audience.0.clone(), ..Place::file("tool.toml") }
        }
        ToolSpot::Form(audience, form, spot) => {
            let forms = &tool.audiences[audience];
            let (variant, form) = &forms.forms[form];
            let file = Place::file(&format!("{}/{}", forms.audience.0, variant.0));
            match spot {
                FormSpot::Form => file,
                FormSpot::Question(question, column) => {
                    file.sheet("survey").column(&format!("{}.{column}", form.questions[question].name))
                }
                FormSpot::Section(section, column) => {
                    file.sheet("survey").column(&format!("{}.{column}", form.outline.sections[section].name))
                }
                FormSpot::Field(field, column) => {
                    file.sheet("survey").column(&format!("{}.{column}", form.outline.fields[field].name))
                }
                FormSpot::Note(note, column) => {
                    file.sheet("survey").column(&format!("{}.{column}", form.outline.notes[note].name))
                }
                FormSpot::List(list) => file.sheet("choices").column(&form.lists[list].name),
                FormSpot::Choice(list, choice, column) => {
                    let list = &form.lists[list];
                    file.sheet("choices").column(&format!("{}.{}.{column}", list.name, list.choices[choice].name))
                }
            }
        }
    })
}

/// As [`check`], with the places the caller knows.
pub fn check_tool(tool: &Tool, place: &dyn Fn(ToolSpot) -> Place) -> Vec<Finding> {
    let mut findings = Vec::new();
    check_settings(tool, place, &mut findings);
    let (mut audiences, mut used) = (HashSet::new(), HashSet::new());
    for (index, forms) in tool.audiences.iter().enumerate() {
        let here = || place(ToolSpot::Audience(index));
        let duplicate =
            |thing, name: &str| Finding::blocking(here(), Problem::Duplicate { thing, name: name.to_owned() });
        if !audiences.insert(&forms.audience) {
            findings.push(duplicate(Thing::Audience, &forms.audience.0));
        }
        if forms.forms.is_empty() {
            findings.push(Finding::blocking(here(), Problem::NoForm { audience: forms.audience.0.clone() }));
        }
        let (mut modes, mut variants) = (HashSet::new(), HashSet::new());
        for mode in forms.modes.iter().filter(|mode| !modes.insert(&mode.code)) {
            findings.push(duplicate(Thing::Mode, &mode.code));
        }
        for (number, (variant, form)) in forms.forms.iter().enumerate() {
            if !variants.insert(variant) {
                findings.push(duplicate(Thing::Variant, &variant.0));
            }
            let place = |spot| place(ToolSpot::Form(index, number, spot));
            findings.extend(check_form(form, Some(&tool.themes), &place));
            if let Some((_, standard)) = forms.forms.first().filter(|_| number > 0) {
                variants::check(standard, form, &place, &mut findings);
            }
            used.extend(form.questions.iter().filter_map(|question| question.theme.as_deref()));
        }
    }
    variants::check_crossed(tool, place, &mut findings);
    dossier::check(tool, place, &mut findings);
    for (index, theme) in tool.themes.iter().enumerate() {
        if !used.contains(theme.code.as_str()) {
            findings.push(Finding::warning(place(ToolSpot::Theme(index)), Problem::ThemeUnused(theme.code.clone())));
        }
    }
    Finding::sort(&mut findings);
    findings
}

fn check_settings(tool: &Tool, place: &dyn Fn(ToolSpot) -> Place, findings: &mut Vec<Finding>) {
    if tool.audiences.is_empty() {
        findings.push(Finding::blocking(place(ToolSpot::Key("audience")), Problem::NoAudience));
    }
    let group_min = tool.thresholds.group_min;
    for (key, count) in [
        ("thresholds.group_min", group_min),
        ("thresholds.professionals_breakdown_min", tool.thresholds.professionals_breakdown_min),
    ] {
        if count < GROUP_MIN {
            let problem = Problem::GroupTooSmall { value: i64::from(count), min: GROUP_MIN };
            findings.push(Finding::blocking(place(ToolSpot::Key(key)), problem));
        }
    }
    for (key, value, max) in [
        ("scoring.answered_share_min", tool.scoring.answered_share_min, 1.0),
        ("scoring.favourable_from", tool.scoring.favourable_from, 100.0),
    ] {
        if !(0.0..=max).contains(&value) {
            let problem = Problem::OutOfRange { key: key.to_owned(), value, min: 0.0, max };
            findings.push(Finding::blocking(place(ToolSpot::Key(key)), problem));
        }
    }
    let mut codes = HashSet::new();
    for (index, theme) in tool.themes.iter().enumerate() {
        if !codes.insert(&theme.code) {
            let problem = Problem::Duplicate { thing: Thing::Theme, name: theme.code.clone() };
            findings.push(Finding::blocking(place(ToolSpot::Theme(index)), problem));
        }
    }
}

/// Everything that is wrong or doubtful in a form; with the tool's themes when it belongs to one. Sorted by place.
pub fn check_form(form: &Questionnaire, themes: Option<&[Theme]>, place: &dyn Fn(FormSpot) -> Place) -> Vec<Finding> {
    let mut findings = Vec::new();
    if form.questions.is_empty() {
        findings.push(Finding::blocking(place(FormSpot::Form), Problem::NoQuestion));
    }
    if form.questions.len() > QUESTIONS_MAX {
        findings.push(Finding::blocking(place(FormSpot::Form), Problem::TooManyQuestions { max: QUESTIONS_MAX }));
        return findings;
    }
    let mut names = HashSet::new();
    for (index, question) in form.questions.iter().enumerate() {
        let here = |column| place(FormSpot::Question(index, column));
        if !names.insert(&question.name) {
            let problem = Problem::Duplicate { thing: Thing::Question, name: question.name.clone() };
            findings.push(Finding::blocking(here("name"), problem));
        }
        check_question(form, question, themes, &here, &mut findings);
    }
    check_numbers(form, place, &mut findings);
    rules::check(form, place, &mut findings);
    lists::check(form, place, &mut findings);
    Finding::sort(&mut findings);
    findings
}

fn check_question(
    form: &Questionnaire,
    question: &Question,
    themes: Option<&[Theme]>,
    here: &dyn Fn(&'static str) -> Place,
    findings: &mut Vec<Finding>,
) {
    let name = || question.name.clone();
    if question.label.is_empty() {
        findings.push(Finding::warning(here("label"), Problem::LabelMissing { name: name() }));
    }
    for (column, text) in [("label", &question.label), ("hint", &question.hint)] {
        if let Some(name) = reference_in(text) {
            findings.push(Finding::warning(here(column), Problem::LabelReference { name }));
        }
    }
    if let (Some(theme), Some(themes)) = (&question.theme, themes)
        && !themes.iter().any(|known| known.code == *theme)
    {
        let nearest = nearest(theme, themes.iter().map(|theme| theme.code.as_str())).map(str::to_owned);
        findings.push(Finding::blocking(here("theme"), Problem::ThemeUnknown { theme: theme.clone(), nearest }));
    }
    let misplaced = || Problem::ColumnMisplaced { kind: question.kind.word().to_owned() };
    if question.theme.is_some() {
        match question.kind {
            Kind::One(list) if form.lists[list].choices.iter().all(|choice| choice.score.is_none()) => {
                let list = form.lists[list].name.clone();
                findings.push(Finding::warning(here("theme"), Problem::ThemeWithoutScores { list }));
            }
            Kind::One(_) => {}
            Kind::Several(_) | Kind::Integer { .. } | Kind::Decimal | Kind::Date | Kind::Text { .. } => {
                findings.push(Finding::warning(here("theme"), misplaced()));
            }
        }
    }
    if !(question.weight > 0.0 && question.weight <= WEIGHT_MAX) {
        findings.push(Finding::blocking(here("weight"), Problem::NotAWeight(question.weight.to_string())));
    }
    let filled = match (question.constant, &question.kind) {
        (None, _) | (Some(Constant::Date), Kind::Date) => true,
        (Some(Constant::Service), Kind::One(_) | Kind::Text { .. }) => true,
        (Some(Constant::Date | Constant::Service), _) => false,
    };
    if !filled {
        findings.push(Finding::blocking(here("constant"), misplaced()));
    }
    match question.kind {
        Kind::Integer { digits: Some(digits) } if !(1..=18).contains(&digits) => {
            let problem = Problem::NotAWholeNumber { written: digits.to_string(), min: 1, max: 18 };
            findings.push(Finding::blocking(here("digits"), problem));
        }
        Kind::Text { characters, .. } if !(1..=TEXT_CHARACTERS_MAX).contains(&characters) => {
            let max = TEXT_CHARACTERS_MAX as u32;
            let problem = Problem::NotAWholeNumber { written: characters.to_string(), min: 1, max };
            findings.push(Finding::blocking(here("characters"), problem));
        }
        _ => {}
    }
    if let Some(block) = question.block.and_then(|block| form.blocks.get(block)) {
        let wanted = || list_name(form, block.list);
        match question.kind {
            Kind::One(list) if list == block.list => {}
            Kind::One(list) => {
                let problem = Problem::GridList { list: list_name(form, list), wanted: wanted() };
                findings.push(Finding::blocking(here("type"), problem));
            }
            Kind::Several(_) | Kind::Integer { .. } | Kind::Decimal | Kind::Date | Kind::Text { .. } => {
                let kind = question.kind.word().to_owned();
                findings.push(Finding::blocking(here("type"), Problem::GridKind { kind }));
            }
        }
    }
}

fn list_name(form: &Questionnaire, list: usize) -> String {
    form.lists.get(list).map(|list: &ChoiceList| list.name.clone()).unwrap_or_default()
}

/// The first `${name}` of a printed text.
fn reference_in(text: &Localised) -> Option<String> {
    text.iter().find_map(|(_, text)| {
        let (_, rest) = text.split_once("${")?;
        Some(rest.split_once('}')?.0.trim().to_owned())
    })
}

fn check_numbers(form: &Questionnaire, place: &dyn Fn(FormSpot) -> Place, findings: &mut Vec<Finding>) {
    if form.questions.iter().all(|question| question.number.is_empty()) {
        if !form.questions.is_empty() {
            findings.push(Finding::warning(place(FormSpot::Form), Problem::NoNumbers));
        }
        return;
    }
    let mut numbers: HashMap<&str, &str> = HashMap::new();
    for (index, question) in form.questions.iter().enumerate() {
        let here = || place(FormSpot::Question(index, "number"));
        if question.number.is_empty() {
            // What the batch or the form fills is not printed.
            if question.constant.is_none() && !question.is_filled_by_the_form() {
                findings.push(Finding::warning(here(), Problem::NumberMissing { name: question.name.clone() }));
            }
        } else if let Some(other) = numbers.insert(&question.number, &question.name) {
            let problem = Problem::NumberDuplicate { number: question.number.clone(), other: other.to_owned() };
            findings.push(Finding::warning(here(), problem));
        }
    }
}

// A decimal answer with more decimals than a double keeps would not come back as keyed.
const _: () = assert!(DECIMALS_MAX <= 15);
