//! One spreadsheet, text or folder of texts as a questionnaire.

use super::columns::{CHOICES, Columns, SETTINGS, SURVEY};
use super::survey::{self, Places};
use super::table::{Row, Table, Tables};
use super::types::Named;
use super::{csv_text, fhir, markdown, name, redcap, workbook};
use crate::expression::{Expression, nearest};
use crate::language::{Language, Phrases};
use crate::questionnaire::{
    Attached, Choice, ChoiceList, Count, Finding, FormSpot, Localised, Mark, Place, Problem, Questionnaire, check_form,
};
use std::collections::BTreeSet;
use std::path::{Component, Path};

/// Most columns and rows of a table attached to a form.
const ATTACHED_COLUMNS_MAX: usize = 200;
const ATTACHED_ROWS_MAX: usize = 20_000;
/// Most tables attached to a form.
const ATTACHED_MAX: usize = 32;

/// Reads a form: a spreadsheet (.xlsx, .xls, .ods), Markdown or CSV tables, a FHIR questionnaire (JSON), a REDCap data dictionary, told apart by their
/// bytes; or a folder of CSV files named `survey.csv`, `choices.csv`, `settings.csv`. The form is there when nothing blocks; findings are sorted
/// by place.
pub fn read_form(path: &Path) -> (Option<Questionnaire>, Vec<Finding>) {
    let folder = if path.is_dir() { path } else { path.parent().unwrap_or(Path::new("")) };
    let mut beside = |file: &str| read_beside(folder, file);
    let reading = if path.is_dir() {
        read_tables(folder_tables(path), &name(path), &mut beside)
    } else {
        match super::bytes(path) {
            Ok(bytes) => read(bytes, &name(path), &mut beside),
            Err(finding) => return (None, vec![*finding]),
        }
    };
    let mut findings = reading.findings;
    if let Some(form) = &reading.form {
        findings.extend(check_form(form, None, &|spot| reading.places.of(spot)));
    }
    findings.retain(|finding| !reading.places.follows(finding));
    Finding::sort(&mut findings);
    let form = reading.form.filter(|_| !findings.iter().any(Finding::blocks));
    (form, findings)
}

/// Whether a folder is a form in CSV files, and no tool.
pub fn is_form_folder(folder: &Path) -> bool {
    folder.join("survey.csv").is_file() && !folder.join(super::TOOL_FILE).is_file()
}

/// A file beside a form, by its plain name.
pub(super) fn read_beside(folder: &Path, file: &str) -> Option<Vec<u8>> {
    let path = Path::new(file);
    let mut parts = path.components();
    let plain = matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None));
    if plain { super::bytes(&folder.join(path)).ok() } else { None }
}

/// The bytes of a file beside the form, `None` where it is not there.
pub(super) type Beside<'b> = &'b mut dyn FnMut(&str) -> Option<Vec<u8>>;

/// A form as far as it could be read, before its checks.
pub(super) struct Reading {
    /// What was read, even when something blocks; `None` without a survey.
    pub form: Option<Questionnaire>,
    pub findings: Vec<Finding>,
    pub places: Places,
}

/// Reads the bytes of a form; `file` names it in findings.
pub(super) fn read(bytes: Vec<u8>, file: &str, beside: Beside<'_>) -> Reading {
    if fhir::looks_like_json(&bytes) {
        return fhir::read(bytes, file);
    }
    let place = Place::file(file);
    match tables(bytes, &place) {
        Ok(Source::Tables(tables)) => read_tables(tables, file, beside),
        Ok(Source::Dictionary(text)) => redcap::read(&text, file),
        Err(finding) => Reading { form: None, findings: vec![*finding], places: Places::new(place) },
    }
}

fn read_tables(tables: Tables, file: &str, beside: Beside<'_>) -> Reading {
    let place = Place::file(file);
    let mut findings = tables.findings;
    let tables = Tables { tables: tables.tables, findings: Vec::new() };
    let mut places = Places::new(place.clone());
    let Some(survey) = tables.table("survey").filter(|table| !table.rows.is_empty()) else {
        // A file that could not be read at all has said so already.
        if !findings.iter().any(Finding::blocks) {
            findings.push(Finding::blocking(place, Problem::SheetMissing("survey".to_owned())));
        }
        return Reading { form: None, findings, places };
    };
    let mut lists = match tables.table("choices") {
        Some(choices) => read_lists(choices, &place, &mut places, &mut findings),
        None => Vec::new(),
    };
    if let Some(external) = tables.table("external_choices") {
        let mut elsewhere = Places::new(place.clone());
        let external = read_lists(external, &place, &mut elsewhere, &mut findings);
        places.external_from = lists.len();
        for (list, rows) in external.into_iter().zip(elsewhere.lists) {
            if !lists.iter().any(|known| known.name == list.name) {
                lists.push(list);
                places.lists.push(rows);
            }
        }
    }
    let settings =
        tables.table("settings").map(|table| read_settings(table, &place, &mut findings)).unwrap_or_default();
    let columns = Columns::read(survey, &SURVEY, &place, &mut findings);
    if !OWN_IN_SURVEY.iter().any(|word| columns.has(word))
        && !OWN_IN_CHOICES.iter().any(|word| places.choices.has(word))
    {
        let of_others = take_codes_of_others(&mut lists);
        let sheet = place.sheet("choices").row(places.choices.header_row);
        let finding = Finding::warning(sheet.column("code"), Problem::ColumnIgnored("code".to_owned()));
        findings.extend(of_others.then_some(finding));
    }
    let mut files = |file: &str, named: &Named<'_>| file_list(beside(file), file, named);
    let mut form = survey::read(survey, columns, lists, &mut files, &mut places, &mut findings);
    let stem = Path::new(file).file_stem().unwrap_or_default().to_string_lossy();
    form.id = if settings.id.is_empty() { stem.into_owned() } else { settings.id };
    if !places.survey.has("type") {
        // Nothing was read: to say that the form asks nothing would only hide the reason.
        return Reading { form: None, findings, places };
    }
    form.title = if settings.title.is_empty() { Localised::plain(&form.id) } else { settings.title };
    form.outline.version = settings.version;
    form.outline.default_language = settings.default_language;
    form.outline.url = settings.url;
    let wanted = attach(&mut form, beside);
    say_attachments(&form, &wanted, &places, &mut findings);
    keep_columns(&mut form, &places, &mut findings);
    Reading { form: Some(form), findings, places }
}

/// The sheets of a folder of CSV files.
fn folder_tables(folder: &Path) -> Tables {
    let mut tables = Tables::default();
    for sheet in super::table::SHEETS {
        let file = format!("{sheet}.csv");
        let place = Place::file(&name(folder)).sheet(sheet);
        match super::bytes(&folder.join(&file)).and_then(|bytes| super::text(bytes, &place)) {
            Ok(text) => {
                let table = csv_text::read(&text, sheet, &Place::file(&name(folder)), &mut tables.findings);
                tables.tables.push(table);
            }
            Err(finding) if finding.problem == Problem::FileMissing => {}
            Err(mut finding) => {
                finding.place = Place { row: finding.place.row, ..place };
                tables.findings.push(*finding);
            }
        }
    }
    tables
}

/// What a form is written in.
enum Source {
    Tables(Tables),
    /// The text of a REDCap data dictionary.
    Dictionary(String),
}

fn tables(bytes: Vec<u8>, place: &Place) -> Result<Source, Box<Finding>> {
    if let Some(kind) = workbook::kind(&bytes) {
        return Ok(Source::Tables(workbook::read(&bytes, kind, place)));
    }
    let refused = |problem| Err(Box::new(Finding::blocking(place.clone(), problem)));
    if bytes.contains(&0) {
        return refused(Problem::FormatUnknown);
    }
    let text = super::text(bytes, place)?;
    if markdown::looks_like_tables(&text) {
        return Ok(Source::Tables(markdown::read(&text, place)));
    }
    if redcap::is_dictionary(&text) {
        return Ok(Source::Dictionary(text));
    }
    match csv_text::sheets(&text, place) {
        Some(tables) => Ok(Source::Tables(tables)),
        None => refused(Problem::FormatUnknown),
    }
}

/// The choices of a file beside the form: its name and label columns, and its others.
fn file_list(bytes: Option<Vec<u8>>, file: &str, named: &Named<'_>) -> Result<ChoiceList, Problem> {
    let missing = || Problem::AttachedMissing(file.to_owned());
    let table = bytes.and_then(|bytes| attached(bytes, file)).ok_or_else(missing)?;
    let find = |wanted: &str| {
        let found = table.columns.iter().position(|column| column.eq_ignore_ascii_case(wanted));
        found.ok_or_else(|| Problem::table_column(&table, wanted))
    };
    let value = find(named.value.unwrap_or("name"))?;
    let label = match named.label {
        Some(label) => find(label)?,
        None => find("label").unwrap_or(value),
    };
    let mut list = ChoiceList { name: table.name.clone(), choices: Vec::new() };
    for row in &table.rows {
        let others = table.columns.iter().zip(row).enumerate().filter(|(place, _)| *place != value && *place != label);
        let columns = others.map(|(_, (column, text))| (column.clone(), text.clone())).collect();
        let (name, short) = (row[value].clone(), Localised::default());
        let label = Localised::plain(&row[label]);
        list.choices.push(Choice { name, code: String::new(), label, short, score: None, mark: None, columns });
    }
    give_codes(&mut list);
    if list.choices.is_empty() { Err(Problem::AttachedEmpty(file.to_owned())) } else { Ok(list) }
}

/// A table from the bytes of a CSV file.
fn attached(bytes: Vec<u8>, file: &str) -> Option<Attached> {
    let place = Place::file(file);
    let text = super::text(bytes, &place).ok()?;
    let mut unsaid = Vec::new();
    let table = csv_text::read(&text, "", &place, &mut unsaid);
    let (header, rows) = table.rows.split_first()?;
    let width = header.cells.iter().map(|(column, _)| *column as usize + 1).max()?.min(ATTACHED_COLUMNS_MAX);
    let texts = |row: &Row| (0..width).map(|column| row.text(column as u32).to_owned()).collect::<Vec<_>>();
    let stem = file.strip_suffix(".csv").unwrap_or(file).to_owned();
    let rows = rows.iter().take(ATTACHED_ROWS_MAX).map(texts).collect();
    Some(Attached { name: stem, columns: texts(header), rows })
}

/// Every rule of a form.
fn rules(form: &Questionnaire) -> impl Iterator<Item = &Expression> {
    let questions = form.questions.iter().flat_map(|question| {
        let checks = [&question.hard, &question.soft].into_iter().flatten().map(|check| &check.rule);
        let others =
            [&question.relevant, &question.filter, &question.calculation, &question.default, &question.required_when];
        checks.chain(others.into_iter().flatten())
    });
    let outline = &form.outline;
    let sections = outline.sections.iter().flat_map(|section| {
        let count = section.repeat.as_ref().and_then(|repeat| match &repeat.count {
            Count::Rule(rule) => Some(rule),
            Count::Open | Count::UntilBlank | Count::Asked(_) => None,
        });
        section.relevant.iter().chain(count)
    });
    let fields = outline.fields.iter();
    let fields = fields.flat_map(|field| [&field.relevant, &field.rule, &field.default].into_iter().flatten());
    let notes = outline.notes.iter().filter_map(|note| note.relevant.as_ref());
    questions.chain(sections).chain(fields).chain(notes)
}

/// Reads the tables that rules name and no list is. Answers all names that rules have.
fn attach(form: &mut Questionnaire, beside: Beside<'_>) -> BTreeSet<String> {
    let wanted: BTreeSet<String> = rules(form).flat_map(Expression::instances).map(str::to_owned).collect();
    let is_list = |name: &String| form.lists.iter().any(|list| list.name == *name);
    let names: Vec<String> = wanted.iter().filter(|name| !is_list(name)).take(ATTACHED_MAX).cloned().collect();
    for name in names {
        let file = format!("{name}.csv");
        let table = beside(&file).and_then(|bytes| attached(bytes, &file));
        form.outline.tables.extend(table);
    }
    wanted
}

/// What is said of the rows that attach a table: where no rule reads it, or its file is not there. A rule that names a table
/// which is not there says so itself.
fn say_attachments(form: &Questionnaire, wanted: &BTreeSet<String>, places: &Places, findings: &mut Vec<Finding>) {
    let is_there = |name: &str| {
        let tables = form.outline.tables.iter().map(|table| &table.name);
        tables.chain(form.lists.iter().map(|list| &list.name)).any(|known| known == name)
    };
    for (name, row) in &places.attachments {
        let problem = match (is_there(name), wanted.contains(name)) {
            (true, true) => continue,
            (_, false) => Problem::AttachedUnused(name.clone()),
            (false, true) => Problem::AttachedMissing(format!("{name}.csv")),
        };
        let place = places.sheet("survey").row(*row).column(places.survey.header("type"));
        findings.push(Finding::warning(place, problem));
    }
}

/// Columns of the choices that no rule names are said, and not kept.
fn keep_columns(form: &mut Questionnaire, places: &Places, findings: &mut Vec<Finding>) {
    // A rule names a column by a bare word: a word of its text that is that name.
    let mut words: BTreeSet<String> = BTreeSet::new();
    for rule in rules(form) {
        let parts =
            rule.source().split(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.' | ':')));
        words.extend(parts.map(str::to_owned));
    }
    let sheet = places.file.sheet("choices");
    findings.extend(places.choices.say_others(&CHOICES, &sheet, |column| words.contains(column)));
    for list in &mut form.lists {
        let texts = list.choices.iter().flat_map(|choice| &choice.columns).filter(|(_, text)| !text.is_empty());
        let written: BTreeSet<String> = texts.map(|(column, _)| column.clone()).collect();
        for choice in &mut list.choices {
            let kept = |column: &str| words.contains(column) || FHIR_IN_CHOICES.contains(&column);
            choice.columns.retain(|(column, _)| kept(column) && written.contains(column));
        }
    }
}

#[derive(Default)]
struct Settings {
    id: String,
    title: Localised,
    version: String,
    default_language: String,
    url: String,
}

fn read_settings(table: &Table, place: &Place, findings: &mut Vec<Finding>) -> Settings {
    let columns = Columns::read(table, &SETTINGS, place, findings);
    let Some(row) = table.rows.get(1) else { return Settings::default() };
    let sheet = place.sheet(table.name);
    let written = table.rows[2..].iter().filter(|row| row.cells.iter().any(|(_, text)| !text.is_empty()));
    findings.extend(written.map(|row| Finding::warning(sheet.row(row.number), Problem::SettingsRowIgnored)));
    Settings {
        id: columns.text(row, "form_id").to_owned(),
        title: columns.localised(row, "form_title"),
        version: columns.text(row, "version").to_owned(),
        default_language: super::columns::language(columns.text(row, "default_language")),
        url: columns.text(row, "url").to_owned(),
    }
}

fn read_lists(table: &Table, place: &Place, places: &mut Places, findings: &mut Vec<Finding>) -> Vec<ChoiceList> {
    let columns = Columns::read(table, &CHOICES, place, findings);
    let sheet = place.sheet(table.name);
    for word in ["list_name", "name"].into_iter().filter(|word| !columns.has(word)) {
        let place = sheet.row(columns.header_row);
        findings.push(Finding::blocking(place, Problem::ColumnMissing(word.to_owned())));
    }
    let mut lists: Vec<ChoiceList> = Vec::new();
    for row in table.rows.iter().skip(1) {
        let list_name = columns.text(row, "list_name").replace('\u{a0}', " ").trim().to_owned();
        if list_name.is_empty() {
            if columns.has("list_name") {
                let place = sheet.row(row.number).column(columns.header("list_name"));
                findings.push(Finding::blocking(place, Problem::ChoiceWithoutList));
            }
            continue;
        }
        let index = lists.iter().position(|list| list.name == list_name).unwrap_or_else(|| {
            lists.push(ChoiceList { name: list_name, choices: Vec::new() });
            places.lists.push(Vec::new());
            lists.len() - 1
        });
        lists[index].choices.push(read_choice(row, &columns, &sheet, findings));
        places.lists[index].push(row.number);
    }
    lists.iter_mut().for_each(give_codes);
    places.choices = columns;
    lists
}

fn read_choice(row: &Row, columns: &Columns, sheet: &Place, findings: &mut Vec<Finding>) -> Choice {
    let here = |word| sheet.row(row.number).column(columns.header(word));
    let name = columns.text(row, "name").to_owned();
    let code = columns.text(row, "code").to_owned();
    let score = match columns.text(row, "score") {
        "" => None,
        written => match decimal(written) {
            Some(score) => Some(score),
            None => {
                findings.push(Finding::blocking(here("score"), Problem::NotANumber(written.to_owned())));
                None
            }
        },
    };
    let mark = match columns.text(row, "mark") {
        "" => None,
        written => {
            let word = written.to_lowercase().replace(['_', ' '], "-");
            let mark = Mark::from_word(&word);
            if mark.is_none() {
                let problem = unknown_word(written, Mark::ALL.map(Mark::word).as_slice());
                findings.push(Finding::blocking(here("mark"), problem));
            }
            mark
        }
    };
    let (label, short) = (columns.localised(row, "label"), columns.localised(row, "short"));
    let mut others = columns.other_texts(row);
    let of_fhir = FHIR_IN_CHOICES.iter().filter(|word| columns.has(word));
    others.extend(of_fhir.map(|word| ((*word).to_owned(), columns.text(row, word).to_owned())));
    Choice { name, code, label, short, score, mark, columns: others }
}

/// Codes for the choices that have none: their names where these can be keyed, else their places in the list. Where that
/// would give one code twice, all of them are numbered.
pub(super) fn give_codes(list: &mut ChoiceList) {
    let keyed = |name: &str| (1..=4).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let without: Vec<usize> = (0..list.choices.len()).filter(|place| list.choices[*place].code.is_empty()).collect();
    for place in &without {
        let name = list.choices[*place].name.clone();
        list.choices[*place].code = if keyed(&name) { name } else { (place + 1).to_string() };
    }
    let mut codes = BTreeSet::new();
    let twice = list.choices.iter().any(|choice| !codes.insert(choice.code.to_ascii_lowercase()));
    if twice && without.len() == list.choices.len() {
        for place in without {
            list.choices[place].code = (place + 1).to_string();
        }
    }
}

/// Columns that only forms written for copiste have.
const OWN_IN_SURVEY: &[&str] =
    &["number", "page", "theme", "direction", "weight", "digits", "characters", "soft", "rows", "ends", "part"];
const OWN_IN_CHOICES: &[&str] = &["short", "score", "mark"];

/// Columns that say what a choice is in a FHIR questionnaire.
const FHIR_IN_CHOICES: &[&str] = &["fhir_system", "fhir_code", "fhir_type", "fhir_prefix", "fhir_ordinal"];

/// A form that was not written for copiste may have a column `code` of its own: where its texts cannot be printed codes, it
/// is a column like any other. Whether it is one.
fn take_codes_of_others(lists: &mut [ChoiceList]) -> bool {
    let good = |code: &str| (1..=4).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let fits = |list: &ChoiceList| {
        let mut codes = BTreeSet::new();
        list.choices.iter().all(|choice| good(&choice.code) && codes.insert(choice.code.to_ascii_lowercase()))
    };
    if lists.iter().all(fits) {
        return false;
    }
    for list in lists {
        for choice in &mut list.choices {
            let code = std::mem::take(&mut choice.code);
            choice.columns.push(("code".to_owned(), code));
        }
        give_codes(list);
    }
    true
}

/// A code that no choice of the list has yet.
pub(super) fn free_code(list: &ChoiceList) -> String {
    let from = list.choices.len() + 1;
    (from..).map(|number| number.to_string()).find(|code| list.coded(code).is_none()).unwrap_or_default()
}

/// A finite number, with a dot or a comma.
pub(super) fn decimal(written: &str) -> Option<f64> {
    written.replace(',', ".").parse::<f64>().ok().filter(|number| number.is_finite())
}

/// A sentence of ours in every language that there is.
pub(super) fn in_each_language(say: impl Fn(&Phrases) -> String) -> Localised {
    let mut text = Localised::default();
    for language in Language::ALL {
        text.set(language.tag(), &say(&Phrases::new(language)));
    }
    text
}

/// What to say of a word that is none of these.
pub(super) fn unknown_word(written: &str, words: &[&str]) -> Problem {
    Problem::WordUnknown {
        written: written.to_owned(),
        words: words.join(", "),
        nearest: nearest(written, words.iter().copied()).map(str::to_owned),
    }
}

impl Places {
    /// Where something of the form stands in its file.
    pub(super) fn of(&self, spot: FormSpot) -> Place {
        if let Some(spots) = &self.spots {
            return spots.of(spot, &self.file);
        }
        let sheet = match spot {
            FormSpot::List(list) | FormSpot::Choice(list, ..) if list >= self.external_from => "external_choices",
            _ => "choices",
        };
        let choices = || self.sheet(sheet);
        match spot {
            FormSpot::Form => self.sheet("survey"),
            FormSpot::Question(question, column) => self.question(question, column),
            FormSpot::Section(section, column) => self.section(section, column),
            FormSpot::Field(field, column) => self.field(field, column),
            FormSpot::Note(note, column) => self.note(note, column),
            FormSpot::List(list) => match self.lists.get(list).and_then(|rows| rows.first()) {
                Some(row) => choices().row(*row).column(self.choices.header("list_name")),
                None => choices(),
            },
            FormSpot::Choice(list, choice, column) => match self.lists.get(list).and_then(|rows| rows.get(choice)) {
                Some(row) => choices().row(*row).column(self.choices.header(column)),
                None => choices(),
            },
        }
    }
}
