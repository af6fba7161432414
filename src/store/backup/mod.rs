//! Backups: everything a store keeps at one instant as one file, read again and restored before it gets its name.
//!
//! `stream` is the form of the file, `sealing` encrypts it, `names` says what it is called and which are no longer kept, `making`
//! writes one and tries it, `restoring` makes a store of one, `log` remembers what came of it. A backup holds the keys and sealed
//! values as they lie in the store, so that nothing is understood anew on the way.

mod fault;
mod log;
mod making;
mod names;
mod restoring;
mod sealing;
mod stream;

pub use fault::{BackupFault, Region};
pub use log::{BackupLog, BackupPlan, Backups, FailedBackup, GoodBackup, read_log, write_failure};
pub use making::{BackedUp, back_up};
pub use names::{KEEP_MAX, Kept, kept, outdated};
pub use restoring::{Restored, RestoredCampaign, restore};
pub use sealing::Identities;
pub use stream::{Header, StoreId};

pub(super) use log::LOG_FILE;
pub(super) use making::{IDENTITY_FILE, TRIAL_FOLDER};
