//! From a form to its pages.

use super::skips::{Asked, Skips, rules_out};
use super::{Ask, Field, GoTo, Grid, GridRow, Page, Paper, Piece, Remark, Rows, Style, Wishes, boxes};
use crate::questionnaire::{Count, Kind, Line, Localised, QuestionIndex, Questionnaire, ROWS_UNSAID, SectionIndex};

/// Most columns of boxes of a grid: more, and its questions stand one under the other.
const HEADS_MAX: usize = 11;
/// Most questions of a row that stands on a line.
const IN_LINE_MAX: usize = 7;
/// Most lines of a text in a row of a log.
const LOG_LINES: usize = 2;
/// Most rows whose questions stand one under the other, where the form does not say how many there are.
const SHEETS_UNSAID: u32 = 3;
/// Longest text of a question that stands for its number.
const NAMED_CHARACTERS: usize = 60;

/// The form as it is printed.
pub fn set_out(form: &Questionnaire, wishes: &Wishes) -> Paper {
    let skips = Skips::of(form);
    let asked: Vec<Asked> = (0..form.questions.len()).map(|index| skips.question(index)).collect();
    let mut setter = Setter { form, wishes, skips, asked, remarks: Vec::new() };
    let pages = (0..form.pages.len()).map(|page| setter.page(page)).collect();
    setter.remark_numbers();
    let title = form.title.in_language(&wishes.language).to_owned();
    Paper { title, pages, remarks: setter.remarks }
}

struct Setter<'f> {
    form: &'f Questionnaire,
    wishes: &'f Wishes,
    skips: Skips<'f>,
    /// When each question is asked.
    asked: Vec<Asked>,
    remarks: Vec<Remark>,
}

impl Setter<'_> {
    fn page(&mut self, page: usize) -> Page {
        let title = self.text(&self.form.pages[page].title);
        let mut pieces = Pieces { pieces: Vec::new() };
        let lines = &self.form.pages[page].lines;
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            at += 1;
            match line {
                Line::Heading(text) => {
                    // The page's own title stands above it already.
                    let said = self.text(text);
                    if *text != self.form.pages[page].title && !said.is_empty() && !self.heads_table(text, &lines[at..])
                    {
                        let under = self.next_asked(&lines[at..]);
                        pieces.push(&under, Piece::Heading(said));
                    }
                }
                Line::Note(text) => {
                    let asked = self.note_asked(text);
                    let said = self.text(text);
                    if !said.is_empty() {
                        pieces.push(&asked, Piece::Note(said));
                    }
                }
                Line::Question(index) => match self.table_of(*index) {
                    Some(table) => {
                        let rest = lines[at..].iter().take_while(|line| self.is_of_table(line, table));
                        let more = rest.clone().filter_map(question_of);
                        let questions: Vec<QuestionIndex> = [*index].into_iter().chain(more).collect();
                        at += rest.count();
                        let under = self.asked_of_table(table, *index);
                        let rows = self.rows(table, &questions);
                        pieces.push(&under, Piece::Rows(rows));
                    }
                    None => self.question(*index, &mut pieces),
                },
            }
        }
        Page { title, pieces: pieces.pieces }
    }

    fn question(&mut self, index: QuestionIndex, pieces: &mut Pieces) {
        let question = &self.form.questions[index];
        if question.is_filled_by_the_form() {
            return;
        }
        let asked = self.asked[index].clone();
        if asked == Asked::Unsaid {
            self.remarks.push(Remark::Unsaid { question: question.name.clone() });
        }
        if let (Some(block), Kind::One(list), true) = (question.block, &question.kind, self.prints_grids()) {
            let list = &self.form.lists[*list];
            if list.choices.len() <= HEADS_MAX {
                let row = GridRow {
                    question: index,
                    number: question.number.clone(),
                    label: self.text(&question.label),
                    hint: self.text(&question.hint),
                };
                let heads = boxes::heads(list, &self.wishes.language);
                let title = self.text(&self.form.blocks[block].title);
                return pieces.row(&asked, title, heads, row);
            }
        }
        let ask = self.ask(index);
        self.remarks.extend(boxes::remark(self.form, question));
        pieces.push(&asked, Piece::Ask(ask));
    }

    fn prints_grids(&self) -> bool {
        self.wishes.style == Style::Standard
    }

    fn ask(&self, index: QuestionIndex) -> Ask {
        let question = &self.form.questions[index];
        let filled = self.wishes.filled.iter().find(|(filled, _)| *filled == index);
        let mut field = match filled {
            Some((_, text)) => Field::Printed(text.clone()),
            None => boxes::field(self.form, question, &self.wishes.language, self.wishes.style),
        };
        if let (Field::Ticks(ticks), Kind::One(_)) = (&mut field, &question.kind) {
            for (choice, tick) in ticks.ticks.iter_mut().enumerate() {
                tick.go_to = self.go_to(index, choice);
            }
            // An arrow behind a box wants room.
            if ticks.ticks.iter().any(|tick| tick.go_to.is_some()) {
                ticks.columns = 1;
            }
        }
        Ask {
            question: index,
            number: question.number.clone(),
            label: self.text(&question.label),
            hint: self.text(&question.hint),
            field,
        }
    }

    /// Where whoever ticks this choice goes on, if the next question is not for them.
    fn go_to(&self, index: QuestionIndex, choice: usize) -> Option<GoTo> {
        if self.table_of(index).is_some() {
            return None;
        }
        let is_printed = |at: &QuestionIndex| !self.form.questions[*at].is_filled_by_the_form();
        let mut after = (index + 1..self.form.questions.len()).filter(is_printed);
        let out = |at: &QuestionIndex| rules_out(&self.asked[*at], index, choice);
        let first = after.next()?;
        if !out(&first) {
            return None;
        }
        let Some(next) = after.find(|at| !out(at)) else { return Some(GoTo::End) };
        let question = &self.form.questions[next];
        Some(match question.number.is_empty() {
            false => GoTo::Number(question.number.clone()),
            true => GoTo::Label(shortened(&self.text(&question.label))),
        })
    }

    fn rows(&mut self, table: SectionIndex, questions: &[QuestionIndex]) -> Rows {
        let section = &self.form.outline.sections[table];
        let printed = self.form.printed_rows(table);
        let kept = questions.iter().filter(|index| !self.form.questions[**index].is_filled_by_the_form());
        let mut columns: Vec<Ask> = kept.map(|index| self.ask(*index)).collect();
        if section.repeat.as_ref().is_some_and(|repeat| repeat.count == Count::UntilBlank) {
            // A log is written on the way, row below row: long answers run over into the next.
            for column in &mut columns {
                if let (Field::Lines(lines), Kind::Text { characters, .. }) =
                    (&mut column.field, &self.form.questions[column.question].kind)
                {
                    *lines = boxes::lines(*characters).clamp(1, LOG_LINES);
                }
            }
        }
        let fits = |ask: &Ask| match &ask.field {
            Field::Ticks(ticks) => ticks.ticks.len() <= 9,
            Field::Cells(_) | Field::Code(_) | Field::Printed(_) => true,
            Field::Lines(lines) => *lines <= 2,
            Field::Scale(_) | Field::Ranks(_) => false,
        };
        let in_lines = self.prints_grids() && columns.len() <= IN_LINE_MAX && columns.iter().all(fits);
        let unsaid = section.repeat.as_ref().is_some_and(|repeat| repeat.rows.is_none());
        let rows = if unsaid && !in_lines { printed.min(SHEETS_UNSAID) } else { printed };
        let title = self.text(&section.label);
        if unsaid {
            let table = if title.is_empty() { section.name.clone() } else { title.clone() };
            self.remarks.push(Remark::RowsUnsaid { table, rows: rows.min(ROWS_UNSAID) });
        }
        for index in questions {
            self.remarks.extend(boxes::remark(self.form, &self.form.questions[*index]));
        }
        Rows { section: table, title, columns, rows, in_lines }
    }

    /// The outermost table around a question, where its rows are not spread out already.
    fn table_of(&self, index: QuestionIndex) -> Option<SectionIndex> {
        let sections = &self.form.outline.sections;
        let around = std::iter::successors(self.form.questions[index].section, |at| sections[*at].parent);
        around.filter(|at| sections[*at].repeat.is_some() && sections[*at].row.is_none()).last()
    }

    fn is_of_table(&self, line: &Line, table: SectionIndex) -> bool {
        match line {
            Line::Question(index) => self.table_of(*index) == Some(table),
            // A heading or a note between two questions of a table stands in it.
            Line::Heading(_) | Line::Note(_) => false,
        }
    }

    /// Whether a heading is that of the table after it, which bears it itself.
    fn heads_table(&self, text: &Localised, lines: &[Line]) -> bool {
        let Some(Line::Question(next)) = lines.first() else { return false };
        self.table_of(*next).is_some_and(|table| self.form.outline.sections[table].label == *text)
    }

    fn asked_of_table(&self, table: SectionIndex, first: QuestionIndex) -> Asked {
        // What holds for the table holds for its first question, unless that asks for more within the row.
        match &self.asked[first] {
            Asked::Where(requirement) => {
                let outside = requirement.terms.iter().all(|term| self.table_of(term.question) != Some(table));
                if outside { self.asked[first].clone() } else { Asked::Always }
            }
            asked => asked.clone(),
        }
    }

    /// What a heading stands under: the same as the question after it.
    fn next_asked(&self, lines: &[Line]) -> Asked {
        match lines.iter().find_map(question_of) {
            Some(index) => match self.table_of(index) {
                Some(table) => self.asked_of_table(table, index),
                None => self.asked[index].clone(),
            },
            None => Asked::Always,
        }
    }

    fn note_asked(&self, text: &Localised) -> Asked {
        let note = self.form.outline.notes.iter().position(|note| note.label == *text);
        note.map_or(Asked::Always, |note| self.skips.note(note))
    }

    /// A text of the form in the language that is printed; dots where it takes up an answer.
    fn text(&self, text: &Localised) -> String {
        let text = text.in_language(&self.wishes.language);
        let mut written = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("${") {
            let Some((_, behind)) = after.split_once('}') else { break };
            written.push_str(before);
            written.push_str("……");
            rest = behind;
        }
        written.push_str(rest);
        // Authors mark headings and bold words for screens; on paper the place says it.
        let lines = written.lines().map(|line| line.trim_start().trim_start_matches('#').trim());
        lines.collect::<Vec<_>>().join("\n").replace("**", "").trim().to_owned()
    }

    fn remark_numbers(&mut self) {
        let without = |question: &&crate::questionnaire::Question| {
            question.number.is_empty() && question.constant.is_none() && !question.is_filled_by_the_form()
        };
        let mut unnumbered = self.form.questions.iter().filter(without);
        if let Some(first) = unnumbered.next() {
            let count = unnumbered.count() + 1;
            self.remarks.push(Remark::Unnumbered { question: first.name.clone(), count });
        }
    }
}

fn question_of(line: &Line) -> Option<QuestionIndex> {
    match line {
        Line::Question(index) => Some(*index),
        Line::Heading(_) | Line::Note(_) => None,
    }
}

/// The first line of a text, cut at a word where it is long.
pub fn shortened(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= NAMED_CHARACTERS {
        return line.to_owned();
    }
    let cut: String = line.chars().take(NAMED_CHARACTERS).collect();
    let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{cut}…")
}

/// The pieces of a page while they are gathered: what has the same requirement stands together.
struct Pieces {
    pieces: Vec<Piece>,
}

impl Pieces {
    fn push(&mut self, asked: &Asked, piece: Piece) {
        self.here(asked).push(piece);
    }

    /// A row of a grid, below the last one where the boxes are the same.
    fn row(&mut self, asked: &Asked, title: String, heads: Vec<super::Tick>, row: GridRow) {
        let pieces = self.here(asked);
        match pieces.last_mut() {
            Some(Piece::Grid(grid)) if grid.title == title && grid.heads == heads => grid.rows.push(row),
            _ => pieces.push(Piece::Grid(Grid { title, heads, rows: vec![row] })),
        }
    }

    fn here(&mut self, asked: &Asked) -> &mut Vec<Piece> {
        let Asked::Where(requirement) = asked else { return &mut self.pieces };
        if !matches!(self.pieces.last(), Some(Piece::Under(known, _)) if known == requirement) {
            self.pieces.push(Piece::Under(requirement.clone(), Vec::new()));
        }
        let Some(Piece::Under(_, inside)) = self.pieces.last_mut() else { unreachable!("it was pushed just now") };
        inside
    }
}
