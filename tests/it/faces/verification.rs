//! The verification of a campaign on the screen, second and third keyings, an operator's own figures.

use super::{NOW, Play, station, surroundings};
use crate::station::{drawn_station, drawn_station_with_comments, keyed_again, under};
use copiste::import::read_sheets;
use copiste::keymap::shipped;
use copiste::language::{Language, Phrases};
use copiste::operator::Moment;
use copiste::record::Serial;
use copiste::station::{FixedClock, KeyingStart, Station};
use insta::assert_snapshot;
use std::sync::Arc;

const SHEETS: [&str; 4] = ["1284⏎", "2284⏎", "3184⏎", "1184⏎"];

/// Four sheets keyed by `ab`, called, keyed again by `cd` with differences on two of them.
fn differing() -> Station {
    let station = drawn_station(&SHEETS);
    let again = [(1, "1384⏎"), (2, "2284⏎"), (3, "3284⏎"), (4, "1184⏎")];
    keyed_again(&under(&station, "cd"), KeyingStart::Second, &again);
    station
}

fn open(station: &Station, name: &str) -> Play {
    Play::new(under(station, name)).press(&["enter", "d"])
}

#[test]
fn what_waits_to_be_keyed_again_is_named_by_pile() {
    let play = open(&drawn_station(&SHEETS), "cd");
    assert_snapshot!("verification_second", play.picture());
    let play = play.press(&["enter"]);
    assert_snapshot!("keying_second", play.picture());
    let play = play.press(&["'1284", "enter"]);
    assert!(play.shows("Prenez la feuille 0002 dans la pile du lot 1."), "{}", play.text());
    assert!(play.shows("Feuille 0001 : les deux saisies sont identiques."), "{}", play.text());
    let play = play.press(&["f10"]);
    assert!(play.shows("(3 feuilles) : 0002 0003 0004"), "{}", play.text());
    let own = open(&play.station, "ab");
    assert!(own.shows("première saisie") || own.shows("Autre personne"), "{}", own.text());
    let told = own.press(&["down", "down", "enter"]);
    assert!(told.shows("Vous en avez fait la première saisie"), "{}", told.text());
}

#[test]
fn only_what_differs_is_keyed_a_third_time_and_without_a_majority_somebody_decides() {
    let station = differing();
    let play = open(&station, "ef");
    assert_snapshot!("verification_third", play.picture());
    let play = play.press(&["enter"]);
    assert_snapshot!("keying_third", play.picture());
    let play = play.press(&["'3", "enter"]);
    assert!(play.shows("Feuille 0001 : l’arbitrage est fait."), "{}", play.text());
    let play = play.press(&["'9", "enter"]);
    assert!(play.shows("pas de majorité ; la personne référente qualité décidera."), "{}", play.text());
    let play = open(&play.press(&["f10"]).station, "qm");
    assert_snapshot!("verification_undecided", play.picture());
    let play = play.press(&["enter"]);
    assert!(play.shows("Sans majorité : corrigez la question 2 d’après le papier."), "{}", play.text());
    let play = play.press(&["'2", "f7", "enter", "enter", "enter", "f10"]);
    assert!(play.shows("tout vérifié"), "{}", play.text());
    let records = Play::new(play.station).press(&["enter", "down", "down", "down", "f3"]);
    assert_snapshot!("records_verified", records.picture());
}

#[test]
fn the_list_of_sheets_says_what_is_being_verified_and_not_what_it_says() {
    let play = Play::new(under(&differing(), "ef")).press(&["enter", "down", "down", "down", "f3"]);
    assert_snapshot!("records_sealed", play.picture());
    let play = play.press(&["enter"]);
    assert!(play.shows("En cours de vérification"), "{}", play.text());
    let play = play.press(&["f11", "f11"]);
    assert!(play.shows("en vérification : 2"), "{}", play.text());
    let play = play.press(&["f11"]);
    assert!(play.shows("vérifiée : 2"), "{}", play.text());
}

#[test]
fn a_certificate_is_explained() {
    let play = open(&differing(), "cd").press(&["home", "enter"]);
    assert_snapshot!("certificate", play.picture());
    let play = play.press(&["page-down"]);
    assert!(play.shows("printf '%s'") && play.shows("sha256sum"), "{}", play.text());
    let play = play.press(&["end"]);
    assert!(play.shows("Qui voit quoi") || play.shows("jamais sur une personne"), "{}", play.text());
    let play = play.press(&["escape"]);
    assert!(!play.shows(" ab ") && play.shows("Vérification"), "{}", play.text());
}

#[test]
fn sheets_are_drawn_after_a_question_and_a_paper_is_missed_with_a_reason() {
    let station = drawn_station(&SHEETS[..1]);
    let draft = copiste::station::BatchDraft {
        audience: "professionals".into(),
        service: "lilas".into(),
        date: jiff::civil::date(2026, 3, 9),
        sheets: Some(2),
        mode: None,
        variant: None,
    };
    station.open_batch("essai-1", draft).unwrap();
    let play = Play::new(station).press(&["enter", "down", "down", "down", "down", "down", "down", "down"]);
    let play = play.press(&["enter", "'1", "enter", "'2", "enter", "f10"]).press(&["d"]);
    let play = play.press(&["n"]);
    assert!(play.shows("Tirer au sort parmi les feuilles complètes (2) : Professionnels ?"), "{}", play.text());
    let play = play.press(&["f4"]);
    assert!(play.shows("Tirage fait : 2 feuilles appelées."), "{}", play.text());
    // Nothing more to draw.
    let play = play.press(&["n"]);
    assert!(play.shows("restent à ressaisir"), "{}", play.text());
    let play = open(&play.station, "cd").press(&["down", "v"]);
    assert!(play.shows("Quelle feuille du lot 2 est introuvable ?"), "{}", play.text());
    let play = play.press(&["'9", "enter"]);
    assert!(play.shows("La feuille 0009 n’est pas de celles qui attendent ici."), "{}", play.text());
    let play = play.press(&["v", "'2", "enter", "enter"]);
    assert!(play.shows("Un motif est nécessaire."), "{}", play.text());
    let play = play.press(&["'cherchée au secrétariat", "enter"]);
    assert!(play.shows("Feuille 0002 : papier introuvable"), "{}", play.text());
}

/// The demonstration with a pile that was keyed twice.
fn with_twins() -> Station {
    // A day after those that the sheets bear.
    let station = Station { clock: Arc::new(FixedClock(Moment(NOW.0 + 90 * 86_400))), ..station() };
    let folder = tempfile::tempdir().unwrap();
    let (keymap, phrases) = (shipped("standard").unwrap(), Phrases::new(Language::French));
    let demonstration = station.set_up_demonstration(folder.path(), &keymap, &phrases).unwrap();
    let mut pile = read_sheets(&demonstration.to_key).unwrap();
    for _ in 0..2 {
        let batch = station.open_pile(&demonstration, "residents").unwrap();
        let number = batch.batch.number;
        station.key_batch(&demonstration.campaign, number, &pile[0], &keymap, &phrases).unwrap();
        let sheets = pile[0].sheets.len() as u32;
        pile[0].sheets.iter_mut().for_each(|sheet| sheet.serial += sheets);
    }
    station
}

#[test]
fn a_paper_keyed_twice_is_compared_told_apart_or_voided() {
    let play = Play::new(with_twins()).press(&["enter", "d"]);
    assert_snapshot!("verification_twins", play.picture());
    let play = play.press(&["enter"]);
    assert_snapshot!("twins_side_by_side", play.picture());
    let play = play.press(&["escape", "v"]);
    assert!(play.shows("un seul papier ? La 0085 sera annulée."), "{}", play.text());
    let play = play.press(&["'saisie deux fois", "enter"]);
    assert!(play.shows("Feuille 0085 annulée : même papier que la 0082."), "{}", play.text());
    let waits = |play: &Play| play.text().replace('\u{a0}', " ").matches("Même papier ?").count();
    assert_eq!(waits(&play), 2, "{}", play.text());
    let play = play.press(&["e", "'deux écritures", "enter"]);
    assert!(play.shows("deux personnes, c’est noté"), "{}", play.text());
    assert_eq!(waits(&play), 1, "{}", play.text());
}

#[test]
fn the_verification_is_there_before_sheets_that_look_alike_are_found() {
    let play = Play::new(with_twins()).press(&["enter"]).unheard("d");
    assert_snapshot!("verification_comparing", play.picture());
    // What comes first when they are found is not taken from under the hand of whoever chose already.
    let chose = play.unheard("up").counted();
    let marked = |play: &Play| play.text().lines().find(|line| line.contains('»')).unwrap_or_default().to_owned();
    assert!(!marked(&chose).contains("Même papier"), "{}", chose.text());
    let waited = chose.press(&["escape"]).unheard("d").counted();
    assert!(marked(&waited).replace('\u{a0}', " ").contains("Même papier ?"), "{}", waited.text());
    assert!(waited.shows("Même papier ?") && !waited.shows("Recherche"), "{}", waited.text());
}

#[test]
fn another_arbiter_is_told_why_the_fields_of_a_slip_are_asked_for_one_by_one() {
    let play = open(&crate::station::parted_station(), "gh").press(&["enter"]);
    assert_snapshot!("keying_parted", play.picture());
}

#[test]
fn own_figures_are_shown_to_their_operator() {
    let station = differing();
    let play = Play::new(under(&station, "ab")).press(&["enter", "o"]);
    assert_snapshot!("own_figures", play.picture());
    let play = Play::new(under(&station, "zz")).press(&["enter", "o"]);
    assert!(play.shows("Vous n’avez rien saisi dans cette campagne."), "{}", play.text());
}

#[test]
fn the_verification_in_mono_ascii_and_english() {
    let around = copiste::tui::look::Surroundings { no_color: true, ..surroundings("xterm", "C") };
    let station = under(&differing(), "ef");
    let play = Play::with(station, Language::English, around, |_| ()).press(&["enter", "d"]);
    assert_snapshot!("verification_mono_ascii", play.picture());
    let play = play.press(&["f1"]);
    assert_snapshot!("verification_help", play.picture());
}

#[test]
fn the_number_on_the_paper_is_asked_for() {
    let station = crate::station::plain_station();
    let play = Play::new(station).press(&["enter", "down", "down", "down", "enter"]);
    assert!(play.shows("Écrivez 0001 sur la feuille. Si elle porte déjà un numéro : Alt+C."), "{}", play.text());
    let play = play.press(&["alt-c"]);
    assert_snapshot!("serial_ask", play.picture());
    let play = play.press(&["'0", "enter"]);
    assert!(play.shows("« 0 » n’est pas un numéro de feuille"), "{}", play.text());
    let play = play.press(&["alt-c", "'42", "enter"]);
    assert!(play.shows("feuille 0042"), "{}", play.text());
    let play = play.press(&["'1", "alt-c"]);
    assert!(play.shows("La feuille 0042 est commencée : son numéro ne change plus."), "{}", play.text());
    let play = play.press(&["'284", "enter", "alt-c", "'42", "enter"]);
    assert!(play.shows("La feuille 0042 existe déjà : lot 1, complète."), "{}", play.text());
    assert!(play.press(&["alt-c", "enter"]).shows("feuille 0043"));
}

#[test]
fn a_sheet_is_taken_back_from_who_does_not_come_back() {
    let station = drawn_station(&SHEETS[..1]);
    let play = open(&station, "cd").press(&["enter", "'1", "f10"]);
    let play = open(&play.station, "ef").press(&["end"]);
    assert!(play.shows("reprendre la feuille"), "{}", play.text());
    let play = play.press(&["e"]);
    assert!(play.shows("pourquoi la reprendre"), "{}", play.text());
    let play = play.press(&["'partie", "enter"]);
    assert!(play.shows("Feuille 0001 reprise : elle attend une autre personne."), "{}", play.text());
    assert!(play.shows("À ressaisir"), "{}", play.text());
}

#[test]
fn what_does_not_fit_under_the_lists_is_said_to_be_there_and_read_on_a_page() {
    let station = drawn_station_with_comments(&["1284une assez longue remarque sur le repas du soir⏎"]);
    let second = "2393une remarque qui en dit encore bien davantage⏎";
    keyed_again(&under(&station, "cd"), KeyingStart::Second, &[(1, second)]);
    keyed_again(&under(&station, "ef"), KeyingStart::Third, &[(1, "3172tout autre chose que les deux autres⏎")]);
    let play = open(&station, "qm");
    assert!(play.shows("Sans majorité") && play.shows("▼ La suite"), "{}", play.text());
    assert!(!play.shows("tout autre chose"), "{}", play.text());
    let play = play.press(&["tab"]);
    assert!(play.shows("tout autre chose"), "{}", play.text());
}

#[test]
fn home_says_what_waits_to_be_verified_before_that_all_is_keyed() {
    let home = |station: &Station, name: &str| Play::new(under(station, name)).text().replace('\u{a0}', " ");
    let second = home(&drawn_station(&SHEETS), "cd");
    assert!(second.contains("4 feuilles tirées à ressaisir, la première au lot 1."), "{second}");
    let own = home(&drawn_station(&SHEETS), "ab");
    assert!(own.contains("à ressaisir par une autre personne"), "{own}");
    let third = home(&differing(), "ef");
    assert!(third.contains("2 feuilles à arbitrer, la première au lot 1."), "{third}");
}

#[test]
fn home_is_there_before_what_waits_is_counted() {
    let play = Play::new(under(&drawn_station(&SHEETS), "cd")).press(&["enter"]).unheard("escape");
    assert!(play.shows("4 feuilles tirées à ressaisir"), "what was counted last stands meanwhile: {}", play.text());
    let play = play.press(&["enter"]);
    play.station.miss_sheet("essai-1", "residents", Serial(1), "introuvable").unwrap();
    let play = play.unheard("escape");
    assert!(play.shows("Comptage des feuilles…") && !play.shows("tirées à ressaisir"), "{}", play.text());
    let play = play.counted();
    assert!(play.shows("3 feuilles tirées à ressaisir"), "{}", play.text());
}

#[test]
fn what_another_person_is_to_key_says_how_they_sit_down_here() {
    let play = open(&drawn_station(&SHEETS), "ab").press(&["end", "enter"]);
    let text = play.text().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("Une autre personne à ce poste ? F9"), "{text}");
}

#[test]
fn a_draw_from_a_pile_that_is_not_balanced_is_refused_before_it_is_asked() {
    let station = drawn_station(&SHEETS[..1]);
    let draft = copiste::station::BatchDraft {
        audience: "professionals".into(),
        service: "lilas".into(),
        date: jiff::civil::date(2026, 3, 9),
        sheets: Some(2),
        mode: None,
        variant: None,
    };
    station.open_batch("essai-1", draft).unwrap();
    let play = Play::new(station).press(&["enter", "down", "down", "down", "down", "down", "down", "down"]);
    let play = play.press(&["enter", "'1", "enter", "f10"]).press(&["d", "n"]);
    assert!(!play.shows("Tirer au sort parmi"), "{}", play.text());
    assert!(play.shows("lot 2"), "{}", play.text());
}

#[test]
fn the_sheets_of_an_emptied_campaign_are_listed_with_what_is_left_and_no_answers() {
    use copiste::campaign::{Extent, VerificationPolicy};
    let station = drawn_station(&SHEETS[..1]);
    keyed_again(&under(&station, "cd"), KeyingStart::Second, &[(1, SHEETS[0])]);
    station
        .set_policy("essai-1", |_| VerificationPolicy { extent: Extent::None, ..VerificationPolicy::default() })
        .unwrap();
    station.keep_until("essai-1", Some(jiff::civil::date(2026, 3, 31))).unwrap();
    station.close_campaign("essai-1").unwrap();
    let later = Station { clock: Arc::new(FixedClock(Moment(NOW.0 + 400 * 86_400))), ..station };
    later.empty_campaign("essai-1").unwrap();
    let play = Play::new(later).press(&["enter", "down", "down", "down", "f3"]);
    let text = play.text().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("0001") && text.contains("Réponses détruites le"), "{text}");
    assert!(text.contains("Restent les comptes (réponses : ") && text.contains("Vérification : terminée"), "{text}");
    let id = play.station.campaign("essai-1").unwrap().campaign.id;
    let digests = play.station.digests(&id).unwrap();
    let digest = digests[&(copiste::questionnaire::Audience("residents".into()), Serial(1))];
    assert!(text.contains(&format!("empreinte {}", digest.short())), "{text}");
    let tight: String = play.text().split_whitespace().collect();
    assert!(tight.contains(&digest.to_string()), "whole under the list: {text}");
    // No reason is asked for what is refused anyway, and nothing is said of a reopening that cannot be.
    for key in ["f8", "enter"] {
        let play = open_records(&play.station).press(&[key]);
        assert!(play.shows("Réponses détruites le") && play.shows("0001"), "{key}: {}", play.text());
        assert!(!play.shows("Pourquoi") && !play.shows("rouvrir pour"), "{key}: {}", play.text());
    }
}

fn open_records(station: &Station) -> Play {
    Play::new(station.clone()).press(&["enter", "down", "down", "down", "f3"])
}

/// It was at the head of what waits for that operator, and refused.
#[test]
fn whoever_keyed_a_sheet_is_not_offered_to_decide_it() {
    let station = differing();
    keyed_again(&under(&station, "ef"), KeyingStart::Third, &[(1, "3⏎"), (3, "9⏎")]);
    let keyer = open(&station, "cd");
    assert!(!keyer.shows("Sans majorité") && keyer.shows("Autre personne"), "{}", keyer.text());
    assert!(!Play::new(under(&station, "cd")).shows("à décider d’après le papier"));
    assert!(open(&station, "qm").shows("Sans majorité"));
}
