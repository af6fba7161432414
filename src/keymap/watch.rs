//! Notices a keypad whose NumLock is off, from the keys that reach coded cells.

use super::{Key, KeyCode};

/// What the keys of a keypad send with NumLock off, and what is printed on them.
pub const REPAIRED: [(KeyCode, char); 11] = [
    (KeyCode::Insert, '0'),
    (KeyCode::End, '1'),
    (KeyCode::Down, '2'),
    (KeyCode::PageDown, '3'),
    (KeyCode::Left, '4'),
    (KeyCode::KeypadBegin, '5'),
    (KeyCode::Right, '6'),
    (KeyCode::Home, '7'),
    (KeyCode::Up, '8'),
    (KeyCode::PageUp, '9'),
    (KeyCode::Delete, '.'),
];

/// Watches the keys pressed in coded cells. Feed it nothing else: in text cells arrows are arrows.
#[derive(Clone, Debug, Default)]
pub struct KeypadWatch {
    /// Keys of a keypad without NumLock since the last sign that NumLock is on.
    seen: Vec<KeyCode>,
}

impl KeypadWatch {
    /// A watch that has seen nothing.
    pub fn new() -> KeypadWatch {
        KeypadWatch::default()
    }

    /// Whether a keypad without NumLock may have sent this key.
    pub fn watches(key: &Key) -> bool {
        !(key.ctrl || key.alt || key.shift) && REPAIRED.iter().any(|(suspect, _)| *suspect == key.code)
    }

    /// Takes a key pressed in a coded cell; true when the keypad's NumLock is likely off and the repair should be
    /// offered. Says so once per series.
    pub fn suspects(&mut self, key: &Key) -> bool {
        if key.ctrl || key.alt || key.shift {
            return false;
        }
        match key.code {
            // Only a keypad without NumLock sends it.
            KeyCode::KeypadBegin => {
                self.seen.clear();
                true
            }
            // A digit came through: what came before was meant.
            KeyCode::Char(_) => {
                self.seen.clear();
                false
            }
            code if REPAIRED.iter().any(|(suspect, _)| *suspect == code) => {
                self.seen.push(code);
                // Arrows may be someone walking over the sheet; a key that moves nothing there is not.
                let found = self.seen.iter().any(|code| useless_in_coded_cells(*code));
                if found || self.seen.len() > SEEN_MAX {
                    self.seen.clear();
                }
                found
            }
            _ => false,
        }
    }
}

/// Longest series looked at.
const SEEN_MAX: usize = 12;

/// The keys that move nothing on a sheet, and so are seldom pressed on purpose.
fn useless_in_coded_cells(code: KeyCode) -> bool {
    matches!(code, KeyCode::Insert | KeyCode::Home | KeyCode::End)
}
