//! Tables of the house: participation, answering modes, how good the file is, codes.

use super::super::Writer;
use super::super::opening::reach;
use super::{column, silence};
use crate::measure::{Effect, Followed, Measured, PERCENT_FROM, Shown, clean};
use crate::questionnaire::Audience;
use crate::report::data::{Cell, DataSheet, Unit};
use crate::say;
use std::collections::BTreeSet;

impl Writer<'_> {
    pub(super) fn participation_data(&self) -> DataSheet {
        let phrases = self.phrases;
        let columns = vec![
            self.audience_column(),
            column("service", Unit::Code, say!(phrases, "data-service")),
            column("expected", Unit::Count, say!(phrases, "data-expected")),
            column("distributed", Unit::Count, say!(phrases, "data-distributed")),
            column("complete", Unit::Count, say!(phrases, "data-complete")),
            column("in_progress", Unit::Count, say!(phrases, "data-in-progress")),
            column("held", Unit::Count, say!(phrases, "data-held")),
            column("voided", Unit::Count, say!(phrases, "data-voided")),
            column("web", Unit::Count, say!(phrases, "data-web")),
            column("rate", Unit::Share, say!(phrases, "data-rate")),
        ];
        let rows = self.results.participation.iter().map(|line| {
            let whole = reach(line);
            let rate = (whole >= PERCENT_FROM).then(|| f64::from(self.answered(line)) / f64::from(whole));
            let known = |number: u32| (number > 0).then_some(number);
            vec![
                line.audience.0.as_str().into(),
                line.service.as_str().into(),
                known(line.expected).into(),
                known(line.distributed).into(),
                line.complete.into(),
                line.in_progress.into(),
                line.held.into(),
                line.voided.into(),
                line.web.into(),
                rate.into(),
            ]
        });
        DataSheet {
            name: "participation",
            title: say!(phrases, "data-sheet-participation"),
            columns,
            rows: rows.collect(),
        }
    }

    pub(super) fn modes_data(&self) -> DataSheet {
        let phrases = self.phrases;
        let columns = vec![
            self.audience_column(),
            column("mode", Unit::Code, say!(phrases, "data-mode")),
            column("count", Unit::Count, say!(phrases, "data-sheets")),
            self.kept_column(),
        ];
        let mut rows = Vec::new();
        for audience in &self.results.audiences {
            if self.tool.audience(&audience.audience).is_none_or(|forms| forms.modes.is_empty()) {
                continue;
            }
            let code: Cell = audience.audience.0.as_str().into();
            match &audience.modes {
                Shown::Shown { value, kept } => rows.extend(value.iter().map(|share| {
                    let mode = if share.name.is_empty() { Cell::Nothing } else { share.name.as_str().into() };
                    vec![code.clone(), mode, share.count.map_or(Cell::Hidden, Cell::from), (*kept).into()]
                })),
                absent => {
                    let mut row = vec![code, Cell::Nothing];
                    row.extend(silence(absent, 1));
                    row.push(Cell::Nothing);
                    rows.push(row);
                }
            }
        }
        DataSheet { name: "modes", title: say!(phrases, "data-sheet-modes"), columns, rows }
    }

    pub(super) fn quality_data(&self) -> DataSheet {
        let phrases = self.phrases;
        let mut columns = vec![
            self.audience_column(),
            column("sheets", Unit::Count, say!(phrases, "report-quality-sheets")),
            column("places", Unit::Count, say!(phrases, "report-quality-places")),
        ];
        columns.extend(self.mark_columns());
        columns.extend([
            column("missing", Unit::Count, say!(phrases, "report-quality-missing")),
            column("missing_share", Unit::Share, say!(phrases, "data-missing-share")),
            column("refusals", Unit::Count, say!(phrases, "report-quality-refusals")),
            column("corrections", Unit::Count, say!(phrases, "report-quality-corrections")),
            column("overrides", Unit::Count, say!(phrases, "report-quality-overrides")),
            column("remarked", Unit::Count, say!(phrases, "report-quality-remarked")),
            self.kept_column(),
            column("in_no_draw", Unit::Count, say!(phrases, "data-in-no-draw")),
            column("sealed", Unit::Count, say!(phrases, "data-sealed")),
        ]);
        let rows = self.results.audiences.iter().map(|audience| {
            let mut row: Vec<Cell> = vec![audience.audience.0.as_str().into()];
            match &audience.quality {
                Shown::Shown { value, kept } => {
                    let many = value.places >= u64::from(PERCENT_FROM);
                    let share = many.then(|| value.missing() as f64 / value.places as f64);
                    row.extend([value.sheets.into(), value.places.into()]);
                    row.extend(value.marks.map(Cell::from));
                    row.extend([value.missing().into(), share.into(), value.refusals.into()]);
                    row.extend([value.corrections.into(), value.overrides.into(), value.remarked.into()]);
                    row.push((*kept).into());
                }
                absent => {
                    row.extend(silence(absent, columns.len() - 4));
                    row.push(Cell::Nothing);
                }
            }
            row.extend(self.in_no_draw_and_sealed(&audience.audience));
            row
        });
        let rows = rows.collect();
        DataSheet { name: "quality", title: say!(phrases, "data-sheet-quality"), columns, rows }
    }

    /// Complete sheets that no draw covers, of an audience that was drawn from; and those left out while they are verified.
    fn in_no_draw_and_sealed(&self, audience: &Audience) -> [Cell; 2] {
        let of =
            |counts: &[(Audience, u32)]| counts.iter().find(|(one, _)| one == audience).map_or(0, |(_, count)| *count);
        let drawn = self.certainty.certificates.iter().any(|one| one.audience == *audience);
        let in_no_draw = if drawn { of(&self.certainty.uncovered).into() } else { Cell::Nothing };
        [in_no_draw, of(&self.certainty.sealed).into()]
    }

    pub(super) fn certainty_data(&self) -> DataSheet {
        let phrases = self.phrases;
        let columns = vec![
            column("draw", Unit::Count, say!(phrases, "data-draw")),
            self.audience_column(),
            column("batch", Unit::Count, say!(phrases, "data-batch")),
            column("sheets", Unit::Count, say!(phrases, "data-certainty-sheets")),
            column("fields", Unit::Count, say!(phrases, "data-certainty-fields")),
            column("verified", Unit::Count, say!(phrases, "report-certainty-sheets")),
            column("verified_fields", Unit::Count, say!(phrases, "report-certainty-fields")),
            column("differing", Unit::Count, say!(phrases, "report-certainty-differing")),
            column("slips", Unit::Count, say!(phrases, "report-certainty-slips")),
            column("wrong", Unit::Count, say!(phrases, "report-certainty-wrong-fields")),
            column("missing", Unit::Count, say!(phrases, "report-certainty-missing")),
            column("voided", Unit::Count, say!(phrases, "report-certainty-voided")),
            column("bound", Unit::PerTenThousand, say!(phrases, "data-bound")),
            column("target", Unit::PerTenThousand, say!(phrases, "data-target")),
            column("residual", Unit::PerTenThousand, say!(phrases, "data-residual")),
            column("residual_low", Unit::PerTenThousand, say!(phrases, "data-low")),
            column("residual_high", Unit::PerTenThousand, say!(phrases, "data-high")),
        ];
        let begun = self.certainty.certificates.iter().filter(|certificate| certificate.verified > 0);
        let rows = begun.map(|certificate| {
            let residual = certificate.residual.as_ref();
            let apart = residual.filter(|residual| residual.decimals().is_some());
            vec![
                certificate.draw.into(),
                certificate.audience.0.as_str().into(),
                certificate.batch.map(|batch| u64::from(batch.0)).into(),
                certificate.sheets.into(),
                certificate.fields.into(),
                certificate.verified.into(),
                certificate.verified_fields.into(),
                certificate.differing.into(),
                certificate.slips.into(),
                certificate.wrong.into(),
                certificate.missing.into(),
                certificate.voided.into(),
                certificate.bound_per_10_000().into(),
                Cell::Number(certificate.target_per_10_000.into()),
                residual.map(|residual| residual.rate).into(),
                apart.map(|residual| residual.low).into(),
                apart.map(|residual| residual.high).into(),
            ]
        });
        let rows = rows.collect();
        DataSheet { name: "certainty", title: say!(phrases, "data-sheet-certainty"), columns, rows }
    }

    /// The action plan: what was decided, and nothing that is only proposed.
    pub(super) fn plan_data(&self) -> DataSheet {
        let phrases = self.phrases;
        let columns = vec![
            column("number", Unit::Count, say!(phrases, "data-action-number")),
            column("finding", Unit::Code, say!(phrases, "data-action-finding")),
            column("finding_text", Unit::Text, say!(phrases, "report-plan-finding")),
            column("action", Unit::Text, say!(phrases, "report-plan-action")),
            column("pilot", Unit::Text, say!(phrases, "report-plan-pilot")),
            column("due", Unit::Day, say!(phrases, "report-plan-due")),
            column("progress", Unit::Code, say!(phrases, "data-action-progress")),
            column("effect", Unit::Text, say!(phrases, "report-plan-effect")),
            column("observed", Unit::Text, say!(phrases, "plan-column-observed")),
            column("origin_campaign", Unit::Code, say!(phrases, "data-action-origin")),
            column("origin_number", Unit::Count, say!(phrases, "data-action-origin-number")),
            column("stayed", Unit::Flag, say!(phrases, "data-action-stayed")),
        ];
        let text = |text: &str| if text.is_empty() { Cell::Nothing } else { clean(text).into() };
        let row = |one: Followed| {
            let says = &one.draft.says;
            let known = self.tool.label_of(&says.finding);
            vec![
                one.number.into(),
                known.map(|_| says.finding.as_str()).into(),
                self.finding(&says.finding).into(),
                text(&says.action),
                text(&says.pilot),
                says.due.into(),
                says.progress.word().into(),
                text(&says.effect),
                text(&one.draft.observed),
                one.from.as_ref().map(|from| from.campaign.as_str()).into(),
                one.from.as_ref().map(|from| u64::from(from.number)).into(),
                one.stayed.into(),
            ]
        };
        let rows = self.followed().into_iter().map(row).collect();
        DataSheet { name: "plan", title: say!(phrases, "data-sheet-plan"), columns, rows }
    }

    /// What became of the findings of the campaign before, in each view.
    pub(super) fn effects_data(&self) -> DataSheet {
        let phrases = self.phrases;
        let columns = vec![
            column("number", Unit::Count, say!(phrases, "data-action-number")),
            column("stayed", Unit::Flag, say!(phrases, "data-action-stayed")),
            column("finding", Unit::Code, say!(phrases, "data-action-finding")),
            self.audience_column(),
            column("state", Unit::Code, say!(phrases, "data-effect-state")),
            column("n_then", Unit::Count, say!(phrases, "data-effect-then")),
            column("mean_then", Unit::Points, say!(phrases, "data-effect-mean-then")),
            self.n_column(),
            column("mean", Unit::Points, say!(phrases, "data-mean")),
            column("difference", Unit::Difference, say!(phrases, "data-reference-difference")),
            column("established", Unit::Flag, say!(phrases, "data-established")),
        ];
        let mut rows = Vec::new();
        for one in self.followed() {
            for (audience, effect) in &one.effects {
                let measured = match effect {
                    Effect::Measured(measured) => Some(measured),
                    Effect::NotComparable | Effect::NotMeasured => None,
                };
                let state = match effect {
                    Effect::Measured(measured) if measured.careful => "with-care",
                    Effect::Measured(_) => "measured",
                    Effect::NotComparable => "not-comparable",
                    Effect::NotMeasured => "not-measured",
                };
                rows.push(vec![
                    one.number.into(),
                    one.stayed.into(),
                    one.draft.says.finding.as_str().into(),
                    audience.0.as_str().into(),
                    state.into(),
                    measured.and_then(|measured| measured.then).map(u64::from).into(),
                    measured.map(|measured| measured.difference.reference).into(),
                    measured.map(|measured| u64::from(measured.difference.now.n)).into(),
                    measured.map(|measured| measured.difference.now.mean).into(),
                    measured.map(|measured| measured.difference.difference).into(),
                    measured.and_then(Measured::is_established).into(),
                ]);
            }
        }
        DataSheet { name: "plan_effects", title: say!(phrases, "data-sheet-plan-effects"), columns, rows }
    }

    /// What every code of the other tables stands for.
    pub(super) fn codes_data(&self) -> DataSheet {
        let phrases = self.phrases;
        let columns = vec![
            column("kind", Unit::Code, say!(phrases, "data-kind")),
            self.audience_column(),
            column("code", Unit::Code, say!(phrases, "data-code")),
            column("number", Unit::Text, say!(phrases, "data-number")),
            column("label", Unit::Text, say!(phrases, "data-label")),
        ];
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        let mut put = |kind: &str, audience: Option<&str>, code: &str, number: &str, label: String| {
            let number = if number.is_empty() { Cell::Nothing } else { number.into() };
            rows.push(vec![kind.into(), audience.into(), code.into(), number, label.into()]);
        };
        for audience in &self.results.audiences {
            put("audience", None, &audience.audience.0, "", self.audience(&audience.audience));
        }
        for theme in &self.tool.themes {
            put("theme", None, &theme.code, "", self.text(&theme.label));
        }
        let mut services: Vec<&str> = self.campaign.services.iter().map(|service| service.code.as_str()).collect();
        services.extend(self.results.participation.iter().map(|line| line.service.as_str()));
        let mut seen = BTreeSet::new();
        for service in services.into_iter().filter(|service| seen.insert(*service)) {
            put("service", None, service, "", self.service(service));
        }
        for audience in &self.results.audiences {
            let code = Some(audience.audience.0.as_str());
            for mode in self.tool.audience(&audience.audience).into_iter().flat_map(|forms| &forms.modes) {
                put("mode", code, &mode.code, "", self.text(&mode.label));
            }
            for item in &audience.items {
                put("item", code, &item.name, &item.number, self.marked(audience, item));
            }
            for question in audience.profile.iter().filter(|_| audience.role.is_sampled()) {
                put("question", code, &question.name, &question.number, self.text(&question.label));
            }
            let mut asked = BTreeSet::new();
            // The texts of a dossier stand beside their criteria and in their rows.
            let survey = audience.comments.value().filter(|_| audience.role.window().is_none());
            for comment in survey.into_iter().flat_map(|comments| &comments.told) {
                if asked.insert(&comment.question) {
                    put("comment", code, &comment.question, "", self.question_label(audience, &comment.question));
                }
            }
        }
        DataSheet { name: "codes", title: say!(phrases, "data-sheet-codes"), columns, rows }
    }
}
