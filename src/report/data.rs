//! The numbers of a report as tables for other programs: named columns, typed cells. A hidden number is not here.

use jiff::civil::Date;

/// A table of data.
#[derive(Clone, Debug, PartialEq)]
pub struct DataSheet {
    /// Its name for machines: ASCII, the same in every language.
    pub name: &'static str,
    /// Its name for the reader.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell per column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of data.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its name for machines: ASCII, the same in every language, unique in its table.
    pub name: &'static str,
    /// What it holds, in the reader's language.
    pub meaning: String,
    /// In what it is counted.
    pub unit: Unit,
}

/// What the numbers of a column count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A code of the table of codes, or a word of the column's meaning.
    Code,
    /// Words.
    Text,
    /// How many.
    Count,
    /// A score, from 0 to 100.
    Points,
    /// A difference of scores, from −100 to 100.
    Difference,
    /// A mean of what people wrote as a number.
    Number,
    /// A part of a whole, from 0 to 1.
    Share,
    /// A probability, from 0 to 1.
    Probability,
    /// Cronbach's alpha, 1 at most.
    Alpha,
    /// Fields in ten thousand.
    PerTenThousand,
    /// 1 for yes, 0 for no.
    Flag,
    /// A day.
    Day,
}

/// A cell of data.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words or a code.
    Text(String),
    /// How many.
    Count(u64),
    /// A number.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Day(Date),
    /// Hidden, for people's sake.
    Hidden,
    /// Nobody was there to say it.
    Nobody,
    /// There is no such thing here: an interval of a declaration, a share of few.
    Nothing,
}

impl Cell {
    /// The word that stands for a value that is not shown.
    pub const HIDDEN: &'static str = "hidden";
    /// The word that stands where nobody said anything.
    pub const NOBODY: &'static str = "nobody";
}

impl From<u32> for Cell {
    fn from(count: u32) -> Cell {
        Cell::Count(count.into())
    }
}

impl From<u64> for Cell {
    fn from(count: u64) -> Cell {
        Cell::Count(count)
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Cell {
        Cell::Number(number)
    }
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Cell {
        Cell::Flag(flag)
    }
}

impl From<Date> for Cell {
    fn from(day: Date) -> Cell {
        Cell::Day(day)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::Text(text)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Cell {
        cell.map_or(Cell::Nothing, Into::into)
    }
}
