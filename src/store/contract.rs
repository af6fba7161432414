//! What every store promises. The screen cannot tell a disk from a socket.

use super::backup::{Backups, Kept};
use super::error::Error;
use super::health::Health;
use super::journal::{Head, Link};
use super::several::{Listener, Once};
use super::wire::tool_as_json;
use crate::campaign::{Batch, BatchNumber, Campaign, CampaignId};
use crate::operator::{Moment, Operator, Signature};
use crate::questionnaire::{Audience, Fingerprint, QuestionIndex, Tool};
use crate::record::{Answer, Pass, Record, Review, Serial, Status};
use crate::verification::{Draw, Forbidden, Sheet};
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

/// A sheet of paper: what its passes have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SheetKey {
    /// Its campaign.
    pub campaign: CampaignId,
    /// Its audience.
    pub audience: Audience,
    /// The number on it.
    pub serial: Serial,
}

impl RecordKey {
    /// The sheet it is a keying of.
    pub fn sheet(&self) -> SheetKey {
        SheetKey { campaign: self.campaign.clone(), audience: self.audience.clone(), serial: self.serial }
    }
}

impl SheetKey {
    /// One of its passes.
    pub fn pass(&self, pass: Pass) -> RecordKey {
        RecordKey { campaign: self.campaign.clone(), audience: self.audience.clone(), serial: self.serial, pass }
    }
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
    /// How many of them are marks.
    pub marks: u32,
    /// Remarks on questions.
    pub notes: u32,
    /// Whether there are remarks in the margin.
    pub margin: bool,
    /// Soft checks that were overridden.
    pub overrides: u32,
    /// When it was begun.
    pub begun: Moment,
    /// Where it stands in the verification.
    pub standing: Standing,
    /// Whether it is voided and its paper is another sheet's.
    pub same_paper: bool,
}

/// Where a sheet stands in the verification.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Standing {
    /// It was not called, or its paper is missing.
    #[default]
    Unverified,
    /// It is being verified: what it says is sealed.
    Sealed,
    /// No majority: the quality manager decides.
    Undecided,
    /// It is verified.
    Verified,
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
    pub fn of(key: RecordKey, filed: &Filed, standing: Standing) -> RecordSummary {
        let record = &filed.record;
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let is_mark = |answer: &&Answer| matches!(answer, Answer::Mark(_));
        RecordSummary {
            key,
            batch: filed.batch,
            state: RecordState::of(&record.status),
            answered: count(record.answers.iter().flatten().count()),
            marks: count(record.answers.iter().flatten().filter(is_mark).count()),
            notes: count(record.notes.len()),
            margin: !record.margin.is_empty(),
            overrides: count(record.overrides.len()),
            begun: record.begun.when,
            standing,
            same_paper: false,
        }
    }

    /// Whether the sheet is being verified: what it says is sealed.
    pub fn is_sealed(&self) -> bool {
        self.standing == Standing::Sealed
    }

    /// Without the figures of a sealed sheet: whoever keys it again is told nothing of it.
    #[must_use]
    pub fn veiled(self) -> RecordSummary {
        if !self.is_sealed() {
            return self;
        }
        RecordSummary { answered: 0, marks: 0, notes: 0, margin: false, overrides: 0, ..self }
    }

    /// Whether it carries notes, margin remarks or overrides.
    pub fn is_remarked(&self) -> bool {
        self.notes > 0 || self.margin || self.overrides > 0
    }

    /// Whether it counts as verified: complete, and the same as another keying found.
    pub fn is_verified(&self) -> bool {
        (self.state, self.standing) == (RecordState::Complete, Standing::Verified)
    }
}

/// The verification of a sheet as it may be seen by whoever asked: veiled while it is open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Verified {
    /// The sheet.
    pub key: SheetKey,
    /// Its verification, without values and names while it is open.
    pub sheet: Sheet,
    /// What whoever asked may key of it now, or why nothing.
    pub duty: Result<Duty, Forbidden>,
}

/// What somebody may key of a sheet that is being verified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Duty {
    /// The second pass.
    Second,
    /// These questions, a third time.
    Third(Vec<QuestionIndex>),
}

/// What was found about two sheets that may be one paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettledPair {
    /// Their audience.
    pub audience: Audience,
    /// The lower serial.
    pub first: Serial,
    /// The higher.
    pub second: Serial,
    /// Whether they are the same paper: then one of them is voided.
    pub same_paper: bool,
    /// What was seen, may be empty.
    pub note: String,
    /// Who settled it, and when.
    pub by: Signature,
}

/// Whether a journal holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JournalCheck {
    /// Where it ends.
    pub head: Head,
    /// Links whose content is destroyed.
    pub destroyed: u64,
    /// The first thing that does not hold.
    pub fault: Option<JournalFault>,
}

/// What does not hold in a journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum JournalFault {
    /// The link of this number is missing.
    Missing(u64),
    /// The link of this number is not the one that was written: it, or one before it, was changed.
    Altered(u64),
    /// The content of the link of this number does not fit what came before.
    Unfit(u64),
    /// The text copy says something else of the link of this number.
    Copy(u64),
    /// The journal ends at another link than the store says.
    Ends {
        /// Where it ends.
        found: Head,
        /// Where it should.
        expected: Head,
    },
    /// An issued report names a head that the journal does not go through, or is not what the journal says.
    Report {
        /// The report.
        number: u32,
        /// What it names.
        head: Head,
    },
    /// A record is not what the journal says.
    Record(RecordKey),
    /// The verification of a sheet is not what the journal says.
    Sheet(SheetKey),
    /// A batch is not what the journal says.
    Batch(BatchNumber),
    /// The campaign is not what the journal says.
    Campaign,
    /// A draw is not what the journal says.
    Draw(u32),
    /// What was found about a pair of sheets is not what the journal says.
    Pair(Audience, Serial, Serial),
    /// What was decided about a comment of a sheet is not what the journal says.
    Review(SheetKey),
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
    /// Complete, and verified.
    pub verified: u32,
    /// Voided, and the paper is another sheet's.
    pub same_paper: u32,
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

    /// Whether the pile is balanced: every paper counted in is complete, voided or held, and none is in progress.
    pub fn balances(&self, sheets: Option<u32>) -> bool {
        self.in_progress == 0 && sheets == Some(self.papers())
    }

    /// The same, or nothing was counted and nothing keyed.
    pub fn balances_or_is_untouched(&self, sheets: Option<u32>) -> bool {
        self.balances(sheets) || self.total() == 0 && sheets.is_none()
    }

    /// Counts a record in or out.
    pub fn count(&mut self, summary: &RecordSummary, change: impl Fn(u32) -> u32) {
        let count = self.of(summary.state);
        *count = change(*count);
        if summary.is_verified() {
            self.verified = change(self.verified);
        }
        if summary.same_paper {
            self.same_paper = change(self.same_paper);
        }
    }

    /// All records of the batch.
    pub fn total(&self) -> u32 {
        self.in_progress + self.held + self.complete + self.voided
    }

    /// The papers they are: those keyed twice count once.
    pub fn papers(&self) -> u32 {
        self.total().saturating_sub(self.same_paper)
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
    /// Where the journal stood, as it is printed on it.
    pub journal: Head,
    /// The state of publication it leaves to the next report, as `measure` wrote it.
    pub disclosed: Vec<u8>,
}

/// Data that left the house: the journal tells it, and nothing else keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Export {
    /// The number of the report that tells of the same sheets.
    pub report: u32,
    /// The day printed in it.
    pub day: Date,
    /// What the order of its rows was drawn with, in hexadecimal.
    pub seed: String,
    /// Whether comments stand in the rows of their sheets.
    pub comments: bool,
    /// What was written.
    pub files: Vec<ExportedFile>,
}

/// A file of data that left the house.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportedFile {
    /// Its name, without its folder.
    pub name: String,
    /// Whose sheets it is of.
    pub audience: Audience,
    /// Rows in it; none where it only explains others.
    pub rows: u32,
    /// SHA-256 of it, in hexadecimal.
    pub fingerprint: Fingerprint,
}

/// One thing to write. Writes of one [`Store::submit`] are applied together or not at all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Write {
    /// A record, as a whole.
    Record(RecordKey, Filed),
    /// A batch.
    Batch(CampaignId, Batch),
    /// A campaign.
    Campaign(Campaign),
    /// A tool, kept under its fingerprint for as long as a campaign or a record names it.
    Tool(#[serde(with = "tool_as_json")] Arc<Tool>),
    /// An issued report.
    Report(CampaignId, IssuedReport),
    /// A draw, or more sheets of it called: whatever it names newly is sealed until it is verified.
    Draw(CampaignId, Draw),
    /// The paper of a sheet that is being verified cannot be found, with the reason.
    Missing(SheetKey, String),
    /// The paper of a sheet that could not be found turned up, with what is to be said of it: the sheet is called anew.
    Found(SheetKey, String),
    /// What was found about two sheets.
    Pair(CampaignId, SettledPair),
    /// What was decided about a comment of a sheet: of the text that stands on it now, and of no other.
    Review(SheetKey, Review),
    /// The end of a campaign's retention: answers are destroyed, counts and hashes remain.
    Empty(CampaignId),
    /// Data left the house: a link of the journal.
    Export(CampaignId, Export),
    /// The writes beside it are applied once, however often they are submitted.
    Once(Once),
    /// A number that was given out: the next one is higher.
    Serial(CampaignId, Audience, Serial),
    /// Sessions that wrote last before this moment never come back: what was applied of them is not remembered any more.
    Forget(Moment),
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
    /// One record. What is sealed is not handed out: [`Error::Forbidden`].
    fn record(&self, key: &RecordKey) -> Result<Option<Filed>, Error>;
    /// The next free serial of an audience: one more than the highest ever filed.
    fn next_serial(&self, campaign: &CampaignId, audience: &Audience) -> Result<Serial, Error>;
    /// The records of a batch without their answers, by serial.
    fn records_of_batch(&self, campaign: &CampaignId, batch: BatchNumber) -> Result<Vec<RecordSummary>, Error>;
    /// The draws of a campaign, by number.
    fn draws(&self, campaign: &CampaignId) -> Result<Vec<Draw>, Error>;
    /// The sheets of a campaign that are or were verified, by audience and serial, as `by` may see them.
    fn verifications(&self, campaign: &CampaignId, by: &Signature) -> Result<Vec<Verified>, Error>;
    /// One of them; `None` when the sheet was never called.
    fn verification(&self, sheet: &SheetKey, by: &Signature) -> Result<Option<Verified>, Error>;
    /// What was found about pairs of sheets.
    fn pairs(&self, campaign: &CampaignId) -> Result<Vec<SettledPair>, Error>;
    /// What was decided about comments, by sheet and question.
    fn reviews(&self, campaign: &CampaignId) -> Result<Vec<(SheetKey, Review)>, Error>;
    /// Where a campaign's journal ends, of what is on the disk.
    fn journal_head(&self, campaign: &CampaignId) -> Result<Head, Error>;
    /// Hands every link of a campaign's journal to `each`, by number, of what is on the disk.
    fn journal(&self, campaign: &CampaignId, each: &mut dyn FnMut(Link)) -> Result<(), Error>;
    /// Checks a campaign's journal: the chain, the heads that reports name, and that the store says what it says.
    fn check_journal(&self, campaign: &CampaignId) -> Result<JournalCheck, Error>;
    /// What keeps the text copy of the journal from being written, if something does.
    fn copy_trouble(&self) -> Option<Error> {
        None
    }
    /// What became of its backups.
    fn backups(&self) -> Result<Backups, Error>;
    /// The files of its backups, the oldest first: their folder may be slow.
    fn backup_files(&self) -> Result<Vec<Kept>, Error>;
    /// Reads everything and says what of it is damaged.
    fn health(&self) -> Result<Health, Error>;
    /// Opens again what a failure of the disk has stopped; nothing where nothing failed.
    fn revive(&self) -> Result<(), Error> {
        Ok(())
    }
    /// Hands every record of an audience to `each`, by serial and pass: to count them, sealed ones too, and not to show one.
    fn each_record(
        &self,
        campaign: &CampaignId,
        audience: &Audience,
        each: &mut dyn FnMut(RecordKey, Filed),
    ) -> Result<(), Error>;

    /// Hands every keying of an audience that `by` began to `each`, by serial and pass, each answer without its value: for one's
    /// own figures.
    fn own_records(
        &self,
        campaign: &CampaignId,
        audience: &Audience,
        by: &Signature,
        each: &mut dyn FnMut(RecordKey, Filed),
    ) -> Result<(), Error> {
        self.each_record(campaign, audience, &mut |key, mut filed| {
            if filed.record.begun.who == by.who {
                filed.record.without_values();
                each(key, filed);
            }
        })
    }

    /// Hands every link that `by` signed to `each`, by number, each answer without its value.
    fn own_links(&self, campaign: &CampaignId, by: &Signature, each: &mut dyn FnMut(Link)) -> Result<(), Error> {
        self.journal(campaign, &mut |mut link| {
            if link.by.who == by.who {
                link.without_values();
                each(link);
            }
        })
    }

    /// Takes writes and returns at once; `done` is called when they are on the disk after a real sync, or refused. Each
    /// leaves a link in the journal, signed by `by`. Reads of records that begin after a submission see it, acknowledged or
    /// not; all others see it once it is acknowledged, for until then it may be refused.
    fn submit(&self, by: &Signature, writes: Vec<Write>, done: Acknowledge) -> Ticket;

    /// Says that somebody waits for what was submitted: a store may let the first submission after a rest wait a moment.
    fn hurry(&self) {}

    /// The next free serial of an audience, and the new sheet under it held as by [`Store::hold`]: nobody else gets it while
    /// it is held, nor once it is written.
    fn claim_serial(&self, campaign: &CampaignId, audience: &Audience) -> Result<Serial, Error> {
        self.next_serial(campaign, audience)
    }
    /// Holds a sheet open for writing until [`Store::let_go`], or the end of the session: [`Error::InUse`] while somebody
    /// else has it. A store of one station alone has nobody to keep away.
    fn hold(&self, key: &RecordKey) -> Result<(), Error> {
        let _ = key;
        Ok(())
    }
    /// Lets go of a sheet that was held.
    fn let_go(&self, key: &RecordKey) {
        let _ = key;
    }
    /// Calls back with what others do and what becomes of the line, as long as the store lives; in the place of whoever
    /// listened before. It must be quick.
    fn listen(&self, listener: Listener) {
        drop(listener);
    }

    /// Submits and waits for the acknowledgement.
    fn commit(&self, by: &Signature, writes: Vec<Write>) -> Result<(), Error> {
        let (sender, receiver) = std::sync::mpsc::channel();
        // The receiver outlives the call, and a store that is dropped acknowledges with an error first.
        self.submit(by, writes, Box::new(move |_, outcome| drop(sender.send(outcome))));
        self.hurry();
        receiver.recv().unwrap_or(Err(Error::Stopped))
    }
}
