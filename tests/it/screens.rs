//! Drawn screens as text: glyphs, and beside them a map of styles.

use ratatui::Frame;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt::Write as _;

/// Draws at a size and returns the picture, with the cursor's place.
pub fn drawn(columns: u16, rows: u16, draw: impl FnOnce(&mut Frame)) -> String {
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
    let mut cursor = None;
    terminal.hide_cursor().unwrap();
    terminal.draw(draw).unwrap();
    let shown = terminal.backend().cursor_visible();
    if shown {
        cursor = Some(terminal.backend().cursor_position());
    }
    let mut picture = picture(terminal.backend().buffer());
    if let Some(cursor) = cursor {
        writeln!(picture, "cursor: row {}, column {}", cursor.y + 1, cursor.x + 1).unwrap();
    }
    picture
}

/// Glyphs, then a map with a letter per style, then what the letters mean. Plain cells are dots.
pub fn picture(buffer: &Buffer) -> String {
    let mut styles: Vec<String> = Vec::new();
    let (mut glyphs, mut map) = (String::new(), String::new());
    for y in buffer.area.top()..buffer.area.bottom() {
        let (mut line, mut letters) = (String::new(), String::new());
        let mut covered = 0;
        for x in buffer.area.left()..buffer.area.right() {
            let cell = &buffer[(x, y)];
            letters.push(letter(cell, &mut styles));
            if covered > 0 {
                covered -= 1;
                continue;
            }
            line.push_str(cell.symbol());
            covered = unicode_width::UnicodeWidthStr::width(cell.symbol()).saturating_sub(1);
        }
        writeln!(glyphs, "{}", line.trim_end()).unwrap();
        writeln!(map, "{}", letters.trim_end_matches('.')).unwrap();
    }
    let mut picture = glyphs;
    if !styles.is_empty() {
        picture.push_str("styles:\n");
        picture.push_str(&map);
        for (place, style) in styles.iter().enumerate() {
            writeln!(picture, "{}: {style}", char::from(b'a' + place as u8)).unwrap();
        }
    }
    picture
}

fn letter(cell: &Cell, styles: &mut Vec<String>) -> char {
    if cell.fg == Color::Reset && cell.bg == Color::Reset && cell.modifier == Modifier::empty() {
        return '.';
    }
    let mut words = Vec::new();
    if cell.fg != Color::Reset {
        words.push(format!("ink {}", cell.fg));
    }
    if cell.bg != Color::Reset {
        words.push(format!("ground {}", cell.bg));
    }
    words.extend(cell.modifier.iter_names().map(|(name, _)| name.to_lowercase()));
    let words = words.join(", ");
    let place = styles.iter().position(|style| *style == words).unwrap_or_else(|| {
        styles.push(words);
        styles.len() - 1
    });
    char::from(b'a' + place as u8)
}
