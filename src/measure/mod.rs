//! What the sheets say together: participation, scores, intervals, gaps, and what may be shown of them.
//!
//! Sheets go through a [`Collector`] one by one and are not kept; [`Collector::finish`] makes [`Results`] in which a
//! number that must stay hidden does not exist. `docs/anonymity.md` tells the rules. It knows no store, no sentence, no page.

mod collector;
mod comments;
mod dossier;
mod effect;
mod finish;
mod joint;
mod reading;
mod reference;
mod results;
mod standing;
mod statistics;

pub use crate::disclosure::{Disclosed, Shown, UnreadableState};
pub use collector::Collector;
pub use comments::clean;
pub use dossier::{
    Accord, Answers, Criterion, Dossier, DossierCollector, Journey, LogRow, Remark, Source, Told, View, WindowSheets,
};
pub use effect::{Effect, Followed, Measured, followed};
pub use joint::{SQUARES_MIN, joint_min};
pub use reference::{Difference, Reference, ReferenceValue};
pub use results::{
    AudienceResults, Comment, Comments, Distribution, FAMILY_RISK, Gap, ItemResults, ItemScore, Participation,
    Portrait, ProfileResults, Quality, Reliability, Results, Score, ServiceScore, Share, Stage, ThemeResults, Tick,
    Ticks,
};
pub use standing::{NAMED_MAX, Named, Standing};
pub use statistics::{Interval, Side, student, student_quantile, welch, whole_percentages, wilson};

/// Under this count a share is printed as "12 of 18", never as a percentage: one sheet would weigh over five points.
pub const PERCENT_FROM: u32 = 20;

/// The group threshold is never lower than this, whatever a tool says.
pub const GROUP_MIN_FLOOR: u32 = 5;
