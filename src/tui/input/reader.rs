//! The thread that reads the terminal.

use super::{Decoder, Event, Post};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use std::fs::File;
use std::io::{self, PipeReader, PipeWriter};
use std::os::fd::{AsFd as _, OwnedFd};
use std::thread::JoinHandle;
use std::time::Duration;

/// Bytes taken from the terminal at once.
const READ_BYTES: usize = 4_096;

/// Reads the terminal until dropped, or until the terminal is gone.
#[derive(Debug)]
pub struct Reader {
    /// Closing it ends the thread's wait.
    stop: Option<PipeWriter>,
    thread: Option<JoinHandle<()>>,
}

impl Reader {
    /// Reads the terminal of the program: standard input, or the controlling terminal where that is something else.
    pub fn start(decoder: Decoder, post: Post) -> io::Result<Reader> {
        let input = io::stdin();
        let terminal = if rustix::termios::isatty(&input) {
            input.as_fd().try_clone_to_owned()?
        } else {
            File::options().read(true).open("/dev/tty")?.into()
        };
        Reader::start_on(terminal, decoder, post)
    }

    /// Reads a given terminal, or a pipe in a test.
    pub fn start_on(terminal: OwnedFd, decoder: Decoder, post: Post) -> io::Result<Reader> {
        let (stopped, stop) = io::pipe()?;
        let thread = std::thread::Builder::new()
            .name("keys".to_owned())
            .spawn(move || read_all(&terminal, &stopped, decoder, &post))?;
        Ok(Reader { stop: Some(stop), thread: Some(thread) })
    }
}

impl Drop for Reader {
    /// Ends the thread. The mailbox must still be there or already be dropped: either lets a waiting thread go on.
    fn drop(&mut self) {
        drop(self.stop.take());
        // Not joined: it may wait at the mailbox's gate for a loop that has ended, and does no harm there.
        drop(self.thread.take());
    }
}

fn read_all(terminal: &OwnedFd, stopped: &PipeReader, mut decoder: Decoder, post: &Post) {
    let mut bytes = [0; READ_BYTES];
    let mut events = Vec::new();
    loop {
        match wait(terminal, stopped, decoder.patience()) {
            Wake::Stopped => return,
            Wake::Gone => break,
            Wake::Silence => decoder.give_up(&mut events),
            Wake::Bytes => match rustix::io::read(terminal, &mut bytes) {
                // End of input, or the error of a terminal that is gone: never read again, reading would spin.
                Ok(0) => break,
                Ok(count) => decoder.feed(&bytes[..count], &mut events),
                Err(Errno::INTR | Errno::AGAIN) => {}
                Err(_) => break,
            },
            Wake::Again => {}
        }
        for event in events.drain(..) {
            if !post.send_typed(event) {
                return;
            }
        }
    }
    decoder.give_up(&mut events);
    for event in events {
        if !post.send_typed(event) {
            return;
        }
    }
    let _ = post.send(Event::InputLost);
}

enum Wake {
    Bytes,
    Silence,
    Gone,
    Stopped,
    Again,
}

fn wait(terminal: &OwnedFd, stopped: &PipeReader, patience: Option<Duration>) -> Wake {
    let timeout = patience.map(|patience| Timespec {
        tv_sec: patience.as_secs().try_into().unwrap_or(i64::MAX),
        tv_nsec: patience.subsec_nanos().into(),
    });
    let mut places = [PollFd::new(terminal, PollFlags::IN), PollFd::new(stopped, PollFlags::IN)];
    match poll(&mut places, timeout.as_ref()) {
        Ok(0) => Wake::Silence,
        Ok(_) if !places[1].revents().is_empty() => Wake::Stopped,
        Ok(_) if places[0].revents().contains(PollFlags::IN) => Wake::Bytes,
        Ok(_) if !places[0].revents().is_empty() => Wake::Gone,
        Ok(_) | Err(Errno::INTR) => Wake::Again,
        Err(_) => Wake::Gone,
    }
}
