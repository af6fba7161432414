//! How surprising each answer of a sheet is, given how people answer: the cost in nats of guessing it.
//!
//! Four ways of guessing are mixed, and those that guessed a sheet's earlier answers well are trusted for its next:
//!
//! - the answer that others gave here after the same previous answer;
//! - the answer that others gave here who had so far answered as uniformly, mostly with the same box;
//! - the previous answer once more;
//! - the answers this sheet has given so far on this scale.
//!
//! Counts leave the sheet itself out, and only that one: were its twin left out too, whatever two people share and nobody
//! else said would look like a miracle.

use super::{Field, NOT_ASKED, PROSE, Sheet};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Most that one field can tell, in nats: ten bits.
const SURPRISE_MAX: f64 = 10.0 * std::f64::consts::LN_2;
/// Weight of the coarser guess, in sheets.
const COARSER: f64 = 1.0;
/// The chance that somebody who repeats goes on repeating.
const REPEATING: f64 = 0.97;
/// How far each way of guessing is trusted at first.
const TRUST: [f64; 4] = [0.4, 0.3, 0.15, 0.15];
/// The share of trust that is dealt anew at each answer, since people change their manner on the way.
const CHANGING: f64 = 0.03;
/// A text of fewer letters or words than this is a phrase that anybody may write, such as "rien à dire".
const PROSE_LETTERS_MIN: usize = 15;
const PROSE_WORDS_MIN: usize = 4;

/// One number per field of each sheet, in the sheet's order. `names` are the names of values.
pub(super) fn surprises(sheets: &[Sheet], names: &[String]) -> Vec<Vec<f64>> {
    let mut counts = Counts::default();
    let counted: Vec<Vec<Counted>> = sheets.iter().map(|sheet| counts.count(&sheet.fields, names)).collect();
    sheets.iter().zip(&counted).map(|(sheet, counted)| counts.surprises(&sheet.fields, counted, names)).collect()
}

/// How many sheets stood in a situation, and how many of them gave an answer there.
#[derive(Default)]
struct Counts {
    slots: HashMap<[u32; 6], usize, BuildHasherDefault<Mixed>>,
    counts: Vec<u32>,
    /// How many different answers a column has.
    kinds: HashMap<u32, u32>,
}

/// Hashes six small numbers. They are of our own making: nobody can choose them so that they collide, and there are
/// eight of them for each answer of an audience.
#[derive(Default)]
struct Mixed(u64);

impl Hasher for Mixed {
    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..part.len()].copy_from_slice(part);
            self.0 = (self.0.rotate_left(23) ^ u64::from_le_bytes(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        }
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}

/// A field, with where its situations are counted.
struct Counted {
    column: Situation,
    after_previous: Situation,
    /// The situation of habit, once a sheet has shown one.
    after_habit: Option<Situation>,
    /// The previous answer, if it was given on the same scale.
    previous: Option<u32>,
    /// Answers given so far on this scale, and those among them that are the one given here.
    so_far: u32,
    so_far_alike: u32,
    /// For a text: every text of the column, and those of the same words.
    texts: Option<Situation>,
}

#[derive(Clone, Copy)]
struct Situation {
    all: usize,
    this: usize,
}

/// What distinguishes the situations of one column from each other.
#[derive(Clone, Copy)]
enum Kind {
    Column = 0,
    AfterPrevious = 1,
    AfterHabit = 2,
    Texts = 3,
}

const NO_VALUE: u32 = u32::MAX;
const ANY_TEXT: u32 = u32::MAX - 1;
const WHOLE: u32 = u32::MAX - 2;

impl Counts {
    fn count(&mut self, fields: &[Field], names: &[String]) -> Vec<Counted> {
        let mut habits: Vec<Habit> = Vec::new();
        let mut previous: Option<(Field, u32)> = None;
        let mut counted = Vec::with_capacity(fields.len());
        for field in fields {
            let is_text = names[field.value as usize].starts_with(PROSE);
            let given = if is_text { ANY_TEXT } else { field.value };
            let column = self.situation(Kind::Column, field.column, [0, 0, 0], given);
            if self.counts[column.this] == 1 {
                *self.kinds.entry(field.column).or_default() += 1;
            }
            let (before, value_before) = previous.map_or((NO_VALUE, NO_VALUE), |(field, given)| (field.column, given));
            let after_previous = self.situation(Kind::AfterPrevious, field.column, [before, value_before, 0], given);
            let habit = field.scale.map(|scale| habit_on(&mut habits, scale));
            let shown = habit.as_ref().and_then(|habit| habit.shown());
            let after_habit = shown.map(|(mostly, how_much)| {
                self.situation(Kind::AfterHabit, field.column, [value_before, mostly, how_much], given)
            });
            let texts = is_text.then(|| self.situation(Kind::Texts, field.column, [0, 0, 0], field.value));
            let (so_far, so_far_alike) = habit.as_ref().map_or((0, 0), |habit| (habit.total, habit.of(given)));
            let on_scale = previous.filter(|(before, _)| field.scale.is_some() && before.scale == field.scale);
            counted.push(Counted {
                column,
                after_previous,
                after_habit,
                previous: on_scale.map(|(_, given)| given),
                so_far,
                so_far_alike,
                texts,
            });
            if let Some(habit) = habit.filter(|_| given != NOT_ASKED) {
                habit.add(given);
            }
            previous = Some((*field, given));
        }
        counted
    }

    fn situation(&mut self, kind: Kind, column: u32, situation: [u32; 3], value: u32) -> Situation {
        let [first, second, third] = situation;
        let mut slot = |value: u32| {
            let slot = *self.slots.entry([kind as u32, column, first, second, third, value]).or_insert_with(|| {
                self.counts.push(0);
                self.counts.len() - 1
            });
            self.counts[slot] += 1;
            slot
        };
        Situation { all: slot(WHOLE), this: slot(value) }
    }

    /// The share of the other sheets in the same situation that gave the same answer, drawn towards a coarser guess.
    fn share(&self, situation: Situation, coarser: f64) -> f64 {
        let others = |slot: usize| f64::from(self.counts[slot] - 1);
        (others(situation.this) + COARSER * coarser) / (others(situation.all) + COARSER)
    }

    fn surprises(&self, fields: &[Field], counted: &[Counted], names: &[String]) -> Vec<f64> {
        let mut trust = TRUST;
        let mut surprises = Vec::with_capacity(fields.len());
        for (field, counted) in fields.iter().zip(counted) {
            // An answer that nobody has given yet has its chance too.
            let kinds = f64::from(self.kinds[&field.column] + 1);
            let column = self.share(counted.column, 1.0 / kinds);
            let after_previous = self.share(counted.after_previous, column);
            let after_habit = counted.after_habit.map_or(after_previous, |habit| self.share(habit, after_previous));
            let repeated = match counted.previous {
                Some(previous) => {
                    let once_more = if previous == field.value { REPEATING } else { 0.0 };
                    once_more + (1.0 - REPEATING) * after_previous
                }
                None => after_previous,
            };
            let own = (f64::from(counted.so_far_alike) + column) / (f64::from(counted.so_far) + 1.0);
            let guesses = [after_previous, after_habit, repeated, own];
            let guess: f64 = trust.iter().zip(guesses).map(|(trust, guess)| trust * guess).sum();
            for ((trust, first), guessed) in trust.iter_mut().zip(TRUST).zip(guesses) {
                *trust = (1.0 - CHANGING) * *trust * guessed / guess + CHANGING * first;
            }
            let words = counted.texts.map_or(0.0, |texts| self.surprise_of_words(texts, &names[field.value as usize]));
            surprises.push((words - guess.ln()).clamp(0.0, SURPRISE_MAX));
        }
        surprises
    }

    /// What the words of a text tell, beyond there being a text.
    fn surprise_of_words(&self, texts: Situation, words: &str) -> f64 {
        let long = words.chars().count() > PROSE_LETTERS_MIN && words.split(' ').count() >= PROSE_WORDS_MIN;
        // Two people do not find the same sentence, unless it is one that others find too.
        if long && self.counts[texts.this] <= 2 {
            return SURPRISE_MAX;
        }
        -self.share(texts, 1.0 / f64::from(self.counts[texts.all])).ln()
    }
}

/// What a sheet has answered so far on one scale.
struct Habit {
    scale: u32,
    total: u32,
    given: Vec<(u32, u32)>,
}

/// Fewer answers than this show no habit.
const HABIT_MIN: u32 = 3;

fn habit_on(habits: &mut Vec<Habit>, scale: u32) -> &mut Habit {
    let place = habits.iter().position(|habit| habit.scale == scale).unwrap_or_else(|| {
        habits.push(Habit { scale, total: 0, given: Vec::new() });
        habits.len() - 1
    });
    &mut habits[place]
}

impl Habit {
    fn add(&mut self, value: u32) {
        self.total += 1;
        match self.given.iter_mut().find(|(given, _)| *given == value) {
            Some((_, times)) => *times += 1,
            None => self.given.push((value, 1)),
        }
    }

    fn of(&self, value: u32) -> u32 {
        self.given.iter().find(|(given, _)| *given == value).map_or(0, |(_, times)| *times)
    }

    /// The box ticked most, and in how many quarters of the time: a scale from wavering to always.
    fn shown(&self) -> Option<(u32, u32)> {
        if self.total < HABIT_MIN {
            return None;
        }
        let (mostly, times) = self.given.iter().copied().max_by_key(|(value, times)| (*times, *value))?;
        let share = f64::from(times) / f64::from(self.total);
        let how_much = [0.4, 0.6, 0.75, 0.9].into_iter().filter(|least| share >= *least).count();
        Some((mostly, how_much as u32))
    }
}
