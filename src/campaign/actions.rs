//! The action plan of a campaign: what is done about what was found.

use super::{Campaign, CampaignEvent, CampaignId};
use crate::operator::Signature;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// An action of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// Its number within the campaign, from 1; never given again.
    pub number: u32,
    /// What it says.
    pub says: ActionText,
}

/// What an action says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionText {
    /// What it answers: the code of a theme or of an item, or a few words.
    pub finding: String,
    /// What is done.
    pub action: String,
    /// Who sees to it: a function or initials; may be empty.
    pub pilot: String,
    /// Until when.
    pub due: Option<Date>,
    /// How far it is.
    pub progress: ActionProgress,
    /// How its effect is measured; may be empty.
    pub effect: String,
}

/// Where an action comes from: the one it goes on with, of an earlier campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionOrigin {
    /// The campaign.
    pub campaign: CampaignId,
    /// Its number there.
    pub number: u32,
}

/// All that may be written of an action: what it says, and what was seen of its effect.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActionDraft {
    /// What it says.
    pub says: ActionText,
    /// What was seen of its effect; may be empty.
    pub observed: String,
}

/// A part of an action that is written on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionField {
    /// What it answers.
    Finding,
    /// What is done.
    Action,
    /// Who sees to it.
    Pilot,
    /// Until when.
    Due,
    /// How far it is.
    Progress,
    /// How its effect is measured.
    Effect,
    /// What was seen of its effect.
    Observed,
}

/// What becomes of an action that two people changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergedAction {
    /// Each part as whoever changed it left it; where both did, as the first of them wants it.
    pub draft: ActionDraft,
    /// The parts that only the other changed.
    pub taken: Vec<ActionField>,
    /// The parts that both changed, each in another way.
    pub both: Vec<ActionField>,
}

/// The actions that an earlier campaign keeps: those that nobody took over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierPlan {
    /// The campaign.
    pub campaign: CampaignId,
    /// Its title.
    pub title: String,
    /// Its actions as it left them, by number.
    pub actions: Vec<(u32, ActionDraft)>,
}

/// How far an action is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ActionProgress {
    /// Not begun.
    #[default]
    ToDo,
    /// Under way.
    UnderWay,
    /// Done.
    Done,
    /// Given up.
    Abandoned,
}

impl ActionProgress {
    /// All of them, in their order.
    pub const ALL: [ActionProgress; 4] =
        [ActionProgress::ToDo, ActionProgress::UnderWay, ActionProgress::Done, ActionProgress::Abandoned];

    /// Whether something is still to be done.
    pub fn is_open(self) -> bool {
        matches!(self, ActionProgress::ToDo | ActionProgress::UnderWay)
    }

    /// Its word on the command line.
    pub fn word(self) -> &'static str {
        match self {
            ActionProgress::ToDo => "to-do",
            ActionProgress::UnderWay => "under-way",
            ActionProgress::Done => "done",
            ActionProgress::Abandoned => "abandoned",
        }
    }

    /// What a word means.
    pub fn from_word(word: &str) -> Option<ActionProgress> {
        ActionProgress::ALL.into_iter().find(|progress| progress.word() == word)
    }
}

impl Action {
    /// Whether it should be done by now and is not.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.says.progress.is_open() && self.says.due.is_some_and(|due| due < today)
    }
}

impl EarlierPlan {
    /// Those in which something is still to be done.
    pub fn open_actions(&self) -> impl Iterator<Item = &(u32, ActionDraft)> {
        self.actions.iter().filter(|(_, draft)| draft.says.progress.is_open())
    }
}

impl ActionField {
    /// All of them, in the order of the plan.
    pub const ALL: [ActionField; 7] = [
        ActionField::Finding,
        ActionField::Action,
        ActionField::Pilot,
        ActionField::Due,
        ActionField::Progress,
        ActionField::Effect,
        ActionField::Observed,
    ];

    /// Whether two drafts say the same here.
    pub fn is_same(self, one: &ActionDraft, other: &ActionDraft) -> bool {
        match self {
            ActionField::Finding => one.says.finding == other.says.finding,
            ActionField::Action => one.says.action == other.says.action,
            ActionField::Pilot => one.says.pilot == other.says.pilot,
            ActionField::Due => one.says.due == other.says.due,
            ActionField::Progress => one.says.progress == other.says.progress,
            ActionField::Effect => one.says.effect == other.says.effect,
            ActionField::Observed => one.observed == other.observed,
        }
    }

    /// Takes this part from another draft.
    pub fn take(self, into: &mut ActionDraft, from: &ActionDraft) {
        match self {
            ActionField::Finding => into.says.finding.clone_from(&from.says.finding),
            ActionField::Action => into.says.action.clone_from(&from.says.action),
            ActionField::Pilot => into.says.pilot.clone_from(&from.says.pilot),
            ActionField::Due => into.says.due = from.says.due,
            ActionField::Progress => into.says.progress = from.says.progress,
            ActionField::Effect => into.says.effect.clone_from(&from.says.effect),
            ActionField::Observed => into.observed.clone_from(&from.observed),
        }
    }
}

impl ActionDraft {
    /// What is wanted of an action, put together with what somebody else made of it since both saw it as `opened`.
    pub fn merged(&self, opened: &ActionDraft, theirs: &ActionDraft) -> MergedAction {
        let mut merged = MergedAction { draft: self.clone(), taken: Vec::new(), both: Vec::new() };
        for field in ActionField::ALL {
            if field.is_same(opened, theirs) || field.is_same(self, theirs) {
                continue;
            }
            if field.is_same(opened, self) {
                field.take(&mut merged.draft, theirs);
                merged.taken.push(field);
            } else {
                merged.both.push(field);
            }
        }
        merged
    }
}

impl CampaignEvent {
    /// The number of the action that it is about, where it is about one.
    pub fn action(&self) -> Option<u32> {
        match self {
            CampaignEvent::ActionAdded(number)
            | CampaignEvent::ActionChanged(number)
            | CampaignEvent::ActionDropped(number, _)
            | CampaignEvent::ActionTaken(number, _)
            | CampaignEvent::ActionProgressed(number, _)
            | CampaignEvent::ActionObserved(number, _) => Some(*number),
            CampaignEvent::Created
            | CampaignEvent::Validated
            | CampaignEvent::Closed
            | CampaignEvent::Reopened(_)
            | CampaignEvent::ToolChanged { .. }
            | CampaignEvent::Edited
            | CampaignEvent::PolicyChanged(_)
            | CampaignEvent::Emptied
            | CampaignEvent::OutsideKept(_)
            | CampaignEvent::OutsideRemoved
            | CampaignEvent::KitChanged(_)
            | CampaignEvent::StepChanged(..)
            | CampaignEvent::StepReopened(..)
            | CampaignEvent::EvaluationKept(..)
            | CampaignEvent::CouncilExamined(_)
            | CampaignEvent::WebCounted(_) => None,
        }
    }
}

impl Campaign {
    /// The action with this number.
    pub fn action(&self, number: u32) -> Option<&Action> {
        self.actions.iter().find(|action| action.number == number)
    }

    /// All that is written of the action with this number.
    pub fn action_draft(&self, number: u32) -> Option<ActionDraft> {
        let says = self.action(number)?.says.clone();
        let observed = self.observed(number).map_or_else(String::new, |(_, text)| text.to_owned());
        Some(ActionDraft { says, observed })
    }

    /// What was seen of the effect of an action, with who wrote it and when; nothing where nothing is written.
    pub fn observed(&self, number: u32) -> Option<(&Signature, &str)> {
        let last = self.action_history(number).rev().find_map(|(by, event)| match event {
            CampaignEvent::ActionObserved(_, text) => Some((by, text.as_str())),
            _ => None,
        });
        last.filter(|(_, text)| !text.is_empty())
    }

    /// What happened to an action, oldest first.
    pub fn action_history(&self, number: u32) -> impl DoubleEndedIterator<Item = &(Signature, CampaignEvent)> {
        self.history.iter().filter(move |(_, event)| event.action() == Some(number))
    }

    /// How often something happened to an action: another number is another writing of it.
    pub fn action_revision(&self, number: u32) -> usize {
        self.action_history(number).count()
    }

    /// The action of an earlier campaign that this one goes on with.
    pub fn action_origin(&self, number: u32) -> Option<&ActionOrigin> {
        self.action_history(number).find_map(|(_, event)| match event {
            CampaignEvent::ActionTaken(_, origin) => Some(origin),
            _ => None,
        })
    }

    /// Whether an action of an earlier campaign was taken over, even if it was taken out of the plan again.
    pub fn has_taken(&self, origin: &ActionOrigin) -> bool {
        self.history.iter().any(|(_, event)| matches!(event, CampaignEvent::ActionTaken(_, taken) if taken == origin))
    }

    /// The number of the next action: none is given twice.
    pub fn next_action_number(&self) -> u32 {
        self.history.iter().filter_map(|(_, event)| event.action()).max().unwrap_or(0) + 1
    }
}
