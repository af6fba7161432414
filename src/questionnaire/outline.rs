//! What stands around the questions: groups, tables of rows, notes, values that are worked out, attached tables.

use super::{Localised, QuestionIndex};
use crate::expression::Expression;
use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

/// The outline of a form. Empty in a form that only lists its questions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Outline {
    /// Version as the form's author writes it, may be empty.
    pub version: String,
    /// The language of texts where none is asked for: a BCP 47 primary tag, or `""`.
    pub default_language: String,
    /// Groups and tables; a section stands after the one around it.
    pub sections: Vec<Section>,
    /// Notes to the respondent.
    pub notes: Vec<Note>,
    /// Values that nobody writes on the paper.
    pub fields: Vec<Field>,
    /// Everything in the order of the form, a section before what stands in it.
    pub order: Vec<Element>,
    /// Tables attached to the form.
    pub tables: Vec<Attached>,
    /// The address that names the form for other programs, may be empty.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub url: String,
}

/// What something is in the form of another standard that it came from, where name and kind do not tell. Both may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Its identifier there, where that is not its name.
    pub id: String,
    /// Its type there, such as `url`.
    pub kind: String,
}

/// Index of a section in [`Outline::sections`].
pub type SectionIndex = usize;

/// One element of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Element {
    /// A group or table begins.
    Section(SectionIndex),
    /// A question.
    Question(QuestionIndex),
    /// A note, an index into [`Outline::notes`].
    Note(usize),
    /// A value, an index into [`Outline::fields`].
    Field(usize),
}

/// A group, or the rows of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// Its name; may be empty.
    pub name: String,
    /// The printed heading, may be empty.
    pub label: Localised,
    /// The section around it.
    pub parent: Option<SectionIndex>,
    /// When it is asked, beside the conditions of the sections around it.
    pub relevant: Option<Expression>,
    /// Display hints as its author wrote them.
    pub appearance: String,
    /// The page it names in the form, from 1.
    pub page: Option<u32>,
    /// Whether it is a table whose rows repeat.
    pub repeat: Option<Repeat>,
    /// Which row of the table it is, from 1, in a form whose tables are spread out.
    pub row: Option<u32>,
    /// The question beside it that it stands under, by its name in its row: what stands in it belongs to that answer. Empty where
    /// it stands under none.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub under: String,
    /// What it is in the form of another standard that it came from.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub origin: Origin,
}

/// A table: its questions are asked row by row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Repeat {
    /// How many rows are filled in.
    pub count: Count,
    /// Rows printed on the paper, from 1 to [`ROWS_MAX`]; `None` where the form does not say.
    pub rows: Option<u32>,
}

/// How many rows of a table are filled in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Count {
    /// As many as somebody filled in.
    Open,
    /// As many as follow one another until the first cell of a row stays blank: a log of which nobody knows how long it gets.
    UntilBlank,
    /// What a rule says.
    Rule(Expression),
    /// What this question says, in a form whose tables are spread out.
    Asked(QuestionIndex),
}

/// Most rows of a table.
pub const ROWS_MAX: u32 = 200;
/// Rows of a table on paper where the form does not say how many.
pub const ROWS_UNSAID: u32 = 10;

/// A note to the respondent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// Its name; may be empty.
    pub name: String,
    /// The printed text.
    pub label: Localised,
    /// The printed help, may be empty.
    pub hint: Localised,
    /// The section it stands in.
    pub section: Option<SectionIndex>,
    /// When it is shown, beside the conditions of its sections.
    pub relevant: Option<Expression>,
    /// Display hints as its author wrote them.
    pub appearance: String,
    /// The page it names in the form, from 1.
    pub page: Option<u32>,
    /// What it is in the form of another standard that it came from.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub origin: Origin,
}

/// A value that nobody writes on the paper: worked out, or something that only a device knows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// The type as the form writes it: `calculate`, `today`, `image`.
    pub kind: String,
    /// The printed text, may be empty: what a device would have asked.
    pub label: Localised,
    /// The section it stands in.
    pub section: Option<SectionIndex>,
    /// When it has a value, beside the conditions of its sections.
    pub relevant: Option<Expression>,
    /// What works it out; without one it is empty, or the day of keying (`today`, `start`, `end`).
    pub rule: Option<Expression>,
    /// Its value where no rule says one.
    pub default: Option<Expression>,
    /// What it is in the form of another standard that it came from.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub origin: Origin,
}

/// A table attached to a form: a text file beside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attached {
    /// The name of the file without `.csv`.
    pub name: String,
    /// The titles of its columns.
    pub columns: Vec<String>,
    /// Its rows, each as long as the titles.
    pub rows: Vec<Vec<String>>,
}

/// What a question's type says beyond its [`super::Kind`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Format {
    /// A time of day, as `10:30`.
    Time,
    /// A day and a time of day, as `2026-03-02T10:30`.
    DateTime,
    /// A number on a printed scale.
    Range {
        /// The least.
        start: f64,
        /// The most.
        end: f64,
        /// From one mark to the next.
        step: f64,
    },
    /// The names of a list in the order somebody gave them, an index into [`super::Questionnaire::lists`].
    Rank(usize),
    /// A single box to tick.
    Acknowledge,
    /// Another type that a device would take, keyed as text: `barcode`, `geopoint`.
    Device(String),
}

impl Format {
    /// A text as it is kept: times as `09:30` and moments as `2026-03-02T09:30`, however they were written: `930`, `9h30`,
    /// `02/03/2026 9:30`, `020320260930`. What is neither stays as it is.
    pub fn kept(&self, written: &str) -> String {
        let kept = match self {
            Format::Time => clock(written),
            Format::DateTime => moment(written),
            Format::Range { .. } | Format::Rank(_) | Format::Acknowledge | Format::Device(_) => None,
        };
        kept.unwrap_or_else(|| written.to_owned())
    }

    /// Whether a text or a number is written as the type wants it.
    pub fn takes(&self, form: &super::Questionnaire, written: &str) -> bool {
        match self {
            Format::Time => time_of_day(written).is_some(),
            Format::DateTime => moment_of(written).is_some(),
            Format::Range { start, end, .. } => {
                let (low, high) = if start <= end { (start, end) } else { (end, start) };
                written.parse::<f64>().is_ok_and(|number| (*low..=*high).contains(&number))
            }
            Format::Rank(list) => {
                let list = &form.lists[*list];
                let mut named: Vec<&str> = written.split_whitespace().collect();
                let known = named.iter().all(|name| list.named(name).is_some());
                let count = named.len();
                named.sort_unstable();
                named.dedup();
                known && named.len() == count
            }
            Format::Acknowledge | Format::Device(_) => true,
        }
    }
}

/// Whether a text is so many digits.
fn is_digits(text: &str, counts: std::ops::RangeInclusive<usize>) -> bool {
    counts.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Hours and minutes as people write them.
fn clock(written: &str) -> Option<String> {
    let written = written.trim();
    let (hour, minute) = match written.split([':', 'h', 'H']).map(str::trim).collect::<Vec<_>>().as_slice() {
        [digits] if is_digits(digits, 3..=4) => digits.split_at(digits.len() - 2),
        [hour, ""] if written.ends_with(['h', 'H']) => (*hour, "00"),
        [hour, minute] => (*hour, *minute),
        _ => return None,
    };
    let within = |part: &str, max: u32| {
        let number = is_digits(part, 1..=2).then(|| part.parse::<u32>().ok()).flatten();
        number.filter(|number| *number <= max)
    };
    Some(format!("{:02}:{:02}", within(hour, 23)?, within(minute, 59)?))
}

/// A day, and a time of day where one is written.
fn moment(written: &str) -> Option<String> {
    let written = written.trim();
    if is_digits(written, 12..=12) {
        let (day, time) = written.split_at(8);
        return Some(format!("{}T{}", self::day(day)?, clock(time)?));
    }
    match written.split_once(['T', ' ']) {
        Some((day, time)) => Some(format!("{}T{}", self::day(day)?, clock(time)?)),
        None => Some(day(written)?.to_string()),
    }
}

/// A day, year first as machines write it, or day first as people do.
fn day(written: &str) -> Option<Date> {
    if let Ok(day) = written.parse() {
        return Some(day);
    }
    let parts = match written.split(['/', '.', '-']).collect::<Vec<_>>().as_slice() {
        [digits] if is_digits(digits, 8..=8) => [&digits[..2], &digits[2..4], &digits[4..]],
        [day, month, year] if is_digits(year, 4..=4) => [*day, *month, *year],
        _ => return None,
    };
    let [day, month, year] = parts;
    let within = is_digits(day, 1..=2) && is_digits(month, 1..=2);
    let date = || Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
    within.then(date).flatten()
}

/// The time of day that an answer to a question of [`Format::Time`] says: `10:30` or `10:30:00`. Parts of a second and an offset
/// behind it do not count.
pub fn time_of_day(written: &str) -> Option<Time> {
    let clock = written.trim().split(['Z', '+', '.']).next().unwrap_or_default();
    let part = |part: &str| is_digits(part, 1..=2).then(|| part.parse::<i8>().ok()).flatten();
    let (hour, minute, second) = match clock.split(':').collect::<Vec<_>>().as_slice() {
        [hour, minute] => (part(hour)?, part(minute)?, 0),
        [hour, minute, second] => (part(hour)?, part(minute)?, part(second)?),
        _ => return None,
    };
    Time::new(hour, minute, second, 0).ok()
}

/// The moment that an answer to a question of [`Format::DateTime`] says: `2026-03-02T10:30`; a day alone is its beginning.
pub fn moment_of(written: &str) -> Option<DateTime> {
    let written = written.trim();
    let (day, time) = written.split_once(['T', ' ']).unwrap_or((written, "00:00"));
    let day: Date = day.parse().ok()?;
    Some(day.to_datetime(time_of_day(time)?))
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn times_and_moments_are_kept_in_one_way_however_they_are_written() {
        for written in ["0930", "930", "9:30", "09:30", "9h30", "09H30", " 9 h 30 "] {
            assert_eq!(Format::Time.kept(written), "09:30", "{written}");
        }
        assert_eq!(Format::Time.kept("9h"), "09:00");
        for written in ["2026-03-02 9:30", "02/03/2026 09h30", "2.3.2026 0930", "020320260930", "2026-03-02T09:30"] {
            assert_eq!(Format::DateTime.kept(written), "2026-03-02T09:30", "{written}");
        }
        assert_eq!(Format::DateTime.kept("02/03/2026"), "2026-03-02");
        for written in ["", "9", "2460", "12:60", "09:30:15", "é930", "midi", "99999999", "9:3:0"] {
            assert_eq!(Format::Time.kept(written), written, "what is none is refused as it was written");
        }
        for written in ["31/02/2026 10:00", "010320261", "2026-03-02T09:30:15Z", "lundi 9h", "12345678é012"] {
            assert_eq!(Format::DateTime.kept(written), written);
        }
    }
}
