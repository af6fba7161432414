//! The form of a backup: three lines that people can read, blocks of entries, an end, a digest.
//!
//! ```text
//! copiste backup 1
//! {"copiste":"0.1.0","schema":5,"when":…,"store":"…","heads":[{"campaign":…,"link":…,"digest":…}]}
//! 0c3a55f1                                     CRC-32 of the two lines above, with their ends
//! block*    length (4), CRC-32 of the content (4), content: entries
//!           entry: length of the key (2), of the value (2), key, value
//! end       0 (4), count of entries (8)
//! digest    SHA-256 of everything above (32)
//! ```
//!
//! Numbers are little-endian, lengths in bytes. Keys and values are those of the store; each value bears its own checksum.

use super::fault::{BackupFault, Region, refused};
use crate::campaign::CampaignId;
use crate::operator::Moment;
use crate::store::engine::Entry;
use crate::store::journal::{Head, bytes_of};
use crate::store::seal::{self, SCHEMA};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// The form of a backup that this copiste writes, and the newest it reads.
pub const FORMAT: u32 = 1;
/// What every backup begins with.
const MAGIC: &str = "copiste backup ";
/// Longest line at the beginning: a store of some thousand campaigns.
const LINE_BYTES_MAX: usize = 4 << 20;
/// About how large a block is.
const BLOCK_BYTES: usize = 64 << 10;
/// No block is larger.
const BLOCK_BYTES_MAX: u32 = 256 << 10;

/// A store, told from every other one by 16 random bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct StoreId(pub [u8; 16]);

impl fmt::Display for StoreId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl StoreId {
    /// Reads 32 hexadecimal digits.
    pub fn parse(text: &str) -> Option<StoreId> {
        bytes_of(text).map(StoreId)
    }

    /// Its first eight digits, which stand in the names of files.
    pub fn short(&self) -> String {
        self.to_string()[..8].to_owned()
    }
}

impl TryFrom<String> for StoreId {
    type Error = &'static str;
    fn try_from(text: String) -> Result<StoreId, &'static str> {
        StoreId::parse(&text).ok_or("a store is named by 32 hexadecimal digits")
    }
}

impl From<StoreId> for String {
    fn from(id: StoreId) -> String {
        id.to_string()
    }
}

/// What a backup says of itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Header {
    /// The version of the copiste that wrote it.
    pub copiste: String,
    /// The version of the keys and values in it.
    pub schema: u16,
    /// When the store was as it says.
    pub when: Moment,
    /// The store it is of.
    pub store: StoreId,
    /// Where the journal of each campaign ended.
    #[serde(with = "ends")]
    pub heads: Vec<(CampaignId, Head)>,
}

/// Where journals ended, as people read it.
mod ends {
    use crate::campaign::CampaignId;
    use crate::store::journal::{Hash, Head};
    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    struct End {
        campaign: CampaignId,
        link: u64,
        digest: String,
    }

    pub fn serialize<S: Serializer>(heads: &[(CampaignId, Head)], serializer: S) -> Result<S::Ok, S::Error> {
        let end = |(campaign, head): &(CampaignId, Head)| End {
            campaign: campaign.clone(),
            link: head.number,
            digest: head.hash.to_string(),
        };
        serializer.collect_seq(heads.iter().map(end))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<(CampaignId, Head)>, D::Error> {
        let head = |end: End| {
            let hash = Hash::parse(&end.digest).ok_or_else(|| D::Error::custom("64 hexadecimal digits"))?;
            Ok((end.campaign, Head { number: end.link, hash }))
        };
        Vec::deserialize(deserializer)?.into_iter().map(head).collect()
    }
}

/// Passes bytes on and digests them.
struct Digesting<S> {
    stream: S,
    digest: Sha256,
}

/// A backup being written.
pub(super) struct Writing<W: Write> {
    out: Digesting<W>,
    block: Vec<u8>,
    entries: u64,
}

impl<W: Write> Writing<W> {
    /// Begins one.
    pub fn begin(out: W, header: &Header) -> io::Result<Writing<W>> {
        let mut out = Digesting { stream: out, digest: Sha256::new() };
        let lines = format!("{MAGIC}{FORMAT}\n{}\n", serde_json::to_string(header).map_err(io::Error::other)?);
        let crc = crc32fast::hash(lines.as_bytes());
        out.put(format!("{lines}{crc:08x}\n").as_bytes())?;
        Ok(Writing { out, block: Vec::with_capacity(2 * BLOCK_BYTES), entries: 0 })
    }

    /// Adds an entry.
    pub fn add(&mut self, (key, value): &Entry) -> io::Result<()> {
        for part in [key, value] {
            let length = u16::try_from(part.len()).map_err(io::Error::other)?;
            self.block.extend_from_slice(&length.to_le_bytes());
        }
        self.block.extend_from_slice(key);
        self.block.extend_from_slice(value);
        self.entries += 1;
        if self.block.len() >= BLOCK_BYTES { self.end_block() } else { Ok(()) }
    }

    /// Ends it, and gives back what it was written to.
    pub fn end(mut self) -> io::Result<W> {
        if !self.block.is_empty() {
            self.end_block()?;
        }
        self.out.put(&0_u32.to_le_bytes())?;
        self.out.put(&self.entries.to_le_bytes())?;
        let digest = self.out.digest.clone().finalize();
        self.out.put(&digest)?;
        Ok(self.out.stream)
    }

    fn end_block(&mut self) -> io::Result<()> {
        let length = u32::try_from(self.block.len()).map_err(io::Error::other)?;
        assert!(length <= BLOCK_BYTES_MAX, "a block ends with the entry that fills it");
        self.out.put(&length.to_le_bytes())?;
        self.out.put(&crc32fast::hash(&self.block).to_le_bytes())?;
        self.out.put(&self.block)?;
        self.block.clear();
        Ok(())
    }
}

impl<W: Write> Digesting<W> {
    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.digest.update(bytes);
        self.stream.write_all(bytes)
    }
}

/// A backup being read; everything in it is checked on the way.
pub(super) struct Reading<R: Read> {
    input: Digesting<R>,
    path: PathBuf,
    header: Header,
    block: Vec<u8>,
    /// Bytes of the block that are read.
    at: usize,
    blocks: u64,
    entries: u64,
    is_over: bool,
}

impl<R: Read> Reading<R> {
    /// Begins to read one; `path` is what its file is called.
    pub fn begin(input: R, path: &Path) -> Result<Reading<R>, BackupFault> {
        let mut input = Digesting { stream: input, digest: Sha256::new() };
        let first = input.line(path, MAGIC.len() + 12)?.ok_or(BackupFault::NoBackup)?;
        let text = std::str::from_utf8(&first).map_err(|_| BackupFault::NoBackup)?;
        let form = text.strip_prefix(MAGIC).ok_or(BackupFault::NoBackup)?;
        let found: u32 = form.trim_end().parse().map_err(|_| BackupFault::Damaged(Region::Header))?;
        if found > FORMAT {
            return Err(BackupFault::Newer { found, known: FORMAT });
        }
        let damaged = || BackupFault::Damaged(Region::Header);
        let second = input.line(path, LINE_BYTES_MAX)?.ok_or_else(damaged)?;
        let third = input.line(path, 9)?.ok_or_else(damaged)?;
        let crc = crc32fast::hash(&[first.as_slice(), second.as_slice()].concat());
        if found != FORMAT || third != format!("{crc:08x}\n").as_bytes() {
            return Err(damaged());
        }
        let header: Header = serde_json::from_slice(&second).map_err(|_| damaged())?;
        if header.schema > SCHEMA {
            return Err(BackupFault::Newer { found: header.schema.into(), known: SCHEMA.into() });
        }
        let path = path.to_owned();
        Ok(Reading { input, path, header, block: Vec::new(), at: 0, blocks: 0, entries: 0, is_over: false })
    }

    /// What it says of itself.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The next entry; `None` once all are read and the digest is theirs.
    pub fn next(&mut self) -> Result<Option<Entry>, BackupFault> {
        if self.at == self.block.len() && !self.next_block()? {
            return Ok(None);
        }
        let damaged = BackupFault::Damaged(Region::Block(self.blocks));
        let Some((key, value, length)) = entry(&self.block[self.at..]) else { return Err(damaged) };
        if seal::open_chunk(key, value).is_err() {
            let key = seal::split_key(key).map_or(key, |(document, _)| document);
            return Err(BackupFault::Damaged(Region::Value(crate::store::keys::readable(key))));
        }
        let entry = (key.to_vec(), value.to_vec());
        self.at += length;
        self.entries += 1;
        Ok(Some(entry))
    }

    fn next_block(&mut self) -> Result<bool, BackupFault> {
        if self.is_over {
            return Ok(false);
        }
        let length = u32::from_le_bytes(self.input.take(&self.path)?);
        if length == 0 {
            self.read_end()?;
            return Ok(false);
        }
        self.blocks += 1;
        let damaged = BackupFault::Damaged(Region::Block(self.blocks));
        if length > BLOCK_BYTES_MAX {
            return Err(damaged);
        }
        let crc = u32::from_le_bytes(self.input.take(&self.path)?);
        self.block.resize(length as usize, 0);
        self.at = 0;
        self.input.fill(&mut self.block, &self.path)?;
        if crc32fast::hash(&self.block) == crc { Ok(true) } else { Err(damaged) }
    }

    fn read_end(&mut self) -> Result<(), BackupFault> {
        let count = u64::from_le_bytes(self.input.take(&self.path)?);
        if count != self.entries {
            return Err(BackupFault::Damaged(Region::Count));
        }
        let digest: [u8; 32] = self.input.digest.clone().finalize().into();
        if self.input.take::<32>(&self.path)? != digest {
            return Err(BackupFault::Damaged(Region::Digest));
        }
        let mut more = [0];
        match self.input.stream.read(&mut more) {
            Ok(0) => {}
            Ok(_) => return Err(BackupFault::Beyond),
            Err(error) => return Err(unread(&error, &self.path)),
        }
        self.is_over = true;
        Ok(())
    }
}

impl<R: Read> Digesting<R> {
    /// The next bytes.
    fn fill(&mut self, bytes: &mut [u8], path: &Path) -> Result<(), BackupFault> {
        self.stream.read_exact(bytes).map_err(|error| unread(&error, path))?;
        self.digest.update(&*bytes);
        Ok(())
    }

    fn take<const N: usize>(&mut self, path: &Path) -> Result<[u8; N], BackupFault> {
        let mut bytes = [0; N];
        self.fill(&mut bytes, path)?;
        Ok(bytes)
    }

    /// A line with its end; nothing when it is longer than that, or when the file ends within it.
    fn line(&mut self, path: &Path, bytes_max: usize) -> Result<Option<Vec<u8>>, BackupFault> {
        let mut line = Vec::new();
        loop {
            match self.take::<1>(path) {
                Ok([byte]) => line.push(byte),
                Err(BackupFault::CutShort) => return Ok(None),
                Err(fault) => return Err(fault),
            }
            if line.last() == Some(&b'\n') {
                return Ok(Some(line));
            }
            if line.len() >= bytes_max {
                return Ok(None);
            }
        }
    }
}

/// The first entry of a block: its key, its value, and the bytes it takes.
fn entry(bytes: &[u8]) -> Option<(&[u8], &[u8], usize)> {
    let (key_bytes, rest) = bytes.split_first_chunk::<2>()?;
    let (value_bytes, rest) = rest.split_first_chunk::<2>()?;
    let (key_bytes, value_bytes) = (u16::from_le_bytes(*key_bytes).into(), u16::from_le_bytes(*value_bytes).into());
    let (key, rest) = rest.split_at_checked(key_bytes)?;
    let (value, _) = rest.split_at_checked(value_bytes)?;
    Some((key, value, 4 + key_bytes + value_bytes))
}

/// Why nothing could be read.
fn unread(error: &io::Error, path: &Path) -> BackupFault {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => BackupFault::CutShort,
        // Only what decrypts says that.
        io::ErrorKind::InvalidData => BackupFault::Damaged(Region::Cipher),
        _ => refused(path)(io::Error::new(error.kind(), error.to_string())),
    }
}
