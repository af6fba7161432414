//! Help, hints and the keys page: the table of commands joined with the keymap in force.

use super::{Command, Context, Group, Key, KeyCode, Keymap};
use crate::language::Phrases;
use crate::say;
use unicode_width::UnicodeWidthStr as _;

/// A heading of the help with its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpGroup {
    /// The heading.
    pub title: String,
    /// Its lines, never empty.
    pub lines: Vec<HelpLine>,
}

/// Keys and what they do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpLine {
    /// The keys as printed on keyboards.
    pub keys: String,
    /// What they do.
    pub text: String,
}

/// Between keys that do the same: commas would look like keys.
const BETWEEN: &str = "  ";

/// The help of a context: every command that has a key there.
pub fn help(keymap: &Keymap, context: Context, phrases: &Phrases) -> Vec<HelpGroup> {
    let mut groups = Vec::new();
    for group in Group::ALL {
        let mut lines = Vec::new();
        for row in rows(group, context) {
            let keys = row.keys(keymap, context, phrases, BETWEEN, &|label| label);
            if !keys.is_empty() {
                lines.push(HelpLine { keys, text: row.text(phrases) });
            }
        }
        if !lines.is_empty() {
            groups.push(HelpGroup { title: said(phrases, group.message()), lines });
        }
    }
    groups
}

/// The keymap as a table for a terminal: every context with its help, keys on the left.
pub fn table(keymap: &Keymap, phrases: &Phrases) -> String {
    let mut table = String::new();
    for context in Context::pressed() {
        if !table.is_empty() {
            table.push('\n');
        }
        table.push_str(&said(phrases, &format!("keys-context-{}", context.word())));
        table.push('\n');
        for line in help(keymap, context, phrases).into_iter().flat_map(|group| group.lines) {
            let room = KEYS_WIDTH.saturating_sub(line.keys.width());
            table.push_str(&format!("  {}{}  {}\n", line.keys, " ".repeat(room), line.text));
        }
    }
    table
}

/// Columns for keys in a table; longer ones push their text to the right.
const KEYS_WIDTH: usize = 26;

/// The hints of a context, the most useful first: one key and a short text each. Show as many as there is room for.
pub fn hints(keymap: &Keymap, context: Context, phrases: &Phrases) -> Vec<HelpLine> {
    hinted(context)
        .iter()
        .filter_map(|command| {
            let key = *keymap.keys_for(*command, context).first()?;
            Some(HelpLine { keys: key_label(&key, phrases), text: said(phrases, command.hint_message()) })
        })
        .collect()
}

/// The commands hinted at in a context, the most useful first.
pub(super) fn hinted(context: Context) -> &'static [Command] {
    match context {
        Context::Global | Context::Entry => &[],
        Context::List => &[
            Command::Open,
            Command::Help,
            Command::Leave,
            Command::New,
            Command::Edit,
            Command::Find,
            Command::Settings,
        ],
        Context::View => &[Command::PageDown, Command::Help, Command::Leave, Command::Find],
        Context::Review => &[Command::Help, Command::Leave],
        Context::Form => &[Command::Accept, Command::Help, Command::Leave, Command::Down],
        Context::Coded => &[
            Command::MarkBlank,
            Command::MarkUnreadable,
            Command::MarkDouble,
            Command::Correct,
            Command::Help,
            Command::MarkNotConcerned,
            Command::MarkStruck,
            Command::GoTo,
            Command::Note,
            Command::Leave,
        ],
        Context::Text => {
            &[Command::Accept, Command::Correct, Command::Help, Command::MarkUnreadable, Command::Back, Command::Leave]
        }
        Context::Inhibited => &[Command::Reset, Command::Help],
        Context::Prompt => &[Command::Accept, Command::Reset, Command::Help],
        Context::Question => &[Command::Confirm, Command::Reset, Command::Help],
    }
}

/// A line of the help: a command, or the ten digits together.
enum Row {
    One(Command),
    Digits,
}

fn rows(group: Group, context: Context) -> Vec<Row> {
    let mut rows = Vec::new();
    for command in Command::ALL.iter().copied() {
        if command.group() != group || !command.contexts().contains(&context) {
            continue;
        }
        match command {
            Command::Digit1 => rows.push(Row::Digits),
            digit if DIGITS.contains(&digit) => {}
            other => rows.push(Row::One(other)),
        }
    }
    rows
}

const DIGITS: [Command; 10] = [
    Command::Digit1,
    Command::Digit2,
    Command::Digit3,
    Command::Digit4,
    Command::Digit5,
    Command::Digit6,
    Command::Digit7,
    Command::Digit8,
    Command::Digit9,
    Command::Digit0,
];

impl Row {
    fn keys(
        &self,
        keymap: &Keymap,
        context: Context,
        phrases: &Phrases,
        between: &str,
        dress: &dyn Fn(String) -> String,
    ) -> String {
        let label = |key: Key| dress(key_label(&key, phrases));
        match self {
            Row::One(command) => {
                let keys = keymap.keys_for(*command, context);
                keys.into_iter().map(label).collect::<Vec<_>>().join(between)
            }
            // Ten times the same alternatives would tell nothing: the first key of each digit, in the keyboard's order.
            Row::Digits => {
                let keys = DIGITS.iter().filter_map(|digit| keymap.keys_for(*digit, context).first().copied());
                keys.map(label).collect::<Vec<_>>().join(" ")
            }
        }
    }

    fn text(&self, phrases: &Phrases) -> String {
        match self {
            Row::One(command) => said(phrases, command.message()),
            Row::Digits => say!(phrases, "command-digits"),
        }
    }
}

fn said(phrases: &Phrases, id: &str) -> String {
    // A test asks both languages for every message of the table.
    phrases.named(id).unwrap_or_else(|| id.to_owned())
}

/// The keys of a command in a context as printed on keyboards, the one to show first in front; empty when it has none.
pub fn keys_label(keymap: &Keymap, command: Command, context: Context, phrases: &Phrases) -> String {
    Row::One(command).keys(keymap, context, phrases, BETWEEN, &|label| label)
}

/// A key as printed on keyboards: `Échap`, `Maj+F9`, `Ctrl+Z`.
pub fn key_label(key: &Key, phrases: &Phrases) -> String {
    let mut label = String::new();
    if key.ctrl {
        label.push_str("Ctrl+");
    }
    if key.alt {
        label.push_str("Alt+");
    }
    if key.shift {
        label.push_str(&say!(phrases, "key-shift"));
        label.push('+');
    }
    match key.code {
        KeyCode::Char(' ') => label.push_str(&say!(phrases, "key-space")),
        KeyCode::Char(character) if key.ctrl || key.alt => label.extend(character.to_uppercase()),
        KeyCode::Char(character) => label.push(character),
        KeyCode::F(number) => label.push_str(&format!("F{number}")),
        KeyCode::Enter => label.push_str(&say!(phrases, "key-enter")),
        KeyCode::Escape => label.push_str(&say!(phrases, "key-escape")),
        KeyCode::Backspace => label.push_str(&say!(phrases, "key-backspace")),
        KeyCode::Tab => label.push_str(&say!(phrases, "key-tab")),
        KeyCode::BackTab => label.push_str(&say!(phrases, "key-back-tab")),
        KeyCode::Left => label.push_str(&say!(phrases, "key-left")),
        KeyCode::Right => label.push_str(&say!(phrases, "key-right")),
        KeyCode::Up => label.push_str(&say!(phrases, "key-up")),
        KeyCode::Down => label.push_str(&say!(phrases, "key-down")),
        KeyCode::Home => label.push_str(&say!(phrases, "key-home")),
        KeyCode::End => label.push_str(&say!(phrases, "key-end")),
        KeyCode::PageUp => label.push_str(&say!(phrases, "key-page-up")),
        KeyCode::PageDown => label.push_str(&say!(phrases, "key-page-down")),
        KeyCode::Insert => label.push_str(&say!(phrases, "key-insert")),
        KeyCode::Delete => label.push_str(&say!(phrases, "key-delete")),
        KeyCode::KeypadBegin => label.push_str(&say!(phrases, "key-keypad-begin")),
    }
    label
}

/// The keys page of the documentation: every command of every context, the first keymap's keys and where
/// the others differ.
pub fn markdown(keymaps: &[Keymap], phrases: &Phrases) -> String {
    let Some(first) = keymaps.first().map(Keymap::name) else { return String::new() };
    let mut page = format!("# {}\n\n{}\n", say!(phrases, "keys-page-title"), say!(phrases, "keys-page-about"));
    let names: Vec<&str> = keymaps.iter().map(Keymap::name).collect();
    page.push_str(&format!("\n## {}\n\n", say!(phrases, "keys-page-keymaps")));
    for name in &names {
        page.push_str(&format!("- `{name}`: {}\n", said(phrases, &format!("keymap-{name}"))));
    }
    for context in Context::pressed() {
        page.push_str(&format!("\n## {}\n\n", said(phrases, &format!("keys-context-{}", context.word()))));
        page.push_str(&format!("{}\n\n", said(phrases, &format!("keys-context-{}-about", context.word()))));
        let columns = [say!(phrases, "keys-page-column"), first.to_owned(), say!(phrases, "keys-page-others")];
        page.push_str(&format!("| {} |\n|---|---|---|\n", columns.join(" | ")));
        for row in Group::ALL.into_iter().flat_map(|group| rows(group, context)) {
            let cells: Vec<String> =
                keymaps.iter().map(|keymap| row.keys(keymap, context, phrases, " ", &keyboard_markup)).collect();
            // Most keys are everywhere the same: only the others are told apart.
            let others = names.iter().zip(&cells).skip(1).filter(|(_, cell)| **cell != cells[0]);
            let others: Vec<String> = others.map(|(name, cell)| format!("{name} {cell}")).collect();
            page.push_str(&format!("| {} | {} | {} |\n", row.text(phrases), cells[0], others.join("; ")));
        }
    }
    page
}

/// A key label inside a Markdown table.
fn keyboard_markup(label: String) -> String {
    let mut markup = String::from("<kbd>");
    for character in label.chars() {
        match character {
            '&' | '<' | '>' | '|' | '*' | '_' | '`' | '\\' | '[' | ']' | '~' | '"' | '\'' => {
                markup.push_str(&format!("&#{};", u32::from(character)));
            }
            _ => markup.push(character),
        }
    }
    markup.push_str("</kbd>");
    markup
}
