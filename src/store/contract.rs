//! What every store promises. The screen cannot tell a disk from a socket.

use crate::campaign::{Batch, BatchNumber, Campaign, CampaignId};
use crate::operator::{Moment, Operator};
use crate::questionnaire::{Audience, Fingerprint, Tool};
use crate::record::{Pass, Record, Serial, Status};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::Arc;

/// Where a record stands: one keying of one sheet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RecordKey {
    /// Its campaign.
    pub campaign: CampaignId,
    /// Its audience.
    pub audience: Audience,
    /// The number on the sheet.
    pub serial: Serial,
    /// Which keying.
    pub pass: Pass,
}

/// A record as the store keeps it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Filed {
    /// The batch it lies in.
    pub batch: BatchNumber,
    /// Grows by one at each write, from 1: an older revision never overwrites a newer one.
    pub revision: u64,
    /// What the sheet said.
    pub record: Record,
}

/// What a list of records shows without the answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordSummary {
    /// Where it stands.
    pub key: RecordKey,
    /// The batch it lies in.
    pub batch: BatchNumber,
    /// The record's status without its texts.
    pub state: RecordState,
    /// Places answered by a value or a mark.
    pub answered: u32,
    /// Whether it carries notes, margin remarks or overrides.
    pub remarked: bool,
}

/// The status of a record without its texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RecordState {
    /// Being keyed.
    InProgress,
    /// Held aside.
    Held,
    /// Complete.
    Complete,
    /// Voided.
    Voided,
}

impl RecordState {
    /// The state of a status.
    pub fn of(status: &Status) -> RecordState {
        match status {
            Status::InProgress { .. } => RecordState::InProgress,
            Status::Held(_) => RecordState::Held,
            Status::Complete => RecordState::Complete,
            Status::Voided(_) => RecordState::Voided,
        }
    }
}

impl RecordSummary {
    /// What a list shows of a record.
    pub fn of(key: RecordKey, filed: &Filed) -> RecordSummary {
        let record = &filed.record;
        RecordSummary {
            key,
            batch: filed.batch,
            state: RecordState::of(&record.status),
            answered: u32::try_from(record.answers.iter().flatten().count()).unwrap_or(u32::MAX),
            remarked: !record.notes.is_empty() || !record.margin.is_empty() || !record.overrides.is_empty(),
        }
    }
}

/// Records of a batch by state, kept up by the store at each write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchTally {
    /// Being keyed.
    pub in_progress: u32,
    /// Held aside.
    pub held: u32,
    /// Complete.
    pub complete: u32,
    /// Voided.
    pub voided: u32,
}

impl BatchTally {
    /// The count of a state.
    pub fn of(&mut self, state: RecordState) -> &mut u32 {
        match state {
            RecordState::InProgress => &mut self.in_progress,
            RecordState::Held => &mut self.held,
            RecordState::Complete => &mut self.complete,
            RecordState::Voided => &mut self.voided,
        }
    }

    /// All records of the batch.
    pub fn total(&self) -> u32 {
        self.in_progress + self.held + self.complete + self.voided
    }
}

/// The registration of a report that left the house's hands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IssuedReport {
    /// Its number within the campaign, from 1.
    pub number: u32,
    /// When it was made.
    pub when: Moment,
    /// The day printed on it: with it the same page can be made again.
    pub day: Date,
    /// Who made it.
    pub who: Operator,
    /// Whether the campaign was still open.
    pub provisional: bool,
    /// SHA-256 of the document, in hexadecimal.
    pub fingerprint: Fingerprint,
    /// The state of publication it leaves to the next report, as `measure` wrote it.
    pub disclosed: Vec<u8>,
}

/// One thing to write. Writes of one [`Store::submit`] are applied together or not at all.
#[derive(Clone, Debug, PartialEq)]
pub enum Write {
    /// A record, as a whole.
    Record(RecordKey, Filed),
    /// A batch.
    Batch(CampaignId, Batch),
    /// A campaign.
    Campaign(Campaign),
    /// A tool, kept under its fingerprint for as long as a campaign or a record names it.
    Tool(Arc<Tool>),
    /// An issued report.
    Report(CampaignId, IssuedReport),
}

/// The number of a submission, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub u64);

/// Called once when a submission is on the disk, or cannot be: from the store's thread, or from the submitter's when the
/// store does not even take it ([`Error::Full`], [`Error::Stopped`]). It must be quick: other submissions wait for it.
pub type Acknowledge = Box<dyn FnOnce(Ticket, Result<(), Error>) + Send>;

/// Campaigns, batches, records and issued reports, durably.
pub trait Store: Send + Sync {
    /// One sentence for the home screen is made of this: the directory, or `None` in memory.
    fn directory(&self) -> Option<PathBuf>;

    /// All campaigns, by identifier.
    fn campaigns(&self) -> Result<Vec<Campaign>, Error>;
    /// One campaign.
    fn campaign(&self, id: &CampaignId) -> Result<Option<Campaign>, Error>;
    /// A tool by its fingerprint.
    fn tool(&self, fingerprint: &Fingerprint) -> Result<Option<Arc<Tool>>, Error>;
    /// The batches of a campaign with their tallies, by number.
    fn batches(&self, campaign: &CampaignId) -> Result<Vec<(Batch, BatchTally)>, Error>;
    /// The reports issued so far, by number.
    fn reports(&self, campaign: &CampaignId) -> Result<Vec<IssuedReport>, Error>;
    /// One record.
    fn record(&self, key: &RecordKey) -> Result<Option<Filed>, Error>;
    /// The next free serial of an audience: one more than the highest ever filed.
    fn next_serial(&self, campaign: &CampaignId, audience: &Audience) -> Result<Serial, Error>;
    /// The records of a batch without their answers, by serial.
    fn records_of_batch(&self, campaign: &CampaignId, batch: BatchNumber) -> Result<Vec<RecordSummary>, Error>;
    /// Hands every record of an audience to `each`, by serial and pass.
    fn each_record(
        &self,
        campaign: &CampaignId,
        audience: &Audience,
        each: &mut dyn FnMut(RecordKey, Filed),
    ) -> Result<(), Error>;

    /// Takes writes and returns at once; `done` is called when they are on the disk after a real sync, or refused.
    /// Reads that begin after a submission see it, acknowledged or not.
    fn submit(&self, writes: Vec<Write>, done: Acknowledge) -> Ticket;

    /// Says that somebody waits for what was submitted: a store may let the first submission after a rest wait a moment.
    fn hurry(&self) {}

    /// Submits and waits for the acknowledgement.
    fn commit(&self, writes: Vec<Write>) -> Result<(), Error> {
        let (sender, receiver) = std::sync::mpsc::channel();
        // The receiver outlives the call, and a store that is dropped acknowledges with an error first.
        self.submit(writes, Box::new(move |_, outcome| drop(sender.send(outcome))));
        self.hurry();
        receiver.recv().unwrap_or(Err(Error::Stopped))
    }
}

/// Who holds a store: the text of the refusal a second process gets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// Number of the process.
    pub pid: u32,
    /// Name of the system's user, may be empty.
    pub user: String,
    /// The terminal it was started from, may be empty.
    pub terminal: String,
    /// Since when.
    pub since: Moment,
}

/// Why the store cannot.
#[derive(Clone, Debug, PartialEq)]
pub enum Error {
    /// The store no longer accepts writes after a failure or at the end.
    Stopped,
    /// Too many submissions wait for the disk; this one was not taken.
    Full,
    /// Another process has the store open.
    Taken {
        /// The store's directory.
        directory: PathBuf,
        /// Who has it; `None` when the holder left no readable name.
        holder: Option<Holder>,
    },
    /// The directory lies on a network file system, where locks and syncs cannot be trusted.
    NetworkFileSystem {
        /// The store's directory.
        path: PathBuf,
        /// The file system's name, such as `nfs`.
        kind: String,
    },
    /// The directory cannot be made or written.
    Unwritable {
        /// The directory or file.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// Too little room is left on the disk to begin.
    NoSpace {
        /// The store's directory.
        path: PathBuf,
        /// Bytes free.
        free: u64,
        /// Bytes needed.
        needed: u64,
    },
    /// A value fails its checksum or cannot be decoded.
    Damaged {
        /// Its key, readable.
        key: String,
    },
    /// The data file cannot be opened: it is damaged, or not a store.
    Unreadable {
        /// The store's directory.
        path: PathBuf,
        /// What was found.
        reason: String,
    },
    /// The data file is gone although a store was made here.
    Missing {
        /// The file that should be there.
        path: PathBuf,
    },
    /// The store was written by a newer copiste.
    Newer {
        /// The store's directory, or the key of a value.
        place: String,
        /// The schema found.
        found: u16,
        /// The newest schema this copiste knows.
        known: u16,
    },
    /// The disk refused a read or a write.
    Disk {
        /// The file.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// A newer writing of the record is already filed, or another one of the same revision.
    OlderRevision {
        /// The record.
        key: RecordKey,
        /// The revision filed.
        filed: u64,
        /// The revision offered.
        offered: u64,
    },
    /// Another report was already registered under this number.
    ReportTaken {
        /// The campaign.
        campaign: CampaignId,
        /// The report's number.
        number: u32,
    },
    /// What is to be written is larger than a store takes.
    TooLarge {
        /// Its key, readable.
        key: String,
        /// Its size in bytes.
        bytes: usize,
        /// The largest size.
        bytes_max: usize,
    },
    /// An audience or a fingerprint that cannot stand in a key: empty, too long, or not plain.
    BadName {
        /// The name.
        name: String,
    },
}
