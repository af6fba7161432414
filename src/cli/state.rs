//! `copiste state`: the entry state of a campaign.

use super::campaign::text;
use super::output::{Table, print, print_json};
use super::{Failure, refused};
use crate::language::Phrases;
use crate::questionnaire::Severity;
use crate::say;
use crate::station::{Names, Station, state_sentences};
use crate::verification::{EntryState, Scope, StateFinding, StateLine};
use clap::ArgMatches;
use serde_json::{Value, json};

/// Prints the entry state; ends with 1 while a blocking finding stands.
pub(super) fn run(matches: &ArgMatches, station: &Station, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let refuse = |error| refused(&error, phrases);
    let campaign = text(matches, "campaign");
    let names = Names::of(&station.campaign(&campaign).map_err(refuse)?);
    let state = station.entry_state(&campaign).map_err(refuse)?;
    if json {
        print_json(&as_json(&state, &campaign, &names, phrases));
    } else {
        print(&as_text(&state, &names, phrases));
    }
    // What blocks is said already.
    if state.is_closable() { Ok(()) } else { Err(Failure::Refused(Vec::new())) }
}

fn as_text(state: &EntryState, names: &Names, phrases: &Phrases) -> String {
    let known = |count: Option<u32>| count.map_or("–".to_owned(), |count| count.to_string());
    let row = |line: &StateLine| {
        let depth = match line.scope {
            Scope::Campaign => 0,
            Scope::Audience { .. } => 1,
            Scope::Service { .. } => 2,
            Scope::Batch { .. } => 3,
        };
        let counts = &line.counts;
        let share = counts.participation().map(|participation| state_sentences::share(participation, phrases));
        vec![
            format!("{}{}", "  ".repeat(depth), state_sentences::scope(&line.scope, names, phrases)),
            known(counts.expected),
            known(counts.distributed),
            known(counts.returned),
            counts.keyed.to_string(),
            counts.complete.to_string(),
            counts.verified.to_string(),
            counts.held.to_string(),
            counts.voided.to_string(),
            share.unwrap_or_else(|| "–".to_owned()),
        ]
    };
    let headers = vec![
        say!(phrases, "cli-column-place"),
        say!(phrases, "cli-column-expected"),
        say!(phrases, "cli-column-distributed"),
        say!(phrases, "cli-column-returned"),
        say!(phrases, "cli-column-keyed"),
        say!(phrases, "cli-column-complete"),
        say!(phrases, "cli-column-verified"),
        say!(phrases, "cli-column-held"),
        say!(phrases, "cli-column-voided"),
        say!(phrases, "cli-column-participation"),
    ];
    let mut text = Table { headers, rows: state.lines.iter().map(row).collect() }.text();
    text.push('\n');
    for finding in &state.findings {
        text.push_str(&state_sentences::line(finding, names, phrases));
        text.push('\n');
    }
    let last = match (state.blocking().count(), state.warnings().count()) {
        (0, 0) => say!(phrases, "state-nothing-found"),
        (blocking, warnings) => say!(phrases, "state-found", blocking = blocking, warnings = warnings),
    };
    text + &last + "\n"
}

fn as_json(state: &EntryState, campaign: &str, names: &Names, phrases: &Phrases) -> Value {
    let line = |line: &StateLine| {
        let mut value = json!(line);
        value["participation"] = json!(line.counts.participation());
        value
    };
    let finding = |finding: &StateFinding| {
        let mut value = json!(finding);
        value["severity"] = json!(match finding.severity {
            Severity::Blocking => "blocking",
            Severity::Warning => "warning",
        });
        let place = state_sentences::place(&finding.place, names, phrases);
        value["sentence"] =
            json!(say!(phrases, "finding-at", place = place, sentence = state_sentences::sentence(finding, phrases)));
        value
    };
    json!({
        "campaign": campaign, "closable": state.is_closable(),
        "lines": state.lines.iter().map(line).collect::<Vec<_>>(),
        "blocking": state.blocking().map(finding).collect::<Vec<_>>(),
        "warnings": state.warnings().map(finding).collect::<Vec<_>>(),
    })
}
