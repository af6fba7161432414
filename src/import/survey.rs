//! The survey sheet: rows to pages, groups, blocks and questions.

mod cells;
mod questions;

pub(in crate::import) use cells::quoted;

use super::columns::Columns;
use super::form::{in_each_language, unknown_word};
use super::table::{Row, Table};
use super::types::{self, RowType, row_type};
use crate::expression::{Expression, nearest};
use crate::questionnaire::{
    Block, Check, ChoiceList, Count, Element, Field, Finding, Format, Kind, Line, Localised, Note, Page, Place,
    Problem, QuestionIndex, Questionnaire, ROWS_MAX, ROWS_UNSAID, Repeat, Section, SectionIndex, TEXT_CHARACTERS_MAX,
    own_name,
};
use crate::say;
use std::collections::{HashMap, HashSet};

/// Deepest nesting of groups.
const GROUPS_DEEP_MAX: usize = 32;
/// Most pages of a form.
const PAGES_MAX: u32 = 200;
/// Most boxes of a number on paper.
const DIGITS_MAX: u32 = 18;

/// Where questions and choices stand in their file.
pub(super) struct Places {
    pub file: Place,
    pub survey: Columns,
    pub choices: Columns,
    /// Rows of the choices, by list.
    pub lists: Vec<Vec<u32>>,
    /// From which list on they stand in the sheet of external choices.
    pub external_from: usize,
    /// Where things stand in a file that is no spreadsheet.
    pub spots: Option<super::fhir::Spots>,
    /// Rows that attach a table to the form, with its name.
    pub attachments: Vec<(String, u32)>,
    questions: Vec<u32>,
    sections: Vec<u32>,
    fields: Vec<u32>,
    notes: Vec<u32>,
    refused: Refused,
    /// Whether everything stands in one table without a name.
    one_sheet: bool,
}

/// The rows of a form that stands in one table: of its parts, and of the choices of its lists.
#[derive(Default)]
pub(super) struct OneSheet {
    pub questions: Vec<u32>,
    pub sections: Vec<u32>,
    pub fields: Vec<u32>,
    pub notes: Vec<u32>,
    pub lists: Vec<Vec<u32>>,
}

/// Questions whose type could not be read: what they lack for that reason alone has been said.
#[derive(Default)]
struct Refused {
    rows: HashSet<u32>,
    names: HashSet<String>,
    /// Words beside their types, and lists near those: a list named there is used.
    words: HashSet<String>,
}

impl Places {
    pub fn new(file: Place) -> Places {
        let (survey, choices) = (Columns::default(), Columns::default());
        let (questions, sections, fields, notes) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (lists, external_from, refused) = (Vec::new(), usize::MAX, Refused::default());
        let (one_sheet, spots, attachments) = (false, None, Vec::new());
        Places {
            file,
            survey,
            choices,
            lists,
            external_from,
            spots,
            attachments,
            questions,
            sections,
            fields,
            notes,
            refused,
            one_sheet,
        }
    }

    /// The places of a form that stands in one table.
    pub fn one_sheet(file: Place, survey: Columns, choices: Columns, rows: OneSheet) -> Places {
        let OneSheet { questions, sections, fields, notes, lists } = rows;
        Places { survey, choices, lists, questions, sections, fields, notes, one_sheet: true, ..Places::new(file) }
    }

    /// A sheet of the form, the file itself where there is but one table.
    pub fn sheet(&self, name: &str) -> Place {
        if self.one_sheet { self.file.clone() } else { self.file.sheet(name) }
    }

    /// Where a column of a question stands.
    pub fn question(&self, question: QuestionIndex, column: &'static str) -> Place {
        self.in_survey(self.questions.get(question), column)
    }

    /// Where a column of a group or table stands.
    pub fn section(&self, section: SectionIndex, column: &'static str) -> Place {
        self.in_survey(self.sections.get(section), column)
    }

    /// Where a column of a value stands.
    pub fn field(&self, field: usize, column: &'static str) -> Place {
        self.in_survey(self.fields.get(field), column)
    }

    /// Where a column of a note stands.
    pub fn note(&self, note: usize, column: &'static str) -> Place {
        self.in_survey(self.notes.get(note), column)
    }

    fn in_survey(&self, row: Option<&u32>, column: &'static str) -> Place {
        let sheet = self.sheet("survey");
        match row {
            Some(row) => sheet.row(*row).column(self.survey.header(column)),
            None => sheet,
        }
    }
}

impl Places {
    /// Whether a finding only follows from a type that could not be read.
    pub fn follows(&self, finding: &Finding) -> bool {
        let on_row = || {
            let Place { file, sheet, row, .. } = &finding.place;
            *file == self.file.file && sheet == "survey" && row.is_some_and(|row| self.refused.rows.contains(&row))
        };
        match &finding.problem {
            Problem::ColumnMisplaced { .. } | Problem::GridKind { .. } | Problem::GridList { .. } => on_row(),
            Problem::ListUnused(list) => {
                finding.place.file == self.file.file && self.refused.words.contains(list.as_str())
            }
            Problem::VariantKind { name } | Problem::VariantChoices { name, .. } => self.refused.names.contains(name),
            _ => false,
        }
    }
}

/// Lists of files beside the form: their choices by the file's name, or why there are none.
pub(super) type FileLists<'f> = &'f mut dyn FnMut(&str, &types::Named<'_>) -> Result<ChoiceList, Problem>;

/// Reads the rows. Whatever is wrong is a finding; the form goes as far as it can, so that other checks can follow.
pub(super) fn read(
    table: &Table,
    columns: Columns,
    lists: Vec<ChoiceList>,
    files: FileLists<'_>,
    places: &mut Places,
    findings: &mut Vec<Finding>,
) -> Questionnaire {
    let sheet = places.file.sheet("survey");
    for word in ["type", "name"].into_iter().filter(|word| !columns.has(word)) {
        findings.push(Finding::blocking(sheet.row(columns.header_row), Problem::ColumnMissing(word.to_owned())));
    }
    let form = Questionnaire { lists, ..Questionnaire::empty() };
    let mut reader = Reader {
        sheet,
        columns,
        form,
        files,
        questions: Vec::new(),
        sections: Vec::new(),
        fields: Vec::new(),
        notes: Vec::new(),
        refused: Refused::default(),
        open: Vec::new(),
        appearances: Vec::new(),
        attachments: Vec::new(),
        defaults: false,
        findings,
    };
    for row in table.rows.iter().skip(1) {
        reader.row(row);
    }
    for group in std::mem::take(&mut reader.open) {
        let place = reader.sheet.row(group.row);
        reader.findings.push(Finding::blocking(place, Problem::GroupUnclosed(group.name)));
    }
    reader.qualify();
    reader.order_times();
    let Reader { form, columns, questions, sections, fields, notes, refused, attachments, .. } = reader;
    places.survey = columns;
    places.attachments = attachments;
    (places.questions, places.sections, places.fields, places.notes) = (questions, sections, fields, notes);
    places.refused = refused;
    form
}

struct Reader<'f> {
    sheet: Place,
    columns: Columns,
    form: Questionnaire,
    files: FileLists<'f>,
    /// Rows of the sheet, by question, section, field and note.
    questions: Vec<u32>,
    sections: Vec<u32>,
    fields: Vec<u32>,
    notes: Vec<u32>,
    refused: Refused,
    open: Vec<Group>,
    /// Display hints already spoken of.
    appearances: Vec<String>,
    /// Rows that attach a table to the form, with its name.
    attachments: Vec<(String, u32)>,
    /// Whether default values were already spoken of.
    defaults: bool,
    findings: &'f mut Vec<Finding>,
}

/// A group that is open.
struct Group {
    name: String,
    row: u32,
    /// `None` where groups stand too deep.
    section: Option<SectionIndex>,
    grid: Option<Grid>,
    /// It is a table.
    repeats: bool,
}

/// A group printed as a grid; its block is made by its first question.
struct Grid {
    title: Localised,
    /// Whether its author asks for it by every question (`label`, `list-nolabel`), not by the group.
    by_question: bool,
    block: Option<usize>,
}

impl Reader<'_> {
    fn row(&mut self, row: &Row) {
        if self.truth(row, "disabled") {
            return;
        }
        let written = self.text(row, "type").to_owned();
        let kind = row_type(&written);
        if written.is_empty() {
            // Authors keep remarks in rows of their own.
            if self.columns.has("type") {
                self.warning(row, "type", Problem::TypeMissing);
            }
            return;
        }
        match kind {
            RowType::BeginGroup => self.begin_group(row, false),
            RowType::BeginRepeat => self.begin_group(row, true),
            RowType::EndGroup => self.end_group(row, false),
            RowType::EndRepeat => self.end_group(row, true),
            RowType::Note => self.note(row),
            RowType::Calculate => {
                if self.text(row, "calculation").is_empty() && self.text(row, "default").is_empty() {
                    self.warning(row, "calculation", Problem::CalculationMissing(self.text(row, "name").to_owned()));
                }
                self.field(row, "calculate");
            }
            RowType::Metadata => {
                self.warning(row, "type", Problem::TypeIgnored(written.clone()));
                self.field(row, &written.to_lowercase());
            }
            RowType::NotSupported => {
                self.warning(row, "type", Problem::TypeNotSupported(written.clone()));
                self.field(row, &written.to_lowercase());
            }
            // What a rule asks of it is read when the rules are known.
            RowType::Attachment => self.attachments.push((self.text(row, "name").to_owned(), row.number)),
            RowType::Unknown => {
                let word = written.split_whitespace().next().unwrap_or_default();
                let nearest = types::meant(word).map(str::to_owned);
                let kind = self.refuse(row, &written);
                self.blocking(row, "type", Problem::TypeUnknown { written, nearest });
                self.question(row, kind, None);
            }
            kind => self.asked(row, &written, kind),
        }
    }

    fn begin_group(&mut self, row: &Row, repeats: bool) {
        let section = self.form.outline.sections.len();
        let deep = self.open.len() >= GROUPS_DEEP_MAX;
        if deep {
            self.blocking(row, "type", Problem::GroupTooDeep { max: GROUPS_DEEP_MAX });
        }
        let page = self.turn_page(row);
        let label = self.columns.localised(row, "label");
        let appearance = self.appearance(row);
        let is_grid = has_hint(&appearance, "table-list");
        self.misplaced(row, "begin_group", NOT_ON_GROUPS);
        let is_fresh = {
            let page = self.page();
            page.title.is_empty() && page.lines.is_empty()
        };
        if page.is_some() && is_fresh {
            self.page().title = label.clone();
        } else if !label.is_empty() && !is_grid {
            self.page().lines.push(Line::Heading(label.clone()));
        }
        let name = self.text(row, "name").to_owned();
        let grid = is_grid.then(|| Grid { title: label.clone(), by_question: false, block: None });
        let relevant = self.rule(row, "relevant");
        let repeat = repeats.then(|| self.repeat(row, &name));
        if !repeats {
            self.misplaced(row, "begin_group", &["repeat_count", "rows", "ends"]);
        }
        let parent = self.section();
        if !deep {
            self.form.outline.order.push(Element::Section(section));
            self.form.outline.sections.push(Section {
                name: name.clone(),
                label,
                parent,
                relevant,
                appearance,
                page,
                repeat,
                row: None,
                under: self.text(row, "under").to_owned(),
                origin: self.origin(row),
            });
            self.sections.push(row.number);
        }
        let section = if deep { parent } else { Some(section) };
        self.open.push(Group { name, row: row.number, section, grid, repeats });
    }

    fn end_group(&mut self, row: &Row, repeats: bool) {
        let Some(group) = self.open.pop() else {
            return self.blocking(row, "type", Problem::GroupUnopened);
        };
        if group.repeats != repeats {
            let name = |repeats, of| format!("{of}_{}", if repeats { "repeat" } else { "group" });
            let (end, begin) = (name(repeats, "end"), name(group.repeats, "begin"));
            self.blocking(row, "type", Problem::GroupEndOther { end, begin, row: group.row });
        }
    }

    /// How many rows a table has, on paper and filled in.
    fn repeat(&mut self, row: &Row, name: &str) -> Repeat {
        let count = match self.rule(row, "repeat_count") {
            Some(rule) => Count::Rule(rule),
            None if self.ends_with_a_blank(row) => Count::UntilBlank,
            None => Count::Open,
        };
        if matches!(count, Count::Rule(_)) {
            self.misplaced(row, "begin_repeat", &["ends"]);
        }
        let mut rows = self.whole_number(row, "rows", ROWS_MAX);
        let fixed = match &count {
            Count::Rule(rule) => rule.source().trim().parse::<u32>().ok().filter(|rows| (1..=ROWS_MAX).contains(rows)),
            Count::Open | Count::UntilBlank | Count::Asked(_) => None,
        };
        rows = rows.or(fixed);
        if rows.is_none() {
            self.warning(row, "type", Problem::RowsUnsaid { name: name.to_owned(), rows: ROWS_UNSAID });
        }
        Repeat { count, rows }
    }

    /// Whether the rows of a table follow one another until the first cell of one stays blank.
    fn ends_with_a_blank(&mut self, row: &Row) -> bool {
        let written = self.text(row, "ends").to_owned();
        match written.to_lowercase().as_str() {
            "" => false,
            "blank" => true,
            _ => {
                self.blocking(row, "ends", unknown_word(&written, &["blank"]));
                false
            }
        }
    }

    /// In a table that goes on row after row, a time that begins each row is not before that of the row above, unless midnight came
    /// between them: then less than half a day has passed, from there on too. The form's author may say something else.
    fn order_times(&mut self) {
        let sections = &self.form.outline.sections;
        let open = |section: &SectionIndex| {
            sections[*section].repeat.as_ref().is_some_and(|repeat| repeat.count == Count::UntilBlank)
        };
        let mut seen = HashSet::new();
        let mut ordered = Vec::new();
        for (index, question) in self.form.questions.iter().enumerate() {
            let Some(table) = question.section.filter(open).filter(|table| seen.insert(*table)) else { continue };
            if question.format != Some(Format::Time) || question.soft.is_some() {
                continue;
            }
            let (name, table) = (own_name(&question.name), &sections[table].name);
            let in_row = |row: &str| format!("decimal-time(indexed-repeat(${{{name}}}, ${{{table}}}, {row}))");
            let (first, before) = (in_row("1"), in_row("position(..) - 1"));
            let rule = format!(
                "position(..) = 1 or decimal-time(.) >= {before} and decimal-time(.) >= {first} or (decimal-time(.) - {before} + 1) mod 1 < 0.5"
            );
            if let Ok(rule) = Expression::parse(&rule) {
                ordered.push((
                    index,
                    Check { rule, message: in_each_language(|phrases| say!(phrases, "form-time-before")) },
                ));
            }
        }
        for (index, check) in ordered {
            self.form.questions[index].soft = Some(check);
        }
    }

    fn note(&mut self, row: &Row) {
        let page = self.turn_page(row);
        self.misplaced(row, "note", NOT_ON_NOTES);
        let appearance = self.appearance(row);
        let (label, hint) = (self.columns.localised(row, "label"), self.columns.localised(row, "hint"));
        let relevant = self.rule(row, "relevant");
        // Whatever works a note out only shows it.
        self.misplaced(row, "note", &["calculation", "default"]);
        self.page().lines.push(Line::Note(label.clone()));
        let index = self.form.outline.notes.len();
        let (name, section) = (self.text(row, "name").to_owned(), self.section());
        let origin = self.origin(row);
        self.form.outline.notes.push(Note { name, label, hint, section, relevant, appearance, page, origin });
        self.notes.push(row.number);
        self.form.outline.order.push(Element::Note(index));
    }

    /// A value that nobody writes.
    fn field(&mut self, row: &Row, kind: &str) {
        let index = self.form.outline.fields.len();
        let name = self.name(row);
        let label = self.columns.localised(row, "label");
        let section = self.section();
        let (relevant, rule) = (self.rule(row, "relevant"), self.rule(row, "calculation"));
        let default = self.default(row);
        let (kind, origin) = (kind.to_owned(), self.origin(row));
        self.form.outline.fields.push(Field { name, kind, label, section, relevant, rule, default, origin });
        self.fields.push(row.number);
        self.form.outline.order.push(Element::Field(index));
    }

    /// The section that rows stand in now.
    fn section(&self) -> Option<SectionIndex> {
        self.open.last().and_then(|group| group.section)
    }

    fn page(&mut self) -> &mut Page {
        self.form.pages.last_mut().expect("a form begins with a page")
    }

    /// Goes to the page the row names; the page, when it names one.
    fn turn_page(&mut self, row: &Row) -> Option<u32> {
        let page = self.whole_number(row, "page", PAGES_MAX)?;
        let above = self.form.pages.len() as u32;
        if page < above {
            self.blocking(row, "page", Problem::PageBackwards { page, above });
            return None;
        }
        // The paper's first page may be a cover without questions.
        if page > above + 1 && !(self.form.questions.is_empty() && page == 2) {
            self.warning(row, "page", Problem::PageSkipped { page, above });
        }
        for _ in above..page {
            self.form.pages.push(Page { title: Localised::default(), lines: Vec::new() });
        }
        Some(page)
    }

    /// Remembers a question whose type cannot be read, and answers what stands for it, so that rules on it are not
    /// refused too.
    fn refuse(&mut self, row: &Row, written: &str) -> Kind {
        self.refused.rows.insert(row.number);
        self.refused.names.insert(self.text(row, "name").to_owned());
        let lists: Vec<&str> = self.form.lists.iter().map(|list| list.name.as_str()).collect();
        for word in written.split_whitespace().skip(1) {
            self.refused.words.extend(nearest(word, lists.iter().copied()).map(str::to_owned));
            self.refused.words.insert(word.to_owned());
        }
        Kind::Text { characters: TEXT_CHARACTERS_MAX, comment: false }
    }

    /// The block of a question in a grid; the first question of the grid makes it.
    fn block(&mut self, kind: &Kind, appearance: &str) -> Option<usize> {
        let group = self.open.last_mut()?;
        let by_question = has_hint(appearance, "list-nolabel");
        if by_question && group.grid.is_none() {
            group.grid = Some(Grid { title: Localised::default(), by_question: true, block: None });
        }
        // A grid reaches into the groups within it, unless each of its questions asks for it.
        let grid = self.open.iter_mut().rev().find_map(|group| group.grid.as_mut())?;
        if grid.by_question && !by_question {
            return None;
        }
        if let (Kind::One(list), true) = (kind, grid.by_question) {
            // Questions with another list begin another grid.
            let same = grid.block.is_some_and(|block| self.form.blocks[block].list == *list);
            grid.block = grid.block.filter(|_| same);
        }
        if grid.block.is_none()
            && let Kind::One(list) = kind
        {
            self.form.blocks.push(Block { title: grid.title.clone(), list: *list });
            grid.block = Some(self.form.blocks.len() - 1);
        }
        // What is no choice of one box stands beside the grid.
        grid.block.filter(|_| !grid.by_question || matches!(kind, Kind::One(_)))
    }

    /// Names that several groups share are written with their groups, so that every question has its own.
    fn qualify(&mut self) {
        let mut seen: HashMap<&str, Vec<usize>> = HashMap::new();
        for (index, question) in self.form.questions.iter().enumerate() {
            seen.entry(&question.name).or_default().push(index);
        }
        let sections = &self.form.outline.sections;
        let parent_of = |index: &usize| self.form.questions[*index].section;
        let shared = seen.values().filter(|indexes| {
            let mut parents: Vec<_> = indexes.iter().map(parent_of).collect();
            parents.sort_unstable();
            parents.dedup();
            // The same name twice in one group is a mistake that the check tells.
            indexes.len() > 1 && parents.len() == indexes.len()
        });
        let mut renamed = Vec::new();
        for index in shared.flatten() {
            let mut path = vec![self.form.questions[*index].name.clone()];
            let up = std::iter::successors(parent_of(index), |section| sections[*section].parent);
            path.extend(up.map(|section| sections[section].name.clone()).filter(|name| !name.is_empty()));
            path.reverse();
            renamed.push((*index, path.join("/")));
        }
        renamed.sort_unstable();
        for (index, name) in renamed {
            self.form.questions[index].name = name;
        }
    }
}

/// Whether an appearance has a hint, in either case.
fn has_hint(appearance: &str, hint: &str) -> bool {
    appearance.split_whitespace().any(|word| word.eq_ignore_ascii_case(hint))
}

const NOT_ON_NOTES: &[&str] = &[
    "required",
    "required_message",
    "constraint",
    "constraint_message",
    "soft",
    "soft_message",
    "theme",
    "direction",
    "weight",
    "digits",
    "characters",
    "comment",
    "constant",
    "choice_filter",
    "parameters",
    "repeat_count",
    "rows",
    "ends",
    "part",
];
const NOT_ON_GROUPS: &[&str] = &[
    "required",
    "required_message",
    "constraint",
    "constraint_message",
    "soft",
    "soft_message",
    "theme",
    "direction",
    "weight",
    "digits",
    "characters",
    "comment",
    "constant",
    "calculation",
    "choice_filter",
    "default",
    "parameters",
    "part",
];
