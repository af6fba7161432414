//! Keying a sheet: a plain picture until the real one stands here.

use crate::entry::Stand;
use crate::keymap::{Command, Context, Key};
use crate::station::{Keying, Pressed};
use crate::store::{self, Ticket};
use crate::tui::desk::{Desk, Wish};
use ratatui::Frame;
use ratatui::widgets::Paragraph;

/// The keying of a pile.
pub struct KeyingScreen {
    keying: Keying,
}

impl KeyingScreen {
    /// On a keying that was opened.
    pub fn new(keying: Keying) -> KeyingScreen {
        KeyingScreen { keying }
    }

    /// A key, or a key of a paste. Returns what the app must do beside redrawing.
    pub fn press(&mut self, key: &Key, desk: &Desk) -> Wish {
        match self.keying.press(&desk.keymap, key) {
            Pressed::Done(_) => Wish::Nothing,
            Pressed::Command(Command::Leave) if self.keying.may_leave() => Wish::Leave,
            Pressed::Command(Command::Help) => Wish::Help,
            Pressed::Command(Command::Quit) => Wish::Quit,
            Pressed::Command(Command::EndSession) => Wish::EndSession,
            Pressed::Command(_) => Wish::Bell,
        }
    }

    /// The store's answer.
    pub fn stored(&mut self, ticket: Ticket, outcome: Result<(), store::Error>) -> Wish {
        self.keying.acknowledged(ticket, outcome);
        Wish::Nothing
    }

    /// The whole screen.
    pub fn draw(&self, frame: &mut Frame, desk: &Desk) {
        let at = match self.keying.entry().stand() {
            Stand::Question(index) => self.keying.entry().form().questions[index].name.clone(),
            other => format!("{other:?}"),
        };
        let line = format!("{} {at} {:?} {}", self.keying.serial(), self.keying.saving(), desk.look.glyphs.marker);
        frame.render_widget(Paragraph::new(line), frame.area());
    }

    /// What the keys mean now.
    pub fn context(&self) -> Context {
        self.keying.entry().context().into()
    }
}
