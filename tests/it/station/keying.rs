//! Keying a pile into the store.

use super::{Desk, answers, pile, station, with_batch};
use copiste::campaign::BatchNumber;
use copiste::entry::{Action, Context, Stand};
use copiste::keymap::{Command, Key, Keymap, SHIPPED, shipped};
use copiste::questionnaire::Mark;
use copiste::record::{Answer, RecordEvent, Serial, Status};
use copiste::station::{BatchDraft, KeyingStart, Notice, Phase, Pressed, Saving};

fn keymap(name: &str) -> Keymap {
    shipped(name).unwrap()
}

fn press(desk: &mut Desk, keymap: &Keymap, key: &str) -> Pressed {
    desk.keying.press(keymap, &Key::parse(key).unwrap())
}

#[test]
fn serials_are_proposed_in_order_and_the_next_sheet_opens_at_once() {
    let station = station();
    with_batch(&station);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    assert_eq!((desk.keying.serial(), desk.keying.place_in_pile()), (Serial(1), 1));
    let notices = desk.key("1284Merci⏎");
    assert_eq!(notices, [Notice::Completed(Serial(1)), Notice::Opened(Serial(2))]);
    assert_eq!((desk.keying.serial(), desk.keying.place_in_pile(), desk.keying.accepted()), (Serial(2), 2, 4));
    assert_eq!(desk.keying.saving(), Saving::Pending);
    assert!(!desk.keying.may_leave());
    assert!(desk.settle().is_empty());
    assert!(desk.keying.may_leave());
    insta::assert_snapshot!(answers(&station, 1), @"complete: One(glycines) Date(2026-03-09) One(1) One(2) Integer(84) Text(Merci)");
}

#[test]
fn a_sheet_that_says_nothing_is_not_written() {
    let station = station();
    with_batch(&station);
    drop(Desk::open(&station, 1, KeyingStart::Pile));
    assert_eq!(station.batch("essai-1", BatchNumber(1)).unwrap().tally.total(), 0);
}

#[test]
fn a_sheet_left_in_the_middle_is_found_again_with_its_text() {
    let station = station();
    with_batch(&station);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    desk.key("1284⏎1284bonj");
    desk.settle();
    drop(desk);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    assert_eq!(desk.keying.serial(), Serial(2));
    assert_eq!(desk.keying.entry().line().text(), "bonj");
    assert_eq!(desk.keying.place_in_pile(), 2);
    desk.key("our⏎");
    desk.settle();
    insta::assert_snapshot!(answers(&station, 2), @"complete: One(glycines) Date(2026-03-09) One(1) One(2) Integer(84) Text(bonjour)");
}

#[test]
fn the_previous_sheet_is_one_key_away_and_the_next_too() {
    let station = station();
    with_batch(&station);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    let keymap = keymap("standard");
    desk.key("1284⏎2384⏎1");
    assert_eq!(press(&mut desk, &keymap, "alt-p"), Pressed::Done(vec![Notice::Opened(Serial(2))]));
    assert_eq!(press(&mut desk, &keymap, "alt-p"), Pressed::Done(vec![Notice::Opened(Serial(1))]));
    assert_eq!(press(&mut desk, &keymap, "alt-p"), Pressed::Done(vec![Notice::Bell]));
    desk.key("3");
    assert_eq!(press(&mut desk, &keymap, "alt-l"), Pressed::Done(vec![Notice::Opened(Serial(2))]));
    assert_eq!(press(&mut desk, &keymap, "alt-l"), Pressed::Done(vec![Notice::Opened(Serial(3))]));
    desk.settle();
    // What was corrected is complete again; what was only looked at was never opened.
    insta::assert_snapshot!(answers(&station, 1), @"complete: One(glycines) Date(2026-03-09) One(3) One(2) Integer(84) Mark(Blank)");
    insta::assert_snapshot!(answers(&station, 2), @"complete: One(glycines) Date(2026-03-09) One(2) One(3) Integer(84) Mark(Blank)");
    insta::assert_snapshot!(answers(&station, 3), @"in progress: One(glycines) Date(2026-03-09) One(1) - - -");
    let (_, filed) = station.record("essai-1", "residents", Serial(1)).unwrap();
    let events: Vec<_> = filed.record.history.into_iter().map(|(_, event)| event).collect();
    assert_eq!(events, [RecordEvent::Completed, RecordEvent::Reopened, RecordEvent::Completed]);
    let (_, filed) = station.record("essai-1", "residents", Serial(2)).unwrap();
    assert_eq!(filed.record.history.len(), 1);
}

#[test]
fn after_an_unfinished_last_sheet_comes_a_new_one() {
    let station = station();
    with_batch(&station);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    let keymap = keymap("standard");
    desk.key("1");
    assert_eq!(press(&mut desk, &keymap, "alt-l"), Pressed::Done(vec![Notice::Opened(Serial(2))]));
    assert_eq!(press(&mut desk, &keymap, "alt-l"), Pressed::Done(vec![Notice::Bell]), "a new sheet has no next one");
    assert_eq!(press(&mut desk, &keymap, "alt-p"), Pressed::Done(vec![Notice::Opened(Serial(1))]));
}

#[test]
fn a_text_typed_in_a_correction_is_kept_when_the_sheet_is_left() {
    let station = station();
    with_batch(&station);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    desk.key("1284⏎");
    desk.settle();
    let mut desk = Desk::open(&station, 1, KeyingStart::Record(Serial(1)));
    desk.keying.perform(Action::GoTo);
    desk.key("4⏎bonjour");
    desk.keying.finish_correction();
    desk.settle();
    insta::assert_snapshot!(answers(&station, 1), @"complete: One(glycines) Date(2026-03-09) One(1) One(2) Integer(84) Text(bonjour)");
}

#[test]
fn a_correction_begins_with_the_first_keyed_question() {
    let station = station();
    with_batch(&station);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    desk.key("1284⏎");
    desk.settle();
    let mut desk = Desk::open(&station, 1, KeyingStart::Record(Serial(1)));
    assert_eq!(desk.keying.entry().stand(), Stand::Question(2));
    desk.keying.perform(Action::Mark(Mark::Unreadable));
    desk.keying.finish_correction();
    desk.settle();
    insta::assert_snapshot!(answers(&station, 1), @"complete: One(glycines) Date(2026-03-09) Mark(Unreadable) One(2) Integer(84) Mark(Blank)");
}

#[test]
fn one_record_is_corrected_and_then_done() {
    let station = station();
    with_batch(&station);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    desk.key("1284⏎1284⏎");
    desk.settle();
    let mut desk = Desk::open(&station, 1, KeyingStart::Record(Serial(1)));
    desk.key("3⏎⏎⏎⏎");
    assert_eq!(desk.keying.phase(), Phase::RecordDone);
    assert_eq!(desk.key("1"), [Notice::Bell]);
    desk.settle();
    insta::assert_snapshot!(answers(&station, 1), @"complete: One(glycines) Date(2026-03-09) One(3) One(2) Integer(84) Mark(Blank)");
}

#[test]
fn practice_writes_nothing() {
    let station = station();
    with_batch(&station);
    let mut desk = Desk::open(&station, 1, KeyingStart::Practice);
    desk.key("1284⏎1284⏎12");
    assert_eq!((desk.keying.saving(), desk.keying.serial()), (Saving::Practice, Serial(3)));
    assert_eq!(station.batch("essai-1", BatchNumber(1)).unwrap().tally.total(), 0);
}

#[test]
fn a_pile_is_done_when_it_has_the_sheets_that_were_counted() {
    let station = station();
    with_batch(&station);
    station.open_batch("essai-1", BatchDraft { sheets: Some(2), ..pile() }).unwrap();
    let mut desk = Desk::open(&station, 2, KeyingStart::Pile);
    desk.key("1284⏎");
    assert_eq!(desk.key("1284⏎"), [Notice::Completed(Serial(2)), Notice::PileDone]);
    assert_eq!(desk.keying.phase(), Phase::PileDone);
    assert_eq!(desk.key("1"), [Notice::Bell]);
    assert_eq!(desk.key("⏎"), [Notice::Opened(Serial(3))], "accept opens another sheet all the same");
}

#[test]
fn an_abandoned_sheet_is_voided_and_does_not_count() {
    let station = station();
    with_batch(&station);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    desk.key("1");
    desk.keying.perform(Action::Abandon);
    assert_eq!(desk.keying.perform(Action::Confirm), [Notice::Abandoned(Serial(1)), Notice::Opened(Serial(2))]);
    desk.settle();
    let tally = station.batch("essai-1", BatchNumber(1)).unwrap().tally;
    assert_eq!((tally.voided, tally.in_progress), (1, 0));
    assert_eq!(desk.keying.place_in_pile(), 1);
}

#[test]
fn a_held_sheet_is_opened_where_it_has_gaps() {
    let station = station();
    with_batch(&station);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    desk.key("12");
    desk.keying.perform(Action::Hold);
    desk.key("page 2 ?⏎");
    desk.settle();
    insta::assert_snapshot!(answers(&station, 1), @"held «page 2 ?»: One(glycines) Date(2026-03-09) One(1) One(2) - -");
    let desk = Desk::open(&station, 1, KeyingStart::Record(Serial(1)));
    assert_eq!(desk.keying.entry().stand(), Stand::Question(4));
}

#[test]
fn dup_repeats_the_sheet_before() {
    let station = station();
    with_batch(&station);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    desk.key("1284⏎");
    desk.keying.perform(Action::Dup);
    assert_eq!(desk.keying.entry().record().answer(2), Some(&Answer::One("1".to_owned())));
}

#[test]
fn the_variant_of_a_sheet_is_one_key_away() {
    let station = station();
    with_batch(&station);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    assert!(desk.keying.next_variant().is_empty());
    desk.key("2⏎bien⏎");
    desk.settle();
    let (_, filed) = station.record("essai-1", "residents", Serial(1)).unwrap();
    assert_eq!((filed.record.variant.0.as_str(), filed.record.status), ("falc", Status::Complete));
    insta::assert_snapshot!(answers(&station, 1), @"complete: One(glycines) One(2) Text(bien)");
    assert_eq!(desk.keying.entry().record().variant.0, "standard", "the next sheet is as the batch says");
}

#[test]
fn a_key_of_the_station_is_handed_back() {
    let station = station();
    with_batch(&station);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    assert_eq!(press(&mut desk, &keymap("standard"), "f1"), Pressed::Command(Command::Help));
}

#[test]
fn the_unshifted_row_of_azerty_is_digits_in_coded_cells_only() {
    let station = station();
    with_batch(&station);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    let azerty = keymap("azerty");
    for key in ["&", "é", "-", "("] {
        press(&mut desk, &azerty, key);
    }
    assert_eq!(desk.keying.entry().context(), Context::Text);
    for key in ["é", "t", "é", "-", "&"] {
        press(&mut desk, &azerty, key);
    }
    press(&mut desk, &azerty, "enter");
    desk.settle();
    insta::assert_snapshot!(answers(&station, 1), @"complete: One(glycines) Date(2026-03-09) One(1) One(2) Integer(65) Text(été-&)");
}

#[test]
fn under_the_lock_no_key_of_any_keymap_fills_a_cell() {
    for name in SHIPPED {
        let station = station();
        with_batch(&station);
        let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
        let keymap = keymap(name);
        desk.key("7");
        for key in ["1", "2", "enter", "backspace", ".", "f4", "f5", "tab", "ctrl-z", "alt-p", "alt-l", "x"] {
            press(&mut desk, &keymap, key);
            assert_eq!(desk.keying.entry().context(), Context::Inhibited, "{name} {key}");
        }
        let reset = keymap.keys_for(Command::Reset, Context::Inhibited.into());
        desk.keying.press(&keymap, &reset[0]);
        assert_eq!(desk.keying.entry().context(), Context::Coded, "{name}");
        assert!(desk.keying.entry().record().answer(2).is_none());
    }
}

#[test]
fn pasted_or_typed_slowly_the_same_keys_give_the_same_records() {
    let keys = "1284Merci⏎7␛19⏎␛3x␛8412⏎é⏎⏎⏎12⏎84⏎␛⏎95bien 👧⏎⌫2⌫⌫13842⏎9984⏎".repeat(5);
    let typed = |slowly: bool| {
        let station = station();
        with_batch(&station);
        let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
        for key in keys.chars() {
            desk.key(&key.to_string());
            if slowly {
                desk.settle();
            }
        }
        desk.settle();
        let view = station.batch("essai-1", BatchNumber(1)).unwrap();
        let records = station.records(&view).unwrap();
        assert!(records.len() > 5);
        let read = |serial| station.record("essai-1", "residents", serial).unwrap().1;
        (desk.keying.accepted(), records.iter().map(|one| read(one.key.serial)).collect::<Vec<_>>())
    };
    assert_eq!(typed(true), typed(false));
}
