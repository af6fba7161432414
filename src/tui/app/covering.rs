//! The station covered: when, by whom it is uncovered, and what somebody finds who takes the place of another.

use super::{App, Outside};
use crate::keymap::Key;
use crate::operator::{Identification, Operator};
use crate::say;
use crate::station::Sharing;
use crate::tui::screens::{Cover, Scene, Screen, Told, Uncovered, Why};
use std::time::{Duration, Instant};

impl App {
    /// When the screen is to be covered unless a key comes before; `None` when it is not, or is covered already.
    pub fn covers_at(&self) -> Option<Instant> {
        let minutes = self.precautions.idle_lock_minutes.filter(|_| self.cover.is_none())?;
        Some(self.touched + Duration::from_secs(u64::from(minutes) * 60))
    }

    /// Covers the screen if nobody touched the station for long enough.
    pub fn cover_when_idle(&mut self, now: Instant) {
        if self.covers_at().is_some_and(|at| at <= now) {
            self.cover(Why::Idle(self.precautions.idle_lock_minutes.unwrap_or_default()));
        }
    }

    /// Whether nothing of the sheet is seen.
    pub fn is_covered(&self) -> bool {
        self.cover.is_some()
    }

    /// What was on the screen goes from the terminal too, and is kept here as it stands.
    pub(super) fn cover(&mut self, why: Why) {
        let pins = self.pins.clone().filter(|_| self.precautions.pin);
        self.cover = Some(Cover::new(why, pins, self.precautions.admitted_only, &self.desk));
        self.outside = Some(Outside::Redraw);
    }

    /// Gives the shell its terminal for a moment, where there is one to go to.
    pub(super) fn suspend(&mut self) {
        if self.precautions.confined {
            return self.ring();
        }
        self.outside = Some(Outside::Suspend);
    }

    pub(super) fn press_covered(&mut self, key: &Key) {
        let Some(cover) = &mut self.cover else { return };
        match cover.press(key, &self.desk) {
            Uncovered::No => {}
            Uncovered::Bell => self.ring(),
            Uncovered::Redraw => self.outside = Some(Outside::Redraw),
            Uncovered::Quit => self.quit_covered(),
            Uncovered::By(operator) => self.uncover(operator),
        }
    }

    /// Leaves when all is on the disk. Nobody leaves unsaved sheets behind who has not said who they are.
    fn quit_covered(&mut self) {
        let failed = self.stack.iter().any(|screen| match screen {
            Screen::Keying(keying) => keying.failure().is_some(),
            Screen::Scene(_) => false,
        });
        if !failed && self.desk.station.catch_up().is_ok() {
            self.over = true;
        } else {
            self.keep_covered();
        }
    }

    fn keep_covered(&mut self) {
        let sentence = say!(self.desk.phrases, "cover-unsaved");
        if let Some(cover) = &mut self.cover {
            cover.refuse(sentence);
        }
        self.ring();
    }

    fn uncover(&mut self, operator: Operator) {
        let same = !self.desk.nobody && operator == self.desk.station.operator;
        if !same && !self.hand_over(&operator) {
            return self.keep_covered();
        }
        self.cover = None;
        // A host knows who keys, and signs with that.
        if self.desk.station.sharing == Sharing::Alone {
            let pinned = self.precautions.pin;
            if pinned || !same {
                self.desk.station.identified = if pinned { Identification::Pin } else { Identification::Chosen };
            }
            self.desk.station.operator = operator;
            self.desk.nobody = false;
            self.signed_in |= pinned || !same;
        }
        self.outside = Some(Outside::Redraw);
        self.put_back();
        self.seen_again();
    }

    /// Lets go of what the one before was doing: their sheet stands as it is, and is resumed from the campaign. `false` when it
    /// is not on the disk yet.
    fn hand_over(&mut self, to: &Operator) -> bool {
        let released = |screen: &mut Screen| match screen {
            Screen::Keying(keying) => keying.release(),
            Screen::Scene(_) => true,
        };
        if !self.stack.iter_mut().all(released) {
            return false;
        }
        let sheet = self.stack.iter().find_map(|screen| match screen {
            Screen::Keying(keying) => Some(keying.serial()),
            Screen::Scene(_) => None,
        });
        let at_home = self.stack.len() == 1;
        let campaign = self.stack.iter().position(|screen| matches!(screen, Screen::Scene(Scene::Campaign(_))));
        self.stack.truncate(campaign.unwrap_or(0) + 1);
        self.due = None;
        let name = to.name().to_owned();
        self.told = match sheet {
            _ if at_home => None,
            Some(serial) => {
                let serial = serial.to_string();
                Some(Told::plain(say!(self.desk.phrases, "cover-handed-over-sheet", name = name, serial = serial)))
            }
            None => Some(Told::plain(say!(self.desk.phrases, "cover-handed-over", name = name))),
        };
        true
    }
}
