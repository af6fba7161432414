//! Comments of the sheets: made harmless for any page, and put in an order that says nothing of the pile.

use sha2::{Digest, Sha256};
use unicode_segmentation::UnicodeSegmentation;

/// Combining marks kept on one letter; more only draw over their neighbours.
const GRAPHEME_CHARS_MAX: usize = 12;

/// The text without control, bidirectional, zero-width and unassigned formatting characters, white space folded.
/// Escape sequences lose their escape. For output only: what was keyed stays as it is in the record.
pub fn clean(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut gap = false;
    for grapheme in text.graphemes(true) {
        for character in grapheme.chars().take(GRAPHEME_CHARS_MAX) {
            if character.is_whitespace() && character != '\u{a0}' {
                gap = !kept.is_empty();
            } else if !unseen(character) {
                if std::mem::take(&mut gap) {
                    kept.push(' ');
                }
                kept.push(character);
            }
        }
    }
    kept
}

/// Characters that no reader sees and that change what others see.
fn unseen(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}' | '\u{2028}' | '\u{2029}')
        // Private use and non-characters have no common face.
        || matches!(u32::from(character), 0xe000..=0xf8ff | 0xf0000..=0x10ffff)
        || u32::from(character) & 0xfffe == 0xfffe
}

/// A number drawn from the comment and the campaign alone: sorting by it forgets the order of the pile.
pub fn lot(campaign: &str, question: &str, text: &str) -> u64 {
    let mut digest = Sha256::new();
    for part in [campaign, question, text] {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part.as_bytes());
    }
    first_eight(&digest.finalize())
}

/// The first eight bytes of a digest as a number.
pub fn first_eight(digest: &[u8]) -> u64 {
    digest.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}
