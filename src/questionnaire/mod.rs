//! The paper form: tools, audiences, questionnaires, pages, blocks, questions. Immutable once checked.
//!
//! It knows nothing of spreadsheets (that is `import`), of answers (`record`) or of screens.

mod check;
mod difference;
mod fhir;
mod finding;
mod layout;
mod outline;
mod part;
mod precision;
mod spread;
mod text;
mod tool;

pub use check::{FormSpot, ToolSpot, check, check_form, check_tool};
pub use difference::{
    AudienceDifference, Change, Comparable, Difference, Presence, QuestionDifference, ThemeDifference, ToolChange,
};
pub use fhir::{Fhir, Unsaid};
pub use finding::{Finding, Place, Problem, Severity, Thing, Wanted};
pub use layout::{Layout, Spot, own_name};
pub use outline::{
    Attached, Count, Element, Field, Format, Note, Origin, Outline, ROWS_MAX, ROWS_UNSAID, Repeat, Section,
    SectionIndex, moment_of, time_of_day,
};
pub use part::Part;
pub use precision::Precision;
pub use spread::Spreading;
pub use text::Localised;
pub use tool::{
    Audience, AudienceForms, Fingerprint, Mode, Provenance, Role, Scoring, Theme, Thresholds, Tool, ToolKind, Variant,
    Window,
};

use crate::expression::Expression;
use serde::{Deserialize, Serialize};

/// One paper form in one variant. Built by `import`, never changed afterwards.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Questionnaire {
    /// The form's identifier (`form_id` of the settings sheet).
    pub id: String,
    /// The printed title.
    pub title: Localised,
    /// The pages of the paper, in order. Every form has at least one.
    pub pages: Vec<Page>,
    /// Item batteries and groups drawn as one grid.
    pub blocks: Vec<Block>,
    /// Every question in the order of the paper, notes excluded.
    pub questions: Vec<Question>,
    /// The choice lists.
    pub lists: Vec<ChoiceList>,
    /// What stands around the questions.
    #[serde(default, skip_serializing_if = "is_default")]
    pub outline: Outline,
}

/// Index of a question in [`Questionnaire::questions`].
pub type QuestionIndex = usize;

/// One page of the paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// The printed heading, may be empty.
    pub title: Localised,
    /// What stands on the page from top to bottom.
    pub lines: Vec<Line>,
}

/// One line of a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Line {
    /// A heading of a group.
    Heading(Localised),
    /// A note to the respondent, never asked.
    Note(Localised),
    /// A question, by its index.
    Question(QuestionIndex),
}

/// Neighbouring questions that share one choice list and are printed as a grid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// The printed heading of the battery, may be empty.
    pub title: Localised,
    /// The common choice list, an index into [`Questionnaire::lists`].
    pub list: usize,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// The item code: shared by the variants of a form and, for crossed items, by the audiences.
    pub name: String,
    /// The number printed on the paper, empty when there is none.
    pub number: String,
    /// The printed text.
    pub label: Localised,
    /// The printed help, may be empty.
    pub hint: Localised,
    /// Index of its page.
    pub page: usize,
    /// Index of its block, when it is printed in a grid.
    pub block: Option<usize>,
    /// What may be answered.
    pub kind: Kind,
    /// Whether "nothing ticked" deserves a question back.
    pub required: bool,
    /// When it is asked, beside the conditions of the sections around it; `None` is always.
    pub relevant: Option<Expression>,
    /// Checks that refuse.
    pub hard: Option<Check>,
    /// Checks that ask once.
    pub soft: Option<Check>,
    /// What fills it along a pile, when the batch does and not the operator.
    pub constant: Option<Constant>,
    /// The theme it counts in, a code of [`Tool::themes`].
    pub theme: Option<String>,
    /// Whether a high score on the list is good.
    pub direction: Direction,
    /// What it weighs in its theme's score, above 0 and up to [`WEIGHT_MAX`]; 1 unless the form says otherwise.
    pub weight: f64,
    /// The section it stands in.
    #[serde(default, skip_serializing_if = "is_default")]
    pub section: Option<SectionIndex>,
    /// What the type says beyond the kind.
    #[serde(default, skip_serializing_if = "is_default")]
    pub format: Option<Format>,
    /// Which choices are offered: a predicate on the rows of its list.
    #[serde(default, skip_serializing_if = "is_default")]
    pub filter: Option<Expression>,
    /// What works its answer out: nobody keys it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub calculation: Option<Expression>,
    /// What it says before somebody answers. The paper says what was written, so that keying does not use it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub default: Option<Expression>,
    /// Whether it only shows its value.
    #[serde(default, skip_serializing_if = "is_default")]
    pub read_only: bool,
    /// When it is required, where that depends on other answers.
    #[serde(default, skip_serializing_if = "is_default")]
    pub required_when: Option<Expression>,
    /// What the form's author says where a required answer is missing, may be empty.
    #[serde(default, skip_serializing_if = "is_default")]
    pub required_message: Localised,
    /// Display hints as its author wrote them.
    #[serde(default, skip_serializing_if = "is_default")]
    pub appearance: String,
    /// What it is in the form of another standard that it came from.
    #[serde(default, skip_serializing_if = "is_default")]
    pub origin: Origin,
    /// What its answer is for in a dossier, beside the criteria.
    #[serde(default, skip_serializing_if = "is_default")]
    pub part: Option<Part>,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Question {
    /// A question without anything but its name and kind, on the first page.
    pub fn new(name: &str, kind: Kind) -> Question {
        Question {
            name: name.to_owned(),
            number: String::new(),
            label: Localised::default(),
            hint: Localised::default(),
            page: 0,
            block: None,
            kind,
            required: false,
            relevant: None,
            hard: None,
            soft: None,
            constant: None,
            theme: None,
            direction: Direction::Positive,
            weight: 1.0,
            section: None,
            format: None,
            filter: None,
            calculation: None,
            default: None,
            read_only: false,
            required_when: None,
            required_message: Localised::default(),
            appearance: String::new(),
            origin: Origin::default(),
            part: None,
        }
    }

    /// How much of a date it asks, where its kind is [`Kind::Date`].
    pub fn precision(&self) -> Precision {
        Precision::of_appearance(&self.appearance)
    }

    /// Whether the form fills it and nobody keys it.
    pub fn is_filled_by_the_form(&self) -> bool {
        self.calculation.is_some() || (self.read_only && self.default.is_some())
    }
}

/// What a question takes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Kind {
    /// One ticked box of a list, an index into [`Questionnaire::lists`].
    One(usize),
    /// Several ticked boxes of a list.
    Several(usize),
    /// A whole number; with `digits`, it is taken as soon as it has that many.
    Integer {
        /// The number of boxes on the paper.
        digits: Option<u8>,
    },
    /// A number with decimals, at most [`DECIMALS_MAX`] of them.
    Decimal,
    /// A civil date, or as much of one as [`Question::precision`] says.
    Date,
    /// Free text.
    Text {
        /// Longest answer, in characters.
        characters: usize,
        /// Whether it is a comment for the report.
        comment: bool,
    },
}

/// The most an item may weigh.
pub const WEIGHT_MAX: f64 = 100.0;
/// Most decimals of a decimal answer.
pub const DECIMALS_MAX: usize = 6;
/// Longest text answer, in characters, unless the form says less.
pub const TEXT_CHARACTERS_MAX: usize = 2_000;
/// Most questions of one form.
pub const QUESTIONS_MAX: usize = 2_000;
/// Most choices of one list.
pub const CHOICES_MAX: usize = 9_999;

/// A rule on the answer `.` and what to say when it does not hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Check {
    /// Must hold for the answer.
    pub rule: Expression,
    /// What the form's author says to the operator, may be empty.
    pub message: Localised,
}

/// What a batch fills along a pile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Constant {
    /// The code of the batch's service.
    Service,
    /// The date of the batch.
    Date,
}

/// Which end of a scale is good.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    /// A high score is good.
    #[default]
    Positive,
    /// A high score is bad: the item's score is 100 minus the choice's.
    Negative,
}

/// A list of printed boxes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChoiceList {
    /// The `list_name`.
    pub name: String,
    /// In the order of the paper, never empty.
    pub choices: Vec<Choice>,
}

/// One printed box.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// The value in data and rules (XLSForm `name`).
    pub name: String,
    /// The code printed beside the box: what is keyed. Digits, seldom letters.
    pub code: String,
    /// The printed text.
    pub label: Localised,
    /// A short text for a column of a grid, may be empty.
    pub short: Localised,
    /// The score on 0–100, `None` when the list is not a scale or the box is off it.
    pub score: Option<f64>,
    /// The mark the box stands for, such as a printed "not concerned".
    pub mark: Option<Mark>,
    /// Other columns of the list and their texts, for filters and rules.
    #[serde(default, skip_serializing_if = "is_default")]
    pub columns: Vec<(String, String)>,
}

/// What a question said when it said no value. Marks are data: counted, never mixed with values or each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Mark {
    /// Nothing was ticked or written.
    Blank,
    /// Not concerned.
    NotConcerned,
    /// Two boxes were ticked where one was asked.
    Double,
    /// Unreadable.
    Unreadable,
    /// Crossed out.
    Struck,
}

impl Mark {
    /// Every mark, in the order of the screens and reports.
    pub const ALL: [Mark; 5] = [Mark::Blank, Mark::NotConcerned, Mark::Double, Mark::Unreadable, Mark::Struck];

    /// The word used in files and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Mark::Blank => "blank",
            Mark::NotConcerned => "not-concerned",
            Mark::Double => "double",
            Mark::Unreadable => "unreadable",
            Mark::Struck => "struck",
        }
    }

    /// The mark a word of a file names.
    pub fn from_word(word: &str) -> Option<Mark> {
        Mark::ALL.into_iter().find(|mark| mark.word() == word)
    }
}

impl Kind {
    /// The type as the survey sheet writes it.
    pub fn word(&self) -> &'static str {
        match self {
            Kind::One(_) => "select_one",
            Kind::Several(_) => "select_multiple",
            Kind::Integer { .. } => "integer",
            Kind::Decimal => "decimal",
            Kind::Date => "date",
            Kind::Text { .. } => "text",
        }
    }
}

impl Questionnaire {
    /// A form that asks nothing yet: one page without a title, which a reader of files goes on with.
    pub fn empty() -> Questionnaire {
        Questionnaire {
            id: String::new(),
            title: Localised::default(),
            pages: vec![Page { title: Localised::default(), lines: Vec::new() }],
            blocks: Vec::new(),
            questions: Vec::new(),
            lists: Vec::new(),
            outline: Outline::default(),
        }
    }

    /// The row that a question stands in, where its table is spread out: `2`, and `2.1` in a table within a table.
    pub fn row_of(&self, index: QuestionIndex) -> Option<String> {
        let sections = &self.outline.sections;
        let around = std::iter::successors(self.questions[index].section, |section| sections[*section].parent);
        let mut rows: Vec<String> =
            around.filter_map(|section| sections[section].row).map(|row| row.to_string()).collect();
        rows.reverse();
        (!rows.is_empty()).then(|| rows.join("."))
    }

    /// The first cell of a row of a table whose rows follow one another until it stays blank; nothing for other sections.
    pub fn row_head(&self, section: SectionIndex) -> Option<QuestionIndex> {
        let row = &self.outline.sections[section];
        row.row.filter(|_| row.repeat.as_ref().is_some_and(|repeat| repeat.count == Count::UntilBlank))?;
        (0..self.questions.len()).find(|index| self.sections_around(*index).any(|around| around == section))
    }

    /// The row around a question of a table whose rows follow one another until the first cell of one stays blank, where the
    /// table is spread out.
    pub fn open_row(&self, question: QuestionIndex) -> Option<SectionIndex> {
        self.sections_around(question).find(|section| {
            let section = &self.outline.sections[*section];
            section.row.is_some() && section.repeat.as_ref().is_some_and(|repeat| repeat.count == Count::UntilBlank)
        })
    }

    /// The criterion that a justification, a piece of evidence or a comment is of: the nearest choice above it that counts in a theme.
    pub fn criterion_of(&self, question: QuestionIndex) -> Option<QuestionIndex> {
        self.questions[question].part.filter(|part| part.is_of_a_criterion())?;
        (0..question).rev().find(|above| self.is_criterion(*above))
    }

    /// Whether a question is a criterion of a dossier: one box of a list, counted in a theme.
    pub fn is_criterion(&self, question: QuestionIndex) -> bool {
        let question = &self.questions[question];
        question.theme.is_some() && question.part.is_none() && matches!(question.kind, Kind::One(_))
    }

    /// The sections around a question, the innermost first.
    pub fn sections_around(&self, question: QuestionIndex) -> impl Iterator<Item = SectionIndex> + '_ {
        std::iter::successors(self.questions[question].section, |section| self.outline.sections[*section].parent)
    }

    /// The index of the question with this item code.
    pub fn index(&self, name: &str) -> Option<QuestionIndex> {
        self.questions.iter().position(|question| question.name == name)
    }

    /// The list of a choice question.
    pub fn list(&self, index: QuestionIndex) -> Option<&ChoiceList> {
        match self.questions[index].kind {
            Kind::One(list) | Kind::Several(list) => Some(&self.lists[list]),
            Kind::Integer { .. } | Kind::Decimal | Kind::Date | Kind::Text { .. } => None,
        }
    }

    /// The questions of a page, in order.
    pub fn questions_of_page(&self, page: usize) -> impl Iterator<Item = QuestionIndex> + '_ {
        self.questions.iter().enumerate().filter(move |(_, question)| question.page == page).map(|(index, _)| index)
    }
}

impl ChoiceList {
    /// The choice with this data value.
    pub fn named(&self, name: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.name == name)
    }

    /// The choice with this printed code, letters in either case.
    pub fn coded(&self, code: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.code.eq_ignore_ascii_case(code))
    }
}
