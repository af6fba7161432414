//! A sheet is opened by the code printed on it, which a scanner types.

use super::*;
use copiste::campaign::CampaignId;
use copiste::paper::{Place, PlaceMark, SheetCode};
use copiste::questionnaire::Variant;

/// The code of a sheet of the residents of a service.
fn code_of(campaign: &str, service: &str, variant: &str, number: u32) -> String {
    let place = Place::Service { audience: Audience("residents".into()), service: service.into() };
    let campaign = CampaignId::new(campaign).unwrap();
    SheetCode { place: PlaceMark::of(&campaign, &place, &Variant(variant.into())), number }.to_string()
}

fn glycines(number: u32) -> String {
    format!("'{}", code_of("rc-2026", "glycines", "standard", number))
}

/// At home, a pile of the residents of Les Glycines open.
fn at_home() -> Play {
    Play::new(with_campaign()).press(OPEN_A_BATCH).press(&["escape"])
}

fn open_a_pile_of_tilleuls(play: &Play) {
    let draft = copiste::station::BatchDraft {
        audience: "residents".into(),
        service: "tilleuls".into(),
        date: date(2026, 3, 9),
        sheets: None,
        mode: None,
        variant: None,
    };
    play.station.open_batch("rc-2026", draft).unwrap();
}

#[test]
fn a_code_scanned_at_home_opens_its_sheet() {
    let play = at_home().press(&[&glycines(42), "enter"]);
    assert!(play.shows("feuille 0042"), "{}", play.text());
    // The way back leads through the campaign, and the pile goes on as it is.
    let play = play.press(&["'1", "f10"]);
    assert!(play.shows("Regards croisés 2026") && play.shows("1 en cours"), "{}", play.text());
}

#[test]
fn a_code_is_asked_for_after_its_first_letter_in_either_case() {
    for first in ["x", "X"] {
        let play = at_home().press(&[first]);
        assert_snapshot!("code_asked", play.picture());
        let rest: String = code_of("rc-2026", "glycines", "standard", 7).to_lowercase()[1..].to_owned();
        let play = play.press(&[&format!("'{rest}"), "enter"]);
        assert!(play.shows("feuille 0007"), "{}", play.text());
    }
}

#[test]
fn a_code_pasted_with_its_enter_opens_its_sheet() {
    let code = code_of("rc-2026", "glycines", "falc", 9);
    let play = at_home().press(&["enter"]).take(Event::Paste(format!("{code}\n"))).heard();
    assert!(play.shows("feuille 0009"), "{}", play.text());
    let view = play.station.batch("rc-2026", BatchNumber(1)).unwrap();
    let play = play.press(&["'1", "f10"]);
    let records = play.station.records(&view).unwrap();
    let filed = play.station.store.record(&records[0].key).unwrap().unwrap();
    assert_eq!((filed.record.variant.0.as_str(), records[0].key.serial), ("falc", Serial(9)));
}

#[test]
fn a_code_that_opens_nothing_says_why_and_does_nothing_else() {
    let wrong = {
        let mut code = code_of("rc-2026", "glycines", "standard", 42);
        let last = if code.pop() == Some('B') { 'C' } else { 'B' };
        format!("'{code}{last}")
    };
    let of = |campaign: &str, service: &str| format!("'{}", code_of(campaign, service, "standard", 1));
    let cases = [
        (wrong, "une faute"),
        (of("autre-2026", "glycines"), "Aucune campagne de ce dossier de données"),
        (of("rc-2026", "tilleuls"), "Aucun lot n’est ouvert pour Résidents, Les Tilleuls"),
        ("'XBCD".to_owned(), "celui-ci en a 4"),
        ("'X1234".to_owned(), "Ce n’est pas le code d’une feuille"),
    ];
    for (code, sentence) in cases {
        let play = at_home().press(&[&code, "enter"]);
        assert!(play.shows(sentence), "{code}: {}", play.text());
        assert!(play.shows("Lot 1") || play.shows("lot 1"), "{}", play.text());
        let view = play.station.batch("rc-2026", BatchNumber(1)).unwrap();
        assert!(play.station.records(&view).unwrap().is_empty());
    }
}

#[test]
fn a_sheet_keyed_already_and_a_closed_campaign_are_told() {
    let play = at_home().press(&[&glycines(1), "enter"]).press(&["'1", "f10"]).press(&["escape"]);
    play.station.void_record("rc-2026", "residents", Serial(1), "vide").unwrap();
    let play = play.press(&[&glycines(1), "enter"]);
    assert!(play.shows("La feuille 0001 existe déjà"), "{}", play.text());
    finish_the_pile_of(&play);
    let play = play.press(&["enter", "f8", "f4", "escape"]).press(&[&glycines(2), "enter"]);
    assert!(play.shows("est close"), "{}", play.text());
}

fn finish_the_pile_of(play: &Play) {
    play.station.count_batch("rc-2026", BatchNumber(1), 1, None).unwrap();
    let policy = VerificationPolicy { extent: Extent::None, ..VerificationPolicy::default() };
    play.station.set_policy("rc-2026", |_| policy).unwrap();
}

#[test]
fn a_code_of_another_campaign_is_not_opened_over_this_one() {
    let station = with_campaign();
    let (tool, _) = station.read_tool(Path::new("sample-data/model-form")).unwrap();
    let draft = CampaignDraft {
        id: "modele".into(),
        title: "Formulaire modèle 2026".into(),
        establishment: "EHPAD Les Quatre-Vents".into(),
        from: date(2026, 3, 2),
        until: None,
        services: vec![Service { code: "glycines".into(), name: "Les Glycines".into() }],
        plan: Vec::new(),
    };
    station.create_campaign(draft, tool).unwrap();
    let place = Place::Service { audience: Audience("professionals".into()), service: "glycines".into() };
    let mark = PlaceMark::of(&CampaignId::new("modele").unwrap(), &place, &Variant("standard".into()));
    let code = format!("'{}", SheetCode { place: mark, number: 3 });
    let play = Play::new(station);
    let here = if play.shows("» Regards") { &["enter"][..] } else { &["down", "enter"][..] };
    let play = play.press(here).press(&[&code, "enter"]);
    assert!(play.shows("appartient à une autre campagne") || play.shows("Aucun lot"), "{}", play.text());
}

#[test]
fn a_code_scanned_on_a_fresh_sheet_turns_to_its_own() {
    let play = at_home().press(&["enter", "enter"]);
    assert!(play.shows("feuille 0001"), "{}", play.text());
    let play = play.press(&[&glycines(17), "enter"]);
    assert!(play.shows("feuille 0017"), "{}", play.text());
    // The next proposal is another's place: the next code turns to its own again.
    let play = play.press(&["f8", "'illisible", "enter"]).press(&[&glycines(4), "enter"]);
    assert!(play.shows("feuille 0004"), "{}", play.text());
}

#[test]
fn a_code_scanned_in_the_middle_of_a_sheet_changes_nothing() {
    let play = at_home().press(&["enter", "enter", "'1"]);
    let view = play.station.batch("rc-2026", BatchNumber(1)).unwrap();
    let before = play.station.records(&view).unwrap();
    let play = play.press(&[&glycines(17), "enter"]);
    assert!(play.shows("La feuille 0001 est commencée"), "{}", play.text());
    assert_eq!(play.station.records(&view).unwrap(), before);
}

#[test]
fn a_code_scanned_into_a_text_does_not_stay_in_it() {
    let play = at_home().press(&["enter", "enter", "'1", "f7", "'35", "enter", "'Le jardin."]);
    let play = play.press(&[&glycines(17), "enter"]);
    assert!(play.shows("La feuille 0001 est commencée"), "{}", play.text());
    assert!(play.shows("Le jardin.") && !play.shows("XGPP"), "{}", play.text());
    let play = play.press(&["enter"]);
    let view = play.station.batch("rc-2026", BatchNumber(1)).unwrap();
    let key = &play.station.records(&view).unwrap()[0].key;
    let filed = play.station.store.record(key).unwrap().unwrap();
    let written = format!("{:?}", filed.record.answers);
    assert!(written.contains("Text(\"Le jardin.\")"), "{written}");
}

#[test]
fn a_code_of_another_pile_leads_there() {
    let play = at_home().press(&["enter", "escape"]);
    open_a_pile_of_tilleuls(&play);
    let play = play.press(&["enter", "enter"]);
    let code = format!("'{}", code_of("rc-2026", "tilleuls", "standard", 5));
    let play = play.press(&[&code, "enter"]);
    assert!(play.shows("feuille 0005") && play.shows("Les Tilleuls"), "{}", play.text());
}

#[test]
fn a_code_never_opens_another_paper_that_bears_its_number() {
    let play = at_home().press(&[&glycines(1), "enter"]).press(&["'1", "f10"]).press(&["escape"]);
    open_a_pile_of_tilleuls(&play);
    let mut play = play;
    for (service, variant) in [("tilleuls", "standard"), ("glycines", "falc")] {
        let code = format!("'{}", code_of("rc-2026", service, variant, 1));
        play = play.press(&[&code, "enter"]);
        let said = play.text().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains("La feuille 0001 du lot 1 est déjà saisie ou commencée"), "{service} {variant}: {said}");
    }
    let play = play.press(&[&glycines(1), "enter"]);
    assert!(play.shows("feuille 0001") && play.shows("Les Glycines"), "{}", play.text());
}
