//! `copiste campaign …`: what the campaign screens do, for scripts.

use super::output::{Table, print, print_json, warn};
use super::{Failure, refused};
use crate::campaign::{
    Arbiter, CampaignStatus, Extent, KitDetails, KitField, OutsideValue, OutsideValues, Plan, SecondOperator, Service,
    Thousandths, Unit, VerificationPolicy,
};
use crate::language::{Phrases, date_short};
use crate::questionnaire::{Audience, AudienceForms};
use crate::say;
use crate::station::{CampaignDetails, CampaignDraft, CampaignView, Retelling, Station, sentences, state_sentences};
use clap::ArgMatches;
use jiff::civil::Date;
use serde_json::json;
use std::path::Path;

pub(super) fn run(matches: &ArgMatches, station: &Station, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let refuse = |error| refused(&error, phrases);
    let (verb, matches) = matches.subcommand().expect("clap asks for one");
    let id = || text(matches, "campaign");
    match verb {
        "list" => list(&station.campaigns().map_err(refuse)?, json, phrases),
        "show" => show(&station.campaign(&id()).map_err(refuse)?, json, phrases),
        "create" => create(matches, station, phrases)?,
        "edit" => edit(matches, station, phrases)?,
        "service" => {
            let view = station.campaign(&id()).map_err(refuse)?;
            let added = |mut services: Vec<Service>, plan| {
                services.push(Service { code: text(matches, "code"), name: text(matches, "name") });
                (services, plan)
            };
            let now = station.edit_campaign(&id(), added).map_err(refuse)?;
            changed(&view, &now, phrases);
        }
        "plan" => {
            let view = station.campaign(&id()).map_err(refuse)?;
            let (service, audience) = (text(matches, "service"), Audience(text(matches, "audience")));
            let count = |name: &str| matches.get_one::<u32>(name).copied().unwrap_or_default();
            let (expected, distributed) = (count("expected"), count("distributed"));
            let line = Plan { service, audience, expected, distributed };
            let planned = |services, mut plan: Vec<Plan>| {
                match plan.iter_mut().find(|one| (&one.service, &one.audience) == (&line.service, &line.audience)) {
                    Some(one) => *one = line.clone(),
                    None => plan.push(line.clone()),
                }
                (services, plan)
            };
            let now = station.edit_campaign(&id(), planned).map_err(refuse)?;
            changed(&view, &now, phrases);
            if distributed > expected {
                let (distributed, expected) = (distributed.to_string(), expected.to_string());
                warn(&say!(phrases, "campaign-form-many-handed-out", distributed = distributed, expected = expected));
            }
        }
        "policy" => policy(matches, station, json, phrases)?,
        "keep" => {
            let view = station.campaign(&id()).map_err(refuse)?;
            let day = matches.get_one::<String>("date").map(|text| read_date(text, phrases)).transpose()?;
            let now = station.keep_until(&id(), day).map_err(refuse)?;
            changed(&view, &now, phrases);
            if day.is_some_and(|day| day < station.clock.today()) {
                warn(&say!(phrases, "policy-kept-past"));
            }
        }
        "reference" => reference(matches, station, phrases)?,
        "web" => {
            let view = station.campaign(&id()).map_err(refuse)?;
            let now = station.count_web(&id(), text(matches, "results") == "with").map_err(refuse)?;
            changed(&view, &now, phrases);
        }
        "close" => {
            station.close_campaign(&id()).map_err(refuse)?;
            print(&format!("{}\n", say!(phrases, "cli-campaign-is-closed", id = id())));
        }
        "reopen" => {
            station.reopen_campaign(&id(), &text(matches, "reason")).map_err(refuse)?;
            print(&format!("{}\n", say!(phrases, "cli-campaign-is-reopened", id = id())));
        }
        "empty" => {
            if !matches.get_flag("yes") {
                return Err(Failure::Refused(emptying(&station.campaign(&id()).map_err(refuse)?, phrases)));
            }
            station.empty_campaign(&id()).map_err(refuse)?;
            print(&format!("{}\n", say!(phrases, "cli-campaign-emptied", id = id())));
            station.backups_that_may_hold(phrases).iter().for_each(|line| print(&format!("{line}\n")));
        }
        "tool" => {
            let (tool, warnings) = station.read_tool(Path::new(&text(matches, "tool"))).map_err(refuse)?;
            sentences::findings_lines(&warnings, phrases).iter().for_each(|line| warn(line));
            let view = station.campaign(&id()).map_err(refuse)?;
            let now = station.change_tool(&id(), tool).map_err(refuse)?;
            changed(&view, &now, phrases);
        }
        other => return Err(Failure::Usage(say!(phrases, "cli-wrong-argument", argument = other.to_owned()))),
    }
    Ok(())
}

/// Changes what a campaign is called, when it is, and the facts of its kit, as far as options say.
fn edit(matches: &ArgMatches, station: &Station, phrases: &Phrases) -> Result<(), Failure> {
    let refuse = |error| refused(&error, phrases);
    let id = text(matches, "campaign");
    let said = |name: &str| matches.get_one::<String>(name).cloned();
    let day = |name: &str| said(name).map(|text| read_date(&text, phrases)).transpose();
    let view = station.campaign(&id).map_err(refuse)?;
    let (from, until) = (day("from")?, day("until")?);
    let described = |now: CampaignDetails| CampaignDetails {
        title: said("title").unwrap_or(now.title),
        establishment: said("establishment").unwrap_or(now.establishment),
        from: from.unwrap_or(now.from),
        until: until.or(now.until),
    };
    let in_the_kit = |mut now: KitDetails| {
        for field in KitField::ALL {
            if let Some(text) = said(field.word()) {
                *now.of_mut(field) = text;
            }
        }
        now
    };
    station.describe_campaign(&id, described).map_err(refuse)?;
    let now = station.set_kit(&id, in_the_kit).map_err(refuse)?;
    changed(&view, &now, phrases);
    Ok(())
}

/// Keeps values from elsewhere, or takes them away.
fn reference(matches: &ArgMatches, station: &Station, phrases: &Phrases) -> Result<(), Failure> {
    let refuse = |error| refused(&error, phrases);
    let id = text(matches, "campaign");
    if matches.get_flag("remove") {
        station.remove_outside(&id).map_err(refuse)?;
        print(&format!("{}\n", say!(phrases, "cli-reference-removed", id = id)));
        return Ok(());
    }
    let file = text(matches, "file");
    let date = read_date(&text(matches, "date"), phrases)?;
    let title = matches.get_one::<String>("title").cloned().unwrap_or_else(|| say!(phrases, "reference-title"));
    let kept = station.keep_outside(&id, Path::new(&file), &title, &text(matches, "source"), date);
    let (outside, warnings) = kept.map_err(refuse)?;
    sentences::findings_lines(&warnings, phrases).iter().for_each(|line| warn(line));
    print(&format!("{}\n", say!(phrases, "cli-reference-kept", id = id, values = outside.values.len())));
    Ok(())
}

/// What a command changed of a campaign, and from what.
fn changed(before: &CampaignView, now: &CampaignView, phrases: &Phrases) {
    let id = now.campaign.id.as_str().to_owned();
    let line = match Retelling::between(&before.campaign, &now.campaign, &now.tool, phrases) {
        Some(what) => say!(phrases, "cli-campaign-changed", id = id, what = what),
        None => say!(phrases, "cli-campaign-same", id = id),
    };
    print(&format!("{line}\n"));
}

/// What emptying a campaign would destroy, and the command that does it.
fn emptying(view: &CampaignView, phrases: &Phrases) -> Vec<String> {
    if let Some(day) = view.destroyed {
        return vec![sentences::destroyed(day, phrases)];
    }
    let tally = &view.tally;
    let sheets = tally.complete + tally.in_progress + tally.held + tally.voided;
    let (id, title) = (view.campaign.id.as_str().to_owned(), view.campaign.title.clone());
    vec![
        say!(phrases, "cli-empty-nothing-yet"),
        say!(phrases, "cli-empty-what", title = title, sheets = sheets),
        say!(phrases, "cli-empty-remains"),
        state_sentences::kept(&view.campaign, phrases),
        say!(phrases, "cli-empty-yes", id = id),
    ]
}

/// Shows the verification rule, or changes what the options say of it.
fn policy(matches: &ArgMatches, station: &Station, json: bool, phrases: &Phrases) -> Result<(), Failure> {
    let refuse = |error| refused(&error, phrases);
    let id = text(matches, "campaign");
    let view = station.campaign(&id).map_err(refuse)?;
    let before = view.campaign.verification;
    let word = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let figure = |name: &str| matches.get_one::<u32>(name).copied();
    // A greater figure than hours can hold is refused with its range, like any other.
    let hours = figure("hours").map(|hours| u16::try_from(hours).unwrap_or(u16::MAX));
    let second = match (word("second"), before.second, hours) {
        (Some("another"), _, Some(_)) | (None, SecondOperator::Another, Some(_)) => {
            return Err(Failure::Usage(say!(phrases, "cli-policy-hours-of-whom")));
        }
        (Some("another"), _, None) => SecondOperator::Another,
        (Some(_), SecondOperator::Another, None) => {
            return Err(Failure::Usage(say!(phrases, "cli-policy-hours-missing")));
        }
        (Some(_), SecondOperator::Another, Some(hours)) => SecondOperator::SameLater { hours },
        (_, SecondOperator::SameLater { hours: before }, hours) => {
            SecondOperator::SameLater { hours: hours.unwrap_or(before) }
        }
        (None, SecondOperator::Another, None) => SecondOperator::Another,
    };
    let policy = VerificationPolicy {
        extent: match word("extent") {
            Some("none") => Extent::None,
            Some("sample") => Extent::Sample,
            Some(_) => Extent::Full,
            None => before.extent,
        },
        unit: match word("unit") {
            Some("batch") => Unit::Batch,
            Some(_) => Unit::Audience,
            None => before.unit,
        },
        sheets_min: figure("sheets-min").unwrap_or(before.sheets_min),
        target_per_10_000: figure("target").unwrap_or(before.target_per_10_000),
        second,
        arbiter: match word("arbiter") {
            Some("one-of-two") => Arbiter::OneOfTheTwo,
            Some(_) => Arbiter::Third,
            None => before.arbiter,
        },
        comments: word("comments").map_or(before.comments, |word| word == "yes"),
    };
    let options = ["extent", "unit", "second", "arbiter", "comments"].iter().any(|name| word(name).is_some())
        || ["sheets-min", "target", "hours"].iter().any(|name| figure(name).is_some());
    let now =
        if options { station.set_policy(&id, |now| policy.onto(&before, now)).map_err(refuse)? } else { view.clone() };
    if options && !json {
        changed(&view, &now, phrases);
        return Ok(());
    }
    let view = now;
    if json {
        let campaign = &view.campaign;
        print_json(&json!({ "verification": policy_json(&campaign.verification), "keep_until": campaign.keep_until }));
    } else {
        print(&policy_text(&view, phrases));
    }
    Ok(())
}

/// The verification rule and how long answers are kept, one sentence a line.
fn policy_text(view: &CampaignView, phrases: &Phrases) -> String {
    let mut lines = state_sentences::policy(&view.campaign.verification, phrases);
    lines.push(state_sentences::kept(&view.campaign, phrases));
    lines.into_iter().map(|line| line + "\n").collect()
}

/// The verification rule in the words of the options.
fn policy_json(policy: &VerificationPolicy) -> serde_json::Value {
    let VerificationPolicy { extent, unit, sheets_min, target_per_10_000, second, arbiter, comments } = *policy;
    let extent = match extent {
        Extent::None => "none",
        Extent::Sample => "sample",
        Extent::Full => "full",
    };
    let unit = match unit {
        Unit::Audience => "audience",
        Unit::Batch => "batch",
    };
    let (second, hours) = match second {
        SecondOperator::Another => ("another", None),
        SecondOperator::SameLater { hours } => ("same-later", Some(hours)),
    };
    let arbiter = match arbiter {
        Arbiter::Third => "third",
        Arbiter::OneOfTheTwo => "one-of-two",
    };
    json!({
        "extent": extent, "unit": unit, "sheets_min": sheets_min, "target": target_per_10_000,
        "second": second, "hours": hours, "arbiter": arbiter, "comments": comments,
    })
}

fn create(matches: &ArgMatches, station: &Station, phrases: &Phrases) -> Result<(), Failure> {
    let refuse = |error| refused(&error, phrases);
    let date = |name: &str| matches.get_one::<String>(name).map(|text| read_date(text, phrases)).transpose();
    let service = |text: &String| {
        let pair = text.split_once('=').filter(|(code, name)| !code.is_empty() && !name.is_empty());
        let (code, name) =
            pair.ok_or_else(|| Failure::Usage(say!(phrases, "cli-wrong-service", text = text.clone())))?;
        Ok(Service { code: code.to_owned(), name: name.to_owned() })
    };
    let services = matches.get_many::<String>("service").unwrap_or_default().map(service);
    let draft = CampaignDraft {
        id: text(matches, "campaign"),
        title: text(matches, "title"),
        establishment: text(matches, "establishment"),
        from: date("from")?.unwrap_or_else(|| station.clock.today()),
        until: date("until")?,
        services: services.collect::<Result<_, Failure>>()?,
        plan: Vec::new(),
    };
    let (tool, warnings) = station.read_tool(Path::new(&text(matches, "tool"))).map_err(refuse)?;
    sentences::findings_lines(&warnings, phrases).iter().for_each(|line| warn(line));
    let view = station.create_campaign(draft, tool).map_err(refuse)?;
    print(&format!("{}\n", say!(phrases, "cli-campaign-created", id = view.campaign.id.as_str().to_owned())));
    if let Some((earlier, count)) = station.actions_waiting(&view.campaign).map_err(refuse)? {
        let id = view.campaign.id.as_str().to_owned();
        let told = say!(phrases, "cli-action-may-take-over", count = count, campaign = earlier, id = id);
        print(&format!("{told}\n"));
    }
    Ok(())
}

fn list(views: &[CampaignView], json: bool, phrases: &Phrases) {
    if json {
        return print_json(&views.iter().map(as_json).collect());
    }
    if views.is_empty() {
        return print(&format!("{}\n", say!(phrases, "cli-campaign-none")));
    }
    let row = |view: &CampaignView| {
        vec![
            view.campaign.id.as_str().to_owned(),
            view.campaign.title.clone(),
            status(view, phrases),
            view.expected().to_string(),
            view.distributed().to_string(),
            view.tally.complete.to_string(),
            view.tally.in_progress.to_string(),
            view.tally.held.to_string(),
        ]
    };
    let headers = vec![
        say!(phrases, "cli-column-id"),
        say!(phrases, "cli-column-title"),
        say!(phrases, "cli-column-status"),
        say!(phrases, "cli-column-expected"),
        say!(phrases, "cli-column-distributed"),
        say!(phrases, "cli-column-complete"),
        say!(phrases, "cli-column-in-progress"),
        say!(phrases, "cli-column-held"),
    ];
    print(&Table { headers, rows: views.iter().map(row).collect() }.text());
}

fn show(view: &CampaignView, json: bool, phrases: &Phrases) {
    if json {
        return print_json(&as_json(view));
    }
    list(std::slice::from_ref(view), false, phrases);
    let name = |code: &str| view.campaign.service(code).map_or(code.to_owned(), |service| service.name.clone());
    let rows = view.campaign.plan.iter().map(|line| {
        vec![name(&line.service), line.audience.0.clone(), line.expected.to_string(), line.distributed.to_string()]
    });
    let headers = vec![
        say!(phrases, "cli-column-service"),
        say!(phrases, "cli-column-audience"),
        say!(phrases, "cli-column-expected"),
        say!(phrases, "cli-column-distributed"),
    ];
    let outside = view.campaign.outside().map(|outside| {
        let day = date_short(phrases.language(), outside.date);
        let (title, source) = (outside.title.clone(), outside.source.clone());
        let values = outside.values.len();
        say!(phrases, "cli-reference-shown", title = title, source = source, day = day, values = values) + "\n"
    });
    let rule = policy_text(view, phrases) + &outside.unwrap_or_default();
    let plan = Table { headers, rows: rows.collect() }.text();
    print(&format!("\n{}\n{plan}\n{rule}", codes(view, phrases)));
}

/// The codes by which commands name audiences and services, with what they stand for.
fn codes(view: &CampaignView, phrases: &Phrases) -> String {
    let tag = phrases.language().tag();
    let audience = |forms: &AudienceForms| {
        let variants = forms.forms.iter().map(|(variant, _)| variant.0.as_str()).collect::<Vec<_>>().join(", ");
        let modes = forms.modes.iter().map(|mode| mode.code.as_str()).collect::<Vec<_>>().join(", ");
        vec![forms.audience.0.clone(), forms.label.in_language(tag).to_owned(), variants, modes]
    };
    let audiences = Table {
        headers: vec![
            say!(phrases, "cli-column-audience"),
            say!(phrases, "cli-column-name"),
            say!(phrases, "cli-column-variants"),
            say!(phrases, "cli-column-modes"),
        ],
        rows: view.tool.audiences.iter().map(audience).collect(),
    };
    let services = Table {
        headers: vec![say!(phrases, "cli-column-service"), say!(phrases, "cli-column-name")],
        rows: view.campaign.services.iter().map(|one| vec![one.code.clone(), one.name.clone()]).collect(),
    };
    format!("{}\n{}", audiences.text(), services.text())
}

fn status(view: &CampaignView, phrases: &Phrases) -> String {
    if let Some(day) = view.destroyed {
        let day = date_short(phrases.language(), day);
        return say!(phrases, "cli-campaign-destroyed", day = day);
    }
    match view.campaign.status {
        CampaignStatus::Open => say!(phrases, "cli-campaign-open"),
        CampaignStatus::Closed => say!(phrases, "cli-campaign-closed"),
    }
}

fn as_json(view: &CampaignView) -> serde_json::Value {
    let campaign = &view.campaign;
    json!({
        "id": campaign.id, "title": campaign.title, "establishment": campaign.establishment,
        "open": campaign.status == CampaignStatus::Open, "from": campaign.from, "until": campaign.until,
        "tool": campaign.tool, "tool_version": view.tool.version, "fingerprint": campaign.fingerprint.0,
        "verification": policy_json(&campaign.verification), "keep_until": campaign.keep_until,
        "reference": campaign.outside().map(reference_json), "kit": campaign.kit(), "answers_destroyed": view.destroyed, "services": campaign.services,
        "audiences": view.tool.audiences.iter().map(audience_json).collect::<Vec<_>>(), "plan": campaign.plan, "batches": view.batches, "records": view.tally,
    })
}

fn audience_json(forms: &AudienceForms) -> serde_json::Value {
    let modes = forms.modes.iter().map(|mode| json!({ "code": mode.code, "label": mode.label }));
    json!({
        "code": forms.audience, "label": forms.label, "modes": modes.collect::<Vec<_>>(),
        "variants": forms.forms.iter().map(|(variant, _)| &variant.0).collect::<Vec<_>>(),
    })
}

fn reference_json(outside: &OutsideValues) -> serde_json::Value {
    let value = |value: &OutsideValue| {
        json!({
            "audience": value.audience, "code": value.code, "n": value.n, "mean": value.mean.number(),
            "deviation": value.deviation.map(Thousandths::number),
            "favourable": value.favourable.map(Thousandths::number),
        })
    };
    json!({
        "title": outside.title, "source": outside.source, "date": outside.date,
        "values": outside.values.iter().map(value).collect::<Vec<_>>(),
    })
}

pub(super) fn text(matches: &ArgMatches, name: &str) -> String {
    matches.get_one::<String>(name).cloned().unwrap_or_default()
}

pub(super) fn read_date(text: &str, phrases: &Phrases) -> Result<Date, Failure> {
    text.parse().map_err(|_| Failure::Usage(say!(phrases, "cli-wrong-date", text = text.to_owned())))
}
