//! The certainty of the file.

mod compare;
mod state;
mod stop;
mod twins;
