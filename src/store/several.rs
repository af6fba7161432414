//! What several stations on one store need: roles, submissions that come twice, news of each other.

use super::error::Error;
use super::wire::SessionId;
use crate::campaign::CampaignId;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What somebody may do on a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Key sheets, first and again.
    Operator,
    /// Campaigns, draws, reports and data too.
    Manager,
    /// What cannot be taken back too.
    Administrator,
}

/// The number of a submission within a session: submitted again, because the line broke before it was acknowledged, it is
/// not applied again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Once {
    /// The session.
    pub session: SessionId,
    /// Its number, from 1, in order.
    pub number: u64,
    /// No submission of the session up to this number comes again.
    pub answered: u64,
}

/// What a store says unasked.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    /// Somebody else ended a sheet of this campaign, or changed it or a batch of it.
    Changed(CampaignId),
    /// A backup was made, or could not be.
    Backup,
    /// The host does not answer, for this reason where it said one: what is submitted waits here.
    Down(Option<Error>),
    /// The host answers again.
    Up,
}

/// Called with what a store says unasked, from the store's thread.
pub type Listener = Arc<dyn Fn(News) + Send + Sync>;
