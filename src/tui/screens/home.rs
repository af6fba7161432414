//! Home: the campaigns, what to do next, where everything is kept.

use super::calendar::{self, CalendarScreen};
use super::campaign::{CampaignScreen, left};
use super::campaign_form::CampaignForm;
use super::{Deed, Scene, Stage, Told, Turn, step};
use crate::campaign::CampaignStatus;
use crate::keymap::{Command, Context, keys_label};
use crate::language::{Phrases, date_short, integer};
use crate::say;
use crate::station::{
    self, BackupStanding, BatchView, Calendar, CampaignView, Pressing, Sharing, calendar_sentences, certainty,
    sentences, store_errors,
};
use crate::tui::desk::Desk;
use crate::tui::widgets::{Align, Cell, Column, Rule, Table, Width, paint, progress, row, split, stepped, wrap};
use crate::tui::work::{Count, Counted, Counting, Work, Worked};
use ratatui::Frame;
use ratatui::layout::{Rect, Size};

/// Rows under the list: what to do next, and the facts.
const BELOW: u16 = 8;
/// Rows more for each thing that is wrong: the text copy is not written, the last backup failed.
const TROUBLE: u16 = 5;
/// Most reminders that are shown: the calendar has them all.
const REMINDERS_MAX: usize = 3;
/// Widest the list is drawn.
const COLUMNS_MAX: u16 = 140;
/// From how many columns on the list names the establishment; it stands under the list anyway.
const ESTABLISHMENT_FROM: u16 = 100;
/// Columns of a campaign's bar.
const BAR: u16 = 10;

/// The campaigns.
pub(in crate::tui) struct Home {
    campaigns: Vec<CampaignView>,
    /// What to do next in each.
    next: Vec<Next>,
    /// What those wait for whose sheets are counted.
    counted: Vec<(Counting, Option<Pressing>)>,
    /// What is to be counted.
    wanted: Vec<Counting>,
    /// Why the text copy of the journal is not written, if it is not.
    copy_trouble: Option<String>,
    backup: BackupStanding,
    /// What is due, as it was when this was seen.
    calendar: Calendar,
    selected: usize,
}

/// What to do next in a campaign.
enum Next {
    /// This.
    Said(String),
    /// What its sheets wait for, which is counted; this if they wait for nothing.
    Counted(Counting, String),
}

impl Home {
    /// Before it is first seen.
    pub fn new() -> Home {
        Home {
            campaigns: Vec::new(),
            next: Vec::new(),
            counted: Vec::new(),
            wanted: Vec::new(),
            copy_trouble: None,
            backup: BackupStanding::None,
            calendar: Calendar::default(),
            selected: 0,
        }
    }

    fn chosen(&self) -> Option<&CampaignView> {
        self.campaigns.get(self.selected)
    }

    /// What to do next in the chosen campaign.
    fn next(&self, desk: &Desk) -> Option<String> {
        let phrases = &desk.phrases;
        let (counting, otherwise) = match self.next.get(self.selected)? {
            Next::Said(sentence) => return Some(sentence.clone()),
            Next::Counted(counting, otherwise) => (counting, otherwise),
        };
        let counted = self.counted.iter().find(|(known, _)| known == counting);
        let Some((_, pressing)) = counted else { return Some(say!(phrases, "work-counting")) };
        Some(match pressing {
            Some(waits) => {
                let (waits, open) = (certainty::pressing(waits, phrases), first_key(Command::Open, desk));
                say!(phrases, "home-next-waits", waits = waits, open = open)
            }
            None => otherwise.clone(),
        })
    }

    /// Rows under the list.
    fn below(&self) -> u16 {
        BELOW + self.reminder_rows() + TROUBLE * self.troubles().count() as u16
    }

    /// Rows of what is due, its heading included. What is wrong with what is kept comes first.
    fn reminder_rows(&self) -> u16 {
        let room = if self.troubles().next().is_some() { 1 } else { REMINDERS_MAX };
        match self.calendar.pressing().count().min(room) as u16 {
            0 => 0,
            lines => lines + 1,
        }
    }

    /// What is due soon or late, under the heading that says how many there are.
    fn draw_reminders(&self, area: Rect, frame: &mut Frame, desk: &Desk) {
        let rows = self.reminder_rows();
        if rows == 0 {
            return;
        }
        let Desk { look, phrases, .. } = desk;
        let key = first_key(Command::Calendar, desk);
        let title = say!(phrases, "home-due", count = self.calendar.pressing().count(), key = key);
        frame.render_widget(&Rule { look, title: &title }, widened(row(area, 0)));
        let inside = indented(area);
        for (place, line) in self.calendar.pressing().take(usize::from(rows - 1)).enumerate() {
            let at = row(inside, 1 + place as u16);
            let style = calendar::style(line.standing, &look.styles);
            let day = date_short(phrases.language(), line.day());
            let stands = calendar_sentences::standing(line, phrases);
            let head = format!("{} {day}  {stands}", calendar_sentences::sign(line.standing));
            paint(look, at, frame.buffer_mut(), &head, style);
            let aside = 14 + calendar::STANDING;
            let rest = Rect { x: at.x + aside.min(at.width), width: at.width.saturating_sub(aside), ..at };
            let place = if line.due.matter.is_of_the_house() { &line.establishment } else { &line.title };
            let what = format!("{} – {place}", calendar_sentences::matter(line, phrases));
            paint(look, rest, frame.buffer_mut(), &what, look.styles.text);
        }
    }

    /// What is wrong with what is kept.
    fn troubles(&self) -> impl Iterator<Item = &String> {
        let backup = match &self.backup {
            BackupStanding::Alarm(alarm) => Some(alarm),
            BackupStanding::None | BackupStanding::Good(_) => None,
        };
        self.copy_trouble.iter().chain(backup)
    }

    fn id(&self) -> Option<String> {
        self.chosen().map(|view| view.campaign.id.as_str().to_owned())
    }
}

impl Stage for Home {
    fn trail(&self, desk: &Desk) -> Vec<String> {
        vec!["copiste".to_owned(), say!(desk.phrases, "home-title")]
    }

    fn right(&self, desk: &Desk) -> String {
        if desk.nobody {
            return say!(desk.phrases, "home-operator-nobody");
        }
        say!(desk.phrases, "home-operator", name = desk.station.operator.name().to_owned())
    }

    fn status(&self, desk: &Desk) -> String {
        if desk.demonstration { say!(desk.phrases, "home-demonstration") } else { String::new() }
    }

    fn deeds(&self, desk: &Desk) -> Vec<Deed> {
        let phrases = &desk.phrases;
        let mut deeds = Vec::new();
        if !self.campaigns.is_empty() {
            deeds.push(Deed::new(Command::Open, say!(phrases, "hint-open")));
        }
        deeds.push(Deed::new(Command::Help, say!(phrases, "hint-help")));
        // A host refuses both to whoever only keys.
        let conducts = desk.station.sharing.conducts();
        if conducts {
            deeds.push(Deed::new(Command::New, say!(phrases, "home-hint-new")));
        }
        if conducts && !self.campaigns.is_empty() {
            deeds.push(Deed::new(Command::Report, say!(phrases, "home-hint-report")));
        }
        if !self.campaigns.is_empty() {
            deeds.push(Deed::new(Command::Calendar, say!(phrases, "campaign-hint-calendar")));
        }
        deeds.push(Deed::new(Command::Settings, say!(phrases, "hint-settings")));
        deeds.push(Deed::new(Command::Quit, say!(phrases, "home-hint-quit")));
        deeds
    }

    fn refresh(&mut self, desk: &Desk) -> Result<(), station::Error> {
        let before = self.id();
        self.campaigns = desk.station.campaigns()?;
        let trouble = desk.station.store.copy_trouble();
        self.copy_trouble = trouble.map(|trouble| store_errors::copy_trouble(&trouble, &desk.phrases));
        if !desk.demonstration {
            self.backup = desk.station.backup_standing(desk.settings.backup.as_ref(), &desk.phrases);
        }
        self.next.clear();
        let mut read = Vec::new();
        for view in &self.campaigns {
            let batches = desk.station.batches(view.campaign.id.as_str())?;
            self.next.push(next_step(view, &batches, desk)?);
            read.push((view.campaign.clone(), batches.into_iter().map(|view| view.batch).collect()));
        }
        self.calendar = desk.station.calendar_of(&read, None);
        let counting = |next: &Next| match next {
            Next::Said(_) => None,
            Next::Counted(counting, _) => Some(counting.clone()),
        };
        // Time alone changes it too: each visit counts anew, and shows meanwhile what was counted last.
        self.wanted = self.next.iter().filter_map(counting).collect();
        self.counted.retain(|(known, _)| self.wanted.contains(known));
        let same = |view: &CampaignView| before.as_deref() == Some(view.campaign.id.as_str());
        self.selected = self.campaigns.iter().position(same).unwrap_or(0);
        Ok(())
    }

    fn wants(&mut self) -> Vec<Work> {
        self.wanted.drain(..).map(Work::Count).collect()
    }

    fn worked(&mut self, worked: &Worked, desk: &Desk) -> Turn {
        let Worked::Counted(counting @ Counting { count: Count::Pressing, .. }, answer) = worked else {
            return Turn::Stay;
        };
        let asks = |next: &Next| matches!(next, Next::Counted(asked, _) if asked == counting);
        match answer {
            // What was counted before something changed is not shown.
            Ok(Counted::Pressing(pressing)) if self.next.iter().any(asks) => {
                self.counted.retain(|(known, _)| known != counting);
                self.counted.push((counting.clone(), pressing.clone()));
                Turn::Stay
            }
            Ok(_) => Turn::Stay,
            Err(error) => Turn::Tell(Told::error(error, desk)),
        }
    }

    fn perform(&mut self, command: Command, body: Size, desk: &Desk) -> Turn {
        if let Some(step) = step(command) {
            let page = usize::from(body.height.saturating_sub(self.below() + 1));
            self.selected = stepped(self.selected, step, self.campaigns.len(), page);
            return Turn::Stay;
        }
        match (command, self.id()) {
            (Command::Open, Some(id)) => Turn::Open(Scene::Campaign(CampaignScreen::new(id))),
            (Command::New, _) => Turn::Open(Scene::CampaignForm(CampaignForm::new_campaign(desk))),
            (Command::Report | Command::EndSession, Some(id)) => Turn::Report(id),
            (Command::Calendar, Some(_)) => Turn::Open(Scene::Calendar(CalendarScreen::new(None))),
            (Command::Leave, _) => {
                let key = keys_label(&desk.keymap, Command::Quit, Context::List, &desk.phrases);
                Turn::Tell(Told::plain(say!(desk.phrases, "home-how-to-quit", key = key)))
            }
            _ => Turn::Bell,
        }
    }

    fn draw(&self, area: Rect, frame: &mut Frame, desk: &Desk) {
        let Desk { look, phrases, .. } = desk;
        let styles = &look.styles;
        let (_, list, below) = split(area, 0, self.below());
        let list = Rect { width: list.width.min(COLUMNS_MAX), ..list };
        let titles = [
            say!(phrases, "home-column-campaign"),
            say!(phrases, "home-column-establishment"),
            say!(phrases, "home-column-state"),
            say!(phrases, "home-column-progress"),
        ];
        let roomy = list.width >= ESTABLISHMENT_FROM;
        let establishment = if roomy { Width::Share(2) } else { Width::Fixed(0) };
        let columns = [
            Column { title: &titles[0], width: Width::Share(3), align: Align::Left },
            Column { title: if roomy { &titles[1] } else { "" }, width: establishment, align: Align::Left },
            Column { title: &titles[2], width: Width::Fixed(8), align: Align::Left },
            Column { title: "", width: Width::Fixed(BAR), align: Align::Left },
            Column { title: &titles[3], width: Width::Fixed(15), align: Align::Left },
        ];
        let make = |index: usize| {
            let view = &self.campaigns[index];
            let (complete, distributed) = (view.tally.complete, view.distributed());
            let share = if distributed == 0 { 0.0 } else { f64::from(complete) / f64::from(distributed) };
            let open = view.campaign.status == CampaignStatus::Open;
            vec![
                Cell::new(view.campaign.title.clone(), styles.text),
                Cell::new(view.campaign.establishment.clone(), styles.text),
                Cell::new(state(view.campaign.status, phrases), if open { styles.good } else { styles.faint }),
                Cell::new(progress(look, share, BAR), styles.answer),
                Cell::new(keyed_of(view, phrases), styles.text),
            ]
        };
        let table = Table {
            look,
            columns: &columns,
            count: self.campaigns.len(),
            row: &make,
            selected: Some(self.selected),
            empty: "",
        };
        frame.render_widget(&table, list);
        let new = first_key(Command::New, desk);
        if self.campaigns.is_empty() {
            let inside = Rect { x: list.x + 2, width: list.width.saturating_sub(4), ..list };
            for (place, line) in wrap(&say!(phrases, "home-empty", key = new), inside.width).iter().enumerate() {
                paint(look, row(inside, 2 + place as u16), frame.buffer_mut(), line, styles.text);
            }
        }
        match table.cursor_in(list) {
            Some(cursor) => frame.set_cursor_position(cursor),
            None => frame.set_cursor_position(row(list, 2).as_position()),
        }
        if let Some(next) = self.next(desk) {
            let place = self.chosen().map(|view| view.campaign.establishment.clone()).unwrap_or_default();
            let title = say!(phrases, "home-next", place = place);
            frame.render_widget(&Rule { look, title: &title }, widened(row(below, 0)));
            let inside = indented(below);
            for (place, line) in wrap(&next, inside.width).iter().take(2).enumerate() {
                paint(look, row(inside, 1 + place as u16), frame.buffer_mut(), line, styles.text);
            }
        }
        let (_, due, _) = split(below, 4, 0);
        self.draw_reminders(due, frame, desk);
        let (_, below, _) = split(below, self.reminder_rows(), 0);
        frame.render_widget(&Rule { look, title: &say!(phrases, "home-here") }, widened(row(below, 4)));
        let inside = indented(below);
        let facts = [store_named(desk), desk.keymap_named.clone()];
        for (place, fact) in facts.iter().enumerate() {
            paint(look, row(inside, 5 + place as u16), frame.buffer_mut(), fact, styles.text);
        }
        if desk.nobody {
            let key = first_key(Command::Settings, desk);
            let sentence = say!(phrases, "home-nobody", key = key);
            paint(look, row(inside, 7), frame.buffer_mut(), &sentence, styles.warning);
        } else if let BackupStanding::Good(last) = &self.backup {
            paint(look, row(inside, 7), frame.buffer_mut(), last, styles.text);
        }
        for (number, trouble) in self.troubles().enumerate() {
            let top = BELOW + TROUBLE * number as u16;
            for (place, line) in wrap(trouble, inside.width).iter().take(usize::from(TROUBLE)).enumerate() {
                paint(look, row(inside, top + place as u16), frame.buffer_mut(), line, styles.refusal);
            }
        }
    }
}

/// The sentence that names the store in use.
fn store_named(desk: &Desk) -> String {
    if let Sharing::Host(role) = desk.station.sharing {
        return say!(desk.phrases, "home-store-shared", role = store_errors::role(role, &desk.phrases));
    }
    match desk.station.store.directory() {
        Some(_) if desk.demonstration => say!(desk.phrases, "home-store-scratch"),
        Some(path) => say!(desk.phrases, "home-store-private", path = path.display().to_string()),
        None => say!(desk.phrases, "home-store-memory"),
    }
}

/// A campaign's status in one word.
pub(super) fn state(status: CampaignStatus, phrases: &Phrases) -> String {
    match status {
        CampaignStatus::Open => say!(phrases, "campaign-open"),
        CampaignStatus::Closed => say!(phrases, "campaign-closed"),
    }
}

/// How many sheets are complete, of how many where that is known; of a campaign whose answers are destroyed, that they are.
fn keyed_of(view: &CampaignView, phrases: &Phrases) -> String {
    let number = |number: u32| integer(phrases.language(), number.into());
    match (view.destroyed, view.tally.complete, view.distributed()) {
        (Some(_), ..) => say!(phrases, "home-destroyed"),
        (None, complete, 0) => number(complete),
        (None, complete, distributed) => {
            say!(phrases, "home-keyed-of", complete = number(complete), distributed = number(distributed))
        }
    }
}

/// The plain sentence that says what to do next in a campaign.
fn next_step(view: &CampaignView, batches: &[BatchView], desk: &Desk) -> Result<Next, station::Error> {
    let phrases = &desk.phrases;
    let key = |command| first_key(command, desk);
    if let Some(day) = view.destroyed {
        return Ok(Next::Said(sentences::destroyed(day, phrases)));
    }
    if view.campaign.status == CampaignStatus::Closed {
        return Ok(Next::Said(say!(phrases, "home-next-closed", key = key(Command::Report))));
    }
    if batches.is_empty() {
        let (open, new) = (key(Command::Open), key(Command::New));
        return Ok(Next::Said(say!(phrases, "home-next-no-batch", open = open, new = new)));
    }
    let number = |batch: &BatchView| batch.batch.number.0.to_string();
    if let Some(batch) = batches.iter().find(|batch| batch.tally.in_progress > 0) {
        let sheets = batch.tally.in_progress;
        return Ok(Next::Said(say!(phrases, "home-next-in-progress", sheets = sheets, batch = number(batch))));
    }
    if let Some(batch) = batches.iter().find(|batch| left(batch) > 0) {
        return Ok(Next::Said(say!(phrases, "home-next-to-key", sheets = left(batch), batch = number(batch))));
    }
    let otherwise = match batches.iter().find(|batch| batch.tally.held > 0) {
        Some(batch) => say!(phrases, "home-next-held", sheets = batch.tally.held, batch = number(batch)),
        None => say!(phrases, "home-next-all-keyed", key = key(Command::Report)),
    };
    Ok(Next::Counted(Counting::now(Count::Pressing, &view.campaign.id, &desk.station)?, otherwise))
}

/// The first key of a command.
pub(super) fn first_key(command: Command, desk: &Desk) -> String {
    let keys = keys_label(&desk.keymap, command, Context::List, &desk.phrases);
    keys.split("  ").next().unwrap_or_default().to_owned()
}

/// Rules go as far as the frame's.
pub(super) fn widened(area: Rect) -> Rect {
    Rect { x: area.x.saturating_sub(1), width: area.width + 2, ..area }
}

/// As far in as the text of a list.
pub(super) fn indented(area: Rect) -> Rect {
    Rect { x: area.x + 2.min(area.width), width: area.width.saturating_sub(4), ..area }
}
