//! The text copy of the journal: it can be checked by hand, it is repaired, and it makes the store again.

use super::house::*;
use super::*;
use copiste::campaign::VerificationPolicy;
use copiste::store::{Change, Disk, Error, JournalFault, RealDisk, SledStore, Store, Write, rebuild, rebuild_on};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

#[test]
fn the_chain_can_be_checked_with_a_sha_256_tool() {
    let directory = scratch();
    let store = open(directory.path());
    lived_through(&store);
    store.close();
    let head = open(directory.path()).journal_head(&spring()).unwrap();
    let text = std::fs::read_to_string(copied(directory.path())).unwrap();
    assert_eq!(checked_by_hand(&text), head.hash.to_string());
    assert_eq!(text.lines().count() as u64, head.number);
    // The digest is taken of the salt and the compact form of the content that the store keeps.
    for line in text.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let change: Change = serde_json::from_str(fields[8]).unwrap();
        let salt: Vec<u8> =
            (0..32).step_by(2).map(|at| u8::from_str_radix(&fields[7][at..at + 2], 16).unwrap()).collect();
        assert_eq!(sha256(&[&salt, &postcard::to_stdvec(&change).unwrap()]), fields[5]);
    }
}

#[test]
fn the_commands_of_the_page_check_a_chain() {
    let page = include_str!("../../../docs/certainty-protocol.md");
    let (_, script) = page.split_once("```sh\n").unwrap();
    let (script, _) = script.split_once("```").unwrap();
    let directory = scratch();
    let store = open(directory.path());
    lived_through(&store);
    let head = store.journal_head(&spring()).unwrap();
    store.close();
    let run = || {
        let path = copied(directory.path());
        let ran = std::process::Command::new("sh").args(["-c", script, "check"]).arg(path).output().unwrap();
        String::from_utf8(ran.stdout).unwrap()
    };
    assert_eq!(run(), format!("{} {}\n", head.number, head.hash));
    let edited = std::fs::read_to_string(copied(directory.path())).unwrap().replacen("\tbob\t", "\teve\t", 1);
    std::fs::write(copied(directory.path()), edited).unwrap();
    assert!(run().ends_with(" does not hold\n"), "{}", run());
}

#[test]
fn a_torn_last_line_is_repaired_when_the_store_is_opened() {
    let directory = scratch();
    let store = open(directory.path());
    lived_through(&store);
    store.close();
    let whole = std::fs::read(copied(directory.path())).unwrap();
    for cut in [1, 2, 40, 700, whole.len() - 3, whole.len()] {
        std::fs::write(copied(directory.path()), &whole[..whole.len() - cut]).unwrap();
        let store = open(directory.path());
        assert_eq!(store.copy_trouble(), None);
        store.close();
        assert!(std::fs::read(copied(directory.path())).unwrap() == whole, "{cut} bytes were cut off");
    }
    // Something else was written behind, such as the zeros of a power cut.
    let zeros = [whole.clone(), vec![0; 5_000]].concat();
    std::fs::write(copied(directory.path()), zeros).unwrap();
    let store = open(directory.path());
    store.commit(&signed("ann", 9), vec![Write::Batch(spring(), pile(2, 3))]).unwrap();
    store.close();
    let now = std::fs::read(copied(directory.path())).unwrap();
    assert!(now.starts_with(&whole));
    assert_eq!(now[whole.len()..].iter().filter(|byte| **byte == b'\n').count(), 1);
}

#[test]
fn a_copy_that_is_missing_is_written_anew_with_its_tools() {
    let directory = scratch();
    let store = open(directory.path());
    lived_through(&store);
    store.close();
    let whole = std::fs::read(copied(directory.path())).unwrap();
    std::fs::remove_dir_all(directory.path().join("journal")).unwrap();
    drop(open(directory.path()));
    assert!(std::fs::read(copied(directory.path())).unwrap() == whole);
    let tool = directory.path().join(format!("journal/tool-{}.json", VISITING.fingerprint.0));
    std::fs::remove_file(&tool).unwrap();
    drop(open(directory.path()));
    assert!(tool.exists(), "the tool's file alone was missing");
}

#[test]
fn a_tool_that_comes_after_its_campaign_is_copied_too() {
    let directory = scratch();
    let store = open(directory.path());
    store.commit(&signed("ann", 0), vec![Write::Campaign(house(VerificationPolicy::default()))]).unwrap();
    store.commit(&signed("ann", 0), vec![Write::Tool(VISITING.clone())]).unwrap();
    store.close();
    drop(open(directory.path()));
    let lost = scratch();
    let again = rebuild(&directory.path().join("journal"), lost.path(), somebody()).unwrap();
    assert_eq!(again.tool(&VISITING.fingerprint).unwrap().as_deref(), Some(&**VISITING));
}

#[test]
fn the_copy_catches_up_after_a_crash_between_the_sync_and_the_copy() {
    let directory = scratch();
    let store = open(directory.path());
    keyed(&store, 2, VerificationPolicy::default());
    let early = std::fs::read(copied(directory.path())).unwrap();
    lived_through(&store);
    store.close();
    let whole = std::fs::read(copied(directory.path())).unwrap();
    let end = early.iter().rposition(|byte| *byte == b'\n').unwrap() + 1;
    std::fs::write(copied(directory.path()), &early[..end]).unwrap();
    drop(open(directory.path()));
    assert!(std::fs::read(copied(directory.path())).unwrap() == whole);
}

/// A line with one thing changed in it, and the checksum it then needs.
fn edited(line: &str, from: &str, to: &str) -> String {
    let (body, _) = line.rsplit_once('\t').unwrap();
    assert!(body.contains(from), "{body}");
    let body = body.replace(from, to);
    format!("{body}\t{:08x}", crc32fast::hash(body.as_bytes()))
}

#[test]
fn a_copy_with_an_edited_line_rebuilds_nothing_and_the_line_is_named() {
    let directory = scratch();
    let store = open(directory.path());
    lived_through(&store);
    store.close();
    let path = copied(directory.path());
    let whole = lines(directory.path());
    let last = whole.len() - 1;
    let broken: Vec<(usize, String)> = vec![
        (4, edited(&whole[4], "\tann\t", "\teve\t")),
        (4, edited(&whole[4], "{\"Integer\":", "{\"Integer\":1")),
        (0, edited(&whole[0], "\tchosen\t", "\tsystem\t")),
        (last, edited(&whole[last], "\tcyd\t", "\tbob\t")),
        (6, whole[5].clone()),
        (6, String::new()),
        (6, whole[6].replace("\t", "  ")),
    ];
    for (place, line) in broken {
        let mut now = whole.clone();
        now[place] = line;
        std::fs::write(&path, now.join("\n") + "\n").unwrap();
        let lost = scratch();
        let refused = rebuild(&directory.path().join("journal"), lost.path(), somebody()).err();
        assert_eq!(refused, Some(Error::BadCopy { path: path.clone(), line: place as u64 + 1 }), "{}", now[place]);
        assert!(!lost.path().join("db").exists(), "nothing is made of a copy that is not right");
    }
}

#[test]
fn a_line_of_the_copy_that_was_edited_is_named_by_the_check() {
    let directory = scratch();
    let store = open(directory.path());
    lived_through(&store);
    store.close();
    let mut now = lines(directory.path());
    now[4] = edited(&now[4], "\tann\t", "\teve\t");
    std::fs::write(copied(directory.path()), now.join("\n") + "\n").unwrap();
    let store = open(directory.path());
    assert_eq!(fault(&store), Some(JournalFault::Copy(5)));
}

#[test]
fn answers_are_not_destroyed_by_halves_beside_a_copy_that_cannot_be_written() {
    let (one, other) = (scratch(), scratch());
    for directory in [&one, &other] {
        let store = open(directory.path());
        lived_through(&store);
        store.close();
    }
    std::fs::copy(copied(other.path()), copied(one.path())).unwrap();
    let store = open(one.path());
    let mut closed = campaign("spring-2026");
    closed.status = copiste::campaign::CampaignStatus::Closed;
    closed.keep_until = Some(jiff::civil::date(2026, 1, 1));
    let cyd = signed("cyd", 9);
    store.commit(&cyd, vec![super::edited(&store, &cyd, closed)]).unwrap();
    let refused = store.commit(&signed("cyd", 10), vec![Write::Empty(spring())]);
    assert!(matches!(refused, Err(Error::BadCopy { .. })), "{refused:?}");
    assert!(store.record(&sheet(1)).unwrap().is_some(), "nothing is gone");
}

#[test]
fn a_store_is_never_made_in_the_folder_of_the_copy_it_is_made_of() {
    let directory = scratch();
    let store = open(directory.path());
    lived_through(&store);
    store.close();
    let whole = std::fs::read(copied(directory.path())).unwrap();
    for gone in ["db", "conf", "origin"] {
        drop(std::fs::remove_file(directory.path().join(gone)));
    }
    let refused = rebuild(&directory.path().join("journal"), directory.path(), somebody()).err();
    assert!(matches!(refused, Some(Error::Unwritable { .. })), "{refused:?}");
    assert!(std::fs::read(copied(directory.path())).unwrap() == whole);
}

#[test]
fn a_copy_of_another_store_is_never_written_over_and_said() {
    let (one, other) = (scratch(), scratch());
    for directory in [&one, &other] {
        let store = open(directory.path());
        lived_through(&store);
        store.close();
    }
    let foreign = std::fs::read(copied(other.path())).unwrap();
    std::fs::write(copied(one.path()), &foreign).unwrap();
    let store = open(one.path());
    let number = foreign.iter().filter(|byte| **byte == b'\n').count() as u64;
    let expected = Some(Error::BadCopy { path: copied(one.path()).canonicalize().unwrap(), line: number });
    assert_eq!(store.copy_trouble(), expected);
    // Nothing is lost in the store itself, and the copies of other campaigns go on.
    store.commit(&signed("ann", 9), vec![Write::Batch(spring(), pile(2, 3))]).unwrap();
    store.commit(&signed("ann", 9), vec![Write::Campaign(campaign("autumn"))]).unwrap();
    assert!(matches!(fault(&store), Some(JournalFault::Copy(_))), "the check says it too");
    store.close();
    assert!(std::fs::read(copied(one.path())).unwrap() == foreign);
    let autumn = std::fs::read_to_string(one.path().join("journal/autumn.journal")).unwrap();
    assert_eq!(autumn.lines().count(), 2);

    // A store of other campaigns beside an old copy: what the copy tells of may have been lost here.
    let fresh = scratch();
    open(fresh.path()).close();
    std::fs::create_dir_all(fresh.path().join("journal")).unwrap();
    std::fs::write(copied(fresh.path()), &foreign).unwrap();
    let refused = SledStore::open(fresh.path(), somebody()).err();
    assert!(matches!(refused, Some(Error::CopyAhead { end: 0, .. })), "{refused:?}");
    assert!(std::fs::read(copied(fresh.path())).unwrap() == foreign);
}

/// The data of a campaign were cut off with all that told of it, the text copy held it, and nothing was said to be damaged.
#[test]
fn a_campaign_that_the_data_lost_altogether_is_missed() {
    let directory = scratch();
    open(directory.path()).close();
    let place = directory.path();
    let before: Vec<_> = std::fs::read_dir(place).unwrap().map(|entry| entry.unwrap().path()).collect();
    let before: Vec<_> =
        before.into_iter().filter_map(|path| Some((path.clone(), std::fs::read(&path).ok()?))).collect();
    let store = open(place);
    lived_through(&store);
    store.close();
    for entry in std::fs::read_dir(place).unwrap() {
        let path = entry.unwrap().path();
        drop(path.is_file().then(|| std::fs::remove_file(&path)));
    }
    before.iter().for_each(|(path, content)| std::fs::write(path, content).unwrap());
    let refused = SledStore::open(place, somebody()).err();
    assert!(matches!(refused, Some(Error::CopyAhead { end: 0, .. })), "{refused:?}");
    let look = SledStore::look(place, &somebody()).unwrap();
    let health = look.health().unwrap();
    assert!(health.campaigns.iter().any(|campaign| campaign.id == spring() && campaign.is_outrun()), "{health:?}");
    assert!(!health.is_whole());
}

/// A bit that turned in it was never looked at, and the data could not be made again from a copy that was called whole.
#[test]
fn a_tool_of_the_copy_that_is_damaged_or_missing_is_told_and_written_again() {
    let directory = scratch();
    let store = open(directory.path());
    lived_through(&store);
    let tool = Arc::new(super::tool());
    store.commit(&signed("ann", 9), vec![Write::Tool(Arc::clone(&tool))]).unwrap();
    store.close();
    open(directory.path()).close();
    let copied = directory.path().join(format!("journal/tool-{}.json", tool.fingerprint.0));
    let whole = std::fs::read(&copied).unwrap();
    let damaged = |damage: &dyn Fn()| {
        damage();
        let look = SledStore::look(directory.path(), &somebody()).unwrap();
        let trouble = look.health().unwrap().copy_trouble;
        look.close();
        as_if_killed(directory.path());
        open(directory.path()).close();
        assert!(std::fs::read(&copied).unwrap() == whole, "it is written again");
        trouble
    };
    let torn = damaged(&|| std::fs::write(&copied, &whole[..whole.len() / 2]).unwrap());
    assert!(matches!(torn, Some(Error::BadCopy { .. })), "{torn:?}");
    let gone = damaged(&|| std::fs::remove_file(&copied).unwrap());
    assert!(matches!(gone, Some(Error::Missing { .. })), "{gone:?}");
}

/// It was told to be taken out and kept, though the next opening mends it.
#[test]
fn a_torn_end_of_a_copy_is_no_damage() {
    let directory = scratch();
    let store = open(directory.path());
    lived_through(&store);
    store.close();
    let path = copied(directory.path());
    let whole = std::fs::read(&path).unwrap();
    let zeroed = [&whole[..whole.len() - 40], &[0; 39], b"\n"].concat();
    for torn in [&whole[..whole.len() - 60], &zeroed] {
        std::fs::write(&path, torn).unwrap();
        let look = SledStore::look(directory.path(), &somebody()).unwrap();
        assert!(look.health().unwrap().is_whole(), "{:?}", look.health());
        look.close();
        as_if_killed(directory.path());
        open(directory.path()).close();
        assert!(std::fs::read(&path).unwrap() == whole);
    }
}

#[test]
fn data_and_origin_that_are_gone_leave_no_new_store_beside_what_was_copied() {
    let directory = scratch();
    let store = open(directory.path());
    lived_through(&store);
    store.close();
    for gone in ["db", "origin"] {
        std::fs::remove_file(directory.path().join(gone)).unwrap();
    }
    let refused = SledStore::open(directory.path(), somebody()).err();
    assert!(matches!(refused, Some(Error::Missing { .. })), "{refused:?}");
}

/// The check said that nothing was damaged, and the copy that held the answers was to be put aside.
#[test]
fn a_copy_that_goes_further_than_the_data_is_told_and_the_store_is_made_again_of_it() {
    let directory = scratch();
    let store = open(directory.path());
    lived_through(&store);
    store.close();
    let data = directory.path().join("db");
    let before = std::fs::read(&data).unwrap();
    let store = open(directory.path());
    store.commit(&signed("ann", 9), vec![Write::Batch(spring(), pile(2, 3))]).unwrap();
    store.close();
    let whole = std::fs::read(copied(directory.path())).unwrap();
    std::fs::write(&data, before).unwrap();
    as_if_killed(directory.path());

    // Whoever went on keyed other sheets under the numbers of those that were lost, and the copy was called another store's.
    let refused = SledStore::open(directory.path(), somebody()).err();
    assert!(matches!(refused, Some(Error::CopyAhead { .. })), "{refused:?}");
    let look = SledStore::look(directory.path(), &somebody()).unwrap();
    let health = look.health().unwrap();
    let spring = &health.campaigns[0];
    assert!(spring.is_outrun() && spring.can_be_made_again() && !health.is_whole(), "{spring:?}");
    look.close();
    assert!(std::fs::read(copied(directory.path())).unwrap() == whole, "nothing of it is touched");
    let made = scratch();
    let made = rebuild(&directory.path().join("journal"), &made.path().join("store"), somebody()).unwrap();
    assert_eq!(made.batches(&super::spring()).unwrap().len(), 2);
}

/// A disk that refuses syncs: from one on, or as long as it is told to.
struct Failing {
    syncs: AtomicU32,
    from: AtomicU32,
    /// Only what lies below the text copies.
    copies_only: bool,
}

impl Failing {
    fn from(from: u32, copies_only: bool) -> Arc<Failing> {
        Arc::new(Failing { syncs: 0.into(), from: from.into(), copies_only })
    }

    fn refuses(&self, path: &Path) -> std::io::Result<()> {
        if self.copies_only && !path.components().any(|part| part.as_os_str() == "journal") {
            return Ok(());
        }
        let sync = self.syncs.fetch_add(1, Ordering::SeqCst);
        if sync >= self.from.load(Ordering::SeqCst) { Err(std::io::Error::other("unplugged")) } else { Ok(()) }
    }
}

impl Disk for Failing {
    fn sync_data(&self, file: &std::fs::File, path: &Path) -> std::io::Result<()> {
        self.refuses(path)?;
        RealDisk.sync_data(file, path)
    }
    fn sync_directory(&self, path: &Path) -> std::io::Result<()> {
        self.refuses(path)?;
        RealDisk.sync_directory(path)
    }
    fn free_bytes(&self, path: &Path) -> std::io::Result<u64> {
        RealDisk.free_bytes(path)
    }
    fn network_file_system(&self, path: &Path) -> std::io::Result<Option<String>> {
        RealDisk.network_file_system(path)
    }
}

#[test]
fn a_store_half_made_again_does_not_open_and_is_made_again_from_the_start() {
    let directory = scratch();
    let store = open(directory.path());
    lived_through(&store);
    let check = store.check_journal(&spring()).unwrap();
    store.close();
    let folder = directory.path().join("journal");
    let mut cut_short = 0;
    for from in 0..60 {
        let lost = scratch();
        let made = rebuild_on(Failing::from(from, false), &folder, lost.path(), somebody());
        if let Ok(made) = made {
            assert_eq!(made.check_journal(&spring()).unwrap(), check);
            assert!(from > 5, "{from} syncs are not enough");
            break;
        }
        let opened = SledStore::open(lost.path(), somebody());
        let marked = lost.path().join("unfinished").exists();
        match opened {
            Err(Error::Unfinished { .. }) => cut_short += 1,
            Err(error) => panic!("{error:?}"),
            // Before anything was made, or when all was and only the mark's end is not on the disk.
            Ok(store) => {
                assert!(!marked);
                let whole = store.check_journal(&spring()).unwrap() == check;
                assert!(whole || store.campaigns().unwrap().is_empty(), "after {from} syncs");
                continue;
            }
        }
        let again = rebuild(&folder, lost.path(), somebody()).unwrap();
        assert_eq!(again.check_journal(&spring()).unwrap(), check);
        again.close();
        assert_eq!(open(lost.path()).check_journal(&spring()).unwrap(), check);
    }
    assert!(cut_short > 3, "{cut_short}");
}

#[test]
fn a_copy_that_the_disk_refused_for_a_while_is_whole_at_the_end_of_the_next_sheet() {
    let directory = scratch();
    let disk = Failing::from(u32::MAX, true);
    let store = SledStore::open_on(disk.clone(), directory.path(), somebody()).unwrap();
    keyed(&store, 2, VerificationPolicy::default());
    assert_eq!(store.copy_trouble(), None);
    // While it fails nothing is lost, and it is said.
    disk.from.store(0, Ordering::SeqCst);
    let by = signed("ann", 1);
    file(&store, &by, sheet(3), complete(paper(3), &by)).unwrap();
    wait_for(|| matches!(store.copy_trouble(), Some(Error::Disk { .. })));
    file(&store, &by, sheet(4), complete(paper(4), &by)).unwrap();
    store.commit(&by, Vec::new()).unwrap();
    assert!(store.copy_trouble().is_some(), "it is tried, and fails");
    // The disk is there again: an answer does not try, the end of a sheet does.
    disk.from.store(u32::MAX, Ordering::SeqCst);
    let mut begun = complete(paper(5), &by);
    begun.status = in_progress();
    begun.history.clear();
    file(&store, &by, sheet(5), begun).unwrap();
    store.commit(&by, Vec::new()).unwrap();
    assert!(store.copy_trouble().is_some());
    file(&store, &by, sheet(5), complete(paper(5), &by)).unwrap();
    wait_for(|| store.copy_trouble().is_none());
    let written: Vec<String> = links(&store).iter().map(copiste::store::Link::text).collect();
    assert_eq!(lines(directory.path()), written);
}

/// The copy is written behind the acknowledgement.
fn wait_for(mut happened: impl FnMut() -> bool) {
    while !happened() {
        std::thread::yield_now();
    }
}
