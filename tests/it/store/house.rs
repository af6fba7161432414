//! A house with a real small form and four people who key, for the tests of the protocol and of the journal.

use super::*;
use copiste::campaign::VerificationPolicy;
use copiste::import::read_tool;
use copiste::record::{RecordEvent, Review, Treatment};
use copiste::store::{Error, JournalFault, Link, SettledPair, Store, Write};
use copiste::verification::{Draw, Seed, SeedFrom, compared};
use sha2::{Digest as _, Sha256};
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

/// A constant, a filter with what hangs on it, a number, a comment, and one block of a scale over two pages.
const FORM: &str = "
| survey |
| | type | name | label | number | page | relevant | digits | comment | constant |
| | text | ward | Ward | | 1 | | | | service |
| | select_one yes | visits | Visits | 1 | 1 | | | | |
| | select_one often | how | How often | 2 | 1 | ${visits} = 'yes' | | | |
| | integer | age | Age | 3 | 1 | | 2 | | |
| | select_one often | i1 | One | 4 | 1 | | | | |
| | select_one often | i2 | Two | 5 | 1 | | | | |
| | select_one often | i3 | Three | 6 | 1 | | | | |
| | select_one often | i4 | Four | 7 | 2 | | | | |
| | select_one often | i5 | Five | 8 | 2 | | | | |
| | select_one often | i6 | Six | 9 | 2 | | | | |
| | text | remark | Remark | 10 | 2 | | | yes | |
| choices |
| | list_name | name | code | label |
| | yes | yes | 1 | yes |
| | yes | no | 2 | no |
| | often | 1 | 1 | a |
| | often | 2 | 2 | b |
| | often | 3 | 3 | c |
| | often | 4 | 4 | d |
| | often | 5 | 5 | e |
";

const TOOL: &str = r#"
id = "visits"
version = "2026.1"
title = { en = "Visits" }
[provenance]
author = "Nobody"
licence = "MIT"
demonstration = true
[scoring]
answered_share_min = 0.5
favourable_from = 60
[thresholds]
group_min = 5
professionals_breakdown_min = 10
fragile_under = 30
[[audience]]
code = "residents"
role = "people"
label = { en = "Residents" }
mode = [ { code = "alone", label = { en = "alone" } } ]
form = [ { variant = "standard", file = "residents.md" } ]
"#;

pub const WARD: usize = 0;
pub const VISITS: usize = 1;
pub const HOW: usize = 2;
pub const AGE: usize = 3;
pub const REMARK: usize = 10;

pub static VISITING: LazyLock<Arc<Tool>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("tool.toml"), TOOL).unwrap();
    std::fs::write(folder.path().join("residents.md"), FORM).unwrap();
    let (tool, findings) = read_tool(folder.path());
    Arc::new(tool.unwrap_or_else(|| panic!("{findings:#?}")))
});

pub fn form() -> Arc<copiste::questionnaire::Questionnaire> {
    VISITING.audiences[0].forms[0].1.clone()
}

/// Noon of a day in spring, in hours from there.
pub const NOON: i64 = 1_772_452_800;

pub fn signed(who: &str, hours: i64) -> Signature {
    Signature { who: Operator::new(who).unwrap(), how: Identification::Chosen, when: Moment(NOON + hours * 3_600) }
}

pub fn house(policy: VerificationPolicy) -> Campaign {
    Campaign { fingerprint: VISITING.fingerprint.clone(), verification: policy, ..campaign("spring-2026") }
}

/// Batch 1 with so many sheets counted.
pub fn pile(number: u32, sheets: u32) -> Batch {
    Batch { sheets: Some(sheets), ..batch(number) }
}

/// What stands on the paper of a sheet.
pub fn paper(serial: u32) -> Vec<Option<Answer>> {
    let one = |name: u32| Some(Answer::One(name.to_string()));
    let visits = serial.is_multiple_of(2);
    let mut answers = vec![
        Some(Answer::Text("glycines".to_owned())),
        Some(Answer::One(if visits { "yes" } else { "no" }.to_owned())),
        visits.then(|| Answer::One((1 + serial % 5).to_string())),
        Some(Answer::Integer(i64::from(60 + serial))),
    ];
    answers.extend((0..6).map(|item| one(1 + (serial * 7 + item * item + item) % 5)));
    answers.push(Some(Answer::Text(format!("mot-{serial}-papier"))));
    answers
}

pub fn in_progress() -> Status {
    Status::InProgress { at: None, page_end: false, typed: String::new() }
}

/// A keying that says these answers and is complete.
pub fn complete(answers: Vec<Option<Answer>>, begun: &Signature) -> Record {
    let standard = Variant("standard".to_owned());
    let mut record = Record::begin(VISITING.fingerprint.clone(), standard, answers.len(), begun.clone());
    record.answers = answers;
    record.status = Status::Complete;
    record.history.push((begun.clone(), RecordEvent::Completed));
    record
}

pub fn file(store: &dyn Store, by: &Signature, key: RecordKey, record: Record) -> Result<(), Error> {
    let batch = BatchNumber(1);
    let revision = match store.record(&key) {
        Ok(filed) => filed.map_or(0, |filed| filed.revision) + 1,
        Err(error) => return Err(error),
    };
    store.commit(by, vec![Write::Record(key, Filed { batch, revision, record })])
}

pub fn again(serial: u32, pass: Pass) -> RecordKey {
    RecordKey { pass, ..sheet(serial) }
}

/// A draw from sheets 1 to `sheets` of the audience, `called` of them called.
pub fn draw(number: u32, frame: Vec<Serial>, called: u32, policy: VerificationPolicy) -> Draw {
    let kept = compared(&form(), policy.comments).iter().filter(|kept| **kept).count();
    Draw {
        number,
        audience: residents(),
        batch: None,
        policy,
        seed: Seed([7; 16]),
        seed_from: SeedFrom::Given,
        fields: frame.len() as u64 * kept as u64,
        sheet_fields_max: u32::try_from(kept).unwrap(),
        frame,
        called,
        made: signed("cyd", 1),
    }
}

/// A campaign with so many complete sheets that ann keyed from the paper, in one balanced batch.
pub fn keyed(store: &dyn Store, sheets: u32, policy: VerificationPolicy) {
    let by = signed("ann", 0);
    store.commit(&by, vec![Write::Tool(VISITING.clone())]).unwrap();
    store.commit(&by, vec![Write::Campaign(house(policy)), filed_anew(store, &by, pile(1, sheets))]).unwrap();
    for serial in 1..=sheets {
        file(store, &by, sheet(serial), complete(paper(serial), &by)).unwrap();
    }
}

pub fn serials(range: std::ops::RangeInclusive<u32>) -> Vec<Serial> {
    range.map(Serial).collect()
}

/// What was decided about the remark on a sheet.
pub fn review(serial: u32, treatment: Treatment, by: &Signature) -> Review {
    let Some(Answer::Text(text)) = &paper(serial)[REMARK] else { panic!("a remark is a text") };
    let (question, original) = (form().questions[REMARK].name.clone(), Review::digest(text));
    Review { question, original, treatment, by: by.clone() }
}

/// A small campaign with something of everything: four sheets, one verified, one undecided, one pair, one report.
pub fn lived_through(store: &dyn Store) {
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
    store
        .commit(
            &by,
            vec![Write::Review(sheet(1).sheet(), review(1, Treatment::SetAside("mot-2-papier".to_owned()), &by))],
        )
        .unwrap();
    let mut issued = report(1, 10);
    issued.journal = store.journal_head(&spring()).unwrap();
    store.commit(&by, vec![Write::Report(spring(), issued)]).unwrap();
}

pub fn links(store: &dyn Store) -> Vec<Link> {
    let mut links = Vec::new();
    store.journal(&spring(), &mut |link| links.push(link)).unwrap();
    links
}

pub fn fault(store: &dyn Store) -> Option<JournalFault> {
    store.check_journal(&spring()).unwrap().fault
}

pub fn copied(directory: &Path) -> PathBuf {
    directory.join("journal/spring-2026.journal")
}

pub fn lines(directory: &Path) -> Vec<String> {
    std::fs::read_to_string(copied(directory)).unwrap().lines().map(str::to_owned).collect()
}

pub fn sha256(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    parts.iter().for_each(|part| hasher.update(part));
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Checks a text copy with nothing but what `docs/certainty-protocol.md` says; the last hash.
pub fn checked_by_hand(text: &str) -> String {
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
