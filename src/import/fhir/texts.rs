//! Printed texts and their translations.

use super::json::Node;
use super::{Often, Reader, Spot};
use crate::questionnaire::{Localised, Problem};

/// Longest printed text, in characters: that of a spreadsheet's cell.
const TEXT_CHARACTERS_MAX: usize = 32_767;
/// The address of the extension that translates a text.
const TRANSLATION: &str = "http://hl7.org/fhir/StructureDefinition/translation";

/// The primary tag of a language, `""` where it is none.
pub(super) fn tag(language: &str) -> String {
    let primary = language.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    let is_tag = (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_lowercase());
    if is_tag { primary } else { String::new() }
}

impl<'j> Reader<'j> {
    /// A text in the languages it has.
    pub(super) fn text(&mut self, node: &'j Node, key: &str, spot: &Spot) -> Localised {
        let mut text = Localised::default();
        let written = node.text_of(key);
        if written.len() > TEXT_CHARACTERS_MAX && written.chars().count() > TEXT_CHARACTERS_MAX {
            self.warn(node, spot, key, Problem::CellTooLong { max: TEXT_CHARACTERS_MAX });
        }
        text.set(&self.language, &tidied(written));
        let beside = format!("_{key}");
        let Some(shadow) = node.get(&beside) else { return text };
        for extension in shadow.list_of("extension") {
            if extension.text_of("url") != TRANSLATION {
                self.unread_extension(extension, &Spot { path: format!("{}.{beside}", spot.path), ..spot.clone() });
                continue;
            }
            let part = |wanted: &str| {
                let parts = extension.list_of("extension").iter();
                let mut found = parts.filter(|part| part.text_of("url") == wanted);
                found.next().and_then(|part| part.begins("value")).and_then(|(_, value)| value.text())
            };
            let language = tag(part("lang").unwrap_or_default());
            match part("content") {
                Some(content) if !language.is_empty() => text.set(&language, &tidied(content)),
                _ => self.count(extension, spot, &beside, Often::Extension(TRANSLATION.to_owned())),
            }
        }
        text
    }
}

/// A text without what ends lines in other ways and without spaces around it.
fn tidied(text: &str) -> String {
    let text: String = text.chars().take(TEXT_CHARACTERS_MAX).collect();
    text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned()
}
