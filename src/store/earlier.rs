//! A store as it was before this copiste wrote it in the form of today: a copy of its folder, beside it.
//!
//! `store` gets `store-earlier-4-2026-11-30`. It is whole, synced and under its name before anything is written in the
//! store; the store's file `earlier` names it until the store has its new form, so that a start that was cut short makes
//! no second one. Nobody removes it but people: it is the way back, and it holds answers.

use super::disk::Disk;
use super::error::Error;
use super::private::write_whole;
use jiff::civil::Date;
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Read as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

/// Names the copy while the store has not its new form yet.
pub(super) const MARK_FILE: &str = "earlier";
/// What stands between the name of a store and the version of its form.
const BETWEEN: &str = "-earlier-";
/// A name of a copy is short; a longer one is not ours.
const NAME_BYTES_MAX: u64 = 4096;

/// A store that was written in the form of today when it was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migrated {
    /// The version of the form it had.
    pub from: u16,
    /// Its folder as it was.
    pub copy: PathBuf,
}

/// The copies beside a store of what it was, each with the version of its form, by name.
pub(super) fn copies(directory: &Path) -> Vec<(u16, PathBuf)> {
    let (Some(folder), Some(beginning)) = (directory.parent(), beginning(directory)) else { return Vec::new() };
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let schema = |path: &Path| {
        let name = path.file_name()?.to_str()?;
        let (schema, day) = name.strip_prefix(beginning.as_str())?.split_once('-')?;
        day.starts_with(|digit: char| digit.is_ascii_digit()).then(|| schema.parse().ok())?
    };
    let is_copy = |path: PathBuf| Some((schema(&path).filter(|_| path.is_dir())?, path));
    let mut copies: Vec<_> = entries.filter_map(Result::ok).filter_map(|entry| is_copy(entry.path())).collect();
    copies.sort();
    copies
}

/// Bytes that [`keep`] will write; 0 when the copy is there already.
pub(super) fn bytes(directory: &Path, of_the_store: impl Fn(&str) -> bool) -> io::Result<u64> {
    if kept(directory).is_some() {
        return Ok(0);
    }
    let mut bytes = 0;
    for path in files(directory, &of_the_store)? {
        bytes += std::fs::metadata(path)?.len();
    }
    Ok(bytes)
}

/// Copies a store's folder, nobody having it open, as it was on this day in the form of this version; says where. One that was
/// made for this store before is left as it is.
pub(super) fn keep(
    directory: &Path,
    disk: &dyn Disk,
    schema: u16,
    day: Date,
    of_the_store: impl Fn(&str) -> bool,
) -> Result<PathBuf, Error> {
    if let Some(copy) = kept(directory) {
        return Ok(copy);
    }
    let (folder, beginning) = directory.parent().zip(beginning(directory)).ok_or_else(|| {
        let reason = "a copy of it has no place".to_owned();
        Error::Unwritable { path: directory.to_owned(), reason }
    })?;
    let part = folder.join(format!("{beginning}{schema}.part"));
    let unwritable = |error: io::Error| Error::Unwritable { path: part.clone(), reason: error.to_string() };
    let write = || {
        match std::fs::remove_dir_all(&part) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        DirBuilder::new().mode(0o700).create(&part)?;
        for from in files(directory, &of_the_store)? {
            let within = from.strip_prefix(directory).map_err(io::Error::other)?;
            let to = part.join(within);
            if let Some(above) = to.parent().filter(|above| !above.exists()) {
                DirBuilder::new().mode(0o700).create(above)?;
            }
            let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&to)?;
            io::copy(&mut File::open(&from)?, &mut file)?;
            disk.sync_data(&file, &to)?;
        }
        for made in std::fs::read_dir(&part)? {
            let made = made?.path();
            if made.is_dir() {
                disk.sync_directory(&made)?;
            }
        }
        disk.sync_directory(&part)
    };
    write().map_err(unwritable)?;
    let named = |number: u32| match number {
        1 => folder.join(format!("{beginning}{schema}-{day}")),
        number => folder.join(format!("{beginning}{schema}-{day}-{number}")),
    };
    let copy = (1..).map(named).find(|path| !path.exists()).expect("a folder does not hold every number");
    let name = || {
        // Named first: a start that is cut short between the two finds no copy by that name and makes it.
        write_whole(&directory.join(MARK_FILE), copy.as_os_str().as_encoded_bytes(), disk)?;
        std::fs::rename(&part, &copy)?;
        disk.sync_directory(folder)
    };
    name().map_err(unwritable)?;
    Ok(copy)
}

/// The store has its new form: another way back would be another copy.
pub(super) fn done(directory: &Path) -> io::Result<()> {
    match std::fs::remove_file(directory.join(MARK_FILE)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// The copy that was made for a store that has its earlier form still.
fn kept(directory: &Path) -> Option<PathBuf> {
    let mut name = String::new();
    File::open(directory.join(MARK_FILE)).ok()?.take(NAME_BYTES_MAX).read_to_string(&mut name).ok()?;
    copies(directory).into_iter().map(|(_, copy)| copy).find(|copy| copy.as_os_str() == name.as_str())
}

/// `store-earlier-`.
fn beginning(directory: &Path) -> Option<String> {
    Some(format!("{}{BETWEEN}", directory.file_name()?.to_str()?))
}

/// The files of a store and of the folders in it.
fn files(directory: &Path, of_the_store: &impl Fn(&str) -> bool) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(directory)? {
        let path = entry?.path();
        if !of_the_store(&path.file_name().unwrap_or_default().to_string_lossy()) {
            continue;
        }
        if path.is_dir() {
            for within in std::fs::read_dir(&path)? {
                found.push(within?.path());
            }
        } else {
            found.push(path);
        }
    }
    found.retain(|path| path.is_file());
    Ok(found)
}
