//! The store of one station: sled in a directory, made durable where sled alone is not.
//!
//! sled's `flush` hands its log to the operating system without telling the device; so every group of writes ends with
//! a data sync on a descriptor of our own. Settings and traps are those of a few thousand kills and power cuts.

use super::ahead;
use super::anew::{self, DATA_FILE};
use super::backup::{IDENTITY_FILE, LOG_FILE, TRIAL_FOLDER};
use super::closed::{self, CLOSED_FILE};
use super::disk::{Disk, RealDisk};
use super::earlier::{self, Migrated};
use super::engine::{Changes, Engine, Entry, Failure};
use super::error::{Error, Holder};
use super::keys;
use super::ledger::Ledger;
use super::lock::{LOCK_FILE, Lock};
use super::private::{self, Exposed, IN_THE_MAKING};
use super::random::random;
use super::seal::{self, SCHEMA, SCHEMA_READ};
use super::snapshot::Snapshot;
use crate::operator::Moment;
use jiff::civil::Date;
use std::fs::{DirBuilder, File};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use std::time::{Duration, Instant};

/// Room a store needs to begin: sled cannot go on once a write has failed.
pub const FREE_BYTES_MIN: u64 = 64 << 20;
const CACHE_BYTES: u64 = 8 << 20;
/// sled lets go of its files a little after it is closed.
const PATIENCE: Duration = Duration::from_secs(1);
const PAUSE: Duration = Duration::from_millis(10);

/// The text copy of the journals.
pub(super) const COPY_FOLDER: &str = "journal";
const SETTINGS_FILE: &str = "conf";
/// Says that a store was made here once, so that a lost data file is not taken for a new store.
const ORIGIN_FILE: &str = "origin";
/// Names of a store's folder that are no part of what it keeps.
const NOT_COPIED: [&str; 5] = [LOCK_FILE, "reports", "anew", anew::WHOLE, earlier::MARK_FILE];
/// Says that the store is being made again from a copy and is not whole yet.
pub(super) const UNFINISHED_FILE: &str = "unfinished";

/// A store in a directory of its own, held by one process at a time.
pub struct SledStore {
    // Declared in this order: the data file is closed before the lock is let go.
    pub(super) ledger: Ledger,
    migrated: Option<Migrated>,
    _lock: Lock,
}

/// A store's folder that nobody else opens.
pub struct Still {
    _lock: Lock,
}

impl SledStore {
    /// Opens the store of a directory, made if it is not there; `who` is what others read while it is open.
    pub fn open(directory: &Path, who: Holder) -> Result<SledStore, Error> {
        SledStore::open_on(Arc::new(RealDisk), directory, who)
    }

    /// Opens a store on another file system than the real one.
    pub fn open_on(disk: Arc<dyn Disk>, directory: &Path, who: Holder) -> Result<SledStore, Error> {
        let (directory, lock) = claim(&*disk, directory, &who)?;
        if directory.join(UNFINISHED_FILE).exists() {
            return Err(Error::Unfinished { path: directory });
        }
        // What a backup that was killed while it was tried left there holds answers that would outlive their retention.
        match std::fs::remove_dir_all(directory.join(TRIAL_FOLDER)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(&directory)(error)),
            Ok(()) | Err(_) => {}
        }
        SledStore::over(disk, directory, lock, true, who.since)
    }

    /// Opens a store that is only looked at: no text copy of its journals is made.
    pub(super) fn open_uncopied(disk: Arc<dyn Disk>, directory: &Path, who: Holder) -> Result<SledStore, Error> {
        let (directory, lock) = claim(&*disk, directory, &who)?;
        SledStore::over(disk, directory, lock, false, who.since)
    }

    /// Opens a store to look at it as it is: nothing is written anew, an earlier form stays, and what is damaged hinders nobody. Only
    /// a change that was cut short is finished: look at a copy. Every submission is refused with [`Error::Stopped`].
    ///
    /// # Errors
    /// [`Error::Missing`] where no store is; those of an opening, but for what is damaged within.
    pub fn look(directory: &Path, who: &Holder) -> Result<SledStore, Error> {
        SledStore::look_on(Arc::new(RealDisk), directory, who)
    }

    /// As [`SledStore::look`], on another file system than the real one.
    ///
    /// # Errors
    /// As [`SledStore::look`].
    pub fn look_on(disk: Arc<dyn Disk>, directory: &Path, who: &Holder) -> Result<SledStore, Error> {
        let (directory, lock) = take_whole(&*disk, directory, who)?;
        let engine = SledEngine {
            directory,
            disk,
            is_copied: true,
            day: day_of(who.since),
            opened: RwLock::default(),
            altered: OnceLock::new(),
        };
        engine.look()?;
        Ok(SledStore { ledger: Ledger::to_look_at(Box::new(engine)), migrated: None, _lock: lock })
    }

    /// Holds a store's folder still: nobody opens it, and nothing in it changes, as long as what this gives is kept.
    ///
    /// # Errors
    /// [`Error::Missing`] where no store is, [`Error::Unfinished`], [`Error::Taken`], [`Error::Unwritable`] where nothing can be
    /// written.
    pub fn hold_still(directory: &Path, who: &Holder) -> Result<Still, Error> {
        let (_, lock) = take_whole(&RealDisk, directory, who)?;
        Ok(Still { _lock: lock })
    }

    /// What it was before it was opened, if it was of an earlier form.
    pub fn migrated(&self) -> Option<&Migrated> {
        self.migrated.as_ref()
    }

    /// The copies beside a store of what it was in earlier forms, each with the version of its form.
    pub fn earlier_copies(directory: &Path) -> Vec<(u16, PathBuf)> {
        directory.canonicalize().map_or_else(|_| Vec::new(), |directory| earlier::copies(&directory))
    }

    /// An empty store to be filled, which does not open before it is [finished](SledStore::finish). What an earlier attempt
    /// left is cleared away.
    pub(super) fn begin(disk: Arc<dyn Disk>, directory: &Path, who: Holder) -> Result<SledStore, Error> {
        let (directory, lock) = claim(&*disk, directory, &who)?;
        let mark = directory.join(UNFINISHED_FILE);
        if mark.exists() {
            clear(&directory).map_err(failed(&directory))?;
        } else if [DATA_FILE, ORIGIN_FILE, COPY_FOLDER].into_iter().any(|name| directory.join(name).exists()) {
            return Err(Error::Unwritable { path: directory, reason: "a store is there already".to_owned() });
        }
        let write = || {
            let file = File::create(&mark)?;
            disk.sync_data(&file, &mark)?;
            disk.sync_directory(&directory)
        };
        write().map_err(failed(&mark))?;
        SledStore::over(disk, directory, lock, true, who.since)
    }

    /// From here on it is a store like another.
    pub(super) fn finish(&self, disk: &dyn Disk) -> Result<(), Error> {
        let directory = self.ledger.directory().expect("it lies on a disk");
        let mark = directory.join(UNFINISHED_FILE);
        std::fs::remove_file(&mark).map_err(failed(&mark))?;
        disk.sync_directory(&directory).map_err(failed(&directory))
    }

    fn over(
        disk: Arc<dyn Disk>,
        directory: PathBuf,
        lock: Lock,
        is_copied: bool,
        now: Moment,
    ) -> Result<SledStore, Error> {
        let engine = SledEngine {
            directory,
            disk,
            is_copied,
            day: day_of(now),
            opened: RwLock::default(),
            altered: OnceLock::new(),
        };
        let migrated = engine.open()?;
        Ok(SledStore { ledger: Ledger::over(Box::new(engine))?, migrated, _lock: lock })
    }

    /// Everything as it is between two groups of writes, for a backup. What is submitted meanwhile waits no longer than a page
    /// of it takes to be read.
    ///
    /// # Errors
    /// [`Error::Stopped`]; [`Error::Full`] while another one is read.
    pub(super) fn snapshot(&self) -> Result<Snapshot, Error> {
        self.ledger.snapshot()
    }

    /// Waits until everything submitted is acknowledged, closes the data file and lets the store go, as dropping does.
    pub fn close(self) {}
}

/// Makes a directory, on a disk of this machine, and takes it for this process.
fn claim(disk: &dyn Disk, directory: &Path, who: &Holder) -> Result<(PathBuf, Lock), Error> {
    check_owner(directory)?;
    make_directory(directory)?;
    take(disk, directory, who)
}

/// What the superuser makes in the folder of somebody else is closed to them: a host would not open its own store any more.
fn check_owner(directory: &Path) -> Result<(), Error> {
    if !rustix::process::geteuid().is_root() {
        return Ok(());
    }
    let directory = std::path::absolute(directory).map_err(unwritable(directory))?;
    let nearest = directory.ancestors().find_map(|path| Some((path, std::fs::metadata(path).ok()?)));
    match nearest {
        Some((path, about)) if about.uid() != 0 => Err(Error::Foreign { path: path.to_owned() }),
        _ => Ok(()),
    }
}

/// Takes a directory on a disk of this machine for this process.
fn take(disk: &dyn Disk, directory: &Path, who: &Holder) -> Result<(PathBuf, Lock), Error> {
    let directory = directory.canonicalize().map_err(unwritable(directory))?;
    if let Some(kind) = disk.network_file_system(&directory).map_err(failed(&directory))? {
        return Err(Error::NetworkFileSystem { path: directory, kind });
    }
    let lock = Lock::take(&directory, who)?;
    Ok((directory, lock))
}

/// Takes the directory of a store that is there and was finished.
fn take_whole(disk: &dyn Disk, directory: &Path, who: &Holder) -> Result<(PathBuf, Lock), Error> {
    if [DATA_FILE, anew::WHOLE].iter().all(|name| !directory.join(name).exists()) {
        return Err(Error::Missing { path: directory.join(DATA_FILE) });
    }
    let (directory, lock) = take(disk, directory, who)?;
    if directory.join(UNFINISHED_FILE).exists() {
        return Err(Error::Unfinished { path: directory });
    }
    Ok((directory, lock))
}

/// Removes what a store consists of.
fn clear(directory: &Path) -> io::Result<()> {
    for entry in std::fs::read_dir(directory)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() && [COPY_FOLDER, "blobs"].contains(&&*name) {
            std::fs::remove_dir_all(&path)?;
        } else if is_of_sled(&name) || [ORIGIN_FILE, CLOSED_FILE].contains(&&*name) {
            std::fs::remove_file(&path)?;
        }
    }
    Ok(())
}

/// Makes the directory and what is missing above it, readable by its owner only; one that was made beforehand is closed to
/// others, too.
fn make_directory(directory: &Path) -> Result<(), Error> {
    DirBuilder::new().recursive(true).mode(0o700).create(directory).map_err(unwritable(directory))?;
    private::close_folder(directory, is_of_a_store).map_err(unwritable(directory))
}

/// What others can get at of a store: of its folder and of all that it consists of.
pub fn exposed_store(folder: &Path) -> Vec<Exposed> {
    private::exposed_where(folder, is_of_a_store)
}

/// Whether a folder holds other things than a store.
pub fn holds_other_things(folder: &Path) -> bool {
    let other = |entry: std::fs::DirEntry| !is_of_a_store(&entry.file_name().to_string_lossy());
    std::fs::read_dir(folder).is_ok_and(|entries| entries.flatten().any(other))
}

/// Whether a name is one of those that a store's folder holds, its reports among them.
fn is_of_a_store(name: &str) -> bool {
    let known = [
        DATA_FILE,
        SETTINGS_FILE,
        ORIGIN_FILE,
        CLOSED_FILE,
        UNFINISHED_FILE,
        earlier::MARK_FILE,
        COPY_FOLDER,
        LOCK_FILE,
        "blobs",
        "reports",
        "pins.toml",
        "pins.lock",
        "anew",
        IDENTITY_FILE,
        TRIAL_FOLDER,
        LOG_FILE,
        anew::WHOLE,
    ];
    let whole = name.strip_suffix(IN_THE_MAKING).unwrap_or(name);
    known.contains(&whole) || name.starts_with("snap.")
}

/// Whether a name is one of those that sled gives to what it keeps.
fn is_of_sled(name: &str) -> bool {
    [DATA_FILE, SETTINGS_FILE].contains(&name) || name.starts_with("snap.")
}

fn unwritable(path: &Path) -> impl Fn(io::Error) -> Error {
    move |error| Error::Unwritable { path: path.to_owned(), reason: error.to_string() }
}

fn failed(path: &Path) -> impl Fn(io::Error) -> Error {
    move |error| Error::Disk { path: path.to_owned(), reason: error.to_string() }
}

/// Gives a snapshot its name, or removes a half of one. Once it is whole, sled wipes what the snapshot says is no longer
/// used, and what is left cannot be read without it.
fn finish_snapshot(path: &Path) -> io::Result<()> {
    let content = std::fs::read(path)?;
    let whole = content.split_last_chunk::<4>().is_some_and(|(rest, crc)| {
        let summed = rest.split_last_chunk::<8>();
        summed.is_some_and(|(summed, _length)| crc32fast::hash(summed) == u32::from_le_bytes(*crc))
    });
    if whole { std::fs::rename(path, path.with_extension("")) } else { std::fs::remove_file(path) }
}

/// sled with a second descriptor of its data file.
struct SledEngine {
    directory: PathBuf,
    disk: Arc<dyn Disk>,
    /// Whether a text copy of the journals is made.
    is_copied: bool,
    /// The day it was opened for the first time.
    day: Date,
    opened: RwLock<Option<Opened>>,
    /// Of one that is only looked at: that it was damaged since it was closed.
    altered: OnceLock<Error>,
}

struct Opened {
    database: sled::Db,
    data: File,
}

/// How a store's values are written.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// As this copiste writes them.
    Own,
    /// As an earlier one did, which this one can read: its version.
    Earlier(u16),
}

impl SledEngine {
    fn path(&self, name: &str) -> PathBuf {
        self.directory.join(name)
    }

    /// Opens; says what the store was, if it was of an earlier form.
    fn open(&self) -> Result<Option<Migrated>, Error> {
        self.check_room()?;
        let known = self.path(ORIGIN_FILE).exists();
        if let Some(altered) = self.altered_since()? {
            return Err(altered);
        }
        let forget = closed::forget(&self.directory, &*self.disk);
        let are_names_synced = forget.map_err(failed(&self.path(CLOSED_FILE)))?;
        anew::take(&self.directory, &*self.disk).map_err(failed(&self.directory))?;
        self.sweep(known)?;
        self.settle()?;
        let mut opened = self.open_files()?;
        let form = self.check_schema(&opened, known)?;
        let mut migrated = None;
        if let Form::Earlier(from) = form {
            drop(opened);
            migrated = Some(Migrated { from, copy: self.keep_as_it_was(from)? });
            opened = self.open_files()?;
        }
        self.keep_names(known, are_names_synced)?;
        if migrated.is_some() {
            // A large submission on its way names the chunks as they were.
            opened = self.while_open(opened, || ahead::carry_out_by(self, ahead::SYNC_CHANGES_EARLIER_MAX))?;
        }
        let unswept = self.get_from(&opened, &unswept_key())?.is_some();
        match (form, self.shortage()?) {
            (Form::Own, _) if !unswept => {}
            (_, None) => opened = self.written_anew(opened, form)?,
            // What was destroyed can wait for another opening.
            (Form::Own, Some(_)) => {}
            // It would be written to in pieces that are too large for it.
            (Form::Earlier(_), Some(shortage)) => return Err(shortage),
        }
        earlier::done(&self.directory).map_err(failed(&self.directory))?;
        *self.opened.write().unwrap_or_else(PoisonError::into_inner) = Some(opened);
        Ok(migrated)
    }

    /// That the files are not what they were when the store was closed, if they are not. A data file that is not there at all is
    /// another matter.
    fn altered_since(&self) -> Result<Option<Error>, Error> {
        if !self.path(DATA_FILE).exists() {
            return Ok(None);
        }
        let files = closed::altered(&self.directory, is_of_sled).map_err(failed(&self.directory))?;
        if files.is_empty() {
            return Ok(None);
        }
        // A program that is not copiste may have them open, and be changing them.
        match anew::wait_for(&self.open_data()?) {
            Ok(()) => Ok(Some(Error::Altered { path: self.directory.clone(), files })),
            Err(_) => Err(Error::Taken { directory: self.directory.clone(), holder: None }),
        }
    }

    /// Opens the data file and no more.
    fn look(&self) -> Result<(), Error> {
        if let Some(altered) = self.altered_since()? {
            drop(self.altered.set(altered));
        }
        anew::take(&self.directory, &*self.disk).map_err(failed(&self.directory))?;
        self.sweep(self.path(ORIGIN_FILE).exists())?;
        let opened = self.open_files()?;
        match self.found_schema(&opened) {
            Ok(Some(found)) if found > SCHEMA => return Err(self.newer(found)),
            Ok(Some(found)) if found < SCHEMA_READ => return Err(self.older(found)),
            // What is damaged is named by whoever reads everything.
            Ok(_) | Err(Error::Damaged { .. }) => {}
            Err(Error::Newer { found, .. }) => return Err(self.newer(found)),
            Err(error) => return Err(error),
        }
        *self.opened.write().unwrap_or_else(PoisonError::into_inner) = Some(opened);
        // A change that was cut short between two syncs is written down whole: what is half done of it is no damage. What keeps it
        // from being finished is named by whoever reads everything.
        drop(ahead::carry_out(self));
        Ok(())
    }

    /// Keeps a copy of the folder beside it, before anything is written in it.
    fn keep_as_it_was(&self, schema: u16) -> Result<PathBuf, Error> {
        let is_whole = |name: &str| !name.ends_with(IN_THE_MAKING);
        let of_the_store = |name: &str| is_of_a_store(name) && is_whole(name) && !NOT_COPIED.contains(&name);
        let data = self.path(DATA_FILE);
        let bytes = std::fs::metadata(&data).map_err(failed(&data))?.len();
        let copied = earlier::bytes(&self.directory, of_the_store).map_err(failed(&self.directory))?;
        let free = self.disk.free_bytes(&self.directory).map_err(failed(&self.directory))?;
        // The data file is written anew beside itself, too.
        let needed = FREE_BYTES_MIN.saturating_add(bytes.saturating_mul(2)).saturating_add(copied);
        if free < needed {
            return Err(Error::NoSpace { path: self.directory.clone(), free, needed });
        }
        let file = self.open_data()?;
        anew::wait_for(&file).map_err(failed(&data))?;
        earlier::keep(&self.directory, &*self.disk, schema, self.day, of_the_store)
    }

    /// Does something that needs the store open, before it is.
    fn while_open(&self, opened: Opened, job: impl FnOnce() -> Result<(), Failure>) -> Result<Opened, Error> {
        let place = || self.opened.write().unwrap_or_else(PoisonError::into_inner);
        *place() = Some(opened);
        let outcome = job();
        let opened = place().take().ok_or(Error::Stopped)?;
        outcome.map(|()| opened).map_err(Error::from)
    }

    fn check_room(&self) -> Result<(), Error> {
        let free = self.disk.free_bytes(&self.directory).map_err(failed(&self.directory))?;
        if free < FREE_BYTES_MIN {
            return Err(Error::NoSpace { path: self.directory.clone(), free, needed: FREE_BYTES_MIN });
        }
        Ok(())
    }

    fn open_files(&self) -> Result<Opened, Error> {
        Ok(Opened { database: self.open_sled()?, data: self.open_data()? })
    }

    /// The data file written anew in the form of today, without what was destroyed, and opened again.
    fn written_anew(&self, opened: Opened, form: Form) -> Result<Opened, Error> {
        let unswept = unswept_key();
        let entries = || opened.database.iter().map(|entry| entry.map(|(key, value)| (key.to_vec(), value.to_vec())));
        let kept = || entries().filter(|entry| entry.as_ref().map_or(true, |(key, _)| *key != unswept));
        let get = |key: &[u8]| self.get_from(&opened, key);
        self.guarded(|| match form {
            Form::Earlier(_) => anew::write(&self.directory, &*self.disk, || seal::Resealed::over(kept(), &get)),
            Form::Own => anew::write(&self.directory, &*self.disk, kept),
        })?;
        drop(opened);
        anew::take(&self.directory, &*self.disk).map_err(failed(&self.directory))?;
        let opened = self.open_files()?;
        // sled made its files anew, open to others.
        private::close_files(&self.directory, is_of_a_store).map_err(failed(&self.directory))?;
        self.disk.sync_directory(&self.directory).map_err(failed(&self.directory))?;
        Ok(opened)
    }

    /// Why the data file cannot be written anew, if it cannot: it stands there twice for a moment.
    fn shortage(&self) -> Result<Option<Error>, Error> {
        let data = self.path(DATA_FILE);
        let bytes = std::fs::metadata(&data).map_err(failed(&data))?.len();
        let free = self.disk.free_bytes(&self.directory).map_err(failed(&self.directory))?;
        let needed = FREE_BYTES_MIN.saturating_add(bytes.saturating_mul(2));
        Ok((free < needed).then(|| Error::NoSpace { path: self.directory.clone(), free, needed }))
    }

    /// Clears away what an interrupted opening left and sled would stumble over; refuses a store without its data.
    fn sweep(&self, known: bool) -> Result<(), Error> {
        let data = self.path(DATA_FILE);
        let lost = !data.exists();
        // What was made here once left more than its origin.
        let has_lived = || {
            let copied = std::fs::read_dir(self.path(COPY_FOLDER)).is_ok_and(|mut entries| entries.next().is_some());
            copied || self.path(CLOSED_FILE).exists()
        };
        if lost && (known || has_lived()) {
            return Err(Error::Missing { path: data });
        }
        for entry in std::fs::read_dir(&self.directory).map_err(failed(&self.directory))? {
            let path = entry.map_err(failed(&self.directory))?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let snapshot = name.starts_with("snap.");
            // Without an origin the settings may be torn, and sled writes them anew; without data too, a snapshot is of a
            // making that was cut short, when nothing had been acknowledged yet.
            if !known && (name == SETTINGS_FILE || snapshot && lost) {
                std::fs::remove_file(&path).map_err(failed(&path))?;
            } else if snapshot && name.ends_with(".generating") {
                finish_snapshot(&path).map_err(failed(&path))?;
            }
        }
        Ok(())
    }

    /// What a killed process wrote may still be on its way to the disk. sled sums it up in a snapshot when it opens, and a snapshot
    /// that outlives what it sums up would be worse than none.
    fn settle(&self) -> Result<(), Error> {
        if self.path(DATA_FILE).exists() { self.sync_data(&self.open_data()?) } else { Ok(()) }
    }

    fn open_data(&self) -> Result<File, Error> {
        let path = self.path(DATA_FILE);
        File::open(&path).map_err(failed(&path))
    }

    fn open_sled(&self) -> Result<sled::Db, Error> {
        let config = sled::Config::new().path(&self.directory).cache_capacity(CACHE_BYTES).flush_every_ms(None);
        let begun = Instant::now();
        loop {
            match self.guarded(|| config.open()) {
                // sled tells a lock from other failures by its words only. Ours is taken already: it is a store of this
                // process that is still closing, or a program that is not copiste.
                Err(Error::Disk { reason, .. }) if is_lock(&reason) => {
                    if begun.elapsed() >= PATIENCE {
                        return Err(Error::Taken { directory: self.directory.clone(), holder: None });
                    }
                    std::thread::sleep(PAUSE);
                }
                outcome => return outcome,
            }
        }
    }

    /// Refuses what this copiste cannot read, and begins what is empty.
    fn check_schema(&self, opened: &Opened, known: bool) -> Result<Form, Error> {
        let key = keys::schema();
        match self.found_schema(opened) {
            Ok(Some(SCHEMA)) => Ok(Form::Own),
            Ok(Some(found)) if found > SCHEMA => Err(self.newer(found)),
            Ok(Some(found)) if found >= SCHEMA_READ => Ok(Form::Earlier(found)),
            Ok(Some(found)) => Err(self.older(found)),
            Ok(None) => {
                // The first thing written to a store is its schema: whatever else is there, it was there too.
                let empty = self.guarded(|| Ok(opened.database.is_empty()))?;
                if known || !empty {
                    let reason = "the store's first entry is gone".to_owned();
                    return Err(Error::Unreadable { path: self.directory.clone(), reason });
                }
                let sealed = seal::seal(&key, 1, &SCHEMA.to_le_bytes())?;
                let changes = sealed.into_iter().map(|(key, value)| (key, Some(value))).collect();
                self.apply_to(opened, &changes)?;
                self.flush_of(opened)?;
                self.sync_data(&opened.data)?;
                Ok(Form::Own)
            }
            Err(Error::Newer { found, .. }) => Err(self.newer(found)),
            Err(error) => Err(error),
        }
    }

    /// The version that stands under the first key.
    fn found_schema(&self, opened: &Opened) -> Result<Option<u16>, Error> {
        let key = keys::schema();
        let Some(document) = seal::unseal(&key, |chunk| self.get_from(opened, chunk))? else { return Ok(None) };
        let found = document.content.as_slice().try_into().map(u16::from_le_bytes);
        found.map(Some).map_err(|_| Error::Damaged { key: keys::readable(&key) })
    }

    fn older(&self, found: u16) -> Error {
        Error::Older { place: self.directory.display().to_string(), found, known: SCHEMA }
    }

    fn newer(&self, found: u16) -> Error {
        Error::Newer { place: self.directory.display().to_string(), found, known: SCHEMA }
    }

    /// From here on a power cut leaves a store that opens. A copy or a killed process may have left everything unsynced.
    /// One that was closed has its names since that was forgotten: the snapshot sled made meanwhile is found by the name it was
    /// synced under, too.
    fn keep_names(&self, known: bool, are_synced: bool) -> Result<(), Error> {
        let settings = self.path(SETTINGS_FILE);
        let file = File::open(&settings).map_err(failed(&settings))?;
        self.disk.sync_data(&file, &settings).map_err(failed(&settings))?;
        if !are_synced {
            self.disk.sync_directory(&self.directory).map_err(failed(&self.directory))?;
        }
        // The directories above may have been made for this store; afterwards only a copy can touch the nearest.
        let above = self.directory.ancestors().skip(1).take(if known { 1 } else { usize::MAX });
        for directory in above {
            match self.disk.sync_directory(directory) {
                // Whoever keeps us from reading a directory has made it, and not just now.
                Err(error) if matches!(error.kind(), io::ErrorKind::PermissionDenied) => {}
                outcome => outcome.map_err(failed(directory))?,
            }
        }
        // After the directory, so that an origin never outlives the data file it vouches for.
        if !known {
            let origin = self.path(ORIGIN_FILE);
            std::fs::write(&origin, format!("copiste {SCHEMA}\n")).map_err(failed(&origin))?;
        }
        // A store on its own in a folder of other things is closed to others by its files.
        private::close_files(&self.directory, is_of_a_store).map_err(failed(&self.directory))
    }

    fn sync_data(&self, data: &File) -> Result<(), Error> {
        let path = self.path(DATA_FILE);
        self.disk.sync_data(data, &path).map_err(failed(&path))
    }

    /// What is written to a file whose name is gone goes with it.
    fn check_in_place(&self, data: &File) -> Result<(), Error> {
        let path = self.path(DATA_FILE);
        let open = data.metadata().map_err(failed(&path))?;
        match std::fs::metadata(&path) {
            Ok(named) if (named.dev(), named.ino()) == (open.dev(), open.ino()) => Ok(()),
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(failed(&path)(error)),
            Ok(_) | Err(_) => Err(Error::Gone { path: self.directory.clone() }),
        }
    }

    fn with_open<T>(&self, job: impl FnOnce(&Opened) -> Result<T, Error>) -> Result<T, Error> {
        let opened = self.opened.read().unwrap_or_else(PoisonError::into_inner);
        job(opened.as_ref().ok_or(Error::Stopped)?)
    }

    fn get_from(&self, opened: &Opened, key: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        self.guarded(|| opened.database.get(key)).map(|value| value.map(|value| value.to_vec()))
    }

    fn apply_to(&self, opened: &Opened, changes: &Changes) -> Result<(), Error> {
        let mut batch = sled::Batch::default();
        for (key, value) in changes {
            match value {
                Some(value) => batch.insert(key.as_slice(), value.as_slice()),
                None => batch.remove(key.as_slice()),
            }
        }
        self.guarded(|| opened.database.apply_batch(batch))
    }

    fn flush_of(&self, opened: &Opened) -> Result<(), Error> {
        self.guarded(|| opened.database.flush()).map(drop)
    }

    /// Damaged files can make sled panic where it should answer an error.
    fn guarded<T>(&self, job: impl FnOnce() -> sled::Result<T>) -> Result<T, Error> {
        let unreadable = |reason: String| Error::Unreadable { path: self.directory.clone(), reason };
        match catch_unwind(AssertUnwindSafe(job)) {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(sled::Error::Io(error))) => {
                Err(Error::Disk { path: self.path(DATA_FILE), reason: error.to_string() })
            }
            Ok(Err(error)) => Err(unreadable(error.to_string())),
            Err(panic) => {
                let text = panic.downcast_ref::<String>().map(String::as_str);
                let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
                Err(unreadable(text.unwrap_or("panic").to_owned()))
            }
        }
    }
}

/// The day of a moment, where this machine is.
fn day_of(moment: Moment) -> Date {
    let moment = jiff::Timestamp::from_second(moment.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    moment.to_zoned(jiff::tz::TimeZone::system()).date()
}

/// There until the data file is written anew, because answers were destroyed.
fn unswept_key() -> Vec<u8> {
    seal::chunk_key(&keys::unswept(), 0)
}

fn is_lock(reason: &str) -> bool {
    reason.contains("could not acquire lock")
}

impl Engine for SledEngine {
    fn directory(&self) -> Option<PathBuf> {
        Some(self.directory.clone())
    }

    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        self.with_open(|opened| self.get_from(opened, key))
    }

    fn page(&self, prefix: &[u8], after: Option<&[u8]>, limit: usize) -> Result<Vec<Entry>, Error> {
        use std::ops::Bound;
        self.with_open(|opened| {
            self.guarded(|| {
                let from = after.map_or(Bound::Included(prefix), Bound::Excluded);
                let mut page = Vec::new();
                for entry in opened.database.range::<&[u8], _>((from, Bound::Unbounded)).take(limit) {
                    let (key, value) = entry?;
                    if !key.starts_with(prefix) {
                        break;
                    }
                    // sled trims its cache by the count of page accesses: without these, a scan keeps everything.
                    for _ in 0..4 {
                        opened.database.contains_key(&key)?;
                    }
                    page.push((key.to_vec(), value.to_vec()));
                }
                Ok(page)
            })
        })
    }

    fn apply(&self, changes: &Changes) -> Result<(), Error> {
        self.with_open(|opened| self.apply_to(opened, changes))
    }

    fn flush(&self) -> Result<(), Error> {
        self.with_open(|opened| self.flush_of(opened))
    }

    fn sync(&self) -> Result<(), Error> {
        self.with_open(|opened| {
            self.sync_data(&opened.data)?;
            self.check_in_place(&opened.data)
        })
    }

    fn reopen(&self) -> Result<(), Error> {
        self.close();
        // Whatever stands in its place, an empty folder or another disk, is not this store.
        match std::fs::metadata(self.path(ORIGIN_FILE)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(Error::Gone { path: self.directory.clone() });
            }
            known => known.map(|_| ()).map_err(failed(&self.directory))?,
        }
        self.open().map(drop)
    }

    fn write_anew(&self) -> Result<(), Error> {
        if let Some(shortage) = self.shortage()? {
            return Err(shortage);
        }
        let mut place = self.opened.write().unwrap_or_else(PoisonError::into_inner);
        let opened = place.take().ok_or(Error::Stopped)?;
        *place = Some(self.written_anew(opened, Form::Own)?);
        Ok(())
    }

    fn earlier_copies(&self) -> Vec<PathBuf> {
        earlier::copies(&self.directory).into_iter().map(|(_, path)| path).collect()
    }

    fn altered(&self) -> Option<Error> {
        self.altered.get().cloned()
    }

    fn salt(&self) -> [u8; 16] {
        random()
    }

    fn copy_place(&self) -> Option<(PathBuf, Arc<dyn Disk>)> {
        self.is_copied.then(|| (self.path(COPY_FOLDER), Arc::clone(&self.disk)))
    }

    fn close(&self) {
        let opened = self.opened.write().unwrap_or_else(PoisonError::into_inner).take();
        drop(catch_unwind(AssertUnwindSafe(|| drop(opened))));
    }

    fn close_unharmed(&self) {
        let is_open = self.opened.read().unwrap_or_else(PoisonError::into_inner).is_some();
        self.close();
        // One that is only looked at is left as it is.
        if is_open && self.is_copied {
            // Without the note it is opened as one that was killed is.
            drop(closed::note(&self.directory, &*self.disk, is_of_sled));
        }
    }
}
