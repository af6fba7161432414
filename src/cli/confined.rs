//! The station without a way out: what it still does when a line, a login or the machine's rules leave nothing else.
//!
//! A forced command of the SSH server puts what the person asked for into `SSH_ORIGINAL_COMMAND`; a login shell gets it behind
//! `-c`. It is never executed. One word is answered: `fetch`, which sends a file of the reports home.

use super::open::{Choices, goes_to_host, reports_folder};
use super::{Environment, Failure};
use crate::language::Phrases;
use crate::say;
use std::path::{Path, PathBuf};

/// The commands of a confined station beside the station itself: they read, and name no file. A backup goes where the settings say.
const COMMANDS: [&str; 3] = ["backup", "doctor", "keys"];
/// The commands that open no campaign: where each person gives a PIN, the others would act for nobody knows whom.
const WITHOUT_PIN: [&str; 15] = [
    "backup",
    "check",
    "completions",
    "demo",
    "doctor",
    "expression",
    "form",
    "host",
    "keys",
    "kiosk",
    "lint",
    "manual",
    "restore",
    "selftest",
    "store",
];
/// The one word that is answered over a line.
const FETCH: &str = "fetch";
/// Most names from the folder of reports to a file: campaign, `data`, file.
const NAMES_MAX: usize = 3;

/// The arguments as they are meant, and what was asked for over the line.
///
/// A login shell is called with `-c` and a text. The text may be the administrator's own forced command, the station itself.
pub(super) fn as_meant(arguments: Vec<String>, environment: &Environment) -> (Vec<String>, Option<String>) {
    let asked = environment.asked.clone().filter(|text| !text.trim().is_empty());
    let [flag, text] = arguments.as_slice() else { return (arguments, asked) };
    if flag != "-c" {
        return (arguments, asked);
    }
    let mut words = text.split_ascii_whitespace();
    let is_station = match words.next() {
        None => true,
        Some(first) => Path::new(first).file_name().is_some_and(|name| name == "copiste"),
    };
    let own = is_station && words.all(|word| word == "--confined");
    let asked = asked.or_else(|| (!own).then(|| text.clone()));
    (vec!["--confined".to_owned()], asked)
}

/// Whether the way the process was started leaves nothing but the station.
pub(super) fn by_start(environment: &Environment) -> bool {
    environment.asked.is_some() || environment.login_shell
}

/// Refuses what a confined station does not do, and what a command cannot do where each person gives a PIN.
pub(super) fn refuse(
    command: Option<&str>,
    environment: &Environment,
    choices: &Choices,
    phrases: &Phrases,
) -> Result<(), Failure> {
    let Some(command) = command else { return Ok(()) };
    let shown = command.to_owned();
    if choices.precautions.confined && !COMMANDS.contains(&command) {
        return Err(Failure::Refused(vec![say!(phrases, "confined-command", command = shown)]));
    }
    let asks_for_pins = matches!(&choices.rules, Ok(Some(rules)) if rules.pin);
    // A host knows by itself who is calling.
    if asks_for_pins && !goes_to_host(environment, choices) && !WITHOUT_PIN.contains(&command) {
        return Err(Failure::Refused(vec![say!(phrases, "confined-pin", command = shown)]));
    }
    Ok(())
}

/// Answers what was asked for over the line, without executing it.
pub(super) fn answer(
    asked: &str,
    environment: &Environment,
    choices: &Choices,
    phrases: &Phrases,
) -> Result<(), Failure> {
    let words: Vec<&str> = asked.split_ascii_whitespace().collect();
    let [FETCH, named] = words.as_slice() else {
        let asked = asked.chars().take(80).collect::<String>();
        return Err(Failure::Refused(vec![say!(phrases, "confined-asked", command = asked)]));
    };
    let none = || Failure::Refused(vec![say!(phrases, "confined-no-file", path = (*named).to_owned())]);
    let folder = reports_folder(environment, choices).ok_or_else(none)?;
    let path = report(&folder, named).ok_or_else(none)?;
    let mut file = std::fs::File::open(path).map_err(|_| none())?;
    // A reader that went away is no error.
    let _ = std::io::copy(&mut file, &mut std::io::stdout().lock());
    Ok(())
}

/// A file of the reports by its names from their folder on: plain names only, and no link that leads elsewhere.
fn report(folder: &Path, named: &str) -> Option<PathBuf> {
    let names: Vec<&str> = named.split('/').collect();
    let plain = |name: &&str| {
        name.starts_with(|c: char| c.is_ascii_alphanumeric())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c))
    };
    if names.len() > NAMES_MAX || !names.iter().all(plain) {
        return None;
    }
    let folder = folder.canonicalize().ok()?;
    let path = folder.join(named).canonicalize().ok()?;
    (path.starts_with(&folder) && path.is_file()).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(arguments: &[&str], asked: Option<&str>) -> (Vec<String>, Option<String>) {
        let environment = Environment { asked: asked.map(str::to_owned), ..Environment::default() };
        as_meant(arguments.iter().map(|word| (*word).to_owned()).collect(), &environment)
    }

    #[test]
    fn a_login_shell_is_the_station_whatever_it_is_told_to_run() {
        let station = vec!["--confined".to_owned()];
        assert_eq!(meant(&["-c", "/usr/bin/copiste --confined"], None), (station.clone(), None));
        assert_eq!(meant(&["-c", "rm -rf /"], None), (station.clone(), Some("rm -rf /".to_owned())));
        assert_eq!(meant(&["-c", "copiste report x"], None), (station.clone(), Some("copiste report x".to_owned())));
        let fetched = meant(&["-c", "/usr/bin/copiste --confined"], Some("fetch a/b"));
        assert_eq!(fetched, (station, Some("fetch a/b".to_owned())));
        assert_eq!(meant(&["doctor"], None), (vec!["doctor".to_owned()], None));
    }

    #[test]
    fn only_files_within_the_folder_of_reports_are_sent_home() {
        let home = tempfile::tempdir().expect("a folder");
        let reports = home.path().join("reports");
        std::fs::create_dir_all(reports.join("rc/data")).expect("folders");
        for file in ["reports/rc/rc-01.html", "reports/rc/data/rc.csv", "secret"] {
            std::fs::write(home.path().join(file), "x").expect("a file");
        }
        std::os::unix::fs::symlink(home.path().join("secret"), reports.join("rc/link")).expect("a link");
        assert!(report(&reports, "rc/rc-01.html").is_some() && report(&reports, "rc/data/rc.csv").is_some());
        let secret = home.path().join("secret").display().to_string();
        for named in ["../secret", "rc/../../secret", "rc/link", "rc", "", "/etc/passwd", &secret, "rc/.hidden"] {
            assert_eq!(report(&reports, named), None, "{named}");
        }
    }
}
