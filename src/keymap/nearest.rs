//! The nearest good word, for error messages.

/// The word nearest to what was written, when it is near enough to be what was meant.
pub(super) fn nearest<'a>(written: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written: Vec<char> = written.to_lowercase().chars().take(WRITTEN_MAX).collect();
    let allowed = (written.len() / 3).max(1) + 1;
    words
        .into_iter()
        .map(|word| {
            let letters: Vec<char> = word.chars().collect();
            // The beginning of a word is nearly the word: `esc`, `del`.
            let begun = written.len() > 1 && letters.starts_with(&written);
            (if begun { 1 } else { distance(&written, &letters) }, word)
        })
        .filter(|(distance, word)| *distance <= allowed && *distance < word.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// Longer words are compared by their beginnings.
const WRITTEN_MAX: usize = 40;

/// Insertions, deletions, replacements and swaps of neighbours between two words.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for row in 1..=one.len() {
        let mut current = vec![row];
        for column in 1..=other.len() {
            let replaced = last[column - 1] + usize::from(one[row - 1] != other[column - 1]);
            let mut least = replaced.min(last[column] + 1).min(current[column - 1] + 1);
            let swapped =
                row > 1 && column > 1 && one[row - 1] == other[column - 2] && one[row - 2] == other[column - 1];
            if swapped {
                least = least.min(before_last[column - 2] + 1);
            }
            current.push(least);
        }
        before_last = std::mem::replace(&mut last, current);
    }
    last[other.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_word_is_the_one_meant() {
        let words = ["mark-blank", "mark-double", "accept", "undo", "redo"];
        assert_eq!(nearest("mark-balnk", words), Some("mark-blank"));
        assert_eq!(nearest("mark_double", words), Some("mark-double"));
        assert_eq!(nearest("Undo", words), Some("undo"));
        assert_eq!(nearest("explode-the-moon", words), None);
        assert_eq!(nearest("", words), None);
        assert_eq!(nearest(&"x".repeat(100_000), words), None);
    }
}
