//! Takes stations in, each on a thread of its own, until it is stopped.

use super::backups::{BackupKeeper, Told};
use super::claims::Claims;
use super::people::Person;
use super::session::{self, Large, Line};
use crate::campaign::CampaignId;
use crate::operator::{Identification, Moment, Operator, Signature};
use crate::station::Clock;
use crate::store::{BackedUp, BackupFault, BackupPlan, Backups, Error, Holder, Kept, SledStore, Store, Write};
use rustix::event::{PollFd, PollFlags, poll};
use std::collections::BTreeMap;
use std::io;
use std::os::unix::net::{UnixListener, UnixStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Most stations at a time.
const STATIONS_MAX: usize = 256;
/// Most stations of one person at a time.
const STATIONS_EACH: usize = STATIONS_MAX / 4;
/// Most that knock at a time and are not let in yet.
const KNOCKING_MAX: usize = 2 * STATIONS_MAX;
/// Most of them of one account: nobody keeps the others out.
const KNOCKING_EACH: usize = STATIONS_MAX / 4;
/// A station that was away for longer does not come back.
const SESSION_SECONDS_MAX: i64 = 30 * 86_400;
/// How long the stations may take to hear why a host ends.
const LAST_WORDS: Duration = Duration::from_millis(500);
/// Before somebody is taken in again when the system has no room.
const NO_ROOM: Duration = Duration::from_millis(100);

/// Says who is at the other end of a line; nobody for whoever is not let in.
pub type Doorkeeper = Arc<dyn Fn(&UnixStream) -> Option<Person> + Send + Sync>;

/// Called when the store cannot write any more, from its thread.
pub type Failed = Box<dyn Fn(Error) + Send + Sync>;

/// A host at work. Dropped, it lets go of its stations, and they try to come back.
pub struct Host {
    shared: Arc<Shared>,
    stop: UnixStream,
    thread: Option<JoinHandle<()>>,
}

/// What the lines share.
pub(super) struct Shared {
    pub store: Arc<dyn Store>,
    pub clock: Arc<dyn Clock>,
    doorkeeper: Doorkeeper,
    claims: Arc<Mutex<Claims>>,
    pub lines: Arc<Lines>,
    /// Who says something large.
    pub large: Large,
    /// Who makes backups, where the host is told to.
    backups: OnceLock<BackupKeeper>,
}

/// The lines as the store's thread sees them when it tells what came of something. It knows no store: the store's own thread is
/// never the last to have it.
pub(super) struct Lines {
    lines: Mutex<BTreeMap<u64, Arc<Line>>>,
    /// Rung when a line ends.
    bell: Condvar,
    /// Called when the disk fails.
    failed: Failed,
    /// Why the disk failed first: what comes after only says that the store has stopped.
    failure: OnceLock<Error>,
}

impl Host {
    /// Begins to serve a store at a socket. `failed` is called when the store cannot write any more.
    ///
    /// # Errors
    /// The system's, when there is no room for a thread or a pair of sockets.
    pub fn start(
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        doorkeeper: Doorkeeper,
        failed: Failed,
        listener: UnixListener,
    ) -> io::Result<Host> {
        listener.set_nonblocking(true)?;
        let now = clock.now();
        let host = Signature { who: Operator::of_user("host", 0), how: Identification::SystemUser, when: now };
        let before = Moment(now.0 - SESSION_SECONDS_MAX);
        // Nobody waits for it, and the next host does what this one could not.
        store.submit(&host, vec![Write::Forget(before)], Box::new(|_, _| {}));
        let (stop, stopped) = UnixStream::pair()?;
        let shared = Arc::new(Shared {
            store,
            clock,
            doorkeeper,
            claims: Arc::default(),
            backups: OnceLock::new(),
            large: Large::default(),
            lines: Arc::new(Lines::new(failed)),
        });
        let taking = Arc::clone(&shared);
        let take_in = move || taking.take_in(&listener, &stopped);
        let thread = std::thread::Builder::new().name("host".to_owned()).spawn(take_in)?;
        Ok(Host { shared, stop, thread: Some(thread) })
    }

    /// Makes backups by a plan from now on: when one is due, and when an administrator asks. `told` hears what became of each,
    /// from a thread of its own; `who` is what others read in the lock of what is restored to try it.
    ///
    /// # Errors
    /// The system's, when there is no room for a thread.
    pub fn keep_backups(&self, store: Arc<SledStore>, plan: BackupPlan, who: Holder, told: Told) -> io::Result<()> {
        let (clock, lines) = (Arc::clone(&self.shared.clock), Arc::clone(&self.shared.lines));
        let told: Told = Box::new(move |outcome: &Result<BackedUp, BackupFault>| {
            told(outcome);
            lines.all().values().for_each(|line| line.tell_of_backup());
        });
        let keeper = BackupKeeper::start(store, plan, who, clock, told)?;
        // The first plan counts.
        drop(self.shared.backups.set(keeper));
        Ok(())
    }

    /// Asks the doorkeeper anew about everybody who is in: who is not let in any more, or has another role, has to come again.
    pub fn reconsider(&self) {
        let lines: Vec<Arc<Line>> = self.shared.lines.all().values().cloned().collect();
        lines.iter().for_each(|line| line.reconsider(&self.shared.doorkeeper));
    }

    /// How many stations are connected.
    pub fn stations(&self) -> usize {
        self.shared.lines.all().len()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        if let Some(keeper) = self.shared.backups.get() {
            keeper.stop();
        }
        drop(self.stop.shutdown(std::net::Shutdown::Both));
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has nothing more to say.
            drop(thread.join());
        }
        self.shared.lines.say_why();
        let lines = self.shared.lines.all();
        lines.values().for_each(|line| line.close());
        let some = |lines: &mut BTreeMap<u64, Arc<Line>>| !lines.is_empty();
        drop(self.shared.lines.bell.wait_while(lines, some));
    }
}

impl Shared {
    pub fn claims(&self) -> MutexGuard<'_, Claims> {
        self.claims.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What became of backups.
    pub fn backups(&self) -> Result<Backups, Error> {
        self.backups.get().map_or_else(|| self.store.backups(), |keeper| Ok(keeper.backups()))
    }

    /// The files of backups.
    pub fn backup_files(&self) -> Result<Vec<Kept>, Error> {
        self.backups.get().map_or_else(|| self.store.backup_files(), |keeper| Ok(keeper.files()))
    }

    /// Makes one now.
    pub fn back_up(&self) -> Result<BackedUp, BackupFault> {
        self.backups.get().map_or(Err(BackupFault::NotConfigured), BackupKeeper::back_up)
    }

    /// Whether there is no room for another station of this person: nobody takes everybody's.
    pub fn is_full(&self, who: &Operator) -> bool {
        let lines = self.lines.all();
        let let_in: Vec<&Operator> = lines.values().filter_map(|line| line.who()).collect();
        let own = let_in.iter().filter(|other| **other == who).count();
        let_in.len() >= STATIONS_MAX || own >= STATIONS_EACH
    }

    fn take_in(self: &Arc<Shared>, listener: &UnixListener, stopped: &UnixStream) {
        let mut number = 0;
        loop {
            let mut waits = [PollFd::new(listener, PollFlags::IN), PollFd::new(stopped, PollFlags::IN)];
            match poll(&mut waits, None) {
                Ok(_) | Err(rustix::io::Errno::INTR) => {}
                Err(_) => return,
            }
            if !waits[1].revents().is_empty() {
                return;
            }
            let stream = match listener.accept() {
                Ok((stream, _)) => stream,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => continue,
                Err(_) => {
                    std::thread::sleep(NO_ROOM);
                    continue;
                }
            };
            if stream.set_nonblocking(false).is_err() {
                continue;
            }
            number += 1;
            let line = Arc::new(Line::new(number, stream));
            if self.lines.is_beset_by(&line) {
                continue;
            }
            self.lines.all().insert(number, Arc::clone(&line));
            let end = End { lines: Arc::clone(&self.lines), claims: Arc::clone(&self.claims), number };
            let shared = Arc::clone(self);
            let serve = move || {
                // The store is let go of before it is said that the line is at its end.
                let (_end, shared) = (end, shared);
                let person = line.visitor(&shared.doorkeeper);
                session::serve(&shared, &line, person.as_ref());
            };
            // Without a thread the end of the line drops with what was to serve it.
            drop(std::thread::Builder::new().name("line-in".to_owned()).spawn(serve));
        }
    }
}

impl Lines {
    fn new(failed: Failed) -> Lines {
        Lines { lines: Mutex::default(), bell: Condvar::new(), failed, failure: OnceLock::new() }
    }

    /// What whoever submitted is told: of a store that has stopped, why it did.
    pub fn failed_by(&self, error: Error) -> Error {
        if !matches!(error, Error::Disk { .. } | Error::Unreadable { .. } | Error::Stopped) {
            return error;
        }
        let why = self.failure.get_or_init(|| error).clone();
        (self.failed)(why.clone());
        why
    }

    /// At the end: every station hears why it is, where it is a failure.
    fn say_why(&self) {
        let Some(why) = self.failure.get() else { return };
        let lines: Vec<Arc<Line>> = self.all().values().cloned().collect();
        lines.iter().for_each(|line| line.tell_of_failure(why));
        let until = Instant::now() + LAST_WORDS;
        lines.iter().for_each(|line| line.wait_until_sent(until));
    }

    fn all(&self) -> MutexGuard<'_, BTreeMap<u64, Arc<Line>>> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether too many knock already, of all or of the account that a line is of.
    fn is_beset_by(&self, line: &Line) -> bool {
        let lines = self.all();
        let knocking = || lines.values().filter(|known| !known.is_in());
        knocking().count() >= KNOCKING_MAX
            || knocking().filter(|known| known.account() == line.account()).count() >= KNOCKING_EACH
    }

    /// Tells every other station that a campaign changed.
    pub fn tell_others(&self, line: u64, campaign: &CampaignId) {
        self.all().iter().filter(|(number, _)| **number != line).for_each(|(_, other)| other.tell(campaign));
    }
}

/// However a line ends, what it had open is free and nobody waits for it.
struct End {
    lines: Arc<Lines>,
    claims: Arc<Mutex<Claims>>,
    number: u64,
}

impl Drop for End {
    fn drop(&mut self) {
        self.claims.lock().unwrap_or_else(PoisonError::into_inner).end(self.number);
        let line = self.lines.all().remove(&self.number);
        if let Some(line) = line {
            line.close();
        }
        self.lines.bell.notify_all();
    }
}
