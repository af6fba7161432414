//! One mailbox for everything that can wake the station, the terminal included. Waiting costs nothing; what waits is
//! taken at once.
//!
//! The terminal is read by whoever takes from the mailbox: no thread stands between a key and its picture. Other
//! threads send through a [`Post`], which rings a bell that the same wait hears.

use super::{Event, Reader};
use crate::store::{Error, Ticket};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use std::io::{self, PipeReader, PipeWriter, Read as _, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::time::{Duration, Instant};

/// Most events handed over at once, so that the screen is drawn now and then during a storm.
const TAKEN_AT_ONCE_MAX: usize = 4_096;

/// A new mailbox and its first sender.
///
/// # Errors
/// The system's, when it has no pipe left for the bell.
pub fn mailbox() -> io::Result<(Post, Mailbox)> {
    let (sender, receiver) = channel();
    let (hears, rings) = io::pipe()?;
    let rung = Arc::new(AtomicBool::new(false));
    let bell = Arc::new(Bell { rings, rung: Arc::clone(&rung) });
    Ok((Post { sender, bell }, Mailbox { receiver, rung, hears: Some(hears), terminal: None }))
}

/// Sends to the mailbox; cloned for each thread.
#[derive(Clone, Debug)]
pub struct Post {
    sender: Sender<Event>,
    bell: Arc<Bell>,
}

impl Post {
    /// Sends. `false` when nobody receives any more.
    #[must_use = "a thread whose mailbox is gone should end"]
    pub fn send(&self, event: Event) -> bool {
        let sent = self.sender.send(event).is_ok();
        if sent {
            self.bell.ring();
        }
        sent
    }

    /// For the store's acknowledgements, which have nobody to tell when the station has left.
    pub fn stored(&self, ticket: Ticket, outcome: Result<(), Error>) {
        let _ = self.send(Event::Stored(ticket, outcome));
    }
}

/// Wakes whoever waits at the mailbox. Rung once until it is heard, however much is sent.
#[derive(Debug)]
struct Bell {
    rings: PipeWriter,
    rung: Arc<AtomicBool>,
}

impl Bell {
    fn ring(&self) {
        if !self.rung.swap(true, Ordering::AcqRel) {
            // At most one byte lies in the pipe, so this never waits.
            let _ = (&self.rings).write(&[1]);
        }
    }
}

/// Receives everything.
#[derive(Debug)]
pub struct Mailbox {
    receiver: Receiver<Event>,
    rung: Arc<AtomicBool>,
    /// The bell's other end; `None` once every sender is gone.
    hears: Option<PipeReader>,
    /// `None` before [`Mailbox::read`] and after the terminal is gone.
    terminal: Option<Reader>,
}

impl Mailbox {
    /// Reads the terminal from now on.
    pub fn read(&mut self, terminal: Reader) {
        self.terminal = Some(terminal);
    }

    /// The terminal was asked something and may answer, or not any more.
    pub fn expect(&mut self, expecting: bool) {
        if let Some(terminal) = &mut self.terminal {
            terminal.expect(expecting);
        }
    }

    /// Waits for something, or until `deadline`, then takes all that is waiting. Empty only at the deadline, or when
    /// every sender and the terminal are gone.
    pub fn take(&mut self, deadline: Option<Instant>) -> Vec<Event> {
        let mut events = Vec::new();
        loop {
            let all_gone = self.take_sent(&mut events);
            self.take_typed(&mut events);
            let late = deadline.is_some_and(|deadline| deadline <= Instant::now());
            if !events.is_empty() || late || (all_gone && self.terminal.is_none()) {
                return events;
            }
            self.wait(deadline);
        }
    }

    /// What other threads sent; says whether none of them can send any more.
    fn take_sent(&mut self, events: &mut Vec<Event>) -> bool {
        // Unring before looking: what is sent after the look rings again.
        self.rung.store(false, Ordering::Release);
        while events.len() < TAKEN_AT_ONCE_MAX {
            match self.receiver.try_recv() {
                Ok(event) => events.push(event),
                Err(TryRecvError::Empty) => return false,
                Err(TryRecvError::Disconnected) => return true,
            }
        }
        // The rest is taken next time without waiting.
        self.rung.store(true, Ordering::Release);
        false
    }

    fn take_typed(&mut self, events: &mut Vec<Event>) {
        while events.len() < TAKEN_AT_ONCE_MAX {
            let Some(terminal) = &mut self.terminal else { return };
            if terminal.read_ready(events) {
                continue;
            }
            if terminal.is_gone() {
                self.terminal = None;
                events.push(Event::InputLost);
            }
            return;
        }
    }

    /// Waits until the terminal has bytes or has been silent long enough, the bell rings, or the deadline comes.
    fn wait(&mut self, deadline: Option<Instant>) {
        let silence = self.terminal.as_ref().and_then(Reader::silent_from);
        let until = [deadline, silence].into_iter().flatten().min();
        let timeout = until.map(|until| until.saturating_duration_since(Instant::now())).map(timespec);
        let mut places: Vec<PollFd<'_>> = Vec::with_capacity(2);
        places.extend(self.hears.as_ref().map(|hears| PollFd::new(hears, PollFlags::IN)));
        places.extend(self.terminal.as_ref().map(|terminal| PollFd::new(terminal.place(), PollFlags::IN)));
        match poll(&mut places, timeout.as_ref()) {
            Ok(_) | Err(Errno::INTR) => {}
            // Nothing can be waited for: a moment's pause keeps the loop from spinning.
            Err(_) => std::thread::sleep(Duration::from_millis(10)),
        }
        let heard = self.hears.is_some() && places.first().is_some_and(|bell| !bell.revents().is_empty());
        let typed =
            self.terminal.is_some() && places.last().is_some_and(|place| place.revents().contains(PollFlags::IN));
        drop(places);
        if let (true, Some(terminal)) = (typed, &mut self.terminal) {
            terminal.set_ready();
        }
        if heard {
            let silent = self.hears.as_mut().is_some_and(|hears| matches!(hears.read(&mut [0; 8]), Ok(0) | Err(_)));
            if silent {
                self.hears = None;
            }
        }
    }
}

/// A duration for the system, rounded up so that a deadline has come when the wait ends.
fn timespec(duration: Duration) -> Timespec {
    let duration = duration + Duration::from_micros(50);
    Timespec { tv_sec: duration.as_secs().try_into().unwrap_or(i64::MAX), tv_nsec: duration.subsec_nanos().into() }
}
