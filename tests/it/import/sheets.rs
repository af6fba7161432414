//! Answer files.

use super::told;
use copiste::import::{Said, parse_sheets};
use copiste::questionnaire::Place;
use std::fmt::Write as _;

fn read(text: &str) -> String {
    let batches = match parse_sheets(text, &Place::file("residents.sheets")) {
        Ok(batches) => batches,
        Err(findings) => return told(&findings),
    };
    let mut drawn = String::new();
    for batch in batches {
        let (mode, variant) = (batch.mode.unwrap_or_default(), batch.variant.unwrap_or_default());
        writeln!(drawn, "{} batch {} {} {} {mode} {variant}", batch.row, batch.number, batch.service, batch.date)
            .expect("a String takes everything");
        for sheet in batch.sheets {
            let (mode, variant) = (sheet.mode.unwrap_or_default(), sheet.variant.unwrap_or_default());
            drawn += &format!("{} sheet {} {mode} {variant}\n", sheet.row, sheet.serial);
            for answer in sheet.answers {
                let value = match answer.value {
                    Said::Mark(mark) => format!("{mark:?}"),
                    Said::Value(text) => format!("«{text}»"),
                };
                drawn += &format!("{} {} {value}\n", answer.row, answer.name);
            }
            for (row, name, text) in sheet.notes {
                drawn += &format!("{row} note on {name} «{text}»\n");
            }
            if !sheet.margin.is_empty() {
                drawn += &format!("margin {:?}\n", sheet.margin);
            }
            if let Some(reason) = sheet.hold {
                drawn += &format!("held: {reason}\n");
            }
        }
    }
    drawn
}

#[test]
fn an_answer_file_is_read_sheet_by_sheet() {
    insta::assert_snapshot!(read("\
# two sheets
batch 1 service=glycines date=2026-03-02 mode=alone variant=standard

sheet 0001
sex 2
q07 !double
langues fr en
comment Le personnel est attentif, merci.

sheet 0002 variant=falc mode=helped
age 84
margin merci
margin bien
note age corrected in pencil
hold page 3 is missing
batch 2 service=lilas date=2026-03-03
"), @r#"
2 batch 1 glycines 2026-03-02 alone standard
4 sheet 1  
5 sex «2»
6 q07 Double
7 langues «fr en»
8 comment «Le personnel est attentif, merci.»
10 sheet 2 helped falc
11 age «84»
14 note on age «corrected in pencil»
margin "merci\nbien"
held: page 3 is missing
16 batch 2 lilas 2026-03-03
"#);
}

#[test]
fn every_malformed_line_is_said_with_its_row() {
    insta::assert_snapshot!(read("\
sheet 1
q01 1
batch one service=glycines date=2026-02-30
batch 2 date=2026-03-02 colour=red mood=alone service
sheet 0
sheet 7
sheet 7 mode=alone mode=helped
q01
q01 !doubel
q02 1
q02 2
q(3) 4
note q01
"), @r#"
blocks residents.sheets 1: LineMisplaced("sheet")
blocks residents.sheets 2: LineMisplaced("q01")
blocks residents.sheets 3: BadSerial("one")
blocks residents.sheets 3: BadDate("2026-02-30")
blocks residents.sheets 4: KeyUnknown { key: "colour", nearest: None }
blocks residents.sheets 4: KeyUnknown { key: "mood", nearest: Some("mode") }
blocks residents.sheets 4: BadField("service")
blocks residents.sheets 4: ValueMissing { name: "service" }
blocks residents.sheets 5: BadSerial("0")
blocks residents.sheets 7: Duplicate { thing: Serial, name: "7" }
blocks residents.sheets 7: Duplicate { thing: Field, name: "mode" }
blocks residents.sheets 8: ValueMissing { name: "q01" }
blocks residents.sheets 9: WordUnknown { written: "doubel", words: "blank, not-concerned, double, unreadable, struck", nearest: Some("double") }
blocks residents.sheets 11: Duplicate { thing: Answer, name: "q02" }
blocks residents.sheets 12: LineUnknown { word: "q(3)", nearest: None }
blocks residents.sheets 13: ValueMissing { name: "note q01" }
"#);
}

proptest::proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in "(batch|sheet|note|q1|!| |=|\n|1|date=2026-01-01|service=a|é|#){0,40}") {
        let _ = read(&text);
    }
}
