//! A stand-in until the room is here.
#![allow(missing_docs)]

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    pub code: KeyCode,
    pub ctrl: bool,
    pub alt: bool,
    pub shift: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyCode {
    F(u8),
    Char(char),
    Enter,
    Escape,
    Backspace,
    Tab,
    BackTab,
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,
    Insert,
    Delete,
    KeypadBegin,
}

impl Key {
    pub fn plain(code: KeyCode) -> Key {
        Key { code, ctrl: false, alt: false, shift: false }
    }

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
}
