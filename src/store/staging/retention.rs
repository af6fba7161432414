//! The end of the retention, and links taken from a text copy: what a campaign is made of again.

use super::super::contract::{Filed, RecordKey, SheetKey};
use super::super::error::Error;
use super::super::journal::{Change, Content, Head, Link, Subject};
use super::super::keys;
use super::{Staging, Summary, decode, encode, encode_link, read_link, standing};
use crate::campaign::{Batch, Campaign, CampaignEvent, CampaignId, CampaignStatus};
use crate::operator::Signature;
use crate::record::Pass;
use crate::verification::Sheet;

impl Staging<'_> {
    /// The end of the retention: the answers leave the records, the verifications and the journal.
    pub(super) fn take_empty(&mut self, by: &Signature, id: &CampaignId) -> Result<(), Error> {
        let campaign: Option<Campaign> = self.read_value(&keys::campaign(id))?;
        let Some(mut campaign) = campaign else { return Ok(()) };
        if self.emptied(id)? {
            return Ok(());
        }
        let today = jiff::Timestamp::from_second(by.when.0).unwrap_or_default();
        let today = jiff::tz::Offset::UTC.to_datetime(today).date();
        let over = campaign.keep_until.is_some_and(|until| until < today);
        if campaign.status == CampaignStatus::Open || !over {
            return Err(Error::StillKept { campaign: id.clone(), until: campaign.keep_until });
        }
        let records = keys::records_of(id);
        for (key, document) in self.documents(&records)? {
            self.settle_marks(id, &key[records.len()..], &decode(&key, &document.content)?)?;
            self.remove(&key)?;
        }
        for (key, _) in self.documents(&keys::reviews(id))? {
            self.remove(&key)?;
        }
        for (key, document) in self.documents(&keys::verifications(id))? {
            let sheet: Sheet = decode(&key, &document.content)?;
            self.overwrite(&key, &encode(&sheet.emptied()))?;
        }
        for (key, document) in self.documents(&keys::links(id))? {
            let mut link = read_link(&key, &document.content)?;
            if link.subject.holds_answers() {
                link.content = Content::Destroyed(link.content.digest());
                self.put(&key, document.revision, &encode_link(&link))?;
            }
        }
        self.put(&keys::emptied(id), 1, &[])?;
        self.put(&keys::unswept(), 1, &[])?;
        campaign.history.push((by.clone(), CampaignEvent::Emptied));
        self.take_campaign(by, &campaign)?;
        self.rewritten.push(id.clone());
        self.append(id, by, Subject::Emptied, Change::Emptied)?;
        self.tell_counts(by, id)
    }

    /// What is no mark by the form is not counted as one for good: nobody can look it up any more.
    fn settle_marks(&mut self, id: &CampaignId, place: &[u8], filed: &Filed) -> Result<(), Error> {
        let Some(key) = keys::record_place(id, place).filter(|key| key.pass == Pass::First) else { return Ok(()) };
        let unwritten = match self.form(&key.audience, &filed.record) {
            // Without its form nothing more can be told.
            Err(Error::Damaged { .. }) => return Ok(()),
            form => u32::try_from(filed.record.unwritten(&*form?)).unwrap_or(u32::MAX),
        };
        let place = keys::summary(filed.batch, &key);
        let Some(summary) = self.read_value::<Summary>(&place)?.filter(|_| unwritten > 0) else { return Ok(()) };
        self.overwrite(&place, &encode(&Summary { marks: summary.marks.saturating_sub(unwritten), ..summary }))
    }

    /// What is known of each sheet without its answers: the journal tells it anew, for what told it is destroyed.
    fn tell_counts(&mut self, by: &Signature, id: &CampaignId) -> Result<(), Error> {
        for (key, document) in self.documents(&keys::batches(id))? {
            let batch: Batch = decode(&key, &document.content)?;
            let prefix = keys::summaries(id, batch.number);
            for (key, document) in self.documents(&prefix)? {
                let record = keys::record_place(id, &key[prefix.len()..]);
                let record = record.ok_or_else(|| Error::Damaged { key: keys::readable(&key) })?;
                let summary: Summary = decode(&key, &document.content)?;
                let sheet = self.verification(&record.sheet())?;
                let subject = Subject::Counts(record.audience.clone(), record.serial);
                self.append(id, by, subject, Change::Counts(summary.show(record, batch.number), sheet))?;
            }
        }
        Ok(())
    }

    /// Takes a link of a text copy as it was written, and what it changed.
    pub(super) fn take_link(&mut self, id: &CampaignId, link: &Link) -> Result<(), Error> {
        let place = keys::journal_end(id);
        let head: Head = self.read_value(&place)?.unwrap_or_default();
        let unfit = || Error::Damaged { key: keys::readable(&keys::link(id, link.number)) };
        if link.number != head.number + 1 || link.hash_after(&head.hash) != link.hash {
            return Err(unfit());
        }
        self.put(&keys::link(id, link.number), link.number, &encode_link(link))?;
        self.put(&place, link.number, &encode(&link.head()))?;
        self.trial_links.push((id.clone(), link.clone()));
        let Content::Kept(_, change) = &link.content else { return Ok(()) };
        match (&link.subject, change) {
            (Subject::Campaign, Change::Campaign(campaign)) => {
                self.overwrite(&keys::campaign(&campaign.id), &encode(campaign))
            }
            (Subject::Tool(_), Change::Tool) | (Subject::Export(_), Change::Export(_)) => Ok(()),
            (Subject::Batch(_), Change::Batch(batch)) => self.overwrite(&keys::batch(id, batch.number), &encode(batch)),
            (Subject::Draw(_), Change::Draw(draw)) => self.overwrite(&keys::draw(id, draw.number), &encode(draw)),
            (Subject::Pair(..), Change::Pair(pair)) => {
                self.overwrite(&keys::pair(id, pair), &encode(pair))?;
                for serial in [pair.first, pair.second] {
                    let (campaign, audience) = (id.clone(), pair.audience.clone());
                    self.count_papers(&SheetKey { campaign, audience, serial })?;
                }
                Ok(())
            }
            (Subject::Counts(..), Change::Counts(summary, sheet)) => {
                let (key, batch) = (&summary.key, summary.batch);
                if key.campaign != *id {
                    return Err(unfit());
                }
                // Who keyed it is told by the links; nobody keys it again.
                self.overwrite(&keys::summary(batch, key), &encode(&Summary::of(summary, Vec::new())))?;
                self.count(batch, summary, |count| count.saturating_add(1))?;
                self.raise_serial(&key.campaign, &key.audience, key.serial)?;
                match sheet {
                    Some(sheet) => self.overwrite(&keys::verification(&key.sheet()), &encode(sheet)),
                    None => Ok(()),
                }
            }
            (Subject::Review(audience, serial), Change::Review(review)) => {
                let (campaign, audience, serial) = (id.clone(), audience.clone(), *serial);
                let sheet = SheetKey { campaign, audience, serial };
                self.overwrite(&keys::review(&sheet, &review.question), &encode(review))
            }
            (Subject::Report(_), Change::Report(report)) => {
                self.put(&keys::report(id, report.number), 1, &encode(report))
            }
            (Subject::Emptied, Change::Emptied) => self.put(&keys::emptied(id), 1, &[]),
            (Subject::Sheet(audience, serial), Change::Sheet(sheet)) => {
                let (campaign, audience, serial) = (id.clone(), audience.clone(), *serial);
                let key = SheetKey { campaign, audience, serial };
                self.overwrite(&keys::verification(&key), &encode(sheet))?;
                self.stand(&key.pass(Pass::First), standing(&sheet.stage))
            }
            (Subject::Record(audience, serial, pass, revision), Change::Record(batch, delta)) => {
                let (campaign, audience) = (id.clone(), audience.clone());
                let key = RecordKey { campaign, audience, serial: *serial, pass: *pass };
                let old: Option<Filed> = self.read_value(&keys::record(&key))?;
                let record = delta.apply(old.as_ref().map(|old| &old.record)).ok_or_else(unfit)?;
                let filed = Filed { batch: *batch, revision: *revision, record };
                self.put(&keys::record(&key), *revision, &encode(&filed))?;
                if *pass == Pass::First {
                    let keyed = self.is_keying(&key, delta, old.as_ref(), &filed)?;
                    if self.count_first(&key, old.as_ref(), &filed, None, keyed.then_some(&link.by.who))? {
                        self.count_papers(&key.sheet())?;
                    }
                }
                Ok(())
            }
            _ => Err(unfit()),
        }
    }
}
