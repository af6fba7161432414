//! The store: one list of sentences for every store, histories against a model, damage, power cuts.

mod backups;
mod closed;
mod copies;
mod damage;
mod draws;
mod earlier;
mod health;
mod histories;
mod house;
mod journal;
mod judge;
mod kills;
mod machine;
mod opening;
mod power_cuts;
mod protocol;
mod recount;
mod retention;
mod reviews;
mod sentences;
mod torn;
mod trouble;
mod words;

use copiste::campaign::{Batch, BatchEvent, BatchNumber, Campaign, CampaignEvent, CampaignId, CampaignStatus};
use copiste::operator::{Identification, Moment, Operator, Signature};
use copiste::questionnaire::{Audience, Fingerprint, Mark, Provenance, Scoring, Thresholds, Tool, ToolKind, Variant};
use copiste::record::{Answer, Pass, Record, Serial, Status};
use copiste::store::{Disk as _, Filed, Head, Holder, IssuedReport, RealDisk, RecordKey, SledStore, Store, Write};
use std::path::Path;
use tempfile::TempDir;

/// A directory of its own, in memory where the system offers that: most tests ask nothing of a real disk.
pub fn scratch() -> TempDir {
    let memory = Path::new("/dev/shm");
    // Containers often have a small one.
    let roomy = RealDisk.free_bytes(memory).is_ok_and(|free| free > 512 << 20);
    let made = if roomy { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    made.expect("a directory for temporary files")
}

pub fn somebody() -> Holder {
    Holder {
        pid: 4242,
        user: "ann".to_owned(),
        terminal: "/dev/pts/3".to_owned(),
        since: Moment(1_770_000_000),
        socket: None,
    }
}

pub fn open(directory: &Path) -> SledStore {
    SledStore::open(directory, somebody()).expect("the store opens")
}

/// Leaves a store that was closed as one that was killed: it does not tell how its files were left.
pub fn as_if_killed(directory: &Path) {
    drop(std::fs::remove_file(directory.join("closed")));
}

pub fn spring() -> CampaignId {
    CampaignId::new("spring-2026").unwrap()
}

pub fn residents() -> Audience {
    Audience("residents".to_owned())
}

pub fn fingerprint() -> Fingerprint {
    Fingerprint("5e".repeat(32))
}

pub fn ann() -> Signature {
    Signature { who: Operator::new("ann").unwrap(), how: Identification::Chosen, when: Moment(1_770_000_000) }
}

pub fn campaign(id: &str) -> Campaign {
    Campaign {
        id: CampaignId::new(id).unwrap(),
        title: "Regards croisés 2026".to_owned(),
        establishment: "Les Glycines".to_owned(),
        tool: "regards".to_owned(),
        fingerprint: fingerprint(),
        from: jiff::civil::date(2026, 3, 2),
        until: None,
        status: CampaignStatus::Open,
        services: Vec::new(),
        plan: Vec::new(),
        verification: copiste::campaign::VerificationPolicy::default(),
        keep_until: None,
        actions: Vec::new(),
        history: Vec::new(),
    }
}

/// A campaign as it is to be, going on from what a store has of it.
pub fn edited(store: &dyn Store, by: &Signature, campaign: Campaign) -> Write {
    let mut history = store.campaign(&campaign.id).unwrap().map_or_else(Vec::new, |before| before.history);
    history.push((by.clone(), CampaignEvent::Edited));
    Write::Campaign(Campaign { history, ..campaign })
}

/// A batch as it is to be, going on from how it stands.
pub fn filed_anew(store: &dyn Store, by: &Signature, batch: Batch) -> Write {
    let batches = store.batches(&spring()).unwrap();
    let before = batches.into_iter().map(|(batch, _)| batch).find(|before| before.number == batch.number);
    let Some(before) = before else { return Write::Batch(spring(), batch) };
    if before == (Batch { history: before.history.clone(), ..batch.clone() }) {
        return Write::Batch(spring(), before);
    }
    let mut history = before.history;
    history.push((by.clone(), BatchEvent::Edited));
    Write::Batch(spring(), Batch { history, ..batch })
}

pub fn batch(number: u32) -> Batch {
    Batch {
        number: BatchNumber(number),
        audience: residents(),
        service: "glycines".to_owned(),
        date: jiff::civil::date(2026, 3, 2),
        sheets: Some(40),
        mode: Some("alone".to_owned()),
        variant: Variant("standard".to_owned()),
        history: Vec::new(),
    }
}

pub fn sheet(serial: u32) -> RecordKey {
    RecordKey { campaign: spring(), audience: residents(), serial: Serial(serial), pass: Pass::First }
}

/// A record of batch 1 with a few answers of every sort.
pub fn filed(revision: u64) -> Filed {
    let mut record = Record::begin(fingerprint(), Variant("standard".to_owned()), 8, ann());
    record.answers[0] = Some(Answer::One("often".to_owned()));
    record.answers[1] = Some(Answer::Several(vec!["fr".to_owned(), "en".to_owned()]));
    record.answers[2] = Some(Answer::Integer(84));
    record.answers[3] = Some(Answer::Decimal("61.5".to_owned()));
    record.answers[4] = Some(Answer::Date(jiff::civil::date(2026, 2, 28)));
    record.answers[5] = Some(Answer::Mark(Mark::Double));
    record.answers[6] = Some(Answer::Text(format!("écrit {revision} fois")));
    record.status = Status::InProgress { at: Some(7), page_end: false, typed: "8".to_owned() };
    Filed { batch: BatchNumber(1), revision, record }
}

/// The same, with a text that fills several chunks of the disk.
pub fn long_filed(revision: u64, characters: usize) -> Filed {
    let mut filed = filed(revision);
    filed.record.answers[6] = Some(Answer::Text("é".repeat(characters)));
    filed
}

pub fn tool() -> Tool {
    Tool {
        id: "regards".to_owned(),
        version: "2026.1".to_owned(),
        title: copiste::questionnaire::Localised::plain("Regards croisés"),
        kind: ToolKind::Survey,
        provenance: Provenance::default(),
        audiences: Vec::new(),
        themes: Vec::new(),
        scoring: Scoring { answered_share_min: 0.1 + 0.2, favourable_from: 200.0 / 3.0 },
        thresholds: Thresholds { group_min: 5, professionals_breakdown_min: 10, fragile_under: 30 },
        fingerprint: fingerprint(),
    }
}

pub fn report(number: u32, disclosed: usize) -> IssuedReport {
    IssuedReport {
        number,
        when: Moment(1_780_000_000),
        who: Operator::new("ann").unwrap(),
        day: jiff::civil::date(2026, 5, 4),
        provisional: true,
        fingerprint: fingerprint(),
        journal: Head::default(),
        disclosed: vec![7; disclosed],
    }
}
