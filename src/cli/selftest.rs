//! `copiste selftest`: what this machine's disk keeps when the program is killed at random instants.

use super::args::{flag, option};
use super::open::{self, Choices, holder};
use super::output::{print, print_json};
use super::scratch::Scratch;
use super::{Environment, Failure, refused};
use crate::campaign::CampaignId;
use crate::language::{Phrases, decimal};
use crate::operator::{Identification, Operator};
use crate::say;
use crate::station::rehearsal::Dice;
use crate::station::selftest::{Judge, Outcome, Telling, open_timed};
use crate::station::{self, Clock as _, Sharing, Station, SystemClock};
use crate::store::{SledStore, Store};
use clap::{ArgMatches, Command};
use serde_json::json;
use signal_hook::consts::{SIGINT, SIGTERM};
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::io::{BufRead as _, BufReader, IsTerminal as _, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// This program, whatever became of its file since it was started.
const OURSELVES: &str = "/proc/self/exe";
/// Kills unless said otherwise.
const KILLS: u32 = 200;
/// Most kills of one run.
const KILLS_MAX: i64 = 100_000;
/// Longest life of a process behind its first line, in microseconds.
const LIFE_MICROS_MAX: usize = 150_000;
/// Longest life of one that is killed while it opens, perhaps.
const OPENING_MICROS_MAX: usize = 60_000;
/// One kill in so many comes without waiting for the first line.
const EARLY_ONE_IN: usize = 6;
/// How long the first line may take: the disk of a small machine is slow.
const PATIENCE: Duration = Duration::from_secs(30);
/// A disk that is quicker has not written anything to anything that outlasts the current.
const QUICK_MICROS: u64 = 40;

/// The command with its options.
pub(super) fn command(phrases: &Phrases) -> Command {
    Command::new("selftest").about(say!(phrases, "cli-command-selftest")).args([
        option("kills", "N", say!(phrases, "cli-selftest-kills"))
            .value_parser(clap::value_parser!(u32).range(1..=KILLS_MAX)),
        option("dir", "DIR", say!(phrases, "cli-selftest-dir")),
        option("seed", "SEED", say!(phrases, "cli-selftest-seed")).value_parser(clap::value_parser!(u64)),
        // The process that is killed.
        flag("victim", String::new()).hide(true).requires("dir"),
    ])
}

pub(super) fn run(
    matches: &ArgMatches,
    environment: &Environment,
    choices: &Choices,
    json: bool,
    phrases: &Phrases,
) -> Result<(), Failure> {
    let refuse = |error| refused(&error, phrases);
    let dir = matches.get_one::<String>("dir").map(PathBuf::from);
    if let (true, Some(scratch)) = (matches.get_flag("victim"), &dir) {
        return key(scratch, environment).map_err(refuse);
    }
    let place = match dir {
        // A folder that is made here might lie on another disk than the one that is meant.
        Some(dir) if !dir.is_dir() => {
            let dir = dir.display().to_string();
            return Err(Failure::Environment(vec![say!(phrases, "selftest-no-folder", dir = dir)]));
        }
        Some(dir) => dir,
        None => on_the_same_disk(&open::store_folder(environment, choices, phrases)?),
    };
    let random = || RandomState::new().build_hasher().finish();
    let seed = matches.get_one::<u64>("seed").copied().unwrap_or_else(random);
    let kills = matches.get_one::<u32>("kills").copied().unwrap_or(KILLS);
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        let set = signal_hook::flag::register(signal, Arc::clone(&stop));
        set.map_err(|error| Failure::Environment(vec![error.to_string()]))?;
    }
    let scratch = Scratch::make(&place, "selftest").map_err(refuse)?;
    let mut test =
        Test { scratch: &scratch, environment, phrases, judge: Judge::default(), dice: Dice::new(seed, "kills"), stop };
    if !json {
        let place = scratch.folder.display().to_string();
        print(&format!(
            "{}\n",
            say!(phrases, "selftest-begin", kills = kills as usize, place = place, seed = seed.to_string())
        ));
    }
    let campaign = test.set_up().map_err(refuse)?;
    let done = test.kill_all(kills, &campaign)?;
    if done < kills {
        return Err(Failure::Refused(vec![say!(phrases, "selftest-stopped", kills = done as usize)]));
    }
    let whole = test.look_at_all(&campaign).map_err(refuse)?;
    told(&test.judge, kills, seed, whole, json, phrases)
}

/// What the process that is killed does.
fn key(scratch: &Path, environment: &Environment) -> Result<(), station::Error> {
    // Whoever started it is gone: nobody would kill it.
    std::thread::spawn(|| {
        drop(std::io::stdin().read_to_end(&mut Vec::new()));
        std::process::exit(0);
    });
    let telling: Telling = Arc::new(Mutex::new(std::io::stdout()));
    let store = open_timed(&store_in(scratch), holder(environment, SystemClock.now()), &telling)?;
    station_on(store).key_until_killed()
}

fn store_in(scratch: &Path) -> PathBuf {
    scratch.join("store")
}

fn station_on(store: Arc<dyn Store>) -> Station {
    let operator = Operator::new("selftest").expect("eight letters");
    let clock = Arc::new(SystemClock);
    Station { store, clock, operator, identified: Identification::Chosen, sharing: Sharing::Alone }
}

/// A folder that is there, on the disk where the store lies or will.
fn on_the_same_disk(store: &Path) -> PathBuf {
    let there = store.ancestors().skip(1).find(|folder| folder.is_dir());
    there.unwrap_or(Path::new(".")).to_owned()
}

struct Test<'a> {
    scratch: &'a Scratch,
    environment: &'a Environment,
    phrases: &'a Phrases,
    judge: Judge,
    dice: Dice,
    stop: Arc<AtomicBool>,
}

impl Test<'_> {
    fn open(&self) -> Result<SledStore, station::Error> {
        Ok(SledStore::open(&store_in(&self.scratch.folder), holder(self.environment, SystemClock.now()))?)
    }

    fn set_up(&self) -> Result<CampaignId, station::Error> {
        let station = station_on(Arc::new(self.open()?));
        let campaign = station.set_up_selftest(&self.scratch.folder.join("tool"))?;
        Ok(CampaignId::new(&campaign).expect("the campaign was just made under it"))
    }

    /// Kills so often, or until somebody stops it; says how often.
    fn kill_all(&mut self, kills: u32, campaign: &CampaignId) -> Result<u32, Failure> {
        let shows = std::io::stderr().is_terminal();
        let killed = self.kill_and_look(kills, campaign, shows);
        if shows {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
        killed
    }

    fn kill_and_look(&mut self, kills: u32, campaign: &CampaignId, shows: bool) -> Result<u32, Failure> {
        for kill in 0..kills {
            if self.stop.load(Ordering::Relaxed) {
                return Ok(kill);
            }
            if shows {
                let Outcome { acknowledged, lost, .. } = self.judge.outcome();
                let line = say!(
                    self.phrases,
                    "selftest-progress",
                    kill = (kill + 1).to_string(),
                    kills = kills.to_string(),
                    acknowledged = acknowledged.to_string(),
                    lost = lost.to_string()
                );
                let _ = write!(std::io::stderr(), "\r\x1b[K{line}");
            }
            let killed = self.kill_one();
            let looked = killed.and_then(|()| {
                let store = self.open()?;
                Ok(self.judge.look(&store, campaign)?)
            });
            // An interruption from the keyboard reaches the other process, too.
            if let (Err(error), false) = (looked, self.stop.load(Ordering::Relaxed)) {
                return Err(refused(&error, self.phrases));
            }
        }
        Ok(kills)
    }

    /// Lets a process key, and kills it at an instant that nobody knows.
    fn kill_one(&mut self) -> Result<(), station::Error> {
        let failed = |error: std::io::Error| station::Error::File(self.scratch.folder.clone(), error.to_string());
        let mut child = Victim(
            std::process::Command::new(OURSELVES)
                .args(["selftest", "--victim", "--dir"])
                .arg(&self.scratch.folder)
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .map_err(failed)?,
        );
        let out = child.0.stdout.take().expect("it was asked for");
        let (sender, heard) = channel();
        let listener = std::thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                drop(sender.send(line));
            }
        });
        if self.dice.below(EARLY_ONE_IN) == 0 {
            std::thread::sleep(Duration::from_micros(self.dice.below(OPENING_MICROS_MAX) as u64));
        } else {
            self.hear_first(&heard, &mut child)?;
            std::thread::sleep(Duration::from_micros(self.dice.below(LIFE_MICROS_MAX) as u64));
        }
        child.end();
        drop(listener.join());
        heard.try_iter().for_each(|line| self.judge.hear(&line));
        Ok(())
    }

    /// Waits until the process keys.
    fn hear_first(&mut self, heard: &Receiver<String>, child: &mut Victim) -> Result<(), station::Error> {
        let begun = Instant::now();
        loop {
            match heard.recv_timeout(PATIENCE.saturating_sub(begun.elapsed())) {
                Ok(line) => {
                    self.judge.hear(&line);
                    if line.starts_with('s') {
                        return Ok(());
                    }
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    child.end();
                    let mut reason = String::new();
                    let said = child.0.stderr.take().map(|mut said| said.read_to_string(&mut reason));
                    if !matches!(said, Some(Ok(1..))) {
                        reason = say!(self.phrases, "selftest-nothing-keyed");
                    }
                    let reason = reason.trim().to_owned();
                    return Err(station::Error::File(self.scratch.folder.clone(), reason));
                }
            }
        }
    }

    /// Looks at every sheet and at everything else that is kept; says whether all of it is whole.
    fn look_at_all(&mut self, campaign: &CampaignId) -> Result<bool, station::Error> {
        let store = self.open()?;
        self.judge.look_at_all(&store, campaign)?;
        Ok(store.health()?.is_whole())
    }
}

/// The verdict, and what it does not say; ends with 1 when something was lost.
fn told(judge: &Judge, kills: u32, seed: u64, whole: bool, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let Outcome { acknowledged, found, lost, wrong } = judge.outcome();
    let wait = |percent: usize| judge.wait_micros(percent).unwrap_or_default();
    let (p50, p95, p99) = (wait(50), wait(95), wait(99));
    let good = lost == 0 && wrong == 0 && whole && acknowledged > 0;
    let number = |number: u64| crate::language::integer(phrases.language(), i64::try_from(number).unwrap_or(i64::MAX));
    let mut lines = vec![say!(
        phrases,
        "selftest-counted",
        kills = kills as usize,
        acknowledged = number(acknowledged),
        found = number(found),
        lost = number(lost),
        wrong = number(wrong)
    )];
    let milliseconds = |micros: u64| decimal(phrases.language(), micros as f64 / 1000.0, 2);
    lines.push(say!(
        phrases,
        "selftest-waits",
        p50 = milliseconds(p50),
        p95 = milliseconds(p95),
        p99 = milliseconds(p99)
    ));
    if p50 < QUICK_MICROS {
        lines.push(say!(phrases, "selftest-quick"));
    }
    lines.push(if good { say!(phrases, "selftest-good") } else { say!(phrases, "selftest-bad") });
    lines.push(say!(phrases, "selftest-limits"));
    if json {
        print_json(&json!({
            "good": good, "kills": kills, "seed": seed, "acknowledged": acknowledged, "found": found, "lost": lost,
            "wrong": wrong, "whole": whole, "sync_micros": { "p50": p50, "p95": p95, "p99": p99 },
            "not_shown": ["power-cut", "disk-cache"],
        }));
    } else {
        print(&lines.iter().map(|line| format!("{line}\n")).collect::<String>());
    }
    if good { Ok(()) } else { Err(Failure::Refused(Vec::new())) }
}

/// The process that keys; it never outlives whoever kills it.
struct Victim(Child);

impl Victim {
    fn end(&mut self) {
        drop((self.0.kill(), self.0.wait()));
    }
}

impl Drop for Victim {
    fn drop(&mut self) {
        self.end();
    }
}
