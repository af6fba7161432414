//! Correcting one complete sheet, and saying why.

use super::{Keying, KeyingStart, Notify};
use crate::entry::Options;
use crate::record::{RecordEvent, Serial};
use crate::station::{BatchView, Error, Station};

impl Keying {
    /// Opens a complete sheet to correct it; why stands in its trace with the first change.
    ///
    /// # Errors
    /// [`Error::NoRecord`], [`Error::NotComplete`], [`Error::Voided`], and the store's.
    pub(in crate::station) fn open_to_mend(
        station: &Station,
        view: BatchView,
        serial: Serial,
        reason: &str,
        notify: Notify,
    ) -> Result<Keying, Error> {
        station.open_campaign(view.campaign.id.as_str())?;
        let records = station.records(&view)?;
        let summary = records.iter().find(|summary| summary.key.serial == serial).ok_or(Error::NoRecord(serial))?;
        let mut sheet = station.reopen(&view, &summary.key)?;
        if !sheet.was_complete {
            return Err(Error::NotComplete(serial));
        }
        sheet.record.history.push((station.signature(), RecordEvent::Corrected(reason.to_owned())));
        Keying::on(station.clone(), view, KeyingStart::Record(serial), Options::default(), notify, sheet, None)
    }
}
