//! Tables in characters: columns as narrow as they may be, cells in lines.

use super::{Page, TextLine, Tone, wrap};
use crate::measure::clean;
use crate::report::document::Table;
use unicode_width::UnicodeWidthStr;

/// Blanks between columns.
const GAP: usize = 2;
/// No column is made narrower.
const COLUMN_MIN: usize = 5;

impl Page {
    pub(super) fn table(&mut self, table: &Table) {
        self.paragraph(Tone::Strong, "", &table.caption);
        let mut rows: Vec<(Tone, Vec<String>)> =
            vec![(Tone::Soft, table.columns.iter().map(|text| clean(text)).collect())];
        for row in &table.rows {
            let tone = if row.strong { Tone::Strong } else { Tone::Plain };
            rows.push((tone, std::iter::once(&row.head).chain(&row.cells).map(|text| clean(text)).collect()));
        }
        let widths = widths(&rows, table.columns.len(), self.width);
        // Columns of words stand on the left, columns of numbers on the right.
        let wordy = |column: usize| {
            column == 0 || rows.iter().skip(1).any(|row| row.1.get(column).is_some_and(|c| c.width() > 34))
        };
        let left: Vec<bool> = (0..table.columns.len()).map(wordy).collect();
        for (place, (tone, cells)) in rows.iter().enumerate() {
            let cells: Vec<Vec<String>> = cells.iter().zip(&widths).map(|(cell, width)| wrap(cell, *width)).collect();
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

/// The widths of the columns: natural where there is room, else the widest give way first, words kept whole if they can.
fn widths(rows: &[(Tone, Vec<String>)], columns: usize, room: usize) -> Vec<usize> {
    let over = |column: usize, measure: &dyn Fn(&str) -> usize| {
        let cells = rows.iter().filter_map(|(_, cells)| cells.get(column));
        cells.map(|cell| measure(cell)).max().unwrap_or(0)
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
