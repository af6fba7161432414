//! What stands over the form: lines to write, questions back to the operator.

use super::{Arrival, Entry, Severity, Stand};
use crate::entry::prompt::{Ask, PROMPT_CHARACTERS_MAX, Prompt, PromptKind};
use crate::entry::{Action, Effect, Line, RefusalKind};
use crate::record::{Answer, Override, Status};

impl Entry {
    pub(super) fn open_note(&mut self) {
        let Stand::Question(index) = self.stand else { return self.bell() };
        let note = self.record.notes.iter().find(|(question, _)| *question == index);
        let text = note.map_or(String::new(), |(_, text)| text.clone());
        self.open_prompt(PromptKind::Note(index), &text);
    }

    /// A text that the form refuses would be lost with the sheet held: it is refused before the reason is asked.
    pub(super) fn open_hold(&mut self) {
        if let (Stand::Question(index), true, Answer::Text(text)) =
            (self.stand, self.is_typing() && self.text_cell().is_some(), self.text_answer())
        {
            let answer = Answer::Text(text.clone());
            if !self.passes(index, &answer, Severity::Hard) {
                return self.refuse(Some(index), text, RefusalKind::Check);
            }
        }
        self.open_prompt(PromptKind::Hold, "");
    }

    pub(super) fn open_prompt(&mut self, kind: PromptKind, text: &str) {
        self.prompt = Some(Prompt { kind, line: Line::new(text) });
    }

    pub(super) fn handle_prompt(&mut self, mut prompt: Prompt, action: Action) {
        match action {
            Action::Accept => return self.accept_prompt(prompt),
            Action::Reset => {
                self.ending = false;
                // A text goes on being written; anything else is keyed anew.
                if matches!(prompt.kind, PromptKind::Override(..)) && self.text_cell().is_none() {
                    self.stand_on(self.stand);
                }
                return;
            }
            Action::Type(key) if key.is_control() => self.bell(),
            Action::Type(_) if prompt.line.characters() >= PROMPT_CHARACTERS_MAX => self.bell(),
            Action::Type(key) => prompt.line.insert(key),
            Action::Correct => {
                if !prompt.line.backspace() {
                    self.bell();
                }
            }
            Action::Edit(edit) => {
                prompt.line.edit(edit);
            }
            Action::Undo => {
                prompt.line.undo();
            }
            Action::Redo => {
                prompt.line.redo();
            }
            Action::Mark(_) | Action::Dup | Action::Run | Action::Back | Action::Forward | Action::PageBack => {
                self.bell()
            }
            Action::PageForward | Action::GoTo | Action::Note | Action::Margin | Action::Hold => self.bell(),
            Action::Abandon | Action::Confirm | Action::NextMode | Action::InsertRow | Action::RemoveRow => self.bell(),
        }
        self.prompt = Some(prompt);
    }

    fn accept_prompt(&mut self, prompt: Prompt) {
        let text = prompt.line.text().trim().to_owned();
        match prompt.kind {
            PromptKind::GoTo => self.go_to(text),
            PromptKind::Note(index) => {
                self.remember();
                self.record.notes.retain(|(question, _)| *question != index);
                if !text.is_empty() {
                    self.record.notes.push((index, text));
                    self.record.notes.sort_by_key(|(question, _)| *question);
                }
                self.changed = true;
            }
            PromptKind::Margin => {
                self.remember();
                self.record.margin = text;
                self.changed = true;
            }
            PromptKind::Hold if text.is_empty() => self.refuse(None, text, RefusalKind::ReasonMissing),
            PromptKind::Hold => {
                // A text is kept, whatever a soft check says: the end of the sheet asks about it.
                if let (Stand::Question(index), true, Answer::Text(text)) =
                    (self.stand, self.is_typing() && self.text_cell().is_some(), self.text_answer())
                {
                    self.put(index, Answer::Text(text));
                }
                self.record.status = Status::Held(text);
                self.changed = true;
                self.effects.push(Effect::Held);
            }
            PromptKind::Override(index, answer) => {
                self.put(index, answer);
                self.record.overrides.retain(|kept| kept.question != index);
                self.record.overrides.push(Override { question: index, note: text });
                self.advance(index, Arrival::Auto);
            }
        }
    }

    pub(super) fn handle_ask(&mut self, ask: Ask, action: Action) {
        match (action, ask) {
            (Action::Confirm, Ask::Soft(index, answer) | Ask::Required(index, answer)) => {
                self.open_prompt(PromptKind::Override(index, answer), "");
            }
            (Action::Confirm, Ask::Abandon) => {
                self.record.status = Status::Voided(String::new());
                self.changed = true;
                self.effects.push(Effect::Abandoned);
            }
            (Action::Reset | Action::Correct, ask) => {
                self.ending = false;
                if !matches!(ask, Ask::Abandon) && self.text_cell().is_none() {
                    self.stand_on(self.stand);
                }
            }
            // Whoever types on without looking fills nothing.
            (_, ask) => {
                self.bell();
                self.ask = Some(ask);
            }
        }
    }
}
