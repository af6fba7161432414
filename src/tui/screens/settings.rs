//! Language, keymap, theme, pages, count, name: chosen with the arrows, applied and written at once.

use super::{Ask, Deed, Scene, Stage, Turn, Why, step};
use crate::keymap::{Command, Context, SHIPPED};
use crate::language::Language;
use crate::say;
use crate::station::{Setting, Sharing};
use crate::tui::desk::Desk;
use crate::tui::look::Theme;
use crate::tui::widgets::{Step, paint, row};
use ratatui::Frame;
use ratatui::layout::{Rect, Size};

/// What may be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    Language(Language),
    /// `None` is what the machine suggests.
    Keymap(Option<&'static str>),
    Theme(Option<Theme>),
    PageStops,
    RunningCount,
    Operator,
    /// Shown, and not chosen here.
    Backup,
    /// Another PIN.
    Pin,
}

/// The settings.
pub(in crate::tui) struct SettingsScreen {
    lines: Vec<Line>,
    selected: usize,
    rows: usize,
}

impl SettingsScreen {
    /// On what is missing, else on the first.
    pub fn new(desk: &Desk) -> SettingsScreen {
        let mut lines: Vec<Line> = Language::ALL.into_iter().map(Line::Language).collect();
        lines.push(Line::Keymap(None));
        lines.extend(SHIPPED.into_iter().map(|name| Line::Keymap(Some(name))));
        lines.push(Line::Theme(None));
        lines.extend(Theme::ALL.into_iter().map(|theme| Line::Theme(Some(theme))));
        lines.extend([Line::PageStops, Line::RunningCount, Line::Backup, Line::Operator]);
        lines.extend(desk.pinned.then_some(Line::Pin));
        let missing = |line: &Line| desk.nobody && *line == Line::Operator;
        let selected = lines.iter().position(missing).unwrap_or(0);
        SettingsScreen { lines, selected, rows: 1 }
    }

    fn is_chosen(&self, line: Line, desk: &Desk) -> bool {
        let settings = &desk.settings;
        match line {
            Line::Language(language) => desk.phrases.language() == language,
            Line::Keymap(name) => settings.keymap.as_deref() == name,
            Line::Theme(theme) => settings.theme.as_deref().and_then(Theme::from_name) == theme,
            Line::PageStops => settings.page_stops,
            Line::RunningCount => settings.running_count,
            Line::Operator => !desk.nobody,
            Line::Backup => settings.backup.is_some() || desk.station.sharing != Sharing::Alone,
            Line::Pin => true,
        }
    }

    /// What taking a line does.
    fn choose(&self, line: Line, desk: &Desk) -> Turn {
        Turn::Apply(match line {
            Line::Language(language) => Setting::Language(language),
            Line::Keymap(name) => Setting::Keymap(name.map(str::to_owned)),
            Line::Theme(theme) => Setting::Theme(theme.map(|theme| theme.name().to_owned())),
            Line::PageStops => Setting::PageStops(!desk.settings.page_stops),
            Line::RunningCount => Setting::RunningCount(!desk.settings.running_count),
            Line::Operator if desk.pinned => return Turn::Cover(Why::Asked),
            Line::Pin => return Turn::Cover(Why::Change),
            Line::Operator => {
                let name = desk.settings.operator.as_ref().map_or("", |operator| operator.name());
                return Turn::Open(Scene::Ask(Ask::name(say!(desk.phrases, "settings-operator-ask"), name)));
            }
            // Where backups go is for whoever keeps the machine.
            Line::Backup => return Turn::Bell,
        })
    }
}

fn heading(line: Line, desk: &Desk) -> String {
    let phrases = &desk.phrases;
    match line {
        Line::Language(_) => say!(phrases, "settings-language"),
        Line::Keymap(_) => say!(phrases, "settings-keymap"),
        Line::Theme(_) => say!(phrases, "settings-theme"),
        Line::PageStops | Line::RunningCount => say!(phrases, "settings-keying"),
        Line::Operator | Line::Pin => say!(phrases, "settings-operator"),
        Line::Backup => say!(phrases, "settings-backup"),
    }
}

fn text(line: Line, desk: &Desk) -> (String, String) {
    let phrases = &desk.phrases;
    match line {
        // Each language in itself, for who does not read the other.
        Line::Language(Language::French) => ("Français".to_owned(), String::new()),
        Line::Language(Language::English) => ("English".to_owned(), String::new()),
        Line::Keymap(None) => (say!(phrases, "settings-guessed"), String::new()),
        Line::Keymap(Some(name)) => (name.to_owned(), phrases.named(&format!("keymap-{name}")).unwrap_or_default()),
        Line::Theme(None) => (say!(phrases, "settings-guessed"), String::new()),
        Line::Theme(Some(Theme::Dark)) => (say!(phrases, "settings-theme-dark"), String::new()),
        Line::Theme(Some(Theme::Light)) => (say!(phrases, "settings-theme-light"), String::new()),
        Line::Theme(Some(Theme::Mono)) => (say!(phrases, "settings-theme-mono"), String::new()),
        Line::Theme(Some(Theme::Console16)) => (say!(phrases, "settings-theme-console"), String::new()),
        Line::PageStops => (say!(phrases, "settings-page-stops"), say!(phrases, "settings-page-stops-about")),
        Line::RunningCount => (say!(phrases, "settings-running-count"), say!(phrases, "settings-running-count-about")),
        Line::Backup if desk.station.sharing != Sharing::Alone => {
            (say!(phrases, "settings-backup-host"), String::new())
        }
        Line::Backup => match &desk.settings.backup {
            Some(backup) => (backup.to.display().to_string(), say!(phrases, "settings-backup-about")),
            None => (say!(phrases, "settings-backup-none"), say!(phrases, "settings-backup-none-about")),
        },
        Line::Pin => (say!(phrases, "settings-pin"), say!(phrases, "settings-pin-about")),
        Line::Operator if desk.station.sharing != Sharing::Alone => {
            (desk.station.operator.name().to_owned(), say!(phrases, "settings-operator-host"))
        }
        Line::Operator if desk.pinned => {
            (desk.station.operator.name().to_owned(), say!(phrases, "settings-operator-pin"))
        }
        Line::Operator if desk.nobody => {
            (say!(phrases, "settings-operator-none"), say!(phrases, "settings-operator-about"))
        }
        Line::Operator => {
            let chosen = desk.settings.operator.is_some() || desk.demonstration;
            let system = || say!(phrases, "settings-operator-system");
            let about = if chosen { say!(phrases, "settings-operator-about") } else { system() };
            (desk.station.operator.name().to_owned(), about)
        }
    }
}

impl Stage for SettingsScreen {
    fn context(&self) -> Context {
        Context::List
    }

    fn trail(&self, desk: &Desk) -> Vec<String> {
        vec!["copiste".to_owned(), say!(desk.phrases, "settings-title")]
    }

    fn status(&self, desk: &Desk) -> String {
        desk.keymap_named.clone()
    }

    fn deeds(&self, desk: &Desk) -> Vec<Deed> {
        let about = say!(desk.phrases, "settings-about-choose");
        vec![
            Deed::own(Command::Open, say!(desk.phrases, "settings-hint-choose"), about),
            Deed::new(Command::Down, say!(desk.phrases, "settings-hint-down")),
            Deed::new(Command::Leave, say!(desk.phrases, "hint-leave")),
            Deed::new(Command::Help, say!(desk.phrases, "hint-help")),
        ]
    }

    fn fit(&mut self, body: Size, _desk: &Desk) {
        self.rows = body.height.into();
    }

    fn perform(&mut self, command: Command, _body: Size, desk: &Desk) -> Turn {
        if let Some(step) = step(command) {
            let page = match step {
                Step::PageUp | Step::PageDown => self.lines.len() / 3,
                Step::Up | Step::Down | Step::First | Step::Last => 1,
            };
            self.selected = crate::tui::widgets::stepped(self.selected, step, self.lines.len(), page);
            return Turn::Stay;
        }
        match command {
            Command::Open => self.choose(self.lines[self.selected], desk),
            _ => Turn::Bell,
        }
    }

    fn draw(&self, area: Rect, frame: &mut Frame, desk: &Desk) {
        let styles = &desk.look.styles;
        let look = &desk.look;
        // Headings stand in a column of their own, so that all fits on a small screen.
        let headings: Vec<String> = self.lines.iter().map(|line| heading(*line, desk)).collect();
        let top = (self.selected + 1).saturating_sub(area.height.into());
        for (place, line) in self.lines.iter().enumerate().skip(top).take(area.height.into()) {
            let at = row(area, (place - top) as u16);
            let first = place == top || headings[place] != headings[place - 1];
            if first {
                let left = Rect { x: at.x + 1, width: 13.min(at.width), ..at };
                paint(look, left, frame.buffer_mut(), &headings[place], styles.title);
            }
            let right = Rect { x: at.x + 14, width: at.width.saturating_sub(15), ..at };
            let chosen = self.is_chosen(*line, desk);
            let (name, about) = text(*line, desk);
            let sign = if chosen { look.glyphs.filled } else { look.glyphs.empty };
            let name_style = if chosen { styles.answer } else { styles.text };
            let used = paint(look, right, frame.buffer_mut(), &format!("  {sign} {name}"), name_style);
            if !about.is_empty() {
                let rest = Rect { x: right.x + used, width: right.width.saturating_sub(used), ..right };
                paint(look, rest, frame.buffer_mut(), &format!("  {about}"), styles.faint);
            }
            if place == self.selected {
                frame.buffer_mut().set_style(right, styles.selected);
                paint(look, right, frame.buffer_mut(), look.glyphs.marker, styles.current);
                frame.set_cursor_position(right.as_position());
            }
        }
    }
}
