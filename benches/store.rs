//! What a durable answer costs beside the cheapest thing that is durable, and what opening a full store costs.
//!
//! `cargo bench --bench store` prints percentiles first: one writer that waits for every answer, its turns taken with a
//! plain append and data sync of as many bytes, on the same file system in the same run.

#![allow(missing_docs, clippy::unwrap_used)]

use copiste::campaign::{Batch, BatchNumber, CampaignId};
use copiste::operator::{Identification, Moment, Operator, Signature};
use copiste::questionnaire::{Audience, Fingerprint, Variant};
use copiste::record::{Answer, Pass, Record, Serial, Status};
use copiste::store::{Filed, Holder, RecordKey, SledStore, Store, Write};
use divan::Bencher;
use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::Path;
use std::sync::OnceLock;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const ANSWERS: usize = 2_000;
const RECORDS: u32 = 10_000;

fn main() {
    print_percentiles();
    divan::main();
    if let Some(full) = FULL.get() {
        std::fs::remove_dir_all(full.path()).unwrap();
    }
}

/// On a disk, not in memory: where the build puts its own files.
fn scratch() -> TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap()
}

fn ann() -> Signature {
    Signature { who: Operator::new("ann").unwrap(), how: Identification::Chosen, when: Moment(1_770_000_000) }
}

fn holder() -> Holder {
    Holder { pid: std::process::id(), user: String::new(), terminal: String::new(), since: Moment(0), socket: None }
}

fn open(directory: &Path) -> SledStore {
    SledStore::open(directory, holder()).unwrap()
}

fn key(serial: u32) -> RecordKey {
    let campaign = CampaignId::new("spring-2026").unwrap();
    RecordKey { campaign, audience: Audience("residents".to_owned()), serial: Serial(serial), pass: Pass::First }
}

/// The model form half keyed: forty items, characteristics, no comment yet.
fn filed(revision: u64) -> Filed {
    let begun = ann();
    let mut record = Record::begin(Fingerprint("5e".repeat(32)), Variant("standard".to_owned()), 47, begun);
    for place in 0..24 {
        record.answers[place] = Some(Answer::One("sometimes".to_owned()));
    }
    // Another answer each time: without a change there is no link to write.
    record.answers[24] = Some(Answer::Integer(10 + (revision % 90) as i64));
    record.status = Status::InProgress { at: Some(25), page_end: false, typed: String::new() };
    Filed { batch: BatchNumber(1), revision, record }
}

struct Append {
    file: File,
    bytes: Vec<u8>,
}

impl Append {
    fn in_directory(directory: &Path) -> Append {
        let file = OpenOptions::new().create(true).append(true).open(directory.join("append")).unwrap();
        Append { file, bytes: vec![0x5a; 512] }
    }

    fn answer(&mut self) {
        self.file.write_all(&self.bytes).unwrap();
        self.file.sync_data().unwrap();
    }
}

fn print_percentiles() {
    let directory = scratch();
    let store = open(&directory.path().join("store"));
    let mut append = Append::in_directory(directory.path());
    let (mut of_store, mut of_append) = (Vec::new(), Vec::new());
    for answer in 0..ANSWERS {
        let write = vec![Write::Record(key(1 + answer as u32 / 47), filed(1 + answer as u64))];
        let begun = Instant::now();
        store.commit(&ann(), write).unwrap();
        of_store.push(begun.elapsed());
        let begun = Instant::now();
        append.answer();
        of_append.push(begun.elapsed());
    }
    println!("durable answers, one writer, {ANSWERS} each, by turns");
    let store = print_line("store", of_store);
    let append = print_line("append + fdatasync", of_append);
    println!("{:24} p50 {:>8.2}   p99 {:>8.2}\n", "ratio", ratio(store.0, append.0), ratio(store.1, append.1));
}

fn print_line(name: &str, mut times: Vec<Duration>) -> (Duration, Duration) {
    times.sort();
    let at = |percent: usize| times[times.len() * percent / 100];
    println!("{name:24} p50 {:>8.3?}   p99 {:>8.3?}   max {:>8.3?}", at(50), at(99), times[times.len() - 1]);
    (at(50), at(99))
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}

#[divan::bench]
fn durable_answer(bencher: Bencher) {
    let directory = scratch();
    let store = open(directory.path());
    let mut revision = 0;
    bencher.bench_local(|| {
        revision += 1;
        store.commit(&ann(), vec![Write::Record(key(1), filed(revision))]).unwrap();
    });
}

#[divan::bench]
fn append_and_data_sync(bencher: Bencher) {
    let directory = scratch();
    let mut append = Append::in_directory(directory.path());
    bencher.bench_local(|| append.answer());
}

/// A store with ten thousand records in two hundred and fifty batches.
static FULL: OnceLock<TempDir> = OnceLock::new();

fn full() -> &'static TempDir {
    FULL.get_or_init(fill)
}

fn fill() -> TempDir {
    let directory = scratch();
    let store = open(directory.path());
    for first in (1..=RECORDS).step_by(40) {
        let number = BatchNumber(first.div_ceil(40));
        let batch = Batch {
            number,
            audience: Audience("residents".to_owned()),
            service: "glycines".to_owned(),
            date: jiff::civil::date(2026, 3, 2),
            sheets: Some(40),
            mode: None,
            variant: Variant("standard".to_owned()),
            history: Vec::new(),
        };
        let mut writes = vec![Write::Batch(key(1).campaign, batch)];
        writes
            .extend((first..first + 40).map(|serial| Write::Record(key(serial), Filed { batch: number, ..filed(1) })));
        store.commit(&ann(), writes).unwrap();
    }
    directory
}

#[divan::bench(sample_count = 20)]
fn open_with_10_000_records(bencher: Bencher) {
    let directory = full().path();
    bencher.bench_local(|| open(directory));
}

#[divan::bench(sample_count = 20)]
fn list_250_batches_with_tallies(bencher: Bencher) {
    let store = open(full().path());
    bencher.bench_local(|| store.batches(&key(1).campaign).unwrap().len());
}

#[divan::bench(sample_count = 20)]
fn list_one_batch(bencher: Bencher) {
    let store = open(full().path());
    bencher.bench_local(|| store.records_of_batch(&key(1).campaign, BatchNumber(117)).unwrap().len());
}

#[divan::bench(sample_count = 5)]
fn read_10_000_records(bencher: Bencher) {
    let store = open(full().path());
    bencher.bench_local(|| {
        let mut answered = 0;
        let mut count = |_, filed: Filed| answered += filed.record.answers.iter().flatten().count();
        store.each_record(&key(1).campaign, &key(1).audience, &mut count).unwrap();
        answered
    });
}
