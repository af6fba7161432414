//! Lines from a reader that may send anything.

use std::io::{BufRead, Read as _};

/// Longest line taken, in bytes.
const LINE_BYTES_MAX: usize = 16 * 1024;

/// A line, or why it is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// Its text without the line end.
    Text(String),
    /// Not UTF-8.
    NotUtf8,
    /// Longer than any answer.
    TooLong,
}

/// Reads lines with a limit.
pub struct Lines<R> {
    reader: R,
}

impl<R: BufRead> Lines<R> {
    /// Lines of a reader.
    pub fn new(reader: R) -> Lines<R> {
        Lines { reader }
    }

    /// The next line; `None` at the end of the file or when the reader fails.
    pub fn next_line(&mut self) -> Option<Line> {
        let mut bytes = Vec::new();
        let mut limited = self.reader.by_ref().take(LINE_BYTES_MAX as u64);
        match limited.read_until(b'\n', &mut bytes) {
            Ok(0) | Err(_) => return None,
            Ok(_) => {}
        }
        if bytes.last() != Some(&b'\n') && bytes.len() == LINE_BYTES_MAX {
            self.skip_rest();
            return Some(Line::TooLong);
        }
        while matches!(bytes.last(), Some(b'\n' | b'\r')) {
            bytes.pop();
        }
        Some(String::from_utf8(bytes).map_or(Line::NotUtf8, Line::Text))
    }

    fn skip_rest(&mut self) {
        loop {
            let (used, ended) = match self.reader.fill_buf() {
                Ok([]) | Err(_) => return,
                Ok(buffer) => match buffer.iter().position(|byte| *byte == b'\n') {
                    Some(at) => (at + 1, true),
                    None => (buffer.len(), false),
                },
            };
            self.reader.consume(used);
            if ended {
                return;
            }
        }
    }
}
