//! From a terminal's bytes to keys and pastes.
//!
//! A value without clock or terminal: bytes go in, events come out. It never waits for a byte that would complete
//! something longer than [`Decoder::patience`] says, and a byte that begins nothing costs no key after it.

use super::Event;
use crate::keymap::{Key, KeyCode};
use std::time::Duration;

/// Silence after which a lone escape byte is the Escape key.
const ESCAPE_MILLISECONDS: u64 = 25;
/// Silence after which an unfinished sequence or character is given up.
const SEQUENCE_MILLISECONDS: u64 = 150;
/// Silence after which an unfinished paste is handed over as it is.
const PASTE_MILLISECONDS: u64 = 1_000;
/// Longest control sequence.
const SEQUENCE_BYTES_MAX: usize = 64;
/// Longest answer of a terminal (title, colours); none is ever asked for.
const STRING_BYTES_MAX: usize = 4_096;
/// A paste is handed over in pieces of about this size.
const PASTE_BYTES_MAX: usize = 16_384;

const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// The encoding of what arrives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Charset {
    /// UTF-8.
    #[default]
    Utf8,
    /// ISO 8859-1 or 8859-15.
    Latin,
}

/// Turns bytes into events.
#[derive(Debug, Default)]
pub struct Decoder {
    charset: Charset,
    pending: Vec<u8>,
    paste: Option<Vec<u8>>,
    /// The terminal was asked something: an escape byte may be the beginning of its answer.
    expecting: bool,
}

/// What stands at the beginning of the bytes, and how many of them it takes.
enum Step {
    Key(Key, usize),
    /// The terminal's answer that it is well.
    Answered(usize),
    /// Means nothing to the station.
    Nothing(usize),
    Undecodable(u8),
    PasteBegins(usize),
    /// Could be the beginning of something.
    Unfinished,
}

impl Decoder {
    /// A decoder with nothing pending.
    pub fn new(charset: Charset) -> Decoder {
        Decoder { charset, ..Decoder::default() }
    }

    /// Whether the terminal was asked something and may answer: a lone escape byte is waited for longer then, so that an answer
    /// that comes in pieces is not taken for keys.
    pub fn expect(&mut self, expecting: bool) {
        self.expecting = expecting;
    }

    /// Takes bytes as they arrive.
    pub fn feed(&mut self, bytes: &[u8], events: &mut Vec<Event>) {
        self.pending.extend_from_slice(bytes);
        self.advance(events);
    }

    /// How long to wait for more before [`give_up`](Decoder::give_up); `None`: forever.
    pub fn patience(&self) -> Option<Duration> {
        let milliseconds = match (&self.paste, self.pending.as_slice()) {
            (Some(_), _) => PASTE_MILLISECONDS,
            (None, []) => return None,
            (None, [0x1b]) if !self.expecting => ESCAPE_MILLISECONDS,
            (None, _) => SEQUENCE_MILLISECONDS,
        };
        Some(Duration::from_millis(milliseconds))
    }

    /// Nothing more came: takes what is pending for what it is.
    pub fn give_up(&mut self, events: &mut Vec<Event>) {
        if self.paste.is_some() {
            let rest = std::mem::take(&mut self.pending);
            self.paste.get_or_insert_default().extend(rest);
            self.hand_over_paste(events, usize::MAX);
            self.paste = None;
            return;
        }
        while !self.pending.is_empty() {
            let taken = match self.pending.as_slice() {
                [0x1b] => {
                    events.push(key(KeyCode::Escape));
                    1
                }
                // A line that broke off inside a control sequence: its rest must not become typed digits.
                [0x1b, b'[' | b'O' | b']' | b'P' | b'_' | b'^' | b'X', _, ..] => self.pending.len(),
                [0x1b, second @ 0x20..0x7f] => {
                    events.push(Event::Key(with_alt(plain(KeyCode::Char(char::from(*second))))));
                    2
                }
                // An accent of another charset after the Escape key.
                [0x1b, ..] => {
                    events.push(key(KeyCode::Escape));
                    1
                }
                [first, ..] => {
                    events.push(Event::Undecodable(*first));
                    1
                }
                [] => 0,
            };
            self.pending.drain(..taken);
            self.advance(events);
            if self.paste.is_some() {
                return;
            }
        }
    }

    fn advance(&mut self, events: &mut Vec<Event>) {
        let mut pending = std::mem::take(&mut self.pending);
        let mut at = 0;
        while at < pending.len() {
            let rest = &pending[at..];
            if self.paste.is_some() {
                match self.paste_step(rest, events) {
                    0 => break,
                    taken => at += taken,
                }
                continue;
            }
            match step(rest, self.charset) {
                Step::Key(pressed, taken) => {
                    events.push(Event::Key(pressed));
                    at += taken;
                }
                Step::Answered(taken) => {
                    events.push(Event::Answered);
                    at += taken;
                }
                Step::Nothing(taken) => at += taken,
                Step::Undecodable(byte) => {
                    events.push(Event::Undecodable(byte));
                    at += 1;
                }
                Step::PasteBegins(taken) => {
                    self.paste = Some(Vec::new());
                    at += taken;
                }
                Step::Unfinished => break,
            }
        }
        pending.drain(..at);
        self.pending = pending;
    }

    /// Takes pasted bytes up to the closing bracket, or all but what may be its beginning.
    fn paste_step(&mut self, bytes: &[u8], events: &mut Vec<Event>) -> usize {
        let paste = self.paste.get_or_insert_default();
        if let Some(end) = find(bytes, PASTE_ENDS) {
            paste.extend_from_slice(&bytes[..end]);
            self.hand_over_paste(events, usize::MAX);
            self.paste = None;
            return end + PASTE_ENDS.len();
        }
        let held = (1..PASTE_ENDS.len()).rev().find(|&length| bytes.ends_with(&PASTE_ENDS[..length])).unwrap_or(0);
        let taken = bytes.len() - held;
        paste.extend_from_slice(&bytes[..taken]);
        if paste.len() >= PASTE_BYTES_MAX {
            self.hand_over_paste(events, PASTE_BYTES_MAX);
        }
        taken
    }

    /// Hands over what was pasted so far: everything when at most `limit`, else all that surely ends a character.
    fn hand_over_paste(&mut self, events: &mut Vec<Event>, limit: usize) {
        let paste = self.paste.get_or_insert_default();
        let mut bytes = std::mem::take(paste);
        if bytes.len() >= limit {
            // The last few bytes may be the beginning of a character or of a line end.
            let held = bytes.split_off(bytes.len() - 4.min(bytes.len()));
            let cut = held.iter().position(|&byte| byte & 0xc0 == 0xc0 || byte == b'\r').unwrap_or(held.len());
            bytes.extend_from_slice(&held[..cut]);
            *paste = held[cut..].to_vec();
        }
        let mut text = String::with_capacity(bytes.len());
        match self.charset {
            Charset::Latin => text.extend(bytes.iter().map(|&byte| latin(byte))),
            Charset::Utf8 => {
                for chunk in bytes.utf8_chunks() {
                    text.push_str(chunk.valid());
                    events.extend(chunk.invalid().first().map(|&byte| Event::Undecodable(byte)));
                }
            }
        }
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        if !text.is_empty() {
            events.push(Event::Paste(text));
        }
    }
}

fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).position(|window| window == needle)
}

fn plain(code: KeyCode) -> Key {
    Key::plain(code)
}

fn key(code: KeyCode) -> Event {
    Event::Key(plain(code))
}

fn control(character: char) -> Key {
    Key::new(KeyCode::Char(character), true, false, false)
}

fn latin(byte: u8) -> char {
    // The one difference between 8859-1 and 8859-15 that is ever typed.
    if byte == 0xa4 { '€' } else { char::from(byte) }
}

fn step(bytes: &[u8], charset: Charset) -> Step {
    let first = bytes[0];
    let pressed = match first {
        0x1b => return escape(bytes, charset),
        b'\r' | b'\n' => plain(KeyCode::Enter),
        b'\t' => plain(KeyCode::Tab),
        // Which of the two the Backspace key sends is a setting of the terminal.
        0x7f | 0x08 => plain(KeyCode::Backspace),
        0x00 => control(' '),
        0x01..=0x1a => control(char::from(first - 1 + b'a')),
        0x1c..=0x1f => control(char::from(first + 0x40)),
        0x20..=0x7e => plain(KeyCode::Char(char::from(first))),
        0x80.. => return high(bytes, charset),
    };
    Step::Key(pressed, 1)
}

/// A character outside ASCII.
fn high(bytes: &[u8], charset: Charset) -> Step {
    let first = bytes[0];
    if charset == Charset::Latin {
        return match first {
            0x80..=0x9f => Step::Nothing(1),
            _ => Step::Key(plain(KeyCode::Char(latin(first))), 1),
        };
    }
    let length = match first {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Step::Undecodable(first),
    };
    let there = &bytes[..length.min(bytes.len())];
    match std::str::from_utf8(there) {
        Ok(text) => match text.chars().next() {
            Some(character) if !character.is_control() => Step::Key(plain(KeyCode::Char(character)), length),
            _ => Step::Nothing(length),
        },
        // No error length: the bytes may still become a character.
        Err(error) if error.error_len().is_none() => Step::Unfinished,
        Err(_) => Step::Undecodable(first),
    }
}

fn escape(bytes: &[u8], charset: Charset) -> Step {
    let Some(&second) = bytes.get(1) else { return Step::Unfinished };
    match second {
        0x1b => return Step::Key(plain(KeyCode::Escape), 1),
        b'[' => return control_sequence(bytes),
        b'O' => match bytes.get(2) {
            None => return Step::Unfinished,
            Some(&third) => {
                if let Some(pressed) = keypad(third) {
                    return Step::Key(pressed, 3);
                }
            }
        },
        b']' | b'P' | b'_' | b'^' | b'X' => return string(bytes),
        _ => {}
    }
    match step(&bytes[1..], charset) {
        Step::Key(pressed, taken) if pressed.printable().is_some() || pressed.code == KeyCode::Backspace => {
            Step::Key(with_alt(pressed), taken + 1)
        }
        Step::Unfinished => Step::Unfinished,
        Step::Key(..) | Step::Answered(_) | Step::Nothing(_) | Step::Undecodable(_) | Step::PasteBegins(_) => {
            Step::Key(plain(KeyCode::Escape), 1)
        }
    }
}

/// Terminals send the same bytes for Alt+4 and for Esc with 4 right after: the keymap knows which of them has a
/// meaning ([`Keymap::split`](crate::keymap::Keymap::split)).
fn with_alt(pressed: Key) -> Key {
    Key { alt: true, ..pressed }
}

/// After `ESC O`: the keypad in application mode, F1 to F4, arrows.
fn keypad(last: u8) -> Option<Key> {
    let code = match last {
        b'A'..=b'H' | b'P'..=b'S' => return named(last).map(plain),
        b'I' => KeyCode::Tab,
        b'M' => KeyCode::Enter,
        b'X' => KeyCode::Char('='),
        // `j` to `y` are the characters `*` to `9`.
        b'j'..=b'y' => KeyCode::Char(char::from(last - b'j' + b'*')),
        b'a'..=b'd' => return named(last.to_ascii_uppercase()).map(|code| Key { ctrl: true, ..plain(code) }),
        _ => return None,
    };
    Some(plain(code))
}

/// Keys named by the last letter of their sequence.
fn named(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'E' | b'G' => KeyCode::KeypadBegin,
        b'P' => KeyCode::F(1),
        b'Q' => KeyCode::F(2),
        b'R' => KeyCode::F(3),
        b'S' => KeyCode::F(4),
        _ => return None,
    })
}

/// An answer of the terminal that nobody asked for: passed over up to its end.
fn string(bytes: &[u8]) -> Step {
    let ends = bytes.iter().skip(2).position(|&byte| byte == 0x07).map(|at| at + 3);
    let terminated = find(&bytes[2..], b"\x1b\\").map(|at| at + 4);
    match (ends, terminated) {
        (Some(one), Some(other)) => Step::Nothing(one.min(other)),
        (Some(end), None) | (None, Some(end)) => Step::Nothing(end),
        (None, None) if bytes.len() > STRING_BYTES_MAX => Step::Nothing(bytes.len()),
        (None, None) => Step::Unfinished,
    }
}

fn control_sequence(bytes: &[u8]) -> Step {
    // The Linux console's F1 to F5.
    if bytes.get(2) == Some(&b'[') {
        return match bytes.get(3) {
            None => Step::Unfinished,
            Some(&last @ b'A'..=b'E') => Step::Key(plain(KeyCode::F(last - b'A' + 1)), 4),
            Some(_) => Step::Nothing(3),
        };
    }
    let Some(last_at) = bytes.iter().skip(2).position(|byte| !(0x20..=0x3f).contains(byte)).map(|at| at + 2) else {
        return if bytes.len() > SEQUENCE_BYTES_MAX { Step::Nothing(bytes.len()) } else { Step::Unfinished };
    };
    let last = bytes[last_at];
    if !(0x40..=0x7e).contains(&last) {
        // Broken off by something else, which keeps its own meaning.
        return Step::Nothing(last_at);
    }
    let taken = last_at + 1;
    if bytes[2..taken] == *b"0n" {
        return Step::Answered(taken);
    }
    match Parameters::read(&bytes[2..last_at]).and_then(|parameters| sequence_key(&parameters, last)) {
        Some(Meaning::Key(pressed)) => Step::Key(pressed, taken),
        Some(Meaning::PasteBegins) => Step::PasteBegins(taken),
        None => Step::Nothing(taken),
    }
}

enum Meaning {
    Key(Key),
    PasteBegins,
}

/// The numbers of a control sequence; `None` for sequences that are no keys.
struct Parameters {
    first: u32,
    modifiers: u32,
    third: Option<u32>,
}

impl Parameters {
    fn read(bytes: &[u8]) -> Option<Parameters> {
        let text = std::str::from_utf8(bytes).ok()?;
        if text.chars().any(|c| !c.is_ascii_digit() && c != ';' && c != ':') {
            return None;
        }
        let mut numbers = text.split(';');
        let mut number = |default: u32| match numbers.next().map(|one| one.split(':').next().unwrap_or_default()) {
            None | Some("") => Some(default),
            Some(digits) => digits.parse().ok(),
        };
        let first = number(1)?;
        let modifiers = number(1)?.saturating_sub(1);
        let third = number(0)?;
        // An event type of 3 is a release.
        let released = text.split(';').nth(1).is_some_and(|one| one.ends_with(":3"));
        (!released).then_some(Parameters { first, modifiers, third: (third != 0).then_some(third) })
    }

    fn key(&self, code: KeyCode) -> Option<Meaning> {
        let held = |bit: u32| self.modifiers & bit != 0;
        Some(Meaning::Key(Key::new(code, held(4), held(2), held(1))))
    }

    /// A key told by its Unicode number.
    fn character(&self, number: u32) -> Option<Meaning> {
        let code = match number {
            8 | 127 => KeyCode::Backspace,
            9 => KeyCode::Tab,
            13 | 57_414 => KeyCode::Enter,
            27 => KeyCode::Escape,
            57_399..=57_408 => KeyCode::Char(char::from_digit(number - 57_399, 10)?),
            57_409 => KeyCode::Char('.'),
            57_410 => KeyCode::Char('/'),
            57_411 => KeyCode::Char('*'),
            57_412 => KeyCode::Char('-'),
            57_413 => KeyCode::Char('+'),
            57_415 => KeyCode::Char('='),
            57_344..=63_743 => return None,
            _ => KeyCode::Char(char::from_u32(number).filter(|c| !c.is_control())?),
        };
        // A capital is told as the small letter with Shift, or as itself.
        match code {
            KeyCode::Char(letter) if self.modifiers & 5 == 1 && letter.is_ascii_lowercase() => {
                self.key(KeyCode::Char(letter.to_ascii_uppercase()))
            }
            _ => self.key(code),
        }
    }
}

fn sequence_key(parameters: &Parameters, last: u8) -> Option<Meaning> {
    match last {
        // With two numbers and another first one it is the answer to a question about the cursor.
        b'R' if parameters.first != 1 => None,
        b'A'..=b'H' | b'P'..=b'S' => parameters.key(named(last)?),
        b'Z' => Some(Meaning::Key(plain(KeyCode::BackTab))),
        b'a'..=b'd' => Some(Meaning::Key(Key { shift: true, ..plain(named(last.to_ascii_uppercase())?) })),
        b'u' => parameters.character(parameters.first),
        b'~' if parameters.first == 27 => parameters.character(parameters.third?),
        b'~' if parameters.first == 200 => Some(Meaning::PasteBegins),
        b'~' => parameters.key(numbered(parameters.first)?),
        b'^' => Some(Meaning::Key(Key { ctrl: true, ..plain(numbered(parameters.first)?) })),
        _ => None,
    }
}

/// Keys named by a number.
fn numbered(number: u32) -> Option<KeyCode> {
    let function = |base: u32| u8::try_from(number - base).ok().map(KeyCode::F);
    match number {
        1 | 7 => Some(KeyCode::Home),
        2 => Some(KeyCode::Insert),
        3 => Some(KeyCode::Delete),
        4 | 8 => Some(KeyCode::End),
        5 => Some(KeyCode::PageUp),
        6 => Some(KeyCode::PageDown),
        11..=15 => function(10),
        17..=21 => function(11),
        23..=26 => function(12),
        28..=29 => function(13),
        31..=34 => function(14),
        _ => None,
    }
}
