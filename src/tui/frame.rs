//! What stands around every screen but keying: header, rules, status, hints.

use super::desk::Desk;
use super::screens::{Deed, Stage, Told};
use super::widgets::{Header, Hint, Hints, Rule, paint, row, split, wrap};
use crate::keymap::{Context, key_label};
use crate::language::colon;
use crate::say;
use ratatui::Frame;
use ratatui::layout::{Rect, Size};

/// Rows of hints.
const HINTS: u16 = 2;
/// Most rows of what is told.
const TOLD_MAX: u16 = 8;

/// The room of a screen's body on a terminal of this size.
pub(super) fn body(size: Size, told: Option<&Told>) -> Size {
    let told = told_lines(told, size.width).len().max(1) as u16;
    Size { width: size.width.saturating_sub(2), height: size.height.saturating_sub(2 + 1 + told + HINTS) }
}

/// Draws a screen with all that stands around it.
pub(super) fn draw_scene(scene: &dyn Stage, told: Option<&Told>, frame: &mut Frame, desk: &Desk) {
    let deeds = scene.deeds(desk);
    let around = Around {
        trail: &scene.trail(desk),
        right: &scene.right(desk),
        status: &scene.status(desk),
        context: scene.context(),
        deeds: &deeds,
        told,
    };
    let inside = around.draw(frame, desk);
    scene.draw(inside, frame, desk);
}

/// What stands around a screen.
pub(super) struct Around<'a> {
    /// Where one is.
    pub trail: &'a [String],
    /// On the right of that.
    pub right: &'a str,
    /// In the status line, when there is nothing to tell.
    pub status: &'a str,
    /// What the keys of the hints mean.
    pub context: Context,
    /// The hints.
    pub deeds: &'a [Deed],
    /// What is told.
    pub told: Option<&'a Told>,
}

impl Around<'_> {
    /// Draws it; the room it leaves.
    pub fn draw(&self, frame: &mut Frame, desk: &Desk) -> Rect {
        let look = &desk.look;
        let area = frame.area();
        let lines = told_lines(self.told, area.width);
        let (top, middle, bottom) = split(area, 2, 1 + lines.len().max(1) as u16 + HINTS);
        let trail: Vec<&str> = self.trail.iter().map(String::as_str).collect();
        frame.render_widget(&Header { look, trail: &trail, right: self.right }, row(top, 0));
        frame.render_widget(&Rule { look, title: "" }, row(top, 1));
        let slow = slow_line(desk).unwrap_or_default();
        frame.render_widget(&Rule { look, title: &slow }, row(bottom, 0));
        let line = |place: u16| {
            let line = row(bottom, 1 + place);
            Rect { x: line.x + 2, width: line.width.saturating_sub(4), ..line }
        };
        match self.told {
            Some(told) => {
                for (place, text) in lines.iter().enumerate() {
                    paint(look, line(place as u16), frame.buffer_mut(), text, told.style(&look.styles));
                }
            }
            None => {
                paint(look, line(0), frame.buffer_mut(), self.status, look.styles.text);
            }
        }
        let (_, _, below) = split(bottom, 0, HINTS);
        self.hints(below, frame, desk);
        Rect { x: middle.x + 1, width: middle.width.saturating_sub(2), ..middle }
    }

    /// The keys, as many as there is room for.
    fn hints(&self, area: Rect, frame: &mut Frame, desk: &Desk) {
        let key =
            |command| desk.keymap.keys_for(command, self.context).first().map(|key| key_label(key, &desk.phrases));
        let keyed: Vec<(String, &str)> =
            self.deeds.iter().filter_map(|deed| Some((key(deed.command)?, deed.text.as_str()))).collect();
        let hints: Vec<Hint> = keyed.iter().map(|(key, does)| Hint { key, does }).collect();
        frame.render_widget(&Hints { look: &desk.look, colon: colon(desk.phrases.language()), hints: &hints }, area);
    }
}

/// That the line is slow, and not whoever keys.
pub(super) fn slow_line(desk: &Desk) -> Option<String> {
    let milliseconds = desk.times.slow?;
    Some(say!(desk.phrases, "app-slow-line", milliseconds = milliseconds.to_string()))
}

fn told_lines(told: Option<&Told>, columns: u16) -> Vec<String> {
    let Some(told) = told else { return Vec::new() };
    let width = columns.saturating_sub(4);
    told.lines.iter().flat_map(|line| wrap(line, width)).take(TOLD_MAX.into()).collect()
}
