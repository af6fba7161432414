//! What each key means: commands, contexts, key files, and the help made from them.
//!
//! A key file (`keymaps/*.toml`, or a house's own) binds keys to the commands of one table, context by context. The
//! same table and the keymap in force make the help, the hints and `docs/keys.md`. This room knows no terminal: faces
//! turn what they receive into a [`Key`], ask [`Keymap::resolve_in_cell`], and hand [`Command::action`] to the entry engine.

mod command;
mod context;
mod error;
mod guess;
mod help;
mod key;
mod load;
mod watch;

pub use command::{Command, Group};
pub use context::Context;
pub use error::{Error, Problem};
pub use guess::{Guess, KeyboardHints, Reason, guess};
pub use help::{HelpGroup, HelpLine, help, hints, key_label, keys_label, markdown, table};
pub use key::{Key, KeyCode, KeyFault};
pub use load::{BYTES_MAX, load, parse, shipped};
pub use watch::{KeypadWatch, REPAIRED};

use std::collections::BTreeMap;

/// The names of the keymaps that come with copiste, the default first.
pub const SHIPPED: [&str; 5] = ["standard", "azerty", "keypad", "bepo", "qwerty"];

/// What every key means in every context: one key file with those it inherits.
#[derive(Clone, Debug, PartialEq)]
pub struct Keymap {
    name: String,
    bindings: BTreeMap<(Context, Key), Binding>,
}

/// One line of a key file.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Binding {
    /// `None` takes an inherited binding away.
    command: Option<Command>,
    /// Which file, 0 being the inheriting one.
    file: u8,
    /// Place in the file: what is written first is shown first.
    line: usize,
}

/// What a key means in a context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// A command of the table.
    Command(Command),
    /// A character to write or a code to answer: [`entry::Action::Type`](crate::entry::Action::Type).
    Text(char),
    /// Nothing here.
    Unbound,
}

impl Keymap {
    /// The name on screen: one of [`SHIPPED`], or the file name of a house's own without its extension.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What a key means in a context.
    ///
    /// The context's own bindings come first, then those it inherits; a binding whose command makes no sense in the
    /// context is passed over. A printable key without binding is text where text or codes are keyed.
    pub fn resolve(&self, context: Context, key: &Key) -> Resolved {
        if let Some(command) = self.bound(context, key) {
            return Resolved::Command(command);
        }
        match key.printable() {
            Some(character) if context.takes_text() => Resolved::Text(character),
            _ => Resolved::Unbound,
        }
    }

    /// What a key means in a cell that may want the character itself, as `wants` says
    /// ([`Entry::takes_literally`](crate::entry::Entry::takes_literally)): the comma of a decimal number, the letter of
    /// a code. A key that is a digit on this keyboard stays one, and the reset key resets.
    pub fn resolve_in_cell(&self, context: Context, key: &Key, wants: impl Fn(char) -> bool) -> Resolved {
        let resolved = self.resolve(context, key);
        match (resolved, key.printable()) {
            (Resolved::Command(command), _) if command == Command::Reset || command.group() == Group::Digits => {
                resolved
            }
            (_, Some(character)) if wants(character) => Resolved::Text(character),
            (Resolved::Command(_) | Resolved::Text(_) | Resolved::Unbound, _) => resolved,
        }
    }

    /// The two keys that a terminal may have sent together: Escape typed just before a character arrives as that
    /// character with Alt. `None` when the key means something as it is.
    pub fn split(&self, context: Context, key: &Key) -> Option<[Key; 2]> {
        let KeyCode::Char(_) = key.code else { return None };
        let together = key.alt && self.resolve(context, key) == Resolved::Unbound;
        together.then(|| [Key::plain(KeyCode::Escape), Key { alt: false, ..*key }])
    }

    /// The keys of a command in a context, the one to show first in front.
    pub fn keys_for(&self, command: Command, context: Context) -> Vec<Key> {
        // The inheriting file first, in it the nearest context, there the order of the lines.
        let mut found = Vec::new();
        for ((level, key), binding) in &self.bindings {
            // Most lines are another command's: this is asked many times for every picture.
            if binding.command != Some(command) {
                continue;
            }
            let nearest = context.inherits().position(|one| one == *level);
            if let (Some(nearest), true) = (nearest, self.bound(context, key) == Some(command)) {
                found.push((binding.file, nearest, binding.line, *key));
            }
        }
        found.sort();
        let mut keys = Vec::new();
        for (_, _, _, key) in found {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        keys
    }

    /// This keymap with another command in the place of one: where that one cannot be done, its keys do no harm and its help
    /// shows nowhere.
    pub fn with_instead(&self, of: Command, command: Command) -> Keymap {
        let mut other = self.clone();
        for binding in other.bindings.values_mut().filter(|binding| binding.command == Some(of)) {
            binding.command = Some(command);
        }
        other
    }

    /// This keymap for a keypad whose NumLock is off: in coded cells the keys it sends then are its digits again.
    pub fn repaired(&self) -> Keymap {
        let mut repaired = self.clone();
        for (line, (code, printed)) in REPAIRED.into_iter().enumerate() {
            let meant = self.bound(Context::Coded, &Key::plain(KeyCode::Char(printed)));
            let command = meant.or_else(|| Command::digit(printed));
            // After every written binding, so that hints keep showing the digits.
            let binding = Binding { command, file: u8::MAX, line };
            repaired.bindings.insert((Context::Coded, Key::plain(code)), binding);
        }
        repaired
    }

    fn bound(&self, context: Context, key: &Key) -> Option<Command> {
        let command = self.bound_as_sent(context, key);
        match key.code {
            // With the capitals lock, or with Shift, Alt and a letter is still Alt and that letter.
            KeyCode::Char(letter) if command.is_none() && key.alt && letter.is_ascii_uppercase() => {
                let code = KeyCode::Char(letter.to_ascii_lowercase());
                self.bound_as_sent(context, &Key { code, ..*key })
            }
            _ => command,
        }
    }

    fn bound_as_sent(&self, context: Context, key: &Key) -> Option<Command> {
        for level in context.inherits() {
            let Some(binding) = self.bindings.get(&(level, *key)) else { continue };
            match binding.command {
                None => return None,
                Some(command) if command.contexts().contains(&context) => return Some(command),
                Some(_elsewhere) => {}
            }
        }
        None
    }
}
