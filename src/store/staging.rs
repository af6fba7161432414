//! Turns submissions into changes of keys: revisions checked, tallies and summaries kept up, refusals without a trace.

use super::ahead::{self, SYNC_BYTES_MAX};
use super::contract::{BatchTally, Error, Filed, IssuedReport, RecordKey, RecordState, RecordSummary};
use super::engine::{Changes, Engine};
use super::keys;
use super::pending::Entry;
use super::seal::{self, Document};
use crate::campaign::{BatchNumber, CampaignId};
use crate::questionnaire::Tool;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// What a batch's list keeps of a record.
#[derive(Serialize, Deserialize)]
pub(super) struct Summary {
    pub state: RecordState,
    pub answered: u32,
    pub remarked: bool,
}

/// The changes of one group of submissions, applied together.
pub(super) struct Staging<'a> {
    engine: &'a dyn Engine,
    accepted: Changes,
    accepted_bytes: usize,
    trial: Changes,
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
    pub fn over(engine: &'a dyn Engine) -> Staging<'a> {
        Staging { engine, accepted: Changes::new(), accepted_bytes: 0, trial: Changes::new() }
    }

    /// Takes a submission as a whole, or refuses it as a whole. The first one is never put off, however large.
    pub fn take(&mut self, entries: &[Entry]) -> Result<Taken, Error> {
        let outcome = entries.iter().try_for_each(|entry| self.take_entry(entry));
        let mut trial = std::mem::take(&mut self.trial);
        outcome?;
        let bytes: usize = trial.iter().map(|(key, value)| ahead::bytes(key, value.as_ref())).sum();
        if !self.accepted.is_empty() && self.accepted_bytes + bytes > SYNC_BYTES_MAX {
            return Ok(Taken::Later);
        }
        self.accepted_bytes += bytes;
        self.accepted.append(&mut trial);
        Ok(Taken::Now)
    }

    /// Whether what was taken needs more than one sync.
    pub fn is_large(&self) -> bool {
        self.accepted_bytes > SYNC_BYTES_MAX
    }

    /// Everything taken.
    pub fn into_changes(self) -> Changes {
        self.accepted
    }

    fn take_entry(&mut self, entry: &Entry) -> Result<(), Error> {
        match entry {
            Entry::Record(key, filed) => self.take_record(key, filed),
            Entry::Batch(campaign, batch) => {
                keys::check_name(&batch.audience.0)?;
                self.overwrite(&keys::batch(campaign, batch.number), &encode(batch))
            }
            Entry::Campaign(campaign) => self.overwrite(&keys::campaign(&campaign.id), &encode(campaign)),
            Entry::Tool(tool) => self.take_tool(tool),
            Entry::Report(campaign, report) => self.take_report(campaign, report),
        }
    }

    fn take_record(&mut self, key: &RecordKey, filed: &Filed) -> Result<(), Error> {
        keys::check_name(&key.audience.0)?;
        let place = keys::record(key);
        let content = encode(filed);
        let old = self.read(&place)?;
        let filed_revision = old.as_ref().map_or(0, |old| old.revision);
        if old.as_ref().is_some_and(|old| old.revision == filed.revision && old.content == content) {
            return Ok(());
        }
        if filed.revision <= filed_revision {
            let (key, offered) = (key.clone(), filed.revision);
            return Err(Error::OlderRevision { key, filed: filed_revision, offered });
        }

        if let Some(old) = &old {
            let old: Filed = decode(&place, &old.content)?;
            self.count(&key.campaign, old.batch, RecordState::of(&old.record.status), |count| count.saturating_sub(1))?;
            if old.batch != filed.batch {
                self.remove(&keys::summary(old.batch, key))?;
            }
        }
        let summary = RecordSummary::of(key.clone(), filed);
        self.count(&key.campaign, filed.batch, summary.state, |count| count.saturating_add(1))?;
        let RecordSummary { state, answered, remarked, .. } = summary;
        let summary = encode(&Summary { state, answered, remarked });
        self.put(&keys::summary(filed.batch, key), filed.revision, &summary)?;
        self.raise_serial(key)?;
        self.put(&place, filed.revision, &content)
    }

    fn count(
        &mut self,
        campaign: &CampaignId,
        batch: BatchNumber,
        state: RecordState,
        change: impl FnOnce(u32) -> u32,
    ) -> Result<(), Error> {
        let place = keys::tally(campaign, batch);
        let mut tally: BatchTally = self.read_value(&place)?.unwrap_or_default();
        let count = tally.of(state);
        *count = change(*count);
        self.overwrite(&place, &encode(&tally))
    }

    fn raise_serial(&mut self, key: &RecordKey) -> Result<(), Error> {
        let place = keys::highest_serial(&key.campaign, &key.audience);
        let highest: u32 = self.read_value(&place)?.unwrap_or(0);
        if key.serial.0 > highest { self.overwrite(&place, &encode(&key.serial.0)) } else { Ok(()) }
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

    fn take_report(&mut self, campaign: &CampaignId, report: &IssuedReport) -> Result<(), Error> {
        let place = keys::report(campaign, report.number);
        let content = encode(report);
        match self.read(&place)? {
            None => self.put(&place, 1, &content),
            Some(old) if old.content == content => Ok(()),
            Some(_) => Err(Error::ReportTaken { campaign: campaign.clone(), number: report.number }),
        }
    }

    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        match self.trial.get(key).or_else(|| self.accepted.get(key)) {
            Some(staged) => Ok(staged.clone()),
            None => self.engine.get(key),
        }
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
