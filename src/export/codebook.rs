//! The dictionary: what each column is, each value, each reason for none; and what is to be known of the whole.

use super::dataset::{Dataset, Fault, Kind, Level, Reason, Variable};
use super::delimited::{Dialect, Field, Lines};
use super::format::Encoding;
use crate::language::{Phrases, date_long, integer};
use crate::say;
use std::borrow::Cow;
use std::io::Write;

/// The dictionary as a table: a line for each column, and one for each of its values and reasons.
pub(super) fn write(dataset: &Dataset, encoding: Encoding, out: &mut dyn Write) -> Result<(), Fault> {
    let phrases = Phrases::new(dataset.language);
    let columns = ["variable", "kind", "question", "number", "text", "code", "letter", "label", "theme"];
    let mut lines = Lines::new(Dialect::Machine, encoding, &columns, out)?;
    let own = |text: &'static str| Field::Own(Cow::Borrowed(text));
    lines.put(&columns.map(own))?;
    for (name, value) in about(dataset, &phrases) {
        let line = [own(""), own("about"), own(""), own(""), Field::Text(&name), own(""), own("")];
        lines.put(&line.into_iter().chain([Field::Text(&value), own("")]).collect::<Vec<_>>())?;
    }
    for variable in &dataset.variables {
        let (name, kind) = (Field::Text(&variable.name), own(kind_word(variable)));
        let (code, number) = (Field::Text(&variable.code), Field::Text(&variable.number));
        let line = [name, kind, code, number, own(""), own(""), own(""), Field::Text(&variable.label)];
        lines.put(&line.into_iter().chain([Field::Text(&variable.theme)]).collect::<Vec<_>>())?;
        for value in variable.values() {
            let code = Field::Own(value.code.to_string().into());
            let (name, label) = (Field::Text(&value.name), Field::Text(&value.label));
            let line = [Field::Text(&variable.name), own("value"), own(""), own(""), name, code, own(""), label];
            lines.put(&line.into_iter().chain([own("")]).collect::<Vec<_>>())?;
        }
        for reason in reasons(variable) {
            let (code, label) = (variable.missing_code(reason).to_string(), reason.label(&phrases));
            let letter = Field::Own(format!(".{}", reason.letter()).into());
            let (text, number) = (Field::Own(code.as_str().into()), Field::Own(code.as_str().into()));
            let label = Field::Text(&label);
            let line = [Field::Text(&variable.name), own("missing"), own(""), own(""), text, number, letter, label];
            lines.put(&line.into_iter().chain([own("")]).collect::<Vec<_>>())?;
        }
    }
    for left in &dataset.left_out {
        let why = format!("{} {}", left.label, left.why.label(&phrases));
        let line = [own(""), own("left-out"), Field::Text(&left.code), own(""), own(""), own(""), own("")];
        lines.put(&line.into_iter().chain([Field::Text(&why), own("")]).collect::<Vec<_>>())?;
    }
    lines.end()
}

/// The reasons that a column may give: a text gives none itself, the column beside it does.
pub(super) fn reasons(variable: &Variable) -> Vec<Reason> {
    if variable.is_text() { Vec::new() } else { Reason::ALL.to_vec() }
}

/// What a column holds, in a word of files.
pub(super) fn kind_word(variable: &Variable) -> &'static str {
    match &variable.kind {
        Kind::Coded(_) => "coded",
        Kind::Number { .. } => "number",
        Kind::Date => "date",
        Kind::Month => "month",
        Kind::Time => "time",
        Kind::Moment => "date-time",
        Kind::Text { .. } => "text",
    }
}

/// What a column holds, for people.
pub(super) fn kind_label(variable: &Variable, phrases: &Phrases) -> String {
    match (&variable.kind, variable.level) {
        (Kind::Coded(_), Level::Ordinal) => say!(phrases, "export-kind-ordinal"),
        (Kind::Coded(_), Level::Nominal | Level::Scale) => say!(phrases, "export-kind-coded"),
        (Kind::Number { .. }, _) => say!(phrases, "export-kind-number"),
        (Kind::Date, _) => say!(phrases, "export-kind-date"),
        (Kind::Month, _) => say!(phrases, "export-kind-month"),
        (Kind::Time, _) => say!(phrases, "export-kind-time"),
        (Kind::Moment, _) => say!(phrases, "export-kind-date-time"),
        (Kind::Text { .. }, _) => say!(phrases, "export-kind-text"),
    }
}

/// What is to be known of the whole, name by name.
pub(super) fn about(dataset: &Dataset, phrases: &Phrases) -> Vec<(String, String)> {
    let language = phrases.language();
    let whole = |number: u32| integer(language, number.into());
    let mut about = vec![
        (say!(phrases, "export-about-campaign"), format!("{} ({})", dataset.title, dataset.campaign)),
        (say!(phrases, "export-about-establishment"), dataset.establishment.clone()),
        (say!(phrases, "export-about-audience"), dataset.audience_label.clone()),
        (say!(phrases, "export-about-tool"), dataset.tool.clone()),
        (say!(phrases, "export-about-day"), date_long(language, dataset.occasion.day)),
        (say!(phrases, "export-about-report"), dataset.occasion.report.to_string()),
        (say!(phrases, "export-about-rows"), whole(dataset.rows)),
        (say!(phrases, "export-about-seed"), dataset.occasion.seed.clone()),
        (say!(phrases, "export-about-order-name"), say!(phrases, "export-about-order")),
    ];
    about.push((say!(phrases, "export-about-standing-name"), standing(dataset, phrases)));
    if dataset.group_min > 1 {
        let (rare, min) = (dataset.rare_rows as usize, whole(dataset.group_min));
        about.push((
            say!(phrases, "export-about-rare-name"),
            say!(phrases, "export-about-rare", rare = rare, min = min),
        ));
    }
    if dataset.beside_report {
        about.push((say!(phrases, "export-about-beside-name"), say!(phrases, "export-about-beside")));
    }
    about
}

/// For whom the data are, and what they do not promise.
pub(super) fn standing(dataset: &Dataset, phrases: &Phrases) -> String {
    if dataset.group_min > 1 {
        let min = integer(phrases.language(), dataset.group_min.into());
        say!(phrases, "export-about-standing", min = min)
    } else {
        say!(phrases, "export-about-declaration")
    }
}
