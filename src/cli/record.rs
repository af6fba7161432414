//! `copiste record …`: what the record screens do, for scripts.

use super::batch::number;
use super::campaign::text;
use super::open::{self, Choices};
use super::output::{Table, print, print_json};
use super::{Environment, Failure, refused};
use crate::language::Phrases;
use crate::plain;
use crate::questionnaire::{Audience, Question};
use crate::record::{Answer, Record, Serial, Status};
use crate::say;
use crate::station::online_findings::{web_finding, web_outcome, web_word};
use crate::station::{
    Corrected, Correction, Found, KeyingStart, PutBack, RecordFilter, Station, WebRequest, certainty, sentences, traces,
};
use crate::store::{Hash, RecordState, RecordSummary};
use clap::ArgMatches;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;

/// Under which digest the journal keeps each sheet.
type Digests = BTreeMap<(Audience, Serial), Hash>;

pub(super) fn run(
    matches: &ArgMatches,
    station: &Station,
    environment: &Environment,
    choices: &Choices,
    json: bool,
    phrases: &Phrases,
) -> Result<(), Failure> {
    let refuse = |error| refused(&error, phrases);
    let (verb, matches) = matches.subcommand().expect("clap asks for one");
    if verb == "import" {
        return import(Path::new(&text(matches, "file")), station, json, phrases);
    }
    if verb == "import-web" {
        return import_web(matches, station, json, phrases);
    }
    let campaign = text(matches, "campaign");
    let serial = || Serial(matches.get_one::<u32>("serial").copied().unwrap_or_default());
    match verb {
        "list" => {
            let view = station.batch(&campaign, number(matches)).map_err(refuse)?;
            let filter = matches.get_one::<String>("filter").and_then(|word| RecordFilter::from_word(word));
            let mut records = station.listed_records(&view).map_err(refuse)?;
            records.retain(|summary| filter.is_none_or(|filter| filter.keeps(summary)));
            let destroyed = station.campaign(&campaign).map_err(refuse)?.destroyed.is_some();
            let digests = destroyed.then(|| station.digests(&view.campaign.id)).transpose().map_err(refuse)?;
            list(&records, digests.as_ref(), json, phrases);
        }
        "show" => show(matches, station, serial(), json, phrases)?,
        "find" => find(&station.find_records(&campaign, serial()).map_err(refuse)?, serial(), json, phrases)?,
        "correct" => correct(matches, station, serial(), phrases)?,
        "resume" => {
            let (_, filed) = station.record(&campaign, &text(matches, "audience"), serial()).map_err(refuse)?;
            if matches!(filed.record.status, Status::Complete | Status::Voided(_)) {
                let state = sentences::state(RecordState::of(&filed.record.status), phrases);
                let serial = serial().to_string();
                return Err(Failure::Refused(vec![say!(phrases, "cli-record-ended", serial = serial, state = state)]));
            }
            let view = station.batch(&campaign, filed.batch).map_err(refuse)?;
            return open::plain_keying(station, view, KeyingStart::Record(serial()), environment, choices, phrases);
        }
        "void" => {
            let (audience, reason) = (text(matches, "audience"), text(matches, "reason"));
            station.void_record(&campaign, &audience, serial(), &reason).map_err(refuse)?;
            print(&format!("{}\n", say!(phrases, "cli-record-voided", serial = serial().to_string())));
        }
        "restore" => {
            let (audience, reason) = (text(matches, "audience"), text(matches, "reason"));
            let status = station.restore_record(&campaign, &audience, serial(), &reason).map_err(refuse)?;
            print(&format!("{}\n", sentences::restored(serial(), &status, phrases)));
        }
        other => return Err(Failure::Usage(say!(phrases, "cli-wrong-argument", argument = other.to_owned()))),
    }
    Ok(())
}

/// Puts the sheets of a file back that the store could not write; ends with 1 when one of them stays out.
fn import(file: &Path, station: &Station, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let done = station.put_back(file).map_err(|error| refused(&error, phrases))?;
    let (mut told, mut wrong, mut values) = (Vec::new(), Vec::new(), Vec::new());
    for (key, outcome) in &done {
        let serial = key.serial.to_string();
        let (word, said, is_wrong) = match outcome {
            PutBack::Saved => ("saved", say!(phrases, "cli-import-saved", serial = serial), false),
            PutBack::There => ("there", say!(phrases, "cli-import-there", serial = serial), false),
            PutBack::Older => ("older", say!(phrases, "cli-import-older", serial = serial), true),
            PutBack::Others(who) => {
                let who = who.name().to_owned();
                ("other-operator", say!(phrases, "cli-import-other", serial = serial, who = who), true)
            }
            PutBack::Refused(error) => {
                let reason = sentences::error(error, phrases).join(" ");
                ("refused", say!(phrases, "cli-import-refused", serial = serial, reason = reason), true)
            }
        };
        values.push(json!({
            "campaign": key.campaign.as_str(), "audience": key.audience.0, "serial": key.serial.0, "outcome": word,
            "text": said,
        }));
        if is_wrong { wrong.push(said) } else { told.push(said) }
    }
    if json {
        print_json(&json!(values));
    } else {
        if wrong.is_empty() {
            told.push(say!(phrases, "cli-import-done", path = file.display().to_string()));
        }
        print(&told.iter().map(|line| format!("{line}\n")).collect::<String>());
    }
    if wrong.is_empty() { Ok(()) } else { Err(Failure::Refused(wrong)) }
}

/// Takes responses that were given online; ends with 1 when something keeps one of them out that was not to be left out.
fn import_web(matches: &ArgMatches, station: &Station, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let optional = |name: &str| matches.get_one::<String>(name).cloned();
    let (campaign, audience, file) = (text(matches, "campaign"), text(matches, "audience"), text(matches, "file"));
    let (columns, service, variant) = (optional("columns"), optional("service"), optional("variant"));
    let request = WebRequest {
        campaign: &campaign,
        audience: &audience,
        file: Path::new(&file),
        columns: columns.as_deref().map(Path::new),
        service: service.as_deref(),
        variant: variant.as_deref(),
        accept_sound: matches.get_flag("accept-sound"),
        dry_run: matches.get_flag("dry-run"),
        looked_at: None,
    };
    let done = station.import_web(&request).map_err(|error| refused(&error, phrases))?;
    let taken: u32 = done.taken.iter().map(|one| one.sheets).sum();
    let told = match (taken, done.sound) {
        _ if done.is_refused() => say!(phrases, "web-refused-whole"),
        _ if request.dry_run => say!(phrases, "web-dry-run", sound = done.sound, rows = done.rows.to_string()),
        (0, 0) if done.known > 0 && !done.is_blocked() => say!(phrases, "web-known", count = done.known),
        (0, 0) if !done.unsound.is_empty() => say!(phrases, "web-nothing-sound"),
        (0, _) => say!(phrases, "web-nothing-taken", unsound = done.unsound.len(), sound = done.sound.to_string()),
        _ => say!(phrases, "web-taken", count = taken),
    };
    if json {
        let findings = done.findings.iter().map(|finding| {
            json!({
                "line": finding.line, "column": finding.column, "problem": web_word(&finding.problem),
                "blocks": finding.problem.blocks(), "text": web_finding(finding, phrases),
            })
        });
        let batches = done
            .taken
            .iter()
            .map(|one| json!({ "batch": one.batch, "service": one.service, "first": one.first, "sheets": one.sheets }));
        print_json(&json!({
            "rows": done.rows, "refused": done.is_refused(), "sound": done.sound, "known": done.known, "left_out": done.unsound, "taken": taken,
            "batches": batches.collect::<Vec<_>>(), "findings": findings.collect::<Vec<_>>(),
        }));
    } else {
        let lines = done.findings.iter().map(|finding| format!("{}\n", web_finding(finding, phrases)));
        print(&lines.collect::<String>());
        if taken > 0 {
            let outcome = web_outcome(&done, phrases);
            outcome.iter().skip(1).for_each(|line| print(&format!("{line}\n")));
        }
    }
    let is_done = !done.is_blocked() || taken > 0 && request.accept_sound;
    match (is_done, json) {
        (true, true) => Ok(()),
        (true, false) => {
            print(&format!("{told}\n"));
            Ok(())
        }
        (false, _) => Err(Failure::Refused(vec![told])),
    }
}

/// Where the sheets with a number lie, and how far they are.
fn find(found: &[Found], serial: Serial, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    if json {
        print_json(&found.iter().map(found_json).collect());
    }
    if found.is_empty() {
        return Err(Failure::Refused(vec![say!(phrases, "cli-record-nowhere", serial = serial.to_string())]));
    }
    if json {
        return Ok(());
    }
    let row = |Found { view, summary }: &Found| {
        let service = view.campaign.service(&view.batch.service).map(|service| service.name.clone());
        vec![
            certainty::audience_named(&view.tool, &summary.key.audience, phrases),
            view.batch.number.0.to_string(),
            service.unwrap_or_else(|| view.batch.service.clone()),
            sentences::standing(summary, phrases),
        ]
    };
    let headers = vec![
        say!(phrases, "cli-column-audience"),
        say!(phrases, "cli-column-batch"),
        say!(phrases, "cli-column-service"),
        say!(phrases, "cli-column-status"),
    ];
    print(&Table { headers, rows: found.iter().map(row).collect() }.text());
    Ok(())
}

fn found_json(Found { view, summary }: &Found) -> serde_json::Value {
    let mut value = summary_json(summary);
    value["batch"] = json!(view.batch.number);
    value["service"] = json!(view.batch.service);
    value
}

fn correct(matches: &ArgMatches, station: &Station, serial: Serial, phrases: &Phrases) -> Result<(), Failure> {
    let value = text(matches, "value");
    let correction = Correction {
        campaign: text(matches, "campaign"),
        audience: text(matches, "audience"),
        serial,
        question: text(matches, "question"),
        mark: plain::sign(value.trim()),
        value,
        reason: text(matches, "reason"),
        confirmed: matches.get_flag("confirm"),
    };
    let corrected = station.correct_record(&correction, phrases).map_err(|error| refused(&error, phrases))?;
    let serial = serial.to_string();
    match corrected {
        Corrected::Complete => print(&format!("{}\n", say!(phrases, "cli-record-corrected", serial = serial))),
        Corrected::Same => print(&format!("{}\n", say!(phrases, "cli-record-same", serial = serial))),
        Corrected::Left(questions) => {
            let left = say!(phrases, "cli-record-left", serial = serial, questions = questions);
            return Err(Failure::Refused(vec![left]));
        }
    }
    Ok(())
}

/// The sheets of a batch; of a campaign whose answers are destroyed, with the digests under which the journal keeps them.
fn list(records: &[RecordSummary], digests: Option<&Digests>, json: bool, phrases: &Phrases) {
    let digest = |summary: &RecordSummary| digests?.get(&(summary.key.audience.clone(), summary.key.serial)).copied();
    if json {
        let told = |summary: &RecordSummary| {
            let mut value = summary_json(summary);
            if digests.is_some() {
                value["hash"] = json!(digest(summary).map(|digest| digest.to_string()));
            }
            value
        };
        return print_json(&records.iter().map(told).collect());
    }
    if records.is_empty() {
        return print(&format!("{}\n", say!(phrases, "cli-record-none")));
    }
    let row = |summary: &RecordSummary| {
        let figure = |count: u32| if summary.is_sealed() { "–".to_owned() } else { count.to_string() };
        let mut row = vec![
            summary.key.serial.to_string(),
            sentences::standing(summary, phrases),
            figure(summary.answered),
            figure(summary.marks),
            figure(summary.notes + u32::from(summary.margin)),
            figure(summary.overrides),
        ];
        if digests.is_some() {
            row.push(digest(summary).map_or_else(String::new, |digest| digest.short()));
        }
        row
    };
    let mut headers = vec![
        say!(phrases, "cli-column-serial"),
        say!(phrases, "cli-column-status"),
        say!(phrases, "cli-column-answers"),
        say!(phrases, "cli-column-marks"),
        say!(phrases, "cli-column-remarks"),
        say!(phrases, "cli-column-overrides"),
    ];
    headers.extend(digests.map(|_| say!(phrases, "cli-column-digest")));
    print(&Table { headers, rows: records.iter().map(row).collect() }.text());
}

/// What a sealed sheet carries is not told.
fn summary_json(summary: &RecordSummary) -> serde_json::Value {
    let mut value = json!(summary);
    if summary.is_sealed() {
        for figure in ["answered", "marks", "notes", "margin", "overrides"] {
            value[figure] = serde_json::Value::Null;
        }
    }
    value
}

fn show(matches: &ArgMatches, station: &Station, serial: Serial, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let refuse = |error| refused(&error, phrases);
    let campaign = text(matches, "campaign");
    let (key, filed) = station.record(&campaign, &text(matches, "audience"), serial).map_err(refuse)?;
    let view = station.batch(&campaign, filed.batch).map_err(refuse)?;
    let record = &filed.record;
    let form = station.form(&view, record).map_err(refuse)?;
    if json {
        let answers: serde_json::Map<String, serde_json::Value> = form
            .questions
            .iter()
            .zip(&record.answers)
            .filter_map(|(question, answer)| Some((question.name.clone(), answer_json(question, answer.as_ref()?))))
            .collect();
        let notes: Vec<_> = record
            .notes
            .iter()
            .map(|(question, text)| json!({ "question": form.questions[*question].name, "note": text }))
            .collect();
        let overrides: Vec<_> = record
            .overrides
            .iter()
            .map(|passed| json!({ "question": form.questions[passed.question].name, "note": passed.note }))
            .collect();
        print_json(&json!({
            "serial": serial.0, "batch": filed.batch.0, "variant": record.variant, "mode": record.mode,
            "status": status_json(record), "answers": answers, "notes": notes, "overrides": overrides, "margin": record.margin,
            "begun": record.begun, "history": record.history, "tally": record.tally,
        }));
        return Ok(());
    }
    let state = sentences::state(RecordState::of(&record.status), phrases);
    let rows = (0..form.questions.len()).filter_map(|index| {
        let answer = record.answer(index)?;
        let label = form.questions[index].label.in_language(phrases.language().tag()).to_owned();
        Some(vec![sentences::number(&form, index), sentences::answer_text(&form, index, answer, phrases), label])
    });
    let headers = vec![String::new(), say!(phrases, "cli-column-answer"), say!(phrases, "cli-column-question")];
    let mut remarks = traces::remarks(&form, record, phrases);
    remarks.extend(station.verification_trace(&key.sheet(), &form, phrases).map_err(refuse)?);
    let remarks: String = remarks.iter().map(|line| format!("{line}\n")).collect();
    let trace = station.record_trace(record, phrases).iter().map(|line| format!("  {line}\n")).collect::<String>();
    let table = Table { headers, rows: rows.collect() }.text();
    print(&format!("{serial} {state}\n{remarks}\n{table}\n{}\n{trace}", say!(phrases, "cli-record-trace")));
    Ok(())
}

fn answer_json(question: &Question, answer: &Answer) -> serde_json::Value {
    match answer {
        Answer::One(name) => json!(name),
        Answer::Several(names) => json!(names),
        Answer::Integer(number) => json!(number),
        Answer::Decimal(text) | Answer::Text(text) => json!(text),
        Answer::Date(date) => json!(question.precision().iso(*date)),
        Answer::Mark(mark) => json!({ "mark": mark.word() }),
    }
}

fn status_json(record: &Record) -> serde_json::Value {
    match &record.status {
        Status::InProgress { at, typed, .. } => json!({ "state": "in-progress", "at": at, "typed": typed }),
        Status::Held(reason) => json!({ "state": "held", "reason": reason }),
        Status::Complete => json!({ "state": "complete" }),
        Status::Voided(reason) => json!({ "state": "voided", "reason": reason }),
    }
}
