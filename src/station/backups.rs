//! What became of backups, in words; and whether it is an alarm.

use super::clock::Clock;
use super::store_errors;
use super::system_reasons::reason;
use super::{Sharing, Station};
use crate::language::{Phrases, integer, moment_short};
use crate::operator::Moment;
use crate::say;
use crate::store::{BackedUp, BackupFault, BackupPlan, Backups, GoodBackup, Region, RestoredCampaign};

/// How things stand with the backups of a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackupStanding {
    /// Nobody asked for any.
    None,
    /// The last good one is as young as asked.
    Good(String),
    /// It failed, is too old, or there is none: the sentence says what to do.
    Alarm(String),
}

impl Station {
    /// How things stand with the backups of the store, made by the plan of whoever keeps it, or by one's own.
    pub fn backup_standing(&self, own: Option<&BackupPlan>, phrases: &Phrases) -> BackupStanding {
        let alone = self.sharing == Sharing::Alone;
        // A line that is down is said elsewhere.
        let Ok(backups) = self.store.backups() else { return BackupStanding::None };
        let plan = backups.plan.clone().or_else(|| own.filter(|_| alone).cloned());
        let remedy = match alone {
            true => say!(phrases, "backup-remedy-own"),
            false => say!(phrases, "backup-remedy-host"),
        };
        plan.map_or(BackupStanding::None, |plan| standing(&backups, &plan, remedy, &*self.clock, phrases))
    }

    /// The sentences about backups that may still hold what was destroyed just now, and their files; nothing when there are none.
    pub fn backups_that_may_hold(&self, phrases: &Phrases) -> Vec<String> {
        let files = self.store.backup_files().unwrap_or_default();
        if files.is_empty() {
            return Vec::new();
        }
        let mut said = vec![say!(phrases, "backup-may-hold", files = files.len())];
        said.extend(files.iter().map(|file| format!("  {}", file.path.display())));
        said.push(say!(phrases, "backup-may-hold-elsewhere"));
        said
    }
}

/// How things stand by a plan.
pub fn standing(
    backups: &Backups,
    plan: &BackupPlan,
    remedy: String,
    clock: &dyn Clock,
    phrases: &Phrases,
) -> BackupStanding {
    let log = &backups.log;
    let shown = |good: &GoodBackup| (moment(good.when, clock, phrases), age(good.when, clock.now(), phrases));
    if let Some(failed) = log.failed.as_ref().filter(|_| log.failing) {
        let good = match &log.good {
            Some(good) => {
                let (when, age) = shown(good);
                say!(phrases, "backup-last-good", when = when, age = age)
            }
            None => say!(phrases, "backup-no-good"),
        };
        let (when, reason) = (moment(failed.when, clock, phrases), fault(&failed.why, phrases));
        return BackupStanding::Alarm(say!(phrases, "backup-failed", when = when, reason = reason, good = good));
    }
    let Some(good) = &log.good else {
        return BackupStanding::Alarm(say!(phrases, "backup-none-yet", remedy = remedy));
    };
    let (when, age) = shown(good);
    if log.is_late(plan.every_hours, clock.now()) {
        return BackupStanding::Alarm(say!(phrases, "backup-late", when = when, age = age, remedy = remedy));
    }
    BackupStanding::Good(say!(phrases, "backup-last", when = when, age = age))
}

/// Why there is no backup, or no store from one, and what to do.
pub fn fault(fault: &BackupFault, phrases: &Phrases) -> String {
    let shown = |path: &std::path::Path| path.display().to_string();
    match fault {
        BackupFault::Store(error) => store_errors::sentence(error, phrases),
        BackupFault::NoFolder { path } => say!(phrases, "backup-no-folder", path = shown(path)),
        BackupFault::WithinStore { path } => say!(phrases, "backup-within-store", path = shown(path)),
        BackupFault::Disk { path, reason: said } => {
            say!(phrases, "backup-disk", path = shown(path), reason = reason(said, phrases))
        }
        BackupFault::BadRecipient { text } => say!(phrases, "backup-bad-recipient", text = text.clone()),
        BackupFault::Overtaken => say!(phrases, "backup-overtaken"),
        BackupFault::Ended => say!(phrases, "backup-ended"),
        BackupFault::NotConfigured => say!(phrases, "backup-not-configured"),
        BackupFault::NoBackup => say!(phrases, "backup-not-one"),
        BackupFault::Newer { found, known } => {
            say!(phrases, "backup-newer", found = found.to_string(), known = known.to_string())
        }
        BackupFault::Encrypted => say!(phrases, "backup-encrypted"),
        BackupFault::WrongIdentity => say!(phrases, "backup-wrong-identity"),
        BackupFault::NoIdentity { path } => say!(phrases, "backup-no-identity", path = shown(path)),
        BackupFault::Damaged(place) => say!(phrases, "backup-damaged", region = region(place, phrases)),
        BackupFault::CutShort => say!(phrases, "backup-cut-short"),
        BackupFault::Beyond => say!(phrases, "backup-beyond"),
        BackupFault::Journal { campaign, .. } => say!(phrases, "backup-journal", campaign = campaign.as_str()),
        BackupFault::OtherHead { campaign } => say!(phrases, "backup-other-head", campaign = campaign.as_str()),
        BackupFault::Occupied { path } => say!(phrases, "backup-occupied", path = shown(path)),
    }
}

fn region(region: &Region, phrases: &Phrases) -> String {
    match region {
        Region::Header => say!(phrases, "backup-region-header"),
        Region::Block(number) => say!(phrases, "backup-region-block", number = number.to_string()),
        Region::Value(key) => say!(phrases, "backup-region-value", key = key.clone()),
        Region::Count => say!(phrases, "backup-region-count"),
        Region::Digest => say!(phrases, "backup-region-digest"),
        Region::Cipher => say!(phrases, "backup-region-cipher"),
    }
}

/// What is said of a backup that was made: one line each.
pub fn made(made: &BackedUp, phrases: &Phrases) -> Vec<String> {
    let path = made.path.display().to_string();
    let size = integer(phrases.language(), i64::try_from(made.bytes.div_ceil(1000)).unwrap_or(i64::MAX));
    let mut said = vec![match made.is_encrypted {
        true => say!(phrases, "backup-done-encrypted", path = path, size = size),
        false => say!(phrases, "backup-done", path = path, size = size),
    }];
    said.extend(holds(&made.campaigns, phrases));
    if !made.removed.is_empty() {
        said.push(say!(phrases, "backup-removed", files = made.removed.len()));
    }
    said
}

/// What a backup holds, a line for each campaign.
pub fn holds(campaigns: &[RestoredCampaign], phrases: &Phrases) -> Vec<String> {
    if campaigns.is_empty() {
        return vec![say!(phrases, "backup-holds-nothing")];
    }
    let line = |one: &RestoredCampaign| {
        let (campaign, sheets) = (one.id.as_str(), one.sheets);
        let (number, hash) = (one.head.number.to_string(), one.head.hash.to_string());
        format!(
            "  {}",
            say!(phrases, "backup-holds", campaign = campaign, sheets = sheets, number = number, hash = hash)
        )
    };
    campaigns.iter().map(line).collect()
}

/// A moment on the clock of this machine.
pub fn moment(when: Moment, clock: &dyn Clock, phrases: &Phrases) -> String {
    moment_short(phrases.language(), when.0, clock.offset_seconds())
}

/// How long ago.
fn age(when: Moment, now: Moment, phrases: &Phrases) -> String {
    let hours = u64::try_from(now.0 - when.0).unwrap_or(0) / 3600;
    match hours {
        0 => say!(phrases, "backup-age-now"),
        1..48 => say!(phrases, "backup-age-hours", hours = hours),
        _ => say!(phrases, "backup-age-days", days = hours / 24),
    }
}
