//! A sheet held open: nobody else writes it meanwhile.

use crate::campaign::CampaignId;
use crate::questionnaire::Audience;
use crate::record::{Pass, Serial};
use crate::store::{self, RecordKey, SheetKey, Store};
use std::sync::Arc;

/// Holds a sheet open at the store until it is dropped.
pub(super) struct Held {
    store: Arc<dyn Store>,
    key: RecordKey,
}

impl Held {
    /// Holds this sheet.
    pub fn this(store: &Arc<dyn Store>, key: RecordKey) -> Result<Held, store::Error> {
        store.hold(&key)?;
        Ok(Held { store: Arc::clone(store), key })
    }

    /// Holds a new sheet under the next number, and tells it.
    pub fn next(
        store: &Arc<dyn Store>,
        campaign: &CampaignId,
        audience: &Audience,
    ) -> Result<(Held, Serial), store::Error> {
        let serial = store.claim_serial(campaign, audience)?;
        let sheet = SheetKey { campaign: campaign.clone(), audience: audience.clone(), serial };
        Ok((Held { store: Arc::clone(store), key: sheet.pass(Pass::First) }, serial))
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.store.let_go(&self.key);
    }
}
