//! The report as lines of characters: for the terminal, for `--plain`, for a reader that has nothing else.

mod charts;
mod tables;

use super::chart::{Marker, Shade};
use super::document::{Block, Cover, Document, NoteKind};
use crate::measure::clean;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What the reader's font has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyphs {
    /// Blocks, lines and shapes.
    Full,
    /// ASCII for everything that is drawn; words keep their accents.
    Ascii,
}

/// What a run of characters is; faces choose how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Running text.
    Plain,
    /// The title of the document.
    Title,
    /// The title of a section.
    Heading,
    /// A smaller heading, a total.
    Strong,
    /// Less important.
    Soft,
    /// A warning.
    Caution,
    /// A word on what is hidden.
    Anonymity,
    /// The shape of an audience.
    Marker(Marker),
    /// A part of a bar.
    Part(Shade),
}

/// A line, in runs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextLine {
    /// Its runs from left to right.
    pub runs: Vec<(Tone, String)>,
    /// The place in [`Document::sections`] of the section that begins here.
    pub section: Option<usize>,
}

impl TextLine {
    fn of(tone: Tone, text: impl Into<String>) -> TextLine {
        TextLine { runs: vec![(tone, text.into())], section: None }
    }

    fn push(&mut self, tone: Tone, text: impl Into<String>) {
        self.runs.push((tone, text.into()));
    }

    fn width(&self) -> usize {
        self.runs.iter().map(|(_, text)| text.width()).sum()
    }

    /// Blanks up to a column.
    fn fill_to(&mut self, column: usize) {
        let width = self.width();
        self.push(Tone::Plain, " ".repeat(column.saturating_sub(width)));
    }

    /// The line without its tones.
    pub fn plain(&self) -> String {
        let text: String = self.runs.iter().map(|(_, text)| text.as_str()).collect();
        text.trim_end().to_owned()
    }
}

/// Narrowest width a report is laid out for; under it lines are longer than the screen.
const WIDTH_MIN: usize = 40;
/// Widest: longer lines are hard to read.
const WIDTH_MAX: usize = 110;

/// The report in lines of at most `width` columns.
pub fn text(document: &Document, width: u16, glyphs: Glyphs) -> Vec<TextLine> {
    let width = usize::from(width).clamp(WIDTH_MIN, WIDTH_MAX);
    let mut page = Page { width, glyphs, lines: Vec::new() };
    page.cover(&document.cover);
    for (place, section) in document.sections.iter().enumerate() {
        page.blank();
        page.blank();
        let begins = page.lines.len();
        page.paragraph(Tone::Heading, "", &section.title);
        page.lines[begins].section = Some(place);
        page.rule('═', '=');
        for block in &section.blocks {
            page.blank();
            page.block(block);
        }
    }
    page.blank();
    page.rule('─', '-');
    page.paragraph(Tone::Soft, "", &document.colophon);
    page.lines.into_iter().map(TextLine::joined).collect()
}

struct Page {
    width: usize,
    glyphs: Glyphs,
    lines: Vec<TextLine>,
}

impl Page {
    fn glyph(&self, full: char, ascii: char) -> char {
        match self.glyphs {
            Glyphs::Full => full,
            Glyphs::Ascii => ascii,
        }
    }

    fn marker(&self, marker: Marker) -> String {
        self.glyph(marker.glyph(), marker.ascii()).to_string()
    }

    fn blank(&mut self) {
        self.lines.push(TextLine::default());
    }

    fn rule(&mut self, full: char, ascii: char) {
        let rule = self.glyph(full, ascii).to_string().repeat(self.width);
        self.lines.push(TextLine::of(Tone::Soft, rule));
    }

    /// A text after `lead`; its next lines stand under its first.
    fn paragraph(&mut self, tone: Tone, lead: &str, text: &str) {
        let room = self.width.saturating_sub(lead.width()).max(8);
        for (place, line) in wrap(&clean(text), room).into_iter().enumerate() {
            let lead = if place == 0 { lead.to_owned() } else { " ".repeat(lead.width()) };
            let mut whole = TextLine::default();
            if !lead.is_empty() {
                whole.push(tone, lead);
            }
            whole.push(tone, line);
            self.lines.push(whole);
        }
    }

    fn cover(&mut self, cover: &Cover) {
        if let Some(banner) = &cover.banner {
            let lead = format!("{} ", self.glyph('█', '!'));
            self.paragraph(Tone::Caution, &lead, banner);
            self.blank();
        }
        self.paragraph(Tone::Soft, "", &cover.kind);
        self.paragraph(Tone::Title, "", &cover.establishment);
        self.paragraph(Tone::Strong, "", &cover.campaign);
        let tone = if cover.provisional { Tone::Caution } else { Tone::Strong };
        self.paragraph(tone, "", &format!("[{}]", cover.status));
        self.blank();
        for (marker, figure, label) in &cover.figures {
            let mut line = TextLine::default();
            line.push(Tone::Marker(*marker), self.marker(*marker));
            line.push(Tone::Strong, format!(" {:>6}", clean(figure)));
            line.push(Tone::Plain, format!("  {}", clean(label)));
            self.lines.push(line);
        }
        self.blank();
        let widest = cover.facts.iter().map(|(name, _)| name.width()).max().unwrap_or(0);
        for (name, value) in &cover.facts {
            let lead = format!("{name}{}", " ".repeat(widest + 2 - name.width()));
            self.paragraph(Tone::Plain, &lead, value);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(text) => self.paragraph(Tone::Strong, "", text),
            Block::Paragraph(text) => self.paragraph(Tone::Plain, "", text),
            Block::List(points) => points.iter().for_each(|point| self.paragraph(Tone::Plain, " - ", point)),
            Block::Note(kind, text) => {
                let tone = match kind {
                    NoteKind::Information => Tone::Plain,
                    NoteKind::Caution => Tone::Caution,
                    NoteKind::Anonymity => Tone::Anonymity,
                };
                let lead = format!("{} ", self.glyph('│', '|'));
                let begins = self.lines.len();
                self.paragraph(tone, &lead, text);
                for line in &mut self.lines[begins..] {
                    line.runs[0].1.clone_from(&lead);
                }
            }
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart),
            Block::Quotes(quotes) => {
                for (place, quote) in quotes.iter().enumerate() {
                    if place > 0 {
                        self.blank();
                    }
                    let lead = format!("  {} ", self.glyph('│', '|'));
                    let begins = self.lines.len();
                    self.paragraph(Tone::Plain, &lead, quote);
                    for line in &mut self.lines[begins..] {
                        line.runs[0].1.clone_from(&lead);
                    }
                }
            }
        }
    }
}

/// The text in lines of at most `width` columns, at least one. Longer words are cut between graphemes.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let gap = usize::from(!line.is_empty());
        if line.width() + gap + word.width() <= width {
            if gap > 0 {
                line.push(' ');
            }
            line.push_str(word);
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for grapheme in word.graphemes(true) {
            if line.width() + grapheme.width() > width && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line.push_str(grapheme);
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}
