//! The entry engine: one sheet being keyed. A value with one way in, [`Entry::handle`].
//!
//! No clock, file, terminal, store or sentence here: what it needs of the world arrives in an [`Action`] or at
//! opening, and what it wants of the world leaves as an [`Effect`].

mod action;

pub use action::{Action, Context, Edit, Effect, Refusal, RefusalKind};
