//! One round of a survey: dates, services, sheets expected, batches, how its sheets are verified, its six steps and what is due
//! when. It knows no store and no clock.

mod actions;
mod kit;
mod outside;
mod policy;

mod dated;
mod deadlines;
mod evaluation;
mod rules;
mod steps;

pub use actions::{
    Action, ActionDraft, ActionField, ActionOrigin, ActionProgress, ActionText, EarlierPlan, MergedAction,
};
pub use dated::{DateFault, Dated, LETTER_CHARS_MAX, NOTE_CHARS_MAX, done_faults, far_away};
pub use deadlines::{Basis, Deadline, Matter, Round, Standing, Unruled, deadlines};
pub use evaluation::{
    Evaluation, EvaluationTask, KeptEvaluation, Published, Ticked, evaluation_of, same_establishment,
};
pub use kit::{KitDetails, KitField};
pub use outside::{OutsideValue, OutsideValues, Thousandths};
pub use policy::{Arbiter, Extent, SecondOperator, Unit, VerificationPolicy};
pub use rules::{Delay, Obligation, Rule, RuleFault, RuleProblem, Rules, StepRule};
pub use steps::{CampaignStep, StepSays};

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
    /// How its sheets are verified.
    pub verification: VerificationPolicy,
    /// The last day on which the values of its sheets are kept, when it is decided: they may be destroyed afterwards.
    pub keep_until: Option<Date>,
    /// What is done about what it found, by number.
    pub actions: Vec<Action>,
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
    /// The person in charge validated the entry state: nothing blocking stood in it.
    Validated,
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
    /// How sheets are verified was changed, from this.
    PolicyChanged(VerificationPolicy),
    /// An action was added to the plan.
    ActionAdded(u32),
    /// An action of the plan was changed.
    ActionChanged(u32),
    /// An action was taken out of the plan, with the reason.
    ActionDropped(u32, String),
    /// The retention ended: the values of its sheets are destroyed, counts and hashes remain.
    Emptied,
    /// It is compared with these values from elsewhere from now on.
    OutsideKept(OutsideValues),
    /// It is compared with no values from elsewhere any more.
    OutsideRemoved,
    /// An open action of an earlier campaign goes on under this number.
    ActionTaken(u32, ActionOrigin),
    /// An action of the plan is as far as this.
    ActionProgressed(u32, ActionProgress),
    /// What was seen of the effect of an action was written down, or taken back where it is empty.
    ActionObserved(u32, String),
    /// What the papers around it say, and the station cannot know, is this from now on.
    KitChanged(KitDetails),
    /// Something was noted of a step: planned, done, by whom.
    StepChanged(CampaignStep, StepSays),
    /// A step is not done after all, with the reason.
    StepReopened(CampaignStep, String),
    /// What is noted of the establishment's evaluation from now on, and how often it was noted.
    EvaluationKept(u32, Box<Evaluation>),
    /// The council examined its results on this day; or it did not, after all.
    CouncilExamined(Option<Date>),
    /// Whether answers that came in online count in its results from now on.
    WebCounted(bool),
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
    /// Date, proposed mode or variant were changed.
    Edited,
    /// Its sheets were counted.
    Counted(u32),
    /// Every sheet of it is keyed.
    Keyed,
    /// What was keyed is checked: nothing is open.
    Checked,
    /// The paper went back, to whom it says.
    Returned(String),
    /// The paper was destroyed, how it says.
    Destroyed(String),
    /// It was taken up again, why it says: it is neither keyed nor checked any more.
    TakenUp(String),
    /// Its sheets were counted once more after it was noted keyed, why it says; without a number the count was taken back.
    Recounted(Option<u32>, String),
    /// Answers that were given online came in with a file: they have no paper, and nobody keyed them.
    Imported(WebImport),
}

/// Answers that came in with a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WebImport {
    /// SHA-256 of the file, in hexadecimal.
    pub file: Fingerprint,
    /// How each response is known again, sorted: none is taken twice, and nothing here says which sheet it became.
    pub responses: Vec<WebResponse>,
}

/// How a response is known again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct WebResponse {
    /// A digest of its name, where its file names responses.
    pub name: Option<u64>,
    /// A digest of all it says, for which service and on which variant; of responses without a name that say the same, of which it is,
    /// too.
    pub said: u64,
}

/// Where the answers of a batch come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BatchSource {
    /// From sheets of paper, keyed at a station.
    Paper,
    /// From an online version of the questionnaire.
    Web,
}

impl BatchSource {
    /// Its word in data.
    pub fn word(self) -> &'static str {
        match self {
            BatchSource::Paper => "paper",
            BatchSource::Web => "web",
        }
    }
}

/// How far a batch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BatchStage {
    /// It came in; its sheets are keyed.
    Received,
    /// Every sheet of it is keyed.
    Keyed,
    /// What was keyed is checked.
    Checked,
    /// The paper went back.
    Returned,
    /// The paper is destroyed.
    Destroyed,
    /// It came in online: there is no paper to be followed.
    Online,
}

impl Batch {
    /// Where its answers come from.
    pub fn source(&self) -> BatchSource {
        if self.imports().next().is_some() { BatchSource::Web } else { BatchSource::Paper }
    }

    /// What came into it online.
    pub fn imports(&self) -> impl Iterator<Item = &WebImport> {
        self.history.iter().filter_map(|(_, event)| match event {
            BatchEvent::Imported(import) => Some(import),
            _ => None,
        })
    }

    /// How far it is.
    pub fn stage(&self) -> BatchStage {
        let stage = |event: &BatchEvent| match event {
            BatchEvent::Opened | BatchEvent::TakenUp(_) => Some(BatchStage::Received),
            BatchEvent::Keyed => Some(BatchStage::Keyed),
            BatchEvent::Checked => Some(BatchStage::Checked),
            BatchEvent::Returned(_) => Some(BatchStage::Returned),
            BatchEvent::Destroyed(_) => Some(BatchStage::Destroyed),
            BatchEvent::Imported(_) => Some(BatchStage::Online),
            BatchEvent::Moved { .. } | BatchEvent::Edited | BatchEvent::Counted(_) | BatchEvent::Recounted(..) => None,
        };
        self.history.iter().rev().find_map(|(_, event)| stage(event)).unwrap_or(BatchStage::Received)
    }
}

impl Campaign {
    /// Whether the values of its sheets are destroyed.
    pub fn is_emptied(&self) -> bool {
        self.history.iter().any(|(_, event)| *event == CampaignEvent::Emptied)
    }

    /// Whether answers that came in online count in its results: they do unless it is said otherwise.
    pub fn counts_web(&self) -> bool {
        let last = self.history.iter().rev().find_map(|(_, event)| match event {
            CampaignEvent::WebCounted(counted) => Some(*counted),
            _ => None,
        });
        last.unwrap_or(true)
    }

    /// The service with this code.
    pub fn service(&self, code: &str) -> Option<&Service> {
        self.services.iter().find(|service| service.code == code)
    }
}

/// What somebody wrote, where it is another than what they began with; what stands there now otherwise.
pub(crate) fn changed<T: Clone + PartialEq>(wanted: &T, opened: &T, now: T) -> T {
    if wanted == opened { now } else { wanted.clone() }
}
