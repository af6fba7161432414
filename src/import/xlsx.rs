//! Forms as .xlsx spreadsheets: the only place that knows the spreadsheet reader.

use super::table::{COLUMNS_MAX, ROWS_MAX, SHEETS, Table, Tables, column_letters, sheet_named};
use crate::questionnaire::{Finding, Place, Problem};
use calamine::{DataRef, Reader as _, Xlsx};
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
    /// The older binary format.
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
pub(super) fn read(bytes: &[u8], place: &Place) -> Tables {
    read_with(bytes, place, read_workbook)
}

/// Reads the first sheet, whatever its name.
pub(super) fn read_first(bytes: &[u8], place: &Place) -> Tables {
    read_with(bytes, place, read_first_sheet)
}

fn read_with(bytes: &[u8], place: &Place, sheets: fn(&[u8], &Place) -> Result<Tables, calamine::XlsxError>) -> Tables {
    let refused = |problem| Tables { tables: Vec::new(), findings: vec![Finding::blocking(place.clone(), problem)] };
    // A damaged file may make the readers panic: that is the file's fault, not a reason to fall.
    let read = catch_unwind(AssertUnwindSafe(|| {
        let unpacked = unpacked(bytes)?;
        sheets(&unpacked, place).map_err(|error| Problem::Unreadable(error.to_string()))
    }));
    match read {
        Ok(Ok(tables)) => tables,
        Ok(Err(problem)) => refused(problem),
        Err(_) => refused(Problem::Unreadable("xlsx".to_owned())),
    }
}

/// The same archive with its text parts alone, not packed: whatever sizes it declares, no more than the limit is
/// unpacked.
fn unpacked(bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    let unreadable = |error: &dyn std::fmt::Display| Problem::Unreadable(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    let too_large = || Problem::FileTooLarge { max: UNPACKED_BYTES_MAX };
    if archive.len() > PARTS_MAX {
        return Err(too_large());
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut left = UNPACKED_BYTES_MAX;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| unreadable(&error))?;
        let name = part.name().map_err(|error| unreadable(&error))?.into_owned();
        if name == "content.xml" {
            return Err(Problem::FormatOther { kind: ".ods".to_owned() });
        }
        if !name.ends_with(".xml") && !name.ends_with(".rels") {
            continue;
        }
        let mut text = Vec::new();
        part.take(left + 1).read_to_end(&mut text).map_err(|error| unreadable(&error))?;
        left = left.checked_sub(text.len() as u64).ok_or_else(too_large)?;
        if name.contains("worksheets/") {
            remove_dimension(&mut text);
        }
        writer.start_file(name, stored).map_err(|error| unreadable(&error))?;
        writer.write_all(&text).map_err(|error| unreadable(&error))?;
    }
    Ok(writer.finish().map_err(|error| unreadable(&error))?.into_inner())
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
            DataRef::Bool(truth) => truth.to_string(),
            DataRef::DateTime(moment) if moment.is_datetime() => {
                let (year, month, day, ..) = moment.to_ymd_hms_milli();
                format!("{year:04}-{month:02}-{day:02}")
            }
            DataRef::DateTime(moment) => format!("{}", moment.as_f64()),
            DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
            DataRef::Error(error) => {
                let here = place.sheet(table.name).row(number).column(&column_letters(column));
                findings.push(Finding::blocking(here, Problem::CellError(error.to_string())));
                continue;
            }
        };
        if !table.push(number, column, &text, place, findings) {
            break;
        }
    }
    // Rows and cells may stand in the file in any order.
    table.rows.sort_by_key(|row| row.number);
    Ok(())
}

/// Formats without content reach far in real files; only so many are passed over.
const FAR_CELLS_MAX: u32 = 1_000_000;
