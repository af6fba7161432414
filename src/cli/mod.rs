//! The command line: reads the arguments and the environment, wires the rooms together, says what came of it.
//!
//! Exit codes: 0 done, 1 findings that block or a refusal, 2 wrong usage, 3 the environment does not allow it.

mod action;
mod args;
mod backup;
mod batch;
mod calendar;
mod campaign;
mod check;
mod comment;
mod confined;
mod demo;
mod doctor;
mod environment;
mod export;
mod expression;
mod form;
mod host;
mod journal;
mod kiosk;
mod kit;
mod lint;
mod manual;
mod mine;
mod open;
mod output;
#[cfg(feature = "pdf")]
mod paper;
mod privacy;
mod record;
mod report;
mod scratch;
mod selftest;
mod state;
mod steps;
mod store;
mod tool;
mod usage;
mod verify;

pub use args::command;
pub use environment::Environment;

use crate::keymap;
use crate::language::{Language, Phrases};
use crate::say;
use crate::station::{self, Settings};
use crate::store::Error;
use crate::tui::look::Theme;
use clap::ArgMatches;
use open::Choices;
use serde_json::json;

/// What a command ends with.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Failure {
    /// Findings that block, or what the station refuses: exit code 1.
    Refused(Vec<String>),
    /// Wrong usage: exit code 2.
    Usage(String),
    /// The environment does not allow it: exit code 3.
    Environment(Vec<String>),
}

/// Runs copiste with the arguments after the program's name and says the exit code.
///
/// # Errors
/// Only what is not for the operator to mend: the terminal failed in the middle of a session.
pub fn run(arguments: Vec<String>, environment: &Environment) -> color_eyre::Result<u8> {
    let (arguments, asked) = confined::as_meant(arguments, environment);
    let none = || (Settings::default(), None);
    let (settings, settings_problem) = environment.settings.as_deref().map_or_else(none, Settings::read);
    let language_asked = language_asked(&arguments);
    let language = language_asked.as_deref().and_then(Language::from_tag);
    let phrases = Phrases::new(language.or(settings.language).unwrap_or_else(|| environment.language()));
    let parsed = args::command(&phrases).try_get_matches_from(std::iter::once("copiste".to_owned()).chain(arguments));
    let matches = match parsed {
        Ok(matches) => matches,
        Err(error) => return Ok(usage::say_error(&error, &phrases)),
    };
    if let (Some(text), None) = (language_asked, language) {
        return Ok(tell(Err(Failure::Usage(say!(phrases, "cli-wrong-language", text = text))), &phrases));
    }
    if let Some(("help", help)) = matches.subcommand() {
        let words = help.get_many::<String>("words").unwrap_or_default().cloned();
        let asked = std::iter::once("copiste".to_owned()).chain(words).chain(std::iter::once("--help".to_owned()));
        let shown = args::command(&phrases).try_get_matches_from(asked);
        return Ok(shown.map_or_else(|error| usage::say_error(&error, &phrases), |_| 0));
    }
    // A word that is wrong is wrong for every command, not only for those that look at it.
    let theme = matches.get_one::<String>("theme").filter(|name| Theme::from_name(name).is_none());
    if let Some(name) = theme {
        return Ok(tell(Err(Failure::Usage(say!(phrases, "cli-wrong-theme", text = name.clone()))), &phrases));
    }
    let choices = Choices::new(&matches, environment, settings, settings_problem);
    let outcome = match choices {
        Ok(choices) => {
            warn_of_settings(&matches, environment, &choices, &phrases);
            match (asked, obeyed(&matches, environment, &choices, &phrases)) {
                (Some(asked), Ok(())) => confined::answer(&asked, environment, &choices, &phrases),
                (None, Ok(())) => dispatch(&matches, environment, &choices, &phrases)?,
                (_, Err(failure)) => Err(failure),
            }
        }
        Err(text) => Err(Failure::Usage(say!(phrases, "cli-wrong-operator", text = text))),
    };
    Ok(tell(outcome, &phrases))
}

/// Whether the machine's rules are understood and allow the command.
fn obeyed(
    matches: &ArgMatches,
    environment: &Environment,
    choices: &Choices,
    phrases: &Phrases,
) -> Result<(), Failure> {
    let command = matches.subcommand_name();
    if let (Err(error), false) = (&choices.rules, matches!(command, Some("doctor" | "keys" | "kiosk"))) {
        let mut sentences = station::sentences::error(error, phrases);
        sentences.push(say!(phrases, "confined-rules-unread"));
        return Err(Failure::Environment(sentences));
    }
    confined::refuse(command, environment, choices, phrases)
}

/// Says what is wrong with the settings, unless a screen or the command itself will.
fn warn_of_settings(matches: &ArgMatches, environment: &Environment, choices: &Choices, phrases: &Phrases) {
    let headless = |demo: &ArgMatches| demo.get_flag("headless") || demo.get_flag("certainty");
    let said = match matches.subcommand() {
        None => environment.terminal && !choices.plain,
        Some(("demo", demo)) => environment.terminal && !choices.plain && !headless(demo),
        Some(("doctor", _)) => true,
        Some(_) => false,
    };
    if !said {
        choices.warnings(phrases).iter().for_each(|line| output::warn(line));
    }
}

fn dispatch(
    matches: &ArgMatches,
    environment: &Environment,
    choices: &Choices,
    phrases: &Phrases,
) -> color_eyre::Result<Result<(), Failure>> {
    let json = matches.get_flag("json");
    Ok(match matches.subcommand() {
        None => return open::station(environment, choices, phrases),
        Some(("demo", demo)) => return demo::run(demo, environment, choices, phrases),
        Some(("check", check)) => check::run(check, json, phrases),
        Some(("expression", _)) => expression::run(json, phrases),
        Some(("form", sub)) => form::run(sub, json, phrases),
        #[cfg(feature = "pdf")]
        Some(("paper", paper)) => paper::run(paper, environment, choices, json, phrases),
        Some(("lint", lint)) => lint::run(lint, json, phrases),
        Some(("tool", sub)) => tool::run(sub, json, phrases),
        Some(("keys", _)) => keys(environment, choices, json, phrases),
        Some(("doctor", _)) => doctor::run(environment, choices, json, phrases),
        Some(("campaign", sub)) => {
            open::store(environment, choices, phrases).and_then(|station| campaign::run(sub, &station, json, phrases))
        }
        Some(("batch", sub)) => open::store(environment, choices, phrases)
            .and_then(|station| batch::run(sub, &station, environment, choices, json, phrases)),
        Some(("record", sub)) => open::store(environment, choices, phrases)
            .and_then(|station| record::run(sub, &station, environment, choices, json, phrases)),
        Some(("state", state)) => {
            open::store(environment, choices, phrases).and_then(|station| state::run(state, &station, json, phrases))
        }
        Some(("verify", sub)) => open::store(environment, choices, phrases)
            .and_then(|station| verify::run(sub, &station, environment, choices, json, phrases)),
        Some(("action", sub)) => open::store(environment, choices, phrases)
            .and_then(|station| action::run(sub, &station, environment, choices, json, phrases)),
        Some(("steps", sub)) => open::store(environment, choices, phrases)
            .and_then(|station| steps::run(sub, &station, environment, choices, json, phrases)),
        Some(("calendar", sub)) => {
            open::store(environment, choices, phrases).and_then(|station| calendar::run(sub, &station, json, phrases))
        }
        Some(("comment", sub)) => {
            open::store(environment, choices, phrases).and_then(|station| comment::run(sub, &station, json, phrases))
        }
        Some(("journal", sub)) => {
            open::store(environment, choices, phrases).and_then(|station| journal::run(sub, &station, json, phrases))
        }
        Some(("mine", mine)) => {
            open::store(environment, choices, phrases).and_then(|station| mine::run(mine, &station, json, phrases))
        }
        Some(("manual", manual)) => manual::run(manual, phrases),
        Some(("completions", completions)) => manual::completions(completions, phrases),
        Some(("kiosk", sub)) => kiosk::run(sub, environment, choices, json, phrases),
        Some(("host", host)) => host::run(host, environment, choices, phrases),
        Some(("backup", backup)) => backup::run(backup, environment, choices, json, phrases),
        Some(("restore", restore)) => backup::restore(restore, environment, json, phrases),
        Some(("selftest", test)) => selftest::run(test, environment, choices, json, phrases),
        Some(("store", sub)) => store::run(sub, environment, choices, json, phrases),
        Some(("export", export)) => open::store(environment, choices, phrases)
            .and_then(|station| export::run(export, &station, environment, choices, json, phrases)),
        Some(("kit", kit)) => open::store(environment, choices, phrases)
            .and_then(|station| kit::run(kit, &station, environment, choices, json, phrases)),
        Some(("report", report)) => open::store(environment, choices, phrases)
            .and_then(|station| report::run(report, &station, environment, choices, phrases)),
        Some((other, _)) => Err(Failure::Usage(say!(phrases, "cli-wrong-argument", argument = other.to_owned()))),
    })
}

/// The keymap in force, as a table.
fn keys(environment: &Environment, choices: &Choices, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let (keymap, named) = open::keymap(environment, choices, phrases)?;
    if json {
        let contexts = keymap::Context::pressed().map(|context| {
            let lines = keymap::help(&keymap, context, phrases).into_iter().flat_map(|group| group.lines);
            let lines = lines.map(|line| json!({ "keys": line.keys, "effect": line.text }));
            json!({ "context": context.word(), "keys": lines.collect::<Vec<_>>() })
        });
        let contexts: Vec<_> = contexts.collect();
        output::print_json(&json!({ "keymap": keymap.name(), "named": named, "contexts": contexts }));
        return Ok(());
    }
    output::print(&format!("{named}\n\n{}", keymap::table(&keymap, phrases)));
    Ok(())
}

/// `--language` before anything else is read: the help itself is in that language.
fn language_asked(arguments: &[String]) -> Option<String> {
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        if let Some(value) = argument.strip_prefix("--language=") {
            return Some(value.to_owned());
        }
        if argument == "--language" {
            return arguments.next().cloned();
        }
    }
    None
}

fn tell(outcome: Result<(), Failure>, phrases: &Phrases) -> u8 {
    let (sentences, code) = match outcome {
        Ok(()) => return 0,
        Err(Failure::Refused(sentences)) => (sentences, 1),
        Err(Failure::Usage(sentence)) => {
            (vec![say!(phrases, "cli-wrong-usage", advice = sentence), say!(phrases, "cli-see-help")], 2)
        }
        Err(Failure::Environment(sentences)) => (sentences, 3),
    };
    for sentence in sentences {
        output::warn(&sentence);
    }
    code
}

/// A refusal of the station, as the command line ends with it.
fn refused(error: &station::Error, phrases: &Phrases) -> Failure {
    let sentences = station::sentences::error(error, phrases);
    match error {
        station::Error::Store(error) if is_rule(error) => Failure::Refused(sentences),
        station::Error::Store(_) | station::Error::File(..) => Failure::Environment(sentences),
        // A word that names nothing, a figure out of its range: the command was wrong.
        station::Error::NoService(..)
        | station::Error::NoAudience(..)
        | station::Error::NoVariant(..)
        | station::Error::NoMode(..)
        | station::Error::OfTheFirstPass
        | station::Error::NoQuestion(..)
        | station::Error::RowUnsaid(..)
        | station::Error::BadService(_)
        | station::Error::BadId(_)
        | station::Error::BadSerial(_)
        | station::Error::SourceMissing
        | station::Error::PlaceMissing
        | station::Error::KitTooLong(_)
        | station::Error::NoKitPiece(_)
        | station::Error::ExportOneFile(..)
        | station::Error::PolicyValue { .. } => Failure::Usage(sentences.join(" ")),
        _ => Failure::Refused(sentences),
    }
}

/// Whether the store refuses by its rules, and not because it cannot.
fn is_rule(error: &Error) -> bool {
    matches!(
        error,
        Error::Forbidden { .. }
            | Error::OtherComment { .. }
            | Error::DrawFixed { .. }
            | Error::BadDraw { .. }
            | Error::Unbalanced { .. }
            | Error::StillKept { .. }
            | Error::Emptied { .. }
            | Error::CopyAside { .. }
            | Error::EarlierAside { .. }
            | Error::NotAllowed { .. }
            | Error::InUse { .. }
            | Error::Unsound { .. }
    )
}
