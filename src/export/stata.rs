//! Stata files of release 118, which Stata writes since its version 14: UTF-8, value labels, reasons as `.a` to `.h`.

use super::binary::{Bytes, label};
use super::codebook::reasons;
use super::dataset::{Cell, Dataset, Fault, Kind, Reason, Rows, Variable};
use super::format::{Place, Written};
use super::plan::{days_since, seconds_of, seconds_since};
use crate::language::Phrases;
use std::io::SeekFrom;

/// Longest label of a column, in characters.
const LABEL_MAX: usize = 80;
/// Longest text that lies in the row itself, in bytes.
const TEXT_MAX: usize = 2_045;
/// Most columns.
const COLUMNS_MAX: usize = 32_767;
/// What the places of the parts are written behind.
const PARTS: usize = 14;
/// Days from the first day of the file's calendar (1 January 1960) to 1 January 1970.
const EPOCH: i64 = 3_653;
/// The number of `.a` among whole numbers; the others follow it.
const MISSING_INT: i32 = 2_147_483_622;
/// The same among doubles: the bits of `.a`, and what lies between two.
const MISSING_DOUBLE: u64 = 0x7fe0_0100_0000_0000;
const MISSING_STEP: u64 = 0x0000_0100_0000_0000;

/// The dataset as a Stata file.
pub(super) fn write(dataset: &Dataset, rows: &dyn Rows, out: &mut dyn Place) -> Result<Written, Fault> {
    if dataset.variables.len() > COLUMNS_MAX {
        return Err(Fault::TooManyColumns(COLUMNS_MAX));
    }
    let mut written = Written::default();
    let start = out.stream_position()?;
    let mut places = [0_u64; PARTS];
    let mut bytes = Bytes::new(&mut *out);
    header(dataset, &mut bytes)?;
    places[1] = bytes.written;
    let map = bytes.written;
    bytes.raw(b"<map>")?;
    bytes.raw(&[0; 8 * PARTS])?;
    bytes.raw(b"</map>")?;
    declarations(dataset, &mut bytes, &mut places, &mut written)?;
    places[9] = bytes.written;
    bytes.raw(b"<data>")?;
    let mut row_number = 0;
    rows.each(&mut |row| {
        row_number += 1;
        for (column, (variable, cell)) in (1..).zip(dataset.variables.iter().zip(row)) {
            put(variable, cell, (column, row_number), &mut bytes)?;
        }
        Ok(())
    })?;
    bytes.raw(b"</data>")?;
    places[10] = bytes.written;
    long_texts(dataset, rows, &mut bytes)?;
    places[11] = bytes.written;
    value_labels(dataset, &mut bytes)?;
    places[12] = bytes.written;
    bytes.raw(b"</stata_dta>")?;
    places[13] = bytes.written;
    let end = out.stream_position()?;
    out.seek(SeekFrom::Start(start + map + 5))?;
    for place in places {
        out.write_all(&place.to_le_bytes())?;
    }
    out.seek(SeekFrom::Start(end))?;
    Ok(written)
}

fn header(dataset: &Dataset, bytes: &mut Bytes) -> Result<(), Fault> {
    bytes.raw(b"<stata_dta><header><release>118</release><byteorder>LSF</byteorder><K>")?;
    bytes.short(columns(dataset))?;
    bytes.raw(b"</K><N>")?;
    bytes.long(dataset.rows.into())?;
    bytes.raw(b"</N><label>")?;
    let title = short(&label(&dataset.title, usize::MAX).0);
    bytes.short(u16::try_from(title.len()).expect("eighty characters"))?;
    bytes.raw(title.as_bytes())?;
    // Without a time: the same data give the same bytes.
    Ok(bytes.raw(b"</label><timestamp>\0</timestamp></header>")?)
}

fn columns(dataset: &Dataset) -> u16 {
    u16::try_from(dataset.variables.len()).expect("checked against the most columns")
}

fn short(text: &str) -> String {
    text.chars().take(LABEL_MAX).collect::<String>().trim_end().to_owned()
}

fn declarations(
    dataset: &Dataset,
    bytes: &mut Bytes,
    places: &mut [u64; PARTS],
    written: &mut Written,
) -> Result<(), Fault> {
    let variables = &dataset.variables;
    places[2] = bytes.written;
    bytes.raw(b"<variable_types>")?;
    for variable in variables {
        bytes.short(kind_of(variable))?;
    }
    bytes.raw(b"</variable_types>")?;
    places[3] = bytes.written;
    bytes.raw(b"<varnames>")?;
    for variable in variables {
        bytes.padded(&variable.name, 129, 0)?;
    }
    bytes.raw(b"</varnames>")?;
    places[4] = bytes.written;
    bytes.raw(b"<sortlist>")?;
    bytes.raw(&vec![0; 2 * (variables.len() + 1)])?;
    bytes.raw(b"</sortlist>")?;
    places[5] = bytes.written;
    bytes.raw(b"<formats>")?;
    for variable in variables {
        bytes.padded(&shown_as(variable), 57, 0)?;
    }
    bytes.raw(b"</formats>")?;
    places[6] = bytes.written;
    bytes.raw(b"<value_label_names>")?;
    for variable in variables {
        bytes.padded(if has_labels(variable) { &variable.name } else { "" }, 129, 0)?;
    }
    bytes.raw(b"</value_label_names>")?;
    places[7] = bytes.written;
    bytes.raw(b"<variable_labels>")?;
    for variable in variables {
        let (whole, _) = label(&variable.label, usize::MAX);
        let text = short(&whole);
        if text.len() < whole.len() {
            written.note(&variable.name);
        }
        bytes.padded(&text, 321, 0)?;
    }
    bytes.raw(b"</variable_labels>")?;
    places[8] = bytes.written;
    Ok(bytes.raw(b"<characteristics></characteristics>")?)
}

fn kind_of(variable: &Variable) -> u16 {
    match &variable.kind {
        Kind::Coded(_) => 65_528,
        Kind::Number { .. } | Kind::Time | Kind::Moment => 65_526,
        Kind::Date | Kind::Month => 65_528,
        Kind::Text { bytes_max } if *bytes_max > TEXT_MAX => 32_768,
        Kind::Text { bytes_max } => u16::try_from((*bytes_max).max(1)).expect("at most 2,045"),
    }
}

fn shown_as(variable: &Variable) -> String {
    match &variable.kind {
        Kind::Coded(_) => "%12.0g".to_owned(),
        Kind::Number { .. } => "%10.0g".to_owned(),
        Kind::Date => "%tdDD/NN/CCYY".to_owned(),
        Kind::Month => "%tmNN/CCYY".to_owned(),
        Kind::Time => "%tcHH:MM".to_owned(),
        Kind::Moment => "%tcDD/NN/CCYY_HH:MM".to_owned(),
        Kind::Text { bytes_max } if *bytes_max > TEXT_MAX => "%9s".to_owned(),
        Kind::Text { bytes_max } => format!("%{}s", (*bytes_max).clamp(9, 244)),
    }
}

/// Reasons are labelled among whole numbers only: the others keep `.a` to `.h` without words.
fn has_labels(variable: &Variable) -> bool {
    !variable.is_text()
}

fn put(variable: &Variable, cell: &Cell, place: (u16, u64), bytes: &mut Bytes) -> Result<(), Fault> {
    let written = match (cell, &variable.kind) {
        (Cell::Coded(value), _) => bytes.int(variable.value(*value).code),
        (Cell::Number(number), _) => bytes.double(*number),
        (Cell::Date(date), Kind::Month) => {
            bytes.int((i32::from(date.year()) - 1960) * 12 + i32::from(date.month()) - 1)
        }
        (Cell::Date(date), _) => bytes.int(i32::try_from(EPOCH + days_since(*date)).unwrap_or(0)),
        // Milliseconds; a time alone is one of the first day of the calendar.
        (Cell::Time(time), _) => bytes.double((seconds_of(*time) * 1_000) as f64),
        (Cell::Moment(moment), _) => bytes.double(((EPOCH * 86_400 + seconds_since(*moment)) * 1_000) as f64),
        (Cell::Text(text), Kind::Text { bytes_max }) if *bytes_max > TEXT_MAX => {
            debug_assert!(!text.is_empty(), "an empty text is none");
            bytes.short(place.0).and_then(|()| bytes.raw(&place.1.to_le_bytes()[..6]))
        }
        (Cell::Text(text), _) => bytes.padded(text, usize::from(kind_of(variable)), 0),
        (Cell::Missing(_), Kind::Text { bytes_max }) if *bytes_max > TEXT_MAX => bytes.raw(&[0; 8]),
        (Cell::Missing(_), Kind::Text { .. }) => bytes.padded("", usize::from(kind_of(variable)), 0),
        (Cell::Missing(reason), Kind::Number { .. } | Kind::Time | Kind::Moment) => {
            bytes.raw(&missing_double(*reason).to_le_bytes())
        }
        (Cell::Missing(reason), Kind::Coded(_) | Kind::Date | Kind::Month) => bytes.int(missing_int(*reason)),
    };
    Ok(written?)
}

fn missing_int(reason: Reason) -> i32 {
    MISSING_INT + i32::from(reason.number()) - 1
}

fn missing_double(reason: Reason) -> u64 {
    MISSING_DOUBLE + u64::from(reason.number() - 1) * MISSING_STEP
}

/// The texts that do not lie in their rows, each with the column and row it belongs to.
fn long_texts(dataset: &Dataset, rows: &dyn Rows, bytes: &mut Bytes) -> Result<(), Fault> {
    bytes.raw(b"<strls>")?;
    let is_long = |variable: &Variable| matches!(variable.kind, Kind::Text { bytes_max } if bytes_max > TEXT_MAX);
    if dataset.variables.iter().any(is_long) {
        let mut row_number = 0_u64;
        rows.each(&mut |row| {
            row_number += 1;
            for (column, (variable, cell)) in (1_u32..).zip(dataset.variables.iter().zip(row)) {
                if let (true, Cell::Text(text)) = (is_long(variable), cell) {
                    bytes.raw(b"GSO")?;
                    bytes.raw(&column.to_le_bytes())?;
                    bytes.long(row_number)?;
                    bytes.raw(&[130])?;
                    bytes.int(i32::try_from(text.len() + 1).expect("a text is short"))?;
                    bytes.raw(text.as_bytes())?;
                    bytes.raw(&[0])?;
                }
            }
            Ok(())
        })?;
    }
    Ok(bytes.raw(b"</strls>")?)
}

fn value_labels(dataset: &Dataset, bytes: &mut Bytes) -> Result<(), Fault> {
    let phrases = Phrases::new(dataset.language);
    bytes.raw(b"<value_labels>")?;
    for variable in dataset.variables.iter().filter(|variable| has_labels(variable)) {
        let values = variable.values().iter().map(|value| (value.code, value.label.clone()));
        let missing = reasons(variable).into_iter().map(|reason| (missing_int(reason), reason.label(&phrases)));
        let mut labels: Vec<(i32, String)> = values.chain(missing).collect();
        labels.sort_by_key(|(code, _)| *code);
        let (mut offsets, mut texts) = (Vec::new(), Vec::new());
        for (_, text) in &labels {
            offsets.push(i32::try_from(texts.len()).expect("labels are short"));
            texts.extend(label(text, usize::MAX).0.as_bytes());
            texts.push(0);
        }
        let count = i32::try_from(labels.len()).expect("a thousand boxes at most");
        let length = i32::try_from(texts.len()).expect("labels are short");
        bytes.raw(b"<lbl>")?;
        bytes.int(8 + 8 * count + length)?;
        bytes.padded(&variable.name, 129, 0)?;
        bytes.raw(&[0; 3])?;
        bytes.int(count)?;
        bytes.int(length)?;
        offsets.into_iter().try_for_each(|offset| bytes.int(offset))?;
        labels.iter().try_for_each(|(code, _)| bytes.int(*code))?;
        bytes.raw(&texts)?;
        bytes.raw(b"</lbl>")?;
    }
    Ok(bytes.raw(b"</value_labels>")?)
}
