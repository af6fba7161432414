//! Why nothing waits to be keyed again by somebody, in words: what the verification screen shows in its lists.

use super::{Error, KeyingStart, Overview, Station, Wait, WaitingGroup, certainty};
use crate::campaign::Extent;
use crate::language::Phrases;
use crate::record::Serial;
use crate::say;

impl Station {
    /// Why this operator has nothing to key again, one sentence each.
    ///
    /// # Errors
    /// [`Error::Closed`], [`Error::NotVerifying`], and the store's.
    pub fn why_nothing_waits(
        &self,
        campaign: &str,
        start: &KeyingStart,
        phrases: &Phrases,
    ) -> Result<Vec<String>, Error> {
        self.open_campaign(campaign)?;
        let overview = self.overview(campaign)?;
        let drawn = overview.units.iter().any(|unit| unit.draw.is_some());
        if !drawn && overview.view.campaign.verification.extent == Extent::None {
            return Err(Error::NotVerifying);
        }
        let undrawn: u32 = overview.units.iter().map(|unit| unit.undrawn).sum();
        let mut lines = Vec::new();
        match (drawn, overview.waiting.is_empty()) {
            (false, _) if undrawn == 0 => return Ok(vec![say!(phrases, "idle-nothing-complete")]),
            (false, _) => lines.push(say!(phrases, "idle-no-draw")),
            (true, true) => lines.push(say!(phrases, "idle-all-verified")),
            (true, false) => lines.extend(overview.waiting.iter().map(|group| waits(group, start, &overview, phrases))),
        }
        if undrawn > 0 {
            lines.push(say!(phrases, "idle-undrawn", sheets = undrawn, id = campaign.to_owned()));
        }
        Ok(lines)
    }
}

/// What some sheets wait for, and why this operator cannot key them this time.
fn waits(group: &WaitingGroup, start: &KeyingStart, overview: &Overview, phrases: &Phrases) -> String {
    let id = overview.view.campaign.id.as_str().to_owned();
    let why = match group.wait {
        Wait::Second | Wait::Third if *start == KeyingStart::Third => say!(phrases, "idle-second", id = id),
        Wait::Second | Wait::Third => say!(phrases, "idle-third", id = id),
        Wait::Undecided => say!(phrases, "idle-undecided", id = id),
        Wait::Missing | Wait::Begun | Wait::Other(_) => certainty::wait_line(group.wait, phrases),
    };
    let serials = group.serials.iter().map(Serial::to_string).collect::<Vec<_>>().join(" ");
    let audience = certainty::audience_named(&overview.view.tool, &group.audience, phrases);
    let batch = group.batch.0.to_string();
    let sheets = group.serials.len();
    say!(phrases, "idle-group", batch = batch, audience = audience, sheets = sheets, serials = serials, why = why)
}
