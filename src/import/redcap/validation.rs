//! The validations of text fields: what may be written, and between which bounds.

use super::logic::Sort;

/// What a text field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Validation {
    None,
    Integer,
    /// A number, with this many decimals where it is said.
    Number(Option<u8>),
    /// A day, in the order of its parts.
    Date(&'static str),
    /// A day and a time of day.
    Moment(&'static str),
    /// Hours and minutes, with seconds or without.
    Time,
    /// A text that this pattern matches as a whole.
    Pattern(&'static str),
}

const PHONE: &str = r"\+?[0-9 ()./x-]{6,30}";

/// Every validation that is read. A comma or a point as decimal sign is the same here.
const READ: &[(&str, Validation)] = &[
    ("alpha_only", Validation::Pattern(r"\p{L}+")),
    ("date_dmy", Validation::Date("dmy")),
    ("date_mdy", Validation::Date("mdy")),
    ("date_ymd", Validation::Date("ymd")),
    ("datetime_dmy", Validation::Moment("dmy")),
    ("datetime_mdy", Validation::Moment("mdy")),
    ("datetime_seconds_dmy", Validation::Moment("dmy")),
    ("datetime_seconds_mdy", Validation::Moment("mdy")),
    ("datetime_seconds_ymd", Validation::Moment("ymd")),
    ("datetime_ymd", Validation::Moment("ymd")),
    ("email", Validation::Pattern(r"[^@\s]+@[^@\s]+\.[^@\s.]+")),
    ("int", Validation::Integer),
    ("integer", Validation::Integer),
    ("mrn_10d", Validation::Pattern("[0-9]{10}")),
    ("mrn_6d", Validation::Pattern("[0-9]{6}")),
    ("mrn_generic", Validation::Pattern("[A-Za-z0-9_-]+")),
    ("float", Validation::Number(None)),
    ("number", Validation::Number(None)),
    ("number_1dp", Validation::Number(Some(1))),
    ("number_1dp_comma_decimal", Validation::Number(Some(1))),
    ("number_2dp", Validation::Number(Some(2))),
    ("number_2dp_comma_decimal", Validation::Number(Some(2))),
    ("number_3dp", Validation::Number(Some(3))),
    ("number_3dp_comma_decimal", Validation::Number(Some(3))),
    ("number_4dp", Validation::Number(Some(4))),
    ("number_4dp_comma_decimal", Validation::Number(Some(4))),
    ("number_comma_decimal", Validation::Number(None)),
    ("phone", Validation::Pattern(PHONE)),
    ("phone_australia", Validation::Pattern(PHONE)),
    ("phone_uk", Validation::Pattern(PHONE)),
    ("postalcode_australia", Validation::Pattern("[0-9]{4}")),
    ("postalcode_canada", Validation::Pattern("[A-Za-z][0-9][A-Za-z] ?[0-9][A-Za-z][0-9]")),
    ("postalcode_french", Validation::Pattern("[0-9]{5}")),
    ("postalcode_germany", Validation::Pattern("[0-9]{5}")),
    ("signature", Validation::None),
    ("ssn", Validation::Pattern("[0-9]{3}-?[0-9]{2}-?[0-9]{4}")),
    ("time", Validation::Time),
    ("time_hh_mm_ss", Validation::Time),
    ("time_mm_ss", Validation::Pattern("[0-5][0-9]:[0-5][0-9]")),
    ("vmrn", Validation::Pattern("[0-9]{4,9}")),
    ("zipcode", Validation::Pattern("[0-9]{5}(-[0-9]{4})?")),
];

impl Validation {
    /// The validation of this name; `None` when it is not read.
    pub fn named(written: &str) -> Option<Validation> {
        let word = written.trim().to_lowercase();
        if word.is_empty() {
            return Some(Validation::None);
        }
        READ.iter().find(|(known, _)| *known == word).map(|(_, validation)| *validation)
    }

    /// The names that are read.
    pub fn names() -> Vec<&'static str> {
        READ.iter().map(|(name, _)| *name).collect()
    }

    /// What a field with this validation is to a rule.
    pub fn sort(self) -> Sort {
        match self {
            Validation::Date(_) => Sort::Date,
            Validation::Moment(_) => Sort::Moment,
            Validation::Integer | Validation::Number(_) => Sort::Number,
            Validation::None | Validation::Time | Validation::Pattern(_) => Sort::Other,
        }
    }

    /// What must hold of what is written, beside what its kind takes.
    pub fn rule(self) -> Option<String> {
        match self {
            Validation::Number(Some(decimals)) => Some(format!("round(., {decimals}) = .")),
            Validation::Pattern(pattern) => Some(format!("regex(., '{pattern}')")),
            _ => None,
        }
    }

    /// The answer and a constant bound as they are compared, `None` when the bound is none of this validation.
    pub fn compared(self, bound: &str) -> Option<(&'static str, String)> {
        let bound = bound.trim();
        let is_today = matches!(bound.to_lowercase().as_str(), "today" | "now");
        match self {
            Validation::Integer | Validation::Number(_) => {
                let number = bound.replace(',', ".");
                let finite = number.parse::<f64>().is_ok_and(f64::is_finite);
                let plain = number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
                (finite && plain).then_some((".", number))
            }
            Validation::Date(_) if is_today => Some((".", "today()".to_owned())),
            Validation::Date(order) => {
                let (date, _) = super::logic::date(bound, order)?;
                Some((".", format!("date('{date}')")))
            }
            Validation::Moment(_) if is_today => Some(("decimal-date-time(.)", "today() + 1".to_owned())),
            Validation::Moment(order) => {
                let (date, time) = super::logic::date(bound, order)?;
                let time = if time.is_empty() { "00:00" } else { time };
                Some(("decimal-date-time(.)", format!("decimal-date-time('{date}T{time}')")))
            }
            Validation::Time => {
                let plain = bound.len() >= 4 && bound.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
                let time = if bound.find(':') == Some(1) { format!("0{bound}") } else { bound.to_owned() };
                plain.then(|| ("decimal-time(.)", format!("decimal-time('{time}')")))
            }
            Validation::None | Validation::Pattern(_) => None,
        }
    }

    /// Whether bounds mean something.
    pub fn has_bounds(self) -> bool {
        !matches!(self, Validation::None | Validation::Pattern(_))
    }
}
