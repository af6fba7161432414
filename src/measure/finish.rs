//! From counts to results: what may be told of them, and what the next report must know.

use super::GROUP_MIN_FLOOR;
use super::collector::{Collector, Heard, ThemeSum};
use super::comments::{Written, told};
use super::joint::{SQUARES_MIN, joint_min, without_squares};
use super::reading::{Entry, ItemPlace, Place, PrintedBox, ProfileEntry, ProfileKind, Reading};
use super::results::{
    AudienceResults, Comments, Distribution, Gap, ItemResults, ItemScore, Portrait, ProfileResults, Quality,
    Reliability, Results, Score, ServiceScore, Share, ThemeResults, Tick,
};
use super::statistics::{Sum, cronbach, holm, welch};
use crate::campaign::Campaign;
use crate::disclosure::{Asked, Boxes, Breakdown, Disclosed, Group, Part, Shown};
use crate::questionnaire::{Audience, Role, Thresholds, Tool};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

impl Collector {
    /// The results of the sheets added so far. `told` is the state left by the last issued report; without one, nothing was
    /// told yet.
    pub fn finish(mut self, campaign: &Campaign, told: Option<&Disclosed>) -> Results {
        let thresholds = thresholds(&self.tool);
        let mut disclosed = told.cloned().unwrap_or_default();
        self.plan(campaign);
        let mut audiences = Vec::new();
        for heard in std::mem::take(&mut self.audiences) {
            audiences.push(heard.results(&self.tool, campaign, &thresholds, &mut disclosed));
        }
        let (theme_gaps, item_gaps) = gaps(&audiences);
        Results {
            participation: self.participation,
            audiences,
            theme_gaps,
            item_gaps,
            thresholds,
            strays: self.strays,
            disclosed,
        }
    }

    /// Brings the plan in, and the lines in the order of the tool and of the campaign.
    fn plan(&mut self, campaign: &Campaign) {
        for plan in &campaign.plan {
            let line = self.line(&plan.audience, &plan.service);
            line.expected += plan.expected;
            line.distributed += plan.distributed;
        }
        let audience = |audience: &Audience| self.tool.audiences.iter().position(|forms| forms.audience == *audience);
        let service = |code: &str| campaign.services.iter().position(|service| service.code == code);
        let last = usize::MAX;
        self.participation.sort_by_cached_key(|line| {
            let place = service(&line.service).unwrap_or(last);
            (audience(&line.audience).unwrap_or(last), place, line.service.clone())
        });
    }
}

fn thresholds(tool: &Tool) -> Thresholds {
    let group_min = tool.thresholds.group_min.max(GROUP_MIN_FLOOR);
    Thresholds {
        group_min,
        professionals_breakdown_min: tool.thresholds.professionals_breakdown_min.max(group_min),
        fragile_under: tool.thresholds.fragile_under,
    }
}

impl Heard {
    fn results(
        mut self,
        tool: &Tool,
        campaign: &Campaign,
        limits: &Thresholds,
        told: &mut Disclosed,
    ) -> AudienceResults {
        let (group_min, breakdown_min) = match self.role {
            Role::Management | Role::Window(_) => (1, 1),
            Role::People => (limits.group_min, limits.group_min),
            Role::Professionals => (limits.group_min, limits.professionals_breakdown_min),
        };
        let sheets = self.quality.sheets;
        let mut group = told.group(&self.audience.0, group_min, sheets);
        // The forms of the tool in force come first, in their order; so rows do not depend on which sheet came first.
        let order = |reading: &Reading| {
            let forms = tool.audience(&self.audience).map_or(&[][..], |forms| &forms.forms);
            let place = forms.iter().position(|(variant, _)| *variant == reading.variant).unwrap_or(forms.len());
            (reading.older.clone(), place, reading.variant.clone())
        };
        self.readings.sort_by_cached_key(order);
        self.services.sort_by(|one, other| one.0.cmp(&other.0));
        let answers = self.answers(tool, group_min, &mut group);
        let themes = (0..tool.themes.len())
            .filter_map(|theme| self.theme(tool, campaign, breakdown_min, &mut group, theme, &answers.items))
            .collect();
        let modes = group.boxes("modes", &self.modes).map(|boxes| shares(boxes.counts));
        let quality = quality(&mut group, self.quality, &answers);
        AudienceResults {
            audience: self.audience,
            role: self.role,
            sheets,
            themes,
            items: answers.items,
            profile: answers.profile,
            modes,
            quality,
            comments: comments(campaign, &mut group, self.comments),
        }
    }

    /// The questions one by one, each after those that decide whether it is asked. How many answered it tells of them.
    fn answers(&self, tool: &Tool, group_min: u32, group: &mut Group) -> Answers {
        let items = self.catalogue.items.iter().enumerate().map(|(place, entry)| (Asking::Item(place), entry));
        let profile = self.catalogue.profile.iter().enumerate();
        let profile = profile.map(|(place, entry)| (Asking::Profile(place), &entry.entry));
        let mut waiting: Vec<(Asking, &Entry)> = items.chain(profile).collect();
        let mut answers = Answers::default();
        // Whether all of a question is told as it is today.
        let mut whole: BTreeMap<&str, bool> = BTreeMap::new();
        while !waiting.is_empty() {
            let names: Vec<&str> = waiting.iter().map(|(_, entry)| entry.name.as_str()).collect();
            let waits = |(_, entry): &(Asking, &Entry)| {
                entry.sources.iter().any(|source| *source != entry.name && names.contains(&source.as_str()))
            };
            // Questions that wait for each other are told only as they were.
            let next = waiting.iter().position(|each| !waits(each));
            let (asking, entry) = waiting.remove(next.unwrap_or(0));
            let free =
                group.is_open() || entry.sources.is_empty() || self.may_ask(group, entry, &whole, next.is_some());
            let complete = match asking {
                Asking::Item(place) => {
                    let item = self.item(tool, group_min, group, place, free);
                    let complete = item.is_settled() && item.score.value().is_none_or(|score| score.pooled.is_some());
                    if item.score.is_current() && !entry.sources.is_empty() {
                        group.ask(&asked_table(&entry.name), self.asked(group, entry, false));
                    }
                    answers.items.push(item);
                    complete
                }
                Asking::Profile(place) => {
                    let (question, marks) = self.profile(group, place, free && self.may_decide(group, entry));
                    let complete = question.is_settled();
                    if question.portrait.is_current() {
                        self.remember(group, entry);
                    }
                    answers.profile.push(question);
                    answers.marks.push(marks);
                    complete
                }
            };
            whole.insert(&entry.name, complete);
        }
        let place = |name: &str| self.catalogue.items.iter().position(|entry| entry.name == name);
        answers.items.sort_by_key(|item| place(&item.name));
        let place = |name: &str| self.catalogue.profile.iter().position(|entry| entry.entry.name == name);
        answers.profile.sort_by_key(|question| place(&question.name));
        answers
    }

    /// Whether it may be told how many answered a question under a condition: it is known already where the one question
    /// that decides is told whole; else those who were asked and those who were not are told like a table of their own.
    fn may_ask(&self, group: &Group, entry: &Entry, whole: &BTreeMap<&str, bool>, ready: bool) -> bool {
        if let Some(source) = entry.source() {
            let known = ready && whole.get(source).copied().unwrap_or(false);
            let item = self.catalogue.items.iter().any(|item| item.name == source);
            if item || (known && self.ticked_once(source).is_some()) {
                return known;
            }
        }
        group.may_ask(&asked_table(&entry.name), self.asked(group, entry, false))
    }

    /// Whether the table of a question that decides may be told: it tells how many were asked each question that depends on it.
    fn may_decide(&self, group: &Group, entry: &Entry) -> bool {
        group.is_open()
            || self.dependents(&entry.name).all(|dependent| {
                let once = self.ticked_once(&entry.name).is_some();
                !once || group.may_ask(&asked_table(&dependent.name), self.asked(group, dependent, true))
            })
    }

    /// Remembers what the table of a question told of how many were asked it, and those that depend on it.
    fn remember(&self, group: &mut Group, entry: &Entry) {
        if !entry.sources.is_empty() {
            let asked = self.asked(group, entry, false);
            group.ask(&asked_table(&entry.name), asked);
        }
        for dependent in self.dependents(&entry.name) {
            let asked = self.asked(group, dependent, self.ticked_once(&entry.name).is_some());
            group.ask(&asked_table(&dependent.name), asked);
        }
    }

    /// The sheets that were asked a question, and the others; beside the table of the one question that decides, where that is
    /// told `whole`.
    fn asked(&self, group: &Group, entry: &Entry, whole: bool) -> Asked {
        let item = self.catalogue.items.iter().position(|item| item.name == entry.name);
        let profile = || self.catalogue.profile.iter().find(|known| known.entry.name == entry.name);
        let asked =
            item.map_or_else(|| profile().map_or(0, |known| known.answered), |item| Counted::of(self, item).answered());
        let decides = entry.source().filter(|_| whole).and_then(|source| self.ticked_once(source));
        Asked {
            asked,
            others: group.sheets().saturating_sub(asked),
            otherwise: decides.map(|decides| decides.n.saturating_sub(asked)),
        }
    }

    /// A question outside the scores of which every sheet ticks one box.
    fn ticked_once(&self, name: &str) -> Option<&ProfileEntry> {
        self.catalogue.profile.iter().find(|known| known.entry.name == name && known.kind == ProfileKind::One)
    }

    /// The questions that are asked under a condition on this one.
    fn dependents<'s>(&'s self, name: &str) -> impl Iterator<Item = &'s Entry> {
        let all = self.catalogue.profile.iter().map(|entry| &entry.entry).chain(&self.catalogue.items);
        all.filter(move |entry| entry.name != name && entry.sources.iter().any(|source| source == name))
    }

    /// A question outside the scores, with its answers and marks counted.
    fn profile(&self, group: &mut Group, place: usize, free: bool) -> (ProfileResults, Shown<Counts>) {
        let ProfileEntry { entry, kind, n, ticks, sum, answered, marks } = &self.catalogue.profile[place];
        let (cell, beside) = (format!("profile {}", entry.name), format!("marks {}", entry.name));
        let decides = self.dependents(&entry.name).next().is_some();
        let portrait = match kind {
            ProfileKind::One if free && decides => group.whole_boxes(&cell, ticks).map(one),
            ProfileKind::Several if free && decides => group.whole_several(&cell, *n, ticks).map(several),
            ProfileKind::One if free => group.boxes(&cell, ticks).map(one),
            ProfileKind::Several if free => group.several(&cell, *n, ticks).map(several),
            ProfileKind::Number
                if free && group.may_renew(&cell, sum.n(), &number(group, sum), number_squares_min(group)) =>
            {
                let fresh = number(group, sum);
                group.cell(&cell, sum.n(), fresh).map(told_number)
            }
            ProfileKind::One => group.hold(&cell).map_or_else(|| group.silence(), |boxes| boxes.map(one)),
            ProfileKind::Several => group.hold(&cell).map_or_else(|| group.silence(), |boxes| boxes.map(several)),
            ProfileKind::Number => group.hold(&cell).map_or_else(|| group.silence(), |told| told.map(told_number)),
        };
        let n = if *kind == ProfileKind::Number { sum.n() } else { *n };
        let counts = match portrait.is_current() {
            true => group.cell(&beside, n, Counts { answered: *answered, marks: *marks }),
            false => group.hold(&beside).unwrap_or(Shown::Hidden),
        };
        let portrait = if self.asks(place) { portrait } else { group.unasked(portrait) };
        let results = ProfileResults {
            name: entry.name.clone(),
            number: entry.number.clone(),
            label: entry.label.clone(),
            portrait,
        };
        (results, counts)
    }

    /// Whether a form handed out has this question outside the scores.
    fn asks(&self, question: usize) -> bool {
        let is_it = |place: &Place| matches!(place, Place::Profile(entry, _) if *entry == question);
        self.readings.iter().flat_map(|reading| &reading.places).any(is_it)
    }

    fn item(&self, tool: &Tool, group_min: u32, group: &mut Group, item: usize, free: bool) -> ItemResults {
        let entry = &self.catalogue.items[item];
        let counted = Counted::of(self, item);
        let cell = item_cell(&entry.name);
        let alike = |places: &[usize]| {
            let scored = |each: &&PrintedBox| each.score.is_some() && each.count > 0;
            let ticked = |place: &usize| counted.rows[*place].boxes.iter().filter(scored);
            let mut scores: Vec<i64> = places.iter().flat_map(ticked).map(units).collect();
            scores.sort_unstable();
            scores.dedup();
            // A row shown alone is a distribution like any other; rows hidden together tell each of them.
            places.len() > 1 && scores.len() < 2
        };
        let (score, rows) = if free {
            let part = |row: &Row| Part {
                key: row.key.clone(),
                n: row.scored(),
                said: row.counts(),
                value: row.distribution(),
            };
            let parts = counted.rows.iter().map(part).collect();
            let fresh = counted.score(tool.scoring.favourable_from);
            group.total(&cell, fresh.score.n, fresh, Breakdown { part_min: group_min, parts, alike: &alike })
        } else {
            group.hold_total(&cell)
        };
        let unasked = counted.rows.is_empty();
        let (score, rows) = if unasked { (group.unasked(score), group.unasked(rows)) } else { (score, rows) };
        let order: Vec<String> = counted.rows.iter().map(|row| row.key.clone()).collect();
        ItemResults {
            name: entry.name.clone(),
            number: entry.number.clone(),
            label: entry.label.clone(),
            theme: entry.theme.clone(),
            score,
            rows: ordered(rows, &order),
        }
    }

    /// Like a theme's score, it would tell of the theme's items: it is told anew only beside them.
    fn reliability(&self, group: &mut Group, theme: usize, code: &str, current: bool) -> Shown<Reliability> {
        let whole = &self.reliability[theme];
        let (n, items) = (whole.total.n(), whole.items.len() as u32);
        let fresh = cronbach(&whole.parts, &whole.total).map(|alpha| Reliability { n, items, alpha });
        let cell = format!("reliability {code}");
        let min = joint_min(whole.items.len());
        let many = group.is_open() || (n >= min && group.may_renew(&cell, n, &fresh, min));
        let shown = match (current && many, items) {
            (_, 0 | 1) => return Shown::Nobody,
            (true, _) => group.cell(&cell, n, fresh),
            (false, _) => group.hold(&cell).unwrap_or_else(|| group.silence()),
        };
        match shown {
            Shown::Shown { value: Some(value), kept } => Shown::Shown { value, kept },
            Shown::Shown { value: None, .. } | Shown::Hidden => Shown::Hidden,
            Shown::Nobody => Shown::Nobody,
        }
    }

    fn theme(
        &self,
        tool: &Tool,
        campaign: &Campaign,
        breakdown_min: u32,
        group: &mut Group,
        theme: usize,
        items: &[ItemResults],
    ) -> Option<ThemeResults> {
        let code = &tool.themes[theme].code;
        let mut own = items.iter().filter(|item| item.theme.as_ref() == Some(code)).peekable();
        own.peek()?;
        let unasked = own.clone().all(|item| matches!(item.score, Shown::Nobody));
        // A theme beside its items would give away the one that is hidden or stays in place.
        let settled = own.all(ItemResults::is_settled);
        let mut total = ThemeSum::default();
        self.services.iter().for_each(|(_, themes)| total.merge(&themes[theme]));
        let min = joint_min(self.reliability[theme].items.len());
        let joint = group.is_open() || total.sum.n() >= min;
        let fresh = if joint { total.score() } else { total.score().apart() };
        let parts = self.theme_parts(theme, group.is_open(), min);
        let cell = theme_cell(code);
        let settled = settled && group.may_renew(&cell, total.sum.n(), &fresh, min);
        let alike = |places: &[usize]| {
            let mut some = ThemeSum::default();
            places.iter().for_each(|place| some.merge(&self.services[*place].1[theme]));
            // All favourable, or none, where that is not said of everybody.
            let one_mind = |sum: &ThemeSum| sum.favourable == 0 || sum.favourable == sum.sum.n();
            some.sum.deviation().is_none_or(|deviation| deviation < 1e-9)
                || (places.len() > 1 && one_mind(&some) && !one_mind(&total))
        };
        let (score, services) = if settled && !unasked {
            let breakdown = Breakdown { part_min: breakdown_min, parts, alike: &alike };
            group.total(&cell, total.sum.n(), fresh, breakdown)
        } else {
            group.hold_total(&cell)
        };
        let score = if unasked { group.unasked(score) } else { score };
        let services = if matches!(score, Shown::Nobody) { group.unasked(services) } else { services };
        let order: Vec<String> = campaign.services.iter().map(|service| service.code.clone()).collect();
        let service = |(service, score)| ServiceScore { service, score };
        let services = ordered(services, &order).map(|value| value.into_iter().map(service).collect());
        let reliability = self.reliability(group, theme, code, score.is_current());
        Some(ThemeResults { code: code.clone(), score, services, reliability })
    }

    /// A theme's scores by service, with how answers go together where `min` sheets in all, and enough of each service, tell it.
    fn theme_parts(&self, theme: usize, open: bool, min: u32) -> Vec<Part<Score>> {
        let counts: Vec<u32> = self.services.iter().map(|(_, themes)| themes[theme].sum.n()).collect();
        let joint = open || counts.iter().sum::<u32>() >= min;
        let without = if open || min == 0 { vec![false; counts.len()] } else { without_squares(&counts) };
        let part = |((service, themes), without): (&(String, Vec<ThemeSum>), bool)| {
            let sum = &themes[theme];
            let (n, score) = (sum.sum.n(), sum.score());
            let value = match (joint, without) {
                (false, _) => score.apart(),
                (true, true) => Score { deviation: None, ..score },
                (true, false) => score,
            };
            Part { key: service.clone(), n, said: vec![sum.favourable, n - sum.favourable], value }
        };
        self.services.iter().zip(without).map(part).collect()
    }
}

/// What is told of the questions.
#[derive(Default)]
struct Answers {
    items: Vec<ItemResults>,
    profile: Vec<ProfileResults>,
    /// Of the questions outside the scores.
    marks: Vec<Shown<Counts>>,
}

/// A question by its place among its kind.
#[derive(Clone, Copy)]
enum Asking {
    Item(usize),
    Profile(usize),
}

/// The sheets that answered a question, and the marks among them.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct Counts {
    answered: u32,
    marks: [u32; 5],
}

impl ItemResults {
    /// Whether it tells the sheets of today: it is shown and current, or nobody was there to answer it.
    fn is_settled(&self) -> bool {
        self.score.is_current() || matches!(self.score, Shown::Nobody)
    }
}

impl ProfileResults {
    /// Whether all of it is told of the sheets of today.
    fn is_settled(&self) -> bool {
        let whole = |shares: &[Share]| shares.iter().all(|share| share.count.is_some());
        match &self.portrait {
            Shown::Nobody => true,
            Shown::Shown { kept: None, value: Portrait::One { shares, .. } | Portrait::Several { shares, .. } } => {
                whole(shares)
            }
            Shown::Shown { kept: None, value: Portrait::Number { .. } } => true,
            Shown::Shown { kept: Some(_), .. } | Shown::Hidden => false,
        }
    }
}

/// The quality of the sheets, its marks being those of the questions shown.
fn quality(group: &mut Group, tallies: Quality, answers: &Answers) -> Shown<Quality> {
    let items = answers.items.iter().filter_map(|item| {
        let counts = item.score.value().map(|score| Counts { answered: score.answered, marks: score.marks })?;
        Some((counts, item.score.kept()))
    });
    let others = answers.marks.iter().filter_map(|marks| Some((*marks.value()?, marks.kept())));
    let counted: Vec<(Counts, Option<u32>)> = items.chain(others).collect();
    let shown = group.cell("quality", tallies.sheets, tallies);
    match shown {
        Shown::Shown { mut value, kept } => {
            let mut kept = kept;
            for (counts, told) in counted {
                value.places += u64::from(counts.answered);
                value.marks.iter_mut().zip(counts.marks).for_each(|(sum, count)| *sum += u64::from(count));
                kept = kept.or(told);
            }
            Shown::Shown { value, kept }
        }
        other => other,
    }
}

/// The name under which a theme's score is told.
pub(super) fn theme_cell(code: &str) -> String {
    format!("theme {code}")
}

/// The name under which an item's score is told.
pub(super) fn item_cell(name: &str) -> String {
    format!("item {name}")
}

/// The name under which it is remembered how many were asked a question.
fn asked_table(name: &str) -> String {
    format!("asked {name}")
}

/// A score in ten-millionths of a point, to be compared.
fn units(printed: &PrintedBox) -> i64 {
    (printed.score.unwrap_or_default() * 1e7).round() as i64
}

/// The counts of one item over all forms.
struct Counted {
    /// One per set of boxes, the standard form's first.
    rows: Vec<Row>,
    marks: [u32; 5],
}

struct Row {
    key: String,
    variant: crate::questionnaire::Variant,
    boxes: Vec<PrintedBox>,
}

impl Counted {
    fn of(heard: &Heard, item: usize) -> Counted {
        let mut counted = Counted { rows: Vec::new(), marks: [0; 5] };
        let mut kinds: Vec<&ItemPlace> = Vec::new();
        for reading in &heard.readings {
            for place in &reading.places {
                let Place::Item(place) = place else { continue };
                if place.item != item {
                    continue;
                }
                counted.marks.iter_mut().zip(place.marks).for_each(|(sum, count)| *sum += count);
                let known = kinds.iter().position(|kind| kind.same_boxes(place));
                let row = known.unwrap_or_else(|| {
                    kinds.push(place);
                    counted.rows.push(Row::of(reading, place));
                    kinds.len() - 1
                });
                let real = place.boxes.iter().filter(|each| each.mark.is_none());
                counted.rows[row].boxes.iter_mut().zip(real).for_each(|(sum, each)| sum.count += each.count);
            }
        }
        counted
    }

    fn score(&self, favourable_from: f64) -> ItemScore {
        let mut sum = ThemeSum::default();
        for each in self.rows.iter().flat_map(|row| &row.boxes) {
            if let Some(score) = each.score {
                sum.sum.add_times(score, each.count);
                sum.favourable += if score >= favourable_from - 1e-9 { each.count } else { 0 };
            }
        }
        ItemScore { score: sum.score(), answered: self.answered(), marks: self.marks, pooled: self.pooled() }
    }

    /// Sheets with a value or a mark.
    fn answered(&self) -> u32 {
        self.rows.iter().flat_map(|row| &row.boxes).map(|each| each.count).sum::<u32>() + self.marks.iter().sum::<u32>()
    }

    /// All forms in the boxes of the standard form, when every box has its equal there.
    fn pooled(&self) -> Option<Distribution> {
        let (standard, others) = self.rows.split_first()?;
        let mut pooled = standard.distribution();
        for each in others.iter().flat_map(|row| &row.boxes) {
            if each.count == 0 {
                continue;
            }
            let equal = |tick: &&mut Tick| match (tick.score, each.score) {
                (Some(one), Some(other)) => (one - other).abs() < 1e-9,
                (None, None) => tick.name == each.name,
                (Some(_), None) | (None, Some(_)) => false,
            };
            pooled.ticks.iter_mut().find(equal)?.count += each.count;
        }
        Some(pooled)
    }
}

impl Row {
    fn of(reading: &Reading, place: &ItemPlace) -> Row {
        let key = match &reading.older {
            None => reading.variant.0.clone(),
            Some(version) => format!("{} {}", reading.variant.0, version.chars().take(8).collect::<String>()),
        };
        let real = place.boxes.iter().filter(|each| each.mark.is_none());
        let boxes = real.map(|each| PrintedBox { count: 0, ..each.clone() }).collect();
        Row { key, variant: reading.variant.clone(), boxes }
    }

    fn scored(&self) -> u32 {
        self.boxes.iter().filter(|each| each.score.is_some()).map(|each| each.count).sum()
    }

    fn counts(&self) -> Vec<u32> {
        self.boxes.iter().map(|each| each.count).collect()
    }

    fn distribution(&self) -> Distribution {
        let tick = |each: &PrintedBox| Tick { name: each.name.clone(), score: each.score, count: each.count };
        Distribution { variant: self.variant.clone(), ticks: self.boxes.iter().map(tick).collect() }
    }
}

impl ThemeSum {
    fn merge(&mut self, other: &ThemeSum) {
        self.sum = self.sum.merged(other.sum);
        self.favourable += other.favourable;
    }

    fn score(&self) -> Score {
        let (n, mean, deviation) = (self.sum.n(), self.sum.mean(), self.sum.deviation());
        Score { n, mean, deviation, favourable: Some(self.favourable) }
    }
}

fn one(boxes: Boxes) -> Portrait {
    Portrait::One { n: boxes.n, shares: shares(boxes.counts) }
}

fn several(boxes: Boxes) -> Portrait {
    Portrait::Several { n: boxes.n, shares: shares(boxes.counts) }
}

/// Mean and deviation of a few numbers leave few ways to choose them: the deviation is told of twice a group.
fn number_squares_min(group: &Group) -> u32 {
    (2 * group.min()).max(SQUARES_MIN)
}

fn number(group: &Group, sum: &Sum) -> (u32, f64, Option<f64>) {
    let many = group.is_open() || sum.n() >= number_squares_min(group);
    (sum.n(), sum.mean(), sum.deviation().filter(|_| many))
}

fn told_number((n, mean, deviation): (u32, f64, Option<f64>)) -> Portrait {
    Portrait::Number { n, mean, deviation }
}

fn shares(counts: Vec<(String, Option<u32>)>) -> Vec<Share> {
    counts.into_iter().map(|(name, count)| Share { name, count }).collect()
}

/// Comments sorted by lot. Those that came since the last report stay out until enough sheets came with them, read or not.
fn comments(campaign: &Campaign, group: &mut Group, written: Vec<Written>) -> Shown<Comments> {
    let mut drawn: Vec<(u64, Written)> = written.into_iter().map(|one| one.drawn(campaign.id.as_str())).collect();
    drawn.sort_by(|one, other| one.0.cmp(&other.0).then_with(|| one.1.original().cmp(other.1.original())));
    let lots: Vec<u64> = drawn.iter().map(|(lot, _)| *lot).collect();
    group.cell("comments", group.sheets(), lots).map(|known| {
        // Lots are sorted, and the same text has the same: of those no more are told than may be.
        let mut known = known.into_iter().peekable();
        told(drawn.into_iter().filter_map(|(lot, one)| {
            while known.next_if(|other| *other < lot).is_some() {}
            known.next_if_eq(&lot).map(|_| one)
        }))
    })
}

fn ordered<T>(shown: Shown<Vec<(String, T)>>, order: &[String]) -> Shown<Vec<(String, T)>> {
    match shown {
        Shown::Shown { mut value, kept } => {
            value.sort_by_key(|(key, _)| order.iter().position(|known| known == key).unwrap_or(usize::MAX));
            Shown::Shown { value, kept }
        }
        other => other,
    }
}

/// Gaps between the first audience of people and the first of professionals, the largest first.
fn gaps(audiences: &[AudienceResults]) -> (Vec<Gap>, Vec<Gap>) {
    let first = |role: Role| audiences.iter().find(|audience| audience.role == role);
    let (Some(people), Some(professionals)) = (first(Role::People), first(Role::Professionals)) else {
        return (Vec::new(), Vec::new());
    };
    let themes = people.themes.iter().filter_map(|theme| {
        let other = professionals.themes.iter().find(|other| other.code == theme.code)?;
        Some(gap(&theme.code, *theme.score.value()?, *other.score.value()?))
    });
    let items = people.items.iter().filter_map(|item| {
        let other = professionals.items.iter().find(|other| other.name == item.name)?;
        Some(gap(&item.name, item.score.value()?.score, other.score.value()?.score))
    });
    (ranked(themes.collect()), ranked(items.collect()))
}

fn gap(code: &str, people: Score, professionals: Score) -> Gap {
    let difference = people.mean - professionals.mean;
    let compared = welch(people.side(), professionals.side());
    let (interval, adjusted) =
        (compared.map(|compared| compared.interval), compared.map(|compared| compared.probability));
    Gap { code: code.to_owned(), people, professionals, difference, interval, adjusted }
}

fn ranked(mut gaps: Vec<Gap>) -> Vec<Gap> {
    let adjusted = holm(&gaps.iter().filter_map(|gap| gap.adjusted).collect::<Vec<_>>());
    gaps.iter_mut().filter_map(|gap| gap.adjusted.as_mut()).zip(adjusted).for_each(|(own, adjusted)| *own = adjusted);
    gaps.sort_by(|one, other| other.difference.abs().total_cmp(&one.difference.abs()));
    gaps
}
