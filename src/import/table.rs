//! A sheet as rows of texts, whatever file it came from.

use crate::questionnaire::{Finding, Place, Problem};

/// Most rows read of a sheet.
pub(super) const ROWS_MAX: u32 = 20_000;
/// Most columns read of a sheet.
pub(super) const COLUMNS_MAX: u32 = 500;
/// Most characters kept of a cell: what a spreadsheet itself allows.
const CHARACTERS_MAX: usize = 32_767;

/// The sheets a form is made of.
pub(super) const SHEETS: [&str; 4] = ["survey", "choices", "settings", "external_choices"];

/// The sheets of a file that make a form, with what was wrong while reading them.
#[derive(Default)]
pub(super) struct Tables {
    pub tables: Vec<Table>,
    pub findings: Vec<Finding>,
}

/// One sheet.
pub(super) struct Table {
    /// Its name as in [`SHEETS`].
    pub name: &'static str,
    /// Rows with something in them, from the top.
    pub rows: Vec<Row>,
}

/// One row.
pub(super) struct Row {
    /// As a spreadsheet numbers it, from 1.
    pub number: u32,
    /// Columns from 0 and their texts, none empty.
    pub cells: Vec<(u32, String)>,
}

impl Tables {
    /// The sheet of this name.
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }
}

impl Table {
    /// Adds a cell; rows arrive from the top. False when the sheet is too large.
    pub fn push(&mut self, number: u32, column: u32, text: &str, place: &Place, findings: &mut Vec<Finding>) -> bool {
        let text = text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
        if text.is_empty() {
            return true;
        }
        if number > ROWS_MAX || column >= COLUMNS_MAX {
            let problem = Problem::SheetTooLarge { rows: ROWS_MAX, columns: COLUMNS_MAX };
            findings.push(Finding::blocking(place.sheet(self.name).row(number), problem));
            return false;
        }
        let mut text = text.replace("\r\n", "\n").replace('\r', "\n");
        if text.len() > CHARACTERS_MAX && text.chars().count() > CHARACTERS_MAX {
            let problem = Problem::CellTooLong { max: CHARACTERS_MAX };
            let place = place.sheet(self.name).row(number).column(&column_letters(column));
            findings.push(Finding::blocking(place, problem));
            text = text.chars().take(CHARACTERS_MAX).collect();
        }
        if self.rows.last().is_none_or(|row| row.number != number) {
            self.rows.push(Row { number, cells: Vec::new() });
        }
        if let Some(row) = self.rows.last_mut() {
            row.cells.push((column, text));
        }
        true
    }
}

impl Row {
    /// The text of a column, `""` when there is none.
    pub fn text(&self, column: u32) -> &str {
        self.cells.iter().find(|(known, _)| *known == column).map_or("", |(_, text)| text)
    }
}

/// The name of a sheet as in [`SHEETS`], whatever its case and spaces.
pub(super) fn sheet_named(name: &str) -> Option<&'static str> {
    let name = name.trim().to_lowercase();
    SHEETS.into_iter().find(|sheet| *sheet == name)
}

/// A column's letters: 0 is `A`, 26 is `AA`.
pub(super) fn column_letters(mut column: u32) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(b'A' + (column % 26) as u8);
        if column < 26 {
            break;
        }
        column = column / 26 - 1;
    }
    letters.reverse();
    String::from_utf8(letters).expect("letters from A to Z are UTF-8")
}

#[cfg(test)]
mod tests {
    use super::column_letters;

    #[test]
    fn columns_are_lettered_as_in_a_spreadsheet() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(column_letters), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
