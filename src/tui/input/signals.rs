//! Signals as events. Nothing is done inside a handler.

use super::{Event, Post, Signal};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use std::io;

/// Watches the signals the station answers, on a thread of its own, until nobody receives any more.
pub fn watch_signals(post: Post) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT, SIGWINCH])?;
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for number in signals.forever() {
            if event(number).is_some_and(|event| !post.send(event)) {
                return;
            }
        }
    })?;
    Ok(())
}

fn event(number: i32) -> Option<Event> {
    let signal = match number {
        SIGHUP => Signal::HangUp,
        SIGTERM | SIGQUIT => Signal::Terminate,
        SIGINT => Signal::Interrupt,
        SIGTSTP => Signal::Suspend,
        SIGCONT => Signal::Continue,
        SIGWINCH => return Some(Event::Resize),
        _ => return None,
    };
    Some(Event::Signal(signal))
}
