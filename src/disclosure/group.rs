//! One group of people: what of it is told today.

use super::Shown;
use super::parts::Search;
use super::state::{Cell, Page, Seen, Table, Told, bytes_of, digest_of};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A group of people as it stands now, with what earlier reports told of it.
#[derive(Debug)]
pub struct Group<'a> {
    pub(super) told: &'a mut Told,
    pub(super) min: u32,
    sheets: u32,
    /// Whether enough sheets came since every earlier decision: otherwise nothing is told that was not.
    renewed: bool,
}

/// A part of a total.
#[derive(Clone, Debug)]
pub struct Part<T> {
    /// What it is called, once in its table.
    pub key: String,
    /// The sheets it rests on.
    pub n: u32,
    /// How many of them said what, where the total tells the sum of it: each sheet once.
    pub said: Vec<u32>,
    /// What would be shown.
    pub value: T,
}

/// A total by its parts.
pub struct Breakdown<'a, T> {
    /// Fewest sheets of a part that is shown; an empty one is hidden too.
    pub part_min: u32,
    /// The parts, each sheet of the total in one of them.
    pub parts: Vec<Part<T>>,
    /// Whether the sheets of these parts, by place, all say the same: what is known of them together is known of each.
    pub alike: &'a dyn Fn(&[usize]) -> bool,
}

impl<'a> Group<'a> {
    pub(super) fn new(told: &'a mut Told, min: u32, sheets: u32) -> Group<'a> {
        let renewed = told.decided.iter().all(|before| before.abs_diff(sheets) >= min);
        if renewed && sheets >= min {
            told.decided.push(sheets);
        }
        Group { told, min, sheets, renewed }
    }

    /// Sheets of the group.
    pub fn sheets(&self) -> u32 {
        self.sheets
    }

    /// Fewest sheets of what is told.
    pub fn min(&self) -> u32 {
        self.min
    }

    /// Whether everything may be told.
    pub fn is_open(&self) -> bool {
        self.min <= 1
    }

    /// Decides about one number, or several that stand or fall together. `n` is the sheets they rest on.
    pub fn cell<T: Serialize + DeserializeOwned>(&mut self, name: &str, n: u32, fresh: T) -> Shown<T> {
        let source = digest_of(&bytes_of(&fresh));
        if self.is_same(name, source) {
            self.stay(name);
            return if n == 0 { self.silence() } else { Shown::Shown { value: fresh, kept: None } };
        }
        if !self.may_tell(name, n) {
            return self.hold(name).unwrap_or_else(|| self.silence());
        }
        self.tell(name, n, source, &fresh);
        if n == 0 { self.silence() } else { Shown::Shown { value: fresh, kept: None } }
    }

    /// Whether a number may be told anew beside each earlier telling of it when what rests on fewer than `min` sheets must not be
    /// told: it is the same, or the difference to each telling on `min` sheets or more is as large. Asked beside [`Group::cell`] and
    /// [`Group::total`], which know the group's own threshold.
    pub fn may_renew<T: Serialize>(&self, name: &str, n: u32, fresh: &T, min: u32) -> bool {
        let far = |before: &u32| *before < min || before.abs_diff(n) >= min;
        let known = self.told.cells.get(name);
        self.is_open()
            || n < min
            || self.is_same(name, digest_of(&bytes_of(fresh)))
            || known.is_none_or(|told| told.history.iter().all(far))
    }

    /// What stays of a cell that may not be told anew, whatever came.
    pub fn hold<T: DeserializeOwned>(&self, name: &str) -> Option<Shown<T>> {
        let told = self.told.cells.get(name)?;
        let value = postcard::from_bytes(&told.value).ok()?;
        Some(Shown::Shown { value, kept: Some(told.sheets) })
    }

    /// Decides about a number and the same number by parts. The number is told anew only where it tells no part of an earlier
    /// breakdown; the parts only beside it.
    pub fn total<T, U>(&mut self, name: &str, n: u32, fresh: T, breakdown: Breakdown<U>) -> (Shown<T>, Parts<U>)
    where
        T: Serialize + DeserializeOwned,
        U: Serialize + DeserializeOwned,
    {
        if self.is_open() {
            let parts = breakdown.parts.into_iter();
            let part = |part: Part<U>| (part.key, if part.n == 0 { Shown::Nobody } else { current(part.value) });
            let parts = if n == 0 { Shown::Nobody } else { current(parts.map(part).collect()) };
            return (self.cell(name, n, fresh), parts);
        }
        let mut table = self.told.tables.remove(name).unwrap_or_default();
        let now: Vec<Seen> = breakdown.parts.iter().map(seen).collect();
        let keys: Vec<String> = breakdown.parts.iter().map(|part| part.key.clone()).collect();
        let search =
            Search { min: self.min, together_min: breakdown.part_min, before: &table.tellings, alike: breakdown.alike };
        let same = self.is_same(name, digest_of(&bytes_of(&fresh)));
        if !same && !search.allows_total(&keys, &now) {
            let shown = (self.hold(name).unwrap_or_else(|| self.silence()), self.page(&table, false));
            self.told.tables.insert(name.to_owned(), table);
            return shown;
        }
        let total = self.cell(name, n, fresh);
        if total.is_current() {
            self.settle_table(&mut table, &keys, &now, &breakdown);
        }
        // The same total may be of other parts.
        let parts = self.page(&table, total.is_current() && table.is_of(&keys, &now));
        self.told.tables.insert(name.to_owned(), table);
        (total, parts)
    }

    /// What stays of a number and its parts that may not be told anew, whatever came.
    pub fn hold_total<T, U>(&self, name: &str) -> (Shown<T>, Parts<U>)
    where
        T: DeserializeOwned,
        U: DeserializeOwned,
    {
        let parts = self.told.tables.get(name).map_or_else(|| self.silence(), |table| self.page(table, false));
        (self.hold(name).unwrap_or_else(|| self.silence()), parts)
    }

    fn settle_table<T: Serialize>(&self, table: &mut Table, keys: &[String], now: &[Seen], by: &Breakdown<T>) {
        if !self.renewed || table.is_of(keys, now) {
            return;
        }
        // One part in which all say the same tells each of them.
        let shown = |(place, part): (usize, &Seen)| Seen {
            shown: part.n >= by.part_min && (now.len() == 1 || !(by.alike)(&[place])),
            ..part.clone()
        };
        let wished = now.iter().enumerate().map(shown).collect();
        let search = Search { min: self.min, together_min: by.part_min, before: &table.tellings, alike: by.alike };
        let count = |parts: &[Seen]| parts.iter().filter(|part| part.shown).count();
        let held = table.shown.as_ref().map_or(0, |page| page.parts.iter().filter(|(_, part)| part.is_some()).count());
        // What was told stays in place when less could be told anew.
        let settled = search.settle(keys, wished).filter(|parts| count(parts) >= held.max(1));
        if let Some(settled) = &settled {
            let part = |((key, part), seen): ((&String, &Part<T>), &Seen)| {
                (key.clone(), seen.shown.then(|| bytes_of(&part.value)))
            };
            table.shown = Some(Page {
                sheets: self.sheets,
                telling: table.tellings.len(),
                parts: keys.iter().zip(&by.parts).zip(settled).map(part).collect(),
            });
        }
        // The total was told all the same: whoever compares has it.
        let seen = settled.unwrap_or_else(|| search.known(keys, now.to_vec()));
        table.tellings.push(keys.iter().cloned().zip(seen).collect());
    }

    fn page<T: DeserializeOwned>(&self, table: &Table, is_current: bool) -> Parts<T> {
        let Some(page) = &table.shown else { return self.silence() };
        let part = |(key, bytes): &(String, Option<Vec<u8>>)| {
            let value = bytes.as_ref().and_then(|bytes| postcard::from_bytes(bytes).ok());
            (key.clone(), value.map_or(Shown::Hidden, current))
        };
        let last = page.telling + 1 == table.tellings.len();
        let kept = (!is_current || !last).then_some(page.sheets);
        Shown::Shown { value: page.parts.iter().map(part).collect(), kept }
    }

    /// What stands for a question that none of the forms handed out asks, once there are enough of them: which form it was
    /// is no answer.
    pub fn unasked<T>(&self, settled: Shown<T>) -> Shown<T> {
        match settled {
            Shown::Hidden if self.sheets >= self.min => Shown::Nobody,
            settled => settled,
        }
    }

    /// What stands for a cell that nobody filled. That is something sheets say: all of them gave the answer that skips the
    /// question; and if the next report hid the cell, its one new sheet would be the first to answer.
    pub fn silence<T>(&self) -> Shown<T> {
        if self.sheets == 0 || self.is_open() { Shown::Nobody } else { Shown::Hidden }
    }

    pub(super) fn is_same(&self, name: &str, source: u64) -> bool {
        self.told.cells.get(name).is_some_and(|told| told.source == source)
    }

    pub(super) fn may_tell(&self, name: &str, n: u32) -> bool {
        let far = |told: &Cell| told.history.iter().all(|before| before.abs_diff(n) >= self.min);
        self.is_open() || (self.renewed && n >= self.min && self.told.cells.get(name).is_none_or(far))
    }

    /// The same as last told: it is of today's sheets too.
    pub(super) fn stay(&mut self, name: &str) {
        let sheets = self.sheets;
        self.told.cells.entry(name.to_owned()).and_modify(|told| told.sheets = sheets);
    }

    pub(super) fn tell<T: Serialize>(&mut self, name: &str, n: u32, source: u64, value: &T) {
        let mut history = self.told.cells.remove(name).map_or_else(Vec::new, |told| told.history);
        history.push(n);
        let cell = Cell { value: bytes_of(value), source, sheets: self.sheets, history };
        self.told.cells.insert(name.to_owned(), cell);
    }
}

/// The parts of a total, in the order they were handed in.
pub type Parts<T> = Shown<Vec<(String, Shown<T>)>>;

pub(super) fn current<T>(value: T) -> Shown<T> {
    Shown::Shown { value, kept: None }
}

fn seen<T: Serialize>(part: &Part<T>) -> Seen {
    Seen { n: part.n, digest: digest_of(&bytes_of(&part.value)), shown: false, said: part.said.clone() }
}
