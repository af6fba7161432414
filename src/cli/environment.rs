//! What the machine says of itself, read once; rooms below get it as values.

use crate::host;
use crate::language::Language;
use std::io::IsTerminal as _;
use std::path::PathBuf;

/// Where the host of a machine takes in stations unless said otherwise.
const SOCKET: &str = "/run/copiste/host.sock";
/// What stands in place of a socket where no host is to be joined.
const NO_HOST: &str = "none";

/// Where the rules of a machine stand.
pub(super) const RULES: &str = "/etc/copiste/settings.toml";

/// What the process was started in.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    /// The locale: the first of `LC_ALL`, `LC_CTYPE`, `LANG` that is set and not empty.
    pub locale: Option<String>,
    /// The language the system asks messages in: the first of `LC_ALL`, `LC_MESSAGES`, `LANG`.
    pub messages: Option<String>,
    /// `TERM`.
    pub term: Option<String>,
    /// `COLORFGBG`, which some terminals set.
    pub colour_hint: Option<String>,
    /// `NO_COLOR` is set and not empty (<https://no-color.org>).
    pub no_color: bool,
    /// `XKB_DEFAULT_LAYOUT` and `XKB_DEFAULT_VARIANT`.
    pub xkb: (Option<String>, Option<String>),
    /// The texts of `/etc/default/keyboard` and `/etc/vconsole.conf`.
    pub keyboard_files: (Option<String>, Option<String>),
    /// The terminal is elsewhere (`SSH_CONNECTION` or `SSH_TTY`).
    pub remote: bool,
    /// `SSH_CONNECTION`, for the command that brings a file home.
    pub ssh_connection: Option<String>,
    /// The user this process runs as.
    pub uid: u32,
    /// The name the system knows that user by.
    pub user: Option<String>,
    /// What the session says the user is called. Anyone can say anything there: nothing is signed with it.
    pub login: Option<String>,
    /// The user's own folder.
    pub home: Option<PathBuf>,
    /// Where data are kept unless said otherwise; `None` without a home.
    pub data: Option<PathBuf>,
    /// Where a host of this machine takes in stations: `COPISTE_SOCKET`, else the system's place for it.
    pub socket: PathBuf,
    /// When stations go there.
    pub joins: Joins,
    /// Where settings are kept; `None` without a home.
    pub settings: Option<PathBuf>,
    /// Where the rules of the machine stand: the system's place, and `COPISTE_SYSTEM_SETTINGS`, which may only ask for more.
    pub rules: Vec<PathBuf>,
    /// `SSH_ORIGINAL_COMMAND`: what was asked for over a line whose command is forced.
    pub asked: Option<String>,
    /// The process is somebody's login shell.
    pub login_shell: bool,
    /// Standard input and output are a terminal.
    pub terminal: bool,
}

/// When the stations of a machine go to its host.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Joins {
    /// When there is one.
    #[default]
    IfThere,
    /// In any case: `COPISTE_SOCKET` names it, and one that is not there is no reason to key elsewhere.
    Always,
    /// Not at all: `COPISTE_SOCKET` is `none`.
    Never,
}

impl Environment {
    /// Reads the process's environment.
    pub fn of_process() -> Environment {
        let said = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let first = |names: [&str; 3]| names.into_iter().find_map(said);
        // Keyboard files are short; a longer one is not what it seems.
        let file = |path: &str| std::fs::read_to_string(path).ok().filter(|text| text.len() < 64 * 1024);
        let uid = rustix::process::getuid().as_raw();
        let socket = said("COPISTE_SOCKET");
        let joins = match socket.as_deref() {
            None => Joins::IfThere,
            Some(NO_HOST) => Joins::Never,
            Some(_) => Joins::Always,
        };
        let folders = directories::ProjectDirs::from("", "", "copiste");
        Environment {
            locale: locale(),
            messages: first(["LC_ALL", "LC_MESSAGES", "LANG"]),
            term: said("TERM"),
            colour_hint: said("COLORFGBG"),
            no_color: said("NO_COLOR").is_some(),
            xkb: (said("XKB_DEFAULT_LAYOUT"), said("XKB_DEFAULT_VARIANT")),
            keyboard_files: (file("/etc/default/keyboard"), file("/etc/vconsole.conf")),
            remote: said("SSH_CONNECTION").or_else(|| said("SSH_TTY")).is_some(),
            ssh_connection: said("SSH_CONNECTION"),
            uid,
            user: host::user_name(uid),
            login: said("USER").or_else(|| said("LOGNAME")),
            home: directories::BaseDirs::new().map(|folders| folders.home_dir().to_owned()),
            data: folders.as_ref().map(|folders| folders.data_dir().to_owned()),
            socket: socket.filter(|name| name != NO_HOST).map_or_else(|| PathBuf::from(SOCKET), PathBuf::from),
            joins,
            settings: folders.as_ref().map(|folders| folders.config_dir().join("settings.toml")),
            rules: std::iter::once(PathBuf::from(RULES))
                .chain(said("COPISTE_SYSTEM_SETTINGS").map(PathBuf::from))
                .collect(),
            asked: std::env::var("SSH_ORIGINAL_COMMAND").ok(),
            // Whoever logs somebody in puts a hyphen before the name of their shell.
            login_shell: std::env::args().next().is_some_and(|name| name.starts_with('-')),
            terminal: std::io::stdin().is_terminal() && std::io::stdout().is_terminal(),
        }
    }

    /// The language of the screens: the system's when copiste speaks it, else French.
    pub fn language(&self) -> Language {
        self.messages.as_deref().and_then(Language::from_tag).unwrap_or_default()
    }

    /// Whether the terminal takes UTF-8, as far as the locale says.
    pub fn utf8(&self) -> bool {
        is_utf8(self.locale.as_deref())
    }
}

/// Whether the process's own output takes UTF-8, as far as its locale says.
pub(super) fn takes_utf8() -> bool {
    is_utf8(locale().as_deref())
}

fn locale() -> Option<String> {
    let said = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(said)
}

fn is_utf8(locale: Option<&str>) -> bool {
    let locale = locale.unwrap_or_default().to_ascii_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

#[cfg(test)]
mod tests {
    use super::Environment;
    use crate::host::account_behind;
    use std::os::unix::net::UnixStream;

    /// A store says who has it open, and the host who comes: one person has one name.
    #[test]
    fn whoever_starts_copiste_is_called_as_the_host_calls_them() {
        let (line, _other) = UnixStream::pair().expect("a pair of sockets");
        let account = account_behind(&line).expect("the kernel knows who opened it");
        assert_eq!(Environment::of_process().user, account.name);
    }
}
