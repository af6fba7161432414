//! Files that are whole or not there: written beside their place, synced, then put under their name.

use super::Error;
use std::fs;
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

/// A file written and synced beside its place. Dropped before it is put there, it goes.
pub(crate) struct Prepared {
    path: PathBuf,
    beside: PathBuf,
}

impl Prepared {
    /// Writes the file beside `path`, making its folder when there is none.
    ///
    /// # Errors
    /// [`Error::File`] with the system's reason.
    pub fn write(path: &Path, bytes: &[u8]) -> Result<Prepared, Error> {
        let prepared = Prepared { path: path.to_owned(), beside: beside(path) };
        let write = || {
            if let Some(folder) = path.parent() {
                fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
            }
            // What is told of people is for whoever asked for it, until they hand it on.
            let mut file =
                fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&prepared.beside)?;
            file.write_all(bytes)?;
            file.sync_all()
        };
        match write() {
            Ok(()) => Ok(prepared),
            Err(error) => Err(prepared.refused(&error)),
        }
    }

    /// Gives the file its name.
    ///
    /// # Errors
    /// [`Error::File`] with the system's reason.
    pub fn put(self) -> Result<(), Error> {
        fs::rename(&self.beside, &self.path).map_err(|error| self.refused(&error))
    }

    fn refused(&self, error: &io::Error) -> Error {
        Error::File(self.path.clone(), error.to_string())
    }
}

impl Drop for Prepared {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.beside);
    }
}

/// `report-01.pdf.part`: several files of one stem may be in the making.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    path.with_file_name(name)
}

/// Writes a file whole or not at all.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    Prepared::write(path, bytes)?.put()
}
