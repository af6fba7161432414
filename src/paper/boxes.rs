//! Where the answer of a question goes: boxes, cells, lines.

use super::{Field, Part, Remark, Style, Tick, Ticks};
use crate::questionnaire::{Choice, ChoiceList, DECIMALS_MAX, Format, Kind, Precision, Question, Questionnaire};

/// Most choices that are printed; a longer list is written by its codes.
pub(super) const CHOICES_PRINTED_MAX: usize = 60;
/// Most steps of a scale that is printed as boxes.
const STEPS_MAX: usize = 11;
/// Cells of a number that does not say how many it has.
const DIGITS_UNSAID: usize = 4;
/// Cells after the comma.
const DECIMALS_UNSAID: usize = 2;
/// Characters that go on a line, written by hand.
const LINE_CHARACTERS: usize = 60;
/// Most lines of a text.
const LINES_MAX: usize = 6;

/// Where the answer goes.
pub(super) fn field(form: &Questionnaire, question: &Question, language: &str, style: Style) -> Field {
    match (&question.kind, &question.format) {
        (_, Some(Format::Rank(list))) => Field::Ranks(ticks(&form.lists[*list], language)),
        (_, Some(Format::Time)) => Field::Cells(vec![Part::Hours, Part::Minutes]),
        (_, Some(Format::DateTime)) => {
            Field::Cells(vec![Part::Day, Part::Month, Part::Year, Part::Hours, Part::Minutes])
        }
        (_, Some(Format::Range { start, end, step })) => scale(*start, *end, *step),
        (Kind::One(list) | Kind::Several(list), _) => {
            choices(&form.lists[*list], matches!(question.kind, Kind::Several(_)), language, style)
        }
        (Kind::Integer { digits }, _) => {
            Field::Cells(vec![Part::Digits(digits.map_or(DIGITS_UNSAID, |digits| usize::from(digits.max(1))))])
        }
        (Kind::Decimal, _) => {
            Field::Cells(vec![Part::Digits(DIGITS_UNSAID), Part::Decimals(DECIMALS_UNSAID.min(DECIMALS_MAX))])
        }
        (Kind::Date, _) => match question.precision() {
            Precision::Year => Field::Cells(vec![Part::Year]),
            Precision::Month => Field::Cells(vec![Part::Month, Part::Year]),
            Precision::Day => Field::Cells(vec![Part::Day, Part::Month, Part::Year]),
        },
        (Kind::Text { characters, comment }, _) => {
            let least = if *comment || question.appearance.contains("multiline") { 3 } else { 1 };
            // A length that nobody chose says nothing of the room that is wanted.
            let chosen = if *characters >= 500 { least } else { lines(*characters) };
            Field::Lines(chosen.clamp(least, LINES_MAX))
        }
    }
}

/// Lines of a text of so many characters.
pub(super) fn lines(characters: usize) -> usize {
    characters.div_ceil(LINE_CHARACTERS)
}

/// What is wrong with the choices of a question on paper.
pub(super) fn remark(form: &Questionnaire, question: &Question) -> Option<Remark> {
    let (Kind::One(list) | Kind::Several(list)) = question.kind else { return None };
    let choices = form.lists[list].choices.len();
    (choices > CHOICES_PRINTED_MAX).then(|| Remark::LongList { question: question.name.clone(), choices })
}

fn choices(list: &ChoiceList, many: bool, language: &str, style: Style) -> Field {
    if list.choices.len() > CHOICES_PRINTED_MAX {
        return Field::Code(list.choices.iter().map(|choice| choice.code.chars().count()).max().unwrap_or(1));
    }
    let ticks = ticks(list, language);
    let columns = match style {
        Style::Standard => columns(&ticks, 1.0),
        Style::Large => columns(&ticks, LARGE),
        // One idea per line.
        Style::Easy => 1,
    };
    Field::Ticks(Ticks { many, ticks, columns })
}

/// How much wider a letter of large print is.
const LARGE: f32 = 1.9;

/// As many columns as the longest text allows, whose letters are so much wider than usual.
fn columns(ticks: &[Tick], wider: f32) -> usize {
    let longest = ticks.iter().map(|tick| tick.label.chars().count()).max().unwrap_or(0);
    let fit: usize = match (longest as f32 * wider) as usize {
        0..=9 => 6,
        10..=15 => 5,
        16..=20 => 4,
        21..=30 => 3,
        31..=46 => 2,
        _ => 1,
    };
    // Two rows of two look better than three and one.
    let fit = fit.min(ticks.len().max(1));
    ticks.len().div_ceil(ticks.len().div_ceil(fit).max(1)).max(1)
}

/// The boxes of a list.
pub(super) fn ticks(list: &ChoiceList, language: &str) -> Vec<Tick> {
    list.choices.iter().map(|choice| tick(choice, choice.label.in_language(language))).collect()
}

/// The heads of a grid: short texts where there are some.
pub(super) fn heads(list: &ChoiceList, language: &str) -> Vec<Tick> {
    let head = |choice: &Choice| {
        // The screen is short of room, the paper is not: the whole text goes over the column where it is short enough.
        let (whole, short) = (choice.label.in_language(language), choice.short.in_language(language));
        let text = if short.is_empty() || whole.chars().count() <= HEAD_CHARACTERS_MAX { whole } else { short };
        tick(choice, text)
    };
    list.choices.iter().map(head).collect()
}

/// Longest text over a column that has a shorter one.
const HEAD_CHARACTERS_MAX: usize = 22;

fn tick(choice: &Choice, label: &str) -> Tick {
    Tick { code: choice.code.clone(), label: label.to_owned(), apart: choice.mark.is_some(), go_to: None }
}

fn scale(start: f64, end: f64, step: f64) -> Field {
    let steps = ((end - start) / step).abs();
    let is_short = steps.is_finite() && steps < STEPS_MAX as f64 && start.fract() == 0.0 && step.fract() == 0.0;
    if is_short && step != 0.0 {
        let towards = if end >= start { step.abs() } else { -step.abs() };
        let count = steps.floor() as usize + 1;
        return Field::Scale((0..count).map(|at| (start + towards * at as f64).to_string()).collect());
    }
    let digits = |number: f64| format!("{:.0}", number.abs().trunc()).len().min(9);
    let whole = Part::Digits(digits(start).max(digits(end)));
    match [start, step].iter().all(|number| number.fract() == 0.0) {
        true => Field::Cells(vec![whole]),
        false => Field::Cells(vec![whole, Part::Decimals(DECIMALS_UNSAID)]),
    }
}
