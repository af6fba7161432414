//! The life of a batch: its count, the next steps that are possible, what happened to it.

use super::batch_form::named;
use super::forms::{draw_trace, read_count};
use super::home::indented;
use super::{Ask, Deed, Scene, Stage, Told, Turn, step};
use crate::campaign::{BatchStage, CampaignStatus};
use crate::keymap::Command;
use crate::say;
use crate::station::{self, BatchStep, BatchView, sentences, state_sentences};
use crate::tui::desk::Desk;
use crate::tui::widgets::{Align, Cell, Column, Rule, Table, Width, paint, row, split, stepped, wrap};
use crate::verification::Balance;
use ratatui::Frame;
use ratatui::layout::{Rect, Size};

/// Rows over the steps: the count, a rule.
const ABOVE: u16 = 4;

/// Rows under the steps: what the chosen one means.
const ABOUT: u16 = 4;

/// The next steps of a batch.
pub(in crate::tui) struct Steps {
    view: BatchView,
    selected: usize,
    asked: Option<Deal>,
    trace: Vec<String>,
    /// Another count that waits for its reason.
    unexplained: Option<u32>,
}

/// What may be done with a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deal {
    Count,
    Keyed,
    Checked,
    Returned,
    Destroyed,
    TakeUp,
}

impl Steps {
    /// Those of a batch.
    pub fn new(view: BatchView) -> Steps {
        Steps { view, selected: 0, asked: None, trace: Vec::new(), unexplained: None }
    }

    /// What is possible now, the usual next step first.
    fn deals(&self) -> Vec<Deal> {
        let open = self.view.campaign.status == CampaignStatus::Open;
        let deals = match self.view.batch.stage() {
            BatchStage::Received if self.view.balance() == Balance::Balanced => vec![Deal::Keyed, Deal::Count],
            BatchStage::Received => vec![Deal::Count, Deal::Keyed],
            BatchStage::Keyed => vec![Deal::Checked, Deal::TakeUp, Deal::Count],
            BatchStage::Checked => vec![Deal::Returned, Deal::Destroyed, Deal::TakeUp, Deal::Count],
            BatchStage::Returned => vec![Deal::Destroyed, Deal::TakeUp],
            BatchStage::Destroyed | BatchStage::Online => Vec::new(),
        };
        // What changes the pile needs an open campaign; the paper lives on after it.
        deals.into_iter().filter(|deal| open || !matches!(deal, Deal::Count | Deal::TakeUp)).collect()
    }

    fn label(&self, deal: Deal, desk: &Desk) -> String {
        let phrases = &desk.phrases;
        match deal {
            Deal::Count if self.view.batch.sheets.is_some() => say!(phrases, "steps-count-again"),
            Deal::Count => say!(phrases, "steps-count"),
            Deal::Keyed => say!(phrases, "steps-keyed"),
            Deal::Checked => say!(phrases, "steps-checked"),
            Deal::Returned => say!(phrases, "steps-returned"),
            Deal::Destroyed => say!(phrases, "steps-destroyed"),
            Deal::TakeUp => say!(phrases, "steps-take-up"),
        }
    }

    fn about(deal: Deal, desk: &Desk) -> String {
        let phrases = &desk.phrases;
        match deal {
            Deal::Count => say!(phrases, "steps-about-count"),
            Deal::Keyed => say!(phrases, "steps-about-keyed"),
            Deal::Checked => say!(phrases, "steps-about-checked"),
            Deal::Returned => say!(phrases, "steps-about-returned"),
            Deal::Destroyed => say!(phrases, "steps-about-destroyed"),
            Deal::TakeUp => say!(phrases, "steps-about-take-up"),
        }
    }

    /// Asks what the step needs to know, or takes it.
    fn begin(&mut self, deal: Deal, desk: &Desk) -> Turn {
        let (phrases, number) = (&desk.phrases, self.view.batch.number.0.to_string());
        let ask = match deal {
            Deal::Keyed => return self.take(BatchStep::Keyed, desk),
            Deal::Checked => return self.take(BatchStep::Checked, desk),
            Deal::Count => {
                let before = self.view.batch.sheets.map_or(String::new(), |sheets| sheets.to_string());
                Ask::line(say!(phrases, "steps-ask-count", number = number), &before)
            }
            Deal::Returned => Ask::reason(say!(phrases, "steps-ask-whom", number = number)),
            Deal::Destroyed => Ask::reason(say!(phrases, "steps-ask-how", number = number)),
            Deal::TakeUp => Ask::reason(say!(phrases, "steps-ask-take-up", number = number)),
        };
        self.asked = Some(deal);
        self.unexplained = None;
        Turn::Open(Scene::Ask(ask))
    }

    fn take(&mut self, taken: BatchStep, desk: &Desk) -> Turn {
        let taken_up = matches!(taken, BatchStep::TakeUp(_));
        let (campaign, number) = (self.view.campaign.id.as_str(), self.view.batch.number);
        let done = desk.station.step_batch(campaign, number, taken).and_then(|_| self.refresh(desk));
        let number = number.0.to_string();
        match done {
            Ok(()) if taken_up => Turn::Tell(Told::good(say!(desk.phrases, "steps-taken-up", number = number))),
            Ok(()) => {
                let stage = state_sentences::stage(self.view.batch.stage(), &desk.phrases);
                Turn::Tell(Told::good(say!(desk.phrases, "steps-done", number = number, stage = stage)))
            }
            Err(error) => Turn::Tell(Told::error(&error, desk)),
        }
    }

    fn count(&mut self, answer: &str, desk: &Desk) -> Turn {
        let Ok(Some(sheets)) = read_count(answer) else {
            return Turn::Tell(Told::refusal(say!(desk.phrases, "campaign-form-bad-count")));
        };
        self.count_sheets(sheets, None, desk)
    }

    /// Counts; another count of a pile that is noted keyed asks why.
    fn count_sheets(&mut self, sheets: u32, reason: Option<&str>, desk: &Desk) -> Turn {
        let (campaign, number) = (self.view.campaign.id.as_str(), self.view.batch.number);
        let counted = desk.station.count_batch(campaign, number, sheets, reason);
        match counted.and_then(|_| self.refresh(desk)) {
            Err(error @ station::Error::RecountUnexplained(..)) => {
                self.unexplained = Some(sheets);
                Turn::Open(Scene::Ask(Ask::reason(sentences::error(&error, &desk.phrases).join(" "))))
            }
            Ok(()) => {
                let number = number.0.to_string();
                Turn::Tell(Told::good(say!(desk.phrases, "steps-counted", number = number, count = sheets)))
            }
            Err(error) => Turn::Tell(Told::error(&error, desk)),
        }
    }
}

impl Stage for Steps {
    fn trail(&self, desk: &Desk) -> Vec<String> {
        vec![self.view.campaign.title.clone(), named(&self.view, desk)]
    }

    fn right(&self, desk: &Desk) -> String {
        state_sentences::stage(self.view.batch.stage(), &desk.phrases)
    }

    fn status(&self, desk: &Desk) -> String {
        if self.deals().is_empty() { String::new() } else { say!(desk.phrases, "steps-status") }
    }

    fn deeds(&self, desk: &Desk) -> Vec<Deed> {
        let phrases = &desk.phrases;
        let mut deeds = Vec::new();
        if !self.deals().is_empty() {
            let about = say!(phrases, "steps-about-do");
            deeds.push(Deed::own(Command::Open, say!(phrases, "steps-hint-do"), about));
        }
        let about = say!(phrases, "campaign-about-records");
        deeds.push(Deed::own(Command::Find, say!(phrases, "campaign-hint-records"), about));
        deeds.push(Deed::new(Command::Leave, say!(phrases, "hint-leave")));
        deeds.push(Deed::new(Command::Help, say!(phrases, "hint-help")));
        deeds
    }

    fn refresh(&mut self, desk: &Desk) -> Result<(), station::Error> {
        let before = self.view.batch.stage();
        self.view = desk.station.batch(self.view.campaign.id.as_str(), self.view.batch.number)?;
        self.trace = desk.station.batch_trace(&self.view.campaign, &self.view.batch, &desk.phrases);
        if self.view.batch.stage() != before {
            self.selected = 0;
        }
        self.selected = self.selected.min(self.deals().len().saturating_sub(1));
        Ok(())
    }

    fn perform(&mut self, command: Command, body: Size, desk: &Desk) -> Turn {
        let deals = self.deals();
        if let Some(step) = step(command) {
            let page = usize::from(body.height.saturating_sub(ABOVE));
            self.selected = stepped(self.selected, step, deals.len(), page);
            return Turn::Stay;
        }
        match (command, deals.get(self.selected)) {
            (Command::Open, Some(deal)) => self.begin(*deal, desk),
            (Command::Find, _) => Turn::Open(Scene::Records(super::records::Records::new(self.view.clone()))),
            _ => Turn::Bell,
        }
    }

    fn receive(&mut self, answer: String, desk: &Desk) -> Turn {
        if let Some(sheets) = self.unexplained.take() {
            return self.count_sheets(sheets, Some(&answer), desk);
        }
        match self.asked.take() {
            Some(Deal::Count) => self.count(&answer, desk),
            Some(Deal::Returned) => self.take(BatchStep::Returned(answer), desk),
            Some(Deal::Destroyed) => self.take(BatchStep::Destroyed(answer), desk),
            Some(Deal::TakeUp) => self.take(BatchStep::TakeUp(answer), desk),
            Some(Deal::Keyed | Deal::Checked) | None => Turn::Stay,
        }
    }

    fn draw(&self, area: Rect, frame: &mut Frame, desk: &Desk) {
        let Desk { look, phrases, .. } = desk;
        let styles = &look.styles;
        let inside = indented(area);
        let balance = state_sentences::balance(self.view.batch.sheets, self.view.tally.papers(), phrases);
        let style = if self.view.balance() == Balance::Balanced { styles.good } else { styles.warning };
        for (place, line) in wrap(&balance, inside.width).iter().take(2).enumerate() {
            paint(look, row(inside, 1 + place as u16), frame.buffer_mut(), line, style);
        }
        let deals = self.deals();
        let (_, below, _) = split(area, ABOVE - 1, 0);
        let rule = super::home::widened(row(below, 0));
        frame.render_widget(&Rule { look, title: &say!(phrases, "steps-next") }, rule);
        let rows = deals.len().max(1) as u16;
        let (_, list, below) = split(below, 1, below.height.saturating_sub(1 + rows));
        let columns = [Column { title: "", width: Width::Share(1), align: Align::Left }];
        let make = |index: usize| vec![Cell::new(self.label(deals[index], desk), styles.answer)];
        let none = say!(phrases, "steps-none");
        let selected = Some(self.selected);
        let table = Table { look, columns: &columns, count: deals.len(), row: &make, selected, empty: &none };
        frame.render_widget(&table, list);
        frame.set_cursor_position(table.cursor_in(list).unwrap_or(list.as_position()));
        if let Some(deal) = deals.get(self.selected) {
            for (place, line) in wrap(&Steps::about(*deal, desk), inside.width).iter().take(2).enumerate() {
                let at = Rect { x: inside.x, width: inside.width, ..row(below, 1 + place as u16) };
                paint(look, at, frame.buffer_mut(), line, styles.faint);
            }
        }
        let (_, trace, _) = split(below, ABOUT, 0);
        draw_trace(&self.trace, trace, frame, desk);
    }
}
