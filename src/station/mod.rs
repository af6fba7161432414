//! What every face of the station shares: campaigns, batches, keying, the end of a session. No terminal here.
//!
//! The screen, the plain mode, the command line and the headless demonstration all go through these doors, so that
//! what one of them can do the others can too.

pub mod backups;
mod batches;
mod calendar;
pub mod calendar_sentences;
mod campaigns;
pub mod certainty;
mod clock;
mod correcting;
mod demonstration;
pub mod difference;
mod error;
pub mod exporting;
mod fhir_findings;
mod files;
mod filters;
pub mod findings;
pub mod health;
mod idle;
mod keying;
pub mod keymap_errors;
mod kit;
pub mod lint;
mod online;
pub mod online_findings;
mod outside;
mod overview;
mod own;
mod piles;
mod pins;
mod planning;
mod policies;
#[cfg(feature = "pdf")]
mod printing;
pub mod products;
pub mod rehearsal;
mod retelling;
mod reviewing;
mod rules;
mod scanning;
pub mod selftest;
pub mod sentences;
mod session;
mod settings;
mod state;
pub mod state_sentences;
mod steps;
pub mod store_errors;
pub mod system_reasons;
pub mod traces;
mod typist;
pub mod unsaved;
mod verifying;

pub use backups::BackupStanding;
pub use batches::{BatchDraft, BatchView};
pub use calendar::{Calendar, CalendarLine, EvaluationView};
pub use campaigns::{CampaignDetails, CampaignDraft, CampaignView};
pub use clock::{Clock, FixedClock, SystemClock};
pub use correcting::{Corrected, Correction, Found};
pub use demonstration::{Demonstration, shipped_campaigns};
pub use error::{Error, PolicyValue};
pub use exporting::{DataFile, ExportRequest, Exported, Target};
pub use filters::RecordFilter;
pub use keying::{Keying, KeyingStart, Notice, Notify, Phase, Pressed, SERIAL_MAX, Saving, read_serial};
pub use kit::{KIT_CHARS_MAX, KIT_FOLDER, Kit, KitFile, kit_field};
pub use online::{WEB_WORD, WebImported, WebRequest, WebTaken};
pub use overview::{Overview, Pressing, UnitView, Wait, WaitingGroup};
pub use own::{Agreement, OwnFigures};
pub use piles::BatchStep;
pub use pins::{PIN_CHARS_MAX, PIN_CHARS_MIN, PINS_FILE, PinFault, PinHolder, Pins, Tried};
pub use planning::{ACTION_CHARS_MAX, ActionClash, PlanView, finding_named};
#[cfg(feature = "pdf")]
pub use printing::{PaperLook, PaperOrder, PrintedSheets, SHEETS_MAX, print_blank, remark};
pub use products::Product;
pub use retelling::Retelling;
pub use reviewing::{CommentView, CommentsView, theme_named};
pub use rules::{Account, Precautions, Rules, destinations, files_in, tools_in};
pub use scanning::{Opened, Reception, Scanned};
pub use session::Issued;
pub use settings::{BACKUP_HOURS_MAX, IDLE_LOCK_MINUTES_MAX, Setting, SettingFault, Settings, StartOptions};
pub use state::Names;
pub use steps::{StepFact, StepView};
pub use typist::Typed;
pub use unsaved::PutBack;
pub use verifying::DrawView;

use crate::operator::{Identification, Operator, Signature};
use crate::store::{self, Role, Store, Write};
use std::sync::Arc;

/// How often a change of a campaign is made anew while others change it too.
const ATTEMPTS_MAX: usize = 64;

/// The station of one operator on one store.
#[derive(Clone)]
pub struct Station {
    /// Where everything is kept.
    pub store: Arc<dyn Store>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Who keys.
    pub operator: Operator,
    /// How it is known who keys.
    pub identified: Identification,
    /// With whom the store is shared.
    pub sharing: Sharing,
}

/// With whom a store is shared, and what may be done in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sharing {
    /// With nobody: it is this station's own.
    Alone,
    /// With the stations of a host, which lets this one's person do so much.
    Host(Role),
}

impl Sharing {
    /// Whether the campaign may be conducted: reports, data, closing.
    pub fn conducts(self) -> bool {
        self.role() >= Role::Manager
    }

    /// What may be done.
    pub fn role(self) -> Role {
        match self {
            Sharing::Alone => Role::Administrator,
            Sharing::Host(role) => role,
        }
    }
}

impl Station {
    /// Who and when, for a trace.
    pub fn signature(&self) -> Signature {
        Signature { who: self.operator.clone(), how: self.identified, when: self.clock.now() }
    }

    /// Writes, signed, and waits until it is on the disk.
    fn commit(&self, writes: Vec<Write>) -> Result<(), Error> {
        match self.store.commit(&self.signature(), writes.clone()) {
            // Nothing of it was written: the disk failed before, and may be well again.
            Err(store::Error::Stopped) => {
                self.store.revive()?;
                Ok(self.store.commit(&self.signature(), writes)?)
            }
            outcome => Ok(outcome?),
        }
    }

    /// Reads a campaign, changes it and writes it, anew as long as somebody else changed it in between: both changes stay.
    fn on_fresh<T>(&self, change: impl Fn() -> Result<T, Error>) -> Result<T, Error> {
        for _ in 1..ATTEMPTS_MAX {
            match change() {
                Err(Error::Store(store::Error::CampaignChanged { .. })) => {}
                outcome => return outcome,
            }
            // Whoever came first is seen once the disk has it.
            self.catch_up()?;
        }
        change()
    }

    /// Waits until everything submitted so far is on the disk.
    ///
    /// # Errors
    /// The store's.
    pub fn catch_up(&self) -> Result<(), Error> {
        self.commit(Vec::new())
    }
}
