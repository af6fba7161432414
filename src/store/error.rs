//! Why a store cannot, with the place: what every store answers instead of what was asked.

use super::contract::{RecordKey, SheetKey};
use super::several::Role;
use crate::campaign::{BatchNumber, CampaignId};
use crate::operator::{Moment, Operator};
use crate::verification::Forbidden;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Who holds a store: the text of the refusal a second process gets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// Number of the process.
    pub pid: u32,
    /// Name of the system's user, may be empty.
    pub user: String,
    /// The terminal it was started from, may be empty.
    pub terminal: String,
    /// Since when.
    pub since: Moment,
    /// Where it takes in the stations of others, when it is a host.
    #[serde(default)]
    pub socket: Option<PathBuf>,
}

/// Why the store cannot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Error {
    /// The store no longer accepts writes after a failure or at the end.
    Stopped,
    /// Too many submissions wait for the disk; this one was not taken.
    Full,
    /// Another process has the store open.
    Taken {
        /// The store's directory.
        directory: PathBuf,
        /// Who has it; `None` when the holder left no readable name.
        holder: Option<Holder>,
    },
    /// The directory lies on a network file system, where locks and syncs cannot be trusted.
    NetworkFileSystem {
        /// The store's directory.
        path: PathBuf,
        /// The file system's name, such as `nfs`.
        kind: String,
    },
    /// The directory cannot be made or written.
    Unwritable {
        /// The directory or file.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// The directory, or the one it would be made in, is somebody else's, and the superuser asks: what is made there would be closed
    /// to its owner.
    Foreign {
        /// The directory that is somebody else's.
        path: PathBuf,
    },
    /// Too little room is left on the disk to begin.
    NoSpace {
        /// The store's directory.
        path: PathBuf,
        /// Bytes free.
        free: u64,
        /// Bytes needed.
        needed: u64,
    },
    /// A value fails its checksum or cannot be decoded.
    Damaged {
        /// Its key, readable.
        key: String,
    },
    /// The data file cannot be opened: it is damaged, or not a store.
    Unreadable {
        /// The store's directory.
        path: PathBuf,
        /// What was found.
        reason: String,
    },
    /// The data files are not what they were when the store was closed. Nothing was done to them.
    Altered {
        /// The store's directory.
        path: PathBuf,
        /// The names of those that differ, are gone or are new, in order.
        files: Vec<String>,
    },
    /// The store was being made again from a copy, and that was cut short: it is not whole.
    Unfinished {
        /// The store's directory.
        path: PathBuf,
    },
    /// The data file is gone although a store was made here.
    Missing {
        /// The file that should be there.
        path: PathBuf,
    },
    /// The store was written by a newer copiste.
    Newer {
        /// The store's directory, or the key of a value.
        place: String,
        /// The schema found.
        found: u16,
        /// The newest schema this copiste knows.
        known: u16,
    },
    /// The store was written by an earlier copiste whose form this one does not read.
    Older {
        /// The store's directory.
        place: String,
        /// The schema found.
        found: u16,
        /// The schema this copiste reads.
        known: u16,
    },
    /// The two-pass protocol does not allow it.
    Forbidden {
        /// The sheet.
        sheet: SheetKey,
        /// Why not.
        why: Forbidden,
    },
    /// A draw does not change once it is made, neither its seed nor its sheets; and sheets that wait in one are not drawn
    /// again.
    DrawFixed {
        /// The campaign.
        campaign: CampaignId,
        /// The draw's number.
        number: u32,
    },
    /// A draw that is not made by the rules of its campaign from every sheet that may be drawn and from no other.
    BadDraw {
        /// The campaign.
        campaign: CampaignId,
        /// The draw's number.
        number: u32,
    },
    /// What is decided about a comment was not read in what stands on the sheet now.
    OtherComment {
        /// The sheet.
        sheet: SheetKey,
        /// The item code of the question.
        question: String,
    },
    /// Nothing is drawn from a batch whose pile is not balanced.
    Unbalanced {
        /// The campaign.
        campaign: CampaignId,
        /// The batch.
        batch: BatchNumber,
    },
    /// The answers of a campaign are not destroyed before it is closed and its retention has ended.
    StillKept {
        /// The campaign.
        campaign: CampaignId,
        /// The day from which they may be, when it is decided.
        until: Option<Date>,
    },
    /// The answers of the campaign are destroyed.
    Emptied {
        /// The campaign.
        campaign: CampaignId,
    },
    /// The answers of a campaign are not destroyed while a file beside the text copy of its journal may hold them: somebody put it
    /// aside, and the store does not know it.
    CopyAside {
        /// The file.
        path: PathBuf,
    },
    /// The text copy goes on where the data end: they lost their end, and it holds what was there.
    CopyAhead {
        /// The file.
        path: PathBuf,
        /// The last link of the data.
        end: u64,
        /// That of the copy.
        copied: u64,
    },
    /// The text copy cannot be read: the line, and why the chain breaks there.
    BadCopy {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: u64,
    },
    /// The disk refused a read or a write.
    Disk {
        /// The file.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// A newer writing of the record is already filed, or another one of the same revision.
    OlderRevision {
        /// The record.
        key: RecordKey,
        /// The revision filed.
        filed: u64,
        /// The revision offered.
        offered: u64,
    },
    /// A report that names a head which the journal does not go through.
    BadHead {
        /// The campaign.
        campaign: CampaignId,
        /// The report's number.
        number: u32,
    },
    /// Another report was already registered under this number.
    ReportTaken {
        /// The campaign.
        campaign: CampaignId,
        /// The report's number.
        number: u32,
    },
    /// What is to be written is larger than a store takes.
    TooLarge {
        /// Its key, readable.
        key: String,
        /// Its size in bytes.
        bytes: usize,
        /// The largest size.
        bytes_max: usize,
    },
    /// An audience or a fingerprint that cannot stand in a key: empty, too long, or not plain.
    BadName {
        /// The name.
        name: String,
    },
    /// The host that keeps the store does not answer, or cannot be understood.
    HostGone {
        /// Its socket.
        socket: PathBuf,
        /// What the system said, may be empty.
        reason: String,
    },
    /// The host that keeps the store speaks another form than this station.
    HostOther {
        /// Its socket.
        socket: PathBuf,
        /// Its version.
        version: String,
    },
    /// The host does not let this person in.
    NotLetIn {
        /// Its socket.
        socket: PathBuf,
    },
    /// Who serves at the socket is neither the administrator nor the owner of its folder.
    HostForeign {
        /// The socket.
        socket: PathBuf,
    },
    /// The host serves as many stations as it can.
    HostFull {
        /// Its socket.
        socket: PathBuf,
    },
    /// The host lets only people of this role do that.
    NotAllowed {
        /// The role.
        needs: Role,
    },
    /// Somebody else has the sheet open.
    InUse {
        /// The sheet.
        sheet: SheetKey,
        /// Who.
        who: Operator,
    },
    /// What was sent to the host says what cannot be: signed by somebody else, or not of its form.
    Unsound {
        /// Its key, readable.
        key: String,
    },
    /// The store's folder, or its data file, is not where it was when it was opened.
    Gone {
        /// The folder.
        path: PathBuf,
    },
    /// As [`Error::CopyAside`], for a folder: the store as it was before its form changed.
    EarlierAside {
        /// The folder.
        path: PathBuf,
    },
    /// The campaign was changed by somebody else since it was read: what was to be written would undo that.
    CampaignChanged {
        /// The campaign.
        campaign: CampaignId,
    },
}
