//! `copiste report CAMPAIGN`: makes the results report.

use super::campaign::text;
use super::open::{Choices, reports_folder};
use super::output::{print, warn};
use super::{Environment, Failure, refused};
use crate::language::Phrases;
use crate::report;
use crate::say;
use crate::station::{Issued, Product, Station};
use clap::ArgMatches;
use std::path::{Path, PathBuf};

/// Every file, and not the text: that is read at once.
const ALL: &str = "all";
const TEXT: &str = "text";

/// What a report can be made as.
pub(super) fn formats() -> Vec<&'static str> {
    let products = Product::all().into_iter().map(Product::name);
    ["html", TEXT, ALL].into_iter().chain(products).collect()
}

pub(super) fn run(
    matches: &ArgMatches,
    station: &Station,
    environment: &Environment,
    choices: &Choices,
    phrases: &Phrases,
) -> Result<(), Failure> {
    let campaign = text(matches, "campaign");
    let formats: Vec<&String> = matches.get_many("format").unwrap_or_default().collect();
    let names = |format: &str| formats.iter().any(|known| *known == format);
    let wanted = |format: &str| names(format) || (names(ALL) && format != TEXT);
    // The page goes with every other file: it is what the store knows an issued report by.
    let document = if formats.iter().any(|format| *format != TEXT) {
        let out = matches.get_one::<String>("out").map(PathBuf::from);
        let folder = out.or_else(|| Some(reports_folder(environment, choices)?.join(&campaign)));
        let folder = folder.ok_or_else(|| Failure::Environment(vec![say!(phrases, "cli-no-home")]))?;
        let issued = issue(station, &campaign, &folder, phrases)?;
        let offered = Product::of(issued.kind());
        let is_wanted = |product: &Product| match offered.contains(product) {
            true => wanted(product.name()),
            // What is asked for by its name is refused by its name.
            false => names(product.name()),
        };
        for product in Product::all().into_iter().filter(is_wanted) {
            if product.is_printed() {
                let title = product.title(phrases);
                warn(&say!(phrases, "cli-report-in-the-making", title = title));
            }
            for path in issued.write(product, phrases).map_err(|error| refused(&error, phrases))? {
                warn(&say!(phrases, "cli-report-written", path = path.display().to_string()));
            }
        }
        issued.document
    } else {
        station.tell_report(&campaign, phrases).map_err(|error| refused(&error, phrases))?
    };
    if wanted(TEXT) {
        let glyphs = if environment.utf8() { report::Glyphs::Full } else { report::Glyphs::Ascii };
        for line in report::text(&document, 80, glyphs) {
            print(&format!("{}\n", line.plain()));
        }
    }
    Ok(())
}

/// Issues the campaign's next report into a folder and says where it is.
pub(super) fn issue(station: &Station, campaign: &str, folder: &Path, phrases: &Phrases) -> Result<Issued, Failure> {
    let issued = station.issue_report(campaign, folder, phrases).map_err(|error| refused(&error, phrases))?;
    warn(&say!(phrases, "cli-report-written", path = issued.path.display().to_string()));
    Ok(issued)
}
