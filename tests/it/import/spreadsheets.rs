//! Spreadsheets as real programs and bad luck make them.

use super::told;
use copiste::import::read_form;
use copiste::questionnaire::{Finding, Questionnaire};
use proptest::prelude::*;
use std::io::{Cursor, Read as _, Write as _};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const RESIDENTS: &[u8] = include_bytes!("../fixtures/residents.xlsx");

fn read(bytes: &[u8]) -> (Option<Questionnaire>, Vec<Finding>) {
    let folder = tempfile::tempdir().expect("a folder of its own");
    let path = folder.path().join("form.xlsx");
    std::fs::write(&path, bytes).expect("the folder is writable");
    read_form(&path)
}

/// The fixture with the text of its parts changed.
fn rewritten(change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(RESIDENTS)).expect("the fixture is an archive");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).expect("the parts of the fixture are texts");
        writer.start_file(&name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(change(&name, text).as_bytes()).expect("memory takes everything");
    }
    writer.finish().expect("an archive").into_inner()
}

#[test]
fn a_range_without_columns_does_no_harm() {
    let bytes = rewritten(|_, text| match text.find("<dimension ") {
        Some(start) => {
            let end = start + text[start..].find("/>").expect("it ends") + 2;
            text.replace(&text[start..end], "<dimension ref=\"1:63\"/>")
        }
        None => text,
    });
    assert!(read(&bytes).0.is_some());
}

#[test]
fn a_cell_at_the_end_of_the_world_costs_nothing() {
    let bytes = rewritten(|name, text| {
        let far = "<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>far</t></is></c></row></sheetData>";
        if name.ends_with("sheet1.xml") { text.replace("</sheetData>", far) } else { text }
    });
    let (form, findings) = read(&bytes);
    assert!(form.is_none());
    insta::assert_snapshot!(told(&findings), @r#"
warns form.xlsx survey 2 number: NumberMissing { name: "day" }
blocks form.xlsx survey 1048576: SheetTooLarge { rows: 20000, columns: 500 }
"#);
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    let bytes = rewritten(|name, text| if name.ends_with("sheet1.xml") { text + &" ".repeat(129 << 20) } else { text });
    assert!(bytes.len() < 1 << 20);
    let (form, findings) = read(&bytes);
    assert!(form.is_none());
    insta::assert_snapshot!(told(&findings), @r#"
blocks form.xlsx: FileTooLarge { max: 134217728 }
"#);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_damaged_spreadsheet_is_answered(at in 0..RESIDENTS.len(), byte: u8, cut in 0..RESIDENTS.len()) {
        let mut bytes = RESIDENTS.to_vec();
        bytes[at] = byte;
        let (form, findings) = read(&bytes);
        prop_assert!(form.is_some() || !findings.is_empty());
        let (form, findings) = read(&RESIDENTS[..cut]);
        prop_assert!(form.is_none() && !findings.is_empty());
    }

    #[test]
    fn a_damaged_part_is_answered(at in 0usize..2_000, noise in "[<>&/\"a-z0-9 ]{0,8}") {
        let bytes = rewritten(|name, mut text| {
            if name.contains("sheet") {
                let at = (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(0);
                text.insert_str(at, &noise);
            }
            text
        });
        let (form, findings) = read(&bytes);
        prop_assert!(form.is_some() || !findings.is_empty());
    }

    #[test]
    fn a_heap_of_rows_is_answered(rows in proptest::collection::vec(prop::sample::select(vec![
        "| survey |\n", "| choices |\n", "| settings |\n", "| | type | name | label | page | relevant | appearance |\n",
        "| | integer | a | A | 1 | ${b} = 1 | |\n", "| | select_one x | b | B | 2 | ${a} > 1 | |\n",
        "| | begin_group | g | G | | . = 1 | table-list |\n", "| | end_group |\n", "| | begin repeat | r |\n",
        "| | list_name | name | label | code |\n", "| | x | 1 | one | 1 |\n", "| | x | 2 | two | 12 |\n", "| | note | n | N |\n",
        "| |\n", "|\n", "| | | | \\| |\n", "prose\n", "|---|---|\n", "| | select_multiple | c |\n", "| | date | d | D | 0 |\n",
        "| | type | name | label | calculation | repeat_count | choice_filter |\n", "| | calculate | k | | count(${r}) + ${a} |\n",
        "| | begin_repeat | r | R | | ${a} |\n", "| | select_one x | s | S | | | name = ${a} |\n", "| | end_repeat |\n",
        "| | text | t | T | ../a | position(..) |\n", "| | integer | a | A |\n", "| | calculate | u | | sum(${t}) + ${k} |\n",
    ]), 0..30)) {
        let (form, findings) = super::form(&rows.concat());
        prop_assert!(form.is_some() || findings.iter().any(Finding::blocks));
        if let Some(form) = form {
            let lines = [("a", "3"), ("r[2]/s", "1"), ("r[2]/t", "x"), ("b", "2"), ("r[9]/a", "1"), ("a", "")];
            let lines = lines.map(|(name, value)| (name.to_owned(), value.to_owned()));
            let walked = copiste::entry::walk(&form, &lines, jiff::civil::Date::constant(2026, 3, 2));
            prop_assert_eq!(walked.verdicts.len(), if walked.cut { walked.verdicts.len() } else { lines.len() });
            for line in form.pages.iter().flat_map(|page| &page.lines) {
                if let copiste::questionnaire::Line::Question(index) = line {
                    prop_assert!(*index < form.questions.len());
                }
            }
        }
    }
}
