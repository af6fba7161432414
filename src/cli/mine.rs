//! `copiste mine`: the operator's own figures, for the operator alone.

use super::campaign::text;
use super::output::{print, print_json};
use super::{Failure, refused};
use crate::language::Phrases;
use crate::say;
use crate::station::{Station, certainty};
use clap::ArgMatches;
use serde_json::json;

pub(super) fn run(matches: &ArgMatches, station: &Station, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let own = station.own_figures(&text(matches, "campaign")).map_err(|error| refused(&error, phrases))?;
    if json {
        print_json(&json!(own));
        return Ok(());
    }
    let Some(own) = own else {
        print(&format!("{}\n", say!(phrases, "own-nothing")));
        return Ok(());
    };
    for section in certainty::own_figures(&own, station.operator.name(), phrases) {
        let lines: String = section.lines.iter().map(|line| format!("  {line}\n")).collect();
        print(&format!("{}\n{lines}", section.heading));
    }
    Ok(())
}
