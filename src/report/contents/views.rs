//! The three views: themes side by side, gaps ranked, each theme's items and their distributions.

use super::{Caveats, Writer, kept_sign, row};
use crate::measure::{
    AudienceResults, Distribution, Gap, ItemResults, PERCENT_FROM, Score, Shown, ThemeResults, Tick, whole_percentages,
};
use crate::questionnaire::{Direction, Role};
use crate::report::chart::{
    Chart, Dots, DotsRow, Legend, Likert, LikertGroup, LikertRow, Marker, Point, Segment, Shade,
};
use crate::report::document::{Block, NoteKind, Section};
use crate::say;

impl Writer<'_> {
    pub(super) fn overview(&self) -> Section {
        let phrases = self.phrases;
        let views = &self.results.audiences;
        let title = match views.len() {
            0 | 1 => say!(phrases, "report-views-alone"),
            count => say!(phrases, "report-views", count = count),
        };
        let mut section = self.section("views", title);
        let names = || views.iter().map(|view| self.audience(&view.audience)).collect::<Vec<_>>().join(", ");
        let every = self.compared_views().is_some() && self.first(Role::Management).is_some();
        section.blocks.extend(match (every, views.len()) {
            (true, _) => Some(Block::Paragraph(say!(phrases, "report-views-intro"))),
            (false, 0 | 1) => None,
            (false, _) => Some(Block::Paragraph(say!(phrases, "report-views-intro-some", audiences = names()))),
        });
        section.blocks.extend(self.web_note().map(|text| Block::Note(NoteKind::Information, text)));
        let gaps = self.compared_views().is_some();
        let mut caveats = Caveats::default();
        let mut rows = Vec::new();
        let mut lines = Vec::new();
        for theme in &self.tool.themes {
            let gap = self.results.theme_gaps.iter().find(|gap| gap.code == theme.code);
            let scores: Vec<Option<&ThemeResults>> =
                self.results.audiences.iter().map(|a| theme_of(a, &theme.code)).collect();
            if scores.iter().all(Option::is_none) {
                continue;
            }
            let mut points = Vec::new();
            let mut cells = Vec::new();
            for (audience, score) in self.results.audiences.iter().zip(scores) {
                let Some(theme) = score else {
                    cells.push("–".to_owned());
                    continue;
                };
                caveats.see_theme(&theme.score);
                points.push(self.point(audience, &theme.score, |score| *score));
                cells.push(match &theme.score {
                    Shown::Shown { value, .. } => self.mean_of(self.mean(value, audience.role), value.n, &theme.score),
                    absent => self.absent(absent),
                });
            }
            if gaps {
                cells.push(gap.map_or_else(|| "–".to_owned(), |gap| self.gap_text(gap)));
                cells.push(self.gap_established(gap));
            }
            let label = self.text(&theme.label);
            rows.push(DotsRow { label: label.clone(), points, gap: self.gap_short(gap) });
            lines.push(row(label, cells));
        }
        let dots =
            Dots { title: say!(phrases, "report-views-chart"), legend: self.legend(), gap: self.gap_head(), rows };
        section.blocks.push(Block::Chart(Chart::Dots(dots)));
        let mut columns = vec![say!(phrases, "report-column-theme")];
        columns.extend(views.iter().map(|view| self.with_n(view)));
        if gaps {
            columns.extend([say!(phrases, "report-column-gap"), say!(phrases, "report-column-established")]);
        }
        section.blocks.push(self.table(say!(phrases, "report-views-table"), columns, lines));
        section.blocks.extend(self.loose_themes());
        section.blocks.extend(caveats.notes(self));
        section
    }

    pub(super) fn gaps(&self) -> Option<Section> {
        let phrases = self.phrases;
        if self.results.item_gaps.is_empty() {
            return None;
        }
        let mut section = self.section("gaps", say!(phrases, "report-gaps"));
        let (people, professionals) = self.compared_views()?;
        section.blocks.push(Block::Paragraph(say!(
            phrases,
            "report-gaps-intro",
            people = self.audience(&people.audience),
            professionals = self.audience(&professionals.audience)
        )));
        let mut caveats = Caveats::default();
        let rows = self.results.item_gaps.iter().map(|gap| {
            let mut cell = |view: &AudienceResults, score: &Score| {
                let shown = item_of(view, &gap.code).map_or(Shown::Nobody, |item| item.score.clone());
                caveats.see(&shown);
                self.mean_of(self.number(score.mean), score.n, &shown)
            };
            let cells = vec![
                cell(people, &gap.people),
                cell(professionals, &gap.professionals),
                self.signed(gap.difference, 1),
                self.gap_interval(gap),
                self.gap_established(Some(gap)),
            ];
            row(self.item_label(&gap.code), cells)
        });
        let rows = rows.collect();
        let columns = vec![
            say!(phrases, "report-column-item"),
            self.with_n(people),
            self.with_n(professionals),
            say!(phrases, "report-column-gap"),
            say!(phrases, "report-column-interval"),
            say!(phrases, "report-column-established"),
        ];
        section.blocks.push(self.table(say!(phrases, "report-gaps-table"), columns, rows));
        section.blocks.extend(caveats.notes(self));
        Some(section)
    }

    /// One section per theme, and one for scored items without a theme.
    pub(super) fn themes(&self) -> Vec<Section> {
        let mut sections = Vec::new();
        for (place, theme) in self.tool.themes.iter().enumerate() {
            let title = say!(self.phrases, "report-theme", theme = self.text(&theme.label));
            sections.extend(self.items(&format!("theme-{}", place + 1), title, Some(&theme.code)));
        }
        sections.extend(self.items("theme-other", say!(self.phrases, "report-theme-other"), None));
        sections
    }

    fn items(&self, anchor: &str, title: String, theme: Option<&String>) -> Option<Section> {
        let mut codes: Vec<&str> = Vec::new();
        for item in self.results.audiences.iter().flat_map(|audience| &audience.items) {
            if item.theme.as_ref() == theme && !codes.contains(&item.name.as_str()) {
                codes.push(&item.name);
            }
        }
        if codes.is_empty() {
            return None;
        }
        let mut section = self.section(anchor, title);
        let mut caveats = Caveats::default();
        let rows: Vec<DotsRow> = codes.iter().map(|code| self.dots_row(code, &mut caveats)).collect();
        let mut legend = self.legend();
        legend.retain(|(marker, _)| rows.iter().flat_map(|row| &row.points).any(|point| point.marker == *marker));
        let gap = self.gap_head().filter(|_| rows.iter().any(|row| !row.gap.is_empty()));
        let title = say!(self.phrases, "report-items-chart");
        let dots = Dots { title, legend, gap, rows };
        section.blocks.push(Block::Chart(Chart::Dots(dots)));
        section.blocks.push(Block::Chart(Chart::Likert(self.likert(&codes))));
        if let Some(theme) = theme {
            self.services(&mut section, theme, &mut caveats);
        }
        section.blocks.extend(caveats.notes(self));
        Some(section)
    }

    fn dots_row(&self, code: &str, caveats: &mut Caveats) -> DotsRow {
        let mut points = Vec::new();
        for audience in &self.results.audiences {
            let Some(item) = item_of(audience, code) else { continue };
            caveats.see(&item.score);
            points.push(self.point(audience, &item.score, |score| score.score));
        }
        let gap = self.results.item_gaps.iter().find(|gap| gap.code == code);
        DotsRow { label: self.item_label(code), points, gap: self.gap_short(gap) }
    }

    fn point<T>(&self, audience: &AudienceResults, shown: &Shown<T>, score: impl Fn(&T) -> Score) -> Point {
        let marker = self.marker(audience);
        let Some(value) = shown.value().map(score) else {
            return Point { marker, value: None, interval: None, text: self.absent(shown) };
        };
        let clip = |number: f64| number.clamp(0.0, 100.0);
        let interval = value.interval().filter(|_| audience.role.is_sampled());
        let kept = kept_sign(shown);
        Point {
            marker,
            value: Some(value.mean),
            interval: interval.map(|interval| (clip(interval.low), clip(interval.high))),
            text: format!("{}{kept}", self.whole(value.mean)),
        }
    }

    pub(super) fn legend(&self) -> Vec<(Marker, String)> {
        let named = |audience: &AudienceResults| (self.marker(audience), self.audience(&audience.audience));
        self.results.audiences.iter().map(named).collect()
    }

    fn gap_head(&self) -> Option<String> {
        (!self.results.theme_gaps.is_empty() || !self.results.item_gaps.is_empty())
            .then(|| say!(self.phrases, "report-column-gap"))
    }

    fn gap_short(&self, gap: Option<&Gap>) -> String {
        gap.map_or_else(String::new, |gap| self.signed(gap.difference, 0))
    }

    /// Whether a gap holds among those of its table; nothing is said of one without an interval.
    fn gap_established(&self, gap: Option<&Gap>) -> String {
        let sure = gap.filter(|gap| gap.interval.is_some());
        sure.map_or_else(|| "–".to_owned(), |gap| self.established(gap.is_established()))
    }

    /// The heading of a column of means, each with its count.
    fn with_n(&self, view: &AudienceResults) -> String {
        say!(self.phrases, "report-column-with-n", audience = self.audience(&view.audience))
    }

    fn gap_text(&self, gap: &Gap) -> String {
        let difference = self.signed(gap.difference, 1);
        match gap.interval {
            Some(_) => format!("{difference} {}", self.gap_interval(gap)),
            None => difference,
        }
    }

    /// The text of an item in the words of the first audience that was asked, marked where it is worded the other way round.
    pub(super) fn item_label(&self, code: &str) -> String {
        let item = self.results.audiences.iter().find_map(|view| Some(self.marked(view, item_of(view, code)?)));
        item.unwrap_or_else(|| crate::measure::clean(code))
    }

    fn likert(&self, codes: &[&str]) -> Likert {
        let mut scales: Vec<Scale> = Vec::new();
        let mut groups = Vec::new();
        for code in codes {
            let mut rows = Vec::new();
            for audience in &self.results.audiences {
                if let Some(item) = item_of(audience, code) {
                    rows.extend(self.likert_rows(audience, item, &mut scales));
                }
            }
            groups.push(LikertGroup { label: self.item_label(code), rows });
        }
        let alone = scales.len() == 1;
        let legends = scales.into_iter().map(|Scale { mut legend, reversed }| {
            if alone {
                legend.name.clear();
            }
            if reversed {
                legend.name = say!(self.phrases, "report-reversed", name = legend.name);
            }
            legend
        });
        let legends = legends.collect();
        Likert { title: say!(self.phrases, "report-items-distribution"), legends, groups }
    }

    fn likert_rows(&self, audience: &AudienceResults, item: &ItemResults, legends: &mut Vec<Scale>) -> Vec<LikertRow> {
        let phrases = self.phrases;
        let marker = self.marker(audience);
        let label = self.audience(&audience.audience);
        let bare = |note: String| vec![LikertRow { marker, label: label.clone(), segments: Vec::new(), note }];
        match &item.score {
            Shown::Nobody => return bare(say!(phrases, "report-nobody")),
            Shown::Hidden => return bare(say!(phrases, "report-hidden")),
            Shown::Shown { .. } => {}
        }
        let kept = kept_sign(&item.score);
        let rows = self.distributions(item);
        if rows.is_empty() {
            return bare(say!(phrases, "report-mean-only"));
        }
        let several = rows.len() > 1;
        let draw = |row: &&Distribution| {
            let label = if several { self.variant_label(&label, &row.variant.0) } else { label.clone() };
            let (segments, n) = self.segments(audience, item, row, &label, legends);
            let n = self.count(n);
            let few = row.ticks.iter().map(|tick| tick.count).sum::<u32>() < PERCENT_FROM;
            let note = if few { say!(phrases, "report-n-counts", n = n) } else { say!(phrases, "report-n", n = n) };
            LikertRow { marker, label, segments, note: format!("{note}{kept}") }
        };
        rows.iter().map(draw).collect()
    }

    /// The distributions of an item that are shown: one per form where several are, else that of all forms together.
    pub(super) fn distributions<'r>(&self, item: &'r ItemResults) -> Vec<&'r Distribution> {
        let Some(score) = item.score.value() else { return Vec::new() };
        let rows: Vec<&Distribution> = match &item.rows {
            Shown::Shown { value, kept: None } => value.iter().filter_map(|(_, row)| row.value()).collect(),
            _ => Vec::new(),
        };
        if rows.len() > 1 { rows } else { score.pooled.iter().collect() }
    }

    fn variant_label(&self, audience: &str, variant: &str) -> String {
        let name = match variant {
            "standard" => return audience.to_owned(),
            "falc" => say!(self.phrases, "report-variant-falc"),
            "large-print" => say!(self.phrases, "report-variant-large-print"),
            other => crate::measure::clean(other),
        };
        format!("{audience}, {name}")
    }

    fn segments(
        &self,
        audience: &AudienceResults,
        item: &ItemResults,
        row: &Distribution,
        label: &str,
        legends: &mut Vec<Scale>,
    ) -> (Vec<Segment>, u32) {
        let mut ticks: Vec<&Tick> = row.ticks.iter().collect();
        // The least favourable on the left, whatever the order of the paper; what is off the scale at the end.
        ticks.sort_by(|one, other| match (one.score, other.score) {
            (Some(one), Some(other)) => one.total_cmp(&other),
            (one, other) => one.is_none().cmp(&other.is_none()),
        });
        let steps = ticks.iter().filter(|tick| tick.score.is_some()).count();
        let shade = |place: usize, tick: &Tick| match tick.score {
            Some(_) => Shade::Scale { step: place.min(250) as u8, steps: steps.min(250) as u8 },
            None => Shade::Apart,
        };
        let words: Vec<String> = ticks.iter().map(|tick| self.word(audience, item, row, &tick.name)).collect();
        let shades: Vec<(Shade, String)> =
            ticks.iter().enumerate().map(|(place, tick)| shade(place, tick)).zip(words.iter().cloned()).collect();
        let reversed = self.is_reversed(audience, item, row);
        match legends.iter_mut().find(|scale| scale.legend.shades == shades && scale.reversed == reversed) {
            Some(scale) if scale.legend.name.split(" · ").any(|name| name == label) => {}
            Some(scale) => scale.legend.name = format!("{} · {label}", scale.legend.name),
            None => {
                let legend = Legend { name: label.to_owned(), shades: shades.clone() };
                legends.push(Scale { legend, reversed });
            }
        }
        let counts: Vec<u32> = ticks.iter().map(|tick| tick.count).collect();
        let n = counts.iter().sum();
        let mut segments = Vec::new();
        for (((shade, word), percent), count) in shades.into_iter().zip(whole_percentages(&counts)).zip(counts) {
            let text = if n < PERCENT_FROM { self.count(count) } else { self.percent_whole(percent) };
            segments.push(Segment { shade, count, percent, text, word });
        }
        (segments, n)
    }

    fn percent_whole(&self, percent: u8) -> String {
        crate::language::percent(self.language(), f64::from(percent) / 100.0, 0)
    }

    /// Whether the question is worded the other way round in this form.
    fn is_reversed(&self, audience: &AudienceResults, item: &ItemResults, row: &Distribution) -> bool {
        let form = self.tool.audience(&audience.audience).and_then(|forms| forms.form(&row.variant));
        let question = form.and_then(|form| Some(&form.questions[form.index(&item.name)?]));
        question.is_some_and(|question| question.direction == Direction::Negative)
    }

    /// The printed word of a box.
    pub(super) fn word(
        &self,
        audience: &AudienceResults,
        item: &ItemResults,
        row: &Distribution,
        name: &str,
    ) -> String {
        let form = self.tool.audience(&audience.audience).and_then(|forms| forms.form(&row.variant));
        let choice = form.and_then(|form| {
            let index = form.index(&item.name)?;
            form.list(index)?.named(name)
        });
        match choice {
            Some(choice) if !choice.short.is_empty() => self.text(&choice.short),
            Some(choice) => self.text(&choice.label),
            None => crate::measure::clean(name),
        }
    }

    /// The theme by service, one column per audience; nothing when there is nothing to compare.
    fn services(&self, section: &mut Section, theme: &str, caveats: &mut Caveats) {
        let phrases = self.phrases;
        let mut columns = vec![say!(phrases, "report-column-service")];
        let mut views = Vec::new();
        for audience in self.results.audiences.iter().filter(|audience| audience.role.is_sampled()) {
            let Some(theme) = theme_of(audience, theme) else { continue };
            caveats.hidden |= matches!(theme.services, Shown::Hidden);
            let Some(services) = theme.services.value().filter(|services| services.len() > 1) else { continue };
            columns.push(self.audience(&audience.audience));
            columns.push(say!(phrases, "report-column-n"));
            caveats.see(&theme.services);
            views.push((audience, services, kept_sign(&theme.services)));
        }
        if views.is_empty() {
            return;
        }
        let mut codes: Vec<&str> = self.campaign.services.iter().map(|service| service.code.as_str()).collect();
        for service in views.iter().flat_map(|(_, services, _)| services.iter()) {
            if !codes.contains(&service.service.as_str()) {
                codes.push(&service.service);
            }
        }
        let mut rows = Vec::new();
        for code in codes {
            let mut cells = Vec::new();
            for (audience, services, kept) in &views {
                let score = services.iter().find(|service| service.service == code).map(|service| &service.score);
                if let Some(score) = score {
                    caveats.see_theme(score);
                }
                match score.and_then(Shown::value) {
                    Some(value) => {
                        let kept = score.map(kept_sign).filter(|own| !own.is_empty()).unwrap_or(kept);
                        let mean = format!("{}{kept}", self.mean(value, audience.role));
                        cells.extend([mean, self.n(value, audience.role)]);
                    }
                    None => {
                        cells.extend([score.map_or_else(|| "–".to_owned(), |score| self.absent(score)), String::new()])
                    }
                }
            }
            rows.push(row(self.service(code), cells));
        }
        section.blocks.push(self.table(say!(phrases, "report-services"), columns, rows));
    }
}

/// A scale met in a chart, its questions worded straight or the other way round.
struct Scale {
    legend: Legend,
    reversed: bool,
}

pub(super) fn theme_of<'a>(audience: &'a AudienceResults, code: &str) -> Option<&'a ThemeResults> {
    audience.themes.iter().find(|theme| theme.code == code)
}

pub(super) fn item_of<'a>(audience: &'a AudienceResults, code: &str) -> Option<&'a ItemResults> {
    audience.items.iter().find(|item| item.name == code)
}
