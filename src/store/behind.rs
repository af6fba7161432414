//! A store behind another one: what stands in front says only what it does otherwise.

use super::backup::{Backups, Kept};
use super::contract::{
    Acknowledge, BatchTally, Filed, IssuedReport, JournalCheck, RecordKey, RecordSummary, SettledPair, SheetKey, Store,
    Ticket, Verified, Write,
};
use super::error::Error;
use super::health::Health;
use super::journal::{Head, Link};
use super::several::Listener;
use crate::campaign::{Batch, BatchNumber, Campaign, CampaignId};
use crate::operator::Signature;
use crate::questionnaire::{Audience, Fingerprint, Tool};
use crate::record::{Pass, Review, Serial};
use crate::verification::{Draw, Forbidden};
use std::path::PathBuf;
use std::sync::Arc;

/// Something that stands before a store and lets through what it does not do itself.
pub trait Before: Send + Sync {
    /// The store behind.
    fn behind(&self) -> &dyn Store;
    /// [`Store::record`].
    ///
    /// # Errors
    /// The store's.
    fn record(&self, key: &RecordKey) -> Result<Option<Filed>, Error> {
        self.behind().record(key)
    }
    /// [`Store::each_record`].
    ///
    /// # Errors
    /// The store's.
    fn each_record(
        &self,
        campaign: &CampaignId,
        audience: &Audience,
        each: &mut dyn FnMut(RecordKey, Filed),
    ) -> Result<(), Error> {
        self.behind().each_record(campaign, audience, each)
    }
    /// [`Store::verifications`].
    ///
    /// # Errors
    /// The store's.
    fn verifications(&self, campaign: &CampaignId, by: &Signature) -> Result<Vec<Verified>, Error> {
        self.behind().verifications(campaign, by)
    }
    /// [`Store::verification`].
    ///
    /// # Errors
    /// The store's.
    fn verification(&self, sheet: &SheetKey, by: &Signature) -> Result<Option<Verified>, Error> {
        self.behind().verification(sheet, by)
    }
    /// [`Store::reviews`].
    ///
    /// # Errors
    /// The store's.
    fn reviews(&self, campaign: &CampaignId) -> Result<Vec<(SheetKey, Review)>, Error> {
        self.behind().reviews(campaign)
    }
    /// [`Store::journal`].
    ///
    /// # Errors
    /// The store's.
    fn journal(&self, campaign: &CampaignId, each: &mut dyn FnMut(Link)) -> Result<(), Error> {
        self.behind().journal(campaign, each)
    }
    /// [`Store::submit`].
    fn submit(&self, by: &Signature, writes: Vec<Write>, done: Acknowledge) -> Ticket {
        self.behind().submit(by, writes, done)
    }
}

impl<B: Before> Store for B {
    fn directory(&self) -> Option<PathBuf> {
        self.behind().directory()
    }
    fn campaigns(&self) -> Result<Vec<Campaign>, Error> {
        self.behind().campaigns()
    }
    fn campaign(&self, id: &CampaignId) -> Result<Option<Campaign>, Error> {
        self.behind().campaign(id)
    }
    fn tool(&self, fingerprint: &Fingerprint) -> Result<Option<Arc<Tool>>, Error> {
        self.behind().tool(fingerprint)
    }
    fn batches(&self, campaign: &CampaignId) -> Result<Vec<(Batch, BatchTally)>, Error> {
        self.behind().batches(campaign)
    }
    fn reports(&self, campaign: &CampaignId) -> Result<Vec<IssuedReport>, Error> {
        self.behind().reports(campaign)
    }
    fn record(&self, key: &RecordKey) -> Result<Option<Filed>, Error> {
        Before::record(self, key)
    }
    fn next_serial(&self, campaign: &CampaignId, audience: &Audience) -> Result<Serial, Error> {
        self.behind().next_serial(campaign, audience)
    }
    fn records_of_batch(&self, campaign: &CampaignId, batch: BatchNumber) -> Result<Vec<RecordSummary>, Error> {
        self.behind().records_of_batch(campaign, batch)
    }
    fn draws(&self, campaign: &CampaignId) -> Result<Vec<Draw>, Error> {
        self.behind().draws(campaign)
    }
    fn verifications(&self, campaign: &CampaignId, by: &Signature) -> Result<Vec<Verified>, Error> {
        Before::verifications(self, campaign, by)
    }
    fn verification(&self, sheet: &SheetKey, by: &Signature) -> Result<Option<Verified>, Error> {
        Before::verification(self, sheet, by)
    }
    fn pairs(&self, campaign: &CampaignId) -> Result<Vec<SettledPair>, Error> {
        self.behind().pairs(campaign)
    }
    fn reviews(&self, campaign: &CampaignId) -> Result<Vec<(SheetKey, Review)>, Error> {
        Before::reviews(self, campaign)
    }
    fn journal_head(&self, campaign: &CampaignId) -> Result<Head, Error> {
        self.behind().journal_head(campaign)
    }
    fn journal(&self, campaign: &CampaignId, each: &mut dyn FnMut(Link)) -> Result<(), Error> {
        Before::journal(self, campaign, each)
    }
    fn check_journal(&self, campaign: &CampaignId) -> Result<JournalCheck, Error> {
        self.behind().check_journal(campaign)
    }
    fn backups(&self) -> Result<Backups, Error> {
        self.behind().backups()
    }
    fn backup_files(&self) -> Result<Vec<Kept>, Error> {
        self.behind().backup_files()
    }
    fn copy_trouble(&self) -> Option<Error> {
        self.behind().copy_trouble()
    }
    fn health(&self) -> Result<Health, Error> {
        self.behind().health()
    }
    fn revive(&self) -> Result<(), Error> {
        self.behind().revive()
    }
    fn each_record(
        &self,
        campaign: &CampaignId,
        audience: &Audience,
        each: &mut dyn FnMut(RecordKey, Filed),
    ) -> Result<(), Error> {
        Before::each_record(self, campaign, audience, each)
    }
    fn submit(&self, by: &Signature, writes: Vec<Write>, done: Acknowledge) -> Ticket {
        Before::submit(self, by, writes, done)
    }
    fn hurry(&self) {
        self.behind().hurry();
    }
    fn claim_serial(&self, campaign: &CampaignId, audience: &Audience) -> Result<Serial, Error> {
        self.behind().claim_serial(campaign, audience)
    }
    fn hold(&self, key: &RecordKey) -> Result<(), Error> {
        self.behind().hold(key)
    }
    fn let_go(&self, key: &RecordKey) {
        self.behind().let_go(key);
    }
    fn listen(&self, listener: Listener) {
        self.behind().listen(listener);
    }
}

/// A store for whoever keys a second or third pass: it hands out no first pass at all, of no sheet, and no journal.
pub struct Blindfold(pub Arc<dyn Store>);

impl Before for Blindfold {
    fn behind(&self) -> &dyn Store {
        &*self.0
    }

    fn record(&self, key: &RecordKey) -> Result<Option<Filed>, Error> {
        match key.pass {
            Pass::First => Err(Error::Forbidden { sheet: key.sheet(), why: Forbidden::Sealed }),
            Pass::Second | Pass::Third => self.0.record(key),
        }
    }

    fn each_record(
        &self,
        _campaign: &CampaignId,
        _audience: &Audience,
        _each: &mut dyn FnMut(RecordKey, Filed),
    ) -> Result<(), Error> {
        Ok(())
    }

    /// Without values, of settled sheets too.
    fn verifications(&self, campaign: &CampaignId, by: &Signature) -> Result<Vec<Verified>, Error> {
        let found = self.0.verifications(campaign, by)?;
        Ok(found.into_iter().map(without_values).collect())
    }

    fn verification(&self, sheet: &SheetKey, by: &Signature) -> Result<Option<Verified>, Error> {
        Ok(self.0.verification(sheet, by)?.map(without_values))
    }

    fn reviews(&self, _campaign: &CampaignId) -> Result<Vec<(SheetKey, Review)>, Error> {
        Ok(Vec::new())
    }

    fn journal(&self, _campaign: &CampaignId, _each: &mut dyn FnMut(Link)) -> Result<(), Error> {
        Ok(())
    }
}

fn without_values(verified: Verified) -> Verified {
    Verified { sheet: verified.sheet.emptied(), ..verified }
}
