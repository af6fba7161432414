//! From how many sheets it is told how the answers of one sheet go together: squares tell it, and counts of means.
//!
//! The boxes of two questions, each told alone, say nothing of who ticked both. The deviation of a theme's scores, how many of
//! them are favourable and Cronbach's alpha do: of few sheets they leave few ways to put the boxes together, at times one, and
//! whoever knows one answer of somebody then knows another. `docs/anonymity.md` says how often that was found.

use super::results::Score;

/// Fewest values of which a deviation is told: ten degrees of freedom, as those who check the results of research ask of what
/// is made of squares (Brandt and others, Guidelines for the checking of output based on microdata research, ESSnet SDC, 2010).
pub const SQUARES_MIN: u32 = 11;

/// The same of the sum of two questions: there are few ways to put two together.
const SQUARES_MIN_OF_TWO: u32 = 30;

/// Fewest sheets from which it is told how the answers of each to `items` questions go together. One question tells its own
/// boxes.
pub fn joint_min(items: usize) -> u32 {
    match items {
        0 | 1 => 0,
        2 => SQUARES_MIN_OF_TWO,
        _ => SQUARES_MIN,
    }
}

impl Score {
    /// What is left of the score of several questions where it may not be told how they go together.
    pub(super) fn apart(self) -> Score {
        Score { deviation: None, favourable: None, ..self }
    }
}

/// Of which parts of a total, by their sheets, no deviation is told beside the total's: those of few sheets, and the smallest
/// others until those left out are as many as it takes together, so that subtraction gives no part.
pub fn without_squares(parts: &[u32]) -> Vec<bool> {
    let mut without: Vec<bool> = parts.iter().map(|n| (1..SQUARES_MIN).contains(n)).collect();
    loop {
        let left: Vec<u32> = parts.iter().zip(&without).filter(|(_, without)| **without).map(|(n, _)| *n).collect();
        if left.is_empty() || (left.len() > 1 && left.iter().sum::<u32>() >= SQUARES_MIN) {
            return without;
        }
        let others = (0..parts.len()).filter(|place| !without[*place] && parts[*place] > 0);
        let Some(smallest) = others.min_by_key(|place| parts[*place]) else { return without };
        without[smallest] = true;
    }
}

#[cfg(test)]
mod tests {
    use super::without_squares;

    #[test]
    fn no_deviation_of_few_is_found_by_subtraction() {
        for (parts, without) in [
            (&[20, 30, 11][..], &[false, false, false][..]),
            (&[20, 8, 30], &[true, true, false]),
            (&[8, 7, 30], &[true, true, false]),
            (&[5, 5, 12, 30], &[true, true, true, false]),
            (&[0, 10, 40], &[false, true, true]),
            (&[8], &[true]),
            (&[], &[]),
        ] {
            assert_eq!(without_squares(parts), without, "{parts:?}");
        }
    }
}
