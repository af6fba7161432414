//! What a person decided about a comment before it may be told: kept, words taken out, set aside.
//!
//! A review is bound to the text it was made of: a comment that is corrected afterwards waits to be read again. It holds
//! where words were taken out and none of the words.

use crate::operator::Signature;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use unicode_segmentation::UnicodeSegmentation as _;

/// Stands where words were taken out.
pub const REMOVED: &str = "[…]";

/// What was decided about one comment of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// The item code of its question.
    pub question: String,
    /// SHA-256 of the text that was read.
    pub original: [u8; 32],
    /// What was decided.
    pub treatment: Treatment,
    /// Who decided, and when.
    pub by: Signature,
}

/// What may become of a comment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Treatment {
    /// It is told as it was written.
    Keep,
    /// It is told without these words.
    Redact(Vec<Span>),
    /// It is not told; why.
    SetAside(String),
    /// The decision was taken back: it waits to be read.
    Again,
}

/// A part of a text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// Where it begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

impl Span {
    /// What it covers; `None` when it does not lie on the text's characters or covers nothing.
    pub fn of(self, text: &str) -> Option<&str> {
        text.get(self.start as usize..self.end as usize).filter(|part| !part.is_empty())
    }
}

impl Review {
    /// The digest that binds a review to its text.
    pub fn digest(text: &str) -> [u8; 32] {
        Sha256::digest(text.as_bytes()).into()
    }

    /// Whether it was made of this text, and what it takes out lies in it.
    pub fn fits(&self, text: &str) -> bool {
        let spans = match &self.treatment {
            Treatment::Redact(spans) => spans.as_slice(),
            Treatment::Keep | Treatment::SetAside(_) | Treatment::Again => &[],
        };
        let apart = spans.windows(2).all(|two| two[0].end <= two[1].start);
        self.original == Review::digest(text) && apart && spans.iter().all(|span| span.of(text).is_some())
    }
}

/// The words of a text, in order: what stands between spaces, without the punctuation around it.
pub fn words(text: &str) -> Vec<Span> {
    let mut words = Vec::new();
    let mut from = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let whole = piece.trim_end_matches(char::is_whitespace);
        let inner = whole.trim_matches(|c: char| !c.is_alphanumeric());
        // Where there is only punctuation, it is a word of its own: a face, a sign.
        let word = if inner.is_empty() { whole } else { inner };
        if !word.is_empty() {
            let start = from + (word.as_ptr() as usize - piece.as_ptr() as usize);
            words.push(span(start, start + word.len()));
        }
        from += piece.len();
    }
    words
}

/// The text without these parts, [`REMOVED`] in the place of each; those with only spaces between them are one.
pub fn without(text: &str, spans: &[Span]) -> String {
    let mut told = String::with_capacity(text.len());
    let mut from = 0;
    for span in spans {
        let (start, end) = (span.start as usize, span.end as usize);
        let Some(between) = text.get(from..start).filter(|_| text.is_char_boundary(end)) else { continue };
        let joins = told.ends_with(REMOVED) && between.chars().all(char::is_whitespace);
        if !joins {
            told.push_str(between);
            told.push_str(REMOVED);
        }
        from = end;
    }
    told.push_str(text.get(from..).unwrap_or_default());
    told
}

fn span(start: usize, end: usize) -> Span {
    let place = |at: usize| u32::try_from(at).expect("an answer is shorter than four gigabytes");
    Span { start: place(start), end: place(end) }
}

/// Words after which a name stands.
const TITLES: &[&str] = &[
    "m",
    "mr",
    "mme",
    "mmes",
    "mlle",
    "mlles",
    "dr",
    "docteur",
    "docteure",
    "pr",
    "professeur",
    "professeure",
    "monsieur",
    "madame",
    "mademoiselle",
    "messieurs",
    "mesdames",
    "sœur",
    "père",
    "abbé",
    "mrs",
    "ms",
    "miss",
    "doctor",
    "nurse",
    "sir",
];

/// Words after which the number of a room, a bed or a floor stands.
const PLACES: &[&str] =
    &["chambre", "chambres", "ch", "lit", "appartement", "appt", "studio", "room", "bed", "flat", "n°"];

/// Words that may lead back to somebody: names, telephone numbers, addresses, room numbers. They are only proposed: a
/// person decides. Neither is every name found, nor is everything found a name.
pub fn suspects(text: &str) -> Vec<Span> {
    let words = words(text);
    let mut suspects = Vec::new();
    let digits = |word: &str| word.chars().filter(char::is_ascii_digit).count();
    let mut begins = true;
    for (place, span) in words.iter().enumerate() {
        let word = span.of(text).unwrap_or_default();
        let lower = word.to_lowercase();
        let before = place.checked_sub(1).and_then(|at| words[at].of(text)).unwrap_or_default().to_lowercase();
        let elided = word.rsplit(['\'', '’']).next().unwrap_or(word);
        let capital = elided.chars().next().is_some_and(char::is_uppercase);
        let shouted = elided.graphemes(true).count() > 1 && elided.chars().all(|c| !c.is_lowercase());
        let named = capital && (elided.len() < word.len() || !begins) && lower != "i" && digits(word) == 0;
        // A whole text in capitals says nothing of names.
        let named = named && !(shouted && text.chars().all(|c| !c.is_lowercase()));
        let is_title = TITLES.contains(&lower.as_str());
        let titled = TITLES.contains(&before.as_str()) && capital;
        let at = word.contains('@') && word.contains('.');
        let number = digits(word) > 0 && word.chars().all(|c| c.is_ascii_digit() || ".-+/".contains(c));
        let room = digits(word) > 0 && PLACES.contains(&before.as_str());
        let phone = number && is_telephone(text, &words, place);
        if (named && !is_title) || titled || at || room || phone {
            suspects.push(*span);
        }
        let next = words.get(place + 1).map_or(text.len(), |next| next.start as usize);
        let between = text.get(span.end as usize..next).unwrap_or_default();
        let ends = ['«', '"', '“', '.', '!', '?', '…', ':', '\n', '-', '–', '—'];
        // The dot of `M.` ends no sentence; a sign that stands alone was looked at as a word.
        begins = !is_title && (between.contains(ends) || word.chars().all(|c| !c.is_alphanumeric()));
    }
    suspects
}

/// Whether a word is part of figures that are nine or more together: `06 12 34 56 78`, `0612345678`.
fn is_telephone(text: &str, words: &[Span], place: usize) -> bool {
    let figures = |at: usize| {
        let word = words[at].of(text)?;
        let plain = word.chars().all(|c| c.is_ascii_digit() || ".-+/".contains(c));
        plain.then(|| word.chars().filter(char::is_ascii_digit).count()).filter(|count| *count > 0)
    };
    let before: usize = (0..place).rev().map_while(figures).sum();
    let from_here: usize = (place..words.len()).map_while(figures).sum();
    before + from_here >= 9
}

#[cfg(test)]
mod tests {
    use super::{REMOVED, Span, suspects, without, words};

    fn shown(text: &str, spans: &[Span]) -> String {
        spans.iter().filter_map(|span| span.of(text)).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn words_are_what_stands_between_spaces_without_its_punctuation() {
        let text = "  Mme Martin, (lit 12) : merci !  ";
        assert_eq!(shown(text, &words(text)), "Mme|Martin|lit|12|:|merci|!");
        assert_eq!(words(""), []);
    }

    #[test]
    fn words_taken_out_side_by_side_are_one() {
        let text = "Merci à Jean Martin, le soir.";
        let all = words(text);
        assert_eq!(without(text, &all[2..4]), format!("Merci à {REMOVED}, le soir."));
        assert_eq!(without(text, &[all[0], all[5]]), format!("{REMOVED} à Jean Martin, le {REMOVED}."));
        assert_eq!(without(text, &[]), text);
    }

    #[test]
    fn what_may_lead_back_to_somebody_is_proposed() {
        for (text, found) in [
            ("Merci à Julie de la nuit.", "Julie"),
            ("Mme Lefèvre est gentille. Le docteur Roux aussi.", "Lefèvre|Roux"),
            ("La fille de M. Petit vient souvent.", "Petit"),
            ("Appelez le 06 12 34 56 78 ou a.b@exemple.fr, chambre 214.", "06|12|34|56|78|a.b@exemple.fr|214"),
            ("C'est l'aide d'Antoine.", "d'Antoine"),
            ("On attend 20 minutes. Il faut 2 douches. Merci !", ""),
            ("TOUT VA BIEN", ""),
            ("le repas est froid", ""),
        ] {
            assert_eq!(shown(text, &suspects(text)), found, "{text}");
        }
    }
}
