//! The typical sheet: which answers are taken, and what it costs to key them.
//!
//! The rule. Questions are answered in the order in which the engine asks for them, each with the first of these that the form
//! takes without a refusal or a question back: of several boxes the middle one; of boxes to tick the first two; a number of as
//! many digits as are printed, else of two; a day of this year; a text of twelve characters, or fewer where fewer are taken; a
//! comment of the length that was asked for, or none. Where an answer decides what else is asked, the box that leaves the most
//! to ask is taken: skips are not counted on. A log that ends where a cell stays blank has eight rows. What the batch fills is not
//! keyed.

use super::{HAND_SECONDS, Habits, KEY_SECONDS, MIND_SECONDS};
use crate::entry::route::Route;
use crate::entry::{Action, Entry, Opening, Scope, Stand, actions_for};
use crate::operator::{Identification, Moment, Operator, Signature};
use crate::questionnaire::{Constant, Fingerprint, Format, Kind, Mark, QuestionIndex, Questionnaire, Variant};
use crate::record::{Answer, Record};
use jiff::civil::Date;
use std::sync::Arc;

/// Characters of a text that is no comment.
const TEXT_CHARACTERS: usize = 12;
/// Rows of a log of which nobody knows how long it gets.
const LOG_ROWS: u32 = 8;
/// Most boxes that are tried where an answer decides what else is asked.
const TRIED_MAX: usize = 48;
/// Most parts of the form looked at while boxes are tried: in a long form that asks by paths every answer may decide, and
/// fewer boxes are tried.
const LOOKED_AT_MAX: usize = 1_000_000;

/// One typical sheet, keyed through the engine.
#[derive(Clone, Debug, PartialEq)]
pub struct Typical {
    /// The answers, one place per question; `None` where it is not asked.
    pub answers: Vec<Option<Answer>>,
    /// Keys by question, its Enter included.
    pub keys_of: Vec<usize>,
    /// Keys of the whole sheet, page turns and the Enter that ends it included.
    pub keys: usize,
    /// Of these, the ones that turn a page.
    pub turns: usize,
    /// Texts that are written, each looked at and keyed with both hands.
    pub texts: usize,
    /// Questions that no typical answer fits: they are keyed as unreadable.
    pub unfit: Vec<QuestionIndex>,
    /// Whether the sheet could be ended.
    pub complete: bool,
}

impl Typical {
    /// Seconds of the sheet: its keys; for the sheet itself and each page turned, a thought and two moves of the hand; for
    /// each text, the same.
    pub fn seconds(&self) -> f64 {
        let looks = (1 + self.turns + self.texts) as f64;
        self.keys as f64 * KEY_SECONDS + looks * (MIND_SECONDS + 2.0 * HAND_SECONDS)
    }

    /// Sheets that can be keyed in an hour without a pause.
    pub fn sheets_per_hour(&self) -> f64 {
        3_600.0 / self.seconds()
    }

    /// Seconds of a question alone.
    pub fn seconds_of(&self, form: &Questionnaire, question: QuestionIndex) -> f64 {
        let text = is_written(form, question, self.answers[question].as_ref());
        let look = if text { MIND_SECONDS + 2.0 * HAND_SECONDS } else { 0.0 };
        self.keys_of[question] as f64 * KEY_SECONDS + look
    }
}

/// Keys a typical sheet; with its comments written, or empty.
pub fn typical(form: &Arc<Questionnaire>, habits: Habits, comments: bool) -> Typical {
    let count = form.questions.len();
    let mut keying = Keying {
        entry: Entry::open(opening(form, habits)),
        route: Route::new(form),
        habits,
        comments,
        sheet: Typical {
            answers: Vec::new(),
            keys_of: vec![0; count],
            keys: 0,
            turns: 0,
            texts: 0,
            unfit: Vec::new(),
            complete: false,
        },
    };
    // Every question is met at most twice; the limit only guards against a form that goes round.
    for _ in 0..count * 3 + 10 {
        if !keying.step(form) {
            break;
        }
    }
    let Keying { entry, mut sheet, .. } = keying;
    sheet.complete = entry.is_over();
    sheet.answers.clone_from(&entry.record().answers);
    let written = |index: &usize| is_written(form, *index, sheet.answers[*index].as_ref());
    sheet.texts = (0..count).filter(|index| sheet.keys_of[*index] > 0).filter(written).count();
    sheet
}

/// Whether a text stands there that has to be read and keyed letter by letter.
fn is_written(form: &Questionnaire, question: QuestionIndex, answer: Option<&Answer>) -> bool {
    matches!((&form.questions[question].kind, answer), (Kind::Text { .. }, Some(Answer::Text(_))))
}

/// Whether a question is the first cell of the row after the last that a typical log has.
fn ends_the_log(form: &Questionnaire, index: QuestionIndex) -> bool {
    let row = form.open_row(index).filter(|row| form.row_head(*row) == Some(index));
    row.is_some_and(|row| form.outline.sections[row].row.is_some_and(|row| row > LOG_ROWS))
}

struct Keying {
    entry: Entry,
    route: Route,
    habits: Habits,
    comments: bool,
    sheet: Typical,
}

impl Keying {
    /// Does what comes next; false when nothing does.
    fn step(&mut self, form: &Questionnaire) -> bool {
        if self.entry.is_over() || self.entry.lock().is_some() || self.entry.ask().is_some() {
            return false;
        }
        match self.entry.stand() {
            Stand::Question(index) => {
                let answer = self.choose(form, index);
                let Some(actions) = actions_for(form, index, &answer) else { return false };
                self.sheet.keys_of[index] += actions.len();
                self.press(&actions);
            }
            Stand::PageEnd(_) => {
                self.sheet.turns += 1;
                self.press(&[Action::Accept]);
            }
            Stand::SheetEnd => self.press(&[Action::Accept]),
        }
        true
    }

    fn press(&mut self, actions: &[Action]) {
        self.sheet.keys += actions.len();
        actions.iter().for_each(|action| drop(self.entry.handle(action.clone())));
        self.entry.forget();
    }

    /// The answer that a typical sheet gives to a question.
    fn choose(&mut self, form: &Questionnaire, index: QuestionIndex) -> Answer {
        if ends_the_log(form, index) {
            return Answer::Mark(Mark::Blank);
        }
        let candidates = self.candidates(form, index);
        let parts = form.questions.len().max(form.outline.order.len());
        let tried_max = (LOOKED_AT_MAX / parts.pow(2).max(1)).clamp(1, TRIED_MAX);
        let steers = self.route.steered_by(index) && tried_max > 1;
        if !steers && is_unchecked(form, index) {
            // Whatever is typical is taken, and need not be tried.
            if let Some(answer) = candidates.first() {
                return answer.clone();
            }
        }
        let mut best: Option<(usize, &Answer)> = None;
        let mut tried = 0;
        for answer in &candidates {
            let Some(asked) = self.takes(form, index, answer) else { continue };
            if !steers {
                return answer.clone();
            }
            tried += 1;
            if best.is_none_or(|(known, _)| asked > known) {
                best = Some((asked, answer));
            }
            if tried == tried_max {
                break;
            }
        }
        if let Some((_, answer)) = best {
            return answer.clone();
        }
        self.sheet.unfit.push(index);
        Answer::Mark(Mark::Unreadable)
    }

    /// How many questions are asked after this answer; `None` when the form refuses it or asks back.
    fn takes(&self, form: &Questionnaire, index: QuestionIndex, answer: &Answer) -> Option<usize> {
        let actions = actions_for(form, index, answer)?;
        let mut entry = self.entry.clone();
        for action in actions {
            entry.handle(action);
            if entry.lock().is_some() || entry.ask().is_some() {
                return None;
            }
        }
        let taken = entry.record().answer(index) == Some(answer);
        taken.then(|| (0..form.questions.len()).filter(|other| entry.is_asked(*other)).count())
    }

    /// What may be answered, the most typical first.
    fn candidates(&self, form: &Questionnaire, index: QuestionIndex) -> Vec<Answer> {
        let question = &form.questions[index];
        let today = self.habits.today;
        match (&question.kind, &question.format) {
            (Kind::One(_), _) => middle_out(&boxes(form, index)).into_iter().map(Answer::One).collect(),
            (Kind::Several(_), _) => {
                let boxes = boxes(form, index);
                let first: Vec<String> = boxes.iter().take(2).cloned().collect();
                let alone = boxes.into_iter().take(TRIED_MAX).map(|name| vec![name]);
                std::iter::once(first).chain(alone).filter(|names| !names.is_empty()).map(Answer::Several).collect()
            }
            (Kind::Integer { .. }, Some(Format::Range { start, end, .. })) => {
                vec![Answer::Integer(((start + end) / 2.0).round() as i64)]
            }
            (Kind::Integer { digits }, _) => integers(*digits).into_iter().map(Answer::Integer).collect(),
            (Kind::Decimal, Some(Format::Range { start, end, .. })) => {
                vec![Answer::Decimal(format!("{}", ((start + end) * 5.0).round() / 10.0))]
            }
            (Kind::Decimal, _) => DECIMALS.iter().map(|number| Answer::Decimal((*number).to_owned())).collect(),
            (Kind::Date, _) => {
                let precision = question.precision();
                days(today).into_iter().map(|day| Answer::Date(precision.first(day))).collect()
            }
            (Kind::Text { characters, comment: true }, _) if self.comments => {
                let length = self.habits.comment_characters.min(*characters);
                vec![Answer::Text(letters(length)), Answer::Mark(Mark::Blank)]
            }
            (Kind::Text { characters, comment: true }, _) => {
                vec![Answer::Mark(Mark::Blank), Answer::Text(letters(TEXT_CHARACTERS.min(*characters)))]
            }
            (Kind::Text { characters, .. }, format) => texts(form, format.as_ref(), *characters),
        }
    }
}

/// Whether nothing can refuse a typical answer or ask back about it.
fn is_unchecked(form: &Questionnaire, index: QuestionIndex) -> bool {
    let question = &form.questions[index];
    let checks = question.hard.is_some() || question.soft.is_some() || question.filter.is_some();
    let blank = matches!(question.kind, Kind::Text { comment: true, .. });
    let many = matches!(question.kind, Kind::Several(_));
    !checks && !blank && !many && question.format.is_none()
}

/// The names of the boxes that are values.
fn boxes(form: &Questionnaire, index: QuestionIndex) -> Vec<String> {
    let choices = form.list(index).map_or(&[][..], |list| &list.choices);
    choices.iter().filter(|choice| choice.mark.is_none()).map(|choice| choice.name.clone()).collect()
}

/// The middle one, then its neighbours, outwards.
fn middle_out(boxes: &[String]) -> Vec<String> {
    let middle = boxes.len().saturating_sub(1) / 2;
    let mut places: Vec<usize> = (0..boxes.len()).collect();
    places.sort_by_key(|place| (place.abs_diff(middle), *place));
    places.into_iter().take(TRIED_MAX).map(|place| boxes[place].clone()).collect()
}

/// Whole numbers that most rules take: two digits where the paper does not say how many.
fn integers(digits: Option<u8>) -> Vec<i64> {
    const NUMBERS: [i64; 22] =
        [42, 50, 35, 65, 80, 20, 12, 10, 5, 3, 2, 1, 0, 100, 120, 150, 200, 500, 1_000, 1_950, 2_020, 75_001];
    match digits {
        None => NUMBERS.to_vec(),
        Some(digits) => {
            let length = |number: &i64| number.to_string().len();
            let wanted = usize::from(digits);
            let mut numbers: Vec<i64> = NUMBERS.into_iter().filter(|number| length(number) <= wanted).collect();
            // The digits that are printed are all written.
            numbers.sort_by_key(|number| wanted - length(number));
            numbers
        }
    }
}

const DECIMALS: [&str; 12] = ["42.5", "70.5", "12.5", "5.5", "1.5", "0.5", "150.5", "37.2", "1000.5", "1", "10", "100"];

/// Days that most rules take.
fn days(today: Date) -> Vec<Date> {
    let before = |days: i64| today.checked_sub(jiff::Span::new().days(days)).unwrap_or(today);
    let after = today.checked_add(jiff::Span::new().days(30)).unwrap_or(today);
    let born = Date::new(1950, 3, 15).unwrap_or(today);
    vec![before(7), today, before(60), before(365), born, before(365 * 30), after]
}

/// Texts that most rules take.
fn texts(form: &Questionnaire, format: Option<&Format>, characters: usize) -> Vec<Answer> {
    let plain = letters(TEXT_CHARACTERS.min(characters));
    let texts = match format {
        Some(Format::Time) => vec!["10:30".to_owned(), "08:30".to_owned(), "15:00".to_owned()],
        Some(Format::DateTime) => vec!["2026-03-02T10:30".to_owned()],
        Some(Format::Rank(list)) => {
            let names = form.lists[*list].choices.iter().map(|choice| choice.name.as_str());
            vec![names.collect::<Vec<_>>().join(" ")]
        }
        Some(Format::Range { .. } | Format::Acknowledge | Format::Device(_)) | None => {
            let usual = ["ABC", "0612345678", "75001", "1234567890", "12345", "42", "1", "nom@maison.fr", "10:30"];
            std::iter::once(plain).chain(usual.map(str::to_owned)).collect()
        }
    };
    let fits = |text: &String| !text.is_empty() && text.chars().count() <= characters;
    texts.into_iter().filter(fits).map(Answer::Text).collect()
}

/// A text of this many characters.
fn letters(count: usize) -> String {
    ('a'..='z').cycle().take(count).collect()
}

fn opening(form: &Arc<Questionnaire>, habits: Habits) -> Opening {
    let who = Operator::new("lint").expect("four letters are a name");
    let begun = Signature { who, how: Identification::Chosen, when: Moment(0) };
    let variant = Variant(String::new());
    let filled = |(index, question): (QuestionIndex, &crate::questionnaire::Question)| {
        let answer = match (question.constant?, &question.kind) {
            (Constant::Date, _) => Answer::Date(question.precision().first(habits.today)),
            (Constant::Service, Kind::One(_)) => Answer::One(boxes(form, index).into_iter().next()?),
            (Constant::Service, _) => Answer::Text("1".to_owned()),
        };
        Some((index, answer))
    };
    Opening {
        form: form.clone(),
        record: Record::begin(Fingerprint(String::new()), variant, form.questions.len(), begun),
        constants: form.questions.iter().enumerate().filter_map(filled).collect(),
        previous: Vec::new(),
        modes: Vec::new(),
        today: habits.today,
        options: habits.options,
        scope: Scope::Sheet,
    }
}
