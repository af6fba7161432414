//! The certainty of the file.

mod compare;
mod draw;
mod protocol;
mod residual;
mod state;
mod stop;
mod twins;
