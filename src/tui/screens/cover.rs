//! The covered screen: nothing of what was on it shows until somebody says who they are.
//!
//! Whoever was keying goes on where they were; somebody else takes their place. With PINs in force each gives theirs, and
//! chooses it the first time; without them a name is asked for, and the screen says what that is worth.

use super::forms::{self, Filled};
use super::{Deed, Told};
use crate::entry::Line;
use crate::keymap::{Command, Context, Key, Resolved};
use crate::operator::{OPERATOR_CHARS_MAX, Operator};
use crate::say;
use crate::station::{Error, PIN_CHARS_MAX, PIN_CHARS_MIN, PinFault, Pins, Sharing, Tried};
use crate::tui::desk::Desk;
use crate::tui::frame::Around;
use crate::tui::widgets::{Form, FormView, Input, paint, row, wrap};
use ratatui::Frame;
use ratatui::layout::Rect;

// The fields, from the top.
const NAME: usize = 0;
const PIN: usize = 1;
const AGAIN: usize = 2;

/// Why the screen is covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) enum Why {
    /// The station was just opened.
    Start,
    /// Somebody asked for it.
    Asked,
    /// Nobody touched the station for so many minutes.
    Idle(u32),
    /// Whoever keys wants another PIN.
    Change,
}

/// What came of a key.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::tui) enum Uncovered {
    /// Nothing that is to be done elsewhere.
    No,
    /// The bell.
    Bell,
    /// The whole screen drawn anew.
    Redraw,
    /// To leave the station: everything is saved already, or asked for.
    Quit,
    /// This is who keys from now on.
    By(Operator),
}

/// The covered screen.
pub(in crate::tui) struct Cover {
    why: Why,
    form: Form,
    /// `None` where a name is enough.
    pins: Option<Pins>,
    /// Whether a name without a PIN is let choose one only once it was admitted.
    admitted_only: bool,
    /// The name that has no PIN yet, and chooses one.
    choosing: Option<Operator>,
    told: Option<Told>,
}

impl Cover {
    /// Over whatever is on the screen.
    pub fn new(why: Why, pins: Option<Pins>, admitted_only: bool, desk: &Desk) -> Cover {
        // The account of a kiosk is nobody's name: whoever opens the station writes theirs, unless one was chosen.
        let proposed = desk.station.sharing != Sharing::Alone || desk.settings.operator.is_some();
        let nobody = desk.nobody || (why == Why::Start && !proposed);
        let name = if nobody { "" } else { desk.station.operator.name() };
        let mut fields = vec![forms::text(say!(desk.phrases, "cover-name"), name, OPERATOR_CHARS_MAX)];
        if pins.is_some() {
            fields.push(forms::secret(say!(desk.phrases, "cover-pin"), PIN_CHARS_MAX));
        }
        let mut form = Form::new(fields);
        if pins.is_some() && !name.is_empty() {
            form.focus_on(PIN);
        }
        Cover { why, form, pins, admitted_only, choosing: None, told: None }
    }

    /// Says why somebody is not let in after all.
    pub fn refuse(&mut self, sentence: String) {
        self.told = Some(Told::refusal(sentence));
    }

    /// Takes a key.
    pub fn press(&mut self, key: &Key, desk: &Desk) -> Uncovered {
        self.told = None;
        match desk.keymap.resolve(Context::Form, key) {
            Resolved::Text(character) => self.write(character),
            Resolved::Command(Command::Redraw) => Uncovered::Redraw,
            Resolved::Command(Command::Quit) => Uncovered::Quit,
            // The PIN was right: it may stay what it is.
            Resolved::Command(Command::Leave) if self.why == Why::Change => match self.choosing.clone() {
                Some(name) => Uncovered::By(name),
                None => Uncovered::Bell,
            },
            Resolved::Command(Command::Help) => {
                self.told = Some(Told::plain(self.about(desk)));
                Uncovered::No
            }
            Resolved::Command(command) => match forms::fill(&mut self.form, command) {
                Filled::Submit => self.submit(desk),
                Filled::Done => {
                    self.forget_choice();
                    Uncovered::No
                }
                Filled::Bell => Uncovered::Bell,
            },
            Resolved::Unbound => Uncovered::Bell,
        }
    }

    fn write(&mut self, character: char) -> Uncovered {
        let written = self.form.type_text(character.encode_utf8(&mut [0; 4]));
        self.forget_choice();
        if written { Uncovered::No } else { Uncovered::Bell }
    }

    /// Another name chooses nothing yet.
    fn forget_choice(&mut self) {
        let changed = self.choosing.as_ref().is_some_and(|name| name.name() != self.form.value(NAME).trim());
        if changed {
            self.choosing = None;
            self.form.fields.truncate(AGAIN);
            self.form.focus_on(self.form.focus());
        }
    }

    fn refused(&mut self, sentence: String) -> Uncovered {
        self.told = Some(Told::refusal(sentence));
        Uncovered::Bell
    }

    fn failed(&mut self, error: &Error, desk: &Desk) -> Uncovered {
        self.told = Some(Told::error(error, desk));
        Uncovered::Bell
    }

    fn submit(&mut self, desk: &Desk) -> Uncovered {
        let phrases = &desk.phrases;
        let text = self.form.value(NAME).trim().to_owned();
        let Some(name) = Operator::new(&text) else {
            self.form.focus_on(NAME);
            return self.refused(match text.is_empty() {
                true => say!(phrases, "app-name-missing"),
                false => say!(phrases, "app-name-wrong", text = text),
            });
        };
        if desk.station.sharing != Sharing::Alone && name != desk.station.operator {
            let account = desk.station.operator.name().to_owned();
            return self.refused(say!(phrases, "cover-account", name = account));
        }
        let Some(pins) = self.pins.clone() else { return Uncovered::By(name) };
        let pin = self.form.value(PIN).to_owned();
        if self.choosing.as_ref() == Some(&name) {
            return self.choose(&pins, name, &pin, desk);
        }
        match pins.attempt(&name, &pin, desk.station.clock.now()) {
            Ok(Tried::Right) if self.why == Why::Change && name == desk.station.operator => {
                let told = say!(phrases, "cover-change", least = PIN_CHARS_MIN.to_string());
                self.begin_choice(name, told, desk)
            }
            Ok(Tried::Right) => Uncovered::By(name),
            Ok(Tried::Wrong(seconds)) => {
                self.clear(PIN);
                self.refused(say!(phrases, "cover-wrong", seconds = seconds))
            }
            Ok(Tried::TooEarly(seconds)) => {
                self.clear(PIN);
                self.refused(say!(phrases, "cover-too-early", seconds = seconds))
            }
            // Whoever is not admitted is nobody here, whatever name they write.
            Ok(Tried::Nobody) if self.admitted_only => {
                self.clear(PIN);
                self.refused(say!(phrases, "cover-not-admitted", name = name.name().to_owned()))
            }
            Ok(Tried::Nobody | Tried::Admitted) => {
                let (shown, least) = (name.name().to_owned(), PIN_CHARS_MIN.to_string());
                self.begin_choice(name, say!(phrases, "cover-choose", name = shown, least = least), desk)
            }
            Err(error) => self.failed(&error, desk),
        }
    }

    /// The PIN is to be given anew, twice.
    fn begin_choice(&mut self, name: Operator, told: String, desk: &Desk) -> Uncovered {
        self.clear(PIN);
        self.form.fields.truncate(AGAIN);
        self.form.fields.push(forms::secret(say!(desk.phrases, "cover-pin-again"), PIN_CHARS_MAX));
        self.form.focus_on(PIN);
        self.choosing = Some(name);
        self.told = Some(Told::plain(told));
        Uncovered::No
    }

    /// A first PIN, or another, given twice.
    fn choose(&mut self, pins: &Pins, name: Operator, pin: &str, desk: &Desk) -> Uncovered {
        let phrases = &desk.phrases;
        let again = self.form.value(AGAIN).to_owned();
        let fault = Pins::fault(pin).map(|fault| match fault {
            PinFault::Short => say!(phrases, "cover-pin-short", least = PIN_CHARS_MIN.to_string()),
            PinFault::Long => say!(phrases, "cover-pin-long", most = PIN_CHARS_MAX.to_string()),
            PinFault::Plain => say!(phrases, "cover-pin-plain"),
        });
        let fault = fault.or_else(|| (pin != again).then(|| say!(phrases, "cover-pin-differs")));
        if let Some(fault) = fault {
            self.clear(PIN);
            self.clear(AGAIN);
            self.form.focus_on(PIN);
            return self.refused(fault);
        }
        match pins.set(&name, pin, &name, desk.station.clock.now()) {
            Ok(()) => Uncovered::By(name),
            Err(error) => self.failed(&error, desk),
        }
    }

    fn clear(&mut self, field: usize) {
        if let Some(Input::Secret { line, .. }) = self.form.fields.get_mut(field).map(|field| &mut field.input) {
            *line = Line::new("");
        }
    }

    /// What the cover is for, and what a name is worth on it.
    fn about(&self, desk: &Desk) -> String {
        match (&self.pins, desk.station.sharing) {
            (Some(_), _) => say!(desk.phrases, "cover-about-pin"),
            (None, Sharing::Alone) => say!(desk.phrases, "cover-about-name"),
            (None, Sharing::Host(_)) => say!(desk.phrases, "cover-about-account"),
        }
    }

    /// The whole screen.
    pub fn draw(&self, frame: &mut Frame, desk: &Desk) {
        let phrases = &desk.phrases;
        let why = match self.why {
            Why::Start => say!(phrases, "cover-start"),
            Why::Asked => say!(phrases, "cover-asked"),
            Why::Change => say!(phrases, "cover-asked-change"),
            Why::Idle(minutes) => say!(phrases, "cover-idle", minutes = minutes),
        };
        let deeds = [
            Deed::new(Command::Accept, say!(phrases, "hint-accept")),
            Deed::new(Command::Down, say!(phrases, "hint-down")),
            Deed::new(Command::Quit, say!(phrases, "home-hint-quit")),
        ];
        let trail = ["copiste".to_owned(), say!(phrases, "cover-title")];
        let told = self.told.as_ref();
        let around = Around { trail: &trail, right: "", status: "", context: Context::Form, deeds: &deeds, told };
        let body = around.draw(frame, desk);
        let inside = Rect { x: body.x + 2, width: body.width.saturating_sub(4), ..body };
        let mut place = 2;
        for line in wrap(&why, inside.width) {
            paint(&desk.look, row(inside, place), frame.buffer_mut(), &line, desk.look.styles.text);
            place += 1;
        }
        let view = FormView { look: &desk.look, form: &self.form };
        let at = Rect { y: body.y + place + 1, height: body.height.saturating_sub(place + 1).min(6), ..body };
        frame.render_widget(&view, at);
        if let Some(cursor) = view.cursor_in(at) {
            frame.set_cursor_position(cursor);
        }
        for (line, text) in wrap(&self.about(desk), inside.width).iter().enumerate() {
            paint(&desk.look, row(inside, place + 7 + line as u16), frame.buffer_mut(), text, desk.look.styles.faint);
        }
    }
}
