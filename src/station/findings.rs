//! Findings in words: where, and what to do.

use super::fhir_findings::fhir_sentence;
use super::system_reasons::reason;
use crate::expression::{EvaluationError, Fault, ParseError};
use crate::language::{Language, Phrases, decimal, integer};
use crate::questionnaire::{Finding, Place, Problem, Severity, WEIGHT_MAX};
use crate::say;

/// How the names of files end that are tables as a whole.
const TABLES: [&str; 4] = [".csv", ".xlsx", ".xls", ".ods"];

/// Where a finding stands: `residents.xlsx, sheet survey, row 12, column relevant`.
pub fn place_text(place: &Place, phrases: &Phrases) -> String {
    let mut parts = Vec::new();
    if !place.file.is_empty() {
        parts.push(place.file.clone());
    }
    if !place.sheet.is_empty() {
        parts.push(say!(phrases, "place-sheet", sheet = place.sheet.clone()));
    }
    // Lines and a place in the tree, where there is no table.
    let is_tree = place.file.to_lowercase().ends_with(".json");
    if let Some(row) = place.row {
        let row = row.to_string();
        parts.push(if is_tree {
            say!(phrases, "place-line", line = row)
        } else {
            say!(phrases, "place-row", row = row)
        });
    }
    if !place.column.is_empty() && is_tree {
        parts.push(place.column.clone());
    } else if !place.column.is_empty() {
        // What stands in no table is the key of a settings file.
        parts.push(
            match place.sheet.is_empty() && !TABLES.iter().any(|end| place.file.to_lowercase().ends_with(end)) {
                true => say!(phrases, "place-key", key = place.column.clone()),
                false => say!(phrases, "place-column", column = place.column.clone()),
            },
        );
    }
    parts.join(", ")
}

/// Whether it blocks, in a word.
pub fn severity_text(severity: Severity, phrases: &Phrases) -> String {
    match severity {
        Severity::Blocking => say!(phrases, "severity-blocking"),
        Severity::Warning => say!(phrases, "severity-warning"),
    }
}

/// Where and what, in one line.
pub fn finding_line(finding: &Finding, phrases: &Phrases) -> String {
    let sentence = finding_sentence(finding, phrases);
    match place_text(&finding.place, phrases) {
        place if place.is_empty() => sentence,
        place => say!(phrases, "finding-at", place = place, sentence = sentence),
    }
}

/// What is wrong and, where there is one, the word that was probably meant. The place is [`place_text`]'s.
pub fn finding_sentence(finding: &Finding, phrases: &Phrases) -> String {
    let sentence = problem_sentence(&finding.problem, phrases);
    match nearest_word(&finding.problem) {
        Some(word) => format!("{sentence} {}", say!(phrases, "finding-nearest", word = word.to_owned())),
        None => sentence,
    }
}

/// Why a rule has no value.
pub fn evaluation_sentence(error: &EvaluationError, phrases: &Phrases) -> String {
    match error {
        EvaluationError::NotADate(text) => say!(phrases, "evaluation-not-a-date", text = text.clone()),
        EvaluationError::Function(name) => say!(phrases, "evaluation-function", name = shortened(name)),
        EvaluationError::Variable(name) => say!(phrases, "evaluation-variable", name = shortened(name)),
        EvaluationError::NotNodes => say!(phrases, "evaluation-not-nodes"),
        EvaluationError::Chance => say!(phrases, "evaluation-chance"),
        EvaluationError::TooManySteps => say!(phrases, "evaluation-too-long"),
        EvaluationError::Pattern { pattern, reason } => {
            say!(phrases, "fault-pattern", pattern = pattern.clone(), reason = reason.clone())
        }
    }
}

fn nearest_word(problem: &Problem) -> Option<&str> {
    match problem {
        Problem::ColumnUnknown { nearest, .. }
        | Problem::KeyUnknown { nearest, .. }
        | Problem::RoleUnknown { nearest, .. }
        | Problem::TypeUnknown { nearest, .. }
        | Problem::ListUnknown { nearest, .. }
        | Problem::ThemeUnknown { nearest, .. }
        | Problem::CodeUnknown { nearest, .. }
        | Problem::WordUnknown { nearest, .. }
        | Problem::TagUnknown { nearest, .. }
        | Problem::ReferenceUnknown { nearest, .. }
        | Problem::TableUnknown { nearest, .. }
        | Problem::FilterColumnUnknown { nearest, .. }
        | Problem::TableColumnUnknown { nearest, .. }
        | Problem::ValueNotInList { nearest, .. }
        | Problem::LineUnknown { nearest, .. }
        | Problem::Rule { error: ParseError { fault: Fault::UnknownFunction { nearest, .. }, .. }, .. } => {
            nearest.as_deref()
        }
        _ => None,
    }
}

fn whole(phrases: &Phrases, number: impl TryInto<i64>) -> String {
    integer(phrases.language(), number.try_into().unwrap_or(i64::MAX))
}

/// A number with the decimals it has, at most two.
fn number(language: Language, number: f64) -> String {
    let decimals = (0..2).find(|decimals| (number * 10f64.powi(*decimals)).fract() == 0.0).unwrap_or(2);
    decimal(language, number, decimals as usize)
}

fn problem_sentence(problem: &Problem, phrases: &Phrases) -> String {
    let language = phrases.language();
    match problem {
        Problem::Fhir(problem) => fhir_sentence(problem, phrases),
        Problem::Unreadable(said) => say!(phrases, "finding-unreadable", reason = reason(said, phrases)),
        Problem::FileMissing => say!(phrases, "finding-file-missing"),
        Problem::FileTooLarge { max } => say!(phrases, "finding-file-too-large", max = whole(phrases, *max >> 20)),
        Problem::FormatUnknown => say!(phrases, "finding-format-unknown"),
        Problem::NotUtf8 => say!(phrases, "finding-not-utf8"),
        Problem::QuotationOpen => say!(phrases, "finding-quotation-open"),
        Problem::FileOutside(file) => say!(phrases, "finding-file-outside", file = file.clone()),
        Problem::SheetTooLarge { rows, columns } => {
            let (rows, columns) = (whole(phrases, *rows), whole(phrases, *columns));
            say!(phrases, "finding-sheet-too-large", rows = rows, columns = columns)
        }
        Problem::SheetMissing(sheet) => say!(phrases, "finding-sheet-missing", sheet = sheet.clone()),
        Problem::SheetIgnored(sheet) => say!(phrases, "finding-sheet-ignored", sheet = sheet.clone()),
        Problem::RowsOutsideSheet => say!(phrases, "finding-rows-outside-sheet"),
        Problem::ColumnMissing(column) => say!(phrases, "finding-column-missing", column = column.clone()),
        Problem::ColumnUnknown { column, .. } => say!(phrases, "finding-column-unknown", column = column.clone()),
        Problem::ColumnIgnored(column) => say!(phrases, "finding-column-ignored", column = column.clone()),
        Problem::ColumnDuplicate(column) => say!(phrases, "finding-column-duplicate", column = column.clone()),
        Problem::CellError(error) => say!(phrases, "finding-cell-error", error = error.clone()),
        Problem::CellUnworked => say!(phrases, "finding-cell-unworked"),
        Problem::CellTooLong { max } => say!(phrases, "finding-cell-too-long", max = whole(phrases, *max)),

        Problem::Toml(reason) => say!(phrases, "finding-toml", reason = reason.clone()),
        Problem::KeyMissing(key) => say!(phrases, "finding-key-missing", key = key.clone()),
        Problem::KeyUnknown { key, .. } => say!(phrases, "finding-key-unknown", key = key.clone()),
        Problem::KeyKind { key, wanted } => {
            say!(phrases, "finding-key-kind", key = key.clone(), wanted = wanted.word())
        }
        Problem::OutOfRange { key, value, min, max } => {
            let [value, min, max] = [*value, *min, *max].map(|bound| number(language, bound));
            say!(phrases, "finding-out-of-range", key = key.clone(), value = value, min = min, max = max)
        }
        Problem::GroupTooSmall { value, min } => {
            let (value, min) = (whole(phrases, *value), whole(phrases, *min));
            say!(phrases, "finding-group-too-small", value = value, min = min)
        }
        Problem::BadIdentifier(written) => say!(phrases, "finding-bad-identifier", written = written.clone()),
        Problem::NoAudience => say!(phrases, "finding-no-audience"),
        Problem::NoForm { audience } => say!(phrases, "finding-no-form", audience = audience.clone()),
        Problem::RoleUnknown { role, .. } => say!(phrases, "finding-role-unknown", role = role.clone()),
        Problem::Duplicate { thing, name } => {
            say!(phrases, "finding-duplicate", thing = thing.word(), name = name.clone())
        }
        Problem::PartUnfit { part } => say!(phrases, "finding-part-unfit", part = part.clone()),
        Problem::PartOutsideDossier => say!(phrases, "finding-part-outside-dossier"),
        Problem::LogMissing => say!(phrases, "finding-log-missing"),
        Problem::ThemeUnused(theme) => say!(phrases, "finding-theme-unused", theme = theme.clone()),

        Problem::TypeUnknown { written, .. } => say!(phrases, "finding-type-unknown", written = written.clone()),
        Problem::TypeNotSupported(written) => say!(phrases, "finding-type-not-supported", written = written.clone()),
        Problem::TypeIgnored(written) => say!(phrases, "finding-type-ignored", written = written.clone()),
        Problem::TypeWordsIgnored(words) => say!(phrases, "finding-type-words-ignored", words = shortened(words)),
        Problem::SettingsRowIgnored => say!(phrases, "finding-settings-row-ignored"),
        Problem::TypeMissing => say!(phrases, "finding-type-missing"),
        Problem::NameMissing => say!(phrases, "finding-name-missing"),
        Problem::NameBad(name) => say!(phrases, "finding-name-bad", name = name.clone()),
        Problem::LabelMissing { name } => say!(phrases, "finding-label-missing", name = name.clone()),
        Problem::LabelReference { name } => say!(phrases, "finding-label-reference", name = name.clone()),
        Problem::ListMissing => say!(phrases, "finding-list-missing"),
        Problem::ListUnknown { list, .. } => say!(phrases, "finding-list-unknown", list = list.clone()),
        Problem::ListUnused(list) => say!(phrases, "finding-list-unused", list = list.clone()),
        Problem::CodeTwice(code) => say!(phrases, "finding-code-twice", code = code.clone()),
        Problem::NoValues => say!(phrases, "finding-no-values"),
        Problem::CodeUnknown { code, .. } => say!(phrases, "finding-code-unknown", code = code.clone()),
        Problem::ThemeUnknown { theme, .. } => say!(phrases, "finding-theme-unknown", theme = theme.clone()),
        Problem::WordUnknown { written, words, .. } => {
            say!(phrases, "finding-word-unknown", written = written.clone(), words = words.clone())
        }
        Problem::NotAWholeNumber { written, min, max } => {
            let (min, max) = (whole(phrases, *min), whole(phrases, *max));
            say!(phrases, "finding-not-a-whole-number", written = written.clone(), min = min, max = max)
        }
        Problem::NotAWeight(written) => {
            say!(phrases, "finding-not-a-weight", written = written.clone(), max = WEIGHT_MAX.to_string())
        }
        Problem::NotANumber(written) => say!(phrases, "finding-not-a-number", written = written.clone()),
        Problem::ColumnMisplaced { kind } => say!(phrases, "finding-column-misplaced", kind = kind.clone()),
        Problem::MessageWithoutRule => say!(phrases, "finding-message-without-rule"),
        Problem::PageBackwards { page, above } => {
            say!(phrases, "finding-page-backwards", page = page.to_string(), above = above.to_string())
        }
        Problem::PageSkipped { page, above } => {
            say!(phrases, "finding-page-skipped", page = page.to_string(), above = above.to_string())
        }
        Problem::GroupUnclosed(name) => say!(phrases, "finding-group-unclosed", name = name.clone()),
        Problem::GroupUnopened => say!(phrases, "finding-group-unopened"),
        Problem::CalculationMissing(name) => say!(phrases, "finding-calculation-missing", name = name.clone()),
        Problem::GroupEndOther { end, begin, row } => {
            say!(phrases, "finding-group-end-other", end = end.clone(), begin = begin.clone(), row = row.to_string())
        }
        Problem::GroupTooDeep { max } => say!(phrases, "finding-group-too-deep", max = whole(phrases, *max)),
        Problem::GridKind { kind } => say!(phrases, "finding-grid-kind", kind = kind.clone()),
        Problem::GridList { list, wanted } => {
            say!(phrases, "finding-grid-list", list = list.clone(), wanted = wanted.clone())
        }
        Problem::AppearanceIgnored(hint) => say!(phrases, "finding-appearance-ignored", hint = hint.clone()),
        Problem::NoQuestion => say!(phrases, "finding-no-question"),
        Problem::TooManyQuestions { max } => say!(phrases, "finding-too-many-questions", max = whole(phrases, *max)),
        Problem::NumberMissing { name } => say!(phrases, "finding-number-missing", name = name.clone()),
        Problem::NoNumbers => say!(phrases, "finding-no-numbers"),
        Problem::NumberDuplicate { number, other } => {
            say!(phrases, "finding-number-duplicate", number = number.clone(), other = other.clone())
        }
        Problem::ThemeWithoutScores { list } => say!(phrases, "finding-theme-without-scores", list = list.clone()),

        Problem::Rule { source, error } => {
            say!(phrases, "finding-rule", source = shortened(source), fault = fault_sentence(error, phrases))
        }
        Problem::ReferenceUnknown { name, .. } => say!(phrases, "finding-reference-unknown", name = name.clone()),
        Problem::ReferenceForward { name } => say!(phrases, "finding-reference-forward", name = name.clone()),
        Problem::Cycle { names } => say!(phrases, "finding-cycle", names = shortened(&names.join(", "))),
        Problem::CurrentInCondition => say!(phrases, "finding-current-in-condition"),
        Problem::ValueNotInList { value, list, .. } => {
            say!(phrases, "finding-value-not-in-list", value = value.clone(), list = list.clone())
        }
        Problem::DecimalComma(text) => say!(phrases, "finding-decimal-comma", text = text.clone()),
        Problem::ImpossibleDate(text) => say!(phrases, "finding-impossible-date", text = text.clone()),

        Problem::ChoiceWithoutList => say!(phrases, "finding-choice-without-list"),
        Problem::ChoiceNameMissing => say!(phrases, "finding-choice-name-missing"),
        Problem::ChoiceNameBad(name) => say!(phrases, "finding-choice-name-bad", name = name.clone()),
        Problem::ChoiceLabelMissing { name } => say!(phrases, "finding-choice-label-missing", name = name.clone()),
        Problem::CodeBad(code) => say!(phrases, "finding-code-bad", code = code.clone()),
        Problem::CodePrefix { code, longer } => {
            say!(phrases, "finding-code-prefix", code = code.clone(), longer = longer.clone())
        }
        Problem::ScoreOnMark => say!(phrases, "finding-score-on-mark"),
        Problem::MarkDuplicate(mark) => say!(phrases, "finding-mark-duplicate", mark = mark.clone()),
        Problem::TooManyChoices { max } => say!(phrases, "finding-too-many-choices", max = whole(phrases, *max)),
        Problem::ListOfMarks(list) => say!(phrases, "finding-list-of-marks", list = list.clone()),

        Problem::VariantLacks { name } => say!(phrases, "finding-variant-lacks", name = name.clone()),
        Problem::VariantExtra { name } => say!(phrases, "finding-variant-extra", name = name.clone()),
        Problem::VariantKind { name } => say!(phrases, "finding-variant-kind", name = name.clone()),
        Problem::VariantChoices { name, choices } => {
            say!(phrases, "finding-variant-choices", name = name.clone(), choices = shortened(&choices.join(", ")))
        }
        Problem::ItemDiffers { name, other } => {
            say!(phrases, "finding-item-differs", name = name.clone(), other = other.clone())
        }

        Problem::QuoteUnclosed => say!(phrases, "finding-quote-unclosed"),
        Problem::RecordNumber(name) => say!(phrases, "finding-record-number", name = name.clone()),
        Problem::Identifying(name) => say!(phrases, "finding-identifying", name = name.clone()),
        Problem::FieldHidden(name) => say!(phrases, "finding-field-hidden", name = name.clone()),
        Problem::MarkupIgnored => say!(phrases, "finding-markup-ignored"),
        Problem::RemarkIgnored => say!(phrases, "finding-remark-ignored"),
        Problem::TagUnknown { tag, .. } => say!(phrases, "finding-tag-unknown", tag = tag.clone()),
        Problem::GridOfSeveral(name) => say!(phrases, "finding-grid-of-several", name = name.clone()),
        Problem::GridIgnored(name) => say!(phrases, "finding-grid-ignored", name = name.clone()),
        Problem::RankingNotChecked(name) => say!(phrases, "finding-ranking-not-checked", name = name.clone()),
        Problem::ChoiceCodeMissing(part) => say!(phrases, "finding-choice-code-missing", part = shortened(part)),
        Problem::ChoicesMissing => say!(phrases, "finding-choices-missing"),
        Problem::CodeReplaced { name, code } => {
            say!(phrases, "finding-code-replaced", name = name.clone(), code = code.clone())
        }
        Problem::BoundBad { written, kind } => {
            say!(phrases, "finding-bound-bad", written = shortened(written), kind = kind.clone())
        }
        Problem::RuleOfEvent(part) => say!(phrases, "finding-rule-of-event", part = shortened(part)),
        Problem::RuleOfRedcap(part) => say!(phrases, "finding-rule-of-redcap", part = shortened(part)),
        Problem::RuleWithoutBox(name) => say!(phrases, "finding-rule-without-box", name = name.clone()),
        Problem::RuleOnBoxOfNone(part) => say!(phrases, "finding-rule-on-box-of-none", part = shortened(part)),

        Problem::TypeAsText(written) => say!(phrases, "finding-type-as-text", written = written.clone()),
        Problem::LastSaved(name) => say!(phrases, "finding-last-saved", name = name.clone()),
        Problem::TableUnknown { name, .. } => say!(phrases, "finding-table-unknown", name = name.clone()),
        Problem::FilterColumnUnknown { column, list, .. } => {
            say!(phrases, "finding-filter-column-unknown", column = column.clone(), list = list.clone())
        }
        Problem::FunctionMissing(name) => say!(phrases, "finding-function-missing", name = name.clone()),
        Problem::FunctionOfChance(name) => say!(phrases, "finding-function-of-chance", name = name.clone()),
        Problem::RowsUnsaid { name, rows } => {
            say!(phrases, "finding-rows-unsaid", name = name.clone(), rows = whole(phrases, *rows))
        }
        Problem::DefaultNotKeyed => say!(phrases, "finding-default-not-keyed"),
        Problem::AttachedMissing(name) => say!(phrases, "finding-attached-missing", name = name.clone()),
        Problem::AttachedEmpty(name) => say!(phrases, "finding-attached-empty", name = name.clone()),
        Problem::AttachedUnused(name) => say!(phrases, "finding-attached-unused", name = name.clone()),
        Problem::TableColumnUnknown { column, table, .. } => {
            say!(phrases, "finding-table-column-unknown", column = column.clone(), table = table.clone())
        }
        Problem::RuleAlwaysHolds => say!(phrases, "finding-rule-always-holds"),
        Problem::RuleNeverHolds => say!(phrases, "finding-rule-never-holds"),
        Problem::NoAnswerPasses => say!(phrases, "finding-no-answer-passes"),
        Problem::LineUnknown { word, .. } => say!(phrases, "finding-line-unknown", word = word.clone()),
        Problem::LineMisplaced(word) => say!(phrases, "finding-line-misplaced", word = word.clone()),
        Problem::BadSerial(written) => say!(phrases, "finding-bad-serial", written = written.clone()),
        Problem::ValueMissing { name } => say!(phrases, "finding-value-missing", name = name.clone()),
        Problem::BadField(written) => say!(phrases, "finding-bad-field", written = written.clone()),
        Problem::BadDate(written) => say!(phrases, "finding-bad-date", written = written.clone()),
        Problem::TooManyLines { max } => say!(phrases, "finding-too-many-lines", max = whole(phrases, *max)),
    }
}

/// What is wrong with the source of a rule; places are counted from 1, as people do.
pub fn fault_sentence(error: &ParseError, phrases: &Phrases) -> String {
    let at = whole(phrases, error.at + 1);
    match &error.fault {
        Fault::Empty => say!(phrases, "fault-empty"),
        Fault::TooLong { max } => say!(phrases, "fault-too-long", max = whole(phrases, *max)),
        Fault::TooDeep { max } => say!(phrases, "fault-too-deep", max = whole(phrases, *max)),
        Fault::TooManyParts { max } => say!(phrases, "fault-too-many-parts", max = whole(phrases, *max)),
        Fault::UnclosedText => say!(phrases, "fault-unclosed-text", at = at),
        Fault::UnclosedReference => say!(phrases, "fault-unclosed-reference", at = at),
        Fault::BadReference(name) => say!(phrases, "fault-bad-reference", name = shortened(name), at = at),
        Fault::UnexpectedCharacter(letter) => {
            say!(phrases, "fault-unexpected-character", letter = letter.to_string(), at = at)
        }
        Fault::Operator { written, operator } => {
            say!(phrases, "fault-operator", written = written.clone(), operator = operator.clone(), at = at)
        }
        Fault::DecimalComma { written, number } => {
            say!(phrases, "fault-decimal-comma", written = written.clone(), number = number.clone(), at = at)
        }
        Fault::Unexpected(word) => say!(phrases, "fault-unexpected", word = shortened(word), at = at),
        Fault::UnexpectedEnd => say!(phrases, "fault-unexpected-end"),
        Fault::UnclosedParenthesis => say!(phrases, "fault-unclosed-parenthesis", at = at),
        Fault::UnknownFunction { name, .. } => say!(phrases, "fault-unknown-function", name = name.clone(), at = at),
        Fault::Arguments { function, given, min, max } => {
            let (function, given) = (function.clone(), whole(phrases, *given));
            let wanted = match max {
                Some(max) if max == min => whole(phrases, *min),
                Some(max) => {
                    say!(phrases, "fault-arguments-between", min = whole(phrases, *min), max = whole(phrases, *max))
                }
                None => say!(phrases, "fault-arguments-at-least", min = whole(phrases, *min)),
            };
            say!(phrases, "fault-arguments", function = function, given = given, wanted = wanted, at = at)
        }
        Fault::Path(word) => {
            let is_name = word.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-'));
            let example = format!("${{{}}}", if is_name { shortened(word) } else { "…".to_owned() });
            say!(phrases, "fault-path", word = shortened(word), example = example, at = at)
        }
        Fault::Pattern { pattern, reason } => {
            say!(phrases, "fault-pattern", pattern = shortened(pattern), reason = reason.clone())
        }
    }
}

/// The beginning of a long text: a sentence must stay one.
fn shortened(text: &str) -> String {
    const CHARACTERS_MAX: usize = 80;
    let mut letters = text.chars();
    let beginning: String = letters.by_ref().take(CHARACTERS_MAX).collect();
    if letters.next().is_some() { format!("{beginning}…") } else { beginning }
}
