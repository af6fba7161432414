//! The page of an operator's own figures.

use super::reading::Passage;
use super::{Reading, Scene, Told, Turn};
use crate::language::decimal;
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
    passages.extend(times(desk));
    let trail = vec![say!(phrases, "own-title"), name.to_owned()];
    Turn::Open(Scene::Reading(Reading::new(trail, passages)))
}

/// How long pictures and the line take: so that nobody takes a slow line for a slow hand.
fn times(desk: &Desk) -> Vec<Passage> {
    let (phrases, times) = (&desk.phrases, desk.times);
    let shown = |time: std::time::Duration| decimal(phrases.language(), time.as_secs_f64() * 1e3, 1);
    let echo = times.echo.map(|echo| say!(phrases, "own-echo", milliseconds = shown(echo)));
    let trip = times.trip.map(|trip| say!(phrases, "own-trip", milliseconds = shown(trip)));
    let slow = times.slow.map(|_| say!(phrases, "own-slow"));
    let lines: Vec<Passage> = [echo, trip, slow].into_iter().flatten().map(Passage::Paragraph).collect();
    if lines.is_empty() {
        return Vec::new();
    }
    let heading = Passage::Heading(say!(phrases, "own-heading-times"));
    [Passage::Blank, heading].into_iter().chain(lines).collect()
}

fn nothing(campaign: &str, desk: &Desk) -> Turn {
    let nothing = say!(desk.phrases, "own-nothing");
    match desk.station.campaign(campaign) {
        Ok(view) => Turn::Tell(Told::plain(sentences::nothing_found(&view, nothing, &desk.phrases))),
        Err(error) => Turn::Tell(Told::error(&error, desk)),
    }
}
