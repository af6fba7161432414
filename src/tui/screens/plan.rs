//! The action plan of a campaign: what is done about what was found, what the campaign before leaves, and what comes first and
//! is not planned yet.

use super::action_form::ActionForm;
use super::home::{first_key, indented};
use super::reading::Passage;
use super::{Ask, Deed, Reading, Scene, Stage, Told, Turn, step};
use crate::campaign::{Action, ActionDraft, ActionField};
use crate::keymap::Command;
use crate::language::date_short;
use crate::measure::Followed;
use crate::report::{effect_lines, plan_columns, plan_origin, plan_progress};
use crate::say;
use crate::station::{self, CampaignView, PlanView, finding_named, sentences};
use crate::tui::desk::Desk;
use crate::tui::widgets::{Align, Cell, Column, Rule, Table, Width, paint, row, split, stepped, wrap};
use jiff::civil::Date;
use ratatui::Frame;
use ratatui::layout::{Rect, Size};

/// Rows of what is said of the chosen line, its rule included.
const DETAIL: u16 = 8;

/// The action plan of a campaign.
pub(in crate::tui) struct PlanScreen {
    id: String,
    view: Option<CampaignView>,
    plan: PlanView,
    /// Which actions are shown; `None` is all of this campaign, what waits to be taken over, and what is proposed.
    filter: Option<ActionFilter>,
    lines: Vec<Line>,
    selected: usize,
    /// The action whose end is asked for, as it was seen then.
    dropping: Option<(u32, ActionDraft)>,
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    /// An action, by its place in the plan.
    Action(usize),
    /// What is proposed, by its place.
    Proposal(usize),
}

/// Which actions are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ActionFilter {
    /// Something is still to be done, the nearest date first.
    Open,
    /// It should be done by now, the oldest date first.
    Late,
    /// Done or given up.
    Ended,
    /// What stayed in the campaign before.
    Earlier,
}

impl ActionFilter {
    const ALL: [ActionFilter; 4] = [ActionFilter::Open, ActionFilter::Late, ActionFilter::Ended, ActionFilter::Earlier];

    fn keeps(self, one: &Followed, today: Date) -> bool {
        let open = one.draft.says.progress.is_open();
        match self {
            ActionFilter::Open => !one.stayed && open,
            ActionFilter::Late => !one.stayed && action(one).is_overdue(today),
            ActionFilter::Ended => !one.stayed && !open,
            ActionFilter::Earlier => one.stayed,
        }
    }

    fn by_date(self) -> bool {
        matches!(self, ActionFilter::Open | ActionFilter::Late)
    }

    fn named(self, desk: &Desk) -> String {
        match self {
            ActionFilter::Open => say!(desk.phrases, "actions-filter-open"),
            ActionFilter::Late => say!(desk.phrases, "actions-filter-late"),
            ActionFilter::Ended => say!(desk.phrases, "actions-filter-ended"),
            ActionFilter::Earlier => say!(desk.phrases, "actions-filter-earlier"),
        }
    }
}

fn action(one: &Followed) -> Action {
    Action { number: one.number, says: one.draft.says.clone() }
}

/// Takes over what the campaign before leaves open, and tells it.
pub(super) fn take_over(campaign: &str, desk: &Desk) -> Turn {
    Turn::Tell(match desk.station.take_over_actions(campaign) {
        Ok(numbers) => Told::good(say!(desk.phrases, "actions-taken-over", count = numbers.len())),
        Err(error) => Told::error(&error, desk),
    })
}

impl PlanScreen {
    /// That of a campaign by its identifier.
    pub fn new(id: String) -> PlanScreen {
        let (plan, lines) = (PlanView::default(), Vec::new());
        PlanScreen { id, view: None, plan, filter: None, lines, selected: 0, dropping: None }
    }

    fn line(&self) -> Option<Line> {
        self.lines.get(self.selected).copied()
    }

    /// The chosen action, of this campaign or of the one before.
    fn chosen(&self) -> Option<&Followed> {
        match self.line()? {
            Line::Action(place) => self.plan.followed.get(place),
            Line::Proposal(_) => None,
        }
    }

    fn own(&self) -> Option<&Followed> {
        self.chosen().filter(|one| !one.stayed)
    }

    fn stayed(&self) -> Option<&Followed> {
        self.chosen().filter(|one| one.stayed)
    }

    fn proposal(&self) -> Option<&String> {
        match self.line()? {
            Line::Action(_) => None,
            Line::Proposal(place) => self.plan.proposed.get(place),
        }
    }

    fn lay_out(&mut self, today: Date) {
        let all = self.plan.followed.iter().enumerate();
        let mut places: Vec<usize> = match self.filter {
            Some(filter) => all.filter(|(_, one)| filter.keeps(one, today)).map(|(place, _)| place).collect(),
            None => all
                .filter(|(_, one)| !one.stayed || one.draft.says.progress.is_open())
                .map(|(place, _)| place)
                .collect(),
        };
        if self.filter.is_some_and(ActionFilter::by_date) {
            // What has no date comes after what has one.
            places.sort_by_key(|place| {
                let due = self.plan.followed[*place].draft.says.due;
                (due.is_none(), due, *place)
            });
        }
        self.lines = places.into_iter().map(Line::Action).collect();
        if self.filter.is_none() {
            self.lines.extend((0..self.plan.proposed.len()).map(Line::Proposal));
        }
        self.selected = self.selected.min(self.lines.len().saturating_sub(1));
    }

    /// The next kind to show: all, then those there are.
    fn next_filter(&mut self, today: Date) {
        let filters = ActionFilter::ALL;
        let after = self.filter.and_then(|now| filters.iter().position(|one| *one == now)).map_or(0, |at| at + 1);
        let there = |filter: &&ActionFilter| self.plan.followed.iter().any(|one| filter.keeps(one, today));
        self.filter = filters.iter().skip(after).find(there).copied();
        self.selected = 0;
        self.lay_out(today);
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
        let (Some(one), Some(view)) = (self.chosen(), &self.view) else { return Vec::new() };
        let says = &one.draft.says;
        let mut lines = vec![self.finding(&says.finding, desk), says.action.clone()];
        let today = desk.station.clock.today();
        if let Some(due) = says.due.filter(|_| action(one).is_overdue(today)) {
            lines.push(say!(phrases, "actions-overdue-since", due = date_short(phrases.language(), due)));
        }
        if one.stayed && says.progress.is_open() {
            lines.push(say!(phrases, "actions-about-waiting", key = first_key(Command::TakeOver, desk)));
        }
        if !says.effect.is_empty() {
            lines.push(say!(phrases, "actions-effect", effect = says.effect.clone()));
        }
        if !one.draft.observed.is_empty() {
            lines.push(say!(phrases, "actions-observed", text = one.draft.observed.clone()));
        }
        if let Some(origin) = plan_origin(one, phrases) {
            lines.push(say!(phrases, "actions-origin", origin = origin));
        }
        lines.extend(effect_lines(one, &view.tool, phrases));
        lines
    }

    /// All that is known of an action that stayed in the campaign before, to be read.
    fn reading(&self, one: &Followed, view: &CampaignView, desk: &Desk) -> Reading {
        let phrases = &desk.phrases;
        let mut passages = vec![Passage::Paragraph(say!(phrases, "actions-about-stayed")), Passage::Blank];
        let named = self.finding(&one.draft.says.finding, desk);
        for field in ActionField::ALL {
            let text = match field {
                ActionField::Finding => named.clone(),
                field => sentences::action_field_text(field, &one.draft, phrases),
            };
            let label = sentences::action_field(field, phrases);
            passages.push(Passage::Paragraph(say!(phrases, "error-action-clash-field", label = label, text = text)));
        }
        let origin = plan_origin(one, phrases).map(|origin| say!(phrases, "actions-origin", origin = origin));
        let known = origin.into_iter().chain(effect_lines(one, &view.tool, phrases));
        passages.extend(known.map(Passage::Paragraph));
        let stood = one.from.as_ref().and_then(|from| {
            let campaign = desk.station.store.campaign(&from.campaign).ok()??;
            desk.station.action_trace(&campaign, from.number, phrases).ok()
        });
        let stood = stood.unwrap_or_default();
        if !stood.is_empty() {
            passages.extend([Passage::Blank, Passage::Heading(say!(phrases, "app-trace"))]);
            passages.extend(stood.into_iter().map(Passage::Paragraph));
        }
        Reading::new(self.trail(desk), passages)
    }
}

impl Stage for PlanScreen {
    fn trail(&self, desk: &Desk) -> Vec<String> {
        let title = self.view.as_ref().map_or(self.id.clone(), |view| view.campaign.title.clone());
        vec![title, say!(desk.phrases, "actions-title")]
    }

    fn right(&self, desk: &Desk) -> String {
        let all = self.view.as_ref().map_or(0, |view| view.campaign.actions.len());
        match self.filter {
            None => say!(desk.phrases, "actions-count", count = all),
            Some(filter) => {
                let (count, all) = (self.lines.len().to_string(), self.plan.followed.len().to_string());
                say!(desk.phrases, "actions-count-of", count = count, all = all, filter = filter.named(desk))
            }
        }
    }

    fn status(&self, desk: &Desk) -> String {
        let phrases = &desk.phrases;
        if let (Some(earlier), true) = (&self.plan.earlier, self.plan.waiting > 0 && self.own().is_none()) {
            let (count, campaign) = (self.plan.waiting, earlier.clone());
            return say!(phrases, "actions-status-waiting", count = count, campaign = campaign);
        }
        match self.line() {
            Some(Line::Action(_)) if self.stayed().is_some() => say!(phrases, "actions-status-stayed"),
            Some(Line::Action(_)) => say!(phrases, "actions-status"),
            Some(Line::Proposal(_)) => say!(phrases, "actions-status-proposal"),
            None => String::new(),
        }
    }

    fn deeds(&self, desk: &Desk) -> Vec<Deed> {
        let phrases = &desk.phrases;
        let mut deeds = Vec::new();
        let own = |command: Command, text: String| Deed::own(command, text.clone(), text);
        if self.own().is_some() {
            deeds.push(own(Command::Open, say!(phrases, "actions-hint-change")));
            deeds.push(own(Command::Void, say!(phrases, "actions-hint-drop")));
        } else if self.stayed().is_some() {
            deeds.push(Deed::new(Command::Open, say!(phrases, "actions-hint-look")));
        } else if self.proposal().is_some() {
            deeds.push(own(Command::Open, say!(phrases, "actions-hint-plan")));
        }
        if self.plan.waiting > 0 {
            let about = say!(phrases, "actions-about-take-over");
            deeds.push(Deed::own(Command::TakeOver, say!(phrases, "actions-hint-take-over"), about));
        }
        deeds.push(own(Command::New, say!(phrases, "actions-hint-new")));
        if !self.plan.followed.is_empty() {
            let about = say!(phrases, "actions-about-filter");
            deeds.push(Deed::own(Command::Filter, say!(phrases, "actions-hint-filter"), about));
        }
        deeds.push(Deed::new(Command::Leave, say!(phrases, "hint-leave")));
        deeds.push(Deed::new(Command::Help, say!(phrases, "hint-help")));
        deeds
    }

    fn refresh(&mut self, desk: &Desk) -> Result<(), station::Error> {
        let view = desk.station.campaign(&self.id)?;
        self.plan = desk.station.plan(&view, &desk.phrases)?;
        self.view = Some(view);
        self.lay_out(desk.station.clock.today());
        Ok(())
    }

    fn perform(&mut self, command: Command, body: Size, desk: &Desk) -> Turn {
        if let Some(step) = step(command) {
            let page = usize::from(body.height.saturating_sub(DETAIL + 1));
            self.selected = stepped(self.selected, step, self.lines.len(), page);
            return Turn::Stay;
        }
        let Some(view) = &self.view else { return Turn::Bell };
        let form = |form: Result<ActionForm, station::Error>| match form {
            Ok(form) => Turn::Open(Scene::ActionForm(Box::new(form))),
            Err(error) => Turn::Tell(Told::error(&error, desk)),
        };
        match command {
            Command::Open | Command::Edit => match (self.own(), self.stayed(), self.proposal()) {
                (Some(one), _, _) => form(ActionForm::change(&self.id, one.number, desk)),
                (_, Some(one), _) => Turn::Open(Scene::Reading(self.reading(one, view, desk))),
                (_, _, Some(code)) => form(Ok(ActionForm::new(view, code, desk))),
                (None, None, None) => Turn::Bell,
            },
            Command::New => form(Ok(ActionForm::new(view, "", desk))),
            Command::Filter if !self.plan.followed.is_empty() => {
                self.next_filter(desk.station.clock.today());
                Turn::Stay
            }
            Command::TakeOver => {
                let told = take_over(&self.id, desk);
                match self.refresh(desk) {
                    Ok(()) => told,
                    Err(error) => Turn::Tell(Told::error(&error, desk)),
                }
            }
            Command::Void => match self.own().map(|one| (one.number, one.draft.clone())) {
                Some(seen) => {
                    let title = say!(desk.phrases, "actions-drop-reason", number = seen.0.to_string());
                    self.dropping = Some(seen);
                    Turn::Open(Scene::Ask(Ask::reason(title)))
                }
                None => Turn::Bell,
            },
            _ => Turn::Bell,
        }
    }

    fn receive(&mut self, answer: String, desk: &Desk) -> Turn {
        let Some((number, seen)) = self.dropping.take() else { return Turn::Stay };
        match desk.station.drop_action(&self.id, number, &seen, &answer).and_then(|()| self.refresh(desk)) {
            Ok(()) => Turn::Tell(Told::good(say!(desk.phrases, "action-dropped", number = number.to_string()))),
            Err(error) => Turn::Tell(Told::error(&error, desk)),
        }
    }

    fn draw(&self, area: Rect, frame: &mut Frame, desk: &Desk) {
        let Desk { look, phrases, .. } = desk;
        let styles = &look.styles;
        let today = desk.station.clock.today();
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
        let make = |index: usize| match self.lines[index] {
            Line::Action(place) => {
                let one = &self.plan.followed[place];
                let says = &one.draft.says;
                let due = says.due.map_or_else(String::new, |due| date_short(phrases.language(), due));
                let (word, style) = match (one.stayed && says.progress.is_open(), action(one).is_overdue(today)) {
                    (true, _) => (say!(phrases, "actions-waiting"), styles.warning),
                    (false, true) if !one.stayed => (say!(phrases, "actions-late"), styles.warning),
                    (false, _) => (plan_progress(says.progress, phrases), styles.text),
                };
                vec![
                    Cell::new(one.number.to_string(), styles.text),
                    Cell::new(self.finding(&says.finding, desk), styles.text),
                    Cell::new(says.action.clone(), styles.answer),
                    Cell::new(says.pilot.clone(), styles.text),
                    Cell::new(due, styles.text),
                    Cell::new(word, style),
                ]
            }
            Line::Proposal(place) => vec![
                Cell::new("", styles.text),
                Cell::new(self.finding(&self.plan.proposed[place], desk), styles.text),
                Cell::new(say!(phrases, "actions-proposal"), styles.warning),
            ],
        };
        let (list, below, _) = split(area, area.height.saturating_sub(DETAIL), 0);
        let empty = match self.plan.awaits_report {
            true => say!(phrases, "actions-none-yet"),
            false => say!(phrases, "actions-none"),
        };
        let selected = Some(self.selected);
        let table = Table { look, columns: &columns, count: self.lines.len(), row: &make, selected, empty: &empty };
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
