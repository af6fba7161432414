//! How right the file is: two passes of a sheet compared, sheets drawn by lot, a stop that is statistical, the error rate
//! that remains, sheets keyed twice. `docs/certainty.md` tells the methods and their sources.
//!
//! Pure and repeatable: it knows no store, no clock and no sentence.

mod compare;
mod draw;
mod facts;
mod residual;
mod state;
mod stop;
mod twins;

pub use compare::{Difference, DifferenceKind, SlipKind};
pub use facts::{
    Balance, BatchFacts, DrawFacts, DrawScope, Facts, Open, OpenStage, QuestionPlace, SheetFacts, SheetKind, TwinFacts,
};
pub use state::{
    Basis, Counts, EntryState, Participation, Scope, StateFinding, StateKind, StateLine, StatePlace, entry_state,
};
