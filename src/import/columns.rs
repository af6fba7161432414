//! Which column of a sheet means what: standard words, aliases, languages. What is not read is said.

use super::table::{Row, Table, column_letters};
use crate::expression::nearest;
use crate::questionnaire::{Finding, Localised, Place, Problem};

/// What a sheet may have.
pub(super) struct Words {
    /// Columns that are read.
    pub read: &'static [&'static str],
    /// Of these, the ones that take a language.
    pub localised: &'static [&'static str],
    /// Columns of XLSForm that mean nothing on paper.
    pub ignored: &'static [&'static str],
    /// Other spellings, by the word they stand for.
    pub aliases: &'static [(&'static str, &'static str)],
    /// Whether rules may name columns of the author's own.
    pub keeps_others: bool,
}

pub(super) const SURVEY: Words = Words {
    read: &[
        "type",
        "name",
        "label",
        "hint",
        "required",
        "relevant",
        "constraint",
        "constraint_message",
        "required_message",
        "calculation",
        "choice_filter",
        "default",
        "readonly",
        "repeat_count",
        "parameters",
        "appearance",
        "number",
        "rows",
        "ends",
        "page",
        "theme",
        "direction",
        "weight",
        "digits",
        "characters",
        "comment",
        "soft",
        "soft_message",
        "constant",
        "disabled",
        "part",
        "under",
        "link_id",
        "link_type",
    ],
    localised: &["label", "hint", "constraint_message", "required_message", "soft_message"],
    ignored: &[
        "guidance_hint",
        "media",
        "image",
        "audio",
        "video",
        "big_image",
        "trigger",
        "autoplay",
        "save_to",
        "intent",
        "note",
        "query",
        "body",
        "bind",
        "instance",
        "control",
        "accuracythreshold",
        "entity",
        "noapperrorstring",
        "source",
    ],
    aliases: &[
        ("relevance", "relevant"),
        ("caption", "label"),
        ("constraining", "constraint"),
        ("constraint_msg", "constraint_message"),
        ("calculate", "calculation"),
        ("read_only", "readonly"),
        ("jr_count", "repeat_count"),
        ("jr_constraintmsg", "constraint_message"),
        ("jr_requiredmsg", "required_message"),
        ("required_msg", "required_message"),
        ("requiredmsg", "required_message"),
        ("command", "type"),
        ("tag", "name"),
        ("value", "name"),
        ("item", "name"),
    ],
    keeps_others: false,
};

pub(super) const CHOICES: Words = Words {
    read: &[
        "list_name",
        "name",
        "label",
        "code",
        "short",
        "score",
        "mark",
        "fhir_system",
        "fhir_code",
        "fhir_type",
        "fhir_prefix",
        "fhir_ordinal",
    ],
    localised: &["label", "short"],
    ignored: &["image", "audio", "video", "media", "big_image", "geometry", "order", "note"],
    aliases: &[("list", "list_name"), ("value", "name"), ("caption", "label"), ("listname", "list_name")],
    keeps_others: true,
};

pub(super) const SETTINGS: Words = Words {
    read: &["form_title", "form_id", "version", "default_language", "url"],
    localised: &["form_title"],
    ignored: &[
        "style",
        "instance_name",
        "submission_url",
        "public_key",
        "auto_send",
        "auto_delete",
        "allow_choice_duplicates",
        "name",
        "namespaces",
        "namespace",
        "instance_id",
        "sms_keyword",
        "attribute",
        "clean_text_values",
        "client_editable",
        "omit_instanceid",
        "prefix",
        "delimiter",
    ],
    aliases: &[
        ("title", "form_title"),
        ("set_form_title", "form_title"),
        ("id_string", "form_id"),
        ("set_form_id", "form_id"),
    ],
    keeps_others: false,
};

/// The columns of a sheet that are read.
#[derive(Default)]
pub(super) struct Columns {
    columns: Vec<Column>,
    /// Columns that are not read, with something in them: the sheet's own.
    pub others: Vec<(u32, String)>,
    /// Row of the headers.
    pub header_row: u32,
}

struct Column {
    index: u32,
    word: &'static str,
    /// BCP 47 primary tag, `""` when the header names none.
    language: String,
    /// As the author wrote it.
    header: String,
}

impl Columns {
    /// Columns that were read elsewhere: the word of each, and its title there.
    pub fn named<'t>(header_row: u32, titles: impl Iterator<Item = (&'static str, &'t str)>) -> Columns {
        let column =
            |(word, title): (_, &str)| Column { index: 0, word, language: String::new(), header: title.to_owned() };
        Columns { columns: titles.map(column).collect(), others: Vec::new(), header_row }
    }

    /// Reads the headers in the first row of a table.
    pub fn read(table: &Table, words: &Words, place: &Place, findings: &mut Vec<Finding>) -> Columns {
        let Some((header, rows)) = table.rows.split_first() else { return Columns::default() };
        let mut columns = Columns { columns: Vec::new(), others: Vec::new(), header_row: header.number };
        let place = place.sheet(table.name).row(header.number);
        let used = |index: u32| rows.iter().any(|row| !row.text(index).is_empty());
        for (index, written) in &header.cells {
            let place = place.column(written);
            let recognised = recognise(written, words);
            if words.keeps_others && !matches!(recognised, Recognised::Read { .. }) && used(*index) {
                // Whether a rule names it decides what is said of it.
                columns.others.push((*index, written.trim().to_owned()));
                continue;
            }
            match recognised {
                Recognised::Read { word, language } => {
                    if columns.columns.iter().any(|column| column.word == word && column.language == language) {
                        findings.push(Finding::blocking(place, Problem::ColumnDuplicate(written.clone())));
                        continue;
                    }
                    columns.columns.push(Column { index: *index, word, language, header: written.clone() });
                }
                Recognised::Ignored if used(*index) => {
                    findings.push(Finding::warning(place, Problem::ColumnIgnored(written.clone())));
                }
                Recognised::Unknown { nearest } if used(*index) => {
                    let problem = Problem::ColumnUnknown { column: written.clone(), nearest };
                    findings.push(Finding::warning(place, problem));
                }
                Recognised::Ignored | Recognised::Unknown { .. } => {}
            }
        }
        let mut nameless: Vec<u32> = rows.iter().flat_map(|row| row.cells.iter().map(|(index, _)| *index)).collect();
        nameless.sort_unstable();
        nameless.dedup();
        for index in nameless.into_iter().filter(|index| header.text(*index).is_empty()) {
            let column = column_letters(index);
            let place = place.column(&column);
            findings.push(Finding::warning(place, Problem::ColumnUnknown { column, nearest: None }));
        }
        columns
    }

    /// What is said of the columns that are not read and that no rule names.
    pub fn say_others(&self, words: &Words, sheet: &Place, named: impl Fn(&str) -> bool) -> Vec<Finding> {
        let unread = self.others.iter().filter(|(_, header)| !named(header));
        let say = |(_, header): &(u32, String)| {
            let problem = match recognise(header, words) {
                Recognised::Unknown { nearest } => Problem::ColumnUnknown { column: header.clone(), nearest },
                Recognised::Ignored | Recognised::Read { .. } => Problem::ColumnIgnored(header.clone()),
            };
            Finding::warning(sheet.row(self.header_row).column(header), problem)
        };
        unread.map(say).collect()
    }

    /// The texts of a row in the columns that are not read.
    pub fn other_texts(&self, row: &Row) -> Vec<(String, String)> {
        let texts = self.others.iter().map(|(index, header)| (header.clone(), row.text(*index).to_owned()));
        texts.collect()
    }

    /// Whether a column is there, in any language.
    pub fn has(&self, word: &str) -> bool {
        self.columns.iter().any(|column| column.word == word)
    }

    /// The text of a row in a column, `""` when there is none.
    pub fn text<'r>(&self, row: &'r Row, word: &str) -> &'r str {
        self.columns.iter().find(|column| column.word == word).map_or("", |column| row.text(column.index))
    }

    /// The text of a row in every language of a column.
    pub fn localised(&self, row: &Row, word: &str) -> Localised {
        let mut localised = Localised::default();
        for column in self.columns.iter().filter(|column| column.word == word) {
            localised.set(&column.language, row.text(column.index));
        }
        localised
    }

    /// The header of a column as its author wrote it.
    pub fn header<'c>(&'c self, word: &'c str) -> &'c str {
        self.columns.iter().find(|column| column.word == word).map_or(word, |column| &column.header)
    }
}

enum Recognised {
    Read { word: &'static str, language: String },
    Ignored,
    Unknown { nearest: Option<String> },
}

fn recognise(written: &str, words: &Words) -> Recognised {
    let plain = written.replace('\u{a0}', " ");
    let mut parts = plain.split(':').map(str::trim).filter(|part| !part.is_empty());
    let mut base = folded(parts.next().unwrap_or_default());
    let mut rest: Vec<&str> = parts.collect();
    // `bind::relevant` is `relevant`, `media::image` is `image`, `jr:count` is the count of a repeat.
    if matches!(base.as_str(), "bind" | "media" | "jr" | "control" | "body") && !rest.is_empty() {
        let mut inner = folded(rest.remove(0));
        if inner == "jr" && !rest.is_empty() {
            inner = format!("jr_{}", folded(rest.remove(0)));
        }
        base = if base == "jr" { format!("jr_{inner}") } else { inner };
    }
    if let Some((_, word)) = words.aliases.iter().find(|(alias, _)| *alias == base) {
        base = (*word).to_owned();
    }
    let localised = |word: &&&str| rest.is_empty() || words.localised.contains(word);
    if let Some(word) = words.read.iter().filter(|word| **word == base).find(localised) {
        return Recognised::Read { word, language: rest.first().map(|name| language(name)).unwrap_or_default() };
    }
    if words.ignored.contains(&base.as_str()) {
        return Recognised::Ignored;
    }
    Recognised::Unknown { nearest: nearest(&base, words.read.iter().copied()).map(str::to_owned) }
}

/// Case, spaces and hyphens do not count in headers.
fn folded(header: &str) -> String {
    header.trim().to_lowercase().split([' ', '-', '_']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("_")
}

/// The tag of a language as authors write it: `fr`, `French`, `Français (fr)`, `fr-FR`.
pub(super) fn language(name: &str) -> String {
    let name = name.trim().to_lowercase();
    let inside = name.rsplit_once('(').map(|(_, rest)| rest.trim_end_matches(')').trim());
    let name = inside.filter(|tag| !tag.is_empty()).unwrap_or(&name);
    match name {
        "french" | "français" | "francais" | "fra" | "fre" => "fr".to_owned(),
        "english" | "anglais" | "eng" => "en".to_owned(),
        "spanish" | "español" | "espanol" | "espagnol" | "spa" => "es".to_owned(),
        "portuguese" | "português" | "portugues" | "portugais" | "por" => "pt".to_owned(),
        "german" | "deutsch" | "allemand" | "deu" | "ger" => "de".to_owned(),
        "italian" | "italiano" | "italien" | "ita" => "it".to_owned(),
        "dutch" | "nederlands" | "néerlandais" | "nld" => "nl".to_owned(),
        "arabic" | "arabe" | "العربية" | "ara" => "ar".to_owned(),
        "swahili" | "kiswahili" | "swa" => "sw".to_owned(),
        "nepali" | "nep" => "ne".to_owned(),
        "hindi" | "hin" => "hi".to_owned(),
        "default" => String::new(),
        _ => {
            let primary = name.split(['-', '_']).next().unwrap_or_default();
            let is_tag = (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_lowercase());
            if is_tag { primary.to_owned() } else { name.to_owned() }
        }
    }
}
