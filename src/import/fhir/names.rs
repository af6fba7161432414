//! Names that rules can refer to, made of identifiers that may be anything.

use std::collections::HashMap;

/// Longest name, in characters.
const CHARACTERS_MAX: usize = 64;

/// The names given so far, letters in either case, and how often each was asked for.
#[derive(Default)]
pub(super) struct Names(HashMap<String, usize>);

impl Names {
    /// A name of its own for an identifier: the identifier itself where it can be one.
    pub fn take(&mut self, link: &str) -> String {
        self.distinct(&plain(link))
    }

    /// The text itself, or with the next number behind it that makes it another.
    pub fn distinct(&mut self, plain: &str) -> String {
        let key = plain.to_lowercase();
        let mut number = self.0.get(&key).copied().unwrap_or_default();
        let mut name = plain.to_owned();
        while number > 0 && {
            name = format!("{plain}_{}", number + 1);
            self.0.contains_key(&name.to_lowercase())
        } {
            number += 1;
        }
        self.0.insert(key, number + 1);
        self.0.entry(name.to_lowercase()).or_insert(1);
        name
    }
}

/// Letters, digits, `_`, `-` and `.`, beginning with a letter or `_`.
fn plain(link: &str) -> String {
    let mut name = String::new();
    for letter in link.chars() {
        match letter {
            _ if letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.') => name.push(letter),
            _ if name.ends_with('_') || name.is_empty() => {}
            _ => name.push('_'),
        }
        if name.len() >= CHARACTERS_MAX {
            break;
        }
    }
    let name = name.trim_end_matches(['_', '.', '-']).to_owned();
    match name.chars().next() {
        Some(first) if first.is_ascii_alphabetic() || first == '_' => name,
        Some(_) => format!("q{name}"),
        None => "q".to_owned(),
    }
}

/// A value of a choice: no spaces, and not beginning with what begins a mark.
pub(super) fn value(code: &str) -> String {
    let mut value = String::new();
    for letter in code.trim().chars() {
        match letter {
            _ if !letter.is_whitespace() && !letter.is_control() => value.push(letter),
            _ if !value.ends_with('_') => value.push('_'),
            _ => {}
        }
        if value.chars().count() >= CHARACTERS_MAX {
            break;
        }
    }
    if value.starts_with('!') { format!("v{value}") } else { value }
}

#[cfg(test)]
mod tests {
    use super::{Names, value};

    #[test]
    fn an_identifier_becomes_a_name_of_its_own() {
        let mut names = Names::default();
        let taken: Vec<String> = ["age", "1.2", "/44250-9", "Age", "Température (°C)", "", "a b"]
            .iter()
            .map(|link| names.take(link))
            .collect();
        assert_eq!(taken, ["age", "q1.2", "q44250-9", "Age_2", "Temp_rature_C", "q", "a_b"]);
    }

    #[test]
    fn a_value_has_no_spaces() {
        assert_eq!(value(" Not at  all"), "Not_at_all");
        assert_eq!(value("!no"), "v!no");
    }
}
