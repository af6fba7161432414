//! Covering letters: to those who are asked, in what concerns each, and to the relatives who help.

use super::{CoveringLetter, Writer};
use crate::questionnaire::Role;
use crate::say;

impl Writer<'_> {
    pub(super) fn letter(&self, role: Role) -> CoveringLetter {
        let phrases = self.phrases;
        let (establishment, title) = (self.establishment(), self.campaign());
        let (why, free, anonymous, number) = (
            say!(phrases, "paper-letter-why"),
            say!(phrases, "paper-letter-voluntary"),
            say!(phrases, "paper-letter-anonymous"),
            say!(phrases, "paper-letter-number"),
        );
        let thresholds = || self.thresholds_for(role);
        let paragraphs = match role {
            Role::People => vec![
                say!(phrases, "kit-letter-people", establishment = establishment, title = title),
                why,
                free,
                format!("{anonymous} {}", thresholds()),
                number,
                say!(phrases, "kit-letter-help"),
            ],
            Role::Professionals => vec![
                say!(phrases, "kit-letter-professionals", establishment = establishment, title = title),
                say!(phrases, "kit-letter-professionals-why"),
                free,
                format!("{anonymous} {}", thresholds()),
                number,
            ],
            Role::Management | Role::Window(_) => vec![
                say!(phrases, "kit-letter-management", establishment = establishment, title = title),
                say!(phrases, "kit-letter-management-how"),
                say!(phrases, "kit-letter-management-facts"),
                say!(phrases, "kit-letter-management-shown"),
            ],
        };
        self.letter_of(paragraphs)
    }

    pub(super) fn letter_to_relatives(&self) -> CoveringLetter {
        let phrases = self.phrases;
        let mut paragraphs = vec![
            say!(phrases, "kit-letter-relatives", establishment = self.establishment(), title = self.campaign()),
            say!(phrases, "kit-letter-relatives-free"),
            say!(phrases, "kit-letter-relatives-help"),
        ];
        paragraphs.extend(self.modes());
        paragraphs.push(say!(phrases, "kit-letter-relatives-anonymous"));
        self.letter_of(paragraphs)
    }

    fn letter_of(&self, mut paragraphs: Vec<String>) -> CoveringLetter {
        let (phrases, details) = (self.phrases, &self.facts.details);
        paragraphs.push(say!(phrases, "kit-letter-hand-in"));
        let mut fills = vec![self.until(), self.drop_box(), self.results()];
        fills.extend(self.contact());
        CoveringLetter {
            name: say!(phrases, "kit-name-letter"),
            from: self.establishment(),
            address: Some(details.address.trim().to_owned()).filter(|address| !address.is_empty()),
            banner: self.banner(),
            sent: self.fill(say!(phrases, "kit-letter-date"), ""),
            subject: say!(phrases, "kit-letter-subject", title = self.campaign()),
            greeting: say!(phrases, "paper-letter-greeting"),
            paragraphs,
            fills,
            closing: say!(phrases, "paper-letter-thanks"),
            signatory: self.fill(say!(phrases, "kit-letter-signatory"), &details.signatory),
            signature: say!(phrases, "kit-letter-signature"),
            foot: self.foot(),
        }
    }

    /// Under what counts nothing is shown to whom the letter goes.
    fn thresholds_for(&self, role: Role) -> String {
        let thresholds = &self.facts.tool.thresholds;
        match role {
            Role::Professionals => {
                say!(self.phrases, "kit-breakdown-min", count = thresholds.professionals_breakdown_min)
            }
            Role::People | Role::Management | Role::Window(_) => {
                say!(self.phrases, "kit-group-min", count = thresholds.group_min)
            }
        }
    }
}
