//! `copiste demo --certainty`: the demonstration campaign keyed twice by people whose errors are planted, and what was found.

use super::super::scratch::Scratch;
use crate::campaign::{Extent, VerificationPolicy};
use crate::cli::open::holder;
use crate::cli::output::{print, print_json, warn};
use crate::cli::{Environment, Failure, refused};
use crate::keymap::Keymap;
use crate::language::{Phrases, decimal, integer, percent};
use crate::say;
use crate::station::certainty::audience_named;
use crate::station::rehearsal::{
    Certified, Coverage, Fate, Figures, Outcome, PaperCampaign, PlantedError, Rehearsal, Times, jobs, rehearse,
};
use crate::station::{Clock as _, Error, SystemClock};
use crate::store::{MemoryStore, SledStore, Store};
use clap::ArgMatches;
use serde_json::{Value, json};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use unicode_width::UnicodeWidthStr as _;

/// Both ways to verify, each with the same errors.
const EXTENTS: [Extent; 2] = [Extent::Sample, Extent::Full];

pub(super) fn run(
    matches: &ArgMatches,
    scratch: &Scratch,
    environment: &Environment,
    keymap: &Keymap,
    phrases: &Phrases,
) -> Result<(), Failure> {
    let refuse = |error: Error| refused(&error, phrases);
    let seeds = matches.get_one::<u64>("seeds").copied().unwrap_or(1);
    let paper = PaperCampaign::demonstration(&scratch.folder.join("outils")).map_err(refuse)?;
    let seeds_of_each = usize::try_from(seeds).unwrap_or(usize::MAX);
    let total = EXTENTS.len() * seeds_of_each;
    let done = AtomicUsize::new(0);
    let outcomes = jobs(total, |job| {
        let rehearsal = Rehearsal {
            seed: (job % seeds_of_each) as u64 + 1,
            policy: VerificationPolicy { extent: EXTENTS[job / seeds_of_each], ..VerificationPolicy::default() },
        };
        // A single campaign goes to the disk like a real one.
        let store: Arc<dyn Store> = if seeds == 1 {
            let folder = scratch.folder.join(word(rehearsal.policy.extent));
            Arc::new(SledStore::open(&folder, holder(environment, SystemClock.now()))?)
        } else {
            Arc::new(MemoryStore::new())
        };
        let outcome = rehearse(&store, &paper, &rehearsal, keymap, phrases);
        tell_progress(done.fetch_add(1, Ordering::Relaxed) + 1, total, environment, phrases);
        outcome
    });
    let outcomes = outcomes.into_iter().collect::<Result<Vec<Outcome>, Error>>().map_err(refuse)?;
    let columns: Vec<Column> =
        EXTENTS.into_iter().zip(outcomes.chunks(seeds_of_each)).map(|(extent, of)| Column::of(extent, of)).collect();
    let told = as_json(seeds, &columns);
    if let Some(folder) = matches.get_one::<String>("out").map(PathBuf::from) {
        let text = serde_json::to_string_pretty(&told).expect("a JSON value is always written");
        write(&folder, "certainty.json", &format!("{text}\n")).map_err(refuse)?;
        write(&folder, "errors.tsv", &errors(&columns)).map_err(refuse)?;
        warn(&say!(phrases, "rehearsal-written", path = folder.display().to_string()));
    }
    if matches.get_flag("json") {
        print_json(&told);
    } else {
        print(&as_text(seeds, &paper, &columns, phrases));
    }
    Ok(())
}

fn tell_progress(done: usize, total: usize, environment: &Environment, phrases: &Phrases) {
    if environment.terminal && total > EXTENTS.len() {
        let told = say!(phrases, "rehearsal-progress", done = done.to_string(), total = total.to_string());
        let end = if done == total { "\r\x1b[K" } else { "" };
        // Who does not see it misses nothing.
        let _ = write!(std::io::stderr(), "\r{told}{end}");
    }
}

/// One way to verify, over all its runs.
struct Column<'a> {
    extent: Extent,
    outcomes: &'a [Outcome],
    figures: Figures,
    coverage: Coverage,
}

impl Column<'_> {
    fn of(extent: Extent, outcomes: &[Outcome]) -> Column<'_> {
        let mut figures = Figures::default();
        outcomes.iter().for_each(|outcome| figures.add(&outcome.figures));
        let coverage = Coverage::of(outcomes.iter().flat_map(|outcome| &outcome.certified));
        Column { extent, outcomes, figures, coverage }
    }
}

fn word(extent: Extent) -> &'static str {
    match extent {
        Extent::None => "none",
        Extent::Sample => "sample",
        Extent::Full => "full",
    }
}

fn write(folder: &Path, name: &str, text: &str) -> Result<(), Error> {
    let path = folder.join(name);
    let written = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&path, text));
    written.map_err(|error| Error::File(path, error.to_string()))
}

fn as_json(seeds: u64, columns: &[Column]) -> Value {
    let column = |column: &Column| {
        let runs = column
            .outcomes
            .iter()
            .map(|outcome| json!({ "seed": outcome.seed, "figures": outcome.figures, "certified": outcome.certified }));
        json!({
            "extent": word(column.extent),
            "figures": column.figures,
            "coverage": column.coverage,
            "runs": runs.collect::<Vec<_>>(),
        })
    };
    json!({ "seeds": seeds, "ways": columns.iter().map(column).collect::<Vec<_>>() })
}

/// Every error with what became of it, one per line.
fn errors(columns: &[Column]) -> String {
    let mut text = "seed\textent\taudience\tsheet\tquestion\tpaper\tfirst\tsecond\tfinished\tfate\n".to_owned();
    for column in columns {
        for outcome in column.outcomes {
            for error in &outcome.errors {
                let PlantedError { audience, serial, question, paper, first, second, finished, fate } = error;
                let fate = match fate {
                    Fate::NotVerified => "not-verified",
                    Fate::Alike => "alike",
                    Fate::Mended => "mended",
                    Fate::LeftWrong => "left-wrong",
                    Fate::Kept => "kept",
                    Fate::Harmed => "harmed",
                };
                let (seed, extent, audience) = (outcome.seed, word(column.extent), &audience.0);
                text += &format!(
                    "{seed}\t{extent}\t{audience}\t{serial}\t{question}\t{paper}\t{first}\t{second}\t{finished}\t{fate}\n"
                );
            }
        }
    }
    text
}

fn as_text(seeds: u64, paper: &PaperCampaign, columns: &[Column], phrases: &Phrases) -> String {
    let number = |number: u64| count(number, phrases);
    let sheets = number(columns.first().map_or(0, |column| column.figures.papers));
    let opening = say!(phrases, "rehearsal-opening", count = seeds, seeds = number(seeds), sheets = sheets);
    let mut text = format!("{opening}\n\n{}\n", table(&found(columns, phrases)));
    if seeds == 1 {
        text += &format!("{}\n\n{}", say!(phrases, "rehearsal-printed"), table(&printed(paper, columns, phrases)));
    } else {
        text += &format!("{}\n\n{}", say!(phrases, "rehearsal-held"), table(&held(columns, phrases)));
    }
    text + &format!("\n{}\n", say!(phrases, "rehearsal-closing"))
}

/// What was found, a line for each detector.
fn found(columns: &[Column], phrases: &Phrases) -> Vec<Vec<String>> {
    let mut rows = vec![heading(columns, phrases)];
    let mut line = |label: String, cell: &dyn Fn(&Figures) -> String| {
        let cells = columns.iter().map(|column| cell(&column.figures));
        rows.push(std::iter::once(label).chain(cells).collect());
    };
    let number = |number: u64| count(number, phrases);
    let of = |part: u64, whole: u64| share(Times { held: part, of: whole }, phrases);
    line(say!(phrases, "rehearsal-verified"), &|one| number(one.verified));
    line(say!(phrases, "rehearsal-wrong"), &|one| number(one.wrong_verified));
    line(say!(phrases, "rehearsal-alike"), &|one| number(one.alike));
    line(say!(phrases, "rehearsal-told"), &|one| of(one.told, one.wrong_verified - one.alike));
    line(say!(phrases, "rehearsal-mended"), &|one| of(one.mended, one.told));
    line(say!(phrases, "rehearsal-doubted"), &|one| number(one.doubted));
    line(say!(phrases, "rehearsal-kept"), &|one| of(one.doubted - one.harmed, one.doubted));
    line(say!(phrases, "rehearsal-slips"), &|one| number(one.slips));
    line(say!(phrases, "rehearsal-slips-told"), &|one| of(one.slips_told, one.slips));
    line(say!(phrases, "rehearsal-omitted"), &|one| number(one.omitted));
    line(say!(phrases, "rehearsal-omitted-found"), &|one| of(one.omitted_found, one.omitted));
    line(say!(phrases, "rehearsal-twins"), &|one| number(one.twins));
    line(say!(phrases, "rehearsal-twins-found"), &|one| of(one.twins_found, one.twins));
    line(say!(phrases, "rehearsal-false-alarms"), &|one| {
        number(one.false_differences + one.false_slips + one.false_twins)
    });
    line(say!(phrases, "rehearsal-caught"), &|one| number(one.caught));
    line(say!(phrases, "rehearsal-before"), &|one| number(one.wrong));
    line(say!(phrases, "rehearsal-finished"), &|one| number(one.wrong_finished));
    line(say!(phrases, "rehearsal-fields"), &|one| number(one.fields));
    line(say!(phrases, "rehearsal-journals"), &|one| of(one.runs - one.journal_faults, one.runs));
    rows
}

/// What each draw printed and the truth beside it.
fn printed(paper: &PaperCampaign, columns: &[Column], phrases: &Phrases) -> Vec<Vec<String>> {
    let mut rows = vec![vec![
        String::new(),
        say!(phrases, "rehearsal-sheets"),
        say!(phrases, "rehearsal-first-printed"),
        say!(phrases, "rehearsal-first-true"),
        say!(phrases, "rehearsal-rest-printed"),
        say!(phrases, "rehearsal-rest-true"),
    ]];
    let rate = |rate: f64| decimal(phrases.language(), rate, 0);
    for column in columns {
        for one in column.outcomes.iter().flat_map(|outcome| &outcome.certified) {
            let Certified { sheets, verified, at_most, true_revealed, true_finished, residual, .. } = one;
            let audience = audience_named(paper.tool(), &one.audience, phrases);
            let (verified, sheets) = (count((*verified).into(), phrases), count((*sheets).into(), phrases));
            let rest = residual.map(|rest| {
                say!(phrases, "rehearsal-rest", rate = rate(rest.rate), at_most = rate(rest.at_most.ceil()))
            });
            rows.push(vec![
                say!(phrases, "rehearsal-way", audience = audience, way = way(column.extent, phrases)),
                say!(phrases, "rehearsal-of", part = verified, whole = sheets),
                say!(phrases, "rehearsal-at-most", rate = rate(at_most.ceil())),
                rate(*true_revealed),
                rest.unwrap_or_else(|| "–".to_owned()),
                rate(*true_finished),
            ]);
        }
    }
    rows
}

/// How often what was printed was true.
fn held(columns: &[Column], phrases: &Phrases) -> Vec<Vec<String>> {
    let mut rows = vec![heading(columns, phrases)];
    let mut line = |label: String, times: &dyn Fn(&Coverage) -> Times| {
        let cells = columns.iter().map(|column| share(times(&column.coverage), phrases));
        rows.push(std::iter::once(label).chain(cells).collect());
    };
    line(say!(phrases, "rehearsal-bound"), &|one| one.bound);
    line(say!(phrases, "rehearsal-stopped"), &|one| one.bound_stopped);
    line(say!(phrases, "rehearsal-rest-bound"), &|one| one.rest);
    line(say!(phrases, "rehearsal-stopped"), &|one| one.rest_stopped);
    line(say!(phrases, "rehearsal-interval"), &|one| one.interval);
    line(say!(phrases, "rehearsal-stopped"), &|one| one.interval_stopped);
    rows
}

fn heading(columns: &[Column], phrases: &Phrases) -> Vec<String> {
    std::iter::once(String::new()).chain(columns.iter().map(|column| way(column.extent, phrases))).collect()
}

fn way(extent: Extent, phrases: &Phrases) -> String {
    match extent {
        Extent::Sample | Extent::None => say!(phrases, "rehearsal-sample"),
        Extent::Full => say!(phrases, "rehearsal-full"),
    }
}

fn count(number: u64, phrases: &Phrases) -> String {
    integer(phrases.language(), i64::try_from(number).unwrap_or(i64::MAX))
}

/// So many, and what share of all that is: rounded down, so that only all of them are 100 %.
fn share(times: Times, phrases: &Phrases) -> String {
    let Times { held, of } = times;
    if of == 0 {
        return "–".to_owned();
    }
    let per_mille = (held * 1_000 / of) as f64;
    let decimals = usize::from(held != of && of >= 100);
    let share = percent(phrases.language(), per_mille / 1_000.0, decimals);
    say!(phrases, "rehearsal-share", number = count(held, phrases), share = share)
}

/// Columns two spaces apart, the first to the left, the others to the right.
fn table(rows: &[Vec<String>]) -> String {
    let width = |column: usize| rows.iter().filter_map(|row| Some(row.get(column)?.width())).max().unwrap_or(0);
    let widths: Vec<usize> = (0..rows.first().map_or(0, Vec::len)).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            let space = " ".repeat(widths[column].saturating_sub(cell.width()));
            line += &if column == 0 { format!("{cell}{space}") } else { format!("  {space}{cell}") };
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
