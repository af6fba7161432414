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

impl Residual {
    /// Decimals that keep the ends of the interval apart; `None` when there is no interval, the rate being known.
    pub fn decimals(&self) -> Option<usize> {
        match self.high - self.low {
            width if width < 0.005 => None,
            width if width < 1.0 => Some(2),
            width if width < 10.0 => Some(1),
            _ => Some(0),
        }
    }
}

/// What a verification found, for the error rate of the finished file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found<'a> {
    /// Wrong fields of each verified sheet, in the order of the draw; a sheet whose paper nobody could read again counts with
    /// all of its fields.
    pub wrong: &'a [u32],
    /// Keyed fields of these sheets.
    pub fields: u64,
    /// Of these fields, those of sheets whose paper nobody could read again: wrong as far as one knows, and not corrected.
    pub unread: u64,
    /// Of the unread fields, those of sheets that were voided: they are in the file no more.
    pub gone: u64,
}

/// The error rate of the finished file; `None` when nothing was verified that is still in it.
///
/// With e wrong of m verified fields of M, u of both on sheets whose paper nobody could read again, v of these on sheets that
/// were voided since, and a detection rate d:
///
/// - first keying, as revealed: e / m; with what was not revealed: p = ((e − u) / (m − u)) / d;
/// - finished file: (p · (M − m) + p · (1 − d) · (m − u) + u − v) / (M − v), as the verified sheets keep only what was not
///   revealed, and the voided ones are not in it;
/// - an end of the interval: (T − (e − u) − v) / (M − v), where T bounds all errors of the first keying. If the frame has at most B that
///   a comparison reveals (`wrong_at_most`), and each error is revealed with probability d on its own, T is the largest number
///   with P(Bin(T, d) ≤ B) > α₂; at the lower end the smallest with P(Bin(T, d) ≥ B) > α₂, B from `wrong_at_least`. The risk α
///   is shared half and half between B and T; where every sheet is verified B is certain and T has all of it.
///
/// The interval is that of the draw, and holds although one stopped when it looked good. The detection rate is taken as
/// given. After stopping early the estimate itself may be a little low.
pub fn residual(frame: &Frame, found: &Found, detection: Detection) -> Option<Residual> {
    let Found { wrong, fields, unread, gone } = *found;
    if wrong.is_empty() || fields == gone {
        return None;
    }
    let detected = detection.rate();
    let total: u64 = wrong.iter().copied().map(u64::from).sum();
    let unread = unread.min(total).min(fields);
    let gone = gone.min(unread);
    let corrected = total - unread;
    let out = corrected + gone;
    let (all, verified) = (frame.fields.max(fields) as f64, fields as f64);
    let kept = all - gone as f64;
    let compared = (fields - unread) as f64;
    let p = if compared > 0.0 { corrected as f64 / compared / detected } else { 0.0 };
    let rate = (p * (all - verified) + p * (1.0 - detected) * compared + (unread - gone) as f64) / kept;
    let certain = wrong.len() == frame.sheets as usize;
    let risk = |risk: f64| if certain { (0.0, risk) } else { (risk / 2.0, risk / 2.0) };
    let most = |whole: f64| {
        let (sampling, detection) = risk(whole);
        let bound = if certain { total } else { wrong_at_most(frame, wrong, 1.0 - sampling) };
        (errors_at_most(bound, detected, detection) - out.min(bound)) as f64 / kept
    };
    let (sampling, detection) = risk(0.025);
    let least = if certain { total } else { wrong_at_least(frame, wrong, 1.0 - sampling) };
    let low = errors_at_least(least, detected, detection).saturating_sub(out) as f64 / kept;
    let per_10_000 = |rate: f64| 10_000.0 * rate.min(1.0);
    Some(Residual {
        rate: per_10_000(rate),
        // The ends keep what earlier sheets excluded; should later ones turn out otherwise, the estimate stays between.
        low: per_10_000(low.min(rate)),
        high: per_10_000(most(0.025).max(rate)),
        at_most: per_10_000(most(0.05).max(rate)),
        revealed: per_10_000(total as f64 / verified),
    })
}

/// The most errors there may be when `revealed` of them were, each with probability `detected`: the largest T with
/// P(Bin(T, detected) ≤ revealed) > risk.
fn errors_at_most(revealed: u64, detected: f64, risk: f64) -> u64 {
    first(revealed + 1, |errors| misses_at_least(errors, errors - revealed, 1.0 - detected) <= risk) - 1
}

/// The fewest errors there may be: the smallest T with P(Bin(T, detected) ≥ revealed) > risk.
fn errors_at_least(revealed: u64, detected: f64, risk: f64) -> u64 {
    first(revealed, |errors| 1.0 - misses_at_least(errors, errors - revealed + 1, 1.0 - detected) > risk)
}

/// The first number from `from` on that is so, when all after it are; by doubling steps, then by halving.
fn first(from: u64, is_so: impl Fn(u64) -> bool) -> u64 {
    if is_so(from) {
        return from;
    }
    let (mut not, mut so) = (from, from + 8);
    while !is_so(so) {
        (not, so) = (so, from + 2 * (so - from));
    }
    while so - not > 1 {
        let middle = not + (so - not) / 2;
        if is_so(middle) { so = middle } else { not = middle }
    }
    so
}

/// P(Bin(errors, missed) ≥ from): the terms from there on, each from the one before.
fn misses_at_least(errors: u64, from: u64, missed: f64) -> f64 {
    if from == 0 {
        return 1.0;
    }
    if from > errors {
        return 0.0;
    }
    let (n, k) = (errors as f64, from as f64);
    let log_first = ln_factorial(errors) - ln_factorial(from) - ln_factorial(errors - from)
        + k * missed.ln()
        + (n - k) * (1.0 - missed).ln();
    let mut term = log_first.exp();
    let mut sum = term;
    let odds = missed / (1.0 - missed);
    for misses in from..errors {
        term *= (errors - misses) as f64 / (misses + 1) as f64 * odds;
        sum += term;
        if term < sum * 1e-16 && (misses as f64) > n * missed {
            break;
        }
    }
    sum.min(1.0)
}

/// ln n!, by Stirling's series from 20 on: the error is under 1e-12 there.
fn ln_factorial(n: u64) -> f64 {
    if n < 20 {
        return (2..=n).map(|factor| (factor as f64).ln()).sum();
    }
    let n = n as f64;
    let series = 1.0 / (12.0 * n) - 1.0 / (360.0 * n.powi(3)) + 1.0 / (1260.0 * n.powi(5));
    n * n.ln() - n + 0.5 * (2.0 * std::f64::consts::PI * n).ln() + series
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tail_of_a_binomial_is_that_of_a_table() {
        // scipy.stats.binom.sf(k - 1, n, p)
        for (errors, from, missed, tail) in [
            (10, 3, 0.117, 0.102_409_808_6),
            (44, 5, 0.117, 0.597_312_240_3),
            (1_000, 140, 0.117, 0.015_046_310_7),
            (2, 2, 0.117, 0.013_689),
        ] {
            let found = misses_at_least(errors, from, missed);
            assert!((found - tail).abs() < 1e-8, "{errors} {from}: {found}");
        }
    }

    #[test]
    fn errors_that_were_revealed_tell_how_many_there_were() {
        assert_eq!((errors_at_least(0, 0.883, 0.025), errors_at_most(0, 0.883, 0.025)), (0, 1));
        let (low, high) = (errors_at_least(39, 0.883, 0.025), errors_at_most(39, 0.883, 0.025));
        assert!((39..44).contains(&low) && (45..56).contains(&high), "{low} {high}");
    }
}
