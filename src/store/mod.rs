//! The disk: campaigns, batches and records, kept so that nothing acknowledged is ever lost.
//!
//! [`Store`] is the promise; [`SledStore`] keeps it on a disk, [`MemoryStore`] for as long as the process lives. Both are
//! one ledger over an engine that keeps bytes under keys: `keys` and `seal` say what lies there, `pending` shows reads
//! what is still on its way, `staging` turns submissions into changes, `committer` is the one thread that writes, `ahead` takes
//! what is too large for one sync, `anew` makes a data file without what was destroyed, `earlier` keeps a store as it was before
//! its form changed, `closed` tells whether it was damaged since it was closed. Every change leaves a link in its campaign's
//! `journal`, which `copy` also writes as text. `health` reads everything and names what is damaged. Nobody gets round the two-pass
//! protocol of `verification`: `staging` asks it.
//! A third one, [`HostStore`], asks a host for everything, over what is sent by `wire`.
//! `snapshot` is all of it at one instant, of which `backup` makes a file, and a store again.
//! It knows no questionnaire's rules, no screen and no sentence.

mod contract;
mod error;

mod behind;

mod anew;
mod closed;
mod earlier;
mod embedded;
mod memory;

mod ledger;

mod ahead;
mod committer;
mod pending;
mod shelf;
mod snapshot;
mod staging;

mod backup;
mod copy;
mod journal;
mod rebuild;

mod health;
mod place;

mod engine;
mod keys;
mod seal;

mod disk;
mod lock;
mod private;
mod random;

mod remote;
mod several;
pub mod wire;

pub use backup::{
    BackedUp, BackupFault, BackupLog, BackupPlan, Backups, FailedBackup, GoodBackup, Header as BackupHeader,
    Identities, KEEP_MAX, Kept, Region, Restored, RestoredCampaign, StoreId, back_up, kept, outdated, read_log,
    restore, write_failure,
};
pub use behind::{Before, Blindfold};
pub use contract::{
    Acknowledge, BatchTally, Duty, Export, ExportedFile, Filed, IssuedReport, JournalCheck, JournalFault, RecordKey,
    RecordState, RecordSummary, SettledPair, SheetKey, Standing, Store, Ticket, Verified, Write,
};
pub use disk::{Disk, RealDisk};
pub use earlier::Migrated;
pub use embedded::{FREE_BYTES_MIN, SledStore, Still, exposed_store, holds_other_things};
pub use error::{Error, Holder};
pub use health::{CampaignHealth, DAMAGES_MAX, Damage, Harm, Health};
pub use journal::{Change, Content, Hash, Head, Link, Retold, Subject};
pub use memory::MemoryStore;
pub use place::Place;
pub use private::{Exposed, exposed};
pub use random::random;
pub use rebuild::{CopiedJournal, copied_journals, is_unfinished, missing_tools, rebuild, rebuild_on};
pub use remote::{Connected, HostStore};
pub use several::{Listener, News, Once, Role};

use crate::campaign::{Batch, BatchNumber, Campaign, CampaignId};
use crate::operator::Signature;
use crate::questionnaire::{Audience, Fingerprint, Tool};
use crate::record::{Review, Serial};
use crate::verification::Draw;
use std::path::PathBuf;
use std::sync::Arc;

macro_rules! keeps_a_ledger {
    ($store:ty) => {
        impl Store for $store {
            fn directory(&self) -> Option<PathBuf> {
                self.ledger.directory()
            }
            fn campaigns(&self) -> Result<Vec<Campaign>, Error> {
                self.ledger.campaigns()
            }
            fn campaign(&self, id: &CampaignId) -> Result<Option<Campaign>, Error> {
                self.ledger.campaign(id)
            }
            fn tool(&self, fingerprint: &Fingerprint) -> Result<Option<Arc<Tool>>, Error> {
                self.ledger.tool(fingerprint)
            }
            fn batches(&self, campaign: &CampaignId) -> Result<Vec<(Batch, BatchTally)>, Error> {
                self.ledger.batches(campaign)
            }
            fn reports(&self, campaign: &CampaignId) -> Result<Vec<IssuedReport>, Error> {
                self.ledger.reports(campaign)
            }
            fn record(&self, key: &RecordKey) -> Result<Option<Filed>, Error> {
                self.ledger.record(key)
            }
            fn next_serial(&self, campaign: &CampaignId, audience: &Audience) -> Result<Serial, Error> {
                self.ledger.next_serial(campaign, audience)
            }
            fn records_of_batch(&self, campaign: &CampaignId, batch: BatchNumber) -> Result<Vec<RecordSummary>, Error> {
                self.ledger.records_of_batch(campaign, batch)
            }
            fn each_record(
                &self,
                campaign: &CampaignId,
                audience: &Audience,
                each: &mut dyn FnMut(RecordKey, Filed),
            ) -> Result<(), Error> {
                self.ledger.each_record(campaign, audience, each)
            }
            fn draws(&self, campaign: &CampaignId) -> Result<Vec<Draw>, Error> {
                self.ledger.draws(campaign)
            }
            fn verifications(&self, campaign: &CampaignId, by: &Signature) -> Result<Vec<Verified>, Error> {
                self.ledger.verifications(campaign, by)
            }
            fn verification(&self, sheet: &SheetKey, by: &Signature) -> Result<Option<Verified>, Error> {
                self.ledger.verification(sheet, by)
            }
            fn pairs(&self, campaign: &CampaignId) -> Result<Vec<SettledPair>, Error> {
                self.ledger.pairs(campaign)
            }
            fn reviews(&self, campaign: &CampaignId) -> Result<Vec<(SheetKey, Review)>, Error> {
                self.ledger.reviews(campaign)
            }
            fn journal_head(&self, campaign: &CampaignId) -> Result<Head, Error> {
                self.ledger.journal_head(campaign)
            }
            fn journal(&self, campaign: &CampaignId, each: &mut dyn FnMut(Link)) -> Result<(), Error> {
                self.ledger.journal(campaign, each)
            }
            fn check_journal(&self, campaign: &CampaignId) -> Result<JournalCheck, Error> {
                self.ledger.check_journal(campaign)
            }
            fn copy_trouble(&self) -> Option<Error> {
                self.ledger.copy_trouble()
            }
            fn backups(&self) -> Result<Backups, Error> {
                Ok(self.ledger.directory().map_or_else(Backups::default, |folder| Backups::of_store(&folder, None)))
            }
            fn backup_files(&self) -> Result<Vec<Kept>, Error> {
                Ok(self
                    .ledger
                    .directory()
                    .map_or_else(Vec::new, |folder| Backups::of_store(&folder, None).files(&folder)))
            }
            fn health(&self) -> Result<Health, Error> {
                self.ledger.health()
            }
            fn revive(&self) -> Result<(), Error> {
                self.ledger.revive()
            }
            fn submit(&self, by: &Signature, writes: Vec<Write>, done: Acknowledge) -> Ticket {
                self.ledger.submit(by, writes, done)
            }
            fn hurry(&self) {
                self.ledger.hurry();
            }
        }
    };
}

keeps_a_ledger!(MemoryStore);
keeps_a_ledger!(SledStore);
