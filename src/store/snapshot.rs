//! Everything a store keeps as it was at one instant, between two batches of the writing thread, read while that thread goes on.
//!
//! Whoever writes first puts aside what the keys held that are not read yet. So nobody waits longer than a page takes to be read,
//! however large the store is, and what is put aside is as large as what was changed meanwhile.

use super::disk::Disk;
use super::engine::{Changes, Engine, Entry};
use super::error::Error;
use super::journal::Head;
use super::keys;
use super::seal;
use super::staging::decode;
use crate::campaign::CampaignId;
use std::collections::BTreeMap;
use std::ops::Bound;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Entries read at a time, and so between two writes.
const PAGE_ENTRIES: usize = 128;
/// Most bytes put aside. More are changed at once only where answers are destroyed, or a store is made again from a copy.
const BEFORE_BYTES_MAX: usize = 64 << 20;

/// An engine that lets somebody read what it held at an instant.
pub(super) struct Watched {
    engine: Box<dyn Engine>,
    view: Mutex<Option<View>>,
}

/// What is read of an instant.
#[derive(Default)]
struct View {
    /// The last key that was read; those before it are of no interest any more.
    read: Option<Vec<u8>>,
    /// What keys not read yet held, where it was changed since; nothing where nothing was.
    before: BTreeMap<Vec<u8>, Option<Vec<u8>>>,
    bytes: usize,
    /// Why it is not of that instant any more.
    lost: Option<Error>,
    /// The longest that a writer may have waited for whoever reads.
    pause: Duration,
}

/// Everything a store kept at one instant.
pub(super) struct Snapshot {
    engine: Arc<Watched>,
    heads: Vec<(CampaignId, Head)>,
    is_read: bool,
}

impl Watched {
    pub fn over(engine: Box<dyn Engine>) -> Arc<Watched> {
        Arc::new(Watched { engine, view: Mutex::default() })
    }

    fn view(&self) -> MutexGuard<'_, Option<View>> {
        self.view.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl View {
    /// Puts aside what is about to be changed.
    fn put_aside(&mut self, changes: &Changes, engine: &dyn Engine) {
        let after = self.read.as_deref().map_or(Bound::Unbounded, Bound::Excluded);
        for (key, _) in changes.range::<[u8], _>((after, Bound::Unbounded)) {
            if self.lost.is_some() || self.before.contains_key(key) {
                continue;
            }
            match engine.get(key) {
                Ok(held) => {
                    self.bytes += key.len() + held.as_ref().map_or(0, Vec::len);
                    self.before.insert(key.clone(), held);
                }
                Err(error) => self.lose(error),
            }
            if self.bytes > BEFORE_BYTES_MAX {
                self.lose(Error::Full);
            }
        }
    }

    fn lose(&mut self, why: Error) {
        self.lost = Some(why);
        self.before.clear();
    }

    /// The next entries of the instant, and whether they are the last.
    fn page(&mut self, engine: &dyn Engine) -> Result<(Vec<Entry>, bool), Error> {
        if let Some(lost) = &self.lost {
            return Err(lost.clone());
        }
        let now = engine.page(b"", self.read.as_deref(), PAGE_ENTRIES)?;
        let is_last = now.len() < PAGE_ENTRIES;
        let read = now.last().map(|(key, _)| key.clone());
        let mut page: BTreeMap<Vec<u8>, Vec<u8>> = now.into_iter().collect();
        let here = match &read {
            Some(key) if !is_last => {
                let behind = self.before.split_off(key);
                let mut here = std::mem::replace(&mut self.before, behind);
                here.extend(self.before.remove_entry(key));
                here
            }
            _ => std::mem::take(&mut self.before),
        };
        for (key, held) in here {
            self.bytes -= key.len() + held.as_ref().map_or(0, Vec::len);
            match held {
                Some(held) => drop(page.insert(key, held)),
                None => drop(page.remove(&key)),
            }
        }
        self.read = read.or(self.read.take());
        // Nothing that was destroyed is in a data file made from this.
        let unswept = keys::unswept();
        Ok((page.into_iter().filter(|(key, _)| !key.starts_with(&unswept)).collect(), is_last))
    }
}

impl Snapshot {
    /// Begins one. The caller sees to it that nothing is half written.
    pub fn begin(engine: &Arc<Watched>) -> Result<Snapshot, Error> {
        let begun = Instant::now();
        let mut view = engine.view();
        if view.is_some() {
            return Err(Error::Full);
        }
        let heads = heads(&*engine.engine)?;
        *view = Some(View { pause: begun.elapsed(), ..View::default() });
        drop(view);
        Ok(Snapshot { engine: Arc::clone(engine), heads, is_read: false })
    }

    /// Where the journal of each campaign ended at that instant.
    pub fn heads(&self) -> &[(CampaignId, Head)] {
        &self.heads
    }

    /// Some more entries, in the order of their keys; `None` when all are read.
    pub fn page(&mut self) -> Result<Option<Vec<Entry>>, Error> {
        if self.is_read {
            return Ok(None);
        }
        let begun = Instant::now();
        let mut view = self.engine.view();
        let Some(view) = view.as_mut() else { return Err(Error::Stopped) };
        let (page, is_last) = view.page(&*self.engine.engine)?;
        self.is_read = is_last;
        view.pause = view.pause.max(begun.elapsed());
        Ok(Some(page))
    }

    /// The longest that writers waited because of it.
    pub fn pause(&self) -> Duration {
        self.engine.view().as_ref().map_or(Duration::ZERO, |view| view.pause)
    }
}

impl Drop for Snapshot {
    fn drop(&mut self) {
        *self.engine.view() = None;
    }
}

/// Where the journal of each campaign ends.
fn heads(engine: &dyn Engine) -> Result<Vec<(CampaignId, Head)>, Error> {
    let prefix = keys::journal_ends();
    let mut heads = Vec::new();
    for (key, _) in engine.page(&prefix, None, usize::MAX)? {
        let Some((document, 0)) = seal::split_key(&key) else { continue };
        let damaged = || Error::Damaged { key: keys::readable(document) };
        let name = document[prefix.len()..].strip_suffix(b"/").and_then(|name| std::str::from_utf8(name).ok());
        let campaign = name.and_then(CampaignId::new).ok_or_else(damaged)?;
        let end = seal::unseal(document, |chunk| engine.get(chunk))?.ok_or_else(damaged)?;
        heads.push((campaign, decode(document, &end.content)?));
    }
    Ok(heads)
}

impl Engine for Watched {
    fn directory(&self) -> Option<PathBuf> {
        self.engine.directory()
    }
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        self.engine.get(key)
    }
    fn page(&self, prefix: &[u8], after: Option<&[u8]>, limit: usize) -> Result<Vec<Entry>, Error> {
        self.engine.page(prefix, after, limit)
    }
    fn apply(&self, changes: &Changes) -> Result<(), Error> {
        let mut view = self.view();
        if let Some(view) = view.as_mut() {
            view.put_aside(changes, &*self.engine);
        }
        self.engine.apply(changes)
    }
    fn flush(&self) -> Result<(), Error> {
        self.engine.flush()
    }
    fn sync(&self) -> Result<(), Error> {
        self.engine.sync()
    }
    fn reopen(&self) -> Result<(), Error> {
        // Whoever reads waits for it: meanwhile there is nothing to read.
        let _view = self.view();
        self.engine.reopen()
    }
    fn write_anew(&self) -> Result<(), Error> {
        self.engine.write_anew()
    }
    fn earlier_copies(&self) -> Vec<PathBuf> {
        self.engine.earlier_copies()
    }
    fn close(&self) {
        self.engine.close();
    }
    fn close_unharmed(&self) {
        self.engine.close_unharmed();
    }
    fn altered(&self) -> Option<Error> {
        self.engine.altered()
    }
    fn salt(&self) -> [u8; 16] {
        self.engine.salt()
    }
    fn copy_place(&self) -> Option<(PathBuf, Arc<dyn Disk>)> {
        self.engine.copy_place()
    }
}

#[cfg(test)]
mod tests {
    use super::super::engine::Memory;
    use super::*;
    use proptest::prelude::*;

    fn content(engine: &dyn Engine) -> Vec<Entry> {
        engine.page(b"", None, usize::MAX).expect("memory")
    }

    fn some_changes() -> impl Strategy<Value = Changes> {
        let value = proptest::option::of(proptest::collection::vec(any::<u8>(), 0..4));
        proptest::collection::btree_map(
            any::<u16>().prop_map(|key| [b"k", key.to_be_bytes().as_slice()].concat()),
            value,
            0..200,
        )
    }

    proptest! {
        #[test]
        fn an_instant_stays_what_it_was_whatever_is_written_between_two_pages(
            first in some_changes(),
            later in proptest::collection::vec(some_changes(), 0..8),
        ) {
            let engine = Watched::over(Box::new(Memory::default()));
            engine.apply(&first).expect("memory");
            let of_the_instant = content(&*engine);
            let mut snapshot = Snapshot::begin(&engine).expect("nobody else reads");
            let mut later = later.into_iter();
            let mut read = Vec::new();
            if let Some(changes) = later.next() {
                engine.apply(&changes).expect("memory");
            }
            while let Some(page) = snapshot.page().expect("it is not lost") {
                read.extend(page);
                if let Some(changes) = later.next() {
                    engine.apply(&changes).expect("memory");
                }
            }
            prop_assert_eq!(read, of_the_instant);
        }
    }

    #[test]
    fn one_instant_is_read_at_a_time() {
        let engine = Watched::over(Box::new(Memory::default()));
        let first = Snapshot::begin(&engine).expect("nobody else reads");
        assert_eq!(Snapshot::begin(&engine).err(), Some(Error::Full));
        drop(first);
        assert!(Snapshot::begin(&engine).is_ok());
    }

    #[test]
    fn what_cannot_be_put_aside_is_no_instant_and_the_writing_goes_on() {
        let engine = Watched::over(Box::new(Memory::default()));
        let large =
            |byte: u8| -> Changes { (0..80_u8).map(|number| (vec![number], Some(vec![byte; 1 << 20]))).collect() };
        engine.apply(&large(1)).expect("memory");
        let mut snapshot = Snapshot::begin(&engine).expect("nobody else reads");
        assert_eq!(engine.apply(&large(2)), Ok(()));
        assert_eq!(snapshot.page(), Err(Error::Full));
    }
}
