//! The end of a session: the results report, registered and written.

use super::files::{Prepared, write_whole};
use super::{CampaignView, Error, Station};
use crate::campaign::{
    Batch, BatchNumber, BatchSource, Campaign, CampaignId, CampaignStatus, EarlierPlan, same_establishment,
};
use crate::language::Phrases;
use crate::measure::{Collector, Disclosed, Dossier, DossierCollector, Reference, Results, Source};
use crate::operator::Identification;
use crate::questionnaire::{Audience, Fingerprint, ToolKind};
use crate::record::{Pass, Status};
use crate::report::{self, Certainty, Document, Handout, Material, Occasion, PlanBook};
use crate::say;
use crate::store::{BatchTally, Head, IssuedReport, Write};
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A report that is issued: registered in the store and written as a page.
#[derive(Clone, Debug)]
pub struct Issued {
    /// What it says, for the screen.
    pub document: Document,
    /// What it is made of: for what is handed out beside it.
    made: Box<Made>,
    /// The page.
    pub path: PathBuf,
    /// Its number among the campaign's reports.
    pub number: u32,
    /// Whether the campaign was still open.
    pub provisional: bool,
}

/// What a report is made of.
#[derive(Clone, Debug)]
struct Made {
    view: CampaignView,
    results: Results,
    /// What the windows say, where it is a dossier.
    dossier: Option<Arc<Dossier>>,
    certainty: Certainty,
    references: Arc<[Reference]>,
    earlier: Option<EarlierPlan>,
    occasion: Occasion,
    /// Seconds that this place's clocks are ahead of the world's.
    offset: i32,
}

impl Made {
    fn material(&self) -> Material<'_> {
        Material {
            results: &self.results,
            certainty: &self.certainty,
            tool: &self.view.tool,
            campaign: &self.view.campaign,
            references: &self.references,
            earlier: self.earlier.as_ref(),
            occasion: self.occasion,
        }
    }

    fn document(&self, phrases: &Phrases) -> Document {
        match &self.dossier {
            Some(dossier) => report::dossier(self.material(), dossier, phrases),
            None => report::results(self.material(), phrases),
        }
    }
}

impl Issued {
    /// The campaign it is of.
    pub fn campaign(&self) -> &CampaignId {
        &self.made.view.campaign.id
    }

    /// The numbers it tells.
    pub(super) fn results(&self) -> &Results {
        &self.made.results
    }

    /// The action plan as a workbook shows it, with the effects that the report tells.
    pub fn plan_book(&self, phrases: &Phrases) -> PlanBook {
        let Made { view, occasion, offset, .. } = &*self.made;
        let followed = report::followed_in(&self.made.material());
        report::plan_book(&view.campaign, &view.tool, &followed, (occasion.date, *offset), phrases)
    }

    /// Whether it is the report of a survey or of a dossier.
    pub fn kind(&self) -> ToolKind {
        self.made.view.tool.kind
    }

    /// A document to hand out beside the report, from the same numbers; of a dossier there is only the action plan.
    pub fn handout(&self, handout: Handout, phrases: &Phrases) -> Option<Document> {
        let material = self.made.material();
        match &self.made.dossier {
            None => Some(report::handout(handout, material, phrases)),
            Some(dossier) if handout == Handout::Plan => Some(report::dossier_plan(material, dossier, phrases)),
            Some(_) => None,
        }
    }
}

impl Station {
    /// The results report of a campaign as it stands, as a page in `folder` under the campaign's identifier and the report's
    /// number. It is provisional while the campaign is open.
    ///
    /// When the last report, made again with its number and its day, would be the same page, nothing changed: it is that
    /// report, and its page is written again only where it is missing or is another. Otherwise it is the next one:
    /// written beside its place, then registered with its fingerprint, then put under its name. So a page that cannot be
    /// written takes no number and tells nothing.
    ///
    /// # Errors
    /// The store's; [`Error::File`] when the page cannot be written.
    pub fn issue_report(&self, campaign: &str, folder: &Path, phrases: &Phrases) -> Result<Issued, Error> {
        self.issue(campaign, Some(folder), phrases)
    }

    /// The same, registered under its number and without a page: for who reads it as text.
    ///
    /// # Errors
    /// The store's.
    pub fn tell_report(&self, campaign: &str, phrases: &Phrases) -> Result<Document, Error> {
        Ok(self.issue(campaign, None, phrases)?.document)
    }

    /// The report of a campaign as it stands, registered; written as a page where a folder is given.
    pub(super) fn issue(&self, campaign: &str, folder: Option<&Path>, phrases: &Phrases) -> Result<Issued, Error> {
        let view = self.campaign(campaign)?;
        if let Some(day) = view.destroyed {
            return Err(Error::AnswersDestroyed(day));
        }
        let reports = self.store.reports(&view.campaign.id)?;
        let head = self.store.journal_head(&view.campaign.id)?;
        let (sheets, identified) = self.sheets(&view)?;
        let provisional = view.campaign.status == CampaignStatus::Open;
        let (verified, complete) = (self.verified(campaign)?, self.complete_sheets(&view.campaign)?);
        let draws = self.draws_among(&view.campaign, &verified, &complete)?;
        let uncovered = Station::uncovered(&view.campaign.id, &draws, &verified, &complete);
        let declares =
            |audience: &Audience| view.tool.audience(audience).is_some_and(|forms| forms.role.is_told_whole());
        let sealed = self.sealed(campaign)?.into_iter().filter(|(audience, _)| declares(audience));
        let sealed: Vec<(Audience, u32)> = sealed.map(|(audience, sheets)| (audience, sheets.len() as u32)).collect();
        let certificates: Vec<_> = draws.into_iter().map(|view| view.certificate).collect();
        let references: Arc<[Reference]> = self.references(&view, phrases)?.into();
        let dossier = self.dossier(&view)?.map(Arc::new);
        let (earlier, offset) = (self.earlier_plan(&view.campaign)?, self.clock.offset_seconds());
        let make = |told: Option<&IssuedReport>, date: Date, number: u32, head: Head| {
            let told = told.map(|report| disclosed(&view, report)).transpose()?;
            let results = sheets.clone().finish(&view.campaign, told.as_ref());
            let occasion = Occasion { date, number: Some(number) };
            let certainty = Certainty {
                certificates: certificates.clone(),
                uncovered: uncovered.clone(),
                sealed: sealed.clone(),
                identified: identified.iter().copied().collect(),
                journal: (head.number, head.hash.to_string()),
            };
            let (view, references, dossier) = (view.clone(), references.clone(), dossier.clone());
            let earlier = earlier.clone();
            let made = Box::new(Made { view, results, dossier, certainty, references, earlier, occasion, offset });
            let document = made.document(phrases);
            Ok::<_, Error>((report::html(&document), document, made))
        };
        let file = |number: u32| PathBuf::from(format!("{}-{number:02}.html", view.campaign.id.as_str()));
        let place = |number: u32| folder.map_or_else(|| file(number), |folder| folder.join(file(number)));
        if let Some((last, before)) = reports.split_last() {
            let (page, document, made) = make(before.last(), last.day, last.number, last.journal)?;
            if fingerprint(page.as_bytes()) == last.fingerprint {
                let path = place(last.number);
                if folder.is_some() && std::fs::read(&path).ok().as_deref() != Some(page.as_bytes()) {
                    write_whole(&path, page.as_bytes())?;
                }
                return Ok(Issued { document, made, path, number: last.number, provisional });
            }
        }
        let (number, day) = (reports.last().map_or(0, |report| report.number) + 1, self.clock.today());
        let (page, document, made) = make(reports.last(), day, number, head)?;
        let registered = IssuedReport {
            number,
            when: self.clock.now(),
            day,
            who: self.operator.clone(),
            provisional,
            fingerprint: fingerprint(page.as_bytes()),
            journal: head,
            disclosed: made.results.disclosed.to_bytes(),
        };
        let path = place(number);
        let prepared = folder.map(|_| Prepared::write(&path, page.as_bytes())).transpose()?;
        self.commit(vec![Write::Report(view.campaign.id.clone(), registered)])?;
        prepared.map(Prepared::put).transpose()?;
        Ok(Issued { document, made, path, number, provisional })
    }

    /// The earlier campaigns of the house with this tool, in whichever version, the oldest first, as their last reports after
    /// closing told them; then the values from elsewhere that the campaign keeps.
    pub(super) fn references(&self, view: &CampaignView, phrases: &Phrases) -> Result<Vec<Reference>, Error> {
        if view.tool.kind == ToolKind::Dossier {
            // A few people looked each time: nothing of it is measured against anything.
            return Ok(Vec::new());
        }
        let own = &view.campaign;
        let earlier = |other: &Campaign| {
            same_establishment(&other.establishment, &own.establishment)
                && other.status == CampaignStatus::Closed
                && other.from < own.from
        };
        let mut campaigns: Vec<Campaign> = self.store.campaigns()?.into_iter().filter(earlier).collect();
        campaigns.sort_by(|one, other| (one.from, &one.id).cmp(&(other.from, &other.id)));
        let mut references = Vec::new();
        for campaign in campaigns {
            let Some(tool) = self.store.tool(&campaign.fingerprint)?.filter(|tool| tool.id == view.tool.id) else {
                continue;
            };
            let reports = self.store.reports(&campaign.id)?;
            let date = campaign.until.unwrap_or(campaign.from);
            let Some(report) = reports.iter().rfind(|report| !report.provisional) else {
                // It was closed, and nobody may be told afterwards what no report of it told.
                let untold = Reference::untold(campaign.title, say!(phrases, "report-reference-untold"), date);
                references.push(Reference { campaign: Some(campaign.id), ..untold });
                continue;
            };
            let told = Disclosed::from_bytes(&report.disclosed).map_err(|_| damaged(&campaign.id, report))?;
            let source = say!(phrases, "report-reference-own", number = report.number.to_string());
            let reference = Reference::told(campaign.title, source, date, (&tool, &view.tool), &told);
            references.push(Reference { campaign: Some(campaign.id), ..reference });
        }
        references.extend(own.outside().map(Reference::from_outside));
        Ok(references)
    }

    /// What the last issued report left told; nothing before the first.
    pub(super) fn last_told(&self, view: &CampaignView) -> Result<Option<Disclosed>, Error> {
        let reports = self.store.reports(&view.campaign.id)?;
        reports.last().map(|report| disclosed(view, report)).transpose()
    }

    /// The results of a campaign as they may be told after `told`.
    pub fn results(&self, view: &CampaignView, told: Option<&Disclosed>) -> Result<Results, Error> {
        Ok(self.sheets(view)?.0.finish(&view.campaign, told))
    }

    /// What the windows of a dossier say; nothing for a survey. A sheet that is being verified is only counted.
    ///
    /// # Errors
    /// The store's.
    pub(super) fn dossier(&self, view: &CampaignView) -> Result<Option<Dossier>, Error> {
        if view.tool.kind == ToolKind::Survey {
            return Ok(None);
        }
        let id = &view.campaign.id;
        let (sealed, reviews) = (self.sealed(id.as_str())?, self.reviews(id)?);
        let batches: HashMap<BatchNumber, Batch> =
            self.store.batches(id)?.into_iter().map(|(batch, _)| (batch.number, batch)).collect();
        let mut collector = DossierCollector::new(&view.tool, id.as_str());
        for forms in &view.tool.audiences {
            let audience = &forms.audience;
            let kept_back = sealed.get(audience);
            let mut failed = None;
            self.each_keyed(view, audience, &mut |key, filed, form| {
                let Some(batch) = batches.get(&filed.batch) else {
                    failed = Some(Error::NoBatch(filed.batch));
                    return;
                };
                if key.pass != Pass::First {
                    return;
                }
                if kept_back.is_some_and(|sealed| sealed.contains(&key.serial)) {
                    return collector.count_sealed(audience);
                }
                let read = reviews.get(&key.sheet()).map_or(&[][..], Vec::as_slice);
                let source = Source { audience, service: &batch.service, day: batch.date };
                collector.add(source, form, &filed.record, read);
            })?;
            if let Some(error) = failed {
                return Err(error);
            }
        }
        Ok(Some(collector.finish()))
    }

    /// Every sheet of a campaign, counted; and how those who keyed are identified, passes that verify included.
    ///
    /// A declaration is told as it stands, so it is not before its verification is settled.
    fn sheets(&self, view: &CampaignView) -> Result<(Collector, BTreeSet<Identification>), Error> {
        let sealed = self.sealed(view.campaign.id.as_str())?;
        let mut identified = BTreeSet::new();
        let id = &view.campaign.id;
        let reviews = self.reviews(id)?;
        let batches = self.store.batches(id)?;
        let online = online(&batches);
        let services: HashMap<BatchNumber, String> =
            batches.into_iter().map(|(batch, _)| (batch.number, batch.service)).collect();
        let mut collector = Collector::new(&view.tool);
        for forms in &view.tool.audiences {
            let audience = &forms.audience;
            let kept_back = sealed.get(audience).filter(|_| forms.role.is_told_whole());
            let mut failed = None;
            self.each_keyed(view, audience, &mut |key, filed, form| {
                let is_online = online.contains(&filed.batch);
                if !is_online {
                    identified.insert(filed.record.begun.how);
                }
                if let Some(service) = services.get(&filed.batch)
                    && is_online
                    && filed.record.status == Status::Complete
                {
                    collector.count_web(audience, service);
                    if !view.campaign.counts_web() {
                        return;
                    }
                }
                match services.get(&filed.batch) {
                    _ if key.pass != Pass::First => {}
                    Some(service) if kept_back.is_some_and(|sealed| sealed.contains(&key.serial)) => {
                        collector.count_sealed(audience, service);
                    }
                    Some(service) => {
                        let read = reviews.get(&key.sheet()).map_or(&[][..], Vec::as_slice);
                        collector.add(audience, service, form, &filed.record, read);
                    }
                    None => failed = Some(Error::NoBatch(filed.batch)),
                }
            })?;
            if let Some(error) = failed {
                return Err(error);
            }
        }
        Ok((collector, identified))
    }
}

/// The batches that came in online.
fn online(batches: &[(Batch, BatchTally)]) -> BTreeSet<BatchNumber> {
    let web = batches.iter().filter(|(batch, _)| batch.source() == BatchSource::Web);
    web.map(|(batch, _)| batch.number).collect()
}

impl Station {
    /// The batches of a campaign that came in online.
    pub(super) fn online_batches(&self, campaign: &CampaignId) -> Result<BTreeSet<BatchNumber>, Error> {
        Ok(online(&self.store.batches(campaign)?))
    }
}

/// What was told up to an issued report.
fn disclosed(view: &CampaignView, report: &IssuedReport) -> Result<Disclosed, Error> {
    Disclosed::from_bytes(&report.disclosed).map_err(|_| damaged(&view.campaign.id, report))
}

fn damaged(campaign: &CampaignId, report: &IssuedReport) -> Error {
    let key = format!("{} report {}", campaign.as_str(), report.number);
    Error::Store(crate::store::Error::Damaged { key })
}

/// SHA-256 in lower-case hexadecimal.
fn fingerprint(bytes: &[u8]) -> Fingerprint {
    Fingerprint(Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect())
}
