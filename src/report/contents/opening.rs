//! The opening: in brief, how to read, participation.

use super::{Caveats, NoteKind, Writer, kept_sign, row, total};
use crate::language::semicolon;
use crate::measure::{AudienceResults, Gap, Participation, Shown, ThemeResults};
use crate::questionnaire::Role;
use crate::report::chart::{Bar, Bars, Chart};
use crate::report::document::{Block, Row, Section};
use crate::say;

impl Writer<'_> {
    pub(super) fn brief(&self) -> Section {
        let phrases = self.phrases;
        let mut section = self.section("brief", say!(phrases, "report-brief"));
        let roles = [Role::People, Role::Professionals].into_iter();
        let mut sampled = roles.flat_map(|role| self.results.audiences.iter().filter(move |view| view.role == role));
        let mut points = sampled.find(|view| tells(view)).map_or_else(Vec::new, |view| self.brief_themes(view));
        if let Some(gap) = self.results.theme_gaps.first() {
            points.push(self.brief_gap(gap, self.theme(&gap.code), true));
        }
        if let Some(gap) = self.results.item_gaps.first() {
            points.push(self.brief_gap(gap, self.item_label(&gap.code), false));
        }
        if !points.is_empty() {
            section.blocks.push(Block::List(points));
        } else if self.results.audiences.iter().any(tells) {
            section.blocks.push(Block::Paragraph(say!(phrases, "report-brief-declared")));
        } else if self.results.audiences.iter().any(|view| view.sheets >= self.results.thresholds.group_min) {
            section.blocks.push(Block::Paragraph(say!(phrases, "report-brief-unscored")));
        } else {
            section.blocks.push(Block::Paragraph(say!(phrases, "report-brief-nothing")));
        }
        let few = self.results.audiences.iter().filter(|audience| {
            let fragile = self.results.thresholds.fragile_under;
            audience.role.is_sampled() && audience.sheets < fragile && tells(audience)
        });
        let few: Vec<String> = few.map(|audience| self.audience(&audience.audience)).collect();
        if !few.is_empty() {
            let under = self.results.thresholds.fragile_under.to_string();
            let text = say!(phrases, "report-brief-fragile", audiences = few.join(", "), under = under);
            section.blocks.push(Block::Note(NoteKind::Caution, text));
        }
        section
    }

    /// The best and the lowest theme of a view of which something is shown, or what there is instead.
    fn brief_themes(&self, view: &AudienceResults) -> Vec<String> {
        let phrases = self.phrases;
        let audience = || self.audience(&view.audience);
        let mut scored: Vec<(&ThemeResults, f64)> = Vec::new();
        for theme in &view.themes {
            scored.extend(theme.score.value().map(|score| (theme, score.mean)));
        }
        scored.sort_by(|one, other| other.1.total_cmp(&one.1));
        let said = |theme: &(&ThemeResults, f64)| (self.theme(&theme.0.code), self.whole(theme.1));
        match scored.as_slice() {
            [] => vec![say!(phrases, "report-brief-questions", audience = audience())],
            [only] => {
                let (theme, score) = said(only);
                vec![say!(phrases, "report-brief-only", audience = audience(), theme = theme, score = score)]
            }
            [first, .., last] => {
                // What prints alike is not told apart.
                let (high, low) = (self.whole(first.1), self.whole(last.1));
                if high == low {
                    return vec![say!(phrases, "report-brief-equal", audience = audience(), score = high)];
                }
                // How many themes have the score, and their names.
                let having = |score: &str| {
                    let alike = scored.iter().filter(|(_, mean)| self.whole(*mean) == score);
                    let names = alike.map(|(theme, _)| say!(phrases, "report-quoted", text = self.theme(&theme.code)));
                    let names: Vec<String> = names.collect();
                    (names.len(), names.join(", "))
                };
                let ((best, highest), (worst, lowest)) = (having(&high), having(&low));
                let who = audience();
                vec![
                    say!(
                        phrases,
                        "report-brief-highest",
                        count = best,
                        audience = who.clone(),
                        themes = highest,
                        score = high
                    ),
                    say!(phrases, "report-brief-lowest", count = worst, audience = who, themes = lowest, score = low),
                ]
            }
        }
    }

    fn brief_gap(&self, gap: &Gap, label: String, theme: bool) -> String {
        let phrases = self.phrases;
        let points = self.signed(gap.difference, 1);
        if points == self.signed(0.0, 1) {
            return match theme {
                true => say!(phrases, "report-brief-gap-theme-none"),
                false => say!(phrases, "report-brief-gap-item-none"),
            };
        }
        if gap.interval.is_none() {
            // Deviations that are told and give no interval: one of them is none.
            let flat = gap.people.deviation.is_some() && gap.professionals.deviation.is_some();
            return match (theme, flat) {
                (true, true) => say!(phrases, "report-brief-gap-theme-flat", label = label, points = points),
                (false, true) => say!(phrases, "report-brief-gap-item-flat", label = label, points = points),
                (true, false) => say!(phrases, "report-brief-gap-theme-bare", label = label, points = points),
                (false, false) => say!(phrases, "report-brief-gap-item-bare", label = label, points = points),
            };
        }
        let interval = self.gap_interval(gap);
        match (theme, gap.is_established()) {
            (true, true) => {
                say!(phrases, "report-brief-gap-theme", label = label, points = points, interval = interval)
            }
            (true, false) => {
                say!(phrases, "report-brief-gap-theme-unsure", label = label, points = points, interval = interval)
            }
            (false, true) => {
                say!(phrases, "report-brief-gap-item", label = label, points = points, interval = interval)
            }
            (false, false) => {
                say!(phrases, "report-brief-gap-item-unsure", label = label, points = points, interval = interval)
            }
        }
    }

    pub(super) fn gap_interval(&self, gap: &Gap) -> String {
        gap.interval.map_or_else(
            || "–".to_owned(),
            |interval| self.brackets(&self.signed(interval.low, 1), &self.signed(interval.high, 1)),
        )
    }

    pub(super) fn reading(&self) -> Section {
        let phrases = self.phrases;
        let mut section = self.section("reading", say!(phrases, "report-reading"));
        let limits = &self.results.thresholds;
        let mut points = vec![
            say!(phrases, "report-reading-scale"),
            say!(phrases, "report-reading-interval"),
            say!(phrases, "report-reading-favourable", from = self.whole(self.tool.scoring.favourable_from)),
        ];
        if let Some((people, professionals)) = self.compared_views() {
            let (people, professionals) = (self.audience(&people.audience), self.audience(&professionals.audience));
            points.push(say!(phrases, "report-reading-gap", people = people, professionals = professionals));
        }
        if self.results.audiences.iter().flat_map(|view| &view.items).any(|item| self.tool.is_turned(&item.name)) {
            points.push(say!(phrases, "report-reading-turned"));
        }
        if self.first(Role::Management).is_some() {
            points.push(say!(phrases, "report-reading-management"));
        }
        points.push(say!(
            phrases,
            "report-reading-anonymity",
            min = limits.group_min.to_string(),
            fragile = limits.fragile_under.to_string()
        ));
        section.blocks.push(Block::List(points));
        section
    }

    pub(super) fn participation(&self) -> Section {
        let phrases = self.phrases;
        let mut section = self.section("participation", say!(phrases, "report-participation"));
        let bars = self.results.audiences.iter().map(|audience| {
            let lines = self.participation_of(&audience.audience);
            let (complete, whole) = self.reached(&lines);
            let share = (whole > 0).then(|| (f64::from(complete) / f64::from(whole)).min(1.0));
            let marker = self.marker(audience);
            let text = self.participation_text(&lines);
            let of = match whole {
                0 => (lines.iter().map(|line| self.answered(line)).sum(), 0),
                whole => (complete, whole),
            };
            Bar { marker, label: self.audience(&audience.audience), share, of, text }
        });
        let title = say!(phrases, "report-participation-chart");
        section.blocks.push(Block::Chart(Chart::Bars(Bars { title, bars: bars.collect() })));
        let (mut rows, mut unplanned) = (Vec::new(), Vec::new());
        for audience in &self.results.audiences {
            let lines = self.participation_of(&audience.audience);
            rows.push(self.participation_row(self.audience(&audience.audience), &lines, true));
            if lines.len() > 1 {
                let row = |line: &Participation| self.participation_row(self.service(&line.service), &[line], false);
                rows.extend(lines.iter().map(|line| row(line)));
            }
            let without = lines.iter().filter(|line| reach(line) == 0 && self.answered(line) > 0);
            let place = |line: &&Participation| (self.audience(&line.audience), self.service(&line.service));
            unplanned.extend(without.map(place).map(|(audience, service)| format!("{audience} · {service}")));
        }
        let columns = vec![
            say!(phrases, "report-column-service"),
            say!(phrases, "report-column-expected"),
            say!(phrases, "report-column-distributed"),
            say!(phrases, "report-column-complete"),
            say!(phrases, "report-column-rate"),
            say!(phrases, "report-column-open"),
            say!(phrases, "report-column-voided"),
        ];
        let online = self.results.participation.iter().any(|line| line.web > 0);
        let mut columns = columns;
        if online {
            columns.splice(4..4, [say!(phrases, "report-column-paper"), say!(phrases, "report-column-web")]);
        }
        section.blocks.push(self.table(say!(phrases, "report-participation-table"), columns, rows));
        section.blocks.extend(self.web_note().map(|text| Block::Note(NoteKind::Information, text)));
        section.blocks.push(Block::Paragraph(say!(phrases, "report-participation-rule")));
        if !unplanned.is_empty() {
            let text = say!(phrases, "report-participation-unplanned", places = unplanned.join(", "));
            section.blocks.push(Block::Paragraph(text));
        }
        self.modes(&mut section);
        section
    }

    fn participation_of(&self, audience: &crate::questionnaire::Audience) -> Vec<&Participation> {
        self.results.participation.iter().filter(|line| line.audience == *audience).collect()
    }

    fn participation_text(&self, lines: &[&Participation]) -> String {
        let (complete, whole) = self.reached(lines);
        if whole == 0 {
            let complete = self.count(lines.iter().map(|line| self.answered(line)).sum::<u32>());
            return say!(self.phrases, "report-participation-unknown", complete = complete);
        }
        let of = say!(self.phrases, "report-of", part = self.count(complete), whole = self.count(whole));
        if whole < crate::measure::PERCENT_FROM {
            return of;
        }
        format!("{of} ({})", self.share(complete, whole))
    }

    fn participation_row(&self, head: String, lines: &[&Participation], strong: bool) -> Row {
        let sum = |of: fn(&Participation) -> u32| lines.iter().map(|line| of(line)).sum::<u32>();
        let known = |number: u32| if number == 0 { "–".to_owned() } else { self.count(number) };
        let (complete, whole) = self.reached(lines);
        let rate = if whole == 0 { "–".to_owned() } else { self.share(complete, whole) };
        let complete: u32 = lines.iter().map(|line| self.answered(line)).sum();
        let mut cells =
            vec![known(sum(|line| line.expected)), known(sum(|line| line.distributed)), self.count(complete)];
        if self.results.participation.iter().any(|line| line.web > 0) {
            let web = sum(|line| line.web);
            cells.extend([self.count(complete - web), self.count(web)]);
        }
        cells.extend([rate, self.count(sum(|line| line.in_progress + line.held)), self.count(sum(|line| line.voided))]);
        if strong { total(head, cells) } else { row(head, cells) }
    }

    fn modes(&self, section: &mut Section) {
        let phrases = self.phrases;
        let mut caveats = Caveats::default();
        let mut rows = Vec::new();
        for audience in &self.results.audiences {
            let Some(forms) = self.tool.audience(&audience.audience).filter(|forms| !forms.modes.is_empty()) else {
                continue;
            };
            caveats.see(&audience.modes);
            let label = self.audience(&audience.audience);
            match &audience.modes {
                Shown::Shown { value, .. } => {
                    rows.push(total(label, vec![String::new()]));
                    for share in value.iter().filter(|share| share.count != Some(0)) {
                        let mode = forms.modes.iter().find(|mode| mode.code == share.name);
                        let unsaid = || say!(phrases, "report-mode-unsaid");
                        let name = mode.map_or_else(unsaid, |mode| self.text(&mode.label));
                        let part = self.part(share.count, audience.modes.kept().unwrap_or(audience.sheets));
                        rows.push(row(name, vec![format!("{part}{}", kept_sign(&audience.modes))]));
                    }
                }
                hidden => rows.push(total(label, vec![self.absent(hidden)])),
            }
        }
        if rows.is_empty() {
            return;
        }
        let columns = vec![say!(phrases, "report-column-mode"), say!(phrases, "report-column-sheets")];
        section.blocks.push(self.table(say!(phrases, "report-modes"), columns, rows));
        section.blocks.extend(caveats.notes(self));
    }

    /// `12 (40 %)`, or `3 sur 8`.
    pub(super) fn part(&self, part: Option<u32>, n: u32) -> String {
        let Some(part) = part else { return say!(self.phrases, "report-hidden") };
        if n < crate::measure::PERCENT_FROM {
            return self.share(part, n);
        }
        format!("{} ({})", self.count(part), self.share(part, n))
    }
}

/// Whether any score of a view is shown.
fn tells(view: &AudienceResults) -> bool {
    let theme = view.themes.iter().any(|theme| theme.score.value().is_some());
    theme || view.items.iter().any(|item| item.score.value().is_some())
}

impl Writer<'_> {
    /// Complete answers of a line, on paper and online, whether or not those that came in online count in the results.
    pub(super) fn answered(&self, line: &Participation) -> u32 {
        line.complete + if self.campaign.counts_web() { 0 } else { line.web }
    }

    /// Complete answers and what they are measured against, over the lines where that is known.
    fn reached(&self, lines: &[&Participation]) -> (u32, u32) {
        let planned = || lines.iter().filter(|line| reach(line) > 0);
        (planned().map(|line| self.answered(line)).sum(), planned().map(|line| reach(line)).sum())
    }

    /// How many answers of each view came in online, and whether they are in the results; nothing where none did.
    pub(super) fn web_note(&self) -> Option<String> {
        let phrases = self.phrases;
        let of = |view: &AudienceResults| {
            let lines = self.participation_of(&view.audience);
            let web: u32 = lines.iter().map(|line| line.web).sum();
            let all: u32 = lines.iter().map(|line| self.answered(line)).sum();
            let named = || {
                let (audience, all, web) = (self.audience(&view.audience), self.count(all), self.count(web));
                say!(phrases, "report-web-of", audience = audience, all = all, web = web)
            };
            (web > 0).then(named)
        };
        let views: Vec<String> = self.results.audiences.iter().filter_map(of).collect();
        if views.is_empty() {
            return None;
        }
        let views = views.join(semicolon(self.language()));
        Some(match self.campaign.counts_web() {
            true => say!(phrases, "report-web-together", views = views),
            false => say!(phrases, "report-web-apart", views = views),
        })
    }
}

/// What participation is measured against: sheets handed out, else people concerned.
pub(super) fn reach(line: &Participation) -> u32 {
    if line.distributed > 0 { line.distributed } else { line.expected }
}
