//! The editor line of text cells and prompts: moves by grapheme, so that `é` is one, however it is encoded.

use super::Edit;
use unicode_segmentation::UnicodeSegmentation;

/// Most states kept for undo.
const UNDO_MAX: usize = 200;

/// One line of text with a cursor and its own undo.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    text: String,
    cursor: usize,
    past: Vec<(String, usize)>,
    future: Vec<(String, usize)>,
}

impl Line {
    /// A line holding `text`, the cursor at its end, nothing to undo.
    pub fn new(text: &str) -> Line {
        Line { text: text.to_owned(), cursor: text.len(), past: Vec::new(), future: Vec::new() }
    }

    /// What is written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What stands before the cursor.
    pub fn before_cursor(&self) -> &str {
        &self.text[..self.cursor]
    }

    /// Length in characters, as the forms count.
    pub fn characters(&self) -> usize {
        self.text.chars().count()
    }

    /// Writes a character at the cursor. A combining character joins the one before.
    pub fn insert(&mut self, character: char) {
        self.remember();
        self.text.insert(self.cursor, character);
        self.cursor = self.boundary_from(self.cursor + character.len_utf8());
    }

    /// Deletes the grapheme before the cursor; says whether there was one.
    pub fn backspace(&mut self) -> bool {
        let start = self.left();
        self.cut(start, self.cursor)
    }

    /// Moves or deletes; says whether anything changed.
    pub fn edit(&mut self, edit: Edit) -> bool {
        let before = self.cursor;
        match edit {
            Edit::Left => self.cursor = self.left(),
            Edit::Right => self.cursor = self.right(),
            Edit::WordLeft => self.cursor = self.word_left(),
            Edit::WordRight => self.cursor = self.word_right(),
            Edit::Start => self.cursor = 0,
            Edit::End => self.cursor = self.text.len(),
            Edit::Delete => return self.cut(self.cursor, self.right()),
            Edit::DeleteWord => return self.cut(self.word_left(), self.cursor),
            Edit::DeleteToEnd => return self.cut(self.cursor, self.text.len()),
            Edit::Clear => return self.cut(0, self.text.len()),
        }
        before != self.cursor
    }

    /// Takes the last change back; says whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(state) = self.past.pop() else { return false };
        let now = std::mem::replace(&mut self.text, state.0);
        self.future.push((now, self.cursor));
        self.cursor = state.1;
        true
    }

    /// Does the last change again; says whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(state) = self.future.pop() else { return false };
        let now = std::mem::replace(&mut self.text, state.0);
        self.past.push((now, self.cursor));
        self.cursor = state.1;
        true
    }

    /// Puts another text in its place, as one change that can be undone.
    pub fn replace(&mut self, text: &str) {
        if self.text != text {
            self.remember();
            (self.text, self.cursor) = (text.to_owned(), text.len());
        }
    }

    /// Goes back to an earlier text, as undo does where the steps are no longer known: redo brings this one again.
    pub fn go_back_to(&mut self, text: &str) {
        let now = std::mem::replace(&mut self.text, text.to_owned());
        self.future.push((now, self.cursor));
        self.cursor = text.len();
    }

    /// Whether nobody wrote in it since it was made.
    pub fn is_untouched(&self) -> bool {
        self.past.is_empty() && self.future.is_empty()
    }

    fn remember(&mut self) {
        if self.past.len() == UNDO_MAX {
            self.past.remove(0);
        }
        self.past.push((self.text.clone(), self.cursor));
        self.future.clear();
    }

    fn cut(&mut self, from: usize, to: usize) -> bool {
        if from == to {
            return false;
        }
        self.remember();
        self.text.replace_range(from..to, "");
        // What the cut brings together may be one grapheme.
        self.cursor = self.boundary_from(from);
        true
    }

    /// The first grapheme boundary at or after a character boundary.
    fn boundary_from(&self, at: usize) -> usize {
        let starts = self.text.grapheme_indices(true).map(|(start, _)| start);
        starts.chain([self.text.len()]).find(|start| *start >= at).unwrap_or(self.text.len())
    }

    fn left(&self) -> usize {
        self.text[..self.cursor].grapheme_indices(true).next_back().map_or(0, |(start, _)| start)
    }

    fn right(&self) -> usize {
        self.text[self.cursor..].graphemes(true).next().map_or(self.cursor, |first| self.cursor + first.len())
    }

    fn word_left(&self) -> usize {
        self.text[..self.cursor].unicode_word_indices().next_back().map_or(0, |(start, _)| start)
    }

    fn word_right(&self) -> usize {
        let rest = &self.text[self.cursor..];
        rest.unicode_word_indices().next().map_or(self.text.len(), |(start, word)| self.cursor + start + word.len())
    }
}
