//! The certainty of the file.

mod compare;
mod draw;
mod residual;
mod state;
mod stop;
mod twins;
