//! The document, before any face: what is said, in what order, already in the reader's language.

use super::chart::Chart;
use super::data::DataSheet;
use crate::language::Language;
use jiff::civil::Date;

/// A report.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The language it is written in.
    pub language: Language,
    /// The day printed on it.
    pub date: Date,
    /// Its title.
    pub title: String,
    /// The cover.
    pub cover: Cover,
    /// The heading of the table of contents.
    pub contents_title: String,
    /// Its sections, in order.
    pub sections: Vec<Section>,
    /// The line at the end: the program, the fingerprints.
    pub colophon: String,
    /// Its numbers as tables for other programs.
    pub data: Vec<DataSheet>,
}

/// The cover.
#[derive(Clone, Debug, PartialEq)]
pub struct Cover {
    /// What kind of document it is.
    pub kind: String,
    /// The establishment.
    pub establishment: String,
    /// The campaign.
    pub campaign: String,
    /// Provisional or final, in one word.
    pub status: String,
    /// Whether the status deserves a warning colour.
    pub provisional: bool,
    /// Said above everything: a demonstration model, for one.
    pub banner: Option<String>,
    /// Facts: name and value.
    pub facts: Vec<(String, String)>,
    /// Figures to see first: marker, figure, what it counts.
    pub figures: Vec<(super::Marker, String, String)>,
}

/// A section.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its anchor: ASCII letters, digits and hyphens, unique in the document.
    pub anchor: String,
    /// Its title.
    pub title: String,
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A smaller heading.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// Several short statements.
    List(Vec<String>),
    /// Something the reader must know about what stands beside it.
    Note(NoteKind, String),
    /// Numbers in rows.
    Table(Table),
    /// Numbers drawn.
    Chart(Chart),
    /// What people wrote, in their words.
    Quotes(Vec<String>),
}

/// Why a note is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// To understand.
    Information,
    /// To be careful.
    Caution,
    /// Something is hidden or stays in place, for people's sake.
    Anonymity,
}

/// A table. Every row has as many cells as there are columns after the first.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// Column headings; the first stands above the row headings.
    pub columns: Vec<String>,
    /// Rows.
    pub rows: Vec<Row>,
    /// Whether its cells say something: then only a column of bare numbers stands on the right.
    pub says: bool,
}

impl Table {
    /// Whether a column after the first is of words that want room. It is when any of its cells is long, and when all are
    /// empty: words are to be written there.
    pub fn is_words(&self, column: usize) -> bool {
        if self.says {
            return self.widest(column + 1) > WORDS_FROM;
        }
        let mut cells = self.rows.iter().filter_map(|row| row.cells.get(column)).peekable();
        cells.peek().is_some() && (cells.clone().all(String::is_empty) || cells.any(|cell| letters(cell) > WORDS_FROM))
    }

    /// Whether a column after the first stands on the left, as words do, and not on the right, as numbers do: it is of words,
    /// or it holds names and no number.
    pub fn stands_left(&self, column: usize) -> bool {
        if self.says {
            let mut cells = self.rows.iter().filter_map(|row| row.cells.get(column));
            return cells.any(|cell| cell.chars().any(char::is_alphabetic));
        }
        let cells = || self.rows.iter().filter_map(|row| row.cells.get(column));
        let names = cells().any(|cell| letters(cell) > NAMES_FROM);
        self.is_words(column) || (names && !cells().any(|cell| cell.chars().any(|letter| letter.is_ascii_digit())))
    }
}

impl Table {
    /// How wide the columns of a table that says something are to each other, the first included; 0 for one of bare numbers. Nothing
    /// for a table of numbers.
    pub fn widths(&self) -> Vec<usize> {
        if !self.says {
            return Vec::new();
        }
        let wide = |column: usize| {
            let is_words = column == 0 || self.stands_left(column - 1);
            if is_words { self.widest(column).clamp(WIDTHS.0, WIDTHS.1) } else { 0 }
        };
        (0..self.columns.len()).map(wide).collect()
    }

    /// The letters of the longest cell of a column, the first included; what heads other rows does not count.
    fn widest(&self, column: usize) -> usize {
        let rows = self.rows.iter().filter(|row| !row.strong);
        let cell = |row: &Row| match column.checked_sub(1) {
            None => letters(&row.head),
            Some(cell) => row.cells.get(cell).map_or(0, |cell| letters(cell)),
        };
        rows.map(cell).max().unwrap_or(0)
    }
}

/// Least and most that a column counts beside others.
const WIDTHS: (usize, usize) = (10, 40);

/// Columns with a cell longer than this, in characters, are of words.
const WORDS_FROM: usize = 34;
/// A word such as "hidden" or "yes" stands among numbers; a cell longer than this, in characters, is a name.
const NAMES_FROM: usize = 12;

fn letters(cell: &str) -> usize {
    cell.chars().count()
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its heading.
    pub head: String,
    /// Its cells.
    pub cells: Vec<String>,
    /// A total or a heading of the rows below.
    pub strong: bool,
}
