//! The form of an action of the plan, new or changed; and where two people changed one, what each wrote.

use super::forms::{self, Filled, date_text, read_date};
use super::{Deed, Stage, Told, Turn};
use crate::campaign::{ActionDraft, ActionField, ActionProgress, ActionText};
use crate::keymap::{Command, Context};
use crate::report::plan_progress;
use crate::say;
use crate::station::{ACTION_CHARS_MAX, ActionClash, CampaignView, Error, finding_named, sentences};
use crate::tui::desk::Desk;
use crate::tui::widgets::{Form, FormField};
use ratatui::Frame;
use ratatui::layout::{Rect, Size};

// The fields, from the top.
const FINDING: usize = 0;
const ACTION: usize = 1;
const PILOT: usize = 2;
const DUE: usize = 3;
const PROGRESS: usize = 4;
const EFFECT: usize = 5;
const OBSERVED: usize = 6;
/// Where it is chosen whose texts stay, once there is something to choose.
const CHOICE: usize = 7;

/// The form of an action.
pub(in crate::tui) struct ActionForm {
    form: Form,
    view: CampaignView,
    /// The number of the action that is changed.
    number: Option<u32>,
    /// What the action said when it was opened, or when its change by somebody else was seen.
    before: ActionDraft,
    /// The fields that both changed.
    both: Vec<ActionField>,
    /// What happened to it.
    trace: Vec<String>,
    /// Whether it was said that what is written would be given up.
    warned: bool,
}

impl ActionForm {
    /// A new action about a finding, which may be empty.
    pub fn new(view: &CampaignView, finding: &str, desk: &Desk) -> ActionForm {
        let says = ActionText { finding: finding.to_owned(), ..ActionText::default() };
        ActionForm::of(view.clone(), None, ActionDraft { says, ..ActionDraft::default() }, desk)
    }

    /// An action to be changed, as it stands now.
    ///
    /// # Errors
    /// [`Error::NoAction`] when it is gone; the store's.
    pub fn change(campaign: &str, number: u32, desk: &Desk) -> Result<ActionForm, Error> {
        let view = desk.station.campaign(campaign)?;
        let draft = view.campaign.action_draft(number).ok_or(Error::NoAction(number))?;
        let trace = desk.station.action_trace(&view.campaign, number, &desk.phrases)?;
        Ok(ActionForm { trace, ..ActionForm::of(view, Some(number), draft, desk) })
    }

    fn of(view: CampaignView, number: Option<u32>, draft: ActionDraft, desk: &Desk) -> ActionForm {
        let mut form = Form::new(fields(&draft, desk));
        if !draft.says.finding.is_empty() {
            form.focus_on(ACTION);
        }
        ActionForm { form, view, number, before: draft, both: Vec::new(), trace: Vec::new(), warned: false }
    }

    /// What the fields say; `None` when the date is none.
    fn says(&self) -> Option<ActionDraft> {
        let value = |field: usize| self.form.value(field).trim().to_owned();
        let due = value(DUE);
        let says = ActionText {
            finding: value(FINDING),
            action: value(ACTION),
            pilot: value(PILOT),
            due: if due.is_empty() { None } else { Some(read_date(&due)?) },
            progress: ActionProgress::ALL[self.form.chosen(PROGRESS).unwrap_or(0)],
            effect: value(EFFECT),
        };
        Some(ActionDraft { says, observed: value(OBSERVED) })
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
        let Some(mut says) = says.filter(|_| self.form.fields.iter().all(|field| field.trouble.is_none())) else {
            return Turn::Bell;
        };
        if self.form.chosen(CHOICE) == Some(1) {
            self.both.iter().for_each(|field| field.take(&mut says, &self.before));
        }
        let id = self.view.campaign.id.as_str();
        let done: Result<String, Error> = match self.number {
            Some(number) => desk
                .station
                .change_action(id, number, &self.before, &says)
                .map(|()| say!(phrases, "action-changed", number = number.to_string())),
            None => desk
                .station
                .add_action(id, &says)
                .map(|number| say!(phrases, "action-added", number = number.to_string())),
        };
        match done {
            Ok(sentence) => Turn::Back(Some(Told::good(sentence))),
            Err(Error::ActionClash(clash)) => self.compare(&says, *clash, desk),
            Err(error) => Turn::Tell(Told::error(&error, desk)),
        }
    }

    /// Shows what somebody else made of the action beside what was to be saved: what only they changed is taken, and of what
    /// both changed one is to be chosen.
    fn compare(&mut self, mine: &ActionDraft, clash: ActionClash, desk: &Desk) -> Turn {
        let phrases = &desk.phrases;
        let who = clash.by.as_ref().map(|by| by.who.name().to_owned());
        let who = who.unwrap_or_else(|| say!(phrases, "action-form-somebody"));
        let merged = mine.merged(&self.before, &clash.now);
        self.form = Form::new(fields(&merged.draft, desk));
        for field in &merged.both {
            let text = sentences::action_field_text(*field, &clash.now, phrases);
            let theirs = say!(phrases, "action-form-theirs", who = who.clone(), text = text);
            forms::trouble(&mut self.form, place(*field), theirs);
        }
        for field in &merged.taken {
            forms::trouble(&mut self.form, place(*field), say!(phrases, "action-form-taken", who = who.clone()));
        }
        if !merged.both.is_empty() {
            let options = vec![say!(phrases, "action-form-choice-mine"), say!(phrases, "action-form-choice-theirs")];
            self.form.fields.push(forms::choice(say!(phrases, "action-form-choice"), options, 0));
        }
        (self.before, self.both) = (clash.now, merged.both);
        Turn::Tell(Told::refusal(say!(phrases, "action-form-clash", who = who)))
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
            EFFECT => say!(phrases, "action-form-about-effect"),
            OBSERVED => say!(phrases, "action-form-about-observed"),
            _ => say!(phrases, "action-form-about-choice"),
        }
    }
}

/// The fields of an action that says this.
fn fields(draft: &ActionDraft, desk: &Desk) -> Vec<FormField> {
    let phrases = &desk.phrases;
    let says = &draft.says;
    let due = says.due.map_or(String::new(), |due| date_text(due, phrases.language()));
    let progress = ActionProgress::ALL.map(|progress| plan_progress(progress, phrases));
    let chosen = ActionProgress::ALL.iter().position(|progress| *progress == says.progress).unwrap_or(0);
    let label = |field: ActionField| sentences::action_field(field, phrases);
    vec![
        forms::text(label(ActionField::Finding), &says.finding, ACTION_CHARS_MAX),
        forms::text(label(ActionField::Action), &says.action, ACTION_CHARS_MAX),
        forms::text(label(ActionField::Pilot), &says.pilot, ACTION_CHARS_MAX),
        forms::text(label(ActionField::Due), &due, 10),
        forms::choice(label(ActionField::Progress), progress.to_vec(), chosen),
        forms::text(label(ActionField::Effect), &says.effect, ACTION_CHARS_MAX),
        forms::text(label(ActionField::Observed), &draft.observed, ACTION_CHARS_MAX),
    ]
}

/// Where a part of an action stands in the form.
fn place(field: ActionField) -> usize {
    match field {
        ActionField::Finding => FINDING,
        ActionField::Action => ACTION,
        ActionField::Pilot => PILOT,
        ActionField::Due => DUE,
        ActionField::Progress => PROGRESS,
        ActionField::Effect => EFFECT,
        ActionField::Observed => OBSERVED,
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
        forms::draw_page(&self.form, &self.trace, &self.advice(desk), area, frame, desk);
    }
}
