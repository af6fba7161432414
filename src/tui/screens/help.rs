//! The help of a screen: what may be done, with the keys in force.

use super::reading::Passage;
use super::{Reading, Stage};
use crate::keymap::{self, Command, Context, keys_label};
use crate::say;
use crate::tui::desk::Desk;

/// Commands that every list has.
const MOVES: [Command; 6] =
    [Command::Up, Command::Down, Command::PageUp, Command::PageDown, Command::First, Command::Last];
/// Commands that every screen has.
const EVERYWHERE: [Command; 7] =
    [Command::Help, Command::Leave, Command::Settings, Command::Redraw, Command::Lock, Command::Suspend, Command::Quit];

impl Reading {
    /// What may be done on a screen.
    pub fn help(stage: &dyn Stage, desk: &Desk) -> Reading {
        let context = stage.context();
        if !matches!(context, Context::List | Context::View | Context::Review) {
            return help_of_keying(context, desk);
        }
        let mut passages = Vec::new();
        let pair = |command: Command, text: String| {
            let keys = keys_label(&desk.keymap, command, context, &desk.phrases);
            (!keys.is_empty()).then_some(Passage::Pair(keys, text))
        };
        let said = |command: Command| desk.phrases.named(command.message()).unwrap_or_default();
        passages.push(Passage::Heading(say!(desk.phrases, "app-help-here")));
        for deed in stage.deeds(desk).into_iter().filter(|deed| !EVERYWHERE.contains(&deed.command)) {
            let text = deed.about.unwrap_or_else(|| said(deed.command));
            passages.extend(pair(deed.command, text));
        }
        for (title, commands) in [
            (say!(desk.phrases, "keys-group-read"), &MOVES[..]),
            (say!(desk.phrases, "keys-group-station"), &EVERYWHERE),
        ] {
            passages.push(Passage::Blank);
            passages.push(Passage::Heading(title));
            passages.extend(commands.iter().filter_map(|command| pair(*command, said(*command))));
        }
        named(passages, desk)
    }
}

/// The help of a context, made of the whole table of commands.
pub(in crate::tui) fn help_of_keying(context: Context, desk: &Desk) -> Reading {
    let mut passages = Vec::new();
    for group in keymap::help(&desk.keymap, context, &desk.phrases) {
        if !passages.is_empty() {
            passages.push(Passage::Blank);
        }
        passages.push(Passage::Heading(group.title));
        passages.extend(group.lines.into_iter().map(|line| Passage::Pair(line.keys, line.text)));
    }
    named(passages, desk)
}

fn named(mut passages: Vec<Passage>, desk: &Desk) -> Reading {
    passages.push(Passage::Blank);
    passages.push(Passage::Paragraph(desk.keymap_named.clone()));
    Reading::new(vec!["copiste".to_owned(), say!(desk.phrases, "app-help")], passages).into_help()
}
