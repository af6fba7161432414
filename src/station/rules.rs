//! What the administrator of a machine asks of its stations: a file of the system, which nobody's own settings loosen.

use super::settings::{Settings, read_text, take_destinations, take_lines, take_minutes};
use super::{Error, SettingFault};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::DirEntry;
use std::path::{Path, PathBuf};
use toml::de::DeValue;

/// The keys of the file.
const KEYS: [&str; 6] = ["confined", "confined-accounts", "pin", "admitted-only", "idle-lock-minutes", "destinations"];

/// The rules of a machine.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rules {
    /// Every account but the administrator's is confined.
    pub confined: bool,
    /// So are these, and the members of groups behind `@`.
    pub confined_accounts: Vec<String>,
    /// Whoever keys says who they are by a PIN of their own.
    pub pin: bool,
    /// Nobody chooses a first PIN who was not admitted.
    pub admitted_only: bool,
    /// Minutes after which a station that nobody touches covers its screen.
    pub idle_lock_minutes: Option<u32>,
    /// The folders that documents are copied to and tools are taken from, by their names.
    pub destinations: BTreeMap<String, PathBuf>,
}

/// An account of the system.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Its number.
    pub number: u32,
    /// Its name, when the system knows one.
    pub name: Option<String>,
    /// The names of its groups.
    pub groups: BTreeSet<String>,
}

/// What is taken care of at a station, whatever else is chosen there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Precautions {
    /// There is no way out of the station: no shell, no free path, no program but the printer's.
    pub confined: bool,
    /// Whoever keys says who they are by a PIN of their own.
    pub pin: bool,
    /// Nobody chooses a first PIN who was not admitted.
    pub admitted_only: bool,
    /// Minutes after which a station that nobody touches covers its screen.
    pub idle_lock_minutes: Option<u32>,
}

impl Account {
    /// Whether a name, or a group's name behind `@`, is meant for it.
    pub fn is(&self, named: &str) -> bool {
        match named.strip_prefix('@') {
            Some(group) => self.groups.contains(group),
            None => self.name.as_deref() == Some(named),
        }
    }
}

impl Rules {
    /// Reads the files of a machine, the first of which names the folders if it names any; `None` when there is none of them.
    /// What any of them asks for is asked for.
    ///
    /// # Errors
    /// [`Error::Settings`] with everything wrong in the first that is not as it should be, [`Error::File`]: rules that are not
    /// understood are not passed over.
    pub fn read(files: &[PathBuf]) -> Result<Option<Rules>, Error> {
        let mut all: Option<Rules> = None;
        for file in files {
            let Some(rules) = Rules::read_one(file)? else { continue };
            all = Some(match all {
                Some(first) => first.and(rules),
                None => rules,
            });
        }
        Ok(all)
    }

    fn read_one(path: &Path) -> Result<Option<Rules>, Error> {
        let refused = |faults: Vec<SettingFault>| Error::Settings(path.to_owned(), faults);
        let text = match read_text(path)? {
            None => return Ok(None),
            Some(text) => text.map_err(|fault| refused(vec![fault]))?,
        };
        let mut rules = Rules::default();
        let faults = take_lines(&text, &KEYS, &mut |key, value| rules.take(key, value));
        if faults.is_empty() { Ok(Some(rules)) } else { Err(refused(faults)) }
    }

    fn take(&mut self, key: &str, value: &DeValue) -> Option<bool> {
        let truth = |place: &mut bool| value.as_bool().map(|said| *place = said).is_some();
        Some(match key {
            "confined" => truth(&mut self.confined),
            "pin" => truth(&mut self.pin),
            "admitted-only" => truth(&mut self.admitted_only),
            "confined-accounts" => {
                let names = value.as_array().into_iter().flatten();
                let names: Option<Vec<String>> = names.map(|name| Some(name.get_ref().as_str()?.to_owned())).collect();
                let suits = value.as_array().is_some() && names.is_some();
                self.confined_accounts = names.unwrap_or_default();
                suits
            }
            "idle-lock-minutes" => {
                self.idle_lock_minutes = take_minutes(value);
                self.idle_lock_minutes.is_some()
            }
            "destinations" => take_destinations(value, &mut self.destinations),
            _ => return None,
        })
    }

    fn and(self, other: Rules) -> Rules {
        Rules {
            confined: self.confined || other.confined,
            confined_accounts: [self.confined_accounts, other.confined_accounts].concat(),
            pin: self.pin || other.pin,
            admitted_only: self.admitted_only || other.admitted_only,
            idle_lock_minutes: shorter(self.idle_lock_minutes, other.idle_lock_minutes),
            destinations: if self.destinations.is_empty() { other.destinations } else { self.destinations },
        }
    }

    /// Whether an account is confined by them. The administrator is not: he writes them.
    pub fn confine(&self, account: &Account) -> bool {
        account.number != 0 && (self.confined || self.confined_accounts.iter().any(|named| account.is(named)))
    }

    /// What is taken care of at the station of an account: what the rules ask, what its own settings ask, and confinement where
    /// the way it was started asks for that.
    pub fn precautions(&self, settings: &Settings, account: &Account, confined: bool) -> Precautions {
        Precautions {
            confined: confined || self.confine(account),
            pin: self.pin || settings.pin || self.admitted_only,
            admitted_only: self.admitted_only,
            idle_lock_minutes: shorter(self.idle_lock_minutes, settings.idle_lock_minutes),
        }
    }
}

fn shorter(one: Option<u32>, other: Option<u32>) -> Option<u32> {
    [one, other].into_iter().flatten().min()
}

/// The folders that documents are copied to and tools are taken from. Where a station is confined, the machine's rules name
/// them alone; elsewhere one's own settings name more.
pub fn destinations(rules: Option<&Rules>, settings: &Settings, confined: bool) -> BTreeMap<String, PathBuf> {
    let mut all = if confined { BTreeMap::new() } else { settings.destinations.clone() };
    all.extend(rules.map(|rules| rules.destinations.clone()).unwrap_or_default());
    all
}

/// Most tools or files found in one folder.
const FOUND_MAX: usize = 100;
/// Most names looked at in one folder.
const NAMES_MAX: usize = 2_000;

/// The tools that lie in named folders, and right within them, by names that tell where: what is chosen from where no path is
/// written. Links are not followed.
pub fn tools_in(destinations: &BTreeMap<String, PathBuf>) -> Vec<(String, PathBuf)> {
    let is_tool = |folder: &Path| folder.join("tool.toml").is_file();
    let mut tools = Vec::new();
    for (name, folder) in destinations {
        if is_tool(folder) {
            tools.push((name.clone(), folder.clone()));
        }
        let is_wanted = |entry: &DirEntry| entry.file_type().is_ok_and(|kind| kind.is_dir()) && is_tool(&entry.path());
        tools.extend(found_in(name, folder, &is_wanted));
    }
    tools
}

/// The files of an extension that lie in these folders, with what they are called.
pub fn files_in(destinations: &BTreeMap<String, PathBuf>, extension: &str) -> Vec<(String, PathBuf)> {
    let has = |path: &Path| path.extension().is_some_and(|own| own.eq_ignore_ascii_case(extension));
    let is_wanted = |entry: &DirEntry| entry.file_type().is_ok_and(|kind| kind.is_file()) && has(&entry.path());
    destinations.iter().flat_map(|(name, folder)| found_in(name, folder, &is_wanted)).collect()
}

/// What is wanted of a folder that has a name, each by a name that tells where it lies.
fn found_in(name: &str, folder: &Path, is_wanted: &dyn Fn(&DirEntry) -> bool) -> Vec<(String, PathBuf)> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let wanted = entries.take(NAMES_MAX).flatten().filter(|entry| is_wanted(entry));
    let mut found: Vec<PathBuf> = wanted.map(|entry| entry.path()).collect();
    found.sort();
    found.truncate(FOUND_MAX);
    let shown = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    found.into_iter().map(|path| (format!("{name} / {}", shown(&path)), path)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(texts: &[&str]) -> (tempfile::TempDir, Vec<PathBuf>) {
        let folder = tempfile::tempdir().expect("a folder");
        let files: Vec<PathBuf> = (0..texts.len()).map(|place| folder.path().join(format!("{place}.toml"))).collect();
        texts.iter().zip(&files).for_each(|(text, file)| std::fs::write(file, text).expect("it is written"));
        (folder, files)
    }

    fn account(name: &str, number: u32, groups: &[&str]) -> Account {
        let groups = groups.iter().map(|group| (*group).to_owned()).collect();
        Account { number, name: Some(name.to_owned()), groups }
    }

    #[test]
    fn nobodys_own_settings_loosen_what_the_machine_asks() {
        let (_folder, files) =
            written(&["pin = true\nconfined = true\nidle-lock-minutes = 5\n[destinations]\n\"a\" = \"/a\""]);
        let rules = Rules::read(&files).expect("they are rules").expect("they are there");
        let lea = account("lea", 1000, &[]);
        let loose = Settings {
            pin: false,
            idle_lock_minutes: Some(240),
            destinations: BTreeMap::from([("home".to_owned(), PathBuf::from("/home/lea"))]),
            ..Settings::default()
        };
        let asked = Precautions { confined: true, pin: true, admitted_only: false, idle_lock_minutes: Some(5) };
        assert_eq!(rules.precautions(&loose, &lea, false), asked);
        let named: Vec<String> = destinations(Some(&rules), &loose, true).into_keys().collect();
        assert_eq!(named, ["a"], "a folder of one's own is a free path");
        assert_eq!(destinations(Some(&rules), &loose, false).len(), 2);
        assert!(destinations(None, &loose, true).is_empty(), "without rules a confined station has no folder");
        // One's own settings may ask for more.
        let stricter = Settings { idle_lock_minutes: Some(2), ..Settings::default() };
        assert_eq!(rules.precautions(&stricter, &lea, false).idle_lock_minutes, Some(2));
        let own = Settings { pin: true, ..Settings::default() };
        assert!(Rules::default().precautions(&own, &lea, false).pin);
    }

    #[test]
    fn accounts_and_groups_are_confined_by_name_and_the_administrator_never_is() {
        let (_folder, files) = written(&["confined-accounts = [\"kiosk\", \"@copiste-operators\"]"]);
        let rules = Rules::read(&files).expect("they are rules").expect("they are there");
        assert!(rules.confine(&account("kiosk", 1001, &[])));
        assert!(rules.confine(&account("lea", 1002, &["users", "copiste-operators"])));
        assert!(!rules.confine(&account("quentin", 1003, &["copiste-managers"])));
        assert!(!rules.confine(&account("copiste-operators", 1004, &[])));
        let all = Rules { confined: true, ..Rules::default() };
        assert!(all.confine(&account("quentin", 1003, &[])) && !all.confine(&account("root", 0, &[])));
    }

    #[test]
    fn a_second_file_may_only_ask_for_more() {
        let first = "pin = true\nidle-lock-minutes = 5\n[destinations]\n\"a\" = \"/a\"";
        let (_folder, files) =
            written(&[first, "pin = false\nconfined = true\nidle-lock-minutes = 60\n[destinations]\n\"b\" = \"/b\""]);
        let rules = Rules::read(&files).expect("they are rules").expect("they are there");
        assert_eq!((rules.pin, rules.confined, rules.idle_lock_minutes), (true, true, Some(5)));
        assert_eq!(rules.destinations.into_keys().collect::<Vec<_>>(), ["a"]);
        assert_eq!(Rules::read(&[PathBuf::from("/nowhere/at/all")]), Ok(None));
    }

    #[test]
    fn rules_that_are_not_understood_are_not_passed_over() {
        for text in [
            "pin = 1",
            "confine = true",
            "idle-lock-minutes = 0",
            "idle-lock-minutes = 241",
            "[destinations]\na = \"b\"",
            "pin",
        ] {
            let (_folder, files) = written(&[text]);
            assert!(matches!(Rules::read(&files), Err(Error::Settings(..))), "{text}");
        }
    }
}
