//! Draws through one `write` per frame with as few bytes as the terminal needs.
//!
//! What ratatui hands over is gathered into one buffer; [`flush`](ratatui::backend::Backend::flush) sends it
//! between the synchronized-output brackets (mode 2026, never queried: an unknown answer would stand among the keys).
//! The position, the style and the visibility of the terminal's cursor are remembered across frames, so a frame that
//! changes nothing writes nothing.

use super::look::is_drawable;
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};
use std::collections::BTreeSet;
use std::io::{self, Write as _};
use unicode_width::UnicodeWidthStr as _;

const FRAME_BEGINS: &[u8] = b"\x1b[?2026h";
const FRAME_ENDS: &[u8] = b"\x1b[?2026l";

/// Shortest relative moves are spelled as repeated control characters up to this count.
const REPEAT_MAX: u16 = 3;

/// Where frames go: a terminal, or a buffer in a test.
pub trait Outlet {
    /// Hands over one frame, whole.
    fn send(&mut self, frame: &[u8]) -> io::Result<()>;
    /// Columns and rows now.
    fn size(&self) -> io::Result<Size>;
}

/// A ratatui backend that says only what changed.
#[derive(Debug)]
pub struct Screen<O> {
    outlet: O,
    /// Begins with the opening bracket, so that a frame is one slice whether or not it needs the brackets.
    frame: Vec<u8>,
    /// Whether the frame paints, or at most moves the cursor and rings.
    paints: bool,
    /// Where the terminal's cursor is; `None` when the terminal may disagree.
    at: Option<Position>,
    /// What the terminal writes with; `None` when unknown.
    wears: Option<Wear>,
    /// Where characters of two columns stand.
    wide: BTreeSet<(u16, u16)>,
    shown: Option<bool>,
    wanted: Option<Position>,
    wanted_shown: bool,
}

impl<O: Outlet> Screen<O> {
    /// A screen that knows nothing of the terminal's state yet.
    pub fn new(outlet: O) -> Screen<O> {
        Screen {
            outlet,
            frame: FRAME_BEGINS.to_vec(),
            paints: false,
            at: None,
            wears: None,
            wide: BTreeSet::new(),
            shown: None,
            wanted: None,
            wanted_shown: true,
        }
    }

    /// Rings the bell with the next frame.
    pub fn ring(&mut self) {
        self.frame.push(0x07);
    }

    /// Asks the terminal with the next frame whether it is well (the device status report): it answers `CSI 0 n`.
    pub fn ask(&mut self) {
        self.frame.extend_from_slice(b"\x1b[5n");
    }

    /// Somebody else wrote on the terminal: nothing is known of it any more. Clear and draw everything after this.
    pub fn forget(&mut self) {
        self.frame.truncate(FRAME_BEGINS.len());
        self.paints = false;
        self.at = None;
        self.wears = None;
        self.wide.clear();
        self.shown = None;
    }

    /// Where the frames go.
    pub fn outlet(&self) -> &O {
        &self.outlet
    }

    /// Where the frames go, to change it.
    pub fn outlet_mut(&mut self) -> &mut O {
        &mut self.outlet
    }

    fn put(&mut self, x: u16, y: u16, cell: &Cell, columns: u16) {
        let glyph = glyph(cell.symbol(), columns.saturating_sub(x));
        self.go(Position { x, y });
        self.wear(Wear::of(cell), glyph == " ");
        self.frame.extend_from_slice(glyph.as_bytes());
        let next = x + 1;
        let width = glyph.width() as u16;
        // Past the last column the terminal holds its wrap back, each in its own way; and widths of anything but
        // plain letters are a matter of opinion between terminals.
        let certain = width == 1 && glyph.chars().count() == 1;
        self.at = (certain && next < columns).then_some(Position { x: next, y });
        self.blank_the_other_half(x, y, width);
    }

    /// A wide character that is half covered leaves a half that ratatui takes for blank, and terminals fill as they
    /// like.
    fn blank_the_other_half(&mut self, x: u16, y: u16, width: u16) {
        let end = x + width;
        let orphan = self.wide.contains(&(y, end - 1));
        for covered in x.saturating_sub(1)..end {
            self.wide.remove(&(y, covered));
        }
        if width > 1 {
            self.wide.insert((y, x));
        }
        if orphan {
            self.go(Position { x: end, y });
            self.wear(Wear::PLAIN, true);
            self.frame.push(b' ');
            self.at = None;
        }
    }

    /// Moves the terminal's cursor by the shortest way.
    fn go(&mut self, to: Position) {
        if self.at == Some(to) {
            return;
        }
        let mut best = absolute(to);
        if let Some(from) = self.at {
            for candidate in relative(from, to) {
                if candidate.len() < best.len() {
                    best = candidate;
                }
            }
        }
        self.frame.extend_from_slice(&best);
        self.at = Some(to);
    }

    /// Changes what the terminal writes with, by the shortest way. A blank shows no ink.
    fn wear(&mut self, target: Wear, blank: bool) {
        match self.wears {
            Some(worn) if worn == target || (blank && worn.paints_blank_as(&target)) => return,
            Some(worn) => {
                let whole = target.whole();
                let change = worn.change(&target);
                self.frame.extend_from_slice(if change.len() < whole.len() { &change } else { &whole });
            }
            None => self.frame.extend_from_slice(&target.whole()),
        }
        self.wears = Some(target);
    }
}

impl<O: Outlet> Backend for Screen<O> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let columns = self.size()?.width;
        for (x, y, cell) in content {
            self.paints = true;
            self.put(x, y, cell, columns);
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.wanted_shown = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.wanted_shown = true;
        Ok(())
    }

    /// Where the cursor was last wanted: the terminal is never asked.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.wanted.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.wanted = Some(position.into());
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    /// Clears; partial regions are taken from where the cursor is wanted.
    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.paints = true;
        // Terminals clear with the background in force.
        self.wear(Wear::PLAIN, false);
        let code: &[u8] = match region {
            ClearType::All => b"\x1b[2J",
            ClearType::AfterCursor => b"\x1b[J",
            ClearType::BeforeCursor => b"\x1b[1J",
            ClearType::CurrentLine => b"\x1b[2K",
            ClearType::UntilNewLine => b"\x1b[K",
        };
        if region != ClearType::All {
            self.go(self.wanted.unwrap_or_default());
        }
        self.frame.extend_from_slice(code);
        if region == ClearType::All {
            self.wide.clear();
        }
        // After a change of size nobody knows where the terminal has left its cursor.
        self.at = None;
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        self.outlet.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::default() })
    }

    fn flush(&mut self) -> io::Result<()> {
        if let (true, Some(wanted)) = (self.wanted_shown, self.wanted) {
            self.go(wanted);
        }
        if self.shown != Some(self.wanted_shown) {
            self.frame.extend_from_slice(if self.wanted_shown { b"\x1b[?25h" } else { b"\x1b[?25l" });
            self.shown = Some(self.wanted_shown);
        }
        let outcome = if self.paints {
            self.frame.extend_from_slice(FRAME_ENDS);
            self.outlet.send(&self.frame)
        } else if self.frame.len() > FRAME_BEGINS.len() {
            self.outlet.send(&self.frame[FRAME_BEGINS.len()..])
        } else {
            Ok(())
        };
        self.frame.truncate(FRAME_BEGINS.len());
        self.paints = false;
        outcome
    }
}

/// What may be written for a cell: never a control character, never more than the columns left.
fn glyph(symbol: &str, columns_left: u16) -> &str {
    let width = symbol.width();
    let fits = (1..=usize::from(columns_left)).contains(&width);
    if fits && symbol.chars().all(is_drawable) { symbol } else { " " }
}

fn absolute(to: Position) -> Vec<u8> {
    let (row, column) = (to.y + 1, to.x + 1);
    match (row, column) {
        (1, 1) => b"\x1b[H".to_vec(),
        (_, 1) => format!("\x1b[{row}H").into_bytes(),
        (1, _) => format!("\x1b[;{column}H").into_bytes(),
        _ => format!("\x1b[{row};{column}H").into_bytes(),
    }
}

fn relative(from: Position, to: Position) -> [Vec<u8>; 2] {
    let mut direct = Vec::new();
    if to.y > from.y {
        steps(&mut direct, to.y - from.y, b'B', Some(b'\n'));
    } else {
        steps(&mut direct, from.y - to.y, b'A', None);
    }
    let mut from_margin = vec![b'\r'];
    from_margin.extend_from_slice(&direct);
    steps(&mut from_margin, to.x, b'C', None);
    if to.x > from.x {
        steps(&mut direct, to.x - from.x, b'C', None);
    } else {
        steps(&mut direct, from.x - to.x, b'D', Some(0x08));
    }
    [direct, from_margin]
}

fn steps(bytes: &mut Vec<u8>, count: u16, code: u8, single: Option<u8>) {
    match (count, single) {
        (0, _) => {}
        (1..=REPEAT_MAX, Some(single)) => bytes.extend(std::iter::repeat_n(single, usize::from(count))),
        (1, None) => bytes.extend_from_slice(&[0x1b, b'[', code]),
        _ => {
            let _ = write!(bytes, "\x1b[{count}");
            bytes.push(code);
        }
    }
}

/// What the terminal writes with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Wear {
    ink: Color,
    ground: Color,
    modifier: Modifier,
}

/// Modifiers with the code that sets and the code that ends them.
const MODIFIERS: [(Modifier, &str, &str); 9] = [
    (Modifier::BOLD, "1", "22"),
    (Modifier::DIM, "2", "22"),
    (Modifier::ITALIC, "3", "23"),
    (Modifier::UNDERLINED, "4", "24"),
    (Modifier::SLOW_BLINK, "5", "25"),
    (Modifier::RAPID_BLINK, "6", "25"),
    (Modifier::REVERSED, "7", "27"),
    (Modifier::HIDDEN, "8", "28"),
    (Modifier::CROSSED_OUT, "9", "29"),
];

/// Modifiers that a blank shows too.
const SEEN_ON_BLANK: Modifier =
    Modifier::REVERSED.union(Modifier::UNDERLINED).union(Modifier::CROSSED_OUT).union(Modifier::HIDDEN);

impl Wear {
    const PLAIN: Wear = Wear { ink: Color::Reset, ground: Color::Reset, modifier: Modifier::empty() };

    fn of(cell: &Cell) -> Wear {
        Wear { ink: cell.fg, ground: cell.bg, modifier: cell.modifier }
    }

    fn paints_blank_as(&self, other: &Wear) -> bool {
        self.ground == other.ground && !(self.modifier | other.modifier).intersects(SEEN_ON_BLANK)
    }

    /// From any state.
    fn whole(&self) -> Vec<u8> {
        let mut codes = vec![String::new()];
        codes.extend(MODIFIERS.iter().filter(|(one, ..)| self.modifier.contains(*one)).map(|(_, on, _)| (*on).into()));
        if self.ink != Color::Reset {
            codes.push(colour(self.ink, 30));
        }
        if self.ground != Color::Reset {
            codes.push(colour(self.ground, 40));
        }
        sequence(&codes)
    }

    /// From this state to the target.
    fn change(&self, target: &Wear) -> Vec<u8> {
        let mut codes: Vec<String> = Vec::new();
        let mut worn = self.modifier;
        for (one, _, off) in MODIFIERS {
            if worn.contains(one) && !target.modifier.contains(one) {
                codes.push(off.into());
                // One code ends both modifiers of a pair.
                worn.remove(one);
                worn =
                    MODIFIERS.iter().filter(|(_, _, end)| *end == off).fold(worn, |worn, pair| worn.difference(pair.0));
            }
        }
        for (one, on, _) in MODIFIERS {
            if target.modifier.contains(one) && !worn.contains(one) {
                codes.push(on.into());
            }
        }
        if self.ink != target.ink {
            codes.push(colour(target.ink, 30));
        }
        if self.ground != target.ground {
            codes.push(colour(target.ground, 40));
        }
        sequence(&codes)
    }
}

fn sequence(codes: &[String]) -> Vec<u8> {
    format!("\x1b[{}m", codes.join(";")).into_bytes()
}

/// The code of a colour; `base` is 30 for the ink, 40 for the ground.
fn colour(colour: Color, base: u8) -> String {
    let plain = |index: u8| (base + index).to_string();
    let bright = |index: u8| (base + 60 + index).to_string();
    match colour {
        Color::Reset => plain(9),
        Color::Black => plain(0),
        Color::Red => plain(1),
        Color::Green => plain(2),
        Color::Yellow => plain(3),
        Color::Blue => plain(4),
        Color::Magenta => plain(5),
        Color::Cyan => plain(6),
        Color::Gray => plain(7),
        Color::DarkGray => bright(0),
        Color::LightRed => bright(1),
        Color::LightGreen => bright(2),
        Color::LightYellow => bright(3),
        Color::LightBlue => bright(4),
        Color::LightMagenta => bright(5),
        Color::LightCyan => bright(6),
        Color::White => bright(7),
        Color::Indexed(index) => format!("{};5;{index}", base + 8),
        Color::Rgb(red, green, blue) => format!("{};2;{red};{green};{blue}", base + 8),
    }
}
