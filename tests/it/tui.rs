//! The terminal's face: bytes out, bytes in, text and widgets.

mod backend;
mod input;
mod look;
mod terminal;
mod widgets;
