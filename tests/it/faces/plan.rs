//! The action plan on the screen.

use super::{Play, station};
use copiste::campaign::{ActionDraft, ActionProgress, ActionText, Extent, Service, VerificationPolicy};
use copiste::keymap::shipped;
use copiste::language::{Language, Phrases};
use copiste::operator::{Moment, Operator};
use copiste::station::{CampaignDraft, FixedClock, Station};
use insta::assert_snapshot;
use jiff::civil::date;
use std::sync::Arc;

#[test]
fn what_comes_first_is_planned_followed_and_taken_out() {
    let clock = Arc::new(FixedClock(Moment(super::NOW.0 + 30 * 86_400)));
    let station = Station { clock, ..station() };
    let folder = tempfile::tempdir().unwrap();
    let (keymap, phrases) = (shipped("standard").unwrap(), Phrases::new(Language::French));
    station.set_up_demonstration(folder.path(), &keymap, &phrases).unwrap();
    let view = station.campaign("demo-2026").unwrap();
    assert!(station.plan(&view, &phrases).unwrap().awaits_report);
    assert!(Play::new(station.clone()).press(&["enter", "a"]).shows("après le premier rapport"));
    station.issue_report("demo-2026", folder.path(), &phrases).unwrap();
    let proposed = station.proposed_findings(&view).unwrap();
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

/// The plan of a campaign that was opened after another of the house was closed with three actions.
pub fn next_campaign() -> Station {
    let station = Station { clock: Arc::new(FixedClock(Moment(super::NOW.0 + 30 * 86_400))), ..station() };
    let (tool, _) = station.read_tool(std::path::Path::new(super::TOOL)).unwrap();
    let service = Service { code: "tilleuls".into(), name: "Les Tilleuls".into() };
    let draft = |id: &str, title: &str, from| CampaignDraft {
        id: id.into(),
        title: title.into(),
        establishment: "EHPAD Les Quatre-Vents".into(),
        from,
        until: None,
        services: vec![service.clone()],
        plan: Vec::new(),
    };
    station.create_campaign(draft("rc-2025", "Regards croisés 2025", date(2025, 3, 3)), Arc::clone(&tool)).unwrap();
    let policy = VerificationPolicy { extent: Extent::None, ..VerificationPolicy::default() };
    station.set_policy("rc-2025", |_| policy).unwrap();
    for (finding, action, progress, due) in [
        ("Trop de bruit", "Changer les chariots", ActionProgress::UnderWay, Some(date(2026, 1, 31))),
        ("L’accueil", "Refaire le salon", ActionProgress::Done, None),
        ("Les repas", "Décaler le dîner", ActionProgress::ToDo, Some(date(2026, 12, 1))),
    ] {
        let says =
            ActionText { finding: finding.into(), action: action.into(), due, progress, ..ActionText::default() };
        station.add_action("rc-2025", &ActionDraft { says, ..ActionDraft::default() }).unwrap();
    }
    station.close_campaign("rc-2025").unwrap();
    station.create_campaign(draft("rc-2026", "Regards croisés 2026", date(2026, 3, 2)), tool).unwrap();
    station
}

#[test]
fn open_actions_of_the_campaign_before_are_taken_over_and_the_late_ones_marked() {
    let play = Play::new(next_campaign()).press(&["enter", "a"]);
    assert_snapshot!("plan_to_take_over", play.picture());
    let play = play.press(&["g"]);
    assert!(play.shows("2 actions reprises de la campagne précédente."), "{}", play.text());
    assert_snapshot!("plan_taken_over", play.picture());
    let play = play.press(&["g"]);
    assert!(play.shows("Aucune action ouverte"), "{}", play.text());
    let play = play.press(&["f", "f"]);
    assert!(play.shows("en retard, par échéance") && !play.shows("Décaler"), "{}", play.text());
    let play = play.press(&["f"]);
    assert!(play.shows("campagne précédente") && play.shows("Refaire le salon"), "{}", play.text());
    let play = play.press(&["enter"]);
    assert!(play.shows("Restée dans la campagne précédente"), "{}", play.text());
    let play = play.press(&["escape", "f", "home", "enter"]);
    assert!(play.shows("reprise de la campagne rc-2025"), "{}", play.text());
}

#[test]
fn what_somebody_else_wrote_meanwhile_is_shown_beside_ones_own_and_chosen_from() {
    let station = next_campaign();
    station.take_over_actions("rc-2026").unwrap();
    let bob = Station { operator: Operator::new("bob").unwrap(), ..station.clone() };
    let play = Play::new(station).press(&["enter", "a", "enter"]);
    let opened = bob.campaign("rc-2026").unwrap().campaign.action_draft(1).unwrap();
    let mut theirs = opened.clone();
    (theirs.says.pilot, theirs.observed) = ("logistique".to_owned(), "on dort mieux".to_owned());
    bob.change_action("rc-2026", 1, &opened, &theirs).unwrap();
    let mine = ["enter", "'cadre de nuit", "enter", "enter", "enter", "enter", "enter"];
    let play = play.press(&mine);
    assert_snapshot!("action_clash", play.picture());
    let now = |play: &Play| play.station.campaign("rc-2026").unwrap().campaign.action_draft(1).unwrap();
    assert_eq!(now(&play), theirs, "nothing is saved before it is chosen");
    let play = play.press(&["enter", "enter", "enter", "enter", "enter", "enter"]);
    assert!(play.shows("Action 1 enregistrée."), "{}", play.text());
    let saved = now(&play);
    assert_eq!((saved.says.pilot.as_str(), saved.observed.as_str()), ("cadre de nuit", "on dort mieux"));
}
