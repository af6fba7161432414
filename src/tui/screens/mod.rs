//! The screens, and what they have in common: a header, a body, a status line and hints.
//!
//! A scene reads the station when it is opened or seen again, keeps what it shows, and asks the app for the rest
//! through a [`Turn`]. Keying is a screen of its own kind: every key is its own, and it draws all of the terminal.

mod action_form;
mod ask;
mod batch_form;
mod calendar;
mod campaign;
mod campaign_form;
mod checklist;
mod contents;
mod cover;
mod data;
mod documents;
mod evaluation_form;
mod forms;
mod help;
mod home;
pub mod keying;
mod kit;
mod kit_form;
mod own;
mod plan;
mod policy_form;
mod reading;
mod records;
mod report;
mod review;
mod settings;
mod state;
mod step_form;
mod steps;
mod twins;
mod verification;
mod web;
mod web_form;

pub(super) use ask::{Ask, Asked};
pub(super) use batch_form::BatchForm;
pub(super) use campaign::CampaignScreen;
pub(super) use cover::{Cover, Uncovered, Why};
pub(super) use help::help_of_keying;
pub(super) use home::Home;
pub(super) use keying::KeyingScreen;
pub(super) use reading::Reading;
pub(super) use report::{ReportView, WayHome};
pub(super) use settings::SettingsScreen;

use super::desk::Desk;
use super::look::Styles;
use super::widgets::Step;
use super::work::{Work, Worked};
use crate::keymap::{Command, Context};
use crate::operator::Operator;
use crate::station::{self, BatchView, KeyingStart, Setting, sentences};
use ratatui::Frame;
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;

/// What stands on the terminal.
#[expect(clippy::large_enum_variant, reason = "there are never more than a handful")]
pub(super) enum Screen {
    /// A list, a text or a form.
    Scene(Scene),
    /// A sheet.
    Keying(Box<KeyingScreen>),
}

/// The screens that are not keying.
pub(super) enum Scene {
    /// The campaigns.
    Home(Home),
    /// One campaign with its batches.
    Campaign(campaign::CampaignScreen),
    /// A new campaign, a service, a plan, a tool.
    CampaignForm(campaign_form::CampaignForm),
    /// A batch, new, changed or moved.
    BatchForm(batch_form::BatchForm),
    /// What a batch is to go through.
    Steps(steps::Steps),
    /// The entry state of a campaign.
    State(state::StateScreen),
    /// How sheets are verified, and how long answers are kept.
    PolicyForm(policy_form::PolicyForm),
    /// The records of a batch.
    Records(records::Records),
    /// The verification of a campaign.
    Verification(verification::VerificationScreen),
    /// The action plan.
    Plan(plan::PlanScreen),
    /// The six steps of a campaign.
    Checklist(checklist::Checklist),
    /// A step of a campaign, to be planned or ticked.
    StepForm(Box<step_form::StepForm>),
    /// What is due.
    Calendar(calendar::CalendarScreen),
    /// What is noted of an evaluation.
    EvaluationForm(Box<evaluation_form::EvaluationForm>),
    /// An action of the plan.
    ActionForm(Box<action_form::ActionForm>),
    /// The kit.
    Kit(kit::KitScreen),
    /// What the kit says and the station cannot know.
    KitForm(Box<kit_form::KitForm>),
    /// Which file of answers given online is taken in.
    WebForm(Box<web_form::WebForm>),
    /// What such a file would bring.
    Web(Box<web::WebScreen>),
    /// The comments, one at a time.
    Review(review::ReviewScreen),
    /// The results report.
    Report(ReportView),
    /// The sections of a report, to go to one.
    Contents(contents::Contents),
    /// What the report is written as.
    Documents(documents::Documents),
    /// The data of a campaign.
    Data(data::Data),
    /// Language, keymap, theme.
    Settings(SettingsScreen),
    /// A text: help, findings.
    Reading(Reading),
    /// A question back, or a reason.
    Ask(Ask),
}

/// What a screen that is not keying can do.
pub(super) trait Stage {
    /// What its keys mean.
    fn context(&self) -> Context {
        Context::List
    }
    /// Where one is, from the campaign down.
    fn trail(&self, desk: &Desk) -> Vec<String>;
    /// On the right of the header.
    fn right(&self, _desk: &Desk) -> String {
        String::new()
    }
    /// What stands in the status line when there is nothing to tell.
    fn status(&self, _desk: &Desk) -> String {
        String::new()
    }
    /// What may be done here, the most useful first.
    fn deeds(&self, desk: &Desk) -> Vec<Deed>;
    /// Reads again what may have changed since it was last seen.
    fn refresh(&mut self, _desk: &Desk) -> Result<(), station::Error> {
        Ok(())
    }
    /// Takes the room there is, before it is drawn in it.
    fn fit(&mut self, _body: Size, _desk: &Desk) {}
    /// Does a command.
    fn perform(&mut self, command: Command, body: Size, desk: &Desk) -> Turn;
    /// Takes a character, where text is written.
    fn write(&mut self, _character: char, _desk: &Desk) -> Turn {
        Turn::Bell
    }
    /// Takes what it asked for through an [`Ask`].
    fn receive(&mut self, _answer: String, _desk: &Desk) -> Turn {
        Turn::Stay
    }
    /// Takes the line chosen on the screen over it.
    fn go_to(&mut self, _place: usize) {}
    /// What it wants done beside the screen since it was asked last.
    fn wants(&mut self) -> Vec<Work> {
        Vec::new()
    }
    /// What it waited to do until it is seen and has heard what it wanted.
    fn due(&mut self, _desk: &Desk) -> Turn {
        Turn::Stay
    }
    /// Takes news of the work beside the screen; what it asks then is heard of the screen that is seen.
    fn worked(&mut self, _worked: &Worked, _desk: &Desk) -> Turn {
        Turn::Stay
    }
    /// Draws the body and sets the cursor.
    fn draw(&self, area: Rect, frame: &mut Frame, desk: &Desk);
}

/// Something that may be done on a screen, with a short text for the hints.
pub(super) struct Deed {
    pub command: Command,
    /// In the hints.
    pub text: String,
    /// In the help, where the command means something of its own here.
    pub about: Option<String>,
}

impl Deed {
    /// A command that does here what it does everywhere.
    pub fn new(command: Command, text: String) -> Deed {
        Deed { command, text, about: None }
    }

    /// A command with a meaning of its own on this screen.
    pub fn own(command: Command, text: String, about: String) -> Deed {
        Deed { command, text, about: Some(about) }
    }
}

/// What a scene asks of the app.
pub(super) enum Turn {
    /// Nothing but to be drawn again.
    Stay,
    /// The bell: the key has nothing to do here.
    Bell,
    /// Something to tell.
    Tell(Told),
    /// Back to the screen before.
    Back(Option<Told>),
    /// Another screen over this one.
    Open(Scene),
    /// Another screen in the place of this one.
    Replace(Scene, Option<Told>),
    /// Sheets to key, in the place of this screen or over it.
    Key(Box<BatchView>, KeyingStart),
    /// The results report of a campaign.
    Report(String),
    /// Something that takes a moment, beside the screen.
    Work(Work),
    /// Another setting.
    Apply(Setting),
    /// The name to key under, and the sheets that wait for it.
    Name(Option<Operator>, Option<(Box<BatchView>, KeyingStart)>),
    /// What was asked for, to the screen below.
    Deliver(String),
    /// The code of a sheet, to be opened.
    Scan(String),
    /// The line that was chosen, to the screen below.
    Choose(usize),
    /// The screen is to be covered: whoever keys next says who they are.
    Cover(Why),
    /// To leave the station, whatever is not saved.
    LeaveStation,
}

/// Something to tell, in the status line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Told {
    pub tone: Tone,
    pub lines: Vec<String>,
}

/// How something is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    Good,
    Plain,
    Refusal,
}

impl Told {
    pub fn good(line: String) -> Told {
        Told { tone: Tone::Good, lines: vec![line] }
    }

    pub fn plain(line: String) -> Told {
        Told { tone: Tone::Plain, lines: vec![line] }
    }

    pub fn refusal(line: String) -> Told {
        Told { tone: Tone::Refusal, lines: vec![line] }
    }

    pub fn error(error: &station::Error, desk: &Desk) -> Told {
        Told { tone: Tone::Refusal, lines: sentences::error(error, &desk.phrases) }
    }

    pub fn style(&self, styles: &Styles) -> Style {
        match self.tone {
            Tone::Good => styles.good,
            Tone::Plain => styles.text,
            Tone::Refusal => styles.refusal,
        }
    }
}

impl Scene {
    /// The scene as what all scenes can do.
    pub fn stage(&self) -> &dyn Stage {
        match self {
            Scene::Home(one) => one,
            Scene::Campaign(one) => one,
            Scene::CampaignForm(one) => one,
            Scene::BatchForm(one) => one,
            Scene::Steps(one) => one,
            Scene::State(one) => one,
            Scene::PolicyForm(one) => one,
            Scene::Records(one) => one,
            Scene::Verification(one) => one,
            Scene::Plan(one) => one,
            Scene::Checklist(one) => one,
            Scene::StepForm(one) => one.as_ref(),
            Scene::Calendar(one) => one,
            Scene::EvaluationForm(one) => one.as_ref(),
            Scene::ActionForm(one) => one.as_ref(),
            Scene::Kit(one) => one,
            Scene::KitForm(one) => one.as_ref(),
            Scene::WebForm(one) => one.as_ref(),
            Scene::Web(one) => one.as_ref(),
            Scene::Review(one) => one,
            Scene::Report(one) => one,
            Scene::Contents(one) => one,
            Scene::Documents(one) => one,
            Scene::Data(one) => one,
            Scene::Settings(one) => one,
            Scene::Reading(one) => one,
            Scene::Ask(one) => one,
        }
    }

    /// The same, to change it.
    pub fn stage_mut(&mut self) -> &mut dyn Stage {
        match self {
            Scene::Home(one) => one,
            Scene::Campaign(one) => one,
            Scene::CampaignForm(one) => one,
            Scene::BatchForm(one) => one,
            Scene::Steps(one) => one,
            Scene::State(one) => one,
            Scene::PolicyForm(one) => one,
            Scene::Records(one) => one,
            Scene::Verification(one) => one,
            Scene::Plan(one) => one,
            Scene::Checklist(one) => one,
            Scene::StepForm(one) => one.as_mut(),
            Scene::Calendar(one) => one,
            Scene::EvaluationForm(one) => one.as_mut(),
            Scene::ActionForm(one) => one.as_mut(),
            Scene::Kit(one) => one,
            Scene::KitForm(one) => one.as_mut(),
            Scene::WebForm(one) => one.as_mut(),
            Scene::Web(one) => one.as_mut(),
            Scene::Review(one) => one,
            Scene::Report(one) => one,
            Scene::Contents(one) => one,
            Scene::Documents(one) => one,
            Scene::Data(one) => one,
            Scene::Settings(one) => one,
            Scene::Reading(one) => one,
            Scene::Ask(one) => one,
        }
    }
}

/// The move of a selection that a command means.
fn step(command: Command) -> Option<Step> {
    match command {
        Command::Up => Some(Step::Up),
        Command::Down => Some(Step::Down),
        Command::PageUp => Some(Step::PageUp),
        Command::PageDown => Some(Step::PageDown),
        Command::First => Some(Step::First),
        Command::Last => Some(Step::Last),
        _ => None,
    }
}
