//! The form of a step of a campaign: planned, done, by whom.

use super::forms::{self, Filled, date_text, read_date};
use super::{Deed, Stage, Told, Turn};
use crate::campaign::{Campaign, DateFault, Dated, NOTE_CHARS_MAX, StepSays};
use crate::keymap::{Command, Context};
use crate::language::date_short;
use crate::say;
use crate::station::{Error, StepView, calendar_sentences};
use crate::tui::desk::Desk;
use crate::tui::widgets::Form;
use jiff::civil::Date;
use ratatui::Frame;
use ratatui::layout::{Rect, Size};

/// What each field is, from the top.
const FIELDS: [Dated; 4] = [Dated::Planned, Dated::Done, Dated::Who, Dated::Note];

/// The form of a step.
pub(in crate::tui) struct StepForm {
    form: Form,
    id: String,
    title: String,
    view: StepView,
    /// Whether it was said that what is written would be given up.
    warned: bool,
}

impl StepForm {
    /// That of a step.
    pub fn new(campaign: &Campaign, view: &StepView, desk: &Desk) -> StepForm {
        let phrases = &desk.phrases;
        let day = |day: Option<Date>| day.map_or_else(String::new, |day| date_text(day, phrases.language()));
        let label = |what: Dated| calendar_sentences::dated(what, phrases);
        let says = &view.says;
        let mut form = Form::new(vec![
            forms::text(label(Dated::Planned), &day(says.planned), 10),
            forms::text(label(Dated::Done), &day(says.done), 10),
            forms::text(label(Dated::Who), &says.who, NOTE_CHARS_MAX),
            forms::text(label(Dated::Note), &says.note, NOTE_CHARS_MAX),
        ]);
        if view.suggested.is_some() && says.done.is_none() {
            form.focus_on(1);
        }
        let (id, title) = (campaign.id.as_str().to_owned(), campaign.title.clone());
        StepForm { form, id, title, view: view.clone(), warned: false }
    }

    /// What the fields say, with what of it is no day.
    fn says(&self) -> (StepSays, Vec<DateFault>) {
        let mut faults = Vec::new();
        let mut day = |field: usize, before: Option<Date>| match self.form.value(field).trim() {
            "" => None,
            text => read_date(text).or_else(|| {
                faults.push(DateFault::NoDay(FIELDS[field], text.to_owned()));
                before
            }),
        };
        let (planned, done) = (day(0, self.view.says.planned), day(1, self.view.says.done));
        let text = |field: usize| self.form.value(field).trim().to_owned();
        (StepSays { planned, done, who: text(2), note: text(3) }, faults)
    }

    fn submit(&mut self, desk: &Desk) -> Turn {
        let phrases = &desk.phrases;
        for field in &mut self.form.fields {
            field.trouble = None;
        }
        let (says, unread) = self.says();
        let faults = DateFault::and_more(unread, says.faults(desk.station.clock.today()));
        for fault in &faults {
            let field = FIELDS.iter().position(|what| *what == fault.of()).unwrap_or(0);
            forms::trouble(&mut self.form, field, calendar_sentences::fault(fault, phrases));
        }
        if !faults.is_empty() {
            return Turn::Bell;
        }
        let opened = &self.view.says;
        match desk.station.change_step(&self.id, self.view.step, |now| says.onto(opened, now)) {
            Ok(()) => {
                let step = calendar_sentences::step(self.view.step, phrases);
                Turn::Back(Some(Told::good(say!(phrases, "step-noted", step = step))))
            }
            Err(error @ Error::StepTicked(_)) => {
                let sentence = crate::station::sentences::error(&error, phrases).join(" ");
                forms::trouble(&mut self.form, 1, sentence);
                Turn::Bell
            }
            Err(error) => Turn::Tell(Told::error(&error, desk)),
        }
    }

    fn advice(&self, desk: &Desk) -> String {
        let phrases = &desk.phrases;
        let day = |day: Date| date_short(phrases.language(), day);
        match FIELDS[self.form.focus().min(FIELDS.len() - 1)] {
            Dated::Planned => match self.view.proposed {
                Some(proposed) => say!(phrases, "step-form-about-planned", day = day(proposed)),
                None => say!(phrases, "step-form-about-planned-none"),
            },
            Dated::Done => match self.view.suggested {
                Some(suggested) => say!(phrases, "step-form-about-suggested", day = day(suggested)),
                None => say!(phrases, "step-form-about-done"),
            },
            Dated::Who => say!(phrases, "step-form-about-who"),
            _ => say!(phrases, "step-form-about-note"),
        }
    }
}

impl Stage for StepForm {
    fn context(&self) -> Context {
        Context::Form
    }

    fn trail(&self, desk: &Desk) -> Vec<String> {
        let step = calendar_sentences::step(self.view.step, &desk.phrases);
        vec![self.title.clone(), say!(desk.phrases, "checklist-title"), step]
    }

    fn status(&self, desk: &Desk) -> String {
        forms::status(&self.form, desk)
    }

    fn deeds(&self, desk: &Desk) -> Vec<Deed> {
        forms::deeds(&self.form, desk)
    }

    fn perform(&mut self, command: Command, _body: Size, desk: &Desk) -> Turn {
        let warned = std::mem::replace(&mut self.warned, command == Command::Leave);
        if command == Command::Leave && !warned && self.says() != (self.view.says.clone(), Vec::new()) {
            return Turn::Tell(Told::plain(say!(desk.phrases, "app-form-begun")));
        }
        match forms::fill(&mut self.form, command) {
            Filled::Submit => self.submit(desk),
            Filled::Done => Turn::Stay,
            Filled::Bell => Turn::Bell,
        }
    }

    fn write(&mut self, character: char, _desk: &Desk) -> Turn {
        self.warned = false;
        forms::write(&mut self.form, character)
    }

    fn draw(&self, area: Rect, frame: &mut Frame, desk: &Desk) {
        forms::draw_page(&self.form, &[], &self.advice(desk), area, frame, desk);
    }
}
