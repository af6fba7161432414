//! What comes after a sheet of a pile: one left unfinished, a new one, or nothing more.

use super::{Keying, KeyingStart, Number, Sheet};
use crate::record::Serial;
use crate::station::Error;
use crate::store::RecordKey;

impl Keying {
    /// Whether the pile is noted keyed and nothing of it is left unfinished: a new sheet would be refused.
    pub(super) fn takes_no_more(&self) -> bool {
        let ended = self.start == KeyingStart::Pile && self.station.may_key(&self.view).is_err();
        ended && matches!(self.unfinished(), Ok(None))
    }

    /// The next sheet of the pile: one left unfinished, else a new one.
    pub(super) fn unfinished_or_new(&self) -> Result<Sheet, Error> {
        match self.unfinished()? {
            Some(sheet) => Ok(sheet),
            None => self.new_sheet(),
        }
    }

    fn unfinished(&self) -> Result<Option<Sheet>, Error> {
        // What the store has not written it still shows as it was.
        let ended = |key: &RecordKey| *key == self.key || self.unsaved.contains_key(key);
        self.station.first_unfinished(&self.view, &self.station.records(&self.view)?, ended)
    }

    pub(super) fn new_sheet(&self) -> Result<Sheet, Error> {
        let sheet = self.station.new_sheet(&self.view, Number::Next)?;
        // The store does not know of what it could not write.
        let known = || self.unsaved.keys().chain([&self.key]).map(|key| key.serial);
        match known().max().filter(|_| known().any(|known| known == sheet.key.serial)) {
            Some(highest) => self.station.new_sheet(&self.view, Number::This(Serial(highest.0 + 1))),
            None => Ok(sheet),
        }
    }
}
