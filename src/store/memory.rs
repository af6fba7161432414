//! The store that forgets: practice, demonstrations without a disk, and the model of the other stores in the tests.

use super::engine::Memory;
use super::ledger::Ledger;

/// A store in memory.
pub struct MemoryStore {
    pub(super) ledger: Ledger,
}

impl MemoryStore {
    /// An empty store.
    pub fn new() -> MemoryStore {
        let ledger = Ledger::over(Box::new(Memory::default())).expect("nothing fails in memory");
        MemoryStore { ledger }
    }

    /// Waits until everything submitted is acknowledged, and forgets it.
    pub fn close(self) {}
}

impl Default for MemoryStore {
    fn default() -> MemoryStore {
        MemoryStore::new()
    }
}
