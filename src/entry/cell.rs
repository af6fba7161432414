//! What keys mean in a coded cell: pure functions from what is typed to what it says.

use super::RefusalKind;
use crate::questionnaire::{ChoiceList, DECIMALS_MAX, Kind, Precision, QuestionIndex, Questionnaire};
use crate::record::Answer;
use jiff::civil::Date;

/// What a key did to a coded cell.
#[derive(Debug, PartialEq)]
pub(super) enum Press {
    /// The cell goes on with this text.
    Typed(String),
    /// The answer is there without Enter.
    Taken(Answer),
    /// The form does not accept the key.
    Refused(RefusalKind),
}

/// The first year a date can lie in.
pub(super) const YEAR_MIN: i16 = 1800;
/// A year that has every day a year can have.
const LEAP_YEAR: i16 = 2024;
/// Most digits of a number without a width of its own.
pub(super) const DIGITS_MAX: usize = 15;

/// A key in the coded cell of a question. Text questions have no coded cell.
pub(super) fn press(form: &Questionnaire, question: QuestionIndex, typed: &str, key: char, today: Date) -> Press {
    match form.questions[question].kind {
        Kind::One(list) => press_one(&form.lists[list], typed, key),
        Kind::Several(list) => press_several(&form.lists[list], typed, key),
        Kind::Integer { digits } => press_integer(digits, typed, key),
        Kind::Decimal => press_decimal(typed, key),
        Kind::Date => press_date(form.questions[question].precision(), typed, key, today),
        Kind::Text { .. } => Press::Refused(RefusalKind::NoMeaning),
    }
}

/// Enter in the coded cell of a question; `typed` is not empty.
pub(super) fn accept(
    form: &Questionnaire,
    question: QuestionIndex,
    typed: &str,
    today: Date,
) -> Result<Answer, RefusalKind> {
    match form.questions[question].kind {
        Kind::One(list) => one(&form.lists[list], typed).ok_or(RefusalKind::NotAChoice),
        Kind::Several(list) => several(&form.lists[list], typed),
        Kind::Integer { .. } => typed.parse().map(Answer::Integer).map_err(|_| RefusalKind::NotANumber),
        Kind::Decimal => decimal(typed).ok_or(RefusalKind::NotANumber),
        Kind::Date => {
            let precision = form.questions[question].precision();
            date(precision, typed, today).map(Answer::Date).ok_or(RefusalKind::NotADate)
        }
        Kind::Text { .. } => Err(RefusalKind::NoMeaning),
    }
}

/// Whether a printable key belongs to what is being typed, whatever command the keymap has on it: the comma of a
/// decimal, the separator of a date, a code that is not a digit.
pub(super) fn takes_literally(form: &Questionnaire, question: QuestionIndex, typed: &str, key: char) -> bool {
    match form.questions[question].kind {
        Kind::One(list) | Kind::Several(list) => {
            let partial = typed.rsplit(' ').next().unwrap_or_default();
            !key.is_ascii_digit() && form.lists[list].choices.iter().any(|choice| continues(&choice.code, partial, key))
        }
        Kind::Integer { .. } => typed.is_empty() && key == '-',
        Kind::Decimal => (typed.is_empty() && key == '-') || (has_digit(typed) && matches!(key, '.' | ',')),
        Kind::Date => !typed.is_empty() && is_date_separator(key),
        Kind::Text { .. } => false,
    }
}

fn has_digit(typed: &str) -> bool {
    typed.contains(|c: char| c.is_ascii_digit())
}

fn is_date_separator(key: char) -> bool {
    matches!(key, '/' | '.' | '-' | ' ')
}

fn press_one(list: &ChoiceList, typed: &str, key: char) -> Press {
    let longer = format!("{typed}{key}");
    match code_typed(list, &longer) {
        CodeTyped::Whole => one(list, &longer).map_or(Press::Refused(RefusalKind::NotAChoice), Press::Taken),
        CodeTyped::Part => Press::Typed(longer),
        CodeTyped::Nothing => Press::Refused(RefusalKind::NotAChoice),
    }
}

fn press_several(list: &ChoiceList, typed: &str, key: char) -> Press {
    // Whole codes are followed by a space; what comes after the last one is being typed.
    let (whole, partial) = typed.rsplit_once(' ').unwrap_or(("", typed));
    let longer = format!("{partial}{key}");
    match code_typed(list, &longer) {
        CodeTyped::Whole => Press::Typed(spaced(&toggled(whole, &longer))),
        CodeTyped::Part => Press::Typed(spaced(&toggled(whole, "")) + &longer),
        // The short code was whole after all: a space says so, or a key that continues no longer one.
        CodeTyped::Nothing if list.coded(partial).is_some() => {
            let closed = spaced(&toggled(whole, partial));
            if key == ' ' { Press::Typed(closed) } else { press_several(list, &closed, key) }
        }
        // A space after a whole code says nothing new.
        CodeTyped::Nothing if key == ' ' && partial.is_empty() && !typed.is_empty() => Press::Typed(typed.to_owned()),
        CodeTyped::Nothing => Press::Refused(RefusalKind::NotAChoice),
    }
}

/// The codes ticked once this one is keyed too: a code keyed again is taken back.
fn toggled<'a>(ticked: &'a str, code: &'a str) -> Vec<&'a str> {
    let mut codes: Vec<&str> = ticked.split(' ').filter(|code| !code.is_empty()).collect();
    let before = codes.len();
    codes.retain(|known| !known.eq_ignore_ascii_case(code));
    if codes.len() == before && !code.is_empty() {
        codes.push(code);
    }
    codes
}

fn spaced(codes: &[&str]) -> String {
    codes.iter().map(|code| format!("{code} ")).collect()
}

enum CodeTyped {
    /// The code of a box, and of no longer one.
    Whole,
    /// The beginning of a longer code; it may be one itself.
    Part,
    /// The beginning of none.
    Nothing,
}

fn code_typed(list: &ChoiceList, typed: &str) -> CodeTyped {
    let begins =
        |code: &str| code.len() > typed.len() && code.get(..typed.len()).is_some_and(|s| s.eq_ignore_ascii_case(typed));
    if list.choices.iter().any(|choice| begins(&choice.code)) {
        CodeTyped::Part
    } else if list.coded(typed).is_some() {
        CodeTyped::Whole
    } else {
        CodeTyped::Nothing
    }
}

fn continues(code: &str, partial: &str, key: char) -> bool {
    let longer = format!("{partial}{key}");
    code.get(..longer.len()).is_some_and(|start| start.eq_ignore_ascii_case(&longer))
}

fn one(list: &ChoiceList, code: &str) -> Option<Answer> {
    let choice = list.coded(code)?;
    Some(choice.mark.map_or_else(|| Answer::One(choice.name.clone()), Answer::Mark))
}

fn several(list: &ChoiceList, typed: &str) -> Result<Answer, RefusalKind> {
    let mut ticked = Vec::new();
    // What follows the last space is a short code that nothing has closed yet.
    let (whole, partial) = typed.rsplit_once(' ').unwrap_or(("", typed));
    for code in toggled(whole, partial) {
        let place = list.choices.iter().position(|choice| choice.code.eq_ignore_ascii_case(code));
        ticked.push(place.ok_or(RefusalKind::NotAChoice)?);
    }
    ticked.sort_unstable();
    let choices: Vec<_> = ticked.iter().map(|place| &list.choices[*place]).collect();
    match choices.as_slice() {
        [] => Err(RefusalKind::NotAChoice),
        [only] if only.mark.is_some() => Ok(Answer::Mark(only.mark.expect("the guard just saw it"))),
        // A box that means "no value" beside boxes that are values says two things at once.
        _ if choices.iter().any(|choice| choice.mark.is_some()) => Err(RefusalKind::DoesNotFit),
        _ => Ok(Answer::Several(choices.iter().map(|choice| choice.name.clone()).collect())),
    }
}

fn press_integer(digits: Option<u8>, typed: &str, key: char) -> Press {
    if key == '-' && typed.is_empty() {
        return Press::Typed("-".to_owned());
    }
    if !key.is_ascii_digit() {
        return Press::Refused(RefusalKind::NotANumber);
    }
    let longer = format!("{typed}{key}");
    let count = longer.trim_start_matches('-').len();
    match digits {
        Some(width) if count == usize::from(width) => longer
            .parse()
            .map_or(Press::Refused(RefusalKind::NotANumber), |number| Press::Taken(Answer::Integer(number))),
        _ if count > DIGITS_MAX => Press::Refused(RefusalKind::NotANumber),
        _ => Press::Typed(longer),
    }
}

fn press_decimal(typed: &str, key: char) -> Press {
    let key = if key == '.' { ',' } else { key };
    let fits = match key {
        '-' => typed.is_empty(),
        ',' => has_digit(typed) && !typed.contains(','),
        _ => key.is_ascii_digit(),
    };
    let longer = format!("{typed}{key}");
    let decimals = longer.split_once(',').map_or(0, |(_, decimals)| decimals.len());
    if !fits || decimals > DECIMALS_MAX || longer.len() > DIGITS_MAX {
        return Press::Refused(RefusalKind::NotANumber);
    }
    Press::Typed(longer)
}

fn decimal(typed: &str) -> Option<Answer> {
    let dotted = typed.replace(',', ".");
    let plain = dotted.trim_end_matches('.');
    (has_digit(plain) && plain.parse::<f64>().is_ok()).then(|| Answer::Decimal(plain.to_owned()))
}

fn press_date(precision: Precision, typed: &str, key: char, today: Date) -> Press {
    let before = figures_before_year(precision);
    let longer = match typed.len() {
        // A separator closes a day or a month of one digit.
        length if length % 2 == 1 && length < before && is_date_separator(key) => {
            format!("{}0{}", &typed[..length - 1], &typed[length - 1..])
        }
        1.. if before > 0 && is_date_separator(key) => return Press::Typed(typed.to_owned()),
        _ if key.is_ascii_digit() => format!("{typed}{key}"),
        _ => return Press::Refused(RefusalKind::NotADate),
    };
    if longer.len() == before + 4 {
        return date(precision, &longer, today)
            .map_or(Press::Refused(RefusalKind::NotADate), |date| Press::Taken(Answer::Date(date)));
    }
    if is_possible(&longer[..longer.len().min(before)], precision) {
        Press::Typed(longer)
    } else {
        Press::Refused(RefusalKind::NotADate)
    }
}

/// How many figures of day and month are keyed before the year.
fn figures_before_year(precision: Precision) -> usize {
    match precision {
        Precision::Day => 4,
        Precision::Month => 2,
        Precision::Year => 0,
    }
}

/// Whether a date can begin with these figures: a day or a month that cannot be is refused where the fingers still are.
fn is_possible(figures: &str, precision: Precision) -> bool {
    let (day, month) = match precision {
        Precision::Day => figures.split_at(figures.len().min(2)),
        Precision::Month | Precision::Year => ("", figures),
    };
    let number = |two: &str| two.parse::<i8>().ok().filter(|_| two.len() == 2);
    (day.is_empty() || day.as_bytes()[0] <= b'3')
        && number(day).is_none_or(|day| (1..=31).contains(&day))
        && (month.is_empty() || month.as_bytes()[0] <= b'1')
        && number(month).is_none_or(|month| (1..=12).contains(&month))
        && number(month).zip(number(day)).is_none_or(|(month, day)| Date::new(LEAP_YEAR, month, day).is_ok())
}

/// Without a year it is the latest such day or month not after today; a year of two figures lies in the hundred years that end
/// ten years from today. What is not asked is the first.
fn date(precision: Precision, typed: &str, today: Date) -> Option<Date> {
    let (figures, year) = typed.split_at_checked(figures_before_year(precision))?;
    let two = |from: usize| figures.get(from..from + 2)?.parse::<i8>().ok();
    let (day, month) = match precision {
        Precision::Day => (two(0)?, two(2)?),
        Precision::Month => (1, two(0)?),
        Precision::Year => (1, 1),
    };
    match year.len() {
        // Eight years reach over a missing leap day, also around 2100.
        0 if !figures.is_empty() => {
            (0..=8).filter_map(|back| Date::new(today.year() - back, month, day).ok()).find(|date| *date <= today)
        }
        2 => {
            let two: i16 = year.parse().ok()?;
            let last = today.year() + 10;
            let century = last - last.rem_euclid(100);
            let year = if century + two <= last { century + two } else { century - 100 + two };
            Date::new(year, month, day).ok()
        }
        4 => {
            let year: i16 = year.parse().ok()?;
            (year >= YEAR_MIN).then(|| Date::new(year, month, day).ok()).flatten()
        }
        _ => None,
    }
}

/// The figures that key a date: `02032019`, `032019`, `2019`.
pub(super) fn figures(precision: Precision, date: Date) -> String {
    let (day, month, year) = (date.day(), date.month(), date.year());
    match precision {
        Precision::Day => format!("{day:02}{month:02}{year:04}"),
        Precision::Month => format!("{month:02}{year:04}"),
        Precision::Year => format!("{year:04}"),
    }
}
