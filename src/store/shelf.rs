//! Tools kept ready: reading one back takes longer than a keystroke.

use super::error::Error;
use crate::questionnaire::{Fingerprint, Tool};
use std::sync::{Arc, Mutex, PoisonError};

/// Tools kept ready: a campaign has one, two when it was corrected.
const TOOLS_MAX: usize = 8;

/// The tools that were read last.
#[derive(Default)]
pub(super) struct Shelf {
    tools: Mutex<Vec<Arc<Tool>>>,
}

impl Shelf {
    /// The tool, from the shelf or read now.
    pub fn tool(
        &self,
        fingerprint: &Fingerprint,
        read: impl FnOnce() -> Result<Option<Tool>, Error>,
    ) -> Result<Option<Arc<Tool>>, Error> {
        let tools = || self.tools.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(tool) = tools().iter().find(|tool| tool.fingerprint == *fingerprint) {
            return Ok(Some(Arc::clone(tool)));
        }
        let Some(tool) = read()?.map(Arc::new) else { return Ok(None) };
        let mut tools = tools();
        tools.truncate(TOOLS_MAX - 1);
        tools.insert(0, Arc::clone(&tool));
        Ok(Some(tool))
    }
}
