use copiste::tui::backend::{Outlet, Screen};
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::Backend as _;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Color, Modifier, Style};
use std::io;
use std::num::NonZeroU16;

/// Remembers the frames.
struct Sheet {
    size: Size,
    frames: Vec<Vec<u8>>,
}

impl Outlet for Sheet {
    fn send(&mut self, frame: &[u8]) -> io::Result<()> {
        self.frames.push(frame.to_vec());
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }
}

fn terminal(columns: u16, rows: u16) -> Terminal<Screen<Sheet>> {
    let sheet = Sheet { size: Size::new(columns, rows), frames: Vec::new() };
    Terminal::new(Screen::new(sheet)).unwrap()
}

fn parser(columns: u16, rows: u16) -> vt100::Parser {
    vt100::Parser::new(NonZeroU16::new(rows).unwrap(), NonZeroU16::new(columns).unwrap(), 0)
}

/// The bytes of the frame that `draw` makes.
fn frame(terminal: &mut Terminal<Screen<Sheet>>, draw: impl FnOnce(&mut ratatui::Frame)) -> Vec<u8> {
    let before = terminal.backend().outlet().frames.len();
    terminal.draw(draw).unwrap();
    let frames = &terminal.backend().outlet().frames;
    assert!(frames.len() <= before + 1, "one write per frame");
    frames.get(before).cloned().unwrap_or_default()
}

fn write(frame: &mut ratatui::Frame, x: u16, y: u16, text: &str, style: Style) {
    frame.buffer_mut().set_string(x, y, text, style);
}

struct Keying {
    row: u16,
    answers: u16,
    state: &'static str,
}

fn keying(frame: &mut ratatui::Frame, keying: &Keying) {
    let bold = Style::new().bold();
    let good = Style::new().fg(Color::Indexed(114));
    write(frame, 1, 0, "Regards croisés 2026 › Résidents › Les Glycines", bold);
    for row in 0..10 {
        write(frame, 1, 3 + row, &format!("  {row:2} Une question de la page"), Style::new());
        let answered = row < keying.answers;
        let style = if answered { bold.fg(Color::Indexed(158)) } else { Style::new().fg(Color::Indexed(248)) };
        write(frame, 48, 3 + row, if answered { "■" } else { " " }, style);
    }
    write(frame, 1, 3 + keying.row, "»", bold);
    write(frame, 2, 20, keying.state, good);
    let left =
        format!("Il reste {} questions sur la page, {} sur la feuille", 10 - keying.answers, 47 - keying.answers);
    write(frame, 20, 20, &left, Style::new());
    frame.set_cursor_position((48, 3 + keying.row));
}

#[test]
fn an_answer_costs_at_most_120_bytes_and_saved_at_most_60() {
    let mut terminal = terminal(80, 24);
    let first = frame(&mut terminal, |f| keying(f, &Keying { row: 3, answers: 3, state: "enregistré" }));
    let answer = frame(&mut terminal, |f| keying(f, &Keying { row: 4, answers: 4, state: "en attente" }));
    let saved = frame(&mut terminal, |f| keying(f, &Keying { row: 4, answers: 4, state: "enregistré" }));
    assert!(first.len() < 1_500, "{}", first.len());
    assert!(answer.len() <= 120, "{}: {}", answer.len(), answer.escape_ascii());
    assert!(saved.len() <= 60, "{}: {}", saved.len(), saved.escape_ascii());
    for frame in [&first, &answer, &saved] {
        assert!(frame.starts_with(b"\x1b[?2026h") && frame.ends_with(b"\x1b[?2026l"), "{}", frame.escape_ascii());
    }
    // The cursor is shown once, not hidden and shown at every frame.
    assert!(!answer.windows(6).any(|bytes| bytes == b"\x1b[?25h" || bytes == b"\x1b[?25l"));
}

#[test]
fn a_frame_that_changes_nothing_writes_nothing() {
    let mut terminal = terminal(80, 24);
    let state = Keying { row: 3, answers: 3, state: "enregistré" };
    assert!(!frame(&mut terminal, |f| keying(f, &state)).is_empty());
    assert_eq!(frame(&mut terminal, |f| keying(f, &state)), b"");
}

#[test]
fn the_bell_rings_without_painting() {
    let mut terminal = terminal(80, 24);
    frame(&mut terminal, |_| ());
    terminal.backend_mut().ring();
    assert_eq!(frame(&mut terminal, |_| ()), b"\x07");
}

#[test]
fn control_characters_never_reach_the_terminal() {
    // ratatui refuses some of these before the backend sees them, in debug builds: straight to the backend.
    let sheet = Sheet { size: Size::new(10, 2), frames: Vec::new() };
    let mut screen = Screen::new(sheet);
    let cells: Vec<Cell> = ["\x1b", "\r", "\u{9b}", "\u{202e}", "a\u{200b}", "\x07"]
        .into_iter()
        .map(|symbol| {
            let mut cell = Cell::default();
            cell.set_symbol(symbol);
            cell
        })
        .collect();
    screen.draw(cells.iter().enumerate().map(|(x, cell)| (x as u16, 0, cell))).unwrap();
    screen.flush().unwrap();
    let bytes = &screen.outlet().frames[0];
    assert_eq!(bytes.escape_ascii().to_string(), "\\x1b[?2026h\\x1b[H\\x1b[m      \\x1b[?25h\\x1b[?2026l");
}

#[test]
fn a_wide_character_does_not_pass_the_last_column() {
    let mut terminal = terminal(4, 2);
    let mut parser = parser(4, 2);
    parser.process(&frame(&mut terminal, |f| {
        f.buffer_mut()[(3, 0)].set_symbol("コ");
        f.buffer_mut()[(3, 1)].set_symbol("x");
    }));
    assert_eq!(parser.screen().contents(), "    \n   x");
}

/// Texts that stand on a screen: letters, accents composed and combined, wide ones, blanks.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-z0-9 ]{1,6}",
        1 => Just("é".to_owned()),
        1 => Just("e\u{301}".to_owned()),
        1 => Just("コ".to_owned()),
        1 => Just("■".to_owned()),
        1 => Just("    ".to_owned()),
    ];
    proptest::collection::vec(piece, 1..4).prop_map(|pieces| pieces.concat())
}

fn style() -> impl Strategy<Value = Style> {
    let colour = || {
        prop_oneof![
            4 => Just(Color::Reset),
            1 => Just(Color::Red),
            1 => Just(Color::LightBlue),
            1 => any::<u8>().prop_map(|index| Color::Indexed(index | 16)),
            1 => any::<(u8, u8, u8)>().prop_map(|(r, g, b)| Color::Rgb(r, g, b)),
        ]
    };
    let modifier = prop_oneof![
        3 => Just(Modifier::empty()),
        1 => Just(Modifier::BOLD),
        1 => Just(Modifier::DIM),
        1 => Just(Modifier::REVERSED),
        1 => Just(Modifier::UNDERLINED),
        1 => Just(Modifier::ITALIC | Modifier::REVERSED),
        1 => Just(Modifier::BOLD | Modifier::UNDERLINED),
    ];
    (colour(), colour(), modifier)
        .prop_map(|(ink, ground, modifier)| Style::reset().fg(ink).bg(ground).add_modifier(modifier))
}

#[derive(Clone, Debug)]
enum Deed {
    Draw { texts: Vec<(u16, u16, String, Style)>, cursor: Option<(u16, u16)> },
    Clear,
    Resize(u16, u16),
    Forget,
}

fn deed() -> impl Strategy<Value = Deed> {
    let texts = proptest::collection::vec((0..24u16, 0..8u16, text(), style()), 0..12);
    let cursor = proptest::option::of((0..10u16, 0..4u16));
    prop_oneof![
        6 => (texts, cursor).prop_map(|(texts, cursor)| Deed::Draw { texts, cursor }),
        1 => Just(Deed::Clear),
        1 => (10..24u16, 4..8u16).prop_map(|(columns, rows)| Deed::Resize(columns, rows)),
        1 => Just(Deed::Forget),
    ]
}

fn colour_of(colour: vt100::Color) -> Color {
    match colour {
        vt100::Color::Default => Color::Reset,
        vt100::Color::Idx(1) => Color::Red,
        vt100::Color::Idx(12) => Color::LightBlue,
        vt100::Color::Idx(index) => Color::Indexed(index),
        vt100::Color::Rgb(r, g, b) => Color::Rgb(r, g, b),
    }
}

fn assert_same(screen: &vt100::Screen, buffer: &Buffer) {
    for y in 0..buffer.area.height {
        let mut covered = false;
        for x in 0..buffer.area.width {
            let cell = &buffer[(x, y)];
            let there = screen.cell(y, x).unwrap();
            if covered {
                covered = false;
                continue;
            }
            covered = there.is_wide();
            let glyph = if there.has_contents() { there.contents() } else { " " };
            assert_eq!(glyph, cell.symbol(), "glyph at {x}, {y}");
            let blank = glyph == " ";
            let shows = !blank || cell.modifier.intersects(Modifier::REVERSED | Modifier::UNDERLINED);
            assert_eq!(colour_of(there.bgcolor()), cell.bg, "ground at {x}, {y}");
            assert_eq!(there.inverse(), cell.modifier.contains(Modifier::REVERSED), "reversed at {x}, {y}");
            assert_eq!(there.underline(), cell.modifier.contains(Modifier::UNDERLINED), "underlined at {x}, {y}");
            if shows {
                assert_eq!(colour_of(there.fgcolor()), cell.fg, "ink at {x}, {y}");
                assert_eq!(there.bold(), cell.modifier.contains(Modifier::BOLD), "bold at {x}, {y}");
                assert_eq!(there.dim(), cell.modifier.contains(Modifier::DIM), "dim at {x}, {y}");
                assert_eq!(there.italic(), cell.modifier.contains(Modifier::ITALIC), "italic at {x}, {y}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_terminal_shows_what_was_drawn(deeds in proptest::collection::vec(deed(), 1..10)) {
        let mut terminal = terminal(20, 6);
        let mut parser = parser(20, 6);
        for deed in deeds {
            match deed {
                Deed::Clear => terminal.clear().unwrap(),
                Deed::Resize(columns, rows) => {
                    terminal.backend_mut().outlet_mut().size = Size::new(columns, rows);
                    parser.screen_mut().set_size(NonZeroU16::new(rows).unwrap(), NonZeroU16::new(columns).unwrap());
                }
                Deed::Forget => {
                    parser.process("\x1b[31;44;1mshell$ \r\nautre".as_bytes());
                    terminal.backend_mut().forget();
                    terminal.clear().unwrap();
                }
                Deed::Draw { texts, cursor } => {
                    let mut drawn = Buffer::empty(Rect::default());
                    let bytes = frame(&mut terminal, |f| {
                        let area = f.area();
                        for (x, y, text, style) in &texts {
                            if *x < area.width && *y < area.height {
                                f.buffer_mut().set_stringn(*x, *y, text, usize::from(area.width - x), *style);
                            }
                        }
                        // A blank where a wide character was covered by half is the painter's business.
                        mend(f.buffer_mut());
                        drawn = f.buffer_mut().clone();
                        if let Some(cursor) = cursor {
                            f.set_cursor_position(cursor);
                        }
                    });
                    parser.process(&bytes);
                    assert_same(parser.screen(), &drawn);
                    prop_assert_eq!(parser.screen().hide_cursor(), cursor.is_none());
                    if let Some(cursor) = cursor {
                        let (row, column) = parser.screen().cursor_position();
                        prop_assert_eq!(Position { x: column, y: row }, cursor.into());
                    }
                }
            }
        }
    }
}

/// ratatui leaves it to the painter that no wide character is followed by a printed cell.
fn mend(buffer: &mut Buffer) {
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let wide = unicode_width::UnicodeWidthStr::width(buffer[(x, y)].symbol()) == 2;
            if wide && (x + 1 == buffer.area.width || buffer[(x + 1, y)].symbol() != " ") {
                buffer[(x, y)].set_symbol("?");
            } else if wide {
                x += 1;
            }
            x += 1;
        }
    }
}
