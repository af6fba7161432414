//! A store that cannot write: what was keyed waits, nothing is lost.

use super::{Desk, answers, station_on, with_batch};
use copiste::language::{Language, Phrases};
use copiste::operator::Signature;
use copiste::record::Serial;
use copiste::station::{KeyingStart, Notice, Saving};
use copiste::store::{Acknowledge, Before, Error, MemoryStore, Store, Ticket, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// A memory store whose disk can be taken away.
pub(super) struct Unwilling {
    store: MemoryStore,
    pub(super) refuses: AtomicBool,
    tickets: AtomicU64,
}

fn full() -> Error {
    Error::Disk { path: PathBuf::from("db"), reason: "no space left".to_owned() }
}

impl Before for Unwilling {
    fn behind(&self) -> &dyn Store {
        &self.store
    }
    fn submit(&self, by: &Signature, writes: Vec<Write>, done: Acknowledge) -> Ticket {
        if !self.refuses.load(Ordering::SeqCst) {
            return self.store.submit(by, writes, done);
        }
        let ticket = Ticket(u64::MAX - self.tickets.fetch_add(1, Ordering::SeqCst));
        done(ticket, Err(full()));
        ticket
    }
}

pub(super) fn unwilling() -> Arc<Unwilling> {
    let (refuses, tickets) = (AtomicBool::new(false), AtomicU64::new(0));
    Arc::new(Unwilling { store: MemoryStore::new(), refuses, tickets })
}

#[test]
fn what_could_not_be_written_is_shown_and_written_by_a_retry() {
    let store = unwilling();
    let station = station_on(store.clone());
    with_batch(&station);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    store.refuses.store(true, Ordering::SeqCst);
    desk.key("12");
    assert!(desk.settle().contains(&Notice::NotSaved(full())));
    assert_eq!(desk.keying.saving(), Saving::Failed(full()));
    assert!(!desk.keying.may_leave());
    desk.keying.retry();
    desk.settle();
    assert_eq!(desk.keying.saving(), Saving::Failed(full()), "the disk is still away");
    store.refuses.store(false, Ordering::SeqCst);
    desk.keying.retry();
    desk.settle();
    assert!(desk.keying.may_leave());
    insta::assert_snapshot!(answers(&station, 1), @"in progress: One(glycines) Date(2026-03-09) One(1) One(2) - -");
}

#[test]
fn a_sheet_that_failed_while_the_next_was_open_is_written_too() {
    let store = unwilling();
    let station = station_on(store.clone());
    with_batch(&station);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    desk.key("128");
    desk.settle();
    store.refuses.store(true, Ordering::SeqCst);
    // The answers of the store come after the next sheet is open.
    assert_eq!(desk.key("4⏎"), [Notice::Completed(Serial(1)), Notice::Opened(Serial(2))]);
    desk.settle();
    store.refuses.store(false, Ordering::SeqCst);
    desk.keying.retry();
    desk.settle();
    assert!(desk.keying.may_leave());
    insta::assert_snapshot!(answers(&station, 1), @"complete: One(glycines) Date(2026-03-09) One(1) One(2) Integer(84) Mark(Blank)");
}

#[test]
fn nothing_more_is_keyed_while_the_store_cannot_write() {
    let store = unwilling();
    let station = station_on(store.clone());
    with_batch(&station);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    store.refuses.store(true, Ordering::SeqCst);
    desk.key("1284");
    desk.settle();
    assert_eq!(desk.key("⏎"), [Notice::NotSaved(full())]);
    desk.settle();
    assert_eq!(desk.key("1"), [Notice::NotSaved(full())]);
    store.refuses.store(false, Ordering::SeqCst);
    desk.keying.retry();
    desk.settle();
    assert_eq!(desk.key("⏎"), [Notice::Completed(Serial(1)), Notice::Opened(Serial(2))]);
    desk.settle();
    assert_eq!(desk.keying.place_in_pile(), 2);
    insta::assert_snapshot!(answers(&station, 1), @"complete: One(glycines) Date(2026-03-09) One(1) One(2) Integer(84) Mark(Blank)");
}

#[test]
fn writing_again_by_itself_heals_the_sheet() {
    let store = unwilling();
    let station = station_on(store.clone());
    with_batch(&station);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    store.refuses.store(true, Ordering::SeqCst);
    desk.key("1");
    store.refuses.store(false, Ordering::SeqCst);
    desk.key("2");
    desk.settle();
    assert!(desk.keying.may_leave(), "the newer writing holds all of the sheet");
}

#[test]
fn a_report_that_is_not_registered_leaves_no_page() {
    let store = unwilling();
    let station = station_on(store.clone());
    with_batch(&station);
    store.refuses.store(true, Ordering::SeqCst);
    let folder = tempfile::tempdir().unwrap();
    let phrases = Phrases::new(Language::French);
    let error = station.issue_report("essai-1", folder.path(), &phrases).unwrap_err();
    assert_eq!(error, copiste::station::Error::Store(full()));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}
