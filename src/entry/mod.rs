//! The entry engine: one sheet being keyed. A value with one way in, [`Entry::handle`].
//!
//! No clock, file, terminal, store or sentence here: what it needs of the world arrives in an [`Action`] or at
//! opening, and what it wants of the world leaves as an [`Effect`].
//!
//! Two things hold after every action, whatever was pressed: the cursor stands on an asked question or past the end
//! of a page or of the sheet, and no question that is not asked has an answer.

mod action;
mod cell;
mod check;
mod engine;
mod line;
pub mod lint;
mod prompt;
mod replay;
mod route;
mod walk;

pub use action::{Action, Context, Edit, Effect, Refusal, RefusalKind};
pub use engine::{Entry, Opening, Options, Scope, Stand};
pub use line::Line;
pub use prompt::{Ask, Prompt, PromptKind};
pub use replay::{actions_for, is_ambiguous, keys_of_sheet};
pub use walk::{Elsewhere, Reason, Verdict, Walked, answered_elsewhere, walk};
