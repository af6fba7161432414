//! The page beside the workbook: the same numbers, as far as they are printed, and none that the workbook hides.

use super::house::{AUDIENCES, TICKED};
use super::reading::{PageTable, Printed, Profile, Report, page_tables};
use super::truth::ITEMS;

pub fn assert_tells_no_more(html: &str, workbook: &Report) {
    let tables = page_tables(html);
    for audience in AUDIENCES {
        let rows = rows_of(&tables, "figures", audience);
        for item in ITEMS {
            let (_, cells) = rows.iter().find(|(head, _)| *head == format!("Question {item}")).unwrap();
            match &workbook.items[&(audience.to_owned(), item.to_owned())] {
                Printed::Told(told, _) => assert_eq!(number(&cells[0]), Some(told.score.n), "{audience} {item}"),
                _ => assert!(cells.iter().all(|cell| number(cell).is_none()), "{audience} {item}: {cells:?}"),
            }
        }
        let rows = rows_of(&tables, "profile", audience);
        for ticked in &TICKED {
            let place = rows.iter().position(|(head, _)| *head == format!("Question {}", ticked.name)).unwrap();
            match &workbook.profile[&(audience.to_owned(), ticked.name.to_owned())] {
                Printed::Told(Profile::Ticked(n, boxes), _) => {
                    for ((name, count), (head, cells)) in boxes.iter().zip(&rows[place + 1..]) {
                        assert_eq!(*head, format!("box {name}"));
                        assert_is(&cells[0], *count, *n);
                    }
                }
                _ => assert!(rows[place].1.iter().all(|cell| number(cell).is_none()), "{rows:?}"),
            }
        }
    }
}

fn rows_of(tables: &[PageTable], section: &str, audience: &str) -> Vec<(String, Vec<String>)> {
    let own = |table: &&PageTable| table.section == section && table.caption == audience;
    tables
        .iter()
        .find(own)
        .map(|table| table.rows.clone())
        .unwrap_or_else(|| panic!("no table of {audience} in {section}"))
}

/// A count, or its share within its rounding; of a hidden one no digit.
#[track_caller]
fn assert_is(cell: &str, count: Option<f64>, n: f64) {
    match count {
        None => assert_eq!(number(cell), None, "{cell}"),
        Some(count) if cell.trim_end().ends_with('%') => {
            assert!((number(cell).unwrap() - 100.0 * count / n).abs() < 0.5 + 1e-9, "{cell}: {count} of {n}");
        }
        Some(count) => assert_eq!(number(cell), Some(count), "{cell}"),
    }
}

/// The first number of a cell.
fn number(cell: &str) -> Option<f64> {
    let start = cell.find(|character: char| character.is_ascii_digit())?;
    let end = |character: char| !character.is_ascii_digit() && character != '.';
    cell[start..].split(end).next()?.parse().ok()
}
