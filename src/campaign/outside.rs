//! Values from elsewhere that a campaign is compared with: published results, kept with it.

use super::{Campaign, CampaignEvent};
use crate::questionnaire::Audience;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Values from elsewhere, with their source. What a campaign keeps of them stands in its history: the last ones count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutsideValues {
    /// What they are, in a few words.
    pub title: String,
    /// Where they come from: a publication, a report and its number.
    pub source: String,
    /// The day they are of.
    pub date: Date,
    /// The values, each audience and code once.
    pub values: Vec<OutsideValue>,
}

/// A value from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutsideValue {
    /// Whose view.
    pub audience: Audience,
    /// The code of a theme or an item.
    pub code: String,
    /// How many scores it rests on, when it is told.
    pub n: Option<u32>,
    /// The mean, from 0 to 100.
    pub mean: Thousandths,
    /// The standard deviation of the scores, when it is told.
    pub deviation: Option<Thousandths>,
    /// The share of favourable answers in percent, when it is told.
    pub favourable: Option<Thousandths>,
}

/// A number as it is published, in thousandths: the same in every store and journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thousandths(pub u32);

impl Thousandths {
    /// The nearest thousandth of a number from 0 to 100.
    pub fn of(number: f64) -> Option<Thousandths> {
        (0.0..=100.0).contains(&number).then(|| Thousandths((number * 1_000.0).round() as u32))
    }

    /// The number.
    pub fn number(self) -> f64 {
        f64::from(self.0) / 1_000.0
    }
}

impl Campaign {
    /// The values from elsewhere that it is compared with.
    pub fn outside(&self) -> Option<&OutsideValues> {
        let last = self.history.iter().rev().find_map(|(_, event)| match event {
            CampaignEvent::OutsideKept(values) => Some(Some(values)),
            CampaignEvent::OutsideRemoved => Some(None),
            _ => None,
        });
        last.flatten()
    }
}
