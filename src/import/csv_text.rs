//! Tables as text: cells parted by semicolons, commas or tabs.

use super::markdown;
use super::table::{SHEETS, Table, Tables};
use crate::questionnaire::{Finding, Place};

/// Reads one table.
pub(super) fn read(text: &str, name: &'static str, place: &Place, findings: &mut Vec<Finding>) -> Table {
    let mut table = Table { name, rows: Vec::new() };
    for (number, cells) in rows(text, separator(text)) {
        let mut columns = cells.iter().enumerate();
        let column = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        if !columns.all(|(index, cell)| table.push(number, column(index), cell, place, findings)) {
            break;
        }
    }
    table
}

/// The sheets of a form in one text, whose first column names them; `None` where it names none.
pub(super) fn sheets(text: &str, place: &Place) -> Option<Tables> {
    let separator = separator(text);
    let first = |cells: &Vec<String>| SHEETS.contains(&cells[0].trim().to_lowercase().as_str());
    if !rows(text, separator).any(|(_, cells)| first(&cells)) {
        return None;
    }
    Some(markdown::gather(rows(text, separator), place))
}

/// What parts the cells: what stands most often in the first line.
fn separator(text: &str) -> char {
    let head = text.lines().next().unwrap_or_default();
    let most = [';', '\t', ','].into_iter().max_by_key(|one| (head.matches(*one).count(), *one == ';'));
    most.unwrap_or(';')
}

fn rows(text: &str, separator: char) -> impl Iterator<Item = (u32, Vec<String>)> + '_ {
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true).delimiter(separator as u8).from_reader(text.as_bytes());
    reader.into_records().map(|record| {
        let record = record.expect("text in memory is UTF-8, and its rows may have any length");
        let number = record.position().map_or(1, |position| u32::try_from(position.line()).unwrap_or(u32::MAX));
        let mut cells: Vec<String> = record.iter().map(str::to_owned).collect();
        if cells.is_empty() {
            cells.push(String::new());
        }
        (number, cells)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_separator_in_quotation_marks_is_text() {
        let table = read("a;\"b;c\";\"d\"\"e\"\n", "", &Place::file("values.csv"), &mut Vec::new());
        let row = &table.rows[0];
        assert_eq!([row.text(0), row.text(1), row.text(2)], ["a", "b;c", "d\"e"]);
    }
}
