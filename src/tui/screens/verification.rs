//! The verification of a campaign: draws and what they have shown above, what waits below, the chosen line in words.
//! No keyer's name is on it. Sheets that look alike are looked for beside the screen, and come in when they are found.

mod deeds;

use super::home::{indented, widened};
use super::reading::Passage;
use super::twins::side_by_side;
use super::{Ask, Asked, Deed, Reading, Scene, Stage, Told, Turn, step};
use crate::campaign::{BatchNumber, CampaignStatus, Extent};
use crate::keymap::{Command, Context, keys_label};
use crate::language::integer;
use crate::questionnaire::Audience;
use crate::record::Serial;
use crate::say;
use crate::station::{
    self, BatchView, KeyingStart, Overview, UnitView, Wait, WaitingGroup, certainty, read_serial, sentences,
};
use crate::store::{Hash, SheetKey};
use crate::tui::desk::Desk;
use crate::tui::widgets::{Align, Cell, Column, Rule, Table, Width, paint, row, split, stepped, wrap};
use crate::tui::work::{Awaited, Count, Counted, Counting, Work, Worked};
use crate::verification::{Forbidden, Progress, StatePlace, Twins};
use ratatui::Frame;
use ratatui::layout::{Rect, Size};

/// Rows of what is said of the chosen line, its rule included.
const DETAIL: u16 = 8;
/// Most draws shown at a time.
const UNITS_MAX: u16 = 4;
/// From how many columns on a batch is named with its audience in the list of draws.
const ROOMY_FROM: u16 = 100;
/// Widest the lists are drawn.
const COLUMNS_MAX: u16 = 120;

/// The verification of a campaign.
pub(in crate::tui) struct VerificationScreen {
    id: String,
    known: Option<Overview>,
    /// What is listed under the draws.
    lines: Vec<Line>,
    /// Sheets that look alike, and where the journal stood when they were looked for.
    twins: Vec<(Audience, Twins)>,
    twins_of: Option<Hash>,
    /// What is being looked for.
    awaited: Awaited,
    /// Where a finding leads, when the screen was opened from one.
    place: Option<StatePlace>,
    /// No key was pressed yet: what comes first is chosen, or what stands at that place.
    is_fresh: bool,
    /// Draws first, then what waits.
    selected: usize,
    asked: Option<Pending>,
}

/// A line of what waits.
#[derive(Clone, PartialEq)]
enum Line {
    Group(WaitingGroup),
    /// A sheet without a majority, and what its keyings said.
    Undecided(WaitingGroup, Vec<String>),
    Twins(Audience, Twins),
    /// Sheets that look alike are being looked for.
    Comparing,
}

/// Two sheets that were found to be two people's, or one that is voided: its pairs are none any more.
type Settled = (Audience, Serial, Option<Serial>);

fn settled(asked: &Pending) -> Option<Settled> {
    match asked {
        Pending::Distinct(audience, first, second) => Some((audience.clone(), *first, Some(*second))),
        Pending::Same(audience, void, _) => Some((audience.clone(), *void, None)),
        Pending::Draw(..) | Pending::Which(..) | Pending::Why(..) => None,
    }
}

/// What is being asked of the operator.
enum Pending {
    Draw(Audience, Option<BatchNumber>),
    /// Which of these sheets.
    Which(Settling, WaitingGroup),
    /// Why this one.
    Why(Settling, Audience, Serial),
    Distinct(Audience, Serial, Serial),
    /// That the first is the same paper as the second, and is voided.
    Same(Audience, Serial, Serial),
}

/// What becomes of a sheet that waits, with a reason.
#[derive(Clone, Copy)]
enum Settling {
    /// Its paper is not found.
    Missing,
    /// Whoever began to key it again does not come back.
    Release,
    /// Its paper turned up.
    Found,
}

impl VerificationScreen {
    /// That of a campaign by its identifier.
    pub fn new(id: String) -> VerificationScreen {
        VerificationScreen {
            id,
            known: None,
            lines: Vec::new(),
            twins: Vec::new(),
            twins_of: None,
            awaited: Awaited::default(),
            place: None,
            is_fresh: true,
            selected: 0,
            asked: None,
        }
    }

    /// The same, where a finding of the entry state is settled.
    pub fn at(id: String, place: StatePlace) -> VerificationScreen {
        VerificationScreen { place: Some(place), ..VerificationScreen::new(id) }
    }

    fn units(&self) -> &[UnitView] {
        self.known.as_ref().map_or(&[], |known| &known.units)
    }

    fn unit(&self) -> Option<&UnitView> {
        self.units().get(self.selected)
    }

    fn line(&self) -> Option<&Line> {
        self.lines.get(self.selected.checked_sub(self.units().len())?)
    }

    fn count(&self) -> usize {
        self.units().len() + self.lines.len()
    }

    fn is_closed(&self) -> bool {
        self.known.as_ref().is_some_and(|known| known.view.campaign.status == CampaignStatus::Closed)
    }

    fn batch(&self, number: BatchNumber) -> Option<&BatchView> {
        self.known.as_ref()?.batches.iter().find(|view| view.batch.number == number)
    }

    fn unit_named(&self, audience: &Audience, batch: Option<BatchNumber>, desk: &Desk) -> String {
        let tool = self.known.as_ref().map(|known| &known.view.tool);
        tool.map_or_else(String::new, |tool| certainty::unit_named(tool, audience, batch, &desk.phrases))
    }

    /// A draw, or what may be drawn from.
    fn draw_named(&self, unit: &UnitView, desk: &Desk) -> String {
        let tool = self.known.as_ref().map(|known| &known.view.tool);
        tool.map_or_else(String::new, |tool| certainty::draw_named(tool, unit, self.units(), &desk.phrases))
    }

    /// The pile that sheets are taken from: batch, audience, service.
    fn pile(&self, group: &WaitingGroup, desk: &Desk) -> String {
        let named = self.unit_named(&group.audience, Some(group.batch), desk);
        let service = self.batch(group.batch).and_then(|view| view.campaign.service(&view.batch.service));
        service.map_or(named.clone(), |service| format!("{named}, {}", service.name))
    }

    /// Whether one can key it oneself.
    fn is_ours(wait: Wait) -> bool {
        matches!(wait, Wait::Second | Wait::Third)
    }

    /// Whether a line leads anywhere.
    fn may_open(line: &Line) -> bool {
        match line {
            Line::Group(group) => Self::is_ours(group.wait),
            Line::Undecided(..) | Line::Twins(..) => true,
            Line::Comparing => false,
        }
    }

    /// Lists what waits; what was chosen stays chosen, and at first sight it is what one can do oneself, else what may be
    /// drawn from.
    fn lay_out_again(&mut self, desk: &Desk) -> Result<(), station::Error> {
        let chosen = self.line().cloned();
        self.lay_out(desk)?;
        let units = self.units().len();
        let ours = self.lines.first().filter(|line| Self::may_open(line)).map(|_| units);
        let undrawn = || self.units().iter().position(|unit| unit.undrawn > 0);
        let wanted = match chosen {
            _ if self.is_fresh => self.placed().or(ours).or_else(undrawn),
            Some(chosen) => self.lines.iter().position(|line| *line == chosen).map(|place| units + place),
            None => None,
        };
        self.selected = wanted.unwrap_or(self.selected);
        Ok(())
    }

    /// The line of the sheet, or of what is drawn from, that a finding led to.
    fn placed(&self) -> Option<usize> {
        let StatePlace { audience: Some(audience), batch, serial, .. } = self.place.as_ref()? else { return None };
        let Some(serial) = serial else {
            return self.units().iter().position(|unit| unit.audience == *audience && unit.batch == *batch);
        };
        let holds = |line: &Line| match line {
            Line::Group(group) | Line::Undecided(group, _) => {
                group.audience == *audience && group.serials.contains(serial)
            }
            Line::Twins(of, twins) => of == audience && twins.first == *serial,
            Line::Comparing => false,
        };
        self.lines.iter().position(holds).map(|place| self.units().len() + place)
    }

    fn lay_out(&mut self, desk: &Desk) -> Result<(), station::Error> {
        let Some(known) = &self.known else { return Ok(()) };
        let (mut ours, mut others) = (Vec::new(), Vec::new());
        for group in &known.waiting {
            match group.wait {
                // Each is decided by itself.
                Wait::Undecided => {
                    for serial in &group.serials {
                        let said = self.said(group, *serial, desk)?;
                        ours.push(Line::Undecided(WaitingGroup { serials: vec![*serial], ..group.clone() }, said));
                    }
                }
                wait if Self::is_ours(wait) => ours.push(Line::Group(group.clone())),
                _ => others.push(Line::Group(group.clone())),
            }
        }
        let twins = self.twins.iter().map(|(audience, twins)| Line::Twins(audience.clone(), twins.clone()));
        let comparing = self.awaited.is_open().then_some(Line::Comparing);
        self.lines = ours.into_iter().chain(twins).chain(others).chain(comparing).collect();
        self.selected = self.selected.min(self.count().saturating_sub(1));
        Ok(())
    }

    /// What the three keyings of a sheet without a majority said.
    fn said(&self, group: &WaitingGroup, serial: Serial, desk: &Desk) -> Result<Vec<String>, station::Error> {
        let (_, filed) = desk.station.record(&self.id, &group.audience.0, serial)?;
        let Some(view) = self.batch(filed.batch) else { return Ok(Vec::new()) };
        let form = desk.station.form(view, &filed.record)?;
        let campaign = view.campaign.id.clone();
        let key = SheetKey { campaign, audience: group.audience.clone(), serial };
        // How far it is stands above already.
        Ok(desk.station.verification_trace(&key, &form, &desk.phrases)?.into_iter().skip(1).collect())
    }

    /// What Enter does on the chosen line.
    fn open(&mut self, desk: &Desk) -> Turn {
        if let Some(unit) = self.unit() {
            return match unit.draw {
                Some(_) => self.certificate(desk),
                None => self.draw_more(desk),
            };
        }
        let Some(line) = self.line().cloned() else { return Turn::Bell };
        match line {
            Line::Group(group) if group.wait == Wait::Missing => self.settle(Settling::Found, group, desk),
            Line::Group(group) | Line::Undecided(group, _) => self.key(&group, desk),
            Line::Twins(audience, twins) => {
                match side_by_side(&self.id, self.unit_named(&audience, None, desk), &audience, &twins, desk) {
                    Ok(reading) => Turn::Open(Scene::Reading(reading)),
                    Err(error) => Turn::Tell(Told::error(&error, desk)),
                }
            }
            Line::Comparing => Turn::Bell,
        }
    }

    fn key(&self, group: &WaitingGroup, desk: &Desk) -> Turn {
        let start = match group.wait {
            Wait::Second => KeyingStart::Second,
            Wait::Third => KeyingStart::Third,
            Wait::Undecided => match group.serials.first() {
                Some(serial) => KeyingStart::Record(*serial),
                None => return Turn::Bell,
            },
            Wait::Missing | Wait::Begun | Wait::Other(_) => {
                return Turn::Tell(Told::plain(wait_line(group.wait, desk)));
            }
        };
        match self.batch(group.batch) {
            Some(view) => Turn::Key(Box::new(view.clone()), start),
            None => Turn::Bell,
        }
    }

    /// The certificate of the chosen draw, explained.
    fn certificate(&self, desk: &Desk) -> Turn {
        let (Some(known), Some(unit @ UnitView { draw: Some(draw), .. })) = (&self.known, self.unit()) else {
            return Turn::Tell(Told::plain(say!(desk.phrases, "verification-no-draw")));
        };
        let mut passages = Vec::new();
        for section in certainty::explained(draw, &known.view.campaign.id, &desk.phrases) {
            if !passages.is_empty() {
                passages.push(Passage::Blank);
            }
            passages.push(Passage::Heading(section.heading));
            passages.extend(section.lines.into_iter().map(Passage::Paragraph));
        }
        let trail = vec![
            known.view.campaign.title.clone(),
            say!(desk.phrases, "verification-certificate"),
            self.draw_named(unit, desk),
        ];
        Turn::Open(Scene::Reading(Reading::new(trail, passages)))
    }

    /// Draws from the chosen unit, or calls more sheets of its draw.
    fn draw_more(&mut self, desk: &Desk) -> Turn {
        let phrases = &desk.phrases;
        let Some(unit) = self.unit() else {
            return Turn::Tell(Told::plain(say!(phrases, "verification-choose-unit")));
        };
        let progress = unit.draw.as_ref().map(|view| view.certificate.progress);
        if let Some(Progress::Still(_)) = progress {
            return self.call_more(desk);
        }
        if unit.undrawn == 0 {
            let told = match &unit.draw {
                Some(view) => certainty::progress(&view.certificate, phrases),
                None => say!(phrases, "verification-nothing-to-draw"),
            };
            return Turn::Tell(Told::plain(told));
        }
        let policy = self.known.as_ref().map(|known| known.view.campaign.verification);
        let Some(policy) = policy.filter(|policy| policy.extent != Extent::None) else {
            return Turn::Tell(Told::error(&station::Error::NotVerifying, desk));
        };
        // What would be refused is not asked.
        if let Err(error) = desk.station.may_draw(&self.id, &unit.audience, unit.batch) {
            return Turn::Tell(Told::error(&error, desk));
        }
        let called = match policy.extent {
            Extent::Full => unit.undrawn,
            Extent::Sample | Extent::None => unit.undrawn.min(policy.sheets_min),
        };
        let unit_name = self.unit_named(&unit.audience, unit.batch, desk);
        let sheets = integer(phrases.language(), unit.undrawn.into());
        let lines = vec![
            say!(phrases, "verification-draw-ask", unit = unit_name, sheets = sheets),
            say!(phrases, "verification-draw-called", sheets = called),
            say!(phrases, "verification-draw-after"),
        ];
        self.asked = Some(Pending::Draw(unit.audience.clone(), unit.batch));
        Turn::Open(Scene::Ask(Ask::confirm(Asked::Below, lines)))
    }

    fn call_more(&mut self, desk: &Desk) -> Turn {
        match desk.station.call_sheets(&self.id) {
            Ok(called) => {
                let told = say!(desk.phrases, "verification-called", sheets = called.len());
                self.told(Told::good(told), desk)
            }
            Err(error) => Turn::Tell(Told::error(&error, desk)),
        }
    }

    /// What becomes of a sheet: of which, when several wait.
    fn settle(&mut self, settling: Settling, group: WaitingGroup, desk: &Desk) -> Turn {
        let phrases = &desk.phrases;
        if let [only] = group.serials.as_slice() {
            return self.settle_why(settling, group.audience.clone(), *only, desk);
        }
        let batch = group.batch.0.to_string();
        let title = match settling {
            Settling::Missing => say!(phrases, "verification-missing-which", batch = batch),
            Settling::Release => say!(phrases, "verification-release-which", batch = batch),
            Settling::Found => say!(phrases, "verification-found-which", batch = batch),
        };
        self.asked = Some(Pending::Which(settling, group));
        Turn::Open(Scene::Ask(Ask::line(title, "")))
    }

    fn settle_why(&mut self, settling: Settling, audience: Audience, serial: Serial, desk: &Desk) -> Turn {
        let title = match settling {
            Settling::Missing => say!(desk.phrases, "verification-missing-why", serial = serial.to_string()),
            Settling::Release => say!(desk.phrases, "verification-release-why", serial = serial.to_string()),
            Settling::Found => say!(desk.phrases, "verification-found-how", serial = serial.to_string()),
        };
        self.asked = Some(Pending::Why(settling, audience, serial));
        Turn::Open(Scene::Ask(Ask::reason(title)))
    }

    /// What is said of the chosen line, on a page of its own.
    fn whole_detail(&self, desk: &Desk) -> Turn {
        let (title, lines) = self.detail(desk);
        if lines.is_empty() {
            return Turn::Bell;
        }
        let mut trail = self.trail(desk);
        trail.push(title);
        Turn::Open(Scene::Reading(Reading::new(trail, lines.into_iter().map(Passage::Paragraph).collect())))
    }

    /// One of two sheets that are one paper is voided, with what was seen.
    fn void_one(&mut self, audience: Audience, twins: &Twins, desk: &Desk) -> Turn {
        let pair = (twins.first, twins.second);
        let void = match desk.station.one_to_void(&self.id, &audience, pair) {
            Ok(void) => void,
            Err(error) => return Turn::Tell(Told::error(&error, desk)),
        };
        let other = if void == twins.first { twins.second } else { twins.first };
        let (one, kept) = (void.to_string(), other.to_string());
        let title = say!(desk.phrases, "verification-same-why", void = one, other = kept);
        self.asked = Some(Pending::Same(audience, void, other));
        Turn::Open(Scene::Ask(Ask::reason(title)))
    }

    /// A pair that was settled leaves the list; the others are as they were, and are not looked for anew if they were known.
    fn drop_settled(&mut self, settled: &Settled, desk: &Desk) {
        let (audience, one, other) = settled;
        let is_settled = |(of, twins): &(Audience, Twins)| {
            let pair = [twins.first, twins.second];
            of == audience && pair.contains(one) && other.is_none_or(|other| pair.contains(&other))
        };
        self.twins.retain(|twins| !is_settled(twins));
        if self.awaited.is_open() {
            // They are being looked for anyway.
            return;
        }
        let id = self.known.as_ref().map(|known| known.view.campaign.id.clone());
        let head = id.and_then(|id| desk.station.store.journal_head(&id).ok());
        self.twins_of = head.map(|head| head.hash);
    }

    /// Something was done: it is told, and the lists are read again.
    fn told(&mut self, told: Told, desk: &Desk) -> Turn {
        match self.refresh(desk) {
            Ok(()) => Turn::Tell(told),
            Err(error) => Turn::Tell(Told::error(&error, desk)),
        }
    }

    /// What is said of the chosen line.
    fn detail(&self, desk: &Desk) -> (String, Vec<String>) {
        let phrases = &desk.phrases;
        if let Some(unit) = self.unit() {
            let title = self.draw_named(unit, desk);
            return (title, certainty::summary(unit, phrases));
        }
        match self.line() {
            Some(Line::Group(group)) => {
                let serials: Vec<String> = group.serials.iter().map(Serial::to_string).collect();
                let lines = vec![wait_line(group.wait, desk), serials.join(" ")];
                (self.pile(group, desk), lines)
            }
            Some(Line::Undecided(group, said)) => {
                let about = certainty::wait_line(group.wait, phrases);
                (self.pile(group, desk), [about].into_iter().chain(said.iter().cloned()).collect())
            }
            Some(Line::Twins(audience, twins)) => {
                let lines = vec![certainty::twins(twins, phrases), certainty::twins_evidence(twins, phrases)];
                (self.unit_named(audience, None, desk), lines)
            }
            Some(Line::Comparing) => (say!(phrases, "wait-twins"), vec![say!(phrases, "work-comparing")]),
            None => (String::new(), Vec::new()),
        }
    }

    fn unit_cells(&self, unit: &UnitView, roomy: bool, desk: &Desk) -> [String; 7] {
        let phrases = &desk.phrases;
        let number = |number: u64| integer(phrases.language(), i64::try_from(number).unwrap_or(i64::MAX));
        let name = match unit.batch {
            // Its audience stands under the lists.
            Some(batch) if !roomy => say!(phrases, "state-at-batch", number = batch.0.to_string()),
            batch => self.unit_named(&unit.audience, batch, desk),
        };
        let name = certainty::numbered(name, unit, self.units(), phrases);
        let progress = certainty::progress_short(unit, phrases);
        match &unit.draw {
            None => {
                let none = String::new;
                [name, number(unit.undrawn.into()), none(), none(), none(), none(), progress]
            }
            Some(view) => {
                let shown = &view.certificate;
                [
                    name,
                    number(shown.sheets.into()),
                    number(shown.called.into()),
                    number(shown.verified.into()),
                    number(shown.wrong),
                    certainty::bound(shown, phrases),
                    progress,
                ]
            }
        }
    }

    fn line_cells(&self, line: &Line, desk: &Desk) -> (String, String) {
        let phrases = &desk.phrases;
        match line {
            Line::Group(group) | Line::Undecided(group, _) => {
                let serials: Vec<String> = group.serials.iter().map(Serial::to_string).collect();
                let count = say!(phrases, "verification-sheets", sheets = serials.len());
                let what = say!(
                    phrases,
                    "verification-group",
                    pile = self.unit_named(&group.audience, Some(group.batch), desk),
                    count = count,
                    serials = serials.join(" ")
                );
                (certainty::wait_short(group.wait, phrases), what)
            }
            Line::Twins(_, twins) => (say!(phrases, "wait-twins"), certainty::twins(twins, phrases)),
            Line::Comparing => (say!(phrases, "wait-twins"), say!(phrases, "work-comparing")),
        }
    }

    /// Rows of the draws, their titles included.
    fn unit_rows(&self) -> u16 {
        (self.units().len() as u16).clamp(1, UNITS_MAX) + 1
    }
}

impl Stage for VerificationScreen {
    fn trail(&self, desk: &Desk) -> Vec<String> {
        let title = self.known.as_ref().map_or(self.id.clone(), |known| known.view.campaign.title.clone());
        vec![title, say!(desk.phrases, "verification-title")]
    }

    fn right(&self, desk: &Desk) -> String {
        say!(desk.phrases, "home-operator", name = desk.station.operator.name().to_owned())
    }

    fn status(&self, desk: &Desk) -> String {
        let phrases = &desk.phrases;
        if let Some(day) = self.known.as_ref().and_then(|known| known.view.destroyed) {
            return sentences::destroyed(day, phrases);
        }
        match (self.unit(), self.line()) {
            _ if self.is_closed() => say!(phrases, "verification-status-closed"),
            (Some(UnitView { draw: Some(_), .. }), _) => say!(phrases, "verification-status-draw"),
            (Some(UnitView { undrawn: 0, .. }), _) => say!(phrases, "verification-status-nothing"),
            (Some(_), _) => say!(phrases, "verification-status-unit"),
            (None, Some(Line::Undecided(..))) => say!(phrases, "records-status-undecided"),
            (None, Some(Line::Group(group))) if Self::is_ours(group.wait) => say!(phrases, "verification-status-key"),
            (None, Some(Line::Group(group))) if group.wait == Wait::Missing => {
                say!(phrases, "verification-status-missing")
            }
            (None, Some(Line::Group(_))) => say!(phrases, "verification-status-other"),
            (None, Some(Line::Twins(..))) => say!(phrases, "verification-status-twins"),
            (None, Some(Line::Comparing) | None) => String::new(),
        }
    }

    fn deeds(&self, desk: &Desk) -> Vec<Deed> {
        self.deeds_here(desk)
    }

    fn refresh(&mut self, desk: &Desk) -> Result<(), station::Error> {
        let known = desk.station.overview(&self.id)?;
        let now = Counting::now(Count::Twins, &known.view.campaign.id, &desk.station)?;
        let is_known = self.twins_of == Some(now.head);
        // Twins are for whoever may settle them.
        let counts = !is_known && desk.station.sharing.conducts();
        self.awaited.ask(Some(now).filter(|_| counts));
        self.known = Some(known);
        self.lay_out_again(desk)
    }

    fn wants(&mut self) -> Vec<Work> {
        self.awaited.wants()
    }

    fn worked(&mut self, worked: &Worked, desk: &Desk) -> Turn {
        let Some((head, answer)) = self.awaited.hear(worked) else { return Turn::Stay };
        let laid_out = match answer {
            Ok(Counted::Twins(twins)) => {
                (self.twins, self.twins_of) = (twins.clone(), Some(head));
                self.lay_out_again(desk)
            }
            Ok(_) => Ok(()),
            Err(error) => self.lay_out_again(desk).and(Err(error.clone())),
        };
        laid_out.map_or_else(|error| Turn::Tell(Told::error(&error, desk)), |()| Turn::Stay)
    }

    fn perform(&mut self, command: Command, body: Size, desk: &Desk) -> Turn {
        self.is_fresh = false;
        if let Some(step) = step(command) {
            let page = usize::from(body.height.saturating_sub(DETAIL + self.unit_rows() + 1));
            self.selected = stepped(self.selected, step, self.count(), page);
            return Turn::Stay;
        }
        let closed = self.is_closed();
        let keys = self.line().is_some_and(|line| match line {
            Line::Group(group) => Self::may_open(line) || group.wait == Wait::Missing,
            Line::Undecided(..) => true,
            Line::Twins(..) | Line::Comparing => false,
        });
        let draws = matches!(self.unit(), Some(UnitView { draw: None, .. }));
        let changes = match command {
            Command::New | Command::Edit | Command::Void => true,
            Command::Open => keys || draws,
            _ => false,
        };
        if let (true, true, Some(known)) = (closed, changes, &self.known) {
            return Turn::Tell(Told::error(&known.view.why_closed(), desk));
        }
        match (command, self.line().cloned()) {
            (Command::Open, _) => self.open(desk),
            (Command::New, _) => self.draw_more(desk),
            (Command::OwnFigures, _) => super::own::page(&self.id, desk),
            (Command::Void, Some(Line::Group(group))) if group.wait != Wait::Missing => {
                self.settle(Settling::Missing, group, desk)
            }
            (Command::Edit, Some(Line::Group(group))) if group.wait == Wait::Begun => {
                self.settle(Settling::Release, group, desk)
            }
            (Command::SectionForward, _) => self.whole_detail(desk),
            (Command::Void, Some(Line::Twins(audience, twins))) => self.void_one(audience, &twins, desk),
            (Command::Edit, Some(Line::Twins(audience, twins))) => {
                let (first, second) = (twins.first.to_string(), twins.second.to_string());
                let title = say!(desk.phrases, "verification-distinct-why", first = first, second = second);
                self.asked = Some(Pending::Distinct(audience, twins.first, twins.second));
                Turn::Open(Scene::Ask(Ask::reason(title)))
            }
            _ => Turn::Bell,
        }
    }

    fn receive(&mut self, answer: String, desk: &Desk) -> Turn {
        let phrases = &desk.phrases;
        let asked = self.asked.take();
        let settled = asked.as_ref().and_then(settled);
        let done = match asked {
            None => return Turn::Stay,
            Some(Pending::Draw(audience, batch)) => {
                let drawn = desk.station.draw_sheets(&self.id, &audience.0, batch, None);
                drawn.map(|view| say!(phrases, "verification-drawn", sheets = view.draw.called))
            }
            Some(Pending::Which(..)) if answer.is_empty() => return Turn::Stay,
            Some(Pending::Which(settling, group)) => match read_serial(&answer) {
                Ok(serial) if group.serials.contains(&serial) => {
                    return self.settle_why(settling, group.audience, serial, desk);
                }
                Ok(serial) => {
                    let told = say!(phrases, "verification-missing-not-here", serial = serial.to_string());
                    return Turn::Tell(Told::refusal(told));
                }
                Err(error) => Err(error),
            },
            Some(Pending::Why(Settling::Release, audience, serial)) => {
                let released = desk.station.release_sheet(&self.id, &audience.0, serial, &answer);
                released.map(|()| say!(phrases, "verification-released", serial = serial.to_string()))
            }
            Some(Pending::Why(Settling::Missing, audience, serial)) => {
                let missed = desk.station.miss_sheet(&self.id, &audience.0, serial, &answer);
                missed.map(|()| say!(phrases, "verification-missed", serial = serial.to_string()))
            }
            Some(Pending::Why(Settling::Found, audience, serial)) => {
                let found = desk.station.find_sheet(&self.id, &audience.0, serial, &answer);
                found.map(|()| say!(phrases, "verification-turned-up", serial = serial.to_string()))
            }
            Some(Pending::Same(audience, void, other)) => {
                let settled = desk.station.settle_same_paper(&self.id, &audience.0, void, other, &answer);
                let (void, other) = (void.to_string(), other.to_string());
                settled.map(|()| say!(phrases, "verification-same", void = void, other = other))
            }
            Some(Pending::Distinct(audience, first, second)) => {
                let settled = desk.station.settle_twins(&self.id, &audience.0, (first, second), &answer);
                let (first, second) = (first.to_string(), second.to_string());
                settled.map(|()| say!(phrases, "verification-distinct", first = first, second = second))
            }
        };
        match done {
            Ok(text) => {
                if let Some(settled) = settled {
                    self.drop_settled(&settled, desk);
                }
                self.told(Told::good(text), desk)
            }
            Err(error) => Turn::Tell(Told::error(&error, desk)),
        }
    }

    fn draw(&self, area: Rect, frame: &mut Frame, desk: &Desk) {
        let Desk { look, phrases, .. } = desk;
        let styles = &look.styles;
        let (units_area, middle, detail_area) = split(area, self.unit_rows(), DETAIL.min(area.height / 2));
        let narrow = |area: Rect| Rect { width: area.width.min(COLUMNS_MAX), ..area };
        let titles = [
            say!(phrases, "verification-column-unit"),
            say!(phrases, "verification-column-sheets"),
            say!(phrases, "verification-column-called"),
            say!(phrases, "verification-column-verified"),
            say!(phrases, "verification-column-wrong"),
            say!(phrases, "verification-column-bound"),
            say!(phrases, "verification-column-progress"),
        ];
        let figures = |place: usize, width: u16| Column {
            title: &titles[place],
            width: Width::Fixed(width),
            align: Align::Right,
        };
        let columns = [
            Column { title: &titles[0], width: Width::Share(1), align: Align::Left },
            figures(1, 5),
            figures(2, 8),
            figures(3, 6),
            figures(4, 5),
            figures(5, 7),
            Column { title: &titles[6], width: Width::Fixed(14), align: Align::Left },
        ];
        let units = self.units();
        let make = |index: usize| {
            let unit = &units[index];
            let over = unit.undrawn == 0 && unit.draw.as_ref().is_some_and(|view| view.certificate.progress.is_over());
            let cells = self.unit_cells(unit, area.width >= ROOMY_FROM, desk).into_iter().enumerate();
            let style = |place: usize| match place {
                6 if over => styles.good,
                6 => styles.warning,
                _ => styles.text,
            };
            cells.map(|(place, text)| Cell::new(text, style(place))).collect()
        };
        let count = units.len();
        let table = Table {
            look,
            columns: &columns,
            count,
            row: &make,
            selected: Some(self.selected).filter(|place| *place < count),
            empty: "",
        };
        frame.render_widget(&table, narrow(units_area));
        let mut cursor = table.cursor_in(narrow(units_area));

        let waits = say!(phrases, "verification-waits", name = desk.station.operator.name().to_owned());
        frame.render_widget(&Rule { look, title: &waits }, widened(row(middle, 0)));
        let (_, list, _) = split(middle, 1, 0);
        let columns = [
            Column { title: "", width: Width::Fixed(15), align: Align::Left },
            Column { title: "", width: Width::Share(1), align: Align::Left },
        ];
        let make = |index: usize| {
            let line = &self.lines[index];
            let (what, which) = self.line_cells(line, desk);
            let ours = Self::may_open(line);
            let style = if ours { styles.title } else { styles.faint };
            vec![Cell::new(what, style), Cell::new(which, if ours { styles.text } else { styles.faint })]
        };
        let empty = say!(phrases, "verification-nothing-waits");
        let table = Table {
            look,
            columns: &columns,
            count: self.lines.len(),
            row: &make,
            selected: self.selected.checked_sub(count),
            empty: &empty,
        };
        frame.render_widget(&table, narrow(list));
        cursor = cursor.or_else(|| table.cursor_in(narrow(list)));
        frame.set_cursor_position(cursor.unwrap_or(area.as_position()));

        let (title, lines) = self.detail(desk);
        frame.render_widget(&Rule { look, title: &title }, widened(row(detail_area, 0)));
        let inside = indented(detail_area);
        let mut lines: Vec<String> = lines.iter().flat_map(|line| wrap(line, inside.width)).collect();
        let room = usize::from(detail_area.height.saturating_sub(1));
        if lines.len() > room {
            // What does not fit is said to be there, and where.
            let keys = keys_label(&desk.keymap, Command::SectionForward, Context::List, phrases);
            let key = keys.split("  ").next().unwrap_or_default().to_owned();
            lines.truncate(room.saturating_sub(1));
            lines.push(say!(phrases, "verification-more", key = key));
        }
        for (place, line) in lines.iter().enumerate() {
            paint(look, row(inside, 1 + place as u16), frame.buffer_mut(), line, styles.text);
        }
    }
}

/// Why sheets wait, and how another person sits down here where that is what they wait for.
fn wait_line(wait: Wait, desk: &Desk) -> String {
    let said = certainty::wait_line(wait, &desk.phrases);
    if !matches!(wait, Wait::Other(Forbidden::OwnSheet | Forbidden::OwnDifference | Forbidden::OwnDecision)) {
        return said;
    }
    let keys = keys_label(&desk.keymap, Command::Settings, Context::List, &desk.phrases);
    let key = keys.split("  ").next().unwrap_or_default().to_owned();
    format!("{said} {}", say!(desk.phrases, "verification-other-person", key = key))
}
