//! What was submitted and is not applied yet: reads look here first.

use super::contract::{Export, Filed, IssuedReport, RecordKey, SettledPair, SheetKey, Ticket, Write};
use super::journal::Link;
use super::several::Once;
use crate::campaign::{Batch, Campaign, CampaignId};
use crate::operator::Moment;
use crate::questionnaire::{Audience, Tool};
use crate::record::{Review, Serial};
use crate::verification::Draw;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A write on its way: records and tools are shared between the queue and the readers.
pub(super) enum Entry {
    Record(RecordKey, Arc<Filed>),
    Batch(CampaignId, Batch),
    Campaign(Campaign),
    Tool(Arc<Tool>),
    Report(CampaignId, IssuedReport),
    Draw(CampaignId, Draw),
    Missing(SheetKey, String),
    Found(SheetKey, String),
    Pair(CampaignId, SettledPair),
    Review(SheetKey, Review),
    Empty(CampaignId),
    Export(CampaignId, Export),
    Once(Once),
    Serial(CampaignId, Audience, Serial),
    Forget(Moment),
    /// A link of a text copy, when a store is made of it again.
    Retold(CampaignId, Box<Link>),
}

impl From<Write> for Entry {
    fn from(write: Write) -> Entry {
        match write {
            Write::Record(key, filed) => Entry::Record(key, Arc::new(filed)),
            Write::Batch(campaign, batch) => Entry::Batch(campaign, batch),
            Write::Campaign(campaign) => Entry::Campaign(campaign),
            Write::Tool(tool) => Entry::Tool(tool),
            Write::Report(campaign, report) => Entry::Report(campaign, report),
            Write::Draw(campaign, draw) => Entry::Draw(campaign, draw),
            Write::Missing(sheet, reason) => Entry::Missing(sheet, reason),
            Write::Found(sheet, reason) => Entry::Found(sheet, reason),
            Write::Pair(campaign, pair) => Entry::Pair(campaign, pair),
            Write::Review(sheet, review) => Entry::Review(sheet, review),
            Write::Empty(campaign) => Entry::Empty(campaign),
            Write::Export(campaign, export) => Entry::Export(campaign, export),
            Write::Once(once) => Entry::Once(once),
            Write::Serial(campaign, audience, serial) => Entry::Serial(campaign, audience, serial),
            Write::Forget(before) => Entry::Forget(before),
        }
    }
}

/// The newest pending write of every record, with the submission it came from: a sheet that is keyed goes on from its own saving
/// without waiting for the disk. All else is seen once it is acknowledged: what is not judged yet may be refused, and whoever reads it
/// meanwhile would build on it, or find done what never is.
#[derive(Default)]
pub(super) struct Pending {
    records: BTreeMap<RecordKey, (Ticket, Arc<Filed>)>,
}

impl Pending {
    /// Shows a submission to the readers.
    pub fn add(&mut self, ticket: Ticket, entries: &[Entry]) {
        for entry in entries {
            let Entry::Record(key, filed) = entry else { continue };
            // An older revision will be refused: it never hides a newer one meanwhile.
            let older = self.records.get(key).is_some_and(|(_, known)| known.revision >= filed.revision);
            if !older {
                self.records.insert(key.clone(), (ticket, Arc::clone(filed)));
            }
        }
    }

    /// Forgets everything up to a submission: the engine shows it, or it was refused.
    pub fn settle(&mut self, last: Ticket) {
        self.records.retain(|_, (ticket, _)| *ticket > last);
    }

    pub fn record(&self, key: &RecordKey) -> Option<Arc<Filed>> {
        self.records.get(key).map(|(_, filed)| Arc::clone(filed))
    }

    /// The records of a campaign, of one audience or all, by key.
    pub fn records(
        &self,
        campaign: &CampaignId,
        audience: Option<&Audience>,
    ) -> impl Iterator<Item = (&RecordKey, &Arc<Filed>)> {
        let wanted = move |key: &RecordKey| {
            key.campaign == *campaign && audience.is_none_or(|audience| key.audience == *audience)
        };
        self.records.iter().filter(move |(key, _)| wanted(key)).map(|(key, (_, filed))| (key, filed))
    }
}
