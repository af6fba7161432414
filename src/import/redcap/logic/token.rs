//! The words of REDCap's logic.

use crate::expression::{Fault, ParseError};

/// Most words of one rule.
const TOKENS_MAX: usize = 4_096;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// What stands between square brackets.
    Field(String),
    Text(String),
    Number(String),
    /// A bare word in small letters.
    Word(String),
    /// An operator or a sign; `<>` for every way to write it.
    Sign(&'static str),
}

impl Token {
    /// As its author reads it.
    pub fn written(&self) -> String {
        match self {
            Token::Field(name) => format!("[{name}]"),
            Token::Text(text) => format!("\"{text}\""),
            Token::Number(text) | Token::Word(text) => text.clone(),
            Token::Sign(sign) => (*sign).to_owned(),
        }
    }
}

/// Longer signs first.
const SIGNS: &[(&str, &str)] = &[
    ("<>", "<>"),
    ("!=", "<>"),
    ("≠", "<>"),
    ("<=", "<="),
    ("=<", "<="),
    ("≤", "<="),
    (">=", ">="),
    ("=>", ">="),
    ("≥", ">="),
    ("==", "="),
    ("&&", "and"),
    ("||", "or"),
    ("=", "="),
    ("<", "<"),
    (">", ">"),
    ("!", "!"),
    ("+", "+"),
    ("-", "-"),
    ("*", "*"),
    ("/", "/"),
    ("^", "^"),
    ("%", "%"),
    ("(", "("),
    (")", ")"),
    (",", ","),
];

/// Cuts a rule into words, each with its place in characters from 0. Remarks after `//` and `#` are passed over.
pub(super) fn tokens(source: &str) -> Result<Vec<(usize, Token)>, ParseError> {
    let letters: Vec<char> = source.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(letter) = letters.get(at).copied() {
        if tokens.len() >= TOKENS_MAX {
            return Err(ParseError { at, fault: Fault::TooManyParts { max: TOKENS_MAX } });
        }
        let rest = &letters[at..];
        let until = |end: &dyn Fn(char) -> bool| rest.iter().position(|letter| end(*letter));
        if letter.is_whitespace() {
            at += 1;
        } else if letter == '#' || rest.starts_with(&['/', '/']) {
            at += until(&|letter| letter == '\n').unwrap_or(rest.len());
        } else if letter == '[' {
            let Some(length) = until(&|letter| letter == ']') else {
                return Err(ParseError { at, fault: Fault::UnclosedReference });
            };
            let name: String = rest[1..length].iter().collect();
            tokens.push((at, Token::Field(name.trim().to_owned())));
            at += length + 1;
        } else if let Some(close) = closing(letter) {
            let length = rest[1..].iter().position(|letter| close.contains(letter));
            let Some(length) = length else { return Err(ParseError { at, fault: Fault::UnclosedText }) };
            tokens.push((at, Token::Text(rest[1..=length].iter().collect())));
            at += length + 2;
        } else if letter.is_ascii_digit() || (letter == '.' && rest.get(1).is_some_and(char::is_ascii_digit)) {
            let length = until(&|letter| !(letter.is_ascii_digit() || letter == '.')).unwrap_or(rest.len());
            let number: String = rest[..length].iter().collect();
            if number.parse::<f64>().is_err() {
                return Err(ParseError { at, fault: Fault::Unexpected(number) });
            }
            tokens.push((at, Token::Number(number)));
            at += length;
        } else if letter.is_alphabetic() || letter == '_' {
            let length = until(&|letter| !(letter.is_alphanumeric() || letter == '_')).unwrap_or(rest.len());
            let word: String = rest[..length].iter().collect();
            tokens.push((at, Token::Word(word.to_lowercase())));
            at += length;
        } else {
            let begins = |written: &str| written.chars().eq(rest.iter().take(written.chars().count()).copied());
            let Some((written, sign)) = SIGNS.iter().find(|(written, _)| begins(written)) else {
                return Err(ParseError { at, fault: Fault::UnexpectedCharacter(letter) });
            };
            tokens.push((at, Token::Sign(sign)));
            at += written.chars().count();
        }
    }
    Ok(tokens)
}

/// The marks that close a text which this one opens; a spreadsheet may have bent them.
fn closing(open: char) -> Option<&'static [char]> {
    match open {
        '"' => Some(&['"']),
        '\'' => Some(&['\'']),
        '“' | '”' | '„' => Some(&['”', '“', '"']),
        '‘' | '’' => Some(&['’', '‘', '\'']),
        '«' => Some(&['»']),
        _ => None,
    }
}
