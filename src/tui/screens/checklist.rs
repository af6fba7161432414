//! The six steps of a campaign: when each is planned, who sees to it, what the station knows of it, and its documents.

use super::home::indented;
use super::step_form::StepForm;
use super::{Ask, Deed, Scene, Stage, Told, Turn, step};
use crate::campaign::CampaignStep;
use crate::keymap::Command;
use crate::language::date_short;
use crate::say;
use crate::station::{self, CampaignView, StepView, calendar_sentences};
use crate::tui::desk::Desk;
use crate::tui::widgets::{Align, Cell, Column, Rule, Table, Width, paint, row, split, stepped, wrap};
use ratatui::Frame;
use ratatui::layout::{Rect, Size};

/// The list with its titles: six steps.
const LIST: u16 = 7;

/// Widest the list is drawn.
const COLUMNS_MAX: u16 = 100;

/// The six steps of a campaign.
pub(in crate::tui) struct Checklist {
    id: String,
    view: Option<CampaignView>,
    steps: Vec<StepView>,
    selected: usize,
    /// The step whose reopening is asked for.
    reopening: Option<CampaignStep>,
}

impl Checklist {
    /// Those of a campaign by its identifier.
    pub fn new(id: String) -> Checklist {
        Checklist { id, view: None, steps: Vec::new(), selected: 0, reopening: None }
    }

    /// With this step chosen.
    pub fn at(id: String, step: CampaignStep) -> Checklist {
        let selected = CampaignStep::ALL.iter().position(|one| *one == step).unwrap_or(0);
        Checklist { selected, ..Checklist::new(id) }
    }

    fn chosen(&self) -> Option<&StepView> {
        self.steps.get(self.selected)
    }

    /// What is to be known of the chosen step: what is done in it, what the station knows, what people noted.
    fn detail(&self, desk: &Desk) -> Vec<String> {
        let phrases = &desk.phrases;
        let Some(view) = self.chosen() else { return Vec::new() };
        let mut lines = vec![calendar_sentences::step_about(view.step, phrases)];
        if !view.facts.is_empty() {
            let facts: Vec<String> = view.facts.iter().map(|fact| calendar_sentences::fact(*fact, phrases)).collect();
            lines.push(say!(phrases, "checklist-known", facts = facts.join(", ")));
        }
        if let Some(day) = view.suggested.filter(|_| view.says.done.is_none()) {
            let day = date_short(phrases.language(), day);
            lines.push(say!(phrases, "checklist-suggested", day = day));
        }
        if !view.says.who.is_empty() {
            lines.push(say!(phrases, "checklist-who", who = view.says.who.clone()));
        }
        if let Some(by) = &view.ticked {
            lines.push(say!(phrases, "checklist-ticked", who = by.who.name().to_owned()));
        }
        if !view.says.note.is_empty() {
            lines.push(say!(phrases, "checklist-note", note = view.says.note.clone()));
        }
        lines
    }
}

impl Stage for Checklist {
    fn trail(&self, desk: &Desk) -> Vec<String> {
        let title = self.view.as_ref().map_or(self.id.clone(), |view| view.campaign.title.clone());
        vec![title, say!(desk.phrases, "checklist-title")]
    }

    fn right(&self, desk: &Desk) -> String {
        let done = self.steps.iter().filter(|view| view.says.done.is_some()).count();
        say!(desk.phrases, "checklist-count", done = done)
    }

    fn status(&self, desk: &Desk) -> String {
        say!(desk.phrases, "checklist-status")
    }

    fn deeds(&self, desk: &Desk) -> Vec<Deed> {
        let phrases = &desk.phrases;
        let about = say!(phrases, "checklist-hint-open");
        let mut deeds = vec![Deed::own(Command::Open, about.clone(), about)];
        if self.chosen().is_some_and(|view| view.says.done.is_some()) {
            let about = say!(phrases, "checklist-hint-reopen");
            deeds.push(Deed::own(Command::Void, about.clone(), about));
        }
        #[cfg(feature = "pdf")]
        {
            let about = say!(phrases, "checklist-about-print");
            deeds.push(Deed::own(Command::Print, say!(phrases, "checklist-hint-print"), about));
        }
        match self.chosen().map(|view| view.step) {
            Some(CampaignStep::Kit) => deeds.push(Deed::new(Command::Kit, say!(phrases, "campaign-hint-kit"))),
            Some(CampaignStep::Results) => {
                deeds.push(Deed::new(Command::Report, say!(phrases, "home-hint-report")));
                deeds.push(Deed::new(Command::Actions, say!(phrases, "campaign-hint-actions")));
            }
            _ => {}
        }
        deeds.push(Deed::new(Command::Calendar, say!(phrases, "campaign-hint-calendar")));
        deeds.push(Deed::new(Command::Leave, say!(phrases, "hint-leave")));
        deeds.push(Deed::new(Command::Help, say!(phrases, "hint-help")));
        deeds
    }

    fn refresh(&mut self, desk: &Desk) -> Result<(), station::Error> {
        self.view = Some(desk.station.campaign(&self.id)?);
        self.steps = desk.station.steps(&self.id)?;
        Ok(())
    }

    fn perform(&mut self, command: Command, _body: Size, desk: &Desk) -> Turn {
        if let Some(step) = step(command) {
            self.selected = stepped(self.selected, step, self.steps.len(), self.steps.len());
            return Turn::Stay;
        }
        let (Some(view), Some(chosen)) = (&self.view, self.chosen()) else { return Turn::Bell };
        match command {
            Command::Open | Command::Edit => {
                Turn::Open(Scene::StepForm(Box::new(StepForm::new(&view.campaign, chosen, desk))))
            }
            Command::Void if chosen.says.done.is_some() => {
                let named = calendar_sentences::step(chosen.step, &desk.phrases);
                let title = say!(desk.phrases, "checklist-reopen-reason", step = named);
                self.reopening = Some(chosen.step);
                Turn::Open(Scene::Ask(Ask::reason(title)))
            }
            Command::Kit => Turn::Open(Scene::Kit(super::kit::KitScreen::new(self.id.clone()))),
            Command::Report => Turn::Report(self.id.clone()),
            Command::Actions => Turn::Open(Scene::Plan(super::plan::PlanScreen::new(self.id.clone()))),
            Command::Calendar => {
                Turn::Open(Scene::Calendar(super::calendar::CalendarScreen::new(Some(self.id.clone()))))
            }
            #[cfg(feature = "pdf")]
            Command::Print => {
                let written = desk.station.write_engagement(&self.id, &desk.reports.join(&self.id), &desk.phrases);
                match written {
                    Ok(path) => {
                        Turn::Tell(Told::good(say!(desk.phrases, "calendar-written", path = desk.place(&path))))
                    }
                    Err(error) => Turn::Tell(Told::error(&error, desk)),
                }
            }
            _ => Turn::Bell,
        }
    }

    fn receive(&mut self, answer: String, desk: &Desk) -> Turn {
        let Some(step) = self.reopening.take() else { return Turn::Stay };
        match desk.station.reopen_step(&self.id, step, &answer).and_then(|()| self.refresh(desk)) {
            Ok(()) => {
                let step = calendar_sentences::step(step, &desk.phrases);
                Turn::Tell(Told::good(say!(desk.phrases, "step-reopened", step = step)))
            }
            Err(error) => Turn::Tell(Told::error(&error, desk)),
        }
    }

    fn draw(&self, area: Rect, frame: &mut Frame, desk: &Desk) {
        let Desk { look, phrases, .. } = desk;
        let styles = &look.styles;
        let titles = [
            say!(phrases, "steps-column-step"),
            say!(phrases, "steps-column-planned"),
            say!(phrases, "steps-column-done"),
        ];
        let columns = [
            Column { title: "", width: Width::Fixed(3), align: Align::Left },
            Column { title: &titles[0], width: Width::Share(1), align: Align::Left },
            Column { title: &titles[1], width: Width::Fixed(19), align: Align::Left },
            Column { title: &titles[2], width: Width::Fixed(10), align: Align::Left },
        ];
        let make = |index: usize| {
            let view = &self.steps[index];
            let done = view.says.done.map_or_else(String::new, |day| date_short(phrases.language(), day));
            let (tick, style) = if view.says.done.is_some() { ("[x]", styles.good) } else { ("[ ]", styles.text) };
            let decided = if view.says.planned.is_some() { styles.text } else { styles.faint };
            vec![
                Cell::new(tick, style),
                Cell::new(calendar_sentences::step(view.step, phrases), styles.answer),
                Cell::new(calendar_sentences::planned(view, phrases), decided),
                Cell::new(done, styles.good),
            ]
        };
        let (list, below, _) = split(area, LIST, 0);
        let list = Rect { width: list.width.min(COLUMNS_MAX), ..list };
        let selected = Some(self.selected);
        let table = Table { look, columns: &columns, count: self.steps.len(), row: &make, selected, empty: "" };
        frame.render_widget(&table, list);
        frame.set_cursor_position(table.cursor_in(list).unwrap_or(list.as_position()));
        frame.render_widget(&Rule { look, title: "" }, super::home::widened(row(below, 0)));
        let inside = indented(below);
        let lines = self.detail(desk);
        let lines = lines.iter().flat_map(|line| wrap(line, inside.width.min(100)));
        for (place, line) in lines.take(usize::from(below.height.saturating_sub(1))).enumerate() {
            paint(look, row(inside, 1 + place as u16), frame.buffer_mut(), &line, styles.text);
        }
    }
}
