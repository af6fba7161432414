//! Beside what the results stand: an earlier campaign of the house, or values from elsewhere with their source.

use super::finish::{item_cell, theme_cell};
use super::results::{ItemScore, Results, Score};
use super::statistics::{Interval, Side, holm, of_mean, welch};
use crate::campaign::{OutsideValue, OutsideValues, Thousandths};
use crate::disclosure::Disclosed;
use crate::questionnaire::{Audience, Tool};
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
    /// Its values, each audience and code once.
    pub values: Vec<ReferenceValue>,
}

impl Reference {
    /// What the reports of an earlier campaign with the same tool told in the end.
    pub fn told(title: String, source: String, date: Date, tool: &Tool, told: &Disclosed) -> Reference {
        let mut values = Vec::new();
        for forms in &tool.audiences {
            let group = forms.audience.0.as_str();
            let themes =
                tool.themes.iter().map(|theme| (&theme.code, told.last::<Score>(group, &theme_cell(&theme.code))));
            let mut items: Vec<&String> = Vec::new();
            for question in forms.forms.iter().flat_map(|(_, form)| &form.questions) {
                if !items.contains(&&question.name) {
                    items.push(&question.name);
                }
            }
            let items = items
                .into_iter()
                .map(|name| (name, told.last::<ItemScore>(group, &item_cell(name)).map(|item| item.score)));
            for (code, score) in themes.chain(items) {
                let Some(score) = score.filter(|score| score.n > 0) else { continue };
                let spread = score.deviation.map(|deviation| (score.n, deviation));
                values.push(ReferenceValue {
                    audience: forms.audience.clone(),
                    code: code.clone(),
                    mean: score.mean,
                    spread,
                });
            }
        }
        Reference { title, source, date, outside: false, values }
    }

    /// Values from elsewhere. One without a count and a deviation has no spread.
    pub fn from_outside(outside: &OutsideValues) -> Reference {
        let OutsideValues { title, source, date, values } = outside.clone();
        let value = |value: OutsideValue| ReferenceValue {
            audience: value.audience,
            code: value.code,
            mean: value.mean.number(),
            spread: value.n.zip(value.deviation.map(Thousandths::number)),
        };
        Reference { title, source, date, outside: true, values: values.into_iter().map(value).collect() }
    }
}

/// A value to compare with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReferenceValue {
    /// Whose view.
    pub audience: Audience,
    /// The code of a theme or an item.
    pub code: String,
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
    /// Its 95 % interval: Welch's when the reference has a spread, else that of the result alone.
    pub interval: Option<Interval>,
    /// Its probability if there were no difference, adjusted by Holm among those of the audience's themes or items; only
    /// where the reference has a spread.
    pub adjusted: Option<f64>,
}

impl Difference {
    /// Whether the difference holds: at 5 % among all those beside it, or, beside an exact value, by its interval.
    pub fn is_established(&self) -> bool {
        let apart = |interval: Interval| interval.low > 0.0 || interval.high < 0.0;
        match self.adjusted {
            Some(adjusted) => adjusted < super::FAMILY_RISK,
            None => self.interval.is_some_and(apart),
        }
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
    let other = value.spread.map(|(n, deviation)| Side { n, mean: value.mean, deviation: Some(deviation) });
    let compared = other.and_then(|other| welch(now.side(), other));
    let alone = || {
        let own = of_mean(now.n, now.mean, now.deviation)?;
        Some(Interval { low: own.low - value.mean, high: own.high - value.mean })
    };
    Difference {
        audience: value.audience.clone(),
        code: value.code.clone(),
        theme,
        now,
        reference: value.mean,
        difference: now.mean - value.mean,
        interval: if other.is_some() { compared.map(|compared| compared.interval) } else { alone() },
        adjusted: compared.map(|compared| compared.probability),
    }
}

fn adjusted(mut differences: Vec<Difference>) -> Vec<Difference> {
    let alone: Vec<f64> = differences.iter().filter_map(|each| each.adjusted).collect();
    differences.iter_mut().filter_map(|each| each.adjusted.as_mut()).zip(holm(&alone)).for_each(|(own, p)| *own = p);
    differences
}
