//! Which parts of a total stay hidden: under the threshold, beside those, and for what they would tell of earlier reports.
//!
//! One rule for all of it. The parts hidden in a report hide each other: one more in one of them is one less in another, and
//! nobody who reads can tell. Between two reports that stays possible where the same parts are hidden in both, or where each
//! part that is hidden in either changed by a group; and what is shown in both is the same or changed by a group.

use super::state::{Seen, Telling};
use std::collections::{BTreeMap, BTreeSet};

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
    /// Which parts are hidden when those that are not `shown` in `now` must be. `None` when none can be told.
    pub fn settle(&self, keys: &[String], now: Vec<Seen>) -> Option<Vec<Seen>> {
        // As few as possible, else those that an earlier report hid.
        let earlier = self.before.iter().rev().map(|before| {
            let shown = |key: &String| before.get(key).is_none_or(|then| then.shown);
            let kept = |(key, part): (&String, &Seen)| Seen { shown: part.shown && shown(key), ..part.clone() };
            keys.iter().zip(&now).map(kept).collect()
        });
        std::iter::once(now.clone()).chain(earlier).filter_map(|parts| self.veiled(parts)).find(|parts| {
            let current: BTreeMap<&String, Seen> = keys.iter().zip(parts.iter().cloned()).collect();
            self.before.iter().all(|before| self.is_apart(before, &current))
        })
    }

    /// The parts as they may be told of one report alone: others are hidden beside one that is, the smallest first.
    fn veiled(&self, mut now: Vec<Seen>) -> Option<Vec<Seen>> {
        loop {
            let hidden: Vec<usize> = (0..now.len()).filter(|place| !now[*place].shown).collect();
            let counts: Vec<u32> = hidden.iter().map(|place| now[*place].n).collect();
            if hidden.is_empty() || (self.is_veil(&counts) && !(self.alike)(&hidden)) {
                return Some(now);
            }
            let shown = (0..now.len()).filter(|place| now[*place].shown && now[*place].n > 0);
            let smallest = shown.min_by_key(|place| now[*place].n)?;
            now[smallest].shown = false;
        }
    }

    /// Whether parts hidden together hide each other.
    fn is_veil(&self, counts: &[u32]) -> bool {
        let together: u32 = counts.iter().sum();
        // As many sheets as parts would be one in each, for whoever knows that none is empty.
        counts.len() >= 2 && together >= self.together_min && together as usize != counts.len()
    }

    /// Whether what is hidden in either report stays hidden when both lie side by side.
    fn is_apart(&self, before: &Telling, now: &BTreeMap<&String, Seen>) -> bool {
        let keys: BTreeSet<&String> = before.keys().chain(now.keys().copied()).collect();
        let (mut veil_then, mut veil_now) = (Veil::default(), Veil::default());
        let (mut far, none) = (true, Seen::NONE);
        for key in keys {
            let then = before.get(key).unwrap_or(&none);
            let now = now.get(key).unwrap_or(&none);
            let same = then.is_same(now);
            let close = !same && then.n.abs_diff(now.n) < self.min;
            if close && then.shown && now.shown {
                return false;
            }
            // What did not change and is shown in one report is known in the other.
            let (known_then, known_now) = (then.shown || (same && now.shown), now.shown || (same && then.shown));
            veil_then.put(key, then, known_then);
            veil_now.put(key, now, known_now);
            far &= (known_then && known_now) || then.is_far(now, self.min);
        }
        self.holds(&veil_then) && self.holds(&veil_now) && (self.hides_alike(&veil_then, &veil_now) || far)
    }

    /// Whether both hide the same parts, and what came to them together is nothing, or a group that is not of one mind.
    fn hides_alike(&self, then: &Veil, now: &Veil) -> bool {
        let (one, other) = (then.together(), now.together());
        let grown = one.abs_diff(other) >= self.min && is_mixed(&then.changes(now));
        then.keys == now.keys && (grown || (one == other && then.changes(now).iter().all(|change| *change == 0)))
    }

    /// Whether what another report tells of hidden parts leaves enough of them.
    fn holds(&self, veil: &Veil) -> bool {
        !veil.pierced || veil.together() == 0 || (self.is_veil(&veil.counts) && is_mixed(&veil.said))
    }

    /// Whether the total may be told at all beside every earlier breakdown, none of its own parts being shown: less the parts
    /// that did not change it is what the others said.
    pub fn allows_total(&self, keys: &[String], now: &[Seen]) -> bool {
        self.before.iter().all(|before| {
            let mut all = (Veil::default(), Veil::default());
            before.iter().for_each(|(key, part)| all.0.put(key, part, false));
            keys.iter().zip(now).for_each(|(key, part)| all.1.put(key, part, false));
            let came = all.0.changes(&all.1);
            let one_mind = came.iter().any(|change| *change > 0) && !is_mixed(&came);
            if keys.len() > 1 && one_mind && is_mixed(&all.1.said) {
                // All that came said the same, where not everybody does: and where they came from is no secret.
                return false;
            }
            let others = self.others(before, keys, now);
            let together: u32 = others.iter().map(|place| now[*place].n).sum();
            others.len() == keys.len()
                || together == 0
                || (together >= self.together_min && !(self.alike)(&others) && self.is_new(keys, now, &others))
        })
    }

    /// Whether what is known of one part, when there is only one, is not close to what an earlier report told.
    fn is_new(&self, keys: &[String], now: &[Seen], others: &[usize]) -> bool {
        let [place] = *others else { return true };
        let close = |then: &Seen| then.shown && !then.is_same(&now[place]) && then.n.abs_diff(now[place].n) < self.min;
        !self.before.iter().filter_map(|before| before.get(&keys[place])).any(close)
    }

    /// The parts as whoever reads the total knows them when none is shown beside it.
    pub fn known(&self, keys: &[String], mut now: Vec<Seen>) -> Vec<Seen> {
        let mut known = vec![now.len() == 1; now.len()];
        for before in self.before {
            let others = self.others(before, keys, &now);
            let single = others.len() == 1;
            (0..now.len()).filter(|place| single || !others.contains(place)).for_each(|place| known[place] = true);
        }
        now.iter_mut().zip(known).for_each(|(part, known)| part.shown = known);
        now
    }

    /// The parts that an earlier report does not tell.
    fn others(&self, before: &Telling, keys: &[String], now: &[Seen]) -> Vec<usize> {
        let told =
            |place: &usize| before.get(&keys[*place]).is_some_and(|then| then.shown && then.is_same(&now[*place]));
        (0..now.len()).filter(|place| !told(place)).collect()
    }
}

/// The parts of a report that whoever reads another one does not know.
#[derive(Default)]
struct Veil<'k> {
    keys: Vec<&'k String>,
    counts: Vec<u32>,
    /// How many of them together said what.
    said: Vec<u32>,
    /// Whether the other report tells some that this one hides.
    pierced: bool,
}

/// Whether more than one thing was said, where anything is known of it.
fn is_mixed(said: &[u32]) -> bool {
    said.len() < 2 || said.iter().filter(|count| **count > 0).count() > 1
}

impl<'k> Veil<'k> {
    fn put(&mut self, key: &'k String, part: &Seen, known: bool) {
        self.pierced |= known && !part.shown;
        if !known {
            self.keys.push(key);
            self.counts.push(part.n);
            self.said.resize(self.said.len().max(part.said.len()), 0);
            self.said.iter_mut().zip(&part.said).for_each(|(sum, count)| *sum += count);
        }
    }

    /// By how much more or fewer said each of what may be said.
    fn changes(&self, other: &Veil) -> Vec<u32> {
        let count = |veil: &Veil, place: usize| veil.said.get(place).copied().unwrap_or_default();
        let places = 0..self.said.len().max(other.said.len());
        places.map(|place| count(self, place).abs_diff(count(other, place))).collect()
    }

    fn together(&self) -> u32 {
        self.counts.iter().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which parts stay hidden of boxes that add up, each under `min` but not empty being hidden; `None` when nothing of them
    /// is told, not even how many they are together.
    fn hidden(counts: &[u32], min: u32) -> Option<Vec<bool>> {
        let keys: Vec<String> = (0..counts.len()).map(|place| place.to_string()).collect();
        let now = counts
            .iter()
            .map(|n| Seen { n: *n, digest: u64::from(*n), shown: !(1..min).contains(n), said: Vec::new() })
            .collect();
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
