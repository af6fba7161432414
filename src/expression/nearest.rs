//! The nearest good word for a misspelt one.

/// The candidate nearest to a misspelt word, when one is near enough to be worth proposing: about one letter wrong in
/// three, case apart. The first of equals wins.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.chars().flat_map(char::to_lowercase).take(WORD_MAX).collect();
    let limit = 1 + word.len() / 4;
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let letters: Vec<char> = candidate.chars().flat_map(char::to_lowercase).take(WORD_MAX).collect();
        // The beginning of a word is nearly the word: `esc`, `del`.
        let begun = word.len() > 1 && letters.len() > word.len() && letters.starts_with(&word);
        let distance = if begun { 1 } else { distance(&word, &letters) };
        // A word that shares nothing with the candidate is no misspelling of it.
        let shares = distance < word.len().max(letters.len());
        if shares && distance <= limit && best.is_none_or(|(known, _)| distance < known) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Longer words are compared on their first letters.
const WORD_MAX: usize = 64;

/// Edit distance where swapping two neighbours counts once.
fn distance(left: &[char], right: &[char]) -> usize {
    let width = right.len() + 1;
    let mut before = vec![0; width];
    let mut above: Vec<usize> = (0..width).collect();
    for (row, letter) in left.iter().enumerate() {
        let mut line = vec![row + 1; width];
        for (column, other) in right.iter().enumerate() {
            let mut cost =
                (above[column] + usize::from(letter != other)).min(above[column + 1] + 1).min(line[column] + 1);
            if row > 0 && column > 0 && *letter == right[column - 1] && left[row - 1] == *other {
                cost = cost.min(before[column - 1] + 1);
            }
            line[column + 1] = cost;
        }
        before = std::mem::replace(&mut above, line);
    }
    above[right.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_misspelt_word_finds_its_neighbour() {
        assert_eq!(nearest("selcted", ["select", "selected", "if"]), Some("selected"));
        assert_eq!(nearest("Relevnat", ["relevant", "required"]), Some("relevant"));
        assert_eq!(nearest("zzz", ["relevant", "if"]), None);
        assert_eq!(nearest("a", ["b"]), None);
        assert_eq!(nearest("esc", ["enter", "escape"]), Some("escape"));
        assert_eq!(nearest("", ["a"]), None);
        assert_eq!(nearest(&"x".repeat(100_000), ["accept"]), None);
    }
}
