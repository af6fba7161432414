//! What the sheets say together.

mod anonymity;
mod by_hand;
mod oracle;
pub mod sample;
