//! What the ledger asks of whatever keeps bytes, and the one that keeps them in memory.

use super::disk::Disk;
use super::error::Error;
use std::collections::BTreeMap;
use std::ops::Bound;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, RwLock};

/// Keys with their new values; `None` removes.
pub(super) type Changes = BTreeMap<Vec<u8>, Option<Vec<u8>>>;

/// A key with its value.
pub(super) type Entry = (Vec<u8>, Vec<u8>);

/// Why changes are not on the disk.
pub(super) enum Failure {
    /// The engine did not take them: opening again may help.
    Write(Error),
    /// The disk did not confirm them: what the system shows from now on may not be what the disk has.
    Sync(Error),
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Error {
        match failure {
            Failure::Write(error) | Failure::Sync(error) => error,
        }
    }
}

/// Bytes under keys. Only the committer's thread changes anything.
pub(super) trait Engine: Send + Sync {
    /// Where it keeps them; `None` in memory.
    fn directory(&self) -> Option<PathBuf>;
    /// The value of a key.
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, Error>;
    /// At most `limit` entries that begin with `prefix`, in the order of keys, after the key `after`.
    fn page(&self, prefix: &[u8], after: Option<&[u8]>, limit: usize) -> Result<Vec<Entry>, Error>;
    /// Changes everything or nothing; visible at once, not yet durable.
    fn apply(&self, changes: &Changes) -> Result<(), Error>;
    /// Hands what was applied to the operating system.
    fn flush(&self) -> Result<(), Error>;
    /// Waits until the disk has what was flushed. After an error nothing may be believed durable any more.
    fn sync(&self) -> Result<(), Error>;
    /// Closes and opens again: after a failed write, and when the data file is to be written anew.
    fn reopen(&self) -> Result<(), Error>;
    /// Writes everything that is kept into a new file, synced, in the place of the old one: of what the old one shows nobody
    /// knows whether the disk has it once a sync failed.
    fn write_anew(&self) -> Result<(), Error> {
        Ok(())
    }
    /// Copies beside it of what it was in earlier forms.
    fn earlier_copies(&self) -> Vec<PathBuf> {
        Vec::new()
    }
    /// Closes; everything answers [`Error::Stopped`] from now on.
    fn close(&self);
    /// Closes what nothing failed in: where it lies, it is noted how it was left.
    fn close_unharmed(&self) {
        self.close();
    }
    /// That it was damaged since it was closed, when it is looked at all the same.
    fn altered(&self) -> Option<Error> {
        None
    }
    /// Bytes that nobody can guess, for the digest of a link; in memory, where nothing is kept, the same at every run.
    fn salt(&self) -> [u8; 16];
    /// Where the text copy of the journal goes, and the file system it lies on; `None` in memory.
    fn copy_place(&self) -> Option<(PathBuf, Arc<dyn Disk>)> {
        None
    }
}

/// Bytes in memory: for practice, tests, and as the model of the others.
#[derive(Default)]
pub(super) struct Memory {
    entries: RwLock<BTreeMap<Vec<u8>, Vec<u8>>>,
    salts: AtomicU64,
}

const POISON: &str = "no code panics while it holds the entries";

impl Engine for Memory {
    fn directory(&self) -> Option<PathBuf> {
        None
    }

    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        Ok(self.entries.read().expect(POISON).get(key).cloned())
    }

    fn page(&self, prefix: &[u8], after: Option<&[u8]>, limit: usize) -> Result<Vec<Entry>, Error> {
        let entries = self.entries.read().expect(POISON);
        let from = after.map_or(Bound::Included(prefix), Bound::Excluded);
        let within = entries.range::<[u8], _>((from, Bound::Unbounded)).take_while(|(key, _)| key.starts_with(prefix));
        Ok(within.take(limit).map(|(key, value)| (key.clone(), value.clone())).collect())
    }

    fn apply(&self, changes: &Changes) -> Result<(), Error> {
        let mut entries = self.entries.write().expect(POISON);
        for (key, value) in changes {
            match value {
                Some(value) => entries.insert(key.clone(), value.clone()),
                None => entries.remove(key),
            };
        }
        Ok(())
    }

    fn flush(&self) -> Result<(), Error> {
        Ok(())
    }

    fn sync(&self) -> Result<(), Error> {
        Ok(())
    }

    fn reopen(&self) -> Result<(), Error> {
        Ok(())
    }

    fn close(&self) {}

    fn salt(&self) -> [u8; 16] {
        let mut salt = [0; 16];
        salt[..8].copy_from_slice(&self.salts.fetch_add(1, Ordering::Relaxed).to_le_bytes());
        salt
    }
}
