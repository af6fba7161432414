//! What is strong and what comes first, with its rule; how well the items of a theme go together; the comparison with
//! a reference.

use super::views::{item_of, theme_of};
use super::{Caveats, Writer, kept_sign, row};
use crate::language::{date_long, semicolon};
use crate::measure::{AudienceResults, Difference, ItemResults, NAMED_MAX, Named, Reference, Reliability, Shown};
use crate::questionnaire::{Audience, Role};
use crate::report::chart::{Chart, Trend, TrendLine, TrendRow};
use crate::report::document::{Block, NoteKind, Row, Section};
use crate::say;

/// Below it, items hardly measure one thing together (Nunnally, Psychometric Theory, 1978, chapter 7).
const ALPHA_LOW: f64 = 0.6;
/// From it, a mean of the theme stands for its items.
const ALPHA_GOOD: f64 = 0.7;

impl Writer<'_> {
    pub(super) fn standing(&self) -> Option<Section> {
        let phrases = self.phrases;
        let witness = self.results.witness()?;
        let standing = self.results.standing(&self.tool.scoring);
        let mut section = self.section("standing", say!(phrases, "report-standing"));
        let from = self.whole(self.tool.scoring.favourable_from);
        let (audience, most) = (self.audience(&witness.audience), NAMED_MAX.to_string());
        let gaps = witness.role == Role::People && self.compared_views().is_some();
        let rule = match gaps {
            true => say!(phrases, "report-standing-rule", audience = audience, from = from.clone(), most = most),
            false => say!(phrases, "report-standing-rule-alone", audience = audience, from = from.clone(), most = most),
        };
        section.blocks.push(Block::Paragraph(format!("{rule} {}", say!(phrases, "report-standing-flat", from = from))));
        let mut caveats = Caveats::default();
        for named in standing.strengths.iter().chain(&standing.priorities) {
            caveats.see(&named.item.score);
        }
        caveats.hidden |= witness.items.iter().any(|item| matches!(item.score, Shown::Hidden));
        for (strong, title, nothing, named) in [
            (true, say!(phrases, "report-strengths"), say!(phrases, "report-strengths-none"), &standing.strengths),
            (false, say!(phrases, "report-priorities"), say!(phrases, "report-priorities-none"), &standing.priorities),
        ] {
            if named.is_empty() {
                section.blocks.push(Block::Heading(title));
                section.blocks.push(Block::Paragraph(nothing));
                continue;
            }
            let mut rows: Vec<Row> = named.iter().map(|named| self.named(named, witness.role, strong)).collect();
            let mut columns = vec![
                say!(phrases, "report-column-item"),
                say!(phrases, "report-column-theme"),
                say!(phrases, "report-column-mean"),
                say!(phrases, "report-column-gap-established"),
            ];
            if !gaps {
                columns.pop();
                rows.iter_mut().for_each(|row| row.cells.truncate(columns.len() - 1));
            }
            section.blocks.push(self.table(title, columns, rows));
        }
        section.blocks.extend(caveats.notes(self));
        Some(section)
    }

    /// The label of an item that is named; one worded the other way round says what was mostly answered.
    pub(super) fn turned(&self, item: &ItemResults, label: String, strong: bool) -> String {
        let forms = self.results.witness().and_then(|view| self.tool.audience(&view.audience));
        let turned = forms.is_some_and(|forms| forms.is_turned(&item.name));
        let bare = label.trim_end_matches(['.', ' ']).to_owned();
        // Under 60 is not yet mostly "yes": that begins under the middle.
        let mostly = item.score.value().is_some_and(|told| told.score.mean < 50.0);
        match (turned, strong, mostly) {
            (true, true, _) => say!(self.phrases, "report-named-no", label = bare),
            (true, false, true) => say!(self.phrases, "report-named-yes", label = bare),
            (true, false, false) => say!(self.phrases, "report-turned", label = bare),
            (false, ..) => label,
        }
    }

    fn named(&self, named: &Named, role: Role, strong: bool) -> Row {
        let kept = kept_sign(&named.item.score);
        let theme = named.item.theme.as_ref().map_or_else(|| "–".to_owned(), |theme| self.theme(theme));
        let gap = named.gap.map_or_else(|| "–".to_owned(), |gap| self.signed(gap.difference, 1));
        let label = self.turned(named.item, self.text(&named.item.label), strong);
        row(label, vec![theme, format!("{}{kept}", self.mean(&named.score, role)), gap])
    }

    pub(super) fn reliability(&self) -> Option<Section> {
        let phrases = self.phrases;
        let mut section = self.section("reliability", say!(phrases, "report-reliability"));
        let mut caveats = Caveats::default();
        let views: Vec<_> = self.results.audiences.iter().filter(|view| view.role.is_sampled()).collect();
        let mut rows = Vec::new();
        for theme in &self.tool.themes {
            let own = |view: &&crate::measure::AudienceResults| {
                view.themes.iter().find(|own| own.code == theme.code).map(|own| own.reliability.clone())
            };
            let shown: Vec<Option<Shown<Reliability>>> = views.iter().map(own).collect();
            if !shown.iter().flatten().any(|shown| shown.value().is_some()) {
                continue;
            }
            let mut cells = Vec::new();
            for reliability in shown {
                let reliability = reliability.unwrap_or(Shown::Nobody);
                caveats.see(&reliability);
                cells.extend(match reliability.value() {
                    Some(value) => [format!("{}{}", self.alpha(value), kept_sign(&reliability)), self.count(value.n)],
                    None => [self.absent(&reliability), String::new()],
                });
            }
            rows.push(row(self.text(&theme.label), cells));
        }
        if rows.is_empty() {
            return None;
        }
        let mut columns = vec![say!(phrases, "report-column-theme")];
        for view in &views {
            columns.extend([self.audience(&view.audience), say!(phrases, "report-column-n")]);
        }
        section.blocks.push(Block::Paragraph(say!(
            phrases,
            "report-reliability-intro",
            good = self.decimals(ALPHA_GOOD, 1),
            low = self.decimals(ALPHA_LOW, 1)
        )));
        section.blocks.push(self.table(say!(phrases, "report-reliability-table"), columns, rows));
        section.blocks.extend(caveats.notes(self));
        Some(section)
    }

    /// A caution for the themes whose questions hardly go together, with the view and the alpha that say so.
    pub(super) fn loose_themes(&self) -> Option<Block> {
        let mut loose = Vec::new();
        for theme in &self.tool.themes {
            let views = self.results.audiences.iter().filter(|view| view.role.is_sampled());
            let low = views.filter_map(|view| {
                let alpha = theme_of(view, &theme.code)?.reliability.value()?.alpha;
                let named = || format!("{} {}", self.audience(&view.audience), self.hundredths(alpha));
                (alpha < ALPHA_LOW).then(named)
            });
            let alphas = low.collect::<Vec<_>>().join(semicolon(self.language()));
            if !alphas.is_empty() {
                let theme = self.text(&theme.label);
                loose.push(say!(self.phrases, "report-alpha-of", theme = theme, alphas = alphas));
            }
        }
        let (low, themes) = (self.decimals(ALPHA_LOW, 1), loose.join(", "));
        let text = || say!(self.phrases, "report-alpha-low", low = low, themes = themes);
        (!loose.is_empty()).then(|| Block::Note(NoteKind::Caution, text()))
    }

    /// `0,71`, `−0,05`.
    fn hundredths(&self, number: f64) -> String {
        match number < 0.0 {
            true => format!("−{}", self.decimals(-number, 2)),
            false => self.decimals(number, 2),
        }
    }

    /// `0,71 [0,58 ; 0,81]`.
    fn alpha(&self, value: &Reliability) -> String {
        let number = |number: f64| self.hundredths(number);
        let alpha = number(value.alpha);
        let interval = value.interval().filter(|_| value.alpha < 1.0);
        interval.map_or_else(
            || alpha.clone(),
            |ends| format!("{alpha} {}", self.brackets(&number(ends.low), &number(ends.high))),
        )
    }

    /// The campaign beside the house's last one, and beside values from elsewhere.
    pub(super) fn comparison(&self) -> Option<Section> {
        let compared = self.compared();
        if compared.is_empty() {
            return None;
        }
        let mut section = self.section("comparison", say!(self.phrases, "report-comparison"));
        compared.into_iter().for_each(|reference| self.compare(reference, &mut section));
        Some(section)
    }

    /// What the campaign is compared with: the last one of the house, then what comes from elsewhere.
    pub(super) fn compared(&self) -> Vec<&Reference> {
        let last = |outside: bool| self.references.iter().rfind(|reference| reference.outside == outside);
        last(false).into_iter().chain(last(true)).collect()
    }

    fn compare(&self, reference: &Reference, section: &mut Section) {
        let phrases = self.phrases;
        let differences = self.results.beside(reference);
        section.blocks.push(Block::Paragraph(say!(
            phrases,
            "report-comparison-intro",
            title = self.line(&reference.title),
            source = self.line(&reference.source),
            date = date_long(self.language(), reference.date)
        )));
        if differences.is_empty() {
            section.blocks.push(Block::Paragraph(say!(phrases, "report-comparison-nothing")));
            section.blocks.extend(self.changed_since(reference));
            return;
        }
        if !reference.outside {
            section.blocks.extend(self.trend().map(Block::Chart));
        }
        let mut caveats = Caveats::default();
        for view in &self.results.audiences {
            let own: Vec<&Difference> = differences.iter().filter(|each| each.audience == view.audience).collect();
            if own.is_empty() {
                continue;
            }
            let columns = vec![
                say!(phrases, "report-column-item"),
                say!(phrases, "report-column-now"),
                say!(phrases, "report-column-reference"),
                say!(phrases, "report-column-difference"),
                say!(phrases, "report-column-interval"),
                say!(phrases, "report-column-established"),
            ];
            let rows = own.into_iter().map(|each| self.beside(each, view, &mut caveats)).collect();
            section.blocks.push(self.table(self.audience(&view.audience), columns, rows));
        }
        if reference.values.iter().any(|value| value.spread.is_none()) {
            section.blocks.push(Block::Note(NoteKind::Information, say!(phrases, "report-comparison-exact")));
        }
        section.blocks.extend(self.changed_since(reference));
        section.blocks.extend(caveats.notes(self));
    }

    /// What of the tool changed since an earlier campaign, and what that leaves of comparing.
    fn changed_since(&self, reference: &Reference) -> Vec<Block> {
        let named = |codes: &[(Audience, String)]| -> Option<String> {
            let name = |(audience, code): &(Audience, String)| {
                let is_theme = self.tool.themes.iter().any(|theme| theme.code == *code);
                let label =
                    self.tool.label_of(code).map(|_| if is_theme { self.theme(code) } else { self.item_label(code) });
                let label = label.unwrap_or_else(|| code.clone());
                say!(self.phrases, "report-comparison-one", audience = self.audience(audience), label = label)
            };
            let names: Vec<String> = codes.iter().map(name).collect();
            (!names.is_empty()).then(|| names.join(semicolon(self.language())))
        };
        let changed =
            named(&reference.changed).map(|names| say!(self.phrases, "report-comparison-changed", names = names));
        let lost = named(&reference.lost).map(|names| say!(self.phrases, "report-comparison-lost", names = names));
        changed.into_iter().chain(lost).map(|text| Block::Note(NoteKind::Information, text)).collect()
    }

    fn beside(&self, each: &Difference, view: &AudienceResults, caveats: &mut Caveats) -> Row {
        let kept = match each.theme {
            true => theme_of(view, &each.code).map_or("", |theme| {
                caveats.see_theme(&theme.score);
                kept_sign(&theme.score)
            }),
            false => item_of(view, &each.code).map_or("", |item| {
                caveats.see(&item.score);
                kept_sign(&item.score)
            }),
        };
        let label = if each.theme { self.theme(&each.code) } else { self.item_label(&each.code) };
        let interval = each.interval.filter(|_| view.role.is_sampled());
        let ends = interval.map(|ends| self.brackets(&self.signed(ends.low, 1), &self.signed(ends.high, 1)));
        let established = match interval {
            Some(_) => self.established(each.is_established()),
            None => "–".to_owned(),
        };
        let cells = vec![
            format!("{}{kept}", self.number(each.now.mean)),
            self.number(each.reference),
            self.signed(each.difference, 1),
            ends.unwrap_or_else(|| "–".to_owned()),
            established,
        ];
        Row { head: label, cells, strong: each.theme }
    }

    pub(super) fn established(&self, established: bool) -> String {
        if established {
            say!(self.phrases, "report-established")
        } else {
            say!(self.phrases, "report-not-established")
        }
    }

    /// The themes from one campaign to the next.
    fn trend(&self) -> Option<Chart> {
        let value = |reference: &Reference, view: &crate::measure::AudienceResults, theme: &str| {
            let fits = |value: &&crate::measure::ReferenceValue| value.audience == view.audience && value.code == theme;
            reference.values.iter().find(fits).map(|value| value.mean)
        };
        let own_ones = || self.references.iter().filter(|reference| !reference.outside);
        let mut rows = Vec::new();
        for theme in &self.tool.themes {
            let mut lines = Vec::new();
            for view in &self.results.audiences {
                let Some(own) = view.themes.iter().find(|own| own.code == theme.code) else { continue };
                let before = own_ones().map(|reference| value(reference, view, &theme.code));
                let values: Vec<Option<f64>> = before.chain([own.score.value().map(|score| score.mean)]).collect();
                if values.iter().flatten().count() < 2 {
                    continue;
                }
                let text = |value: &Option<f64>| value.map_or_else(|| "–".to_owned(), |value| self.whole(value));
                let texts = values.iter().map(text).collect();
                let marker = self.marker(view);
                lines.push(TrendLine { marker, label: self.audience(&view.audience), values, texts });
            }
            if !lines.is_empty() {
                rows.push(TrendRow { label: self.text(&theme.label), lines });
            }
        }
        let mut moments: Vec<String> = own_ones().map(|reference| self.line(&reference.title)).collect();
        moments.push(self.line(&self.campaign.title));
        let mut legend = self.legend();
        legend.retain(|(marker, _)| rows.iter().flat_map(|row| &row.lines).any(|line| line.marker == *marker));
        let title = say!(self.phrases, "report-trend");
        (!rows.is_empty()).then_some(Chart::Trend(Trend { title, legend, moments, rows }))
    }
}
