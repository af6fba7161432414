//! A form as it is printed: pages, grids, boxes, cells and lines, who skips what; and the code of a numbered sheet.
//!
//! [`set_out`] makes a [`Paper`] of a questionnaire, a value that anything can draw. Its pages are the page stops of the
//! screen, its numbers and codes are what the operator keys. It knows no font, no millimetre and no campaign but its name.

mod boxes;
mod code;
mod sheet;
mod skips;

pub use code::{ALPHABET, Code, CodeFault, LETTERS, NUMBER_MAX, Place, PlaceMark, START, SheetCode, SlipCode, begun};
pub use sheet::{set_out, shortened};
pub use skips::{Requirement, Term, Test};

use crate::questionnaire::{QuestionIndex, SectionIndex};

/// How a form is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// Grids, and text of the usual size.
    #[default]
    Standard,
    /// Large print: one question under the other.
    Large,
    /// Easy to read: one question under the other, airy.
    Easy,
}

/// What a form is set out with.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// The language of its texts: a BCP 47 primary tag.
    pub language: String,
    /// How it is printed.
    pub style: Style,
    /// What is printed in the place of boxes: the service, where it is known.
    pub filled: Vec<(QuestionIndex, String)>,
}

/// A form as it is printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// The printed title.
    pub title: String,
    /// The pages, at least one.
    pub pages: Vec<Page>,
    /// What the form's author should know of it.
    pub remarks: Vec<Remark>,
}

impl Paper {
    /// The pieces, those that stand under a requirement too.
    fn pieces(&self) -> impl Iterator<Item = &Piece> {
        self.pages.iter().flat_map(|page| &page.pieces).flat_map(Piece::inside)
    }

    /// Where the answers go, those in grids left out.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.pieces().flat_map(Piece::asks).map(|ask| &ask.field)
    }

    /// Whether something is asked in a grid.
    pub fn has_grids(&self) -> bool {
        self.pieces().any(|piece| matches!(piece, Piece::Grid(_)))
    }
}

/// One page.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Its heading, may be empty.
    pub title: String,
    /// What stands on it from top to bottom.
    pub pieces: Vec<Piece>,
}

/// A piece of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// A heading of a group.
    Heading(String),
    /// A note to the respondent.
    Note(String),
    /// A question by itself.
    Ask(Ask),
    /// Questions with the same boxes, as a grid.
    Grid(Grid),
    /// A table whose rows repeat.
    Rows(Rows),
    /// What is asked only where something holds. Never one within another.
    Under(Requirement, Vec<Piece>),
}

impl Piece {
    /// What stands under its requirement, or itself.
    fn inside(&self) -> &[Piece] {
        match self {
            Piece::Under(_, pieces) => pieces,
            piece => std::slice::from_ref(piece),
        }
    }

    /// The questions that stand by themselves or in a row.
    fn asks(&self) -> &[Ask] {
        match self {
            Piece::Ask(ask) => std::slice::from_ref(ask),
            Piece::Rows(rows) => &rows.columns,
            Piece::Heading(_) | Piece::Note(_) | Piece::Grid(_) | Piece::Under(..) => &[],
        }
    }
}

/// A question by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// Which one.
    pub question: QuestionIndex,
    /// Its number, may be empty.
    pub number: String,
    /// Its text.
    pub label: String,
    /// Its help, may be empty.
    pub hint: String,
    /// Where the answer goes.
    pub field: Field,
}

/// Where an answer goes.
#[derive(Clone, Debug, PartialEq)]
pub enum Field {
    /// Boxes to tick.
    Ticks(Ticks),
    /// Boxes of a printed scale, with their numbers.
    Scale(Vec<String>),
    /// Cells for one character each.
    Cells(Vec<Part>),
    /// Cells for the code of a choice, of as many characters: the list is too long to be printed.
    Code(usize),
    /// Lines to write on.
    Lines(usize),
    /// A cell for the rank before each choice.
    Ranks(Vec<Tick>),
    /// Nothing to write: this is printed.
    Printed(String),
}

/// Boxes to tick.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticks {
    /// Whether several may be ticked.
    pub many: bool,
    /// The boxes.
    pub ticks: Vec<Tick>,
    /// In how many columns they stand.
    pub columns: usize,
}

/// A box.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Its code: what is keyed.
    pub code: String,
    /// Its text.
    pub label: String,
    /// Whether it stands apart: it means a mark, such as "not concerned".
    pub apart: bool,
    /// Where whoever ticks it goes on, if not with the next question.
    pub go_to: Option<GoTo>,
}

/// Where to go on.
#[derive(Clone, Debug, PartialEq)]
pub enum GoTo {
    /// The question of this number.
    Number(String),
    /// The question that says this.
    Label(String),
    /// The end of the questionnaire.
    End,
}

/// Cells that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// As many digits of a whole number.
    Digits(usize),
    /// As many decimals, after a comma.
    Decimals(usize),
    /// Two digits of a day.
    Day,
    /// Two digits of a month.
    Month,
    /// Four digits of a year.
    Year,
    /// Two digits of hours.
    Hours,
    /// Two digits of minutes.
    Minutes,
}

/// Questions with the same boxes.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// Its heading, may be empty.
    pub title: String,
    /// What stands over the columns.
    pub heads: Vec<Tick>,
    /// The questions.
    pub rows: Vec<GridRow>,
}

/// A question of a grid.
#[derive(Clone, Debug, PartialEq)]
pub struct GridRow {
    /// Which one.
    pub question: QuestionIndex,
    /// Its number, may be empty.
    pub number: String,
    /// Its text.
    pub label: String,
    /// Its help, may be empty.
    pub hint: String,
}

/// A table whose rows repeat.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    /// Which one.
    pub section: SectionIndex,
    /// Its heading, may be empty.
    pub title: String,
    /// The questions of a row.
    pub columns: Vec<Ask>,
    /// How many rows are printed.
    pub rows: u32,
    /// Whether a row stands on a line of its own; otherwise its questions stand one under the other.
    pub in_lines: bool,
}

/// What the author of a form should know of its print.
#[derive(Clone, Debug, PartialEq)]
pub enum Remark {
    /// When this question is asked cannot be said in a sentence: nothing is printed about it.
    Unsaid {
        /// Its item code.
        question: String,
    },
    /// So many questions have no number, the first is this one.
    Unnumbered {
        /// Its item code.
        question: String,
        /// How many.
        count: usize,
    },
    /// The choices of this question are too many to be printed.
    LongList {
        /// Its item code.
        question: String,
        /// How many.
        choices: usize,
    },
    /// The form does not say how many rows of this table are printed.
    RowsUnsaid {
        /// Its heading, or its name.
        table: String,
        /// How many are.
        rows: u32,
    },
    /// These pages, from 1, take so many sides: the page stops stay where they are.
    Overfull(Vec<(usize, usize)>),
}
