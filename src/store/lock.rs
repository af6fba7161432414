//! Who has the store: a lock on a file that says so.

use super::error::{Error, Holder};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Name of the lock file.
pub(super) const LOCK_FILE: &str = "lock";
/// A holder's text is short; a longer one is not ours.
const TEXT_BYTES_MAX: u64 = 4096;
/// Looks at a lock file whose holder has not written its name yet.
const LOOKS_MAX: u32 = 10;
const LOOK_PAUSE: Duration = Duration::from_millis(20);

/// A lock held until it is dropped, or the process ends in whatever way.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
}

impl Lock {
    /// Takes the lock of a store's directory and writes who holds it.
    pub fn take(directory: &Path, who: &Holder) -> Result<Lock, Error> {
        let path = directory.join(LOCK_FILE);
        let unwritable = |error: std::io::Error| Error::Unwritable { path: path.clone(), reason: error.to_string() };
        let mut file =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path).map_err(unwritable)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(Error::Taken { directory: directory.to_owned(), holder: read_holder(&path) });
            }
            Err(TryLockError::Error(error)) => return Err(unwritable(error)),
        }
        let text = toml::to_string(who).expect("a holder is a table of plain values");
        let written = file.set_len(0).and_then(|()| file.rewind()).and_then(|()| file.write_all(text.as_bytes()));
        written.map_err(unwritable)?;
        Ok(Lock { file })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing alone would leave the lock to a process that is just being started and has not let go of our files yet.
        drop(self.file.unlock());
    }
}

/// What the holder wrote. It may be about to write it.
fn read_holder(path: &PathBuf) -> Option<Holder> {
    for _ in 0..LOOKS_MAX {
        let mut text = String::new();
        if let Ok(file) = File::open(path)
            && file.take(TEXT_BYTES_MAX).read_to_string(&mut text).is_ok()
            && let Ok(holder) = toml::from_str(&text)
        {
            return Some(holder);
        }
        std::thread::sleep(LOOK_PAUSE);
    }
    None
}
