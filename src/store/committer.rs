//! The one thread that writes. It takes everything that waits, applies it, waits for the disk, and only then
//! acknowledges.

use super::ahead;
use super::contract::{Acknowledge, Ticket, Write};
use super::copy::{TextCopy, reached};
use super::engine::{Engine, Failure};
use super::error::Error;
use super::journal::Link;
use super::pending::{Entry, Pending};
use super::shelf::Shelf;
use super::snapshot::{Snapshot, Watched};
use super::staging::{Staging, Taken};
use crate::campaign::CampaignId;
use crate::operator::Signature;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, RwLock, RwLockWriteGuard};
use std::thread::JoinHandle;
use std::time::Duration;

/// Most submissions that share one sync.
const GROUP_MAX: usize = 128;
/// Most submissions that wait for the disk.
const QUEUE_MAX: usize = 16_384;

/// How long the first submission after a rest waits: the picture that shows the answer goes to the screen before the
/// writing begins to compete with it, and what is keyed meanwhile shares the sync.
const FIRST_WAITS: Duration = Duration::from_micros(300);

/// What the readers, the submitters and the writing thread share.
pub(super) struct Shared {
    pub engine: Arc<Watched>,
    pub pending: Mutex<Pending>,
    pub shelf: Shelf,
    /// The text copy of the journals; none in memory.
    pub copy: Mutex<Option<TextCopy>>,
    /// Held to read what must fit together, and to write by whoever changes the engine. Submitters never wait for it.
    pub turn: RwLock<()>,
    desk: Mutex<Desk>,
    bell: Condvar,
}

/// Where submissions are handed in.
#[derive(Default)]
struct Desk {
    queue: VecDeque<Submission>,
    tickets: u64,
    closed: bool,
    /// What stopped it, if it was the disk.
    stopped: Option<Stop>,
    /// Somebody waits for what is in the queue.
    awaited: bool,
    /// Who waits to read everything as it is between two batches.
    viewers: Vec<Sender<Result<Snapshot, Error>>>,
}

/// How the disk stopped the store.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Stop {
    /// It did not take what was written, nor after an opening.
    Write,
    /// It did not confirm what was written: what the system shows of it may not be there.
    Sync,
}

/// What came of a group of submissions.
#[derive(Default)]
struct Committed {
    verdicts: Vec<Result<(), Error>>,
    /// The links that are in the journals now.
    links: Vec<(CampaignId, Link)>,
    /// Campaigns whose text copy must be written anew.
    rewritten: Vec<CampaignId>,
}

struct Submission {
    ticket: Ticket,
    by: Signature,
    entries: Vec<Entry>,
    done: Acknowledge,
}

impl Shared {
    pub fn over(engine: Box<dyn Engine>) -> Arc<Shared> {
        let copy = engine.copy_place().map(|(folder, disk)| TextCopy::open(folder, disk, &*engine));
        Shared::of(engine, copy, Desk::default())
    }

    /// To be looked at: nothing is written, and every submission is refused.
    pub fn to_look_at(engine: Box<dyn Engine>) -> Arc<Shared> {
        let copy = engine.copy_place().map(|(folder, disk)| TextCopy::as_they_are(folder, disk));
        Shared::of(engine, copy, Desk { closed: true, ..Desk::default() })
    }

    fn of(engine: Box<dyn Engine>, copy: Option<TextCopy>, desk: Desk) -> Arc<Shared> {
        Arc::new(Shared {
            engine: Watched::over(engine),
            pending: Mutex::default(),
            shelf: Shelf::default(),
            copy: Mutex::new(copy),
            turn: RwLock::default(),
            desk: Mutex::new(desk),
            bell: Condvar::new(),
        })
    }

    /// Starts the writing thread.
    pub fn start(self: &Arc<Shared>) -> JoinHandle<()> {
        let shared = Arc::clone(self);
        let work = move || {
            let _end = End(&shared);
            shared.run();
        };
        std::thread::Builder::new().name("store".to_owned()).spawn(work).expect("the system can start one more thread")
    }

    /// Says that somebody waits for what was submitted.
    pub fn hurry(&self) {
        self.desk().awaited = true;
        self.bell.notify_one();
    }

    /// Takes a submission, or refuses it on the spot.
    pub fn submit(&self, by: &Signature, writes: Vec<Write>, done: Acknowledge) -> Ticket {
        self.submit_entries(by, writes.into_iter().map(Entry::from).collect(), done)
    }

    /// The same for what only the store itself writes.
    pub fn submit_entries(&self, by: &Signature, entries: Vec<Entry>, done: Acknowledge) -> Ticket {
        let mut desk = self.desk();
        desk.tickets += 1;
        let ticket = Ticket(desk.tickets);
        let refusal = match () {
            () if desk.closed => Some(Error::Stopped),
            () if desk.queue.len() >= QUEUE_MAX => Some(Error::Full),
            () => None,
        };
        if let Some(refusal) = refusal {
            drop(desk);
            done(ticket, Err(refusal));
            return ticket;
        }
        // Under the desk's lock, so that readers and the thread see submissions in the same order.
        self.pending().add(ticket, &entries);
        desk.queue.push_back(Submission { ticket, by: by.clone(), entries, done });
        drop(desk);
        self.bell.notify_one();
        ticket
    }

    /// Everything as it is between two batches. The thread that writes hands it over and goes on.
    pub fn snapshot(&self) -> Result<Snapshot, Error> {
        let (sender, handed) = channel();
        {
            let mut desk = self.desk();
            if desk.closed {
                return Err(Error::Stopped);
            }
            desk.viewers.push(sender);
        }
        self.bell.notify_one();
        handed.recv().unwrap_or(Err(Error::Stopped))
    }

    /// Takes nothing more; the thread ends when everything that waits is acknowledged.
    pub fn finish(&self) {
        self.desk().closed = true;
        self.bell.notify_one();
    }

    pub fn pending(&self) -> MutexGuard<'_, Pending> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn run(&self) {
        let mut waiting = VecDeque::new();
        while self.fetch(&mut waiting) {
            self.hand_over();
            if waiting.is_empty() {
                continue;
            }
            let (taken, outcome) = self.commit_or_reopen(waiting.make_contiguous());
            let last = waiting[taken - 1].ticket;
            self.pending().settle(last);
            let mut failed = outcome.is_err();
            if let Err(failure) = &outcome {
                self.stop(if matches!(failure, Failure::Sync(_)) { Stop::Sync } else { Stop::Write });
            }
            let nothing = |failure: Failure| Committed {
                verdicts: vec![Err(Error::from(failure)); taken],
                ..Committed::default()
            };
            let Committed { verdicts, links, rewritten } = outcome.unwrap_or_else(nothing);
            if rewritten.is_empty() {
                self.acknowledge_all(waiting.drain(..taken), verdicts);
                self.copy_out(&links, &rewritten);
            } else {
                // Destroyed is what is nowhere any more: that is what is acknowledged.
                self.copy_out(&links, &rewritten);
                if self.reopen().is_err() {
                    failed = true;
                    self.stop(Stop::Write);
                }
                self.acknowledge_all(waiting.drain(..taken), verdicts);
            }
            if failed {
                break;
            }
        }
        let mut desk = self.desk();
        // After a failure, whatever was fetched waits in vain with the rest.
        for submission in waiting.into_iter().rev() {
            desk.queue.push_front(submission);
        }
    }

    /// Nothing is half written here, and everything that was acknowledged is on the disk.
    fn hand_over(&self) {
        let viewers = std::mem::take(&mut self.desk().viewers);
        for viewer in viewers {
            // One who is gone lets go of it at once.
            drop(viewer.send(Snapshot::begin(&self.engine)));
        }
    }

    /// Takes nothing more until it is opened again.
    fn stop(&self, stop: Stop) {
        let mut desk = self.desk();
        desk.closed = true;
        desk.stopped = Some(stop);
        drop(desk);
        self.engine.close();
    }

    /// What stopped the store, if it was the disk.
    pub fn stopped(&self) -> Option<Stop> {
        self.desk().stopped
    }

    /// Opens again behind a failure, the writing thread being at its end: what is there is read from the disk, and written anew
    /// where the disk may not have it.
    pub fn open_again(&self, stop: Stop) -> Result<(), Error> {
        let open = || {
            let _turn = self.turn();
            self.engine.reopen()?;
            if stop == Stop::Sync {
                self.engine.write_anew()?;
            }
            ahead::carry_out(&*self.engine).map_err(Error::from)
        };
        open().inspect_err(|_| self.engine.close())?;
        let copy = self.engine.copy_place().map(|(folder, disk)| TextCopy::open(folder, disk, &*self.engine));
        if let Some(ahead) = copy.as_ref().and_then(TextCopy::ahead) {
            self.engine.close();
            return Err(ahead);
        }
        *self.copy.lock().unwrap_or_else(PoisonError::into_inner) = copy;
        let mut desk = self.desk();
        (desk.closed, desk.stopped) = (false, None);
        Ok(())
    }

    fn acknowledge_all(&self, submissions: impl Iterator<Item = Submission>, verdicts: Vec<Result<(), Error>>) {
        for (submission, verdict) in submissions.zip(verdicts) {
            acknowledge(submission, verdict);
        }
    }

    /// Fetches what was handed in, and waits for it, or for somebody who wants to read, when there is nothing to do; `false`
    /// at the end.
    fn fetch(&self, waiting: &mut VecDeque<Submission>) -> bool {
        let mut desk = self.desk();
        if waiting.is_empty() {
            let idle = |desk: &mut Desk| desk.queue.is_empty() && desk.viewers.is_empty() && !desk.closed;
            if idle(&mut desk) {
                desk = self.bell.wait_while(desk, idle).unwrap_or_else(PoisonError::into_inner);
                let unhurried = |desk: &mut Desk| !desk.closed && !desk.awaited && desk.viewers.is_empty();
                let rested = self.bell.wait_timeout_while(desk, FIRST_WAITS, unhurried);
                desk = rested.unwrap_or_else(PoisonError::into_inner).0;
            }
        }
        desk.awaited = false;
        let room = GROUP_MAX - waiting.len();
        let count = desk.queue.len().min(room);
        waiting.extend(desk.queue.drain(..count));
        !waiting.is_empty() || !desk.viewers.is_empty()
    }

    /// Commits as many submissions as go together, at least one; answers how many, and the verdict on each.
    fn commit_or_reopen(&self, waiting: &[Submission]) -> (usize, Result<Committed, Failure>) {
        let outcome = match self.commit(waiting) {
            Err(Failure::Write(_)) => self.reopen().and_then(|()| self.commit(waiting)),
            outcome => outcome,
        };
        match outcome {
            Ok(committed) => (committed.verdicts.len(), Ok(committed)),
            Err(failure) => (waiting.len(), Err(failure)),
        }
    }

    fn reopen(&self) -> Result<(), Failure> {
        let _turn = self.turn();
        self.engine.reopen().map_err(Failure::Write)?;
        ahead::carry_out(&*self.engine)
    }

    fn commit(&self, waiting: &[Submission]) -> Result<Committed, Failure> {
        let mut staging = Staging::over(&*self.engine, &self.shelf);
        let mut verdicts = Vec::with_capacity(waiting.len());
        for submission in waiting {
            // Answers would stay in a copy that cannot be written, or that nobody knows: nothing is destroyed by halves.
            if let Some(trouble) = self.keeps_from_emptying(&submission.entries) {
                verdicts.push(Err(trouble));
                continue;
            }
            match staging.take(&submission.by, &submission.entries) {
                Ok(Taken::Now) => verdicts.push(Ok(())),
                Ok(Taken::Later) => break,
                Err(error) if error.is_of_the_disk() => return Err(Failure::Write(error)),
                Err(refusal) => verdicts.push(Err(refusal)),
            }
        }
        let last = waiting[verdicts.len() - 1].ticket;
        if staging.is_large() {
            let staged = staging.finish();
            ahead::write_down(&*self.engine, staged.changes)?;
            {
                let _turn = self.turn();
                ahead::carry_out(&*self.engine)?;
                self.pending().settle(last);
            }
            return Ok(Committed { verdicts, links: staged.links, rewritten: staged.rewritten });
        }
        let staged = staging.finish();
        {
            let _turn = self.turn();
            self.engine.apply(&staged.changes).map_err(Failure::Write)?;
            self.pending().settle(last);
        }
        // A refusal promises nothing; everything else does, even what was there already.
        if verdicts.iter().any(Result::is_ok) {
            self.engine.flush().map_err(Failure::Write)?;
            self.engine.sync().map_err(Failure::Sync)?;
        }
        Ok(Committed { verdicts, links: staged.links, rewritten: staged.rewritten })
    }

    /// The lines of a campaign's text copy as they lie on the disk; `None` where there is no copy.
    pub fn copied_lines(&self, campaign: &CampaignId) -> Option<impl Iterator<Item = String> + use<>> {
        let copy = self.copy.lock().unwrap_or_else(PoisonError::into_inner);
        copy.as_ref().and_then(|copy| copy.lines(campaign))
    }

    /// The last link to which a campaign's text copy goes unbroken; `None` where there is no copy.
    pub fn copied_to(&self, campaign: &CampaignId) -> Option<u64> {
        let path = {
            let copy = self.copy.lock().unwrap_or_else(PoisonError::into_inner);
            copy.as_ref()?.path(campaign)
        };
        path.exists().then(|| reached(&path))
    }

    /// The campaigns that have a text copy.
    pub fn copied_campaigns(&self) -> Vec<CampaignId> {
        let copy = self.copy.lock().unwrap_or_else(PoisonError::into_inner);
        copy.as_ref().map_or_else(Vec::new, TextCopy::campaigns)
    }

    /// That a text copy tells of more than the data, if one does.
    pub fn copy_ahead(&self) -> Option<Error> {
        self.copy.lock().unwrap_or_else(PoisonError::into_inner).as_ref().and_then(TextCopy::ahead)
    }

    /// What is wrong with the tools of the text copy, if something is.
    pub fn bad_copied_tool(&self) -> Result<Option<Error>, Error> {
        let copy = self.copy.lock().unwrap_or_else(PoisonError::into_inner);
        copy.as_ref().map_or(Ok(None), |copy| copy.bad_tool(&*self.engine))
    }

    /// Why the text copy is not written, if it is not.
    pub fn copy_trouble(&self) -> Option<Error> {
        let copy = self.copy.lock().unwrap_or_else(PoisonError::into_inner);
        copy.as_ref().and_then(|copy| copy.trouble().cloned())
    }

    /// Why the answers of a campaign would stay in a text copy although they are to be destroyed.
    fn keeps_from_emptying(&self, entries: &[Entry]) -> Option<Error> {
        let emptied = entries.iter().find_map(|entry| match entry {
            Entry::Empty(campaign) => Some(campaign),
            _ => None,
        })?;
        if let Some(path) = self.engine.earlier_copies().into_iter().next() {
            return Some(Error::EarlierAside { path });
        }
        let copy = self.copy.lock().unwrap_or_else(PoisonError::into_inner);
        let copy = copy.as_ref()?;
        let aside = || match copy.aside(emptied, &*self.engine) {
            Ok(path) => path.map(|path| Error::CopyAside { path }),
            Err(error) => Some(error),
        };
        copy.trouble().cloned().or_else(aside)
    }

    /// Writes the text copy of what is durable now.
    fn copy_out(&self, links: &[(CampaignId, Link)], rewritten: &[CampaignId]) {
        let mut copy = self.copy.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(copy) = copy.as_mut() else { return };
        // What is written anew is not added to before: a cut between the two would leave what was destroyed.
        rewritten.iter().for_each(|campaign| copy.rewrite(campaign, &*self.engine));
        let added: Vec<_> = links.iter().filter(|(campaign, _)| !rewritten.contains(campaign)).collect();
        copy.add(&added, &*self.engine);
    }

    fn turn(&self) -> RwLockWriteGuard<'_, ()> {
        self.turn.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Error {
    /// Whether the place where bytes are kept failed, and not what was asked of it.
    fn is_of_the_disk(&self) -> bool {
        matches!(self, Error::Disk { .. } | Error::Unreadable { .. } | Error::Stopped)
    }
}

/// Calls back; what a listener does wrong stays with the listener.
fn acknowledge(submission: Submission, verdict: Result<(), Error>) {
    let Submission { ticket, done, .. } = submission;
    drop(catch_unwind(AssertUnwindSafe(|| done(ticket, verdict))));
}

/// However the thread ends, nobody waits for it in vain.
struct End<'a>(&'a Shared);

impl Drop for End<'_> {
    fn drop(&mut self) {
        let (waiting, is_unharmed): (Vec<Submission>, bool) = {
            let mut desk = self.0.desk();
            if !desk.closed {
                desk.stopped = Some(Stop::Write);
            }
            desk.closed = true;
            desk.viewers.clear();
            (desk.queue.drain(..).collect(), desk.stopped.is_none())
        };
        if let Some(last) = waiting.last() {
            self.0.pending().settle(last.ticket);
        }
        for submission in waiting {
            acknowledge(submission, Err(Error::Stopped));
        }
        if is_unharmed && !std::thread::panicking() {
            self.0.engine.close_unharmed();
        } else {
            self.0.engine.close();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::contract::{IssuedReport, Store};
    use super::super::engine::{Changes, Entry as Pair, Memory};
    use super::super::journal::Head;
    use super::super::ledger::Ledger;
    use super::super::memory::MemoryStore;
    use super::*;
    use crate::campaign::CampaignId;
    use crate::operator::{Identification, Moment, Operator};
    use crate::questionnaire::Fingerprint;
    use std::path::PathBuf;
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::sync::mpsc::channel;

    /// An engine in memory whose next writes fail, and that counts how often it was opened again.
    #[derive(Default)]
    struct Moody {
        memory: Memory,
        failures: AtomicU32,
        opened_again: Arc<AtomicU32>,
    }

    impl Engine for Moody {
        fn directory(&self) -> Option<PathBuf> {
            None
        }
        fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, Error> {
            self.memory.get(key)
        }
        fn page(&self, prefix: &[u8], after: Option<&[u8]>, limit: usize) -> Result<Vec<Pair>, Error> {
            self.memory.page(prefix, after, limit)
        }
        fn apply(&self, changes: &Changes) -> Result<(), Error> {
            self.memory.apply(changes)
        }
        fn flush(&self) -> Result<(), Error> {
            let failing = self.failures.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1));
            failing.map_or(Ok(()), |_| Err(Error::Disk { path: PathBuf::from("db"), reason: "no space".to_owned() }))
        }
        fn sync(&self) -> Result<(), Error> {
            Ok(())
        }
        fn reopen(&self) -> Result<(), Error> {
            self.opened_again.fetch_add(1, Ordering::SeqCst);
            Ok(())
        }
        fn close(&self) {}
        fn salt(&self) -> [u8; 16] {
            self.memory.salt()
        }
    }

    fn ann() -> Signature {
        Signature { who: Operator::new("ann").expect("plain"), how: Identification::Chosen, when: Moment(0) }
    }

    fn moody(failures: u32) -> (MemoryStore, Arc<AtomicU32>) {
        let engine = Moody { failures: failures.into(), ..Moody::default() };
        let opened_again = Arc::clone(&engine.opened_again);
        (MemoryStore { ledger: Ledger::over(Box::new(engine)).expect("the engine opens") }, opened_again)
    }

    fn report(number: u32) -> Vec<Write> {
        let report = IssuedReport {
            number,
            when: Moment(0),
            who: Operator::new("ann").expect("plain"),
            day: jiff::civil::date(2026, 5, 4),
            provisional: true,
            fingerprint: Fingerprint("0".repeat(64)),
            journal: Head::default(),
            disclosed: Vec::new(),
        };
        vec![Write::Report(CampaignId::new("spring").expect("plain"), report)]
    }

    #[test]
    fn a_write_that_failed_is_tried_once_more_on_a_store_opened_again() {
        let (store, opened_again) = moody(1);
        assert_eq!(store.commit(&ann(), report(1)), Ok(()));
        assert_eq!(store.commit(&ann(), report(2)), Ok(()));
        assert_eq!(opened_again.load(Ordering::SeqCst), 1);
        assert_eq!(store.reports(&CampaignId::new("spring").expect("plain")).map(|reports| reports.len()), Ok(2));
    }

    #[test]
    fn a_write_that_failed_twice_stops_the_store_and_everybody_hears_of_it() {
        let (store, opened_again) = moody(2);
        assert!(matches!(store.commit(&ann(), report(1)), Err(Error::Disk { .. })));
        assert_eq!(store.commit(&ann(), report(2)), Err(Error::Stopped));
        assert_eq!(opened_again.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn what_the_queue_cannot_hold_is_refused_at_once() {
        let store = MemoryStore::new();
        let (reached, at_the_gate) = channel();
        let (gate, opened) = channel::<()>();
        let hold = move |_, _| {
            reached.send(()).expect("somebody listens");
            opened.recv().expect("the gate opens");
        };
        store.submit(&ann(), report(1), Box::new(hold));
        at_the_gate.recv().expect("the first submission is acknowledged");
        let (told, heard) = channel();
        for _ in 0..QUEUE_MAX + 3 {
            let told = told.clone();
            store.submit(&ann(), Vec::new(), Box::new(move |_, outcome| told.send(outcome).expect("somebody listens")));
        }
        let refused: Vec<_> = heard.try_iter().collect();
        assert_eq!(refused, vec![Err(Error::Full); 3]);
        gate.send(()).expect("the thread waits at the gate");
        drop(store);
        drop(told);
        assert_eq!(heard.iter().filter(Result::is_ok).count(), QUEUE_MAX);
    }
}
