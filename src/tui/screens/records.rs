//! The records of a batch: find one, read what is known of it, open it to correct it, void it, restore it.

use super::batch_form::named;
use super::forms::trace_rows;
use super::home::{indented, widened};
use super::{Ask, Deed, Scene, Stage, Told, Turn, step};
use crate::campaign::CampaignStatus;
use crate::keymap::Command;
use crate::questionnaire::Audience;
use crate::record::{Serial, Status};
use crate::say;
use crate::station::{self, BatchView, KeyingStart, RecordFilter, certainty, sentences, traces};
use crate::store::{Hash, RecordKey, RecordState, RecordSummary, Standing};
use crate::tui::desk::Desk;
use crate::tui::widgets::{Align, Cell, Column, Rule, Table, Width, paint, row, split, stepped};
use ratatui::Frame;
use ratatui::layout::{Rect, Size};
use std::collections::BTreeMap;

/// The records of a batch.
pub(in crate::tui) struct Records {
    view: BatchView,
    records: Vec<RecordSummary>,
    /// Beside each of them: why it is held or voided, and what was remarked.
    remarks: Vec<String>,
    /// What is known of the chosen one: remarks, and what happened to it.
    known: Vec<String>,
    /// Which are shown; `None` is all.
    filter: Option<RecordFilter>,
    /// Places in `records` that are shown.
    shown: Vec<usize>,
    selected: usize,
    asked: Option<Pending>,
    /// The sheet to choose when the records are read first.
    wanted: Option<Serial>,
    /// When the answers of the campaign were destroyed, if they are.
    destroyed: Option<jiff::civil::Date>,
    /// Under which digests the journal keeps its sheets then.
    digests: BTreeMap<(Audience, Serial), Hash>,
}

enum Pending {
    Find,
    Void(Serial),
    Restore(Serial),
}

impl Records {
    /// Those of a batch.
    pub fn new(view: BatchView) -> Records {
        let (records, remarks, known, shown) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Records {
            view,
            records,
            remarks,
            known,
            filter: None,
            shown,
            selected: 0,
            asked: None,
            wanted: None,
            destroyed: None,
            digests: BTreeMap::new(),
        }
    }

    /// Those of a batch, this one chosen.
    pub fn at(view: BatchView, serial: Serial) -> Records {
        Records { wanted: Some(serial), ..Records::new(view) }
    }

    /// Whether the campaign takes nothing any more.
    fn is_closed(&self) -> bool {
        self.view.campaign.status == CampaignStatus::Closed
    }

    /// Why a record is held or voided, what was remarked on it, and what happened to it.
    fn read(&self, summary: &RecordSummary, desk: &Desk) -> Result<(Vec<String>, Vec<String>), station::Error> {
        if summary.is_sealed() {
            return Ok((vec![say!(desk.phrases, "records-sealed")], Vec::new()));
        }
        let key = &summary.key;
        let Some(filed) = desk.station.store.record(key)? else { return Ok((self.left(summary, desk)?, Vec::new())) };
        let form = desk.station.form(&self.view, &filed.record)?;
        let mut remarks = traces::remarks(&form, &filed.record, &desk.phrases);
        if let Standing::Undecided | Standing::Verified = summary.standing {
            remarks.extend(desk.station.verification_trace(&key.sheet(), &form, &desk.phrases)?);
        }
        Ok((remarks, desk.station.record_trace(&filed.record, &desk.phrases)))
    }

    /// What is left of a sheet whose answers are destroyed: its counts, and how far its verification went.
    fn left(&self, summary: &RecordSummary, desk: &Desk) -> Result<Vec<String>, station::Error> {
        let phrases = &desk.phrases;
        if self.destroyed.is_none() {
            return Ok(Vec::new());
        }
        let mut lines = Vec::new();
        let (answered, marks) = (summary.answered as usize, summary.marks as usize);
        lines.push(say!(phrases, "records-left", answered = answered, marks = marks));
        let verified = desk.station.store.verification(&summary.key.sheet(), &desk.station.signature())?;
        let stage = verified.map(|verified| certainty::stage(&verified.sheet.stage, phrases));
        lines.extend(stage.map(|stage| say!(phrases, "verification-of-sheet", stage = stage)));
        let digest = self.digests.get(&(summary.key.audience.clone(), summary.key.serial));
        lines.extend(digest.map(|digest| say!(phrases, "records-digest", digest = digest.to_string())));
        Ok(lines)
    }

    /// The remarks on a record in one line; its state stands beside them already.
    fn beside(&self, key: &RecordKey, desk: &Desk) -> String {
        let read = || {
            let Some(filed) = desk.station.store.record(key)? else { return Ok(Vec::new()) };
            let form = desk.station.form(&self.view, &filed.record)?;
            let mut lines = traces::remarks(&form, &filed.record, &desk.phrases);
            if let Status::Held(reason) | Status::Voided(reason) = &filed.record.status
                && !reason.is_empty()
            {
                lines[0].clone_from(reason);
            }
            Ok(lines)
        };
        read().unwrap_or_else(|error| sentences::error(&error, &desk.phrases)).join(" · ")
    }

    /// Reads what is known of the chosen record.
    fn read_chosen(&mut self, desk: &Desk) -> Result<(), station::Error> {
        self.known = match self.chosen() {
            Some(summary) => {
                let (remarks, trace) = self.read(summary, desk)?;
                remarks.into_iter().chain(trace).collect()
            }
            None => Vec::new(),
        };
        Ok(())
    }

    /// The same after a move, when an error can only be told.
    fn seen(&mut self, desk: &Desk) -> Turn {
        match self.read_chosen(desk) {
            Ok(()) => Turn::Stay,
            Err(error) => Turn::Tell(Told::error(&error, desk)),
        }
    }

    fn chosen(&self) -> Option<&RecordSummary> {
        self.shown.get(self.selected).and_then(|place| self.records.get(*place))
    }

    fn lay_out(&mut self, wanted: Option<Serial>) {
        let kept = |summary: &RecordSummary| self.filter.is_none_or(|filter| filter.keeps(summary));
        self.shown = (0..self.records.len()).filter(|place| kept(&self.records[*place])).collect();
        let same = |place: &usize| Some(self.records[*place].key.serial) == wanted;
        let last = self.shown.len().saturating_sub(1);
        self.selected = self.shown.iter().position(same).unwrap_or(self.selected.min(last));
    }

    /// The next kind to show: all, then those there are.
    fn next_filter(&mut self) {
        let filters = RecordFilter::ALL;
        let at = self.filter.and_then(|now| filters.iter().position(|filter| *filter == now));
        let after = at.map_or(0, |at| at + 1);
        let there = |filter: &&RecordFilter| self.records.iter().any(|summary| filter.keeps(summary));
        self.filter = filters.iter().skip(after).find(there).copied();
    }

    fn restore(&mut self, serial: Serial, reason: &str, desk: &Desk) -> Turn {
        let (campaign, audience) = (self.view.campaign.id.as_str(), self.view.batch.audience.0.as_str());
        let restored = desk.station.restore_record(campaign, audience, serial, reason);
        match restored.and_then(|status| self.refresh(desk).map(|()| status)) {
            Ok(status) => Turn::Tell(Told::good(sentences::restored(serial, &status, &desk.phrases))),
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
            return self.seen(desk);
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
            Some(filter) => {
                let state = sentences::filter(filter, &desk.phrases);
                say!(desk.phrases, "records-count-of", count = self.shown.len(), state = state)
            }
        }
    }

    fn status(&self, desk: &Desk) -> String {
        if let Some(summary) = self.chosen().filter(|_| !self.is_closed()) {
            match summary.standing {
                Standing::Sealed => return say!(desk.phrases, "records-status-sealed"),
                Standing::Undecided => return say!(desk.phrases, "records-status-undecided"),
                Standing::Unverified | Standing::Verified => {}
            }
        }
        if let Some(day) = self.destroyed {
            return sentences::destroyed(day, &desk.phrases);
        }
        let status = match self.chosen().map(|summary| summary.state) {
            _ if self.is_closed() => say!(desk.phrases, "records-status-closed"),
            Some(RecordState::Complete) => say!(desk.phrases, "records-status-complete"),
            Some(RecordState::InProgress | RecordState::Held) => say!(desk.phrases, "records-status-unfinished"),
            Some(RecordState::Voided) => say!(desk.phrases, "records-status-voided"),
            None => String::new(),
        };
        match self.chosen().filter(|summary| !signs(summary).is_empty()) {
            Some(_) => format!("{status} {}", say!(desk.phrases, "records-signs")),
            None => status,
        }
    }

    fn deeds(&self, desk: &Desk) -> Vec<Deed> {
        let phrases = &desk.phrases;
        let mut deeds = Vec::new();
        match self.chosen().map(|summary| summary.state) {
            _ if self.is_closed() || self.chosen().is_some_and(RecordSummary::is_sealed) => {}
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
        let wanted = self.wanted.take().or_else(|| self.chosen().map(|summary| summary.key.serial));
        self.view = desk.station.batch(self.view.campaign.id.as_str(), self.view.batch.number)?;
        self.destroyed = desk.station.campaign(self.view.campaign.id.as_str())?.destroyed;
        if self.destroyed.is_some() && self.digests.is_empty() {
            self.digests = desk.station.digests(&self.view.campaign.id)?;
        }
        self.records = desk.station.listed_records(&self.view)?;
        let remarked = |summary: &RecordSummary| {
            summary.is_remarked() || matches!(summary.state, RecordState::Held | RecordState::Voided)
        };
        let remarks = |summary: &RecordSummary| {
            let digest = self.digests.get(&(summary.key.audience.clone(), summary.key.serial));
            match digest {
                Some(digest) => say!(desk.phrases, "records-digest-short", digest = digest.short()),
                None if remarked(summary) => self.beside(&summary.key, desk),
                None => String::new(),
            }
        };
        self.remarks = self.records.iter().map(remarks).collect();
        self.lay_out(wanted);
        self.read_chosen(desk)
    }

    fn perform(&mut self, command: Command, body: Size, desk: &Desk) -> Turn {
        if let Some(step) = step(command) {
            let page = usize::from(list_rows(body.height).saturating_sub(1));
            self.selected = stepped(self.selected, step, self.shown.len(), page);
            return self.seen(desk);
        }
        match (command, self.chosen().map(|summary| (summary.key.serial, summary.state))) {
            (Command::Find, _) => {
                self.asked = Some(Pending::Find);
                Turn::Open(Scene::Ask(Ask::line(say!(desk.phrases, "records-find"), "")))
            }
            (Command::Filter, _) => {
                self.next_filter();
                self.lay_out(self.chosen().map(|summary| summary.key.serial));
                self.seen(desk)
            }
            (Command::Open | Command::Void, Some(_)) if self.chosen().is_some_and(RecordSummary::is_sealed) => {
                Turn::Tell(Told::plain(say!(desk.phrases, "records-sealed")))
            }
            (Command::Open, Some((_, RecordState::Voided))) => {
                Turn::Tell(Told::plain(say!(desk.phrases, "records-status-voided")))
            }
            (Command::Open, Some((serial, _))) => Turn::Key(Box::new(self.view.clone()), KeyingStart::Record(serial)),
            (Command::Void, Some((serial, RecordState::Voided))) => {
                self.asked = Some(Pending::Restore(serial));
                let title = say!(desk.phrases, "records-restore-reason", serial = serial.to_string());
                Turn::Open(Scene::Ask(Ask::reason(title)))
            }
            (Command::Void, Some((serial, _))) => {
                self.asked = Some(Pending::Void(serial));
                let title = say!(desk.phrases, "records-void-reason", serial = serial.to_string());
                Turn::Open(Scene::Ask(Ask::reason(title)))
            }
            _ => Turn::Bell,
        }
    }

    fn receive(&mut self, answer: String, desk: &Desk) -> Turn {
        match self.asked.take() {
            Some(Pending::Find) => self.find(&answer, desk),
            Some(Pending::Void(serial)) => self.void(serial, &answer, desk),
            Some(Pending::Restore(serial)) => self.restore(serial, &answer, desk),
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
            say!(phrases, "records-column-marks"),
            say!(phrases, "records-column-remarks"),
        ];
        let columns = [
            Column { title: &titles[0], width: Width::Fixed(7), align: Align::Right },
            Column { title: &titles[1], width: Width::Fixed(18), align: Align::Left },
            Column { title: &titles[2], width: Width::Fixed(8), align: Align::Right },
            Column { title: &titles[3], width: Width::Fixed(7), align: Align::Right },
            Column { title: &titles[4], width: Width::Share(1), align: Align::Left },
        ];
        let make = |index: usize| {
            let summary = &self.records[self.shown[index]];
            let style = match (summary.state, summary.standing) {
                (_, Standing::Sealed | Standing::Undecided) => styles.warning,
                (RecordState::Complete, _) => styles.good,
                (RecordState::InProgress | RecordState::Held, _) => styles.warning,
                (RecordState::Voided, _) => styles.faint,
            };
            let figure = |count: u32| if summary.is_sealed() { "–".to_owned() } else { count.to_string() };
            let marks = if summary.marks > 0 || summary.is_sealed() { figure(summary.marks) } else { String::new() };
            vec![
                Cell::new(summary.key.serial.to_string(), styles.text),
                Cell::new(sentences::standing(summary, phrases), style),
                Cell::new(figure(summary.answered), styles.text),
                Cell::new(marks, styles.mark),
                Cell::new(format!("{}{}", signs(summary), self.remarks[self.shown[index]]), styles.text),
            ]
        };
        let whole = area;
        let (_, area, below) = split(whole, 0, whole.height - list_rows(whole.height));
        let empty = say!(phrases, "records-empty");
        let selected = Some(self.selected);
        let table = Table { look, columns: &columns, count: self.shown.len(), row: &make, selected, empty: &empty };
        frame.render_widget(&table, area);
        match table.cursor_in(area) {
            Some(cursor) => frame.set_cursor_position(cursor),
            None => frame.set_cursor_position(area.as_position()),
        }
        let Some(summary) = self.chosen() else { return };
        let serial = summary.key.serial.to_string();
        let title = say!(phrases, "records-of", serial = serial.clone());
        frame.render_widget(&Rule { look, title: &title }, widened(row(below, 0)));
        let inside = indented(below);
        let (campaign, audience) = (&self.view.campaign.id, &self.view.batch.audience);
        let (campaign, audience) = (campaign.as_str().to_owned(), audience.0.clone());
        let more = say!(phrases, "records-more", campaign = campaign, audience = audience, serial = serial);
        let room = usize::from(below.height.saturating_sub(1));
        for (place, line) in trace_rows(&self.known, &more, inside.width, room).iter().enumerate() {
            paint(look, row(inside, 1 + place as u16), frame.buffer_mut(), line, styles.text);
        }
    }
}

/// What stands on a sheet, at a glance: a remark, a check that was overridden.
fn signs(summary: &RecordSummary) -> String {
    let remarked = summary.notes > 0 || summary.margin;
    [(remarked, "* "), (summary.overrides > 0, "! ")]
        .iter()
        .filter(|(there, _)| *there)
        .map(|(_, sign)| *sign)
        .collect()
}

/// Rows of the list; what is known of the chosen record stands under it.
fn list_rows(height: u16) -> u16 {
    height - (height / 3).max(6).min(height)
}
