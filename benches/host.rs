//! Many at once: sessions that key into one campaign on one host at 12,000 keystrokes an hour, some of them real stations in
//! real terminals, beside one session alone.
//!
//! `cargo bench --bench host -- [SESSIONS] [TERMINALS] [SECONDS]`, by default 32, 8 and 60. Prints, for one session alone and
//! for all of them, the time from an answer to its durable acknowledgement, and from a key to the first bytes of its picture.

use copiste::entry::Options;
use copiste::keymap::{self, Key, KeyCode, Keymap};
use copiste::operator::{Identification, Operator};
use copiste::station::{Keying, KeyingStart, Pressed, Sharing, Station, SystemClock};
use copiste::store::HostStore;
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Between two keys at 12,000 an hour.
const PACE: Duration = Duration::from_millis(300);
/// The keys of one sheet of the model form.
const SHEET: &str = "18411212345123455432154321543215123451234512341";

struct House {
    folder: tempfile::TempDir,
    host: Child,
}

impl House {
    fn new() -> House {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().to_owned();
        let tool = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/model-form");
        let tool = tool.to_str().expect("plain");
        let said =
            ["--title", "Printemps 2026", "--establishment", "Les Glycines", "--service", "glycines=Les Glycines"];
        run(&path, &[&["campaign", "create", "modele", tool], &said[..]].concat());
        run(&path, &["batch", "open", "modele", "--audience", "professionals", "--service", "glycines"]);
        let mut host =
            command(&path, &["host", "--socket", "host.sock"]).stdout(Stdio::piped()).spawn().expect("it runs");
        let mut said = String::new();
        BufReader::new(host.stdout.take().expect("piped")).read_line(&mut said).expect("it says that it is ready");
        House { folder, host }
    }

    fn socket(&self) -> PathBuf {
        self.folder.path().join("host.sock")
    }
}

impl Drop for House {
    fn drop(&mut self) {
        let _ = self.host.kill();
        let _ = self.host.wait();
    }
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copiste"));
    command.args(["--store", "store"]).args(arguments).current_dir(folder);
    command.env("HOME", folder).env("LANG", "fr_FR.UTF-8").env("COPISTE_SOCKET", "none");
    command
}

fn run(folder: &Path, arguments: &[&str]) {
    let output = command(folder, arguments).output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Times in microseconds.
#[derive(Clone, Default)]
struct Times(Arc<Mutex<Vec<u64>>>);

impl Times {
    fn add(&self, time: Duration) {
        self.0.lock().expect("nobody panics").push(u64::try_from(time.as_micros()).unwrap_or(u64::MAX));
    }

    fn line(&self) -> String {
        let mut times = self.0.lock().expect("nobody panics").clone();
        times.sort_unstable();
        let at = |share: f64| times.get(((times.len() as f64 - 1.0) * share) as usize).copied().unwrap_or(0);
        format!("{:>6} times   p50 {:>6} µs   p99 {:>6} µs   most {:>6} µs", times.len(), at(0.5), at(0.99), at(1.0))
    }
}

/// One session without a terminal: keys through keymap and engine, answers to the host.
fn session(socket: &Path, number: usize, until: Instant, saved: &Times) {
    let store = HostStore::connect(socket).expect("the host lets its own user in");
    let station = Station {
        store: Arc::new(store),
        clock: Arc::new(SystemClock),
        operator: Operator::new("bench").expect("plain"),
        identified: Identification::SystemUser,
        sharing: Sharing::Alone,
    };
    let who = station.store.campaigns().expect("it answers");
    assert_eq!(who.len(), 1);
    let station = Station { operator: HostStore::connect(socket).expect("again").connected().who.clone(), ..station };
    let keymap: Keymap = keymap::load("standard").expect("shipped");
    let view = station.batch("modele", copiste::campaign::BatchNumber(1)).expect("it is there");
    let (sender, acknowledged) = channel();
    let notify = Arc::new(move |ticket, outcome| drop(sender.send((ticket, outcome, Instant::now()))));
    let options = Options { page_stops: false };
    let mut keying = Keying::open(&station, view, KeyingStart::Pile, options, notify).expect("it opens");
    let mut pressed_at = BTreeMap::new();
    let mut next = Instant::now() + PACE.mul_f64(number as f64 / 32.0);
    let mut keys = SHEET.chars().chain(['\r']).cycle();
    while Instant::now() < until {
        match acknowledged.recv_timeout(next.saturating_duration_since(Instant::now())) {
            Ok((ticket, outcome, heard)) => {
                outcome.clone().expect("it is written");
                keying.acknowledged(ticket, outcome);
                // The last key's answer is what is heard of: one is under way at a time.
                if let Some(at) = pressed_at.remove(&0) {
                    saved.add(heard.saturating_duration_since(at));
                }
            }
            Err(RecvTimeoutError::Timeout) => {
                let key = keys.next().expect("it goes round");
                let code = if key == '\r' { KeyCode::Enter } else { KeyCode::Char(key) };
                pressed_at.insert(0, Instant::now());
                assert!(matches!(keying.press(&keymap, &Key::new(code, false, false, false)), Pressed::Done(_)));
                next += PACE;
            }
            Err(RecvTimeoutError::Disconnected) => unreachable!("the keying has the other end"),
        }
    }
}

/// One real station in a real terminal.
fn terminal(folder: &Path, number: usize, until: Instant, echoed: &Times) {
    let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).expect("a terminal");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_copiste"));
    command.args(["--store", "store", "--keymap", "standard", "--no-page-stops"]);
    command.cwd(folder);
    command.env("HOME", folder);
    command.env("LANG", "fr_FR.UTF-8");
    command.env("TERM", "xterm-256color");
    let mut child = pair.slave.spawn_command(command).expect("it runs");
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().expect("a reader");
    let mut writer = pair.master.take_writer().expect("a writer");
    let (sender, drawn) = channel();
    let screen = Arc::new(Mutex::new(vt100::Parser::new(
        24.try_into().expect("not nought"),
        80.try_into().expect("not nought"),
        0,
    )));
    let shown = Arc::clone(&screen);
    std::thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(count @ 1..) = reader.read(&mut bytes) {
            shown.lock().expect("nobody panics").process(&bytes[..count]);
            if sender.send(Instant::now()).is_err() {
                break;
            }
        }
    });
    let wait_for = |text: &str| {
        let begun = Instant::now();
        while !screen.lock().expect("nobody panics").screen().contents().contains(text) {
            assert!(begun.elapsed() < Duration::from_secs(60), "{text} does not come");
            let _ = drawn.recv_timeout(Duration::from_millis(100));
        }
    };
    let mut send = |keys: &str| writer.write_all(keys.as_bytes()).expect("it reads");
    wait_for("Printemps 2026");
    send("\r");
    wait_for("Toute la campagne");
    send("\x1b[B\x1b[B\x1b[B");
    wait_for("Lot choisi");
    send("\r");
    wait_for("feuille");
    let mut next = Instant::now() + PACE.mul_f64(number as f64 / 8.0);
    for key in SHEET.chars().chain(['\r']).cycle() {
        std::thread::sleep(next.saturating_duration_since(Instant::now()));
        if Instant::now() >= until {
            break;
        }
        drawn.try_iter().for_each(drop);
        let pressed = Instant::now();
        send(key.encode_utf8(&mut [0; 4]));
        if let Ok(at) = drawn.recv_timeout(Duration::from_secs(5)) {
            echoed.add(at.saturating_duration_since(pressed));
        }
        next += PACE;
    }
    send("\x03");
    let _ = child.wait();
}

fn play(title: &str, sessions: usize, terminals: usize, seconds: u64) {
    let house = House::new();
    let (saved, echoed) = (Times::default(), Times::default());
    let until = Instant::now() + Duration::from_secs(seconds);
    std::thread::scope(|scope| {
        for number in 0..terminals {
            let (folder, echoed) = (house.folder.path().to_owned(), echoed.clone());
            scope.spawn(move || terminal(&folder, number, until, &echoed));
        }
        for number in 0..sessions - terminals {
            let (socket, saved) = (house.socket(), saved.clone());
            scope.spawn(move || session(&socket, number, until, &saved));
        }
    });
    println!("{title}");
    println!("  answer to durable acknowledgement  {}", saved.line());
    if terminals > 0 {
        println!("  key to picture                     {}", echoed.line());
    }
}

fn main() {
    let numbers: Vec<usize> = std::env::args().skip(1).filter_map(|text| text.parse().ok()).collect();
    let [sessions, terminals, seconds] =
        [(0, 32), (1, 8), (2, 60)].map(|(at, usual)| numbers.get(at).copied().unwrap_or(usual));
    let seconds = seconds as u64;
    play("one session alone, without a terminal", 1, 0, seconds);
    play("one session alone, in a terminal", 1, 1, seconds);
    play(&format!("{sessions} sessions, {terminals} of them in terminals"), sessions, terminals, seconds);
}
