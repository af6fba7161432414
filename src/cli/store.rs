//! `copiste store …`: the store as files.

use super::args::positional;
use super::campaign::text;
use super::open::{self, Choices, holder};
use super::output::{print, print_json};
use super::scratch::Scratch;
use super::{Environment, Failure, refused};
use crate::campaign::CampaignId;
use crate::language::{Phrases, integer};
use crate::questionnaire::Tool;
use crate::say;
use crate::station::{self, Clock as _, SystemClock, store_errors};
use crate::store::{self, CampaignHealth, Damage, Health, Holder, SledStore, Store};
use clap::{ArgMatches, Command};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The command with its options.
pub(super) fn command(phrases: &Phrases) -> Command {
    let from = positional("from", "DIR", say!(phrases, "cli-arg-rebuild-from"));
    Command::new("store")
        .about(say!(phrases, "cli-command-store"))
        .subcommand_required(true)
        .subcommand(Command::new("check").about(say!(phrases, "cli-store-check")))
        .subcommand(Command::new("rebuild").about(say!(phrases, "cli-store-rebuild")).arg(from))
}

pub(super) fn run(
    matches: &ArgMatches,
    environment: &Environment,
    choices: &Choices,
    json: bool,
    phrases: &Phrases,
) -> Result<(), Failure> {
    let (verb, matches) = matches.subcommand().expect("clap asks for one");
    match verb {
        "check" => check(environment, choices, json, phrases),
        "rebuild" => rebuild(PathBuf::from(text(matches, "from")), environment, choices, phrases),
        other => Err(Failure::Usage(say!(phrases, "cli-wrong-argument", argument = other.to_owned()))),
    }
}

/// Reads everything that is kept and names what is damaged. A store that a host keeps is checked by the host.
fn check(environment: &Environment, choices: &Choices, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let Checked { store, folder, _copy } = to_check(environment, choices, json, phrases)?;
    let mut health = store.health().map_err(|error| refused(&station::Error::Store(error), phrases))?;
    // What is looked at is a copy, which goes.
    health.unread = health.unread.map(|error| of_the_store(error, &folder));
    for campaign in &mut health.campaigns {
        campaign.journal = std::mem::replace(&mut campaign.journal, Err(store::Error::Stopped))
            .map_err(|error| of_the_store(error, &folder));
    }
    let tools: BTreeMap<&CampaignId, Option<Arc<Tool>>> = health
        .campaigns
        .iter()
        .map(|campaign| {
            let tool = campaign.tool.as_ref().and_then(|fingerprint| store.tool(fingerprint).ok().flatten());
            (&campaign.id, tool)
        })
        .collect();
    let tool = |campaign: Option<&CampaignId>| tools.get(campaign?)?.as_deref();
    let mut wrong = Vec::new();
    for damage in &health.damages {
        let said = station::health::damage(damage, tool(damage.place.campaign()), phrases);
        let campaign = damage.place.campaign().map_or_else(String::new, |id| format!("{}  ", id.as_str()));
        wrong.push(format!("{campaign}{said}"));
    }
    if health.more > 0 {
        wrong.push(say!(phrases, "health-more", count = health.more as usize));
    }
    wrong.extend(health.altered.as_ref().map(|error| station::health::altered(error, phrases)));
    wrong.extend(
        health
            .unread
            .as_ref()
            .map(|error| say!(phrases, "health-unread", reason = store_errors::sentence(error, phrases))),
    );
    for campaign in &health.campaigns {
        let fault = station::health::fault(campaign, tool(Some(&campaign.id)), phrases);
        let faults = fault.into_iter().chain(station::health::outrun(campaign, phrases));
        wrong.extend(faults.map(|fault| format!("{}  {fault}", campaign.id.as_str())));
    }
    wrong.extend(health.copy_trouble.as_ref().map(|trouble| store_errors::copy_trouble(trouble, phrases)));
    if json {
        print_json(&health_json(&health, &wrong));
    } else {
        print(&told(&health, phrases));
    }
    if health.is_whole() {
        return Ok(());
    }
    wrong.extend(station::health::advice(&health, &folder, phrases));
    Err(Failure::Refused(wrong))
}

/// A store that is looked at.
struct Checked {
    store: Arc<dyn Store>,
    /// Where it lies.
    folder: PathBuf,
    /// What is looked at in its place.
    _copy: Option<Scratch>,
}

impl Checked {
    fn itself(store: Arc<dyn Store>) -> Checked {
        Checked { folder: store.directory().unwrap_or_default(), store, _copy: None }
    }
}

/// The store to check: that of this machine's host, unless another one is named; as it is, when nobody has it.
fn to_check(environment: &Environment, choices: &Choices, json: bool, phrases: &Phrases) -> Result<Checked, Failure> {
    let hosted = || open::store(environment, choices, phrases).map(|station| Checked::itself(station.store));
    if open::goes_to_host(environment, choices) {
        return hosted();
    }
    let folder = open::store_folder(environment, choices, phrases)?;
    if ["db", "db.anew", "origin"].iter().all(|name| !folder.join(name).exists()) {
        let path = folder.display().to_string();
        return Err(Failure::Environment(vec![say!(phrases, "cli-store-none", path = path)]));
    }
    let holder = holder(environment, SystemClock.now());
    let unreadable = |error| unreadable(error, &folder, json, phrases);
    let still = match SledStore::hold_still(&folder, &holder) {
        Ok(still) => Some(still),
        Err(store::Error::Taken { holder: Some(Holder { socket: Some(_), .. }), .. }) => return hosted(),
        // What nobody can write is not being written.
        Err(store::Error::Unwritable { .. }) => None,
        Err(error) => return Err(unreadable(error)),
    };
    // Whoever opens a damaged data file mends it, and takes what it cannot read for torn: that is done to a copy.
    let Some(copy) = copy_of(&folder) else {
        let path = std::env::temp_dir().display().to_string();
        return Err(Failure::Environment(vec![say!(phrases, "cli-store-no-room", path = path)]));
    };
    drop(still);
    let looked_at = SledStore::look(&copy.folder, &holder).map_err(|error| of_the_store(error, &folder));
    let store = Arc::new(looked_at.map_err(unreadable)?);
    Ok(Checked { store, folder, _copy: Some(copy) })
}

/// What was found in a copy, said of the store it is one of.
fn of_the_store(error: store::Error, folder: &Path) -> store::Error {
    match error {
        store::Error::Unreadable { reason, .. } => store::Error::Unreadable { path: folder.to_owned(), reason },
        other => other,
    }
}

/// A store's files elsewhere, for as long as they are looked at; nothing where they cannot be read, or there is no room.
fn copy_of(folder: &Path) -> Option<Scratch> {
    Scratch::sweep(&std::env::temp_dir(), "check");
    let copy = Scratch::make(&std::env::temp_dir(), "check").ok()?;
    copy.goes_with_the_process().ok()?;
    copy_files(folder, &copy.folder).ok()?;
    Some(copy)
}

fn copy_files(from: &Path, to: &Path) -> std::io::Result<()> {
    for entry in std::fs::read_dir(from)? {
        let (entry, kind) = entry.and_then(|entry| entry.file_type().map(|kind| (entry, kind)))?;
        let there = to.join(entry.file_name());
        if kind.is_dir() {
            std::fs::create_dir(&there)?;
            copy_files(&entry.path(), &there)?;
        } else if kind.is_file() {
            std::fs::copy(entry.path(), there)?;
        }
    }
    Ok(())
}

/// A store that does not open because of what is damaged is a finding; one that cannot be looked at is none.
fn unreadable(error: store::Error, folder: &Path, json: bool, phrases: &Phrases) -> Failure {
    let is_finding = matches!(error, store::Error::Missing { .. } | store::Error::Unreadable { .. });
    match refused(&station::Error::Store(error), phrases) {
        Failure::Environment(mut sentences) if is_finding => {
            sentences.extend(station::health::advice_without_data(folder, phrases));
            if json {
                print_json(&json!({ "whole": false, "faults": sentences }));
            }
            Failure::Refused(sentences)
        }
        failure => failure,
    }
}

/// What was read, and what holds.
fn told(health: &Health, phrases: &Phrases) -> String {
    let kilobytes = integer(phrases.language(), i64::try_from(health.bytes.div_ceil(1_000)).unwrap_or(i64::MAX));
    let schema = health.schema.map_or_else(|| "?".to_owned(), |schema| schema.to_string());
    let values = health.values as usize;
    let mut text = say!(phrases, "health-read", values = values, kilobytes = kilobytes, schema = schema);
    text.push('\n');
    for campaign in health.campaigns.iter().filter(|campaign| campaign.holds()) {
        let Ok(check) = &campaign.journal else { continue };
        let holds = say!(phrases, "journal-holds", links = check.head.number as usize);
        text.push_str(&format!("{}  {holds}\n", campaign.id.as_str()));
    }
    match (health.damages.len() as u64 + health.more) as usize {
        0 if health.is_whole() => text.push_str(&format!("{}\n", say!(phrases, "health-whole"))),
        0 => {}
        count => text.push_str(&format!("{}\n", say!(phrases, "health-damaged", count = count))),
    }
    text
}

fn health_json(health: &Health, wrong: &[String]) -> serde_json::Value {
    let damage = |damage: &Damage| json!({ "key": damage.key, "harm": damage.harm, "part": damage.part });
    let campaign = |campaign: &CampaignHealth| {
        let links = campaign.journal.as_ref().map_or(0, |check| check.head.number);
        json!({
            "campaign": campaign.id.as_str(), "holds": campaign.holds(), "links": links, "end": campaign.end,
            "copied": campaign.copied,
        })
    };
    json!({
        "whole": health.is_whole(), "schema": health.schema, "values": health.values, "bytes": health.bytes,
        "damaged": health.damages.len() as u64 + health.more,
        "damages": health.damages.iter().map(damage).collect::<Vec<_>>(),
        "campaigns": health.campaigns.iter().map(campaign).collect::<Vec<_>>(),
        "faults": wrong,
    })
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
    let missing = store::missing_tools(&from);
    if missing.is_empty() {
        return Ok(());
    }
    Err(Failure::Refused(
        missing.iter().map(|path| say!(phrases, "cli-store-tool-missing", path = shown(path))).collect(),
    ))
}
