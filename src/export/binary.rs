//! What the files of statistics programs are made of: numbers of a fixed width, texts of a fixed length.

use super::dataset::cut;
use std::io::{self, Write};

/// Bytes going out, least significant byte first, and how many went.
pub(super) struct Bytes<'a> {
    out: &'a mut dyn Write,
    /// Bytes written so far.
    pub written: u64,
}

impl<'a> Bytes<'a> {
    /// Nothing written yet.
    pub fn new(out: &'a mut dyn Write) -> Bytes<'a> {
        Bytes { out, written: 0 }
    }

    /// Bytes as they are.
    pub fn raw(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)?;
        self.written += bytes.len() as u64;
        Ok(())
    }

    pub fn int(&mut self, number: i32) -> io::Result<()> {
        self.raw(&number.to_le_bytes())
    }

    pub fn short(&mut self, number: u16) -> io::Result<()> {
        self.raw(&number.to_le_bytes())
    }

    pub fn long(&mut self, number: u64) -> io::Result<()> {
        self.raw(&number.to_le_bytes())
    }

    pub fn double(&mut self, number: f64) -> io::Result<()> {
        self.raw(&number.to_le_bytes())
    }

    /// A text in so many bytes, filled up with `fill`; cut between characters when it is longer.
    pub fn padded(&mut self, text: &str, bytes: usize, fill: u8) -> io::Result<()> {
        let text = cut(text, bytes);
        self.raw(text.as_bytes())?;
        self.raw(&vec![fill; bytes - text.len()])
    }
}

/// Text for a label: no control character, and cut to so many bytes between characters. Also whether it was cut.
pub(super) fn label(text: &str, bytes_max: usize) -> (String, bool) {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let kept = cut(&plain, bytes_max);
    (kept.trim_end().to_owned(), kept.len() < plain.len())
}
