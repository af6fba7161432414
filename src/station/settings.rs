//! What an operator chooses once: language, keymap, theme, name, pace of the pages. Read and written as TOML.

use super::Error;
use super::files::write_whole;
use crate::expression::nearest;
use crate::language::Language;
use crate::operator::Operator;
use crate::store::{BackupPlan, KEEP_MAX};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use toml::de::{DeTable, DeValue};

/// Settings are a few lines; a longer file is not what it seems.
const BYTES_MAX: u64 = 64 * 1024;

/// The keys of the file.
const KEYS: [&str; 10] = [
    "language",
    "keymap",
    "theme",
    "operator",
    "page-stops",
    "running-count",
    "pin",
    "idle-lock-minutes",
    "destinations",
    "backup",
];

/// Most minutes before a station that nobody touches covers its screen.
pub const IDLE_LOCK_MINUTES_MAX: u32 = 240;

/// An operator's choices; `None` is guessed from the machine at each start.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
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
    /// Whether whoever keys says who they are by a PIN of their own.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub pin: bool,
    /// Minutes, from 1 to [`IDLE_LOCK_MINUTES_MAX`], after which a station that nobody touches covers its screen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idle_lock_minutes: Option<u32>,
    /// Folders that documents are copied to, by their names: a shared folder, a stick.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub destinations: BTreeMap<String, PathBuf>,
    /// How one's own store is backed up; nothing where it is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backup: Option<BackupPlan>,
}

/// Most hours between two backups: a year.
pub const BACKUP_HOURS_MAX: u32 = 8760;

/// Takes how one's own store is backed up as it is written; nothing where something does not suit.
fn take_backup(value: &DeValue) -> Option<BackupPlan> {
    let mut to = None;
    let (mut every_hours, mut keep, mut recipients) = (None, BackupPlan::KEEP, Vec::new());
    for (key, value) in value.as_table()? {
        let value = value.get_ref();
        match key.get_ref().as_ref() {
            "to" => to = Some(value.as_str().map(Path::new).filter(|folder| folder.is_absolute())?.to_owned()),
            "every-hours" => every_hours = Some(within(value, BACKUP_HOURS_MAX)?),
            "keep" => keep = within(value, KEEP_MAX)?,
            "recipients" => {
                let texts = value.as_array()?.iter().map(|one| one.get_ref().as_str().map(str::to_owned));
                recipients = texts.collect::<Option<_>>()?;
            }
            _ => return None,
        }
    }
    Some(BackupPlan { to: to?, every_hours, keep, recipients })
}

/// A whole number from 1 to `most`.
fn within(value: &DeValue, most: u32) -> Option<u32> {
    let number = value.as_integer()?;
    u32::from_str_radix(number.as_str(), number.radix()).ok().filter(|number| (1..=most).contains(number))
}

/// One choice.
#[derive(Clone, Debug, PartialEq)]
pub enum Setting {
    /// The language of the screens.
    Language(Language),
    /// The keymap; `None` is what the machine suggests.
    Keymap(Option<String>),
    /// The theme; `None` is what the machine suggests.
    Theme(Option<String>),
    /// The name to key under; `None` is the system's user.
    Operator(Option<Operator>),
    /// Whether keying stops at the end of each page.
    PageStops(bool),
    /// Whether the running count is shown.
    RunningCount(bool),
}

/// What the options of one start say over the settings. They are never written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StartOptions {
    /// The language of the screens.
    pub language: Option<Language>,
    /// The keymap.
    pub keymap: Option<String>,
    /// The theme.
    pub theme: Option<String>,
    /// The name to key under.
    pub operator: Option<Operator>,
    /// Whether keying stops at the end of each page.
    pub page_stops: Option<bool>,
    /// Whether the running count is shown.
    pub running_count: Option<bool>,
    /// The folders that documents are copied to, where the machine names them.
    pub destinations: Option<BTreeMap<String, PathBuf>>,
    /// The user's own folder: for what the store cannot take.
    pub home: Option<PathBuf>,
}

impl StartOptions {
    /// Where what the store cannot take may go: the user's own folder, then the folders named in the settings.
    pub fn refuges(&self, settings: &Settings) -> Vec<PathBuf> {
        self.home.iter().chain(settings.destinations.values()).cloned().collect()
    }
}

/// Something wrong in a file of settings. What it says is passed over, the rest counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingFault {
    /// No setting has this key.
    Unknown {
        /// The line, from 1.
        line: usize,
        /// The key.
        key: String,
        /// The nearest key that exists.
        near: Option<String>,
    },
    /// The setting does not take this value.
    Value {
        /// The line, from 1.
        line: usize,
        /// The key.
        key: String,
    },
    /// This is no TOML: nothing of the file counts.
    Syntax {
        /// The line, from 1.
        line: usize,
    },
    /// The file is too long for settings: nothing of it counts.
    TooLong,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            language: None,
            keymap: None,
            theme: None,
            operator: None,
            page_stops: true,
            running_count: false,
            pin: false,
            idle_lock_minutes: None,
            destinations: BTreeMap::new(),
            backup: None,
        }
    }
}

impl Settings {
    /// Reads the file; the defaults when there is none. What is wrong in it comes beside what could be read.
    pub fn read(path: &Path) -> (Settings, Option<Error>) {
        let text = match read_text(path) {
            Ok(None) => return (Settings::default(), None),
            Ok(Some(Ok(text))) => text,
            Ok(Some(Err(fault))) => return (Settings::default(), Some(Error::Settings(path.to_owned(), vec![fault]))),
            Err(error) => return (Settings::default(), Some(error)),
        };
        let mut settings = Settings::default();
        let faults = take_lines(&text, &KEYS, &mut |key, value| settings.take(key, value));
        (settings, (!faults.is_empty()).then(|| Error::Settings(path.to_owned(), faults)))
    }

    /// Takes one line of the file: whether the value suits, `None` when there is no such key.
    fn take(&mut self, key: &str, value: &DeValue) -> Option<bool> {
        let text = value.as_str();
        match key {
            "destinations" => return Some(take_destinations(value, &mut self.destinations)),
            "pin" => return Some(value.as_bool().map(|pin| self.pin = pin).is_some()),
            "idle-lock-minutes" => {
                let minutes = take_minutes(value);
                self.idle_lock_minutes = minutes.or(self.idle_lock_minutes);
                return Some(minutes.is_some());
            }
            _ => {}
        }
        if key == "backup" {
            self.backup = take_backup(value);
            return Some(self.backup.is_some());
        }
        let setting = match key {
            "language" => text.and_then(language).map(Setting::Language),
            "keymap" => text.map(|name| Setting::Keymap(Some(name.to_owned()))),
            "theme" => text.map(|name| Setting::Theme(Some(name.to_owned()))),
            "operator" => text.and_then(Operator::new).map(|name| Setting::Operator(Some(name))),
            "page-stops" => value.as_bool().map(Setting::PageStops),
            "running-count" => value.as_bool().map(Setting::RunningCount),
            _ => return None,
        };
        let suits = setting.is_some();
        setting.into_iter().for_each(|setting| self.set(setting));
        Some(suits)
    }

    /// Takes one choice.
    pub fn set(&mut self, setting: Setting) {
        match setting {
            Setting::Language(language) => self.language = Some(language),
            Setting::Keymap(keymap) => self.keymap = keymap,
            Setting::Theme(theme) => self.theme = theme,
            Setting::Operator(operator) => self.operator = operator,
            Setting::PageStops(stops) => self.page_stops = stops,
            Setting::RunningCount(count) => self.running_count = count,
        }
    }

    /// The settings in force under the options of this start.
    pub fn under(&self, options: &StartOptions) -> Settings {
        let options = options.clone();
        Settings {
            language: options.language.or(self.language),
            keymap: options.keymap.or_else(|| self.keymap.clone()),
            theme: options.theme.or_else(|| self.theme.clone()),
            operator: options.operator.or_else(|| self.operator.clone()),
            page_stops: options.page_stops.unwrap_or(self.page_stops),
            running_count: options.running_count.unwrap_or(self.running_count),
            pin: self.pin,
            idle_lock_minutes: self.idle_lock_minutes,
            destinations: options.destinations.unwrap_or_else(|| self.destinations.clone()),
            backup: self.backup.clone(),
        }
    }

    /// Writes the file, whole or not at all.
    ///
    /// # Errors
    /// [`Error::File`] with the system's reason.
    pub fn write(&self, path: &Path) -> Result<(), Error> {
        let text = toml::to_string(self).expect("settings are plain TOML values");
        // What was wrong in the file may be worth mending: it is put aside, not lost.
        if let (_, Some(Error::Settings(..))) = Settings::read(path) {
            let _ = fs::copy(path, path.with_extension("toml.old"));
        }
        write_whole(path, text.as_bytes())
    }
}

impl StartOptions {
    /// What is chosen on the screen counts from now on, whatever the options said.
    pub fn yield_to(&mut self, setting: &Setting) {
        match setting {
            Setting::Language(_) => self.language = None,
            Setting::Keymap(_) => self.keymap = None,
            Setting::Theme(_) => self.theme = None,
            Setting::Operator(_) => self.operator = None,
            Setting::PageStops(_) => self.page_stops = None,
            Setting::RunningCount(_) => self.running_count = None,
        }
    }
}

/// The text of a file of settings; `None` when there is none.
///
/// # Errors
/// [`Error::File`] when it cannot be read; within, [`SettingFault::TooLong`].
pub(super) fn read_text(path: &Path) -> Result<Option<Result<String, SettingFault>>, Error> {
    let read = || {
        let mut bytes = Vec::new();
        fs::File::open(path)?.take(BYTES_MAX + 1).read_to_end(&mut bytes)?;
        std::io::Result::Ok(bytes)
    };
    match read() {
        Ok(bytes) if bytes.len() as u64 > BYTES_MAX => Ok(Some(Err(SettingFault::TooLong))),
        Ok(bytes) => Ok(Some(Ok(String::from_utf8_lossy(&bytes).into_owned()))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::File(path.to_owned(), error.to_string())),
    }
}

/// The line of a byte, from 1.
fn line_of(text: &str, byte: usize) -> usize {
    1 + text.bytes().take(byte).filter(|byte| *byte == b'\n').count()
}

/// That a text is no TOML, and where.
pub(super) fn syntax(text: &str, error: &toml::de::Error) -> SettingFault {
    SettingFault::Syntax { line: line_of(text, error.span().map_or(0, |span| span.start)) }
}

/// Hands every line of a file of settings to `take`, which says whether the value suits, `None` when there is no such key; what
/// is wrong in it.
pub(super) fn take_lines(
    text: &str,
    keys: &[&'static str],
    take: &mut dyn FnMut(&str, &DeValue) -> Option<bool>,
) -> Vec<SettingFault> {
    let line = |byte| line_of(text, byte);
    let table = match DeTable::parse(text) {
        Ok(table) => table.into_inner(),
        Err(error) => return vec![syntax(text, &error)],
    };
    let mut faults = Vec::new();
    for (key, value) in &table {
        let (line, key) = (line(key.span().start), key.get_ref().to_string());
        match take(&key, value.get_ref()) {
            Some(true) => {}
            Some(false) => faults.push(SettingFault::Value { line, key }),
            None => {
                let near = nearest(&key, keys.iter().copied()).map(str::to_owned);
                faults.push(SettingFault::Unknown { line, key, near });
            }
        }
    }
    faults
}

/// Takes folders by their names; whether each is one.
pub(super) fn take_destinations(value: &DeValue, destinations: &mut BTreeMap<String, PathBuf>) -> bool {
    let Some(table) = value.as_table() else { return false };
    let mut suits = true;
    for (name, folder) in table {
        match folder.get_ref().as_str().map(Path::new).filter(|folder| folder.is_absolute()) {
            Some(folder) => drop(destinations.insert(name.get_ref().to_string(), folder.to_owned())),
            None => suits = false,
        }
    }
    suits
}

/// Minutes before the screen is covered; `None` for what is none.
pub(super) fn take_minutes(value: &DeValue) -> Option<u32> {
    let minutes = value.as_integer()?.to_string().parse().ok()?;
    (1..=IDLE_LOCK_MINUTES_MAX).contains(&minutes).then_some(minutes)
}

/// A language by its name or its tag.
fn language(text: &str) -> Option<Language> {
    match text {
        "french" => Some(Language::French),
        "english" => Some(Language::English),
        tag => Language::from_tag(tag),
    }
}
