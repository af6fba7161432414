//! The self-test of a disk: a process keys sheets through the engine and the store and says what is acknowledged; it is killed at
//! random instants, and what the store has then is held against what was said.
//!
//! Who keys tells line by line: `s` audience, number, revision and checksum before a writing is handed to the store, `a` audience,
//! number and revision when it is acknowledged, `t` and the microseconds of each wait for the disk. A kill may cut the last line.

use super::demonstration::{read_campaign, unpacked_tool};
use super::{BatchDraft, Error, Keying, KeyingStart, Notify, Saving, Station};
use crate::campaign::{BatchNumber, CampaignId};
use crate::entry::{Action, Options, Stand, actions_for};
use crate::operator::Signature;
use crate::questionnaire::{Audience, Kind, Mark};
use crate::record::{Answer, Pass, Serial};
use crate::store::{self, Acknowledge, Before, Disk, Filed, RealDisk, RecordKey, SledStore, Store, Ticket, Write};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

/// Whose sheets are keyed, and how they were answered.
const AUDIENCE: &str = "residents";
const MODE: &str = "alone";
/// Answers that are handed in before the disk is waited for.
const TOGETHER: usize = 3;

/// Where who keys tells what is done.
pub type Telling = Arc<Mutex<dyn io::Write + Send>>;

fn tell(telling: &Mutex<dyn io::Write + Send>, line: &str) {
    let mut telling = telling.lock().unwrap_or_else(PoisonError::into_inner);
    // Nobody hears any more: whoever started this process is gone, and ends it.
    let _ = telling.write_all(line.as_bytes()).and_then(|()| telling.flush());
}

/// A store that tells of every record on its way and every acknowledgement.
pub struct Witness {
    store: Arc<dyn Store>,
    telling: Telling,
}

impl Witness {
    /// In front of a store.
    pub fn before(store: Arc<dyn Store>, telling: Telling) -> Witness {
        Witness { store, telling }
    }
}

impl Before for Witness {
    fn behind(&self) -> &dyn Store {
        &*self.store
    }

    fn submit(&self, by: &Signature, writes: Vec<Write>, done: Acknowledge) -> Ticket {
        let mut told = Vec::new();
        for write in &writes {
            if let Write::Record(key, filed) = write {
                let place = format!("{}\t{}\t{}", key.audience.0, key.serial.0, filed.revision);
                tell(&*self.telling, &format!("s\t{place}\t{:08x}\n", checksum(filed)));
                told.push(place);
            }
        }
        let telling = Arc::clone(&self.telling);
        let acknowledged: Acknowledge = Box::new(move |ticket, outcome| {
            if outcome.is_ok() {
                told.iter().for_each(|place| tell(&*telling, &format!("a\t{place}\n")));
            }
            done(ticket, outcome);
        });
        self.store.submit(by, writes, acknowledged)
    }
}

/// The real disk, which tells how long each wait for it took.
pub struct Timed {
    telling: Telling,
}

impl Timed {
    /// Tells of the real disk.
    pub fn new(telling: Telling) -> Timed {
        Timed { telling }
    }
}

impl Disk for Timed {
    fn sync_data(&self, file: &File, path: &Path) -> io::Result<()> {
        let begun = Instant::now();
        let outcome = RealDisk.sync_data(file, path);
        tell(&*self.telling, &format!("t\t{}\n", begun.elapsed().as_micros()));
        outcome
    }
    fn sync_directory(&self, path: &Path) -> io::Result<()> {
        RealDisk.sync_directory(path)
    }
    fn free_bytes(&self, path: &Path) -> io::Result<u64> {
        RealDisk.free_bytes(path)
    }
    fn network_file_system(&self, path: &Path) -> io::Result<Option<String>> {
        RealDisk.network_file_system(path)
    }
}

impl Station {
    /// A campaign and a pile to be keyed into, the tool in `folder`; says the campaign's identifier.
    ///
    /// # Errors
    /// [`Error::File`] when the folder cannot be written, and the store's.
    pub fn set_up_selftest(&self, folder: &Path) -> Result<String, Error> {
        let tool_folder = unpacked_tool(folder)?;
        let campaign = read_campaign(&tool_folder)?;
        let (tool, _) = self.read_tool(&tool_folder)?;
        self.create_campaign(campaign.clone(), tool)?;
        let pile = BatchDraft {
            audience: AUDIENCE.to_owned(),
            service: campaign.services[0].code.clone(),
            date: self.clock.today(),
            sheets: None,
            mode: Some(MODE.to_owned()),
            variant: None,
        };
        self.open_batch(&campaign.id, pile)?;
        Ok(campaign.id)
    }

    /// Keys sheets into that pile, one after the other, until the process is killed; goes on where another was.
    ///
    /// # Errors
    /// The station's: nothing of it is expected.
    pub fn key_until_killed(&self) -> Result<(), Error> {
        let campaigns = self.store.campaigns()?;
        let campaign = campaigns.first().ok_or_else(|| Error::NoCampaign(String::new(), None))?;
        let view = self.batch(campaign.id.as_str(), BatchNumber(1))?;
        let (sender, saved) = channel();
        let notify: Notify = Arc::new(move |ticket, outcome| drop(sender.send((ticket, outcome))));
        let mut keying = Keying::open(self, view, KeyingStart::Pile, Options::default(), notify)?;
        loop {
            // Some answers wait for the disk together, as they do under quick fingers.
            for answer in 0..TOGETHER {
                answer_next(&mut keying, answer);
            }
            while keying.saving() == Saving::Pending {
                let Ok((ticket, outcome)) = saved.recv() else { return Err(store::Error::Stopped.into()) };
                keying.acknowledged(ticket, outcome);
            }
            if let Saving::Failed(error) = keying.saving() {
                return Err(error.into());
            }
        }
    }
}

/// Answers the question that is asked, or turns the page.
fn answer_next(keying: &mut Keying, number: usize) {
    let Stand::Question(index) = keying.entry().stand() else {
        keying.perform(Action::Accept);
        return;
    };
    let form = keying.entry().form().clone();
    let answer = match &form.questions[index].kind {
        Kind::One(list) => {
            let boxes: Vec<_> = form.lists[*list].choices.iter().filter(|choice| choice.mark.is_none()).collect();
            let place = (keying.serial().0 as usize + index + number) % boxes.len().max(1);
            boxes.get(place).map(|choice| Answer::One(choice.name.clone()))
        }
        Kind::Text { characters, .. } => {
            // Short ones and long ones, which lie in several values of the store.
            let words = "mot ".repeat(keying.serial().0 as usize * 37 % 180 + 1);
            let words: String = words.chars().take(*characters).collect();
            Some(Answer::Text(words.trim().to_owned()))
        }
        _ => None,
    };
    let actions = answer.and_then(|answer| actions_for(&form, index, &answer));
    for action in actions.unwrap_or_else(|| vec![Action::Mark(Mark::Unreadable)]) {
        keying.perform(action);
    }
    // What a rule of the form refuses, or asks back about, stays without a value.
    if keying.entry().lock().is_some() || keying.entry().ask().is_some() {
        for action in [Action::Reset, Action::Reset, Action::Mark(Mark::Unreadable)] {
            keying.perform(action);
        }
    }
}

/// What a process that was killed had said, and what became of it.
#[derive(Default)]
pub struct Judge {
    /// The checksums of what was said, by sheet and revision.
    said: BTreeMap<Sheet, BTreeMap<u64, u32>>,
    /// The acknowledged revisions that are not known to be lost.
    acknowledged: BTreeMap<Sheet, BTreeSet<u64>>,
    /// Sheets that were keyed since the last look.
    touched: BTreeSet<Sheet>,
    /// Microseconds of each wait for the disk.
    waits: Vec<u64>,
    outcome: Outcome,
}

/// Audience and number.
type Sheet = (String, u32);

/// What was counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Writings that were said to be saved.
    pub acknowledged: u64,
    /// Those that are there, or a newer one of the same sheet.
    pub found: u64,
    /// Those that are not.
    pub lost: u64,
    /// Sheets that say something that was never keyed.
    pub wrong: u64,
}

impl Judge {
    /// Takes a line of who keys; one that was cut says nothing.
    pub fn hear(&mut self, line: &str) {
        let parts: Vec<&str> = line.split('\t').collect();
        match parts.as_slice() {
            ["s", audience, serial, revision, checksum] => {
                if let Some((sheet, revision)) = place(audience, serial, revision)
                    && let Ok(checksum) = u32::from_str_radix(checksum, 16)
                {
                    self.touched.insert(sheet.clone());
                    self.said.entry(sheet).or_default().insert(revision, checksum);
                }
            }
            ["a", audience, serial, revision] => {
                if let Some((sheet, revision)) = place(audience, serial, revision) {
                    self.outcome.acknowledged += 1;
                    self.acknowledged.entry(sheet).or_default().insert(revision);
                }
            }
            ["t", micros] => self.waits.extend(micros.parse::<u64>()),
            _ => {}
        }
    }

    /// Looks at what a store has of the sheets that were keyed since the last look.
    ///
    /// # Errors
    /// The store's.
    pub fn look(&mut self, store: &dyn Store, campaign: &CampaignId) -> Result<(), store::Error> {
        for sheet in std::mem::take(&mut self.touched) {
            self.look_at(&sheet, store, campaign)?;
        }
        Ok(())
    }

    /// Looks at all sheets again.
    ///
    /// # Errors
    /// The store's.
    pub fn look_at_all(&mut self, store: &dyn Store, campaign: &CampaignId) -> Result<(), store::Error> {
        self.touched = self.said.keys().cloned().collect();
        self.look(store, campaign)
    }

    fn look_at(&mut self, sheet: &Sheet, store: &dyn Store, campaign: &CampaignId) -> Result<(), store::Error> {
        let (audience, serial) = (Audience(sheet.0.clone()), Serial(sheet.1));
        let key = RecordKey { campaign: campaign.clone(), audience, serial, pass: Pass::First };
        let found = store.record(&key)?;
        let revision = found.as_ref().map_or(0, |filed| filed.revision);
        if let Some(acknowledged) = self.acknowledged.get_mut(sheet) {
            let lost = acknowledged.split_off(&(revision + 1));
            self.outcome.lost += lost.len() as u64;
        }
        let said = self.said.get(sheet).and_then(|said| said.get(&revision));
        if found.is_some_and(|filed| said != Some(&checksum(&filed))) {
            self.outcome.wrong += 1;
        }
        Ok(())
    }

    /// What was counted so far.
    pub fn outcome(&self) -> Outcome {
        let Outcome { acknowledged, lost, .. } = self.outcome;
        Outcome { found: acknowledged - lost, ..self.outcome }
    }

    /// The wait for the disk, in microseconds, under which so many of 100 stayed; nothing when none was heard of.
    pub fn wait_micros(&self, percent: usize) -> Option<u64> {
        let mut waits = self.waits.clone();
        waits.sort_unstable();
        let place = (waits.len() * percent).div_ceil(100).max(1) - 1;
        waits.get(place).copied()
    }
}

fn place(audience: &str, serial: &str, revision: &str) -> Option<(Sheet, u64)> {
    Some(((audience.to_owned(), serial.parse().ok()?), revision.parse().ok()?))
}

fn checksum(filed: &Filed) -> u32 {
    crc32fast::hash(&serde_json::to_vec(filed).expect("a record has text keys and no foreign numbers"))
}

/// The store of a self-test, as who keys opens it.
///
/// # Errors
/// The store's.
pub fn open_timed(folder: &Path, who: store::Holder, telling: &Telling) -> Result<Arc<dyn Store>, store::Error> {
    let store = SledStore::open_on(Arc::new(Timed::new(Arc::clone(telling))), folder, who)?;
    Ok(Arc::new(Witness::before(Arc::new(store), Arc::clone(telling))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::BatchNumber;
    use crate::operator::{Identification, Moment, Operator};
    use crate::questionnaire::{Fingerprint, Variant};
    use crate::record::Record;
    use crate::store::MemoryStore;

    fn by() -> Signature {
        Signature { who: Operator::new("ann").unwrap(), how: Identification::Chosen, when: Moment(0) }
    }

    fn campaign() -> CampaignId {
        CampaignId::new("spring").unwrap()
    }

    fn writing(serial: u32, revision: u64) -> Write {
        let mut record = Record::begin(Fingerprint("5e".repeat(32)), Variant("standard".to_owned()), 2, by());
        record.margin = format!("{revision}");
        let (audience, serial) = (Audience(AUDIENCE.to_owned()), Serial(serial));
        let key = RecordKey { campaign: campaign(), audience, serial, pass: Pass::First };
        Write::Record(key, Filed { batch: BatchNumber(1), revision, record })
    }

    /// What a witness tells of these writings, each acknowledged.
    fn told(store: &Arc<dyn Store>, writings: &[(u32, u64)]) -> Vec<String> {
        let telling = Arc::new(Mutex::new(Vec::new()));
        let witness = Witness::before(Arc::clone(store), telling.clone());
        for (serial, revision) in writings {
            Store::commit(&witness, &by(), vec![writing(*serial, *revision)]).unwrap();
        }
        let text = String::from_utf8(telling.lock().unwrap().clone()).unwrap();
        text.lines().map(str::to_owned).collect()
    }

    fn judged(lines: &[String], store: &dyn Store) -> Outcome {
        let mut judge = Judge::default();
        lines.iter().for_each(|line| judge.hear(line));
        judge.look(store, &campaign()).unwrap();
        judge.look_at_all(store, &campaign()).unwrap();
        judge.outcome()
    }

    #[test]
    fn what_is_there_is_found_and_what_is_not_is_lost() {
        let store: Arc<dyn Store> = Arc::new(MemoryStore::new());
        let lines = told(&store, &[(1, 1), (1, 2), (2, 1)]);
        assert_eq!(lines.len(), 6, "{lines:?}");
        let all = Outcome { acknowledged: 3, found: 3, lost: 0, wrong: 0 };
        assert_eq!(judged(&lines, &*store), all);

        // A disk that has forgotten the last writing of the one sheet and the whole of the other.
        let forgetful: Arc<dyn Store> = Arc::new(MemoryStore::new());
        told(&forgetful, &[(1, 1)]);
        assert_eq!(judged(&lines, &*forgetful), Outcome { acknowledged: 3, found: 1, lost: 2, wrong: 0 });
    }

    #[test]
    fn what_was_on_its_way_may_be_there_and_what_was_never_said_is_wrong() {
        let store: Arc<dyn Store> = Arc::new(MemoryStore::new());
        let mut lines = told(&store, &[(1, 1), (1, 2)]);
        // The kill came before the second acknowledgement was told; the last line is cut.
        lines.pop();
        lines.push("a\tresid".to_owned());
        assert_eq!(judged(&lines, &*store), Outcome { acknowledged: 1, found: 1, lost: 0, wrong: 0 });

        let lines: Vec<String> = lines.into_iter().map(|line| line.replace("\t2\t", "\t3\t")).collect();
        let mut judge = Judge::default();
        lines.iter().for_each(|line| judge.hear(line));
        judge.look(&*store, &campaign()).unwrap();
        assert_eq!(judge.outcome().wrong, 1);
    }

    #[test]
    fn waits_are_told_by_their_share() {
        let mut judge = Judge::default();
        assert_eq!(judge.wait_micros(50), None);
        (1..=100).rev().for_each(|micros| judge.hear(&format!("t\t{micros}")));
        let shares = [50, 95, 99, 100].map(|percent| judge.wait_micros(percent));
        assert_eq!(shares, [Some(50), Some(95), Some(99), Some(100)]);
    }
}
