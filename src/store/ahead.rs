//! Submissions too large for one sync. They are first written down beside everything else, then marked as complete, then
//! carried out, and at last forgotten; a cut at any moment leaves all of it or nothing.

use super::engine::{Changes, Engine, Failure};
use super::error::Error;
use super::keys;
use super::seal;
use super::staging::{decode, encode};

/// Most changes of keys between two syncs. sled's log must not begin two segments of 512 KB in that time: the header of the
/// first says that the segments before it are settled, sled uses one of them again for the second, and if a power cut leaves
/// the second but not the header of the first, sled takes the log to end where the overwritten segment was.
///
/// How far the log grows is not a matter of the bytes handed in. At the worst a change has its page written anew, and sled
/// moves another page to free a segment: 17 values of [`VALUE_BYTES_MAX`](seal::VALUE_BYTES_MAX) each, which is 20 KB a change.
pub(super) const SYNC_CHANGES_MAX: usize = 20;

/// The same where an earlier copiste left values of 4 KB.
pub(super) const SYNC_CHANGES_EARLIER_MAX: usize = 2;

/// Most bytes of one part of what is written down.
const PART_BYTES_MAX: usize = 48 << 10;

/// A key's new value, or its removal, as it is written down.
type Change = (Vec<u8>, Option<Vec<u8>>);

/// The bytes a change hands to the engine.
fn bytes(key: &[u8], value: Option<&Vec<u8>>) -> usize {
    key.len() + value.map_or(0, Vec::len)
}

/// Writes changes down and marks them as complete. From here on they will be carried out, come what may.
pub(super) fn write_down(engine: &dyn Engine, changes: Changes) -> Result<(), Failure> {
    let parts = parts(changes.into_iter());
    let count = u32::try_from(parts.len()).expect("a submission fits in memory");
    for (number, part) in (0..).zip(&parts) {
        durably(engine, sealed(&keys::ahead_part(number), &encode(part))?, SYNC_CHANGES_MAX)?;
    }
    durably(engine, sealed(&keys::ahead_mark(), &encode(&count))?, SYNC_CHANGES_MAX)
}

/// Carries out what was written down and marked, and forgets it; forgets what was not marked.
pub(super) fn carry_out(engine: &dyn Engine) -> Result<(), Failure> {
    carry_out_by(engine, SYNC_CHANGES_MAX)
}

/// As [`carry_out`], with so many changes between two syncs.
pub(super) fn carry_out_by(engine: &dyn Engine, changes_max: usize) -> Result<(), Failure> {
    let mark_key = keys::ahead_mark();
    let read = |key: &[u8]| seal::unseal(key, |chunk| engine.get(chunk));
    if let Some(mark) = read(&mark_key).map_err(Failure::Write)? {
        let count: u32 = decode(&mark_key, &mark.content).map_err(Failure::Write)?;
        for number in 0..count {
            let key = keys::ahead_part(number);
            let damaged = || Failure::Write(Error::Damaged { key: keys::readable(&key) });
            let part = read(&key).map_err(Failure::Write)?.ok_or_else(damaged)?;
            let part: Vec<Change> = decode(&key, &part.content).map_err(Failure::Write)?;
            durably(engine, part.into_iter().collect(), changes_max)?;
        }
        durably(engine, removal((0..mark.chunks).map(|chunk| seal::chunk_key(&mark_key, chunk))), changes_max)?;
    }
    loop {
        let left = engine.page(&keys::ahead_parts(), None, changes_max).map_err(Failure::Write)?;
        if left.is_empty() {
            return Ok(());
        }
        durably(engine, removal(left.into_iter().map(|(key, _)| key)), changes_max)?;
    }
}

fn removal(keys: impl Iterator<Item = Vec<u8>>) -> Changes {
    keys.map(|key| (key, None)).collect()
}

fn sealed(key: &[u8], content: &[u8]) -> Result<Changes, Failure> {
    let chunks = seal::seal(key, 1, content).map_err(Failure::Write)?;
    Ok(chunks.into_iter().map(|(key, value)| (key, Some(value))).collect())
}

/// Makes changes durable piece by piece: whoever needs all or nothing has written them down before.
fn durably(engine: &dyn Engine, changes: Changes, changes_max: usize) -> Result<(), Failure> {
    let mut left = changes.into_iter().peekable();
    while left.peek().is_some() {
        let piece: Changes = left.by_ref().take(changes_max).collect();
        engine.apply(&piece).map_err(Failure::Write)?;
        engine.flush().map_err(Failure::Write)?;
        engine.sync().map_err(Failure::Sync)?;
    }
    Ok(())
}

fn parts(changes: impl Iterator<Item = Change>) -> Vec<Vec<Change>> {
    let mut parts: Vec<Vec<Change>> = Vec::new();
    let mut filled = PART_BYTES_MAX;
    for (key, value) in changes {
        let more = bytes(&key, value.as_ref());
        if filled + more > PART_BYTES_MAX {
            parts.push(Vec::new());
            filled = 0;
        }
        filled += more;
        parts.last_mut().expect("the first change begins a part").push((key, value));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::super::engine::Memory;
    use super::*;
    use std::cell::Cell;

    fn large() -> Changes {
        (0..100_u8).map(|number| (vec![b'x', number], Some(vec![number; 400]))).collect()
    }

    fn content(engine: &dyn Engine) -> Changes {
        let entries = engine.page(b"", None, usize::MAX).unwrap();
        entries.into_iter().map(|(key, value)| (key, Some(value))).collect()
    }

    /// An engine that dies after a number of changes.
    struct Mortal {
        memory: Memory,
        lives: Cell<u32>,
    }

    // Only one thread touches it here.
    struct Shared(std::sync::Mutex<Mortal>);

    impl Engine for Shared {
        fn directory(&self) -> Option<std::path::PathBuf> {
            None
        }
        fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, Error> {
            self.0.lock().unwrap().memory.get(key)
        }
        fn page(
            &self,
            prefix: &[u8],
            after: Option<&[u8]>,
            limit: usize,
        ) -> Result<Vec<super::super::engine::Entry>, Error> {
            self.0.lock().unwrap().memory.page(prefix, after, limit)
        }
        fn apply(&self, changes: &Changes) -> Result<(), Error> {
            let mortal = self.0.lock().unwrap();
            assert!(changes.len() <= SYNC_CHANGES_MAX, "{} changes at once", changes.len());
            let lives = mortal.lives.get().checked_sub(1).ok_or(Error::Stopped)?;
            mortal.lives.set(lives);
            mortal.memory.apply(changes)
        }
        fn flush(&self) -> Result<(), Error> {
            Ok(())
        }
        fn sync(&self) -> Result<(), Error> {
            Ok(())
        }
        fn reopen(&self) -> Result<(), Error> {
            Ok(())
        }
        fn close(&self) {}
        fn salt(&self) -> [u8; 16] {
            [0; 16]
        }
    }

    #[test]
    fn a_large_submission_is_there_as_a_whole_or_not_at_all_wherever_it_is_interrupted() {
        let mut outcomes = Vec::new();
        for lives in 0..60 {
            let engine = Shared(Mortal { memory: Memory::default(), lives: Cell::new(lives) }.into());
            let done = write_down(&engine, large()).and_then(|()| carry_out(&engine)).is_ok();
            engine.0.lock().unwrap().lives.set(u32::MAX);
            carry_out(&engine).ok().unwrap();
            let there = content(&engine);
            assert!(there == large() || (there.is_empty() && !done), "after {lives} changes");
            outcomes.push((there.is_empty(), done));
        }
        assert!(
            outcomes.contains(&(true, false))
                && outcomes.contains(&(false, false))
                && outcomes.contains(&(false, true))
        );
    }
}
