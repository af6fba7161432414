//! When enough sheets were verified: a bound on the wrong fields of all sheets that holds although one stops when it is low
//! enough.
//!
//! Fields of one sheet are not independent, a slip shifts many of them: the unit is the sheet. A gambler bets, sheet after
//! sheet, against the hypothesis "there are T wrong fields". The bets are fair if the hypothesis is true, so the chance that
//! he ever multiplies his money by 20 is at most 1 in 20 (Ville 1939), whatever the errors look like and whenever one stops.
//! Fair bets on sheets drawn without replacement: Waudby-Smith and Ramdas, "Confidence sequences for sampling without
//! replacement" (NeurIPS 2020) and "Estimating means of bounded random variables by betting" (Journal of the Royal
//! Statistical Society B 86, 2024). `docs/certainty-statistics.md` has the formulas, and what the bound does not say.

use serde::{Deserialize, Serialize};

/// What the sheets are drawn from: the complete sheets at the moment of the draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// How many sheets.
    pub sheets: u32,
    /// Keyed fields of all of them.
    pub fields: u64,
    /// The most fields that can be wrong on one sheet: every question of the form, whichever branch was asked.
    pub sheet_fields_max: u32,
}

/// When verification may stop.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoppingRule {
    /// Wrong fields per 10,000 that must not be exceeded.
    pub target_per_10_000: u32,
    /// Sheets verified in any case, or all if the frame has fewer.
    pub sheets_min: u32,
    /// How sure, from 0 to under 1.
    pub confidence: f64,
}

impl Default for StoppingRule {
    /// At most 100 wrong fields per 10,000, at 95 %, after at least 20 sheets.
    fn default() -> Self {
        StoppingRule { target_per_10_000: 100, sheets_min: 20, confidence: 0.95 }
    }
}

/// Whether verification may stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// The target is proved, with sheets left.
    Proved,
    /// Every sheet was verified: nothing is left to estimate.
    Exhausted,
    /// So many sheets still if no further difference is found; more otherwise.
    Still(u32),
}

/// Whether verification may stop. `wrong` are the wrong fields of each verified sheet, in the order of the draw.
///
/// Like every function here it panics when `wrong` has more sheets than the frame, or a sheet more wrong fields than it can.
pub fn verdict(frame: &Frame, wrong: &[u32], rule: &StoppingRule) -> Verdict {
    if wrong.len() == sheets(frame) {
        return Verdict::Exhausted;
    }
    match sheets_still(frame, wrong, rule) {
        0 => Verdict::Proved,
        still => Verdict::Still(still),
    }
}

/// How many sheets must still be verified if no further difference is found: 0 when it may stop.
pub fn sheets_still(frame: &Frame, wrong: &[u32], rule: &StoppingRule) -> u32 {
    let mut watch = watched(frame, wrong, rule);
    let mut still = 0;
    while !watch.may_stop() {
        watch.see(0);
        still += 1;
    }
    still
}

/// Whether the sheets verified so far prove the target, however few they are. The same as asking whether
/// `wrong_at_most`, per 10,000 fields, is within it, at the cost of one hypothesis.
pub fn proves(frame: &Frame, wrong: &[u32], rule: &StoppingRule) -> bool {
    watched(frame, wrong, rule).proves()
}

/// The most wrong fields that all sheets of the frame may hold, at this confidence and on this side.
pub fn wrong_at_most(frame: &Frame, wrong: &[u32], confidence: f64) -> u64 {
    let refuted = |total: u64| {
        let mut wager = Wager::new(Side::Fewer, frame, total, confidence);
        wrong.iter().for_each(|&wrong| wager.see(wrong));
        wager.refuted
    };
    // What is refuted stays so for any larger total: the bets only pay more.
    let (mut low, mut high) = possible(frame, wrong);
    while low < high {
        let middle = high - (high - low) / 2;
        if refuted(middle) { high = middle - 1 } else { low = middle }
    }
    low
}

/// The fewest wrong fields that all sheets of the frame hold, at this confidence and on this side.
pub fn wrong_at_least(frame: &Frame, wrong: &[u32], confidence: f64) -> u64 {
    let refuted = |total: u64| {
        let mut wager = Wager::new(Side::More, frame, total, confidence);
        wrong.iter().for_each(|&wrong| wager.see(wrong));
        wager.refuted
    };
    let (mut low, mut high) = possible(frame, wrong);
    while low < high {
        let middle = low + (high - low) / 2;
        if refuted(middle) { low = middle + 1 } else { high = middle }
    }
    low
}

/// Follows one stopping rule sheet by sheet, without beginning again at each.
#[derive(Clone, Debug)]
pub struct Watch {
    wager: Wager,
    sheets_first: u32,
}

impl Watch {
    /// Before the first sheet.
    pub fn new(frame: &Frame, rule: &StoppingRule) -> Watch {
        // The smallest total that misses the target: with it every larger one is refuted.
        let missed = u128::from(rule.target_per_10_000) * u128::from(frame.fields) / 10_000 + 1;
        let missed = u64::try_from(missed).unwrap_or(u64::MAX);
        let wager = Wager::new(Side::Fewer, frame, missed, rule.confidence);
        Watch { wager, sheets_first: rule.sheets_min.min(frame.sheets) }
    }

    /// The wrong fields of the next sheet in the order of the draw.
    pub fn see(&mut self, wrong: u32) {
        self.wager.see(wrong);
        self.sheets_first = self.sheets_first.saturating_sub(1);
    }

    /// Whether the sheets seen prove the target.
    pub fn proves(&self) -> bool {
        // One that was refuted and is found all the same is no proof.
        self.wager.refuted && self.wager.left > 0
    }

    /// Whether verification may stop: the target is proved by enough sheets, or no sheet is left.
    pub fn may_stop(&self) -> bool {
        self.wager.sheets == 0 || self.sheets_first == 0 && self.proves()
    }
}

fn watched(frame: &Frame, wrong: &[u32], rule: &StoppingRule) -> Watch {
    let mut watch = Watch::new(frame, rule);
    wrong.iter().for_each(|&wrong| watch.see(wrong));
    watch
}

/// What the total can be: from what was found to that and every field of every other sheet.
fn possible(frame: &Frame, wrong: &[u32]) -> (u64, u64) {
    let others = sheets(frame).checked_sub(wrong.len()).expect("a frame holds the sheets that were verified");
    let found: u64 = wrong.iter().copied().map(u64::from).sum();
    (found, found + others as u64 * u64::from(frame.sheet_fields_max))
}

fn sheets(frame: &Frame) -> usize {
    usize::try_from(frame.sheets).expect("a count of sheets fits")
}

/// What is bet on: that fewer, or more, fields are wrong than the hypothesis says.
#[derive(Clone, Copy, Debug)]
enum Side {
    Fewer,
    More,
}

/// A way of betting. Several side by side, each with its share of the money, are fair as each is.
#[derive(Clone, Copy, Debug)]
struct Bets {
    /// What is staked on every sheet, as a share of what this way has.
    stake: f64,
    /// What this way has; all begin with 1 together.
    money: f64,
}

/// Staked on a sheet's being right: what a sheet wrong from end to end takes away. Most stakes all, which
/// grows fastest as long as no sheet is wrong so; the rest survives such sheets. Chosen by experiment.
const FEWER: &[Bets] = &[
    Bets { stake: 1.0, money: 0.6 },
    Bets { stake: 0.8, money: 0.2 },
    Bets { stake: 0.5, money: 0.1 },
    Bets { stake: 0.25, money: 0.1 },
];

/// Staked on a sheet's being wrong: what a sheet without error takes away, and most sheets are without.
const MORE: &[Bets] = &[
    Bets { stake: 0.5, money: 0.125 },
    Bets { stake: 0.25, money: 0.125 },
    Bets { stake: 0.125, money: 0.25 },
    Bets { stake: 0.0625, money: 0.25 },
    Bets { stake: 0.03125, money: 0.25 },
];

/// How much of the promised risk is taken. The bound "at most" is nearly used up where whole sheets are wrong and just too many
/// of them: at 95 %, 4.8 of 100 such campaigns would be certified falsely, and whoever counts 2,000 of them sees more than 5 %
/// by chance in one count of three. With this share it is 3.8 of 100, and more than 5 % is seen in fewer than one count of three hundred.
/// It costs one sheet in 80, twelve in 280.
const TAKEN: f64 = 0.85;

/// A hypothesis is refuted once the money reaches 1 / risk. A tie, such as 20 after 19 of 20 sheets, must not
/// hang on the last bit.
const ROUNDING: f64 = 1e-9;

/// One hypothesis about the total and the money of who bets against it.
#[derive(Clone, Debug)]
struct Wager {
    side: Side,
    /// Sheets not yet seen.
    sheets: u32,
    /// Wrong fields that they hold if the hypothesis is true; 0 also when more were found.
    left: u64,
    sheet_fields_max: u32,
    risk: f64,
    bets: Vec<Bets>,
    /// Once refuted, always refuted.
    refuted: bool,
}

impl Wager {
    fn new(side: Side, frame: &Frame, total: u64, confidence: f64) -> Wager {
        assert!((0.0..1.0).contains(&confidence), "a confidence is from 0 to under 1, not {confidence}");
        let promised = 1.0 - confidence;
        let (bets, risk) = match side {
            Side::Fewer => (FEWER.to_vec(), TAKEN * promised),
            Side::More => (MORE.to_vec(), promised),
        };
        let Frame { sheets, sheet_fields_max, .. } = *frame;
        let mut wager = Wager { side, sheets, left: total, sheet_fields_max, risk, bets, refuted: false };
        wager.refuted = wager.too_many();
        wager
    }

    /// The wrong fields of the next sheet.
    fn see(&mut self, wrong: u32) {
        assert!(self.sheets > 0, "a frame holds the sheets that were verified");
        assert!(wrong <= self.sheet_fields_max, "{wrong} wrong fields on a sheet of {}", self.sheet_fields_max);
        let (sheets, left) = (f64::from(self.sheets), self.left);
        self.sheets -= 1;
        self.left = left.saturating_sub(u64::from(wrong));
        if self.refuted {
            return;
        }
        let (wrong_fields, left_fields) = (f64::from(wrong), left as f64);
        match self.side {
            // All that the hypothesis says is found: it is no longer too many.
            Side::Fewer if self.left == 0 => {}
            Side::Fewer if self.too_many() => self.refuted = true,
            Side::Fewer => {
                let most = f64::from(self.sheet_fields_max);
                self.settle(|stake| {
                    // The errors on one sheet that take all: no sheet has more than the hypothesis has left.
                    let ruin = (most / stake).min(left_fields);
                    if wrong_fields >= ruin {
                        return 0.0;
                    }
                    sheets * (ruin - wrong_fields) / (ruin * sheets - left_fields)
                });
            }
            Side::More if u64::from(wrong) > left => self.refuted = true,
            // Nothing to win and nothing to lose.
            Side::More if left == 0 => {}
            Side::More => self.settle(|stake| 1.0 - stake + stake * wrong_fields * sheets / left_fields),
        }
    }

    /// Every way of betting gets what it won. Money that dwindles to nothing stays nothing, on the safe side.
    fn settle(&mut self, payoff: impl Fn(f64) -> f64) {
        let mut sum = 0.0;
        for bets in &mut self.bets {
            bets.money *= payoff(bets.stake);
            sum += bets.money;
        }
        self.refuted = sum * self.risk >= 1.0 - ROUNDING;
    }

    /// Whether the sheets not yet seen cannot hold what the hypothesis says.
    fn too_many(&self) -> bool {
        self.left > u64::from(self.sheet_fields_max) * u64::from(self.sheets)
    }
}
