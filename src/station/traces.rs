//! What is known of campaigns, batches and records beside their figures: reasons, remarks, what happened and when.

use super::{Error, Station, calendar_sentences, sentences};
use crate::campaign::{Batch, BatchEvent, Campaign, CampaignEvent};
use crate::language::{Phrases, date_short, moment_short};
use crate::operator::Signature;
use crate::questionnaire::Questionnaire;
use crate::record::{Record, RecordEvent, Status};
use crate::report::plan_progress;
use crate::say;

/// Most campaigns an action is followed back through.
const ORIGINS_MAX: usize = 20;

/// Why a record is held aside or voided, and what was remarked on it.
pub fn remarks(form: &Questionnaire, record: &Record, phrases: &Phrases) -> Vec<String> {
    let mut lines = Vec::new();
    match &record.status {
        Status::Voided(reason) if reason.is_empty() => lines.push(say!(phrases, "trace-abandoned")),
        // Nobody holds a sheet without a reason: the verification did.
        Status::Held(reason) if reason.is_empty() => lines.push(say!(phrases, "trace-held-undecided")),
        Status::Held(reason) => lines.push(say!(phrases, "trace-held-because", reason = reason.clone())),
        Status::Voided(reason) => lines.push(say!(phrases, "trace-voided-because", reason = reason.clone())),
        Status::InProgress { .. } | Status::Complete => {}
    }
    let number = |index: usize| {
        if index < form.questions.len() { sentences::number(form, index) } else { String::new() }
    };
    for (question, note) in &record.notes {
        lines.push(say!(phrases, "trace-note", number = number(*question), note = note.clone()));
    }
    if !record.margin.is_empty() {
        lines.push(say!(phrases, "trace-margin", text = record.margin.clone()));
    }
    for passed in &record.overrides {
        let number = number(passed.question);
        lines.push(if passed.note.is_empty() {
            say!(phrases, "trace-override", number = number)
        } else {
            say!(phrases, "trace-override-note", number = number, note = passed.note.clone())
        });
    }
    lines
}

/// What happened to a record, in a few words.
pub(super) fn record_event(event: &RecordEvent, phrases: &Phrases) -> String {
    match event {
        RecordEvent::Completed => say!(phrases, "trace-completed"),
        RecordEvent::Held(reason) if reason.is_empty() => say!(phrases, "trace-held"),
        RecordEvent::Held(reason) => say!(phrases, "trace-held-why", reason = reason.clone()),
        RecordEvent::Reopened => say!(phrases, "trace-record-reopened"),
        RecordEvent::Voided(reason) if reason.is_empty() => say!(phrases, "trace-voided"),
        RecordEvent::Voided(reason) => say!(phrases, "trace-voided-why", reason = reason.clone()),
        RecordEvent::Restored(reason) => say!(phrases, "trace-restored-why", reason = reason.clone()),
        RecordEvent::Corrected(reason) => say!(phrases, "trace-corrected-why", reason = reason.clone()),
        RecordEvent::Verified { corrected } if corrected.is_empty() => say!(phrases, "trace-verified"),
        RecordEvent::Verified { corrected } => say!(phrases, "trace-verified-corrected", count = corrected.len()),
    }
}

/// What happened to a batch of this campaign.
pub(super) fn batch_event(event: &BatchEvent, campaign: &Campaign, phrases: &Phrases) -> String {
    let name = |code: &String| campaign.service(code).map_or_else(|| code.clone(), |service| service.name.clone());
    match event {
        BatchEvent::Opened => say!(phrases, "trace-batch-opened"),
        BatchEvent::Moved { from, to } => say!(phrases, "trace-moved", from = name(from), to = name(to)),
        BatchEvent::Edited => say!(phrases, "trace-edited"),
        BatchEvent::Counted(sheets) => say!(phrases, "trace-batch-counted", count = *sheets),
        BatchEvent::Recounted(Some(sheets), reason) => {
            say!(phrases, "trace-batch-recounted", count = *sheets, reason = reason.clone())
        }
        BatchEvent::Recounted(None, reason) => say!(phrases, "trace-batch-count-taken-back", reason = reason.clone()),
        BatchEvent::Keyed => say!(phrases, "trace-batch-keyed"),
        BatchEvent::Checked => say!(phrases, "trace-batch-checked"),
        BatchEvent::Returned(whom) => say!(phrases, "trace-batch-returned", whom = whom.clone()),
        BatchEvent::Destroyed(how) => say!(phrases, "trace-batch-destroyed", how = how.clone()),
        BatchEvent::Imported(import) => {
            let file: String = import.file.0.chars().take(12).collect();
            say!(phrases, "trace-batch-imported", count = import.responses.len(), file = file)
        }
        BatchEvent::TakenUp(reason) => say!(phrases, "trace-batch-taken-up", reason = reason.clone()),
    }
}

/// What happened to a campaign.
pub(super) fn campaign_event(event: &CampaignEvent, phrases: &Phrases) -> String {
    match event {
        CampaignEvent::Created => say!(phrases, "trace-created"),
        CampaignEvent::Closed => say!(phrases, "trace-closed"),
        CampaignEvent::Reopened(reason) => say!(phrases, "trace-reopened", reason = reason.clone()),
        CampaignEvent::ToolChanged { .. } => say!(phrases, "trace-tool-changed"),
        CampaignEvent::Edited => say!(phrases, "trace-edited"),
        CampaignEvent::Validated => say!(phrases, "trace-validated"),
        CampaignEvent::PolicyChanged(_) => say!(phrases, "trace-policy-changed"),
        CampaignEvent::ActionAdded(number) => say!(phrases, "trace-action-added", number = number.to_string()),
        CampaignEvent::ActionChanged(number) => say!(phrases, "trace-action-changed", number = number.to_string()),
        CampaignEvent::ActionDropped(number, reason) => {
            say!(phrases, "trace-action-dropped", number = number.to_string(), reason = reason.clone())
        }
        CampaignEvent::Emptied => say!(phrases, "trace-emptied"),
        CampaignEvent::OutsideKept(outside) => {
            let day = date_short(phrases.language(), outside.date);
            let (title, source) = (outside.title.clone(), outside.source.clone());
            say!(
                phrases,
                "trace-outside-kept",
                title = title,
                source = source,
                day = day,
                values = outside.values.len()
            )
        }
        CampaignEvent::OutsideRemoved => say!(phrases, "trace-outside-removed"),
        CampaignEvent::WebCounted(true) => say!(phrases, "trace-web-counted"),
        CampaignEvent::WebCounted(false) => say!(phrases, "trace-web-apart"),
        CampaignEvent::ActionTaken(number, origin) => {
            let (campaign, there) = (origin.campaign.as_str().to_owned(), origin.number.to_string());
            say!(phrases, "trace-action-taken", number = number.to_string(), campaign = campaign, there = there)
        }
        CampaignEvent::ActionProgressed(number, progress) => {
            let progress = plan_progress(*progress, phrases);
            say!(phrases, "trace-action-progressed", number = number.to_string(), progress = progress)
        }
        CampaignEvent::ActionObserved(number, text) if text.is_empty() => {
            say!(phrases, "trace-action-observed-nothing", number = number.to_string())
        }
        CampaignEvent::ActionObserved(number, text) => {
            say!(phrases, "trace-action-observed", number = number.to_string(), text = text.clone())
        }
        CampaignEvent::KitChanged(_) => say!(phrases, "trace-kit-changed"),
        CampaignEvent::StepChanged(step, says) => {
            say!(phrases, "trace-step-changed", says = calendar_sentences::step_says(*step, says, phrases))
        }
        CampaignEvent::StepReopened(step, reason) => {
            let step = calendar_sentences::step(*step, phrases);
            say!(phrases, "trace-step-reopened", step = step, reason = reason.clone())
        }
        CampaignEvent::EvaluationKept(_, evaluation) => {
            let says = calendar_sentences::evaluation_says(evaluation, phrases);
            if says.is_empty() {
                say!(phrases, "trace-evaluation-cleared")
            } else {
                say!(phrases, "trace-evaluation-kept", says = says)
            }
        }
        CampaignEvent::CouncilExamined(Some(day)) => {
            say!(phrases, "trace-council-examined", day = date_short(phrases.language(), *day))
        }
        CampaignEvent::CouncilExamined(None) => say!(phrases, "trace-council-not-examined"),
    }
}

impl Station {
    /// What happened to a record, oldest first.
    pub fn record_trace(&self, record: &Record, phrases: &Phrases) -> Vec<String> {
        let begun = self.traced(&record.begun, &say!(phrases, "trace-begun"), phrases);
        let event = |(signature, event): &(Signature, RecordEvent)| {
            self.traced(signature, &record_event(event, phrases), phrases)
        };
        std::iter::once(begun).chain(record.history.iter().map(event)).collect()
    }

    /// What happened to a batch, oldest first.
    pub fn batch_trace(&self, campaign: &Campaign, batch: &Batch, phrases: &Phrases) -> Vec<String> {
        let event = |(signature, event): &(Signature, BatchEvent)| {
            self.traced(signature, &batch_event(event, campaign, phrases), phrases)
        };
        batch.history.iter().map(event).collect()
    }

    /// What happened to a campaign, oldest first.
    pub fn campaign_trace(&self, campaign: &Campaign, phrases: &Phrases) -> Vec<String> {
        let event = |(signature, event): &(Signature, CampaignEvent)| {
            self.traced(signature, &campaign_event(event, phrases), phrases)
        };
        campaign.history.iter().map(event).collect()
    }

    /// What happened to an action of a campaign's plan, oldest first: in the campaigns it comes from, as far as they are there,
    /// then in this one.
    ///
    /// # Errors
    /// The store's.
    pub fn action_trace(&self, campaign: &Campaign, number: u32, phrases: &Phrases) -> Result<Vec<String>, Error> {
        let mut lines = Vec::new();
        let (mut at, mut number) = (campaign.clone(), number);
        // An action comes from an earlier campaign: the way back ends.
        for _ in 0..ORIGINS_MAX {
            let own = at
                .action_history(number)
                .map(|(signature, event)| self.traced(signature, &campaign_event(event, phrases), phrases));
            lines.splice(0..0, own.collect::<Vec<_>>());
            let Some(origin) = at.action_origin(number).cloned() else { break };
            let Some(before) = self.store.campaign(&origin.campaign)? else { break };
            (at, number) = (before, origin.number);
        }
        Ok(lines)
    }

    fn traced(&self, signature: &Signature, what: &str, phrases: &Phrases) -> String {
        let when = moment_short(phrases.language(), signature.when.0, self.clock.offset_seconds());
        say!(phrases, "trace-line", when = when, who = signature.who.name().to_owned(), what = what.to_owned())
    }
}
