//! Beside what the results stand: an earlier campaign of the house, or values from elsewhere with their source.

use super::finish::{item_cell, theme_cell};
use super::results::{ItemScore, Results, Score};
use super::statistics::{Interval, Side, holm, student, welch};
use crate::campaign::{CampaignId, OutsideValue, OutsideValues, Thousandths};
use crate::disclosure::Disclosed;
use crate::questionnaire::{self, Audience, AudienceDifference, Comparable, Presence, Tool};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Values to compare with. Only what may be known outside: published results, never sheets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reference {
    /// What it is, in a few words.
    pub title: String,
    /// Where it comes from: a publication, a report and its number.
    pub source: String,
    /// The day it is of.
    pub date: Date,
    /// Whether it comes from elsewhere than this house's own campaigns.
    pub outside: bool,
    /// The campaign of the house that it is, when it is one.
    pub campaign: Option<CampaignId>,
    /// Its values, each audience and code once.
    pub values: Vec<ReferenceValue>,
    /// Audience and code of values that are to be compared with care: the tool says it in other words since.
    pub changed: Vec<(Audience, String)>,
    /// Audience and code of what was told then and cannot be compared: the tool changed.
    pub lost: Vec<(Audience, String)>,
}

impl Reference {
    /// What the reports of an earlier campaign told in the end, which was keyed with the `older` version of the tool or with
    /// the same: of what stayed comparable (`questionnaire::Difference`).
    pub fn told(
        title: String,
        source: String,
        date: Date,
        (older, newer): (&Tool, &Tool),
        told: &Disclosed,
    ) -> Reference {
        let mut reference = Reference::untold(title, source, date);
        let both = questionnaire::Difference::between(older, newer)
            .audiences
            .into_iter()
            .filter(|one| one.presence == Presence::Both);
        for AudienceDifference { audience, themes, questions, .. } in both {
            let group = audience.0.as_str();
            for theme in themes.iter().filter(|theme| theme.presence != Presence::Added) {
                let score = told.last::<Score>(group, &theme_cell(&theme.code));
                let comparable = if theme.presence == Presence::Both { theme.comparable } else { Comparable::No };
                reference.add(&audience, &theme.code, score, comparable);
            }
            for question in questions.iter().filter(|question| question.presence != Presence::Added) {
                let score = told.last::<ItemScore>(group, &item_cell(&question.code)).map(|item| item.score);
                reference.add(&audience, &question.code, score, question.comparable());
            }
        }
        reference
    }

    /// An earlier campaign of which no report tells anything.
    pub fn untold(title: String, source: String, date: Date) -> Reference {
        let (values, changed, lost) = (Vec::new(), Vec::new(), Vec::new());
        Reference { title, source, date, outside: false, campaign: None, values, changed, lost }
    }

    fn add(&mut self, audience: &Audience, code: &str, score: Option<Score>, comparable: Comparable) {
        let Some(score) = score.filter(|score| score.n > 0) else { return };
        match comparable {
            Comparable::Yes => {}
            Comparable::WithCare => self.changed.push((audience.clone(), code.to_owned())),
            Comparable::No => return self.lost.push((audience.clone(), code.to_owned())),
        }
        let spread = score.deviation.map(|deviation| (score.n, deviation));
        let (audience, code) = (audience.clone(), code.to_owned());
        self.values.push(ReferenceValue { audience, code, n: Some(score.n), mean: score.mean, spread });
    }

    /// The value of an audience's theme or item.
    pub fn value(&self, audience: &Audience, code: &str) -> Option<&ReferenceValue> {
        self.values.iter().find(|value| value.audience == *audience && value.code == code)
    }

    /// What the reports of a campaign told so far beside these values, themes first: as [`Results::beside`], of what anybody may
    /// have read.
    pub fn beside_told(&self, told: &Disclosed, tool: &Tool) -> Vec<Difference> {
        let mut differences = Vec::new();
        for forms in &tool.audiences {
            let group = forms.audience.0.as_str();
            let is_theme = |value: &ReferenceValue| tool.themes.iter().any(|theme| theme.code == value.code);
            let own = || self.values.iter().filter(|value| value.audience == forms.audience);
            let theme = |value: &ReferenceValue| {
                let now = told.last::<Score>(group, &theme_cell(&value.code)).filter(|now| now.n > 0)?;
                Some(difference(true, now, value))
            };
            let item = |value: &ReferenceValue| {
                let now = told.last::<ItemScore>(group, &item_cell(&value.code)).map(|item| item.score);
                Some(difference(false, now.filter(|now| now.n > 0)?, value))
            };
            differences.extend(adjusted(own().filter(|value| is_theme(value)).filter_map(theme).collect()));
            differences.extend(adjusted(own().filter(|value| !is_theme(value)).filter_map(item).collect()));
        }
        differences
    }

    /// Values from elsewhere. One without a count and a deviation has no spread.
    pub fn from_outside(outside: &OutsideValues) -> Reference {
        let OutsideValues { title, source, date, values } = outside.clone();
        let value = |value: OutsideValue| ReferenceValue {
            audience: value.audience,
            code: value.code,
            n: value.n,
            mean: value.mean.number(),
            spread: value.n.zip(value.deviation.map(Thousandths::number)),
        };
        let values = values.into_iter().map(value).collect();
        let (changed, lost) = (Vec::new(), Vec::new());
        Reference { title, source, date, outside: true, campaign: None, values, changed, lost }
    }
}

/// A value to compare with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReferenceValue {
    /// Whose view.
    pub audience: Audience,
    /// The code of a theme or an item.
    pub code: String,
    /// How many scores it rests on, when it is told.
    pub n: Option<u32>,
    /// The mean, from 0 to 100.
    pub mean: f64,
    /// How many scores it rests on and their standard deviation. Without them the value is taken as exact.
    pub spread: Option<(u32, f64)>,
}

/// A result beside its reference.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Whose view.
    pub audience: Audience,
    /// The code of a theme or an item.
    pub code: String,
    /// Whether it is a theme.
    pub theme: bool,
    /// The result.
    pub now: Score,
    /// The reference.
    pub reference: f64,
    /// The result minus the reference.
    pub difference: f64,
    /// Its 95 % interval: Welch's when the reference has a spread, else Student's of the result alone.
    pub interval: Option<Interval>,
    /// Its probability if there were no difference, adjusted by Holm among those of the audience's themes or items; `None`
    /// where there is no interval.
    pub adjusted: Option<f64>,
}

impl Difference {
    /// Whether the difference holds: at 5 % among all those beside it.
    pub fn is_established(&self) -> bool {
        self.adjusted.is_some_and(|adjusted| adjusted < super::FAMILY_RISK)
    }
}

impl Results {
    /// What is shown in these results beside its reference, themes first, in the order of the report.
    pub fn beside(&self, reference: &Reference) -> Vec<Difference> {
        let mut differences = Vec::new();
        for audience in &self.audiences {
            let themes = audience.themes.iter().map(|theme| (&theme.code, theme.score.value().copied()));
            let items = audience.items.iter().map(|item| (&item.name, item.score.value().map(|value| value.score)));
            let beside = |theme: bool, (code, score): (&String, Option<Score>)| {
                let fits = |value: &&ReferenceValue| value.audience == audience.audience && value.code == *code;
                Some(difference(theme, score?, reference.values.iter().find(fits)?))
            };
            differences.extend(adjusted(themes.filter_map(|each| beside(true, each)).collect()));
            differences.extend(adjusted(items.filter_map(|each| beside(false, each)).collect()));
        }
        differences
    }
}

fn difference(theme: bool, now: Score, value: &ReferenceValue) -> Difference {
    let compared = match value.spread {
        Some((n, deviation)) => welch(now.side(), Side { n, mean: value.mean, deviation: Some(deviation) }),
        None => student(now.side(), value.mean),
    };
    Difference {
        audience: value.audience.clone(),
        code: value.code.clone(),
        theme,
        now,
        reference: value.mean,
        difference: now.mean - value.mean,
        interval: compared.map(|compared| compared.interval),
        adjusted: compared.map(|compared| compared.probability),
    }
}

fn adjusted(mut differences: Vec<Difference>) -> Vec<Difference> {
    let alone: Vec<f64> = differences.iter().filter_map(|each| each.adjusted).collect();
    differences.iter_mut().filter_map(|each| each.adjusted.as_mut()).zip(holm(&alone)).for_each(|(own, p)| *own = p);
    differences
}
