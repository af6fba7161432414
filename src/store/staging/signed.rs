//! Who signs what: an event that is added to a history is signed by whoever submits it, and a sheet has its form's length.

use super::super::contract::RecordKey;
use super::super::error::Error;
use super::super::keys;
use super::Staging;
use crate::operator::Signature;
use crate::record::Record;

impl Staging<'_> {
    /// A writing of a record adds nothing in another's name, and has one place for each question of its form.
    pub(super) fn check_record(
        &self,
        by: &Signature,
        key: &RecordKey,
        old: Option<&Record>,
        record: &Record,
    ) -> Result<(), Error> {
        let unsound = || Error::Unsound { key: keys::readable(&keys::record(key)) };
        let begins = old.is_none_or(|old| old.begun != record.begun);
        if begins && !by.is_same_person(&record.begun) {
            return Err(unsound());
        }
        let before = old.map_or(&[][..], |old| &old.history);
        check_added(by, before, &record.history).ok_or_else(unsound)?;
        match self.form(&key.audience, record) {
            Ok(form) if form.questions.len() != record.answers.len() => Err(unsound()),
            // A form that is not there is told by whoever needs it.
            Ok(_) | Err(Error::Damaged { .. }) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

/// What comes after the history that stayed is signed by this person; nothing otherwise.
pub(super) fn check_added<E: PartialEq>(
    by: &Signature,
    before: &[(Signature, E)],
    after: &[(Signature, E)],
) -> Option<()> {
    let kept = before.iter().zip(after).take_while(|(one, other)| one == other).count();
    after[kept..].iter().all(|(signed, _)| by.is_same_person(signed)).then_some(())
}
