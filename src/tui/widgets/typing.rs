//! A line being typed in a form of the station: text and cursor, by grapheme.

use crate::entry::Edit;
use crate::tui::clean;
use unicode_segmentation::UnicodeSegmentation as _;

/// Text with a cursor. The cursor stands between characters, and moves by grapheme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typing {
    text: String,
    cursor: usize,
    characters_max: usize,
}

impl Typing {
    /// A text with the cursor at its end, and the most characters it may have.
    pub fn new(text: &str, characters_max: usize) -> Typing {
        let mut typing = Typing { text: String::new(), cursor: 0, characters_max };
        typing.insert(text);
        typing
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The cursor, in bytes of the text.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Inserts typed or pasted text at the cursor, cleaned, as far as there is room. `false` when some was left out.
    pub fn insert(&mut self, text: &str) -> bool {
        let room = self.characters_max.saturating_sub(self.text.chars().count());
        // A combining mark may be typed alone: it belongs to the letter before it.
        let cleaned: String =
            text.chars().filter_map(|c| if c == '\n' || c == '\t' { Some(' ') } else { keeps(c) }).collect();
        let taken: String = cleaned.chars().take(room).collect();
        self.text.insert_str(self.cursor, &taken);
        self.cursor += taken.len();
        taken.len() == cleaned.len()
    }

    /// Deletes the grapheme before the cursor.
    pub fn delete_back(&mut self) {
        let start = self.before();
        self.text.replace_range(start..self.cursor, "");
        self.cursor = start;
    }

    /// Moves and deletions.
    pub fn edit(&mut self, edit: Edit) {
        match edit {
            Edit::Left => self.cursor = self.before(),
            Edit::Right => self.cursor = self.after(),
            Edit::WordLeft => self.cursor = self.word_before(),
            Edit::WordRight => self.cursor = self.word_after(),
            Edit::Start => self.cursor = 0,
            Edit::End => self.cursor = self.text.len(),
            Edit::Delete => {
                let end = self.after();
                self.text.replace_range(self.cursor..end, "");
            }
            Edit::DeleteWord => {
                let start = self.word_before();
                self.text.replace_range(start..self.cursor, "");
                self.cursor = start;
            }
            Edit::DeleteToEnd => self.text.truncate(self.cursor),
            Edit::Clear => {
                self.text.clear();
                self.cursor = 0;
            }
        }
    }

    fn before(&self) -> usize {
        self.text[..self.cursor].graphemes(true).next_back().map_or(0, |last| self.cursor - last.len())
    }

    fn after(&self) -> usize {
        self.cursor + self.text[self.cursor..].graphemes(true).next().map_or(0, str::len)
    }

    fn word_before(&self) -> usize {
        let head = &self.text[..self.cursor];
        let words = head.trim_end_matches(|c: char| !c.is_alphanumeric());
        words.trim_end_matches(char::is_alphanumeric).len()
    }

    fn word_after(&self) -> usize {
        let tail = &self.text[self.cursor..];
        let word = tail.trim_start_matches(|c: char| !c.is_alphanumeric());
        self.text.len() - word.trim_start_matches(char::is_alphanumeric).len()
    }
}

fn keeps(character: char) -> Option<char> {
    // `clean` knows what may be shown, but drops a mark that stands alone.
    let mut pair = String::from("a");
    pair.push(character);
    (clean(&pair).chars().count() == 2).then_some(character)
}
