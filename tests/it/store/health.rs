//! Everything read: what is damaged is named, whatever it is, and nothing is changed by looking.

use super::opening::{of_schema, raw, record_in_one_chunk, schema_of};
use super::*;
use copiste::store::{Damage, Error, Harm, Health, JournalFault, Place, Store, Write};
use std::collections::BTreeMap;

/// A store with a bit of everything: a campaign, its tool, a batch, sheets short and long, a report.
fn house(place: &Path) {
    let store = open(place);
    let tool = Write::Tool(std::sync::Arc::new(tool()));
    store.commit(&ann(), vec![tool, Write::Campaign(campaign("spring-2026"))]).unwrap();
    store.commit(&ann(), vec![Write::Batch(spring(), batch(1))]).unwrap();
    for serial in 1..=3 {
        store.commit(&ann(), vec![Write::Record(sheet(serial), filed(1))]).unwrap();
    }
    store.commit(&ann(), vec![Write::Record(sheet(4), long_filed(1, 900))]).unwrap();
    store.commit(&ann(), vec![Write::Report(spring(), report(1, 40))]).unwrap();
    store.close();
}

fn look(place: &Path) -> Health {
    SledStore::look(place, &somebody()).expect("it can be looked at").health().expect("it can be read")
}

type Entries = BTreeMap<Vec<u8>, Vec<u8>>;

fn entries(place: &Path) -> Entries {
    raw(place).iter().map(|entry| entry.map(|(key, value)| (key.to_vec(), value.to_vec())).unwrap()).collect()
}

fn put(place: &Path, key: &[u8], value: &[u8]) {
    raw(place).insert(key, value).unwrap();
}

fn first_of(place: &Path, beginning: &[u8]) -> Vec<u8> {
    entries(place).into_keys().find(|key| key.starts_with(beginning)).expect("there is one")
}

/// What is damaged, as a test says it.
fn named(health: &Health) -> Vec<(String, Harm, u16)> {
    health.damages.iter().map(|Damage { key, harm, part, .. }| (key.clone(), *harm, *part)).collect()
}

#[test]
fn a_whole_store_is_whole_and_looking_changes_nothing() {
    let directory = scratch();
    let place = directory.path().join("store");
    house(&place);
    let before = entries(&place);
    let health = look(&place);
    assert!(health.is_whole(), "{health:?}");
    assert_eq!((health.schema, health.damages.len()), (Some(7), 0));
    let [campaign] = health.campaigns.as_slice() else { panic!("there is one campaign") };
    // Tool and campaign, batch, four sheets, report.
    assert_eq!((campaign.end, campaign.copied), (Some(8), Some(8)));
    assert!(campaign.can_be_made_again());
    assert!(health.values > 20 && health.bytes > 1_000, "{health:?}");
    assert_eq!(entries(&place), before);
}

#[test]
fn a_store_that_is_looked_at_takes_nothing() {
    let directory = scratch();
    let place = directory.path().join("store");
    house(&place);
    let store = SledStore::look(&place, &somebody()).unwrap();
    assert_eq!(store.commit(&ann(), vec![Write::Record(sheet(9), filed(1))]), Err(Error::Stopped));
    assert_eq!(store.record(&sheet(1)), Ok(Some(filed(1))));
}

#[test]
fn where_no_store_is_none_is_made_by_looking() {
    let directory = scratch();
    let place = directory.path().join("store");
    let refused = SledStore::look(&place, &somebody()).err();
    assert_eq!(refused, Some(Error::Missing { path: place.join("db") }));
    assert!(!place.exists());
}

#[test]
fn whichever_value_is_flipped_it_is_named_and_no_other() {
    let directory = scratch();
    let place = directory.path().join("store");
    house(&place);
    let whole = entries(&place);
    assert!(whole.len() > 20);
    for (key, value) in &whole {
        for at in [0, value.len() / 2, value.len() - 1] {
            let mut flipped = value.clone();
            flipped[at] ^= 0x10;
            put(&place, key, &flipped);
            let health = look(&place);
            let [Damage { place: what, harm: Harm::Checksum, part, .. }] = health.damages.as_slice() else {
                panic!("{:?} at {at}: {:?}", String::from_utf8_lossy(key), health.damages)
            };
            assert_eq!(*part, 1 + u16::from_be_bytes([key[key.len() - 2], key[key.len() - 1]]));
            let kind = match what {
                Place::Campaign(_) => "c/",
                Place::Batch(..) => "b/",
                Place::Tally(..) => "t/",
                Place::Record(_) => "s/",
                Place::Summary(..) => "n/",
                Place::HighestSerial(..) => "h/",
                Place::Report(..) => "r/",
                Place::Tool(_) => "o/",
                Place::Link(..) => "j/",
                Place::JournalEnd(_) => "e/",
                Place::Schema => "schema/",
                other => panic!("{other:?}"),
            };
            assert!(key.starts_with(kind.as_bytes()), "{what:?}");
            assert!(!health.is_whole());
        }
        put(&place, key, value);
    }
    assert!(look(&place).is_whole());
}

#[test]
fn whichever_value_is_removed_it_is_missed() {
    let directory = scratch();
    let place = directory.path().join("store");
    house(&place);
    for (key, value) in entries(&place) {
        raw(&place).remove(&key).unwrap();
        let health = look(&place);
        assert!(!health.is_whole(), "{:?}", String::from_utf8_lossy(&key));
        put(&place, &key, &value);
    }
    assert!(look(&place).is_whole());
}

#[test]
fn a_part_that_is_missing_or_is_of_another_writing_or_too_many_is_told_apart() {
    let directory = scratch();
    let place = directory.path().join("store");
    house(&place);
    let whole = entries(&place);
    let record = b"s/spring-2026/residents/\0\0\0\x04/\x01/";
    let parts: Vec<Vec<u8>> = whole.keys().filter(|key| key.starts_with(record)).cloned().collect();
    assert!(parts.len() > 2, "it is a long one");
    let key = "s/spring-2026/residents/4/1/".to_owned();
    let of_the_record = |health: &Health| {
        let mut named = named(health);
        named.retain(|(name, ..)| *name == key);
        named
    };

    raw(&place).remove(&parts[1]).unwrap();
    assert_eq!(of_the_record(&look(&place)), [(key.clone(), Harm::Incomplete, 2)]);

    // As it would be sealed at another revision.
    let mut other = whole[&parts[1]][..whole[&parts[1]].len() - 4].to_vec();
    other[2] = 9;
    let crc = crc32fast::hash(&[parts[1].clone(), other.clone()].concat());
    put(&place, &parts[1], &[other, crc.to_le_bytes().to_vec()].concat());
    assert_eq!(of_the_record(&look(&place)), [(key.clone(), Harm::Mixed, 2)]);

    put(&place, &parts[1], &whole[&parts[1]]);
    let beyond = [&record[..], &[0, parts.len() as u8]].concat();
    put(&place, &beyond, b"whatever");
    let part = parts.len() as u16 + 1;
    assert_eq!(named(&look(&place)), [(key.clone(), Harm::Stray, part)]);
    raw(&place).remove(&beyond).unwrap();
    assert!(look(&place).is_whole());
}

#[test]
fn keys_that_nobody_knows_are_named_as_such() {
    let directory = scratch();
    let place = directory.path().join("store");
    house(&place);
    let strange: [&[u8]; 4] =
        [b"k/spring-2026/\0\0", b"c/spring-2026/more/\0\0", b"z", b"s/spring-2026/residents/\0\0"];
    strange.iter().for_each(|key| put(&place, key, b"whatever"));
    let health = look(&place);
    assert_eq!(health.damages.len(), strange.len(), "{:?}", health.damages);
    assert!(health.damages.iter().all(|damage| (damage.harm, &damage.place) == (Harm::Foreign, &Place::Unknown)));
}

#[test]
fn counts_that_are_not_of_what_is_kept_are_named() {
    let directory = scratch();
    let place = directory.path().join("store");
    house(&place);
    let sealed = |key: &[u8], content: &[u8]| {
        let value = [&5_u16.to_le_bytes()[..], &9_u64.to_le_bytes(), &1_u16.to_le_bytes(), content].concat();
        let crc = crc32fast::hash(&[key, &value].concat());
        [value, crc.to_le_bytes().to_vec()].concat()
    };
    let tally = first_of(&place, b"t/");
    put(&place, &tally, &sealed(&tally, &[7, 0, 0, 0, 0, 0]));
    let highest = first_of(&place, b"h/");
    put(&place, &highest, &sealed(&highest, &[2]));
    let named = named(&look(&place));
    let tally = ("t/spring-2026/1/".to_owned(), Harm::Miscounted, 0);
    assert_eq!(named, [tally, ("h/spring-2026/residents/".to_owned(), Harm::Miscounted, 0)]);
}

#[test]
fn a_link_that_is_gone_is_seen_and_the_copy_makes_all_again() {
    let directory = scratch();
    let place = directory.path().join("store");
    house(&place);
    let links: Vec<_> = entries(&place).into_keys().filter(|key| key.starts_with(b"j/")).collect();
    raw(&place).remove(&links[2]).unwrap();
    let health = look(&place);
    let campaign = &health.campaigns[0];
    let fault = campaign.journal.as_ref().map(|check| check.fault.clone());
    assert_eq!(fault, Ok(Some(JournalFault::Missing(3))));
    assert!(campaign.can_be_made_again());
    let again = directory.path().join("again");
    copiste::store::rebuild(&place.join("journal"), &again, somebody()).unwrap().close();
    assert!(look(&again).is_whole());
}

#[test]
fn a_copy_that_ends_too_soon_is_no_way_back() {
    let directory = scratch();
    let place = directory.path().join("store");
    house(&place);
    let file = place.join("journal/spring-2026.journal");
    let text = std::fs::read_to_string(&file).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    // One letter of the fifth line.
    let broken = text.replacen(lines[4], &lines[4].replacen("\t", " ", 1), 1);
    std::fs::write(&file, broken).unwrap();
    let health = look(&place);
    let campaign = &health.campaigns[0];
    assert_eq!((campaign.end, campaign.copied), (Some(8), Some(4)));
    assert!(!campaign.can_be_made_again() && !campaign.holds());
    std::fs::remove_file(&file).unwrap();
    assert_eq!(look(&place).campaigns[0].copied, None);
}

#[test]
fn an_earlier_form_is_looked_at_as_it_is() {
    let directory = scratch();
    let place = directory.path().join("store");
    let store = open(&place);
    store.commit(&ann(), vec![Write::Record(sheet(1), long_filed(1, 3_000))]).unwrap();
    store.close();
    record_in_one_chunk(&place, 4);
    of_schema(&place, 4);
    let before = entries(&place);
    assert_eq!(look(&place).schema, Some(4));
    assert_eq!((schema_of(&place), entries(&place)), (4, before));
    assert_eq!(SledStore::earlier_copies(&place), Vec::new());
    of_schema(&place, 9);
    assert!(matches!(SledStore::look(&place, &somebody()), Err(Error::Newer { found: 9, .. })));
}

#[test]
fn a_store_that_others_key_into_is_whole_at_every_moment() {
    let directory = scratch();
    let store = std::sync::Arc::new(open(&directory.path().join("store")));
    let tool = Write::Tool(std::sync::Arc::new(super::tool()));
    store
        .commit(&ann(), vec![tool, Write::Campaign(campaign("spring-2026")), Write::Batch(spring(), batch(1))])
        .unwrap();
    let keying = std::sync::Arc::clone(&store);
    let keyed = std::thread::spawn(move || {
        for revision in 1..=60 {
            for serial in 1..=8 {
                let long = (revision * 37 + u64::from(serial) * 11) % 9 * 300;
                let write = Write::Record(sheet(serial), long_filed(revision, long as usize));
                keying.submit(&ann(), vec![write], Box::new(|_, outcome| assert_eq!(outcome, Ok(()))));
            }
        }
        keying.commit(&ann(), Vec::new()).unwrap();
    });
    loop {
        let is_last = keyed.is_finished();
        let health = store.health().unwrap();
        assert!(health.is_whole(), "{health:?}");
        if is_last {
            break;
        }
    }
    keyed.join().unwrap();
}
