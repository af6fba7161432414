//! `copiste manual` and `copiste completions`: what a package installs beside the program, made by the program itself. What it
//! takes and what the pages say of it are one definition, in each language.

use super::args::{option, positional};
use super::campaign::text;
use super::output::print;
use super::{Failure, args};
use crate::language::{Language, Phrases};
use crate::say;
use crate::station::{Error, sentences};
use clap::builder::EnumValueParser;
use clap::{ArgMatches, Command};
use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, italic, roman};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// The section of commands in the manual.
const SECTION: &str = "1";

/// The command of the manual with its options.
pub(super) fn command(phrases: &Phrases) -> Command {
    Command::new("manual")
        .about(say!(phrases, "cli-command-manual"))
        .arg(option("out", "DIR", say!(phrases, "cli-manual-out")).required(true))
}

/// The command of the completions with its options.
pub(super) fn completions_command(phrases: &Phrases) -> Command {
    let shell = positional("shell", "SHELL", say!(phrases, "cli-completions-shell"));
    Command::new("completions")
        .about(say!(phrases, "cli-command-completions"))
        .arg(shell.value_parser(EnumValueParser::<Shell>::new()))
}

/// Writes every page in every language.
pub(super) fn run(matches: &ArgMatches, phrases: &Phrases) -> Result<(), Failure> {
    let out = PathBuf::from(text(matches, "out"));
    let mut count = 0;
    for language in Language::ALL {
        // As the system's manual wants it: English has no folder of its own.
        let folder = match language {
            Language::English => out.join("man1"),
            Language::French => out.join(language.tag()).join("man1"),
        };
        count += write_pages(&folder, &Phrases::new(language)).map_err(|error| {
            let error = Error::File(folder.clone(), error.to_string());
            Failure::Environment(sentences::error(&error, phrases))
        })?;
    }
    let path = out.display().to_string();
    print(&format!("{}\n", say!(phrases, "cli-manual-written", count = count.to_string(), path = path)));
    Ok(())
}

/// Prints what a shell reads to complete the commands.
pub(super) fn completions(matches: &ArgMatches, phrases: &Phrases) -> Result<(), Failure> {
    let shell = *matches.get_one::<Shell>("shell").expect("clap asks for one");
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut args::command(phrases), "copiste", &mut script);
    // It goes to a file, whatever this terminal shows; a reader that went away is no error.
    drop(io::stdout().write_all(&script));
    Ok(())
}

fn write_pages(folder: &Path, phrases: &Phrases) -> io::Result<usize> {
    std::fs::create_dir_all(folder)?;
    let mut root = args::command(phrases);
    // Only what is built knows the names and the options that come from above.
    root.build();
    let mut commands = vec![&root];
    let mut count = 0;
    while let Some(command) = commands.pop() {
        let path = folder.join(format!("{}.{SECTION}", name(command)));
        std::fs::write(path, page(command, phrases)?)?;
        commands.extend(command.get_subcommands());
        count += 1;
    }
    Ok(count)
}

/// `copiste-campaign-plan`.
fn name(command: &Command) -> &str {
    command.get_display_name().unwrap_or_else(|| command.get_name())
}

/// One page: what clap knows from clap, what it does not from our sentences.
fn page(command: &Command, phrases: &Phrases) -> io::Result<String> {
    let name = name(command);
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let trimmed = |heading: Option<&str>| heading.unwrap_or_default().trim().to_owned();
    // Headings stand before a colon in help, and alone in a page.
    let commands = trimmed(command.get_subcommand_help_heading()).to_uppercase();
    let headed = command.clone().subcommand_help_heading(commands).mut_args(|arg| {
        let heading = trimmed(arg.get_help_heading());
        arg.help_heading(heading)
    });
    let man = Man::new(headed);
    let mut page = Vec::new();
    let mut roff = Roff::default();
    section(&mut roff, say!(phrases, "manual-name"));
    roff.text([roman(format!("{name} - {about}"))]);
    section(&mut roff, say!(phrases, "manual-synopsis"));
    roff.text(synopsis(command));
    section(&mut roff, say!(phrases, "manual-description"));
    roff.text([roman(about)]);
    for line in command.get_after_help().map(ToString::to_string).unwrap_or_default().lines() {
        roff.control("PP", []);
        roff.text([roman(line)]);
    }
    add(&mut page, &roff)?;
    man.render_options_section(&mut page)?;
    if command.has_subcommands() {
        man.render_subcommands_section(&mut page)?;
    }
    let mut roff = Roff::default();
    section(&mut roff, say!(phrases, "manual-exit"));
    tagged(&mut roff, exit_codes(name, phrases));
    if tells_surroundings(name) {
        section(&mut roff, say!(phrases, "manual-files"));
        tagged(&mut roff, files(name, phrases));
        section(&mut roff, say!(phrases, "manual-environment"));
        tagged(&mut roff, variables(phrases));
    }
    section(&mut roff, say!(phrases, "manual-see-also"));
    roff.text(see_also(name));
    add(&mut page, &roff)?;
    let page = String::from_utf8(page).map_err(io::Error::other)?;
    // Each part begins with what a part needs: once is enough.
    let begin = Roff::default().render();
    Ok(format!("{begin}{}{}", title(name, phrases), page.replace(&begin, "")))
}

/// The title of a page. It has no day: it is made anew with each program. clap_mangen leaves an empty word out, and the version
/// would stand where the day does.
fn title(name: &str, phrases: &Phrases) -> String {
    let (name, manual) = (name.to_uppercase(), say!(phrases, "manual-title"));
    format!(".TH \"{name}\" \"{SECTION}\" \"\" \"copiste {}\" \"{manual}\"\n", env!("CARGO_PKG_VERSION"))
}

fn add(page: &mut Vec<u8>, roff: &Roff) -> io::Result<()> {
    page.write_all(roff.render().as_bytes())
}

fn section(roff: &mut Roff, heading: String) {
    roff.control("SH", [heading.as_str()]);
}

/// Things with what is said of each.
fn tagged(roff: &mut Roff, things: Vec<(&str, String)>) {
    for (thing, said) in things {
        roff.control("TP", []);
        roff.text([bold(thing)]);
        roff.text([roman(said)]);
    }
}

/// `copiste campaign plan [OPTIONS] --expected <N> …`: clap's own line without the word before it.
fn synopsis(command: &Command) -> Vec<Inline> {
    let usage = command.clone().render_usage().to_string();
    let usage = usage.split_once(": ").map_or(usage.as_str(), |(_, usage)| usage).trim().to_owned();
    let called = command.get_bin_name().unwrap_or_else(|| command.get_name());
    let rest = usage.strip_prefix(called).unwrap_or_default().to_owned();
    vec![bold(called), roman(rest)]
}

fn exit_codes(name: &str, phrases: &Phrases) -> Vec<(&'static str, String)> {
    let (done, found, environment) = match name {
        "copiste-doctor" => (
            say!(phrases, "manual-exit-doctor-good"),
            say!(phrases, "manual-exit-doctor-found"),
            say!(phrases, "manual-exit-doctor-blind"),
        ),
        _ => (
            say!(phrases, "manual-exit-done"),
            say!(phrases, "manual-exit-found"),
            say!(phrases, "manual-exit-environment"),
        ),
    };
    vec![("0", done), ("1", found), ("2", say!(phrases, "manual-exit-usage")), ("3", environment)]
}

/// Whether a page lists files and variables; the others name a page that does.
fn tells_surroundings(name: &str) -> bool {
    matches!(name, "copiste" | "copiste-host" | "copiste-doctor")
}

fn files(name: &str, phrases: &Phrases) -> Vec<(&'static str, String)> {
    let mut files = vec![
        ("~/.local/share/copiste/store/", say!(phrases, "manual-file-store")),
        ("~/.local/share/copiste/reports/", say!(phrases, "manual-file-reports")),
        ("~/.config/copiste/settings.toml", say!(phrases, "manual-file-settings")),
        ("/run/copiste/host.sock", say!(phrases, "manual-file-socket")),
        ("/etc/default/keyboard, /etc/vconsole.conf", say!(phrases, "manual-file-keyboard")),
    ];
    if name == "copiste-host" {
        files.push(("/var/lib/copiste/store/", say!(phrases, "manual-file-host-store")));
        files.push(("/etc/copiste/people.toml", say!(phrases, "manual-file-people")));
    }
    files
}

/// What is read of the environment, all of it.
fn variables(phrases: &Phrases) -> Vec<(&'static str, String)> {
    vec![
        ("COPISTE_SOCKET", say!(phrases, "manual-variable-socket")),
        ("HOME, XDG_DATA_HOME, XDG_CONFIG_HOME", say!(phrases, "manual-variable-home")),
        ("LC_ALL, LC_MESSAGES, LANG", say!(phrases, "manual-variable-messages")),
        ("LC_ALL, LC_CTYPE, LANG", say!(phrases, "manual-variable-locale")),
        ("TERM, COLORFGBG, NO_COLOR", say!(phrases, "manual-variable-terminal")),
        ("XKB_DEFAULT_LAYOUT, XKB_DEFAULT_VARIANT", say!(phrases, "manual-variable-keyboard")),
        ("SSH_CONNECTION, SSH_TTY", say!(phrases, "manual-variable-ssh")),
        ("SSH_ORIGINAL_COMMAND", say!(phrases, "manual-variable-forced")),
        ("COPISTE_SYSTEM_SETTINGS", say!(phrases, "manual-variable-rules")),
        ("USER, LOGNAME", say!(phrases, "manual-variable-login")),
        ("LISTEN_FDS, LISTEN_PID", say!(phrases, "manual-variable-handed")),
    ]
}

fn see_also(name: &str) -> Vec<Inline> {
    let pages = ["copiste", "copiste-host", "copiste-doctor"].into_iter().filter(|page| *page != name);
    let mut line = Vec::new();
    for page in pages {
        if !line.is_empty() {
            line.push(roman(", "));
        }
        line.extend([italic(page), roman(format!("({SECTION})"))]);
    }
    line
}
