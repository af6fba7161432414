//! Batches: open, list, edit, move; and the records in them: find, void, restore.

use super::keying::constants;
use super::piles::may_count;
use super::{CampaignView, Error, Station};
use crate::campaign::{Batch, BatchEvent, BatchNumber, Campaign, CampaignId, changed};
use crate::expression::nearest;
use crate::questionnaire::{Audience, Tool, Variant};
use crate::record::{Pass, RecordEvent, Serial, Status};
use crate::store::{BatchTally, Content, Filed, Hash, RecordKey, RecordSummary, SheetKey, Subject, Write};
use crate::verification::Stage;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a new batch needs.
#[derive(Clone, Debug, PartialEq)]
pub struct BatchDraft {
    /// The audience's code.
    pub audience: String,
    /// The service's code.
    pub service: String,
    /// The date constant along the pile.
    pub date: Date,
    /// Sheets counted, when they were.
    pub sheets: Option<u32>,
    /// The answering mode proposed for its sheets.
    pub mode: Option<String>,
    /// The variant proposed; the audience's first one when none is given.
    pub variant: Option<String>,
}

impl BatchDraft {
    /// What may be changed of a batch, as it stands.
    pub fn of(batch: &Batch) -> BatchDraft {
        BatchDraft {
            audience: batch.audience.0.clone(),
            service: batch.service.clone(),
            date: batch.date,
            sheets: batch.sheets,
            mode: batch.mode.clone(),
            variant: Some(batch.variant.0.clone()),
        }
    }

    /// What stands there now, with what is another here than in what somebody began with.
    #[must_use]
    pub fn onto(&self, opened: &BatchDraft, now: BatchDraft) -> BatchDraft {
        BatchDraft {
            audience: changed(&self.audience, &opened.audience, now.audience),
            service: changed(&self.service, &opened.service, now.service),
            date: changed(&self.date, &opened.date, now.date),
            sheets: changed(&self.sheets, &opened.sheets, now.sheets),
            mode: changed(&self.mode, &opened.mode, now.mode),
            variant: changed(&self.variant, &opened.variant, now.variant),
        }
    }
}

/// A batch with what its screens show.
#[derive(Clone, Debug)]
pub struct BatchView {
    /// Its campaign.
    pub campaign: Campaign,
    /// The campaign's tool, for new sheets.
    pub tool: Arc<Tool>,
    /// The batch.
    pub batch: Batch,
    /// Its records by state.
    pub tally: BatchTally,
}

impl Station {
    /// The batches of a campaign, by number.
    pub fn batches(&self, campaign: &str) -> Result<Vec<BatchView>, Error> {
        let CampaignView { campaign, tool, .. } = self.campaign(campaign)?;
        let batches = self.store.batches(&campaign.id)?;
        let view = |(batch, tally)| BatchView { campaign: campaign.clone(), tool: tool.clone(), batch, tally };
        Ok(batches.into_iter().map(view).collect())
    }

    /// One batch.
    pub fn batch(&self, campaign: &str, number: BatchNumber) -> Result<BatchView, Error> {
        let batches = self.batches(campaign)?;
        batches.into_iter().find(|view| view.batch.number == number).ok_or(Error::NoBatch(number))
    }

    /// Opens a batch.
    ///
    /// # Errors
    /// [`Error::DateToCome`], what the draft names and the campaign does not have, and the store's.
    pub fn open_batch(&self, campaign: &str, draft: BatchDraft) -> Result<BatchView, Error> {
        // Of two who open one at once, the second takes the next number.
        self.on_fresh(|| self.begin_batch(campaign, draft.clone()))
    }

    fn begin_batch(&self, campaign: &str, draft: BatchDraft) -> Result<BatchView, Error> {
        let CampaignView { campaign, tool, .. } = self.open_campaign(campaign)?;
        let (audience, variant) = place(&tool, &draft)?;
        known_service(&campaign, &draft.service)?;
        self.has_come(draft.date)?;
        let mut history = vec![(self.signature(), BatchEvent::Opened)];
        history.extend(draft.sheets.map(|sheets| (self.signature(), BatchEvent::Counted(sheets))));
        let batch = Batch {
            number: self.next_batch_number(&campaign.id)?,
            audience,
            service: draft.service,
            date: draft.date,
            sheets: draft.sheets,
            mode: draft.mode,
            variant,
            history,
        };
        self.commit(vec![Write::Batch(campaign.id.clone(), batch.clone())])?;
        Ok(BatchView { campaign, tool, batch, tally: BatchTally::default() })
    }

    /// Changes count, date, proposed mode and variant, from what stands, and says which in the trace, with the reason why the
    /// count changes; nothing is written when they are as before. The date reaches the sheets already keyed too.
    ///
    /// # Errors
    /// [`Error::RecountUnexplained`] when the count of a batch changes that is noted keyed, without a reason.
    pub fn edit_batch(
        &self,
        campaign: &str,
        number: BatchNumber,
        change: impl Fn(BatchDraft) -> BatchDraft,
        reason: Option<&str>,
    ) -> Result<BatchView, Error> {
        self.on_fresh(|| self.change_batch(campaign, number, &change, reason))
    }

    fn change_batch(
        &self,
        campaign: &str,
        number: BatchNumber,
        change: &dyn Fn(BatchDraft) -> BatchDraft,
        reason: Option<&str>,
    ) -> Result<BatchView, Error> {
        self.open_campaign(campaign)?;
        let mut view = self.batch(campaign, number)?;
        super::piles::is_paper(&view)?;
        let draft = change(BatchDraft::of(&view.batch));
        if draft.sheets != view.batch.sheets {
            may_count(&view, reason)?;
        }
        if draft.date != view.batch.date {
            self.has_come(draft.date)?;
        }
        // Audience and service stay: the one never changes, the other is moved.
        let draft = BatchDraft { audience: view.batch.audience.0.clone(), ..draft };
        let (_, variant) = place(&view.tool, &draft)?;
        let before = view.batch.clone();
        view.batch.date = draft.date;
        view.batch.mode = draft.mode;
        view.batch.variant = variant;
        let mut events = Vec::new();
        if view.batch != before {
            events.push(BatchEvent::Edited);
        }
        if draft.sheets != before.sheets {
            events.push(counted(draft.sheets, reason));
            events.dedup();
        }
        if events.is_empty() {
            return Ok(view);
        }
        view.batch.sheets = draft.sheets;
        view.batch.history.extend(events.into_iter().map(|event| (self.signature(), event)));
        self.rewrite_constants(&before, &view)?;
        Ok(view)
    }

    /// Whether a day is there already: paper does not come from the future.
    fn has_come(&self, date: Date) -> Result<(), Error> {
        if date > self.clock.today() { Err(Error::DateToCome(date)) } else { Ok(()) }
    }

    /// Moves a mis-filed batch to the service it came from, with a trace; its sheets follow.
    pub fn move_batch(&self, campaign: &str, number: BatchNumber, service: &str) -> Result<BatchView, Error> {
        self.on_fresh(|| self.refile_batch(campaign, number, service))
    }

    fn refile_batch(&self, campaign: &str, number: BatchNumber, service: &str) -> Result<BatchView, Error> {
        self.open_campaign(campaign)?;
        let mut view = self.batch(campaign, number)?;
        known_service(&view.campaign, service)?;
        if view.batch.service == service {
            return Err(Error::SameService(service.to_owned()));
        }
        let before = view.batch.clone();
        let from = std::mem::replace(&mut view.batch.service, service.to_owned());
        view.batch.history.push((self.signature(), BatchEvent::Moved { from, to: service.to_owned() }));
        self.rewrite_constants(&before, &view)?;
        Ok(view)
    }

    /// Writes the batch, and into its sheets what it fills along the pile.
    fn rewrite_constants(&self, before: &Batch, view: &BatchView) -> Result<(), Error> {
        let mut writes = vec![Write::Batch(view.campaign.id.clone(), view.batch.clone())];
        let mut sealed = Vec::new();
        for summary in self.records(view)? {
            if summary.is_sealed() {
                // It is neither read nor changed; whether it would change, its form says.
                if self.fills_otherwise(&summary.key.sheet(), before, &view.batch)? {
                    sealed.push(summary.key.serial);
                }
                continue;
            }
            let Some(mut filed) = self.store.record(&summary.key)? else { continue };
            let tool = self.tool(&filed.record.tool)?;
            let forms = tool.audience(&view.batch.audience);
            let Some(form) = forms.and_then(|forms| forms.form(&filed.record.variant)) else { continue };
            let before = filed.record.answers.clone();
            for (index, answer) in constants(form, &view.batch) {
                if filed.record.answers.get(index).is_some_and(Option::is_some) {
                    filed.record.answers[index] = Some(answer);
                }
            }
            if before != filed.record.answers {
                filed.revision += 1;
                writes.push(Write::Record(summary.key, filed));
            }
        }
        if !sealed.is_empty() {
            return Err(Error::SheetsSealed(view.batch.number, sealed));
        }
        self.commit(writes)
    }

    /// Whether a batch fills a sheet that is being verified otherwise than before.
    fn fills_otherwise(&self, sheet: &SheetKey, before: &Batch, now: &Batch) -> Result<bool, Error> {
        let Some(verified) = self.store.verification(sheet, &self.signature())? else { return Ok(false) };
        let (fingerprint, variant) = &verified.sheet.form;
        let tool = self.tool(fingerprint)?;
        let form = tool.audience(&sheet.audience).and_then(|forms| forms.form(variant));
        Ok(form.is_some_and(|form| constants(form, before) != constants(form, now)))
    }

    /// The records of a batch, by serial; sealed ones without their figures.
    pub fn records(&self, view: &BatchView) -> Result<Vec<RecordSummary>, Error> {
        let records = self.store.records_of_batch(&view.campaign.id, view.batch.number)?;
        Ok(records.into_iter().map(RecordSummary::veiled).collect())
    }

    /// The same for a list: a comment that nobody had to write and nobody wrote is no mark.
    ///
    /// # Errors
    /// The store's.
    pub fn listed_records(&self, view: &BatchView) -> Result<Vec<RecordSummary>, Error> {
        let mut records = self.records(view)?;
        for summary in records.iter_mut().filter(|summary| summary.marks > 0) {
            let Some(Filed { record, .. }) = self.store.record(&summary.key)? else { continue };
            let unwritten = record.unwritten(&*self.form(view, &record)?);
            summary.marks -= u32::try_from(unwritten).expect("a form has at most 2,000 questions");
        }
        Ok(records)
    }

    /// Under which digests the journal keeps the first passes of a campaign whose answers are destroyed, each as it was last.
    ///
    /// # Errors
    /// The store's.
    pub fn digests(&self, campaign: &CampaignId) -> Result<BTreeMap<(Audience, Serial), Hash>, Error> {
        let mut digests = BTreeMap::new();
        self.store.journal(campaign, &mut |link| {
            if let (Subject::Record(audience, serial, Pass::First, _), Content::Destroyed(digest)) =
                (link.subject, link.content)
            {
                digests.insert((audience, serial), digest);
            }
        })?;
        Ok(digests)
    }

    /// One record by its serial.
    ///
    /// # Errors
    /// [`Error::NoRecord`], [`Error::SerialElsewhere`], [`Error::AnswersDestroyed`], and the store's.
    pub fn record(&self, campaign: &str, audience: &str, serial: Serial) -> Result<(RecordKey, Filed), Error> {
        let CampaignView { campaign, tool, destroyed, .. } = self.campaign(campaign)?;
        let audience = known_audience(&tool, audience)?;
        let key = RecordKey { campaign: campaign.id, audience, serial, pass: Pass::First };
        match (self.store.record(&key)?, destroyed) {
            (Some(filed), _) => Ok((key, filed)),
            (None, Some(day)) => Err(Error::AnswersDestroyed(day)),
            (None, None) => Err(self.elsewhere(&tool, &key)?.unwrap_or(Error::NoRecord(serial))),
        }
    }

    /// Which other audience has a sheet of this number: each counts its own.
    fn elsewhere(&self, tool: &Tool, key: &RecordKey) -> Result<Option<Error>, Error> {
        let serial = key.serial;
        for forms in tool.audiences.iter().filter(|forms| forms.audience != key.audience) {
            if let Some((batch, _)) = self.filed_under(&key.campaign, &forms.audience, serial)? {
                return Ok(Some(Error::SerialElsewhere { serial, audience: forms.label.clone(), batch }));
            }
        }
        Ok(None)
    }

    /// Voids a record, with the reason; its answers stay.
    pub fn void_record(&self, campaign: &str, audience: &str, serial: Serial, reason: &str) -> Result<(), Error> {
        self.open_campaign(campaign)?;
        let (key, mut filed) = self.record(campaign, audience, serial)?;
        if reason.trim().is_empty() {
            return Err(Error::ReasonMissing);
        }
        if matches!(filed.record.status, Status::Voided(_)) {
            return Err(Error::Voided(serial));
        }
        filed.record.status = Status::Voided(reason.trim().to_owned());
        filed.record.history.push((self.signature(), RecordEvent::Voided(reason.trim().to_owned())));
        filed.revision += 1;
        self.commit(vec![Write::Record(key, filed)])
    }

    /// Takes a void back, with the reason: the record is what it was before, which is returned. One whose paper could not be
    /// found is complete as it was keyed: there is nothing to go on with it from.
    pub fn restore_record(
        &self,
        campaign: &str,
        audience: &str,
        serial: Serial,
        reason: &str,
    ) -> Result<Status, Error> {
        self.open_campaign(campaign)?;
        let (key, mut filed) = self.record(campaign, audience, serial)?;
        if reason.trim().is_empty() {
            return Err(Error::ReasonMissing);
        }
        if !matches!(filed.record.status, Status::Voided(_)) {
            return Err(Error::NotVoided(serial));
        }
        let verified = self.store.verification(&key.sheet(), &self.signature())?;
        let lost = verified.is_some_and(|verified| matches!(verified.sheet.restored().stage, Stage::Missing(_)));
        let status = if lost { Status::Complete } else { filed.record.before_void() };
        filed.record.status = status.clone();
        filed.record.history.push((self.signature(), RecordEvent::Restored(reason.trim().to_owned())));
        filed.revision += 1;
        self.commit(vec![Write::Record(key, filed)])?;
        Ok(status)
    }
}

/// What is told of a count: with the reason, when there is one.
pub(super) fn counted(sheets: Option<u32>, reason: Option<&str>) -> BatchEvent {
    match (sheets, said(reason)) {
        (sheets, Some(reason)) => BatchEvent::Recounted(sheets, reason.to_owned()),
        (Some(sheets), None) => BatchEvent::Counted(sheets),
        (None, None) => BatchEvent::Edited,
    }
}

/// A reason that says something.
pub(super) fn said(reason: Option<&str>) -> Option<&str> {
    reason.map(str::trim).filter(|reason| !reason.is_empty())
}

fn place(tool: &Tool, draft: &BatchDraft) -> Result<(Audience, Variant), Error> {
    let audience = known_audience(tool, &draft.audience)?;
    let forms = tool.audience(&audience).expect("known_audience found it");
    if let Some(mode) = draft.mode.as_ref().filter(|mode| !forms.modes.iter().any(|known| known.code == **mode)) {
        let near = nearest(mode, forms.modes.iter().map(|known| known.code.as_str())).map(str::to_owned);
        return Err(Error::NoMode(mode.clone(), near));
    }
    let variant = match &draft.variant {
        Some(name) => Variant(name.clone()),
        None => forms.forms.first().map_or_else(|| Variant(String::new()), |(variant, _)| variant.clone()),
    };
    if forms.form(&variant).is_none() {
        let near = nearest(&variant.0, forms.forms.iter().map(|(known, _)| known.0.as_str())).map(str::to_owned);
        return Err(Error::NoVariant(variant.0, near));
    }
    Ok((audience, variant))
}

pub(super) fn known_audience(tool: &Tool, code: &str) -> Result<Audience, Error> {
    let audience = Audience(code.to_owned());
    if tool.audience(&audience).is_some() {
        return Ok(audience);
    }
    let near = nearest(code, tool.audiences.iter().map(|forms| forms.audience.0.as_str())).map(str::to_owned);
    Err(Error::NoAudience(audience.0, near))
}

pub(super) fn known_service(campaign: &Campaign, code: &str) -> Result<(), Error> {
    if campaign.service(code).is_some() {
        return Ok(());
    }
    let near = nearest(code, campaign.services.iter().map(|service| service.code.as_str())).map(str::to_owned);
    Err(Error::NoService(code.to_owned(), near))
}
