//! The picture of a keying.

use super::sheet::{self, MARGIN, Measures, Row, VALUE_COLUMNS};
use super::{KeyingScreen, Tone, first_key, memo};
use crate::entry::Stand;
use crate::keymap::{Command, Context, HelpLine};
use crate::language::colon;
use crate::questionnaire::{Constant, Kind, Precision, QuestionIndex, Questionnaire};
use crate::say;
use crate::station::{KeyingStart, Phase, Saving, sentences};
use crate::tui::desk::Desk;
use crate::tui::frame::slow_line;
use crate::tui::widgets::{FieldLine, Header, Hint, Hints, Rule, Status, cut, paint, paint_right, row, wrap};
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use std::cell::Cell;
use std::sync::Arc;
use unicode_width::UnicodeWidthStr as _;

/// Rows above the page: header, rule, page title.
const ABOVE: u16 = 3;
/// Rows below the page: two of messages, rule, status, two of hints.
const BELOW: u16 = 6;
/// Columns of the page at the most: the eye must find the row of a box.
const BODY_COLUMNS_MAX: u16 = 110;

pub(super) fn draw(screen: &KeyingScreen, frame: &mut Frame, desk: &Desk) {
    let area = frame.area();
    // On a wide terminal the boxes stay near their labels.
    let body = Rect {
        y: area.y + ABOVE,
        width: area.width.min(BODY_COLUMNS_MAX),
        height: area.height.saturating_sub(ABOVE + BELOW),
        ..area
    };
    let painter = Painter { screen, desk, form: screen.keying.entry().form(), area, grid: Cell::new(None) };
    let buffer = frame.buffer_mut();
    painter.header(buffer);
    let measures = Measures { columns: body.width, rows: body.height };
    let views = screen.memo.views(screen.keying.entry(), desk, measures);
    let seen = sheet::seen(screen.keying.entry(), &views);
    painter.page_title(buffer, (seen + 1, views.len()));
    let mut cursor = None;
    for (place, line) in views[seen].iter().enumerate() {
        let here = row(body, place as u16);
        if let Some(at) = painter.row(line, here, buffer) {
            cursor = Some(at);
        }
    }
    let bottom = Rect { y: body.bottom(), height: area.bottom().saturating_sub(body.bottom()), ..area };
    let prompted = painter.messages(bottom, buffer);
    painter.status(bottom, buffer);
    // The real cursor stands on what is being keyed; past the end it waits in the message line.
    let waiting = Position { x: bottom.x + 2, y: bottom.y };
    let past_end =
        screen.keying.phase() != Phase::Sheet || !matches!(screen.keying.entry().stand(), Stand::Question(_));
    frame.set_cursor_position(prompted.or(cursor.filter(|_| !past_end)).unwrap_or(waiting));
}

struct Painter<'a> {
    screen: &'a KeyingScreen,
    desk: &'a Desk,
    form: &'a Questionnaire,
    area: Rect,
    /// The columns of the list measured last: the rows of a battery ask for them again and again.
    grid: Cell<Option<Measured>>,
}

/// The boxes of a grid on a body of some width.
#[derive(Clone, Copy)]
struct Measured {
    list: usize,
    width: u16,
    /// The first column of the boxes, and the columns of each.
    columns: (u16, u16),
}

impl Painter<'_> {
    fn header(&self, buffer: &mut Buffer) {
        let Desk { look, phrases, .. } = self.desk;
        let keying = &self.screen.keying;
        let view = keying.batch();
        let audience = keying.forms().label.in_language(phrases.language().tag());
        let service = view.campaign.service(&view.batch.service).map_or("", |service| service.name.as_str());
        let (number, serial) = (view.batch.number, keying.serial());
        let right = match keying.start() {
            KeyingStart::Practice => self.said("keying-practice", (0, 0), || say!(phrases, "keying-practice")),
            KeyingStart::Second => self.said("keying-second", (number.0.into(), serial.0.into()), || {
                let (batch, serial) = (number.0.to_string(), serial.to_string());
                say!(phrases, "keying-second", batch = batch, serial = serial)
            }),
            KeyingStart::Third => self.said("keying-third", (number.0.into(), serial.0.into()), || {
                let (batch, serial) = (number.0.to_string(), serial.to_string());
                say!(phrases, "keying-third", batch = batch, serial = serial)
            }),
            KeyingStart::Pile | KeyingStart::Sheet(..) | KeyingStart::Record(_) => {
                self.said("keying-batch", (number.0.into(), serial.0.into()), || {
                    let (batch, serial) = (number.0.to_string(), serial.to_string());
                    say!(phrases, "keying-batch", batch = batch, serial = serial)
                })
            }
        };
        let trail = [view.campaign.title.as_str(), audience, service];
        let header = Header { look, trail: &trail, right: &right };
        ratatui::widgets::Widget::render(&header, row(self.area, 0), buffer);
        ratatui::widgets::Widget::render(&Rule { look, title: "" }, row(self.area, 1), buffer);
    }

    /// Page number and title, and on the right how the sheet was answered and on which variant.
    fn page_title(&self, buffer: &mut Buffer, (part, parts): (usize, usize)) {
        let Desk { look, phrases, .. } = self.desk;
        let keying = &self.screen.keying;
        let entry = keying.entry();
        let tag = phrases.language().tag();
        let page = entry.page();
        let (number, pages) = ((page + 1).to_string(), self.form.pages.len().to_string());
        let mut left = self.said("keying-page", (page as u64, self.form.pages.len() as u64), || {
            say!(phrases, "keying-page", page = number, pages = pages)
        });
        if parts > 1 {
            let (part, parts) = (part.to_string(), parts.to_string());
            left = format!("{left}, {}", say!(phrases, "keying-part", part = part, parts = parts)).into();
        }
        let forms = keying.forms();
        let record = entry.record();
        let mode = record.mode.as_ref().and_then(|mode| forms.modes.iter().find(|known| known.code == *mode));
        let mode = mode.map(|mode| mode.label.in_language(tag).to_owned());
        let variant = (forms.forms.len() > 1).then(|| sentences::variant(&record.variant, phrases));
        let right: Vec<String> = mode.into_iter().chain(variant).collect();
        let line = row(self.area, 2);
        let line = Rect { x: line.x + 2, width: line.width.saturating_sub(4), ..line };
        let taken = paint_right(look, line, buffer, &right.join(" · "), look.styles.faint);
        let line = Rect { width: line.width.saturating_sub(taken + 2), ..line };
        let used = paint(look, line, buffer, &left, look.styles.faint);
        let rest = Rect { x: line.x + used + 3, width: line.width.saturating_sub(used + 3), ..line };
        paint(look, rest, buffer, self.form.pages[page].title.in_language(tag), look.styles.title);
    }

    /// Paints a row; where the real cursor belongs, when it is this row's.
    fn row(&self, line: &Row, here: Rect, buffer: &mut Buffer) -> Option<Position> {
        let look = &self.desk.look;
        match line {
            Row::Text { text, heading } => {
                let style = if *heading { look.styles.title } else { look.styles.faint };
                paint(look, inset(here, 2), buffer, text, style);
                None
            }
            Row::Heads { list, title } => {
                self.block_title(*list, title, here, buffer);
                self.heads(*list, here, buffer);
                None
            }
            Row::Codes { list, title } => {
                self.block_title(*list, title, here, buffer);
                let code = |place: usize| self.form.lists[*list].choices[place].code.clone();
                self.columns(*list, here, buffer, look.styles.faint, &code);
                None
            }
            Row::Grid { question, label } => self.grid(*question, label, here, buffer),
            Row::Label { question, label } => self.label(*question, label, here, buffer),
            Row::More { label } => {
                paint(look, inset(here, MARGIN), buffer, label, look.styles.text);
                None
            }
            Row::Boxes { question, choices } => self.boxes(*question, choices, here, buffer),
            Row::Writing { question } => self.writing(*question, here, buffer),
            Row::Done { number, text } => {
                let room = Rect { x: here.x + 2, width: MARGIN - 4, ..here };
                paint_right(look, room, buffer, &number.to_string(), look.styles.faint);
                let room = Rect { width: here.width.saturating_sub(MARGIN + 2), ..inset(here, MARGIN) };
                paint(look, room, buffer, &cut(&look.text(text), room.width, look.glyphs.cut), look.styles.answer);
                None
            }
            Row::Cell { question, label, indent, choices, .. } => {
                self.begin(*question, label, here, indent.saturating_sub(1), buffer);
                self.cell(*question, choices, inset(here, *indent), buffer)
            }
            Row::CellBoxes { question, indent, choices } => {
                self.boxes(*question, choices, inset(here, *indent), buffer)
            }
        }
    }

    /// A sentence that two numbers make, said once.
    fn said(&self, id: &'static str, numbers: (u64, u64), make: impl FnOnce() -> String) -> Arc<str> {
        self.screen.memo.said(self.desk.phrases.language(), id, numbers, make)
    }

    fn is_current(&self, question: QuestionIndex) -> bool {
        self.screen.keying.phase() == Phase::Sheet && self.screen.keying.entry().stand() == Stand::Question(question)
    }

    /// Marker, number, label. A question that is not asked is faint and says so.
    fn begin(&self, question: QuestionIndex, label: &str, here: Rect, columns: u16, buffer: &mut Buffer) {
        let look = &self.desk.look;
        let entry = self.screen.keying.entry();
        let asked = entry.is_asked(question);
        let style = if asked { look.styles.text } else { look.styles.faint };
        if self.is_current(question) {
            paint(look, Rect { width: 1, ..inset(here, 1) }, buffer, look.glyphs.marker, look.styles.current);
        }
        let noted = entry.record().notes.iter().any(|(noted, _)| *noted == question);
        let number = &self.form.questions[question].number;
        let room = Rect { x: here.x + 2, width: MARGIN - 4, ..here };
        paint_right(look, room, buffer, number, style);
        if noted {
            paint(look, Rect { x: room.right(), width: 1, ..here }, buffer, "*", look.styles.warning);
        }
        paint(look, Rect { width: columns, ..inset(here, MARGIN) }, buffer, label, style);
    }

    fn columns(&self, list: usize, here: Rect, buffer: &mut Buffer, style: Style, text: &dyn Fn(usize) -> String) {
        let (start, wide) = self.grid_columns(list, here);
        let list = &self.form.lists[list];
        for place in 0..list.choices.len() {
            let text = text(place);
            let shown = cut(&self.desk.look.text(&text), wide.saturating_sub(1), self.desk.look.glyphs.cut);
            let x = start + wide * place as u16 + centred(wide, shown.width() as u16);
            paint(&self.desk.look, Rect { x, width: wide, ..here }, buffer, &shown, style);
        }
    }

    /// The title of a battery, over its labels.
    fn block_title(&self, list: usize, title: &str, here: Rect, buffer: &mut Buffer) {
        let (start, _) = self.grid_columns(list, here);
        let room = Rect { width: start.saturating_sub(here.x + 3), ..inset(here, 2) };
        paint(&self.desk.look, room, buffer, title, self.desk.look.styles.title);
    }

    fn heads(&self, list: usize, here: Rect, buffer: &mut Buffer) {
        let head = |place: usize| sheet::head_text(&self.form.lists[list], place, &self.desk.phrases).to_owned();
        self.columns(list, here, buffer, self.desk.look.styles.faint, &head);
    }

    /// The first column of the boxes of a grid, and the columns of each.
    fn grid_columns(&self, list: usize, here: Rect) -> (u16, u16) {
        if let Some(measured) = self.grid.get()
            && (measured.list, measured.width) == (list, here.width)
        {
            return measured.columns;
        }
        let choices = &self.form.lists[list];
        let label = sheet::grid_label_columns(choices, here.width, &self.desk.phrases);
        let columns = (here.x + MARGIN + label, sheet::box_columns(choices, here.width, &self.desk.phrases));
        self.grid.set(Some(Measured { list, width: here.width, columns }));
        columns
    }

    fn grid(&self, question: QuestionIndex, label: &str, here: Rect, buffer: &mut Buffer) -> Option<Position> {
        let look = &self.desk.look;
        let (Kind::One(number) | Kind::Several(number)) = self.form.questions[question].kind else { return None };
        let (start, wide) = self.grid_columns(number, here);
        let list = &self.form.lists[number];
        self.begin(question, label, here, start.saturating_sub(here.x + MARGIN), buffer);
        let ticked = sheet::ticked(self.screen.keying.entry(), question);
        let current = self.is_current(question);
        let boxes = Rect { x: start, width: here.right().saturating_sub(start), ..here };
        if let Some(text) = self.instead(question) {
            paint(look, inset(boxes, 1), buffer, &text.0, text.1);
        } else {
            for place in 0..list.choices.len() {
                let x = start + wide * place as u16 + centred(wide, 1);
                let (glyph, style) = if ticked.contains(&place) {
                    (look.glyphs.filled, look.styles.answer)
                } else {
                    (look.glyphs.empty, look.styles.faint)
                };
                dot(buffer, x, here.y, glyph, style);
            }
        }
        current.then(|| Position { x: start + centred(wide, 1), y: here.y })
    }

    /// What stands where the boxes or the value would: a mark no printed box says, or that it is not asked.
    fn instead(&self, question: QuestionIndex) -> Option<(String, Style)> {
        let entry = self.screen.keying.entry();
        let styles = &self.desk.look.styles;
        if entry.is_left_out(question) {
            return Some((say!(self.desk.phrases, "keying-left-out"), styles.faint));
        }
        let waits = self.form.open_row(question).is_some_and(|row| self.form.row_head(row) != Some(question));
        if !entry.is_asked(question) && waits {
            // The cells of a row wait for what begins it.
            return None;
        }
        if !entry.is_asked(question) {
            return Some((say!(self.desk.phrases, "keying-not-asked"), styles.faint));
        }
        sheet::mark_text(entry, question, &self.desk.phrases).map(|text| (text, styles.mark))
    }

    /// What is written beside the label of a cell.
    fn cell(&self, question: QuestionIndex, choices: &[usize], here: Rect, buffer: &mut Buffer) -> Option<Position> {
        match self.form.questions[question].kind {
            _ if self.screen.keying.entry().is_constant(question) => self.value(question, inset(here, MARGIN), buffer),
            Kind::One(_) | Kind::Several(_) => self.boxes(question, choices, here, buffer),
            Kind::Text { .. } => self.writing(question, here, buffer),
            Kind::Integer { .. } | Kind::Decimal | Kind::Date => self.value(question, inset(here, MARGIN), buffer),
        }
    }

    fn label(&self, question: QuestionIndex, label: &str, here: Rect, buffer: &mut Buffer) -> Option<Position> {
        let entry = self.screen.keying.entry();
        let is_value = matches!(self.form.questions[question].kind, Kind::Integer { .. } | Kind::Decimal | Kind::Date)
            || entry.is_constant(question);
        let columns = here.width.saturating_sub(MARGIN + if is_value { VALUE_COLUMNS + 2 } else { 2 });
        self.begin(question, label, here, columns, buffer);
        if !is_value {
            return None;
        }
        let x = here.right().saturating_sub(VALUE_COLUMNS + 1);
        self.value(question, Rect { x, width: VALUE_COLUMNS, ..here }, buffer)
    }

    /// A number, a date, or what the batch fills.
    fn value(&self, question: QuestionIndex, room: Rect, buffer: &mut Buffer) -> Option<Position> {
        let look = &self.desk.look;
        let entry = self.screen.keying.entry();
        let current = self.is_current(question);
        let doubted = sheet::doubted(entry, question).map(|answer| self.value_text(question, answer));
        let typed = if current { doubted.unwrap_or_else(|| entry.line().text().to_owned()) } else { String::new() };
        if !typed.is_empty() {
            let used = paint(look, room, buffer, &typed, look.styles.current);
            return Some(Position { x: room.x + used, y: room.y });
        }
        if let Some((text, style)) = self.instead(question) {
            paint(look, room, buffer, &text, style);
        } else if let Some(answer) = entry.record().answer(question) {
            let text = self.value_text(question, answer);
            let used = paint(look, room, buffer, &text, look.styles.answer);
            self.constant(question, inset(room, used + 1), buffer);
        } else {
            paint(look, room, buffer, &self.blank_value(question), look.styles.faint);
        }
        current.then_some(Position { x: room.x, y: room.y })
    }

    /// A value as people read it; the batch's service by its name.
    fn value_text(&self, question: QuestionIndex, answer: &crate::record::Answer) -> String {
        let view = self.screen.keying.batch();
        let is_service = self.form.questions[question].constant == Some(Constant::Service);
        let service = view.campaign.service(&view.batch.service).filter(|_| is_service);
        match service {
            Some(service) if self.screen.keying.entry().is_constant(question) => service.name.clone(),
            _ => sentences::answer_text(self.form, question, answer, &self.desk.phrases),
        }
    }

    /// The boxes of an empty number or date.
    fn blank_value(&self, question: QuestionIndex) -> String {
        match self.form.questions[question].kind {
            Kind::Integer { digits: Some(digits) } => "_ ".repeat(usize::from(digits)),
            Kind::Date => match self.form.questions[question].precision() {
                Precision::Day => "__/__/____".to_owned(),
                Precision::Month => "__/____".to_owned(),
                Precision::Year => "____".to_owned(),
            },
            _ => "____".to_owned(),
        }
    }

    /// That the batch says it, not the operator.
    fn constant(&self, question: QuestionIndex, here: Rect, buffer: &mut Buffer) {
        if self.screen.keying.entry().is_constant(question) {
            let text = format!("({})", say!(self.desk.phrases, "keying-from-batch"));
            paint(&self.desk.look, here, buffer, &text, self.desk.look.styles.faint);
        }
    }

    fn boxes(&self, question: QuestionIndex, choices: &[usize], here: Rect, buffer: &mut Buffer) -> Option<Position> {
        let Desk { look, phrases, .. } = self.desk;
        let list = self.form.list(question)?;
        let ticked = sheet::ticked(self.screen.keying.entry(), question);
        let first_row = choices.first() == Some(&0);
        let asked = self.screen.keying.entry().is_asked(question);
        let mut room = inset(here, MARGIN);
        let instead = self.instead(question);
        if let (Some((text, style)), true) = (&instead, first_row) {
            // What is said instead of a box stands before the boxes, which stay to be seen.
            room = inset(room, paint(look, room, buffer, text, *style) + 3);
        }
        // Boxes that nobody is to tick would only be read.
        if self.screen.keying.entry().is_left_out(question) {
            return None;
        }
        let start = Position { x: room.x, y: here.y };
        for place in choices {
            let chosen = ticked.contains(place);
            let glyph = if chosen { look.glyphs.filled } else { look.glyphs.empty };
            let style = if chosen { look.styles.answer } else { look.styles.faint };
            paint(look, Rect { width: 1, ..room }, buffer, glyph, style);
            let style = match (chosen, asked) {
                (true, _) => look.styles.answer,
                (false, true) => look.styles.text,
                (false, false) => look.styles.faint,
            };
            let text = sheet::box_text(list, *place, phrases);
            paint(look, inset(room, 2), buffer, &text, style);
            room = inset(room, sheet::box_text_columns(list, *place, phrases));
        }
        if !(self.is_current(question) && first_row) {
            return None;
        }
        let typed = self.screen.keying.entry().line().text();
        let partial = typed.rsplit(' ').next().unwrap_or_default();
        if !partial.is_empty() {
            let used = paint(look, inset(room, 1), buffer, partial, look.styles.current);
            return Some(Position { x: room.x + 1 + used, y: here.y });
        }
        Some(start)
    }

    fn writing(&self, question: QuestionIndex, here: Rect, buffer: &mut Buffer) -> Option<Position> {
        let look = &self.desk.look;
        let entry = self.screen.keying.entry();
        let room = Rect { width: here.width.saturating_sub(MARGIN + 2), ..inset(here, MARGIN) };
        if self.is_current(question) {
            let line = entry.line();
            paint(look, room, buffer, &"_".repeat(room.width.into()), look.styles.faint);
            let field =
                FieldLine { look, text: line.text(), cursor: line.before_cursor().len(), style: look.styles.current };
            ratatui::widgets::Widget::render(&field, room, buffer);
            return field.cursor_in(room);
        }
        if let Some((text, style)) = self.instead(question) {
            paint(look, room, buffer, &text, style);
        } else if let Some(answer) = entry.record().answer(question) {
            let text = sentences::answer_text(self.form, question, answer, &self.desk.phrases);
            let used = paint(look, room, buffer, &text, look.styles.answer);
            self.constant(question, inset(room, used + 1), buffer);
        } else {
            paint(look, room, buffer, &"_".repeat(room.width.into()), look.styles.faint);
        }
        None
    }

    /// A prompt, or what there is to say. Where the real cursor belongs while a prompt is open.
    fn messages(&self, bottom: Rect, buffer: &mut Buffer) -> Option<Position> {
        let Desk { look, phrases, .. } = self.desk;
        let entry = self.screen.keying.entry();
        let line = |place: u16| {
            let line = row(bottom, place);
            Rect { x: line.x + 2, width: line.width.saturating_sub(4), ..line }
        };
        if let (Some(prompt), true) = (entry.prompt(), entry.lock().is_none()) {
            paint(look, line(0), buffer, &sentences::prompt(&prompt.kind, self.form, phrases), look.styles.title);
            let (text, cursor) = (prompt.line.text(), prompt.line.before_cursor().len());
            paint(look, Rect { width: 1, ..line(1) }, buffer, look.glyphs.marker, look.styles.current);
            let field = FieldLine { look, text, cursor, style: look.styles.current };
            ratatui::widgets::Widget::render(&field, inset(line(1), 2), buffer);
            return field.cursor_in(inset(line(1), 2));
        }
        let (tone, sentences) = self.screen.message(self.desk);
        let style = match tone {
            Tone::Plain => look.styles.text,
            Tone::Good => look.styles.good,
            Tone::Doubt => look.styles.warning,
            Tone::Refusal => look.styles.refusal,
        };
        let mut lines: Vec<String> = Vec::new();
        let last = sentences.len().saturating_sub(1);
        for (place, sentence) in sentences.iter().enumerate() {
            let mut wrapped = wrap(&look.text(sentence), line(0).width);
            // The last sentence says what to do next: the ones before leave it a line.
            if place < last {
                wrapped.truncate(1);
            }
            lines.extend(wrapped);
        }
        for (place, text) in lines.iter().take(2).enumerate() {
            paint(look, line(place as u16), buffer, text, style);
        }
        None
    }

    fn status(&self, bottom: Rect, buffer: &mut Buffer) {
        let Desk { look, phrases, settings, .. } = self.desk;
        let keying = &self.screen.keying;
        let entry = keying.entry();
        // A keypad read as digits without NumLock is a mode: it is said as long as it lasts.
        let repaired = memo::repaired(self.desk);
        let mode = repaired.then(|| say!(phrases, "keying-keypad-repaired"));
        let slow = slow_line(self.desk);
        let mode = [mode, slow].into_iter().flatten().collect::<Vec<_>>().join(" ");
        ratatui::widgets::Widget::render(&Rule { look, title: &mode }, row(bottom, 2), buffer);
        let (state, state_style) = match keying.saving() {
            Saving::Saved => (self.said("keying-saved", (0, 0), || say!(phrases, "keying-saved")), look.styles.good),
            Saving::Pending if self.desk.confirms_late() => {
                (say!(phrases, "keying-failed").into(), look.styles.refusal)
            }
            Saving::Pending => {
                (self.said("keying-pending", (0, 0), || say!(phrases, "keying-pending")), look.styles.good)
            }
            Saving::Failed(_) => (say!(phrases, "keying-failed").into(), look.styles.refusal),
            Saving::Practice => (say!(phrases, "keying-practice-saved").into(), look.styles.faint),
        };
        let (page, sheet) = (entry.left_on_page(entry.page()), entry.left());
        let middle = match keying.phase() {
            Phase::Sheet => self.said("keying-left", (page as u64, sheet as u64), || {
                say!(phrases, "keying-left", page = page, sheet = sheet.to_string())
            }),
            Phase::PileDone | Phase::Awaiting | Phase::RecordDone | Phase::VerificationDone => "".into(),
        };
        let place = keying.place_in_pile().to_string();
        let right = match keying.batch().batch.sheets {
            // The running count takes the place of the sheet's: an outside bench reads it.
            _ if settings.running_count => say!(phrases, "keying-count", count = keying.accepted()).into(),
            _ if keying.start().is_verification() => say!(phrases, "keying-waiting", count = keying.waiting()).into(),
            Some(sheets) => self.said("keying-place-of", (keying.place_in_pile().into(), sheets.into()), || {
                say!(phrases, "keying-place-of", place = place, sheets = sheets.to_string())
            }),
            None => say!(phrases, "keying-place", place = place).into(),
        };
        let unsaved = match keying.saving() {
            Saving::Failed(_) => true,
            Saving::Pending => self.desk.confirms_late(),
            Saving::Saved | Saving::Practice => false,
        };
        let state_columns = if unsaved { 16 } else { 12 };
        let status = Status { look, state: &state, state_style, state_columns, middle: &middle, right: &right };
        ratatui::widgets::Widget::render(&status, row(bottom, 3), buffer);
        let past_end = keying.phase() != Phase::Sheet || !matches!(entry.stand(), Stand::Question(_));
        let mut lines = self.screen.memo.hints(self.screen.context(), self.desk);
        if past_end && self.screen.context() == Context::Coded {
            // Nothing can be answered here: what can be done comes first.
            let first = |command: Command| first_key(self.desk, command, Context::Coded);
            let ended = matches!(keying.phase(), Phase::RecordDone | Phase::VerificationDone);
            let accept = (!ended).then_some(Command::Accept);
            let correct = (keying.phase() == Phase::Sheet).then_some(Command::Correct);
            let commands = accept.into_iter().chain(correct).chain([Command::Leave, Command::Help]);
            let line = |command: Command| {
                Some(HelpLine { keys: first(command), text: phrases.named(command.hint_message())? })
            };
            lines = Arc::new(commands.filter_map(line).collect());
        }
        let answers = self.answers();
        let answers = answers.iter().map(|(key, does)| Hint { key, does });
        let hints: Vec<Hint> =
            answers.chain(lines.iter().map(|line| Hint { key: &line.keys, does: &line.text })).collect();
        if let Some(way_out) = self.screen.way_out(self.desk) {
            let line = row(bottom, 4);
            let line = Rect { x: line.x + 2, width: line.width.saturating_sub(4), ..line };
            paint(look, line, buffer, &way_out, look.styles.refusal);
            return;
        }
        let area = Rect { y: bottom.y + 4, height: bottom.height.saturating_sub(4), ..bottom };
        ratatui::widgets::Widget::render(
            &Hints { look, colon: colon(phrases.language()), hints: &hints },
            area,
            buffer,
        );
    }
}

impl Painter<'_> {
    /// What answers the current question: its codes, and the key that closes an answer that does not close itself.
    fn answers(&self) -> Vec<(String, String)> {
        let Desk { phrases, .. } = self.desk;
        let entry = self.screen.keying.entry();
        let (Context::Coded, Stand::Question(index), Phase::Sheet) =
            (self.screen.context(), entry.stand(), self.screen.keying.phase())
        else {
            return Vec::new();
        };
        let answer = self.said("keying-answer", (0, 0), || say!(phrases, "keying-answer"));
        let codes = self.form.list(index).map(|list| (sentences::codes(list, phrases), answer.to_string()));
        let closed = match self.form.questions[index].kind {
            Kind::Several(_) | Kind::Integer { digits: None } | Kind::Decimal => true,
            Kind::One(_) | Kind::Integer { digits: Some(_) } | Kind::Date | Kind::Text { .. } => false,
        };
        let accept = || (first_key(self.desk, Command::Accept, Context::Coded), say!(phrases, "hint-accept"));
        codes.into_iter().chain(closed.then(accept)).collect()
    }
}

/// One glyph of the look: nothing to clean, nothing to cut.
fn dot(buffer: &mut Buffer, x: u16, y: u16, glyph: &str, style: Style) {
    if let Some(cell) = buffer.cell_mut(Position { x, y }) {
        cell.set_symbol(glyph).set_style(style);
    }
}

fn inset(area: Rect, columns: u16) -> Rect {
    let columns = columns.min(area.width);
    Rect { x: area.x + columns, width: area.width - columns, ..area }
}

/// Columns before something of `width` in the middle of `columns`.
fn centred(columns: u16, width: u16) -> u16 {
    columns.saturating_sub(width) / 2
}
