//! The model form: the floor of keys, replayed through the real key handling with every keymap.

use super::{NOW, service, station};
use copiste::entry::{Options, keys_of_sheet};
use copiste::import::read_tool;
use copiste::keymap::{SHIPPED, shipped};
use copiste::language::{Language, Phrases};
use copiste::operator::{Identification, Operator};
use copiste::record::Serial;
use copiste::station::{CampaignDraft, FixedClock, Sharing, Station};
use copiste::store::MemoryStore;
use jiff::civil::date;
use std::path::Path;
use std::sync::Arc;

const COMMENT: &str = "L’équipe écoute, les transmissions sont claires ; il manque du temps, le soir ! Oui..";

/// One sheet of the model form, keyed: the keys pressed and the keys the form says it takes.
fn replayed(keymap: &str, comment: &str) -> (u64, usize) {
    let (tool, _) = read_tool(Path::new("sample-data/model-form"));
    let station = Station {
        store: Arc::new(MemoryStore::new()),
        clock: Arc::new(FixedClock(NOW)),
        operator: Operator::new("ab").unwrap(),
        identified: Identification::Chosen,
        sharing: Sharing::Alone,
    };
    let draft = CampaignDraft {
        id: "model".to_owned(),
        title: "Modèle".to_owned(),
        establishment: "Modèle".to_owned(),
        from: date(2026, 3, 1),
        until: None,
        services: vec![service("07")],
        plan: Vec::new(),
    };
    let tool = Arc::new(tool.expect("the model form is right"));
    station.create_campaign(draft, tool.clone()).unwrap();
    let mut sheets = "batch 1 service=07 date=2026-03-09\n\nsheet 0001\n".to_owned();
    sheets += "sex 1\nage 42\noccupation 3\nseniority 7\n";
    (1..=40).for_each(|item| sheets += &format!("q{item:02} {}\n", 1 + item % 5));
    sheets += &format!("comment {comment}\n");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("model.sheets");
    std::fs::write(&file, sheets).unwrap();
    let (keymap, phrases) = (shipped(keymap).unwrap(), Phrases::new(Language::French));
    let typed = station.key_sheets("model", "professionals", &file, &keymap, &phrases).unwrap();
    assert_eq!(typed.sheets, 1);
    let (_, filed) = station.record("model", "professionals", Serial(1)).unwrap();
    let form = &tool.audiences[0].forms[0].1;
    (typed.keys, keys_of_sheet(form, &filed.record.answers, Options::default()).unwrap())
}

#[test]
fn the_model_form_takes_47_keys_and_two_page_turns_without_a_comment() {
    for keymap in SHIPPED {
        assert_eq!(replayed(keymap, "!blank"), (47 + 2, 47 + 2), "{keymap}");
    }
}

#[test]
fn the_model_form_takes_127_keys_and_two_page_turns_with_a_comment() {
    let comment: String = COMMENT.chars().take(79).chain(['!']).collect();
    assert_eq!(comment.chars().count(), 80);
    for keymap in SHIPPED {
        assert_eq!(replayed(keymap, &comment), (127 + 2, 127 + 2), "{keymap}");
    }
}

#[test]
fn a_house_that_does_not_stop_at_page_ends_turns_no_page() {
    let (tool, _) = read_tool(Path::new("sample-data/model-form"));
    let form = tool.unwrap().audiences[0].forms[0].1.clone();
    let blank = vec![Some(copiste::record::Answer::Mark(copiste::questionnaire::Mark::Blank)); form.questions.len()];
    assert_eq!(keys_of_sheet(&form, &blank, Options { page_stops: false }), Some(45));
    drop(station());
}
