//! Backups of a host's store: on a thread that sleeps until one is due, or an administrator asks.

use crate::station::Clock;
use crate::store::{
    BackedUp, BackupFault, BackupLog, BackupPlan, Backups, Holder, Kept, SledStore, Store as _, back_up, read_log,
};
use std::io;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// Hears what became of a backup.
pub type Told = Box<dyn Fn(&Result<BackedUp, BackupFault>) + Send + Sync>;

/// Makes the backups of one store.
pub(super) struct BackupKeeper {
    shared: Arc<Shared>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

struct Shared {
    store: Arc<SledStore>,
    plan: BackupPlan,
    who: Holder,
    clock: Arc<dyn Clock>,
    told: Told,
    desk: Mutex<Desk>,
    /// Rung when somebody asks, and at the end.
    bell: Condvar,
}

#[derive(Default)]
struct Desk {
    /// Who waits for one.
    asked: Vec<Sender<Result<BackedUp, BackupFault>>>,
    is_over: bool,
}

impl BackupKeeper {
    pub fn start(
        store: Arc<SledStore>,
        plan: BackupPlan,
        who: Holder,
        clock: Arc<dyn Clock>,
        told: Told,
    ) -> io::Result<BackupKeeper> {
        let shared = Shared { store, plan, who, clock, told, desk: Mutex::default(), bell: Condvar::new() };
        let shared = Arc::new(shared);
        let working = Arc::clone(&shared);
        let thread = std::thread::Builder::new().name("backups".to_owned()).spawn(move || working.work())?;
        Ok(BackupKeeper { shared, thread: Mutex::new(Some(thread)) })
    }

    /// What became of them.
    pub fn backups(&self) -> Backups {
        let folder = self.shared.store.directory().unwrap_or_default();
        Backups::of_store(&folder, Some(self.shared.plan.clone()))
    }

    /// The files of those that are kept.
    pub fn files(&self) -> Vec<Kept> {
        self.backups().files(&self.shared.store.directory().unwrap_or_default())
    }

    /// Makes one now, or after the one in the making, and waits for it.
    pub fn back_up(&self) -> Result<BackedUp, BackupFault> {
        let (sender, made) = channel();
        {
            let mut desk = self.shared.desk();
            if desk.is_over {
                return Err(BackupFault::Ended);
            }
            desk.asked.push(sender);
        }
        self.shared.bell.notify_all();
        made.recv().unwrap_or(Err(BackupFault::Ended))
    }

    /// Ends the one in the making, and waits until it is over.
    pub fn stop(&self) {
        self.shared.desk().is_over = true;
        self.shared.bell.notify_all();
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread {
            // A thread that panicked has nothing more to say.
            drop(thread.join());
        }
    }
}

impl Shared {
    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work(&self) {
        let mut log = read_log(&self.store.directory().unwrap_or_default());
        // A folder that is not there is said when the host begins, and not at night when a backup is due.
        let mut now = !self.plan.to.is_dir();
        while let Some(asked) = self.wait(&log, std::mem::take(&mut now)) {
            let now = self.clock.now();
            let outcome = back_up(&self.store, &self.plan, now, &self.who, &|| !self.desk().is_over);
            // What failed is not tried again at once, whether it could be written down or not.
            log = match &outcome {
                Ok(made) => log.after(made.good()),
                Err(why) => log.after_failure(now, why.clone()),
            };
            for waiting in asked {
                // One who is gone does not hear it.
                drop(waiting.send(outcome.clone()));
            }
            (self.told)(&outcome);
        }
        self.desk().asked.clear();
    }

    /// Waits until one is to be made, `now` or when it is due; for whom, and nothing at the end.
    fn wait(&self, log: &BackupLog, now: bool) -> Option<Vec<Sender<Result<BackedUp, BackupFault>>>> {
        let mut desk = self.desk();
        loop {
            if desk.is_over {
                return None;
            }
            let due = log.due_in(&self.plan, self.clock.now());
            if now || !desk.asked.is_empty() || due == Some(0) {
                return Some(std::mem::take(&mut desk.asked));
            }
            desk = match due {
                Some(seconds) => {
                    let waited = self.bell.wait_timeout(desk, Duration::from_secs(seconds));
                    waited.unwrap_or_else(PoisonError::into_inner).0
                }
                None => self.bell.wait(desk).unwrap_or_else(PoisonError::into_inner),
            };
        }
    }
}
