//! The data of a campaign: written in the background, copied to where they are needed. They are for the statistician of the
//! house, and stand apart from what is handed out.

use super::documents::FileList;
use super::report::WayHome;
use super::{Deed, Stage, Told, Turn, step};
use crate::export::{Encoding, Format, Options};
use crate::keymap::Command;
use crate::language::percent;
use crate::say;
use crate::station::{ExportRequest, Issued, Target, sentences};
use crate::tui::desk::Desk;
use crate::tui::widgets::stepped;
use crate::tui::work::{DataWork, Work, Worked};
use ratatui::Frame;
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;
use std::path::PathBuf;
use std::sync::Arc;

/// Rows under the list: where the files are, or what they mean.
const ABOUT: u16 = 6;

/// How far the data of a format are.
#[derive(Clone, Debug, PartialEq)]
enum State {
    InTheMaking(u8),
    Made(Vec<PathBuf>),
    Failed(Vec<String>),
}

/// The data of a report, as far as they are written: kept while the report is on the screen.
#[derive(Clone, Debug, Default)]
pub(in crate::tui) struct Made(Vec<(Format, State)>);

impl Made {
    /// Takes news of the work beside the screen.
    pub fn take(&mut self, worked: &Worked, desk: &Desk) {
        match worked {
            Worked::DataBegun(formats, percent) => self.set(formats, |_| State::InTheMaking(*percent)),
            Worked::DataMade(formats, Ok(exported)) => self.set(formats, |format| {
                let own = exported.files.iter().filter(|file| file.format == format);
                State::Made(own.map(|file| file.path.clone()).collect())
            }),
            Worked::DataMade(formats, Err(error)) => {
                self.set(formats, |_| State::Failed(sentences::error(error, &desk.phrases)));
            }
            Worked::Put(_) | Worked::Begun(_) | Worked::Made(..) => {}
            Worked::Printed(_) | Worked::Copied(_) | Worked::Counted(..) => {}
            Worked::PutBack(_) | Worked::Kit(..) | Worked::Web(..) => {}
        }
    }

    fn of(&self, format: Format) -> Option<&State> {
        self.0.iter().find(|(known, _)| *known == format).map(|(_, state)| state)
    }

    fn set(&mut self, formats: &[Format], state: impl Fn(Format) -> State) {
        self.0.retain(|(known, _)| !formats.contains(known));
        self.0.extend(formats.iter().map(|format| (*format, state(*format))));
    }

    /// Data are written one after the other: each counts with the journal as the one before left it.
    fn is_busy(&self) -> bool {
        self.0.iter().any(|(_, state)| matches!(state, State::InTheMaking(_)))
    }

    fn paths(&self) -> Vec<PathBuf> {
        let own = |state: &State| match state {
            State::Made(paths) => paths.clone(),
            State::InTheMaking(_) | State::Failed(_) => Vec::new(),
        };
        self.0.iter().flat_map(|(_, state)| own(state)).collect()
    }
}

/// What is told of data that were written, or could not be.
pub(super) fn told(worked: &Worked, desk: &Desk) -> Turn {
    let Worked::DataMade(formats, outcome) = worked else { return Turn::Stay };
    let phrases = &desk.phrases;
    Turn::Tell(match outcome {
        Err(error) => Told::error(error, desk),
        Ok(exported) => {
            let title = match formats.as_slice() {
                [one] => one.title(phrases),
                _ => say!(phrases, "data-all"),
            };
            match exported.remarks(phrases).join(" ") {
                nothing if nothing.is_empty() => Told::good(say!(phrases, "data-told", title = title)),
                remarks => Told::good(say!(phrases, "data-told-remarks", title = title, remarks = remarks)),
            }
        }
    })
}

/// A row of the screen.
#[derive(Clone, Debug, PartialEq)]
enum Line {
    One(Format),
    All,
    /// All that is written, into a folder that has a name.
    Copy(String, PathBuf),
}

/// The data of a report.
pub(in crate::tui) struct Data {
    issued: Arc<Issued>,
    made: Made,
    selected: usize,
    lines: Vec<Line>,
    way_home: Option<WayHome>,
}

impl Data {
    /// Those of a report, as far as they are written.
    pub fn new(issued: Arc<Issued>, made: Made, way_home: Option<WayHome>, desk: &Desk) -> Data {
        let mut lines: Vec<Line> = Format::ALL.into_iter().map(Line::One).collect();
        lines.push(Line::All);
        lines.extend(desk.settings.destinations.iter().map(|(name, folder)| Line::Copy(name.clone(), folder.clone())));
        Data { issued, made, selected: 0, lines, way_home }
    }

    fn line(&self) -> &Line {
        &self.lines[self.selected.min(self.lines.len() - 1)]
    }

    fn make(&self, formats: Vec<Format>, desk: &Desk) -> Turn {
        if self.made.is_busy() {
            return Turn::Bell;
        }
        let folder = self.issued.path.parent().unwrap_or(&self.issued.path).join("data");
        let (encoding, options) = (Encoding::Utf8, Options::default());
        Turn::Work(Work::Data(Box::new(DataWork {
            campaign: self.issued.campaign().as_str().to_owned(),
            target: Target::Folder(folder),
            request: ExportRequest { formats, audience: None, encoding, seed: None, options },
            language: desk.phrases.language(),
        })))
    }

    fn named(&self, line: &Line, desk: &Desk) -> String {
        match line {
            Line::One(format) => format.title(&desk.phrases),
            Line::All => say!(desk.phrases, "data-all"),
            Line::Copy(name, _) => say!(desk.phrases, "documents-copy", name = name.clone()),
        }
    }

    /// How far a line is, in a word.
    fn state(&self, line: &Line, desk: &Desk) -> (String, Style) {
        let (phrases, styles) = (&desk.phrases, &desk.look.styles);
        let Line::One(format) = line else { return (String::new(), styles.faint) };
        match self.made.of(*format) {
            None => (String::new(), styles.faint),
            Some(State::InTheMaking(share)) => {
                let share = percent(phrases.language(), f64::from(*share) / 100.0, 0);
                (say!(phrases, "data-percent", percent = share), styles.warning)
            }
            Some(State::Made(_)) => (say!(phrases, "documents-made"), styles.good),
            Some(State::Failed(_)) => (say!(phrases, "documents-failed"), styles.refusal),
        }
    }

    /// Where files are: over SSH the command that brings them home. There are as many as audiences: their folder is told once.
    fn places(&self, paths: &[PathBuf]) -> Vec<String> {
        let Some(folder) = paths.first().and_then(|path| path.parent()) else { return Vec::new() };
        let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let names: Vec<String> = paths.iter().map(name).collect();
        let mut places = match &self.way_home {
            Some(way) => way.commands(paths),
            None => vec![folder.display().to_string()],
        };
        places.push(names.join("  "));
        places
    }

    /// Where the chosen files are, or what they mean.
    fn about(&self, desk: &Desk) -> Vec<String> {
        let phrases = &desk.phrases;
        match self.line() {
            Line::One(format) => match self.made.of(*format) {
                Some(State::Failed(lines)) => lines.clone(),
                Some(State::Made(paths)) => self.places(paths),
                Some(State::InTheMaking(_)) => Vec::new(),
                None if format.holds_rows() => vec![say!(phrases, "data-about-rows")],
                None => vec![say!(phrases, "data-about-words")],
            },
            Line::All => vec![say!(phrases, "data-about-rows")],
            Line::Copy(_, folder) => {
                let count = self.made.paths().len();
                vec![say!(phrases, "data-about-copy", count = count, path = folder.display().to_string())]
            }
        }
    }
}

impl Stage for Data {
    fn trail(&self, desk: &Desk) -> Vec<String> {
        vec![self.issued.document.cover.campaign.clone(), say!(desk.phrases, "data-title")]
    }

    fn right(&self, desk: &Desk) -> String {
        super::report::numbered(&self.issued, desk)
    }

    fn status(&self, desk: &Desk) -> String {
        match self.made.is_busy() {
            true => say!(desk.phrases, "data-status-making"),
            false => say!(desk.phrases, "data-status"),
        }
    }

    fn deeds(&self, desk: &Desk) -> Vec<Deed> {
        let phrases = &desk.phrases;
        vec![
            Deed::own(Command::Open, say!(phrases, "documents-hint-make"), say!(phrases, "data-about-make")),
            Deed::new(Command::Leave, say!(phrases, "hint-leave")),
            Deed::new(Command::Help, say!(phrases, "hint-help")),
        ]
    }

    fn perform(&mut self, command: Command, body: Size, desk: &Desk) -> Turn {
        if let Some(step) = step(command) {
            let page = usize::from(body.height.saturating_sub(ABOUT));
            self.selected = stepped(self.selected, step, self.lines.len(), page);
            return Turn::Stay;
        }
        match (command, self.line().clone()) {
            (Command::Open, Line::One(format)) => self.make(vec![format], desk),
            (Command::Open, Line::All) => self.make(Format::ALL.to_vec(), desk),
            (Command::Open, Line::Copy(_, folder)) => match self.made.paths() {
                none if none.is_empty() => Turn::Bell,
                paths => Turn::Work(Work::Copy(paths, folder)),
            },
            _ => Turn::Bell,
        }
    }

    fn worked(&mut self, worked: &Worked, desk: &Desk) -> Turn {
        self.made.take(worked, desk);
        match worked {
            Worked::Copied(Err(error)) => Turn::Tell(Told::error(error, desk)),
            Worked::Copied(Ok((count, folder))) => {
                let path = folder.display().to_string();
                Turn::Tell(Told::good(say!(desk.phrases, "documents-copied", count = *count, path = path)))
            }
            _ => told(worked, desk),
        }
    }

    fn draw(&self, area: Rect, frame: &mut Frame, desk: &Desk) {
        let line = |line: &Line| (self.named(line, desk), self.state(line, desk));
        let lines = self.lines.iter().map(line).collect();
        let list =
            FileList { lines, selected: self.selected, about: self.about(desk), state_columns: 18, about_rows: ABOUT };
        list.draw(area, frame, desk);
    }
}
