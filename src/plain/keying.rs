//! Keying a pile, line by line.

use super::words::{Word, sign, word};
use super::{Line, Lines};
use crate::entry::{Action, Context, Refusal, RefusalKind, Stand};
use crate::language::Phrases;
use crate::questionnaire::{Kind, Precision, QuestionIndex};
use crate::say;
use crate::station::{Error, Keying, KeyingStart, Notice, Phase, Saving, read_serial, sentences};
use crate::store::{self, Ticket};
use std::io::{BufRead, Write};
use std::sync::mpsc::Receiver;

/// How a keying ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The operator left, or the input ended.
    Left,
    /// The operator ended the session: the report is wanted.
    Session,
}

/// Keys until the input ends or the operator leaves, then waits for what is not yet saved. `saved` carries what the
/// keying's [`Notify`](crate::station::Notify) was told.
pub fn key<R: BufRead>(
    keying: &mut Keying,
    saved: &Receiver<(Ticket, Result<(), store::Error>)>,
    lines: &mut Lines<R>,
    out: &mut impl Write,
    phrases: &Phrases,
) -> End {
    let mut face = Face { keying, saved, out, phrases, page: None };
    face.say(&say!(phrases, "plain-welcome"));
    face.announce_sheet();
    let end = loop {
        face.take_saved(false);
        face.ask();
        let line = match lines.next_line() {
            None => break End::Left,
            Some(line) => line,
        };
        face.try_again();
        match line {
            Line::NotUtf8 => face.say(&say!(phrases, "plain-not-utf8")),
            Line::TooLong => face.say(&say!(phrases, "plain-line-too-long")),
            Line::Text(text) => match face.take_line(&text) {
                None => {}
                Some(end) => break end,
            },
        }
    };
    face.keying.finish_correction();
    face.take_saved(true);
    if face.keying.saving() == Saving::Saved {
        face.say(&say!(phrases, "plain-left"));
    }
    end
}

/// What a key came to.
#[derive(PartialEq, Eq)]
enum Heard {
    Taken,
    Refused,
}

struct Face<'a, W> {
    keying: &'a mut Keying,
    saved: &'a Receiver<(Ticket, Result<(), store::Error>)>,
    out: &'a mut W,
    phrases: &'a Phrases,
    /// The page announced last: sheet and page.
    page: Option<(u32, usize)>,
}

impl<W: Write> Face<'_, W> {
    /// A reader that went away is noticed when the input ends.
    fn say(&mut self, text: &str) {
        let _ = writeln!(self.out, "{text}");
    }

    fn announce_sheet(&mut self) {
        if self.keying.phase() != Phase::Sheet {
            return;
        }
        let serial = self.keying.serial().to_string();
        let batch = self.keying.batch().batch.number.0.to_string();
        let text = match self.keying.start() {
            KeyingStart::Second => say!(self.phrases, "plain-sheet-second", serial = serial, batch = batch),
            KeyingStart::Third => say!(self.phrases, "plain-sheet-third", serial = serial, batch = batch),
            KeyingStart::Record(_) => say!(self.phrases, "plain-sheet-record", serial = serial, batch = batch),
            KeyingStart::Pile | KeyingStart::Sheet(..) | KeyingStart::Practice => {
                say!(self.phrases, "plain-sheet", serial = serial)
            }
        };
        self.say(&text);
        let undecided = self.keying.undecided();
        if !undecided.is_empty() {
            let form = self.keying.entry().form();
            let numbers: Vec<String> = undecided.iter().map(|index| sentences::number(form, *index)).collect();
            let (count, numbers) = (numbers.len(), numbers.join(", "));
            self.say(&say!(self.phrases, "plain-decide", count = count, numbers = numbers));
        }
        let parted = self.keying.parted().len();
        if parted > 0 {
            self.say(&sentences::parted(parted, self.phrases));
        }
    }

    /// Takes the store's answers: those that are there, or, with `wait`, all that are still to come.
    fn take_saved(&mut self, wait: bool) {
        loop {
            let answer = if wait && self.keying.saving() == Saving::Pending {
                self.saved.recv().ok()
            } else {
                self.saved.try_recv().ok()
            };
            let Some((ticket, outcome)) = answer else { return };
            for notice in self.keying.acknowledged(ticket, outcome) {
                self.tell(&notice);
            }
        }
    }

    /// A disk that failed is tried again with each line.
    fn try_again(&mut self) {
        if matches!(self.keying.saving(), Saving::Failed(_)) {
            self.keying.retry();
            self.take_saved(true);
        }
    }

    fn ask(&mut self) {
        match (self.keying.phase(), self.keying.entry().stand()) {
            (Phase::PileDone, _) => self.say(&say!(self.phrases, "plain-pile-done")),
            (Phase::Awaiting, _) => self.say(&say!(self.phrases, "plain-awaiting")),
            (Phase::RecordDone, _) => {}
            (Phase::VerificationDone, _) => self.say(&say!(self.phrases, "plain-verification-done")),
            (Phase::Sheet, _) if self.keying.entry().ask().is_some() => self.ask_back(),
            (Phase::Sheet, Stand::Question(index)) => self.ask_question(index),
            (Phase::Sheet, Stand::PageEnd(index)) => {
                let page = self.keying.entry().form().questions[index].page + 1;
                self.say(&say!(self.phrases, "plain-page-end", page = page.to_string()));
            }
            (Phase::Sheet, Stand::SheetEnd) => self.say(&say!(self.phrases, "plain-sheet-end")),
        }
        let _ = write!(self.out, "> ");
        let _ = self.out.flush();
    }

    fn ask_back(&mut self) {
        let entry = self.keying.entry();
        let Some(ask) = entry.ask() else { return };
        let sentences = sentences::ask(ask, self.keying.serial(), entry.form(), self.phrases);
        sentences.iter().for_each(|sentence| self.say(sentence));
        self.say(&say!(self.phrases, "plain-confirm"));
    }

    fn ask_question(&mut self, index: QuestionIndex) {
        let tag = self.phrases.language().tag();
        let form = self.keying.entry().form().clone();
        let question = &form.questions[index];
        let here = (self.keying.serial().0, question.page);
        if self.page != Some(here) {
            self.page = Some(here);
            let title = form.pages[question.page].title.in_language(tag).to_owned();
            let (page, pages) = ((question.page + 1).to_string(), form.pages.len().to_string());
            let page = say!(self.phrases, "plain-page", page = page, pages = pages, title = title);
            // Not every page has a title.
            self.say(page.trim_end());
        }
        let label = self.keying.entry().piped(Some(index), question.label.in_language(tag)).into_owned();
        let number = sentences::number(&form, index);
        self.say(&say!(self.phrases, "plain-question", number = number, label = label));
        let hint = question.hint.in_language(tag);
        if !hint.is_empty() {
            self.say(hint);
        }
        if let Some(list) = form.list(index) {
            let boxes = list.choices.iter().map(|choice| {
                let label = choice.label.in_language(tag).to_owned();
                say!(self.phrases, "plain-choice-code", code = choice.code.clone(), label = label)
            });
            let boxes: Vec<String> = boxes.collect();
            self.say(&boxes.join(", "));
        }
        let kind = match question.kind {
            Kind::One(_) => None,
            Kind::Several(_) => Some(say!(self.phrases, "plain-kind-several")),
            Kind::Integer { .. } => Some(say!(self.phrases, "plain-kind-integer")),
            Kind::Decimal => Some(say!(self.phrases, "plain-kind-decimal")),
            Kind::Date => Some(match question.precision() {
                Precision::Day => say!(self.phrases, "plain-kind-date"),
                Precision::Month => say!(self.phrases, "plain-kind-month"),
                Precision::Year => say!(self.phrases, "plain-kind-year"),
            }),
            Kind::Text { characters, .. } => {
                Some(say!(self.phrases, "plain-kind-text", characters = characters.to_string()))
            }
        };
        kind.into_iter().for_each(|kind| self.say(&kind));
        let given = self.keying.entry().record().answer(index).cloned();
        if let Some(answer) = given {
            let answer = sentences::answer_text(&form, index, &answer, self.phrases);
            self.say(&say!(self.phrases, "plain-given", answer = answer));
        }
    }

    fn take_line(&mut self, text: &str) -> Option<End> {
        if self.keying.phase() == Phase::RecordDone {
            return Some(End::Left);
        }
        match text.strip_prefix(':') {
            Some(command) => {
                let (name, argument) = command.split_once(' ').unwrap_or((command, ""));
                match word(name, self.phrases) {
                    None => self.say(&say!(self.phrases, "plain-unknown", word = name.to_owned())),
                    Some(Word::Leave) => return Some(End::Left),
                    Some(Word::End) => return Some(End::Session),
                    Some(word) => self.command(word, argument),
                }
            }
            None if self.keying.entry().context() == Context::Question => self.perform(Action::Reset),
            None => self.answer(text),
        }
        (self.keying.phase() == Phase::RecordDone).then_some(End::Left)
    }

    fn command(&mut self, word: Word, argument: &str) {
        match word {
            Word::Help => {
                self.say(&say!(self.phrases, "plain-help"));
                self.say(&say!(self.phrases, "plain-marks"));
            }
            Word::Action(Action::Confirm) => {
                self.perform(Action::Confirm);
                // The note on an override is what follows the word, if anything does.
                if self.keying.entry().prompt().is_some() {
                    self.write(argument);
                }
            }
            Word::Action(action) => self.perform(action),
            Word::GoTo => self.prompted(Action::GoTo, argument),
            Word::Note => self.prompted(Action::Note, argument),
            Word::Margin => self.prompted(Action::Margin, argument),
            Word::Hold => self.prompted(Action::Hold, argument),
            Word::Mode => {
                let taken = match argument.trim() {
                    "" => Ok(self.keying.perform(Action::NextMode)),
                    code => self.keying.take_mode(code),
                };
                if !self.chosen(taken) {
                    return;
                }
                let mode = self.keying.entry().record().mode.clone().unwrap_or_default();
                self.say(&say!(self.phrases, "plain-mode", mode = mode));
            }
            Word::Variant => {
                let taken = match argument.trim() {
                    "" => Ok(self.keying.next_variant()),
                    code => self.keying.take_variant(code),
                };
                if !self.chosen(taken) {
                    return;
                }
                self.page = None;
                let variant = self.keying.entry().record().variant.0.clone();
                self.say(&say!(self.phrases, "plain-variant", variant = variant));
            }
            Word::Serial => self.take_serial(argument),
            Word::End | Word::Leave => {}
        }
    }

    /// Says what came of a choice, and whether it was made.
    fn chosen(&mut self, taken: Result<Vec<Notice>, Error>) -> bool {
        let notices = taken.unwrap_or_else(|error| vec![Notice::NotDone(error)]);
        self.tell_all(&notices);
        !notices.iter().any(|notice| matches!(notice, Notice::Bell | Notice::Refused(_) | Notice::NotDone(_)))
    }

    /// The number written on the paper in the place of the one proposed.
    fn take_serial(&mut self, text: &str) {
        match read_serial(text).and_then(|serial| self.keying.take_serial(serial)) {
            Ok(()) => {
                let serial = self.keying.serial().to_string();
                self.say(&say!(self.phrases, "plain-numbered", serial = serial));
            }
            Err(error) => {
                let reason = sentences::error(&error, self.phrases).join(" ");
                self.say(&say!(self.phrases, "plain-refused", reason = reason));
            }
        }
    }

    fn prompted(&mut self, action: Action, argument: &str) {
        self.perform(action);
        if self.keying.entry().prompt().is_some() {
            self.perform(Action::Edit(crate::entry::Edit::Clear));
            self.write(argument);
        }
    }

    /// Writes a text and accepts it; what is refused is not accepted in part.
    fn write(&mut self, text: &str) {
        for character in text.chars() {
            if self.hear(Action::Type(character)) == Heard::Refused {
                self.perform(Action::Reset);
                return;
            }
        }
        self.perform(Action::Accept);
    }

    fn answer(&mut self, text: &str) {
        let before = (self.keying.serial(), self.keying.entry().stand());
        let is_text = self.keying.entry().context() == Context::Text;
        if is_text {
            // An empty line leaves what is written as it is, and says that nothing is where nothing was.
            let stood = self.keying.entry().line().text().to_owned();
            if !text.trim().is_empty() && !stood.is_empty() {
                self.perform(Action::Edit(crate::entry::Edit::Clear));
            }
            self.write(text.trim());
            let now = (self.keying.serial(), self.keying.entry().stand());
            let left = self.keying.entry().line().text();
            if now == before && self.keying.entry().context() == Context::Text && left != stood {
                // What was refused is not sent again by an empty line.
                if !left.is_empty() {
                    self.perform(Action::Edit(crate::entry::Edit::Clear));
                }
                stood.chars().for_each(|character| self.perform(Action::Type(character)));
            }
            return;
        }
        let text = text.trim();
        if let Some(mark) = sign(text) {
            return self.perform(Action::Mark(mark));
        }
        if text.is_empty() {
            return self.perform(Action::Accept);
        }
        if !self.keying.entry().line().text().is_empty() {
            // A line is keyed whole: what an earlier one left half typed does not count.
            self.perform(Action::Reset);
        }
        let mut characters = text.chars();
        while let Some(character) = characters.next() {
            if self.hear(Action::Type(character)) == Heard::Refused {
                // The rest of the line would answer something that was not meant.
                return self.perform(Action::Reset);
            }
            let moved = before != (self.keying.serial(), self.keying.entry().stand());
            if moved && !characters.as_str().is_empty() {
                // More than one answer on the line: none is taken, so that nothing spills into the next question.
                self.perform(Action::Undo);
                return self.say(&say!(self.phrases, "plain-too-many", typed = text.to_owned()));
            }
            if moved || self.keying.entry().context() != Context::Coded {
                return;
            }
        }
        if !self.keying.entry().line().text().is_empty() {
            self.perform(Action::Accept);
        }
    }

    /// Does one thing, says what came of it, and unlocks: a line is looked at before it is sent.
    fn perform(&mut self, action: Action) {
        self.hear(action);
    }

    /// As [`Face::perform`], and says whether it was refused.
    fn hear(&mut self, action: Action) -> Heard {
        let notices = self.keying.perform(action);
        self.tell_all(&notices);
        let refused = notices.iter().any(|notice| matches!(notice, Notice::Refused(_) | Notice::Bell));
        if refused { Heard::Refused } else { Heard::Taken }
    }

    fn tell_all(&mut self, notices: &[Notice]) {
        for notice in notices {
            self.tell(notice);
        }
        if self.keying.phase() == Phase::Sheet && self.keying.entry().lock().is_some() {
            self.keying.perform(Action::Reset);
        }
    }

    /// Why a line was refused. A line cannot lose or double a key: no word of that.
    fn refusal(&self, refusal: &Refusal) -> String {
        match refusal.kind {
            RefusalKind::PageNotFinished { left } => say!(self.phrases, "plain-page-not-finished", left = left),
            RefusalKind::PageFinished => say!(self.phrases, "plain-page-finished"),
            RefusalKind::SheetFinished => say!(self.phrases, "plain-sheet-finished"),
            _ => sentences::refusal(refusal, self.keying.entry().form(), self.phrases).join(" "),
        }
    }

    fn tell(&mut self, notice: &Notice) {
        let phrases = self.phrases;
        let numbers = |questions: &[QuestionIndex]| {
            let form = self.keying.entry().form();
            questions.iter().map(|index| sentences::number(form, *index)).collect::<Vec<_>>().join(", ")
        };
        match notice {
            Notice::Refused(refusal) => {
                let reason = self.refusal(refusal);
                self.say(&say!(phrases, "plain-refused", reason = reason));
            }
            Notice::Bell => self.say(&say!(phrases, "refusal-no-meaning")),
            Notice::Taken(questions) => {
                let numbers = numbers(questions);
                self.say(&say!(phrases, "plain-taken", numbers = numbers));
            }
            Notice::Given(questions) => {
                let numbers = numbers(questions);
                self.say(&say!(phrases, "plain-given-back", numbers = numbers));
            }
            Notice::RowInserted(row) => self.say(&say!(phrases, "keying-row-inserted", row = row.to_string())),
            Notice::RowRemoved(row) => self.say(&say!(phrases, "keying-row-removed", row = row.to_string())),
            // "Saved" is said after the disk has said it.
            Notice::Completed(serial) => {
                self.take_saved(true);
                if self.keying.may_leave() {
                    self.say(&say!(phrases, "plain-completed", serial = serial.to_string()));
                }
            }
            Notice::Held(serial) => {
                self.take_saved(true);
                if self.keying.may_leave() {
                    self.say(&say!(phrases, "plain-held", serial = serial.to_string()));
                }
            }
            Notice::Abandoned(serial) => self.say(&say!(phrases, "plain-abandoned", serial = serial.to_string())),
            Notice::Opened(_) => self.announce_sheet(),
            Notice::PileDone | Notice::NumLockOff => {}
            Notice::Compared(serial, differences) => {
                self.say(&sentences::compared(*serial, *differences, phrases));
            }
            // It is told with the sheet, which comes next.
            Notice::Parted(..) => {}
            Notice::Settled(serial, majority) => self.say(&sentences::arbitrated(*serial, *majority, phrases)),
            Notice::Called(sheets) => self.say(&say!(phrases, "keying-called", count = *sheets)),
            Notice::NotSaved(error) => {
                let reason = sentences::error(&crate::station::Error::Store(error.clone()), phrases).join(" ");
                self.say(&say!(phrases, "plain-not-saved", reason = reason));
            }
            Notice::NotOpened(error) | Notice::NotDone(error) => {
                let reason = sentences::error(error, phrases).join(" ");
                self.say(&say!(phrases, "plain-refused", reason = reason));
            }
        }
    }
}
