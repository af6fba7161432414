//! SPSS system files, as PSPP documents them: compressed by bytes, in UTF-8.
//!
//! Every column has a short name for old readers and its own in the record of long names. A reason for no value is a number
//! that the file declares as user-missing. A text of more than 255 bytes lies in several segments.

use super::binary::{Bytes, label};
use super::codebook::reasons;
use super::dataset::{Cell, Dataset, Fault, Kind, Level, Rows, Variable};
use super::format::{Place, Written};
use super::plan::{days_since, seconds_of, seconds_since};
use crate::language::Phrases;
use jiff::civil::Date;

/// Longest label of a column, in bytes.
const LABEL_MAX: usize = 255;
/// Longest label of a value, in bytes.
const VALUE_LABEL_MAX: usize = 120;
/// Longest text, in bytes.
const TEXT_MAX: usize = 32_767;
/// Bytes of a segment of a long text, and bytes that each adds to its width.
const SEGMENT: usize = 255;
const SEGMENT_WIDTH: usize = 252;
/// What is taken off a byte of compressed data.
const BIAS: f64 = 100.0;
/// Seconds from the first day of the file's calendar (14 October 1582) to 1 January 1970.
const EPOCH: i64 = 12_219_379_200;

/// The dataset as an SPSS file.
pub(super) fn write(dataset: &Dataset, rows: &dyn Rows, out: &mut dyn Place) -> Result<Written, Fault> {
    let mut written = Written::default();
    let mut bytes = Bytes::new(out);
    let columns = columns(dataset);
    header(dataset, &columns, &mut bytes)?;
    for column in &columns {
        column.declare(&mut bytes, &mut written)?;
    }
    value_labels(dataset, &columns, &mut bytes, &mut written)?;
    extensions(&columns, &mut bytes)?;
    bytes.int(999)?;
    bytes.int(0)?;
    let mut packed = Packed::new(&mut bytes);
    rows.each(&mut |row| {
        for (column, cell) in columns.iter().zip(row) {
            column.put(cell, &mut packed)?;
        }
        Ok(())
    })?;
    packed.end()?;
    Ok(written)
}

/// A column in the file.
struct Column<'a> {
    variable: &'a Variable,
    /// Names of its segments: one, but for long texts.
    short: Vec<String>,
    /// Bytes of its text; 0 when it is a number.
    width: usize,
    /// Its place among the elements of a row, from 1.
    element: usize,
}

fn columns(dataset: &Dataset) -> Vec<Column<'_>> {
    let mut columns = Vec::with_capacity(dataset.variables.len());
    let (mut number, mut element) = (0, 1);
    for variable in &dataset.variables {
        let width = match variable.kind {
            Kind::Text { bytes_max } => bytes_max.clamp(1, TEXT_MAX),
            Kind::Coded(_) | Kind::Number { .. } | Kind::Date | Kind::Month | Kind::Time | Kind::Moment => 0,
        };
        let count = widths(width).len();
        let short = (0..count).map(|place| format!("V{:05}", number + place)).collect();
        number += count;
        columns.push(Column { variable, short, width, element });
        element += widths(width).iter().map(|width| elements(*width)).sum::<usize>();
    }
    columns
}

/// The widths of the segments of a column.
fn widths(width: usize) -> Vec<usize> {
    if width <= SEGMENT {
        return vec![width];
    }
    let count = width.div_ceil(SEGMENT_WIDTH);
    let last = width - (count - 1) * SEGMENT_WIDTH;
    std::iter::repeat_n(SEGMENT, count - 1).chain([last]).collect()
}

/// The elements of eight bytes that a segment takes.
fn elements(width: usize) -> usize {
    width.div_ceil(8).max(1)
}

fn header(dataset: &Dataset, columns: &[Column], bytes: &mut Bytes) -> Result<(), Fault> {
    let size: usize = columns.iter().flat_map(|column| widths(column.width)).map(elements).sum();
    bytes.raw(b"$FL2")?;
    bytes.padded(&format!("@(#) SPSS DATA FILE copiste {}", env!("CARGO_PKG_VERSION")), 60, b' ')?;
    bytes.int(2)?;
    bytes.int(count(size))?;
    bytes.int(1)?;
    bytes.int(0)?;
    bytes.int(i32::try_from(dataset.rows).unwrap_or(-1))?;
    bytes.double(BIAS)?;
    bytes.padded(&day_of(dataset.occasion.day), 9, b' ')?;
    bytes.padded("00:00:00", 8, b' ')?;
    bytes.padded(&label(&dataset.title, 64).0, 64, b' ')?;
    Ok(bytes.raw(&[0; 3])?)
}

/// `01 Jan 26`.
fn day_of(day: Date) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = MONTHS[usize::from(day.month().unsigned_abs()) - 1];
    format!("{:02} {month} {:02}", day.day(), day.year().rem_euclid(100))
}

impl Column<'_> {
    fn declare(&self, bytes: &mut Bytes, written: &mut Written) -> Result<(), Fault> {
        for (place, (short, width)) in self.short.iter().zip(widths(self.width)).enumerate() {
            let is_first = place == 0;
            let has_missing = self.width == 0;
            let format = self.format(width);
            bytes.int(2)?;
            bytes.int(count(width))?;
            bytes.int(i32::from(is_first))?;
            // A range, given by its ends.
            bytes.int(if has_missing { -2 } else { 0 })?;
            bytes.int(format)?;
            bytes.int(format)?;
            bytes.padded(short, 8, b' ')?;
            if is_first {
                let (text, is_cut) = label(&self.variable.label, LABEL_MAX);
                if is_cut {
                    written.note(&self.variable.name);
                }
                bytes.int(count(text.len()))?;
                bytes.padded(&text, text.len().next_multiple_of(4), b' ')?;
            }
            if has_missing {
                let (least, greatest) = self.variable.missing_range();
                bytes.double(least.into())?;
                bytes.double(greatest.into())?;
            }
            for _ in 1..elements(width) {
                bytes.int(2)?;
                bytes.int(-1)?;
                bytes.raw(&[0; 16])?;
                bytes.padded("", 8, b' ')?;
            }
        }
        Ok(())
    }

    /// Kind, width and decimals as the file packs them.
    fn format(&self, width: usize) -> i32 {
        let (kind, width, decimals) = match &self.variable.kind {
            Kind::Text { .. } => (1, width, 0),
            // EDATE: `02.03.2026`, as it is written in Europe.
            Kind::Date => (38, 10, 0),
            // MOYR: `MAR 2026`.
            Kind::Month => (28, 8, 0),
            // TIME and DATETIME, to the minute.
            Kind::Time => (21, 5, 0),
            Kind::Moment => (22, 17, 0),
            Kind::Number { decimals } => (5, 12, usize::from(*decimals)),
            Kind::Coded(_) => (5, 8, 0),
        };
        count(kind << 16 | width << 8 | decimals)
    }

    fn put(&self, cell: &Cell, packed: &mut Packed) -> Result<(), Fault> {
        match cell {
            Cell::Coded(place) => packed.number(self.variable.value(*place).code.into()),
            Cell::Number(number) => packed.number(*number),
            Cell::Date(date) => packed.number((EPOCH + days_since(*date) * 86_400) as f64),
            Cell::Time(time) => packed.number(seconds_of(*time) as f64),
            Cell::Moment(moment) => packed.number((EPOCH + seconds_since(*moment)) as f64),
            Cell::Text(text) => self.text(text, packed),
            Cell::Missing(_) if self.width > 0 => self.text("", packed),
            Cell::Missing(reason) => packed.number(self.variable.missing_code(*reason).into()),
        }
    }

    /// A text, 255 bytes to a segment, whatever the segments' widths add up to.
    fn text(&self, text: &str, packed: &mut Packed) -> Result<(), Fault> {
        let mut rest = super::dataset::cut(text, self.width).as_bytes();
        for width in widths(self.width) {
            let (part, after) = rest.split_at(rest.len().min(width));
            rest = after;
            let mut segment = part.to_vec();
            segment.resize(elements(width) * 8, b' ');
            segment.chunks_exact(8).try_for_each(|eight| packed.text(eight))?;
        }
        Ok(())
    }
}

fn value_labels(dataset: &Dataset, columns: &[Column], bytes: &mut Bytes, written: &mut Written) -> Result<(), Fault> {
    let phrases = Phrases::new(dataset.language);
    for column in columns.iter().filter(|column| column.width == 0) {
        let variable = column.variable;
        let values = variable.values().iter().map(|value| (value.code, value.label.clone()));
        let missing =
            reasons(variable).into_iter().map(|reason| (variable.missing_code(reason), reason.label(&phrases)));
        let labels: Vec<(i32, String)> = values.chain(missing).collect();
        bytes.int(3)?;
        bytes.int(count(labels.len()))?;
        for (code, text) in &labels {
            let (text, is_cut) = label(text, VALUE_LABEL_MAX);
            if is_cut {
                written.note(&variable.name);
            }
            bytes.double((*code).into())?;
            bytes.raw(&[u8::try_from(text.len()).expect("a label has 120 bytes at most")])?;
            bytes.padded(&text, (text.len() + 1).next_multiple_of(8) - 1, b' ')?;
        }
        bytes.int(4)?;
        bytes.int(1)?;
        bytes.int(count(column.element))?;
    }
    Ok(())
}

/// The records that say more: numbers of this machine, how columns are shown, long names, long texts, letters.
fn extensions(columns: &[Column], bytes: &mut Bytes) -> Result<(), Fault> {
    extension(bytes, 3, 4, &[1, 0, 0, -1, 1, 1, 2, 65_001].map(i32::to_le_bytes).concat())?;
    let lowest = f64::from_bits(0xffef_ffff_ffff_fffe);
    extension(bytes, 4, 8, &[-f64::MAX, f64::MAX, lowest].map(f64::to_le_bytes).concat())?;
    let mut shown = Vec::new();
    for column in columns {
        let level = match column.variable.level {
            Level::Nominal => 1,
            Level::Ordinal => 2,
            Level::Scale => 3,
        };
        let (columns_wide, right) = if column.width > 0 { (32, 0) } else { (10, 1) };
        for _ in &column.short {
            shown.extend([level, columns_wide, right].map(i32::to_le_bytes).concat());
        }
    }
    extension(bytes, 11, 4, &shown)?;
    let names = columns.iter().map(|column| format!("{}={}", column.short[0], column.variable.name));
    extension(bytes, 13, 1, names.collect::<Vec<_>>().join("\t").as_bytes())?;
    let long: String = columns
        .iter()
        .filter(|column| column.width > SEGMENT)
        .map(|column| format!("{}={:05}\0\t", column.short[0], column.width))
        .collect();
    if !long.is_empty() {
        extension(bytes, 14, 1, long.as_bytes())?;
    }
    extension(bytes, 20, 1, b"UTF-8")
}

fn extension(bytes: &mut Bytes, kind: i32, size: usize, content: &[u8]) -> Result<(), Fault> {
    bytes.int(7)?;
    bytes.int(kind)?;
    bytes.int(count(size))?;
    bytes.int(count(content.len() / size))?;
    Ok(bytes.raw(content)?)
}

fn count(number: usize) -> i32 {
    i32::try_from(number).expect("columns, widths and labels are few and short")
}

/// Rows in the compressed form: eight bytes that say what the next eight elements are, then those that are given in full.
struct Packed<'a, 'b> {
    bytes: &'a mut Bytes<'b>,
    commands: Vec<u8>,
    full: Vec<u8>,
}

impl<'a, 'b> Packed<'a, 'b> {
    fn new(bytes: &'a mut Bytes<'b>) -> Packed<'a, 'b> {
        Packed { bytes, commands: Vec::with_capacity(8), full: Vec::new() }
    }

    fn number(&mut self, number: f64) -> Result<(), Fault> {
        let packed = number + BIAS;
        if (1.0..=251.0).contains(&packed) && packed.fract() == 0.0 && number.to_bits() != (-0.0_f64).to_bits() {
            return self.command(packed as u8, &[]);
        }
        self.command(253, &number.to_le_bytes())
    }

    fn text(&mut self, eight: &[u8]) -> Result<(), Fault> {
        if eight == b"        " { self.command(254, &[]) } else { self.command(253, eight) }
    }

    fn command(&mut self, command: u8, full: &[u8]) -> Result<(), Fault> {
        self.commands.push(command);
        self.full.extend_from_slice(full);
        if self.commands.len() == 8 { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), Fault> {
        self.commands.resize(8, 0);
        self.bytes.raw(&self.commands)?;
        self.bytes.raw(&self.full)?;
        self.commands.clear();
        self.full.clear();
        Ok(())
    }

    fn end(mut self) -> Result<(), Fault> {
        if self.commands.is_empty() { Ok(()) } else { self.flush() }
    }
}
