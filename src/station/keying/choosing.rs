//! The answering mode and the variant of a sheet, where its pile proposes others. They belong to the first pass: whoever keys
//! a sheet again keys it with both as they are.

use super::{Keying, Notice, Phase, constants};
use crate::expression::nearest;
use crate::questionnaire::{Questionnaire, Variant};
use crate::station::Error;
use std::sync::Arc;

impl Keying {
    /// Goes on with the next variant of the form for this sheet.
    pub fn next_variant(&mut self) -> Vec<Notice> {
        let forms = self.forms().forms.clone();
        let now = forms.iter().position(|(variant, _)| *variant == self.entry.record().variant);
        if self.start.is_verification() {
            return vec![Notice::NotDone(Error::OfTheFirstPass)];
        }
        if forms.len() < 2 || !self.takes_words() {
            return vec![Notice::Bell];
        }
        self.change_variant(forms[now.map_or(0, |at| (at + 1) % forms.len())].clone())
    }

    /// Goes on with a variant by its code.
    ///
    /// # Errors
    /// [`Error::OfTheFirstPass`], and [`Error::NoVariant`] with the nearest there is.
    pub fn take_variant(&mut self, code: &str) -> Result<Vec<Notice>, Error> {
        if self.start.is_verification() {
            return Err(Error::OfTheFirstPass);
        }
        let forms = &self.forms().forms;
        let Some(wanted) = forms.iter().find(|(variant, _)| same_word(&variant.0, code)).cloned() else {
            let near = nearest(code, forms.iter().map(|(variant, _)| variant.0.as_str())).map(str::to_owned);
            return Err(Error::NoVariant(code.to_owned(), near));
        };
        if !self.takes_words() {
            return Ok(vec![Notice::Bell]);
        }
        // A sheet of this variant stays as it is, with all that may be undone.
        let is_there = wanted.0 == self.entry.record().variant;
        Ok(if is_there { Vec::new() } else { self.change_variant(wanted) })
    }

    /// Takes an answering mode by its code.
    ///
    /// # Errors
    /// [`Error::OfTheFirstPass`], and [`Error::NoMode`] with the nearest there is.
    pub fn take_mode(&mut self, code: &str) -> Result<Vec<Notice>, Error> {
        if self.start.is_verification() {
            return Err(Error::OfTheFirstPass);
        }
        let modes = &self.forms().modes;
        let Some(wanted) = modes.iter().map(|mode| &mode.code).find(|known| same_word(known, code)).cloned() else {
            let near = nearest(code, modes.iter().map(|mode| mode.code.as_str())).map(str::to_owned);
            return Err(Error::NoMode(code.to_owned(), near));
        };
        if !self.takes_words() {
            return Ok(vec![Notice::Bell]);
        }
        let effects = self.entry.change_mode(wanted);
        Ok(self.run(effects))
    }

    fn change_variant(&mut self, (variant, form): (Variant, Arc<Questionnaire>)) -> Vec<Notice> {
        let constants = constants(&form, &self.view.batch);
        let effects = self.entry.change_variant(variant, form, constants);
        self.run(effects)
    }

    fn takes_words(&self) -> bool {
        self.phase == Phase::Sheet && self.failed.is_none()
    }
}

fn same_word(known: &str, typed: &str) -> bool {
    known.to_lowercase() == typed.trim().to_lowercase()
}
