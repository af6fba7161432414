//! What arrives from outside: keys, pastes, signals, acknowledgements, all in one mailbox.
//!
//! The loop itself waits for the terminal and for the mailbox's bell, so that no thread stands between a key and its
//! picture. The decoder is our own: an unfinished sequence never blocks the loop nor swallows the next key, and a
//! terminal that is gone ends the reading instead of spinning.

mod decoder;
mod mailbox;
mod reader;
mod signals;

pub use decoder::{Charset, Decoder};
pub use mailbox::{Mailbox, Post, mailbox};
pub use reader::Reader;
pub use signals::watch_signals;

use crate::keymap::Key;
use crate::store::{Error, News, Ticket};
use crate::tui::work::Worked;

/// Everything that can wake the station.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A key was pressed or repeats.
    Key(Key),
    /// The terminal says that it is well: what it answers when it is asked.
    Answered,
    /// Text between paste brackets; line ends are `\n`. A long paste comes in several pieces.
    Paste(String),
    /// The terminal's size may have changed.
    Resize,
    /// The store acknowledges or refuses a submission.
    Stored(Ticket, Result<(), Error>),
    /// What the store says unasked.
    News(News),
    /// News of work beside the screen.
    Worked(Worked),
    /// A signal arrived.
    Signal(Signal),
    /// The terminal is gone: finish what is being saved, and leave.
    InputLost,
    /// A byte that begins or means nothing in the charset: the terminal is probably not in UTF-8.
    Undecodable(u8),
}

/// Signals the station answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// The line dropped: save and leave.
    HangUp,
    /// Asked to end: save and leave.
    Terminate,
    /// An interrupt from outside; Ctrl+C is a key. Harmless.
    Interrupt,
    /// Asked to stop for a while: see [`Guard::suspend`](super::terminal::Guard::suspend).
    Suspend,
    /// Continued after a stop: take the terminal again and draw everything.
    Continue,
}
