//! What comes out: the numbers of a report, those that may be shown and no others.

use super::statistics::{self, Interval, Side};
use crate::disclosure::{Disclosed, Shown};
use crate::questionnaire::{Audience, Localised, Role, Thresholds, Variant};
use serde::{Deserialize, Serialize};

/// The numbers of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// Sheets by audience and service, in the order of the tool and of the campaign. Never hidden: counts of sheets say
    /// nothing of what is on them.
    pub participation: Vec<Participation>,
    /// The audiences in the order of the tool.
    pub audiences: Vec<AudienceResults>,
    /// Residents minus professionals by theme, the largest first.
    pub theme_gaps: Vec<Gap>,
    /// Residents minus professionals by item, the largest first.
    pub item_gaps: Vec<Gap>,
    /// The thresholds in force: the tool's, never under the floor.
    pub thresholds: Thresholds,
    /// Records that fit neither an audience nor a form of the tool, and are counted nowhere else.
    pub strays: u32,
    /// What is told once this report is issued: to be kept with it.
    pub disclosed: Disclosed,
}

impl Results {
    /// What is told, as bytes of which a digest may be printed.
    pub fn told_bytes(&self) -> Vec<u8> {
        // Comments are remembered as they were written, and marks of one question are told only with those of others.
        let mut told = self.disclosed.told_bytes(|cell| cell != "comments" && !cell.starts_with("marks "));
        for comment in self.audiences.iter().filter_map(|audience| audience.comments.value()).flat_map(|all| &all.told)
        {
            for part in [&comment.question, &comment.text] {
                told.extend((part.len() as u64).to_be_bytes());
                told.extend(part.as_bytes());
            }
        }
        told
    }
}

/// Where sheets stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Complete: the only ones in the results.
    Complete,
    /// Being keyed.
    InProgress,
    /// Held aside.
    Held,
    /// Voided.
    Voided,
}

/// The sheets of one audience and service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participation {
    /// The audience.
    pub audience: Audience,
    /// Code of the service.
    pub service: String,
    /// People concerned.
    pub expected: u32,
    /// Sheets handed out.
    pub distributed: u32,
    /// Sheets keyed to the end.
    pub complete: u32,
    /// Sheets being keyed.
    pub in_progress: u32,
    /// Sheets held aside.
    pub held: u32,
    /// Sheets voided.
    pub voided: u32,
    /// Answers that came in online, complete: among the complete ones where they count in the results, beside them elsewhere.
    pub web: u32,
}

impl Participation {
    /// Sheets of a stage.
    pub fn of(&self, stage: Stage) -> u32 {
        match stage {
            Stage::Complete => self.complete,
            Stage::InProgress => self.in_progress,
            Stage::Held => self.held,
            Stage::Voided => self.voided,
        }
    }

    /// Sheets that came back: all but the voided ones.
    pub fn returned(&self) -> u32 {
        self.complete + self.in_progress + self.held
    }
}

/// What one audience said.
#[derive(Clone, Debug, PartialEq)]
pub struct AudienceResults {
    /// Its code.
    pub audience: Audience,
    /// Which of the three views it gives. A management's declaration is never hidden and has no intervals.
    pub role: Role,
    /// Complete sheets.
    pub sheets: u32,
    /// The themes it was asked about, in the order of the tool.
    pub themes: Vec<ThemeResults>,
    /// The scored items, in the order of its forms.
    pub items: Vec<ItemResults>,
    /// Its other questions with boxes or numbers, in the order of its forms.
    pub profile: Vec<ProfileResults>,
    /// Sheets by answering mode, the tool's modes first; empty code: not said.
    pub modes: Shown<Vec<Share>>,
    /// How good its sheets and their keying are.
    pub quality: Shown<Quality>,
    /// Its comments.
    pub comments: Shown<Comments>,
}

/// One theme for one audience.
#[derive(Clone, Debug, PartialEq)]
pub struct ThemeResults {
    /// Its code.
    pub code: String,
    /// The mean of the sheets' theme scores.
    pub score: Shown<Score>,
    /// The same by service, in the order of the campaign.
    pub services: Shown<Vec<ServiceScore>>,
    /// How well its items go together.
    pub reliability: Shown<Reliability>,
}

/// How well the items of a theme go together.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reliability {
    /// Sheets with a score on each item of the theme: the others have no part in it.
    pub n: u32,
    /// Items of the theme.
    pub items: u32,
    /// Cronbach's alpha of the items, each with its weight; 1 at most, and below 0 where items contradict each other.
    pub alpha: f64,
}

impl Reliability {
    /// 95 % interval of alpha, by Feldt.
    pub fn interval(&self) -> Option<Interval> {
        statistics::feldt(self.alpha, self.n, self.items)
    }
}

/// A theme's score in one service.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceScore {
    /// Code of the service.
    pub service: String,
    /// Its score.
    pub score: Shown<Score>,
}

/// A mean of scores on 0–100, a good answer being high.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// Scores in the mean.
    pub n: u32,
    /// The mean.
    pub mean: f64,
    /// The standard deviation; `None` under two scores, and where it is not told how answers go together.
    pub deviation: Option<f64>,
    /// Scores that are favourable; `None` where it is not told how answers go together.
    #[serde(with = "count")]
    pub favourable: Option<u32>,
}

/// A count as it is kept: with a number that no count reaches in the place of one that is not told, so that what earlier reports
/// left is read as ever.
mod count {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<S: Serializer>(count: &Option<u32>, to: S) -> Result<S::Ok, S::Error> {
        count.unwrap_or(u32::MAX).serialize(to)
    }

    pub fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Option<u32>, D::Error> {
        Ok(Some(u32::deserialize(from)?).filter(|count| *count < u32::MAX))
    }
}

impl Score {
    /// 95 % interval of the mean; `None` under two scores, where all are equal, and where the deviation is not told.
    pub fn interval(&self) -> Option<Interval> {
        statistics::of_mean(self.n, self.mean, self.deviation)
    }

    /// 95 % interval of the favourable share, from 0 to 1; where it is told.
    pub fn favourable_interval(&self) -> Option<Interval> {
        statistics::wilson(self.favourable?, self.n)
    }

    pub(super) fn side(&self) -> Side {
        Side { n: self.n, mean: self.mean, deviation: self.deviation }
    }
}

/// One scored item for one audience.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemResults {
    /// The item code.
    pub name: String,
    /// The number printed in the standard form.
    pub number: String,
    /// The text of the standard form.
    pub label: Localised,
    /// Its theme.
    pub theme: Option<String>,
    /// What was said.
    pub score: Shown<ItemScore>,
    /// The distribution in each form's own words, one row per form that differs, the standard form first.
    pub rows: Shown<Vec<(String, Shown<Distribution>)>>,
}

/// What was said to one item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItemScore {
    /// Mean, deviation, favourable answers.
    pub score: Score,
    /// Sheets with a value or a mark.
    pub answered: u32,
    /// Marks, in the order of [`Mark::ALL`](crate::questionnaire::Mark::ALL).
    pub marks: [u32; 5],
    /// The distribution of all forms together, when every form's boxes have their equal in the standard form.
    pub pooled: Option<Distribution>,
}

/// How often each box was ticked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Distribution {
    /// The form whose boxes these are.
    pub variant: Variant,
    /// The boxes in the order of the paper, those that mean a mark excluded.
    pub ticks: Ticks,
}

/// Boxes and how often they were ticked.
pub type Ticks = Vec<Tick>;

/// A box and how often it was ticked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tick {
    /// The data value of the choice.
    pub name: String,
    /// Its score with the item's direction applied, when it has one.
    pub score: Option<f64>,
    /// How often.
    pub count: u32,
}

/// How many people said something about themselves. A small group is hidden, and others with it where it could be found
/// by subtraction: one man among the residents, one doctor among the professionals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// The data value of the choice, or the code of the mode; empty when no mode was said.
    pub name: String,
    /// How many, unless it is hidden.
    pub count: Option<u32>,
}

/// A question outside the scores: who answered.
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileResults {
    /// The item code.
    pub name: String,
    /// The number printed in the standard form.
    pub number: String,
    /// The text of the standard form.
    pub label: Localised,
    /// What was said.
    pub portrait: Shown<Portrait>,
}

/// The answers to a question outside the scores.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Portrait {
    /// One box each.
    One {
        /// Sheets with a box ticked.
        n: u32,
        /// The boxes.
        shares: Vec<Share>,
    },
    /// As many boxes as one likes.
    Several {
        /// Sheets with at least one box ticked.
        n: u32,
        /// The boxes.
        shares: Vec<Share>,
    },
    /// A number.
    Number {
        /// Sheets with a number.
        n: u32,
        /// Their mean.
        mean: f64,
        /// Their standard deviation.
        deviation: Option<f64>,
    },
}

/// How good sheets and their keying are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Quality {
    /// Complete sheets.
    pub sheets: u32,
    /// Places with a value or a mark, on the questions whose result is shown and no other: a total over all of them would tell
    /// what the hidden ones say.
    pub places: u64,
    /// Marks, in the order of [`Mark::ALL`](crate::questionnaire::Mark::ALL).
    pub marks: [u64; 5],
    /// Keys or values refused.
    pub refusals: u64,
    /// Accepted answers changed afterwards.
    pub corrections: u64,
    /// Soft checks overridden.
    pub overrides: u64,
    /// Sheets with a remark on a question or in the margin.
    pub remarked: u32,
}

impl Quality {
    /// Places where a value was expected and none could be taken: nothing ticked, two boxes, unreadable, crossed out.
    pub fn missing(&self) -> u64 {
        let [blank, _not_concerned, double, unreadable, struck] = self.marks;
        blank + double + unreadable + struck
    }
}

/// The comments of an audience: those that somebody read and did not set aside, and how many there are beside them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comments {
    /// What may be told, in an order that says nothing of the pile.
    pub told: Vec<Comment>,
    /// Set aside by whoever read them.
    pub set_aside: u32,
    /// Not read yet.
    pub unread: u32,
}

/// A comment for the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The item code of its question.
    pub question: String,
    /// The theme of its question, when it has one.
    pub theme: Option<String>,
    /// The text as it was read: cleaned, without the words that were taken out.
    pub text: String,
}

/// Residents minus professionals.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// Code of the theme or item.
    pub code: String,
    /// Residents' score.
    pub people: Score,
    /// Professionals' score.
    pub professionals: Score,
    /// The difference of the means.
    pub difference: f64,
    /// Its 95 % interval, by Welch.
    pub interval: Option<Interval>,
    /// The probability of so large a gap if there were none, adjusted by Holm for the gaps of the same table.
    pub adjusted: Option<f64>,
}

impl Gap {
    /// Whether the gap holds at 5 % among all those of its table together.
    pub fn is_established(&self) -> bool {
        self.adjusted.is_some_and(|adjusted| adjusted < FAMILY_RISK)
    }
}

/// The risk that any of a table's gaps is called established and is none.
pub const FAMILY_RISK: f64 = 0.05;
