//! A backup: written beside its place, read again and restored, and only then given its name.

use super::fault::{BackupFault, Region, refused};
use super::log::{BackupPlan, GoodBackup, write_failure, write_success};
use super::names::{beside, is_ours, kept, name, outdated, unfinished};
use super::restoring::{Making, RestoredCampaign, tried, unpack};
use super::sealing::{Identities, Recipients, Sealing};
use super::stream::{Header, StoreId, Writing};
use crate::operator::Moment;
use crate::store::contract::Store as _;
use crate::store::disk::{Disk, RealDisk};
use crate::store::embedded::SledStore;
use crate::store::error::Holder;
use crate::store::private::write_whole;
use crate::store::random::random;
use crate::store::seal::SCHEMA;
use crate::store::snapshot::Snapshot;
use serde::{Deserialize, Serialize};
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Tells a store from every other; made with its first backup.
pub(in crate::store) const IDENTITY_FILE: &str = "identity";
/// Where a backup is restored to try it: in the store's own folder, which holds the same answers.
pub(in crate::store) const TRIAL_FOLDER: &str = "trial";
const BUFFER_BYTES: usize = 256 << 10;

/// A backup that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackedUp {
    /// The store's moment it is of.
    pub when: Moment,
    /// The file.
    pub path: PathBuf,
    /// Its size.
    pub bytes: u64,
    /// Whether it is encrypted.
    pub is_encrypted: bool,
    /// What was in it when it was restored.
    pub campaigns: Vec<RestoredCampaign>,
    /// The longest that what was keyed meanwhile waited because of it, in microseconds.
    pub pause_microseconds: u64,
    /// Older backups that are no longer kept.
    pub removed: Vec<PathBuf>,
}

impl BackedUp {
    /// As it is remembered.
    pub fn good(&self) -> GoodBackup {
        GoodBackup { when: self.when, path: self.path.clone(), bytes: self.bytes }
    }
}

/// Makes a backup of a store as it is now, by a plan, while the store goes on, and tries it: the file is read again and restored
/// beside the store, and every journal of it is checked and compared with where the store's ended. What became of it is remembered
/// in the store's folder. `who` is what others read in the lock of what is restored; it ends early when `go_on` says so.
///
/// # Errors
/// [`BackupFault`]. There is no new file then, and the older ones are as they were.
pub fn back_up(
    store: &SledStore,
    plan: &BackupPlan,
    now: Moment,
    who: &Holder,
    go_on: &dyn Fn() -> bool,
) -> Result<BackedUp, BackupFault> {
    let directory = store.directory().expect("it lies on a disk");
    let done = make(store, &directory, plan, now, who, go_on);
    match &done {
        Ok(made) => write_success(&directory, made.good())?,
        // Whoever ended it knows.
        Err(BackupFault::Ended) => {}
        // There is nobody to tell where not even that can be written.
        Err(fault) => drop(write_failure(&directory, now, fault.clone())),
    }
    done
}

fn make(
    store: &SledStore,
    directory: &Path,
    plan: &BackupPlan,
    now: Moment,
    who: &Holder,
    go_on: &dyn Fn() -> bool,
) -> Result<BackedUp, BackupFault> {
    let disk: Arc<dyn Disk> = Arc::new(RealDisk);
    let recipients = Recipients::parse(&plan.recipients)?;
    let is_encrypted = !recipients.are_none();
    let folder = place(&plan.to, directory)?;
    let id = identity(directory, &*disk)?;
    for left in unfinished(&folder, id) {
        std::fs::remove_file(&left).map_err(refused(&left))?;
    }
    let free = |when: &i64| !folder.join(name(id, Moment(*when), is_encrypted)).exists();
    let when = Moment((now.0..).find(free).unwrap_or(now.0));
    let name = name(id, when, is_encrypted);
    let path = folder.join(&name);
    let written = Written { path: folder.join(beside(&name)) };

    let mut snapshot = store.snapshot()?;
    let header = Header {
        copiste: env!("CARGO_PKG_VERSION").to_owned(),
        schema: SCHEMA,
        when,
        store: id,
        heads: snapshot.heads().to_vec(),
    };
    // Nobody but this process can open it for the trial.
    let (recipients, trial) = match is_encrypted {
        true => recipients.with_a_trial(),
        false => (recipients, Identities::none()),
    };
    let bytes = write(&mut snapshot, &header, &written.path, &path, &recipients, go_on)?;
    let pause = snapshot.pause();
    drop(snapshot);

    let making = Making::begin(directory.join(TRIAL_FOLDER))?;
    let (read, _) = unpack(&written.path, Some(&trial), &making.folder, &*disk, go_on)?;
    if read != header {
        return Err(BackupFault::Damaged(Region::Header));
    }
    let restored = SledStore::open_uncopied(Arc::clone(&disk), &making.folder, who.clone())?;
    let campaigns = tried(&restored, &header)?;
    restored.close();
    drop(making);

    std::fs::rename(&written.path, &path).map_err(refused(&path))?;
    disk.sync_directory(&folder).map_err(refused(&folder))?;
    let removed = rotate(&folder, id, when, plan.keep);
    let pause_microseconds = u64::try_from(pause.as_micros()).unwrap_or(u64::MAX);
    Ok(BackedUp { when, path, bytes, is_encrypted, campaigns, pause_microseconds, removed })
}

/// The folder for backups as it is called from the root. It is never made: what is mounted there may be missing.
fn place(to: &Path, store: &Path) -> Result<PathBuf, BackupFault> {
    if !to.is_dir() {
        return Err(BackupFault::NoFolder { path: to.to_owned() });
    }
    let folder = to.canonicalize().map_err(refused(to))?;
    if folder.starts_with(store) {
        return Err(BackupFault::WithinStore { path: to.to_owned() });
    }
    Ok(folder)
}

/// What tells a store from every other, once it had a backup.
pub(super) fn known_identity(store: &Path) -> Option<StoreId> {
    StoreId::parse(std::fs::read_to_string(store.join(IDENTITY_FILE)).ok()?.trim())
}

/// The same, made when there is none.
fn identity(store: &Path, disk: &dyn Disk) -> Result<StoreId, BackupFault> {
    let path = store.join(IDENTITY_FILE);
    match std::fs::read_to_string(&path) {
        Ok(text) => {
            let unread = || io::Error::from(io::ErrorKind::InvalidData);
            return StoreId::parse(text.trim()).ok_or_else(unread).map_err(refused(&path));
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(refused(&path)(error)),
    }
    let id = StoreId(random());
    write_whole(&path, format!("{id}\n").as_bytes(), disk).map_err(refused(&path))?;
    Ok(id)
}

/// A file that goes unless it was given another name.
struct Written {
    path: PathBuf,
}

impl Drop for Written {
    fn drop(&mut self) {
        drop(std::fs::remove_file(&self.path));
    }
}

/// Writes and syncs what will be called `path`; its size.
fn write(
    snapshot: &mut Snapshot,
    header: &Header,
    beside: &Path,
    path: &Path,
    recipients: &Recipients,
    go_on: &dyn Fn() -> bool,
) -> Result<u64, BackupFault> {
    let refuse = || refused(path);
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(beside).map_err(refuse())?;
    let out = Sealing::begin(BufWriter::with_capacity(BUFFER_BYTES, file), recipients).map_err(refuse())?;
    let mut writing = Writing::begin(out, header).map_err(refuse())?;
    while let Some(page) = snapshot.page()? {
        if !go_on() {
            return Err(BackupFault::Ended);
        }
        page.iter().try_for_each(|entry| writing.add(entry)).map_err(refuse())?;
    }
    let end = || -> io::Result<File> { Ok(writing.end()?.end()?.into_inner()?) };
    let file = end().map_err(refuse())?;
    file.sync_all().map_err(refuse())?;
    Ok(file.metadata().map_err(refuse())?.len())
}

/// Removes what is no longer kept; what cannot be removed stays, and is tried with the next backup.
fn rotate(folder: &Path, store: StoreId, latest: Moment, keep: u32) -> Vec<PathBuf> {
    let kept = kept(folder, store);
    let moments: Vec<Moment> = kept.iter().map(|one| one.when).collect();
    let outdated = outdated(&moments, latest, keep);
    let gone = kept.into_iter().filter(|one| outdated.contains(&one.when) && is_ours(&one.path, store));
    gone.filter(|one| std::fs::remove_file(&one.path).is_ok()).map(|one| one.path).collect()
}
