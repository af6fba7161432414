//! What the station's forms have in common: how fields are filled, how dates and codes are read.

use super::home::{indented, widened};
use super::{Deed, Turn};
use crate::entry::Action;
use crate::keymap::Command;
use crate::language::{Language, date_short};
use crate::say;
use crate::tui::desk::Desk;
use crate::tui::look::fold;
use crate::tui::widgets::{Form, FormField, FormView, Input, Rule, paint, row, wrap};
use jiff::civil::Date;
use ratatui::Frame;
use ratatui::layout::Rect;

/// What came of a command in a form.
pub(super) enum Filled {
    /// The form did it.
    Done,
    /// The last field is accepted: the form is to be taken.
    Submit,
    /// It has nothing to do in a form.
    Bell,
}

/// A field of text.
pub(super) fn text(label: String, value: &str, characters_max: usize) -> FormField {
    FormField { label, input: Input::Text { line: crate::entry::Line::new(value), characters_max }, trouble: None }
}

/// A field of text that nobody is to read.
pub(super) fn secret(label: String, characters_max: usize) -> FormField {
    FormField { label, input: Input::Secret { line: crate::entry::Line::new(""), characters_max }, trouble: None }
}

/// A field that takes one of several.
pub(super) fn choice(label: String, options: Vec<String>, chosen: usize) -> FormField {
    FormField { label, input: Input::Choice { options, chosen }, trouble: None }
}

/// Does a command in a form.
pub(super) fn fill(form: &mut Form, command: Command) -> Filled {
    let moved = |moved| if moved { Filled::Done } else { Filled::Bell };
    match command {
        Command::Accept if form.focus() + 1 == form.fields.len() => return Filled::Submit,
        Command::Accept => return moved(form.focus_next()),
        Command::Down => return moved(form.focus_next()),
        Command::Up => return moved(form.focus_previous()),
        _ => {}
    }
    match form.line() {
        Some(line) => {
            let changed = match (command, command.action()) {
                (Command::Correct, _) => line.backspace(),
                (Command::Undo, _) => line.undo(),
                (Command::Redo, _) => line.redo(),
                (_, Some(Action::Edit(edit))) => line.edit(edit),
                _ => return Filled::Bell,
            };
            settle(form);
            moved(changed)
        }
        None => match command {
            Command::EditLeft => {
                form.turn(-1);
                Filled::Done
            }
            Command::EditRight => {
                form.turn(1);
                Filled::Done
            }
            _ => Filled::Bell,
        },
    }
}

/// Writes a character where the focus is; on a choice it takes the next option that begins with it.
pub(super) fn write(form: &mut Form, character: char) -> Turn {
    let focus = form.focus();
    if form.line().is_some() {
        settle(form);
        return if form.type_text(character.encode_utf8(&mut [0; 4])) { Turn::Stay } else { Turn::Bell };
    }
    let Some(Input::Choice { options, chosen }) = form.fields.get(focus).map(|field| &field.input) else {
        return Turn::Bell;
    };
    let initial = |text: &str| fold(text).chars().next().map(|letter| letter.to_ascii_lowercase());
    let wanted = initial(character.encode_utf8(&mut [0; 4]));
    let by = if character == ' ' {
        Some(1)
    } else {
        (1..=options.len()).find(|by| initial(&options[(chosen + by) % options.len()]) == wanted)
    };
    match by {
        Some(by) => {
            form.turn(by as isize);
            Turn::Stay
        }
        None => Turn::Bell,
    }
}

/// What was wrong with a field is not any more once it is changed.
fn settle(form: &mut Form) {
    let focus = form.focus();
    form.fields[focus].trouble = None;
}

/// Says what is wrong with a field; the first one that is gets the focus.
pub(super) fn trouble(form: &mut Form, field: usize, sentence: String) {
    let first = form.fields.iter().all(|field| field.trouble.is_none());
    form.fields[field].trouble = Some(sentence);
    if first {
        form.focus_on(field);
    }
}

/// Lines of what is known, wrapped, in at most `rows` rows; what has no room is named by `more`.
pub(super) fn trace_rows(known: &[String], more: &str, columns: u16, rows: usize) -> Vec<String> {
    let mut lines: Vec<String> = known.iter().flat_map(|line| wrap(line, columns)).collect();
    if lines.len() > rows {
        lines.truncate(rows.saturating_sub(1));
        lines.extend((rows > 0).then(|| more.to_owned()));
    }
    lines
}

/// Draws what happened to something under its form, the latest lines when there is no room for all.
pub(super) fn draw_trace(trace: &[String], area: Rect, frame: &mut Frame, desk: &Desk) {
    if trace.is_empty() || area.height < 2 {
        return;
    }
    let Desk { look, phrases, .. } = desk;
    frame.render_widget(&Rule { look, title: &say!(phrases, "app-trace") }, widened(row(area, 0)));
    let inside = indented(area);
    let lines: Vec<String> = trace.iter().flat_map(|line| wrap(line, inside.width)).collect();
    let room = usize::from(area.height - 1);
    for (place, line) in lines.iter().skip(lines.len().saturating_sub(room)).enumerate() {
        paint(look, row(inside, 1 + place as u16), frame.buffer_mut(), line, look.styles.text);
    }
}

/// Draws a form, the trace of what it changes, and at the bottom what belongs in the focused field.
pub(super) fn draw_page(form: &Form, trace: &[String], about: &str, area: Rect, frame: &mut Frame, desk: &Desk) {
    let advice = wrap(about, area.width.saturating_sub(4).min(100));
    let rows = advice.len() as u16 + 1;
    let room = Rect { y: area.y + 1, height: area.height.saturating_sub(rows + 2), ..area };
    draw(form, room, frame, desk);
    let used = FormView { look: &desk.look, form }.height(room.width) + 1;
    let left = Rect { y: room.y + used.min(room.height), height: room.height.saturating_sub(used), ..room };
    draw_trace(trace, left, frame, desk);
    let inside = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..area };
    for (place, line) in advice.iter().enumerate() {
        let at = row(inside, area.height.saturating_sub(rows) + place as u16);
        paint(&desk.look, at, frame.buffer_mut(), line, desk.look.styles.faint);
    }
}

/// Draws a form and puts the cursor where one writes.
fn draw(form: &Form, area: Rect, frame: &mut Frame, desk: &Desk) {
    let view = FormView { look: &desk.look, form };
    frame.render_widget(&view, area);
    if let Some(cursor) = view.cursor_in(area) {
        frame.set_cursor_position(cursor);
    }
}

/// A date as it is typed into a form.
pub(super) fn date_text(date: Date, language: Language) -> String {
    date_short(language, date)
}

/// Reads a date: day, month and year in eight figures, with or without signs between; or year, month and day with
/// hyphens.
pub(super) fn read_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let whole = |text: &str| text.parse::<i16>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
    let parts: Vec<&str> = text.split(['/', '.', '-', ' ']).collect();
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => (whole(year)?, whole(month)?, whole(day)?),
        [day, month, year] if year.len() == 4 => (whole(year)?, whole(month)?, whole(day)?),
        [figures] if figures.len() == 8 && figures.is_ascii() => {
            (whole(&figures[4..])?, whole(&figures[2..4])?, whole(&figures[..2])?)
        }
        _ => return None,
    };
    // Papers of other centuries are slips of the hand.
    let near = (2000..=2199).contains(&year);
    Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok().filter(|_| near)
}

/// A code made of a name: lower-case letters, figures and hyphens, at most `characters`.
pub(super) fn code_of(name: &str, characters: usize) -> String {
    let mut code = String::new();
    for character in fold(name).chars() {
        if character.is_ascii_alphanumeric() {
            code.push(character.to_ascii_lowercase());
        } else if !code.is_empty() && !code.ends_with('-') {
            code.push('-');
        }
        if code.len() == characters {
            break;
        }
    }
    code.trim_end_matches('-').to_owned()
}

/// Reads a count; blank is none.
pub(super) fn read_count(text: &str) -> Result<Option<u32>, ()> {
    let text: String = text.chars().filter(|character| !character.is_whitespace()).collect();
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().ok().filter(|count| *count <= 1_000_000).map(Some).ok_or(())
}

/// What may be done in any form, the field the cursor is in considered.
pub(super) fn deeds(form: &Form, desk: &Desk) -> Vec<Deed> {
    let mut deeds = vec![Deed::new(Command::Accept, say!(desk.phrases, "hint-accept"))];
    if form.chosen(form.focus()).is_some() {
        deeds.push(Deed::new(Command::EditRight, say!(desk.phrases, "app-hint-next-choice")));
    }
    deeds.extend([
        Deed::new(Command::Down, say!(desk.phrases, "hint-down")),
        Deed::new(Command::Up, say!(desk.phrases, "app-hint-previous-field")),
        Deed::new(Command::Leave, say!(desk.phrases, "app-hint-give-up")),
        Deed::new(Command::Help, say!(desk.phrases, "hint-help")),
    ]);
    deeds
}

/// What Enter does in the field the cursor is in.
pub(super) fn status(form: &Form, desk: &Desk) -> String {
    let last = form.focus() + 1 == form.fields.len();
    if last { say!(desk.phrases, "app-form-last") } else { say!(desk.phrases, "app-form-next") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        let day = Date::new(2026, 3, 2).ok();
        for text in ["02032026", "02/03/2026", "2/3/2026", "2026-03-02", " 02.03.2026 "] {
            assert_eq!(read_date(text), day, "{text}");
        }
        for text in ["", "31022026", "0203026", "2/3/26", "+2/3/2026", "02/03/1926", "éé032026"] {
            assert_eq!(read_date(text), None, "{text}");
        }
    }

    #[test]
    fn a_code_is_made_of_a_name() {
        assert_eq!(code_of("Les Glycines", 16), "les-glycines");
        assert_eq!(code_of("  Unité « Été » n° 2 !", 16), "unite-ete-no-2");
        assert_eq!(code_of("Regards croisés – deuxième vague", 16), "regards-croises");
        assert_eq!(code_of("…", 16), "");
    }
}
