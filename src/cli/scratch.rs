//! A folder for what is not kept.

use crate::station::Error;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

/// A folder that goes when what it is for ends.
pub(super) struct Scratch {
    pub folder: PathBuf,
}

impl Scratch {
    /// Makes one in a folder, for this user alone, under a name nobody guesses; one that is there already is refused.
    ///
    /// # Errors
    /// [`Error::File`].
    pub fn make(place: &Path, purpose: &str) -> Result<Scratch, Error> {
        let folder = place.join(format!("copiste-{purpose}-{:016x}", RandomState::new().build_hasher().finish()));
        let made = std::fs::DirBuilder::new().mode(0o700).create(&folder);
        made.map_err(|error| Error::File(folder.clone(), error.to_string()))?;
        Ok(Scratch { folder })
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
