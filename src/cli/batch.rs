//! `copiste batch …`: what the batch screens do, for scripts.

use super::campaign::{read_date, text};
use super::open::Choices;
use super::output::{Table, print, print_json};
use super::{Environment, Failure, open, refused};
use crate::campaign::BatchNumber;
use crate::language::{Phrases, date_short};
use crate::say;
use crate::station::{BatchDraft, BatchStep, BatchView, KeyingStart, Station, state_sentences};
use crate::verification::Balance;
use clap::ArgMatches;
use serde_json::json;

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
    let said = |name: &str| matches.get_one::<String>(name).cloned();
    let date = || said("date").map(|text| read_date(&text, phrases)).transpose();
    let sheets = || matches.get_one::<u32>("sheets").copied();
    match verb {
        "list" => list(&station.batches(&campaign).map_err(refuse)?, json, phrases),
        "open" => {
            let draft = BatchDraft {
                audience: text(matches, "audience"),
                service: text(matches, "service"),
                date: date()?.unwrap_or_else(|| station.clock.today()),
                sheets: sheets(),
                mode: said("mode"),
                variant: said("variant"),
            };
            let view = station.open_batch(&campaign, draft).map_err(refuse)?;
            match json {
                true => print_json(&as_json(&view)),
                false => {
                    print(&format!(
                        "{}\n",
                        say!(phrases, "cli-batch-opened", number = view.batch.number.0.to_string())
                    ));
                }
            }
        }
        "edit" => {
            let view = station.batch(&campaign, number(matches)).map_err(refuse)?;
            let (opened, day) = (BatchDraft::of(&view.batch), date()?);
            let edited = |now: BatchDraft| BatchDraft {
                date: day.unwrap_or(now.date),
                sheets: sheets().or(now.sheets),
                mode: said("mode").or(now.mode),
                variant: said("variant").or(now.variant),
                ..opened.clone()
            };
            let reason = said("reason");
            station.edit_batch(&campaign, number(matches), edited, reason.as_deref()).map_err(refuse)?;
            print(&format!("{}\n", say!(phrases, "cli-batch-changed", number = number(matches).0.to_string())));
        }
        "count" => {
            let count = sheets().unwrap_or_default();
            let reason = said("reason");
            let view = station.count_batch(&campaign, number(matches), count, reason.as_deref()).map_err(refuse)?;
            told(&view, json, phrases);
        }
        "step" => {
            let reason = said("reason").unwrap_or_default();
            let step = match text(matches, "step").as_str() {
                "keyed" => BatchStep::Keyed,
                "checked" => BatchStep::Checked,
                "returned" => BatchStep::Returned(reason),
                "destroyed" => BatchStep::Destroyed(reason),
                _ => BatchStep::TakeUp(reason),
            };
            let view = station.step_batch(&campaign, number(matches), step).map_err(refuse)?;
            told(&view, json, phrases);
        }
        "move" => {
            let service = text(matches, "service");
            let moved = station.move_batch(&campaign, number(matches), &service).map_err(refuse)?;
            let service = moved.campaign.service(&service).map_or(service, |known| known.name.clone());
            let number = number(matches).0.to_string();
            print(&format!("{}\n", say!(phrases, "cli-batch-moved", number = number, service = service)));
        }
        "key" => {
            let view = station.batch(&campaign, number(matches)).map_err(refuse)?;
            return open::plain_keying(station, view, KeyingStart::Pile, environment, choices, phrases);
        }
        other => return Err(Failure::Usage(say!(phrases, "cli-wrong-argument", argument = other.to_owned()))),
    }
    Ok(())
}

pub(super) fn number(matches: &ArgMatches) -> BatchNumber {
    BatchNumber(matches.get_one::<u32>("batch").copied().unwrap_or_default())
}

/// How far a batch is and whether it is balanced.
fn told(view: &BatchView, json: bool, phrases: &Phrases) {
    if json {
        return print_json(&as_json(view));
    }
    let number = view.batch.number.0.to_string();
    let stage = state_sentences::stage(view.batch.stage(), phrases);
    let balance = state_sentences::balance(view.batch.sheets, view.tally.papers(), phrases);
    print(&format!("{} {balance}\n", say!(phrases, "steps-done", number = number, stage = stage)));
}

fn list(views: &[BatchView], json: bool, phrases: &Phrases) {
    if json {
        return print_json(&views.iter().map(as_json).collect());
    }
    if views.is_empty() {
        return print(&format!("{}\n", say!(phrases, "cli-batch-none")));
    }
    let row = |view: &BatchView| {
        let service = view.campaign.service(&view.batch.service);
        vec![
            view.batch.number.0.to_string(),
            view.batch.audience.0.clone(),
            service.map_or(view.batch.service.clone(), |service| service.name.clone()),
            date_short(phrases.language(), view.batch.date),
            view.batch.sheets.map_or_else(String::new, |sheets| sheets.to_string()),
            view.tally.complete.to_string(),
            view.tally.in_progress.to_string(),
            view.tally.held.to_string(),
            view.tally.voided.to_string(),
            state_sentences::stage(view.batch.stage(), phrases),
            match view.balance() {
                Balance::NotCounted => say!(phrases, "cli-balance-not-counted"),
                Balance::Balanced => say!(phrases, "cli-balance-balanced"),
                Balance::Missing(sheets) => say!(phrases, "cli-balance-missing", sheets = sheets.to_string()),
                Balance::TooMany(sheets) => say!(phrases, "cli-balance-too-many", sheets = sheets.to_string()),
            },
        ]
    };
    let headers = vec![
        say!(phrases, "cli-column-batch"),
        say!(phrases, "cli-column-audience"),
        say!(phrases, "cli-column-service"),
        say!(phrases, "cli-column-date"),
        say!(phrases, "cli-column-sheets"),
        say!(phrases, "cli-column-complete"),
        say!(phrases, "cli-column-in-progress"),
        say!(phrases, "cli-column-held"),
        say!(phrases, "cli-column-voided"),
        say!(phrases, "cli-column-stage"),
        say!(phrases, "cli-column-balance"),
    ];
    print(&Table { headers, rows: views.iter().map(row).collect() }.text());
}

fn as_json(view: &BatchView) -> serde_json::Value {
    let batch = &view.batch;
    let (balance, difference) = match view.balance() {
        Balance::NotCounted => ("not-counted", None),
        Balance::Balanced => ("balanced", Some(0)),
        Balance::Missing(sheets) => ("missing", Some(sheets)),
        Balance::TooMany(sheets) => ("too-many", Some(sheets)),
    };
    json!({
        "number": batch.number, "audience": batch.audience, "service": batch.service, "date": batch.date,
        "sheets": batch.sheets, "mode": batch.mode, "variant": batch.variant, "records": view.tally,
        "stage": batch.stage(), "source": batch.source(), "balance": balance, "difference": difference, "history": batch.history,
    })
}
