//! Folders of tools.

use super::told;
use copiste::import::read_tool;
use copiste::questionnaire::{Audience, Variant};
use std::path::Path;

pub(super) const FORM: &str = "
| survey |
| | type | name | label | number | page | theme |
| | select_one scale | q1 | On frappe | 1 | 1 | dignity |
| | integer | age | Âge | 2 | | |
| choices |
| | list_name | name | label | score |
| | scale | 1 | jamais | 0 |
| | scale | 2 | toujours | 100 |
";

const TOOL: &str = r#"
id = "regards"
version = "2026.1"
title = { fr = "Regards", en = "Views" }
[provenance]
author = "Nobody"
licence = "MIT"
demonstration = true
[scoring]
answered_share_min = 0.5
favourable_from = 60
[thresholds]
group_min = 5
professionals_breakdown_min = 10
fragile_under = 30
[[theme]]
code = "dignity"
label = { fr = "Dignité", en = "Dignity" }
[[audience]]
code = "residents"
role = "people"
label = { fr = "Résidents", en = "Residents" }
mode = [ { code = "alone", label = { fr = "seul", en = "alone" } } ]
form = [ { variant = "standard", file = "residents.md" }, { variant = "falc", file = "falc.md" } ]
"#;

pub(super) fn tool(files: &[(&str, &str)]) -> (Option<copiste::questionnaire::Tool>, String) {
    let folder = tempfile::tempdir().expect("a folder of its own");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("the folder is writable");
    }
    let (tool, findings) = read_tool(folder.path());
    (tool, told(&findings))
}

#[test]
fn a_tool_is_read_with_its_variants() {
    let (tool, findings) = tool(&[("tool.toml", TOOL), ("residents.md", FORM), ("falc.md", FORM)]);
    assert_eq!(findings, "");
    let tool = tool.expect("a right tool");
    assert_eq!(tool.title.in_language("en"), "Views");
    assert_eq!(tool.title.iter().map(|(language, _)| language).collect::<Vec<_>>(), ["fr", "en"]);
    let residents = tool.audience(&Audience("residents".to_owned())).expect("an audience");
    assert_eq!(residents.modes[0].label.in_language("fr"), "seul");
    assert!(residents.form(&Variant("falc".to_owned())).is_some());
    assert_eq!(tool.fingerprint.0.len(), 64);
    assert_eq!(copiste::questionnaire::check(&tool), []);
}

#[test]
fn a_changed_byte_changes_the_fingerprint_and_the_same_bytes_do_not() {
    let read = |form: &str| {
        let (tool, _) = tool(&[("tool.toml", TOOL), ("residents.md", form), ("falc.md", FORM)]);
        tool.expect("a right tool").fingerprint
    };
    assert_eq!(read(FORM), read(FORM));
    assert_ne!(read(FORM), read(&FORM.replace("On frappe", "On tape")));
}

/// A tool with one of nearly every fault.
pub(super) const FAULTY: &str = r#"
id = "Regards Croisés"
title = 3
versoin = "1"
[scoring]
favourable_from = 160
[thresholds]
group_min = 3
fragile_under = -1
[[theme]]
code = "dignity"
[[theme]]
code = "dignity"
label = "Encore"
[[theme]]
code = "unused"
[[audience]]
code = "residents"
role = "peeple"
label = "Résidents"
mode = [ { code = "alone" }, { code = "alone" } ]
form = [ { file = "residents.md" }, { variant = "falc", file = "falc.md" }, { variant = "big", file = "../big.md" } ]
[[audience]]
code = "management"
role = "management"
"#;

#[test]
fn every_fault_of_a_tool_is_said_at_once_with_its_place() {
    let (tool, findings) = tool(&[("tool.toml", FAULTY), ("residents.md", FORM)]);
    assert!(tool.is_none());
    insta::assert_snapshot!(findings, @r#"
blocks tool.toml: KeyMissing("version")
blocks tool.toml: KeyMissing("title")
blocks tool.toml 2 id: BadIdentifier("Regards Croisés")
blocks tool.toml 3 title: KeyKind { key: "title", wanted: LocalisedText }
blocks tool.toml 4: KeyUnknown { key: "versoin", nearest: Some("version") }
blocks tool.toml 6 favourable_from: OutOfRange { key: "scoring.favourable_from", value: 160.0, min: 0.0, max: 100.0 }
blocks tool.toml 8 group_min: GroupTooSmall { value: 3, min: 5 }
blocks tool.toml 9 fragile_under: OutOfRange { key: "fragile_under", value: -1.0, min: 0.0, max: 100000.0 }
blocks tool.toml 13 code: Duplicate { thing: Theme, name: "dignity" }
blocks tool.toml 17: Duplicate { thing: Mode, name: "alone" }
blocks tool.toml 19 role: RoleUnknown { role: "peeple", nearest: Some("people") }
blocks tool.toml 22 file: FileOutside("../big.md")
blocks tool.toml 23: NoForm { audience: "management" }
blocks falc.md: FileMissing
"#);
}

#[test]
fn a_variant_that_asks_something_else_is_refused() {
    let variant = FORM
        .replace("| | integer | age | Âge | 2 | | |", "| | integer | size | Taille | 2 | | |")
        .replace("| | scale | 2 | toujours | 100 |", "| | scale | 3 | toujours | |");
    let (tool, findings) = tool(&[("tool.toml", TOOL), ("residents.md", FORM), ("falc.md", &variant)]);
    assert!(tool.is_none());
    insta::assert_snapshot!(findings, @r#"
warns falc.md survey 4 type: VariantChoices { name: "q1", choices: ["3"] }
blocks falc.md survey 5 name: VariantExtra { name: "size" }
"#);
}

#[test]
fn a_variant_may_be_shorter_but_its_author_is_told() {
    let variant = FORM.replace("q1 | On frappe", "q2 | On entre");
    let standard =
        FORM.replace("| | integer |", "| | select_one scale | q2 | On entre | 3 | | dignity |\n| | integer |");
    let (tool, findings) = tool(&[("tool.toml", TOOL), ("residents.md", &standard), ("falc.md", &variant)]);
    assert!(tool.is_some());
    insta::assert_snapshot!(findings, @r#"
warns falc.md: VariantLacks { name: "q1" }
"#);
}

#[test]
fn a_file_that_is_no_toml_is_said_with_its_row() {
    let (tool, findings) = tool(&[("tool.toml", "id = \"a\"\nversion = \n[[audience]\n")]);
    assert!(tool.is_none());
    insta::assert_snapshot!(findings, @r#"
blocks tool.toml 2: Toml("string values must be quoted, expected literal string")
blocks tool.toml 3: Toml("unclosed array table, expected `]`")
"#);
    let (tool, findings) = read_tool(Path::new("tests/it/fixtures/nowhere"));
    assert!(tool.is_none());
    insta::assert_snapshot!(told(&findings), @r#"
blocks tool.toml: FileMissing
"#);
}

#[test]
fn a_condition_of_a_group_is_reported_on_the_group() {
    let form = FORM
        .replace("| | integer | age |", "| | begin_group | more | Encore | | 2 | | ${lost} = 1 |\n| | integer | age |");
    let form = form.replace(
        "| | type | name | label | number | page | theme |",
        "| | type | name | label | number | page | theme | relevant |",
    );
    let form = form.replace("| choices |", "| | end_group |\n| choices |");
    let (tool, findings) = tool(&[("tool.toml", TOOL), ("residents.md", &form), ("falc.md", &form)]);
    assert!(tool.is_none());
    insta::assert_snapshot!(findings, @r#"
blocks falc.md survey 5 relevant: ReferenceUnknown { name: "lost", nearest: None }
blocks residents.md survey 5 relevant: ReferenceUnknown { name: "lost", nearest: None }
"#);
}

#[test]
fn a_tool_keeps_its_rules_when_it_is_stored() {
    let form = FORM.replace("| theme |", "| theme | relevant | constraint |");
    let form =
        form.replace("| | integer | age | Âge | 2 | | |", "| | integer | age | Âge | 2 | | | ${q1} = 2 | . > 17 |");
    let (tool, findings) = tool(&[("tool.toml", TOOL), ("residents.md", &form), ("falc.md", &form)]);
    assert_eq!(findings, "");
    let tool = tool.expect("a right tool");
    let kept = serde_json::to_string(&tool).expect("a tool is data");
    let again: copiste::questionnaire::Tool = serde_json::from_str(&kept).expect("a kept tool reads");
    assert_eq!(again, tool);
}

#[test]
fn a_tool_taken_from_the_store_is_checked_without_its_files() {
    let (tool, _) = tool(&[("tool.toml", TOOL), ("residents.md", FORM), ("falc.md", FORM)]);
    let mut tool = tool.expect("a right tool");
    tool.thresholds.group_min = 4;
    tool.themes[0].code = "other".to_owned();
    insta::assert_snapshot!(told(&copiste::questionnaire::check(&tool)), @r#"
warns tool.toml other: ThemeUnused("other")
blocks tool.toml thresholds.group_min: GroupTooSmall { value: 4, min: 5 }
blocks residents/falc survey q1.theme: ThemeUnknown { theme: "dignity", nearest: None }
blocks residents/standard survey q1.theme: ThemeUnknown { theme: "dignity", nearest: None }
"#);
}

#[test]
fn a_type_that_does_not_exist_is_one_fault() {
    let form = FORM.replace("select_one scale", "select_won scale");
    let (tool, findings) = tool(&[("tool.toml", TOOL), ("residents.md", &form), ("falc.md", FORM)]);
    assert!(tool.is_none());
    insta::assert_snapshot!(findings, @r#"
blocks residents.md survey 4 type: TypeUnknown { written: "select_won scale", nearest: Some("select_one") }
"#);
}

#[test]
fn findings_come_in_the_order_an_author_reads() {
    let form = FORM.replace("| 100 |", "| 200 |").replace("| q1 |", "| q 1 |");
    let text = TOOL.replace("group_min = 5", "group_min = 3");
    let (_, findings) = tool(&[("tool.toml", &text), ("residents.md", &form), ("falc.md", FORM)]);
    insta::assert_snapshot!(findings, @r#"
blocks tool.toml 13 group_min: GroupTooSmall { value: 3, min: 5 }
warns falc.md: VariantLacks { name: "q 1" }
blocks falc.md survey 4 name: VariantExtra { name: "q1" }
blocks residents.md survey 4 name: NameBad("q 1")
blocks residents.md choices 9 score: OutOfRange { key: "score", value: 200.0, min: 0.0, max: 100.0 }
"#);
}
