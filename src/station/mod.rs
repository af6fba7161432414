//! To come.

mod keymap_errors;

pub use keymap_errors::{keymap_chosen, keymap_error, keymap_guessed};
