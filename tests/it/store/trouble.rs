//! A disk that fails while sheets are keyed: it is said what happened, nothing acknowledged is lost, and once the disk is well again
//! the store goes on.

use super::machine::Patient;
use super::*;
use copiste::store::{Disk, Error, FREE_BYTES_MIN, Store, Write};
use std::fs::File;
use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicI32, AtomicU64, Ordering::SeqCst};
use std::sync::{Arc, Mutex};

const ENOSPC: i32 = 28;
const EROFS: i32 = 30;
const EACCES: i32 = 13;
const EIO: i32 = 5;

/// A disk that fails as it is told to, and remembers what it synced.
struct Troubled {
    /// What the system answers to a sync; 0 when it does it.
    errno: AtomicI32,
    free: AtomicU64,
    synced: Mutex<Vec<PathBuf>>,
}

impl Troubled {
    fn well() -> Arc<Troubled> {
        Arc::new(Troubled { errno: 0.into(), free: u64::MAX.into(), synced: Mutex::default() })
    }

    fn fails_with(&self, errno: i32) {
        self.errno.store(errno, SeqCst);
    }

    fn is_well(&self) {
        self.fails_with(0);
        self.free.store(u64::MAX, SeqCst);
    }

    /// What was synced since this was asked last, by its place in the store.
    fn synced(&self, place: &Path) -> Vec<String> {
        let place = place.canonicalize().unwrap();
        let within = |path: PathBuf| path.strip_prefix(&place).map(|path| path.display().to_string());
        self.synced.lock().unwrap().drain(..).filter_map(|path| within(path).ok()).collect()
    }
}

impl Disk for Troubled {
    fn sync_data(&self, file: &File, path: &Path) -> io::Result<()> {
        match self.errno.load(SeqCst) {
            0 => {
                self.synced.lock().unwrap().push(path.to_owned());
                Patient.sync_data(file, path)
            }
            errno => Err(io::Error::from_raw_os_error(errno)),
        }
    }
    fn sync_directory(&self, path: &Path) -> io::Result<()> {
        Patient.sync_directory(path)
    }
    fn free_bytes(&self, _path: &Path) -> io::Result<u64> {
        Ok(self.free.load(SeqCst))
    }
    fn network_file_system(&self, _path: &Path) -> io::Result<Option<String>> {
        Ok(None)
    }
}

fn write(store: &SledStore, serial: u32) -> Result<(), Error> {
    store.commit(&ann(), vec![Write::Record(sheet(serial), filed(1))])
}

fn begun(disk: &Arc<Troubled>, place: &Path) -> SledStore {
    let disk: Arc<dyn Disk> = disk.clone();
    let store = SledStore::open_on(disk, place, somebody()).unwrap();
    let tool = Write::Tool(Arc::new(tool()));
    store
        .commit(&ann(), vec![tool, Write::Campaign(campaign("spring-2026")), Write::Batch(spring(), batch(1))])
        .unwrap();
    assert_eq!(write(&store, 1), Ok(()));
    store
}

/// Everything that was acknowledged is there and holds, here and when it is opened anew.
fn assert_whole(store: SledStore, place: &Path, serials: &[u32]) {
    for opened in [Some(store), None] {
        let store = opened.unwrap_or_else(|| open(place));
        for serial in serials {
            assert_eq!(store.record(&sheet(*serial)), Ok(Some(filed(1))), "sheet {serial}");
        }
        let health = store.health().unwrap();
        assert!(health.is_whole(), "{health:?}");
        store.close();
    }
}

#[test]
fn whatever_the_disk_refuses_is_said_and_the_store_goes_on_when_it_is_well_again() {
    for errno in [ENOSPC, EROFS, EACCES, EIO] {
        let directory = scratch();
        let place = directory.path().join("store");
        let disk = Troubled::well();
        let store = begun(&disk, &place);
        disk.fails_with(errno);
        let number = format!("(os error {errno})");
        let is_said = |outcome: &Result<(), Error>| matches!(outcome, Err(Error::Disk { reason, .. }) if reason.ends_with(&number));
        let refused = write(&store, 2);
        assert!(is_said(&refused), "{refused:?}");
        assert_eq!(write(&store, 3), Err(Error::Stopped), "nothing is taken behind a failure");
        let revived = store.revive();
        assert!(is_said(&revived), "{revived:?}");
        assert_eq!(write(&store, 3), Err(Error::Stopped));
        disk.is_well();
        assert_eq!(store.revive(), Ok(()));
        assert_eq!(store.revive(), Ok(()), "there is nothing to be done any more");
        assert_eq!((write(&store, 2), write(&store, 3)), (Ok(()), Ok(())));
        assert_whole(store, &place, &[1, 2, 3]);
    }
}

/// After a failed sync the system takes for written what the disk may not have: only another writing brings it there.
#[test]
fn behind_a_sync_that_failed_everything_is_written_anew_before_anything_is_acknowledged() {
    let directory = scratch();
    let place = directory.path().join("store");
    let disk = Troubled::well();
    let store = begun(&disk, &place);
    disk.fails_with(EIO);
    assert!(write(&store, 2).is_err());
    disk.is_well();
    disk.synced(&place);
    assert_eq!(store.revive(), Ok(()));
    let synced = disk.synced(&place);
    assert!(synced.contains(&"anew/db".to_owned()), "{synced:?}");
    assert_eq!(write(&store, 2), Ok(()));
    assert_whole(store, &place, &[1, 2]);
}

#[test]
fn without_room_the_store_does_not_go_on_and_says_how_much_it_needs() {
    let directory = scratch();
    let place = directory.path().join("store");
    let disk = Troubled::well();
    let store = begun(&disk, &place);
    disk.fails_with(ENOSPC);
    assert!(write(&store, 2).is_err());
    disk.fails_with(0);
    disk.free.store(1_000, SeqCst);
    let path = place.canonicalize().unwrap();
    assert_eq!(store.revive(), Err(Error::NoSpace { path, free: 1_000, needed: FREE_BYTES_MIN }));
    // Enough to be opened, not enough to be written anew.
    disk.free.store(FREE_BYTES_MIN, SeqCst);
    assert!(matches!(store.revive(), Err(Error::NoSpace { needed, .. }) if needed > FREE_BYTES_MIN));
    disk.is_well();
    assert_eq!((store.revive(), write(&store, 2)), (Ok(()), Ok(())));
    assert_whole(store, &place, &[1, 2]);
}

#[test]
fn a_folder_that_vanishes_is_noticed_at_the_next_answer_and_taken_up_when_it_is_back() {
    let directory = scratch();
    let place = directory.path().join("store");
    let store = begun(&Troubled::well(), &place);
    let (here, away) = (place.canonicalize().unwrap(), directory.path().join("away"));
    std::fs::rename(&place, &away).unwrap();
    let gone = Error::Gone { path: here };
    assert_eq!(write(&store, 2), Err(gone.clone()), "it would go with the folder");
    assert_eq!(store.revive(), Err(gone));
    assert!(!place.exists(), "no empty store takes its place");
    std::fs::create_dir(&place).unwrap();
    assert!(matches!(store.revive(), Err(Error::Gone { .. })), "nor is one made where a folder is");
    std::fs::remove_dir(&place).unwrap();
    std::fs::rename(&away, &place).unwrap();
    assert_eq!(store.revive(), Ok(()));
    // It is written, and may be there already.
    assert_eq!((write(&store, 2), write(&store, 3)), (Ok(()), Ok(())));
    assert_whole(store, &place, &[1, 2, 3]);
}

#[test]
fn a_data_file_that_was_deleted_or_exchanged_is_noticed_at_the_next_answer() {
    let directory = scratch();
    let place = directory.path().join("store");
    let store = begun(&Troubled::well(), &place);
    let data = place.canonicalize().unwrap().join("db");
    let copy = std::fs::read(&data).unwrap();
    std::fs::remove_file(&data).unwrap();
    assert_eq!(write(&store, 2), Err(Error::Gone { path: data.parent().unwrap().to_owned() }));
    assert_eq!(store.revive(), Err(Error::Missing { path: data.clone() }));
    std::fs::write(&data, copy).unwrap();
    assert_eq!((store.revive(), write(&store, 2)), (Ok(()), Ok(())));
    assert_whole(store, &place, &[1, 2]);
}

#[test]
fn a_store_without_a_failure_has_nothing_to_be_revived() {
    let directory = scratch();
    let store = open(directory.path());
    assert_eq!(store.revive(), Ok(()));
    assert_eq!(write(&store, 1), Ok(()));
    assert_eq!(copiste::store::MemoryStore::new().revive(), Ok(()));
}
