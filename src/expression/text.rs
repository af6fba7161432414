//! How texts become numbers, dates and patterns, and numbers become texts.

use jiff::civil::Date;
use regex::{Regex, RegexBuilder};

/// Longest pattern, in characters.
const PATTERN_MAX: usize = 1_024;
/// Largest compiled pattern, in bytes.
const PATTERN_BYTES_MAX: usize = 2 << 20;

/// A pattern that must match a whole text. The error is the pattern engine's own words.
pub(super) fn whole_match(pattern: &str) -> Result<Regex, String> {
    if pattern.chars().count() > PATTERN_MAX {
        return Err(format!("> {PATTERN_MAX}"));
    }
    let compile = |pattern: &str| RegexBuilder::new(pattern).size_limit(PATTERN_BYTES_MAX).nest_limit(64).build();
    // First alone: `a)|(b` must not become right by being wrapped.
    let wrapped = compile(pattern).and_then(|_| compile(&format!("^(?:{pattern})$")));
    wrapped.map_err(|error| match error {
        regex::Error::CompiledTooBig(bytes) => format!("> {bytes}"),
        other => other.to_string().lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned(),
    })
}

/// A text as a number: an optional minus, digits, a dot or a comma, digits; spaces around; an ISO date is its days
/// since 1970. Anything else is not a number.
pub(super) fn number(text: &str) -> f64 {
    let text = text.trim();
    if let Some(date) = iso_date(text) {
        return days(date) as f64;
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() + fraction.len() == 0 || !all_digits(whole) || !all_digits(fraction) {
        return f64::NAN;
    }
    if text.contains(',') { text.replace(',', ".").parse() } else { text.parse() }.unwrap_or(f64::NAN)
}

/// Whether a text is a number only thanks to a decimal comma.
pub(super) fn has_decimal_comma(text: &str) -> bool {
    text.contains(',') && !number(text).is_nan()
}

/// A number as XPath writes it: no exponent, no `.0`, no `-0`.
pub(super) fn of_number(number: f64) -> String {
    if number.is_infinite() {
        return if number > 0.0 { "Infinity".to_owned() } else { "-Infinity".to_owned() };
    }
    if number == 0.0 { "0".to_owned() } else { format!("{number}") }
}

/// Whether a text is written like `2026-03-02`, be the day possible or not.
pub(super) fn looks_like_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 10
        && bytes
            .iter()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { *byte == b'-' } else { byte.is_ascii_digit() })
}

/// The date of a text written like `2026-03-02`.
pub(super) fn iso_date(text: &str) -> Option<Date> {
    if looks_like_date(text) { civil_date(text) } else { None }
}

/// The date of a text such as `2026-3-2` or `2026-03-02T10:20:30Z`; the time of day and its offset do not move it.
pub(super) fn civil_date(text: &str) -> Option<Date> {
    let (day, time) = text.split_once('T').map_or((text, None), |(day, time)| (day, Some(time)));
    if time.is_some_and(|time| Time::of(time).is_none()) {
        return None;
    }
    let mut parts = day.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = [year, month, day].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    if parts.next().is_some() || !digits || year.len() != 4 || !(1..=2).contains(&month.len()) || day.len() > 2 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A time of day.
#[derive(Clone, Copy, Default)]
pub(super) struct Time {
    pub hour: u8,
    pub minute: u8,
    pub second: u8,
    pub millisecond: u16,
    /// Minutes east of Greenwich, where the text says so.
    pub offset: i32,
    /// Whether the text says so.
    pub zoned: bool,
}

impl Time {
    /// The time in a text such as `10:20:30.123+02:00`.
    pub(super) fn of(text: &str) -> Option<Time> {
        let zone = text.find(['Z', '+', '-']).unwrap_or(text.len());
        let (clock, zone) = text.split_at(zone);
        let mut parts = clock.split(':');
        let (hour, minute) = (two_digits(parts.next()?)?, two_digits(parts.next()?)?);
        let (second, fraction) = match parts.next() {
            Some(second) => second.split_once('.').unwrap_or((second, "")),
            None => ("00", ""),
        };
        let second = two_digits(second)?;
        let good = hour < 24 && minute < 60 && second < 60 && parts.next().is_none();
        if !good || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let millisecond = format!("{fraction:0<3.3}").parse().ok()?;
        let offset = match zone.as_bytes().first() {
            None => 0,
            Some(b'Z') if zone.len() == 1 => 0,
            Some(b'Z') => return None,
            Some(sign) => {
                let (hours, minutes) = zone[1..].split_once(':').unwrap_or((&zone[1..], "00"));
                let (hours, minutes) = (two_digits(hours)?, two_digits(minutes)?);
                if hours > 23 || minutes > 59 {
                    return None;
                }
                let offset = i32::from(hours) * 60 + i32::from(minutes);
                if *sign == b'-' { -offset } else { offset }
            }
        };
        Some(Time { hour, minute, second, millisecond, offset, zoned: !zone.is_empty() })
    }

    /// As a share of a day, at Greenwich.
    pub(super) fn share_of_day(self) -> f64 {
        let minutes = i32::from(self.hour) * 60 + i32::from(self.minute) - self.offset;
        (f64::from(minutes) * 60.0 + f64::from(self.second) + f64::from(self.millisecond) / 1_000.0) / 86_400.0
    }
}

fn two_digits(text: &str) -> Option<u8> {
    (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

/// Days since 1970-01-01, by the proleptic Gregorian calendar.
pub(super) fn days(date: Date) -> i64 {
    let (month, day) = (i64::from(date.month()), i64::from(date.day()));
    // Years that begin in March put the leap day last.
    let year = i64::from(date.year()) - i64::from(month <= 2);
    let month = (month + 9) % 12;
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The date so many days after 1970-01-01; parts of a day are dropped.
pub(super) fn of_days(days: f64) -> Option<Date> {
    let days = days.floor();
    if days.is_nan() || days.abs() > 4_000_000.0 {
        return None;
    }
    let span = jiff::Span::new().try_days(days as i64).ok()?;
    Date::constant(1970, 1, 1).checked_add(span).ok()
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];

/// A date by the codes of `format-date`; a letter that is no code stays.
pub(super) fn of_date(date: Date, time: Time, codes: &str) -> String {
    use std::fmt::Write as _;
    let mut text = String::new();
    let mut letters = codes.chars();
    while let Some(letter) = letters.next() {
        if letter != '%' {
            text.push(letter);
            continue;
        }
        let written = match letters.next() {
            Some('Y') => write!(text, "{:04}", date.year()),
            Some('y') => write!(text, "{:02}", date.year().rem_euclid(100)),
            Some('m') => write!(text, "{:02}", date.month()),
            Some('n') => write!(text, "{}", date.month()),
            Some('b') => write!(text, "{}", MONTHS[usize::from(date.month().unsigned_abs()) - 1]),
            Some('d') => write!(text, "{:02}", date.day()),
            Some('e') => write!(text, "{}", date.day()),
            Some('a') => write!(text, "{}", WEEKDAYS[days(date).rem_euclid(7) as usize]),
            Some('H') => write!(text, "{:02}", time.hour),
            Some('h') => write!(text, "{}", time.hour),
            Some('M') => write!(text, "{:02}", time.minute),
            Some('S') => write!(text, "{:02}", time.second),
            Some('3') => write!(text, "{:03}", time.millisecond),
            Some(other) => write!(text, "{other}"),
            None => write!(text, "%"),
        };
        written.expect("a String takes everything that is written to it");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{days, of_days};
    use jiff::civil::Date;

    #[test]
    fn days_and_dates_are_each_other_s_inverse() {
        assert_eq!(days(Date::constant(1970, 1, 1)), 0);
        assert_eq!(days(Date::constant(2008, 9, 5)), 14_127);
        for day in (-700_000..2_900_000).step_by(97) {
            let date = of_days(day as f64).expect("within the years of civil dates");
            assert_eq!(days(date), day);
        }
    }
}
