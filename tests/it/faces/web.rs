//! Answers that were given online, on the screen: which file, what is wrong with it, and its taking in.

use super::*;
use copiste::campaign::BatchSource;
use std::fs;

/// Three responses: a sound one, one with a box that is none, one that says nothing.
pub const ONLINE: &str = "tests/it/fixtures/online/reponses.csv";

fn at_the_form() -> Play {
    Play::new(with_campaign()).press(&["enter", "w"])
}

fn batches(play: &Play) -> usize {
    play.station.batches("rc-2026").unwrap().len()
}

#[test]
fn a_file_of_responses_is_looked_at_and_taken_after_a_confirmation() {
    let play = at_the_form();
    assert_snapshot!("web_form", play.picture());
    let file = format!("'{ONLINE}");
    let play = play.press(&[&file, "enter", "enter", "right", "enter", "enter", "enter"]);
    assert_snapshot!("web_findings", play.picture());
    assert_eq!(batches(&play), 0, "nothing is written before it is confirmed");
    let play = play.press(&["enter"]);
    assert_snapshot!("web_confirm", play.picture());
    let play = play.press(&["escape"]);
    assert!(play.shows("à reprendre") && batches(&play) == 0, "{}", play.text());
    let play = play.press(&["enter", "f4"]);
    assert!(play.shows("1 réponse en ligne reprise."), "{}", play.text());
    assert!(play.shows("lot 1") && play.shows("en ligne"), "{}", play.text());
    assert_eq!(play.station.batches("rc-2026").unwrap()[0].batch.source(), BatchSource::Web);
    assert!(play.shows("Lot 1, Les Glycines : feuille 0001."), "{}", play.text());
    let play = play.press(&["enter"]);
    assert!(play.shows("0001") && play.shows("complète"), "nobody keys it: its sheets are shown\n{}", play.text());
    let play = play.press(&["escape"]);
    // The same file again brings nothing more.
    let play = play.press(&["home", "w", &file, "enter", "enter", "right", "enter", "enter", "enter"]);
    assert!(play.shows("1 réponse avait déjà été reprise."), "{}", play.text());
    let play = play.press(&["enter"]);
    assert!(play.shows("Rien à reprendre"), "{}", play.text());
}

#[test]
fn a_file_that_is_not_there_is_told_and_the_form_keeps_what_was_written() {
    let play = at_the_form().press(&["enter", "enter", "enter", "enter", "enter"]);
    assert!(play.shows("Écrivez où est le fichier."), "{}", play.text());
    let play = play.press(&["'nulle-part.csv", "enter", "enter", "enter", "enter", "enter"]);
    assert!(play.shows("nulle-part.csv") && play.shows("Rien à reprendre"), "{}", play.text());
    let play = play.press(&["escape"]);
    assert!(play.shows("Fichier des colonnes") && play.shows("nulle-part.csv"), "{}", play.text());
    let play = play.press(&["escape", "escape"]);
    assert!(play.shows("Toute la campagne"), "{}", play.text());
}

#[test]
fn a_confined_station_offers_the_files_of_the_named_folders_and_no_path() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(ONLINE, folder.path().join("reponses.csv")).unwrap();
    fs::write(folder.path().join("autre.txt"), "x").unwrap();
    let named =
        |place: Option<&Path>| place.map(|place| ("Partage".to_owned(), place.to_owned())).into_iter().collect();
    let confined = |place: Option<&Path>| {
        let around = surroundings("xterm-256color", "fr_FR.UTF-8");
        Play::with(with_campaign(), Language::French, around, |start| {
            start.precautions = Precautions { confined: true, ..Precautions::default() };
            start.options.destinations = Some(named(place));
        })
    };
    let play = confined(None).press(&["enter", "w", "enter", "enter", "enter", "enter", "enter"]);
    assert!(play.shows("Aucun fichier CSV"), "{}", play.text());
    let play = confined(Some(folder.path())).press(&["enter", "w", "'/etc/passwd", "right"]);
    assert!(play.shows("< Partage / reponses.csv >") && !play.shows("passwd"), "{}", play.text());
    let play = play.press(&["enter", "enter", "right", "enter", "enter", "enter", "enter", "f4"]);
    assert!(play.shows("1 réponse en ligne reprise."), "{}", play.text());
}

#[test]
fn a_closed_campaign_takes_no_file() {
    let station = with_campaign();
    let policy = VerificationPolicy { extent: Extent::None, ..VerificationPolicy::default() };
    station.set_policy("rc-2026", |_| policy).unwrap();
    station.close_campaign("rc-2026").unwrap();
    let play = Play::new(station).press(&["enter", "w"]);
    assert!(play.shows("close") && !play.shows("Fichier des colonnes"), "{}", play.text());
}
