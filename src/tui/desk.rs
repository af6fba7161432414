//! What every screen may look at, and what a screen asks of the app.

use super::Look;
use super::lag::Times;
use super::screens::WayHome;
use crate::keymap::Keymap;
use crate::language::Phrases;
use crate::station::{Settings, Station};
use std::path::{Path, PathBuf};

/// What a screen asks of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Nothing but to be drawn again.
    Nothing,
    /// The bell.
    Bell,
    /// Back to where it came from; everything is saved.
    Leave,
    /// The help of the screen.
    Help,
    /// To cover the screen.
    Lock,
    /// To leave the station.
    Quit,
    /// The end of the session: the report is made.
    EndSession,
    /// The number written on the paper, to be asked for.
    AskSerial,
    /// The code of a sheet, to be asked for.
    AskCode,
    /// To the sheet of another pile whose code was scanned; everything is saved.
    TurnTo,
    /// The keypad's digits again, NumLock being off.
    KeypadRepair,
    /// What is not saved, written to a file elsewhere.
    KeepElsewhere,
    /// Back to the shell for a moment.
    Suspend,
    /// The whole screen drawn anew.
    Redraw,
}

/// What every screen may look at.
pub struct Desk {
    /// The station.
    pub station: Station,
    /// The keymap in force.
    pub keymap: Keymap,
    /// The sentence that names it and says why.
    pub keymap_named: String,
    /// The language of the screens.
    pub phrases: Phrases,
    /// Theme and glyphs in force.
    pub look: Look,
    /// The operator's settings, under the options of this start.
    pub settings: Settings,
    /// Nobody said who keys here: no option, no setting, not the system.
    pub nobody: bool,
    /// Bytes came that mean nothing in UTF-8: the terminal is set to another charset.
    pub charset_trouble: bool,
    /// The demonstration: nothing of it is kept.
    pub demonstration: bool,
    /// How long pictures and the line take.
    pub times: Times,
    /// There is no way out of the station: no shell, no free path.
    pub confined: bool,
    /// Whoever keys says who they are by a PIN.
    pub pinned: bool,
    /// The host does not answer: what is keyed waits in this station.
    pub host_silent: bool,
    /// Whether nothing was confirmed for a while although something waits for it.
    pub is_tardy: bool,
    /// The folder reports and other files go to, in one folder per campaign.
    pub reports: PathBuf,
    /// What brings a file home, where the station is at the end of a line.
    pub(super) way_home: Option<WayHome>,
}

impl Desk {
    /// Whether what waits to be confirmed keeps people waiting: a host that is away, a disk that hangs.
    pub(super) fn confirms_late(&self) -> bool {
        self.host_silent || self.is_tardy
    }

    /// Where a file is; at the end of a line, the command that brings it home.
    pub(super) fn place(&self, path: &Path) -> String {
        self.way_home.as_ref().map_or_else(|| path.display().to_string(), |way| way.command(path))
    }
}
