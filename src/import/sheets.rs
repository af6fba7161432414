//! Answer files: sheets written down as text, to be keyed by the station like sheets of paper.
//!
//! ```text
//! # a remark of the file's author
//! batch 1 service=glycines date=2026-03-02 mode=alone variant=standard
//!
//! sheet 0001
//! sex 2
//! q07 !double
//! languages fr en
//! comment Le personnel est attentif.
//! note q07 both boxes ticked in pencil
//! margin "merci" at the foot of page 2
//! hold page 3 is missing
//! ```
//!
//! Values are not compared with a form here: that is what keying does. Lines that say nothing known are findings.

use crate::expression::nearest;
use crate::questionnaire::{Finding, Mark, Place, Problem, Thing};
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// Most lines of an answer file.
const LINES_MAX: usize = 1_000_000;

/// A pile of an answer file.
#[derive(Clone, Debug, PartialEq)]
pub struct BatchText {
    /// Row of its line in the file, from 1.
    pub row: u32,
    /// Its number.
    pub number: u32,
    /// Code of the service.
    pub service: String,
    /// The date constant along the pile.
    pub date: Date,
    /// The answering mode proposed for its sheets.
    pub mode: Option<String>,
    /// The variant proposed for its sheets.
    pub variant: Option<String>,
    /// Sheets counted at reception.
    pub sheets_counted: Option<u32>,
    /// Its sheets, in order.
    pub sheets: Vec<SheetText>,
}

/// A sheet of an answer file.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetText {
    /// Row of its line in the file, from 1.
    pub row: u32,
    /// The number written on the sheet.
    pub serial: u32,
    /// The answering mode, where it is not the batch's.
    pub mode: Option<String>,
    /// The variant, where it is not the batch's.
    pub variant: Option<String>,
    /// The answers, in the order of the file.
    pub answers: Vec<AnswerText>,
    /// Remarks on questions: row, item code, text.
    pub notes: Vec<(u32, String, String)>,
    /// Remarks in the paper's margin, empty when there are none.
    pub margin: String,
    /// Why the sheet is held aside, when it is.
    pub hold: Option<String>,
}

/// An answer of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerText {
    /// Row of its line in the file, from 1.
    pub row: u32,
    /// The item code.
    pub name: String,
    /// What the sheet says.
    pub value: Said,
}

/// What a sheet says of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// A mark, written `!blank`.
    Mark(Mark),
    /// A value as written: a choice's name, names separated by spaces, a number, an ISO date, a text. Never empty.
    Value(String),
}

/// Reads an answer file; every malformed line is a finding with its row.
pub fn read_sheets(path: &Path) -> Result<Vec<BatchText>, Vec<Finding>> {
    let place = Place::file(&super::name(path));
    let text = super::bytes(path).and_then(|bytes| super::text(bytes, &place)).map_err(|finding| vec![*finding])?;
    parse_sheets(&text, &place)
}

/// Reads the text of an answer file; `place` names the file.
pub fn parse_sheets(text: &str, place: &Place) -> Result<Vec<BatchText>, Vec<Finding>> {
    let mut reader = Reader::new(place);
    for (index, line) in text.lines().enumerate() {
        if index >= LINES_MAX {
            reader.say(LINES_MAX as u32, Problem::TooManyLines { max: LINES_MAX });
            break;
        }
        let line = line.trim();
        if !line.is_empty() && !line.starts_with('#') {
            reader.line(index as u32 + 1, line);
        }
    }
    Finding::sort(&mut reader.findings);
    if reader.findings.is_empty() { Ok(reader.batches) } else { Err(reader.findings) }
}

struct Reader<'p> {
    place: &'p Place,
    batches: Vec<BatchText>,
    findings: Vec<Finding>,
    numbers: HashSet<u32>,
    serials: HashSet<u32>,
    /// Names answered on the sheet being read.
    answered: HashSet<String>,
}

impl<'p> Reader<'p> {
    fn new(place: &'p Place) -> Reader<'p> {
        let (numbers, serials, answered) = (HashSet::new(), HashSet::new(), HashSet::new());
        Reader { place, batches: Vec::new(), findings: Vec::new(), numbers, serials, answered }
    }

    fn say(&mut self, row: u32, problem: Problem) {
        self.findings.push(Finding::blocking(self.place.row(row), problem));
    }

    fn line(&mut self, row: u32, line: &str) {
        let (word, rest) = split_word(line);
        match word {
            "batch" => self.batch(row, rest),
            "sheet" => self.sheet(row, rest),
            _ => self.saying(row, word, rest),
        }
    }

    fn batch(&mut self, row: u32, rest: &str) {
        let (number, fields) = split_word(rest);
        let number = self.serial(row, number, Thing::Batch);
        let mut fields = self.fields(row, fields, &["service", "date", "mode", "variant", "sheets"]);
        let mut needed = |name: &str| match fields.remove(name) {
            Some(value) => value,
            None => {
                let problem = Problem::ValueMissing { name: name.to_owned() };
                self.findings.push(Finding::blocking(self.place.row(row), problem));
                String::new()
            }
        };
        let (service, written) = (needed("service"), needed("date"));
        let date = written.parse().ok().filter(|date: &Date| date.to_string() == written);
        if date.is_none() && !written.is_empty() {
            self.say(row, Problem::BadDate(written));
        }
        let sheets_counted = fields.remove("sheets").and_then(|written| {
            let count = written.parse().ok();
            if count.is_none() {
                self.say(row, Problem::NotAWholeNumber { written, min: 0, max: u32::MAX });
            }
            count
        });
        self.batches.push(BatchText {
            row,
            number: number.unwrap_or_default(),
            service,
            // A batch with a finding is never handed out.
            date: date.unwrap_or(Date::constant(2000, 1, 1)),
            mode: fields.remove("mode"),
            variant: fields.remove("variant"),
            sheets_counted,
            sheets: Vec::new(),
        });
    }

    fn sheet(&mut self, row: u32, rest: &str) {
        let (serial, fields) = split_word(rest);
        let serial = self.serial(row, serial, Thing::Serial).unwrap_or_default();
        let mut fields = self.fields(row, fields, &["mode", "variant"]);
        self.answered.clear();
        let Some(batch) = self.batches.last_mut() else {
            return self.say(row, Problem::LineMisplaced("sheet".to_owned()));
        };
        batch.sheets.push(SheetText {
            row,
            serial,
            mode: fields.remove("mode"),
            variant: fields.remove("variant"),
            answers: Vec::new(),
            notes: Vec::new(),
            margin: String::new(),
            hold: None,
        });
    }

    /// A line of a sheet: an answer or a remark.
    fn saying(&mut self, row: u32, word: &str, rest: &str) {
        // A cell of a table bears its rows: `household[2]/age`.
        let good = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.' | '[' | ']' | '/');
        if !word.chars().all(good) {
            let nearest = nearest(word, ["batch", "sheet", "margin", "note", "hold"]).map(str::to_owned);
            return self.say(row, Problem::LineUnknown { word: word.to_owned(), nearest });
        }
        if rest.is_empty() {
            return self.say(row, Problem::ValueMissing { name: word.to_owned() });
        }
        let Some(sheet) = self.batches.last_mut().and_then(|batch| batch.sheets.last_mut()) else {
            return self.say(row, Problem::LineMisplaced(word.to_owned()));
        };
        match word {
            "margin" => {
                if !sheet.margin.is_empty() {
                    sheet.margin.push('\n');
                }
                sheet.margin.push_str(rest);
            }
            "hold" => sheet.hold = Some(rest.to_owned()),
            "note" => match split_word(rest) {
                (name, "") => self.say(row, Problem::ValueMissing { name: format!("note {name}") }),
                (name, text) => sheet.notes.push((row, name.to_owned(), text.to_owned())),
            },
            name => {
                let value = match rest.strip_prefix('!') {
                    None => Said::Value(rest.to_owned()),
                    Some(mark) => match Mark::from_word(mark) {
                        Some(mark) => Said::Mark(mark),
                        None => return self.say(row, super::form::unknown_word(mark, &Mark::ALL.map(Mark::word))),
                    },
                };
                sheet.answers.push(AnswerText { row, name: name.to_owned(), value });
                if !self.answered.insert(name.to_owned()) {
                    self.say(row, Problem::Duplicate { thing: Thing::Answer, name: name.to_owned() });
                }
            }
        }
    }

    /// A number from 1, written once.
    fn serial(&mut self, row: u32, written: &str, thing: Thing) -> Option<u32> {
        let known = if thing == Thing::Batch { &mut self.numbers } else { &mut self.serials };
        let digits = !written.is_empty() && written.bytes().all(|byte| byte.is_ascii_digit());
        match written.parse().ok().filter(|number| digits && *number > 0) {
            None => {
                self.say(row, Problem::BadSerial(written.to_owned()));
                None
            }
            Some(number) => {
                if !known.insert(number) {
                    self.say(row, Problem::Duplicate { thing, name: written.to_owned() });
                }
                Some(number)
            }
        }
    }

    /// Fields written `key=value`.
    fn fields(&mut self, row: u32, text: &str, keys: &[&str]) -> HashMap<String, String> {
        let mut fields = HashMap::new();
        for field in text.split_whitespace() {
            match field.split_once('=') {
                Some((key, value)) if !value.is_empty() => {
                    if !keys.contains(&key) {
                        let nearest = nearest(key, keys.iter().copied()).map(str::to_owned);
                        self.say(row, Problem::KeyUnknown { key: key.to_owned(), nearest });
                    } else if fields.insert(key.to_owned(), value.to_owned()).is_some() {
                        self.say(row, Problem::Duplicate { thing: Thing::Field, name: key.to_owned() });
                    }
                }
                _ => self.say(row, Problem::BadField(field.to_owned())),
            }
        }
        fields
    }
}

/// The first word and the rest, without the spaces between them.
fn split_word(text: &str) -> (&str, &str) {
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    (word, rest.trim())
}
