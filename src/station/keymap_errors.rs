//! What the station says of key files and of the keymap in force.

use super::system_reasons;
use crate::keymap::{Error, Guess, KeyFault, Problem, Reason, SHIPPED};
use crate::language::Phrases;
use crate::say;

/// What is wrong with a key file, with its place and the nearest good word.
pub fn keymap_error(error: &Error, phrases: &Phrases) -> String {
    let (file, key) = (error.file.clone(), error.key.clone());
    let problem = problem(&error.problem, phrases);
    match (error.line, key.is_empty()) {
        (Some(line), true) => {
            say!(phrases, "keymap-error-place", file = file, line = line.to_string(), problem = problem)
        }
        (Some(line), false) => {
            say!(phrases, "keymap-error-place-key", file = file, line = line.to_string(), key = key, problem = problem)
        }
        (None, true) => say!(phrases, "keymap-error-file", file = file, problem = problem),
        (None, false) => say!(phrases, "keymap-error-file-key", file = file, key = key, problem = problem),
    }
}

fn problem(problem: &Problem, phrases: &Phrases) -> String {
    let (sentence, nearest) = match problem {
        Problem::UnknownKeymap { nearest } => {
            (say!(phrases, "keymap-error-unknown-keymap", known = SHIPPED.join(", ")), *nearest)
        }
        Problem::Unreadable(said) => {
            (say!(phrases, "keymap-error-unreadable", reason = system_reasons::reason(said, phrases)), None)
        }
        Problem::TooLong => (say!(phrases, "keymap-error-too-long"), None),
        Problem::Syntax(reason) => (say!(phrases, "keymap-error-syntax", reason = reason.clone()), None),
        Problem::UnknownContext { nearest } => (say!(phrases, "keymap-error-context"), *nearest),
        Problem::Key(KeyFault::Unknown { nearest }) => (say!(phrases, "keymap-error-key"), nearest.as_deref()),
        Problem::Key(KeyFault::ShiftedCharacter) => (say!(phrases, "keymap-error-shifted"), None),
        Problem::Twice { other } => (say!(phrases, "keymap-error-twice", other = other.clone()), None),
        Problem::UnknownCommand { word, nearest } => {
            (say!(phrases, "keymap-error-command", word = word.clone()), *nearest)
        }
        Problem::NotAName => (say!(phrases, "keymap-error-name"), None),
        Problem::NotHere { command, contexts } => {
            let contexts: Vec<&str> = contexts.iter().map(|context| context.word()).collect();
            let contexts = contexts.join(", ");
            (say!(phrases, "keymap-error-not-here", command = command.name(), contexts = contexts), None)
        }
        Problem::PrintableIsText => (say!(phrases, "keymap-error-printable"), None),
        Problem::ResetIsOrdinary => (say!(phrases, "keymap-error-reset"), None),
        Problem::ConfirmIsOrdinary => (say!(phrases, "keymap-error-confirm"), None),
        Problem::SheetCodeKey { context } => (say!(phrases, "keymap-error-sheet-code", context = context.word()), None),
        Problem::Unreachable { command, context } => {
            (say!(phrases, "keymap-error-unreachable", command = command.name(), context = context.word()), None)
        }
    };
    match nearest {
        Some(nearest) => say!(phrases, "keymap-error-nearest", problem = sentence, nearest = nearest),
        None => sentence,
    }
}

/// Which keymap was guessed and why, for the first screen and the settings.
pub fn keymap_guessed(guess: &Guess, phrases: &Phrases) -> String {
    let name = guess.name;
    match &guess.reason {
        Reason::Layout(layout) => say!(phrases, "keymap-guessed-layout", name = name, layout = layout.clone()),
        Reason::Locale(locale) => say!(phrases, "keymap-guessed-locale", name = name, locale = locale.clone()),
        Reason::Nothing => say!(phrases, "keymap-guessed-nothing", name = name),
    }
}

/// Which keymap was chosen, by its name or its file.
pub fn keymap_chosen(name: &str, phrases: &Phrases) -> String {
    say!(phrases, "keymap-chosen", name = name)
}
