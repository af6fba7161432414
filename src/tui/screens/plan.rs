//! The action plan of a campaign: what is done about what was found, and what comes first and is not planned yet.

use super::action_form::ActionForm;
use super::home::indented;
use super::{Ask, Deed, Scene, Stage, Told, Turn, step};
use crate::keymap::Command;
use crate::language::date_short;
use crate::report::{plan_columns, plan_progress};
use crate::say;
use crate::station::{self, CampaignView, finding_named};
use crate::tui::desk::Desk;
use crate::tui::widgets::{Align, Cell, Column, Rule, Table, Width, paint, row, split, stepped, wrap};
use ratatui::Frame;
use ratatui::layout::{Rect, Size};

/// Rows of what is said of the chosen line, its rule included.
const DETAIL: u16 = 6;

/// The action plan of a campaign.
pub(in crate::tui) struct PlanScreen {
    id: String,
    view: Option<CampaignView>,
    /// Codes of what comes first and is not planned yet.
    proposed: Vec<String>,
    /// Actions first, then proposals.
    selected: usize,
    /// The action whose end is asked for.
    dropping: Option<u32>,
}

impl PlanScreen {
    /// That of a campaign by its identifier.
    pub fn new(id: String) -> PlanScreen {
        PlanScreen { id, view: None, proposed: Vec::new(), selected: 0, dropping: None }
    }

    fn actions(&self) -> &[crate::campaign::Action] {
        self.view.as_ref().map_or(&[], |view| &view.campaign.actions)
    }

    fn action(&self) -> Option<&crate::campaign::Action> {
        self.actions().get(self.selected)
    }

    fn proposal(&self) -> Option<&String> {
        self.proposed.get(self.selected.checked_sub(self.actions().len())?)
    }

    fn count(&self) -> usize {
        self.actions().len() + self.proposed.len()
    }

    fn finding(&self, finding: &str, desk: &Desk) -> String {
        self.view.as_ref().map_or_else(|| finding.to_owned(), |view| finding_named(&view.tool, finding, &desk.phrases))
    }

    /// What is known of the chosen line, in full.
    fn detail(&self, desk: &Desk) -> Vec<String> {
        let phrases = &desk.phrases;
        if let Some(code) = self.proposal() {
            return vec![self.finding(code, desk), say!(phrases, "actions-about-proposal")];
        }
        let Some(action) = self.action() else { return Vec::new() };
        let mut lines = vec![self.finding(&action.says.finding, desk), action.says.action.clone()];
        if !action.says.effect.is_empty() {
            lines.push(say!(phrases, "actions-effect", effect = action.says.effect.clone()));
        }
        lines
    }
}

impl Stage for PlanScreen {
    fn trail(&self, desk: &Desk) -> Vec<String> {
        let title = self.view.as_ref().map_or(self.id.clone(), |view| view.campaign.title.clone());
        vec![title, say!(desk.phrases, "actions-title")]
    }

    fn right(&self, desk: &Desk) -> String {
        say!(desk.phrases, "actions-count", count = self.actions().len())
    }

    fn status(&self, desk: &Desk) -> String {
        match (self.action(), self.proposal()) {
            (Some(_), _) => say!(desk.phrases, "actions-status"),
            (None, Some(_)) => say!(desk.phrases, "actions-status-proposal"),
            (None, None) => String::new(),
        }
    }

    fn deeds(&self, desk: &Desk) -> Vec<Deed> {
        let phrases = &desk.phrases;
        let mut deeds = Vec::new();
        if self.action().is_some() {
            let about = say!(phrases, "actions-hint-change");
            deeds.push(Deed::own(Command::Open, about.clone(), about));
            let about = say!(phrases, "actions-hint-drop");
            deeds.push(Deed::own(Command::Void, about.clone(), about));
        } else if self.proposal().is_some() {
            let about = say!(phrases, "actions-hint-plan");
            deeds.push(Deed::own(Command::Open, about.clone(), about));
        }
        let about = say!(phrases, "actions-hint-new");
        deeds.push(Deed::own(Command::New, about.clone(), about));
        deeds.push(Deed::new(Command::Leave, say!(phrases, "hint-leave")));
        deeds.push(Deed::new(Command::Help, say!(phrases, "hint-help")));
        deeds
    }

    fn refresh(&mut self, desk: &Desk) -> Result<(), station::Error> {
        let view = desk.station.campaign(&self.id)?;
        self.proposed = desk.station.proposed_findings(&view)?;
        self.view = Some(view);
        self.selected = self.selected.min(self.count().saturating_sub(1));
        Ok(())
    }

    fn perform(&mut self, command: Command, body: Size, desk: &Desk) -> Turn {
        if let Some(step) = step(command) {
            let page = usize::from(body.height.saturating_sub(DETAIL + 1));
            self.selected = stepped(self.selected, step, self.count(), page);
            return Turn::Stay;
        }
        let Some(view) = &self.view else { return Turn::Bell };
        match (command, self.action(), self.proposal()) {
            (Command::Open | Command::Edit, Some(action), _) => {
                Turn::Open(Scene::ActionForm(Box::new(ActionForm::change(view, action, desk))))
            }
            (Command::Open | Command::Edit, None, Some(code)) => {
                Turn::Open(Scene::ActionForm(Box::new(ActionForm::new(view, code, desk))))
            }
            (Command::New, _, _) => Turn::Open(Scene::ActionForm(Box::new(ActionForm::new(view, "", desk)))),
            (Command::Void, Some(action), _) => {
                let title = say!(desk.phrases, "actions-drop-reason", number = action.number.to_string());
                self.dropping = Some(action.number);
                Turn::Open(Scene::Ask(Ask::reason(title)))
            }
            _ => Turn::Bell,
        }
    }

    fn receive(&mut self, answer: String, desk: &Desk) -> Turn {
        let Some(number) = self.dropping.take() else { return Turn::Stay };
        match desk.station.drop_action(&self.id, number, &answer).and_then(|()| self.refresh(desk)) {
            Ok(()) => Turn::Tell(Told::good(say!(desk.phrases, "action-dropped", number = number.to_string()))),
            Err(error) => Turn::Tell(Told::error(&error, desk)),
        }
    }

    fn draw(&self, area: Rect, frame: &mut Frame, desk: &Desk) {
        let Desk { look, phrases, .. } = desk;
        let styles = &look.styles;
        let (number, titles) = (say!(phrases, "actions-column-number"), plan_columns(phrases));
        let column = |place: usize, width: Width| Column { title: &titles[place], width, align: Align::Left };
        let columns = [
            Column { title: &number, width: Width::Fixed(3), align: Align::Right },
            column(0, Width::Share(1)),
            column(1, Width::Share(1)),
            column(2, Width::Fixed(9)),
            column(3, Width::Fixed(10)),
            column(4, Width::Fixed(11)),
        ];
        let make = |index: usize| match self.actions().get(index) {
            Some(action) => {
                let says = &action.says;
                let due = says.due.map_or_else(String::new, |due| date_short(phrases.language(), due));
                vec![
                    Cell::new(action.number.to_string(), styles.text),
                    Cell::new(self.finding(&says.finding, desk), styles.text),
                    Cell::new(says.action.clone(), styles.answer),
                    Cell::new(says.pilot.clone(), styles.text),
                    Cell::new(due, styles.text),
                    Cell::new(plan_progress(says.progress, phrases), styles.text),
                ]
            }
            None => {
                let code = &self.proposed[index - self.actions().len()];
                vec![
                    Cell::new("", styles.text),
                    Cell::new(self.finding(code, desk), styles.text),
                    Cell::new(say!(phrases, "actions-proposal"), styles.warning),
                ]
            }
        };
        let (list, below, _) = split(area, area.height.saturating_sub(DETAIL), 0);
        let empty = say!(phrases, "actions-none");
        let selected = Some(self.selected);
        let table = Table { look, columns: &columns, count: self.count(), row: &make, selected, empty: &empty };
        frame.render_widget(&table, list);
        frame.set_cursor_position(table.cursor_in(list).unwrap_or(list.as_position()));
        let detail = self.detail(desk);
        if detail.is_empty() {
            return;
        }
        frame.render_widget(&Rule { look, title: "" }, super::home::widened(row(below, 0)));
        let inside = indented(below);
        let lines = detail.iter().flat_map(|line| wrap(line, inside.width));
        for (place, line) in lines.take(usize::from(DETAIL - 1)).enumerate() {
            paint(look, row(inside, 1 + place as u16), frame.buffer_mut(), &line, styles.text);
        }
    }
}
