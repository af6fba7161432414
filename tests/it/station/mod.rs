//! The station without a terminal: campaigns, batches, keying, the end of a session.

mod again;
mod backups;
mod batches;
mod campaigns;
mod comparing;
mod demonstration;
mod exporting;
mod full_disk;
mod host;
mod keying;
mod model_form;
mod online;
mod papers;
mod planning;
mod rehearsal;
mod serials;
mod settings;
mod state;
mod tables;
mod unsaved;
mod unwilling;
mod verifying;

use copiste::campaign::{BatchNumber, Extent, Plan, Service, VerificationPolicy};
use copiste::entry::{Action, Options};
use copiste::operator::{Identification, Moment, Operator};
use copiste::questionnaire::{Audience, Tool};
use copiste::record::Serial;
use copiste::station::{
    BatchDraft, BatchView, CampaignDraft, FixedClock, Keying, KeyingStart, Notice, Saving, Sharing, Station,
};
use copiste::store::{self, MemoryStore, Store, Ticket};
use jiff::civil::date;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// 15 March 2026, noon.
const NOW: Moment = Moment(1_773_576_000);

const TOOL: &str = r#"
id = "essai"
version = "VERSION"
title = { fr = "Essai" }
[provenance]
author = "copiste"
licence = "MIT"
demonstration = true
[scoring]
answered_share_min = 0.5
favourable_from = 60
[thresholds]
group_min = 5
professionals_breakdown_min = 10
fragile_under = 30
[[theme]]
code = "dignity"
label = { fr = "Dignité" }
[[audience]]
code = "residents"
role = "people"
label = { fr = "Résidents" }
mode = [{ code = "alone", label = { fr = "seul" } }, { code = "helped", label = { fr = "aidé" } }]
form = [{ variant = "standard", file = "residents.md" }, { variant = "falc", file = "falc.md" }]
[[audience]]
code = "professionals"
role = "professionals"
label = { fr = "Professionnels" }
form = [{ variant = "standard", file = "professionals.md" }]
"#;

const LISTS: &str = "
| choices | | | | | |
| | list_name | name | label | score | mark |
| | often | 1 | jamais | 0 | |
| | often | 2 | parfois | 50 | |
| | often | 3 | toujours | 100 | |
| | often | 9 | s.o. | | not-concerned |
| | unit | glycines | Les Glycines | | |
| | unit | lilas | Les Lilas | | |
";

const RESIDENTS: &str = "
| survey | | | | | | | | |
| | type | name | label | number | page | theme | constant | digits |
| | select_one unit | unit | Service | A | 1 | | service | |
| | date | day | Date | B | | | date | |
| | select_one often | q1 | On frappe | 1 | | dignity | | |
| | select_one often | q2 | On écoute | 2 | | dignity | | |
| | integer | age | Âge | 3 | | | | 2 |
| | text | word | Un mot | 4 | | | | |
";

const FALC: &str = "
| survey | | | | | | | |
| | type | name | label | number | page | theme | constant |
| | select_one unit | unit | Service | A | 1 | | service |
| | select_one often | q1 | On frappe | 1 | | dignity | |
| | text | word | Un mot | 2 | 2 | | |
";

const PROFESSIONALS: &str = "
| survey | | | | | | |
| | type | name | label | number | page | theme |
| | select_one often | q1 | On frappe | 1 | 1 | dignity |
";

/// Writes the tool into a folder and reads it.
fn tool(station: &Station, version: &str) -> Arc<Tool> {
    let folder = tempfile::tempdir().unwrap();
    write_tool(folder.path(), version);
    station.read_tool(folder.path()).expect("the tool of the tests is right").0
}

fn write_tool(folder: &Path, version: &str) {
    let extra = match version {
        "1" => String::new(),
        "long" => (3..15)
            .map(|at| format!("| | select_one often | q{at} | Question {at} | {at}b | | dignity | | |\n"))
            .collect(),
        _ => "| | select_one often | q3 | On répond | 5 | | dignity | | |\n".to_owned(),
    };
    let write = |name: &str, text: String| std::fs::write(folder.join(name), text).unwrap();
    write("tool.toml", TOOL.replace("VERSION", version));
    write("residents.md", format!("{RESIDENTS}{extra}{LISTS}"));
    write("falc.md", format!("{FALC}{LISTS}"));
    let lists = LISTS.lines().filter(|line| !line.contains("unit")).collect::<Vec<_>>().join("\n");
    write("professionals.md", format!("{PROFESSIONALS}{lists}\n"));
}

fn station() -> Station {
    station_on(Arc::new(MemoryStore::new()))
}

fn station_on(store: Arc<dyn Store>) -> Station {
    Station {
        store,
        clock: Arc::new(FixedClock(NOW)),
        operator: Operator::new("ab").unwrap(),
        identified: Identification::Chosen,
        sharing: Sharing::Alone,
    }
}

fn service(code: &str) -> Service {
    Service { code: code.to_owned(), name: code.to_owned() }
}

fn draft(id: &str) -> CampaignDraft {
    let plan = Plan { service: "glycines".to_owned(), audience: audience("residents"), expected: 40, distributed: 35 };
    CampaignDraft {
        id: id.to_owned(),
        title: "Printemps".to_owned(),
        establishment: "Les Tilleuls".to_owned(),
        from: date(2026, 3, 1),
        until: None,
        services: vec![service("glycines"), service("lilas")],
        plan: vec![plan],
    }
}

fn audience(code: &str) -> Audience {
    Audience(code.to_owned())
}

fn pile() -> BatchDraft {
    BatchDraft {
        audience: "residents".to_owned(),
        service: "glycines".to_owned(),
        date: date(2026, 3, 9),
        sheets: None,
        mode: Some("alone".to_owned()),
        variant: None,
    }
}

/// A station with an open campaign `essai-1` and one batch.
fn with_batch(station: &Station) -> BatchView {
    station.create_campaign(draft("essai-1"), tool(station, "1")).unwrap();
    station.open_batch("essai-1", pile()).unwrap()
}

/// The pile is counted, and nothing is to be verified: what is left does not hinder closing.
fn ready_to_close(station: &Station, sheets: u32) {
    station.count_batch("essai-1", BatchNumber(1), sheets, None).unwrap();
    let policy = VerificationPolicy { extent: Extent::None, ..VerificationPolicy::default() };
    station.set_policy("essai-1", |_| policy).unwrap();
}

/// A pile being keyed, with what the store answers.
struct Desk {
    keying: Keying,
    answers: Receiver<(Ticket, Result<(), store::Error>)>,
}

impl Desk {
    fn open(station: &Station, batch: u32, start: KeyingStart) -> Desk {
        Desk::try_open(station, batch, start).unwrap()
    }

    fn try_open(station: &Station, batch: u32, start: KeyingStart) -> Result<Desk, copiste::station::Error> {
        Desk::at(station, station.batch("essai-1", BatchNumber(batch))?, start)
    }

    fn at(station: &Station, view: BatchView, start: KeyingStart) -> Result<Desk, copiste::station::Error> {
        let (sender, answers) = channel();
        let notify = Arc::new(move |ticket, outcome| drop(sender.send((ticket, outcome))));
        Ok(Desk { keying: Keying::open(station, view, start, Options::default(), notify)?, answers })
    }

    /// Keys as text: characters, `⏎` accept, `␛` reset.
    fn key(&mut self, keys: &str) -> Vec<Notice> {
        let action = |key| match key {
            '⏎' => Action::Accept,
            '␛' => Action::Reset,
            '⌫' => Action::Correct,
            key => Action::Type(key),
        };
        keys.chars().flat_map(|key| self.keying.perform(action(key))).collect()
    }

    /// Waits for the store.
    fn settle(&mut self) -> Vec<Notice> {
        let mut notices = Vec::new();
        while self.keying.saving() == Saving::Pending {
            let (ticket, outcome) = self.answers.recv().unwrap();
            notices.extend(self.keying.acknowledged(ticket, outcome));
        }
        // Behind a failure the other answers may still be on their way.
        let patience = Duration::from_millis(if notices.is_empty() && self.keying.may_leave() { 0 } else { 100 });
        while let Ok((ticket, outcome)) = self.answers.recv_timeout(patience) {
            notices.extend(self.keying.acknowledged(ticket, outcome));
        }
        notices
    }
}

/// The answers of a record as words, in the order of its form.
fn answers(station: &Station, serial: u32) -> String {
    let (_, filed) = station.record("essai-1", "residents", Serial(serial)).unwrap();
    let said = filed.record.answers.iter().map(|answer| match answer {
        None => "-".to_owned(),
        Some(answer) => format!("{answer:?}").replace('"', ""),
    });
    format!("{} {}", state(&filed.record.status), said.collect::<Vec<_>>().join(" "))
}

fn state(status: &copiste::record::Status) -> String {
    use copiste::record::Status;
    match status {
        Status::InProgress { typed, .. } if typed.is_empty() => "in progress:".to_owned(),
        Status::InProgress { typed, .. } => format!("in progress, typing «{typed}»:"),
        Status::Held(reason) => format!("held «{reason}»:"),
        Status::Complete => "complete:".to_owned(),
        Status::Voided(reason) => format!("voided «{reason}»:"),
    }
}

/// For the line-by-line face: a station with an open pile.
pub fn plain_station() -> Station {
    let station = station();
    with_batch(&station);
    station
}

/// The answers of a sheet keyed with keys; `{?}` is the mark for unreadable.
pub fn keyed_desk(keys: &str) -> String {
    let station = plain_station();
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    let (before, after) = keys.split_once("{?}").unwrap_or((keys, ""));
    desk.key(before);
    desk.keying.perform(Action::Mark(copiste::questionnaire::Mark::Unreadable));
    desk.key(after);
    desk.settle();
    answers(&station, 1)
}

/// The answers of a record as words.
pub fn answers_of(station: &Station, serial: u32) -> String {
    answers(station, serial)
}

/// For the other faces: a station whose pile of sheets, keyed by `ab`, is drawn and waits for its second keying.
pub fn drawn_station(sheets: &[&str]) -> Station {
    let station = station();
    verifying::keyed(&station, sheets);
    verifying::draw(&station);
    station
}

/// Begins the next sheet of the pile, and leaves it there.
pub fn begun(station: &Station, keys: &str) {
    let mut desk = Desk::open(station, 1, KeyingStart::Pile);
    desk.key(keys);
    desk.settle();
}

/// A long sheet keyed by `ab` and again by `cd`, who skipped an answer; `ef` took the one side at the slip's first end and the
/// other at its last, and left it there.
pub fn parted_station() -> Station {
    let station = station();
    station.create_campaign(draft("essai-1"), tool(&station, "long")).unwrap();
    station.open_batch("essai-1", BatchDraft { sheets: Some(1), ..pile() }).unwrap();
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    desk.key("1284⏎132112332123⏎");
    desk.settle();
    verifying::draw(&station);
    keyed_again(&under(&station, "cd"), KeyingStart::Second, &[(1, "1284⏎121123321231⏎")]);
    keyed_again(&under(&station, "ef"), KeyingStart::Third, &[(1, "31⏎")]);
    under(&station, "qm").release_sheet("essai-1", "residents", Serial(1), "en congé").unwrap();
    station
}

/// The same where comments are keyed twice as well.
pub fn drawn_station_with_comments(sheets: &[&str]) -> Station {
    let station = station();
    verifying::keyed(&station, sheets);
    let before = station.campaign("essai-1").unwrap().campaign.verification;
    station.set_policy("essai-1", |_| VerificationPolicy { comments: true, ..before }).unwrap();
    verifying::draw(&station);
    station
}

/// The same station under another name.
pub fn under(station: &Station, name: &str) -> Station {
    verifying::as_operator(station, name)
}

/// Keys sheets of the pile again: numbers and keys.
pub fn keyed_again(station: &Station, start: KeyingStart, sheets: &[(u32, &str)]) {
    verifying::again(station, start, sheets);
}
