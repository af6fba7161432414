//! `copiste backup` and `copiste restore`: the data as one file, and the data again.

use super::args::{option, positional};
use super::campaign::text;
use super::open::{self, Choices, holder};
use super::output::{print, print_json};
use super::{Environment, Failure, refused};
use crate::language::Phrases;
use crate::say;
use crate::station::{self, BACKUP_HOURS_MAX, Clock as _, SystemClock, backups};
use crate::store::{
    self, BackedUp, BackupFault, BackupPlan, Holder, HostStore, Identities, KEEP_MAX, RestoredCampaign, SledStore,
    back_up, write_failure,
};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use serde_json::json;
use std::path::{Path, PathBuf};

/// The command that makes one.
pub(super) fn command(phrases: &Phrases) -> Command {
    Command::new("backup")
        .about(say!(phrases, "cli-command-backup"))
        .arg(option("to", "DIR", say!(phrases, "cli-backup-to")))
        .args([recipient("recipient", phrases), keep("keep", phrases)])
}

/// The command that makes data of one.
pub(super) fn restore_command(phrases: &Phrases) -> Command {
    Command::new("restore")
        .about(say!(phrases, "cli-command-restore"))
        .arg(positional("file", "FILE", say!(phrases, "cli-restore-file")))
        .arg(option("into", "DIR", say!(phrases, "cli-restore-into")).required(true))
        .arg(option("identity", "FILE", say!(phrases, "cli-restore-identity")))
}

/// The options of a host that makes backups.
pub(super) fn host_options(phrases: &Phrases) -> [Arg; 4] {
    [
        option("backup-to", "DIR", say!(phrases, "cli-host-backup-to")),
        option("backup-every", "N", say!(phrases, "cli-host-backup-every"))
            .value_parser(value_parser!(u32).range(1..=i64::from(BACKUP_HOURS_MAX)))
            .requires("backup-to"),
        keep("backup-keep", phrases).requires("backup-to"),
        recipient("backup-recipient", phrases).requires("backup-to"),
    ]
}

fn recipient(name: &'static str, phrases: &Phrases) -> Arg {
    option(name, "RECIPIENT", say!(phrases, "cli-backup-recipient")).action(ArgAction::Append)
}

fn keep(name: &'static str, phrases: &Phrases) -> Arg {
    option(name, "N", say!(phrases, "cli-backup-keep")).value_parser(value_parser!(u32).range(1..=i64::from(KEEP_MAX)))
}

/// How a host makes backups, if it does.
pub(super) fn host_plan(matches: &ArgMatches) -> Option<BackupPlan> {
    Some(BackupPlan {
        to: absolute(Path::new(matches.get_one::<String>("backup-to")?)),
        every_hours: matches.get_one::<u32>("backup-every").copied(),
        keep: matches.get_one::<u32>("backup-keep").copied().unwrap_or(BackupPlan::KEEP),
        recipients: matches.get_many::<String>("backup-recipient").unwrap_or_default().cloned().collect(),
    })
}

pub(super) fn run(
    matches: &ArgMatches,
    environment: &Environment,
    choices: &Choices,
    json: bool,
    phrases: &Phrases,
) -> Result<(), Failure> {
    let asked = ["to", "recipient", "keep"].into_iter().any(|name| matches.contains_id(name));
    if asked && choices.precautions.confined {
        return Err(Failure::Refused(vec![say!(phrases, "confined-command", command = "backup --to")]));
    }
    if open::goes_to_host(environment, choices) {
        return by_host(&environment.socket, asked, json, phrases);
    }
    let folder = open::store_folder(environment, choices, phrases)?;
    let who = holder(environment, SystemClock.now());
    let opened = match SledStore::open(&folder, who.clone()) {
        Err(store::Error::Taken { holder: Some(Holder { socket: Some(socket), .. }), .. }) => {
            return by_host(&socket, asked, json, phrases);
        }
        opened => opened,
    };
    let plan = plan(matches, choices, phrases)?;
    let made = match opened {
        Ok(store) => back_up(&store, &plan, SystemClock.now(), &who, &|| true),
        Err(error) => {
            // Whoever opens the station reads it; a store that is not there has nobody to tell.
            if let store::Error::Taken { .. } = error {
                drop(write_failure(&folder, SystemClock.now(), BackupFault::Store(error.clone())));
            }
            Err(BackupFault::Store(error))
        }
    };
    tell(&made.map_err(|fault| failure(&fault, phrases))?, json, phrases);
    Ok(())
}

/// How one's own store is backed up: the options over the settings.
fn plan(matches: &ArgMatches, choices: &Choices, phrases: &Phrases) -> Result<BackupPlan, Failure> {
    let set = choices.settings.backup.as_ref();
    let given = matches.get_one::<String>("to").map(|folder| absolute(Path::new(folder)));
    let none = || Failure::Usage(say!(phrases, "cli-backup-nowhere"));
    let to = given.or_else(|| set.map(|set| set.to.clone())).ok_or_else(none)?;
    let keep = matches.get_one::<u32>("keep").copied().or(set.map(|set| set.keep)).unwrap_or(BackupPlan::KEEP);
    let mut recipients: Vec<String> = matches.get_many::<String>("recipient").unwrap_or_default().cloned().collect();
    if let (true, Some(set)) = (recipients.is_empty(), set) {
        recipients.clone_from(&set.recipients);
    }
    Ok(BackupPlan { to, every_hours: set.and_then(|set| set.every_hours), keep, recipients })
}

/// The host makes it where it is told to, and nowhere that whoever asks could name.
fn by_host(socket: &Path, asked: bool, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    if asked {
        return Err(Failure::Usage(say!(phrases, "cli-backup-of-host")));
    }
    let made = HostStore::connect(socket).and_then(|store| store.back_up());
    let made = made.map_err(|error| refused(&station::Error::Store(error), phrases))?;
    tell(&made.map_err(|fault| failure(&fault, phrases))?, json, phrases);
    Ok(())
}

fn tell(made: &BackedUp, json: bool, phrases: &Phrases) {
    if json {
        print_json(&json!({
            "path": made.path, "when": made.when, "bytes": made.bytes, "encrypted": made.is_encrypted,
            "campaigns": campaigns(&made.campaigns), "pause_microseconds": made.pause_microseconds,
            "removed": made.removed,
        }));
    } else {
        backups::made(made, phrases).iter().for_each(|line| print(&format!("{line}\n")));
    }
}

fn campaigns(campaigns: &[RestoredCampaign]) -> Vec<serde_json::Value> {
    let one = |one: &RestoredCampaign| {
        json!({
            "id": one.id.as_str(), "title": one.title, "sheets": one.sheets,
            "links": one.head.number, "head": one.head.hash.to_string(),
        })
    };
    campaigns.iter().map(one).collect()
}

pub(super) fn restore(
    matches: &ArgMatches,
    environment: &Environment,
    json: bool,
    phrases: &Phrases,
) -> Result<(), Failure> {
    let (file, into) = (PathBuf::from(text(matches, "file")), PathBuf::from(text(matches, "into")));
    let refuse = |fault| failure(&fault, phrases);
    let identity = matches.get_one::<String>("identity").map(PathBuf::from);
    let identities = identity.map(|path| Identities::read(&path)).transpose().map_err(refuse)?;
    let who = holder(environment, SystemClock.now());
    let restored = store::restore(&file, &into, identities.as_ref(), &who).map_err(refuse)?;
    let header = &restored.header;
    if json {
        print_json(&json!({
            "into": into, "when": header.when, "copiste": header.copiste, "store": header.store.to_string(),
            "encrypted": restored.is_encrypted, "campaigns": campaigns(&restored.campaigns),
        }));
        return Ok(());
    }
    let when = backups::moment(header.when, &SystemClock, phrases);
    print(&format!("{}\n", say!(phrases, "backup-restored", path = into.display().to_string(), when = when)));
    backups::holds(&restored.campaigns, phrases).iter().for_each(|line| print(&format!("{line}\n")));
    Ok(())
}

/// As the command line ends with it: what is wrong with a backup is a finding, what the machine does not allow is not.
pub(super) fn failure(fault: &BackupFault, phrases: &Phrases) -> Failure {
    let said = backups::fault(fault, phrases);
    match fault {
        BackupFault::BadRecipient { .. } | BackupFault::NoIdentity { .. } | BackupFault::Encrypted => {
            Failure::Usage(said)
        }
        BackupFault::NoBackup
        | BackupFault::Newer { .. }
        | BackupFault::WrongIdentity
        | BackupFault::Damaged(_)
        | BackupFault::CutShort
        | BackupFault::Beyond
        | BackupFault::Journal { .. }
        | BackupFault::OtherHead { .. } => Failure::Refused(vec![said]),
        BackupFault::Store(_)
        | BackupFault::NoFolder { .. }
        | BackupFault::WithinStore { .. }
        | BackupFault::Disk { .. }
        | BackupFault::Overtaken
        | BackupFault::Ended
        | BackupFault::NotConfigured
        | BackupFault::Occupied { .. } => Failure::Environment(vec![said]),
    }
}

/// A folder as it is called from the root, so that it can be said later.
fn absolute(folder: &Path) -> PathBuf {
    std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned())
}
