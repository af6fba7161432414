//! What a frame costs: a key on the keying screen, the picture drawn, and the bytes it takes made ready in one piece.

#![allow(missing_docs, clippy::unwrap_used)]

use copiste::campaign::Service;
use copiste::keymap::{self, Key, KeyCode};
use copiste::language::{Language, Phrases};
use copiste::operator::{Identification, Moment, Operator};
use copiste::station::{BatchDraft, CampaignDraft, FixedClock, Precautions, Settings, Sharing, StartOptions, Station};
use copiste::store::MemoryStore;
use copiste::tui::backend::{Outlet, Screen};
use copiste::tui::input::mailbox;
use copiste::tui::look::Surroundings;
use copiste::tui::{App, Event, Start};
use divan::Bencher;
use divan::counter::BytesCount;
use jiff::civil::date;
use ratatui::Terminal;
use ratatui::layout::Size;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn main() {
    print_bytes();
    divan::main();
}

const SIZES: [(u16, u16); 2] = [(80, 24), (200, 60)];

/// The keys of one sheet of the model form, page stops off: the Enter closes the comment.
const KEYS: &str = "1841121234512345123451234512345123451234512345\r";

/// Counts what a terminal would be sent.
struct Count {
    size: Size,
    frames: Vec<usize>,
}

impl Outlet for Count {
    fn send(&mut self, frame: &[u8]) -> io::Result<()> {
        self.frames.push(frame.len());
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }
}

/// A practice sheet on the screen: everything but the store.
fn practice(columns: u16, rows: u16) -> (App, Terminal<Screen<Count>>) {
    let operator = Operator::new("ann").unwrap();
    let clock = Arc::new(FixedClock(Moment(1_773_133_200)));
    let identified = Identification::Chosen;
    let station = Station { store: Arc::new(MemoryStore::new()), clock, operator, identified, sharing: Sharing::Alone };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/model-form");
    let (tool, _) = station.read_tool(&folder).unwrap();
    let draft = CampaignDraft {
        id: "model".to_owned(),
        title: "Printemps 2026".to_owned(),
        establishment: "EHPAD Les Quatre-Vents".to_owned(),
        from: date(2026, 3, 1),
        until: None,
        services: vec![Service { code: "glycines".to_owned(), name: "Les Glycines".to_owned() }],
        plan: Vec::new(),
    };
    station.create_campaign(draft, tool).unwrap();
    let draft = BatchDraft {
        audience: "professionals".to_owned(),
        service: "glycines".to_owned(),
        date: date(2026, 3, 9),
        sheets: None,
        mode: None,
        variant: None,
    };
    station.open_batch("model", draft).unwrap();
    let settings = Settings { page_stops: false, ..Settings::default() };
    let start = Start {
        station,
        keymap: keymap::shipped("standard").unwrap(),
        keymap_named: String::new(),
        phrases: Phrases::new(Language::French),
        surroundings: Surroundings {
            term: "xterm-256color".to_owned(),
            locale: "fr_FR.UTF-8".to_owned(),
            ..Surroundings::default()
        },
        guessed: (keymap::shipped("standard").unwrap(), String::new()),
        settings,
        options: StartOptions::default(),
        system_operator: Operator::new("am"),
        warnings: Vec::new(),
        settings_file: None,
        reports: PathBuf::from("reports"),
        demonstration: false,
        ssh_connection: None,
        user: None,
        precautions: Precautions::default(),
        pins: None,
    };
    let (post, _) = mailbox().unwrap();
    let size = Size::new(columns, rows);
    let mut app = App::new(start, post, size);
    for code in [KeyCode::Enter, KeyCode::Down, KeyCode::Down, KeyCode::Down, KeyCode::F(6)] {
        app.take(Event::Key(Key::plain(code)));
    }
    let mut terminal = Terminal::new(Screen::new(Count { size, frames: Vec::new() })).unwrap();
    terminal.draw(|frame| app.draw(frame)).unwrap();
    (app, terminal)
}

fn press(app: &mut App, key: char) {
    let code = if key == '\r' { KeyCode::Enter } else { KeyCode::Char(key) };
    app.take(Event::Key(Key::plain(code)));
}

fn print_bytes() {
    println!("bytes of a frame after a key, practice (no word of saving), two sheets");
    for (columns, rows) in SIZES {
        let (mut app, mut terminal) = practice(columns, rows);
        for key in KEYS.chars().chain(KEYS.chars()) {
            press(&mut app, key);
            terminal.draw(|frame| app.draw(frame)).unwrap();
        }
        let frames = &terminal.backend().outlet().frames;
        let mut after_keys = frames[1..].to_vec();
        after_keys.sort_unstable();
        let median = after_keys[after_keys.len() / 2];
        let most = after_keys[after_keys.len() - 1];
        println!("{columns}x{rows}: first {}, median {median}, most {most}", frames[0]);
    }
    println!();
}

/// A key and its frame.
#[divan::bench(args = SIZES.map(|(columns, rows)| format!("{columns}x{rows}")))]
fn key_and_frame(bencher: Bencher, size: &str) {
    let (columns, rows) = parsed(size);
    let (mut app, mut terminal) = practice(columns, rows);
    let mut keys = KEYS.chars().cycle();
    bencher.bench_local(|| {
        press(&mut app, keys.next().unwrap());
        terminal.draw(|frame| app.draw(frame)).unwrap();
        terminal.backend_mut().outlet_mut().frames.clear();
    });
}

/// A frame after nothing changed.
#[divan::bench(args = SIZES.map(|(columns, rows)| format!("{columns}x{rows}")))]
fn frame_without_change(bencher: Bencher, size: &str) {
    let (columns, rows) = parsed(size);
    let (app, mut terminal) = practice(columns, rows);
    bencher.bench_local(|| {
        terminal.draw(|frame| app.draw(frame)).unwrap();
    });
}

/// The whole screen anew, as after a suspension.
#[divan::bench(args = SIZES.map(|(columns, rows)| format!("{columns}x{rows}")))]
fn whole_screen(bencher: Bencher, size: &str) {
    let (columns, rows) = parsed(size);
    let (app, mut terminal) = practice(columns, rows);
    let bytes = terminal.backend().outlet().frames[0];
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        terminal.backend_mut().forget();
        terminal.clear().unwrap();
        terminal.draw(|frame| app.draw(frame)).unwrap();
        terminal.backend_mut().outlet_mut().frames.clear();
    });
}

fn parsed(size: &str) -> (u16, u16) {
    let (columns, rows) = size.split_once('x').unwrap();
    (columns.parse().unwrap(), rows.parse().unwrap())
}
