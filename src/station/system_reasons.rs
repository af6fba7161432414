//! What the system says of files and of sockets, in our languages.

use crate::language::Phrases;
use crate::say;
use crate::store::wire::UNEXPECTED;
use std::io::{Error, ErrorKind};

// Numbers of Linux that have no kind (`asm-generic/errno-base.h`, `errno.h`).
const EIO: i32 = 5;
const ENXIO: i32 = 6;
const ENODEV: i32 = 19;
const ENFILE: i32 = 23;
const EMFILE: i32 = 24;
const ELOOP: i32 = 40;

/// Why the system refused, in a few words; the system's own where we have none.
pub fn reason(said: &str, phrases: &Phrases) -> String {
    match number(said) {
        Some(EIO) => return say!(phrases, "reason-io"),
        Some(ENXIO | ENODEV) => return say!(phrases, "reason-no-device"),
        Some(ENFILE | EMFILE) => return say!(phrases, "reason-too-many-open"),
        Some(ELOOP) => return say!(phrases, "reason-loop"),
        _ => {}
    }
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
        Some(ErrorKind::ExecutableFileBusy) => say!(phrases, "reason-busy"),
        Some(ErrorKind::DirectoryNotEmpty) => say!(phrases, "reason-not-empty"),
        Some(ErrorKind::CrossesDevices) => say!(phrases, "reason-other-disk"),
        Some(ErrorKind::StaleNetworkFileHandle | ErrorKind::NotConnected) => say!(phrases, "reason-no-device"),
        Some(ErrorKind::OutOfMemory) => say!(phrases, "reason-memory"),
        Some(ErrorKind::TimedOut | ErrorKind::WouldBlock) => say!(phrases, "reason-too-late"),
        Some(ErrorKind::ConnectionRefused) => say!(phrases, "reason-nobody"),
        Some(ErrorKind::ConnectionReset | ErrorKind::BrokenPipe) => say!(phrases, "reason-broken-off"),
        // What the engine of the data file says of it.
        _ if said.starts_with("Read corrupted data") => say!(phrases, "reason-corrupted"),
        _ if said == UNEXPECTED => say!(phrases, "reason-unexpected"),
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
    Some(Error::from_raw_os_error(number(said)?).kind())
}

fn number(said: &str) -> Option<i32> {
    let (_, number) = said.rsplit_once("(os error ")?;
    number.strip_suffix(')')?.parse().ok()
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
            for number in [
                2, 5, 6, 11, 12, 13, 16, 17, 18, 19, 20, 21, 23, 24, 26, 27, 28, 30, 32, 36, 39, 40, 104, 107, 110,
                111, 116, 122,
            ] {
                let said = Error::from_raw_os_error(number).to_string();
                assert!(!reason(&said, &phrases).contains("os error"), "{said}");
            }
            assert_eq!(reason("a reader's own words", &phrases), "a reader's own words");
        }
    }
}
