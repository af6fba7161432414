//! How right the file is: two passes of a sheet compared, sheets drawn by lot, a stop that is statistical, the error rate
//! that remains, sheets keyed twice. `docs/certainty.md` tells the methods and their sources.
//!
//! Pure and repeatable: it knows no store, no clock and no sentence.

mod protocol;
mod settlement;

mod compare;

mod certificate;
mod draw;
mod draws;
mod residual;
mod stop;

mod twins;

mod facts;
mod state;

pub use certificate::{Certificate, HeldUp, Progress};
pub use compare::{Difference, DifferenceKind, SlipKind, compare, same};
pub use draw::{BadSeed, Seed, frame_digest, order};
pub use draws::{Draw, SeedFrom};
pub use facts::{
    Balance, BatchFacts, DifferencePlace, DrawFacts, DrawScope, Facts, Open, OpenStage, QuestionPlace, SheetFacts,
    SheetKind, TwinFacts,
};
pub use protocol::{Call, Forbidden, Hands, Sheet, Stage, compared};
pub use residual::{Detection, Found, Residual, residual};
pub use settlement::{Decision, Settlement};
pub use state::{
    Basis, Counts, EntryState, Participation, PileCount, Scope, StateFinding, StateKind, StateLine, StatePlace,
    Unplanned, entry_state,
};
pub use stop::{Frame, StoppingRule, Verdict, Watch, proves, sheets_still, verdict, wrong_at_least, wrong_at_most};
pub use twins::{FALSE_ALARMS, Fingerprints, Twins};
