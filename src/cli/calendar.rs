//! `copiste calendar …`: what is due, as a table or as a calendar file; the evaluation; the rules.

use super::args::{campaign_id, flag, option};
use super::campaign::text;
use super::output::{Table, print, print_file, print_json, warn};
use super::steps::day;
use super::{Failure, refused};
use crate::campaign::{
    Basis, DateFault, Dated, Delay, Evaluation, EvaluationTask, Matter, Obligation, Published, Rule, Rules, Standing,
    Ticked,
};
use crate::language::{Phrases, date_short};
use crate::say;
use crate::station::{Calendar, CalendarLine, Error, EvaluationView, Station, calendar_sentences};
use clap::{Arg, ArgMatches, Command};
use jiff::civil::Date;
use serde_json::json;
use std::path::Path;

/// The command with its options.
pub(super) fn command(phrases: &Phrases) -> Command {
    let only = || option("campaign", "CAMPAIGN", say!(phrases, "cli-calendar-campaign"));
    let day = |name: &'static str, help: String| option(name, "DATE", help);
    let task = |task: EvaluationTask| -> Arg { day(task.word(), calendar_sentences::task(task, phrases)) };
    let mut evaluation =
        Command::new("evaluation").about(say!(phrases, "cli-calendar-evaluation")).arg(campaign_id(phrases)).args([
            day("closed", say!(phrases, "cli-calendar-closed")),
            day("transmitted", say!(phrases, "evaluation-transmitted")),
        ]);
    evaluation = evaluation.args(EvaluationTask::ALL.map(task)).args([
        option("who", "WHO", say!(phrases, "cli-calendar-who")),
        option("letter", "TEXT", say!(phrases, "cli-calendar-letter")),
        option("rule", "TEXT", say!(phrases, "cli-calendar-rule")),
        day("read", say!(phrases, "cli-calendar-read")),
        day("examined", say!(phrases, "cli-calendar-examined")),
    ]);
    Command::new("calendar")
        .about(say!(phrases, "cli-command-calendar"))
        .args([only(), option("out", "FILE", say!(phrases, "cli-calendar-out"))])
        .args_conflicts_with_subcommands(true)
        .subcommands([
            Command::new("list")
                .about(say!(phrases, "cli-calendar-list"))
                .args([only(), flag("overdue", say!(phrases, "cli-calendar-overdue"))]),
            evaluation,
            Command::new("rules").about(say!(phrases, "cli-calendar-rules")),
        ])
}

pub(super) fn run(matches: &ArgMatches, station: &Station, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let refuse = |error| refused(&error, phrases);
    let only = |matches: &ArgMatches| matches.get_one::<String>("campaign").cloned();
    match matches.subcommand() {
        Some(("list", list)) => {
            let calendar = station.calendar(only(list).as_deref()).map_err(refuse)?;
            tell(&calendar, list.get_flag("overdue"), json, phrases)
        }
        Some(("evaluation", evaluation)) => note(evaluation, station, json, phrases),
        Some(_) => {
            rules(json, phrases);
            Ok(())
        }
        None => {
            let calendar = station.calendar(only(matches).as_deref()).map_err(refuse)?;
            let text = calendar.as_ics(phrases);
            match matches.get_one::<String>("out") {
                Some(out) => {
                    calendar.write(Path::new(out), phrases).map_err(refuse)?;
                    warn(&say!(phrases, "calendar-written", path = out.clone()));
                }
                None => print_file(text.as_bytes()),
            }
            Ok(())
        }
    }
}

/// What is due. With `overdue`, only what is late, and a failure when something is.
fn tell(calendar: &Calendar, overdue: bool, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let is_late = |line: &&CalendarLine| matches!(line.standing, Standing::Overdue(_));
    let lines: Vec<&CalendarLine> = calendar.lines.iter().filter(|line| !overdue || is_late(line)).collect();
    let notes: Vec<String> = calendar.unruled.iter().map(|one| calendar_sentences::unruled(one, phrases)).collect();
    if json {
        let lines: Vec<serde_json::Value> = lines.iter().map(|line| as_json(line)).collect();
        print_json(&json!({ "lines": lines, "not_counted": notes }));
    } else {
        let row = |line: &&CalendarLine| {
            vec![
                calendar_sentences::sign(line.standing).to_owned(),
                date_short(phrases.language(), line.day()),
                calendar_sentences::matter(line, phrases),
                calendar_sentences::standing(line, phrases),
                if line.due.matter.is_of_the_house() { line.establishment.clone() } else { line.title.clone() },
            ]
        };
        let headers = vec![
            String::new(),
            say!(phrases, "calendar-column-day"),
            say!(phrases, "calendar-column-what"),
            say!(phrases, "calendar-column-state"),
            say!(phrases, "calendar-column-where"),
        ];
        if lines.is_empty() {
            let none = if overdue { say!(phrases, "calendar-none-late") } else { say!(phrases, "calendar-none") };
            print(&format!("{none}\n"));
        } else {
            print(&Table { headers, rows: lines.iter().map(row).collect() }.text());
        }
        notes.iter().for_each(|note| print(&format!("{note}\n")));
    }
    match lines.iter().filter(|line| is_late(line)).count() {
        late if overdue && late > 0 => Err(Failure::Refused(vec![say!(phrases, "calendar-late", count = late)])),
        _ => Ok(()),
    }
}

fn as_json(line: &CalendarLine) -> serde_json::Value {
    let (state, days) = match line.standing {
        Standing::Done => ("done", None),
        Standing::Overdue(days) => ("overdue", Some(-i64::from(days))),
        Standing::Soon(days) => ("soon", Some(i64::from(days))),
        Standing::Later(days) => ("later", Some(i64::from(days))),
        Standing::Passed => ("passed", None),
    };
    let (basis, since, source) = match &line.due.basis {
        Basis::Proposed => ("proposed", None, None),
        Basis::Decided => ("decided", None, None),
        Basis::Counted(since, rule) => ("rule", Some(*since), Some(rule.source.clone())),
    };
    let batches = match line.due.matter {
        Matter::Paper(batches) => Some(batches),
        _ => None,
    };
    json!({
        "what": line.due.matter.word(), "on": line.due.on, "until": line.due.until, "state": state, "days": days,
        "basis": basis, "counted_from": since, "source": source, "campaign": line.due.campaign,
        "title": line.title, "establishment": line.establishment, "batches": batches, "action": line.action,
        "uid": line.uid,
    })
}

/// Notes what the options say of the evaluation, and shows what is noted.
fn note(matches: &ArgMatches, station: &Station, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let refuse = |error| refused(&error, phrases);
    let campaign = text(matches, "campaign");
    let before = station.evaluation(&campaign).map_err(refuse)?;
    let mut faults: Vec<DateFault> = Vec::new();
    let mut changed = false;
    let mut given = |name: &str, what: Dated, before: Option<Date>| match day(matches, name, what) {
        Ok(None) => before,
        Ok(Some(now)) => {
            changed = true;
            now
        }
        Err(fault) => {
            faults.push(fault);
            before
        }
    };
    let EvaluationView { evaluation, examined, .. } = before.clone();
    let mut now = Evaluation {
        closed: given("closed", Dated::Closed, evaluation.closed),
        transmitted: given("transmitted", Dated::Transmitted, evaluation.transmitted),
        ..evaluation
    };
    let who = matches.get_one::<String>("who").cloned();
    for task in EvaluationTask::ALL {
        let ticked = now.tasks.get(&task).cloned();
        let on = given(task.word(), Dated::Task(task), ticked.as_ref().map(|ticked| ticked.on));
        let named = matches.contains_id(task.word());
        let before = ticked.map_or_else(String::new, |ticked| ticked.who);
        let who = who.clone().filter(|_| named).unwrap_or(before);
        match on {
            Some(on) => drop(now.tasks.insert(task, Ticked { on, who })),
            None => drop(now.tasks.remove(&task)),
        }
    }
    let examined = given("examined", Dated::Council, examined);
    let read = given("read", Dated::Published, now.published.as_ref().map(|published| published.read));
    let word = |name: &str| matches.get_one::<String>(name).cloned();
    changed |= word("letter").is_some() || word("rule").is_some();
    let published = now.published.take();
    let letter = word("letter").or_else(|| published.as_ref().map(|published| published.letter.clone()));
    let rule = word("rule").or_else(|| published.map(|published| published.rule)).unwrap_or_default();
    now.published = match (letter, read) {
        (None, None) => None,
        // Taken away with its day.
        (_, None) if matches.contains_id("read") => None,
        (letter, read) => {
            let read = read.unwrap_or_else(|| station.clock.today());
            Some(Published { letter: letter.unwrap_or_default(), rule, read })
        }
    };
    if !faults.is_empty() {
        // What else cannot be true is told with it.
        let more = now.faults(station.clock.today());
        return Err(refuse(Error::Dates(DateFault::and_more(faults, more))));
    }
    if changed {
        let change = |stands, examined_now| before.changed_by((&now, examined), (stands, examined_now));
        station.keep_evaluation(&campaign, change).map_err(refuse)?;
    }
    show(&station.evaluation(&campaign).map_err(refuse)?, json, phrases);
    Ok(())
}

fn show(view: &EvaluationView, json: bool, phrases: &Phrases) {
    let evaluation = &view.evaluation;
    if json {
        let tasks = evaluation.tasks.iter().map(|(task, ticked)| (task.word().to_owned(), json!(ticked)));
        let (by, within) = view.noted.as_ref().map(|(by, within)| (by.who.name().to_owned(), within)).unzip();
        return print_json(&json!({
            "closed": evaluation.closed, "transmitted": evaluation.transmitted,
            "tasks": tasks.collect::<serde_json::Map<_, _>>(), "published": evaluation.published,
            "examined": view.examined, "noted_by": by, "noted_in": within,
        }));
    }
    let day = |day: Option<Date>| day.map_or_else(|| "–".to_owned(), |day| date_short(phrases.language(), day));
    let mut rows = vec![
        vec![calendar_sentences::dated(Dated::Closed, phrases), day(evaluation.closed), String::new()],
        vec![calendar_sentences::dated(Dated::Transmitted, phrases), day(evaluation.transmitted), String::new()],
    ];
    for task in EvaluationTask::ALL {
        let ticked = evaluation.tasks.get(&task);
        let who = ticked.map_or_else(String::new, |ticked| ticked.who.clone());
        rows.push(vec![calendar_sentences::task(task, phrases), day(ticked.map(|ticked| ticked.on)), who]);
    }
    let published = evaluation.published.as_ref();
    let letter = published.map_or_else(String::new, |published| match published.rule.as_str() {
        "" => published.letter.clone(),
        rule => format!("{}, {rule}", published.letter),
    });
    rows.push(vec![
        calendar_sentences::dated(Dated::Published, phrases),
        day(published.map(|published| published.read)),
        letter,
    ]);
    rows.push(vec![calendar_sentences::dated(Dated::Council, phrases), day(view.examined), String::new()]);
    let headers = vec![
        say!(phrases, "calendar-column-what"),
        say!(phrases, "calendar-column-day"),
        say!(phrases, "calendar-column-note"),
    ];
    print(&Table { headers, rows }.text());
}

fn rules(json: bool, phrases: &Phrases) {
    let rules = Rules::shipped();
    if json {
        let delay = |delay: Delay| match delay {
            Delay::Days(days) => json!({ "days": days }),
            Delay::Months(months) => json!({ "months": months }),
            Delay::Years(years) => json!({ "years": years }),
        };
        let rule = |rule: &Rule| {
            json!({
                "id": rule.obligation.word(), "after": rule.obligation.counted_from(), "delay": delay(rule.delay),
                "source": rule.source, "from": rule.from, "until": rule.until,
            })
        };
        let list: Vec<serde_json::Value> = rules.rules.iter().map(rule).collect();
        return print_json(&json!({ "edition": rules.edition, "rules": list }));
    }
    for obligation in Obligation::ALL {
        for rule in rules.rules.iter().filter(|rule| rule.obligation == obligation) {
            print(&format!("{}\n", calendar_sentences::rule_text(rule, phrases)));
        }
    }
}
