//! The comments, one at a time: read, kept, words taken out, set aside. Neither sheet nor service nor name is on it.

use super::home::indented;
use super::{Ask, Deed, Scene, Stage, Told, Turn, step};
use crate::keymap::{Command, Context};
use crate::measure::clean;
use crate::record::{Span, Treatment, suspects, without, words};
use crate::say;
use crate::station::{self, CampaignView, CommentView, CommentsView, certainty, sentences, theme_named};
use crate::tui::desk::Desk;
use crate::tui::widgets::{Rule, Step, paint, row, split, stepped, wrap};
use ratatui::Frame;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Modifier, Style};
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

/// Widest the text is drawn.
const COLUMNS_MAX: u16 = 100;
/// Rows above the text: whose, to what question, a blank.
const ABOVE: u16 = 4;
/// Rows under it: a rule, the decision, what is told of it, what is underlined.
const BELOW: u16 = 6;

/// The reading of a campaign's comments.
pub(in crate::tui) struct ReviewScreen {
    id: String,
    view: Option<CampaignView>,
    known: CommentsView,
    /// Whether only those that nobody read are shown; one stays in sight until the next is asked for.
    unread_only: bool,
    shown: Vec<usize>,
    selected: usize,
    /// Words being chosen, when they are.
    draft: Option<Draft>,
    /// What was decided here and before: comment and earlier decision, the last one last.
    done: Vec<(String, Option<Treatment>)>,
}

/// Words of the comment in sight.
struct Draft {
    words: Vec<Span>,
    removed: Vec<bool>,
    at: usize,
}

/// A piece of the text on one row.
struct Piece {
    text: String,
    /// Which word it belongs to; `None` beside words.
    word: Option<usize>,
}

impl ReviewScreen {
    /// That of a campaign by its identifier.
    pub fn new(id: String) -> ReviewScreen {
        ReviewScreen {
            id,
            view: None,
            known: CommentsView::default(),
            unread_only: true,
            shown: Vec::new(),
            selected: 0,
            draft: None,
            done: Vec::new(),
        }
    }

    fn comment(&self) -> Option<&CommentView> {
        self.shown.get(self.selected).and_then(|place| self.known.comments.get(*place))
    }

    /// Lays out what is shown; the comment in sight stays when it may.
    fn lay_out(&mut self) {
        let before = self.comment().map(|comment| comment.id.clone());
        let kept = |place: &usize| !self.unread_only || self.known.comments[*place].treatment.is_none();
        self.shown = (0..self.known.comments.len()).filter(kept).collect();
        let same = |place: &usize| Some(&self.known.comments[*place].id) == before.as_ref();
        let last = self.shown.len().saturating_sub(1);
        self.selected = self.shown.iter().position(same).unwrap_or(self.selected.min(last));
    }

    fn turn_to(&mut self, step: Step) -> Turn {
        self.draft = None;
        let after = stepped(self.selected, step, self.shown.len(), 1);
        if after == self.selected && !matches!(step, Step::First | Step::Last) {
            return Turn::Bell;
        }
        self.selected = after;
        Turn::Stay
    }

    /// Writes a decision; the next comment that nobody read comes into sight.
    fn decide(&mut self, treatment: Treatment, desk: &Desk) -> Turn {
        let Some(comment) = self.comment().cloned() else { return Turn::Bell };
        if let Err(error) = desk.station.review_comment(&comment, treatment.clone()) {
            return Turn::Tell(Told::error(&error, desk));
        }
        self.done.push((comment.id.clone(), comment.treatment));
        self.settle(&comment.id, Some(treatment));
        self.draft = None;
        let next = (self.selected + 1..self.shown.len()).chain(0..self.selected);
        let unread = |place: &usize| self.known.comments[self.shown[*place]].treatment.is_none();
        let next = next.into_iter().find(unread);
        match next {
            Some(place) => self.selected = place,
            None if !self.unread_only => self.selected = (self.selected + 1).min(self.shown.len().saturating_sub(1)),
            None => {}
        }
        self.lay_out();
        Turn::Stay
    }

    fn settle(&mut self, id: &str, treatment: Option<Treatment>) {
        if let Some(comment) = self.known.comments.iter_mut().find(|comment| comment.id == id) {
            comment.treatment = treatment.filter(|treatment| *treatment != Treatment::Again);
        }
    }

    /// Takes the last decision of this screen back, and shows its comment.
    fn undo(&mut self, desk: &Desk) -> Turn {
        let Some((id, before)) = self.done.pop() else {
            return Turn::Tell(Told::plain(say!(desk.phrases, "review-nothing-to-undo")));
        };
        let found = self.known.comments.iter().position(|comment| comment.id == id);
        let Some(place) = found else { return Turn::Bell };
        let treatment = before.unwrap_or(Treatment::Again);
        if let Err(error) = desk.station.review_comment(&self.known.comments[place], treatment.clone()) {
            return Turn::Tell(Told::error(&error, desk));
        }
        self.settle(&id, Some(treatment));
        self.draft = None;
        self.lay_out();
        let shown = self.shown.iter().position(|one| *one == place);
        if shown.is_none() {
            self.unread_only = false;
            self.lay_out();
        }
        self.selected = self.shown.iter().position(|one| *one == place).unwrap_or(0);
        Turn::Tell(Told::plain(say!(desk.phrases, "review-undone")))
    }

    /// Begins to choose words: on the first that is underlined, with those taken out before.
    fn begin(&mut self) -> bool {
        let Some(comment) = self.comment() else { return false };
        let words = words(&comment.text);
        let before = match &comment.treatment {
            Some(Treatment::Redact(spans)) => spans.as_slice(),
            _ => &[],
        };
        let suspects = suspects(&comment.text);
        let at = words.iter().position(|word| suspects.contains(word)).unwrap_or(0);
        let removed = words.iter().map(|word| before.contains(word)).collect();
        let some = !words.is_empty();
        self.draft = some.then_some(Draft { words, removed, at });
        some
    }

    /// A move of the word that is pointed at, or a word taken out or given back.
    fn choose(&mut self, command: Command) -> Turn {
        if self.draft.is_none() {
            return if self.begin() { Turn::Stay } else { Turn::Bell };
        }
        let Some(draft) = &mut self.draft else { return Turn::Bell };
        let last = draft.words.len() - 1;
        match command {
            Command::WordForward if draft.at < last => draft.at += 1,
            Command::WordBack if draft.at > 0 => draft.at -= 1,
            Command::ToggleWord => draft.removed[draft.at] = !draft.removed[draft.at],
            _ => return Turn::Bell,
        }
        Turn::Stay
    }

    fn redact(&mut self, desk: &Desk) -> Turn {
        let Some(draft) = &self.draft else {
            return if self.begin() { Turn::Stay } else { Turn::Bell };
        };
        let chosen = draft.words.iter().zip(&draft.removed).filter(|(_, removed)| **removed);
        let spans: Vec<Span> = chosen.map(|(span, _)| *span).collect();
        if spans.is_empty() {
            return Turn::Tell(Told::refusal(say!(desk.phrases, "review-nothing-chosen")));
        }
        self.decide(Treatment::Redact(spans), desk)
    }

    /// Words taken out as they are drawn: those being chosen, else those decided.
    fn removed(&self, comment: &CommentView) -> Vec<Span> {
        match (&self.draft, &comment.treatment) {
            (Some(draft), _) => {
                draft.words.iter().zip(&draft.removed).filter(|(_, on)| **on).map(|(span, _)| *span).collect()
            }
            (None, Some(Treatment::Redact(spans))) => spans.clone(),
            (None, _) => Vec::new(),
        }
    }

    fn draw_text(&self, comment: &CommentView, area: Rect, frame: &mut Frame, desk: &Desk) {
        let styles = &desk.look.styles;
        let all = words(&comment.text);
        let (suspects, removed) = (suspects(&comment.text), self.removed(comment));
        let at = self.draft.as_ref().map(|draft| draft.at);
        let lines = laid_out(&comment.text, &all, &removed, area.width);
        let holds = |line: &Vec<Piece>| line.iter().any(|piece| piece.word.is_some() && piece.word == at);
        let of_word = lines.iter().position(holds).unwrap_or(0);
        let top = of_word.saturating_sub(usize::from(area.height.saturating_sub(1)));
        let mut cursor: Option<Position> = None;
        for (place, line) in lines.iter().skip(top).take(area.height.into()).enumerate() {
            let mut rest = row(area, place as u16);
            for piece in line {
                let span = piece.word.map(|word| all[word]);
                let mut style = match span {
                    Some(span) if removed.contains(&span) => styles.refusal,
                    Some(span) if suspects.contains(&span) => styles.warning.add_modifier(Modifier::UNDERLINED),
                    Some(_) | None => styles.text,
                };
                if piece.word.is_some() && piece.word == at {
                    style = Style::patch(style, styles.selected);
                    cursor = cursor.or(Some(rest.as_position()));
                }
                let used = paint(&desk.look, rest, frame.buffer_mut(), &piece.text, style);
                rest = Rect { x: rest.x + used, width: rest.width - used, ..rest };
            }
        }
        frame.set_cursor_position(cursor.unwrap_or(area.as_position()));
    }

    /// What was decided, what is told, what is underlined.
    fn beside(&self, comment: &CommentView, desk: &Desk) -> Vec<(String, Style)> {
        let Desk { look, phrases, .. } = desk;
        let styles = &look.styles;
        let mut lines = Vec::new();
        let state = sentences::treatment(comment.treatment.as_ref(), phrases);
        let style = if comment.treatment.is_some() { styles.good } else { styles.warning };
        lines.push((say!(phrases, "review-decided", state = state), style));
        if let (Some(Treatment::SetAside(reason)), None) = (&comment.treatment, &self.draft) {
            lines.push((say!(phrases, "review-reason", reason = reason.clone()), styles.text));
        }
        let removed = self.removed(comment);
        if !removed.is_empty() {
            let told = clean(&without(&comment.text, &removed));
            lines.push((say!(phrases, "review-shown-as", text = told), styles.text));
        }
        if !suspects(&comment.text).is_empty() && (comment.treatment.is_none() || self.draft.is_some()) {
            lines.push((say!(phrases, "review-suspects"), styles.faint));
        }
        lines
    }
}

/// The text in rows: words where they may be told apart, brackets around those taken out.
fn laid_out(text: &str, words: &[Span], removed: &[Span], columns: u16) -> Vec<Vec<Piece>> {
    let columns = usize::from(columns.max(4));
    let mut lines = vec![Vec::new()];
    let mut used = 0;
    let mut next = 0;
    for chunk in text.split_whitespace() {
        let start = chunk.as_ptr() as usize - text.as_ptr() as usize;
        let word = words.get(next).filter(|span| (span.start as usize) < start + chunk.len());
        let mut pieces = Vec::new();
        match word {
            Some(span) => {
                let inner = span.of(text).unwrap_or_default();
                let (from, to) = (span.start as usize - start, span.end as usize - start);
                let shown = if removed.contains(span) { format!("[{inner}]") } else { inner.to_owned() };
                pieces.push(Piece { text: chunk[..from].to_owned(), word: None });
                pieces.push(Piece { text: shown, word: Some(next) });
                pieces.push(Piece { text: chunk[to..].to_owned(), word: None });
                next += 1;
            }
            None => pieces.push(Piece { text: chunk.to_owned(), word: None }),
        }
        let width: usize = pieces.iter().map(|piece| piece.text.width()).sum();
        if used > 0 && used + 1 + width > columns {
            lines.push(Vec::new());
            used = 0;
        }
        let line = lines.last_mut().expect("there is one at least");
        if used > 0 {
            line.push(Piece { text: " ".to_owned(), word: None });
            used += 1;
        }
        for piece in pieces.into_iter().filter(|piece| !piece.text.is_empty()) {
            // What is longer than a row goes on in the next.
            for grapheme in piece.text.graphemes(true) {
                let wide = grapheme.width();
                if used > 0 && used + wide > columns {
                    lines.push(Vec::new());
                    used = 0;
                }
                used += wide;
                let line = lines.last_mut().expect("there is one at least");
                match line.last_mut().filter(|last: &&mut Piece| last.word == piece.word) {
                    Some(last) => last.text.push_str(grapheme),
                    None => line.push(Piece { text: grapheme.to_owned(), word: piece.word }),
                }
            }
        }
    }
    lines
}

impl Stage for ReviewScreen {
    fn context(&self) -> Context {
        Context::Review
    }

    fn trail(&self, desk: &Desk) -> Vec<String> {
        let title = self.view.as_ref().map_or(self.id.clone(), |view| view.campaign.title.clone());
        vec![title, say!(desk.phrases, "review-title")]
    }

    fn right(&self, desk: &Desk) -> String {
        say!(desk.phrases, "review-left", count = self.known.unread())
    }

    fn status(&self, desk: &Desk) -> String {
        match (&self.draft, self.comment()) {
            (Some(_), _) => say!(desk.phrases, "review-status-words"),
            (None, Some(_)) => say!(desk.phrases, "review-status"),
            (None, None) => String::new(),
        }
    }

    fn deeds(&self, desk: &Desk) -> Vec<Deed> {
        let phrases = &desk.phrases;
        let mut deeds = Vec::new();
        if self.draft.is_some() {
            deeds.push(Deed::new(Command::Redact, say!(phrases, "review-hint-accept")));
            deeds.push(Deed::new(Command::ToggleWord, say!(phrases, "review-hint-toggle")));
            deeds.push(Deed::new(Command::WordForward, say!(phrases, "review-hint-word")));
            deeds.push(Deed::new(Command::WordBack, say!(phrases, "review-hint-word-back")));
            deeds.push(Deed::new(Command::Leave, say!(phrases, "hint-leave")));
            deeds.push(Deed::new(Command::Help, say!(phrases, "hint-help")));
            return deeds;
        }
        if self.comment().is_some() {
            deeds.push(Deed::new(Command::Keep, say!(phrases, "review-hint-keep")));
            deeds.push(Deed::new(Command::Redact, say!(phrases, "review-hint-redact")));
            deeds.push(Deed::new(Command::SetAside, say!(phrases, "review-hint-aside")));
            deeds.push(Deed::new(Command::Undo, say!(phrases, "review-hint-undo")));
            let (next, previous) = (say!(phrases, "review-hint-next"), say!(phrases, "review-hint-previous"));
            deeds.push(Deed::own(Command::Down, next, say!(phrases, "review-about-next")));
            deeds.push(Deed::own(Command::Up, previous, say!(phrases, "review-about-previous")));
        }
        let filter =
            if self.unread_only { say!(phrases, "review-hint-all") } else { say!(phrases, "review-hint-unread") };
        deeds.push(Deed::own(Command::Filter, filter, say!(phrases, "review-about-filter")));
        deeds.push(Deed::new(Command::Leave, say!(phrases, "hint-leave")));
        deeds.push(Deed::new(Command::Help, say!(phrases, "hint-help")));
        deeds
    }

    fn refresh(&mut self, desk: &Desk) -> Result<(), station::Error> {
        self.view = Some(desk.station.campaign(&self.id)?);
        self.known = desk.station.comments(&self.id)?;
        self.lay_out();
        Ok(())
    }

    fn perform(&mut self, command: Command, _body: Size, desk: &Desk) -> Turn {
        if let Some(step) = step(command) {
            return self.turn_to(step);
        }
        match command {
            Command::Leave if self.draft.is_some() => {
                self.draft = None;
                Turn::Stay
            }
            Command::Keep => self.decide(Treatment::Keep, desk),
            Command::Redact => self.redact(desk),
            Command::WordForward | Command::WordBack | Command::ToggleWord => self.choose(command),
            Command::SetAside if self.comment().is_some() => {
                self.draft = None;
                Turn::Open(Scene::Ask(Ask::reason(say!(desk.phrases, "review-aside-reason"))))
            }
            Command::Undo => self.undo(desk),
            Command::Filter => {
                self.draft = None;
                self.unread_only = !self.unread_only;
                self.lay_out();
                Turn::Stay
            }
            _ => Turn::Bell,
        }
    }

    fn receive(&mut self, answer: String, desk: &Desk) -> Turn {
        self.decide(Treatment::SetAside(answer), desk)
    }

    fn draw(&self, area: Rect, frame: &mut Frame, desk: &Desk) {
        let Desk { look, phrases, .. } = desk;
        let styles = &look.styles;
        let area = indented(Rect { width: area.width.min(COLUMNS_MAX), ..area });
        let (Some(view), Some(comment)) = (&self.view, self.comment()) else {
            let all_read = !self.known.comments.is_empty();
            let mut lines =
                vec![if all_read { say!(phrases, "review-none-unread") } else { say!(phrases, "review-none") }];
            lines.extend((self.known.sealed > 0).then(|| say!(phrases, "review-sealed", count = self.known.sealed)));
            for (place, line) in lines.iter().enumerate() {
                paint(look, row(area, 1 + place as u16), frame.buffer_mut(), line, styles.text);
            }
            frame.set_cursor_position(area.as_position());
            return;
        };
        let (above, middle, below) = split(area, ABOVE, BELOW);
        let language = phrases.language().tag();
        let audience = certainty::audience_named(&view.tool, &comment.audience, phrases);
        let theme = theme_named(view, comment.theme.as_ref(), language);
        let place = (self.selected + 1).to_string();
        let count = self.shown.len().to_string();
        let place = match self.unread_only {
            true => say!(phrases, "review-place-unread", place = place, count = count),
            false => say!(phrases, "review-place", place = place, count = count),
        };
        let head: Vec<String> = [Some(place), Some(audience), theme].into_iter().flatten().collect();
        paint(look, row(above, 0), frame.buffer_mut(), &head.join(" · "), styles.title);
        let question = clean(comment.label.in_language(language));
        for (place, line) in wrap(&question, above.width).iter().take(2).enumerate() {
            paint(look, row(above, 1 + place as u16), frame.buffer_mut(), line, styles.faint);
        }
        frame.render_widget(&Rule { look, title: "" }, row(below, 0));
        let mut at = 1;
        for (text, style) in self.beside(comment, desk) {
            for line in wrap(&text, below.width) {
                paint(look, row(below, at), frame.buffer_mut(), &line, style);
                at += 1;
            }
        }
        self.draw_text(comment, middle, frame, desk);
    }
}

#[cfg(test)]
mod tests {
    use super::laid_out;
    use crate::record::words;

    #[test]
    fn a_text_is_laid_out_with_its_words_told_apart() {
        let text = "Merci à  Jean-Marc, (la nuit) et AAAAAAAAAAAAAAAAAAAAAAAA !";
        let all = words(text);
        let lines = laid_out(text, &all, &all[2..3], 12);
        let shown: Vec<String> =
            lines.iter().map(|line| line.iter().map(|piece| piece.text.as_str()).collect()).collect();
        assert_eq!(shown, ["Merci à", "[Jean-Marc],", "(la nuit) et", "AAAAAAAAAAAA", "AAAAAAAAAAAA", "!"]);
        assert!(lines[1].iter().any(|piece| piece.word == Some(2) && piece.text == "[Jean-Marc]"));
    }
}
