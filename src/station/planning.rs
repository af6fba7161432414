//! The action plan of a campaign: written from what was found, followed after the report.

use super::{CampaignView, Error, Station};
use crate::campaign::{Action, ActionText, CampaignEvent};
use crate::language::Phrases;
use crate::questionnaire::Tool;
use crate::say;
use crate::store::Write;

/// Most characters of a text of an action.
pub const ACTION_CHARS_MAX: usize = 200;
/// Most actions of a plan.
const ACTIONS_MAX: usize = 200;

/// What an action answers, in words: the theme or the item of a code, marked where it is worded the other way round; else the
/// text as it stands.
pub fn finding_named(tool: &Tool, finding: &str, phrases: &Phrases) -> String {
    let Some(label) = tool.label_of(finding) else { return finding.to_owned() };
    let label = label.in_language(phrases.language().tag()).to_owned();
    if tool.is_turned(finding) { say!(phrases, "report-turned", label = label) } else { label }
}

impl Station {
    /// The item codes of what comes first, by the rule of the report, and is in no action of the plan yet. They are told as
    /// far as a report may tell them.
    ///
    /// # Errors
    /// The store's.
    pub fn proposed_findings(&self, view: &CampaignView) -> Result<Vec<String>, Error> {
        if view.campaign.is_emptied() {
            return Ok(Vec::new());
        }
        let told = self.last_told(view)?;
        let results = self.results(view, told.as_ref())?;
        let priorities = results.standing(&view.tool.scoring).priorities;
        let planned = |code: &String| view.campaign.actions.iter().any(|action| action.says.finding == *code);
        Ok(priorities.into_iter().map(|named| named.item.name.clone()).filter(|code| !planned(code)).collect())
    }

    /// Adds an action to a campaign's plan and says its number.
    ///
    /// # Errors
    /// [`Error::ActionEmpty`], [`Error::ActionTooLong`], [`Error::TooManyActions`]; the store's.
    pub fn add_action(&self, campaign: &str, says: ActionText) -> Result<u32, Error> {
        let mut campaign = self.campaign(campaign)?.campaign;
        let says = checked(says)?;
        if campaign.actions.len() >= ACTIONS_MAX {
            return Err(Error::TooManyActions(ACTIONS_MAX));
        }
        let given = campaign.history.iter().filter_map(|(_, event)| match event {
            CampaignEvent::ActionAdded(number) => Some(*number),
            _ => None,
        });
        let number = given.max().unwrap_or(0) + 1;
        campaign.actions.push(Action { number, says });
        campaign.history.push((self.signature(), CampaignEvent::ActionAdded(number)));
        self.commit(vec![Write::Campaign(campaign)])?;
        Ok(number)
    }

    /// Changes an action. Nothing is written when it is as before.
    ///
    /// # Errors
    /// [`Error::NoAction`], and as [`Station::add_action`].
    pub fn change_action(&self, campaign: &str, number: u32, says: ActionText) -> Result<(), Error> {
        let mut campaign = self.campaign(campaign)?.campaign;
        let says = checked(says)?;
        let action = campaign.actions.iter_mut().find(|action| action.number == number);
        let action = action.ok_or(Error::NoAction(number))?;
        if action.says == says {
            return Ok(());
        }
        action.says = says;
        campaign.history.push((self.signature(), CampaignEvent::ActionChanged(number)));
        self.commit(vec![Write::Campaign(campaign)])
    }

    /// Takes an action out of the plan, with the reason. What it said stays in the journal.
    ///
    /// # Errors
    /// [`Error::NoAction`], [`Error::ReasonMissing`]; the store's.
    pub fn drop_action(&self, campaign: &str, number: u32, reason: &str) -> Result<(), Error> {
        let mut campaign = self.campaign(campaign)?.campaign;
        let reason = reason.trim().to_owned();
        if campaign.action(number).is_none() {
            return Err(Error::NoAction(number));
        }
        if reason.is_empty() {
            return Err(Error::ReasonMissing);
        }
        campaign.actions.retain(|action| action.number != number);
        campaign.history.push((self.signature(), CampaignEvent::ActionDropped(number, reason)));
        self.commit(vec![Write::Campaign(campaign)])
    }
}

/// An action whose texts are trimmed, there where they must be, and not too long.
fn checked(says: ActionText) -> Result<ActionText, Error> {
    let trimmed = |text: &str| text.trim().to_owned();
    let ActionText { finding, action, pilot, due, progress, effect } = says;
    let says = ActionText {
        finding: trimmed(&finding),
        action: trimmed(&action),
        pilot: trimmed(&pilot),
        due,
        progress,
        effect: trimmed(&effect),
    };
    if says.finding.is_empty() || says.action.is_empty() {
        return Err(Error::ActionEmpty);
    }
    let texts = [&says.finding, &says.action, &says.pilot, &says.effect];
    if texts.iter().any(|text| text.chars().count() > ACTION_CHARS_MAX) {
        return Err(Error::ActionTooLong(ACTION_CHARS_MAX));
    }
    Ok(says)
}
