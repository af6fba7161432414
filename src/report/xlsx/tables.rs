//! Sheets of data: a row of column names, then rows of typed cells; and the dictionary that says what each column is.

use super::page::{Page, absent, figures, words};
use crate::language::Phrases;
use crate::report::data::{Cell, DataSheet, Unit};
use crate::say;
use rust_xlsxwriter::Format;

/// Most rows of data in a sheet; more go on in another.
const ROWS_MAX: usize = 1_000_000;
/// Widest column, in characters.
const WIDTH_MAX: usize = 70;

/// The rows in parts that each fit a sheet; one when there is none.
pub(super) fn parts(rows: &[Vec<Cell>]) -> Vec<&[Vec<Cell>]> {
    if rows.is_empty() { vec![rows] } else { rows.chunks(ROWS_MAX).collect() }
}

/// A table of data.
pub(super) fn data(mut page: Page, data: &DataSheet, rows: &[Vec<Cell>]) -> Page {
    let mut widths: Vec<usize> = data.columns.iter().map(|column| column.name.len() + 4).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            if let Cell::Text(text) = cell {
                *width = (*width).max(text.chars().count() + 2);
            }
        }
    }
    let widths: Vec<f64> = widths.into_iter().map(|width| width.min(WIDTH_MAX) as f64).collect();
    page.widths(&widths);
    page.heads(&data.columns.iter().map(|column| column.name.to_owned()).collect::<Vec<_>>());
    let formats: Vec<Format> = data.columns.iter().map(|column| format(column.unit)).collect();
    let (words, hidden) = (words(), absent());
    for row in rows {
        for ((place, cell), format) in (0_u16..).zip(row).zip(&formats) {
            match cell {
                Cell::Text(text) => page.text(page.row, place, text, &words),
                Cell::Count(count) => page.number(page.row, place, *count as f64, format),
                Cell::Number(number) => page.number(page.row, place, *number, format),
                Cell::Flag(flag) => page.number(page.row, place, f64::from(u8::from(*flag)), format),
                Cell::Day(day) => page.day(page.row, place, *day, format),
                Cell::Hidden => page.text(page.row, place, Cell::HIDDEN, &hidden),
                Cell::Nobody => page.text(page.row, place, Cell::NOBODY, &hidden),
                Cell::Nothing => {}
            }
        }
        page.row += 1;
    }
    headed(page)
}

/// What every column of every table holds.
pub(super) fn dictionary(mut page: Page, data: &[DataSheet], phrases: &Phrases) -> Page {
    page.widths(&[18.0, 32.0, 22.0, 84.0, 20.0, 16.0]);
    let heads = [
        say!(phrases, "xlsx-dictionary-table"),
        say!(phrases, "xlsx-dictionary-sheet"),
        say!(phrases, "xlsx-dictionary-column"),
        say!(phrases, "xlsx-dictionary-meaning"),
        say!(phrases, "xlsx-dictionary-unit"),
        say!(phrases, "xlsx-dictionary-range"),
    ];
    page.heads(&heads);
    let words = words();
    for sheet in data {
        for column in &sheet.columns {
            let (unit, range) = unit(column.unit, phrases);
            let cells = [sheet.name, &sheet.title, column.name, &column.meaning, &unit, &range];
            for (place, text) in (0_u16..).zip(cells) {
                page.text(page.row, place, text, &words);
            }
            page.row += 1;
        }
    }
    headed(page)
}

/// The first row stays in sight, on the screen and on every page.
fn headed(mut page: Page) -> Page {
    let last = page.columns - 1;
    page.sheet.set_freeze_panes(1, 0).expect("the first row");
    page.sheet.set_repeat_rows(0, 0).expect("the first row");
    page.sheet.autofilter(0, 0, page.row.max(2) - 1, last).expect("an area within the sheet");
    page.sheet.set_tab_color("#B9C2CE");
    page.done()
}

fn format(unit: Unit) -> Format {
    figures(match unit {
        Unit::Code | Unit::Text | Unit::Count | Unit::Flag => "0",
        Unit::Points | Unit::Difference | Unit::Number | Unit::PerTenThousand => "0.0",
        Unit::Share | Unit::Alpha => "0.00",
        Unit::Probability => "0.0000",
        Unit::Day => "yyyy-mm-dd",
    })
}

/// The unit in words, and between what numbers it lies.
fn unit(unit: Unit, phrases: &Phrases) -> (String, String) {
    let none = String::new();
    match unit {
        Unit::Code => (say!(phrases, "data-unit-code"), none),
        Unit::Text => (say!(phrases, "data-unit-text"), none),
        Unit::Count => (say!(phrases, "data-unit-count"), say!(phrases, "data-range-count")),
        Unit::Points => (say!(phrases, "data-unit-points"), say!(phrases, "data-range-points")),
        Unit::Difference => (say!(phrases, "data-unit-points"), say!(phrases, "data-range-difference")),
        Unit::Number => (say!(phrases, "data-unit-number"), none),
        Unit::Share => (say!(phrases, "data-unit-share"), say!(phrases, "data-range-share")),
        Unit::Probability => (say!(phrases, "data-unit-probability"), say!(phrases, "data-range-share")),
        Unit::Alpha => (say!(phrases, "data-unit-alpha"), say!(phrases, "data-range-alpha")),
        Unit::PerTenThousand => (say!(phrases, "data-unit-per-10000"), say!(phrases, "data-range-per-10000")),
        Unit::Flag => (say!(phrases, "data-unit-flag"), say!(phrases, "data-range-flag")),
        Unit::Day => (say!(phrases, "data-unit-day"), none),
    }
}
