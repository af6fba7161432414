//! `copiste doctor`: a first look at terminal, locale, keyboard, data, host, permissions and settings. Whatever is to be mended is
//! said with what to do.
//!
//! Exit codes, for whoever watches a machine: 0 nothing to mend, 1 something is, 3 the data or the host could not be looked at.

use super::open::{Choices, keymap, store_folder};
use super::output::{print, print_json};
use super::{Environment, Failure, open, privacy};
use crate::language::Phrases;
use crate::say;
use crate::station::{BackupStanding, Clock as _, Error, SystemClock, backups, certainty, sentences, store_errors};
use crate::store::{
    self, Backups, Connected, Disk as _, FREE_BYTES_MIN, Holder, HostStore, RealDisk, SledStore, Store as _,
};
use serde_json::json;
use std::path::Path;

/// How something is, the worst last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    Good,
    Warning,
    Bad,
    /// It could not be looked at.
    Blind,
}

impl State {
    /// For programs.
    fn word(self) -> &'static str {
        match self {
            State::Good => "good",
            State::Warning => "warning",
            State::Bad => "bad",
            State::Blind => "blind",
        }
    }

    /// For people.
    fn said(self, phrases: &Phrases) -> String {
        match self {
            State::Good => say!(phrases, "doctor-good"),
            State::Warning => say!(phrases, "doctor-warning"),
            State::Bad | State::Blind => say!(phrases, "doctor-bad"),
        }
    }
}

/// What was seen of something.
struct Seen {
    /// Of what: for programs.
    about: &'static str,
    state: State,
    text: String,
}

fn seen(about: &'static str, (state, text): (State, String)) -> Seen {
    Seen { about, state, text }
}

pub(super) fn run(environment: &Environment, choices: &Choices, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let mut all = vec![seen("terminal", terminal(environment, phrases)), seen("locale", locale(environment, phrases))];
    let keyboard = match keymap(environment, choices, phrases) {
        Ok((_, named)) => (State::Good, say!(phrases, "doctor-keymap", keymap = named)),
        Err(failure) => (State::Bad, sentences_of(failure).join(" ")),
    };
    all.push(seen("keyboard", keyboard));
    let own = !open::goes_to_host(environment, choices);
    all.push(match own {
        true => seen("data", store(environment, choices, phrases)),
        false => seen("host", host(&environment.socket, phrases)),
    });
    if all.last().is_some_and(|data| data.state == State::Good) {
        all.extend(no_room(own, environment, choices, phrases).map(|full| seen("disk", full)));
    }
    all.extend(private(own, environment, choices, phrases).into_iter().map(|exposed| seen("permissions", exposed)));
    all.extend(backed_up(environment, choices, phrases).map(|backups| seen("backups", backups)));
    all.push(seen("settings", settings(environment, choices, phrases)));
    let worst = all.iter().map(|seen| seen.state).max().unwrap_or(State::Good);
    if json {
        let line = |seen: &Seen| json!({ "about": seen.about, "state": seen.state.word(), "text": seen.text });
        let lines: Vec<_> = all.iter().map(line).collect();
        print_json(&json!({ "version": env!("CARGO_PKG_VERSION"), "state": worst.word(), "seen": lines }));
    } else {
        print(&format!("{}\n", say!(phrases, "doctor-version", version = env!("CARGO_PKG_VERSION"))));
        for Seen { state, text, .. } in &all {
            print(&format!("{:<8}{text}\n", state.said(phrases)));
        }
    }
    match worst {
        State::Good => Ok(()),
        State::Warning | State::Bad => Err(Failure::Refused(Vec::new())),
        State::Blind => Err(Failure::Environment(Vec::new())),
    }
}

fn terminal(environment: &Environment, phrases: &Phrases) -> (State, String) {
    let Ok(size) = rustix::termios::tcgetwinsize(std::io::stdout()) else {
        // A program that watches has none, and nothing is wrong with that.
        return (State::Good, say!(phrases, "doctor-terminal-none"));
    };
    let term = environment.term.clone().unwrap_or_default();
    let (columns, rows) = (size.ws_col.to_string(), size.ws_row.to_string());
    if ["", "dumb", "unknown"].contains(&&*term) {
        return (State::Warning, say!(phrases, "doctor-terminal-dumb", term = term));
    }
    if size.ws_col < 80 || size.ws_row < 24 {
        return (State::Warning, say!(phrases, "doctor-terminal-small", columns = columns, rows = rows));
    }
    (State::Good, say!(phrases, "doctor-terminal", term = term, columns = columns, rows = rows))
}

fn locale(environment: &Environment, phrases: &Phrases) -> (State, String) {
    // Where nothing is drawn, nothing is drawn wrong.
    let drawn = rustix::termios::isatty(std::io::stdout());
    let lacking = if drawn { State::Warning } else { State::Good };
    match &environment.locale {
        None => (lacking, say!(phrases, "doctor-locale-none")),
        Some(locale) if environment.utf8() => (State::Good, say!(phrases, "doctor-locale", locale = locale.clone())),
        Some(locale) => (lacking, say!(phrases, "doctor-locale-ascii", locale = locale.clone())),
    }
}

fn store(environment: &Environment, choices: &Choices, phrases: &Phrases) -> (State, String) {
    let bad = |state, problem: String| (state, say!(phrases, "doctor-store-bad", problem = problem));
    let folder = match store_folder(environment, choices, phrases) {
        Ok(folder) => folder,
        Err(failure) => return bad(State::Blind, sentences_of(failure).join(" ")),
    };
    let path = folder.display().to_string();
    if !folder.exists() {
        return (State::Good, say!(phrases, "doctor-store-none", path = path));
    }
    let opened = SledStore::open(&folder, open::holder(environment, SystemClock.now())).map_err(Error::Store);
    let looked_at = |store: SledStore| {
        open::tell_migrated(&store, phrases);
        let faults = journal_faults(&store, phrases)?;
        Ok((store.campaigns()?.len(), store.copy_trouble(), faults))
    };
    match opened.and_then(looked_at) {
        Ok((_, Some(trouble), _)) => (State::Bad, store_errors::copy_trouble(&trouble, phrases)),
        Ok((_, None, faults)) if !faults.is_empty() => (State::Bad, faults.join(" ")),
        Ok((campaigns, None, _)) => {
            let mut said = say!(phrases, "doctor-store", path = path, campaigns = campaigns.to_string());
            for (schema, copy) in SledStore::earlier_copies(&folder) {
                let (schema, copy) = (schema.to_string(), copy.display().to_string());
                let earlier = say!(phrases, "doctor-store-earlier", schema = schema, copy = copy);
                said = format!("{said} {earlier}");
            }
            (State::Good, said)
        }
        // The host that has it says what it holds.
        Err(Error::Store(store::Error::Taken { holder: Some(Holder { socket: Some(socket), .. }), .. })) => {
            host(&socket, phrases)
        }
        // An open station is no fault.
        Err(Error::Store(store::Error::Taken { holder, .. })) => (State::Good, taken(path, holder.as_ref(), phrases)),
        Err(error) => {
            let state = match error {
                Error::Store(store::Error::Unwritable { .. }) => State::Blind,
                _ => State::Bad,
            };
            bad(state, sentences::error(&error, phrases).join(" "))
        }
    }
}

/// What became of the backups of one's own store, or of the host's; nothing where they could not be asked for, which is said with
/// the data.
fn backed_up(environment: &Environment, choices: &Choices, phrases: &Phrases) -> Option<(State, String)> {
    let (known, none, remedy) = if open::goes_to_host(environment, choices) {
        let known = HostStore::connect(&environment.socket).and_then(|store| store.backups()).ok()?;
        (known, say!(phrases, "doctor-backup-host-none"), say!(phrases, "backup-remedy-host"))
    } else {
        let folder = store_folder(environment, choices, phrases).ok()?;
        let known = Backups::of_store(&folder, choices.settings.backup.clone());
        (known, say!(phrases, "doctor-backup-none"), say!(phrases, "backup-remedy-own"))
    };
    let Some(plan) = &known.plan else { return Some((State::Good, none)) };
    Some(match backups::standing(&known, plan, remedy, &SystemClock, phrases) {
        BackupStanding::Alarm(said) => (State::Bad, said),
        BackupStanding::Good(said) => (State::Good, said),
        BackupStanding::None => (State::Good, none),
    })
}

/// What a host says of whoever asks, and of its data.
fn host(socket: &Path, phrases: &Phrases) -> (State, String) {
    let looked_at = HostStore::connect(socket).and_then(|store| {
        let Connected { who, role, .. } = store.connected().clone();
        Ok((who, role, store.campaigns()?.len(), store.copy_trouble()))
    });
    match looked_at {
        Ok((.., Some(trouble))) => (State::Bad, store_errors::copy_trouble(&trouble, phrases)),
        Ok((who, role, campaigns, None)) => {
            let (campaigns, role) = (campaigns.to_string(), store_errors::role(role, phrases));
            let (socket, who) = (socket.display().to_string(), who.name().to_owned());
            let said = say!(phrases, "doctor-host", socket = socket, who = who, role = role, campaigns = campaigns);
            (State::Good, said)
        }
        Err(error) => {
            let problem = store_errors::sentence(&error, phrases);
            (State::Blind, say!(phrases, "doctor-store-bad", problem = problem))
        }
    }
}

/// That the disk of one's own data has no room, though a station may have it open and hold what it cannot write.
fn no_room(own: bool, environment: &Environment, choices: &Choices, phrases: &Phrases) -> Option<(State, String)> {
    let path = store_folder(environment, choices, phrases).ok().filter(|folder| own && folder.is_dir())?;
    let free = RealDisk.free_bytes(&path).ok().filter(|free| *free < FREE_BYTES_MIN)?;
    let error = store::Error::NoSpace { path, free, needed: FREE_BYTES_MIN };
    Some((State::Bad, store_errors::sentence(&error, phrases)))
}

/// What others of this machine can get at, each with the command that closes it. The host's own store is looked after by the host.
fn private(own: bool, environment: &Environment, choices: &Choices, phrases: &Phrases) -> Vec<(State, String)> {
    let store = store_folder(environment, choices, phrases).ok().filter(|_| own);
    let exposed = privacy::warnings(store.as_deref(), environment, choices, phrases);
    if exposed.is_empty() {
        let said = match own {
            true => say!(phrases, "doctor-private"),
            false => say!(phrases, "doctor-private-hosted"),
        };
        return vec![(State::Good, said)];
    }
    exposed.into_iter().map(|sentence| (State::Warning, sentence)).collect()
}

/// What does not hold in the journals and in their text copies, each with its campaign.
fn journal_faults(store: &SledStore, phrases: &Phrases) -> Result<Vec<String>, Error> {
    let mut faults = Vec::new();
    for campaign in store.campaigns()? {
        let tool = store.tool(&campaign.fingerprint)?;
        if let Some(fault) = store.check_journal(&campaign.id)?.fault {
            let said = certainty::journal_fault(&fault, &campaign.id, tool.as_deref(), phrases);
            faults.push(format!("{}  {said}", campaign.id.as_str()));
        }
    }
    Ok(faults)
}

fn taken(path: String, holder: Option<&Holder>, phrases: &Phrases) -> String {
    match holder {
        Some(holder) => {
            say!(phrases, "doctor-store-taken", path = path, holder = store_errors::name(holder, phrases))
        }
        None => say!(phrases, "doctor-store-taken-nobody", path = path),
    }
}

fn settings(environment: &Environment, choices: &Choices, phrases: &Phrases) -> (State, String) {
    match (&choices.settings_problem, &environment.settings) {
        (Some(problem), _) => {
            let problem = sentences::error(problem, phrases).join(" ");
            (State::Bad, say!(phrases, "doctor-settings-bad", problem = problem))
        }
        (None, Some(path)) => (State::Good, say!(phrases, "doctor-settings", path = path.display().to_string())),
        (None, None) => (State::Warning, say!(phrases, "cli-no-home")),
    }
}

fn sentences_of(failure: Failure) -> Vec<String> {
    match failure {
        Failure::Refused(sentences) | Failure::Environment(sentences) => sentences,
        Failure::Usage(sentence) => vec![sentence],
    }
}
