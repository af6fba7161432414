//! Forms as Markdown tables: a row whose first cell names a sheet, then that sheet's rows with an empty first cell.

use super::table::{SHEETS, Table, Tables, sheet_named};
use crate::questionnaire::{Finding, Place, Problem};

/// Whether a text has a row that names a sheet.
pub(super) fn looks_like_tables(text: &str) -> bool {
    text.lines().filter_map(cells).any(|cells| cells.first().is_some_and(|first| SHEETS.contains(&first.trim())))
}

/// Reads the tables; lines that are no rows are prose for the reader of the file.
pub(super) fn read(text: &str, place: &Place) -> Tables {
    let rows = text.lines().enumerate().filter_map(|(index, line)| {
        let cells = cells(line)?;
        let is_rule = |cell: &String| !cell.trim().is_empty() && cell.trim().chars().all(|c| matches!(c, '-' | ':'));
        let rules = cells.iter().any(is_rule) && cells.iter().all(|cell| cell.trim().is_empty() || is_rule(cell));
        (!rules).then_some((u32::try_from(index + 1).unwrap_or(u32::MAX), cells))
    });
    gather(rows, place)
}

/// Tables from rows whose first cell names a sheet, or is empty.
pub(super) fn gather(rows: impl Iterator<Item = (u32, Vec<String>)>, place: &Place) -> Tables {
    let mut tables = Tables::default();
    let mut reading = false;
    for (number, cells) in rows {
        let title = cells[0].trim();
        if !title.is_empty() {
            reading = match sheet_named(title) {
                Some(name) if tables.table(name).is_none() => {
                    tables.tables.push(Table { name, rows: Vec::new() });
                    true
                }
                _ => {
                    let problem = Problem::SheetIgnored(title.to_owned());
                    tables.findings.push(Finding::warning(place.row(number), problem));
                    false
                }
            };
        }
        let rest = cells[1..].iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty());
        match tables.tables.last_mut() {
            Some(table) if reading => {
                for (column, cell) in rest {
                    let column = u32::try_from(column).unwrap_or(u32::MAX);
                    if !table.push(number, column, cell, place, &mut tables.findings) {
                        return tables;
                    }
                }
            }
            None if title.is_empty() && rest.count() > 0 => {
                tables.findings.push(Finding::warning(place.row(number), Problem::RowsOutsideSheet));
            }
            _ => {}
        }
    }
    tables
}

/// A line end within a cell.
const BREAK: &str = "<br>";

/// The cells of a row, `\|` being a bar inside a cell, `<br>` a line end and `\<br>` these letters; `None` when the line is no
/// row.
fn cells(line: &str) -> Option<Vec<String>> {
    let inside = line.trim().strip_prefix('|')?;
    let mut cells = vec![String::new()];
    let mut letters = inside.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if letters.peek() == Some(&'|') => {
                letters.next();
                cells.last_mut().expect("never empty").push('|');
            }
            '|' => cells.push(String::new()),
            _ => cells.last_mut().expect("never empty").push(letter),
        }
    }
    // The bar that closes the row opens no cell.
    if cells.len() > 1 && cells.last().is_some_and(|last| last.trim().is_empty()) {
        cells.pop();
    }
    let broken = |cell: String| {
        let parts: Vec<String> = cell.split("\\<br>").map(|part| part.replace(BREAK, "\n")).collect();
        parts.join(BREAK)
    };
    Some(cells.into_iter().map(broken).collect())
}
