//! The form of what is noted of an evaluation, and of the examination of a campaign's results by the council.

use super::forms::{self, Filled, date_text, read_date};
use super::{Deed, Stage, Told, Turn};
use crate::campaign::{
    DateFault, Dated, Evaluation, EvaluationTask, LETTER_CHARS_MAX, NOTE_CHARS_MAX, Published, Ticked,
};
use crate::keymap::{Command, Context};
use crate::say;
use crate::station::{self, CampaignView, Error, EvaluationView, calendar_sentences};
use crate::tui::desk::Desk;
use crate::tui::widgets::Form;
use jiff::civil::Date;
use ratatui::Frame;
use ratatui::layout::{Rect, Size};

/// The days of the form, from the top; who did it and what was read stand beside them.
const DAYS: [Dated; 9] = [
    Dated::Closed,
    Dated::Transmitted,
    Dated::Task(EvaluationTask::PosterDownloaded),
    Dated::Task(EvaluationTask::PosterDisplayed),
    Dated::Task(EvaluationTask::SharedProfessionals),
    Dated::Task(EvaluationTask::SharedResidents),
    Dated::Task(EvaluationTask::SharedCouncil),
    Dated::Published,
    Dated::Council,
];
// The fields after the days.
const LETTER: usize = DAYS.len();
const RULE: usize = LETTER + 1;
const WHO: usize = RULE + 1;

/// What is noted of an evaluation.
pub(in crate::tui) struct EvaluationForm {
    form: Form,
    view: CampaignView,
    before: EvaluationView,
    /// Whether it was said that what is written would be given up.
    warned: bool,
}

impl EvaluationForm {
    /// Of the establishment of a campaign.
    ///
    /// # Errors
    /// The store's.
    pub fn new(id: &str, desk: &Desk) -> Result<EvaluationForm, station::Error> {
        let phrases = &desk.phrases;
        let (view, before) = (desk.station.campaign(id)?, desk.station.evaluation(id)?);
        let day = |what: Dated| noted(what, &before).map_or_else(String::new, |day| date_text(day, phrases.language()));
        let mut fields: Vec<_> =
            DAYS.map(|what| forms::text(calendar_sentences::dated(what, phrases), &day(what), 10)).into();
        let published = before.evaluation.published.as_ref();
        let (letter, rule) =
            published.map_or(("", ""), |published| (published.letter.as_str(), published.rule.as_str()));
        fields.push(forms::text(say!(phrases, "evaluation-form-letter"), letter, LETTER_CHARS_MAX));
        fields.push(forms::text(say!(phrases, "evaluation-form-rule"), rule, NOTE_CHARS_MAX));
        fields.push(forms::text(say!(phrases, "evaluation-form-who"), "", NOTE_CHARS_MAX));
        Ok(EvaluationForm { form: Form::new(fields), view, before, warned: false })
    }

    /// What the fields say, with what of it is no day.
    fn says(&self) -> (Evaluation, Option<Date>, Vec<DateFault>) {
        let mut faults = Vec::new();
        let mut day = |what: Dated| {
            let field = DAYS.iter().position(|one| *one == what)?;
            match self.form.value(field).trim() {
                "" => None,
                text => read_date(text).or_else(|| {
                    faults.push(DateFault::NoDay(what, text.to_owned()));
                    noted(what, &self.before)
                }),
            }
        };
        let text = |field: usize| self.form.value(field).trim().to_owned();
        let mut says =
            Evaluation { closed: day(Dated::Closed), transmitted: day(Dated::Transmitted), ..Evaluation::default() };
        for task in EvaluationTask::ALL {
            let Some(on) = day(Dated::Task(task)) else { continue };
            // Whoever did it stays, where the day stays.
            let before = self.before.evaluation.tasks.get(&task).filter(|ticked| ticked.on == on);
            let who = before.map_or_else(|| text(WHO), |ticked| ticked.who.clone());
            says.tasks.insert(task, Ticked { on, who });
        }
        let (letter, rule) = (text(LETTER), text(RULE));
        let (read, examined) = (day(Dated::Published), day(Dated::Council));
        let unread = faults.iter().any(|fault| matches!(fault, DateFault::NoDay(Dated::Published, _)));
        match read {
            Some(read) => says.published = Some(Published { letter, rule, read }),
            None if !letter.is_empty() && !unread => faults.push(DateFault::BadLetter),
            None => {}
        }
        (says, examined, faults)
    }

    fn is_changed(&self) -> bool {
        let (says, examined, faults) = self.says();
        (says, examined) != (self.before.evaluation.clone(), self.before.examined) || !faults.is_empty()
    }

    fn submit(&mut self, desk: &Desk) -> Turn {
        for field in &mut self.form.fields {
            field.trouble = None;
        }
        let (says, examined, faults) = self.says();
        if !faults.is_empty() {
            let more = says.faults(desk.station.clock.today());
            return self.trouble(DateFault::and_more(faults, more), desk);
        }
        // What somebody else noted meanwhile in another field stays.
        let change = |now, examined_now| self.before.changed_by((&says, examined), (now, examined_now));
        match desk.station.keep_evaluation(self.view.campaign.id.as_str(), change) {
            Ok(()) => Turn::Back(Some(Told::good(say!(desk.phrases, "evaluation-noted")))),
            Err(Error::Dates(faults)) => self.trouble(faults, desk),
            Err(error) => Turn::Tell(Told::error(&error, desk)),
        }
    }

    /// Says every fault at its field.
    fn trouble(&mut self, faults: Vec<DateFault>, desk: &Desk) -> Turn {
        for fault in faults {
            let what = fault.of();
            let field = match &fault {
                DateFault::BadLetter => LETTER,
                DateFault::TooLong(Dated::Published) => RULE,
                DateFault::TooLong(_) => WHO,
                _ => DAYS.iter().position(|one| *one == what).unwrap_or(0),
            };
            // The first that is told of a field stays.
            if self.form.fields[field].trouble.is_none() {
                forms::trouble(&mut self.form, field, calendar_sentences::fault(&fault, &desk.phrases));
            }
        }
        Turn::Bell
    }

    fn advice(&self, desk: &Desk) -> String {
        let phrases = &desk.phrases;
        match self.form.focus() {
            LETTER => say!(phrases, "evaluation-form-about-letter"),
            RULE => say!(phrases, "evaluation-form-about-rule"),
            WHO => say!(phrases, "evaluation-form-about-who"),
            field => match DAYS[field] {
                Dated::Closed => say!(phrases, "evaluation-form-about-closed"),
                Dated::Transmitted => say!(phrases, "evaluation-form-about-transmitted"),
                Dated::Task(EvaluationTask::PosterDownloaded | EvaluationTask::PosterDisplayed) => {
                    say!(phrases, "evaluation-form-about-poster")
                }
                Dated::Council => say!(phrases, "evaluation-form-about-examined"),
                Dated::Published => say!(phrases, "evaluation-form-about-read"),
                _ => say!(phrases, "evaluation-form-about-day"),
            },
        }
    }
}

/// The day that is noted.
fn noted(what: Dated, before: &EvaluationView) -> Option<Date> {
    let evaluation = &before.evaluation;
    match what {
        Dated::Closed => evaluation.closed,
        Dated::Transmitted => evaluation.transmitted,
        Dated::Task(task) => evaluation.tasks.get(&task).map(|ticked| ticked.on),
        Dated::Published => evaluation.published.as_ref().map(|published| published.read),
        Dated::Council => before.examined,
        Dated::Planned
        | Dated::Done
        | Dated::Begins
        | Dated::Ends
        | Dated::Due
        | Dated::Kept
        | Dated::Who
        | Dated::Note => None,
    }
}

impl Stage for EvaluationForm {
    fn context(&self) -> Context {
        Context::Form
    }

    fn trail(&self, desk: &Desk) -> Vec<String> {
        vec![self.view.campaign.establishment.clone(), say!(desk.phrases, "evaluation-title")]
    }

    fn status(&self, desk: &Desk) -> String {
        forms::status(&self.form, desk)
    }

    fn deeds(&self, desk: &Desk) -> Vec<Deed> {
        forms::deeds(&self.form, desk)
    }

    fn perform(&mut self, command: Command, _body: Size, desk: &Desk) -> Turn {
        let warned = std::mem::replace(&mut self.warned, command == Command::Leave);
        if command == Command::Leave && !warned && self.is_changed() {
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
