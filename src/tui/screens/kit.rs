//! The kit of a campaign: its documents, written beside the screen, printed, copied to where they are needed.

use super::documents::{FileList, State, shown};
use super::kit_form::KitForm;
use super::{Deed, Scene, Stage, Told, Turn, step};
use crate::campaign::{Campaign, KitDetails, KitField};
use crate::keymap::Command;
use crate::report::KitPiece;
use crate::say;
use crate::station::{self, KIT_FOLDER, Kit, products, sentences};
use crate::tui::desk::Desk;
use crate::tui::widgets::stepped;
use crate::tui::work::{KitStep, KitWork, Work, Worked};
use ratatui::Frame;
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;
use std::path::PathBuf;

/// Rows under the list: where the chosen one is, or what it means.
const ABOUT: u16 = 5;

/// The kit of a campaign.
pub(in crate::tui) struct KitScreen {
    campaign: String,
    kit: Option<Kit>,
    lines: Vec<Line>,
    selected: usize,
    /// How far each piece is.
    made: Vec<(KitPiece, State)>,
    printer: Option<PathBuf>,
}

/// A row of the screen.
#[derive(Clone, Debug, PartialEq)]
enum Line {
    /// What the house alone knows.
    Details,
    One(KitPiece),
    All,
    /// All that is written, into a folder that has a name.
    Copy(String, PathBuf),
}

impl KitScreen {
    /// That of a campaign by its identifier.
    pub fn new(campaign: String) -> KitScreen {
        let lines = vec![Line::Details];
        KitScreen { campaign, kit: None, lines, selected: 0, made: Vec::new(), printer: products::printer() }
    }

    fn line(&self) -> &Line {
        &self.lines[self.selected.min(self.lines.len() - 1)]
    }

    fn details(&self) -> KitDetails {
        self.kit.as_ref().map(|kit| kit.view().campaign.kit()).unwrap_or_default()
    }

    fn state(&self, piece: &KitPiece) -> Option<&State> {
        self.made.iter().find(|(known, _)| known == piece).map(|(_, state)| state)
    }

    fn set(&mut self, piece: &KitPiece, state: State) {
        self.made.retain(|(known, _)| known != piece);
        self.made.push((piece.clone(), state));
    }

    /// Writes what is not being written.
    fn make(&self, pieces: Vec<KitPiece>, desk: &Desk) -> Turn {
        let busy = |piece: &KitPiece| matches!(self.state(piece), Some(State::Waiting | State::InTheMaking));
        let pieces: Vec<KitPiece> = pieces.into_iter().filter(|piece| !busy(piece)).collect();
        if pieces.is_empty() {
            return Turn::Bell;
        }
        let (campaign, folder) = (self.campaign.clone(), desk.reports.join(&self.campaign).join(KIT_FOLDER));
        Turn::Work(Work::Kit(Box::new(KitWork { campaign, folder, pieces, language: desk.phrases.language() })))
    }

    fn written(&self) -> impl Iterator<Item = &PathBuf> {
        self.made.iter().flat_map(|(_, state)| match state {
            State::Made(paths) => paths.as_slice(),
            State::Waiting | State::InTheMaking | State::Failed(_) => &[],
        })
    }

    fn print(&self, desk: &Desk) -> Turn {
        let refuse = |sentence| Turn::Tell(Told::refusal(sentence));
        let Some(printer) = &self.printer else { return refuse(say!(desk.phrases, "documents-no-printer")) };
        let Line::One(piece) = self.line() else { return refuse(say!(desk.phrases, "documents-not-printed")) };
        match self.state(piece) {
            // Of several sizes the last, on the paper that printers have.
            Some(State::Made(paths)) => match paths.last() {
                Some(path) => Turn::Work(Work::Print(printer.clone(), path.clone())),
                None => Turn::Bell,
            },
            _ => refuse(say!(desk.phrases, "documents-make-first")),
        }
    }

    fn named(&self, line: &Line, desk: &Desk) -> String {
        match (line, &self.kit) {
            (Line::Details, _) => say!(desk.phrases, "kit-details"),
            (Line::One(piece), Some(kit)) => piece.title(&kit.view().tool, &desk.phrases),
            (Line::One(piece), None) => piece.name(),
            (Line::All, _) => say!(desk.phrases, "kit-all"),
            (Line::Copy(name, _), _) => say!(desk.phrases, "documents-copy", name = name.clone()),
        }
    }

    /// How far a line is, in a word.
    fn progress(&self, line: &Line, desk: &Desk) -> (String, Style) {
        match line {
            Line::One(piece) => shown(self.state(piece), desk),
            Line::Details | Line::All | Line::Copy(..) => (String::new(), desk.look.styles.faint),
        }
    }

    /// Where the chosen line is, or what it means.
    fn about(&self, desk: &Desk) -> Vec<String> {
        let phrases = &desk.phrases;
        match self.line() {
            Line::Details => {
                let details = self.details();
                let blank = KitField::ALL.into_iter().filter(|field| details.of(*field).is_empty()).count();
                vec![say!(phrases, "kit-details-about", blank = blank)]
            }
            Line::One(piece) => match self.state(piece) {
                Some(State::Failed(lines)) => lines.clone(),
                Some(State::Made(paths)) => paths.iter().map(|path| desk.place(path)).collect(),
                Some(State::Waiting | State::InTheMaking) => Vec::new(),
                None => vec![piece.about(phrases)],
            },
            Line::All => vec![say!(phrases, "kit-all-about")],
            Line::Copy(_, folder) => {
                let count = self.written().count();
                vec![say!(phrases, "documents-about-copy", count = count, path = folder.display().to_string())]
            }
        }
    }

    fn open_form(&self, desk: &Desk) -> Turn {
        match &self.kit {
            Some(kit) => Turn::Open(Scene::KitForm(Box::new(KitForm::new(kit.view(), desk)))),
            None => Turn::Bell,
        }
    }
}

/// What is printed of a campaign: where it changes, what was written is of before.
fn printed(campaign: &Campaign) -> (Campaign, KitDetails) {
    let but = Campaign { history: Vec::new(), actions: Vec::new(), ..campaign.clone() };
    (but, campaign.kit())
}

impl Stage for KitScreen {
    fn trail(&self, desk: &Desk) -> Vec<String> {
        let title = self.kit.as_ref().map_or(self.campaign.clone(), |kit| kit.view().campaign.title.clone());
        vec![title, say!(desk.phrases, "kit-screen")]
    }

    fn status(&self, desk: &Desk) -> String {
        let open = self.made.iter().filter(|(_, state)| matches!(state, State::Waiting | State::InTheMaking)).count();
        match open {
            0 => say!(desk.phrases, "kit-status"),
            _ => say!(desk.phrases, "documents-status-making", count = open.to_string()),
        }
    }

    fn deeds(&self, desk: &Desk) -> Vec<Deed> {
        let phrases = &desk.phrases;
        let make = say!(phrases, "documents-hint-make");
        let mut deeds = vec![Deed::own(Command::Open, make, say!(phrases, "kit-about-make"))];
        let details = say!(phrases, "kit-hint-details");
        deeds.push(Deed::own(Command::Edit, details, say!(phrases, "kit-details")));
        if self.printer.is_some() {
            deeds.push(Deed::new(Command::Print, say!(phrases, "documents-hint-print")));
        }
        deeds.push(Deed::new(Command::Leave, say!(phrases, "hint-leave")));
        deeds.push(Deed::new(Command::Help, say!(phrases, "hint-help")));
        deeds
    }

    fn refresh(&mut self, desk: &Desk) -> Result<(), station::Error> {
        let kit = desk.station.kit(&self.campaign, &[])?;
        let before = self.kit.as_ref().map(|kit| printed(&kit.view().campaign));
        if before.is_some_and(|before| before != printed(&kit.view().campaign)) {
            self.made.retain(|(_, state)| matches!(state, State::Waiting | State::InTheMaking));
        }
        let mut lines = vec![Line::Details];
        lines.extend(kit.pieces().into_iter().map(Line::One));
        lines.push(Line::All);
        lines.extend(desk.settings.destinations.iter().map(|(name, folder)| Line::Copy(name.clone(), folder.clone())));
        // The usual wish is a document, once something is known to print on it.
        if self.kit.is_none() && kit.view().campaign.kit() != KitDetails::default() {
            self.selected = 1;
        }
        self.lines = lines;
        self.kit = Some(kit);
        Ok(())
    }

    fn perform(&mut self, command: Command, body: Size, desk: &Desk) -> Turn {
        if let Some(step) = step(command) {
            let page = usize::from(body.height.saturating_sub(ABOUT));
            self.selected = stepped(self.selected, step, self.lines.len(), page);
            return Turn::Stay;
        }
        match (command, self.line().clone()) {
            (Command::Edit, _) | (Command::Open, Line::Details) => self.open_form(desk),
            (Command::Open, Line::One(piece)) => self.make(vec![piece], desk),
            (Command::Open, Line::All) => {
                let all = self.kit.as_ref().map(Kit::pieces).unwrap_or_default();
                self.make(all, desk)
            }
            (Command::Open, Line::Copy(_, folder)) => {
                let written: Vec<PathBuf> = self.written().cloned().collect();
                match written.is_empty() {
                    true => Turn::Tell(Told::refusal(say!(desk.phrases, "documents-make-first"))),
                    false => Turn::Work(Work::Copy(written, folder)),
                }
            }
            (Command::Print, _) => self.print(desk),
            _ => Turn::Bell,
        }
    }

    fn worked(&mut self, worked: &Worked, desk: &Desk) -> Turn {
        let phrases = &desk.phrases;
        let told = match worked {
            Worked::Kit(campaign, piece, step) if *campaign == self.campaign => match step {
                KitStep::Put => {
                    self.set(piece, State::Waiting);
                    return Turn::Stay;
                }
                KitStep::Begun => {
                    self.set(piece, State::InTheMaking);
                    return Turn::Stay;
                }
                KitStep::Made(Ok(paths)) => {
                    self.set(piece, State::Made(paths.clone()));
                    Told::good(say!(
                        phrases,
                        "documents-told-made",
                        title = self.named(&Line::One(piece.clone()), desk)
                    ))
                }
                KitStep::Made(Err(error)) => {
                    self.set(piece, State::Failed(sentences::error(error, phrases)));
                    Told::error(error, desk)
                }
            },
            Worked::Printed(Err(error)) | Worked::Copied(Err(error)) => Told::error(error, desk),
            Worked::Printed(Ok(path)) => {
                Told::good(say!(phrases, "documents-printed", path = path.display().to_string()))
            }
            Worked::Copied(Ok((count, folder))) => {
                Told::good(say!(phrases, "documents-copied", count = *count, path = folder.display().to_string()))
            }
            _ => return Turn::Stay,
        };
        Turn::Tell(told)
    }

    fn draw(&self, area: Rect, frame: &mut Frame, desk: &Desk) {
        let line = |line: &Line| (self.named(line, desk), self.progress(line, desk));
        let lines = self.lines.iter().map(line).collect();
        let list =
            FileList { lines, selected: self.selected, about: self.about(desk), state_columns: 12, about_rows: ABOUT };
        list.draw(area, frame, desk);
    }
}
