//! What a draw has shown so far: the errors found, the bound proved, what remains in the finished file. It speaks of an
//! audience or a batch, never of a person.

use super::draw::Seed;
use super::draws::{Draw, SeedFrom};
use super::protocol::{Sheet, Stage};
use super::residual::{Detection, Found, Residual, residual};
use super::stop::{Frame, StoppingRule, Verdict, verdict, wrong_at_most};
use crate::campaign::{BatchNumber, CampaignId, Extent};
use crate::questionnaire::Audience;
use crate::record::Serial;
use serde::{Serialize, Serializer};
use std::collections::{BTreeMap, BTreeSet};

/// The confidence of every bound.
const CONFIDENCE: f64 = 0.95;

/// What a draw has shown so far.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Certificate {
    /// The draw.
    pub draw: u32,
    /// The audience its sheets are of.
    pub audience: Audience,
    /// The batch they lie in, when it is one.
    pub batch: Option<BatchNumber>,
    /// Whether every sheet is to be verified, or a sample.
    pub extent: Extent,
    /// The bound aimed at, wrong fields per 10,000.
    pub target_per_10_000: u32,
    /// What the order of the draw is made of; written in hexadecimal, as everywhere.
    #[serde(serialize_with = "in_hexadecimal")]
    pub seed: Seed,
    /// Where the seed came from.
    pub seed_from: SeedFrom,
    /// Sheets drawn from, those that left the file since not counted.
    pub sheets: u32,
    /// Fields compared, over all of them.
    pub fields: u64,
    /// Sheets called to be verified.
    pub called: u32,
    /// Sheets verified so far, in the order of the draw without a gap: only these count.
    pub verified: u32,
    /// The sheet that breaks off that order, when others are verified after it.
    pub held_up: Option<HeldUp>,
    /// Their fields.
    pub verified_fields: u64,
    /// Of these sheets: fields on which the two passes differ.
    pub differing: u64,
    /// Of these sheets: fields that the first pass had wrong.
    pub wrong: u64,
    /// Of these fields: those of sheets whose paper nobody could read again. They count as wrong, and nobody corrected them.
    pub wrong_unread: u64,
    /// Of these sheets: answers that slipped a line, each counted once.
    pub slips: u32,
    /// Of these sheets: papers that were not found, or not keyed again since they were, each counted as wrong from end to end.
    pub missing: u32,
    /// Of these sheets: voided before they were decided, each counted as wrong from end to end.
    pub voided: u32,
    /// Of these sheets: keyed a second time by the same person.
    pub same_person: u32,
    /// Of these sheets: keyed all three times by the same person.
    pub keyed_thrice_by_one: u32,
    /// Of these sheets: arbitrated by one of the two who keyed it, who saw neither value.
    pub arbiter_of_the_two: u32,
    /// Of these sheets: without a majority, and decided by somebody who had keyed it and saw every value.
    pub decided_by_a_keyer: u32,
    /// Wrong fields per 10,000 of the first pass, as far as a second keying reveals them: with 95 % confidence at most so
    /// many, however long one went on. Between 0 and 10,000.
    pub at_most_per_10_000: f64,
    /// How far the draw is.
    pub progress: Progress,
    /// The piles whose count is not right: nothing is certified as long as there is one.
    pub unbalanced: Vec<BatchNumber>,
    /// The error rate of the finished file; `None` as long as nothing is verified that is in it, and of a pile that is not
    /// balanced.
    pub residual: Option<Residual>,
}

/// Verified sheets that do not count yet: the draw is read in its order, and one before them is not ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HeldUp {
    /// The number on the sheet that is not ended.
    pub serial: Serial,
    /// How far it is.
    pub stage: Stage,
    /// Sheets verified after it.
    pub behind: u32,
}

/// How far a draw is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Progress {
    /// Called sheets wait for their second keying or their arbitration: so many.
    Open(u32),
    /// So many sheets more, if no difference is found.
    Still(u32),
    /// The target is proved.
    Proved,
    /// Every sheet is verified: nothing is left to prove.
    Exhausted,
    /// A pile that was drawn from is not balanced any more: nothing is certified of it.
    Unbalanced,
}

impl Progress {
    /// Whether nothing more is to be verified.
    pub fn is_over(self) -> bool {
        matches!(self, Progress::Proved | Progress::Exhausted)
    }
}

impl Certificate {
    /// The bound where there is one to tell: not as long as nothing is verified, and not of a pile that is not balanced.
    pub fn bound_per_10_000(&self) -> Option<f64> {
        let told = self.verified > 0 && self.progress != Progress::Unbalanced;
        told.then_some(self.at_most_per_10_000)
    }

    /// Sheets keyed a second time: a paper that was not found and a sheet that was voided count, and nobody keyed them again.
    pub fn keyed_again(&self) -> u32 {
        self.verified - self.missing - self.voided
    }

    /// Whether every sheet that was verified was voided: nothing is known of what is in the file.
    pub fn nothing_left(&self) -> bool {
        self.verified > 0 && self.voided == self.verified
    }

    /// What a draw has shown. `now` says whether every sheet of the campaign is to be verified now: a sample that was drawn
    /// before ends with its last sheet then. `sheets` are the verifications of its audience by serial; `complete` the sheets that are
    /// complete now: of those not called yet, only they are still drawn from. `unbalanced` are the piles among
    /// theirs whose count is not right.
    pub fn of(
        draw: &Draw,
        campaign: &CampaignId,
        now: Extent,
        sheets: &BTreeMap<Serial, &Sheet>,
        complete: &BTreeSet<Serial>,
        unbalanced: Vec<BatchNumber>,
    ) -> Certificate {
        // What turned out to be the paper of another sheet was none to draw from.
        let counts = |sheet: &&&Sheet| sheet.draw == draw.number && !sheet.is_no_paper();
        let of_this = |serial: &Serial| sheets.get(serial).filter(counts);
        let order = draw.order(campaign);
        let (called, waiting) = order.split_at((draw.called as usize).min(order.len()));
        let called: Vec<(Serial, &Sheet)> =
            called.iter().filter_map(|serial| Some((*serial, *of_this(serial)?))).collect();
        let waiting = count(waiting.iter().filter(|serial| complete.contains(serial)).count());
        let in_order = called.iter().take_while(|(_, sheet)| sheet.is_counted());
        let verified: Vec<&Sheet> = in_order.map(|(_, sheet)| *sheet).collect();
        let held_up = held_up(&called[verified.len()..]);
        let open = count(called.iter().filter(|(_, sheet)| sheet.is_open()).count());

        let left = count(draw.frame.len()) - count(called.len()) - waiting;
        // What left the file takes as many fields with it as a sheet can have: the bound is none too low.
        let fields_left = u64::from(left) * u64::from(draw.sheet_fields_max);
        let verified_fields = verified.iter().map(|sheet| u64::from(sheet.fields)).sum();
        let fields = draw.fields.saturating_sub(fields_left).max(verified_fields).max(1);
        let frame = Frame { sheets: count(called.len()) + waiting, fields, sheet_fields_max: draw.sheet_fields_max };
        let wrong_of = |sheet: &Sheet| sheet.wrong().min(draw.sheet_fields_max);
        let wrong: Vec<u32> = verified.iter().map(|sheet| wrong_of(sheet)).collect();

        let is_sample = draw.policy.extent == Extent::Sample && now != Extent::Full;
        let rule = StoppingRule {
            // Where every sheet is verified nothing is proved before the last.
            sheets_min: if is_sample { draw.policy.sheets_min } else { frame.sheets },
            target_per_10_000: draw.policy.target_per_10_000,
            confidence: CONFIDENCE,
        };
        let progress = match verdict(&frame, &wrong, &rule) {
            _ if !unbalanced.is_empty() => Progress::Unbalanced,
            _ if open > 0 => Progress::Open(open),
            Verdict::Exhausted => Progress::Exhausted,
            Verdict::Proved => Progress::Proved,
            Verdict::Still(sheets) => Progress::Still(sheets),
        };
        let such = |is: fn(&Sheet) -> bool| count(verified.iter().filter(|sheet| is(sheet)).count());
        let same_person = such(Sheet::same_person);
        let detection = if same_person > 0 { Detection::SamePersonLater } else { Detection::OtherPerson };
        let at_most = wrong_at_most(&frame, &wrong, CONFIDENCE);
        let unread = || verified.iter().filter(|sheet| sheet.is_unread());
        let unread_fields = unread().map(|sheet| u64::from(sheet.fields)).sum();
        let voided: Vec<_> = unread().filter(|sheet| matches!(sheet.stage, Stage::Voided { .. })).collect();
        let gone = voided.iter().map(|sheet| u64::from(sheet.fields)).sum();
        let voided = voided.len();
        let found = Found { wrong: &wrong, fields: verified_fields, unread: unread_fields, gone };
        Certificate {
            draw: draw.number,
            audience: draw.audience.clone(),
            batch: draw.batch,
            extent: draw.policy.extent,
            target_per_10_000: draw.policy.target_per_10_000,
            seed: draw.seed,
            seed_from: draw.seed_from,
            sheets: frame.sheets,
            fields,
            called: count(called.len()),
            verified: count(verified.len()),
            held_up,
            verified_fields,
            differing: verified.iter().map(|sheet| u64::from(sheet.differing())).sum(),
            wrong: wrong.iter().copied().map(u64::from).sum(),
            wrong_unread: unread().map(|sheet| u64::from(wrong_of(sheet))).sum(),
            slips: verified.iter().map(|sheet| sheet.slips()).sum(),
            missing: count(unread().count() - voided),
            voided: count(voided),
            same_person,
            keyed_thrice_by_one: such(Sheet::keyed_thrice_by_one),
            arbiter_of_the_two: such(Sheet::arbiter_of_the_two),
            decided_by_a_keyer: such(Sheet::decided_by_a_keyer),
            at_most_per_10_000: (10_000.0 * at_most as f64 / fields as f64).min(10_000.0),
            progress,
            residual: residual(&frame, &found, detection).filter(|_| unbalanced.is_empty()),
            unbalanced,
        }
    }
}

/// What holds up the sheets from the first one that is not ended on, when some of them are verified.
fn held_up(rest: &[(Serial, &Sheet)]) -> Option<HeldUp> {
    let ((serial, sheet), behind) = rest.split_first()?;
    let behind = count(behind.iter().filter(|(_, sheet)| sheet.is_counted()).count());
    (behind > 0).then(|| HeldUp { serial: *serial, stage: sheet.stage.clone(), behind })
}

fn in_hexadecimal<S: Serializer>(seed: &Seed, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(seed)
}

fn count(sheets: usize) -> u32 {
    u32::try_from(sheets).expect("serials are 32 bits wide")
}
