//! The form that takes a file of answers given online into a campaign: which file, of whom, what its columns are.

use super::forms::{self, Filled};
use super::web::WebScreen;
use super::{Deed, Scene, Stage, Told, Turn};
use crate::keymap::{Command, Context};
use crate::questionnaire::AudienceForms;
use crate::say;
use crate::station::{CampaignView, files_in};
use crate::tui::desk::Desk;
use crate::tui::widgets::{Form, FormField};
use crate::tui::work::WebWork;
use ratatui::Frame;
use ratatui::layout::{Rect, Size};
use std::path::PathBuf;

// The fields, from the top.
const FILE: usize = 0;
const AUDIENCE: usize = 1;
const SERVICE: usize = 2;
const VARIANT: usize = 3;
const COLUMNS: usize = 4;

/// Most characters of a path.
const PATH_MAX: usize = 400;

/// The form of a file of responses.
#[derive(Clone)]
pub(in crate::tui) struct WebForm {
    form: Form,
    view: CampaignView,
    /// Where the station is confined: the files that may be chosen, none first.
    files: Vec<Option<PathBuf>>,
    columns: Vec<Option<PathBuf>>,
    /// Whether it was said that what is written would be given up.
    warned: bool,
}

impl WebForm {
    /// That of a campaign; `audience` is the code of the one that is chosen at first.
    pub fn new(view: &CampaignView, audience: Option<&str>, desk: &Desk) -> WebForm {
        let phrases = &desk.phrases;
        let tag = phrases.language().tag();
        let (file, files) = file_field(say!(phrases, "web-form-file"), "csv", desk);
        let (columns, column_files) = file_field(say!(phrases, "web-form-columns"), "toml", desk);
        let audiences = view.tool.audiences.iter().map(|forms| forms.label.in_language(tag).to_owned()).collect();
        let services = view.campaign.services.iter().map(|service| service.name.clone());
        let services = std::iter::once(say!(phrases, "web-form-service-file")).chain(services).collect();
        let of = |code: &str| view.tool.audiences.iter().position(|forms| forms.audience.0 == code);
        let audience = audience.and_then(of).unwrap_or(0);
        let form = Form::new(vec![
            file,
            forms::choice(say!(phrases, "web-form-audience"), audiences, audience),
            forms::choice(say!(phrases, "web-form-service"), services, 0),
            variant_field(&view.tool.audiences[audience], desk),
            columns,
        ]);
        WebForm { form, view: view.clone(), files, columns: column_files, warned: false }
    }

    fn audience(&self) -> &AudienceForms {
        &self.view.tool.audiences[self.form.chosen(AUDIENCE).unwrap_or(0)]
    }

    /// The file that a field names.
    fn path(&self, field: usize, files: &[Option<PathBuf>]) -> Option<PathBuf> {
        match self.form.chosen(field) {
            Some(chosen) => files.get(chosen).cloned().flatten(),
            None => Some(self.form.value(field).trim()).filter(|text| !text.is_empty()).map(PathBuf::from),
        }
    }

    fn submit(&mut self, desk: &Desk) -> Turn {
        for field in &mut self.form.fields {
            field.trouble = None;
        }
        let Some(file) = self.path(FILE, &self.files) else {
            let sentence = match (desk.confined, self.files.len()) {
                (true, 0 | 1) => say!(desk.phrases, "web-form-nowhere"),
                _ => say!(desk.phrases, "web-form-missing"),
            };
            forms::trouble(&mut self.form, FILE, sentence);
            return Turn::Bell;
        };
        let service = self.form.chosen(SERVICE).unwrap_or(0).checked_sub(1);
        let variant = self.audience().forms.get(self.form.chosen(VARIANT).unwrap_or(0));
        let work = WebWork {
            campaign: self.view.campaign.id.as_str().to_owned(),
            audience: self.audience().audience.0.clone(),
            file,
            columns: self.path(COLUMNS, &self.columns),
            service: service.map(|place| self.view.campaign.services[place].code.clone()),
            variant: variant.map(|(variant, _)| variant.0.clone()),
            accept_sound: false,
            dry_run: true,
            looked_at: None,
        };
        self.warned = false;
        Turn::Replace(Scene::Web(Box::new(WebScreen::new(self.clone(), work))), None)
    }

    fn advice(&self, desk: &Desk) -> String {
        let phrases = &desk.phrases;
        match self.form.focus() {
            FILE if desk.confined => {
                let names = desk.settings.destinations.keys().cloned().collect::<Vec<_>>().join(", ");
                say!(phrases, "web-form-about-file-confined", names = names)
            }
            FILE => say!(phrases, "web-form-about-file"),
            AUDIENCE => say!(phrases, "web-form-about-audience"),
            SERVICE => say!(phrases, "web-form-about-service"),
            VARIANT => say!(phrases, "web-form-about-variant"),
            _ => say!(phrases, "web-form-about-columns"),
        }
    }
}

/// The field of a file, and the files that may be chosen in it: where the station is confined, those of this extension in the
/// named folders; elsewhere none, and a path is written.
fn file_field(label: String, extension: &str, desk: &Desk) -> (FormField, Vec<Option<PathBuf>>) {
    if !desk.confined {
        return (forms::text(label, "", PATH_MAX), Vec::new());
    }
    let (mut names, mut files) = (vec![say!(desk.phrases, "web-form-none")], vec![None]);
    for (name, path) in files_in(&desk.settings.destinations, extension) {
        names.push(name);
        files.push(Some(path));
    }
    (forms::choice(label, names, 0), files)
}

fn variant_field(forms: &AudienceForms, desk: &Desk) -> FormField {
    let names = forms.forms.iter().map(|(variant, _)| variant.0.clone()).collect();
    forms::choice(say!(desk.phrases, "web-form-variant"), names, 0)
}

impl Stage for WebForm {
    fn context(&self) -> Context {
        Context::Form
    }

    fn trail(&self, desk: &Desk) -> Vec<String> {
        self.trail_of(desk)
    }

    fn status(&self, desk: &Desk) -> String {
        match self.form.focus() + 1 == self.form.fields.len() {
            true => say!(desk.phrases, "web-form-status"),
            false => say!(desk.phrases, "web-form-status-next"),
        }
    }

    fn deeds(&self, desk: &Desk) -> Vec<Deed> {
        forms::deeds(&self.form, desk)
    }

    fn perform(&mut self, command: Command, _body: Size, desk: &Desk) -> Turn {
        let warned = std::mem::replace(&mut self.warned, command == Command::Leave);
        if command == Command::Leave && !warned && self.path(FILE, &self.files).is_some() {
            return Turn::Tell(Told::plain(say!(desk.phrases, "app-form-begun")));
        }
        let before = self.form.chosen(AUDIENCE);
        let filled = forms::fill(&mut self.form, command);
        self.follow_audience(before, desk);
        match filled {
            Filled::Submit => self.submit(desk),
            Filled::Done => Turn::Stay,
            Filled::Bell => Turn::Bell,
        }
    }

    fn write(&mut self, character: char, desk: &Desk) -> Turn {
        self.warned = false;
        let before = self.form.chosen(AUDIENCE);
        let turn = forms::write(&mut self.form, character);
        self.follow_audience(before, desk);
        turn
    }

    fn draw(&self, area: Rect, frame: &mut Frame, desk: &Desk) {
        forms::draw_page(&self.form, &[], &self.advice(desk), area, frame, desk);
    }
}

impl WebForm {
    /// Where one is.
    pub fn trail_of(&self, desk: &Desk) -> Vec<String> {
        vec![self.view.campaign.title.clone(), say!(desk.phrases, "web-title")]
    }

    /// Each audience has variants of its own.
    fn follow_audience(&mut self, before: Option<usize>, desk: &Desk) {
        if self.form.chosen(AUDIENCE) != before {
            self.form.fields[VARIANT] = variant_field(self.audience(), desk);
        }
    }
}
