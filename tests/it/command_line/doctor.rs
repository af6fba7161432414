//! `copiste doctor`: what it sees, what it advises, what it ends with.

use super::{Home, Run};
use serde_json::Value;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Stdio;

/// Lines about one thing, with their state.
fn seen(run: &Run, about: &str) -> Vec<(String, String)> {
    let said: Value = serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}{}", run.out, run.err));
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    let lines = said["seen"].as_array().unwrap().iter().filter(|line| line["about"] == about);
    lines.map(|line| (word(&line["state"]), word(&line["text"]))).collect()
}

fn set_mode(path: &str, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn an_open_station_is_no_fault_for_the_doctor() {
    let home = Home::new();
    home.with_campaign();
    let mut open = home.command(&["batch", "key", "essai", "1"]).stdin(Stdio::piped()).spawn().unwrap();
    let mut first = [0];
    std::io::Read::read_exact(open.stdout.as_mut().unwrap(), &mut first).unwrap();
    let run = home.run(&["doctor"]);
    drop(open.stdin.take());
    open.wait().unwrap();
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(run.out.contains("in use by"), "{}", run.out);
}

#[test]
fn the_doctor_says_that_the_text_copy_is_not_written() {
    let (home, other) = (Home::new(), Home::new());
    home.with_campaign();
    other.with_campaign();
    let copy = |home: &Home| home.path("data/copiste/store/journal/essai.journal");
    std::fs::copy(copy(&other), copy(&home)).unwrap();
    let run = home.run(&["doctor"]);
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    assert!(run.out.contains("The text copy of the journal is not written any more"), "{}", run.out);
}

#[test]
fn the_doctor_says_where_the_data_lie_and_ends_with_1_when_something_is_wrong_with_them() {
    let home = Home::new();
    let store = home.path("data/copiste/store");
    let line = |code: i32| {
        let run = home.run(&["doctor"]);
        assert_eq!(run.code, code, "{}{}", run.out, run.err);
        let line = run.out.lines().find(|line| line.contains("Data: ")).expect("the data have a line").to_owned();
        line.replace(&store, "STORE")
    };
    assert_eq!(line(0), "good    Data: STORE, nothing yet (the folder will be made)");
    home.with_campaign();
    assert_eq!(line(0), "good    Data: STORE, campaigns: 1");
    std::fs::write(Path::new(&store).join("db"), "").unwrap();
    let bad = line(1);
    assert!(!bad.starts_with("good") && !bad.starts_with("to see"), "{bad}");
}

#[test]
fn what_others_can_get_at_is_told_with_the_command_that_closes_it_and_the_command_does() {
    let home = Home::new();
    home.with_campaign();
    let told = |code: i32| {
        let run = home.run(&["doctor", "--json"]);
        assert_eq!(run.code, code, "{}{}", run.out, run.err);
        seen(&run, "permissions")
    };
    let good = [("good".to_owned(), "Permissions: data, reports and settings are their owner’s alone".to_owned())];
    assert_eq!(told(0), good);
    let store = home.path("data/copiste/store");
    let (letter, copy) = (format!("{store}/letter.txt"), format!("{store}/journal/essai.journal"));
    let (report, settings) = (home.path("data/copiste/reports"), home.path("config/copiste/settings.toml"));
    // A folder of other things is not closed by itself.
    std::fs::write(&letter, "dear").unwrap();
    std::fs::create_dir_all(&report).unwrap();
    std::fs::create_dir_all(home.path("config/copiste")).unwrap();
    std::fs::write(&settings, "language = \"en\"\n").unwrap();
    for (path, mode) in [(&store, 0o755), (&copy, 0o640), (&letter, 0o644), (&report, 0o750), (&settings, 0o666)] {
        set_mode(path, mode);
    }
    let found = told(1);
    assert!(found.len() == 3 && found.iter().all(|(state, _)| state == "warning"), "{found:?}");
    assert!(found[0].1.contains(&store) && found[0].1.contains("0755"), "{found:?}");
    assert!(found[1].1.contains(&report) && found[1].1.contains("0750"), "{found:?}");
    assert!(found[2].1.contains(&settings) && found[2].1.contains("0666"), "{found:?}");
    // What the station says at its start is the same.
    let station = home.run(&["--plain"]);
    found.iter().for_each(|(_, sentence)| {
        assert!(station.err.contains(sentence), "{sentence}: {}", station.err);
        let (_, command) = sentence.split_once("close it: ").or_else(|| sentence.split_once("close them: ")).unwrap();
        let done = std::process::Command::new("sh").args(["-c", command]).status().unwrap();
        assert!(done.success(), "{command}");
    });
    assert_eq!(told(0), good);
    assert_eq!(home.run(&["--plain"]).err, "");
    let mode = |path: &str| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let modes = [&store, &copy, &letter, &report, &settings].map(|path| mode(path));
    assert_eq!(modes, [0o700, 0o600, 0o644, 0o700, 0o600], "the letter is nobody’s business");
}

#[test]
fn data_that_cannot_be_looked_at_end_with_3() {
    let home = Home::new();
    let file = home.path("file");
    std::fs::write(&file, "not a folder").unwrap();
    let run = home.run(&["doctor", "--json", "--store", &file]);
    assert_eq!((run.code, seen(&run, "data")[0].0.as_str()), (3, "blind"), "{}", run.out);
    let nowhere = Run::of(home.command(&["doctor", "--json"]).env("COPISTE_SOCKET", &file).output().unwrap());
    assert_eq!((nowhere.code, seen(&nowhere, "host")[0].0.as_str()), (3, "blind"), "{}", nowhere.out);
    assert!(seen(&nowhere, "host")[0].1.contains("copiste host"), "{}", nowhere.out);
    assert!(!nowhere.out.contains("os error"), "in our words: {}", nowhere.out);
}

#[test]
fn a_keyboard_or_a_setting_that_is_wrong_is_a_finding_with_what_was_meant() {
    let home = Home::new();
    let run = home.run(&["doctor", "--json", "--keymap", "azerti"]);
    let keyboard = &seen(&run, "keyboard")[0];
    assert_eq!((run.code, keyboard.0.as_str()), (1, "bad"));
    assert!(keyboard.1.contains("azerty"), "{}", keyboard.1);
    std::fs::create_dir_all(home.path("config/copiste")).unwrap();
    std::fs::write(home.path("config/copiste/settings.toml"), "langage = \"fr\"\n").unwrap();
    let run = home.run(&["doctor", "--json"]);
    let settings = &seen(&run, "settings")[0];
    assert_eq!((run.code, settings.0.as_str()), (1, "bad"));
    assert!(settings.1.contains("“language”"), "{}", settings.1);
    assert_eq!(serde_json::from_str::<Value>(&run.out).unwrap()["state"], "bad");
}

/// A program that watches has no terminal and often no locale.
#[test]
fn nothing_is_wrong_with_a_watcher_that_has_no_terminal_and_no_locale() {
    let home = Home::new();
    let run = Run::of(home.command(&["doctor", "--json"]).env_remove("LANG").output().unwrap());
    assert_eq!(run.code, 0, "{}", run.out);
    assert_eq!((seen(&run, "terminal")[0].0.as_str(), seen(&run, "locale")[0].0.as_str()), ("good", "good"));
}
