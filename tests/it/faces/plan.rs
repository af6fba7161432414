//! The action plan on the screen.

use super::{Play, station};
use copiste::keymap::shipped;
use copiste::language::{Language, Phrases};
use copiste::operator::Moment;
use copiste::station::{FixedClock, Station};
use insta::assert_snapshot;
use std::sync::Arc;

#[test]
fn what_comes_first_is_planned_followed_and_taken_out() {
    let clock = Arc::new(FixedClock(Moment(super::NOW.0 + 30 * 86_400)));
    let station = Station { clock, ..station() };
    let folder = tempfile::tempdir().unwrap();
    let (keymap, phrases) = (shipped("standard").unwrap(), Phrases::new(Language::French));
    station.set_up_demonstration(folder.path(), &keymap, &phrases).unwrap();
    let proposed = station.proposed_findings(&station.campaign("demo-2026").unwrap()).unwrap();
    assert!(!proposed.is_empty());
    let play = Play::new(station).press(&["enter", "a"]);
    assert_snapshot!("plan_proposed", play.picture());
    let play = play.press(&["enter", "enter"]);
    assert!(play.shows("Ce qui est fait") || play.shows("Une fonction"), "{}", play.text());
    let play = play.press(&["escape"]);
    let play = play.press(&["home", "enter", "'Former les équipes", "enter", "'cadre", "enter", "'30092026"]);
    let play = play.press(&["enter", "right", "enter"]);
    assert_snapshot!("action_form", play.picture());
    let play = play.press(&["'moins d'attente", "enter", "enter"]);
    assert!(play.shows("Action 1 ajoutée au plan."), "{}", play.text());
    assert_snapshot!("plan", play.picture());
    let view = play.station.campaign("demo-2026").unwrap();
    assert_eq!(view.campaign.actions[0].says.finding, proposed[0]);
    let left = play.station.proposed_findings(&view).unwrap();
    assert_eq!(left, proposed[1..], "what is planned is no longer proposed");
    let play = play.press(&["home", "v", "'doublon", "enter"]);
    assert!(play.shows("Action 1 retirée du plan"), "{}", play.text());
    assert!(play.station.campaign("demo-2026").unwrap().campaign.actions.is_empty());
}
