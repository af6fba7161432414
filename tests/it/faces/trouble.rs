//! A disk that does not take what is keyed: it is said, tried again, and what is not saved may be written elsewhere.

use super::*;
use std::os::unix::fs::PermissionsExt as _;

/// On a sheet whose first answer could not be saved; the user's own folder.
fn in_trouble() -> (Play, Arc<Failing>, tempfile::TempDir) {
    let failing = Arc::new(Failing { kept: MemoryStore::new(), fails: AtomicBool::new(false) });
    let station = Station { store: failing.clone(), ..station() };
    set_up(&station);
    let home = tempfile::tempdir().unwrap();
    let around = surroundings("xterm-256color", "fr_FR.UTF-8");
    let play = Play::with(station, Language::French, around, |start| {
        start.options.home = Some(home.path().to_owned());
    });
    let play = play.press(OPEN_A_BATCH).press(&["enter"]);
    assert_eq!(play.app.due(), None, "a healthy station sleeps");
    failing.fails.store(true, Ordering::Relaxed);
    (play.press(&["'1"]), failing, home)
}

/// The one file of a folder.
fn only_file(folder: &tempfile::TempDir) -> PathBuf {
    let mut files = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
    let file = files.next().expect("a file was written");
    assert_eq!(files.next(), None);
    file
}

#[test]
fn trouble_is_said_and_the_disk_is_tried_again_by_itself_until_it_is_over() {
    let (play, failing, _home) = in_trouble();
    assert!(play.shows("NON ENREGISTRÉ") || play.shows("non enregistré"), "{}", play.text());
    assert_snapshot!("trouble", play.text());
    assert!(play.app.due().is_some(), "it is tried again by itself");
    // Before its time nothing is done.
    let mut play = play;
    play.app.do_when_due();
    assert!(play.shows("Ctrl+O écrit ailleurs"), "{}", play.text());
    let play = play.press(&["ctrl-l"]);
    assert!(play.shows("Ctrl+O écrit ailleurs") && play.app.due().is_some(), "{}", play.text());
    failing.fails.store(false, Ordering::Relaxed);
    let play = play.press(&["ctrl-l"]).heard();
    assert!(play.shows("enregistré") && !play.shows("Ctrl+O écrit ailleurs"), "{}", play.text());
    assert_eq!(play.app.due(), None, "nothing is wrong any more");
}

#[test]
fn what_is_not_saved_is_written_elsewhere_on_a_key() {
    let (play, failing, home) = in_trouble();
    let play = play.press(&["ctrl-o"]);
    assert!(play.shows("copiste record import"), "{}", play.text());
    // It stands there until somebody has read it.
    let play = play.heard().press(&["'2"]);
    assert!(!play.shows("copiste record import") && play.shows("Non enregistré"), "{}", play.text());
    let play = play.press(&["ctrl-o"]);
    let file = only_file(&home);
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    failing.fails.store(false, Ordering::Relaxed);
    let done = play.station.put_back(&file).unwrap();
    assert_eq!(done.into_iter().map(|(_, outcome)| outcome).collect::<Vec<_>>(), [copiste::station::PutBack::Saved]);
}

#[test]
fn whoever_leaves_with_something_unsaved_is_told_where_it_was_written() {
    let (play, _failing, home) = in_trouble();
    let play = play.press(&["ctrl-c"]);
    let file = only_file(&home);
    let name = file.file_name().unwrap().to_str().unwrap();
    assert!(play.text().replace(['\n', ' '], "").contains(name), "{}", play.text());
    assert!(play.press(&["f4"]).app.is_over());
}

#[test]
fn a_line_that_drops_in_the_middle_of_trouble_leaves_the_file() {
    let (play, _failing, home) = in_trouble();
    assert!(play.take(Event::Signal(Signal::HangUp)).app.is_over());
    assert!(only_file(&home).is_file());
}

#[test]
fn nothing_is_written_elsewhere_while_all_is_saved() {
    let (play, failing, home) = in_trouble();
    failing.fails.store(false, Ordering::Relaxed);
    let play = play.press(&["ctrl-l"]).heard().press(&["ctrl-o"]);
    assert!(!play.shows("copiste record import"), "{}", play.text());
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0);
}
