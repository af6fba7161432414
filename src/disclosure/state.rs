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

const STATE_VERSION: u8 = 4;

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

    /// The values last told under these names, and nothing of what is hidden: whoever has a digest of them and guesses what is
    /// hidden finds nothing to compare his guess with.
    pub fn told_bytes(&self, is_told: impl Fn(&str) -> bool) -> Vec<u8> {
        let mut told = Vec::new();
        for (name, group) in &self.groups {
            let cells = group.cells.iter().filter(|(cell, _)| is_told(cell));
            told.push(bytes_of(&(name, cells.map(|(cell, told)| (cell, &told.value)).collect::<Vec<_>>())));
            let pages = group.tables.iter().filter_map(|(table, told)| Some((table, &told.shown.as_ref()?.parts)));
            told.push(bytes_of(&pages.collect::<Vec<_>>()));
        }
        told.concat()
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

impl Table {
    /// Whether its last telling is of these parts as they are.
    pub fn is_of(&self, keys: &[String], now: &[Seen]) -> bool {
        self.tellings.last().is_some_and(|then| {
            let same = |(key, now): (&String, &Seen)| then.get(key).is_some_and(|then| then.is_same(now));
            then.len() == now.len() && keys.iter().zip(now).all(same)
        })
    }
}

/// A table as last told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Page {
    pub sheets: u32,
    /// The telling it is of.
    pub telling: usize,
    pub parts: Vec<(String, Option<Vec<u8>>)>,
}

/// The parts of a table when its total was told. Of a hidden part its counts and a digest are kept.
pub(super) type Telling = BTreeMap<String, Seen>;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Seen {
    pub n: u32,
    pub digest: u64,
    pub shown: bool,
    /// How many said what, where the total tells that of all parts together.
    pub said: Vec<u32>,
}

impl Seen {
    /// A part that a table did not have.
    pub const NONE: Seen = Seen { n: 0, digest: 0, shown: true, said: Vec::new() };

    /// Whether it changed by a group, and more or fewer said each of what may be said: then what came is not of one mind either.
    pub fn is_far(&self, other: &Seen, min: u32) -> bool {
        let count = |seen: &Seen, place: usize| seen.said.get(place).copied().unwrap_or_default();
        let places = self.said.len().max(other.said.len());
        self.n.abs_diff(other.n) >= min && (0..places).all(|place| count(self, place) != count(other, place))
    }

    /// Whether it says the same of as many, shown or not.
    pub fn is_same(&self, other: &Seen) -> bool {
        self.n == other.n && (self.n == 0 || self.digest == other.digest)
    }
}

pub(super) fn bytes_of<T: Serialize>(value: &T) -> Vec<u8> {
    postcard::to_stdvec(value).expect("scores, counts and texts always serialise")
}

pub(super) fn digest_of(bytes: &[u8]) -> u64 {
    Sha256::digest(bytes).iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}
