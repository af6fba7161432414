//! Where a key is pressed.

use crate::entry;

/// Where a key is pressed: the sections of a key file. Each inherits what stands above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Context {
    /// Everywhere. Only to be inherited.
    Global,
    /// A menu or a table.
    List,
    /// Text to read, such as the report or the help.
    View,
    /// A comment that is read before it is told.
    Review,
    /// A form of the station, with fields to fill.
    Form,
    /// The keying of a sheet. Only to be inherited.
    Entry,
    /// A coded cell, a page end or a sheet end.
    Coded,
    /// A text cell.
    Text,
    /// Locked after a refusal.
    Inhibited,
    /// A line to write: a number to go to, a note, a reason.
    Prompt,
    /// A question back to the operator.
    Question,
}

impl Context {
    /// Every context, in the order of key files and help.
    pub const ALL: [Context; 11] = [
        Context::Global,
        Context::List,
        Context::View,
        Context::Review,
        Context::Form,
        Context::Entry,
        Context::Coded,
        Context::Text,
        Context::Inhibited,
        Context::Prompt,
        Context::Question,
    ];

    /// The contexts keys are pressed in: those that are not there only to be inherited.
    pub fn pressed() -> impl Iterator<Item = Context> {
        Context::ALL.into_iter().filter(|context| !matches!(context, Context::Global | Context::Entry))
    }

    /// The section name in a key file.
    pub fn word(self) -> &'static str {
        match self {
            Context::Global => "global",
            Context::List => "list",
            Context::View => "view",
            Context::Review => "review",
            Context::Form => "form",
            Context::Entry => "entry",
            Context::Coded => "coded",
            Context::Text => "text",
            Context::Inhibited => "inhibited",
            Context::Prompt => "prompt",
            Context::Question => "question",
        }
    }

    /// The context a section name means.
    pub fn from_word(word: &str) -> Option<Context> {
        Context::ALL.into_iter().find(|context| context.word() == word)
    }

    /// The context above, whose bindings count where this one has none.
    pub fn parent(self) -> Option<Context> {
        match self {
            Context::Global => None,
            Context::List | Context::View | Context::Review | Context::Form | Context::Entry => Some(Context::Global),
            Context::Coded | Context::Text | Context::Inhibited | Context::Prompt | Context::Question => {
                Some(Context::Entry)
            }
        }
    }

    /// This context and those above it, nearest first.
    pub fn inherits(self) -> impl Iterator<Item = Context> {
        std::iter::successors(Some(self), |context| context.parent())
    }

    /// Whether printable keys without binding are text or codes here.
    pub fn takes_text(self) -> bool {
        matches!(self, Context::Form | Context::Coded | Context::Text | Context::Prompt)
    }

    /// Whether printable keys are always text here, or where this context is inherited: they cannot be bound.
    pub fn keeps_printables(self) -> bool {
        matches!(self, Context::Global | Context::Entry | Context::Form | Context::Text | Context::Prompt)
    }
}

impl From<entry::Context> for Context {
    fn from(context: entry::Context) -> Context {
        match context {
            entry::Context::Coded => Context::Coded,
            entry::Context::Text => Context::Text,
            entry::Context::Inhibited => Context::Inhibited,
            entry::Context::Prompt => Context::Prompt,
            entry::Context::Question => Context::Question,
        }
    }
}
