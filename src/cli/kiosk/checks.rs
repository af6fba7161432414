//! What a kiosk needs of its machine, each with what is missing, where, why it matters and what to do.

use super::machine::{Machine, Said, User};
use crate::keymap::{self, KeyboardHints};
use crate::language::Phrases;
use crate::say;
use crate::station::{Account, Rules, Settings, sentences};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

/// How something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum State {
    /// As it should be.
    Good,
    /// It works without; somebody should look.
    Advice,
    /// A kiosk is none without.
    Missing,
}

/// What was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    /// What was looked at, in one word for programs.
    pub code: &'static str,
    pub state: State,
    /// What there is, or is missing.
    pub what: String,
    /// In which file.
    pub place: String,
    /// Why it matters; empty when it is good.
    pub why: String,
    /// What to do; empty when it is good.
    pub remedy: String,
}

/// What the host of a machine is started by.
const HOST_SOCKET: &str = "copiste-host.socket";
/// Where the files to copy lie: those of a package, else those beside the source.
const UNITS: [&str; 2] = ["/usr/share/copiste/kiosk", "packaging/kiosk"];
/// Groups whose members come to a shell or to everything, one way or another.
const POWERFUL: [&str; 7] = ["root", "sudo", "wheel", "adm", "docker", "lxd", "disk"];

/// Everything that was looked at, in the order an administrator sets it up.
pub(super) fn all(machine: &Machine, phrases: &Phrases) -> Vec<Finding> {
    let [packaged, beside] = UNITS;
    let units = if machine.place(packaged).is_dir() { packaged } else { beside };
    let looker = Looker { machine, phrases, units };
    let (account, autologin) = looker.autologin();
    let user = account.as_deref().and_then(|name| machine.user(name));
    let mut findings = vec![autologin];
    findings.extend(looker.account(account.as_deref(), user.as_ref()));
    findings.extend([looker.terminals(), looker.sysrq(), looker.ctrl_alt_del(), looker.keyboard(), looker.font()]);
    findings.extend(looker.rules(user.as_ref()));
    findings.extend([looker.backups(user.as_ref()), looker.printer(), looker.encryption()]);
    findings
}

/// The terminal whose session is the station.
const TERMINAL: &str = "getty@tty1.service";
/// Where that is said.
const AUTOLOGIN: &str = "/etc/systemd/system/getty@tty1.service.d/autologin.conf";

struct Looker<'a> {
    machine: &'a Machine,
    phrases: &'a Phrases,
    /// Where the files to copy lie.
    units: &'static str,
}

fn good(code: &'static str, place: impl Into<String>, what: String) -> Finding {
    Finding { code, state: State::Good, what, place: place.into(), why: String::new(), remedy: String::new() }
}

/// What is not as it should be: what there is, why it matters and what to do.
fn wrong(code: &'static str, state: State, place: impl Into<String>, [what, why, remedy]: [String; 3]) -> Finding {
    Finding { code, state, what, place: place.into(), why, remedy }
}

fn missing(code: &'static str, place: impl Into<String>, told: [String; 3]) -> Finding {
    wrong(code, State::Missing, place, told)
}

impl Looker<'_> {
    /// Who is logged in on the first terminal.
    fn autologin(&self) -> (Option<String>, Finding) {
        const CODE: &str = "autologin";
        let phrases = self.phrases;
        let said = self.machine.starts(TERMINAL);
        let account = said.as_ref().and_then(|said| logged_in(&said.value));
        let finding = match (&account, said) {
            (Some(account), Some(said)) => {
                good(CODE, said.file, say!(phrases, "kiosk-autologin-good", account = account.clone()))
            }
            _ => missing(
                CODE,
                AUTOLOGIN,
                [
                    say!(phrases, "kiosk-autologin"),
                    say!(phrases, "kiosk-autologin-why"),
                    say!(phrases, "kiosk-autologin-do", place = AUTOLOGIN, units = self.units),
                ],
            ),
        };
        (account, finding)
    }

    /// The account's shell is the station, and its groups lead nowhere.
    fn account(&self, name: Option<&str>, user: Option<&User>) -> Vec<Finding> {
        let (phrases, place) = (self.phrases, "/etc/passwd");
        let Some(name) = name else { return Vec::new() };
        let Some(user) = user else {
            let (what, why) =
                (say!(phrases, "kiosk-account", account = name.to_owned()), say!(phrases, "kiosk-shell-why"));
            return vec![missing(
                "account",
                place,
                [what, why, say!(phrases, "kiosk-account-do", account = name.to_owned())],
            )];
        };
        let shell = Path::new(&user.shell);
        let is_station = shell.file_name().is_some_and(|name| name == "copiste");
        let is_there = self.machine.place(shell).is_file();
        let (account, shown) = (user.name.clone(), user.shell.clone());
        let shell = match (is_station, is_there) {
            (true, true) => good("shell", place, say!(phrases, "kiosk-shell-good", account = account, shell = shown)),
            (true, false) => {
                let what = say!(phrases, "kiosk-shell-absent", shell = shown.clone());
                let remedy = say!(phrases, "kiosk-shell-absent-do", shell = shown);
                missing("shell", place, [what, say!(phrases, "kiosk-shell-absent-why"), remedy])
            }
            (false, _) => {
                let what = say!(phrases, "kiosk-shell", account = account.clone(), shell = shown);
                let remedy = say!(phrases, "kiosk-shell-do", account = account);
                missing("shell", place, [what, say!(phrases, "kiosk-shell-why"), remedy])
            }
        };
        let groups = self.machine.groups(user);
        let powerful: Vec<&str> = POWERFUL.into_iter().filter(|group| groups.iter().any(|one| one == group)).collect();
        let account = user.name.clone();
        let groups = if powerful.is_empty() && user.uid != 0 {
            good("groups", "/etc/group", say!(phrases, "kiosk-groups-good", account = account))
        } else {
            let shown = if user.uid == 0 { "root".to_owned() } else { powerful.join(", ") };
            missing(
                "groups",
                "/etc/group",
                [
                    say!(phrases, "kiosk-groups", account = account.clone(), groups = shown),
                    say!(phrases, "kiosk-groups-why"),
                    say!(phrases, "kiosk-groups-do", account = account),
                ],
            )
        };
        vec![shell, groups]
    }

    /// No login waits on another terminal.
    fn terminals(&self) -> Finding {
        const CODE: &str = "terminals";
        let phrases = self.phrases;
        let number = |key: &str| {
            let said = self.machine.systemd("logind", key);
            let value = said.as_ref().and_then(|said| said.value.parse::<u32>().ok());
            // What logind does when nobody says anything.
            (value.unwrap_or(6), said.map_or_else(|| "/etc/systemd/logind.conf".to_owned(), |said| said.file))
        };
        let (automatic, file) = number("NAutoVTs");
        let (reserved, _) = number("ReserveVT");
        let wanted = self.machine.names("etc/systemd/system/getty.target.wants");
        let others: Vec<String> =
            wanted.into_iter().filter(|unit| unit != "getty@tty1.service" && !self.machine.is_masked(unit)).collect();
        let mut open = Vec::new();
        if automatic > 1 && !self.machine.is_masked("autovt@.service") {
            open.push(format!("NAutoVTs={automatic}"));
        }
        if reserved > 1 && !self.machine.is_masked("autovt@.service") {
            open.push(format!("ReserveVT={reserved}"));
        }
        open.extend(others);
        if open.is_empty() {
            return good(CODE, file, say!(phrases, "kiosk-terminals-good"));
        }
        missing(
            CODE,
            file,
            [
                say!(phrases, "kiosk-terminals", open = open.join(", ")),
                say!(phrases, "kiosk-terminals-why"),
                say!(phrases, "kiosk-terminals-do", units = self.units),
            ],
        )
    }

    fn sysrq(&self) -> Finding {
        const CODE: &str = "sysrq";
        let phrases = self.phrases;
        match self.machine.kernel("kernel.sysrq") {
            Some(Said { value, file }) if value == "0" => good(CODE, file, say!(phrases, "kiosk-sysrq-good")),
            said => {
                let value = said.as_ref().map_or_else(|| "?".to_owned(), |said| said.value.clone());
                missing(
                    CODE,
                    said.map_or_else(|| "/etc/sysctl.d/".to_owned(), |said| said.file),
                    [
                        say!(phrases, "kiosk-sysrq", value = value),
                        say!(phrases, "kiosk-sysrq-why"),
                        say!(phrases, "kiosk-sysrq-do", units = self.units),
                    ],
                )
            }
        }
    }

    fn ctrl_alt_del(&self) -> Finding {
        const CODE: &str = "ctrl-alt-del";
        const PLACE: &str = "/etc/systemd/system/ctrl-alt-del.target";
        let phrases = self.phrases;
        let burst = self.machine.systemd("system", "CtrlAltDelBurstAction").map(|said| said.value);
        if self.machine.is_masked("ctrl-alt-del.target") && burst.as_deref() == Some("none") {
            return good(CODE, PLACE, say!(phrases, "kiosk-ctrl-alt-del-good"));
        }
        missing(
            CODE,
            PLACE,
            [
                say!(phrases, "kiosk-ctrl-alt-del"),
                say!(phrases, "kiosk-ctrl-alt-del-why"),
                say!(phrases, "kiosk-ctrl-alt-del-do", units = self.units),
            ],
        )
    }

    /// The keyboard of the console, and the keymap that copiste will take for it.
    fn keyboard(&self) -> Finding {
        const CODE: &str = "keyboard";
        let phrases = self.phrases;
        let console = self.machine.value("/etc/vconsole.conf", "KEYMAP").filter(|said| !said.value.is_empty());
        let layout = self.machine.value("/etc/default/keyboard", "XKBLAYOUT").filter(|said| !said.value.is_empty());
        let texts = [self.machine.text("etc/default/keyboard"), self.machine.text("etc/vconsole.conf")];
        let guess = keymap::guess(&KeyboardHints {
            locale: None,
            xkb_layout: None,
            xkb_variant: None,
            keyboard_file: texts[0].as_deref(),
            console_file: texts[1].as_deref(),
            remote: false,
        });
        match console.or(layout) {
            Some(said) => {
                let (layout, keymap) = (said.value, guess.name.to_owned());
                good(CODE, said.file, say!(phrases, "kiosk-keyboard-good", layout = layout, keymap = keymap))
            }
            None => missing(
                CODE,
                "/etc/default/keyboard, /etc/vconsole.conf",
                [
                    say!(phrases, "kiosk-keyboard"),
                    say!(phrases, "kiosk-keyboard-why"),
                    say!(phrases, "kiosk-keyboard-do"),
                ],
            ),
        }
    }

    fn font(&self) -> Finding {
        const CODE: &str = "font";
        let phrases = self.phrases;
        let some = |said: Option<Said>| said.filter(|said| !said.value.is_empty());
        let font = some(self.machine.value("/etc/vconsole.conf", "FONT"));
        let face = || some(self.machine.value("/etc/default/console-setup", "FONTFACE"));
        match font.or_else(face) {
            Some(said) => good(CODE, said.file, say!(phrases, "kiosk-font-good", font = said.value)),
            None => wrong(
                CODE,
                State::Advice,
                "/etc/default/console-setup, /etc/vconsole.conf",
                [say!(phrases, "kiosk-font"), say!(phrases, "kiosk-font-why"), say!(phrases, "kiosk-font-do")],
            ),
        }
    }

    /// The rules of the machine, and the folders that they name.
    fn rules(&self, user: Option<&User>) -> Vec<Finding> {
        let (phrases, shown) = (self.phrases, super::RULES);
        let path = self.machine.place(shown);
        let open = |path: &Path| std::fs::metadata(path).is_ok_and(|known| known.mode() & 0o022 != 0);
        let remedy = || say!(phrases, "kiosk-rules-do", place = shown, units = self.units);
        let rules = match Rules::read(std::slice::from_ref(&path)) {
            Ok(Some(rules)) => rules,
            Ok(None) => {
                return vec![missing(
                    "rules",
                    shown,
                    [say!(phrases, "kiosk-rules"), say!(phrases, "kiosk-rules-why"), remedy()],
                )];
            }
            Err(error) => {
                let what = sentences::error(&error, phrases).join(" ");
                return vec![missing("rules", shown, [what, say!(phrases, "kiosk-rules-why"), remedy()])];
            }
        };
        let mut findings = Vec::new();
        if open(&path) {
            let (what, why) = (say!(phrases, "kiosk-rules-open"), say!(phrases, "kiosk-rules-open-why"));
            findings.push(missing("rules", shown, [what, why, say!(phrases, "kiosk-rules-open-do", place = shown)]));
        }
        // Without an account yet, what holds for everybody counts.
        let account = user.map_or_else(
            || Account { number: u32::MAX, ..Account::default() },
            |user| Account {
                number: user.uid.max(1),
                name: Some(user.name.clone()),
                groups: self.machine.groups(user).into_iter().collect(),
            },
        );
        findings.push(match rules.confine(&account) {
            true => good("confined", shown, say!(phrases, "kiosk-confined-good")),
            false => {
                let (what, why) = (say!(phrases, "kiosk-confined"), say!(phrases, "kiosk-confined-why"));
                missing("confined", shown, [what, why, say!(phrases, "kiosk-confined-do", place = shown)])
            }
        });
        findings.push(match rules.pin {
            true => good("pin", shown, say!(phrases, "kiosk-pin-good")),
            false => {
                let (what, why) = (say!(phrases, "kiosk-pin"), say!(phrases, "kiosk-pin-why"));
                missing("pin", shown, [what, why, say!(phrases, "kiosk-pin-do", place = shown)])
            }
        });
        findings.push(match rules.idle_lock_minutes {
            Some(minutes) => good("idle-lock", shown, say!(phrases, "kiosk-idle-good", minutes = minutes)),
            None => {
                let (what, why) = (say!(phrases, "kiosk-idle"), say!(phrases, "kiosk-idle-why"));
                missing("idle-lock", shown, [what, why, say!(phrases, "kiosk-idle-do", place = shown)])
            }
        });
        if rules.destinations.is_empty() {
            let (what, why) = (say!(phrases, "kiosk-destinations"), say!(phrases, "kiosk-destinations-why"));
            findings.push(missing(
                "destinations",
                shown,
                [what, why, say!(phrases, "kiosk-destinations-do", place = shown)],
            ));
        }
        for (name, folder) in &rules.destinations {
            findings.push(self.destination(name, folder, user));
        }
        findings
    }

    /// A folder for copies and backups: there, on something mounted, open to the account.
    fn destination(&self, name: &str, folder: &Path, user: Option<&User>) -> Finding {
        const CODE: &str = "destination";
        let phrases = self.phrases;
        let (name, path) = (name.to_owned(), folder.display().to_string());
        let what = if !self.machine.place(folder).is_dir() {
            say!(phrases, "kiosk-destination-absent", name = name, path = path.clone())
        } else if !self.machine.is_mounted(folder) {
            say!(phrases, "kiosk-destination-same-disk", name = name, path = path.clone())
        } else if user.is_some_and(|user| !self.machine.may_write(user, folder)) {
            say!(phrases, "kiosk-destination-closed", name = name, path = path.clone())
        } else {
            let what = say!(phrases, "kiosk-destination-good", name = name, path = path.clone());
            return good(CODE, path, what);
        };
        let (why, remedy) = (say!(phrases, "kiosk-destination-why"), say!(phrases, "kiosk-destination-do"));
        missing(CODE, path, [what, why, remedy])
    }

    /// Backups: made by the machine's host, or by the account's own timer, into a folder that is there.
    fn backups(&self, user: Option<&User>) -> Finding {
        const CODE: &str = "backups";
        const HOST: &str = "copiste-host.service";
        let phrases = self.phrases;
        let lacks = |place: String, what: String, remedy: String| {
            missing(CODE, place, [what, say!(phrases, "kiosk-backups-why"), remedy])
        };
        let absent = |place: String, folder: &Path| {
            let path = folder.display().to_string();
            lacks(place, say!(phrases, "kiosk-backups-absent", path = path), say!(phrases, "kiosk-destination-do"))
        };
        let is_hosted = self.machine.names("etc/systemd/system/sockets.target.wants").contains(&HOST_SOCKET.to_owned());
        if let Some(said) = self.machine.starts(HOST).filter(|_| is_hosted) {
            return match option(&said.value, "--backup-to").map(PathBuf::from) {
                None => lacks(said.file, say!(phrases, "kiosk-backups-host"), say!(phrases, "kiosk-backups-host-do")),
                Some(folder) if !self.machine.place(&folder).is_dir() => absent(said.file, &folder),
                Some(folder) => {
                    let path = folder.display().to_string();
                    good(CODE, said.file, say!(phrases, "kiosk-backups-host-good", path = path))
                }
            };
        }
        let home = user.map_or_else(|| PathBuf::from("/home/kiosk"), |user| PathBuf::from(&user.home));
        let settings = home.join(".config/copiste/settings.toml");
        let place = settings.display().to_string();
        let plan = Settings::read(&self.machine.place(&settings)).0.backup;
        let Some(plan) = plan else {
            let remedy = say!(phrases, "kiosk-backups-do", place = place.clone());
            return lacks(place, say!(phrases, "kiosk-backups"), remedy);
        };
        if !self.machine.place(&plan.to).is_dir() {
            return absent(place, &plan.to);
        }
        // A station that is open has the data: nothing can be read beside it, at whatever hour.
        let is_made = |said: &Said| said.value.ends_with("copiste backup");
        if self.machine.prepares(TERMINAL).is_none_or(|said| !is_made(&said)) {
            let remedy = say!(phrases, "kiosk-backups-session-do", units = self.units);
            return lacks(AUTOLOGIN.to_owned(), say!(phrases, "kiosk-backups-session"), remedy);
        }
        good(CODE, place, say!(phrases, "kiosk-backups-good", path = plan.to.display().to_string()))
    }

    fn printer(&self) -> Finding {
        const CODE: &str = "printer";
        let phrases = self.phrases;
        let command = ["usr/bin/lp", "bin/lp"].into_iter().any(|lp| self.machine.place(lp).is_file());
        let chosen = self.machine.text("etc/cups/lpoptions").and_then(|text| {
            text.lines().find_map(|line| line.strip_prefix("Default ")?.split_whitespace().next().map(str::to_owned))
        });
        let shared = self.machine.text("etc/cups/printers.conf").and_then(|text| {
            let named =
                |line: &str| Some(line.trim().strip_prefix("<DefaultPrinter ")?.trim_end_matches('>').to_owned());
            text.lines().find_map(named)
        });
        match (command, chosen.or(shared)) {
            (true, Some(name)) => good(CODE, "/etc/cups", say!(phrases, "kiosk-printer-good", name = name)),
            (command, _) => wrong(
                CODE,
                State::Advice,
                if command { "/etc/cups/lpoptions" } else { "/usr/bin/lp" },
                [
                    if command { say!(phrases, "kiosk-printer") } else { say!(phrases, "kiosk-printer-lp") },
                    say!(phrases, "kiosk-printer-why"),
                    say!(phrases, "kiosk-printer-do"),
                ],
            ),
        }
    }

    fn encryption(&self) -> Finding {
        const CODE: &str = "encryption";
        let (phrases, place) = (self.phrases, "/etc/crypttab");
        let table = self.machine.text(place).unwrap_or_default();
        let named = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
        match table.lines().find(named).and_then(|line| line.split_whitespace().next()) {
            Some(name) => good(CODE, place, say!(phrases, "kiosk-encryption-good", name = name.to_owned())),
            None => wrong(
                CODE,
                State::Advice,
                place,
                [
                    say!(phrases, "kiosk-encryption"),
                    say!(phrases, "kiosk-encryption-why"),
                    say!(phrases, "kiosk-encryption-do"),
                ],
            ),
        }
    }
}

/// Whom a getty logs in: `--autologin NAME`, `--autologin=NAME` or `-a NAME`.
fn logged_in(command: &str) -> Option<String> {
    option(command, "--autologin").or_else(|| option(command, "-a"))
}

/// The value of an option in a command.
fn option(command: &str, name: &str) -> Option<String> {
    let mut words = command.split_whitespace();
    while let Some(word) = words.next() {
        if word == name {
            return words.next().map(str::to_owned);
        }
        let value = word.strip_prefix(name).and_then(|rest| rest.strip_prefix('='));
        if let Some(value) = value.filter(|_| name.starts_with("--")) {
            return Some(value.to_owned());
        }
    }
    None
}
