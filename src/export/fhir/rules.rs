//! Rules that FHIR can say: comparisons of one answer with a constant, all of them or one of them.

/// A condition: whether one comparison is enough, and the comparisons.
#[derive(Debug, PartialEq)]
pub(super) struct Condition {
    pub any: bool,
    pub parts: Vec<Compared>,
}

/// `${name} operator constant`.
#[derive(Debug, PartialEq)]
pub(super) struct Compared {
    pub name: String,
    pub operator: Operator,
    pub constant: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Exists,
    Missing,
    Equal,
    NotEqual,
    /// One of several boxes is ticked.
    Selected,
    NotSelected,
    Less,
    Greater,
    LessOrEqual,
    GreaterOrEqual,
}

impl Operator {
    /// As FHIR writes it.
    pub fn word(self) -> &'static str {
        match self {
            Operator::Exists | Operator::Missing => "exists",
            Operator::Equal | Operator::Selected => "=",
            Operator::NotEqual | Operator::NotSelected => "!=",
            Operator::Less => "<",
            Operator::Greater => ">",
            Operator::LessOrEqual => "<=",
            Operator::GreaterOrEqual => ">=",
        }
    }
}

/// What an answer must be.
#[derive(Debug, PartialEq)]
pub(super) enum Bound {
    Least(String),
    Most(String),
    Above(String),
    Below(String),
    Length(u32),
    Decimals(usize),
    Pattern(String),
}

/// The condition of a rule, `None` where FHIR cannot say it.
pub(super) fn condition(source: &str) -> Option<Condition> {
    let source = unwrapped(source);
    let (ors, ands) = (split(source, "or"), split(source, "and"));
    if ors.len() > 1 {
        // Both together are said only where the standard has brackets: nowhere.
        let parts = ors.iter().map(|part| compared(part)).collect::<Option<Vec<_>>>()?;
        return Some(Condition { any: true, parts });
    }
    let parts = ands.iter().map(|part| compared(part)).collect::<Option<Vec<_>>>()?;
    Some(Condition { any: false, parts })
}

/// The bounds of a check, and whether they are all of it.
pub(super) fn bounds(source: &str) -> (Vec<Bound>, bool) {
    let source = unwrapped(source);
    if split(source, "or").len() > 1 {
        return (Vec::new(), false);
    }
    let parts = split(source, "and");
    let found: Vec<Bound> = parts.iter().filter_map(|part| bound(part)).collect();
    let whole = found.len() == parts.len();
    (found, whole)
}

/// The text of a constant text.
pub(super) fn constant(source: &str) -> Option<&str> {
    let source = source.trim();
    ['\'', '"'].into_iter().find_map(|quote| {
        let inside = source.strip_prefix(quote)?.strip_suffix(quote)?;
        (!inside.contains(quote)).then_some(inside)
    })
}

fn constant_or_number(source: &str) -> Option<&str> {
    let source = source.trim();
    constant(source).or_else(|| source.parse::<f64>().ok().filter(|number| number.is_finite()).map(|_| source))
}

fn compared(source: &str) -> Option<Compared> {
    let source = unwrapped(source);
    let made = |name: &str, operator, constant: &str| {
        let name = name.trim().strip_prefix("${")?.strip_suffix('}')?.trim();
        let plain = !name.is_empty() && !name.contains(['$', '{', '}', '/']);
        plain.then(|| Compared { name: name.to_owned(), operator, constant: constant.to_owned() })
    };
    if let Some(inside) = call(source, "not") {
        let inner = compared(inside)?;
        let operator = match inner.operator {
            Operator::Selected => Operator::NotSelected,
            Operator::Equal => Operator::NotEqual,
            Operator::NotEqual => Operator::Equal,
            Operator::Exists => Operator::Missing,
            Operator::Missing => Operator::Exists,
            // An unanswered question is neither less nor not less.
            _ => return None,
        };
        return Some(Compared { operator, ..inner });
    }
    if let Some(inside) = call(source, "selected") {
        let (name, value) = inside.split_once(',')?;
        let value = constant_or_number(value).filter(|value| !value.is_empty())?;
        return made(name, Operator::Selected, value);
    }
    let (name, sign, value) = comparison(source)?;
    let value = constant_or_number(value)?;
    let operator = match (sign, value) {
        ("!=", "") => Operator::Exists,
        ("=", "") => Operator::Missing,
        (_, "") => return None,
        ("=", _) => Operator::Equal,
        ("!=", _) => Operator::NotEqual,
        ("<", _) => Operator::Less,
        (">", _) => Operator::Greater,
        ("<=", _) => Operator::LessOrEqual,
        (_, _) => Operator::GreaterOrEqual,
    };
    if let Some(name) = call(name.trim(), "string-length") {
        // A text with a length is a text.
        return if (sign, value) == (">", "0") { made(name, Operator::Exists, "") } else { None };
    }
    made(name, operator, value)
}

fn bound(source: &str) -> Option<Bound> {
    let source = unwrapped(source);
    if let Some(inside) = call(source, "regex") {
        let (subject, pattern) = inside.split_once(',')?;
        let pattern = constant(pattern).filter(|_| subject.trim() == ".")?;
        let places = pattern.strip_prefix("-?[0-9]+([.][0-9]{1,").and_then(|rest| rest.strip_suffix("})?"));
        return Some(match places.map(str::parse) {
            Some(Ok(places)) => Bound::Decimals(places),
            _ if pattern == "-?[0-9]+" => Bound::Decimals(0),
            _ => Bound::Pattern(pattern.to_owned()),
        });
    }
    let (subject, sign, value) = comparison(source)?;
    let value = constant_or_number(value)?.to_owned();
    match (subject.trim(), sign) {
        (".", ">=") => Some(Bound::Least(value)),
        (".", "<=") => Some(Bound::Most(value)),
        (".", ">") => Some(Bound::Above(value)),
        (".", "<") => Some(Bound::Below(value)),
        ("string-length(.)", ">=") => value.parse().ok().map(Bound::Length),
        _ => None,
    }
}

/// The inside of a call that is the whole text.
fn call<'s>(source: &'s str, function: &str) -> Option<&'s str> {
    let inside = source.strip_prefix(function)?.trim_start().strip_prefix('(')?.strip_suffix(')')?;
    // `not(a) and (b)` ends with a bracket too.
    is_closed(inside).then_some(inside)
}

/// A text without brackets around all of it.
fn unwrapped(source: &str) -> &str {
    let mut source = source.trim();
    while let Some(inside) = source.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'))
        && is_closed(inside)
    {
        source = inside.trim();
    }
    source
}

/// Whether every bracket that is closed was opened within.
fn is_closed(source: &str) -> bool {
    let mut depth = 0i64;
    walk(source, &mut |_, letter| {
        depth += i64::from(letter == '(') - i64::from(letter == ')');
        depth >= 0
    }) && depth == 0
}

/// Goes over the letters that stand in no text, until `each` says no; whether it never did.
fn walk(source: &str, each: &mut dyn FnMut(usize, char) -> bool) -> bool {
    let mut quote = None;
    for (at, letter) in source.char_indices() {
        match quote {
            Some(open) if open == letter => quote = None,
            Some(_) => {}
            None if matches!(letter, '\'' | '"') => quote = Some(letter),
            None if !each(at, letter) => return false,
            None => {}
        }
    }
    true
}

/// The parts between a word that joins them, outside brackets and texts.
fn split<'s>(source: &'s str, word: &str) -> Vec<&'s str> {
    let (mut depth, mut from) = (0i64, 0);
    let mut parts = Vec::new();
    walk(source, &mut |at, letter| {
        depth += i64::from(matches!(letter, '(' | '{' | '[')) - i64::from(matches!(letter, ')' | '}' | ']'));
        let joins = |rest: &str| {
            let rest = rest.strip_prefix(word)?;
            rest.starts_with(|letter: char| letter.is_whitespace() || letter == '(').then_some(())
        };
        let before = source[..at].chars().next_back().is_some_and(|letter| letter.is_whitespace() || letter == ')');
        if depth == 0 && before && at >= from && joins(&source[at..]).is_some() {
            parts.push(source[from..at].trim());
            from = at + word.len();
        }
        true
    });
    parts.push(source[from..].trim());
    parts
}

/// The two sides of a comparison and its sign, outside brackets and texts.
fn comparison(source: &str) -> Option<(&str, &str, &str)> {
    let mut depth = 0i64;
    let mut found = None;
    walk(source, &mut |at, letter| {
        depth += i64::from(matches!(letter, '(' | '{' | '[')) - i64::from(matches!(letter, ')' | '}' | ']'));
        if depth == 0 && found.is_none() {
            found = ["!=", "<=", ">=", "=", "<", ">"]
                .into_iter()
                .find(|sign| source[at..].starts_with(sign))
                .map(|sign| (at, sign));
        }
        true
    });
    let (at, sign) = found?;
    Some((&source[..at], sign, &source[at + sign.len()..]))
}

#[cfg(test)]
mod tests {
    use super::{Bound, Operator, bounds, condition, constant};

    /// Whether any of the comparisons is enough, and the comparisons.
    type Said = Option<(bool, Vec<(String, Operator, String)>)>;

    fn said(source: &str) -> Said {
        let condition = condition(source)?;
        let part = |part: super::Compared| (part.name, part.operator, part.constant);
        Some((condition.any, condition.parts.into_iter().map(part).collect()))
    }

    fn one(name: &str, operator: Operator, constant: &str) -> Said {
        Some((false, vec![(name.to_owned(), operator, constant.to_owned())]))
    }

    #[test]
    fn comparisons_with_constants_are_said() {
        assert_eq!(said("${a} = 'x'"), one("a", Operator::Equal, "x"));
        assert_eq!(said("(${a.b}>=5)"), one("a.b", Operator::GreaterOrEqual, "5"));
        assert_eq!(said("not(selected(${a}, 'x y'))"), one("a", Operator::NotSelected, "x y"));
        assert_eq!(said("${a} != ''"), one("a", Operator::Exists, ""));
        assert_eq!(said("string-length(${a}) > 0"), one("a", Operator::Exists, ""));
        let (any, parts) = said("${a} = 'x or y' or (${b} < 2)or ${c} = ''").expect("it can be said");
        assert!(any && parts.len() == 3, "{parts:?}");
        assert_eq!(said("${a} = 1 and ${b} = 2").map(|(any, parts)| (any, parts.len())), Some((false, 2)));
    }

    #[test]
    fn anything_else_is_not() {
        for source in [
            "${a} = ${b}",
            "${a} + 1 = 2",
            "(${a} = 1 and ${b} = 2) or ${c} = 3",
            "not(${a} < 1)",
            "true()",
            "${a}",
            "",
        ] {
            assert_eq!(said(source), None, "{source}");
        }
    }

    #[test]
    fn bounds_are_read_one_by_one() {
        let (found, whole) = bounds(". >= 0 and . < 10 and regex(., '[a-z]+')");
        assert_eq!(found, [Bound::Least("0".into()), Bound::Below("10".into()), Bound::Pattern("[a-z]+".into())]);
        assert!(whole);
        let (found, whole) = bounds(". <= 3 and . != ${other}");
        assert_eq!((found, whole), (vec![Bound::Most("3".into())], false));
        assert_eq!(bounds(". = 1 or . > 3"), (Vec::new(), false));
        assert_eq!(bounds("regex(., '-?[0-9]+([.][0-9]{1,2})?')"), (vec![Bound::Decimals(2)], true));
    }

    #[test]
    fn a_constant_has_its_quotation_marks_at_the_ends() {
        assert_eq!(constant("'it is'"), Some("it is"));
        assert_eq!(constant("concat('a', 'b')"), None);
    }
}
