//! How the station looks: colours, glyphs, and what text may be shown.
//!
//! Everything is chosen from values; the environment is read elsewhere. Colour never speaks alone: every style that
//! means something stands beside a word or a glyph, and `mono` shows it too.

mod clean;
mod fold;
mod theme;

pub use clean::{clean, clean_lines, is_drawable, stands_alone};
pub use fold::fold;
pub use theme::{Styles, Theme};

use ratatui::buffer::Buffer;
use std::borrow::Cow;

/// What the environment says of the terminal, read by the command line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// `TERM`.
    pub term: String,
    /// Whether `NO_COLOR` is set and not empty.
    pub no_color: bool,
    /// `COLORFGBG`, which some terminals set: `15;0`.
    pub colour_hint: String,
    /// The first of `LC_ALL`, `LC_CTYPE`, `LANG` that is set and not empty.
    pub locale: String,
}

impl Surroundings {
    /// The theme to start with.
    pub fn theme(&self) -> Theme {
        let ground = self.colour_hint.rsplit(';').next().and_then(|index| index.parse::<u8>().ok());
        if self.no_color || self.term == "dumb" || self.term.starts_with("vt") {
            Theme::Mono
        } else if self.is_console() {
            Theme::Console16
        } else if matches!(ground, Some(7 | 9..=15)) {
            Theme::Light
        } else {
            Theme::Dark
        }
    }

    /// The glyphs the terminal surely has.
    pub fn glyph_set(&self) -> GlyphSet {
        if !self.is_utf8() {
            GlyphSet::Ascii
        } else if self.is_console() {
            GlyphSet::Console
        } else {
            GlyphSet::Rich
        }
    }

    /// Whether the locale is in UTF-8.
    pub fn is_utf8(&self) -> bool {
        let locale = self.locale.to_ascii_lowercase();
        let charset = locale.split('.').nth(1).and_then(|charset| charset.split('@').next()).unwrap_or_default();
        charset == "utf-8" || charset == "utf8"
    }

    /// Whether the locale is in a Latin charset of one byte: `fr_FR.ISO-8859-1`, `fr_FR@euro`.
    pub fn is_latin(&self) -> bool {
        let locale = self.locale.to_ascii_lowercase();
        locale.contains(".iso8859") || locale.contains(".iso-8859") || (locale.ends_with("@euro") && !self.is_utf8())
    }

    /// Whether this is a text console: 16 colours, few glyphs, no cursor shapes.
    pub fn is_console(&self) -> bool {
        ["linux", "cons25", "wsvt25"].iter().any(|name| self.term.starts_with(name))
    }
}

/// Which glyphs may be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GlyphSet {
    /// Those of common fonts.
    #[default]
    Rich,
    /// Those of the usual console fonts.
    Console,
    /// ASCII only; accents are dropped when drawing.
    Ascii,
}

/// The glyphs that mean something. Each takes one column, unless said otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// The chosen answer of a grid, or a filled box.
    pub filled: &'static str,
    /// A box of the current question, not chosen.
    pub empty: &'static str,
    /// Before the current row.
    pub marker: &'static str,
    /// Between the parts of the header.
    pub separator: &'static str,
    /// Rules between the parts of a screen.
    pub rule: &'static str,
    /// Something lies above.
    pub above: &'static str,
    /// Something lies below.
    pub below: &'static str,
    /// Text goes on where it is cut, on the right or on the left.
    pub cut: &'static str,
    /// Done.
    pub done: &'static str,
    /// The filled part of a bar.
    pub bar: &'static str,
    /// The rest of a bar.
    pub bar_rest: &'static str,
    /// Four shades, from the lightest.
    pub shades: [&'static str; 4],
    /// Marks of the three audiences, told apart by shape.
    pub audiences: [&'static str; 3],
}

const RICH: Glyphs = Glyphs {
    filled: "■",
    empty: "·",
    marker: "»",
    separator: "›",
    rule: "─",
    above: "▲",
    below: "▼",
    cut: "…",
    done: "✓",
    bar: "█",
    bar_rest: "░",
    shades: ["░", "▒", "▓", "█"],
    audiences: ["●", "■", "▲"],
};

const CONSOLE: Glyphs = Glyphs {
    filled: "■",
    empty: "·",
    marker: "»",
    separator: ">",
    rule: "─",
    above: "^",
    below: "v",
    cut: "~",
    done: "x",
    bar: "█",
    bar_rest: "░",
    shades: ["░", "▒", "▓", "█"],
    audiences: ["o", "■", "+"],
};

const ASCII: Glyphs = Glyphs {
    filled: "#",
    empty: ".",
    marker: ">",
    separator: ">",
    rule: "-",
    above: "^",
    below: "v",
    cut: "~",
    done: "x",
    bar: "#",
    bar_rest: ".",
    shades: [".", ":", "%", "#"],
    audiences: ["o", "#", "+"],
};

/// Theme and glyphs in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// The theme.
    pub theme: Theme,
    /// Its styles.
    pub styles: Styles,
    /// Which glyphs may be used.
    pub glyph_set: GlyphSet,
    /// Those glyphs.
    pub glyphs: Glyphs,
}

impl Look {
    /// A theme with a set of glyphs.
    pub fn new(theme: Theme, glyph_set: GlyphSet) -> Look {
        let glyphs = match glyph_set {
            GlyphSet::Rich => RICH,
            GlyphSet::Console => CONSOLE,
            GlyphSet::Ascii => ASCII,
        };
        Look { theme, styles: theme.styles(), glyph_set, glyphs }
    }

    /// What the surroundings suggest.
    pub fn suited(surroundings: &Surroundings) -> Look {
        Look::new(surroundings.theme(), surroundings.glyph_set())
    }

    /// Text as this look can show it: cleaned, without accents where there are none.
    pub fn text<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let cleaned = clean(text);
        match self.glyph_set {
            GlyphSet::Ascii if !cleaned.is_ascii() => Cow::Owned(fold(&cleaned)),
            GlyphSet::Rich | GlyphSet::Console | GlyphSet::Ascii => cleaned,
        }
    }

    /// The last step of drawing a screen: in ASCII, cells that escaped [`Look::text`] lose their accents too.
    pub fn settle(&self, buffer: &mut Buffer) {
        if self.glyph_set != GlyphSet::Ascii {
            return;
        }
        for cell in &mut buffer.content {
            if !cell.symbol().is_ascii() {
                let folded = fold(cell.symbol());
                let first = folded.chars().next().unwrap_or(' ');
                cell.set_char(first);
            }
        }
    }
}

impl Default for Look {
    /// Dark, with rich glyphs.
    fn default() -> Look {
        Look::new(Theme::Dark, GlyphSet::Rich)
    }
}
