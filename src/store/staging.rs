//! Turns submissions into changes of keys: revisions checked, tallies and summaries kept up, refusals without a trace.

mod draws;
mod papers;
mod retention;
mod reviews;
mod signed;
mod verification;

use super::ahead::SYNC_CHANGES_MAX;
use super::contract::{BatchTally, Filed, IssuedReport, RecordKey, RecordState, RecordSummary, SheetKey, Standing};
use super::engine::{Changes, Engine};
use super::error::Error;
use super::journal::{Change, Content, Hash, Head, Link, Subject};
use super::keys;
use super::pending::Entry;
use super::seal::{self, Document};
use super::several::Once;
use super::shelf::Shelf;
use crate::campaign::{Batch, BatchNumber, BatchSource, Campaign, CampaignId};
use crate::operator::{Moment, Operator, Signature};
use crate::questionnaire::{Audience, Questionnaire, Tool};
use crate::record::{Delta, Pass, Record, RecordEvent, Serial, Status};
use crate::verification::{Forbidden, Sheet, Stage};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use signed::check_added;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What a batch's list keeps of a record.
#[derive(Serialize, Deserialize)]
pub(super) struct Summary {
    state: RecordState,
    answered: u32,
    marks: u32,
    notes: u32,
    margin: bool,
    overrides: u32,
    begun: Moment,
    standing: Standing,
    same_paper: bool,
    /// Whoever keyed an answer of it: who does not verify it.
    pub hands: Vec<Operator>,
}

impl Summary {
    fn of(summary: &RecordSummary, hands: Vec<Operator>) -> Summary {
        let RecordSummary { state, answered, marks, notes, margin, overrides, begun, standing, same_paper, .. } =
            *summary;
        Summary { state, answered, marks, notes, margin, overrides, begun, standing, same_paper, hands }
    }

    /// It as lists show it.
    pub fn show(&self, key: RecordKey, batch: BatchNumber) -> RecordSummary {
        let Summary { state, answered, marks, notes, margin, overrides, begun, standing, same_paper, .. } = *self;
        RecordSummary { key, batch, state, answered, marks, notes, margin, overrides, begun, standing, same_paper }
    }
}

/// A link as it lies under its number.
#[derive(Serialize, Deserialize)]
struct StoredLink {
    number: u64,
    by: Signature,
    subject: Subject,
    hash: Hash,
    content: Content,
}

/// A link's content in its compact form.
pub(super) fn encode_link(link: &Link) -> Vec<u8> {
    let Link { number, by, subject, content, hash } = link.clone();
    encode(&StoredLink { number, by, subject, hash, content })
}

/// Reads a link back.
pub(super) fn read_link(key: &[u8], content: &[u8]) -> Result<Link, Error> {
    let StoredLink { number, by, subject, hash, content } = decode(key, content)?;
    Ok(Link { number, by, subject, content, hash })
}

/// Whether somebody goes on with a pass that was abandoned: what was keyed in it would be nobody's.
fn takes_up_abandoned(old: Option<&Filed>, filed: &Filed) -> bool {
    let is_voided = |filed: &Filed| matches!(filed.record.status, Status::Voided(_));
    let keyed = filed.record.answers.iter().any(Option::is_some);
    keyed && !is_voided(filed) && old.is_some_and(|old| is_voided(old) && old.record.begun == filed.record.begun)
}

/// What is known of a session of a station: which of its submissions are applied.
#[derive(Serialize, Deserialize)]
pub(super) struct Session {
    /// When it wrote last.
    last: Moment,
    /// All up to this number were answered.
    answered: u64,
    /// Those behind it that are applied.
    applied: Vec<u64>,
}

/// Whether a record is this one with what the store itself added when it decided the sheet.
fn decided(filed: &Filed, now: &Filed) -> bool {
    let mut record = now.record.clone();
    let verified = matches!(record.history.pop(), Some((_, RecordEvent::Verified { .. })));
    verified && (now.batch, now.revision) == (filed.batch, filed.revision + 1) && record == filed.record
}

/// What a stage means for the sheet in the lists.
fn standing(stage: &Stage) -> Standing {
    match stage {
        Stage::Called | Stage::Second | Stage::Differing | Stage::Third => Standing::Sealed,
        Stage::Undecided => Standing::Undecided,
        Stage::Settled => Standing::Verified,
        Stage::Missing(_) | Stage::Voided { .. } => Standing::Unverified,
    }
}

fn forbidden(key: &RecordKey, why: Forbidden) -> Error {
    Error::Forbidden { sheet: key.sheet(), why }
}

/// Entries read at a time.
const PAGE_ENTRIES: usize = 256;

/// The changes of one group of submissions, applied together.
pub(super) struct Staging<'a> {
    engine: &'a dyn Engine,
    shelf: &'a Shelf,
    accepted: Changes,
    links: Vec<(CampaignId, Link)>,
    trial: Changes,
    trial_links: Vec<(CampaignId, Link)>,
    /// Campaigns whose journal is another than it was, not only longer.
    rewritten: Vec<CampaignId>,
}

/// What a group of submissions comes to.
pub(super) struct Staged {
    /// The changes.
    pub changes: Changes,
    /// The links they add.
    pub links: Vec<(CampaignId, Link)>,
    /// Campaigns whose text copy must be written anew.
    pub rewritten: Vec<CampaignId>,
}

/// What became of a submission that was not refused.
#[derive(PartialEq)]
pub(super) enum Taken {
    /// It is part of the group.
    Now,
    /// It would make the group too large: it begins the next one.
    Later,
}

/// Content of a value in its compact form.
pub(super) fn encode<T: Serialize>(value: &T) -> Vec<u8> {
    postcard::to_stdvec(value).expect("the store's types have lengths and no foreign serialisation")
}

/// Reads a value's content back, to the last byte.
pub(super) fn decode<T: DeserializeOwned>(key: &[u8], content: &[u8]) -> Result<T, Error> {
    match postcard::take_from_bytes(content) {
        Ok((value, [])) => Ok(value),
        Ok(_) | Err(_) => Err(Error::Damaged { key: keys::readable(key) }),
    }
}

impl<'a> Staging<'a> {
    /// Nothing staged yet.
    pub fn over(engine: &'a dyn Engine, shelf: &'a Shelf) -> Staging<'a> {
        Staging {
            engine,
            shelf,
            accepted: Changes::new(),
            links: Vec::new(),
            trial: Changes::new(),
            trial_links: Vec::new(),
            rewritten: Vec::new(),
        }
    }

    /// Takes a submission as a whole, or refuses it as a whole. The first one is never put off, however large.
    pub fn take(&mut self, by: &Signature, entries: &[Entry]) -> Result<Taken, Error> {
        if self.is_repeated(entries)? {
            return Ok(Taken::Now);
        }
        let outcome = entries.iter().try_for_each(|entry| self.take_entry(by, entry));
        let trial = std::mem::take(&mut self.trial);
        let mut links = std::mem::take(&mut self.trial_links);
        outcome?;
        let more = trial.keys().filter(|key| !self.accepted.contains_key(*key)).count();
        if !self.accepted.is_empty() && self.accepted.len() + more > SYNC_CHANGES_MAX {
            return Ok(Taken::Later);
        }
        // Few changes join many: they are put in one by one, not merged.
        self.accepted.extend(trial);
        self.links.append(&mut links);
        Ok(Taken::Now)
    }

    /// Whether what was taken needs more than one sync.
    pub fn is_large(&self) -> bool {
        self.accepted.len() > SYNC_CHANGES_MAX
    }

    /// Everything taken.
    pub fn finish(self) -> Staged {
        Staged { changes: self.accepted, links: self.links, rewritten: self.rewritten }
    }

    fn take_entry(&mut self, by: &Signature, entry: &Entry) -> Result<(), Error> {
        match entry {
            Entry::Record(key, filed) => self.take_record(by, key, filed),
            Entry::Batch(campaign, batch) => self.take_batch(by, campaign, batch),
            Entry::Campaign(campaign) => self.take_campaign(by, campaign),
            Entry::Tool(tool) => self.take_tool(tool),
            Entry::Report(campaign, report) => self.take_report(by, campaign, report),
            Entry::Draw(campaign, draw) => self.take_draw(by, campaign, draw),
            Entry::Missing(sheet, reason) => self.take_missing(by, sheet, reason),
            Entry::Found(sheet, reason) => self.take_found(by, sheet, reason),
            Entry::Pair(campaign, pair) => self.take_pair(by, campaign, pair),
            Entry::Review(sheet, review) => self.take_review(by, sheet, review),
            Entry::Empty(campaign) => self.take_empty(by, campaign),
            Entry::Export(campaign, export) => {
                self.check_not_emptied(campaign)?;
                self.append(campaign, by, Subject::Export(export.report), Change::Export(export.clone()))
            }
            Entry::Once(once) => self.take_once(by, once),
            Entry::Serial(campaign, audience, serial) => {
                keys::check_name(&audience.0)?;
                self.raise_serial(campaign, audience, *serial)
            }
            Entry::Forget(before) => self.forget(*before),
            Entry::Retold(campaign, link) => self.take_link(campaign, link),
        }
    }

    /// Whether these entries were applied already, and come again because nobody heard of it.
    fn is_repeated(&self, entries: &[Entry]) -> Result<bool, Error> {
        for entry in entries {
            let Entry::Once(once) = entry else { continue };
            let known: Option<Session> = self.read_value(&keys::session(&once.session))?;
            if known.is_some_and(|known| once.number <= known.answered || known.applied.contains(&once.number)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Notes that a submission is applied, and forgets those that will not come again.
    fn take_once(&mut self, by: &Signature, once: &Once) -> Result<(), Error> {
        let place = keys::session(&once.session);
        let known: Option<Session> = self.read_value(&place)?;
        let answered = known.as_ref().map_or(0, |known| known.answered).max(once.answered);
        let before = known.map_or_else(Vec::new, |known| known.applied);
        let mut applied: Vec<u64> = before.into_iter().filter(|number| *number > answered).collect();
        applied.push(once.number);
        self.overwrite(&place, &encode(&Session { last: by.when, answered, applied }))
    }

    fn forget(&mut self, before: Moment) -> Result<(), Error> {
        for (place, document) in self.documents(&keys::sessions())? {
            let known: Session = decode(&place, &document.content)?;
            if known.last < before {
                self.remove(&place)?;
            }
        }
        Ok(())
    }

    fn take_batch(&mut self, by: &Signature, campaign: &CampaignId, batch: &Batch) -> Result<(), Error> {
        keys::check_name(&batch.audience.0)?;
        let place = keys::batch(campaign, batch.number);
        let before: Option<Batch> = self.read_value(&place)?;
        let history = before.as_ref().map_or(&[][..], |before| &before.history);
        // Responses that two people take in at once would come in twice, though they say the same.
        if before.as_ref() == Some(batch) && batch.source() == BatchSource::Paper {
            return Ok(());
        }
        // As of campaigns: another batch of this number, or a change made without knowing of the last, is not written over.
        if before.is_some() && (batch.history.len() <= history.len() || !batch.history.starts_with(history)) {
            return Err(Error::CampaignChanged { campaign: campaign.clone() });
        }
        check_added(by, history, &batch.history).ok_or_else(|| Error::Unsound { key: keys::readable(&place) })?;
        self.overwrite(&place, &encode(batch))?;
        self.append(campaign, by, Subject::Batch(batch.number), Change::Batch(batch.clone()))
    }

    fn take_campaign(&mut self, by: &Signature, campaign: &Campaign) -> Result<(), Error> {
        let place = keys::campaign(&campaign.id);
        let before: Option<Campaign> = self.read_value(&place)?;
        if before.as_ref() == Some(campaign) {
            return Ok(());
        }
        let history = before.as_ref().map_or(&[][..], |before| &before.history);
        // Every change is told in the history: one that does not go on from what is told was made without knowing of it.
        if before.is_some() && (campaign.history.len() <= history.len() || !campaign.history.starts_with(history)) {
            return Err(Error::CampaignChanged { campaign: campaign.id.clone() });
        }
        check_added(by, history, &campaign.history).ok_or_else(|| Error::Unsound { key: keys::readable(&place) })?;
        self.overwrite(&place, &encode(campaign))?;
        if before.is_none_or(|before| before.fingerprint != campaign.fingerprint) {
            self.append(&campaign.id, by, Subject::Tool(campaign.fingerprint.clone()), Change::Tool)?;
        }
        self.append(&campaign.id, by, Subject::Campaign, Change::Campaign(campaign.clone()))
    }

    fn take_record(&mut self, by: &Signature, key: &RecordKey, filed: &Filed) -> Result<(), Error> {
        keys::check_name(&key.audience.0)?;
        self.check_not_emptied(&key.campaign)?;
        let place = keys::record(key);
        let old = self.read(&place)?;
        let filed_revision = old.as_ref().map_or(0, |old| old.revision);
        if old.as_ref().is_some_and(|old| old.revision == filed.revision && old.content == encode(filed)) {
            return Ok(());
        }
        let old: Option<Filed> = old.map(|old| decode(&place, &old.content)).transpose()?;
        if filed.revision <= filed_revision {
            if old.is_some_and(|old| decided(filed, &old)) {
                return Ok(());
            }
            let (key, offered) = (key.clone(), filed.revision);
            return Err(Error::OlderRevision { key, filed: filed_revision, offered });
        }
        self.check_record(by, key, old.as_ref().map(|old| &old.record), &filed.record)?;
        match key.pass {
            Pass::First => self.take_first(by, key, old.as_ref(), filed),
            Pass::Second => self.take_second(by, key, old.as_ref(), filed),
            Pass::Third => self.take_third(by, key, old.as_ref(), filed),
        }
    }

    /// Writes a record, what is counted of it, and its link in the journal.
    fn file(
        &mut self,
        by: &Signature,
        key: &RecordKey,
        old: Option<&Filed>,
        filed: &Filed,
        standing: Option<Standing>,
    ) -> Result<(), Error> {
        let delta = Delta::between(old.map(|old| &old.record), &filed.record);
        let begins = old.is_none_or(|old| old.record.begun != filed.record.begun);
        self.put(&keys::record(key), filed.revision, &encode(filed))?;
        if key.pass == Pass::First {
            let keyed = self.is_keying(key, &delta, old, filed)?;
            if self.count_first(key, old, filed, standing, keyed.then_some(&by.who))? {
                self.count_papers(&key.sheet())?;
            }
        }
        let moved = old.is_none_or(|old| old.batch != filed.batch);
        let events = old.map_or(0, |old| old.record.history.len());
        if !begins && !moved && delta.is_empty(events) {
            return Ok(());
        }
        let subject = Subject::Record(key.audience.clone(), key.serial, key.pass, filed.revision);
        self.append(&key.campaign, by, subject, Change::Record(filed.batch, delta))
    }

    /// Whether a change is somebody's keying: what a batch fills anew in sheets that are complete is nobody's.
    fn is_keying(&self, key: &RecordKey, delta: &Delta, old: Option<&Filed>, filed: &Filed) -> Result<bool, Error> {
        let is_complete = |filed: &Filed| filed.record.status == Status::Complete;
        if delta.answers.is_empty() || !is_complete(filed) || old.is_none_or(|old| !is_complete(old)) {
            return Ok(!delta.answers.is_empty());
        }
        let form = match self.form(&key.audience, &filed.record) {
            // Without its form, whatever changed was keyed.
            Err(Error::Damaged { .. }) => return Ok(true),
            form => form?,
        };
        let filled = |question: u32| form.questions.get(question as usize).is_some_and(|one| one.constant.is_some());
        Ok(delta.answers.iter().any(|(question, _)| !filled(*question)))
    }

    /// Keeps up the summary, the tally and the highest serial of a first pass; whether it was voided or restored.
    fn count_first(
        &mut self,
        key: &RecordKey,
        old: Option<&Filed>,
        filed: &Filed,
        standing: Option<Standing>,
        hand: Option<&Operator>,
    ) -> Result<bool, Error> {
        let before: Option<Summary> = match old {
            Some(old) => self.read_value(&keys::summary(old.batch, key))?,
            None => None,
        };
        let stood = before.as_ref().map_or(Standing::Unverified, |before| before.standing);
        if let Some(old) = old {
            let counted = match &before {
                Some(before) => before.show(key.clone(), old.batch),
                None => RecordSummary::of(key.clone(), old, stood),
            };
            self.count(old.batch, &counted, |count| count.saturating_sub(1))?;
            if old.batch != filed.batch {
                self.remove(&keys::summary(old.batch, key))?;
            }
        }
        let mut summary = RecordSummary::of(key.clone(), filed, standing.unwrap_or(stood));
        let is_voided = summary.state == RecordState::Voided;
        summary.same_paper = is_voided && before.as_ref().is_some_and(|before| before.same_paper);
        let was_voided = before.as_ref().is_some_and(|before| before.state == RecordState::Voided);
        self.count(filed.batch, &summary, |count| count.saturating_add(1))?;
        let mut hands = before.map_or_else(Vec::new, |before| before.hands);
        if let Some(hand) = hand.filter(|hand| !hands.contains(hand)) {
            hands.push(hand.clone());
        }
        self.put(&keys::summary(filed.batch, key), filed.revision, &encode(&Summary::of(&summary, hands)))?;
        self.raise_serial(&key.campaign, &key.audience, key.serial)?;
        Ok(is_voided != was_voided)
    }

    fn count(&mut self, batch: BatchNumber, summary: &RecordSummary, change: impl Fn(u32) -> u32) -> Result<(), Error> {
        let place = keys::tally(&summary.key.campaign, batch);
        let mut tally: BatchTally = self.read_value(&place)?.unwrap_or_default();
        tally.count(summary, change);
        self.overwrite(&place, &encode(&tally))
    }

    fn file_sheet(&mut self, by: &Signature, key: &SheetKey, sheet: &Sheet) -> Result<(), Error> {
        self.overwrite(&keys::verification(key), &encode(sheet))?;
        let subject = Subject::Sheet(key.audience.clone(), key.serial);
        self.append(&key.campaign, by, subject, Change::Sheet(sheet.clone()))
    }

    fn verification(&self, key: &SheetKey) -> Result<Option<Sheet>, Error> {
        self.read_value(&keys::verification(key))
    }

    /// The same under the rules that the campaign has now.
    fn verification_now(&self, key: &SheetKey) -> Result<Option<Sheet>, Error> {
        let Some(sheet) = self.verification(key)? else { return Ok(None) };
        let campaign: Option<Campaign> = self.read_value(&keys::campaign(&key.campaign))?;
        Ok(Some(match campaign {
            Some(campaign) => sheet.relaxed(&campaign.verification),
            None => sheet,
        }))
    }

    fn pass(&self, key: &RecordKey) -> Result<Filed, Error> {
        self.read_value(&keys::record(key))?.ok_or_else(|| Error::Damaged { key: keys::readable(&keys::record(key)) })
    }

    /// The form a record was keyed with.
    fn form(&self, audience: &Audience, record: &Record) -> Result<Arc<Questionnaire>, Error> {
        let place = keys::tool(&record.tool);
        let damaged = || Error::Damaged { key: keys::readable(&place) };
        let tool = self.shelf.tool(&record.tool, || {
            self.read(&place)?.map(|document| read_tool(&place, &document.content)).transpose()
        })?;
        let tool = tool.ok_or_else(damaged)?;
        let form = tool.audience(audience).and_then(|forms| forms.form(&record.variant));
        form.cloned().ok_or_else(damaged)
    }

    fn emptied(&self, campaign: &CampaignId) -> Result<bool, Error> {
        Ok(self.read(&keys::emptied(campaign))?.is_some())
    }

    fn check_not_emptied(&self, campaign: &CampaignId) -> Result<(), Error> {
        if self.emptied(campaign)? { Err(Error::Emptied { campaign: campaign.clone() }) } else { Ok(()) }
    }

    /// Adds a link to a campaign's journal.
    fn append(&mut self, campaign: &CampaignId, by: &Signature, subject: Subject, change: Change) -> Result<(), Error> {
        let place = keys::journal_end(campaign);
        let head: Head = self.read_value(&place)?.unwrap_or_default();
        let link = Link::after(head, by.clone(), subject, Content::Kept(self.engine.salt(), change));
        self.put(&keys::link(campaign, link.number), link.number, &encode_link(&link))?;
        self.put(&place, link.number, &encode(&link.head()))?;
        self.trial_links.push((campaign.clone(), link));
        Ok(())
    }

    fn raise_serial(&mut self, campaign: &CampaignId, audience: &Audience, serial: Serial) -> Result<(), Error> {
        let place = keys::highest_serial(campaign, audience);
        let highest: u32 = self.read_value(&place)?.unwrap_or(0);
        if serial.0 > highest { self.overwrite(&place, &encode(&serial.0)) } else { Ok(()) }
    }

    fn take_tool(&mut self, tool: &Tool) -> Result<(), Error> {
        keys::check_name(&tool.fingerprint.0)?;
        let place = keys::tool(&tool.fingerprint);
        // A fingerprint names one tool for ever: the sheets keyed with it count on its order of questions.
        if let Some(old) = self.read(&place)?
            && read_tool(&place, &old.content).is_ok()
        {
            return Ok(());
        }
        let content = serde_json::to_vec(tool).expect("a tool has text keys and finite numbers");
        self.overwrite(&place, &content)
    }

    fn take_report(&mut self, by: &Signature, campaign: &CampaignId, report: &IssuedReport) -> Result<(), Error> {
        let place = keys::report(campaign, report.number);
        let content = encode(report);
        match self.read(&place)? {
            None => {
                self.check_head(campaign, report)?;
                self.put(&place, 1, &content)?;
                let change = Change::Report(report.clone());
                self.append(campaign, by, Subject::Report(report.number), change)
            }
            Some(old) if old.content == content => Ok(()),
            Some(_) => Err(Error::ReportTaken { campaign: campaign.clone(), number: report.number }),
        }
    }

    /// A report names a link that is in the journal, or what stands before the first.
    fn check_head(&self, campaign: &CampaignId, report: &IssuedReport) -> Result<(), Error> {
        let Head { number, hash } = report.journal;
        let place = keys::link(campaign, number);
        let is_there = match self.read(&place)? {
            Some(document) => read_link(&place, &document.content)?.hash == hash,
            None => report.journal == Head::default(),
        };
        let (campaign, number) = (campaign.clone(), report.number);
        if is_there { Ok(()) } else { Err(Error::BadHead { campaign, number }) }
    }

    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        match self.trial.get(key).or_else(|| self.accepted.get(key)) {
            Some(staged) => Ok(staged.clone()),
            None => self.engine.get(key),
        }
    }

    /// Every document under a prefix as it is with what is staged, by key.
    fn documents(&self, prefix: &[u8]) -> Result<Vec<(Vec<u8>, Document)>, Error> {
        let mut names = BTreeSet::new();
        let mut note = |key: &[u8]| {
            if let Some((document, 0)) = seal::split_key(key).filter(|(document, _)| document.starts_with(prefix)) {
                names.insert(document.to_vec());
            }
        };
        self.accepted.keys().chain(self.trial.keys()).for_each(|key| note(key));
        let mut last: Option<Vec<u8>> = None;
        loop {
            let page = self.engine.page(prefix, last.as_deref(), PAGE_ENTRIES)?;
            let Some((end, _)) = page.last() else { break };
            last = Some(end.clone());
            page.iter().for_each(|(key, _)| note(key));
        }
        let read = |key: Vec<u8>| Ok(self.read(&key)?.map(|document| (key, document)));
        names.into_iter().filter_map(|key| read(key).transpose()).collect()
    }

    fn read(&self, key: &[u8]) -> Result<Option<Document>, Error> {
        seal::unseal(key, |chunk| self.get(chunk))
    }

    fn read_value<T: DeserializeOwned>(&self, key: &[u8]) -> Result<Option<T>, Error> {
        self.read(key)?.map(|document| decode(key, &document.content)).transpose()
    }

    /// Writes what carries no revision of its own.
    fn overwrite(&mut self, key: &[u8], content: &[u8]) -> Result<(), Error> {
        let revision = self.read(key)?.map_or(0, |old| old.revision);
        self.put(key, revision + 1, content)
    }

    fn put(&mut self, key: &[u8], revision: u64, content: &[u8]) -> Result<(), Error> {
        // A shorter content leaves no chunk of the longer one behind.
        self.remove(key)?;
        for (key, value) in seal::seal(key, revision, content)? {
            self.trial.insert(key, Some(value));
        }
        Ok(())
    }

    fn remove(&mut self, key: &[u8]) -> Result<(), Error> {
        if let Some(old) = self.read(key)? {
            for chunk in 0..old.chunks {
                self.trial.insert(seal::chunk_key(key, chunk), None);
            }
        }
        Ok(())
    }
}

/// Reads a tool's content back.
pub(super) fn read_tool(key: &[u8], content: &[u8]) -> Result<Tool, Error> {
    serde_json::from_slice(content).map_err(|_| Error::Damaged { key: keys::readable(key) })
}
