//! What the command line prints: tables for people, JSON for programs.

use super::environment;
use crate::tui::look::fold;
use std::borrow::Cow;
use std::io::Write;
use unicode_width::UnicodeWidthStr;

/// A table: headers and rows of the same length.
pub(super) struct Table {
    pub headers: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// The table in aligned columns, two spaces apart, numbers to the right, a row on each line whatever the cells hold.
    pub fn text(&self) -> String {
        let columns = self.headers.len();
        // What stands before the words is how deep they lie.
        let one_line = |cell: &String| cell.split(['\n', '\r', '\t']).map(str::trim_end).collect::<Vec<_>>().join(" ");
        let rows: Vec<Vec<String>> = self.rows.iter().map(|row| row.iter().map(one_line).collect()).collect();
        let mut widths: Vec<usize> = self.headers.iter().map(|header| header.width()).collect();
        for row in &rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(cell.width());
            }
        }
        let is_number =
            |cell: &String| !cell.is_empty() && cell.chars().all(|c| c.is_ascii_digit() || "–%\u{a0}".contains(c));
        let numeric: Vec<bool> = (0..columns)
            .map(|column| rows.iter().all(|row| row.get(column).is_some_and(is_number)) && !rows.is_empty())
            .collect();
        let mut text = String::new();
        for row in std::iter::once(&self.headers).chain(&rows) {
            let mut line = String::new();
            for (column, cell) in row.iter().enumerate() {
                let space = " ".repeat(widths[column].saturating_sub(cell.width()));
                let cell = if numeric[column] { format!("{space}{cell}") } else { format!("{cell}{space}") };
                line.push_str(&cell);
                line.push_str("  ");
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }
}

/// Prints; a reader that went away (`copiste … | head`) is no error.
pub(super) fn print(text: &str) {
    let mut out = out();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Prints a file as it is, byte for byte: it is for another program, and no terminal obeys it.
pub(super) fn print_file(bytes: &[u8]) {
    let mut out = std::io::stdout();
    let _ = out.write_all(bytes).and_then(|()| out.flush());
}

/// Says a sentence beside the results: on standard error.
pub(super) fn warn(text: &str) {
    let mut out = Shown { utf8: environment::takes_utf8(), out: std::io::stderr() };
    let _ = out.write_all(format!("{text}\n").as_bytes());
}

/// Prints a value as JSON with a line end.
pub(super) fn print_json(value: &serde_json::Value) {
    let text = serde_json::to_string_pretty(value).expect("a JSON value is always written");
    let text = if environment::takes_utf8() { text } else { escaped(&text) };
    print(&format!("{text}\n"));
}

/// Standard output, in letters its locale has.
pub(super) fn out() -> impl Write {
    Shown { utf8: environment::takes_utf8(), out: std::io::stdout() }
}

/// JSON with every letter beyond ASCII escaped: the value stays the same.
fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for letter in json.chars() {
        if letter.is_ascii() {
            text.push(letter);
        } else {
            let mut units = [0; 2];
            letter.encode_utf16(&mut units).iter().for_each(|unit| text.push_str(&format!("\\u{unit:04x}")));
        }
    }
    text
}

/// A text without the letters that a terminal obeys or that turn the line around: somebody's form may hold some.
fn harmless(text: &str) -> Cow<'_, str> {
    let obeyed = |letter: char| {
        (letter.is_control() && !matches!(letter, '\n' | '\t'))
            || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if !text.contains(obeyed) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace(obeyed, "\u{fffd}"))
}

/// A writer of text that drops accents where the locale has none. Each write is a whole text.
struct Shown<W> {
    utf8: bool,
    out: W,
}

impl<W: Write> Write for Shown<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let shown = match std::str::from_utf8(bytes) {
            Ok(text) if !self.utf8 => Cow::Owned(fold(&harmless(text)).into_bytes()),
            Ok(text) => match harmless(text) {
                Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
                Cow::Owned(text) => Cow::Owned(text.into_bytes()),
            },
            Err(_) => Cow::Borrowed(bytes),
        };
        self.out.write_all(&shown)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::{Shown, escaped};
    use std::io::Write as _;

    #[test]
    fn a_locale_without_accents_gets_none() {
        let mut shown = Shown { utf8: false, out: Vec::new() };
        write!(shown, "« Où » : {}", "été".to_owned()).expect("memory");
        assert_eq!(String::from_utf8(shown.out).as_deref(), Ok("\" Ou \" : ete"));
    }

    #[test]
    fn what_a_terminal_would_obey_is_shown_and_not_sent() {
        let mut shown = Shown { utf8: true, out: Vec::new() };
        write!(shown, "{}", "a\u{1b}]0;b\u{7}\tc\u{202e}d\n".to_owned()).expect("memory");
        assert_eq!(String::from_utf8(shown.out).as_deref(), Ok("a\u{fffd}]0;b\u{fffd}\tc\u{fffd}d\n"));
    }

    #[test]
    fn escaped_json_is_the_same_value() {
        let value = serde_json::json!({ "clé": "« été » 🙂 \" \\ \n" });
        let text = escaped(&value.to_string());
        assert!(text.is_ascii());
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).ok(), Some(value));
    }
}
