//! The last write torn: every boundary of the last bytes of the data file, cut off there or continued with what was there before.
//! What was synced is there, what was not may be, and nothing else.

use super::machine::Patient;
use super::*;
use copiste::store::{Error, Store, Write};
use std::sync::Arc;

/// Last bytes whose every boundary is tried; beyond them some.
const EVERY: usize = 320;
const STRIDE: usize = 61;

type Files = Vec<(String, Vec<u8>)>;

fn files(place: &Path) -> Files {
    let entries = std::fs::read_dir(place).unwrap().map(|entry| entry.unwrap().path());
    let file = |path: std::path::PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (name, std::fs::read(path).unwrap())
    };
    entries.filter(|path| path.is_file()).map(file).collect()
}

/// Files of a store at two moments: everything of the first is synced, the second writing is on its way.
fn two_moments() -> (Files, Vec<u8>) {
    let directory = scratch();
    let store = open(directory.path());
    for serial in 1..=4 {
        store.commit(&ann(), vec![Write::Record(sheet(serial), long_filed(1, 200))]).unwrap();
    }
    let before = files(directory.path());
    store.commit(&ann(), vec![Write::Record(sheet(2), long_filed(2, 350))]).unwrap();
    let after = std::fs::read(directory.path().join("db")).unwrap();
    (before, after)
}

/// Opens what a torn write left: everything acknowledged is there, or it is refused in so many words.
fn look(before: &Files, data: &[u8], boundary: usize) -> bool {
    let directory = scratch();
    for (name, content) in before {
        std::fs::write(directory.path().join(name), if name == "db" { data } else { content }).unwrap();
    }
    let store = match SledStore::open_on(Arc::new(Patient), directory.path(), somebody()) {
        Ok(store) => store,
        Err(Error::Unreadable { .. } | Error::Damaged { .. }) => return false,
        Err(error) => panic!("boundary {boundary}: {error:?}"),
    };
    for serial in 1..=4 {
        let found = store.record(&sheet(serial)).unwrap().unwrap_or_else(|| panic!("boundary {boundary}: {serial}"));
        let said = match (serial, found.revision) {
            (2, 2) => long_filed(2, 350),
            (_, 1) => long_filed(1, 200),
            other => panic!("boundary {boundary}: {other:?}"),
        };
        assert_eq!(found, said, "boundary {boundary}");
    }
    true
}

#[test]
fn wherever_the_last_write_is_torn_nothing_that_was_synced_is_lost() {
    let (before, after) = two_moments();
    let old = &before.iter().find(|(name, _)| name == "db").unwrap().1;
    let old_at = |at: usize| old.get(at).copied().unwrap_or(0);
    let changed: Vec<usize> = (0..after.len()).filter(|at| after[*at] != old_at(*at)).collect();
    let (first, last) = (changed[0], *changed.last().unwrap() + 1);
    assert!(last - first > EVERY, "{first} to {last}");
    let boundaries = (first..last - EVERY).step_by(STRIDE).chain(last - EVERY..=last);
    let (mut opened, mut tried) = (0, 0);
    for boundary in boundaries {
        // The rest is as it was before the write.
        let mut torn = after[..boundary].to_vec();
        torn.extend((boundary..after.len()).map(old_at));
        // The file ends there: nothing synced lies behind.
        let mut cut = after[..boundary].to_vec();
        let synced_end = old.iter().rposition(|byte| *byte != 0).unwrap() + 1;
        if cut.len() < synced_end {
            cut.extend_from_slice(&old[cut.len()..synced_end]);
        }
        for data in [torn, cut] {
            tried += 1;
            opened += u32::from(look(&before, &data, boundary));
        }
    }
    assert_eq!(opened, tried, "a torn write behind a sync never keeps a store from opening");
}
