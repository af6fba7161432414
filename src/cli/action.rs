//! `copiste action …`: the action plan, for scripts.

use super::args::{campaign_id, option, positional, reason};
use super::campaign::{read_date, text};
use super::output::{Table, print, print_json};
use super::{Failure, refused};
use crate::campaign::{Action, ActionProgress, ActionText};
use crate::language::Phrases;
use crate::report::{plan_columns, plan_progress};
use crate::say;
use crate::station::{CampaignView, Error, Station, finding_named};
use clap::{Arg, ArgMatches, Command};
use serde_json::json;

/// The command with its options.
pub(super) fn command(phrases: &Phrases) -> Command {
    let number = || positional("number", "N", say!(phrases, "cli-arg-action")).value_parser(clap::value_parser!(u32));
    let says = |required: bool| -> [Arg; 6] {
        let progress = option("progress", "PROGRESS", say!(phrases, "cli-action-progress"));
        [
            option("finding", "TEXT", say!(phrases, "cli-action-finding")).required(required),
            option("action", "TEXT", say!(phrases, "cli-action-action")).required(required),
            option("pilot", "WHO", say!(phrases, "cli-action-pilot")),
            option("due", "DATE", say!(phrases, "cli-action-due")),
            progress.value_parser(ActionProgress::ALL.map(ActionProgress::word)),
            option("effect", "TEXT", say!(phrases, "cli-action-effect")),
        ]
    };
    Command::new("action").about(say!(phrases, "cli-command-action")).subcommand_required(true).subcommands([
        Command::new("list").about(say!(phrases, "cli-action-list")).arg(campaign_id(phrases)),
        Command::new("add").about(say!(phrases, "cli-action-add")).arg(campaign_id(phrases)).args(says(true)),
        Command::new("edit")
            .about(say!(phrases, "cli-action-edit"))
            .args([campaign_id(phrases), number()])
            .args(says(false)),
        Command::new("drop")
            .about(say!(phrases, "cli-action-drop"))
            .args([campaign_id(phrases), number()])
            .arg(reason(phrases)),
    ])
}

pub(super) fn run(matches: &ArgMatches, station: &Station, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let refuse = |error| refused(&error, phrases);
    let (verb, matches) = matches.subcommand().expect("clap asks for one");
    let campaign = text(matches, "campaign");
    let number = || matches.get_one::<u32>("number").copied().unwrap_or_default();
    match verb {
        "list" => list(station, &station.campaign(&campaign).map_err(refuse)?, json, phrases)?,
        "add" => {
            let says = filled(ActionText::default(), matches, phrases)?;
            let number = station.add_action(&campaign, says).map_err(refuse)?;
            print(&format!("{}\n", say!(phrases, "action-added", number = number.to_string())));
        }
        "edit" => {
            let view = station.campaign(&campaign).map_err(refuse)?;
            let before = view.campaign.action(number()).ok_or_else(|| refuse(Error::NoAction(number())))?;
            let says = filled(before.says.clone(), matches, phrases)?;
            station.change_action(&campaign, number(), says).map_err(refuse)?;
            print(&format!("{}\n", say!(phrases, "action-changed", number = number().to_string())));
        }
        _ => {
            station.drop_action(&campaign, number(), &text(matches, "reason")).map_err(refuse)?;
            print(&format!("{}\n", say!(phrases, "action-dropped", number = number().to_string())));
        }
    }
    Ok(())
}

/// An action with what the options say.
fn filled(before: ActionText, matches: &ArgMatches, phrases: &Phrases) -> Result<ActionText, Failure> {
    let said = |name: &str, before: String| matches.get_one::<String>(name).cloned().unwrap_or(before);
    let due = match matches.get_one::<String>("due") {
        Some(text) if text == "none" => None,
        Some(text) => Some(read_date(text, phrases)?),
        None => before.due,
    };
    let progress = matches.get_one::<String>("progress").and_then(|word| ActionProgress::from_word(word));
    Ok(ActionText {
        finding: said("finding", before.finding),
        action: said("action", before.action),
        pilot: said("pilot", before.pilot),
        due,
        progress: progress.unwrap_or(before.progress),
        effect: said("effect", before.effect),
    })
}

fn list(station: &Station, view: &CampaignView, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let proposed = station.proposed_findings(view).map_err(|error| refused(&error, phrases))?;
    let actions = &view.campaign.actions;
    if json {
        print_json(&json!({ "actions": actions.iter().map(as_json).collect::<Vec<_>>(), "proposed": proposed }));
        return Ok(());
    }
    let row = |action: &Action| {
        let says = &action.says;
        vec![
            action.number.to_string(),
            finding_named(&view.tool, &says.finding, phrases),
            says.action.clone(),
            says.pilot.clone(),
            says.due.map_or_else(String::new, |due| due.to_string()),
            plan_progress(says.progress, phrases),
            says.effect.clone(),
        ]
    };
    if actions.is_empty() {
        print(&format!("{}\n", say!(phrases, "actions-none")));
    } else {
        let mut headers = vec![say!(phrases, "actions-column-number")];
        headers.extend(plan_columns(phrases));
        print(&Table { headers, rows: actions.iter().map(row).collect() }.text());
    }
    if !proposed.is_empty() {
        print(&format!("{}\n", say!(phrases, "cli-action-proposed")));
        for code in proposed {
            print(&format!("  {code}  {}\n", finding_named(&view.tool, &code, phrases)));
        }
    }
    Ok(())
}

fn as_json(action: &Action) -> serde_json::Value {
    let ActionText { finding, action: text, pilot, due, progress, effect } = &action.says;
    json!({
        "number": action.number, "finding": finding, "action": text, "pilot": pilot, "due": due,
        "progress": progress.word(), "effect": effect,
    })
}
