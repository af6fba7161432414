//! Days that people note, and what cannot be true of them. Every fault is found at once.

use super::{Evaluation, EvaluationTask, StepSays};
use jiff::civil::Date;

/// Most characters of a name or a remark.
pub const NOTE_CHARS_MAX: usize = 200;
/// Most characters of a published letter.
pub const LETTER_CHARS_MAX: usize = 8;

/// Something that has a day, or a text that goes with one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dated {
    /// The day a step is planned for.
    Planned,
    /// The day a step was done.
    Done,
    /// The evaluation was closed.
    Closed,
    /// Its report was transmitted.
    Transmitted,
    /// Something about its results was done.
    Task(EvaluationTask),
    /// The published letter was read.
    Published,
    /// The council examined the results.
    Council,
    /// The campaign begins.
    Begins,
    /// The campaign ends.
    Ends,
    /// An action is to be done.
    Due,
    /// Answers and paper are kept to its end.
    Kept,
    /// The name of who sees to it.
    Who,
    /// A remark.
    Note,
}

/// What cannot be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// Not a day of the calendar.
    NoDay(Dated, String),
    /// Too far away to be meant.
    FarAway(Dated, Date),
    /// What was done lies in the future.
    Future(Dated, Date),
    /// It lies before what comes first.
    Before(Dated, Date, Dated, Date),
    /// Nothing is noted of what comes first.
    Needs(Dated, Dated),
    /// A published letter without itself, or too long a one.
    BadLetter,
    /// A text is too long.
    TooLong(Dated),
}

/// The days that may be meant.
fn is_near(day: Date) -> bool {
    (2000..2200).contains(&day.year())
}

/// A day that is too far away to be meant.
pub fn far_away(what: Dated, day: Date) -> Option<DateFault> {
    (!is_near(day)).then_some(DateFault::FarAway(what, day))
}

/// What cannot be true of something that was done.
pub fn done_faults(what: Dated, day: Date, today: Date) -> Option<DateFault> {
    far_away(what, day).or_else(|| (day > today).then_some(DateFault::Future(what, day)))
}

impl DateFault {
    /// What it is about.
    pub fn of(&self) -> Dated {
        match self {
            DateFault::NoDay(what, _)
            | DateFault::FarAway(what, _)
            | DateFault::Future(what, _)
            | DateFault::Before(what, ..)
            | DateFault::Needs(what, _)
            | DateFault::TooLong(what) => *what,
            DateFault::BadLetter => Dated::Published,
        }
    }

    /// Whether it may follow from another one, and is not told beside it.
    fn follows_from(&self, other: &DateFault) -> bool {
        let compared = match self {
            DateFault::Before(_, _, first, _) | DateFault::Needs(_, first) => Some(*first),
            _ => None,
        };
        self.of() == other.of() || compared == Some(other.of())
    }

    /// What is no day, and what else cannot be true whatever day was meant.
    pub fn and_more(unread: Vec<DateFault>, more: Vec<DateFault>) -> Vec<DateFault> {
        let more = more.into_iter().filter(|fault| !unread.iter().any(|other| fault.follows_from(other)));
        let more: Vec<DateFault> = more.collect();
        unread.into_iter().chain(more).collect()
    }
}

impl StepSays {
    /// Everything that cannot be true of it.
    pub fn faults(&self, today: Date) -> Vec<DateFault> {
        let planned = self.planned.and_then(|day| far_away(Dated::Planned, day));
        let done = self.done.and_then(|day| done_faults(Dated::Done, day, today));
        let texts = [(Dated::Who, &self.who), (Dated::Note, &self.note)];
        let long = texts.into_iter().filter(|(_, text)| text.chars().count() > NOTE_CHARS_MAX);
        planned.into_iter().chain(done).chain(long.map(|(what, _)| DateFault::TooLong(what))).collect()
    }
}

impl Evaluation {
    /// Everything that cannot be true of it.
    pub fn faults(&self, today: Date) -> Vec<DateFault> {
        let tasks = self.tasks.iter().map(|(task, ticked)| (Dated::Task(*task), ticked.on));
        let days = self.closed.map(|day| (Dated::Closed, day)).into_iter();
        let days = days.chain(self.transmitted.map(|day| (Dated::Transmitted, day))).chain(tasks);
        let days: Vec<(Dated, Date)> =
            days.chain(self.published.iter().map(|published| (Dated::Published, published.read))).collect();
        let mut faults: Vec<DateFault> =
            days.iter().filter_map(|(what, day)| done_faults(*what, *day, today)).collect();
        // Everything else comes after the closure, and nothing is counted without it.
        for (what, day) in days.iter().filter(|(what, day)| *what != Dated::Closed && is_near(*day)) {
            match self.closed {
                Some(closed) if *day < closed => {
                    faults.push(DateFault::Before(*what, *day, Dated::Closed, closed));
                }
                Some(_) => {}
                None => faults.push(DateFault::Needs(*what, Dated::Closed)),
            }
        }
        let (downloaded, displayed) = (EvaluationTask::PosterDownloaded, EvaluationTask::PosterDisplayed);
        if let (Some(first), Some(then)) = (self.tasks.get(&downloaded), self.tasks.get(&displayed))
            && then.on < first.on
        {
            faults.push(DateFault::Before(Dated::Task(displayed), then.on, Dated::Task(downloaded), first.on));
        }
        if let Some(published) = &self.published {
            if let Some(transmitted) = self.transmitted.filter(|transmitted| published.read < *transmitted) {
                faults.push(DateFault::Before(Dated::Published, published.read, Dated::Transmitted, transmitted));
            }
            if published.letter.is_empty() || published.letter.chars().count() > LETTER_CHARS_MAX {
                faults.push(DateFault::BadLetter);
            }
            if published.rule.chars().count() > NOTE_CHARS_MAX {
                faults.push(DateFault::TooLong(Dated::Published));
            }
        }
        let long = self.tasks.iter().filter(|(_, ticked)| ticked.who.chars().count() > NOTE_CHARS_MAX);
        faults.extend(long.map(|(task, _)| DateFault::TooLong(Dated::Task(*task))));
        faults
    }
}
