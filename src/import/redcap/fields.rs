//! The rows of a dictionary: forms, sections, grids and fields.

mod answers;
mod rules;

use super::annotation::{self, Meaning};
use super::choices::Pair;
use super::header::{Column, Header};
use super::known::Known;
use super::logic::Fields as _;
use super::text;
use crate::expression::Expression;
use crate::import::form::unknown_word;
use crate::import::survey::OneSheet;
use crate::import::table::Row;
use crate::questionnaire::{
    Block, Element, Field, Finding, Kind, Line, Localised, Note, Origin, Page, Place, Problem, Question, Questionnaire,
    Section, SectionIndex, TEXT_CHARACTERS_MAX,
};
use std::collections::{HashMap, HashSet};

/// Reads rows from the top.
pub(super) struct Reader<'r> {
    header: &'r Header,
    place: Place,
    findings: &'r mut Vec<Finding>,
    known: Known,
    form: Questionnaire,
    rows: OneSheet,
    /// Names of sections, so that each has its own.
    names: HashSet<String>,
    /// The form that rows stand in, by its name, and its section.
    within: Option<(String, SectionIndex)>,
    /// The section header above the rows.
    head: Option<(String, SectionIndex)>,
    matrix: Option<Matrix>,
    lists: HashMap<(&'static str, Vec<Pair>), usize>,
    said: Said,
}

/// A group of rows printed as a grid.
struct Matrix {
    name: String,
    section: SectionIndex,
    title: Localised,
    block: Option<usize>,
}

/// What is said once for the whole dictionary.
#[derive(Default)]
struct Said {
    markup: bool,
    default: bool,
    first: bool,
    tags: HashSet<String>,
}

/// What the annotations of a field ask of the paper.
#[derive(Default)]
struct Asks {
    hidden: bool,
    read_only: bool,
    default: Option<Expression>,
    /// Choices that exclude the others.
    alone: Vec<String>,
    ticked_max: Option<u32>,
    characters: Option<usize>,
    bounds_refuse: bool,
    calculation: Option<String>,
}

impl<'r> Reader<'r> {
    pub fn new(header: &'r Header, place: &Place, rows: &[Row], findings: &'r mut Vec<Finding>) -> Reader<'r> {
        let form = Questionnaire::empty();
        Reader {
            header,
            place: place.clone(),
            findings,
            known: Known::new(header, rows),
            form,
            rows: OneSheet::default(),
            names: HashSet::new(),
            within: None,
            head: None,
            matrix: None,
            lists: HashMap::new(),
            said: Said::default(),
        }
    }

    /// The form as far as it was read, and where its parts stand.
    pub fn done(self) -> (Questionnaire, OneSheet) {
        (self.form, self.rows)
    }

    pub fn row(&mut self, row: &Row) {
        self.turn_to_form(row);
        self.head(row);
        self.matrix(row);
        let name = self.name(row);
        let asks = self.annotations(row);
        let kind = self.text(row, Column::Type).to_lowercase();
        if !self.said.first {
            self.said.first = true;
            self.warning(row, Column::Name, Problem::RecordNumber(name.clone()));
        }
        if asks.hidden && kind != "calc" {
            self.warning(row, Column::Annotation, Problem::FieldHidden(name.clone()));
            if kind == "descriptive" {
                return;
            }
            let rule = self.calculated(row, &asks);
            let kind = if rule.is_some() { "calculate" } else { "hidden" };
            return self.field(row, &name, kind, rule, asks.default);
        }
        match kind.as_str() {
            "descriptive" => self.note(row),
            "calc" => {
                let rule = self.calculation(row, Column::Choices, self.text(row, Column::Choices).to_owned());
                self.field(row, &name, "calculate", rule, None);
            }
            "file" | "signature" => {
                let is_signature = self.text(row, Column::Validation).eq_ignore_ascii_case("signature");
                let written = if is_signature { "signature" } else { kind.as_str() };
                self.warning(row, Column::Type, Problem::TypeNotSupported(written.to_owned()));
                self.field(row, &name, written, None, None);
            }
            "" => {
                self.blocking(row, Column::Type, Problem::TypeMissing);
            }
            _ => self.asked(row, &name, &kind, asks),
        }
    }

    // Texts and findings.

    fn text<'t>(&self, row: &'t Row, column: Column) -> &'t str {
        self.header.index(column).map_or("", |index| row.text(index))
    }

    fn here(&self, row: &Row, column: Column) -> Place {
        self.place.row(row.number).column(self.header.title(column))
    }

    fn blocking(&mut self, row: &Row, column: Column, problem: Problem) {
        let place = self.here(row, column);
        self.findings.push(Finding::blocking(place, problem));
    }

    fn warning(&mut self, row: &Row, column: Column, problem: Problem) {
        let place = self.here(row, column);
        self.findings.push(Finding::warning(place, problem));
    }

    fn name(&mut self, row: &Row) -> String {
        let name = self.text(row, Column::Name).to_owned();
        let begins = |letter: char| letter.is_alphabetic() || letter == '_';
        let inside = |letter: char| letter.is_alphanumeric() || letter == '_';
        if name.is_empty() {
            self.blocking(row, Column::Name, Problem::NameMissing);
        } else if !name.starts_with(begins) || !name.chars().all(inside) {
            self.blocking(row, Column::Name, Problem::NameBad(name.clone()));
        }
        name
    }

    /// A printed text: markup goes, answers that it takes up are named.
    fn printed(&mut self, row: &Row, column: Column) -> Localised {
        let (plain, marked) = text::plain(self.text(row, column));
        if marked && !self.said.markup {
            self.said.markup = true;
            self.warning(row, column, Problem::MarkupIgnored);
        }
        let known = &self.known;
        let (text, smart) = text::piped(&plain, |name| known.sort(name).is_some());
        if let Some(name) = smart {
            self.warning(row, column, Problem::LabelReference { name });
        }
        Localised::plain(&text)
    }

    /// A yes or no; REDCap writes `y` or nothing.
    fn truth(&mut self, row: &Row, column: Column) -> bool {
        let written = self.text(row, column).to_owned();
        match written.to_lowercase().as_str() {
            "" | "n" | "no" | "0" | "false" | "non" => false,
            "y" | "yes" | "1" | "true" | "x" | "oui" => true,
            _ => {
                self.warning(row, column, unknown_word(&written, &["y"]));
                false
            }
        }
    }

    // What stands around fields.

    /// Every form of a dictionary begins a page.
    fn turn_to_form(&mut self, row: &Row) {
        let name = self.text(row, Column::Form).to_owned();
        if name.is_empty() || self.within.as_ref().is_some_and(|(known, _)| *known == name) {
            return;
        }
        let title = Localised::plain(&text::heading(&name));
        let is_fresh = self.form.questions.is_empty() && self.form.pages.iter().all(|page| page.lines.is_empty());
        if !is_fresh || self.within.is_some() {
            self.form.pages.push(Page { title: Localised::default(), lines: Vec::new() });
        }
        self.page().title.clone_from(&title);
        (self.head, self.matrix) = (None, None);
        let page = u32::try_from(self.form.pages.len()).ok();
        let section = self.section(row, &name, title, None, page, "");
        self.within = Some((name, section));
    }

    fn head(&mut self, row: &Row) {
        let written = self.text(row, Column::Section).to_owned();
        if written.is_empty() || self.head.as_ref().is_some_and(|(known, _)| *known == written) {
            return;
        }
        self.matrix = None;
        let label = self.printed(row, Column::Section);
        let parent = self.within.as_ref().map(|(_, section)| *section);
        let is_grid = self.is_grid(row);
        if !is_grid && !label.is_empty() {
            self.page().lines.push(Line::Heading(label.clone()));
        }
        let appearance = if is_grid { "table-list" } else { "" };
        let section = self.section(row, "section", label.clone(), parent, None, appearance);
        self.head = Some((written, section));
        if is_grid {
            let name = self.text(row, Column::Matrix).to_owned();
            self.matrix = Some(Matrix { name, section, title: label, block: None });
        }
    }

    /// Whether the row stands in a grid of single choices.
    fn is_grid(&self, row: &Row) -> bool {
        let kind = self.text(row, Column::Type);
        !self.text(row, Column::Matrix).is_empty()
            && ["radio", "yesno", "truefalse", "dropdown"].iter().any(|grid| kind.eq_ignore_ascii_case(grid))
    }

    fn matrix(&mut self, row: &Row) {
        let name = self.text(row, Column::Matrix).to_owned();
        if let Some(matrix) = &self.matrix {
            if matrix.name == name {
                return self.ranking(row);
            }
            // What follows a grid stands no longer under its heading.
            let ended = self.matrix.take().map(|matrix| matrix.section);
            self.head = self.head.take().filter(|(_, section)| Some(*section) != ended);
        }
        if name.is_empty() {
            return;
        }
        if !self.is_grid(row) {
            let is_checkbox = self.text(row, Column::Type).eq_ignore_ascii_case("checkbox");
            let problem = if is_checkbox { Problem::GridOfSeveral } else { Problem::GridIgnored };
            if self.said.tags.insert(format!("grid {name}")) {
                self.warning(row, Column::Matrix, problem(name));
            }
            return self.ranking(row);
        }
        let parent = self.around();
        let section = self.section(row, &name, Localised::default(), parent, None, "table-list");
        self.matrix = Some(Matrix { name, section, title: Localised::default(), block: None });
        self.ranking(row);
    }

    fn ranking(&mut self, row: &Row) {
        if self.truth(row, Column::Ranking) {
            let name = self.text(row, Column::Matrix).to_owned();
            if self.said.tags.insert(format!("ranking {name}")) {
                self.warning(row, Column::Ranking, Problem::RankingNotChecked(name));
            }
        }
    }

    fn section(
        &mut self,
        row: &Row,
        name: &str,
        label: Localised,
        parent: Option<SectionIndex>,
        page: Option<u32>,
        appearance: &str,
    ) -> SectionIndex {
        let index = self.form.outline.sections.len();
        let name = self.known.free(name, &self.names);
        self.names.insert(name.clone());
        let appearance = appearance.to_owned();
        let (under, origin) = (String::new(), Origin::default());
        let (relevant, repeat, row_of_table) = (None, None, None);
        let section =
            Section { name, label, parent, relevant, appearance, page, repeat, row: row_of_table, under, origin };
        self.form.outline.order.push(Element::Section(index));
        self.form.outline.sections.push(section);
        self.rows.sections.push(row.number);
        index
    }

    /// The innermost section around the row.
    fn around(&self) -> Option<SectionIndex> {
        let head = self.head.as_ref().or(self.within.as_ref());
        self.matrix.as_ref().map(|matrix| matrix.section).or(head.map(|(_, section)| *section))
    }

    fn page(&mut self) -> &mut Page {
        self.form.pages.last_mut().expect("a form begins with a page")
    }

    // Fields that nobody keys.

    fn note(&mut self, row: &Row) {
        let (name, label) = (self.text(row, Column::Name).to_owned(), self.printed(row, Column::Label));
        let (hint, relevant) = (self.printed(row, Column::Note), self.relevant(row));
        let (index, section) = (self.form.outline.notes.len(), self.around());
        self.page().lines.push(Line::Note(label.clone()));
        let (appearance, page, origin) = (String::new(), None, Origin::default());
        self.form.outline.notes.push(Note { name, label, hint, section, relevant, appearance, page, origin });
        self.rows.notes.push(row.number);
        self.form.outline.order.push(Element::Note(index));
    }

    fn field(&mut self, row: &Row, name: &str, kind: &str, rule: Option<Expression>, default: Option<Expression>) {
        let (label, relevant) = (self.printed(row, Column::Label), self.relevant(row));
        let (index, section) = (self.form.outline.fields.len(), self.around());
        let (name, kind) = (name.to_owned(), kind.to_owned());
        let origin = Origin::default();
        self.form.outline.fields.push(Field { name, kind, label, section, relevant, rule, default, origin });
        self.rows.fields.push(row.number);
        self.form.outline.order.push(Element::Field(index));
    }

    // Fields that are keyed.

    fn asked(&mut self, row: &Row, name: &str, kind: &str, asks: Asks) {
        let mut question = Question::new(name, Kind::Text { characters: TEXT_CHARACTERS_MAX, comment: false });
        question.label = self.printed(row, Column::Label);
        question.hint = self.printed(row, Column::Note);
        self.text(row, Column::Number).clone_into(&mut question.number);
        question.required = self.truth(row, Column::Required);
        question.relevant = self.relevant(row);
        question.calculation = self.calculated(row, &asks);
        (question.default, question.read_only) = (asks.default.clone(), asks.read_only);
        question.page = self.form.pages.len() - 1;
        question.section = self.around();
        question.appearance = self.alignment(row);
        let identifies = self.truth(row, Column::Identifier);
        if identifies {
            self.warning(row, Column::Identifier, Problem::Identifying(name.to_owned()));
        }
        self.answered(row, kind, &asks, &mut question, identifies);
        self.say_default(row, &question);
        question.block = self.block(&question.kind);
        let index = self.form.questions.len();
        self.form.questions.push(question);
        self.rows.questions.push(row.number);
        self.form.outline.order.push(Element::Question(index));
        self.page().lines.push(Line::Question(index));
    }

    /// Says once that paper shows no value before it is answered.
    fn say_default(&mut self, row: &Row, question: &Question) {
        if question.default.is_some() && !question.is_filled_by_the_form() && !self.said.default {
            self.said.default = true;
            self.warning(row, Column::Annotation, Problem::DefaultNotKeyed);
        }
    }

    /// The block of a question in a grid; the first question of the grid makes it.
    fn block(&mut self, kind: &Kind) -> Option<usize> {
        let matrix = self.matrix.as_mut()?;
        if let (Kind::One(list), None) = (kind, matrix.block) {
            self.form.blocks.push(Block { title: matrix.title.clone(), list: *list });
            matrix.block = Some(self.form.blocks.len() - 1);
        }
        matrix.block
    }

    /// Where the boxes stand: beside the text or below it, side by side or in a column.
    fn alignment(&mut self, row: &Row) -> String {
        let written = self.text(row, Column::Alignment).to_owned();
        match written.to_uppercase().as_str() {
            "" | "RV" => String::new(),
            "RH" | "LH" => "horizontal".to_owned(),
            "LV" => "vertical".to_owned(),
            _ => {
                self.warning(row, Column::Alignment, unknown_word(&written, &["RV", "RH", "LV", "LH"]));
                String::new()
            }
        }
    }

    fn annotations(&mut self, row: &Row) -> Asks {
        let mut asks = Asks::default();
        let (tags, others) = annotation::tags(self.text(row, Column::Annotation));
        if !others.is_empty() && self.said.tags.insert("remark".to_owned()) {
            self.warning(row, Column::Annotation, Problem::RemarkIgnored);
        }
        for tag in tags {
            let meaning = annotation::meaning(&tag.name);
            let given = tag.value.as_deref().unwrap_or_default().trim();
            let number = given.parse::<u32>().ok().filter(|number| (1..=TEXT_CHARACTERS_MAX as u32).contains(number));
            match (meaning, number) {
                (Meaning::Hidden, _) => asks.hidden = true,
                (Meaning::ReadOnly, _) => asks.read_only = true,
                (Meaning::ForceMinMax, _) => asks.bounds_refuse = true,
                (Meaning::Default, _) => asks.default = self.default(row, given),
                (Meaning::Today, _) => asks.default = Expression::parse("today()").ok(),
                (Meaning::NoneOfTheAbove, _) if !given.is_empty() => {
                    asks.alone = given.split(',').map(|code| code.trim().to_owned()).collect();
                }
                (Meaning::MaxChecked, Some(number)) => asks.ticked_max = Some(number),
                (Meaning::CharLimit, Some(number)) => asks.characters = Some(number as usize),
                (Meaning::Calculation, _) if !given.is_empty() => asks.calculation = Some(given.to_owned()),
                (Meaning::Unknown, _) => {
                    let nearest = annotation::nearest_tag(&tag.name);
                    if self.said.tags.insert(tag.name.clone()) {
                        self.warning(row, Column::Annotation, Problem::TagUnknown { tag: tag.name, nearest });
                    }
                }
                _ => {
                    if self.said.tags.insert(tag.name.clone()) {
                        self.warning(row, Column::Annotation, Problem::AppearanceIgnored(tag.name));
                    }
                }
            }
        }
        asks
    }
}
