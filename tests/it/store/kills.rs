//! Killed processes: another process keys into a store and is killed at any moment, its opening included.
//!
//! A kill leaves what was handed to the system, synced or not; `power_cuts` takes the rest away.

use super::*;
use copiste::store::{Store, Write};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;

/// Set in the process that keys.
const DIRECTORY: &str = "COPISTE_TEST_STORE";
const KILLS: u32 = 40;

/// What the other process runs: nothing, unless it is told where.
#[test]
fn a_process_keys_until_it_is_killed() {
    let Some(directory) = std::env::var_os(DIRECTORY) else { return };
    let store = open(Path::new(&directory));
    let mut revision = store.record(&sheet(1)).unwrap().map_or(0, |filed| filed.revision);
    loop {
        revision += 1;
        let long = (revision % 7) as usize * 900;
        store.commit(&ann(), vec![Write::Record(sheet(1), long_filed(revision, long))]).unwrap();
        println!("acknowledged {revision}");
    }
}

#[test]
fn no_kill_loses_an_acknowledged_answer() {
    let directory = scratch();
    let mut acknowledged = 0;
    for kill in 0..KILLS {
        let mut keying = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "store::kills::a_process_keys_until_it_is_killed", "--nocapture"])
            .env(DIRECTORY, directory.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(keying.stdout.take().unwrap()).lines();
        let listener = std::thread::spawn(move || {
            let told = lines.map_while(Result::ok).filter_map(|line| line.strip_prefix("acknowledged ")?.parse().ok());
            told.max().unwrap_or(0_u64)
        });
        // From before the store is open to long after, in steps that fall differently each time; some surely after.
        let patience = if kill % 8 == 7 { 200_000 } else { 0 };
        std::thread::sleep(Duration::from_micros(u64::from(kill * 7_919 % 45_000 + patience)));
        keying.kill().unwrap();
        keying.wait().unwrap();
        acknowledged = acknowledged.max(listener.join().unwrap());

        let store = open(directory.path());
        let filed = store.record(&sheet(1)).unwrap();
        let revision = filed.as_ref().map_or(0, |filed| filed.revision);
        assert!(revision >= acknowledged, "{acknowledged} was acknowledged, {revision} is there");
        if let Some(filed) = filed {
            assert_eq!(filed, long_filed(revision, (revision % 7) as usize * 900));
        }
        acknowledged = revision;
    }
    assert!(acknowledged > 0, "every kill came before the first answer");
}
