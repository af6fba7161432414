//! Screens.
pub mod keying;
