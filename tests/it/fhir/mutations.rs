//! Whatever stands in the file, it is read or refused.

use super::{questionnaire, read_bytes};
use copiste::export::questionnaire_text;
use proptest::prelude::*;

const SEED: &str = r##"{"linkId": "g", "type": "group", "repeats": true, "text": "T", "extension": [
 {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl", "valueCodeableConcept": {"coding": [{"code": "table"}]}}],
 "item": [{"linkId": "a", "prefix": "1", "type": "open-choice", "repeats": true, "answerOption": [
  {"valueCoding": {"system": "s", "code": "x", "display": "X"}, "initialSelected": true}, {"valueString": "y"}, {"valueInteger": 3}],
  "item": [{"linkId": "b", "type": "integer", "required": true, "enableWhen": [
   {"question": "a", "operator": "=", "answerCoding": {"code": "x"}}, {"question": "c", "operator": "exists", "answerBoolean": true}],
   "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger": -5}]}]},
  {"linkId": "c", "type": "boolean"}, {"linkId": "d", "type": "quantity", "initial": [{"valueQuantity": {"value": 2}}]},
  {"linkId": "e", "type": "display", "text": "E"}, {"linkId": "f", "type": "date"}]}"##;

/// Words that mean something somewhere, and values of every kind.
const WORDS: &[&str] = &[
    "null",
    "true",
    "[]",
    "{}",
    "-1",
    "1e308",
    "0.000001",
    "\"\"",
    "\"group\"",
    "\"choice\"",
    "\"display\"",
    "\"a\"",
    "\"item\"",
    "\"type\"",
    "\"linkId\"",
    "\"enableWhen\"",
    "\"answerOption\"",
    "\"exists\"",
    "\"=\"",
    "\"\\ud800\"",
    "[[[]]]",
    "{\"item\": [{}]}",
    "\"${a} or '\"",
    "\"x'y\\\"z\"",
    "9999999999999999999999",
];

/// The places of a text where a value begins.
fn places(text: &str) -> Vec<usize> {
    text.char_indices()
        .filter(|(_, letter)| matches!(letter, '"' | '{' | '[' | 't' | '0'..='9'))
        .map(|(at, _)| at)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn no_mutation_of_a_questionnaire_panics(
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..WORDS.len(), 0usize..12, any::<bool>()), 1..6),
    ) {
        let mut text = questionnaire(SEED);
        for (place, word, taken, whole) in changes {
            let places = places(&text);
            let at = places[place.index(places.len())];
            let word = WORDS[word];
            let end = if whole {
                // A whole word or value in place of another.
                let rest = &text[at + 1..];
                at + 1 + rest.find(['"', ',', '}', ']']).map_or(rest.len(), |end| end + usize::from(rest[end..].starts_with('"')))
            } else {
                (at + taken).min(text.len())
            };
            if text.is_char_boundary(end) {
                text.replace_range(at..end, word);
            }
        }
        let (form, findings) = read_bytes(text.as_bytes());
        prop_assert!(form.is_some() || findings.iter().any(copiste::questionnaire::Finding::blocks), "{text}");
        if let Some(form) = form {
            let (written, _) = questionnaire_text(&form, "out.json");
            let (again, findings) = read_bytes(written.as_bytes());
            prop_assert!(again.is_some(), "{text}\n{written}\n{findings:#?}");
        }
    }
}
