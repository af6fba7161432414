//! The calendar, the steps and the evaluation in words.

use super::{CalendarLine, StepFact, StepView};
use crate::campaign::{
    Basis, CampaignStep, DateFault, Dated, Delay, Evaluation, EvaluationTask, LETTER_CHARS_MAX, Matter, NOTE_CHARS_MAX,
    Obligation, Rule, Standing, StepSays, Unruled,
};
use crate::language::{Phrases, colon, date_short};
use crate::say;
use jiff::civil::Date;

/// What a step is called.
pub fn step(step: CampaignStep, phrases: &Phrases) -> String {
    match step {
        CampaignStep::Launch => say!(phrases, "step-launch"),
        CampaignStep::Kit => say!(phrases, "step-kit"),
        CampaignStep::Communication => say!(phrases, "step-communication"),
        CampaignStep::Deployment => say!(phrases, "step-deployment"),
        CampaignStep::Entry => say!(phrases, "step-entry"),
        CampaignStep::Results => say!(phrases, "step-results"),
    }
}

/// What is done in a step, and with which documents.
pub fn step_about(step: CampaignStep, phrases: &Phrases) -> String {
    match step {
        CampaignStep::Launch => say!(phrases, "step-launch-about"),
        CampaignStep::Kit => say!(phrases, "step-kit-about"),
        CampaignStep::Communication => say!(phrases, "step-communication-about"),
        CampaignStep::Deployment => say!(phrases, "step-deployment-about"),
        CampaignStep::Entry => say!(phrases, "step-entry-about"),
        CampaignStep::Results => say!(phrases, "step-results-about"),
    }
}

/// What the station knows of a step.
pub fn fact(fact: StepFact, phrases: &Phrases) -> String {
    let day = |day| date_short(phrases.language(), day);
    match fact {
        StepFact::Created(on) => say!(phrases, "step-fact-created", day = day(on)),
        StepFact::Expected(count) => say!(phrases, "step-fact-expected", count = count),
        StepFact::HandedOut(count) => say!(phrases, "step-fact-handed-out", count = count),
        StepFact::Batches(count, on) => say!(phrases, "step-fact-batches", count = count, day = day(on)),
        StepFact::Complete(count) => say!(phrases, "step-fact-complete", count = count),
        StepFact::Closed(on) => say!(phrases, "step-fact-closed", day = day(on)),
        StepFact::Issued(count, on, true) => say!(phrases, "step-fact-issued-final", count = count, day = day(on)),
        StepFact::Issued(count, on, false) => say!(phrases, "step-fact-issued", count = count, day = day(on)),
        StepFact::Actions(count) => say!(phrases, "step-fact-actions", count = count),
    }
}

/// The day a step is planned for, and whether anybody decided it.
pub fn planned(view: &StepView, phrases: &Phrases) -> String {
    let day = |day| date_short(phrases.language(), day);
    match (view.says.planned, view.proposed) {
        (Some(on), _) => day(on),
        (None, Some(on)) => say!(phrases, "step-proposed", day = day(on)),
        (None, None) => "–".to_owned(),
    }
}

/// What was noted of a step, for a trace.
pub fn step_says(of: CampaignStep, says: &StepSays, phrases: &Phrases) -> String {
    let day = |day| date_short(phrases.language(), day);
    let mut parts = vec![step(of, phrases)];
    parts.extend(says.planned.map(|on| say!(phrases, "trace-step-planned", day = day(on))));
    parts.extend(says.done.map(|on| say!(phrases, "trace-step-done", day = day(on))));
    parts.extend([&says.who, &says.note].into_iter().filter(|text| !text.is_empty()).cloned());
    parts.join(", ")
}

/// What an evaluation says, one part after the other, for a trace.
pub fn evaluation_says(evaluation: &Evaluation, phrases: &Phrases) -> String {
    let mut parts = Vec::new();
    let mut part = |what: Dated, on: Date, more: &str| {
        let (what, on) = (dated(what, phrases), date_short(phrases.language(), on));
        parts.push(format!("{what}{}{on}{more}", colon(phrases.language())));
    };
    if let Some(on) = evaluation.closed {
        part(Dated::Closed, on, "");
    }
    if let Some(on) = evaluation.transmitted {
        part(Dated::Transmitted, on, "");
    }
    for (task, ticked) in &evaluation.tasks {
        let who = if ticked.who.is_empty() { String::new() } else { format!(" ({})", ticked.who) };
        part(Dated::Task(*task), ticked.on, &who);
    }
    if let Some(published) = &evaluation.published {
        let rule = if published.rule.is_empty() { String::new() } else { format!(", {}", published.rule) };
        part(Dated::Published, published.read, &format!(" ({}{rule})", published.letter));
    }
    parts.join(", ")
}

/// What a task about the results of an evaluation is called.
pub fn task(task: EvaluationTask, phrases: &Phrases) -> String {
    match task {
        EvaluationTask::PosterDownloaded => say!(phrases, "evaluation-poster-downloaded"),
        EvaluationTask::PosterDisplayed => say!(phrases, "evaluation-poster-displayed"),
        EvaluationTask::SharedProfessionals => say!(phrases, "evaluation-shared-professionals"),
        EvaluationTask::SharedResidents => say!(phrases, "evaluation-shared-residents"),
        EvaluationTask::SharedCouncil => say!(phrases, "evaluation-shared-council"),
    }
}

/// What has a day, in a few words.
pub fn dated(what: Dated, phrases: &Phrases) -> String {
    match what {
        Dated::Planned => say!(phrases, "dated-planned"),
        Dated::Done => say!(phrases, "dated-done"),
        Dated::Closed => say!(phrases, "evaluation-closed"),
        Dated::Transmitted => say!(phrases, "evaluation-transmitted"),
        Dated::Task(of) => task(of, phrases),
        Dated::Published => say!(phrases, "evaluation-read"),
        Dated::Council => say!(phrases, "evaluation-examined"),
        Dated::Begins => say!(phrases, "dated-begins"),
        Dated::Ends => say!(phrases, "dated-ends"),
        Dated::Due => say!(phrases, "dated-due"),
        Dated::Kept => say!(phrases, "dated-kept"),
        Dated::Who => say!(phrases, "dated-who"),
        Dated::Note => say!(phrases, "dated-note"),
    }
}

/// What cannot be true, and what would be.
pub fn fault(fault: &DateFault, phrases: &Phrases) -> String {
    let day = |day| date_short(phrases.language(), day);
    let what = dated(fault.of(), phrases);
    match fault {
        DateFault::NoDay(_, text) => say!(phrases, "date-fault-no-day", what = what, text = text.clone()),
        DateFault::FarAway(_, on) => say!(phrases, "date-fault-far-away", what = what, day = day(*on)),
        DateFault::Future(_, on) => say!(phrases, "date-fault-future", what = what, day = day(*on)),
        DateFault::Before(_, on, first, since) => {
            let (first, since) = (dated(*first, phrases), day(*since));
            say!(phrases, "date-fault-before", what = what, day = day(*on), first = first, since = since)
        }
        DateFault::Needs(_, first) => {
            say!(phrases, "date-fault-needs", what = what, first = dated(*first, phrases))
        }
        DateFault::BadLetter => say!(phrases, "date-fault-letter", most = LETTER_CHARS_MAX.to_string()),
        DateFault::TooLong(_) => say!(phrases, "date-fault-too-long", what = what, most = NOTE_CHARS_MAX.to_string()),
    }
}

/// What is due.
pub fn matter(line: &CalendarLine, phrases: &Phrases) -> String {
    match line.due.matter {
        Matter::Campaign => say!(phrases, "calendar-campaign"),
        Matter::Step(of) => step(of, phrases),
        Matter::Action(number) => {
            let action = line.action.clone().unwrap_or_default();
            say!(phrases, "calendar-action", number = number.to_string(), action = action)
        }
        Matter::Answers => say!(phrases, "calendar-answers"),
        Matter::Paper(0) => say!(phrases, "calendar-paper-settled"),
        Matter::Paper(batches) => say!(phrases, "calendar-paper", batches = batches),
        Matter::Obligation(of) => obligation(of, phrases),
    }
}

/// What a rule asks for or foretells.
pub fn obligation(of: Obligation, phrases: &Phrases) -> String {
    match of {
        Obligation::Poster => say!(phrases, "calendar-poster"),
        Obligation::Publication => say!(phrases, "calendar-publication"),
        Obligation::Council => say!(phrases, "calendar-council"),
    }
}

/// How something stands: a sign and words, so that colour never speaks alone.
pub fn standing(line: &CalendarLine, phrases: &Phrases) -> String {
    match line.standing {
        Standing::Done => say!(phrases, "calendar-done"),
        // The house does not publish: it looks.
        Standing::Overdue(_) if line.due.matter == Matter::Obligation(Obligation::Publication) => {
            say!(phrases, "calendar-to-read")
        }
        Standing::Overdue(days) => say!(phrases, "calendar-overdue", days = days),
        Standing::Soon(0) if line.due.matter == Matter::Campaign => say!(phrases, "calendar-running"),
        Standing::Soon(0) => say!(phrases, "calendar-today"),
        Standing::Soon(days) | Standing::Later(days) => say!(phrases, "calendar-in-days", days = days),
        Standing::Passed if line.due.matter == Matter::Campaign => say!(phrases, "calendar-to-close"),
        Standing::Passed => say!(phrases, "calendar-passed"),
    }
}

/// The sign of how something stands.
pub fn sign(standing: Standing) -> &'static str {
    match standing {
        Standing::Done => "+",
        Standing::Overdue(_) => "!",
        Standing::Soon(_) => ">",
        Standing::Later(_) | Standing::Passed => " ",
    }
}

/// Where a day comes from.
pub fn basis(basis: &Basis, phrases: &Phrases) -> String {
    match basis {
        Basis::Proposed => say!(phrases, "calendar-basis-proposed"),
        Basis::Decided => say!(phrases, "calendar-basis-decided"),
        Basis::Counted(since, rule) => {
            let since = date_short(phrases.language(), *since);
            say!(phrases, "calendar-basis-counted", rule = rule_text(rule, phrases), since = since)
        }
    }
}

/// A rule in a sentence, with its source and its validity.
pub fn rule_text(rule: &Rule, phrases: &Phrases) -> String {
    let from = date_short(phrases.language(), rule.from);
    let valid = match rule.until {
        Some(until) => {
            say!(phrases, "rule-valid-until", from = from, until = date_short(phrases.language(), until))
        }
        None => say!(phrases, "rule-valid", from = from),
    };
    let counted = match rule.obligation {
        Obligation::Poster => say!(phrases, "rule-poster", delay = delay(rule.delay, phrases)),
        Obligation::Publication => say!(phrases, "rule-publication", delay = delay(rule.delay, phrases)),
        Obligation::Council => say!(phrases, "rule-council", delay = delay(rule.delay, phrases)),
    };
    say!(phrases, "rule-sentence", counted = counted, source = rule.source.clone(), valid = valid)
}

fn delay(delay: Delay, phrases: &Phrases) -> String {
    match delay {
        Delay::Days(days) => say!(phrases, "rule-days", count = days),
        Delay::Months(months) => say!(phrases, "rule-months", count = months),
        Delay::Years(years) => say!(phrases, "rule-years", count = years),
    }
}

/// What is not counted, and why.
pub fn unruled(one: &Unruled, phrases: &Phrases) -> String {
    let (what, since) = (obligation(one.obligation, phrases), date_short(phrases.language(), one.since));
    match &one.nearest {
        Some(rule) => {
            say!(phrases, "calendar-unruled", what = what, since = since, rule = rule_text(rule, phrases))
        }
        None => say!(phrases, "calendar-no-rule", what = what),
    }
}
