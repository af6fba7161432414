//! What was drawn: the sheets drawn from, the seed, how many of its order are called.

use super::draw::Seed;
use crate::campaign::{BatchNumber, CampaignId, VerificationPolicy};
use crate::operator::Signature;
use crate::questionnaire::Audience;
use crate::record::Serial;
use serde::{Deserialize, Serialize};

/// A drawing of sheets to verify.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draw {
    /// Its number within the campaign, from 1.
    pub number: u32,
    /// The audience whose sheets are drawn.
    pub audience: Audience,
    /// The batch they lie in; `None` when it is all of the audience's.
    pub batch: Option<BatchNumber>,
    /// The rules of the campaign when it was made.
    pub policy: VerificationPolicy,
    /// What the order is made of.
    pub seed: Seed,
    /// Where the seed came from.
    pub seed_from: SeedFrom,
    /// Every sheet drawn from, by serial.
    pub frame: Vec<Serial>,
    /// Fields that are compared, over all these sheets.
    pub fields: u64,
    /// Most such fields that a sheet can have.
    pub sheet_fields_max: u32,
    /// How many sheets of its order are called so far.
    pub called: u32,
    /// Who made it, and when.
    pub made: Signature,
}

/// Where a seed came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SeedFrom {
    /// The machine's own chance.
    Machine,
    /// Somebody gave it, such as the throws of dice before witnesses.
    Given,
}

impl Draw {
    /// Its sheets in the order in which they are called.
    pub fn order(&self, campaign: &CampaignId) -> Vec<Serial> {
        super::draw::order(&self.seed, &self.scope(campaign), &self.frame)
    }

    /// Its sheets that are not called yet and not passed over: they wait for their turn, and no other draw is made of them.
    pub fn waiting(&self, campaign: &CampaignId) -> Vec<Serial> {
        let mut order = self.order(campaign);
        order.split_off((self.called as usize).min(order.len()))
    }

    /// What it draws from, as it stands in the text that is hashed: `campaign/audience` or `campaign/audience/batch`.
    pub fn scope(&self, campaign: &CampaignId) -> String {
        let (campaign, audience) = (campaign.as_str(), &self.audience.0);
        match self.batch {
            Some(batch) => format!("{campaign}/{audience}/{}", batch.0),
            None => format!("{campaign}/{audience}"),
        }
    }

    /// Whether `other` is this draw with at least as many sheets called: what a draw may become.
    pub fn may_become(&self, other: &Draw) -> bool {
        let alike = Draw { called: other.called, ..self.clone() };
        alike == *other && other.called >= self.called && other.called as usize <= self.frame.len()
    }
}
