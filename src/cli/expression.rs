//! `copiste expression`: what expressions are worth, one per line of the standard input, with no form around them.

use super::Failure;
use super::output::{out, warn};
use crate::expression::{Context, Expression, LENGTH_MAX, Value};
use crate::language::Phrases;
use crate::say;
use crate::station::findings;
use clap::Command;
use jiff::Zoned;
use jiff::civil::Date;
use serde_json::json;
use std::io::{BufRead, Read as _, Write};

/// Most bytes of a line that are looked at: more than any expression has.
const LINE_BYTES_MAX: u64 = 4 * LENGTH_MAX as u64 + 4;

pub(super) fn command(phrases: &Phrases) -> Command {
    Command::new("expression")
        .about(say!(phrases, "cli-command-expression"))
        .after_help(say!(phrases, "cli-expression-after"))
}

pub(super) fn run(json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let now = Zoned::now();
    let alone = Alone { today: now.date(), offset_minutes: now.offset().seconds() / 60 };
    let mut input = std::io::stdin().lock();
    let mut out = out();
    loop {
        match line(&mut input) {
            Ok(None) => return Ok(()),
            Ok(Some(line)) => {
                let answer = answer(&line, &alone, json, phrases);
                // A reader that went away is no error.
                if out.write_all(format!("{answer}\n").as_bytes()).and_then(|()| out.flush()).is_err() {
                    return Ok(());
                }
            }
            Err(error) => {
                warn(&error.to_string());
                return Err(Failure::Environment(Vec::new()));
            }
        }
    }
}

/// The next line without its end, cut where no expression reaches; `None` at the end of the input.
fn line(input: &mut impl BufRead) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    let read = input.by_ref().take(LINE_BYTES_MAX).read_until(b'\n', &mut bytes)?;
    if read == 0 {
        return Ok(None);
    }
    if bytes.last() == Some(&b'\n') {
        bytes.pop();
        bytes.pop_if(|last| *last == b'\r');
        return Ok(Some(bytes));
    }
    if (read as u64) < LINE_BYTES_MAX {
        return Ok(Some(bytes));
    }
    // What is left of a line that is too long is passed over.
    loop {
        let waiting = input.fill_buf()?;
        let end = waiting.iter().position(|byte| *byte == b'\n');
        let (length, done) = (end.map_or(waiting.len(), |end| end + 1), end.is_some() || waiting.is_empty());
        input.consume(length);
        if done {
            return Ok(Some(bytes));
        }
    }
}

fn answer(line: &[u8], alone: &Alone, json: bool, phrases: &Phrases) -> String {
    let source = String::from_utf8_lossy(line);
    let whole = line.len() as u64 == LINE_BYTES_MAX || std::str::from_utf8(line).is_ok();
    let worth = if whole { worth(&source, alone, phrases) } else { Err(say!(phrases, "cli-expression-not-utf8")) };
    match (worth, json) {
        (Ok((kind, value)), false) => format!("{kind}\t{value}"),
        (Err(message), false) => format!("error\t{message}"),
        (Ok((kind, value)), true) => json!({ "expression": source, "type": kind, "value": value }).to_string(),
        (Err(message), true) => json!({ "expression": source, "error": message }).to_string(),
    }
}

fn worth(source: &str, alone: &Alone, phrases: &Phrases) -> Result<(&'static str, String), String> {
    let rule = Expression::parse_loosely(source).map_err(|error| findings::fault_sentence(&error, phrases))?;
    let value = rule.evaluate(alone).map_err(|error| findings::evaluation_sentence(&error, phrases))?;
    let kind = match value {
        _ if rule.is_path() => "nodeset",
        Value::Empty | Value::Text(_) | Value::Date(_) => "string",
        Value::Number(_) => "number",
        Value::Boolean(_) => "boolean",
    };
    Ok((kind, value.text()))
}

/// No form: nothing is answered.
struct Alone {
    today: Date,
    offset_minutes: i32,
}

impl Context for Alone {
    fn value(&self, _: &str) -> Value {
        Value::Empty
    }

    fn current(&self) -> Value {
        Value::Empty
    }

    fn today(&self) -> Date {
        self.today
    }

    fn offset_minutes(&self) -> i32 {
        self.offset_minutes
    }
}
