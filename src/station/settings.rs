//! What an operator chooses once: language, keymap, theme, pace of the pages. Read and written as TOML.

use super::Error;
use super::files::write_whole;
use crate::language::Language;
use crate::operator::Operator;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::Path;

/// An operator's choices; `None` is guessed from the machine at each start.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// Language of the screens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// Name of a shipped keymap, or path of one's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keymap: Option<String>,
    /// Name of a theme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// The short name to key under.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<Operator>,
    /// Whether keying stops at the end of each page.
    pub page_stops: bool,
    /// Whether the running count of accepted answers is shown.
    pub running_count: bool,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { language: None, keymap: None, theme: None, operator: None, page_stops: true, running_count: false }
    }
}

impl Settings {
    /// Reads the file; the defaults when there is none.
    ///
    /// # Errors
    /// [`Error::File`] with the place and the reason, when it cannot be read or is not what settings look like.
    pub fn read(path: &Path) -> Result<Settings, Error> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Settings::default()),
            Err(error) => return Err(Error::File(path.to_owned(), error.to_string())),
        };
        toml::from_str(&text).map_err(|error| Error::File(path.to_owned(), error.to_string()))
    }

    /// Writes the file, whole or not at all.
    ///
    /// # Errors
    /// [`Error::File`] with the system's reason.
    pub fn write(&self, path: &Path) -> Result<(), Error> {
        let text = toml::to_string(self).expect("settings are plain TOML values");
        write_whole(path, text.as_bytes())
    }
}
