//! The survey sheet: rows to pages, blocks and questions.

use super::columns::Columns;
use super::form::unknown_word;
use super::table::{Row, Table};
use crate::expression::{Expression, nearest};
use crate::questionnaire::{
    Block, Check, ChoiceList, Constant, Direction, Finding, Kind, Line, Localised, Page, Place, Problem, Question,
    QuestionIndex, Questionnaire, TEXT_CHARACTERS_MAX, WEIGHT_MAX,
};
use std::collections::HashSet;

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
    questions: Vec<QuestionPlace>,
    refused: Refused,
}

/// Questions whose type could not be read: what they lack for that reason alone has been said.
#[derive(Default)]
struct Refused {
    rows: HashSet<u32>,
    names: HashSet<String>,
    /// Words beside their types, and lists near those: a list named there is used.
    words: HashSet<String>,
}

struct QuestionPlace {
    row: u32,
    /// Row of the rule that decides whether it is asked: its own, else its group's.
    relevant: u32,
}

impl Places {
    pub fn new(file: Place) -> Places {
        let (survey, choices) = (Columns::default(), Columns::default());
        Places { file, survey, choices, lists: Vec::new(), questions: Vec::new(), refused: Refused::default() }
    }

    /// Where a column of a question stands.
    pub fn question(&self, question: QuestionIndex, column: &'static str) -> Place {
        let sheet = self.file.sheet("survey");
        let Some(known) = self.questions.get(question) else { return sheet };
        let row = if column == "relevant" { known.relevant } else { known.row };
        sheet.row(row).column(self.survey.header(column))
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

/// What a row is.
enum RowType {
    One(String),
    Several(String),
    Integer,
    Decimal,
    Date,
    Text,
    Note,
    BeginGroup,
    EndGroup,
    BeginRepeat,
    EndRepeat,
    NotSupported,
    Ignored,
    Unknown,
}

/// Types of XLSForm that cannot be keyed from paper.
const NOT_SUPPORTED: &[&str] = &[
    "rank",
    "geopoint",
    "geotrace",
    "geoshape",
    "location",
    "image",
    "photo",
    "audio",
    "video",
    "file",
    "barcode",
    "range",
    "time",
    "datetime",
    "acknowledge",
    "trigger",
    "xml-external",
    "csv-external",
    "select_one_from_file",
    "select_multiple_from_file",
    "select_one_external",
    "matrix",
    "begin_kobomatrix",
    "begin_score",
    "begin_rank",
    "q",
];
/// Types of XLSForm that ask nothing.
const IGNORED: &[&str] = &[
    "start",
    "end",
    "today",
    "deviceid",
    "subscriberid",
    "simserial",
    "phonenumber",
    "username",
    "email",
    "audit",
    "calculate",
    "hidden",
    "start-geopoint",
    "background-audio",
    "background-geopoint",
    "imei",
    "get_start_time",
    "get_end_time",
    "get_today",
    "get_device_id",
    "get_phone_number",
    "device_id",
    "phone_number",
];
/// Types that are keyed from paper, for the nearest good word.
const SUPPORTED: &[&str] =
    &["select_one", "select_multiple", "integer", "decimal", "date", "text", "note", "begin_group", "end_group"];

fn row_type(written: &str) -> RowType {
    let words: Vec<&str> =
        written.split(|letter: char| letter.is_whitespace()).filter(|word| !word.is_empty()).collect();
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let lower: Vec<&str> = lower.iter().map(String::as_str).collect();
    let list = |from: usize| words.get(from).map(|list| (*list).to_owned()).unwrap_or_default();
    match lower.as_slice() {
        ["select_one" | "select_multiple" | "select" | "select1", .., "or_other"]
        | ["select_one" | "select_multiple" | "select" | "select1", .., "or", "specify", "other"] => {
            RowType::NotSupported
        }
        ["select_one" | "select1", "from", ..] | ["select", "one", ..] => {
            RowType::One(list(if lower.contains(&"from") { place_of(&lower, "from") + 1 } else { 2 }))
        }
        ["select_one" | "select1", ..] => RowType::One(list(1)),
        ["select", "multiple" | "all", ..] | ["select_multiple" | "select_all_that_apply", "from", ..] => {
            RowType::Several(list(if lower.contains(&"from") { place_of(&lower, "from") + 1 } else { 2 }))
        }
        ["select_multiple" | "select_all_that_apply", ..] => RowType::Several(list(1)),
        ["integer" | "int"] => RowType::Integer,
        ["decimal"] => RowType::Decimal,
        ["date"] => RowType::Date,
        ["text" | "string"] => RowType::Text,
        ["note"] => RowType::Note,
        ["begin_group" | "begingroup"] | ["begin", "group"] => RowType::BeginGroup,
        ["end_group" | "endgroup"] | ["end", "group"] => RowType::EndGroup,
        ["begin_repeat" | "beginrepeat"] | ["begin", "repeat"] => RowType::BeginRepeat,
        ["end_repeat" | "endrepeat"] | ["end", "repeat"] => RowType::EndRepeat,
        [first, ..] => {
            let joined = lower.join("_");
            let among = |types: &[&str]| types.contains(first) || types.contains(&joined.as_str());
            if among(NOT_SUPPORTED) {
                RowType::NotSupported
            } else if among(IGNORED) {
                RowType::Ignored
            } else {
                RowType::Unknown
            }
        }
        [] => RowType::Unknown,
    }
}

fn place_of(words: &[&str], wanted: &str) -> usize {
    words.iter().position(|word| *word == wanted).unwrap_or_default()
}

/// Reads the rows. Whatever is wrong is a finding; the form goes as far as it can, so that other checks can follow.
pub(super) fn read(
    table: &Table,
    columns: Columns,
    lists: Vec<ChoiceList>,
    places: &mut Places,
    findings: &mut Vec<Finding>,
) -> Questionnaire {
    let sheet = places.file.sheet("survey");
    for word in ["type", "name"].into_iter().filter(|word| !columns.has(word)) {
        findings.push(Finding::blocking(sheet.row(columns.header_row), Problem::ColumnMissing(word.to_owned())));
    }
    let form = Questionnaire {
        id: String::new(),
        title: Localised::default(),
        pages: vec![Page { title: Localised::default(), lines: Vec::new() }],
        blocks: Vec::new(),
        questions: Vec::new(),
        lists,
    };
    let mut reader = Reader {
        sheet,
        columns,
        form,
        places: Vec::new(),
        refused: Refused::default(),
        groups: Vec::new(),
        appearances: Vec::new(),
        findings,
    };
    for row in table.rows.iter().skip(1) {
        reader.row(row);
    }
    for group in std::mem::take(&mut reader.groups) {
        let place = reader.sheet.row(group.row);
        reader.findings.push(Finding::blocking(place, Problem::GroupUnclosed(group.name)));
    }
    let Reader { form, columns, places: questions, refused, .. } = reader;
    places.survey = columns;
    places.questions = questions;
    places.refused = refused;
    form
}

struct Reader<'f> {
    sheet: Place,
    columns: Columns,
    form: Questionnaire,
    places: Vec<QuestionPlace>,
    refused: Refused,
    groups: Vec<Group>,
    /// Display hints already spoken of.
    appearances: Vec<String>,
    findings: &'f mut Vec<Finding>,
}

/// A group that is open.
struct Group {
    name: String,
    row: u32,
    /// Its condition with those of the groups around it.
    relevant: Option<Expression>,
    relevant_row: u32,
    grid: Option<Grid>,
}

/// A group printed as a grid; its block is made by its first question.
struct Grid {
    title: Localised,
    block: Option<usize>,
}

impl Reader<'_> {
    fn text<'r>(&self, row: &'r Row, word: &str) -> &'r str {
        self.columns.text(row, word)
    }

    fn place(&self, row: &Row, word: &str) -> Place {
        self.sheet.row(row.number).column(self.columns.header(word))
    }

    fn blocking(&mut self, row: &Row, word: &str, problem: Problem) {
        let place = self.place(row, word);
        self.findings.push(Finding::blocking(place, problem));
    }

    fn warning(&mut self, row: &Row, word: &str, problem: Problem) {
        let place = self.place(row, word);
        self.findings.push(Finding::warning(place, problem));
    }

    fn row(&mut self, row: &Row) {
        if self.truth(row, "disabled") {
            return;
        }
        let written = self.text(row, "type").to_owned();
        match row_type(&written) {
            _ if written.is_empty() => {
                // Authors keep remarks in rows of their own.
                if self.columns.has("type") {
                    self.warning(row, "type", Problem::TypeMissing);
                }
            }
            RowType::BeginGroup => self.begin_group(row),
            RowType::EndGroup => {
                if self.groups.pop().is_none() {
                    self.blocking(row, "type", Problem::GroupUnopened);
                }
            }
            RowType::BeginRepeat => {
                self.blocking(row, "type", Problem::TypeNotSupported(written));
                self.begin_group(row);
            }
            RowType::EndRepeat => {
                self.groups.pop();
            }
            RowType::Note => {
                self.turn_page(row);
                self.misplaced(row, "note", NOT_ON_NOTES);
                self.appearance(row);
                let label = self.columns.localised(row, "label");
                self.page().lines.push(Line::Note(label));
            }
            RowType::Ignored => self.warning(row, "type", Problem::TypeIgnored(written)),
            RowType::NotSupported => {
                let kind = self.refuse(row, &written);
                self.blocking(row, "type", Problem::TypeNotSupported(written));
                self.question(row, kind);
            }
            RowType::Unknown => {
                let word = written.split_whitespace().next().unwrap_or_default();
                let nearest = nearest(word, SUPPORTED.iter().copied()).map(str::to_owned);
                let kind = self.refuse(row, &written);
                self.blocking(row, "type", Problem::TypeUnknown { written, nearest });
                self.question(row, kind);
            }
            RowType::One(list) => {
                let kind = self.list(row, &list).map(Kind::One);
                let kind = kind.unwrap_or_else(|| self.refuse(row, &written));
                self.misplaced(row, "select_one", &["digits", "characters", "comment"]);
                self.question(row, kind);
            }
            RowType::Several(list) => {
                let kind = self.list(row, &list).map(Kind::Several);
                let kind = kind.unwrap_or_else(|| self.refuse(row, &written));
                self.misplaced(row, "select_multiple", &["digits", "characters", "comment", "direction", "weight"]);
                self.question(row, kind);
            }
            RowType::Integer => {
                let digits = self.whole_number(row, "digits", DIGITS_MAX).map(|digits| digits as u8);
                self.misplaced(row, "integer", &["characters", "comment", "direction", "weight"]);
                self.question(row, Kind::Integer { digits });
            }
            RowType::Decimal => {
                self.misplaced(row, "decimal", &["digits", "characters", "comment", "direction", "weight"]);
                self.question(row, Kind::Decimal);
            }
            RowType::Date => {
                self.misplaced(row, "date", &["digits", "characters", "comment", "direction", "weight"]);
                self.question(row, Kind::Date);
            }
            RowType::Text => {
                let characters = self.whole_number(row, "characters", TEXT_CHARACTERS_MAX as u32);
                let characters = characters.map_or(TEXT_CHARACTERS_MAX, |characters| characters as usize);
                let comment = self.truth(row, "comment");
                self.misplaced(row, "text", &["digits", "direction", "weight"]);
                self.question(row, Kind::Text { characters, comment });
            }
        }
    }

    fn begin_group(&mut self, row: &Row) {
        if self.groups.len() >= GROUPS_DEEP_MAX {
            self.blocking(row, "type", Problem::GroupTooDeep { max: GROUPS_DEEP_MAX });
        }
        let turned = self.turn_page(row);
        let label = self.columns.localised(row, "label");
        let is_grid = self.appearance(row);
        self.misplaced(row, "begin_group", NOT_ON_GROUPS);
        let page = self.page();
        if turned && page.title.is_empty() && page.lines.is_empty() {
            page.title = label.clone();
        } else if !label.is_empty() && !is_grid {
            page.lines.push(Line::Heading(label.clone()));
        }
        let (relevant, relevant_row) = self.relevant(row);
        let name = self.text(row, "name").to_owned();
        let grid = is_grid.then_some(Grid { title: label, block: None });
        self.groups.push(Group { name, row: row.number, relevant, relevant_row, grid });
    }

    fn question(&mut self, row: &Row, kind: Kind) {
        self.turn_page(row);
        self.appearance(row);
        let index = self.form.questions.len();
        let (relevant, relevant_row) = self.relevant(row);
        let question = Question {
            name: self.name(row),
            number: self.text(row, "number").to_owned(),
            label: self.columns.localised(row, "label"),
            hint: self.columns.localised(row, "hint"),
            page: self.form.pages.len() - 1,
            block: self.block(&kind),
            kind,
            required: self.truth(row, "required"),
            relevant,
            hard: self.check(row, "constraint", "constraint_message"),
            soft: self.check(row, "soft", "soft_message"),
            constant: self.constant(row),
            theme: Some(self.text(row, "theme").to_owned()).filter(|theme| !theme.is_empty()),
            direction: self.direction(row),
            weight: self.weight(row),
        };
        self.form.questions.push(question);
        self.places.push(QuestionPlace { row: row.number, relevant: relevant_row });
        self.page().lines.push(Line::Question(index));
    }

    fn page(&mut self) -> &mut Page {
        self.form.pages.last_mut().expect("a form begins with a page")
    }

    /// Goes to the page the row names; whether it names one.
    fn turn_page(&mut self, row: &Row) -> bool {
        let Some(page) = self.whole_number(row, "page", PAGES_MAX) else { return false };
        let above = self.form.pages.len() as u32;
        if page < above {
            self.blocking(row, "page", Problem::PageBackwards { page, above });
            return false;
        }
        // The paper's first page may be a cover without questions.
        if page > above + 1 && !(self.form.questions.is_empty() && page == 2) {
            self.warning(row, "page", Problem::PageSkipped { page, above });
        }
        for _ in above..page {
            self.form.pages.push(Page { title: Localised::default(), lines: Vec::new() });
        }
        true
    }

    fn name(&mut self, row: &Row) -> String {
        let name = self.text(row, "name").to_owned();
        let begins = |letter: char| letter.is_alphabetic() || letter == '_';
        let good = name.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.'));
        if name.is_empty() {
            if self.columns.has("name") {
                self.blocking(row, "name", Problem::NameMissing);
            }
        } else if !good || !name.starts_with(begins) {
            self.blocking(row, "name", Problem::NameBad(name.clone()));
        }
        name
    }

    fn list(&mut self, row: &Row, list: &str) -> Option<usize> {
        if list.is_empty() {
            self.blocking(row, "type", Problem::ListMissing);
            return None;
        }
        let found = self.form.lists.iter().position(|known| known.name == list);
        if found.is_none() {
            let nearest = nearest(list, self.form.lists.iter().map(|list| list.name.as_str())).map(str::to_owned);
            self.blocking(row, "type", Problem::ListUnknown { list: list.to_owned(), nearest });
        }
        found
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
    fn block(&mut self, kind: &Kind) -> Option<usize> {
        let grid = self.groups.iter_mut().rev().find_map(|group| group.grid.as_mut())?;
        if grid.block.is_none()
            && let Kind::One(list) = kind
        {
            self.form.blocks.push(Block { title: grid.title.clone(), list: *list });
            grid.block = Some(self.form.blocks.len() - 1);
        }
        grid.block
    }

    fn rule(&mut self, row: &Row, word: &str) -> Option<Expression> {
        let source = self.text(row, word).to_owned();
        if source.is_empty() {
            return None;
        }
        // A spreadsheet turns a typed `true` into a truth of its own.
        let source = match source.to_lowercase().as_str() {
            "true" => "true()".to_owned(),
            "false" => "false()".to_owned(),
            _ => source,
        };
        match Expression::parse(&source) {
            Ok(rule) => Some(rule),
            Err(error) => {
                self.blocking(row, word, Problem::Rule { source, error });
                None
            }
        }
    }

    /// The row's condition with those of the groups around it, and the row that says the innermost.
    fn relevant(&mut self, row: &Row) -> (Option<Expression>, u32) {
        let own = self.rule(row, "relevant");
        let around = self.groups.last().and_then(|group| Some((group.relevant.clone()?, group.relevant_row)));
        match (own, around) {
            (None, None) => (None, row.number),
            (Some(own), None) => (Some(own), row.number),
            (None, Some((around, at))) => (Some(around), at),
            (Some(own), Some((around, _))) => match around.and(&own) {
                Ok(both) => (Some(both), row.number),
                Err(error) => {
                    let source = own.source().to_owned();
                    self.blocking(row, "relevant", Problem::Rule { source, error });
                    (Some(own), row.number)
                }
            },
        }
    }

    fn check(&mut self, row: &Row, word: &str, message_word: &str) -> Option<Check> {
        let message = self.columns.localised(row, message_word);
        match self.rule(row, word) {
            Some(rule) => Some(Check { rule, message }),
            None => {
                if !message.is_empty() && self.text(row, word).is_empty() {
                    self.warning(row, message_word, Problem::MessageWithoutRule);
                }
                None
            }
        }
    }

    fn constant(&mut self, row: &Row) -> Option<Constant> {
        let written = self.text(row, "constant").to_owned();
        match written.to_lowercase().as_str() {
            "" => None,
            "service" => Some(Constant::Service),
            "date" => Some(Constant::Date),
            _ => {
                self.blocking(row, "constant", unknown_word(&written, &["service", "date"]));
                None
            }
        }
    }

    fn direction(&mut self, row: &Row) -> Direction {
        let written = self.text(row, "direction").to_owned();
        match written.to_lowercase().as_str() {
            "" | "positive" => Direction::Positive,
            "negative" => Direction::Negative,
            _ => {
                self.blocking(row, "direction", unknown_word(&written, &["positive", "negative"]));
                Direction::Positive
            }
        }
    }

    fn weight(&mut self, row: &Row) -> f64 {
        let written = self.text(row, "weight").replace(',', ".");
        if written.is_empty() {
            return 1.0;
        }
        let weight = written.parse().ok().filter(|weight| *weight > 0.0 && *weight <= WEIGHT_MAX);
        weight.unwrap_or_else(|| {
            self.blocking(row, "weight", Problem::NotAWeight(written));
            1.0
        })
    }

    /// A yes or no, as spreadsheets and authors write it.
    fn truth(&mut self, row: &Row, word: &str) -> bool {
        let written = self.text(row, word).to_owned();
        match written.to_lowercase().as_str() {
            "" | "no" | "false" | "false()" | "0" | "non" | "faux" | "n" => false,
            "yes" | "true" | "true()" | "1" | "oui" | "vrai" | "y" | "x" => true,
            _ => {
                self.warning(row, word, unknown_word(&written, &["yes", "no"]));
                false
            }
        }
    }

    fn whole_number(&mut self, row: &Row, word: &str, max: u32) -> Option<u32> {
        let written = self.text(row, word).to_owned();
        if written.is_empty() {
            return None;
        }
        let number = written.parse().ok().filter(|number| (1..=max).contains(number));
        if number.is_none() {
            self.blocking(row, word, Problem::NotAWholeNumber { written, min: 1, max });
        }
        number
    }

    fn misplaced(&mut self, row: &Row, kind: &str, columns: &[&str]) {
        for word in columns.iter().filter(|word| !self.text(row, word).is_empty()).copied().collect::<Vec<_>>() {
            self.warning(row, word, Problem::ColumnMisplaced { kind: kind.to_owned() });
        }
    }

    /// Whether the row is printed as a grid; says once of every other hint that paper does not know it.
    fn appearance(&mut self, row: &Row) -> bool {
        let written = self.text(row, "appearance").to_lowercase();
        let mut grid = false;
        for hint in written.split_whitespace() {
            if hint == "table-list" {
                grid = true;
            } else if !self.appearances.iter().any(|known| known == hint) {
                self.appearances.push(hint.to_owned());
                self.warning(row, "appearance", Problem::AppearanceIgnored(hint.to_owned()));
            }
        }
        grid
    }
}

const NOT_ON_NOTES: &[&str] = &[
    "required",
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
    "relevant",
];
const NOT_ON_GROUPS: &[&str] = &[
    "required",
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
];
