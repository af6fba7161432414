//! The door for what goes out: forms in the formats of others.
//!
//! It knows no campaign, store or screen.

mod xlsform;

pub use xlsform::{Error, write_xlsform, write_xlsform_text, xlsform_text};
