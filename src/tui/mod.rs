//! The terminal's face of the station.
//!
//! `terminal` takes the terminal and gives it back, `backend` draws with few bytes, `input` turns what arrives into one
//! closed [`Event`] in one mailbox, `look` is colours and glyphs, `widgets` what screens are made of. Drawing reads and
//! changes nothing; settings arrive as values, never from the environment.

mod app;
pub mod backend;
pub mod desk;
mod frame;
pub mod input;
mod lag;
pub mod look;
mod screens;
pub mod terminal;
pub mod widgets;
pub mod work;

pub use app::{App, Start, run};
pub use input::{Event, Mailbox, Post, Signal};
pub use look::{Look, clean};
