//! What became of the backups of a store: a small file in its folder, for the first screen, the host and whoever looks.

use super::fault::{BackupFault, refused};
use super::making::known_identity;
use super::names::{Kept, kept};
use super::sealing::Recipients;
use crate::operator::Moment;
use crate::store::disk::RealDisk;
use crate::store::private::write_whole;
use serde::{Deserialize, Serialize};
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// Name of the file.
pub(in crate::store) const LOG_FILE: &str = "backups.json";
/// It is a few lines; a longer one is not ours.
const BYTES_MAX: u64 = 64 << 10;

/// How backups are made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct BackupPlan {
    /// The folder they go to.
    pub to: PathBuf,
    /// How many hours old the last good one may become; nothing where nobody asked.
    pub every_hours: Option<u32>,
    /// Of how many days, weeks and months one is kept.
    pub keep: u32,
    /// Whom they are encrypted to, `age1…`; to nobody when there is none.
    pub recipients: Vec<String>,
}

impl BackupPlan {
    /// Of how many days, weeks and months one is kept unless said otherwise.
    pub const KEEP: u32 = 7;

    /// Whether it can be followed, as far as that does not depend on the day.
    ///
    /// # Errors
    /// [`BackupFault::BadRecipient`].
    pub fn check(&self) -> Result<(), BackupFault> {
        Recipients::parse(&self.recipients).map(drop)
    }
}

/// A backup that was read again and restored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoodBackup {
    /// When the store was as it says.
    pub when: Moment,
    /// Its file.
    pub path: PathBuf,
    /// Its size.
    pub bytes: u64,
}

/// A backup that there is not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FailedBackup {
    /// When.
    pub when: Moment,
    /// Why.
    pub why: BackupFault,
}

/// What became of backups.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BackupLog {
    /// The last good one.
    pub good: Option<GoodBackup>,
    /// The last that failed.
    pub failed: Option<FailedBackup>,
    /// Whether nothing went well since.
    pub failing: bool,
}

/// What a store knows of its backups.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Backups {
    /// How they are made, where the store's keeper decides it and not this station's settings.
    pub plan: Option<BackupPlan>,
    /// What became of them.
    pub log: BackupLog,
}

impl Backups {
    /// Of the store in this folder, made by a plan.
    pub fn of_store(store: &Path, plan: Option<BackupPlan>) -> Backups {
        Backups { plan, log: read_log(store) }
    }

    /// The files there are of the store in this folder, the oldest first: where the plan puts them, or where the last good one
    /// went. The folder may be another machine's, and slow.
    pub fn files(&self, store: &Path) -> Vec<Kept> {
        let last = self.log.good.as_ref().and_then(|good| good.path.parent());
        let folder = self.plan.as_ref().map(|plan| plan.to.as_path()).or(last);
        known_identity(store).zip(folder).map_or_else(Vec::new, |(id, folder)| kept(folder, id))
    }
}

impl BackupLog {
    /// What it says after a good one.
    pub fn after(self, good: GoodBackup) -> BackupLog {
        BackupLog { good: Some(good), failing: false, ..self }
    }

    /// What it says after one that there is not.
    pub fn after_failure(self, when: Moment, why: BackupFault) -> BackupLog {
        BackupLog { failed: Some(FailedBackup { when, why }), failing: true, ..self }
    }

    /// In how many seconds one is due, by a plan; nothing where backups are not timed. After a failure it is tried again soon.
    pub fn due_in(&self, plan: &BackupPlan, now: Moment) -> Option<u64> {
        let every = i64::from(plan.every_hours?) * 3600;
        // A clock that was set back does not put it off.
        let since = self.good.as_ref().map_or(every, |good| (now.0 - good.when.0).max(0));
        let left = (every - since).max(0);
        let retry = match &self.failed {
            Some(failed) if self.failing => (RETRY_SECONDS - (now.0 - failed.when.0).max(0)).max(0),
            Some(_) | None => 0,
        };
        Some(left.max(retry).unsigned_abs())
    }

    /// Whether the last good one is older than asked, by more than what making one may take; without one it is.
    pub fn is_late(&self, every_hours: Option<u32>, now: Moment) -> bool {
        let Some(every) = every_hours.map(|hours| i64::from(hours) * 3600) else { return false };
        let allowed = every + (every / 10).max(GRACE_SECONDS);
        self.good.as_ref().is_none_or(|good| now.0 - good.when.0 > allowed)
    }
}

/// After a failure.
const RETRY_SECONDS: i64 = 15 * 60;
/// A backup is not late while it may be in the making.
const GRACE_SECONDS: i64 = 3600;

/// What became of the backups of the store in this folder; nothing where nothing is told.
pub fn read_log(store: &Path) -> BackupLog {
    let read = || {
        let mut text = String::new();
        std::fs::File::open(store.join(LOG_FILE)).ok()?.take(BYTES_MAX).read_to_string(&mut text).ok()?;
        serde_json::from_str(&text).ok()
    };
    read().unwrap_or_default()
}

/// Remembers that there is no backup, and why.
///
/// # Errors
/// [`BackupFault::Disk`].
pub fn write_failure(store: &Path, when: Moment, why: BackupFault) -> Result<(), BackupFault> {
    write_log(store, &read_log(store).after_failure(when, why))
}

/// Remembers a good one.
pub(super) fn write_success(store: &Path, good: GoodBackup) -> Result<(), BackupFault> {
    write_log(store, &read_log(store).after(good))
}

/// Whole or not at all.
fn write_log(store: &Path, log: &BackupLog) -> Result<(), BackupFault> {
    let path = store.join(LOG_FILE);
    let text = serde_json::to_vec_pretty(log).expect("it has text keys and whole numbers");
    write_whole(&path, &text, &RealDisk).map_err(refused(&path))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(every_hours: Option<u32>) -> BackupPlan {
        BackupPlan { to: PathBuf::from("/mnt"), every_hours, keep: 7, recipients: Vec::new() }
    }

    fn good(when: i64) -> BackupLog {
        let good = GoodBackup { when: Moment(when), path: PathBuf::from("/mnt/one"), bytes: 1 };
        BackupLog { good: Some(good), ..BackupLog::default() }
    }

    #[test]
    fn a_backup_is_due_at_once_when_there_is_none_and_by_the_plan_afterwards() {
        let now = Moment(1_000_000);
        assert_eq!(BackupLog::default().due_in(&plan(Some(24)), now), Some(0));
        assert_eq!(BackupLog::default().due_in(&plan(None), now), None);
        assert_eq!(good(1_000_000 - 3600).due_in(&plan(Some(24)), now), Some(23 * 3600));
        assert_eq!(good(0).due_in(&plan(Some(24)), now), Some(0));
        // The clock was set back.
        assert_eq!(good(2_000_000).due_in(&plan(Some(24)), now), Some(24 * 3600));
    }

    #[test]
    fn what_failed_is_tried_again_soon_and_not_at_once() {
        let failed = Some(FailedBackup { when: Moment(1_000_000), why: BackupFault::Ended });
        let log = BackupLog { failed, failing: true, ..good(0) };
        assert_eq!(log.due_in(&plan(Some(24)), Moment(1_000_060)), Some(14 * 60));
        let log = BackupLog { failing: false, ..log };
        assert_eq!(log.due_in(&plan(Some(24)), Moment(1_000_060)), Some(0));
    }

    #[test]
    fn a_backup_is_late_after_what_was_asked_and_a_little_more() {
        let now = Moment(1_000_000);
        assert!(!good(1_000_000 - 26 * 3600).is_late(Some(24), now));
        assert!(good(1_000_000 - 27 * 3600).is_late(Some(24), now));
        assert!(!good(0).is_late(None, now));
        assert!(BackupLog::default().is_late(Some(24), now));
    }

    #[test]
    fn what_is_remembered_is_read_again_and_a_failure_does_not_forget_the_last_good_one() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read_log(folder.path()), BackupLog::default());
        let one = good(5).good.unwrap();
        write_success(folder.path(), one.clone()).unwrap();
        let why = BackupFault::NoFolder { path: PathBuf::from("/mnt") };
        write_failure(folder.path(), Moment(6), why.clone()).unwrap();
        let log = read_log(folder.path());
        let failed = Some(FailedBackup { when: Moment(6), why });
        assert_eq!(log, BackupLog { good: Some(one.clone()), failed: failed.clone(), failing: true });
        write_success(folder.path(), one.clone()).unwrap();
        assert_eq!(read_log(folder.path()), BackupLog { good: Some(one), failed, failing: false });
    }
}
