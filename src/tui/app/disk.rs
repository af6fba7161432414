//! A disk that does not take what is keyed: it is tried again by itself, soon at first, then less often, and never while nothing
//! is wrong; what is not saved may be written elsewhere.

use super::App;
use crate::say;
use crate::station::unsaved::Returned;
use crate::station::{self, Saving};
use crate::store;
use crate::tui::screens::{Ask, Asked, KeyingScreen, Scene, Screen, Told, Tone};
use crate::tui::work::Work;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Before the first attempt.
const FIRST: Duration = Duration::from_secs(2);
/// Between two attempts at the most.
const LAST: Duration = Duration::from_secs(60);

/// How long a confirmation may take before it is told that it does.
const TARDY: Duration = Duration::from_secs(5);

/// A confirmation that keeps whoever keys waiting: a disk that hangs, a host that was stopped.
#[derive(Debug, Default)]
pub(super) struct Delay {
    /// Since when nothing was confirmed although something waits.
    since: Option<Instant>,
    /// Whether that was told.
    is_told: bool,
}

impl Delay {
    /// When it is to be told; none where nothing waits, or it was told.
    fn due(&self) -> Option<Instant> {
        self.since.filter(|_| !self.is_told).map(|since| since + TARDY)
    }

    /// Something was confirmed, or refused: what waits behind it waits anew.
    fn heard(&mut self) {
        *self = Delay::default();
    }

    /// Takes the state of what is keyed.
    fn heed(&mut self, saving: Option<&Saving>, now: Instant) {
        if saving == Some(&Saving::Pending) {
            self.since.get_or_insert(now);
        } else {
            *self = Delay::default();
        }
    }

    /// Looks whether it is to be told.
    fn begin(&mut self, now: Instant) {
        self.is_told |= self.due().is_some_and(|due| due <= now);
    }
}

/// The attempts at a disk that failed.
#[derive(Debug)]
pub(super) struct Attempts {
    /// Before the next attempt.
    wait: Duration,
    /// When it is due; none while one is under way, or nothing is wrong.
    due: Option<Instant>,
}

impl Default for Attempts {
    fn default() -> Attempts {
        Attempts { wait: FIRST, due: None }
    }
}

impl Attempts {
    /// When the next one is due.
    pub fn due(&self) -> Option<Instant> {
        self.due
    }

    /// Takes the state of what is keyed; nothing where nothing is.
    pub fn heed(&mut self, saving: Option<&Saving>, now: Instant) {
        match saving {
            Some(Saving::Failed(_)) => drop(self.due.get_or_insert(now + self.wait)),
            Some(Saving::Pending) => self.due = None,
            Some(Saving::Saved | Saving::Practice) | None => *self = Attempts::default(),
        }
    }

    /// Whether one is to be made now; the next one waits longer.
    pub fn begin(&mut self, now: Instant) -> bool {
        if self.due.is_none_or(|due| due > now) {
            return false;
        }
        self.wait = (self.wait * 2).min(LAST);
        self.due = None;
        true
    }
}

impl App {
    /// When something is to be done although nothing happens: only while the disk does not take what was keyed.
    pub fn due(&self) -> Option<Instant> {
        [self.attempts.due(), self.delay.due()].into_iter().flatten().min()
    }

    /// Tries the disk again when it is time.
    pub fn do_when_due(&mut self) {
        self.delay.begin(Instant::now());
        self.desk.is_tardy = self.delay.is_told;
        if self.attempts.begin(Instant::now()) {
            self.stack.iter_mut().for_each(|screen| match screen {
                Screen::Keying(keying) => keying.try_again(),
                Screen::Scene(_) => {}
            });
            self.heed_the_disk();
        }
    }

    /// Notes whether the disk takes what is keyed.
    pub(super) fn heed_the_disk(&mut self) {
        let saving = self.keying_below().map(KeyingScreen::saving);
        self.attempts.heed(saving.as_ref(), Instant::now());
        self.delay.heed(saving.as_ref(), Instant::now());
        self.desk.is_tardy = self.delay.is_told;
    }

    /// Gives the keying that is open what the store says of a submission.
    pub(super) fn stored(&mut self, ticket: store::Ticket, outcome: &Result<(), store::Error>) {
        self.delay.heard();
        for place in 0..self.stack.len() {
            if let Screen::Keying(keying) = &mut self.stack[place] {
                let wish = keying.stored(ticket, outcome.clone());
                self.grant(wish);
            }
        }
    }

    /// The keying that is open, seen or not.
    fn keying_below(&self) -> Option<&KeyingScreen> {
        self.stack.iter().find_map(|screen| match screen {
            Screen::Keying(keying) => Some(&**keying),
            Screen::Scene(_) => None,
        })
    }

    /// Why what was keyed is not on the disk, when the store could not write it.
    pub(super) fn failure(&self) -> Option<store::Error> {
        self.keying_below().and_then(KeyingScreen::failure)
    }

    /// Writes what is not saved to a file in the user's own folder, or in one of those named in the settings.
    pub(super) fn keep_elsewhere(&self) -> Result<PathBuf, station::Error> {
        let sheets = self.keying_below().map(KeyingScreen::unsaved).unwrap_or_default();
        let refuges = self.options.refuges(&self.desk.settings);
        station::unsaved::keep_elsewhere(&sheets, &refuges, self.desk.station.clock.today())
    }

    /// Has what a disk refused of whoever keys now put back, where a file keeps it.
    pub(super) fn put_back(&mut self) {
        if !self.desk.demonstration && !self.desk.nobody {
            self.work(Work::PutBack(self.options.refuges(&self.desk.settings)));
        }
    }

    /// Says what was put back, below what is said already.
    pub(super) fn tell_returned(&mut self, returned: &Returned) {
        let Some((is_well, mut lines)) = returned.told(&self.desk.phrases) else { return };
        let before = self.told.take();
        let tone = if is_well && before.is_none() { Tone::Good } else { Tone::Refusal };
        lines.splice(0..0, before.into_iter().flat_map(|told| told.lines));
        self.tell(Told { tone, lines });
        if self.shows_a_list() {
            self.seen_again();
        }
    }

    /// Leaves at once when all is on the disk, asks when it cannot be.
    pub(super) fn quit(&mut self) {
        let failure = self.failure();
        let has_refuge = !self.options.refuges(&self.desk.settings).is_empty();
        let kept = failure.as_ref().filter(|_| has_refuge).map(|_| self.keep_elsewhere());
        let pending = self.stack.iter().any(|screen| matches!(screen, Screen::Keying(keying) if keying.is_pending()));
        match failure.map_or_else(|| self.desk.station.catch_up(), |error| Err(station::Error::Store(error))) {
            Ok(()) => self.over = true,
            // Whoever has nothing unsaved need not wait for a host that is away.
            Err(error) if error.is_of_the_host() && !pending => self.over = true,
            Err(error) => {
                let phrases = &self.desk.phrases;
                let mut lines = station::sentences::error(&error, phrases);
                match kept {
                    Some(Ok(path)) => {
                        let path = path.display().to_string();
                        lines.push(say!(phrases, "keying-kept-elsewhere", path = path));
                        lines.push(say!(phrases, "app-quit-kept"));
                    }
                    Some(Err(error)) => {
                        lines.extend(station::sentences::error(&error, phrases));
                        lines.push(say!(phrases, "app-quit-unsaved"));
                    }
                    None => lines.push(say!(phrases, "app-quit-unsaved")),
                }
                self.open(Screen::Scene(Scene::Ask(Ask::confirm(Asked::Quit, lines))));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_confirmation_that_does_not_come_is_told_until_one_comes() {
        let start = Instant::now();
        let seconds = |count| start + Duration::from_secs(count);
        let mut delay = Delay::default();
        delay.heed(Some(&Saving::Pending), start);
        delay.begin(start + TARDY - Duration::from_millis(1));
        assert!(!delay.is_told);
        delay.heard();
        delay.heed(Some(&Saving::Pending), seconds(4));
        delay.begin(start + TARDY);
        assert!(!delay.is_told, "another one was confirmed meanwhile");
        // Keys that come meanwhile put nothing off.
        delay.heed(Some(&Saving::Pending), seconds(8));
        assert_eq!(delay.due(), Some(seconds(4) + TARDY));
        delay.begin(seconds(4) + TARDY);
        assert!(delay.is_told);
        assert_eq!(delay.due(), None, "nothing more is to be done");
        delay.heed(Some(&Saving::Saved), seconds(10));
        assert!(!delay.is_told && delay.due().is_none());
    }

    #[test]
    fn attempts_come_less_and_less_often_and_none_while_nothing_is_wrong() {
        let failed = Saving::Failed(store::Error::Stopped);
        let mut attempts = Attempts::default();
        let start = Instant::now();
        attempts.heed(Some(&Saving::Pending), start);
        attempts.heed(Some(&Saving::Saved), start);
        assert_eq!(attempts.due(), None, "a healthy station sleeps");
        let (mut now, mut waits) = (start, Vec::new());
        for _ in 0..8 {
            attempts.heed(Some(&failed), now);
            // Keys that come meanwhile put nothing off.
            attempts.heed(Some(&failed), now + Duration::from_secs(1));
            let due = attempts.due().unwrap();
            assert!(!attempts.begin(due - Duration::from_millis(1)));
            waits.push((due - now).as_secs());
            now = due;
            assert!(attempts.begin(now));
            assert_eq!(attempts.due(), None, "one at a time");
        }
        assert_eq!(waits, [2, 4, 8, 16, 32, 60, 60, 60]);
        attempts.heed(Some(&Saving::Saved), now);
        attempts.heed(Some(&failed), now);
        assert_eq!(attempts.due(), Some(now + FIRST), "a new trouble begins anew");
    }
}
