//! Field annotations: the tags that REDCap obeys, such as `@HIDDEN` or `@CHARLIMIT=200`.

use crate::expression::nearest;

/// A tag with what it is given.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tag {
    /// In capitals, with its sign.
    pub name: String,
    /// After `=`, without quotation marks; or between parentheses.
    pub value: Option<String>,
}

/// What a tag means on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The field is not on the paper.
    Hidden,
    ReadOnly,
    Default,
    /// The day of keying stands there beforehand.
    Today,
    /// A choice that excludes the others.
    NoneOfTheAbove,
    /// Most boxes ticked.
    MaxChecked,
    /// Longest text.
    CharLimit,
    /// Bounds refuse, and do not only ask.
    ForceMinMax,
    /// The answer is worked out.
    Calculation,
    /// It says how a screen behaves.
    Screen,
    Unknown,
}

const READ: &[(&str, Meaning)] = &[
    ("@HIDDEN", Meaning::Hidden),
    ("@HIDDEN-PDF", Meaning::Hidden),
    ("@READONLY", Meaning::ReadOnly),
    ("@DEFAULT", Meaning::Default),
    ("@TODAY", Meaning::Today),
    ("@TODAY-SERVER", Meaning::Today),
    ("@TODAY-UTC", Meaning::Today),
    ("@NONEOFTHEABOVE", Meaning::NoneOfTheAbove),
    ("@MAXCHECKED", Meaning::MaxChecked),
    ("@CHARLIMIT", Meaning::CharLimit),
    ("@FORCE-MINMAX", Meaning::ForceMinMax),
    ("@CALCTEXT", Meaning::Calculation),
];

/// Tags of REDCap that say how its screens behave.
const SCREEN: &[&str] = &[
    "@APPUSERNAME-APP",
    "@BARCODE-APP",
    "@CALCDATE",
    "@DOWNLOAD-COUNT",
    "@HIDDEN-APP",
    "@HIDDEN-FORM",
    "@HIDDEN-SURVEY",
    "@HIDEBUTTON",
    "@HIDECHOICE",
    "@IF",
    "@INLINE",
    "@INLINE-PREVIEW",
    "@LANGUAGE-CURRENT-FORM",
    "@LANGUAGE-CURRENT-SURVEY",
    "@LANGUAGE-FORCE",
    "@LANGUAGE-SET",
    "@LATITUDE",
    "@LONGITUDE",
    "@MAXCHOICE",
    "@MAXCHOICE-SURVEY-COMPLETE",
    "@NOMISSING",
    "@NONEOFTHEABOVE-SURVEY",
    "@NOW",
    "@NOW-SERVER",
    "@NOW-UTC",
    "@PASSWORDMASK",
    "@PLACEHOLDER",
    "@PREFILL",
    "@RANDOMORDER",
    "@READONLY-APP",
    "@READONLY-FORM",
    "@READONLY-SURVEY",
    "@RICHTEXT",
    "@SAVE-PROMPT-EXEMPT",
    "@SETVALUE",
    "@SHOWCHOICE",
    "@SYNC-APP",
    "@USERNAME",
    "@WORDLIMIT",
];

/// What a tag means; tags are written in capitals.
pub(super) fn meaning(name: &str) -> Meaning {
    match READ.iter().find(|(known, _)| *known == name) {
        Some((_, meaning)) => *meaning,
        None if SCREEN.contains(&name) => Meaning::Screen,
        None => Meaning::Unknown,
    }
}

/// The nearest tag of REDCap's.
pub(super) fn nearest_tag(name: &str) -> Option<String> {
    nearest(name, READ.iter().map(|(known, _)| *known).chain(SCREEN.iter().copied())).map(str::to_owned)
}

/// The tags of an annotation in their order, and what else is written there.
pub(super) fn tags(annotation: &str) -> (Vec<Tag>, String) {
    let (mut tags, mut others) = (Vec::new(), String::new());
    let mut rest = annotation;
    while let Some(sign) = rest.find('@') {
        let (before, tagged) = rest.split_at(sign);
        others.push_str(before);
        let inside = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
        let length = 1 + tagged[1..].find(|letter| !inside(letter)).unwrap_or(tagged.len() - 1);
        // An address such as a@b is no tag.
        if length == 1 || before.ends_with(char::is_alphanumeric) {
            others.push_str(&tagged[..length]);
            rest = &tagged[length..];
            continue;
        }
        let (value, after) = value(&tagged[length..]);
        tags.push(Tag { name: tagged[..length].to_owned(), value });
        rest = after;
    }
    others.push_str(rest);
    (tags, others.trim().to_owned())
}

/// What a tag is given, and what follows it.
fn value(text: &str) -> (Option<String>, &str) {
    let trimmed = text.trim_start();
    if let Some(after) = trimmed.strip_prefix('=') {
        let after = after.trim_start();
        for quote in ['"', '\''] {
            let inside = after.strip_prefix(quote).and_then(|rest| rest.split_once(quote));
            if let Some((inside, rest)) = inside {
                return (Some(inside.to_owned()), rest);
            }
        }
        let end = after.find(char::is_whitespace).unwrap_or(after.len());
        return (Some(after[..end].to_owned()), &after[end..]);
    }
    if let Some(inside) = text.strip_prefix('(') {
        let (mut depth, mut quote) = (1u32, None);
        for (place, letter) in inside.char_indices() {
            match (letter, quote) {
                ('"' | '\'', None) => quote = Some(letter),
                (_, Some(open)) if letter == open => quote = None,
                ('(', None) => depth += 1,
                (')', None) => {
                    depth -= 1;
                    if depth == 0 {
                        return (Some(inside[..place].to_owned()), &inside[place + 1..]);
                    }
                }
                _ => {}
            }
        }
        return (Some(inside.to_owned()), "");
    }
    (None, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_stand_with_what_they_are_given_and_apart_from_remarks() {
        let (found, others) =
            tags("see x@y.fr @CHARLIMIT=200 @DEFAULT = 'a b' @CALCTEXT(if([a(1)] = ')', 1, 2)) end @HIDDEN");
        let told: Vec<(String, Option<String>)> = found.into_iter().map(|tag| (tag.name, tag.value)).collect();
        let tag = |name: &str, value: Option<&str>| (name.to_owned(), value.map(str::to_owned));
        assert_eq!(
            told,
            [
                tag("@CHARLIMIT", Some("200")),
                tag("@DEFAULT", Some("a b")),
                tag("@CALCTEXT", Some("if([a(1)] = ')', 1, 2)")),
                tag("@HIDDEN", None),
            ]
        );
        assert_eq!(others.split_whitespace().collect::<Vec<_>>(), ["see", "x@y.fr", "end"]);
        assert_eq!(tags("@"), (Vec::new(), "@".to_owned()));
        assert_eq!(tags("@A(").0[0].value.as_deref(), Some(""));
    }
}
