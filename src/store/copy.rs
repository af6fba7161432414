//! The text copy of the journals: one file per campaign, one line per link, enough to make the store again without sled.
//!
//! It is written after the store's own sync and synced itself where a sheet ends, so that it costs no answer a second
//! sync. What it lacks after a crash is added when the store is opened; what it lacks after the disk refused it, at the end of
//! the next sheet.

use super::disk::Disk;
use super::engine::Engine;
use super::error::Error;
use super::journal::{Change, Content, Head, Link, Subject};
use super::keys;
use super::rebuild::each_link;
use super::seal;
use super::staging::{decode, read_link};
use crate::campaign::CampaignId;
use crate::questionnaire::Fingerprint;
use crate::record::Status;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// End of the name of a campaign's file.
pub(super) const FILE_END: &str = ".journal";
/// Bytes looked at to find the last whole line; a line is shorter.
const TAIL_BYTES: u64 = 4 << 20;

/// The text copies of one store.
pub(super) struct TextCopy {
    folder: PathBuf,
    disk: Arc<dyn Disk>,
    /// Campaigns whose copy is known to end where their journal ends.
    checked: BTreeSet<CampaignId>,
    files: BTreeMap<CampaignId, File>,
    /// Campaigns whose copy the disk did not confirm: what the system shows of it may never reach the disk.
    unsynced: BTreeSet<CampaignId>,
    /// Why a campaign's copy is not written as yet; without a campaign, why the tools are not.
    troubles: BTreeMap<Option<CampaignId>, Error>,
}

impl TextCopy {
    /// Opens the copies of what an engine keeps, and adds what they lack.
    pub fn open(folder: PathBuf, disk: Arc<dyn Disk>, engine: &dyn Engine) -> TextCopy {
        let mut copy = TextCopy::as_they_are(folder, disk);
        let outcome = copy.catch_up(engine);
        copy.heed(None, outcome);
        let outcome = copy.keep_tools(engine);
        copy.heed(None, outcome);
        copy
    }

    /// That a copy tells of more than the engine keeps, if one does: what was confirmed is lost there, and only the copy has it.
    pub fn ahead(&self) -> Option<Error> {
        self.troubles.values().find(|trouble| matches!(trouble, Error::CopyAhead { .. })).cloned()
    }

    /// The campaigns that have a copy.
    pub fn campaigns(&self) -> Vec<CampaignId> {
        let entries = std::fs::read_dir(&self.folder).into_iter().flatten().filter_map(Result::ok);
        let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        names.filter_map(|name| CampaignId::new(name.strip_suffix(FILE_END)?)).collect()
    }

    /// The first tool whose file in the copy is not what is kept: nothing could be made again from it.
    pub fn bad_tool(&self, engine: &dyn Engine) -> Result<Option<Error>, Error> {
        if !self.folder.is_dir() {
            return Ok(None);
        }
        for fingerprint in tools(engine)? {
            let path = self.folder.join(tool_file(&fingerprint.0));
            let key = keys::tool(&fingerprint);
            let Some(document) = seal::unseal(&key, |chunk| engine.get(chunk))? else { continue };
            match std::fs::read(&path) {
                Ok(copied) if copied == document.content => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Some(Error::Missing { path })),
                Ok(_) | Err(_) => return Ok(Some(Error::BadCopy { path, line: 1 })),
            }
        }
        Ok(None)
    }

    /// The copies as they are: nothing is added to them.
    pub fn as_they_are(folder: PathBuf, disk: Arc<dyn Disk>) -> TextCopy {
        let (checked, files, troubles) = (BTreeSet::new(), BTreeMap::new(), BTreeMap::new());
        TextCopy { folder, disk, checked, files, unsynced: BTreeSet::new(), troubles }
    }

    /// Why a copy is not written, if one is not.
    pub fn trouble(&self) -> Option<&Error> {
        self.troubles.values().next()
    }

    /// A file beside the copies that names a campaign and is none of them: it may hold answers that nobody would destroy.
    pub fn aside(&self, campaign: &CampaignId, engine: &dyn Engine) -> Result<Option<PathBuf>, Error> {
        let own: BTreeSet<PathBuf> = journals(engine)?.iter().map(|campaign| self.path(campaign)).collect();
        let Ok(entries) = std::fs::read_dir(&self.folder) else { return Ok(None) };
        let aside = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.contains(campaign.as_str()) && !own.contains(path)
        };
        Ok(entries.filter_map(Result::ok).map(|entry| entry.path()).find(aside))
    }

    /// Adds links that are on the disk. Where the copy could not be written before it is tried again when a sheet ends.
    pub fn add(&mut self, links: &[&(CampaignId, Link)], engine: &dyn Engine) {
        let mut of_campaigns: BTreeMap<&CampaignId, Vec<&Link>> = BTreeMap::new();
        for (campaign, link) in links {
            of_campaigns.entry(campaign).or_default().push(link);
        }
        let ends = links.iter().any(|(_, link)| ends_a_sheet(link));
        if ends && self.troubles.get(&None).is_some_and(may_pass) {
            let outcome = self.keep_tools(engine);
            self.heed(None, outcome);
        }
        for (campaign, links) in of_campaigns {
            let trouble = self.troubles.get(&Some(campaign.clone()));
            let ends = links.iter().any(|link| ends_a_sheet(link));
            if trouble.is_some_and(|trouble| !ends || !may_pass(trouble)) {
                continue;
            }
            let outcome = if self.checked.contains(campaign) {
                self.append(campaign, &links, engine)
            } else {
                self.catch_up_campaign(campaign, engine)
            };
            self.heed(Some(campaign), outcome);
        }
    }

    /// Writes a campaign's copy anew: contents were destroyed.
    pub fn rewrite(&mut self, campaign: &CampaignId, engine: &dyn Engine) {
        let key = Some(campaign.clone());
        if self.troubles.get(&key).is_some_and(|trouble| !may_pass(trouble)) {
            return;
        }
        let outcome = self.write_anew(campaign, engine);
        self.heed(Some(campaign), outcome);
    }

    fn heed(&mut self, campaign: Option<&CampaignId>, outcome: Result<(), Error>) {
        let key = campaign.cloned();
        match (outcome, campaign) {
            (Ok(()), _) => drop(self.troubles.remove(&key)),
            (Err(error), campaign) => {
                // What is there now is looked at before anything is added.
                campaign.into_iter().for_each(|campaign| {
                    self.checked.remove(campaign);
                    self.files.remove(campaign);
                });
                self.troubles.insert(key, error);
            }
        }
    }

    /// The lines of a campaign's copy as they lie on the disk, a torn last one left out; `None` where there is no copy.
    pub fn lines(&self, campaign: &CampaignId) -> Option<impl Iterator<Item = String> + use<>> {
        let mut file = io::BufReader::new(File::open(self.path(campaign)).ok()?);
        Some(std::iter::from_fn(move || {
            let mut line = Vec::new();
            // What cannot be read is no line of a copy either.
            io::BufRead::read_until(&mut file, b'\n', &mut line).ok()?;
            (line.pop() == Some(b'\n')).then(|| String::from_utf8_lossy(&line).into_owned())
        }))
    }

    /// The file of a campaign's copy.
    pub fn path(&self, campaign: &CampaignId) -> PathBuf {
        self.folder.join(format!("{}{FILE_END}", campaign.as_str()))
    }

    fn catch_up(&mut self, engine: &dyn Engine) -> Result<(), Error> {
        let known = journals(engine)?;
        for campaign in &known {
            let outcome = self.catch_up_campaign(campaign, engine);
            self.heed(Some(campaign), outcome);
        }
        for campaign in self.campaigns().into_iter().filter(|campaign| !known.contains(campaign)) {
            let path = self.path(&campaign);
            let copied = reached(&path);
            if copied > 0 {
                self.heed(Some(&campaign), Err(Error::CopyAhead { path, end: 0, copied }));
            }
        }
        Ok(())
    }

    /// A tool may have come after the campaign that names it, or its file may be gone.
    fn keep_tools(&self, engine: &dyn Engine) -> Result<(), Error> {
        tools(engine)?.iter().try_for_each(|fingerprint| self.keep_tool(fingerprint, engine))
    }

    /// Adds what the copy of a campaign lacks. What is no copy of this journal is not touched.
    fn catch_up_campaign(&mut self, campaign: &CampaignId, engine: &dyn Engine) -> Result<(), Error> {
        let end = read_head(engine, &keys::journal_end(campaign))?.unwrap_or_default();
        let path = self.path(campaign);
        if self.unsynced.contains(campaign) {
            return self.write_anew(campaign, engine);
        }
        let written = match last_line(&path).map_err(failed(&path))? {
            None => 0,
            Some((link, whole)) => {
                let kept = link_of(engine, campaign, link.number)?;
                if link.number > end.number && tells(&path, end) {
                    return Err(Error::CopyAhead { path, end: end.number, copied: link.number });
                }
                if kept.is_none_or(|kept| kept.hash != link.hash) {
                    // Another store's copy, or a newer one's: nothing is written over it.
                    return Err(Error::BadCopy { path, line: link.number });
                }
                if link.number < end.number || whole < std::fs::metadata(&path).map_err(failed(&path))?.len() {
                    let file = OpenOptions::new().write(true).open(&path).map_err(failed(&path))?;
                    file.set_len(whole).map_err(failed(&path))?;
                }
                link.number
            }
        };
        let mut missing = Vec::new();
        for number in written + 1..=end.number {
            let damaged = || Error::Damaged { key: keys::readable(&keys::link(campaign, number)) };
            missing.push(link_of(engine, campaign, number)?.ok_or_else(damaged)?);
        }
        // Where contents were destroyed since, the lines that are there still hold them.
        let emptied = missing.iter().any(|link| link.subject == Subject::Emptied);
        if (written == 0 && end.number > 0) || emptied {
            return self.write_anew(campaign, engine);
        }
        self.append(campaign, &missing.iter().collect::<Vec<_>>(), engine)?;
        self.checked.insert(campaign.clone());
        Ok(())
    }

    /// The whole copy under another name, then in its place.
    fn write_anew(&mut self, campaign: &CampaignId, engine: &dyn Engine) -> Result<(), Error> {
        self.files.remove(campaign);
        self.make_folder()?;
        let path = self.path(campaign);
        let beside = path.with_extension("new");
        let outcome = self.write_beside(&beside, campaign, engine);
        if outcome.is_err() {
            drop(std::fs::remove_file(&beside));
            return outcome;
        }
        std::fs::rename(&beside, &path).map_err(failed(&path))?;
        self.unsynced.insert(campaign.clone());
        self.disk.sync_directory(&self.folder).map_err(failed(&self.folder))?;
        self.unsynced.remove(campaign);
        self.checked.insert(campaign.clone());
        Ok(())
    }

    fn write_beside(&self, beside: &Path, campaign: &CampaignId, engine: &dyn Engine) -> Result<(), Error> {
        let end = read_head(engine, &keys::journal_end(campaign))?.unwrap_or_default();
        let file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(beside);
        let mut out = io::BufWriter::new(file.map_err(failed(beside))?);
        for number in 1..=end.number {
            let damaged = || Error::Damaged { key: keys::readable(&keys::link(campaign, number)) };
            let link = link_of(engine, campaign, number)?.ok_or_else(damaged)?;
            self.keep_tool_of(&link, engine)?;
            writeln!(out, "{}", link.text()).map_err(failed(beside))?;
        }
        let file = out.into_inner().map_err(|error| failed(beside)(error.into_error()))?;
        self.disk.sync_data(&file, beside).map_err(failed(beside))
    }

    fn append(&mut self, campaign: &CampaignId, links: &[&Link], engine: &dyn Engine) -> Result<(), Error> {
        if links.is_empty() {
            return Ok(());
        }
        let (mut text, mut ends) = (String::new(), false);
        for link in links {
            self.keep_tool_of(link, engine)?;
            text.push_str(&link.text());
            text.push('\n');
            ends |= ends_a_sheet(link);
        }
        let path = self.path(campaign);
        let file = self.file(campaign)?;
        file.write_all(text.as_bytes()).map_err(failed(&path))?;
        if !ends {
            return Ok(());
        }
        let synced = self.disk.sync_data(&self.files[campaign], &path).map_err(failed(&path));
        if synced.is_err() {
            self.unsynced.insert(campaign.clone());
        }
        synced
    }

    fn file(&mut self, campaign: &CampaignId) -> Result<&mut File, Error> {
        if !self.files.contains_key(campaign) {
            self.make_folder()?;
            let path = self.path(campaign);
            let is_new = !path.exists();
            let file = OpenOptions::new().append(true).create(true).mode(0o600).open(&path).map_err(failed(&path))?;
            if is_new && let Err(error) = self.disk.sync_directory(&self.folder) {
                self.unsynced.insert(campaign.clone());
                return Err(failed(&self.folder)(error));
            }
            self.files.insert(campaign.clone(), file);
        }
        Ok(self.files.get_mut(campaign).expect("it was just put there"))
    }

    fn make_folder(&self) -> Result<(), Error> {
        if self.folder.is_dir() {
            return Ok(());
        }
        // Nothing above it: a store's folder that is gone is not made anew.
        DirBuilder::new().mode(0o700).create(&self.folder).map_err(failed(&self.folder))?;
        let above = self.folder.parent().unwrap_or(&self.folder);
        let synced = self.disk.sync_directory(above).map_err(failed(above));
        if synced.is_err() {
            // Made again, and synced, the next time.
            drop(std::fs::remove_dir(&self.folder));
        }
        synced
    }

    fn keep_tool_of(&self, link: &Link, engine: &dyn Engine) -> Result<(), Error> {
        match &link.subject {
            Subject::Tool(fingerprint) => self.keep_tool(fingerprint, engine),
            _ => Ok(()),
        }
    }

    /// A tool that sheets are keyed with lies beside them, under its fingerprint.
    fn keep_tool(&self, fingerprint: &Fingerprint, engine: &dyn Engine) -> Result<(), Error> {
        let path = self.folder.join(tool_file(&fingerprint.0));
        let key = keys::tool(fingerprint);
        let Some(document) = seal::unseal(&key, |chunk| engine.get(chunk))? else { return Ok(()) };
        if std::fs::read(&path).is_ok_and(|copied| copied == document.content) {
            return Ok(());
        }
        self.make_folder()?;
        let beside = path.with_extension("new");
        let write = || {
            let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
            file.write_all(&document.content)?;
            self.disk.sync_data(&file, &beside)?;
            std::fs::rename(&beside, &path)?;
            self.disk.sync_directory(&self.folder)
        };
        let written = write().map_err(failed(&path));
        if written.is_err() {
            drop((std::fs::remove_file(&path), std::fs::remove_file(&beside)));
        }
        written
    }
}

/// The file of a tool in a copy.
pub(super) fn tool_file(fingerprint: &str) -> String {
    format!("tool-{fingerprint}.json")
}

/// Whether a copy may be written all the same, another time: a copy that is not of this store, or holds more than it, never is.
fn may_pass(trouble: &Error) -> bool {
    !matches!(trouble, Error::BadCopy { .. } | Error::CopyAhead { .. })
}

/// Whether a copy tells this end of a journal on its way.
fn tells(path: &Path, end: Head) -> bool {
    let mut told = false;
    drop(each_link(path, &mut |link| {
        told |= (link.number, link.hash) == (end.number, end.hash);
        Ok(())
    }));
    told
}

/// Whether the copy is synced behind a link: where a sheet ends, and at everything that is no answer.
fn ends_a_sheet(link: &Link) -> bool {
    match (&link.subject, &link.content) {
        (Subject::Record(..), Content::Kept(_, Change::Record(_, delta))) => {
            delta.status.as_ref().is_some_and(|status| !matches!(status, Status::InProgress { .. }))
        }
        _ => true,
    }
}

/// The last link to which a copy goes unbroken.
pub(super) fn reached(path: &Path) -> u64 {
    let mut reached = 0;
    // Whatever ends it, a break or the end of the file: so far it holds.
    drop(each_link(path, &mut |link| {
        reached = link.number;
        Ok(())
    }));
    reached
}

/// The tools that are kept.
fn tools(engine: &dyn Engine) -> Result<Vec<Fingerprint>, Error> {
    let prefix = keys::tools();
    let name = |key: &[u8]| match seal::split_key(key) {
        Some((document, 0)) => {
            Some(Fingerprint(String::from_utf8_lossy(&document[prefix.len()..document.len() - 1]).into_owned()))
        }
        _ => None,
    };
    Ok(engine.page(&prefix, None, usize::MAX)?.iter().filter_map(|(key, _)| name(key)).collect())
}

/// The campaigns that have a journal.
fn journals(engine: &dyn Engine) -> Result<Vec<CampaignId>, Error> {
    let prefix = keys::journal_ends();
    let mut campaigns = Vec::new();
    for (key, _) in engine.page(&prefix, None, usize::MAX)? {
        let Some((document, 0)) = seal::split_key(&key) else { continue };
        let name = &document[prefix.len()..document.len() - 1];
        let campaign = std::str::from_utf8(name).ok().and_then(CampaignId::new);
        campaigns.push(campaign.ok_or_else(|| Error::Damaged { key: keys::readable(document) })?);
    }
    Ok(campaigns)
}

fn read_head(engine: &dyn Engine, key: &[u8]) -> Result<Option<Head>, Error> {
    let document = seal::unseal(key, |chunk| engine.get(chunk))?;
    document.map(|document| decode(key, &document.content)).transpose()
}

/// A link as an engine keeps it.
pub(super) fn link_of(engine: &dyn Engine, campaign: &CampaignId, number: u64) -> Result<Option<Link>, Error> {
    let key = keys::link(campaign, number);
    let document = seal::unseal(&key, |chunk| engine.get(chunk))?;
    document.map(|document| read_link(&key, &document.content)).transpose()
}

fn failed(path: &Path) -> impl Fn(io::Error) -> Error {
    move |error| Error::Disk { path: path.to_owned(), reason: error.to_string() }
}

/// The last line that is whole, with the bytes up to its end; `None` when there is none.
fn last_line(path: &Path) -> io::Result<Option<(Link, u64)>> {
    let mut file = match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        opened => opened?,
    };
    let length = file.metadata()?.len();
    let from = length.saturating_sub(TAIL_BYTES);
    file.seek(SeekFrom::Start(from))?;
    let mut tail = Vec::new();
    file.read_to_end(&mut tail)?;
    // What stands behind the last line end was torn off, and so may be the lines before it.
    while let Some(end) = tail.iter().rposition(|byte| *byte == b'\n') {
        let start = tail[..end].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        if let Some(link) = std::str::from_utf8(&tail[start..end]).ok().and_then(Link::parse) {
            return Ok(Some((link, from + end as u64 + 1)));
        }
        tail.truncate(start);
    }
    Ok(None)
}
