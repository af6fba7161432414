//! What every store does the same way, over whatever keeps its bytes: reads that see records on their way, and submissions.

use super::ahead;
use super::committer::Shared;
use super::contract::{
    Acknowledge, BatchTally, Duty, Filed, IssuedReport, JournalCheck, JournalFault, RecordKey, RecordSummary,
    SettledPair, SheetKey, Standing, Ticket, Verified, Write,
};
use super::engine::{Engine, Entry};
use super::error::Error;
use super::health::{self, Health};
use super::journal::{Content, Head, Link, Retold, Subject};
use super::keys;
use super::seal::{self, Document};
use super::snapshot::Snapshot;
use super::staging::{Summary, decode, read_link, read_tool};
use crate::campaign::{Batch, BatchNumber, Campaign, CampaignId};
use crate::operator::Signature;
use crate::questionnaire::{Audience, Fingerprint, Tool};
use crate::record::{Pass, Record, Review, Serial};
use crate::verification::{Draw, Forbidden, Sheet, Stage};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLockReadGuard};
use std::thread::JoinHandle;

/// Entries read at a time.
const PAGE_ENTRIES: usize = 256;

/// Campaigns, batches, records and reports over an engine.
pub(super) struct Ledger {
    shared: Arc<Shared>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Ledger {
    /// Finishes what was under way when the engine was last closed, and starts the writing thread.
    pub fn over(engine: Box<dyn Engine>) -> Result<Ledger, Error> {
        ahead::carry_out(&*engine)?;
        if engine.get(&seal::chunk_key(&keys::unswept(), 0))?.is_some() {
            // What was just carried out destroyed answers: they leave the data file while it is opened.
            engine.reopen()?;
        }
        let shared = Shared::over(engine);
        if let Some(ahead) = shared.copy_ahead() {
            // Whoever went on would key other answers under the numbers of those that are lost.
            shared.engine.close();
            return Err(ahead);
        }
        let thread = shared.start();
        Ok(Ledger { shared, thread: Mutex::new(Some(thread)) })
    }

    /// Over an engine as it is, to be looked at: nothing is finished and nothing is written.
    pub fn to_look_at(engine: Box<dyn Engine>) -> Ledger {
        Ledger { shared: Shared::to_look_at(engine), thread: Mutex::default() }
    }

    /// Opens again what a failure of the disk has stopped; nothing where nothing failed.
    pub fn revive(&self) -> Result<(), Error> {
        let mut thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(stop) = self.shared.stopped() else { return Ok(()) };
        if let Some(ended) = thread.take() {
            drop(ended.join());
        }
        self.shared.open_again(stop)?;
        *thread = Some(self.shared.start());
        Ok(())
    }

    /// Reads everything and says what of it is damaged.
    pub fn health(&self) -> Result<Health, Error> {
        health::look_at(&self.shared, |campaign| self.check_journal(campaign))
    }

    pub fn directory(&self) -> Option<PathBuf> {
        self.shared.engine.directory()
    }

    pub fn submit(&self, by: &Signature, writes: Vec<Write>, done: Acknowledge) -> Ticket {
        self.shared.submit(by, writes, done)
    }

    /// The same for what only the store itself writes.
    pub fn submit_entries(&self, by: &Signature, entries: Vec<super::pending::Entry>, done: Acknowledge) -> Ticket {
        self.shared.submit_entries(by, entries, done)
    }

    pub fn snapshot(&self) -> Result<Snapshot, Error> {
        self.shared.snapshot()
    }

    pub fn hurry(&self) {
        self.shared.hurry();
    }

    pub fn campaigns(&self) -> Result<Vec<Campaign>, Error> {
        let _turn = self.turn();
        let mut campaigns = BTreeMap::new();
        self.each_document(&keys::campaigns(), |key, document| {
            let campaign: Campaign = decode(key, &document.content)?;
            campaigns.insert(campaign.id.clone(), campaign);
            Ok(())
        })?;
        Ok(campaigns.into_values().collect())
    }

    pub fn campaign(&self, id: &CampaignId) -> Result<Option<Campaign>, Error> {
        let _turn = self.turn();
        self.value(&keys::campaign(id))
    }

    pub fn tool(&self, fingerprint: &Fingerprint) -> Result<Option<Arc<Tool>>, Error> {
        if keys::check_name(&fingerprint.0).is_err() {
            return Ok(None);
        }
        let _turn = self.turn();
        let key = keys::tool(fingerprint);
        let read = || self.document(&key)?.map(|document| read_tool(&key, &document.content)).transpose();
        self.shared.shelf.tool(fingerprint, read)
    }

    pub fn batches(&self, campaign: &CampaignId) -> Result<Vec<(Batch, BatchTally)>, Error> {
        let _turn = self.turn();
        let mut batches: BTreeMap<BatchNumber, Batch> = BTreeMap::new();
        self.each_document(&keys::batches(campaign), |key, document| {
            let batch: Batch = decode(key, &document.content)?;
            batches.insert(batch.number, batch);
            Ok(())
        })?;

        let mut tallies: BTreeMap<BatchNumber, BatchTally> = BTreeMap::new();
        for number in batches.keys() {
            tallies.insert(*number, self.value(&keys::tally(campaign, *number))?.unwrap_or_default());
        }
        let mut count = |batch: BatchNumber, summary: &RecordSummary, change: fn(u32) -> u32| {
            if let Some(tally) = tallies.get_mut(&batch) {
                tally.count(summary, change);
            }
        };
        for (key, filed) in self.pending_first_passes(campaign) {
            let kept: Option<Filed> = self.value(&keys::record(&key))?;
            if kept.as_ref().is_some_and(|kept| kept.revision >= filed.revision) {
                continue;
            }
            let kept = match &kept {
                Some(kept) => self.summary(kept.batch, &key)?,
                None => None,
            };
            if let Some(kept) = &kept {
                count(kept.batch, kept, |count| count.saturating_sub(1));
            }
            let standing = kept.map_or(Standing::Unverified, |kept| kept.standing);
            count(filed.batch, &RecordSummary::of(key, &filed, standing), |count| count.saturating_add(1));
        }
        let with_tally = |(number, batch)| (batch, tallies.get(&number).copied().unwrap_or_default());
        Ok(batches.into_iter().map(with_tally).collect())
    }

    pub fn reports(&self, campaign: &CampaignId) -> Result<Vec<IssuedReport>, Error> {
        let _turn = self.turn();
        let mut reports = BTreeMap::new();
        self.each_document(&keys::reports(campaign), |key, document| {
            let report: IssuedReport = decode(key, &document.content)?;
            reports.insert(report.number, report);
            Ok(())
        })?;
        Ok(reports.into_values().collect())
    }

    pub fn record(&self, key: &RecordKey) -> Result<Option<Filed>, Error> {
        if keys::check_name(&key.audience.0).is_err() {
            return Ok(None);
        }
        let _turn = self.turn();
        let sheet: Option<Sheet> = self.value(&keys::verification(&key.sheet()))?;
        if sheet.is_some_and(|sheet| !sheet.may_read(key.pass)) {
            return Err(Error::Forbidden { sheet: key.sheet(), why: Forbidden::Sealed });
        }
        self.unsealed(key)
    }

    /// A record, sealed or not; the caller holds the turn.
    fn unsealed(&self, key: &RecordKey) -> Result<Option<Filed>, Error> {
        let pending = self.shared.pending().record(key);
        let kept: Option<Filed> = self.value(&keys::record(key))?;
        Ok(newer(kept, pending))
    }

    pub fn draws(&self, campaign: &CampaignId) -> Result<Vec<Draw>, Error> {
        self.values(&keys::draws(campaign))
    }

    pub fn pairs(&self, campaign: &CampaignId) -> Result<Vec<SettledPair>, Error> {
        self.values(&keys::pairs(campaign))
    }

    pub fn reviews(&self, campaign: &CampaignId) -> Result<Vec<(SheetKey, Review)>, Error> {
        let _turn = self.turn();
        let mut reviews = Vec::new();
        self.each_review(campaign, |sheet, review| reviews.push((sheet, review)))?;
        Ok(reviews)
    }

    /// The caller holds the turn.
    fn each_review(&self, campaign: &CampaignId, mut each: impl FnMut(SheetKey, Review)) -> Result<(), Error> {
        let prefix = keys::reviews(campaign);
        self.each_document(&prefix, |key, document| {
            let damaged = || Error::Damaged { key: keys::readable(key) };
            let (audience, serial) = keys::review_place(&key[prefix.len()..]).ok_or_else(damaged)?;
            each(SheetKey { campaign: campaign.clone(), audience, serial }, decode(key, &document.content)?);
            Ok(())
        })
    }

    pub fn verifications(&self, campaign: &CampaignId, by: &Signature) -> Result<Vec<Verified>, Error> {
        let _turn = self.turn();
        let rules: Option<Campaign> = self.value(&keys::campaign(campaign))?;
        let prefix = keys::verifications(campaign);
        let mut found = Vec::new();
        self.each_document(&prefix, |key, document| {
            let damaged = || Error::Damaged { key: keys::readable(key) };
            let (audience, serial) = keys::sheet_place(&key[prefix.len()..]).ok_or_else(damaged)?;
            let sheet: Sheet = decode(key, &document.content)?;
            found.push(shown(SheetKey { campaign: campaign.clone(), audience, serial }, sheet, rules.as_ref(), by));
            Ok(())
        })?;
        Ok(found)
    }

    pub fn verification(&self, key: &SheetKey, by: &Signature) -> Result<Option<Verified>, Error> {
        let _turn = self.turn();
        let sheet: Option<Sheet> = self.value(&keys::verification(key))?;
        let campaign: Option<Campaign> = self.value(&keys::campaign(&key.campaign))?;
        Ok(sheet.map(|sheet| shown(key.clone(), sheet, campaign.as_ref(), by)))
    }

    pub fn journal_head(&self, campaign: &CampaignId) -> Result<Head, Error> {
        let _turn = self.turn();
        Ok(self.value(&keys::journal_end(campaign))?.unwrap_or_default())
    }

    /// Links are never changed but when answers are destroyed: it does not hold up the writing thread.
    pub fn journal(&self, campaign: &CampaignId, each: &mut dyn FnMut(Link)) -> Result<(), Error> {
        self.each_document(&keys::links(campaign), |key, document| {
            each(read_link(key, &document.content)?);
            Ok(())
        })
    }

    pub fn copy_trouble(&self) -> Option<Error> {
        self.shared.copy_trouble()
    }

    pub fn check_journal(&self, campaign: &CampaignId) -> Result<JournalCheck, Error> {
        // Nothing is written meanwhile: the journal and what it tells of are of one moment.
        let _turn = self.turn();
        let expected: Head = self.value(&keys::journal_end(campaign))?.unwrap_or_default();
        let mut reports: BTreeMap<u64, Vec<(u32, Head)>> = BTreeMap::new();
        self.each_document(&keys::reports(campaign), |key, document| {
            let report: IssuedReport = decode(key, &document.content)?;
            reports.entry(report.journal.number).or_default().push((report.number, report.journal));
            Ok(())
        })?;
        let mut check = JournalCheck { head: Head::default(), destroyed: 0, fault: None };
        let mut retold = Retold::default();
        let mut destroyed_first = None;
        let mut copied = self.shared.copied_lines(campaign);
        let (mut copied_otherwise, mut kept_in_copy) = (None, None);
        self.journal(campaign, &mut |link| {
            if check.fault.is_some() {
                return;
            }
            // The copy may be behind by what is being written now; what it has must be the same.
            let line = copied.as_mut().and_then(Iterator::next);
            let next = check.head.number + 1;
            if link.number != next {
                check.fault = Some(JournalFault::Missing(next));
            } else if link.hash_after(&check.head.hash) != link.hash {
                check.fault = Some(JournalFault::Altered(next));
            } else if !retold.take(campaign, &link) {
                check.fault = Some(JournalFault::Unfit(next));
            } else {
                check.head = link.head();
                match (&link.subject, &link.content) {
                    (Subject::Emptied, _) => {
                        destroyed_first = None;
                        if line.is_none() {
                            // The copy was not reached by the destruction yet: opening the store finishes it.
                            kept_in_copy = None;
                        }
                    }
                    (_, Content::Destroyed(_)) => {
                        check.destroyed += 1;
                        destroyed_first.get_or_insert(next);
                    }
                    (_, Content::Kept(..)) => {}
                }
                let named = reports.remove(&next).unwrap_or_default();
                let other = named.into_iter().find(|(_, head)| *head != link.head());
                check.fault = other.map(|(number, head)| JournalFault::Report { number, head });
                let Some(line) = line.filter(|line| *line != link.text()) else { return };
                match Link::parse(&line) {
                    Some(copied) if copied.hash == link.hash && matches!(link.content, Content::Destroyed(_)) => {
                        kept_in_copy.get_or_insert(next);
                    }
                    // The end of a copy may be torn; what it lacks is added when the store is opened.
                    None if copied.as_mut().is_none_or(|copied| copied.next().is_none()) => {}
                    Some(_) | None => drop(copied_otherwise.get_or_insert(next)),
                }
            }
        })?;
        if check.fault.is_none() && check.head != expected {
            check.fault = Some(JournalFault::Ends { found: check.head, expected });
        }
        if check.fault.is_none() {
            let beyond = reports.into_values().flatten().find(|(_, head)| *head != Head::default());
            check.fault = beyond.map(|(number, head)| JournalFault::Report { number, head });
        }
        if check.fault.is_none() {
            // Contents leave at the end of the retention and never otherwise.
            check.fault = destroyed_first.map(JournalFault::Unfit);
        }
        if check.fault.is_none() {
            check.fault = self.differs(campaign, &retold)?;
        }
        check.fault = check.fault.or_else(|| copied_otherwise.or(kept_in_copy).map(JournalFault::Copy));
        Ok(check)
    }

    /// The first thing that the store keeps otherwise than the journal says.
    fn differs(&self, campaign: &CampaignId, retold: &Retold) -> Result<Option<JournalFault>, Error> {
        if self.value::<Campaign>(&keys::campaign(campaign))? != retold.campaign {
            return Ok(Some(JournalFault::Campaign));
        }
        for (number, batch) in &retold.batches {
            if self.value::<Batch>(&keys::batch(campaign, *number))?.as_ref() != Some(batch) {
                return Ok(Some(JournalFault::Batch(*number)));
            }
        }
        for (number, draw) in &retold.draws {
            if self.value::<Draw>(&keys::draw(campaign, *number))?.as_ref() != Some(draw) {
                return Ok(Some(JournalFault::Draw(*number)));
            }
        }
        for (key, sheet) in &retold.sheets {
            if self.value::<Sheet>(&keys::verification(key))?.as_ref() != Some(sheet) {
                return Ok(Some(JournalFault::Sheet(key.clone())));
            }
        }
        for (key, (batch, revision, record)) in &retold.records {
            let kept: Option<Filed> = self.value(&keys::record(key))?;
            let same = kept.is_some_and(|kept| {
                let status = kept.record.status.says_the_same(&record.status);
                let alike = Record { status: record.status.clone(), ..kept.record };
                status && kept.batch == *batch && kept.revision >= *revision && alike == *record
            });
            if !same {
                return Ok(Some(JournalFault::Record(key.clone())));
            }
        }
        for (key, told) in &retold.counts {
            if self.summary(told.batch, key)?.as_ref() != Some(told) {
                return Ok(Some(JournalFault::Record(key.clone())));
            }
        }
        for ((audience, one, other), pair) in &retold.pairs {
            if self.value::<SettledPair>(&keys::pair(campaign, pair))?.as_ref() != Some(pair) {
                return Ok(Some(JournalFault::Pair(audience.clone(), *one, *other)));
            }
        }
        for ((sheet, question), review) in &retold.reviews {
            if self.value::<Review>(&keys::review(sheet, question))?.as_ref() != Some(review) {
                return Ok(Some(JournalFault::Review(sheet.clone())));
            }
        }
        for (number, report) in &retold.reports {
            if self.value::<IssuedReport>(&keys::report(campaign, *number))?.as_ref() != Some(report) {
                return Ok(Some(JournalFault::Report { number: *number, head: report.journal }));
            }
        }
        self.unheard_of(campaign, retold)
    }

    /// The first thing that the store keeps and the journal does not tell of.
    fn unheard_of(&self, campaign: &CampaignId, retold: &Retold) -> Result<Option<JournalFault>, Error> {
        let mut unheard = None;
        let damaged = |key: &[u8]| Error::Damaged { key: keys::readable(key) };
        let prefix = keys::records_of(campaign);
        self.each_document(&prefix, |key, _| {
            let record = keys::record_place(campaign, &key[prefix.len()..]).ok_or_else(|| damaged(key))?;
            if !retold.records.contains_key(&record) {
                unheard.get_or_insert(JournalFault::Record(record));
            }
            Ok(())
        })?;
        let prefix = keys::verifications(campaign);
        self.each_document(&prefix, |key, _| {
            let (audience, serial) = keys::sheet_place(&key[prefix.len()..]).ok_or_else(|| damaged(key))?;
            let sheet = SheetKey { campaign: campaign.clone(), audience, serial };
            if !retold.sheets.contains_key(&sheet) {
                unheard.get_or_insert(JournalFault::Sheet(sheet));
            }
            Ok(())
        })?;
        self.each_document(&keys::batches(campaign), |key, document| {
            let batch: Batch = decode(key, &document.content)?;
            if !retold.batches.contains_key(&batch.number) {
                unheard.get_or_insert(JournalFault::Batch(batch.number));
            }
            Ok(())
        })?;
        self.each_document(&keys::draws(campaign), |key, document| {
            let draw: Draw = decode(key, &document.content)?;
            if !retold.draws.contains_key(&draw.number) {
                unheard.get_or_insert(JournalFault::Draw(draw.number));
            }
            Ok(())
        })?;
        self.each_document(&keys::pairs(campaign), |key, document| {
            let pair: SettledPair = decode(key, &document.content)?;
            let place = (pair.audience, pair.first, pair.second);
            if !retold.pairs.contains_key(&place) {
                unheard.get_or_insert(JournalFault::Pair(place.0, place.1, place.2));
            }
            Ok(())
        })?;
        self.each_review(campaign, |sheet, review| {
            let place = (sheet, review.question);
            if !retold.reviews.contains_key(&place) {
                unheard.get_or_insert(JournalFault::Review(place.0));
            }
        })?;
        self.each_document(&keys::reports(campaign), |key, document| {
            let report: IssuedReport = decode(key, &document.content)?;
            if !retold.reports.contains_key(&report.number) {
                unheard.get_or_insert(JournalFault::Report { number: report.number, head: report.journal });
            }
            Ok(())
        })?;
        Ok(unheard)
    }

    fn summary(&self, batch: BatchNumber, key: &RecordKey) -> Result<Option<RecordSummary>, Error> {
        let summary: Option<Summary> = self.value(&keys::summary(batch, key))?;
        Ok(summary.map(|summary| summary.show(key.clone(), batch)))
    }

    pub fn next_serial(&self, campaign: &CampaignId, audience: &Audience) -> Result<Serial, Error> {
        if keys::check_name(&audience.0).is_err() {
            return Ok(Serial(1));
        }
        let _turn = self.turn();
        let kept: u32 = self.value(&keys::highest_serial(campaign, audience))?.unwrap_or(0);
        let pending = self.shared.pending().records(campaign, Some(audience)).map(|(key, _)| key.serial.0).max();
        Ok(Serial(kept.max(pending.unwrap_or(0)).saturating_add(1)))
    }

    pub fn records_of_batch(&self, campaign: &CampaignId, batch: BatchNumber) -> Result<Vec<RecordSummary>, Error> {
        let _turn = self.turn();
        let prefix = keys::summaries(campaign, batch);
        let mut summaries: BTreeMap<RecordKey, (u64, RecordSummary)> = BTreeMap::new();
        self.each_document(&prefix, |key, document| {
            let damaged = || Error::Damaged { key: keys::readable(key) };
            let record = keys::record_place(campaign, &key[prefix.len()..]).ok_or_else(damaged)?;
            let summary: Summary = decode(key, &document.content)?;
            let summary = summary.show(record.clone(), batch);
            summaries.insert(record, (document.revision, summary));
            Ok(())
        })?;
        for (key, filed) in self.pending_first_passes(campaign) {
            // The summary says the revision kept, unless the record lies in another batch as yet.
            let (kept, standing) = match summaries.get(&key) {
                Some((revision, summary)) => (*revision, summary.standing),
                None => match self.document(&keys::record(&key))? {
                    Some(document) => {
                        let elsewhere: Filed = decode(&keys::record(&key), &document.content)?;
                        let summary = self.summary(elsewhere.batch, &key)?;
                        (document.revision, summary.map_or(Standing::Unverified, |summary| summary.standing))
                    }
                    None => (0, Standing::Unverified),
                },
            };
            if filed.revision <= kept {
                continue;
            }
            if filed.batch == batch {
                summaries.insert(key.clone(), (filed.revision, RecordSummary::of(key, &filed, standing)));
            } else {
                summaries.remove(&key);
            }
        }
        let mut summaries: Vec<RecordSummary> = summaries.into_values().map(|(_, summary)| summary).collect();
        summaries.sort_by_key(|summary| (summary.key.serial, summary.key.pass));
        Ok(summaries)
    }

    /// Does not hold up the writing thread: a record that changes meanwhile is read again.
    pub fn each_record(
        &self,
        campaign: &CampaignId,
        audience: &Audience,
        each: &mut dyn FnMut(RecordKey, Filed),
    ) -> Result<(), Error> {
        if keys::check_name(&audience.0).is_err() {
            return Ok(());
        }
        let mut pending = self.pending_records(campaign, Some(audience)).into_iter().peekable();
        let prefix = keys::records(campaign, audience);
        let whole = |serial, pass| RecordKey { campaign: campaign.clone(), audience: audience.clone(), serial, pass };
        let mut chunks = Chunks::under(&self.shared, &prefix);
        while let Some((key, first)) = chunks.next_first()? {
            let place = key.strip_prefix(prefix.as_slice()).filter(|place| place.len() == keys::PLACE_BYTES);
            let place = place.and_then(keys::place);
            let (serial, pass) = place.ok_or_else(|| Error::Damaged { key: keys::readable(&key) })?;
            let record = whole(serial, pass);
            while let Some((new, filed)) = pending.next_if(|(new, _)| *new < record) {
                each(new, Arc::unwrap_or_clone(filed));
            }
            let waiting = pending.next_if(|(new, _)| *new == record).map(|(_, filed)| filed);
            let kept = match chunks.rest(&key, first)? {
                Some(document) => Some(decode(&key, &document.content)?),
                None => {
                    let _turn = self.turn();
                    self.unsealed(&record)?
                }
            };
            if let Some(filed) = newer(kept, waiting) {
                each(record, filed);
            }
        }
        for (new, filed) in pending {
            each(new, Arc::unwrap_or_clone(filed));
        }
        Ok(())
    }

    fn turn(&self) -> RwLockReadGuard<'_, ()> {
        self.shared.turn.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn pending_records(&self, campaign: &CampaignId, audience: Option<&Audience>) -> Vec<(RecordKey, Arc<Filed>)> {
        let pending = self.shared.pending();
        pending.records(campaign, audience).map(|(key, filed)| (key.clone(), Arc::clone(filed))).collect()
    }

    fn pending_first_passes(&self, campaign: &CampaignId) -> impl Iterator<Item = (RecordKey, Arc<Filed>)> {
        self.pending_records(campaign, None).into_iter().filter(|(key, _)| key.pass == Pass::First)
    }

    /// Every value under a prefix, by key.
    fn values<T: DeserializeOwned>(&self, prefix: &[u8]) -> Result<Vec<T>, Error> {
        let _turn = self.turn();
        let mut values = Vec::new();
        self.each_document(prefix, |key, document| {
            values.push(decode(key, &document.content)?);
            Ok(())
        })?;
        Ok(values)
    }

    fn document(&self, key: &[u8]) -> Result<Option<Document>, Error> {
        seal::unseal(key, |chunk| self.shared.engine.get(chunk))
    }

    fn value<T: DeserializeOwned>(&self, key: &[u8]) -> Result<Option<T>, Error> {
        self.document(key)?.map(|document| decode(key, &document.content)).transpose()
    }

    /// Reads every document under a prefix; the caller holds the turn.
    fn each_document(
        &self,
        prefix: &[u8],
        mut each: impl FnMut(&[u8], Document) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut chunks = Chunks::under(&self.shared, prefix);
        while let Some((key, first)) = chunks.next_first()? {
            let document = chunks.rest(&key, first)?.ok_or_else(|| Error::Damaged { key: keys::readable(&key) })?;
            each(&key, document)?;
        }
        Ok(())
    }
}

impl Drop for Ledger {
    fn drop(&mut self) {
        self.shared.finish();
        if let Some(thread) = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take() {
            drop(thread.join());
        }
    }
}

/// A verification as `by` may see it.
fn shown(key: SheetKey, sheet: Sheet, campaign: Option<&Campaign>, by: &Signature) -> Verified {
    let sheet = campaign.map_or_else(|| sheet.clone(), |campaign| sheet.clone().relaxed(&campaign.verification));
    let duty = match sheet.stage {
        Stage::Called | Stage::Second => sheet.may_key_second(by).map(|()| Duty::Second),
        Stage::Differing
        | Stage::Third
        | Stage::Undecided
        | Stage::Settled
        | Stage::Missing(_)
        | Stage::Voided { .. } => sheet.may_key_third(by).map(|()| Duty::Third(sheet.asks_again())),
    };
    Verified { key, sheet: sheet.veiled(), duty }
}

/// The newer of what is kept and what waits; of equals what is kept, for the other will be refused.
fn newer(kept: Option<Filed>, waiting: Option<Arc<Filed>>) -> Option<Filed> {
    match (kept, waiting) {
        (Some(kept), Some(waiting)) if waiting.revision <= kept.revision => Some(kept),
        (_, Some(waiting)) => Some(Arc::unwrap_or_clone(waiting)),
        (kept, None) => kept,
    }
}

/// The chunks under a prefix, in the order of keys, a page at a time.
struct Chunks<'a> {
    shared: &'a Shared,
    prefix: &'a [u8],
    page: std::iter::Peekable<std::vec::IntoIter<Entry>>,
    last: Option<Vec<u8>>,
}

impl<'a> Chunks<'a> {
    fn under(shared: &'a Shared, prefix: &'a [u8]) -> Chunks<'a> {
        Chunks { shared, prefix, page: Vec::new().into_iter().peekable(), last: None }
    }

    /// The first chunk of the next document.
    fn next_first(&mut self) -> Result<Option<Entry>, Error> {
        while let Some((key, value)) = self.next()? {
            let Some((document, chunk)) = seal::split_key(&key) else {
                return Err(Error::Damaged { key: keys::readable(&key) });
            };
            if chunk == 0 {
                return Ok(Some((document.to_vec(), value)));
            }
            // A later chunk without its first: the document grew or shrank while it was read.
        }
        Ok(None)
    }

    /// The document that begins with `first`; `None` when its chunks do not fit together.
    fn rest(&mut self, key: &[u8], first: Vec<u8>) -> Result<Option<Document>, Error> {
        let mut taken = Some(first);
        let document = seal::unseal(key, |chunk| match taken.take() {
            Some(first) => Ok(Some(first)),
            None => self.next_if(chunk),
        });
        match document {
            // Damaged, or overtaken by a write between two pages: the caller knows how to tell.
            Err(Error::Damaged { .. }) => Ok(None),
            outcome => outcome,
        }
    }

    fn next(&mut self) -> Result<Option<Entry>, Error> {
        self.fill()?;
        Ok(self.page.next())
    }

    fn next_if(&mut self, key: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        self.fill()?;
        Ok(self.page.next_if(|(next, _)| next == key).map(|(_, value)| value))
    }

    fn fill(&mut self) -> Result<(), Error> {
        if self.page.peek().is_none() {
            let page = self.shared.engine.page(self.prefix, self.last.as_deref(), PAGE_ENTRIES)?;
            if let Some((last, _)) = page.last() {
                self.last = Some(last.clone());
            }
            self.page = page.into_iter().peekable();
        }
        Ok(())
    }
}

/// Keeps the passes in the order of their keys.
const _: () = assert!((Pass::First as u8) < (Pass::Second as u8) && (Pass::Second as u8) < (Pass::Third as u8));
