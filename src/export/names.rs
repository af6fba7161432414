//! Names of columns: the same in every format, so that two files of one campaign can be put side by side.

use std::collections::BTreeSet;

/// Most characters of a name: Stata takes 32, SPSS 64.
pub(super) const NAME_MAX: usize = 32;

/// Words that a statistics program keeps for itself.
const TAKEN: [&str; 32] = [
    "all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with", "byte", "int", "long", "float",
    "double", "strl", "if", "in", "using", "else", "for", "while", "repeat", "function", "true", "false", "null", "na",
    "nan",
];

/// A name of ASCII letters, digits and underscores that begins with a letter and is no program's word.
pub fn plain_name(text: &str) -> String {
    let mut name = String::new();
    for character in text.chars() {
        match ascii(character) {
            Some(letters) => name.push_str(letters),
            None if character.is_ascii_alphanumeric() => name.push(character),
            None if name.ends_with('_') => {}
            None => name.push('_'),
        }
    }
    let name = name.trim_matches('_');
    let is_word = |word: &&str| word.eq_ignore_ascii_case(name);
    let is_string = name.to_ascii_lowercase().strip_prefix("str").is_some_and(|rest| rest.parse::<u32>().is_ok());
    let begins = name.starts_with(|first: char| first.is_ascii_alphabetic());
    let name = if begins && !TAKEN.iter().any(is_word) && !is_string { name.to_owned() } else { format!("q_{name}") };
    name.chars().take(NAME_MAX).collect::<String>().trim_end_matches('_').to_owned()
}

/// Letters with an accent without it.
fn ascii(character: char) -> Option<&'static str> {
    Some(match character {
        'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' => "a",
        'À' | 'Â' | 'Ä' | 'Á' | 'Ã' | 'Å' => "A",
        'ç' => "c",
        'Ç' => "C",
        'é' | 'è' | 'ê' | 'ë' => "e",
        'É' | 'È' | 'Ê' | 'Ë' => "E",
        'î' | 'ï' | 'í' | 'ì' => "i",
        'Î' | 'Ï' | 'Í' | 'Ì' => "I",
        'ñ' => "n",
        'Ñ' => "N",
        'ô' | 'ö' | 'ó' | 'ò' | 'õ' => "o",
        'Ô' | 'Ö' | 'Ó' | 'Ò' | 'Õ' => "O",
        'ù' | 'û' | 'ü' | 'ú' => "u",
        'Ù' | 'Û' | 'Ü' | 'Ú' => "U",
        'ÿ' => "y",
        'œ' => "oe",
        'Œ' => "OE",
        'æ' => "ae",
        'Æ' => "AE",
        _ => return None,
    })
}

/// The names given so far.
#[derive(Default)]
pub(super) struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    /// A name like this one that no other column has, in either case.
    pub fn take(&mut self, wish: &str) -> String {
        let plain = plain_name(wish);
        let mut name = plain.clone();
        let mut number = 2;
        while !self.taken.insert(name.to_ascii_lowercase()) {
            let end = format!("_{number}");
            name = format!("{}{end}", super::dataset::cut(&plain, NAME_MAX - end.len()));
            number += 1;
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::{NAME_MAX, Names, plain_name};

    #[test]
    fn a_name_is_one_that_every_program_takes() {
        for (text, name) in [
            ("respect1", "respect1"),
            ("Santé ressentie", "Sante_ressentie"),
            ("1er-avis", "q_1er_avis"),
            ("with", "q_with"),
            ("str12", "q_str12"),
            ("", "q"),
            ("___", "q"),
            ("日本", "q"),
        ] {
            assert_eq!(plain_name(text), name, "{text}");
        }
    }

    #[test]
    fn no_two_columns_share_a_name_in_either_case() {
        let mut names = Names::default();
        let long = "x".repeat(40);
        let given: Vec<String> = ["Age", "age", "AGE", &long, &long].into_iter().map(|name| names.take(name)).collect();
        assert_eq!(&given[..3], ["Age", "age_2", "AGE_3"]);
        assert!(given.iter().all(|name| name.len() <= NAME_MAX));
        assert_eq!(given[4], format!("{}_2", "x".repeat(30)));
    }
}
