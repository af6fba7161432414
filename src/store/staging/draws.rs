//! Draws at the store: made by the rules from every sheet that may be drawn, counted here, called in order.

use super::super::contract::{BatchTally, Filed, RecordState, SheetKey, Standing};
use super::super::error::Error;
use super::super::journal::{Change, Subject};
use super::super::keys;
use super::{Staging, Summary, decode, encode, forbidden};
use crate::campaign::{Batch, BatchNumber, BatchSource, Campaign, CampaignId};
use crate::operator::Signature;
use crate::record::{Pass, Status};
use crate::verification::{Call, Draw, Forbidden, Sheet, compared};
use std::collections::BTreeSet;

impl Staging<'_> {
    /// A draw is made once; afterwards only more of its sheets may be called, in its order.
    pub(super) fn take_draw(&mut self, by: &Signature, campaign: &CampaignId, draw: &Draw) -> Result<(), Error> {
        keys::check_name(&draw.audience.0)?;
        self.check_not_emptied(campaign)?;
        let place = keys::draw(campaign, draw.number);
        let before: Option<Draw> = self.read_value(&place)?;
        let called = before.as_ref().map_or(0, |before| before.called);
        let fixed = || Error::DrawFixed { campaign: campaign.clone(), number: draw.number };
        let piles = self.check_piles(campaign, draw)?;
        // What is divided by is counted here, whatever the caller counted.
        let (fields, sheet_fields_max) = match &before {
            Some(before) => (before.fields, before.sheet_fields_max),
            None => {
                self.check_frame(campaign, draw, &piles)?;
                self.fields_of(campaign, draw)?
            }
        };
        let draw = &Draw { fields, sheet_fields_max, ..draw.clone() };
        let new = Draw { called: 0, ..draw.clone() };
        if !before.as_ref().unwrap_or(&new).may_become(draw) {
            return Err(fixed());
        }
        self.overwrite(&place, &encode(draw))?;
        self.append(campaign, by, Subject::Draw(draw.number), Change::Draw(draw.clone()))?;
        let order = draw.order(campaign);
        for place in called..draw.called {
            let serial = *order.get(place as usize).ok_or_else(fixed)?;
            let sheet = SheetKey { campaign: campaign.clone(), audience: draw.audience.clone(), serial };
            self.call(by, &sheet, draw, place + 1)?;
        }
        Ok(())
    }

    /// A sheet whose turn it is is sealed as it stands; one that is no longer complete is passed over.
    fn call(&mut self, by: &Signature, key: &SheetKey, draw: &Draw, place: u32) -> Result<(), Error> {
        let first = key.pass(Pass::First);
        let Some(kept) = self.read_value::<Filed>(&keys::record(&first))? else { return Ok(()) };
        if kept.record.status != Status::Complete {
            return Ok(());
        }
        if self.verification(key)?.is_some() {
            return Err(forbidden(&first, Forbidden::CalledAlready));
        }
        let hands = self.hands(&first, kept.batch)?;
        let form = self.form(&key.audience, &kept.record)?;
        let call = Call { draw: draw.number, place, batch: kept.batch, policy: draw.policy, hands };
        let sheet = Sheet::call(call, &form, &kept.record).map_err(|why| forbidden(&first, why))?;
        self.file_sheet(by, key, &sheet)?;
        self.stand(&first, Standing::Sealed)
    }

    /// Every pile that is drawn from is balanced; which these are.
    fn check_piles(&self, campaign: &CampaignId, draw: &Draw) -> Result<Vec<BatchNumber>, Error> {
        let mut piles = Vec::new();
        for (key, document) in self.documents(&keys::batches(campaign))? {
            let batch: Batch = decode(&key, &document.content)?;
            if batch.audience != draw.audience || draw.batch.is_some_and(|only| only != batch.number) {
                continue;
            }
            // What came in online was not keyed: there is no paper to key it from again.
            if batch.source() == BatchSource::Web {
                continue;
            }
            let tally: BatchTally = self.read_value(&keys::tally(campaign, batch.number))?.unwrap_or_default();
            if !tally.balances_or_is_untouched(batch.sheets) {
                return Err(Error::Unbalanced { campaign: campaign.clone(), batch: batch.number });
            }
            piles.push(batch.number);
        }
        Ok(piles)
    }

    /// A draw is made by the rules of its campaign, from every complete sheet of its piles that was not called and waits in
    /// no other draw: nobody leaves a sheet out, and nobody draws the same sheets again until the order pleases.
    fn check_frame(&self, campaign: &CampaignId, draw: &Draw, piles: &[BatchNumber]) -> Result<(), Error> {
        let bad = || Error::BadDraw { campaign: campaign.clone(), number: draw.number };
        let rules = self.read_value::<Campaign>(&keys::campaign(campaign))?.map(|campaign| campaign.verification);
        if rules != Some(draw.policy) {
            return Err(bad());
        }
        let mut waiting = BTreeSet::new();
        for (key, document) in self.documents(&keys::draws(campaign))? {
            let other: Draw = decode(&key, &document.content)?;
            if other.audience == draw.audience {
                waiting.extend(other.waiting(campaign));
                if draw.frame.iter().any(|serial| waiting.contains(serial)) {
                    return Err(Error::DrawFixed { campaign: campaign.clone(), number: other.number });
                }
            }
        }
        let mut frame = BTreeSet::new();
        for pile in piles {
            let prefix = keys::summaries(campaign, *pile);
            for (key, document) in self.documents(&prefix)? {
                let record = keys::record_place(campaign, &key[prefix.len()..]);
                let record = record.ok_or_else(|| Error::Damaged { key: keys::readable(&key) })?;
                let summary: Summary = decode(&key, &document.content)?;
                let drawn = summary.state == RecordState::Complete && record.audience == draw.audience;
                let drawn = drawn && !waiting.contains(&record.serial);
                if drawn && self.verification(&record.sheet())?.is_none() {
                    frame.insert(record.serial);
                }
            }
        }
        if draw.frame.iter().eq(&frame) { Ok(()) } else { Err(bad()) }
    }

    /// The fields that are compared of the sheets of a draw, and the most that one of them can have.
    fn fields_of(&self, campaign: &CampaignId, draw: &Draw) -> Result<(u64, u32), Error> {
        let (mut fields, mut sheet_fields_max) = (0, 0);
        for serial in &draw.frame {
            let sheet = SheetKey { campaign: campaign.clone(), audience: draw.audience.clone(), serial: *serial };
            let kept = self.pass(&sheet.pass(Pass::First))?;
            let form = self.form(&draw.audience, &kept.record)?;
            let compared = compared(&form, draw.policy.comments);
            let keyed = kept.record.answers.iter().zip(&compared).filter(|(answer, kept)| **kept && answer.is_some());
            fields += keyed.count() as u64;
            sheet_fields_max = sheet_fields_max.max(compared.iter().filter(|kept| **kept).count() as u32);
        }
        Ok((fields, sheet_fields_max))
    }
}
