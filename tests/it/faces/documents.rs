//! The documents of a report: written beside the screen, copied, printed.

use super::*;
use copiste::station::products;
use tempfile::TempDir;

/// The documents of the first report of the sample campaign, in a folder of their own.
fn documents(change: impl FnOnce(&mut Start)) -> (Play, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let reports = folder.path().to_owned();
    let around = surroundings("xterm-256color", "fr_FR.UTF-8");
    let play = Play::with(with_campaign(), Language::French, around, |start| {
        start.reports = reports;
        change(start);
    });
    (play.press(&["r", "enter"]), folder)
}

impl Play {
    /// Hears what is done beside the screen until the screen shows it.
    pub(super) fn until_shown(mut self, text: &str) -> Play {
        let deadline = Instant::now() + Duration::from_secs(120);
        while !self.shows(text) {
            assert!(Instant::now() < deadline, "{text}\n{}", self.text());
            for event in self.mailbox.take(Some(deadline)) {
                self.app.take(event);
            }
        }
        self
    }
}

#[test]
fn a_document_is_written_beside_the_screen() {
    let (play, folder) = documents(|_| ());
    assert_snapshot!("documents", play.text());
    let play = play.press(&["down", "enter"]).until_shown("Écrit : Les chiffres (XLSX).");
    assert!(folder.path().join("rc-2026/rc-2026-01.xlsx").is_file());
    assert!(!folder.path().join("rc-2026/rc-2026-01.xlsx.part").exists());
    // What is written stays written, for whoever comes back to the list.
    let play = play.press(&["escape", "enter", "down"]);
    assert!(play.shows("rc-2026-01.xlsx"), "{}", play.text());
}

#[test]
fn a_document_that_waits_is_not_begun_twice_by_whoever_comes_back_to_the_list() {
    let (play, _folder) = documents(|_| ());
    // All is begun, and not heard of yet.
    let play = play.press(&["end", "enter", "escape", "enter"]);
    assert!(play.shows("en attente"), "{}", play.text());
    play.until_shown("Écrit : Le plan d’action, à suivre dans un tableur (XLSX).");
}

#[test]
fn what_cannot_be_written_says_so_and_may_be_tried_again() {
    let (play, folder) = documents(|_| ());
    // A folder stands where the workbook would.
    let path = folder.path().join("rc-2026/rc-2026-01.xlsx");
    std::fs::create_dir_all(path.join("in-the-way")).unwrap();
    let play = play.press(&["down", "enter"]).until_shown("échec");
    std::fs::remove_dir_all(&path).unwrap();
    play.press(&["enter"]).until_shown("Écrit : Les chiffres (XLSX).");
    assert!(path.is_file());
}

#[test]
fn what_is_written_is_copied_to_a_destination_that_has_a_name() {
    let stick = tempfile::tempdir().unwrap();
    let place = stick.path().to_owned();
    let (play, _folder) = documents(|start| {
        start.settings.destinations.insert("Clé USB".into(), place);
        start.settings.destinations.insert("Réseau".into(), PathBuf::from("/nowhere/at-all"));
    });
    let play = play.press(&["end"]);
    assert!(play.shows("Copier vers « Réseau »"), "{}", play.text());
    let play = play.press(&["enter"]).until_shown("/nowhere/at-all/rc-2026-01.html");
    play.press(&["up", "enter"]).until_shown("1 fichier copié vers");
    let copy = std::fs::metadata(stick.path().join("rc-2026-01.html")).unwrap();
    // For whoever reads there.
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&copy.permissions()) & 0o777, 0o644);
}

#[test]
fn what_the_printing_command_says_is_told() {
    let page = Path::new("/tmp/page.pdf");
    assert_eq!(products::print(Path::new("true"), page), Ok(()));
    assert!(matches!(
        products::print(Path::new("ls"), Path::new("/nowhere/page.pdf")),
        Err(copiste::station::Error::NotPrinted(_, said)) if said.contains("/nowhere/page.pdf")
    ));
    let nothing = products::print(Path::new("/nowhere/lp"), page);
    assert!(matches!(nothing, Err(copiste::station::Error::NotPrinted(..))), "{nothing:?}");
}

#[test]
fn a_section_of_the_report_is_chosen_in_its_contents() {
    let play = Play::new(with_campaign()).press(&["r", "c"]);
    assert!(play.shows("Comment lire ce rapport"), "{}", play.text());
    let play = play.press(&["down", "down", "enter"]);
    let text = play.text();
    let status = text.lines().find(|line| line.contains("ligne "));
    assert!(status.is_some_and(|status| status.contains("Participation")), "{text}");
}

#[test]
fn data_that_may_not_be_written_say_why() {
    let (play, folder) = documents(|_| ());
    let play = play.press(&["end", "up", "enter"]);
    assert_snapshot!("data", play.text());
    let play = play.press(&["enter"]).until_shown("échec");
    assert!(play.shows("Résidents : aucune feuille complète."), "{}", play.text());
    assert!(!folder.path().join("rc-2026/data").exists());
}

#[test]
fn the_data_are_written_from_a_screen_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let keymap = keymap::shipped("standard").unwrap();
    // A day after those that the sheets bear.
    let later = FixedClock(copiste::operator::Moment(NOW.0 + 60 * 86_400));
    let station = Station { clock: Arc::new(later), ..station() };
    let tool = folder.path().join("tool");
    station.set_up_demonstration(&tool, &keymap, &Phrases::new(Language::French)).unwrap();
    let (reports, around) = (folder.path().to_owned(), surroundings("xterm-256color", "fr_FR.UTF-8"));
    let play = Play::with(station, Language::French, around, |start| start.reports = reports);
    let play = play.press(&["r", "enter", "end", "up", "enter", "enter"]);
    let play = play.until_shown("Données écrites : Tableau pour Excel");
    let written = folder.path().join("demo-2026/data/demo-2026-01-residents-excel.csv");
    assert!(written.is_file(), "{}", play.text());
    // What is written stays written, for whoever comes back.
    let play = play.press(&["escape", "escape", "enter", "end", "up", "enter"]);
    assert!(play.shows("demo-2026-01-residents-excel.csv") && play.shows("écrit"), "{}", play.text());
}
