//! What is damaged in a store, in words: what it is, what is wrong with it, what to do.

use super::certainty::{audience_named, journal_fault, pass_named};
use super::store_errors;
use crate::language::Phrases;
use crate::questionnaire::{Audience, Tool};
use crate::say;
use crate::store::{
    CampaignHealth, Damage, Error, Harm, Health, JournalCheck, JournalFault, Place, RecordKey, SheetKey,
    copied_journals,
};
use std::path::Path;

/// A damaged value: what it is and what is wrong with it. Audiences are named by their tool where it can be read.
pub fn damage(damage: &Damage, tool: Option<&Tool>, phrases: &Phrases) -> String {
    let what = place(&damage.place, tool, phrases);
    say!(phrases, "health-damage", what = what, harm = harm(damage, phrases), key = damage.key.clone())
}

/// What does not hold in a campaign's journal; nothing when it holds.
pub fn fault(campaign: &CampaignHealth, tool: Option<&Tool>, phrases: &Phrases) -> Option<String> {
    match &campaign.journal {
        Ok(check) => Some(journal_fault(check.fault.as_ref()?, &campaign.id, tool, phrases)),
        Err(Error::Damaged { key }) => Some(say!(phrases, "health-journal-damaged", key = key.clone())),
        Err(error) => Some(store_errors::sentence(error, phrases)),
    }
}

/// That the text copy of a campaign's journal tells of more than the data do; nothing where it does not.
pub fn outrun(campaign: &CampaignHealth, phrases: &Phrases) -> Option<String> {
    let copied = campaign.copied.filter(|_| campaign.is_outrun())?.to_string();
    Some(say!(phrases, "health-outrun", copied = copied, end = campaign.reached().to_string()))
}

/// That files were damaged since they were closed.
pub fn altered(error: &Error, phrases: &Phrases) -> String {
    match error {
        Error::Altered { files, .. } => {
            say!(phrases, "health-altered", files = files.join(", "), count = files.len())
        }
        other => store_errors::sentence(other, phrases),
    }
}

/// What to do about all that was found.
pub fn advice(health: &Health, folder: &Path, phrases: &Phrases) -> Vec<String> {
    let is_of_the_copy = |campaign: &CampaignHealth| {
        !campaign.is_outrun()
            && matches!(&campaign.journal, Ok(JournalCheck { fault: None | Some(JournalFault::Copy(_)), .. }))
    };
    let is_read = health.unread.is_none() && health.altered.is_none();
    if health.damages.is_empty() && is_read && health.campaigns.iter().all(is_of_the_copy) {
        // What is said of a copy says what to do, too.
        return Vec::new();
    }
    let folder = folder.display().to_string();
    let is_newer = |damage: &Damage| matches!(damage.harm, Harm::Newer(_));
    if health.damages.iter().any(is_newer) {
        return vec![say!(phrases, "health-do-newer")];
    }
    if !is_read {
        return advice_without_data(Path::new(&folder), phrases);
    }
    let mut advice = Vec::new();
    if health.campaigns.iter().all(CampaignHealth::can_be_made_again) {
        advice.push(say!(phrases, "health-do-rebuild", folder = folder));
    } else {
        advice.push(say!(phrases, "health-do-restore", folder = folder));
        for campaign in health.campaigns.iter().filter(|campaign| !campaign.can_be_made_again()) {
            let id = campaign.id.as_str().to_owned();
            let (end, copied) = (campaign.end.unwrap_or_default().to_string(), campaign.copied);
            advice.push(match copied {
                Some(copied) => {
                    say!(phrases, "health-copy-short", campaign = id, copied = copied.to_string(), end = end)
                }
                None => say!(phrases, "health-copy-none", campaign = id),
            });
        }
    }
    advice
}

/// What to do about a store whose data file does not open.
pub fn advice_without_data(folder: &Path, phrases: &Phrases) -> Vec<String> {
    let copies = copied_journals(folder);
    let path = folder.display().to_string();
    let is_whole = !copies.is_empty() && copies.iter().all(|copy| copy.is_whole);
    let mut advice = vec![match is_whole {
        true => say!(phrases, "health-do-rebuild", folder = path),
        false => say!(phrases, "health-do-restore", folder = path),
    }];
    advice.extend(copies.iter().map(|copy| {
        let (campaign, copied) = (copy.campaign.as_str().to_owned(), copy.links.to_string());
        match copy.is_whole {
            true => say!(phrases, "health-copy-whole", campaign = campaign, copied = copied),
            false => say!(phrases, "health-copy-broken", campaign = campaign, copied = copied),
        }
    }));
    advice
}

fn harm(damage: &Damage, phrases: &Phrases) -> String {
    let said = match damage.harm {
        Harm::Checksum => say!(phrases, "health-harm-checksum"),
        Harm::Incomplete => say!(phrases, "health-harm-incomplete"),
        Harm::Mixed => say!(phrases, "health-harm-mixed"),
        Harm::Stray => say!(phrases, "health-harm-stray"),
        Harm::Senseless => say!(phrases, "health-harm-senseless"),
        Harm::Newer(found) => say!(phrases, "health-harm-newer", found = found.to_string()),
        Harm::Lost => say!(phrases, "health-harm-lost"),
        Harm::Miscounted => say!(phrases, "health-harm-miscounted"),
        Harm::Foreign => say!(phrases, "health-harm-foreign"),
    };
    match damage.part {
        0 => said,
        part => say!(phrases, "health-harm-part", harm = said, part = part.to_string()),
    }
}

fn place(place: &Place, tool: Option<&Tool>, phrases: &Phrases) -> String {
    let audience =
        |audience: &Audience| tool.map_or_else(|| audience.0.clone(), |tool| audience_named(tool, audience, phrases));
    let sheet = |sheet: &SheetKey| {
        let (serial, audience) = (sheet.serial.to_string(), audience(&sheet.audience));
        say!(phrases, "journal-of-sheet", serial = serial, audience = audience)
    };
    let record = |key: &RecordKey| {
        let pass = pass_named(key.pass, phrases);
        say!(phrases, "journal-record", sheet = sheet(&key.sheet()), pass = pass)
    };
    match place {
        Place::Campaign(_) => say!(phrases, "journal-campaign"),
        Place::Batch(_, batch) => say!(phrases, "journal-batch", batch = batch.0.to_string()),
        Place::Tally(_, batch) => say!(phrases, "health-tally", batch = batch.0.to_string()),
        Place::Record(key) => record(key),
        Place::Summary(batch, key) => {
            say!(phrases, "health-summary", record = record(key), batch = batch.0.to_string())
        }
        Place::HighestSerial(_, of) => say!(phrases, "health-serial", audience = audience(of)),
        Place::Report(_, number) => say!(phrases, "journal-report", number = number.to_string()),
        Place::Tool(fingerprint) => say!(phrases, "journal-tool", fingerprint = fingerprint.0.clone()),
        Place::Draw(_, number) => say!(phrases, "journal-draw", number = number.to_string()),
        Place::Verification(key) => say!(phrases, "journal-sheet", sheet = sheet(key)),
        Place::Pair(_, of, one, other) => {
            let (one, other) = (one.to_string(), other.to_string());
            say!(phrases, "journal-pair", one = one, other = other, audience = audience(of))
        }
        Place::Review(key, question) => {
            let review = say!(phrases, "journal-review", sheet = sheet(key));
            say!(phrases, "health-review", review = review, question = question.clone())
        }
        Place::Link(_, number) => say!(phrases, "health-link", number = number.to_string()),
        Place::JournalEnd(_) => say!(phrases, "health-end"),
        Place::Emptied(_) => say!(phrases, "health-emptied"),
        Place::Session(_) => say!(phrases, "health-session"),
        Place::Ahead => say!(phrases, "health-ahead"),
        Place::Unswept => say!(phrases, "health-unswept"),
        Place::Schema => say!(phrases, "health-schema"),
        Place::Unknown => say!(phrases, "health-unknown"),
    }
}
