//! `copiste paper FORM`: the questionnaire on paper, blank or numbered.

use super::args::{count, flag, option};
use super::open::Choices;
use super::output::{print, print_json, warn};
use super::{Environment, Failure, open, refused};
use crate::campaign::BatchNumber;
use crate::import;
use crate::language::Phrases;
use crate::questionnaire::{AudienceForms, Questionnaire, Tool};
use crate::report::pdf::{Grade, Printed};
use crate::say;
use crate::station::{
    Clock as _, PaperLook, PaperOrder, SHEETS_MAX, Station, SystemClock, print_blank, remark, sentences,
};
use clap::{Arg, ArgMatches, Command};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// From as many sheets on, printing takes long enough to be announced.
const MANY: u32 = 20;

pub(super) fn command(phrases: &Phrases) -> Command {
    let numbered = |arg: Arg| arg.requires("campaign");
    let few = clap::value_parser!(u32).range(1..=i64::from(SHEETS_MAX));
    Command::new("paper").about(say!(phrases, "cli-command-paper")).after_help(say!(phrases, "cli-paper-after")).args([
        Arg::new("form").value_name("FORM").required_unless_present("campaign").help(say!(phrases, "cli-paper-form")),
        option("campaign", "CAMPAIGN", say!(phrases, "cli-paper-campaign")),
        option("audience", "AUDIENCE", say!(phrases, "cli-arg-audience")),
        numbered(option("service", "SERVICE", say!(phrases, "cli-arg-service")).conflicts_with("batch")),
        numbered(count("batch", say!(phrases, "cli-arg-batch"))),
        numbered(count("count", say!(phrases, "cli-paper-count")).value_parser(few)),
        numbered(count("first", say!(phrases, "cli-paper-first"))),
        option("variant", "VARIANT", say!(phrases, "cli-paper-variant")),
        flag("letter", say!(phrases, "cli-paper-letter")),
        flag("one-sided", say!(phrases, "cli-paper-one-sided")),
        option("out", "FILE", say!(phrases, "cli-paper-out")),
    ])
}

pub(super) fn run(
    matches: &ArgMatches,
    environment: &Environment,
    choices: &Choices,
    json: bool,
    phrases: &Phrases,
) -> Result<(), Failure> {
    let said = |name: &str| matches.get_one::<String>(name).cloned();
    let look = PaperLook {
        variant: said("variant"),
        letter: matches.get_flag("letter"),
        one_sided: matches.get_flag("one-sided"),
    };
    let form = said("form").map(|path| Source::read(Path::new(&path), phrases)).transpose()?;
    let (printed, name) = match said("campaign") {
        Some(campaign) => {
            let station = open::store(environment, choices, phrases)?;
            let order = PaperOrder {
                audience: said("audience"),
                service: said("service"),
                batch: matches.get_one::<u32>("batch").map(|number| BatchNumber(*number)),
                count: matches.get_one::<u32>("count").copied().unwrap_or(1),
                first: matches.get_one::<u32>("first").copied(),
                look,
            };
            numbered(&station, &campaign, form, order, phrases)?
        }
        None => {
            let form = form.expect("clap asks for a form or a campaign");
            blank(&form, said("audience").as_deref(), &look, phrases)?
        }
    };
    let path = said("out").map_or_else(|| PathBuf::from(format!("{name}.pdf")), PathBuf::from);
    std::fs::write(&path, &printed.pdf.bytes).map_err(|error| {
        let (file, reason) = (path.display().to_string(), error.to_string());
        Failure::Environment(vec![say!(phrases, "cli-form-not-written", file = file, reason = reason)])
    })?;
    tell(&printed, &path, json, phrases);
    Ok(())
}

fn tell(printed: &Printed, path: &Path, json: bool, phrases: &Phrases) {
    let remarks: Vec<String> = printed.remarks.iter().map(|one| remark(one, phrases)).collect();
    if printed.pdf.grade == Grade::Plain {
        warn(&say!(phrases, "report-pdf-plain"));
    }
    if json {
        print_json(&json!({ "file": path.display().to_string(), "pages": printed.pdf.pages, "remarks": remarks }));
        return;
    }
    let (file, pages) = (path.display().to_string(), printed.pdf.pages);
    print(&format!("{}\n", say!(phrases, "cli-paper-written", file = file, pages = pages)));
    remarks.iter().for_each(|line| warn(line));
}

/// What stands at the path of a form.
enum Source {
    Tool(Box<Tool>),
    Form(Arc<Questionnaire>),
}

impl Source {
    fn read(path: &Path, phrases: &Phrases) -> Result<Source, Failure> {
        let (source, findings) = if path.is_dir() && !import::is_form_folder(path) {
            let (tool, findings) = import::read_tool(path);
            (tool.map(|tool| Source::Tool(Box::new(tool))), findings)
        } else {
            let (form, findings) = import::read_form(path);
            (form.map(|form| Source::Form(Arc::new(form))), findings)
        };
        source.ok_or_else(|| Failure::Refused(sentences::findings_lines(&findings, phrases)))
    }
}

fn blank(
    source: &Source,
    audience: Option<&str>,
    look: &PaperLook,
    phrases: &Phrases,
) -> Result<(Printed, String), Failure> {
    let day = SystemClock.today();
    let variant = look.variant.as_ref().map_or_else(String::new, |variant| format!("-{variant}"));
    let (printed, name) = match source {
        Source::Form(form) => (print_blank(form, None, look, day, phrases), form.id.clone()),
        Source::Tool(tool) => {
            let forms = audience_of(tool, audience, phrases)?;
            let Some((_, form)) = forms.forms.first() else {
                return Err(Failure::Usage(say!(phrases, "error-place-missing")));
            };
            (print_blank(form, Some((tool, forms)), look, day, phrases), format!("{}-{}", tool.id, forms.audience.0))
        }
    };
    printed.map(|printed| (printed, name + &variant)).map_err(|error| refused(&error, phrases))
}

/// The audience whose form is printed: the one that is named, or the only one.
fn audience_of<'t>(tool: &'t Tool, named: Option<&str>, phrases: &Phrases) -> Result<&'t AudienceForms, Failure> {
    let found = match (named, tool.audiences.as_slice()) {
        (Some(named), all) => all.iter().find(|forms| forms.audience.0 == named),
        (None, [one]) => Some(one),
        (None, _) => None,
    };
    found.ok_or_else(|| {
        let known: Vec<&str> = tool.audiences.iter().map(|forms| forms.audience.0.as_str()).collect();
        Failure::Usage(say!(phrases, "cli-paper-which-audience", known = known.join(", ")))
    })
}

/// Numbered sheets; a form that is named too must be one of the campaign's, and says which audience and variant is meant.
fn numbered(
    station: &Station,
    campaign: &str,
    source: Option<Source>,
    mut order: PaperOrder,
    phrases: &Phrases,
) -> Result<(Printed, String), Failure> {
    let refuse = |error| refused(&error, phrases);
    let view = station.campaign(campaign).map_err(refuse)?;
    let other = || Failure::Refused(vec![say!(phrases, "cli-paper-other-form", campaign = campaign.to_owned())]);
    match source {
        None => {}
        Some(Source::Tool(tool)) if tool.fingerprint == view.tool.fingerprint => {}
        Some(Source::Tool(_)) => return Err(other()),
        Some(Source::Form(form)) => {
            let all =
                view.tool.audiences.iter().flat_map(|audience| audience.forms.iter().map(move |one| (audience, one)));
            let mut same = all.filter(|(_, (_, known))| known.id == form.id && known.questions == form.questions);
            let (audience, (variant, _)) = same.next().ok_or_else(other)?;
            order.audience.get_or_insert_with(|| audience.audience.0.clone());
            order.look.variant.get_or_insert_with(|| variant.0.clone());
        }
    }
    if order.count > MANY {
        warn(&say!(phrases, "cli-paper-in-the-making", count = order.count));
    }
    let sheets = station.print_sheets(campaign, &order, phrases).map_err(refuse)?;
    let (first, last) = sheets.numbers;
    warn(&say!(phrases, "cli-paper-numbers", first = first.to_string(), last = last.to_string()));
    Ok((sheets.printed, format!("{campaign}-{}-{first}-{last}", sheets.name)))
}
