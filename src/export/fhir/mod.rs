//! FHIR R4: a form as a Questionnaire, the rows of a dataset as QuestionnaireResponses of it.
//!
//! `docs/fhir.md` says what is written and what cannot be said there.

mod links;
mod node;
mod questionnaire;
mod response;
mod rules;

pub use questionnaire::{questionnaire_text, write_questionnaire};
pub(super) use response::{bundle, lines, questionnaire};

use crate::questionnaire::Choice;
use node::{Node, Object};

/// Where extensions of the standard have their addresses.
const STANDARD: &str = "http://hl7.org/fhir/StructureDefinition/";
/// Where copiste's own have theirs: what the standard has no place for.
const OWN: &str = "urn:copiste:fhir:";

/// An extension of the standard.
fn extension(name: &str, kind: &'static str, value: impl Into<Node>) -> Node {
    Object::new().with("url", format!("{STANDARD}{name}")).with(kind, value).into()
}

/// An extension of copiste.
fn own_extension(name: &str, kind: &'static str, value: impl Into<Node>) -> Node {
    Object::new().with("url", format!("{OWN}{name}")).with(kind, value).into()
}

/// The text of a column of a choice.
fn column<'c>(choice: &'c Choice, name: &str) -> &'c str {
    choice.columns.iter().find(|(column, _)| column == name).map_or("", |(_, text)| text)
}

/// The value that a choice stands for, behind `value` or `answer`: its type and itself.
fn choice_value(choice: &Choice, language: &str) -> (&'static str, Node) {
    let label = choice.label.in_language(language);
    let whole = choice.name.parse::<i64>();
    match (column(choice, "fhir_type"), whole) {
        ("string" | "open", _) => ("String", label.into()),
        ("integer", Ok(number)) => ("Integer", Node::from(number)),
        ("date", _) => ("Date", choice.name.as_str().into()),
        ("time", _) => ("Time", choice.name.as_str().into()),
        (kind, _) => {
            let mut coding = Object::new();
            coding.put_text("system", column(choice, "fhir_system"));
            let code = column(choice, "fhir_code");
            if kind != "display" {
                coding.put_text("code", if code.is_empty() { &choice.name } else { code });
            }
            coding.put_text("display", label);
            ("Coding", coding.into())
        }
    }
}

/// The list of a yes and a no.
fn is_truth(list: &crate::questionnaire::ChoiceList) -> bool {
    let names: Vec<&str> = list.choices.iter().map(|choice| choice.name.as_str()).collect();
    list.name == "boolean" && names == ["true", "false"]
}
