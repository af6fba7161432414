//! Forms as spreadsheets (.xlsx, .xls, .ods): the only place that knows the spreadsheet reader.

use super::table::{COLUMNS_MAX, ROWS_MAX, SHEETS, Table, Tables, column_letters, sheet_named};
use crate::questionnaire::{Finding, Place, Problem};
use calamine::{Data, DataRef, Ods, Range, Reader, Xls, Xlsx};
use std::io::{Cursor, Read as _, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Most bytes a spreadsheet may unpack to.
const UNPACKED_BYTES_MAX: u64 = 128 << 20;
/// Most files in the archive of a spreadsheet.
const PARTS_MAX: usize = 2_000;

/// What kind of spreadsheet the first bytes say it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A zip archive: .xlsx or .ods, told apart by their parts.
    Zip,
    /// The older binary format: .xls.
    Ole,
}

/// The kind of a file, by its bytes and never by its name.
pub(super) fn kind(bytes: &[u8]) -> Option<Kind> {
    match bytes {
        [b'P', b'K', 3, 4, ..] => Some(Kind::Zip),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Some(Kind::Ole),
        _ => None,
    }
}

/// Reads the sheets of a form.
pub(super) fn read(bytes: &[u8], kind: Kind, place: &Place) -> Tables {
    read_guarded(bytes, kind, place, false)
}

/// Reads the first sheet, whatever its name.
pub(super) fn read_first(bytes: &[u8], kind: Kind, place: &Place) -> Tables {
    read_guarded(bytes, kind, place, true)
}

fn read_guarded(bytes: &[u8], kind: Kind, place: &Place, first: bool) -> Tables {
    let refused = |problem| Tables { tables: Vec::new(), findings: vec![Finding::blocking(place.clone(), problem)] };
    // A damaged file may make the readers panic: that is the file's fault, not a reason to fall.
    let read = catch_unwind(AssertUnwindSafe(|| read_kind(bytes, kind, place, first)));
    match read {
        Ok(Ok(tables)) => tables,
        Ok(Err(problem)) => refused(problem),
        Err(_) => refused(Problem::Unreadable("spreadsheet".to_owned())),
    }
}

fn read_kind(bytes: &[u8], kind: Kind, place: &Place, first: bool) -> Result<Tables, Problem> {
    if kind == Kind::Ole {
        let workbook: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| Problem::Unreadable(error.to_string()))?;
        return read_ranges(workbook, place, first);
    }
    let unpacked = unpacked(bytes)?;
    if unpacked.is_ods {
        let workbook: Ods<_> =
            Ods::new(Cursor::new(&unpacked.bytes)).map_err(|error| Problem::Unreadable(error.to_string()))?;
        return read_ranges(workbook, place, first);
    }
    let sheets = if first { read_first_sheet } else { read_workbook };
    sheets(&unpacked.bytes, place).map_err(|error| Problem::Unreadable(error.to_string()))
}

/// The sheets of a workbook whose reader gives each as a whole.
fn read_ranges<R, T>(mut workbook: T, place: &Place, first: bool) -> Result<Tables, Problem>
where
    R: std::io::Read + std::io::Seek,
    T: Reader<R>,
    T::Error: std::fmt::Display,
{
    let mut tables = Tables::default();
    for (number, written) in workbook.sheet_names().into_iter().enumerate() {
        let name = if first { Some("").filter(|_| number == 0) } else { sheet_named(&written) };
        match name {
            Some(name) if tables.table(name).is_none() => {
                let range =
                    workbook.worksheet_range(&written).map_err(|error| Problem::Unreadable(error.to_string()))?;
                let mut table = Table { name, rows: Vec::new() };
                read_range(&range, &mut table, place, &mut tables.findings);
                tables.tables.push(table);
            }
            _ => {
                let here = place.sheet(&written);
                tables.findings.push(Finding::warning(here, Problem::SheetIgnored(written.clone())));
            }
        }
    }
    tables.tables.sort_by_key(|table| SHEETS.iter().position(|sheet| *sheet == table.name));
    Ok(tables)
}

fn read_range(range: &Range<Data>, table: &mut Table, place: &Place, findings: &mut Vec<Finding>) {
    let (top, left) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        let (row, column) = (top.saturating_add(row as u32), left.saturating_add(column as u32));
        let text = match value {
            Data::Empty => continue,
            Data::Int(number) => number.to_string(),
            Data::Float(number) => format!("{number}"),
            Data::String(text) => text.clone(),
            Data::Bool(truth) => truth_text(*truth).to_owned(),
            Data::DateTime(moment) if moment.is_datetime() => {
                let (year, month, day, ..) = moment.to_ymd_hms_milli();
                format!("{year:04}-{month:02}-{day:02}")
            }
            Data::DateTime(moment) => format!("{}", moment.as_f64()),
            Data::DateTimeIso(text) | Data::DurationIso(text) => text.split('T').next().unwrap_or_default().to_owned(),
            Data::Error(error) => cell_error(&error.to_string(), table.name, (row, column), place, findings),
        };
        if !table.push(row.saturating_add(1), column, &text, place, findings) {
            return;
        }
    }
}

/// A truth as other readers of forms write it: a choice may be called so.
fn truth_text(truth: bool) -> &'static str {
    if truth { "TRUE" } else { "FALSE" }
}

/// The text of a cell that shows an error: what it shows, so that whatever needs it is refused for what it is.
fn cell_error(shown: &str, sheet: &str, at: (u32, u32), place: &Place, findings: &mut Vec<Finding>) -> String {
    let here = place.sheet(sheet).row(at.0.saturating_add(1)).column(&column_letters(at.1));
    findings.push(Finding::warning(here, Problem::CellError(shown.to_owned())));
    shown.to_owned()
}

/// An archive with its text parts alone, not packed.
struct Unpacked {
    bytes: Vec<u8>,
    is_ods: bool,
}

/// The same archive with its text parts alone, not packed: whatever sizes it declares, no more than the limit is
/// unpacked.
fn unpacked(bytes: &[u8]) -> Result<Unpacked, Problem> {
    let unreadable = |error: &dyn std::fmt::Display| Problem::Unreadable(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    let too_large = || Problem::FileTooLarge { max: UNPACKED_BYTES_MAX };
    if archive.len() > PARTS_MAX {
        return Err(too_large());
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let (mut left, mut is_ods) = (UNPACKED_BYTES_MAX, false);
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| unreadable(&error))?;
        let name = part.name().map_err(|error| unreadable(&error))?.into_owned();
        is_ods |= name == "content.xml";
        if !name.ends_with(".xml") && !name.ends_with(".rels") && name != "mimetype" {
            continue;
        }
        let mut text = Vec::new();
        part.take(left + 1).read_to_end(&mut text).map_err(|error| unreadable(&error))?;
        left = left.checked_sub(text.len() as u64).ok_or_else(too_large)?;
        if name.contains("worksheets/") {
            remove_dimension(&mut text);
        }
        if name == "content.xml" {
            text = modest(&text).ok_or_else(too_large)?;
        }
        writer.start_file(name, stored).map_err(|error| unreadable(&error))?;
        writer.write_all(&text).map_err(|error| unreadable(&error))?;
    }
    let bytes = writer.finish().map_err(|error| unreadable(&error))?.into_inner();
    Ok(Unpacked { bytes, is_ods })
}

/// Most times that a row or a cell of an .ods sheet may be repeated: what is written oftener is the empty rest of a sheet.
const REPEATED_MAX: usize = 1_000;
/// Most cells of an .ods file, repeated ones included.
const CELLS_MAX: usize = 10_000_000;

/// The same content with modest repetitions: a sheet says in two words that its last row stands a million times. `None`
/// when the cells are too many all the same.
fn modest(content: &[u8]) -> Option<Vec<u8>> {
    const ROWS: &[u8] = b"number-rows-repeated=\"";
    const COLUMNS: &[u8] = b"number-columns-repeated=\"";
    let mut kept = Vec::with_capacity(content.len());
    let (mut at, mut cells, mut row_cells, mut row_times) = (0, 0usize, 0usize, 1usize);
    while at < content.len() {
        let rest = &content[at..];
        if rest.starts_with(b"<table:table-row") {
            cells = cells.saturating_add(row_cells.saturating_mul(row_times));
            (row_cells, row_times) = (0, 1);
        } else if rest.starts_with(b"<table:table-cell") || rest.starts_with(b"<table:covered-table-cell") {
            row_cells += 1;
        }
        let name = [ROWS, COLUMNS].into_iter().find(|name| rest.starts_with(name));
        let Some(name) = name else {
            kept.push(content[at]);
            at += 1;
            continue;
        };
        let digits = rest[name.len()..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let written = std::str::from_utf8(&rest[name.len()..name.len() + digits]).ok();
        let times = written.and_then(|digits| digits.parse().ok()).unwrap_or(usize::MAX);
        let times = if times > REPEATED_MAX { 1 } else { times };
        if name == ROWS {
            row_times = times;
        } else {
            row_cells = row_cells.saturating_add(times);
        }
        if cells.saturating_add(row_cells.saturating_mul(row_times)) > CELLS_MAX {
            return None;
        }
        kept.extend_from_slice(name);
        kept.extend_from_slice(times.to_string().as_bytes());
        at += name.len() + digits;
    }
    Some(kept)
}

/// Some programs write ranges such as `1:63` there, which the reader refuses although it does not need them.
fn remove_dimension(sheet: &mut Vec<u8>) {
    const BEGIN: &[u8] = b"<dimension ";
    // It stands before the rows, near the beginning.
    let head = &sheet[..sheet.len().min(64 << 10)];
    let Some(start) = head.windows(BEGIN.len()).position(|window| window == BEGIN) else { return };
    let Some(length) = head[start..].windows(2).position(|window| window == b"/>") else { return };
    sheet.drain(start..start + length + 2);
}

fn read_workbook(bytes: &[u8], place: &Place) -> Result<Tables, calamine::XlsxError> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes))?;
    let mut tables = Tables::default();
    for written in workbook.sheet_names() {
        let here = place.sheet(&written);
        match sheet_named(&written) {
            Some(name) if tables.table(name).is_none() => {
                let mut table = Table { name, rows: Vec::new() };
                read_sheet(&mut workbook, &written, &mut table, place, &mut tables.findings)?;
                tables.tables.push(table);
            }
            _ => tables.findings.push(Finding::warning(here, Problem::SheetIgnored(written.clone()))),
        }
    }
    tables.tables.sort_by_key(|table| SHEETS.iter().position(|sheet| *sheet == table.name));
    Ok(tables)
}

fn read_first_sheet(bytes: &[u8], place: &Place) -> Result<Tables, calamine::XlsxError> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes))?;
    let mut tables = Tables::default();
    let mut names = workbook.sheet_names().into_iter();
    if let Some(first) = names.next() {
        let mut table = Table { name: "", rows: Vec::new() };
        read_sheet(&mut workbook, &first, &mut table, place, &mut tables.findings)?;
        tables.tables.push(table);
    }
    let ignored = names.map(|name| Finding::warning(place.sheet(&name), Problem::SheetIgnored(name.clone())));
    tables.findings.extend(ignored);
    Ok(tables)
}

fn read_sheet(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    written: &str,
    table: &mut Table,
    place: &Place,
    findings: &mut Vec<Finding>,
) -> Result<(), calamine::XlsxError> {
    // Cell by cell: a sheet whose only cell is its last one must not become a table of a billion.
    let mut cells = workbook.worksheet_cells_reader(written)?;
    let mut far = 0;
    while let Some(cell) = cells.next_cell()? {
        let (row, column) = cell.get_position();
        let number = row.saturating_add(1);
        if number > ROWS_MAX || column >= COLUMNS_MAX {
            far += 1;
            if far > FAR_CELLS_MAX {
                break;
            }
        }
        let text = match cell.get_value() {
            DataRef::Empty => continue,
            DataRef::Int(number) => number.to_string(),
            DataRef::Float(number) => format!("{number}"),
            DataRef::String(text) => text.clone(),
            DataRef::SharedString(text) => (*text).to_owned(),
            DataRef::Bool(truth) => truth_text(*truth).to_owned(),
            DataRef::DateTime(moment) if moment.is_datetime() => {
                let (year, month, day, ..) = moment.to_ymd_hms_milli();
                format!("{year:04}-{month:02}-{day:02}")
            }
            DataRef::DateTime(moment) => format!("{}", moment.as_f64()),
            DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
            DataRef::Error(error) => cell_error(&error.to_string(), table.name, (row, column), place, findings),
        };
        if !table.push(number, column, &text, place, findings) {
            break;
        }
    }
    // Rows and cells may stand in the file in any order.
    table.rows.sort_by_key(|row| row.number);
    drop(cells);
    unworked(workbook, written, table, place, findings)
}

/// Formulas whose results are not in the file: a program that does not calculate wrote it.
fn unworked(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    written: &str,
    table: &Table,
    place: &Place,
    findings: &mut Vec<Finding>,
) -> Result<(), calamine::XlsxError> {
    let mut cells = workbook.worksheet_cells_reader(written)?;
    while let Some(cell) = cells.next_formula()? {
        let (row, column) = cell.get_position();
        let number = row.saturating_add(1);
        let is_here = number <= ROWS_MAX && column < COLUMNS_MAX && !cell.get_value().is_empty();
        let kept = || table.rows.binary_search_by_key(&number, |row| row.number).map(|at| table.rows[at].text(column));
        if is_here && !kept().is_ok_and(|text| !text.is_empty()) {
            let here = place.sheet(table.name).row(number).column(&column_letters(column));
            findings.push(Finding::blocking(here, Problem::CellUnworked));
        }
    }
    Ok(())
}

/// Formats without content reach far in real files; only so many are passed over.
const FAR_CELLS_MAX: u32 = 1_000_000;
