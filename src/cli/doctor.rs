//! `copiste doctor`: a first look at terminal, locale, keyboard, data folder and settings.

use super::open::{Choices, keymap, store_folder};
use super::output::{print, print_json};
use super::{Environment, Failure, open};
use crate::language::Phrases;
use crate::say;
use crate::station::{Clock as _, Error, SystemClock, certainty, sentences, store_errors};
use crate::store::{self, Connected, Holder, HostStore, SledStore, Store as _};
use serde_json::json;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    Good,
    Warning,
    Bad,
}

pub(super) fn run(environment: &Environment, choices: &Choices, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let mut seen = vec![terminal(environment, phrases), locale(environment, phrases)];
    seen.push(match keymap(environment, choices, phrases) {
        Ok((_, named)) => (State::Good, say!(phrases, "doctor-keymap", keymap = named)),
        Err(failure) => (State::Bad, sentences_of(failure).join(" ")),
    });
    seen.push(store(environment, choices, phrases));
    seen.push(settings(environment, choices, phrases));
    let worst = seen.iter().map(|(state, _)| *state).max().unwrap_or(State::Good);
    let word = |state: State| match state {
        State::Good => say!(phrases, "doctor-good"),
        State::Warning => say!(phrases, "doctor-warning"),
        State::Bad => say!(phrases, "doctor-bad"),
    };
    if json {
        let code = |state: State| match state {
            State::Good => "good",
            State::Warning => "warning",
            State::Bad => "bad",
        };
        let lines: Vec<_> = seen.iter().map(|(state, text)| json!({ "state": code(*state), "text": text })).collect();
        print_json(&json!({ "version": env!("CARGO_PKG_VERSION"), "state": code(worst), "seen": lines }));
    } else {
        print(&format!("{}\n", say!(phrases, "doctor-version", version = env!("CARGO_PKG_VERSION"))));
        for (state, text) in &seen {
            print(&format!("{:<8}{text}\n", word(*state)));
        }
    }
    if worst == State::Bad { Err(Failure::Environment(Vec::new())) } else { Ok(()) }
}

fn terminal(environment: &Environment, phrases: &Phrases) -> (State, String) {
    let size = rustix::termios::tcgetwinsize(std::io::stdout()).ok();
    let (Some(size), Some(term)) = (size, &environment.term) else {
        return (State::Warning, say!(phrases, "doctor-terminal-none"));
    };
    let (columns, rows) = (size.ws_col.to_string(), size.ws_row.to_string());
    if size.ws_col < 80 || size.ws_row < 24 {
        return (State::Warning, say!(phrases, "doctor-terminal-small", columns = columns, rows = rows));
    }
    (State::Good, say!(phrases, "doctor-terminal", term = term.clone(), columns = columns, rows = rows))
}

fn locale(environment: &Environment, phrases: &Phrases) -> (State, String) {
    match &environment.locale {
        None => (State::Warning, say!(phrases, "doctor-locale-none")),
        Some(locale) if environment.utf8() => (State::Good, say!(phrases, "doctor-locale", locale = locale.clone())),
        Some(locale) => (State::Warning, say!(phrases, "doctor-locale-ascii", locale = locale.clone())),
    }
}

fn store(environment: &Environment, choices: &Choices, phrases: &Phrases) -> (State, String) {
    if open::goes_to_host(environment, choices) {
        return host(environment, phrases);
    }
    let bad = |problem: String| (State::Bad, say!(phrases, "doctor-store-bad", problem = problem));
    let folder = match store_folder(environment, choices, phrases) {
        Ok(folder) => folder,
        Err(failure) => return bad(sentences_of(failure).join(" ")),
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
            match is_open_to_others(&folder) {
                true => (State::Warning, format!("{said} {}", say!(phrases, "doctor-store-shared"))),
                false => (State::Good, format!("{said} {}", say!(phrases, "doctor-store-closed"))),
            }
        }
        // An open station is no fault.
        Err(Error::Store(store::Error::Taken { holder, .. })) => (State::Good, taken(path, holder.as_ref(), phrases)),
        Err(error) => bad(sentences::error(&error, phrases).join(" ")),
    }
}

/// What the host says of whoever asks, and of its data.
fn host(environment: &Environment, phrases: &Phrases) -> (State, String) {
    let socket = environment.socket.display().to_string();
    let looked_at = HostStore::connect(&environment.socket).and_then(|store| {
        let Connected { who, role, .. } = store.connected().clone();
        Ok((who, role, store.campaigns()?.len(), store.copy_trouble()))
    });
    match looked_at {
        Ok((.., Some(trouble))) => (State::Bad, store_errors::copy_trouble(&trouble, phrases)),
        Ok((who, role, campaigns, None)) => {
            let (campaigns, role) = (campaigns.to_string(), store_errors::role(role, phrases));
            let who = who.name().to_owned();
            let said = say!(phrases, "doctor-host", socket = socket, who = who, role = role, campaigns = campaigns);
            (State::Good, said)
        }
        Err(error) => {
            let problem = store_errors::sentence(&error, phrases);
            (State::Bad, say!(phrases, "doctor-store-bad", problem = problem))
        }
    }
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

/// Whether other people of this machine may enter a folder.
fn is_open_to_others(folder: &Path) -> bool {
    std::fs::metadata(folder).is_ok_and(|known| known.permissions().mode() & 0o077 != 0)
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
