//! `copiste export CAMPAIGN`: writes the data of a campaign for a statistician.

use super::args::{campaign_id, flag, option};
use super::campaign::text;
use super::open::{Choices, reports_folder};
use super::output::{print, print_json, warn};
use super::{Environment, Failure, refused};
use crate::export::{Encoding, Format, Options, Step};
use crate::language::{Phrases, integer, percent};
use crate::questionnaire::Audience;
use crate::say;
use crate::station::{ExportRequest, Exported, Station, Target};
use crate::verification::Seed;
use clap::{ArgMatches, Command};
use serde_json::json;
use std::cell::Cell;
use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;

/// Every format at once.
const ALL: &str = "all";
/// Signs of the bar that shows how far it is.
const BAR: u64 = 30;

/// The command with its options.
pub(super) fn command(phrases: &Phrases) -> Command {
    let formats = Format::ALL.into_iter().map(Format::name).chain([ALL]);
    let formats = clap::builder::PossibleValuesParser::new(formats);
    Command::new("export").about(say!(phrases, "cli-command-export")).arg(campaign_id(phrases)).args([
        option("format", "FORMAT", say!(phrases, "cli-export-format"))
            .value_delimiter(',')
            .value_parser(formats)
            .default_value(Format::CsvExcel.name()),
        option("out", "PATH", say!(phrases, "cli-export-out")),
        option("audience", "AUDIENCE", say!(phrases, "cli-export-audience")),
        option("encoding", "ENCODING", say!(phrases, "cli-export-encoding"))
            .value_parser(["utf-8", "windows-1252"])
            .default_value("utf-8"),
        option("seed", "SEED", say!(phrases, "cli-export-seed")),
        flag("comments", say!(phrases, "cli-export-comments")),
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
    let campaign = text(matches, "campaign");
    let request = request(matches, phrases)?;
    let target = match matches.get_one::<String>("out") {
        Some(out) => target(out),
        None => {
            let folder = reports_folder(environment, choices);
            let folder = folder.ok_or_else(|| Failure::Environment(vec![say!(phrases, "cli-no-home")]))?;
            Target::Folder(folder.join(&campaign).join("data"))
        }
    };
    let bar =
        Bar { shown: Cell::new(None), is_drawn: environment.terminal && std::io::stderr().is_terminal(), phrases };
    let exported = station.export(&campaign, &target, &request, phrases, &|step| bar.draw(step));
    bar.clear();
    let exported = exported.map_err(|error| refused(&error, phrases))?;
    if json {
        print_json(&told(&exported, phrases));
    } else {
        say(&exported, phrases);
    }
    exported.remarks(phrases).iter().chain(&exported.caution(phrases)).for_each(|line| warn(line));
    Ok(())
}

fn request(matches: &ArgMatches, phrases: &Phrases) -> Result<ExportRequest, Failure> {
    let names: Vec<&String> = matches.get_many("format").unwrap_or_default().collect();
    let all = names.iter().any(|name| *name == ALL);
    let formats = Format::ALL.into_iter().filter(|one| all || names.iter().any(|name| *name == one.name())).collect();
    let seed = matches.get_one::<String>("seed").map(|text| {
        text.parse::<Seed>().map_err(|_| Failure::Usage(say!(phrases, "cli-wrong-seed", text = text.clone())))
    });
    Ok(ExportRequest {
        formats,
        audience: matches.get_one::<String>("audience").cloned().map(Audience),
        encoding: match text(matches, "encoding").as_str() {
            "windows-1252" => Encoding::Windows1252,
            _ => Encoding::Utf8,
        },
        seed: seed.transpose()?,
        options: Options { comments: matches.get_flag("comments") },
    })
}

/// A name with an ending is a file, unless a folder has it already.
fn target(out: &str) -> Target {
    let path = PathBuf::from(out);
    let is_file = !out.ends_with('/') && path.extension().is_some() && !path.is_dir();
    if is_file { Target::File(path) } else { Target::Folder(path) }
}

fn say(exported: &Exported, phrases: &Phrases) {
    for file in &exported.files {
        let path = file.path.display().to_string();
        let line = match file.format.holds_rows() {
            true => say!(phrases, "cli-export-written", path = path, rows = file.rows as usize),
            false => say!(phrases, "cli-export-explained", path = path),
        };
        print(&format!("{line}\n"));
    }
    print(&format!("{}\n", say!(phrases, "cli-export-seed-told", seed = exported.seed.to_string())));
}

fn told(exported: &Exported, phrases: &Phrases) -> serde_json::Value {
    let files = exported.files.iter().map(|file| {
        json!({
            "path": file.path, "audience": file.audience.0, "format": file.format.name(), "rows": file.rows,
            "fingerprint": file.fingerprint.0, "labels_cut": file.cut,
        })
    });
    let datasets = exported.datasets.iter().map(|data| {
        let left_out =
            data.left_out.iter().map(|left| json!({ "question": left.code, "why": left.why.label(phrases) }));
        json!({
            "audience": data.audience, "rows": data.rows, "rare_rows": data.rare_rows, "group_min": data.group_min,
            "variables": data.variables.iter().map(|variable| &variable.name).collect::<Vec<_>>(),
            "left_out": left_out.collect::<Vec<_>>(),
        })
    });
    let tag = phrases.language().tag();
    let unfit: Vec<&str> = exported.unfit.iter().map(|(audience, _)| audience.in_language(tag)).collect();
    json!({
        "report": exported.report, "seed": exported.seed.to_string(), "files": files.collect::<Vec<_>>(),
        "data": datasets.collect::<Vec<_>>(), "audiences_left_aside": unfit,
    })
}

/// How far it is, on a terminal.
struct Bar<'a> {
    shown: Cell<Option<u64>>,
    is_drawn: bool,
    phrases: &'a Phrases,
}

impl Bar<'_> {
    fn draw(&self, step: Step) -> bool {
        let share = step.done * 100 / step.of.max(1);
        if self.is_drawn && self.shown.replace(Some(share)) != Some(share) {
            let full = usize::try_from(share * BAR / 100).unwrap_or_default();
            let bar = format!("{}{}", "#".repeat(full), ".".repeat(BAR as usize - full));
            let share = percent(self.phrases.language(), share as f64 / 100.0, 0);
            let rows = integer(self.phrases.language(), i64::try_from(step.done).unwrap_or(i64::MAX));
            let text = say!(self.phrases, "cli-export-progress", percent = share, rows = rows);
            let _ = write!(std::io::stderr(), "\r[{bar}] {text} ");
        }
        true
    }

    fn clear(&self) {
        if self.shown.get().is_some() && self.is_drawn {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}
