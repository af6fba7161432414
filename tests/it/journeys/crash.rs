//! Kills at random moments while keys arrive: no answer that was said to be saved is lost, and every sheet is as keyed.
//!
//! A killed program leaves its writes to the system, so this says nothing of power cuts: `store::power_cuts` does.

use super::{Desk, status, to_the_sheet, wait_saved};
use crate::pty::Play;
use copiste::campaign::{BatchNumber, CampaignId};
use copiste::operator::Moment;
use copiste::record::{Answer, Record, Status};
use copiste::store::{Holder, SledStore, Store as _};
use std::time::Duration;

const ROUNDS: u32 = 100;
const QUESTIONS: usize = 45;

/// Numbers that only look random (xorshift), so that a seed tells them all.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }
}

/// The answer to a question of the model form on a sheet, as it is keyed: no two sheets alike.
fn keyed(sheet: usize, question: usize) -> String {
    let value = sheet * 7 + question * 3;
    match question {
        0 => (value % 3 + 1).to_string(),
        1 => (value % 80 + 17).to_string(),
        2 => (value % 9 + 1).to_string(),
        3 => format!("{:02}", value % 50),
        44 => format!("rien {sheet}\r"),
        _ => (value % 5 + 1).to_string(),
    }
}

/// What a sheet says of a question.
fn said(record: &Record, question: usize) -> Option<String> {
    // The batch's service and date come first.
    record.answers[question + 2].as_ref().map(|answer| match (answer, question) {
        (Answer::Integer(number), 3) => format!("{number:02}"),
        (Answer::Integer(number), _) => number.to_string(),
        (Answer::One(name), _) => name.clone(),
        (Answer::Text(text), _) => format!("{text}\r"),
        other => panic!("question {question} says {other:?}"),
    })
}

/// What the store holds: answers in order, and what is typed in the cell that comes next.
fn held(desk: &Desk) -> (usize, String) {
    let holder = Holder {
        pid: std::process::id(),
        user: String::new(),
        terminal: String::new(),
        since: Moment(0),
        socket: None,
    };
    let store = SledStore::open(&desk.path("store"), holder).expect("the store opens after a kill");
    let campaign = CampaignId::new("modele").unwrap();
    let records = store.records_of_batch(&campaign, BatchNumber(1)).unwrap();
    let (mut answers, mut typed, mut ended) = (0, String::new(), false);
    for (sheet, summary) in records.iter().enumerate() {
        assert_eq!(summary.key.serial.0 as usize, sheet + 1, "a sheet is missing");
        let record = store.record(&summary.key).unwrap().expect("a listed sheet").record;
        let given = (0..QUESTIONS).take_while(|question| said(&record, *question).is_some()).count();
        assert!(!ended, "sheet {} comes after an unfinished one", sheet + 1);
        for question in 0..QUESTIONS {
            let expected = (question < given).then(|| keyed(sheet, question));
            assert_eq!(said(&record, question), expected, "sheet {}, question {question}", sheet + 1);
        }
        answers += given;
        match &record.status {
            Status::Complete => assert_eq!(given, QUESTIONS),
            Status::InProgress { typed: text, .. } => {
                typed.clone_from(text);
                ended = true;
            }
            other => panic!("sheet {} is {other:?}", sheet + 1),
        }
    }
    (answers, typed)
}

/// The most answers that a whole frame said to be saved, of all the frames the program drew.
fn acknowledged(play: &Play) -> usize {
    let bytes = play.bytes();
    let mut parser = vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0);
    let mut most = 0;
    for piece in bytes.split_inclusive(|byte| *byte == b'l') {
        parser.process(piece);
        if !piece.ends_with(b"\x1b[?2026l") {
            continue;
        }
        let row = status(parser.screen());
        let count =
            row.trim_end_matches('s').strip_suffix(" réponse").and_then(|row| row.rsplit(' ').next()?.parse().ok());
        if let (true, Some(count)) = (row.starts_with("enregistré "), count) {
            most = most.max(count);
        }
    }
    most
}

#[test]
fn a_hundred_kills_lose_no_answer_that_was_said_to_be_saved() {
    let seed = std::time::UNIX_EPOCH.elapsed().unwrap().as_nanos() as u64 | 1;
    let seed = std::env::var("COPISTE_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(seed);
    println!("COPISTE_SEED={seed}");
    let mut dice = Dice(seed);
    let desk = Desk::model();
    let (mut answers, mut typed) = held(&desk);
    let mut seen = 0;
    for round in 0..ROUNDS {
        let mut play = desk.station(&["--running-count", "--no-page-stops"]).start();
        if dice.below(6) == 0 {
            // In the middle of opening, perhaps.
            std::thread::sleep(Duration::from_micros(dice.below(60_000)));
        } else {
            to_the_sheet(&mut play);
            key(&mut play, &mut dice, answers, &typed);
        }
        play.kill9();
        play.wait_gone();
        let promised = acknowledged(&play);
        seen += promised;
        let (now, in_cell) = held(&desk);
        assert!(now >= answers + promised, "round {round}: {promised} of {answers} and on are saved, not {now}");
        (answers, typed) = (now, in_cell);
    }
    println!("{answers} answers held, {seen} of them seen as saved, {ROUNDS} kills");
    assert!(seen > 200, "only {seen} answers were seen as saved");
}

#[test]
fn a_store_whose_making_again_was_killed_is_refused_and_made_again_in_the_same_place() {
    let desk = Desk::model();
    let answers = |sheet: usize| (0..QUESTIONS).map(move |question| keyed(sheet, question).replace('\r', "") + "\n");
    let lines: String = (0..40).flat_map(answers).collect();
    desk.run_with(&["batch", "key", "modele", "1", "--no-page-stops"], &lines);
    let head = desk.json(&["journal", "verify", "modele"])["head"].clone();
    let again = desk.path("again");
    // Killed between its first file and its last; a making that was faster than us is made anew.
    let cut_short = (0..20).any(|_| {
        let _ = std::fs::remove_dir_all(&again);
        let mut making = desk.command(&["store", "rebuild", "store", "--store", "again"]).spawn().unwrap();
        let is_under_way = || again.join("unfinished").exists() && again.join("db").exists();
        while !is_under_way() && making.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        making.kill().unwrap();
        making.wait().unwrap();
        again.join("unfinished").exists()
    });
    assert!(cut_short, "no making again was caught on its way");
    let refused = desk.command(&["campaign", "list", "--store", "again"]).output().unwrap();
    assert_eq!(refused.status.code(), Some(3));
    let said = super::text(&refused.stderr);
    assert!(said.contains("store rebuild") && said.contains("again"), "{said}");
    let made = desk.command(&["store", "rebuild", "store", "--store", "again"]).output().unwrap();
    assert!(made.status.success(), "{}", super::text(&made.stderr));
    let checked = desk.command(&["journal", "verify", "modele", "--json", "--store", "again"]).output().unwrap();
    let checked: serde_json::Value = serde_json::from_slice(&checked.stdout).unwrap();
    assert_eq!((&checked["holds"], &checked["head"]), (&serde_json::Value::Bool(true), &head));
}

/// Keys on from where the store stands, in bursts, and stops at a random moment.
fn key(play: &mut Play, dice: &mut Dice, answers: usize, typed: &str) {
    let mut keys: Vec<char> = Vec::new();
    // Keys after which so many answers are complete.
    let mut complete = Vec::new();
    for place in answers..answers + 90 {
        let all = keyed(place / QUESTIONS, place % QUESTIONS);
        let left =
            if place == answers { all.strip_prefix(typed).expect("the beginning of what is keyed") } else { &all };
        keys.extend(left.chars());
        complete.push(keys.len());
    }
    let mut sent = 0;
    for _ in 0..1 + dice.below(6) {
        let burst: String = keys[sent..].iter().take(1 + dice.below(12) as usize).collect();
        sent += burst.chars().count();
        play.send(&burst);
        match dice.below(3) {
            0 => wait_saved(play, complete.iter().filter(|keys| **keys <= sent).count()),
            1 => std::thread::sleep(Duration::from_micros(dice.below(6_000))),
            _ => {}
        }
    }
}
