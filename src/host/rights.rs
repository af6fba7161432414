//! What each role may ask and write. The host looks here; what the station shows is a courtesy.

use crate::store::wire::Ask;
use crate::store::{Role, Write};

/// The role that a question needs: where single answers or the names in the journal would come out, a manager.
pub fn may_ask(ask: &Ask) -> Role {
    match ask {
        Ask::Campaigns
        | Ask::Campaign(_)
        | Ask::Tool(_)
        | Ask::Batches(_)
        | Ask::Reports(_)
        | Ask::Record(_)
        | Ask::NextSerial(..)
        | Ask::RecordsOfBatch(..)
        | Ask::Draws(_)
        | Ask::Verifications(_)
        | Ask::Verification(_)
        | Ask::Pairs(_)
        | Ask::JournalHead(_)
        | Ask::CopyTrouble
        | Ask::OwnRecords(..)
        | Ask::OwnLinks(_)
        | Ask::ClaimSerial(..)
        | Ask::Hold(_) => Role::Operator,
        // Sealed sheets are counted too: whoever verifies them must not read them here.
        Ask::EachRecord(..) | Ask::Journal(_) | Ask::CheckJournal(_) | Ask::Reviews(_) => Role::Manager,
        // It takes the disk a while.
        Ask::Health => Role::Manager,
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
