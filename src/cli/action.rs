//! `copiste action …`: the action plan, for scripts.

use super::args::{campaign_id, option, positional, reason};
use super::campaign::{read_date, text};
use super::open::{Choices, reports_folder};
use super::output::{Table, print, print_json};
use super::{Environment, Failure, refused};
use crate::campaign::{Action, ActionDraft, ActionProgress, ActionText, Campaign};
use crate::language::{Phrases, date_short};
use crate::measure::{Effect, Followed};
use crate::report::{effect_lines, plan_columns, plan_origin, plan_progress_on};
use crate::say;
use crate::station::{CampaignView, Error, Station, finding_named, products};
use clap::{Arg, ArgMatches, Command};
use serde_json::json;
use std::path::PathBuf;

/// The command with its options.
pub(super) fn command(phrases: &Phrases) -> Command {
    let number = || positional("number", "N", say!(phrases, "cli-arg-action")).value_parser(clap::value_parser!(u32));
    let revision = || {
        let revision = option("revision", "N", say!(phrases, "cli-action-revision"));
        revision.value_parser(clap::value_parser!(u32))
    };
    let says = |required: bool| -> [Arg; 7] {
        let progress = option("progress", "PROGRESS", say!(phrases, "cli-action-progress"));
        [
            option("finding", "TEXT", say!(phrases, "cli-action-finding")).required(required),
            option("action", "TEXT", say!(phrases, "cli-action-action")).required(required),
            option("pilot", "WHO", say!(phrases, "cli-action-pilot")),
            option("due", "DATE", say!(phrases, "cli-action-due")),
            progress.value_parser(ActionProgress::ALL.map(ActionProgress::word)),
            option("effect", "TEXT", say!(phrases, "cli-action-effect")),
            option("observed", "TEXT", say!(phrases, "cli-action-observed")),
        ]
    };
    Command::new("action").about(say!(phrases, "cli-command-action")).subcommand_required(true).subcommands([
        Command::new("list").about(say!(phrases, "cli-action-list")).arg(campaign_id(phrases)),
        Command::new("add").about(say!(phrases, "cli-action-add")).arg(campaign_id(phrases)).args(says(true)),
        Command::new("edit")
            .about(say!(phrases, "cli-action-edit"))
            .args([campaign_id(phrases), number()])
            .args(says(false))
            .arg(revision()),
        Command::new("drop")
            .about(say!(phrases, "cli-action-drop"))
            .args([campaign_id(phrases), number()])
            .arg(reason(phrases))
            .arg(revision()),
        Command::new("history").about(say!(phrases, "cli-action-history")).args([campaign_id(phrases), number()]),
        Command::new("take-over").about(say!(phrases, "cli-action-take-over")).arg(campaign_id(phrases)),
        Command::new("export").about(say!(phrases, "cli-action-export")).arg(campaign_id(phrases)).args([
            option("format", "FORMAT", say!(phrases, "cli-action-export-format"))
                .value_parser(["xlsx"])
                .default_value("xlsx"),
            option("out", "PATH", say!(phrases, "cli-action-export-out")),
        ]),
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
    let number = || matches.get_one::<u32>("number").copied().unwrap_or_default();
    match verb {
        "list" => list(station, &station.campaign(&campaign).map_err(refuse)?, json, phrases)?,
        "add" => {
            let draft = filled(ActionDraft::default(), matches, phrases)?;
            let number = station.add_action(&campaign, &draft).map_err(refuse)?;
            print(&format!("{}\n", say!(phrases, "action-added", number = number.to_string())));
        }
        "edit" => {
            let view = station.campaign(&campaign).map_err(refuse)?;
            let before = read(&view.campaign, number(), matches, phrases)?;
            let draft = filled(before.clone(), matches, phrases)?;
            station.change_action(&campaign, number(), &before, &draft).map_err(refuse)?;
            print(&format!("{}\n", say!(phrases, "action-changed", number = number().to_string())));
        }
        "history" => {
            let view = station.campaign(&campaign).map_err(refuse)?;
            if view.campaign.action_history(number()).next().is_none() {
                return Err(refuse(Error::NoAction(number())));
            }
            let lines = station.action_trace(&view.campaign, number(), phrases).map_err(refuse)?;
            lines.iter().for_each(|line| print(&format!("{line}\n")));
        }
        "take-over" => {
            let numbers = station.take_over_actions(&campaign).map_err(refuse)?;
            print(&format!("{}\n", say!(phrases, "actions-taken-over", count = numbers.len())));
        }
        "export" => export(&campaign, matches, station, (environment, choices), phrases)?,
        _ => {
            let view = station.campaign(&campaign).map_err(refuse)?;
            let before = read(&view.campaign, number(), matches, phrases)?;
            station.drop_action(&campaign, number(), &before, &text(matches, "reason")).map_err(refuse)?;
            print(&format!("{}\n", say!(phrases, "action-dropped", number = number().to_string())));
        }
    }
    Ok(())
}

/// An action as it stands, unless it is of another revision than the one that was read.
fn read(campaign: &Campaign, number: u32, matches: &ArgMatches, phrases: &Phrases) -> Result<ActionDraft, Failure> {
    let now = campaign.action_draft(number).ok_or_else(|| refused(&Error::NoAction(number), phrases))?;
    let read = matches.get_one::<u32>("revision").map(|revision| *revision as usize);
    let stands = campaign.action_revision(number);
    match read {
        Some(read) if read > stands => {
            let (number, read) = (number.to_string(), read.to_string());
            let sentence =
                say!(phrases, "cli-action-no-revision", number = number, read = read, stands = stands.to_string());
            Err(Failure::Refused(vec![sentence]))
        }
        Some(read) if read < stands => Err(refused(&Error::clash(campaign, number, now), phrases)),
        _ => Ok(now),
    }
}

/// Writes the plan as a workbook.
fn export(
    campaign: &str,
    matches: &ArgMatches,
    station: &Station,
    (environment, choices): (&Environment, &Choices),
    phrases: &Phrases,
) -> Result<(), Failure> {
    let book = station.plan_book(campaign, phrases).map_err(|error| refused(&error, phrases))?;
    let name = format!("{campaign}-plan.xlsx");
    let path = match matches.get_one::<String>("out").map(PathBuf::from) {
        Some(out) if out.is_dir() || out.extension().is_none() => out.join(name),
        Some(out) => out,
        None => {
            let folder = reports_folder(environment, choices);
            folder.ok_or_else(|| Failure::Environment(vec![say!(phrases, "cli-no-home")]))?.join(name)
        }
    };
    products::write_plan(&book, &path).map_err(|error| refused(&error, phrases))?;
    let path = path.display().to_string();
    print(&format!("{}\n", say!(phrases, "cli-action-exported", path = path, count = book.lines.len())));
    Ok(())
}

/// An action with what the options say.
fn filled(before: ActionDraft, matches: &ArgMatches, phrases: &Phrases) -> Result<ActionDraft, Failure> {
    let ActionDraft { says: before, observed } = before;
    let said = |name: &str, before: String| matches.get_one::<String>(name).cloned().unwrap_or(before);
    let due = match matches.get_one::<String>("due") {
        Some(text) if text == "none" => None,
        Some(text) => Some(read_date(text, phrases)?),
        None => before.due,
    };
    let progress = matches.get_one::<String>("progress").and_then(|word| ActionProgress::from_word(word));
    let says = ActionText {
        finding: said("finding", before.finding),
        action: said("action", before.action),
        pilot: said("pilot", before.pilot),
        due,
        progress: progress.unwrap_or(before.progress),
        effect: said("effect", before.effect),
    };
    Ok(ActionDraft { says, observed: said("observed", observed) })
}

fn list(station: &Station, view: &CampaignView, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let plan = station.plan(view, phrases).map_err(|error| refused(&error, phrases))?;
    let (own, stayed): (Vec<_>, Vec<_>) = plan.followed.iter().partition(|one| !one.stayed);
    if json {
        let all = |these: &[&Followed]| these.iter().map(|one| as_json(one, view)).collect::<Vec<_>>();
        print_json(&json!({
            "actions": all(&own), "proposed": plan.proposed, "earlier": all(&stayed), "to_take_over": plan.waiting,
        }));
        return Ok(());
    }
    match own.is_empty() {
        true if plan.awaits_report => print(&format!("{}\n", say!(phrases, "actions-none-yet"))),
        true => print(&format!("{}\n", say!(phrases, "actions-none"))),
        false => print(&table(&own, station, view, phrases)),
    }
    if let (Some(earlier), false) = (&plan.earlier, stayed.is_empty()) {
        print(&format!("{}\n", say!(phrases, "cli-action-earlier", campaign = earlier.clone())));
        print(&table(&stayed, station, view, phrases));
    }
    if let Some(earlier) = plan.earlier.filter(|_| plan.waiting > 0) {
        let id = view.campaign.id.as_str().to_owned();
        let told = say!(phrases, "cli-action-may-take-over", count = plan.waiting, campaign = earlier, id = id);
        print(&format!("{told}\n"));
    }
    if !plan.proposed.is_empty() {
        print(&format!("{}\n", say!(phrases, "cli-action-proposed")));
        for code in plan.proposed {
            print(&format!("  {code}  {}\n", finding_named(&view.tool, &code, phrases)));
        }
    }
    Ok(())
}

/// Actions as a table, and under it what became of the findings of those that come from an earlier campaign.
fn table(these: &[&Followed], station: &Station, view: &CampaignView, phrases: &Phrases) -> String {
    let today = station.clock.today();
    let row = |one: &&Followed| {
        let says = &one.draft.says;
        let action = Action { number: one.number, says: says.clone() };
        vec![
            one.number.to_string(),
            finding_named(&view.tool, &says.finding, phrases),
            says.action.clone(),
            says.pilot.clone(),
            says.due.map_or_else(String::new, |due| date_short(phrases.language(), due)),
            plan_progress_on(&action, today, phrases),
            says.effect.clone(),
            one.draft.observed.clone(),
        ]
    };
    let mut headers = vec![say!(phrases, "actions-column-number")];
    headers.extend(plan_columns(phrases));
    headers.push(say!(phrases, "plan-column-observed"));
    let mut text = Table { headers, rows: these.iter().map(row).collect() }.text();
    for one in these {
        let Some(origin) = plan_origin(one, phrases) else { continue };
        text.push_str(&format!("{}  {origin}\n", one.number));
        effect_lines(one, &view.tool, phrases).iter().for_each(|line| text.push_str(&format!("   {line}\n")));
    }
    text
}

fn as_json(one: &Followed, view: &CampaignView) -> serde_json::Value {
    let ActionText { finding, action: text, pilot, due, progress, effect } = &one.draft.says;
    let effects = one.effects.iter().map(|(audience, effect)| match effect {
        Effect::Measured(measured) => json!({
            "audience": audience, "state": "measured", "with_care": measured.careful, "n_then": measured.then,
            "mean_then": measured.difference.reference, "n": measured.difference.now.n,
            "mean": measured.difference.now.mean, "difference": measured.difference.difference,
            "established": measured.is_established(),
        }),
        Effect::NotComparable => json!({ "audience": audience, "state": "not-comparable" }),
        Effect::NotMeasured => json!({ "audience": audience, "state": "not-measured" }),
    });
    let revision = (!one.stayed).then(|| view.campaign.action_revision(one.number));
    json!({
        "number": one.number, "finding": finding, "action": text, "pilot": pilot, "due": due,
        "progress": progress.word(), "effect": effect, "observed": one.draft.observed, "revision": revision,
        "origin": one.from.as_ref().map(|from| json!({ "campaign": from.campaign, "number": from.number })),
        "effects": effects.collect::<Vec<_>>(),
    })
}
