//! Batches: opened, edited, moved; records voided and restored.

use super::{Desk, answers, pile, station, with_batch};
use copiste::campaign::{BatchEvent, BatchNumber};
use copiste::entry::Action;
use copiste::record::{RecordEvent, Serial, Status};
use copiste::station::{BatchDraft, Error, KeyingStart};
use jiff::civil::date;

#[test]
fn batches_are_numbered_in_order() {
    let station = station();
    with_batch(&station);
    assert_eq!(station.open_batch("essai-1", pile()).unwrap().batch.number, BatchNumber(2));
    let numbers: Vec<_> = station.batches("essai-1").unwrap().iter().map(|view| view.batch.number.0).collect();
    assert_eq!(numbers, [1, 2]);
    assert_eq!(station.batch("essai-1", BatchNumber(3)).unwrap_err(), Error::NoBatch(BatchNumber(3)));
}

#[test]
fn a_batch_that_is_not_right_is_refused_with_the_nearest_word() {
    let station = station();
    with_batch(&station);
    let refused = |wrong: BatchDraft| station.open_batch("essai-1", wrong).unwrap_err();
    let near = |word: &str| Some(word.to_owned());
    let wrong = BatchDraft { service: "glycine".into(), ..pile() };
    assert_eq!(refused(wrong), Error::NoService("glycine".into(), near("glycines")));
    let wrong = BatchDraft { audience: "resident".into(), ..pile() };
    assert_eq!(refused(wrong), Error::NoAudience("resident".into(), near("residents")));
    let wrong = BatchDraft { mode: Some("alon".into()), ..pile() };
    assert_eq!(refused(wrong), Error::NoMode("alon".into(), near("alone")));
    let wrong = BatchDraft { variant: Some("flac".into()), ..pile() };
    assert_eq!(refused(wrong), Error::NoVariant("flac".into(), near("falc")));
    let wrong = BatchDraft { mode: Some("zzzzzz".into()), ..pile() };
    assert_eq!(refused(wrong), Error::NoMode("zzzzzz".into(), None));
}

#[test]
fn a_misfiled_batch_is_moved_with_a_trace_and_its_sheets_follow() {
    let station = station();
    with_batch(&station);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    desk.key("1284⏎13");
    desk.settle();
    drop(desk);
    let view = station.move_batch("essai-1", BatchNumber(1), "lilas").unwrap();
    let moved = BatchEvent::Moved { from: "glycines".to_owned(), to: "lilas".to_owned() };
    assert_eq!(view.batch.history.last(), Some(&(station.signature(), moved)));
    insta::assert_snapshot!(answers(&station, 1), @"complete: One(lilas) Date(2026-03-09) One(1) One(2) Integer(84) Mark(Blank)");
    insta::assert_snapshot!(answers(&station, 2), @"in progress: One(lilas) Date(2026-03-09) One(1) One(3) - -");
    assert_eq!(station.move_batch("essai-1", BatchNumber(1), "lilas").unwrap_err(), Error::SameService("lilas".into()));
    let near = Some("lilas".to_owned());
    assert_eq!(
        station.move_batch("essai-1", BatchNumber(1), "lila").unwrap_err(),
        Error::NoService("lila".into(), near)
    );
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    desk.key("84⏎");
    desk.settle();
    insta::assert_snapshot!(answers(&station, 2), @"complete: One(lilas) Date(2026-03-09) One(1) One(3) Integer(84) Mark(Blank)");
}

#[test]
fn the_date_of_a_batch_reaches_its_sheets_when_it_is_edited() {
    let station = station();
    with_batch(&station);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    desk.key("1284⏎");
    desk.settle();
    let edit = BatchDraft { date: date(2026, 3, 10), sheets: Some(3), audience: "professionals".into(), ..pile() };
    let view = station.edit_batch("essai-1", BatchNumber(1), |_| edit.clone(), None).unwrap();
    assert_eq!(view.batch.audience.0, "residents", "an audience does not change");
    assert_eq!(view.batch.sheets, Some(3));
    insta::assert_snapshot!(answers(&station, 1), @"complete: One(glycines) Date(2026-03-10) One(1) One(2) Integer(84) Mark(Blank)");
}

#[test]
fn a_record_is_voided_with_a_reason_and_restored() {
    let station = station();
    with_batch(&station);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    desk.key("1284⏎");
    desk.settle();
    drop(desk);
    let void = |serial, reason| station.void_record("essai-1", "residents", Serial(serial), reason);
    assert_eq!(void(2, "double").unwrap_err(), Error::NoRecord(Serial(2)));
    assert_eq!(void(1, " ").unwrap_err(), Error::ReasonMissing);
    assert_eq!(
        station.restore_record("essai-1", "residents", Serial(1), "retrouvée").unwrap_err(),
        Error::NotVoided(Serial(1))
    );
    let itself = station.settle_same_paper("essai-1", "residents", Serial(1), Serial(1), "double");
    assert_eq!(itself.unwrap_err(), Error::SameSheet(Serial(1)));
    void(1, "saisie deux fois").unwrap();
    insta::assert_snapshot!(answers(&station, 1), @"voided «saisie deux fois»: One(glycines) Date(2026-03-09) One(1) One(2) Integer(84) Mark(Blank)");
    assert_eq!(void(1, "encore").unwrap_err(), Error::Voided(Serial(1)));
    assert_eq!(Desk::try_open(&station, 1, KeyingStart::Record(Serial(1))).err(), Some(Error::Voided(Serial(1))));
    assert_eq!(station.restore_record("essai-1", "residents", Serial(1), "retrouvée").unwrap(), Status::Complete);
    insta::assert_snapshot!(answers(&station, 1), @"complete: One(glycines) Date(2026-03-09) One(1) One(2) Integer(84) Mark(Blank)");
    let (_, filed) = station.record("essai-1", "residents", Serial(1)).unwrap();
    let events: Vec<_> = filed.record.history.into_iter().map(|(_, event)| event).collect();
    let said = |text: &str| text.to_owned();
    let expected = [
        RecordEvent::Completed,
        RecordEvent::Voided(said("saisie deux fois")),
        RecordEvent::Restored(said("retrouvée")),
    ];
    assert_eq!(events, expected, "what is restored still says why it was voided");
}

#[test]
fn a_sheet_that_is_restored_is_what_it_was_before_it_was_voided() {
    let station = station();
    with_batch(&station);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    desk.key("12");
    desk.settle();
    drop(desk);
    let void = || station.void_record("essai-1", "residents", Serial(1), "par erreur").unwrap();
    let restore = || station.restore_record("essai-1", "residents", Serial(1), "elle compte").unwrap();
    void();
    let first = Status::InProgress { at: Some(0), page_end: false, typed: String::new() };
    assert_eq!(restore(), first, "it was begun and not ended");
    let mut desk = Desk::open(&station, 1, KeyingStart::Record(Serial(1)));
    desk.keying.perform(Action::Hold);
    desk.key("illisible⏎");
    desk.settle();
    drop(desk);
    for _ in 0..2 {
        void();
        assert_eq!(restore(), Status::Held("illisible".to_owned()), "voided twice, it is held as before");
    }
}
