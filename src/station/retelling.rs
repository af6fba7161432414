//! The journal in words, from its first link on: what a link changed is known from the links before it.

use super::{certainty, finding_named, kit_field, state_sentences, traces};
use crate::campaign::{ActionText, Batch, BatchEvent, BatchNumber, Campaign, CampaignEvent, KitField, Plan, Service};
use crate::language::{Phrases, date_short};
use crate::questionnaire::{Audience, Fingerprint, Tool};
use crate::report::{plan_columns, plan_progress};
use crate::say;
use crate::store::{Change, Content, ExportedFile, Link};
use std::collections::BTreeMap;

/// A journal told link by link, in their order.
pub struct Retelling<'a> {
    tool: &'a Tool,
    phrases: &'a Phrases,
    campaign: Option<Campaign>,
    batches: BTreeMap<BatchNumber, Batch>,
}

impl<'a> Retelling<'a> {
    /// Before the first link.
    pub fn new(tool: &'a Tool, phrases: &'a Phrases) -> Retelling<'a> {
        Retelling { tool, phrases, campaign: None, batches: BTreeMap::new() }
    }

    /// What differs between a campaign before and now; nothing when they are the same.
    pub fn between(before: &Campaign, now: &Campaign, tool: &'a Tool, phrases: &'a Phrases) -> Option<String> {
        let told = Retelling { campaign: Some(before.clone()), ..Retelling::new(tool, phrases) };
        told.joined(told.campaign_changes(now))
    }

    /// What the next link concerns, and what it changed: no answer.
    pub fn tell(&mut self, link: &Link) -> String {
        let text = certainty::link(link, self.tool, self.phrases);
        let Content::Kept(_, change) = &link.content else { return text };
        let told = match change {
            Change::Campaign(now) => {
                let told = self.campaign_changes(now);
                self.campaign = Some(now.clone());
                told
            }
            Change::Batch(now) => {
                let told = self.batch_changes(now);
                self.batches.insert(now.number, now.clone());
                told
            }
            Change::Pair(pair) => vec![pair.note.clone()],
            Change::Export(export) => {
                let file = |file: &ExportedFile| {
                    let fingerprint: String = file.fingerprint.0.chars().take(16).collect();
                    say!(self.phrases, "journal-exported-file", name = file.name.clone(), fingerprint = fingerprint)
                };
                let seed = say!(self.phrases, "journal-exported-seed", seed = export.seed.clone());
                std::iter::once(seed).chain(export.files.iter().map(file)).collect()
            }
            Change::Tool
            | Change::Record(..)
            | Change::Draw(_)
            | Change::Sheet(_)
            | Change::Review(_)
            | Change::Report(_)
            | Change::Emptied
            | Change::Counts(..) => Vec::new(),
        };
        match self.joined(told) {
            Some(what) => say!(self.phrases, "journal-what", text = text, what = what),
            None => text,
        }
    }

    fn joined(&self, told: Vec<String>) -> Option<String> {
        told.into_iter().reduce(|one, more| say!(self.phrases, "journal-also", one = one, more = more))
    }

    fn campaign_changes(&self, now: &Campaign) -> Vec<String> {
        let Some(before) = &self.campaign else {
            return vec![traces::campaign_event(&CampaignEvent::Created, self.phrases), now.title.clone()];
        };
        let changes = self.details(before, now);
        let news = || now.history.iter().skip(before.history.len()).map(|(_, event)| event);
        // How far it is stands among what changed of it.
        let is_said = |event: &CampaignEvent| match event {
            CampaignEvent::ActionProgressed(number, _) => {
                news().any(|other| *other == CampaignEvent::ActionChanged(*number))
            }
            CampaignEvent::Edited => !changes.is_empty(),
            _ => false,
        };
        let mut told: Vec<String> = Vec::new();
        for event in news().filter(|event| !is_said(event)) {
            told.push(traces::campaign_event(event, self.phrases));
            told.extend(self.event_changes(event, before, now));
        }
        told.into_iter().chain(changes).collect()
    }

    /// What an event of a campaign says beside its name.
    fn event_changes(&self, event: &CampaignEvent, before: &Campaign, now: &Campaign) -> Vec<String> {
        match event {
            CampaignEvent::ToolChanged { from, to } => {
                let short = |fingerprint: &Fingerprint| Some(fingerprint.0.chars().take(12).collect());
                self.change(say!(self.phrases, "journal-field-tool"), short(from), short(to)).into_iter().collect()
            }
            CampaignEvent::PolicyChanged(from) => {
                let from = state_sentences::policy(from, self.phrases);
                let to = state_sentences::policy(&now.verification, self.phrases);
                let only = |these: &[String], others: &[String]| {
                    let only = these.iter().filter(|one| !others.contains(one)).cloned();
                    only.collect::<Vec<_>>().join(" ")
                };
                vec![say!(self.phrases, "journal-rule", from = only(&from, &to), to = only(&to, &from))]
            }
            CampaignEvent::ActionAdded(number) => {
                now.action(*number).map(|action| action.says.action.clone()).into_iter().collect()
            }
            CampaignEvent::ActionChanged(number) => match (before.action(*number), now.action(*number)) {
                (Some(before), Some(now)) => self.action_changes(&before.says, &now.says),
                (None, _) | (_, None) => Vec::new(),
            },
            CampaignEvent::ActionTaken(number, _) => {
                now.action(*number).map(|action| action.says.action.clone()).into_iter().collect()
            }
            CampaignEvent::KitChanged(details) => {
                let before = before.kit();
                let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
                let change = |field: KitField| {
                    self.change(kit_field(field, self.phrases), some(before.of(field)), some(details.of(field)))
                };
                KitField::ALL.into_iter().filter_map(change).collect()
            }
            CampaignEvent::Created
            | CampaignEvent::Validated
            | CampaignEvent::Closed
            | CampaignEvent::Reopened(_)
            | CampaignEvent::Edited
            | CampaignEvent::ActionDropped(..)
            | CampaignEvent::ActionProgressed(..)
            | CampaignEvent::ActionObserved(..)
            | CampaignEvent::OutsideKept(_)
            | CampaignEvent::OutsideRemoved
            | CampaignEvent::StepChanged(..)
            | CampaignEvent::StepReopened(..)
            | CampaignEvent::EvaluationKept(..)
            | CampaignEvent::CouncilExamined(_)
            | CampaignEvent::WebCounted(_)
            | CampaignEvent::Emptied => Vec::new(),
        }
    }

    fn action_changes(&self, before: &ActionText, now: &ActionText) -> Vec<String> {
        let said = |says: &ActionText| {
            let ActionText { finding, action, pilot, due, progress, effect } = says;
            let due = due.map(|day| date_short(self.phrases.language(), day)).unwrap_or_default();
            let progress = plan_progress(*progress, self.phrases);
            [
                finding_named(self.tool, finding, self.phrases),
                action.clone(),
                pilot.clone(),
                due,
                progress,
                effect.clone(),
            ]
        };
        let fields = plan_columns(self.phrases).into_iter().zip(said(before).into_iter().zip(said(now)));
        let some = |text: String| Some(text).filter(|text| !text.is_empty());
        fields.filter_map(|(what, (from, to))| self.change(what, some(from), some(to))).collect()
    }

    /// What was edited of a campaign.
    fn details(&self, before: &Campaign, now: &Campaign) -> Vec<String> {
        let phrases = self.phrases;
        let day = |day| date_short(phrases.language(), day);
        let title = (Some(before.title.clone()), Some(now.title.clone()));
        let establishment = (Some(before.establishment.clone()), Some(now.establishment.clone()));
        let fields = [
            (say!(phrases, "journal-field-title"), title),
            (say!(phrases, "journal-field-establishment"), establishment),
            (say!(phrases, "journal-field-from"), (Some(day(before.from)), Some(day(now.from)))),
            (say!(phrases, "journal-field-until"), (before.until.map(day), now.until.map(day))),
            (say!(phrases, "journal-field-keep"), (before.keep_until.map(day), now.keep_until.map(day))),
        ];
        let fields = fields.into_iter().filter_map(|(what, (from, to))| self.change(what, from, to));
        fields.chain(self.services(before, now)).chain(self.plans(before, now)).collect()
    }

    fn services(&self, before: &Campaign, now: &Campaign) -> Vec<String> {
        let codes = merged(&before.services, &now.services, |service: &Service| service.code.clone());
        let change = |code: String| {
            let name = |campaign: &Campaign| campaign.service(&code).map(|service| service.name.clone());
            let what = say!(self.phrases, "journal-field-named-service", code = code.clone());
            self.change(what, name(before), name(now))
        };
        codes.into_iter().filter_map(change).collect()
    }

    fn plans(&self, before: &Campaign, now: &Campaign) -> Vec<String> {
        let key = |plan: &Plan| (plan.service.clone(), plan.audience.clone());
        let change = |(service, audience): (String, Audience)| {
            let of = |campaign: &Campaign| {
                let plan = campaign.plan.iter().find(|plan| plan.service == service && plan.audience == audience)?;
                let (expected, distributed) = (plan.expected.to_string(), plan.distributed.to_string());
                Some(say!(self.phrases, "journal-planned", expected = expected, distributed = distributed))
            };
            let (from, to) = (of(before), of(now));
            let place = format!("{}, {}", self.audience(&audience), named(now, &service));
            self.change(say!(self.phrases, "journal-field-plan", place = place), from, to)
        };
        merged(&before.plan, &now.plan, key).into_iter().filter_map(change).collect()
    }

    fn batch_changes(&self, now: &Batch) -> Vec<String> {
        let event = |event: &BatchEvent| match &self.campaign {
            Some(campaign) => traces::batch_event(event, campaign, self.phrases),
            None => String::new(),
        };
        let Some(before) = self.batches.get(&now.number) else {
            let service = self.campaign.as_ref().map_or_else(|| now.service.clone(), |own| named(own, &now.service));
            let opened = now.history.iter().map(|(_, each)| event(each));
            return opened.chain([self.audience(&now.audience), service]).collect();
        };
        let changes = self.batch_details(before, now);
        let recounted = before.sheets.is_some();
        let is_said = |event: &&BatchEvent| match event {
            BatchEvent::Edited => changes.is_empty(),
            BatchEvent::Counted(_) => !recounted || changes.is_empty(),
            _ => true,
        };
        let news = now.history.iter().skip(before.history.len()).map(|(_, event)| event);
        news.filter(is_said).map(event).chain(changes.iter().cloned()).collect()
    }

    fn batch_details(&self, before: &Batch, now: &Batch) -> Vec<String> {
        let phrases = self.phrases;
        let day = |day| Some(date_short(phrases.language(), day));
        let variant = (Some(before.variant.0.clone()), Some(now.variant.0.clone()));
        let sheets = (before.sheets.map(|sheets| sheets.to_string()), now.sheets.map(|sheets| sheets.to_string()));
        let mut fields = vec![
            (say!(phrases, "journal-field-date"), (day(before.date), day(now.date))),
            (say!(phrases, "journal-field-mode"), (before.mode.clone(), now.mode.clone())),
            (say!(phrases, "journal-field-variant"), variant),
        ];
        // The first count is an event of its own.
        if before.sheets.is_some() {
            fields.push((say!(phrases, "journal-field-sheets"), sheets));
        }
        fields.into_iter().filter_map(|(what, (from, to))| self.change(what, from, to)).collect()
    }

    fn audience(&self, audience: &Audience) -> String {
        certainty::audience_named(self.tool, audience, self.phrases)
    }

    /// What something was and is now; nothing when it is the same.
    fn change(&self, what: String, from: Option<String>, to: Option<String>) -> Option<String> {
        let phrases = self.phrases;
        match (from, to) {
            (Some(from), Some(to)) if from != to => {
                Some(say!(phrases, "journal-changed", what = what, from = from, to = to))
            }
            (None, Some(to)) => Some(say!(phrases, "journal-set", what = what, to = to)),
            (Some(from), None) => Some(say!(phrases, "journal-removed", what = what, from = from)),
            (Some(_), Some(_)) | (None, None) => None,
        }
    }
}

fn named(campaign: &Campaign, service: &str) -> String {
    campaign.service(service).map_or_else(|| service.to_owned(), |service| service.name.clone())
}

/// What two lists are about, each once, in their order.
fn merged<T, K: PartialEq>(before: &[T], now: &[T], key: impl Fn(&T) -> K) -> Vec<K> {
    let mut keys = Vec::new();
    for key in before.iter().chain(now).map(key) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}
