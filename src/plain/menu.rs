//! Choosing a campaign and a batch, line by line.

use super::{Line, Lines};
use crate::campaign::CampaignStatus;
use crate::language::Phrases;
use crate::say;
use crate::station::{BatchView, Error, KeyingStart, Station, Wait, WaitingGroup};
use std::io::{BufRead, Write};

/// Asks for a campaign and a batch, or for sheets to key again; `None` when there is nothing to key or the input ends.
///
/// # Errors
/// The store's. What cannot be written to `out` is passed over: the reader has gone and the input will end too.
pub fn choose<R: BufRead>(
    station: &Station,
    lines: &mut Lines<R>,
    out: &mut impl Write,
    phrases: &Phrases,
) -> Result<Option<(BatchView, KeyingStart)>, Error> {
    let mut open = station.campaigns()?;
    open.retain(|view| view.campaign.status == CampaignStatus::Open);
    if open.is_empty() {
        let _ = writeln!(out, "{}", say!(phrases, "plain-nothing"));
        return Ok(None);
    }
    let titles: Vec<String> = open.iter().map(|view| view.campaign.title.clone()).collect();
    let Some(place) = ask(&say!(phrases, "plain-campaigns"), &titles, lines, out, phrases) else { return Ok(None) };
    let mut batches = station.batches(open[place].campaign.id.as_str())?;
    if batches.is_empty() {
        let _ = writeln!(out, "{}", say!(phrases, "plain-nothing"));
        return Ok(None);
    }
    // What waits to be keyed again comes behind the piles.
    let waiting = station.waiting_groups(open[place].campaign.id.as_str())?;
    let again = |wait: Wait| {
        let mine: Vec<&WaitingGroup> = waiting.iter().filter(|group| group.wait == wait).collect();
        let sheets: usize = mine.iter().map(|group| group.serials.len()).sum();
        mine.first().map(|group| (group.batch, sheets))
    };
    let (second, third) = (again(Wait::Second), again(Wait::Third));
    let mut described: Vec<String> = batches.iter().map(|view| describe(view, phrases)).collect();
    described.extend(second.map(|(_, sheets)| say!(phrases, "plain-again-second", sheets = sheets)));
    described.extend(third.map(|(_, sheets)| say!(phrases, "plain-again-third", sheets = sheets)));
    let heading = say!(phrases, "plain-batches", title = titles[place].clone());
    let Some(place) = ask(&heading, &described, lines, out, phrases) else { return Ok(None) };
    let again = second.map(|(batch, _)| (batch, KeyingStart::Second));
    let again = again.into_iter().chain(third.map(|(batch, _)| (batch, KeyingStart::Third)));
    match place.checked_sub(batches.len()) {
        None => Ok(Some((batches.swap_remove(place), KeyingStart::Pile))),
        Some(behind) => {
            let Some((number, start)) = again.into_iter().nth(behind) else { return Ok(None) };
            Ok(batches.into_iter().find(|view| view.batch.number == number).map(|view| (view, start)))
        }
    }
}

fn describe(view: &BatchView, phrases: &Phrases) -> String {
    let audience = view.tool.audience(&view.batch.audience);
    let audience = audience.map(|forms| forms.label.in_language(phrases.language().tag()).to_owned());
    let service = view.campaign.service(&view.batch.service).map(|service| service.name.clone());
    say!(
        phrases,
        "plain-batch-line",
        number = view.batch.number.0.to_string(),
        audience = audience.unwrap_or_else(|| view.batch.audience.0.clone()),
        service = service.unwrap_or_else(|| view.batch.service.clone()),
        complete = view.tally.complete
    )
}

fn ask<R: BufRead>(
    heading: &str,
    choices: &[String],
    lines: &mut Lines<R>,
    out: &mut impl Write,
    phrases: &Phrases,
) -> Option<usize> {
    let _ = writeln!(out, "{heading}");
    for (place, text) in choices.iter().enumerate() {
        let number = (place + 1).to_string();
        let _ = writeln!(out, "{}", say!(phrases, "plain-choice", number = number, text = text.clone()));
    }
    loop {
        let _ = write!(out, "{} ", say!(phrases, "plain-choose"));
        let _ = out.flush();
        let text = match lines.next_line() {
            Some(Line::Text(text)) => text,
            Some(Line::NotUtf8 | Line::TooLong) => String::from("…"),
            None => {
                // What comes next on the terminal does not follow the prompt.
                let _ = writeln!(out);
                return None;
            }
        };
        match text.trim().parse::<usize>() {
            Ok(number) if (1..=choices.len()).contains(&number) => return Some(number - 1),
            _ => drop(writeln!(out, "{}", say!(phrases, "plain-no-choice", text = text.trim().to_owned()))),
        }
    }
}
