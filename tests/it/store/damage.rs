//! Damaged files: an error or older data, never a wrong value; and the form of what lies on the disk.

use super::machine::Patient;
use super::*;
use copiste::store::{Store, Write};
use proptest::prelude::*;
use std::sync::{Arc, LazyLock};

/// The files of a store with forty sheets, each written three times.
static FILES: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let directory = scratch();
    let store = open(directory.path());
    store.commit(&ann(), vec![Write::Batch(spring(), batch(1)), Write::Campaign(campaign("spring-2026"))]).unwrap();
    for revision in 1..=3 {
        for serial in 1..=40 {
            let filed = long_filed(revision, serial as usize * 100);
            store.submit(&ann(), vec![Write::Record(sheet(serial), filed)], Box::new(|_, _| ()));
        }
        store.commit(&ann(), Vec::new()).unwrap();
    }
    store.close();
    let entries = std::fs::read_dir(directory.path()).unwrap().map(|entry| entry.unwrap());
    let files = entries.filter(|entry| entry.path().is_file());
    files.map(|file| (file.file_name().into_string().unwrap(), std::fs::read(file.path()).unwrap())).collect()
});

/// Every answer a damaged store still gives must be one that was given to it.
fn read_everything(directory: &Path) {
    let Ok(store) = SledStore::open_on(Arc::new(Patient), directory, somebody()) else { return };
    for serial in 1..=40 {
        if let Ok(Some(filed)) = store.record(&sheet(serial)) {
            assert_eq!(filed, long_filed(filed.revision, serial as usize * 100));
        }
    }
    let mut seen = Vec::new();
    drop(store.each_record(&spring(), &residents(), &mut |key, filed| seen.push((key.serial.0, filed))));
    for (serial, filed) in seen {
        assert_eq!(filed, long_filed(filed.revision, serial as usize * 100));
    }
    if let Ok(Some(found)) = store.campaign(&spring()) {
        assert_eq!(found, campaign("spring-2026"));
    }
    if let Ok(batches) = store.batches(&spring()) {
        assert!(batches.iter().all(|(found, tally)| *found == batch(1) && tally.total() <= 40));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_byte_gives_an_error_or_older_data_never_a_wrong_value(
        file: prop::sample::Index,
        place: prop::sample::Index,
        damage in prop_oneof![
            (1..=255_u8).prop_map(|with| (1, with)),
            (2..2_000_usize).prop_map(|length| (length, 0)),
            Just((usize::MAX, 0)),
        ],
    ) {
        let directory = scratch();
        let (length, with) = damage;
        // The data file four times in five: the others are small.
        let of_data = FILES.iter().position(|(name, _)| name == "db").unwrap();
        let chosen = if file.index(5) == 0 { file.index(FILES.len()) } else { of_data };
        for (number, (name, content)) in FILES.iter().enumerate() {
            let mut content = content.clone();
            if number == chosen && !content.is_empty() {
                // The end of the data file is room that nothing was written to yet.
                let used = content.iter().rposition(|byte| *byte != 0).map_or(1, |last| last + 1);
                let place = place.index(used);
                match length {
                    1 => content[place] ^= with,
                    usize::MAX => content.truncate(place),
                    length => content[place..].iter_mut().take(length).for_each(|byte| *byte = with),
                }
            }
            std::fs::write(directory.path().join(name), content).unwrap();
        }
        read_everything(directory.path());
    }
}

#[test]
fn a_record_lies_on_the_disk_as_schema_7_says() {
    // When this fails, what an older copiste wrote can no longer be read: raise the schema and read both.
    let directory = scratch();
    let store = open(directory.path());
    store.commit(&ann(), vec![Write::Record(sheet(42), filed(7))]).unwrap();
    store.close();
    let database = sled::open(directory.path()).unwrap();
    let mut lines = Vec::new();
    for entry in database.iter() {
        let (key, value) = entry.unwrap();
        if key.starts_with(b"j/") || key.starts_with(b"e/") {
            // The journal is salted: no two stores have the same.
            continue;
        }
        let key = key.iter().map(|byte| std::ascii::escape_default(*byte).to_string()).collect::<String>();
        let value = value.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        lines.push(format!("{key}\n  {value}"));
    }
    insta::assert_snapshot!(lines.join("\n"), @r"
    h/spring-2026/residents/\x00\x00
      0700010000000000000001002ad40e43c6
    n/spring-2026/\x00\x00\x00\x01/residents/\x00\x00\x00*/\x01/\x00\x00
      07000700000000000000010000070100000080ba80980d00000103616e6e0db1d596
    s/spring-2026/residents/\x00\x00\x00*/\x01/\x00\x00
      07000700000000000000010001074035653565356535653565356535653565356535653565356535653565356535653565356535653565356535653565356535653565356535653565356535653565087374616e6461726400080100056f6674656e01010202667202656e0102a80101030436312e3501040a323032362d30322d323801060201050dc3a963726974203720666f697300000000000107000138000003616e6e0080ba80980d00074a4d9a
    schema/\x00\x00
      070001000000000000000100070014b16e8e
    t/spring-2026/\x00\x00\x00\x01/\x00\x00
      070001000000000000000100010000000000555a7766
    ");
}
