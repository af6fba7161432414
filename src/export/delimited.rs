//! Tables in text: for spreadsheets in French, and for programs.
//!
//! A text that a spreadsheet would take for a formula gets an apostrophe before it, and so does one that begins with an
//! apostrophe: whoever reads takes exactly one away and has what was written.

use super::dataset::{Cell, Dataset, Fault, Kind, Rows, Unsayable, Variable};
use super::format::Encoding;
use crate::language::western;
use crate::questionnaire::{Kind as Asks, Precision};
use jiff::civil::{Date, DateTime, Time};
use std::borrow::Cow;
use std::io::Write;

/// Unsayable characters that are named; the others are counted.
const NAMED_MAX: usize = 20;

/// Who reads the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    /// A spreadsheet in French: semicolons, decimal commas, days before months, a mark at the beginning that says UTF-8.
    Spreadsheet,
    /// A program: RFC 4180, dots, ISO dates.
    Machine,
}

/// A cell of a line.
pub(super) enum Field<'a> {
    /// What this room makes itself: numbers, dates, names of columns.
    Own(Cow<'a, str>),
    /// What people wrote.
    Text(&'a str),
}

/// The dataset as a table in text.
pub(super) fn write(
    dataset: &Dataset,
    rows: &dyn Rows,
    dialect: Dialect,
    encoding: Encoding,
    out: &mut dyn Write,
) -> Result<(), Fault> {
    let columns: Vec<&str> = dataset.variables.iter().map(|variable| variable.name.as_str()).collect();
    let bands: Vec<bool> = dataset.variables.iter().map(|variable| is_banded(dataset, variable)).collect();
    let mut lines = Lines::new(dialect, encoding, &columns, out)?;
    let heads: Vec<Field> = columns.iter().map(|name| Field::Own(Cow::Borrowed(*name))).collect();
    lines.put(&heads)?;
    rows.each(&mut |row| {
        let mut fields = Vec::with_capacity(row.len());
        for ((variable, is_banded), cell) in dataset.variables.iter().zip(&bands).zip(row) {
            fields.push(match cell {
                Cell::Coded(place) if *is_banded => Field::Own(band_in(&variable.value(*place).name, dialect)),
                Cell::Coded(place) => Field::Text(&variable.value(*place).name),
                Cell::Number(number) => Field::Own(number_in(*number, dialect).into()),
                Cell::Date(date) if variable.kind == Kind::Month => Field::Own(month_in(*date, dialect).into()),
                Cell::Date(date) => Field::Own(date_in(*date, dialect).into()),
                Cell::Time(time) => Field::Own(time_in(*time).into()),
                Cell::Moment(moment) => Field::Own(moment_in(*moment, dialect).into()),
                Cell::Text(text) => Field::Text(text),
                Cell::Missing(_) if variable.is_text() => Field::Own(Cow::Borrowed("")),
                Cell::Missing(reason) => Field::Own(variable.missing_code(*reason).to_string().into()),
            });
        }
        lines.put(&fields)
    })?;
    lines.end()
}

/// Lines going out, and the characters that the encoding does not have.
pub(super) struct Lines<'a> {
    dialect: Dialect,
    encoding: Encoding,
    columns: &'a [&'a str],
    out: &'a mut dyn Write,
    line: String,
    row: u64,
    unsayable: Vec<Unsayable>,
    unsayable_count: u64,
}

impl<'a> Lines<'a> {
    /// The beginning of a table.
    ///
    /// # Errors
    /// [`Fault::Write`].
    pub fn new(
        dialect: Dialect,
        encoding: Encoding,
        columns: &'a [&'a str],
        out: &'a mut dyn Write,
    ) -> Result<Lines<'a>, Fault> {
        if dialect == Dialect::Spreadsheet && encoding == Encoding::Utf8 {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let (line, unsayable) = (String::new(), Vec::new());
        Ok(Lines { dialect, encoding, columns, out, line, row: 0, unsayable, unsayable_count: 0 })
    }

    /// Writes a line.
    ///
    /// # Errors
    /// [`Fault::Write`].
    pub fn put(&mut self, fields: &[Field]) -> Result<(), Fault> {
        self.row += 1;
        self.line.clear();
        let separator = match self.dialect {
            Dialect::Spreadsheet => ';',
            Dialect::Machine => ',',
        };
        for (place, field) in fields.iter().enumerate() {
            if place > 0 {
                self.line.push(separator);
            }
            let text = match field {
                Field::Own(text) => Cow::Borrowed(text.as_ref()),
                Field::Text(text) => protected(text),
            };
            self.note_unsayable(&text, place);
            quote(&mut self.line, &text, separator);
        }
        self.line.push_str("\r\n");
        match self.encoding {
            Encoding::Utf8 => self.out.write_all(self.line.as_bytes())?,
            Encoding::Windows1252 => {
                let bytes: Vec<u8> = self.line.chars().map(|c| western::byte_of(c).unwrap_or(b'?')).collect();
                self.out.write_all(&bytes)?;
            }
        }
        Ok(())
    }

    fn note_unsayable(&mut self, text: &str, place: usize) {
        if self.encoding == Encoding::Utf8 {
            return;
        }
        for character in text.chars().filter(|character| western::byte_of(*character).is_none()) {
            self.unsayable_count += 1;
            if self.unsayable.len() < NAMED_MAX {
                let column = self.columns.get(place).copied().unwrap_or_default().to_owned();
                self.unsayable.push(Unsayable { row: self.row, column, character });
            }
        }
    }

    /// The end of the table.
    ///
    /// # Errors
    /// [`Fault::Unsayable`] when the encoding lacks a character: what was written is not the table.
    pub fn end(self) -> Result<(), Fault> {
        match self.unsayable_count {
            0 => Ok(()),
            count => Err(Fault::Unsayable(self.unsayable, count)),
        }
    }
}

/// The text with an apostrophe before it where a spreadsheet would compute with it, or where it has one already.
pub fn protected(text: &str) -> Cow<'_, str> {
    let dangerous = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\'', '＝', '＋', '－', '＠']);
    match dangerous && !is_number(text) {
        true => Cow::Owned(format!("'{text}")),
        false => Cow::Borrowed(text),
    }
}

/// Whether a text is a plain number: minus, figures, a dot or a comma among them.
fn is_number(text: &str) -> bool {
    let figures = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = figures.split_once(['.', ',']).unwrap_or((figures, "0"));
    let all = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    all(whole) && all(fraction)
}

fn quote(line: &mut String, text: &str, separator: char) {
    let edges = text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace);
    if edges || text.contains([separator, '"', '\r', '\n']) {
        line.push('"');
        line.push_str(&text.replace('"', "\"\""));
        line.push('"');
    } else {
        line.push_str(text);
    }
}

/// A number as this reader writes it.
pub(super) fn number_in(number: f64, dialect: Dialect) -> String {
    match dialect {
        Dialect::Spreadsheet => number.to_string().replace('.', ","),
        Dialect::Machine => number.to_string(),
    }
}

/// Whether a column holds the bands of a number.
fn is_banded(dataset: &Dataset, variable: &Variable) -> bool {
    let asked = dataset.form.index(&variable.code).map(|index| &dataset.form.questions[index].kind);
    matches!((asked, &variable.kind), (Some(Asks::Integer { .. } | Asks::Decimal), Kind::Coded(_)))
}

/// A band as this reader writes its ends: `2,5..3,5`.
fn band_in(name: &str, dialect: Dialect) -> Cow<'_, str> {
    match dialect {
        Dialect::Machine => Cow::Borrowed(name),
        Dialect::Spreadsheet => {
            let ends: Vec<String> = name.split("..").map(|end| end.replace('.', ",")).collect();
            Cow::Owned(ends.join(".."))
        }
    }
}

fn month_in(date: Date, dialect: Dialect) -> String {
    match dialect {
        Dialect::Spreadsheet => format!("{:02}/{:04}", date.month(), date.year()),
        Dialect::Machine => Precision::Month.iso(date),
    }
}

/// `09:30`, with its seconds where there are some.
fn time_in(time: Time) -> String {
    let (hour, minute, second) = (time.hour(), time.minute(), time.second());
    if second == 0 { format!("{hour:02}:{minute:02}") } else { format!("{hour:02}:{minute:02}:{second:02}") }
}

fn moment_in(moment: DateTime, dialect: Dialect) -> String {
    let between = match dialect {
        Dialect::Spreadsheet => ' ',
        Dialect::Machine => 'T',
    };
    format!("{}{between}{}", date_in(moment.date(), dialect), time_in(moment.time()))
}

fn date_in(date: Date, dialect: Dialect) -> String {
    match dialect {
        Dialect::Spreadsheet => format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year()),
        Dialect::Machine => date.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::protected;

    #[test]
    fn what_a_spreadsheet_would_compute_with_stays_text_and_comes_back() {
        for text in ["=1+1", "+33 6", "-", "--1", "@SUM(A1)", "\t=1", "'déjà", "-1;2", "＝1", "\n=1"] {
            let written = protected(text);
            assert_eq!(written.strip_prefix('\''), Some(text));
        }
        for text in ["", "bonjour", "-12", "-1,5", "3", "1=1", "été"] {
            assert_eq!(protected(text), text);
        }
    }
}
