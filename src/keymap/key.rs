//! A key as files name it. Faces translate what their terminal sends.

use std::fmt;

/// A key with its modifiers, in one form only: build it with [`Key::new`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The key.
    pub code: KeyCode,
    /// With Control.
    pub ctrl: bool,
    /// With Alt (or Escape sent just before).
    pub alt: bool,
    /// With Shift. Never with a character: the character says it.
    pub shift: bool,
}

/// A key without its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyCode {
    /// A function key, from 1.
    F(u8),
    /// A character, space included.
    Char(char),
    /// Enter, of the keyboard or of its keypad.
    Enter,
    /// Escape.
    Escape,
    /// The key that deletes backwards.
    Backspace,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Left arrow.
    Left,
    /// Right arrow.
    Right,
    /// Up arrow.
    Up,
    /// Down arrow.
    Down,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Insert.
    Insert,
    /// Delete.
    Delete,
    /// The 5 of a keypad whose NumLock is off.
    KeypadBegin,
}

/// Why a text is not a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyFault {
    /// No such key; with the nearest good name.
    Unknown {
        /// The nearest good name, when one is near.
        nearest: Option<String>,
    },
    /// Shift with a character: write the character it makes.
    ShiftedCharacter,
}

/// Highest function key.
const F_MAX: u8 = 24;

const NAMED: [(&str, KeyCode); 16] = [
    ("enter", KeyCode::Enter),
    ("escape", KeyCode::Escape),
    ("backspace", KeyCode::Backspace),
    ("tab", KeyCode::Tab),
    ("back-tab", KeyCode::BackTab),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("page-up", KeyCode::PageUp),
    ("page-down", KeyCode::PageDown),
    ("insert", KeyCode::Insert),
    ("delete", KeyCode::Delete),
    ("keypad-begin", KeyCode::KeypadBegin),
];
const SPACE: &str = "space";
/// The function keys that keyboards have, to be suggested.
const FUNCTIONS: [&str; 12] = ["f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11", "f12"];

impl Key {
    /// A key in its one form: terminals differ in what they say of Shift beside a character, and Control with a
    /// letter has no case.
    pub fn new(code: KeyCode, ctrl: bool, alt: bool, shift: bool) -> Key {
        match code {
            KeyCode::Char(character) if ctrl => {
                let lower = character.to_lowercase().next().unwrap_or(character);
                Key { code: KeyCode::Char(lower), ctrl, alt, shift: false }
            }
            KeyCode::Char(_) | KeyCode::BackTab => Key { code, ctrl, alt, shift: false },
            KeyCode::Tab if shift => Key { code: KeyCode::BackTab, ctrl, alt, shift: false },
            _ => Key { code, ctrl, alt, shift },
        }
    }

    /// A key without modifiers.
    pub fn plain(code: KeyCode) -> Key {
        Key { code, ctrl: false, alt: false, shift: false }
    }

    /// The character this key prints, when it prints one.
    pub fn printable(&self) -> Option<char> {
        match self.code {
            KeyCode::Char(character) if !self.ctrl && !self.alt && !character.is_control() => Some(character),
            _ => None,
        }
    }

    /// Reads the text of key files: `f2`, `ctrl-s`, `shift-f9`, `page-down`, `space`, `é`, `-`, `alt--`.
    pub fn parse(text: &str) -> Result<Key, KeyFault> {
        let (mut ctrl, mut alt, mut shift) = (false, false, false);
        let mut rest = text;
        // The last part is the key itself, even when it is the minus sign.
        while let Some((word, after)) = rest.split_once('-').filter(|(_, after)| !after.is_empty()) {
            match word {
                "ctrl" if !ctrl => ctrl = true,
                "alt" if !alt => alt = true,
                "shift" if !shift => shift = true,
                _ => break,
            }
            rest = after;
        }
        let Some(code) = code(rest) else {
            let prefix = &text[..text.len() - rest.len()];
            let names = NAMED.iter().map(|(name, _)| *name).chain([SPACE]).chain(FUNCTIONS);
            let nearest = crate::expression::nearest(rest, names).map(|name| format!("{prefix}{name}"));
            return Err(KeyFault::Unknown { nearest });
        };
        if shift && matches!(code, KeyCode::Char(_)) {
            return Err(KeyFault::ShiftedCharacter);
        }
        Ok(Key::new(code, ctrl, alt, shift))
    }
}

impl fmt::Display for Key {
    /// The text that [`Key::parse`] reads.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, word) in [(self.ctrl, "ctrl-"), (self.alt, "alt-"), (self.shift, "shift-")] {
            if held {
                formatter.write_str(word)?;
            }
        }
        match self.code {
            KeyCode::Char(' ') => formatter.write_str(SPACE),
            KeyCode::Char(character) => write!(formatter, "{character}"),
            KeyCode::F(number) => write!(formatter, "f{number}"),
            named => {
                let name = NAMED.iter().find(|(_, code)| *code == named).map(|(name, _)| *name);
                formatter.write_str(name.expect("every other key is in the table"))
            }
        }
    }
}

fn code(text: &str) -> Option<KeyCode> {
    let mut characters = text.chars();
    if let (Some(character), None) = (characters.next(), characters.next()) {
        return (!character.is_control() && character != ' ').then_some(KeyCode::Char(character));
    }
    if text == SPACE {
        return Some(KeyCode::Char(' '));
    }
    if let Some((_, code)) = NAMED.iter().find(|(name, _)| *name == text) {
        return Some(*code);
    }
    // `f01` and `f+1` are not names of keys.
    let number = text.strip_prefix('f').filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let number: u8 = number.parse().ok().filter(|_| !number.starts_with('0'))?;
    (number <= F_MAX).then_some(KeyCode::F(number))
}
