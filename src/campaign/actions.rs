//! The action plan of a campaign: what is done about what was found.

use super::Campaign;
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

impl Campaign {
    /// The action with this number.
    pub fn action(&self, number: u32) -> Option<&Action> {
        self.actions.iter().find(|action| action.number == number)
    }
}
