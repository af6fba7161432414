//! The number of a sheet as it is written on the paper: taken in the place of the one proposed.

use super::{Held, Keying, KeyingStart, Phase};
use crate::campaign::{BatchNumber, CampaignId};
use crate::paper;
use crate::questionnaire::Audience;
use crate::record::{Pass, Serial};
use crate::station::{Error, Station};
use crate::store::{self, RecordKey, RecordState, SheetKey};

/// The highest number that a sheet may bear: a slip of the hand beyond it would lead all later proposals astray.
pub const SERIAL_MAX: u32 = paper::NUMBER_MAX;

/// Reads a number as it is written on a sheet.
///
/// # Errors
/// [`Error::BadSerial`]: no number, nought, or beyond [`SERIAL_MAX`].
pub fn read_serial(text: &str) -> Result<Serial, Error> {
    let text = text.trim();
    let figures = text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.parse().ok().filter(|number| figures && (1..=SERIAL_MAX).contains(number));
    number.map(Serial).ok_or_else(|| Error::BadSerial(text.to_owned()))
}

impl Keying {
    /// Whether the sheet may still take another number: a new one of a pile, of which nothing was written.
    pub fn may_take_serial(&self) -> bool {
        self.start == KeyingStart::Pile && self.phase == Phase::Sheet && self.is_new()
    }

    /// Takes the number written on the paper in the place of the one proposed. Later proposals go on from the highest.
    ///
    /// # Errors
    /// [`Error::NumberKept`] once something was written; [`Error::BadSerial`]; [`Error::SerialTaken`] with what is there.
    pub fn take_serial(&mut self, serial: Serial) -> Result<(), Error> {
        if !self.may_take_serial() {
            return Err(Error::NumberKept(self.key.serial));
        }
        let serial = read_serial(&serial.0.to_string())?;
        let unsaved = self.unsaved.iter().find(|(key, _)| key.serial == serial);
        let unsaved = unsaved.map(|(_, filed)| (filed.batch, RecordState::of(&filed.record.status)));
        let there = match unsaved {
            Some(there) => Some(there),
            None => self.station.filed_under(&self.view.campaign.id, &self.view.batch.audience, serial)?,
        };
        if let Some((batch, state)) = there {
            return Err(Error::SerialTaken(serial, batch, state));
        }
        let key = RecordKey { serial, ..self.key.clone() };
        self.held = Some(Held::this(&self.station.store, key.clone())?);
        self.key = key;
        let records = self.station.records(&self.view)?;
        self.count(&records);
        Ok(())
    }
}

impl Station {
    /// The batch that a sheet of an audience lies in, and how far it is; `None` when the number is free. A sealed one is found
    /// too.
    pub(in crate::station) fn filed_under(
        &self,
        campaign: &CampaignId,
        audience: &Audience,
        serial: Serial,
    ) -> Result<Option<(BatchNumber, RecordState)>, Error> {
        let sheet = SheetKey { campaign: campaign.clone(), audience: audience.clone(), serial };
        match self.store.record(&sheet.pass(Pass::First)) {
            Ok(filed) => Ok(filed.map(|filed| (filed.batch, RecordState::of(&filed.record.status)))),
            // Only what is complete is verified.
            Err(store::Error::Forbidden { .. }) => {
                let verified = self.store.verification(&sheet, &self.signature())?;
                Ok(verified.map(|verified| (verified.sheet.batch, RecordState::Complete)))
            }
            Err(error) => Err(error.into()),
        }
    }
}
