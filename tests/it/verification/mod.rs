//! The certainty of the file.

mod compare;
mod draw;
mod residual;
mod stop;
mod twins;
