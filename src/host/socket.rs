//! The socket that stations come to: bound where nobody else can put one in its place, or handed over by the system.

use crate::store::wire::folder_of;
use std::fs::{DirBuilder, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, FileTypeExt as _, MetadataExt as _, PermissionsExt as _};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};

/// Everybody may knock: who is let in is decided by who they are.
const SOCKET: u32 = 0o666;
const FOLDER: u32 = 0o755;
/// What people who are not the owner may do to a folder's names.
const OTHERS_WRITE: u32 = 0o022;

/// Why there is no socket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The system refused: the path, and what it said.
    Refused(PathBuf, String),
    /// The folder belongs to somebody else, or others may change it.
    Open(PathBuf),
    /// A host serves there already.
    Served(PathBuf),
    /// Something else has that name.
    Other(PathBuf),
}

/// Whether a host answers at a socket.
pub fn serves(socket: &Path) -> bool {
    UnixStream::connect(socket).is_ok()
}

/// Binds the socket, in a folder that is made when it is not there.
///
/// # Errors
/// [`Fault`].
pub fn bind(socket: &Path) -> Result<UnixListener, Fault> {
    let refused = |error: io::Error| Fault::Refused(socket.to_owned(), error.to_string());
    let folder = folder_of(socket);
    DirBuilder::new().recursive(true).mode(FOLDER).create(folder).map_err(refused)?;
    let about = std::fs::metadata(folder).map_err(refused)?;
    let own = rustix::process::geteuid().as_raw();
    if ![0, own].contains(&about.uid()) || about.mode() & OTHERS_WRITE != 0 {
        return Err(Fault::Open(folder.to_owned()));
    }
    match std::fs::symlink_metadata(socket) {
        Ok(there) if !there.file_type().is_socket() => return Err(Fault::Other(socket.to_owned())),
        Ok(_) if serves(socket) => return Err(Fault::Served(socket.to_owned())),
        // A host that was killed left it.
        Ok(_) => std::fs::remove_file(socket).map_err(refused)?,
        Err(_) => {}
    }
    let listener = UnixListener::bind(socket).map_err(refused)?;
    std::fs::set_permissions(socket, Permissions::from_mode(SOCKET)).map_err(refused)?;
    Ok(listener)
}
