//! The demonstration campaign: what is keyed is what the report says.

use super::{NOW, station};
use copiste::import::read_sheets;
use copiste::keymap::{Keymap, shipped};
use copiste::language::{Language, Phrases};
use copiste::operator::{Identification, Moment, Operator};
use copiste::report;
use copiste::station::{Error, FixedClock, Sharing, Station};
use copiste::store::MemoryStore;
use std::path::Path;
use std::sync::Arc;

fn keymap() -> Keymap {
    shipped("standard").unwrap()
}

fn french() -> Phrases {
    Phrases::new(Language::French)
}

#[test]
fn every_sheet_of_the_files_is_keyed_and_the_report_follows_what_is_keyed() {
    // A day after those that the sheets bear.
    let station = Station { clock: Arc::new(FixedClock(Moment(NOW.0 + 30 * 86_400))), ..station() };
    let folder = tempfile::tempdir().unwrap();
    let demonstration = station.set_up_demonstration(folder.path(), &keymap(), &french()).unwrap();
    let count = |file: &Path| read_sheets(file).unwrap().iter().map(|batch| batch.sheets.len()).sum::<usize>();
    let files = ["residents", "professionals", "management"];
    let sheets: usize = files.iter().map(|name| count(&demonstration.tool.join(format!("sheets/{name}.sheets")))).sum();
    assert_eq!(demonstration.sheets as usize, sheets);
    let view = station.campaign(&demonstration.campaign).unwrap();
    assert_eq!(view.tally.total() as usize, sheets);

    let before = station.issue_report(&demonstration.campaign, folder.path(), &french()).unwrap();
    let batch = station.open_pile(&demonstration, "residents").unwrap();
    let pile = read_sheets(&demonstration.to_key).unwrap();
    let number = batch.batch.number;
    let typed = station.key_batch(&demonstration.campaign, number, &pile[0], &keymap(), &french()).unwrap();
    assert_eq!(typed.sheets as usize, pile[0].sheets.len());
    assert!(typed.keys > u64::from(typed.sheets) * 20);
    let after = station.issue_report(&demonstration.campaign, folder.path(), &french()).unwrap();
    let read = |document| report::text(document, 78, report::Glyphs::Full);
    assert_ne!(read(&before.document), read(&after.document));
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a-file");
    std::fs::write(&file, "").unwrap();
    let station = Station {
        store: Arc::new(MemoryStore::new()),
        clock: Arc::new(FixedClock(NOW)),
        operator: Operator::new("ab").unwrap(),
        identified: Identification::Chosen,
        sharing: Sharing::Alone,
    };
    let error = station.set_up_demonstration(&file, &keymap(), &french()).unwrap_err();
    assert!(matches!(error, Error::File(path, _) if path.starts_with(&file)));
}

fn keyed(text: &str) -> Error {
    let station = station();
    super::with_batch(&station);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("residents.sheets");
    std::fs::write(&file, text).unwrap();
    station.key_sheets("essai-1", "residents", &file, &keymap(), &french()).unwrap_err()
}

#[test]
fn a_sheet_that_does_not_fit_is_named_with_its_question() {
    let told = |error| match error {
        Error::SheetAnswer { serial, name, value, reasons } => {
            format!("{serial} {name} «{value}» {}", reasons.join(" / "))
        }
        other => format!("{other:?}"),
    };
    let head = "batch 1 service=glycines date=2026-03-09\n\nsheet 0001\n";
    insta::assert_snapshot!(told(keyed(&format!("{head}q1 7\n"))), @"0001 q1 «7»");
    insta::assert_snapshot!(told(keyed(&format!("{head}q1 1\nq2 2\nage 842\n"))), @"0001 age «842»");
    insta::assert_snapshot!(told(keyed(&format!("{head}q1 1\n"))), @"0001 q2 «»");
    insta::assert_snapshot!(told(keyed(&head.replace("0001", "0002"))), @"0002 sheet «0001»");
}
