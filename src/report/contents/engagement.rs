//! The engagement form of a campaign: one page to be signed. What is not known is left blank, for a hand.

use crate::campaign::{Campaign, CampaignStep};
use crate::language::{Phrases, date_long};
use crate::measure::clean;
use crate::questionnaire::Tool;
use crate::report::document::{Block, Cover, Document, Row, Section, Table};
use crate::say;
use jiff::civil::Date;

/// A step as the form tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedStep {
    /// Which.
    pub step: CampaignStep,
    /// What it is called.
    pub name: String,
    /// The day it is planned for.
    pub planned: Option<Date>,
    /// Whether that day was decided; proposed otherwise.
    pub decided: bool,
    /// Who sees to it, may be empty.
    pub who: String,
}

/// The engagement form of a campaign.
pub fn engagement(campaign: &Campaign, tool: &Tool, steps: &[PlannedStep], date: Date, phrases: &Phrases) -> Document {
    let language = phrases.language();
    let day = |day: Date| date_long(language, day);
    let kind = say!(phrases, "engagement-title");
    let dates = match campaign.until {
        Some(until) => say!(phrases, "engagement-dates", from = day(campaign.from), until = day(until)),
        None => say!(phrases, "engagement-date", from = day(campaign.from)),
    };
    let establishment = clean(&campaign.establishment);
    let title = clean(&campaign.title);
    Document {
        language,
        date,
        title: format!("{kind} – {title} – {establishment}"),
        cover: Cover {
            kind,
            establishment,
            campaign: title,
            status: dates,
            provisional: false,
            banner: tool.provenance.demonstration.then(|| say!(phrases, "engagement-demonstration")),
            facts: Vec::new(),
            figures: Vec::new(),
        },
        contents_title: String::new(),
        sections: vec![Section {
            anchor: "campaign".to_owned(),
            title: say!(phrases, "engagement-campaign"),
            blocks: vec![
                scope(campaign, tool, phrases),
                planned(steps, phrases),
                Block::Heading(say!(phrases, "engagement-commitments")),
                commitments(campaign, phrases),
                signatures(phrases),
            ],
        }],
        colophon: say!(
            phrases,
            "engagement-colophon",
            version = env!("CARGO_PKG_VERSION"),
            campaign = campaign.id.as_str()
        ),
        data: Vec::new(),
    }
}

fn row(head: String, cells: Vec<String>) -> Row {
    Row { head, cells, strong: false }
}

/// What is asked of whom.
fn scope(campaign: &Campaign, tool: &Tool, phrases: &Phrases) -> Block {
    let tag = phrases.language().tag();
    let audiences: Vec<String> = tool.audiences.iter().map(|forms| clean(forms.label.in_language(tag))).collect();
    let services: Vec<String> = campaign.services.iter().map(|service| clean(&service.name)).collect();
    let lines = vec![
        (say!(phrases, "engagement-tool"), clean(tool.title.in_language(tag))),
        (say!(phrases, "engagement-audiences"), audiences.join(", ")),
        (say!(phrases, "engagement-services"), services.join(", ")),
    ];
    let lines = lines.into_iter().map(|(name, value)| say!(phrases, "engagement-line", name = name, value = value));
    Block::List(lines.collect())
}

/// The six steps; a day that is not planned has room for a hand.
fn planned(steps: &[PlannedStep], phrases: &Phrases) -> Block {
    let day = |one: &PlannedStep| {
        let day = one.planned.map(|day| date_long(phrases.language(), day))?;
        Some(if one.decided { day } else { say!(phrases, "engagement-proposed", day = day) })
    };
    let line = |one: &PlannedStep| row(one.name.clone(), vec![day(one).unwrap_or_default(), clean(&one.who)]);
    Block::Table(Table {
        caption: say!(phrases, "engagement-steps"),
        columns: vec![
            say!(phrases, "steps-column-step"),
            say!(phrases, "steps-column-planned"),
            say!(phrases, "dated-who"),
        ],
        rows: steps.iter().map(line).collect(),
        says: true,
    })
}

/// What the establishment promises.
fn commitments(campaign: &Campaign, phrases: &Phrases) -> Block {
    let kept = match campaign.keep_until {
        Some(until) => say!(phrases, "engagement-kept-until", day = date_long(phrases.language(), until)),
        None => say!(phrases, "engagement-kept"),
    };
    Block::List(vec![
        say!(phrases, "engagement-anonymity"),
        say!(phrases, "engagement-no-ranking"),
        say!(phrases, "engagement-freedom"),
        say!(phrases, "engagement-shared"),
        kept,
    ])
}

/// Who signs, by hand.
fn signatures(phrases: &Phrases) -> Block {
    let blank = || vec![String::new(), String::new(), String::new()];
    Block::Table(Table {
        caption: say!(phrases, "engagement-signed"),
        columns: vec![
            say!(phrases, "engagement-function"),
            say!(phrases, "engagement-name"),
            say!(phrases, "engagement-day"),
            say!(phrases, "engagement-signature"),
        ],
        rows: vec![
            row(say!(phrases, "engagement-management"), blank()),
            row(say!(phrases, "engagement-quality"), blank()),
        ],
        says: false,
    })
}
