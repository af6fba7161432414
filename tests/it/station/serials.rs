//! The number of a sheet as it is written on the paper.

use super::verifying::{as_operator, draw, keyed};
use super::*;
use copiste::station::{Error, SERIAL_MAX, read_serial};
use copiste::store::RecordState;

#[test]
fn a_sheet_takes_the_number_on_its_paper_and_proposals_go_on_from_the_highest() {
    let station = station();
    with_batch(&station);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    assert_eq!(desk.keying.serial(), Serial(1));
    desk.keying.take_serial(Serial(42)).unwrap();
    assert_eq!(desk.keying.serial(), Serial(42));
    desk.key("1284⏎");
    assert_eq!(desk.keying.serial(), Serial(43));
    // A lower one is free still.
    desk.keying.take_serial(Serial(7)).unwrap();
    assert_eq!(desk.keying.place_in_pile(), 1);
    desk.key("2284⏎");
    assert_eq!(desk.keying.serial(), Serial(43), "the highest is 42 still");
    desk.settle();
    insta::assert_snapshot!(answers(&station, 7), @"complete: One(glycines) Date(2026-03-09) One(2) One(2) Integer(84) Mark(Blank)");
}

#[test]
fn a_number_that_is_taken_is_refused_with_what_is_there() {
    let station = station();
    keyed(&station, &["1284⏎", "2284⏎"]);
    station.open_batch("essai-1", pile()).unwrap();
    let mut desk = Desk::open(&station, 2, KeyingStart::Pile);
    let taken = |serial| Err(Error::SerialTaken(Serial(serial), BatchNumber(1), RecordState::Complete));
    assert_eq!(desk.keying.take_serial(Serial(2)), taken(2));
    // A sealed sheet tells no more than that it is there.
    draw(&station);
    assert_eq!(desk.keying.take_serial(Serial(1)), taken(1));
    let mut other = Desk::open(&as_operator(&station, "cd"), 2, KeyingStart::Pile);
    assert_eq!(other.keying.take_serial(Serial(1)), taken(1));
    assert_eq!(desk.keying.serial(), Serial(3));
}

#[test]
fn nought_and_absurd_numbers_are_refused() {
    let station = station();
    with_batch(&station);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    for serial in [0, SERIAL_MAX + 1, u32::MAX] {
        assert_eq!(desk.keying.take_serial(Serial(serial)), Err(Error::BadSerial(serial.to_string())));
    }
    for text in ["", "0", "x", "+7", "-7", "1.5", "٣", "99999999999999999999"] {
        assert_eq!(read_serial(text), Err(Error::BadSerial(text.to_owned())));
    }
    assert_eq!(read_serial(" 0042 "), Ok(Serial(42)));
}

#[test]
fn a_sheet_that_is_begun_keeps_its_number() {
    let station = station();
    with_batch(&station);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    desk.key("1");
    assert_eq!(desk.keying.take_serial(Serial(9)), Err(Error::NumberKept(Serial(1))));
    desk.settle();
    let mut practice = Desk::open(&station, 1, KeyingStart::Practice);
    assert!(practice.keying.take_serial(Serial(9)).is_err());
    let mut corrected = Desk::open(&station, 1, KeyingStart::Record(Serial(1)));
    assert!(corrected.keying.take_serial(Serial(9)).is_err());
}
