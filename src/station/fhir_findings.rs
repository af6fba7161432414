//! What is wrong in a FHIR questionnaire, in words, and what to do.

use crate::language::{Phrases, integer};
use crate::questionnaire::Fhir;
use crate::say;

/// The sentence of a finding; the place is told beside it.
pub(super) fn fhir_sentence(problem: &Fhir, phrases: &Phrases) -> String {
    let whole = |number: usize| integer(phrases.language(), i64::try_from(number).unwrap_or(i64::MAX));
    match problem {
        Fhir::JsonEnds => say!(phrases, "finding-json-ends"),
        Fhir::JsonUnexpected('\n') => say!(phrases, "finding-json-unclosed"),
        Fhir::JsonUnexpected(letter) => say!(phrases, "finding-json-unexpected", letter = shown(*letter)),
        Fhir::JsonTooDeep { max } => say!(phrases, "finding-json-too-deep", max = *max),
        Fhir::JsonTooMany { max } => say!(phrases, "finding-json-too-many", max = whole(*max)),
        Fhir::JsonKeyTwice(key) => say!(phrases, "finding-json-key-twice", key = shortened(key)),
        Fhir::NotAQuestionnaire(kind) if kind.is_empty() => say!(phrases, "finding-fhir-no-type"),
        Fhir::NotAQuestionnaire(kind) => say!(phrases, "finding-fhir-not-a-questionnaire", kind = kind.clone()),
        Fhir::Bundle { questionnaires } => say!(phrases, "finding-fhir-bundle", count = *questionnaires),
        Fhir::TooManyItems { max } => say!(phrases, "finding-fhir-too-many-items", max = whole(*max)),
        Fhir::Ignored(elements) => say!(phrases, "finding-fhir-ignored", elements = elements.clone()),
        Fhir::ElementIgnored { element, places } => {
            say!(phrases, "finding-fhir-element-ignored", element = shortened(element), places = *places)
        }
        Fhir::ExtensionIgnored { url, places } => {
            say!(phrases, "finding-fhir-extension-ignored", url = shortened(url), places = *places)
        }
        Fhir::Modifier(url) => say!(phrases, "finding-fhir-modifier", url = shortened(url)),
        Fhir::Expression { name, source } => {
            say!(phrases, "finding-fhir-expression", name = shortened(name), source = shortened(source))
        }
        Fhir::LinkMissing => say!(phrases, "finding-fhir-link-missing"),
        Fhir::LinkTwice(link) => say!(phrases, "finding-fhir-link-twice", link = shortened(link)),
        Fhir::ValueSet(url) => say!(phrases, "finding-fhir-value-set", url = shortened(url)),
        Fhir::NoOptions => say!(phrases, "finding-fhir-no-options"),
        Fhir::OptionUnread => say!(phrases, "finding-fhir-option-unread"),
        Fhir::ConditionUnread => say!(phrases, "finding-fhir-condition-unread"),
        Fhir::Repeats => say!(phrases, "finding-fhir-repeats"),
        Fhir::Hidden { places } => say!(phrases, "finding-fhir-hidden", places = *places),
        Fhir::Pattern(pattern) => say!(phrases, "finding-fhir-pattern", pattern = shortened(pattern)),
        Fhir::UnderSeveral => say!(phrases, "finding-fhir-under-several"),
        Fhir::Unsaid { what, source } if source.is_empty() => {
            say!(phrases, "finding-fhir-unsaid", what = what.word())
        }
        Fhir::Unsaid { what, source } => {
            say!(phrases, "finding-fhir-unsaid-source", what = what.word(), source = shortened(source))
        }
    }
}

/// A text of somebody's file, short enough for a line.
fn shortened(text: &str) -> String {
    const CHARACTERS_MAX: usize = 120;
    let one_line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if one_line.chars().count() <= CHARACTERS_MAX {
        return one_line;
    }
    one_line.chars().take(CHARACTERS_MAX).chain(['…']).collect()
}

/// A character that can be printed.
fn shown(letter: char) -> String {
    if letter.is_control() { format!("U+{:04X}", u32::from(letter)) } else { letter.to_string() }
}
