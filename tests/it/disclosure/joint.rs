//! Somebody who puts the boxes of several questions together: of all ways to do it that agree with everything that is told of a
//! theme, what do they have in common? Nothing that one answer of somebody tells of another may follow from them.

use super::house::Lot;
use super::reading::{Item, Mean, Report};
use crate::measure::sample::{Sheet, measured, small_campaign, small_sheet, small_tool};
use copiste::language::{Language, Phrases};
use copiste::measure::Disclosed;
use copiste::questionnaire::Tool;
use copiste::report::{self, Material, Occasion};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The boxes of a question, in steps of 25 points.
const BOXES: usize = 5;
const THEME: &str = "respect";

/// What is told of the questions of a theme, each answered on every sheet, and of how they go together.
#[derive(Clone, Debug)]
struct Told {
    /// By question: how many ticked each box.
    boxes: Vec<[u32; BOXES]>,
    /// The sum over the sheets of the square of their sum of steps.
    squares: Option<u32>,
    favourable: Option<u32>,
}

impl Told {
    /// What a report tells of today's sheets.
    fn of(report: &Report, audience: &str, questions: &[&str]) -> Told {
        let place = |name: &str| (audience.to_owned(), name.to_owned());
        let mut boxes = Vec::new();
        let mut apart = 0.0;
        for question in questions {
            let Item { score, .. } = report.items[&place(question)].current().expect("it is told").clone();
            apart += score.deviation.unwrap().powi(2);
            let (_, counts, _) = &report.distributions[&place(question)][0];
            let count = |step: usize| {
                let name = (25 * turned(question, step)).to_string();
                counts.iter().find(|(known, _)| *known == name).unwrap().1 as u32
            };
            boxes.push(std::array::from_fn(count));
        }
        let theme: Option<Mean> = report.themes[&place(THEME)].current().copied();
        let items = questions.len() as f64;
        let step = 25.0 / items;
        let squares = theme.and_then(|theme| theme.squares()).map(|squares| squares / step.powi(2));
        let alpha = report.reliability.get(&place(THEME)).and_then(|alpha| alpha.current().copied());
        let by_alpha =
            alpha.zip(theme).filter(|((alpha, n), _)| *alpha < 1.0 && *n > 1.0).map(|((alpha, n), theme)| {
                // From the variances of the items to that of their sum.
                let variance = apart / (1.0 - alpha * (items - 1.0) / items) / 625.0;
                (n - 1.0) * variance + n * (theme.mean / step).powi(2)
            });
        let whole = |sum: f64| {
            assert!((sum - sum.round()).abs() < 1e-3, "{sum} is no sum of squares of whole numbers");
            sum.round() as u32
        };
        let favourable = theme.and_then(|theme| theme.favourable).map(|count| count as u32);
        Told { boxes, squares: squares.or(by_alpha).map(whole), favourable }
    }

    /// What came between an earlier report and this one.
    fn since(&self, earlier: &Told) -> Told {
        let came = |(now, then): (&[u32; BOXES], &[u32; BOXES])| std::array::from_fn(|step| now[step] - then[step]);
        let less = |now: Option<u32>, then: Option<u32>| Some(now? - then?);
        Told {
            boxes: self.boxes.iter().zip(&earlier.boxes).map(came).collect(),
            squares: less(self.squares, earlier.squares),
            favourable: less(self.favourable, earlier.favourable),
        }
    }

    /// What follows: whoever ticked this box of one question ticked that box of another, where not everybody did.
    fn follows(&self) -> Vec<String> {
        let mut found = Vec::new();
        let questions = 0..self.boxes.len();
        for (one, other) in questions.clone().flat_map(|one| questions.clone().map(move |other| (one, other))) {
            if one == other || self.boxes[other].iter().filter(|count| **count > 0).count() < 2 {
                continue;
            }
            for ticked in (0..BOXES).filter(|step| self.boxes[one][*step] > 0) {
                let possible = self.possible(one, ticked, other);
                assert!(possible != 0, "the sheets are possible");
                if possible.count_ones() == 1 {
                    let then = possible.trailing_zeros();
                    found.push(format!("question {one}, box {ticked}: question {other}, box {then}"));
                }
            }
        }
        found
    }

    /// The boxes of the `other` question, as bits, that those who ticked a box of `one` may have ticked.
    fn possible(&self, one: usize, ticked: usize, other: usize) -> u8 {
        // Sheet by sheet in the order of the first question: what is left of the others, and what the sheets so far come to.
        type Sums = BTreeSet<(u32, u32, u8)>;
        let (first, rest) = self.boxes.split_first().unwrap();
        let mut ways: BTreeMap<Vec<[u32; BOXES]>, Sums> = BTreeMap::from([(rest.to_vec(), Sums::from([(0, 0, 0)]))]);
        for step in (0..BOXES).flat_map(|step| std::iter::repeat_n(step, first[step] as usize)) {
            let mut next: BTreeMap<Vec<[u32; BOXES]>, Sums> = BTreeMap::new();
            for (left, sums) in &ways {
                for answers in answers(left) {
                    let sheet: Vec<usize> = std::iter::once(step).chain(answers.iter().copied()).collect();
                    let sum = sheet.iter().sum::<usize>() as u32;
                    let good = f64::from(25 * sum) / sheet.len() as f64 >= 60.0;
                    let seen = if sheet[one] == ticked { 1 << sheet[other] } else { 0 };
                    let mut left = left.clone();
                    left.iter_mut().zip(&answers).for_each(|(left, answer)| left[*answer] -= 1);
                    let squared = if self.squares.is_some() { sum * sum } else { 0 };
                    let good = u32::from(good && self.favourable.is_some());
                    let add = |(squares, favourable, mask): &(u32, u32, u8)| {
                        (squares + squared, favourable + good, mask | seen)
                    };
                    next.entry(left).or_default().extend(sums.iter().map(add));
                }
            }
            ways = next;
        }
        let fits = |(squares, favourable, _): &&(u32, u32, u8)| {
            self.squares.is_none_or(|told| told == *squares) && self.favourable.is_none_or(|told| told == *favourable)
        };
        ways.values().flatten().filter(fits).fold(0, |all, (_, _, mask)| all | mask)
    }
}

/// The box of a step: the other way round where the question is worded so.
fn turned(question: &str, step: usize) -> usize {
    if question == "q3" { BOXES - 1 - step } else { step }
}

/// Every choice of one box per question of those that are left.
fn answers(left: &[[u32; BOXES]]) -> Vec<Vec<usize>> {
    let mut all = vec![Vec::new()];
    for counts in left {
        let open = (0..BOXES).filter(|step| counts[*step] > 0);
        all = open.flat_map(|step| all.iter().map(move |one: &Vec<usize>| [&one[..], &[step]].concat())).collect();
    }
    all
}

/// Two reports of an audience that answers every question of a theme, and what can be put together from them.
fn found(audience: &str, questions: &[&str], seed: u64) -> Vec<String> {
    let mut lot = Lot::new(seed);
    let mut tool = small_tool();
    // The other question belongs to no theme.
    for (_, form) in tool.audiences.iter_mut().flat_map(|forms| &mut forms.forms) {
        let form = Arc::make_mut(form);
        form.questions
            .iter_mut()
            .filter(|each| !questions.contains(&each.name.as_str()))
            .for_each(|each| each.theme = None);
    }
    let few = if questions.len() == 2 { 5 + lot.below(6) } else { 5 };
    let sheets = drawn(&tool, audience, questions, few + 5, &mut lot);
    let campaign = small_campaign(&tool, &["a"]);
    let mut told: Option<Disclosed> = None;
    let mut reports = Vec::new();
    for count in [few, sheets.len()] {
        let results = measured(&tool, &campaign, &sheets[..count], told.as_ref());
        told = Some(results.disclosed.clone());
        let certainty = &report::Certainty::default();
        let occasion = Occasion { date: "2026-05-04".parse().unwrap(), number: Some(1) };
        let material = Material {
            results: &results,
            certainty,
            tool: &tool,
            campaign: &campaign,
            references: &[],
            earlier: None,
            occasion,
        };
        let document = report::results(material, &Phrases::new(Language::English));
        reports.push(Told::of(&Report::of(&report::xlsx(&document)), audience, questions));
    }
    let mut found = reports[0].follows();
    found.extend(reports[1].since(&reports[0]).follows());
    found
}

/// Sheets of people of whom half tick the same box everywhere, some boxes being rare.
fn drawn(tool: &Tool, audience: &str, questions: &[&str], count: usize, lot: &mut Lot) -> Vec<Sheet> {
    let weights: Vec<Vec<f64>> =
        questions.iter().map(|_| (0..BOXES).map(|_| lot.share().powi(3) + 0.01).collect()).collect();
    let sheet = |_| {
        let habit = lot.pick(&weights[0]);
        let mut words = String::new();
        for (question, weights) in questions.iter().zip(&weights) {
            let step = if lot.share() < 0.5 { habit } else { lot.pick(weights) };
            words += &format!("{question}={} ", 25 * turned(question, step));
        }
        small_sheet(tool, audience, "a", "standard", &words)
    };
    (0..count).map(sheet).collect()
}

const THEMES: [&[&str]; 2] = [&["q1", "q2"], &["q1", "q2", "q3"]];

#[test]
fn what_few_sheets_say_of_several_questions_is_not_put_together() {
    for questions in THEMES {
        for seed in 0..24 {
            let found = found("residents", questions, seed);
            assert!(found.is_empty(), "{questions:?}, campaign {seed}: {found:?}");
        }
    }
}

#[test]
fn squares_told_of_few_sheets_are_put_together() {
    // Of a declaration everything is told: the same sheets, and what they would give away.
    for questions in THEMES {
        let betrayed = (0..12).filter(|seed| !found("management", questions, *seed).is_empty()).count();
        assert!(betrayed >= 6, "only {betrayed} of 12 were found out of {questions:?}");
    }
}
