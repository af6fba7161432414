//! What each role may ask and write. The host looks here; what the station shows is a courtesy.

use crate::store::wire::{Ask, AtLength, AtOnce};
use crate::store::{Role, Write};

/// The role that a question needs: where single answers or the names in the journal would come out, a manager.
pub fn may_ask(ask: &Ask) -> Role {
    match ask {
        Ask::AtOnce(ask) => match ask {
            AtOnce::Campaigns
            | AtOnce::Campaign(_)
            | AtOnce::Tool(_)
            | AtOnce::Batches(_)
            | AtOnce::Reports(_)
            | AtOnce::Record(_)
            | AtOnce::NextSerial(..)
            | AtOnce::RecordsOfBatch(..)
            | AtOnce::Draws(_)
            | AtOnce::Verifications(_)
            | AtOnce::Verification(_)
            | AtOnce::Pairs(_)
            | AtOnce::JournalHead(_)
            | AtOnce::CopyTrouble
            | AtOnce::Backups
            | AtOnce::ClaimSerial(..)
            | AtOnce::Hold(_) => Role::Operator,
            AtOnce::Reviews(_) => Role::Manager,
        },
        Ask::AtLength(AtLength::OwnRecords(..) | AtLength::OwnLinks(_) | AtLength::BackupFiles) => Role::Operator,
        // Sealed sheets are counted too: whoever verifies them must not read them here.
        Ask::AtLength(
            AtLength::EachRecord(..) | AtLength::Journal(_) | AtLength::CheckJournal(_) | AtLength::Health,
        ) => Role::Manager,
        // It goes where the host is told, and nowhere that whoever asks could name.
        Ask::AtLength(AtLength::BackUp) => Role::Administrator,
    }
}

/// The role that a write needs. `is_drawn` tells whether a draw of this number is made already: whoever keys second passes may
/// call more of its sheets, in its order.
pub fn may_write(write: &Write, is_drawn: impl Fn(&crate::campaign::CampaignId, u32) -> bool) -> Option<Role> {
    match write {
        Write::Record(..) | Write::Batch(..) | Write::Missing(..) | Write::Found(..) => Some(Role::Operator),
        Write::Draw(campaign, draw) if is_drawn(campaign, draw.number) => Some(Role::Operator),
        Write::Draw(..)
        | Write::Campaign(_)
        | Write::Tool(_)
        | Write::Report(..)
        | Write::Pair(..)
        | Write::Review(..)
        | Write::Export(..) => Some(Role::Manager),
        Write::Empty(_) => Some(Role::Administrator),
        // The host's own.
        Write::Once(_) | Write::Serial(..) | Write::Forget(_) => None,
    }
}
