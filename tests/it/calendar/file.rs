//! The calendar file, read by a parser that was not written here and is not the one that wrote it.

use super::{create, evaluated, memory, on};
use copiste::campaign::{ActionDraft, ActionText, CampaignStep, StepSays};
use copiste::language::{Language, Phrases};
use copiste::station::Station;
use ical::IcalParser;
use ical::parser::Component as _;
use jiff::civil::date;
use std::collections::BTreeMap;
use std::process::Command;

const TITLE: &str = "Les Tilleuls, « été » ; suite";

fn played() -> Station {
    let store = memory();
    let station = on(&store, "ab", date(2026, 11, 30));
    create(&station, "enquete", "satisfaction-ehpad", TITLE, date(2026, 11, 1), Some(date(2026, 12, 15)));
    station.keep_evaluation("enquete", |_, _| (evaluated(), Some(date(2026, 11, 20)))).unwrap();
    let action = ActionText {
        finding: "repas".to_owned(),
        action: "Réécrire les menus, avec les résidents ; afficher : « à l’entrée », \\ et goûter \u{1b}[2J".to_owned(),
        due: Some(date(2027, 1, 31)),
        ..ActionText::default()
    };
    let draft = ActionDraft { says: action, ..ActionDraft::default() };
    station.add_action("enquete", &draft).unwrap();
    station
}

fn written(station: &Station) -> String {
    station.calendar(None).unwrap().as_ics(&Phrases::new(Language::French))
}

/// The events as the other parser reads them: by identity, what each says, and when it rings.
fn read(text: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut calendars = IcalParser::new(text.as_bytes());
    let calendar = calendars.next().expect("there is a calendar").expect("a parser of others reads it");
    assert!(calendars.next().is_none(), "there is one calendar");
    let mut events = BTreeMap::new();
    for event in calendar.events {
        let mut says: BTreeMap<String, String> =
            event.properties.iter().map(|one| (one.name.clone(), one.value.clone().unwrap_or_default())).collect();
        let trigger = |alarm: &ical::parser::ical::component::IcalAlarm| {
            alarm.get_property("TRIGGER").and_then(|trigger| trigger.value.clone()).expect("an alarm rings")
        };
        says.insert("ALARMS".to_owned(), event.alarms.iter().map(trigger).collect::<Vec<_>>().join(" "));
        let day = |name: &str| event.get_property(name).and_then(|day| day.params.clone());
        for name in ["DTSTART", "DTEND"] {
            assert_eq!(day(name), Some(vec![("VALUE".to_owned(), vec!["DATE".to_owned()])]), "a day is a whole one");
        }
        let uid = says.remove("UID").expect("every event has its identity");
        assert!(events.insert(uid, says).is_none(), "no identity is there twice");
    }
    events
}

#[test]
fn lines_end_and_fold_as_the_standard_says() {
    let text = written(&played());
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    assert!(!text.replace("\r\n", "").contains(['\r', '\n', '\u{1b}']), "no bare line end, no control character");
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
    }
}

#[test]
fn another_parser_reads_what_was_written() {
    let events = read(&written(&played()));
    let says = |says: &BTreeMap<String, String>| -> String {
        says.iter().map(|(name, value)| format!("  {name} {value}\n")).collect()
    };
    let told: String = events.iter().map(|(uid, event)| format!("{uid}\n{}", says(event))).collect();
    insta::assert_snapshot!(told, @r#"
    action-1.enquete.1796040000@copiste
      ALARMS -P13DT15H -PT15H
      DESCRIPTION Jour décidé par l’établissement.\nLes Tilleuls\, « été » \; suite
      DTEND 20270201
      DTSTAMP 20261130T120000Z
      DTSTART 20270131
      SEQUENCE 5
      STATUS CONFIRMED
      SUMMARY Action 1 : Réécrire les menus\, avec les résidents \; afficher : « à l’entrée »\, \\ et goûter [2J – Campagne enquete
      TRANSP TRANSPARENT
    campaign.enquete.1796040000@copiste
      ALARMS 
      DESCRIPTION Jour décidé par l’établissement.\nLes Tilleuls\, « été » \; suite
      DTEND 20261216
      DTSTAMP 20261130T120000Z
      DTSTART 20261101
      SEQUENCE 5
      STATUS CONFIRMED
      SUMMARY Campagne – Campagne enquete
      TRANSP TRANSPARENT
    council.enquete.1796040000@copiste
      ALARMS -P13DT15H -PT15H
      DESCRIPTION Compté depuis le 20/11/2026. Les résultats de l’enquête de satisfaction sont examinés de nouveau par le CVS au plus tard 1 an après l’examen noté. Source : CASF\, article D. 311-15\, III \; décret n° 2022-688 du 25 avril 2022 (conseil de la vie sociale). Vaut depuis le 01/01/2023.
      DTEND 20271121
      DTSTAMP 20261130T120000Z
      DTSTART 20271120
      SEQUENCE 5
      STATUS CONFIRMED
      SUMMARY Nouvel examen de l’enquête par le CVS – Les Tilleuls\, « été » \; suite
      TRANSP TRANSPARENT
    poster.enquete.1796040000@copiste
      ALARMS -P13DT15H -PT15H
      DESCRIPTION Compté depuis le 31/10/2026. L’affiche est posée au plus tard 4 mois après la clôture de l’évaluation. Source : CASF\, article L. 312-8 \; décret n° 2024-1138 du 4 décembre 2024 (publication des résultats des évaluations des ESSMS). Vaut depuis le 01/04/2025.
      DTEND 20270301
      DTSTAMP 20261130T120000Z
      DTSTART 20270228
      SEQUENCE 5
      STATUS CONFIRMED
      SUMMARY Affiche officielle de l’évaluation à poser – Les Tilleuls\, « été » \; suite
      TRANSP TRANSPARENT
    publication.enquete.1796040000@copiste
      ALARMS -P13DT15H -PT15H
      DESCRIPTION Compté depuis le 10/11/2026. La publication est attendue 90 jours après la transmission. Source : CASF\, article L. 312-8 \; décret n° 2024-1138 du 4 décembre 2024 (publication des résultats des évaluations des ESSMS). Vaut depuis le 01/04/2025.
      DTEND 20270209
      DTSTAMP 20261130T120000Z
      DTSTART 20270208
      SEQUENCE 5
      STATUS CONFIRMED
      SUMMARY Publication attendue sur Qualiscope – Les Tilleuls\, « été » \; suite
      TRANSP TRANSPARENT
    step-entry.enquete.1796040000@copiste
      ALARMS -P13DT15H -PT15H
      DESCRIPTION Jour proposé d’après les dates de la campagne \; personne ne l’a décidé.\nLes Tilleuls\, « été » \; suite
      DTEND 20261216
      DTSTAMP 20261130T120000Z
      DTSTART 20261215
      SEQUENCE 5
      STATUS TENTATIVE
      SUMMARY Saisie – Campagne enquete
      TRANSP TRANSPARENT
    step-results.enquete.1796040000@copiste
      ALARMS -P13DT15H -PT15H
      DESCRIPTION Jour proposé d’après les dates de la campagne \; personne ne l’a décidé.\nLes Tilleuls\, « été » \; suite
      DTEND 20270115
      DTSTAMP 20261130T120000Z
      DTSTART 20270114
      SEQUENCE 5
      STATUS TENTATIVE
      SUMMARY Résultats et plan d’action – Campagne enquete
      TRANSP TRANSPARENT
    "#);
}

#[test]
fn an_event_that_is_read_again_is_the_same_one_brought_up_to_date() {
    let station = played();
    let before = written(&station);
    assert_eq!(before, written(&station), "the same calendar is the same file");
    let done = StepSays { done: Some(date(2026, 11, 2)), ..StepSays::default() };
    station.change_step("enquete", CampaignStep::Deployment, |_| done.clone()).unwrap();
    let (before, after) = (read(&before), read(&written(&station)));
    let uid = before.keys().find(|uid| uid.starts_with("step-entry")).unwrap();
    assert!(after.contains_key(uid), "an identity stays");
    let sequence =
        |events: &BTreeMap<String, BTreeMap<String, String>>| events[uid]["SEQUENCE"].parse::<u32>().unwrap();
    assert!(sequence(&before) < sequence(&after));
}

#[test]
fn a_step_that_was_ticked_and_never_planned_is_not_called_proposed() {
    let station = played();
    let told = |station: &Station| {
        let events = read(&written(station));
        let uid = events.keys().find(|uid| uid.starts_with("step-results")).unwrap();
        events[uid]["DESCRIPTION"].clone()
    };
    assert!(told(&station).contains("proposé"), "{}", told(&station));
    let done = StepSays { done: Some(date(2026, 11, 29)), ..StepSays::default() };
    station.change_step("enquete", CampaignStep::Results, |_| done.clone()).unwrap();
    assert!(!told(&station).contains("proposé"), "whoever ticked it decided its day: {}", told(&station));
}

#[test]
fn two_houses_with_campaigns_of_one_name_do_not_share_their_events() {
    let (one, other) = (memory(), memory());
    let (one, other) = (on(&one, "ab", date(2026, 11, 29)), on(&other, "ab", date(2026, 11, 30)));
    for station in [&one, &other] {
        create(station, "enquete", "satisfaction-ehpad", "Les Tilleuls", date(2026, 12, 1), None);
    }
    let (one, other) = (read(&written(&one)), read(&written(&other)));
    assert!(one.keys().all(|uid| !other.contains_key(uid)));
}

#[test]
fn calendars_of_others_read_the_file() {
    let Some(python) = std::env::var_os("COPISTE_READERS") else {
        println!("the readers are not here: COPISTE_READERS holds no Python");
        return;
    };
    let known = Command::new(&python).args(["-c", "import icalendar"]).output().expect("Python runs");
    if !known.status.success() {
        println!("the readers are not here: Python has no icalendar");
        return;
    }
    let station = played();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("copiste.ics");
    station.calendar(None).unwrap().write(&path, &Phrases::new(Language::French)).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/readers/appointments.py");
    let run = Command::new(python).arg("-B").arg(script).arg(&path).output().expect("Python runs");
    let said = String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{said}");
    assert_eq!(said.lines().count(), read(&written(&station)).len(), "{said}");
    assert!(said.contains("Réécrire les menus, avec les résidents ; afficher"), "{said}");
}
