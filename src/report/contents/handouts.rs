//! What is handed out beside the report, from the same numbers: nothing in it that the report does not show.

use super::{Material, Writer};
use crate::language::Phrases;
use crate::measure::{ItemResults, Named};
use crate::questionnaire::Role;
use crate::report::Chart;
use crate::report::document::{Block, Document, NoteKind, Section};
use crate::say;

/// A document to hand out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handout {
    /// For the wall: who answered, the themes, what is strong and what comes first.
    Poster,
    /// For residents, in short sentences and large print.
    EasyRead,
    /// For the council of residents and relatives (conseil de la vie sociale), which examines the results every year.
    Council,
    /// One page for professionals.
    Professionals,
    /// The action plan on a sheet of its own, to be written on.
    Plan,
}

impl Handout {
    /// All of them.
    pub const ALL: [Handout; 5] =
        [Handout::Poster, Handout::EasyRead, Handout::Council, Handout::Professionals, Handout::Plan];

    /// Its name in commands and file names.
    pub fn name(self) -> &'static str {
        match self {
            Handout::Poster => "poster",
            Handout::EasyRead => "easy-read",
            Handout::Council => "cvs",
            Handout::Professionals => "professionals",
            Handout::Plan => "plan",
        }
    }

    /// What it is called on its first line.
    fn title(self, phrases: &Phrases) -> String {
        match self {
            Handout::Poster => say!(phrases, "handout-poster"),
            Handout::EasyRead => say!(phrases, "handout-easy-read"),
            Handout::Council => say!(phrases, "handout-council"),
            Handout::Professionals => say!(phrases, "handout-professionals"),
            Handout::Plan => say!(phrases, "report-plan"),
        }
    }
}

/// A document to hand out.
pub fn handout(handout: Handout, material: Material, phrases: &Phrases) -> Document {
    let writer = Writer::new(material, phrases);
    let kind = handout.title(phrases);
    let sections = match handout {
        Handout::Poster => writer.poster(),
        Handout::EasyRead => writer.easy_read(),
        Handout::Council => writer.council(),
        Handout::Professionals => writer.for_professionals(),
        Handout::Plan => vec![writer.plan()],
    };
    let mut document = writer.document(sections);
    document.title = format!("{kind} – {}", document.title);
    document.cover.kind = kind;
    document
}

const STRONG: &str = "strong";
const FIRST: &str = "first";

impl Writer<'_> {
    fn poster(&self) -> Vec<Section> {
        let phrases = self.phrases;
        let mut sections = Vec::new();
        sections.extend(self.themes_drawn());
        sections.extend(self.strong_and_first(false));
        let mut end = self.section("thanks", say!(phrases, "handout-thanks"));
        end.blocks.push(Block::Paragraph(say!(phrases, "handout-thanks-text")));
        sections.push(end);
        sections
    }

    fn easy_read(&self) -> Vec<Section> {
        let phrases = self.phrases;
        let mut asked = self.section("asked", say!(phrases, "handout-easy-asked"));
        let mut said = vec![say!(phrases, "handout-easy-why")];
        for view in [Role::People, Role::Professionals].into_iter().filter_map(|role| self.first(role)) {
            let audience = self.audience(&view.audience);
            said.push(say!(phrases, "handout-easy-answered", audience = audience, count = i64::from(view.sheets)));
        }
        said.push(say!(phrases, "handout-easy-secret"));
        asked.blocks.push(Block::List(said));
        let mut sections = vec![asked];
        sections.extend(self.strong_and_first(true));
        if sections.len() == 1 {
            let mut few = self.section("few", say!(phrases, "handout-easy-few"));
            let min = self.results.thresholds.group_min;
            let sampled = self.results.audiences.iter().filter(|view| view.role.is_sampled());
            let text = match sampled.map(|view| view.sheets).max().unwrap_or(0) >= min {
                true => say!(phrases, "handout-easy-even-text"),
                false => say!(phrases, "handout-easy-few-text"),
            };
            few.blocks.push(Block::Paragraph(text));
            sections.push(few);
        }
        let mut next = self.section("next", say!(phrases, "handout-easy-next"));
        next.blocks.push(Block::List(vec![
            say!(phrases, "handout-easy-talk"),
            say!(phrases, "handout-easy-help"),
            say!(phrases, "handout-easy-thanks"),
        ]));
        sections.push(next);
        sections
    }

    fn council(&self) -> Vec<Section> {
        let mut sections = vec![self.brief(), self.participation(), self.overview()];
        sections.extend(self.standing());
        sections.extend(self.comparison());
        sections.extend(self.declaration());
        sections.push(self.comments());
        let mut certainty = self.section("certainty", say!(self.phrases, "handout-certainty"));
        certainty.blocks.extend(self.certainty_blocks().into_iter().filter(|block| !matches!(block, Block::Table(_))));
        sections.push(certainty);
        sections
    }

    fn for_professionals(&self) -> Vec<Section> {
        let mut sections = vec![self.brief()];
        sections.extend(self.themes_drawn());
        sections.extend(self.strong_and_first(false));
        sections
    }

    /// What is strong and what comes first, as lists of questions; nothing of what the rule names nothing of.
    fn strong_and_first(&self, easy: bool) -> Vec<Section> {
        let (phrases, standing) = (self.phrases, self.results.standing(&self.tool.scoring));
        let first = if easy { say!(phrases, "handout-easy-first") } else { say!(phrases, "handout-first") };
        let strong = self.labels(STRONG, say!(phrases, "handout-strong"), &standing.strengths, easy);
        strong.into_iter().chain(self.labels(FIRST, first, &standing.priorities, easy)).collect()
    }

    /// The themes on one scale, without their table.
    fn themes_drawn(&self) -> Option<Section> {
        let mut section = self.overview();
        let drawn = |block: &Block| match block {
            Block::Chart(Chart::Dots(dots)) => !dots.rows.is_empty(),
            Block::Note(NoteKind::Anonymity, _) => true,
            _ => false,
        };
        section.blocks.retain(drawn);
        section.blocks.iter().any(|block| matches!(block, Block::Chart(_))).then_some(section)
    }

    fn labels(&self, anchor: &str, title: String, named: &[Named], easy: bool) -> Option<Section> {
        let label = |named: &Named| {
            let label = if easy { self.easy_label(named.item) } else { self.text(&named.item.label) };
            self.turned(named.item, label, anchor == STRONG)
        };
        let mut section = self.section(anchor, title);
        section.blocks.push(Block::List(named.iter().map(label).collect()));
        (!named.is_empty()).then_some(section)
    }

    /// The item in the words of the easy-to-read form, when there is one.
    fn easy_label(&self, item: &ItemResults) -> String {
        let forms = self.results.witness().and_then(|view| self.tool.audience(&view.audience));
        let easy = forms.and_then(|forms| {
            let (_, form) = forms.forms.iter().find(|(variant, _)| variant.0 == "falc")?;
            Some(self.text(&form.questions[form.index(&item.name)?].label))
        });
        easy.unwrap_or_else(|| self.text(&item.label))
    }
}
