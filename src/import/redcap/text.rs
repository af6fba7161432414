//! Printed texts: without the markup of a screen, and with the answers they take up.

/// Tags that begin a new line.
const BREAKS: &[&str] = &["br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"];
/// What is written for a sign.
const ENTITIES: &[(&str, &str)] = &[
    ("&nbsp;", "\u{a0}"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&apos;", "'"),
    ("&amp;", "&"),
];

/// The text without its markup, and whether there was any. A `<` that begins no tag is a sign.
pub(super) fn plain(text: &str) -> (String, bool) {
    let (mut plain, mut rest, mut marked) = (String::new(), text, false);
    while let Some(open) = rest.find('<') {
        let (before, tagged) = rest.split_at(open);
        plain.push_str(before);
        let begins =
            tagged[1..].starts_with(|letter: char| letter.is_ascii_alphabetic() || matches!(letter, '/' | '!'));
        if !begins {
            plain.push('<');
            rest = &tagged[1..];
            continue;
        }
        match tagged.find('>') {
            Some(close) => {
                marked = true;
                let name: String = tagged[1..close]
                    .trim_start_matches('/')
                    .chars()
                    .take_while(char::is_ascii_alphanumeric)
                    .collect::<String>()
                    .to_lowercase();
                if BREAKS.contains(&name.as_str()) && !plain.is_empty() && !plain.ends_with('\n') {
                    plain.push('\n');
                }
                rest = &tagged[close + 1..];
            }
            None => {
                plain.push_str(tagged);
                rest = "";
            }
        }
    }
    plain.push_str(rest);
    for (entity, sign) in ENTITIES {
        if plain.contains(entity) {
            marked = true;
            plain = plain.replace(entity, sign);
        }
    }
    (plain.trim().to_owned(), marked)
}

/// The text with the answers it takes up as `${name}`, and the first smart variable in it. `is_field` says what is a
/// field: other words between brackets are words.
pub(super) fn piped(text: &str, is_field: impl Fn(&str) -> bool) -> (String, Option<String>) {
    let (mut piped, mut rest, mut smart) = (String::new(), text, None);
    while let Some(open) = rest.find('[') {
        let (before, bracket) = rest.split_at(open);
        piped.push_str(before);
        let Some(close) = bracket.find(']') else {
            rest = bracket;
            break;
        };
        let inside = &bracket[1..close];
        let name = inside.split([':', '(']).next().unwrap_or_default();
        let is_smart = name.contains('-') && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        if is_field(name) {
            piped.push_str(&format!("${{{name}}}"));
        } else {
            if is_smart {
                smart.get_or_insert_with(|| inside.to_owned());
            }
            piped.push_str(&bracket[..=close]);
        }
        rest = &bracket[close + 1..];
    }
    piped.push_str(rest);
    (piped, smart)
}

/// The name of a form as a heading: `health_history` is `Health history`.
pub(super) fn heading(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_goes_and_what_only_looks_like_it_stays() {
        let (text, marked) = plain("<div class=\"rich\"><p>Âge&nbsp;<b>moyen</b></p><p>si &lt; 5</p></div>");
        assert_eq!((text.as_str(), marked), ("Âge\u{a0}moyen\nsi < 5", true));
        assert_eq!(plain("IMC < 18 ou > 30"), ("IMC < 18 ou > 30".to_owned(), false));
        assert_eq!(plain("a <b"), ("a <b".to_owned(), false));
    }

    #[test]
    fn answers_taken_up_are_named_and_other_brackets_stay() {
        let (text, smart) = piped("Hello [first], [optional] [user-name] [x", |name| name == "first");
        assert_eq!(text, "Hello ${first}, [optional] [user-name] [x");
        assert_eq!(smart.as_deref(), Some("user-name"));
    }
}
