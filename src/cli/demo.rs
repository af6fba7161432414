//! `copiste demo`: the demonstration campaign in a scratch store.

mod certainty;

use super::campaign::text;
use super::open::{self, Choices};
use super::output::print;
use super::scratch::Scratch;
use super::{Environment, Failure, refused};
use crate::campaign::{Extent, VerificationPolicy};
use crate::export::{Encoding, Format, Options};
use crate::keymap::{self, Keymap};
use crate::language::Phrases;
use crate::operator::Operator;
use crate::say;
use crate::station::{
    Clock as _, Demonstration, Error, ExportRequest, Product, Sharing, Station, SystemClock, Target, Typed,
    shipped_campaigns,
};
use crate::store::SledStore;
use clap::ArgMatches;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The audience of the sheets still to key.
const TO_KEY_AUDIENCE: &str = "residents";

pub(super) fn run(
    matches: &ArgMatches,
    environment: &Environment,
    choices: &Choices,
    phrases: &Phrases,
) -> color_eyre::Result<Result<(), Failure>> {
    let scratch = match Scratch::make(&std::env::temp_dir(), "demo") {
        Ok(scratch) => scratch,
        Err(failure) => return Ok(Err(refused(&failure, phrases))),
    };
    let keymap = keymap::shipped("standard").expect("the standard keymap is shipped");
    if matches.get_flag("certainty") {
        return Ok(certainty::run(matches, &scratch, environment, &keymap, phrases));
    }
    if let Some(tool) = matches.get_one::<String>("tool") {
        let out = PathBuf::from(text(matches, "out"));
        let every = tool.as_str() == EVERY_TOOL;
        let tools = shipped_campaigns().into_iter().filter(|one| every || one == tool);
        let mut tools = tools.map(|tool| {
            let desk = Desk { scratch: &scratch, environment, choices, keymap: &keymap, phrases };
            play(&tool, &out.join(&tool), &desk)
        });
        return Ok(tools.try_for_each(|played| played.map_err(|error| refused(&error, phrases))));
    }
    let prepared = prepare(&scratch, environment, choices, &keymap, phrases);
    let (station, demonstration) = match prepared {
        Ok(prepared) => prepared,
        Err(failure) => return Ok(Err(refused(&failure, phrases))),
    };
    if matches.get_flag("headless") {
        let out = text(matches, "out");
        let mut outcome = headless(&station, &demonstration, Path::new(&out), &keymap, phrases);
        if matches.get_flag("data") && outcome.is_ok() {
            outcome = data(&station, &demonstration, Path::new(&out), phrases);
        }
        return Ok(outcome.map_err(|error| refused(&error, phrases)));
    }
    let open = station.open_pile(&demonstration, TO_KEY_AUDIENCE);
    if let Err(error) = open {
        return Ok(Err(refused(&error, phrases)));
    }
    open::face(station, scratch.folder.join("reports"), true, environment, choices, phrases)
}

/// What plays every tool that comes with a campaign.
const EVERY_TOOL: &str = "all";

/// The tools that can be played.
pub(super) fn tools() -> Vec<String> {
    shipped_campaigns().into_iter().chain([EVERY_TOOL.to_owned()]).collect()
}

/// With what a campaign is played.
struct Desk<'a> {
    scratch: &'a Scratch,
    environment: &'a Environment,
    choices: &'a Choices,
    keymap: &'a Keymap,
    phrases: &'a Phrases,
}

/// Plays the campaign of a tool from its opening to its final documents, which go into `out`.
fn play(tool: &str, out: &Path, desk: &Desk) -> Result<(), Error> {
    let Desk { scratch, environment, choices, keymap, phrases } = desk;
    let station = station(&scratch.folder.join(tool).join("store"), environment, choices)?;
    let played = station.set_up_campaign(&scratch.folder.join(tool).join("outils"), tool, keymap, phrases)?;
    // One person keyed everything: there is nobody for a second pass, and the report says that nothing was verified.
    let policy = VerificationPolicy { extent: Extent::None, ..VerificationPolicy::default() };
    station.set_policy(&played.campaign, |_| policy)?;
    let view = station.close_campaign(&played.campaign)?;
    let issued = station.issue_report(&played.campaign, out, phrases)?;
    let title = format!("{} – {}", view.tool.title.in_language(phrases.language().tag()), view.campaign.establishment);
    print(&format!("{}\n", say!(phrases, "cli-demo-played", title = title, sheets = played.sheets)));
    let mut paths = vec![issued.path.clone()];
    for product in Product::of(view.tool.kind) {
        paths.extend(issued.write(product, phrases)?);
    }
    for path in paths {
        print(&format!("  {}\n", path.display()));
    }
    Ok(())
}

fn station(store: &Path, environment: &Environment, choices: &Choices) -> Result<Station, Error> {
    let clock = SystemClock;
    let store = SledStore::open(store, open::holder(environment, clock.now()))?;
    let operator = if choices.nobody() { demonstrator() } else { choices.operator.clone() };
    let identified = choices.identified();
    Ok(Station { store: Arc::new(store), clock: Arc::new(clock), operator, identified, sharing: Sharing::Alone })
}

fn prepare(
    scratch: &Scratch,
    environment: &Environment,
    choices: &Choices,
    keymap: &Keymap,
    phrases: &Phrases,
) -> Result<(Station, Demonstration), Error> {
    let station = station(&scratch.folder.join("store"), environment, choices)?;
    let demonstration = station.set_up_demonstration(&scratch.folder.join("outils"), keymap, phrases)?;
    Ok((station, demonstration))
}

/// Who keys into a demonstration when nobody can be named: nothing of it is kept.
fn demonstrator() -> Operator {
    Operator::new("demo").expect("four letters")
}

/// Keys the sheets still to key, ends the session and writes the report as `report.html` into `out`.
fn headless(
    station: &Station,
    demonstration: &Demonstration,
    out: &Path,
    keymap: &Keymap,
    phrases: &Phrases,
) -> Result<(), Error> {
    let Demonstration { campaign, to_key, .. } = demonstration;
    let Typed { sheets, .. } = station.key_sheets(campaign, TO_KEY_AUDIENCE, to_key, keymap, phrases)?;
    let issued = station.issue_report(campaign, out, phrases)?;
    let path = out.join("report.html");
    std::fs::rename(&issued.path, &path).map_err(|error| Error::File(path.clone(), error.to_string()))?;
    let total = (demonstration.sheets + sheets).to_string();
    print(&format!("{}\n", say!(phrases, "cli-demo-keyed", keyed = sheets.to_string(), total = total)));
    print(&format!("{}\n", say!(phrases, "cli-report-written", path = path.display().to_string())));
    Ok(())
}

/// Writes the data in every format into `out`.
fn data(station: &Station, demonstration: &Demonstration, out: &Path, phrases: &Phrases) -> Result<(), Error> {
    let request = ExportRequest {
        formats: Format::ALL.to_vec(),
        audience: None,
        encoding: Encoding::Utf8,
        seed: None,
        options: Options { comments: true },
    };
    let target = Target::Folder(out.to_owned());
    let exported = station.export(&demonstration.campaign, &target, &request, phrases, &|_| true)?;
    for file in exported.files {
        print(&format!("{}\n", say!(phrases, "cli-demo-data-written", path = file.path.display().to_string())));
    }
    Ok(())
}
