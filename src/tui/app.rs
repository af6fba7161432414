//! The station on the terminal: one loop, one mailbox, an enum of screens.

use super::look::Surroundings;
use crate::keymap::Keymap;
use crate::language::Phrases;
use crate::station::{Settings, Station};
use std::io;
use std::path::PathBuf;

/// What the station on the terminal starts with.
pub struct Start {
    /// The station.
    pub station: Station,
    /// The keymap in force.
    pub keymap: Keymap,
    /// The sentence that names it and says why.
    pub keymap_named: String,
    /// The language of the screens.
    pub phrases: Phrases,
    /// What the environment says of the terminal.
    pub surroundings: Surroundings,
    /// The operator's settings; an option's theme stands in them already.
    pub settings: Settings,
    /// Where the settings are written when they are changed; `None` without a home.
    pub settings_file: Option<PathBuf>,
    /// The folder reports go to, in one folder per campaign.
    pub reports: PathBuf,
    /// The demonstration: nothing of it is kept, and the screens say so.
    pub demonstration: bool,
    /// `SSH_CONNECTION`, for the command that brings a report home.
    pub ssh_connection: Option<String>,
}

/// Opens the station and returns when the operator leaves it or the terminal is gone, everything saved.
///
/// # Errors
/// The terminal's, other than its going away.
pub fn run(_start: Start) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
