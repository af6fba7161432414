//! What goes over the socket between a station and the host that keeps its store: frames, and what stands in them.
//!
//! A frame is the length of its content in four bytes, the lowest first, and the content in postcard. A station greets with a
//! [`Greeting`] and is answered by a [`Welcome`]; from then on it sends [`FromStation`] and hears [`FromHost`].

use super::contract::{RecordKey, SheetKey, Write};
use super::error::Error;
use super::several::Role;
use crate::campaign::{BatchNumber, CampaignId};
use crate::operator::Operator;
use crate::questionnaire::{Audience, Fingerprint};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The form of what is sent: both ends must speak the same.
pub const PROTOCOL: u32 = 3;

/// Most bytes in a frame: a tool with all its questionnaires is the largest thing that is sent.
pub const FRAME_BYTES_MAX: usize = 32 << 20;

/// Most bytes of a greeting: who is not let in has nothing to say.
pub const GREETING_BYTES_MAX: usize = 4 << 10;

/// Most sheets that a station holds open at a time.
pub const HELD_MAX: usize = 8;

/// What every greeting begins with.
const MAGIC: [u8; 8] = *b"copiste\0";

/// Bytes taken before more are asked for: a length that is not true costs nobody memory.
const STEP_BYTES: usize = 64 << 10;

/// A station from its start to its end, over all its connections. Nobody can guess another's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SessionId(pub [u8; 16]);

/// What a station says first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Greeting {
    magic: [u8; 8],
    /// The form it speaks.
    pub protocol: u32,
    /// Its version, for people.
    pub version: String,
    /// Its session.
    pub session: SessionId,
    /// The sheets it holds open: a host that was started anew knows nothing of them.
    pub held: Vec<RecordKey>,
}

/// What the host answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Welcome {
    /// Come in.
    In {
        /// Who the host takes the station's person for.
        who: Operator,
        /// What this person may do.
        role: Role,
        /// The store's directory.
        directory: Option<PathBuf>,
    },
    /// The host speaks another form, and is of this version.
    OtherVersion(String),
    /// The host does not let this person in.
    NotAllowed,
    /// The host serves as many stations as it can.
    Full,
}

/// What a station sends.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromStation {
    /// A question with its number.
    Ask(u64, Ask),
    /// Writes to be applied once, however often they are sent.
    Submit {
        /// The submission's number within the session, from 1, in order.
        number: u64,
        /// Every submission up to this number was answered to the station.
        answered: u64,
        /// What is written.
        writes: Vec<Write>,
    },
    /// Somebody waits for what was submitted.
    Hurry,
    /// The station is done with a sheet that it held open.
    LetGo(RecordKey),
}

/// What a station asks of a store: the methods of [`super::Store`] that read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Ask {
    /// What is answered in turn, before whatever is asked next.
    AtOnce(AtOnce),
    /// What may take a while: it is answered beside what is asked next.
    AtLength(AtLength),
}

/// What is answered in turn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each is the method of the same name")]
pub enum AtOnce {
    Campaigns,
    Campaign(CampaignId),
    Tool(Fingerprint),
    Batches(CampaignId),
    Reports(CampaignId),
    Record(RecordKey),
    NextSerial(CampaignId, Audience),
    RecordsOfBatch(CampaignId, BatchNumber),
    Draws(CampaignId),
    Verifications(CampaignId),
    Verification(SheetKey),
    Pairs(CampaignId),
    Reviews(CampaignId),
    JournalHead(CampaignId),
    CopyTrouble,
    ClaimSerial(CampaignId, Audience),
    Hold(RecordKey),
    Backups,
}

/// What reads as much as a campaign holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each is the method of the same name")]
pub enum AtLength {
    Journal(CampaignId),
    CheckJournal(CampaignId),
    EachRecord(CampaignId, Audience),
    OwnRecords(CampaignId, Audience),
    OwnLinks(CampaignId),
    BackUp,
    BackupFiles,
    Health,
}

/// What the host sends. What an answer holds depends on what was asked: it is kept apart, in postcard.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromHost {
    /// Some of many things that were asked for by the question of this number; more follow.
    Part(u64, Vec<u8>),
    /// The answer to the question of this number, and the end of its parts.
    Answer(u64, Vec<u8>),
    /// What became of the submission of this number.
    Stored(u64, Result<(), Error>),
    /// Somebody else ended a sheet of this campaign, or changed it or a batch of it.
    Changed(CampaignId),
    /// A backup was made, or could not be.
    Backup,
    /// The host ends, because of this.
    Failed(Error),
}

impl Greeting {
    /// That of a session of this copiste.
    pub fn of(session: SessionId, held: Vec<RecordKey>) -> Greeting {
        let version = env!("CARGO_PKG_VERSION").to_owned();
        Greeting { magic: MAGIC, protocol: PROTOCOL, version, session, held }
    }

    /// Whether these bytes are one, of whatever version.
    pub fn is_one(bytes: &[u8]) -> bool {
        bytes.starts_with(&MAGIC)
    }
}

/// Content of a frame.
///
/// # Errors
/// [`io::ErrorKind::InvalidData`] for what cannot be sent: a path that is no UTF-8, more than a frame holds.
pub fn encode<T: Serialize>(message: &T) -> io::Result<Vec<u8>> {
    let bytes = postcard::to_stdvec(message).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
    if bytes.len() > FRAME_BYTES_MAX { Err(invalid("too large to be sent")) } else { Ok(bytes) }
}

/// What is said of bytes that are no frame's content.
pub const UNEXPECTED: &str = "not what was expected";

/// Reads the content of a frame, to the last byte.
///
/// # Errors
/// [`io::ErrorKind::InvalidData`] for bytes that are none.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> io::Result<T> {
    match postcard::take_from_bytes(bytes) {
        Ok((message, [])) => Ok(message),
        Ok(_) | Err(_) => Err(invalid(UNEXPECTED)),
    }
}

/// Sends a frame.
///
/// # Errors
/// The line's.
pub fn send(line: &mut impl io::Write, content: &[u8]) -> io::Result<()> {
    let length = u32::try_from(content.len()).map_err(|_| invalid("too large to be sent"))?;
    let mut frame = Vec::with_capacity(4 + content.len());
    frame.extend_from_slice(&length.to_le_bytes());
    frame.extend_from_slice(content);
    line.write_all(&frame)
}

/// Waits for a frame of at most `bytes_max`; `None` when the other end is gone between two of them.
///
/// # Errors
/// The line's; [`io::ErrorKind::InvalidData`] for a longer frame; [`io::ErrorKind::UnexpectedEof`] within one.
pub fn receive(line: &mut impl Read, bytes_max: usize) -> io::Result<Option<Vec<u8>>> {
    receive_length(line, bytes_max)?.map(|length| receive_content(line, length)).transpose()
}

/// Waits for a frame, and reads how many bytes are in it.
///
/// # Errors
/// As [`receive`].
pub fn receive_length(line: &mut impl Read, bytes_max: usize) -> io::Result<Option<usize>> {
    let mut length = [0; 4];
    loop {
        match line.read(&mut length[..1]) {
            Ok(0) => return Ok(None),
            Ok(_) => break,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    line.read_exact(&mut length[1..])?;
    let length = usize::try_from(u32::from_le_bytes(length)).unwrap_or(usize::MAX);
    if length > bytes_max { Err(invalid("a frame that is too long")) } else { Ok(Some(length)) }
}

/// Reads what is in a frame of this length.
///
/// # Errors
/// As [`receive`].
pub fn receive_content(line: &mut impl Read, length: usize) -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    while content.len() < length {
        let step = (length - content.len()).min(STEP_BYTES);
        if (&mut *line).take(step as u64).read_to_end(&mut content)? != step {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    Ok(content)
}

/// The folder of a socket: whoever owns it says who serves there.
pub fn folder_of(socket: &Path) -> &Path {
    socket.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn invalid(what: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

/// A tool as JSON, as the store keeps it: its thresholds come back to the last bit.
pub(super) mod tool_as_json {
    use crate::questionnaire::Tool;
    use serde::de::Error as _;
    use serde::ser::Error as _;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use std::sync::Arc;

    pub fn serialize<S: Serializer>(tool: &Arc<Tool>, serializer: S) -> Result<S::Ok, S::Error> {
        serde_json::to_string(&**tool).map_err(S::Error::custom)?.serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Arc<Tool>, D::Error> {
        let text = String::deserialize(deserializer)?;
        serde_json::from_str(&text).map(Arc::new).map_err(D::Error::custom)
    }
}
