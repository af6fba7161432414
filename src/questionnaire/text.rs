//! Texts that a form carries in several languages.

use serde::{Deserialize, Serialize};

/// A text of the form in the languages its author wrote, in their order. Often only one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Localised(Vec<(String, String)>);

impl Localised {
    /// A text without a language of its own.
    pub fn plain(text: &str) -> Localised {
        let mut localised = Localised::default();
        localised.set("", text);
        localised
    }

    /// Sets the text of a language: a BCP 47 primary tag such as `fr`, or `""` where the form names none.
    /// Empty texts are not kept.
    pub fn set(&mut self, language: &str, text: &str) {
        self.0.retain(|(known, _)| known != language);
        if !text.is_empty() {
            self.0.push((language.to_owned(), text.to_owned()));
        }
    }

    /// The text in this language, else the one without a language, else the first; `""` when there is none.
    pub fn in_language(&self, language: &str) -> &str {
        let exact = self.0.iter().find(|(known, _)| known == language);
        let neutral = || self.0.iter().find(|(known, _)| known.is_empty());
        exact.or_else(neutral).or_else(|| self.0.first()).map_or("", |(_, text)| text)
    }

    /// Whether nothing is written in any language.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Languages and texts in the author's order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(language, text)| (language.as_str(), text.as_str()))
    }
}
