//! Whether what somebody submits fits what is kept: the host takes no station's word for it. A changed program could otherwise
//! plant a sheet that no report can be made with, or a number behind which there is none.
//!
//! What a station writes fits by itself. Administrators are not asked: they can put any store in the place of this one.

use crate::campaign::{Batch, BatchNumber, Campaign, CampaignId};
use crate::questionnaire::{Audience, CHOICES_MAX, Fingerprint, Kind, QuestionIndex, Questionnaire, Tool};
use crate::record::{Answer, Pass, Record, Status};
use crate::station::SERIAL_MAX;
use crate::store::{Error, Filed, RecordKey, Store, Write};
use std::sync::Arc;

/// Far more changes than a sheet ever has.
const REVISION_MAX: u64 = 1 << 32;
/// Most bytes of a remark, a reason or what is typed in a cell.
const WORDS_BYTES_MAX: usize = 64 << 10;
/// Most bytes of a number with decimals.
const NUMBER_BYTES_MAX: usize = 64;

/// Checks the parts of one submission, each against the store and those before it.
///
/// # Errors
/// [`Error::Unsound`] with what does not fit; the store's.
pub fn check(store: &dyn Store, writes: &[Write]) -> Result<(), Error> {
    writes.iter().enumerate().try_for_each(|(place, write)| {
        let kept = Kept { store, before: &writes[..place] };
        match write {
            Write::Record(key, filed) => kept.check_record(key, filed),
            Write::Batch(campaign, batch) => kept.check_batch(campaign, batch),
            Write::Missing(sheet, reason) | Write::Found(sheet, reason) if reason.len() > WORDS_BYTES_MAX => {
                Err(Error::Unsound { key: sheet.serial.to_string() })
            }
            _ => Ok(()),
        }
    })
}

/// What is kept, with what comes before in the same submission.
struct Kept<'a> {
    store: &'a dyn Store,
    before: &'a [Write],
}

impl Kept<'_> {
    fn check_record(&self, key: &RecordKey, filed: &Filed) -> Result<(), Error> {
        let unsound = || Error::Unsound { key: name(key) };
        let sound = |fits: bool| if fits { Ok(()) } else { Err(unsound()) };
        sound((1..=SERIAL_MAX).contains(&key.serial.0) && filed.revision <= REVISION_MAX)?;
        let old = match self.store.record(key) {
            // What is keyed again of a sealed sheet: the two-pass protocol decides.
            Err(Error::Forbidden { .. }) => None,
            old => old?,
        };
        let record = &filed.record;
        let is_as_before = |old: &Filed| {
            old.batch == filed.batch && old.record.tool == record.tool && old.record.variant == record.variant
        };
        if !old.as_ref().is_some_and(is_as_before) {
            let batch = self.batch(&key.campaign, filed.batch)?.ok_or_else(unsound)?;
            sound(batch.audience == key.audience)?;
        }
        let tool = self.tool(&record.tool)?.ok_or_else(unsound)?;
        let form = tool.audience(&key.audience).and_then(|forms| forms.form(&record.variant)).ok_or_else(unsound)?;
        sound(fits(form, record, old.as_ref().map(|old| &old.record)))?;
        sound(old.is_none_or(|old| goes_on(key.pass, &old.record, record)))
    }

    fn check_batch(&self, campaign: &CampaignId, batch: &Batch) -> Result<(), Error> {
        let unsound = || Error::Unsound { key: format!("{}/{}", campaign.as_str(), batch.number.0) };
        let within = self.campaign(campaign)?.ok_or_else(unsound)?;
        let batches = self.store.batches(campaign)?;
        let old = batches.iter().map(|(batch, _)| batch).find(|known| known.number == batch.number);
        let here = self.before.iter().filter_map(|write| match write {
            Write::Batch(of, batch) if of == campaign => Some(batch.number.0),
            _ => None,
        });
        let last = batches.iter().map(|(batch, _)| batch.number.0).chain(here).max().unwrap_or(0);
        let next = last.saturating_add(1);
        let tool = self.tool(&within.fingerprint)?.ok_or_else(unsound)?;
        let has_service = within.services.iter().any(|service| service.code == batch.service);
        let stays = old.is_some_and(|old| old.service == batch.service);
        let is_known =
            tool.audience(&batch.audience).is_some() || old.is_some_and(|old| old.audience == batch.audience);
        let words = batch.mode.as_ref().map_or(0, String::len) + batch.variant.0.len();
        let fits = (old.is_some() || batch.number.0 == next)
            && old.is_none_or(|old| old.audience == batch.audience)
            && (has_service || stays)
            && is_known
            && words <= WORDS_BYTES_MAX;
        if fits { Ok(()) } else { Err(unsound()) }
    }

    fn batch(&self, campaign: &CampaignId, number: BatchNumber) -> Result<Option<Batch>, Error> {
        let here = self.before.iter().find_map(|write| match write {
            Write::Batch(of, batch) if of == campaign && batch.number == number => Some(batch.clone()),
            _ => None,
        });
        if here.is_some() {
            return Ok(here);
        }
        let batches = self.store.batches(campaign)?;
        Ok(batches.into_iter().map(|(batch, _)| batch).find(|batch| batch.number == number))
    }

    fn campaign(&self, id: &CampaignId) -> Result<Option<Campaign>, Error> {
        let here = self.before.iter().find_map(|write| match write {
            Write::Campaign(campaign) if campaign.id == *id => Some(campaign.clone()),
            _ => None,
        });
        if here.is_some() { Ok(here) } else { self.store.campaign(id) }
    }

    fn tool(&self, fingerprint: &Fingerprint) -> Result<Option<Arc<Tool>>, Error> {
        let here = self.before.iter().find_map(|write| match write {
            Write::Tool(tool) if tool.fingerprint == *fingerprint => Some(Arc::clone(tool)),
            _ => None,
        });
        if here.is_some() { Ok(here) } else { self.store.tool(fingerprint) }
    }
}

/// What the sentence of a refusal names.
fn name(key: &RecordKey) -> String {
    let Audience(audience) = &key.audience;
    format!("{}/{audience}/{}", key.campaign.as_str(), key.serial)
}

/// Whether a sheet is one of this form: each place is there, and what changed since it was kept is what its question takes.
fn fits(form: &Questionnaire, record: &Record, old: Option<&Record>) -> bool {
    let questions = form.questions.len();
    if record.answers.len() != questions {
        return false;
    }
    let is_question = |index: QuestionIndex| index < questions;
    let is_short = |words: &str| words.len() <= WORDS_BYTES_MAX;
    let before = old.filter(|old| old.answers.len() == questions);
    let changed = |index: QuestionIndex| before.is_none_or(|old| old.answers[index] != record.answers[index]);
    let mut answers = record.answers.iter().enumerate().filter(|(index, _)| changed(*index));
    let stands = match &record.status {
        Status::InProgress { at, typed, .. } => at.is_none_or(is_question) && is_short(typed),
        Status::Held(reason) | Status::Voided(reason) => is_short(reason),
        Status::Complete => true,
    };
    stands
        && answers.all(|(index, answer)| answer.as_ref().is_none_or(|answer| takes(form, index, answer)))
        && record.overrides.iter().all(|one| is_question(one.question) && is_short(&one.note))
        && record.notes.iter().all(|(question, note)| is_question(*question) && is_short(note))
        && is_short(&record.margin)
        && record.mode.as_ref().is_none_or(|mode| is_short(mode))
}

/// Whether an answer is of the kind that a question takes, and of its boxes. What else the form asks of it, ranges and checks, is the
/// station's: it may be passed over there.
fn takes(form: &Questionnaire, index: QuestionIndex, answer: &Answer) -> bool {
    let question = &form.questions[index];
    if question.constant.is_some() || question.is_filled_by_the_form() {
        // The batch or the form says it.
        return !matches!(answer, Answer::Text(words) if words.len() > WORDS_BYTES_MAX);
    }
    let is_box = |name: &String| form.list(index).is_some_and(|list| list.named(name).is_some());
    match (&question.kind, answer) {
        (_, Answer::Mark(_)) | (Kind::Integer { .. }, Answer::Integer(_)) | (Kind::Date, Answer::Date(_)) => true,
        (Kind::One(_), Answer::One(name)) => is_box(name),
        (Kind::Several(_), Answer::Several(names)) => names.len() <= CHOICES_MAX && names.iter().all(is_box),
        (Kind::Decimal, Answer::Decimal(number)) => {
            number.len() <= NUMBER_BYTES_MAX && number.parse().is_ok_and(f64::is_finite)
        }
        (Kind::Text { .. }, Answer::Text(words)) => words.len() <= WORDS_BYTES_MAX,
        _ => false,
    }
}

/// Whether a sheet goes on from what is kept of it: what was told of it stays told, and one that is complete is not begun anew. When a
/// sheet is keyed again anew, its paper having been missing, the two-pass protocol decides.
fn goes_on(pass: Pass, old: &Record, new: &Record) -> bool {
    if pass != Pass::First {
        return true;
    }
    if old.begun != new.begun {
        return old.status != Status::Complete;
    }
    new.history.starts_with(&old.history)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operator::{Identification, Moment, Operator, Signature};
    use crate::questionnaire::Variant;

    fn begun(when: i64) -> Record {
        let who = Operator::new("ann").expect("plain");
        let by = Signature { who, how: Identification::SystemUser, when: Moment(when) };
        Record::begin(Fingerprint("5e".repeat(32)), Variant("standard".to_owned()), 3, by)
    }

    /// The paper of a sheet had been missing when it was to be keyed again: found, it was refused as one that is begun anew.
    #[test]
    fn a_complete_sheet_is_begun_anew_in_its_later_passes_only() {
        let old = Record { status: Status::Complete, ..begun(1) };
        assert!(!goes_on(Pass::First, &old, &begun(2)));
        assert!(goes_on(Pass::First, &begun(1), &begun(2)), "one that is left unfinished may be");
        assert!(goes_on(Pass::Second, &old, &begun(2)) && goes_on(Pass::Third, &old, &begun(2)));
    }
}
