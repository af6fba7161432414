//! Campaigns: create, list, edit, close, reopen, take a corrected tool.

use super::{Error, Names, Station};
use crate::campaign::{
    BatchNumber, Campaign, CampaignEvent, CampaignId, CampaignStatus, DateFault, Dated, Plan, Service,
    VerificationPolicy, changed, far_away, same_establishment,
};
use crate::expression::nearest;
use crate::import;
use crate::operator::Moment;
use crate::questionnaire::{Finding, Fingerprint, Severity, Tool};
use crate::store::{self, BatchTally, Write};
use jiff::civil::Date;
use std::path::Path;
use std::sync::Arc;

/// What a new campaign needs.
#[derive(Clone, Debug, PartialEq)]
pub struct CampaignDraft {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The establishment's name.
    pub establishment: String,
    /// First day.
    pub from: Date,
    /// Last day planned.
    pub until: Option<Date>,
    /// Its services, at least one.
    pub services: Vec<Service>,
    /// Sheets expected and distributed.
    pub plan: Vec<Plan>,
}

/// What a campaign is called and when it is.
#[derive(Clone, Debug, PartialEq)]
pub struct CampaignDetails {
    /// Its title.
    pub title: String,
    /// The establishment's name.
    pub establishment: String,
    /// First day.
    pub from: Date,
    /// Last day planned.
    pub until: Option<Date>,
}

impl CampaignDetails {
    /// Those of a campaign.
    pub fn of(campaign: &Campaign) -> CampaignDetails {
        let Campaign { title, establishment, from, until, .. } = campaign;
        CampaignDetails { title: title.clone(), establishment: establishment.clone(), from: *from, until: *until }
    }

    /// What stands there now, with what is another here than in what somebody began with.
    #[must_use]
    pub fn onto(&self, opened: &CampaignDetails, now: CampaignDetails) -> CampaignDetails {
        CampaignDetails {
            title: changed(&self.title, &opened.title, now.title),
            establishment: changed(&self.establishment, &opened.establishment, now.establishment),
            from: changed(&self.from, &opened.from, now.from),
            until: changed(&self.until, &opened.until, now.until),
        }
    }
}

/// A campaign with what its screens show.
#[derive(Clone, Debug)]
pub struct CampaignView {
    /// The campaign.
    pub campaign: Campaign,
    /// Its tool, for new sheets.
    pub tool: Arc<Tool>,
    /// Records by state over all its batches.
    pub tally: BatchTally,
    /// Its batches.
    pub batches: usize,
    /// The day its answers were destroyed, when they are.
    pub destroyed: Option<Date>,
}

impl CampaignView {
    /// Sheets expected over services and audiences.
    pub fn expected(&self) -> u32 {
        self.campaign.plan.iter().map(|plan| plan.expected).sum()
    }

    /// Sheets handed out over services and audiences.
    pub fn distributed(&self) -> u32 {
        self.campaign.plan.iter().map(|plan| plan.distributed).sum()
    }

    /// Why nothing is keyed or changed in it once it is closed: it is to be reopened, or its answers are destroyed and it
    /// never is.
    pub fn why_closed(&self) -> Error {
        self.destroyed.map_or_else(|| Error::Closed(self.campaign.id.clone()), Error::AnswersDestroyed)
    }
}

impl Station {
    /// All campaigns with their progress, open ones first, then by identifier.
    pub fn campaigns(&self) -> Result<Vec<CampaignView>, Error> {
        let campaigns = self.store.campaigns()?;
        let mut views = campaigns.into_iter().map(|campaign| self.view(campaign)).collect::<Result<Vec<_>, _>>()?;
        views.sort_by_key(|view| (view.campaign.status == CampaignStatus::Closed, view.campaign.id.clone()));
        Ok(views)
    }

    /// One campaign with its progress.
    pub fn campaign(&self, id: &str) -> Result<CampaignView, Error> {
        let found = CampaignId::new(id).map(|id| self.store.campaign(&id)).transpose()?.flatten();
        match found {
            Some(campaign) => self.view(campaign),
            None => {
                let known = self.store.campaigns()?;
                let near = nearest(id, known.iter().map(|campaign| campaign.id.as_str())).map(str::to_owned);
                Err(Error::NoCampaign(id.to_owned(), near))
            }
        }
    }

    fn view(&self, campaign: Campaign) -> Result<CampaignView, Error> {
        let tool = self.tool(&campaign.fingerprint)?;
        let batches = self.store.batches(&campaign.id)?;
        let mut tally = BatchTally::default();
        for (_, one) in &batches {
            tally.in_progress += one.in_progress;
            tally.held += one.held;
            tally.complete += one.complete;
            tally.voided += one.voided;
            tally.same_paper += one.same_paper;
        }
        let destroyed = self.destroyed(&campaign);
        Ok(CampaignView { campaign, tool, tally, batches: batches.len(), destroyed })
    }

    /// The day the answers of a campaign were destroyed here, when they are.
    pub(super) fn destroyed(&self, campaign: &Campaign) -> Option<Date> {
        let emptied = campaign.history.iter().find(|(_, event)| *event == CampaignEvent::Emptied)?;
        Some(self.day_of(emptied.0.when))
    }

    /// The day of a moment, here.
    pub(super) fn day_of(&self, when: Moment) -> Date {
        let here = jiff::Timestamp::from_second(when.0.saturating_add(self.clock.offset_seconds().into()));
        jiff::tz::Offset::UTC.to_datetime(here.unwrap_or_default()).date()
    }

    /// A tool the store keeps.
    pub fn tool(&self, fingerprint: &Fingerprint) -> Result<Arc<Tool>, Error> {
        self.store.tool(fingerprint)?.ok_or_else(|| Error::ToolMissing(fingerprint.0.clone()))
    }

    /// Reads a tool folder; warnings come with the tool, blocking findings instead of it.
    pub fn read_tool(&self, folder: &Path) -> Result<(Arc<Tool>, Vec<Finding>), Error> {
        let (tool, findings) = import::read_tool(folder);
        let blocked = findings.iter().any(|finding| finding.severity == Severity::Blocking);
        match tool {
            Some(tool) if !blocked => Ok((Arc::new(tool), findings)),
            _ => Err(Error::Tool(folder.to_owned(), findings)),
        }
    }

    /// Creates a campaign on a tool. Refused when the identifier is taken or the survey has an open campaign.
    pub fn create_campaign(&self, draft: CampaignDraft, tool: Arc<Tool>) -> Result<CampaignView, Error> {
        self.on_fresh(|| self.create(draft.clone(), Arc::clone(&tool)))
    }

    fn create(&self, draft: CampaignDraft, tool: Arc<Tool>) -> Result<CampaignView, Error> {
        let id = CampaignId::new(&draft.id).ok_or_else(|| Error::BadId(draft.id.clone()))?;
        check_details(&draft.title, &draft.establishment, draft.from, draft.until)?;
        check_services(&draft.services)?;
        check_plan(&draft.services, &draft.plan, &tool)?;
        let known = self.store.campaigns()?;
        if known.iter().any(|campaign| campaign.id == id) {
            return Err(Error::IdTaken(id));
        }
        no_other_open(&known, &tool.id, &draft.establishment, None)?;
        let campaign = Campaign {
            id,
            title: draft.title.trim().to_owned(),
            establishment: draft.establishment.trim().to_owned(),
            tool: tool.id.clone(),
            fingerprint: tool.fingerprint.clone(),
            from: draft.from,
            until: draft.until,
            status: CampaignStatus::Open,
            services: draft.services,
            plan: draft.plan,
            verification: VerificationPolicy::default(),
            keep_until: None,
            actions: Vec::new(),
            history: vec![(self.signature(), CampaignEvent::Created)],
        };
        self.commit(vec![Write::Tool(tool), Write::Campaign(campaign.clone())])?;
        self.view(campaign)
    }

    /// Changes services and plan of an open campaign as they stand now, more than once if somebody else changes them meanwhile; nothing
    /// is written when they are as before. A service under which a batch is filed cannot leave.
    pub fn edit_campaign(
        &self,
        id: &str,
        change: impl Fn(Vec<Service>, Vec<Plan>) -> (Vec<Service>, Vec<Plan>),
    ) -> Result<CampaignView, Error> {
        self.on_fresh(|| self.edit(id, &change))
    }

    fn edit(
        &self,
        id: &str,
        change: &dyn Fn(Vec<Service>, Vec<Plan>) -> (Vec<Service>, Vec<Plan>),
    ) -> Result<CampaignView, Error> {
        let CampaignView { mut campaign, tool, .. } = self.open_campaign(id)?;
        let (services, plan) = change(campaign.services.clone(), campaign.plan.clone());
        check_services(&services)?;
        check_plan(&services, &plan, &tool)?;
        for (batch, _) in self.store.batches(&campaign.id)? {
            if !services.iter().any(|service| service.code == batch.service) {
                return Err(Error::ServiceInUse(batch.service));
            }
        }
        if (&campaign.services, &campaign.plan) != (&services, &plan) {
            (campaign.services, campaign.plan) = (services, plan);
            campaign.history.push((self.signature(), CampaignEvent::Edited));
            self.commit(vec![Write::Campaign(campaign.clone())])?;
        }
        self.view(campaign)
    }

    /// Corrects title, establishment and dates of an open campaign as they stand now, more than once if somebody else does meanwhile.
    /// Nothing is written when they are as before.
    pub fn describe_campaign(
        &self,
        id: &str,
        change: impl Fn(CampaignDetails) -> CampaignDetails,
    ) -> Result<CampaignView, Error> {
        self.on_fresh(|| self.describe(id, &change))
    }

    fn describe(&self, id: &str, change: &dyn Fn(CampaignDetails) -> CampaignDetails) -> Result<CampaignView, Error> {
        let mut campaign = self.open_campaign(id)?.campaign;
        let CampaignDetails { title, establishment, from, until } = change(CampaignDetails::of(&campaign));
        check_details(&title, &establishment, from, until)?;
        let last = until.unwrap_or(from);
        if campaign.keep_until.is_some_and(|day| day < last) {
            return Err(Error::KeptTooShort(last));
        }
        if !same_establishment(&campaign.establishment, &establishment) {
            no_other_open(&self.store.campaigns()?, &campaign.tool, &establishment, Some(&campaign.id))?;
        }
        let before = campaign.clone();
        campaign.title = title.trim().to_owned();
        campaign.establishment = establishment.trim().to_owned();
        (campaign.from, campaign.until) = (from, until);
        if campaign != before {
            campaign.history.push((self.signature(), CampaignEvent::Edited));
            self.commit(vec![Write::Campaign(campaign.clone())])?;
        }
        self.view(campaign)
    }

    /// Closes a campaign: its next report is final. Whoever closes it validates its entry state; a blocking finding in
    /// it refuses.
    ///
    /// # Errors
    /// [`Error::NotClosable`] with every blocking finding.
    pub fn close_campaign(&self, id: &str) -> Result<CampaignView, Error> {
        self.on_fresh(|| self.close(id))
    }

    fn close(&self, id: &str) -> Result<CampaignView, Error> {
        let view = self.campaign(id)?;
        if view.campaign.status == CampaignStatus::Closed {
            return Err(Error::AlreadyClosed(view.campaign.id));
        }
        let state = self.entry_state(id)?;
        if !state.is_closable() {
            return Err(Error::NotClosable(Names::of(&view), state.blocking().cloned().collect()));
        }
        let mut campaign = view.campaign;
        campaign.status = CampaignStatus::Closed;
        campaign.history.push((self.signature(), CampaignEvent::Validated));
        campaign.history.push((self.signature(), CampaignEvent::Closed));
        self.commit(vec![Write::Campaign(campaign.clone())])?;
        self.view(campaign)
    }

    /// Reopens a closed campaign, with the reason.
    pub fn reopen_campaign(&self, id: &str, reason: &str) -> Result<CampaignView, Error> {
        self.on_fresh(|| self.take_up(id, reason))
    }

    fn take_up(&self, id: &str, reason: &str) -> Result<CampaignView, Error> {
        let mut campaign = self.campaign(id)?.campaign;
        if campaign.status == CampaignStatus::Open {
            return Err(Error::AlreadyOpen(campaign.id));
        }
        if campaign.is_emptied() {
            return Err(Error::Store(store::Error::Emptied { campaign: campaign.id }));
        }
        if reason.trim().is_empty() {
            return Err(Error::ReasonMissing);
        }
        let known = self.store.campaigns()?;
        no_other_open(&known, &campaign.tool, &campaign.establishment, Some(&campaign.id))?;
        campaign.status = CampaignStatus::Open;
        campaign.history.push((self.signature(), CampaignEvent::Reopened(reason.trim().to_owned())));
        self.commit(vec![Write::Campaign(campaign.clone())])?;
        self.view(campaign)
    }

    /// Takes a corrected tool for new sheets; sheets already begun keep theirs.
    pub fn change_tool(&self, id: &str, tool: Arc<Tool>) -> Result<CampaignView, Error> {
        self.on_fresh(|| self.take_tool(id, Arc::clone(&tool)))
    }

    fn take_tool(&self, id: &str, tool: Arc<Tool>) -> Result<CampaignView, Error> {
        let CampaignView { mut campaign, .. } = self.open_campaign(id)?;
        if tool.id != campaign.tool {
            return Err(Error::OtherTool { campaign: campaign.tool, offered: tool.id.clone() });
        }
        for plan in &campaign.plan {
            if tool.audience(&plan.audience).is_none() {
                return Err(Error::NoAudience(plan.audience.0.clone(), None));
            }
        }
        // Batches already open go on with new sheets of the new version.
        for (batch, _) in self.store.batches(&campaign.id)? {
            let forms = tool.audience(&batch.audience);
            let forms = forms.ok_or_else(|| Error::NoAudience(batch.audience.0.clone(), None))?;
            if forms.form(&batch.variant).is_none() {
                return Err(Error::NoVariant(batch.variant.0, None));
            }
        }
        let from = std::mem::replace(&mut campaign.fingerprint, tool.fingerprint.clone());
        if from != campaign.fingerprint {
            let event = CampaignEvent::ToolChanged { from, to: tool.fingerprint.clone() };
            campaign.history.push((self.signature(), event));
            self.commit(vec![Write::Tool(tool), Write::Campaign(campaign.clone())])?;
        }
        self.view(campaign)
    }

    /// A campaign in which sheets may be keyed.
    pub(super) fn open_campaign(&self, id: &str) -> Result<CampaignView, Error> {
        let view = self.campaign(id)?;
        match view.campaign.status {
            CampaignStatus::Open => Ok(view),
            CampaignStatus::Closed => Err(view.why_closed()),
        }
    }

    /// The next number of a batch in this campaign.
    pub(super) fn next_batch_number(&self, id: &CampaignId) -> Result<BatchNumber, Error> {
        let last = self.store.batches(id)?.last().map_or(0, |(batch, _)| batch.number.0);
        Ok(BatchNumber(last.saturating_add(1)))
    }
}

fn check_details(title: &str, establishment: &str, from: Date, until: Option<Date>) -> Result<(), Error> {
    if title.trim().is_empty() || establishment.trim().is_empty() {
        return Err(Error::NameMissing);
    }
    let ends = until.and_then(|until| far_away(Dated::Ends, until));
    let far: Vec<DateFault> = far_away(Dated::Begins, from).into_iter().chain(ends).collect();
    if !far.is_empty() {
        return Err(Error::Dates(far));
    }
    if until.is_some_and(|until| until < from) {
        return Err(Error::EndsBeforeItBegins);
    }
    Ok(())
}

fn check_services(services: &[Service]) -> Result<(), Error> {
    if services.is_empty() {
        return Err(Error::BadService(String::new()));
    }
    for (place, service) in services.iter().enumerate() {
        let good = |c: char| c.is_alphanumeric() || c == '-';
        let length = service.code.chars().count();
        if !(1..=16).contains(&length) || !service.code.chars().all(good) {
            return Err(Error::BadService(service.code.clone()));
        }
        if services[..place].iter().any(|other| other.code == service.code) {
            return Err(Error::ServiceTwice(service.code.clone()));
        }
    }
    Ok(())
}

fn check_plan(services: &[Service], plan: &[Plan], tool: &Tool) -> Result<(), Error> {
    for line in plan {
        if !services.iter().any(|service| service.code == line.service) {
            let near = nearest(&line.service, services.iter().map(|service| service.code.as_str())).map(str::to_owned);
            return Err(Error::NoService(line.service.clone(), near));
        }
        if tool.audience(&line.audience).is_none() {
            let near = nearest(&line.audience.0, tool.audiences.iter().map(|forms| forms.audience.0.as_str()))
                .map(str::to_owned);
            return Err(Error::NoAudience(line.audience.0.clone(), near));
        }
    }
    Ok(())
}

/// One open campaign per survey, which is a tool in an establishment.
fn no_other_open(known: &[Campaign], tool: &str, establishment: &str, but: Option<&CampaignId>) -> Result<(), Error> {
    let is_open = |campaign: &&Campaign| {
        campaign.tool == tool
            && same_establishment(&campaign.establishment, establishment)
            && campaign.status == CampaignStatus::Open
            && Some(&campaign.id) != but
    };
    known.iter().find(is_open).map_or(Ok(()), |campaign| Err(Error::SurveyOpen(campaign.id.clone())))
}
