//! `copiste host`: one process that keeps a store for the stations of this machine.

use super::backup;
use super::open::{self, Choices};
use super::output::{print, warn};
use super::{Environment, Failure, privacy, refused};
use crate::host::{Fault, Host, People, PeopleFault, account_behind, bind};
use crate::language::Phrases;
use crate::say;
use crate::station::{self, Clock as _, SystemClock, backups, store_errors};
use crate::store::{self, BackedUp, BackupFault, Holder, SledStore, Store};
use clap::{Arg, ArgMatches, Command};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, PoisonError, RwLock};

/// The command with its options.
pub(super) fn command(phrases: &Phrases) -> Command {
    Command::new("host")
        .about(say!(phrases, "cli-command-host"))
        .arg(Arg::new("socket").long("socket").value_name("PATH").help(say!(phrases, "cli-host-socket")))
        .arg(Arg::new("people").long("people").value_name("FILE").help(say!(phrases, "cli-host-people")))
        .args(backup::host_options(phrases))
}

/// Why the host looks up.
enum Call {
    /// The list of people is to be read again.
    Reread,
    /// It is to end.
    End,
    /// The disk failed.
    Failed(store::Error),
}

pub(super) fn run(
    matches: &ArgMatches,
    environment: &Environment,
    choices: &Choices,
    phrases: &Phrases,
) -> Result<(), Failure> {
    let path = |name: &str| matches.get_one::<String>(name).map(PathBuf::from);
    let plan = backup::host_plan(matches);
    if let Some(fault) = plan.as_ref().and_then(|plan| plan.check().err()) {
        // Better now than at night.
        return Err(backup::failure(&fault, phrases));
    }
    let list = path("people");
    let people = Arc::new(RwLock::new(read_people(list.as_deref(), phrases)?));
    let folder = open::store_folder(environment, choices, phrases)?;
    // Whatever is made from here on is for this user alone.
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    let handed = handed_over(phrases)?;
    // A socket that the system handed over stays the system's.
    let is_own = handed.is_none();
    let (listener, socket) = match handed {
        Some(listener) => {
            let socket = listener.local_addr().ok().and_then(|address| address.as_pathname().map(Path::to_owned));
            (listener, socket)
        }
        None => {
            let socket = path("socket").unwrap_or_else(|| environment.socket.clone());
            (bind(&socket).map_err(|fault| no_socket(&fault, phrases))?, Some(socket))
        }
    };
    let clock = Arc::new(SystemClock);
    let holder = Holder { socket: socket.clone(), ..open::holder(environment, clock.now()) };
    let opened =
        SledStore::open(&folder, holder.clone()).map_err(|error| refused(&station::Error::Store(error), phrases));
    privacy::warn(Some(&folder), environment, choices, phrases);
    let (calls, called) = channel();
    listen_to_signals(calls.clone(), phrases)?;
    let asked = Arc::clone(&people);
    let doorkeeper = move |line: &UnixStream| {
        let account = account_behind(line).ok()?;
        asked.read().unwrap_or_else(PoisonError::into_inner).person(&account)
    };
    let failed = move |error: store::Error| drop(calls.send(Call::Failed(error)));
    let store = Arc::new(opened?);
    open::tell_migrated(&store, phrases);
    let kept = Arc::clone(&store) as Arc<dyn Store>;
    let refuse = |error: std::io::Error| Failure::Environment(vec![system(&error.to_string(), phrases)]);
    let host = Host::start(kept, clock, Arc::new(doorkeeper), Box::new(failed), listener).map_err(refuse)?;
    let shown = socket.as_ref().map_or_else(String::new, |socket| socket.display().to_string());
    let ready = say!(phrases, "host-ready", store = folder.display().to_string(), socket = shown);
    print(&format!("{ready}\n"));
    // Whoever has the store last lets go of it: the host, at its end.
    if let Some(plan) = plan {
        let own = Phrases::new(phrases.language());
        let told = move |made: &Result<BackedUp, BackupFault>| match made {
            Ok(made) => backups::made(made, &own).iter().for_each(|line| print(&format!("{line}\n"))),
            Err(fault) => warn(&backups::fault(fault, &own)),
        };
        host.keep_backups(store, plan, holder, Box::new(told)).map_err(refuse)?;
    } else {
        drop(store);
    }
    let outcome = loop {
        match called.recv() {
            Ok(Call::Reread) => match read_people(list.as_deref(), phrases) {
                Ok(read) => {
                    *people.write().unwrap_or_else(PoisonError::into_inner) = read;
                    host.reconsider();
                    print(&format!("{}\n", say!(phrases, "host-reread")));
                }
                // The old one stays in force.
                Err(Failure::Environment(sentences)) => sentences.iter().for_each(|one| warn(one)),
                Err(failure) => break Err(failure),
            },
            Ok(Call::Failed(error)) => break Err(Failure::Environment(vec![store_errors::sentence(&error, phrases)])),
            Ok(Call::End) | Err(_) => break Ok(()),
        }
    };
    drop(host);
    if let Some(socket) = socket.filter(|_| is_own && outcome.is_ok()) {
        // Nobody is to wait at a socket behind which nobody is. After a failure it stays: nobody is to key into a store of their
        // own meanwhile.
        drop(std::fs::remove_file(socket));
    }
    outcome
}

fn read_people(list: Option<&Path>, phrases: &Phrases) -> Result<People, Failure> {
    let Some(path) = list else { return Ok(People::by_groups()) };
    People::by_list(path).map_err(|fault| {
        let path = path.display().to_string();
        let sentence = match fault {
            PeopleFault::Unreadable(reason) => say!(phrases, "host-people-unreadable", path = path, reason = reason),
            PeopleFault::Malformed(reason, line) => {
                let line = line.map_or_else(|| "?".to_owned(), |line| line.to_string());
                say!(phrases, "host-people-malformed", path = path, line = line, reason = reason)
            }
            PeopleFault::Open => say!(phrases, "host-people-open", path = path),
        };
        Failure::Environment(vec![sentence])
    })
}

/// The socket that the system handed over, when it started the host because somebody knocked.
fn handed_over(phrases: &Phrases) -> Result<Option<UnixListener>, Failure> {
    let mut handed = listenfd::ListenFd::from_env();
    let taken = handed.take_unix_listener(0);
    taken.map_err(|error| Failure::Environment(vec![say!(phrases, "host-not-a-socket", reason = error.to_string())]))
}

fn listen_to_signals(calls: Sender<Call>, phrases: &Phrases) -> Result<(), Failure> {
    let refused = |error: std::io::Error| Failure::Environment(vec![system(&error.to_string(), phrases)]);
    let mut signals = Signals::new([SIGTERM, SIGINT, SIGHUP]).map_err(refused)?;
    let listen = move || {
        for signal in signals.forever() {
            let call = if signal == SIGHUP { Call::Reread } else { Call::End };
            if calls.send(call).is_err() {
                break;
            }
        }
    };
    std::thread::Builder::new().name("signals".to_owned()).spawn(listen).map(drop).map_err(refused)
}

fn no_socket(fault: &Fault, phrases: &Phrases) -> Failure {
    let shown = |path: &Path| path.display().to_string();
    Failure::Environment(vec![match fault {
        Fault::Refused(path, reason) => {
            say!(phrases, "host-socket-refused", path = shown(path), reason = reason.clone())
        }
        Fault::Open(path) => say!(phrases, "host-socket-open", path = shown(path)),
        Fault::Served(path) => say!(phrases, "host-socket-served", path = shown(path)),
        Fault::Other(path) => say!(phrases, "host-socket-other", path = shown(path)),
    }])
}

fn system(reason: &str, phrases: &Phrases) -> String {
    say!(phrases, "host-system", reason = reason)
}
