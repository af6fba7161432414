//! What was probably meant by a text that is no expression: a decimal comma, an operator of another language.

use super::{Fault, ParseError, Reading, parser};

/// Most places that are mended: a text with more is another language.
const MENDS_MAX: usize = 64;

/// Operators of other languages, and what they are here. Words stand by themselves, in any case.
const OPERATORS: &[(&str, &str)] = &[
    ("and", "and"),
    ("et", "and"),
    ("&&", "and"),
    ("or", "or"),
    ("ou", "or"),
    ("||", "or"),
    ("div", "div"),
    ("mod", "mod"),
    ("==", "="),
    ("!==", "!="),
    ("<>", "!="),
    ("≠", "!="),
    ("=<", "<="),
    ("≤", "<="),
    ("=>", ">="),
    ("≥", ">="),
    ("×", "*"),
    ("÷", "div"),
];

/// A place that may be mended: from which letter on, how many, and by what.
struct Mend {
    at: usize,
    length: usize,
    by: String,
    is_number: bool,
}

/// The error of a source that does not read; where mending makes it read, the error says the first mend.
pub(super) fn explained(source: &str, reading: Reading, error: ParseError) -> ParseError {
    if matches!(error.fault, Fault::TooLong { .. } | Fault::TooDeep { .. } | Fault::TooManyParts { .. }) {
        return error;
    }
    let letters: Vec<char> = source.chars().collect();
    let mends = mends(&letters);
    if mends.is_empty() || mends.len() > MENDS_MAX {
        return error;
    }
    // A comma may part two arguments: operators are tried alone first.
    let operators: Vec<&Mend> = mends.iter().filter(|mend| !mend.is_number).collect();
    let numbers: Vec<&Mend> = mends.iter().filter(|mend| mend.is_number).collect();
    let reads = |chosen: &&Vec<&Mend>| !chosen.is_empty() && parser::parse(&mended(&letters, chosen), reading).is_ok();
    let all: Vec<&Mend> = mends.iter().collect();
    let Some(first) = [&operators, &numbers, &all].into_iter().find(reads).map(|chosen| chosen[0]) else {
        return error;
    };
    let written: String = letters[first.at..first.at + first.length].iter().collect();
    let by = first.by.clone();
    let fault = match first.is_number {
        true => Fault::DecimalComma { written, number: by },
        false => Fault::Operator { written, operator: by },
    };
    ParseError { at: first.at, fault }
}

fn mended(letters: &[char], mends: &[&Mend]) -> String {
    let mut text = String::new();
    let mut next = 0;
    for mend in mends {
        text.extend(&letters[next..mend.at]);
        text.push(' ');
        text.push_str(&mend.by);
        text.push(' ');
        next = mend.at + mend.length;
    }
    text.extend(&letters[next..]);
    text
}

/// What may be mended, outside of quoted texts and references.
fn mends(letters: &[char]) -> Vec<Mend> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() && found.len() <= MENDS_MAX {
        at += match letters[at] {
            quote @ ('\'' | '"') => until(letters, at, quote),
            '‘' | '’' => until(letters, at, '’'),
            '“' | '”' => until(letters, at, '”'),
            '$' => until(letters, at, '}'),
            letter if letter.is_ascii_digit() => number(letters, at, &mut found),
            letter if letter.is_alphabetic() || letter == '_' => word(letters, at, &mut found),
            _ => sign(letters, at, &mut found),
        };
    }
    found
}

/// How far it is to the end of what opens here.
fn until(letters: &[char], at: usize, end: char) -> usize {
    letters[at + 1..].iter().position(|letter| *letter == end).map_or(letters.len() - at, |place| place + 2)
}

fn run(letters: &[char], at: usize, belongs: impl Fn(char) -> bool) -> usize {
    letters[at..].iter().position(|letter| !belongs(*letter)).unwrap_or(letters.len() - at)
}

fn number(letters: &[char], at: usize, found: &mut Vec<Mend>) -> usize {
    let whole = run(letters, at, |letter| letter.is_ascii_digit() || letter == '.');
    let decimals = match letters.get(at + whole) {
        Some(',') => run(letters, at + whole + 1, |letter| letter.is_ascii_digit()),
        _ => 0,
    };
    if decimals == 0 || letters[at..at + whole].contains(&'.') {
        return whole;
    }
    let length = whole + 1 + decimals;
    let by = letters[at..at + length].iter().map(|letter| if *letter == ',' { '.' } else { *letter }).collect();
    found.push(Mend { at, length, by, is_number: true });
    length
}

fn word(letters: &[char], at: usize, found: &mut Vec<Mend>) -> usize {
    let length = run(letters, at, |letter| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.' | ':'));
    let written: String = letters[at..at + length].iter().collect();
    let lower = written.to_lowercase();
    if let Some((_, meant)) = OPERATORS.iter().find(|(known, meant)| *known == lower && *meant != written) {
        found.push(Mend { at, length, by: (*meant).to_owned(), is_number: false });
    }
    length
}

fn sign(letters: &[char], at: usize, found: &mut Vec<Mend>) -> usize {
    let begins = |known: &str| known.chars().eq(letters[at..].iter().copied().take(known.chars().count()));
    let signs = OPERATORS.iter().filter(|(known, _)| begins(known));
    // `!==` before `==`.
    match signs.max_by_key(|(known, _)| known.chars().count()) {
        Some((known, meant)) => {
            let length = known.chars().count();
            found.push(Mend { at, length, by: (*meant).to_owned(), is_number: false });
            length
        }
        None => 1,
    }
}

#[cfg(test)]
mod tests {
    use crate::expression::{Expression, Fault};

    #[test]
    fn what_was_meant_is_told_where_it_makes_the_rule_read() {
        let told = |source: &str| match Expression::parse(source) {
            Ok(_) => "reads".to_owned(),
            Err(error) => match error.fault {
                Fault::Operator { written, operator } => format!("{} {written} -> {operator}", error.at),
                Fault::DecimalComma { written, number } => format!("{} {written} -> {number}", error.at),
                other => format!("{other:?}"),
            },
        };
        assert_eq!(told("${a} > 2,5"), "7 2,5 -> 2.5");
        assert_eq!(told("if(${a} > 2,5, 1, 0)"), "10 2,5 -> 2.5");
        assert_eq!(told("round(2,5)"), "reads");
        assert_eq!(told("${a} = 1 AND ${b} = 'ET'"), "9 AND -> and");
        assert_eq!(told("${a} = 1 OU ${b} = 2"), "9 OU -> or");
        assert_eq!(told("${a} = 1 et ${b} = 2 ou ${c} = 3"), "9 et -> and");
        assert_eq!(told("${a} == 1 && ${b} <> 2"), "5 == -> =");
        assert_eq!(told("${a} ≥ 2,5 OU ${b} = 1"), "5 ≥ -> >=");
        assert_eq!(told("${a} && "), "UnexpectedCharacter('&')");
        assert_eq!(told("sexe = 1"), "Path(\"sexe\")");
    }
}
