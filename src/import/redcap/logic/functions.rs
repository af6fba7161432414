//! REDCap's functions.

use super::part::{ORDER, PRODUCT, Part, SUM, Shape, WHOLE, Worth};
use super::{Fail, Made};
use crate::expression::{Fault, ParseError, nearest};
use crate::questionnaire::Problem;
use jiff::civil::Date;

/// A function that is read: its name, the fewest and most arguments it takes.
type Signature = (&'static str, usize, usize);

const ANY: usize = usize::MAX;

const READ: &[Signature] = &[
    ("abs", 1, 1),
    ("concat", 1, ANY),
    ("contains", 2, 2),
    ("datediff", 3, 5),
    ("day", 1, 1),
    ("ends_with", 2, 2),
    ("exponential", 1, 1),
    ("if", 3, 3),
    ("isblankormissingcode", 1, 1),
    ("isinteger", 1, 1),
    ("isnumber", 1, 1),
    ("left", 2, 2),
    ("length", 1, 1),
    ("log", 1, 2),
    ("lower", 1, 1),
    ("max", 1, ANY),
    ("mean", 1, ANY),
    ("mid", 3, 3),
    ("min", 1, ANY),
    ("mod", 2, 2),
    ("month", 1, 1),
    ("not", 1, 1),
    ("not_contain", 2, 2),
    ("right", 2, 2),
    ("round", 1, 2),
    ("rounddown", 1, 2),
    ("roundup", 1, 2),
    ("sqrt", 1, 1),
    ("starts_with", 2, 2),
    ("sum", 1, ANY),
    ("upper", 1, 1),
    ("year", 1, 1),
];

/// Functions of REDCap that copiste cannot work out.
const NOT_READ: &[&str] = &[
    "concat_ws",
    "find",
    "find_and_replace",
    "hasmissingcode",
    "isblanknotmissingcode",
    "isday",
    "ismissingcode",
    "isweekday",
    "isweekend",
    "median",
    "replace_text",
    "stdev",
    "trim",
];

/// Letters that are made small or large.
const LARGE: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸ";
const SMALL: &str = "abcdefghijklmnopqrstuvwxyzàâäæçéèêëîïôöœùûüÿ";

/// The call of a function; `at` is where it stands.
pub(super) fn call(at: usize, word: &str, arguments: Vec<Part>) -> Made {
    let Some((name, min, max)) = READ.iter().find(|(name, ..)| *name == word).copied() else {
        if NOT_READ.contains(&word) {
            return Err(Fail::LeftOut(Problem::FunctionMissing(word.to_owned())));
        }
        let known = READ.iter().map(|(name, ..)| *name).chain(NOT_READ.iter().copied());
        let fault = Fault::UnknownFunction { name: word.to_owned(), nearest: nearest(word, known).map(str::to_owned) };
        return Err(Fail::Wrong(ParseError { at, fault }));
    };
    if !(min..=max).contains(&arguments.len()) {
        let (function, given) = (name.to_owned(), arguments.len());
        let fault = Fault::Arguments { function, given, min, max: (max != ANY).then_some(max) };
        return Err(Fail::Wrong(ParseError { at, fault }));
    }
    if name == "datediff" {
        return difference(at, &arguments);
    }
    Ok(written(name, arguments))
}

/// A call whose arguments are counted.
fn written(name: &str, arguments: Vec<Part>) -> Part {
    if matches!(name, "if" | "not") {
        return choice(name, arguments);
    }
    let arguments: Vec<Part> = arguments.into_iter().map(Part::counted).collect();
    let all = arguments.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(", ");
    let text = |place: usize| arguments[place].text.as_str();
    let number = |text: String| Part::call(text, Worth::Number);
    let truth = |text: String| Part::call(text, Worth::Truth);
    let words = |text: String| Part::call(text, Worth::Text);
    let share = |code: &str| number(format!("number(format-date({}, '{code}'))", text(0)));
    match name {
        // Where everything is blank, so is the sum: a total of 0 would be an answer nobody gave.
        "sum" => number(format!("if(count-non-empty({all}) = 0, '', sum({all}))")),
        "mean" => Part::new(format!("sum({all}) div count-non-empty({all})"), PRODUCT, Worth::Number),
        "min" | "max" | "abs" | "sqrt" => number(format!("{name}({all})")),
        "round" => number(format!("round({all})")),
        "roundup" => number(rounded("ceiling", &arguments)),
        "rounddown" => number(rounded("floor", &arguments)),
        "exponential" => number(format!("exp({})", text(0))),
        "log" if arguments.len() == 1 => number(format!("log({})", text(0))),
        "log" => Part::new(format!("log({}) div log({})", text(0), text(1)), PRODUCT, Worth::Number),
        "mod" => {
            let text = format!("{} mod {}", arguments[0].at(PRODUCT), arguments[1].at(PRODUCT + 1));
            Part::new(text, PRODUCT, Worth::Number)
        }
        "isblankormissingcode" => Part::new(format!("string({}) = ''", text(0)), ORDER - 1, Worth::Truth),
        "isnumber" => Part::new(format!("string(number({})) != 'NaN'", text(0)), ORDER - 1, Worth::Truth),
        "isinteger" => truth(format!("regex(string({}), '-?[0-9]+')", text(0))),
        "contains" => truth(format!("contains({}, {})", small(&arguments[0]), small(&arguments[1]))),
        "not_contain" => truth(format!("not(contains({}, {}))", small(&arguments[0]), small(&arguments[1]))),
        "starts_with" => truth(format!("starts-with({}, {})", small(&arguments[0]), small(&arguments[1]))),
        "ends_with" => truth(format!("ends-with({}, {})", small(&arguments[0]), small(&arguments[1]))),
        "left" => words(format!("substr({}, 0, {})", text(0), text(1))),
        "right" => words(format!("substr({}, 0 - {})", text(0), arguments[1].at(SUM + 1))),
        "mid" => words(format!("substring({all})")),
        "length" => number(format!("string-length({})", text(0))),
        "lower" => words(small(&arguments[0])),
        "upper" => words(format!("translate({}, '{SMALL}', '{LARGE}')", text(0))),
        "concat" => words(format!("concat({all})")),
        "year" => share("%Y"),
        "month" => share("%m"),
        // "day": the table has no other name.
        _ => share("%d"),
    }
}

fn choice(name: &str, arguments: Vec<Part>) -> Part {
    let mut arguments = arguments.into_iter();
    let condition = arguments.next().map(|part| part.truth().text).unwrap_or_default();
    let (Some(yes), Some(no)) = (arguments.next(), arguments.next()) else {
        return Part::call(format!("{name}({condition})"), Worth::Truth);
    };
    let (yes, no) = (yes.counted(), no.counted());
    // What is worked out or blank is a number; what may also be a text is an answer.
    let number = |part: &Part| part.worth == Worth::Number || part.is_blank();
    let worth = if number(&yes) && number(&no) { Worth::Number } else { Worth::Answer };
    Part::call(format!("if({condition}, {}, {})", yes.text, no.text), worth)
}

/// Rounded to a place by a function that knows whole numbers only. What a power of ten adds in the last digits of a
/// double must not carry it over.
fn rounded(function: &str, arguments: &[Part]) -> String {
    match arguments.get(1) {
        None => format!("{function}({})", arguments[0].text),
        Some(place) => {
            let scale = match &place.shape {
                Shape::Number(place) if place.parse::<usize>().is_ok_and(|place| place <= 15) => {
                    format!("1{}", "0".repeat(place.parse().unwrap_or_default()))
                }
                _ => format!("pow(10, {})", place.text),
            };
            format!("{function}(round({} * {scale}, 9)) div {scale}", arguments[0].at(PRODUCT))
        }
    }
}

/// In small letters: REDCap's searches do not tell large from small.
fn small(part: &Part) -> String {
    match &part.shape {
        Shape::Text(text) => Part::constant(&text.to_lowercase()).text,
        _ => format!("translate({}, '{LARGE}', '{SMALL}')", part.text),
    }
}

/// `datediff(from, until, unit, format, signed)`: the format may be left out.
fn difference(at: usize, arguments: &[Part]) -> Made {
    let said = |part: &Part| match &part.shape {
        Shape::Text(text) => text.trim().to_owned(),
        _ => part.text.trim_end_matches("()").to_owned(),
    };
    let unexpected = |part: &Part| Fail::Wrong(ParseError { at, fault: Fault::Unexpected(said(part)) });
    let (mut order, mut signed) = ("ymd".to_owned(), false);
    for part in &arguments[3..] {
        match said(part).to_lowercase().as_str() {
            word @ ("ymd" | "mdy" | "dmy") => word.clone_into(&mut order),
            "true" => signed = true,
            "false" | "" => signed = false,
            _ => return Err(unexpected(part)),
        }
    }
    let (from, until) = (days(&arguments[0], &order)?, days(&arguments[1], &order)?);
    let length = format!("{until} - {from}");
    let length = if signed { format!("({length})") } else { format!("abs({length})") };
    // The lengths that REDCap gives years and months.
    let text = match said(&arguments[2]).as_str() {
        "y" | "Y" => format!("{length} div 365.2425"),
        "M" => format!("{length} div 30.44"),
        "d" | "D" => length,
        "h" | "H" => format!("{length} * 24"),
        "m" => format!("{length} * 1440"),
        "s" | "S" => format!("{length} * 86400"),
        _ => return Err(unexpected(&arguments[2])),
    };
    Ok(Part::new(text, PRODUCT, Worth::Number))
}

/// A date as days, with the share of a day where it has a time.
fn days(part: &Part, order: &str) -> Result<String, Fail> {
    match &part.shape {
        Shape::Text(text) if text.is_empty() => Ok("number('')".to_owned()),
        Shape::Text(text) if matches!(text.as_str(), "today" | "now") => Ok("today()".to_owned()),
        Shape::Text(text) => match date(text, order) {
            Some((date, "")) => Ok(format!("date('{date}')")),
            Some((date, time)) => Ok(format!("decimal-date-time('{date}T{time}')")),
            None => Err(Fail::LeftOut(Problem::ImpossibleDate(text.clone()))),
        },
        _ if part.worth == Worth::Date => Ok(part.at(WHOLE)),
        _ => Ok(format!("decimal-date-time({})", part.text)),
    }
}

/// A day in the order of its parts (`ymd`, `mdy`, `dmy`), and the time of day behind it; a year of four digits in front
/// says that it stands in the first order. Hyphens, slashes and full stops part.
pub(in crate::import::redcap) fn date<'t>(text: &'t str, order: &str) -> Option<(Date, &'t str)> {
    let text = text.trim();
    let (day, time) = text.split_once([' ', 'T']).unwrap_or((text, ""));
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let (year, month, day) = match order {
        _ if first.len() == 4 => (first, second, third),
        "dmy" => (third, second, first),
        "mdy" => (third, first, second),
        _ => return None,
    };
    let year = if year.len() == 4 { year.parse().ok()? } else { return None };
    let date = Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()?;
    let plain = |letter: char| letter.is_ascii_digit() || letter == ':';
    let time = time.trim();
    time.chars().all(plain).then_some((date, time))
}
