//! What is wrong in a tool or a form, with its place. Typed: faces make the sentences.

use super::{Attached, Fhir};
use crate::expression::{ParseError, nearest};
use serde::{Deserialize, Serialize};

/// Something wrong in a file: blocking or warning, with its place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Whether it blocks.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What.
    pub problem: Problem,
}

/// Whether a finding blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// The form cannot be used.
    Blocking,
    /// The form can be used; something is ignored or doubtful.
    Warning,
}

/// Where in a file. Empty texts and `None` when it concerns the whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// File name within the tool's folder.
    pub file: String,
    /// Sheet of a spreadsheet: `survey`, `choices`, `settings`.
    pub sheet: String,
    /// Row as a spreadsheet numbers it, from 1.
    pub row: Option<u32>,
    /// Header of the column.
    pub column: String,
}

impl Finding {
    /// Something that blocks.
    pub fn blocking(place: Place, problem: Problem) -> Finding {
        Finding { severity: Severity::Blocking, place, problem }
    }

    /// Something ignored or doubtful.
    pub fn warning(place: Place, problem: Problem) -> Finding {
        Finding { severity: Severity::Warning, place, problem }
    }

    /// Whether it blocks.
    pub fn blocks(&self) -> bool {
        self.severity == Severity::Blocking
    }

    /// By place, then what blocks first: the order an author mends in. The tool before its forms, what is asked
    /// before what can be answered.
    pub fn sort(findings: &mut Vec<Finding>) {
        findings.sort_by(|left, right| left.order().cmp(&right.order()));
        findings.dedup();
    }
}

impl Finding {
    fn order(&self) -> (bool, &str, usize, &Place, Severity) {
        let sheets = ["", "survey", "choices", "settings"];
        let sheet = sheets.iter().position(|sheet| *sheet == self.place.sheet).unwrap_or(sheets.len());
        (self.place.file != "tool.toml", &self.place.file, sheet, &self.place, self.severity)
    }
}

impl Place {
    /// The whole of a file.
    pub fn file(file: &str) -> Place {
        Place { file: file.to_owned(), ..Place::default() }
    }

    /// The whole of a sheet of the same file.
    pub fn sheet(&self, sheet: &str) -> Place {
        Place { file: self.file.clone(), sheet: sheet.to_owned(), ..Place::default() }
    }

    /// A row of the same sheet.
    pub fn row(&self, row: u32) -> Place {
        Place { row: Some(row), ..self.clone() }
    }

    /// A column of the same row.
    pub fn column(&self, column: &str) -> Place {
        Place { column: column.to_owned(), ..self.clone() }
    }
}

/// What is wrong. One variant per sentence an author may read; `nearest` is a good word near the written one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Problem {
    // Files and sheets.
    /// The file cannot be read at all; the text is the reader's own.
    Unreadable(String),
    /// The file is not there.
    FileMissing,
    /// The file is larger than copiste reads.
    FileTooLarge {
        /// The most it may have, in bytes, unpacked where it is packed.
        max: u64,
    },
    /// Neither a spreadsheet nor tables as text.
    FormatUnknown,
    /// The text is not UTF-8.
    NotUtf8,
    /// A quotation mark that is not closed where its cell ends: what comes behind it would be one cell.
    QuotationOpen,
    /// A name of a file that leads out of the tool's folder.
    FileOutside(String),
    /// The sheet has more rows or columns than copiste reads.
    SheetTooLarge {
        /// Most rows.
        rows: u32,
        /// Most columns.
        columns: u32,
    },
    /// A sheet is not there.
    SheetMissing(String),
    /// A sheet copiste does not read: ignored.
    SheetIgnored(String),
    /// Table rows before the first title of a sheet: ignored.
    RowsOutsideSheet,
    /// A needed column is not there.
    ColumnMissing(String),
    /// A column nobody knows: ignored.
    ColumnUnknown {
        /// Its header.
        column: String,
        /// The nearest good word.
        nearest: Option<String>,
    },
    /// A column of XLSForm that means nothing on paper: ignored.
    ColumnIgnored(String),
    /// Two columns have the same meaning.
    ColumnDuplicate(String),
    /// A cell holds a spreadsheet's error such as `#REF!`.
    CellError(String),
    /// A cell holds a formula whose result is not in the file.
    CellUnworked,
    /// A text is longer than copiste keeps.
    CellTooLong {
        /// Most characters.
        max: usize,
    },

    // tool.toml.
    /// The file is not TOML; the text is the reader's own.
    Toml(String),
    /// A needed key is not there.
    KeyMissing(String),
    /// A key nobody knows.
    KeyUnknown {
        /// The key.
        key: String,
        /// The nearest good word.
        nearest: Option<String>,
    },
    /// The value of a key is of another kind than needed.
    KeyKind {
        /// The key.
        key: String,
        /// What it needs.
        wanted: Wanted,
    },
    /// A number out of its range.
    OutOfRange {
        /// The key or column.
        key: String,
        /// What is written.
        value: f64,
        /// The least.
        min: f64,
        /// The most.
        max: f64,
    },
    /// The smallest group is under 5: anonymity cannot be kept.
    GroupTooSmall {
        /// What is written.
        value: i64,
        /// The least.
        min: u32,
    },
    /// Not lower-case letters, digits and hyphens, or too long.
    BadIdentifier(String),
    /// A tool needs at least one audience.
    NoAudience,
    /// An audience needs at least one form.
    NoForm {
        /// The audience.
        audience: String,
    },
    /// An unknown role.
    RoleUnknown {
        /// What is written.
        role: String,
        /// The nearest good word.
        nearest: Option<String>,
    },
    /// The same code twice.
    Duplicate {
        /// Of what.
        thing: Thing,
        /// The code.
        name: String,
    },
    /// No question counts in this theme.
    ThemeUnused(String),

    // Dossiers.
    /// A part of a dossier on a question of another kind, or where it has nothing to stand beside.
    PartUnfit {
        /// The part.
        part: String,
    },
    /// A part of a dossier in a tool that is none: nothing is done with it.
    PartOutsideDossier,
    /// An observation without a log whose rows begin with a time.
    LogMissing,

    // The survey sheet.
    /// A type nobody knows.
    TypeUnknown {
        /// What is written.
        written: String,
        /// The nearest good word.
        nearest: Option<String>,
    },
    /// A type of XLSForm that cannot be keyed from paper.
    TypeNotSupported(String),
    /// A type of XLSForm that asks nothing on paper: ignored.
    TypeIgnored(String),
    /// A type that a device answers, which is keyed as text here.
    TypeAsText(String),
    /// Words behind the list of a type that mean nothing: ignored.
    TypeWordsIgnored(String),
    /// A second row of settings: ignored.
    SettingsRowIgnored,
    /// A row without a type: ignored.
    TypeMissing,
    /// A question without a name.
    NameMissing,
    /// A name that is none: it begins with a letter or `_` and has letters, digits, `_`, `-`, `.`.
    NameBad(String),
    /// A question without a printed text.
    LabelMissing {
        /// The question.
        name: String,
    },
    /// A text refers to an answer, which paper cannot show.
    LabelReference {
        /// The answer referred to.
        name: String,
    },
    /// A select without the name of its list.
    ListMissing,
    /// An unknown list.
    ListUnknown {
        /// What is written.
        list: String,
        /// The nearest good word.
        nearest: Option<String>,
    },
    /// A list no question uses.
    ListUnused(String),
    /// Two values of one audience bear this code.
    CodeTwice(String),
    /// A table of values without a value.
    NoValues,
    /// The code of no theme and no item of an audience.
    CodeUnknown {
        /// What is written.
        code: String,
        /// The nearest good word.
        nearest: Option<String>,
    },
    /// An unknown theme.
    ThemeUnknown {
        /// What is written.
        theme: String,
        /// The nearest good word.
        nearest: Option<String>,
    },
    /// A cell that takes one of some words has another.
    WordUnknown {
        /// What is written.
        written: String,
        /// The words it takes, separated by commas.
        words: String,
        /// The nearest good word.
        nearest: Option<String>,
    },
    /// A cell that takes a whole number has something else.
    NotAWholeNumber {
        /// What is written.
        written: String,
        /// The least.
        min: u32,
        /// The most.
        max: u32,
    },
    /// A cell that takes a number has something else.
    NotANumber(String),
    /// A cell that takes an item's weight has something else.
    NotAWeight(String),
    /// The column means nothing on a row of this type: ignored.
    ColumnMisplaced {
        /// The type of the row.
        kind: String,
    },
    /// A message without the rule it is about.
    MessageWithoutRule,
    /// The page goes backwards.
    PageBackwards {
        /// What is written.
        page: u32,
        /// The page of the row above.
        above: u32,
    },
    /// Pages are left out.
    PageSkipped {
        /// What is written.
        page: u32,
        /// The page of the row above.
        above: u32,
    },
    /// A group that never ends.
    GroupUnclosed(String),
    /// An end of a group that never began.
    GroupUnopened,
    /// A value that nothing works out.
    CalculationMissing(String),
    /// An end that is not that of what it ends.
    GroupEndOther {
        /// The end as it is called.
        end: String,
        /// What ends here: `begin_group`, `begin_repeat`.
        begin: String,
        /// The row where that began.
        row: u32,
    },
    /// Groups nest deeper than copiste reads.
    GroupTooDeep {
        /// The deepest.
        max: usize,
    },
    /// A grid holds something else than select_one questions.
    GridKind {
        /// The type found.
        kind: String,
    },
    /// A grid holds two lists.
    GridList {
        /// The list found.
        list: String,
        /// The list of the grid.
        wanted: String,
    },
    /// A display hint that means nothing on paper: ignored.
    AppearanceIgnored(String),
    /// No question at all.
    NoQuestion,
    /// More questions than a form may have.
    TooManyQuestions {
        /// The most.
        max: usize,
    },
    /// A question without its printed number.
    NumberMissing {
        /// The question.
        name: String,
    },
    /// No question has a printed number.
    NoNumbers,
    /// Two questions with the same printed number.
    NumberDuplicate {
        /// The number.
        number: String,
        /// The other question.
        other: String,
    },
    /// A question counts in a theme but its list has no scores.
    ThemeWithoutScores {
        /// The list.
        list: String,
    },

    // Rules.
    /// A rule does not parse.
    Rule {
        /// Its text.
        source: String,
        /// What is wrong with it.
        error: ParseError,
    },
    /// A rule names a question that is not there.
    ReferenceUnknown {
        /// What is written.
        name: String,
        /// The nearest good word.
        nearest: Option<String>,
    },
    /// A condition looks at a question further down.
    ReferenceForward {
        /// The question it looks at.
        name: String,
    },
    /// Conditions that depend on each other in a circle.
    Cycle {
        /// The questions of the circle.
        names: Vec<String>,
    },
    /// A condition looks at `.`, the question's own answer.
    CurrentInCondition,
    /// A rule compares with a value that is not in the question's list.
    ValueNotInList {
        /// The value.
        value: String,
        /// The list.
        list: String,
        /// The nearest good word.
        nearest: Option<String>,
    },
    /// A path to an answer of an earlier sheet: there is none here.
    LastSaved(String),
    /// A rule names a choice list or an attached table that is not there.
    TableUnknown {
        /// What is written.
        name: String,
        /// The nearest good word.
        nearest: Option<String>,
    },
    /// A filter names a column that its list has not.
    FilterColumnUnknown {
        /// What is written.
        column: String,
        /// The list.
        list: String,
        /// The nearest good word.
        nearest: Option<String>,
    },
    /// A rule calls a function that other engines have and copiste has not: it has no value.
    FunctionMissing(String),
    /// A rule calls a function that gives another value each time: it has none.
    FunctionOfChance(String),
    /// A table that does not say how many rows are printed.
    RowsUnsaid {
        /// The table.
        name: String,
        /// How many are taken.
        rows: u32,
    },
    /// Values that the form fills in beforehand, which the paper does not show.
    DefaultNotKeyed,
    /// A file beside the form is not there.
    AttachedMissing(String),
    /// A file of choices beside the form has no row.
    AttachedEmpty(String),
    /// A table is attached to the form and no rule reads it: left out.
    AttachedUnused(String),
    /// An attached table has no such column.
    TableColumnUnknown {
        /// What is written.
        column: String,
        /// The table.
        table: String,
        /// The nearest good word.
        nearest: Option<String>,
    },
    /// A rule that holds whatever is answered.
    RuleAlwaysHolds,
    /// A rule that never holds, whatever is answered.
    RuleNeverHolds,
    /// A check that no answer passes.
    NoAnswerPasses,
    /// A constant number written with a comma.
    DecimalComma(String),
    /// A constant date that does not exist.
    ImpossibleDate(String),

    // Dictionaries of REDCap.
    /// A quotation mark that opens a cell never closes.
    QuoteUnclosed,
    /// The first field names the record, which a sheet's own number does here.
    RecordNumber(String),
    /// A field that says who a person is.
    Identifying(String),
    /// A field that a tag takes from the paper.
    FieldHidden(String),
    /// Markup in printed texts: taken out.
    MarkupIgnored,
    /// Remarks in the annotations of fields: not read.
    RemarkIgnored,
    /// A tag nobody knows: ignored.
    TagUnknown {
        /// The tag.
        tag: String,
        /// The nearest tag there is.
        nearest: Option<String>,
    },
    /// A grid of fields with several boxes, which are keyed one after the other.
    GridOfSeveral(String),
    /// A grid of fields that have no boxes.
    GridIgnored(String),
    /// A grid whose columns may be ticked once each, which is not checked.
    RankingNotChecked(String),
    /// A choice without its code.
    ChoiceCodeMissing(String),
    /// A field with boxes, and none of them.
    ChoicesMissing,
    /// A choice whose value cannot be typed as a code: another code is keyed.
    CodeReplaced {
        /// The value.
        name: String,
        /// The code.
        code: String,
    },
    /// A bound that is none of its validation.
    BoundBad {
        /// What is written.
        written: String,
        /// The validation.
        kind: String,
    },
    /// A rule looks at another event: it is left out.
    RuleOfEvent(String),
    /// A rule needs what only REDCap knows: it is left out.
    RuleOfRedcap(String),
    /// A rule looks at a field with several boxes without saying which: it is left out.
    RuleWithoutBox(String),
    /// A rule looks at a box of a field that has none such: it is left out.
    RuleOnBoxOfNone(String),

    // The choices sheet.
    /// A choice without its list.
    ChoiceWithoutList,
    /// A choice without a name.
    ChoiceNameMissing,
    /// A choice's name with spaces inside.
    ChoiceNameBad(String),
    /// A choice without a printed text.
    ChoiceLabelMissing {
        /// The choice.
        name: String,
    },
    /// A printed code that keys cannot type: 1 to 4 letters or digits without accents.
    CodeBad(String),
    /// A printed code begins another: it needs Enter.
    CodePrefix {
        /// The shorter code.
        code: String,
        /// The longer code.
        longer: String,
    },
    /// A box that stands for a mark has a score too.
    ScoreOnMark,
    /// Several boxes of a list stand for the same mark.
    MarkDuplicate(String),
    /// More choices than a list may have.
    TooManyChoices {
        /// The most.
        max: usize,
    },
    /// Every box of a list stands for a mark.
    ListOfMarks(String),

    // Variants and audiences.
    /// A variant lacks an item of the standard form.
    VariantLacks {
        /// The item.
        name: String,
    },
    /// A variant has an item the standard form has not.
    VariantExtra {
        /// The item.
        name: String,
    },
    /// An item is of another kind than in the standard form.
    VariantKind {
        /// The item.
        name: String,
    },
    /// An item has choices the standard form has not.
    VariantChoices {
        /// The item.
        name: String,
        /// The choices.
        choices: Vec<String>,
    },
    /// An item counts in another theme, direction or weight than in the form named.
    ItemDiffers {
        /// The item.
        name: String,
        /// The other form.
        other: String,
    },

    // Answer files.
    /// A line that says nothing known.
    LineUnknown {
        /// Its first word.
        word: String,
        /// The nearest good word.
        nearest: Option<String>,
    },
    /// A sheet before any batch, or an answer before any sheet.
    LineMisplaced(String),
    /// A serial or batch number that is none.
    BadSerial(String),
    /// A line without its value.
    ValueMissing {
        /// The line's name.
        name: String,
    },
    /// A field that is not written `key=value`.
    BadField(String),
    /// Not a date of the calendar, written year-month-day.
    BadDate(String),
    /// Something of a FHIR questionnaire.
    Fhir(Fhir),
    /// More lines than copiste reads.
    TooManyLines {
        /// The most.
        max: usize,
    },
}

impl Problem {
    /// That an attached table has no column of this name.
    pub fn table_column(table: &Attached, column: &str) -> Problem {
        let columns = table.columns.iter().map(String::as_str);
        let nearest = nearest(column, columns).map(str::to_owned);
        Problem::TableColumnUnknown { column: column.to_owned(), table: table.name.clone(), nearest }
    }
}

/// What a key of `tool.toml` needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wanted {
    /// A text.
    Text,
    /// A text, or a table of texts by language.
    LocalisedText,
    /// A number.
    Number,
    /// A whole number.
    WholeNumber,
    /// `true` or `false`.
    Truth,
    /// A table.
    Table,
    /// A list of tables.
    Tables,
}

/// Things that have codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Thing {
    /// A question's name.
    Question,
    /// A choice's name in its list.
    Choice,
    /// A choice's printed code in its list.
    Code,
    /// A theme.
    Theme,
    /// An audience.
    Audience,
    /// A variant of an audience.
    Variant,
    /// An answering mode of an audience.
    Mode,
    /// A key of a line.
    Field,
    /// An answer of a sheet.
    Answer,
    /// A sheet's number.
    Serial,
    /// A batch's number.
    Batch,
}

impl Thing {
    /// The word fluent selects on.
    pub fn word(self) -> &'static str {
        match self {
            Thing::Question => "question",
            Thing::Choice => "choice",
            Thing::Code => "code",
            Thing::Theme => "theme",
            Thing::Audience => "audience",
            Thing::Variant => "variant",
            Thing::Mode => "mode",
            Thing::Field => "field",
            Thing::Answer => "answer",
            Thing::Serial => "serial",
            Thing::Batch => "batch",
        }
    }
}

impl Wanted {
    /// The word fluent selects on.
    pub fn word(self) -> &'static str {
        match self {
            Wanted::Text => "text",
            Wanted::LocalisedText => "localised-text",
            Wanted::Number => "number",
            Wanted::WholeNumber => "whole-number",
            Wanted::Truth => "truth",
            Wanted::Table => "table",
            Wanted::Tables => "tables",
        }
    }
}
