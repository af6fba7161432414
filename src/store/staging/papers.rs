//! Sheets that are one paper: which of the voided ones has a paper of its own, so that a pile is counted in papers.

use super::super::contract::{Filed, SettledPair, SheetKey};
use super::super::error::Error;
use super::super::journal::{Change, Subject};
use super::super::keys;
use super::{Staging, Summary, decode, encode};
use crate::campaign::CampaignId;
use crate::operator::Signature;
use crate::record::{Pass, Serial, Status};
use crate::verification::Stage;
use std::collections::BTreeSet;

/// Sheets that are one paper.
struct OnePaper {
    /// All of them.
    sheets: Vec<(SheetKey, Filed)>,
    /// The one whose paper it is; the others that are voided have none.
    owner: Option<Serial>,
}

impl OnePaper {
    /// The sheets without a paper of their own are voided, and the paper is another's.
    fn is_of_another(&self, (sheet, filed): &(SheetKey, Filed)) -> bool {
        is_voided(filed) && self.owner != Some(sheet.serial)
    }
}

fn is_voided(filed: &Filed) -> bool {
    matches!(filed.record.status, Status::Voided(_))
}

impl Staging<'_> {
    pub(super) fn take_pair(&mut self, by: &Signature, campaign: &CampaignId, pair: &SettledPair) -> Result<(), Error> {
        keys::check_name(&pair.audience.0)?;
        self.overwrite(&keys::pair(campaign, pair), &encode(pair))?;
        let subject = Subject::Pair(pair.audience.clone(), pair.first, pair.second);
        self.append(campaign, by, subject, Change::Pair(pair.clone()))?;
        for serial in [pair.first, pair.second] {
            let sheet = SheetKey { campaign: campaign.clone(), audience: pair.audience.clone(), serial };
            self.count_papers(&sheet)?;
            self.settle_papers(by, &sheet)?;
        }
        Ok(())
    }

    /// Counts the piles of a sheet, and of those that are the same paper, by papers.
    pub(super) fn count_papers(&mut self, sheet: &SheetKey) -> Result<(), Error> {
        let one = self.one_paper(sheet)?;
        for kept in &one.sheets {
            let (key, filed) = (kept.0.pass(Pass::First), &kept.1);
            let place = keys::summary(filed.batch, &key);
            let Some(mut summary) = self.read_value::<Summary>(&place)? else { continue };
            let same_paper = one.is_of_another(kept);
            if summary.same_paper != same_paper {
                self.count(filed.batch, &summary.show(key.clone(), filed.batch), |count| count.saturating_sub(1))?;
                summary.same_paper = same_paper;
                self.count(filed.batch, &summary.show(key, filed.batch), |count| count.saturating_add(1))?;
                self.put(&place, filed.revision, &encode(&summary))?;
            }
        }
        Ok(())
    }

    /// A sheet that was voided while it was verified is none of its own when its paper is another's.
    pub(super) fn settle_papers(&mut self, by: &Signature, sheet: &SheetKey) -> Result<(), Error> {
        let one = self.one_paper(sheet)?;
        for kept in &one.sheets {
            let Some(mut verified) = self.verification(&kept.0)? else { continue };
            let before = verified.clone();
            if let Stage::Voided { twin, .. } = &mut verified.stage {
                *twin = one.owner.filter(|_| one.is_of_another(kept));
            }
            if verified != before {
                self.file_sheet(by, &kept.0, &verified)?;
            }
        }
        Ok(())
    }

    /// A sheet with all that are the same paper, by the pairs that were settled so.
    fn one_paper(&self, sheet: &SheetKey) -> Result<OnePaper, Error> {
        let mut pairs = Vec::new();
        for (key, document) in self.documents(&keys::pairs(&sheet.campaign))? {
            let pair: SettledPair = decode(&key, &document.content)?;
            if pair.same_paper && pair.audience == sheet.audience {
                pairs.push((pair.first, pair.second));
            }
        }
        let mut serials = BTreeSet::from([sheet.serial]);
        while let Some(other) =
            pairs.iter().find_map(|(one, other)| match (serials.contains(one), serials.contains(other)) {
                (true, false) => Some(*other),
                (false, true) => Some(*one),
                (true, true) | (false, false) => None,
            })
        {
            serials.insert(other);
        }
        let mut sheets = Vec::new();
        for serial in serials {
            let sheet = SheetKey { serial, ..sheet.clone() };
            let kept: Option<Filed> = self.read_value(&keys::record(&sheet.pass(Pass::First)))?;
            sheets.extend(kept.map(|kept| (sheet, kept)));
        }
        // Where all are voided the paper is still there, once.
        let owner = sheets.iter().find(|(_, filed)| !is_voided(filed)).or(sheets.first());
        let owner = owner.map(|(sheet, _)| sheet.serial);
        Ok(OnePaper { sheets, owner })
    }
}
