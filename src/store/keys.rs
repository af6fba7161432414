//! The keys under which everything lies, and their readable form.
//!
//! | key | what |
//! |---|---|
//! | `c/<campaign>/` | a campaign |
//! | `b/<campaign>/<batch>/` | a batch |
//! | `t/<campaign>/<batch>/` | its tally |
//! | `s/<campaign>/<audience>/<serial>/<pass>/` | a record |
//! | `n/<campaign>/<batch>/<audience>/<serial>/<pass>/` | its summary, so that a batch is listed without its answers |
//! | `h/<campaign>/<audience>/` | the highest serial ever filed |
//! | `r/<campaign>/<number>/` | an issued report |
//! | `o/<fingerprint>/` | a tool |
//! | `d/<campaign>/<number>/` | a draw |
//! | `v/<campaign>/<audience>/<serial>/` | the verification of a sheet |
//! | `p/<campaign>/<audience>/<serial>/<serial>/` | what was found about a pair of sheets |
//! | `q/<campaign>/<audience>/<serial>/<question>/` | what was decided about a comment |
//! | `j/<campaign>/<number>/` | a link of the journal |
//! | `e/<campaign>/` | the end of the journal |
//! | `x/<campaign>/` | there when the answers are destroyed |
//! | `i/<session>/` | which submissions of a station's session are applied |
//! | `y/` | there until the data file is written anew, because answers were destroyed |
//! | `w/part/<number>/`, `w/mark/` | a large submission on its way, see `ahead` |
//! | `schema/` | the version of all this |
//!
//! Numbers are big-endian, so that keys stand in the order of numbers. Each key is followed by the two bytes of a
//! chunk's number.

use super::contract::{RecordKey, SettledPair, SheetKey};
use super::error::Error;
use super::wire::SessionId;
use crate::campaign::{BatchNumber, CampaignId};
use crate::questionnaire::{Audience, Fingerprint};
use crate::record::{Pass, Serial};

/// Bytes of the chunk number at the end of every key on the disk.
pub(super) const CHUNK_BYTES: usize = 2;
/// Longest audience code or fingerprint, in bytes.
const NAME_BYTES_MAX: usize = 128;

fn key(kind: u8, parts: &[&[u8]]) -> Vec<u8> {
    let mut key = vec![kind, b'/'];
    for part in parts {
        key.extend_from_slice(part);
        key.push(b'/');
    }
    key
}

pub(super) fn schema() -> Vec<u8> {
    b"schema/".to_vec()
}

pub(super) fn sessions() -> Vec<u8> {
    key(b'i', &[])
}

pub(super) fn session(id: &SessionId) -> Vec<u8> {
    let hexadecimal: String = id.0.iter().map(|byte| format!("{byte:02x}")).collect();
    key(b'i', &[hexadecimal.as_bytes()])
}

pub(super) fn campaigns() -> Vec<u8> {
    key(b'c', &[])
}

pub(super) fn campaign(id: &CampaignId) -> Vec<u8> {
    key(b'c', &[id.as_str().as_bytes()])
}

pub(super) fn batches(id: &CampaignId) -> Vec<u8> {
    key(b'b', &[id.as_str().as_bytes()])
}

pub(super) fn batch(id: &CampaignId, number: BatchNumber) -> Vec<u8> {
    key(b'b', &[id.as_str().as_bytes(), &number.0.to_be_bytes()])
}

pub(super) fn tally(id: &CampaignId, number: BatchNumber) -> Vec<u8> {
    key(b't', &[id.as_str().as_bytes(), &number.0.to_be_bytes()])
}

pub(super) fn highest_serial(id: &CampaignId, audience: &Audience) -> Vec<u8> {
    key(b'h', &[id.as_str().as_bytes(), audience.0.as_bytes()])
}

pub(super) fn records(id: &CampaignId, audience: &Audience) -> Vec<u8> {
    key(b's', &[id.as_str().as_bytes(), audience.0.as_bytes()])
}

pub(super) fn record(record: &RecordKey) -> Vec<u8> {
    let mut key = records(&record.campaign, &record.audience);
    push_place(&mut key, record);
    key
}

pub(super) fn summaries(id: &CampaignId, batch: BatchNumber) -> Vec<u8> {
    key(b'n', &[id.as_str().as_bytes(), &batch.0.to_be_bytes()])
}

pub(super) fn summary(batch: BatchNumber, record: &RecordKey) -> Vec<u8> {
    let mut key = summaries(&record.campaign, batch);
    key.extend_from_slice(record.audience.0.as_bytes());
    key.push(b'/');
    push_place(&mut key, record);
    key
}

pub(super) fn reports(id: &CampaignId) -> Vec<u8> {
    key(b'r', &[id.as_str().as_bytes()])
}

pub(super) fn report(id: &CampaignId, number: u32) -> Vec<u8> {
    key(b'r', &[id.as_str().as_bytes(), &number.to_be_bytes()])
}

pub(super) fn tools() -> Vec<u8> {
    key(b'o', &[])
}

pub(super) fn tool(fingerprint: &Fingerprint) -> Vec<u8> {
    key(b'o', &[fingerprint.0.as_bytes()])
}

pub(super) fn records_of(id: &CampaignId) -> Vec<u8> {
    key(b's', &[id.as_str().as_bytes()])
}

pub(super) fn draws(id: &CampaignId) -> Vec<u8> {
    key(b'd', &[id.as_str().as_bytes()])
}

pub(super) fn draw(id: &CampaignId, number: u32) -> Vec<u8> {
    key(b'd', &[id.as_str().as_bytes(), &number.to_be_bytes()])
}

pub(super) fn verifications(id: &CampaignId) -> Vec<u8> {
    key(b'v', &[id.as_str().as_bytes()])
}

pub(super) fn verification(sheet: &SheetKey) -> Vec<u8> {
    let SheetKey { campaign, audience, serial } = sheet;
    key(b'v', &[campaign.as_str().as_bytes(), audience.0.as_bytes(), &serial.0.to_be_bytes()])
}

/// The audience and serial at the end of a verification's key.
pub(super) fn sheet_place(key: &[u8]) -> Option<(Audience, Serial)> {
    let [audience @ .., a, b, c, d, b'/'] = key else { return None };
    let audience = std::str::from_utf8(audience.strip_suffix(b"/")?).ok()?;
    Some((Audience(audience.to_owned()), Serial(u32::from_be_bytes([*a, *b, *c, *d]))))
}

/// The record at the end of a record's or a summary's key: audience, serial and pass.
pub(super) fn record_place(campaign: &CampaignId, key: &[u8]) -> Option<RecordKey> {
    let (audience, end) = key.split_last_chunk::<PLACE_BYTES>()?;
    let (serial, pass) = place(end)?;
    let audience = std::str::from_utf8(audience.strip_suffix(b"/")?).ok()?;
    Some(RecordKey { campaign: campaign.clone(), audience: Audience(audience.to_owned()), serial, pass })
}

pub(super) fn pairs(id: &CampaignId) -> Vec<u8> {
    key(b'p', &[id.as_str().as_bytes()])
}

pub(super) fn pair(id: &CampaignId, pair: &SettledPair) -> Vec<u8> {
    let (one, other) = (pair.first.0.to_be_bytes(), pair.second.0.to_be_bytes());
    key(b'p', &[id.as_str().as_bytes(), pair.audience.0.as_bytes(), &one, &other])
}

pub(super) fn reviews(id: &CampaignId) -> Vec<u8> {
    key(b'q', &[id.as_str().as_bytes()])
}

pub(super) fn review(sheet: &SheetKey, question: &str) -> Vec<u8> {
    let SheetKey { campaign, audience, serial } = sheet;
    let (campaign, audience) = (campaign.as_str().as_bytes(), audience.0.as_bytes());
    key(b'q', &[campaign, audience, &serial.0.to_be_bytes(), question.as_bytes()])
}

/// The audience and serial in what follows the campaign in a review's key.
pub(super) fn review_place(key: &[u8]) -> Option<(Audience, Serial)> {
    let end = key.iter().position(|byte| *byte == b'/')?;
    let (audience, rest) = (std::str::from_utf8(&key[..end]).ok()?, &key[end + 1..]);
    let (serial, _) = rest.split_first_chunk::<4>()?;
    Some((Audience(audience.to_owned()), Serial(u32::from_be_bytes(*serial))))
}

pub(super) fn links(id: &CampaignId) -> Vec<u8> {
    key(b'j', &[id.as_str().as_bytes()])
}

pub(super) fn link(id: &CampaignId, number: u64) -> Vec<u8> {
    key(b'j', &[id.as_str().as_bytes(), &number.to_be_bytes()])
}

pub(super) fn journal_ends() -> Vec<u8> {
    key(b'e', &[])
}

pub(super) fn journal_end(id: &CampaignId) -> Vec<u8> {
    key(b'e', &[id.as_str().as_bytes()])
}

pub(super) fn emptied(id: &CampaignId) -> Vec<u8> {
    key(b'x', &[id.as_str().as_bytes()])
}

pub(super) fn unswept() -> Vec<u8> {
    key(b'y', &[])
}

pub(super) fn ahead_mark() -> Vec<u8> {
    key(b'w', &[b"mark"])
}

pub(super) fn ahead_parts() -> Vec<u8> {
    key(b'w', &[b"part"])
}

pub(super) fn ahead_part(number: u32) -> Vec<u8> {
    key(b'w', &[b"part", &number.to_be_bytes()])
}

fn push_place(key: &mut Vec<u8>, record: &RecordKey) {
    key.extend_from_slice(&record.serial.0.to_be_bytes());
    key.push(b'/');
    key.push(pass_number(record.pass));
    key.push(b'/');
}

fn pass_number(pass: Pass) -> u8 {
    match pass {
        Pass::First => 1,
        Pass::Second => 2,
        Pass::Third => 3,
    }
}

/// The serial and pass at the end of a record's or a summary's key; `None` when it is neither.
pub(super) fn place(key: &[u8]) -> Option<(Serial, Pass)> {
    let [serial @ .., b'/', pass, b'/'] = key else { return None };
    let serial = Serial(u32::from_be_bytes(*serial.last_chunk::<4>()?));
    let pass = match pass {
        1 => Pass::First,
        2 => Pass::Second,
        3 => Pass::Third,
        _ => return None,
    };
    Some((serial, pass))
}

/// Bytes of the serial and pass at the end of a record's key.
pub(super) const PLACE_BYTES: usize = 4 + 1 + 1 + 1;

/// Refuses a name that could not be told from its neighbours in a key.
pub(super) fn check_name(name: &str) -> Result<(), Error> {
    let plain = name.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'/');
    if plain && (1..=NAME_BYTES_MAX).contains(&name.len()) {
        Ok(())
    } else {
        Err(Error::BadName { name: name.chars().take(NAME_BYTES_MAX).collect() })
    }
}

/// The key as a person reads it: `s/spring/residents/42/1/`.
pub(super) fn readable(key: &[u8]) -> String {
    let mut text = String::new();
    let mut rest = key;
    // Numbers stand where a part does not begin with a plain character, or where the kind of key says so.
    let numbers: &[(usize, usize)] = match key.first() {
        Some(b'b' | b't' | b'r' | b'w' | b'd') => &[(2, 4)],
        Some(b'j') => &[(2, 8)],
        Some(b'v' | b'q') => &[(3, 4)],
        Some(b'p') => &[(3, 4), (4, 4)],
        Some(b's') => &[(3, 4), (4, 1)],
        Some(b'n') => &[(2, 4), (4, 4), (5, 1)],
        _ => &[],
    };
    let mut part = 0;
    while !rest.is_empty() {
        let number = numbers.iter().find(|(place, _)| *place == part).map(|(_, bytes)| *bytes);
        let length = number.unwrap_or_else(|| rest.iter().position(|byte| *byte == b'/').unwrap_or(rest.len()));
        let (piece, after) = rest.split_at(length.min(rest.len()));
        match number {
            Some(_) => {
                let value = piece.iter().fold(0_u64, |value, byte| value << 8 | u64::from(*byte));
                text.push_str(&value.to_string());
            }
            None => text.push_str(&String::from_utf8_lossy(piece)),
        }
        rest = after.strip_prefix(b"/").unwrap_or(after);
        if rest.len() < after.len() {
            text.push('/');
        }
        part += 1;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(serial: u32) -> RecordKey {
        RecordKey {
            campaign: CampaignId::new("spring").expect("plain"),
            audience: Audience("residents".to_owned()),
            serial: Serial(serial),
            pass: Pass::Second,
        }
    }

    #[test]
    fn a_key_reads_as_a_path() {
        assert_eq!(readable(&record(&sheet(0x2f2f_2f2f))), "s/spring/residents/791621423/2/");
        assert_eq!(readable(&summary(BatchNumber(47), &sheet(42))), "n/spring/47/residents/42/2/");
        assert_eq!(readable(&schema()), "schema/");
    }

    #[test]
    fn a_key_gives_its_serial_and_pass_back() {
        assert_eq!(place(&record(&sheet(0x2f01_2f03))), Some((Serial(0x2f01_2f03), Pass::Second)));
        assert_eq!(place(b"c/spring/"), None);
    }

    #[test]
    fn names_that_would_blur_keys_are_refused() {
        for name in ["", "a/b", "a b", "é", &"x".repeat(129)] {
            assert!(check_name(name).is_err(), "{name}");
        }
        assert_eq!(check_name("residents"), Ok(()));
    }
}
