//! Forms of a campaign: a new one, its plan, what it is called and when it is, its services and its tool.

use super::campaign::CampaignScreen;
use super::forms::{self, Filled, code_of, date_text, read_count, read_date};
use super::policy_form::PolicyForm;
use super::reading::Passage;
use super::{Deed, Reading, Scene, Stage, Told, Tone, Turn};
use crate::campaign::{CampaignId, Plan, Service};
use crate::keymap::{Command, Context};
use crate::questionnaire::{Audience, Finding, Tool};
use crate::say;
use crate::station::{self, CampaignDetails, CampaignDraft, CampaignView, sentences, state_sentences, tools_in};
use crate::tui::desk::Desk;
use crate::tui::widgets::{Form, FormField};
use jiff::civil::Date;
use ratatui::Frame;
use ratatui::layout::{Rect, Size};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Most characters of a name.
const NAME_MAX: usize = 80;
/// Most characters of a path.
const PATH_MAX: usize = 1_000;
/// Most services given in the form.
const SERVICES_MAX: usize = 60;
/// Longest code of a service.
const CODE_MAX: usize = 16;

// The fields of a new campaign, from the top.
const TOOL: usize = 0;
const TITLE: usize = 1;
const ID: usize = 2;
const ESTABLISHMENT: usize = 3;
const FROM: usize = 4;
const UNTIL: usize = 5;
const SERVICES: usize = 6;

// The fields of a campaign that is changed.
const EDIT_TITLE: usize = 0;
const EDIT_ESTABLISHMENT: usize = 1;
const EDIT_FROM: usize = 2;
const EDIT_UNTIL: usize = 3;
const EDIT_SERVICE: usize = 4;
const EDIT_TOOL: usize = 5;
const EDIT_POLICY: usize = 6;

/// A form of a campaign.
pub(in crate::tui) struct CampaignForm {
    form: Form,
    purpose: Purpose,
    /// The folders of the tools that may be chosen, where no path is written: nothing for a choice that is none.
    tools: Vec<Option<PathBuf>>,
    trail: Vec<String>,
    /// What a tool was found to have, to be read.
    findings: Vec<String>,
    /// What happened to the campaign.
    trace: Vec<String>,
    /// How its sheets are verified, in a sentence.
    policy: String,
    /// That leaving loses what is written was just said.
    warned: bool,
}

enum Purpose {
    New,
    /// Sheets expected and distributed.
    Plan {
        campaign: String,
        service: String,
        audience: Audience,
    },
    /// Title, establishment and dates, a service more, a corrected tool.
    Edit {
        campaign: String,
        /// What it said when the form was opened.
        opened: CampaignDetails,
    },
}

impl CampaignForm {
    /// A new campaign.
    pub fn new_campaign(desk: &Desk) -> CampaignForm {
        let phrases = &desk.phrases;
        let today = date_text(desk.station.clock.today(), phrases.language());
        let (tool, tools) =
            tool_field(say!(phrases, "campaign-form-tool"), say!(phrases, "campaign-form-tool-choose"), desk);
        let form = Form::new(vec![
            tool,
            forms::text(say!(phrases, "campaign-form-title"), "", NAME_MAX),
            forms::text(say!(phrases, "campaign-form-id"), "", 32),
            forms::text(say!(phrases, "campaign-form-establishment"), "", NAME_MAX),
            forms::text(say!(phrases, "campaign-form-from"), &today, 10),
            forms::text(say!(phrases, "campaign-form-until"), "", 10),
            forms::text(say!(phrases, "campaign-form-service", number = "1"), "", NAME_MAX),
        ]);
        let trail = vec!["copiste".to_owned(), say!(phrases, "campaign-form-new")];
        CampaignForm {
            form,
            purpose: Purpose::New,
            tools,
            trail,
            findings: Vec::new(),
            trace: Vec::new(),
            policy: String::new(),
            warned: false,
        }
    }

    /// The plan of an audience in a service, by their places in the tool and the campaign.
    pub fn plan(view: &CampaignView, audience: usize, service: usize, desk: &Desk) -> CampaignForm {
        let phrases = &desk.phrases;
        let (forms, service) = (&view.tool.audiences[audience], &view.campaign.services[service]);
        let now =
            view.campaign.plan.iter().find(|plan| plan.service == service.code && plan.audience == forms.audience);
        let count = |count: Option<u32>| count.map_or(String::new(), |count| count.to_string());
        let form = Form::new(vec![
            forms::text(say!(phrases, "campaign-form-expected"), &count(now.map(|plan| plan.expected)), 7),
            forms::text(say!(phrases, "campaign-form-distributed"), &count(now.map(|plan| plan.distributed)), 7),
        ]);
        let purpose = Purpose::Plan {
            campaign: view.campaign.id.as_str().to_owned(),
            service: service.code.clone(),
            audience: forms.audience.clone(),
        };
        let label = forms.label.in_language(phrases.language().tag()).to_owned();
        CampaignForm {
            form,
            purpose,
            tools: Vec::new(),
            trail: vec![view.campaign.title.clone(), label, service.name.clone()],
            findings: Vec::new(),
            trace: Vec::new(),
            policy: String::new(),
            warned: false,
        }
    }

    /// A campaign as it is: title, establishment and dates to correct, a service more, a corrected tool.
    pub fn edit(view: &CampaignView, desk: &Desk) -> CampaignForm {
        let phrases = &desk.phrases;
        let campaign = &view.campaign;
        let until = campaign.until.map_or(String::new(), |until| date_text(until, phrases.language()));
        let (tool, tools) =
            tool_field(say!(phrases, "campaign-form-new-tool"), say!(phrases, "campaign-form-tool-as-is"), desk);
        let form = Form::new(vec![
            forms::text(say!(phrases, "campaign-form-title"), &campaign.title, NAME_MAX),
            forms::text(say!(phrases, "campaign-form-establishment"), &campaign.establishment, NAME_MAX),
            forms::text(say!(phrases, "campaign-form-from"), &date_text(campaign.from, phrases.language()), 10),
            forms::text(say!(phrases, "campaign-form-until"), &until, 10),
            forms::text(say!(phrases, "campaign-form-add-service"), "", NAME_MAX),
            tool,
            forms::choice(
                say!(phrases, "campaign-form-policy"),
                vec![say!(phrases, "campaign-form-policy-as-is"), say!(phrases, "campaign-form-policy-change")],
                0,
            ),
        ]);
        let opened = CampaignDetails::of(&view.campaign);
        let purpose = Purpose::Edit { campaign: view.campaign.id.as_str().to_owned(), opened };
        let trail = vec![view.campaign.title.clone(), say!(phrases, "campaign-form-edit")];
        let trace = desk.station.campaign_trace(campaign, phrases);
        let policy = state_sentences::policy(&campaign.verification, phrases).into_iter().next().unwrap_or_default();
        CampaignForm { form, purpose, tools, trail, findings: Vec::new(), trace, policy, warned: false }
    }

    /// As many lines for services as are filled, and one more.
    fn make_room(&mut self, desk: &Desk) {
        let count = self.form.fields.len();
        let last_is_filled = !self.form.value(count - 1).trim().is_empty();
        if matches!(self.purpose, Purpose::New) && last_is_filled && count - SERVICES < SERVICES_MAX {
            let number = (count - SERVICES + 1).to_string();
            let label = say!(desk.phrases, "campaign-form-service", number = number);
            self.form.fields.push(forms::text(label, "", NAME_MAX));
        }
    }

    /// An identifier made of the title, until one is given.
    fn propose_id(&mut self) {
        if matches!(self.purpose, Purpose::New) && self.form.value(ID).is_empty() {
            let label = self.form.fields[ID].label.clone();
            self.form.fields[ID] = forms::text(label, &code_of(self.form.value(TITLE), 32), 32);
        }
    }

    fn submit(&mut self, desk: &Desk) -> Turn {
        for field in &mut self.form.fields {
            field.trouble = None;
        }
        self.findings.clear();
        match &self.purpose {
            Purpose::New => self.create(desk),
            Purpose::Plan { campaign, service, audience } => {
                let (campaign, service, audience) = (campaign.clone(), service.clone(), audience.clone());
                self.change_plan(&campaign, &service, &audience, desk)
            }
            Purpose::Edit { campaign, opened } => self.edit_campaign(&campaign.clone(), &opened.clone(), desk),
        }
    }

    fn trouble(&mut self, field: usize, sentence: String) {
        forms::trouble(&mut self.form, field, sentence);
    }

    fn error(&mut self, field: usize, error: &station::Error, desk: &Desk) {
        let sentence = sentences::error(error, &desk.phrases).into_iter().next().unwrap_or_default();
        self.trouble(field, sentence);
    }

    fn has_trouble(&self) -> bool {
        self.form.fields.iter().any(|field| field.trouble.is_some())
    }

    /// Reads the tool of a field; what is wrong with it goes under the field and, all of it, into the findings.
    fn read_tool(&mut self, field: usize, desk: &Desk) -> Option<(Arc<Tool>, Vec<Finding>)> {
        let Some(path) = self.tool_folder(field) else {
            let sentence = match (desk.confined, self.tools.len()) {
                (true, 0 | 1) => say!(desk.phrases, "campaign-form-tool-nowhere"),
                _ => say!(desk.phrases, "campaign-form-tool-missing"),
            };
            self.trouble(field, sentence);
            return None;
        };
        match desk.station.read_tool(&path) {
            Ok(read) => Some(read),
            Err(station::Error::Tool(_, findings)) => {
                let count = findings.len();
                self.findings = sentences::findings_lines(&findings, &desk.phrases);
                self.trouble(field, say!(desk.phrases, "campaign-form-tool-findings", count = count));
                None
            }
            Err(error) => {
                self.error(field, &error, desk);
                None
            }
        }
    }

    /// Fields that are not left empty.
    fn need(&mut self, fields: [usize; 2], desk: &Desk) {
        for field in fields {
            if self.form.value(field).trim().is_empty() {
                self.trouble(field, say!(desk.phrases, "campaign-form-needed"));
            }
        }
    }

    /// The first day and the last, which may be blank; what is wrong with them goes under their fields.
    fn read_dates(&mut self, first: usize, last: usize, desk: &Desk) -> (Option<Date>, Option<Date>) {
        let phrases = &desk.phrases;
        let from = read_date(self.form.value(first));
        if from.is_none() {
            self.trouble(first, say!(phrases, "campaign-form-bad-date"));
        }
        let until_text = self.form.value(last).trim().to_owned();
        let until = read_date(&until_text);
        if !until_text.is_empty() && until.is_none() {
            self.trouble(last, say!(phrases, "campaign-form-bad-date"));
        }
        if let (Some(from), Some(until)) = (from, until)
            && until < from
        {
            self.trouble(last, say!(phrases, "campaign-form-dates-crossed"));
        }
        (from, until)
    }

    fn create(&mut self, desk: &Desk) -> Turn {
        let phrases = &desk.phrases;
        let tool = self.read_tool(TOOL, desk);
        self.need([TITLE, ESTABLISHMENT], desk);
        let id = self.form.value(ID).trim().to_owned();
        if CampaignId::new(&id).is_none() {
            self.error(ID, &station::Error::BadId(id.clone()), desk);
        }
        let (from, until) = self.read_dates(FROM, UNTIL, desk);
        let mut services: Vec<Service> = Vec::new();
        for field in SERVICES..self.form.fields.len() {
            let Some(service) = read_service(self.form.value(field)) else { continue };
            if services.iter().any(|other| other.code == service.code) {
                self.error(field, &station::Error::ServiceTwice(service.code.clone()), desk);
            }
            if !is_code(&service.code) {
                self.error(field, &station::Error::BadService(service.code.clone()), desk);
            }
            services.push(service);
        }
        if services.is_empty() {
            self.error(SERVICES, &station::Error::BadService(String::new()), desk);
        }
        let (Some((tool, warnings)), Some(from), false) = (tool, from, self.has_trouble()) else {
            return Turn::Bell;
        };
        let title = self.form.value(TITLE).to_owned();
        let establishment = self.form.value(ESTABLISHMENT).to_owned();
        let draft = CampaignDraft { id, title, establishment, from, until, services, plan: Vec::new() };
        match desk.station.create_campaign(draft, tool) {
            Ok(view) => {
                let scene = Scene::Campaign(CampaignScreen::opened(view.campaign.id.as_str().to_owned()));
                let mut told = Told::good(say!(phrases, "campaign-created"));
                if !warnings.is_empty() {
                    told.lines.push(say!(phrases, "campaign-created-warnings", count = warnings.len()));
                    told.lines.extend(sentences::findings_lines(&warnings, phrases));
                }
                Turn::Replace(scene, Some(told))
            }
            Err(error) => {
                let field = match &error {
                    station::Error::BadId(_) | station::Error::IdTaken(_) => Some(ID),
                    station::Error::SurveyOpen(_) => Some(TOOL),
                    station::Error::NameMissing => Some(TITLE),
                    station::Error::BadService(_) | station::Error::ServiceTwice(_) => Some(SERVICES),
                    _ => None,
                };
                match field {
                    Some(field) => {
                        self.error(field, &error, desk);
                        Turn::Bell
                    }
                    None => Turn::Tell(Told::error(&error, desk)),
                }
            }
        }
    }

    fn change_plan(&mut self, campaign: &str, service: &str, audience: &Audience, desk: &Desk) -> Turn {
        let counts = [0, 1].map(|field| read_count(self.form.value(field)));
        for (field, count) in counts.iter().enumerate() {
            if count.is_err() {
                self.trouble(field, say!(desk.phrases, "campaign-form-bad-count"));
            }
        }
        let [Ok(expected), Ok(distributed)] = counts else { return Turn::Bell };
        let (expected, distributed) = (expected.unwrap_or(0), distributed.unwrap_or(0));
        let changed = desk.station.edit_campaign(campaign, |services, mut plan| {
            plan.retain(|line| line.service != service || line.audience != *audience);
            plan.push(Plan { service: service.to_owned(), audience: audience.clone(), expected, distributed });
            (services, plan)
        });
        match changed {
            Ok(_) => {
                let mut told = Told::good(say!(desk.phrases, "campaign-changed"));
                if distributed > expected {
                    // It may be right: sheets are handed out to families too.
                    let counts = (distributed.to_string(), expected.to_string());
                    let (distributed, expected) = counts;
                    told.tone = Tone::Plain;
                    told.lines.push(say!(
                        desk.phrases,
                        "campaign-form-many-handed-out",
                        distributed = distributed,
                        expected = expected
                    ));
                }
                Turn::Back(Some(told))
            }
            Err(error) => Turn::Tell(Told::error(&error, desk)),
        }
    }

    fn edit_campaign(&mut self, campaign: &str, opened: &CampaignDetails, desk: &Desk) -> Turn {
        self.need([EDIT_TITLE, EDIT_ESTABLISHMENT], desk);
        let (from, until) = self.read_dates(EDIT_FROM, EDIT_UNTIL, desk);
        let service = read_service(self.form.value(EDIT_SERVICE));
        let with_tool = self.tool_folder(EDIT_TOOL).is_some();
        let tool = if with_tool { self.read_tool(EDIT_TOOL, desk) } else { None };
        let (Some(from), false) = (from, self.has_trouble()) else { return Turn::Bell };
        let mut told = Told::good(say!(desk.phrases, "campaign-changed"));
        let (title, establishment) = (self.form.value(EDIT_TITLE), self.form.value(EDIT_ESTABLISHMENT));
        let (title, establishment) = (title.to_owned(), establishment.to_owned());
        let details = CampaignDetails { title, establishment, from, until };
        let before = match desk.station.campaign(campaign) {
            Ok(view) => view.campaign,
            Err(error) => return Turn::Tell(Told::error(&error, desk)),
        };
        let described = match desk.station.describe_campaign(campaign, |now| details.onto(opened, now)) {
            Ok(view) => view.campaign != before,
            Err(error) => return Turn::Tell(Told::error(&error, desk)),
        };
        let rule_wanted = self.form.chosen(EDIT_POLICY) == Some(1);
        if !described && service.is_none() && tool.is_none() {
            return if rule_wanted { to_policy(campaign, None, desk) } else { Turn::Back(None) };
        }
        if let Some(service) = service {
            let added = desk.station.edit_campaign(campaign, |mut services, plan| {
                services.push(service.clone());
                (services, plan)
            });
            if let Err(error) = added {
                self.error(EDIT_SERVICE, &error, desk);
                return Turn::Bell;
            }
        }
        if let Some((tool, warnings)) = tool {
            if let Err(error) = desk.station.change_tool(campaign, tool) {
                self.error(EDIT_TOOL, &error, desk);
                return Turn::Bell;
            }
            told.lines.push(say!(desk.phrases, "campaign-tool-changed"));
            told.lines.extend(sentences::findings_lines(&warnings, &desk.phrases));
        }
        if rule_wanted { to_policy(campaign, Some(told), desk) } else { Turn::Back(Some(told)) }
    }

    fn advice(&self, desk: &Desk) -> String {
        let phrases = &desk.phrases;
        match (&self.purpose, self.form.focus()) {
            (Purpose::New, TOOL) | (Purpose::Edit { .. }, EDIT_TOOL) if desk.confined => {
                let names = desk.settings.destinations.keys().cloned().collect::<Vec<_>>().join(", ");
                say!(phrases, "campaign-form-about-tool-confined", names = names)
            }
            (Purpose::New, TOOL) => say!(phrases, "campaign-form-about-tool"),
            (Purpose::New, TITLE) => say!(phrases, "campaign-form-about-title"),
            (Purpose::New, ID) => say!(phrases, "campaign-form-about-id"),
            (Purpose::New, ESTABLISHMENT) => say!(phrases, "campaign-form-about-establishment"),
            (Purpose::New, FROM | UNTIL) => say!(phrases, "campaign-form-about-date"),
            (Purpose::New, _) => say!(phrases, "campaign-form-about-service"),
            (Purpose::Plan { .. }, 0) => say!(phrases, "campaign-form-about-expected"),
            (Purpose::Plan { .. }, _) => say!(phrases, "campaign-form-about-distributed"),
            (Purpose::Edit { .. }, EDIT_TITLE) => say!(phrases, "campaign-form-about-title"),
            (Purpose::Edit { .. }, EDIT_ESTABLISHMENT) => say!(phrases, "campaign-form-about-establishment"),
            (Purpose::Edit { .. }, EDIT_FROM | EDIT_UNTIL) => say!(phrases, "campaign-form-about-date"),
            (Purpose::Edit { .. }, EDIT_SERVICE) => say!(phrases, "campaign-form-about-add-service"),
            (Purpose::Edit { .. }, EDIT_TOOL) => say!(phrases, "campaign-form-about-new-tool"),
            (Purpose::Edit { .. }, _) => say!(phrases, "campaign-form-about-policy", policy = self.policy.clone()),
        }
    }
}

/// The field of a tool, and the folders that may be chosen in it: where the station is confined, those that lie in the named
/// folders, `none` before them; elsewhere none, and a path is written.
fn tool_field(label: String, none: String, desk: &Desk) -> (FormField, Vec<Option<PathBuf>>) {
    if !desk.confined {
        return (forms::text(label, "", PATH_MAX), Vec::new());
    }
    let (mut names, mut folders) = (vec![none], vec![None]);
    for (name, folder) in tools_in(&desk.settings.destinations) {
        names.push(name);
        folders.push(Some(folder));
    }
    (forms::choice(label, names, 0), folders)
}

/// The verification rule, in the place of this form.
fn to_policy(campaign: &str, told: Option<Told>, desk: &Desk) -> Turn {
    match desk.station.campaign(campaign) {
        Ok(view) => Turn::Replace(Scene::PolicyForm(PolicyForm::new(&view, desk)), told),
        Err(error) => Turn::Tell(Told::error(&error, desk)),
    }
}

/// A service as it is typed: its name, or its code, an equals sign and its name.
fn read_service(text: &str) -> Option<Service> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let (code, name) = match text.split_once('=') {
        Some((code, name)) => (code.trim().to_owned(), name.trim().to_owned()),
        None => (code_of(text, CODE_MAX), text.to_owned()),
    };
    let name = if name.is_empty() { code.clone() } else { name };
    Some(Service { code, name })
}

fn is_code(code: &str) -> bool {
    let good = |c: char| c.is_alphanumeric() || c == '-';
    (1..=CODE_MAX).contains(&code.chars().count()) && code.chars().all(good)
}

impl Stage for CampaignForm {
    fn context(&self) -> Context {
        Context::Form
    }

    fn trail(&self, _desk: &Desk) -> Vec<String> {
        self.trail.clone()
    }

    fn status(&self, desk: &Desk) -> String {
        if self.form.focus() == self.tool_field() && !self.findings.is_empty() {
            return say!(desk.phrases, "campaign-form-read-findings");
        }
        forms::status(&self.form, desk)
    }

    fn deeds(&self, desk: &Desk) -> Vec<Deed> {
        forms::deeds(&self.form, desk)
    }

    fn perform(&mut self, command: Command, _body: Size, desk: &Desk) -> Turn {
        let warned = std::mem::replace(&mut self.warned, command == Command::Leave);
        if command == Command::Leave && !warned && self.is_begun() {
            return Turn::Tell(Told::plain(say!(desk.phrases, "app-form-begun")));
        }
        if command == Command::Accept && self.form.focus() == self.tool_field() && !self.findings.is_empty() {
            // Enter on a tool that cannot serve shows why; changing the path makes it a field again.
            return Turn::Open(Scene::Reading(self.findings_read(desk)));
        }
        let leaves_tool = self.form.focus() == self.tool_field() && self.tool_field() + 1 < self.form.fields.len();
        match command {
            Command::Accept if leaves_tool && !self.tool_serves(desk) => return Turn::Bell,
            Command::Down if leaves_tool && !self.tool_serves(desk) => {
                self.form.focus_next();
                return Turn::Bell;
            }
            Command::Accept if self.form.focus() == TITLE => self.propose_id(),
            _ => {}
        }
        self.make_room(desk);
        match forms::fill(&mut self.form, command) {
            Filled::Submit => self.submit(desk),
            Filled::Done => {
                self.forget_findings();
                Turn::Stay
            }
            Filled::Bell => Turn::Bell,
        }
    }

    fn write(&mut self, character: char, desk: &Desk) -> Turn {
        self.warned = false;
        let turn = forms::write(&mut self.form, character);
        self.forget_findings();
        self.make_room(desk);
        turn
    }

    fn draw(&self, area: Rect, frame: &mut Frame, desk: &Desk) {
        forms::draw_page(&self.form, &self.trace, &self.advice(desk), area, frame, desk);
    }
}

impl CampaignForm {
    fn findings_read(&self, desk: &Desk) -> Reading {
        let mut passages = vec![Passage::Heading(say!(desk.phrases, "campaign-form-findings")), Passage::Blank];
        passages.extend(self.findings.iter().map(|line| Passage::Paragraph(line.clone())));
        Reading::new(self.trail.clone(), passages)
    }

    /// Whether more is written in a new campaign than what it proposes.
    fn is_begun(&self) -> bool {
        let written = |field: &usize| !self.form.value(*field).trim().is_empty();
        let begun = || self.tool_folder(TOOL).is_some() || [TITLE, ESTABLISHMENT, SERVICES].iter().any(written);
        matches!(self.purpose, Purpose::New) && begun()
    }

    fn tool_field(&self) -> usize {
        match self.purpose {
            Purpose::New => TOOL,
            // A plan has none.
            Purpose::Plan { .. } | Purpose::Edit { .. } => EDIT_TOOL,
        }
    }

    /// A tool is read when its field is left: what is wrong with it is said there, not after the last field.
    /// Whether it can serve, or nothing is written yet.
    fn tool_serves(&mut self, desk: &Desk) -> bool {
        let field = self.tool_field();
        self.tool_folder(field).is_none() || self.read_tool(field, desk).is_some()
    }

    /// The folder of the tool that is chosen or written in a field.
    fn tool_folder(&self, field: usize) -> Option<PathBuf> {
        if let Some(chosen) = self.form.chosen(field) {
            return self.tools.get(chosen)?.clone();
        }
        let written = self.form.value(field).trim();
        (!written.is_empty()).then(|| Path::new(written).to_owned())
    }

    fn forget_findings(&mut self) {
        if self.form.fields.get(self.tool_field()).is_none_or(|field| field.trouble.is_none()) {
            self.findings.clear();
        }
    }
}
