//! A dictionary as it is printed.

use super::*;
use copiste::export::{write_xlsform, write_xlsform_text};
use copiste::questionnaire::{Element, Kind};

/// A form, one line per element, then its lists.
fn drawn(form: &Questionnaire) -> String {
    let mut text = format!("{} «{}»\n", form.id, form.title.in_language("fr"));
    let outline = &form.outline;
    let depth = |section: Option<usize>| {
        let around = std::iter::successors(section, |section| outline.sections[*section].parent);
        "  ".repeat(around.count())
    };
    for element in &outline.order {
        text += &match *element {
            Element::Section(index) => {
                let section = &outline.sections[index];
                let page = section.page.map(|page| format!(" page {page}")).unwrap_or_default();
                let (label, hint) = (section.label.in_language(""), &section.appearance);
                format!("{}group {} «{label}»{page} {hint}", depth(section.parent), section.name)
            }
            Element::Note(index) => {
                let note = &outline.notes[index];
                let rule = note.relevant.as_ref().map(|rule| format!(" if {}", rule.source())).unwrap_or_default();
                format!("{}note «{}»{rule}", depth(note.section), note.label.in_language(""))
            }
            Element::Field(index) => {
                let field = &outline.fields[index];
                let rule = field.rule.as_ref().or(field.default.as_ref());
                let rule = rule.map(|rule| format!(" = {}", rule.source())).unwrap_or_default();
                format!("{}{} {}{rule}", depth(field.section), field.kind, field.name)
            }
            Element::Question(index) => depth(form.questions[index].section) + &asked(form, index),
        };
        text = text.trim_end().to_owned() + "\n";
    }
    for list in &form.lists {
        let choices = list.choices.iter().map(|choice| format!("{}:{}", choice.code, choice.name));
        text += &format!("list {} {}\n", list.name, choices.collect::<Vec<_>>().join(" "));
    }
    text
}

fn asked(form: &Questionnaire, index: usize) -> String {
    let question = &form.questions[index];
    let mut text = format!("{} {} «{}»", question.number, question.name, question.label.in_language(""));
    if !question.hint.is_empty() {
        text += &format!(" ({})", question.hint.in_language(""));
    }
    text += &match &question.kind {
        Kind::One(list) => format!(" one of {}", form.lists[*list].name),
        Kind::Several(list) => format!(" several of {}", form.lists[*list].name),
        other => format!(" {other:?}"),
    };
    text += &question.format.as_ref().map(|format| format!(" {format:?}")).unwrap_or_default();
    text += &question.block.map(|block| format!(" in grid {block}")).unwrap_or_default();
    for (word, rule) in [
        ("if", question.relevant.as_ref()),
        ("must", question.hard.as_ref().map(|check| &check.rule)),
        ("should", question.soft.as_ref().map(|check| &check.rule)),
        ("is", question.calculation.as_ref()),
        ("first", question.default.as_ref()),
    ] {
        text += &rule.map(|rule| format!(" {word} {}", rule.source())).unwrap_or_default();
    }
    text + if question.required { " required" } else { "" }
}

#[test]
fn a_dictionary_is_read_as_it_is_printed_and_the_rest_is_said() {
    let (form, findings) = read(dictionary(&visit()).as_bytes());
    let form = form.unwrap_or_else(|| panic!("{}", told(&findings)));
    insta::assert_snapshot!(drawn(&form) + &told(&findings));
}

#[test]
fn titles_separators_and_marks_of_encoding_change_nothing() {
    let fields = visit();
    let wanted = form(&fields);
    let names = [
        "field_name",
        "form_name",
        "section_header",
        "field_type",
        "field_label",
        "select_choices_or_calculations",
        "field_note",
        "text_validation_type_or_show_slider_number",
        "text_validation_min",
        "text_validation_max",
        "identifier",
        "branching_logic",
        "required_field",
        "custom_alignment",
        "question_number",
        "matrix_group_name",
        "matrix_ranking",
        "field_annotation",
    ];
    let mut old = TITLES;
    (old[5], old[6]) = ("Choices OR Calculations", "Field Units");
    let french = TITLES.map(|title| if title == "Field Type" { "Type de champ" } else { "Colonne" });
    for (titles, separator) in
        [(&TITLES, ","), (&TITLES, ";"), (&TITLES, "\t"), (&names, ","), (&names, ";"), (&old, ","), (&french, ";")]
    {
        let text = written(titles, &fields, separator);
        for text in [text.clone(), format!("\u{feff}{text}"), text.replace("\r\n", "\n"), format!("\n\n{text}")] {
            let (read, findings) = read(text.as_bytes());
            assert_eq!(read.as_ref(), Some(&wanted), "{titles:?} {separator} {}", told(&findings));
        }
    }
}

#[test]
fn a_dictionary_written_as_xlsform_is_the_same_questionnaire() {
    let wanted = form(&visit());
    let folder = tempfile::tempdir().expect("a folder of its own");
    for name in ["visit.xlsx", "visit.md"] {
        let path = folder.path().join(name);
        let written =
            if name.ends_with("xlsx") { write_xlsform(&wanted, &path) } else { write_xlsform_text(&wanted, &path) };
        written.expect("the folder is writable");
        let (again, findings) = read_form(&path);
        let again = again.unwrap_or_else(|| panic!("{}", told(&findings)));
        assert_eq!(drawn(&again), drawn(&wanted), "{name}");
        assert_eq!(again.pages, wanted.pages, "{name}");
        assert_eq!(again.blocks, wanted.blocks, "{name}");
    }
}

#[test]
fn fewer_columns_are_enough() {
    let text = "field_name,form_name,field_type,field_label\na,f,text,A\nb,f,notes,B\n";
    let (form, findings) = read(text.as_bytes());
    assert_eq!(form.map(|form| form.questions.len()), Some(2), "{}", told(&findings));
}

#[test]
fn a_section_named_as_a_field_does_not_take_its_name() {
    let fields = [
        field("id|pain|text|Id", &[]),
        field("pain|pain|yesno|Pain", &[]),
        field("where|pain|text|Where", &[(BRANCHING, "[pain] = '1'")]),
    ];
    let form = form(&fields);
    assert!(form.outline.sections.iter().all(|section| section.name != "pain"));
}
