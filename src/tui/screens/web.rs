//! What a file of answers given online would bring into a campaign: every finding at once, then the taking in.

use super::reading::{draw_lines, scrolled};
use super::web_form::WebForm;
use super::{Ask, Asked, Deed, Scene, Stage, Told, Tone, Turn, step};
use crate::keymap::Command;
use crate::say;
use crate::station::online_findings::{web_finding, web_outcome};
use crate::station::{self, WebImported, sentences};
use crate::tui::desk::Desk;
use crate::tui::widgets::wrap;
use crate::tui::work::{WebWork, Work, Worked};
use ratatui::Frame;
use ratatui::layout::{Rect, Size};
use ratatui::text::Line;

/// A file of responses that is looked at before it is taken.
pub(in crate::tui) struct WebScreen {
    /// The form it was asked for with, to go back to.
    form: WebForm,
    work: WebWork,
    /// To be begun.
    wanted: bool,
    /// What was found; nothing while it is read.
    found: Option<Result<Box<WebImported>, station::Error>>,
    lines: Vec<Line<'static>>,
    top: usize,
    rows: usize,
    columns: u16,
}

impl WebScreen {
    /// Looks at a file first, as `work` says.
    pub fn new(form: WebForm, work: WebWork) -> WebScreen {
        WebScreen { form, work, wanted: true, found: None, lines: Vec::new(), top: 0, rows: 1, columns: 80 }
    }

    fn imported(&self) -> Option<&WebImported> {
        self.found.as_ref()?.as_ref().ok().map(AsRef::as_ref)
    }

    /// Responses that may be taken.
    fn sound(&self) -> usize {
        self.imported().filter(|found| !found.is_refused()).map_or(0, |found| found.sound)
    }

    /// Asks before anything is written.
    fn ask(&self, desk: &Desk) -> Turn {
        let phrases = &desk.phrases;
        let Some(found) = self.imported() else { return Turn::Bell };
        if self.sound() == 0 {
            return Turn::Tell(Told::refusal(say!(phrases, "web-screen-nothing")));
        }
        let mut lines = vec![say!(phrases, "web-screen-ask", count = found.sound)];
        if !found.unsound.is_empty() {
            lines.push(say!(phrases, "web-screen-ask-left", count = found.unsound.len()));
        }
        Turn::Open(Scene::Ask(Ask::confirm(Asked::Below, lines)))
    }

    fn lay_out(&mut self, desk: &Desk) {
        let phrases = &desk.phrases;
        let name = self.work.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut texts = vec![name, String::new()];
        match &self.found {
            None if self.work.dry_run => texts.push(say!(phrases, "web-screen-reading")),
            None => texts.push(say!(phrases, "web-screen-taking")),
            Some(Err(error)) => texts.extend(sentences::error(error, phrases)),
            Some(Ok(found)) => {
                texts.push(say!(phrases, "web-screen-found", rows = found.rows, sound = self.sound().to_string()));
                if found.known > 0 {
                    texts.push(say!(phrases, "web-known", count = found.known));
                }
                texts.push(String::new());
                texts.extend(found.findings.iter().map(|finding| web_finding(finding, phrases)));
            }
        }
        self.lines = texts.iter().flat_map(|text| wrap(text, self.columns)).map(Line::raw).collect();
    }

    fn top_max(&self) -> usize {
        self.lines.len().saturating_sub(self.rows)
    }
}

impl Stage for WebScreen {
    fn trail(&self, desk: &Desk) -> Vec<String> {
        self.form.trail_of(desk)
    }

    fn status(&self, desk: &Desk) -> String {
        let phrases = &desk.phrases;
        match &self.found {
            None | Some(Err(_)) => String::new(),
            Some(Ok(_)) if self.sound() > 0 => say!(phrases, "web-screen-status"),
            Some(Ok(_)) => say!(phrases, "web-screen-nothing"),
        }
    }

    fn deeds(&self, desk: &Desk) -> Vec<Deed> {
        let phrases = &desk.phrases;
        let take = (self.sound() > 0)
            .then(|| Deed::own(Command::Open, say!(phrases, "web-hint-take"), say!(phrases, "web-about-take")));
        let others = [
            Deed::new(Command::PageDown, say!(phrases, "hint-page-down")),
            Deed::new(Command::Leave, say!(phrases, "hint-leave")),
            Deed::new(Command::Help, say!(phrases, "hint-help")),
        ];
        take.into_iter().chain(others).collect()
    }

    fn fit(&mut self, body: Size, desk: &Desk) {
        self.rows = body.height.into();
        self.columns = body.width.saturating_sub(4).min(110);
        self.lay_out(desk);
        self.top = self.top.min(self.top_max());
    }

    fn perform(&mut self, command: Command, _body: Size, desk: &Desk) -> Turn {
        if let Some(step) = step(command) {
            self.top = scrolled(self.top, step, self.rows, self.top_max());
            return Turn::Stay;
        }
        match command {
            Command::Open => self.ask(desk),
            // While it is taken in there is nothing to correct.
            Command::Leave if self.work.dry_run => Turn::Replace(Scene::WebForm(Box::new(self.form.clone())), None),
            _ => Turn::Bell,
        }
    }

    fn receive(&mut self, _answer: String, desk: &Desk) -> Turn {
        let found = self.imported();
        let accept_sound = found.is_some_and(|found| !found.unsound.is_empty());
        let looked_at = found.and_then(|found| found.fingerprint.clone());
        self.work = WebWork { accept_sound, dry_run: false, looked_at, ..self.work.clone() };
        (self.wanted, self.found, self.top) = (true, None, 0);
        self.lay_out(desk);
        Turn::Stay
    }

    fn wants(&mut self) -> Vec<Work> {
        let wanted = std::mem::take(&mut self.wanted);
        wanted.then(|| Work::Web(Box::new(self.work.clone()))).into_iter().collect()
    }

    fn worked(&mut self, worked: &Worked, desk: &Desk) -> Turn {
        let Worked::Web(work, found) = worked else { return Turn::Stay };
        if **work != self.work || self.found.is_some() {
            return Turn::Stay;
        }
        self.found = Some(found.clone());
        self.lay_out(desk);
        match found {
            Ok(done) if !done.taken.is_empty() => {
                let lines = web_outcome(done, &desk.phrases);
                Turn::Back(Some(Told { tone: Tone::Good, lines }))
            }
            // Nothing was written: it is a file that is looked at again.
            Err(error) => {
                self.work.dry_run = true;
                Turn::Tell(Told::error(error, desk))
            }
            Ok(_) => {
                (self.work.dry_run, self.work.looked_at) = (true, None);
                Turn::Stay
            }
        }
    }

    fn draw(&self, area: Rect, frame: &mut Frame, desk: &Desk) {
        draw_lines(&self.lines, self.top, area, frame, desk);
    }
}
