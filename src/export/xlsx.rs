//! Workbooks: the data with its codes, the same in words, the dictionary. Values and no formulas; what is text stays text.

use super::codebook::{about, kind_label, reasons};
use super::dataset::{Cell, Dataset, Fault, Kind, Rows, Variable};
use super::format::Place;
use crate::language::Phrases;
use crate::questionnaire::Precision;
use crate::say;
use jiff::civil::{Date, DateTime, Time};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

/// Most rows of a sheet, the headings not counted.
const ROWS_MAX: u32 = 1_048_575;
/// Most columns of a sheet.
const COLUMNS_MAX: usize = 16_384;
/// Most cells of a workbook that is put together in memory.
const CELLS_MAX: usize = 20_000_000;
/// Most characters of a cell.
const CELL_MAX: usize = 32_767;

/// The data as a workbook.
pub(super) fn data(dataset: &Dataset, rows: &dyn Rows, out: &mut dyn Place) -> Result<(), Fault> {
    let columns = dataset.variables.len();
    if columns > COLUMNS_MAX {
        return Err(Fault::TooManyColumns(COLUMNS_MAX));
    }
    let cells = u32::try_from(CELLS_MAX / (2 * columns.max(1))).unwrap_or(ROWS_MAX);
    let rows_max = ROWS_MAX.min(cells);
    if dataset.rows > rows_max {
        return Err(Fault::TooManyRows(rows_max));
    }
    let phrases = Phrases::new(dataset.language);
    let mut codes = Sheet::new(&say!(phrases, "export-sheet-data"));
    let mut words = Sheet::new(&say!(phrases, "export-sheet-labels"));
    let labels: Vec<Vec<String>> = dataset.variables.iter().map(|variable| reason_labels(variable, &phrases)).collect();
    for (column, variable) in (0..).zip(&dataset.variables) {
        codes.head(column, &variable.name);
        words.head(column, &variable.label);
    }
    let mut at = 0;
    rows.each(&mut |row| {
        at += 1;
        for ((column, cell), (variable, labels)) in (0..).zip(row).zip(dataset.variables.iter().zip(&labels)) {
            codes.code(at, column, variable, cell);
            words.word(at, column, variable, cell, labels);
        }
        Ok(())
    })?;
    let mut dictionary = Sheet::new(&say!(phrases, "export-sheet-dictionary"));
    let next = dictionary.variables(0, dataset, &phrases);
    dictionary.facts(next + 1, dataset, &phrases);
    save(dataset, vec![codes, words, dictionary], out)
}

/// The dictionary as a workbook.
pub(super) fn codebook(dataset: &Dataset, out: &mut dyn Place) -> Result<(), Fault> {
    let phrases = Phrases::new(dataset.language);
    let mut facts = Sheet::new(&say!(phrases, "export-sheet-about"));
    facts.facts(0, dataset, &phrases);
    let mut dictionary = Sheet::new(&say!(phrases, "export-sheet-dictionary"));
    dictionary.variables(0, dataset, &phrases);
    save(dataset, vec![facts, dictionary], out)
}

fn reason_labels(variable: &Variable, phrases: &Phrases) -> Vec<String> {
    reasons(variable).into_iter().map(|reason| reason.label(phrases)).collect()
}

/// A sheet being written.
struct Sheet {
    sheet: Worksheet,
    bold: Format,
    wrapped: Format,
    day: Format,
    month: Format,
    time: Format,
    moment: Format,
}

impl Sheet {
    fn new(name: &str) -> Sheet {
        let mut sheet = Worksheet::new();
        sheet.set_name(name).expect("the names of sheets are short and plain");
        sheet.set_freeze_panes(1, 0).expect("the first row is there");
        let bold = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
        let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let [day, month, time, moment] =
            ["dd/mm/yyyy", "mm/yyyy", "hh:mm", "dd/mm/yyyy hh:mm"].map(|shown| Format::new().set_num_format(shown));
        Sheet { sheet, bold, wrapped, day, month, time, moment }
    }

    fn head(&mut self, column: u16, text: &str) {
        let text = fit(text);
        kept(self.sheet.write_string_with_format(0, column, text, &self.bold));
    }

    fn text(&mut self, row: u32, column: u16, text: &str) {
        kept(self.sheet.write_string(row, column, fit(text)));
    }

    fn number(&mut self, row: u32, column: u16, number: f64) {
        kept(self.sheet.write_number(row, column, number));
    }

    /// A cell as it is: a value that is a number is one, `007` stays a text.
    fn code(&mut self, row: u32, column: u16, variable: &Variable, cell: &Cell) {
        match cell {
            Cell::Coded(place) => match as_number(&variable.value(*place).name) {
                Some(number) => self.number(row, column, number),
                None => self.text(row, column, &variable.value(*place).name),
            },
            Cell::Number(number) => self.number(row, column, *number),
            Cell::Date(date) if variable.kind == Kind::Month => self.month(row, column, *date),
            Cell::Date(date) => self.date(row, column, *date),
            Cell::Time(time) => self.time(row, column, *time),
            Cell::Moment(moment) => self.moment(row, column, *moment),
            Cell::Text(text) => self.text(row, column, text),
            Cell::Missing(_) if variable.is_text() => {}
            Cell::Missing(reason) => self.number(row, column, variable.missing_code(*reason).into()),
        }
    }

    /// A cell in words.
    fn word(&mut self, row: u32, column: u16, variable: &Variable, cell: &Cell, labels: &[String]) {
        match cell {
            Cell::Coded(place) => self.text(row, column, &variable.value(*place).label),
            Cell::Missing(reason) => {
                if let Some(label) = labels.get(usize::from(reason.number()) - 1) {
                    self.text(row, column, label);
                }
            }
            Cell::Number(_) | Cell::Date(_) | Cell::Time(_) | Cell::Moment(_) | Cell::Text(_) => {
                self.code(row, column, variable, cell)
            }
        }
    }

    fn date(&mut self, row: u32, column: u16, date: Date) {
        match excel_date(date) {
            Some(day) => kept(self.sheet.write_datetime_with_format(row, column, day, &self.day)),
            // The file counts days from 1900.
            None => self.text(row, column, &date.to_string()),
        }
    }

    fn month(&mut self, row: u32, column: u16, date: Date) {
        match excel_date(date) {
            Some(day) => kept(self.sheet.write_datetime_with_format(row, column, day, &self.month)),
            None => self.text(row, column, &Precision::Month.iso(date)),
        }
    }

    fn time(&mut self, row: u32, column: u16, time: Time) {
        let part = |part: i8| u16::from(part.unsigned_abs());
        let time = ExcelDateTime::from_hms(part(time.hour()), time.minute().unsigned_abs(), part(time.second()));
        let time = time.expect("a time of day is less than a day");
        kept(self.sheet.write_datetime_with_format(row, column, time, &self.time));
    }

    fn moment(&mut self, row: u32, column: u16, moment: DateTime) {
        let part = |part: i8| u16::from(part.unsigned_abs());
        let clock = |day: ExcelDateTime| {
            day.and_hms(part(moment.hour()), moment.minute().unsigned_abs(), part(moment.second())).ok()
        };
        match excel_date(moment.date()).and_then(clock) {
            Some(moment) => kept(self.sheet.write_datetime_with_format(row, column, moment, &self.moment)),
            None => self.text(row, column, &moment.to_string()),
        }
    }

    fn line(&mut self, row: u32, cells: &[String], is_head: bool) {
        for (column, text) in (0..).zip(cells) {
            let format = if is_head { self.bold.clone() } else { self.wrapped.clone() };
            match as_number(text).filter(|_| !is_head) {
                Some(number) => kept(self.sheet.write_number_with_format(row, column, number, &format)),
                None => kept(self.sheet.write_string_with_format(row, column, fit(text), &format)),
            }
        }
    }

    /// The columns, their values and reasons; what is left out. Answers the next free row.
    fn variables(&mut self, from: u32, dataset: &Dataset, phrases: &Phrases) -> u32 {
        for (column, width) in (0..).zip([22.0, 26.0, 16.0, 8.0, 60.0, 16.0, 10.0, 8.0, 30.0]) {
            kept(self.sheet.set_column_width(column, width));
        }
        let heads = [
            say!(phrases, "export-head-variable"),
            say!(phrases, "export-head-kind"),
            say!(phrases, "export-head-question"),
            say!(phrases, "export-head-number"),
            say!(phrases, "export-head-label"),
            say!(phrases, "export-head-value"),
            say!(phrases, "export-head-code"),
            say!(phrases, "export-head-letter"),
            say!(phrases, "export-head-theme"),
        ];
        self.line(from, &heads, true);
        let mut row = from + 1;
        let mut put = |sheet: &mut Sheet, cells: [&str; 9]| {
            sheet.line(row, &cells.map(str::to_owned), false);
            row += 1;
        };
        for variable in &dataset.variables {
            let (name, kind) = (variable.name.as_str(), kind_label(variable, phrases));
            put(self, [name, &kind, &variable.code, &variable.number, &variable.label, "", "", "", &variable.theme]);
            for value in variable.values() {
                let kind = say!(phrases, "export-kind-value");
                put(self, [name, &kind, "", "", &value.label, &value.name, &value.code.to_string(), "", ""]);
            }
            for reason in reasons(variable) {
                let kind = say!(phrases, "export-kind-missing");
                let (code, letter) = (variable.missing_code(reason).to_string(), format!(".{}", reason.letter()));
                put(self, [name, &kind, "", "", &reason.label(phrases), &code, &code, &letter, ""]);
            }
        }
        for left in &dataset.left_out {
            let kind = say!(phrases, "export-kind-left-out");
            let label = format!("{} {}", left.label, left.why.label(phrases));
            put(self, ["", &kind, &left.code, "", &label, "", "", "", ""]);
        }
        row
    }

    fn facts(&mut self, from: u32, dataset: &Dataset, phrases: &Phrases) {
        if from == 0 {
            kept(self.sheet.set_column_width(0, 30.0));
            kept(self.sheet.set_column_width(1, 90.0));
        }
        for (row, (name, value)) in (from..).zip(about(dataset, phrases)) {
            let format = self.bold.clone();
            kept(self.sheet.write_string_with_format(row, 0, fit(&name), &format));
            let column = if from == 0 { 1 } else { 4 };
            let format = self.wrapped.clone();
            kept(self.sheet.write_string_with_format(row, column, fit(&value), &format));
        }
    }
}

/// A cell that lies within the sheet is always written.
fn kept(written: Result<&mut Worksheet, XlsxError>) {
    written.expect("rows, columns and lengths are within the limits of a sheet");
}

fn excel_date(date: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year()).ok()?;
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    ExcelDateTime::from_ymd(year, month, day).ok()
}

/// A number that is written as the text is: `7` and `-1.5`, not `007`.
fn as_number(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite() && number.to_string() == text && text.len() < 16)
}

/// The text without characters that the file cannot hold, as long as a cell takes.
fn fit(text: &str) -> String {
    let legal =
        |c: &char| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    text.chars().filter(legal).take(CELL_MAX).collect()
}

fn save(dataset: &Dataset, sheets: Vec<Sheet>, out: &mut dyn Place) -> Result<(), Fault> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new().set_title(fit(&dataset.title).chars().take(255).collect::<String>());
    let day = excel_date(dataset.occasion.day).unwrap_or_default();
    workbook.set_properties(&properties.set_creation_datetime(&day));
    for sheet in sheets {
        workbook.push_worksheet(sheet.sheet);
    }
    let bytes = workbook.save_to_buffer().expect("names and cells are within the limits of a workbook");
    Ok(out.write_all(&bytes)?)
}
