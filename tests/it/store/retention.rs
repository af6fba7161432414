//! The end of the retention: answers are nowhere any more, counts stay, and the journal still holds.

use super::house::*;
use super::*;
use copiste::campaign::{CampaignEvent, VerificationPolicy};
use copiste::store::{Error, MemoryStore, Store, Write, rebuild};
use std::path::PathBuf;
use std::sync::Arc;

/// A word that stands on one sheet's paper only.
const MARKER: &[u8] = b"mot-2-papier";

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

/// Files below a directory that hold the word.
fn files_with(directory: &Path, word: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![directory.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if holds(&std::fs::read(&path).unwrap(), word) {
                found.push(path.strip_prefix(directory).unwrap().display().to_string());
            }
        }
    }
    found.sort();
    found
}

fn closed(until: Option<jiff::civil::Date>) -> Campaign {
    let mut closed = house(VerificationPolicy::default());
    closed.status = CampaignStatus::Closed;
    closed.keep_until = until;
    closed.history.push((signed("cyd", 9), CampaignEvent::Closed));
    closed
}

#[test]
fn answers_are_not_destroyed_before_their_day() {
    let store = MemoryStore::new();
    lived_through(&store);
    let noon = jiff::Timestamp::from_second(house::NOON).unwrap();
    let today = jiff::tz::Offset::UTC.to_datetime(noon).date();
    let empty = |hours| store.commit(&signed("cyd", hours), vec![Write::Empty(spring())]);
    let kept = |until| Err(Error::StillKept { campaign: spring(), until });
    let by = signed("cyd", 9);
    let settle = |campaign: Campaign| store.commit(&by, vec![edited(&store, &by, campaign)]).unwrap();

    assert_eq!(empty(0), kept(None), "it is open, and no day is decided");
    settle(closed(None));
    assert_eq!(empty(0), kept(None), "no day is decided");
    settle(Campaign { status: CampaignStatus::Open, ..closed(Some(today)) });
    assert_eq!(empty(0), kept(Some(today)), "it is open");
    settle(closed(Some(today)));
    assert_eq!(empty(0), kept(Some(today)), "it is their last day");
    assert_eq!(empty(12), Ok(()), "the day is over");
    assert_eq!(empty(24), Ok(()), "twice is once");
    assert_eq!(fault(&store), None);
}

/// The campaign emptied.
fn empty(store: &dyn Store) {
    let long_ago = jiff::civil::date(2026, 1, 1);
    store.commit(&signed("cyd", 9), vec![Write::Campaign(closed(Some(long_ago)))]).unwrap();
    store.commit(&signed("cyd", 10), vec![Write::Empty(spring())]).unwrap();
}

#[test]
fn after_the_retention_no_answer_is_left_and_the_journal_still_holds() {
    let directory = scratch();
    let store = open(directory.path());
    lived_through(&store);
    assert_eq!(files_with(directory.path(), MARKER), ["db", "journal/spring-2026.journal"]);
    let tally = store.batches(&spring()).unwrap();
    let summaries = store.records_of_batch(&spring(), BatchNumber(1)).unwrap();
    let sheets = store.verifications(&spring(), &signed("cyd", 4)).unwrap();
    let before = store.journal_head(&spring()).unwrap();
    empty(&store);

    let check = store.check_journal(&spring()).unwrap();
    assert_eq!(check.fault, None);
    assert_eq!(check.head.number, before.number + 3 + 4, "and what is known of each of the four sheets");
    let answers = links(&store).iter().filter(|link| link.subject.holds_answers()).count() as u64;
    assert_eq!(check.destroyed, answers);
    assert_eq!(store.batches(&spring()).unwrap(), tally, "counts stay");
    assert_eq!(store.records_of_batch(&spring(), BatchNumber(1)).unwrap(), summaries);
    let emptied = store.verifications(&spring(), &signed("cyd", 4)).unwrap();
    let counts = |sheets: &[copiste::store::Verified]| {
        sheets.iter().map(|one| (one.key.clone(), one.sheet.stage.clone(), one.sheet.wrong())).collect::<Vec<_>>()
    };
    assert_eq!(counts(&emptied), counts(&sheets), "and so do the counts of the verification");
    assert_eq!(store.record(&sheet(2)), Ok(None));
    let gone = Err(Error::Emptied { campaign: spring() });
    for pass in [Pass::First, Pass::Second, Pass::Third] {
        for serial in [1, 4, 9] {
            let by = signed("bob", 11);
            let filed = Filed { batch: BatchNumber(1), revision: 9, record: complete(paper(serial), &by) };
            assert_eq!(store.commit(&by, vec![Write::Record(again(serial, pass), filed)]), gone);
        }
    }
    let missing = Write::Missing(sheet(4).sheet(), "gone".to_owned());
    assert_eq!(store.commit(&signed("bob", 11), vec![missing]), gone);
    let more = draw(2, serials(1..=4), 1, VerificationPolicy::default());
    assert_eq!(store.commit(&signed("bob", 11), vec![Write::Draw(spring(), more)]), gone);

    let text = std::fs::read_to_string(copied(directory.path())).unwrap();
    assert_eq!(checked_by_hand(&text), check.head.hash.to_string());
    store.close();
    assert_eq!(files_with(directory.path(), MARKER).iter().filter(|file| *file != "db").count(), 0);
    let store = open(directory.path());
    assert_eq!(store.check_journal(&spring()).unwrap(), check);
    store.close();

    // A store made again of what is left holds the same journal, and no answer either.
    let lost = scratch();
    let again = rebuild(&directory.path().join("journal"), lost.path(), somebody()).unwrap();
    assert_eq!(again.check_journal(&spring()).unwrap(), check);
    assert_eq!(again.batches(&spring()).unwrap(), tally, "with the counts of its piles");
    assert_eq!(again.records_of_batch(&spring(), BatchNumber(1)).unwrap(), summaries, "of each sheet");
    assert_eq!(again.verifications(&spring(), &signed("cyd", 4)).unwrap(), emptied, "and of its verification");
    assert_eq!(again.next_serial(&spring(), &residents()).unwrap(), Serial(5));
    again.close();
    assert_eq!(files_with(lost.path(), MARKER), Vec::<String>::new());
}

#[test]
fn answers_leave_the_copy_even_if_the_machine_stops_right_after_they_left_the_store() {
    let directory = scratch();
    let store = open(directory.path());
    lived_through(&store);
    let before = std::fs::read(copied(directory.path())).unwrap();
    empty(&store);
    store.close();
    let after = std::fs::read(copied(directory.path())).unwrap();
    // The copy was not reached.
    std::fs::write(copied(directory.path()), before).unwrap();
    drop(open(directory.path()));
    assert!(std::fs::read(copied(directory.path())).unwrap() == after);
    assert!(!holds(&after, MARKER));
}

#[test]
fn destroyed_answers_leave_the_data_file_too() {
    let directory = scratch();
    let store = open(directory.path());
    lived_through(&store);
    let by = signed("ann", 0);
    store.commit(&by, vec![filed_anew(&store, &by, pile(1, 120)), Write::Campaign(campaign("autumn"))]).unwrap();
    for serial in 5..=120 {
        let filed = Filed { batch: BatchNumber(1), revision: 1, record: complete(paper(serial), &by) };
        store.submit(&by, vec![Write::Record(sheet(serial), filed)], Box::new(|_, outcome| outcome.unwrap()));
    }
    store.commit(&by, Vec::new()).unwrap();
    empty(&store);
    assert_eq!(files_with(directory.path(), b"-papier"), Vec::<String>::new(), "once it is acknowledged");
    // The store goes on, and all the rest is there.
    let check = store.check_journal(&spring()).unwrap();
    assert_eq!(check.fault, None);
    store.commit(&by, vec![Write::Batch(CampaignId::new("autumn").unwrap(), batch(1))]).unwrap();
    assert_eq!(store.batches(&spring()).unwrap()[0].1.total(), 120);
    store.close();
    let store = open(directory.path());
    assert_eq!(store.check_journal(&spring()).unwrap(), check);
    assert_eq!(store.batches(&CampaignId::new("autumn").unwrap()).unwrap().len(), 1);
    assert_eq!(files_with(directory.path(), b"-papier"), Vec::<String>::new());
    let names: Vec<_> = std::fs::read_dir(directory.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!names.iter().any(|name| name.to_string_lossy().contains("anew")), "{names:?}");
}

/// A disk that looks at what a killed process would leave, at every sync.
struct Watched {
    directory: PathBuf,
    look: Box<dyn Fn(&Path) + Send + Sync>,
    looks: std::sync::atomic::AtomicU32,
    on: std::sync::atomic::AtomicBool,
}

impl Watched {
    fn look(&self) {
        if self.on.load(std::sync::atomic::Ordering::SeqCst) {
            self.looks.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
            let left = scratch();
            copy_tree(&self.directory, left.path());
            (self.look)(left.path());
        }
    }
}

fn copy_tree(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let there = to.join(path.file_name().unwrap());
        if path.is_dir() {
            std::fs::create_dir(&there).unwrap();
            copy_tree(&path, &there);
        } else {
            std::fs::copy(&path, there).unwrap();
        }
    }
}

impl copiste::store::Disk for Watched {
    fn sync_data(&self, _file: &std::fs::File, _path: &Path) -> std::io::Result<()> {
        self.look();
        Ok(())
    }
    fn sync_directory(&self, _path: &Path) -> std::io::Result<()> {
        self.look();
        Ok(())
    }
    fn free_bytes(&self, _path: &Path) -> std::io::Result<u64> {
        Ok(u64::MAX)
    }
    fn network_file_system(&self, _path: &Path) -> std::io::Result<Option<String>> {
        Ok(None)
    }
}

#[test]
fn a_kill_while_answers_are_destroyed_leaves_all_of_it_or_nothing() {
    use std::sync::atomic::Ordering;
    const SHEETS: u32 = 300;
    let directory = scratch();
    let seen: Arc<std::sync::Mutex<Vec<bool>>> = Arc::default();
    let told = seen.clone();
    let look = move |left: &Path| {
        let store = open(left);
        let check = store.check_journal(&spring()).unwrap();
        assert_eq!(check.fault, None);
        let emptied = store.campaign(&spring()).unwrap().unwrap().is_emptied();
        assert_eq!(emptied, check.destroyed > 0);
        assert_eq!(store.batches(&spring()).unwrap()[0].1.total(), SHEETS, "counts stay");
        assert_eq!(store.record(&sheet(1)).unwrap().is_none(), emptied);
        assert_eq!(store.copy_trouble(), None);
        store.close();
        assert_eq!(files_with(left, MARKER).is_empty(), emptied, "nowhere once it is opened again, or untouched");
        told.lock().unwrap().push(emptied);
    };
    let disk = Arc::new(Watched {
        directory: directory.path().to_owned(),
        look: Box::new(look),
        looks: 0.into(),
        on: false.into(),
    });
    let store = SledStore::open_on(disk.clone(), directory.path(), somebody()).unwrap();
    lived_through(&store);
    // So many that they do not leave in one sync.
    let by = signed("ann", 0);
    for serial in 5..=SHEETS {
        let filed = Filed { batch: BatchNumber(1), revision: 1, record: complete(paper(serial), &by) };
        store.submit(&by, vec![Write::Record(sheet(serial), filed)], Box::new(|_, outcome| outcome.unwrap()));
    }
    let long_ago = jiff::civil::date(2026, 1, 1);
    store.commit(&signed("cyd", 9), vec![Write::Campaign(closed(Some(long_ago)))]).unwrap();
    disk.on.store(true, Ordering::SeqCst);
    store.commit(&signed("cyd", 10), vec![Write::Empty(spring())]).unwrap();
    store.close();
    let seen = seen.lock().unwrap();
    assert!(seen.contains(&false) && seen.contains(&true), "{seen:?}");
    assert_eq!(disk.looks.load(Ordering::SeqCst) as usize, seen.len());
    assert!(seen.len() >= 8, "{seen:?}");
}

#[test]
fn nothing_is_destroyed_while_a_file_put_aside_beside_the_copy_may_hold_answers() {
    let directory = scratch();
    let store = open(directory.path());
    lived_through(&store);
    let long_ago = jiff::civil::date(2026, 1, 1);
    store.commit(&signed("cyd", 9), vec![Write::Campaign(closed(Some(long_ago)))]).unwrap();
    let copy = directory.path().join("journal/spring-2026.journal");
    let aside = directory.path().join("journal/old spring-2026.journal");
    let other = directory.path().join("journal/autumn-2026.journal.old");
    std::fs::copy(&copy, &aside).unwrap();
    std::fs::write(&other, "another campaign's").unwrap();
    let empty = || store.commit(&signed("cyd", 10), vec![Write::Empty(spring())]);
    let path = aside.canonicalize().unwrap();
    assert_eq!(empty(), Err(Error::CopyAside { path }));
    assert!(!store.campaign(&spring()).unwrap().unwrap().is_emptied());
    std::fs::remove_file(&aside).unwrap();
    assert_eq!(empty(), Ok(()));
    assert_eq!(files_with(directory.path(), MARKER), [] as [&str; 0]);
}
