//! What is strong and what comes first, by a rule that is printed beside it.

use super::results::{AudienceResults, Gap, ItemResults, Results, Score};
use super::statistics::Interval;
use crate::questionnaire::{Role, Scoring};

/// Most strengths, and most priorities, that are named: a list of everything ranks nothing.
pub const NAMED_MAX: usize = 5;

/// What is strong and what comes first, in the eyes of those the practices are for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing<'r> {
    /// Items whose whole interval is favourable, the best first; see [`Results::standing`] for those without an interval.
    pub strengths: Vec<Named<'r>>,
    /// Items whose whole interval is not favourable, and items under the favourable score that professionals rate better by an
    /// established gap; the lowest first.
    pub priorities: Vec<Named<'r>>,
}

/// An item that is named.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Named<'r> {
    /// The item.
    pub item: &'r ItemResults,
    /// Its score.
    pub score: Score,
    /// The established gap with professionals, when there is one.
    pub gap: Option<&'r Gap>,
}

impl Results {
    /// Whose eyes [`Results::standing`] looks through: the first audience of people, else the first of professionals.
    pub fn witness(&self) -> Option<&AudienceResults> {
        let first = |role: Role| self.audiences.iter().find(|audience| audience.role == role);
        first(Role::People).or_else(|| first(Role::Professionals))
    }

    /// What is strong and what comes first. Where all scores are equal the mean has no interval, and Wilson's of the favourable
    /// share decides, in percent. An item with neither is neither.
    pub fn standing(&self, scoring: &Scoring) -> Standing<'_> {
        let mut standing = Standing::default();
        let Some(witness) = self.witness() else { return standing };
        for item in &witness.items {
            let Some(score) = item.score.value().map(|value| value.score) else { continue };
            let share = || {
                let share = score.favourable_interval().filter(|_| score.deviation.is_some())?;
                Some(Interval { low: share.low * 100.0, high: share.high * 100.0 })
            };
            let Some(interval) = score.interval().or_else(share) else { continue };
            let own = |gap: &&Gap| gap.code == item.name && gap.is_established() && witness.role == Role::People;
            let gap = self.item_gaps.iter().find(own);
            let named = Named { item, score, gap };
            let behind = score.mean < scoring.favourable_from && gap.is_some_and(|gap| gap.difference < 0.0);
            if interval.low >= scoring.favourable_from {
                standing.strengths.push(named);
            } else if interval.high < scoring.favourable_from || behind {
                standing.priorities.push(named);
            }
        }
        // The order of the form decides between equals.
        standing.strengths.sort_by(|one, other| other.score.mean.total_cmp(&one.score.mean));
        standing.priorities.sort_by(|one, other| one.score.mean.total_cmp(&other.score.mean));
        standing.strengths.truncate(NAMED_MAX);
        standing.priorities.truncate(NAMED_MAX);
        standing
    }
}
