//! `copiste verify …`: what the verification screen does, for scripts.

use super::args::{audience, campaign_id, option, reason, serial};
use super::campaign::text;
use super::open::{self, Choices};
use super::output::{Table, print, print_json};
use super::{Environment, Failure, refused};
use crate::campaign::BatchNumber;
use crate::language::Phrases;
use crate::record::Serial;
use crate::say;
use crate::station::{self, KeyingStart, Overview, Station, UnitView, Wait, WaitingGroup, certainty};
use crate::store::{self, SheetKey, Verified};
use crate::verification::{Forbidden, Stage};
use clap::{ArgMatches, Command};
use serde_json::{Value, json};

/// The command with its options.
pub(super) fn command(phrases: &Phrases) -> Command {
    let id = || campaign_id(phrases);
    let other = serial(phrases).id("other");
    let batch = option("batch", "BATCH", say!(phrases, "cli-arg-batch")).value_parser(clap::value_parser!(u32));
    let passes = option("pass", "PASS", say!(phrases, "cli-arg-pass")).value_parser(["second", "third"]).required(true);
    let one = |name: &'static str, about: String| Command::new(name).about(about);
    one("verify", say!(phrases, "cli-command-verify")).subcommand_required(true).subcommands([
        one("draw", say!(phrases, "cli-verify-draw")).arg(id()).args([
            option("audience", "AUDIENCE", say!(phrases, "cli-arg-audience")).required(true),
            batch,
            option("seed", "SEED", say!(phrases, "cli-arg-seed")),
        ]),
        one("list", say!(phrases, "cli-verify-list")).arg(id()),
        one("key", say!(phrases, "cli-verify-key")).args([id(), passes]),
        one("show", say!(phrases, "cli-verify-show")).args([id(), audience(phrases), serial(phrases)]),
        one("decide", say!(phrases, "cli-verify-decide")).args([id(), audience(phrases), serial(phrases)]),
        one("missing", say!(phrases, "cli-verify-missing")).args([
            id(),
            audience(phrases),
            serial(phrases),
            reason(phrases),
        ]),
        one("found", say!(phrases, "cli-verify-found")).args([
            id(),
            audience(phrases),
            serial(phrases),
            reason(phrases),
        ]),
        one("release", say!(phrases, "cli-verify-release")).args([
            id(),
            audience(phrases),
            serial(phrases),
            reason(phrases),
        ]),
        one("more", say!(phrases, "cli-verify-more")).arg(id()),
        one("certificate", say!(phrases, "cli-verify-certificate")).arg(id()),
        one("twins", say!(phrases, "cli-verify-twins")).arg(id()),
        one("distinct", say!(phrases, "cli-verify-distinct")).args([
            id(),
            audience(phrases),
            serial(phrases),
            other.clone().help(say!(phrases, "cli-arg-other-serial")),
            reason(phrases),
        ]),
        one("same", say!(phrases, "cli-verify-same")).args([
            id(),
            audience(phrases),
            serial(phrases).help(say!(phrases, "cli-arg-voided-serial")),
            other.help(say!(phrases, "cli-arg-kept-serial")),
            reason(phrases),
        ]),
    ])
}

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
    let campaign = text(matches, "campaign");
    let number = |name: &str| matches.get_one::<u32>(name).copied();
    let sheet = |name: &str| Serial(number(name).unwrap_or_default());
    match verb {
        "draw" => {
            let seed = matches.get_one::<String>("seed").map(|text| {
                text.parse().map_err(|_| Failure::Usage(say!(phrases, "cli-wrong-seed", text = text.clone())))
            });
            let (audience, batch) = (text(matches, "audience"), number("batch").map(BatchNumber));
            let drawn = station.draw_sheets(&campaign, &audience, batch, seed.transpose()?).map_err(refuse)?;
            let overview = station.overview(&campaign).map_err(refuse)?;
            let unit = UnitView {
                audience: drawn.draw.audience.clone(),
                batch: drawn.draw.batch,
                undrawn: 0,
                draw: Some(drawn),
            };
            match json {
                true => print_json(&unit_json(&unit, &overview)),
                false => say_lines(&certainty::summary(&unit, phrases)),
            }
        }
        "list" => list(&station.overview(&campaign).map_err(refuse)?, json, phrases),
        "key" => {
            let third = matches.get_one::<String>("pass").is_some_and(|pass| pass == "third");
            let start = if third { KeyingStart::Third } else { KeyingStart::Second };
            let view = match station.batch_to_key_again(&campaign, &start) {
                Err(station::Error::NothingToVerify) => return Err(nothing_waits(station, &campaign, &start, phrases)),
                found => found.map_err(refuse)?,
            };
            return open::plain_keying(station, view, start, environment, choices, phrases);
        }
        "show" => show(station, &campaign, &text(matches, "audience"), sheet("serial"), json, phrases)?,
        "decide" => {
            let audience = text(matches, "audience");
            return decide(station, &campaign, (&audience, sheet("serial")), environment, choices, phrases);
        }
        "missing" => {
            let (audience, reason) = (text(matches, "audience"), text(matches, "reason"));
            station.miss_sheet(&campaign, &audience, sheet("serial"), &reason).map_err(refuse)?;
            let serial = sheet("serial").to_string();
            say_lines(&[say!(phrases, "verification-missed", serial = serial)]);
        }
        "found" => {
            let (audience, reason) = (text(matches, "audience"), text(matches, "reason"));
            station.find_sheet(&campaign, &audience, sheet("serial"), &reason).map_err(refuse)?;
            let serial = sheet("serial").to_string();
            say_lines(&[say!(phrases, "verification-turned-up", serial = serial)]);
        }
        "release" => {
            let (audience, reason) = (text(matches, "audience"), text(matches, "reason"));
            let serial = sheet("serial");
            station.release_sheet(&campaign, &audience, serial, &reason).map_err(refuse)?;
            let wanted = |one: &Verified| one.key.audience.0 == audience && one.key.serial == serial;
            let stage =
                station.verified(&campaign).map_err(refuse)?.into_iter().find(wanted).map(|one| one.sheet.stage);
            let serial = serial.to_string();
            let lines = match stage {
                Some(Stage::Differing) => say!(phrases, "cli-verify-released-third", serial = serial, id = campaign),
                _ => say!(phrases, "cli-verify-released-second", serial = serial, id = campaign),
            };
            say_lines(&[lines]);
        }
        "more" => {
            let called = station.call_sheets(&campaign).map_err(refuse)?;
            let serials = Station::serials(&called);
            if json {
                let sheets = called.iter().map(|key| json!({ "audience": key.audience, "serial": key.serial }));
                print_json(&sheets.collect());
            } else {
                let numbers: Vec<String> = serials.iter().map(Serial::to_string).collect();
                let lines = [say!(phrases, "verification-called", sheets = called.len()), numbers.join(" ")];
                say_lines(lines[..1 + usize::from(!called.is_empty())].as_ref());
            }
        }
        "certificate" => certificate(&station.overview(&campaign).map_err(refuse)?, json, phrases),
        "twins" => twins(station, &campaign, json, phrases)?,
        "distinct" => {
            let (audience, note) = (text(matches, "audience"), text(matches, "reason"));
            let (first, second) = (sheet("serial"), sheet("other"));
            for serial in [first, second] {
                is_there(station, &campaign, &audience, serial).map_err(refuse)?;
            }
            station.settle_twins(&campaign, &audience, (first, second), &note).map_err(refuse)?;
            let (first, second) = (first.to_string(), second.to_string());
            say_lines(&[say!(phrases, "verification-distinct", first = first, second = second)]);
        }
        "same" => {
            let (audience, note) = (text(matches, "audience"), text(matches, "reason"));
            let (void, other) = (sheet("serial"), sheet("other"));
            station.settle_same_paper(&campaign, &audience, void, other, &note).map_err(refuse)?;
            let (void, other) = (void.to_string(), other.to_string());
            say_lines(&[say!(phrases, "verification-same", void = void, other = other)]);
        }
        other => return Err(Failure::Usage(say!(phrases, "cli-wrong-argument", argument = other.to_owned()))),
    }
    Ok(())
}

/// That nothing waits for this operator, and why.
fn nothing_waits(station: &Station, campaign: &str, start: &KeyingStart, phrases: &Phrases) -> Failure {
    match station.why_nothing_waits(campaign, start, phrases) {
        Ok(why) => {
            let head = station::sentences::error(&station::Error::NothingToVerify, phrases);
            Failure::Refused(head.into_iter().chain(why).collect())
        }
        Err(error) => refused(&error, phrases),
    }
}

/// Keys from the paper what three keyings did not settle, line by line.
fn decide(
    station: &Station,
    campaign: &str,
    sheet: (&str, Serial),
    environment: &Environment,
    choices: &Choices,
    phrases: &Phrases,
) -> Result<(), Failure> {
    let refuse = |error| refused(&error, phrases);
    let (audience, serial) = sheet;
    let view = station.campaign(campaign).map_err(refuse)?;
    is_there(station, campaign, audience, serial).map_err(refuse)?;
    let wanted = |verified: &Verified| verified.key.audience.0 == audience && verified.key.serial == serial;
    let verified = station.verified(campaign).map_err(refuse)?.into_iter().find(wanted);
    let verified = verified.ok_or_else(|| refuse(station::Error::NotCalled(serial)))?;
    if verified.sheet.stage != Stage::Undecided {
        let stage = certainty::stage(&verified.sheet.stage, phrases);
        let serial = serial.to_string();
        return Err(Failure::Refused(vec![say!(
            phrases,
            "cli-verify-nothing-to-decide",
            serial = serial,
            stage = stage
        )]));
    }
    let tool = station.tool_of(&view, &verified.sheet.form.0).map_err(refuse)?;
    let form = tool.audience(&verified.key.audience).and_then(|forms| forms.form(&verified.sheet.form.1));
    let lines =
        form.map(|form| station.verification_trace(&verified.key, form, phrases)).transpose().map_err(refuse)?;
    say_lines(&lines.unwrap_or_default());
    let batch = station.batch(campaign, verified.sheet.batch).map_err(refuse)?;
    open::plain_keying(station, batch, KeyingStart::Record(serial), environment, choices, phrases)
}

fn say_lines(lines: &[String]) {
    print(&lines.iter().map(|line| format!("{line}\n")).collect::<String>());
}

/// A sealed sheet is there too.
fn is_there(station: &Station, campaign: &str, audience: &str, serial: Serial) -> Result<(), station::Error> {
    match station.record(campaign, audience, serial) {
        Ok(_) | Err(station::Error::Store(store::Error::Forbidden { .. })) => Ok(()),
        Err(error) => Err(error),
    }
}

fn serials(serials: &[Serial]) -> String {
    serials.iter().map(Serial::to_string).collect::<Vec<_>>().join(" ")
}

fn list(overview: &Overview, json: bool, phrases: &Phrases) {
    if json {
        return print_json(&overview.waiting.iter().map(|group| group_json(group, phrases)).collect());
    }
    let undrawn = overview.units.iter().filter(|unit| unit.undrawn > 0).map(|unit| {
        let name = certainty::draw_named(&overview.view.tool, unit, &overview.units, phrases);
        let undrawn = say!(phrases, "verification-undrawn", sheets = unit.undrawn);
        say!(phrases, "verification-undrawn-of", name = name, undrawn = undrawn)
    });
    let undrawn: Vec<String> = undrawn.collect();
    if overview.waiting.is_empty() {
        say_lines(&[vec![say!(phrases, "verification-nothing-waits")], undrawn].concat());
        return;
    }
    let row = |group: &WaitingGroup| {
        let why = match group.wait {
            Wait::Second | Wait::Third | Wait::Undecided | Wait::Missing => String::new(),
            Wait::Begun | Wait::Other(_) => certainty::wait_line(group.wait, phrases),
        };
        vec![
            certainty::wait_short(group.wait, phrases),
            group.batch.0.to_string(),
            certainty::audience_named(&overview.view.tool, &group.audience, phrases),
            serials(&group.serials),
            why,
        ]
    };
    let headers = vec![
        say!(phrases, "cli-column-waits"),
        say!(phrases, "cli-column-batch"),
        say!(phrases, "cli-column-audience"),
        say!(phrases, "cli-column-sheets"),
        say!(phrases, "cli-column-why"),
    ];
    print(&Table { headers, rows: overview.waiting.iter().map(row).collect() }.text());
    say_lines(&undrawn);
}

fn group_json(group: &WaitingGroup, phrases: &Phrases) -> Value {
    let wait = match group.wait {
        Wait::Second => "second",
        Wait::Third => "third",
        Wait::Undecided => "undecided",
        Wait::Missing => "missing",
        Wait::Begun => "begun",
        Wait::Other(_) => "other",
    };
    let mut value = json!({ "wait": wait, "audience": group.audience, "batch": group.batch, "serials": group.serials });
    if let Wait::Begun | Wait::Other(_) = group.wait {
        value["why"] = json!(certainty::wait_line(group.wait, phrases));
    }
    value
}

/// How far the verification of a sheet is: values only once it has ended.
fn show(
    station: &Station,
    campaign: &str,
    audience: &str,
    serial: Serial,
    json: bool,
    phrases: &Phrases,
) -> Result<(), Failure> {
    let refuse = |error| refused(&error, phrases);
    let view = station.campaign(campaign).map_err(refuse)?;
    is_there(station, campaign, audience, serial).map_err(refuse)?;
    let wanted = |verified: &Verified| verified.key.audience.0 == audience && verified.key.serial == serial;
    let verified = station.verified(campaign).map_err(refuse)?.into_iter().find(wanted);
    let Some(Verified { key, sheet, .. }) = verified else {
        let audience = crate::questionnaire::Audience(audience.to_owned());
        let sheet = SheetKey { campaign: view.campaign.id, audience, serial };
        let why = Forbidden::NotCalled;
        return Err(refused(&station::Error::Store(store::Error::Forbidden { sheet, why }), phrases));
    };
    let tool = station.tool_of(&view, &sheet.form.0).map_err(refuse)?;
    let form = tool.audience(&key.audience).and_then(|forms| forms.form(&sheet.form.1)).cloned();
    let form = form.ok_or_else(|| refused(&station::Error::NoVariant(sheet.form.1.0.clone(), None), phrases))?;
    if !json {
        let lines = station.verification_trace(&key, &form, phrases).map_err(refuse)?;
        let head = format!("{serial} {}", certainty::audience_named(&tool, &key.audience, phrases));
        say_lines(&[head].into_iter().chain(lines).collect::<Vec<_>>());
        return Ok(());
    }
    let (stage, reason) = match &sheet.stage {
        Stage::Called => ("called", None),
        Stage::Second => ("second", None),
        Stage::Differing => ("differing", None),
        Stage::Third => ("third", None),
        Stage::Undecided => ("undecided", None),
        Stage::Settled => ("settled", None),
        Stage::Missing(reason) => ("missing", Some(reason)),
        Stage::Voided { reason, .. } => ("voided", Some(reason)),
    };
    let twin = match &sheet.stage {
        Stage::Voided { twin, .. } => *twin,
        _ => None,
    };
    let name = |index: &usize| form.questions.get(*index).map(|question| question.name.clone());
    let differences = sheet.settlements.iter().map(|one| {
        json!({
            "questions": one.difference.questions.iter().filter_map(name).collect::<Vec<_>>(),
            "kind": one.difference.kind, "first": one.first, "second": one.second, "third": one.third,
            "decision": one.decision, "wrong": one.wrong,
        })
    });
    // Whoever keyed what is nobody's to read here.
    print_json(&json!({
        "audience": key.audience, "serial": serial, "batch": sheet.batch, "draw": sheet.draw, "place": sheet.place,
        "stage": stage, "reason": reason, "twin": twin, "found": sheet.found, "fields": sheet.fields,
        "overlooked": sheet.overlooked, "differences": differences.collect::<Vec<_>>(),
    }));
    Ok(())
}

fn certificate(overview: &Overview, json: bool, phrases: &Phrases) {
    if json {
        return print_json(&overview.units.iter().map(|unit| unit_json(unit, overview)).collect());
    }
    let mut text = String::new();
    for unit in &overview.units {
        let name = certainty::draw_named(&overview.view.tool, unit, &overview.units, phrases);
        text.push_str(&format!("{name}\n"));
        match &unit.draw {
            None => certainty::summary(unit, phrases).iter().for_each(|line| text.push_str(&format!("  {line}\n"))),
            Some(draw) => {
                for section in certainty::explained(draw, &overview.view.campaign.id, phrases) {
                    text.push_str(&format!("\n  {}\n", section.heading));
                    section.lines.iter().for_each(|line| text.push_str(&format!("    {line}\n")));
                }
            }
        }
        text.push('\n');
    }
    print(&text);
}

fn unit_json(unit: &UnitView, overview: &Overview) -> Value {
    let draw = unit.draw.as_ref().map(|view| {
        let draw = &view.draw;
        let id = &overview.view.campaign.id;
        json!({
            "number": draw.number, "seed": draw.seed.to_string(), "seed_from": draw.seed_from,
            "scope": draw.scope(id), "frame": draw.frame, "order": draw.order(id), "called": draw.called,
            "certificate": view.certificate,
        })
    });
    json!({ "audience": unit.audience, "batch": unit.batch, "undrawn": unit.undrawn, "draw": draw })
}

fn twins(station: &Station, campaign: &str, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let found = station.twins(campaign).map_err(|error| refused(&error, phrases))?;
    if json {
        let pairs = found.iter().map(|(audience, twins)| {
            json!({
                "audience": audience, "first": twins.first, "second": twins.second, "same": twins.same,
                "different": twins.different, "evidence_bits": twins.evidence_bits,
            })
        });
        print_json(&pairs.collect());
        return Ok(());
    }
    if found.is_empty() {
        say_lines(&[say!(phrases, "twins-none")]);
    }
    let view = station.campaign(campaign).map_err(|error| refused(&error, phrases))?;
    for (audience, twins) in &found {
        let audience = certainty::audience_named(&view.tool, audience, phrases);
        let (line, evidence) = (certainty::twins(twins, phrases), certainty::twins_evidence(twins, phrases));
        print(&format!("{audience}\n  {line}\n  {evidence}\n"));
    }
    Ok(())
}
