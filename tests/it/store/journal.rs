//! The journal, edited by hand: it is caught, and the first thing that does not hold is named.

use super::house::*;
use super::*;
use copiste::campaign::VerificationPolicy;
use copiste::store::{Change, Content, Hash, JournalFault, Link, MemoryStore, SheetKey, Store, Subject, Write};

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
        as_if_killed(directory);
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
    // One whose end is lost does not open.
    fault(&SledStore::look(directory.path(), &somebody()).unwrap())
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
    assert_eq!(gone("q/spring-2026/"), Some(JournalFault::Review(sheet(1).sheet())));
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
    let review_nine = b"q/spring-2026/residents/\0\0\0\x09/remark/\0\0";
    let from = "q/spring-2026/residents/\0\0\0\u{1}/remark/";
    assert_eq!(smuggled(review_nine, from), Some(JournalFault::Review(sheet(9).sheet())));
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
fn a_report_that_names_no_link_is_refused() {
    let store = MemoryStore::new();
    lived_through(&store);
    let mut foreign = report(2, 10);
    foreign.journal = copiste::store::Head { number: 3, hash: Hash([7; 32]) };
    let refused = Err(copiste::store::Error::BadHead { campaign: spring(), number: 2 });
    assert_eq!(store.commit(&signed("cyd", 5), vec![Write::Report(spring(), foreign.clone())]), refused);
    foreign.journal.number = 300;
    assert_eq!(store.commit(&signed("cyd", 5), vec![Write::Report(spring(), foreign)]), refused, "nor one to come");
    assert_eq!(fault(&store), None);
}
