//! JSON with the line of everything, under limits. A finding without a line is of little use in a file of thousands of them.

use crate::questionnaire::Fhir;
use std::iter::Peekable;
use std::str::CharIndices;

/// Deepest nesting: every level of items takes two.
pub(super) const DEPTH_MAX: usize = 160;
/// Most values of a file.
pub(super) const VALUES_MAX: usize = 1_000_000;

/// A value and the line it begins on, from 1.
#[derive(Debug)]
pub(super) struct Node {
    pub line: u32,
    pub value: Value,
}

/// What a value is. Numbers keep their digits.
#[derive(Debug)]
pub(super) enum Value {
    Null,
    Truth(bool),
    Number(String),
    Text(String),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

/// Why a text is not JSON, and on which line.
pub(super) type Broken = (u32, Fhir);

impl Node {
    /// A member of an object.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.members().iter().find(|(known, _)| known == key).map(|(_, node)| node)
    }

    /// The members of an object, none of anything else.
    pub fn members(&self) -> &[(String, Node)] {
        match &self.value {
            Value::Object(members) => members,
            _ => &[],
        }
    }

    /// Whether it is a list.
    pub fn is_list(&self) -> bool {
        matches!(self.value, Value::List(_))
    }

    /// The values of a list, none of anything else.
    pub fn list(&self) -> &[Node] {
        match &self.value {
            Value::List(nodes) => nodes,
            _ => &[],
        }
    }

    /// The values of a list that is a member.
    pub fn list_of(&self, key: &str) -> &[Node] {
        self.get(key).map_or(&[], Node::list)
    }

    /// The text, where it is one.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text of a member, `""` where there is none.
    pub fn text_of(&self, key: &str) -> &str {
        self.get(key).and_then(Node::text).unwrap_or_default()
    }

    /// A text, a number or a truth as it is written.
    pub fn plain(&self) -> Option<String> {
        match &self.value {
            Value::Text(text) | Value::Number(text) => Some(text.clone()),
            Value::Truth(truth) => Some(truth.to_string()),
            Value::Null | Value::List(_) | Value::Object(_) => None,
        }
    }

    /// The truth, where it is one.
    pub fn truth(&self) -> Option<bool> {
        match self.value {
            Value::Truth(truth) => Some(truth),
            _ => None,
        }
    }

    /// The first member whose name begins so, such as `value` of `valueCoding`, and the rest of its name.
    pub fn begins(&self, begin: &str) -> Option<(&str, &Node)> {
        self.members().iter().find_map(|(key, node)| Some((key.strip_prefix(begin)?, node)))
    }
}

/// Reads a text that is one value. The keys that an object has twice are added to `twice`; the first counts.
pub(super) fn parse(text: &str, twice: &mut Vec<Broken>) -> Result<Node, Broken> {
    let mut reader = Reader { letters: text.char_indices().peekable(), text, line: 1, values: 0, twice };
    let node = reader.value(0)?;
    reader.spaces();
    match reader.letters.next() {
        None => Ok(node),
        Some((_, letter)) => Err((reader.line, Fhir::JsonUnexpected(letter))),
    }
}

struct Reader<'t> {
    letters: Peekable<CharIndices<'t>>,
    text: &'t str,
    line: u32,
    values: usize,
    twice: &'t mut Vec<Broken>,
}

impl Reader<'_> {
    fn spaces(&mut self) {
        while let Some((_, letter)) = self.letters.next_if(|(_, letter)| matches!(letter, ' ' | '\t' | '\r' | '\n')) {
            self.line += u32::from(letter == '\n');
        }
    }

    fn peek(&mut self) -> Result<char, Broken> {
        self.letters.peek().map(|(_, letter)| *letter).ok_or((self.line, Fhir::JsonEnds))
    }

    fn next(&mut self) -> Result<char, Broken> {
        self.letters.next().map(|(_, letter)| letter).ok_or((self.line, Fhir::JsonEnds))
    }

    fn unexpected<T>(&self, letter: char) -> Result<T, Broken> {
        Err((self.line, Fhir::JsonUnexpected(letter)))
    }

    fn expect(&mut self, wanted: char) -> Result<(), Broken> {
        let letter = self.next()?;
        if letter == wanted { Ok(()) } else { self.unexpected(letter) }
    }

    fn value(&mut self, depth: usize) -> Result<Node, Broken> {
        if depth >= DEPTH_MAX {
            return Err((self.line, Fhir::JsonTooDeep { max: DEPTH_MAX }));
        }
        self.values += 1;
        if self.values > VALUES_MAX {
            return Err((self.line, Fhir::JsonTooMany { max: VALUES_MAX }));
        }
        self.spaces();
        let line = self.line;
        let value = match self.peek()? {
            '{' => self.object(depth)?,
            '[' => self.array(depth)?,
            '"' => Value::Text(self.quoted()?),
            '-' | '0'..='9' => Value::Number(self.number()?),
            't' => self.word("true", Value::Truth(true))?,
            'f' => self.word("false", Value::Truth(false))?,
            'n' => self.word("null", Value::Null)?,
            letter => return self.unexpected(letter),
        };
        Ok(Node { line, value })
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value, Broken> {
        word.chars().try_for_each(|letter| self.expect(letter))?;
        Ok(value)
    }

    fn object(&mut self, depth: usize) -> Result<Value, Broken> {
        self.expect('{')?;
        let mut members: Vec<(String, Node)> = Vec::new();
        let mut known = std::collections::HashSet::new();
        self.spaces();
        if self.peek()? == '}' {
            self.next()?;
            return Ok(Value::Object(members));
        }
        loop {
            self.spaces();
            let line = self.line;
            let key = self.quoted()?;
            self.spaces();
            self.expect(':')?;
            let node = self.value(depth + 1)?;
            if known.insert(key.clone()) {
                members.push((key, node));
            } else {
                self.twice.push((line, Fhir::JsonKeyTwice(key)));
            }
            self.spaces();
            match self.next()? {
                ',' => {}
                '}' => return Ok(Value::Object(members)),
                letter => return self.unexpected(letter),
            }
        }
    }

    fn array(&mut self, depth: usize) -> Result<Value, Broken> {
        self.expect('[')?;
        let mut nodes = Vec::new();
        self.spaces();
        if self.peek()? == ']' {
            self.next()?;
            return Ok(Value::List(nodes));
        }
        loop {
            nodes.push(self.value(depth + 1)?);
            self.spaces();
            match self.next()? {
                ',' => {}
                ']' => return Ok(Value::List(nodes)),
                letter => return self.unexpected(letter),
            }
        }
    }

    fn number(&mut self) -> Result<String, Broken> {
        let mut number = String::new();
        let part = |letter: &char| matches!(letter, '0'..='9' | '-' | '+' | '.' | 'e' | 'E');
        while let Some((_, letter)) = self.letters.next_if(|(_, letter)| part(letter)) {
            number.push(letter);
        }
        let finite = number.parse::<f64>().is_ok_and(f64::is_finite);
        let begins = number.trim_start_matches('-').starts_with(|letter: char| letter.is_ascii_digit());
        if finite && begins && !number.ends_with('.') { Ok(number) } else { self.unexpected('-') }
    }

    fn quoted(&mut self) -> Result<String, Broken> {
        self.expect('"')?;
        let mut text = String::new();
        loop {
            match self.next()? {
                '"' => return Ok(text),
                '\\' => text.push(self.escaped()?),
                '\n' => {
                    // A text that goes over its line is most often one that was never closed.
                    return Err((self.line, Fhir::JsonUnexpected('\n')));
                }
                letter => text.push(letter),
            }
        }
    }

    fn escaped(&mut self) -> Result<char, Broken> {
        Ok(match self.next()? {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'u' => {
                let first = self.hexadecimal()?;
                let half = (0xd800..0xdc00).contains(&first) && self.rest().starts_with("\\u");
                let code = match half {
                    true => {
                        self.next()?;
                        self.next()?;
                        let second = self.hexadecimal()?;
                        0x10000 + ((first - 0xd800) << 10) + second.wrapping_sub(0xdc00).min(0x3ff)
                    }
                    false => first,
                };
                char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            letter @ ('"' | '\\' | '/') => letter,
            letter => return self.unexpected(letter),
        })
    }

    fn rest(&mut self) -> &str {
        let text = self.text;
        self.letters.peek().map_or("", |(at, _)| &text[*at..])
    }

    fn hexadecimal(&mut self) -> Result<u32, Broken> {
        let mut code = 0;
        for _ in 0..4 {
            let letter = self.next()?;
            let Some(digit) = letter.to_digit(16) else { return self.unexpected(letter) };
            code = code * 16 + digit;
        }
        Ok(code)
    }
}

#[cfg(test)]
mod tests {
    use super::{Value, parse};
    use crate::questionnaire::Fhir;

    fn fault(text: &str) -> (u32, Fhir) {
        parse(text, &mut Vec::new()).expect_err("it is no JSON")
    }

    #[test]
    fn every_value_knows_its_line() {
        let node =
            parse("{\n \"a\": [1,\n {\"b\": \"\\u00e9\\ud83d\\ude42\\n\"}]}", &mut Vec::new()).expect("it is JSON");
        let list = node.list_of("a");
        assert_eq!((list[0].line, list[1].line), (2, 3));
        assert_eq!(list[1].text_of("b"), "é🙂\n");
    }

    #[test]
    fn numbers_keep_their_digits() {
        let node = parse("[0.10, -2e3]", &mut Vec::new()).expect("it is JSON");
        let digits: Vec<Option<String>> = node.list().iter().map(super::Node::plain).collect();
        assert_eq!(digits, [Some("0.10".to_owned()), Some("-2e3".to_owned())]);
        assert!(matches!(node.value, Value::List(_)));
    }

    #[test]
    fn what_is_no_json_says_where() {
        assert_eq!(fault("{\"a\":\n[1, 2"), (2, Fhir::JsonEnds));
        assert_eq!(fault("{\"a\" 1}"), (1, Fhir::JsonUnexpected('1')));
        assert_eq!(fault("[1] x"), (1, Fhir::JsonUnexpected('x')));
        assert_eq!(fault("[1e999]"), (1, Fhir::JsonUnexpected('-')));
        assert!(matches!(fault(&"[".repeat(1_000_000)), (1, Fhir::JsonTooDeep { .. })));
        assert!(matches!(fault(&format!("[{}0]", "0,".repeat(1_000_000))), (1, Fhir::JsonTooMany { .. })));
    }

    #[test]
    fn a_key_that_stands_twice_is_told_and_the_first_counts() {
        let mut twice = Vec::new();
        let node = parse("{\"a\": \"x\",\n\"a\": \"y\"}", &mut twice).expect("it is JSON");
        assert_eq!(node.text_of("a"), "x");
        assert_eq!(twice, [(2, Fhir::JsonKeyTwice("a".to_owned()))]);
    }
}
