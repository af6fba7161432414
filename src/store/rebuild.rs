//! A store made again from the text copy of its journals, without the data file that is lost.

use super::copy::{FILE_END, reached, tool_file};
use super::disk::{Disk, RealDisk};
use super::embedded::{COPY_FOLDER, SledStore, UNFINISHED_FILE};
use super::error::{Error, Holder};
use super::journal::{Head, Link, Subject};
use super::pending::Entry;
use crate::campaign::CampaignId;
use crate::operator::{Identification, Moment, Operator, Signature};
use crate::questionnaire::{Fingerprint, Tool};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::channel;

/// Links that are submitted together.
const LINKS_AT_ONCE: usize = 100;

/// Makes a store in `directory`, which must hold neither one nor a copy, from the copy in `folder` (the folder `journal` of the store that is
/// lost). Every line is checked before anything is written. What a torn last line said is lost; it was not synced yet.
///
/// A store that is not whole, because the making was cut short, does not open: [`Error::Unfinished`]. Made again in the same
/// directory, it begins anew.
///
/// # Errors
/// [`Error::BadCopy`] with the first line that is not what was written; [`Error::Unwritable`] when there is a store already
/// or no copy; the store's own.
pub fn rebuild(folder: &Path, directory: &Path, who: Holder) -> Result<SledStore, Error> {
    rebuild_on(Arc::new(RealDisk), folder, directory, who)
}

/// Whether the making of a store in this directory was cut short: made again there, it begins anew.
pub fn is_unfinished(directory: &Path) -> bool {
    directory.join(UNFINISHED_FILE).exists()
}

/// As [`rebuild`], on another file system than the real one.
///
/// # Errors
/// As [`rebuild`].
pub fn rebuild_on(disk: Arc<dyn Disk>, folder: &Path, directory: &Path, who: Holder) -> Result<SledStore, Error> {
    let Copies { tools, journals } = list(folder)?;
    if journals.is_empty() {
        let reason = "no copy of a journal is there".to_owned();
        return Err(Error::Unwritable { path: folder.to_owned(), reason });
    }
    for (_, path) in &journals {
        for fingerprint in tools_named(path)? {
            match read_copied_tool(folder, &fingerprint) {
                // What can be made again is; [`missing_tools`] says what it lacks.
                Ok(_) | Err(Error::Missing { .. }) => {}
                Err(error) => return Err(error),
            }
        }
    }
    let store = SledStore::begin(Arc::clone(&disk), directory, who)?;
    for path in tools {
        let read =
            std::fs::read(&path).map_err(|error| Error::Disk { path: path.clone(), reason: error.to_string() })?;
        let tool: Tool = serde_json::from_slice(&read).map_err(|_| Error::BadCopy { path: path.clone(), line: 1 })?;
        submit(&store, vec![Entry::Tool(Arc::new(tool))])?;
    }
    for (campaign, path) in &journals {
        let mut waiting: Vec<Link> = Vec::new();
        let hand_in = |links: &mut Vec<Link>| {
            let entries = links.drain(..).map(|link| Entry::Retold(campaign.clone(), Box::new(link))).collect();
            submit(&store, entries)
        };
        each_link(path, &mut |link| {
            waiting.push(link);
            if waiting.len() == LINKS_AT_ONCE { hand_in(&mut waiting) } else { Ok(()) }
        })?;
        hand_in(&mut waiting)?;
    }
    store.finish(&*disk)?;
    Ok(store)
}

/// The text copy of a campaign's journal, looked at by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopiedJournal {
    /// The campaign.
    pub campaign: CampaignId,
    /// The last link to which it goes unbroken.
    pub links: u64,
    /// Whether nothing breaks it.
    pub is_whole: bool,
}

/// The text copies of a store whose data file does not open, by campaign; none where there are none.
pub fn copied_journals(store: &Path) -> Vec<CopiedJournal> {
    let Copies { journals, .. } = list(&store.join(COPY_FOLDER)).unwrap_or_default();
    let look = |(campaign, path): (CampaignId, PathBuf)| {
        let folder = path.parent().unwrap_or(&path);
        let has_tools = |named: BTreeSet<Fingerprint>| named.iter().all(|tool| read_copied_tool(folder, tool).is_ok());
        let is_whole = tools_named(&path).is_ok_and(has_tools);
        CopiedJournal { campaign, links: reached(&path), is_whole }
    };
    journals.into_iter().map(look).collect()
}

/// The files of tools that a copy names and does not have: what was keyed with them is there and cannot be read.
pub fn missing_tools(folder: &Path) -> Vec<PathBuf> {
    let Copies { journals, .. } = list(folder).unwrap_or_default();
    let named: BTreeSet<Fingerprint> =
        journals.iter().flat_map(|(_, path)| tools_named(path).unwrap_or_default()).collect();
    named.iter().map(|tool| folder.join(tool_file(&tool.0))).filter(|path| !path.exists()).collect()
}

/// The tools that a copy names, every line checked.
fn tools_named(path: &Path) -> Result<BTreeSet<Fingerprint>, Error> {
    let mut named = BTreeSet::new();
    each_link(path, &mut |link| {
        if let Subject::Tool(fingerprint) = link.subject {
            named.insert(fingerprint);
        }
        Ok(())
    })?;
    Ok(named)
}

/// A tool of a copy: without it, nobody could read what was keyed with it.
fn read_copied_tool(folder: &Path, fingerprint: &Fingerprint) -> Result<Tool, Error> {
    let path = folder.join(tool_file(&fingerprint.0));
    let read = std::fs::read(&path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Error::Missing { path: path.clone() },
        _ => Error::Disk { path: path.clone(), reason: error.to_string() },
    })?;
    let tool = serde_json::from_slice(&read).ok().filter(|tool: &Tool| tool.fingerprint == *fingerprint);
    tool.ok_or(Error::BadCopy { path, line: 1 })
}

/// What lies in the folder of a copy: the files of tools, and those of journals with their campaigns.
#[derive(Default)]
struct Copies {
    tools: Vec<PathBuf>,
    journals: Vec<(CampaignId, PathBuf)>,
}

fn list(folder: &Path) -> Result<Copies, Error> {
    let failed = |error: std::io::Error| Error::Disk { path: folder.to_owned(), reason: error.to_string() };
    let mut copies = Copies::default();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(campaign) = name.strip_suffix(FILE_END).and_then(CampaignId::new) {
            copies.journals.push((campaign, path));
        } else if name.starts_with("tool-") && name.ends_with(".json") {
            copies.tools.push(path);
        }
    }
    copies.tools.sort();
    copies.journals.sort();
    Ok(copies)
}

/// Reads a copy line by line and checks the chain.
pub(super) fn each_link(path: &Path, each: &mut dyn FnMut(Link) -> Result<(), Error>) -> Result<(), Error> {
    let failed = |error: std::io::Error| Error::Disk { path: path.to_owned(), reason: error.to_string() };
    let mut lines = BufReader::new(File::open(path).map_err(failed)?);
    let mut head = Head::default();
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = lines.read_until(b'\n', &mut line).map_err(failed)?;
        if read == 0 || line.last() != Some(&b'\n') {
            return Ok(());
        }
        line.pop();
        let link = std::str::from_utf8(&line).ok().and_then(Link::parse);
        let link = link.filter(|link| link.number == head.number + 1 && link.hash_after(&head.hash) == link.hash);
        let Some(link) = link else {
            return Err(Error::BadCopy { path: path.to_owned(), line: head.number + 1 });
        };
        head = link.head();
        each(link)?;
    }
}

fn submit(store: &SledStore, entries: Vec<Entry>) -> Result<(), Error> {
    // Links carry their own signatures, and tools have none.
    let who = Operator::new("copiste").expect("plain");
    let by = Signature { who, how: Identification::Chosen, when: Moment(0) };
    let (sender, receiver) = channel();
    store.ledger.submit_entries(&by, entries, Box::new(move |_, outcome| drop(sender.send(outcome))));
    receiver.recv().unwrap_or(Err(Error::Stopped))
}
