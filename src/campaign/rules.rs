//! The rules that dates are counted by: data with their source and their validity, read from `obligations.toml`.

use super::CampaignStep;
use jiff::Span;
use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Grows by one with every change of them.
    pub edition: u32,
    /// What is due within so many days is shown on the first screen.
    pub soon_days: u16,
    /// Calendars ring so many days before.
    pub alarm_days: Vec<u16>,
    /// What is to be done by when.
    pub rules: Vec<Rule>,
    /// The days proposed for the steps of a campaign.
    pub steps: Vec<StepRule>,
}

/// What is to be done by when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// What.
    pub obligation: Obligation,
    /// How long after the day it is counted from.
    pub delay: Delay,
    /// Where it is written.
    pub source: String,
    /// The first day that it counts from.
    pub from: Date,
    /// The last, when it has ended.
    pub until: Option<Date>,
}

/// What a rule asks for or foretells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Obligation {
    /// The official poster of the evaluation hangs at the latest.
    Poster,
    /// The results of the evaluation are published.
    Publication,
    /// The council examines the results of the yearly survey again at the latest.
    Council,
}

/// The day proposed for a step of a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepRule {
    /// The step.
    pub step: CampaignStep,
    /// Whether it is counted from the campaign's last day, and not from its first.
    pub from_the_end: bool,
    /// How long after it; before it, when negative.
    pub delay: Delay,
}

/// A while of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delay {
    /// Days, all of them counted.
    Days(i32),
    /// Months: the same day of a later month, or its last day where it has no such day.
    Months(i32),
    /// Years, in the same way: 29 February is followed by 28 February.
    Years(i32),
}

/// What is wrong in a text of rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleFault {
    /// Its line, from 1.
    pub line: usize,
    /// The key.
    pub key: String,
    /// What is wrong.
    pub problem: RuleProblem,
}

/// What may be wrong with a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleProblem {
    /// Not TOML.
    Syntax(String),
    /// Nothing is read under this key.
    Unknown,
    /// It must be there.
    Missing,
    /// Not what is read there.
    Unreadable,
    /// One of days, months and years must be there, and one only.
    Delay,
    /// It is counted from something else.
    CountedFrom,
    /// The validity ends before it begins.
    EndsBefore,
    /// Another rule of the same id is valid on the same days.
    Twice,
}

impl Obligation {
    /// All of them.
    pub const ALL: [Obligation; 3] = [Obligation::Poster, Obligation::Publication, Obligation::Council];

    /// Its id.
    pub fn word(self) -> &'static str {
        match self {
            Obligation::Poster => "poster",
            Obligation::Publication => "publication",
            Obligation::Council => "council",
        }
    }

    /// The day it is counted from, as the rules name it.
    pub fn counted_from(self) -> &'static str {
        match self {
            Obligation::Poster => "evaluation-closed",
            Obligation::Publication => "evaluation-transmitted",
            Obligation::Council => "council-examined",
        }
    }
}

impl Delay {
    /// The day so long after another; `None` past the end of the calendar.
    pub fn after(self, day: Date) -> Option<Date> {
        let span = match self {
            Delay::Days(days) => Span::new().try_days(days),
            Delay::Months(months) => Span::new().try_months(months),
            Delay::Years(years) => Span::new().try_years(years),
        };
        day.checked_add(span.ok()?).ok()
    }
}

impl Rule {
    /// Whether it may be counted from this day.
    pub fn covers(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

impl Rules {
    /// Those that come with copiste.
    pub fn shipped() -> Rules {
        Rules::parse(include_str!("obligations.toml")).expect("a test reads the rules that are shipped")
    }

    /// Reads rules from a text, or everything that is wrong with it, by line.
    ///
    /// # Errors
    /// Every fault.
    pub fn parse(text: &str) -> Result<Rules, Vec<RuleFault>> {
        let mut reading = Reading { text, faults: Vec::new() };
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let at = error.span().map_or(0, |span| span.start);
            reading.fault(at, "", RuleProblem::Syntax(error.message().to_owned()));
        }
        let rules = reading.rules(&table);
        let mut faults = reading.faults;
        faults.sort_by_key(|fault| fault.line);
        if faults.is_empty() { Ok(rules) } else { Err(faults) }
    }

    /// The rule for what is counted from this day; else, the one whose validity lies nearest, if there is any.
    ///
    /// # Errors
    /// That nearest rule, which does not cover the day.
    pub fn of(&self, obligation: Obligation, day: Date) -> Result<&Rule, Option<&Rule>> {
        let of = || self.rules.iter().filter(move |rule| rule.obligation == obligation);
        let days_off = |rule: &&Rule| {
            let edge = if day < rule.from { rule.from } else { rule.until.unwrap_or(day) };
            day.until(edge).map_or(i32::MAX, |span| span.get_days().abs())
        };
        of().find(|rule| rule.covers(day)).ok_or_else(|| of().min_by_key(days_off))
    }

    /// The day proposed for a step.
    pub fn proposed(&self, step: CampaignStep, from: Date, until: Option<Date>) -> Option<Date> {
        let rule = self.steps.iter().find(|rule| rule.step == step)?;
        rule.delay.after(if rule.from_the_end { until? } else { from })
    }
}

/// A text being read, and what is wrong with it so far.
struct Reading<'t> {
    text: &'t str,
    faults: Vec<RuleFault>,
}

impl Reading<'_> {
    fn fault(&mut self, at: usize, key: &str, problem: RuleProblem) {
        let before = self.text.as_bytes().get(..at).unwrap_or_default();
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        self.faults.push(RuleFault { line, key: key.to_owned(), problem });
    }

    fn rules(&mut self, table: &Spanned<DeTable<'_>>) -> Rules {
        let at = table.span().start;
        let table = table.get_ref();
        self.known(table, &["edition", "soon_days", "alarm_days", "rule", "step"]);
        let edition = self.number(table, at, "edition", 1);
        let soon_days = self.number(table, at, "soon_days", 0);
        let alarm_days = self.alarms(table);
        let mut rules: Vec<Rule> = Vec::new();
        for (at, entry) in self.entries(table, "rule") {
            let Some(rule) = self.rule(at, entry) else { continue };
            let meets = |other: &Rule| {
                let ends_before = |one: &Rule, other: &Rule| one.until.is_some_and(|until| until < other.from);
                other.obligation == rule.obligation && !ends_before(other, &rule) && !ends_before(&rule, other)
            };
            if rules.iter().any(meets) {
                self.fault(at, rule.obligation.word(), RuleProblem::Twice);
            }
            rules.push(rule);
        }
        let mut steps: Vec<StepRule> = Vec::new();
        for (at, entry) in self.entries(table, "step") {
            let Some(rule) = self.step(at, entry) else { continue };
            if steps.iter().any(|other| other.step == rule.step) {
                self.fault(at, rule.step.word(), RuleProblem::Twice);
            }
            steps.push(rule);
        }
        Rules { edition, soon_days, alarm_days, rules, steps }
    }

    fn known(&mut self, table: &DeTable<'_>, keys: &[&str]) {
        for key in table.keys().filter(|key| !keys.contains(&key.get_ref().as_ref())) {
            self.fault(key.span().start, key.get_ref(), RuleProblem::Unknown);
        }
    }

    /// The tables of a list of tables, with where each begins.
    fn entries<'d, 't>(&mut self, table: &'d DeTable<'t>, key: &str) -> Vec<(usize, &'d DeTable<'t>)> {
        let Some(value) = value(table, key) else { return Vec::new() };
        let mut entries = Vec::new();
        match value.get_ref() {
            DeValue::Array(list) => {
                for entry in list {
                    match entry.get_ref() {
                        DeValue::Table(table) => entries.push((entry.span().start, table)),
                        _ => self.fault(entry.span().start, key, RuleProblem::Unreadable),
                    }
                }
            }
            _ => self.fault(value.span().start, key, RuleProblem::Unreadable),
        }
        entries
    }

    fn rule(&mut self, at: usize, entry: &DeTable<'_>) -> Option<Rule> {
        self.known(entry, &["id", "after", "days", "months", "years", "source", "from", "until"]);
        let obligation = self.text(entry, at, "id").and_then(|(id, span)| {
            let found = Obligation::ALL.into_iter().find(|one| one.word() == id);
            if found.is_none() {
                self.fault(span, "id", RuleProblem::Unreadable);
            }
            found
        });
        let after = self.text(entry, at, "after");
        if let (Some(obligation), Some((after, span))) = (obligation, after)
            && after != obligation.counted_from()
        {
            self.fault(span, "after", RuleProblem::CountedFrom);
        }
        let delay = self.delay(entry, at);
        let source = self.text(entry, at, "source").map(|(source, _)| source);
        let from = match value(entry, "from") {
            Some(_) => self.date(entry, "from"),
            None => {
                self.fault(at, "from", RuleProblem::Missing);
                None
            }
        };
        let until = self.date(entry, "until");
        if until.zip(from).is_some_and(|(until, from)| until < from) {
            self.fault(at, "until", RuleProblem::EndsBefore);
        }
        Some(Rule { obligation: obligation?, delay: delay?, source: source?, from: from?, until })
    }

    fn step(&mut self, at: usize, entry: &DeTable<'_>) -> Option<StepRule> {
        self.known(entry, &["id", "after", "days", "months", "years"]);
        let step = self.text(entry, at, "id").and_then(|(id, span)| {
            let step = CampaignStep::from_word(&id);
            if step.is_none() {
                self.fault(span, "id", RuleProblem::Unreadable);
            }
            step
        });
        let from_the_end = self.text(entry, at, "after").and_then(|(after, span)| match after.as_str() {
            "campaign-begins" => Some(false),
            "campaign-ends" => Some(true),
            _ => {
                self.fault(span, "after", RuleProblem::CountedFrom);
                None
            }
        });
        let delay = self.delay(entry, at);
        Some(StepRule { step: step?, from_the_end: from_the_end?, delay: delay? })
    }

    fn delay(&mut self, entry: &DeTable<'_>, at: usize) -> Option<Delay> {
        let mut there = ["days", "months", "years"].into_iter().filter(|key| value(entry, key).is_some());
        let (Some(key), None) = (there.next(), there.next()) else {
            self.fault(at, "days", RuleProblem::Delay);
            return None;
        };
        let number = value(entry, key).and_then(integer).filter(|number| number.unsigned_abs() <= DELAY_MAX);
        if number.is_none() {
            self.fault(at, key, RuleProblem::Unreadable);
        }
        number.map(|number| match key {
            "days" => Delay::Days(number),
            "months" => Delay::Months(number),
            _ => Delay::Years(number),
        })
    }

    fn alarms(&mut self, table: &DeTable<'_>) -> Vec<u16> {
        let Some(found) = value(table, "alarm_days") else { return Vec::new() };
        let DeValue::Array(list) = found.get_ref() else {
            self.fault(found.span().start, "alarm_days", RuleProblem::Unreadable);
            return Vec::new();
        };
        let mut days = Vec::new();
        for entry in list {
            match integer(entry).and_then(|number| u16::try_from(number).ok()) {
                Some(number) => days.push(number),
                None => self.fault(entry.span().start, "alarm_days", RuleProblem::Unreadable),
            }
        }
        days
    }

    fn number<N: TryFrom<i32> + Default>(&mut self, table: &DeTable<'_>, at: usize, key: &str, least: i32) -> N {
        let Some(found) = value(table, key) else {
            self.fault(at, key, RuleProblem::Missing);
            return N::default();
        };
        let number = integer(found).filter(|number| *number >= least).and_then(|number| N::try_from(number).ok());
        number.unwrap_or_else(|| {
            self.fault(found.span().start, key, RuleProblem::Unreadable);
            N::default()
        })
    }

    /// A text that is not empty, with where it stands.
    fn text(&mut self, table: &DeTable<'_>, at: usize, key: &str) -> Option<(String, usize)> {
        let Some(found) = value(table, key) else {
            self.fault(at, key, RuleProblem::Missing);
            return None;
        };
        let span = found.span().start;
        match found.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => Some((text.trim().to_owned(), span)),
            _ => {
                self.fault(span, key, RuleProblem::Unreadable);
                None
            }
        }
    }

    /// A day, when one is there.
    fn date(&mut self, table: &DeTable<'_>, key: &str) -> Option<Date> {
        let found = value(table, key)?;
        let date = match found.get_ref() {
            DeValue::Datetime(moment) if moment.time.is_none() && moment.offset.is_none() => {
                moment.date.and_then(|day| {
                    let (year, month) = (i16::try_from(day.year).ok()?, i8::try_from(day.month).ok()?);
                    Date::new(year, month, i8::try_from(day.day).ok()?).ok()
                })
            }
            _ => None,
        };
        if date.is_none() {
            self.fault(found.span().start, key, RuleProblem::Unreadable);
        }
        date
    }
}

/// No rule counts further.
const DELAY_MAX: u32 = 36_500;

fn value<'d, 't>(table: &'d DeTable<'t>, key: &str) -> Option<&'d Spanned<DeValue<'t>>> {
    table.iter().find(|(known, _)| known.get_ref().as_ref() == key).map(|(_, value)| value)
}

fn integer(value: &Spanned<DeValue<'_>>) -> Option<i32> {
    match value.get_ref() {
        DeValue::Integer(number) => i32::from_str_radix(number.as_str(), number.radix()).ok(),
        _ => None,
    }
}
