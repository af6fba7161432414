//! The management's declaration, who answered, and what people wrote.

use super::{Caveats, Writer, kept_sign, row, total};
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
        for audience in self.results.audiences.iter().filter(|audience| audience.role.is_sampled()) {
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
        let kept = kept_sign(&question.portrait);
        let mut boxes = |n: u32, shares: &[Share]| {
            rows.push(total(label.clone(), vec![format!("{}{kept}", say!(phrases, "report-n", n = self.count(n)))]));
            for share in shares {
                let name = self.box_label(audience, &question.name, &share.name);
                rows.push(row(name, vec![self.part(share.count, n)]));
            }
        };
        match portrait {
            Portrait::One { n, shares } | Portrait::Several { n, shares } => boxes(*n, shares),
            Portrait::Number { n, mean, .. } => {
                let text = say!(phrases, "report-number", mean = self.number(*mean), n = self.count(*n));
                rows.push(total(label, vec![format!("{text}{kept}")]));
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
        for audience in &self.results.audiences {
            if audience.comments.value().is_none_or(|comments| !comments.told.is_empty()) {
                caveats.see(&audience.comments);
            }
        }
        let themes = self.tool.themes.iter().map(|theme| Some(theme.code.as_str())).chain([None]);
        for theme in themes {
            self.comments_of(theme, &mut section);
        }
        let told = |audience: &AudienceResults| audience.comments.value().is_some_and(|some| !some.told.is_empty());
        if !self.results.audiences.iter().any(told) {
            section.blocks.push(Block::Paragraph(say!(phrases, "report-comments-none")));
        }
        let left: Vec<String> = self.results.audiences.iter().filter_map(|one| self.comments_left(one)).collect();
        if !left.is_empty() {
            section.blocks.push(Block::List(left));
        }
        section.blocks.extend(caveats.notes(self));
        section
    }

    /// What was written about a theme, by audience and question; without one, to the questions of none.
    fn comments_of(&self, theme: Option<&str>, section: &mut Section) {
        for audience in &self.results.audiences {
            let Some(comments) = audience.comments.value() else { continue };
            let own: Vec<&Comment> =
                comments.told.iter().filter(|comment| self.theme_of_comment(comment) == theme).collect();
            let mut questions: Vec<&str> = own.iter().map(|comment| comment.question.as_str()).collect();
            questions.sort_by_key(|question| (self.question_place(audience, question), *question));
            questions.dedup();
            let who = format!("{}{}", self.audience(&audience.audience), kept_sign(&audience.comments));
            for (place, question) in questions.into_iter().enumerate() {
                let label = self.question_label(audience, question);
                match theme {
                    Some(theme) if place == 0 => {
                        section.blocks.push(Block::Heading(format!("{} – {who}", self.theme(theme))));
                        section.blocks.push(Block::Paragraph(label));
                    }
                    Some(_) => section.blocks.push(Block::Paragraph(label)),
                    None => section.blocks.push(Block::Heading(format!("{who} – {label}"))),
                }
                let quotes = own.iter().filter(|comment| comment.question == question);
                section.blocks.push(Block::Quotes(quotes.map(|comment| comment.text.clone()).collect()));
            }
        }
    }

    /// The theme of a comment's question, where it has one that the tool knows.
    pub(super) fn theme_of_comment<'c>(&self, comment: &'c Comment) -> Option<&'c str> {
        let code = comment.theme.as_deref()?;
        self.tool.themes.iter().any(|theme| theme.code == code).then_some(code)
    }

    /// How many comments of an audience are not told, and why; nothing when all are.
    fn comments_left(&self, audience: &AudienceResults) -> Option<String> {
        let phrases = self.phrases;
        let comments = audience.comments.value()?;
        let mut left = Vec::new();
        if comments.unread > 0 {
            left.push(say!(phrases, "report-comments-unread", count = comments.unread));
        }
        if comments.set_aside > 0 {
            left.push(say!(phrases, "report-comments-aside", count = comments.set_aside));
        }
        let audience = self.audience(&audience.audience);
        (!left.is_empty()).then(|| say!(phrases, "report-comments-left", audience = audience, left = left.join(", ")))
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
