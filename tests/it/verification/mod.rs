//! The certainty of the file.

mod compare;
mod stop;
mod twins;
