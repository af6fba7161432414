//! The page of an operator's own figures.

use super::reading::Passage;
use super::{Reading, Scene, Told, Turn};
use crate::say;
use crate::station::{certainty, sentences};
use crate::tui::desk::Desk;

/// The operator's own figures, for the operator alone.
pub(super) fn page(campaign: &str, desk: &Desk) -> Turn {
    let phrases = &desk.phrases;
    let name = desk.station.operator.name();
    let own = match desk.station.own_figures(campaign) {
        Ok(Some(own)) if !desk.nobody => own,
        Ok(_) => return nothing(campaign, desk),
        Err(error) => return Turn::Tell(Told::error(&error, desk)),
    };
    let mut passages = Vec::new();
    for section in certainty::own_figures(&own, name, phrases) {
        if !passages.is_empty() {
            passages.push(Passage::Blank);
        }
        passages.push(Passage::Heading(section.heading));
        passages.extend(section.lines.into_iter().map(Passage::Paragraph));
    }
    let trail = vec![say!(phrases, "own-title"), name.to_owned()];
    Turn::Open(Scene::Reading(Reading::new(trail, passages)))
}

fn nothing(campaign: &str, desk: &Desk) -> Turn {
    let nothing = say!(desk.phrases, "own-nothing");
    match desk.station.campaign(campaign) {
        Ok(view) => Turn::Tell(Told::plain(sentences::nothing_found(&view, nothing, &desk.phrases))),
        Err(error) => Turn::Tell(Told::error(&error, desk)),
    }
}
