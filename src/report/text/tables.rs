//! Tables in characters: columns as narrow as they may be, cells in lines.

use super::{Page, TextLine, Tone, wrap};
use crate::measure::clean;
use crate::report::document::Table;
use unicode_width::UnicodeWidthStr;

/// Blanks between columns.
const GAP: usize = 2;
/// What stands before the head of a row under a strong one: plain text has no other way to say what belongs to what.
const INDENT: &str = "  ";
/// No column is made narrower.
const COLUMN_MIN: usize = 5;

impl Page {
    pub(super) fn table(&mut self, table: &Table) {
        self.paragraph(Tone::Strong, "", &table.caption);
        let is_form = table.rows.iter().all(|row| row.cells.iter().all(String::is_empty));
        if is_form && table.columns.len() > 2 {
            // What is to be filled in by hand is filled in on paper: here its rows say it all.
            return table.rows.iter().for_each(|row| self.paragraph(Tone::Plain, " - ", &row.head));
        }
        let mut rows =
            vec![Line { tone: Tone::Soft, indent: "", cells: table.columns.iter().map(|text| clean(text)).collect() }];
        let mut indent = "";
        for row in &table.rows {
            let tone = if row.strong { Tone::Strong } else { Tone::Plain };
            let cells = std::iter::once(&row.head).chain(&row.cells).map(|text| clean(text)).collect();
            rows.push(Line { tone, indent: if row.strong { "" } else { indent }, cells });
            indent = if row.strong { INDENT } else { indent };
        }
        let widths = widths(&rows, table.columns.len(), self.width);
        let left: Vec<bool> =
            (0..table.columns.len()).map(|column| column == 0 || table.stands_left(column - 1)).collect();
        for (place, Line { tone, indent, cells }) in rows.iter().enumerate() {
            let mut cells: Vec<Vec<String>> = cells
                .iter()
                .enumerate()
                .map(|(column, cell)| wrap(cell, widths[column].saturating_sub(lead(column, indent))))
                .collect();
            if let Some(head) = cells.first_mut() {
                head.iter_mut().for_each(|line| line.insert_str(0, indent));
            }
            let height = cells.iter().map(Vec::len).max().unwrap_or(0);
            for level in 0..height {
                let mut line = String::new();
                for (column, cell) in cells.iter().enumerate() {
                    let text = cell.get(level).map_or("", String::as_str);
                    let blanks = " ".repeat(widths[column].saturating_sub(text.width()));
                    if column > 0 {
                        line.push_str(&" ".repeat(GAP));
                    }
                    if left[column] {
                        line.push_str(text);
                        line.push_str(&blanks);
                    } else {
                        line.push_str(&blanks);
                        line.push_str(text);
                    }
                }
                self.lines.push(TextLine::of(*tone, line.trim_end()));
            }
            if place == 0 {
                self.rule('─', '-');
            }
        }
    }
}

/// A row: its tone, what stands before its head, its head and cells.
struct Line {
    tone: Tone,
    indent: &'static str,
    cells: Vec<String>,
}

/// Columns that the indent takes.
fn lead(column: usize, indent: &str) -> usize {
    if column == 0 { indent.width() } else { 0 }
}

/// The widths of the columns: natural where there is room, else the widest give way first, words kept whole if they can.
fn widths(rows: &[Line], columns: usize, room: usize) -> Vec<usize> {
    let over = |column: usize, measure: &dyn Fn(&str) -> usize| {
        let cells = rows.iter().filter_map(|row| Some((row.indent, row.cells.get(column)?)));
        cells.map(|(indent, cell)| lead(column, indent) + measure(cell)).max().unwrap_or(0)
    };
    let longest = |text: &str| text.split(' ').map(UnicodeWidthStr::width).max().unwrap_or(0);
    let mut widths: Vec<usize> = (0..columns).map(|column| over(column, &|text| text.width()).max(1)).collect();
    let least: Vec<usize> = (0..columns).map(|column| over(column, &longest).clamp(1, 24)).collect();
    let room = room.saturating_sub(GAP * columns.saturating_sub(1));
    for floor in [least, vec![COLUMN_MIN; columns]] {
        while widths.iter().sum::<usize>() > room {
            let widest =
                (0..columns).filter(|column| widths[*column] > floor[*column]).max_by_key(|column| widths[*column]);
            let Some(widest) = widest else { break };
            widths[widest] -= 1;
        }
    }
    widths
}
