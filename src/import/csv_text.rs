//! Tables as text: cells parted by semicolons, commas or tabs.

use super::markdown;
use super::table::{SHEETS, Table, Tables};
use crate::questionnaire::{Finding, Place, Problem};

/// Reads one table.
pub(super) fn read(text: &str, name: &'static str, place: &Place, findings: &mut Vec<Finding>) -> Table {
    let mut table = Table { name, rows: Vec::new() };
    findings.extend(unclosed(text, place));
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
    let mut tables = markdown::gather(rows(text, separator), place);
    tables.findings.extend(unclosed(text, place));
    Some(tables)
}

/// A quotation mark that is closed nowhere, or in the middle of a cell: cells or rows behind it would be lost in this one.
fn unclosed(text: &str, place: &Place) -> Option<Finding> {
    let separator = separator(text) as u8;
    let (mut line, mut opened) = (1, 1);
    let (mut begins, mut quoted) = (true, false);
    let mut bytes = text.bytes().peekable();
    let finding = |line: u32| Some(Finding::blocking(place.row(line), Problem::QuotationOpen));
    while let Some(byte) = bytes.next() {
        let ends = byte == b'\n' || byte == b'\r' && bytes.peek() != Some(&b'\n');
        match byte {
            b'"' if quoted && bytes.peek() == Some(&b'"') => drop(bytes.next()),
            b'"' if quoted => {
                quoted = false;
                let behind = bytes.peek().is_none_or(|next| matches!(next, b'\n' | b'\r' | b' ') || *next == separator);
                if !behind {
                    return finding(opened);
                }
            }
            b'"' if begins => (quoted, opened) = (true, line),
            _ => {}
        }
        begins = !quoted && (byte == separator || byte == b'\n' || byte == b'\r');
        line += u32::from(ends);
    }
    if quoted { finding(opened) } else { None }
}

/// What parts the cells as a first line `sep=;` says it, which spreadsheet programs read and do not show.
fn said_separator(text: &str) -> Option<char> {
    let said = text.lines().next()?.trim_matches('"').strip_prefix("sep=")?;
    [';', '\t', ','].into_iter().find(|one| said.chars().eq([*one]))
}

/// What parts the cells: what is said, or else what stands most often in the first line.
fn separator(text: &str) -> char {
    if let Some(said) = said_separator(text) {
        return said;
    }
    let head = text.lines().next().unwrap_or_default();
    let most = [';', '\t', ','].into_iter().max_by_key(|one| (head.matches(*one).count(), *one == ';'));
    most.unwrap_or(';')
}

fn rows(text: &str, separator: char) -> impl Iterator<Item = (u32, Vec<String>)> + '_ {
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true).delimiter(separator as u8).from_reader(text.as_bytes());
    let mut lines = Lines { text: text.as_bytes(), at: 0, line: 1 };
    let said = usize::from(said_separator(text).is_some());
    reader.into_records().skip(said).map(move |record| {
        let record = record.expect("text in memory is UTF-8, and its rows may have any length");
        let number = lines.line_of(record.position().map_or(0, |position| position.byte()));
        let mut cells: Vec<String> = record.iter().map(str::to_owned).collect();
        if cells.is_empty() {
            cells.push(String::new());
        }
        (number, cells)
    })
}

/// Counts the lines of a text on the way through it. Where a line ends with CR and LF, the reader of tables takes the next row
/// to begin between the two.
struct Lines<'t> {
    text: &'t [u8],
    at: usize,
    line: u32,
}

impl Lines<'_> {
    /// The line of a row that begins at this byte, or behind the line ends that stand there; from 1, and never asked
    /// backwards.
    fn line_of(&mut self, byte: u64) -> u32 {
        let from = usize::try_from(byte).unwrap_or(usize::MAX).min(self.text.len());
        let ends = self.text[from..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        for place in self.at..from + ends {
            let is_end = match self.text[place] {
                b'\n' => true,
                b'\r' => self.text.get(place + 1) != Some(&b'\n'),
                _ => false,
            };
            self.line += u32::from(is_end);
        }
        self.at = self.at.max(from + ends);
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_every_line_end_stay_apart_and_keep_their_lines() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["type;name", "text;q", "", "note;\"a\nb\"", "text;r", ""].join(end);
            let table = read(&text, "", &Place::file("survey.csv"), &mut Vec::new());
            let rows: Vec<_> = table.rows.iter().map(|row| (row.number, row.text(1).to_owned())).collect();
            let expected = [(1, "name"), (2, "q"), (4, "a\nb"), (6, "r")].map(|(line, text)| (line, text.to_owned()));
            assert_eq!(rows, expected, "{end:?}");
        }
    }

    #[test]
    fn a_quotation_mark_that_would_swallow_rows_is_found_where_it_opens() {
        let found = |text: &str| {
            let mut findings = Vec::new();
            read(text, "", &Place::file("values.csv"), &mut findings);
            findings.iter().map(|finding| finding.place.row.expect("it has a line")).collect::<Vec<_>>()
        };
        assert_eq!(found("id;a\n1;\"oui\n2;non\n3;non\n"), [2], "closed nowhere");
        assert_eq!(found("id;a\n1;\"oui\n2;\"non\"\n3;non\n"), [2], "closed in the middle of another cell");
        assert_eq!(found("id;a\n1;\"oui\nnon\"\n2;\"a \"\"b\"\" c\"\r\n3;5\" de large\n4;\"x\" y\n"), [0; 0]);
        assert_eq!(found("id;a;b\n1;\"bien;\"moyen\n"), [2], "closed in the middle of the next cell");
    }

    #[test]
    fn a_first_line_may_say_what_parts_the_cells() {
        for said in ["sep=,", "\"sep=,\""] {
            let table = read(&format!("{said}\r\na;b,c\r\nd,e\r\n"), "", &Place::file("values.csv"), &mut Vec::new());
            let rows: Vec<_> = table.rows.iter().map(|row| (row.number, row.text(0), row.text(1))).collect();
            assert_eq!(rows, [(2, "a;b", "c"), (3, "d", "e")]);
        }
    }

    #[test]
    fn a_separator_in_quotation_marks_is_text() {
        let table = read("a;\"b;c\";\"d\"\"e\"\n", "", &Place::file("values.csv"), &mut Vec::new());
        let row = &table.rows[0];
        assert_eq!([row.text(0), row.text(1), row.text(2)], ["a", "b;c", "d\"e"]);
    }
}
