//! What may be done on the chosen line of a verification.

use super::{Deed, Line, VerificationScreen};
use crate::keymap::Command;
use crate::say;
use crate::station::Wait;
use crate::tui::desk::Desk;
use crate::verification::Progress;

impl VerificationScreen {
    /// What may be done here, the most useful first.
    pub(super) fn deeds_here(&self, desk: &Desk) -> Vec<Deed> {
        let phrases = &desk.phrases;
        let closed = self.is_closed();
        let own = |command, hint: String, about: String| Deed::own(command, hint, about);
        let mut deeds = Vec::new();
        if let Some(unit) = self.unit() {
            let still = unit.draw.as_ref().is_some_and(|view| matches!(view.certificate.progress, Progress::Still(_)));
            if unit.draw.is_some() {
                let about = say!(phrases, "verification-about-certificate");
                deeds.push(own(Command::Open, say!(phrases, "verification-hint-certificate"), about));
            }
            if still && !closed {
                let about = say!(phrases, "verification-about-more");
                deeds.push(own(Command::New, say!(phrases, "verification-hint-more"), about));
            } else if unit.undrawn > 0 && !closed {
                let about = say!(phrases, "verification-about-draw");
                deeds.push(own(Command::New, say!(phrases, "verification-hint-draw"), about));
            }
        }
        match self.line() {
            Some(Line::Undecided(..)) if !closed => {
                let about = say!(phrases, "verification-about-decide");
                deeds.push(own(Command::Open, say!(phrases, "verification-hint-decide"), about));
            }
            Some(Line::Group(group)) if !closed && group.wait == Wait::Missing => {
                let about = say!(phrases, "verification-about-found");
                deeds.push(own(Command::Open, say!(phrases, "verification-hint-found"), about));
            }
            Some(Line::Group(group)) if !closed => {
                if Self::is_ours(group.wait) {
                    let about = say!(phrases, "verification-about-key");
                    deeds.push(own(Command::Open, say!(phrases, "verification-hint-key"), about));
                }
                let about = say!(phrases, "verification-about-missing");
                deeds.push(own(Command::Void, say!(phrases, "verification-hint-missing"), about));
                if group.wait == Wait::Begun {
                    let about = say!(phrases, "verification-about-release");
                    deeds.push(own(Command::Edit, say!(phrases, "verification-hint-release"), about));
                }
            }
            Some(Line::Twins(..)) => {
                let about = say!(phrases, "verification-about-twins");
                deeds.push(own(Command::Open, say!(phrases, "verification-hint-twins"), about));
                if !closed {
                    let about = say!(phrases, "verification-about-distinct");
                    deeds.push(own(Command::Edit, say!(phrases, "verification-hint-distinct"), about));
                    let about = say!(phrases, "verification-about-void");
                    deeds.push(own(Command::Void, say!(phrases, "verification-hint-void"), about));
                }
            }
            Some(Line::Group(_) | Line::Undecided(..) | Line::Comparing) | None => {}
        }
        let about = say!(phrases, "verification-about-whole");
        deeds.push(own(Command::SectionForward, say!(phrases, "verification-hint-whole"), about));
        deeds.push(Deed::new(Command::OwnFigures, say!(phrases, "verification-hint-own")));
        deeds.push(Deed::new(Command::Leave, say!(phrases, "hint-leave")));
        deeds.push(Deed::new(Command::Help, say!(phrases, "hint-help")));
        deeds
    }
}
