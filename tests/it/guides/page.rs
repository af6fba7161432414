//! A page of Markdown taken apart as far as the tests of the guides need it.

use std::ops::Range;

/// Something on a page, and the line it stands on.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    pub line: usize,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A heading, without its marks.
    Heading(String),
    /// `<!-- a remark that nobody sees -->`.
    Remark(String),
    /// `<kbd>a key</kbd>`.
    Key(String),
    /// Text between backquotes.
    Code(String),
    /// Where `[text](target)` leads.
    Link(String),
    /// A fenced block: the word after the fence, and where its lines are in the page.
    Block(String, Range<usize>),
}

const FENCE: &str = "```";

/// The pieces of a page in their order.
pub fn pieces(page: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let (mut at, mut prose) = (0, 0);
    let mut block: Option<(String, usize, usize)> = None;
    for line in page.split_inclusive('\n') {
        let after = at + line.len();
        if let Some(word) = line.trim_start().strip_prefix(FENCE) {
            match block.take() {
                None => {
                    in_prose(page, prose..at, &mut found);
                    block = Some((word.trim().to_owned(), line_of(page, at), after));
                }
                Some((word, line, start)) => {
                    found.push(Piece { line, what: What::Block(word, start..at) });
                    prose = after;
                }
            }
        }
        at = after;
    }
    assert!(block.is_none(), "a block is not closed");
    in_prose(page, prose..at, &mut found);
    found
}

/// The number of the line at a place.
pub fn line_of(page: &str, at: usize) -> usize {
    page[..at].matches('\n').count() + 1
}

/// What begins with these marks ends with those.
const MARKS: [(&str, &str); 4] = [("<!--", "-->"), ("<kbd>", "</kbd>"), ("`", "`"), ("](", ")")];

fn in_prose(page: &str, range: Range<usize>, found: &mut Vec<Piece>) {
    let (mut at, end) = (range.start, range.end);
    while at < end {
        let rest = &page[at..end];
        let heading = rest.starts_with('#') && (at == 0 || page[..at].ends_with('\n'));
        if heading {
            let line = rest.lines().next().unwrap_or_default();
            let text = line.trim_start_matches('#').trim();
            found.push(Piece { line: line_of(page, at), what: What::Heading(text.to_owned()) });
            at += line.len();
            continue;
        }
        let Some((open, close)) = MARKS.iter().find(|(open, _)| rest.starts_with(open)) else {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        let Some(length) = rest[open.len()..].find(close) else {
            at += open.len();
            continue;
        };
        // What is broken over two lines is one text.
        let text = rest[open.len()..open.len() + length].split_whitespace().collect::<Vec<_>>().join(" ");
        let what = match *open {
            "<!--" => What::Remark(text),
            "<kbd>" => What::Key(unescaped(&text)),
            "`" => What::Code(text),
            _ => What::Link(text),
        };
        found.push(Piece { line: line_of(page, at), what });
        at += open.len() + length + close.len();
    }
}

/// `&#38;` is a character that Markdown would take for something else.
fn unescaped(text: &str) -> String {
    let mut parts = text.split("&#");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let Some((number, after)) = part.split_once(';') else { continue };
        plain.extend(number.parse().ok().and_then(char::from_u32));
        plain.push_str(after);
    }
    plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// The page without blocks, remarks, keys and code: what is read as sentences, line by line.
pub fn sentences(page: &str) -> Vec<(usize, String)> {
    let mut cleared = page.to_owned();
    // From the end, so that what is before keeps its place.
    for piece in pieces(page).into_iter().rev() {
        if let What::Block(_, range) = piece.what {
            cleared.replace_range(range.clone(), &page[range].replace(|letter| letter != '\n', "\u{1}"));
        }
    }
    for (open, close) in &MARKS {
        let mut from = 0;
        while let Some(start) = cleared[from..].find(open).map(|start| start + from) {
            let Some(length) = cleared[start + open.len()..].find(close) else { break };
            let end = start + open.len() + length + close.len();
            let word: String = cleared[start..end].chars().filter(|letter| *letter == '\n').collect();
            let word = format!("x{word}");
            from = start + word.len();
            cleared.replace_range(start..end, &word);
        }
    }
    cleared.lines().enumerate().map(|(place, line)| (place + 1, line.replace('\u{1}', ""))).collect()
}

/// The name that a link to a heading has, as the usual readers of Markdown make it.
pub fn anchor(heading: &str) -> String {
    let lower = heading.to_lowercase();
    let kept = lower.chars().filter_map(|letter| match letter {
        ' ' => Some('-'),
        '-' | '_' => Some(letter),
        letter if letter.is_alphanumeric() => Some(letter),
        _ => None,
    });
    kept.collect()
}
