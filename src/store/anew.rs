//! A data file written anew, when answers were destroyed: what is removed from sled stays in its log until the log is
//! used again, which may be never; or when an earlier copiste cut its values otherwise.
//!
//! Everything that is kept is written to a store beside; once that is whole and synced it gets a name beside the old data
//! file, and from then on it will take its place, come what may. A cut at any moment leaves the one or the other.

use super::disk::Disk;
use super::engine::Entry;
use std::fs::{DirBuilder, File};
use std::io;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::Path;
use std::time::{Duration, Instant};

/// Where the new data file is written.
const BESIDE: &str = "anew";
/// The new data file once it is whole.
pub(super) const WHOLE: &str = "db.anew";
pub(super) const DATA_FILE: &str = "db";
/// Entries written at a time.
const ENTRIES_AT_ONCE: usize = 256;
/// What sled keeps of them in memory.
const CACHE_BYTES: u64 = 8 << 20;
/// sled lets go of its files a little after it is closed.
const PATIENCE: Duration = Duration::from_secs(1);
const PAUSE: Duration = Duration::from_millis(5);

/// Writes entries, in the order of their keys, to a data file beside, and says that it is whole.
pub(super) fn write<I>(directory: &Path, disk: &dyn Disk, entries: impl Fn() -> I) -> sled::Result<()>
where
    I: Iterator<Item = sled::Result<Entry>>,
{
    let beside = directory.join(BESIDE);
    clear(&beside)?;
    DirBuilder::new().mode(0o700).create(&beside)?;
    let fresh = fill(&beside, entries())?;
    let written = fresh.iter().map(|entry| entry.map(|(key, value)| (key.to_vec(), value.to_vec())));
    assert!(entries().eq(written), "everything that is kept was written");
    close(fresh, &beside, disk)?;
    std::fs::rename(beside.join(DATA_FILE), directory.join(WHOLE))?;
    disk.sync_directory(directory)?;
    Ok(())
}

/// A data file in an empty folder, with entries in it, not yet synced.
pub(super) fn fill(folder: &Path, entries: impl Iterator<Item = sled::Result<Entry>>) -> sled::Result<sled::Db> {
    let fresh = sled::Config::new().path(folder).cache_capacity(CACHE_BYTES).flush_every_ms(None).open()?;
    let mut batch = sled::Batch::default();
    for (number, entry) in entries.enumerate() {
        let (key, value) = entry?;
        batch.insert(key, value);
        if number % ENTRIES_AT_ONCE == ENTRIES_AT_ONCE - 1 {
            fresh.apply_batch(std::mem::take(&mut batch))?;
        }
    }
    fresh.apply_batch(batch)?;
    fresh.flush()?;
    Ok(fresh)
}

/// Closes a data file of a folder, and syncs it.
pub(super) fn close(fresh: sled::Db, folder: &Path, disk: &dyn Disk) -> io::Result<()> {
    drop(fresh);
    let data = folder.join(DATA_FILE);
    let file = File::open(&data)?;
    wait_for(&file)?;
    disk.sync_data(&file, &data)
}

/// Puts a new data file that is whole in its place, and clears away one that is not. Nothing may have the old one open.
pub(super) fn take(directory: &Path, disk: &dyn Disk) -> io::Result<()> {
    let whole = directory.join(WHOLE);
    if whole.exists() {
        // The snapshots are of the old data file, which is of no use any more.
        for entry in std::fs::read_dir(directory)? {
            let path = entry?.path();
            if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("snap.")) {
                std::fs::remove_file(path)?;
            }
        }
        disk.sync_directory(directory)?;
        std::fs::rename(&whole, directory.join(DATA_FILE))?;
        disk.sync_directory(directory)?;
    }
    clear(&directory.join(BESIDE))
}

fn clear(folder: &Path) -> io::Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        outcome => outcome,
    }
}

/// Waits until sled has let go of its data file.
pub(super) fn wait_for(file: &File) -> io::Result<()> {
    let begun = Instant::now();
    loop {
        match rustix::fs::flock(file, rustix::fs::FlockOperation::NonBlockingLockExclusive) {
            Err(_) if begun.elapsed() < PATIENCE => std::thread::sleep(PAUSE),
            outcome => return Ok(outcome?),
        }
    }
}
