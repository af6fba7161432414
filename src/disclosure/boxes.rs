//! Counts of boxes: how many sheets ticked each.

use super::Shown;
use super::group::{Group, current};
use super::parts::Search;
use super::state::{Seen, Telling, bytes_of, digest_of};
use serde::{Deserialize, Serialize};

/// How many sheets ticked each box; a count that must stay hidden is not there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Boxes {
    /// Sheets with a box ticked.
    pub n: u32,
    /// The boxes and their counts.
    pub counts: Vec<(String, Option<u32>)>,
}

/// The sheets that were asked a question under a condition, and the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Sheets that were asked.
    pub asked: u32,
    /// Sheets that were not.
    pub others: u32,
    /// Those that ticked another box of the question that decides, where it is told whole: its blanks are not among them.
    pub otherwise: Option<u32>,
}

/// How boxes are ticked and told.
#[derive(Clone, Copy)]
struct Ticks {
    /// One box by sheet.
    one: bool,
    /// All of them are told, or none.
    whole: bool,
}

/// Under this name a telling of boxes ticked as one likes keeps the sheets that ticked any.
const ANY: &str = "";

impl Group<'_> {
    /// Decides about counts of boxes of which every sheet ticked one: small ones are hidden, with others where they could be
    /// found by subtraction.
    pub fn boxes(&mut self, name: &str, counts: &[(String, u32)]) -> Shown<Boxes> {
        let n = counts.iter().map(|(_, count)| *count).sum();
        self.ticked(name, n, counts, Ticks { one: true, whole: false })
    }

    /// The same all or nothing: other numbers give a hidden box away, as those of a question do that is asked under a condition.
    pub fn whole_boxes(&mut self, name: &str, counts: &[(String, u32)]) -> Shown<Boxes> {
        let n = counts.iter().map(|(_, count)| *count).sum();
        self.ticked(name, n, counts, Ticks { one: true, whole: true })
    }

    /// The same where `n` sheets ticked as many boxes as they liked.
    pub fn several(&mut self, name: &str, n: u32, counts: &[(String, u32)]) -> Shown<Boxes> {
        self.ticked(name, n, counts, Ticks { one: false, whole: false })
    }

    /// The same all or nothing.
    pub fn whole_several(&mut self, name: &str, n: u32, counts: &[(String, u32)]) -> Shown<Boxes> {
        self.ticked(name, n, counts, Ticks { one: false, whole: true })
    }

    /// Whether it may be told how many were asked a question: both those who were and those who were not are groups or nobody,
    /// and so is what came since each earlier time it was known.
    pub fn may_ask(&self, name: &str, now: Asked) -> bool {
        let group = |count: u32| !(1..self.min).contains(&count);
        let apart = |one: u32, other: u32| one == other || one.abs_diff(other) >= self.min;
        let far = |telling: &Telling| {
            let then = Asked::of(telling);
            let rest = match (then.otherwise, now.otherwise) {
                (Some(then), Some(now)) => apart(then, now),
                _ => apart(then.others, now.others),
            };
            apart(then.asked, now.asked) && rest
        };
        let told = now.otherwise.is_some() || (group(now.asked) && group(now.others));
        told && self.told.tables.get(name).is_none_or(|table| table.tellings.iter().all(far))
    }

    /// Remembers that it is known how many were asked a question.
    pub fn ask(&mut self, name: &str, now: Asked) {
        let tellings = &mut self.told.tables.entry(name.to_owned()).or_default().tellings;
        let telling = now.telling();
        if !tellings.contains(&telling) {
            tellings.push(telling);
        }
    }

    fn ticked(&mut self, name: &str, n: u32, counts: &[(String, u32)], ticks: Ticks) -> Shown<Boxes> {
        let whole = || Boxes { n, counts: counts.iter().map(|(key, count)| (key.clone(), Some(*count))).collect() };
        if self.is_open() {
            return if n == 0 { Shown::Nobody } else { current(whole()) };
        }
        let source = digest_of(&bytes_of(&(n, counts)));
        if self.is_same(name, source) {
            self.stay(name);
            return match self.hold(name) {
                Some(Shown::Shown { value, .. }) => current(value),
                _ => Shown::Hidden,
            };
        }
        let held: Option<Shown<Boxes>> = self.hold(name);
        let keep = |group: &Self| held.clone().unwrap_or_else(|| group.silence());
        if !self.may_tell(name, n) {
            return keep(self);
        }
        let tellings = self.told.tables.get(name).map_or(&[][..], |table| &table.tellings);
        let Some(parts) = self.settled(n, counts, tellings, ticks) else { return keep(self) };
        let shown = |boxes: &Boxes| boxes.counts.iter().filter(|(_, count)| count.is_some()).count();
        let count = |((key, count), part): (&(String, u32), &Seen)| (key.clone(), part.shown.then_some(*count));
        let fresh = Boxes { n, counts: counts.iter().zip(&parts).map(count).collect() };
        // What was told stays in place when less could be told anew.
        if held.as_ref().and_then(Shown::value).is_some_and(|held| shown(held) > shown(&fresh)) {
            return keep(self);
        }
        self.tell(name, n, source, &fresh);
        let mut telling: Telling = counts.iter().map(|(key, _)| key.clone()).zip(parts).collect();
        if !ticks.one {
            telling.insert(ANY.to_owned(), told(n));
        }
        self.told.tables.entry(name.to_owned()).or_default().tellings.push(telling);
        current(fresh)
    }

    /// Which boxes are told; `None` when none is that anybody ticked: how many ticked any would be all there is to know.
    fn settled(&self, n: u32, counts: &[(String, u32)], before: &[Telling], ticks: Ticks) -> Option<Vec<Seen>> {
        let keys: Vec<String> = counts.iter().map(|(key, _)| key.clone()).collect();
        let seen = |(_, n): &(String, u32)| Seen { shown: !(1..self.min).contains(n), ..told(*n) };
        let parts: Vec<Seen> = counts.iter().map(seen).collect();
        let settled = if ticks.one {
            let search = Search { min: self.min, together_min: self.min, before, alike: &|_| false };
            search.settle(&keys, parts)?
        } else {
            Cover { min: self.min, n, before }.settle(&keys, parts)?
        };
        let all = settled.iter().all(|part| part.shown);
        let any = settled.iter().any(|part| part.shown && part.n > 0);
        (all || (any && !ticks.whole)).then_some(settled)
    }
}

impl Asked {
    fn telling(self) -> Telling {
        let otherwise = self.otherwise.map(|count| ("otherwise".to_owned(), told(count)));
        let both = [("asked".to_owned(), told(self.asked)), ("others".to_owned(), told(self.others))];
        both.into_iter().chain(otherwise).collect()
    }

    fn of(telling: &Telling) -> Asked {
        let count = |key: &str| telling.get(key).map(|seen| seen.n);
        let both = |key: &str| count(key).unwrap_or_default();
        Asked { asked: both("asked"), others: both("others"), otherwise: count("otherwise") }
    }
}

fn told(n: u32) -> Seen {
    Seen { n, digest: u64::from(n), shown: true, said: Vec::new() }
}

/// Boxes ticked as one likes add up to no total, but to no less than the sheets that ticked any.
struct Cover<'a> {
    min: u32,
    n: u32,
    before: &'a [Telling],
}

impl Cover<'_> {
    fn settle(&self, keys: &[String], mut now: Vec<Seen>) -> Option<Vec<Seen>> {
        // Where those that are shown are fewer than the sheets, a large one is hidden beside the small ones.
        while !self.covers(&now, i64::from(self.n), |part| i64::from(part.n)) {
            let shown = (0..now.len()).filter(|place| now[*place].shown && now[*place].n > 0);
            let smallest = shown.min_by_key(|place| now[*place].n)?;
            now[smallest].shown = false;
        }
        let hidden = |before: &Telling| {
            let shown = |key: &String| before.get(key).is_none_or(|then| then.shown);
            let kept = |(key, part): (&String, &Seen)| Seen { shown: part.shown && shown(key), ..part.clone() };
            keys.iter().zip(&now).map(kept).collect()
        };
        let candidates = std::iter::once(now.clone()).chain(self.before.iter().rev().map(hidden));
        candidates.into_iter().find(|parts: &Vec<Seen>| {
            let covers = self.covers(parts, i64::from(self.n), |part| i64::from(part.n));
            covers && self.before.iter().all(|before| self.is_apart(before, keys, parts))
        })
    }

    /// Whether hidden boxes are not found from those that are shown: they need not make up for what is missing of all, or a
    /// large one is among them that may.
    fn covers(&self, parts: &[Seen], all: i64, count: impl Fn(&Seen) -> i64) -> bool {
        let shown: i64 = parts.iter().filter(|part| part.shown).map(count).sum();
        let large = parts.iter().any(|part| !part.shown && part.n >= self.min);
        parts.iter().all(|part| part.shown) || shown >= all || large
    }

    /// Whether the same holds of what came since an earlier report, and whatever is hidden in one of both changed by a group.
    fn is_apart(&self, before: &Telling, keys: &[String], now: &[Seen]) -> bool {
        let then = |key: &str| before.get(key).cloned().unwrap_or(Seen::NONE);
        let pairs: Vec<(Seen, Seen)> = keys.iter().zip(now).map(|(key, now)| (then(key), now.clone())).collect();
        let near = |(then, now): &(Seen, Seen)| !then.is_same(now) && then.n.abs_diff(now.n) < self.min;
        let both = |(then, now): &(Seen, Seen)| then.shown && now.shown;
        if pairs.iter().any(|pair| near(pair) && pair.0.shown != pair.1.shown)
            || pairs.iter().any(|pair| near(pair) && both(pair))
        {
            return false;
        }
        let came = i64::from(self.n) - i64::from(then(ANY).n);
        let change = |then: &Seen, now: &Seen| (i64::from(now.n) - i64::from(then.n)) * came.signum();
        let shown: i64 = pairs.iter().filter(|pair| both(pair)).map(|(then, now)| change(then, now)).sum();
        let hidden = pairs.iter().any(|pair| !both(pair));
        let large = pairs.iter().any(|(then, now)| !then.shown && !now.shown && then.n.min(now.n) >= self.min);
        !hidden || shown >= came.abs() || large
    }
}
