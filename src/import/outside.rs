//! Values from elsewhere: a table with one row per audience and code, as a spreadsheet (.xlsx) or as text (.csv) whose
//! columns are parted by semicolons, commas or tabs. It is checked against the tool it is for.

use super::table::{Row, Table, Tables, column_letters};
use super::{csv_text, workbook};
use crate::campaign::{OutsideValue, Thousandths};
use crate::expression::nearest;
use crate::questionnaire::{Audience, AudienceForms, Finding, Place, Problem, Tool};
use std::path::Path;

/// Most values that a campaign keeps: each of its changes tells them again.
const VALUES_MAX: usize = 500;

/// The columns, by their names in a file.
const COLUMNS: [(&str, &[&str]); 6] = [
    ("audience", &["public"]),
    ("code", &["item", "theme", "thème"]),
    ("n", &["effectif"]),
    ("mean", &["moyenne"]),
    ("deviation", &["sd", "écart-type", "ecart-type"]),
    ("favourable", &["favorable"]),
];

/// Reads a table of values from elsewhere. Warnings come with the values, blocking findings in their place.
pub fn read_outside(path: &Path, tool: &Tool) -> (Option<Vec<OutsideValue>>, Vec<Finding>) {
    let place = Place::file(&super::name(path));
    let bytes = match super::bytes(path) {
        Ok(bytes) => bytes,
        Err(finding) => return (None, vec![*finding]),
    };
    let mut tables = match workbook::kind(&bytes) {
        Some(kind) => workbook::read_first(&bytes, kind, &place),
        None => match super::text(bytes, &place) {
            Ok(text) => {
                let mut tables = Tables::default();
                let table = csv_text::read(&text, "", &place, &mut tables.findings);
                tables.tables.push(table);
                tables
            }
            Err(finding) => return (None, vec![*finding]),
        },
    };
    let table = tables.tables.pop().unwrap_or(Table { name: "", rows: Vec::new() });
    let mut reader = Reader { tool, place, findings: tables.findings, values: Vec::new() };
    reader.table(&table);
    Finding::sort(&mut reader.findings);
    let blocked = reader.findings.iter().any(Finding::blocks);
    ((!blocked).then_some(reader.values), reader.findings)
}

struct Reader<'a> {
    tool: &'a Tool,
    place: Place,
    findings: Vec<Finding>,
    values: Vec<OutsideValue>,
}

impl<'a> Reader<'a> {
    fn table(&mut self, table: &Table) {
        let Some((head, rows)) = table.rows.split_first() else {
            return self.findings.push(Finding::blocking(self.place.clone(), Problem::NoValues));
        };
        let columns = self.columns(head);
        let missing = ["audience", "code", "mean"].into_iter().filter(|name| column(&columns, name).is_none());
        let missing: Vec<Problem> = missing.map(|name| Problem::ColumnMissing(name.to_owned())).collect();
        if !missing.is_empty() {
            let place = self.place.row(head.number);
            return self.findings.extend(missing.into_iter().map(|each| Finding::blocking(place.clone(), each)));
        }
        if rows.len() > VALUES_MAX {
            let problem = Problem::TooManyLines { max: VALUES_MAX };
            return self.findings.push(Finding::blocking(self.place.clone(), problem));
        }
        if rows.is_empty() {
            self.findings.push(Finding::blocking(self.place.clone(), Problem::NoValues));
        }
        rows.iter().for_each(|row| self.row(row, &columns));
    }

    /// Which column means what.
    fn columns(&mut self, head: &Row) -> Vec<(&'static str, u32)> {
        let mut columns: Vec<(&'static str, u32)> = Vec::new();
        for (index, written) in &head.cells {
            let place = self.place.row(head.number).column(&column_letters(*index));
            let lower = written.to_lowercase();
            let known = COLUMNS.iter().find(|(name, others)| *name == lower || others.contains(&lower.as_str()));
            match known {
                Some((name, _)) if column(&columns, name).is_some() => {
                    self.findings.push(Finding::blocking(place, Problem::ColumnDuplicate(written.clone())));
                }
                Some((name, _)) => columns.push((name, *index)),
                None => {
                    let near = nearest(&lower, COLUMNS.iter().map(|(name, _)| *name)).map(str::to_owned);
                    let problem = Problem::ColumnUnknown { column: written.clone(), nearest: near };
                    self.findings.push(Finding::warning(place, problem));
                }
            }
        }
        columns
    }

    fn row(&mut self, row: &Row, columns: &[(&'static str, u32)]) {
        let text = |name: &str| column(columns, name).map_or("", |index| row.text(index));
        let place = self.place.row(row.number);
        let before = self.findings.len();
        let forms = self.audience(text("audience"), &place);
        if let Some(forms) = forms {
            self.code(forms, text("code"), &place);
        }
        let mean = self.number("mean", text("mean"), &place);
        if text("mean").is_empty() {
            self.say(&place, "mean", Problem::ValueMissing { name: "mean".to_owned() });
        }
        let (deviation, favourable) = (
            self.number("deviation", text("deviation"), &place),
            self.number("favourable", text("favourable"), &place),
        );
        let n = self.count(text("n"), &place);
        if deviation.is_some() && text("n").is_empty() {
            self.say(&place, "n", Problem::ValueMissing { name: "n".to_owned() });
        }
        let (Some(forms), Some(mean), true) = (forms, mean, self.findings.len() == before) else { return };
        let (audience, code) = (forms.audience.clone(), text("code").to_owned());
        if self.values.iter().any(|value| value.audience == audience && value.code == code) {
            return self.say(&place, "code", Problem::CodeTwice(code));
        }
        self.values.push(OutsideValue { audience, code, n, mean, deviation, favourable });
    }

    fn say(&mut self, place: &Place, column: &str, problem: Problem) {
        self.findings.push(Finding::blocking(place.column(column), problem));
    }

    fn audience(&mut self, written: &str, place: &Place) -> Option<&'a AudienceForms> {
        let tool = self.tool;
        let found = tool.audience(&Audience(written.to_owned()));
        if found.is_none() {
            let codes = || tool.audiences.iter().map(|forms| forms.audience.0.as_str());
            let near = nearest(written, codes()).map(str::to_owned);
            let words = codes().collect::<Vec<_>>().join(", ");
            self.say(place, "audience", Problem::WordUnknown { written: written.to_owned(), words, nearest: near });
        }
        found
    }

    fn code(&mut self, forms: &AudienceForms, written: &str, place: &Place) {
        let items = forms.forms.iter().flat_map(|(_, form)| &form.questions).map(|question| question.name.as_str());
        let themes = self.tool.themes.iter().map(|theme| theme.code.as_str());
        let codes: Vec<&str> = themes.chain(items).collect();
        if !codes.contains(&written) {
            let near = nearest(written, codes.iter().copied()).map(str::to_owned);
            self.say(place, "code", Problem::CodeUnknown { code: written.to_owned(), nearest: near });
        }
    }

    /// A number from 0 to 100, with a point or a comma.
    fn number(&mut self, name: &str, written: &str, place: &Place) -> Option<Thousandths> {
        if written.is_empty() {
            return None;
        }
        let plain = written.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'-'));
        let Some(value) = written.replace(',', ".").parse::<f64>().ok().filter(|_| plain) else {
            self.say(place, name, Problem::NotANumber(written.to_owned()));
            return None;
        };
        let number = Thousandths::of(value);
        if number.is_none() {
            self.say(place, name, Problem::OutOfRange { key: name.to_owned(), value, min: 0.0, max: 100.0 });
        }
        number
    }

    fn count(&mut self, written: &str, place: &Place) -> Option<u32> {
        if written.is_empty() {
            return None;
        }
        let count = written.parse().ok().filter(|count| (1..=COUNT_MAX).contains(count));
        if count.is_none() {
            let problem = Problem::NotAWholeNumber { written: written.to_owned(), min: 1, max: COUNT_MAX };
            self.say(place, "n", problem);
        }
        count
    }
}

/// Most scores that a value rests on.
const COUNT_MAX: u32 = 100_000_000;

fn column(columns: &[(&'static str, u32)], name: &str) -> Option<u32> {
    columns.iter().find(|(known, _)| *known == name).map(|(_, index)| *index)
}
