//! What is to be its owner's alone, and others of this machine can get at: said at the start, with the command that closes it.

use super::open::{self, Choices};
use super::{Environment, output};
use crate::language::Phrases;
use crate::say;
use crate::store::{self, Exposed};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

/// What others may do to a file's content or a folder's names.
const OTHERS_WRITE: u32 = 0o022;

/// What is open to others, a sentence for each place: the store, which may be a host's; the reports; the settings, which say
/// where copies of reports go.
pub(super) fn warnings(
    store: Option<&Path>,
    environment: &Environment,
    choices: &Choices,
    phrases: &Phrases,
) -> Vec<String> {
    let mut sentences = Vec::new();
    // Nothing is exposed where nothing is.
    let there = |path: &Path| path.canonicalize().ok();
    let store = store.and_then(there);
    if let Some(folder) = &store {
        let whole = !store::holds_other_things(folder);
        sentences.extend(sentence(folder, whole, &store::exposed_store(folder), phrases));
    }
    let reports = open::reports_folder(environment, choices).as_deref().and_then(there);
    // Those of a store named on the command line lie within it.
    let within = |reports: &PathBuf| store.as_ref().is_some_and(|store| reports.starts_with(store));
    if let Some(reports) = reports.filter(|reports| !within(reports)) {
        sentences.extend(sentence(&reports, true, &store::exposed(&reports), phrases));
    }
    sentences.extend(environment.settings.as_deref().and_then(|path| settings(path, phrases)));
    sentences
}

/// The same on standard error, which is the log of a host.
pub(super) fn warn(store: Option<&Path>, environment: &Environment, choices: &Choices, phrases: &Phrases) {
    warnings(store, environment, choices, phrases).iter().for_each(|line| output::warn(line));
}

/// What is said of a place. `whole` tells whether all that lies in it is ours, and may be closed with it.
fn sentence(place: &Path, whole: bool, exposed: &[Exposed], phrases: &Phrases) -> Option<String> {
    let first = exposed.first()?;
    let (path, mode) = (shown(&first.path), format!("{:04o}", first.mode));
    let more = exposed.len() - 1;
    let command = closing(place, whole, exposed);
    Some(match more {
        0 => say!(phrases, "privacy-exposed", path = path, mode = mode, command = command),
        _ => say!(phrases, "privacy-exposed-more", path = path, mode = mode, more = more, command = command),
    })
}

fn settings(path: &Path, phrases: &Phrases) -> Option<String> {
    let mode = std::fs::metadata(path).ok()?.mode() & 0o777;
    let command = format!("chmod 600 {}", quoted(path));
    let (path, octal) = (shown(path), format!("{mode:04o}"));
    (mode & OTHERS_WRITE != 0).then(|| say!(phrases, "privacy-settings", path = path, mode = octal, command = command))
}

/// The command that closes what is open, and nothing else.
fn closing(place: &Path, whole: bool, exposed: &[Exposed]) -> String {
    if let [Exposed { path, .. }] = exposed {
        let mode = if path.is_dir() { "700" } else { "600" };
        return format!("chmod {mode} {}", quoted(path));
    }
    let itself = exposed.iter().any(|one| one.path == place);
    if whole && itself {
        return format!("chmod -R go= {}", quoted(place));
    }
    // What lies directly in the place, once each; of the place itself nothing but its own rights.
    let below = exposed.iter().filter_map(|one| one.path.strip_prefix(place).ok()?.components().next());
    let mut tops: Vec<PathBuf> = below.map(|name| place.join(name)).collect();
    tops.dedup();
    let tops: Vec<String> = tops.iter().map(|top| quoted(top)).collect();
    let below = format!("chmod -R go= {}", tops.join(" "));
    if itself { format!("chmod 700 {}; {below}", quoted(place)) } else { below }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// A path as a shell takes it for one word.
fn quoted(path: &Path) -> String {
    let text = shown(path);
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "/._-+,".contains(letter);
    if text.chars().all(plain) { text } else { format!("'{}'", text.replace('\'', r"'\''")) }
}

#[cfg(test)]
mod tests {
    use super::{closing, quoted};
    use crate::store::Exposed;
    use std::path::{Path, PathBuf};

    fn exposed(paths: &[&str]) -> Vec<Exposed> {
        paths.iter().map(|path| Exposed { path: PathBuf::from(path), mode: 0o644 }).collect()
    }

    #[test]
    fn the_command_closes_what_is_open_and_nothing_else() {
        let store = Path::new("/srv/store");
        let command = |whole, paths: &[&str]| closing(store, whole, &exposed(paths));
        assert_eq!(command(true, &["/srv/store/db"]), "chmod 600 /srv/store/db");
        assert_eq!(command(true, &["/srv/store", "/srv/store/db"]), "chmod -R go= /srv/store");
        let below = ["/srv/store/db", "/srv/store/journal/a", "/srv/store/journal/b"];
        assert_eq!(command(true, &below), "chmod -R go= /srv/store/db /srv/store/journal");
        let shared = ["/srv/store", "/srv/store/db"];
        assert_eq!(command(false, &shared), "chmod 700 /srv/store; chmod -R go= /srv/store/db");
    }

    #[test]
    fn a_path_is_one_word_for_a_shell() {
        assert_eq!(quoted(Path::new("/a-b/c_d.e")), "/a-b/c_d.e");
        assert_eq!(quoted(Path::new("/l'été; rm x")), r"'/l'\''été; rm x'");
    }
}
