//! The fonts, and texts that they have glyphs for.

use crate::measure::clean;
use std::borrow::Cow;
use typst::foundations::Bytes;
use typst::text::Font;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation as _;

/// The family of running text, with the four faces that it is always set in.
pub(super) const MAIN: &str = "Atkinson Hyperlegible Next";

const MAIN_FILES: [&[u8]; 4] = [
    include_bytes!("../../../fonts/AtkinsonHyperlegibleNext-Regular.ttf"),
    include_bytes!("../../../fonts/AtkinsonHyperlegibleNext-Italic.ttf"),
    include_bytes!("../../../fonts/AtkinsonHyperlegibleNext-Bold.ttf"),
    include_bytes!("../../../fonts/AtkinsonHyperlegibleNext-BoldItalic.ttf"),
];

/// Other alphabets, in the order in which they are tried.
const OTHER_FILES: [&[u8]; 3] = [
    include_bytes!("../../../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../../fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../../../fonts/NotoSansHebrew-Regular.ttf"),
];

/// A word is given a place to break after as many characters.
const BREAK_EVERY: usize = 24;

/// A line of a drawing has as many characters at most.
const DRAWN_MAX: usize = 300;

/// The fonts of a document.
pub struct Faces {
    fonts: Vec<Font>,
    /// How many of the fonts are the main family.
    main: usize,
}

impl Faces {
    /// Every embedded font.
    pub(super) fn all() -> Faces {
        Faces::of(&OTHER_FILES)
    }

    /// The main family alone.
    pub(super) fn main_only() -> Faces {
        Faces::of(&[])
    }

    fn of(others: &[&'static [u8]]) -> Faces {
        let files = MAIN_FILES.iter().chain(others);
        let fonts =
            files.map(|file| Font::new(Bytes::new(*file), 0).expect("the embedded fonts can be read; a test does"));
        Faces { fonts: fonts.collect(), main: MAIN_FILES.len() }
    }

    pub(super) fn fonts(&self) -> &[Font] {
        &self.fonts
    }

    /// A text with glyphs for all of it, on one line. What has none is shown by its base letter, or by `�`.
    pub fn line(&self, text: &str) -> String {
        self.set(text, &|cluster| self.covers(cluster))
    }

    /// A line of a drawing, cut where no drawing has room, all of it from one font: drawings lose letters where fonts change
    /// within a line.
    pub fn drawn(&self, text: &str) -> String {
        let mut line = self.line(text);
        if let Some((end, _)) = line.grapheme_indices(true).nth(DRAWN_MAX) {
            line.truncate(end);
            line.push('…');
        }
        let (main, others) = self.fonts.split_at(self.main);
        match others.iter().any(|font| has(font, &line)) {
            true => line,
            false => self.set(&line, &|cluster| main.iter().all(|font| has(font, cluster))),
        }
    }

    fn set(&self, text: &str, covers: &dyn Fn(&str) -> bool) -> String {
        let text: String = clean(&folded(text)).nfc().collect();
        let mut kept = String::with_capacity(text.len());
        for cluster in text.graphemes(true) {
            match cluster.chars().next() {
                Some(first) if !is_combining_mark(first) => match covers(cluster) {
                    true => kept.push_str(cluster),
                    false => kept.push(instead(first, covers)),
                },
                _ => {}
            }
        }
        kept
    }

    /// A line whose endless words can be broken.
    pub fn flowing(&self, text: &str) -> String {
        let line = self.line(text);
        if line.split(' ').all(|word| word.chars().count() <= BREAK_EVERY) {
            return line;
        }
        let mut broken = String::with_capacity(line.len());
        let mut since = 0;
        for cluster in line.graphemes(true) {
            since = if cluster == " " { 0 } else { since + 1 };
            if since > BREAK_EVERY {
                broken.push('\u{200b}');
                since = 1;
            }
            broken.push_str(cluster);
        }
        broken
    }

    /// Whether one font has the whole cluster: a letter and its accents never come from two.
    fn covers(&self, cluster: &str) -> bool {
        let (main, others) = self.fonts.split_at(self.main);
        main.iter().all(|font| has(font, cluster)) || others.iter().any(|font| has(font, cluster))
    }
}

/// Whether a font has every character of a text.
fn has(font: &Font, text: &str) -> bool {
    text.chars().all(|character| font.info().coverage.contains(character.into()))
}

/// What stands for a cluster that is not covered.
fn instead(first: char, covers: &dyn Fn(&str) -> bool) -> char {
    let mut buffer = [0; 4];
    let shown = [first, char::REPLACEMENT_CHARACTER];
    shown.into_iter().find(|each| covers(each.encode_utf8(&mut buffer))).unwrap_or('?')
}

/// Characters that no embedded font has and that have a common stand-in.
fn folded(text: &str) -> Cow<'_, str> {
    const STAND_INS: [(char, &str); 8] = [
        ('\u{202f}', "\u{a0}"),
        ('\u{2007}', "\u{a0}"),
        ('\u{2011}', "-"),
        ('→', "->"),
        ('←', "<-"),
        ('≥', ">="),
        ('≤', "<="),
        ('\u{2010}', "-"),
    ];
    let stand_in = |character: char| STAND_INS.iter().find(|(each, _)| *each == character).map(|(_, text)| *text);
    if !text.chars().any(|character| stand_in(character).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        match stand_in(character) {
            Some(text) => folded.push_str(text),
            None => folded.push(character),
        }
    }
    Cow::Owned(folded)
}
