//! The entry state of a campaign: the store's facts, gathered for the brain that reads them.

use super::verifying::CompleteSheets;
use super::{CampaignView, DrawView, Error, Station, sentences};
use crate::campaign::{BatchSource, CampaignEvent, Service};
use crate::operator::Moment;
use crate::questionnaire::{Audience, Localised, QuestionIndex, Questionnaire};
use crate::record::{Pass, Record, RecordEvent, Status};
use crate::store::{RecordKey, RecordState, RecordSummary, Standing, Verified};
use crate::verification::{
    BatchFacts, Decision, DifferencePlace, DrawFacts, DrawScope, EntryState, Facts, Open, OpenStage, Progress,
    QuestionPlace, Settlement, Sheet, SheetFacts, SheetKind, Stage, TwinFacts, Twins, entry_state,
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

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

    /// What the entry state is made from. Everything is read once: a campaign may have thousands of sheets.
    fn facts(&self, view: &CampaignView) -> Result<Facts, Error> {
        let id = &view.campaign.id;
        let mut batches = Vec::new();
        let mut summaries = Vec::new();
        let mut complete = CompleteSheets::new();
        for (batch, tally) in self.store.batches(id)? {
            let here = self.store.records_of_batch(id, batch.number)?;
            let is_paper = batch.source() == BatchSource::Paper;
            let ended = here.iter().filter(|summary| is_paper && summary.state == RecordState::Complete);
            let sheets = complete.entry(batch.audience.clone()).or_default();
            sheets.extend(ended.map(|summary| (summary.key.serial, batch.number)));
            summaries.extend(here);
            batches.push(BatchFacts {
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
        }
        // What is being verified is not shown; its remarks come back when that is settled.
        let tells = |one: &&RecordSummary| {
            let tells = one.is_remarked() || one.state == RecordState::Held || one.standing == Standing::Verified;
            tells && one.state != RecordState::Voided && one.standing != Standing::Sealed
        };
        let telling: BTreeSet<&RecordKey> = summaries.iter().filter(tells).map(|one| &one.key).collect();
        let mut remarks_of: BTreeMap<RecordKey, Vec<SheetKind>> = BTreeMap::new();
        let twins = self.twins_beside(view, &mut |key, filed, form| {
            if telling.contains(key) {
                remarks_of.insert(key.clone(), remarks(form, &filed.record));
            }
        })?;
        let verified = self.verified(id.as_str())?;
        self.take_back_unchanged(view, &verified, &mut remarks_of)?;
        let late = Late::of(view, self.clock.offset_seconds());
        let online = self.online_batches(id)?;
        let sheets = summaries.iter().flat_map(|one| {
            let mut words = words(one, &late, remarks_of.remove(&one.key));
            // When a file came in says nothing of when people answered.
            words.retain(|word| word.kind != SheetKind::Late || !online.contains(&word.batch));
            words
        });
        Ok(Facts {
            campaign: view.campaign.clone(),
            audiences: view.tool.audiences.iter().map(|forms| forms.audience.clone()).collect(),
            batches,
            sheets: sheets.collect(),
            draws: self.draw_facts(view, &verified, &complete)?,
            open: self.open_verifications(view, verified)?,
            twins: twin_facts(twins, &complete),
        })
    }

    /// A sheet that was ended again and says what it was verified with was not corrected.
    fn take_back_unchanged(
        &self,
        view: &CampaignView,
        verified: &[Verified],
        remarks_of: &mut BTreeMap<RecordKey, Vec<SheetKind>>,
    ) -> Result<(), Error> {
        for Verified { key, sheet, .. } in verified {
            let first = key.pass(Pass::First);
            let Some(kinds) = remarks_of.get_mut(&first) else { continue };
            if !kinds.contains(&SheetKind::CorrectedAfterVerification) {
                continue;
            }
            let kept = (self.store.record(&first)?, self.store.record(&key.pass(Pass::Second))?);
            let (Some(first), Some(second)) = kept else { continue };
            let tool = self.tool_of(view, &sheet.form.0)?;
            let form = tool.audience(&key.audience).and_then(|forms| forms.form(&sheet.form.1));
            let said = form.and_then(|form| sheet.is_said_by(form, &first.record, &second.record));
            if said == Some(true) {
                kinds.retain(|kind| *kind != SheetKind::CorrectedAfterVerification);
            }
        }
        Ok(())
    }

    /// Verifications that are not settled, and papers that were not found.
    pub(super) fn open_verifications(&self, view: &CampaignView, verified: Vec<Verified>) -> Result<Vec<Open>, Error> {
        let mut open = Vec::new();
        for Verified { key, sheet, .. } in verified {
            let stage = match &sheet.stage {
                Stage::Settled | Stage::Voided { .. } => continue,
                Stage::Called => OpenStage::Called,
                Stage::Second => OpenStage::SecondBegun,
                Stage::Third => OpenStage::ThirdBegun,
                Stage::Differing => OpenStage::Differing { differences: self.differing(view, &key.audience, &sheet)? },
                Stage::Undecided => OpenStage::Undecided { differences: self.differing(view, &key.audience, &sheet)? },
                Stage::Missing(reason) => OpenStage::PaperMissing { reason: reason.clone() },
            };
            open.push(Open { audience: key.audience, serial: key.serial, batch: sheet.batch, stage });
        }
        Ok(open)
    }

    /// What the passes of a sheet differ on: one for each difference.
    fn differing(
        &self,
        view: &CampaignView,
        audience: &Audience,
        sheet: &Sheet,
    ) -> Result<Vec<DifferencePlace>, Error> {
        let (fingerprint, variant) = &sheet.form;
        let tool = if *fingerprint == view.tool.fingerprint { view.tool.clone() } else { self.tool(fingerprint)? };
        let form = tool.audience(audience).and_then(|forms| forms.form(variant));
        let place = |settlement: &Settlement| {
            let index = settlement.difference.at;
            let number = form.map_or_else(String::new, |form| sentences::number(form, index));
            DifferencePlace { question: QuestionPlace { index, number }, kind: settlement.difference.kind }
        };
        let torn = |one: &&Settlement| {
            sheet.stage != Stage::Undecided || matches!(one.decision, Decision::Neither | Decision::Open)
        };
        Ok(sheet.settlements.iter().filter(torn).map(place).collect())
    }

    /// Sheets drawn to be verified.
    fn draw_facts(
        &self,
        view: &CampaignView,
        verified: &[Verified],
        complete: &CompleteSheets,
    ) -> Result<Vec<DrawFacts>, Error> {
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
            unbalanced: certificate.unbalanced,
        };
        Ok(self.draws_among(&view.campaign, verified, complete)?.into_iter().map(fact).collect())
    }
}

/// What deserves a word on a sheet. What is voided does not.
fn words(summary: &RecordSummary, late: &Late, remarks: Option<Vec<SheetKind>>) -> Vec<SheetFacts> {
    let mut kinds = Vec::new();
    if summary.key.pass != Pass::First || summary.state == RecordState::Voided {
        return Vec::new();
    }
    if summary.state == RecordState::InProgress {
        kinds.push(SheetKind::InProgress);
    }
    if late.is_late(summary.begun) {
        kinds.push(SheetKind::Late);
    }
    kinds.extend(remarks.into_iter().flatten());
    let RecordKey { audience, serial, .. } = &summary.key;
    let sheet = |kind| SheetFacts { audience: audience.clone(), serial: *serial, batch: summary.batch, kind };
    kinds.into_iter().map(sheet).collect()
}

/// What is written about a sheet, and whether it was changed after it was verified.
fn remarks(form: &Questionnaire, record: &Record) -> Vec<SheetKind> {
    let place = |index: QuestionIndex| {
        let known = index < form.questions.len();
        QuestionPlace { index, number: if known { sentences::number(form, index) } else { String::new() } }
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
    kinds
}

/// Sheets that are probably one paper and not settled yet.
fn twin_facts(twins: Vec<(Audience, Twins)>, complete: &CompleteSheets) -> Vec<TwinFacts> {
    let fact = |(audience, twins): (Audience, Twins)| {
        let batch = complete.get(&audience).and_then(|sheets| sheets.get(&twins.first)).copied()?;
        Some(TwinFacts { audience, batch, one: twins.first, other: twins.second })
    };
    twins.into_iter().filter_map(fact).collect()
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

/// Whether somebody ended the sheet again after it was verified.
fn is_corrected_after_verification(record: &Record) -> bool {
    let after = record.history.iter().rev().take_while(|(_, event)| !matches!(event, RecordEvent::Verified { .. }));
    let is_behind = after.clone().count() < record.history.len();
    let changes = |event: &RecordEvent| matches!(event, RecordEvent::Reopened | RecordEvent::Completed);
    is_behind && after.into_iter().any(|(_, event)| changes(event))
}
