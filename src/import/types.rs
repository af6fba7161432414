//! The words of the column `type`: what a row of the survey is.

use crate::expression::nearest;

/// What a row is.
pub(super) enum RowType {
    One(Choices),
    Several(Choices),
    Rank(Choices),
    Integer,
    Decimal,
    Range,
    Date,
    Time,
    DateTime,
    Text,
    Acknowledge,
    /// Needs a device, but can be written down: keyed as text.
    Device,
    Note,
    BeginGroup,
    EndGroup,
    BeginRepeat,
    EndRepeat,
    /// A value that nobody writes.
    Calculate,
    /// What a device knows by itself.
    Metadata,
    /// Needs a device, and cannot be written down.
    NotSupported,
    /// Another table beside the form.
    Attachment,
    Unknown,
}

/// Where the choices of a question stand.
pub(super) struct Choices {
    /// The list, or the file beside the form.
    pub list: String,
    pub from_file: bool,
    /// Whether another answer may be written beside them.
    pub or_other: bool,
    /// What stands behind the list and means nothing.
    pub unread: String,
}

/// Types that need a device and whose answer can be written down.
const DEVICE: &[&str] = &["barcode", "geopoint", "geotrace", "geoshape", "location", "gps", "phone", "tel", "url"];
/// Types that need a device and leave nothing to write.
const NOT_SUPPORTED: &[&str] = &[
    "image",
    "photo",
    "picture",
    "audio",
    "video",
    "file",
    "signature",
    "draw",
    "annotate",
    "background-audio",
    "matrix",
    "begin_kobomatrix",
    "end_kobomatrix",
    "begin_score",
    "end_score",
    "score__row",
    "begin_rank",
    "end_rank",
    "rank__level",
];
/// Types of what a device knows by itself.
const METADATA: &[&str] = &[
    "start",
    "end",
    "today",
    "deviceid",
    "subscriberid",
    "simserial",
    "phonenumber",
    "username",
    "email",
    "audit",
    "hidden",
    "start-geopoint",
    "background-geopoint",
    "imei",
    "get_start_time",
    "get_end_time",
    "get_today",
    "get_device_id",
    "get_phone_number",
    "device_id",
    "phone_number",
    "start_time",
    "end_time",
    "last-saved",
];
/// Types that are read, for the nearest good word.
const SUPPORTED: &[&str] = &[
    "select_one",
    "select_multiple",
    "integer",
    "decimal",
    "range",
    "date",
    "time",
    "dateTime",
    "text",
    "note",
    "acknowledge",
    "rank",
    "calculate",
    "begin_group",
    "end_group",
    "begin_repeat",
    "end_repeat",
];

/// Words that other programs, or people, have for a type.
const SYNONYMS: &[(&str, &str)] = &[
    ("number", "integer"),
    ("numeric", "decimal"),
    ("float", "decimal"),
    ("entier", "integer"),
    ("nombre", "integer"),
    ("numérique", "decimal"),
    ("décimal", "decimal"),
    ("texte", "text"),
    ("memo", "text"),
    ("longtext", "text"),
    ("textarea", "text"),
    ("comment", "text"),
    ("commentaire", "text"),
    ("radio", "select_one"),
    ("dropdown", "select_one"),
    ("single_choice", "select_one"),
    ("choix", "select_one"),
    ("choix_unique", "select_one"),
    ("yesno", "select_one"),
    ("yes_no", "select_one"),
    ("oui_non", "select_one"),
    ("boolean", "select_one"),
    ("checkbox", "select_multiple"),
    ("multiple_choice", "select_multiple"),
    ("choix_multiple", "select_multiple"),
    ("heure", "time"),
    ("jour", "date"),
    ("calcul", "calculate"),
    ("titre", "note"),
    ("section", "begin_group"),
    ("groupe", "begin_group"),
    ("group", "begin_group"),
    ("repeat", "begin_repeat"),
    ("tableau", "begin_repeat"),
    ("échelle", "range"),
    ("scale", "range"),
];

/// The type that an unknown word was probably meant for.
pub(super) fn meant(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    let synonym = SYNONYMS.iter().find(|(known, _)| *known == word).map(|(_, meant)| *meant);
    synonym.or_else(|| nearest(&word, SUPPORTED.iter().copied()))
}

pub(super) fn row_type(written: &str) -> RowType {
    let words: Vec<&str> = written.split(char::is_whitespace).filter(|word| !word.is_empty()).collect();
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let mut lower: Vec<&str> = lower.iter().map(String::as_str).collect();
    // `add select one prompt using list` and its like are how the oldest forms say it.
    let mut words = words.as_slice();
    if lower.first() == Some(&"add") {
        lower.remove(0);
        words = &words[1..];
    }
    let other: &[&[&str]] = &[&["or", "specify", "other"], &["or", "other"], &["or_other"]];
    let other = other.iter().find(|end| ends_with(&lower, end)).map_or(0, |end| end.len());
    let choices = |from: usize, from_file: bool| Choices {
        list: words.get(from).map(|list| (*list).to_owned()).unwrap_or_default(),
        from_file,
        or_other: other > 0,
        unread: words[..words.len() - other].get(from + 1..).unwrap_or_default().join(" "),
    };
    // `from` and `using` stand before the list.
    let named = |from: usize| match lower.iter().position(|word| matches!(*word, "from" | "using")) {
        Some(place) => choices(place + 1, false),
        None => choices(from, false),
    };
    match lower.as_slice() {
        ["select_one_from_file", ..] => RowType::One(choices(1, true)),
        ["select_multiple_from_file", ..] => RowType::Several(choices(1, true)),
        ["select_one_external", ..] => RowType::One(choices(1, false)),
        ["select", "one" | "1", ..] => RowType::One(named(2)),
        ["select_one" | "select1", ..] => RowType::One(named(1)),
        ["select", "multiple", ..] => RowType::Several(named(2)),
        ["select", "all", "that", "apply", ..] => RowType::Several(named(4)),
        ["select", "all", ..] => RowType::Several(named(2)),
        ["select_multiple" | "select_all_that_apply" | "select", ..] => RowType::Several(named(1)),
        ["rank" | "odk:rank", ..] => RowType::Rank(named(1)),
        ["integer" | "int"] => RowType::Integer,
        ["decimal"] => RowType::Decimal,
        ["range"] => RowType::Range,
        ["date"] => RowType::Date,
        ["time"] => RowType::Time,
        ["datetime" | "date_time"] => RowType::DateTime,
        ["text" | "string"] => RowType::Text,
        ["acknowledge" | "trigger"] => RowType::Acknowledge,
        ["note"] => RowType::Note,
        ["calculate" | "calculation"] => RowType::Calculate,
        ["csv-external" | "xml-external"] => RowType::Attachment,
        ["begin_group" | "begingroup" | "begin"] | ["begin", "group", ..] => RowType::BeginGroup,
        ["end_group" | "endgroup" | "end_section"] | ["end", "group", ..] => RowType::EndGroup,
        ["begin_repeat" | "beginrepeat"] | ["begin", "repeat", ..] => RowType::BeginRepeat,
        ["end_repeat" | "endrepeat"] | ["end", "repeat", ..] => RowType::EndRepeat,
        [first, ..] => {
            let joined = lower.join("_");
            let among = |types: &[&str]| types.contains(first) || types.contains(&joined.as_str());
            if among(DEVICE) {
                RowType::Device
            } else if among(NOT_SUPPORTED) {
                RowType::NotSupported
            } else if among(METADATA) {
                RowType::Metadata
            } else {
                RowType::Unknown
            }
        }
        [] => RowType::Unknown,
    }
}

fn ends_with(words: &[&str], end: &[&str]) -> bool {
    words.len() > end.len() && words.ends_with(end)
}

/// `start=1 end=10 step=1` as pairs; commas and semicolons may part them.
pub(super) fn parameters(written: &str) -> Vec<(String, String)> {
    let parts = written.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';'));
    let pair = |part: &str| {
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        (key.trim().to_lowercase(), value.trim().to_owned())
    };
    parts.filter(|part| !part.is_empty()).map(pair).collect()
}

/// Which columns of a file beside the form are its choices, where they have names of their own.
pub(super) struct Named<'n> {
    pub value: Option<&'n str>,
    pub label: Option<&'n str>,
}
