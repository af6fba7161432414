//! A store made from a backup. It stands under its name only once everything in it was checked.

use super::fault::{BackupFault, refused};
use super::sealing::{Identities, Unsealing};
use super::stream::{Header, Reading};
use crate::campaign::CampaignId;
use crate::store::anew::{self, DATA_FILE};
use crate::store::contract::{BatchTally, Store as _};
use crate::store::disk::{Disk, RealDisk};
use crate::store::embedded::SledStore;
use crate::store::error::{Error, Holder};
use crate::store::journal::Head;
use serde::{Deserialize, Serialize};
use std::fs::DirBuilder;
use std::io;
use std::os::unix::fs::DirBuilderExt as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A store that was made from a backup, and what is in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Restored {
    /// What the backup says of itself.
    pub header: Header,
    /// The campaigns, by identifier.
    pub campaigns: Vec<RestoredCampaign>,
    /// Whether it was encrypted.
    pub is_encrypted: bool,
}

/// A campaign that was restored, its journal checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestoredCampaign {
    /// Which.
    pub id: CampaignId,
    /// Its title.
    pub title: String,
    /// Sheets in its batches, whatever became of them.
    pub sheets: u64,
    /// Where its journal ends.
    pub head: Head,
}

/// Makes a store in the folder `into`, which is empty or not there, from the backup `file`; `who` is what others read meanwhile.
/// Nothing stands in `into` before all of it is checked: each value by its checksum, the whole by its digest, each journal link by
/// link and against what the store says, and its end against what the backup says of it.
///
/// # Errors
/// [`BackupFault`]; nothing of the store is left then.
pub fn restore(
    file: &Path,
    into: &Path,
    identities: Option<&Identities>,
    who: &Holder,
) -> Result<Restored, BackupFault> {
    let disk: Arc<dyn Disk> = Arc::new(RealDisk);
    let into = free_place(into)?;
    let occupied = || BackupFault::Occupied { path: into.clone() };
    let (Some(parent), Some(name)) = (into.parent(), into.file_name()) else { return Err(occupied()) };
    let making = Making::begin(parent.join(format!(".{}.restoring", name.to_string_lossy())))?;
    let (header, is_encrypted) = unpack(file, identities, &making.folder, &*disk, &|| true)?;
    let store = SledStore::open_on(Arc::clone(&disk), &making.folder, who.clone())?;
    let campaigns = tried(&store, &header)?;
    store.close();
    std::fs::rename(&making.folder, &into).map_err(refused(&into))?;
    disk.sync_directory(parent).map_err(refused(parent))?;
    Ok(Restored { header, campaigns, is_encrypted })
}

/// The folder, as it is called from the root: one that is empty, or not there.
fn free_place(into: &Path) -> Result<PathBuf, BackupFault> {
    match std::fs::read_dir(into) {
        Ok(mut entries) => match entries.next() {
            Some(_) => Err(BackupFault::Occupied { path: into.to_owned() }),
            None => into.canonicalize().map_err(refused(into)),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let parent = into.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
            DirBuilder::new().recursive(true).mode(0o700).create(parent).map_err(refused(parent))?;
            let parent = parent.canonicalize().map_err(refused(parent))?;
            let name = into.file_name().ok_or_else(|| BackupFault::Occupied { path: into.to_owned() })?;
            Ok(parent.join(name))
        }
        Err(error) => Err(refused(into)(error)),
    }
}

/// A folder in which a store is made; it goes, whatever becomes of it, unless it was given another name.
pub(super) struct Making {
    pub folder: PathBuf,
}

impl Making {
    /// What an earlier attempt left is cleared away.
    pub fn begin(folder: PathBuf) -> Result<Making, BackupFault> {
        match std::fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(refused(&folder)(error)),
            Ok(()) | Err(_) => {}
        }
        DirBuilder::new().mode(0o700).create(&folder).map_err(refused(&folder))?;
        Ok(Making { folder })
    }
}

impl Drop for Making {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

/// Writes what a backup holds to a data file in an empty folder, each value checked on the way; what the backup says of itself,
/// and whether it was encrypted. It ends early when `go_on` says so.
pub(super) fn unpack(
    file: &Path,
    identities: Option<&Identities>,
    folder: &Path,
    disk: &dyn Disk,
    go_on: &dyn Fn() -> bool,
) -> Result<(Header, bool), BackupFault> {
    let input = Unsealing::open(file, identities)?;
    let is_encrypted = input.is_encrypted();
    let mut reading = Reading::begin(input, file)?;
    let data = folder.join(DATA_FILE);
    let mut fault = None;
    let entries = std::iter::from_fn(|| {
        let next = if go_on() { reading.next() } else { Err(BackupFault::Ended) };
        next.unwrap_or_else(|said| {
            fault = Some(said);
            None
        })
    });
    let fresh = guarded(&data, || anew::fill(folder, entries.map(Ok)))?;
    if let Some(fault) = fault {
        return Err(fault);
    }
    anew::close(fresh, folder, disk).map_err(refused(&data))?;
    Ok((reading.header().clone(), is_encrypted))
}

/// What is in a store that was made from a backup, every journal checked and compared with what the backup says.
pub(super) fn tried(store: &SledStore, header: &Header) -> Result<Vec<RestoredCampaign>, BackupFault> {
    let mut restored = Vec::new();
    for (id, head) in &header.heads {
        let check = store.check_journal(id)?;
        if let Some(fault) = check.fault {
            return Err(BackupFault::Journal { campaign: id.clone(), fault });
        }
        let other = || BackupFault::OtherHead { campaign: id.clone() };
        if check.head != *head {
            return Err(other());
        }
        // A journal of exports or reports alone has no campaign.
        let title = store.campaign(id)?.map_or_else(|| id.as_str().to_owned(), |campaign| campaign.title);
        let sheets = |tally: BatchTally| {
            [tally.complete, tally.in_progress, tally.held, tally.voided].into_iter().map(u64::from).sum::<u64>()
        };
        let sheets = store.batches(id)?.into_iter().map(|(_, tally)| sheets(tally)).sum();
        restored.push(RestoredCampaign { id: id.clone(), title, sheets, head: *head });
    }
    let told = |id: &CampaignId| header.heads.iter().any(|(known, _)| known == id);
    match store.campaigns()?.into_iter().find(|campaign| !told(&campaign.id)) {
        Some(campaign) => Err(BackupFault::OtherHead { campaign: campaign.id }),
        None => Ok(restored),
    }
}

/// A disk that fills can make sled panic where it should answer an error.
fn guarded<T>(data: &Path, job: impl FnOnce() -> sled::Result<T>) -> Result<T, BackupFault> {
    let unreadable = |reason: String| BackupFault::Store(Error::Unreadable { path: data.to_owned(), reason });
    match catch_unwind(AssertUnwindSafe(job)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(sled::Error::Io(error))) => Err(refused(data)(error)),
        Ok(Err(error)) => Err(unreadable(error.to_string())),
        Err(_) => Err(unreadable("panic".to_owned())),
    }
}
