//! What is decided about comments: of the text that stands on the sheet, by whoever may read it.

use super::super::contract::{Filed, SheetKey};
use super::super::error::Error;
use super::super::journal::{Change, Subject};
use super::super::keys;
use super::{Staging, encode, forbidden};
use crate::operator::Signature;
use crate::record::{Answer, Pass, Review, Status};
use crate::verification::Forbidden;

impl Staging<'_> {
    /// A review is of the comment as it stands on a complete sheet that is not sealed.
    pub(super) fn take_review(&mut self, by: &Signature, sheet: &SheetKey, review: &Review) -> Result<(), Error> {
        keys::check_name(&sheet.audience.0)?;
        self.check_not_emptied(&sheet.campaign)?;
        let first = sheet.pass(Pass::First);
        if self.verification_now(sheet)?.is_some_and(|verified| !verified.may_read(Pass::First)) {
            return Err(forbidden(&first, Forbidden::Sealed));
        }
        let other = || Error::OtherComment { sheet: sheet.clone(), question: review.question.clone() };
        let filed: Filed = self.read_value(&keys::record(&first))?.ok_or_else(other)?;
        if filed.record.status != Status::Complete {
            return Err(forbidden(&first, Forbidden::NotComplete));
        }
        let form = self.form(&sheet.audience, &filed.record)?;
        let answer = form.index(&review.question).and_then(|question| filed.record.answer(question));
        match answer {
            Some(Answer::Text(text)) if review.fits(text) && by.is_same_person(&review.by) => {}
            _ => return Err(other()),
        }
        let place = keys::review(sheet, &review.question);
        if self.read_value::<Review>(&place)?.as_ref() == Some(review) {
            return Ok(());
        }
        self.overwrite(&place, &encode(review))?;
        let subject = Subject::Review(sheet.audience.clone(), sheet.serial);
        self.append(&sheet.campaign, by, subject, Change::Review(review.clone()))
    }
}
