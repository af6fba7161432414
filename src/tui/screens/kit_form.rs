//! The form of what the kit says and the station cannot know.

use super::forms::{self, Filled};
use super::{Deed, Stage, Told, Turn};
use crate::campaign::{KitDetails, KitField};
use crate::keymap::{Command, Context};
use crate::say;
use crate::station::{CampaignView, KIT_CHARS_MAX, kit_field};
use crate::tui::desk::Desk;
use crate::tui::widgets::Form;
use ratatui::Frame;
use ratatui::layout::{Rect, Size};

/// The form of the facts of a kit.
pub(in crate::tui) struct KitForm {
    form: Form,
    campaign: String,
    title: String,
    before: KitDetails,
    /// Whether it was said that what is written would be given up.
    warned: bool,
}

impl KitForm {
    /// The facts of a campaign, to be changed.
    pub fn new(view: &CampaignView, desk: &Desk) -> KitForm {
        let before = view.campaign.kit();
        let field = |field: KitField| forms::text(kit_field(field, &desk.phrases), before.of(field), KIT_CHARS_MAX);
        KitForm {
            form: Form::new(KitField::ALL.map(field).to_vec()),
            campaign: view.campaign.id.as_str().to_owned(),
            title: view.campaign.title.clone(),
            before,
            warned: false,
        }
    }

    /// What the fields say.
    fn says(&self) -> KitDetails {
        let mut details = KitDetails::default();
        for (place, field) in KitField::ALL.into_iter().enumerate() {
            *details.of_mut(field) = self.form.value(place).trim().to_owned();
        }
        details
    }

    fn advice(&self, desk: &Desk) -> String {
        let phrases = &desk.phrases;
        match KitField::ALL[self.form.focus()] {
            KitField::Contact => say!(phrases, "kit-field-contact-about"),
            KitField::Phone => say!(phrases, "kit-field-phone-about"),
            KitField::DropBox => say!(phrases, "kit-field-drop-box-about"),
            KitField::Signatory => say!(phrases, "kit-field-signatory-about"),
            KitField::Address => say!(phrases, "kit-field-address-about"),
            KitField::Results => say!(phrases, "kit-field-results-about"),
        }
    }
}

impl Stage for KitForm {
    fn context(&self) -> Context {
        Context::Form
    }

    fn trail(&self, desk: &Desk) -> Vec<String> {
        vec![self.title.clone(), say!(desk.phrases, "kit-screen"), say!(desk.phrases, "kit-details")]
    }

    fn status(&self, desk: &Desk) -> String {
        forms::status(&self.form, desk)
    }

    fn deeds(&self, desk: &Desk) -> Vec<Deed> {
        forms::deeds(&self.form, desk)
    }

    fn perform(&mut self, command: Command, _body: Size, desk: &Desk) -> Turn {
        let warned = std::mem::replace(&mut self.warned, command == Command::Leave);
        if command == Command::Leave && !warned && self.says() != self.before {
            return Turn::Tell(Told::plain(say!(desk.phrases, "app-form-begun")));
        }
        match forms::fill(&mut self.form, command) {
            // What somebody else wrote meanwhile in another field stays.
            Filled::Submit => match desk.station.set_kit(&self.campaign, |now| self.says().onto(&self.before, now)) {
                Ok(_) => Turn::Back(Some(Told::good(say!(desk.phrases, "kit-changed")))),
                Err(error) => Turn::Tell(Told::error(&error, desk)),
            },
            Filled::Done => Turn::Stay,
            Filled::Bell => Turn::Bell,
        }
    }

    fn write(&mut self, character: char, _desk: &Desk) -> Turn {
        self.warned = false;
        forms::write(&mut self.form, character)
    }

    fn draw(&self, area: Rect, frame: &mut Frame, desk: &Desk) {
        forms::draw_page(&self.form, &[], &self.advice(desk), area, frame, desk);
    }
}
