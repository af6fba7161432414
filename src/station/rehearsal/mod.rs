//! The rehearsal of certainty: a campaign on paper is keyed twice by people whose errors are known, through the same station,
//! engine and store as any other, and what was found is held against what was planted.
//!
//! `planting` throws the errors with `dice` of its own, `house` does what a house does and knows no more than its people and
//! their paper, `beside` lays the sheets beside the paper at the end. What looks for errors (`verification`) knows none of them.

mod paper;

mod dice;
mod planting;

mod house;

mod beside;
mod figures;

pub use dice::Dice;
pub use figures::{Certified, Coverage, Fate, Figures, Outcome, PlantedError, Times};
pub use paper::PaperCampaign;

use super::Error;
use crate::campaign::VerificationPolicy;
use crate::keymap::Keymap;
use crate::language::Phrases;
use crate::store::Store;
use crate::verification::Seed;
use house::House;
use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// One run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rehearsal {
    /// What the errors and the draws are thrown with.
    pub seed: u64,
    /// How the sheets are verified.
    pub policy: VerificationPolicy,
}

/// Rehearses a campaign in an empty store: piles keyed, balanced and searched for twins, sheets drawn and keyed again until the
/// draws are over. The same run in two stores comes to the same.
///
/// # Errors
/// The station's: nothing of it is expected.
pub fn rehearse(
    store: &Arc<dyn Store>,
    paper: &PaperCampaign,
    rehearsal: &Rehearsal,
    keymap: &Keymap,
    phrases: &Phrases,
) -> Result<Outcome, Error> {
    let plan = planting::plan(paper, rehearsal.seed);
    let mut house = House::open(store, paper, &plan, rehearsal, keymap, phrases)?;
    house.key_piles()?;
    house.look_at_twins()?;
    house.draw(rehearsal.seed)?;
    let before = house.records()?;
    house.verify()?;
    beside::outcome(&house, rehearsal, &before)
}

/// Does so many jobs, on as many processors as there are; the answers come in the order of the jobs, which are counted from 0.
pub fn jobs<T: Send>(count: usize, job: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let answers = Mutex::new(BTreeMap::new());
    let work = || {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= count {
                break;
            }
            let answer = job(number);
            answers.lock().unwrap_or_else(PoisonError::into_inner).insert(number, answer);
        }
    };
    let workers = std::thread::available_parallelism().map_or(1, NonZero::get).min(count);
    std::thread::scope(|scope| (0..workers).for_each(|_| drop(scope.spawn(work))));
    answers.into_inner().unwrap_or_else(PoisonError::into_inner).into_values().collect()
}

/// The seed of a draw: where witnesses would throw dice.
fn chance_of_draw(seed: u64, place: usize) -> Seed {
    let mut dice = Dice::new(seed, &format!("draw {place}"));
    let mut bytes = [0; 16];
    for half in bytes.chunks_exact_mut(8) {
        half.copy_from_slice(&dice.bits().to_be_bytes());
    }
    Seed(bytes)
}
