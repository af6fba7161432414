//! The store of a host, as a station sees it: questions and submissions go over a socket, and go again when the line broke.
//!
//! One thread keeps the line: it connects, reads what the host says, and connects again. Another sends what waits. A
//! submission waits here until the host said what became of it; sent twice, it is applied once (see [`super::Once`]).
//!
//! A question waits for a line that is down, unless somebody listens: a screen must not stand still, and hears by
//! [`News::Up`] when to ask again.

use super::backup::{BackedUp, BackupFault, Backups, Kept};
use super::contract::{
    Acknowledge, BatchTally, Filed, IssuedReport, JournalCheck, RecordKey, RecordSummary, SettledPair, SheetKey, Store,
    Ticket, Verified, Write,
};
use super::error::Error;
use super::health::Health;
use super::journal::{Head, Link};
use super::random::random;
use super::several::{Listener, News, Role};
use super::wire::{
    self, Ask, AtLength, AtOnce, FRAME_BYTES_MAX, FromHost, FromStation, GREETING_BYTES_MAX, Greeting, SessionId,
    Welcome,
};
use crate::campaign::{Batch, BatchNumber, Campaign, CampaignId};
use crate::operator::{Operator, Signature};
use crate::questionnaire::{Audience, Fingerprint, Tool};
use crate::record::{Pass, Review, Serial};
use crate::verification::Draw;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::net::Shutdown;
use std::os::unix::fs::MetadataExt as _;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How long a question waits for a line that is down, where nobody will hear when it is back.
const PATIENCE: Duration = Duration::from_secs(10);
/// The same where somebody listens: a host that is exchanged for another is back before.
const NOTICED: Duration = Duration::from_millis(250);
/// How often a question looks whether the line is still down.
const LOOK: Duration = Duration::from_millis(250);
/// Between two attempts to connect: soon at first, then less often.
const PAUSES: [Duration; 4] =
    [Duration::from_millis(20), Duration::from_millis(100), Duration::from_millis(500), Duration::from_secs(2)];
/// Most tools that are kept at hand.
const TOOLS_MAX: usize = 16;
/// How long the host may take to say who it is.
const GREETING: Duration = Duration::from_secs(5);

/// The store of a host.
pub struct HostStore {
    line: Arc<Line>,
    thread: Option<JoinHandle<()>>,
}

/// What the host said when a station came in.
#[derive(Clone, Debug, PartialEq)]
pub struct Connected {
    /// Who it takes the station's person for.
    pub who: Operator,
    /// What this person may do.
    pub role: Role,
    /// The directory of its store.
    pub directory: Option<PathBuf>,
}

/// What the threads and the callers share.
struct Line {
    socket: PathBuf,
    session: SessionId,
    connected: Connected,
    /// Tools never change: each is fetched once.
    tools: Mutex<BTreeMap<Fingerprint, Arc<Tool>>>,
    listener: Mutex<Option<Listener>>,
    state: Mutex<State>,
    /// Rung when something is to be sent, or the line is closed.
    bell: Condvar,
}

struct State {
    /// What is to be sent, oldest first.
    outgoing: VecDeque<Vec<u8>>,
    /// Questions that are not answered.
    asked: BTreeMap<u64, Asked>,
    /// Submissions that are not answered.
    submitted: BTreeMap<u64, Submitted>,
    /// Sheets that are held open.
    held: Vec<RecordKey>,
    questions: u64,
    submissions: u64,
    /// Since when there is no line; nothing while there is one.
    down_since: Option<Instant>,
    /// Counts the connections: a thread that sends knows by it that its own is gone.
    connection: u64,
    /// Nothing is asked any more.
    closed: bool,
    /// Why it will not be connected again.
    refusal: Option<Error>,
    /// Why there is no line, as far as it is known.
    trouble: Option<Error>,
}

struct Asked {
    frame: Vec<u8>,
    replies: Sender<Reply>,
    /// Parts were handed out: it cannot be asked again.
    begun: bool,
}

struct Submitted {
    writes: Vec<Write>,
    done: Acknowledge,
}

enum Reply {
    Part(Vec<u8>),
    Answer(Vec<u8>),
    Broken,
}

impl HostStore {
    /// Connects to a host by its socket.
    ///
    /// # Errors
    /// [`Error::HostGone`], [`Error::HostForeign`], [`Error::HostOther`], [`Error::NotLetIn`], [`Error::HostFull`].
    pub fn connect(socket: &Path) -> Result<HostStore, Error> {
        let session = SessionId(random());
        let (stream, connected) = come_in(socket, Greeting::of(session, Vec::new()))?;
        let state = State {
            outgoing: VecDeque::new(),
            asked: BTreeMap::new(),
            submitted: BTreeMap::new(),
            held: Vec::new(),
            questions: 0,
            submissions: 0,
            down_since: None,
            connection: 0,
            closed: false,
            refusal: None,
            trouble: None,
        };
        let line = Arc::new(Line {
            socket: socket.to_owned(),
            session,
            connected,
            tools: Mutex::default(),
            listener: Mutex::default(),
            state: Mutex::new(state),
            bell: Condvar::new(),
        });
        let kept = Arc::clone(&line);
        let keep = move || kept.keep(stream);
        let thread = std::thread::Builder::new().name("line".to_owned()).spawn(keep);
        let thread = thread.map_err(|error| gone(socket, &error))?;
        Ok(HostStore { line, thread: Some(thread) })
    }

    /// What the host said at the beginning.
    pub fn connected(&self) -> &Connected {
        &self.line.connected
    }

    /// Has the host make a backup where it is told to make them, and waits for it.
    ///
    /// # Errors
    /// [`Error::NotAllowed`] to all but administrators; the line's. Within, why there is no backup.
    pub fn back_up(&self) -> Result<Result<BackedUp, BackupFault>, Error> {
        self.line.ask(Ask::AtLength(AtLength::BackUp), &mut |_| Ok(()))
    }

    fn ask<T: DeserializeOwned>(&self, ask: AtOnce) -> Result<T, Error> {
        self.line.ask(Ask::AtOnce(ask), &mut |_| Ok(()))
    }

    /// Asks for many things, which come in parts.
    fn ask_for_each<T: DeserializeOwned>(&self, ask: AtLength, each: &mut dyn FnMut(T)) -> Result<(), Error> {
        self.line.ask(Ask::AtLength(ask), &mut |part| {
            let things: Vec<Vec<u8>> = wire::decode(part)?;
            things.iter().try_for_each(|thing| wire::decode(thing).map(&mut *each))
        })
    }
}

impl Drop for HostStore {
    fn drop(&mut self) {
        self.line.close();
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has nothing more to say.
            drop(thread.join());
        }
    }
}

impl Line {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ask<T: DeserializeOwned>(&self, ask: Ask, part: &mut dyn FnMut(&[u8]) -> io::Result<()>) -> Result<T, Error> {
        if self.is_down_long() {
            return Err(self.away());
        }
        let (replies, heard) = channel();
        let number = self.put(ask, replies)?;
        let answer = self.hear(number, &heard, part);
        self.state().asked.remove(&number);
        let answer: Result<T, Error> = wire::decode(&answer?).map_err(|error| gone(&self.socket, &error))?;
        answer
    }

    /// Whether nobody answers for longer than whoever asks has patience.
    fn is_down_long(&self) -> bool {
        self.is_down(if self.listener().is_some() { NOTICED } else { PATIENCE })
    }

    fn is_down(&self, longer_than: Duration) -> bool {
        self.state().down_since.is_some_and(|since| since.elapsed() > longer_than)
    }

    /// Why nobody answers.
    fn away(&self) -> Error {
        let state = self.state();
        let of_the_line = state.trouble.as_ref().filter(|trouble| matches!(trouble, Error::HostGone { .. }));
        state.refusal.as_ref().or(of_the_line).cloned().unwrap_or_else(|| unheard(&self.socket))
    }

    fn listener(&self) -> Option<Listener> {
        self.listener.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn put(&self, ask: Ask, replies: Sender<Reply>) -> Result<u64, Error> {
        let mut state = self.state();
        if let Some(refusal) = &state.refusal {
            return Err(refusal.clone());
        }
        state.questions += 1;
        let number = state.questions;
        let frame = wire::encode(&FromStation::Ask(number, ask)).map_err(|error| gone(&self.socket, &error))?;
        if state.down_since.is_none() {
            state.outgoing.push_back(frame.clone());
        }
        state.asked.insert(number, Asked { frame, replies, begun: false });
        drop(state);
        self.bell.notify_all();
        Ok(number)
    }

    /// Waits for an answer as long as there is a line, and for a line as long as one has patience.
    fn hear(
        &self,
        number: u64,
        heard: &Receiver<Reply>,
        part: &mut dyn FnMut(&[u8]) -> io::Result<()>,
    ) -> Result<Vec<u8>, Error> {
        loop {
            match heard.recv_timeout(LOOK) {
                Ok(Reply::Answer(bytes)) => return Ok(bytes),
                Ok(Reply::Part(bytes)) => part(&bytes).map_err(|error| gone(&self.socket, &error))?,
                Ok(Reply::Broken) | Err(RecvTimeoutError::Disconnected) => {
                    return Err(self.away());
                }
                Err(RecvTimeoutError::Timeout) if self.is_down_long() => return Err(self.away()),
                Err(RecvTimeoutError::Timeout) => debug_assert!(self.state().asked.contains_key(&number)),
            }
        }
    }

    fn submit(&self, writes: Vec<Write>, done: Acknowledge) -> Ticket {
        let mut state = self.state();
        state.submissions += 1;
        let number = state.submissions;
        let ticket = Ticket(number);
        let refusal = state.refusal.clone().or_else(|| state.closed.then_some(Error::Stopped));
        if let Some(refusal) = refusal {
            drop(state);
            done(ticket, Err(refusal));
            return ticket;
        }
        let answered = state.submitted.keys().next().map_or(number, |first| *first) - 1;
        match submission(number, answered, &writes) {
            Ok(frame) => {
                if state.down_since.is_none() {
                    state.outgoing.push_back(frame);
                }
                state.submitted.insert(number, Submitted { writes, done });
                drop(state);
                self.bell.notify_all();
            }
            Err(error) => {
                drop(state);
                done(ticket, Err(gone(&self.socket, &error)));
            }
        }
        ticket
    }

    fn send(&self, message: &FromStation) {
        let mut state = self.state();
        if let (None, Ok(frame)) = (state.down_since, wire::encode(message)) {
            state.outgoing.push_back(frame);
            drop(state);
            self.bell.notify_all();
        }
    }

    /// Keeps the line until nothing is asked any more and everything submitted is answered, or nobody will answer it.
    fn keep(self: &Arc<Line>, first: UnixStream) {
        let mut connected = Some(first);
        loop {
            let Some(stream) = connected.take().or_else(|| self.connect_again()) else { break };
            self.serve(&stream);
            drop(stream.shutdown(Shutdown::Both));
            let mut state = self.state();
            state.down_since = Some(Instant::now());
            state.outgoing.clear();
            state.connection += 1;
            for asked in state.asked.values().filter(|asked| asked.begun) {
                drop(asked.replies.send(Reply::Broken));
            }
            if state.closed && state.submitted.is_empty() {
                break;
            }
            let trouble = state.trouble.clone();
            drop(state);
            self.bell.notify_all();
            self.tell(News::Down(trouble));
        }
        self.give_up();
    }

    fn tell(&self, news: News) {
        if let Some(listener) = self.listener() {
            listener(news);
        }
    }

    fn let_go(&self, key: &RecordKey) {
        {
            let mut state = self.state();
            let Some(at) = state.held.iter().position(|held| held == key) else { return };
            state.held.swap_remove(at);
            // Opened again before it was let go of.
            if state.held.contains(key) {
                return;
            }
        }
        self.send(&FromStation::LetGo(key.clone()));
    }

    /// Nobody will answer any more.
    fn give_up(&self) {
        let mut state = self.state();
        state.closed = true;
        let reason = state.refusal.clone().unwrap_or(Error::Stopped);
        let submitted = std::mem::take(&mut state.submitted);
        for asked in std::mem::take(&mut state.asked).into_values() {
            drop(asked.replies.send(Reply::Broken));
        }
        drop(state);
        self.bell.notify_all();
        for (number, submitted) in submitted {
            (submitted.done)(Ticket(number), Err(reason.clone()));
        }
    }

    /// Connects again, and puts everything that is not answered on the line once more; nothing when that is in vain.
    fn connect_again(&self) -> Option<UnixStream> {
        for attempt in 0.. {
            {
                let state = self.state();
                let wait = PAUSES[attempt.min(PAUSES.len() - 1)];
                let waits = |state: &mut State| !state.closed;
                let (state, _) =
                    self.bell.wait_timeout_while(state, wait, waits).unwrap_or_else(PoisonError::into_inner);
                let waited = state.down_since.is_some_and(|since| since.elapsed() > PATIENCE);
                if state.closed && (state.submitted.is_empty() || waited) {
                    return None;
                }
            }
            let held = self.state().held.clone();
            match come_in(&self.socket, Greeting::of(self.session, held)) {
                Ok((stream, _)) => {
                    self.put_again();
                    self.tell(News::Up);
                    return Some(stream);
                }
                // There may be room again, as there may be a host.
                Err(error @ (Error::HostGone { .. } | Error::HostFull { .. })) => {
                    self.state().trouble.get_or_insert(error);
                }
                Err(refusal) => {
                    self.state().refusal = Some(refusal);
                    return None;
                }
            }
        }
        None
    }

    fn put_again(&self) {
        let mut state = self.state();
        let answered = state.submitted.keys().next().map_or(state.submissions, |first| *first - 1);
        // What could be encoded once can be again.
        let frames = state.submitted.iter().filter_map(|(number, one)| submission(*number, answered, &one.writes).ok());
        let mut frames: VecDeque<Vec<u8>> = frames.collect();
        frames.extend(state.asked.values().filter(|asked| !asked.begun).map(|asked| asked.frame.clone()));
        if !state.submitted.is_empty() {
            frames.extend(wire::encode(&FromStation::Hurry));
        }
        state.outgoing = frames;
        state.down_since = None;
        state.trouble = None;
    }

    /// Reads and sends until the line breaks or is closed.
    fn serve(self: &Arc<Line>, stream: &UnixStream) {
        let Ok(mut writing) = stream.try_clone() else { return };
        let connection = self.state().connection;
        let sender = Arc::clone(self);
        let send = move || {
            while let Some(frame) = sender.next_frame(connection) {
                if wire::send(&mut writing, &frame).is_err() {
                    break;
                }
            }
            // Whoever reads hears that nothing more comes.
            drop(writing.shutdown(Shutdown::Both));
        };
        let Ok(thread) = std::thread::Builder::new().name("line-out".to_owned()).spawn(send) else { return };
        let mut reading = io::BufReader::new(stream);
        while let Ok(Some(frame)) = wire::receive(&mut reading, FRAME_BYTES_MAX) {
            let Ok(heard) = wire::decode(&frame) else { break };
            self.take(heard);
        }
        {
            let mut state = self.state();
            state.connection += 1;
            state.down_since = Some(Instant::now());
        }
        self.bell.notify_all();
        drop(stream.shutdown(Shutdown::Both));
        drop(thread.join());
    }

    /// What is to be sent next; nothing once this connection is gone, or the line is closed and everything is answered.
    fn next_frame(&self, connection: u64) -> Option<Vec<u8>> {
        let idle = |state: &mut State| {
            let is_over = state.closed && state.submitted.is_empty() && state.asked.is_empty();
            state.outgoing.is_empty() && state.connection == connection && !is_over
        };
        let mut state = self.bell.wait_while(self.state(), idle).unwrap_or_else(PoisonError::into_inner);
        if state.connection != connection {
            return None;
        }
        state.outgoing.pop_front()
    }

    fn take(&self, heard: FromHost) {
        let mut state = self.state();
        match heard {
            FromHost::Part(number, bytes) => {
                if let Some(asked) = state.asked.get_mut(&number) {
                    asked.begun = true;
                    drop(asked.replies.send(Reply::Part(bytes)));
                }
            }
            FromHost::Answer(number, bytes) => {
                if let Some(asked) = state.asked.get(&number) {
                    drop(asked.replies.send(Reply::Answer(bytes)));
                }
            }
            FromHost::Changed(campaign) => {
                drop(state);
                self.tell(News::Changed(campaign));
            }
            FromHost::Backup => {
                drop(state);
                self.tell(News::Backup);
            }
            FromHost::Failed(error) => state.trouble = Some(error),
            FromHost::Stored(number, outcome) => {
                if let Some(submitted) = state.submitted.remove(&number) {
                    drop(state);
                    (submitted.done)(Ticket(number), outcome);
                    self.bell.notify_all();
                }
            }
        }
    }

    fn close(&self) {
        self.state().closed = true;
        self.bell.notify_all();
    }
}

/// Whether who serves a socket is the administrator, this user, or the owner of the socket's folder: anybody else put it there.
fn is_trusted(socket: &Path, stream: &UnixStream) -> io::Result<bool> {
    let served_by = rustix::net::sockopt::socket_peercred(stream)?.uid.as_raw();
    let owner = std::fs::metadata(wire::folder_of(socket))?.uid();
    Ok([0, rustix::process::geteuid().as_raw(), owner].contains(&served_by))
}

/// Connects and greets.
fn come_in(socket: &Path, greeting: Greeting) -> Result<(UnixStream, Connected), Error> {
    let lost = |error: io::Error| gone(socket, &error);
    let mut stream = UnixStream::connect(socket).map_err(lost)?;
    if !is_trusted(socket, &stream).map_err(lost)? {
        return Err(Error::HostForeign { socket: socket.to_owned() });
    }
    stream.set_read_timeout(Some(GREETING)).map_err(lost)?;
    let greeting = wire::encode(&greeting).map_err(lost)?;
    debug_assert!(greeting.len() <= GREETING_BYTES_MAX);
    wire::send(&mut stream, &greeting).map_err(lost)?;
    let answer = wire::receive(&mut stream, FRAME_BYTES_MAX).map_err(lost)?.ok_or_else(|| unheard(socket))?;
    let welcome: Welcome = wire::decode(&answer).map_err(lost)?;
    stream.set_read_timeout(None).map_err(lost)?;
    match welcome {
        Welcome::In { who, role, directory } => Ok((stream, Connected { who, role, directory })),
        Welcome::OtherVersion(version) => Err(Error::HostOther { socket: socket.to_owned(), version }),
        Welcome::NotAllowed => Err(Error::NotLetIn { socket: socket.to_owned() }),
        Welcome::Full => Err(Error::HostFull { socket: socket.to_owned() }),
    }
}

fn submission(number: u64, answered: u64, writes: &[Write]) -> io::Result<Vec<u8>> {
    wire::encode(&FromStation::Submit { number, answered, writes: writes.to_vec() })
}

fn gone(socket: &Path, error: &io::Error) -> Error {
    Error::HostGone { socket: socket.to_owned(), reason: error.to_string() }
}

fn unheard(socket: &Path) -> Error {
    Error::HostGone { socket: socket.to_owned(), reason: String::new() }
}

impl Store for HostStore {
    fn directory(&self) -> Option<PathBuf> {
        self.line.connected.directory.clone()
    }
    fn campaigns(&self) -> Result<Vec<Campaign>, Error> {
        self.ask(AtOnce::Campaigns)
    }
    fn campaign(&self, id: &CampaignId) -> Result<Option<Campaign>, Error> {
        self.ask(AtOnce::Campaign(id.clone()))
    }
    fn tool(&self, fingerprint: &Fingerprint) -> Result<Option<Arc<Tool>>, Error> {
        let tools = || self.line.tools.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = tools().get(fingerprint) {
            return Ok(Some(Arc::clone(known)));
        }
        let text: Option<String> = self.ask(AtOnce::Tool(fingerprint.clone()))?;
        let damaged = |_| Error::Damaged { key: format!("o/{}/", fingerprint.0) };
        let tool: Option<Arc<Tool>> =
            text.map(|text| serde_json::from_str(&text).map(Arc::new).map_err(damaged)).transpose()?;
        if let Some(tool) = &tool {
            let mut tools = tools();
            if tools.len() >= TOOLS_MAX {
                tools.clear();
            }
            tools.insert(fingerprint.clone(), Arc::clone(tool));
        }
        Ok(tool)
    }
    fn batches(&self, campaign: &CampaignId) -> Result<Vec<(Batch, BatchTally)>, Error> {
        self.ask(AtOnce::Batches(campaign.clone()))
    }
    fn reports(&self, campaign: &CampaignId) -> Result<Vec<IssuedReport>, Error> {
        self.ask(AtOnce::Reports(campaign.clone()))
    }
    fn record(&self, key: &RecordKey) -> Result<Option<Filed>, Error> {
        self.ask(AtOnce::Record(key.clone()))
    }
    fn next_serial(&self, campaign: &CampaignId, audience: &Audience) -> Result<Serial, Error> {
        self.ask(AtOnce::NextSerial(campaign.clone(), audience.clone()))
    }
    fn records_of_batch(&self, campaign: &CampaignId, batch: BatchNumber) -> Result<Vec<RecordSummary>, Error> {
        self.ask(AtOnce::RecordsOfBatch(campaign.clone(), batch))
    }
    fn draws(&self, campaign: &CampaignId) -> Result<Vec<Draw>, Error> {
        self.ask(AtOnce::Draws(campaign.clone()))
    }
    /// Whoever asks is whom the host takes the station for.
    fn verifications(&self, campaign: &CampaignId, _by: &Signature) -> Result<Vec<Verified>, Error> {
        self.ask(AtOnce::Verifications(campaign.clone()))
    }
    fn verification(&self, sheet: &SheetKey, _by: &Signature) -> Result<Option<Verified>, Error> {
        self.ask(AtOnce::Verification(sheet.clone()))
    }
    fn pairs(&self, campaign: &CampaignId) -> Result<Vec<SettledPair>, Error> {
        self.ask(AtOnce::Pairs(campaign.clone()))
    }
    fn reviews(&self, campaign: &CampaignId) -> Result<Vec<(SheetKey, Review)>, Error> {
        self.ask(AtOnce::Reviews(campaign.clone()))
    }
    fn journal_head(&self, campaign: &CampaignId) -> Result<Head, Error> {
        self.ask(AtOnce::JournalHead(campaign.clone()))
    }
    fn journal(&self, campaign: &CampaignId, each: &mut dyn FnMut(Link)) -> Result<(), Error> {
        self.ask_for_each(AtLength::Journal(campaign.clone()), each)
    }
    fn check_journal(&self, campaign: &CampaignId) -> Result<JournalCheck, Error> {
        self.line.ask(Ask::AtLength(AtLength::CheckJournal(campaign.clone())), &mut |_| Ok(()))
    }
    fn health(&self) -> Result<Health, Error> {
        self.line.ask(Ask::AtLength(AtLength::Health), &mut |_| Ok(()))
    }
    fn copy_trouble(&self) -> Option<Error> {
        self.ask(AtOnce::CopyTrouble).unwrap_or_else(Some)
    }
    fn backups(&self) -> Result<Backups, Error> {
        self.ask(AtOnce::Backups)
    }
    fn backup_files(&self) -> Result<Vec<Kept>, Error> {
        self.line.ask(Ask::AtLength(AtLength::BackupFiles), &mut |_| Ok(()))
    }
    fn each_record(
        &self,
        campaign: &CampaignId,
        audience: &Audience,
        each: &mut dyn FnMut(RecordKey, Filed),
    ) -> Result<(), Error> {
        let mut pair = |(key, filed): (RecordKey, Filed)| each(key, filed);
        self.ask_for_each(AtLength::EachRecord(campaign.clone(), audience.clone()), &mut pair)
    }
    fn own_records(
        &self,
        campaign: &CampaignId,
        audience: &Audience,
        _by: &Signature,
        each: &mut dyn FnMut(RecordKey, Filed),
    ) -> Result<(), Error> {
        let mut pair = |(key, filed): (RecordKey, Filed)| each(key, filed);
        self.ask_for_each(AtLength::OwnRecords(campaign.clone(), audience.clone()), &mut pair)
    }
    fn own_links(&self, campaign: &CampaignId, _by: &Signature, each: &mut dyn FnMut(Link)) -> Result<(), Error> {
        self.ask_for_each(AtLength::OwnLinks(campaign.clone()), each)
    }
    /// Signed by whom the host takes the station for, whatever `by` says.
    fn submit(&self, _by: &Signature, writes: Vec<Write>, done: Acknowledge) -> Ticket {
        self.line.submit(writes, done)
    }
    fn hurry(&self) {
        self.line.send(&FromStation::Hurry);
    }
    /// Waits for a line that is down as long as one has patience. What went over a line that broke is waited for in any case:
    /// it may be on the disk.
    fn commit(&self, _by: &Signature, writes: Vec<Write>) -> Result<(), Error> {
        if self.line.is_down_long() {
            return Err(self.line.away());
        }
        let (sender, heard) = channel();
        let Ticket(number) = self.line.submit(writes, Box::new(move |_, outcome| drop(sender.send(outcome))));
        self.hurry();
        loop {
            match heard.recv_timeout(LOOK) {
                Ok(outcome) => return outcome,
                Err(RecvTimeoutError::Disconnected) => return Err(Error::Stopped),
                Err(RecvTimeoutError::Timeout) if self.line.is_down(PATIENCE) => {
                    // It is not sent any more once it is said to have failed.
                    return match self.line.state().submitted.remove(&number) {
                        Some(_) => Err(unheard(&self.line.socket)),
                        None => heard.recv().unwrap_or(Err(Error::Stopped)),
                    };
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }
    fn claim_serial(&self, campaign: &CampaignId, audience: &Audience) -> Result<Serial, Error> {
        let serial: Serial = self.ask(AtOnce::ClaimSerial(campaign.clone(), audience.clone()))?;
        let sheet = SheetKey { campaign: campaign.clone(), audience: audience.clone(), serial };
        self.line.state().held.push(sheet.pass(Pass::First));
        Ok(serial)
    }
    fn hold(&self, key: &RecordKey) -> Result<(), Error> {
        self.ask::<()>(AtOnce::Hold(key.clone()))?;
        self.line.state().held.push(key.clone());
        Ok(())
    }
    fn let_go(&self, key: &RecordKey) {
        self.line.let_go(key);
    }
    fn listen(&self, listener: Listener) {
        *self.line.listener.lock().unwrap_or_else(PoisonError::into_inner) = Some(listener);
    }
}
