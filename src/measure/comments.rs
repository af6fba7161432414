//! Comments of the sheets: only what somebody read is told, harmless for any page, in an order that says nothing of the pile.

use super::dossier::Told;
use super::results::{Comment, Comments};
use crate::record::{Review, Treatment, without};
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

/// A comment as it stands on a sheet.
#[derive(Clone, Debug)]
pub struct Written {
    pub question: String,
    pub theme: Option<String>,
    /// As it was written, cleaned. What decides about it, and never what is told.
    original: String,
    read: Read,
}

/// What came of reading a comment.
#[derive(Clone, Debug)]
enum Read {
    /// Nobody read it, or it was corrected since.
    Unread,
    /// What may be told of it.
    Told(String),
    SetAside,
}

impl Written {
    /// A comment with what was decided about it; `None` when nothing can be seen of it.
    pub fn of(question: &str, theme: Option<&String>, text: &str, reviews: &[Review]) -> Option<Written> {
        let original = clean(text);
        let review = reviews.iter().find(|review| review.question == question && review.fits(text));
        let read = match review.map(|review| &review.treatment) {
            None | Some(Treatment::Again) => Read::Unread,
            Some(Treatment::Keep) => Read::Told(original.clone()),
            Some(Treatment::Redact(spans)) => Read::Told(clean(&without(text, spans))),
            Some(Treatment::SetAside(_)) => Read::SetAside,
        };
        let seen = !original.is_empty();
        seen.then(|| Written { question: question.to_owned(), theme: theme.cloned(), original, read })
    }

    /// Its lot, and what decides between equal ones: what was written and not what is told of it, so that a review moves no
    /// comment within the order, and none into or out of those that may be told.
    pub fn drawn(self, campaign: &str) -> (u64, Written) {
        (lot(campaign, &self.question, &self.original), self)
    }

    /// What may be told of it, where texts are told one by one.
    pub fn told(self) -> Told {
        match self.read {
            Read::Unread => Told::Unread,
            Read::Told(text) => Told::Text(text),
            Read::SetAside => Told::SetAside,
        }
    }

    pub fn original(&self) -> &str {
        &self.original
    }
}

/// What is told of comments that may be.
pub fn told(written: impl Iterator<Item = Written>) -> Comments {
    let mut comments = Comments::default();
    for Written { question, theme, read, .. } in written {
        match read {
            Read::Unread => comments.unread += 1,
            Read::SetAside => comments.set_aside += 1,
            Read::Told(text) => comments.told.push(Comment { question, theme, text }),
        }
    }
    comments
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
