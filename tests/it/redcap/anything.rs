//! Whatever the bytes are, it answers.

use super::*;
use copiste::entry::walk;
use jiff::civil::Date;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_damage_to_a_dictionary_is_too_much(damages in prop::collection::vec((any::<prop::sample::Index>(), "[\\[\\](){}|,;\"'@=<>a-z0-9 \n\u{e9}]{0,3}", 0usize..12), 1..12)) {
        let mut text = dictionary(&visit());
        for (place, put, taken) in damages {
            let places: Vec<usize> = text.char_indices().map(|(place, _)| place).collect();
            if places.is_empty() {
                break;
            }
            let at = place.index(places.len());
            let until = places.get(at + taken).copied().unwrap_or(text.len());
            text.replace_range(places[at]..until, &put);
        }
        let (form, findings) = read(text.as_bytes());
        prop_assert!(form.is_some() || findings.iter().any(Finding::blocks));
        if let Some(form) = form {
            walk(&form, &[("sex".to_owned(), "1".to_owned())], Date::constant(2026, 11, 21));
        }
    }

    #[test]
    fn no_rule_is_too_odd(rule in "(\\[(a|b|c\\(1\\)|d)\\]|\"1\"|'x'|[0-9.]{1,3}|=|<>|<|>=| and | or |not|\\(|\\)|,|\\+|-|/|\\^|%|if|sum|mean|round|datediff|contains|roundup|left|today|\u{201c}| ){0,24}") {
        let fields = [
            field("id|f|text|Id", &[]),
            field("a|f|text|A", &[(VALIDATION, "integer")]),
            field("c|f|checkbox|C", &[(CHOICES, "1, x | 2, y")]),
            field("d|f|text|D", &[(VALIDATION, "datetime_dmy")]),
            field("then|f|text|Then", &[(BRANCHING, &rule)]),
            field("work|f|calc|Work", &[(CHOICES, &rule)]),
        ];
        let (form, findings) = read(dictionary(&fields).as_bytes());
        prop_assert!(form.is_some() || findings.iter().any(Finding::blocks));
        if let Some(form) = form {
            walk(&form, &[("a".to_owned(), "1".to_owned()), ("c".to_owned(), "1 2".to_owned())], Date::constant(2026, 11, 21));
        }
    }
}
