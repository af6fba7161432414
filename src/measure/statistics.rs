//! The few formulas the report rests on, each with its source.

use serde::{Deserialize, Serialize};

/// The standard normal quantile at 97.5 %.
const Z_975: f64 = 1.959_963_984_540_054;

/// A 95 % confidence interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// A deviation up to this is none: scores are summed in ten-millionths of a point.
const DEVIATION_NONE: f64 = 1e-9;

/// 95 % interval of a mean by Student's t; `None` under two values, and where nothing varies: that all said the same does not
/// tell how far others would be from it.
pub fn of_mean(n: u32, mean: f64, deviation: Option<f64>) -> Option<Interval> {
    let deviation = deviation.filter(|deviation| *deviation > DEVIATION_NONE)?;
    let half = student_quantile(0.975, f64::from(n) - 1.0) * deviation / f64::from(n).sqrt();
    Some(Interval { low: mean - half, high: mean + half })
}

/// 95 % interval of a share by Wilson's score method (Wilson 1927, doi 10.1080/01621459.1927.10502953).
/// `None` when there is nobody.
pub fn wilson(count: u32, n: u32) -> Option<Interval> {
    if n == 0 {
        return None;
    }
    let (n, share) = (f64::from(n), f64::from(count) / f64::from(n));
    let square = Z_975 * Z_975;
    let centre = (share + square / (2.0 * n)) / (1.0 + square / n);
    let half = Z_975 / (1.0 + square / n) * (share * (1.0 - share) / n + square / (4.0 * n * n)).sqrt();
    // The ends of 0 and n are exact; rounding must not push them out of the scale.
    let low = if count == 0 { 0.0 } else { centre - half };
    let high = if f64::from(count) == n { 1.0 } else { centre + half };
    Some(Interval { low, high })
}

/// Cronbach's alpha of a scale: `parts` are its items, `total` their sum, on the same sheets (Cronbach 1951, doi
/// 10.1007/BF02310555). `None` under two items or two sheets, and where the total does not vary.
pub fn cronbach(parts: &[Sum], total: &Sum) -> Option<f64> {
    let items = parts.len() as f64;
    let whole = total.deviation()?.powi(2);
    if parts.len() < 2 || whole <= 0.0 {
        return None;
    }
    let apart: f64 = parts.iter().filter_map(Sum::deviation).map(|deviation| deviation * deviation).sum();
    Some(items / (items - 1.0) * (1.0 - apart / whole))
}

/// 95 % interval of Cronbach's alpha of `items` items on `n` sheets (Feldt 1965, doi 10.1007/BF02289499).
/// `None` under two items or two sheets.
pub fn feldt(alpha: f64, n: u32, items: u32) -> Option<Interval> {
    if n < 2 || items < 2 {
        return None;
    }
    let between = f64::from(n) - 1.0;
    let within = between * (f64::from(items) - 1.0);
    let end = |probability: f64| 1.0 - (1.0 - alpha) * fisher_quantile(probability, between, within);
    Some(Interval { low: end(0.975), high: end(0.025) })
}

/// The quantile of Fisher's F at `probability` with any positive degrees of freedom, by halving the beta variable that it
/// is made of.
pub fn fisher_quantile(probability: f64, first: f64, second: f64) -> f64 {
    let (a, b) = (first / 2.0, second / 2.0);
    let (mut low, mut high) = (0.0_f64, 1.0_f64);
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if beta_below(a, b, middle) < probability { low = middle } else { high = middle }
    }
    let x = f64::midpoint(low, high);
    b * x / (a * (1.0 - x))
}

/// The regularised incomplete beta function (DLMF 8.17).
fn beta_below(a: f64, b: f64, x: f64) -> f64 {
    let front = (a * x.ln() + b * (-x).ln_1p() - log_beta(a, b)).exp();
    if x < (a + 1.0) / (a + b + 2.0) {
        front * beta_fraction(a, b, x) / a
    } else {
        1.0 - front * beta_fraction(b, a, 1.0 - x) / b
    }
}

fn log_beta(a: f64, b: f64) -> f64 {
    log_gamma(a) + log_gamma(b) - log_gamma(a + b)
}

/// ln Γ(a) for a > 0, by Stirling's series (DLMF 5.11.1) after climbing to where it is exact.
fn log_gamma(a: f64) -> f64 {
    let mut climbed = a;
    let mut below = 0.0;
    while climbed < 15.0 {
        below += climbed.ln();
        climbed += 1.0;
    }
    let (inverse, square) = (1.0 / climbed, 1.0 / (climbed * climbed));
    let series = inverse
        * (1.0 / 12.0 - square * (1.0 / 360.0 - square * (1.0 / 1260.0 - square * (1.0 / 1680.0 - square / 1188.0))));
    (climbed - 0.5) * climbed.ln() - climbed + 0.5 * (2.0 * std::f64::consts::PI).ln() + series - below
}

/// One side of a comparison of means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Side {
    /// How many values.
    pub n: u32,
    /// Their mean.
    pub mean: f64,
    /// Their standard deviation, `None` under two values.
    pub deviation: Option<f64>,
}

/// A difference of two means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// Its 95 % interval.
    pub interval: Interval,
    /// The probability of a difference as large or larger if there were none, on both sides.
    pub probability: f64,
}

/// `first - second` by Welch's method (Welch 1947, doi 10.1093/biomet/34.1-2.28): the interval, and the test that goes with
/// it. `None` when a side has fewer than two values, or one whose values are all equal: nothing there tells how far others
/// would be, and the other side alone would call chance a difference.
pub fn welch(first: Side, second: Side) -> Option<Comparison> {
    let part = |side: Side| side.deviation.map(|deviation| deviation * deviation / f64::from(side.n));
    let (a, b) = (part(first)?, part(second)?);
    if !varies(first) || !varies(second) {
        return None;
    }
    let freedom = (a + b).powi(2) / (a * a / (f64::from(first.n) - 1.0) + b * b / (f64::from(second.n) - 1.0));
    let error = (a + b).sqrt();
    let half = student_quantile(0.975, freedom) * error;
    let difference = first.mean - second.mean;
    let interval = Interval { low: difference - half, high: difference + half };
    Some(Comparison { interval, probability: 2.0 * student_tail(difference.abs() / error, freedom) })
}

/// A mean beside an exact value, by Student's t of one sample (Student 1908, doi 10.1093/biomet/6.1.1): `side.mean - value`.
/// `None` under two values and where nothing varies.
pub fn student(side: Side, value: f64) -> Option<Comparison> {
    let interval = of_mean(side.n, side.mean, side.deviation)?;
    let error = side.deviation? / f64::from(side.n).sqrt();
    let interval = Interval { low: interval.low - value, high: interval.high - value };
    let t = (side.mean - value).abs() / error;
    Some(Comparison { interval, probability: 2.0 * student_tail(t, f64::from(side.n) - 1.0) })
}

fn varies(side: Side) -> bool {
    side.deviation.is_some_and(|deviation| deviation > DEVIATION_NONE)
}

/// Probabilities that hold together, by Holm's steps: each is the least familywise risk at which its difference would be
/// called real among all of them (Holm 1979, Scandinavian Journal of Statistics 6, 65–70). In the order they came in.
pub fn holm(probabilities: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..probabilities.len()).collect();
    order.sort_by(|one, other| probabilities[*one].total_cmp(&probabilities[*other]));
    let mut adjusted = vec![0.0; probabilities.len()];
    let mut least = 0.0_f64;
    for (step, place) in order.into_iter().enumerate() {
        least = least.max(probabilities[place] * (probabilities.len() - step) as f64).min(1.0);
        adjusted[place] = least;
    }
    adjusted
}

/// The quantile of Student's t at `probability` (0.5 to 1, excluded) with any positive degrees of freedom.
///
/// Newton's steps on the upper tail, which is convex there: from zero they climb to the root and never pass it.
pub fn student_quantile(probability: f64, freedom: f64) -> f64 {
    let tail = 1.0 - probability;
    let mut t = 0.0_f64;
    for _ in 0..500 {
        let step = (student_tail(t, freedom) - tail) / student_density(t, freedom);
        t += step;
        if step.abs() <= 1e-14 * t.abs().max(1.0) {
            break;
        }
    }
    t
}

/// P(T > t) for t >= 0: half the regularised incomplete beta function (DLMF 8.17, Johnson and Kotz).
fn student_tail(t: f64, freedom: f64) -> f64 {
    let ratio = t * t / freedom;
    // x = v / (v + t²) and its complement, each without cancellation.
    let (x, complement) = (1.0 / (1.0 + ratio), ratio / (1.0 + ratio));
    let (a, b) = (freedom / 2.0, 0.5);
    if complement == 0.0 {
        return 0.5;
    }
    let log_front = -a * ratio.ln_1p() + b * complement.ln() - log_beta_half(a);
    let front = log_front.exp();
    if x < (a + 1.0) / (a + b + 2.0) {
        0.5 * front * beta_fraction(a, b, x) / a
    } else {
        0.5 * (1.0 - front * beta_fraction(b, a, complement) / b)
    }
}

fn student_density(t: f64, freedom: f64) -> f64 {
    (-(freedom + 1.0) / 2.0 * (t * t / freedom).ln_1p() - log_beta_half(freedom / 2.0)).exp() / freedom.sqrt()
}

/// ln B(a, 1/2), by the asymptotic series of Γ(a + 1/2) / Γ(a) (DLMF 5.11.13) after climbing to where it is exact.
fn log_beta_half(a: f64) -> f64 {
    let mut climbed = a;
    let mut log_ratio = 0.0;
    while climbed < 30.0 {
        log_ratio += (climbed / (climbed + 0.5)).ln();
        climbed += 1.0;
    }
    let inverse = 1.0 / climbed;
    let cube = inverse.powi(3);
    log_ratio += 0.5 * climbed.ln() - inverse / 8.0 + cube / 192.0 - cube * inverse * inverse / 640.0;
    0.5 * std::f64::consts::PI.ln() - log_ratio
}

/// The continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's method.
fn beta_fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let steer = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / steer(1.0 - (a + b) * x / (a + 1.0));
    let mut value = d;
    for step in 1..20_000 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut change = 1.0;
        for term in [even, odd] {
            d = 1.0 / steer(1.0 + term * d);
            c = steer(1.0 + term / c);
            change *= c * d;
        }
        value *= change;
        if (change - 1.0).abs() < 1e-16 {
            break;
        }
    }
    value
}

/// Whole percentages that add up to 100, by the largest remainder; ties go to the first. All zero when nobody counts.
pub fn whole_percentages(counts: &[u32]) -> Vec<u8> {
    let total: u64 = counts.iter().copied().map(u64::from).sum();
    if total == 0 {
        return vec![0; counts.len()];
    }
    let mut percentages: Vec<u8> = Vec::with_capacity(counts.len());
    let mut remainders: Vec<(u64, usize)> = Vec::with_capacity(counts.len());
    for (place, count) in counts.iter().copied().map(u64::from).enumerate() {
        percentages.push(u8::try_from(count * 100 / total).expect("a part is not more than its total"));
        remainders.push((count * 100 % total, place));
    }
    let given: u64 = percentages.iter().copied().map(u64::from).sum();
    remainders.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
    for (_, place) in remainders.into_iter().take(usize::try_from(100 - given).expect("less than one point each")) {
        percentages[place] += 1;
    }
    percentages
}

/// A running sum of scores and of their squares, exact and so the same in any order: scores are taken in
/// ten-millionths of a point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    n: u32,
    sum: i128,
    squares: i128,
}

const UNIT: f64 = 1e7;
/// Larger values are not counted in a mean: no question of a form needs them, and no theme of the most items of the most
/// weight comes to it.
const VALUE_MAX: f64 = 1e8;

impl Sum {
    /// Takes a value; one that is not a number, or is out of all reason, is left out.
    pub fn add(&mut self, value: f64) {
        self.add_times(value, 1);
    }

    /// Takes a value several times.
    pub fn add_times(&mut self, value: f64, times: u32) {
        if value.is_finite() && value.abs() <= VALUE_MAX {
            let units = (value * UNIT).round() as i128;
            self.n += times;
            self.sum += units * i128::from(times);
            self.squares += units * units * i128::from(times);
        }
    }

    /// Both together.
    pub fn merged(self, other: Sum) -> Sum {
        Sum { n: self.n + other.n, sum: self.sum + other.sum, squares: self.squares + other.squares }
    }

    /// How many values.
    pub fn n(&self) -> u32 {
        self.n
    }

    /// Their mean; zero when there are none.
    pub fn mean(&self) -> f64 {
        if self.n == 0 { 0.0 } else { self.sum as f64 / f64::from(self.n) / UNIT }
    }

    /// Their standard deviation (n - 1); `None` under two.
    pub fn deviation(&self) -> Option<f64> {
        if self.n < 2 {
            return None;
        }
        let n = i128::from(self.n);
        // Exact where it fits, which is everywhere for scores; floating otherwise.
        let spread = match (n.checked_mul(self.squares), self.sum.checked_mul(self.sum)) {
            (Some(first), Some(second)) => (first - second) as f64,
            _ => n as f64 * self.squares as f64 - self.sum as f64 * self.sum as f64,
        };
        let n = f64::from(self.n);
        Some((spread.max(0.0) / (n * (n - 1.0))).sqrt() / UNIT)
    }
}
