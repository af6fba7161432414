//! What comes after a sheet of a pile: one left unfinished, a new one, or nothing more.

use super::{Keying, KeyingStart, Sheet};
use crate::record::Serial;
use crate::station::Error;
use crate::store::{RecordKey, RecordState};

impl Keying {
    /// Whether the pile is noted keyed and nothing of it is left unfinished: a new sheet would be refused.
    pub(super) fn takes_no_more(&self) -> bool {
        let ended = self.start == KeyingStart::Pile && self.station.may_key(&self.view).is_err();
        ended && matches!(self.unfinished(), Ok(None))
    }

    /// The next sheet of the pile: one left unfinished, else a new one.
    pub(super) fn unfinished_or_new(&self) -> Result<Sheet, Error> {
        match self.unfinished()? {
            Some(key) => self.station.reopen(&self.view, &key),
            None => self.new_sheet(),
        }
    }

    fn unfinished(&self) -> Result<Option<RecordKey>, Error> {
        // What the store has not written it still shows as it was.
        let ended = |key: &RecordKey| *key == self.key || self.unsaved.contains_key(key);
        let mut records = self.station.records(&self.view)?.into_iter();
        Ok(records.find(|one| one.state == RecordState::InProgress && !ended(&one.key)).map(|one| one.key))
    }

    pub(super) fn new_sheet(&self) -> Result<Sheet, Error> {
        let mut sheet = self.station.new_sheet(&self.view, None)?;
        let known = self.unsaved.keys().chain([&self.key]).map(|key| key.serial.0).max().unwrap_or(0);
        sheet.key.serial = sheet.key.serial.max(Serial(known + 1));
        Ok(sheet)
    }
}
