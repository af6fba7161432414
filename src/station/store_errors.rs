//! What the station says when the store cannot: what happened, where, what to do next.

use super::clock::{Clock, SystemClock};
use super::system_reasons::{Trouble, is_file_for_folder, reason, trouble};
use crate::language::{Phrases, date_short, integer, moment_short};
use crate::say;
use crate::store::{Error, Holder, Role};
use crate::verification::Forbidden;
use std::path::Path;

/// Bytes of a megabyte as disks and their sellers count.
const MEGABYTE: u64 = 1_000_000;

/// Why the store cannot, for the person in front of the screen.
pub fn sentence(error: &Error, phrases: &Phrases) -> String {
    match error {
        Error::Stopped => say!(phrases, "store-stopped"),
        Error::Full => say!(phrases, "store-full"),
        Error::Taken { directory, holder: Some(holder) } => say!(
            phrases,
            "store-taken",
            directory = shown(directory),
            holder = name(holder, phrases),
            // The lock tells a moment; people read it on the clock of this machine.
            since = moment_short(phrases.language(), holder.since.0, SystemClock.offset_seconds())
        ),
        Error::Taken { directory, holder: None } => {
            say!(phrases, "store-taken-nobody", directory = shown(directory))
        }
        Error::NetworkFileSystem { path, kind } => {
            say!(phrases, "store-network", path = shown(path), kind = kind.clone())
        }
        Error::Unwritable { path, reason: said } if is_file_for_folder(said) => {
            say!(phrases, "store-not-a-folder", path = shown(path))
        }
        Error::Unwritable { path, reason: said } => {
            say!(phrases, "store-unwritable", path = shown(path), reason = reason(said, phrases))
        }
        Error::Foreign { path } => say!(phrases, "store-foreign", path = shown(path)),
        Error::NoSpace { path, free, needed } => say!(
            phrases,
            "store-no-space",
            path = shown(path),
            free = number(free / MEGABYTE, phrases),
            needed = number(needed.div_ceil(MEGABYTE), phrases)
        ),
        Error::Damaged { key } => say!(phrases, "store-damaged", key = key.clone()),
        Error::Unreadable { path, reason: said } => {
            say!(phrases, "store-unreadable", path = shown(path), reason = reason(said, phrases))
        }
        Error::Altered { path, files } => {
            say!(phrases, "store-altered", path = shown(path), files = files.join(", "), count = files.len())
        }
        Error::Missing { path } => say!(phrases, "store-missing", path = shown(path)),
        Error::Newer { place, found, known } => {
            let (found, known) = (found.to_string(), known.to_string());
            say!(phrases, "store-newer", place = place.clone(), found = found, known = known)
        }
        Error::Disk { path, reason: said } => match trouble(said) {
            Trouble::Full => say!(phrases, "store-disk-full", path = shown(path), reason = reason(said, phrases)),
            Trouble::ReadOnly => say!(phrases, "store-disk-read-only", path = shown(path)),
            Trouble::Denied => say!(phrases, "store-disk-denied", path = shown(path)),
            Trouble::Gone => say!(phrases, "store-gone", path = shown(path)),
            Trouble::Other => say!(phrases, "store-disk", path = shown(path), reason = reason(said, phrases)),
        },
        Error::Gone { path } => say!(phrases, "store-gone", path = shown(path)),
        Error::EarlierAside { path } => say!(phrases, "store-earlier-aside", path = shown(path)),
        Error::OlderRevision { key, filed, offered } => say!(
            phrases,
            "store-older",
            serial = key.serial.to_string(),
            filed = filed.to_string(),
            offered = offered.to_string()
        ),
        Error::CampaignChanged { .. } => say!(phrases, "store-campaign-changed"),
        Error::Unfinished { path } => say!(phrases, "store-unfinished", path = shown(path)),
        Error::BadHead { number, .. } => say!(phrases, "store-bad-head", number = number.to_string()),
        Error::ReportTaken { campaign, number } => {
            say!(phrases, "store-report-taken", campaign = campaign.as_str(), number = number.to_string())
        }
        Error::TooLarge { key, bytes, bytes_max } => say!(
            phrases,
            "store-too-large",
            key = key.clone(),
            bytes = number(*bytes as u64, phrases),
            max = number(*bytes_max as u64, phrases)
        ),
        Error::BadName { name } => say!(phrases, "store-bad-name", name = name.clone()),
        Error::Older { place, found, known } => {
            let (found, known) = (found.to_string(), known.to_string());
            say!(phrases, "store-old-form", place = place.clone(), found = found, known = known)
        }
        Error::Forbidden { sheet, why } => {
            format!("{} {}", say!(phrases, "store-sheet", serial = sheet.serial.to_string()), forbidden(why, phrases))
        }
        Error::OtherComment { .. } => say!(phrases, "store-other-comment"),
        Error::DrawFixed { number, .. } => say!(phrases, "store-draw-fixed", number = number.to_string()),
        Error::BadDraw { number, .. } => say!(phrases, "store-bad-draw", number = number.to_string()),
        Error::Unbalanced { batch, .. } => say!(phrases, "store-unbalanced", batch = batch.0.to_string()),
        Error::StillKept { until: Some(until), .. } => {
            say!(phrases, "store-still-kept", until = date_short(phrases.language(), *until))
        }
        Error::StillKept { until: None, .. } => say!(phrases, "store-kept-for-ever"),
        Error::Emptied { .. } => say!(phrases, "store-emptied"),
        Error::CopyAside { path } => say!(phrases, "store-copy-aside", path = shown(path)),
        Error::HostGone { socket, reason: said } if said.is_empty() => {
            say!(phrases, "store-host-silent", socket = shown(socket))
        }
        Error::HostGone { socket, reason: said } => {
            say!(phrases, "store-host-gone", socket = shown(socket), reason = reason(said, phrases))
        }
        Error::HostOther { socket, version } => say!(
            phrases,
            "store-host-other",
            socket = shown(socket),
            version = version.clone(),
            ours = env!("CARGO_PKG_VERSION")
        ),
        Error::HostForeign { socket } => say!(phrases, "store-host-foreign", socket = shown(socket)),
        Error::HostFull { socket } => say!(phrases, "store-host-full", socket = shown(socket)),
        Error::NotLetIn { socket } => say!(phrases, "store-not-let-in", socket = shown(socket)),
        Error::NotAllowed { needs } => say!(phrases, "store-not-allowed", role = role(*needs, phrases)),
        Error::InUse { sheet, who } => {
            say!(phrases, "store-in-use", serial = sheet.serial.to_string(), who = who.name())
        }
        Error::Unsound { key } => say!(phrases, "store-unsound", key = key.clone()),
        Error::CopyAhead { path, end, copied } => {
            let (end, copied) = (end.to_string(), copied.to_string());
            say!(phrases, "store-copy-ahead", path = shown(path), end = end, copied = copied)
        }
        Error::BadCopy { path, line } => say!(phrases, "store-bad-copy", path = shown(path), line = line.to_string()),
    }
}

/// Why the text copy of the journal is not written.
pub fn copy_trouble(trouble: &Error, phrases: &Phrases) -> String {
    say!(phrases, "store-copy-trouble", reason = sentence(trouble, phrases))
}

/// Why the two-pass protocol does not allow something.
pub fn forbidden(why: &Forbidden, phrases: &Phrases) -> String {
    match why {
        Forbidden::Sealed => say!(phrases, "protocol-sealed"),
        Forbidden::NotCalled => say!(phrases, "protocol-not-called"),
        Forbidden::CalledAlready => say!(phrases, "protocol-called-already"),
        Forbidden::NotComplete => say!(phrases, "protocol-not-complete"),
        Forbidden::OwnSheet => say!(phrases, "protocol-own-sheet"),
        Forbidden::TooSoon { hours } => say!(phrases, "protocol-too-soon", hours = *hours),
        Forbidden::OwnDifference => say!(phrases, "protocol-own-difference"),
        Forbidden::OwnDecision => say!(phrases, "protocol-own-decision"),
        Forbidden::Frozen => say!(phrases, "protocol-frozen"),
        Forbidden::NothingDiffers => say!(phrases, "protocol-nothing-differs"),
        Forbidden::OtherForm => say!(phrases, "protocol-other-form"),
        Forbidden::NoPaper => say!(phrases, "protocol-no-paper"),
        Forbidden::Past => say!(phrases, "protocol-past"),
    }
}

/// What a role is called.
pub fn role(role: Role, phrases: &Phrases) -> String {
    match role {
        Role::Operator => say!(phrases, "role-operator"),
        Role::Manager => say!(phrases, "role-manager"),
        Role::Administrator => say!(phrases, "role-administrator"),
    }
}

/// Who has a store open, as people name them.
pub fn name(holder: &Holder, phrases: &Phrases) -> String {
    let (user, terminal, pid) = (holder.user.clone(), holder.terminal.clone(), holder.pid.to_string());
    match (user.is_empty(), terminal.is_empty()) {
        (false, false) => say!(phrases, "store-holder", user = user, terminal = terminal, pid = pid),
        (false, true) => say!(phrases, "store-holder-no-terminal", user = user, pid = pid),
        (true, _) => say!(phrases, "store-holder-unnamed", pid = pid),
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn number(number: u64, phrases: &Phrases) -> String {
    integer(phrases.language(), i64::try_from(number).unwrap_or(i64::MAX))
}
