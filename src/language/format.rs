//! Numbers and dates as French and English readers write them. Fluent does not localise numbers.

use super::Language;
use jiff::civil::Date;

/// No-break space: thousands in French, before `%` and double punctuation.
const NO_BREAK_SPACE: char = '\u{a0}';

/// What stands between a name and what is said of it: a colon, with its no-break space in French.
pub fn colon(language: Language) -> &'static str {
    match language {
        Language::French => "\u{a0}: ",
        Language::English => ": ",
    }
}

/// What stands between the parts of a list that have commas: a semicolon, with its no-break space in French.
pub fn semicolon(language: Language) -> &'static str {
    match language {
        Language::French => "\u{a0}; ",
        Language::English => "; ",
    }
}

/// A whole number with its thousands apart: `1 234` (no-break space), `1,234`.
pub fn integer(language: Language, number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let separator = match language {
        Language::French => NO_BREAK_SPACE,
        Language::English => ',',
    };
    let mut text = String::new();
    if number < 0 {
        text.push('-');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// A number with a fixed count of decimals, half away from zero: `1 234,5`, `1,234.5`. Not a number is `–`.
pub fn decimal(language: Language, number: f64, decimals: usize) -> String {
    if !number.is_finite() {
        return "–".to_owned();
    }
    let scale = 10f64.powi(decimals as i32);
    // A score such as 62.45 is stored a hair below or above: the nudge decides for the reader's side.
    let rounded = (number.abs() * scale + 0.5 + 1e-9).floor() / scale;
    let fixed = format!("{rounded:.decimals$}");
    let (whole, fraction) = fixed.split_once('.').unwrap_or((&fixed, ""));
    let whole = integer(language, whole.parse().unwrap_or(i64::MAX));
    let sign = if number < 0.0 && rounded != 0.0 { "-" } else { "" };
    let comma = match language {
        Language::French => ",",
        Language::English => ".",
    };
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}{comma}{fraction}") }
}

/// A percentage from a share of 1: `62 %` (no-break space), `62%`.
pub fn percent(language: Language, share: f64, decimals: usize) -> String {
    let number = decimal(language, share * 100.0, decimals);
    match language {
        Language::French => format!("{number}{NO_BREAK_SPACE}%"),
        Language::English => format!("{number}%"),
    }
}

const MONTHS_FRENCH: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const MONTHS_ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date in full: `1er juillet 2026`, `1 July 2026`.
pub fn date_long(language: Language, date: Date) -> String {
    let month = usize::from(date.month().unsigned_abs()) - 1;
    match language {
        Language::French => {
            let day = if date.day() == 1 { "1er".to_owned() } else { date.day().to_string() };
            format!("{day} {} {}", MONTHS_FRENCH[month], date.year())
        }
        Language::English => format!("{} {} {}", date.day(), MONTHS_ENGLISH[month], date.year()),
    }
}

/// A date in figures: `03/07/2026` in French, `2026-07-03` in English.
pub fn date_short(language: Language, date: Date) -> String {
    match language {
        Language::French => format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year()),
        Language::English => date.to_string(),
    }
}

/// A month in figures: `07/2026` in French, `2026-07` in English.
pub fn month_short(language: Language, date: Date) -> String {
    match language {
        Language::French => format!("{:02}/{:04}", date.month(), date.year()),
        Language::English => format!("{:04}-{:02}", date.year(), date.month()),
    }
}

/// A moment, in seconds since 1970-01-01T00:00:00Z, in figures, to the minute, in UTC offset `offset_seconds`: `03/07/2026 14:05`.
pub fn moment_short(language: Language, unix_seconds: i64, offset_seconds: i32) -> String {
    let Ok(stamp) = jiff::Timestamp::from_second(unix_seconds.saturating_add(i64::from(offset_seconds))) else {
        return "–".to_owned();
    };
    let local = jiff::tz::Offset::UTC.to_datetime(stamp);
    format!("{} {:02}:{:02}", date_short(language, local.date()), local.hour(), local.minute())
}
