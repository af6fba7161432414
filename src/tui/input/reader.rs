//! The terminal as a source of events. It never blocks: an unfinished sequence waits for its rest or for a silence.

use super::{Decoder, Event};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use std::fs::File;
use std::io;
use std::os::fd::{AsFd as _, OwnedFd};
use std::time::Instant;

/// Bytes taken from the terminal at once.
const READ_BYTES: usize = 4_096;

/// Reads a terminal, until it is gone.
#[derive(Debug)]
pub struct Reader {
    terminal: OwnedFd,
    decoder: Decoder,
    /// When the last bytes came.
    last: Instant,
    /// A wait has just seen bytes there.
    ready: bool,
    gone: bool,
}

impl Reader {
    /// The terminal of the program: standard input, or the controlling terminal where that is something else.
    ///
    /// # Errors
    /// The system's, when there is no terminal.
    pub fn open(decoder: Decoder) -> io::Result<Reader> {
        let input = io::stdin();
        let terminal = if rustix::termios::isatty(&input) {
            input.as_fd().try_clone_to_owned()?
        } else {
            File::options().read(true).open("/dev/tty")?.into()
        };
        Ok(Reader::on(terminal, decoder))
    }

    /// A given terminal, or a pipe in a test.
    pub fn on(terminal: OwnedFd, decoder: Decoder) -> Reader {
        Reader { terminal, decoder, last: Instant::now(), ready: false, gone: false }
    }

    /// The terminal was asked something and may answer, or not any more.
    pub(super) fn expect(&mut self, expecting: bool) {
        self.decoder.expect(expecting);
    }

    /// Whether the terminal is gone: it is never read again, reading would spin.
    pub fn is_gone(&self) -> bool {
        self.gone
    }

    /// When an unfinished sequence will have been silent long enough to be taken for what it is.
    pub(super) fn silent_from(&self) -> Option<Instant> {
        self.decoder.patience().map(|patience| self.last + patience)
    }

    /// Bytes were seen while waiting: the next read needs not ask.
    pub(super) fn set_ready(&mut self) {
        self.ready = true;
    }

    /// What to wait on.
    pub(super) fn place(&self) -> &OwnedFd {
        &self.terminal
    }

    /// Takes what the terminal has now, without waiting; says whether there may be more.
    pub(super) fn read_ready(&mut self, events: &mut Vec<Event>) -> bool {
        if !std::mem::take(&mut self.ready) {
            let mut places = [PollFd::new(&self.terminal, PollFlags::IN)];
            let polled = poll(&mut places, Some(&Timespec { tv_sec: 0, tv_nsec: 0 }));
            let seen = places[0].revents();
            match polled {
                Ok(0) => {
                    if self.silent_from().is_some_and(|silent| silent <= Instant::now()) {
                        self.decoder.give_up(events);
                    }
                    return false;
                }
                Ok(_) if seen.contains(PollFlags::IN) => {}
                Err(Errno::INTR) => return true,
                // Hung up with nothing left to read.
                Ok(_) | Err(_) => return self.lose(events),
            }
        }
        let mut bytes = [0; READ_BYTES];
        match rustix::io::read(&self.terminal, &mut bytes) {
            // End of input, or the error of a terminal that is gone.
            Ok(0) => self.lose(events),
            Ok(count) => {
                self.last = Instant::now();
                self.decoder.feed(&bytes[..count], events);
                // A full buffer may have left something behind.
                count == READ_BYTES
            }
            Err(Errno::INTR | Errno::AGAIN) => false,
            Err(_) => self.lose(events),
        }
    }

    fn lose(&mut self, events: &mut Vec<Event>) -> bool {
        self.decoder.give_up(events);
        self.gone = true;
        false
    }
}
