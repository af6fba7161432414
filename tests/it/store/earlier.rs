//! A store of an earlier form is kept as it was before it is written in the form of today.

use super::opening::{of_schema, raw, record_in_one_chunk, schema_of};
use super::*;
use copiste::campaign::CampaignStatus;
use copiste::store::{Disk, Error, FREE_BYTES_MIN, Store, Write};
use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::sync::Arc;

/// A store that the copiste before left.
fn of_the_copiste_before(place: &Path) {
    let store = open(place);
    store.commit(&ann(), vec![Write::Record(sheet(1), long_filed(1, 3_000))]).unwrap();
    store.close();
    record_in_one_chunk(place, 4);
    of_schema(place, 4);
}

fn entries(place: &Path) -> BTreeMap<Vec<u8>, Vec<u8>> {
    raw(place).iter().map(|entry| entry.map(|(key, value)| (key.to_vec(), value.to_vec())).unwrap()).collect()
}

fn copies(place: &Path) -> Vec<PathBuf> {
    SledStore::earlier_copies(place).into_iter().map(|(_, copy)| copy).collect()
}

#[test]
fn the_store_as_it_was_lies_beside_it_for_its_owner_alone() {
    let directory = scratch();
    let place = directory.path().join("store");
    of_the_copiste_before(&place);
    let before = entries(&place);
    let store = open(&place);
    let migrated = store.migrated().expect("it was of another form").clone();
    assert_eq!(store.record(&sheet(1)), Ok(Some(long_filed(1, 3_000))));
    store.close();
    assert_eq!(schema_of(&place), 7);

    assert_eq!(migrated.from, 4);
    let name = migrated.copy.file_name().unwrap().to_str().unwrap();
    let day = name.strip_prefix("store-earlier-4-").expect(name);
    assert!(day.parse::<jiff::civil::Date>().is_ok(), "{name}");
    assert_eq!(SledStore::earlier_copies(&place), [(4, migrated.copy.clone())]);
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&migrated.copy), 0o700);
    for entry in std::fs::read_dir(&migrated.copy).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode(&path), if path.is_dir() { 0o700 } else { 0o600 }, "{}", path.display());
    }
    assert!(!migrated.copy.join("lock").exists());
    assert_eq!(entries(&migrated.copy), before);

    // The way back: the folder of today aside, the copy in its place.
    let again = open(&place);
    assert_eq!(again.migrated(), None);
    again.close();
    assert_eq!(copies(&place).len(), 1);
    std::fs::rename(&place, directory.path().join("aside")).unwrap();
    std::fs::rename(&migrated.copy, &place).unwrap();
    assert_eq!((schema_of(&place), copies(&place).len()), (4, 0));
    assert_eq!(open(&place).migrated().map(|migrated| migrated.from), Some(4), "and forward again");
}

/// A disk on which so many bytes are free, and that refuses a sync after a while.
struct Small {
    free: u64,
    syncs: std::sync::atomic::AtomicU64,
}

impl Small {
    fn new(free: u64, syncs: u64) -> Arc<Small> {
        Arc::new(Small { free, syncs: syncs.into() })
    }

    fn sync(&self) -> io::Result<()> {
        use std::sync::atomic::Ordering::SeqCst;
        let left = self.syncs.fetch_update(SeqCst, SeqCst, |left| left.checked_sub(1));
        left.map(drop).map_err(|_| io::Error::from_raw_os_error(5))
    }
}

impl Disk for Small {
    fn sync_data(&self, _file: &File, _path: &Path) -> io::Result<()> {
        self.sync()
    }
    fn sync_directory(&self, _path: &Path) -> io::Result<()> {
        self.sync()
    }
    fn free_bytes(&self, _path: &Path) -> io::Result<u64> {
        Ok(self.free)
    }
    fn network_file_system(&self, _path: &Path) -> io::Result<Option<String>> {
        Ok(None)
    }
}

#[test]
fn without_room_for_the_copy_nothing_is_changed() {
    let directory = scratch();
    let place = directory.path().join("store");
    of_the_copiste_before(&place);
    let before = entries(&place);
    let data = std::fs::metadata(place.join("db")).unwrap().len();
    // Enough for a data file written anew, not for a copy, too.
    let disk = Small::new(FREE_BYTES_MIN + 2 * data + 1, u64::MAX);
    let refused = SledStore::open_on(disk, &place, somebody()).err();
    let Some(Error::NoSpace { path, needed, .. }) = refused else { panic!("{refused:?}") };
    assert_eq!(path, place.canonicalize().unwrap());
    assert!(needed > FREE_BYTES_MIN + 3 * data);
    assert_eq!((schema_of(&place), entries(&place), copies(&place).len()), (4, before, 0));
    assert!(SledStore::open_on(Small::new(needed, u64::MAX), &place, somebody()).is_ok());
}

#[test]
fn wherever_an_update_is_cut_short_one_copy_is_made_and_it_is_as_it_was() {
    let directory = scratch();
    let made = directory.path().join("made");
    of_the_copiste_before(&made);
    let before = entries(&made);
    let mut cut_short = 0;
    for syncs in 0.. {
        let folder = directory.path().join(syncs.to_string());
        let place = folder.join("store");
        copy_of(&made, &place);
        let outcome = SledStore::open_on(Small::new(u64::MAX, syncs), &place, somebody()).map(SledStore::close);
        let store = open(&place);
        assert_eq!(store.record(&sheet(1)), Ok(Some(long_filed(1, 3_000))), "after {syncs} syncs");
        store.close();
        let [copy] = copies(&place).try_into().expect("one copy");
        assert_eq!(entries(&copy), before, "after {syncs} syncs");
        let left: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left.len(), 2, "{left:?}");
        match outcome {
            Ok(()) => break,
            Err(_) => cut_short += 1,
        }
    }
    assert!(cut_short > 5, "{cut_short}");
}

/// Every file of a folder and of the folders in it, in another place.
fn copy_of(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name())).unwrap();
        if path.is_dir() {
            copy_of(&path, &to.join(name));
        } else {
            std::fs::copy(&path, to.join(name)).unwrap();
        }
    }
}

#[test]
fn answers_are_not_destroyed_while_they_lie_in_an_earlier_copy() {
    let directory = scratch();
    let place = directory.path().join("store");
    let ended = copiste::campaign::Campaign {
        keep_until: Some(jiff::civil::date(2026, 1, 1)),
        status: CampaignStatus::Closed,
        ..campaign("spring-2026")
    };
    let store = open(&place);
    store.commit(&ann(), vec![Write::Campaign(ended)]).unwrap();
    store.commit(&ann(), vec![Write::Record(sheet(1), long_filed(1, 3_000))]).unwrap();
    store.close();
    record_in_one_chunk(&place, 4);
    of_schema(&place, 4);
    let store = open(&place);
    let copy = store.migrated().unwrap().copy.clone();
    let empty = || store.commit(&ann(), vec![Write::Empty(spring())]);
    assert_eq!(empty(), Err(Error::EarlierAside { path: copy.clone() }));
    std::fs::remove_dir_all(copy).unwrap();
    assert_ne!(empty().map_err(|error| matches!(error, Error::EarlierAside { .. })), Err(true));
}
