//! A campaign: what is expected, handed out and keyed, by audience and service, with the batches under each.

use super::batch_form::BatchForm;
use super::calendar::CalendarScreen;
use super::campaign_form::CampaignForm;
use super::checklist::Checklist;
use super::home::{first_key, state};
use super::kit::KitScreen;
use super::plan::PlanScreen;
use super::records::Records;
use super::review::ReviewScreen;
use super::state::{Ending, StateScreen};
use super::steps::Steps;
use super::verification::VerificationScreen;
use super::web_form::WebForm;
use super::{Ask, Asked, Deed, Scene, Stage, Told, Turn, step};
use crate::campaign::{Batch, BatchNumber, BatchSource, BatchStage, CampaignStatus};
use crate::keymap::Command;
use crate::language::{date_short, integer, percent};
use crate::questionnaire::Variant;
use crate::say;
use crate::station::{self, BatchView, CampaignView, KeyingStart, sentences, state_sentences};
use crate::store::BatchTally;
use crate::tui::desk::Desk;
use crate::tui::widgets::{Align, Cell, Column, Table, Width, stepped};
use ratatui::Frame;
use ratatui::layout::{Rect, Size};
use unicode_width::UnicodeWidthStr as _;

/// Widest the list is drawn.
const COLUMNS_MAX: u16 = 120;

/// One campaign.
pub(in crate::tui) struct CampaignScreen {
    id: String,
    view: Option<CampaignView>,
    batches: Vec<BatchView>,
    lines: Vec<Line>,
    selected: usize,
    /// What is being asked of the operator.
    asked: Option<Ending>,
    /// Whether the open actions of the campaign before are offered once it is seen.
    offers: bool,
    /// Whether it is asked if they are to be taken over.
    taking: bool,
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    /// The campaign as a whole.
    Whole,
    /// An audience, by its place in the tool.
    Audience(usize),
    /// An audience in a service, by their places.
    Place(usize, usize),
    /// A batch, by its number.
    Batch(BatchNumber),
}

/// Counts of a line.
#[derive(Clone, Copy, Default)]
struct Counts {
    expected: u32,
    distributed: u32,
    complete: u32,
    /// Complete sheets, and sheets handed out or else expected, over the services where that is known.
    share: (u32, u32),
}

impl CampaignScreen {
    /// A campaign by its identifier.
    pub fn new(id: String) -> CampaignScreen {
        let (batches, lines) = (Vec::new(), Vec::new());
        CampaignScreen { id, view: None, batches, lines, selected: 0, asked: None, offers: false, taking: false }
    }

    /// One that was just opened: what the campaign before leaves open is offered to it.
    pub fn opened(id: String) -> CampaignScreen {
        CampaignScreen { offers: true, ..CampaignScreen::new(id) }
    }

    /// Its identifier.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Goes to the line of a batch.
    pub fn choose(&mut self, number: BatchNumber) {
        let place = self.lines.iter().position(|line| *line == Line::Batch(number));
        self.selected = place.unwrap_or(self.selected);
    }

    fn line(&self) -> Line {
        self.lines.get(self.selected).copied().unwrap_or(Line::Whole)
    }

    fn batch(&self) -> Option<&BatchView> {
        match self.line() {
            Line::Batch(number) => self.batches.iter().find(|view| view.batch.number == number),
            Line::Whole | Line::Audience(_) | Line::Place(..) => None,
        }
    }

    /// The codes of audience and service that a line stands under.
    fn place(&self) -> (Option<String>, Option<String>) {
        let Some(view) = &self.view else { return (None, None) };
        let audience = |at: usize| view.tool.audiences.get(at).map(|forms| forms.audience.0.clone());
        let service = |at: usize| view.campaign.services.get(at).map(|service| service.code.clone());
        match (self.line(), self.batch()) {
            (_, Some(batch)) => (Some(batch.batch.audience.0.clone()), Some(batch.batch.service.clone())),
            (Line::Audience(at), _) => (audience(at), None),
            (Line::Place(at, of), _) => (audience(at), service(of)),
            (Line::Whole | Line::Batch(_), _) => (None, None),
        }
    }

    /// Whether the batch that is chosen came in online.
    fn is_online(&self) -> bool {
        self.batch().is_some_and(|batch| batch.batch.source() == BatchSource::Web)
    }

    fn lay_out(&mut self) {
        let before = self.line();
        let Some(view) = &self.view else { return };
        let mut lines = vec![Line::Whole];
        for (at, forms) in view.tool.audiences.iter().enumerate() {
            lines.push(Line::Audience(at));
            for (of, service) in view.campaign.services.iter().enumerate() {
                lines.push(Line::Place(at, of));
                let here =
                    |batch: &&BatchView| batch.batch.audience == forms.audience && batch.batch.service == service.code;
                lines.extend(self.batches.iter().filter(here).map(|batch| Line::Batch(batch.batch.number)));
            }
        }
        self.selected = lines.iter().position(|line| *line == before).unwrap_or(0);
        self.lines = lines;
    }

    fn counts(&self, line: Line) -> Counts {
        let Some(view) = &self.view else { return Counts::default() };
        let audience = |at: usize| &view.tool.audiences[at].audience;
        let service = |of: usize| view.campaign.services[of].code.as_str();
        let of = |wanted_audience: Option<usize>, wanted_service: Option<usize>| {
            let here = |one: &crate::questionnaire::Audience, code: &str| {
                wanted_audience.is_none_or(|at| audience(at) == one)
                    && wanted_service.is_none_or(|of| service(of) == code)
            };
            let plan = view.campaign.plan.iter().filter(|plan| here(&plan.audience, &plan.service));
            let batches = self.batches.iter().filter(|one| here(&one.batch.audience, &one.batch.service));
            let mut counts = Counts { complete: batches.map(|one| one.tally.complete).sum(), ..Counts::default() };
            for plan in plan {
                counts.expected = counts.expected.saturating_add(plan.expected);
                counts.distributed = counts.distributed.saturating_add(plan.distributed);
                let reach = if plan.distributed > 0 { plan.distributed } else { plan.expected };
                if reach > 0 {
                    let there =
                        |one: &&BatchView| (&one.batch.audience, &one.batch.service) == (&plan.audience, &plan.service);
                    let complete: u32 = self.batches.iter().filter(there).map(|one| one.tally.complete).sum();
                    let (so_far, of) = counts.share;
                    counts.share = (so_far.saturating_add(complete), of.saturating_add(reach));
                }
            }
            counts
        };
        match line {
            Line::Whole | Line::Batch(_) => of(None, None),
            Line::Audience(at) => of(Some(at), None),
            Line::Place(at, service) => of(Some(at), Some(service)),
        }
    }

    /// The chosen batch, or a pile that is none, to practise on.
    fn practice_pile(&self, desk: &Desk) -> Option<BatchView> {
        if let Some(batch) = self.batch() {
            return Some(batch.clone());
        }
        let view = self.view.as_ref()?;
        let (audience, service) = self.place();
        let named = |code: &String| view.tool.audiences.iter().find(|forms| forms.audience.0 == *code);
        let forms = audience.as_ref().and_then(named).or(view.tool.audiences.first())?;
        let batch = Batch {
            number: BatchNumber(0),
            audience: forms.audience.clone(),
            service: service.or_else(|| view.campaign.services.first().map(|service| service.code.clone()))?,
            date: desk.station.clock.today(),
            sheets: None,
            mode: None,
            variant: forms.forms.first().map_or_else(|| Variant(String::new()), |(variant, _)| variant.clone()),
            history: Vec::new(),
        };
        let (campaign, tool) = (view.campaign.clone(), view.tool.clone());
        Some(BatchView { campaign, tool, batch, tally: BatchTally::default() })
    }

    fn label(&self, line: Line, desk: &Desk) -> String {
        let phrases = &desk.phrases;
        let Some(view) = &self.view else { return String::new() };
        match line {
            Line::Whole => say!(phrases, "campaign-whole"),
            Line::Audience(at) => {
                format!(" {}", view.tool.audiences[at].label.in_language(phrases.language().tag()))
            }
            Line::Place(_, of) => format!("  {}", view.campaign.services[of].name),
            Line::Batch(number) => {
                let date = self.filed(number).map(|batch| date_short(phrases.language(), batch.batch.date));
                let (number, date) = (number.0.to_string(), date.unwrap_or_default());
                format!("    {}", say!(phrases, "campaign-batch", number = number, date = date))
            }
        }
    }

    fn filed(&self, number: BatchNumber) -> Option<&BatchView> {
        self.batches.iter().find(|batch| batch.batch.number == number)
    }

    /// What a batch has under the columns of counts.
    fn batch_cells(&self, number: BatchNumber, desk: &Desk) -> [String; 4] {
        let phrases = &desk.phrases;
        let Some(batch) = self.filed(number) else { return Default::default() };
        let tally = &batch.tally;
        let some = |count: u32, text: String| if count > 0 { text } else { String::new() };
        let complete = match batch.batch.sheets {
            Some(sheets) => format!("{}/{sheets}", tally.complete),
            None => tally.complete.to_string(),
        };
        [
            state_sentences::stage(batch.batch.stage(), phrases),
            some(tally.held, say!(phrases, "campaign-batch-held", sheets = tally.held)),
            complete,
            some(tally.in_progress, say!(phrases, "campaign-batch-in-progress", sheets = tally.in_progress)),
        ]
    }
}

impl CampaignScreen {
    /// What may still be done: read, practise, reopen.
    fn deeds_when_closed(&self, desk: &Desk) -> Vec<Deed> {
        let phrases = &desk.phrases;
        // Where answers are destroyed there is no report to see and nothing to reopen.
        let emptied = self.view.as_ref().is_some_and(|view| view.destroyed.is_some());
        let mut deeds = Vec::new();
        if !emptied {
            deeds.push(Deed::new(Command::Report, say!(phrases, "home-hint-report")));
        }
        if self.batch().is_some() {
            let about = say!(phrases, "campaign-about-records");
            deeds.push(Deed::own(Command::Find, say!(phrases, "campaign-hint-records"), about));
        }
        deeds.push(Deed::new(Command::State, say!(phrases, "campaign-hint-state")));
        if !emptied {
            deeds.push(Deed::new(Command::CloseCampaign, say!(phrases, "campaign-hint-reopen")));
        }
        deeds.push(Deed::new(Command::Verify, say!(phrases, "campaign-hint-verify")));
        deeds.push(Deed::new(Command::Comments, say!(phrases, "campaign-hint-comments")));
        deeds.push(Deed::new(Command::Actions, say!(phrases, "campaign-hint-actions")));
        deeds.push(Deed::new(Command::WebAnswers, say!(phrases, "campaign-hint-web")));
        deeds.push(Deed::new(Command::Checklist, say!(phrases, "campaign-hint-checklist")));
        deeds.push(Deed::new(Command::Calendar, say!(phrases, "campaign-hint-calendar")));
        deeds.push(Deed::new(Command::Help, say!(phrases, "hint-help")));
        if self.batch().is_some() {
            deeds.push(Deed::new(Command::BatchStep, say!(phrases, "campaign-hint-steps")));
        }
        deeds.push(Deed::new(Command::Practice, say!(phrases, "campaign-hint-practice")));
        deeds.push(Deed::new(Command::Leave, say!(phrases, "hint-leave")));
        deeds
    }
}

/// Sheets counted in a batch and not yet keyed, held aside or voided.
pub(super) fn left(batch: &BatchView) -> u32 {
    if batch.batch.stage() != BatchStage::Received {
        return 0;
    }
    let ended = batch.tally.papers() - batch.tally.in_progress;
    batch.batch.sheets.map_or(0, |sheets| sheets.saturating_sub(ended))
}

impl Stage for CampaignScreen {
    fn trail(&self, _desk: &Desk) -> Vec<String> {
        match &self.view {
            Some(view) => vec![view.campaign.title.clone(), view.campaign.establishment.clone()],
            None => vec![self.id.clone()],
        }
    }

    fn right(&self, desk: &Desk) -> String {
        let Some(view) = &self.view else { return String::new() };
        let from = date_short(desk.phrases.language(), view.campaign.from);
        let state = state(view.campaign.status, &desk.phrases);
        match view.campaign.until {
            Some(until) => {
                let until = date_short(desk.phrases.language(), until);
                say!(desk.phrases, "campaign-dates", from = from, until = until, state = state)
            }
            None => say!(desk.phrases, "campaign-date", from = from, state = state),
        }
    }

    fn status(&self, desk: &Desk) -> String {
        let phrases = &desk.phrases;
        let closed = self.view.as_ref().is_some_and(|view| view.campaign.status == CampaignStatus::Closed);
        if let Some(day) = self.view.as_ref().and_then(|view| view.destroyed) {
            return sentences::destroyed(day, phrases);
        }
        match self.line() {
            _ if closed => say!(phrases, "campaign-status-closed"),
            Line::Batch(_) if self.is_online() => say!(phrases, "campaign-status-online"),
            Line::Batch(_) => say!(phrases, "campaign-status-batch"),
            Line::Place(..) => say!(phrases, "campaign-status-place"),
            Line::Whole | Line::Audience(_) => say!(phrases, "campaign-status-whole"),
        }
    }

    fn deeds(&self, desk: &Desk) -> Vec<Deed> {
        let phrases = &desk.phrases;
        let closed = self.view.as_ref().is_some_and(|view| view.campaign.status == CampaignStatus::Closed);
        let on_batch = self.batch().is_some();
        if closed {
            return self.deeds_when_closed(desk);
        }
        let mut deeds = Vec::new();
        let (records, about_records) =
            (say!(phrases, "campaign-hint-records"), say!(phrases, "campaign-about-records"));
        if self.is_online() {
            deeds.push(Deed::own(Command::Open, records, about_records));
        } else if on_batch {
            deeds.push(Deed::own(
                Command::Open,
                say!(phrases, "campaign-hint-key"),
                say!(phrases, "campaign-about-key"),
            ));
            deeds.push(Deed::own(Command::Find, records, about_records));
        } else {
            let about = say!(phrases, "campaign-about-open");
            deeds.push(Deed::own(Command::Open, say!(phrases, "campaign-hint-open"), about));
        }
        if on_batch && !self.is_online() {
            deeds.push(Deed::new(Command::BatchStep, say!(phrases, "campaign-hint-steps")));
        }
        deeds.push(Deed::new(Command::State, say!(phrases, "campaign-hint-state")));
        if on_batch {
            deeds.push(Deed::new(Command::Verify, say!(phrases, "campaign-hint-verify")));
            let about = say!(phrases, "campaign-about-new");
            deeds.push(Deed::own(Command::New, say!(phrases, "campaign-hint-new"), about));
            deeds.push(Deed::new(Command::EndSession, say!(phrases, "campaign-hint-end")));
            deeds.push(Deed::new(Command::Help, say!(phrases, "hint-help")));
        }
        let (hint, about) = match self.line() {
            Line::Batch(_) => (say!(phrases, "campaign-hint-edit-batch"), say!(phrases, "campaign-about-edit-batch")),
            Line::Place(..) => (say!(phrases, "campaign-hint-plan"), say!(phrases, "campaign-about-plan")),
            Line::Whole | Line::Audience(_) => {
                (say!(phrases, "campaign-hint-edit"), say!(phrases, "campaign-about-edit"))
            }
        };
        deeds.push(Deed::own(Command::Edit, hint, about));
        let kit = Deed::new(Command::Kit, say!(phrases, "campaign-hint-kit"));
        // Before paper comes in, it is made.
        let (first, later) = if self.batches.is_empty() { (Some(kit), None) } else { (None, Some(kit)) };
        deeds.extend(first);
        if !on_batch {
            deeds.push(Deed::new(Command::Verify, say!(phrases, "campaign-hint-verify")));
            deeds.push(Deed::new(Command::EndSession, say!(phrases, "campaign-hint-end")));
            deeds.push(Deed::new(Command::Help, say!(phrases, "hint-help")));
        } else {
            deeds.push(Deed::new(Command::MoveBatch, say!(phrases, "campaign-hint-move")));
        }
        deeds.push(Deed::new(Command::Report, say!(phrases, "home-hint-report")));
        deeds.push(Deed::new(Command::Comments, say!(phrases, "campaign-hint-comments")));
        deeds.push(Deed::new(Command::Actions, say!(phrases, "campaign-hint-actions")));
        deeds.extend(later);
        deeds.push(Deed::new(Command::Checklist, say!(phrases, "campaign-hint-checklist")));
        deeds.push(Deed::new(Command::Calendar, say!(phrases, "campaign-hint-calendar")));
        deeds.push(Deed::new(Command::Practice, say!(phrases, "campaign-hint-practice")));
        deeds.push(Deed::new(Command::OwnFigures, say!(phrases, "verification-hint-own")));
        deeds.push(Deed::new(Command::CloseCampaign, say!(phrases, "campaign-hint-close")));
        deeds.push(Deed::new(Command::Leave, say!(phrases, "hint-leave")));
        deeds
    }

    fn refresh(&mut self, desk: &Desk) -> Result<(), station::Error> {
        let known: Vec<BatchNumber> = self.batches.iter().map(|batch| batch.batch.number).collect();
        let first = self.view.is_none();
        let selected = self.lines.get(self.selected).copied();
        self.view = Some(desk.station.campaign(&self.id)?);
        self.batches = desk.station.batches(&self.id)?;
        self.lay_out();
        // The batch that was just opened is the one to key; at first sight, the one that waits for its sheets.
        let wanted = if first {
            let begun = self.batches.iter().find(|batch| batch.tally.in_progress > 0);
            begun.or_else(|| self.batches.iter().find(|batch| left(batch) > 0)).map(|batch| batch.batch.number)
        } else {
            // A colleague's is not.
            let is_own = |batch: &BatchView| {
                batch.batch.history.first().is_some_and(|(by, _)| by.who == desk.station.operator)
                    && !known.contains(&batch.batch.number)
            };
            self.batches.iter().find(|batch| is_own(batch)).map(|batch| batch.batch.number)
        };
        let at = |wanted: Line| self.lines.iter().position(|line| *line == wanted);
        let place = wanted.and_then(|wanted| at(Line::Batch(wanted))).or_else(|| selected.and_then(at));
        self.selected = place.unwrap_or(self.selected);
        Ok(())
    }

    fn perform(&mut self, command: Command, body: Size, desk: &Desk) -> Turn {
        if let Some(step) = step(command) {
            let page = usize::from(body.height.saturating_sub(1));
            self.selected = stepped(self.selected, step, self.lines.len(), page);
            return Turn::Stay;
        }
        self.taking = false;
        let Some(view) = &self.view else { return Turn::Bell };
        let closed = view.campaign.status == CampaignStatus::Closed;
        let needs_batch = || Turn::Tell(Told::plain(say!(desk.phrases, "campaign-choose-batch")));
        let is_closed = || Turn::Tell(Told::error(&view.why_closed(), desk));
        match command {
            Command::Open | Command::New if closed && (command == Command::New || self.batch().is_none()) => {
                is_closed()
            }
            Command::Open => match self.batch() {
                // Nobody keys what came in online.
                Some(batch) if self.is_online() => Turn::Open(Scene::Records(Records::new(batch.clone()))),
                Some(batch) => Turn::Key(Box::new(batch.clone()), KeyingStart::Pile),
                None => self.perform(Command::New, body, desk),
            },
            Command::New => {
                let (audience, service) = self.place();
                Turn::Open(Scene::BatchForm(BatchForm::open(view, audience, service, desk)))
            }
            Command::Find => match self.batch() {
                Some(batch) => Turn::Open(Scene::Records(Records::new(batch.clone()))),
                None => needs_batch(),
            },
            Command::Edit if closed => is_closed(),
            Command::Edit => match (self.line(), self.batch()) {
                (_, Some(batch)) => Turn::Open(Scene::BatchForm(BatchForm::edit(batch, desk))),
                (Line::Place(at, of), _) => Turn::Open(Scene::CampaignForm(CampaignForm::plan(view, at, of, desk))),
                (Line::Whole | Line::Audience(_) | Line::Batch(_), _) => {
                    Turn::Open(Scene::CampaignForm(CampaignForm::edit(view, desk)))
                }
            },
            Command::BatchStep => match self.batch() {
                Some(batch) => Turn::Open(Scene::Steps(Steps::new(batch.clone()))),
                None => needs_batch(),
            },
            Command::State => Turn::Open(Scene::State(StateScreen::new(self.id.clone()))),
            Command::MoveBatch if closed && self.batch().is_some() => is_closed(),
            Command::MoveBatch => match self.batch() {
                Some(batch) if batch.campaign.services.len() > 1 => {
                    Turn::Open(Scene::BatchForm(BatchForm::move_to(batch, desk)))
                }
                Some(_) => Turn::Tell(Told::plain(say!(desk.phrases, "batch-move-nowhere"))),
                None => needs_batch(),
            },
            Command::Practice => match self.practice_pile(desk) {
                Some(pile) => Turn::Key(Box::new(pile), KeyingStart::Practice),
                None => Turn::Bell,
            },
            Command::Verify => Turn::Open(Scene::Verification(VerificationScreen::new(self.id.clone()))),
            Command::Comments => Turn::Open(Scene::Review(ReviewScreen::new(self.id.clone()))),
            Command::Actions => Turn::Open(Scene::Plan(PlanScreen::new(self.id.clone()))),
            Command::WebAnswers if closed => is_closed(),
            Command::WebAnswers => {
                let audience = self.place().0;
                Turn::Open(Scene::WebForm(Box::new(WebForm::new(view, audience.as_deref(), desk))))
            }
            Command::Kit => Turn::Open(Scene::Kit(KitScreen::new(self.id.clone()))),
            Command::Checklist => Turn::Open(Scene::Checklist(Checklist::new(self.id.clone()))),
            Command::Calendar => Turn::Open(Scene::Calendar(CalendarScreen::new(Some(self.id.clone())))),
            Command::OwnFigures => super::own::page(&self.id, desk),
            Command::Report | Command::EndSession => Turn::Report(self.id.clone()),
            // No reason is asked for what is refused anyway.
            Command::CloseCampaign if view.destroyed.is_some() => is_closed(),
            Command::CloseCampaign if closed => {
                self.asked = Some(Ending::Reopen);
                Turn::Open(Scene::Ask(Ask::reason(say!(desk.phrases, "campaign-reopen-reason"))))
            }
            // There every finding stands, and leads to where it is settled.
            Command::CloseCampaign => Turn::Open(Scene::State(StateScreen::to_close(self.id.clone()))),
            _ => Turn::Bell,
        }
    }

    fn due(&mut self, desk: &Desk) -> Turn {
        let Some(view) = self.view.as_ref().filter(|_| std::mem::take(&mut self.offers)) else { return Turn::Stay };
        match desk.station.actions_waiting(&view.campaign) {
            Ok(Some((campaign, count))) => {
                let key = first_key(Command::TakeOver, desk);
                let line = say!(desk.phrases, "campaign-may-take-over", count = count, campaign = campaign, key = key);
                self.taking = true;
                Turn::Open(Scene::Ask(Ask::confirm(Asked::Below, vec![line])))
            }
            Ok(None) => Turn::Stay,
            Err(error) => Turn::Tell(Told::error(&error, desk)),
        }
    }

    fn receive(&mut self, answer: String, desk: &Desk) -> Turn {
        if std::mem::take(&mut self.taking) {
            return super::plan::take_over(&self.id, desk);
        }
        let Some(asked) = self.asked.take() else { return Turn::Stay };
        let done = asked.answered(&self.id, &answer, desk).and_then(|told| self.refresh(desk).map(|()| told));
        Turn::Tell(done.unwrap_or_else(|error| Told::error(&error, desk)))
    }

    fn draw(&self, area: Rect, frame: &mut Frame, desk: &Desk) {
        let Desk { look, phrases, .. } = desk;
        let styles = &look.styles;
        let titles = [
            say!(phrases, "campaign-column-place"),
            say!(phrases, "campaign-column-expected"),
            say!(phrases, "campaign-column-distributed"),
            say!(phrases, "campaign-column-complete"),
            say!(phrases, "campaign-column-participation"),
        ];
        // A title may be shorter than what stands under it.
        let number = |title: &'_ String, least: u16| Width::Fixed(least.max(look.text(title).width() as u16));
        let column = |place: usize, least: u16| Column {
            title: &titles[place],
            width: number(&titles[place], least),
            align: Align::Right,
        };
        let label = Column { title: &titles[0], width: Width::Share(1), align: Align::Left };
        let columns = [label, column(1, 9), column(2, 11), column(3, 9), column(4, 14)];
        // Counts far from their names are read on the wrong line.
        let area = Rect { width: area.width.min(COLUMNS_MAX), ..area };
        let count = |number: u32| integer(phrases.language(), number.into());
        let make = |index: usize| {
            let line = self.lines[index];
            let label = self.label(line, desk);
            if let Line::Batch(wanted) = line {
                let [stage, held, complete, in_progress] = self.batch_cells(wanted, desk);
                return vec![
                    Cell::new(label, styles.text),
                    Cell::new(stage, styles.text),
                    Cell::new(held, styles.warning),
                    Cell::new(complete, styles.answer),
                    Cell::new(in_progress, styles.warning),
                ];
            }
            let counts = self.counts(line);
            let style = match line {
                Line::Whole | Line::Audience(_) => styles.title,
                Line::Place(..) | Line::Batch(_) => styles.text,
            };
            let share = match counts.share {
                (_, 0) => "–".to_owned(),
                (complete, of) => percent(phrases.language(), f64::from(complete) / f64::from(of), 0),
            };
            vec![
                Cell::new(label, style),
                Cell::new(count(counts.expected), style),
                Cell::new(count(counts.distributed), style),
                Cell::new(count(counts.complete), style),
                Cell::new(share, style),
            ]
        };
        let table = Table {
            look,
            columns: &columns,
            count: self.lines.len(),
            row: &make,
            selected: Some(self.selected),
            empty: "",
        };
        frame.render_widget(&table, area);
        if let Some(cursor) = table.cursor_in(area) {
            frame.set_cursor_position(cursor);
        }
    }
}
