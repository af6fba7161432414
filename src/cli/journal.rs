//! `copiste journal …`: whether the journal of a campaign holds, and what it says.

use super::args::{campaign_id, count, option};
use super::campaign::text;
use super::output::{Table, print, print_json, warn};
use super::{Failure, refused};
use crate::language::{Phrases, moment_short};
use crate::say;
use crate::station::{self, CampaignView, Retelling, Station, certainty, store_errors};
use crate::store::{Link, Subject};
use clap::{ArgMatches, Command};
use serde_json::json;
use std::collections::VecDeque;

/// Fewest digits of a digest that are taken for one: fewer would name many.
const DIGITS_MIN: usize = 12;

/// The command with its options.
pub(super) fn command(phrases: &Phrases) -> Command {
    let id = || campaign_id(phrases);
    let head = option("head", "HASH", say!(phrases, "cli-arg-head")).requires("campaign");
    let any = campaign_id(phrases).required(false).help(say!(phrases, "cli-arg-any-campaign"));
    let last = count("last", say!(phrases, "cli-arg-last"));
    Command::new("journal").about(say!(phrases, "cli-command-journal")).subcommand_required(true).subcommands([
        Command::new("verify").about(say!(phrases, "cli-journal-verify")).args([any, head]),
        Command::new("show").about(say!(phrases, "cli-journal-show")).args([id(), last]),
    ])
}

pub(super) fn run(matches: &ArgMatches, station: &Station, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let (verb, matches) = matches.subcommand().expect("clap asks for one");
    if verb == "verify" && !matches.contains_id("campaign") {
        return verify_all(station, json, phrases);
    }
    let view = station.campaign(&text(matches, "campaign")).map_err(|error| refused(&error, phrases))?;
    match verb {
        "verify" => verify(matches, station, &view, json, phrases),
        "show" => show(matches, station, &view, json, phrases),
        other => Err(Failure::Usage(say!(phrases, "cli-wrong-argument", argument = other.to_owned()))),
    }
}

/// Checks the chain, the heads that reports bear and that the store says the same; ends with 1 when something does not hold.
fn verify(
    matches: &ArgMatches,
    station: &Station,
    view: &CampaignView,
    json: bool,
    phrases: &Phrases,
) -> Result<(), Failure> {
    let refuse = |error| refused(&station::Error::Store(error), phrases);
    let wanted = matches.get_one::<String>("head").map(|text| text.trim().to_lowercase());
    let is_digest =
        |text: &String| (DIGITS_MIN..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if let Some(text) = wanted.as_ref().filter(|text| !is_digest(text)) {
        return Err(Failure::Usage(say!(phrases, "cli-wrong-head", text = text.clone())));
    }
    let id = &view.campaign.id;
    let check = station.store.check_journal(id).map_err(refuse)?;
    let mut named = None;
    if let Some(wanted) = &wanted {
        let mut find = |link: Link| {
            if named.is_none() && link.hash.to_string().starts_with(wanted.as_str()) {
                named = Some(link.number);
            }
        };
        station.store.journal(id, &mut find).map_err(refuse)?;
    }
    let mut wrong: Vec<String> =
        check.fault.iter().map(|fault| certainty::journal_fault(fault, id, Some(&view.tool), phrases)).collect();
    if let Some(trouble) = station.store.copy_trouble() {
        wrong.push(store_errors::copy_trouble(&trouble, phrases));
    }
    if let (Some(wanted), None) = (&wanted, named) {
        wrong.push(say!(phrases, "journal-head-unknown", hash = wanted.clone()));
    }
    if json {
        print_json(&json!({
            "holds": wrong.is_empty(), "links": check.head.number, "head": check.head.hash.to_string(),
            "destroyed": check.destroyed, "named_link": named, "faults": wrong,
        }));
    } else {
        let links = check.head.number as usize;
        let mut lines = Vec::new();
        if check.fault.is_none() {
            lines.push(say!(phrases, "journal-holds", links = links));
        }
        if check.destroyed > 0 {
            lines.push(say!(phrases, "journal-destroyed", contents = check.destroyed as usize));
        }
        lines.extend(named.map(|number| say!(phrases, "journal-head-known", number = number.to_string())));
        lines.push(say!(phrases, "journal-head", number = links.to_string(), hash = check.head.hash.to_string()));
        print(&lines.iter().map(|line| format!("{line}\n")).collect::<String>());
    }
    if wrong.is_empty() { Ok(()) } else { Err(Failure::Refused(wrong)) }
}

/// Checks the journals of all campaigns, one line each; ends as the worst of them does.
fn verify_all(station: &Station, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let refuse = |error| refused(&station::Error::Store(error), phrases);
    let (mut text, mut values, mut wrong) = (String::new(), Vec::new(), Vec::new());
    let mut unreadable = Vec::new();
    for campaign in station.store.campaigns().map_err(refuse)? {
        let id = campaign.id.as_str();
        let checked = station.campaign(id).and_then(|view| Ok((station.store.check_journal(&campaign.id)?, view)));
        let (check, view) = match checked {
            Ok(checked) => checked,
            Err(error) => {
                let sentences = station::sentences::error(&error, phrases);
                values.push(json!({ "campaign": id, "holds": false, "faults": sentences }));
                unreadable.extend(sentences.into_iter().map(|sentence| format!("{id}  {sentence}")));
                continue;
            }
        };
        let faults: Vec<String> = check
            .fault
            .iter()
            .map(|fault| certainty::journal_fault(fault, &campaign.id, Some(&view.tool), phrases))
            .collect();
        if faults.is_empty() {
            let (number, hash) = (check.head.number.to_string(), check.head.hash.to_string());
            let holds = say!(phrases, "journal-holds", links = check.head.number as usize);
            let head = say!(phrases, "journal-head", number = number, hash = hash);
            text.push_str(&format!("{id}  {holds} {head}\n"));
        }
        values.push(json!({
            "campaign": id, "holds": faults.is_empty(), "links": check.head.number,
            "head": check.head.hash.to_string(), "destroyed": check.destroyed, "faults": faults,
        }));
        wrong.extend(faults.into_iter().map(|fault| format!("{id}  {fault}")));
    }
    wrong.extend(station.store.copy_trouble().map(|trouble| store_errors::copy_trouble(&trouble, phrases)));
    match json {
        true => print_json(&json!(values)),
        false if values.is_empty() => print(&format!("{}\n", say!(phrases, "cli-campaign-none"))),
        false => print(&text),
    }
    match (unreadable.is_empty(), wrong.is_empty()) {
        (true, true) => Ok(()),
        (true, false) => Err(Failure::Refused(wrong)),
        (false, _) => Err(Failure::Environment(wrong.into_iter().chain(unreadable).collect())),
    }
}

/// Who did what and when; no answer, and no name on a sheet that is being verified: whoever keys it again is not to know it.
fn show(
    matches: &ArgMatches,
    station: &Station,
    view: &CampaignView,
    json: bool,
    phrases: &Phrases,
) -> Result<(), Failure> {
    let last = matches.get_one::<u32>("last").map(|last| *last as usize);
    let mut rows: VecDeque<(Vec<String>, serde_json::Value)> = VecDeque::new();
    let refuse = |error| refused(&station::Error::Store(error), phrases);
    let sealed = station.sealed(view.campaign.id.as_str()).map_err(|error| refused(&error, phrases))?;
    let is_sealed = |subject: &Subject| match subject {
        Subject::Record(audience, serial, ..) | Subject::Sheet(audience, serial) => {
            sealed.get(audience).is_some_and(|sheets| sheets.contains(serial))
        }
        _ => false,
    };
    let mut unnamed = 0;
    let mut retelling = Retelling::new(&view.tool, phrases);
    let mut read = |link: Link| {
        let what = retelling.tell(&link);
        let when = moment_short(phrases.language(), link.by.when.0, station.clock.offset_seconds());
        let named = !is_sealed(&link.subject);
        unnamed += usize::from(!named);
        let who = named.then(|| link.by.who.name().to_owned());
        let how = named.then_some(link.by.how);
        let value = json!({
            "number": link.number, "when": link.by.when, "who": who, "how": how,
            "subject": link.subject.to_string(), "what": what, "hash": link.hash.to_string(),
        });
        let who = who.unwrap_or_else(|| "–".to_owned());
        rows.push_back((vec![link.number.to_string(), when, who, what], value));
        if last.is_some_and(|last| rows.len() > last) {
            rows.pop_front();
        }
    };
    station.store.journal(&view.campaign.id, &mut read).map_err(refuse)?;
    if unnamed > 0 {
        warn(&say!(phrases, "cli-journal-unnamed"));
    }
    if json {
        print_json(&rows.into_iter().map(|(_, value)| value).collect());
        return Ok(());
    }
    let headers = vec![
        String::new(),
        say!(phrases, "cli-column-when"),
        say!(phrases, "cli-column-who"),
        say!(phrases, "cli-column-what"),
    ];
    print(&Table { headers, rows: rows.into_iter().map(|(row, _)| row).collect() }.text());
    Ok(())
}
