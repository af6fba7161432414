//! One spreadsheet or Markdown file as a questionnaire.

use super::columns::{CHOICES, Columns, SETTINGS, SURVEY};
use super::survey::{self, Places};
use super::table::{Row, Table, Tables};
use super::{markdown, name, xlsx};
use crate::expression::nearest;
use crate::questionnaire::{
    Choice, ChoiceList, Finding, FormSpot, Localised, Mark, Place, Problem, Questionnaire, check_form,
};
use std::path::Path;

/// Reads a form: .xlsx or Markdown tables, told apart by their bytes. The form is there when nothing blocks; findings
/// are sorted by place.
pub fn read_form(path: &Path) -> (Option<Questionnaire>, Vec<Finding>) {
    let reading = match super::bytes(path) {
        Ok(bytes) => read(bytes, &name(path)),
        Err(finding) => return (None, vec![*finding]),
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

/// A form as far as it could be read, before its checks.
pub(super) struct Reading {
    /// What was read, even when something blocks; `None` without a survey.
    pub form: Option<Questionnaire>,
    pub findings: Vec<Finding>,
    pub places: Places,
}

/// Reads the bytes of a form; `file` names it in findings.
pub(super) fn read(bytes: Vec<u8>, file: &str) -> Reading {
    let place = Place::file(file);
    let tables = match tables(bytes, &place) {
        Ok(tables) => tables,
        Err(finding) => return Reading { form: None, findings: vec![*finding], places: Places::new(place) },
    };
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
    let lists = match tables.table("choices") {
        Some(choices) => read_lists(choices, &place, &mut places, &mut findings),
        None => Vec::new(),
    };
    let columns = Columns::read(survey, &SURVEY, &place, &mut findings);
    let mut form = survey::read(survey, columns, lists, &mut places, &mut findings);
    let settings =
        tables.table("settings").map(|table| read_settings(table, &place, &mut findings)).unwrap_or_default();
    let stem = Path::new(file).file_stem().unwrap_or_default().to_string_lossy();
    form.id = if settings.id.is_empty() { stem.into_owned() } else { settings.id };
    if !places.survey.has("type") {
        // Nothing was read: to say that the form asks nothing would only hide the reason.
        return Reading { form: None, findings, places };
    }
    form.title = if settings.title.is_empty() { Localised::plain(&form.id) } else { settings.title };
    Reading { form: Some(form), findings, places }
}

fn tables(bytes: Vec<u8>, place: &Place) -> Result<Tables, Box<Finding>> {
    let refused = |problem| Err(Box::new(Finding::blocking(place.clone(), problem)));
    match xlsx::kind(&bytes) {
        Some(xlsx::Kind::Zip) => Ok(xlsx::read(&bytes, place)),
        Some(xlsx::Kind::Ole) => refused(Problem::FormatOther { kind: ".xls".to_owned() }),
        None => {
            if bytes.contains(&0) {
                return refused(Problem::FormatUnknown);
            }
            let text = super::text(bytes, place)?;
            if !markdown::looks_like_tables(&text) {
                return refused(Problem::FormatUnknown);
            }
            Ok(markdown::read(&text, place))
        }
    }
}

#[derive(Default)]
struct Settings {
    id: String,
    title: Localised,
}

fn read_settings(table: &Table, place: &Place, findings: &mut Vec<Finding>) -> Settings {
    let columns = Columns::read(table, &SETTINGS, place, findings);
    let Some(row) = table.rows.get(1) else { return Settings::default() };
    Settings { id: columns.text(row, "form_id").to_owned(), title: columns.localised(row, "form_title") }
}

fn read_lists(table: &Table, place: &Place, places: &mut Places, findings: &mut Vec<Finding>) -> Vec<ChoiceList> {
    let columns = Columns::read(table, &CHOICES, place, findings);
    let sheet = place.sheet("choices");
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
        let position = lists[index].choices.len() + 1;
        lists[index].choices.push(read_choice(row, &columns, position, &sheet, findings));
        places.lists[index].push(row.number);
    }
    places.choices = columns;
    lists
}

fn read_choice(row: &Row, columns: &Columns, position: usize, sheet: &Place, findings: &mut Vec<Finding>) -> Choice {
    let here = |word| sheet.row(row.number).column(columns.header(word));
    let name = columns.text(row, "name").to_owned();
    let written = columns.text(row, "code");
    let printed = (1..=4).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let code = if !written.is_empty() {
        written.to_owned()
    } else if printed {
        name.clone()
    } else {
        position.to_string()
    };
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
    Choice { name, code, label: columns.localised(row, "label"), short: columns.localised(row, "short"), score, mark }
}

/// A finite number, with a dot or a comma.
pub(super) fn decimal(written: &str) -> Option<f64> {
    written.replace(',', ".").parse::<f64>().ok().filter(|number| number.is_finite())
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
        let choices = || self.file.sheet("choices");
        match spot {
            FormSpot::Form => self.file.sheet("survey"),
            FormSpot::Question(question, column) => self.question(question, column),
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
