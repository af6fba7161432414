//! One mailbox for everything that can wake the station. Waiting costs nothing; what waits is taken at once.

use super::Event;
use crate::store::{Error, Ticket};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Instant;

/// Keys and pastes that may wait before the reading thread pauses. The terminal line then holds the rest.
const TYPED_WAITING_MAX: usize = 8_192;

/// Most events handed over at once, so that the screen is drawn now and then during a storm.
const TAKEN_AT_ONCE_MAX: usize = 4_096;

/// A new mailbox and its first sender.
pub fn mailbox() -> (Post, Mailbox) {
    let (sender, receiver) = channel();
    let gate = Arc::new(Gate { waiting: Mutex::new(0), drained: Condvar::new() });
    (Post { sender, gate: Arc::clone(&gate) }, Mailbox { receiver, gate })
}

/// Sends to the mailbox; cloned for each thread.
#[derive(Clone, Debug)]
pub struct Post {
    sender: Sender<Event>,
    gate: Arc<Gate>,
}

impl Post {
    /// Sends. `false` when nobody receives any more.
    #[must_use = "a thread whose mailbox is gone should end"]
    pub fn send(&self, event: Event) -> bool {
        self.sender.send(event).is_ok()
    }

    /// For the store's acknowledgements, which have nobody to tell when the station has left.
    pub fn stored(&self, ticket: Ticket, outcome: Result<(), Error>) {
        let _ = self.send(Event::Stored(ticket, outcome));
    }

    /// Sends what was typed, waiting while too much of it waits already. `false` when nobody receives any more.
    pub(super) fn send_typed(&self, event: Event) -> bool {
        self.gate.enter();
        self.send(event)
    }
}

/// Receives everything.
#[derive(Debug)]
pub struct Mailbox {
    receiver: Receiver<Event>,
    gate: Arc<Gate>,
}

impl Mailbox {
    /// Waits for something, or until `deadline`, then takes all that is waiting. Empty only at the deadline, or when
    /// every sender is gone.
    pub fn take(&self, deadline: Option<Instant>) -> Vec<Event> {
        let first = match deadline {
            None => self.receiver.recv().ok(),
            Some(deadline) => self.receiver.recv_timeout(deadline.saturating_duration_since(Instant::now())).ok(),
        };
        let events: Vec<Event> = first.into_iter().chain(self.receiver.try_iter()).take(TAKEN_AT_ONCE_MAX).collect();
        self.gate.leave(events.iter().filter(|event| is_typed(event)).count());
        events
    }
}

impl Drop for Mailbox {
    fn drop(&mut self) {
        // A reader held at the gate must see that nobody receives any more.
        self.gate.leave(usize::MAX);
    }
}

fn is_typed(event: &Event) -> bool {
    match event {
        Event::Key(_) | Event::Paste(_) | Event::Undecodable(_) => true,
        Event::Resize | Event::Stored(..) | Event::Signal(_) | Event::InputLost => false,
    }
}

/// Counts what was typed and not yet taken. Acknowledgements never wait here: the store's thread must not.
#[derive(Debug)]
struct Gate {
    waiting: Mutex<usize>,
    drained: Condvar,
}

impl Gate {
    fn enter(&self) {
        let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let mut waiting = self
            .drained
            .wait_while(waiting, |waiting| *waiting >= TYPED_WAITING_MAX)
            .unwrap_or_else(PoisonError::into_inner);
        *waiting += 1;
    }

    fn leave(&self, count: usize) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        *waiting = waiting.saturating_sub(count);
        self.drained.notify_all();
    }
}
