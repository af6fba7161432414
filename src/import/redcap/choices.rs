//! The choices of a field: `1, Yes | 0, No`.

use crate::questionnaire::{Choice, ChoiceList, Localised};

/// A code and its printed text.
pub(super) type Pair = (String, String);

/// The choices of a cell in their order, and the first that has no code.
pub(super) fn pairs(cell: &str) -> (Vec<Pair>, Option<String>) {
    let mut without = None;
    let parts = cell.split(['|', '\n']).map(str::trim).filter(|part| !part.is_empty());
    let pair = |part: &str| match part.split_once(',') {
        Some((code, label)) => (code.trim().to_owned(), label.trim().to_owned()),
        None => {
            without.get_or_insert_with(|| part.to_owned());
            (part.to_owned(), part.to_owned())
        }
    };
    let pairs = parts.map(pair).collect();
    (pairs, without)
}

/// A list of these choices; the codes that are keyed are not given yet.
pub(super) fn list(name: &str, pairs: &[Pair], label: impl Fn(&str) -> Localised) -> ChoiceList {
    let choice = |(code, text): &Pair| Choice {
        name: code.clone(),
        code: String::new(),
        label: label(text),
        short: Localised::default(),
        score: None,
        mark: None,
        columns: Vec::new(),
    };
    ChoiceList { name: name.to_owned(), choices: pairs.iter().map(choice).collect() }
}
