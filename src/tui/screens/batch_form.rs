//! Forms of a batch: a new one, a changed one, one moved to the service it came from.

use super::forms::{self, Filled, date_text, read_count, read_date};
use super::{Ask, Deed, Scene, Stage, Told, Turn};
use crate::campaign::Service;
use crate::keymap::{Command, Context};
use crate::questionnaire::Tool;
use crate::say;
use crate::station::{BatchDraft, BatchView, CampaignView, Error, sentences};
use crate::tui::desk::Desk;
use crate::tui::widgets::{Form, FormField};
use ratatui::Frame;
use ratatui::layout::{Rect, Size};
use std::sync::Arc;

// The fields, from the top.
const AUDIENCE: usize = 0;
const SERVICE: usize = 1;
const DATE: usize = 2;
const SHEETS: usize = 3;
const MODE: usize = 4;
const VARIANT: usize = 5;

/// A form of a batch.
pub(in crate::tui) struct BatchForm {
    form: Form,
    purpose: Purpose,
    campaign: String,
    tool: Arc<Tool>,
    services: Vec<Service>,
    trail: Vec<String>,
    /// The audience whose modes and variants are offered.
    offered: usize,
    /// What happened to the batch.
    trace: Vec<String>,
    /// What waits for the reason of another count.
    unexplained: Option<BatchDraft>,
}

enum Purpose {
    Open,
    Edit(Box<BatchView>),
    Move(Box<BatchView>),
}

impl BatchForm {
    /// A new batch, of this audience and service to begin with.
    pub fn open(view: &CampaignView, audience: Option<String>, service: Option<String>, desk: &Desk) -> BatchForm {
        let phrases = &desk.phrases;
        let at = audience.and_then(|code| view.tool.audiences.iter().position(|forms| forms.audience.0 == code));
        let of = service.and_then(|code| view.campaign.services.iter().position(|service| service.code == code));
        let today = date_text(desk.station.clock.today(), phrases.language());
        let mut batch = BatchForm {
            form: Form::default(),
            purpose: Purpose::Open,
            campaign: view.campaign.id.as_str().to_owned(),
            tool: view.tool.clone(),
            services: view.campaign.services.clone(),
            trail: vec![view.campaign.title.clone(), say!(phrases, "batch-form-new")],
            offered: at.unwrap_or(0),
            trace: Vec::new(),
            unexplained: None,
        };
        let first = batch.all_fields(of.unwrap_or(0), &today, "", desk);
        batch.form = Form::new(first);
        batch
    }

    /// A new batch of the audience and service that its slip names: what is left to say is how many sheets there are.
    pub fn receive(view: &CampaignView, audience: String, service: String, desk: &Desk) -> BatchForm {
        let mut batch = BatchForm::open(view, Some(audience), Some(service), desk);
        batch.form.focus_on(SHEETS);
        batch
    }

    /// A batch as it is, to be changed.
    pub fn edit(view: &BatchView, desk: &Desk) -> BatchForm {
        let at = view.tool.audiences.iter().position(|forms| forms.audience == view.batch.audience).unwrap_or(0);
        let of = view.campaign.services.iter().position(|service| service.code == view.batch.service);
        let mut batch = BatchForm {
            form: Form::default(),
            purpose: Purpose::Edit(Box::new(view.clone())),
            campaign: view.campaign.id.as_str().to_owned(),
            tool: view.tool.clone(),
            services: view.campaign.services.clone(),
            trail: vec![view.campaign.title.clone(), named(view, desk)],
            offered: at,
            trace: desk.station.batch_trace(&view.campaign, &view.batch, &desk.phrases),
            unexplained: None,
        };
        let date = date_text(view.batch.date, desk.phrases.language());
        let sheets = view.batch.sheets.map_or(String::new(), |sheets| sheets.to_string());
        let mut fields = batch.all_fields(of.unwrap_or(0), &date, &sheets, desk);
        let forms = &view.tool.audiences[at];
        let mode = view.batch.mode.as_ref().and_then(|code| forms.modes.iter().position(|mode| mode.code == *code));
        let variant = forms.forms.iter().position(|(variant, _)| *variant == view.batch.variant);
        choose(&mut fields[MODE], mode.map_or(0, |mode| mode + 1));
        choose(&mut fields[VARIANT], variant.unwrap_or(0));
        // Audience and service stay: a batch is moved, not rewritten.
        fields.drain(..DATE);
        batch.form = Form::new(fields);
        batch
    }

    /// A batch filed under the wrong service.
    pub fn move_to(view: &BatchView, desk: &Desk) -> BatchForm {
        let services: Vec<Service> =
            view.campaign.services.iter().filter(|service| service.code != view.batch.service).cloned().collect();
        let names = services.iter().map(|service| service.name.clone()).collect();
        BatchForm {
            form: Form::new(vec![forms::choice(say!(desk.phrases, "batch-form-move-to"), names, 0)]),
            purpose: Purpose::Move(Box::new(view.clone())),
            campaign: view.campaign.id.as_str().to_owned(),
            tool: view.tool.clone(),
            services,
            trail: vec![view.campaign.title.clone(), named(view, desk)],
            offered: 0,
            trace: desk.station.batch_trace(&view.campaign, &view.batch, &desk.phrases),
            unexplained: None,
        }
    }

    fn all_fields(&self, service: usize, date: &str, sheets: &str, desk: &Desk) -> Vec<FormField> {
        let phrases = &desk.phrases;
        let tag = phrases.language().tag();
        let audiences = self.tool.audiences.iter().map(|forms| forms.label.in_language(tag).to_owned()).collect();
        let services = self.services.iter().map(|service| service.name.clone()).collect();
        let [mode, variant] = self.offers(desk);
        vec![
            forms::choice(say!(phrases, "batch-form-audience"), audiences, self.offered),
            forms::choice(say!(phrases, "batch-form-service"), services, service),
            forms::text(say!(phrases, "batch-form-date"), date, 10),
            forms::text(say!(phrases, "batch-form-sheets"), sheets, 7),
            mode,
            variant,
        ]
    }

    /// The modes and variants of the audience.
    fn offers(&self, desk: &Desk) -> [FormField; 2] {
        let phrases = &desk.phrases;
        let tag = phrases.language().tag();
        let forms = &self.tool.audiences[self.offered];
        let mut modes = vec![say!(phrases, "batch-form-no-mode")];
        modes.extend(forms.modes.iter().map(|mode| mode.label.in_language(tag).to_owned()));
        // The most usual mode comes first in the tool; a tool without modes has nothing to propose.
        let usual = usize::from(!forms.modes.is_empty());
        let variants = forms.forms.iter().map(|(variant, _)| sentences::variant(variant, phrases)).collect();
        [
            forms::choice(say!(phrases, "batch-form-mode"), modes, usual),
            forms::choice(say!(phrases, "batch-form-variant"), variants, 0),
        ]
    }

    /// Another audience has other modes and variants.
    fn follow_audience(&mut self, desk: &Desk) {
        if !matches!(self.purpose, Purpose::Open) {
            return;
        }
        let audience = self.form.chosen(AUDIENCE).unwrap_or(0);
        if audience != self.offered {
            self.offered = audience;
            let [mode, variant] = self.offers(desk);
            self.form.fields[MODE] = mode;
            self.form.fields[VARIANT] = variant;
        }
    }

    fn submit(&mut self, desk: &Desk) -> Turn {
        for field in &mut self.form.fields {
            field.trouble = None;
        }
        let phrases = &desk.phrases;
        let done = match &self.purpose {
            Purpose::Move(view) => {
                let Some(to) = self.form.chosen(0).and_then(|at| self.services.get(at)) else { return Turn::Bell };
                let moved = desk.station.move_batch(&self.campaign, view.batch.number, &to.code);
                moved.map(|view| {
                    let number = view.batch.number.0.to_string();
                    say!(phrases, "batch-moved", number = number, service = to.name.clone())
                })
            }
            Purpose::Open => match self.draft(0, desk) {
                None => return Turn::Bell,
                Some(draft) => desk
                    .station
                    .open_batch(&self.campaign, draft)
                    .map(|view| say!(phrases, "batch-opened", number = view.batch.number.0.to_string())),
            },
            Purpose::Edit(view) => {
                let (view, number) = (view.clone(), view.batch.number);
                match self.draft(DATE, desk) {
                    None => return Turn::Bell,
                    Some(draft) => match edit(&self.campaign, &view, &draft, None, desk) {
                        Err(error @ Error::RecountUnexplained(..)) => {
                            self.unexplained = Some(draft);
                            let why = sentences::error(&error, phrases).join(" ");
                            return Turn::Open(Scene::Ask(Ask::reason(why)));
                        }
                        done => done.map(|_| say!(phrases, "batch-changed", number = number.0.to_string())),
                    },
                }
            }
        };
        match done {
            Ok(sentence) => Turn::Back(Some(Told::good(sentence))),
            Err(error) => Turn::Tell(Told::error(&error, desk)),
        }
    }

    /// What the fields say, the first `missing` of them not being there.
    fn draft(&mut self, missing: usize, desk: &Desk) -> Option<BatchDraft> {
        let phrases = &desk.phrases;
        let date = read_date(self.form.value(DATE - missing));
        if date.is_none() {
            forms::trouble(&mut self.form, DATE - missing, say!(phrases, "campaign-form-bad-date"));
        }
        let sheets = read_count(self.form.value(SHEETS - missing));
        if sheets.is_err() {
            forms::trouble(&mut self.form, SHEETS - missing, say!(phrases, "campaign-form-bad-count"));
        }
        let forms = &self.tool.audiences[self.offered];
        let mode = self.form.chosen(MODE - missing).and_then(|at| forms.modes.get(at.checked_sub(1)?));
        let variant = self.form.chosen(VARIANT - missing).and_then(|at| forms.forms.get(at));
        let service = match &self.purpose {
            Purpose::Edit(view) => view.batch.service.clone(),
            Purpose::Open | Purpose::Move(_) => {
                self.form.chosen(SERVICE).and_then(|at| self.services.get(at)).map(|service| service.code.clone())?
            }
        };
        Some(BatchDraft {
            audience: forms.audience.0.clone(),
            service,
            date: date?,
            sheets: sheets.ok()?,
            mode: mode.map(|mode| mode.code.clone()),
            variant: variant.map(|(variant, _)| variant.0.clone()),
        })
    }

    fn advice(&self, desk: &Desk) -> String {
        let phrases = &desk.phrases;
        let field = match &self.purpose {
            Purpose::Move(view) => {
                let from = view.campaign.service(&view.batch.service).map_or("", |service| service.name.as_str());
                let (number, from) = (view.batch.number.0.to_string(), from.to_owned());
                return say!(phrases, "batch-form-about-move", number = number, service = from);
            }
            Purpose::Edit(_) => self.form.focus() + DATE,
            Purpose::Open => self.form.focus(),
        };
        match field {
            AUDIENCE | SERVICE => say!(phrases, "batch-form-about-place"),
            DATE => say!(phrases, "batch-form-about-date"),
            SHEETS => say!(phrases, "batch-form-about-sheets"),
            MODE => say!(phrases, "batch-form-about-mode"),
            _ => say!(phrases, "batch-form-about-variant"),
        }
    }
}

fn choose(field: &mut FormField, option: usize) {
    if let crate::tui::widgets::Input::Choice { chosen, options } = &mut field.input {
        *chosen = option.min(options.len().saturating_sub(1));
    }
}

/// `lot 3 · Résidents · Les Glycines`
pub(super) fn named(view: &BatchView, desk: &Desk) -> String {
    let tag = desk.phrases.language().tag();
    let audience = view.tool.audience(&view.batch.audience).map_or("", |forms| forms.label.in_language(tag));
    let service = view.campaign.service(&view.batch.service).map_or("", |service| service.name.as_str());
    let number = view.batch.number.0.to_string();
    let (audience, service) = (audience.to_owned(), service.to_owned());
    say!(desk.phrases, "batch-named", number = number, audience = audience, service = service)
}

/// Changes what is another than when the form was opened; what somebody else wrote meanwhile stays.
fn edit(
    campaign: &str,
    view: &BatchView,
    draft: &BatchDraft,
    reason: Option<&str>,
    desk: &Desk,
) -> Result<BatchView, Error> {
    let opened = BatchDraft::of(&view.batch);
    desk.station.edit_batch(campaign, view.batch.number, |now| draft.onto(&opened, now), reason)
}

impl Stage for BatchForm {
    fn context(&self) -> Context {
        Context::Form
    }

    fn trail(&self, _desk: &Desk) -> Vec<String> {
        self.trail.clone()
    }

    fn status(&self, desk: &Desk) -> String {
        forms::status(&self.form, desk)
    }

    fn deeds(&self, desk: &Desk) -> Vec<Deed> {
        forms::deeds(&self.form, desk)
    }

    fn perform(&mut self, command: Command, _body: Size, desk: &Desk) -> Turn {
        let turn = match forms::fill(&mut self.form, command) {
            Filled::Submit => self.submit(desk),
            Filled::Done => Turn::Stay,
            Filled::Bell => Turn::Bell,
        };
        self.follow_audience(desk);
        turn
    }

    fn receive(&mut self, reason: String, desk: &Desk) -> Turn {
        let (Some(draft), Purpose::Edit(view)) = (self.unexplained.take(), &self.purpose) else { return Turn::Stay };
        let number = view.batch.number;
        match edit(&self.campaign, view, &draft, Some(&reason), desk) {
            Ok(_) => Turn::Back(Some(Told::good(say!(desk.phrases, "batch-changed", number = number.0.to_string())))),
            Err(error) => Turn::Tell(Told::error(&error, desk)),
        }
    }

    fn write(&mut self, character: char, desk: &Desk) -> Turn {
        let turn = forms::write(&mut self.form, character);
        self.follow_audience(desk);
        turn
    }

    fn draw(&self, area: Rect, frame: &mut Frame, desk: &Desk) {
        forms::draw_page(&self.form, &self.trace, &self.advice(desk), area, frame, desk);
    }
}
