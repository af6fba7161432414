//! Forms as .xlsx spreadsheets: the only place that knows the spreadsheet reader.

use super::table::{COLUMNS_MAX, ROWS_MAX, SHEETS, Table, Tables, column_letters, sheet_named};
use crate::questionnaire::{Finding, Place, Problem};
use calamine::{DataRef, Reader as _, Xlsx};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Most bytes a spreadsheet may unpack to.
const UNPACKED_BYTES_MAX: u64 = 256 << 20;
/// Most files in the archive of a spreadsheet.
const PARTS_MAX: usize = 10_000;

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
    let refused = |problem| Tables { tables: Vec::new(), findings: vec![Finding::blocking(place.clone(), problem)] };
    match unpacked_bytes(bytes) {
        Some(unpacked) if unpacked <= UNPACKED_BYTES_MAX => {}
        Some(_) => return refused(Problem::FileTooLarge { max: UNPACKED_BYTES_MAX }),
        None => return refused(Problem::Unreadable("zip".to_owned())),
    }
    if bytes.windows(ODS.len()).take(200).any(|window| window == ODS) {
        return refused(Problem::FormatOther { kind: ".ods".to_owned() });
    }
    // A damaged file may make the reader panic: that is the file's fault, not a reason to fall.
    match catch_unwind(AssertUnwindSafe(|| read_workbook(bytes, place))) {
        Ok(Ok(tables)) => tables,
        Ok(Err(error)) => refused(Problem::Unreadable(error.to_string())),
        Err(_) => refused(Problem::Unreadable("xlsx".to_owned())),
    }
}

/// The first part of an OpenDocument spreadsheet is its type, unpacked.
const ODS: &[u8] = b"application/vnd.oasis.opendocument";

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
            DataRef::Bool(truth) => if *truth { "yes" } else { "no" }.to_owned(),
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

/// What the central directory of a zip archive says its parts unpack to; `None` when there is no such directory.
fn unpacked_bytes(bytes: &[u8]) -> Option<u64> {
    let word = |at: usize| Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let double = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let tail = bytes.len().saturating_sub(66_000);
    let end = tail + bytes[tail..].windows(4).rposition(|window| window == [b'P', b'K', 5, 6])?;
    let count = usize::from(word(end + 10)?);
    let mut at = usize::try_from(double(end + 16)?).ok()?;
    let mut sum = 0;
    for _ in 0..count.min(PARTS_MAX) {
        if bytes.get(at..at + 4)? != [b'P', b'K', 1, 2] {
            return None;
        }
        sum += u64::from(double(at + 24)?);
        at += 46 + usize::from(word(at + 28)?) + usize::from(word(at + 30)?) + usize::from(word(at + 32)?);
    }
    (count <= PARTS_MAX).then_some(sum)
}
