//! From counts to results: what may be told of them, and what the next report must know.

use super::GROUP_MIN_FLOOR;
use super::collector::{Collector, Heard, ThemeSum};
use super::comments::{Written, told};
use super::disclosure::{Disclosed, Gate, Shown, Told, hidden_parts};
use super::reading::{ItemPlace, Place, PrintedBox, ProfileEntry, ProfileKind, Reading};
use super::results::{
    AudienceResults, Comments, Distribution, Gap, ItemResults, ItemScore, Portrait, ProfileResults, Reliability,
    Results, Score, ServiceScore, Share, ThemeResults, Tick,
};
use super::statistics::{cronbach, holm, welch};
use crate::campaign::Campaign;
use crate::questionnaire::{Audience, Role, Thresholds, Tool};

impl Collector {
    /// The results of the sheets added so far. `told` is the state left by the last issued report; without one, nothing was
    /// told yet.
    pub fn finish(mut self, campaign: &Campaign, told: Option<&Disclosed>) -> Results {
        let thresholds = thresholds(&self.tool);
        let mut disclosed = told.cloned().unwrap_or_default();
        self.plan(campaign);
        let mut audiences = Vec::new();
        for heard in std::mem::take(&mut self.audiences) {
            let told = disclosed.audiences.entry(heard.audience.0.clone()).or_default();
            audiences.push(heard.results(&self.tool, campaign, &thresholds, told));
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
    fn results(mut self, tool: &Tool, campaign: &Campaign, limits: &Thresholds, told: &mut Told) -> AudienceResults {
        let sheets = self.quality.sheets;
        let gate = match self.role {
            Role::Management => Gate::open(sheets),
            Role::People => Gate { group_min: limits.group_min, breakdown_min: limits.group_min, sheets },
            Role::Professionals => {
                Gate { group_min: limits.group_min, breakdown_min: limits.professionals_breakdown_min, sheets }
            }
        };
        // The forms of the tool in force come first, in their order; so rows do not depend on which sheet came first.
        let order = |reading: &Reading| {
            let forms = tool.audience(&self.audience).map_or(&[][..], |forms| &forms.forms);
            let place = forms.iter().position(|(variant, _)| *variant == reading.variant).unwrap_or(forms.len());
            (reading.older.clone(), place, reading.variant.clone())
        };
        self.readings.sort_by_cached_key(order);
        let items: Vec<Item> = (0..self.catalogue.items.len()).map(|item| self.item(tool, gate, told, item)).collect();
        let themes = (0..tool.themes.len()).filter_map(|theme| self.theme(tool, campaign, gate, told, theme, &items));
        let themes = themes.collect();
        let modes = shares(&self.modes, gate.group_min);
        let profile = self.catalogue.profile.iter().enumerate().map(|(place, entry)| {
            let (portrait, n) = portrait(entry, gate.group_min);
            let mut issued = told.profile.remove(&entry.entry.name);
            let portrait = gate.settle(&mut issued, portrait, n);
            let portrait = if self.asks(place) { portrait } else { gate.unasked(portrait) };
            told.profile.extend(issued.map(|issued| (entry.entry.name.clone(), issued)));
            let ProfileEntry { entry, .. } = entry;
            ProfileResults {
                name: entry.name.clone(),
                number: entry.number.clone(),
                label: entry.label.clone(),
                portrait,
            }
        });
        let profile = profile.collect();
        AudienceResults {
            audience: self.audience,
            role: self.role,
            sheets,
            themes,
            items: items.into_iter().map(|item| item.results).collect(),
            profile,
            modes: gate.settle(&mut told.modes, modes, sheets),
            quality: gate.settle(&mut told.quality, self.quality, sheets),
            comments: comments(campaign, gate, told, self.comments),
        }
    }

    /// Whether a form handed out has this question outside the scores.
    fn asks(&self, question: usize) -> bool {
        let is_it = |place: &Place| matches!(place, Place::Profile(entry, _) if *entry == question);
        self.readings.iter().flat_map(|reading| &reading.places).any(is_it)
    }

    fn item(&self, tool: &Tool, gate: Gate, told: &mut Told, item: usize) -> Item {
        let entry = &self.catalogue.items[item];
        let counted = Counted::of(self, item);
        let score = counted.score(tool.scoring.favourable_from);
        let n = score.score.n;
        let mut issued = told.items.remove(&entry.name);
        let shown = gate.settle(&mut issued, score, n);
        let shown = if counted.rows.is_empty() { gate.unasked(shown) } else { shown };
        let current = shown.value().is_some() && shown.kept().is_none();
        let mut rows = told.rows.remove(&entry.name);
        let shown_rows = if current {
            let parts = counted.rows.iter().map(|row| (row.key.clone(), row.scored(), row.distribution())).collect();
            let order: Vec<String> = counted.rows.iter().map(|row| row.key.clone()).collect();
            ordered(gate.settle_parts(&mut issued, &mut rows, parts, gate.group_min), &order)
        } else if matches!(shown, Shown::Nobody) {
            gate.unasked(gate.hold_parts(&rows))
        } else {
            gate.hold_parts(&rows)
        };
        told.items.extend(issued.map(|issued| (entry.name.clone(), issued)));
        told.rows.extend(rows.map(|rows| (entry.name.clone(), rows)));
        let settled = current || matches!(shown, Shown::Nobody);
        let results = ItemResults {
            name: entry.name.clone(),
            number: entry.number.clone(),
            label: entry.label.clone(),
            theme: entry.theme.clone(),
            score: shown,
            rows: shown_rows,
        };
        Item { results, settled }
    }

    /// Like a theme's score, it would tell of the theme's items: it is told anew only beside them.
    fn reliability(
        &self,
        gate: Gate,
        told: &mut Told,
        theme: usize,
        code: &String,
        current: bool,
    ) -> Shown<Reliability> {
        let whole = &self.reliability[theme];
        let (n, items) = (whole.total.n(), whole.items.len() as u32);
        let fresh = cronbach(&whole.parts, &whole.total).map(|alpha| Reliability { n, items, alpha });
        let mut issued = told.reliability.remove(code);
        let shown = match (current, whole.items.len()) {
            (_, 0 | 1) => Shown::Nobody,
            (true, _) => gate.settle(&mut issued, fresh, n),
            (false, _) => gate.hold(&issued),
        };
        told.reliability.extend(issued.map(|issued| (code.clone(), issued)));
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
        gate: Gate,
        told: &mut Told,
        theme: usize,
        items: &[Item],
    ) -> Option<ThemeResults> {
        let code = &tool.themes[theme].code;
        let mut own = items.iter().filter(|item| item.results.theme.as_ref() == Some(code)).peekable();
        own.peek()?;
        // A theme beside its items would give away the one that is hidden or stays in place.
        let unasked = own.clone().all(|item| matches!(item.results.score, Shown::Nobody));
        let settled = own.all(|item| item.settled);
        let mut total = ThemeSum::default();
        let mut parts = Vec::new();
        for (service, themes) in &self.services {
            total.merge(&themes[theme]);
            parts.push((service.clone(), themes[theme].sum.n(), themes[theme].score()));
        }
        let mut issued = told.themes.remove(code);
        let mut issued_parts = told.services.remove(code);
        let score = match (settled, total.sum.n()) {
            (true, 0) if unasked && issued.is_none() => Shown::Nobody,
            (true, n) => gate.settle(&mut issued, total.score(), n),
            (false, _) => gate.hold(&issued),
        };
        let services = if score.value().is_some() && score.kept().is_none() {
            gate.settle_parts(&mut issued, &mut issued_parts, parts, gate.breakdown_min)
        } else if matches!(score, Shown::Nobody) {
            gate.unasked(gate.hold_parts(&issued_parts))
        } else {
            gate.hold_parts(&issued_parts)
        };
        told.themes.extend(issued.map(|issued| (code.clone(), issued)));
        told.services.extend(issued_parts.map(|parts| (code.clone(), parts)));
        let order: Vec<String> = campaign.services.iter().map(|service| service.code.clone()).collect();
        let services = match ordered(services, &order) {
            Shown::Nobody => Shown::Nobody,
            Shown::Hidden => Shown::Hidden,
            Shown::Shown { value, kept } => {
                let service = |(service, score)| ServiceScore { service, score };
                Shown::Shown { value: value.into_iter().map(service).collect(), kept }
            }
        };
        let current = score.value().is_some() && score.kept().is_none();
        let reliability = self.reliability(gate, told, theme, code, current);
        Some(ThemeResults { code: code.clone(), score, services, reliability })
    }
}

/// An item with whether it tells the sheets of today: it is shown and current, or nobody was there to answer it.
struct Item {
    results: ItemResults,
    settled: bool,
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
        let ticked: u32 = self.rows.iter().flat_map(|row| &row.boxes).map(|each| each.count).sum();
        let answered = ticked + self.marks.iter().sum::<u32>();
        ItemScore { score: sum.score(), answered, marks: self.marks, pooled: self.pooled() }
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
        Score { n: self.sum.n(), mean: self.sum.mean(), deviation: self.sum.deviation(), favourable: self.favourable }
    }
}

fn portrait(entry: &ProfileEntry, min: u32) -> (Portrait, u32) {
    match entry.kind {
        ProfileKind::One => (Portrait::One { n: entry.n, shares: shares(&entry.ticks, min) }, entry.n),
        ProfileKind::Several => {
            // Boxes ticked together add up to no total: a small one is hidden alone.
            let share = |(name, count): &(String, u32)| Share {
                name: name.clone(),
                count: Some(*count).filter(|count| !(1..min).contains(count)),
            };
            (Portrait::Several { n: entry.n, shares: entry.ticks.iter().map(share).collect() }, entry.n)
        }
        ProfileKind::Number => {
            let (n, mean, deviation) = (entry.sum.n(), entry.sum.mean(), entry.sum.deviation());
            (Portrait::Number { n, mean, deviation }, n)
        }
    }
}

/// Parts of a known total, the small ones and those that would give them away hidden.
fn shares(counts: &[(String, u32)], min: u32) -> Vec<Share> {
    let hidden = hidden_parts(&counts.iter().map(|(_, count)| *count).collect::<Vec<_>>(), min);
    let share = |((name, count), hidden): (&(String, u32), bool)| Share {
        name: name.clone(),
        count: (!hidden).then_some(*count),
    };
    counts.iter().zip(hidden).map(share).collect()
}

/// Comments sorted by lot. Those that came since the last report stay out until enough sheets came with them, read or not.
fn comments(campaign: &Campaign, gate: Gate, issued: &mut Told, written: Vec<Written>) -> Shown<Comments> {
    let mut drawn: Vec<(u64, Written)> = written.into_iter().map(|one| one.drawn(campaign.id.as_str())).collect();
    drawn.sort_by(|one, other| one.0.cmp(&other.0).then_with(|| one.1.original().cmp(other.1.original())));
    let lots = drawn.iter().map(|(lot, _)| *lot).collect();
    match gate.settle(&mut issued.comments, lots, gate.sheets) {
        Shown::Nobody => Shown::Nobody,
        Shown::Hidden => Shown::Hidden,
        Shown::Shown { value, kept } => {
            let known = |(lot, comment): (u64, Written)| value.binary_search(&lot).is_ok().then_some(comment);
            Shown::Shown { value: told(drawn.into_iter().filter_map(known)), kept }
        }
    }
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
