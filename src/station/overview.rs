//! A verification at a glance: what each draw has shown, what waits and for whom. No keyer's name is in it.

use super::{BatchView, CampaignView, DrawView, Error, KeyingStart, Station};
use crate::campaign::{BatchNumber, BatchSource, Extent, Unit};
use crate::operator::Signature;
use crate::questionnaire::Audience;
use crate::record::Serial;
use crate::store::{Duty, SheetKey, Verified};
use crate::verification::{Balance, Draw, Forbidden, Stage};
use std::collections::{BTreeMap, BTreeSet};

/// A verification at a glance.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The campaign.
    pub view: CampaignView,
    /// Its batches.
    pub batches: Vec<BatchView>,
    /// What is drawn from, by audience: every draw, and what has none yet.
    pub units: Vec<UnitView>,
    /// What waits, what one can do oneself first.
    pub waiting: Vec<WaitingGroup>,
}

/// What is drawn from, with a draw when there is one.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitView {
    /// The audience.
    pub audience: Audience,
    /// The batch, when batches are drawn from.
    pub batch: Option<BatchNumber>,
    /// The draw and what it has shown.
    pub draw: Option<DrawView>,
    /// Complete sheets that no draw covers: they may be drawn from.
    pub undrawn: u32,
}

/// Sheets of a batch that wait for the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingGroup {
    /// For what.
    pub wait: Wait,
    /// Their audience.
    pub audience: Audience,
    /// The pile they lie in.
    pub batch: BatchNumber,
    /// Their numbers, in order.
    pub serials: Vec<Serial>,
}

/// What a sheet waits for, as seen by an operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// To be keyed a second time by this operator.
    Second,
    /// To be keyed a third time by this operator.
    Third,
    /// Without a majority: the quality manager decides from the paper.
    Undecided,
    /// Its paper could not be found: it may turn up.
    Missing,
    /// Somebody else is at it.
    Begun,
    /// For somebody else, and why not for this operator.
    Other(Forbidden),
}

/// What a campaign waits for beside its keying, the most urgent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pressing {
    /// Sheets without a majority, in this batch first; whether this operator may decide one.
    Undecided(u32, BatchNumber, bool),
    /// Sheets to be keyed a third time, in this batch first; whether this operator may.
    Third(u32, BatchNumber, bool),
    /// Sheets to be keyed a second time, in this batch first; whether this operator may.
    Second(u32, BatchNumber, bool),
    /// The pile is not counted.
    NotCounted(BatchNumber),
    /// The pile holds another number of sheets than were counted.
    Unbalanced(BatchNumber),
    /// The rule asks for a verification, and nothing of this batch is drawn.
    NotDrawn(BatchNumber),
    /// The target is not proved: more sheets are to be called.
    NotProved,
}

impl Wait {
    /// What is to be decided comes first, then what one can do oneself.
    fn rank(self) -> u8 {
        match self {
            Wait::Undecided => 0,
            Wait::Second => 1,
            Wait::Third => 2,
            Wait::Begun => 3,
            Wait::Other(_) => 4,
            Wait::Missing => 5,
        }
    }

    /// The same, when two sheets wait alike: the nearer of two moments.
    fn with(self, other: Wait) -> Option<Wait> {
        match (self, other) {
            (Wait::Other(Forbidden::TooSoon { hours: one }), Wait::Other(Forbidden::TooSoon { hours: other })) => {
                Some(Wait::Other(Forbidden::TooSoon { hours: one.min(other) }))
            }
            _ => (self == other).then_some(self),
        }
    }
}

impl Station {
    /// The verification of a campaign at a glance, for this operator.
    ///
    /// # Errors
    /// The store's.
    pub fn overview(&self, campaign: &str) -> Result<Overview, Error> {
        let (view, batches) = (self.campaign(campaign)?, self.batches(campaign)?);
        let verified = self.verified(campaign)?;
        let mut complete = self.complete_sheets(&view.campaign)?;
        let draws = self.draws_among(&view.campaign, &verified, &complete)?;
        let mut units = Vec::new();
        let made: Vec<Draw> = draws.iter().map(|view| view.draw.clone()).collect();
        for forms in &view.tool.audiences {
            let audience = &forms.audience;
            let complete = complete.remove(audience).unwrap_or_default();
            let here: Vec<&DrawView> = draws.iter().filter(|draw| draw.draw.audience == *audience).collect();
            let called = verified.iter().filter(|one| one.key.audience == *audience).map(|one| one.key.serial);
            let covered = Station::covered(&view.campaign.id, audience, &made, called);
            let unit = view.campaign.verification.unit;
            units.extend(units_of(audience, unit, &here, &complete, &covered));
        }
        let waiting = self.grouped(verified)?;
        Ok(Overview { view, batches, units, waiting })
    }

    /// What waits, by what it waits for and by batch.
    ///
    /// # Errors
    /// The store's.
    pub fn waiting_groups(&self, campaign: &str) -> Result<Vec<WaitingGroup>, Error> {
        self.grouped(self.verified(campaign)?)
    }

    /// What a campaign waits for beside its keying; nothing when its sheets are keyed and nothing blocks.
    ///
    /// # Errors
    /// The store's.
    pub fn pressing(&self, view: &CampaignView, batches: &[BatchView]) -> Result<Option<Pressing>, Error> {
        let verified = self.verified(view.campaign.id.as_str())?;
        if let Some(waits) = pressing_sheet(&verified, &self.signature()) {
            return Ok(Some(waits));
        }
        let pile = batches.iter().find_map(|batch| match batch.balance() {
            Balance::NotCounted => Some(Pressing::NotCounted(batch.batch.number)),
            Balance::Missing(_) | Balance::TooMany(_) => Some(Pressing::Unbalanced(batch.batch.number)),
            Balance::Balanced => None,
        });
        if pile.is_some() || view.campaign.verification.extent == Extent::None {
            return Ok(pile);
        }
        let draws = self.store.draws(&view.campaign.id)?;
        let drawn = |batch: &BatchView| {
            let here = draws.iter().filter(|draw| draw.audience == batch.batch.audience);
            here.clone().any(|draw| draw.batch.is_none_or(|only| only == batch.batch.number))
        };
        let is_paper = |batch: &&BatchView| batch.batch.source() == BatchSource::Paper;
        let mut papers = batches.iter().filter(is_paper);
        if let Some(batch) = papers.find(|batch| batch.tally.complete > 0 && !drawn(batch)) {
            return Ok(Some(Pressing::NotDrawn(batch.batch.number)));
        }
        let draws = self.draws_among(&view.campaign, &verified, &self.complete_sheets(&view.campaign)?)?;
        let over = draws.iter().all(|view| view.certificate.progress.is_over());
        Ok((!over).then_some(Pressing::NotProved))
    }

    fn grouped(&self, verified: Vec<Verified>) -> Result<Vec<WaitingGroup>, Error> {
        let mut groups: Vec<WaitingGroup> = Vec::new();
        for verified in verified {
            let wait = match (&verified.sheet.stage, &verified.duty) {
                (Stage::Settled | Stage::Voided { .. }, _) => continue,
                (Stage::Missing(_), _) => Wait::Missing,
                (Stage::Undecided, _) => match verified.sheet.may_decide(&self.signature()) {
                    Ok(()) => Wait::Undecided,
                    Err(why) => Wait::Other(why),
                },
                (_, Err(why)) => Wait::Other(*why),
                (_, Ok(_)) if self.is_in_other_hands(&verified)? => Wait::Begun,
                (_, Ok(Duty::Second)) => Wait::Second,
                (_, Ok(Duty::Third(_))) => Wait::Third,
            };
            let Verified { key: SheetKey { audience, serial, .. }, sheet, .. } = verified;
            let alike = |group: &&mut WaitingGroup| {
                group.audience == audience && group.batch == sheet.batch && group.wait.with(wait).is_some()
            };
            match groups.iter_mut().find(alike) {
                Some(group) => {
                    group.wait = group.wait.with(wait).unwrap_or(wait);
                    group.serials.push(serial);
                }
                None => groups.push(WaitingGroup { wait, audience, batch: sheet.batch, serials: vec![serial] }),
            }
        }
        groups.iter_mut().for_each(|group| group.serials.sort_unstable());
        groups.sort_by_key(|group| (group.wait.rank(), group.batch, group.serials.first().copied()));
        Ok(groups)
    }

    /// A batch whose sheets wait for this operator to be keyed again: what a keying begins from.
    ///
    /// # Errors
    /// [`Error::NothingToVerify`], and the store's.
    pub fn batch_to_key_again(&self, campaign: &str, start: &KeyingStart) -> Result<BatchView, Error> {
        let wanted = if *start == KeyingStart::Third { Wait::Third } else { Wait::Second };
        let groups = self.waiting_groups(campaign)?;
        let group = groups.iter().find(|group| group.wait == wanted).ok_or(Error::NothingToVerify)?;
        self.batch(campaign, group.batch)
    }
}

/// What is most pressing among sheets that are being verified.
fn pressing_sheet(verified: &[Verified], by: &Signature) -> Option<Pressing> {
    let waiting = |stages: [Stage; 2]| {
        let here: Vec<&Verified> = verified.iter().filter(|one| stages.contains(&one.sheet.stage)).collect();
        let batch = here.iter().map(|one| one.sheet.batch).min()?;
        Some((here.len() as u32, batch, here.iter().any(|one| one.duty.is_ok())))
    };
    if let Some((sheets, batch, _)) = waiting([Stage::Undecided, Stage::Undecided]) {
        let undecided = verified.iter().filter(|one| one.sheet.stage == Stage::Undecided);
        let mine = undecided.into_iter().any(|one| one.sheet.may_decide(by).is_ok());
        return Some(Pressing::Undecided(sheets, batch, mine));
    }
    if let Some((sheets, batch, mine)) = waiting([Stage::Differing, Stage::Third]) {
        return Some(Pressing::Third(sheets, batch, mine));
    }
    waiting([Stage::Called, Stage::Second]).map(|(sheets, batch, mine)| Pressing::Second(sheets, batch, mine))
}

/// The draws of an audience, and what may be drawn from and has no draw yet.
fn units_of(
    audience: &Audience,
    unit: Unit,
    draws: &[&DrawView],
    complete: &BTreeMap<Serial, BatchNumber>,
    covered: &BTreeSet<Serial>,
) -> Vec<UnitView> {
    let undrawn = |batch: Option<BatchNumber>| {
        let here = complete.iter().filter(|(_, lies)| batch.is_none_or(|batch| batch == **lies));
        here.filter(|(serial, _)| !covered.contains(serial)).count() as u32
    };
    let scopes: Vec<Option<BatchNumber>> = match unit {
        Unit::Audience => vec![None],
        Unit::Batch => {
            let batches: BTreeSet<BatchNumber> = complete.values().copied().collect();
            batches.into_iter().map(Some).collect()
        }
    };
    let mut units: Vec<UnitView> = Vec::new();
    for view in draws {
        let batch = view.draw.batch;
        let undrawn = if scopes.contains(&batch) { undrawn(batch) } else { 0 };
        units.push(UnitView { audience: audience.clone(), batch, draw: Some((*view).clone()), undrawn });
    }
    for batch in scopes {
        // A batch that other draws cover is not missed.
        let missed = batch.is_none() || undrawn(batch) > 0;
        if missed && !draws.iter().any(|view| view.draw.batch == batch) {
            units.push(UnitView { audience: audience.clone(), batch, draw: None, undrawn: undrawn(batch) });
        }
    }
    units
}
