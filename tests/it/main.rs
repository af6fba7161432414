//! Every test of copiste that needs no access to private things.
#![allow(clippy::unwrap_used)]

mod floors;
mod keymap;
mod languages;
mod store;
