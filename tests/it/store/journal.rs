//! The journal: edited by hand it is caught, its text copy rebuilds the store, and it outlives the answers.

use super::house::{self, AGE, VISITING, again, complete, draw, file, house, keyed, paper, pile, serials, signed};
use super::*;
use copiste::campaign::{CampaignEvent, VerificationPolicy};
use copiste::store::{
    Change, Content, Error, Hash, JournalFault, Link, MemoryStore, SettledPair, SheetKey, Store, Subject, Write,
    rebuild,
};
use copiste::verification::{Forbidden, Stage};
use sha2::{Digest as _, Sha256};
use std::path::PathBuf;
use std::sync::Arc;

/// A small campaign with something of everything: four sheets, one verified, one undecided, one pair, one report.
fn lived_through(store: &dyn Store) {
    let policy = VerificationPolicy::default();
    keyed(store, 4, policy);
    store.commit(&signed("cyd", 1), vec![Write::Draw(spring(), draw(1, serials(1..=4), 4, policy))]).unwrap();
    let by = signed("bob", 2);
    file(store, &by, again(1, Pass::Second), complete(paper(1), &by)).unwrap();
    let mut wrong = paper(2);
    wrong[AGE] = Some(Answer::Integer(26));
    file(store, &by, again(2, Pass::Second), complete(wrong.clone(), &by)).unwrap();
    wrong[AGE] = Some(Answer::Integer(20));
    let by = signed("cyd", 3);
    file(store, &by, again(2, Pass::Third), complete(wrong, &by)).unwrap();
    let pair = SettledPair {
        audience: residents(),
        first: Serial(1),
        second: Serial(3),
        same_paper: false,
        note: "two hands".to_owned(),
        by: by.clone(),
    };
    store.commit(&by, vec![Write::Pair(spring(), pair)]).unwrap();
    let mut issued = report(1, 10);
    issued.journal = store.journal_head(&spring()).unwrap();
    store.commit(&by, vec![Write::Report(spring(), issued)]).unwrap();
}

fn links(store: &dyn Store) -> Vec<Link> {
    let mut links = Vec::new();
    store.journal(&spring(), &mut |link| links.push(link)).unwrap();
    links
}

fn fault(store: &dyn Store) -> Option<JournalFault> {
    store.check_journal(&spring()).unwrap().fault
}

fn copied(directory: &Path) -> PathBuf {
    directory.join("journal/spring-2026.journal")
}

fn lines(directory: &Path) -> Vec<String> {
    std::fs::read_to_string(copied(directory)).unwrap().lines().map(str::to_owned).collect()
}

/// The data file of a closed store, as somebody who knows its form can change it.
struct Forger(sled::Db);

/// A link as it lies in the data file.
#[derive(serde::Serialize)]
struct Stored {
    number: u64,
    by: Signature,
    subject: Subject,
    hash: Hash,
    content: Content,
}

impl Forger {
    /// sled lets go of its files a little after it is closed.
    fn at(directory: &Path) -> Forger {
        let opened = (0..200).find_map(|_| {
            sled::open(directory).map_err(|_| std::thread::sleep(std::time::Duration::from_millis(10))).ok()
        });
        Forger(opened.expect("the data file is let go of within two seconds"))
    }

    fn link_key(number: u64) -> Vec<u8> {
        [b"j/spring-2026/".as_slice(), &number.to_be_bytes(), b"/\0\0"].concat()
    }

    /// Writes a value with the checksum it needs.
    fn put<T: serde::Serialize>(&self, key: &[u8], revision: u64, value: &T) {
        let content = postcard::to_stdvec(value).unwrap();
        assert!(content.len() < 4_000, "one chunk");
        let mut sealed = [&2_u16.to_le_bytes()[..], &revision.to_le_bytes(), &1_u16.to_le_bytes(), &content].concat();
        let crc = crc32fast::hash(&[key, &sealed].concat());
        sealed.extend_from_slice(&crc.to_le_bytes());
        self.0.insert(key, sealed).unwrap().expect("it was there before");
    }

    fn write(&self, at: u64, link: &Link) {
        let Link { number, by, subject, content, hash } = link.clone();
        self.put(&Forger::link_key(at), at, &Stored { number, by, subject, hash, content });
    }

    fn drop(&self, key: &[u8]) {
        self.0.remove(key).unwrap().expect("it was there before");
    }

    fn only_key(&self, prefix: &str) -> Vec<u8> {
        let keys: Vec<_> = self.0.scan_prefix(prefix).map(|entry| entry.unwrap().0).collect();
        assert_eq!(keys.len(), 1, "{prefix}");
        keys[0].to_vec()
    }
}

/// What the check says of a store whose data file was changed by hand.
fn forged(change: impl FnOnce(&Forger, &[Link])) -> Option<JournalFault> {
    let directory = scratch();
    let store = open(directory.path());
    lived_through(&store);
    let links = links(&store);
    assert_eq!(fault(&store), None);
    store.close();
    let forger = Forger::at(directory.path());
    change(&forger, &links);
    forger.0.flush().unwrap();
    drop(forger);
    let store = open(directory.path());
    fault(&store)
}

/// The number of the first link about something.
fn about(links: &[Link], subject: &str) -> u64 {
    links.iter().find(|link| link.subject.to_string().starts_with(subject)).expect("there is one").number
}

/// A link with one thing changed and its hash left as it was.
fn altered(change: impl Fn(&mut Link)) -> Option<JournalFault> {
    forged(|forger, links| {
        let mut link = links[4].clone();
        change(&mut link);
        assert_ne!(link, links[4]);
        forger.write(5, &link);
    })
}

#[test]
fn whatever_is_changed_in_a_link_the_check_names_the_link() {
    let named = Some(JournalFault::Altered(5));
    assert_eq!(altered(|link| link.by.who = Operator::new("eve").unwrap()), named, "who");
    assert_eq!(altered(|link| link.by.when.0 -= 3_600), named, "when");
    assert_eq!(altered(|link| link.by.how = Identification::SystemUser), named, "how one knows who");
    assert_eq!(altered(|link| link.subject = Subject::parse("record/residents/9/1/1").unwrap()), named, "what about");
    assert_eq!(altered(|link| link.hash = Hash([9; 32])), named, "the hash");
    let content = |change: fn(&mut [u8; 16], &mut Change)| {
        altered(|link| match &mut link.content {
            Content::Kept(salt, kept) => change(salt, kept),
            Content::Destroyed(_) => panic!("its content is kept"),
        })
    };
    assert_eq!(content(|salt, _| salt[0] ^= 1), named, "the salt");
    let answer = |_: &mut [u8; 16], change: &mut Change| match change {
        Change::Record(_, delta) => delta.answers[AGE].1 = Some(Answer::Integer(99)),
        other => panic!("{other:?}"),
    };
    assert_eq!(content(answer), named, "an answer");
}

#[test]
fn a_link_that_is_changed_and_hashed_anew_breaks_the_next_one() {
    let found = forged(|forger, links| {
        let Link { by, subject, content, .. } = links[4].clone();
        let by = Signature { who: Operator::new("eve").unwrap(), ..by };
        forger.write(5, &Link::after(links[3].head(), by, subject, content));
    });
    assert_eq!(found, Some(JournalFault::Altered(6)));
}

#[test]
fn a_chain_hashed_anew_to_its_end_is_betrayed_by_the_report() {
    let found = forged(|forger, links| {
        let mut head = links[3].head();
        let mut last = None;
        for old in &links[4..] {
            let Link { mut by, subject, content, .. } = old.clone();
            if old.number == 5 {
                by.who = Operator::new("eve").unwrap();
            }
            let link = Link::after(head, by, subject, content);
            head = link.head();
            forger.write(link.number, &link);
            last = Some(head);
        }
        forger.put(b"e/spring-2026/\0\0", links.len() as u64, &last.unwrap());
    });
    assert!(matches!(found, Some(JournalFault::Report { number: 1, .. })), "{found:?}");
}

#[test]
fn a_link_that_is_taken_out_is_missed() {
    assert_eq!(forged(|forger, _| forger.drop(&Forger::link_key(5))), Some(JournalFault::Missing(5)));
    assert_eq!(forged(|forger, _| forger.drop(&Forger::link_key(1))), Some(JournalFault::Missing(1)));
}

#[test]
fn two_links_that_changed_places_are_named_by_the_first() {
    let swapped = forged(|forger, links| {
        forger.write(5, &links[5]);
        forger.write(6, &links[4]);
    });
    assert_eq!(swapped, Some(JournalFault::Missing(5)));
    let renumbered = forged(|forger, links| {
        forger.write(5, &Link { number: 5, ..links[5].clone() });
        forger.write(6, &Link { number: 6, ..links[4].clone() });
    });
    assert_eq!(renumbered, Some(JournalFault::Altered(5)));
}

#[test]
fn an_end_that_is_cut_off_is_missed_by_the_end_or_by_the_report() {
    let mut ends = (0, 0);
    let found = forged(|forger, links| {
        ends = (links.len() as u64, links.len() as u64 - 1);
        forger.drop(&Forger::link_key(ends.0));
    });
    let Some(JournalFault::Ends { found, expected }) = found else { panic!("{found:?}") };
    assert_eq!((expected.number, found.number), ends);

    // With its end changed as well, only what left the house still tells of it.
    let found = forged(|forger, links| {
        for link in &links[links.len() - 2..] {
            forger.drop(&Forger::link_key(link.number));
        }
        forger.put(b"e/spring-2026/\0\0", 1, &links[links.len() - 3].head());
    });
    assert!(matches!(found, Some(JournalFault::Report { number: 1, .. })), "{found:?}");
}

#[test]
fn what_the_store_says_and_the_journal_does_not_is_named() {
    let record = |forger: &Forger| {
        let by = signed("ann", 0);
        let mut answers = paper(3);
        answers[AGE] = Some(Answer::Integer(99));
        let filed = Filed { batch: BatchNumber(1), revision: 1, record: complete(answers, &by) };
        let key = forger.only_key("s/spring-2026/residents/\0\0\0\u{3}/\u{1}/");
        forger.put(&key, 1, &filed);
    };
    assert_eq!(forged(|forger, _| record(forger)), Some(JournalFault::Record(sheet(3))));
    let gone = |prefix: &'static str| forged(move |forger, _| forger.drop(&forger.only_key(prefix)));
    assert_eq!(gone("s/spring-2026/residents/\0\0\0\u{3}/\u{1}/"), Some(JournalFault::Record(sheet(3))));
    assert_eq!(gone("v/spring-2026/residents/\0\0\0\u{2}/"), Some(JournalFault::Sheet(sheet(2).sheet())));
    assert_eq!(gone("b/spring-2026/"), Some(JournalFault::Batch(BatchNumber(1))));
    assert_eq!(gone("c/spring-2026/"), Some(JournalFault::Campaign));
    assert_eq!(gone("d/spring-2026/"), Some(JournalFault::Draw(1)));
    assert_eq!(gone("p/spring-2026/"), Some(JournalFault::Pair(residents(), Serial(1), Serial(3))));
    let report = gone("r/spring-2026/");
    assert!(matches!(report, Some(JournalFault::Report { number: 1, .. })), "{report:?}");

    let other = forged(|forger, _| {
        forger.put(&forger.only_key("b/spring-2026/"), 9, &pile(1, 5));
    });
    assert_eq!(other, Some(JournalFault::Batch(BatchNumber(1))), "a pile that counts otherwise");
    let other = forged(|forger, _| {
        let policy = VerificationPolicy { target_per_10_000: 9_999, ..VerificationPolicy::default() };
        forger.put(&forger.only_key("c/spring-2026/"), 9, &house(policy));
    });
    assert_eq!(other, Some(JournalFault::Campaign), "a target that was lowered");
}

#[test]
fn what_the_journal_never_told_of_is_named() {
    let smuggled = |key: &'static [u8], of: &'static str| {
        forged(move |forger, _| {
            // The checksum covers the key: the value is sealed anew.
            let value = forger.0.get(forger.only_key(of)).unwrap().unwrap();
            let body = &value[..value.len() - 4];
            let crc = crc32fast::hash(&[key, body].concat());
            forger.0.insert(key, [body, &crc.to_le_bytes()].concat()).unwrap();
        })
    };
    let sheet_nine = b"v/spring-2026/residents/\0\0\0\x09/\0\0";
    let ninth = SheetKey { serial: Serial(9), ..sheet(9).sheet() };
    assert_eq!(smuggled(sheet_nine, "v/spring-2026/residents/\0\0\0\u{1}/"), Some(JournalFault::Sheet(ninth)));
    let record_nine = b"s/spring-2026/residents/\0\0\0\x09/\x01/\0\0";
    let from = "s/spring-2026/residents/\0\0\0\u{1}/\u{1}/";
    assert_eq!(smuggled(record_nine, from), Some(JournalFault::Record(sheet(9))));
}

#[test]
fn contents_leave_at_the_end_of_the_retention_and_never_otherwise() {
    // The chain covers digests only: it holds although an answer is gone.
    let mut number = 0;
    let found = forged(|forger, links| {
        number = about(links, "record/residents/3/1");
        let link = &links[number as usize - 1];
        forger.write(number, &Link { content: Content::Destroyed(link.content.digest()), ..link.clone() });
    });
    assert_eq!(found, Some(JournalFault::Unfit(number)));
}

#[test]
fn a_report_that_names_no_link_is_named() {
    let store = MemoryStore::new();
    lived_through(&store);
    let mut foreign = report(2, 10);
    foreign.journal = copiste::store::Head { number: 3, hash: Hash([7; 32]) };
    store.commit(&signed("cyd", 5), vec![Write::Report(spring(), foreign.clone())]).unwrap();
    assert_eq!(fault(&store), Some(JournalFault::Report { number: 2, head: foreign.journal }));
}

fn sha256(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    parts.iter().for_each(|part| hasher.update(part));
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Checks a text copy with nothing but what `docs/certainty-protocol.md` says; the last hash.
fn checked_by_hand(text: &str) -> String {
    let mut before = "0".repeat(64);
    for (place, line) in text.lines().enumerate() {
        let [number, when, who, how, subject, digest, hash, _salt, _content, _crc] =
            line.split('\t').collect::<Vec<_>>()[..]
        else {
            panic!("ten columns: {line}")
        };
        assert_eq!(number, (place + 1).to_string());
        let covered = [number, when, who, how, subject, digest].join("\t");
        assert_eq!(sha256(&[before.as_bytes(), b"\n", covered.as_bytes()]), hash, "line {number}");
        before = hash.to_owned();
    }
    before
}

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
    assert_eq!(fault(&store), None);
    store.close();
    assert!(std::fs::read(copied(one.path())).unwrap() == foreign);
    let autumn = std::fs::read_to_string(one.path().join("journal/autumn.journal")).unwrap();
    assert_eq!(autumn.lines().count(), 2);

    // A new store beside an old copy: its first link is not put behind the other's last.
    let fresh = scratch();
    std::fs::create_dir(fresh.path().join("journal")).unwrap();
    std::fs::write(copied(fresh.path()), &foreign).unwrap();
    let store = open(fresh.path());
    keyed(&store, 1, VerificationPolicy::default());
    assert!(matches!(store.copy_trouble(), Some(Error::BadCopy { .. })));
    store.close();
    assert!(std::fs::read(copied(fresh.path())).unwrap() == foreign);
}

/// A word that stands on one sheet's paper only.
const MARKER: &[u8] = b"mot-2-papier";

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

/// Files below a directory that hold the word.
pub(super) fn files_with(directory: &Path, word: &[u8]) -> Vec<String> {
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
    let settle = |campaign: Campaign| store.commit(&signed("cyd", 9), vec![Write::Campaign(campaign)]).unwrap();

    assert_eq!(empty(0), kept(None), "it is open, and no day is decided");
    settle(closed(None));
    assert_eq!(empty(0), kept(None), "no day is decided");
    settle(Campaign { status: CampaignStatus::Open, ..closed(Some(today)) });
    assert_eq!(empty(0), kept(Some(today)), "it is open");
    settle(closed(Some(today)));
    assert_eq!(empty(-24), kept(Some(today)), "it is the day before");
    assert_eq!(empty(-12), Ok(()), "the day has begun");
    assert_eq!(empty(0), Ok(()), "twice is once");
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
    assert_eq!(check.head.number, before.number + 3);
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
fn a_pass_that_was_abandoned_is_not_gone_on_with() {
    let store = MemoryStore::new();
    let policy = VerificationPolicy::default();
    keyed(&store, 1, policy);
    store.commit(&signed("cyd", 1), vec![Write::Draw(spring(), draw(1, serials(1..=1), 1, policy))]).unwrap();
    let bob = signed("bob", 2);
    let mut record = complete(paper(1), &bob);
    record.status = house::in_progress();
    file(&store, &bob, again(1, Pass::Second), record.clone()).unwrap();
    record.status = Status::Voided(String::new());
    file(&store, &bob, again(1, Pass::Second), record.clone()).unwrap();
    // What bob keyed would be dan's, and bob could arbitrate what he keyed.
    record.status = Status::Complete;
    let dan = signed("dan", 3);
    let refused = Error::Forbidden { sheet: sheet(1).sheet(), why: Forbidden::Frozen };
    assert_eq!(file(&store, &dan, again(1, Pass::Second), record.clone()), Err(refused));
    file(&store, &dan, again(1, Pass::Second), complete(paper(1), &dan)).unwrap();
    let found = store.verifications(&spring(), &dan).unwrap();
    assert_eq!((&found[0].sheet.stage, &found[0].sheet.hands.second), (&Stage::Settled, &vec![dan.who]));
}

#[test]
fn who_changes_an_answer_of_a_complete_sheet_keyed_it_too() {
    let store: Arc<dyn Store> = Arc::new(MemoryStore::new());
    let policy = VerificationPolicy::default();
    keyed(&*store, 2, policy);
    // The ward is filled by the pile; the age is not.
    let mut answers = paper(1);
    answers[house::WARD] = Some(Answer::Text("lilas".to_owned()));
    file(&*store, &signed("cyd", 1), sheet(1), complete(answers, &signed("ann", 0))).unwrap();
    let mut answers = paper(2);
    answers[AGE] = Some(Answer::Integer(26));
    file(&*store, &signed("bob", 1), sheet(2), complete(answers, &signed("ann", 0))).unwrap();
    store.commit(&signed("cyd", 1), vec![Write::Draw(spring(), draw(1, serials(1..=2), 2, policy))]).unwrap();
    let duty = |who: &str| {
        let found = store.verifications(&spring(), &signed(who, 2)).unwrap();
        found.into_iter().map(|one| one.duty.err()).collect::<Vec<_>>()
    };
    assert_eq!(duty("ann"), [Some(Forbidden::OwnSheet), Some(Forbidden::OwnSheet)]);
    assert_eq!(duty("bob"), [None, Some(Forbidden::OwnSheet)]);
    assert_eq!(duty("cyd"), [None, None]);
}

#[test]
fn a_draw_is_of_every_sheet_that_may_be_drawn_and_of_no_other() {
    let store = MemoryStore::new();
    let policy = VerificationPolicy::default();
    keyed(&store, 4, policy);
    let by = signed("cyd", 1);
    let make = |draw| store.commit(&by, vec![Write::Draw(spring(), draw)]);
    let bad = |number| Err(Error::BadDraw { campaign: spring(), number });
    assert_eq!(make(draw(1, serials(1..=3), 1, policy)), bad(1), "a sheet is left out");
    assert_eq!(make(draw(1, serials(1..=5), 1, policy)), bad(1), "a sheet that is not there");
    let twice = vec![Serial(1), Serial(1), Serial(2), Serial(3), Serial(4)];
    assert_eq!(make(draw(1, twice, 1, policy)), bad(1), "a sheet is there twice");
    let milder = VerificationPolicy { target_per_10_000: 10_000, ..policy };
    assert_eq!(make(draw(1, serials(1..=4), 1, milder)), bad(1), "the rules are not the campaign's");
    assert_eq!(make(draw(1, serials(1..=4), 2, policy)), Ok(()));

    // Neither by another seed under the same number, nor by another draw of what waits.
    let fixed = Err(Error::DrawFixed { campaign: spring(), number: 1 });
    let mut reseeded = draw(1, serials(1..=4), 2, policy);
    reseeded.seed = copiste::verification::Seed([8; 16]);
    assert_eq!(make(reseeded.clone()), fixed);
    let order = draw(1, serials(1..=4), 2, policy).order(&spring());
    let mut rest = order[2..].to_vec();
    rest.sort_unstable();
    assert_eq!(make(copiste::verification::Draw { number: 2, frame: rest, called: 1, ..reseeded }), fixed);
    assert_eq!(make(draw(1, serials(1..=4), 1, policy)), fixed, "fewer are called than were");

    // Sheets keyed later are drawn from by themselves.
    store.commit(&by, vec![Write::Batch(spring(), pile(1, 5))]).unwrap();
    let unbalanced = Err(Error::Unbalanced { campaign: spring(), batch: BatchNumber(1) });
    assert_eq!(make(draw(2, serials(5..=5), 1, policy)), unbalanced);
    assert_eq!(make(draw(1, serials(1..=4), 3, policy)), unbalanced);
    file(&store, &signed("ann", 0), sheet(5), complete(paper(5), &signed("ann", 0))).unwrap();
    assert_eq!(make(draw(2, serials(5..=5), 1, policy)), Ok(()));
    assert_eq!(make(draw(1, serials(1..=4), 4, policy)), Ok(()));
}

#[test]
fn destroyed_answers_leave_the_data_file_too() {
    let directory = scratch();
    let store = open(directory.path());
    lived_through(&store);
    let by = signed("ann", 0);
    store.commit(&by, vec![Write::Batch(spring(), pile(1, 120)), Write::Campaign(campaign("autumn"))]).unwrap();
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
    let directory = scratch();
    let seen: Arc<std::sync::Mutex<Vec<bool>>> = Arc::default();
    let told = seen.clone();
    let look = move |left: &Path| {
        let store = open(left);
        let check = store.check_journal(&spring()).unwrap();
        assert_eq!(check.fault, None);
        let emptied = store.campaign(&spring()).unwrap().unwrap().is_emptied();
        assert_eq!(emptied, check.destroyed > 0);
        assert_eq!(store.batches(&spring()).unwrap()[0].1.total(), 4, "counts stay");
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
