//! The two-pass protocol at the store: who may write which pass, and what follows from it for the first.

use super::super::contract::{Filed, RecordKey, SheetKey, Standing};
use super::super::error::Error;
use super::super::keys;
use super::{Staging, Summary, encode, forbidden, standing, takes_up_abandoned};
use crate::campaign::BatchNumber;
use crate::operator::{Operator, Signature};
use crate::record::{Delta, Pass, Record, RecordEvent, Status};
use crate::verification::{Forbidden, Sheet, Stage};

impl Staging<'_> {
    /// The first pass is written freely until the sheet is called, and again once that is settled.
    pub(super) fn take_first(
        &mut self,
        by: &Signature,
        key: &RecordKey,
        old: Option<&Filed>,
        filed: &Filed,
    ) -> Result<(), Error> {
        let forbidden = |why| forbidden(key, why);
        let Some(before) = self.verification_now(&key.sheet())? else { return self.file(by, key, old, filed, None) };
        if let Status::Voided(reason) = &filed.record.status {
            let sheet = before.clone().void(by, reason.clone(), None).map_err(forbidden)?;
            if sheet != before {
                self.file_sheet(by, &key.sheet(), &sheet)?;
            }
            self.file(by, key, old, filed, Some(standing(&sheet.stage)))?;
            return self.settle_papers(by, &key.sheet());
        }
        let sheet = before.clone().restored();
        match sheet.may_correct() {
            // It is no longer voided, and nothing else: what it says is as it was.
            Err(Forbidden::NoPaper) if sheet != before && says_the_same(old, filed) => {}
            // What the pile fills is not read on the paper.
            Err(Forbidden::NoPaper) if self.is_filled_anew(key, old, filed)? => {}
            outcome => outcome.map_err(forbidden)?,
        }
        sheet.may_decide(by).map_err(forbidden)?;
        if sheet.stage == Stage::Undecided && filed.record.status == Status::Complete {
            let form = self.form(&key.audience, &filed.record)?;
            let second = self.pass(&key.sheet().pass(Pass::Second))?;
            let decided = sheet.decide(by, &form, &second.record, &filed.record);
            let (sheet, mut corrected) = decided.map_err(forbidden)?;
            // What a majority had corrected was not told yet: the sheet was not verified.
            corrected.extend(sheet.corrections());
            corrected.sort_unstable();
            corrected.dedup();
            self.file(by, key, old, filed, Some(Standing::Verified))?;
            let mut now = filed.clone();
            now.revision += 1;
            now.record.history.push((by.clone(), RecordEvent::Verified { corrected }));
            self.file(by, key, Some(filed), &now, None)?;
            return self.file_sheet(by, &key.sheet(), &sheet);
        }
        if sheet != before {
            self.file_sheet(by, &key.sheet(), &sheet)?;
        }
        self.file(by, key, old, filed, Some(standing(&sheet.stage)))
    }

    /// The sheet that a second or third keying is of.
    fn keyed_again(&self, key: &RecordKey, old: Option<&Filed>, filed: &Filed) -> Result<Sheet, Error> {
        let forbidden = |why| forbidden(key, why);
        let sheet = self.verification_now(&key.sheet())?.ok_or_else(|| forbidden(Forbidden::NotCalled))?;
        if (&filed.record.tool, &filed.record.variant) != (&sheet.form.0, &sheet.form.1) {
            return Err(forbidden(Forbidden::OtherForm));
        }
        if takes_up_abandoned(old, filed) {
            return Err(forbidden(Forbidden::Frozen));
        }
        Ok(sheet)
    }

    pub(super) fn take_second(
        &mut self,
        by: &Signature,
        key: &RecordKey,
        old: Option<&Filed>,
        filed: &Filed,
    ) -> Result<(), Error> {
        let (sheet, record) = (self.keyed_again(key, old, filed)?, &filed.record);
        let first = key.sheet().pass(Pass::First);
        let next = match record.status {
            Status::InProgress { .. } | Status::Held(_) => sheet.key_second(by),
            Status::Voided(_) => sheet.leave_second(by),
            Status::Complete => {
                let form = self.form(&key.audience, record)?;
                let kept = self.pass(&first)?;
                sheet.end_second(by, &form, &kept.record, record)
            }
        };
        let next = next.map_err(|why| forbidden(key, why))?;
        self.file(by, key, old, filed, None)?;
        self.conclude(by, &first, &next)
    }

    pub(super) fn take_third(
        &mut self,
        by: &Signature,
        key: &RecordKey,
        old: Option<&Filed>,
        filed: &Filed,
    ) -> Result<(), Error> {
        let (sheet, record) = (self.keyed_again(key, old, filed)?, &filed.record);
        let next = match record.status {
            Status::InProgress { .. } | Status::Held(_) => sheet.key_third(by),
            Status::Voided(_) => sheet.leave_third(by),
            Status::Complete => {
                let form = self.form(&key.audience, record)?;
                sheet.end_third(by, &form, record)
            }
        };
        let next = next.map_err(|why| forbidden(key, why))?;
        self.file(by, key, old, filed, None)?;
        self.conclude(by, &key.sheet().pass(Pass::First), &next)
    }

    /// Files a verification and what follows from it for the first pass: corrected when it is settled, held when there is
    /// no majority.
    fn conclude(&mut self, by: &Signature, first: &RecordKey, sheet: &Sheet) -> Result<(), Error> {
        let key = first.sheet();
        let before = self.verification(&key)?;
        if before.as_ref() == Some(sheet) {
            return Ok(());
        }
        self.file_sheet(by, &key, sheet)?;
        let standing = standing(&sheet.stage);
        if !matches!(sheet.stage, Stage::Settled | Stage::Undecided) {
            return Ok(());
        }
        let kept = self.pass(first)?;
        let mut now = kept.clone();
        let (answers, corrected) = sheet.corrected(&kept.record);
        now.revision += 1;
        now.record.answers = answers;
        if sheet.stage == Stage::Undecided {
            // Why is told by the verification.
            now.record.status = Status::Held(String::new());
            now.record.history.push((by.clone(), RecordEvent::Held(String::new())));
        } else {
            now.record.history.push((by.clone(), RecordEvent::Verified { corrected }));
        }
        self.file(by, first, Some(&kept), &now, Some(standing))
    }

    /// Whether nothing changes in a complete sheet but what its pile fills.
    fn is_filled_anew(&self, key: &RecordKey, old: Option<&Filed>, filed: &Filed) -> Result<bool, Error> {
        let Some(old) = old.filter(|old| old.batch == filed.batch) else { return Ok(false) };
        let answers = old.record.answers.clone();
        if (Record { answers, ..filed.record.clone() }) != old.record {
            return Ok(false);
        }
        let delta = Delta::between(Some(&old.record), &filed.record);
        Ok(!self.is_keying(key, &delta, Some(old), filed)?)
    }

    pub(super) fn take_missing(&mut self, by: &Signature, key: &SheetKey, reason: &str) -> Result<(), Error> {
        self.check_not_emptied(&key.campaign)?;
        let first = key.pass(Pass::First);
        let sheet = self.verification(key)?.ok_or_else(|| forbidden(&first, Forbidden::NotCalled))?;
        let sheet = sheet.miss(reason.to_owned()).map_err(|why| forbidden(&first, why))?;
        self.file_sheet(by, key, &sheet)?;
        self.stand(&first, Standing::Unverified)
    }

    pub(super) fn take_found(&mut self, by: &Signature, key: &SheetKey, reason: &str) -> Result<(), Error> {
        self.check_not_emptied(&key.campaign)?;
        let first = key.pass(Pass::First);
        let forbidden = |why| forbidden(&first, why);
        let sheet = self.verification_now(key)?.ok_or_else(|| forbidden(Forbidden::NotCalled))?;
        let kept = self.pass(&first)?;
        let form = self.form(&key.audience, &kept.record)?;
        let hands = self.hands(&first, kept.batch)?;
        let sheet = sheet.find(reason.to_owned(), hands, &form, &kept.record).map_err(forbidden)?;
        self.file_sheet(by, key, &sheet)?;
        self.stand(&first, Standing::Sealed)
    }

    /// Whoever keyed an answer of a first pass.
    pub(super) fn hands(&self, first: &RecordKey, batch: BatchNumber) -> Result<Vec<Operator>, Error> {
        let summary: Option<Summary> = self.read_value(&keys::summary(batch, first))?;
        Ok(summary.map_or_else(Vec::new, |summary| summary.hands))
    }

    /// Another standing for a sheet whose record stays as it is.
    pub(super) fn stand(&mut self, first: &RecordKey, standing: Standing) -> Result<(), Error> {
        let kept = self.pass(first)?;
        let place = keys::summary(kept.batch, first);
        let Some(mut summary) = self.read_value::<Summary>(&place)? else { return Ok(()) };
        self.count(kept.batch, &summary.show(first.clone(), kept.batch), |count| count.saturating_sub(1))?;
        summary.standing = standing;
        self.count(kept.batch, &summary.show(first.clone(), kept.batch), |count| count.saturating_add(1))?;
        self.put(&place, kept.revision, &encode(&summary))
    }
}

/// Whether a record is as it was but for its state.
fn says_the_same(old: Option<&Filed>, filed: &Filed) -> bool {
    old.is_some_and(|old| old.batch == filed.batch && old.record.answers == filed.record.answers)
}
