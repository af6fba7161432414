//! The six steps, what is due, and what is noted of an evaluation, on the screen.

use super::{Play, station, with_campaign};
use copiste::campaign::{Evaluation, EvaluationTask};
use copiste::operator::Moment;
use copiste::station::{FixedClock, Station};
use insta::assert_snapshot;
use jiff::civil::date;
use std::sync::Arc;

/// The sample campaign of the house, its evaluation closed on 15 December 2025, some days later.
fn evaluated(days: i64) -> Station {
    let station = with_campaign();
    let evaluation = Evaluation { closed: Some(date(2025, 12, 15)), ..Evaluation::default() };
    station.keep_evaluation("rc-2026", |_, _| (evaluation.clone(), None)).unwrap();
    Station { clock: Arc::new(FixedClock(Moment(super::NOW.0 + days * 86_400))), ..station }
}

#[test]
fn a_step_is_planned_ticked_and_reopened() {
    let play = Play::new(with_campaign()).press(&["enter", "j"]);
    assert_snapshot!("steps", play.picture());
    let play = play.press(&["down", "enter", "'31022026", "enter", "'11032026", "enter", "enter", "enter"]);
    assert!(play.shows("n’est pas un jour.") && play.shows("n’est pas encore"), "{}", play.text());
    let play = play.press(&["ctrl-u", "'15032026", "enter", "ctrl-u", "'10032026", "enter", "'RAQ", "enter", "enter"]);
    assert!(play.shows("Préparation du kit » enregistrée") && play.shows("1 sur 6"), "{}", play.text());
    let says = play.station.steps("rc-2026").unwrap()[1].says.clone();
    assert_eq!((says.planned, says.done), (Some(date(2026, 3, 15)), Some(date(2026, 3, 10))));
    let play = play.press(&["enter", "enter", "ctrl-u", "enter", "enter", "enter"]);
    assert!(play.shows("rouvrez-la avec un motif"), "a tick does not go unsaid: {}", play.text());
    let play = play.press(&["escape", "escape", "v", "'boîtes non livrées", "enter"]);
    assert!(play.shows("rouverte ; le motif est au journal") && play.shows("0 sur 6"), "{}", play.text());
}

#[test]
fn what_is_due_soon_or_late_stands_at_home_and_leads_to_its_place() {
    assert!(!Play::new(with_campaign()).shows("toutes)"), "where nothing is due nothing is said");
    let play = Play::new(evaluated(21));
    assert_snapshot!("home_due", play.picture());
    let play = Play::new(evaluated(60)).press(&["h"]);
    assert_snapshot!("due", play.picture());
    let play = play.press(&["home", "enter"]);
    assert!(play.shows("Évaluation HAS et CVS"), "{}", play.text());
    let play = play.press(&["down", "down", "down", "'20042026", "down", "down", "down", "down", "down"]);
    let play = play.press(&["down", "down", "down", "'RAQ", "enter"]);
    assert!(play.shows("C’est noté."), "{}", play.text());
    let noted = play.station.evaluation("rc-2026").unwrap().evaluation;
    let displayed = &noted.tasks[&EvaluationTask::PosterDisplayed];
    assert_eq!((displayed.on, displayed.who.as_str()), (date(2026, 4, 20), "RAQ"));
    assert!(!play.shows("Affiche officielle"), "what is done is not shown: {}", play.text());
    let play = play.press(&["f"]);
    assert!(play.shows("Affiche officielle") && play.shows("fait"), "{}", play.text());
}

#[test]
fn days_that_cannot_be_are_told_at_their_fields() {
    let play = Play::new(with_campaign()).press(&["enter", "h", "e"]);
    let play = play.press(&["'30022026", "down", "'01122025", "down", "'10032026", "down", "'09032026"]);
    let play = play.press(&["down"; 8]).press(&["enter"]);
    assert_snapshot!("evaluation_form", play.picture());
    assert_eq!(play.station.evaluation("rc-2026").unwrap().evaluation, Evaluation::default());
}

#[test]
fn the_calendar_file_is_written_where_reports_go() {
    let folder = tempfile::tempdir().unwrap();
    let reports = folder.path().to_owned();
    let play = Play::with(
        with_campaign(),
        copiste::language::Language::French,
        super::surroundings("xterm-256color", "fr_FR.UTF-8"),
        |start| start.reports.clone_from(&reports),
    );
    let play = play.press(&["enter", "h", "i"]);
    assert!(play.shows("Écrit"), "{}", play.text());
    let text = std::fs::read_to_string(folder.path().join("rc-2026/rc-2026.ics")).unwrap();
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n"));
}

#[test]
fn what_is_due_in_mono_ascii_and_english() {
    let around = super::surroundings("linux", "C");
    let play = Play::with(evaluated(60), copiste::language::Language::English, around, |start| {
        start.settings.theme = Some("mono".to_owned());
    });
    let play = play.press(&["h"]);
    for line in ["!  2026-04-15", "days late", ">  2026-"] {
        assert!(play.shows(line), "{line}: {}", play.text());
    }
}

#[test]
fn where_nothing_is_there_nothing_is_due() {
    let play = Play::new(station()).press(&["h"]);
    assert!(play.shows("Campagnes"), "{}", play.text());
}
