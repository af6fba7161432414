//! Keeps the house: rooms look down, never sideways, never up; each crate has its door; nobody unwraps.
//!
//! If a room needs another name or another floor, change the table here and the picture in `ARCHITECTURE.md` together.

mod source;

use source::{Word, without_tests, words};
use std::fs;
use std::path::{Path, PathBuf};

/// Every room and its floor. Rooms that do not stand yet have their place already.
const FLOORS: &[(&str, u8)] = &[
    ("expression", 0),
    ("operator", 0),
    ("language", 0),
    ("questionnaire", 1),
    ("campaign", 2),
    ("record", 2),
    ("disclosure", 2),
    ("entry", 3),
    ("verification", 3),
    ("measure", 3),
    ("paper", 3),
    ("keymap", 4),
    ("report", 4),
    ("export", 4),
    ("import", 4),
    ("store", 4),
    ("station", 5),
    ("tui", 6),
    ("plain", 6),
    ("host", 6),
    ("cli", 7),
    ("main", 8),
];

/// Who may name which crate.
const DOORS: &[(&str, &[&str])] = &[
    ("ratatui", &["tui"]),
    ("crossterm", &["tui"]),
    ("sled", &["store"]),
    ("age", &["store"]),
    ("calamine", &["import"]),
    ("csv", &["import"]),
    ("maud", &["report"]),
    ("qrcode", &["report"]),
    ("typst", &["report"]),
    ("typst_layout", &["report"]),
    ("typst_pdf", &["report"]),
    ("rust_xlsxwriter", &["report", "export"]),
    ("icalendar", &["report"]),
    ("chrono", &["report"]),
    ("clap", &["cli", "main"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("color_eyre", &["cli", "main"]),
    ("directories", &["cli"]),
    ("rust_embed", &["language", "keymap", "station"]),
    ("i18n_embed", &["language"]),
    ("i18n_embed_fl", &["language"]),
    ("regex", &["expression"]),
    ("signal_hook", &["tui", "cli"]),
    ("argon2", &["station"]),
    ("uzers", &["host"]),
    ("listenfd", &["cli"]),
];

/// What the floors up to the brains do not have: a clock, a disk, a terminal, a thread, the environment.
const BRAINS_UP_TO: u8 = 3;
const WORLD: &[&[&str]] = &[
    &["std", "::", "fs"],
    &["std", "::", "net"],
    &["std", "::", "env"],
    &["std", "::", "process"],
    &["std", "::", "thread"],
    &["SystemTime"],
    &["Instant"],
    &["Timestamp", "::", "now"],
    &["Zoned", "::", "now"],
    &["println"],
    &["eprintln"],
];

/// What would reach beyond this machine: nothing of copiste does.
const BEYOND: &[&str] = &["TcpStream", "TcpListener", "UdpSocket", "ToSocketAddrs"];

/// What stands at the root of the library beside the rooms: the macro that says a message.
const AT_ROOT: &[&str] = &["say"];

fn floor(room: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == room).map(|(_, floor)| *floor)
}

/// What a source breaks. `path` is relative to `src`.
fn faults(path: &str, text: &str) -> Vec<String> {
    let room = path.split('/').next().unwrap_or_default().trim_end_matches(".rs");
    let all = words(text);
    let mut faults = Vec::new();
    let mut fault = |word: &Word, what: String| faults.push(format!("src/{path}:{}: {what}", word.line));
    for (word, named) in rooms_named(path, &all) {
        let (Some(from), Some(to)) = (floor(room), floor(&named)) else {
            fault(word, format!("`{named}` or `{room}` has no floor"));
            continue;
        };
        if to >= from && named != room {
            fault(word, format!("{room} (floor {from}) names {named} (floor {to}): rooms look down only"));
        }
    }
    for (crate_name, rooms) in DOORS {
        let named = |place: &usize| all[*place].text == *crate_name && is_crate(&all, *place);
        if let Some(place) = (0..all.len()).find(named).filter(|_| !rooms.contains(&room)) {
            fault(&all[place], format!("{room} names {crate_name}, whose door is {}", rooms.join(" and ")));
        }
    }
    for place in 0..all.len() {
        let here = |wanted: &[&str]| begins(&all[place..], wanted);
        if floor(room).is_some_and(|floor| floor <= BRAINS_UP_TO) && room != "language" {
            for thing in WORLD.iter().filter(|thing| here(thing)) {
                fault(&all[place], format!("{room} is a brain and names {}", thing.concat()));
            }
        }
        let of_the_system = here(&["rustix", "::", "net", "::"]) && !here(&["rustix", "::", "net", "::", "sockopt"]);
        if of_the_system || BEYOND.iter().any(|thing| here(&[thing])) {
            fault(&all[place], "a socket that is not of this machine's files".to_owned());
        }
        if here(&["#", "[", "ignore"]) {
            fault(&all[place], "a test is ignored: assert today's wrong answer and say so".to_owned());
        }
    }
    let shipped = without_tests(&all);
    for place in 0..shipped.len() {
        if begins(&shipped[place..], &[".", "unwrap", "(", ")"]) {
            fault(&shipped[place], "`unwrap`: say with `expect` why it cannot happen".to_owned());
        }
    }
    faults
}

fn begins(words: &[Word], wanted: &[&str]) -> bool {
    words.len() >= wanted.len() && words.iter().zip(wanted).all(|(word, wanted)| word.text == *wanted)
}

/// Whether an identifier is a crate's name and not a field, a variable or a module of the same name.
fn is_crate(words: &[Word], place: usize) -> bool {
    let text = |place: Option<usize>| place.and_then(|place| words.get(place)).map_or("", |word| word.text.as_str());
    let (before, earlier) = (text(place.checked_sub(1)), text(place.checked_sub(2)));
    // `use ::sled` and `<::sled::Db>` name the crate, `sea::sled::Db` does not.
    let inside = before == "::" && earlier != "use" && (earlier == ">" || earlier.chars().any(char::is_alphanumeric));
    !inside && (text(Some(place + 1)) == "::" || matches!(before, "use" | "crate"))
}

/// Every room that a source names through `crate::` or a `super` that climbs to the root, with where.
fn rooms_named<'a>(path: &str, words: &'a [Word]) -> Vec<(&'a Word, String)> {
    let mut named = Vec::new();
    for place in 0..words.len() {
        let behind_path = place > 0 && words[place - 1].text == "::";
        let after_root = match words[place].text.as_str() {
            "crate" if words.get(place + 1).is_some_and(|word| word.text == "::") => Some(place + 2),
            "super" if !behind_path => after_supers(path, words, place),
            _ => None,
        };
        if let Some(first) = after_root {
            named.extend(firsts(words, first).into_iter().filter(|(_, name)| !AT_ROOT.contains(&name.as_str())));
        }
    }
    named
}

/// The place after a chain of `super::` that climbs to the root of the library.
fn after_supers(path: &str, words: &[Word], start: usize) -> Option<usize> {
    let depth = path.split('/').count() - usize::from(path.ends_with("/mod.rs"));
    let mut place = start;
    let mut climbed = 0;
    while begins(&words[place..], &["super", "::"]) {
        climbed += 1;
        place += 2;
    }
    // A chain inside `mod tests` climbs one step less than it says; what it finds then is no room.
    (climbed >= depth).then_some(place).filter(|place| {
        let next = words.get(*place).map_or("", |word| word.text.as_str());
        climbed == depth && (floor(next).is_some() || next == "{")
    })
}

/// The first names of a path: one, or those of a group in braces.
fn firsts(words: &[Word], start: usize) -> Vec<(&Word, String)> {
    let Some(word) = words.get(start) else { return Vec::new() };
    if word.text != "{" {
        return vec![(word, word.text.clone())];
    }
    let mut found = Vec::new();
    let mut depth = 0;
    let mut fresh = false;
    for word in &words[start..] {
        match word.text.as_str() {
            "{" => (depth, fresh) = (depth + 1, depth == 0),
            "}" if depth == 1 => break,
            "}" => depth -= 1,
            "," if depth == 1 => fresh = true,
            name if fresh => {
                found.push((word, name.to_owned()));
                fresh = false;
            }
            _ => {}
        }
    }
    found
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file under a folder of the package, with its path relative to that folder.
fn sources(folder: &str) -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("the sources are there") {
            let path = entry.expect("the sources can be listed").path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let base = root().join(folder);
    let mut found = Vec::new();
    walk(&base, &mut found);
    found.sort();
    let read = |path: PathBuf| {
        let relative = path.strip_prefix(&base).expect("it was found there").to_string_lossy().replace('\\', "/");
        (relative, fs::read_to_string(&path).expect("sources are UTF-8"))
    };
    found.into_iter().map(read).collect()
}

#[test]
fn rooms_look_down_and_crates_have_their_doors() {
    let found: Vec<String> = sources("src")
        .iter()
        .filter(|(path, _)| path != "lib.rs")
        .flat_map(|(path, text)| faults(path, text))
        .collect();
    assert!(found.is_empty(), "the house is not kept:\n{}", found.join("\n"));
}

#[test]
fn the_front_door_only_lists_rooms_by_floor() {
    let text = fs::read_to_string(root().join("src/lib.rs")).expect("lib.rs");
    let all = words(&text);
    let rooms: Vec<&str> = (0..all.len())
        .filter(|place| begins(&all[*place..], &["pub", "mod"]))
        .map(|place| all[place + 2].text.as_str())
        .collect();
    let floors: Vec<u8> = rooms.iter().map(|room| floor(room).expect("every room has a floor")).collect();
    assert!(floors.is_sorted(), "lib.rs names the rooms from the ground up: {rooms:?}");
    assert_eq!(all.len(), rooms.len() * 4, "lib.rs holds nothing but rooms");
}

#[test]
fn every_room_has_its_front_page() {
    for (path, text) in sources("src") {
        let is_front = path.ends_with("/mod.rs");
        if is_front || path == "lib.rs" {
            assert!(text.starts_with("//! "), "src/{path} does not say what it is for");
        }
        assert!(path.contains('/') || matches!(path.as_str(), "lib.rs" | "main.rs"), "src/{path} stands in no room");
    }
}

/// Past this many lines a file has a second idea.
const LINES_MAX: usize = 800;
/// Files whose second idea is known and not yet moved out. Only ever shorten this list.
const TOO_LONG: &[&str] = &[];

#[test]
fn files_stay_readable() {
    let mut long = Vec::new();
    for folder in ["src", "tests"] {
        let too_long = sources(folder).into_iter().filter(|(_, text)| text.lines().count() > LINES_MAX);
        long.extend(too_long.map(|(path, _)| format!("{folder}/{path}")));
    }
    assert_eq!(long, TOO_LONG, "longer than {LINES_MAX} lines: look for the second idea");
}

#[test]
fn no_test_is_ignored() {
    for (path, text) in sources("tests") {
        let all = words(&text);
        let ignored = (0..all.len()).find(|place| begins(&all[*place..], &["#", "[", "ignore"]));
        assert_eq!(ignored.map(|place| all[place].line), None, "tests/{path}");
    }
}

#[test]
fn the_picture_and_the_table_agree() {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let picture = page.split("```").nth(1).expect("the picture is the first block of the page");
    for (room, floor) in FLOORS.iter().filter(|(room, _)| *room != "main") {
        let line = picture.lines().find(|line| line.trim_start().starts_with(&floor.to_string()));
        let line = line.unwrap_or_else(|| panic!("floor {floor} is not in the picture"));
        assert!(line.split_whitespace().any(|word| word == *room), "{room} is not on floor {floor} of the picture");
    }
}

#[test]
fn a_room_that_looks_up_is_seen() {
    let found = faults("entry/engine.rs", "use crate::record::Record;\nuse crate::store::Store;\n");
    assert_eq!(found, ["src/entry/engine.rs:2: entry (floor 3) names store (floor 4): rooms look down only"]);
}

#[test]
fn a_room_that_looks_sideways_is_seen() {
    assert_eq!(faults("keymap/mod.rs", "pub fn f(x: crate::report::Page) {}").len(), 1);
    assert_eq!(faults("record/mod.rs", "use crate::{questionnaire::Mark, campaign::{Batch, record}};").len(), 1);
}

#[test]
fn a_way_up_through_super_is_seen() {
    assert_eq!(faults("entry/mod.rs", "use super::store::Store;").len(), 1);
    assert_eq!(faults("entry/engine.rs", "fn f() { super::super::tui::draw() }").len(), 1);
    assert_eq!(faults("tui/screens/home.rs", "use super::super::super::{station::Station, cli::Wiring};").len(), 1);
    assert_eq!(faults("entry/engine.rs", "use super::{Action, cell}; use super::super::record::Record;").len(), 0);
    assert_eq!(faults("entry/mod.rs", "mod tests { use super::*; use super::cell; }").len(), 0);
}

#[test]
fn an_unknown_room_is_seen() {
    assert_eq!(faults("utils/mod.rs", "use crate::record::Record;").len(), 1);
    assert_eq!(faults("entry/mod.rs", "use crate::helpers::f;").len(), 1);
    assert_eq!(faults("station/mod.rs", "use crate::say; use crate::language::Phrases;").len(), 0);
}

#[test]
fn a_crate_behind_another_door_is_seen() {
    let found = faults("station/mod.rs", "use ratatui::Frame;");
    assert_eq!(found, ["src/station/mod.rs:1: station names ratatui, whose door is tui"]);
    assert_eq!(faults("report/mod.rs", "fn f() -> Result<(), color_eyre::Report> {}").len(), 1);
    assert_eq!(faults("measure/mod.rs", "#[derive(rust_embed::RustEmbed)] struct X;").len(), 1);
    assert_eq!(faults("tui/mod.rs", "use ::sled::Db;").len(), 1);
    assert_eq!(faults("tui/mod.rs", "use ratatui::Frame; // sled::Db\nlet regex = \"maud::html\";").len(), 0);
    assert_eq!(faults("report/page.rs", "let clap = 1; let x = self.sled; fn maud() {} let y = clap;").len(), 0);
    assert_eq!(faults("main.rs", "fn main() { color_eyre::install(); copiste::cli::run() }").len(), 0);
}

#[test]
fn a_brain_that_sees_the_world_is_seen() {
    assert_eq!(faults("measure/mod.rs", "fn f() { std::fs::read(\"x\"); }").len(), 1);
    assert_eq!(faults("entry/mod.rs", "let now = jiff::Timestamp::now();").len(), 1);
    assert_eq!(faults("store/mod.rs", "fn f() { std::fs::read(\"x\"); }").len(), 0);
}

#[test]
fn a_way_to_the_network_is_seen() {
    assert_eq!(faults("host/mod.rs", "use std::net::TcpListener;").len(), 1);
    assert_eq!(faults("store/mod.rs", "use std::net::{Shutdown, UdpSocket};").len(), 1);
    assert_eq!(faults("host/mod.rs", "fn f() { rustix::net::socket(); }").len(), 1);
    assert_eq!(faults("host/mod.rs", "use rustix::net::sockopt::socket_peercred; use std::net::Shutdown;").len(), 0);
}

#[test]
fn an_unwrap_is_seen_outside_tests_only() {
    let found =
        faults("store/mod.rs", "fn f() {\n    x\n        .unwrap();\n}\n#[cfg(test)]\nmod tests { y.unwrap(); }");
    assert_eq!(found, ["src/store/mod.rs:3: `unwrap`: say with `expect` why it cannot happen"]);
    assert_eq!(faults("store/mod.rs", "x.unwrap_or(3); y.expect(\"it is there\");").len(), 0);
}

#[test]
fn an_ignored_test_is_seen() {
    assert_eq!(faults("store/mod.rs", "#[cfg(test)] mod tests { #[test] #[ignore] fn f() {} }").len(), 1);
}
