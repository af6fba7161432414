//! A store that was damaged on the disk since it was closed: it is refused, and nothing of it is touched.

use super::*;
use copiste::store::{Error, Store, Write};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A store with a few sheets, closed.
fn closed_store() -> (TempDir, PathBuf) {
    let directory = scratch();
    let place = directory.path().join("store");
    let store = open(&place);
    for serial in 1..=40 {
        assert_eq!(store.commit(&ann(), vec![Write::Record(sheet(serial), long_filed(1, 900))]), Ok(()));
    }
    store.close();
    // sled makes a snapshot when it opens what is there.
    open(&place).close();
    (directory, place)
}

fn content(place: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = std::fs::read_dir(place).unwrap().map(|entry| entry.unwrap().path());
    // Who opens it writes its name there.
    let files = entries.filter(|path| path.is_file() && !path.ends_with("lock"));
    files.map(|path| (path.clone(), std::fs::read(&path).unwrap())).collect()
}

fn altered(place: &Path, files: &[&str]) -> Error {
    let files = files.iter().map(|&name| name.to_owned()).collect();
    Error::Altered { path: place.canonicalize().unwrap(), files }
}

fn snapshot_of(place: &Path) -> PathBuf {
    let is_snapshot = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().starts_with("snap.");
    content(place).into_keys().find(is_snapshot).expect("there is one")
}

fn flip(path: &Path, at: usize) {
    let mut bytes = std::fs::read(path).unwrap();
    bytes[at] ^= 0x10;
    std::fs::write(path, bytes).unwrap();
}

#[test]
fn whichever_bit_of_a_closed_data_file_turns_the_store_is_refused_and_stays_as_it_is() {
    let (_directory, place) = closed_store();
    let (data, whole) = (place.join("db"), content(&place));
    let bytes = whole[&data].len();
    for at in (0..bytes).step_by(bytes / 60) {
        flip(&data, at);
        let damaged = content(&place);
        assert_eq!(SledStore::open(&place, somebody()).err(), Some(altered(&place, &["db"])), "byte {at}");
        assert_eq!(content(&place), damaged, "byte {at}: nothing was done to it");
        flip(&data, at);
    }
    let store = open(&place);
    for serial in 1..=40 {
        assert_eq!(store.record(&sheet(serial)), Ok(Some(long_filed(1, 900))), "a file put back opens");
    }
}

#[test]
fn every_file_that_differs_is_gone_or_was_added_is_named() {
    let (_directory, place) = closed_store();
    let snapshot = snapshot_of(&place);
    let name = snapshot.file_name().unwrap().to_str().unwrap();
    std::fs::copy(&snapshot, place.join("snap.ffffffffffffffff")).unwrap();
    std::fs::remove_file(&snapshot).unwrap();
    let data = std::fs::read(place.join("db")).unwrap();
    std::fs::write(place.join("db"), &data[..data.len() - 1]).unwrap();
    flip(&place.join("conf"), 0);
    let refused = SledStore::open(&place, somebody()).err();
    assert_eq!(refused, Some(altered(&place, &["conf", "db", name, "snap.ffffffffffffffff"])));
}

#[test]
fn a_store_that_was_killed_or_whose_note_is_torn_opens() {
    let (directory, place) = closed_store();
    let note = place.join("closed");
    let whole = std::fs::read(&note).unwrap();
    for torn in [&whole[..whole.len() / 2], &whole[..whole.len() - 1], b"", b"\xff\xfe\n", b"copiste closed 1\n"] {
        std::fs::write(&note, torn).unwrap();
        open(&place).close();
    }
    let store = open(&place);
    assert!(!note.exists(), "it never outlives what it says");
    // What a killed process leaves.
    let killed = directory.path().join("killed");
    std::fs::create_dir(&killed).unwrap();
    assert_eq!(store.commit(&ann(), vec![Write::Record(sheet(1), long_filed(2, 900))]), Ok(()));
    for (path, bytes) in content(&place) {
        std::fs::write(killed.join(path.file_name().unwrap()), bytes).unwrap();
    }
    assert_eq!(open(&killed).record(&sheet(1)), Ok(Some(long_filed(2, 900))));
}

#[test]
fn a_store_that_is_only_looked_at_tells_that_it_was_damaged_and_shows_what_is_left() {
    let (_directory, place) = closed_store();
    let data = place.join("db");
    let bytes = std::fs::metadata(&data).unwrap().len() as usize;
    flip(&data, bytes - 1);
    let looked_at = SledStore::look(&place, &somebody()).unwrap();
    let health = looked_at.health().unwrap();
    assert_eq!(health.altered, Some(altered(&place, &["db"])));
    assert!(!health.is_whole());
    assert_eq!(looked_at.record(&sheet(1)), Ok(Some(long_filed(1, 900))));
}

/// A killed store vouches for nothing: what turned in it is found by looking, or did no harm.
#[test]
fn whichever_bit_of_a_killed_store_turns_a_look_at_it_says_what_is_wrong_or_everything_is_there() {
    let (directory, place) = closed_store();
    as_if_killed(&place);
    let whole = content(&place);
    let bytes = whole[&place.join("db")].len();
    let mut unread = 0;
    for (number, at) in (0..bytes).step_by(bytes / 100).enumerate() {
        let copy = directory.path().join(format!("copy-{number}"));
        std::fs::create_dir_all(copy.join("journal")).unwrap();
        whole.iter().for_each(|(path, bytes)| std::fs::write(copy.join(path.file_name().unwrap()), bytes).unwrap());
        for (path, bytes) in content(&place.join("journal")) {
            std::fs::write(copy.join("journal").join(path.file_name().unwrap()), bytes).unwrap();
        }
        flip(&copy.join("db"), at);
        // One that does not open at all says so.
        let Ok(looked_at) = SledStore::look(&copy, &somebody()) else { continue };
        let health = looked_at.health().unwrap();
        unread += usize::from(health.unread.is_some());
        for campaign in &health.campaigns {
            assert_eq!(campaign.copied, Some(40), "byte {at}: the text copy is looked at whatever the data are");
        }
        if health.is_whole() {
            for serial in 1..=40 {
                assert_eq!(looked_at.record(&sheet(serial)), Ok(Some(long_filed(1, 900))), "byte {at}");
            }
        }
    }
    assert!(unread > 0, "no page was damaged so that it cannot be read");
}
