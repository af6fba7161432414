//! Tables whose rows repeat: which row is meant.

use super::{Desk, TOOL, answers, draft, pile, station};
use copiste::language::{Language, Phrases};
use copiste::record::Serial;
use copiste::station::{BatchDraft, Correction, Error, KeyingStart, Notice, Station, sentences};

const FORM: &str = "
| survey | | | | | | |
| | type | name | label | number | rows | repeat_count | page |
| | begin_repeat | child | Enfant | | 2 | 2 | |
| | integer | age | Âge | 14 | | | |
| | select_one yn | school | École | 15 | | | |
| | end_repeat | | | | | | |
| choices |
| | list_name | name | label | code |
| | yn | y | Oui | 1 |
| | yn | n | Non | 2 |
";

fn with_table() -> Station {
    let station = station();
    let folder = tempfile::tempdir().unwrap();
    let (residents, _) = TOOL.split_once("form = [").unwrap();
    let tool = format!("{residents}form = [{{ variant = \"standard\", file = \"residents.md\" }}]\n")
        .replace("[[theme]]\ncode = \"dignity\"\nlabel = { fr = \"Dignité\" }\n", "");
    std::fs::write(folder.path().join("tool.toml"), tool.replace("VERSION", "1")).unwrap();
    std::fs::write(folder.path().join("residents.md"), FORM).unwrap();
    let tool = station.read_tool(folder.path()).expect("the tool is right").0;
    station.create_campaign(draft("essai-1"), tool).unwrap();
    station.open_batch("essai-1", BatchDraft { mode: None, ..pile() }).unwrap();
    station
}

#[test]
fn a_refusal_in_a_table_names_its_row() {
    let station = with_table();
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    let notices = desk.key("7⏎19⏎9");
    let refusals = notices.iter().filter_map(|notice| match notice {
        Notice::Refused(refusal) => {
            Some(sentences::refusal(refusal, desk.keying.entry().form(), &Phrases::new(Language::French)))
        }
        _ => None,
    });
    insta::assert_snapshot!(refusals.flatten().collect::<Vec<_>>().join("\n"), @r#"
« 9 » n’est pas une case de la question 15, ligne 2 (1, 2).
"#);
    let form = desk.keying.entry().form().clone();
    let numbers: Vec<String> = (0..4).map(|index| sentences::number(&form, index)).collect();
    assert_eq!(numbers, ["14/1", "15/1", "14/2", "15/2"]);
}

#[test]
fn an_answer_of_a_table_is_corrected_in_the_row_that_is_named() {
    let station = with_table();
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    desk.key("7⏎19⏎2⏎");
    desk.settle();
    drop(desk);
    let phrases = Phrases::new(Language::French);
    let correction = |question: &str| Correction {
        campaign: "essai-1".to_owned(),
        audience: "residents".to_owned(),
        serial: Serial(1),
        question: question.to_owned(),
        value: "8".to_owned(),
        mark: None,
        reason: "relu".to_owned(),
        confirmed: false,
    };
    let Err(error @ Error::RowUnsaid(..)) = station.correct_record(&correction("14"), &phrases) else {
        panic!("a number of every row says none")
    };
    insta::assert_snapshot!(sentences::error(&error, &phrases).join("\n"), @r#"
La question 14 revient à chaque ligne de son tableau : dites laquelle, parmi 14/1, 14/2.
"#);
    station.correct_record(&correction("14/2"), &phrases).unwrap();
    assert_eq!(answers(&station, 1), "complete: Integer(7) One(y) Integer(8) One(n)");
}
