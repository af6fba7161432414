//! What a store's files were when it was closed.
//!
//! Whoever opens a data file that was damaged meanwhile mends it: what cannot be read is taken for torn and cut off, with all
//! that was confirmed behind it. So a store that is closed leaves a file, `closed`, that says how long each of sled's files is and
//! what its checksum is; they are held against it before sled sees them, and one that is not as it was is refused untouched.
//!
//! `closed` goes before sled opens, and that is synced: it never outlives what it says. Its own writing is not synced, as it has
//! a checksum of itself: whatever a cut leaves of it says nothing. A store that was killed has none.

use super::anew::{DATA_FILE, wait_for};
use super::disk::Disk;
use super::private::IN_THE_MAKING;
use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

pub(super) const CLOSED_FILE: &str = "closed";
const FIRST_LINE: &str = "copiste closed 1";
/// Bytes read at a time.
const PIECE_BYTES: usize = 1 << 20;
/// A longer file is not ours.
const BYTES_MAX: u64 = 1 << 20;

/// Notes what the files are. sled may still be about to let go of them; `is_of_sled` knows their names.
///
/// # Errors
/// When they cannot be read, synced or noted: the store is as good as one that was killed.
pub(super) fn note(directory: &Path, disk: &dyn Disk, is_of_sled: impl Fn(&str) -> bool) -> io::Result<()> {
    let data = directory.join(DATA_FILE);
    let file = File::open(&data)?;
    wait_for(&file)?;
    // Nothing is vouched for that a cut may change.
    disk.sync_data(&file, &data)?;
    let mut text = format!("{FIRST_LINE}\n{}\n", described(directory, is_of_sled)?.join("\n"));
    text.push_str(&format!("{:08x}\n", crc32fast::hash(text.as_bytes())));
    let beside = directory.join(format!("{CLOSED_FILE}{IN_THE_MAKING}"));
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
    file.write_all(text.as_bytes())?;
    std::fs::rename(&beside, directory.join(CLOSED_FILE))
}

/// The names of files that are not what was noted, gone and added ones too, in order; none where nothing was noted.
///
/// # Errors
/// When a file cannot be read.
pub(super) fn altered(directory: &Path, is_of_sled: impl Fn(&str) -> bool) -> io::Result<Vec<String>> {
    let Some(noted) = noted(directory)? else { return Ok(Vec::new()) };
    let found = described(directory, is_of_sled)?;
    let differing = noted.iter().filter(|line| !found.contains(line));
    let added = found.iter().filter(|line| !noted.contains(line));
    let mut names: Vec<String> = differing.chain(added).map(|line| name_of(line).to_owned()).collect();
    names.sort_unstable();
    names.dedup();
    Ok(names)
}

/// What was noted is over: whoever calls this opens the files next. Answers whether anything was noted, and the names in the
/// directory are synced therefore.
///
/// # Errors
/// When it cannot be removed for good.
pub(super) fn forget(directory: &Path, disk: &dyn Disk) -> io::Result<bool> {
    match std::fs::remove_file(directory.join(CLOSED_FILE)) {
        Ok(()) => disk.sync_directory(directory).map(|()| true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// The lines about the files; none where there is no whole note of a form that is known.
fn noted(directory: &Path) -> io::Result<Option<Vec<String>>> {
    let mut content = Vec::new();
    match File::open(directory.join(CLOSED_FILE)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        file => file?.take(BYTES_MAX).read_to_end(&mut content)?,
    };
    let lines = || {
        let text = std::str::from_utf8(&content).ok()?;
        let (above, sum) = text.strip_suffix('\n')?.rsplit_once('\n')?;
        let is_whole = sum == format!("{:08x}", crc32fast::hash(format!("{above}\n").as_bytes()));
        let mut lines = above.lines().map(str::to_owned);
        (is_whole && lines.next()? == FIRST_LINE).then(|| lines.collect())
    };
    Ok(lines())
}

/// Each file with its length and its CRC-32, in the order of names.
fn described(directory: &Path, is_of_sled: impl Fn(&str) -> bool) -> io::Result<Vec<String>> {
    let mut lines = Vec::new();
    for entry in std::fs::read_dir(directory)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_of_sled(&name) && entry.file_type()?.is_file() {
            let (bytes, sum) = length_and_sum(&entry.path())?;
            lines.push(format!("{name} {bytes} {sum:08x}"));
        }
    }
    lines.sort_unstable();
    Ok(lines)
}

fn name_of(line: &str) -> &str {
    line.split(' ').next().unwrap_or_default()
}

fn length_and_sum(path: &Path) -> io::Result<(u64, u32)> {
    let mut file = File::open(path)?;
    let (mut bytes, mut sum) = (0, crc32fast::Hasher::new());
    let mut piece = vec![0; PIECE_BYTES];
    loop {
        match file.read(&mut piece) {
            Ok(0) => return Ok((bytes, sum.finalize())),
            Ok(read) => {
                bytes += read as u64;
                sum.update(&piece[..read]);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}
