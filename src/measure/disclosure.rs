//! Anonymity is arithmetic: what may be shown, and what successive reports together give away.
//!
//! Three rules, told in `docs/anonymity.md`. A cell under the threshold does not exist. A part hidden in a breakdown takes
//! others with it, until what subtraction gives is itself a group. A number once issued stays in place until enough sheets
//! came to hide each of them.

use super::comments::first_eight;
use super::results::{Distribution, ItemScore, Portrait, Quality, Reliability, Score, Share};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// A value that may have to stay hidden. There is no other way to it than through `Shown`.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown<T> {
    /// There is nobody to hide: no sheet came, or none that asks it.
    Nobody,
    /// Hidden: too few said something, perhaps nobody, or it would give away who did.
    Hidden,
    /// Shown.
    Shown {
        /// What is shown.
        value: T,
        /// The sheets it rests on, when it is the value of an earlier report that stays in place.
        kept: Option<u32>,
    },
}

impl<T> Shown<T> {
    /// The value, when it is shown.
    pub fn value(&self) -> Option<&T> {
        match self {
            Shown::Shown { value, .. } => Some(value),
            Shown::Nobody | Shown::Hidden => None,
        }
    }

    /// The sheets of the earlier report whose value stays in place.
    pub fn kept(&self) -> Option<u32> {
        match self {
            Shown::Shown { kept, .. } => *kept,
            Shown::Nobody | Shown::Hidden => None,
        }
    }
}

/// What the reports issued so far have told: kept with each issued report, read before the next is made.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Disclosed {
    pub(super) audiences: BTreeMap<String, Told>,
}

/// The state of publication cannot be read: it was written by another version, or is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnreadableState;

const STATE_VERSION: u8 = 2;

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

    /// The counts told so far for every cell, by audience and cell: for the tests of the rule.
    pub fn counts(&self) -> BTreeMap<(String, String), Vec<u32>> {
        let mut counts = BTreeMap::new();
        for (audience, told) in &self.audiences {
            let mut put = |cell: String, history: &[u32]| counts.insert((audience.clone(), cell), history.to_vec());
            told.items.iter().for_each(|(name, issued)| drop(put(format!("item {name}"), &issued.history)));
            told.themes.iter().for_each(|(name, issued)| drop(put(format!("theme {name}"), &issued.history)));
            told.reliability
                .iter()
                .for_each(|(name, issued)| drop(put(format!("reliability {name}"), &issued.history)));
            told.profile.iter().for_each(|(name, issued)| drop(put(format!("profile {name}"), &issued.history)));
            told.modes.iter().for_each(|issued| drop(put("modes".to_owned(), &issued.history)));
            told.quality.iter().for_each(|issued| drop(put("quality".to_owned(), &issued.history)));
            told.comments.iter().for_each(|issued| drop(put("comments".to_owned(), &issued.history)));
        }
        counts
    }
}

/// What was told about one audience.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Told {
    pub items: BTreeMap<String, Issued<ItemScore>>,
    pub rows: BTreeMap<String, IssuedParts<Distribution>>,
    pub themes: BTreeMap<String, Issued<Score>>,
    pub services: BTreeMap<String, IssuedParts<Score>>,
    pub reliability: BTreeMap<String, Issued<Option<Reliability>>>,
    pub profile: BTreeMap<String, Issued<Portrait>>,
    pub modes: Option<Issued<Vec<Share>>>,
    pub quality: Option<Issued<Quality>>,
    pub comments: Option<Issued<Vec<u64>>>,
}

/// The value of a cell as last told, and every count it was ever told for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Issued<T> {
    value: T,
    /// Sheets of the audience when it was told.
    sheets: u32,
    history: Vec<u32>,
}

/// The rule of one audience at this moment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gate {
    /// Fewest sheets of a cell, and fewest new sheets for it to be told anew; 1 where nothing is hidden.
    pub group_min: u32,
    /// Fewest sheets of a part in a breakdown by service.
    pub breakdown_min: u32,
    /// Complete sheets of the audience now.
    pub sheets: u32,
}

impl Gate {
    /// A management's declaration is shown as what it is.
    pub fn open(sheets: u32) -> Gate {
        Gate { group_min: 1, breakdown_min: 1, sheets }
    }

    /// Decides about one cell. `issued` is what was told of it and becomes what is told now.
    pub fn settle<T: Clone + PartialEq>(self, issued: &mut Option<Issued<T>>, fresh: T, n: u32) -> Shown<T> {
        if let Some(told) = issued {
            let unchanged = told.value == fresh;
            let far = told.history.iter().all(|before| before.abs_diff(n) >= self.group_min);
            if !unchanged && (!far || n < self.group_min) && !self.is_open() {
                return Shown::Shown { value: told.value.clone(), kept: Some(told.sheets) };
            }
            if !unchanged {
                if !told.history.contains(&n) {
                    told.history.push(n);
                }
                told.value = fresh.clone();
            }
            told.sheets = self.sheets;
            return if n == 0 { self.silence() } else { Shown::Shown { value: fresh, kept: None } };
        }
        match n {
            0 => self.silence(),
            _ if n < self.group_min => Shown::Hidden,
            _ => {
                *issued = Some(Issued { value: fresh.clone(), sheets: self.sheets, history: vec![n] });
                Shown::Shown { value: fresh, kept: None }
            }
        }
    }

    /// What stands for a cell that nobody filled. That is something sheets say: all of them gave the answer that skips the
    /// question; and if the next report hid the cell, its one new sheet would be the first to answer.
    fn silence<T>(self) -> Shown<T> {
        if self.sheets == 0 || self.is_open() { Shown::Nobody } else { Shown::Hidden }
    }

    /// What stands for a question that none of the forms handed out asks, once there are enough of them: which form it was
    /// is no answer.
    pub fn unasked<T>(self, settled: Shown<T>) -> Shown<T> {
        match settled {
            Shown::Hidden if self.sheets >= self.group_min => Shown::Nobody,
            settled => settled,
        }
    }

    /// What stays of a cell that may not be told anew, whatever came.
    pub fn hold<T: Clone>(self, issued: &Option<Issued<T>>) -> Shown<T> {
        match issued {
            Some(told) => Shown::Shown { value: told.value.clone(), kept: Some(told.sheets) },
            None => Shown::Hidden,
        }
    }

    /// Whether everything may be told.
    pub fn is_open(self) -> bool {
        self.group_min <= 1
    }

    /// Decides about the parts of a total that is shown as it is now. Parts are `(key, n, value)`, each key once.
    pub fn settle_parts<T: Clone + Serialize, U>(
        self,
        total: &mut Option<Issued<U>>,
        issued: &mut Option<IssuedParts<T>>,
        parts: Vec<(String, u32, T)>,
        part_min: u32,
    ) -> Shown<Vec<(String, Shown<T>)>> {
        let counts: Vec<u32> = parts.iter().map(|part| part.1).collect();
        // Every part has sheets: none that filled the cell is a small part too.
        let small = |n: &u32| *n < part_min && !self.is_open();
        let hidden = hidden_with(&counts, counts.iter().map(small).collect(), part_min);
        let mut fresh = IssuedParts { sheets: self.sheets, parts: BTreeMap::new() };
        for ((key, n, value), hidden) in parts.into_iter().zip(hidden) {
            let told = if n == 0 || hidden { None } else { Some(value.clone()) };
            let history = vec![n];
            fresh.parts.insert(key, Part { digest: digest_of(&value), told, history });
        }
        // The parts shown together are one more count to compare totals with, before and after.
        let level: u32 = fresh.parts.values().filter(|part| part.told.is_some()).map(Part::n).sum();
        let apart = |total: &Issued<U>| {
            total.history.iter().all(|before| *before == level || before.abs_diff(level) >= self.group_min)
        };
        let level_apart = level == 0 || total.as_ref().is_none_or(apart);
        if let Some(told) = issued {
            let may_follow = self.is_open() || (level_apart && fresh.may_follow(told, self.group_min));
            if !may_follow {
                return told.shown(self, Some(told.sheets));
            }
            fresh.remember(told);
        }
        if let Some(total) = total.as_mut().filter(|total| level > 0 && !total.history.contains(&level)) {
            total.history.push(level);
        }
        let shown = fresh.shown(self, None);
        *issued = Some(fresh);
        shown
    }

    /// What stays of a breakdown whose total may not be told anew.
    pub fn hold_parts<T: Clone>(self, issued: &Option<IssuedParts<T>>) -> Shown<Vec<(String, Shown<T>)>> {
        issued.as_ref().map_or_else(|| self.silence(), |told| told.shown(self, Some(told.sheets)))
    }
}

/// A breakdown as last told. Of a hidden part only its count and a digest are kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct IssuedParts<T> {
    sheets: u32,
    parts: BTreeMap<String, Part<T>>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Part<T> {
    /// `None` when it is hidden or empty.
    told: Option<T>,
    digest: u64,
    /// Its count now, and before it every count it ever had in a report.
    history: Vec<u32>,
}

impl<T> Part<T> {
    fn n(&self) -> u32 {
        self.history.first().copied().unwrap_or(0)
    }

    fn is_hidden(&self) -> bool {
        self.told.is_none()
    }
}

impl<T: Clone> IssuedParts<T> {
    /// Whether no sheet can be singled out by comparing this breakdown with the one told before.
    fn may_follow(&self, told: &IssuedParts<T>, min: u32) -> bool {
        let mut same_hidden = true;
        let (mut all_far, mut all_far_or_same) = (true, true);
        let keys: std::collections::BTreeSet<&String> = self.parts.keys().chain(told.parts.keys()).collect();
        for key in keys {
            let (new, old) = (self.parts.get(key), told.parts.get(key));
            let n = new.map_or(0, Part::n);
            let far = old.is_none_or(|old| old.history.iter().all(|before| before.abs_diff(n) >= min));
            let same = match (new, old) {
                (Some(new), Some(old)) => new.digest == old.digest && new.n() == old.n(),
                (Some(part), None) | (None, Some(part)) => part.n() == 0,
                (None, None) => true,
            };
            same_hidden &= new.is_some_and(Part::is_hidden) == old.is_some_and(Part::is_hidden);
            all_far &= far;
            all_far_or_same &= far || same;
        }
        let sum =
            |parts: &IssuedParts<T>| parts.parts.values().filter(|part| part.is_hidden()).map(Part::n).sum::<u32>();
        let hidden_far = sum(self).abs_diff(sum(told)) >= min;
        let hidden_same =
            self.parts.iter().filter(|(_, part)| part.is_hidden()).all(|(key, part)| {
                told.parts.get(key).is_some_and(|old| old.digest == part.digest && old.n() == part.n())
            });
        all_far || (all_far_or_same && same_hidden && (hidden_far || hidden_same))
    }

    /// Takes over the counts of the breakdown told before.
    fn remember(&mut self, told: &IssuedParts<T>) {
        for (key, old) in &told.parts {
            if let Some(part) = self.parts.get_mut(key) {
                let now = part.n();
                part.history.extend(old.history.iter().copied().filter(|n| *n != now));
            }
        }
    }

    fn shown(&self, gate: Gate, kept: Option<u32>) -> Shown<Vec<(String, Shown<T>)>> {
        if self.parts.values().all(Part::is_hidden) {
            return gate.silence();
        }
        let part = |part: &Part<T>| match &part.told {
            Some(value) => Shown::Shown { value: value.clone(), kept: None },
            None => gate.silence(),
        };
        Shown::Shown { value: self.parts.iter().map(|(key, each)| (key.clone(), part(each))).collect(), kept }
    }
}

fn digest_of<T: Serialize>(value: &T) -> u64 {
    let bytes = postcard::to_stdvec(value).expect("scores and counts always serialise");
    first_eight(&Sha256::digest(&bytes))
}

/// Which parts of a published total stay hidden: those under `min`, then the smallest others until at least two are hidden
/// together and their sum, which subtraction gives, is itself a group of `min`. A box that nobody of a group ticked is shown.
pub(super) fn hidden_parts(counts: &[u32], min: u32) -> Vec<bool> {
    hidden_with(counts, counts.iter().map(|n| (1..min).contains(n)).collect(), min)
}

/// The parts that are `hidden`, with those that must be hidden beside them.
fn hidden_with(counts: &[u32], mut hidden: Vec<bool>, min: u32) -> Vec<bool> {
    if !hidden.contains(&true) {
        return hidden;
    }
    loop {
        let together = || counts.iter().zip(&hidden).filter(|(_, hidden)| **hidden).map(|(n, _)| *n);
        if together().count() >= 2 && together().sum::<u32>() >= min {
            return hidden;
        }
        let smallest =
            (0..counts.len()).filter(|place| !hidden[*place] && counts[*place] > 0).min_by_key(|p| counts[*p]);
        let Some(place) = smallest else {
            // Nothing is left to hide behind: the breakdown disappears as a whole.
            return counts.iter().zip(&hidden).map(|(n, hidden)| *hidden || *n > 0).collect();
        };
        hidden[place] = true;
    }
}

#[cfg(test)]
mod tests {
    use super::hidden_parts;

    #[test]
    fn a_hidden_part_takes_the_smallest_other_with_it() {
        assert_eq!(hidden_parts(&[12, 3, 8, 20], 5), [false, true, true, false]);
        assert_eq!(hidden_parts(&[12, 8, 20], 5), [false, false, false]);
    }

    #[test]
    fn hidden_parts_hide_each_other_only_as_a_group() {
        assert_eq!(hidden_parts(&[1, 1, 9, 30], 5), [true, true, true, false]);
        assert_eq!(hidden_parts(&[2, 3, 30], 5), [true, true, false]);
    }

    #[test]
    fn a_breakdown_with_nothing_to_hide_behind_disappears() {
        assert_eq!(hidden_parts(&[3, 0, 0], 5), [true, false, false]);
        assert_eq!(hidden_parts(&[1, 6], 5), [true, true]);
    }
}
