//! A script for R that reads the table for programs: factors with their labels, dates, numbers, and beside each column why a
//! value is missing. It needs R and no package.

use super::codebook::{about, reasons};
use super::dataset::{Dataset, Fault, Kind, Level, Variable};
use super::format::{Encoding, Format, stem};
use crate::language::Phrases;
use crate::say;
use std::io::Write;

/// The functions that every script begins with. What stands before the first figure of a text is taken off where the table
/// put it.
const FUNCTIONS: &str = r#"
.plain <- function(x) sub("^'", "", x)
.finish <- function(x, raw, codes, label) {
  attr(x, "label") <- label
  attr(x, "reason") <- factor(raw, levels = codes, labels = reasons)
  x
}
.coded <- function(raw, values, labels, codes, ordered, label) {
  .finish(factor(raw, levels = values, labels = labels, ordered = ordered), raw, codes, label)
}
.number <- function(raw, codes, label) {
  .finish(as.numeric(ifelse(raw %in% codes, NA, raw)), raw, codes, label)
}
.day <- function(raw, codes, label) {
  .finish(as.Date(ifelse(raw %in% codes, NA, raw)), raw, codes, label)
}
.month <- function(raw, codes, label) {
  .finish(as.Date(ifelse(raw %in% codes, NA, paste0(raw, "-01"))), raw, codes, label)
}
.clock <- function(raw, codes, label) {
  x <- ifelse(raw %in% codes, NA, ifelse(nchar(raw) == 5, paste0(raw, ":00"), raw))
  .finish(as.difftime(x, format = "%H:%M:%S", units = "secs"), raw, codes, label)
}
.moment <- function(raw, codes, label) {
  x <- ifelse(raw %in% codes, NA, ifelse(nchar(raw) == 16, paste0(raw, ":00"), raw))
  .finish(as.POSIXct(x, format = "%Y-%m-%dT%H:%M:%S", tz = "UTC"), raw, codes, label)
}
.words <- function(raw, label) {
  x <- ifelse(raw == "", NA, raw)
  attr(x, "label") <- label
  x
}
"#;

/// The script, in UTF-8, for a table in this encoding.
pub(super) fn write(dataset: &Dataset, encoding: Encoding, out: &mut dyn Write) -> Result<(), Fault> {
    let phrases = Phrases::new(dataset.language);
    let mut script = String::new();
    for (name, value) in about(dataset, &phrases) {
        script.push_str(&format!("# {} {}\n", comment(&name), comment(&value)));
    }
    let table = format!("{}{}", stem(dataset), Format::Csv.ending());
    let own = format!("{}{}", stem(dataset), Format::R.ending());
    script.push_str(&format!("#\n# {}\n", comment(&say!(phrases, "export-r-table", file = table.clone()))));
    script.push_str(&format!("# source({}, encoding = \"UTF-8\")\n", text(&own)));
    script.push_str(&format!("# {}\n", comment(&say!(phrases, "export-r-reasons"))));
    let labels: Vec<String> = super::dataset::Reason::ALL.iter().map(|reason| text(&reason.label(&phrases))).collect();
    script.push_str(&format!("\nreasons <- {}\n", vector(&labels)));
    script.push_str(FUNCTIONS);
    let letters = match encoding {
        Encoding::Utf8 => "encoding = \"UTF-8\"",
        // R turns the letters into its own while it reads.
        Encoding::Windows1252 => "fileEncoding = \"windows-1252\"",
    };
    script.push_str(&format!(
        "\ndata <- read.csv({}, colClasses = \"character\", na.strings = character(0), check.names = FALSE,\n                 \
         {letters})\ndata[] <- lapply(data, .plain)\n\n",
        text(&table)
    ));
    dataset.variables.iter().for_each(|variable| script.push_str(&column(variable)));
    Ok(out.write_all(script.as_bytes())?)
}

/// The line that turns a column into what it is.
fn column(variable: &Variable) -> String {
    let (name, label) = (format!("data${}", variable.name), text(&variable.label));
    let codes: Vec<String> =
        reasons(variable).into_iter().map(|reason| text(&variable.missing_code(reason).to_string())).collect();
    let codes = vector(&codes);
    match &variable.kind {
        Kind::Coded(values) => {
            let names: Vec<String> = values.iter().map(|value| text(&value.name)).collect();
            let labels: Vec<String> = values.iter().map(|value| text(&value.label)).collect();
            let ordered = if variable.level == Level::Ordinal { "TRUE" } else { "FALSE" };
            let (values, labels) = (vector(&names), vector(&labels));
            format!(
                "{name} <- .coded({name}, {values},\n  {labels},\n  {codes}, ordered = {ordered}, label = {label})\n"
            )
        }
        Kind::Number { .. } => format!("{name} <- .number({name}, {codes}, label = {label})\n"),
        Kind::Date => format!("{name} <- .day({name}, {codes}, label = {label})\n"),
        Kind::Month => format!("{name} <- .month({name}, {codes}, label = {label})\n"),
        Kind::Time => format!("{name} <- .clock({name}, {codes}, label = {label})\n"),
        Kind::Moment => format!("{name} <- .moment({name}, {codes}, label = {label})\n"),
        Kind::Text { .. } => format!("{name} <- .words({name}, label = {label})\n"),
    }
}

fn vector(items: &[String]) -> String {
    format!("c({})", items.join(", "))
}

/// A text as the script writes it.
fn text(words: &str) -> String {
    let mut quoted = String::from("\"");
    for character in words.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Words on one line.
fn comment(words: &str) -> String {
    words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
