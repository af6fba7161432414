//! What the reports issued so far have told. Values are kept as bytes: the room does not know what they are.

use super::group::Group;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What the reports issued so far have told: kept with each issued report, read before the next is made.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Disclosed {
    groups: BTreeMap<String, Told>,
}

/// The state of publication cannot be read: it was written by another version, or is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnreadableState;

const STATE_VERSION: u8 = 3;

impl Disclosed {
    /// The state as an issued report keeps it.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![STATE_VERSION];
        bytes.extend(postcard::to_stdvec(self).expect("maps, numbers and texts always serialise"));
        bytes
    }

    /// Reads what [`Disclosed::to_bytes`] wrote; nothing was told when there are no bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Disclosed, UnreadableState> {
        match bytes {
            [] => Ok(Disclosed::default()),
            [STATE_VERSION, rest @ ..] => postcard::from_bytes(rest).map_err(|_| UnreadableState),
            _ => Err(UnreadableState),
        }
    }

    /// What was told last under a name of a group, current or not: what anybody may have read.
    pub fn last<T: DeserializeOwned>(&self, group: &str, cell: &str) -> Option<T> {
        postcard::from_bytes(&self.groups.get(group)?.cells.get(cell)?.value).ok()
    }

    /// A group of people as it stands now. Nothing under `min` sheets is told of it, and nothing is told anew before `min`
    /// sheets came; 1 where nothing is hidden.
    pub fn group(&mut self, name: &str, min: u32, sheets: u32) -> Group<'_> {
        Group::new(self.groups.entry(name.to_owned()).or_default(), min, sheets)
    }
}

/// What was told about one group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Told {
    /// The sheets at every report that decided anew what is shown and what is not.
    pub decided: Vec<u32>,
    pub cells: BTreeMap<String, Cell>,
    pub tables: BTreeMap<String, Table>,
}

/// The value of a cell as last told, and every count it was ever told for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Cell {
    pub value: Vec<u8>,
    /// What the value was made of, what is hidden in it included.
    pub source: u64,
    /// Sheets of the group when it was told.
    pub sheets: u32,
    pub history: Vec<u32>,
}

/// A table as last told, and what can be known of it from every report that told its total.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Table {
    pub tellings: Vec<Telling>,
    pub shown: Option<Page>,
}

/// A table as last told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Page {
    pub sheets: u32,
    /// The telling it is of.
    pub telling: usize,
    pub parts: Vec<(String, Option<Vec<u8>>)>,
}

/// The parts of a table when its total was told. Of a hidden part only its count and a digest are kept.
pub(super) type Telling = BTreeMap<String, Seen>;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Seen {
    pub n: u32,
    pub digest: u64,
    pub shown: bool,
}

impl Seen {
    /// Whether it says the same of as many, shown or not.
    pub fn is_same(&self, other: &Seen) -> bool {
        self.n == other.n && self.digest == other.digest
    }
}

pub(super) fn bytes_of<T: Serialize>(value: &T) -> Vec<u8> {
    postcard::to_stdvec(value).expect("scores, counts and texts always serialise")
}

pub(super) fn digest_of(bytes: &[u8]) -> u64 {
    Sha256::digest(bytes).iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}
