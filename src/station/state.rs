//! The entry state of a campaign: the store's facts, gathered for the brain that reads them.

use super::{CampaignView, DrawView, Error, Station, sentences};
use crate::campaign::{CampaignEvent, Service};
use crate::operator::Moment;
use crate::questionnaire::{Audience, Localised, QuestionIndex};
use crate::record::{Pass, Record, RecordEvent, Status};
use crate::store::{self, RecordKey, RecordState, RecordSummary, Standing, Verified};
use crate::verification::{
    BatchFacts, Decision, DrawFacts, DrawScope, EntryState, Facts, Open, OpenStage, Progress, QuestionPlace,
    Settlement, Sheet, SheetFacts, SheetKind, Stage, TwinFacts, entry_state,
};
use jiff::civil::Date;

/// How the audiences and services of a campaign are called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    audiences: Vec<(Audience, Localised)>,
    services: Vec<Service>,
}

impl Names {
    /// Those of a campaign.
    pub fn of(view: &CampaignView) -> Names {
        let audiences = view.tool.audiences.iter().map(|forms| (forms.audience.clone(), forms.label.clone())).collect();
        Names { audiences, services: view.campaign.services.clone() }
    }

    /// An audience's name in a language, else its code.
    pub fn audience<'a>(&'a self, audience: &'a Audience, tag: &str) -> &'a str {
        let known = self.audiences.iter().find(|(known, _)| known == audience);
        known.map_or(audience.0.as_str(), |(_, label)| label.in_language(tag))
    }

    /// A service's name, else its code.
    pub fn service<'a>(&'a self, code: &'a str) -> &'a str {
        self.services.iter().find(|service| service.code == code).map_or(code, |service| service.name.as_str())
    }
}

impl Station {
    /// The entry state of a campaign as it stands.
    ///
    /// # Errors
    /// [`Error::NoCampaign`], and the store's.
    pub fn entry_state(&self, campaign: &str) -> Result<EntryState, Error> {
        let view = self.campaign(campaign)?;
        Ok(entry_state(&self.facts(&view)?))
    }

    /// What the entry state is made from.
    fn facts(&self, view: &CampaignView) -> Result<Facts, Error> {
        let batches = self.store.batches(&view.campaign.id)?.into_iter().map(|(batch, tally)| BatchFacts {
            number: batch.number,
            stage: batch.stage(),
            audience: batch.audience,
            service: batch.service,
            sheets: batch.sheets,
            complete: tally.complete,
            in_progress: tally.in_progress,
            held: tally.held,
            voided: tally.voided,
            verified: tally.verified,
            same_paper: tally.same_paper,
        });
        let mut facts = Facts {
            campaign: view.campaign.clone(),
            audiences: view.tool.audiences.iter().map(|forms| forms.audience.clone()).collect(),
            batches: batches.collect(),
            sheets: Vec::new(),
            open: self.open_verifications(view)?,
            draws: self.draw_facts(view)?,
            twins: self.twin_facts(view)?,
        };
        let late = Late::of(view, self.clock.offset_seconds());
        for number in facts.batches.iter().map(|batch| batch.number).collect::<Vec<_>>() {
            for summary in self.store.records_of_batch(&view.campaign.id, number)? {
                facts.sheets.extend(self.words(view, &summary, &late)?);
            }
        }
        Ok(facts)
    }

    /// What deserves a word on a sheet. What is voided does not.
    fn words(&self, view: &CampaignView, summary: &RecordSummary, late: &Late) -> Result<Vec<SheetFacts>, Error> {
        let mut kinds = Vec::new();
        if summary.key.pass != Pass::First || summary.state == RecordState::Voided {
            return Ok(Vec::new());
        }
        if summary.state == RecordState::InProgress {
            kinds.push(SheetKind::InProgress);
        }
        if late.is_late(summary.begun) {
            kinds.push(SheetKind::Late);
        }
        let tells = summary.is_remarked() || summary.state == RecordState::Held;
        if tells || summary.standing == Standing::Verified {
            match self.store.record(&summary.key) {
                Ok(Some(filed)) => kinds.extend(self.remarks(view, &summary.key, &filed.record)?),
                // What is being verified is not shown; its remarks come back when that is settled.
                Ok(None) | Err(store::Error::Forbidden { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let RecordKey { audience, serial, .. } = &summary.key;
        let sheet = |kind| SheetFacts { audience: audience.clone(), serial: *serial, batch: summary.batch, kind };
        Ok(kinds.into_iter().map(sheet).collect())
    }

    /// What is written about a sheet, and whether it was changed after it was verified.
    fn remarks(&self, view: &CampaignView, key: &RecordKey, record: &Record) -> Result<Vec<SheetKind>, Error> {
        let tool = if record.tool == view.tool.fingerprint { view.tool.clone() } else { self.tool(&record.tool)? };
        let form = tool.audience(&key.audience).and_then(|forms| forms.form(&record.variant));
        let place = |index: QuestionIndex| {
            let known = form.filter(|form| index < form.questions.len());
            QuestionPlace { index, number: known.map_or_else(String::new, |form| sentences::number(form, index)) }
        };
        let mut kinds = Vec::new();
        if let Status::Held(reason) = &record.status {
            kinds.push(SheetKind::Held { reason: reason.clone() });
        }
        if is_corrected_after_verification(record) {
            kinds.push(SheetKind::CorrectedAfterVerification);
        }
        for passed in record.overrides.iter().filter(|passed| passed.note.is_empty()) {
            kinds.push(SheetKind::OverrideWithoutNote { question: place(passed.question) });
        }
        for (question, text) in &record.notes {
            kinds.push(SheetKind::Note { question: place(*question), text: text.clone() });
        }
        if !record.margin.is_empty() {
            kinds.push(SheetKind::Margin { text: record.margin.clone() });
        }
        Ok(kinds)
    }

    /// Verifications that are not settled, and papers that were not found.
    pub(super) fn open_verifications(&self, view: &CampaignView) -> Result<Vec<Open>, Error> {
        let mut open = Vec::new();
        for Verified { key, sheet, .. } in self.verified(view.campaign.id.as_str())? {
            let stage = match &sheet.stage {
                Stage::Settled | Stage::Voided { .. } => continue,
                Stage::Called => OpenStage::Called,
                Stage::Second => OpenStage::SecondBegun,
                Stage::Third => OpenStage::ThirdBegun,
                Stage::Differing => OpenStage::Differing { questions: self.differing(view, &key.audience, &sheet)? },
                Stage::Undecided => OpenStage::Undecided { questions: self.differing(view, &key.audience, &sheet)? },
                Stage::Missing(reason) => OpenStage::PaperMissing { reason: reason.clone() },
            };
            open.push(Open { audience: key.audience, serial: key.serial, batch: sheet.batch, stage });
        }
        Ok(open)
    }

    /// The questions on which the passes of a sheet differ: one for each difference.
    fn differing(&self, view: &CampaignView, audience: &Audience, sheet: &Sheet) -> Result<Vec<QuestionPlace>, Error> {
        let (fingerprint, variant) = &sheet.form;
        let tool = if *fingerprint == view.tool.fingerprint { view.tool.clone() } else { self.tool(fingerprint)? };
        let form = tool.audience(audience).and_then(|forms| forms.form(variant));
        let place = |index: QuestionIndex| {
            let number = form.map_or_else(String::new, |form| sentences::number(form, index));
            QuestionPlace { index, number }
        };
        let torn = |one: &&Settlement| {
            sheet.stage != Stage::Undecided || matches!(one.decision, Decision::Neither | Decision::Open)
        };
        Ok(sheet.settlements.iter().filter(torn).map(|settlement| place(settlement.difference.at)).collect())
    }

    /// Sheets drawn to be verified.
    fn draw_facts(&self, view: &CampaignView) -> Result<Vec<DrawFacts>, Error> {
        let fact = |DrawView { draw, certificate, uncovered }: DrawView| DrawFacts {
            scope: draw.batch.map_or_else(|| DrawScope::Audience(draw.audience.clone()), DrawScope::Batch),
            sheets: certificate.sheets,
            verified: certificate.verified,
            still: match certificate.progress {
                Progress::Still(sheets) => Some(sheets),
                Progress::Open(_) | Progress::Proved | Progress::Exhausted | Progress::Unbalanced => None,
            },
            ended: certificate.progress.is_over(),
            uncovered,
        };
        Ok(self.draws(view.campaign.id.as_str())?.into_iter().map(fact).collect())
    }

    /// Sheets that are probably one paper and not settled yet.
    fn twin_facts(&self, view: &CampaignView) -> Result<Vec<TwinFacts>, Error> {
        let mut facts = Vec::new();
        for (audience, twins) in self.twins(view.campaign.id.as_str())? {
            let batch = self.complete_sheets(&view.campaign, &audience)?.get(&twins.first).copied();
            let (one, other) = (twins.first, twins.second);
            facts.extend(batch.map(|batch| TwinFacts { audience, batch, one, other }));
        }
        Ok(facts)
    }
}

/// From when on a sheet is late.
struct Late {
    /// When the campaign was first closed.
    closed: Option<Moment>,
    /// Its last day.
    until: Option<Date>,
    /// Seconds to add to UTC for the time here.
    offset_seconds: i32,
}

impl Late {
    fn of(view: &CampaignView, offset_seconds: i32) -> Late {
        let closings = view.campaign.history.iter().filter(|(_, event)| *event == CampaignEvent::Closed);
        let closed = closings.map(|(signature, _)| signature.when).min();
        Late { closed, until: view.campaign.until, offset_seconds }
    }

    fn is_late(&self, begun: Moment) -> bool {
        let here = jiff::Timestamp::from_second(begun.0.saturating_add(self.offset_seconds.into()));
        let day = here.map(|here| jiff::tz::Offset::UTC.to_datetime(here).date());
        self.closed.is_some_and(|closed| begun > closed)
            || day.is_ok_and(|day| self.until.is_some_and(|until| day > until))
    }
}

/// Whether somebody opened the sheet again after it was verified.
fn is_corrected_after_verification(record: &Record) -> bool {
    let after = record.history.iter().rev().take_while(|(_, event)| !matches!(event, RecordEvent::Verified { .. }));
    let is_behind = after.clone().count() < record.history.len();
    let changes = |event: &RecordEvent| matches!(event, RecordEvent::Reopened | RecordEvent::Completed);
    is_behind && after.into_iter().any(|(_, event)| changes(event))
}
