//! The line-by-line face: the same engine, one question per line, for screen readers and scripts.
//!
//! Nothing is redrawn and no cursor moves: what is said once stays said. A line is an answer; a line that begins with
//! `:` is a command.

mod keying;
mod lines;
mod menu;
mod words;

pub use keying::{End, key};
pub use lines::{Line, Lines};
pub use menu::choose;
pub use words::sign;
