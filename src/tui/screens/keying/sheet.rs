//! The page of the paper as rows of the screen: what stands where, before anything is painted.
//!
//! A page longer than the screen is cut into views at question starts, so that the picture stands still while the
//! cursor goes down and turns as a whole when it must.

use super::log;
use crate::entry::{Ask, Entry, PromptKind, Stand};
use crate::language::Phrases;
use crate::questionnaire::{ChoiceList, Kind, Line, QuestionIndex, Questionnaire, SectionIndex};
use crate::record::Answer;
use crate::station::sentences;
use crate::tui::Look;
use crate::tui::widgets::wrap;
use unicode_width::UnicodeWidthStr as _;

/// Columns before the label: marker, number, spaces.
pub(super) const MARGIN: u16 = 8;

/// One row of the body.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Row {
    /// A heading of a group, or a note to the respondent.
    Text { text: String, heading: bool },
    /// Short texts over the columns of a grid of this list, and the title of the battery, may be empty.
    Heads { list: usize, title: String },
    /// Codes over the columns of a grid of this list, and the title of a battery that follows another.
    Codes { list: usize, title: String },
    /// A row of a grid: the label's first line and the boxes.
    Grid { question: QuestionIndex, label: String },
    /// The label's first line of a question of its own, the value on the right when it is short.
    Label { question: QuestionIndex, label: String },
    /// A further line of a label.
    More { label: String },
    /// Boxes of a question of its own: choice indices of one row.
    Boxes { question: QuestionIndex, choices: Vec<usize> },
    /// The line of a text.
    Writing { question: QuestionIndex },
    /// A row of a table that was keyed, on one line: its number and what it says.
    Done { number: u32, text: String },
    /// A cell of the row of a table that is keyed: its label's first line and what is written beside it; of a choice the boxes of one
    /// line. `first` begins what stays together on a view.
    Cell { question: QuestionIndex, label: String, indent: u16, choices: Vec<usize>, first: bool },
    /// Further boxes of a cell.
    CellBoxes { question: QuestionIndex, indent: u16, choices: Vec<usize> },
}

impl Row {
    /// The question this row is the first of.
    pub fn begins(&self) -> Option<QuestionIndex> {
        match self {
            Row::Grid { question, .. } | Row::Label { question, .. } | Row::Cell { question, .. } => Some(*question),
            _ => None,
        }
    }
}

/// The measures of a page on a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Measures {
    /// Columns of the body.
    pub columns: u16,
    /// Rows of the body.
    pub rows: u16,
}

/// The views of the current page.
pub(super) fn views(entry: &Entry, look: &Look, phrases: &Phrases, measures: Measures) -> Vec<Vec<Row>> {
    let rows = rows(entry, look, phrases, measures);
    cut(&rows, entry.form(), usize::from(measures.rows.max(1)))
}

/// The place of the view that has the cursor. There is always a view.
pub(super) fn seen(entry: &Entry, views: &[Vec<Row>]) -> usize {
    let wanted = match entry.stand() {
        Stand::Question(index) | Stand::PageEnd(index) => Some(index),
        Stand::SheetEnd => None,
    };
    let has = |view: &Vec<Row>| wanted.is_some_and(|index| view.iter().any(|row| row.begins() == Some(index)));
    views.iter().position(has).unwrap_or(views.len() - 1)
}

/// Columns of one box of a grid: wide enough for the heads, while the label keeps [`GRID_LABEL_MIN`].
pub(super) fn box_columns(list: &ChoiceList, columns: u16, phrases: &Phrases) -> u16 {
    let count = list.choices.len().max(1) as u16;
    let widest = (0..list.choices.len()).map(|place| head_text(list, place, phrases).width()).max().unwrap_or(0);
    let room = columns.saturating_sub(MARGIN + GRID_LABEL_MIN) / count;
    (widest as u16 + 1).clamp(4, 12).min(room).max(3)
}

/// Columns a label beside the boxes of a grid keeps, whatever the boxes want.
const GRID_LABEL_MIN: u16 = 26;

/// What stands over the column of a grid.
pub(super) fn head_text<'a>(list: &'a ChoiceList, place: usize, phrases: &Phrases) -> &'a str {
    let choice = &list.choices[place];
    let tag = phrases.language().tag();
    let short = choice.short.in_language(tag);
    if short.is_empty() { choice.label.in_language(tag) } else { short }
}

/// Columns of a label beside the boxes of a grid.
pub(super) fn grid_label_columns(list: &ChoiceList, columns: u16, phrases: &Phrases) -> u16 {
    let boxes = box_columns(list, columns, phrases) * list.choices.len() as u16;
    columns.saturating_sub(MARGIN + boxes + 1).max(10)
}

fn rows(entry: &Entry, look: &Look, phrases: &Phrases, measures: Measures) -> Vec<Row> {
    let columns = measures.columns;
    let (form, page) = (entry.form(), entry.page());
    let tag = phrases.language().tag();
    let said = |text: &crate::questionnaire::Localised| look.text(text.in_language(tag)).into_owned();
    let piped = |index: Option<QuestionIndex>, text: &crate::questionnaire::Localised| {
        look.text(&entry.piped(index, text.in_language(tag))).into_owned()
    };
    let mut rows = Vec::new();
    // The list whose heads stand over the rows that come, and the battery: neighbouring grids share their heads.
    let mut headed = None;
    let mut block = None;
    let lines = &form.pages[page].lines;
    // The cells of the log that is being gone through, and whether a line is the heading of one of its rows, which bear their
    // numbers themselves.
    let mut logged: Vec<QuestionIndex> = Vec::new();
    let heads_row = |at: usize| lines.get(at + 1).is_some_and(|next| open_row_of(form, next).is_some());
    for (at, line) in lines.iter().enumerate() {
        match line {
            Line::Heading(_) if heads_row(at) => {}
            Line::Question(index) if form.open_row(*index).is_some() => {
                logged.push(*index);
                if !heads_row(at) && !heads_row(at + 1) {
                    let cells = std::mem::take(&mut logged);
                    log::rows(entry, &cells, look, phrases, measures, &mut rows);
                    headed = None;
                }
            }
            Line::Heading(text) | Line::Note(text) => {
                let heading = matches!(line, Line::Heading(_));
                // The page's own title stands above the page already.
                if heading && *text == form.pages[page].title {
                    continue;
                }
                headed = None;
                for text in wrap(&piped(None, text), columns.saturating_sub(4)) {
                    rows.push(Row::Text { text, heading });
                }
            }
            Line::Question(index) => {
                let question = &form.questions[*index];
                let label = piped(Some(*index), &question.label);
                if let (Some(number), Kind::One(list)) = (question.block, &question.kind) {
                    let list = *list;
                    let title = if block == Some(number) { String::new() } else { said(&form.blocks[number].title) };
                    if headed != Some(list) {
                        rows.push(Row::Heads { list, title });
                        rows.push(Row::Codes { list, title: String::new() });
                    } else if block != Some(number) {
                        rows.push(Row::Codes { list, title });
                    }
                    (headed, block) = (Some(list), Some(number));
                    let mut lines = wrap(&label, grid_label_columns(&form.lists[list], columns, phrases)).into_iter();
                    rows.push(Row::Grid { question: *index, label: lines.next().unwrap_or_default() });
                    rows.extend(lines.map(|label| Row::More { label }));
                } else if entry.is_constant(*index) {
                    // What the batch fills is seen, not keyed: a line is enough.
                    rows.push(Row::Label { question: *index, label });
                    headed = None;
                } else {
                    own_rows(form, *index, &label, phrases, columns, &mut rows);
                    headed = None;
                }
            }
        }
    }
    rows
}

fn question_of(line: &Line) -> Option<QuestionIndex> {
    match line {
        Line::Question(index) => Some(*index),
        Line::Heading(_) | Line::Note(_) => None,
    }
}

/// The row of a log that a line stands in.
fn open_row_of(form: &Questionnaire, line: &Line) -> Option<SectionIndex> {
    question_of(line).and_then(|index| form.open_row(index))
}

/// The rows of a question that stands alone.
fn own_rows(
    form: &Questionnaire,
    index: QuestionIndex,
    label: &str,
    phrases: &Phrases,
    columns: u16,
    rows: &mut Vec<Row>,
) {
    let kind = &form.questions[index].kind;
    let width = match kind {
        Kind::Integer { .. } | Kind::Decimal | Kind::Date => columns.saturating_sub(MARGIN + VALUE_COLUMNS + 2),
        Kind::One(_) | Kind::Several(_) | Kind::Text { .. } => columns.saturating_sub(MARGIN + 2),
    };
    let mut lines = wrap(label, width.max(10)).into_iter();
    rows.push(Row::Label { question: index, label: lines.next().unwrap_or_default() });
    rows.extend(lines.map(|label| Row::More { label }));
    match kind {
        Kind::One(list) | Kind::Several(list) => {
            let room = columns.saturating_sub(MARGIN + 2);
            let lines = box_lines(&form.lists[*list], room, phrases);
            rows.extend(lines.into_iter().map(|choices| Row::Boxes { question: index, choices }));
        }
        Kind::Text { .. } => rows.push(Row::Writing { question: index }),
        Kind::Integer { .. } | Kind::Decimal | Kind::Date => {}
    }
}

/// The boxes of a list in lines of so many columns; one line at least.
pub(super) fn box_lines(list: &ChoiceList, room: u16, phrases: &Phrases) -> Vec<Vec<usize>> {
    let (mut lines, mut choices, mut used) = (Vec::new(), Vec::new(), 0);
    for place in 0..list.choices.len() {
        let wide = box_text_columns(list, place, phrases);
        if used + wide > room && !choices.is_empty() {
            lines.push(std::mem::take(&mut choices));
            used = 0;
        }
        choices.push(place);
        used += wide;
    }
    lines.push(choices);
    lines
}

/// Columns for a number or a date.
pub(super) const VALUE_COLUMNS: u16 = 24;

/// What stands beside a box: its code and its text.
pub(super) fn box_text(list: &ChoiceList, place: usize, phrases: &Phrases) -> String {
    let choice = &list.choices[place];
    format!("{} {}", choice.code, choice.label.in_language(phrases.language().tag()))
}

/// Columns of a box with its text and the space after it.
pub(super) fn box_text_columns(list: &ChoiceList, place: usize, phrases: &Phrases) -> u16 {
    (box_text(list, place, phrases).width() + 5) as u16
}

/// Cuts a page into views of at most `height` rows, each beginning with a question or what introduces it. A view that
/// begins inside a grid repeats the heads of its columns, and one that begins inside a row of a table the row's heading.
fn cut(rows: &[Row], form: &Questionnaire, height: usize) -> Vec<Vec<Row>> {
    let mut views: Vec<Vec<Row>> = Vec::new();
    let mut view: Vec<Row> = Vec::new();
    // The row of a table that the last questions stand in, and its heading.
    let mut heading: Option<(SectionIndex, Row)> = None;
    for piece in pieces(rows) {
        let within = piece.iter().find_map(Row::begins).and_then(|question| row_around(form, question));
        if heading.as_ref().map(|(row, _)| *row) != within {
            heading = within.zip(row_heading(piece, form, within));
        }
        let fits = view.len() + piece.len() <= height;
        if !fits && !view.is_empty() {
            views.push(std::mem::take(&mut view));
            let repeated = heading.as_ref().map(|(_, text)| text).filter(|text| !piece.contains(text));
            view.extend(repeated.filter(|_| piece.len() < height).cloned());
            let first = piece.iter().find_map(|row| match row {
                Row::Grid { question, .. } => Some(*question),
                _ => None,
            });
            let has_heads = piece.iter().any(|row| matches!(row, Row::Heads { .. }));
            let list = first.filter(|_| !has_heads).map(|question| &form.questions[question].kind);
            if let Some(Kind::One(list)) = list {
                let (list, title) = (*list, String::new());
                view.extend([Row::Heads { list, title: title.clone() }, Row::Codes { list, title }]);
            }
        }
        view.extend_from_slice(piece);
        view.truncate(height);
    }
    views.push(view);
    views
}

/// The innermost row of a table around a question.
fn row_around(form: &Questionnaire, question: QuestionIndex) -> Option<SectionIndex> {
    let sections = &form.outline.sections;
    let mut around = std::iter::successors(form.questions[question].section, |section| sections[*section].parent);
    around.find(|section| sections[*section].row.is_some())
}

/// The heading among these rows that bears the number of a row of a table.
fn row_heading(piece: &[Row], form: &Questionnaire, row: Option<SectionIndex>) -> Option<Row> {
    let number = form.outline.sections[row?].row?.to_string();
    let bears = |row: &&Row| match row {
        Row::Text { text, heading: true } => text.rsplit(' ').next() == Some(number.as_str()),
        _ => false,
    };
    piece.iter().find(bears).cloned()
}

/// The rows of each question with what introduces it: headings, notes, heads of columns.
fn pieces(rows: &[Row]) -> Vec<&[Row]> {
    let mut starts = Vec::new();
    let mut pending = None;
    for (at, row) in rows.iter().enumerate() {
        match row {
            Row::Text { .. } | Row::Heads { .. } | Row::Codes { .. } | Row::Done { .. } => {
                pending.get_or_insert(at);
            }
            Row::Grid { .. } | Row::Label { .. } | Row::Cell { first: true, .. } => {
                starts.push(pending.take().unwrap_or(at))
            }
            Row::More { .. } | Row::Boxes { .. } | Row::Writing { .. } | Row::Cell { .. } | Row::CellBoxes { .. } => {}
        }
    }
    if starts.is_empty() {
        return if rows.is_empty() { Vec::new() } else { vec![rows] };
    }
    starts[0] = 0;
    let ends = starts.iter().skip(1).copied().chain([rows.len()]);
    starts.iter().zip(ends).map(|(start, end)| &rows[*start..end]).collect()
}

/// The answer a question back or its note is about: seen in its place, not yet accepted.
pub(super) fn doubted(entry: &Entry, question: QuestionIndex) -> Option<&Answer> {
    match (entry.ask(), entry.prompt().map(|prompt| &prompt.kind)) {
        (Some(Ask::Soft(index, answer) | Ask::Required(index, answer)), _)
        | (_, Some(PromptKind::Override(index, answer)))
            if *index == question =>
        {
            Some(answer)
        }
        _ => None,
    }
}

/// The ticked choices of a question: those being typed when there are any, else those accepted.
pub(super) fn ticked(entry: &Entry, question: QuestionIndex) -> Vec<usize> {
    let form = entry.form();
    let Some(list) = form.list(question) else { return Vec::new() };
    let doubted = doubted(entry, question);
    let typing = doubted.is_none() && entry.stand() == Stand::Question(question) && !entry.line().text().is_empty();
    let place = |found: &dyn Fn(&crate::questionnaire::Choice) -> bool| list.choices.iter().position(found);
    if typing {
        let codes = entry.line().text().split(' ').filter(|code| !code.is_empty());
        let Kind::Several(_) = form.questions[question].kind else { return Vec::new() };
        return codes.filter_map(|code| place(&|choice| choice.code.eq_ignore_ascii_case(code))).collect();
    }
    match doubted.or(entry.record().answer(question)) {
        Some(Answer::One(name)) => place(&|choice| choice.name == *name).into_iter().collect(),
        Some(Answer::Several(names)) => names.iter().filter_map(|name| place(&|choice| choice.name == *name)).collect(),
        Some(Answer::Mark(mark)) => place(&|choice| choice.mark == Some(*mark)).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// The mark of a question in words, when no printed box says it.
pub(super) fn mark_text(entry: &Entry, question: QuestionIndex, phrases: &Phrases) -> Option<String> {
    let Some(answer @ Answer::Mark(mark)) = entry.record().answer(question) else { return None };
    let form = entry.form();
    let printed = form.list(question).is_some_and(|list| list.choices.iter().any(|choice| choice.mark == Some(*mark)));
    (!printed).then(|| sentences::answer_text(form, question, answer, phrases))
}

#[cfg(test)]
mod tests {
    use super::{Row, cut};
    use crate::questionnaire::{Kind, Localised, Origin, Question, Questionnaire, Section};

    #[test]
    fn a_row_of_a_table_over_two_views_has_its_heading_on_both() {
        let mut form = Questionnaire::empty();
        let section = |row| Section {
            name: "child".to_owned(),
            label: Localised::plain("Enfant"),
            parent: None,
            relevant: None,
            appearance: String::new(),
            page: None,
            repeat: None,
            row: Some(row),
            under: String::new(),
            origin: Origin::default(),
        };
        form.outline.sections = [1, 2].map(section).into();
        let in_row = |section| Question { section: Some(section), ..Question::new("q", Kind::Decimal) };
        form.questions = vec![in_row(0), in_row(0), in_row(0), in_row(1)];
        let head = |text: &str| Row::Text { text: text.to_owned(), heading: true };
        let ask = |question| Row::Label { question, label: String::new() };
        let rows = [head("Enfant 1"), ask(0), ask(1), ask(2), head("Enfant 2"), ask(3)];
        let views = cut(&rows, &form, 3);
        assert_eq!(views[0], [head("Enfant 1"), ask(0), ask(1)]);
        assert_eq!(views[1], [head("Enfant 1"), ask(2)]);
        assert_eq!(views[2], [head("Enfant 2"), ask(3)]);
    }
}
