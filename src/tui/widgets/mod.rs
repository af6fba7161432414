//! What screens are made of. Every widget reads and changes nothing, draws in any size down to one cell, and shows
//! only text that [`Look::text`](super::Look::text) let through.

mod bars;
mod field;
mod form;
mod paint;
mod table;
mod text;

pub use bars::{Header, Hint, Hints, Rule, Status, progress};
pub use field::FieldLine;
pub use form::{Form, FormField, FormView, Input};
pub use paint::{cut, paint, paint_right};
pub use table::{Align, Cell, Column, Step, Table, Width, stepped};
pub use text::{Notice, TextView, wrap};

use ratatui::layout::Rect;

/// The smallest home.
pub const COLUMNS_MIN: u16 = 80;
/// The smallest home.
pub const ROWS_MIN: u16 = 24;

/// Whether a screen has room; where it has not, a [`Notice`] says so.
pub fn has_room(area: Rect) -> bool {
    area.width >= COLUMNS_MIN && area.height >= ROWS_MIN
}

/// One row of an area, counted from its top; empty when the area is lower.
pub fn row(area: Rect, from_top: u16) -> Rect {
    if from_top >= area.height {
        return Rect { height: 0, ..area };
    }
    Rect { y: area.y + from_top, height: 1, ..area }
}

/// Splits an area into rows above, the middle, and rows below.
pub fn split(area: Rect, above: u16, below: u16) -> (Rect, Rect, Rect) {
    let above = above.min(area.height);
    let below = below.min(area.height - above);
    let middle = area.height - above - below;
    (
        Rect { height: above, ..area },
        Rect { y: area.y + above, height: middle, ..area },
        Rect { y: area.y + above + middle, height: below, ..area },
    )
}
