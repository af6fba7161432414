//! `copiste store …`: the store as files.

use super::args::positional;
use super::campaign::text;
use super::open::{self, Choices, holder};
use super::output::print;
use super::{Environment, Failure, refused};
use crate::language::Phrases;
use crate::say;
use crate::station::{self, Clock as _, SystemClock};
use crate::store::{self, Store as _};
use clap::{ArgMatches, Command};
use std::path::PathBuf;

/// The command with its options.
pub(super) fn command(phrases: &Phrases) -> Command {
    let from = positional("from", "DIR", say!(phrases, "cli-arg-rebuild-from"));
    Command::new("store")
        .about(say!(phrases, "cli-command-store"))
        .subcommand_required(true)
        .subcommand(Command::new("rebuild").about(say!(phrases, "cli-store-rebuild")).arg(from))
}

pub(super) fn run(
    matches: &ArgMatches,
    environment: &Environment,
    choices: &Choices,
    phrases: &Phrases,
) -> Result<(), Failure> {
    let (verb, matches) = matches.subcommand().expect("clap asks for one");
    match verb {
        "rebuild" => rebuild(PathBuf::from(text(matches, "from")), environment, choices, phrases),
        other => Err(Failure::Usage(say!(phrases, "cli-wrong-argument", argument = other.to_owned()))),
    }
}

/// A store made again from the text copy of a journal: of a lost store, or its folder `journal` alone.
fn rebuild(from: PathBuf, environment: &Environment, choices: &Choices, phrases: &Phrases) -> Result<(), Failure> {
    let folder = open::store_folder(environment, choices, phrases)?;
    let within = from.join("journal");
    let from = if within.is_dir() { within } else { from };
    let shown = |path: &PathBuf| path.display().to_string();
    if folder.join("db").exists() && !store::is_unfinished(&folder) {
        return Err(Failure::Environment(vec![say!(phrases, "cli-store-occupied", path = shown(&folder))]));
    }
    let rebuilt = store::rebuild(&from, &folder, holder(environment, SystemClock.now()));
    let rebuilt = rebuilt.map_err(|error| match &error {
        store::Error::BadCopy { path, line } => {
            let (path, line) = (shown(path), line.to_string());
            Failure::Refused(vec![say!(phrases, "cli-store-broken-copy", path = path, line = line)])
        }
        store::Error::Unwritable { path, .. } if *path == from => {
            Failure::Environment(vec![say!(phrases, "cli-store-no-copy", path = shown(path))])
        }
        _ => refused(&station::Error::Store(error), phrases),
    })?;
    let refuse = |error| refused(&station::Error::Store(error), phrases);
    let mut text = format!("{}\n", say!(phrases, "cli-store-rebuilt", path = shown(&folder)));
    for campaign in rebuilt.campaigns().map_err(refuse)? {
        let head = rebuilt.journal_head(&campaign.id).map_err(refuse)?;
        let (number, hash) = (head.number.to_string(), head.hash.to_string());
        let head = say!(phrases, "journal-head", number = number, hash = hash);
        text.push_str(&format!("  {}  {head}\n", campaign.id.as_str()));
    }
    print(&text);
    Ok(())
}
