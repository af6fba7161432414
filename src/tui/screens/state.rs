//! The entry state: counts above, findings below, each leading to where it is settled. The campaign is closed from here.
//!
//! The sheets are counted beside the screen: it is there at once, and shows what was counted last until the answer comes.

use super::campaign_form::CampaignForm;
use super::home::{indented, widened};
use super::policy_form::PolicyForm;
use super::reading::{Passage, Reading};
use super::records::Records;
use super::steps::Steps;
use super::verification::VerificationScreen;
use super::{Ask, Asked, Deed, Scene, Stage, Told, Turn, step};
use crate::campaign::{BatchNumber, CampaignStatus};
use crate::keymap::{Command, Context, keys_label};
use crate::language::integer;
use crate::questionnaire::{Audience, Severity};
use crate::record::Serial;
use crate::say;
use crate::station::findings::severity_text;
use crate::station::{self, CampaignView, Names, sentences, state_sentences};
use crate::store::Hash;
use crate::tui::desk::Desk;
use crate::tui::widgets::{Align, Cell, Column, Rule, Table, Width, paint, row, split, stepped, wrap};
use crate::tui::work::{Awaited, Count, Counted, Counting, Work, Worked};
use crate::verification::{EntryState, Scope, StateFinding, StateKind, StateLine};
use ratatui::Frame;
use ratatui::layout::{Rect, Size};
use unicode_width::UnicodeWidthStr as _;

/// Rows under the lists, at least: a rule, and what is chosen in full.
const DETAIL: u16 = 5;
/// Widest the counts are drawn: far from their names they are read on the wrong line.
const COLUMNS_MAX: u16 = 120;

/// The entry state of a campaign.
pub(in crate::tui) struct StateScreen {
    id: String,
    view: Option<CampaignView>,
    names: Names,
    /// What was counted last, and where the journal stood then.
    state: Option<(EntryState, Hash)>,
    /// What is being counted.
    awaited: Awaited,
    /// Why nothing was counted.
    refused: Option<station::Error>,
    /// Lines first, findings behind them.
    selected: usize,
    asked: Option<Ending>,
    /// The campaign is to be closed, once it is counted.
    closes: bool,
}

/// What is known of a campaign that was counted.
struct Known<'a> {
    view: &'a CampaignView,
    names: &'a Names,
    state: &'a EntryState,
}

/// What is asked about the end of a campaign.
pub(super) enum Ending {
    Close,
    Reopen,
}

impl Ending {
    /// Closes or reopens, and says so.
    pub(super) fn answered(self, campaign: &str, reason: &str, desk: &Desk) -> Result<Told, station::Error> {
        Ok(match self {
            Ending::Close => {
                desk.station.close_campaign(campaign)?;
                Told::good(say!(desk.phrases, "campaign-is-closed"))
            }
            Ending::Reopen => {
                desk.station.reopen_campaign(campaign, reason)?;
                Told::good(say!(desk.phrases, "campaign-is-open"))
            }
        })
    }
}

/// What is chosen.
enum Chosen<'a> {
    Line(&'a StateLine),
    Finding(&'a StateFinding),
}

impl<'a> Known<'a> {
    fn chosen(&self, selected: usize) -> Option<Chosen<'a>> {
        let behind = selected.checked_sub(self.state.lines.len());
        match behind {
            None => self.state.lines.get(selected).map(Chosen::Line),
            Some(place) => self.state.findings.get(place).map(Chosen::Finding),
        }
    }
}

impl StateScreen {
    /// That of a campaign by its identifier.
    pub fn new(id: String) -> StateScreen {
        StateScreen {
            id,
            view: None,
            names: Names::default(),
            state: None,
            awaited: Awaited::default(),
            refused: None,
            selected: 0,
            asked: None,
            closes: false,
        }
    }

    /// The same, to close the campaign if nothing blocks that.
    pub fn to_close(id: String) -> StateScreen {
        StateScreen { closes: true, ..StateScreen::new(id) }
    }

    fn known(&self) -> Option<Known<'_>> {
        let (view, (state, _)) = (self.view.as_ref()?, self.state.as_ref()?);
        Some(Known { view, names: &self.names, state })
    }

    fn is_closed(&self) -> bool {
        self.view.as_ref().is_some_and(|view| view.campaign.status == CampaignStatus::Closed)
    }

    /// Asks whether the campaign is to be closed, or says why it cannot be; once its sheets are counted.
    fn close(&mut self, desk: &Desk) -> Turn {
        self.closes = self.awaited.is_open();
        if self.closes {
            return Turn::Stay;
        }
        let Some(known) = self.known() else { return Turn::Bell };
        match known.state.blocking().count() {
            0 => match closing(known.view, known.state, desk) {
                Ok(ask) => {
                    self.asked = Some(Ending::Close);
                    Turn::Open(Scene::Ask(ask))
                }
                Err(told) => Turn::Tell(told),
            },
            count => Turn::Tell(Told::refusal(say!(desk.phrases, "state-status-not-closable", count = count))),
        }
    }

    /// Takes what was counted; what was chosen stays chosen.
    fn take(&mut self, state: EntryState, head: Hash) {
        let (lines, findings) = (state.lines.len(), state.findings.len());
        let before = self.state.as_ref().map_or(0, |(before, _)| before.lines.len());
        let chosen = self.known().and_then(|known| known.chosen(self.selected));
        let selected = match chosen {
            // At first sight, what is to be done.
            None => lines * usize::from(findings > 0),
            Some(Chosen::Line(line)) => {
                let same = |other: &StateLine| other.scope == line.scope;
                state.lines.iter().position(same).unwrap_or(self.selected.min(lines.saturating_sub(1)))
            }
            // What is settled gives its place to the next one.
            Some(Chosen::Finding(finding)) => {
                let same = state.findings.iter().position(|other| other == finding);
                lines + same.unwrap_or((self.selected - before).min(findings.saturating_sub(1)))
            }
        };
        self.selected = selected.min((lines + findings).saturating_sub(1));
        self.state = Some((state, head));
    }

    /// Where a line or a finding leads.
    fn go(&self, desk: &Desk) -> Turn {
        let Some(known) = self.known() else { return Turn::Bell };
        let place = match known.chosen(self.selected) {
            None => return Turn::Bell,
            Some(Chosen::Line(line)) => match &line.scope {
                Scope::Batch { batch, .. } => return self.to_batch(*batch, None, desk),
                Scope::Service { audience, service } => return to_plan(known.view, audience, service, desk),
                Scope::Campaign | Scope::Audience { .. } => {
                    return Turn::Open(Scene::CampaignForm(CampaignForm::edit(known.view, desk)));
                }
            },
            Some(Chosen::Finding(finding)) if is_settled_by_verifying(&finding.kind) => {
                let screen = VerificationScreen::at(self.id.clone(), finding.place.clone());
                return Turn::Open(Scene::Verification(screen));
            }
            Some(Chosen::Finding(finding)) => &finding.place,
        };
        match (place.batch, &place.audience, &place.service) {
            (Some(batch), _, _) => self.to_batch(batch, place.serial, desk),
            (None, Some(audience), Some(service)) => to_plan(known.view, audience, service, desk),
            (None, _, _) => Turn::Open(Scene::PolicyForm(PolicyForm::new(known.view, desk))),
        }
    }

    fn to_batch(&self, batch: BatchNumber, serial: Option<Serial>, desk: &Desk) -> Turn {
        match (desk.station.batch(&self.id, batch), serial) {
            (Ok(view), Some(serial)) => Turn::Open(Scene::Records(Records::at(view, serial))),
            (Ok(view), None) => Turn::Open(Scene::Steps(Steps::new(view))),
            (Err(error), _) => Turn::Tell(Told::error(&error, desk)),
        }
    }

    /// From the counts to the findings and back.
    fn switch_section(&mut self) -> Turn {
        let Some(known) = self.known() else { return Turn::Bell };
        let lines = known.state.lines.len();
        self.selected = match self.selected {
            selected if selected < lines && !known.state.findings.is_empty() => lines,
            selected if selected < lines => return Turn::Bell,
            _ => 0,
        };
        Turn::Stay
    }
}

/// Whether a finding is settled where sheets are drawn, keyed again, decided and compared.
fn is_settled_by_verifying(kind: &StateKind) -> bool {
    match kind {
        StateKind::NotDrawn { .. }
        | StateKind::DrawNotEnded { .. }
        | StateKind::SecondAwaited { .. }
        | StateKind::SecondBegun
        | StateKind::Differing { .. }
        | StateKind::ThirdBegun
        | StateKind::Undecided { .. }
        | StateKind::Uncovered { .. }
        | StateKind::PaperMissing { .. }
        | StateKind::Twins { .. } => true,
        StateKind::NotCounted
        | StateKind::SheetsMissing { .. }
        | StateKind::SheetsTooMany { .. }
        | StateKind::InProgress
        | StateKind::DrawUnbalanced { .. }
        | StateKind::NotVerified
        | StateKind::CorrectedAfterVerification
        | StateKind::Held { .. }
        | StateKind::OverrideWithoutNote
        | StateKind::Note { .. }
        | StateKind::Margin { .. }
        | StateKind::Late { .. }
        | StateKind::NoPlan { .. }
        | StateKind::MoreThanDistributed { .. }
        | StateKind::MoreThanExpected { .. }
        | StateKind::BatchNotEnded { .. } => false,
    }
}

/// The form of what is expected and handed out in a service.
fn to_plan(view: &CampaignView, audience: &Audience, service: &str, desk: &Desk) -> Turn {
    let at = view.tool.audiences.iter().position(|forms| forms.audience == *audience);
    let of = view.campaign.services.iter().position(|known| known.code == service);
    match (at, of) {
        (Some(at), Some(of)) => Turn::Open(Scene::CampaignForm(CampaignForm::plan(view, at, of, desk))),
        _ => Turn::Bell,
    }
}

/// What is asked before a campaign is closed: what one validates, under which name.
fn closing(view: &CampaignView, state: &EntryState, desk: &Desk) -> Result<Ask, Told> {
    let phrases = &desk.phrases;
    if desk.nobody {
        let keys = keys_label(&desk.keymap, Command::Settings, Context::List, phrases);
        let key = keys.split("  ").next().unwrap_or_default().to_owned();
        return Err(Told::refusal(say!(phrases, "state-close-nobody", key = key)));
    }
    let number = |count: u32| integer(phrases.language(), count.into());
    let counts = state.whole();
    let mut lines = vec![say!(
        phrases,
        "state-close-ask",
        title = view.campaign.title.clone(),
        name = desk.station.operator.name().to_owned(),
        complete = number(counts.complete),
        verified = number(counts.verified),
        returned = number(counts.returned.unwrap_or(0))
    )];
    let warnings = state.warnings().count();
    if warnings > 0 {
        lines.push(say!(phrases, "state-close-warnings", count = warnings));
    }
    lines.push(say!(phrases, "state-close-after"));
    Ok(Ask::confirm(Asked::Below, lines))
}

impl Stage for StateScreen {
    fn trail(&self, desk: &Desk) -> Vec<String> {
        let title = self.view.as_ref().map_or(self.id.clone(), |view| view.campaign.title.clone());
        vec![title, say!(desk.phrases, "state-title")]
    }

    fn right(&self, desk: &Desk) -> String {
        self.view.as_ref().map_or(String::new(), |view| super::home::state(view.campaign.status, &desk.phrases))
    }

    fn status(&self, desk: &Desk) -> String {
        let phrases = &desk.phrases;
        if self.awaited.is_open() && self.state.is_some() {
            return say!(phrases, "work-counting");
        }
        match &self.known() {
            Some(Known { view: CampaignView { destroyed: Some(day), .. }, .. }) => sentences::destroyed(*day, phrases),
            Some(_) if self.is_closed() => say!(phrases, "campaign-status-closed"),
            Some(known) => match known.state.blocking().count() {
                0 => say!(phrases, "state-status-closable"),
                count => say!(phrases, "state-status-not-closable", count = count),
            },
            None => String::new(),
        }
    }

    fn deeds(&self, desk: &Desk) -> Vec<Deed> {
        let phrases = &desk.phrases;
        let (leave, help) = (say!(phrases, "hint-leave"), say!(phrases, "hint-help"));
        if self.refused.is_some() {
            return vec![Deed::new(Command::Leave, leave), Deed::new(Command::Help, help)];
        }
        let close =
            if self.is_closed() { say!(phrases, "campaign-hint-reopen") } else { say!(phrases, "campaign-hint-close") };
        vec![
            Deed::own(Command::Open, say!(phrases, "state-hint-go"), say!(phrases, "state-about-go")),
            Deed::own(
                Command::SectionForward,
                say!(phrases, "state-hint-sections"),
                say!(phrases, "state-about-sections"),
            ),
            Deed::new(Command::CloseCampaign, close),
            Deed::own(
                Command::SectionBack,
                say!(phrases, "verification-hint-whole"),
                say!(phrases, "verification-about-whole"),
            ),
            Deed::own(Command::Edit, say!(phrases, "state-hint-policy"), say!(phrases, "state-about-policy")),
            Deed::new(Command::Report, say!(phrases, "home-hint-report")),
            Deed::new(Command::Leave, leave),
            Deed::new(Command::Help, help),
        ]
    }

    fn refresh(&mut self, desk: &Desk) -> Result<(), station::Error> {
        let view = desk.station.campaign(&self.id)?;
        let now = Counting::now(Count::State, &view.campaign.id, &desk.station)?;
        self.names = Names::of(&view);
        self.view = Some(view);
        let is_known = self.state.as_ref().is_some_and(|(_, head)| *head == now.head);
        self.awaited.ask(Some(now).filter(|_| !is_known));
        self.refused = None;
        Ok(())
    }

    fn wants(&mut self) -> Vec<Work> {
        self.awaited.wants()
    }

    fn due(&mut self, desk: &Desk) -> Turn {
        if self.closes { self.close(desk) } else { Turn::Stay }
    }

    fn worked(&mut self, worked: &Worked, desk: &Desk) -> Turn {
        match self.awaited.hear(worked) {
            Some((head, Ok(Counted::State(state)))) => self.take(state.clone(), head),
            Some((_, Err(error))) => {
                self.closes = false;
                // It stands where the counts would: what is only told is gone with the next key.
                if self.state.is_none() {
                    self.refused = Some(error.clone());
                    return Turn::Bell;
                }
                return Turn::Tell(Told::error(error, desk));
            }
            Some((_, Ok(_))) | None => {}
        }
        Turn::Stay
    }

    fn perform(&mut self, command: Command, body: Size, desk: &Desk) -> Turn {
        let Some(view) = &self.view else { return Turn::Bell };
        if let Some(step) = step(command) {
            let Some(known) = self.known() else { return Turn::Bell };
            let (lines, findings) = (known.state.lines.len(), known.state.findings.len());
            let rows = Rooms::of(body.height, lines, findings, self.detail_rows(&known, body, desk));
            let page = if self.selected < lines { rows.lines.saturating_sub(1) } else { rows.findings };
            self.selected = stepped(self.selected, step, lines + findings, page.into());
            return Turn::Stay;
        }
        match command {
            Command::Open => self.go(desk),
            Command::SectionForward => self.switch_section(),
            Command::SectionBack => self.whole_detail(desk),
            Command::Edit => Turn::Open(Scene::PolicyForm(PolicyForm::new(view, desk))),
            Command::Report | Command::EndSession => Turn::Report(self.id.clone()),
            Command::CloseCampaign if self.is_closed() => {
                self.asked = Some(Ending::Reopen);
                Turn::Open(Scene::Ask(Ask::reason(say!(desk.phrases, "campaign-reopen-reason"))))
            }
            Command::CloseCampaign => self.close(desk),
            _ => Turn::Bell,
        }
    }

    fn receive(&mut self, answer: String, desk: &Desk) -> Turn {
        let Some(asked) = self.asked.take() else { return Turn::Stay };
        let done = asked.answered(&self.id, &answer, desk).and_then(|told| self.refresh(desk).map(|()| told));
        Turn::Tell(done.unwrap_or_else(|error| Told::error(&error, desk)))
    }

    fn draw(&self, area: Rect, frame: &mut Frame, desk: &Desk) {
        let Desk { look, phrases, .. } = desk;
        if let Some(refused) = &self.refused {
            return draw_refused(refused, area, frame, desk);
        }
        let Some(known) = &self.known() else {
            let inside = indented(area);
            paint(look, row(inside, 1), frame.buffer_mut(), &say!(phrases, "work-counting"), look.styles.text);
            return frame.set_cursor_position(row(inside, 1).as_position());
        };
        let (lines, findings) = (known.state.lines.len(), known.state.findings.len());
        let rows = self.detail_rows(known, area.as_size(), desk);
        let rooms = Rooms::of(area.height, lines, findings, rows);
        let (upper, below, detail) = split(area, rooms.lines, area.height.min(rows));
        self.draw_lines(known, Rect { width: upper.width.min(COLUMNS_MAX), ..upper }, frame, desk);
        let found = match (known.state.blocking().count(), known.state.warnings().count()) {
            (0, 0) => say!(phrases, "state-nothing-found"),
            (blocking, warnings) => say!(phrases, "state-found", blocking = blocking, warnings = warnings),
        };
        frame.render_widget(&Rule { look, title: &found }, widened(row(below, 0)));
        let (_, list, _) = split(below, 1, 0);
        self.draw_findings(known, list, frame, desk);
        let Some((title, sentence)) = self.said(known, desk) else { return };
        frame.render_widget(&Rule { look, title: &title }, widened(row(detail, 0)));
        let inside = indented(detail);
        let mut lines = wrap(&sentence, inside.width);
        let room = usize::from(rows) - 1;
        if lines.len() > room {
            // What does not fit is said to be there, and where.
            let keys = keys_label(&desk.keymap, Command::SectionBack, Context::List, phrases);
            let key = keys.split("  ").next().unwrap_or_default().to_owned();
            lines.truncate(room - 1);
            lines.push(say!(phrases, "verification-more", key = key));
        }
        for (place, line) in lines.iter().enumerate() {
            paint(look, row(inside, 1 + place as u16), frame.buffer_mut(), line, look.styles.text);
        }
    }
}

/// Says why nothing is counted, who may see it, and how to go back.
fn draw_refused(refused: &station::Error, area: Rect, frame: &mut Frame, desk: &Desk) {
    let Desk { look, phrases, keymap, .. } = desk;
    let inside = indented(area);
    let keys = keys_label(keymap, Command::Leave, Context::List, phrases);
    let back = say!(phrases, "state-refused-back", key = keys.split("  ").next().unwrap_or_default().to_owned());
    let mut lines = vec![say!(phrases, "state-refused")];
    lines.extend(sentences::error(refused, phrases));
    lines.push(back);
    let lines: Vec<String> = lines.iter().flat_map(|line| wrap(line, inside.width)).collect();
    for (place, line) in lines.iter().enumerate() {
        paint(look, row(inside, 1 + place as u16), frame.buffer_mut(), line, look.styles.text);
    }
    frame.set_cursor_position(row(inside, lines.len() as u16).as_position());
}

/// Rows of the two lists.
struct Rooms {
    lines: u16,
    findings: u16,
}

impl Rooms {
    /// In so many rows, `detail` of them under the lists: the findings get two fifths when there are many, the counts what is left.
    fn of(height: u16, lines: usize, findings: usize, detail: u16) -> Rooms {
        let room = height.saturating_sub(detail + 1);
        let count = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        let wanted = count(lines).saturating_add(1);
        let kept = count(findings).clamp(1, (room * 2 / 5).max(1));
        let lines = wanted.min(room.saturating_sub(kept));
        Rooms { lines, findings: room - lines }
    }
}

impl StateScreen {
    /// What is said of the chosen line, on a page of its own.
    fn whole_detail(&self, desk: &Desk) -> Turn {
        let Some((title, sentence)) = self.known().and_then(|known| self.said(&known, desk)) else { return Turn::Bell };
        let mut trail = self.trail(desk);
        trail.push(title);
        Turn::Open(Scene::Reading(Reading::new(trail, vec![Passage::Paragraph(sentence)])))
    }

    /// What is chosen: its name, and all that is said of it.
    fn said(&self, known: &Known, desk: &Desk) -> Option<(String, String)> {
        let phrases = &desk.phrases;
        Some(match known.chosen(self.selected)? {
            Chosen::Line(line) => (
                state_sentences::scope(&line.scope, known.names, phrases),
                state_sentences::counts(line, known.names, phrases),
            ),
            Chosen::Finding(finding) => (
                state_sentences::place(&finding.place, known.names, phrases),
                state_sentences::sentence(finding, phrases),
            ),
        })
    }

    /// Rows under the lists: as many as a finding needs to be read whole. The counts of a line stand in the findings again.
    fn detail_rows(&self, known: &Known, body: Size, desk: &Desk) -> u16 {
        let Some(Chosen::Finding(_)) = known.chosen(self.selected) else { return DETAIL };
        let Some((_, sentence)) = self.said(known, desk) else { return DETAIL };
        let width = indented(Rect { x: 0, y: 0, width: body.width, height: body.height }).width;
        let wanted = u16::try_from(wrap(&sentence, width).len()).unwrap_or(u16::MAX).saturating_add(1);
        wanted.clamp(DETAIL, (body.height / 2).max(DETAIL))
    }

    fn draw_lines(&self, known: &Known, area: Rect, frame: &mut Frame, desk: &Desk) {
        let Desk { look, phrases, .. } = desk;
        let styles = &look.styles;
        let titles = [
            say!(phrases, "state-column-place"),
            say!(phrases, "state-column-expected"),
            say!(phrases, "state-column-distributed"),
            say!(phrases, "state-column-returned"),
            say!(phrases, "state-column-keyed"),
            say!(phrases, "state-column-complete"),
            say!(phrases, "state-column-verified"),
            say!(phrases, "state-column-participation"),
        ];
        let number = |count: u32| integer(phrases.language(), count.into());
        let whole = known.state.whole();
        // The whole has the longest figures; five columns have room for 9 999 and for 100 %.
        let widest = whole.expected.max(whole.distributed).max(Some(whole.came_in.max(whole.keyed))).unwrap_or(0);
        let least = number(widest).width().max(5);
        let column = |place: usize| {
            let width = Width::Fixed(least.max(look.text(&titles[place]).width()) as u16);
            Column { title: &titles[place], width, align: Align::Right }
        };
        let label = Column { title: &titles[0], width: Width::Share(1), align: Align::Left };
        let columns = [label, column(1), column(2), column(3), column(4), column(5), column(6), column(7)];
        let make = |index: usize| {
            let StateLine { scope, counts, .. } = &known.state.lines[index];
            let (depth, style) = match scope {
                Scope::Campaign => (0, styles.title),
                Scope::Audience { .. } => (1, styles.title),
                Scope::Service { .. } => (2, styles.text),
                Scope::Batch { .. } => (3, styles.faint),
            };
            let planned = |count: Option<u32>| match scope {
                Scope::Batch { .. } => String::new(),
                _ => count.map_or("–".to_owned(), number),
            };
            let share = counts.participation().map(|share| state_sentences::share(share, phrases));
            let label = state_sentences::scope(scope, known.names, phrases);
            vec![
                Cell::new(format!("{}{label}", " ".repeat(depth)), style),
                Cell::new(planned(counts.expected), style),
                Cell::new(planned(counts.distributed), style),
                Cell::new(counts.returned.map_or("–".to_owned(), number), style),
                Cell::new(number(counts.keyed), style),
                Cell::new(number(counts.complete), style),
                Cell::new(number(counts.verified), style),
                Cell::new(share.unwrap_or_else(|| planned(None)), style),
            ]
        };
        let selected = Some(self.selected).filter(|selected| *selected < known.state.lines.len());
        let count = known.state.lines.len();
        let table = Table { look, columns: &columns, count, row: &make, selected, empty: "" };
        frame.render_widget(&table, area);
        if let Some(cursor) = table.cursor_in(area) {
            frame.set_cursor_position(cursor);
        }
    }

    fn draw_findings(&self, known: &Known, area: Rect, frame: &mut Frame, desk: &Desk) {
        let Desk { look, phrases, .. } = desk;
        let styles = &look.styles;
        let columns = [
            Column { title: "", width: Width::Fixed(13), align: Align::Left },
            Column { title: "", width: Width::Share(1), align: Align::Left },
        ];
        let make = |index: usize| {
            let finding = &known.state.findings[index];
            let style = match finding.severity {
                Severity::Blocking => styles.refusal,
                Severity::Warning => styles.warning,
            };
            let place = state_sentences::place(&finding.place, known.names, phrases);
            let sentence = state_sentences::sentence(finding, phrases);
            vec![
                Cell::new(severity_text(finding.severity, phrases), style),
                Cell::new(say!(phrases, "finding-at", place = place, sentence = sentence), styles.text),
            ]
        };
        let selected = self.selected.checked_sub(known.state.lines.len());
        let count = known.state.findings.len();
        let table = Table { look, columns: &columns, count, row: &make, selected, empty: "" };
        frame.render_widget(&table, area);
        if let Some(cursor) = table.cursor_in(area).filter(|_| selected.is_some()) {
            frame.set_cursor_position(cursor);
        }
    }
}
