//! The kit on the screen, and the codes of its slips.

use super::*;
use copiste::campaign::CampaignId;
use copiste::paper::SlipCode;
use tempfile::TempDir;

/// The kit of the sample campaign, in a folder of its own.
fn kit() -> (Play, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let reports = folder.path().to_owned();
    let around = surroundings("xterm-256color", "fr_FR.UTF-8");
    let play = Play::with(with_campaign(), Language::French, around, |start| start.reports = reports);
    (play.press(&["enter", "u"]), folder)
}

/// What a scanner types of the slip of an audience in a service.
fn slip(campaign: &str, audience: &str, service: &str) -> String {
    let code = SlipCode::of(&CampaignId::new(campaign).unwrap(), &Audience(audience.into()), service);
    format!("'{code}")
}

#[test]
fn the_documents_of_the_kit_are_listed_and_written_beside_the_screen() {
    let (play, folder) = kit();
    assert_snapshot!("kit", play.picture());
    let play = play.press(&["down", "down", "down", "enter"]).until_shown("Écrit : Le feuillet");
    assert!(folder.path().join("rc-2026/kit").read_dir().unwrap().count() > 0);
    assert!(play.shows("rc-2026-kit-flyer"), "{}", play.text());
}

#[test]
fn what_the_house_alone_knows_is_filled_in_and_what_was_written_before_is_to_be_written_again() {
    let (play, _folder) = kit();
    let play = play.press(&["down", "down", "down", "enter"]).until_shown("Écrit : Le feuillet").press(&["e"]);
    let play = play.press(&["'Mme Petit", "enter", "'01 23", "enter"]);
    assert_snapshot!("kit_form", play.picture());
    let play = play.press(&["enter", "enter", "enter", "enter"]);
    assert!(play.shows("Renseignements du kit enregistrés"), "{}", play.text());
    assert!(!play.shows("rc-2026-kit-flyer") && !play.shows("écrit "), "{}", play.text());
    assert_eq!(play.station.campaign("rc-2026").unwrap().campaign.kit().contact, "Mme Petit");
    let play = play.press(&["home"]);
    assert!(play.shows("Il en manque 4"), "{}", play.text());
}

#[test]
fn the_kit_is_copied_to_a_destination_that_has_a_name() {
    let (folder, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (reports, place) = (folder.path().to_owned(), stick.path().to_owned());
    let around = surroundings("xterm-256color", "fr_FR.UTF-8");
    let play = Play::with(with_campaign(), Language::French, around, |start| {
        start.reports = reports;
        start.settings.destinations.insert("Clé USB".into(), place);
    });
    let play = play.press(&["enter", "u", "end", "enter"]);
    assert!(play.shows("pas encore écrit"), "{}", play.text());
    let play = play.press(&["home", "down", "down", "down", "enter"]).until_shown("Écrit : Le feuillet");
    let _play = play.press(&["end", "enter"]).until_shown("copiés vers");
    assert!(stick.path().read_dir().unwrap().count() > 0);
}

#[test]
fn a_slip_scanned_at_home_opens_the_reception_of_its_pile() {
    let play = Play::new(with_campaign()).press(&[&slip("rc-2026", "professionals", "tilleuls"), "enter"]);
    assert_snapshot!("slip_received", play.picture());
    // How many there are is all that is left to say.
    let play = play.press(&["'12", "enter", "enter", "enter"]);
    let view = play.station.batch("rc-2026", BatchNumber(1)).unwrap();
    assert_eq!((view.batch.audience.0.as_str(), view.batch.service.as_str()), ("professionals", "tilleuls"));
    assert_eq!(view.batch.sheets, Some(12));
    assert!(play.shows("Lot 1"), "{}", play.text());
}

#[test]
fn the_slip_of_a_pile_that_came_in_goes_to_it() {
    let play = Play::new(with_campaign()).press(OPEN_A_BATCH).press(&["escape"]);
    let play = play.press(&[&slip("rc-2026", "residents", "glycines"), "enter"]);
    assert!(play.shows("Le bordereau est celui du lot 1, déjà reçu."), "{}", play.text());
    assert!(play.shows("»     Lot 1") || play.shows("» "), "{}", play.text());
    // From the list of another pile, too: the campaign is seen, and the pile is chosen.
    let play = play.press(&["f3"]);
    let play = play.press(&[&slip("rc-2026", "residents", "glycines"), "enter", "enter"]);
    assert!(play.shows("feuille 0001"), "{}", play.text());
}

#[test]
fn a_slip_that_opens_nothing_says_why() {
    let play = Play::new(with_campaign()).press(&[&slip("autre-2026", "residents", "glycines"), "enter"]);
    assert!(play.shows("Aucune campagne de ce dossier de données"), "{}", play.text());
    // While a sheet is keyed, a slip is not taken for its code.
    let play = play.press(OPEN_A_BATCH).press(&["enter"]);
    let play = play.press(&[&slip("rc-2026", "residents", "tilleuls"), "enter"]);
    assert!(play.shows("code d’un bordereau de lot"), "{}", play.text());
}

#[test]
fn the_slip_of_a_closed_campaign_receives_nothing() {
    let station = with_campaign();
    station.close_campaign("rc-2026").unwrap();
    let play = Play::new(station).press(&[&slip("rc-2026", "residents", "glycines"), "enter"]);
    assert!(play.shows("est close"), "{}", play.text());
}
