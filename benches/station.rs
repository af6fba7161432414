//! What a screen waits for in a large campaign: 7,949 sheets in two audiences, as a whole wave gathered, and 10,000; drawn
//! and verified by sample, and every sheet.
//!
//! `cargo bench --bench station` prints, for each question that a screen asks the store on a disk, the median and the worst
//! of several times, and how much memory was taken on top of what the open store holds (Linux only).

#![allow(missing_docs, clippy::unwrap_used)]

use copiste::campaign::{BatchNumber, Extent, Service, VerificationPolicy};
use copiste::language::{Language, Phrases};
use copiste::operator::{Identification, Moment, Operator, Signature};
use copiste::questionnaire::{Audience, Constant, Kind, Mark, Questionnaire, Tool};
use copiste::record::{Answer, Pass, Record, RecordEvent, Serial, Status};
use copiste::station::{BatchDraft, CampaignDraft, FixedClock, Product, RecordFilter, Sharing, Station};
use copiste::store::{Duty, Filed, Holder, RecordKey, SledStore, Write};
use copiste::verification::Seed;
use jiff::civil::date;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const CAMPAIGN: &str = "demo-2026";
/// Sheets of a pile.
const PILE: u32 = 40;
const NOW: Moment = Moment(1_776_254_400);

fn main() {
    // `cargo test --benches` builds it and need not wait for it.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    for (sheets, extent) in [(7_949, Extent::Sample), (10_000, Extent::Sample), (10_000, Extent::Full)] {
        measure(sheets, extent);
    }
}

fn measure(sheets: u32, extent: Extent) {
    let directory = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let begun = Instant::now();
    let drawn = fill(&directory, sheets, extent);
    let file = std::fs::metadata(directory.path().join("db")).map_or(0, |data| data.len() >> 20);
    println!(
        "\n{sheets} sheets in two audiences, verification {extent:?} (filled in {:.0?}, {file} MB)",
        begun.elapsed()
    );
    println!("{:28} {:>10.1?}", "draw, the larger audience", drawn);

    let begun = Instant::now();
    let station = station(&directory, "zz");
    println!("{:28} {:>10.1?}", "open the store", begun.elapsed());
    let serial = Serial(sheets / 4);
    timed("campaigns (home)", || station.campaigns().unwrap().len());
    timed("batches (campaign)", || station.batches(CAMPAIGN).unwrap().len());
    timed("entry state", || station.entry_state(CAMPAIGN).unwrap().findings.len());
    timed("overview (verification)", || station.overview(CAMPAIGN).unwrap().units.len());
    timed("twins, both audiences", || station.twins(CAMPAIGN).unwrap().len());
    timed("own figures", || usize::from(station.own_figures(CAMPAIGN).unwrap().is_some()));
    timed("draws with certificates", || station.draws(CAMPAIGN).unwrap().len());
    timed("sheets waiting, by pile", || station.waiting_groups(CAMPAIGN).unwrap().len());
    let view = station.batch(CAMPAIGN, BatchNumber(1)).unwrap();
    timed("records of a pile, filtered", || {
        let records = station.records(&view).unwrap();
        RecordFilter::ALL.iter().map(|filter| records.iter().filter(|one| filter.keeps(one)).count()).sum()
    });
    timed("one record", || usize::from(station.record(CAMPAIGN, "residents", serial).is_ok()));
    timed("results", || {
        let view = station.campaign(CAMPAIGN).unwrap();
        station.results(&view, None).map_or(0, |_| 1)
    });
    let phrases = Phrases::new(Language::French);
    let folder = directory.path().join("reports");
    timed("report, as a page", || station.issue_report(CAMPAIGN, &folder, &phrases).unwrap().number as usize);
    let issued = station.issue_report(CAMPAIGN, &folder, &phrases).unwrap();
    for product in Product::all() {
        timed(&format!("report, {}", product.name()), || issued.write(product, &phrases).unwrap().len());
    }
    timed("report, everything", || {
        let issued = station.issue_report(CAMPAIGN, &folder, &phrases).unwrap();
        Product::all().into_iter().map(|product| issued.write(product, &phrases).unwrap().len()).sum()
    });
}

fn timed(what: &str, mut job: impl FnMut() -> usize) {
    let before = forget_peak();
    let mut times: Vec<Duration> = Vec::new();
    let begun = Instant::now();
    while times.len() < 5 || (times.len() < 40 && begun.elapsed() < Duration::from_secs(1)) {
        let begun = Instant::now();
        std::hint::black_box(job());
        times.push(begun.elapsed());
    }
    let first = times[0];
    times.sort_unstable();
    let peak = memory("VmHWM:").saturating_sub(before);
    println!(
        "{what:28} {:>10.1?}   first {first:>9.1?}   worst {:>9.1?}   + {:>6.1} MB",
        times[times.len() / 2],
        times[times.len() - 1],
        peak as f64 / 1024.0
    );
}

/// From here on the peak is counted anew; says what is held now, in KB.
fn forget_peak() -> u64 {
    drop(std::fs::write("/proc/self/clear_refs", "5"));
    memory("VmRSS:")
}

fn memory(line: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let found = status.lines().find_map(|one| one.strip_prefix(line)?.split_whitespace().next()?.parse().ok());
    found.unwrap_or(0)
}

fn station(directory: &TempDir, name: &str) -> Station {
    let holder = Holder {
        pid: std::process::id(),
        user: String::new(),
        terminal: String::new(),
        since: Moment(0),
        socket: None,
    };
    let store = SledStore::open(directory.path(), holder).unwrap();
    let (operator, identified) = (Operator::new(name).unwrap(), Identification::Chosen);
    Station { store: Arc::new(store), clock: Arc::new(FixedClock(NOW)), operator, identified, sharing: Sharing::Alone }
}

/// A campaign with its piles keyed, drawn, and keyed again until nothing waits but for a few sheets; says how long the draw of
/// one audience took.
fn fill(directory: &TempDir, sheets: u32, extent: Extent) -> Duration {
    let station = station(directory, "am");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/regards-croises-ehpad");
    let (tool, _) = station.read_tool(&folder).unwrap();
    let service = |code: &str| Service { code: code.to_owned(), name: code.to_owned() };
    let draft = CampaignDraft {
        id: CAMPAIGN.to_owned(),
        title: "Regards croisés 2026".to_owned(),
        establishment: "Hôpital".to_owned(),
        from: date(2026, 3, 2),
        until: None,
        services: ["glycines", "tilleuls", "acacias"].map(service).to_vec(),
        plan: Vec::new(),
    };
    station.create_campaign(draft, tool.clone()).unwrap();
    let policy = VerificationPolicy { extent, ..VerificationPolicy::default() };
    station.set_policy(CAMPAIGN, |_| policy).unwrap();
    let mut dice = Dice(20_260_303);
    let mut paper = Paper::new();
    key(&station, &tool, ("residents", sheets / 2), &mut paper, &mut dice);
    key(&station, &tool, ("professionals", sheets - sheets / 2), &mut paper, &mut dice);
    station.draw_sheets(CAMPAIGN, "residents", None, Some(Seed([1; 16]))).unwrap();
    let begun = Instant::now();
    station.draw_sheets(CAMPAIGN, "professionals", None, Some(Seed([2; 16]))).unwrap();
    let drawn = begun.elapsed();
    loop {
        key_again(&station, &tool, &paper, &mut dice);
        if station.call_sheets(CAMPAIGN).unwrap().is_empty() {
            break;
        }
    }
    drawn
}

/// What every sheet says.
type Paper = HashMap<(Audience, Serial), Vec<Option<Answer>>>;

fn key(station: &Station, tool: &Tool, (audience, sheets): (&str, u32), paper: &mut Paper, dice: &mut Dice) {
    let forms = tool.audience(&Audience(audience.to_owned())).unwrap();
    let (variant, form) = &forms.forms[0];
    for first in (1..=sheets).step_by(PILE as usize) {
        let last = sheets.min(first + PILE - 1);
        let draft = BatchDraft {
            audience: audience.to_owned(),
            service: ["glycines", "tilleuls", "acacias"][dice.below(3)].to_owned(),
            date: date(2026, 3, 9),
            sheets: Some(last + 1 - first),
            mode: None,
            variant: None,
        };
        let view = station.open_batch(CAMPAIGN, draft).unwrap();
        let typist = under(["am", "bl", "cd"][dice.below(3)], 0);
        let writes = (first..=last).map(|serial| {
            let mut record =
                Record::begin(tool.fingerprint.clone(), variant.clone(), form.questions.len(), typist.clone());
            record.answers = answers(form, dice);
            if dice.below(20) == 0 {
                record.margin = "Voir au dos".to_owned();
            }
            complete(&mut record, &typist);
            paper.insert((forms.audience.clone(), Serial(serial)), record.answers.clone());
            let key = RecordKey {
                campaign: view.campaign.id.clone(),
                audience: view.batch.audience.clone(),
                serial: Serial(serial),
                pass: Pass::First,
            };
            Write::Record(key, Filed { batch: view.batch.number, revision: 1, record })
        });
        station.store.commit(&typist, writes.collect()).unwrap();
    }
}

/// Every sheet that waits, a second and a third time: one in forty with an error.
fn key_again(station: &Station, tool: &Tool, paper: &Paper, dice: &mut Dice) {
    let id = station.campaign(CAMPAIGN).unwrap().campaign.id;
    for typist in [under("ef", 60), under("gh", 120)] {
        let mut writes = Vec::new();
        for one in station.store.verifications(&id, &typist).unwrap() {
            let Ok(duty) = &one.duty else { continue };
            let form = tool.audience(&one.key.audience).unwrap().form(&one.sheet.form.1).unwrap();
            let (fingerprint, variant) = one.sheet.form.clone();
            let mut record = Record::begin(fingerprint, variant, form.questions.len(), typist.clone());
            let said = &paper[&(one.key.audience.clone(), one.key.serial)];
            let pass = match duty {
                Duty::Second => {
                    record.answers.clone_from(said);
                    if dice.below(40) == 0 {
                        record.answers[4] = Some(Answer::Mark(Mark::Unreadable));
                    }
                    Pass::Second
                }
                Duty::Third(questions) => {
                    questions.iter().for_each(|at| record.answers[*at].clone_from(&said[*at]));
                    Pass::Third
                }
            };
            complete(&mut record, &typist);
            writes.push(Write::Record(one.key.pass(pass), Filed { batch: one.sheet.batch, revision: 1, record }));
        }
        for pile in writes.chunks(PILE as usize) {
            station.store.commit(&typist, pile.to_vec()).unwrap();
        }
    }
}

fn complete(record: &mut Record, typist: &Signature) {
    record.status = Status::Complete;
    let ended = Signature { when: Moment(typist.when.0 + 180), ..typist.clone() };
    record.history.push((ended, RecordEvent::Completed));
}

fn under(name: &str, minutes: i64) -> Signature {
    let when = Moment(NOW.0 - 86_400 + 60 * minutes);
    Signature { who: Operator::new(name).unwrap(), how: Identification::Chosen, when }
}

/// What somebody answers: half of the time as ever.
fn answers(form: &Questionnaire, dice: &mut Dice) -> Vec<Option<Answer>> {
    let habit = dice.below(5);
    let mut answers = Vec::new();
    for (index, question) in form.questions.iter().enumerate() {
        let constant = question.constant.map(|constant| match constant {
            Constant::Service => Answer::Text("glycines".to_owned()),
            Constant::Date => Answer::Date(date(2026, 3, 9)),
        });
        let box_of = |place: usize| {
            form.list(index).map(|list| Answer::One(list.choices[place % list.choices.len()].name.clone()))
        };
        answers.push(match &question.kind {
            _ if constant.is_some() => constant,
            _ if dice.below(25) == 0 => Some(Answer::Mark(Mark::ALL[dice.below(2)])),
            Kind::One(_) if dice.below(2) == 0 => box_of(habit),
            Kind::One(_) => box_of(dice.below(60)),
            Kind::Integer { .. } => Some(Answer::Integer(dice.below(90) as i64)),
            _ => None,
        });
    }
    answers
}

/// A small generator (splitmix64): the same campaigns everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((((mixed ^ (mixed >> 31)) >> 32) * end as u64) >> 32) as usize
    }
}
