//! The entry state: how many sheets are expected, handed out, come in and keyed, and what is missing, doubtful or open.
//! A pure function from facts that somebody gathered.

use super::facts::{
    Balance, BatchFacts, DifferencePlace, DrawFacts, DrawScope, Facts, OpenStage, QuestionPlace, SheetKind,
};
use crate::campaign::{BatchNumber, BatchStage, Extent, Plan, Unit};
use crate::questionnaire::{Audience, Severity};
use crate::record::Serial;
use serde::Serialize;

/// The entry state of a campaign.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryState {
    /// The whole campaign, then each audience with its services, and under each the batches.
    pub lines: Vec<StateLine>,
    /// What is missing, doubtful or open: blocking first, then in the order of audiences, batches and sheets.
    pub findings: Vec<StateFinding>,
}

/// Counts of the campaign or of a part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StateLine {
    /// What it counts.
    #[serde(flatten)]
    pub scope: Scope,
    /// The counts.
    #[serde(flatten)]
    pub counts: Counts,
    /// Where sheets came in and none are planned: no share is counted on them.
    pub unplanned: Vec<Unplanned>,
}

/// An audience in a service where sheets came in and none are planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unplanned {
    /// The audience.
    pub audience: Audience,
    /// Code of the service.
    pub service: String,
    /// Sheets that came in.
    pub came_in: u32,
}

/// What a line counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "scope")]
pub enum Scope {
    /// The whole campaign.
    Campaign,
    /// An audience.
    Audience {
        /// It.
        audience: Audience,
    },
    /// An audience in a service.
    Service {
        /// The audience.
        audience: Audience,
        /// Code of the service.
        service: String,
    },
    /// A batch.
    Batch {
        /// Its audience.
        audience: Audience,
        /// Code of its service.
        service: String,
        /// Its number.
        batch: BatchNumber,
        /// How far it is.
        stage: BatchStage,
    },
}

/// Sheets, by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// People concerned; `None` where nothing is planned, and for a batch.
    pub expected: Option<u32>,
    /// Sheets handed out; `None` where nothing is planned, and for a batch.
    pub distributed: Option<u32>,
    /// Sheets counted in; `None` while no pile is counted.
    pub returned: Option<u32>,
    /// Sheets that came in: those counted, and those keyed of piles that are not.
    pub came_in: u32,
    /// Sheets with a record: complete, held, voided or in progress.
    pub keyed: u32,
    /// Complete.
    pub complete: u32,
    /// Complete and verified.
    pub verified: u32,
    /// Held aside.
    pub held: u32,
    /// Voided.
    pub voided: u32,
    /// In progress.
    pub in_progress: u32,
    #[serde(skip)]
    participation: Option<Participation>,
}

/// A share as the two counts it is made of; the whole is never nought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Participation {
    /// Sheets keyed to the end.
    pub complete: u32,
    /// Of so many.
    pub of: u32,
    /// What these are.
    pub basis: Basis,
}

/// What participation is counted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// Sheets handed out.
    Distributed,
    /// People concerned: nothing is known of sheets handed out.
    Expected,
    /// Sheets handed out where that is known, people concerned elsewhere.
    Either,
}

impl Counts {
    /// The share of sheets that are complete, over the services where it is known of how many.
    pub fn participation(&self) -> Option<Participation> {
        self.participation
    }

    /// What is complete of an audience in a service counts for the share where something is planned there.
    fn add_share(&mut self, service: &Counts) {
        let planned = |of: Option<u32>, basis| of.filter(|of| *of > 0).map(|of| (of, basis));
        let on = planned(service.distributed, Basis::Distributed);
        let Some((of, basis)) = on.or_else(|| planned(service.expected, Basis::Expected)) else { return };
        let so_far = self.participation.unwrap_or(Participation { complete: 0, of: 0, basis });
        self.participation = Some(Participation {
            complete: so_far.complete.saturating_add(service.complete),
            of: so_far.of.saturating_add(of),
            basis: if so_far.basis == basis { basis } else { Basis::Either },
        });
    }

    fn is_unplanned(&self) -> bool {
        self.distributed.unwrap_or(0) == 0 && self.expected.unwrap_or(0) == 0
    }

    fn add_plan(&mut self, plan: &Plan) {
        let add = |count: &mut Option<u32>, more: u32| *count = Some(count.unwrap_or(0).saturating_add(more));
        add(&mut self.expected, plan.expected);
        add(&mut self.distributed, plan.distributed);
    }

    fn add_batch(&mut self, batch: &BatchFacts) {
        let add = |count: &mut u32, more: u32| *count = count.saturating_add(more);
        if let Some(sheets) = batch.sheets {
            self.returned = Some(self.returned.unwrap_or(0).saturating_add(sheets));
        }
        add(&mut self.came_in, batch.came_in());
        add(&mut self.keyed, batch.keyed());
        add(&mut self.complete, batch.complete);
        add(&mut self.verified, batch.verified);
        add(&mut self.held, batch.held);
        add(&mut self.voided, batch.voided);
        add(&mut self.in_progress, batch.in_progress);
    }
}

/// Something missing, doubtful or open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StateFinding {
    /// Whether the campaign cannot be closed while it stands.
    pub severity: Severity,
    /// What it is.
    #[serde(flatten)]
    pub kind: StateKind,
    /// Where.
    pub place: StatePlace,
}

/// Where a finding stands, as far down as it goes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct StatePlace {
    /// The audience.
    pub audience: Option<Audience>,
    /// Code of the service.
    pub service: Option<String>,
    /// The batch.
    pub batch: Option<BatchNumber>,
    /// The sheet.
    pub serial: Option<Serial>,
    /// The question.
    pub question: Option<QuestionPlace>,
}

/// What is missing, doubtful or open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum StateKind {
    /// The pile is not counted.
    NotCounted,
    /// Fewer sheets are keyed than were counted.
    SheetsMissing {
        /// Sheets counted.
        counted: u32,
        /// Sheets keyed.
        keyed: u32,
        /// The difference.
        missing: u32,
    },
    /// More sheets are keyed than were counted.
    SheetsTooMany {
        /// Sheets counted.
        counted: u32,
        /// Sheets keyed.
        keyed: u32,
        /// The difference.
        too_many: u32,
    },
    /// The sheet is being keyed.
    InProgress,
    /// The campaign's rule asks for a verification, and no sheet is drawn.
    NotDrawn {
        /// Complete sheets that wait for it.
        sheets: u32,
    },
    /// The verification is not ended.
    DrawNotEnded {
        /// Sheets drawn from.
        sheets: u32,
        /// Of these, verified.
        verified: u32,
        /// Sheets still to verify if no difference is found, when that can be said.
        still: Option<u32>,
    },
    /// Nothing is certified of what was drawn: a pile does not hold as many sheets as were counted.
    DrawUnbalanced {
        /// The piles.
        piles: Vec<PileCount>,
    },
    /// Sheets of the batch are drawn and wait for their second keying; the place names the first of them.
    SecondAwaited {
        /// How many.
        sheets: u32,
    },
    /// The second keying of the sheet is begun.
    SecondBegun,
    /// The two passes differ: a third keying settles it. The place names the first question.
    Differing {
        /// In what.
        differences: Vec<DifferencePlace>,
    },
    /// The third keying of the sheet is begun.
    ThirdBegun,
    /// Three passes differ: the person in charge decides. The place names the first question.
    Undecided {
        /// In what.
        differences: Vec<DifferencePlace>,
    },
    /// The campaign's rule asks for no verification.
    NotVerified,
    /// Complete sheets were keyed after the draw: no certificate speaks of them.
    Uncovered {
        /// How many.
        sheets: u32,
    },
    /// The paper of a drawn sheet cannot be found.
    PaperMissing {
        /// What was said of it.
        reason: String,
    },
    /// The sheet and another are probably one paper.
    Twins {
        /// The number on the other.
        other: Serial,
    },
    /// The sheet was changed after it was verified.
    CorrectedAfterVerification,
    /// The sheet is held aside.
    Held {
        /// Why.
        reason: String,
    },
    /// A soft check was overridden and nobody wrote why.
    OverrideWithoutNote,
    /// A remark on a question.
    Note {
        /// The remark.
        text: String,
    },
    /// A remark in the paper's margin.
    Margin {
        /// The remark.
        text: String,
    },
    /// Sheets of the batch were begun after the campaign was closed once, or after its last day; the place names the
    /// first of them.
    Late {
        /// How many.
        sheets: u32,
    },
    /// Sheets came in where none are planned.
    NoPlan {
        /// How many.
        sheets: u32,
    },
    /// More sheets came in than were handed out.
    MoreThanDistributed {
        /// Sheets that came in.
        came_in: u32,
        /// Sheets handed out.
        distributed: u32,
    },
    /// More sheets came in than people are concerned.
    MoreThanExpected {
        /// Sheets that came in.
        came_in: u32,
        /// People concerned.
        expected: u32,
    },
    /// The batch is not at its end: this far.
    BatchNotEnded {
        /// How far.
        stage: BatchStage,
    },
}

/// A pile in figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PileCount {
    /// The batch.
    pub batch: BatchNumber,
    /// Sheets counted, when they were.
    pub counted: Option<u32>,
    /// Sheets keyed.
    pub keyed: u32,
    /// The sheets being keyed: they are to be ended first, also where the count is right.
    pub in_progress: Vec<Serial>,
}

impl StateKind {
    /// Whether the campaign cannot be closed while it stands.
    pub fn severity(&self) -> Severity {
        match self {
            StateKind::NotCounted
            | StateKind::SheetsMissing { .. }
            | StateKind::SheetsTooMany { .. }
            | StateKind::InProgress
            | StateKind::NotDrawn { .. }
            | StateKind::DrawNotEnded { .. }
            | StateKind::DrawUnbalanced { .. }
            | StateKind::SecondAwaited { .. }
            | StateKind::SecondBegun
            | StateKind::Differing { .. }
            | StateKind::ThirdBegun
            | StateKind::Undecided { .. } => Severity::Blocking,
            StateKind::NotVerified
            | StateKind::Uncovered { .. }
            | StateKind::PaperMissing { .. }
            | StateKind::Twins { .. }
            | StateKind::CorrectedAfterVerification
            | StateKind::Held { .. }
            | StateKind::OverrideWithoutNote
            | StateKind::Note { .. }
            | StateKind::Margin { .. }
            | StateKind::Late { .. }
            | StateKind::NoPlan { .. }
            | StateKind::MoreThanDistributed { .. }
            | StateKind::MoreThanExpected { .. }
            | StateKind::BatchNotEnded { .. } => Severity::Warning,
        }
    }
}

impl EntryState {
    /// What the campaign cannot be closed with.
    pub fn blocking(&self) -> impl Iterator<Item = &StateFinding> {
        self.findings.iter().filter(|finding| finding.severity == Severity::Blocking)
    }

    /// What is to be looked at.
    pub fn warnings(&self) -> impl Iterator<Item = &StateFinding> {
        self.findings.iter().filter(|finding| finding.severity == Severity::Warning)
    }

    /// Whether the campaign can be closed.
    pub fn is_closable(&self) -> bool {
        self.blocking().next().is_none()
    }

    /// The counts of the whole campaign.
    pub fn whole(&self) -> Counts {
        self.lines.first().map_or_else(Counts::default, |line| line.counts)
    }
}

/// The entry state that facts show.
pub fn entry_state(facts: &Facts) -> EntryState {
    let mut findings = Findings { facts, found: Vec::new() };
    facts.batches.iter().for_each(|batch| findings.of_batch(batch));
    findings.of_sheets();
    findings.of_plan();
    findings.of_draws();
    findings.of_verifications();
    EntryState { lines: lines(facts), findings: findings.sorted() }
}

fn lines(facts: &Facts) -> Vec<StateLine> {
    let mut lines = vec![line(facts, Scope::Campaign, |_, _| true)];
    for audience in &facts.audiences {
        let scope = Scope::Audience { audience: audience.clone() };
        lines.push(line(facts, scope, |of, _| of == audience));
        for service in &facts.campaign.services {
            let here = |of: &Audience, code: &str| of == audience && code == service.code;
            let scope = Scope::Service { audience: audience.clone(), service: service.code.clone() };
            lines.push(line(facts, scope, here));
            for batch in facts.batches.iter().filter(|batch| here(&batch.audience, &batch.service)) {
                let mut counts = Counts::default();
                counts.add_batch(batch);
                let BatchFacts { number, stage, .. } = *batch;
                let (audience, service) = (batch.audience.clone(), batch.service.clone());
                let scope = Scope::Batch { audience, service, batch: number, stage };
                lines.push(StateLine { scope, counts, unplanned: Vec::new() });
            }
        }
    }
    lines
}

/// The counts of every place that is meant.
fn line(facts: &Facts, scope: Scope, here: impl Fn(&Audience, &str) -> bool) -> StateLine {
    let mut counts = counts_of(facts, &here);
    let mut unplanned = Vec::new();
    for audience in &facts.audiences {
        for service in facts.campaign.services.iter().filter(|service| here(audience, &service.code)) {
            let there = counts_of(facts, |of, code| of == audience && code == service.code);
            counts.add_share(&there);
            if there.came_in > 0 && there.is_unplanned() {
                let (audience, service) = (audience.clone(), service.code.clone());
                unplanned.push(Unplanned { audience, service, came_in: there.came_in });
            }
        }
    }
    StateLine { scope, counts, unplanned }
}

fn counts_of(facts: &Facts, here: impl Fn(&Audience, &str) -> bool) -> Counts {
    let mut counts = Counts::default();
    let plans = facts.campaign.plan.iter().filter(|plan| here(&plan.audience, &plan.service));
    plans.for_each(|plan| counts.add_plan(plan));
    let batches = facts.batches.iter().filter(|batch| here(&batch.audience, &batch.service));
    batches.for_each(|batch| counts.add_batch(batch));
    counts
}

struct Findings<'a> {
    facts: &'a Facts,
    found: Vec<StateFinding>,
}

impl Findings<'_> {
    fn say(&mut self, kind: StateKind, place: StatePlace) {
        self.found.push(StateFinding { severity: kind.severity(), kind, place });
    }

    fn of_batch(&mut self, batch: &BatchFacts) {
        let (counted, keyed) = (batch.sheets.unwrap_or(0), batch.keyed());
        match Balance::of(batch.sheets, keyed) {
            Balance::Balanced => {}
            Balance::NotCounted => self.say(StateKind::NotCounted, of_batch(batch)),
            Balance::Missing(missing) => {
                self.say(StateKind::SheetsMissing { counted, keyed, missing }, of_batch(batch));
            }
            Balance::TooMany(too_many) => {
                self.say(StateKind::SheetsTooMany { counted, keyed, too_many }, of_batch(batch));
            }
        }
        let ended = match batch.stage {
            BatchStage::Received | BatchStage::Keyed | BatchStage::Checked => false,
            BatchStage::Returned | BatchStage::Destroyed | BatchStage::Online => true,
        };
        // A pile that was opened by mistake and counted to nought has no paper to follow.
        if !ended && (batch.sheets != Some(0) || keyed > 0) {
            self.say(StateKind::BatchNotEnded { stage: batch.stage }, of_batch(batch));
        }
    }

    fn of_sheets(&mut self) {
        let facts = self.facts;
        for sheet in &facts.sheets {
            let mut place = self.of_sheet(&sheet.audience, sheet.batch, sheet.serial);
            let kind = match &sheet.kind {
                SheetKind::InProgress => StateKind::InProgress,
                SheetKind::Held { reason } => StateKind::Held { reason: reason.clone() },
                SheetKind::OverrideWithoutNote { question } => {
                    place.question = Some(question.clone());
                    StateKind::OverrideWithoutNote
                }
                SheetKind::Note { question, text } => {
                    place.question = Some(question.clone());
                    StateKind::Note { text: text.clone() }
                }
                SheetKind::Margin { text } => StateKind::Margin { text: text.clone() },
                SheetKind::CorrectedAfterVerification => StateKind::CorrectedAfterVerification,
                // A pile keyed late is one finding, not forty.
                SheetKind::Late => continue,
            };
            self.say(kind, place);
        }
        let late = facts.sheets.iter().filter(|sheet| sheet.kind == SheetKind::Late);
        self.by_batch(late.map(|sheet| (sheet.batch, sheet.serial)), |sheets| StateKind::Late { sheets });
    }

    /// One finding per batch, at the first of its sheets.
    fn by_batch(&mut self, sheets: impl Iterator<Item = (BatchNumber, Serial)>, kind: impl Fn(u32) -> StateKind) {
        let mut sheets: Vec<(BatchNumber, Serial)> = sheets.collect();
        sheets.sort_unstable();
        for same in sheets.chunk_by(|one, other| one.0 == other.0) {
            let (batch, serial) = same[0];
            let audience = self.facts.batches.iter().find(|known| known.number == batch);
            let Some(audience) = audience.map(|known| known.audience.clone()) else { continue };
            let place = self.of_sheet(&audience, batch, serial);
            self.say(kind(u32::try_from(same.len()).unwrap_or(u32::MAX)), place);
        }
    }

    fn of_plan(&mut self) {
        let facts = self.facts;
        for audience in &facts.audiences {
            for service in &facts.campaign.services {
                let counts = counts_of(facts, |of, code| of == audience && code == service.code);
                let (came_in, expected) = (counts.came_in, counts.expected.unwrap_or(0));
                let distributed = counts.distributed.unwrap_or(0);
                let kind = match (distributed, expected) {
                    _ if came_in == 0 => continue,
                    _ if counts.is_unplanned() => StateKind::NoPlan { sheets: came_in },
                    (1.., _) if came_in > distributed => StateKind::MoreThanDistributed { came_in, distributed },
                    (_, 1..) if came_in > expected => StateKind::MoreThanExpected { came_in, expected },
                    _ => continue,
                };
                let (audience, service) = (Some(audience.clone()), Some(service.code.clone()));
                self.say(kind, StatePlace { audience, service, ..StatePlace::default() });
            }
        }
    }

    fn of_draws(&mut self) {
        let facts = self.facts;
        for draw in &facts.draws {
            let place = match &draw.scope {
                DrawScope::Audience(audience) => of_audience(audience),
                DrawScope::Batch(number) => match facts.batches.iter().find(|batch| batch.number == *number) {
                    Some(batch) => of_batch(batch),
                    None => StatePlace { batch: Some(*number), ..StatePlace::default() },
                },
            };
            let DrawFacts { sheets, verified, still, .. } = *draw;
            let piles = facts.batches.iter().filter(|batch| draw.unbalanced.contains(&batch.number));
            let piles: Vec<PileCount> = piles.map(|batch| self.pile_count(batch)).collect();
            if let Some(first) = piles.first() {
                // It leads to the first of them, and there to the first sheet that is not ended.
                let serial = first.in_progress.first().copied();
                let place = StatePlace { batch: Some(first.batch), serial, ..place.clone() };
                self.say(StateKind::DrawUnbalanced { piles }, place);
            } else if !draw.ended {
                self.say(StateKind::DrawNotEnded { sheets, verified, still }, place.clone());
            }
            let sheets = draw.uncovered;
            match facts.campaign.verification.extent {
                _ if sheets == 0 => {}
                // Where every sheet is to be verified, one that came after the draw is too.
                Extent::Full => self.say(StateKind::NotDrawn { sheets }, place),
                Extent::Sample | Extent::None => self.say(StateKind::Uncovered { sheets }, place),
            }
        }
        match facts.campaign.verification.extent {
            Extent::None
                if facts.batches.iter().any(|batch| batch.complete > 0 && batch.stage != BatchStage::Online) =>
            {
                self.say(StateKind::NotVerified, StatePlace::default());
            }
            Extent::None => {}
            Extent::Sample | Extent::Full => self.of_sheets_not_drawn(),
        }
    }

    /// Complete sheets of which no draw knows, by what the campaign's certificates speak of.
    fn of_sheets_not_drawn(&mut self) {
        let facts = self.facts;
        let drawn = |scope: &DrawScope| facts.draws.iter().any(|draw| draw.scope == *scope);
        for audience in &facts.audiences {
            if drawn(&DrawScope::Audience(audience.clone())) {
                continue;
            }
            // What came in online was not keyed: there is no paper to key it from again.
            let batches = facts
                .batches
                .iter()
                .filter(|batch| batch.audience == *audience && batch.complete > 0 && batch.stage != BatchStage::Online);
            let left: Vec<&BatchFacts> = batches.filter(|batch| !drawn(&DrawScope::Batch(batch.number))).collect();
            match facts.campaign.verification.unit {
                Unit::Audience if left.is_empty() => {}
                Unit::Audience => {
                    let sheets = left.iter().fold(0, |sum: u32, batch| sum.saturating_add(batch.complete));
                    self.say(StateKind::NotDrawn { sheets }, of_audience(audience));
                }
                Unit::Batch => {
                    left.iter().for_each(|b| self.say(StateKind::NotDrawn { sheets: b.complete }, of_batch(b)));
                }
            }
        }
    }

    fn of_verifications(&mut self) {
        let facts = self.facts;
        for open in &facts.open {
            let mut place = self.of_sheet(&open.audience, open.batch, open.serial);
            let kind = match &open.stage {
                // A pile to fetch from the cupboard is one finding, not twenty.
                OpenStage::Called => continue,
                OpenStage::SecondBegun => StateKind::SecondBegun,
                OpenStage::ThirdBegun => StateKind::ThirdBegun,
                OpenStage::Differing { differences } => {
                    place.question = differences.first().map(|first| first.question.clone());
                    StateKind::Differing { differences: differences.clone() }
                }
                OpenStage::Undecided { differences } => {
                    place.question = differences.first().map(|first| first.question.clone());
                    StateKind::Undecided { differences: differences.clone() }
                }
                OpenStage::PaperMissing { reason } => StateKind::PaperMissing { reason: reason.clone() },
            };
            self.say(kind, place);
        }
        let called = facts.open.iter().filter(|open| open.stage == OpenStage::Called);
        self.by_batch(called.map(|open| (open.batch, open.serial)), |sheets| StateKind::SecondAwaited { sheets });
        for twins in &facts.twins {
            let place = self.of_sheet(&twins.audience, twins.batch, twins.one);
            self.say(StateKind::Twins { other: twins.other }, place);
        }
    }

    fn pile_count(&self, batch: &BatchFacts) -> PileCount {
        let sheets = self.facts.sheets.iter();
        let begun = sheets.filter(|sheet| sheet.batch == batch.number && sheet.kind == SheetKind::InProgress);
        let in_progress = begun.map(|sheet| sheet.serial).collect();
        PileCount { batch: batch.number, counted: batch.sheets, keyed: batch.keyed(), in_progress }
    }

    fn of_sheet(&self, audience: &Audience, batch: BatchNumber, serial: Serial) -> StatePlace {
        let known = self.facts.batches.iter().find(|known| known.number == batch);
        StatePlace {
            audience: Some(audience.clone()),
            service: known.map(|known| known.service.clone()),
            batch: Some(batch),
            serial: Some(serial),
            question: None,
        }
    }

    /// Blocking first, then as one walks through the campaign; what stands at one place stays in the order it was found.
    fn sorted(mut self) -> Vec<StateFinding> {
        let audiences = &self.facts.audiences;
        let services = &self.facts.campaign.services;
        self.found.sort_by_cached_key(|finding| {
            let StatePlace { audience, service, batch, serial, question } = finding.place.clone();
            let audience = audience.map(|audience| audiences.iter().position(|known| *known == audience));
            // A batch is found by its number: its service says nothing more.
            let service = service.filter(|_| batch.is_none());
            let service = service.map(|code| services.iter().position(|known| known.code == code));
            (finding.severity == Severity::Warning, audience, service, batch, serial, question)
        });
        self.found
    }
}

fn of_audience(audience: &Audience) -> StatePlace {
    StatePlace { audience: Some(audience.clone()), ..StatePlace::default() }
}

fn of_batch(batch: &BatchFacts) -> StatePlace {
    let (audience, service) = (Some(batch.audience.clone()), Some(batch.service.clone()));
    StatePlace { audience, service, batch: Some(batch.number), ..StatePlace::default() }
}
