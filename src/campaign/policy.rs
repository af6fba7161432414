//! How the sheets of a campaign are verified.

use super::changed;
use serde::{Deserialize, Serialize};

/// How the sheets of a campaign are verified. A draw keeps the policy it was made under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerificationPolicy {
    /// How many sheets are keyed a second time.
    pub extent: Extent,
    /// What a certificate speaks of.
    pub unit: Unit,
    /// Fewest sheets of a sample, 1 to 10,000; all, when there are fewer.
    pub sheets_min: u32,
    /// The sample ends when it proves at most so many wrong fields per 10,000 with 95 % confidence: 1 to 10,000.
    pub target_per_10_000: u32,
    /// Who keys the second pass.
    pub second: SecondOperator,
    /// Who keys the differing fields once more.
    pub arbiter: Arbiter,
    /// Whether free comments are keyed a second time too.
    pub comments: bool,
}

impl VerificationPolicy {
    /// What stands there now, with what is another here than in what somebody began with.
    #[must_use]
    pub fn onto(&self, opened: &VerificationPolicy, now: VerificationPolicy) -> VerificationPolicy {
        VerificationPolicy {
            extent: changed(&self.extent, &opened.extent, now.extent),
            unit: changed(&self.unit, &opened.unit, now.unit),
            sheets_min: changed(&self.sheets_min, &opened.sheets_min, now.sheets_min),
            target_per_10_000: changed(&self.target_per_10_000, &opened.target_per_10_000, now.target_per_10_000),
            second: changed(&self.second, &opened.second, now.second),
            arbiter: changed(&self.arbiter, &opened.arbiter, now.arbiter),
            comments: changed(&self.comments, &opened.comments, now.comments),
        }
    }
}

/// How many sheets are keyed a second time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Extent {
    /// None: the report says "not verified".
    None,
    /// Sheets drawn by lot, until the target is proved or none is left.
    Sample,
    /// Every sheet.
    Full,
}

/// What is drawn from, and what a certificate speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// All sheets of an audience.
    Audience,
    /// The sheets of one batch.
    Batch,
}

/// Who keys the second pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SecondOperator {
    /// Somebody who keyed nothing of the first.
    Another,
    /// Also the same person, but not before this many hours after the first was complete: 1 to 8,760. It finds fewer
    /// errors, and the report says so.
    SameLater {
        /// Hours between the passes.
        hours: u16,
    },
}

/// Who keys the differing fields once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Arbiter {
    /// Somebody who keyed neither pass.
    Third,
    /// Also one of the two, blind: for a house without a third person. The report says so.
    OneOfTheTwo,
}

impl Default for VerificationPolicy {
    fn default() -> VerificationPolicy {
        VerificationPolicy {
            extent: Extent::Sample,
            unit: Unit::Audience,
            sheets_min: 20,
            target_per_10_000: 100,
            second: SecondOperator::Another,
            arbiter: Arbiter::Third,
            comments: false,
        }
    }
}
