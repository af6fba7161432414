//! The calendar: what is due in all campaigns, or in one and its establishment; each line leads to where it is done.

use super::campaign::CampaignScreen;
use super::checklist::Checklist;
use super::evaluation_form::EvaluationForm;
use super::home::indented;
use super::plan::PlanScreen;
use super::{Deed, Scene, Stage, Told, Turn, step};
use crate::campaign::{CampaignId, Matter, Standing};
use crate::keymap::Command;
use crate::language::date_short;
use crate::say;
use crate::station::{self, Calendar, CalendarLine, calendar_sentences};
use crate::tui::desk::Desk;
use crate::tui::look::Styles;
use crate::tui::widgets::{Align, Cell, Column, Rule, Table, Width, paint, row, split, stepped, wrap};
use ratatui::Frame;
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;

/// Rows of what is said of the chosen line, its rule included.
const DETAIL: u16 = 7;
/// Widest the list is drawn.
const COLUMNS_MAX: u16 = 120;
/// Columns of how a line stands: "en retard de 365 jours".
pub(super) const STANDING: u16 = 24;

/// What is due.
pub(in crate::tui) struct CalendarScreen {
    only: Option<String>,
    calendar: Calendar,
    /// Whether what is done and what is past is shown too.
    all: bool,
    selected: usize,
    /// Where an evaluation is noted when no line is of one.
    campaign: Option<String>,
}

/// What a line of the screen is of, by its place.
#[derive(Clone, Copy)]
enum Row {
    Due(usize),
    NotCounted(usize),
}

impl CalendarScreen {
    /// That of all campaigns, or of one and its establishment.
    pub fn new(only: Option<String>) -> CalendarScreen {
        CalendarScreen { campaign: only.clone(), only, calendar: Calendar::default(), all: false, selected: 0 }
    }

    fn rows(&self) -> Vec<Row> {
        let pending = |line: &CalendarLine| match line.standing {
            Standing::Done => false,
            Standing::Passed => line.due.matter == Matter::Campaign,
            Standing::Overdue(_) | Standing::Soon(_) | Standing::Later(_) => true,
        };
        let lines = self.calendar.lines.iter().enumerate();
        let due = lines.filter(|(_, line)| self.all || pending(line)).map(|(at, _)| Row::Due(at));
        due.chain((0..self.calendar.unruled.len()).map(Row::NotCounted)).collect()
    }

    fn chosen(&self) -> Option<Row> {
        self.rows().get(self.selected).copied()
    }

    /// The campaign of the chosen line.
    fn chosen_campaign(&self) -> Option<String> {
        let id = |id: &CampaignId| id.as_str().to_owned();
        match self.chosen() {
            Some(Row::Due(at)) => Some(id(&self.calendar.lines[at].due.campaign)),
            Some(Row::NotCounted(at)) => Some(id(&self.calendar.unruled[at].campaign)),
            None => self.campaign.clone(),
        }
    }

    fn note_evaluation(&self, desk: &Desk) -> Turn {
        let Some(id) = self.chosen_campaign() else { return Turn::Bell };
        match EvaluationForm::new(&id, desk) {
            Ok(form) => Turn::Open(Scene::EvaluationForm(Box::new(form))),
            Err(error) => Turn::Tell(Told::error(&error, desk)),
        }
    }

    /// Where the chosen line is done.
    fn lead(&self, desk: &Desk) -> Turn {
        let Some(Row::Due(at)) = self.chosen() else { return self.note_evaluation(desk) };
        let due = &self.calendar.lines[at].due;
        let id = due.campaign.as_str().to_owned();
        match due.matter {
            Matter::Step(step) => Turn::Open(Scene::Checklist(Checklist::at(id, step))),
            Matter::Action(_) => Turn::Open(Scene::Plan(PlanScreen::new(id))),
            Matter::Campaign | Matter::Answers | Matter::Paper(_) => {
                Turn::Open(Scene::Campaign(CampaignScreen::new(id)))
            }
            Matter::Obligation(_) => self.note_evaluation(desk),
        }
    }

    fn write_file(&self, desk: &Desk) -> Turn {
        let name = self.only.as_deref().unwrap_or("copiste");
        let folder = self.only.as_ref().map_or_else(|| desk.reports.clone(), |id| desk.reports.join(id));
        let path = folder.join(format!("{name}.ics"));
        match self.calendar.write(&path, &desk.phrases) {
            Ok(()) => Turn::Tell(Told::good(say!(desk.phrases, "calendar-written", path = desk.place(&path)))),
            Err(error) => Turn::Tell(Told::error(&error, desk)),
        }
    }

    /// What is to be known of the chosen line.
    fn detail(&self, desk: &Desk) -> Vec<String> {
        let phrases = &desk.phrases;
        match self.chosen() {
            Some(Row::Due(at)) => {
                let line = &self.calendar.lines[at];
                let mut place = vec![line.establishment.clone()];
                if !line.due.matter.is_of_the_house() {
                    place.insert(0, line.title.clone());
                }
                let what = calendar_sentences::matter(line, phrases);
                vec![what, place.join(" – "), calendar_sentences::basis(&line.due.basis, phrases)]
            }
            Some(Row::NotCounted(at)) => vec![calendar_sentences::unruled(&self.calendar.unruled[at], phrases)],
            None => Vec::new(),
        }
    }
}

/// The style of how something stands; its sign says the same.
pub(super) fn style(standing: Standing, styles: &Styles) -> Style {
    match standing {
        Standing::Done => styles.good,
        Standing::Overdue(_) => styles.refusal,
        Standing::Soon(_) => styles.warning,
        Standing::Later(_) => styles.text,
        Standing::Passed => styles.faint,
    }
}

impl Stage for CalendarScreen {
    fn trail(&self, desk: &Desk) -> Vec<String> {
        let title = say!(desk.phrases, "calendar-title");
        match (&self.only, self.calendar.lines.first()) {
            (Some(id), line) => {
                let of = |line: &&CalendarLine| line.due.campaign.as_str() == id;
                let campaign = self.calendar.lines.iter().find(of).or(line);
                vec![campaign.map_or_else(|| id.clone(), |line| line.title.clone()), title]
            }
            (None, _) => vec!["copiste".to_owned(), title],
        }
    }

    fn right(&self, desk: &Desk) -> String {
        let late = self.calendar.lines.iter().filter(|line| matches!(line.standing, Standing::Overdue(_))).count();
        say!(desk.phrases, "calendar-count-late", count = late)
    }

    fn status(&self, desk: &Desk) -> String {
        match self.chosen() {
            Some(_) => say!(desk.phrases, "calendar-status"),
            None => String::new(),
        }
    }

    fn deeds(&self, desk: &Desk) -> Vec<Deed> {
        let phrases = &desk.phrases;
        let mut deeds = Vec::new();
        if self.chosen().is_some() {
            deeds.push(Deed::own(Command::Open, say!(phrases, "hint-open"), say!(phrases, "calendar-about-open")));
        }
        if self.chosen_campaign().is_some() {
            let about = say!(phrases, "calendar-about-evaluation");
            deeds.push(Deed::own(Command::Edit, say!(phrases, "calendar-hint-evaluation"), about));
        }
        let about = say!(phrases, "calendar-about-write");
        deeds.push(Deed::own(Command::Print, say!(phrases, "calendar-hint-write"), about));
        let filter = if self.all { say!(phrases, "calendar-hint-pending") } else { say!(phrases, "calendar-hint-all") };
        deeds.push(Deed::own(Command::Filter, filter, say!(phrases, "calendar-about-filter")));
        deeds.push(Deed::new(Command::Leave, say!(phrases, "hint-leave")));
        deeds.push(Deed::new(Command::Help, say!(phrases, "hint-help")));
        deeds
    }

    fn refresh(&mut self, desk: &Desk) -> Result<(), station::Error> {
        self.calendar = desk.station.calendar(self.only.as_deref())?;
        let first = self.calendar.lines.first();
        let first = first.map(|line| line.due.campaign.as_str().to_owned());
        self.campaign = self.only.clone().or(first);
        self.selected = self.selected.min(self.rows().len().saturating_sub(1));
        Ok(())
    }

    fn perform(&mut self, command: Command, body: Size, desk: &Desk) -> Turn {
        if let Some(step) = step(command) {
            let page = usize::from(body.height.saturating_sub(DETAIL + 1));
            self.selected = stepped(self.selected, step, self.rows().len(), page);
            return Turn::Stay;
        }
        match command {
            Command::Open if self.chosen().is_some() => self.lead(desk),
            Command::Edit => self.note_evaluation(desk),
            Command::Print => self.write_file(desk),
            Command::Filter => {
                self.all = !self.all;
                self.selected = self.selected.min(self.rows().len().saturating_sub(1));
                Turn::Stay
            }
            _ => Turn::Bell,
        }
    }

    fn draw(&self, area: Rect, frame: &mut Frame, desk: &Desk) {
        let Desk { look, phrases, .. } = desk;
        let styles = &look.styles;
        let titles = [
            say!(phrases, "calendar-column-day"),
            say!(phrases, "calendar-column-what"),
            say!(phrases, "calendar-column-state"),
        ];
        let columns = [
            Column { title: "", width: Width::Fixed(1), align: Align::Left },
            Column { title: &titles[0], width: Width::Fixed(10), align: Align::Left },
            Column { title: &titles[1], width: Width::Share(1), align: Align::Left },
            Column { title: &titles[2], width: Width::Fixed(STANDING), align: Align::Left },
        ];
        let rows = self.rows();
        let make = |index: usize| match rows[index] {
            Row::Due(at) => {
                let line = &self.calendar.lines[at];
                let style = style(line.standing, styles);
                vec![
                    Cell::new(calendar_sentences::sign(line.standing), style),
                    Cell::new(date_short(phrases.language(), line.day()), styles.text),
                    Cell::new(calendar_sentences::matter(line, phrases), styles.answer),
                    Cell::new(calendar_sentences::standing(line, phrases), style),
                ]
            }
            Row::NotCounted(at) => {
                let what = calendar_sentences::obligation(self.calendar.unruled[at].obligation, phrases);
                vec![
                    Cell::new("", styles.text),
                    Cell::new("–", styles.text),
                    Cell::new(what, styles.answer),
                    Cell::new(say!(phrases, "calendar-not-counted"), styles.faint),
                ]
            }
        };
        let (list, below, _) = split(area, area.height.saturating_sub(DETAIL), 0);
        let list = Rect { width: list.width.min(COLUMNS_MAX), ..list };
        let empty = if self.all { say!(phrases, "calendar-none") } else { say!(phrases, "calendar-none-pending") };
        let selected = Some(self.selected);
        let table = Table { look, columns: &columns, count: rows.len(), row: &make, selected, empty: &empty };
        frame.render_widget(&table, list);
        frame.set_cursor_position(table.cursor_in(list).unwrap_or(list.as_position()));
        frame.render_widget(&Rule { look, title: "" }, super::home::widened(row(below, 0)));
        let inside = indented(below);
        let detail = self.detail(desk);
        let lines = detail.iter().flat_map(|line| wrap(line, inside.width));
        for (place, line) in lines.take(usize::from(DETAIL - 1)).enumerate() {
            paint(look, row(inside, 1 + place as u16), frame.buffer_mut(), &line, styles.text);
        }
    }
}
