//! Encryption to recipients, as in the files of age (age-encryption.org/v1).
//!
//! What is encrypted can be tried by whoever has written it, although only its recipients can open it: it is encrypted to a key
//! that is made for this one trial, too, stays in memory, and is forgotten.

use super::fault::{BackupFault, Region, refused};
use age::x25519::{Identity, Recipient};
use age::{DecryptError, Decryptor, Encryptor};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;

/// What an encrypted file begins with.
const MAGIC: &[u8] = b"age-encryption.org/";
/// A file of identities is short; a longer one is none.
const IDENTITIES_BYTES_MAX: u64 = 64 << 10;

/// The recipients of a backup.
pub(super) struct Recipients(Vec<Recipient>);

/// Secret keys that open encrypted backups.
pub struct Identities(Vec<Identity>);

impl Recipients {
    /// Reads them as they are written, `age1…`.
    pub fn parse(texts: &[String]) -> Result<Recipients, BackupFault> {
        let one = |text: &String| text.trim().parse().map_err(|_| BackupFault::BadRecipient { text: text.clone() });
        texts.iter().map(one).collect::<Result<_, _>>().map(Recipients)
    }

    pub fn are_none(&self) -> bool {
        self.0.is_empty()
    }

    /// With one more, whose identity is returned: it is made for this, and written nowhere.
    pub fn with_a_trial(mut self) -> (Recipients, Identities) {
        let identity = Identity::generate();
        self.0.push(identity.to_public());
        (self, Identities(vec![identity]))
    }
}

impl Identities {
    /// None: only what is not encrypted opens.
    pub(super) fn none() -> Identities {
        Identities(Vec::new())
    }

    /// Reads a file of identities: one a line, `AGE-SECRET-KEY-1…`, and remarks behind `#`.
    ///
    /// # Errors
    /// [`BackupFault::Disk`], [`BackupFault::NoIdentity`].
    pub fn read(path: &Path) -> Result<Identities, BackupFault> {
        let mut text = String::new();
        let file = File::open(path).map_err(refused(path))?;
        file.take(IDENTITIES_BYTES_MAX).read_to_string(&mut text).map_err(refused(path))?;
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let identities: Option<Vec<Identity>> = lines.map(|line| line.parse().ok()).collect();
        match identities {
            Some(identities) if !identities.is_empty() => Ok(Identities(identities)),
            Some(_) | None => Err(BackupFault::NoIdentity { path: path.to_owned() }),
        }
    }
}

/// What a backup is written to.
pub(super) enum Sealing<W: Write> {
    Plain(W),
    Encrypted(age::stream::StreamWriter<W>),
}

impl<W: Write> Sealing<W> {
    /// Encrypts to the recipients, if there are any.
    pub fn begin(out: W, recipients: &Recipients) -> io::Result<Sealing<W>> {
        if recipients.are_none() {
            return Ok(Sealing::Plain(out));
        }
        let all = recipients.0.iter().map(|recipient| recipient as &dyn age::Recipient);
        let encryptor = Encryptor::with_recipients(all).map_err(io::Error::other)?;
        encryptor.wrap_output(out).map(Sealing::Encrypted)
    }

    /// Ends it, and gives back what it was written to.
    pub fn end(self) -> io::Result<W> {
        match self {
            Sealing::Plain(out) => Ok(out),
            Sealing::Encrypted(out) => out.finish(),
        }
    }
}

impl<W: Write> Write for Sealing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Sealing::Plain(out) => out.write(bytes),
            Sealing::Encrypted(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Sealing::Plain(out) => out.flush(),
            Sealing::Encrypted(out) => out.flush(),
        }
    }
}

/// What a backup is read from.
pub(super) enum Unsealing {
    Plain(BufReader<File>),
    Encrypted(BufReader<age::stream::StreamReader<BufReader<File>>>),
}

impl Unsealing {
    /// Opens a file, by an identity if it is encrypted.
    pub fn open(path: &Path, identities: Option<&Identities>) -> Result<Unsealing, BackupFault> {
        let mut file = BufReader::new(File::open(path).map_err(refused(path))?);
        if !file.fill_buf().map_err(refused(path))?.starts_with(MAGIC) {
            return Ok(Unsealing::Plain(file));
        }
        let Identities(identities) = identities.ok_or(BackupFault::Encrypted)?;
        let decryptor = Decryptor::new_buffered(file).map_err(|error| unopened(error, path))?;
        let all = identities.iter().map(|identity| identity as &dyn age::Identity);
        let reader = decryptor.decrypt(all).map_err(|error| unopened(error, path))?;
        Ok(Unsealing::Encrypted(BufReader::new(reader)))
    }

    pub fn is_encrypted(&self) -> bool {
        matches!(self, Unsealing::Encrypted(_))
    }
}

impl Read for Unsealing {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        match self {
            Unsealing::Plain(file) => file.read(bytes),
            Unsealing::Encrypted(reader) => reader.read(bytes),
        }
    }
}

fn unopened(error: DecryptError, path: &Path) -> BackupFault {
    match error {
        DecryptError::NoMatchingKeys => BackupFault::WrongIdentity,
        DecryptError::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => BackupFault::CutShort,
        DecryptError::Io(error) => refused(path)(error),
        _ => BackupFault::Damaged(Region::Cipher),
    }
}
