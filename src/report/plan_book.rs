//! The action plan as people go on with it in a spreadsheet: a row for each action, with what became of it.

use super::contents::{effect_lines, plan_origin, plan_progress, plan_progress_on};
use crate::campaign::{Action, Campaign, CampaignEvent};
use crate::language::{Language, Phrases, moment_short};
use crate::measure::{Followed, clean};
use crate::operator::Signature;
use crate::questionnaire::Tool;
use crate::say;
use jiff::civil::Date;

/// The action plan of a campaign, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanBook {
    /// The language of its words.
    pub language: Language,
    /// The house.
    pub establishment: String,
    /// The campaign.
    pub campaign: String,
    /// The day it is of.
    pub date: Date,
    /// The actions of the campaign, then those that stayed in the one before.
    pub lines: Vec<PlanLine>,
}

/// An action of the plan, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanLine {
    /// Its number in the campaign it stands in.
    pub number: u32,
    /// What it answers.
    pub finding: String,
    /// What is done.
    pub action: String,
    /// Who sees to it; may be empty.
    pub pilot: String,
    /// Until when.
    pub due: Option<Date>,
    /// How far it is.
    pub progress: String,
    /// Whether it should be done by now and is not.
    pub overdue: bool,
    /// How its effect is measured; may be empty.
    pub effect: String,
    /// What was seen of its effect; may be empty.
    pub observed: String,
    /// What its finding was then and is now, a line for each view.
    pub measured: Vec<String>,
    /// Where it comes from, or stayed; may be empty.
    pub origin: String,
    /// How far it was when, and who said so, oldest first.
    pub steps: Vec<String>,
}

/// The plan of a campaign as it is on a day, on clocks that many seconds ahead of the world's.
pub fn plan_book(
    campaign: &Campaign,
    tool: &Tool,
    followed: &[Followed],
    (date, offset): (Date, i32),
    phrases: &Phrases,
) -> PlanBook {
    let line = |one: &Followed| {
        let says = one.draft.says.clone();
        let action = Action { number: one.number, says };
        let label = tool.label_of(&action.says.finding).map(|label| label.in_language(phrases.language().tag()));
        let label = clean(label.unwrap_or(&action.says.finding));
        let turned = tool.is_turned(&action.says.finding);
        let steps = match one.stayed {
            false => campaign.action_history(one.number).filter_map(|step| step_line(step, offset, phrases)).collect(),
            true => Vec::new(),
        };
        PlanLine {
            number: one.number,
            finding: if turned { say!(phrases, "report-turned", label = label) } else { label },
            progress: plan_progress_on(&action, date, phrases),
            overdue: action.is_overdue(date),
            action: clean(&action.says.action),
            pilot: clean(&action.says.pilot),
            due: action.says.due,
            effect: clean(&action.says.effect),
            observed: clean(&one.draft.observed),
            measured: effect_lines(one, tool, phrases),
            origin: plan_origin(one, phrases).unwrap_or_default(),
            steps,
        }
    };
    PlanBook {
        language: phrases.language(),
        establishment: clean(&campaign.establishment),
        campaign: clean(&campaign.title),
        date,
        lines: followed.iter().map(line).collect(),
    }
}

/// When an action came or went on, how far, and who said so.
fn step_line((by, event): &(Signature, CampaignEvent), offset: i32, phrases: &Phrases) -> Option<String> {
    let what = match event {
        CampaignEvent::ActionAdded(_) => say!(phrases, "plan-step-added"),
        CampaignEvent::ActionTaken(..) => say!(phrases, "plan-step-taken"),
        CampaignEvent::ActionProgressed(_, progress) => plan_progress(*progress, phrases),
        _ => return None,
    };
    let when = moment_short(phrases.language(), by.when.0, offset);
    Some(say!(phrases, "plan-step", when = when, who = by.who.name(), what = what))
}
