//! A machine whose power can be cut: it knows what the disk really has.
//!
//! What a program writes is on the disk only after a sync: a file's content after the file's, a name in a directory after
//! the directory's. The machine stands under a store as its file system, remembers what was synced, and before every sync
//! cuts the power several times over: on copies, which keep what was synced and *any part* of what was not.

use super::scratch;
use copiste::store::Disk;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tempfile::TempDir;

/// Files and directories by their path below the root; `None` is a directory.
pub type Tree = BTreeMap<PathBuf, Option<Vec<u8>>>;

/// What a cut looks at: the copy's root, and what had been acknowledged.
pub type Look = Box<dyn Fn(&Path) -> Result<(), String> + Send + Sync>;

pub struct Machine {
    root: TempDir,
    known: Mutex<Known>,
    /// Cuts before each sync.
    cuts_each: u64,
    /// The sync that this machine only pretends to do.
    pretended: Option<String>,
    /// It remembers no contents, and cuts and kills nothing.
    counts_only: bool,
    look: Look,
}

/// What survives a cut.
#[derive(Clone, Default)]
struct Durable {
    names: BTreeSet<PathBuf>,
    contents: BTreeMap<PathBuf, Vec<u8>>,
}

#[derive(Default)]
struct Known {
    durable: Durable,
    phase: &'static str,
    /// Every sync so far, and where the phase began among them.
    syncs: Vec<String>,
    begun: usize,
    spared: bool,
    cuts: u64,
    /// The headers of the segments of sled's log at the last sync, if the machine only counts.
    segments: Vec<Header>,
    segments_begun_max: usize,
    losses: Vec<String>,
    /// The files at the kill, and what of them survives a cut.
    killed: Option<(Tree, Durable)>,
    kill_at: Option<u64>,
}

impl Machine {
    pub fn new(cuts_each: u64, pretended: Option<&str>, look: Look) -> Machine {
        let pretended = pretended.map(str::to_owned);
        Machine { root: scratch(), known: Mutex::default(), cuts_each, pretended, counts_only: false, look }
    }

    /// A machine that only counts: for lives that are too long to remember every file at every sync.
    pub fn counting() -> Machine {
        Machine { counts_only: true, ..Machine::new(0, None, Box::new(|_| Ok(()))) }
    }

    /// Where the store lies, two directories below what was there before.
    pub fn directory(&self) -> PathBuf {
        self.root.path().join("house/store")
    }

    pub fn begin(&self, phase: &'static str) {
        let mut known = self.known();
        known.phase = phase;
        known.begun = known.syncs.len();
    }

    /// Every sync so far: the phase, what was synced, and which of its kind it was in the phase.
    pub fn syncs(&self) -> Vec<String> {
        self.known().syncs.clone()
    }

    pub fn cuts(&self) -> u64 {
        self.known().cuts
    }

    /// Most segments of sled's log that were begun between two syncs while sheets were keyed.
    pub fn segments_begun_max(&self) -> usize {
        self.known().segments_begun_max
    }

    pub fn losses(&self) -> Vec<String> {
        self.known().losses.clone()
    }

    /// Remembers what another process would find if this one were killed before its `count`th sync from now.
    pub fn kill_before_sync(&self, count: u64) {
        self.known().kill_at = Some(count);
    }

    /// Puts the files back to where they were at the kill: written by then, synced or not.
    pub fn after_the_kill(&self) {
        let mut known = self.known();
        let (tree, durable) = known.killed.take().expect("the machine was told when to kill");
        known.durable = durable;
        let house = self.root.path().join("house");
        std::fs::remove_dir_all(&house).unwrap();
        write_tree(self.root.path(), &tree);
    }

    /// A minute later, when the system has written everything by itself.
    pub fn after_a_while(&self) {
        let live = read_tree(self.root.path());
        let names = live.keys().cloned().collect();
        let contents = live.into_iter().filter_map(|(name, content)| Some((name, content?))).collect();
        self.known().durable = Durable { names, contents };
    }

    /// Puts the files back as a copying program does: everything written, nothing synced.
    pub fn after_a_copy(&self) {
        let mut known = self.known();
        known.durable.names.retain(|name| name == Path::new("house"));
        known.durable.contents.clear();
    }

    /// Cuts nothing for a while.
    pub fn spare(&self, spared: bool) {
        self.known().spared = spared;
    }

    fn known(&self) -> std::sync::MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// `None` above the root: what is there was there before.
    fn below_root(&self, path: &Path) -> Option<PathBuf> {
        path.strip_prefix(self.root.path()).ok().map(Path::to_owned)
    }

    /// Cuts the power before a sync; answers whether the sync is to be done.
    fn before(&self, what: &str, below: &Path) -> bool {
        let mut known = self.known();
        let place = if below.as_os_str().is_empty() { ".".to_owned() } else { below.display().to_string() };
        let sync = format!("{}: {what} {place}", known.phase);
        // An opening has its order; afterwards all syncs are the same one.
        let label = if known.phase.ends_with("ing sheets") {
            sync
        } else {
            let again =
                known.syncs[known.begun..].iter().filter(|before| before.starts_with(&format!("{sync} #"))).count();
            format!("{sync} #{}", again + 1)
        };
        known.syncs.push(label.clone());

        if self.counts_only {
            if !below.ends_with("db") {
                return true;
            }
            let now = segments(&self.directory().join("db"));
            let before = std::mem::replace(&mut known.segments, now);
            if known.phase.ends_with("ing sheets") {
                let begun = known.segments.iter().filter(|header| !before.contains(header)).count();
                known.segments_begun_max = known.segments_begun_max.max(begun);
            }
            return true;
        }
        let live = read_tree(self.root.path());
        if let Some(count) = known.kill_at.take() {
            match count {
                1 => known.killed = Some((live.clone(), known.durable.clone())),
                more => known.kill_at = Some(more - 1),
            }
        }
        for (name, content) in &live {
            if let (Some(content), true) = (content, is_snapshot(name)) {
                known.durable.contents.insert(name.clone(), content.clone());
            }
        }
        if known.spared {
            return self.pretended.as_ref() != Some(&label);
        }
        let first = known.cuts;
        known.cuts += self.cuts_each;
        // Nothing differs before the first pretended sync, and one loss proves what it is asked to prove.
        let telling = match &self.pretended {
            Some(pretended) => known.losses.is_empty() && known.syncs[..known.syncs.len() - 1].contains(pretended),
            None => true,
        };
        if telling {
            let cut = |number: u64| {
                let copy = scratch();
                write_tree(copy.path(), &after_a_cut(&live, &known.durable, number));
                (self.look)(copy.path()).map_err(|loss| format!("cut {number}, before {label}: {loss}")).err()
            };
            let (one, two) = std::thread::scope(|threads| {
                let half = threads.spawn(|| (0..self.cuts_each / 2).filter_map(|n| cut(first + n)).collect::<Vec<_>>());
                let rest = (self.cuts_each / 2..self.cuts_each).filter_map(|n| cut(first + n)).collect::<Vec<_>>();
                (half.join().unwrap(), rest)
            });
            known.losses.extend(one.into_iter().chain(two));
        }
        self.pretended.as_ref() != Some(&label)
    }
}

impl Disk for Machine {
    fn sync_data(&self, _file: &File, path: &Path) -> io::Result<()> {
        let Some(below) = self.below_root(path) else { return Ok(()) };
        if self.before("file", &below) && !self.counts_only {
            let content = std::fs::read(path)?;
            self.known().durable.contents.insert(below, content);
        }
        Ok(())
    }

    fn sync_directory(&self, path: &Path) -> io::Result<()> {
        let Some(below) = self.below_root(path) else { return Ok(()) };
        if self.before("directory", &below) {
            let mut known = self.known();
            known.durable.names.retain(|name| name.parent() != Some(&below));
            for entry in std::fs::read_dir(path)? {
                known.durable.names.insert(below.join(entry?.file_name()));
            }
        }
        Ok(())
    }

    fn free_bytes(&self, _path: &Path) -> io::Result<u64> {
        Ok(u64::MAX)
    }

    fn network_file_system(&self, _path: &Path) -> io::Result<Option<String>> {
        Ok(None)
    }
}

/// A disk for looking at what a cut left: syncs are nothing to wait for.
pub struct Patient;

impl Disk for Patient {
    fn sync_data(&self, _file: &File, _path: &Path) -> io::Result<()> {
        Ok(())
    }
    fn sync_directory(&self, _path: &Path) -> io::Result<()> {
        Ok(())
    }
    fn free_bytes(&self, _path: &Path) -> io::Result<u64> {
        Ok(u64::MAX)
    }
    fn network_file_system(&self, _path: &Path) -> io::Result<Option<String>> {
        Ok(None)
    }
}

/// What the disk has after a cut: what was synced, and a part of the rest that the cut's number decides.
fn after_a_cut(live: &Tree, durable: &Durable, number: u64) -> Tree {
    let Durable { names, contents } = durable;
    let mut dice = Dice(number.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5eed);
    // Now and then the plainest cuts: nothing that was not synced, or everything.
    let plain = match number % 8 {
        0 => Some(false),
        1 => Some(true),
        _ => None,
    };
    let mut tree = Tree::new();
    let all: BTreeSet<&PathBuf> = live.keys().chain(names).collect();
    for name in all {
        let parent = name.parent().expect("below the root");
        if !parent.as_os_str().is_empty() && !tree.contains_key(parent) {
            continue;
        }
        let there = match (live.contains_key(name), names.contains(name)) {
            (true, true) => true,
            (true, false) => plain.unwrap_or_else(|| dice.below(2) == 0),
            (false, true) => !plain.unwrap_or_else(|| dice.below(2) == 0),
            (false, false) => false,
        };
        let name = name.clone();
        if !there {
            // sled syncs a snapshot before it gives it its name, and a file system that keeps a journal keeps the name a
            // new file was synced under.
            if live.contains_key(&name) && is_snapshot(&name) {
                tree.insert(name.with_added_extension("generating"), live[&name].clone());
            }
            continue;
        }
        let durable = contents.get(&name);
        let content = match live.get(&name) {
            Some(None) => None,
            Some(Some(live)) => Some(mix(durable.map_or(&[], Vec::as_slice), live, plain, &mut dice)),
            None => Some(durable.cloned().unwrap_or_default()),
        };
        tree.insert(name.clone(), content);
    }
    tree
}

fn is_snapshot(name: &Path) -> bool {
    let file = name.file_name().unwrap_or_default().to_string_lossy();
    file.starts_with("snap.") && !file.ends_with(".generating")
}

/// What a segment of sled's log begins with: its number among it.
type Header = [u8; 20];
const SEGMENT_BYTES: usize = 512 << 10;

/// The headers of the segments of a data file.
fn segments(data: &Path) -> Vec<Header> {
    use std::os::unix::fs::FileExt as _;
    let Ok(file) = File::open(data) else { return Vec::new() };
    let header = |number: usize| {
        let mut header = Header::default();
        file.read_exact_at(&mut header, (number * SEGMENT_BYTES) as u64).ok().map(|()| header)
    };
    (0..).map_while(header).collect()
}

/// The least a disk writes at once.
const BLOCK: usize = 512;

/// A content on its way from `durable` to `live`.
fn mix(durable: &[u8], live: &[u8], plain: Option<bool>, dice: &mut Dice) -> Vec<u8> {
    match plain {
        Some(false) => return durable.to_vec(),
        Some(true) => return live.to_vec(),
        None if durable == live => return live.to_vec(),
        None => {}
    }
    let block = |content: &[u8], at: usize| content.get(at..content.len().min(at + BLOCK)).unwrap_or(&[]).to_vec();
    let changed: Vec<usize> = (0..live.len().max(durable.len()))
        .step_by(BLOCK)
        .filter(|at| block(durable, *at) != block(live, *at))
        .collect();
    // A prefix in the order of the file, or any selection; few blocks or many.
    let in_order = dice.below(2) == 0;
    let reached = dice.below(changed.len() as u64 + 1) as usize;
    let share = dice.below(5);
    let mut mixed = durable.to_vec();
    for (place, at) in changed.into_iter().enumerate() {
        if if in_order { place < reached } else { dice.below(4) < share } {
            let new = block(live, at);
            if mixed.len() < at + new.len() {
                mixed.resize(at + new.len(), 0);
            }
            mixed[at..at + new.len()].copy_from_slice(&new);
        }
    }
    // A file that grew may have got a part of its new length.
    if mixed.len() > durable.len() && dice.below(4) == 0 {
        let kept = durable.len() + dice.below((mixed.len() - durable.len()) as u64) as usize;
        mixed.truncate(kept);
    }
    mixed
}

/// SplitMix64: the same cuts every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit.max(1)
    }
}

fn read_tree(root: &Path) -> Tree {
    let mut tree = Tree::new();
    let mut directories = vec![root.to_owned()];
    while let Some(directory) = directories.pop() {
        for entry in std::fs::read_dir(&directory).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_owned();
            if path.is_dir() {
                tree.insert(name, None);
                directories.push(path);
            } else if let Ok(content) = std::fs::read(&path) {
                tree.insert(name, Some(content));
            }
        }
    }
    tree
}

fn write_tree(root: &Path, tree: &Tree) {
    for (name, content) in tree {
        match content {
            None => std::fs::create_dir_all(root.join(name)).unwrap(),
            Some(content) => std::fs::write(root.join(name), content).unwrap(),
        }
    }
}
