//! The covered screen, PINs, and what a confined station does not offer.

use super::*;
use copiste::record::Status;
use copiste::station::{Pins, Tried};
use copiste::tui::Event;
use tempfile::TempDir;

const PIN: &str = "'274910";

fn with(precautions: Precautions) -> Play {
    let around = surroundings("xterm-256color", "fr_FR.UTF-8");
    Play::with(with_campaign(), Language::French, around, |start| start.precautions = precautions)
}

/// A station that asks for PINs, and the folder they are kept in.
fn pinned() -> (Play, Pins, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let pins = Pins::at(folder.path().join("pins.toml"));
    let kept = pins.clone();
    let around = surroundings("xterm-256color", "fr_FR.UTF-8");
    let play = Play::with(with_campaign(), Language::French, around, |start| {
        start.precautions = Precautions { pin: true, ..Precautions::default() };
        start.pins = Some(kept);
        start.settings.operator = Operator::new("am");
    });
    (play, pins, folder)
}

/// On a sheet of the first batch, with an answer and half of another.
fn keying(play: Play) -> Play {
    let play = play.press(OPEN_A_BATCH).press(&["enter", "'1", "'8"]);
    assert!(play.shows("feuille 0001"), "{}", play.text());
    play
}

#[test]
fn a_covered_screen_shows_nothing_of_the_sheet_and_uncovers_it_as_it_stood() {
    let play = keying(with(Precautions::default()));
    let before = play.picture();
    let play = play.press(&["alt-a"]);
    assert!(play.app.is_covered());
    assert_snapshot!("cover", play.picture());
    for word in ["Regards croisés", "Glycines", "feuille 0001", "saisir", "lot 1"] {
        assert!(!play.shows(word), "“{word}” is seen:\n{}", play.text());
    }
    // What is typed there is a name, and no answer.
    let play = play.press(&["ctrl-u", "'2 3", "enter"]);
    assert!(play.shows("« 2 3 » ne convient pas"), "{}", play.text());
    let play = play.press(&["ctrl-u", "'am", "enter"]);
    assert_eq!(play.picture(), before);
}

#[test]
fn a_station_that_nobody_touches_covers_its_screen_when_it_is_due_and_not_before() {
    let minutes = |minutes| Precautions { idle_lock_minutes: minutes, ..Precautions::default() };
    let mut play = keying(with(minutes(Some(5))));
    let due = play.app.covers_at().unwrap();
    play.app.cover_when_idle(due - Duration::from_secs(1));
    assert!(!play.app.is_covered());
    let mut play = play.press(&["'4"]);
    assert!(play.app.covers_at().unwrap() > due, "a key puts it off");
    play.app.cover_when_idle(due + Duration::from_secs(3_600));
    assert!(play.shows("L’écran s’est masqué après 5 min sans frappe."), "{}", play.text());
    assert_eq!(play.app.covers_at(), None, "it waits for nothing more");
    assert_eq!(keying(with(minutes(None))).app.covers_at(), None);
}

#[test]
fn somebody_else_takes_over_in_the_campaign_and_the_sheet_is_resumed() {
    let play = keying(with(Precautions::default())).press(&["alt-a", "ctrl-u", "'bo", "enter"]);
    assert!(play.shows("bo prend la suite. La feuille 0001 reste en cours"), "{}", play.text());
    assert!(play.shows("lot 1, 10/03/2026"), "{}", play.text());
    let play = play.press(&["enter"]);
    assert!(play.shows("feuille 0001"), "{}", play.text());
    let play = play.press(&["'4", "f10"]).press(&["escape"]);
    assert!(play.shows("identifiant bo"), "{}", play.text());
    let (_, filed) = play.station.record("rc-2026", "residents", Serial(1)).unwrap();
    assert_eq!((filed.record.begun.who.name(), filed.record.begun.how), ("am", Identification::Chosen));
    assert!(matches!(filed.record.status, Status::InProgress { .. }));
}

#[test]
fn on_shared_data_the_systems_account_keys_and_nobody_takes_over() {
    let mut station = with_campaign();
    station.sharing = Sharing::Host(copiste::store::Role::Operator);
    station.identified = Identification::SystemUser;
    let play = keying(Play::new(station)).press(&["alt-a", "ctrl-u", "'bo", "enter"]);
    assert!(play.shows("c’est le compte du système qui saisit : am"), "{}", play.text());
    let play = play.press(&["ctrl-u", "'am", "enter"]);
    assert!(!play.app.is_covered() && play.shows("feuille 0001"), "{}", play.text());
    let (_, filed) = play.station.record("rc-2026", "residents", Serial(1)).unwrap();
    assert_eq!(filed.record.begun.how, Identification::SystemUser);
}

#[test]
fn what_somebody_pastes_uncovers_nothing() {
    let play = keying(with(Precautions::default())).press(&["alt-a"]);
    let play = play.take(Event::Paste("\nam\n".to_owned())).take(Event::Paste("1\n".to_owned()));
    assert!(play.app.is_covered());
}

#[test]
fn a_first_pin_is_chosen_twice_and_signs_what_is_keyed() {
    let (play, pins, _folder) = pinned();
    assert_snapshot!("cover_start", play.picture());
    let play = play.press(&["'x", "enter"]);
    assert!(play.shows("am n’a pas encore de code."), "{}", play.text());
    let play = play.press(&["'123456", "enter", "'123456", "enter"]);
    assert!(play.shows("Trop facile"), "{}", play.text());
    let play = play.press(&[PIN, "enter", "'274911", "enter"]);
    assert!(play.shows("Les deux codes diffèrent"), "{}", play.text());
    let play = play.press(&[PIN, "enter", PIN]);
    assert!(!play.shows("274910"), "a PIN is never shown");
    assert_snapshot!("cover_choosing", play.picture());
    let play = keying(play.press(&["enter"]));
    let (_, filed) = play.station.record("rc-2026", "residents", Serial(1)).unwrap();
    assert_eq!((filed.record.begun.who.name(), filed.record.begun.how), ("am", Identification::Pin));
    let am = Operator::new("am").unwrap();
    assert_eq!(pins.attempt(&am, "274910", NOW), Ok(Tried::Right));
}

#[test]
fn the_account_of_a_kiosk_is_proposed_as_nobodys_name() {
    let around = surroundings("xterm-256color", "fr_FR.UTF-8");
    let folder = tempfile::tempdir().unwrap();
    let pins = Pins::at(folder.path().join("pins.toml"));
    let play = Play::with(with_campaign(), Language::French, around, |start| {
        start.precautions = Precautions { pin: true, ..Precautions::default() };
        start.pins = Some(pins);
        start.system_operator = Operator::new("kiosk");
    });
    assert!(play.shows("Qui saisit ?") && !play.shows("kiosk"), "{}", play.text());
    let play = play.press(&["enter", "enter"]);
    assert!(play.shows("Un nom est nécessaire"), "{}", play.text());
    let play = play.press(&["'lea", "enter", "'x", "enter", PIN, "enter", PIN, "enter"]);
    assert!(play.shows("identifiant lea"), "{}", play.text());
}

/// At a terminal that the public can reach, anybody could write a name of their own and go on with somebody's sheet.
#[test]
fn nobody_who_was_not_admitted_comes_in_and_whoever_was_chooses_a_pin_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let pins = Pins::at(folder.path().join("pins.toml"));
    let (kept, around) = (pins.clone(), surroundings("xterm-256color", "fr_FR.UTF-8"));
    let play = Play::with(with_campaign(), Language::French, around, |start| {
        start.precautions = Precautions { pin: true, admitted_only: true, ..Precautions::default() };
        start.pins = Some(kept);
    });
    let play = play.press(&["ctrl-u", "'pirate", "enter", PIN, "enter"]);
    assert!(play.shows("pirate n’est pas inscrit sur ce poste.") && play.app.is_covered(), "{}", play.text());
    let (lea, admin) = (Operator::new("lea").unwrap(), Operator::new("admin").unwrap());
    let code = pins.admit(&lea, &admin, NOW).unwrap();
    let code = format!("'{code}");
    let play = play.press(&["up", "ctrl-u", "'lea", "enter", &code, "enter"]);
    assert!(play.shows("donnez-le deux fois") && play.app.is_covered(), "{}", play.text());
    let play = play.press(&[PIN, "enter", PIN, "enter"]);
    assert!(play.shows("identifiant lea"), "{}", play.text());
    assert_eq!(pins.attempt(&lea, "274910", NOW), Ok(Tried::Right));
    assert!(matches!(pins.attempt(&lea, &code[1..], NOW), Ok(Tried::Wrong(_))), "it served once");
}

#[test]
fn a_wrong_pin_uncovers_nothing_and_costs_time() {
    let (play, _, _folder) = pinned();
    let play = keying(play.press(&["'x", "enter", PIN, "enter", PIN, "enter"])).press(&["alt-a"]);
    let play = play.press(&["'000001", "enter", "'000002", "enter", "'000003", "enter"]);
    assert!(play.shows("Le prochain essai compte dans 5 s."), "{}", play.text());
    // The clock of this station stands still: the right one is not looked at.
    let play = play.press(&[PIN, "enter"]);
    assert!(play.shows("le code n’a pas été regardé. Encore 5 s."), "{}", play.text());
    assert!(play.app.is_covered());
    // Another name has a PIN of its own.
    let play = play.press(&["up", "ctrl-u", "'bo", "enter", "'x", "enter", "'550318", "enter", "'550318", "enter"]);
    assert!(play.shows("bo prend la suite."), "{}", play.text());
    // The name is not changed in the settings either.
    let play = play.press(&["escape", "s", "end", "up", "enter"]);
    assert!(play.app.is_covered(), "{}", play.text());
}

#[test]
fn whoever_gives_the_right_pin_may_choose_another() {
    let (play, pins, _folder) = pinned();
    let play = play.press(&["'x", "enter", PIN, "enter", PIN, "enter", "s", "end"]);
    assert!(play.shows("code personnel"), "{}", play.text());
    // Given up before the right one, it stays covered; after it, the PIN stays what it is.
    let play = play.press(&["enter", "escape"]);
    assert!(play.app.is_covered());
    let play = play.press(&[PIN, "enter", "escape"]);
    assert!(!play.app.is_covered());
    let play = play.press(&["enter", PIN, "enter", "'550318", "enter", "'550318", "enter"]);
    assert!(!play.app.is_covered(), "{}", play.text());
    let am = Operator::new("am").unwrap();
    assert_eq!(pins.attempt(&am, "274910", NOW), Ok(Tried::Wrong(0)));
    assert_eq!(pins.attempt(&am, "550318", NOW), Ok(Tried::Right));
}

/// What the system tells of a folder: how often something in it was opened.
struct Watch(std::os::fd::OwnedFd);

impl Watch {
    fn on(folder: &Path) -> Watch {
        use rustix::fs::inotify;
        let watch = inotify::init(inotify::CreateFlags::NONBLOCK).unwrap();
        inotify::add_watch(&watch, folder, inotify::WatchFlags::OPEN).unwrap();
        Watch(watch)
    }

    fn saw_something(&self) -> bool {
        let mut bytes = [0; 4096];
        rustix::io::read(&self.0, &mut bytes).is_ok_and(|count| count > 0)
    }
}

/// Ways to every screen that has a cell to write in, and to those from which one is opened.
const WAYS: &[&[&str]] = &[
    &["n"],
    &["s", "end"],
    &["s", "end", "enter"],
    &["r", "f3"],
    &["r", "enter", "end"],
    &["r", "enter", "down", "down"],
    &["x"],
    &["enter", "f4"],
    &["enter", "down", "down", "f4"],
    &["enter", "down", "down", "n"],
    &["enter", "t"],
    &["enter", "d"],
    &["enter", "w"],
    &["enter", "w", "down", "down", "down", "down"],
    &["enter", "k"],
    &["enter", "a", "n"],
    &["enter", "f8"],
    &["enter", "down", "down", "down", "f3"],
    &["enter", "down", "down", "down", "f3", "f3"],
    &["enter", "down", "down", "down", "f3", "v"],
    &["enter", "down", "down", "down", "l"],
    &["enter", "down", "down", "down", "enter", "f2"],
    &["enter", "down", "down", "down", "enter", "f3"],
    &["enter", "down", "down", "down", "enter", "f7"],
    &["enter", "down", "down", "down", "enter", "f8"],
    &["enter", "down", "down", "down", "enter", "alt-c"],
    &["alt-a", "ctrl-u"],
];

#[test]
fn whatever_is_written_on_any_screen_of_a_confined_station_no_file_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("tool.toml"), "x").unwrap();
    let watch = Watch::on(folder.path());
    let written = format!("'{}", folder.path().display());
    let walked = |confined: bool, way: &[&str]| {
        let reports = tempfile::tempdir().unwrap();
        let around = surroundings("xterm-256color", "fr_FR.UTF-8");
        let play = Play::with(with_campaign(), Language::French, around, |start| {
            start.reports = reports.path().to_owned();
            start.precautions = Precautions { confined, ..Precautions::default() };
        });
        let mut play = play.press(OPEN_A_BATCH).press(&["escape"]).press(way);
        for _ in 0..4 {
            play = play.press(&[&written, "enter"]).press(&["down"]);
        }
        play.app.finish_saving();
    };
    // The watch sees what a station that is not confined opens.
    walked(false, &["n"]);
    assert!(watch.saw_something(), "nothing was seen of a tool that was read");
    for way in WAYS {
        walked(true, way);
        assert!(!watch.saw_something(), "something was opened by way of {way:?}");
    }
}

#[test]
fn a_confined_station_offers_the_tools_of_the_named_folders_and_no_path() {
    let tools = Path::new("sample-data").canonicalize().unwrap();
    let confined = |destinations: &[(&str, PathBuf)]| {
        let named = destinations.iter().map(|(name, folder)| ((*name).to_owned(), folder.clone())).collect();
        let around = surroundings("xterm-256color", "fr_FR.UTF-8");
        Play::with(station(), Language::French, around, |start| {
            start.precautions = Precautions { confined: true, ..Precautions::default() };
            start.options.destinations = Some(named);
        })
    };
    let typed = format!("'{}", tools.join("model-form").display());
    let play = confined(&[]).press(&["n", &typed, "enter"]);
    assert!(!play.shows("model-form"), "a path was written:\n{}", play.text());
    let play = play.press(&["down"; 5]).press(&["enter", "enter"]);
    assert!(play.shows("Aucun outil dans les dossiers désignés"), "{}", play.text());
    let play = confined(&[("Partage", tools)]).press(&["n"]);
    assert!(play.shows("Les outils des dossiers désignés sur cette machine : Partage."), "{}", play.text());
    let play = play.press(&["right", "right"]);
    assert!(play.shows("< Partage / model-form >"), "{}", play.text());
    let play =
        play.press(&["enter", "'Essai", "enter", "enter", "'Ici", "enter", "enter", "enter", "'Un", "enter", "enter"]);
    let view = play.station.campaign("essai").unwrap();
    assert_eq!(view.campaign.title, "Essai");
    // A correction takes a tool from there too, or none.
    let play = play.press(&["f4"]).press(&["down"; 5]);
    assert!(play.shows("< inchangé >"), "{}", play.text());
    let play = play.press(&["'/etc/passwd"]);
    assert!(!play.shows("/etc/passwd"), "{}", play.text());
}

#[test]
fn a_confined_station_goes_to_no_shell() {
    let play = with(Precautions { confined: true, ..Precautions::default() });
    let before = play.picture();
    let play = play.press(&["alt-z"]).take(Event::Signal(Signal::Suspend));
    assert_eq!(play.picture(), before);
    assert!(!play.app.is_over());
}

#[test]
fn the_way_home_of_a_confined_station_is_the_one_word_that_passes() {
    let folder = tempfile::tempdir().unwrap();
    let reports = folder.path().to_owned();
    let around = surroundings("xterm-256color", "fr_FR.UTF-8");
    let play = Play::with(with_campaign(), Language::French, around, |start| {
        start.reports = reports;
        start.ssh_connection = Some("10.0.0.5 50022 192.168.1.20 2222".into());
        start.user = Some("saisie".into());
        start.precautions = Precautions { confined: true, ..Precautions::default() };
    });
    let play = play.press(&["r"]).sized(200, 60);
    let command = "ssh -p 2222 saisie@192.168.1.20 fetch rc-2026/rc-2026-01.html > rc-2026-01.html";
    assert!(play.shows(command) && !play.shows("scp"), "{}", play.text());
}

/// No screen turns what is typed into a path but the one cell that a confined station does not show.
#[test]
fn one_cell_takes_a_path_and_no_face_starts_a_program() {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from("src/tui"), PathBuf::from("src/plain")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let shipped = text.split("#[cfg(test)]").next().unwrap();
            assert!(!shipped.contains("process::Command"), "{} starts a program", path.display());
            let paths = ["Path::new(", "PathBuf::from(", "File::open(", "read_to_string("];
            let count: usize = paths.iter().map(|word| shipped.matches(word).count()).sum();
            found.extend((count > 0).then(|| (path.display().to_string(), count)));
        }
    }
    assert_eq!(found, [("src/tui/screens/campaign_form.rs".to_owned(), 1)]);
}
