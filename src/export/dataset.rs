//! The table that every format is a writer of: variables, and rows of cells that are a value or say why there is none.

use crate::language::{Language, Phrases};
use crate::questionnaire::{Mark, Questionnaire};
use crate::say;
use jiff::civil::{Date, DateTime, Time};
use std::io;

/// The sheets of one audience as a table. The rows are not in it: they come through [`Rows`].
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// The campaign's identifier.
    pub campaign: String,
    /// The campaign's title.
    pub title: String,
    /// The establishment's name.
    pub establishment: String,
    /// The audience's code.
    pub audience: String,
    /// What the audience is called.
    pub audience_label: String,
    /// Identifier and version of the tool.
    pub tool: String,
    /// Who made the tool, empty when it does not say.
    pub author: String,
    /// The tool's terms, empty when it does not say.
    pub licence: String,
    /// The language of labels and explanations.
    pub language: Language,
    /// When and with what it was made.
    pub occasion: Occasion,
    /// The columns, in the order of the paper; what the sheets have in common comes first.
    pub variables: Vec<Variable>,
    /// How many rows there are.
    pub rows: u32,
    /// What the forms ask and the table does not hold, and why.
    pub left_out: Vec<LeftOut>,
    /// Rows whose particulars (service, mode, form, who answered) are those of fewer than `group_min` rows.
    pub rare_rows: u32,
    /// Fewest sheets of a group that is told.
    pub group_min: u32,
    /// Sheets came or changed since a report that stays in place: the two together tell of these.
    pub beside_report: bool,
    /// The form as the paper has it, with what other forms of the audience ask beside.
    pub form: Questionnaire,
}

/// When a table was made, and with what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// The day.
    pub day: Date,
    /// The number of the report that tells of the same sheets.
    pub report: u32,
    /// What the order of the rows was drawn with, in hexadecimal.
    pub seed: String,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Variable {
    /// Its name: up to 32 ASCII letters, digits and underscores, beginning with a letter, unique in either case.
    pub name: String,
    /// The item code of the form, where there is one.
    pub code: String,
    /// The box of the question that it stands for, where each has a column.
    pub choice: String,
    /// The number printed on the paper, may be empty.
    pub number: String,
    /// What it is called; never empty.
    pub label: String,
    /// Its theme, may be empty.
    pub theme: String,
    /// Where it comes from.
    pub part: Part,
    /// What its cells hold.
    pub kind: Kind,
    /// What may be computed of it.
    pub level: Level,
    /// Added to a reason's own number, and negative, it is the reason's code: 90, or more nines where values lie there.
    pub missing_base: i32,
}

/// Where a column comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What sheets have in common: service, answering mode, form.
    Particular,
    /// A question of a theme.
    Item,
    /// Another question.
    Question,
    /// A free text.
    Comment,
}

/// What may be computed of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Which one: counts only.
    Nominal,
    /// In an order.
    Ordinal,
    /// A quantity.
    Scale,
}

/// What the cells of a column hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// One of these values.
    Coded(Vec<Value>),
    /// A number with so many decimals.
    Number {
        /// Decimals that are printed, at most 6.
        decimals: u8,
    },
    /// A date.
    Date,
    /// A month, as its first day.
    Month,
    /// A time of day.
    Time,
    /// A day and a time of day, of no time zone.
    Moment,
    /// A text of at most so many bytes.
    Text {
        /// Longest text of the rows, in bytes of UTF-8.
        bytes_max: usize,
    },
}

/// A value of a coded column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// As it is written where texts may stand: the form's own value.
    pub name: String,
    /// As it is written where only numbers may stand.
    pub code: i32,
    /// What it means.
    pub label: String,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// The value at this place of the column's values.
    Coded(u16),
    /// A number.
    Number(f64),
    /// A date; in a column of months the first of it.
    Date(Date),
    /// A time of day.
    Time(Time),
    /// A day and a time of day.
    Moment(DateTime),
    /// A text, never empty.
    Text(String),
    /// No value, and why.
    Missing(Reason),
}

/// Why a cell has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The sheet says so.
    Mark(Mark),
    /// A condition skipped it, or the sheet's form does not have it.
    NotAsked,
    /// Too few sheets say so: it would lead back to somebody.
    Withheld,
    /// A text that nobody read for publication, or that was set aside.
    NotTold,
}

impl Reason {
    /// Every reason, in the order of its number.
    pub const ALL: [Reason; 8] = [
        Reason::Mark(Mark::Blank),
        Reason::Mark(Mark::NotConcerned),
        Reason::Mark(Mark::Double),
        Reason::Mark(Mark::Unreadable),
        Reason::Mark(Mark::Struck),
        Reason::NotAsked,
        Reason::Withheld,
        Reason::NotTold,
    ];

    /// Its own number, from 1: of `-91` the last digit, of `.a` the place in the alphabet.
    pub fn number(self) -> u8 {
        match self {
            Reason::Mark(Mark::Blank) => 1,
            Reason::Mark(Mark::NotConcerned) => 2,
            Reason::Mark(Mark::Double) => 3,
            Reason::Mark(Mark::Unreadable) => 4,
            Reason::Mark(Mark::Struck) => 5,
            Reason::NotAsked => 6,
            Reason::Withheld => 7,
            Reason::NotTold => 8,
        }
    }

    /// The letter of Stata's extended missing value.
    pub fn letter(self) -> char {
        char::from(b'a' + self.number() - 1)
    }

    /// What it means.
    pub fn label(self, phrases: &Phrases) -> String {
        match self {
            Reason::Mark(Mark::Blank) => say!(phrases, "export-reason-blank"),
            Reason::Mark(Mark::NotConcerned) => say!(phrases, "mark-not-concerned"),
            Reason::Mark(Mark::Double) => say!(phrases, "mark-double"),
            Reason::Mark(Mark::Unreadable) => say!(phrases, "mark-unreadable"),
            Reason::Mark(Mark::Struck) => say!(phrases, "mark-struck"),
            Reason::NotAsked => say!(phrases, "export-reason-not-asked"),
            Reason::Withheld => say!(phrases, "export-reason-withheld"),
            Reason::NotTold => say!(phrases, "export-reason-not-told"),
        }
    }
}

impl Variable {
    /// The number that stands for a reason in this column.
    pub fn missing_code(&self, reason: Reason) -> i32 {
        -(self.missing_base + i32::from(reason.number()))
    }

    /// The least and the greatest number that may stand for a reason.
    pub fn missing_range(&self) -> (i32, i32) {
        (-(self.missing_base + Reason::ALL.len() as i32), -(self.missing_base + 1))
    }

    /// The values, where it is coded.
    pub fn values(&self) -> &[Value] {
        match &self.kind {
            Kind::Coded(values) => values,
            Kind::Number { .. } | Kind::Date | Kind::Month | Kind::Time | Kind::Moment | Kind::Text { .. } => &[],
        }
    }

    /// The value of a coded cell.
    pub fn value(&self, place: u16) -> &Value {
        &self.values()[usize::from(place)]
    }

    /// Whether its cells are texts. A text never holds a code: a column beside it says why there is none.
    pub fn is_text(&self) -> bool {
        matches!(self.kind, Kind::Text { .. })
    }
}

/// A question that the table does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The item code.
    pub code: String,
    /// The printed text.
    pub label: String,
    /// Why.
    pub why: Why,
}

/// Why the table does not hold something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The report hides it, or keeps an earlier number in its place.
    Hidden,
    /// The date of a pile: it would lead back to it.
    Pile,
    /// A date or a time that people wrote: it would lead back to them.
    Date,
    /// A free text that nobody reads before it is told.
    Text,
    /// Comments were not asked for.
    Comment,
}

impl Why {
    /// As a sentence.
    pub fn label(self, phrases: &Phrases) -> String {
        match self {
            Why::Hidden => say!(phrases, "export-why-hidden"),
            Why::Pile => say!(phrases, "export-why-pile"),
            Why::Date => say!(phrases, "export-why-date"),
            Why::Text => say!(phrases, "export-why-text"),
            Why::Comment => say!(phrases, "export-why-comment"),
        }
    }
}

/// The rows of a dataset, in an order that says nothing of the piles. They may be asked for several times, and are the same
/// each time.
pub trait Rows {
    /// Hands every row to `each`, one cell per variable.
    ///
    /// # Errors
    /// What `each` answers; [`Fault::Source`] when the rows cannot be read.
    fn each(&self, each: &mut dyn FnMut(&[Cell]) -> Result<(), Fault>) -> Result<(), Fault>;
}

impl Rows for Vec<Vec<Cell>> {
    fn each(&self, each: &mut dyn FnMut(&[Cell]) -> Result<(), Fault>) -> Result<(), Fault> {
        self.iter().try_for_each(|row| each(row))
    }
}

/// Why a format could not be written.
#[derive(Debug)]
pub enum Fault {
    /// The file cannot be written.
    Write(io::Error),
    /// The rows cannot be read; whoever reads them knows why.
    Source,
    /// The encoding has no such characters: the first of them, and how many there are in all.
    Unsayable(Vec<Unsayable>, u64),
    /// The format takes so many rows and no more.
    TooManyRows(u32),
    /// The format takes so many columns and no more.
    TooManyColumns(usize),
    /// Whoever asked for it left.
    Left,
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Fault {
        Fault::Write(error)
    }
}

/// A character that an encoding does not have, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsayable {
    /// The row of the file, from 1; the headings are row 1.
    pub row: u64,
    /// The name of the column.
    pub column: String,
    /// The character.
    pub character: char,
}

/// The text as far as it fits into so many bytes, cut between characters.
pub(super) fn cut(text: &str, bytes_max: usize) -> &str {
    &text[..text.floor_char_boundary(bytes_max)]
}
