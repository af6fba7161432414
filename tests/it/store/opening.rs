//! Opening a store: who has it, where it may lie, what is refused and how.

use super::machine::Patient;
use super::*;
use copiste::store::{Disk, Error, FREE_BYTES_MIN, Store, Write};
use std::fs::File;
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

#[test]
fn a_store_is_made_for_its_owner_alone() {
    let directory = scratch();
    let place = directory.path().join("house/store");
    let store = open(&place);
    assert_eq!(store.directory(), Some(place.canonicalize().unwrap()));
    for made in [directory.path().join("house"), place] {
        assert_eq!(std::fs::metadata(&made).unwrap().permissions().mode() & 0o777, 0o700, "{}", made.display());
    }
}

fn mode(path: &std::path::Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn set_mode(path: &std::path::Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_folder_that_was_made_beforehand_and_every_file_of_a_store_are_closed_to_others() {
    let directory = scratch();
    let place = directory.path().join("store");
    std::fs::create_dir(&place).unwrap();
    set_mode(&place, 0o755);
    open(&place).close();
    assert_eq!(mode(&place), 0o700, "it was empty");
    let files = || std::fs::read_dir(&place).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    assert!(files().count() >= 4);
    for file in files() {
        assert_eq!(mode(&file), 0o600, "{}", file.display());
    }
    // One of an earlier copiste.
    set_mode(&place, 0o755);
    files().for_each(|file| set_mode(&file, 0o644));
    open(&place).close();
    assert_eq!(mode(&place), 0o700);
    assert!(files().all(|file| mode(&file) == 0o600));
}

#[test]
fn a_folder_of_other_things_stays_open_and_only_the_store_in_it_is_closed() {
    let directory = scratch();
    let place = directory.path().join("papers");
    std::fs::create_dir(&place).unwrap();
    std::fs::write(place.join("letter.txt"), "dear").unwrap();
    let letter = 0o644;
    set_mode(&place.join("letter.txt"), letter);
    set_mode(&place, 0o755);
    open(&place).close();
    open(&place).close();
    assert_eq!(mode(&place), 0o755);
    assert_eq!(mode(&place.join("db")), 0o600);
    assert_eq!(mode(&place.join("letter.txt")), letter, "what is not ours stays as it is");
}

#[test]
fn a_second_opening_says_who_has_the_store() {
    let directory = scratch();
    let store = open(directory.path());
    let other = Holder { pid: 1, user: "bob".to_owned(), terminal: String::new(), since: Moment(0), socket: None };
    let refused = SledStore::open(directory.path(), other.clone()).err();
    let directory_path = directory.path().canonicalize().unwrap();
    assert_eq!(refused, Some(Error::Taken { directory: directory_path, holder: Some(somebody()) }));
    store.close();
    SledStore::open(directory.path(), other).expect("a store that was closed opens");
}

#[test]
fn a_program_that_is_not_copiste_and_has_the_data_is_noticed() {
    let directory = scratch();
    open(directory.path()).close();
    let _other = sled::open(directory.path()).unwrap();
    let path = directory.path().canonicalize().unwrap();
    let refused = SledStore::open(directory.path(), somebody()).err();
    assert_eq!(refused, Some(Error::Taken { directory: path, holder: None }));
}

#[test]
fn a_store_opens_again_at_once_after_it_was_closed() {
    let directory = scratch();
    for revision in 1..=20 {
        let store = open(directory.path());
        assert_eq!(store.commit(&ann(), vec![Write::Record(sheet(1), filed(revision))]), Ok(()));
    }
    assert_eq!(open(directory.path()).record(&sheet(1)), Ok(Some(filed(20))));
}

#[test]
fn a_place_that_cannot_be_a_directory_is_named() {
    let directory = scratch();
    let file = directory.path().join("file");
    std::fs::write(&file, "not a directory").unwrap();
    for place in [file.clone(), file.join("store")] {
        let Err(Error::Unwritable { path, .. }) = SledStore::open(&place, somebody()) else { panic!("refused") };
        assert_eq!(path, place);
    }
    // A lock file that cannot be written stands for a directory that cannot: root may write anywhere.
    let place = directory.path().join("store");
    std::fs::create_dir_all(place.join("lock")).unwrap();
    assert!(matches!(SledStore::open(&place, somebody()), Err(Error::Unwritable { .. })));
}

/// A disk that answers what a test wants.
struct Strange {
    free: u64,
    network: Option<&'static str>,
}

impl Disk for Strange {
    fn sync_data(&self, file: &File, path: &Path) -> io::Result<()> {
        Patient.sync_data(file, path)
    }
    fn sync_directory(&self, path: &Path) -> io::Result<()> {
        Patient.sync_directory(path)
    }
    fn free_bytes(&self, _path: &Path) -> io::Result<u64> {
        Ok(self.free)
    }
    fn network_file_system(&self, _path: &Path) -> io::Result<Option<String>> {
        Ok(self.network.map(str::to_owned))
    }
}

fn open_strange(disk: Strange, directory: &Path) -> Option<Error> {
    SledStore::open_on(Arc::new(disk), directory, somebody()).err()
}

#[test]
fn a_network_file_system_is_refused_by_name() {
    let directory = scratch();
    let path = directory.path().canonicalize().unwrap();
    let refused = open_strange(Strange { free: u64::MAX, network: Some("nfs") }, directory.path());
    assert_eq!(refused, Some(Error::NetworkFileSystem { path, kind: "nfs".to_owned() }));
}

#[test]
fn a_full_disk_is_refused_before_anything_is_written() {
    let directory = scratch();
    let path = directory.path().canonicalize().unwrap();
    let refused = open_strange(Strange { free: 1_000, network: None }, directory.path());
    assert_eq!(refused, Some(Error::NoSpace { path, free: 1_000, needed: FREE_BYTES_MIN }));
    assert!(!directory.path().join("db").exists());
}

/// A disk whose syncs fail after a while.
struct Failing(AtomicU64);

impl Disk for Failing {
    fn sync_data(&self, _file: &File, _path: &Path) -> io::Result<()> {
        let left = self.0.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1));
        left.map(drop).map_err(|_| io::Error::other("input/output error"))
    }
    fn sync_directory(&self, _path: &Path) -> io::Result<()> {
        Ok(())
    }
    fn free_bytes(&self, _path: &Path) -> io::Result<u64> {
        Ok(u64::MAX)
    }
    fn network_file_system(&self, _path: &Path) -> io::Result<Option<String>> {
        Ok(None)
    }
}

#[test]
fn a_store_never_goes_on_after_a_sync_that_failed() {
    let directory = scratch();
    // Two syncs while it opens, one for the first sheet.
    let disk = Failing(AtomicU64::new(3));
    let store = SledStore::open_on(Arc::new(disk), directory.path(), somebody()).unwrap();
    assert_eq!(store.commit(&ann(), vec![Write::Record(sheet(1), filed(1))]), Ok(()));
    let failed = store.commit(&ann(), vec![Write::Record(sheet(2), filed(1))]);
    assert!(matches!(&failed, Err(Error::Disk { reason, .. }) if reason.contains("input/output")), "{failed:?}");
    assert_eq!(store.commit(&ann(), vec![Write::Record(sheet(3), filed(1))]), Err(Error::Stopped));
    assert_eq!(store.record(&sheet(1)), Err(Error::Stopped));
    store.close();
    assert_eq!(open(directory.path()).record(&sheet(1)), Ok(Some(filed(1))));
}

#[test]
fn a_lost_data_file_is_not_taken_for_a_new_store() {
    let directory = scratch();
    for with_snapshot in [false, true] {
        let store = open(directory.path());
        store.commit(&ann(), vec![Write::Record(sheet(1), filed(1 + u64::from(with_snapshot)))]).unwrap();
        store.close();
        let data = directory.path().canonicalize().unwrap().join("db");
        let aside = directory.path().join("aside");
        std::fs::rename(&data, &aside).unwrap();
        assert_eq!(SledStore::open(directory.path(), somebody()).err(), Some(Error::Missing { path: data.clone() }));
        std::fs::rename(&aside, &data).unwrap();
    }
    assert!(open(directory.path()).record(&sheet(1)).unwrap().is_some());
}

#[test]
fn an_emptied_data_file_is_not_taken_for_a_new_store() {
    let directory = scratch();
    let store = open(directory.path());
    store.commit(&ann(), vec![Write::Record(sheet(1), filed(1))]).unwrap();
    store.close();
    as_if_killed(directory.path());
    std::fs::write(directory.path().join("db"), "").unwrap();
    assert!(matches!(SledStore::open(directory.path(), somebody()), Err(Error::Unreadable { .. })));
}

#[test]
fn an_opening_that_was_killed_leaves_nothing_in_the_way() {
    let directory = scratch();
    let store = open(directory.path());
    store.commit(&ann(), vec![Write::Record(sheet(1), filed(1))]).unwrap();
    store.close();
    as_if_killed(directory.path());
    let left = directory.path().join("snap.00000000000024A3.generating");
    std::fs::write(&left, "half a snapshot").unwrap();
    assert_eq!(open(directory.path()).record(&sheet(1)), Ok(Some(filed(1))));
    assert!(!left.exists());
}

/// sled alone, which lets go of its files a little after it is closed.
pub fn raw(directory: &Path) -> sled::Db {
    as_if_killed(directory);
    loop {
        match sled::open(directory) {
            Err(error) if error.to_string().contains("acquire lock") => std::thread::yield_now(),
            opened => return opened.unwrap(),
        }
    }
}

/// A store whose first key says this schema, under the seal of that schema: as another copiste would have left it.
pub fn of_schema(directory: &Path, schema: u16) {
    let database = raw(directory);
    let key = b"schema/\0\0".to_vec();
    let mut value = schema.min(4).to_le_bytes().to_vec();
    value.extend_from_slice(&2_u64.to_le_bytes());
    value.extend_from_slice(&1_u16.to_le_bytes());
    value.extend_from_slice(&schema.to_le_bytes());
    let crc = crc32fast::hash(&[key.clone(), value.clone()].concat());
    value.extend_from_slice(&crc.to_le_bytes());
    database.insert(key, value).unwrap();
}

/// The schema that stands under the first key.
pub fn schema_of(directory: &Path) -> u16 {
    let value = raw(directory).get(b"schema/\0\0").unwrap().unwrap();
    u16::from_le_bytes([value[12], value[13]])
}

#[test]
fn the_store_of_a_newer_copiste_is_refused() {
    let directory = scratch();
    open(directory.path()).close();
    of_schema(directory.path(), 9);
    let place = directory.path().canonicalize().unwrap().display().to_string();
    let refused = SledStore::open(directory.path(), somebody()).err();
    assert_eq!(refused, Some(Error::Newer { place, found: 9, known: 7 }));
    assert_eq!(schema_of(directory.path()), 9, "nothing is written there");
}

/// All chunks of the one record in one, under the seal of an earlier schema.
pub fn record_in_one_chunk(directory: &Path, schema: u16) {
    let database = raw(directory);
    let chunks: Vec<_> = database.scan_prefix(b"s/").map(Result::unwrap).collect();
    assert!(chunks.len() > 3, "it is a long one");
    let key = chunks[0].0.to_vec();
    let mut value = chunks[0].1.to_vec();
    value[..2].copy_from_slice(&schema.to_le_bytes());
    value[10..12].copy_from_slice(&1_u16.to_le_bytes());
    value.truncate(12);
    for (key, chunk) in chunks {
        value.extend_from_slice(&chunk[12..chunk.len() - 4]);
        database.remove(key).unwrap();
    }
    let crc = crc32fast::hash(&[key.clone(), value.clone()].concat());
    value.extend_from_slice(&crc.to_le_bytes());
    database.insert(key, value).unwrap();
}

/// The longest value of a store.
fn longest_value(directory: &Path) -> usize {
    raw(directory).iter().values().map(|value| value.unwrap().len()).max().unwrap()
}

#[test]
fn the_store_of_the_copiste_before_is_written_in_the_form_of_today() {
    let house = scratch();
    let directory = house.path().join("store");
    let store = open(&directory);
    let long = super::long_filed(1, 3_000);
    store.commit(&ann(), vec![Write::Record(sheet(1), long.clone())]).unwrap();
    store.close();
    record_in_one_chunk(&directory, 4);
    of_schema(&directory, 4);
    assert!(longest_value(&directory) > 2_000);

    let store = open(&directory);
    assert_eq!(store.record(&sheet(1)), Ok(Some(long)));
    store.commit(&ann(), vec![Write::Record(sheet(1), filed(2))]).unwrap();
    store.close();
    assert_eq!(schema_of(&directory), 7);
    assert!(longest_value(&directory) <= 512);
    assert_eq!(open(&directory).record(&sheet(1)), Ok(Some(filed(2))));
}

/// A document of one chunk, under the seal of an earlier schema.
fn put(database: &sled::Db, document: &[u8], content: &[u8], schema: u16) {
    let key = [document, &[0, 0]].concat();
    let head = [&schema.to_le_bytes()[..], &1_u64.to_le_bytes(), &1_u16.to_le_bytes()].concat();
    let value = [&head, content].concat();
    let crc = crc32fast::hash(&[key.clone(), value.clone()].concat());
    database.insert(key, [&value[..], &crc.to_le_bytes()].concat()).unwrap();
}

/// It names the chunks as they were: cut anew before, they would outlive their destruction.
#[test]
fn what_the_copiste_before_had_begun_to_remove_is_removed_before_its_store_is_written_anew() {
    let house = scratch();
    let directory = house.path().join("store");
    let store = open(&directory);
    store.commit(&ann(), vec![Write::Record(sheet(1), super::long_filed(1, 3_000))]).unwrap();
    store.close();
    record_in_one_chunk(&directory, 4);
    of_schema(&directory, 4);
    let database = raw(&directory);
    let (record, _) = database.scan_prefix(b"s/").next().unwrap().unwrap();
    let removal: Vec<(Vec<u8>, Option<Vec<u8>>)> = vec![(record.to_vec(), None)];
    put(&database, b"w/part/\0\0\0\0/", &postcard::to_stdvec(&removal).unwrap(), 4);
    put(&database, b"w/mark/", &postcard::to_stdvec(&1_u32).unwrap(), 4);
    drop(database);

    let store = open(&directory);
    assert_eq!(store.record(&sheet(1)), Ok(None));
    store.close();
    let database = raw(&directory);
    assert_eq!(database.scan_prefix(b"s/").count(), 0);
    assert_eq!(database.scan_prefix(b"w/").count(), 0);
}

#[test]
fn a_store_whose_form_nobody_reads_any_more_is_refused_as_it_stands() {
    let directory = scratch();
    open(directory.path()).close();
    of_schema(directory.path(), 3);
    let place = directory.path().canonicalize().unwrap().display().to_string();
    let refused = SledStore::open(directory.path(), somebody()).err();
    assert_eq!(refused, Some(Error::Older { place, found: 3, known: 7 }));
    assert_eq!(schema_of(directory.path()), 3);
}

#[test]
fn no_value_is_large_enough_for_a_file_of_its_own() {
    // sled never syncs what it puts into files of their own, so nothing may get there.
    let directory = scratch();
    let store = open(directory.path());
    for revision in 1..=3 {
        for serial in 1..=60 {
            store.submit(&ann(), vec![Write::Record(sheet(serial), long_filed(revision, 9_000))], Box::new(|_, _| ()));
        }
    }
    store.commit(&ann(), vec![Write::Report(spring(), report(1, 2 << 20))]).unwrap();
    store.close();
    assert_eq!(std::fs::read_dir(directory.path().join("blobs")).unwrap().count(), 0);
}

#[test]
fn events_keep_the_places_that_stores_know_them_by() {
    use copiste::campaign::CampaignEvent;
    use copiste::record::RecordEvent;
    // A store writes the place of an event in its list: a new one comes last, or what is kept says something else.
    let campaign = |event: CampaignEvent| postcard::to_stdvec(&event).unwrap()[0];
    let record = |event: RecordEvent| postcard::to_stdvec(&event).unwrap()[0];
    assert_eq!(
        [
            CampaignEvent::Created,
            CampaignEvent::Edited,
            CampaignEvent::Emptied,
            CampaignEvent::OutsideRemoved,
            CampaignEvent::CouncilExamined(None)
        ]
        .map(campaign),
        [0, 5, 10, 12, 20]
    );
    let events = [
        RecordEvent::Completed,
        RecordEvent::Reopened,
        RecordEvent::Verified { corrected: Vec::new() },
        RecordEvent::Corrected(String::new()),
    ];
    assert_eq!(events.map(record), [0, 2, 5, 6]);
}
