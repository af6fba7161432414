//! The same paper keyed twice under two serials, found by what was answered.
//!
//! Two sheets are weighed against each other: how likely are their answers if both were keyed from one paper, with a few
//! errors, and how likely if two people happened to answer alike? The second depends on how people answer, and is
//! learned from the audience itself (`surprise`). `docs/certainty.md` tells the method and its measured figures.

mod candidates;
mod surprise;

use super::compare::{plain_decimal, plain_text};
use crate::questionnaire::Questionnaire;
use crate::record::{Answer, Serial};
use candidates::{Table, candidates};
use std::collections::{BTreeSet, HashMap};
use std::f64::consts::LN_2;
use surprise::surprises;

/// False alarms per audience that are accepted on average, unless the caller says otherwise.
pub const FALSE_ALARMS: f64 = 0.05;

/// Two sheets that are probably the same paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Twins {
    /// The smaller serial.
    pub first: Serial,
    /// The larger one.
    pub second: Serial,
    /// Questions that both forms asked and both sheets answered alike.
    pub same: u32,
    /// Questions on which they differ.
    pub different: u32,
    /// How much more likely one paper is than two people, in powers of two.
    pub evidence_bits: f64,
}

/// Gathers the complete sheets of one audience, then finds the twins among them. Sheets may be keyed with different
/// variants of the form: questions are matched by item code.
#[derive(Clone, Debug)]
pub struct Fingerprints {
    false_alarms: f64,
    sheets: Vec<Sheet>,
    columns: Names,
    scales: Names,
    values: Names,
}

/// What one sheet said, in the order of its own form.
#[derive(Clone, Debug)]
struct Sheet {
    serial: Serial,
    fields: Vec<Field>,
}

/// One answer, by numbers that stand for names.
#[derive(Clone, Copy, Debug)]
struct Field {
    /// The item code.
    column: u32,
    /// The choice list, for items that have one: what a respondent's habit shows on.
    scale: Option<u32>,
    /// The answer.
    value: u32,
}

/// Names and their numbers, from 0 in the order they came.
#[derive(Clone, Debug, Default)]
struct Names {
    numbers: HashMap<String, u32>,
    names: Vec<String>,
}

/// The value of what was not asked.
const NOT_ASKED: u32 = 0;
/// Begins every value that is free text.
const PROSE: char = '"';

/// The share of fields on which two keyings of one paper differ.
const DIFFERING: f64 = 0.02;
/// The same for a comment, which is long, and which some keyers leave out.
const DIFFERING_PROSE: f64 = 0.05;
/// Less evidence than this is none, however few pairs there are.
const EVIDENCE_BITS_MIN: f64 = 12.0;

impl Fingerprints {
    /// Begins an audience. `false_alarms` is the number of pairs flagged without reason that is accepted on average, per
    /// audience: [`FALSE_ALARMS`] unless there is a reason. It must be above zero.
    pub fn new(false_alarms: f64) -> Fingerprints {
        assert!(false_alarms > 0.0, "no finite evidence rules out every false alarm");
        let mut values = Names::default();
        let not_asked = values.number("");
        debug_assert_eq!(not_asked, NOT_ASKED);
        Fingerprints { false_alarms, sheets: Vec::new(), columns: Names::default(), scales: Names::default(), values }
    }

    /// Adds a complete sheet keyed with `form`. `compared[q]` says which questions count: constants of the pile tell
    /// nothing about the paper. Both slices have one place per question of the form.
    pub fn add(&mut self, serial: Serial, form: &Questionnaire, compared: &[bool], answers: &[Option<Answer>]) {
        assert_eq!(compared.len(), form.questions.len(), "one word per question says whether it is compared");
        assert_eq!(answers.len(), form.questions.len(), "the sheet was keyed with this form");
        let asked = form.questions.iter().enumerate().filter(|(question, _)| compared[*question]);
        let fields = asked.map(|(index, question)| Field {
            column: self.columns.number(&question.name),
            scale: form.list(index).map(|list| self.scales.number(&list.name)),
            value: answers[index].as_ref().map_or(NOT_ASKED, |answer| self.values.number(&value(answer))),
        });
        let fields = fields.collect();
        self.sheets.push(Sheet { serial, fields });
    }

    /// The twins, the most evident first. The same sheets in the same order give the same twins to the last bit.
    pub fn finish(self) -> Vec<Twins> {
        let sheets = self.sheets.len();
        // Every pair counts, also those that need no look.
        let pairs = (sheets * sheets.saturating_sub(1) / 2) as f64;
        let evidence_min = (pairs / self.false_alarms).ln().max(EVIDENCE_BITS_MIN * LN_2);
        let surprises = surprises(&self.sheets, &self.values.names);
        let table = Table::new(&self.sheets, &surprises, self.columns.names.len());
        let weighed = candidates(&table, evidence_min).into_iter();
        let mut twins: Vec<Twins> =
            weighed.filter_map(|(one, other)| self.weigh(&table, one, other, evidence_min)).collect();
        twins.sort_by(|one, other| {
            let evident = other.evidence_bits.total_cmp(&one.evidence_bits);
            evident.then((one.first, one.second).cmp(&(other.first, other.second)))
        });
        twins
    }

    /// The logarithm of the likelihood ratio, or nothing as soon as it cannot reach `evidence_min` any more.
    fn weigh(&self, table: &Table, one: usize, other: usize, evidence_min: f64) -> Option<Twins> {
        let (mut same, mut different) = (0, 0);
        let mut evidence = 0.0;
        for column in 0..table.columns {
            let (Some(left), Some(right)) = (table.cell(one, column), table.cell(other, column)) else { continue };
            // The less surprising of the two: what is said of the pair does not depend on their order.
            let surprise = left.surprise.min(right.surprise);
            if left.value == right.value {
                same += u32::from(left.value != NOT_ASKED);
                evidence += (1.0 - DIFFERING).ln() + surprise;
                continue;
            }
            different += 1;
            evidence += self.against(left.value, right.value, surprise, table.kinds[column]);
            if evidence + table.surprise_after(one, column) < evidence_min {
                return None;
            }
        }
        let mut serials = [self.sheets[one].serial, self.sheets[other].serial];
        serials.sort();
        let [first, second] = serials;
        let twins = Twins { first, second, same, different, evidence_bits: evidence / LN_2 };
        (evidence >= evidence_min).then_some(twins)
    }

    /// What a differing field says, never more than nothing. `kinds` is the number of answers seen in its column.
    fn against(&self, left: u32, right: u32, surprise: f64, kinds: usize) -> f64 {
        // What follows from an answer to a filter is told by the filter alone.
        if left == NOT_ASKED || right == NOT_ASKED {
            return 0.0;
        }
        let (left, right) = (self.values.name(left), self.values.name(right));
        match (left.strip_prefix(PROSE), right.strip_prefix(PROSE)) {
            // Hardly anybody types a long text twice the same.
            (Some(left), Some(right)) if alike(left, right) => 0.0,
            (None, None) => {
                let others = kinds.saturating_sub(1).max(1) as f64;
                DIFFERING.ln() + (surprise - others.ln()).min(0.0)
            }
            _ => DIFFERING_PROSE.ln(),
        }
    }
}

impl Names {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = u32::try_from(self.names.len()).expect("an audience has far fewer than 2^32 answers");
        self.numbers.insert(name.to_owned(), number);
        self.names.push(name.to_owned());
        number
    }

    fn name(&self, number: u32) -> &str {
        &self.names[number as usize]
    }
}

/// An answer as data. A text is its words, since few people type a text twice with the same capitals and commas.
fn value(answer: &Answer) -> String {
    match answer {
        Answer::One(name) => name.clone(),
        Answer::Several(names) => {
            let names: BTreeSet<&str> = names.iter().map(String::as_str).collect();
            names.into_iter().collect::<Vec<_>>().join(" ")
        }
        Answer::Integer(number) => number.to_string(),
        Answer::Decimal(number) => plain_decimal(number),
        Answer::Date(date) => date.to_string(),
        Answer::Text(text) => {
            let text = plain_text(text).to_lowercase();
            let words = text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
            PROSE.to_string() + &words.collect::<Vec<_>>().join(" ")
        }
        Answer::Mark(mark) => format!("!{}", mark.word()),
    }
}

/// Whether two texts share more than half of their words.
fn alike(one: &str, other: &str) -> bool {
    let words = |text: &str| text.split(' ').map(str::to_owned).collect::<BTreeSet<String>>();
    let (one, other) = (words(one), words(other));
    one.intersection(&other).count() * 2 > one.union(&other).count()
}
