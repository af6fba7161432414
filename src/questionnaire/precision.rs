//! How much of a date a question asks.

use jiff::civil::Date;

/// How much of a date is asked: XLSForm says it by the appearance `year` or `month-year`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// The whole date.
    Day,
    /// Month and year: kept, and compared by rules, as the first day of the month.
    Month,
    /// The year: kept, and compared by rules, as its first of January.
    Year,
}

impl Precision {
    /// What the display hints of a date question ask for.
    pub(super) fn of_appearance(appearance: &str) -> Precision {
        let has = |hint: &str| appearance.split_whitespace().any(|word| word.eq_ignore_ascii_case(hint));
        match (has("year"), has("month-year")) {
            (_, true) => Precision::Month,
            (true, false) => Precision::Year,
            (false, false) => Precision::Day,
        }
    }

    /// The first day of what is asked: what is kept of a date.
    pub fn first(self, date: Date) -> Date {
        match self {
            Precision::Day => date,
            Precision::Month => date.first_of_month(),
            Precision::Year => date.first_of_year(),
        }
    }

    /// As ISO 8601 writes what is asked: `2019-03-02`, `2019-03`, `2019`.
    pub fn iso(self, date: Date) -> String {
        match self {
            Precision::Day => date.to_string(),
            Precision::Month => format!("{:04}-{:02}", date.year(), date.month()),
            Precision::Year => format!("{:04}", date.year()),
        }
    }

    /// A text as [`Precision::iso`] writes it, or any date with more behind it, of which what is asked is kept.
    pub fn read(self, text: &str) -> Option<Date> {
        let text = text.get(..10).unwrap_or(text);
        let whole = match (self, text.len()) {
            (Precision::Month | Precision::Year, 7) => format!("{text}-01"),
            (Precision::Year, 4) => format!("{text}-01-01"),
            (Precision::Day | Precision::Month | Precision::Year, _) => text.to_owned(),
        };
        whole.parse().ok().map(|date| self.first(date))
    }
}

#[cfg(test)]
mod tests {
    use super::Precision;

    #[test]
    fn what_is_not_asked_of_a_date_is_not_kept() {
        for (appearance, text, iso) in [
            ("", "2019-03-02", "2019-03-02"),
            ("no-calendar", "2019-03-02T10:30", "2019-03-02"),
            ("month-year", "2019-03-02", "2019-03"),
            ("Month-Year no-calendar", "2019-03", "2019-03"),
            ("year", "2019-03-02", "2019"),
            ("year", "2019-03", "2019"),
            ("year", "2019", "2019"),
        ] {
            let precision = Precision::of_appearance(appearance);
            let date = precision.read(text).unwrap_or_else(|| panic!("{appearance} {text}"));
            assert_eq!(precision.iso(date), iso, "{appearance} {text}");
        }
        for (appearance, text) in [("", "2019-03"), ("", "2019"), ("month-year", "2019"), ("year", "19"), ("year", "")]
        {
            assert_eq!(Precision::of_appearance(appearance).read(text), None, "{appearance} {text}");
        }
    }
}
