//! What the sheets say together.

mod anonymity;
mod by_hand;
mod comments;
mod oracle;
pub mod sample;
