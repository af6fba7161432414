//! What is chosen on the settings screen: in force at once, and kept.

use super::App;
use crate::keymap::{self, Command};
use crate::language::Phrases;
use crate::operator::Identification;
use crate::say;
use crate::station::{Setting, Sharing, keymap_errors};
use crate::tui::look::{Look, Theme};
use crate::tui::screens::Told;

impl App {
    /// Takes a choice: it counts at once, whatever the options of this start said, and is kept.
    pub(super) fn apply(&mut self, setting: Setting) {
        match &setting {
            Setting::Language(language) if *language != self.desk.phrases.language() => {
                self.desk.phrases = Phrases::new(*language);
            }
            Setting::Keymap(None) => self.desk.keymap = self.guessed.0.clone(),
            Setting::Keymap(Some(name)) => match keymap::load(name) {
                Ok(keymap) if self.desk.confined => {
                    self.desk.keymap = keymap.with_instead(Command::Suspend, Command::Redraw);
                }
                Ok(keymap) => self.desk.keymap = keymap,
                Err(errors) => {
                    let say = |error| keymap_errors::keymap_error(error, &self.desk.phrases);
                    let lines = errors.iter().map(say).collect();
                    return self.tell(Told { lines, ..Told::refusal(String::new()) });
                }
            },
            Setting::Language(_)
            | Setting::Theme(_)
            | Setting::Operator(_)
            | Setting::PageStops(_)
            | Setting::RunningCount(_) => {}
        }
        // Whoever takes another name in the settings is not the one who came in.
        self.signed_in &= self.precautions.pin || !matches!(setting, Setting::Operator(_));
        self.options.yield_to(&setting);
        self.kept.set(setting);
        self.desk.settings = self.kept.under(&self.options);
        let settings = &self.desk.settings;
        let name = self.desk.keymap.name().to_owned();
        self.desk.keymap_named = match &settings.keymap {
            Some(_) => keymap_errors::keymap_chosen(&name, &self.desk.phrases),
            // The reason was said in the language of the start.
            None if self.guessed.2 == self.desk.phrases.language() => self.guessed.1.clone(),
            None => say!(self.desk.phrases, "settings-keymap-guessed", name = name),
        };
        let theme = settings.theme.as_deref().and_then(Theme::from_name);
        let theme = theme.unwrap_or_else(|| self.surroundings.theme());
        self.desk.look = Look::new(theme, self.surroundings.glyph_set());
        let operator = settings.operator.clone().or_else(|| self.system_operator.clone());
        // A host knows who keys, and signs with that.
        let named_by_host = self.desk.station.sharing != Sharing::Alone;
        self.desk.nobody = operator.is_none() && !self.desk.demonstration && !named_by_host && !self.signed_in;
        if let (Some(operator), false) = (operator, named_by_host || self.signed_in) {
            let chosen = settings.operator.is_some();
            let identified = if chosen { Identification::Chosen } else { Identification::SystemUser };
            self.desk.station.identified = identified;
            self.desk.station.operator = operator;
        }
        let written = self.settings_file.as_ref().map(|file| self.kept.write(file));
        match written {
            Some(Ok(())) => self.tell(Told::good(say!(self.desk.phrases, "settings-saved"))),
            Some(Err(error)) => self.refuse(&error),
            None => self.tell(Told::plain(say!(self.desk.phrases, "settings-not-kept"))),
        }
        self.fit();
    }
}
