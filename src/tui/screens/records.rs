//! The records of a batch: find one, open it to correct it, void it, restore it.

use super::batch_form::named;
use super::{Ask, Deed, Scene, Stage, Told, Turn, step};
use crate::keymap::Command;
use crate::record::Serial;
use crate::say;
use crate::station::{self, BatchView, KeyingStart, sentences};
use crate::store::{RecordState, RecordSummary};
use crate::tui::desk::Desk;
use crate::tui::widgets::{Align, Cell, Column, Table, Width, stepped};
use ratatui::Frame;
use ratatui::layout::{Rect, Size};

/// The records of a batch.
pub(in crate::tui) struct Records {
    view: BatchView,
    records: Vec<RecordSummary>,
    /// The state shown; `None` is all.
    filter: Option<RecordState>,
    /// Places in `records` that are shown.
    shown: Vec<usize>,
    selected: usize,
    asked: Option<Pending>,
}

enum Pending {
    Find,
    Void(Serial),
}

impl Records {
    /// Those of a batch.
    pub fn new(view: BatchView) -> Records {
        Records { view, records: Vec::new(), filter: None, shown: Vec::new(), selected: 0, asked: None }
    }

    fn chosen(&self) -> Option<&RecordSummary> {
        self.shown.get(self.selected).and_then(|place| self.records.get(*place))
    }

    fn lay_out(&mut self, wanted: Option<Serial>) {
        let kept = |summary: &RecordSummary| self.filter.is_none_or(|state| summary.state == state);
        self.shown = (0..self.records.len()).filter(|place| kept(&self.records[*place])).collect();
        let same = |place: &usize| Some(self.records[*place].key.serial) == wanted;
        let last = self.shown.len().saturating_sub(1);
        self.selected = self.shown.iter().position(same).unwrap_or(self.selected.min(last));
    }

    /// The next state to show: all, then those there are.
    fn next_filter(&mut self) {
        let states = [RecordState::InProgress, RecordState::Held, RecordState::Complete, RecordState::Voided];
        let at = self.filter.and_then(|now| states.iter().position(|state| *state == now));
        let after = at.map_or(0, |at| at + 1);
        let there = |state: &&RecordState| self.records.iter().any(|summary| summary.state == **state);
        self.filter = states.iter().skip(after).find(there).copied();
    }

    fn restore(&mut self, serial: Serial, desk: &Desk) -> Turn {
        let (campaign, audience) = (self.view.campaign.id.as_str(), self.view.batch.audience.0.as_str());
        match desk.station.restore_record(campaign, audience, serial).and_then(|()| self.refresh(desk)) {
            Ok(()) => Turn::Tell(Told::good(say!(desk.phrases, "records-restored", serial = serial.to_string()))),
            Err(error) => Turn::Tell(Told::error(&error, desk)),
        }
    }

    fn void(&mut self, serial: Serial, reason: &str, desk: &Desk) -> Turn {
        let (campaign, audience) = (self.view.campaign.id.as_str(), self.view.batch.audience.0.as_str());
        match desk.station.void_record(campaign, audience, serial, reason).and_then(|()| self.refresh(desk)) {
            Ok(()) => Turn::Tell(Told::good(say!(desk.phrases, "records-voided", serial = serial.to_string()))),
            Err(error) => Turn::Tell(Told::error(&error, desk)),
        }
    }

    fn find(&mut self, text: &str, desk: &Desk) -> Turn {
        let digits = text.trim();
        if digits.is_empty() {
            return Turn::Stay;
        }
        let serial = digits.parse().ok().map(Serial);
        let here = |summary: &RecordSummary| Some(summary.key.serial) == serial;
        if serial.is_some() && self.records.iter().any(here) {
            self.filter = None;
            self.lay_out(serial);
            return Turn::Stay;
        }
        let Some(serial) = serial else {
            return Turn::Tell(Told::refusal(say!(desk.phrases, "records-not-a-number", text = digits.to_owned())));
        };
        // Another batch of the audience may hold it.
        let (campaign, audience) = (self.view.campaign.id.as_str(), self.view.batch.audience.0.as_str());
        match desk.station.record(campaign, audience, serial) {
            Ok((_, filed)) => {
                let (serial, batch) = (serial.to_string(), filed.batch.0.to_string());
                Turn::Tell(Told::plain(say!(desk.phrases, "records-elsewhere", serial = serial, batch = batch)))
            }
            Err(error) => Turn::Tell(Told::error(&error, desk)),
        }
    }
}

impl Stage for Records {
    fn trail(&self, desk: &Desk) -> Vec<String> {
        vec![self.view.campaign.title.clone(), named(&self.view, desk)]
    }

    fn right(&self, desk: &Desk) -> String {
        match self.filter {
            None => say!(desk.phrases, "records-count", count = self.records.len()),
            Some(state) => {
                let state = sentences::state(state, &desk.phrases);
                say!(desk.phrases, "records-count-of", count = self.shown.len(), state = state)
            }
        }
    }

    fn status(&self, desk: &Desk) -> String {
        match self.chosen().map(|summary| summary.state) {
            Some(RecordState::Complete) => say!(desk.phrases, "records-status-complete"),
            Some(RecordState::InProgress | RecordState::Held) => say!(desk.phrases, "records-status-unfinished"),
            Some(RecordState::Voided) => say!(desk.phrases, "records-status-voided"),
            None => String::new(),
        }
    }

    fn deeds(&self, desk: &Desk) -> Vec<Deed> {
        let phrases = &desk.phrases;
        let mut deeds = Vec::new();
        match self.chosen().map(|summary| summary.state) {
            Some(RecordState::Voided) => {
                let about = say!(phrases, "records-about-restore");
                deeds.push(Deed::own(Command::Void, say!(phrases, "records-hint-restore"), about));
            }
            Some(RecordState::Complete | RecordState::InProgress | RecordState::Held) => {
                let about = say!(phrases, "records-about-open");
                deeds.push(Deed::own(Command::Open, say!(phrases, "records-hint-open"), about));
                deeds.push(Deed::own(
                    Command::Void,
                    say!(phrases, "records-hint-void"),
                    say!(phrases, "records-about-void"),
                ));
            }
            None => {}
        }
        let about = say!(phrases, "records-about-find");
        deeds.push(Deed::own(Command::Find, say!(phrases, "records-hint-find"), about));
        deeds.push(Deed::new(Command::Filter, say!(phrases, "records-hint-filter")));
        deeds.push(Deed::new(Command::Leave, say!(phrases, "hint-leave")));
        deeds.push(Deed::new(Command::Help, say!(phrases, "hint-help")));
        deeds
    }

    fn refresh(&mut self, desk: &Desk) -> Result<(), station::Error> {
        let wanted = self.chosen().map(|summary| summary.key.serial);
        self.view = desk.station.batch(self.view.campaign.id.as_str(), self.view.batch.number)?;
        self.records = desk.station.records(&self.view)?;
        self.lay_out(wanted);
        Ok(())
    }

    fn perform(&mut self, command: Command, body: Size, desk: &Desk) -> Turn {
        if let Some(step) = step(command) {
            self.selected = stepped(self.selected, step, self.shown.len(), usize::from(body.height.saturating_sub(1)));
            return Turn::Stay;
        }
        match (command, self.chosen().map(|summary| (summary.key.serial, summary.state))) {
            (Command::Find, _) => {
                self.asked = Some(Pending::Find);
                Turn::Open(Scene::Ask(Ask::line(say!(desk.phrases, "records-find"), "")))
            }
            (Command::Filter, _) => {
                self.next_filter();
                self.lay_out(self.chosen().map(|summary| summary.key.serial));
                Turn::Stay
            }
            (Command::Open, Some((_, RecordState::Voided))) => {
                Turn::Tell(Told::plain(say!(desk.phrases, "records-status-voided")))
            }
            (Command::Open, Some((serial, _))) => Turn::Key(Box::new(self.view.clone()), KeyingStart::Record(serial)),
            (Command::Void, Some((serial, RecordState::Voided))) => self.restore(serial, desk),
            (Command::Void, Some((serial, _))) => {
                self.asked = Some(Pending::Void(serial));
                let title = say!(desk.phrases, "records-void-reason", serial = serial.to_string());
                Turn::Open(Scene::Ask(Ask::line(title, "")))
            }
            _ => Turn::Bell,
        }
    }

    fn receive(&mut self, answer: String, desk: &Desk) -> Turn {
        match self.asked.take() {
            Some(Pending::Find) => self.find(&answer, desk),
            Some(Pending::Void(serial)) => self.void(serial, &answer, desk),
            None => Turn::Stay,
        }
    }

    fn draw(&self, area: Rect, frame: &mut Frame, desk: &Desk) {
        let Desk { look, phrases, .. } = desk;
        let styles = &look.styles;
        let titles = [
            say!(phrases, "records-column-serial"),
            say!(phrases, "records-column-state"),
            say!(phrases, "records-column-answers"),
            say!(phrases, "records-column-remarks"),
        ];
        let columns = [
            Column { title: &titles[0], width: Width::Fixed(8), align: Align::Right },
            Column { title: &titles[1], width: Width::Fixed(16), align: Align::Left },
            Column { title: &titles[2], width: Width::Fixed(10), align: Align::Right },
            Column { title: &titles[3], width: Width::Share(1), align: Align::Left },
        ];
        let make = |index: usize| {
            let summary = &self.records[self.shown[index]];
            let style = match summary.state {
                RecordState::Complete => styles.good,
                RecordState::InProgress | RecordState::Held => styles.warning,
                RecordState::Voided => styles.faint,
            };
            let remarks = if summary.remarked { say!(phrases, "records-remarked") } else { String::new() };
            vec![
                Cell::new(summary.key.serial.to_string(), styles.text),
                Cell::new(sentences::state(summary.state, phrases), style),
                Cell::new(summary.answered.to_string(), styles.text),
                Cell::new(remarks, styles.text),
            ]
        };
        let empty = say!(phrases, "records-empty");
        let selected = Some(self.selected);
        let table = Table { look, columns: &columns, count: self.shown.len(), row: &make, selected, empty: &empty };
        frame.render_widget(&table, area);
        match table.cursor_in(area) {
            Some(cursor) => frame.set_cursor_position(cursor),
            None => frame.set_cursor_position(area.as_position()),
        }
    }
}
