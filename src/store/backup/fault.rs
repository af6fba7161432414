//! Why there is no backup, or no store from one.

use crate::campaign::CampaignId;
use crate::store::contract::JournalFault;
use crate::store::error::Error;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::{Path, PathBuf};

/// Why there is no backup, or no store from one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum BackupFault {
    /// The store cannot be read, or the one that was made from the backup cannot.
    Store(Error),
    /// The folder for backups is not there: what it stands for may not be mounted, so it is not made.
    NoFolder {
        /// The folder.
        path: PathBuf,
    },
    /// Backups do not lie in the store that they are of.
    WithinStore {
        /// The folder.
        path: PathBuf,
    },
    /// The system refused to read or write.
    Disk {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// Not a recipient of age, as in `age1…`.
    BadRecipient {
        /// What was given.
        text: String,
    },
    /// More was changed while it was read than can be put aside.
    Overtaken,
    /// It was ended in the middle.
    Ended,
    /// The host has no folder for backups.
    NotConfigured,
    /// The file is no backup of copiste.
    NoBackup,
    /// The backup has a form that this copiste does not know.
    Newer {
        /// Its form.
        found: u32,
        /// The newest form that this copiste reads.
        known: u32,
    },
    /// The file is encrypted, and no identity was given.
    Encrypted,
    /// None of the identities opens the file.
    WrongIdentity,
    /// The file of identities has none.
    NoIdentity {
        /// The file.
        path: PathBuf,
    },
    /// A part of the backup is not what was written.
    Damaged(Region),
    /// The backup ends before its end.
    CutShort,
    /// Something stands behind the end of the backup.
    Beyond,
    /// A journal of what was restored does not hold.
    Journal {
        /// The campaign.
        campaign: CampaignId,
        /// What does not hold.
        fault: JournalFault,
    },
    /// A journal of what was restored ends elsewhere than the store's did.
    OtherHead {
        /// The campaign.
        campaign: CampaignId,
    },
    /// The folder to restore into is not empty.
    Occupied {
        /// The folder.
        path: PathBuf,
    },
}

/// A part of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Region {
    /// What it says of itself.
    Header,
    /// A block of entries, from 1.
    Block(u64),
    /// The value of a key, readable.
    Value(String),
    /// The count of entries.
    Count,
    /// The digest over all.
    Digest,
    /// What is encrypted.
    Cipher,
}

impl From<Error> for BackupFault {
    fn from(error: Error) -> BackupFault {
        match error {
            // Of what is put aside while it is read.
            Error::Full => BackupFault::Overtaken,
            error => BackupFault::Store(error),
        }
    }
}

/// What the system refused at a path.
pub(super) fn refused(path: &Path) -> impl Fn(io::Error) -> BackupFault {
    move |error| BackupFault::Disk { path: path.to_owned(), reason: error.to_string() }
}
