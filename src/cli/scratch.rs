//! A folder for what is not kept.

use crate::station::Error;
use rustix::fs::{FlockOperation, flock};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use std::fs::File;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _};
use std::path::{Path, PathBuf};

/// What shells say of a process that a signal ended, with the signal's number.
const SIGNALLED: i32 = 128;

/// A folder that goes when what it is for ends.
pub(super) struct Scratch {
    pub folder: PathBuf,
    /// Held as long as somebody uses it.
    _used: File,
}

impl Scratch {
    /// Makes one in a folder, for this user alone, under a name nobody guesses; one that is there already is refused.
    ///
    /// # Errors
    /// [`Error::File`].
    pub fn make(place: &Path, purpose: &str) -> Result<Scratch, Error> {
        let folder = place.join(format!("copiste-{purpose}-{:016x}", RandomState::new().build_hasher().finish()));
        let made = std::fs::DirBuilder::new().mode(0o700).create(&folder);
        let refused = |error: io::Error| Error::File(folder.clone(), error.to_string());
        made.map_err(refused)?;
        let used = File::open(&folder).map_err(refused)?;
        flock(&used, FlockOperation::NonBlockingLockExclusive).map_err(|error| refused(error.into()))?;
        Ok(Scratch { folder, _used: used })
    }

    /// Gives up what a process of this user that was killed left of this purpose: it may hold answers.
    pub fn sweep(place: &Path, purpose: &str) {
        let beginning = format!("copiste-{purpose}-");
        let own = rustix::process::geteuid().as_raw();
        for entry in std::fs::read_dir(place).into_iter().flatten().filter_map(Result::ok) {
            let is_left = entry.file_name().to_string_lossy().starts_with(&beginning)
                && entry.metadata().is_ok_and(|about| about.is_dir() && about.uid() == own);
            if !is_left {
                continue;
            }
            let free = File::open(entry.path())
                .is_ok_and(|folder| flock(&folder, FlockOperation::NonBlockingLockExclusive).is_ok());
            if free {
                drop(std::fs::remove_dir_all(entry.path()));
            }
        }
    }

    /// A signal that ends the process gives it up, too.
    ///
    /// # Errors
    /// The system's, which has no room for the signals.
    pub fn goes_with_the_process(&self) -> io::Result<()> {
        let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP])?;
        let folder = self.folder.clone();
        let wait = move || {
            if let Some(signal) = signals.forever().next() {
                drop(std::fs::remove_dir_all(&folder));
                std::process::exit(SIGNALLED + signal);
            }
        };
        std::thread::Builder::new().name("signals".to_owned()).spawn(wait).map(drop)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
