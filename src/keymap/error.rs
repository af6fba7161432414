//! What is wrong with a key file, all places at once. The sentences are the station's.

use super::{Command, Context, KeyFault};

/// Something wrong in a key file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The file, as it was named.
    pub file: String,
    /// The line, from 1; `None` when it concerns the whole file.
    pub line: Option<usize>,
    /// The key or the section as written there; empty when it concerns the whole file.
    pub key: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong with a key file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Neither the name of a keymap that comes with copiste nor a path to a key file.
    UnknownKeymap {
        /// The nearest good name.
        nearest: Option<&'static str>,
    },
    /// The file cannot be read; the text is the system's own.
    Unreadable(String),
    /// The file is longer than [`BYTES_MAX`](super::BYTES_MAX) bytes.
    TooLong,
    /// Not TOML; the text is the parser's own. A key written twice is said so here.
    Syntax(String),
    /// Not a section of key files.
    UnknownContext {
        /// The nearest good name.
        nearest: Option<&'static str>,
    },
    /// Not a key.
    Key(KeyFault),
    /// Two spellings of the same key in one section.
    Twice {
        /// The other spelling.
        other: String,
    },
    /// Not the name of a command.
    UnknownCommand {
        /// What was written.
        word: String,
        /// The nearest good name.
        nearest: Option<&'static str>,
    },
    /// A name in quotes was expected.
    NotAName,
    /// The command makes no sense in this section.
    NotHere {
        /// The command.
        command: Command,
        /// Where it makes sense.
        contexts: &'static [Context],
    },
    /// A key that prints is text here.
    PrintableIsText,
    /// The reset key is one that ordinary keying uses: a typist who is not looking would unlock without seeing.
    ResetIsOrdinary,
    /// The key that confirms is one that ordinary keying uses: a typist who is not looking would confirm unread.
    ConfirmIsOrdinary,
    /// The letter that the codes of sheets begin with has another meaning here: a scanner would set off what the letters mean.
    SheetCodeKey {
        /// Where.
        context: Context,
    },
    /// No key is left for a command nobody can do without.
    Unreachable {
        /// The command.
        command: Command,
        /// Where it has no key.
        context: Context,
    },
}
