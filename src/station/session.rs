//! The end of a session: the results report, registered and written.

use super::settings::write_whole;
use super::{CampaignView, Error, Station};
use crate::campaign::{BatchNumber, CampaignStatus};
use crate::language::Phrases;
use crate::measure::{Collector, Disclosed, Results};
use crate::questionnaire::{Fingerprint, Tool};
use crate::record::Pass;
use crate::report::{self, Document, Occasion};
use crate::store::{IssuedReport, Write};
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A report that was issued: registered in the store and written as a page.
#[derive(Clone, Debug)]
pub struct Issued {
    /// What it says, for the screen.
    pub document: Document,
    /// The page.
    pub path: PathBuf,
    /// Its number among the campaign's reports.
    pub number: u32,
    /// Whether the campaign was still open.
    pub provisional: bool,
}

impl Station {
    /// Makes the results report of a campaign, registers it with its fingerprint and writes it into `folder` under
    /// the campaign's identifier and the report's number. It is provisional while the campaign is open.
    ///
    /// # Errors
    /// The store's; [`Error::File`] when the page cannot be written. It is registered first: what was told is
    /// remembered even when the page is lost on its way.
    pub fn issue_report(&self, campaign: &str, folder: &Path, phrases: &Phrases) -> Result<Issued, Error> {
        let view = self.campaign(campaign)?;
        let issued = self.store.reports(&view.campaign.id)?;
        let number = issued.last().map_or(0, |report| report.number) + 1;
        let told = match issued.last() {
            Some(last) => Some(Disclosed::from_bytes(&last.disclosed).map_err(|_| {
                Error::Store(crate::store::Error::Damaged {
                    key: format!("{} report {}", view.campaign.id.as_str(), last.number),
                })
            })?),
            None => None,
        };
        let results = self.results(&view, told.as_ref())?;
        let occasion = Occasion { date: self.clock.today(), number: Some(number) };
        let document = report::results(&results, &view.tool, &view.campaign, occasion, phrases);
        let page = report::html(&document);
        let provisional = view.campaign.status == CampaignStatus::Open;
        let registered = IssuedReport {
            number,
            when: self.clock.now(),
            who: self.operator.clone(),
            provisional,
            fingerprint: fingerprint(page.as_bytes()),
            disclosed: results.disclosed.to_bytes(),
        };
        self.store.commit(vec![Write::Report(view.campaign.id.clone(), registered)])?;
        let path = folder.join(format!("{}-{number:02}.html", view.campaign.id.as_str()));
        write_whole(&path, page.as_bytes())?;
        Ok(Issued { document, path, number, provisional })
    }

    /// The results of a campaign as they may be told after `told`.
    pub fn results(&self, view: &CampaignView, told: Option<&Disclosed>) -> Result<Results, Error> {
        let id = &view.campaign.id;
        let services: HashMap<BatchNumber, String> =
            self.store.batches(id)?.into_iter().map(|(batch, _)| (batch.number, batch.service)).collect();
        let mut tools: HashMap<Fingerprint, Arc<Tool>> = HashMap::new();
        tools.insert(view.tool.fingerprint.clone(), view.tool.clone());
        let mut collector = Collector::new(&view.tool);
        for forms in &view.tool.audiences {
            let audience = &forms.audience;
            let mut failed = None;
            self.store.each_record(id, audience, &mut |key, filed| {
                if key.pass != Pass::First || failed.is_some() {
                    return;
                }
                let record = &filed.record;
                if !tools.contains_key(&record.tool) {
                    match self.tool(&record.tool) {
                        Ok(tool) => drop(tools.insert(record.tool.clone(), tool)),
                        Err(error) => return failed = Some(error),
                    }
                }
                let form = tools[&record.tool].audience(audience).and_then(|forms| forms.form(&record.variant));
                match (form, services.get(&filed.batch)) {
                    (Some(form), Some(service)) => collector.add(audience, service, form, record),
                    (None, _) => failed = Some(Error::NoVariant(record.variant.0.clone(), None)),
                    (_, None) => failed = Some(Error::NoBatch(filed.batch)),
                }
            })?;
            if let Some(error) = failed {
                return Err(error);
            }
        }
        Ok(collector.finish(&view.campaign, told))
    }
}

/// SHA-256 in lower-case hexadecimal.
fn fingerprint(bytes: &[u8]) -> Fingerprint {
    Fingerprint(Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect())
}
