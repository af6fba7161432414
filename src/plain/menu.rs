//! Choosing a campaign and what to do in it, line by line: a pile, sheets to key again or to decide, one sheet to correct.

use super::{Line, Lines};
use crate::campaign::{BatchNumber, CampaignStatus};
use crate::language::Phrases;
use crate::say;
use crate::station::{BatchView, Error, Found, KeyingStart, Station, Wait, WaitingGroup, read_serial, sentences};
use crate::store::{BatchTally, RecordState, SheetKey};
use std::io::{BufRead, Write};

/// What stands on the menu of a campaign.
enum Choice {
    /// A pile to key.
    Pile(Box<BatchView>),
    /// Sheets to key again, the first of them in this batch.
    Again(BatchNumber, KeyingStart),
    /// A sheet without a majority, in this batch.
    Decide(SheetKey, BatchNumber),
    /// A sheet, by its number.
    Find,
}

/// Asks for a campaign and a batch, for sheets to key again, or for one sheet to decide or to correct; `None` when there is
/// nothing to key or the input ends.
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
    let campaign = open[place].campaign.id.as_str();
    let mut choices = choices(station, campaign, phrases)?;
    if choices.is_empty() {
        let _ = writeln!(out, "{}", say!(phrases, "plain-nothing"));
        return Ok(None);
    }
    let described: Vec<String> = choices.iter().map(|(text, _)| text.clone()).collect();
    let heading = say!(phrases, "plain-batches", title = titles[place].clone());
    let Some(place) = ask(&heading, &described, lines, out, phrases) else { return Ok(None) };
    match choices.swap_remove(place).1 {
        Choice::Pile(view) => Ok(Some((*view, KeyingStart::Pile))),
        Choice::Again(batch, start) => Ok(Some((station.batch(campaign, batch)?, start))),
        Choice::Decide(sheet, batch) => {
            let view = station.batch(campaign, batch)?;
            let (_, filed) = station.record(campaign, &sheet.audience.0, sheet.serial)?;
            let form = station.form(&view, &filed.record)?;
            for line in station.verification_trace(&sheet, &form, phrases)? {
                let _ = writeln!(out, "{line}");
            }
            Ok(Some((view, KeyingStart::Record(sheet.serial))))
        }
        Choice::Find => find(station, campaign, lines, out, phrases),
    }
}

/// What may be done in a campaign: its piles, what waits to be keyed again or decided, and any of its sheets.
fn choices(station: &Station, campaign: &str, phrases: &Phrases) -> Result<Vec<(String, Choice)>, Error> {
    let batches = station.batches(campaign)?;
    let has_sheets = batches.iter().any(|view| view.tally != BatchTally::default());
    let mut choices: Vec<(String, Choice)> =
        batches.into_iter().map(|view| (describe(&view, phrases), Choice::Pile(Box::new(view)))).collect();
    let waiting = station.waiting_groups(campaign)?;
    let again = |wait: Wait| {
        let mine: Vec<&WaitingGroup> = waiting.iter().filter(|group| group.wait == wait).collect();
        let sheets: usize = mine.iter().map(|group| group.serials.len()).sum();
        mine.first().map(|group| (group.batch, sheets))
    };
    choices.extend(again(Wait::Second).map(|(batch, sheets)| {
        (say!(phrases, "plain-again-second", sheets = sheets), Choice::Again(batch, KeyingStart::Second))
    }));
    choices.extend(again(Wait::Third).map(|(batch, sheets)| {
        (say!(phrases, "plain-again-third", sheets = sheets), Choice::Again(batch, KeyingStart::Third))
    }));
    let id = station.campaign(campaign)?.campaign.id;
    for group in waiting.iter().filter(|group| group.wait == Wait::Undecided) {
        for serial in &group.serials {
            let (number, batch) = (serial.to_string(), group.batch.0.to_string());
            let text = say!(phrases, "plain-undecided", serial = number, batch = batch);
            let sheet = SheetKey { campaign: id.clone(), audience: group.audience.clone(), serial: *serial };
            choices.push((text, Choice::Decide(sheet, group.batch)));
        }
    }
    if has_sheets {
        choices.push((say!(phrases, "plain-find"), Choice::Find));
    }
    Ok(choices)
}

/// Asks for the number of a sheet until one may be opened; `None` when the input ends.
fn find<R: BufRead>(
    station: &Station,
    campaign: &str,
    lines: &mut Lines<R>,
    out: &mut impl Write,
    phrases: &Phrases,
) -> Result<Option<(BatchView, KeyingStart)>, Error> {
    loop {
        let Some(text) = asked(&say!(phrases, "plain-find-serial"), lines, out) else { return Ok(None) };
        let serial = match read_serial(&text) {
            Ok(serial) => serial,
            Err(error) => {
                sentences::error(&error, phrases).iter().for_each(|line| drop(writeln!(out, "{line}")));
                continue;
            }
        };
        let mut found = station.find_records(campaign, serial)?;
        let place = match found.len() {
            0 => {
                let _ = writeln!(out, "{}", say!(phrases, "cli-record-nowhere", serial = serial.to_string()));
                continue;
            }
            1 => 0,
            // Each audience counts its own sheets.
            _ => {
                let described: Vec<String> = found.iter().map(|found| describe(&found.view, phrases)).collect();
                let heading = say!(phrases, "plain-find-several", serial = serial.to_string());
                let Some(place) = ask(&heading, &described, lines, out, phrases) else { return Ok(None) };
                place
            }
        };
        let Found { view, summary } = found.swap_remove(place);
        if !summary.is_sealed() && summary.state != RecordState::Voided {
            return Ok(Some((view, KeyingStart::Record(serial))));
        }
        let (serial, standing) = (serial.to_string(), sentences::standing(&summary, phrases));
        let _ = writeln!(out, "{}", say!(phrases, "plain-find-not", serial = serial, standing = standing));
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
        let text = asked(&say!(phrases, "plain-choose"), lines, out)?;
        match text.parse::<usize>() {
            Ok(number) if (1..=choices.len()).contains(&number) => return Some(number - 1),
            _ => drop(writeln!(out, "{}", say!(phrases, "plain-no-choice", text = text))),
        }
    }
}

/// A line in answer to a prompt; `None` when the input ends.
fn asked<R: BufRead>(prompt: &str, lines: &mut Lines<R>, out: &mut impl Write) -> Option<String> {
    let _ = write!(out, "{prompt} ");
    let _ = out.flush();
    match lines.next_line() {
        Some(Line::Text(text)) => Some(text.trim().to_owned()),
        Some(Line::NotUtf8 | Line::TooLong) => Some("…".to_owned()),
        None => {
            // What comes next on the terminal does not follow the prompt.
            let _ = writeln!(out);
            None
        }
    }
}
