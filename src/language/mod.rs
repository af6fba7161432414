//! What copiste says, in French and in English: sentences, numbers, dates. French first.
//!
//! Sentences live in `i18n/<language>/copiste.ftl`; [`say!`](crate::say) checks at compile time that a message exists
//! and gets the arguments it names. Nothing is global: a [`Phrases`] is handed to whoever speaks.

mod format;
pub mod western;

pub use format::{colon, date_long, date_short, decimal, integer, moment_short, month_short, percent, semicolon};

use i18n_embed::LanguageLoader as _;
use i18n_embed::fluent::{FluentLanguageLoader, fluent_language_loader};
use serde::{Deserialize, Serialize};

/// A language copiste speaks completely.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// French, the default.
    #[default]
    French,
    /// English.
    English,
}

impl Language {
    /// Both, French first.
    pub const ALL: [Language; 2] = [Language::French, Language::English];

    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Language::French => "fr",
            Language::English => "en",
        }
    }

    /// The language of a tag or a POSIX locale such as `fr_FR.UTF-8`, when copiste speaks it.
    pub fn from_tag(tag: &str) -> Option<Language> {
        let primary = tag.split(['-', '_', '.', '@']).next().unwrap_or_default().to_ascii_lowercase();
        Language::ALL.into_iter().find(|language| language.tag() == primary)
    }
}

#[derive(rust_embed::RustEmbed)]
#[folder = "i18n/"]
struct Sentences;

/// Every sentence in one language.
pub struct Phrases {
    language: Language,
    loader: FluentLanguageLoader,
}

impl Phrases {
    /// Loads the embedded sentences of a language.
    pub fn new(language: Language) -> Phrases {
        let loader = fluent_language_loader!();
        let tag = language.tag().parse().expect("the tags of Language are valid");
        loader.load_languages(&Sentences, &[tag]).expect("the sentences are embedded and parse; a test loads both");
        // Terminals and fonts show the isolation marks as boxes.
        loader.set_use_isolating(false);
        Phrases { language, loader }
    }

    /// The language spoken.
    pub fn language(&self) -> Language {
        self.language
    }

    /// For [`say!`](crate::say) only.
    #[doc(hidden)]
    pub fn loader(&self) -> &FluentLanguageLoader {
        &self.loader
    }

    /// A message whose name is only known at run time, such as a command's help line; `None` when there is none.
    pub fn named(&self, id: &str) -> Option<String> {
        self.loader.has(id).then(|| self.loader.get(id))
    }
}

/// Says a message of `i18n/*/copiste.ftl`: `say!(phrases, "record-saved", serial = serial.to_string())`.
#[macro_export]
macro_rules! say {
    ($phrases:expr, $id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        i18n_embed_fl::fl!($phrases.loader(), $id $(, $name = ($value))*)
    };
}
