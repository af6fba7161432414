//! What stands under a key: version, revision, content and checksum, in chunks of at most 512 bytes.
//!
//! A chunk is `schema` (2 bytes), `revision` (8), `count of chunks` (2), content, CRC-32 over the key and all of this (4);
//! numbers are little-endian. A chunk that strayed under another key, or that stems from another writing than its
//! neighbours, is never taken for the value.

use super::engine::Entry;
use super::error::Error;
use super::health::Harm;
use super::keys::{self, CHUNK_BYTES};
use std::collections::VecDeque;

/// The version of keys and values. A store or a value of a newer one is refused. A new variant of anything that is kept is a new
/// version: an earlier copiste would take it for damage.
pub(super) const SCHEMA: u16 = 7;
/// The earliest version of which every value is read as it stands.
pub(super) const SCHEMA_READ: u16 = 4;
/// Largest value handed to the engine, which writes whole pages of 16 values anew: small ones keep small what is written
/// between two syncs.
pub(super) const VALUE_BYTES_MAX: usize = 512;
/// Largest document: a record with every text filled to the brim, a tool with all its forms.
pub(super) const DOCUMENT_BYTES_MAX: usize = 16 << 20;

const HEAD_BYTES: usize = 2 + 8 + 2;
const CRC_BYTES: usize = 4;
const CONTENT_BYTES_MAX: usize = VALUE_BYTES_MAX - HEAD_BYTES - CRC_BYTES;

/// A content under a key, with the revision it was written at.
#[derive(Debug, PartialEq)]
pub(super) struct Document {
    pub revision: u64,
    pub content: Vec<u8>,
    pub chunks: u16,
}

/// One chunk, checked.
pub(super) struct Chunk<'a> {
    pub revision: u64,
    pub count: u16,
    pub content: &'a [u8],
}

/// The key of a chunk.
pub(super) fn chunk_key(key: &[u8], chunk: u16) -> Vec<u8> {
    [key, &chunk.to_be_bytes()].concat()
}

/// The document's key and the number of the chunk.
pub(super) fn split_key(key: &[u8]) -> Option<(&[u8], u16)> {
    let (document, chunk) = key.split_at_checked(key.len().checked_sub(CHUNK_BYTES)?)?;
    Some((document, u16::from_be_bytes(chunk.try_into().ok()?)))
}

/// The chunks of a document with their keys.
pub(super) fn seal(key: &[u8], revision: u64, content: &[u8]) -> Result<Vec<Entry>, Error> {
    if content.len() > DOCUMENT_BYTES_MAX {
        let bytes = content.len();
        return Err(Error::TooLarge { key: keys::readable(key), bytes, bytes_max: DOCUMENT_BYTES_MAX });
    }
    let pieces: Vec<&[u8]> =
        if content.is_empty() { vec![content] } else { content.chunks(CONTENT_BYTES_MAX).collect() };
    let count = u16::try_from(pieces.len()).expect("16 MB make fewer than 65,536 chunks");
    let seal_piece = |(number, piece): (usize, &&[u8])| {
        let key = chunk_key(key, u16::try_from(number).expect("fewer than `count`"));
        let mut value = Vec::with_capacity(HEAD_BYTES + piece.len() + CRC_BYTES);
        value.extend_from_slice(&SCHEMA.to_le_bytes());
        value.extend_from_slice(&revision.to_le_bytes());
        value.extend_from_slice(&count.to_le_bytes());
        value.extend_from_slice(piece);
        let crc = checksum(&key, &value);
        value.extend_from_slice(&crc.to_le_bytes());
        assert!(value.len() <= VALUE_BYTES_MAX, "a value of the store is at most {VALUE_BYTES_MAX} bytes");
        (key, value)
    };
    Ok(pieces.iter().enumerate().map(seal_piece).collect())
}

/// Checks a chunk.
pub(super) fn open_chunk<'a>(key: &[u8], value: &'a [u8]) -> Result<Chunk<'a>, Harm> {
    let (body, crc) = value.split_last_chunk::<CRC_BYTES>().ok_or(Harm::Checksum)?;
    if checksum(key, body) != u32::from_le_bytes(*crc) {
        return Err(Harm::Checksum);
    }
    let (schema, rest) = body.split_first_chunk::<2>().ok_or(Harm::Checksum)?;
    let (revision, rest) = rest.split_first_chunk::<8>().ok_or(Harm::Checksum)?;
    let (count, content) = rest.split_first_chunk::<2>().ok_or(Harm::Checksum)?;
    let schema = u16::from_le_bytes(*schema);
    if schema > SCHEMA {
        return Err(Harm::Newer(schema));
    }
    Ok(Chunk { revision: u64::from_le_bytes(*revision), count: u16::from_le_bytes(*count), content })
}

/// Puts a document together from its chunks; `get` reads one.
pub(super) fn unseal(
    key: &[u8],
    get: impl FnMut(&[u8]) -> Result<Option<Vec<u8>>, Error>,
) -> Result<Option<Document>, Error> {
    examine(key, get)?.map_err(|(harm, _)| match harm {
        Harm::Newer(found) => Error::Newer { place: keys::readable(key), found, known: SCHEMA },
        _ => Error::Damaged { key: keys::readable(key) },
    })
}

/// The same, saying what is wrong with the document and with which of its chunks, if something is.
pub(super) fn examine(
    key: &[u8],
    mut get: impl FnMut(&[u8]) -> Result<Option<Vec<u8>>, Error>,
) -> Result<Result<Option<Document>, (Harm, u16)>, Error> {
    let first_key = chunk_key(key, 0);
    let Some(value) = get(&first_key)? else { return Ok(Ok(None)) };
    let first = match open_chunk(&first_key, &value) {
        Ok(first) => first,
        Err(harm) => return Ok(Err((harm, 0))),
    };
    let mut document = Document { revision: first.revision, content: first.content.to_vec(), chunks: first.count };
    for number in 1..document.chunks {
        let key = chunk_key(key, number);
        let Some(value) = get(&key)? else { return Ok(Err((Harm::Incomplete, number))) };
        match open_chunk(&key, &value) {
            Ok(chunk) if (chunk.revision, chunk.count) == (document.revision, document.chunks) => {
                document.content.extend_from_slice(chunk.content);
            }
            Ok(_) => return Ok(Err((Harm::Mixed, number))),
            Err(harm) => return Ok(Err((harm, number))),
        }
    }
    Ok(Ok(Some(document)))
}

/// Reads the value of one key.
type Read<'a> = dyn Fn(&[u8]) -> Result<Option<Vec<u8>>, Error> + 'a;

/// The entries of a store in the form of today: the same documents at the same revisions, in chunks of today's size, and the schema
/// of today under its key. What is damaged stays as it is, to be found by whoever reads it.
pub(super) struct Resealed<'a, I> {
    entries: I,
    get: &'a Read<'a>,
    ready: VecDeque<Entry>,
    /// The document whose further chunks are already there.
    done: Option<Vec<u8>>,
}

impl<'a, I> Resealed<'a, I> {
    /// Over all entries in the order of their keys; `get` reads one of them.
    pub fn over(entries: I, get: &'a Read<'a>) -> Resealed<'a, I> {
        Resealed { entries, get, ready: VecDeque::new(), done: None }
    }

    fn reseal(&self, key: &[u8]) -> Option<Vec<Entry>> {
        let (document, chunk) = split_key(key)?;
        let found = (chunk == 0).then(|| unseal(document, |key| (self.get)(key)).ok().flatten())??;
        let content = if document == keys::schema() { SCHEMA.to_le_bytes().to_vec() } else { found.content };
        seal(document, found.revision, &content).ok()
    }
}

impl<I: Iterator<Item = sled::Result<Entry>>> Iterator for Resealed<'_, I> {
    type Item = sled::Result<Entry>;

    fn next(&mut self) -> Option<sled::Result<Entry>> {
        loop {
            if let Some(entry) = self.ready.pop_front() {
                return Some(Ok(entry));
            }
            let (key, value) = match self.entries.next()? {
                Ok(entry) => entry,
                Err(error) => return Some(Err(error)),
            };
            let document = split_key(&key).map(|(document, _)| document.to_vec());
            if self.done.is_some() && self.done == document {
                continue;
            }
            match self.reseal(&key) {
                Some(sealed) => {
                    self.ready = sealed.into();
                    self.done = document;
                }
                None => return Some(Ok((key, value))),
            }
        }
    }
}

fn checksum(key: &[u8], body: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(key);
    hasher.update(body);
    hasher.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn read(sealed: &BTreeMap<Vec<u8>, Vec<u8>>) -> Result<Option<Document>, Error> {
        unseal(b"x/", |key| Ok(sealed.get(key).cloned()))
    }

    proptest! {
        #[test]
        fn what_was_sealed_comes_back(revision: u64, content in proptest::collection::vec(any::<u8>(), 0..20_000)) {
            let sealed: BTreeMap<_, _> = seal(b"x/", revision, &content).unwrap().into_iter().collect();
            prop_assert!(sealed.values().all(|value| value.len() <= VALUE_BYTES_MAX));
            let back = read(&sealed).unwrap().unwrap();
            prop_assert_eq!((back.revision, back.content), (revision, content));
        }

        #[test]
        fn a_flipped_bit_is_never_a_value(
            content in proptest::collection::vec(any::<u8>(), 0..10_000),
            chunk: proptest::sample::Index,
            bit: proptest::sample::Index,
        ) {
            let mut sealed: BTreeMap<_, _> = seal(b"x/", 7, &content).unwrap().into_iter().collect();
            let chunk = chunk.index(sealed.len());
            let value = sealed.values_mut().nth(chunk).unwrap();
            let bit = bit.index(value.len() * 8);
            value[bit / 8] ^= 1 << (bit % 8);
            let outcome = read(&sealed);
            prop_assert!(matches!(outcome, Err(Error::Damaged { .. })), "{:?}", outcome);
        }
    }

    #[test]
    fn chunks_of_two_writings_are_not_one_value() {
        let old = seal(b"x/", 1, &[1; 9000]).unwrap();
        let mut mixed: BTreeMap<_, _> = seal(b"x/", 2, &[2; 9000]).unwrap().into_iter().collect();
        let (key, value) = old[1].clone();
        mixed.insert(key, value);
        assert!(matches!(read(&mixed), Err(Error::Damaged { .. })));
    }

    #[test]
    fn a_value_of_a_newer_copiste_is_refused_by_name() {
        let (key, mut value) = seal(b"x/", 1, b"content").unwrap().remove(0);
        value.truncate(value.len() - CRC_BYTES);
        value[0] = 9;
        let crc = checksum(&key, &value);
        value.extend_from_slice(&crc.to_le_bytes());
        assert_eq!(open_chunk(&key, &value).err(), Some(Harm::Newer(9)));
        let newer = Error::Newer { place: "x/".to_owned(), found: 9, known: SCHEMA };
        assert_eq!(read(&BTreeMap::from([(key, value)])), Err(newer));
    }
}
