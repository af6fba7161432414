//! Opening: the store, the keymap, the look, the station itself.

use super::{Environment, Failure, refused};
use crate::keymap::{self, Keymap, KeyboardHints};
use crate::language::Phrases;
use crate::operator::{Moment, Operator};
use crate::say;
use crate::station::{self, Clock as _, Settings, Station, SystemClock, keymap_errors, sentences};
use crate::store::{Holder, SledStore};
use crate::tui;
use clap::ArgMatches;
use std::path::PathBuf;
use std::sync::Arc;

/// What was chosen for this start: the options over the settings.
pub(super) struct Choices {
    pub settings: Settings,
    /// Why the settings could not be read.
    pub settings_problem: Option<station::Error>,
    pub store: Option<PathBuf>,
    pub plain: bool,
    pub operator: Operator,
}

impl Choices {
    /// Puts the options over the settings; the text of an operator name that is none otherwise.
    pub fn new(
        matches: &ArgMatches,
        environment: &Environment,
        mut settings: Settings,
        settings_problem: Option<station::Error>,
    ) -> Result<Choices, String> {
        let text = |name: &str| matches.get_one::<String>(name).cloned();
        settings.keymap = text("keymap").or(settings.keymap);
        settings.theme = text("theme").or(settings.theme);
        settings.running_count |= matches.get_flag("running-count");
        settings.page_stops &= !matches.get_flag("no-page-stops");
        let named = text("operator").map(|name| Operator::new(&name).ok_or(name)).transpose()?;
        // The system's user until people have names of their own.
        let user = || environment.user.as_deref().map(|user| user.chars().take(16).collect::<String>());
        let user = || user().as_deref().and_then(Operator::new);
        let nobody = || Operator::new("?").expect("one character");
        let operator = named.or(settings.operator.clone()).or_else(user).unwrap_or_else(nobody);
        let store = text("store").map(PathBuf::from);
        Ok(Choices { settings, settings_problem, store, plain: matches.get_flag("plain"), operator })
    }
}

/// The folder where the store lies.
pub(super) fn store_folder(
    environment: &Environment,
    choices: &Choices,
    phrases: &Phrases,
) -> Result<PathBuf, Failure> {
    let default = || environment.data.as_ref().map(|data| data.join("store"));
    choices.store.clone().or_else(default).ok_or_else(|| Failure::Environment(vec![say!(phrases, "cli-no-home")]))
}

/// The station on the store.
pub(super) fn store(environment: &Environment, choices: &Choices, phrases: &Phrases) -> Result<Station, Failure> {
    let folder = store_folder(environment, choices, phrases)?;
    let clock = SystemClock;
    let store = SledStore::open(&folder, holder(environment, clock.now()))
        .map_err(|error| refused(&station::Error::Store(error), phrases))?;
    Ok(Station { store: Arc::new(store), clock: Arc::new(clock), operator: choices.operator.clone() })
}

pub(super) fn holder(environment: &Environment, since: Moment) -> Holder {
    let terminal = std::fs::read_link("/proc/self/fd/0").ok().filter(|path| path.starts_with("/dev"));
    Holder {
        pid: std::process::id(),
        user: environment.user.clone().unwrap_or_default(),
        terminal: terminal.map_or_else(String::new, |path| path.display().to_string()),
        since,
    }
}

/// The keymap in force and the sentence that names it and why.
pub(super) fn keymap(
    environment: &Environment,
    choices: &Choices,
    phrases: &Phrases,
) -> Result<(Keymap, String), Failure> {
    let load = |name: &str| {
        keymap::load(name).map_err(|errors| {
            let say = |error| keymap_errors::keymap_error(error, phrases);
            Failure::Environment(errors.iter().map(say).collect())
        })
    };
    if let Some(name) = &choices.settings.keymap {
        let keymap = load(name)?;
        let named = keymap_errors::keymap_chosen(&keymap, phrases);
        return Ok((keymap, named));
    }
    let guess = keymap::guess(&KeyboardHints {
        locale: environment.locale.as_deref(),
        xkb_layout: environment.xkb.0.as_deref(),
        xkb_variant: environment.xkb.1.as_deref(),
        keyboard_file: environment.keyboard_files.0.as_deref(),
        console_file: environment.keyboard_files.1.as_deref(),
        remote: environment.remote,
    });
    let named = keymap_errors::keymap_guessed(&guess, phrases);
    Ok((load(guess.name)?, named))
}
