//! The action plan of a campaign: written from what was found, followed after the report, taken over by the next campaign.

use super::{CampaignView, Error, Station};
use crate::campaign::{
    Action, ActionDraft, ActionOrigin, ActionProgress, ActionText, Campaign, CampaignEvent, CampaignStatus, Dated,
    EarlierPlan, far_away, same_establishment,
};
use crate::language::Phrases;
use crate::measure::{Followed, followed};
use crate::operator::Signature;
use crate::questionnaire::{Tool, ToolKind};
use crate::report::{self, PlanBook};
use crate::say;
use crate::store::Write;

/// Most characters of a text of an action.
pub const ACTION_CHARS_MAX: usize = 200;
/// Most actions of a plan.
const ACTIONS_MAX: usize = 200;

/// An action that is another than it was when it was opened to be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionClash {
    /// Its number.
    pub number: u32,
    /// What is written of it now.
    pub now: ActionDraft,
    /// Who changed it last, and when.
    pub by: Option<Signature>,
}

/// What a plan shows beside its actions.
#[derive(Clone, Debug, Default)]
pub struct PlanView {
    /// Codes of what comes first and is in no action yet.
    pub proposed: Vec<String>,
    /// The actions, and those that stayed in the campaign before, with what the last report tells of their effect.
    pub followed: Vec<Followed>,
    /// The title of the campaign before, where there is one.
    pub earlier: Option<String>,
    /// The open actions of it that nobody took over.
    pub waiting: usize,
    /// Whether nothing is proposed because no report was issued yet.
    pub awaits_report: bool,
}

/// What an action answers, in words: the theme or the item of a code, marked where it is worded the other way round; else the
/// text as it stands.
pub fn finding_named(tool: &Tool, finding: &str, phrases: &Phrases) -> String {
    let Some(label) = tool.label_of(finding) else { return finding.to_owned() };
    let label = label.in_language(phrases.language().tag()).to_owned();
    if tool.is_turned(finding) { say!(phrases, "report-turned", label = label) } else { label }
}

impl Station {
    /// The item codes of what comes first, by the rule of the report, and is in no action of the plan yet. Of a survey they are
    /// told from its first report on, as far as a report may tell them: before, what changes with a sheet or with an import would
    /// tell what is in it.
    ///
    /// # Errors
    /// The store's.
    pub fn proposed_findings(&self, view: &CampaignView) -> Result<Vec<String>, Error> {
        if view.campaign.is_emptied() {
            return Ok(Vec::new());
        }
        let first: Vec<String> = match self.dossier(view)? {
            Some(dossier) => dossier.first().into_iter().map(|criterion| criterion.name.clone()).collect(),
            None => {
                let Some(told) = self.last_told(view)? else { return Ok(Vec::new()) };
                let results = self.results(view, Some(&told))?;
                let priorities = results.standing(&view.tool.scoring).priorities;
                priorities.into_iter().map(|named| named.item.name.clone()).collect()
            }
        };
        let planned = |code: &String| view.campaign.actions.iter().any(|action| action.says.finding == *code);
        Ok(first.into_iter().filter(|code| !planned(code)).collect())
    }

    fn awaits_report(&self, view: &CampaignView) -> Result<bool, Error> {
        let told = view.campaign.is_emptied() || view.tool.kind == ToolKind::Dossier;
        Ok(!told && self.store.reports(&view.campaign.id)?.is_empty())
    }

    /// What the plan of a campaign shows. Of an effect it says what the last report tells, and nothing that no report told.
    ///
    /// # Errors
    /// The store's.
    pub fn plan(&self, view: &CampaignView, phrases: &Phrases) -> Result<PlanView, Error> {
        let earlier = self.earlier_plan(&view.campaign)?;
        Ok(PlanView {
            proposed: self.proposed_findings(view)?,
            followed: self.followed(view, earlier.as_ref(), phrases)?,
            awaits_report: self.awaits_report(view)?,
            waiting: earlier.as_ref().map_or(0, |plan| plan.open_actions().count()),
            earlier: earlier.map(|plan| plan.title),
        })
    }

    /// The plan of a campaign as a workbook shows it.
    ///
    /// # Errors
    /// The store's.
    pub fn plan_book(&self, campaign: &str, phrases: &Phrases) -> Result<PlanBook, Error> {
        let view = self.campaign(campaign)?;
        let earlier = self.earlier_plan(&view.campaign)?;
        let followed = self.followed(&view, earlier.as_ref(), phrases)?;
        let offset = self.clock.offset_seconds();
        Ok(report::plan_book(&view.campaign, &view.tool, &followed, (self.clock.today(), offset), phrases))
    }

    fn followed(
        &self,
        view: &CampaignView,
        earlier: Option<&EarlierPlan>,
        phrases: &Phrases,
    ) -> Result<Vec<Followed>, Error> {
        let told = self.last_told(view)?.unwrap_or_default();
        let references = self.references(view, phrases)?;
        let (campaign, tool) = (&view.campaign, &view.tool);
        Ok(followed(campaign, earlier, &references, tool, |reference| reference.beside_told(&told, tool)))
    }

    /// What the last closed campaign of the house with this tool planned and this one did not take over.
    ///
    /// # Errors
    /// The store's.
    pub fn earlier_plan(&self, own: &Campaign) -> Result<Option<EarlierPlan>, Error> {
        let before = |other: &Campaign| {
            other.tool == own.tool
                && same_establishment(&other.establishment, &own.establishment)
                && other.status == CampaignStatus::Closed
                && other.from < own.from
        };
        let campaigns = self.store.campaigns()?;
        let last = campaigns.iter().filter(|other| before(other)).max_by_key(|other| (other.from, &other.id));
        Ok(last.map(|last| {
            let left = |action: &Action| {
                let origin = ActionOrigin { campaign: last.id.clone(), number: action.number };
                let draft = last.action_draft(action.number).filter(|_| !own.has_taken(&origin))?;
                Some((action.number, draft))
            };
            let actions = last.actions.iter().filter_map(left).collect();
            EarlierPlan { campaign: last.id.clone(), title: last.title.clone(), actions }
        }))
    }

    /// The title of the last closed campaign of the house with this tool, and how many open actions of it are not taken over;
    /// nothing where none is.
    ///
    /// # Errors
    /// The store's.
    pub fn actions_waiting(&self, own: &Campaign) -> Result<Option<(String, usize)>, Error> {
        let Some(plan) = self.earlier_plan(own)? else { return Ok(None) };
        let open = plan.open_actions().count();
        Ok((open > 0).then_some((plan.title, open)))
    }

    /// Goes on with the open actions of the last closed campaign that are not taken over yet; says their numbers here. They stay
    /// there too, as they are.
    ///
    /// # Errors
    /// [`Error::NothingToTakeOver`], [`Error::TooManyActions`]; the store's.
    pub fn take_over_actions(&self, campaign: &str) -> Result<Vec<u32>, Error> {
        self.on_fresh(|| {
            let mut campaign = self.campaign(campaign)?.campaign;
            let earlier = self.earlier_plan(&campaign)?.ok_or(Error::NothingToTakeOver)?;
            let mut numbers = Vec::new();
            for (there, draft) in earlier.open_actions() {
                let origin = ActionOrigin { campaign: earlier.campaign.clone(), number: *there };
                let taken = |number| CampaignEvent::ActionTaken(number, origin);
                numbers.push(self.put_action(&mut campaign, draft.clone(), taken)?);
            }
            if numbers.is_empty() {
                return Err(Error::NothingToTakeOver);
            }
            self.commit(vec![Write::Campaign(campaign)])?;
            Ok(numbers)
        })
    }

    /// Adds an action to a campaign's plan and says its number.
    ///
    /// # Errors
    /// [`Error::ActionEmpty`], [`Error::ActionTooLong`], [`Error::Dates`], [`Error::TooManyActions`]; the store's.
    pub fn add_action(&self, campaign: &str, draft: &ActionDraft) -> Result<u32, Error> {
        let draft = checked(draft)?;
        self.on_fresh(|| {
            let mut campaign = self.campaign(campaign)?.campaign;
            let number = self.put_action(&mut campaign, draft.clone(), CampaignEvent::ActionAdded)?;
            self.commit(vec![Write::Campaign(campaign)])?;
            Ok(number)
        })
    }

    /// Puts an action under the next number, with what happened to it so far.
    fn put_action(
        &self,
        campaign: &mut Campaign,
        draft: ActionDraft,
        came: impl FnOnce(u32) -> CampaignEvent,
    ) -> Result<u32, Error> {
        if campaign.actions.len() >= ACTIONS_MAX {
            return Err(Error::TooManyActions(ACTIONS_MAX));
        }
        let number = campaign.next_action_number();
        let ActionDraft { says, observed } = draft;
        let mut events = vec![came(number)];
        if says.progress != ActionProgress::ToDo {
            events.push(CampaignEvent::ActionProgressed(number, says.progress));
        }
        if !observed.is_empty() {
            events.push(CampaignEvent::ActionObserved(number, observed));
        }
        campaign.actions.push(Action { number, says });
        campaign.history.extend(events.into_iter().map(|event| (self.signature(), event)));
        Ok(number)
    }

    /// Changes an action that was `opened` as it stood then. What somebody else made of it since is never overwritten: it is
    /// refused with what stands there now. Nothing is written when it is as wanted already.
    ///
    /// # Errors
    /// [`Error::NoAction`], [`Error::ActionClash`], and as [`Station::add_action`].
    pub fn change_action(
        &self,
        campaign: &str,
        number: u32,
        opened: &ActionDraft,
        wanted: &ActionDraft,
    ) -> Result<(), Error> {
        let wanted = checked(wanted)?;
        self.on_fresh(|| {
            let mut campaign = self.campaign(campaign)?.campaign;
            let now = campaign.action_draft(number).ok_or(Error::NoAction(number))?;
            if now == wanted {
                return Ok(());
            }
            if now != *opened {
                return Err(Error::clash(&campaign, number, now));
            }
            let action = campaign.actions.iter_mut().find(|action| action.number == number);
            let action = action.ok_or(Error::NoAction(number))?;
            let before = std::mem::replace(&mut action.says, wanted.says.clone());
            let mut events = Vec::new();
            let progressed = before.progress != wanted.says.progress;
            if before != (ActionText { progress: before.progress, ..wanted.says.clone() }) {
                events.push(CampaignEvent::ActionChanged(number));
            }
            if progressed {
                events.push(CampaignEvent::ActionProgressed(number, wanted.says.progress));
            }
            if now.observed != wanted.observed {
                events.push(CampaignEvent::ActionObserved(number, wanted.observed.clone()));
            }
            campaign.history.extend(events.into_iter().map(|event| (self.signature(), event)));
            self.commit(vec![Write::Campaign(campaign)])
        })
    }

    /// Takes an action that was seen as it stood then out of the plan, with the reason. What it said stays in the journal.
    ///
    /// # Errors
    /// [`Error::NoAction`], [`Error::ReasonMissing`], [`Error::ActionClash`]; the store's.
    pub fn drop_action(&self, campaign: &str, number: u32, seen: &ActionDraft, reason: &str) -> Result<(), Error> {
        let reason = reason.trim();
        self.on_fresh(|| {
            let mut campaign = self.campaign(campaign)?.campaign;
            let now = campaign.action_draft(number).ok_or(Error::NoAction(number))?;
            if reason.is_empty() {
                return Err(Error::ReasonMissing);
            }
            if now != *seen {
                return Err(Error::clash(&campaign, number, now));
            }
            campaign.actions.retain(|action| action.number != number);
            campaign.history.push((self.signature(), CampaignEvent::ActionDropped(number, reason.to_owned())));
            self.commit(vec![Write::Campaign(campaign)])
        })
    }
}

impl Error {
    /// What stands of an action now, for somebody who saw another.
    pub fn clash(campaign: &Campaign, number: u32, now: ActionDraft) -> Error {
        let by = campaign.action_history(number).next_back().map(|(by, _)| by.clone());
        Error::ActionClash(Box::new(ActionClash { number, now, by }))
    }
}

/// An action whose texts are trimmed, there where they must be, and not too long.
fn checked(draft: &ActionDraft) -> Result<ActionDraft, Error> {
    let trimmed = |text: &str| text.trim().to_owned();
    let ActionText { finding, action, pilot, due, progress, effect } = &draft.says;
    let says = ActionText {
        finding: trimmed(finding),
        action: trimmed(action),
        pilot: trimmed(pilot),
        due: *due,
        progress: *progress,
        effect: trimmed(effect),
    };
    if says.finding.is_empty() || says.action.is_empty() {
        return Err(Error::ActionEmpty);
    }
    if let Some(fault) = says.due.and_then(|due| far_away(Dated::Due, due)) {
        return Err(Error::Dates(vec![fault]));
    }
    let observed = trimmed(&draft.observed);
    let texts = [&says.finding, &says.action, &says.pilot, &says.effect, &observed];
    if texts.iter().any(|text| text.chars().count() > ACTION_CHARS_MAX) {
        return Err(Error::ActionTooLong(ACTION_CHARS_MAX));
    }
    Ok(ActionDraft { says, observed })
}
