//! What was counted in a rehearsal, and whether what was printed is true.

use crate::campaign::Extent;
use crate::questionnaire::Audience;
use crate::record::Serial;
use crate::verification::Residual;
use serde::Serialize;

/// What a run came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// What its errors and its draw were thrown with.
    pub seed: u64,
    /// How many sheets were keyed a second time.
    pub extent: Extent,
    /// What was counted.
    pub figures: Figures,
    /// What each draw printed, and the truth.
    pub certified: Vec<Certified>,
    /// Every wrong field of the first pass, and every right one that a second keying doubted.
    pub errors: Vec<PlantedError>,
}

macro_rules! figures {
    ($($(#[$told:meta])* $figure:ident,)*) => {
        /// What was counted. Fields are answers that both passes key.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
        pub struct Figures {
            $($(#[$told])* pub $figure: u64,)*
        }

        impl Figures {
            /// Adds those of another run.
            pub fn add(&mut self, other: &Figures) {
                $(self.$figure += other.$figure;)*
            }
        }
    };
}

figures! {
    /// Runs.
    runs,
    /// Papers in the piles.
    papers,
    /// Sheets verified.
    verified,
    /// Of these: with fields keyed a third time.
    arbitrated,
    /// Fields of the sheets drawn from.
    fields,
    /// Wrong fields in the first pass of the sheets drawn from.
    wrong,
    /// Wrong fields in the first pass of verified sheets.
    wrong_verified,
    /// Of these: keyed alike by the second person, so that nothing shows.
    alike,
    /// Of these: told as a difference.
    told,
    /// Of those told: right in the finished file.
    mended,
    /// Differences where the first pass is right: the second person erred.
    doubted,
    /// Of these: wrong in the finished file.
    harmed,
    /// Differences told where both passes say what the paper says.
    false_differences,
    /// Wrong fields in the finished file.
    wrong_finished,
    /// Sheets without a majority, decided by the quality manager.
    undecided,
    /// Slips of at least four differing answers in verified sheets, in either pass.
    slips,
    /// Of these: told as one finding.
    slips_told,
    /// Slips told on sheets where none was planted.
    false_slips,
    /// Papers overlooked.
    omitted,
    /// Of these: revealed by the balance of the pile.
    omitted_found,
    /// Papers keyed twice, those with nearly the same box everywhere not counted.
    twins,
    /// Of these: named as a pair.
    twins_found,
    /// Papers keyed twice that have nearly the same box everywhere: no evidence.
    straight_twins,
    /// Of these: named as a pair.
    straight_twins_found,
    /// Pairs named that are two papers.
    false_twins,
    /// Runs with such a pair.
    runs_with_false_twins,
    /// Papers keyed twice that only counting the pile by hand told apart.
    by_hand,
    /// Draws refused because a pile was not balanced.
    draws_refused,
    /// Wrong keys that the form refused or asked back about, put right at once.
    caught,
    /// Runs whose journal has a fault.
    journal_faults,
    /// Keys pressed.
    keys,
}

/// What a draw printed, and the truth: wrong fields per 10,000.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Certified {
    /// The audience its sheets are of.
    pub audience: Audience,
    /// Sheets drawn from.
    pub sheets: u32,
    /// Sheets verified.
    pub verified: u32,
    /// Whether it ended because no sheet was left.
    pub exhausted: bool,
    /// Printed: at most so many in the first pass, as far as a second keying reveals them.
    pub at_most: f64,
    /// True: so many in the first pass that a second keying reveals, or would.
    pub true_revealed: f64,
    /// True: so many in the first pass.
    pub true_first: f64,
    /// Printed: what remains in the finished file.
    pub residual: Option<Residual>,
    /// True: so many in the finished file.
    pub true_finished: f64,
}

/// A field on which somebody was not right.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlantedError {
    /// The audience.
    pub audience: Audience,
    /// The sheet.
    pub serial: Serial,
    /// The question's item code.
    pub question: String,
    /// What the paper says.
    pub paper: String,
    /// What the first pass said.
    pub first: String,
    /// What the second said, when there is one.
    pub second: String,
    /// What the finished file says.
    pub finished: String,
    /// What became of it.
    pub fate: Fate,
}

/// What became of an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// The sheet was not keyed again.
    NotVerified,
    /// Both passes say the same.
    Alike,
    /// The first pass was wrong and is right now.
    Mended,
    /// The first pass was wrong and is wrong still, although the passes differ.
    LeftWrong,
    /// The first pass was right and is right still.
    Kept,
    /// The first pass was right and is wrong now.
    Harmed,
}

/// How often something held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Times {
    /// So often it did.
    pub held: u64,
    /// So often it could.
    pub of: u64,
}

impl Times {
    fn add(&mut self, held: bool) {
        self.of += 1;
        self.held += u64::from(held);
    }
}

/// How often what was printed was true.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// The bound of the first pass.
    pub bound: Times,
    /// Of these: bounds at which a draw ended although sheets were left.
    pub bound_stopped: Times,
    /// "At most so many" of the finished file.
    pub rest: Times,
    /// Of these: where sheets were left.
    pub rest_stopped: Times,
    /// The interval of the finished file.
    pub interval: Times,
    /// Of these: where sheets were left.
    pub interval_stopped: Times,
}

impl Coverage {
    /// Over many draws.
    pub fn of<'a>(certified: impl Iterator<Item = &'a Certified>) -> Coverage {
        let mut coverage = Coverage::default();
        for one in certified {
            coverage.bound.add(one.bound_holds());
            coverage.rest.add(one.rest_holds());
            coverage.interval.add(one.interval_holds());
            if !one.exhausted {
                coverage.bound_stopped.add(one.bound_holds());
                coverage.rest_stopped.add(one.rest_holds());
                coverage.interval_stopped.add(one.interval_holds());
            }
        }
        coverage
    }
}

impl Certified {
    /// Whether what was printed of the first pass is true.
    pub fn bound_holds(&self) -> bool {
        self.true_revealed <= self.at_most + 1e-6
    }

    /// Whether the finished file has at most so many wrong fields as was printed.
    pub fn rest_holds(&self) -> bool {
        self.residual.as_ref().is_none_or(|residual| self.true_finished <= residual.at_most + 1e-6)
    }

    /// Whether the interval printed of the finished file has the truth in it.
    pub fn interval_holds(&self) -> bool {
        let within = |residual: &Residual| {
            residual.low - 1e-6 <= self.true_finished && self.true_finished <= residual.high + 1e-6
        };
        self.residual.as_ref().is_none_or(within)
    }
}
