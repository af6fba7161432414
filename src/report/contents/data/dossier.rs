//! Tables of a dossier: its windows, what each found of each criterion, what was written, the journeys row by row.

use super::super::Writer;
use super::column;
use crate::measure::{Accord, Dossier, Told, clean};
use crate::report::data::{Cell, DataSheet, Unit};
use crate::say;

impl Writer<'_> {
    /// Every table of data of a dossier.
    pub(in crate::report::contents) fn dossier_data(&self, dossier: &Dossier) -> Vec<DataSheet> {
        let mut sheets = vec![self.windows_data(dossier), self.criteria_data(dossier), self.texts_data(dossier)];
        sheets.extend([self.journeys_data(dossier), self.certainty_data(), self.plan_data(), self.codes_data()]);
        sheets
    }

    fn windows_data(&self, dossier: &Dossier) -> DataSheet {
        let phrases = self.phrases;
        let columns = vec![
            self.audience_column(),
            column("service", Unit::Code, say!(phrases, "dossier-data-service")),
            column("sheets", Unit::Count, say!(phrases, "dossier-data-sheets")),
        ];
        let mut rows = Vec::new();
        for window in &dossier.windows {
            for service in &self.campaign.services {
                let sheets = window.services.iter().find(|(code, _)| *code == service.code);
                let sheets = sheets.map_or(0, |(_, sheets)| *sheets);
                rows.push(vec![window.audience.0.as_str().into(), service.code.as_str().into(), sheets.into()]);
            }
        }
        DataSheet { name: "windows", title: say!(phrases, "dossier-windows"), columns, rows }
    }

    fn criteria_data(&self, dossier: &Dossier) -> DataSheet {
        let phrases = self.phrases;
        let columns = vec![
            self.theme_column(),
            self.item_column(),
            column("label", Unit::Text, say!(phrases, "dossier-column-criterion")),
            column("accord", Unit::Code, say!(phrases, "dossier-data-accord")),
            self.audience_column(),
            column("service", Unit::Code, say!(phrases, "dossier-data-service")),
            column("step", Unit::Text, say!(phrases, "dossier-column-step")),
            column("box", Unit::Text, say!(phrases, "data-box-label")),
            column("count", Unit::Count, say!(phrases, "data-count")),
        ];
        let mut rows = Vec::new();
        for criterion in &dossier.criteria {
            for (window, view) in dossier.windows.iter().zip(&criterion.views) {
                let Some(view) = view else { continue };
                for (service, answers) in &view.services {
                    let unsaid = (answers.unsaid > 0).then(|| (say!(phrases, "dossier-data-unsaid"), answers.unsaid));
                    let boxes = answers.boxes.iter().map(|(label, count)| (self.text(label), *count));
                    for (label, count) in boxes.chain(unsaid) {
                        rows.push(vec![
                            criterion.theme.as_str().into(),
                            criterion.name.as_str().into(),
                            self.text(&criterion.label).into(),
                            accord(criterion.accord()).into(),
                            window.audience.0.as_str().into(),
                            service.as_str().into(),
                            self.text(&view.step).into(),
                            label.into(),
                            count.into(),
                        ]);
                    }
                }
            }
        }
        DataSheet { name: "criteria", title: say!(phrases, "dossier-data-criteria"), columns, rows }
    }

    fn texts_data(&self, dossier: &Dossier) -> DataSheet {
        let phrases = self.phrases;
        let columns = vec![
            self.audience_column(),
            self.item_column(),
            column("part", Unit::Code, say!(phrases, "dossier-data-part")),
            column("text", Unit::Text, say!(phrases, "data-comment-text")),
        ];
        let mut rows = Vec::new();
        for criterion in &dossier.criteria {
            for (window, view) in dossier.windows.iter().zip(&criterion.views) {
                for (part, text) in view.iter().flat_map(|view| &view.texts) {
                    let audience = window.audience.0.as_str();
                    let text = clean(text);
                    rows.push(vec![audience.into(), criterion.name.as_str().into(), part.word().into(), text.into()]);
                }
            }
        }
        for remark in &dossier.remarks {
            let text = clean(&remark.text);
            rows.push(vec![remark.audience.0.as_str().into(), Cell::Nothing, "comment".into(), text.into()]);
        }
        DataSheet { name: "texts", title: say!(phrases, "dossier-data-texts"), columns, rows }
    }

    fn journeys_data(&self, dossier: &Dossier) -> DataSheet {
        let phrases = self.phrases;
        let columns = vec![
            column("journey", Unit::Count, say!(phrases, "dossier-data-journey")),
            column("service", Unit::Code, say!(phrases, "dossier-data-service")),
            column("day", Unit::Day, say!(phrases, "dossier-data-day")),
            column("time", Unit::Text, say!(phrases, "dossier-column-time")),
            column("days_after", Unit::Count, say!(phrases, "dossier-data-days")),
            column("out_of_order", Unit::Flag, say!(phrases, "dossier-data-before")),
            column("minutes", Unit::Count, say!(phrases, "dossier-column-minutes")),
            column("step", Unit::Text, say!(phrases, "dossier-column-step")),
            column("place", Unit::Text, say!(phrases, "dossier-column-place")),
            self.theme_column(),
            column("seen", Unit::Text, say!(phrases, "dossier-column-seen")),
            column("felt", Unit::Text, say!(phrases, "dossier-column-felt-only")),
            column("quote", Unit::Text, say!(phrases, "dossier-column-quote")),
        ];
        let told = |told: &Option<Told>| match told {
            None => Cell::Nothing,
            Some(Told::Text(text)) => clean(text).into(),
            Some(Told::Coded(label)) => self.text(label).into(),
            Some(Told::Unread | Told::SetAside) => Cell::Hidden,
        };
        let mut rows = Vec::new();
        for (number, journey) in (1_u32..).zip(&dossier.journeys) {
            for row in &journey.rows {
                let time = row.time.map(|time| format!("{:02}:{:02}", time.hour(), time.minute()));
                rows.push(vec![
                    number.into(),
                    journey.service.as_str().into(),
                    journey.day.into(),
                    time.into(),
                    row.days.into(),
                    row.is_before.into(),
                    row.minutes.into(),
                    row.step.as_ref().map(|step| self.text(step)).into(),
                    told(&row.place),
                    row.theme.as_deref().into(),
                    told(&row.seen),
                    told(&row.felt),
                    told(&row.quote),
                ]);
            }
        }
        DataSheet { name: "journeys", title: say!(phrases, "dossier-journeys"), columns, rows }
    }
}

fn accord(accord: Accord) -> &'static str {
    match accord {
        Accord::Opposed => "opposed",
        Accord::Apart => "apart",
        Accord::Same => "same",
        Accord::Alone => "alone",
    }
}
