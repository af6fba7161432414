//! `copiste mine`: the operator's own figures, for the operator alone.

use super::campaign::text;
use super::output::{print, print_json};
use super::{Failure, refused};
use crate::language::Phrases;
use crate::say;
use crate::station::{Station, certainty, sentences};
use clap::ArgMatches;
use serde_json::json;

pub(super) fn run(matches: &ArgMatches, station: &Station, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let refuse = |error| refused(&error, phrases);
    let view = station.campaign(&text(matches, "campaign")).map_err(refuse)?;
    let own = station.own_figures(view.campaign.id.as_str()).map_err(refuse)?;
    if json {
        print_json(&json!(own));
        return Ok(());
    }
    let Some(own) = own else {
        let nothing = sentences::nothing_found(&view, say!(phrases, "own-nothing"), phrases);
        print(&format!("{nothing}\n"));
        return Ok(());
    };
    // What is counted on answers is no longer there.
    view.destroyed.into_iter().for_each(|day| print(&format!("{}\n", sentences::destroyed(day, phrases))));
    for section in certainty::own_figures(&own, station.operator.name(), phrases) {
        let lines: String = section.lines.iter().map(|line| format!("  {line}\n")).collect();
        print(&format!("{}\n{lines}", section.heading));
    }
    Ok(())
}
