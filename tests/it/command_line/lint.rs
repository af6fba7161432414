//! `copiste lint`, and dictionaries of REDCap named by the other commands.

use super::Home;
use crate::redcap::{BRANCHING, CHOICES, dictionary, field};
use serde_json::Value;
use std::path::Path;
use unicode_width::UnicodeWidthStr as _;

fn sample(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(name).display().to_string()
}

#[test]
fn a_tool_is_counted_form_by_form_at_eighty_columns_in_both_languages() {
    let home = Home::new();
    for language in ["fr", "en"] {
        let run = home.run(&["lint", &sample("regards-croises-ehpad"), "--language", language]);
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(run.out.lines().all(|line| line.width() <= 80), "{}", run.out);
        assert!(
            run.out.contains("residents") && run.out.contains("professionals") && run.out.contains("falc"),
            "{}",
            run.out
        );
    }
    let run = home.run(&["lint", &sample("model-form"), "--language", "fr"]);
    insta::assert_snapshot!(run.out);
    let run = home.run(&["lint", &sample("model-form"), "--json", "--comments", "10", "--no-page-stops"]);
    let counted: Value = serde_json::from_str(&run.out).unwrap();
    let keys = &counted["forms"][0]["keys"];
    assert_eq!((keys["without_comments"].as_u64(), keys["with_comments"].as_u64()), (Some(47), Some(57)));
    assert_eq!(counted["forms"][0]["questions"].as_array().map(Vec::len), Some(45));
}

#[test]
fn a_form_that_cannot_be_used_is_not_counted() {
    let home = Home::new();
    std::fs::write(home.path("bad.md"), "| survey |\n| | type | name |\n| | integre | a |\n").unwrap();
    let run = home.run(&["lint", &home.path("bad.md")]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("integer"), "{}", run.err);
    assert_eq!(home.run(&["lint", &home.path("bad.md"), "--comments", "0"]).code, 2);
}

fn dictionary_of(home: &Home, name: &str) -> String {
    let fields = [
        field("day|visit|text|Day", &[]),
        field("sex|visit|radio|Sex", &[(CHOICES, "1, woman | 2, man")]),
        field("born|visit|yesno|Children", &[(BRANCHING, "[sex] = '1'")]),
    ];
    let path = home.path(name);
    std::fs::write(&path, dictionary(&fields)).unwrap();
    path
}

#[test]
fn a_dictionary_is_checked_shown_walked_through_written_again_and_counted() {
    let home = Home::new();
    let path = dictionary_of(&home, "visit.csv");
    let run = home.run(&["check", &path, "--language", "en"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("visit.csv, row 2, column Variable / Field Name"), "{}", run.out);
    let model: Value = serde_json::from_str(&home.run(&["form", "model", &path]).out).unwrap();
    assert_eq!(model["elements"][0]["elements"][2]["relevant"], "${sex} = '1'");
    let answers = home.path("answers.tsv");
    std::fs::write(&answers, "sex\t2\nborn\t1\nsex\t1\nborn\t1\n").unwrap();
    let run = home.run(&["form", "walk", &path, &answers, "--language", "en"]);
    assert!(
        run.out.starts_with("ok\tsex\nrefused\tborn\tThe question is not asked.\nok\tsex\nok\tborn\n"),
        "{}",
        run.out
    );
    let run = home.run(&["form", "export", &path, &home.path("again.xlsx")]);
    assert_eq!(run.code, 0, "{}", run.err);
    let counted: Value = serde_json::from_str(&home.run(&["lint", &path, "--json"]).out).unwrap();
    assert_eq!(counted["forms"][0]["keys"]["with_comments"], 13 + 1 + 1 + 1);
}

#[test]
fn a_tool_may_name_a_dictionary() {
    let home = Home::new();
    std::fs::create_dir(home.path("tool")).unwrap();
    dictionary_of(&home, "tool/visit.csv");
    let tool = "id = \"visit\"\nversion = \"1\"\ntitle = \"Visit\"\n\n[[audience]]\ncode = \"residents\"\nrole = \"people\"\n\
                form = [{ file = \"visit.csv\" }]\n";
    std::fs::write(home.path("tool/tool.toml"), tool).unwrap();
    let run = home.run(&["check", &home.path("tool"), "--language", "en"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert_eq!(home.run(&["lint", &home.path("tool")]).code, 0);
}
