//! Rows as responses.

use super::form;
use crate::export::{dataset, variable, written};
use copiste::export::{Cell, Dataset, Format, Kind, Level, Part, Reason, Value};
use copiste::questionnaire::Mark;
use insta::assert_snapshot;
use jiff::civil::{date, time};

pub(super) const ITEMS: &str = r#"
{"linkId": "g/1", "text": "Vous", "type": "group", "item": [
  {"linkId": "1.1", "text": "Est tombé", "type": "choice", "answerOption": [
    {"valueCoding": {"system": "http://example.org/yn", "code": "y", "display": "Oui"}},
    {"valueCoding": {"system": "http://example.org/yn", "code": "n", "display": "Non"}}],
   "item": [{"linkId": "1.2", "text": "Combien de fois", "type": "integer"}]},
  {"linkId": "age", "text": "Âge", "type": "integer"}]},
{"linkId": "soins", "text": "Soins", "type": "choice", "repeats": true, "answerOption": [
  {"valueString": "Aide à la toilette"}, {"valueString": "Repas"}]},
{"linkId": "poids", "text": "Poids", "type": "quantity", "extension": [
  {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-unit", "valueCoding": {"code": "kg", "display": "kg"}}]},
{"linkId": "accord", "text": "D’accord", "type": "boolean"},
{"linkId": "jour", "text": "Jour", "type": "date"},
{"linkId": "heure", "text": "Heure", "type": "time"},
{"linkId": "chute", "text": "Chute", "type": "dateTime"},
{"linkId": "avis", "text": "Avis", "type": "text"}
"#;

fn coded(values: &[&str]) -> Kind {
    let value = |(code, name): (i32, &&str)| Value { name: (*name).to_owned(), code, label: (*name).to_owned() };
    Kind::Coded((1..).zip(values).map(value).collect())
}

/// A dataset of the form above, and three rows.
pub fn table() -> (Dataset, Vec<Vec<Cell>>) {
    let mut service = variable("service", "Service", coded(&["glycines"]), Level::Nominal);
    (service.part, service.code) = (Part::Particular, String::new());
    let of = |code: &str, kind: Kind| {
        let level = if matches!(kind, Kind::Number { .. } | Kind::Date | Kind::Time | Kind::Moment) {
            Level::Scale
        } else {
            Level::Nominal
        };
        variable(code, code, kind, level)
    };
    let mut boxes = [of("soins", coded(&["0", "1"])), of("soins", coded(&["0", "1"]))];
    boxes[0].choice = "Aide_à_la_toilette".to_owned();
    boxes[1].choice = "Repas".to_owned();
    boxes[0].name = "soins_1".to_owned();
    boxes[1].name = "soins_2".to_owned();
    let [first, second] = boxes;
    let mut why = of("avis", coded(&["1"]));
    why.name = "avis_why".to_owned();
    let variables = vec![
        service,
        of("q1.1", coded(&["y", "n"])),
        of("q1.2", Kind::Number { decimals: 0 }),
        of("age", coded(&["..74", "75..79", "80.."])),
        first,
        second,
        of("poids", Kind::Number { decimals: 1 }),
        of("accord", coded(&["true", "false"])),
        of("jour", Kind::Date),
        of("heure", Kind::Time),
        of("chute", Kind::Moment),
        of("avis", Kind::Text { bytes_max: 40 }),
        why,
    ];
    let gone = Cell::Missing;
    let mark = |mark| Cell::Missing(Reason::Mark(mark));
    let rows = vec![
        vec![
            Cell::Coded(0),
            Cell::Coded(0),
            Cell::Number(2.0),
            Cell::Coded(1),
            Cell::Coded(1),
            Cell::Coded(1),
            Cell::Number(61.5),
            Cell::Coded(1),
            Cell::Date(date(2026, 3, 9)),
            Cell::Time(time(9, 30, 0, 0)),
            Cell::Moment(date(2026, 3, 2).at(9, 30, 0, 0)),
            Cell::Text("Très bien\n« merci »".to_owned()),
            Cell::Coded(0),
        ],
        vec![
            gone(Reason::Withheld),
            Cell::Coded(1),
            gone(Reason::NotAsked),
            mark(Mark::Blank),
            mark(Mark::NotConcerned),
            mark(Mark::NotConcerned),
            mark(Mark::Unreadable),
            mark(Mark::Double),
            mark(Mark::Struck),
            mark(Mark::Blank),
            mark(Mark::Blank),
            gone(Reason::NotTold),
            gone(Reason::NotTold),
        ],
        vec![
            Cell::Coded(0),
            gone(Reason::Withheld),
            Cell::Number(1.0),
            Cell::Coded(2),
            Cell::Coded(0),
            Cell::Coded(0),
            Cell::Number(60.0),
            gone(Reason::Withheld),
            gone(Reason::NotAsked),
            gone(Reason::NotAsked),
            gone(Reason::NotAsked),
            gone(Reason::NotAsked),
            gone(Reason::NotAsked),
        ],
    ];
    let mut dataset = dataset(variables, rows.len());
    dataset.form = form(ITEMS);
    (dataset, rows)
}

fn text(format: Format) -> String {
    let (dataset, rows) = table();
    String::from_utf8(written(format, &dataset, &rows).0).expect("text is UTF-8")
}

#[test]
fn each_row_is_a_response_with_items_where_the_form_has_them() {
    assert_snapshot!(text(Format::Fhir));
}

#[test]
fn a_bundle_holds_the_questionnaire_and_the_same_responses() {
    let bundle = text(Format::FhirBundle);
    let read: serde_json::Value = serde_json::from_str(&bundle).expect("it is JSON");
    let entries = read["entry"].as_array().expect("entries");
    assert_eq!(entries.len(), 4);
    assert_eq!(entries[0]["resource"]["resourceType"], "Questionnaire");
    let lines: Vec<serde_json::Value> =
        text(Format::Fhir).lines().map(|line| serde_json::from_str(line).expect("a response")).collect();
    let responses: Vec<_> = entries[1..].iter().map(|entry| entry["resource"].clone()).collect();
    assert_eq!(responses, lines);
    let address = entries[0]["resource"]["url"].as_str().expect("an address");
    assert_eq!(lines[0]["questionnaire"], address);
    let alone: serde_json::Value = serde_json::from_str(&text(Format::FhirQuestionnaire)).expect("it is JSON");
    assert_eq!(alone, entries[0]["resource"]);
}

#[test]
fn nothing_in_a_response_leads_back_to_a_sheet() {
    let text = text(Format::FhirBundle);
    for word in ["authored", "author", "\"source\"", "lastUpdated", "fullUrl", "subject", "encounter"] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn the_rows_of_a_table_are_items_with_the_same_identifier() {
    let folder = tempfile::tempdir().expect("a folder of its own");
    let items = r#"{"linkId": "t/1", "text": "Chutes", "type": "group", "repeats": true, "extension": [
      {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs", "valueInteger": 3}], "item": [
      {"linkId": "n/1", "text": "Combien", "type": "integer"}]}"#;
    std::fs::write(folder.path().join("residents.json"), super::questionnaire(items)).expect("the folder is writable");
    let tool = "id = \"essai\"\nversion = \"1\"\ntitle = \"Essai\"\n\n[[audience]]\ncode = \"residents\"\nlabel = \"R\"\nrole = \"people\"\n\n[[audience.form]]\nvariant = \"standard\"\nfile = \"residents.json\"\n";
    std::fs::write(folder.path().join("tool.toml"), tool).expect("the folder is writable");
    let (tool, findings) = copiste::import::read_tool(folder.path());
    let tool = tool.unwrap_or_else(|| panic!("{findings:#?}"));
    let form = tool.audiences[0].forms[0].1.as_ref().clone();
    let names = form.questions.iter().map(|question| question.name.clone());
    let number = |name: String| variable(&name, &name, Kind::Number { decimals: 0 }, Level::Scale);
    let variables: Vec<_> = names.map(number).collect();
    assert_eq!(variables.len(), 4, "the number of rows and three rows");
    let cell = |place: usize| match place {
        3 => Cell::Missing(Reason::NotAsked),
        place => Cell::Number(place as f64 + 4.0),
    };
    let rows = vec![(0..variables.len()).map(cell).collect::<Vec<_>>()];
    let mut dataset = dataset(variables, 1);
    dataset.form = form;
    let text = String::from_utf8(written(Format::Fhir, &dataset, &rows).0).expect("text is UTF-8");
    let response: serde_json::Value = serde_json::from_str(&text).expect("a response");
    let row = |number: u32| serde_json::json!({"linkId": "t/1", "item": [{"linkId": "n/1", "answer": [{"valueInteger": number}]}]});
    assert_eq!(response["item"], serde_json::json!([row(5), row(6)]));
    let asked = String::from_utf8(written(Format::FhirQuestionnaire, &dataset, &rows).0).expect("text is UTF-8");
    assert_eq!(asked.matches("\"n/1\"").count(), 1, "{asked}");
}
