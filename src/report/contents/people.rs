//! The management's declaration, who answered, and what people wrote.

use super::{Caveats, Writer, row, total};
use crate::measure::{AudienceResults, Comment, Portrait, ProfileResults, Share, Shown};
use crate::questionnaire::Role;
use crate::report::document::{Block, Row, Section};
use crate::say;

fn has_hidden(portrait: &Shown<Portrait>) -> bool {
    match portrait.value() {
        Some(Portrait::One { shares, .. } | Portrait::Several { shares, .. }) => {
            shares.iter().any(|share| share.count.is_none())
        }
        Some(Portrait::Number { .. }) | None => false,
    }
}

/// Most services side by side in the table of declarations.
const SERVICES_SIDE_BY_SIDE: usize = 6;

impl Writer<'_> {
    pub(super) fn declaration(&self) -> Option<Section> {
        let phrases = self.phrases;
        let management = self.first(Role::Management).filter(|management| management.sheets > 0)?;
        let mut section = self.section("declaration", say!(phrases, "report-declaration"));
        let sheets = self.count(management.sheets);
        let intro = say!(phrases, "report-declaration-intro", count = management.sheets, sheets = sheets);
        section.blocks.push(Block::Paragraph(intro));
        let services: Vec<&str> = self.campaign.services.iter().map(|service| service.code.as_str()).collect();
        let services = if services.len() > SERVICES_SIDE_BY_SIDE { Vec::new() } else { services };
        let mut rows = Vec::new();
        for theme in &management.themes {
            let mean = theme.score.value().map_or_else(|| self.absent(&theme.score), |score| self.number(score.mean));
            let mut cells = vec![mean];
            let declared = theme.services.value();
            for service in &services {
                let score = declared.and_then(|all| all.iter().find(|each| each.service == *service));
                let score = score.and_then(|each| each.score.value());
                cells.push(score.map_or_else(|| "–".to_owned(), |score| self.number(score.mean)));
            }
            rows.push(row(self.theme(&theme.code), cells));
        }
        let mut columns = vec![say!(phrases, "report-column-theme"), say!(phrases, "report-column-declared")];
        columns.extend(services.iter().map(|service| self.service(service)));
        section.blocks.push(self.table(say!(phrases, "report-declaration-table"), columns, rows));
        Some(section)
    }

    pub(super) fn profile(&self) -> Option<Section> {
        let phrases = self.phrases;
        let mut section = self.section("profile", say!(phrases, "report-profile"));
        let mut caveats = Caveats::default();
        for audience in self.results.audiences.iter().filter(|audience| audience.role != Role::Management) {
            let mut rows = Vec::new();
            for question in &audience.profile {
                caveats.see(&question.portrait);
                caveats.hidden |= has_hidden(&question.portrait);
                self.portrait(audience, question, &mut rows);
            }
            if !rows.is_empty() {
                let columns = vec![say!(phrases, "report-column-question"), say!(phrases, "report-column-sheets")];
                section.blocks.push(self.table(self.audience(&audience.audience), columns, rows));
            }
        }
        if section.blocks.is_empty() {
            return None;
        }
        section.blocks.extend(caveats.notes(self));
        Some(section)
    }

    fn portrait(&self, audience: &AudienceResults, question: &ProfileResults, rows: &mut Vec<Row>) {
        let phrases = self.phrases;
        let label = self.text(&question.label);
        let portrait = match &question.portrait {
            Shown::Shown { value, .. } => value,
            absent => {
                rows.push(total(label, vec![self.absent(absent)]));
                return;
            }
        };
        let mut boxes = |n: u32, shares: &[Share]| {
            rows.push(total(label.clone(), vec![say!(phrases, "report-n", n = self.count(n))]));
            for share in shares {
                let name = self.box_label(audience, &question.name, &share.name);
                rows.push(row(name, vec![self.part(share.count, n)]));
            }
        };
        match portrait {
            Portrait::One { n, shares } | Portrait::Several { n, shares } => boxes(*n, shares),
            Portrait::Number { n, mean, .. } => {
                let text = say!(phrases, "report-number", mean = self.number(*mean), n = self.count(*n));
                rows.push(total(label, vec![text]));
            }
        }
    }

    pub(super) fn box_label(&self, audience: &AudienceResults, question: &str, name: &str) -> String {
        let forms = self.tool.audience(&audience.audience).map_or(&[][..], |forms| &forms.forms);
        let choice = forms.iter().find_map(|(_, form)| form.list(form.index(question)?)?.named(name));
        choice.map_or_else(|| crate::measure::clean(name), |choice| self.text(&choice.label))
    }

    pub(super) fn comments(&self) -> Section {
        let phrases = self.phrases;
        let mut section = self.section("comments", say!(phrases, "report-comments"));
        section.blocks.push(Block::Paragraph(say!(phrases, "report-comments-intro")));
        let mut caveats = Caveats::default();
        let mut any = false;
        for audience in &self.results.audiences {
            caveats.see(&audience.comments);
            let Some(comments) = audience.comments.value().filter(|comments| !comments.is_empty()) else { continue };
            any = true;
            let mut questions: Vec<&str> = Vec::new();
            for comment in comments {
                if !questions.contains(&comment.question.as_str()) {
                    questions.push(&comment.question);
                }
            }
            questions.sort_unstable_by_key(|question| self.question_place(audience, question));
            for question in questions {
                let own = |comment: &&Comment| comment.question == question;
                let label = self.question_label(audience, question);
                section.blocks.push(Block::Heading(format!("{} – {label}", self.audience(&audience.audience))));
                let quotes = comments.iter().filter(own).map(|comment| comment.text.clone()).collect();
                section.blocks.push(Block::Quotes(quotes));
            }
        }
        if !any {
            section.blocks.push(Block::Paragraph(say!(phrases, "report-comments-none")));
        }
        section.blocks.extend(caveats.notes(self));
        section
    }

    pub(super) fn question_place(&self, audience: &AudienceResults, question: &str) -> usize {
        let forms = self.tool.audience(&audience.audience).map_or(&[][..], |forms| &forms.forms);
        forms.iter().find_map(|(_, form)| form.index(question)).unwrap_or(usize::MAX)
    }

    pub(super) fn question_label(&self, audience: &AudienceResults, question: &str) -> String {
        let forms = self.tool.audience(&audience.audience).map_or(&[][..], |forms| &forms.forms);
        let found = forms.iter().find_map(|(_, form)| Some(&form.questions[form.index(question)?]));
        found.map_or_else(|| crate::measure::clean(question), |question| self.text(&question.label))
    }
}
