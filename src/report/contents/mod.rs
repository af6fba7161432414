//! What the results report says, in what order.

mod annex;
mod certainty;
mod data;
mod dossier;
mod engagement;
mod handouts;
mod opening;
mod people;
mod plan;
mod standing;
mod views;

pub use certainty::Certainty;
pub use dossier::{dossier, dossier_plan};
pub use engagement::{PlannedStep, engagement};
pub use handouts::{Handout, handout};
pub use plan::{effect_lines, followed_in, plan_columns, plan_origin, plan_progress, plan_progress_on};

use super::chart::Marker;
use super::document::{Block, Cover, Document, NoteKind, Row, Section, Table};
use crate::campaign::{Campaign, CampaignStatus, EarlierPlan};
use crate::language::{Language, Phrases, date_long, decimal, integer, percent};
use crate::measure::{AudienceResults, Interval, ItemResults, PERCENT_FROM, Reference, Results, Score, Shown, clean};
use crate::questionnaire::{Audience, Localised, Role, Tool};
use crate::say;
use jiff::civil::Date;

/// When and as what a report is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// The day printed on it.
    pub date: Date,
    /// Its number among the campaign's issued reports, when it is one.
    pub number: Option<u32>,
}

/// What a report is made of.
#[derive(Clone, Copy, Debug)]
pub struct Material<'a> {
    /// The numbers that may be shown.
    pub results: &'a Results,
    /// How wrong the file may be, and what says so.
    pub certainty: &'a Certainty,
    /// The tool in force.
    pub tool: &'a Tool,
    /// The campaign.
    pub campaign: &'a Campaign,
    /// What to compare with, the oldest first; the last is compared number by number.
    pub references: &'a [Reference],
    /// What the campaign before keeps of its plan, when there is one.
    pub earlier: Option<&'a EarlierPlan>,
    /// When and as what it is made.
    pub occasion: Occasion,
}

/// The results report of a campaign. It is provisional as long as the campaign is open.
pub fn results(material: Material, phrases: &Phrases) -> Document {
    let writer = Writer::new(material, phrases);
    let mut sections = vec![writer.brief(), writer.reading(), writer.participation()];
    sections.push(writer.overview());
    sections.extend(writer.standing());
    sections.extend(writer.gaps());
    sections.extend(writer.comparison());
    sections.push(writer.plan());
    sections.extend(writer.themes());
    sections.extend(writer.declaration());
    sections.extend(writer.profile());
    sections.push(writer.comments());
    sections.push(writer.quality());
    sections.push(writer.figures());
    sections.extend(writer.reliability());
    sections.push(writer.method());
    let mut document = writer.document(sections);
    document.data = writer.data();
    document
}

/// `+8,4`, `−8,4`, `0,0`.
fn signed(language: Language, number: f64, decimals: usize) -> String {
    let text = decimal(language, number.abs(), decimals);
    let zero = text.chars().all(|c| !c.is_ascii_digit() || c == '0');
    match (zero, number > 0.0) {
        (true, _) => text,
        (false, true) => format!("+{text}"),
        (false, false) => format!("−{text}"),
    }
}

/// Everything a section may need.
struct Writer<'a> {
    results: &'a Results,
    certainty: &'a Certainty,
    tool: &'a Tool,
    campaign: &'a Campaign,
    references: &'a [Reference],
    earlier: Option<&'a EarlierPlan>,
    occasion: Occasion,
    phrases: &'a Phrases,
}

fn short(fingerprint: &str) -> String {
    fingerprint.chars().take(16).collect()
}

impl<'a> Writer<'a> {
    fn new(material: Material<'a>, phrases: &'a Phrases) -> Writer<'a> {
        let Material { results, certainty, tool, campaign, references, earlier, occasion } = material;
        Writer { results, certainty, tool, campaign, references, earlier, occasion, phrases }
    }
}

impl Writer<'_> {
    fn document(&self, sections: Vec<Section>) -> Document {
        Document {
            language: self.language(),
            date: self.occasion.date,
            title: format!("{} – {}", self.line(&self.campaign.title), self.line(&self.campaign.establishment)),
            cover: self.cover(),
            contents_title: say!(self.phrases, "report-contents"),
            sections,
            colophon: say!(
                self.phrases,
                "report-colophon",
                version = env!("CARGO_PKG_VERSION"),
                tool = short(&self.tool.fingerprint.0),
                campaign = self.campaign.id.as_str()
            ),
            data: Vec::new(),
        }
    }

    fn language(&self) -> Language {
        self.phrases.language()
    }

    /// A text of the tool in the report's language.
    fn text(&self, text: &Localised) -> String {
        clean(text.in_language(self.language().tag()))
    }

    /// A text of the campaign.
    fn line(&self, text: &str) -> String {
        clean(text)
    }

    fn audience(&self, audience: &Audience) -> String {
        self.tool.audience(audience).map_or_else(|| clean(&audience.0), |forms| self.text(&forms.label))
    }

    fn theme(&self, code: &str) -> String {
        let theme = self.tool.themes.iter().find(|theme| theme.code == code);
        theme.map_or_else(|| clean(code), |theme| self.text(&theme.label))
    }

    fn service(&self, code: &str) -> String {
        self.campaign.service(code).map_or_else(|| clean(code), |service| clean(&service.name))
    }

    fn first(&self, role: Role) -> Option<&AudienceResults> {
        self.results.audiences.iter().find(|audience| audience.role == role)
    }

    /// The two views that gaps are between, residents and professionals, where both are asked.
    fn compared_views(&self) -> Option<(&AudienceResults, &AudienceResults)> {
        self.first(Role::People).zip(self.first(Role::Professionals))
    }

    /// The label of a question, with a word on it where it is worded the other way round in the forms of a view.
    fn marked(&self, view: &AudienceResults, item: &ItemResults) -> String {
        let label = self.text(&item.label);
        let turned = self.tool.audience(&view.audience).is_some_and(|forms| forms.is_turned(&item.name));
        if turned { say!(self.phrases, "report-turned", label = label) } else { label }
    }

    /// The shape of an audience: the second one of people has its own.
    fn marker(&self, audience: &AudienceResults) -> Marker {
        let again = self.first(audience.role).is_some_and(|first| first.audience != audience.audience);
        Marker::of(audience.role, again)
    }

    fn count(&self, number: impl Into<u64>) -> String {
        integer(self.language(), i64::try_from(number.into()).unwrap_or(i64::MAX))
    }

    fn number(&self, number: f64) -> String {
        self.decimals(number, 1)
    }

    fn decimals(&self, number: f64, decimals: usize) -> String {
        decimal(self.language(), number, decimals)
    }

    fn whole(&self, number: f64) -> String {
        decimal(self.language(), number, 0)
    }

    /// `+8,4`, `−8,4`, `0,0`.
    fn signed(&self, number: f64, decimals: usize) -> String {
        signed(self.language(), number, decimals)
    }

    /// `[68,1 ; 76,7]`, within the scale.
    fn interval(&self, interval: Interval) -> String {
        let (low, high) = (interval.low.clamp(0.0, 100.0), interval.high.clamp(0.0, 100.0));
        self.brackets(&self.number(low), &self.number(high))
    }

    fn brackets(&self, low: &str, high: &str) -> String {
        match self.language() {
            Language::French => format!("[{low}\u{a0};\u{a0}{high}]"),
            Language::English => format!("[{low};\u{a0}{high}]"),
        }
    }

    /// A share in percent, or `12 sur 18` where there are few.
    fn share(&self, part: u32, n: u32) -> String {
        if n < PERCENT_FROM {
            say!(self.phrases, "report-of", part = self.count(part), whole = self.count(n))
        } else {
            percent(self.language(), f64::from(part) / f64::from(n), 0)
        }
    }

    /// The count of a score, with a word when the result is fragile.
    fn n(&self, score: &Score, role: Role) -> String {
        let fragile = role.is_sampled() && score.n < self.results.thresholds.fragile_under;
        let n = self.count(score.n);
        if fragile { say!(self.phrases, "report-n-fragile", n = n) } else { n }
    }

    /// `72,4 [68,1 ; 76,7]`; a declaration has no interval.
    fn mean(&self, score: &Score, role: Role) -> String {
        match score.interval().filter(|_| role.is_sampled()) {
            Some(interval) => format!("{} {}", self.number(score.mean), self.interval(interval)),
            None => self.number(score.mean),
        }
    }

    /// `72,4 (83)`: a mean and how many it rests on, with the sign of what stays in place.
    fn mean_of<T>(&self, mean: String, n: u32, shown: &Shown<T>) -> String {
        format!("{mean} ({}){}", self.count(n), kept_sign(shown))
    }

    /// What stands for a value that is not shown.
    fn absent<T>(&self, shown: &Shown<T>) -> String {
        match shown {
            Shown::Nobody | Shown::Shown { .. } => "–".to_owned(),
            Shown::Hidden => say!(self.phrases, "report-hidden"),
        }
    }

    fn section(&self, anchor: &str, title: String) -> Section {
        Section { anchor: anchor.to_owned(), title, blocks: Vec::new() }
    }
}

/// What the reader must be told about the values of a table or chart: some hidden, some of an earlier report.
#[derive(Default)]
struct Caveats {
    hidden: bool,
    /// Whether a mean has no interval because its deviation is not told.
    apart: bool,
    kept: Option<(u32, u32)>,
}

impl Caveats {
    fn see<T>(&mut self, shown: &Shown<T>) {
        self.hidden |= matches!(shown, Shown::Hidden);
        if let Some(sheets) = shown.kept() {
            let (low, high) = self.kept.unwrap_or((sheets, sheets));
            self.kept = Some((low.min(sheets), high.max(sheets)));
        }
    }

    fn see_theme(&mut self, score: &Shown<Score>) {
        self.see(score);
        self.apart |= score.value().is_some_and(|score| score.n > 1 && score.deviation.is_none());
    }

    fn notes(&self, writer: &Writer) -> Vec<Block> {
        let mut notes = Vec::new();
        let phrases = writer.phrases;
        let limits = &writer.results.thresholds;
        if self.hidden {
            let text = say!(phrases, "report-hidden-why", min = limits.group_min.to_string());
            notes.push(Block::Note(NoteKind::Anonymity, text));
        }
        if self.apart {
            notes.push(Block::Note(NoteKind::Anonymity, say!(phrases, "report-apart-why")));
        }
        if let Some((low, high)) = self.kept {
            let sheets = if low == high { writer.count(low) } else { format!("{low}–{high}") };
            let text = say!(phrases, "report-kept-why", sheets = sheets);
            notes.push(Block::Note(NoteKind::Anonymity, text));
        }
        notes
    }
}

/// Follows a label whose value is of an earlier report.
const KEPT: &str = "\u{a0}†";

/// The sign of a value that is of an earlier report; nothing beside others.
fn kept_sign<T>(shown: &Shown<T>) -> &'static str {
    if shown.kept().is_some() { KEPT } else { "" }
}

fn row(head: String, cells: Vec<String>) -> Row {
    Row { head, cells, strong: false }
}

fn total(head: String, cells: Vec<String>) -> Row {
    Row { head, cells, strong: true }
}

impl Writer<'_> {
    fn cover(&self) -> Cover {
        let phrases = self.phrases;
        let provisional = self.campaign.status == CampaignStatus::Open;
        let status = if provisional { say!(phrases, "report-provisional") } else { say!(phrases, "report-final") };
        let from = date_long(self.language(), self.campaign.from);
        let dates = match self.campaign.until {
            Some(until) => {
                say!(phrases, "report-dates", from = from, until = date_long(self.language(), until))
            }
            None => say!(phrases, "report-dates-open", from = from),
        };
        let tool = format!("{} ({})", self.text(&self.tool.title), clean(&self.tool.version));
        let mut facts = vec![
            (say!(phrases, "report-fact-dates"), dates),
            (say!(phrases, "report-fact-tool"), tool),
            (say!(phrases, "report-fact-date"), date_long(self.language(), self.occasion.date)),
        ];
        if let Some(number) = self.occasion.number {
            facts.push((say!(phrases, "report-fact-number"), number.to_string()));
        }
        let figure = |audience: &AudienceResults| {
            let marker = self.marker(audience);
            (marker, self.count(audience.sheets), self.audience(&audience.audience))
        };
        let demonstration = self.tool.provenance.demonstration;
        Cover {
            kind: say!(phrases, "report-kind"),
            establishment: self.line(&self.campaign.establishment),
            campaign: self.line(&self.campaign.title),
            status,
            provisional,
            banner: demonstration.then(|| say!(phrases, "report-demonstration")),
            facts,
            figures: self.results.audiences.iter().map(figure).collect(),
        }
    }

    fn table(&self, caption: String, columns: Vec<String>, rows: Vec<Row>) -> Block {
        Block::Table(Table { caption, columns, rows, says: false })
    }

    /// A table of what was said, and not of numbers.
    fn words(&self, caption: String, columns: Vec<String>, rows: Vec<Row>) -> Block {
        Block::Table(Table { caption, columns, rows, says: true })
    }
}
