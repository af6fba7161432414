//! The terminal itself: taken on entry, given back whatever happens.
//!
//! [`restore`] may be called at any moment, from a panic hook too, and as often as one likes: it acts only while the
//! terminal is taken.

use super::backend::Outlet;
use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::process::{getpid, getsid};
use std::cell::Cell;
use std::io;

/// Alternate screen, bracketed paste.
const TAKE: &str = "\x1b[?1049h\x1b[?2004h";
/// A steady block, seen from afar.
const STEADY_BLOCK: &str = "\x1b[2 q";
/// Plain style, cursor shown, no bracketed paste, main screen.
const GIVE_BACK: &[u8] = b"\x1b[m\x1b[?25h\x1b[?2004l\x1b[?1049l";
const CURSOR_AS_BEFORE: &[u8] = b"\x1b[0 q";

/// How long a terminal may refuse to take a frame.
const BLOCKED_SECONDS_MAX: i64 = 30;

/// Whether the cursor's shape is set: the Linux console prints a stray letter instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CursorShape {
    /// A steady block.
    SteadyBlock,
    /// As the terminal has it.
    Untouched,
}

/// The terminal taken: raw mode, alternate screen, bracketed paste. Dropping it gives everything back.
#[derive(Debug)]
pub struct Guard {
    shape: CursorShape,
}

impl Guard {
    /// Takes the terminal.
    pub fn enter(shape: CursorShape) -> io::Result<Guard> {
        let guard = Guard { shape };
        guard.take()?;
        Ok(guard)
    }

    /// Gives the terminal back while `outside` runs, then takes it again. Clear and draw everything after this.
    pub fn outside<T>(&mut self, outside: impl FnOnce() -> T) -> io::Result<T> {
        restore(self.shape);
        let outcome = outside();
        self.take()?;
        Ok(outcome)
    }

    /// Stops the program as the shell's Ctrl+Z does, and returns once it is continued. Where no shell could continue
    /// it (a kiosk, a forced command), nothing happens. Clear and draw everything after this.
    pub fn suspend(&mut self) -> io::Result<()> {
        let leads_session = getsid(None).is_ok_and(|session| session == getpid());
        if leads_session {
            return Ok(());
        }
        self.outside(|| signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP))?
    }

    /// Takes the terminal once more after something else may have changed its modes (`SIGCONT`).
    pub fn retake(&mut self) -> io::Result<()> {
        self.outside(|| ())
    }

    fn take(&self) -> io::Result<()> {
        crossterm::terminal::enable_raw_mode()?;
        let mut bytes = TAKE.to_owned();
        if self.shape == CursorShape::SteadyBlock {
            bytes.push_str(STEADY_BLOCK);
        }
        Tty.send(bytes.as_bytes()).inspect_err(|_| restore(self.shape))
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore(self.shape);
    }
}

/// Gives the terminal back if it is taken. Errors are passed over: the terminal may be gone.
pub fn restore(shape: CursorShape) {
    if !matches!(crossterm::terminal::is_raw_mode_enabled(), Ok(true)) {
        return;
    }
    if shape == CursorShape::SteadyBlock {
        let _ = Tty.send(CURSOR_AS_BEFORE);
    }
    let _ = Tty.send(GIVE_BACK);
    let _ = crossterm::terminal::disable_raw_mode();
}

/// The terminal with its size as it was last measured: a size that is asked for at every frame would cost three calls of
/// the system on each key. Whoever hears of a change says [`forget`](Measured::forget).
#[derive(Debug)]
pub struct Measured {
    size: Cell<Option<Size>>,
}

impl Measured {
    /// A terminal not measured yet.
    pub fn new() -> Measured {
        Measured { size: Cell::new(None) }
    }

    /// The size may have changed.
    pub fn forget(&self) {
        self.size.set(None);
    }
}

impl Default for Measured {
    fn default() -> Measured {
        Measured::new()
    }
}

impl Outlet for Measured {
    fn send(&mut self, frame: &[u8]) -> io::Result<()> {
        Tty.send(frame)
    }

    fn size(&self) -> io::Result<Size> {
        let size = self.size.get().map_or_else(|| Tty.size(), Ok)?;
        self.size.set(Some(size));
        Ok(size)
    }
}

/// Standard output as a terminal, without a buffer between.
#[derive(Clone, Copy, Debug)]
pub struct Tty;

impl Outlet for Tty {
    /// One `write` unless the terminal takes less. An error means that the terminal is gone: leave in good order.
    fn send(&mut self, mut frame: &[u8]) -> io::Result<()> {
        let output = io::stdout();
        while !frame.is_empty() {
            match rustix::io::write(&output, frame) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(taken) => frame = &frame[taken..],
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => wait_until_writable(&output)?,
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        let size = rustix::termios::tcgetwinsize(io::stdout())?;
        // A line that does not tell its size (a serial console) is taken for the usual one.
        if size.ws_col == 0 || size.ws_row == 0 {
            return Ok(Size::new(80, 24));
        }
        Ok(Size::new(size.ws_col, size.ws_row))
    }
}

fn wait_until_writable(output: &io::Stdout) -> io::Result<()> {
    let mut places = [PollFd::new(output, PollFlags::OUT)];
    match poll(&mut places, Some(&Timespec { tv_sec: BLOCKED_SECONDS_MAX, tv_nsec: 0 })) {
        Ok(0) => Err(io::ErrorKind::TimedOut.into()),
        Ok(_) | Err(Errno::INTR) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
