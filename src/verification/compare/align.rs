//! Two passes of one page, laid beside each other so that they fit best.
//!
//! An edit distance: the same answer on the same line costs nothing, another answer one field, an answer that one pass
//! has and the other has not one and a quarter. Both passes fill the page, so an answer left out is paid twice: where it
//! is missing and where something fills the gap. That is why one or two wrong fields are never called a slip.

use super::SlipKind;
use super::same::{plain_decimal, plain_text, same};
use crate::questionnaire::{QuestionIndex, Questionnaire};
use crate::record::Answer;
use std::ops::Range;

/// What the two passes say on one line of the page.
pub(super) struct Line {
    /// The question that stands there.
    pub(super) question: QuestionIndex,
    /// Whether both say the same.
    pub(super) same: bool,
    keyed: [Option<String>; 2],
}

/// Lines of a page that one slip explains.
pub(super) struct Slip {
    /// Their places on the page.
    pub(super) lines: Range<usize>,
    /// Places among them whose answers do not fit even when laid on the other line: an error of its own.
    pub(super) misread: Vec<usize>,
    /// Answers on the wrong line.
    pub(super) shifted: u32,
    /// How it probably came about.
    pub(super) kind: SlipKind,
}

/// In quarters of a field.
const OTHER: u32 = 4;
const GAP: u32 = 5;
/// How many lines the passes may stand apart.
const APART_MAX: usize = 3;
const BAND: usize = 2 * APART_MAX + 1;

/// What an alignment costs. Of equally cheap ones the plainer wins: fewer gaps, then fewer answers on the wrong line.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cost {
    quarters: u32,
    gaps: u32,
    shifted: u32,
}

const NOTHING: Cost = Cost { quarters: 0, gaps: 0, shifted: 0 };
const OUT_OF_REACH: Cost = Cost { quarters: u32::MAX, gaps: u32::MAX, shifted: u32::MAX };

/// One step of an alignment: the next answers of both passes are laid side by side, or one answer has no partner.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Pair,
    Alone(usize),
}

impl Line {
    pub(super) fn new(
        form: &Questionnaire,
        question: QuestionIndex,
        first: Option<&Answer>,
        second: Option<&Answer>,
    ) -> Line {
        let keyed = [first, second].map(|answer| answer.map(|answer| keyed(form, question, answer)));
        Line { question, same: same(first, second), keyed }
    }
}

/// The answer as it is keyed, which is what a slip carries to another question: there the same key is another box.
fn keyed(form: &Questionnaire, question: QuestionIndex, answer: &Answer) -> String {
    let list = form.list(question);
    let code = |name: &String| {
        let choice = list.and_then(|list| list.named(name));
        choice.map_or_else(|| name.clone(), |choice| choice.code.to_lowercase())
    };
    match answer {
        Answer::One(name) => code(name),
        Answer::Several(names) => {
            let mut codes: Vec<String> = names.iter().map(code).collect();
            codes.sort();
            codes.dedup();
            codes.join(" ")
        }
        Answer::Integer(number) => number.to_string(),
        Answer::Decimal(number) => plain_decimal(number),
        Answer::Date(date) => date.to_string(),
        Answer::Text(text) => plain_text(text),
        Answer::Mark(mark) => format!("!{}", mark.word()),
    }
}

/// The slips of the alignment that fits best, in the order of the page.
pub(super) fn align(page: &[Line]) -> Vec<Slip> {
    // Of two alignments that fit as well, the choice must not depend on which pass is called the first.
    let column = |pass: usize| page.iter().map(move |line| &line.keyed[pass]);
    let passes = if column(0).le(column(1)) { [0, 1] } else { [1, 0] };
    slips(page, passes, &best_steps(page, passes))
}

/// Whether an answer of one pass and an answer of the other fit side by side.
fn fit(page: &[Line], passes: [usize; 2], places: [usize; 2]) -> bool {
    if places[0] == places[1] {
        return page[places[0]].same;
    }
    let keyed = |which: usize| page[places[which]].keyed[passes[which]].as_ref();
    // What was not asked was not keyed either, and cannot slip.
    keyed(0).is_some() && keyed(0) == keyed(1)
}

fn best_steps(page: &[Line], passes: [usize; 2]) -> Vec<Step> {
    let lines = page.len();
    // `costs[place][apart]`: the first `place` answers of one pass against `place + apart - APART_MAX` of the other.
    let mut costs = vec![[(OUT_OF_REACH, Step::Pair); BAND]; lines + 1];
    costs[0][APART_MAX].0 = NOTHING;
    for place in 0..=lines {
        for apart in 0..BAND {
            let Some(other) = (place + apart).checked_sub(APART_MAX).filter(|other| *other <= lines) else { continue };
            let mut best = costs[place][apart];
            let mut offer = |from: Cost, step: Step, quarters: u32, shifted: u32| {
                let gaps = u32::from(step != Step::Pair);
                let cost = Cost {
                    quarters: from.quarters.saturating_add(quarters),
                    gaps: from.gaps.saturating_add(gaps),
                    shifted: from.shifted.saturating_add(shifted),
                };
                if cost < best.0 {
                    best = (cost, step);
                }
            };
            if place > 0 && other > 0 {
                let quarters = if fit(page, passes, [place - 1, other - 1]) { 0 } else { OTHER };
                offer(costs[place - 1][apart].0, Step::Pair, quarters, u32::from(place != other));
            }
            if place > 0 && apart + 1 < BAND {
                offer(costs[place - 1][apart + 1].0, Step::Alone(0), GAP, 0);
            }
            if other > 0 && apart > 0 {
                offer(costs[place][apart - 1].0, Step::Alone(1), GAP, 0);
            }
            costs[place][apart] = best;
        }
    }
    let (mut place, mut apart) = (lines, APART_MAX);
    let mut steps = Vec::new();
    while (place, apart) != (0, APART_MAX) {
        let step = costs[place][apart].1;
        steps.push(step);
        match step {
            Step::Pair => place -= 1,
            Step::Alone(0) => (place, apart) = (place - 1, apart + 1),
            Step::Alone(_) => apart -= 1,
        }
    }
    steps.reverse();
    steps
}

/// Walks along an alignment; each stretch in which the passes stand equally far apart is a slip.
fn slips(page: &[Line], passes: [usize; 2], steps: &[Step]) -> Vec<Slip> {
    let mut slips: Vec<Slip> = Vec::new();
    let mut open: Option<Slip> = None;
    let mut at = [0, 0];
    for step in steps {
        match (*step, open.as_mut()) {
            (Step::Pair, None) => at = at.map(|place| place + 1),
            (Step::Pair, Some(slip)) => {
                slip.shifted += 1;
                if !fit(page, passes, at) {
                    slip.misread.extend(at);
                }
                at = at.map(|place| place + 1);
            }
            (Step::Alone(longer), _) => {
                let start = at[0].min(at[1]);
                // Answers left out one after the other are one slip; one left out later is the next.
                if let Some(mut slip) = open.take_if(|slip| slip.shifted > 0) {
                    slip.lines.end = start;
                    slips.push(slip);
                }
                open.get_or_insert_with(|| opened(page, passes, longer, at[longer], start));
                at[longer] += 1;
                if at[0] == at[1] {
                    open = None;
                    let slip = slips.last_mut().expect("one wrong field is cheaper than two answers without partner");
                    slip.lines.end = at[0];
                }
            }
        }
    }
    slips
}

fn opened(page: &[Line], passes: [usize; 2], longer: usize, surplus: usize, start: usize) -> Slip {
    let keyed = |place: usize| page.get(place)?.keyed[passes[longer]].as_ref();
    let neighbours = [surplus.checked_sub(1), Some(surplus + 1)];
    let doubled =
        neighbours.into_iter().flatten().any(|place| keyed(place).is_some() && keyed(place) == keyed(surplus));
    let kind = if doubled { SlipKind::Doubled } else { SlipKind::Skipped };
    Slip { lines: start..start, misread: Vec::new(), shifted: 0, kind }
}
