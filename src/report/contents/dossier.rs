//! The report of a dossier: what the windows say of the same practices, side by side, and the journeys row by row. Counts and words;
//! no score, no share, no interval.

use super::{Certainty, Material, Writer, row, total};
use crate::language::{Phrases, date_long};
use crate::measure::{Accord, Answers, Criterion, Dossier, Journey, LogRow, Told, WindowSheets, clean};
use crate::questionnaire::{Localised, Part, Window};
use crate::report::document::{Block, Document, NoteKind, Row, Section};
use crate::say;

/// The report of a dossier. It is provisional as long as the campaign is open.
pub fn dossier(material: Material, dossier: &Dossier, phrases: &Phrases) -> Document {
    let writer = Teller { writer: Writer::new(material, phrases), dossier, phrases };
    let mut sections = vec![writer.windows()];
    sections.extend(writer.disagreements());
    sections.extend(writer.themes());
    sections.extend(writer.steps());
    sections.extend(writer.journeys());
    sections.extend(writer.words());
    sections.push(writer.plan());
    sections.push(writer.quality());
    sections.push(writer.method());
    let mut document = writer.document(sections);
    document.data = writer.writer.dossier_data(dossier);
    document
}

/// The action plan of a dossier on a sheet of its own.
pub fn dossier_plan(material: Material, dossier: &Dossier, phrases: &Phrases) -> Document {
    let writer = Teller { writer: Writer::new(material, phrases), dossier, phrases };
    let mut document = writer.document(vec![writer.plan()]);
    let kind = say!(phrases, "report-plan");
    document.title = format!("{kind} – {}", document.title);
    document.cover.kind = kind;
    document
}

struct Teller<'a> {
    writer: Writer<'a>,
    dossier: &'a Dossier,
    phrases: &'a Phrases,
}

impl Teller<'_> {
    fn document(&self, sections: Vec<Section>) -> Document {
        let phrases = self.phrases;
        let mut document = self.writer.document(sections);
        document.cover.kind = say!(phrases, "dossier-kind");
        document.cover.facts.push((say!(phrases, "dossier-fact-for"), say!(phrases, "dossier-fact-internal")));
        document
    }

    fn name(&self, window: &WindowSheets) -> String {
        self.writer.audience(&window.audience)
    }

    /// What a window is, in a word.
    fn kind(&self, window: Window) -> String {
        match window {
            Window::SelfAssessment => say!(self.phrases, "dossier-window-self"),
            Window::Tracer => say!(self.phrases, "dossier-window-tracer"),
            Window::Observation => say!(self.phrases, "dossier-window-observation"),
        }
    }

    fn windows(&self) -> Section {
        let phrases = self.phrases;
        let mut section = self.writer.section("windows", say!(phrases, "dossier-windows"));
        let count = i64::try_from(self.dossier.windows.len()).unwrap_or(i64::MAX);
        section.blocks.push(Block::Paragraph(say!(phrases, "dossier-windows-intro", count = count)));
        let services: Vec<&str> = self.writer.campaign.services.iter().map(|service| service.code.as_str()).collect();
        let rows = self.dossier.windows.iter().map(|window| {
            let mut cells = vec![self.kind(window.window)];
            cells.extend(services.iter().map(|service| {
                let sheets = window.services.iter().find(|(code, _)| code == service).map_or(0, |(_, sheets)| *sheets);
                if sheets == 0 { "–".to_owned() } else { self.writer.count(sheets) }
            }));
            cells.push(self.writer.count(window.sheets()));
            row(self.name(window), cells)
        });
        let mut columns = vec![say!(phrases, "dossier-column-window"), say!(phrases, "dossier-column-kind")];
        columns.extend(services.iter().map(|service| self.writer.service(service)));
        columns.push(say!(phrases, "dossier-column-sheets"));
        let rows = rows.collect();
        section.blocks.push(self.writer.words(say!(phrases, "dossier-windows-table"), columns, rows));
        let missing: Vec<String> = self.dossier.missing().map(|window| self.name(window)).collect();
        if !missing.is_empty() {
            let text = say!(phrases, "dossier-windows-missing", count = missing.len(), windows = missing.join(", "));
            section.blocks.push(Block::Note(NoteKind::Caution, text));
        }
        let mut left = Vec::new();
        for window in &self.dossier.windows {
            let name = self.name(window);
            if window.unfinished > 0 {
                left.push(say!(phrases, "dossier-left-unfinished", window = name.clone(), count = window.unfinished));
            }
            if window.sealed > 0 {
                left.push(say!(phrases, "dossier-left-sealed", window = name.clone(), count = window.sealed));
            }
            if window.unread > 0 {
                left.push(say!(phrases, "dossier-left-unread", window = name.clone(), count = window.unread));
            }
            if window.set_aside > 0 {
                left.push(say!(phrases, "dossier-left-aside", window = name, count = window.set_aside));
            }
        }
        if !left.is_empty() {
            section.blocks.push(Block::List(left));
        }
        section.blocks.push(Block::Note(NoteKind::Anonymity, say!(phrases, "dossier-internal")));
        section
    }

    /// "3 oui, 1 non, 1 sans objet".
    fn counts(&self, answers: &Answers) -> String {
        let boxes = answers.boxes.iter().filter(|(_, count)| *count > 0);
        let mut said: Vec<String> = boxes
            .map(|(label, count)| format!("{}\u{a0}{}", self.writer.count(*count), self.writer.text(label)))
            .collect();
        if answers.unsaid > 0 {
            said.push(say!(self.phrases, "dossier-unsaid", count = answers.unsaid));
        }
        if said.is_empty() { "–".to_owned() } else { said.join(", ") }
    }

    fn cells(&self, criterion: &Criterion) -> Vec<String> {
        criterion
            .views
            .iter()
            .map(|view| view.as_ref().map_or_else(String::new, |view| self.counts(&view.answers)))
            .collect()
    }

    fn criterion_columns(&self) -> Vec<String> {
        let mut columns = vec![say!(self.phrases, "dossier-column-criterion")];
        columns.extend(self.dossier.windows.iter().map(|window| self.name(window)));
        columns
    }

    /// The criteria on which the windows do not find the same, the opposed first.
    fn disagreements(&self) -> Option<Section> {
        let phrases = self.phrases;
        let seen = self.dossier.windows.iter().filter(|window| window.sheets() > 0).count();
        if seen < 2 {
            return None;
        }
        let mut section = self.writer.section("disagreements", say!(phrases, "dossier-disagreements"));
        section.blocks.push(Block::Paragraph(say!(phrases, "dossier-disagreements-intro")));
        let found = self.dossier.disagreements();
        if found.is_empty() {
            section.blocks.push(Block::Paragraph(say!(phrases, "dossier-disagreements-none")));
            return Some(section);
        }
        let width = self.dossier.windows.len();
        let mut rows = Vec::new();
        for (accord, title) in
            [(Accord::Opposed, say!(phrases, "dossier-opposed")), (Accord::Apart, say!(phrases, "dossier-apart"))]
        {
            let here: Vec<_> = found.iter().filter(|criterion| criterion.accord() == accord).collect();
            if !here.is_empty() {
                rows.push(total(title, vec![String::new(); width]));
            }
            for criterion in here {
                rows.push(self.line(criterion));
                rows.extend(self.lines_of_services(criterion));
            }
        }
        let caption = say!(phrases, "dossier-disagreements-table");
        section.blocks.push(self.writer.words(caption, self.criterion_columns(), rows));
        Some(section)
    }

    /// The services in which windows do not find the same, where more than one service says something.
    fn lines_of_services(&self, criterion: &Criterion) -> Vec<Row> {
        let services = criterion.services();
        if services.len() < 2 {
            return Vec::new();
        }
        let order = self.writer.campaign.services.iter().map(|service| service.code.as_str());
        let apart = order.filter(|service| criterion.accord_in(service) < Accord::Same);
        let cells = |service: &str| {
            let views = criterion.in_service(service);
            views.map(|answers| answers.map_or_else(|| "–".to_owned(), |answers| self.counts(answers))).collect()
        };
        apart.map(|service| row(format!("• {}", self.writer.service(service)), cells(service))).collect()
    }

    fn line(&self, criterion: &Criterion) -> Row {
        row(self.writer.text(&criterion.label), self.cells(criterion))
    }

    /// Theme by theme: what each window says, what was written beside it, what was seen on the way.
    fn themes(&self) -> Vec<Section> {
        let phrases = self.phrases;
        let mut sections = Vec::new();
        for theme in &self.writer.tool.themes {
            let mut own: Vec<&Criterion> =
                self.dossier.criteria.iter().filter(|criterion| criterion.theme == theme.code).collect();
            let is_answered =
                |criterion: &&Criterion| criterion.views.iter().flatten().any(|view| view.answers.is_answered());
            own.retain(is_answered);
            let observed = self.observed(&theme.code);
            if own.is_empty() && observed.is_empty() {
                continue;
            }
            let title = say!(phrases, "dossier-theme", theme = self.writer.text(&theme.label));
            let mut section = self.writer.section(&format!("theme-{}", theme.code), title);
            if !own.is_empty() {
                section.blocks.push(self.theme_table(&own));
            }
            for criterion in &own {
                let said = self.said(criterion);
                if !said.is_empty() {
                    section.blocks.push(Block::Heading(self.writer.text(&criterion.label)));
                    section.blocks.push(Block::List(said));
                }
            }
            if !observed.is_empty() {
                section.blocks.push(Block::Heading(say!(phrases, "dossier-observed")));
                section.blocks.push(Block::List(observed));
            }
            sections.push(section);
        }
        sections
    }

    /// The criteria of a theme, those on which windows do not find the same first.
    fn theme_table(&self, own: &[&Criterion]) -> Block {
        let phrases = self.phrases;
        let mut own = own.to_vec();
        own.sort_by_key(|criterion| criterion.accord().min(Accord::Same));
        let apart = own.iter().filter(|criterion| criterion.accord() < Accord::Same).count();
        let mut rows: Vec<Row> = own.iter().map(|criterion| self.line(criterion)).collect();
        if apart > 0 {
            let width = self.dossier.windows.len();
            if apart < rows.len() {
                rows.insert(apart, total(say!(phrases, "dossier-the-others"), vec![String::new(); width]));
            }
            rows.insert(0, total(say!(phrases, "dossier-the-apart"), vec![String::new(); width]));
        }
        self.writer.words(say!(phrases, "dossier-theme-table"), self.criterion_columns(), rows)
    }

    /// What was written beside a criterion, window by window.
    fn said(&self, criterion: &Criterion) -> Vec<String> {
        let mut said = Vec::new();
        for (window, view) in self.dossier.windows.iter().zip(&criterion.views) {
            for (part, text) in view.iter().flat_map(|view| &view.texts) {
                let part = match part {
                    Part::Justification => say!(self.phrases, "dossier-part-justification"),
                    Part::Evidence => say!(self.phrases, "dossier-part-evidence"),
                    _ => say!(self.phrases, "dossier-part-comment"),
                };
                let window = self.name(window);
                said.push(say!(self.phrases, "dossier-said", window = window, part = part, text = text.clone()));
            }
        }
        said
    }

    /// The rows of the journeys that speak of a theme.
    fn observed(&self, theme: &str) -> Vec<String> {
        let mut observed = Vec::new();
        for (place, journey) in self.dossier.journeys.iter().enumerate() {
            for row in journey.rows.iter().filter(|row| row.theme.as_deref() == Some(theme)) {
                let said: Vec<String> =
                    [&row.seen, &row.felt].into_iter().flatten().filter_map(|told| self.shown(told)).collect();
                if said.is_empty() {
                    continue;
                }
                let place = say!(self.phrases, "dossier-journey-number", number = (place + 1).to_string());
                let when = [Some(place), Some(self.clock(row)), self.whereabouts(row)].into_iter().flatten();
                let when = when.collect::<Vec<_>>().join(", ");
                observed.push(say!(self.phrases, "dossier-seen", when = when, text = said.join(" – ")));
            }
        }
        observed
    }

    /// A text that may be told, and nothing else.
    fn shown(&self, told: &Told) -> Option<String> {
        match told {
            Told::Text(text) => Some(clean(text)),
            Told::Coded(label) => Some(self.writer.text(label)),
            Told::Unread | Told::SetAside => None,
        }
    }

    /// The same, or a word on why it is not told.
    fn told(&self, told: Option<&Told>) -> Option<String> {
        match told? {
            Told::Unread => Some(say!(self.phrases, "dossier-unread")),
            Told::SetAside => Some(say!(self.phrases, "dossier-aside")),
            told => self.shown(told),
        }
    }

    fn clock(&self, row: &LogRow) -> String {
        let Some(time) = row.time else { return say!(self.phrases, "dossier-time-unread") };
        let time = format!("{:02}:{:02}", time.hour(), time.minute());
        match (row.is_before, row.days) {
            (true, _) => say!(self.phrases, "dossier-time-before", time = time),
            (false, 0) => time,
            (false, days) => say!(self.phrases, "dossier-time-after", time = time, days = days),
        }
    }

    /// Step and place of a row.
    fn whereabouts(&self, row: &LogRow) -> Option<String> {
        let step = row.step.as_ref().map(|step| self.writer.text(step));
        let place = self.told(row.place.as_ref());
        let both: Vec<String> = step.into_iter().chain(place).collect();
        (!both.is_empty()).then(|| both.join(", "))
    }

    /// What the tracers found, step by step of the stay.
    fn steps(&self) -> Option<Section> {
        let phrases = self.phrases;
        let mut section = self.writer.section("steps", say!(phrases, "dossier-steps"));
        for (place, window) in self.dossier.windows.iter().enumerate() {
            if window.window != Window::Tracer || window.sheets() == 0 {
                continue;
            }
            let Some(forms) = self.writer.tool.audience(&window.audience) else { continue };
            let mut rows = Vec::new();
            for (_, form) in forms.forms.iter().take(1) {
                for page in &form.pages {
                    let asked = self.dossier.criteria.iter().filter_map(|criterion| {
                        let view = criterion.views[place].as_ref().filter(|view| view.step == page.title)?;
                        let index = form.index(&criterion.name)?;
                        Some((index, criterion, view))
                    });
                    let mut asked: Vec<_> = asked.filter(|(_, _, view)| view.answers.is_answered()).collect();
                    asked.sort_by_key(|(index, ..)| *index);
                    if asked.is_empty() {
                        continue;
                    }
                    rows.push(total(self.writer.text(&page.title), vec![String::new(); 2]));
                    rows.extend(asked.into_iter().map(|(index, criterion, view)| {
                        let label = self.writer.text(&form.questions[index].label);
                        row(label, vec![self.writer.theme(&criterion.theme), self.counts(&view.answers)])
                    }));
                }
            }
            let columns = vec![
                say!(phrases, "dossier-column-step"),
                say!(phrases, "report-column-theme"),
                say!(phrases, "dossier-column-found"),
            ];
            section.blocks.push(self.writer.words(self.name(window), columns, rows));
        }
        (!section.blocks.is_empty()).then_some(section)
    }

    fn journeys(&self) -> Option<Section> {
        let phrases = self.phrases;
        if self.dossier.journeys.is_empty() {
            return None;
        }
        let mut section = self.writer.section("journeys", say!(phrases, "dossier-journeys"));
        section.blocks.push(Block::Paragraph(say!(phrases, "dossier-journeys-intro")));
        for (place, journey) in self.dossier.journeys.iter().enumerate() {
            self.journey(place + 1, journey, &mut section.blocks);
        }
        Some(section)
    }

    fn journey(&self, number: usize, journey: &Journey, blocks: &mut Vec<Block>) {
        let phrases = self.phrases;
        let day = date_long(self.writer.language(), journey.day);
        let name = say!(phrases, "dossier-journey-number", number = number.to_string());
        let title = format!("{name} – {}, {day}", self.writer.service(&journey.service));
        blocks.push(Block::Heading(title));
        let fact = |(question, answer): &(Localised, Localised)| {
            let (question, answer) = (self.writer.text(question), self.writer.text(answer));
            say!(phrases, "dossier-fact", question = question, answer = answer)
        };
        let facts: Vec<String> = journey.facts.iter().map(fact).collect();
        if !facts.is_empty() {
            blocks.push(Block::List(facts));
        }
        if journey.rows.is_empty() {
            blocks.push(Block::Paragraph(say!(phrases, "dossier-journey-empty")));
            return;
        }
        let minutes =
            |minutes: Option<u32>| minutes.map_or_else(|| "–".to_owned(), |minutes| self.writer.count(minutes));
        let rows = journey.rows.iter().map(|line| {
            let felt = self.told(line.felt.as_ref());
            let quote = self.told(line.quote.as_ref()).map(|quote| match line.quote {
                Some(Told::Text(_)) => say!(phrases, "dossier-quoted", quote = quote),
                _ => quote,
            });
            let felt = felt.into_iter().chain(quote).collect::<Vec<_>>().join(" – ");
            let cells = vec![
                self.whereabouts(line).unwrap_or_default(),
                self.told(line.seen.as_ref()).unwrap_or_default(),
                felt,
                minutes(line.minutes),
            ];
            row(self.clock(line), cells)
        });
        let columns = vec![
            say!(phrases, "dossier-column-time"),
            say!(phrases, "dossier-column-where"),
            say!(phrases, "dossier-column-seen"),
            say!(phrases, "dossier-column-felt"),
            say!(phrases, "dossier-column-minutes"),
        ];
        let rows = rows.collect();
        blocks.push(self.writer.words(say!(phrases, "dossier-journey-table", name = name), columns, rows));
        let (known, unknown) = journey.length();
        blocks.push(Block::Paragraph(say!(
            phrases,
            "dossier-journey-length",
            rows = journey.rows.len(),
            minutes = self.writer.count(known),
            unknown = unknown
        )));
        let steps = journey.steps();
        if steps.len() > 1 {
            let rows = steps.into_iter().map(|(step, rows, known)| {
                row(self.writer.text(step), vec![self.writer.count(rows as u64), minutes(known)])
            });
            let columns = vec![
                say!(phrases, "dossier-column-step"),
                say!(phrases, "dossier-column-rows"),
                say!(phrases, "dossier-column-minutes"),
            ];
            let rows = rows.collect();
            blocks.push(self.writer.words(say!(phrases, "dossier-steps-table"), columns, rows));
        }
    }

    /// What people said and what was written freely, by theme.
    fn words(&self) -> Option<Section> {
        let phrases = self.phrases;
        let mut section = self.writer.section("words", say!(phrases, "dossier-words"));
        let rows = || self.dossier.journeys.iter().flat_map(|journey| &journey.rows);
        let themes = self.writer.tool.themes.iter().map(|theme| Some(theme.code.as_str())).chain([None]);
        for theme in themes {
            let here = rows().filter(|row| row.theme.as_deref() == theme);
            let quotes: Vec<String> =
                here.filter_map(|row| row.quote.as_ref()).filter_map(|told| self.shown(told)).collect();
            if !quotes.is_empty() {
                let title =
                    theme.map_or_else(|| say!(phrases, "dossier-words-other"), |theme| self.writer.theme(theme));
                section.blocks.extend([Block::Heading(title), Block::Quotes(quotes)]);
            }
        }
        for window in &self.dossier.windows {
            let own = || self.dossier.remarks.iter().filter(|remark| remark.audience == window.audience);
            let mut labels: Vec<&Localised> = Vec::new();
            for remark in own() {
                if !labels.contains(&&remark.label) {
                    labels.push(&remark.label);
                }
            }
            for label in labels {
                let title = format!("{} – {}", self.name(window), self.writer.text(label));
                let texts = own().filter(|remark| remark.label == *label).map(|remark| clean(&remark.text)).collect();
                section.blocks.extend([Block::Heading(title), Block::Quotes(texts)]);
            }
        }
        if section.blocks.is_empty() {
            return None;
        }
        section.blocks.insert(0, Block::Paragraph(say!(phrases, "dossier-words-intro")));
        Some(section)
    }

    /// What is done about it; as long as nothing is planned, where windows do not find the same and what is not there, with room to
    /// write.
    fn plan(&self) -> Section {
        let phrases = self.phrases;
        if !self.writer.campaign.actions.is_empty() {
            return self.writer.plan();
        }
        let mut section = self.writer.section("plan", say!(phrases, "report-plan"));
        let blank = |criterion: &Criterion| row(self.writer.text(&criterion.label), vec![String::new(); 5]);
        let first: Vec<Row> = self.dossier.first().into_iter().map(blank).collect();
        let looked = self.dossier.windows.iter().any(|window| window.sheets() > 0);
        let open = match (first.is_empty(), looked) {
            (true, false) => say!(phrases, "dossier-plan-unseen"),
            (true, true) => say!(phrases, "dossier-plan-none"),
            (false, _) => say!(phrases, "dossier-plan-open"),
        };
        section.blocks.push(Block::Paragraph(open));
        if !first.is_empty() {
            let columns = super::plan_columns(phrases).to_vec();
            section.blocks.push(self.writer.table(say!(phrases, "report-plan-table"), columns, first));
        }
        section.blocks.extend(self.writer.effects(&self.writer.followed()));
        section
    }

    fn quality(&self) -> Section {
        let phrases = self.phrases;
        let mut section = self.writer.section("quality", say!(phrases, "report-quality"));
        let certainty = Certainty { sealed: Vec::new(), ..self.writer.certainty.clone() };
        let writer = Writer { certainty: &certainty, ..self.writer };
        section.blocks.extend(writer.certainty_blocks());
        section
    }

    fn method(&self) -> Section {
        let phrases = self.phrases;
        let mut section = self.writer.section("method", say!(phrases, "report-method"));
        let from = self.writer.whole(self.writer.tool.scoring.favourable_from);
        let to = self.writer.whole(100.0 - self.writer.tool.scoring.favourable_from);
        section.blocks.push(Block::List(vec![
            say!(phrases, "dossier-method-counts"),
            say!(phrases, "dossier-method-found", from = from, to = to),
            say!(phrases, "dossier-method-accord"),
            say!(phrases, "dossier-method-time"),
            say!(phrases, "dossier-method-words"),
        ]));
        let told = postcard::to_stdvec(self.dossier).expect("a dossier always serialises");
        section.blocks.extend(self.writer.origin(&told));
        section
    }
}
