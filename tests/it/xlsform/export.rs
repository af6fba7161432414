//! A form written again is the same form.

use super::{form, real_forms};
use crate::fhir::difference;
use copiste::export::{write_xlsform, write_xlsform_text};
use copiste::import::{read_form, read_tool};
use copiste::questionnaire::Questionnaire;
use proptest::prelude::*;

/// The form as it is read again from both formats.
fn again(form: &Questionnaire) -> [Questionnaire; 2] {
    let folder = tempfile::tempdir().expect("a folder of its own");
    let (sheet, text) = (folder.path().join("again.xlsx"), folder.path().join("again.md"));
    write_xlsform(form, &sheet).expect("it is written");
    write_xlsform_text(form, &text).expect("it is written");
    [sheet, text].map(|path| {
        let (read, findings) = read_form(&path);
        let blocking: Vec<_> = findings.iter().filter(|finding| finding.blocks()).collect();
        read.unwrap_or_else(|| panic!("{}: {blocking:#?}", path.display()))
    })
}

#[test]
fn own_forms_come_back_the_same() {
    let mut forms = Vec::new();
    for folder in crate::sample::folders() {
        let (tool, _) = read_tool(&crate::sample::sample(&folder));
        for audience in tool.into_iter().flat_map(|tool| tool.audiences) {
            forms.extend(audience.forms.into_iter().map(|(_, form)| form.as_ref().clone()));
        }
    }
    assert!(!forms.is_empty());
    // A table whose rows are spread out, as it is keyed, is no form of a file any more: `dossier` reads those from theirs.
    forms.retain(|form| form.outline.sections.iter().all(|section| section.row.is_none()));
    for form in forms {
        for again in again(&form) {
            assert_eq!(difference(&form, &again), None, "{}", form.id);
        }
    }
}

#[test]
fn real_forms_come_back_the_same() {
    for path in real_forms() {
        let (Some(form), _) = read_form(&path) else { continue };
        for again in again(&form) {
            assert_eq!(difference(&form, &again), None, "{}", path.display());
        }
    }
}

#[test]
fn a_text_of_several_lines_keeps_them_in_markdown() {
    let mut lines =
        form("| survey |\n| | type | name | label | hint |\n| | text | a | One<br>two | \\<br> ends a line |\n");
    assert_eq!(lines.questions[0].label.in_language(""), "One\ntwo");
    assert_eq!(lines.questions[0].hint.in_language(""), "<br> ends a line");
    lines.questions[0].hint = copiste::questionnaire::Localised::plain("a <br> b\n\nc | d\\");
    for again in again(&lines) {
        assert_eq!(difference(&lines, &again), None);
    }
}

fn word() -> impl Strategy<Value = String> {
    "[a-zéA-Z0-9 '’\"|,.;?!<>&-]{1,20}"
        .prop_map(|text| text.trim().to_owned())
        .prop_filter("not blank", |text| !text.is_empty())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_small_form_comes_back_the_same(
        rows in prop::collection::vec((0usize..12, word(), word(), any::<u8>()), 1..14),
        french in any::<bool>(),
    ) {
        let label = if french { "label::fr" } else { "label" };
        let mut text = format!("| survey |\n| | type | name | {label} | hint | required | relevant | default | appearance | repeat_count |\n");
        let mut open: Vec<&str> = Vec::new();
        for (place, (kind, one, other, flags)) in rows.iter().enumerate() {
            let cell = |text: &str| text.replace('|', "\\|");
            let kind = match kind {
                0 => "text", 1 => "integer", 2 => "decimal", 3 => "date", 4 => "select_one yn", 5 => "select_multiple yn or_other",
                6 => "note", 7 => "time", 8 => "calculate", 9 => "acknowledge", 10 => "begin_group", _ => "begin_repeat",
            };
            open.extend(kind.strip_prefix("begin_"));
            let relevant = if flags % 3 == 0 && place > 0 { "1 = 1" } else { "" };
            let plain = !kind.starts_with("begin") && kind != "note" && kind != "calculate";
            let required = if flags % 2 == 0 && plain { "yes" } else { "" };
            let default = if flags % 5 == 0 && plain { cell(other) } else { String::new() };
            let count = if flags % 7 == 0 && kind == "begin_repeat" { "2" } else { "" };
            let appearance = match (kind, flags % 3) {
                ("date", 1) => "year",
                ("date", 2) => "month-year",
                _ => "",
            };
            let hint = if kind.starts_with("begin") || kind == "calculate" { String::new() } else { cell(other) };
            text += &format!("| | {kind} | n{place} | {} | {hint} | {required} | {relevant} | {default} | {appearance} | {count} |\n", cell(one));
            if let Some(what) = open.pop_if(|_| flags % 4 == 0) {
                text += &format!("| | end_{what} | | | | | | | | |\n");
            }
        }
        for what in open.into_iter().rev() {
            text += &format!("| | end_{what} | | | | | | | | |\n");
        }
        text += "| | text | last | Last | | | | | | |\n| choices |\n| | list_name | name | label |\n| | yn | y | Yes |\n| | yn | n | No |\n";
        let form = form(&text);
        for again in again(&form) {
            prop_assert_eq!(difference(&form, &again), None);
        }
    }
}
