//! The command line: names, options, help in both languages.

use crate::campaign::KitField;
use crate::language::Phrases;
use crate::say;
use crate::station::RecordFilter;
use clap::{Arg, ArgAction, ArgGroup, Command, ValueHint};

/// The whole command line in the language of `phrases`.
pub fn command(phrases: &Phrases) -> Command {
    let template = format!("{{about}}\n\n{} {{usage}}\n\n{{all-args}}{{after-help}}", say!(phrases, "cli-usage"),);
    let command = Command::new("copiste")
        .about(say!(phrases, "cli-about"))
        .version(env!("CARGO_PKG_VERSION"))
        .after_help(say!(phrases, "cli-without-command"))
        .disable_version_flag(true)
        .arg(
            Arg::new("version")
                .long("version")
                .short('V')
                .action(ArgAction::Version)
                .help(say!(phrases, "cli-version")),
        )
        .args([
            global("language", "LANG", say!(phrases, "cli-option-language")),
            global("keymap", "KEYMAP", say!(phrases, "cli-option-keymap")),
            global("theme", "THEME", say!(phrases, "cli-option-theme")),
            global("store", "DIR", say!(phrases, "cli-option-store")),
            global("operator", "NAME", say!(phrases, "cli-option-operator")),
            flag("plain", say!(phrases, "cli-option-plain")).global(true),
            flag("confined", say!(phrases, "cli-option-confined")).global(true),
            flag("json", say!(phrases, "cli-option-json")).global(true),
            flag("running-count", say!(phrases, "cli-option-running-count")).global(true),
            flag("no-page-stops", say!(phrases, "cli-option-no-page-stops")).global(true),
        ])
        .subcommands([
            demo(phrases),
            Command::new("check")
                .about(say!(phrases, "cli-command-check"))
                .arg(Arg::new("path").value_name("PATH").required(true).help(say!(phrases, "cli-check-path"))),
            super::form::command(phrases),
            #[cfg(feature = "pdf")]
            super::paper::command(phrases),
            super::expression::command(phrases),
            super::lint::command(phrases),
            super::tool::command(phrases),
            campaign(phrases),
            batch(phrases),
            record(phrases),
            Command::new("state").about(say!(phrases, "cli-command-state")).arg(campaign_id(phrases)),
            super::verify::command(phrases),
            super::comment::command(phrases),
            super::action::command(phrases),
            super::steps::command(phrases),
            super::calendar::command(phrases),
            super::journal::command(phrases),
            Command::new("mine").about(say!(phrases, "cli-command-mine")).arg(campaign_id(phrases)),
            super::host::command(phrases),
            super::kiosk::command(phrases),
            super::store::command(phrases),
            super::backup::command(phrases),
            super::backup::restore_command(phrases),
            super::selftest::command(phrases),
            super::kit::command(phrases),
            report(phrases),
            super::export::command(phrases),
            Command::new("keys").about(say!(phrases, "cli-command-keys")),
            Command::new("doctor").about(say!(phrases, "cli-command-doctor")),
            super::manual::command(phrases),
            super::manual::completions_command(phrases),
            Command::new("help")
                .about(say!(phrases, "cli-command-help"))
                .arg(Arg::new("words").value_name("COMMAND").num_args(0..).help(say!(phrases, "cli-help-words"))),
        ]);
    localised(command, &template, phrases)
}

/// Most campaigns that one rehearsal of certainty keys.
const SEEDS_MAX: u64 = 100_000;

fn demo(phrases: &Phrases) -> Command {
    Command::new("demo")
        .about(say!(phrases, "cli-command-demo"))
        .arg(flag("headless", say!(phrases, "cli-demo-headless")).requires("out").conflicts_with("certainty"))
        .arg(flag("certainty", say!(phrases, "cli-demo-certainty")))
        .arg(
            option("seeds", "N", say!(phrases, "cli-demo-seeds"))
                .value_parser(clap::value_parser!(u64).range(1..=SEEDS_MAX))
                .requires("certainty"),
        )
        .arg(flag("data", say!(phrases, "cli-demo-data")).requires("headless"))
        .arg(
            option("tool", "TOOL", say!(phrases, "cli-demo-tool"))
                .value_parser(super::demo::tools())
                .requires("headless")
                .conflicts_with("data"),
        )
        .arg(option("out", "DIR", say!(phrases, "cli-demo-out")).requires("without-terminal"))
        .group(ArgGroup::new("without-terminal").args(["headless", "certainty"]))
}

fn campaign(phrases: &Phrases) -> Command {
    let id = || campaign_id(phrases);
    let tool = || Arg::new("tool").value_name("DIR").required(true).help(say!(phrases, "cli-arg-tool"));
    Command::new("campaign").about(say!(phrases, "cli-command-campaign")).subcommand_required(true).subcommands([
        Command::new("list").about(say!(phrases, "cli-campaign-list")),
        Command::new("show").about(say!(phrases, "cli-campaign-show")).arg(id()),
        Command::new("create").about(say!(phrases, "cli-campaign-create")).arg(id()).arg(tool()).args([
            option("title", "TEXT", say!(phrases, "cli-arg-title")).required(true),
            option("establishment", "TEXT", say!(phrases, "cli-arg-establishment")).required(true),
            option("from", "DATE", say!(phrases, "cli-arg-from")),
            option("until", "DATE", say!(phrases, "cli-arg-until")),
            option("service", "CODE=NAME", say!(phrases, "cli-arg-services")).action(ArgAction::Append).required(true),
        ]),
        edit(phrases),
        Command::new("service").about(say!(phrases, "cli-campaign-service")).arg(id()).args([
            positional("code", "CODE", say!(phrases, "cli-arg-service")),
            positional("name", "NAME", say!(phrases, "cli-arg-service-name")),
        ]),
        Command::new("plan").about(say!(phrases, "cli-campaign-plan")).arg(id()).args([
            positional("service", "SERVICE", say!(phrases, "cli-arg-service")),
            positional("audience", "AUDIENCE", say!(phrases, "cli-arg-audience")),
            count("expected", say!(phrases, "cli-arg-expected")).required(true),
            count("distributed", say!(phrases, "cli-arg-distributed")).required(true),
        ]),
        policy(phrases),
        Command::new("keep").about(say!(phrases, "cli-campaign-keep")).arg(id()).args([
            positional("date", "DATE", say!(phrases, "cli-arg-keep")).required(false).required_unless_present("remove"),
            flag("remove", say!(phrases, "cli-arg-keep-remove")).conflicts_with("date"),
        ]),
        Command::new("reference").about(say!(phrases, "cli-campaign-reference")).arg(id()).args([
            option("file", "FILE", say!(phrases, "cli-arg-reference-file"))
                .required_unless_present("remove")
                .requires("source")
                .requires("date"),
            option("source", "TEXT", say!(phrases, "cli-arg-reference-source")),
            option("date", "DATE", say!(phrases, "cli-arg-reference-date")),
            option("title", "TEXT", say!(phrases, "cli-arg-reference-title")),
            flag("remove", say!(phrases, "cli-arg-reference-remove"))
                .conflicts_with_all(["file", "source", "date", "title"]),
        ]),
        Command::new("web")
            .about(say!(phrases, "cli-campaign-web"))
            .arg(id())
            .arg(positional("results", "WITH", say!(phrases, "cli-arg-web-results")).value_parser(["with", "without"])),
        Command::new("close").about(say!(phrases, "cli-campaign-close")).arg(id()),
        Command::new("reopen").about(say!(phrases, "cli-campaign-reopen")).arg(id()).arg(reason(phrases)),
        Command::new("tool").about(say!(phrases, "cli-campaign-tool")).arg(id()).arg(tool()),
        Command::new("empty")
            .about(say!(phrases, "cli-campaign-empty"))
            .arg(id())
            .arg(flag("yes", say!(phrases, "cli-arg-yes"))),
    ])
}

fn edit(phrases: &Phrases) -> Command {
    let kit = |field: KitField| {
        let about = match field {
            KitField::Contact => say!(phrases, "cli-arg-kit-contact"),
            KitField::Phone => say!(phrases, "cli-arg-kit-phone"),
            KitField::DropBox => say!(phrases, "cli-arg-kit-drop-box"),
            KitField::Signatory => say!(phrases, "cli-arg-kit-signatory"),
            KitField::Address => say!(phrases, "cli-arg-kit-address"),
            KitField::Results => say!(phrases, "cli-arg-kit-results"),
        };
        option(field.word(), "TEXT", about)
    };
    Command::new("edit")
        .about(say!(phrases, "cli-campaign-edit"))
        .arg(campaign_id(phrases))
        .args([
            option("title", "TEXT", say!(phrases, "cli-arg-title")),
            option("establishment", "TEXT", say!(phrases, "cli-arg-establishment")),
            option("from", "DATE", say!(phrases, "cli-arg-from")),
            option("until", "DATE", say!(phrases, "cli-arg-until")),
        ])
        .args(KitField::ALL.map(kit))
}

fn policy(phrases: &Phrases) -> Command {
    let word = |name, value, words: &[&'static str], help| {
        option(name, value, help).value_parser(clap::builder::PossibleValuesParser::new(words.iter().copied()))
    };
    Command::new("policy").about(say!(phrases, "cli-campaign-policy")).arg(campaign_id(phrases)).args([
        word("extent", "EXTENT", &["none", "sample", "full"], say!(phrases, "cli-arg-extent")),
        word("unit", "UNIT", &["audience", "batch"], say!(phrases, "cli-arg-unit")),
        count("sheets-min", say!(phrases, "cli-arg-sheets-min")),
        count("target", say!(phrases, "cli-arg-target")),
        word("second", "WHO", &["another", "same-later"], say!(phrases, "cli-arg-second")),
        count("hours", say!(phrases, "cli-arg-hours")),
        word("arbiter", "WHO", &["third", "one-of-two"], say!(phrases, "cli-arg-arbiter")),
        word("comments", "YES", &["yes", "no"], say!(phrases, "cli-arg-comments")),
    ])
}

fn batch(phrases: &Phrases) -> Command {
    let id = || campaign_id(phrases);
    let details = || {
        [
            option("date", "DATE", say!(phrases, "cli-arg-date")),
            count("sheets", say!(phrases, "cli-arg-sheets")),
            option("mode", "MODE", say!(phrases, "cli-arg-mode")),
            option("variant", "VARIANT", say!(phrases, "cli-arg-variant")),
        ]
    };
    Command::new("batch").about(say!(phrases, "cli-command-batch")).subcommand_required(true).subcommands([
        Command::new("list").about(say!(phrases, "cli-batch-list")).arg(id()),
        Command::new("open").about(say!(phrases, "cli-batch-open")).arg(id()).args(details()).args([
            option("audience", "AUDIENCE", say!(phrases, "cli-arg-audience")).required(true),
            option("service", "SERVICE", say!(phrases, "cli-arg-service")).required(true),
        ]),
        Command::new("edit")
            .about(say!(phrases, "cli-batch-edit"))
            .args([id(), batch_number(phrases), option("reason", "TEXT", say!(phrases, "cli-arg-recount-reason"))])
            .args(details()),
        Command::new("count")
            .about(say!(phrases, "cli-batch-count"))
            .args([id(), batch_number(phrases), option("reason", "TEXT", say!(phrases, "cli-arg-recount-reason"))])
            .arg(positional("sheets", "N", say!(phrases, "cli-arg-sheets")).value_parser(clap::value_parser!(u32))),
        Command::new("step")
            .about(say!(phrases, "cli-batch-step"))
            .args([id(), batch_number(phrases)])
            .arg(positional("step", "STEP", say!(phrases, "cli-arg-step")).value_parser([
                "keyed",
                "checked",
                "returned",
                "destroyed",
                "take-up",
            ]))
            .arg(option("reason", "TEXT", say!(phrases, "cli-arg-step-reason"))),
        Command::new("move")
            .about(say!(phrases, "cli-batch-move"))
            .args([id(), batch_number(phrases)])
            .arg(positional("service", "SERVICE", say!(phrases, "cli-arg-service"))),
        Command::new("key").about(say!(phrases, "cli-batch-key")).args([id(), batch_number(phrases)]),
    ])
}

fn record(phrases: &Phrases) -> Command {
    let id = || campaign_id(phrases);
    let (audience, serial) = (|| audience(phrases), || serial(phrases));
    let filter = option("filter", "FILTER", say!(phrases, "cli-arg-filter"))
        .value_parser(RecordFilter::ALL.map(RecordFilter::word));
    Command::new("record").about(say!(phrases, "cli-command-record")).subcommand_required(true).subcommands([
        Command::new("list").about(say!(phrases, "cli-record-list")).args([id(), batch_number(phrases), filter]),
        Command::new("show").about(say!(phrases, "cli-record-show")).args([id(), audience(), serial()]),
        Command::new("find").about(say!(phrases, "cli-record-find")).args([id(), serial()]),
        Command::new("correct").about(say!(phrases, "cli-record-correct")).args([
            id(),
            audience(),
            serial(),
            option("question", "QUESTION", say!(phrases, "cli-arg-question")).required(true),
            option("value", "VALUE", say!(phrases, "cli-arg-value")).required(true).allow_hyphen_values(true),
            reason(phrases),
            flag("confirm", say!(phrases, "cli-arg-confirm")),
        ]),
        Command::new("import").about(say!(phrases, "cli-record-import")).arg(positional(
            "file",
            "FILE",
            say!(phrases, "cli-arg-unsaved"),
        )),
        Command::new("import-web")
            .about(say!(phrases, "cli-record-import-web"))
            .args([id(), audience(), positional("file", "FILE", say!(phrases, "cli-arg-web-file"))])
            .args([
                option("columns", "FILE", say!(phrases, "cli-arg-web-columns")),
                option("service", "CODE", say!(phrases, "cli-arg-web-service")),
                option("variant", "VARIANT", say!(phrases, "cli-arg-web-variant")),
                flag("dry-run", say!(phrases, "cli-arg-web-dry-run")),
                flag("accept-sound", say!(phrases, "cli-arg-web-accept-sound")),
            ]),
        Command::new("resume").about(say!(phrases, "cli-record-resume")).args([id(), audience(), serial()]),
        Command::new("void")
            .about(say!(phrases, "cli-record-void"))
            .args([id(), audience(), serial()])
            .arg(reason(phrases)),
        Command::new("restore")
            .about(say!(phrases, "cli-record-restore"))
            .args([id(), audience(), serial()])
            .arg(reason(phrases)),
    ])
}

fn report(phrases: &Phrases) -> Command {
    Command::new("report").about(say!(phrases, "cli-command-report")).arg(campaign_id(phrases)).args([
        option("format", "FORMAT", say!(phrases, "cli-report-format"))
            .value_delimiter(',')
            .value_parser(super::report::formats())
            .default_value("html"),
        option("out", "DIR", say!(phrases, "cli-report-out")),
    ])
}

pub(super) fn audience(phrases: &Phrases) -> Arg {
    positional("audience", "AUDIENCE", say!(phrases, "cli-arg-audience"))
}

pub(super) fn serial(phrases: &Phrases) -> Arg {
    positional("serial", "SERIAL", say!(phrases, "cli-arg-serial")).value_parser(clap::value_parser!(u32))
}

pub(super) fn campaign_id(phrases: &Phrases) -> Arg {
    positional("campaign", "CAMPAIGN", say!(phrases, "cli-arg-campaign"))
}

fn batch_number(phrases: &Phrases) -> Arg {
    Arg::new("batch")
        .value_name("BATCH")
        .required(true)
        .value_parser(clap::value_parser!(u32))
        .help(say!(phrases, "cli-arg-batch"))
}

pub(super) fn reason(phrases: &Phrases) -> Arg {
    option("reason", "TEXT", say!(phrases, "cli-arg-reason")).required(true)
}

pub(super) fn positional(name: &'static str, value: &'static str, help: String) -> Arg {
    Arg::new(name).value_name(value).required(true).help(help)
}

pub(super) fn option(name: &'static str, value: &'static str, help: String) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}

fn global(name: &'static str, value: &'static str, help: String) -> Arg {
    option(name, value, help).global(true)
}

pub(super) fn flag(name: &'static str, help: String) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

pub(super) fn count(name: &'static str, help: String) -> Arg {
    option(name, "N", help).value_parser(clap::value_parser!(u32))
}

/// Clap's own words in our language, in every subcommand.
fn localised(command: Command, template: &str, phrases: &Phrases) -> Command {
    let help = Arg::new("help").long("help").short('h').action(ArgAction::Help).help(say!(phrases, "cli-help"));
    let headed = command
        .help_template(template.to_owned())
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(say!(phrases, "cli-commands"))
        .subcommand_value_name(say!(phrases, "cli-command-placeholder"))
        .arg(help);
    let (options, arguments) = (say!(phrases, "cli-options"), say!(phrases, "cli-arguments"));
    let mut place = 0;
    let headed = headed.mut_args(|arg| {
        // In the order they are written; what every command takes comes after what this one takes.
        place += 1;
        let order = match arg.get_id().as_str() {
            "help" | "version" => 2 * EVERYWHERE,
            _ if arg.is_global_set() => EVERYWHERE + place,
            _ => place,
        };
        let heading = if arg.is_positional() { arguments.clone() } else { options.clone() };
        let names = arg.get_value_names().unwrap_or_default().iter().map(|name| value_name(name, phrases));
        let names: Vec<String> = names.collect();
        let arg = arg.help_heading(heading).display_order(order);
        if arg.get_action().takes_values() {
            let hint =
                arg.get_value_names().and_then(|names| names.first()).map_or(ValueHint::Unknown, |name| hint(name));
            arg.value_names(names).value_hint(hint).hide_possible_values(true).hide_default_value(true)
        } else {
            arg
        }
    });
    headed.mut_subcommands(|sub| localised(sub, template, phrases))
}

/// Where the options of every command begin in help: after those of the command itself.
const EVERYWHERE: usize = 100;

/// What a shell completes a value with.
fn hint(name: &str) -> ValueHint {
    match name {
        "DIR" => ValueHint::DirPath,
        "ANSWERS" | "FILE" | "OUT" => ValueHint::FilePath,
        "FORM" | "PATH" => ValueHint::AnyPath,
        _ => ValueHint::Unknown,
    }
}

/// The name of a value in help.
fn value_name(name: &str, phrases: &Phrases) -> String {
    match name {
        "ANSWERS" => say!(phrases, "cli-value-answers"),
        "AUDIENCE" => say!(phrases, "cli-value-audience"),
        "BATCH" => say!(phrases, "cli-value-batch"),
        "CAMPAIGN" => say!(phrases, "cli-value-campaign"),
        "CODE=NAME" => say!(phrases, "cli-value-code-name"),
        "COMMAND" => say!(phrases, "cli-command-placeholder"),
        "COMMENT" => say!(phrases, "cli-value-comment"),
        "DIR" => say!(phrases, "cli-value-folder"),
        "ENCODING" => say!(phrases, "cli-value-encoding"),
        "EXTENT" => say!(phrases, "cli-value-extent"),
        "FILE" => say!(phrases, "cli-value-file"),
        "FORM" => say!(phrases, "cli-value-form"),
        "FILTER" => say!(phrases, "cli-value-filter"),
        "HASH" => say!(phrases, "cli-value-hash"),
        "KEYMAP" => say!(phrases, "cli-value-keymap"),
        "LANG" => say!(phrases, "cli-value-language"),
        "NAME" => say!(phrases, "cli-value-name"),
        "OUT" => say!(phrases, "cli-value-file"),
        "PROGRESS" => say!(phrases, "cli-value-progress"),
        "PASS" => say!(phrases, "cli-value-pass"),
        "OLDER" => say!(phrases, "cli-value-older"),
        "NEWER" => say!(phrases, "cli-value-newer"),
        "PATH" => say!(phrases, "cli-value-path"),
        "QUESTION" => say!(phrases, "cli-value-question"),
        "RECIPIENT" => say!(phrases, "cli-value-recipient"),
        "SEED" => say!(phrases, "cli-value-seed"),
        "SHELL" => say!(phrases, "cli-value-shell"),
        "SERIAL" => say!(phrases, "cli-value-serial"),
        "STEP" => say!(phrases, "cli-value-step"),
        "TEXT" => say!(phrases, "cli-value-text"),
        "THEME" => say!(phrases, "cli-value-theme"),
        "UNIT" => say!(phrases, "cli-value-unit"),
        "VALUE" => say!(phrases, "cli-value-value"),
        "VARIANT" => say!(phrases, "cli-value-variant"),
        "WHO" => say!(phrases, "cli-value-who"),
        "YES" => say!(phrases, "cli-value-yes"),
        same => same.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::command;
    use crate::language::{Language, Phrases};

    #[test]
    fn the_command_line_contradicts_itself_in_no_language() {
        for language in Language::ALL {
            command(&Phrases::new(language)).debug_assert();
        }
    }
}
