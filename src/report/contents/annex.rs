//! The end: data quality, every figure, method.

use super::{Caveats, Writer, kept_sign, row, total};
use crate::language::percent;
use crate::measure::{AudienceResults, PERCENT_FROM, Quality, SQUARES_MIN, Score, Shown, joint_min};
use crate::questionnaire::Role;
use crate::report::document::{Block, NoteKind, Row, Section};
use crate::say;

impl Writer<'_> {
    pub(super) fn quality(&self) -> Section {
        let phrases = self.phrases;
        let mut section = self.section("quality", say!(phrases, "report-quality"));
        section.blocks.extend(self.certainty_blocks());
        let audiences = &self.results.audiences;
        let mut caveats = Caveats::default();
        audiences.iter().for_each(|audience| caveats.see(&audience.quality));
        let line = |head: String, cell: &dyn Fn(&Quality) -> String| {
            let cells = audiences.iter().map(|audience| match &audience.quality {
                Shown::Shown { value, .. } => cell(value),
                absent => self.absent(absent),
            });
            row(head, cells.collect())
        };
        let mark = |place: usize| move |quality: &Quality| self.count(quality.marks[place]);
        let rows = vec![
            line(say!(phrases, "report-quality-sheets"), &|quality| self.count(quality.sheets)),
            line(say!(phrases, "report-quality-places"), &|quality| self.count(quality.places)),
            line(say!(phrases, "report-mark-blank"), &mark(0)),
            line(say!(phrases, "report-mark-not-concerned"), &mark(1)),
            line(say!(phrases, "report-mark-double"), &mark(2)),
            line(say!(phrases, "report-mark-unreadable"), &mark(3)),
            line(say!(phrases, "report-mark-struck"), &mark(4)),
            line(say!(phrases, "report-quality-missing"), &|quality| {
                let share = quality.missing() as f64 / quality.places.max(1) as f64;
                if quality.places < u64::from(PERCENT_FROM) {
                    return self.count(quality.missing());
                }
                percent(self.language(), share, 1)
            }),
            line(say!(phrases, "report-quality-refusals"), &|quality| self.count(quality.refusals)),
            line(say!(phrases, "report-quality-corrections"), &|quality| self.count(quality.corrections)),
            line(say!(phrases, "report-quality-overrides"), &|quality| self.count(quality.overrides)),
            line(say!(phrases, "report-quality-remarked"), &|quality| self.count(quality.remarked)),
        ];
        let mut columns = vec![say!(phrases, "report-column-count")];
        let name = |view: &AudienceResults| format!("{}{}", self.audience(&view.audience), kept_sign(&view.quality));
        columns.extend(audiences.iter().map(name));
        section.blocks.push(self.table(say!(phrases, "report-quality-table"), columns, rows));
        section.blocks.push(Block::Paragraph(say!(phrases, "report-quality-words")));
        if self.results.strays > 0 {
            let text = say!(phrases, "report-quality-strays", count = self.results.strays);
            section.blocks.push(Block::Note(NoteKind::Caution, text));
        }
        section.blocks.extend(caveats.notes(self));
        section
    }

    pub(super) fn figures(&self) -> Section {
        let phrases = self.phrases;
        let mut section = self.section("figures", say!(phrases, "report-figures"));
        section.blocks.push(Block::Paragraph(say!(phrases, "report-figures-intro")));
        let mut caveats = Caveats::default();
        for audience in self.results.audiences.iter().filter(|audience| !audience.items.is_empty()) {
            let mut rows = Vec::new();
            for theme in &audience.themes {
                caveats.see_theme(&theme.score);
                rows.push(self.figures_row(audience, self.theme(&theme.code), &theme.score, |score| *score, None));
                self.figures_of(audience, Some(&theme.code), &mut rows, &mut caveats);
            }
            if !rows.is_empty() && audience.items.iter().any(|item| item.theme.is_none()) {
                rows.push(total(say!(phrases, "report-theme-other"), vec![String::new(); 5]));
            }
            self.figures_of(audience, None, &mut rows, &mut caveats);
            let columns = vec![
                say!(phrases, "report-column-item"),
                say!(phrases, "report-column-n"),
                say!(phrases, "report-column-mean"),
                say!(phrases, "report-column-deviation"),
                say!(phrases, "report-column-favourable"),
                say!(phrases, "report-column-marks"),
            ];
            section.blocks.push(self.table(self.audience(&audience.audience), columns, rows));
        }
        section.blocks.extend(caveats.notes(self));
        section
    }

    fn figures_of(
        &self,
        audience: &AudienceResults,
        theme: Option<&String>,
        rows: &mut Vec<Row>,
        caveats: &mut Caveats,
    ) {
        for item in audience.items.iter().filter(|item| item.theme.as_ref() == theme) {
            caveats.see(&item.score);
            let marks = item.score.value().map(|score| score.marks);
            let label = self.marked(audience, item);
            rows.push(self.figures_row(audience, label, &item.score, |score| score.score, marks));
        }
    }

    fn figures_row<T>(
        &self,
        audience: &AudienceResults,
        label: String,
        shown: &Shown<T>,
        score: impl Fn(&T) -> Score,
        marks: Option<[u32; 5]>,
    ) -> Row {
        let role = audience.role;
        let kept = kept_sign(shown);
        let cells = match shown.value().map(score) {
            None => vec![self.absent(shown), String::new(), String::new(), String::new(), String::new()],
            Some(score) => vec![
                format!("{}{kept}", self.n(&score, role)),
                self.mean(&score, role),
                score.deviation.map_or_else(|| "–".to_owned(), |deviation| self.number(deviation)),
                self.favourable(&score, role),
                marks.map_or_else(String::new, |marks| self.marks(marks)),
            ],
        };
        // Themes stand out from their items.
        if std::any::type_name::<T>() == std::any::type_name::<Score>() {
            total(label, cells)
        } else {
            row(label, cells)
        }
    }

    /// `81 % [70 ; 89]`, or `12 sur 18`.
    fn favourable(&self, score: &Score, role: Role) -> String {
        let Some(favourable) = score.favourable else { return "–".to_owned() };
        let share = self.share(favourable, score.n);
        let Some(interval) = score.favourable_interval() else { return share };
        if score.n < PERCENT_FROM || role.is_told_whole() {
            return share;
        }
        format!("{share} {}", self.brackets(&self.whole(interval.low * 100.0), &self.whole(interval.high * 100.0)))
    }

    /// Marks in the order blank, not concerned, double, unreadable, crossed out.
    fn marks(&self, marks: [u32; 5]) -> String {
        marks.map(|count| self.count(count)).join("\u{a0}·\u{a0}")
    }

    pub(super) fn method(&self) -> Section {
        let phrases = self.phrases;
        let mut section = self.section("method", say!(phrases, "report-method"));
        let limits = &self.results.thresholds;
        let scoring = &self.tool.scoring;
        let gap = self.compared_views().map(|_| say!(phrases, "report-method-gap"));
        let mut rules = vec![
            say!(phrases, "report-method-score"),
            say!(phrases, "report-method-theme", share = percent(self.language(), scoring.answered_share_min, 0)),
            say!(phrases, "report-method-mean"),
            say!(phrases, "report-method-favourable", from = self.whole(scoring.favourable_from)),
        ];
        rules.extend(gap);
        rules.extend([
            say!(phrases, "report-method-reliability"),
            say!(phrases, "report-method-percentages", from = PERCENT_FROM.to_string()),
        ]);
        section.blocks.push(Block::List(rules));
        section.blocks.push(Block::Heading(say!(phrases, "report-method-limits")));
        section.blocks.push(Block::List(vec![
            say!(phrases, "report-method-silent"),
            say!(phrases, "report-method-finite"),
            say!(phrases, "report-method-helped"),
        ]));
        section.blocks.push(Block::Heading(say!(phrases, "report-method-anonymity")));
        section.blocks.push(Block::List(vec![
            say!(
                phrases,
                "report-method-threshold",
                min = limits.group_min.to_string(),
                breakdown = limits.professionals_breakdown_min.to_string(),
                fragile = limits.fragile_under.to_string()
            ),
            say!(phrases, "report-method-complement"),
            say!(
                phrases,
                "report-method-joint",
                min = joint_min(3).to_string(),
                two = joint_min(2).to_string(),
                numbers = (2 * limits.group_min).max(SQUARES_MIN).to_string()
            ),
            say!(phrases, "report-method-successive", min = limits.group_min.to_string()),
            say!(phrases, "report-method-comments"),
        ]));
        section.blocks.extend(self.origin(&self.results.told_bytes()));
        section
    }

    /// Where the numbers come from: the tool, the campaign, what is told as bytes, the end of the journal.
    pub(super) fn origin(&self, told: &[u8]) -> [Block; 2] {
        let phrases = self.phrases;
        let provenance = &self.tool.provenance;
        let said = |text: &str| if text.is_empty() { "–".to_owned() } else { self.line(text) };
        let rows = vec![
            row(say!(phrases, "report-origin-software"), vec![format!("copiste {}", env!("CARGO_PKG_VERSION"))]),
            row(
                say!(phrases, "report-origin-tool"),
                vec![format!("{} {}", self.line(&self.tool.id), self.line(&self.tool.version))],
            ),
            row(say!(phrases, "report-origin-fingerprint"), vec![self.grouped(&self.tool.fingerprint.0)]),
            row(say!(phrases, "report-origin-author"), vec![said(&provenance.author)]),
            row(say!(phrases, "report-origin-licence"), vec![said(&provenance.licence)]),
            row(say!(phrases, "report-origin-campaign"), vec![self.campaign.id.as_str().to_owned()]),
            row(say!(phrases, "report-origin-data"), vec![self.grouped(&self.data_fingerprint(told))]),
            row(say!(phrases, "report-origin-journal"), vec![self.journal_head()]),
        ];
        let columns = vec![say!(phrases, "report-column-what"), say!(phrases, "report-column-value")];
        let heading = Block::Heading(say!(phrases, "report-method-origin"));
        [heading, self.table(say!(phrases, "report-origin"), columns, rows)]
    }

    /// The end of the journal: whoever has this page knows whether the journal was changed since.
    fn journal_head(&self) -> String {
        let (number, hash) = &self.certainty.journal;
        if *number == 0 {
            return "–".to_owned();
        }
        say!(self.phrases, "report-journal-head", number = self.count(*number), hash = self.grouped(hash))
    }

    /// A fingerprint in groups of eight, so that it breaks and can be read aloud.
    pub(super) fn grouped(&self, fingerprint: &str) -> String {
        let characters: Vec<char> = fingerprint.chars().collect();
        characters.chunks(8).map(|chunk| chunk.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
    }

    /// SHA-256 of the campaign's definition and of everything this report tells. Nothing hidden goes into it: who knows the
    /// rest could try what is hidden until the fingerprint fits.
    fn data_fingerprint(&self, told: &[u8]) -> String {
        use sha2::{Digest, Sha256};
        let campaign = postcard::to_stdvec(self.campaign).expect("a campaign always serialises");
        let mut digest = Sha256::new();
        digest.update((campaign.len() as u64).to_be_bytes());
        digest.update(&campaign);
        digest.update(told);
        digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}
