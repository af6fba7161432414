//! What a store keeps is for its owner alone: its folder is closed to others, and so are its files and the folder of its blobs.

use super::disk::Disk;
use std::fs::{OpenOptions, Permissions};
use std::io::{self, Write as _};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

/// A folder that only its owner enters.
const FOLDER: u32 = 0o700;
/// A file that only its owner reads.
const FILE: u32 = 0o600;
/// What the name of a file ends with until it is whole.
pub(super) const IN_THE_MAKING: &str = ".part";
/// The folder that sled makes for large values.
const BLOBS: &str = "blobs";
/// What others may.
const OTHERS: u32 = 0o077;
/// Most things that are looked at below a place.
const LOOKED_AT_MAX: usize = 10_000;

/// Something that others of this machine can get at and that is to be its owner's alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exposed {
    /// A file or a folder.
    pub path: PathBuf,
    /// Its rights: the lowest nine bits of the mode.
    pub mode: u32,
}

/// What others can get at of a place and of everything in it: itself first. A link is not followed, and what cannot be looked at
/// is not told.
pub fn exposed(place: &Path) -> Vec<Exposed> {
    exposed_where(place, |_| true)
}

/// The same of a store's folder: what else lies there is somebody else's matter.
pub(super) fn exposed_where(place: &Path, is_ours: impl Fn(&str) -> bool) -> Vec<Exposed> {
    let mut found = Vec::new();
    let mut waiting = vec![place.to_owned()];
    for _ in 0..LOOKED_AT_MAX {
        let Some(path) = waiting.pop() else { break };
        let Ok(about) = std::fs::symlink_metadata(&path) else { continue };
        if !about.is_file() && !about.is_dir() {
            continue;
        }
        if about.mode() & OTHERS != 0 {
            found.push(Exposed { path: path.clone(), mode: about.mode() & 0o777 });
        }
        let Ok(entries) = std::fs::read_dir(&path) else { continue };
        let names = entries.flatten().map(|entry| entry.file_name());
        let ours = names.filter(|name| path != place || is_ours(&name.to_string_lossy()));
        let mut below: Vec<PathBuf> = ours.map(|name| path.join(name)).collect();
        // The last one is taken first: they are told by name.
        below.sort_by(|one, other| other.cmp(one));
        waiting.append(&mut below);
    }
    found
}

/// Writes a file for its owner alone, synced, by another name first: it is whole or as it was.
pub(super) fn write_whole(path: &Path, content: &[u8], disk: &dyn Disk) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::NotFound)?;
    let mut name = path.as_os_str().to_owned();
    name.push(IN_THE_MAKING);
    let beside = PathBuf::from(name);
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(FILE).open(&beside)?;
    file.write_all(content)?;
    disk.sync_data(&file, &beside)?;
    std::fs::rename(&beside, path)?;
    disk.sync_directory(folder)
}

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

/// Closes a store's files in a folder to others, and the folder of its blobs: those of this user. What else lies there stays as
/// it is.
pub(super) fn close_files(folder: &Path, of_a_store: impl Fn(&str) -> bool) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if !of_a_store(&entry.file_name().to_string_lossy()) {
            continue;
        }
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
