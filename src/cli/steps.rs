//! `copiste steps …`: the six steps of a campaign, for scripts.

use super::args::{campaign_id, option, positional, reason};
use super::campaign::text;
use super::open::Choices;
use super::output::{Table, print, print_json};
use super::{Environment, Failure, refused};
#[cfg(feature = "pdf")]
use super::{open::reports_folder, output::warn};
use crate::campaign::{CampaignStep, DateFault, Dated, StepSays};
use crate::language::{Phrases, date_short};
use crate::say;
use crate::station::{Error, Station, StepFact, StepView, calendar_sentences};
use clap::{Arg, ArgMatches, Command};
use jiff::civil::Date;
use serde_json::json;
#[cfg(feature = "pdf")]
use std::path::PathBuf;

/// The word that takes a day away.
pub(super) const NONE: &str = "none";

/// The command with its options.
pub(super) fn command(phrases: &Phrases) -> Command {
    let step = || {
        let words = CampaignStep::ALL.map(CampaignStep::word);
        positional("step", "STEP", say!(phrases, "cli-steps-step")).value_parser(words)
    };
    let said = || -> [Arg; 2] {
        [option("who", "WHO", say!(phrases, "cli-steps-who")), option("note", "TEXT", say!(phrases, "cli-steps-note"))]
    };
    let id = || campaign_id(phrases);
    Command::new("steps").about(say!(phrases, "cli-command-steps")).subcommand_required(true).subcommands([
        Command::new("list").about(say!(phrases, "cli-steps-list")).arg(id()),
        Command::new("tick")
            .about(say!(phrases, "cli-steps-tick"))
            .args([id(), step()])
            .arg(option("on", "DATE", say!(phrases, "cli-steps-on")))
            .args(said()),
        Command::new("untick").about(say!(phrases, "cli-steps-untick")).args([id(), step()]).arg(reason(phrases)),
        Command::new("date")
            .about(say!(phrases, "cli-steps-date"))
            .args([id(), step()])
            .arg(positional("date", "DATE", say!(phrases, "cli-steps-planned")))
            .args(said()),
        #[cfg(feature = "pdf")]
        Command::new("form").about(say!(phrases, "cli-steps-form")).arg(id()).arg(option(
            "out",
            "DIR",
            say!(phrases, "cli-steps-out"),
        )),
    ])
}

pub(super) fn run(
    matches: &ArgMatches,
    station: &Station,
    environment: &Environment,
    choices: &Choices,
    json: bool,
    phrases: &Phrases,
) -> Result<(), Failure> {
    let refuse = |error| refused(&error, phrases);
    let (verb, matches) = matches.subcommand().expect("clap asks for one");
    let campaign = text(matches, "campaign");
    #[cfg(feature = "pdf")]
    if verb == "form" {
        let out = matches.get_one::<String>("out").map(PathBuf::from);
        let folder = out.or_else(|| Some(reports_folder(environment, choices)?.join(&campaign)));
        let folder = folder.ok_or_else(|| Failure::Environment(vec![say!(phrases, "cli-no-home")]))?;
        let path = station.write_engagement(&campaign, &folder, phrases).map_err(refuse)?;
        warn(&say!(phrases, "calendar-written", path = path.display().to_string()));
        return Ok(());
    }
    #[cfg(not(feature = "pdf"))]
    let _ = (environment, choices);
    let steps = station.steps(&campaign).map_err(refuse)?;
    if verb == "list" {
        list(&steps, json, phrases);
        return Ok(());
    }
    let step = CampaignStep::from_word(&text(matches, "step")).expect("clap knows the words");
    let before = steps.into_iter().find(|view| view.step == step).map(|view| view.says).unwrap_or_default();
    let given = |name: &str, before: &str| matches.get_one::<String>(name).map_or(before, String::as_str).to_owned();
    let day = |name: &str, what: Dated| day(matches, name, what).map_err(|fault| refuse(Error::Dates(vec![fault])));
    let step_named = calendar_sentences::step(step, phrases);
    match verb {
        "untick" => {
            station.reopen_step(&campaign, step, &text(matches, "reason")).map_err(refuse)?;
            print(&format!("{}\n", say!(phrases, "step-reopened", step = step_named)));
        }
        _ => {
            let (who, note) = (given("who", &before.who), given("note", &before.note));
            let says = if verb == "tick" {
                let on = day("on", Dated::Done)?.flatten().unwrap_or_else(|| station.clock.today());
                StepSays { done: Some(on), who, note, ..before.clone() }
            } else {
                StepSays { planned: day("date", Dated::Planned)?.flatten(), who, note, ..before.clone() }
            };
            station.change_step(&campaign, step, |now| says.onto(&before, now)).map_err(refuse)?;
            print(&format!("{}\n", say!(phrases, "step-noted", step = step_named)));
        }
    }
    Ok(())
}

/// A day that an option gives; within it nothing, where it takes the day away.
///
/// # Errors
/// What is no day, to be told with what else is wrong.
pub(super) fn day(matches: &ArgMatches, name: &str, what: Dated) -> Result<Option<Option<Date>>, DateFault> {
    match matches.get_one::<String>(name) {
        None => Ok(None),
        Some(text) if text == NONE => Ok(Some(None)),
        Some(text) => text.parse().map(|day| Some(Some(day))).map_err(|_| DateFault::NoDay(what, text.clone())),
    }
}

fn list(steps: &[StepView], json: bool, phrases: &Phrases) {
    if json {
        return print_json(&steps.iter().map(as_json).collect());
    }
    let row = |view: &StepView| {
        let facts: Vec<String> = view.facts.iter().map(|fact| calendar_sentences::fact(*fact, phrases)).collect();
        let done = view.says.done.map_or_else(String::new, |day| date_short(phrases.language(), day));
        vec![
            view.step.word().to_owned(),
            calendar_sentences::step(view.step, phrases),
            calendar_sentences::planned(view, phrases),
            done,
            view.says.who.clone(),
            view.says.note.clone(),
            facts.join(", "),
        ]
    };
    let headers = vec![
        say!(phrases, "steps-column-word"),
        say!(phrases, "steps-column-step"),
        say!(phrases, "steps-column-planned"),
        say!(phrases, "steps-column-done"),
        say!(phrases, "dated-who"),
        say!(phrases, "dated-note"),
        say!(phrases, "steps-column-known"),
    ];
    print(&Table { headers, rows: steps.iter().map(row).collect() }.text());
}

fn as_json(view: &StepView) -> serde_json::Value {
    let fact = |fact: &StepFact| match *fact {
        StepFact::Created(day) => json!({ "created": day }),
        StepFact::Expected(sheets) => json!({ "expected": sheets }),
        StepFact::HandedOut(sheets) => json!({ "handed_out": sheets }),
        StepFact::Batches(batches, first) => json!({ "batches": batches, "first": first }),
        StepFact::Complete(sheets) => json!({ "complete": sheets }),
        StepFact::Closed(day) => json!({ "closed": day }),
        StepFact::Issued(reports, last, is_final) => json!({ "reports": reports, "last": last, "final": is_final }),
        StepFact::Actions(actions) => json!({ "actions": actions }),
    };
    json!({
        "step": view.step.word(), "planned": view.says.planned, "proposed": view.proposed, "done": view.says.done,
        "who": view.says.who, "note": view.says.note, "suggested": view.suggested,
        "ticked_by": view.ticked.as_ref().map(|by| by.who.name().to_owned()),
        "known": view.facts.iter().map(fact).collect::<Vec<_>>(),
    })
}
