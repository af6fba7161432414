//! What backups are called, and which are no longer kept.
//!
//! `copiste-<store>-<moment>.backup`, with `.age` behind it when it is encrypted: the store by its first eight digits, the moment
//! in UTC. Nothing else in the folder is ever touched.

use super::sealing::Unsealing;
use super::stream::{Reading, StoreId};
use crate::operator::Moment;
use jiff::Timestamp;
use jiff::civil::{DateTime, ISOWeekDate};
use jiff::tz::Offset;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Most days, weeks and months of which a backup is kept.
pub const KEEP_MAX: u32 = 1000;

const START: &str = "copiste-";
const END: &str = ".backup";
const ENCRYPTED: &str = ".age";
const MOMENT: &str = "%Y%m%dT%H%M%SZ";

/// A backup in a folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Kept {
    /// When the store was as it says.
    pub when: Moment,
    /// The file.
    pub path: PathBuf,
}

/// What a backup of this store and moment is called.
pub(super) fn name(store: StoreId, when: Moment, is_encrypted: bool) -> String {
    let moment = Offset::UTC.to_datetime(Timestamp::from_second(when.0).unwrap_or_default()).strftime(MOMENT);
    format!("{START}{}-{moment}{END}{}", store.short(), if is_encrypted { ENCRYPTED } else { "" })
}

/// When the store was as a backup of this name says; nothing when it is no backup of this store.
fn moment(name: &str, store: StoreId) -> Option<Moment> {
    let rest = name.strip_prefix(START)?.strip_prefix(&store.short())?.strip_prefix('-')?;
    let moment = rest.strip_suffix(ENCRYPTED).unwrap_or(rest).strip_suffix(END)?;
    let read = DateTime::strptime(MOMENT, moment).ok()?;
    Some(Moment(Offset::UTC.to_timestamp(read).ok()?.as_second()))
}

/// The backups of a store in a folder by their names, the oldest first. Files that cannot be listed are none.
pub fn kept(folder: &Path, store: StoreId) -> Vec<Kept> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut kept: Vec<Kept> = entries
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
        .filter_map(|entry| Some(Kept { when: moment(entry.file_name().to_str()?, store)?, path: entry.path() }))
        .collect();
    kept.sort();
    kept
}

/// The files of a backup that was cut short: of this store, and not under its name.
pub(super) fn unfinished(folder: &Path, store: StoreId) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let is_one = |name: &str| {
        let inner = name.strip_prefix('.').and_then(|name| name.strip_suffix(".part"));
        inner.is_some_and(|name| moment(name, store).is_some())
    };
    entries.filter(|entry| entry.file_name().to_str().is_some_and(is_one)).map(|entry| entry.path()).collect()
}

/// The name of a backup until it is tried.
pub(super) fn beside(name: &str) -> String {
    format!(".{name}.part")
}

/// Which of these moments no longer need a backup: of the last `keep` days, weeks and months (in UTC) that have one the latest
/// is kept, and `latest` always.
pub fn outdated(moments: &[Moment], latest: Moment, keep: u32) -> BTreeSet<Moment> {
    let sorted: BTreeSet<Moment> = moments.iter().copied().collect();
    let date = |moment: &Moment| Offset::UTC.to_datetime(Timestamp::from_second(moment.0).unwrap_or_default()).date();
    let week = |date: ISOWeekDate| (i32::from(date.year()), i32::from(date.week()));
    let mut needed = BTreeSet::from([latest]);
    let (mut days, mut weeks, mut months) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for moment in sorted.iter().rev() {
        let date = date(moment);
        let first_of_day = days.len() < keep as usize && days.insert(date);
        let first_of_week = weeks.len() < keep as usize && weeks.insert(week(date.iso_week_date()));
        let first_of_month = months.len() < keep as usize && months.insert((date.year(), date.month()));
        if first_of_day || first_of_week || first_of_month {
            needed.insert(*moment);
        }
    }
    sorted.difference(&needed).copied().collect()
}

/// Whether a file is what its name says: encrypted, or a backup of this store.
pub(super) fn is_ours(path: &Path, store: StoreId) -> bool {
    match Unsealing::open(path, None) {
        Ok(file) => Reading::begin(file, path).is_ok_and(|reading| reading.header().store == store),
        Err(super::BackupFault::Encrypted) => true,
        Err(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const STORE: StoreId = StoreId([0xab; 16]);

    fn at(text: &str) -> Moment {
        Moment(text.parse::<Timestamp>().unwrap().as_second())
    }

    fn left(moments: &[&str], keep: u32) -> Vec<String> {
        let moments: Vec<Moment> = moments.iter().map(|text| at(text)).collect();
        let outdated = outdated(&moments, *moments.iter().max().unwrap(), keep);
        let left = moments.iter().filter(|moment| !outdated.contains(moment));
        left.map(|moment| Timestamp::from_second(moment.0).unwrap().to_string()).collect()
    }

    #[test]
    fn a_name_says_which_store_and_when() {
        let plain = name(STORE, at("2026-11-30T05:26:21Z"), false);
        assert_eq!(plain, "copiste-abababab-20261130T052621Z.backup");
        for encrypted in [false, true] {
            assert_eq!(moment(&name(STORE, Moment(1_780_000_000), encrypted), STORE), Some(Moment(1_780_000_000)));
        }
        for other in [
            "copiste-abababab-20261130T052621Z.backup.old",
            "copiste-abababab-20261130T052621Z.backup.part",
            "copiste-abababac-20261130T052621Z.backup",
            "copiste-abababab-20261330T052621Z.backup",
            "copiste-abababab.backup",
            "journal.backup",
        ] {
            assert_eq!(moment(other, STORE), None, "{other}");
        }
    }

    #[test]
    fn of_each_of_the_last_days_weeks_and_months_the_latest_is_kept() {
        let made = [
            "2026-08-31T02:00:00Z",
            "2026-09-29T02:00:00Z",
            "2026-09-30T02:00:00Z",
            "2026-11-16T02:00:00Z",
            "2026-11-22T02:00:00Z",
            "2026-11-28T02:00:00Z",
            "2026-11-29T02:00:00Z",
            "2026-11-29T14:00:00Z",
            "2026-11-30T02:00:00Z",
        ];
        // Days: 30 and 29 November. Weeks: that of 30 November and the one before. Months: November and September.
        assert_eq!(left(&made, 2), ["2026-09-30T02:00:00Z", "2026-11-29T14:00:00Z", "2026-11-30T02:00:00Z"]);
        assert_eq!(left(&made, 1), ["2026-11-30T02:00:00Z"]);
        assert_eq!(
            left(&made, 1000),
            made.iter().filter(|one| **one != "2026-11-29T02:00:00Z").copied().collect::<Vec<_>>()
        );
    }

    proptest! {
        #[test]
        fn the_last_good_one_is_always_kept_and_never_more_than_three_times_as_many_as_asked(
            moments in proptest::collection::vec(0_i64..4_000_000_000, 1..60),
            latest: proptest::sample::Index,
            keep in 1_u32..10,
        ) {
            let moments: Vec<Moment> = moments.into_iter().map(Moment).collect();
            // The clock may have been wrong: the latest that was written need not have the latest name.
            let latest = moments[latest.index(moments.len())];
            let outdated = outdated(&moments, latest, keep);
            prop_assert!(!outdated.contains(&latest));
            let left: BTreeSet<_> = moments.iter().filter(|moment| !outdated.contains(moment)).collect();
            prop_assert!(left.len() <= 3 * keep as usize + 1);
            prop_assert!(left.contains(moments.iter().max().unwrap()));
        }
    }
}
