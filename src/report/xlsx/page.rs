//! A sheet being written from the top: what every sheet has, and what every cell must hold to.

use crate::report::document::{Document, NoteKind};
use jiff::civil::Date;
use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Worksheet};
use std::collections::BTreeSet;

/// Most characters in a cell, as the file counts them (32,767), and some room for the mark of what is cut.
const CELL_MAX: usize = 32_700;
/// Most characters of a sheet's name.
const NAME_MAX: usize = 31;
/// Characters that a sheet's name may not hold.
const NAME_FORBIDDEN: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];
/// Height of a row of text, in pixels.
pub(super) const ROW_PIXELS: u32 = 20;
/// Height that a printed page of a sheet to read has for its rows, in pixels, at [`SCALE`].
const PAPER_PIXELS: u32 = 850;
/// At what part of its size a sheet to read is printed, in percent: its columns are then within the paper's width, and its
/// drawings may begin a page, which printing fitted to the width would not let them do.
const SCALE: u16 = 70;

const PLATE: Color = Color::RGB(0x12395C);
const SOFT: Color = Color::RGB(0x5B6472);

/// A day as the file counts it, which it does from 1900.
pub(super) fn excel_day(day: Date) -> Option<ExcelDateTime> {
    let (year, month) = (u16::try_from(day.year()).ok()?, u8::try_from(day.month()).ok()?);
    ExcelDateTime::from_ymd(year, month, u8::try_from(day.day()).ok()?).ok()
}

/// A sheet being written.
pub(super) struct Page {
    /// The sheet.
    pub sheet: Worksheet,
    /// Its name.
    pub name: String,
    /// The next row.
    pub row: u32,
    /// Columns that are read, and printed.
    pub columns: u16,
    widths: Vec<f64>,
    /// Pixels used of the printed page.
    used: u32,
    breaks: Vec<u32>,
}

impl Page {
    /// An empty sheet set up for printing: landscape, as wide as the paper, numbered.
    pub fn new(name: String, document: &Document) -> Page {
        Page::footed(name, &document.cover.establishment, &document.cover.status)
    }

    /// The same, with what stands at its foot.
    pub fn footed(name: String, house: &str, status: &str) -> Page {
        let mut sheet = Worksheet::new();
        sheet.set_name(&name).expect("a name taken from `Names` is within the limits");
        let footer = |text: &str| fit(&printable(text), 80).replace('&', "&&");
        let (house, status) = (footer(house), footer(status));
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        sheet.set_footer(format!("&L{house} – {status}&C&A&R&P / &N"));
        Page { sheet, name, row: 0, columns: 1, widths: Vec::new(), used: 0, breaks: Vec::new() }
    }

    /// The widths of the columns that are read, in characters.
    pub fn widths(&mut self, widths: &[f64]) {
        for (column, width) in (0..).zip(widths) {
            self.sheet.set_column_width(column, *width).expect("few columns");
        }
        self.columns = u16::try_from(widths.len()).unwrap_or(u16::MAX).max(1);
        self.widths = widths.to_vec();
    }

    /// Words in a cell: they stay words, whatever they begin with.
    pub fn text(&mut self, row: u32, column: u16, text: &str, format: &Format) {
        let text = fit(&printable(text), CELL_MAX);
        self.sheet.write_string_with_format(row, column, text, format).expect("a cell within the sheet");
    }

    /// A number in a cell.
    pub fn number(&mut self, row: u32, column: u16, number: f64, format: &Format) {
        if number.is_finite() {
            self.sheet.write_number_with_format(row, column, number, format).expect("a cell within the sheet");
        }
    }

    /// A day in a cell; in words where a spreadsheet has no such day (before 1900).
    pub fn day(&mut self, row: u32, column: u16, day: Date, format: &Format) {
        match excel_day(day) {
            Some(known) => {
                self.sheet.write_datetime_with_format(row, column, &known, format).expect("a cell within the sheet");
            }
            None => self.text(row, column, &day.to_string(), &words()),
        }
    }

    /// Words over the whole width in a row of their own, high enough for them.
    pub fn line(&mut self, text: &str, format: &Format) {
        let text = fit(&printable(text), CELL_MAX);
        let large = if *format == title() { 1.6 } else { 1.0 };
        let height = lines(&text, self.widths.iter().sum::<f64>().max(40.0) / large);
        if self.columns > 1 {
            let last = self.columns - 1;
            self.sheet.merge_range(self.row, 0, self.row, last, &text, format).expect("rows are merged once each");
        } else {
            self.sheet.write_string_with_format(self.row, 0, text, format).expect("a cell within the sheet");
        }
        self.next((f64::from(height * ROW_PIXELS) * large) as u32);
    }

    /// Column headings.
    pub fn heads(&mut self, heads: &[String]) {
        for (column, head) in (0..).zip(heads) {
            self.text(self.row, column, head, &self::head());
        }
        let high = heads.iter().zip(&self.widths).map(|(head, width)| lines(head, width * 0.8));
        let height = high.max().unwrap_or(1) * ROW_PIXELS;
        self.next(height);
    }

    /// The height that these words need, one cell after the other from the left.
    pub fn height<S: AsRef<str>>(&self, cells: &[S]) -> u32 {
        let high = cells.iter().zip(&self.widths).map(|(cell, width)| lines(cell.as_ref(), *width));
        high.max().unwrap_or(1) * ROW_PIXELS
    }

    /// The row is written and so many pixels high.
    pub fn next(&mut self, pixels: u32) {
        self.sheet.set_row_height_pixels(self.row, pixels).expect("a row within the sheet");
        self.row += 1;
        self.used += pixels;
    }

    /// An empty row.
    pub fn space(&mut self) {
        self.row += 1;
        self.used += ROW_PIXELS;
    }

    /// What follows stays on one printed page, being so high.
    pub fn keep(&mut self, pixels: u32) {
        if self.used + pixels > PAPER_PIXELS && self.used > 2 * ROW_PIXELS {
            self.breaks.push(self.row);
            self.used = 2 * ROW_PIXELS;
        }
    }

    /// The sheet is printed with its own page ends.
    pub fn paged(&mut self) {
        self.sheet.set_print_fit_to_pages(0, 0).set_print_scale(SCALE).set_margins(0.5, 0.5, 0.75, 0.75, 0.3, 0.3);
    }

    /// The page is done: what is read is what is printed.
    pub fn done(mut self) -> Page {
        let last = self.row.max(1) - 1;
        self.sheet.set_page_breaks(&self.breaks).expect("fewer pages than a sheet may have");
        self.sheet.set_print_area(0, 0, last, self.columns - 1).expect("an area within the sheet");
        self
    }
}

/// Names of sheets: within the limits, each once.
pub(super) struct Names {
    taken: BTreeSet<String>,
}

impl Default for Names {
    fn default() -> Names {
        // The program of spreadsheets keeps these for itself.
        Names { taken: ["history", "historique"].map(str::to_owned).into() }
    }
}

impl Names {
    /// A name like `title` that no other sheet has.
    pub fn take(&mut self, title: &str) -> String {
        let plain = printable(title).replace(NAME_FORBIDDEN, " ");
        let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        let plain = plain.trim_matches('\'');
        let plain = if plain.is_empty() { "–" } else { plain };
        for number in 1_u32.. {
            let end = if number == 1 { String::new() } else { format!(" ({number})") };
            let start = fit(plain, NAME_MAX - end.len());
            let name = format!("{}{end}", start.trim_end_matches('\''));
            if self.taken.insert(name.to_lowercase()) {
                return name;
            }
        }
        unreachable!("there are more numbers than sheets")
    }
}

/// Lines that words take in a column so many characters wide.
fn lines(text: &str, width: f64) -> u32 {
    (text.chars().count() as f64 * 1.02 / width).ceil().clamp(1.0, 18.0) as u32
}

/// The text without what a file of this kind cannot hold.
pub(super) fn printable(text: &str) -> String {
    let allowed = |c: &char| (*c >= ' ' || *c == '\n' || *c == '\t') && *c != '\u{fffe}' && *c != '\u{ffff}';
    text.chars().filter(allowed).collect()
}

/// The text within `most` units of UTF-16, cut with a mark where it is longer.
pub(super) fn fit(text: &str, most: usize) -> String {
    if text.encode_utf16().count() <= most {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut units = 1;
    for character in text.chars() {
        units += character.len_utf16();
        if units > most {
            break;
        }
        kept.push(character);
    }
    format!("{}…", kept.trim_end())
}

/// The title of a sheet.
pub(super) fn title() -> Format {
    Format::new().set_bold().set_font_size(16).set_font_color(PLATE).set_align(FormatAlign::VerticalCenter)
}

/// A heading.
pub(super) fn heading() -> Format {
    Format::new().set_bold().set_font_size(12).set_font_color(PLATE).set_align(FormatAlign::Bottom)
}

/// Words that may take several lines.
pub(super) fn words() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top)
}

/// Words that stand back.
pub(super) fn soft() -> Format {
    words().set_font_color(SOFT)
}

/// The name of a fact.
pub(super) fn label() -> Format {
    words().set_bold()
}

/// A link to another sheet.
pub(super) fn link() -> Format {
    Format::new().set_font_color(Color::RGB(0x0B5394)).set_underline(rust_xlsxwriter::FormatUnderline::Single)
}

/// Column headings.
pub(super) fn head() -> Format {
    let format = Format::new().set_bold().set_font_color(Color::White).set_background_color(PLATE);
    format.set_text_wrap().set_align(FormatAlign::VerticalCenter).set_border_bottom(FormatBorder::Thin)
}

/// A warning, a note.
pub(super) fn note(kind: NoteKind) -> Format {
    let colour = match kind {
        NoteKind::Information => 0xEEF3F8,
        NoteKind::Caution => 0xFFF4DC,
        NoteKind::Anonymity => 0xEAF3EE,
    };
    words().set_background_color(Color::RGB(colour))
}

/// Said above everything.
pub(super) fn banner() -> Format {
    words().set_bold().set_background_color(Color::RGB(0xFDE9C8)).set_font_color(Color::RGB(0x4D2F00))
}

/// What stands for a value that is not shown.
pub(super) fn absent() -> Format {
    Format::new().set_italic().set_font_color(SOFT).set_align(FormatAlign::Right)
}

/// A number, as the codes of the file write it.
pub(super) fn figures(code: &str) -> Format {
    Format::new().set_num_format(code).set_align(FormatAlign::Top)
}

#[cfg(test)]
mod tests {
    use super::{Names, fit, printable};

    #[test]
    fn names_of_sheets_are_short_legal_and_each_once() {
        let mut names = Names::default();
        let long = "Thème : l’accueil, l’accompagnement et les droits";
        let taken: Vec<String> = [long, long, "'a/b'", "A B", "", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "History"]
            .iter()
            .map(|title| names.take(title))
            .collect();
        assert_eq!(
            taken,
            [
                "Thème l’accueil, l’accompagnem…",
                "Thème l’accueil, l’accompag…(2)".replace("(2)", " (2)").replace("accompag… ", "accompa… ").as_str(),
                "a b",
                "A B (2)",
                "–",
                "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀…",
                "History (2)",
            ]
        );
        assert!(taken.iter().all(|name| name.encode_utf16().count() <= 31));
    }

    #[test]
    fn what_the_file_cannot_hold_goes() {
        assert_eq!(printable("a\u{0}\u{b}\u{fffe}b\n\tc"), "ab\n\tc");
        assert_eq!(fit("abcdef", 4), "abc…");
        assert_eq!(fit("ab😀", 4), "ab😀");
    }
}
