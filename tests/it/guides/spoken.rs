//! What a page says of copiste: keys, commands, places. Each is held against what there is.

use super::page::{Piece, What, anchor, line_of, pieces};
use clap::builder::ValueParser;
use clap::error::ErrorKind;
use clap::{ArgAction, Command as Words};
use copiste::keymap::{self, Command, Context, key_label};
use copiste::language::{Language, Phrases};
use std::collections::BTreeSet;
use std::path::Path;

/// Remarks that begin so name the contexts of the keys that follow, up to the next heading of the page.
const KEYS: [&str; 2] = ["touches :", "keys:"];

/// A remark that begins so names the keymap of the whole page where it is not the standard one.
const KEYMAP: [&str; 2] = ["clavier :", "keymap:"];

/// Every key of the page that its keymap has not in the contexts it is said in.
pub fn wrong_keys(page: &str, language: Language) -> Vec<String> {
    let phrases = Phrases::new(language);
    let mut wrong = Vec::new();
    let mut there: Option<BTreeSet<String>> = None;
    let mut keymap = "standard".to_owned();
    for Piece { line, what } in pieces(page) {
        match what {
            What::Heading(_) => there = None,
            What::Remark(text) => {
                let after = |words: [&str; 2]| words.iter().find_map(|words| text.strip_prefix(words)).map(str::trim);
                if let Some(named) = after(KEYMAP) {
                    named.clone_into(&mut keymap);
                }
                if let Some(named) = after(KEYS) {
                    match labels(&format!("{keymap} {named}"), &phrases) {
                        Ok(labels) => there = Some(labels),
                        Err(word) => wrong.push(format!("line {line}: neither a context nor a keymap: {word}")),
                    }
                }
            }
            What::Key(key) => match &there {
                None => wrong.push(format!("line {line}: nothing says where {key} is pressed")),
                Some(labels) if !labels.contains(&key) => wrong.push(format!("line {line}: no key {key} there")),
                Some(_) => {}
            },
            What::Code(_) | What::Link(_) | What::Block(..) => {}
        }
    }
    wrong
}

/// The keys as printed on keyboards: those of the keymap that is named last, in every context that is named.
fn labels(named: &str, phrases: &Phrases) -> Result<BTreeSet<String>, String> {
    let (mut keymap, mut contexts) = (None, Vec::new());
    for word in named.split_whitespace() {
        match (Context::from_word(word), keymap::shipped(word)) {
            (Some(context), _) => contexts.push(context),
            (None, Some(shipped)) => keymap = Some(shipped),
            (None, None) => return Err(word.to_owned()),
        }
    }
    let keymap = keymap.ok_or_else(|| named.to_owned())?;
    let mut labels = BTreeSet::new();
    for context in contexts {
        let keys = Command::ALL.iter().flat_map(|command| keymap.keys_for(*command, context));
        labels.extend(keys.map(|key| key_label(&key, phrases)));
    }
    Ok(labels)
}

/// Every command of the page that the command line does not take.
pub fn wrong_commands(page: &str, language: Language) -> Vec<String> {
    let line = taking_any_value(copiste::cli::command(&Phrases::new(language)));
    let mut wrong = Vec::new();
    let mut tried = |at: usize, words: Vec<String>, named_only: bool| {
        let said = words.join(" ");
        let fault = match line.clone().try_get_matches_from(words) {
            Ok(_) => return,
            Err(error) => error,
        };
        let missing = [ErrorKind::MissingRequiredArgument, ErrorKind::MissingSubcommand];
        let fine = [ErrorKind::DisplayHelp, ErrorKind::DisplayVersion].contains(&fault.kind())
            || (named_only && missing.contains(&fault.kind()));
        if !fine {
            let told = fault.to_string().replace('\n', " ");
            wrong.push(format!("line {at}: {said}: {}", told.split("  ").next().unwrap_or_default()));
        }
    };
    for Piece { line, what } in pieces(page) {
        match what {
            // In a sentence a command may be named without what it is given.
            What::Code(text) => commands(&text).into_iter().for_each(|words| tried(line, words, true)),
            What::Block(word, range) if word != "text" => {
                let joined = page[range.clone()].replace("\\\n", "  ");
                for (place, text) in joined.lines().enumerate() {
                    let at = line_of(page, range.start) + place;
                    commands(text).into_iter().for_each(|words| tried(at, words, false));
                }
            }
            What::Block(..) | What::Heading(_) | What::Remark(_) | What::Key(_) | What::Link(_) => {}
        }
    }
    wrong
}

/// A name in capitals stands for a value: no value is looked at.
fn taking_any_value(command: Words) -> Words {
    let command = command.mut_args(|arg| match arg.get_action() {
        ArgAction::Set | ArgAction::Append => arg.value_parser(ValueParser::string()),
        _ => arg,
    });
    command.mut_subcommands(taking_any_value)
}

/// The calls of copiste in a line of a shell or of a configuration file, each as its words.
fn commands(text: &str) -> Vec<Vec<String>> {
    let mut calls: Vec<Vec<String>> = Vec::new();
    let (mut open, mut before) = (false, String::new());
    for word in words(text) {
        // `sudo -u copiste …`, `install -o copiste …`: the account of that name.
        let account = ["-u", "-o", "-g"].contains(&before.as_str());
        let ends = ["|", "||", "&&", ";", ">", ">>", "2>", "<", "#"].contains(&word.as_str());
        if ends {
            open = false;
        } else if !account && (word == "copiste" || word.ends_with("bin/copiste")) {
            calls.push(vec!["copiste".to_owned()]);
            open = true;
        } else if open {
            calls.last_mut().expect("one is open").push(word.clone());
        }
        before = word;
    }
    calls
}

fn words(text: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    for letter in text.chars() {
        match (letter, quote) {
            (letter, Some(open)) if letter == open => quote = None,
            ('\'' | '"', None) => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            (letter, None) if letter.is_whitespace() => words.extend(word.take()),
            (letter, _) => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    words
}

/// Every link of a page that leads nowhere. Those to other places of the world are not followed.
pub fn broken_links(page: &str, folder: &Path) -> Vec<String> {
    let mut broken = Vec::new();
    for Piece { line, what } in pieces(page) {
        let What::Link(target) = what else { continue };
        if target.contains("://") || target.starts_with("mailto:") {
            continue;
        }
        let (file, place) = target.split_once('#').unwrap_or((&target, ""));
        let path = folder.join(file);
        if !file.is_empty() && !path.exists() {
            broken.push(format!("line {line}: no file {target}"));
            continue;
        }
        let text = if file.is_empty() { Ok(page.to_owned()) } else { std::fs::read_to_string(&path) };
        let has = |text: &str| {
            pieces(text).iter().any(|piece| matches!(&piece.what, What::Heading(heading) if anchor(heading) == place))
        };
        if !place.is_empty() && !text.is_ok_and(|text| has(&text)) {
            broken.push(format!("line {line}: no heading {target}"));
        }
    }
    broken
}
