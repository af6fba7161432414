//! What lies under a key, as people name it.

use super::contract::{RecordKey, SheetKey};
use super::keys;
use crate::campaign::{BatchNumber, CampaignId};
use crate::questionnaire::{Audience, Fingerprint};
use crate::record::Serial;
use serde::{Deserialize, Serialize};

/// What a value of the store is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// A campaign.
    Campaign(CampaignId),
    /// A batch.
    Batch(CampaignId, BatchNumber),
    /// The sheets of a batch, counted.
    Tally(CampaignId, BatchNumber),
    /// One keying of a sheet.
    Record(RecordKey),
    /// What the list of a batch shows of a sheet.
    Summary(BatchNumber, RecordKey),
    /// The highest number of a sheet.
    HighestSerial(CampaignId, Audience),
    /// An issued report.
    Report(CampaignId, u32),
    /// A tool.
    Tool(Fingerprint),
    /// A draw.
    Draw(CampaignId, u32),
    /// The verification of a sheet.
    Verification(SheetKey),
    /// What was found about a pair of sheets.
    Pair(CampaignId, Audience, Serial, Serial),
    /// What was decided about a comment of a sheet: the item code of its question.
    Review(SheetKey, String),
    /// A link of a journal.
    Link(CampaignId, u64),
    /// Where a journal ends.
    JournalEnd(CampaignId),
    /// The mark of a campaign whose answers are destroyed.
    Emptied(CampaignId),
    /// What is applied of a station's session with a host.
    Session(String),
    /// A large submission on its way, or the mark of one.
    Ahead,
    /// The mark that something destroyed is still in the data file.
    Unswept,
    /// The version of the store's form.
    Schema,
    /// Nothing that this copiste knows.
    Unknown,
}

impl Place {
    /// What lies under the key of a document, without the number of a chunk.
    pub(super) fn of(key: &[u8]) -> Place {
        match key {
            _ if key == keys::schema() => Place::Schema,
            _ if key == keys::unswept() => Place::Unswept,
            _ if key == keys::ahead_mark() || key.starts_with(&keys::ahead_parts()) => Place::Ahead,
            [kind, b'/', rest @ ..] => Place::of_kind(*kind, Rest(rest)).unwrap_or(Place::Unknown),
            _ => Place::Unknown,
        }
    }

    fn of_kind(kind: u8, mut rest: Rest<'_>) -> Option<Place> {
        let place = match kind {
            b'o' => Place::Tool(Fingerprint(rest.name()?)),
            b'i' => Place::Session(rest.name()?),
            _ => {
                let campaign = CampaignId::new(&rest.name()?)?;
                Place::of_campaign(kind, campaign, &mut rest)?
            }
        };
        rest.0.is_empty().then_some(place)
    }

    fn of_campaign(kind: u8, campaign: CampaignId, rest: &mut Rest<'_>) -> Option<Place> {
        Some(match kind {
            b'c' => Place::Campaign(campaign),
            b'e' => Place::JournalEnd(campaign),
            b'x' => Place::Emptied(campaign),
            b'b' => Place::Batch(campaign, BatchNumber(rest.number()?)),
            b't' => Place::Tally(campaign, BatchNumber(rest.number()?)),
            b'r' => Place::Report(campaign, rest.number()?),
            b'd' => Place::Draw(campaign, rest.number()?),
            b'j' => Place::Link(campaign, u64::from_be_bytes(rest.bytes()?)),
            b'h' => Place::HighestSerial(campaign, Audience(rest.name()?)),
            b's' => Place::Record(rest.record(&campaign)?),
            b'n' => Place::Summary(BatchNumber(rest.number()?), rest.record(&campaign)?),
            b'v' => Place::Verification(rest.sheet(campaign)?),
            b'q' => Place::Review(rest.sheet(campaign)?, rest.name()?),
            b'p' => {
                let audience = Audience(rest.name()?);
                Place::Pair(campaign, audience, Serial(rest.number()?), Serial(rest.number()?))
            }
            _ => return None,
        })
    }

    /// The campaign it is of; nothing for what is of several or of none.
    pub fn campaign(&self) -> Option<&CampaignId> {
        match self {
            Place::Campaign(campaign)
            | Place::Batch(campaign, _)
            | Place::Tally(campaign, _)
            | Place::HighestSerial(campaign, _)
            | Place::Report(campaign, _)
            | Place::Draw(campaign, _)
            | Place::Pair(campaign, ..)
            | Place::Link(campaign, _)
            | Place::JournalEnd(campaign)
            | Place::Emptied(campaign) => Some(campaign),
            Place::Record(key) | Place::Summary(_, key) => Some(&key.campaign),
            Place::Verification(sheet) | Place::Review(sheet, _) => Some(&sheet.campaign),
            Place::Tool(_) | Place::Session(_) | Place::Ahead | Place::Unswept | Place::Schema | Place::Unknown => None,
        }
    }
}

/// What is left of a key, each part with a slash behind it.
struct Rest<'a>(&'a [u8]);

impl Rest<'_> {
    fn name(&mut self) -> Option<String> {
        let end = self.0.iter().position(|byte| *byte == b'/')?;
        let name = std::str::from_utf8(&self.0[..end]).ok()?.to_owned();
        self.0 = &self.0[end + 1..];
        Some(name)
    }

    fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (bytes, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest.strip_prefix(b"/")?;
        Some(*bytes)
    }

    fn number(&mut self) -> Option<u32> {
        Some(u32::from_be_bytes(self.bytes()?))
    }

    fn sheet(&mut self, campaign: CampaignId) -> Option<SheetKey> {
        let audience = Audience(self.name()?);
        Some(SheetKey { campaign, audience, serial: Serial(self.number()?) })
    }

    fn record(&mut self, campaign: &CampaignId) -> Option<RecordKey> {
        let record = keys::record_place(campaign, self.0)?;
        self.0 = &[];
        Some(record)
    }
}

#[cfg(test)]
mod tests {
    use super::super::contract::SettledPair;
    use super::super::wire::SessionId;
    use super::*;
    use crate::operator::{Identification, Moment, Operator, Signature};
    use crate::record::Pass;

    #[test]
    fn every_key_is_named_and_no_number_is_taken_for_a_slash() {
        let campaign = CampaignId::new("spring").unwrap();
        // The number is four slashes.
        let (audience, serial) = (Audience("residents".to_owned()), Serial(0x2f2f_2f2f));
        let sheet = SheetKey { campaign: campaign.clone(), audience: audience.clone(), serial };
        let (record, batch) = (sheet.pass(Pass::Third), BatchNumber(0x2f2f_2f2f));
        let by = Signature { who: Operator::new("ann").unwrap(), how: Identification::Chosen, when: Moment(0) };
        let (note, same_paper) = (String::new(), false);
        let pair = SettledPair { audience: audience.clone(), first: serial, second: Serial(9), same_paper, note, by };
        let fingerprint = Fingerprint("5e".repeat(32));
        let named = |name: &str| name.to_owned();
        for (key, place) in [
            (keys::campaign(&campaign), Place::Campaign(campaign.clone())),
            (keys::batch(&campaign, batch), Place::Batch(campaign.clone(), batch)),
            (keys::tally(&campaign, batch), Place::Tally(campaign.clone(), batch)),
            (keys::record(&record), Place::Record(record.clone())),
            (keys::summary(batch, &record), Place::Summary(batch, record.clone())),
            (keys::highest_serial(&campaign, &audience), Place::HighestSerial(campaign.clone(), audience.clone())),
            (keys::report(&campaign, 7), Place::Report(campaign.clone(), 7)),
            (keys::tool(&fingerprint), Place::Tool(fingerprint.clone())),
            (keys::draw(&campaign, 3), Place::Draw(campaign.clone(), 3)),
            (keys::verification(&sheet), Place::Verification(sheet.clone())),
            (keys::pair(&campaign, &pair), Place::Pair(campaign.clone(), audience.clone(), serial, Serial(9))),
            (keys::review(&sheet, "word"), Place::Review(sheet.clone(), named("word"))),
            (keys::link(&campaign, 0x2f2f), Place::Link(campaign.clone(), 0x2f2f)),
            (keys::journal_end(&campaign), Place::JournalEnd(campaign.clone())),
            (keys::emptied(&campaign), Place::Emptied(campaign.clone())),
            (keys::session(&SessionId([0xab; 16])), Place::Session("ab".repeat(16))),
            (keys::ahead_mark(), Place::Ahead),
            (keys::ahead_part(4), Place::Ahead),
            (keys::unswept(), Place::Unswept),
            (keys::schema(), Place::Schema),
            (b"k/spring/".to_vec(), Place::Unknown),
            (b"c/spring/more/".to_vec(), Place::Unknown),
            (b"d/spring/3".to_vec(), Place::Unknown),
        ] {
            assert_eq!(Place::of(&key), place, "{}", keys::readable(&key));
        }
    }
}
