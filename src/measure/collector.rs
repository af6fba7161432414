//! The way of the sheets: one by one, counted and not kept.

use super::comments::Written;
use super::reading::{Catalogue, Entry, Place, ProfileKind, Reading};
use super::results::{Participation, Quality};
use super::statistics::Sum;
use crate::questionnaire::{Audience, Mark, Questionnaire, Role, Tool};
use crate::record::{Answer, Record, Review, Status};

/// Counts sheets. Its size depends on the tool, the services and the comments, not on the number of sheets.
#[derive(Clone, Debug)]
pub struct Collector {
    pub(super) tool: Tool,
    pub(super) audiences: Vec<Heard>,
    pub(super) participation: Vec<Participation>,
    pub(super) strays: u32,
    scratch: Scratch,
}

/// What is kept of the sheet being read.
#[derive(Clone, Debug, Default)]
struct Scratch {
    /// By theme.
    themes: Vec<SheetTheme>,
    /// By item of the audience's catalogue: the score, where there is one.
    items: Vec<Option<f64>>,
}

/// One theme on one sheet.
#[derive(Clone, Copy, Debug, Default)]
struct SheetTheme {
    /// Scores times weights.
    sum: f64,
    /// Weights of the scored items.
    weight: f64,
    /// Scored items.
    scored: u32,
}

/// What was heard from one audience so far.
#[derive(Clone, Debug)]
pub(super) struct Heard {
    pub audience: Audience,
    pub role: Role,
    pub catalogue: Catalogue,
    pub readings: Vec<Reading>,
    /// Theme scores by service and theme.
    pub services: Vec<(String, Vec<ThemeSum>)>,
    pub modes: Vec<(String, u32)>,
    pub quality: Quality,
    pub comments: Vec<Written>,
    /// By theme: the sheets with a score on each of its items.
    pub reliability: Vec<WholeSheets>,
}

/// The sheets on which every item of a theme has a score: what its reliability is computed on.
#[derive(Clone, Debug)]
pub(super) struct WholeSheets {
    /// Places in the catalogue.
    pub items: Vec<usize>,
    /// Each item's score times its weight.
    pub parts: Vec<Sum>,
    /// Their sum.
    pub total: Sum,
}

/// The theme scores of sheets.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ThemeSum {
    pub sum: Sum,
    pub favourable: u32,
}

impl Collector {
    /// A collector for a report made with this tool. Sheets keyed with an older version of it may be added too.
    pub fn new(tool: &Tool) -> Collector {
        let hear = |forms: &crate::questionnaire::AudienceForms| {
            let catalogue = Catalogue::of(forms);
            Heard {
                audience: forms.audience.clone(),
                role: forms.role,
                reliability: tool.themes.iter().map(|theme| WholeSheets::of(&catalogue, &theme.code)).collect(),
                catalogue,
                readings: Vec::new(),
                services: Vec::new(),
                modes: forms.modes.iter().map(|mode| (mode.code.clone(), 0)).collect(),
                quality: Quality::default(),
                comments: Vec::new(),
            }
        };
        Collector {
            audiences: tool.audiences.iter().map(hear).collect(),
            participation: Vec::new(),
            strays: 0,
            scratch: Scratch { themes: vec![SheetTheme::default(); tool.themes.len()], items: Vec::new() },
            tool: tool.clone(),
        }
    }

    /// Takes a sheet: its first pass, with the form it was keyed with, the service of its batch and what was decided about
    /// its comments. Only complete sheets enter the results; the others are counted as what they are.
    pub fn add(
        &mut self,
        audience: &Audience,
        service: &str,
        form: &Questionnaire,
        record: &Record,
        reviews: &[Review],
    ) {
        let Some(heard) = self.audiences.iter().position(|heard| heard.audience == *audience) else {
            self.strays += 1;
            return;
        };
        if record.answers.len() != form.questions.len() {
            self.strays += 1;
            return;
        }
        let line = self.line(audience, service);
        match record.status {
            Status::InProgress { .. } => line.in_progress += 1,
            Status::Held(_) => line.held += 1,
            Status::Voided(_) => line.voided += 1,
            Status::Complete => {
                line.complete += 1;
                let heard = &mut self.audiences[heard];
                let reading = heard.reading(&self.tool, form, record);
                heard.read(reading, record, reviews, &mut self.scratch);
                heard.score_themes(&self.tool, reading, service, &self.scratch);
            }
        }
    }

    /// Counts a complete sheet of which nothing may be told yet: it came in, and that is all.
    pub fn count_sealed(&mut self, audience: &Audience, service: &str) {
        self.line(audience, service).complete += 1;
    }

    /// Counts a complete sheet that came in online, whether or not it is added too.
    pub fn count_web(&mut self, audience: &Audience, service: &str) {
        self.line(audience, service).web += 1;
    }

    /// The line of an audience and service; it is made when missing.
    pub(super) fn line(&mut self, audience: &Audience, service: &str) -> &mut Participation {
        let known = self.participation.iter().position(|line| line.audience == *audience && line.service == service);
        let place = known.unwrap_or_else(|| {
            self.participation.push(Participation {
                audience: audience.clone(),
                service: service.to_owned(),
                expected: 0,
                distributed: 0,
                complete: 0,
                in_progress: 0,
                held: 0,
                voided: 0,
                web: 0,
            });
            self.participation.len() - 1
        });
        &mut self.participation[place]
    }
}

impl Heard {
    fn reading(&mut self, tool: &Tool, form: &Questionnaire, record: &Record) -> usize {
        let older = (record.tool != tool.fingerprint).then_some(record.tool.0.as_str());
        let fits = |reading: &Reading| reading.variant == record.variant && reading.older.as_deref() == older;
        if let Some(known) = self.readings.iter().position(fits) {
            return known;
        }
        let reading = self.catalogue.reading(tool, form, &record.variant, older.map(str::to_owned));
        self.readings.push(reading);
        self.readings.len() - 1
    }

    fn read(&mut self, reading: usize, record: &Record, reviews: &[Review], scratch: &mut Scratch) {
        scratch.themes.fill(SheetTheme::default());
        scratch.items.clear();
        scratch.items.resize(self.catalogue.items.len(), None);
        let quality = &mut self.quality;
        quality.sheets += 1;
        quality.refusals += u64::from(record.tally.refusals);
        quality.corrections += u64::from(record.tally.corrections);
        quality.overrides += record.overrides.len() as u64;
        quality.remarked += u32::from(!record.notes.is_empty() || !record.margin.is_empty());
        let mode = record.mode.as_deref().unwrap_or_default();
        match self.modes.iter_mut().find(|(code, _)| code == mode) {
            Some((_, count)) => *count += 1,
            None => self.modes.push((mode.to_owned(), 1)),
        }
        for (place, answer) in self.readings[reading].places.iter_mut().zip(&record.answers) {
            let Some(answer) = answer else { continue };
            match place {
                Place::Nothing => continue,
                Place::Item(item) => {
                    let score = item.tick(answer);
                    if let (Some(theme), Some(score)) = (item.theme, score) {
                        let (weight, theme) = (self.catalogue.items[item.item].weight, &mut scratch.themes[theme]);
                        theme.sum += score * weight;
                        theme.weight += weight;
                        theme.scored += 1;
                        scratch.items[item.item] = Some(score);
                    }
                }
                Place::Profile(entry, boxes) => {
                    let entry = &mut self.catalogue.profile[*entry];
                    entry.answered += 1;
                    if let Some(mark) = entry.tick(boxes, answer) {
                        entry.marks[mark as usize] += 1;
                    }
                }
                Place::Comment(question, theme) => {
                    if let Answer::Text(text) = answer {
                        self.comments.extend(Written::of(question, theme.as_ref(), text, reviews));
                    }
                }
            }
        }
    }

    fn score_themes(&mut self, tool: &Tool, reading: usize, service: &str, scratch: &Scratch) {
        self.reliability.iter_mut().for_each(|theme| theme.add(&self.catalogue, &scratch.items));
        let known = self.services.iter().position(|(code, _)| code == service);
        let place = known.unwrap_or_else(|| {
            self.services.push((service.to_owned(), vec![ThemeSum::default(); scratch.themes.len()]));
            self.services.len() - 1
        });
        for (theme, SheetTheme { sum, weight, scored }) in scratch.themes.iter().copied().enumerate() {
            let asked = self.readings[reading].asked[theme];
            let enough = f64::from(scored) >= tool.scoring.answered_share_min * f64::from(asked) - 1e-9;
            if scored > 0 && enough {
                self.services[place].1[theme].add(sum / weight, tool.scoring.favourable_from);
            }
        }
    }
}

impl WholeSheets {
    fn of(catalogue: &Catalogue, theme: &str) -> WholeSheets {
        let own = |(_, entry): &(usize, &Entry)| entry.theme.as_deref() == Some(theme);
        let items: Vec<usize> = catalogue.items.iter().enumerate().filter(own).map(|(place, _)| place).collect();
        WholeSheets { parts: vec![Sum::default(); items.len()], items, total: Sum::default() }
    }

    /// Takes a sheet when each item of the theme has a score.
    fn add(&mut self, catalogue: &Catalogue, scores: &[Option<f64>]) {
        if self.items.len() < 2 || self.items.iter().any(|item| scores[*item].is_none()) {
            return;
        }
        let mut total = 0.0;
        for (item, sum) in self.items.iter().zip(&mut self.parts) {
            let part = scores[*item].unwrap_or_default() * catalogue.items[*item].weight;
            sum.add(part);
            total += part;
        }
        self.total.add(total);
    }
}

impl ThemeSum {
    fn add(&mut self, score: f64, favourable_from: f64) {
        self.sum.add(score);
        // A mean such as 60 may be a hair below itself.
        self.favourable += u32::from(score >= favourable_from - 1e-9);
    }
}

impl super::reading::ItemPlace {
    fn tick(&mut self, answer: &Answer) -> Option<f64> {
        let ticked = match answer {
            Answer::One(name) => self.boxes.iter_mut().find(|each| each.name == *name),
            _ => None,
        };
        let mark = ticked.as_ref().map_or_else(|| mark_of(answer), |each| each.mark);
        if let Some(mark) = mark {
            self.marks[mark as usize] += 1;
            return None;
        }
        let ticked = ticked?;
        ticked.count += 1;
        ticked.score
    }
}

impl super::reading::ProfileEntry {
    fn tick(&mut self, boxes: &[(String, Result<usize, Mark>)], answer: &Answer) -> Option<Mark> {
        let find = |name: &String| boxes.iter().find(|(known, _)| known == name).map(|(_, place)| *place);
        match (self.kind, answer) {
            (_, Answer::Mark(mark)) => return Some(*mark),
            (ProfileKind::One, Answer::One(name)) => match find(name) {
                Some(Err(mark)) => return Some(mark),
                Some(Ok(place)) => {
                    self.ticks[place].1 += 1;
                    self.n += 1;
                }
                None => {}
            },
            (ProfileKind::Several, Answer::Several(names)) => {
                let places: Vec<_> = names.iter().filter_map(find).collect();
                if let Some(mark) = places.iter().find_map(|place| place.err()) {
                    return Some(mark);
                }
                places.iter().flatten().for_each(|place| self.ticks[*place].1 += 1);
                self.n += u32::from(!places.is_empty());
            }
            (ProfileKind::Number, Answer::Integer(number)) => self.sum.add(*number as f64),
            (ProfileKind::Number, Answer::Decimal(text)) => self.sum.add(text.parse().unwrap_or(f64::NAN)),
            _ => {}
        }
        None
    }
}

fn mark_of(answer: &Answer) -> Option<Mark> {
    match answer {
        Answer::Mark(mark) => Some(*mark),
        _ => None,
    }
}
