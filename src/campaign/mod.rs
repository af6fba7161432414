//! One round of a survey: dates, services, sheets expected, batches. It knows no store and no clock.

use crate::operator::Signature;
use crate::questionnaire::{Audience, Fingerprint, Variant};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A campaign's identifier: 1 to 32 lower-case letters, digits and hyphens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CampaignId(String);

impl CampaignId {
    /// Takes 1 to 32 lower-case ASCII letters, digits and hyphens, no hyphen at either end; `None` otherwise.
    pub fn new(id: &str) -> Option<CampaignId> {
        let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let edges = !id.starts_with('-') && !id.ends_with('-');
        ((1..=32).contains(&id.len()) && id.chars().all(good) && edges).then(|| CampaignId(id.to_owned()))
    }

    /// The identifier as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for CampaignId {
    type Error = &'static str;
    fn try_from(id: String) -> Result<CampaignId, &'static str> {
        CampaignId::new(&id).ok_or("a campaign identifier is 1 to 32 lower-case letters, digits and hyphens")
    }
}

impl From<CampaignId> for String {
    fn from(id: CampaignId) -> String {
        id.0
    }
}

/// One round of a survey.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Campaign {
    /// Its identifier, unique in the store.
    pub id: CampaignId,
    /// Its title on screens and reports.
    pub title: String,
    /// The establishment's name on the report.
    pub establishment: String,
    /// Identifier of the tool: the survey is the tool in this establishment.
    pub tool: String,
    /// The tool's version new sheets are keyed with.
    pub fingerprint: Fingerprint,
    /// First day.
    pub from: Date,
    /// Last day planned, when there is one.
    pub until: Option<Date>,
    /// Open or closed.
    pub status: CampaignStatus,
    /// Units, wards or sites.
    pub services: Vec<Service>,
    /// Sheets expected and distributed, per service and audience.
    pub plan: Vec<Plan>,
    /// What happened to it, oldest first.
    pub history: Vec<(Signature, CampaignEvent)>,
}

/// Whether sheets may be keyed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CampaignStatus {
    /// Sheets may be keyed.
    Open,
    /// The report is final.
    Closed,
}

/// A unit, ward or site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// Its code: 1 to 16 letters, digits and hyphens.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// Sheets expected and distributed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Code of the service.
    pub service: String,
    /// The audience.
    pub audience: Audience,
    /// People concerned: the sheets one could get.
    pub expected: u32,
    /// Sheets handed out.
    pub distributed: u32,
}

/// What may happen to a campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CampaignEvent {
    /// Created.
    Created,
    /// Closed.
    Closed,
    /// Reopened, with the reason.
    Reopened(String),
    /// A corrected tool was taken for new sheets.
    ToolChanged {
        /// Before.
        from: Fingerprint,
        /// After.
        to: Fingerprint,
    },
    /// Services, dates or plan were changed.
    Edited,
}

/// A batch's number within its campaign, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct BatchNumber(pub u32);

/// A counted pile of sheets of one audience and service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Batch {
    /// Its number.
    pub number: BatchNumber,
    /// The audience its sheets belong to.
    pub audience: Audience,
    /// Code of the service its sheets come from.
    pub service: String,
    /// The date constant along the pile.
    pub date: Date,
    /// Sheets counted at reception, when they were.
    pub sheets: Option<u32>,
    /// The answering mode proposed for its sheets.
    pub mode: Option<String>,
    /// The form variant proposed for its sheets.
    pub variant: Variant,
    /// What happened to it, oldest first.
    pub history: Vec<(Signature, BatchEvent)>,
}

/// What may happen to a batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BatchEvent {
    /// Opened.
    Opened,
    /// Moved to the service it really came from.
    Moved {
        /// Code of the service before.
        from: String,
        /// Code of the service after.
        to: String,
    },
    /// Date, count, proposed mode or variant were changed.
    Edited,
}

impl Campaign {
    /// The service with this code.
    pub fn service(&self, code: &str) -> Option<&Service> {
        self.services.iter().find(|service| service.code == code)
    }
}
