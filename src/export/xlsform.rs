//! A form as XLSForm again: what was read of it, in the columns it was read from.

use crate::expression::Expression;
use crate::questionnaire::{
    Check, ChoiceList, Constant, Count, Direction, Element, Format, Kind, Layout, Localised, Origin, Part, Question,
    Questionnaire, SectionIndex, TEXT_CHARACTERS_MAX, own_name,
};
use rust_xlsxwriter::{Workbook, XlsxError};
use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::Path;

/// A line end within a cell of a Markdown table.
const BREAK: &str = "<br>";
/// Most characters of a cell.
const CHARACTERS_MAX: usize = 32_767;

/// Why a form could not be written.
#[derive(Debug)]
pub enum Error {
    /// The file cannot be written.
    File(std::io::Error),
    /// The spreadsheet cannot be made.
    Spreadsheet(XlsxError),
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Error::File(error) => error.fmt(f),
            Error::Spreadsheet(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {}

/// A sheet: its name, and its rows with the titles first.
struct Sheet {
    name: &'static str,
    rows: Vec<Vec<String>>,
}

/// Writes a form as an .xlsx spreadsheet, and the tables attached to it beside it.
///
/// # Errors
/// When a file cannot be written.
pub fn write_xlsform(form: &Questionnaire, path: &Path) -> Result<(), Error> {
    let mut workbook = Workbook::new();
    for sheet in sheets(form) {
        let page = workbook.add_worksheet().set_name(sheet.name).map_err(Error::Spreadsheet)?;
        for (row, cells) in sheet.rows.iter().enumerate() {
            for (column, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
                // Always texts: a spreadsheet would make a number of `01`.
                page.write_string(row as u32, column as u16, clean(text)).map_err(Error::Spreadsheet)?;
            }
        }
    }
    let bytes = workbook.save_to_buffer().map_err(Error::Spreadsheet)?;
    std::fs::write(path, bytes).map_err(Error::File)?;
    write_tables(form, path)
}

/// Writes a form as Markdown tables, and the tables attached to it beside it.
///
/// # Errors
/// When a file cannot be written.
pub fn write_xlsform_text(form: &Questionnaire, path: &Path) -> Result<(), Error> {
    std::fs::write(path, xlsform_text(form)).map_err(Error::File)?;
    write_tables(form, path)
}

/// A form as Markdown tables. A line end within a text is `<br>` there; a text that has those letters has `\<br>`.
pub fn xlsform_text(form: &Questionnaire) -> String {
    let mut text = String::new();
    for sheet in sheets(form) {
        writeln!(text, "| {} |", sheet.name).expect("a String takes everything");
        for cells in &sheet.rows {
            let cells = cells.iter().map(|cell| {
                let cell = clean(cell).replace('|', "\\|").replace(BREAK, "\\<br>");
                cell.replace('\n', BREAK)
            });
            writeln!(text, "| | {} |", cells.collect::<Vec<_>>().join(" | ")).expect("a String takes everything");
        }
        text.push('\n');
    }
    text
}

fn write_tables(form: &Questionnaire, path: &Path) -> Result<(), Error> {
    let quoted = |text: &String| format!("\"{}\"", text.replace('"', "\"\""));
    for table in &form.outline.tables {
        let rows = std::iter::once(&table.columns).chain(&table.rows);
        let lines = rows.map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\r\n");
        let beside = path.with_file_name(format!("{}.csv", table.name));
        std::fs::write(beside, lines.collect::<String>()).map_err(Error::File)?;
    }
    Ok(())
}

/// A text without what no XML holds, and no longer than a cell.
fn clean(text: &str) -> String {
    let held = |letter: &char| !letter.is_control() || matches!(letter, '\n' | '\t');
    text.chars().filter(held).filter(|letter| !matches!(letter, '\u{fffe}' | '\u{ffff}')).take(CHARACTERS_MAX).collect()
}

fn sheets(form: &Questionnaire) -> Vec<Sheet> {
    vec![
        Sheet { name: "survey", rows: survey(form) },
        Sheet { name: "choices", rows: choices(form) },
        Sheet { name: "settings", rows: settings(form) },
    ]
}

/// A table that grows by columns: a text is put under its title, which is added when it is new.
struct Rows {
    titles: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Rows {
    fn new(titles: &[&str]) -> Rows {
        Rows { titles: titles.iter().map(|title| (*title).to_owned()).collect(), rows: Vec::new() }
    }

    fn begin(&mut self) {
        self.rows.push(Vec::new());
    }

    fn put(&mut self, title: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        let column = self.titles.iter().position(|known| known == title).unwrap_or_else(|| {
            self.titles.push(title.to_owned());
            self.titles.len() - 1
        });
        let row = self.rows.last_mut().expect("a row was begun");
        row.resize(row.len().max(column + 1), String::new());
        row[column] = text.to_owned();
    }

    fn put_rule(&mut self, title: &str, rule: Option<&Expression>) {
        self.put(title, rule.map_or("", Expression::source));
    }

    fn put_localised(&mut self, title: &str, text: &Localised) {
        for (language, text) in text.iter() {
            if language.is_empty() {
                self.put(title, text);
            } else {
                self.put(&format!("{title}::{language}"), text);
            }
        }
    }

    fn done(self) -> Vec<Vec<String>> {
        let width = self.titles.len();
        let mut rows = vec![self.titles];
        rows.extend(self.rows.into_iter().map(|mut row| {
            row.resize(width, String::new());
            row
        }));
        rows
    }
}

/// The titles of a text's languages, in an order that every text keeps.
fn language_titles<'t>(title: &str, texts: impl Iterator<Item = &'t Localised>) -> Vec<String> {
    let mut order: Vec<&str> = Vec::new();
    for text in texts {
        let languages: Vec<&str> = text.iter().map(|(language, _)| language).collect();
        for (place, language) in languages.iter().enumerate() {
            if order.contains(language) {
                continue;
            }
            let next = languages[place + 1..].iter().find_map(|next| order.iter().position(|known| known == next));
            order.insert(next.unwrap_or(order.len()), language);
        }
    }
    let titled = |language: &str| if language.is_empty() { title.to_owned() } else { format!("{title}::{language}") };
    order.into_iter().map(titled).collect()
}

fn survey(form: &Questionnaire) -> Vec<Vec<String>> {
    let outline = &form.outline;
    let labels = || {
        let questions = form.questions.iter().map(|question| &question.label);
        let sections = outline.sections.iter().map(|section| &section.label);
        let notes = outline.notes.iter().map(|note| &note.label);
        questions.chain(sections).chain(notes).chain(outline.fields.iter().map(|field| &field.label))
    };
    let hints = form.questions.iter().map(|question| &question.hint).chain(outline.notes.iter().map(|note| &note.hint));
    let message = |check: &Option<Check>| check.as_ref().map(|check| check.message.clone());
    let hard: Vec<Localised> = form.questions.iter().filter_map(|question| message(&question.hard)).collect();
    let soft: Vec<Localised> = form.questions.iter().filter_map(|question| message(&question.soft)).collect();
    let required = form.questions.iter().map(|question| &question.required_message);
    let mut titles = vec!["type".to_owned(), "name".to_owned()];
    titles.extend(language_titles("label", labels()));
    titles.extend(language_titles("hint", hints));
    titles.extend(language_titles("required_message", required));
    titles.extend(language_titles("constraint_message", hard.iter()));
    titles.extend(language_titles("soft_message", soft.iter()));
    let mut writer = Survey { form, rows: Rows { titles, rows: Vec::new() }, page: 1 };
    let order = Layout::new(form).order;
    writer.inside(&order, None);
    writer.rows.done()
}

struct Survey<'f> {
    form: &'f Questionnaire,
    rows: Rows,
    /// The page that the rows stand on.
    page: u32,
}

impl Survey<'_> {
    fn inside(&mut self, order: &[Element], parent: Option<SectionIndex>) {
        let form = self.form;
        let outline = &form.outline;
        for element in order {
            match *element {
                Element::Section(index) if outline.sections[index].parent == parent => self.section(order, index),
                Element::Question(index) if form.questions[index].section == parent => self.question(index),
                Element::Note(index) if outline.notes[index].section == parent => {
                    let note = &outline.notes[index];
                    self.begin("note", &note.name, note.page);
                    self.rows.put_localised("label", &note.label);
                    self.rows.put_localised("hint", &note.hint);
                    self.rows.put_rule("relevant", note.relevant.as_ref());
                    self.rows.put("appearance", &note.appearance);
                    self.origin(&note.origin);
                }
                Element::Field(index) if outline.fields[index].section == parent => {
                    let field = &outline.fields[index];
                    self.begin(&field.kind, own_name(&field.name), None);
                    self.rows.put_localised("label", &field.label);
                    self.rows.put_rule("relevant", field.relevant.as_ref());
                    self.rows.put_rule("calculation", field.rule.as_ref());
                    self.rows.put("default", &default_text(field.default.as_ref()));
                    if field.kind.starts_with("select") {
                        // The head of a grid.
                        self.rows.put("appearance", "label");
                    }
                    self.origin(&field.origin);
                }
                Element::Section(_) | Element::Question(_) | Element::Note(_) | Element::Field(_) => {}
            }
        }
    }

    fn origin(&mut self, origin: &Origin) {
        self.rows.put("link_id", &origin.id);
        self.rows.put("link_type", &origin.kind);
    }

    fn begin(&mut self, kind: &str, name: &str, page: Option<u32>) {
        self.rows.begin();
        self.rows.put("type", kind);
        self.rows.put("name", name);
        if let Some(page) = page {
            self.page = page;
            self.rows.put("page", &page.to_string());
        }
    }

    fn section(&mut self, order: &[Element], index: SectionIndex) {
        let section = &self.form.outline.sections[index];
        let kind = if section.repeat.is_some() { "repeat" } else { "group" };
        self.begin(&format!("begin_{kind}"), &section.name, section.page);
        self.rows.put_localised("label", &section.label);
        self.rows.put_rule("relevant", section.relevant.as_ref());
        self.rows.put("appearance", &section.appearance);
        self.rows.put("under", &section.under);
        self.origin(&section.origin);
        if let Some(repeat) = &section.repeat {
            if let Count::Rule(rule) = &repeat.count {
                self.rows.put("repeat_count", rule.source());
            }
            self.rows.put("ends", if repeat.count == Count::UntilBlank { "blank" } else { "" });
            self.rows.put("rows", &repeat.rows.map(|rows| rows.to_string()).unwrap_or_default());
        }
        self.inside(order, Some(index));
        self.begin(&format!("end_{kind}"), "", None);
    }

    fn question(&mut self, index: usize) {
        let question = &self.form.questions[index];
        let page = question.page as u32 + 1;
        let turned = (page != self.page).then_some(page);
        self.begin(&type_text(self.form, question), own_name(&question.name), turned);
        self.rows.put_localised("label", &question.label);
        self.rows.put_localised("hint", &question.hint);
        self.rows.put("number", &question.number);
        match &question.required_when {
            Some(rule) => self.rows.put("required", rule.source()),
            None => self.rows.put("required", yes(question.required)),
        }
        self.rows.put_localised("required_message", &question.required_message);
        self.rows.put_rule("relevant", question.relevant.as_ref());
        for (word, message, check) in
            [("constraint", "constraint_message", &question.hard), ("soft", "soft_message", &question.soft)]
        {
            if let Some(check) = check {
                self.rows.put(word, check.rule.source());
                self.rows.put_localised(message, &check.message);
            }
        }
        self.rows.put_rule("choice_filter", question.filter.as_ref());
        self.rows.put_rule("calculation", question.calculation.as_ref());
        self.rows.put("default", &default_text(question.default.as_ref()));
        self.rows.put("readonly", yes(question.read_only));
        self.rows.put("appearance", &question.appearance);
        self.origin(&question.origin);
        self.rows.put("part", question.part.map_or("", Part::word));
        self.rows.put("theme", question.theme.as_deref().unwrap_or_default());
        self.rows.put("direction", if question.direction == Direction::Negative { "negative" } else { "" });
        if question.weight != 1.0 {
            self.rows.put("weight", &question.weight.to_string());
        }
        self.rows.put(
            "constant",
            match question.constant {
                Some(Constant::Service) => "service",
                Some(Constant::Date) => "date",
                None => "",
            },
        );
        match (&question.kind, &question.format) {
            (_, Some(Format::Range { start, end, step })) => {
                self.rows.put("parameters", &format!("start={start} end={end} step={step}"));
            }
            (Kind::Integer { digits: Some(digits) }, None) => self.rows.put("digits", &digits.to_string()),
            (Kind::Text { characters, comment }, None) => {
                if *characters != TEXT_CHARACTERS_MAX {
                    self.rows.put("characters", &characters.to_string());
                }
                self.rows.put("comment", yes(*comment));
            }
            _ => {}
        }
        self.page = page;
    }
}

fn yes(truth: bool) -> &'static str {
    if truth { "yes" } else { "" }
}

fn type_text(form: &Questionnaire, question: &Question) -> String {
    let list = |list: usize| form.lists[list].name.as_str();
    match (&question.format, &question.kind) {
        (Some(Format::Time), _) => "time".to_owned(),
        (Some(Format::DateTime), _) => "dateTime".to_owned(),
        (Some(Format::Range { .. }), _) => "range".to_owned(),
        (Some(Format::Rank(ranked)), _) => format!("rank {}", list(*ranked)),
        (Some(Format::Acknowledge), _) => "acknowledge".to_owned(),
        (Some(Format::Device(kind)), _) => kind.clone(),
        (None, Kind::One(of) | Kind::Several(of)) => format!("{} {}", question.kind.word(), list(*of)),
        (None, kind) => kind.word().to_owned(),
    }
}

/// A default as its author wrote it: a constant text loses its quotation marks.
fn default_text(default: Option<&Expression>) -> String {
    let Some(source) = default.map(Expression::source) else { return String::new() };
    for quote in ['\'', '"'] {
        let inside = source.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
        if let Some(inside) = inside.filter(|inside| !inside.contains(quote)) {
            return inside.to_owned();
        }
    }
    source.to_owned()
}

fn choices(form: &Questionnaire) -> Vec<Vec<String>> {
    let all = || form.lists.iter().flat_map(|list| &list.choices);
    let mut rows = Rows::new(&["list_name", "name"]);
    rows.titles.extend(language_titles("label", all().map(|choice| &choice.label)));
    rows.titles.extend(language_titles("short", all().map(|choice| &choice.short)));
    // A column of that name that means something else to the form's author stays what it is.
    let codes_of_others = all().any(|choice| choice.columns.iter().any(|(column, _)| column == "code"));
    for list in &form.lists {
        for choice in &list.choices {
            rows.begin();
            rows.put("list_name", &list.name);
            rows.put("name", &choice.name);
            rows.put_localised("label", &choice.label);
            rows.put_localised("short", &choice.short);
            if !codes_of_others {
                rows.put("code", &choice.code);
            }
            rows.put("score", &choice.score.map(|score| score.to_string()).unwrap_or_default());
            rows.put("mark", choice.mark.map_or("", |mark| mark.word()));
            for (column, text) in &choice.columns {
                rows.put(column, text);
            }
        }
    }
    rows.done()
}

fn settings(form: &Questionnaire) -> Vec<Vec<String>> {
    let mut rows = Rows::new(&["form_id"]);
    rows.titles.extend(language_titles("form_title", std::iter::once(&form.title)));
    rows.begin();
    rows.put("form_id", &form.id);
    rows.put_localised("form_title", &form.title);
    rows.put("version", &form.outline.version);
    rows.put("default_language", &form.outline.default_language);
    rows.put("url", &form.outline.url);
    // Where only some choices are offered at a time, a name may stand for several; others must be told so.
    let twice = |list: &ChoiceList| {
        let mut names = HashSet::new();
        !list.choices.iter().all(|choice| names.insert(choice.name.as_str()))
    };
    rows.put("allow_choice_duplicates", yes(form.lists.iter().any(twice)));
    rows.done()
}
