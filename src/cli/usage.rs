//! Wrong usage, in the operator's language: clap knows what is wrong, we say it.

use super::output::{print, warn};
use crate::language::Phrases;
use crate::say;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Says what is wrong with a command, or prints the help or version that was asked for; the exit code.
pub(super) fn say_error(error: &clap::Error, phrases: &Phrases) -> u8 {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            print(&error.to_string());
            return 0;
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            print(&error.to_string());
            return 2;
        }
        _ => {}
    }
    let said = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.join(", ")),
        _ => None,
    };
    let argument = said(ContextKind::InvalidArg).or_else(|| said(ContextKind::InvalidSubcommand)).unwrap_or_default();
    let advice = match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = said(ContextKind::InvalidValue).unwrap_or_default();
            say!(phrases, "cli-wrong-value", value = value, argument = argument)
        }
        ErrorKind::MissingRequiredArgument | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            say!(phrases, "cli-missing-argument", argument = argument)
        }
        ErrorKind::MissingSubcommand => say!(phrases, "cli-missing-command", command = argument),
        _ => say!(phrases, "cli-wrong-argument", argument = argument),
    };
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let near = near.into_iter().find_map(said).map(|word| say!(phrases, "cli-nearest", word = word));
    warn(&say!(phrases, "cli-wrong-usage", advice = advice));
    near.into_iter().for_each(|near| warn(&near));
    warn(&say!(phrases, "cli-see-help"));
    2
}
