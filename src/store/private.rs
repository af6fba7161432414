//! What a store keeps is for its owner alone: its folder is closed to others, and so are its files and the folder of its blobs.

use std::fs::Permissions;
use std::io;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::Path;

/// A folder that only its owner enters.
const FOLDER: u32 = 0o700;
/// A file that only its owner reads.
const FILE: u32 = 0o600;
/// The folder that sled makes for large values.
const BLOBS: &str = "blobs";
/// What others may.
const OTHERS: u32 = 0o077;

/// Closes a folder to others when it is this user's and holds nothing but a store, or nothing: another folder stays as it is.
/// `of_a_store` knows the names that a store consists of.
pub(super) fn close_folder(folder: &Path, of_a_store: impl Fn(&str) -> bool) -> io::Result<()> {
    let now = std::fs::metadata(folder)?;
    if now.uid() != rustix::process::geteuid().as_raw() || now.mode() & OTHERS == 0 {
        return Ok(());
    }
    for entry in std::fs::read_dir(folder)? {
        if !of_a_store(&entry?.file_name().to_string_lossy()) {
            return Ok(());
        }
    }
    std::fs::set_permissions(folder, Permissions::from_mode(FOLDER))
}

/// Closes a store's files in a folder to others, and the folder of its blobs: those of this user.
pub(super) fn close_files(folder: &Path) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let now = entry.metadata()?;
        if now.mode() & OTHERS == 0 || now.uid() != rustix::process::geteuid().as_raw() {
            continue;
        }
        if now.is_file() {
            std::fs::set_permissions(entry.path(), Permissions::from_mode(FILE))?;
        } else if now.is_dir() && entry.file_name() == BLOBS {
            std::fs::set_permissions(entry.path(), Permissions::from_mode(FOLDER))?;
        }
    }
    Ok(())
}
