//! Text from files, stores and pastes before it is shown: nothing that moves a cursor, hides or reorders letters.

use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthChar as _;

/// Most combining marks shown on one letter.
const COMBINING_MAX: usize = 3;

/// One line of safe text: escape sequences and invisible characters go, line ends and tabs become spaces.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(|character| stands_alone(character) || is_drawable(character) && character.width() > Some(0)) {
        return Cow::Borrowed(text);
    }
    let mut visible = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\u{1b}' => skip_sequence(&mut characters),
            '\u{9b}' => skip_control(&mut characters),
            '\u{90}' | '\u{98}' | '\u{9d}'..='\u{9f}' => skip_string(&mut characters),
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => visible.push(' '),
            _ if is_drawable(character) => visible.push(character),
            _ => {}
        }
    }
    Cow::Owned(tame(&visible))
}

/// The lines of a text, each cleaned.
pub fn clean_lines(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    text.split(['\n', '\u{2028}', '\u{2029}']).map(|line| clean(line.strip_suffix('\r').unwrap_or(line)))
}

/// Whether a character may reach a terminal: not a control, not invisible, not one that reorders.
pub fn is_drawable(character: char) -> bool {
    !matches!(character,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a character takes one column and never joins its neighbours: the letters and signs of most screens.
pub fn stands_alone(character: char) -> bool {
    matches!(character,
        ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}'
        | '\u{2500}'..='\u{25fc}')
}

/// A mark without its letter would stand on whatever is to its left; a letter under a heap of marks is unreadable.
fn tame(text: &str) -> String {
    let mut tamed = String::with_capacity(text.len());
    for grapheme in text.graphemes(true) {
        let (mut based, mut marks) = (false, 0);
        for character in grapheme.chars() {
            if character.width().unwrap_or(0) > 0 {
                based = true;
                tamed.push(character);
            } else if based && marks < COMBINING_MAX {
                marks += 1;
                tamed.push(character);
            }
        }
    }
    tamed
}

type Characters<'a> = std::iter::Peekable<std::str::Chars<'a>>;

fn skip_sequence(characters: &mut Characters<'_>) {
    match characters.peek() {
        Some('[') => {
            characters.next();
            skip_control(characters);
        }
        Some(']' | 'P' | 'X' | '^' | '_') => {
            characters.next();
            skip_string(characters);
        }
        Some(' '..='/') => {
            characters.next();
            characters.next_if(char::is_ascii);
        }
        Some('0'..='~') => {
            characters.next();
        }
        _ => {}
    }
}

fn skip_control(characters: &mut Characters<'_>) {
    while characters.next_if(|c| (' '..='?').contains(c)).is_some() {}
    characters.next_if(|c| ('@'..='~').contains(c));
}

fn skip_string(characters: &mut Characters<'_>) {
    while let Some(character) = characters.next() {
        match character {
            '\u{7}' | '\u{9c}' => return,
            '\u{1b}' => {
                characters.next_if_eq(&'\\');
                return;
            }
            _ => {}
        }
    }
}
