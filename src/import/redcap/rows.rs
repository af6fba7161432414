//! The rows of a dictionary, counted as a spreadsheet counts them.

use crate::import::table::COLUMNS_MAX;

/// Walks over the rows of a text whose cells are parted by one sign.
pub(super) struct Rows<'t> {
    text: &'t str,
    separator: u8,
    at: usize,
    number: u32,
}

/// One row.
pub(super) struct Record {
    /// From 1; empty rows count.
    pub number: u32,
    /// At most one more than a sheet may have columns.
    pub cells: Vec<String>,
    /// Whether a quotation mark that opens a cell never closes.
    pub unclosed: bool,
}

impl<'t> Rows<'t> {
    pub fn new(text: &'t str, separator: u8) -> Rows<'t> {
        Rows { text, separator, at: 0, number: 0 }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The text up to a byte that ends it; the place is that byte's, or the end.
    fn until(&mut self, ends: impl Fn(u8) -> bool) -> &'t str {
        let rest = &self.text[self.at..];
        let length = rest.bytes().position(ends).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// The cell that begins here; whether it closes.
    fn cell(&mut self) -> (String, bool) {
        let separator = self.separator;
        let ends = move |byte: u8| byte == separator || byte == b'\n' || byte == b'\r';
        if self.byte() != Some(b'"') {
            return (self.until(ends).to_owned(), true);
        }
        self.at += 1;
        let mut cell = String::new();
        loop {
            cell.push_str(self.until(|byte| byte == b'"'));
            if self.byte().is_none() {
                return (cell, false);
            }
            self.at += 1;
            if self.byte() != Some(b'"') {
                break;
            }
            cell.push('"');
            self.at += 1;
        }
        // What follows the closing mark belongs to the cell, as spreadsheets read it.
        cell.push_str(self.until(ends));
        (cell, true)
    }
}

impl Iterator for Rows<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        self.byte()?;
        self.number = self.number.saturating_add(1);
        let mut record = Record { number: self.number, cells: Vec::new(), unclosed: false };
        loop {
            let (cell, closed) = self.cell();
            record.unclosed |= !closed;
            if record.cells.len() <= COLUMNS_MAX as usize {
                record.cells.push(cell);
            }
            match self.byte() {
                Some(byte) if byte == self.separator => self.at += 1,
                Some(b'\r') if self.text.as_bytes().get(self.at + 1) == Some(&b'\n') => {
                    self.at += 2;
                    break;
                }
                Some(_) => {
                    self.at += 1;
                    break;
                }
                None => break,
            }
        }
        Some(record)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(u32, Vec<String>, bool)> {
        Rows::new(text, b',').map(|record| (record.number, record.cells, record.unclosed)).collect()
    }

    #[test]
    fn a_cell_of_several_lines_is_one_row_and_an_empty_row_counts() {
        let rows = told("a,\"b\nc\"\"d\"\r\n\r\ne,\n");
        let texts = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            rows,
            [(1, texts(&["a", "b\nc\"d"]), false), (2, texts(&[""]), false), (3, texts(&["e", ""]), false)]
        );
    }

    #[test]
    fn a_quotation_mark_that_never_closes_is_seen() {
        assert!(told("a,\"b\nc,d\n")[0].2);
        assert!(!told("a,\"b\"c\n")[0].2);
    }
}
