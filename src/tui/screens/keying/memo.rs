//! What stays as it is from key to key: kept between pictures, made anew when what it was made of has changed.

use super::log;
use super::sheet::{self, Measures, Row};
use crate::entry::Entry;
use crate::keymap::{Command, Context, HelpLine, Key, KeyCode, Resolved, hints};
use crate::language::Language;
use crate::questionnaire::{Line, Questionnaire};
use crate::tui::desk::Desk;
use crate::tui::look::GlyphSet;
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

/// The page as it was last laid out, and the hints as they were last said.
#[derive(Default)]
pub(super) struct Memo {
    page: RefCell<Option<(Page, Views)>>,
    hints: RefCell<Option<(Hinted, Arc<Vec<HelpLine>>)>>,
    said: RefCell<(Language, Sentences)>,
}

/// Sentences by message and by the two numbers in them.
type Sentences = HashMap<(&'static str, u64, u64), Arc<str>>;

/// Most sentences kept; past that they are all said anew.
const SAID_MAX: usize = 512;

/// The views of a page.
pub(super) type Views = Arc<Vec<Vec<Row>>>;

/// What the views of a page are made of. The form is held, so that no other can stand in its place.
struct Page {
    form: Arc<Questionnaire>,
    page: usize,
    measures: Measures,
    language: Language,
    glyph_set: GlyphSet,
    /// The texts that take up answers, and the rows of logs, as they read now.
    piped: Vec<String>,
}

/// What hints are made of.
struct Hinted {
    /// A keymap is known by its name: while the station runs, a name stands for one file.
    keymap: String,
    repaired: bool,
    context: Context,
    language: Language,
}

impl Memo {
    /// A sentence that the same two numbers make the same; `make` says it the first time.
    pub fn said(
        &self,
        language: Language,
        id: &'static str,
        numbers: (u64, u64),
        make: impl FnOnce() -> String,
    ) -> Arc<str> {
        let mut kept = self.said.borrow_mut();
        if kept.0 != language || kept.1.len() > SAID_MAX {
            *kept = (language, HashMap::new());
        }
        Arc::clone(kept.1.entry((id, numbers.0, numbers.1)).or_insert_with(|| make().into()))
    }

    /// The views of the page the cursor is on.
    pub fn views(&self, entry: &Entry, desk: &Desk, measures: Measures) -> Views {
        let (page, language, glyph_set) = (entry.page(), desk.phrases.language(), desk.look.glyph_set);
        let mut piped = piped(entry, language);
        piped.extend(logged(entry, desk));
        let mut kept = self.page.borrow_mut();
        if let Some((of, views)) = &*kept
            && Arc::ptr_eq(&of.form, entry.form())
            && (of.page, of.measures, of.language, of.glyph_set) == (page, measures, language, glyph_set)
            && of.piped == piped
        {
            return Arc::clone(views);
        }
        let views = Arc::new(sheet::views(entry, &desk.look, &desk.phrases, measures));
        let form = Arc::clone(entry.form());
        *kept = Some((Page { form, page, measures, language, glyph_set, piped }, Arc::clone(&views)));
        views
    }

    /// The hints of a context.
    pub fn hints(&self, context: Context, desk: &Desk) -> Arc<Vec<HelpLine>> {
        let language = desk.phrases.language();
        let mut kept = self.hints.borrow_mut();
        if let Some((of, lines)) = &*kept
            && (of.context, of.language) == (context, language)
            && (of.keymap.as_str(), of.repaired) == (desk.keymap.name(), repaired(desk))
        {
            return Arc::clone(lines);
        }
        let lines = Arc::new(hints(&desk.keymap, context, &desk.phrases));
        *kept = Some((
            Hinted { keymap: desk.keymap.name().to_owned(), repaired: repaired(desk), context, language },
            Arc::clone(&lines),
        ));
        lines
    }
}

/// The texts of the page that take up answers, as they read now; most pages have none.
fn piped(entry: &Entry, language: Language) -> Vec<String> {
    let form = entry.form();
    let lines = form.pages.get(entry.page()).map_or(&[][..], |page| page.lines.as_slice());
    let texts = lines.iter().map(|line| match line {
        Line::Heading(text) | Line::Note(text) => (None, text),
        Line::Question(index) => (Some(*index), &form.questions[*index].label),
    });
    let texts = texts.map(|(index, text)| (index, text.in_language(language.tag())));
    texts.filter(|(_, text)| text.contains("${")).map(|(index, text)| entry.piped(index, text).into_owned()).collect()
}

/// What the logs of the page say; most pages have none.
fn logged(entry: &Entry, desk: &Desk) -> Vec<String> {
    let form = entry.form();
    let lines = form.pages.get(entry.page()).map_or(&[][..], |page| page.lines.as_slice());
    let cells = lines.iter().filter_map(|line| match line {
        Line::Question(index) => Some(*index).filter(|index| form.open_row(*index).is_some()),
        Line::Heading(_) | Line::Note(_) => None,
    });
    let cells: Vec<_> = cells.collect();
    if cells.is_empty() { Vec::new() } else { log::told(entry, &cells, &desk.phrases) }
}

/// Whether the keypad is read as digits without NumLock, which is a keymap of its own.
pub(super) fn repaired(desk: &Desk) -> bool {
    let home = desk.keymap.resolve(Context::Coded, &Key::plain(KeyCode::Home));
    home == Resolved::Command(Command::Digit7) && desk.keymap.name() != "keypad"
}
