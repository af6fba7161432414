//! The six steps of a campaign: when each is planned, and what people noted of it. A step is ticked by a person, and by nothing else.

use super::{Campaign, CampaignEvent, changed};
use crate::operator::Signature;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A step of a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CampaignStep {
    /// It is decided, and the engagement form signed.
    Launch,
    /// Questionnaires, letters and posters are made.
    Kit,
    /// Everybody in the house knows of it.
    Communication,
    /// The questionnaires are handed out and come back.
    Deployment,
    /// The sheets are keyed.
    Entry,
    /// The results are told, and the action plan is made.
    Results,
}

impl CampaignStep {
    /// All of them, in their order.
    pub const ALL: [CampaignStep; 6] = [
        CampaignStep::Launch,
        CampaignStep::Kit,
        CampaignStep::Communication,
        CampaignStep::Deployment,
        CampaignStep::Entry,
        CampaignStep::Results,
    ];

    /// Its word on the command line and in the rules.
    pub fn word(self) -> &'static str {
        match self {
            CampaignStep::Launch => "launch",
            CampaignStep::Kit => "kit",
            CampaignStep::Communication => "communication",
            CampaignStep::Deployment => "deployment",
            CampaignStep::Entry => "entry",
            CampaignStep::Results => "results",
        }
    }

    /// What a word means.
    pub fn from_word(word: &str) -> Option<CampaignStep> {
        CampaignStep::ALL.into_iter().find(|step| step.word() == word)
    }
}

/// What people noted of a step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepSays {
    /// The day it is planned for, in the place of the one proposed.
    pub planned: Option<Date>,
    /// The day it was done.
    pub done: Option<Date>,
    /// Who sees to it: a function or initials; may be empty.
    pub who: String,
    /// A remark; may be empty.
    pub note: String,
}

impl StepSays {
    /// What stands there now, with what is another here than in what somebody began with.
    #[must_use]
    pub fn onto(&self, opened: &StepSays, now: StepSays) -> StepSays {
        StepSays {
            planned: changed(&self.planned, &opened.planned, now.planned),
            done: changed(&self.done, &opened.done, now.done),
            who: changed(&self.who, &opened.who, now.who),
            note: changed(&self.note, &opened.note, now.note),
        }
    }
}

impl Campaign {
    /// What is noted of a step.
    pub fn step(&self, step: CampaignStep) -> StepSays {
        let mut says = StepSays::default();
        for (_, event) in &self.history {
            match event {
                CampaignEvent::StepChanged(changed, now) if *changed == step => says.clone_from(now),
                CampaignEvent::StepReopened(reopened, _) if *reopened == step => says.done = None,
                _ => {}
            }
        }
        says
    }

    /// Who ticked a step, when it is done.
    pub fn step_ticked(&self, step: CampaignStep) -> Option<&Signature> {
        let mut ticked: Option<(Date, &Signature)> = None;
        for (by, event) in &self.history {
            match event {
                CampaignEvent::StepChanged(changed, says) if *changed == step => {
                    // Whoever adds a remark later has not ticked it.
                    let before = ticked.filter(|(day, _)| Some(*day) == says.done);
                    ticked = before.or_else(|| says.done.map(|day| (day, by)));
                }
                CampaignEvent::StepReopened(reopened, _) if *reopened == step => ticked = None,
                _ => {}
            }
        }
        ticked.map(|(_, by)| by)
    }
}
