//! What the brains' types say to people: refusals, questions back, prompts, marks, states.

use super::clock::{Clock as _, SystemClock};
use super::findings::{finding_line, severity_text};
use super::{
    ActionClash, CampaignView, Error, PolicyValue, RecordFilter, SettingFault, calendar_sentences, exporting,
    state_sentences, store_errors, system_reasons,
};
use crate::campaign::{ActionDraft, ActionField, BatchStage, Unit};
use crate::entry::{Ask, PromptKind, Refusal, RefusalKind};
use crate::export::Unsayable;
use crate::language::{Language, Phrases, date_short, integer, moment_short, month_short};
use crate::paper::{CodeFault, LETTERS};
use crate::questionnaire::{ChoiceList, Finding, Mark, Precision, QuestionIndex, Questionnaire, Variant};
use crate::record::{Answer, Serial, Status, Treatment};
use crate::report::{plan_columns, plan_progress};
use crate::say;
use crate::store::{RecordState, RecordSummary, Standing};

/// Why a key or a value was refused, in one or two sentences: the form's own message last, when it has one.
pub fn refusal(refusal: &Refusal, form: &Questionnaire, phrases: &Phrases) -> Vec<String> {
    let number = refusal.question.map_or(String::new(), |index| number_in_words(form, index, phrases));
    let typed = refusal.typed.clone();
    let sentence = match &refusal.kind {
        RefusalKind::NotAChoice => {
            let list = refusal.question.and_then(|index| form.list(index));
            let codes = list.map_or(String::new(), |list| codes(list, phrases));
            say!(phrases, "refusal-not-a-choice", typed = typed, number = number, codes = codes)
        }
        RefusalKind::NotANumber => say!(phrases, "refusal-not-a-number", typed = typed, number = number),
        RefusalKind::NotADate => {
            match refusal.question.map_or(Precision::Day, |index| form.questions[index].precision()) {
                Precision::Day => say!(phrases, "refusal-not-a-date", typed = typed),
                Precision::Month => say!(phrases, "refusal-not-a-month", typed = typed),
                Precision::Year => say!(phrases, "refusal-not-a-year", typed = typed),
            }
        }
        RefusalKind::NotText => say!(phrases, "refusal-not-text"),
        RefusalKind::TextFull { characters } => {
            say!(phrases, "refusal-text-full", number = number, characters = characters.to_string())
        }
        RefusalKind::Check if typed.is_empty() => say!(phrases, "refusal-check-later", number = number),
        RefusalKind::Check => say!(phrases, "refusal-check", typed = typed, number = number),
        RefusalKind::PageNotFinished { left } => say!(phrases, "refusal-page-not-finished", left = *left),
        RefusalKind::PageFinished => say!(phrases, "refusal-page-finished"),
        RefusalKind::SheetFinished => say!(phrases, "refusal-sheet-finished"),
        RefusalKind::CutsLog => say!(phrases, "refusal-cuts-log"),
        RefusalKind::LogFull { rows } => say!(phrases, "refusal-log-full", rows = rows.to_string()),
        RefusalKind::SheetNotFinished { left } => {
            say!(phrases, "refusal-sheet-not-finished", left = *left, number = number)
        }
        RefusalKind::NothingToDup => say!(phrases, "refusal-nothing-to-dup", number = number),
        RefusalKind::NothingToRun => say!(phrases, "refusal-nothing-to-run", number = number),
        RefusalKind::DoesNotFit => say!(phrases, "refusal-does-not-fit", number = number),
        RefusalKind::NoSuchNumber => say!(phrases, "refusal-no-such-number", typed = typed),
        RefusalKind::NotAsked => say!(phrases, "refusal-not-asked", typed = typed),
        RefusalKind::ReasonMissing => say!(phrases, "refusal-reason-missing"),
        RefusalKind::KeypadOff => say!(phrases, "refusal-keypad-off"),
        RefusalKind::NoMeaning => say!(phrases, "refusal-no-meaning"),
        RefusalKind::VariantLosesAnswers { answers } => {
            say!(phrases, "refusal-variant-loses", answers = *answers)
        }
    };
    let mut sentences = vec![sentence];
    if let (RefusalKind::Check, Some(index)) = (&refusal.kind, refusal.question) {
        let check = form.questions[index].hard.as_ref();
        sentences.extend(check.map(|check| own(&check.message, phrases)).filter(|own| !own.is_empty()));
    }
    sentences
}

/// What the engine asks back, in one or two sentences: the form's own message first, when it has one.
pub fn ask(ask: &Ask, serial: Serial, form: &Questionnaire, phrases: &Phrases) -> Vec<String> {
    match ask {
        Ask::Soft(index, answer) => {
            let message = form.questions[*index].soft.as_ref().map(|check| own(&check.message, phrases));
            let question = say!(
                phrases,
                "ask-soft",
                typed = answer_text(form, *index, answer, phrases),
                number = number(form, *index)
            );
            message.into_iter().filter(|own| !own.is_empty()).chain([question]).collect()
        }
        Ask::Required(index, _) => vec![say!(phrases, "ask-required", number = number(form, *index))],
        Ask::Abandon => vec![say!(phrases, "ask-abandon", serial = serial.to_string())],
    }
}

/// The title of a prompt.
pub fn prompt(kind: &PromptKind, form: &Questionnaire, phrases: &Phrases) -> String {
    match kind {
        PromptKind::GoTo => say!(phrases, "prompt-go-to"),
        PromptKind::Note(index) => say!(phrases, "prompt-note", number = number(form, *index)),
        PromptKind::Margin => say!(phrases, "prompt-margin"),
        PromptKind::Hold => say!(phrases, "prompt-hold"),
        PromptKind::Override(..) => say!(phrases, "prompt-override"),
    }
}

/// A mark in words.
pub fn mark(mark: Mark, phrases: &Phrases) -> String {
    match mark {
        Mark::Blank => say!(phrases, "mark-blank"),
        Mark::NotConcerned => say!(phrases, "mark-not-concerned"),
        Mark::Double => say!(phrases, "mark-double"),
        Mark::Unreadable => say!(phrases, "mark-unreadable"),
        Mark::Struck => say!(phrases, "mark-struck"),
    }
}

/// A record's state in words.
pub fn state(state: RecordState, phrases: &Phrases) -> String {
    match state {
        RecordState::InProgress => say!(phrases, "status-in-progress"),
        RecordState::Held => say!(phrases, "status-held"),
        RecordState::Complete => say!(phrases, "status-complete"),
        RecordState::Voided => say!(phrases, "status-voided"),
    }
}

/// How far a record is, and where it stands in the verification.
pub fn standing(summary: &RecordSummary, phrases: &Phrases) -> String {
    match (summary.state, summary.standing) {
        (RecordState::Complete, Standing::Verified) => say!(phrases, "status-verified"),
        (_, Standing::Sealed) => say!(phrases, "status-sealed"),
        (RecordState::Held, Standing::Undecided) => say!(phrases, "status-undecided"),
        (other, Standing::Unverified | Standing::Undecided | Standing::Verified) => state(other, phrases),
    }
}

/// Which records a list shows, in words.
pub fn filter(filter: RecordFilter, phrases: &Phrases) -> String {
    match filter {
        RecordFilter::Incomplete => state(RecordState::InProgress, phrases),
        RecordFilter::Held => state(RecordState::Held, phrases),
        RecordFilter::Complete => state(RecordState::Complete, phrases),
        RecordFilter::Voided => state(RecordState::Voided, phrases),
        RecordFilter::Notes => say!(phrases, "filter-notes"),
        RecordFilter::Overrides => say!(phrases, "filter-overrides"),
        RecordFilter::Marks => say!(phrases, "filter-marks"),
        RecordFilter::Verifying => say!(phrases, "filter-verifying"),
        RecordFilter::Verified => say!(phrases, "filter-verified"),
    }
}

/// What was decided about a comment, in a word or two.
pub fn treatment(treatment: Option<&Treatment>, phrases: &Phrases) -> String {
    match treatment {
        None | Some(Treatment::Again) => say!(phrases, "comment-unread"),
        Some(Treatment::Keep) => say!(phrases, "comment-kept"),
        Some(Treatment::Redact(_)) => say!(phrases, "comment-redacted"),
        Some(Treatment::SetAside(_)) => say!(phrases, "comment-aside"),
    }
}

/// What the comparison of two passes of a sheet came to.
pub fn compared(serial: Serial, differences: usize, phrases: &Phrases) -> String {
    let serial = serial.to_string();
    match differences {
        0 => say!(phrases, "keying-compared-same", serial = serial),
        count => say!(phrases, "keying-compared", serial = serial, count = count),
    }
}

/// A slip came apart in its third keying.
pub fn parted(questions: usize, phrases: &Phrases) -> String {
    say!(phrases, "keying-parted", count = questions)
}

/// What the third keying of a sheet came to.
pub fn arbitrated(serial: Serial, majority: bool, phrases: &Phrases) -> String {
    let serial = serial.to_string();
    if majority {
        say!(phrases, "keying-settled", serial = serial)
    } else {
        say!(phrases, "keying-undecided", serial = serial)
    }
}

/// A variant of a form in words, when it is one of the usual ones; else its code.
pub fn variant(variant: &Variant, phrases: &Phrases) -> String {
    match variant.0.as_str() {
        "standard" => say!(phrases, "variant-standard"),
        "falc" | "easy-to-read" => say!(phrases, "variant-easy-to-read"),
        "large-print" | "gros-caracteres" => say!(phrases, "variant-large-print"),
        other => other.to_owned(),
    }
}

/// The printed number of a question, `14/2` in the second row of a table, or its item code where the paper has none.
pub fn number(form: &Questionnaire, index: QuestionIndex) -> String {
    let question = &form.questions[index];
    match form.row_of(index) {
        _ if question.number.is_empty() => question.name.clone(),
        Some(row) => format!("{}/{row}", question.number),
        None => question.number.clone(),
    }
}

/// The printed number of a question with its row in words, as a sentence has it.
fn number_in_words(form: &Questionnaire, index: QuestionIndex, phrases: &Phrases) -> String {
    let number = form.questions[index].number.clone();
    match form.row_of(index) {
        Some(row) if !number.is_empty() => say!(phrases, "number-in-row", number = number, row = row),
        _ => self::number(form, index),
    }
}

/// An answer as people read it: the label of a box, a date in figures, a mark in words.
pub fn answer_text(form: &Questionnaire, index: QuestionIndex, answer: &Answer, phrases: &Phrases) -> String {
    let tag = phrases.language().tag();
    let label = |name: &String| {
        let choice = form.list(index).and_then(|list| list.named(name));
        choice.map_or(name.clone(), |choice| choice.label.in_language(tag).to_owned())
    };
    match answer {
        Answer::One(name) => label(name),
        Answer::Several(names) => names.iter().map(label).collect::<Vec<_>>().join(", "),
        Answer::Integer(number) => number.to_string(),
        Answer::Decimal(text) if phrases.language() == Language::French => text.replace('.', ","),
        Answer::Decimal(text) | Answer::Text(text) => text.clone(),
        Answer::Date(date) => match form.questions[index].precision() {
            Precision::Day => date_short(phrases.language(), *date),
            Precision::Month => month_short(phrases.language(), *date),
            Precision::Year => date.year().to_string(),
        },
        // Nothing is ticked where nothing can be.
        Answer::Mark(Mark::Blank) if form.list(index).is_none() => say!(phrases, "mark-blank-written"),
        Answer::Mark(which) => mark(*which, phrases),
    }
}

/// The codes printed beside the boxes: a range where they run on, else all of them.
pub fn codes(list: &ChoiceList, phrases: &Phrases) -> String {
    let codes: Vec<&str> = list.choices.iter().map(|choice| choice.code.as_str()).collect();
    let numbers: Vec<u32> = codes.iter().filter_map(|code| code.parse().ok()).collect();
    let runs = numbers.len() == codes.len() && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1);
    match (codes.first(), codes.last()) {
        (Some(first), Some(last)) if runs && codes.len() > 2 => {
            say!(phrases, "codes-range", first = (*first).to_owned(), last = (*last).to_owned())
        }
        _ => codes.join(", "),
    }
}

fn own(message: &crate::questionnaire::Localised, phrases: &Phrases) -> String {
    message.in_language(phrases.language().tag()).to_owned()
}

/// What stands of an action that somebody else changed meanwhile.
fn action_clash(clash: &ActionClash, phrases: &Phrases) -> Vec<String> {
    let number = clash.number.to_string();
    let head = match &clash.by {
        Some(by) => {
            let when = moment_short(phrases.language(), by.when.0, SystemClock.offset_seconds());
            say!(phrases, "error-action-clash", number = number, who = by.who.name(), when = when)
        }
        None => say!(phrases, "error-action-clash-unsigned", number = number),
    };
    let fields = ActionField::ALL.into_iter().map(|field| {
        let (label, text) = (action_field(field, phrases), action_field_text(field, &clash.now, phrases));
        say!(phrases, "error-action-clash-field", label = label, text = text)
    });
    [head].into_iter().chain(fields).collect()
}

/// What a part of an action is called.
pub fn action_field(field: ActionField, phrases: &Phrases) -> String {
    let [finding, action, pilot, due, progress, effect] = plan_columns(phrases);
    match field {
        ActionField::Finding => finding,
        ActionField::Action => action,
        ActionField::Pilot => pilot,
        ActionField::Due => due,
        ActionField::Progress => progress,
        ActionField::Effect => effect,
        ActionField::Observed => say!(phrases, "plan-column-observed"),
    }
}

/// What a part of an action says; a dash where it is empty.
pub fn action_field_text(field: ActionField, draft: &ActionDraft, phrases: &Phrases) -> String {
    let text = match field {
        ActionField::Finding => draft.says.finding.clone(),
        ActionField::Action => draft.says.action.clone(),
        ActionField::Pilot => draft.says.pilot.clone(),
        ActionField::Due => draft.says.due.map_or_else(String::new, |due| date_short(phrases.language(), due)),
        ActionField::Progress => plan_progress(draft.says.progress, phrases),
        ActionField::Effect => draft.says.effect.clone(),
        ActionField::Observed => draft.observed.clone(),
    };
    if text.is_empty() { "–".to_owned() } else { text }
}

/// What the station refuses, and what to do about it: one sentence per line, every finding of a tool included.
pub fn error(error: &Error, phrases: &Phrases) -> Vec<String> {
    let near = |nearest: &Option<String>| nearest.clone().map(|word| say!(phrases, "error-near", word = word));
    let with_near = |sentence: String, nearest: &Option<String>| [sentence].into_iter().chain(near(nearest)).collect();
    let one = match error {
        Error::Store(error) => store_errors::sentence(error, phrases),
        Error::Tool(path, findings) => {
            let head = say!(phrases, "error-tool", path = path.display().to_string());
            return [head].into_iter().chain(findings_lines(findings, phrases)).collect();
        }
        Error::Sheets(path, findings) => {
            let head = say!(phrases, "error-sheets", path = path.display().to_string());
            return [head].into_iter().chain(findings_lines(findings, phrases)).collect();
        }
        Error::Values(path, findings) => {
            let head = say!(phrases, "error-values", path = path.display().to_string());
            return [head].into_iter().chain(findings_lines(findings, phrases)).collect();
        }
        Error::SourceMissing => say!(phrases, "error-source-missing"),
        Error::NoOutside => say!(phrases, "error-no-outside"),
        Error::SheetAnswer { serial, name, value, reasons } => {
            let (serial, name, value) = (serial.to_string(), name.clone(), value.clone());
            let head = say!(phrases, "error-sheet-answer", serial = serial, name = name, value = value);
            return [head].into_iter().chain(reasons.clone()).collect();
        }
        Error::BadId(id) => say!(phrases, "error-bad-id", id = id.clone()),
        Error::IdTaken(id) => say!(phrases, "error-id-taken", id = id.as_str().to_owned()),
        Error::SurveyOpen(id) => say!(phrases, "error-survey-open", id = id.as_str().to_owned()),
        Error::NoCampaign(id, nearest) => {
            return with_near(say!(phrases, "error-no-campaign", id = id.clone()), nearest);
        }
        Error::Closed(id) => say!(phrases, "error-closed", id = id.as_str().to_owned()),
        Error::AlreadyClosed(id) => say!(phrases, "error-already-closed", id = id.as_str().to_owned()),
        Error::AlreadyOpen(id) => say!(phrases, "error-already-open", id = id.as_str().to_owned()),
        Error::NameMissing => say!(phrases, "error-name-missing"),
        Error::BadService(code) if code.is_empty() => say!(phrases, "error-no-services"),
        Error::BadService(code) => say!(phrases, "error-bad-service", code = code.clone()),
        Error::ServiceTwice(code) => say!(phrases, "error-service-twice", code = code.clone()),
        Error::NoService(code, nearest) => {
            return with_near(say!(phrases, "error-no-service", code = code.clone()), nearest);
        }
        Error::ServiceInUse(code) => say!(phrases, "error-service-in-use", code = code.clone()),
        Error::NoAudience(code, nearest) => {
            return with_near(say!(phrases, "error-no-audience", code = code.clone()), nearest);
        }
        Error::NoVariant(code, nearest) => {
            return with_near(say!(phrases, "error-no-variant", code = code.clone()), nearest);
        }
        Error::OfTheFirstPass => say!(phrases, "error-of-the-first-pass"),
        Error::NoMode(code, nearest) => return with_near(say!(phrases, "error-no-mode", code = code.clone()), nearest),
        Error::NoQuestion(question, nearest) => {
            return with_near(say!(phrases, "error-no-question", question = question.clone()), nearest);
        }
        Error::RowUnsaid(question, rows) => {
            say!(phrases, "error-row-unsaid", question = question.clone(), rows = rows.join(", "))
        }
        Error::NotAsked(question) => say!(phrases, "error-not-asked", question = question.clone()),
        Error::NoRefuge(folders) if folders.is_empty() => say!(phrases, "error-no-refuge-named"),
        Error::NoRefuge(folders) => {
            let folders: Vec<String> = folders.iter().map(|folder| folder.display().to_string()).collect();
            say!(phrases, "error-no-refuge", folders = folders.join(", "))
        }
        Error::BadUnsaved(path, line) => {
            say!(phrases, "error-bad-unsaved", path = path.display().to_string(), line = line.to_string())
        }
        Error::AnswerUnfit { serial, name } => {
            say!(phrases, "error-answer-unfit", serial = serial.to_string(), name = name.clone())
        }
        Error::KeyedAnew(serial) => say!(phrases, "error-keyed-anew", serial = serial.to_string()),
        Error::NoBatch(number) => say!(phrases, "error-no-batch", number = number.0.to_string()),
        Error::NotCounted(number) => say!(phrases, "error-not-counted", number = number.0.to_string()),
        Error::Unbalanced { number, counted, keyed } => state_sentences::unbalanced(*number, *counted, *keyed, phrases),
        Error::SheetsInProgress { number, sheets } => {
            say!(phrases, "error-sheets-in-progress", number = number.0.to_string(), sheets = *sheets)
        }
        Error::StageFirst(number, BatchStage::Received | BatchStage::Keyed) => {
            say!(phrases, "error-stage-first-keyed", number = number.0.to_string())
        }
        Error::StageFirst(
            number,
            BatchStage::Checked | BatchStage::Returned | BatchStage::Destroyed | BatchStage::Online,
        ) => {
            say!(phrases, "error-stage-first-checked", number = number.0.to_string())
        }
        Error::StagePassed(number, stage) => {
            let stage = state_sentences::stage(*stage, phrases);
            say!(phrases, "error-stage-passed", number = number.0.to_string(), stage = stage)
        }
        Error::NotEnded(number) => say!(phrases, "error-not-ended", number = number.0.to_string()),
        Error::VerificationOpen { number, sheets } => {
            say!(phrases, "error-verification-open", number = number.0.to_string(), sheets = *sheets)
        }
        Error::SheetsSealed(number, sheets) => {
            let serials = sheets.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            say!(
                phrases,
                "error-sheets-sealed",
                number = number.0.to_string(),
                sheets = sheets.len(),
                serials = serials
            )
        }
        Error::RecountUnexplained(number, stage) => {
            let (number, stage) = (number.0.to_string(), state_sentences::stage(*stage, phrases));
            say!(phrases, "error-recount-unexplained", number = number, stage = stage)
        }
        Error::DateToCome(day) => {
            say!(phrases, "error-date-to-come", day = crate::language::date_short(phrases.language(), *day))
        }
        Error::BatchEnded(number, stage) => {
            let stage = state_sentences::stage(*stage, phrases);
            say!(phrases, "error-batch-ended", number = number.0.to_string(), stage = stage)
        }
        Error::NothingToExport(unfit) => {
            let head = say!(phrases, "error-export-nothing");
            let lines = unfit.iter().map(|(audience, why)| exporting::unfit(audience, *why, phrases));
            return [head].into_iter().chain(lines).collect();
        }
        Error::ExportOneFile(path, count) => {
            let count = integer(phrases.language(), *count as i64);
            say!(phrases, "error-export-one-file", path = path.display().to_string(), count = count)
        }
        Error::ExportUnsayable(path, first, count) => {
            let count = usize::try_from(*count).unwrap_or(usize::MAX);
            let head = say!(phrases, "error-export-unsayable", path = path.display().to_string(), count = count);
            return [head].into_iter().chain(first.iter().map(|one| unsayable(one, phrases))).collect();
        }
        Error::ExportRows(path, max) => {
            let max = integer(phrases.language(), (*max).into());
            say!(phrases, "error-export-rows", path = path.display().to_string(), max = max)
        }
        Error::ExportColumns(path, max) => {
            let max = integer(phrases.language(), *max as i64);
            say!(phrases, "error-export-columns", path = path.display().to_string(), max = max)
        }
        Error::ExportMoved => say!(phrases, "error-export-moved"),
        Error::ExportLeft => say!(phrases, "error-export-left"),
        Error::PaperDestroyed(number) => say!(phrases, "error-paper-destroyed", number = number.0.to_string()),
        Error::NotClosable(names, findings) => {
            let head = say!(phrases, "error-not-closable", count = findings.len());
            let lines = findings.iter().map(|finding| state_sentences::line(finding, names, phrases));
            return [head].into_iter().chain(lines).collect();
        }
        Error::PolicyValue { of, given } => {
            let (given, max) = (given.to_string(), integer(phrases.language(), of.max().into()));
            match of {
                PolicyValue::SheetsMin => say!(phrases, "error-policy-sheets-min", given = given, max = max),
                PolicyValue::Target => say!(phrases, "error-policy-target", given = given, max = max),
                PolicyValue::Hours => say!(phrases, "error-policy-hours", given = given, max = max),
            }
        }
        Error::KeptTooShort(day) => {
            say!(phrases, "error-kept-too-short", day = crate::language::date_short(phrases.language(), *day))
        }
        Error::SameService(code) => say!(phrases, "error-same-service", code = code.clone()),
        Error::NoRecord(serial) => say!(phrases, "error-no-record", serial = serial.to_string()),
        Error::SerialElsewhere { serial, audience, batch } => {
            let audience = audience.in_language(phrases.language().tag()).to_owned();
            let (serial, batch) = (serial.to_string(), batch.0.to_string());
            say!(phrases, "error-serial-elsewhere", serial = serial, audience = audience, batch = batch)
        }
        Error::ToolMissing(fingerprint) => say!(phrases, "error-tool-missing", fingerprint = fingerprint.clone()),
        Error::EndsBeforeItBegins => say!(phrases, "error-ends-before-it-begins"),
        Error::OtherTool { campaign, offered } => {
            say!(phrases, "error-other-tool", campaign = campaign.clone(), offered = offered.clone())
        }
        Error::ActionEmpty => say!(phrases, "error-action-empty"),
        Error::ActionTooLong(most) => say!(phrases, "error-action-too-long", most = most.to_string()),
        Error::TooManyActions(most) => say!(phrases, "error-too-many-actions", most = most.to_string()),
        Error::NoAction(number) => say!(phrases, "error-no-action", number = number.to_string()),
        Error::ActionClash(clash) => return action_clash(clash, phrases),
        Error::OnlineBatch(number) => say!(phrases, "error-online-batch", number = number.0.to_string()),
        Error::WebSettled => say!(phrases, "error-web-settled"),
        Error::NothingToTakeOver => say!(phrases, "error-nothing-to-take-over"),
        Error::Dates(faults) => {
            return faults.iter().map(|fault| calendar_sentences::fault(fault, phrases)).collect();
        }
        Error::StepTicked(step) => {
            say!(phrases, "error-step-ticked", step = calendar_sentences::step(*step, phrases))
        }
        Error::StepNotTicked(step) => {
            say!(phrases, "error-step-not-ticked", step = calendar_sentences::step(*step, phrases))
        }
        Error::ReasonMissing => say!(phrases, "error-reason-missing"),
        Error::NoComment(id) => say!(phrases, "error-no-comment", id = id.clone()),
        Error::NoWord(word) => say!(phrases, "error-no-word", word = word.clone()),
        Error::NotVerifying => say!(phrases, "error-not-verifying"),
        Error::DrawsByUnit(Unit::Audience) => say!(phrases, "error-draws-by-audience"),
        Error::DrawsByUnit(Unit::Batch) => say!(phrases, "error-draws-by-batch"),
        Error::NothingToVerify => say!(phrases, "error-nothing-to-verify"),
        Error::NothingToDraw => say!(phrases, "error-nothing-to-draw"),
        Error::SeedFixed { draw, seed, day, who } => {
            let day = crate::language::date_short(phrases.language(), *day);
            let (draw, seed, who) = (draw.to_string(), seed.to_string(), who.name().to_owned());
            say!(phrases, "error-seed-fixed", draw = draw, seed = seed, day = day, who = who)
        }
        Error::NotCalled(serial) => say!(phrases, "error-not-called", serial = serial.to_string()),
        Error::AnswersDestroyed(day) => destroyed(*day, phrases),
        Error::NumberOfAnother { serial, batch } => {
            say!(phrases, "error-number-of-another", serial = serial.to_string(), batch = batch.0.to_string())
        }
        Error::OtherAudience(batch, audience) => {
            let batch = batch.0.to_string();
            say!(phrases, "error-other-audience", batch = batch, audience = audience.0.clone())
        }
        Error::NotASheetCode(CodeFault::NotACode) => say!(phrases, "error-code-none"),
        Error::NotASheetCode(CodeFault::Length(letters)) => {
            say!(phrases, "error-code-length", letters = letters.to_string(), wanted = LETTERS.to_string())
        }
        Error::NotASheetCode(CodeFault::Check) => say!(phrases, "error-code-check"),
        Error::CodeUnknown => say!(phrases, "error-code-unknown"),
        Error::CodeElsewhere(title) => say!(phrases, "error-code-elsewhere", title = title.clone()),
        Error::NoPile { audience, service } => {
            let audience = audience.in_language(phrases.language().tag()).to_owned();
            say!(phrases, "error-no-pile", audience = audience, service = service.clone())
        }
        Error::SheetInHand(serial) => say!(phrases, "error-sheet-in-hand", serial = serial.to_string()),
        Error::NotByCode => say!(phrases, "error-not-by-code"),
        Error::SlipNotHere => say!(phrases, "error-slip-not-here"),
        Error::KitTooLong(max) => say!(phrases, "error-kit-too-long", max = max.to_string()),
        Error::NoKitPiece(name) => say!(phrases, "error-no-kit-piece", name = name.clone()),
        Error::PlaceMissing => say!(phrases, "error-place-missing"),
        Error::SerialTaken(serial, batch, filed) => say!(
            phrases,
            "error-serial-taken",
            serial = serial.to_string(),
            batch = batch.0.to_string(),
            state = state(*filed, phrases)
        ),
        Error::BadSerial(text) => {
            let max = integer(phrases.language(), super::SERIAL_MAX.into());
            say!(phrases, "error-bad-serial", text = text.clone(), max = max)
        }
        Error::NumberKept(serial) => say!(phrases, "error-number-kept", serial = serial.to_string()),
        Error::Voided(serial) => say!(phrases, "error-voided", serial = serial.to_string()),
        Error::NotVoided(serial) => say!(phrases, "error-not-voided", serial = serial.to_string()),
        Error::NotComplete(serial) => say!(phrases, "error-not-complete", serial = serial.to_string()),
        Error::SameSheet(serial) => say!(phrases, "error-same-sheet", serial = serial.to_string()),
        Error::NotToMiss(serial, stage) => {
            let stage = super::certainty::stage(stage, phrases);
            say!(phrases, "error-not-to-miss", serial = serial.to_string(), stage = stage)
        }
        Error::NotMissed(serial, stage) => {
            let stage = super::certainty::stage(stage, phrases);
            say!(phrases, "error-not-missed", serial = serial.to_string(), stage = stage)
        }
        Error::File(path, reason) => {
            let reason = system_reasons::reason(reason, phrases);
            say!(phrases, "error-file", path = path.display().to_string(), reason = reason)
        }
        Error::NotOfADossier(product) => say!(phrases, "error-not-of-a-dossier", title = product.title(phrases)),
        Error::Unset(path, reason) => {
            say!(phrases, "error-unset", path = path.display().to_string(), reason = reason.clone())
        }
        Error::NotPrinted(path, reason) => {
            say!(phrases, "error-not-printed", path = path.display().to_string(), reason = reason.clone())
        }
        Error::Settings(path, faults) => {
            let path = path.display().to_string();
            return faults.iter().map(|fault| setting_fault(&path, fault, phrases)).collect();
        }
    };
    vec![one]
}

/// That nothing is found; in a campaign whose answers are destroyed, that they are.
pub fn nothing_found(view: &CampaignView, none: String, phrases: &Phrases) -> String {
    view.destroyed.map_or(none, |day| destroyed(day, phrases))
}

/// When the answers of a campaign were destroyed, and what remains.
pub fn destroyed(day: jiff::civil::Date, phrases: &Phrases) -> String {
    say!(phrases, "campaign-answers-destroyed", day = crate::language::date_short(phrases.language(), day))
}

/// That a sheet is no longer voided, and what it is now.
pub fn restored(serial: Serial, status: &Status, phrases: &Phrases) -> String {
    let serial = serial.to_string();
    match status {
        Status::Complete => say!(phrases, "records-restored", serial = serial),
        // Without a majority it is held for the quality manager, and nobody said why.
        Status::Held(reason) if reason.is_empty() => say!(phrases, "records-restored-undecided", serial = serial),
        Status::Held(reason) => say!(phrases, "records-restored-held", serial = serial, reason = reason.clone()),
        Status::InProgress { .. } | Status::Voided(_) => say!(phrases, "records-restored-open", serial = serial),
    }
}

/// What is wrong in a file of settings, and what comes of it.
fn setting_fault(path: &str, fault: &SettingFault, phrases: &Phrases) -> String {
    let path = path.to_owned();
    match fault {
        SettingFault::Unknown { line, key, near: Some(near) } => {
            let (line, key, near) = (line.to_string(), key.clone(), near.clone());
            say!(phrases, "settings-fault-near", path = path, line = line, key = key, near = near)
        }
        SettingFault::Unknown { line, key, near: None } => {
            say!(phrases, "settings-fault-unknown", path = path, line = line.to_string(), key = key.clone())
        }
        SettingFault::Value { line, key } => {
            say!(phrases, "settings-fault-value", path = path, line = line.to_string(), key = key.clone())
        }
        SettingFault::Syntax { line } => say!(phrases, "settings-fault-syntax", path = path, line = line.to_string()),
        SettingFault::TooLong => say!(phrases, "settings-fault-too-long", path = path),
    }
}

/// Most findings that are listed: what is wrong in more places is wrong in one of these too.
const FINDINGS_LISTED_MAX: usize = 200;

/// Findings, one line each: severity, place, what is wrong. Of more than two hundred the others are counted, and those that block
/// come first.
pub fn findings_lines(findings: &[Finding], phrases: &Phrases) -> Vec<String> {
    let more = findings.len().saturating_sub(FINDINGS_LISTED_MAX);
    if more > 0 {
        let (blocking, others): (Vec<_>, Vec<_>) = findings.iter().cloned().partition(Finding::blocks);
        let listed: Vec<Finding> = blocking.into_iter().chain(others).take(FINDINGS_LISTED_MAX).collect();
        let mut lines = findings_lines(&listed, phrases);
        let count = integer(phrases.language(), i64::try_from(more).unwrap_or(i64::MAX));
        lines.push(say!(phrases, "findings-more", n = more, count = count));
        return lines;
    }
    let line = |finding: &Finding| {
        let severity = severity_text(finding.severity, phrases);
        format!("{severity:<14}{}", finding_line(finding, phrases))
    };
    findings.iter().map(line).collect()
}

/// A character that an encoding lacks, and where: `Ligne 4, colonne q7_texte : « ł » (U+0142).`
fn unsayable(one: &Unsayable, phrases: &Phrases) -> String {
    let (row, column) = (one.row.to_string(), one.column.clone());
    let (character, code) = (one.character.to_string(), format!("U+{:04X}", u32::from(one.character)));
    say!(phrases, "error-export-unsayable-place", row = row, column = column, character = character, code = code)
}
