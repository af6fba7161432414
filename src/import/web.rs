//! Answers that were given online: a table of text with a row for each response. Columns are found by the codes of the questions, as
//! survey programs write them, or by a file that names them; values by the name, the code or the words of a box.
//!
//! It knows no campaign's batches: it says which text answers which question, and what is wrong with the table. What a form makes of the
//! texts is for whoever fills one.

use super::csv_text;
use super::table::{Row, column_letters};
use crate::campaign::WebResponse;
use crate::entry::Reason;
use crate::expression::nearest;
use crate::language::western;
use crate::questionnaire::{
    Choice, ChoiceList, Constant, Finding, Fingerprint, Kind, Mode, Place, QuestionIndex, Questionnaire,
};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

/// Most responses of a file.
pub const WEB_ROWS_MAX: usize = 5_000;

/// Columns that survey programs write beside the answers, none of which is kept: when, from where, in which language.
const BESIDE: [&str; 40] = [
    "submitdate",
    "lastpage",
    "startlanguage",
    "startdate",
    "datestamp",
    "ipaddr",
    "refurl",
    "seed",
    "token",
    "date envoi",
    "date de soumission",
    "dernière page",
    "langue de départ",
    "tête de série",
    "date de lancement",
    "date de la dernière action",
    "adresse ip",
    "url référente",
    "submissiondate",
    "start",
    "end",
    "today",
    "deviceid",
    "username",
    "formdef_version",
    "device_id",
    "simserial",
    "phonenumber",
    "review_state",
    "submitterid",
    "submittername",
    "attachmentspresent",
    "attachmentsexpected",
    "status",
    "edits",
    "formversion",
    "_submission_time",
    "_validation_status",
    "_notes",
    "_status",
];
/// Columns that name a response.
const NAMES: [&str; 12] = [
    "id",
    "response id",
    "responseid",
    "id de la réponse",
    "instanceid",
    "meta/instanceid",
    "meta-instanceid",
    "key",
    "_uuid",
    "_id",
    "uuid",
    "n° de réponse",
];
/// Columns that are empty as long as somebody has not sent the answers.
const SENT: [&str; 3] = ["submitdate", "date de soumission", "date envoi"];
/// What says that a box is ticked, where it has a column of its own.
const TICKED: [&str; 9] = ["1", "y", "yes", "o", "oui", "x", "true", "vrai", "checked"];
/// What says that it is not.
const UNTICKED: [&str; 8] = ["0", "n", "no", "non", "false", "faux", "unchecked", "-"];

/// Which column is what, where the file does not say it by its names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WebColumns {
    /// The column that names a response.
    pub id: Option<String>,
    /// The column of the service, by code or name.
    pub service: Option<String>,
    /// The column of the answering mode, by code or name.
    pub mode: Option<String>,
    /// The item code of a column, or `code/box` where a box has a column of its own.
    #[serde(default)]
    pub columns: BTreeMap<String, String>,
    /// Columns that are left alone.
    #[serde(default)]
    pub ignore: BTreeSet<String>,
}

/// A response, as texts.
#[derive(Clone, Debug, PartialEq)]
pub struct WebRow {
    /// Its line in the file.
    pub line: u32,
    /// What it is called there, where it has a name.
    pub id: Option<String>,
    /// A digest of what it answers.
    pub answers: u64,
    /// How many responses before it in the file have no name either and say the same.
    pub before: u32,
    /// The service it names.
    pub service: Option<String>,
    /// The code of its answering mode.
    pub mode: Option<String>,
    /// What it answers, by question.
    pub given: Vec<(QuestionIndex, String)>,
}

impl WebRow {
    /// How it is known again once it is taken for a service, by code, and a variant of the form.
    pub fn response(&self, service: &str, variant: &str) -> WebResponse {
        let mode = self.mode.as_deref().unwrap_or_default();
        let (answers, before) = (self.answers.to_string(), self.before.to_string());
        let said = digest(&[&answers, service, variant, mode, &before]);
        WebResponse { name: self.id.as_ref().map(|id| digest(&[id])), said }
    }
}

/// A file of responses.
#[derive(Clone, Debug, PartialEq)]
pub struct WebFile {
    /// Of its bytes.
    pub fingerprint: Fingerprint,
    /// Its responses, in its order.
    pub rows: Vec<WebRow>,
    /// What is wrong with it, or doubtful.
    pub findings: Vec<WebFinding>,
    /// The column of each question that has one, as findings name it.
    pub columns: HashMap<QuestionIndex, String>,
}

/// Something wrong in a file of responses, or doubtful.
#[derive(Clone, Debug, PartialEq)]
pub struct WebFinding {
    /// The line, from 1; none where it is about the file.
    pub line: Option<u32>,
    /// The column: its name and its letters.
    pub column: Option<String>,
    /// What it is.
    pub problem: WebProblem,
}

/// What is wrong, or doubtful.
#[derive(Clone, Debug, PartialEq)]
pub enum WebProblem {
    /// The file cannot be read as a table.
    File(Box<Finding>),
    /// The file of columns cannot be read: the line, where it is known, and what its reader says.
    Columns(Option<u32>, String),
    /// It is written in windows-1252.
    Western,
    /// It is a workbook or another packed file, and no text.
    Workbook,
    /// It has no response.
    Empty,
    /// It has more responses than are taken at a time.
    TooMany(usize),
    /// None of its columns is a question's.
    NoQuestion,
    /// The form has tables whose rows are counted on the sheet: a row of a file cannot hold them.
    Tables,
    /// A column that answers no question.
    ColumnUnknown {
        /// The nearest code.
        nearest: Option<String>,
    },
    /// A column that the file of columns names and the table does not have.
    ColumnAbsent {
        /// What it is called there.
        name: String,
        /// The nearest heading.
        nearest: Option<String>,
    },
    /// Two columns for one question.
    ColumnTwice(String),
    /// Columns that survey programs write and that are not read.
    Beside(Vec<String>),
    /// Questions without a column: they say nothing in every response.
    NoColumn(Vec<String>),
    /// Not a box of the question.
    NotAChoice {
        /// The question.
        code: String,
        /// What is written.
        text: String,
        /// The nearest box.
        nearest: Option<String>,
    },
    /// A box has a column of its own, and what stands there says neither yes nor no.
    NotATick(String),
    /// The form does not take the answer.
    Refused {
        /// The question.
        code: String,
        /// What is written.
        text: String,
        /// Why not.
        reason: Reason,
    },
    /// An answer to a question that is not asked: it is taken away.
    NotAsked(String),
    /// A soft check does not hold: it is kept as passed over, with the word `web`.
    Passed(String),
    /// A question that wants an answer has none.
    Missing(String),
    /// A service that the campaign does not have.
    NoService {
        /// What is written.
        text: String,
        /// The nearest one.
        nearest: Option<String>,
    },
    /// A response that names no service.
    ServiceMissing,
    /// An answering mode that the audience does not have.
    NoMode(String),
    /// Two responses of one name: the line of the first.
    Twice(u32),
    /// The same answers as another response: its line.
    SameAnswers(u32),
    /// One of its name was taken before and says something else, or one without a name that says the same.
    KnownOtherwise,
    /// It has no name, and the same was taken before for another service or variant: whether the file is the same one that was
    /// taken then, and not only another that says the same.
    KnownElsewhere {
        /// What that service is called.
        service: String,
        /// The same file, byte for byte.
        same_file: bool,
    },
    /// The file is another than it was when it was looked at.
    Changed,
    /// A cell that holds line ends, and as many separators behind one as a row has cells: rows may have been lost in it.
    RowsInCell,
    /// It answers nothing.
    Nothing,
    /// It was not sent.
    NotSent,
}

impl WebProblem {
    /// Whether the row, or without one the file, is not taken because of it.
    pub fn blocks(&self) -> bool {
        match self {
            WebProblem::Western
            | WebProblem::Beside(_)
            | WebProblem::NoColumn(_)
            | WebProblem::NotAsked(_)
            | WebProblem::Passed(_)
            | WebProblem::Missing(_)
            | WebProblem::KnownElsewhere { same_file: false, .. }
            | WebProblem::RowsInCell
            | WebProblem::SameAnswers(_) => false,
            WebProblem::File(finding) => finding.blocks(),
            WebProblem::Columns(..)
            | WebProblem::Empty
            | WebProblem::TooMany(_)
            | WebProblem::NoQuestion
            | WebProblem::Tables
            | WebProblem::ColumnUnknown { .. }
            | WebProblem::ColumnAbsent { .. }
            | WebProblem::ColumnTwice(_)
            | WebProblem::NotAChoice { .. }
            | WebProblem::NotATick(_)
            | WebProblem::Refused { .. }
            | WebProblem::NoService { .. }
            | WebProblem::ServiceMissing
            | WebProblem::NoMode(_)
            | WebProblem::Twice(_)
            | WebProblem::KnownOtherwise
            | WebProblem::KnownElsewhere { same_file: true, .. }
            | WebProblem::Changed
            | WebProblem::Workbook
            | WebProblem::Nothing
            | WebProblem::NotSent => true,
        }
    }
}

/// Reads a file that says which column is what.
///
/// # Errors
/// A finding about the file.
pub fn read_web_columns(path: &Path) -> Result<WebColumns, WebFinding> {
    let refused = |problem| WebFinding { line: None, column: None, problem };
    let bytes = super::bytes(path).map_err(|finding| refused(WebProblem::File(finding)))?;
    let text = super::text(bytes, &Place::file(&super::name(path)));
    let text = text.map_err(|finding| refused(WebProblem::File(finding)))?;
    toml::from_str(&text).map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start));
        let line = before.map(|before| 1 + before.matches('\n').count() as u32);
        refused(WebProblem::Columns(line, error.message().to_owned()))
    })
}

/// Reads a file of responses to a form whose audience has these answering modes.
pub fn read_web(path: &Path, form: &Questionnaire, modes: &[Mode], columns: &WebColumns) -> WebFile {
    let mut file = WebFile {
        fingerprint: Fingerprint(String::new()),
        rows: Vec::new(),
        findings: Vec::new(),
        columns: HashMap::new(),
    };
    let bytes = match super::bytes(path) {
        Ok(bytes) => bytes,
        Err(finding) => {
            file.findings.push(WebFinding { line: None, column: None, problem: WebProblem::File(finding) });
            return file;
        }
    };
    file.fingerprint = Fingerprint(Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect());
    let mut reader =
        Reader { form, modes, wanted: columns, file, place: Place::file(&super::name(path)), heads: BTreeSet::new() };
    reader.read(bytes);
    reader.file
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq)]
enum Holds {
    Answer(QuestionIndex),
    /// Whether a box is ticked: its value.
    Tick(QuestionIndex, String),
    Id,
    Service,
    Mode,
    Sent,
    Nothing,
}

struct Column {
    index: u32,
    name: String,
    holds: Holds,
}

struct Reader<'a> {
    form: &'a Questionnaire,
    modes: &'a [Mode],
    wanted: &'a WebColumns,
    file: WebFile,
    place: Place,
    /// The columns that have a name.
    heads: BTreeSet<u32>,
}

impl Reader<'_> {
    fn say(&mut self, line: Option<u32>, column: Option<&Column>, problem: WebProblem) {
        let column = column.map(|column| format!("{} ({})", column.name, column_letters(column.index)));
        self.file.findings.push(WebFinding { line, column, problem });
    }

    fn read(&mut self, bytes: Vec<u8>) {
        if self.form.has_tables() {
            return self.say(None, None, WebProblem::Tables);
        }
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return self.say(None, None, WebProblem::Workbook);
        }
        let text = match wide(&bytes).map_or_else(|| super::text(bytes.clone(), &self.place), Ok) {
            Ok(text) => text,
            Err(_) => {
                self.say(None, None, WebProblem::Western);
                bytes.into_iter().map(western::char_of).collect()
            }
        };
        let mut findings = Vec::new();
        let table = csv_text::read(&text, "", &self.place, &mut findings);
        for finding in findings {
            self.say(None, None, WebProblem::File(Box::new(finding)));
        }
        let Some((head, mut rows)) = table.rows.split_first() else {
            return self.say(None, None, WebProblem::Empty);
        };
        self.heads = head.cells.iter().map(|(index, _)| *index).collect();
        let columns = self.columns(head);
        if let Some((first, rest)) = rows.split_first()
            && self.is_words(first, &columns)
        {
            rows = rest;
        }
        match rows.len() {
            0 => self.say(None, None, WebProblem::Empty),
            1..=WEB_ROWS_MAX => rows.iter().for_each(|row| self.row(row, &columns)),
            _ => self.say(None, None, WebProblem::TooMany(WEB_ROWS_MAX)),
        }
        self.compare();
    }

    /// What each column holds.
    fn columns(&mut self, head: &Row) -> Vec<Column> {
        let mut columns: Vec<Column> = Vec::new();
        let mut beside = Vec::new();
        for (index, name) in &head.cells {
            let holds = self.holds(name);
            let column = Column { index: *index, name: name.clone(), holds: holds.clone().unwrap_or(Holds::Nothing) };
            match &holds {
                Some(Holds::Nothing | Holds::Sent) => beside.push(name.clone()),
                // The first column that names a response does.
                Some(Holds::Id) if columns.iter().any(|known| known.holds == Holds::Id) => {
                    beside.push(name.clone());
                    continue;
                }
                Some(holds) if columns.iter().any(|known| known.holds == *holds) => {
                    self.say(Some(head.number), Some(&column), WebProblem::ColumnTwice(name.clone()));
                    continue;
                }
                Some(Holds::Answer(question) | Holds::Tick(question, _)) => {
                    let shown = format!("{name} ({})", column_letters(*index));
                    self.file.columns.entry(*question).or_insert(shown);
                }
                Some(Holds::Id | Holds::Service | Holds::Mode) => {}
                None => {
                    let codes = self.form.questions.iter().map(|question| question.name.as_str());
                    let nearest = nearest(last_part(name), codes).map(str::to_owned);
                    self.say(Some(head.number), Some(&column), WebProblem::ColumnUnknown { nearest });
                }
            }
            columns.push(column);
        }
        if !beside.is_empty() {
            self.say(Some(head.number), None, WebProblem::Beside(beside));
        }
        self.absent(head);
        let is_question = |column: &Column| matches!(column.holds, Holds::Answer(_) | Holds::Tick(..));
        if !columns.iter().any(is_question) {
            self.say(Some(head.number), None, WebProblem::NoQuestion);
        }
        let asked = self.form.questions.iter().enumerate().filter(|(index, question)| {
            let filled = question.constant.is_some() || question.is_filled_by_the_form() || question.read_only;
            !filled && !self.file.columns.contains_key(index)
        });
        let without: Vec<String> = asked.map(|(_, question)| question.name.clone()).collect();
        if !without.is_empty() {
            self.say(Some(head.number), None, WebProblem::NoColumn(without));
        }
        columns
    }

    /// The columns that are asked for and not there.
    fn absent(&mut self, head: &Row) {
        let WebColumns { id, service, mode, columns, ignore: _ } = self.wanted;
        let wanted = [id, service, mode].into_iter().flatten().chain(columns.keys()).map(|name| name.trim());
        let heads = || head.cells.iter().map(|(_, name)| name.as_str());
        for name in wanted.filter(|name| !heads().any(|head| head == *name)) {
            let nearest = nearest(name, heads()).map(str::to_owned);
            self.say(Some(head.number), None, WebProblem::ColumnAbsent { name: name.to_owned(), nearest });
        }
    }

    /// What a column of this name holds; nothing where nobody can tell.
    fn holds(&self, name: &str) -> Option<Holds> {
        let wanted = self.wanted;
        let is = |other: &Option<String>| other.as_deref().is_some_and(|other| other.trim() == name);
        if wanted.ignore.contains(name) {
            return Some(Holds::Nothing);
        }
        if let Some(code) = wanted.columns.get(name) {
            return self.by_code(code);
        }
        if is(&wanted.id) {
            return Some(Holds::Id);
        }
        if is(&wanted.service) {
            return Some(Holds::Service);
        }
        if is(&wanted.mode) {
            return Some(Holds::Mode);
        }
        let lower = name.to_lowercase();
        if let Some(holds) = self.by_code(name) {
            return Some(holds);
        }
        if SENT.contains(&lower.as_str()) {
            return Some(Holds::Sent);
        }
        if wanted.id.is_none() && NAMES.contains(&lower.as_str()) {
            return Some(Holds::Id);
        }
        if BESIDE.contains(&lower.as_str()) {
            return Some(Holds::Nothing);
        }
        // `q01. How old are you?`, as survey programs write code and words together. A constant of the pile has no words there.
        let coded = name.split_once(['.', ' ']).and_then(|(code, _)| self.by_code(code.trim()));
        let is_constant =
            |holds: &Holds| matches!(holds, Holds::Answer(index) if self.form.questions[*index].constant.is_some());
        if let Some(holds) = coded.filter(|holds| !is_constant(holds) && *holds != Holds::Service) {
            return Some(holds);
        }
        let words = |index: &QuestionIndex| {
            let label = &self.form.questions[*index].label;
            ["fr", "en", ""].iter().any(|tag| alike(label.in_language(tag), name))
        };
        let mut named = (0..self.form.questions.len()).filter(words);
        let first = named.next()?;
        named.next().is_none().then(|| self.question(first))
    }

    fn question(&self, index: QuestionIndex) -> Holds {
        match self.form.questions[index].constant {
            Some(Constant::Service) => Holds::Service,
            Some(Constant::Date) | None => Holds::Answer(index),
        }
    }

    /// `code`, `group/code`, `code[box]`, `code/box`, or `array[code]`; of a row of a table `table[2]/code`, or `table_2_code` as in
    /// data that are written out.
    fn by_code(&self, name: &str) -> Option<Holds> {
        let code = |name: &str| {
            let is = |one: &str| one.eq_ignore_ascii_case(name.trim());
            self.form
                .questions
                .iter()
                .position(|one| is(&one.name) || one.name.contains('[') && is(&plain_name(&one.name)))
        };
        if let Some(index) = code(name) {
            return Some(self.question(index));
        }
        let parts = match name.strip_suffix(']').and_then(|name| name.split_once('[')) {
            Some(parts) => Some(parts),
            None => name.rsplit_once('/'),
        };
        let (before, after) = parts?;
        let before = before.rsplit_once('/').map_or(before, |(_, last)| last);
        if let Some(index) = code(before)
            && matches!(self.form.questions[index].kind, Kind::Several(_))
            && let Some(choice) = self.form.list(index).and_then(|list| choice_of(list, after))
        {
            return Some(Holds::Tick(index, choice.name.clone()));
        }
        code(after).map(|index| self.question(index))
    }

    /// Whether a row holds the words of the questions, and no answers.
    fn is_words(&self, row: &Row, columns: &[Column]) -> bool {
        let mut words = 0;
        let mut asked = 0;
        for column in columns {
            let (Holds::Answer(index) | Holds::Tick(index, _)) = &column.holds else { continue };
            asked += 1;
            let text = row.text(column.index);
            let label = &self.form.questions[*index].label;
            let said = ["fr", "en", ""].iter().map(|tag| label.in_language(tag));
            let is_word =
                |label: &str| !label.is_empty() && (alike(label, text) || folded(text).contains(&folded(label)));
            words += u32::from(said.clone().any(is_word));
        }
        words > 0 && words * 2 >= asked
    }

    fn row(&mut self, row: &Row, columns: &[Column]) {
        let line = Some(row.number);
        let mut given: Vec<(QuestionIndex, String)> = Vec::new();
        let (mut id, mut service, mut mode) = (None, None, None);
        for column in columns {
            let text = row.text(column.index);
            match &column.holds {
                Holds::Nothing => {}
                Holds::Sent if text.is_empty() => self.say(line, Some(column), WebProblem::NotSent),
                Holds::Sent => {}
                _ if text.is_empty() => {}
                Holds::Id => id = Some(text.to_owned()),
                Holds::Service => service = Some(text.to_owned()),
                Holds::Mode => match self.mode(text) {
                    Some(code) => mode = Some(code),
                    None => self.say(line, Some(column), WebProblem::NoMode(text.to_owned())),
                },
                Holds::Answer(index) => match self.answer(*index, text) {
                    Ok(text) => given.push((*index, text)),
                    Err(problem) => self.say(line, Some(column), problem),
                },
                Holds::Tick(index, name) => match folded(text) {
                    text if TICKED.contains(&text.as_str()) => {
                        match given.iter_mut().find(|(known, _)| known == index) {
                            Some((_, ticked)) => ticked.push_str(&format!(" {name}")),
                            None => given.push((*index, name.clone())),
                        }
                    }
                    text if UNTICKED.contains(&text.as_str()) => {}
                    _ => self.say(line, Some(column), WebProblem::NotATick(text.to_owned())),
                },
            }
        }
        // However their columns stand, and however a cell names them: in the order of the form.
        for (index, text) in &mut given {
            if let (Kind::Several(_), Some(list)) = (&self.form.questions[*index].kind, self.form.list(*index)) {
                let mut names: Vec<&str> = text.split_whitespace().collect();
                names.sort_by_key(|name| list.choices.iter().position(|choice| choice.name == **name));
                names.dedup();
                *text = names.join(" ");
            }
        }
        let several = self.heads.len().saturating_sub(1).max(2);
        let swallows = |text: &str| {
            let behind = text.split_once('\n').map_or("", |(_, behind)| behind);
            [',', ';', '\t'].iter().any(|separator| behind.matches(*separator).count() >= several)
        };
        for column in columns.iter().filter(|column| swallows(row.text(column.index))) {
            self.say(line, Some(column), WebProblem::RowsInCell);
        }
        let places = row.cells.iter().map(|(index, _)| *index);
        let stray: Vec<u32> = places.filter(|index| !self.heads.contains(index)).collect();
        for index in stray {
            let column = Column { index, name: "–".to_owned(), holds: Holds::Nothing };
            self.say(line, Some(&column), WebProblem::ColumnUnknown { nearest: None });
        }
        if given.is_empty() {
            self.say(line, None, WebProblem::Nothing);
        }
        let answers = self.digest_of(&given);
        self.file.rows.push(WebRow { line: row.number, id, answers, before: 0, service, mode, given });
    }

    fn mode(&self, text: &str) -> Option<String> {
        let is = |mode: &&Mode| {
            mode.code == text || ["fr", "en", ""].iter().any(|tag| alike(mode.label.in_language(tag), text))
        };
        self.modes.iter().find(is).map(|mode| mode.code.clone())
    }

    /// The text of a cell as the form writes it: boxes by their values, days from the year down.
    fn answer(&self, index: QuestionIndex, text: &str) -> Result<String, WebProblem> {
        let question = &self.form.questions[index];
        let refused = |list: &ChoiceList, text: &str| {
            let labels = list.choices.iter().flat_map(|one| [one.name.as_str(), one.label.in_language("fr")]);
            WebProblem::NotAChoice {
                code: question.name.clone(),
                text: text.to_owned(),
                nearest: nearest(text, labels).map(str::to_owned),
            }
        };
        match (&question.kind, self.form.list(index)) {
            (Kind::One(_), Some(list)) => {
                choice_of(list, text).map(|choice| choice.name.clone()).ok_or_else(|| refused(list, text))
            }
            (Kind::Several(_), Some(list)) => {
                if let Some(choice) = choice_of(list, text) {
                    return Ok(choice.name.clone());
                }
                let split: Vec<&str> = match text.contains([';', '|', ',']) {
                    true => text.split([';', '|', ',']).map(str::trim).collect(),
                    false => text.split_whitespace().collect(),
                };
                let names = split.into_iter().filter(|part| !part.is_empty());
                let names = names.map(|part| choice_of(list, part).ok_or_else(|| refused(list, part)));
                let names: Vec<&str> = names.map(|one| one.map(|one| one.name.as_str())).collect::<Result<_, _>>()?;
                Ok(names.join(" "))
            }
            (Kind::Date, _) => Ok(day(text).unwrap_or_else(|| text.to_owned())),
            _ => Ok(text.to_owned()),
        }
    }

    /// A digest of answers, by the codes of their questions: their columns may stand in another order next time.
    fn digest_of(&self, given: &[(QuestionIndex, String)]) -> u64 {
        let named = given.iter().map(|(index, text)| (self.form.questions[*index].name.as_str(), text.as_str()));
        let sorted: BTreeMap<&str, &str> = named.collect();
        digest(&sorted.into_iter().flat_map(|(name, text)| [name, text]).collect::<Vec<_>>())
    }

    /// Responses of one name, and responses that say the same.
    fn compare(&mut self) {
        let mut named: HashMap<String, u32> = HashMap::new();
        let mut nameless: HashMap<(u64, Option<String>), u32> = HashMap::new();
        let mut said: HashMap<u64, u32> = HashMap::new();
        let mut found = Vec::new();
        for row in &mut self.file.rows {
            match &row.id {
                Some(id) => match named.get(id) {
                    Some(first) => found.push((row.line, WebProblem::Twice(*first))),
                    None => drop(named.insert(id.clone(), row.line)),
                },
                // Two people may say the same: the second is told from the first by coming after it.
                None => {
                    let before = nameless.entry((row.answers, row.service.clone())).or_insert(0);
                    row.before = *before;
                    *before += 1;
                }
            }
            if row.given.is_empty() {
                continue;
            }
            match said.get(&row.answers) {
                Some(first) => found.push((row.line, WebProblem::SameAnswers(*first))),
                None => {
                    said.insert(row.answers, row.line);
                }
            }
        }
        for (line, problem) in found {
            self.say(Some(line), None, problem);
        }
    }
}

/// The text of a file in UTF-16, as spreadsheet programs write "Unicode text": known by its byte order mark, or by how it begins.
fn wide(bytes: &[u8]) -> Option<String> {
    let (marked, unit): (usize, fn([u8; 2]) -> u16) = match bytes.get(..2)? {
        [0xff, 0xfe] => (2, u16::from_le_bytes),
        [0xfe, 0xff] => (2, u16::from_be_bytes),
        // A heading begins with a letter of ours: its other half is nothing.
        [letter, 0] if letter.is_ascii_graphic() => (0, u16::from_le_bytes),
        [0, letter] if letter.is_ascii_graphic() => (0, u16::from_be_bytes),
        _ => return None,
    };
    let units: Vec<u16> = bytes[marked..].as_chunks().0.iter().map(|two| unit(*two)).collect();
    Some(String::from_utf16_lossy(&units))
}

/// The box of a name, a printed code or a label.
fn choice_of<'a>(list: &'a ChoiceList, text: &str) -> Option<&'a Choice> {
    let text = text.trim();
    let words = |choice: &&Choice| ["fr", "en", ""].iter().any(|tag| alike(choice.label.in_language(tag), text));
    list.named(text)
        .or_else(|| list.coded(text).filter(|_| !text.is_empty()))
        .or_else(|| list.choices.iter().find(words))
}

/// A day as ISO writes it, from a moment or from day, month and year.
fn day(text: &str) -> Option<String> {
    let text = text.trim();
    let date = text.split(['T', ' ']).next().unwrap_or(text);
    let parts: Vec<&str> = date.split(['/', '.', '-']).collect();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !parts.iter().all(|part| digits(part)) {
        return None;
    }
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => Some(format!("{year}-{month:0>2}-{day:0>2}")),
        [day, month, year] if year.len() == 4 => Some(format!("{year}-{month:0>2}-{day:0>2}")),
        _ => None,
    }
}

/// The name of a cell of a table as a column of data bears it.
fn plain_name(name: &str) -> String {
    let parts = name.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("_")
}

fn last_part(name: &str) -> &str {
    let name = name.strip_suffix(']').unwrap_or(name);
    name.rsplit(['/', '[']).next().unwrap_or(name)
}

/// Whether two texts are the same words.
fn alike(one: &str, other: &str) -> bool {
    !one.is_empty() && folded(one) == folded(other)
}

/// A text in lower case, its spaces single and its apostrophes plain.
fn folded(text: &str) -> String {
    let plain = text.replace('’', "'").replace('\u{a0}', " ").to_lowercase();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn digest(parts: &[&str]) -> u64 {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}
