//! The journal: every change of a campaign is a link, and each link's hash covers the one before.
//!
//! A link says who, when and what it concerns; what changed is its content, and the chain covers only the content's
//! digest, taken with a salt. So content may be destroyed when its retention ends: the digest stays, the chain still
//! holds, and nobody can guess a ticked box from a digest. Anybody can check a chain with a SHA-256 tool:
//!
//! ```text
//! digest = SHA-256(salt, content)
//! line   = number TAB moment TAB who TAB how TAB subject TAB digest
//! hash   = SHA-256(hash of the link before, LF, line)      64 zeros before the first; hashes in hexadecimal
//! ```

use super::contract::{Export, IssuedReport, RecordKey, RecordSummary, SettledPair, SheetKey};
use super::staging::encode;
use crate::campaign::{Batch, BatchNumber, Campaign, CampaignId};
use crate::operator::{Identification, Moment, Operator, Signature};
use crate::questionnaire::{Audience, Fingerprint};
use crate::record::{Delta, Pass, Record, Review, Serial};
use crate::verification::{Draw, Sheet};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fmt;

/// A SHA-256.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// What stands before the first link.
    pub const NONE: Hash = Hash([0; 32]);

    /// Reads 64 hexadecimal digits.
    pub fn parse(text: &str) -> Option<Hash> {
        bytes_of(text).map(Hash)
    }

    /// Its first twelve digits: enough to find it by in a list.
    pub fn short(&self) -> String {
        self.0.iter().take(6).map(|byte| format!("{byte:02x}")).collect()
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Bytes from hexadecimal digits in lower case.
pub(super) fn bytes_of<const N: usize>(text: &str) -> Option<[u8; N]> {
    let plain = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if text.len() != 2 * N || !text.bytes().all(plain) {
        return None;
    }
    let mut bytes = [0; N];
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * place..2 * place + 2], 16).ok()?;
    }
    Some(bytes)
}

/// The end of a campaign's journal: how many links it has, and the hash of the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Links, which is the number of the last.
    pub number: u64,
    /// Its hash.
    pub hash: Hash,
}

impl Default for Head {
    fn default() -> Head {
        Head { number: 0, hash: Hash::NONE }
    }
}

/// One change of a campaign.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// Its number within the campaign, from 1.
    pub number: u64,
    /// Who, and when.
    pub by: Signature,
    /// What it concerns.
    pub subject: Subject,
    /// What changed, or its digest once that was destroyed.
    pub content: Content,
    /// Its hash.
    pub hash: Hash,
}

/// What a link concerns. It holds no answer, and stays when answers are destroyed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Subject {
    /// The campaign itself.
    Campaign,
    /// A tool that its sheets are keyed with.
    Tool(Fingerprint),
    /// A batch.
    Batch(BatchNumber),
    /// A pass of a sheet, at a revision.
    Record(Audience, Serial, Pass, u64),
    /// A draw.
    Draw(u32),
    /// The verification of a sheet.
    Sheet(Audience, Serial),
    /// A pair of sheets that may be one.
    Pair(Audience, Serial, Serial),
    /// A comment of a sheet: what was decided about it.
    Review(Audience, Serial),
    /// An issued report.
    Report(u32),
    /// The end of the retention: contents were destroyed.
    Emptied,
    /// What is known of a sheet whose answers were destroyed.
    Counts(Audience, Serial),
    /// Data that left the house, of the report with this number.
    Export(u32),
}

/// What changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(clippy::large_enum_variant, reason = "contents are kept, but for the few campaigns whose retention ended")]
pub enum Content {
    /// It, with the salt of its digest.
    Kept([u8; 16], Change),
    /// It is destroyed; this was its digest.
    Destroyed(Hash),
}

/// What changed, by subject.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Change {
    /// The campaign as it is now.
    Campaign(Campaign),
    /// The tool is kept from now on.
    Tool,
    /// The batch as it is now.
    Batch(Batch),
    /// The batch a record lies in, and what changed in it.
    Record(BatchNumber, Delta),
    /// The draw as it is now.
    Draw(Draw),
    /// The verification as it is now.
    Sheet(Sheet),
    /// What was found about a pair.
    Pair(SettledPair),
    /// What was decided about a comment.
    Review(Review),
    /// The report that was issued.
    Report(IssuedReport),
    /// The retention ended.
    Emptied,
    /// The first pass without its answers, and the verification without its values when there is one.
    Counts(RecordSummary, Option<Sheet>),
    /// The files that were written.
    Export(Export),
}

impl Content {
    /// The digest that the chain covers.
    pub fn digest(&self) -> Hash {
        match self {
            Content::Destroyed(digest) => *digest,
            Content::Kept(salt, change) => {
                Hash(Sha256::new().chain_update(salt).chain_update(encode(change)).finalize().into())
            }
        }
    }
}

impl Subject {
    /// Whether its content holds answers, which leave when their retention ends.
    pub fn holds_answers(&self) -> bool {
        match self {
            Subject::Record(..) | Subject::Sheet(..) | Subject::Review(..) => true,
            Subject::Campaign
            | Subject::Tool(_)
            | Subject::Batch(_)
            | Subject::Draw(_)
            | Subject::Pair(..)
            | Subject::Report(_)
            | Subject::Emptied
            | Subject::Counts(..)
            | Subject::Export(_) => false,
        }
    }

    /// Reads a subject as it is displayed.
    pub fn parse(text: &str) -> Option<Subject> {
        let parts: Vec<&str> = text.split('/').collect();
        let serial = |text: &str| text.parse().ok().map(Serial);
        Some(match parts.as_slice() {
            ["campaign"] => Subject::Campaign,
            ["emptied"] => Subject::Emptied,
            ["tool", fingerprint] => Subject::Tool(Fingerprint((*fingerprint).to_owned())),
            ["batch", number] => Subject::Batch(BatchNumber(number.parse().ok()?)),
            ["draw", number] => Subject::Draw(number.parse().ok()?),
            ["export", number] => Subject::Export(number.parse().ok()?),
            ["report", number] => Subject::Report(number.parse().ok()?),
            ["counts", audience, number] => Subject::Counts(Audience((*audience).to_owned()), serial(number)?),
            ["sheet", audience, number] => Subject::Sheet(Audience((*audience).to_owned()), serial(number)?),
            ["review", audience, number] => Subject::Review(Audience((*audience).to_owned()), serial(number)?),
            ["pair", audience, one, other] => {
                Subject::Pair(Audience((*audience).to_owned()), serial(one)?, serial(other)?)
            }
            ["record", audience, number, pass, revision] => {
                let pass = match *pass {
                    "1" => Pass::First,
                    "2" => Pass::Second,
                    "3" => Pass::Third,
                    _ => return None,
                };
                Subject::Record(Audience((*audience).to_owned()), serial(number)?, pass, revision.parse().ok()?)
            }
            _ => return None,
        })
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Subject::Campaign => write!(f, "campaign"),
            Subject::Emptied => write!(f, "emptied"),
            Subject::Tool(fingerprint) => write!(f, "tool/{}", fingerprint.0),
            Subject::Batch(number) => write!(f, "batch/{}", number.0),
            Subject::Draw(number) => write!(f, "draw/{number}"),
            Subject::Export(number) => write!(f, "export/{number}"),
            Subject::Report(number) => write!(f, "report/{number}"),
            Subject::Counts(audience, serial) => write!(f, "counts/{}/{}", audience.0, serial.0),
            Subject::Sheet(audience, serial) => write!(f, "sheet/{}/{}", audience.0, serial.0),
            Subject::Review(audience, serial) => write!(f, "review/{}/{}", audience.0, serial.0),
            Subject::Pair(audience, one, other) => write!(f, "pair/{}/{}/{}", audience.0, one.0, other.0),
            Subject::Record(audience, serial, pass, revision) => {
                let pass = match pass {
                    Pass::First => 1,
                    Pass::Second => 2,
                    Pass::Third => 3,
                };
                write!(f, "record/{}/{}/{pass}/{revision}", audience.0, serial.0)
            }
        }
    }
}

fn how_word(how: Identification) -> &'static str {
    match how {
        Identification::Chosen => "chosen",
        Identification::SystemUser => "system",
        Identification::Pin => "pin",
    }
}

impl Link {
    /// The link that comes after `head`.
    pub fn after(head: Head, by: Signature, subject: Subject, content: Content) -> Link {
        let number = head.number + 1;
        let mut link = Link { number, by, subject, content, hash: Hash::NONE };
        link.hash = link.hash_after(&head.hash);
        link
    }

    /// Leaves who changed what and when, and nothing of what a sheet says: its hash tells nothing without the salt.
    pub fn without_values(&mut self) {
        if let Content::Kept(salt, Change::Record(_, delta)) = &mut self.content {
            *salt = [0; 16];
            delta.without_values();
        }
    }

    /// The hash it must have behind a link with this hash.
    pub fn hash_after(&self, before: &Hash) -> Hash {
        Hash(Sha256::digest(format!("{before}\n{}", self.line())).into())
    }

    /// Where the journal stands with it as the last.
    pub fn head(&self) -> Head {
        Head { number: self.number, hash: self.hash }
    }

    /// What the hash covers beside the hash before.
    pub fn line(&self) -> String {
        let Signature { who, how, when } = &self.by;
        let (number, when, who, how) = (self.number, when.0, who.name(), how_word(*how));
        format!("{number}\t{when}\t{who}\t{how}\t{}\t{}", self.subject, self.content.digest())
    }

    /// The link as one line of the text copy, without its end: what the hash covers, the hash, the salt and the content in
    /// JSON (`-` once destroyed), and a checksum of all this.
    pub fn text(&self) -> String {
        let (salt, content) = match &self.content {
            Content::Kept(salt, change) => {
                let salt: String = salt.iter().map(|byte| format!("{byte:02x}")).collect();
                (salt, serde_json::to_string(change).expect("a change has text keys and no foreign numbers"))
            }
            Content::Destroyed(_) => ("-".to_owned(), "-".to_owned()),
        };
        let text = format!("{}\t{}\t{salt}\t{content}", self.line(), self.hash);
        format!("{text}\t{:08x}", crc32fast::hash(text.as_bytes()))
    }

    /// Reads a line of the text copy; `None` when it is torn or was changed without its checksum.
    pub fn parse(text: &str) -> Option<Link> {
        let (body, crc) = text.rsplit_once('\t')?;
        if format!("{:08x}", crc32fast::hash(body.as_bytes())) != crc {
            return None;
        }
        let parts: Vec<&str> = body.split('\t').collect();
        let [number, when, who, how, subject, digest, hash, salt, content] = parts.as_slice() else { return None };
        let known = [Identification::Chosen, Identification::SystemUser, Identification::Pin];
        let how = known.into_iter().find(|one| how_word(*one) == *how)?;
        let by = Signature { who: Operator::new(who)?, how, when: Moment(when.parse().ok()?) };
        let content = match *salt {
            "-" => Content::Destroyed(Hash::parse(digest)?),
            salt => Content::Kept(bytes_of(salt)?, serde_json::from_str(content).ok()?),
        };
        let (number, subject) = (number.parse().ok()?, Subject::parse(subject)?);
        let link = Link { number, by, subject, content, hash: Hash::parse(hash)? };
        // A content that is not what its digest says is nobody's.
        (link.content.digest() == Hash::parse(digest)?).then_some(link)
    }
}

/// What a journal says when it is read from its first link: the campaign as it is now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Retold {
    /// The campaign.
    pub campaign: Option<Campaign>,
    /// Its batches.
    pub batches: BTreeMap<BatchNumber, Batch>,
    /// The passes of its sheets: batch, revision, record. Where a cursor stood in a sheet in progress is not told.
    pub records: BTreeMap<RecordKey, (BatchNumber, u64, Record)>,
    /// The draws.
    pub draws: BTreeMap<u32, Draw>,
    /// The verifications.
    pub sheets: BTreeMap<SheetKey, Sheet>,
    /// What was found about pairs.
    pub pairs: BTreeMap<(Audience, Serial, Serial), SettledPair>,
    /// What was decided about comments, by sheet and question.
    pub reviews: BTreeMap<(SheetKey, String), Review>,
    /// The issued reports.
    pub reports: BTreeMap<u32, IssuedReport>,
    /// What is known of the sheets whose answers are destroyed.
    pub counts: BTreeMap<RecordKey, RecordSummary>,
}

impl Retold {
    /// Takes the next link; `false` when its content does not fit what came before.
    pub fn take(&mut self, campaign: &CampaignId, link: &Link) -> bool {
        let Content::Kept(_, change) = &link.content else { return true };
        match (&link.subject, change) {
            (Subject::Campaign, Change::Campaign(now)) => self.campaign = Some(now.clone()),
            (Subject::Tool(_), Change::Tool) | (Subject::Export(_), Change::Export(_)) => {}
            (Subject::Report(number), Change::Report(report)) => drop(self.reports.insert(*number, report.clone())),
            (Subject::Batch(number), Change::Batch(batch)) => drop(self.batches.insert(*number, batch.clone())),
            (Subject::Draw(number), Change::Draw(draw)) => drop(self.draws.insert(*number, draw.clone())),
            (Subject::Pair(audience, one, other), Change::Pair(pair)) => {
                self.pairs.insert((audience.clone(), *one, *other), pair.clone());
            }
            (Subject::Sheet(audience, serial), Change::Sheet(sheet)) => {
                let (campaign, audience, serial) = (campaign.clone(), audience.clone(), *serial);
                self.sheets.insert(SheetKey { campaign, audience, serial }, sheet.clone());
            }
            (Subject::Review(audience, serial), Change::Review(review)) => {
                let (campaign, audience, serial) = (campaign.clone(), audience.clone(), *serial);
                let sheet = SheetKey { campaign, audience, serial };
                self.reviews.insert((sheet, review.question.clone()), review.clone());
            }
            (Subject::Record(audience, serial, pass, revision), Change::Record(batch, delta)) => {
                let (campaign, audience) = (campaign.clone(), audience.clone());
                let key = RecordKey { campaign, audience, serial: *serial, pass: *pass };
                let before = self.records.get(&key).map(|(_, _, record)| record);
                let Some(record) = delta.apply(before) else { return false };
                self.records.insert(key, (*batch, *revision, record));
            }
            (Subject::Emptied, Change::Emptied) => {
                self.records.clear();
                self.sheets.clear();
                self.reviews.clear();
            }
            (Subject::Counts(audience, serial), Change::Counts(summary, sheet)) => {
                let key = &summary.key;
                if (&key.campaign, &key.audience, key.serial) != (campaign, audience, *serial) {
                    return false;
                }
                self.sheets.extend(sheet.clone().map(|sheet| (key.sheet(), sheet)));
                self.counts.insert(key.clone(), summary.clone());
            }
            _ => return false,
        }
        true
    }
}
