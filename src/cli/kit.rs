//! `copiste kit CAMPAIGN`: what is put up, handed out and filled in around the questionnaires.

use super::args::{campaign_id, flag, option};
use super::campaign::text;
use super::open::{Choices, reports_folder};
use super::output::{print, print_json, warn};
use super::{Environment, Failure, refused};
use crate::language::Phrases;
use crate::report::KitPiece;
use crate::say;
use crate::station::{KIT_FOLDER, Kit, Station};
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::json;
use std::path::PathBuf;

pub(super) fn command(phrases: &Phrases) -> Command {
    let several = |arg: Arg| arg.action(ArgAction::Append).value_delimiter(',');
    Command::new("kit").about(say!(phrases, "cli-command-kit")).after_help(say!(phrases, "cli-kit-after")).args([
        campaign_id(phrases),
        several(option("document", "DOCUMENT", say!(phrases, "cli-kit-document"))).value_parser(KitPiece::FAMILIES),
        several(option("audience", "AUDIENCE", say!(phrases, "cli-kit-audience"))),
        option("out", "DIR", say!(phrases, "cli-kit-out")),
        flag("text", say!(phrases, "cli-kit-text")).conflicts_with("out"),
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
    let several = |name: &str| matches.get_many::<String>(name).unwrap_or_default().cloned().collect::<Vec<_>>();
    let campaign = text(matches, "campaign");
    let kit = station.kit(&campaign, &several("audience")).map_err(refuse)?;
    let pieces = kit.named(&several("document")).map_err(refuse)?;
    if matches.get_flag("text") {
        tell(&kit, &pieces, json, phrases);
        return Ok(());
    }
    let out = matches.get_one::<String>("out").map(PathBuf::from);
    let folder = out.or_else(|| Some(reports_folder(environment, choices)?.join(&campaign).join(KIT_FOLDER)));
    let folder = folder.ok_or_else(|| Failure::Environment(vec![say!(phrases, "cli-no-home")]))?;
    let mut written = Vec::new();
    for piece in &pieces {
        for file in kit.write(piece, &folder, phrases).map_err(refuse)? {
            let path = file.path.display().to_string();
            if json {
                let (title, pages) = (piece.title(&kit.view().tool, phrases), file.pages);
                let (document, name) = (piece.family(), piece.name());
                written
                    .push(json!({ "file": path, "document": document, "name": name, "title": title, "pages": pages }));
            } else {
                warn(&say!(phrases, "cli-kit-written", path = path, pages = file.pages));
            }
        }
    }
    if json {
        print_json(&json!(written));
    }
    Ok(())
}

/// What pieces say.
fn tell(kit: &Kit, pieces: &[KitPiece], json: bool, phrases: &Phrases) {
    let texts: Vec<(String, String)> = pieces
        .iter()
        .map(|piece| (piece.title(&kit.view().tool, phrases), kit.document(piece, phrases).text()))
        .collect();
    if json {
        let one = |(piece, (title, text)): (&KitPiece, &(String, String))| json!({ "document": piece.family(), "name": piece.name(), "title": title, "text": text });
        return print_json(&pieces.iter().zip(&texts).map(one).collect());
    }
    let parts = texts.iter().map(|(title, text)| format!("=== {title} ===\n\n{text}"));
    print(&parts.collect::<Vec<_>>().join("\n"));
}
