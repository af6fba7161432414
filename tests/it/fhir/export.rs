//! A form written as a Questionnaire, and read again.

use super::{difference, form, read, summary, told};
use copiste::export::{questionnaire_text, write_xlsform};
use copiste::import::{read_form, read_tool};
use copiste::questionnaire::Questionnaire;
use insta::assert_snapshot;
use std::path::Path;

/// The form as it is read again, under its own identifier: a Questionnaire's has no underscores.
pub(super) fn again(form: &Questionnaire) -> Questionnaire {
    let (text, _) = questionnaire_text(form, "form.json");
    let (again, findings) = read(&text);
    let mut again = again.unwrap_or_else(|| panic!("{text}\n{findings:#?}"));
    again.id.clone_from(&form.id);
    again
}

const SMALL: &str = r#"
{"linkId": "g/1", "prefix": "A", "text": "Vous", "type": "group", "item": [
  {"linkId": "1.1", "prefix": "1", "text": "Sexe", "type": "choice", "required": true, "answerOption": [
    {"valueCoding": {"system": "http://example.org/sex", "code": "female", "display": "Femme"}},
    {"valueCoding": {"system": "http://example.org/sex", "code": "male", "display": "Homme"}}],
   "item": [{"linkId": "1.2", "prefix": "2", "text": "Âge", "type": "integer", "extension": [
      {"url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger": 18}]}]},
  {"linkId": "n", "text": "Merci.", "type": "display", "enableWhen": [
    {"question": "1.2", "operator": ">", "answerInteger": 60}]}]},
{"linkId": "soins", "text": "Soins", "type": "open-choice", "repeats": true, "answerOption": [
  {"valueString": "Aide à la toilette", "initialSelected": true}, {"valueString": "Repas"}]},
{"linkId": "poids", "text": "Poids", "type": "quantity", "extension": [
  {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-unit",
   "valueCoding": {"system": "http://unitsofmeasure.org", "code": "kg", "display": "kg"}}]},
{"linkId": "avis", "text": "Avis", "type": "text", "maxLength": 300, "enableBehavior": "all", "enableWhen": [
  {"question": "soins", "operator": "!=", "answerString": "Repas"},
  {"question": "poids", "operator": "<", "answerQuantity": {"value": 40.5}}]},
{"linkId": "accord", "text": "D’accord", "type": "boolean", "readOnly": true, "initial": [{"valueBoolean": false}]}
"#;

#[test]
fn a_questionnaire_written_again_says_the_same() {
    let form = form(SMALL);
    let (text, findings) = questionnaire_text(&form, "form.json");
    assert_snapshot!(text);
    assert_eq!(told(&findings), "");
    assert_eq!(difference(&form, &again(&form)), None);
}

#[test]
fn a_questionnaire_goes_through_a_spreadsheet_and_keeps_its_identifiers() {
    let form = form(SMALL);
    let folder = tempfile::tempdir().expect("a folder of its own");
    let path = folder.path().join("essai.xlsx");
    write_xlsform(&form, &path).expect("it is written");
    let (again, findings) = read_form(&path);
    let again = again.unwrap_or_else(|| panic!("{findings:#?}"));
    assert_eq!(difference(&form, &again), None);
}

/// A form of spreadsheets, as tables.
fn spreadsheet(text: &str) -> Questionnaire {
    let folder = tempfile::tempdir().expect("a folder of its own");
    let path = folder.path().join("form.md");
    std::fs::write(&path, text).expect("the folder is writable");
    let (form, findings) = read_form(&path);
    form.unwrap_or_else(|| panic!("{findings:#?}"))
}

#[test]
fn a_spreadsheet_is_written_as_far_as_the_standard_goes_and_the_rest_is_told() {
    let form = spreadsheet(
        "| survey |
| | type | name | label::fr | label::en | number | required | relevant | constraint | constraint_message | calculation | choice_filter | theme | hint::fr |
| | select_one yn | smokes | Fumez-vous ? | Do you smoke? | 1 | yes | | | | | | t | |
| | integer | many | Combien ? | How many? | 2 | | selected(${smokes}, 'y') | . > 0 and . <= 100 | Trop | | | | Par jour |
| | decimal | height | Taille | Height | 3 | | ${many} > 10 or ${smokes} = 'n' | . >= 0.5 and . != ${many} | | | | | |
| | text | why | Pourquoi ? | Why? | 4 | | ${many} > 10 and (${height} < 2 or ${smokes} = 'n') | | | | | | |
| | calculate | sum | | | | | | | | ${many} + 1 | | | |
| | select_multiple yn | both | Les deux | Both | 5 | ${many} > 3 | | | | | name != 'n' | | |
| | today | today | | | | | | | | | | | |
| choices |
| | list_name | name | label::fr | label::en | code | score | mark |
| | yn | y | Oui | Yes | 1 | 100 | |
| | yn | n | Non | No | 2 | 0 | |
| | yn | na | Sans objet | Not concerned | 9 | | not-concerned |
",
    );
    let (text, findings) = questionnaire_text(&form, "form.json");
    assert_snapshot!(text + &told(&findings));
    let again = again(&form);
    assert_eq!(difference(&again, &super::export::again(&again)), None);
}

#[test]
fn own_forms_are_written_and_read_again() {
    let (tool, _) = read_tool(Path::new("sample-data/regards-croises-ehpad"));
    for (_, form) in tool.into_iter().flat_map(|tool| tool.audiences).flat_map(|forms| forms.forms) {
        let read = again(&form);
        assert_eq!(read.questions.len(), form.questions.len(), "{}", form.id);
        let numbers = |form: &Questionnaire| form.questions.iter().map(|one| one.number.clone()).collect::<Vec<_>>();
        assert_eq!(numbers(&read), numbers(&form));
        let codes = |form: &Questionnaire| {
            let codes = |index| {
                form.list(index).map(|list| list.choices.iter().map(|one| one.code.clone()).collect::<Vec<_>>())
            };
            (0..form.questions.len()).map(codes).collect::<Vec<_>>()
        };
        assert_eq!(codes(&read), codes(&form));
        assert_eq!(difference(&read, &again(&read)), None, "{}", summary(&read));
    }
}

#[test]
fn what_was_a_number_or_a_day_with_choices_or_hidden_is_one_again() {
    let items = r#"
{"linkId": "n", "text": "Combien", "type": "integer", "answerOption": [{"valueInteger": 1}, {"valueInteger": 2}]},
{"linkId": "d", "text": "Quand", "type": "date", "answerOption": [{"valueDate": "2026-03-02"}, {"valueDate": "2026-03-03"}]},
{"linkId": "h", "text": "Caché", "type": "integer", "initial": [{"valueInteger": 7}], "extension": [
  {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden", "valueBoolean": true}]},
{"linkId": "s", "text": "Texte caché", "type": "string", "initial": [{"valueString": "x"}], "extension": [
  {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden", "valueBoolean": true}]}
"#;
    let (text, _) = questionnaire_text(&form(items), "form.json");
    let written: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    let item = |at: usize| &written["item"][at];
    assert_eq!((&item(0)["type"], &item(0)["answerOption"][1]["valueInteger"]), (&"integer".into(), &2.into()));
    assert_eq!((&item(1)["type"], &item(1)["answerOption"][0]["valueDate"]), (&"date".into(), &"2026-03-02".into()));
    assert_eq!((&item(2)["type"], &item(2)["initial"][0]["valueInteger"]), (&"integer".into(), &7.into()));
    assert_eq!((&item(3)["type"], &item(3)["initial"][0]["valueString"]), (&"string".into(), &"x".into()));
}
