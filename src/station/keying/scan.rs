//! Another sheet opened by its code, from the sheet at hand.

use super::{Keying, KeyingStart, Number, Phase, Sheet};
use crate::questionnaire::Variant;
use crate::record::{Pass, Serial};
use crate::station::{BatchView, Error, Scanned, Station};
use crate::store::{RecordKey, RecordState};

impl Keying {
    /// Opens the sheet of a code. One of this pile is opened here, in the place of a sheet of which nothing was written;
    /// one of another pile is given back, for whoever leads the way there.
    ///
    /// # Errors
    /// [`Error::SheetInHand`]; [`Error::NotByCode`] where sheets are not opened freely; and those of [`Station::scanned`].
    pub fn scan(&mut self, text: &str) -> Result<Option<Scanned>, Error> {
        if self.start != KeyingStart::Pile {
            return Err(Error::NotByCode);
        }
        if self.phase == Phase::Sheet && (self.touched || !self.entry.line().text().is_empty()) {
            return Err(Error::SheetInHand(self.key.serial));
        }
        if let Some(error) = &self.failed {
            return Err(Error::Store(error.clone()));
        }
        let pile = self.view.batch.number;
        let scanned = self.station.scanned(text, Some(self.view.campaign.id.as_str()), Some(pile))?;
        if scanned.view.batch.number != pile {
            return Ok(Some(scanned));
        }
        let sheet = self.station.coded_sheet(&self.view, scanned.serial, &scanned.variant)?;
        self.enter(sheet)?;
        Ok(None)
    }
}

impl Station {
    /// The sheet of this number in the batch: gone on with where it was begun, else new, in this variant.
    pub(super) fn coded_sheet(&self, view: &BatchView, serial: Serial, variant: &Variant) -> Result<Sheet, Error> {
        let (campaign, audience) = (view.campaign.id.clone(), view.batch.audience.clone());
        if let Some((batch, state)) = self.filed_under(&campaign, &audience, serial)? {
            return match state {
                RecordState::InProgress => {
                    self.reopen(view, &RecordKey { campaign, audience, serial, pass: Pass::First })
                }
                state => Err(Error::SerialTaken(serial, batch, state)),
            };
        }
        self.may_key(view)?;
        let mut view = view.clone();
        view.batch.variant = variant.clone();
        self.new_sheet(&view, Number::This(serial))
    }
}
