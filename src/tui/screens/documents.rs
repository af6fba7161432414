//! What an issued report is written as beside its page: made in the background, printed, copied to where it is needed.

use super::data::Data;
use super::home::indented;
use super::report::WayHome;
use super::{Deed, Scene, Stage, Told, Turn, step};
use crate::keymap::Command;
use crate::language::integer;
use crate::say;
use crate::station::{Issued, Product, products, sentences};
use crate::tui::desk::Desk;
use crate::tui::widgets::{Align, Cell, Column, Table, Width, paint, row, split, stepped, wrap};
use crate::tui::work::{Work, Worked};
use ratatui::Frame;
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Rows under the list: where the chosen one is, or what it means.
const ABOUT: u16 = 5;

/// How far a document is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum State {
    Waiting,
    InTheMaking,
    Made(Vec<PathBuf>),
    Failed(Vec<String>),
}

/// The documents of a report, as far as they are made: kept while the report is on the screen.
#[derive(Clone, Debug, Default)]
pub(in crate::tui) struct Made(Vec<(Product, State)>);

impl Made {
    /// Takes news of the work beside the screen.
    pub fn take(&mut self, worked: &Worked, desk: &Desk) {
        match worked {
            Worked::Put(product) => self.set(*product, State::Waiting),
            Worked::Begun(product) => self.set(*product, State::InTheMaking),
            Worked::Made(product, Ok(paths)) => self.set(*product, State::Made(paths.clone())),
            Worked::Made(product, Err(error)) => {
                self.set(*product, State::Failed(sentences::error(error, &desk.phrases)));
            }
            Worked::Printed(_) | Worked::Copied(_) | Worked::Counted(..) | Worked::PutBack(_) => {}
            Worked::DataBegun(..) | Worked::DataMade(..) | Worked::Kit(..) | Worked::Web(..) => {}
        }
    }

    fn of(&self, product: Product) -> Option<&State> {
        self.0.iter().find(|(known, _)| *known == product).map(|(_, state)| state)
    }

    fn set(&mut self, product: Product, state: State) {
        self.0.retain(|(known, _)| *known != product);
        self.0.push((product, state));
    }

    /// What may be begun: what is neither made nor about to be.
    fn is_free(&self, product: Product) -> bool {
        !matches!(self.of(product), Some(State::Waiting | State::InTheMaking | State::Made(_)))
    }

    fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.0.iter().flat_map(|(_, state)| match state {
            State::Made(paths) => paths.as_slice(),
            State::Waiting | State::InTheMaking | State::Failed(_) => &[],
        })
    }
}

/// A row of the screen.
#[derive(Clone, Debug, PartialEq)]
enum Line {
    /// The page, which is there already.
    Page,
    One(Product),
    All,
    /// The data, on a screen of their own: they are not handed out.
    Data,
    /// All that is written, into a folder that has a name.
    Copy(String, PathBuf),
}

/// The documents of a report.
pub(in crate::tui) struct Documents {
    issued: Arc<Issued>,
    made: Made,
    data: super::data::Made,
    selected: usize,
    lines: Vec<Line>,
    printer: Option<PathBuf>,
    way_home: Option<WayHome>,
}

impl Documents {
    /// Those of a report, as far as they are made.
    pub fn new(
        issued: Arc<Issued>,
        made: Made,
        data: super::data::Made,
        way_home: Option<WayHome>,
        desk: &Desk,
    ) -> Documents {
        let mut lines = vec![Line::Page];
        lines.extend(Product::of(issued.kind()).into_iter().map(Line::One));
        lines.push(Line::Data);
        lines.push(Line::All);
        lines.extend(desk.settings.destinations.iter().map(|(name, folder)| Line::Copy(name.clone(), folder.clone())));
        // The usual wish is the report to be printed.
        Documents { issued, made, data, selected: 1, lines, printer: products::printer(), way_home }
    }

    fn line(&self) -> &Line {
        &self.lines[self.selected.min(self.lines.len() - 1)]
    }

    /// Makes what is not made yet.
    fn make(&self, products: Vec<Product>, desk: &Desk) -> Turn {
        let free: Vec<Product> = products.into_iter().filter(|product| self.made.is_free(*product)).collect();
        if free.is_empty() {
            return Turn::Bell;
        }
        Turn::Work(Work::Make(Arc::clone(&self.issued), free, desk.phrases.language()))
    }

    /// The files of the chosen line.
    fn chosen(&self) -> Vec<PathBuf> {
        match self.line() {
            Line::Page => vec![self.issued.path.clone()],
            Line::One(product) => match self.made.of(*product) {
                Some(State::Made(paths)) => paths.clone(),
                _ => Vec::new(),
            },
            Line::All | Line::Data | Line::Copy(..) => Vec::new(),
        }
    }

    fn print(&self, desk: &Desk) -> Turn {
        let refuse = |sentence| Turn::Tell(Told::refusal(sentence));
        let Some(printer) = &self.printer else { return refuse(say!(desk.phrases, "documents-no-printer")) };
        match self.line() {
            Line::One(product) if product.is_printed() => match self.chosen().pop() {
                // Of a poster the last, on the paper that printers have.
                Some(path) => Turn::Work(Work::Print(printer.clone(), path)),
                None => refuse(say!(desk.phrases, "documents-make-first")),
            },
            _ => refuse(say!(desk.phrases, "documents-not-printed")),
        }
    }

    fn named(&self, line: &Line, desk: &Desk) -> String {
        match line {
            Line::Page => say!(desk.phrases, "documents-page"),
            Line::One(product) => product.title(&desk.phrases),
            Line::All => say!(desk.phrases, "documents-all"),
            Line::Data => say!(desk.phrases, "documents-data"),
            Line::Copy(name, _) => say!(desk.phrases, "documents-copy", name = name.clone()),
        }
    }

    /// How far a line is, in a word.
    fn state(&self, line: &Line, desk: &Desk) -> (String, Style) {
        let (phrases, styles) = (&desk.phrases, &desk.look.styles);
        match line {
            Line::Page => (say!(phrases, "documents-made"), styles.good),
            Line::One(product) => shown(self.made.of(*product), desk),
            Line::All | Line::Data | Line::Copy(..) => (String::new(), styles.faint),
        }
    }

    /// Where a file is; over SSH the command that brings it home.
    fn place(&self, path: &Path) -> String {
        self.way_home.as_ref().map_or_else(|| path.display().to_string(), |way| way.command(path))
    }

    /// Where the chosen line is, or what it means.
    fn about(&self, desk: &Desk) -> Vec<String> {
        let phrases = &desk.phrases;
        match self.line() {
            Line::One(product) => match self.made.of(*product) {
                Some(State::Failed(lines)) => lines.clone(),
                Some(State::Made(paths)) => paths.iter().map(|path| self.place(path)).collect(),
                Some(State::Waiting | State::InTheMaking) => Vec::new(),
                None => vec![product.about(phrases)],
            },
            Line::Page => vec![self.place(&self.issued.path)],
            Line::All => vec![say!(phrases, "documents-about-all")],
            Line::Data => vec![say!(phrases, "documents-data-about")],
            Line::Copy(_, folder) => {
                let count = 1 + self.made.paths().count();
                vec![say!(phrases, "documents-about-copy", count = count, path = folder.display().to_string())]
            }
        }
    }
}

impl Stage for Documents {
    fn trail(&self, desk: &Desk) -> Vec<String> {
        vec![self.issued.document.cover.campaign.clone(), say!(desk.phrases, "documents-title")]
    }

    fn right(&self, desk: &Desk) -> String {
        super::report::numbered(&self.issued, desk)
    }

    fn status(&self, desk: &Desk) -> String {
        let count = |wanted: fn(&State) -> bool| self.made.0.iter().filter(|(_, state)| wanted(state)).count() as i64;
        let open = count(|state| matches!(state, State::Waiting | State::InTheMaking));
        match open {
            0 => say!(desk.phrases, "documents-status"),
            _ => say!(desk.phrases, "documents-status-making", count = integer(desk.phrases.language(), open)),
        }
    }

    fn deeds(&self, desk: &Desk) -> Vec<Deed> {
        let phrases = &desk.phrases;
        let mut deeds =
            vec![Deed::own(Command::Open, say!(phrases, "documents-hint-make"), say!(phrases, "documents-about-make"))];
        if self.printer.is_some() {
            deeds.push(Deed::new(Command::Print, say!(phrases, "documents-hint-print")));
        }
        deeds.push(Deed::new(Command::Leave, say!(phrases, "hint-leave")));
        deeds.push(Deed::new(Command::Help, say!(phrases, "hint-help")));
        deeds
    }

    fn perform(&mut self, command: Command, body: Size, desk: &Desk) -> Turn {
        if let Some(step) = step(command) {
            let page = usize::from(body.height.saturating_sub(ABOUT));
            self.selected = stepped(self.selected, step, self.lines.len(), page);
            return Turn::Stay;
        }
        match (command, self.line().clone()) {
            (Command::Open, Line::One(product)) => self.make(vec![product], desk),
            (Command::Open, Line::Data) => {
                let (issued, way_home) = (Arc::clone(&self.issued), self.way_home.clone());
                Turn::Open(Scene::Data(Data::new(issued, self.data.clone(), way_home, desk)))
            }
            (Command::Open, Line::All) => self.make(Product::of(self.issued.kind()), desk),
            (Command::Open, Line::Copy(_, folder)) => {
                let page = std::iter::once(&self.issued.path);
                Turn::Work(Work::Copy(page.chain(self.made.paths()).cloned().collect(), folder))
            }
            (Command::Print, _) => self.print(desk),
            _ => Turn::Bell,
        }
    }

    fn worked(&mut self, worked: &Worked, desk: &Desk) -> Turn {
        self.made.take(worked, desk);
        self.data.take(worked, desk);
        let phrases = &desk.phrases;
        let told = match worked {
            Worked::Put(_) | Worked::Begun(_) | Worked::DataBegun(..) => return Turn::Stay,
            Worked::Counted(..) | Worked::PutBack(_) | Worked::Kit(..) | Worked::Web(..) => return Turn::Stay,
            Worked::DataMade(..) => return super::data::told(worked, desk),
            Worked::Made(product, Ok(_)) => {
                Told::good(say!(phrases, "documents-told-made", title = product.title(phrases)))
            }
            Worked::Made(_, Err(error)) | Worked::Printed(Err(error)) | Worked::Copied(Err(error)) => {
                Told::error(error, desk)
            }
            Worked::Printed(Ok(path)) => {
                Told::good(say!(phrases, "documents-printed", path = path.display().to_string()))
            }
            Worked::Copied(Ok((count, folder))) => {
                Told::good(say!(phrases, "documents-copied", count = *count, path = folder.display().to_string()))
            }
        };
        Turn::Tell(told)
    }

    fn draw(&self, area: Rect, frame: &mut Frame, desk: &Desk) {
        let line = |line: &Line| (self.named(line, desk), self.state(line, desk));
        let lines = self.lines.iter().map(line).collect();
        let list =
            FileList { lines, selected: self.selected, about: self.about(desk), state_columns: 12, about_rows: ABOUT };
        list.draw(area, frame, desk);
    }
}

/// How far a document is, in a word.
pub(super) fn shown(state: Option<&State>, desk: &Desk) -> (String, Style) {
    let (phrases, styles) = (&desk.phrases, &desk.look.styles);
    match state {
        None => (String::new(), styles.faint),
        Some(State::Waiting) => (say!(phrases, "documents-waiting"), styles.faint),
        Some(State::InTheMaking) => (say!(phrases, "documents-in-the-making"), styles.warning),
        Some(State::Made(_)) => (say!(phrases, "documents-made"), styles.good),
        Some(State::Failed(_)) => (say!(phrases, "documents-failed"), styles.refusal),
    }
}

/// Files to be written, how far each is, and below where the chosen one is or what it means.
pub(super) struct FileList {
    /// What each is called, and its state.
    pub lines: Vec<(String, (String, Style))>,
    pub selected: usize,
    pub about: Vec<String>,
    pub state_columns: u16,
    pub about_rows: u16,
}

impl FileList {
    pub fn draw(&self, area: Rect, frame: &mut Frame, desk: &Desk) {
        let look = &desk.look;
        let (_, list, below) = split(area, 1, self.about_rows);
        let columns = [
            Column { title: "", width: Width::Share(1), align: Align::Left },
            Column { title: "", width: Width::Fixed(self.state_columns), align: Align::Left },
        ];
        let make = |index: usize| {
            let (name, (state, style)) = &self.lines[index];
            vec![Cell::new(name.clone(), look.styles.answer), Cell::new(state.clone(), *style)]
        };
        let selected = Some(self.selected);
        let table = Table { look, columns: &columns, count: self.lines.len(), row: &make, selected, empty: "" };
        frame.render_widget(&table, list);
        frame.set_cursor_position(table.cursor_in(list).unwrap_or(list.as_position()));
        let inside = indented(below);
        let lines = self.about.iter().flat_map(|line| wrap(line, inside.width));
        for (place, line) in lines.take(usize::from(self.about_rows) - 1).enumerate() {
            paint(look, row(inside, 1 + place as u16), frame.buffer_mut(), &line, look.styles.faint);
        }
    }
}
