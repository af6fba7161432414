//! The results report on the terminal, and where its page is.

use super::contents::Contents;
use super::documents::{Documents, Made};
use super::reading::scrolled;
use super::{Ask, Deed, Scene, Stage, Told, Turn, step};
use crate::keymap::{Command, Context};
use crate::language::integer;
use crate::report::{self, Glyphs, TextLine, Tone};
use crate::say;
use crate::station::Issued;
use crate::tui::Look;
use crate::tui::desk::Desk;
use crate::tui::look::{GlyphSet, Styles, clean, fold};
use crate::tui::widgets::{Step, TextView, paint, row, split};
use crate::tui::work::Worked;
use ratatui::Frame;
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

/// Most rows of what is said above the report.
const ABOVE_MAX: usize = 8;

/// This machine as the operator's own sees it, over SSH.
#[derive(Clone, Debug)]
pub(in crate::tui) struct WayHome {
    /// `user@host`.
    pub from: String,
    pub port: String,
    /// The folder of the reports where files are sent one by one, because the line leads to nothing but the station.
    pub reports: Option<PathBuf>,
}

impl WayHome {
    /// From `SSH_CONNECTION`, which says the operator's address and port, then this machine's.
    pub fn of(connection: &str, user: Option<&str>, reports: Option<PathBuf>) -> Option<WayHome> {
        let mut words = connection.split_ascii_whitespace().skip(2);
        let (host, port) = (words.next()?, words.next()?);
        let host = if host.contains(':') { format!("[{host}]") } else { host.to_owned() };
        let from = user.map_or_else(|| host.clone(), |user| format!("{user}@{host}"));
        Some(WayHome { from, port: port.to_owned(), reports })
    }

    /// The command that brings a file home.
    pub fn command(&self, path: &Path) -> String {
        let Some(reports) = &self.reports else { return self.copy("", path) };
        let port = if self.port == "22" { String::new() } else { format!("-p {} ", self.port) };
        let named = path.strip_prefix(reports).unwrap_or(path).display().to_string();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        format!("ssh {port}{} fetch {} > {}", self.from, quoted(&named), quoted(&name))
    }

    /// The commands that bring files of one folder home.
    pub fn commands(&self, paths: &[PathBuf]) -> Vec<String> {
        match (&self.reports, paths.first().and_then(|path| path.parent())) {
            (Some(_), _) => paths.iter().map(|path| self.command(path)).collect(),
            (None, Some(folder)) => vec![self.folder_command(folder)],
            (None, None) => Vec::new(),
        }
    }

    /// The command that brings a folder home.
    fn folder_command(&self, path: &Path) -> String {
        self.copy("-r ", path)
    }

    fn copy(&self, how: &str, path: &Path) -> String {
        let port = if self.port == "22" { String::new() } else { format!("-P {} ", self.port) };
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        format!("scp {how}{port}{} .", quoted(&format!("{}:{}", self.from, path.display())))
    }
}

/// A report that was issued.
pub(in crate::tui) struct ReportView {
    issued: Arc<Issued>,
    made: Made,
    data: super::data::Made,
    way_home: Option<WayHome>,
    lines: Vec<TextLine>,
    top: usize,
    rows: usize,
    sought: String,
    /// The lines with the sought text.
    hits: Vec<usize>,
    /// The place in `hits` of the last one that was gone to.
    hit: usize,
}

impl ReportView {
    /// A report.
    pub fn new(issued: Issued, way_home: Option<WayHome>) -> ReportView {
        let (issued, made, data) = (Arc::new(issued), Made::default(), super::data::Made::default());
        let (lines, sought, hits) = (Vec::new(), String::new(), Vec::new());
        ReportView { issued, made, data, way_home, lines, top: 0, rows: 1, sought, hits, hit: 0 }
    }

    /// What stands above the report: the command must be copied whole, so it is never cut.
    fn above(&self, columns: u16, desk: &Desk) -> Vec<String> {
        let path = self.issued.path.display().to_string();
        let mut lines = pieces(&say!(desk.phrases, "report-view-path", path = path), columns);
        if let Some(way) = &self.way_home {
            let command = way.command(&self.issued.path);
            lines.extend(pieces(&say!(desk.phrases, "report-view-fetch"), columns));
            lines.extend(command_lines(&command, columns));
        }
        lines.truncate(ABOVE_MAX);
        lines
    }

    fn top_max(&self) -> usize {
        self.lines.len().saturating_sub(self.rows)
    }

    fn section(&self) -> Option<usize> {
        self.lines.iter().take(self.top + 1).filter_map(|line| line.section).next_back()
    }

    /// To the beginning of another section.
    fn jump(&mut self, forward: bool) -> Turn {
        let mut starts = self.lines.iter().enumerate().filter(|(_, line)| line.section.is_some()).map(|(at, _)| at);
        let found = if forward { starts.find(|at| *at > self.top) } else { starts.rfind(|at| *at < self.top) };
        let target = found.or((!forward).then_some(0)).map(|at| at.min(self.top_max()));
        match target.filter(|at| *at != self.top) {
            Some(at) => {
                self.top = at;
                Turn::Stay
            }
            None => Turn::Bell,
        }
    }

    /// To the first line below the top that has the text, without regard to case and accents; round the end. The same text again
    /// goes on from where it was found.
    fn seek(&mut self, text: &str, desk: &Desk) -> Turn {
        if text.is_empty() {
            return Turn::Stay;
        }
        if text == self.sought && !self.hits.is_empty() {
            return self.seek_next(desk);
        }
        self.sought = text.to_owned();
        self.mark_hits();
        self.hit = self.hits.iter().position(|at| *at > self.top).unwrap_or(0);
        self.show_hit(desk)
    }

    /// To the next line with the text, from the last one that was gone to; round the end.
    fn seek_next(&mut self, desk: &Desk) -> Turn {
        self.hit = (self.hit + 1) % self.hits.len().max(1);
        self.show_hit(desk)
    }

    fn show_hit(&mut self, desk: &Desk) -> Turn {
        let Some(at) = self.hits.get(self.hit) else {
            let text = self.sought.clone();
            return Turn::Tell(Told::plain(say!(desk.phrases, "report-view-not-found", text = text)));
        };
        self.top = (*at).min(self.top_max());
        Turn::Stay
    }

    fn mark_hits(&mut self) {
        let has = |line: &TextLine| !self.sought.is_empty() && place_of(&self.sought, &whole(line)).is_some();
        self.hits = self.lines.iter().enumerate().filter(|(_, line)| has(line)).map(|(at, _)| at).collect();
        self.hit = self.hit.min(self.hits.len().saturating_sub(1));
    }

    /// The part of a line to be painted: the sought text, where the line is the one that was gone to.
    fn painted(&self, place: usize) -> Option<Range<usize>> {
        let here = self.hits.get(self.hit) == Some(&place);
        self.lines.get(place).filter(|_| here).and_then(|line| place_of(&self.sought, &whole(line)))
    }
}

/// The characters of a line.
fn whole(line: &TextLine) -> String {
    line.runs.iter().map(|(_, text)| text.as_str()).collect()
}

/// Where a line has a text, in bytes of the line, without regard to case and accents.
fn place_of(sought: &str, line: &str) -> Option<Range<usize>> {
    let plain = |text: &str| fold(text).to_lowercase();
    let mut letters = String::with_capacity(line.len());
    // For every byte of the plain letters, the character of the line that it comes from.
    let mut origins: Vec<Range<usize>> = Vec::with_capacity(line.len());
    for (at, character) in line.char_indices() {
        let own = at..at + character.len_utf8();
        let letter = plain(&line[own.clone()]);
        origins.extend(std::iter::repeat_n(own, letter.len()));
        letters.push_str(&letter);
    }
    let wanted = plain(sought);
    let first = letters.find(&wanted).filter(|_| !wanted.is_empty())?;
    Some(origins[first].start..origins[first + wanted.len() - 1].end)
}

/// Which report it is.
pub(super) fn numbered(issued: &Issued, desk: &Desk) -> String {
    let number = issued.number.to_string();
    if issued.provisional {
        say!(desk.phrases, "report-view-provisional", number = number)
    } else {
        say!(desk.phrases, "report-view-final", number = number)
    }
}

/// The text in lines that are all full but the last: paths have no spaces to wrap at.
fn pieces(text: &str, columns: u16) -> Vec<String> {
    let mut lines = vec![String::new()];
    for grapheme in clean(text).graphemes(true) {
        let line = lines.last_mut().expect("there is one at least");
        if line.width() + grapheme.width() > usize::from(columns.max(1)) {
            lines.push(grapheme.to_owned());
        } else {
            line.push_str(grapheme);
        }
    }
    lines
}

/// A command as a shell takes it, on lines that end between two words as far as they can. A word may hold quoted blanks: a line
/// does not end in one.
fn command_lines(command: &str, columns: u16) -> Vec<String> {
    const GOES_ON: &str = " \\";
    let columns_max = usize::from(columns).saturating_sub(GOES_ON.width()).max(1);
    let mut lines: Vec<String> = Vec::new();
    for word in words(&clean(command)) {
        match lines.last_mut().filter(|line| line.width() + 1 + word.width() <= columns_max) {
            Some(line) => line.push_str(&format!(" {word}")),
            None => {
                lines.last_mut().into_iter().for_each(|line| line.push_str(GOES_ON));
                lines.push(word.to_owned());
            }
        }
    }
    lines.iter().flat_map(|line| pieces(line, columns)).collect()
}

/// The words of a command, quoted ones whole.
fn words(command: &str) -> Vec<&str> {
    let mut is_quoted = false;
    command
        .split(|c: char| {
            is_quoted ^= c == '\'';
            c == ' ' && !is_quoted
        })
        .filter(|word| !word.is_empty())
        .collect()
}

/// As a shell takes it in one piece.
fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-+:@[]".contains(c);
    if text.chars().all(plain) && !text.contains('[') {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', "'\\''"))
}

fn style(tone: Tone, styles: &Styles) -> Style {
    match tone {
        Tone::Plain => styles.text,
        Tone::Title | Tone::Heading => styles.title,
        Tone::Strong => styles.current,
        Tone::Soft => styles.faint,
        Tone::Caution | Tone::Anonymity => styles.warning,
        Tone::Marker(_) => styles.answer,
        Tone::Part(_) => styles.text,
    }
}

/// A line with the colours of its tones; what is to be painted stands out.
fn shown<'a>(line: &'a TextLine, painted: Option<&Range<usize>>, look: &Look) -> Line<'a> {
    let mut spans = Vec::new();
    let mut begins = 0;
    for (tone, text) in &line.runs {
        let within = |at: usize| at.clamp(begins, begins + text.len()) - begins;
        let (from, to) = painted.map_or((0, 0), |painted| (within(painted.start), within(painted.end)));
        let tone = style(*tone, &look.styles);
        let parts = [(&text[..from], tone), (&text[from..to], look.styles.selected), (&text[to..], tone)];
        spans.extend(
            parts.into_iter().filter(|(part, _)| !part.is_empty()).map(|(part, style)| Span::styled(part, style)),
        );
        begins += text.len();
    }
    Line::from(spans)
}

impl Stage for ReportView {
    fn context(&self) -> Context {
        Context::View
    }

    fn trail(&self, _desk: &Desk) -> Vec<String> {
        let cover = &self.issued.document.cover;
        vec![cover.campaign.clone(), cover.kind.clone()]
    }

    fn right(&self, desk: &Desk) -> String {
        numbered(&self.issued, desk)
    }

    fn status(&self, desk: &Desk) -> String {
        let language = desk.phrases.language();
        let last = (self.top + self.rows).min(self.lines.len());
        let place = say!(
            desk.phrases,
            "report-view-place",
            last = integer(language, last as i64),
            lines = integer(language, self.lines.len() as i64)
        );
        let found = self.hits.get(self.hit).map(|_| {
            let (text, hit) = (self.sought.clone(), integer(language, self.hit as i64 + 1));
            say!(
                desk.phrases,
                "report-view-hit",
                text = text,
                hit = hit,
                hits = integer(language, self.hits.len() as i64)
            )
        });
        let section = self.section().and_then(|section| self.issued.document.sections.get(section));
        let title = section.map(|section| section.title.clone());
        [Some(place), found, title].into_iter().flatten().collect::<Vec<_>>().join("   ")
    }

    fn deeds(&self, desk: &Desk) -> Vec<Deed> {
        let phrases = &desk.phrases;
        let mut deeds = vec![
            Deed::new(Command::PageDown, say!(phrases, "hint-page-down")),
            Deed::new(Command::Documents, say!(phrases, "report-view-hint-documents")),
            Deed::new(Command::Contents, say!(phrases, "report-view-hint-contents")),
            Deed::new(Command::SectionForward, say!(phrases, "report-view-hint-section")),
            Deed::new(Command::Find, say!(phrases, "hint-find")),
            Deed::new(Command::Leave, say!(phrases, "hint-leave")),
            Deed::new(Command::Help, say!(phrases, "hint-help")),
            Deed::new(Command::SectionBack, say!(phrases, "report-view-hint-section-back")),
        ];
        if !self.hits.is_empty() {
            deeds.insert(0, Deed::new(Command::FindNext, say!(phrases, "report-view-hint-next")));
        }
        deeds
    }

    fn fit(&mut self, body: Size, desk: &Desk) {
        let glyphs = match desk.look.glyph_set {
            GlyphSet::Rich | GlyphSet::Console => Glyphs::Full,
            GlyphSet::Ascii => Glyphs::Ascii,
        };
        let section = self.section();
        let before = self.lines.len();
        self.lines = report::text(&self.issued.document, body.width.saturating_sub(3), glyphs);
        let above = self.above(body.width.saturating_sub(2), desk).len() + 1;
        self.rows = usize::from(body.height).saturating_sub(above).max(1);
        if before != self.lines.len() && before != 0 {
            // The same section stays in sight when the lines are others.
            let start = self.lines.iter().position(|line| line.section.is_some() && line.section == section);
            self.top = start.unwrap_or(0);
            self.mark_hits();
        }
        self.top = self.top.min(self.top_max());
    }

    fn perform(&mut self, command: Command, _body: Size, desk: &Desk) -> Turn {
        if let Some(step) = step(command) {
            let top = scrolled(self.top, step, self.rows, self.top_max());
            if top == self.top && !matches!(step, Step::First | Step::Last) {
                return Turn::Bell;
            }
            self.top = top;
            return Turn::Stay;
        }
        match command {
            Command::Documents => {
                let (made, data, way_home) = (self.made.clone(), self.data.clone(), self.way_home.clone());
                Turn::Open(Scene::Documents(Documents::new(Arc::clone(&self.issued), made, data, way_home, desk)))
            }
            Command::Contents => {
                let sections = self.issued.document.sections.iter().map(|section| section.title.clone()).collect();
                Turn::Open(Scene::Contents(Contents::new(sections, self.section())))
            }
            Command::SectionForward => self.jump(true),
            Command::SectionBack => self.jump(false),
            Command::FindNext if !self.sought.is_empty() => self.seek_next(desk),
            Command::Find => Turn::Open(Scene::Ask(Ask::line(say!(desk.phrases, "report-view-find"), &self.sought))),
            _ => Turn::Bell,
        }
    }

    fn worked(&mut self, worked: &Worked, desk: &Desk) -> Turn {
        self.made.take(worked, desk);
        self.data.take(worked, desk);
        Turn::Stay
    }

    fn go_to(&mut self, place: usize) {
        let start = self.lines.iter().position(|line| line.section == Some(place));
        self.top = start.unwrap_or(self.top).min(self.top_max());
    }

    fn receive(&mut self, answer: String, desk: &Desk) -> Turn {
        self.seek(&answer, desk)
    }

    fn draw(&self, area: Rect, frame: &mut Frame, desk: &Desk) {
        let look = &desk.look;
        let above = self.above(area.width.saturating_sub(2), desk);
        let (head, rest, _) = split(area, above.len() as u16 + 1, 0);
        let inside = Rect { x: head.x + 1, width: head.width.saturating_sub(1), ..head };
        for (place, line) in above.iter().enumerate() {
            paint(look, row(inside, place as u16), frame.buffer_mut(), line, look.styles.good);
        }
        let top = self.top.min(self.top_max());
        // Only what is seen is worth making.
        let seen = top..top + usize::from(rest.height);
        let line = |(place, line)| match seen.contains(&place) {
            true => shown(line, self.painted(place).as_ref(), look),
            false => Line::default(),
        };
        let lines: Vec<Line> = self.lines.iter().enumerate().map(line).collect();
        let text = Rect { x: rest.x + 1, width: rest.width.saturating_sub(1), ..rest };
        frame.render_widget(&TextView { look, lines: &lines, top }, text);
        frame.set_cursor_position(text.as_position());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_that_is_too_long_goes_on_behind_a_backslash_and_breaks_no_word() {
        let command = "ssh -p 2222 lea@serveur.exemple.fr fetch regards/regards-01.html > 'mes rapports.html'";
        assert_eq!(command_lines(command, 100), [command]);
        let lines = command_lines(command, 50);
        assert_eq!(
            lines,
            ["ssh -p 2222 lea@serveur.exemple.fr fetch \\", "regards/regards-01.html > 'mes rapports.html'",]
        );
        // What is longer than a line breaks all the same.
        assert_eq!(command_lines("fetch abcdefgh", 6).concat(), "fetch \\abcdefgh");
    }
}
