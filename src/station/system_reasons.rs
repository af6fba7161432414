//! What the system says of files and of sockets, in our languages.

use crate::language::Phrases;
use crate::say;
use std::io::{Error, ErrorKind};

/// Why the system refused, in a few words; the system's own where we have none.
pub fn reason(said: &str, phrases: &Phrases) -> String {
    match kind(said) {
        Some(ErrorKind::NotFound) => say!(phrases, "reason-not-found"),
        Some(ErrorKind::PermissionDenied) => say!(phrases, "reason-permission"),
        // A folder that is there already is no error: what stands there is none.
        Some(ErrorKind::AlreadyExists | ErrorKind::NotADirectory) => say!(phrases, "reason-not-a-folder"),
        Some(ErrorKind::IsADirectory) => say!(phrases, "reason-is-a-folder"),
        Some(ErrorKind::StorageFull) => say!(phrases, "reason-full"),
        Some(ErrorKind::QuotaExceeded) => say!(phrases, "reason-quota"),
        Some(ErrorKind::ReadOnlyFilesystem) => say!(phrases, "reason-read-only"),
        Some(ErrorKind::InvalidFilename) => say!(phrases, "reason-name"),
        Some(ErrorKind::FileTooLarge) => say!(phrases, "reason-too-large"),
        Some(ErrorKind::ResourceBusy) => say!(phrases, "reason-busy"),
        Some(ErrorKind::ConnectionRefused) => say!(phrases, "reason-nobody"),
        Some(ErrorKind::ConnectionReset | ErrorKind::BrokenPipe) => say!(phrases, "reason-broken-off"),
        // What the engine of the data file says of it.
        _ if said.starts_with("Read corrupted data") => say!(phrases, "reason-corrupted"),
        _ => said.to_owned(),
    }
}

/// Whether the system refused because a file stands where a folder is wanted.
pub(super) fn is_file_for_folder(said: &str) -> bool {
    matches!(kind(said), Some(ErrorKind::AlreadyExists | ErrorKind::NotADirectory))
}

/// What keeps a disk from taking something, as far as it is for people to mend in ways of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// No room, or none for this user.
    Full,
    /// It is only read.
    ReadOnly,
    /// The right to write was lost.
    Denied,
    /// The place is not there any more.
    Gone,
    /// Something else.
    Other,
}

/// What the system's reason comes to.
pub(super) fn trouble(said: &str) -> Trouble {
    match kind(said) {
        Some(ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => Trouble::Full,
        Some(ErrorKind::ReadOnlyFilesystem) => Trouble::ReadOnly,
        Some(ErrorKind::PermissionDenied) => Trouble::Denied,
        Some(ErrorKind::NotFound) => Trouble::Gone,
        _ => Trouble::Other,
    }
}

/// Reasons travel as the text the system gave; its number stands at the end: `No such file or directory (os error 2)`.
fn kind(said: &str) -> Option<ErrorKind> {
    let (_, number) = said.rsplit_once("(os error ")?;
    Some(Error::from_raw_os_error(number.strip_suffix(')')?.parse().ok()?).kind())
}

#[cfg(test)]
mod tests {
    use super::reason;
    use crate::language::{Language, Phrases};
    use std::io::Error;

    #[test]
    fn what_the_system_says_of_files_and_sockets_is_said_in_our_languages() {
        for language in Language::ALL {
            let phrases = Phrases::new(language);
            for number in [2, 13, 16, 17, 20, 21, 27, 28, 30, 32, 36, 104, 111, 122] {
                let said = Error::from_raw_os_error(number).to_string();
                assert!(!reason(&said, &phrases).contains("os error"), "{said}");
            }
            assert_eq!(reason("a reader's own words", &phrases), "a reader's own words");
        }
    }
}
