//! The six steps of a campaign as a checklist. A person ticks a step; what the station knows is shown beside it and proposes a day.

use super::{CampaignView, Error, Station};
#[cfg(feature = "pdf")]
use super::{calendar_sentences, files::write_whole};
use crate::campaign::{Batch, BatchSource, Campaign, CampaignEvent, CampaignStatus, CampaignStep, Rules, StepSays};
use crate::operator::Signature;
#[cfg(feature = "pdf")]
use crate::report::{PlannedStep, engagement, pdf::leaf_pdf};
use crate::store::{BatchTally, IssuedReport, Write};
use jiff::civil::Date;
#[cfg(feature = "pdf")]
use std::path::{Path, PathBuf};

/// A step with what is noted and known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct StepView {
    /// The step.
    pub step: CampaignStep,
    /// What people noted.
    pub says: StepSays,
    /// The day that the rules propose for it.
    pub proposed: Option<Date>,
    /// Who ticked it, when it is done.
    pub ticked: Option<Signature>,
    /// What the station knows of it.
    pub facts: Vec<StepFact>,
    /// The day that the facts propose for it to have been done.
    pub suggested: Option<Date>,
}

/// What the station knows of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepFact {
    /// The campaign was created that day.
    Created(Date),
    /// So many sheets are expected.
    Expected(u32),
    /// So many sheets are handed out.
    HandedOut(u32),
    /// So many batches are opened, the first that day.
    Batches(u32, Date),
    /// So many sheets are complete.
    Complete(u32),
    /// The campaign was closed that day.
    Closed(Date),
    /// So many reports are issued, the last that day; whether it is the final one.
    Issued(u32, Date, bool),
    /// The action plan has so many actions.
    Actions(u32),
}

impl StepView {
    /// The day it is planned for: decided, or else proposed.
    pub fn planned(&self) -> Option<Date> {
        self.says.planned.or(self.proposed)
    }

    /// The step as the engagement form has it: a day that nobody decided is only proposed.
    #[cfg(feature = "pdf")]
    pub fn into_planned(self, phrases: &crate::language::Phrases) -> PlannedStep {
        let decided = self.says.planned.or(self.says.done);
        PlannedStep {
            step: self.step,
            name: calendar_sentences::step(self.step, phrases),
            planned: decided.or(self.proposed),
            decided: decided.is_some(),
            who: self.says.who,
        }
    }
}

impl Station {
    /// The six steps of a campaign, in their order.
    ///
    /// # Errors
    /// The store's.
    pub fn steps(&self, campaign: &str) -> Result<Vec<StepView>, Error> {
        let view = self.campaign(campaign)?;
        let batches = self.store.batches(&view.campaign.id)?;
        let reports = self.store.reports(&view.campaign.id)?;
        let rules = Rules::shipped();
        Ok(CampaignStep::ALL.map(|step| self.step_view(step, &view, &batches, &reports, &rules)).into())
    }

    fn step_view(
        &self,
        step: CampaignStep,
        view: &CampaignView,
        batches: &[(Batch, BatchTally)],
        reports: &[IssuedReport],
        rules: &Rules,
    ) -> StepView {
        let campaign = &view.campaign;
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let some = |number: u32, fact: fn(u32) -> StepFact| (number > 0).then(|| fact(number));
        let closed = self.closed_on(campaign);
        let mut suggested = None;
        let facts: Vec<StepFact> = match step {
            CampaignStep::Launch => {
                let created = campaign.history.first().map(|(by, _)| StepFact::Created(self.day_of(by.when)));
                created.into_iter().collect()
            }
            CampaignStep::Kit => some(view.expected(), StepFact::Expected).into_iter().collect(),
            CampaignStep::Communication => Vec::new(),
            CampaignStep::Deployment => {
                // Nobody hands out what is answered online.
                let paper = batches.iter().filter(|(batch, _)| batch.source() == BatchSource::Paper);
                let opened: Vec<_> = paper.filter_map(|(batch, _)| batch.history.first()).collect();
                let first = opened.iter().map(|(by, _)| self.day_of(by.when)).min();
                suggested = first;
                let batches = first.map(|day| StepFact::Batches(count(opened.len()), day));
                some(view.distributed(), StepFact::HandedOut).into_iter().chain(batches).collect()
            }
            CampaignStep::Entry => {
                suggested = closed;
                let complete = some(view.tally.complete, StepFact::Complete);
                complete.into_iter().chain(closed.map(StepFact::Closed)).collect()
            }
            CampaignStep::Results => {
                suggested = reports.iter().find(|report| !report.provisional).map(|report| report.day);
                let issued = reports.last();
                let issued = issued.map(|last| StepFact::Issued(count(reports.len()), last.day, !last.provisional));
                issued.into_iter().chain(some(count(campaign.actions.len()), StepFact::Actions)).collect()
            }
        };
        StepView {
            step,
            says: campaign.step(step),
            proposed: rules.proposed(step, campaign.from, campaign.until),
            ticked: campaign.step_ticked(step).cloned(),
            facts,
            suggested,
        }
    }

    /// The day a campaign that is closed was closed here.
    fn closed_on(&self, campaign: &Campaign) -> Option<Date> {
        let is_close = |(_, event): &&(Signature, CampaignEvent)| *event == CampaignEvent::Closed;
        let last = campaign.history.iter().rev().find(is_close)?;
        (campaign.status == CampaignStatus::Closed).then(|| self.day_of(last.0.when))
    }

    /// Notes something of a step, from what is noted: planned, done, by whom. Nothing is written when it is as before.
    ///
    /// # Errors
    /// [`Error::Dates`] with everything that cannot be true; [`Error::StepTicked`] when a tick would go without a reason; the
    /// store's.
    pub fn change_step(
        &self,
        campaign: &str,
        step: CampaignStep,
        change: impl Fn(StepSays) -> StepSays,
    ) -> Result<(), Error> {
        self.on_fresh(|| {
            let mut campaign = self.campaign(campaign)?.campaign;
            let before = campaign.step(step);
            let says = change(before.clone());
            let (who, note) = (says.who.trim().to_owned(), says.note.trim().to_owned());
            let says = StepSays { who, note, ..says };
            let faults = says.faults(self.clock.today());
            if !faults.is_empty() {
                return Err(Error::Dates(faults));
            }
            if before.done.is_some() && says.done.is_none() {
                return Err(Error::StepTicked(step));
            }
            if before == says {
                return Ok(());
            }
            campaign.history.push((self.signature(), CampaignEvent::StepChanged(step, says)));
            self.commit(vec![Write::Campaign(campaign)])
        })
    }

    /// A step is not done after all, with the reason.
    ///
    /// # Errors
    /// [`Error::StepNotTicked`], [`Error::ReasonMissing`]; the store's.
    pub fn reopen_step(&self, campaign: &str, step: CampaignStep, reason: &str) -> Result<(), Error> {
        self.on_fresh(|| {
            let mut campaign = self.campaign(campaign)?.campaign;
            if campaign.step(step).done.is_none() {
                return Err(Error::StepNotTicked(step));
            }
            let reason = reason.trim().to_owned();
            if reason.is_empty() {
                return Err(Error::ReasonMissing);
            }
            campaign.history.push((self.signature(), CampaignEvent::StepReopened(step, reason)));
            self.commit(vec![Write::Campaign(campaign)])
        })
    }

    /// Writes the engagement form of a campaign into a folder, to be signed, and says where.
    ///
    /// # Errors
    /// The store's; [`Error::Unset`] when it cannot be set; [`Error::File`] when it cannot be written.
    #[cfg(feature = "pdf")]
    pub fn write_engagement(
        &self,
        campaign: &str,
        folder: &Path,
        phrases: &crate::language::Phrases,
    ) -> Result<PathBuf, Error> {
        let view = self.campaign(campaign)?;
        let steps = self.steps(campaign)?.into_iter().map(|step| step.into_planned(phrases));
        let steps: Vec<PlannedStep> = steps.collect();
        let document = engagement(&view.campaign, &view.tool, &steps, self.clock.today(), phrases);
        let path = folder.join(format!("{}-engagement.pdf", view.campaign.id.as_str()));
        let pdf = leaf_pdf(&document).map_err(|failure| Error::Unset(path.clone(), failure.0))?;
        write_whole(&path, &pdf.bytes)?;
        Ok(path)
    }
}
