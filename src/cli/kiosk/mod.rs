//! `copiste kiosk …`: whether a machine is fit to be a kiosk, and the PINs of its operators.

mod checks;
mod machine;

use super::args::{flag, option, positional};
use super::campaign::text;
use super::environment::RULES;
use super::open::{self, Choices};
use super::output::{Table, print, print_json};
use super::{Environment, Failure, refused};
use crate::language::{Phrases, date_short};
use crate::operator::Operator;
use crate::say;
use crate::station::{Clock as _, Pins, Sharing, SystemClock};
use checks::{Finding, State};
use clap::{ArgMatches, Command};
use machine::Machine;
use serde_json::json;
use std::path::PathBuf;

/// Who set a code that was given by command.
const ADMINISTRATOR: &str = "admin";

/// The command with its options.
pub(super) fn command(phrases: &Phrases) -> Command {
    let root = option("root", "DIR", say!(phrases, "cli-kiosk-root")).default_value("/");
    let account = flag("account", say!(phrases, "cli-kiosk-account"));
    Command::new("kiosk").about(say!(phrases, "cli-command-kiosk")).subcommand_required(true).subcommands([
        Command::new("check").about(say!(phrases, "cli-kiosk-check")).arg(root),
        Command::new("pins").about(say!(phrases, "cli-kiosk-pins")).arg(account.clone()),
        Command::new("reset-pin")
            .about(say!(phrases, "cli-kiosk-reset"))
            .arg(positional("name", "NAME", say!(phrases, "cli-kiosk-name")))
            .arg(account.clone()),
        Command::new("admit")
            .about(say!(phrases, "cli-kiosk-admit"))
            .arg(positional("name", "NAME", say!(phrases, "cli-kiosk-name")))
            .arg(account),
    ])
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
        "check" => check(PathBuf::from(text(matches, "root")), json, phrases),
        "pins" => list(&pins(matches, environment, choices, phrases)?, json, phrases),
        "reset-pin" => reset(&text(matches, "name"), &pins(matches, environment, choices, phrases)?, phrases),
        "admit" => admit(&text(matches, "name"), &pins(matches, environment, choices, phrases)?, json, phrases),
        other => Err(Failure::Usage(say!(phrases, "cli-wrong-argument", argument = other.to_owned()))),
    }
}

fn check(root: PathBuf, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    if !root.is_dir() {
        return Err(Failure::Usage(say!(phrases, "kiosk-no-root", path = root.display().to_string())));
    }
    let findings = checks::all(&Machine::under(root), phrases);
    let count = |state: State| findings.iter().filter(|finding| finding.state == state).count();
    let (missing, advice) = (count(State::Missing), count(State::Advice));
    if json {
        let code = |state: State| match state {
            State::Good => "good",
            State::Advice => "advice",
            State::Missing => "missing",
        };
        let seen = |finding: &Finding| {
            json!({
                "code": finding.code, "state": code(finding.state), "what": finding.what, "place": finding.place,
                "why": finding.why, "do": finding.remedy,
            })
        };
        let seen: Vec<_> = findings.iter().map(seen).collect();
        print_json(&json!({ "fit": missing == 0, "missing": missing, "advice": advice, "seen": seen }));
    } else {
        findings.iter().for_each(|finding| print(&told(finding, phrases)));
        print(&match missing {
            0 => format!("\n{}\n", say!(phrases, "kiosk-fit")),
            _ => format!("\n{}\n", say!(phrases, "kiosk-unfit", count = missing)),
        });
    }
    if missing == 0 { Ok(()) } else { Err(Failure::Refused(Vec::new())) }
}

/// A finding in a line, or in the four that somebody needs who is to mend it.
fn told(finding: &Finding, phrases: &Phrases) -> String {
    let word = match finding.state {
        State::Good => say!(phrases, "doctor-good"),
        State::Advice => say!(phrases, "doctor-warning"),
        State::Missing => say!(phrases, "kiosk-missing"),
    };
    let Finding { what, place, why, remedy, .. } = finding;
    if finding.state == State::Good {
        return format!("{word:<8}{what}\n");
    }
    format!("{word:<8}{what}\n        {place}\n        {why}\n        {remedy}\n")
}

/// The PINs of the store that is meant, or of this account at a host.
fn pins(
    matches: &ArgMatches,
    environment: &Environment,
    choices: &Choices,
    phrases: &Phrases,
) -> Result<Pins, Failure> {
    let nowhere = || Failure::Environment(vec![say!(phrases, "cli-no-home")]);
    // The store itself stays closed: a station may have it open.
    let (folder, role) = if matches.get_flag("account") {
        (environment.data.clone(), Sharing::Host(crate::store::Role::Operator))
    } else {
        (Some(open::store_folder(environment, choices, phrases)?), Sharing::Alone)
    };
    open::pins(role, folder, environment).ok_or_else(nowhere)
}

fn list(pins: &Pins, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let holders = pins.holders().map_err(|error| refused(&error, phrases))?;
    if json {
        let holder = |one: &crate::station::PinHolder| json!({ "who": one.who, "by": one.by, "since": one.since, "wrong": one.wrong });
        print_json(&json!(holders.iter().map(holder).collect::<Vec<_>>()));
        return Ok(());
    }
    if holders.is_empty() {
        print(&format!("{}\n", say!(phrases, "kiosk-no-pins", path = pins.file().display().to_string())));
        return Ok(());
    }
    let day = |moment: crate::operator::Moment| {
        let stamp = jiff::Timestamp::from_second(moment.0).unwrap_or_default();
        date_short(phrases.language(), stamp.to_zoned(jiff::tz::TimeZone::system()).date())
    };
    let headers = vec![
        say!(phrases, "kiosk-column-who"),
        say!(phrases, "kiosk-column-since"),
        say!(phrases, "kiosk-column-wrong"),
    ];
    let rows = holders.into_iter().map(|one| vec![one.who, day(one.since), one.wrong.to_string()]).collect();
    print(&Table { headers, rows }.text());
    Ok(())
}

/// Takes a PIN away: its operator chooses another when they come.
fn reset(name: &str, pins: &Pins, phrases: &Phrases) -> Result<(), Failure> {
    let wrong = || Failure::Usage(say!(phrases, "cli-wrong-operator", text = name.to_owned()));
    let who = Operator::new(name).ok_or_else(wrong)?;
    match pins.forget(&who).map_err(|error| refused(&error, phrases))? {
        true => print(&format!("{}\n", say!(phrases, "kiosk-pin-taken", name = name.to_owned()))),
        false => return Err(Failure::Refused(vec![say!(phrases, "kiosk-no-pin", name = name.to_owned())])),
    }
    Ok(())
}

/// Admits somebody: the code that is printed lets them in once, to choose a PIN of their own.
fn admit(name: &str, pins: &Pins, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let wrong = || Failure::Usage(say!(phrases, "cli-wrong-operator", text = name.to_owned()));
    let who = Operator::new(name).ok_or_else(wrong)?;
    let by = Operator::new(ADMINISTRATOR).expect("a short name");
    let code = pins.admit(&who, &by, SystemClock.now()).map_err(|error| refused(&error, phrases))?;
    match json {
        true => print_json(&json!({ "who": name, "code": code })),
        false => print(&format!("{}\n", say!(phrases, "kiosk-admitted", name = name.to_owned(), code = code))),
    }
    Ok(())
}
