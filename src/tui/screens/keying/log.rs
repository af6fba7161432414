//! A log on the screen: the rows keyed so far on a line each, the row that is keyed in full, its cells below each other.
//!
//! Rows of which nothing is written yet are not there: nobody knows how long a log gets.

use super::sheet::{MARGIN, Measures, Row, box_lines};
use crate::entry::{Entry, Stand};
use crate::language::Phrases;
use crate::questionnaire::{Kind, Localised, QuestionIndex, Questionnaire, SectionIndex};
use crate::record::Answer;
use crate::say;
use crate::station::sentences;
use crate::tui::Look;
use unicode_width::UnicodeWidthStr as _;

/// Fewest and most columns of the labels of cells.
const LABEL_COLUMNS: (u16, u16) = (6, 20);

/// A row of a log: its section, its number and its cells, the first of which begins it.
struct LogRow {
    section: SectionIndex,
    number: u32,
    cells: Vec<QuestionIndex>,
}

impl LogRow {
    fn head(&self) -> QuestionIndex {
        self.cells[0]
    }

    fn is_written(&self, entry: &Entry) -> bool {
        let answer = entry.record().answer(self.head());
        answer.is_some_and(|answer| *answer != Answer::Mark(crate::questionnaire::Mark::Blank))
    }
}

/// Rows of a log that are shown at least, whatever stands above.
const ROWS_MIN: usize = 4;

/// What a log says, row by row, and which of them is being keyed: the picture is made of it.
pub(super) fn told(entry: &Entry, cells: &[QuestionIndex], phrases: &Phrases) -> Vec<String> {
    let rows = log_rows(entry.form(), cells);
    let current = current(entry, &rows).map(|row| row.number.to_string()).unwrap_or_default();
    let written = rows.iter().filter(|row| row.is_written(entry)).map(|row| summary(entry, row, phrases));
    std::iter::once(current).chain(written).collect()
}

/// The rows of a log as rows of the screen; no more than fit.
pub(super) fn rows(
    entry: &Entry,
    cells: &[QuestionIndex],
    look: &Look,
    phrases: &Phrases,
    measures: Measures,
    rows: &mut Vec<Row>,
) {
    let form = entry.form();
    let all = log_rows(form, cells);
    let title = |row: &LogRow| {
        let label: &Localised = &form.outline.sections[row.section].label;
        look.text(label.in_language(phrases.language().tag())).into_owned()
    };
    let here = current(entry, &all);
    let mut keyed = Vec::new();
    if let Some(row) = here {
        let text = format!("{} {}", title(row), row.number);
        keyed.push(Row::Text { text: text.trim().to_owned(), heading: true });
        self::cells(entry, row, look, phrases, measures, &mut keyed);
        let blank = !row.is_written(entry) && entry.stand() == Stand::Question(row.head());
        if blank {
            let label = form.questions[row.head()].label.in_language(phrases.language().tag()).to_owned();
            keyed.push(Row::Text { text: say!(phrases, "keying-log-ends", label = label), heading: false });
        }
    }
    let done = |row: &&LogRow| row.is_written(entry) && here.is_none_or(|here| here.section != row.section);
    let (before, after): (Vec<&LogRow>, Vec<&LogRow>) =
        all.iter().filter(done).partition(|row| here.is_none_or(|here| row.number < here.number));
    // The heading of the table stands above, and a line where not all rows fit. Where no row is keyed nothing scrolls: the rows
    // have what is left under all that stands above, and a few at least.
    let above = if here.is_some() { 1 } else { rows.len() };
    let room = usize::from(measures.rows).saturating_sub(keyed.len() + above).max(ROWS_MIN);
    let room = if before.len() + after.len() > room { room.saturating_sub(1) } else { room };
    let shown_after = after.len().min(room.saturating_sub(before.len().min(room / 2)));
    let shown_before = before.len().min(room.saturating_sub(shown_after));
    let line = |row: &&LogRow| Row::Done { number: row.number, text: summary(entry, row, phrases) };
    let hidden = before.len() - shown_before;
    if hidden > 0 {
        rows.push(Row::Text { text: say!(phrases, "keying-log-above", rows = hidden), heading: false });
    }
    rows.extend(before[hidden..].iter().map(line));
    rows.append(&mut keyed);
    rows.extend(after[..shown_after].iter().map(line));
}

fn log_rows(form: &Questionnaire, cells: &[QuestionIndex]) -> Vec<LogRow> {
    let mut rows: Vec<LogRow> = Vec::new();
    for cell in cells {
        let Some(section) = form.open_row(*cell) else { continue };
        match rows.last_mut().filter(|row| row.section == section) {
            Some(row) => row.cells.push(*cell),
            None => {
                let number = form.outline.sections[section].row.unwrap_or_default();
                rows.push(LogRow { section, number, cells: vec![*cell] });
            }
        }
    }
    rows
}

/// The row that the cursor stands in; where it stands elsewhere and nothing is written yet, the first.
fn current<'r>(entry: &Entry, rows: &'r [LogRow]) -> Option<&'r LogRow> {
    let stand = match entry.stand() {
        Stand::Question(index) => rows.iter().find(|row| row.cells.contains(&index)),
        Stand::PageEnd(_) | Stand::SheetEnd => None,
    };
    stand.or_else(|| rows.first().filter(|row| !row.is_written(entry)))
}

/// What a row says, on one line.
fn summary(entry: &Entry, row: &LogRow, phrases: &Phrases) -> String {
    let form = entry.form();
    let said = row.cells.iter().filter_map(|cell| {
        let answer = entry.record().answer(*cell)?;
        (*answer != Answer::Mark(crate::questionnaire::Mark::Blank))
            .then(|| sentences::answer_text(form, *cell, answer, phrases))
    });
    said.collect::<Vec<_>>().join(" · ")
}

fn cells(entry: &Entry, row: &LogRow, look: &Look, phrases: &Phrases, measures: Measures, rows: &mut Vec<Row>) {
    let form = entry.form();
    let tag = phrases.language().tag();
    let label = |cell: QuestionIndex| {
        look.text(&entry.piped(Some(cell), form.questions[cell].label.in_language(tag))).into_owned()
    };
    let widest = row.cells.iter().map(|cell| label(*cell).width() as u16).max().unwrap_or(0);
    let indent = widest.clamp(LABEL_COLUMNS.0, LABEL_COLUMNS.1) + 2;
    let room = measures.columns.saturating_sub(MARGIN + indent + 2);
    let from = rows.len();
    for (place, cell) in row.cells.iter().enumerate() {
        let mut lines = match &form.questions[*cell].kind {
            Kind::One(list) | Kind::Several(list) => box_lines(&form.lists[*list], room, phrases),
            Kind::Integer { .. } | Kind::Decimal | Kind::Date | Kind::Text { .. } => vec![Vec::new()],
        }
        .into_iter();
        let choices = lines.next().unwrap_or_default();
        rows.push(Row::Cell { question: *cell, label: label(*cell), indent, choices, first: place == 0 });
        rows.extend(lines.map(|choices| Row::CellBoxes { question: *cell, indent, choices }));
    }
    if rows.len() - from + 3 > usize::from(measures.rows) {
        // A row longer than the screen is cut where a cell begins.
        rows[from..].iter_mut().for_each(|row| {
            if let Row::Cell { first, .. } = row {
                *first = true;
            }
        });
    }
}
