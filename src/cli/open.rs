//! Opening: the store, the keymap, the look, the station itself.

use super::environment::Joins;
use super::{Environment, Failure, privacy, refused};
use crate::host::account_numbered;
use crate::keymap::{self, Command, KeyboardHints, Keymap};
use crate::language::{Language, Phrases};
use crate::operator::{Identification, Moment, Operator};
use crate::say;
use crate::station::{
    self, Account, BatchView, Clock as _, Keying, KeyingStart, PINS_FILE, Pins, Precautions, Rules, Settings, Sharing,
    StartOptions, Station, SystemClock, keymap_errors, sentences,
};
use crate::store::{self, Connected, Holder, HostStore, Migrated, SledStore};
use crate::{entry, plain, tui};
use clap::ArgMatches;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What was chosen for this start: the options over the settings.
pub(super) struct Choices {
    /// The settings as they are kept.
    pub kept: Settings,
    /// What the options say over them.
    pub options: StartOptions,
    /// The settings in force.
    pub settings: Settings,
    /// Why the settings could not be read.
    pub settings_problem: Option<station::Error>,
    pub store: Option<PathBuf>,
    pub plain: bool,
    pub operator: Operator,
    /// The system's user, when he can be named.
    pub system_operator: Option<Operator>,
    /// The rules of the machine, if it has any; why they cannot be followed.
    pub rules: Result<Option<Rules>, station::Error>,
    /// What is taken care of.
    pub precautions: Precautions,
}

impl Choices {
    /// Puts the options over the settings; the text of an operator name that is none otherwise.
    pub fn new(
        matches: &ArgMatches,
        environment: &Environment,
        kept: Settings,
        settings_problem: Option<station::Error>,
    ) -> Result<Choices, String> {
        let text = |name: &str| matches.get_one::<String>(name).cloned();
        let named = text("operator").map(|name| Operator::new(&name).ok_or(name)).transpose()?;
        let rules = Rules::read(&environment.rules);
        let known = rules.clone().unwrap_or_default();
        let confined = matches.get_flag("confined") || super::confined::by_start(environment);
        let precautions = match &known {
            Some(rules) => rules.precautions(&kept, &account_numbered(environment.uid), confined),
            None => Rules::default().precautions(&kept, &Account::default(), confined),
        };
        let options = StartOptions {
            language: text("language").as_deref().and_then(Language::from_tag),
            keymap: text("keymap"),
            theme: text("theme"),
            operator: named,
            page_stops: matches.get_flag("no-page-stops").then_some(false),
            running_count: matches.get_flag("running-count").then_some(true),
            destinations: Some(station::destinations(known.as_ref(), &kept, precautions.confined)),
            home: environment.home.clone(),
        };
        let settings = kept.under(&options);
        // The system's user until people have names of their own.
        let system_operator = environment.user.as_deref().map(|user| Operator::of_user(user, environment.uid));
        let nobody = || Operator::new("?").expect("one character");
        let operator = settings.operator.clone().or_else(|| system_operator.clone()).unwrap_or_else(nobody);
        let store = text("store").map(PathBuf::from);
        let plain = matches.get_flag("plain");
        Ok(Choices {
            kept,
            options,
            settings,
            settings_problem,
            store,
            plain,
            operator,
            system_operator,
            rules,
            precautions,
        })
    }

    /// How it is known who keys.
    pub fn identified(&self) -> Identification {
        let system = self.settings.operator.is_none() && self.system_operator.is_some();
        if system { Identification::SystemUser } else { Identification::Chosen }
    }

    /// Whether nobody can be named as the one who keys.
    pub fn nobody(&self) -> bool {
        self.settings.operator.is_none() && self.system_operator.is_none()
    }

    /// What is wrong with the settings, in sentences.
    pub fn warnings(&self, phrases: &Phrases) -> Vec<String> {
        let problems = self.settings_problem.iter().chain(self.rules.as_ref().err());
        problems.flat_map(|problem| sentences::error(problem, phrases)).collect()
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

/// Where reports go unless said otherwise: in the data folder, and those of a store named on the command line within it. Two
/// stores may have campaigns of one name, and no report may take the place of another's.
pub(super) fn reports_folder(environment: &Environment, choices: &Choices) -> Option<PathBuf> {
    let folder = choices.store.as_ref().or(environment.data.as_ref())?;
    Some(folder.join("reports"))
}

/// The station on the store: that of this machine's host, unless another one is named; one that a host keeps is joined.
pub(super) fn store(environment: &Environment, choices: &Choices, phrases: &Phrases) -> Result<Station, Failure> {
    let refuse = |error| refused(&station::Error::Store(error), phrases);
    if goes_to_host(environment, choices) {
        return join(&environment.socket).map_err(refuse);
    }
    let folder = store_folder(environment, choices, phrases)?;
    let clock = SystemClock;
    let store = match SledStore::open(&folder, holder(environment, clock.now())) {
        Err(store::Error::Taken { holder: Some(Holder { socket: Some(socket), .. }), .. }) => {
            return join(&socket).map_err(refuse);
        }
        opened => opened.map_err(refuse)?,
    };
    tell_migrated(&store, phrases);
    let (operator, identified) = (choices.operator.clone(), choices.identified());
    Ok(Station { store: Arc::new(store), clock: Arc::new(clock), operator, identified, sharing: Sharing::Alone })
}

/// Says what a store was before, when it was of an earlier form, and where it lies as it was.
pub(super) fn tell_migrated(store: &SledStore, phrases: &Phrases) {
    if let Some(Migrated { from, copy }) = store.migrated() {
        let (from, copy) = (from.to_string(), copy.display().to_string());
        super::output::warn(&say!(phrases, "cli-store-migrated", from = from, copy = copy));
    }
}

/// Whether stations of this machine go to its host: one that should be there and is not is no reason to key into a store of one's
/// own unnoticed.
pub(super) fn goes_to_host(environment: &Environment, choices: &Choices) -> bool {
    choices.store.is_none()
        && match environment.joins {
            Joins::Always => true,
            Joins::IfThere => std::fs::symlink_metadata(&environment.socket).is_ok(),
            Joins::Never => false,
        }
}

/// A station on the store that a host keeps, of whoever the host takes this process's user for.
fn join(socket: &Path) -> Result<Station, store::Error> {
    let store = HostStore::connect(socket)?;
    let Connected { who, role, .. } = store.connected().clone();
    let (store, clock) = (Arc::new(store), Arc::new(SystemClock));
    Ok(Station { store, clock, operator: who, identified: Identification::SystemUser, sharing: Sharing::Host(role) })
}

pub(super) fn holder(environment: &Environment, since: Moment) -> Holder {
    let terminal = std::fs::read_link("/proc/self/fd/0").ok().filter(|path| path.starts_with("/dev"));
    Holder {
        pid: std::process::id(),
        user: environment.user.clone().unwrap_or_else(|| format!("uid {}", environment.uid)),
        terminal: terminal.map_or_else(String::new, |path| path.display().to_string()),
        since,
        socket: None,
    }
}

/// The keymap in force and the sentence that names it and why.
pub(super) fn keymap(
    environment: &Environment,
    choices: &Choices,
    phrases: &Phrases,
) -> Result<(Keymap, String), Failure> {
    match &choices.settings.keymap {
        Some(name) => {
            let keymap = load_keymap(name, phrases)?;
            let named = keymap_errors::keymap_chosen(keymap.name(), phrases);
            Ok((keymap, named))
        }
        None => guessed_keymap(environment, phrases),
    }
}

/// The keymap the machine suggests and the sentence that says why.
fn guessed_keymap(environment: &Environment, phrases: &Phrases) -> Result<(Keymap, String), Failure> {
    let guess = keymap::guess(&KeyboardHints {
        locale: environment.locale.as_deref(),
        xkb_layout: environment.xkb.0.as_deref(),
        xkb_variant: environment.xkb.1.as_deref(),
        keyboard_file: environment.keyboard_files.0.as_deref(),
        console_file: environment.keyboard_files.1.as_deref(),
        remote: environment.remote,
    });
    let named = keymap_errors::keymap_guessed(&guess, phrases);
    Ok((load_keymap(guess.name, phrases)?, named))
}

fn load_keymap(name: &str, phrases: &Phrases) -> Result<Keymap, Failure> {
    keymap::load(name).map_err(|errors| {
        let say = |error| keymap_errors::keymap_error(error, phrases);
        Failure::Environment(errors.iter().map(say).collect())
    })
}

/// The station itself: on the terminal, or line by line.
pub(super) fn station(
    environment: &Environment,
    choices: &Choices,
    phrases: &Phrases,
) -> color_eyre::Result<Result<(), Failure>> {
    let opened = store(environment, choices, phrases);
    let station = match opened {
        Ok(station) => station,
        Err(failure) => return Ok(Err(failure)),
    };
    let reports = reports_folder(environment, choices).unwrap_or_default();
    face(station, reports, false, environment, choices, phrases)
}

/// Where the PINs of a station are: those of a store of one's own in its folder; at a host, which knows its accounts, the
/// account's own among its data.
pub(super) fn pins(sharing: Sharing, store: Option<PathBuf>, environment: &Environment) -> Option<Pins> {
    let folder = match sharing {
        Sharing::Alone => store,
        Sharing::Host(_) => environment.data.clone(),
    };
    folder.map(|folder| Pins::at(folder.join(PINS_FILE)))
}

/// Opens the face that was asked for on a station.
pub(super) fn face(
    station: Station,
    reports: PathBuf,
    demonstration: bool,
    environment: &Environment,
    choices: &Choices,
    phrases: &Phrases,
) -> color_eyre::Result<Result<(), Failure>> {
    if choices.plain && choices.precautions.pin {
        return Ok(Err(Failure::Refused(vec![say!(phrases, "cli-plain-pin")])));
    }
    // A host looks after its own store, and nothing of the demonstration is kept.
    let own = station.store.directory().filter(|_| station.sharing == Sharing::Alone);
    let exposed = match demonstration {
        true => Vec::new(),
        false => privacy::warnings(own.as_deref(), environment, choices, phrases),
    };
    if choices.plain {
        exposed.iter().for_each(|line| super::output::warn(line));
        return Ok(plain(&station, &reports, choices, phrases));
    }
    if !environment.terminal {
        return Ok(Err(Failure::Environment(vec![say!(phrases, "cli-no-terminal")])));
    }
    let chosen = keymap(environment, choices, phrases);
    let ((keymap, keymap_named), guessed) = match (chosen, guessed_keymap(environment, phrases)) {
        (Ok(chosen), Ok(guessed)) => (chosen, guessed),
        (Err(failure), _) | (_, Err(failure)) => return Ok(Err(failure)),
    };
    let pins = pins(station.sharing, station.store.directory(), environment);
    if choices.precautions.pin && pins.is_none() {
        return Ok(Err(Failure::Environment(vec![say!(phrases, "cli-no-home")])));
    }
    // Where nobody can go to the shell, no key goes there.
    let instead = |keymap: Keymap| match choices.precautions.confined {
        true => keymap.with_instead(Command::Suspend, Command::Redraw),
        false => keymap,
    };
    let (keymap, guessed) = (instead(keymap), (instead(guessed.0), guessed.1));
    let theme = choices.settings.theme.clone();
    if let Some(name) = theme.filter(|name| tui::look::Theme::from_name(name).is_none()) {
        return Ok(Err(Failure::Usage(say!(phrases, "cli-wrong-theme", text = name))));
    }
    tui::run(tui::Start {
        station,
        keymap,
        keymap_named,
        phrases: Phrases::new(phrases.language()),
        surroundings: tui::look::Surroundings {
            term: environment.term.clone().unwrap_or_default(),
            no_color: environment.no_color,
            colour_hint: environment.colour_hint.clone().unwrap_or_default(),
            locale: environment.locale.clone().unwrap_or_default(),
        },
        guessed,
        settings: choices.kept.clone(),
        options: choices.options.clone(),
        system_operator: choices.system_operator.clone(),
        warnings: choices.warnings(phrases).into_iter().chain(exposed).collect(),
        settings_file: environment.settings.clone(),
        reports,
        demonstration,
        ssh_connection: environment.ssh_connection.clone(),
        user: environment.user.clone().or_else(|| environment.login.clone()),
        precautions: choices.precautions,
        pins,
    })?;
    Ok(Ok(()))
}

fn plain(station: &Station, reports: &std::path::Path, choices: &Choices, phrases: &Phrases) -> Result<(), Failure> {
    let returned = station.put_back_what_waits(&choices.options.refuges(&choices.settings));
    if let Some((_, said)) = returned.told(phrases) {
        said.iter().for_each(|line| super::output::warn(line));
    }
    let mut lines = plain::Lines::new(std::io::stdin().lock());
    let mut out = super::output::out();
    let chosen = plain::choose(station, &mut lines, &mut out, phrases).map_err(|error| refused(&error, phrases))?;
    let Some((view, start)) = chosen else { return Ok(()) };
    key_plainly(station, view, start, &mut lines, reports, choices, phrases)
}

/// Keys one batch, or sheets again, line by line.
pub(super) fn plain_keying(
    station: &Station,
    view: BatchView,
    start: KeyingStart,
    environment: &Environment,
    choices: &Choices,
    phrases: &Phrases,
) -> Result<(), Failure> {
    let mut lines = plain::Lines::new(std::io::stdin().lock());
    let reports = reports_folder(environment, choices).unwrap_or_default();
    key_plainly(station, view, start, &mut lines, &reports, choices, phrases)
}

fn key_plainly<R: std::io::BufRead>(
    station: &Station,
    view: BatchView,
    start: KeyingStart,
    lines: &mut plain::Lines<R>,
    reports: &std::path::Path,
    choices: &Choices,
    phrases: &Phrases,
) -> Result<(), Failure> {
    // The demonstration has a name of its own.
    if choices.nobody() && station.operator == choices.operator {
        super::output::warn(&say!(phrases, "cli-nobody"));
    }
    let (sender, saved) = std::sync::mpsc::channel();
    let notify: station::Notify = Arc::new(move |ticket, outcome| drop(sender.send((ticket, outcome))));
    let options = entry::Options { page_stops: choices.settings.page_stops };
    let campaign = view.campaign.id.as_str().to_owned();
    let mut keying = Keying::open(station, view, start, options, notify).map_err(|error| refused(&error, phrases))?;
    let mut out = super::output::out();
    let end = plain::key(&mut keying, &saved, lines, &mut out, phrases);
    if let station::Saving::Failed(error) = keying.saving() {
        let refuges = choices.options.refuges(&choices.settings);
        let kept = station::unsaved::keep_elsewhere(&keying.unsaved(), &refuges, station.clock.today());
        let kept = match kept {
            Ok(path) => vec![say!(phrases, "keying-kept-elsewhere", path = path.display().to_string())],
            Err(error) => sentences::error(&error, phrases),
        };
        let failure = refused(&station::Error::Store(error), phrases);
        kept.iter().for_each(|line| super::output::warn(line));
        return Err(failure);
    }
    if end == plain::End::Session && !station.sharing.conducts() {
        super::output::print(&format!("{}\n", say!(phrases, "app-entry-ended")));
    } else if end == plain::End::Session {
        super::report::issue(station, &campaign, &reports.join(&campaign), phrases)?;
    }
    Ok(())
}
