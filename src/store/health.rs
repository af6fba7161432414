//! Everything that a store keeps, read and looked at: each value's seal and content, each journal, each text copy.
//!
//! Nothing is changed. What is damaged is named by what it is, and everything is gone through to the end: the first
//! fault hides no other.

use super::committer::Shared;
use super::contract::{BatchTally, Filed, IssuedReport, JournalCheck, RecordKey, SettledPair};
use super::engine::Engine as _;
use super::error::Error;
use super::journal::Head;
use super::keys;
use super::place::Place;
use super::seal::{self, Document, SCHEMA};
use super::staging::{Session, Summary, decode, read_link, read_tool};
use crate::campaign::{Batch, BatchNumber, Campaign, CampaignId};
use crate::questionnaire::{Audience, Fingerprint};
use crate::record::{Pass, Review};
use crate::verification::{Draw, Sheet};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::PoisonError;

/// Most damages that are named; more are counted.
pub const DAMAGES_MAX: usize = 500;
/// Entries read at a time.
const PAGE_ENTRIES: usize = 256;

/// What is wrong with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Harm {
    /// It is not what was written: its checksum does not fit.
    Checksum,
    /// A part of it is missing.
    Incomplete,
    /// Its parts stem from different writings.
    Mixed,
    /// A part lies there that belongs to nothing.
    Stray,
    /// It is whole and cannot be understood.
    Senseless,
    /// A newer copiste wrote it, in this form.
    Newer(u16),
    /// It should be there and is not.
    Lost,
    /// Nothing that this copiste knows has such a key.
    Foreign,
    /// It does not count what is kept.
    Miscounted,
}

/// A value that is damaged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Damage {
    /// What it is.
    pub place: Place,
    /// Its key, readable.
    pub key: String,
    /// What is wrong.
    pub harm: Harm,
    /// The part of it that is, from 1; 0 when it is the whole.
    pub part: u16,
}

/// What a campaign's journal and its text copy came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CampaignHealth {
    /// The campaign.
    pub id: CampaignId,
    /// The tool it says it is of, when it can be read.
    pub tool: Option<Fingerprint>,
    /// Whether its journal holds and everything that is kept is what it tells; why it could not be followed.
    pub journal: Result<JournalCheck, Error>,
    /// The last link of the journal that the store has or tells of.
    pub end: Option<u64>,
    /// The last link to which the text copy goes unbroken; none where there is no copy.
    pub copied: Option<u64>,
}

impl CampaignHealth {
    /// Whether nothing is wrong with the journal.
    pub fn holds(&self) -> bool {
        self.journal.as_ref().is_ok_and(|check| check.fault.is_none())
    }

    /// Whether the text copy tells of more than the data: their end was lost, and answers that were confirmed with it.
    pub fn is_outrun(&self) -> bool {
        self.copied.is_some_and(|copied| copied > self.reached())
    }

    /// The last link that the data have: that which was read last, if others write meanwhile.
    pub fn reached(&self) -> u64 {
        self.end.max(self.journal.as_ref().ok().map(|check| check.head.number)).unwrap_or(0)
    }

    /// Whether everything that is known of the campaign can be made again from its text copy.
    pub fn can_be_made_again(&self) -> bool {
        self.copied.is_some_and(|copied| self.end.is_none_or(|end| copied >= end))
    }
}

/// What a store came to when everything in it was read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Health {
    /// The version of its form, when it can be read.
    pub schema: Option<u16>,
    /// Values that are whole.
    pub values: u64,
    /// Bytes read, keys included.
    pub bytes: u64,
    /// What is damaged, at most [`DAMAGES_MAX`], in the order of keys.
    pub damages: Vec<Damage>,
    /// Damaged values beyond those.
    pub more: u64,
    /// That its files were damaged since it was closed, if that is known.
    pub altered: Option<Error>,
    /// What ended the reading before its end, where the data file itself is damaged.
    pub unread: Option<Error>,
    /// Its campaigns, by identifier.
    pub campaigns: Vec<CampaignHealth>,
    /// Why the text copy is not written, if it is not.
    pub copy_trouble: Option<Error>,
}

impl Health {
    /// Whether nothing at all is wrong.
    pub fn is_whole(&self) -> bool {
        let is_whole = |campaign: &CampaignHealth| campaign.holds() && !campaign.is_outrun();
        let is_read = self.damages.is_empty() && self.unread.is_none() && self.altered.is_none();
        is_read && self.copy_trouble.is_none() && self.campaigns.iter().all(is_whole)
    }

    fn name(&mut self, key: &[u8], harm: Harm, part: u16) {
        if self.damages.len() == DAMAGES_MAX {
            self.more += 1;
            return;
        }
        self.damages.push(Damage { place: Place::of(key), key: keys::readable(key), harm, part });
    }
}

/// What the values told of each other while they were read.
#[derive(Default)]
struct Known {
    campaigns: BTreeMap<CampaignId, Option<Fingerprint>>,
    ends: BTreeMap<CampaignId, u64>,
    tools: BTreeSet<Fingerprint>,
    tools_named: BTreeSet<Fingerprint>,
    /// The first passes, each with its batch.
    firsts: Vec<(RecordKey, BatchNumber)>,
    batches: BTreeSet<(CampaignId, BatchNumber)>,
    serials: BTreeMap<(CampaignId, Audience), u32>,
}

impl Known {
    /// A campaign is one of the store's as soon as anything of it is: what names it may be lost.
    fn note(&mut self, place: &Place) {
        if let Some(campaign) = place.campaign() {
            self.campaigns.entry(campaign.clone()).or_default();
        }
        if let Place::Link(campaign, number) = place {
            self.reaches(campaign.clone(), *number);
        }
    }

    fn reaches(&mut self, campaign: CampaignId, link: u64) {
        let end = self.ends.entry(campaign).or_default();
        *end = link.max(*end);
    }
}

/// Reads everything. `check_journal` goes through one campaign's journal.
pub(super) fn look_at(
    shared: &Shared,
    check_journal: impl Fn(&CampaignId) -> Result<JournalCheck, Error>,
) -> Result<Health, Error> {
    let mut health =
        Health { copy_trouble: shared.copy_trouble(), altered: shared.engine.altered(), ..Health::default() };
    let mut known = Known::default();
    if let Err(error) = read_all(shared, &mut health, &mut known) {
        if error == Error::Stopped {
            return Err(error);
        }
        health.unread = Some(error);
    }
    // Of a campaign that the data lost altogether, its text copy still tells.
    for id in shared.copied_campaigns() {
        if !known.campaigns.contains_key(&id) && shared.copied_to(&id).is_some_and(|copied| copied > 0) {
            known.campaigns.insert(id, None);
        }
    }
    if health.copy_trouble.is_none() && health.unread.is_none() {
        // One that is damaged is named already.
        health.copy_trouble = shared.bad_copied_tool().unwrap_or_default();
    }
    for (id, tool) in known.campaigns {
        // The copy first: others write meanwhile, and it never goes further than the data do then.
        let (end, copied) = (known.ends.get(&id).copied(), shared.copied_to(&id));
        let journal = match check_journal(&id) {
            Err(error @ Error::Stopped) => return Err(error),
            outcome => outcome,
        };
        health.campaigns.push(CampaignHealth { id, tool, journal, end, copied });
    }
    Ok(health)
}

/// Reads every value, and holds what is kept beside them against them.
fn read_all(shared: &Shared, health: &mut Health, known: &mut Known) -> Result<(), Error> {
    each_value(shared, health, known)?;
    for fingerprint in known.tools_named.difference(&known.tools) {
        let key = keys::tool(fingerprint);
        // One that is there and damaged is named already.
        if shared.engine.get(&seal::chunk_key(&key, 0))?.is_none() {
            health.name(&key, Harm::Lost, 0);
        }
    }
    // What is kept in memory only has no form to be told apart from another.
    if shared.engine.directory().is_some() && is_absent(shared, &keys::schema())? {
        health.name(&keys::schema(), Harm::Lost, 0);
    }
    count_again(shared, health, known)
}

/// Goes through the keys page by page, and reads each document as of one moment: others may write meanwhile.
fn each_value(shared: &Shared, health: &mut Health, known: &mut Known) -> Result<(), Error> {
    let mut last: Option<Vec<u8>> = None;
    // The document whose chunks come now, and how many it has; none when its beginning is damaged.
    let mut now: Option<(Vec<u8>, Option<u16>)> = None;
    loop {
        let page = shared.engine.page(b"", last.as_deref(), PAGE_ENTRIES)?;
        let Some((end, _)) = page.last() else { return Ok(()) };
        last = Some(end.clone());
        for (entry, value) in &page {
            health.bytes += (entry.len() + value.len()) as u64;
            let Some((document, chunk)) = seal::split_key(entry) else {
                health.name(entry, Harm::Foreign, 0);
                continue;
            };
            if Place::of(document) == Place::Unknown {
                health.name(document, Harm::Foreign, 0);
                continue;
            }
            let is_of_now = now.as_ref().is_some_and(|(key, _)| key == document);
            if chunk == 0 || !is_of_now {
                let chunks = read(shared, document, health, known)?;
                now = Some((document.to_vec(), chunks));
            }
            let beyond = now.as_ref().and_then(|(_, chunks)| *chunks).is_some_and(|chunks| chunk >= chunks);
            if beyond && is_still_stray(shared, document, chunk)? {
                health.name(document, Harm::Stray, chunk + 1);
            }
        }
    }
}

/// Reads a document and what it says; how many chunks it has, when that can be told.
fn read(shared: &Shared, key: &[u8], health: &mut Health, known: &mut Known) -> Result<Option<u16>, Error> {
    let examined = {
        let _turn = shared.turn.read().unwrap_or_else(PoisonError::into_inner);
        if is_unmarked(shared, key)? {
            return Ok(None);
        }
        seal::examine(key, |chunk| shared.engine.get(chunk))?
    };
    known.note(&Place::of(key));
    match examined {
        Ok(Some(document)) => {
            match understand(key, &document, health, known) {
                Ok(()) => health.values += 1,
                Err(harm) => health.name(key, harm, 0),
            }
            Ok(Some(document.chunks))
        }
        // It has no beginning: whatever is there is a stray part, unless it was removed since.
        Ok(None) => Ok(Some(0)),
        Err((harm, part)) => {
            health.name(key, harm, part + 1);
            Ok(None)
        }
    }
}

/// Whether a key is of a large submission that is being written down: until it is marked as complete, nobody relies on it.
fn is_unmarked(shared: &Shared, key: &[u8]) -> Result<bool, Error> {
    Ok(Place::of(key) == Place::Ahead && is_absent(shared, &keys::ahead_mark())?)
}

/// Holds what is kept beside the sheets against them: the lines of the lists, the tallies, the highest numbers. What is damaged
/// is named already.
fn count_again(shared: &Shared, health: &mut Health, known: &Known) -> Result<(), Error> {
    for (key, batch) in &known.firsts {
        let line = keys::summary(*batch, key);
        if is_absent(shared, &line)? && is_still_in(shared, key, *batch)? {
            health.name(&line, Harm::Lost, 0);
        }
    }
    for (campaign, batch) in &known.batches {
        if let Some(harm) = tally_harm(shared, campaign, *batch)? {
            health.name(&keys::tally(campaign, *batch), harm, 0);
        }
    }
    for ((campaign, audience), highest) in &known.serials {
        let key = keys::highest_serial(campaign, audience);
        match value::<u32>(shared, &key)? {
            Some(None) => health.name(&key, Harm::Lost, 0),
            Some(Some(kept)) if kept < *highest => health.name(&key, Harm::Miscounted, 0),
            _ => {}
        }
    }
    Ok(())
}

/// A value, if there is one; nothing at all when it is damaged.
fn value<T: DeserializeOwned>(shared: &Shared, key: &[u8]) -> Result<Option<Option<T>>, Error> {
    let examined = seal::examine(key, |chunk| shared.engine.get(chunk))?;
    Ok(match examined {
        Ok(Some(document)) => plain(key, &document).ok().map(Some),
        Ok(None) => Some(None),
        Err(_) => None,
    })
}

fn is_absent(shared: &Shared, key: &[u8]) -> Result<bool, Error> {
    Ok(shared.engine.get(&seal::chunk_key(key, 0))?.is_none())
}

/// Whether a sheet lies in a batch as of one moment, without its line in the list.
fn is_still_in(shared: &Shared, key: &RecordKey, batch: BatchNumber) -> Result<bool, Error> {
    let _turn = shared.turn.read().unwrap_or_else(PoisonError::into_inner);
    let filed = value::<Filed>(shared, &keys::record(key))?.flatten();
    Ok(filed.is_some_and(|filed| filed.batch == batch) && is_absent(shared, &keys::summary(batch, key))?)
}

/// What is wrong with the tally of a batch, held against the lines of its list as of one moment.
fn tally_harm(shared: &Shared, campaign: &CampaignId, batch: BatchNumber) -> Result<Option<Harm>, Error> {
    let _turn = shared.turn.read().unwrap_or_else(PoisonError::into_inner);
    let prefix = keys::summaries(campaign, batch);
    let (mut counted, mut last) = (BatchTally::default(), None::<Vec<u8>>);
    loop {
        let page = shared.engine.page(&prefix, last.as_deref(), PAGE_ENTRIES)?;
        let Some((end, _)) = page.last() else { break };
        last = Some(end.clone());
        for (entry, _) in &page {
            let Some((line, 0)) = seal::split_key(entry) else { continue };
            let Place::Summary(_, key) = Place::of(line) else { continue };
            // With a line that cannot be read, nothing is known of their number.
            let Some(Some(summary)) = value::<Summary>(shared, line)? else { return Ok(None) };
            counted.count(&summary.show(key, batch), |count| count.saturating_add(1));
        }
    }
    let kept = value::<BatchTally>(shared, &keys::tally(campaign, batch))?;
    Ok(match kept {
        Some(None) if counted != BatchTally::default() => Some(Harm::Lost),
        Some(Some(kept)) if kept != counted => Some(Harm::Miscounted),
        _ => None,
    })
}

fn is_still_stray(shared: &Shared, document: &[u8], chunk: u16) -> Result<bool, Error> {
    let _turn = shared.turn.read().unwrap_or_else(PoisonError::into_inner);
    if shared.engine.get(&seal::chunk_key(document, chunk))?.is_none() || is_unmarked(shared, document)? {
        return Ok(false);
    }
    let examined = seal::examine(document, |chunk| shared.engine.get(chunk))?;
    Ok(examined.is_ok_and(|document| document.is_none_or(|document| chunk >= document.chunks)))
}

/// Whether a content is what its key says; what it tells of others is kept in mind.
fn understand(name: &[u8], document: &Document, health: &mut Health, known: &mut Known) -> Result<(), Harm> {
    match Place::of(name) {
        Place::Campaign(id) => {
            let campaign: Campaign = plain(name, document)?;
            known.tools_named.insert(campaign.fingerprint.clone());
            known.campaigns.insert(id, Some(campaign.fingerprint));
        }
        Place::Record(key) => {
            let filed: Filed = plain(name, document)?;
            if filed.revision != document.revision {
                return Err(Harm::Senseless);
            }
            if key.pass == Pass::First {
                let highest = known.serials.entry((key.campaign.clone(), key.audience.clone())).or_default();
                *highest = key.serial.0.max(*highest);
                known.batches.insert((key.campaign.clone(), filed.batch));
                known.firsts.push((key, filed.batch));
            }
            known.tools_named.insert(filed.record.tool);
        }
        Place::JournalEnd(id) => {
            let head: Head = plain(name, document)?;
            known.reaches(id, head.number);
        }
        Place::Link(_, number) => {
            let link = read_link(name, &document.content).map_err(|_| Harm::Senseless)?;
            if link.number != number {
                return Err(Harm::Senseless);
            }
        }
        Place::Tool(fingerprint) => {
            read_tool(name, &document.content).map_err(|_| Harm::Senseless)?;
            known.tools.insert(fingerprint);
        }
        Place::Schema => {
            let schema = document.content.as_slice().try_into().map(u16::from_le_bytes);
            let schema = schema.map_err(|_| Harm::Senseless)?;
            if schema > SCHEMA {
                return Err(Harm::Newer(schema));
            }
            health.schema = Some(schema);
        }
        Place::Batch(..) => return is::<Batch>(name, document),
        Place::Tally(campaign, batch) => {
            known.batches.insert((campaign, batch));
            return is::<BatchTally>(name, document);
        }
        Place::Summary(batch, key) => {
            known.batches.insert((key.campaign, batch));
            return is::<Summary>(name, document);
        }
        Place::HighestSerial(..) => return is::<u32>(name, document),
        Place::Report(..) => return is::<IssuedReport>(name, document),
        Place::Draw(..) => return is::<Draw>(name, document),
        Place::Verification(_) => return is::<Sheet>(name, document),
        Place::Pair(..) => return is::<SettledPair>(name, document),
        Place::Review(..) => return is::<Review>(name, document),
        Place::Session(_) => return is::<Session>(name, document),
        Place::Emptied(_) | Place::Unswept | Place::Ahead => {}
        Place::Unknown => return Err(Harm::Foreign),
    }
    Ok(())
}

fn plain<T: DeserializeOwned>(key: &[u8], document: &Document) -> Result<T, Harm> {
    decode(key, &document.content).map_err(|_| Harm::Senseless)
}

fn is<T: DeserializeOwned>(key: &[u8], document: &Document) -> Result<(), Harm> {
    plain::<T>(key, document).map(|_| ())
}
