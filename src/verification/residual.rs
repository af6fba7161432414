//! The error rate of the finished file: verified sheets were corrected, the others are estimated, and what no second keying
//! reveals is added. `docs/certainty-statistics.md` has the formulas in a row.

use super::stop::{Frame, wrong_at_least, wrong_at_most};
use serde::{Deserialize, Serialize};

/// Who keyed the second pass: how many of the errors a comparison reveals hangs on it.
///
/// Kawado, Hinotsu, Matsuyama, Yamaguchi, Hashimoto and Ohashi, "A comparison of error detection rates between the reading
/// aloud method and the double data entry method", Controlled Clinical Trials 24 (2003) 560–569,
/// doi 10.1016/S0197-2456(03)00089-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Detection {
    /// Another person: 88.3 % of the errors.
    OtherPerson,
    /// The same person, later: 69.0 %.
    SamePersonLater,
}

impl Detection {
    /// The share of errors that is found.
    pub fn rate(self) -> f64 {
        match self {
            Detection::OtherPerson => 0.883,
            Detection::SamePersonLater => 0.690,
        }
    }
}

/// Error rates per 10,000 fields.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Residual {
    /// Wrong fields left in the finished file, estimated.
    pub rate: f64,
    /// Lower end of its two-sided 95 % interval.
    pub low: f64,
    /// Upper end of its two-sided 95 % interval.
    pub high: f64,
    /// One-sided: at 95 % not more than this.
    pub at_most: f64,
    /// What the first keying had, as the comparison revealed it: of the verified sheets, before any correction.
    pub revealed: f64,
}

/// The error rate of the finished file; `None` when nothing was verified.
///
/// `wrong` are the wrong fields of each verified sheet in the order of the draw, `fields_verified` the keyed fields of these
/// sheets. With e wrong of m verified fields of M, and a detection rate d:
///
/// - first keying, as revealed: e / m; with what was not revealed: p = (e / m) / d;
/// - finished file: p · ((M − m) + (1 − d) · m) / M, as the verified sheets keep only what was not revealed;
/// - an end of the interval: (B / d + e · (1 − d) / d) / M, where B bounds the wrong fields that would be revealed on the
///   other sheets: `wrong_at_most` and `wrong_at_least` less e, at 97.5 % each, or at 95 % for the one-sided bound.
///
/// The interval is that of the draw, and holds although one stopped when it looked good. The detection rate is taken as
/// given. After stopping early the estimate itself may be a little low.
pub fn residual(frame: &Frame, wrong: &[u32], fields_verified: u64, detection: Detection) -> Option<Residual> {
    if wrong.is_empty() || fields_verified == 0 {
        return None;
    }
    let detected = detection.rate();
    let found: u64 = wrong.iter().copied().map(u64::from).sum();
    let (all, verified) = (frame.fields.max(fields_verified) as f64, fields_verified as f64);
    let revealed = found as f64 / verified;
    let rate = revealed / detected * ((all - verified) + (1.0 - detected) * verified) / all;
    let undetected = found as f64 * (1.0 - detected) / detected;
    let with_others = |total: u64| ((total - found) as f64 / detected + undetected) / all;
    let low = with_others(wrong_at_least(frame, wrong, 0.975));
    let high = with_others(wrong_at_most(frame, wrong, 0.975));
    let at_most = with_others(wrong_at_most(frame, wrong, 0.95));
    let per_10_000 = |rate: f64| 10_000.0 * rate.min(1.0);
    Some(Residual {
        rate: per_10_000(rate),
        // The ends keep what earlier sheets excluded; should later ones turn out otherwise, the estimate stays between.
        low: per_10_000(low.min(rate)),
        high: per_10_000(high.max(rate)),
        at_most: per_10_000(at_most.max(rate)),
        revealed: per_10_000(revealed),
    })
}
