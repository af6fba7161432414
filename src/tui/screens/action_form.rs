//! The form of an action of the plan, new or changed.

use super::forms::{self, Filled, date_text, read_date};
use super::{Deed, Stage, Told, Turn};
use crate::campaign::{Action, ActionProgress, ActionText};
use crate::keymap::{Command, Context};
use crate::report::plan_progress;
use crate::say;
use crate::station::{ACTION_CHARS_MAX, CampaignView, Error, finding_named};
use crate::tui::desk::Desk;
use crate::tui::widgets::Form;
use ratatui::Frame;
use ratatui::layout::{Rect, Size};

// The fields, from the top.
const FINDING: usize = 0;
const ACTION: usize = 1;
const PILOT: usize = 2;
const DUE: usize = 3;
const PROGRESS: usize = 4;
const EFFECT: usize = 5;

/// The form of an action.
pub(in crate::tui) struct ActionForm {
    form: Form,
    view: CampaignView,
    /// The number of the action that is changed.
    number: Option<u32>,
    /// What the form said when it was opened.
    before: ActionText,
    /// Whether it was said that what is written would be given up.
    warned: bool,
}

impl ActionForm {
    /// A new action about a finding, which may be empty.
    pub fn new(view: &CampaignView, finding: &str, desk: &Desk) -> ActionForm {
        let says = ActionText { finding: finding.to_owned(), ..ActionText::default() };
        ActionForm::of(view, None, says, desk)
    }

    /// An action to be changed.
    pub fn change(view: &CampaignView, action: &Action, desk: &Desk) -> ActionForm {
        ActionForm::of(view, Some(action.number), action.says.clone(), desk)
    }

    fn of(view: &CampaignView, number: Option<u32>, says: ActionText, desk: &Desk) -> ActionForm {
        let phrases = &desk.phrases;
        let due = says.due.map_or(String::new(), |due| date_text(due, phrases.language()));
        let progress = ActionProgress::ALL.map(|progress| plan_progress(progress, phrases));
        let chosen = ActionProgress::ALL.iter().position(|progress| *progress == says.progress).unwrap_or(0);
        let mut form = Form::new(vec![
            forms::text(say!(phrases, "report-plan-finding"), &says.finding, ACTION_CHARS_MAX),
            forms::text(say!(phrases, "report-plan-action"), &says.action, ACTION_CHARS_MAX),
            forms::text(say!(phrases, "report-plan-pilot"), &says.pilot, ACTION_CHARS_MAX),
            forms::text(say!(phrases, "report-plan-due"), &due, 10),
            forms::choice(say!(phrases, "report-plan-progress"), progress.to_vec(), chosen),
            forms::text(say!(phrases, "report-plan-effect"), &says.effect, ACTION_CHARS_MAX),
        ]);
        if !says.finding.is_empty() {
            form.focus_on(ACTION);
        }
        ActionForm { form, view: view.clone(), number, before: says, warned: false }
    }

    /// What the fields say; `None` when the date is none.
    fn says(&self) -> Option<ActionText> {
        let value = |field: usize| self.form.value(field).trim().to_owned();
        let due = value(DUE);
        Some(ActionText {
            finding: value(FINDING),
            action: value(ACTION),
            pilot: value(PILOT),
            due: if due.is_empty() { None } else { Some(read_date(&due)?) },
            progress: ActionProgress::ALL[self.form.chosen(PROGRESS).unwrap_or(0)],
            effect: value(EFFECT),
        })
    }

    fn submit(&mut self, desk: &Desk) -> Turn {
        let phrases = &desk.phrases;
        for field in &mut self.form.fields {
            field.trouble = None;
        }
        for field in [FINDING, ACTION] {
            if self.form.value(field).trim().is_empty() {
                forms::trouble(&mut self.form, field, say!(phrases, "action-form-empty"));
            }
        }
        let says = self.says();
        if says.is_none() {
            forms::trouble(&mut self.form, DUE, say!(phrases, "campaign-form-bad-date"));
        }
        let Some(says) = says.filter(|_| self.form.fields.iter().all(|field| field.trouble.is_none())) else {
            return Turn::Bell;
        };
        let id = self.view.campaign.id.as_str();
        let done: Result<String, Error> = match self.number {
            Some(number) => desk
                .station
                .change_action(id, number, says)
                .map(|()| say!(phrases, "action-changed", number = number.to_string())),
            None => desk
                .station
                .add_action(id, says)
                .map(|number| say!(phrases, "action-added", number = number.to_string())),
        };
        match done {
            Ok(sentence) => Turn::Back(Some(Told::good(sentence))),
            Err(error) => Turn::Tell(Told::error(&error, desk)),
        }
    }

    fn advice(&self, desk: &Desk) -> String {
        let phrases = &desk.phrases;
        match self.form.focus() {
            FINDING => {
                let code = self.form.value(FINDING).trim().to_owned();
                let named = finding_named(&self.view.tool, &code, phrases);
                if named == code { say!(phrases, "action-form-about-finding") } else { named }
            }
            ACTION => say!(phrases, "action-form-about-action"),
            PILOT => say!(phrases, "action-form-about-pilot"),
            DUE => say!(phrases, "action-form-about-due"),
            PROGRESS => say!(phrases, "action-form-about-progress"),
            _ => say!(phrases, "action-form-about-effect"),
        }
    }
}

impl Stage for ActionForm {
    fn context(&self) -> Context {
        Context::Form
    }

    fn trail(&self, desk: &Desk) -> Vec<String> {
        let title = match self.number {
            Some(number) => say!(desk.phrases, "action-form-title", number = number.to_string()),
            None => say!(desk.phrases, "action-form-title-new"),
        };
        vec![self.view.campaign.title.clone(), say!(desk.phrases, "actions-title"), title]
    }

    fn status(&self, desk: &Desk) -> String {
        forms::status(&self.form, desk)
    }

    fn deeds(&self, desk: &Desk) -> Vec<Deed> {
        forms::deeds(&self.form, desk)
    }

    fn perform(&mut self, command: Command, _body: Size, desk: &Desk) -> Turn {
        let warned = std::mem::replace(&mut self.warned, command == Command::Leave);
        if command == Command::Leave && !warned && self.says().as_ref() != Some(&self.before) {
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
