//! What the store counts, counted a second time from the records.

use super::*;
use copiste::store::{BatchTally, RecordState, SettledPair, Standing};
use copiste::verification::{Sheet, Stage};
use std::collections::{BTreeMap, BTreeSet};

pub fn standing(stage: &Stage) -> Standing {
    match stage {
        Stage::Called | Stage::Second | Stage::Differing | Stage::Third => Standing::Sealed,
        Stage::Undecided => Standing::Undecided,
        Stage::Settled => Standing::Verified,
        Stage::Missing(_) | Stage::Voided { .. } => Standing::Unverified,
    }
}

pub fn recount(
    records: &BTreeMap<RecordKey, Filed>,
    sheets: &BTreeMap<Serial, Sheet>,
    pairs: &[SettledPair],
) -> BTreeMap<BatchNumber, BatchTally> {
    let mut tallies: BTreeMap<BatchNumber, BatchTally> = BTreeMap::new();
    for (key, filed) in records.iter().filter(|(key, _)| key.pass == Pass::First) {
        let tally = tallies.entry(filed.batch).or_default();
        *tally.of(RecordState::of(&filed.record.status)) += 1;
        let settled = sheets.get(&key.serial).is_some_and(|sheet| sheet.stage == Stage::Settled);
        tally.verified += u32::from(settled && filed.record.status == Status::Complete);
        tally.same_paper += u32::from(is_paper_of_another(key.serial, records, pairs));
    }
    tallies
}

/// Whether a sheet is voided and one that is not, or a lower one, is the same paper: told from hand to hand.
pub fn is_paper_of_another(serial: Serial, records: &BTreeMap<RecordKey, Filed>, pairs: &[SettledPair]) -> bool {
    let same: Vec<_> = pairs.iter().filter(|pair| pair.same_paper).map(|pair| (pair.first, pair.second)).collect();
    let mut one = BTreeSet::from([serial]);
    for _ in 0..same.len() {
        for (first, second) in &same {
            if one.contains(first) || one.contains(second) {
                one.extend([*first, *second]);
            }
        }
    }
    let voided =
        |serial: &Serial| records.get(&sheet(serial.0)).map(|filed| matches!(filed.record.status, Status::Voided(_)));
    let better = |other: &Serial| voided(other) == Some(false) || voided(other) == Some(true) && *other < serial;
    voided(&serial) == Some(true) && one.iter().any(better)
}
