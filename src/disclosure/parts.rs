//! Which parts of a total stay hidden: under the threshold, beside those, and for what they would tell of earlier reports.
//!
//! One rule for all of it: what may be said of a report must be allowed for the difference between it and each earlier one.

use super::state::{Seen, Telling};
use std::collections::BTreeMap;

/// What the search for hidden parts goes by.
pub(super) struct Search<'a> {
    /// Fewest sheets between two numbers that are not the same.
    pub min: u32,
    /// Fewest sheets of what hidden parts are together.
    pub together_min: u32,
    /// The table at every report that told its total.
    pub before: &'a [Telling],
    /// Whether the sheets of these parts, by place, all say the same: then their sum tells each of them.
    pub alike: &'a dyn Fn(&[usize]) -> bool,
}

impl Search<'_> {
    /// Which parts are hidden when those that are not `shown` in `now` must be. `None` when even all hidden is not enough.
    pub fn settle(&self, keys: &[String], mut now: Vec<Seen>) -> Option<Vec<Seen>> {
        if now.iter().all(|part| part.shown) && self.before.is_empty() {
            return Some(now);
        }
        while let Some(place) = self.too_much(keys, &now)? {
            now[place].shown = false;
        }
        Some(now)
    }

    /// Whether the total may be told at all beside every earlier breakdown, none of its own parts being shown.
    pub fn allows_total(&self, keys: &[String], now: &[Seen]) -> bool {
        let now: BTreeMap<&String, Seen> = keys.iter().zip(now.iter().copied()).collect();
        self.before.iter().all(|before| self.is_veiled(before, &now))
    }

    /// A part to hide, `Some(None)` when all is well, `None` when there is nothing left to hide.
    #[allow(clippy::option_option)]
    fn too_much(&self, keys: &[String], now: &[Seen]) -> Option<Option<usize>> {
        let smallest =
            || (0..now.len()).filter(|place| now[*place].shown && now[*place].n > 0).min_by_key(|p| now[*p].n);
        let hidden: Vec<usize> = (0..now.len()).filter(|place| !now[*place].shown).collect();
        let together: u32 = hidden.iter().map(|place| now[*place].n).sum();
        // As many sheets as parts would be one in each, for whoever knows that none is empty.
        let few = together < self.together_min || together as usize == hidden.len();
        if !hidden.is_empty() && (hidden.len() < 2 || few || (self.alike)(&hidden)) {
            return Some(Some(smallest()?));
        }
        let current: BTreeMap<&String, Seen> = keys.iter().zip(now.iter().copied()).collect();
        for before in self.before {
            if let Some(key) = self.too_close(before, &current) {
                return Some(keys.iter().position(|known| known == key));
            }
            if !self.is_veiled(before, &current) || !self.is_apart(before, &current) {
                return Some(Some(smallest()?));
            }
        }
        Some(None)
    }

    /// A part shown then and now whose difference is of a few.
    fn too_close<'k>(&self, before: &Telling, now: &BTreeMap<&'k String, Seen>) -> Option<&'k String> {
        let close = |(key, now): (&&'k String, &Seen)| {
            let then = before.get(*key).copied().unwrap_or(Seen { n: 0, digest: 0, shown: false });
            let absent = !before.contains_key(*key) && now.n == 0;
            let same = absent || then.is_same(now);
            let told = then.shown || then.n == 0;
            (told && now.shown && now.n > 0 && !same && then.n.abs_diff(now.n) < self.min).then_some(*key)
        };
        now.iter().find_map(close)
    }

    /// Whether what is hidden in either report stays hidden when both lie side by side: a part that did not change and is shown
    /// in one is known in the other.
    fn is_veiled(&self, before: &Telling, now: &BTreeMap<&String, Seen>) -> bool {
        let same = |key: &String| before.get(key).zip(now.get(key)).is_some_and(|(then, now)| then.is_same(now));
        let is_safe = |own: &mut dyn Iterator<Item = (&String, Seen)>, other: &dyn Fn(&String) -> bool| {
            let hidden: Vec<(&String, u32)> =
                own.filter(|(_, part)| !part.shown).map(|(key, part)| (key, part.n)).collect();
            let left: Vec<u32> = hidden.iter().filter(|(key, _)| !(same(key) && other(key))).map(|(_, n)| *n).collect();
            left.len() == hidden.len()
                || left.iter().all(|n| *n == 0)
                || (left.len() >= 2 && left.iter().sum::<u32>() >= self.together_min)
        };
        let shown_now = |key: &String| now.get(key).is_some_and(|part| part.shown);
        let shown_then = |key: &String| before.get(key).is_some_and(|part| part.shown);
        is_safe(&mut before.iter().map(|(key, part)| (key, *part)), &shown_now)
            && is_safe(&mut now.iter().map(|(key, part)| (*key, *part)), &shown_then)
    }

    /// Whether the same holds of what came between the two.
    fn is_apart(&self, before: &Telling, now: &BTreeMap<&String, Seen>) -> bool {
        let keys: std::collections::BTreeSet<&String> = before.keys().chain(now.keys().copied()).collect();
        let mut moved: Vec<i64> = Vec::new();
        let mut veiled = false;
        for key in keys {
            let (then, now) = (before.get(key), now.get(key));
            let hidden = |part: Option<&Seen>| part.is_some_and(|part| !part.shown && part.n > 0);
            if !hidden(then) && !hidden(now) {
                continue;
            }
            veiled = true;
            let n = |part: Option<&Seen>| part.map_or(0, |part| i64::from(part.n));
            if !then.zip(now).is_some_and(|(then, now)| then.is_same(now)) {
                moved.push(n(now) - n(then));
            }
        }
        let difference = moved.iter().sum::<i64>().abs();
        !veiled || moved.is_empty() || (moved.len() >= 2 && difference >= i64::from(self.min))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which parts stay hidden of boxes that add up, each under `min` but not empty being hidden; `None` when nothing of them
    /// is told, not even how many they are together.
    fn hidden(counts: &[u32], min: u32) -> Option<Vec<bool>> {
        let keys: Vec<String> = (0..counts.len()).map(|place| place.to_string()).collect();
        let now = counts.iter().map(|n| Seen { n: *n, digest: u64::from(*n), shown: !(1..min).contains(n) }).collect();
        let search = Search { min, together_min: min, before: &[], alike: &|_| false };
        search.settle(&keys, now).map(|parts| parts.iter().map(|part| !part.shown).collect())
    }

    #[test]
    fn a_hidden_part_takes_the_smallest_other_with_it() {
        assert_eq!(hidden(&[12, 3, 8, 20], 5).unwrap(), [false, true, true, false]);
        assert_eq!(hidden(&[12, 8, 20], 5).unwrap(), [false, false, false]);
    }

    #[test]
    fn hidden_parts_hide_each_other_only_as_a_group() {
        assert_eq!(hidden(&[1, 1, 9, 30], 5).unwrap(), [true, true, true, false]);
        assert_eq!(hidden(&[2, 3, 30], 5).unwrap(), [true, true, false]);
    }

    #[test]
    fn a_breakdown_with_nothing_to_hide_behind_disappears() {
        assert_eq!(hidden(&[3, 0, 0], 5), None);
        assert_eq!(hidden(&[1, 6], 5).unwrap(), [true, true]);
        // One in each, for whoever knows that none is empty.
        assert_eq!(hidden(&[1, 1, 1, 1, 1], 5), None);
    }

    #[test]
    fn in_every_small_table_no_hidden_part_has_a_single_value() {
        // All tables of up to five parts of up to nine, and what whoever knows the threshold makes of what is shown: a shown
        // part is empty or a group, of the hidden ones at least one is small and none is empty.
        const MIN: u32 = 4;
        for size in 2..=5_u32 {
            for code in 0..10_u32.pow(size) {
                let counts: Vec<u32> = (0..size).map(|place| code / 10_u32.pow(place) % 10).collect();
                let Some(veil) = hidden(&counts, MIN) else { continue };
                let hidden: Vec<u32> = counts.iter().zip(&veil).filter(|(_, veil)| **veil).map(|(n, _)| *n).collect();
                let total: u32 = counts.iter().sum();
                if hidden.is_empty() || total < MIN {
                    continue;
                }
                let (parts, sum) = (hidden.len() as u32, hidden.iter().sum::<u32>());
                assert!(parts > 1 && sum >= MIN && !hidden.contains(&0), "{counts:?} {veil:?}");
                let possible = (1..=sum).filter(|n| {
                    let rest = sum - n;
                    // The others are at least one each; one of all must be small.
                    rest >= parts - 1 && (*n < MIN || parts > 2 || rest < MIN)
                });
                assert!(possible.count() > 1, "{counts:?} {veil:?}");
            }
        }
    }
}
