//! The evaluation of an establishment by the HAS's method, and the examination of results by its council: days that people
//! note. Nothing of it is computed here, the published letter least of all.
//!
//! An evaluation belongs to the establishment, and a journal to a campaign. So what is noted is an event of the campaign it was
//! noted in, and counts for all campaigns of the same establishment: of several, the one with the highest revision.

use super::{Campaign, CampaignEvent, CampaignId};
use crate::operator::Signature;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is noted of an evaluation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evaluation {
    /// The day it was closed.
    pub closed: Option<Date>,
    /// The day its report was transmitted to the HAS.
    pub transmitted: Option<Date>,
    /// What was done about its results.
    pub tasks: BTreeMap<EvaluationTask, Ticked>,
    /// What was read where the results are published.
    pub published: Option<Published>,
}

/// What is to be done about the results of an evaluation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvaluationTask {
    /// The official poster is downloaded.
    PosterDownloaded,
    /// It hangs where people come in.
    PosterDisplayed,
    /// The results are shared with the professionals.
    SharedProfessionals,
    /// With residents and their relatives.
    SharedResidents,
    /// With the council.
    SharedCouncil,
}

impl EvaluationTask {
    /// All of them, in their order.
    pub const ALL: [EvaluationTask; 5] = [
        EvaluationTask::PosterDownloaded,
        EvaluationTask::PosterDisplayed,
        EvaluationTask::SharedProfessionals,
        EvaluationTask::SharedResidents,
        EvaluationTask::SharedCouncil,
    ];

    /// Its word on the command line.
    pub fn word(self) -> &'static str {
        match self {
            EvaluationTask::PosterDownloaded => "poster-downloaded",
            EvaluationTask::PosterDisplayed => "poster-displayed",
            EvaluationTask::SharedProfessionals => "shared-professionals",
            EvaluationTask::SharedResidents => "shared-residents",
            EvaluationTask::SharedCouncil => "shared-council",
        }
    }
}

/// Done, when, and by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticked {
    /// The day it was done.
    pub on: Date,
    /// By whom: a function or initials; may be empty.
    pub who: String,
}

/// What was read where the results are published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The letter, as it was read.
    pub letter: String,
    /// The version of the rule that it was given by, as it was read; may be empty.
    pub rule: String,
    /// The day it was read.
    pub read: Date,
}

/// The evaluation that counts for an establishment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KeptEvaluation<'a> {
    /// What is noted.
    pub evaluation: &'a Evaluation,
    /// How often it was noted.
    pub revision: u32,
    /// The campaign it was noted in.
    pub campaign: &'a CampaignId,
    /// By whom, and when.
    pub by: &'a Signature,
}

/// The evaluation that counts for an establishment, of all that was noted in its campaigns.
pub fn evaluation_of<'a>(
    campaigns: impl IntoIterator<Item = &'a Campaign>,
    establishment: &str,
) -> Option<KeptEvaluation<'a>> {
    let here = campaigns.into_iter().filter(|campaign| same_establishment(&campaign.establishment, establishment));
    let noted = here.flat_map(|campaign| {
        campaign.history.iter().filter_map(|(by, event)| match event {
            CampaignEvent::EvaluationKept(revision, evaluation) => {
                Some(KeptEvaluation { evaluation, revision: *revision, campaign: &campaign.id, by })
            }
            _ => None,
        })
    });
    noted.max_by_key(|kept| (kept.revision, kept.by.when, kept.campaign))
}

/// Whether two names are of one establishment: capitals and spaces make no difference.
pub fn same_establishment(one: &str, other: &str) -> bool {
    let plain = |name: &str| name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    plain(one) == plain(other)
}

impl Campaign {
    /// The day the council examined its results, when it is noted.
    pub fn council_examined(&self) -> Option<Date> {
        let last = self.history.iter().rev().find_map(|(_, event)| match event {
            CampaignEvent::CouncilExamined(day) => Some(*day),
            _ => None,
        });
        last.flatten()
    }
}
