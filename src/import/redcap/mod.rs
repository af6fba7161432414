//! A REDCap data dictionary as a questionnaire. `docs/redcap.md` says what is read of it.

mod annotation;
mod choices;
mod fields;
mod header;
mod known;
mod logic;
mod rows;
mod text;
mod validation;

use super::columns::Columns;
use super::form::Reading;
use super::survey::Places;
use super::table::{Row, Table};
use crate::questionnaire::{Finding, Localised, Place, Problem};
use header::{Column, Header};
use rows::Rows;
use std::path::Path;

/// The field types of REDCap.
pub(super) const TYPES: [&str; 13] = [
    "text",
    "notes",
    "radio",
    "dropdown",
    "checkbox",
    "yesno",
    "truefalse",
    "calc",
    "descriptive",
    "slider",
    "file",
    "sql",
    "signature",
];

/// Whether a text is a data dictionary.
pub(super) fn is_dictionary(text: &str) -> bool {
    Header::find(text).is_some()
}

/// Reads a dictionary; `file` names it in findings.
pub(super) fn read(text: &str, file: &str) -> Reading {
    let place = Place::file(file);
    let mut findings = Vec::new();
    let Some(header) = Header::find(text) else {
        let findings = vec![Finding::blocking(place.clone(), Problem::FormatUnknown)];
        return Reading { form: None, findings, places: Places::new(place) };
    };
    let table = table(text, &header, &place, &mut findings);
    say_columns(&header, &table, &place, &mut findings);
    let mut reader = fields::Reader::new(&header, &place, &table.rows, &mut findings);
    for row in &table.rows {
        reader.row(row);
    }
    let (mut form, rows) = reader.done();
    let stem = Path::new(file).file_stem().unwrap_or_default().to_string_lossy();
    form.id = stem.into_owned();
    // A dictionary of one form bears its name.
    let titled = form.pages.first().filter(|page| form.pages.len() == 1 && !page.title.is_empty());
    form.title = titled.map_or_else(|| Localised::plain(&form.id), |page| page.title.clone());
    let columns = |words: &[(&'static str, Column)]| {
        let titles = words.iter().map(|(word, column)| (*word, header.title(*column)));
        Columns::named(header.row, titles)
    };
    let places = Places::one_sheet(place, columns(&WORDS), columns(&CHOICE_WORDS), rows);
    Reading { form: Some(form), findings, places }
}

/// In which column of a dictionary stands what a survey sheet calls so.
const WORDS: [(&str, Column); 13] = [
    ("type", Column::Type),
    ("name", Column::Name),
    ("label", Column::Label),
    ("hint", Column::Note),
    ("number", Column::Number),
    ("required", Column::Required),
    ("relevant", Column::Branching),
    ("constraint", Column::Validation),
    ("soft", Column::Min),
    ("calculation", Column::Choices),
    ("default", Column::Annotation),
    ("characters", Column::Annotation),
    ("choice_filter", Column::Choices),
];
const CHOICE_WORDS: [(&str, Column); 6] = [
    ("list_name", Column::Choices),
    ("name", Column::Choices),
    ("label", Column::Choices),
    ("code", Column::Choices),
    ("score", Column::Choices),
    ("mark", Column::Choices),
];

/// The rows below the header.
fn table(text: &str, header: &Header, place: &Place, findings: &mut Vec<Finding>) -> Table {
    let mut table = Table { name: "", rows: Vec::new() };
    for record in Rows::new(text, header.separator) {
        if record.unclosed {
            findings.push(Finding::blocking(place.row(record.number), Problem::QuoteUnclosed));
            break;
        }
        if record.number <= header.row {
            continue;
        }
        let mut cells = (0..).zip(&record.cells);
        if !cells.all(|(column, cell)| table.push(record.number, column, cell, place, findings)) {
            break;
        }
    }
    table
}

fn say_columns(header: &Header, table: &Table, place: &Place, findings: &mut Vec<Finding>) {
    let here = |title: &str| place.row(header.row).column(title);
    for title in &header.twice {
        findings.push(Finding::blocking(here(title), Problem::ColumnDuplicate(title.clone())));
    }
    let used = |index: u32| table.rows.iter().any(|row: &Row| !row.text(index).is_empty());
    for (_, title) in header.unknown.iter().filter(|(index, _)| used(*index)) {
        let (column, nearest) = (title.clone(), Header::nearest(title));
        findings.push(Finding::warning(here(title), Problem::ColumnUnknown { column, nearest }));
    }
}
