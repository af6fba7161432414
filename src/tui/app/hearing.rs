//! The last answer of the terminal, when the station is left.

use super::App;
use crate::tui::input::{Event, Mailbox};
use std::time::{Duration, Instant};

/// How long an answer of the terminal is waited for when the station is left.
const ANSWER_MAX: Duration = Duration::from_millis(300);

/// An answer of the terminal that is still on its way is not left to the shell.
pub(super) fn hear_out(app: &mut App, mailbox: &mut Mailbox) {
    let until = Instant::now() + ANSWER_MAX;
    while app.lag.is_open() {
        let events = mailbox.take(Some(until));
        if events.is_empty() {
            return;
        }
        if events.contains(&Event::Answered) {
            app.lag.answered(Instant::now());
        }
    }
}
