//! Reading key files.

use super::{Binding, Command, Context, Error, Key, KeyCode, Keymap, Problem, Resolved, SHIPPED};
use crate::expression::nearest;
use crate::paper;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;
use std::ops::Range;
use std::path::Path;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Longest key file.
pub const BYTES_MAX: usize = 64 * 1024;
/// The value that takes an inherited binding away.
const NONE: &str = "none";
const INHERITS: &str = "inherits";
/// Longest chain of files that inherit each other.
const DEPTH_MAX: usize = 4;

#[derive(rust_embed::RustEmbed)]
#[folder = "keymaps/"]
struct KeyFiles;

/// The keymap of a name of [`SHIPPED`], or of the key file at a path: a text with a separator or ending in `.toml`.
pub fn load(choice: &str) -> Result<Keymap, Vec<Error>> {
    if let Some(keymap) = shipped(choice) {
        return Ok(keymap);
    }
    let whole = |problem| vec![Error { file: choice.to_owned(), line: None, key: String::new(), problem }];
    let path = Path::new(choice);
    if path.components().count() < 2 && path.extension().is_none_or(|extension| extension != "toml") {
        return Err(whole(Problem::UnknownKeymap { nearest: nearest(choice, SHIPPED) }));
    }
    let mut text = String::new();
    // One byte more than allowed, to know that there is more.
    let read = File::open(path).and_then(|file| file.take(BYTES_MAX as u64 + 1).read_to_string(&mut text));
    match read {
        Ok(_) => parse(choice, &text),
        Err(error) => Err(whole(Problem::Unreadable(error.to_string()))),
    }
}

/// A keymap that comes with copiste.
pub fn shipped(name: &str) -> Option<Keymap> {
    let name = SHIPPED.into_iter().find(|shipped| *shipped == name)?;
    Some(shipped_at(name, 0).expect("a test loads every keymap that is shipped"))
}

fn shipped_at(name: &str, depth: usize) -> Result<Keymap, Vec<Error>> {
    let (file, text) = shipped_text(name);
    parse_at(&file, &text, depth)
}

fn shipped_text(name: &str) -> (String, String) {
    let file = format!("{name}.toml");
    let embedded = KeyFiles::get(&file).expect("every name of SHIPPED has its file");
    let text = String::from_utf8(embedded.data.into_owned()).expect("shipped key files are UTF-8");
    (format!("keymaps/{file}"), text)
}

/// Reads the text of a key file; `file` names it in errors, and its stem is the keymap's name.
pub fn parse(file: &str, text: &str) -> Result<Keymap, Vec<Error>> {
    parse_at(file, text, 0)
}

fn parse_at(file: &str, text: &str, depth: usize) -> Result<Keymap, Vec<Error>> {
    if text.len() > BYTES_MAX {
        return Err(vec![Error { file: file.to_owned(), line: None, key: String::new(), problem: Problem::TooLong }]);
    }
    let mut reading = Reading { file, text, depth, errors: Vec::new() };
    let (table, faults) = DeTable::parse_recoverable(text);
    for fault in faults {
        reading.refuse(fault.span(), "", Problem::Syntax(fault.message().to_owned()));
    }
    let (own, inherited) = reading.bindings(table.get_ref());
    let mut bindings = own;
    if let Some(inherited) = inherited {
        for (place, binding) in inherited.bindings {
            bindings.entry(place).or_insert(Binding { file: binding.file + 1, ..binding });
        }
    }
    let name = Path::new(file).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let keymap = Keymap { name, bindings };
    // What follows from a fault is not another fault.
    if reading.errors.is_empty() {
        reading.check(&keymap, table.get_ref());
    }
    let mut errors = reading.errors;
    if errors.is_empty() {
        return Ok(keymap);
    }
    errors.sort_by_key(|error| error.line);
    Err(errors)
}

/// A file being read and what is wrong with it so far.
struct Reading<'a> {
    file: &'a str,
    text: &'a str,
    /// How many files inherit it.
    depth: usize,
    errors: Vec<Error>,
}

type Bindings = BTreeMap<(Context, Key), Binding>;

impl Reading<'_> {
    fn refuse(&mut self, span: Option<Range<usize>>, key: &str, problem: Problem) {
        let line = span.and_then(|span| self.line(span.start));
        self.errors.push(Error { file: self.file.to_owned(), line, key: key.to_owned(), problem });
    }

    fn line(&self, start: usize) -> Option<usize> {
        let before = self.text.as_bytes().get(..start)?;
        Some(before.iter().filter(|byte| **byte == b'\n').count() + 1)
    }

    fn bindings(&mut self, table: &DeTable<'_>) -> (Bindings, Option<Keymap>) {
        let mut bindings = Bindings::new();
        let mut inherited = None;
        for (section, value) in table {
            let (span, word) = (Some(section.span()), section.get_ref().as_ref());
            match (word, value.get_ref()) {
                (INHERITS, DeValue::String(name)) => inherited = self.inherit(Some(value.span()), name),
                (INHERITS, _) => self.refuse(Some(value.span()), INHERITS, Problem::NotAName),
                (_, DeValue::Table(keys)) if Context::from_word(word).is_some() => {
                    let context = Context::from_word(word).expect("the guard asked");
                    self.section(context, keys, &mut bindings);
                }
                // Where the parser lost its way, what it took for a section is none.
                _ if self.errors.iter().any(|error| error.line == self.line(section.span().start)) => {}
                _ => {
                    let words = Context::ALL.into_iter().map(Context::word).chain([INHERITS]);
                    self.refuse(span, word, Problem::UnknownContext { nearest: nearest(word, words) });
                }
            }
        }
        (bindings, inherited)
    }

    fn inherit(&mut self, span: Option<Range<usize>>, name: &str) -> Option<Keymap> {
        let known = SHIPPED.contains(&name) && self.depth < DEPTH_MAX;
        let found = if known { shipped_at(name, self.depth + 1).ok() } else { None };
        if found.is_none() {
            self.refuse(span, INHERITS, Problem::UnknownKeymap { nearest: nearest(name, SHIPPED) });
        }
        found
    }

    fn section(&mut self, context: Context, keys: &DeTable<'_>, bindings: &mut Bindings) {
        let mut spelled: BTreeMap<Key, &str> = BTreeMap::new();
        for (written, value) in keys {
            let (span, text) = (Some(written.span()), written.get_ref().as_ref());
            let key = match Key::parse(text) {
                Ok(key) => Some(key),
                Err(fault) => {
                    self.refuse(span.clone(), text, Problem::Key(fault));
                    None
                }
            };
            let command = self.command(context, text, value);
            let (Some(key), Some(command)) = (key, command) else { continue };
            if key.printable().is_some() && context.keeps_printables() {
                self.refuse(span, text, Problem::PrintableIsText);
                continue;
            }
            if let Some(other) = spelled.insert(key, text) {
                self.refuse(span, text, Problem::Twice { other: other.to_owned() });
                continue;
            }
            bindings.insert((context, key), Binding { command, file: 0, line: written.span().start });
        }
    }

    /// The command of a line; the outer `None` when it is refused, the inner one for [`NONE`].
    fn command(&mut self, context: Context, key: &str, value: &Spanned<DeValue<'_>>) -> Option<Option<Command>> {
        let DeValue::String(word) = value.get_ref() else {
            self.refuse(Some(value.span()), key, Problem::NotAName);
            return None;
        };
        if word == NONE {
            return Some(None);
        }
        let Some(command) = Command::from_name(word) else {
            let nearest = nearest(word, Command::ALL.iter().map(|command| command.name()).chain([NONE]));
            self.refuse(Some(value.span()), key, Problem::UnknownCommand { word: word.to_string(), nearest });
            return None;
        };
        let below = |place: &Context| place.inherits().any(|above| above == context);
        if !command.contexts().iter().any(below) {
            let contexts = command.contexts();
            self.refuse(Some(value.span()), key, Problem::NotHere { command, contexts });
            return None;
        }
        Some(Some(command))
    }

    /// What must hold of the whole keymap, inherited bindings included.
    fn check(&mut self, keymap: &Keymap, table: &DeTable<'_>) {
        for (command, context) in NEEDED {
            if keymap.keys_for(command, context).is_empty() {
                self.refuse(None, "", Problem::Unreachable { command, context });
            }
        }
        for context in [Context::List, Context::Coded] {
            for letter in [paper::START, paper::START.to_ascii_uppercase()] {
                let key = Key::plain(KeyCode::Char(letter));
                if keymap.resolve(context, &key) != Resolved::Command(Command::SheetCode) {
                    self.refuse(self.place(table, &key), &key.to_string(), Problem::SheetCodeKey { context });
                }
            }
        }
        for key in keymap.keys_for(Command::Reset, Context::Inhibited) {
            if ordinary(keymap, &key, Command::Reset) {
                self.refuse(self.place(table, &key), &key.to_string(), Problem::ResetIsOrdinary);
            }
        }
        for key in keymap.keys_for(Command::Confirm, Context::Question) {
            if ordinary(keymap, &key, Command::Confirm) {
                self.refuse(self.place(table, &key), &key.to_string(), Problem::ConfirmIsOrdinary);
            }
        }
    }

    /// Where a key is written, wherever that is.
    fn place(&self, table: &DeTable<'_>, key: &Key) -> Option<Range<usize>> {
        let sections = table.values().filter_map(|section| section.get_ref().as_table());
        let mut written = sections.flat_map(|section| section.keys());
        written.find(|written| Key::parse(written.get_ref()).as_ref() == Ok(key)).map(|written| written.span())
    }
}

/// What nobody can do without.
const NEEDED: [(Command, Context); 8] = [
    (Command::Accept, Context::Coded),
    (Command::Accept, Context::Text),
    (Command::Accept, Context::Prompt),
    (Command::Reset, Context::Inhibited),
    (Command::Reset, Context::Prompt),
    (Command::Reset, Context::Question),
    (Command::Confirm, Context::Question),
    (Command::Leave, Context::List),
];

/// Whether ordinary keying of coded cells uses a key for something else.
fn ordinary(keymap: &Keymap, key: &Key, meant: Command) -> bool {
    match keymap.resolve(Context::Coded, key) {
        Resolved::Command(command) => command != meant,
        Resolved::Text(_) => true,
        Resolved::Unbound => false,
    }
}
