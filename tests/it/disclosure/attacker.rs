//! Somebody who reads every report of a campaign, knows its forms and the thresholds, and reckons.

use super::data::Table;
use super::house::{ASKED, AUDIENCES, FILTER, Life, MODES, THEMES, TICKED, Ticked, YES};
use super::linear::{Claim, Is, System};
use super::reading::{Boxes, Item, Mean, Printed, Profile, Report};
use super::truth::{FORMS, ITEMS, Truth};
use std::collections::BTreeMap;

const MIN: f64 = 5.0;
pub const SCALES: [&[&str]; 2] = [&["0", "25", "50", "75", "100"], &["0", "50", "100"]];

/// What the attacker knows of one campaign.
pub struct Attacker<'a> {
    pub(super) reports: &'a [Report],
    /// The data beside each report, by audience.
    pub(super) data: &'a [BTreeMap<String, Table>],
    truths: &'a [Truth],
    life: Life,
    system: System,
}

/// Something that no reader may come to know.
struct Secret {
    what: String,
    sum: Vec<(usize, f64)>,
    truth: f64,
    /// The smallest and the largest that it was found to be able to be.
    range: (f64, f64),
}

impl<'a> Attacker<'a> {
    pub fn new(
        reports: &'a [Report],
        data: &'a [BTreeMap<String, Table>],
        truths: &'a [Truth],
        life: Life,
    ) -> Attacker<'a> {
        let mut attacker = Attacker { reports, data, truths, life, system: System::default() };
        for report in 0..reports.len() {
            for audience in AUDIENCES {
                attacker.forms(report, audience);
                attacker.told(report, audience);
                attacker.services(report, audience);
                attacker.rows(report, audience);
            }
        }
        if life == Life::Additions {
            attacker.grows();
        }
        attacker.is_right();
        attacker.system.settle();
        attacker
    }

    /// Everything that can be found out, in words.
    pub fn leaks(&self) -> Vec<String> {
        let mut leaks = self.at_once();
        let mut secrets = Vec::new();
        for audience in AUDIENCES {
            self.ticked_secrets(audience, &mut secrets);
            self.item_secrets(audience, &mut secrets);
            self.service_secrets(audience, &mut secrets);
        }
        self.search(&mut secrets);
        let pinned = |secret: &&Secret| secret.range.1 - secret.range.0 < 1.0 - 1e-6;
        leaks.extend(secrets.iter().filter(pinned).map(|secret| format!("{} is {}", secret.what, secret.truth)));
        leaks.extend(self.small_among_hidden());
        leaks
    }

    fn unknown(&mut self, report: usize, name: &str) -> usize {
        self.system.unknown(&format!("{report} {name}"))
    }

    fn sum(&mut self, report: usize, names: impl IntoIterator<Item = String>) -> Vec<(usize, f64)> {
        names.into_iter().map(|name| (self.unknown(report, &name), 1.0)).collect()
    }

    pub(super) fn claim(&mut self, report: usize, names: Vec<String>, is: Is, than: f64) {
        let sum = self.sum(report, names.iter().cloned());
        self.system.claim(&format!("{report}: {names:?}"), sum, is, than);
    }

    /// The sum of some is the sum of others.
    fn same(&mut self, report: usize, some: Vec<String>, others: Vec<String>) {
        let mut sum = self.sum(report, some.iter().cloned());
        sum.extend(self.sum(report, others).into_iter().map(|(unknown, times)| (unknown, -times)));
        self.system.claim(&format!("{report}: {some:?}"), sum, Is::Equal, 0.0);
    }

    fn sheets(&self, report: usize, audience: &str) -> f64 {
        self.reports[report].complete.iter().filter(|((own, _), _)| own == audience).map(|(_, count)| count).sum()
    }

    /// What the forms say: every question that is asked is answered or marked.
    fn forms(&mut self, report: usize, a: &str) {
        let sheets = self.sheets(report, a);
        let forms = forms_of(a);
        self.claim(report, forms.iter().map(|form| format!("{a} form {form}")).collect(), Is::Equal, sheets);
        self.claim(report, MODES.iter().map(|mode| format!("{a} mode {mode}")).collect(), Is::Equal, sheets);
        let yes = vec![format!("{a} box {FILTER} {YES}")];
        self.same(report, forms.iter().map(|form| format!("{a} yes {form}")).collect(), yes.clone());
        for form in forms {
            let (all, some) = (format!("{a} form {form}"), format!("{a} yes {form}"));
            let sum = vec![(self.unknown(report, &all), 1.0), (self.unknown(report, &some), -1.0)];
            self.system.claim("those who said yes are some", sum, Is::AtLeast, 0.0);
        }
        for item in ITEMS {
            for (place, form) in forms.iter().enumerate() {
                let mut all = ticks(a, item, form, SCALES[place]);
                all.push(format!("{a} gone {item} {form}"));
                let asked = if ASKED.contains(&item) { "yes" } else { "form" };
                self.same(report, all, vec![format!("{a} {asked} {form}")]);
            }
            let gone = forms.iter().map(|form| format!("{a} gone {item} {form}")).collect();
            self.same(report, gone, marks(a, item));
        }
        for Ticked { name, boxes, several } in TICKED {
            let n = vec![format!("{a} n {name}")];
            let boxes: Vec<String> = boxes.iter().map(|each| format!("{a} box {name} {each}")).collect();
            if !several {
                self.same(report, boxes, n);
                continue;
            }
            let whole = self.unknown(report, &n[0]);
            let mut cover = vec![(whole, -1.0)];
            for each in &boxes {
                let part = self.unknown(report, each);
                self.system.claim("a box is ticked once", vec![(whole, 1.0), (part, -1.0)], Is::AtLeast, 0.0);
                cover.push((part, 1.0));
            }
            self.system.claim("each ticked one", cover, Is::AtLeast, 0.0);
        }
        for name in TICKED.iter().map(|ticked| ticked.name).chain(["age"]) {
            let mut all = marks(a, name);
            all.push(format!("{a} n {name}"));
            match ASKED.contains(&name) {
                true => self.same(report, all, yes.clone()),
                false => self.claim(report, all, Is::Equal, sheets),
            }
        }
    }

    /// What the report tells of today's sheets.
    fn told(&mut self, report: usize, a: &str) {
        let read = &self.reports[report];
        for item in ITEMS {
            let Some(Item { score, marks, .. }) = read.items[&place(a, item)].current().cloned() else { continue };
            let all: Vec<String> =
                forms_of(a).iter().zip(SCALES).flat_map(|(form, scale)| ticks(a, item, form, scale)).collect();
            let scores = all.iter().map(|name| name.rsplit(' ').next().unwrap().parse::<f64>().unwrap() / 100.0);
            let scores: Vec<f64> = scores.collect();
            let scored = self
                .sum(report, all.iter().cloned())
                .into_iter()
                .zip(scores)
                .map(|((unknown, _), score)| (unknown, score));
            let scored = scored.filter(|(_, score)| *score > 0.0).collect();
            self.system.claim(
                &format!("{report}: mean of {a} {item}"),
                scored,
                Is::Equal,
                round(score.n * score.mean / 100.0),
            );
            if let Some(squares) = score.squares() {
                let scored = |name: &String| name.rsplit(' ').next().unwrap().parse::<f64>().unwrap() / 100.0;
                let squared = self.sum(report, all.iter().cloned()).into_iter().zip(&all);
                let squared = squared.map(|((unknown, _), name)| (unknown, scored(name).powi(2)));
                let squared = squared.filter(|(_, times)| *times > 0.0).collect();
                let why = format!("{report}: squares of {a} {item}");
                self.system.claim(&why, squared, Is::Equal, sixty_fourths(squares));
            }
            self.claim(report, all, Is::Equal, score.n);
            for (kind, count) in marks.iter().enumerate() {
                self.claim(report, vec![format!("{a} mark {item} {kind}")], Is::Equal, *count);
            }
            for (form, boxes, current) in read.distributions[&place(a, item)].clone() {
                let own: Vec<&str> = forms_of(a).iter().copied().filter(|own| form == "all" || *own == form).collect();
                for (ticked, count) in boxes.iter().filter(|_| current) {
                    let has = |form: &&str| {
                        SCALES[FORMS.iter().position(|own| own == form).unwrap()].contains(&ticked.as_str())
                    };
                    let names = own.iter().copied().filter(has).map(|form| format!("{a} tick {item} {form} {ticked}"));
                    self.claim(report, names.collect(), Is::Equal, *count);
                }
            }
        }
        for name in TICKED.iter().map(|ticked| ticked.name).chain(["age"]) {
            match read.profile[&place(a, name)].current().cloned() {
                Some(Profile::Ticked(n, boxes)) => {
                    self.claim(report, vec![format!("{a} n {name}")], Is::Equal, n);
                    self.boxes(report, &format!("{a} box {name}"), &boxes);
                }
                Some(Profile::Number(Mean { n, .. })) => {
                    self.claim(report, vec![format!("{a} n {name}")], Is::Equal, n)
                }
                None => {}
            }
        }
        if let Some(modes) = read.modes[a].current().cloned() {
            self.boxes(report, &format!("{a} mode"), &modes);
        }
        self.quality(report, a);
    }

    /// Counts of boxes: a hidden one is not empty, unless sheets left it since it was first hidden.
    fn boxes(&mut self, report: usize, of: &str, boxes: &Boxes) {
        for (each, count) in boxes {
            let name = vec![format!("{of} {each}")];
            match count {
                Some(count) => self.claim(report, name, Is::Equal, *count),
                None if self.life == Life::Additions => self.claim(report, name, Is::AtLeast, 1.0),
                None => {}
            }
        }
    }

    /// The quality page counts the questions that are shown.
    fn quality(&mut self, report: usize, a: &str) {
        let read = &self.reports[report];
        let Some((places, counts)) = read.quality[a].current().copied() else { return };
        let items = ITEMS.iter().filter(|item| matches!(read.items[&place(a, item)], Printed::Told(..)));
        let others = TICKED.iter().map(|ticked| ticked.name).chain(["age"]);
        let others = others.filter(|name| read.profile[&place(a, name)].current().is_some());
        let (items, others): (Vec<&str>, Vec<&str>) = (items.copied().collect(), others.collect());
        for (kind, count) in counts.iter().enumerate() {
            let names = items.iter().chain(&others).map(|name| format!("{a} mark {name} {kind}")).collect();
            self.claim(report, names, Is::Equal, *count);
        }
        let mut all: Vec<String> = items.iter().chain(&others).flat_map(|name| marks(a, name)).collect();
        all.extend(others.iter().map(|name| format!("{a} n {name}")));
        let scale = |item: &&str| -> Vec<String> {
            forms_of(a).iter().zip(SCALES).flat_map(|(form, scale)| ticks(a, item, form, scale)).collect()
        };
        all.extend(items.iter().flat_map(scale));
        self.claim(report, all, Is::Equal, places);
    }

    /// Scores by service: how many sheets came of each is no secret.
    fn services(&mut self, report: usize, a: &str) {
        let read = &self.reports[report];
        for (theme, _) in THEMES {
            let services: Vec<(String, f64)> = read
                .complete
                .iter()
                .filter(|((own, _), _)| own == a)
                .map(|((_, service), n)| (service.clone(), *n))
                .collect();
            let (n, sum) = (format!("{a} among {theme}"), format!("{a} sum {theme}"));
            let (good, squared) = (format!("{a} good {theme}"), format!("{a} squares {theme}"));
            for (service, complete) in &services {
                let (some, scores) = (
                    self.unknown(report, &format!("{n} {service}")),
                    self.unknown(report, &format!("{sum} {service}")),
                );
                self.system.claim("no more than came", vec![(some, 1.0)], Is::AtMost, *complete);
                self.system.claim("no score over 100", vec![(some, 100.0), (scores, -1.0)], Is::AtLeast, 0.0);
                // Favourable from 60: so many are not below, and the others are not above.
                let good = self.unknown(report, &format!("{good} {service}"));
                self.system.claim("some are favourable", vec![(some, 1.0), (good, -1.0)], Is::AtLeast, 0.0);
                self.system.claim("those are over 60", vec![(scores, 1.0), (good, -60.0)], Is::AtLeast, 0.0);
                let others = vec![(some, 60.0), (good, 40.0), (scores, -1.0)];
                self.system.claim("the others are under 60", others, Is::AtLeast, 0.0);
                // Of scores up to 100, in hundredths: squares are no larger, and those over 60 are over 0.36.
                let squares = self.unknown(report, &format!("{squared} {service}"));
                let small = vec![(scores, 0.01), (squares, -1.0)];
                self.system.claim("squares are smaller", small, Is::AtLeast, 0.0);
                self.system.claim("good ones are large", vec![(squares, 1.0), (good, -0.36)], Is::AtLeast, 0.0);
                // No score lies between two of the steps of 12.5, which a line through both leaves below the squares.
                for step in 0..8_u32 {
                    let (low, high) = (f64::from(step) / 8.0, f64::from(step + 1) / 8.0);
                    let above = vec![(squares, 1.0), (scores, -(low + high) / 100.0), (some, low * high)];
                    self.system.claim("squares lie above each chord", above, Is::AtLeast, 0.0);
                }
            }
            if let Some(total) = read.themes[&place(a, theme)].current().copied() {
                self.claim(
                    report,
                    services.iter().map(|(service, _)| format!("{n} {service}")).collect(),
                    Is::Equal,
                    total.n,
                );
                let all = services.iter().map(|(service, _)| format!("{sum} {service}")).collect();
                self.claim(report, all, Is::Equal, round(total.n * total.mean));
                let all = services.iter().map(|(service, _)| format!("{good} {service}")).collect();
                if let Some(favourable) = total.favourable {
                    self.claim(report, all, Is::Equal, favourable);
                }
                if let Some(squares) = total.squares() {
                    let all = services.iter().map(|(service, _)| format!("{squared} {service}")).collect();
                    self.claim(report, all, Is::Equal, sixty_fourths(squares));
                }
            }
            for (service, part) in read.services[&place(a, theme)].clone() {
                let Some(part) = part.current() else { continue };
                self.claim(report, vec![format!("{n} {service}")], Is::Equal, part.n);
                self.claim(report, vec![format!("{sum} {service}")], Is::Equal, round(part.n * part.mean));
                if let Some(favourable) = part.favourable {
                    self.claim(report, vec![format!("{good} {service}")], Is::Equal, favourable);
                }
                if let Some(squares) = part.squares() {
                    self.claim(report, vec![format!("{squared} {service}")], Is::Equal, sixty_fourths(squares));
                }
            }
        }
    }

    /// Sheets came, and none changed.
    fn grows(&mut self) {
        for report in 1..self.reports.len() {
            let now = format!("{report} ");
            let names: Vec<String> =
                self.system.names().filter_map(|(name, _)| name.strip_prefix(&now).map(str::to_owned)).collect();
            for name in names {
                let pair = [self.unknown(report, &name), self.unknown(report - 1, &name)];
                self.system.claim(
                    &format!("{report}: {name} grows"),
                    vec![(pair[0], 1.0), (pair[1], -1.0)],
                    Is::AtLeast,
                    0.0,
                );
                if let Some((head, tail)) = name.split_once(" good ") {
                    let n = format!("{head} among {tail}");
                    let n = [self.unknown(report, &n), self.unknown(report - 1, &n)];
                    let growth = vec![(n[0], 1.0), (n[1], -1.0), (pair[0], -1.0), (pair[1], 1.0)];
                    self.system.claim("the others grow too", growth, Is::AtLeast, 0.0);
                }
                let Some((head, tail)) = name.split_once(" sum ") else { continue };
                let n = format!("{head} among {tail}");
                let n = [self.unknown(report, &n), self.unknown(report - 1, &n)];
                let growth = vec![(n[0], 100.0), (n[1], -100.0), (pair[0], -1.0), (pair[1], 1.0)];
                self.system.claim(&format!("{report}: {name} grows by scores"), growth, Is::AtLeast, 0.0);
                let key = (head.to_owned(), tail.rsplit(' ').next().unwrap().to_owned());
                let came = |report: usize| self.reports[report].complete.get(&key).copied().unwrap_or_default();
                if came(report) == came(report - 1) {
                    self.system.claim("nothing came", vec![(n[0], 1.0), (n[1], -1.0)], Is::Equal, 0.0);
                    self.system.claim("nothing came", vec![(pair[0], 1.0), (pair[1], -1.0)], Is::Equal, 0.0);
                    let squares = format!("{head} squares {tail}");
                    let squares = [self.unknown(report, &squares), self.unknown(report - 1, &squares)];
                    self.system.claim("nothing came", vec![(squares[0], 1.0), (squares[1], -1.0)], Is::Equal, 0.0);
                }
            }
        }
    }

    /// Nothing that is claimed is wrong: an attacker who errs finds nothing.
    fn is_right(&self) {
        let names: BTreeMap<usize, &String> = self.system.names().map(|(name, place)| (place, name)).collect();
        let truth = |unknown: usize| {
            let (report, name) = names[&unknown].split_once(' ').unwrap();
            self.truth(report.parse().unwrap(), name)
        };
        for claim in &self.system.claims {
            let sum: f64 = claim.sum.iter().map(|(unknown, times)| times * truth(*unknown)).sum();
            let holds = match claim.is {
                Is::Equal => (sum - claim.than).abs() < 1e-3,
                Is::AtLeast => sum > claim.than - 1e-3,
                Is::AtMost => sum < claim.than + 1e-3,
            };
            assert!(holds, "the sheets give {sum}, and not {:?} {}: {}", claim.is, claim.than, claim.why);
        }
    }

    fn truth(&self, report: usize, name: &str) -> f64 {
        self.truths[report].get(name).copied().unwrap_or_default()
    }

    fn secret(&self, what: String, terms: &[(usize, &str, f64)]) -> Secret {
        let find = |report: usize, name: &str| self.system.find(&format!("{report} {name}"));
        let sum = terms.iter().filter_map(|(report, name, times)| Some((find(*report, name)?, *times))).collect();
        let truth = terms.iter().map(|(report, name, times)| times * self.truth(*report, name)).sum();
        Secret { what, sum, truth, range: (truth, truth) }
    }

    /// Counts of boxes under the threshold, hidden ones, and what came between two reports.
    fn ticked_secrets(&self, a: &str, secrets: &mut Vec<Secret>) {
        for table in tables(a) {
            for name in &table {
                for report in 0..self.reports.len() {
                    let n = self.truth(report, name);
                    let hidden = self.is_hidden(report, name);
                    if n > 0.0 && (hidden || n < MIN) && !self.of_one_mind(&table, name, None, report) {
                        secrets.push(self.secret(format!("{report}: {name}"), &[(report, name, 1.0)]));
                    }
                    for other in 0..report {
                        let came = (n - self.truth(other, name)).abs();
                        if came > 0.0 && came < MIN && !self.of_one_mind(&table, name, Some(other), report) {
                            let what = format!("{other} to {report}: {name}");
                            secrets.push(self.secret(what, &[(report, name, 1.0), (other, name, -1.0)]));
                        }
                    }
                }
            }
        }
    }

    /// The box's count in a table that is told today; `None` when the table is not.
    fn printed(&self, report: usize, name: &str) -> Option<Option<f64>> {
        let words: Vec<&str> = name.split(' ').collect();
        let read = &self.reports[report];
        let boxes = match words.as_slice() {
            [a, "mode", _] => read.modes[*a].current()?,
            [a, "box", question, _] => match read.profile[&place(a, question)].current()? {
                Profile::Ticked(_, boxes) => boxes,
                Profile::Number(_) => return None,
            },
            _ => return None,
        };
        boxes.iter().find(|(known, _)| known == words.last().unwrap()).map(|(_, count)| *count)
    }

    fn is_hidden(&self, report: usize, name: &str) -> bool {
        self.printed(report, name) == Some(None)
    }

    /// Whether everybody ticked this box, and no other, of a group that is told: those who came between two tellings of the
    /// table, or all. It is what a report is for.
    fn of_one_mind(&self, table: &[String], name: &str, from: Option<usize>, to: usize) -> bool {
        // How many said yes is told by what they were asked.
        let asked = |report: usize| {
            let a = name.split(' ').next().unwrap();
            let item = self.reports[report].items[&place(a, ASKED[0])].current().is_some();
            let question = self.reports[report].profile[&place(a, ASKED[1])].current().is_some();
            name.ends_with(&format!("box {FILTER} {YES}")) && (item || question)
        };
        let told = |report: &usize| self.printed(*report, name).is_some_and(|told| told.is_some()) || asked(*report);
        let before = from.and_then(|from| (0..=from).rev().find(told));
        let Some(after) = (to..self.reports.len()).find(told) else { return false };
        table.iter().all(|each| {
            let earlier = before.map_or(0.0, |before| self.truth(before, each));
            (self.truth(after, each) - earlier).abs() < 0.5 || each == name
        })
    }

    /// Items that few answered, and forms that few have.
    fn item_secrets(&self, a: &str, secrets: &mut Vec<Secret>) {
        for report in 0..self.reports.len() {
            for item in ITEMS {
                for (form, scale) in forms_of(a).iter().zip(SCALES) {
                    let names = ticks(a, item, form, scale);
                    let n = |report: usize| names.iter().map(|name| self.truth(report, name)).sum::<f64>();
                    // How many answered is no secret where the next report tells that nobody left it out; what they said is.
                    let few = n(report) > 0.0 && n(report) < MIN && !self.all_tick_one(a, item, report);
                    // A box that one form alone has is told by all forms together.
                    let shared =
                        |name: &&String| forms_of(a).len() > 1 && SCALES[1].contains(&name.rsplit(' ').next().unwrap());
                    let told = |report: usize| self.reports[report].items[&place(a, item)].current().is_some();
                    // So is what two reports tell the same of, before and after.
                    let between = |name: &str| {
                        let same = |other: &usize| told(*other) && self.truth(*other, name) == self.truth(report, name);
                        let after = (report..self.reports.len()).any(|other| same(&other));
                        self.life == Life::Additions && after && (0..report).any(|other| same(&other))
                    };
                    let open = |name: &&String| !shared(name) && (told(report) || between(name));
                    for name in names.iter().filter(|name| few && self.truth(report, name) > 0.0 && !open(name)) {
                        secrets.push(self.secret(format!("{report}: {name}"), &[(report, name, 1.0)]));
                    }
                    for other in 0..report {
                        let came = (n(report) - n(other)).abs();
                        let few = came > 0.0 && came < MIN && forms_of(a).len() > 1 && told(report) && told(other);
                        for name in names.iter().filter(shared).filter(|_| few) {
                            let change = (self.truth(report, name) - self.truth(other, name)).abs() > 0.5;
                            if change && !self.is_told_of_all(report, other, a, item, form, name) {
                                let terms = [(report, name.as_str(), 1.0), (other, name.as_str(), -1.0)];
                                secrets.push(self.secret(format!("{other} to {report}: {name}"), &terms));
                            }
                        }
                    }
                }
            }
        }
    }

    /// Whether one of both reports tells a form's box, and the other that nobody ticked it on any form.
    fn is_told_of_all(&self, report: usize, other: usize, a: &str, item: &str, form: &str, name: &str) -> bool {
        let ticked = name.rsplit(' ').next().unwrap();
        let none = |report: usize| {
            forms_of(a).iter().all(|form| self.truth(report, &format!("{a} tick {item} {form} {ticked}")) == 0.0)
        };
        let row = |report: usize| {
            let rows = &self.reports[report].distributions[&place(a, item)];
            rows.iter().any(|(known, _, current)| known == form && *current)
        };
        (none(report) && row(other)) || (none(other) && row(report))
    }

    /// Whether a report from then on tells that everybody ticked the same box of an item.
    fn all_tick_one(&self, a: &str, item: &str, from: usize) -> bool {
        let told = |report: &usize| self.reports[*report].items[&place(a, item)].current().is_some();
        let Some(report) = (from..self.reports.len()).find(told) else { return false };
        let ticked = forms_of(a).iter().zip(SCALES).flat_map(|(form, scale)| ticks(a, item, form, scale));
        let mut boxes: Vec<String> = ticked.filter(|name| self.truth(report, name) > 0.0).collect();
        boxes.iter_mut().for_each(|name| *name = name.rsplit(' ').next().unwrap().to_owned());
        boxes.dedup();
        boxes.len() == 1
    }

    /// What a service said that is not told, and what came to it between two reports.
    fn service_secrets(&self, a: &str, secrets: &mut Vec<Secret>) {
        for report in 0..self.reports.len() {
            for (theme, _) in THEMES {
                let parts = &self.reports[report].services[&place(a, theme)];
                for ((_, service), _) in self.reports[report].complete.iter().filter(|((own, _), _)| own == a) {
                    let (n, sum) = (format!("{a} among {theme} {service}"), format!("{a} sum {theme} {service}"));
                    let told = parts.iter().any(|(known, part)| known == service && part.current().is_some());
                    let (whole, all) = (format!("{a} sum {theme} "), self.total(report, a, theme));
                    let whole =
                        self.truths[report].iter().filter(|(name, _)| name.starts_with(&whole)).map(|(_, sum)| sum);
                    let whole: f64 = whole.sum();
                    if whole == 0.0 || whole == 100.0 * all {
                        continue;
                    }
                    // All of them favourable, or none, is of one mind too.
                    let good = format!("{a} good {theme} ");
                    let favourable =
                        self.truths[report].iter().filter(|(name, _)| name.starts_with(&good)).map(|(_, n)| n);
                    let favourable: f64 = favourable.sum();
                    let (good, mixed) = (format!("{good}{service}"), favourable > 0.0 && favourable < all);
                    let mixed = mixed && !self.was_of_one_mind(report, a, theme, &n);
                    let mixed = mixed && !self.is_shown_of_one_mind(report, a, theme, service);
                    let alone = parts.len() == 1 || self.truth(report, &n) == self.total(report, a, theme);
                    if self.truth(report, &n) > 0.0 && !told && !alone && self.truth(report, &n) < MIN {
                        secrets.push(self.secret(format!("{report}: {sum}"), &[(report, &sum, 1.0)]));
                        if mixed {
                            secrets.push(self.secret(format!("{report}: {good}"), &[(report, &good, 1.0)]));
                        }
                    }
                    for other in 0..report {
                        let came = (self.truth(report, &n) - self.truth(other, &n)).abs();
                        if came > 0.0 && came < MIN {
                            let what = format!("{other} to {report}: {sum}");
                            secrets.push(self.secret(what, &[(report, &sum, 1.0), (other, &sum, -1.0)]));
                        }
                    }
                }
            }
        }
    }

    /// Whether a later report shows the service, and that nobody in it was favourable, or everybody: it was so before.
    fn is_shown_of_one_mind(&self, report: usize, a: &str, theme: &str, service: &str) -> bool {
        let shown = |later: usize| {
            let parts = &self.reports[later].services[&place(a, theme)];
            let part = parts.iter().find(|(known, _)| known == service).and_then(|(_, part)| part.current());
            part.and_then(|part| Some((part.favourable?, part.n))).is_some_and(|(good, n)| good == 0.0 || good == n)
        };
        self.life == Life::Additions && (report..self.reports.len()).any(shown)
    }

    /// Whether an earlier report told that everybody was favourable, or nobody, when a service had the sheets it has.
    fn was_of_one_mind(&self, report: usize, a: &str, theme: &str, n: &str) -> bool {
        let start = format!("{a} good {theme} ");
        let favourable = |report: usize| -> f64 {
            self.truths[report].iter().filter(|(name, _)| name.starts_with(&start)).map(|(_, n)| n).sum()
        };
        self.life == Life::Additions
            && (0..report).any(|other| {
                let all = self.total(other, a, theme);
                let same = self.truth(other, n) == self.truth(report, n);
                same && (favourable(other) == 0.0 || favourable(other) == all)
            })
    }

    fn total(&self, report: usize, a: &str, theme: &str) -> f64 {
        let start = format!("{a} among {theme} ");
        self.truths[report].iter().filter(|(name, _)| name.starts_with(&start)).map(|(_, n)| n).sum()
    }

    /// Widens the range of each secret until it is one no more, or all is tried.
    fn search(&self, secrets: &mut [Secret]) {
        for place in 0..secrets.len() {
            for least in [true, false] {
                let secret = &secrets[place];
                if secret.range.1 - secret.range.0 >= 1.0 || self.system.value(&secret.sum).is_some() {
                    break;
                }
                let found = self.system.extreme(&secret.sum, &[], least).expect("the truth is possible");
                for other in secrets.iter_mut() {
                    let value =
                        |unknown: usize| self.system.value(&[(unknown, 1.0)]).or_else(|| found.get(&unknown).copied());
                    let values: Option<f64> =
                        other.sum.iter().map(|(unknown, times)| Some(value(*unknown)? * times)).sum();
                    if let Some(value) = values {
                        other.range = (other.range.0.min(value), other.range.1.max(value));
                    }
                }
            }
        }
    }

    /// The first time a table is told, one of its hidden boxes at least is small: that may settle what sums leave open.
    fn small_among_hidden(&self) -> Vec<String> {
        let mut leaks = Vec::new();
        for table in AUDIENCES.iter().flat_map(|a| tables(a)) {
            let first =
                (0..self.reports.len()).find(|report| table.iter().any(|name| self.printed(*report, name).is_some()));
            let Some(report) = first else { continue };
            let hidden: Vec<&String> = table.iter().filter(|name| self.is_hidden(report, name)).collect();
            let find = |name: &str| self.system.find(&format!("{report} {name}")).unwrap();
            for name in &hidden {
                let (own, truth) = (find(name), self.truth(report, name));
                let mut open = false;
                for small in &hidden {
                    let further =
                        [Claim { sum: vec![(find(small), 1.0)], is: Is::AtMost, than: MIN - 1.0, why: String::new() }];
                    for least in [true, false] {
                        let found = if open { None } else { self.system.extreme(&[(own, 1.0)], &further, least) };
                        let value = found.and_then(|found| found.get(&own).copied());
                        open |= value.is_some_and(|value| (value - truth).abs() > 1.0 - 1e-6);
                    }
                }
                if !open {
                    leaks.push(format!("{report}: {name} is {truth}, one of the hidden being small"));
                }
            }
        }
        leaks
    }

    /// Two numbers under one name, a few sheets apart.
    fn at_once(&self) -> Vec<String> {
        let mut leaks = Vec::new();
        for report in 0..self.reports.len() {
            for other in 0..report {
                let then = self.numbers(other);
                for (name, (n, said)) in self.numbers(report) {
                    let Some((before, earlier)) = then.get(&name) else { continue };
                    if said != *earlier && (n - before).abs() < MIN {
                        leaks.push(format!("{other} to {report}: {name}: {before} and {n} sheets"));
                    }
                }
            }
        }
        leaks
    }

    /// What is told of today's sheets, by name: how many it rests on, and what it says.
    fn numbers(&self, report: usize) -> BTreeMap<String, (f64, String)> {
        let read = &self.reports[report];
        let mut all = BTreeMap::new();
        let name = |kind: &str, (a, name): &(String, String)| format!("{kind} {a} {name}");
        for (place, printed) in &read.themes {
            all.extend(printed.current().map(|mean| (name("theme", place), (mean.n, format!("{mean:?}")))));
        }
        for (place, parts) in &read.services {
            let told = parts.iter().filter_map(|(service, part)| Some((service, part.current()?)));
            let key = |service: &str| format!("{} {service}", name("service", place));
            all.extend(told.map(|(service, part)| (key(service), (part.n, format!("{part:?}")))));
        }
        for (place, printed) in &read.items {
            all.extend(printed.current().map(|item| (name("item", place), (item.score.n, format!("{item:?}")))));
        }
        for (place, forms) in &read.distributions {
            for (form, boxes, _) in forms.iter().filter(|(_, _, current)| *current) {
                let n = boxes.iter().map(|(_, count)| count).sum();
                all.insert(format!("{} {form}", name("row", place)), (n, format!("{boxes:?}")));
            }
        }
        for (place, printed) in &read.profile {
            let Some(told) = printed.current() else { continue };
            let (Profile::Ticked(n, _) | Profile::Number(Mean { n, .. })) = told;
            all.insert(name("question", place), (*n, format!("{told:?}")));
        }
        all
    }
}

pub fn forms_of(audience: &str) -> &'static [&'static str] {
    if audience == AUDIENCES[0] { &FORMS } else { &FORMS[..1] }
}

pub fn ticks(a: &str, item: &str, form: &str, scale: &[&str]) -> Vec<String> {
    scale.iter().map(|ticked| format!("{a} tick {item} {form} {ticked}")).collect()
}

pub fn marks(a: &str, question: &str) -> Vec<String> {
    (0..5).map(|kind| format!("{a} mark {question} {kind}")).collect()
}

fn tables(a: &str) -> Vec<Vec<String>> {
    let boxes = |ticked: &Ticked| ticked.boxes.iter().map(|each| format!("{a} box {} {each}", ticked.name)).collect();
    let mut tables: Vec<Vec<String>> = TICKED.iter().map(boxes).collect();
    tables.push(MODES.iter().map(|mode| format!("{a} mode {mode}")).collect());
    tables
}

fn place(a: &str, name: &str) -> (String, String) {
    (a.to_owned(), name.to_owned())
}

/// Sums of squares of scores in hundredths, which are eighths.
fn sixty_fourths(squares: f64) -> f64 {
    (squares / 10_000.0 * 64.0).round() / 64.0
}

/// Sums of scores are of halves of 25.
fn round(sum: f64) -> f64 {
    (sum * 1e6).round() / 1e6
}
