//! Rust source as words with their lines: comments, texts and characters left out. Just enough to see who names whom.

/// A word or a sign of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// From 1.
    pub line: usize,
    /// An identifier, `::`, or one other character.
    pub text: String,
}

/// The words of a source, without comments, strings, characters and lifetimes.
pub fn words(source: &str) -> Vec<Word> {
    let letters: Vec<char> = source.chars().collect();
    let at = |place: usize| letters.get(place).copied().unwrap_or('\0');
    let mut words = Vec::new();
    let (mut place, mut line) = (0, 1);
    while place < letters.len() {
        let start = place;
        match at(place) {
            '/' if at(place + 1) == '/' => {
                while place < letters.len() && at(place) != '\n' {
                    place += 1;
                }
            }
            '/' if at(place + 1) == '*' => place = after_block_comment(&letters, place),
            '"' => place = after_string(&letters, place + 1),
            '\'' => place = after_character(&letters, place),
            'r' | 'b' | 'c' if opens_string(&letters, place).is_some() => {
                place = opens_string(&letters, place).expect("the guard asked");
            }
            ':' if at(place + 1) == ':' => {
                words.push(Word { line, text: "::".to_owned() });
                place += 2;
            }
            letter if letter.is_alphanumeric() || letter == '_' => {
                while at(place).is_alphanumeric() || at(place) == '_' {
                    place += 1;
                }
                words.push(Word { line, text: letters[start..place].iter().collect() });
            }
            space if space.is_whitespace() => place += 1,
            sign => {
                words.push(Word { line, text: sign.to_string() });
                place += 1;
            }
        }
        line += letters[start..place.min(letters.len())].iter().filter(|letter| **letter == '\n').count();
    }
    words
}

/// The words outside `#[cfg(test)]` items.
pub fn without_tests(words: &[Word]) -> Vec<Word> {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::new();
    let mut place = 0;
    while place < words.len() {
        let marked = words[place..].iter().map(|word| word.text.as_str()).take(MARK.len()).eq(MARK);
        if !marked {
            kept.push(words[place].clone());
            place += 1;
            continue;
        }
        place += MARK.len();
        let mut depth = 0usize;
        while place < words.len() {
            let text = words[place].text.as_str();
            place += 1;
            match text {
                "{" => depth += 1,
                "}" => depth -= 1,
                _ => {}
            }
            if depth == 0 && matches!(text, "}" | ";") {
                break;
            }
        }
    }
    kept
}

fn after_block_comment(letters: &[char], start: usize) -> usize {
    let mut depth = 0;
    let mut place = start;
    while place < letters.len() {
        match letters[place..] {
            ['/', '*', ..] => (depth, place) = (depth + 1, place + 2),
            ['*', '/', ..] => (depth, place) = (depth - 1, place + 2),
            _ => place += 1,
        }
        if depth == 0 {
            break;
        }
    }
    place
}

fn after_string(letters: &[char], start: usize) -> usize {
    let mut place = start;
    while place < letters.len() {
        match letters[place] {
            '\\' => place += 2,
            '"' => return place + 1,
            _ => place += 1,
        }
    }
    place
}

/// The place after a raw, byte or C string that opens here; `None` when none does.
fn opens_string(letters: &[char], start: usize) -> Option<usize> {
    if start > 0 && (letters[start - 1].is_alphanumeric() || letters[start - 1] == '_') {
        return None;
    }
    let mut place = start;
    while matches!(letters.get(place), Some('b' | 'c')) && place == start {
        place += 1;
    }
    let raw = letters.get(place) == Some(&'r');
    if raw {
        place += 1;
    }
    let hashes = letters[place.min(letters.len())..].iter().take_while(|letter| **letter == '#').count();
    if letters.get(place + hashes) != Some(&'"') || (hashes > 0 && !raw) {
        return None;
    }
    let body = place + hashes + 1;
    if !raw {
        return Some(after_string(letters, body));
    }
    let closes = |place: &usize| {
        letters[*place] == '"'
            && letters[place + 1..].iter().take(hashes).filter(|sign| **sign == '#').count() == hashes
    };
    Some((body..letters.len()).find(closes).map_or(letters.len(), |place| place + 1 + hashes))
}

/// The place after a character, or after a lifetime's quote and name.
fn after_character(letters: &[char], start: usize) -> usize {
    match letters[start..] {
        ['\'', '\\', _, ..] => {
            let closing = letters[start + 3..].iter().position(|letter| *letter == '\'');
            closing.map_or(letters.len(), |place| start + 3 + place + 1)
        }
        ['\'', _, '\'', ..] => start + 3,
        _ => {
            let name = letters[start + 1..].iter().take_while(|letter| letter.is_alphanumeric() || **letter == '_');
            start + 1 + name.count()
        }
    }
}

#[test]
fn only_what_the_compiler_reads_counts() {
    let source = r####"
// use crate::a;
/* use crate::b; /* nested */ use crate::c; */
let text = "crate::d \" crate::e"; let raw = r#"crate::f " "#; let bytes = b"crate::g"; let c = '"'; let d = '\'';
fn f<'long>(x: &'long str) -> crate::h { 'x' }
"####;
    let found: Vec<String> = words(source).into_iter().map(|word| format!("{}:{}", word.line, word.text)).collect();
    let crates: Vec<_> = found.iter().filter(|word| word.ends_with(":crate")).collect();
    assert_eq!(crates, ["5:crate"]);
    assert!(found.contains(&"5:h".to_owned()));
    assert!(!found.iter().any(|word| word.ends_with(":long")));
}

#[test]
fn items_for_tests_are_left_out() {
    let source = "fn a() {} #[cfg(test)] mod tests { fn b() { if x { y } } } fn c() {} #[cfg(test)] use d; fn e() {}";
    let kept: Vec<String> = without_tests(&words(source)).into_iter().map(|word| word.text).collect();
    let kept = kept.join(" ");
    assert_eq!(kept, "fn a ( ) { } fn c ( ) { } fn e ( ) { }");
}
