//! The functions of the rule language: names and numbers of arguments, in one table.

/// A function an expression may call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Function {
    Abs,
    Acos,
    Asin,
    Atan,
    Atan2,
    Base64Decode,
    Boolean,
    BooleanFromString,
    Ceiling,
    Checklist,
    ChoiceName,
    Coalesce,
    Concat,
    Contains,
    Cos,
    Count,
    CountNonEmpty,
    Current,
    CountSelected,
    Date,
    DecimalDateTime,
    DecimalTime,
    Distance,
    EndsWith,
    Exp,
    Exp10,
    False,
    Floor,
    FormatDate,
    If,
    IndexedRepeat,
    Instance,
    Int,
    Itext,
    Join,
    Last,
    Log,
    Log10,
    Max,
    Min,
    Name,
    NormalizeSpace,
    Not,
    Number,
    Once,
    Pi,
    Position,
    Pow,
    Pulldata,
    Random,
    Randomize,
    Regex,
    Round,
    Selected,
    SelectedAt,
    Sin,
    Sqrt,
    StartsWith,
    String,
    StringLength,
    Substr,
    Substring,
    SubstringAfter,
    SubstringBefore,
    Sum,
    Tan,
    Today,
    Translate,
    True,
    Uuid,
    WeightedChecklist,
}

impl Function {
    /// Whether a call with so many arguments reads `.`.
    pub(super) fn implies_current(self, arguments: usize) -> bool {
        match self {
            Function::Once => true,
            Function::Number | Function::String | Function::StringLength | Function::NormalizeSpace => arguments == 0,
            _ => false,
        }
    }

    /// Whether its value hangs on its arguments alone, and not on the form, its rows and lists, or the day.
    pub(super) fn stands_alone(self) -> bool {
        !self.is_chance()
            && !matches!(
                self,
                Function::ChoiceName
                    | Function::Count
                    | Function::Current
                    | Function::IndexedRepeat
                    | Function::Instance
                    | Function::Itext
                    | Function::Last
                    | Function::Name
                    | Function::Once
                    | Function::Position
                    | Function::Pulldata
                    | Function::Today
            )
    }

    /// Whether two evaluations may differ although the answers do not.
    pub(super) fn is_chance(self) -> bool {
        matches!(self, Function::Random | Function::Uuid | Function::Randomize)
    }
}

pub(super) struct Signature {
    pub name: &'static str,
    pub function: Function,
    pub min: usize,
    /// `None` takes any number.
    pub max: Option<usize>,
}

const fn takes(name: &'static str, function: Function, min: usize, max: usize) -> Signature {
    Signature { name, function, min, max: Some(max) }
}

const fn takes_any(name: &'static str, function: Function, min: usize) -> Signature {
    Signature { name, function, min, max: None }
}

/// Every function, in alphabetical order. `now()` has no time of day: dates are civil.
pub(super) const FUNCTIONS: &[Signature] = &[
    takes("abs", Function::Abs, 1, 1),
    takes("acos", Function::Acos, 1, 1),
    takes("asin", Function::Asin, 1, 1),
    takes("atan", Function::Atan, 1, 1),
    takes("atan2", Function::Atan2, 2, 2),
    takes("base64-decode", Function::Base64Decode, 1, 1),
    takes("boolean", Function::Boolean, 1, 1),
    takes("boolean-from-string", Function::BooleanFromString, 1, 1),
    takes("ceiling", Function::Ceiling, 1, 1),
    takes_any("checklist", Function::Checklist, 2),
    takes_any("coalesce", Function::Coalesce, 1),
    takes_any("concat", Function::Concat, 0),
    takes("contains", Function::Contains, 2, 2),
    takes("cos", Function::Cos, 1, 1),
    takes("count", Function::Count, 1, 1),
    takes_any("count-non-empty", Function::CountNonEmpty, 1),
    takes("count-selected", Function::CountSelected, 1, 1),
    takes("current", Function::Current, 0, 0),
    takes("date", Function::Date, 1, 1),
    takes("date-time", Function::Date, 1, 1),
    takes("decimal-date-time", Function::DecimalDateTime, 1, 1),
    takes("decimal-time", Function::DecimalTime, 1, 1),
    takes_any("distance", Function::Distance, 1),
    takes("ends-with", Function::EndsWith, 2, 2),
    takes("exp", Function::Exp, 1, 1),
    takes("exp10", Function::Exp10, 1, 1),
    takes("false", Function::False, 0, 0),
    takes("floor", Function::Floor, 1, 1),
    takes("format-date", Function::FormatDate, 2, 2),
    takes("format-date-time", Function::FormatDate, 2, 2),
    takes("if", Function::If, 3, 3),
    takes("indexed-repeat", Function::IndexedRepeat, 3, 7),
    takes("instance", Function::Instance, 1, 1),
    takes("int", Function::Int, 1, 1),
    takes_any("join", Function::Join, 1),
    takes("jr:choice-name", Function::ChoiceName, 2, 2),
    takes("jr:itext", Function::Itext, 1, 1),
    takes("last", Function::Last, 0, 0),
    takes("local-name", Function::Name, 0, 1),
    takes("log", Function::Log, 1, 1),
    takes("log10", Function::Log10, 1, 1),
    takes_any("max", Function::Max, 1),
    takes_any("min", Function::Min, 1),
    takes("name", Function::Name, 0, 1),
    takes("normalize-space", Function::NormalizeSpace, 0, 1),
    takes("not", Function::Not, 1, 1),
    takes("now", Function::Today, 0, 0),
    takes("number", Function::Number, 0, 1),
    takes("once", Function::Once, 1, 1),
    takes("pi", Function::Pi, 0, 0),
    takes("position", Function::Position, 0, 1),
    takes("pow", Function::Pow, 2, 2),
    takes("pulldata", Function::Pulldata, 4, 4),
    takes("random", Function::Random, 0, 0),
    takes("randomize", Function::Randomize, 1, 2),
    takes("regex", Function::Regex, 2, 2),
    takes("round", Function::Round, 1, 2),
    takes("selected", Function::Selected, 2, 2),
    takes("selected-at", Function::SelectedAt, 2, 2),
    takes("sin", Function::Sin, 1, 1),
    takes("sqrt", Function::Sqrt, 1, 1),
    takes("starts-with", Function::StartsWith, 2, 2),
    takes("string", Function::String, 0, 1),
    takes("string-length", Function::StringLength, 0, 1),
    takes("substr", Function::Substr, 2, 3),
    takes("substring", Function::Substring, 2, 3),
    takes("substring-after", Function::SubstringAfter, 2, 2),
    takes("substring-before", Function::SubstringBefore, 2, 2),
    takes_any("sum", Function::Sum, 1),
    takes("tan", Function::Tan, 1, 1),
    takes("today", Function::Today, 0, 0),
    takes("translate", Function::Translate, 3, 3),
    takes("true", Function::True, 0, 0),
    takes("uuid", Function::Uuid, 0, 1),
    takes_any("weighted-checklist", Function::WeightedChecklist, 2),
];

/// Known to other engines; they need a place on Earth, a device, a server or another calendar.
pub(super) const NOT_SUPPORTED: &[&str] = &[
    "add-date",
    "area",
    "base64-encode",
    "cht:difference-in-months",
    "cht:extension-lib",
    "closest-facility",
    "comment-status",
    "depend",
    "difference-in-months",
    "digest",
    "encrypt",
    "extract-signed",
    "geofence",
    "id",
    "intersects",
    "is-selected",
    "lang",
    "namespace-uri",
    "odk:difference",
    "oc:pulldata",
    "parse-timestamp-to-date",
    "property",
    "rank-index",
    "rank-value",
    "sort",
    "sort-by",
    "to-bikram-sambat",
    "version",
    "z-score",
];

/// The function of this name.
pub(super) fn named(name: &str) -> Option<&'static Signature> {
    FUNCTIONS.binary_search_by(|signature| signature.name.cmp(name)).ok().map(|index| &FUNCTIONS[index])
}

/// The first name of a function.
pub(super) fn name_of(function: Function) -> Option<&'static str> {
    FUNCTIONS.iter().find(|signature| signature.function == function).map(|signature| signature.name)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_table_is_sorted_so_that_it_can_be_searched() {
        assert!(super::FUNCTIONS.is_sorted_by_key(|signature| signature.name));
    }
}
