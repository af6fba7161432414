//! Numbers about oneself in bands: an age of ninety-seven leads back to somebody, "ninety-two and over" to a group.

use crate::record::Answer;
use std::collections::BTreeMap;

/// Millionths: a decimal answer has at most six decimals, and so none is rounded.
pub(super) const SCALE: i128 = 1_000_000;

/// Most bands of a question.
const BANDS_MAX: u32 = 100;

/// How often each number was said, in millionths.
pub(super) type Counts = BTreeMap<i128, u32>;

/// A number in millionths; `None` when the answer is none.
pub(super) fn millionths(answer: &Answer) -> Option<i128> {
    match answer {
        Answer::Integer(number) => Some(i128::from(*number) * SCALE),
        Answer::Decimal(text) => {
            let (sign, text) = text.strip_prefix('-').map_or((1, text.as_str()), |text| (-1, text));
            let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
            let fraction: String = fraction.chars().chain("000000".chars()).take(6).collect();
            let whole: i128 = if whole.is_empty() { 0 } else { whole.parse::<i64>().ok()?.into() };
            Some(sign * (whole * SCALE + fraction.parse::<i128>().ok()?))
        }
        _ => None,
    }
}

/// The bands, each the first and the last number in it, each said by at least `min` sheets. As many as there can be from
/// below, up to a hundred; what is left over joins the last.
pub(super) fn bands(counts: &Counts, min: u32) -> Vec<(i128, i128)> {
    let all = counts.values().fold(0_u32, |all, count| all.saturating_add(*count));
    let min = min.max(all.div_ceil(BANDS_MAX));
    let mut bands: Vec<(i128, i128)> = Vec::new();
    let (mut first, mut sheets) = (None, 0_u32);
    for (number, count) in counts {
        let begin = *first.get_or_insert(*number);
        sheets = sheets.saturating_add(*count);
        if sheets >= min {
            bands.push((begin, *number));
            (first, sheets) = (None, 0);
        }
    }
    if let (Some(_), Some(last)) = (first, counts.keys().next_back()) {
        match bands.last_mut() {
            Some(band) => band.1 = *last,
            None => return Vec::new(),
        }
    }
    bands
}

#[cfg(test)]
mod tests {
    use super::{Counts, SCALE, bands, millionths};
    use crate::record::Answer;

    fn of(numbers: &[(i128, u32)], min: u32) -> Vec<(i128, i128)> {
        bands(&Counts::from_iter(numbers.iter().copied()), min)
    }

    #[test]
    fn every_band_is_a_group_and_what_is_left_over_joins_the_last() {
        assert_eq!(of(&[(70, 3), (71, 2), (72, 5), (90, 4), (97, 1), (99, 1)], 5), [(70, 71), (72, 72), (90, 99)]);
        assert_eq!(of(&[(70, 5), (97, 1)], 5), [(70, 97)]);
        assert_eq!(of(&[(70, 4)], 5), []);
        assert_eq!(of(&[], 5), []);
    }

    #[test]
    fn a_decimal_is_read_to_its_last_figure() {
        let read = |text: &str| millionths(&Answer::Decimal(text.to_owned()));
        assert_eq!(read("2.5"), Some(2_500_000));
        assert_eq!(read("-0.000001"), Some(-1));
        assert_eq!(read(".5"), Some(500_000));
        assert_eq!(millionths(&Answer::Integer(i64::MAX)), Some(i128::from(i64::MAX) * SCALE));
    }
}
