//! What stands around every screen but keying: header, rules, status, hints.

use super::desk::Desk;
use super::screens::{Stage, Told};
use super::widgets::{Header, Hint, Hints, Rule, paint, row, split, wrap};
use crate::keymap::key_label;
use crate::language::colon;
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
    let look = &desk.look;
    let area = frame.area();
    let lines = told_lines(told, area.width);
    let (top, middle, bottom) = split(area, 2, 1 + lines.len().max(1) as u16 + HINTS);
    let trail = scene.trail(desk);
    let trail: Vec<&str> = trail.iter().map(String::as_str).collect();
    let header = Header { look, trail: &trail, right: &scene.right(desk) };
    frame.render_widget(&header, row(top, 0));
    frame.render_widget(&Rule { look, title: "" }, row(top, 1));
    let inside = Rect { x: middle.x + 1, width: middle.width.saturating_sub(2), ..middle };
    scene.draw(inside, frame, desk);
    frame.render_widget(&Rule { look, title: "" }, row(bottom, 0));
    let line = |place: u16| {
        let line = row(bottom, 1 + place);
        Rect { x: line.x + 2, width: line.width.saturating_sub(4), ..line }
    };
    match told {
        Some(told) => {
            for (place, text) in lines.iter().enumerate() {
                paint(look, line(place as u16), frame.buffer_mut(), text, told.style(&look.styles));
            }
        }
        None => {
            paint(look, line(0), frame.buffer_mut(), &scene.status(desk), look.styles.text);
        }
    }
    let (_, _, below) = split(bottom, 0, HINTS);
    hints(scene, below, frame, desk);
}

/// The keys of a scene, as many as there is room for.
fn hints(scene: &dyn Stage, area: Rect, frame: &mut Frame, desk: &Desk) {
    let context = scene.context();
    let label = |command| desk.keymap.keys_for(command, context).first().map(|key| key_label(key, &desk.phrases));
    let deeds = scene.deeds(desk);
    let keyed: Vec<(String, &str)> =
        deeds.iter().filter_map(|deed| Some((label(deed.command)?, deed.text.as_str()))).collect();
    let hints: Vec<Hint> = keyed.iter().map(|(key, does)| Hint { key, does }).collect();
    frame.render_widget(&Hints { look: &desk.look, colon: colon(desk.phrases.language()), hints: &hints }, area);
}

fn told_lines(told: Option<&Told>, columns: u16) -> Vec<String> {
    let Some(told) = told else { return Vec::new() };
    let width = columns.saturating_sub(4);
    told.lines.iter().flat_map(|line| wrap(line, width)).take(TOLD_MAX.into()).collect()
}
