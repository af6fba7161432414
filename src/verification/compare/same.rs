//! When two answers are the same as data.

use crate::record::Answer;

/// Whether two answers are the same as data. White space, non-breaking spaces and the shape of apostrophes and quotation
/// marks do not count in a text, nor zeros and the decimal sign in a decimal, nor the order of several boxes.
/// "Not asked" is the same as "not asked" only.
pub fn same(first: Option<&Answer>, second: Option<&Answer>) -> bool {
    match (first, second) {
        (None, None) => true,
        (Some(first), Some(second)) => first == second || same_data(first, second),
        (None, Some(_)) | (Some(_), None) => false,
    }
}

fn same_data(first: &Answer, second: &Answer) -> bool {
    match (first, second) {
        (Answer::Text(first), Answer::Text(second)) => plain_text(first) == plain_text(second),
        (Answer::Decimal(first), Answer::Decimal(second)) => plain_decimal(first) == plain_decimal(second),
        (Answer::Several(first), Answer::Several(second)) => {
            first.iter().all(|box_| second.contains(box_)) && second.iter().all(|box_| first.contains(box_))
        }
        _ => false,
    }
}

/// A text without its typography: single spaces inside, none around, straight apostrophes and quotation marks.
pub(crate) fn plain_text(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut space = false;
    for character in text.chars() {
        if character.is_whitespace() {
            space = true;
            continue;
        }
        // The French write a space inside their quotation marks, and leave it out where they have only straight ones.
        let inside = plain.ends_with('«') || character == '»';
        if space && !plain.is_empty() && !inside {
            plain.push(' ');
        }
        space = false;
        plain.push(match character {
            '’' | '‘' | 'ʼ' | '′' | '´' | '`' => '\'',
            '“' | '”' | '„' | '‟' | '″' => '"',
            other => other,
        });
    }
    plain.replace(['«', '»'], "\"")
}

/// A decimal by its value: no sign of zero, no idle zeros, a dot.
pub(crate) fn plain_decimal(text: &str) -> String {
    let text = text.trim().replace(',', ".");
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(digits) => ("-", digits),
        None => ("", text.strip_prefix('+').unwrap_or(&text)),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let (whole, part) = (whole.trim_start_matches('0'), part.trim_end_matches('0'));
    match (whole, part) {
        ("", "") => "0".to_owned(),
        (whole, "") => format!("{sign}{whole}"),
        ("", part) => format!("{sign}0.{part}"),
        (whole, part) => format!("{sign}{whole}.{part}"),
    }
}
