//! Every test of copiste that needs no access to private things.
#![allow(clippy::unwrap_used)]

mod pty;
mod screens;
mod store;
mod tui;
