//! From characters to tokens, by the lexical rules of XPath 1.0 (section 3.7).

use super::{Fault, LENGTH_MAX, ParseError};

/// One word of an expression and where it stands, in characters from 0.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub at: usize,
    pub word: Word,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Word {
    Number(f64),
    Text(String),
    Reference(String),
    /// A name, with its prefix; `prefix:*` is one too.
    Name(String),
    /// `$name`, which no form has.
    Variable(String),
    Dot,
    DotDot,
    Star,
    Slash,
    SlashSlash,
    At,
    Axis,
    Bar,
    OpenBracket,
    CloseBracket,
    Open,
    Close,
    Comma,
    Operator(Operator),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Plus,
    Minus,
    Times,
    Div,
    Mod,
}

impl Operator {
    pub(super) fn word(self) -> &'static str {
        match self {
            Operator::Or => "or",
            Operator::And => "and",
            Operator::Equal => "=",
            Operator::NotEqual => "!=",
            Operator::Less => "<",
            Operator::LessOrEqual => "<=",
            Operator::Greater => ">",
            Operator::GreaterOrEqual => ">=",
            Operator::Plus => "+",
            Operator::Minus => "-",
            Operator::Times => "*",
            Operator::Div => "div",
            Operator::Mod => "mod",
        }
    }

    /// Whether it compares two values.
    pub(super) fn compares(self) -> bool {
        matches!(self.precedence(), 3 | 4)
    }

    /// Binds tighter when higher.
    pub(super) fn precedence(self) -> u8 {
        match self {
            Operator::Or => 1,
            Operator::And => 2,
            Operator::Equal | Operator::NotEqual => 3,
            Operator::Less | Operator::LessOrEqual | Operator::Greater | Operator::GreaterOrEqual => 4,
            Operator::Plus | Operator::Minus => 5,
            Operator::Times | Operator::Div | Operator::Mod => 6,
        }
    }
}

/// What a word looked like, for a sentence about it.
impl std::fmt::Display for Word {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Word::Number(number) => write!(f, "{number}"),
            Word::Text(text) => write!(f, "'{text}'"),
            Word::Reference(name) => write!(f, "${{{name}}}"),
            Word::Name(name) => f.write_str(name),
            Word::Variable(name) => write!(f, "${name}"),
            Word::Dot => f.write_str("."),
            Word::DotDot => f.write_str(".."),
            Word::Star => f.write_str("*"),
            Word::Slash => f.write_str("/"),
            Word::SlashSlash => f.write_str("//"),
            Word::At => f.write_str("@"),
            Word::Axis => f.write_str("::"),
            Word::Bar => f.write_str("|"),
            Word::OpenBracket => f.write_str("["),
            Word::CloseBracket => f.write_str("]"),
            Word::Open => f.write_str("("),
            Word::Close => f.write_str(")"),
            Word::Comma => f.write_str(","),
            Word::Operator(operator) => f.write_str(operator.word()),
        }
    }
}

/// Cuts a source into tokens.
pub(super) fn tokens(source: &str) -> Result<Vec<Token>, ParseError> {
    let letters: Vec<char> = source.chars().take(LENGTH_MAX + 1).collect();
    if letters.len() > LENGTH_MAX {
        return Err(ParseError { at: LENGTH_MAX, fault: Fault::TooLong { max: LENGTH_MAX } });
    }
    let mut lexer = Lexer { letters, at: 0, tokens: Vec::new() };
    while let Some(letter) = lexer.peek(0) {
        if letter.is_whitespace() {
            lexer.at += 1;
        } else {
            let at = lexer.at;
            let word = lexer.word(letter)?;
            lexer.tokens.push(Token { at, word });
        }
    }
    Ok(lexer.tokens)
}

struct Lexer {
    letters: Vec<char>,
    at: usize,
    tokens: Vec<Token>,
}

impl Lexer {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.letters.get(self.at + ahead).copied()
    }

    fn fault<T>(&self, fault: Fault) -> Result<T, ParseError> {
        Err(ParseError { at: self.at, fault })
    }

    fn take(&mut self, count: usize, word: Word) -> Result<Word, ParseError> {
        self.at += count;
        Ok(word)
    }

    /// The disambiguation rule: after an operand, `*` and names are operators.
    fn operator_may_stand(&self) -> bool {
        let starts = |word: &Word| {
            matches!(
                word,
                Word::Open
                    | Word::OpenBracket
                    | Word::Comma
                    | Word::At
                    | Word::Axis
                    | Word::Slash
                    | Word::SlashSlash
                    | Word::Bar
                    | Word::Operator(_)
            )
        };
        self.tokens.last().is_some_and(|token| !starts(&token.word))
    }

    fn word(&mut self, letter: char) -> Result<Word, ParseError> {
        let next = self.peek(1);
        let operator = |operator| Word::Operator(operator);
        match letter {
            '(' => self.take(1, Word::Open),
            ')' => self.take(1, Word::Close),
            ',' => self.take(1, Word::Comma),
            '+' => self.take(1, operator(Operator::Plus)),
            '-' => self.take(1, operator(Operator::Minus)),
            '=' => self.take(1, operator(Operator::Equal)),
            '!' if next == Some('=') => self.take(2, operator(Operator::NotEqual)),
            '<' if next == Some('=') => self.take(2, operator(Operator::LessOrEqual)),
            '<' => self.take(1, operator(Operator::Less)),
            '>' if next == Some('=') => self.take(2, operator(Operator::GreaterOrEqual)),
            '>' => self.take(1, operator(Operator::Greater)),
            '*' if self.operator_may_stand() => self.take(1, operator(Operator::Times)),
            '$' if next == Some('{') => self.reference(),
            '$' if next.is_some_and(begins_name) => {
                self.at += 1;
                self.name().map(|word| Word::Variable(word.to_string()))
            }
            '.' if next == Some('.') => self.take(2, Word::DotDot),
            '.' if !next.is_some_and(|next| next.is_ascii_digit()) => self.take(1, Word::Dot),
            '.' | '0'..='9' => self.number(),
            '*' => self.take(1, Word::Star),
            '/' if next == Some('/') => self.take(2, Word::SlashSlash),
            '/' => self.take(1, Word::Slash),
            '@' => self.take(1, Word::At),
            ':' if next == Some(':') => self.take(2, Word::Axis),
            '|' => self.take(1, Word::Bar),
            '[' => self.take(1, Word::OpenBracket),
            ']' => self.take(1, Word::CloseBracket),
            _ if family(letter).is_some() => self.text(letter),
            _ if begins_name(letter) => self.name(),
            _ => self.fault(Fault::UnexpectedCharacter(letter)),
        }
    }

    fn reference(&mut self) -> Result<Word, ParseError> {
        let start = self.at + 2;
        let Some(length) = self.letters[start..].iter().position(|letter| *letter == '}') else {
            return self.fault(Fault::UnclosedReference);
        };
        let inside: String = self.letters[start..start + length].iter().collect();
        let name = inside.trim();
        // What stands behind that prefix is a name of an earlier sheet.
        let own = name.strip_prefix("last-saved#").unwrap_or(name);
        let good = own.chars().next().is_some_and(begins_name) && own.chars().all(continues_name);
        if !good {
            return self.fault(Fault::BadReference(name.to_owned()));
        }
        self.take(length + 3, Word::Reference(name.to_owned()))
    }

    fn number(&mut self) -> Result<Word, ParseError> {
        let mut end = self.at;
        let mut dot = false;
        while let Some(letter) = self.letters.get(end) {
            match letter {
                '0'..='9' => {}
                '.' if !dot => dot = true,
                _ => break,
            }
            end += 1;
        }
        let digits: String = self.letters[self.at..end].iter().collect();
        let number = digits.parse().expect("digits with at most one dot and at least one digit are a number");
        self.take(end - self.at, Word::Number(number))
    }

    /// A straight quote closes with the same straight quote, so that `'l’âge'` keeps its apostrophe; a typographic one
    /// with any quote of its family, because word processors mix them.
    fn text(&mut self, opening: char) -> Result<Word, ParseError> {
        let closes = |letter: char| match opening {
            '\'' | '"' => letter == opening,
            _ => family(letter) == family(opening),
        };
        let start = self.at + 1;
        let rest = &self.letters[start..];
        let close = rest.iter().position(|letter| closes(*letter));
        // A straight quote that nothing else closes was half turned by a word processor.
        let half_turned = || rest.iter().position(|letter| family(*letter) == family(opening));
        let Some(length) = close.or_else(half_turned) else {
            return self.fault(Fault::UnclosedText);
        };
        let text = self.letters[start..start + length].iter().collect();
        self.take(length + 2, Word::Text(text))
    }

    fn name(&mut self) -> Result<Word, ParseError> {
        let rest = &self.letters[self.at..];
        if self.operator_may_stand() {
            // `5 div2` is a division in every engine, although a greedy reader would see the name `div2`.
            for operator in [Operator::Or, Operator::And, Operator::Div, Operator::Mod] {
                let word = operator.word();
                if rest.len() >= word.len() && word.chars().zip(rest).all(|(wanted, letter)| wanted == *letter) {
                    return self.take(word.len(), Word::Operator(operator));
                }
            }
        }
        let mut length = run(rest);
        // One colon inside joins a prefix to a name, as in `jr:choice-name`; two end the name of an axis.
        if rest.get(length) == Some(&':') {
            match rest.get(length + 1).copied() {
                Some('*') => length += 2,
                Some(next) if begins_name(next) => length += 1 + run(&rest[length + 1..]),
                _ => {}
            }
        }
        if rest.get(length) == Some(&':') && rest.get(length + 1) != Some(&':') {
            return self.fault(Fault::UnexpectedCharacter(':'));
        }
        let name = rest[..length].iter().collect();
        self.take(length, Word::Name(name))
    }
}

fn run(letters: &[char]) -> usize {
    letters.iter().position(|letter| !continues_name(*letter)).unwrap_or(letters.len())
}

fn begins_name(letter: char) -> bool {
    letter.is_alphabetic() || letter == '_'
}

fn continues_name(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.')
}

/// Quotes that may close each other; `None` is not a quote.
fn family(letter: char) -> Option<char> {
    match letter {
        '\'' | '‘' | '’' => Some('\''),
        '"' | '“' | '”' | '„' => Some('"'),
        _ => None,
    }
}
