//! Appointments as a calendar file that other calendars take in: iCalendar, RFC 5545.

use crate::language::Language;
use crate::measure::clean;
use icalendar::{Alarm, Calendar, Component as _, Event, EventStatus, Property};
use jiff::civil::Date;

/// A day to remember.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// How it is known: the same for ever, so that a calendar that has it already brings it up to date.
    pub uid: String,
    /// Grows with every change of it.
    pub sequence: u32,
    /// When it was changed last, in seconds since 1970.
    pub changed: i64,
    /// Its day, or its first.
    pub from: Date,
    /// Its last day, of what lasts.
    pub until: Option<Date>,
    /// What it is, in a line.
    pub summary: String,
    /// What is to be known of it, line by line.
    pub description: Vec<String>,
    /// Whether nobody decided its day yet.
    pub tentative: bool,
    /// So many days before, at nine in the morning, the calendar says it.
    pub alarm_days: Vec<u16>,
}

/// Hour at which calendars ring.
const ALARM_HOUR: u16 = 9;

/// A calendar file. The same appointments give the same bytes: they bear the moments they were changed at, and none other.
pub fn ics(title: &str, appointments: &[Appointment], language: Language) -> String {
    let product = format!("-//copiste//{}//{}", env!("CARGO_PKG_VERSION"), language.tag().to_uppercase());
    let mut calendar = Calendar::empty();
    for (key, value) in [("VERSION", "2.0"), ("PRODID", &product), ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH")] {
        calendar.append_property(Property::new(key, value));
    }
    calendar.append_property(Property::new("X-WR-CALNAME", clean(title)));
    for appointment in appointments {
        calendar.push(event(appointment));
    }
    folded(&calendar.to_string())
}

fn event(appointment: &Appointment) -> Event {
    let summary = clean(&appointment.summary);
    let description: Vec<String> = appointment.description.iter().map(|line| clean(line)).collect();
    // The end of a whole day is the day after.
    let last = appointment.until.unwrap_or(appointment.from);
    let end = last.tomorrow().unwrap_or(last);
    let stamp = stamp(appointment.changed);
    let mut event = Event::new();
    event
        .uid(&appointment.uid)
        .sequence(appointment.sequence)
        .append_property(Property::new("DTSTAMP", stamp.as_str()))
        .append_property(day("DTSTART", appointment.from))
        .append_property(day("DTEND", end))
        .summary(&summary)
        // A reminder takes nobody's day.
        .append_property(Property::new("TRANSP", "TRANSPARENT"));
    if !description.is_empty() {
        event.description(&description.join("\n"));
    }
    event.status(if appointment.tentative { EventStatus::Tentative } else { EventStatus::Confirmed });
    for days in &appointment.alarm_days {
        let mut alarm = Alarm::display(&summary, chrono::Duration::zero());
        // What an alarm lacks of these would be made up anew each time.
        alarm
            .append_property(Property::new("TRIGGER", before(*days)))
            .append_property(Property::new("UID", format!("{days}.{}", appointment.uid)))
            .append_property(Property::new("DTSTAMP", stamp.as_str()));
        event.append_component(alarm);
    }
    event.done()
}

fn day(key: &str, day: Date) -> Property {
    Property::new(key, day.strftime("%Y%m%d").to_string()).add_parameter("VALUE", "DATE").done()
}

/// Octets of a line, its end aside.
const OCTETS_MAX: usize = 75;

/// The lines folded anew, never beside white space: some readers trim what they join.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for line in text.replace("\r\n ", "").split_terminator("\r\n") {
        let mut rest = line;
        let mut room = OCTETS_MAX;
        while rest.len() > room {
            let letters = rest.char_indices().zip(rest.chars().skip(1));
            let ends = letters.map(|((at, letter), next)| (at + letter.len_utf8(), letter, next));
            let within = ends.take_while(|(end, ..)| *end <= room);
            let (mut whole, mut apart) = (room, None);
            for (end, letter, next) in within {
                whole = end;
                if !letter.is_whitespace() && !next.is_whitespace() {
                    apart = Some(end);
                }
            }
            let (head, tail) = rest.split_at(apart.unwrap_or(whole));
            folded.push_str(head);
            folded.push_str("\r\n ");
            // The space that a folded line begins with counts.
            (rest, room) = (tail, OCTETS_MAX - 1);
        }
        folded.push_str(rest);
        folded.push_str("\r\n");
    }
    folded
}

/// A moment of the calendar, in UTC.
fn stamp(seconds: i64) -> String {
    let moment = jiff::Timestamp::from_second(seconds).unwrap_or_default();
    jiff::tz::Offset::UTC.to_datetime(moment).strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// How long before the beginning of a day it is nine in the morning so many days earlier.
fn before(days: u16) -> String {
    match days {
        0 => format!("PT{ALARM_HOUR}H"),
        1 => format!("-PT{}H", 24 - ALARM_HOUR),
        days => format!("-P{}DT{}H", days - 1, 24 - ALARM_HOUR),
    }
}
