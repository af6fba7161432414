//! The comments read one by one on the screen.

use super::{Play, station};
use copiste::keymap::shipped;
use copiste::language::{Language, Phrases};
use copiste::operator::Moment;
use copiste::record::Treatment;
use copiste::station::{FixedClock, Station};
use insta::assert_snapshot;
use std::sync::Arc;

/// The demonstration with these comments still to be read.
fn to_read(texts: &[&str]) -> Station {
    let clock = Arc::new(FixedClock(Moment(super::NOW.0 + 30 * 86_400)));
    let station = Station { clock, ..station() };
    let folder = tempfile::tempdir().unwrap();
    let (keymap, phrases) = (shipped("standard").unwrap(), Phrases::new(Language::French));
    let demonstration = station.set_up_demonstration(folder.path(), &keymap, &phrases).unwrap();
    let comments = station.comments(&demonstration.campaign).unwrap();
    assert_eq!(comments.unread(), 0, "the demonstration's comments are read");
    for comment in comments.comments.iter().filter(|comment| texts.contains(&comment.text.as_str())) {
        station.review_comment(comment, Treatment::Again).unwrap();
    }
    assert_eq!(station.comments(&demonstration.campaign).unwrap().unread(), texts.len());
    station
}

const NAMED: &str = "Mme Morvan est attentive, merci.";
const OLD: &str = "Rien à redire, à 96 ans on est content de peu.";
const PLAIN: &str = "Être en sécurité la nuit.";

fn decided(station: &Station, text: &str) -> Option<Treatment> {
    let comments = station.comments("demo-2026").unwrap().comments;
    comments.into_iter().find(|comment| comment.text == text).unwrap().treatment
}

/// The screen with this comment in sight.
fn turned_to(mut play: Play, text: &str) -> Play {
    play = play.press(&["home"]);
    for _ in 0..3 {
        if play.shows(text) {
            return play;
        }
        play = play.press(&["down"]);
    }
    panic!("{text} is not there: {}", play.text())
}

#[test]
fn comments_are_read_one_by_one_kept_redacted_and_set_aside() {
    let play = Play::new(to_read(&[NAMED, OLD, PLAIN])).press(&["enter", "k"]);
    assert!(play.shows("3 à relire"), "{}", play.text());
    let play = turned_to(play, NAMED);
    assert_snapshot!("review", play.picture());
    assert!(!play.shows("0038") && !play.shows("Glycines"), "neither sheet nor service");
    let play = play.press(&["r", "space"]);
    assert_snapshot!("review_words", play.picture());
    let play = play.press(&["enter"]);
    assert!(play.shows("2 à relire"), "{}", play.text());
    let told = match decided(&play.station, NAMED) {
        Some(Treatment::Redact(spans)) => copiste::record::without(NAMED, &spans),
        other => panic!("{other:?}"),
    };
    assert_eq!(told, "Mme […] est attentive, merci.");
    let play = turned_to(play, OLD).press(&["s", "enter"]);
    assert!(play.shows("Un motif est nécessaire."), "{}", play.text());
    let play = play.press(&["'âge reconnaissable", "enter"]);
    assert_eq!(decided(&play.station, OLD), Some(Treatment::SetAside("âge reconnaissable".to_owned())));
    let play = play.press(&["k"]);
    assert!(play.shows("Tous les commentaires sont relus."), "{}", play.text());
    assert_eq!(decided(&play.station, PLAIN), Some(Treatment::Keep));
    let play = play.press(&["u"]);
    assert!(play.shows("Décision reprise.") && play.shows(PLAIN), "{}", play.text());
    assert_eq!(decided(&play.station, PLAIN), None);
    let play = play.press(&["f"]);
    assert!(play.shows("1 à relire") && !play.shows("sur 1 à relire"), "all of them: {}", play.text());
}

#[test]
fn words_given_back_and_a_choice_that_is_left_decide_nothing() {
    let play = Play::new(to_read(&[NAMED])).press(&["enter", "k", "r", "space", "space", "enter"]);
    assert!(play.shows("Aucun mot n’est choisi."), "{}", play.text());
    let play = play.press(&["left", "space", "right", "right", "escape"]);
    assert!(play.shows("1 à relire") && !play.shows("["), "{}", play.text());
    assert_eq!(decided(&play.station, NAMED), None);
    let play = play.press(&["escape"]);
    assert!(play.shows("participation") || play.shows("Participation"), "{}", play.text());
}

#[test]
fn a_report_says_how_many_comments_are_not_read() {
    let play = Play::new(to_read(&[NAMED])).press(&["enter", "r"]);
    assert!(play.shows("Regards croisés"), "{}", play.text());
    let station = play.station;
    let folder = tempfile::tempdir().unwrap();
    let phrases = Phrases::new(Language::French);
    let issued = station.issue_report("demo-2026", folder.path(), &phrases).unwrap();
    let page = std::fs::read_to_string(issued.path).unwrap();
    assert!(page.contains("1\u{a0}commentaire pas encore relu") || page.contains("1 commentaire pas encore relu"));
    assert!(!page.contains("Morvan") && !page.contains("96 ans"));
}
