//! One station's line: what it asks is answered in order, what takes long beside it, and what it submits is checked, signed
//! and handed to the store.

use super::people::Person;
use super::rights;
use super::service::{Doorkeeper, Shared};
use super::sound;
use crate::campaign::CampaignId;
use crate::operator::{Identification, Operator, Signature};
use crate::questionnaire::Audience;
use crate::record::{Pass, Serial, Status};
use crate::store::wire::{
    self, Ask, AtLength, AtOnce, FRAME_BYTES_MAX, FromHost, FromStation, GREETING_BYTES_MAX, Greeting, HELD_MAX,
    PROTOCOL, SessionId, Welcome,
};
use crate::store::{Error, Once, RecordKey, Role, SheetKey, Write};
use rustix::net::sockopt::socket_peercred;
use serde::Serialize;
use std::cell::Cell;
use std::collections::{BTreeSet, VecDeque};
use std::io::{self, BufRead as _, BufReader, Read, Write as _};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

/// How long somebody who knocks may take to say who they are, however slowly the bytes come.
const GREETING: Duration = Duration::from_secs(5);
/// How long a station may take over something that it has begun to say.
const FRAME: Duration = Duration::from_secs(30);
/// How long a station may leave what it asked for unread.
const UNREAD: Duration = Duration::from_secs(30);
/// Most bytes of answers that wait for a station to read them.
const OUT_BYTES_MAX: usize = 8 << 20;
/// Most submissions of a station that wait for the disk.
const IN_FLIGHT_MAX: usize = 1024;
/// Bytes of what anybody may say at any time.
const SMALL_BYTES: usize = 64 << 10;
/// Most that say something larger at a time, over all lines.
const LARGE_MAX: usize = 4;
/// Most questions that take long at a time.
const LONG_MAX: usize = 4;
/// Bytes of a part of a long answer, about.
const PART_BYTES: usize = 128 << 10;

/// A station's line, as the other lines see it.
pub(super) struct Line {
    number: u64,
    stream: UnixStream,
    /// The account at its other end, as the kernel says.
    account: Option<u32>,
    /// Whom it was let in for; nobody yet who only knocks.
    person: OnceLock<Person>,
    out: Mutex<Out>,
    bell: Condvar,
}

/// What goes out.
#[derive(Default)]
struct Out {
    frames: VecDeque<Vec<u8>>,
    bytes: usize,
    /// Campaigns of which it is to be told that they changed.
    changed: BTreeSet<CampaignId>,
    in_flight: usize,
    long: usize,
    closed: bool,
    /// What was put on the line is being written.
    sending: bool,
}

/// What serves one line.
struct Session<'a> {
    shared: &'a Arc<Shared>,
    line: &'a Arc<Line>,
    id: SessionId,
    person: &'a Person,
}

impl Line {
    pub fn new(number: u64, stream: UnixStream) -> Line {
        let account = socket_peercred(&stream).ok().map(|peer| peer.uid.as_raw());
        Line { number, stream, account, person: OnceLock::new(), out: Mutex::default(), bell: Condvar::new() }
    }

    /// Whether it is a station's, and not somebody's who knocks.
    pub fn is_in(&self) -> bool {
        self.person.get().is_some()
    }

    /// Whose station it is; nobody's while they knock.
    pub fn who(&self) -> Option<&Operator> {
        self.person.get().map(|person| &person.who)
    }

    /// The account at its other end.
    pub fn account(&self) -> Option<u32> {
        self.account
    }

    /// Who is at its other end.
    pub fn visitor(&self, doorkeeper: &Doorkeeper) -> Option<Person> {
        doorkeeper(&self.stream)
    }

    /// Ends where who is at its other end is not let in any more, or as somebody else than it was.
    pub fn reconsider(&self, doorkeeper: &Doorkeeper) {
        if self.person.get().is_some_and(|person| self.visitor(doorkeeper).as_ref() != Some(person)) {
            self.close();
        }
    }

    /// Tells the station that a campaign changed, once however often it did meanwhile.
    pub fn tell(&self, campaign: &CampaignId) {
        self.out().changed.insert(campaign.clone());
        self.bell.notify_all();
    }

    /// Tells the station that a backup was made, or could not be.
    pub fn tell_of_backup(&self) {
        self.put(&FromHost::Backup);
    }

    /// Tells the station why the host ends.
    pub fn tell_of_failure(&self, error: &Error) {
        self.put(&FromHost::Failed(error.clone()));
    }

    /// Waits until what was put on the line is written, at most until a moment.
    pub fn wait_until_sent(&self, until: Instant) {
        let left = until.saturating_duration_since(Instant::now());
        let unsent = |out: &mut Out| (out.sending || !out.frames.is_empty()) && !out.closed;
        drop(self.bell.wait_timeout_while(self.out(), left, unsent));
    }

    /// Nothing more is read, and what waits is not sent.
    pub fn close(&self) {
        self.out().closed = true;
        self.bell.notify_all();
        drop(self.stream.shutdown(Shutdown::Both));
    }

    fn out(&self) -> MutexGuard<'_, Out> {
        self.out.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts something on the line, whatever waits there.
    fn put(&self, message: &FromHost) {
        // What cannot be said leaves the station waiting: the line ends instead.
        let Ok(frame) = wire::encode(message) else { return self.close() };
        let mut out = self.out();
        out.bytes += frame.len();
        out.frames.push_back(frame);
        drop(out);
        self.bell.notify_all();
    }

    /// The same once there is room for it; `false` when the line is gone.
    fn put_in_turn(&self, message: &FromHost) -> bool {
        let crowded = |out: &mut Out| out.bytes > OUT_BYTES_MAX && !out.closed;
        let out = self.bell.wait_while(self.out(), crowded).unwrap_or_else(PoisonError::into_inner);
        let is_gone = out.closed;
        drop(out);
        if !is_gone {
            self.put(message);
        }
        !is_gone
    }

    /// Sends what is put on the line until it is closed.
    fn send(&self) -> io::Result<()> {
        let mut stream = &self.stream;
        loop {
            let idle = |out: &mut Out| out.frames.is_empty() && out.changed.is_empty() && !out.closed;
            let mut out = self.bell.wait_while(self.out(), idle).unwrap_or_else(PoisonError::into_inner);
            if out.closed {
                return Ok(());
            }
            let mut bytes = Vec::new();
            for frame in out.frames.drain(..) {
                wire::send(&mut bytes, &frame)?;
            }
            out.bytes = 0;
            out.sending = true;
            for campaign in std::mem::take(&mut out.changed) {
                wire::send(&mut bytes, &wire::encode(&FromHost::Changed(campaign))?)?;
            }
            drop(out);
            self.bell.notify_all();
            stream.write_all(&bytes)?;
            self.out().sending = false;
            self.bell.notify_all();
        }
    }

    /// Waits until one more submission may be under way; `false` when the line is gone.
    fn begin_one(&self) -> bool {
        let crowded = |out: &mut Out| out.in_flight >= IN_FLIGHT_MAX && !out.closed;
        let mut out = self.bell.wait_while(self.out(), crowded).unwrap_or_else(PoisonError::into_inner);
        out.in_flight += 1;
        !out.closed
    }

    fn stored(&self, number: u64, outcome: Result<(), Error>) {
        {
            let mut out = self.out();
            out.in_flight = out.in_flight.saturating_sub(1);
        }
        self.put(&FromHost::Stored(number, outcome));
    }
}

/// A line that is read until a moment, or for as long as it takes.
struct Timed<'a> {
    stream: &'a UnixStream,
    until: Cell<Option<Instant>>,
}

impl Timed<'_> {
    fn within(&self, time: Duration) {
        self.until.set(Some(Instant::now() + time));
    }

    fn whenever(&self) {
        self.until.set(None);
    }
}

impl Read for Timed<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let left = self.until.get().map(|until| until.saturating_duration_since(Instant::now()));
        if left.is_some_and(|left| left.is_zero()) {
            return Err(io::ErrorKind::TimedOut.into());
        }
        self.stream.set_read_timeout(left)?;
        (&mut &*self.stream).read(into)
    }
}

/// Serves a line from its greeting to its end.
pub(super) fn serve(shared: &Arc<Shared>, line: &Arc<Line>, person: Option<&Person>) {
    let mut reading = BufReader::new(Timed { stream: &line.stream, until: Cell::new(None) });
    let Ok(Some(greeting)) = greet(shared, line, person, &mut reading) else { return };
    let Some(person) = person else { return };
    for key in greeting.held.iter().take(HELD_MAX) {
        // Whoever came first has it; what this station writes of it will be refused.
        drop(shared.claims().hold(line.number, &person.who, key));
    }
    let sender = Arc::clone(line);
    let send = move || {
        // A line that cannot be written to is gone for its reader too.
        drop(sender.send());
        sender.close();
    };
    let Ok(thread) = std::thread::Builder::new().name("line-out".to_owned()).spawn(send) else { return };
    let session = Session { shared, line, id: greeting.session, person };
    while begins(&mut reading) {
        let Ok(Some(heard)) = hear(shared, &mut reading) else { break };
        if !session.take(heard) {
            break;
        }
    }
    line.close();
    drop(thread.join());
    let busy = |out: &mut Out| out.long > 0;
    drop(line.bell.wait_while(line.out(), busy));
}

/// Waits for somebody to say something, and from then on for as long as they may take over it; `false` at the end.
fn begins(reading: &mut BufReader<Timed>) -> bool {
    reading.get_ref().whenever();
    loop {
        match reading.fill_buf() {
            Ok([]) => return false,
            Ok(_) => break,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return false,
        }
    }
    reading.get_ref().within(FRAME);
    true
}

/// Hears what a station says, in its turn where that is large; nothing at the end.
fn hear(shared: &Shared, reading: &mut BufReader<Timed>) -> io::Result<Option<FromStation>> {
    let Some(length) = wire::receive_length(reading, FRAME_BYTES_MAX)? else { return Ok(None) };
    let _turn = (length > SMALL_BYTES).then(|| {
        let turn = shared.large.wait();
        // Waiting was not the station's doing.
        reading.get_ref().within(FRAME);
        turn
    });
    wire::decode(&wire::receive_content(reading, length)?).map(Some)
}

/// Who reads something large: a few at a time, so that all together never need more memory than a machine has.
#[derive(Default)]
pub(super) struct Large {
    reading: Mutex<usize>,
    bell: Condvar,
}

/// The turn of one of them, however it ends.
struct Turn<'a>(&'a Large);

impl Large {
    fn wait(&self) -> Turn<'_> {
        let reading = self.reading.lock().unwrap_or_else(PoisonError::into_inner);
        let crowded = |reading: &mut usize| *reading >= LARGE_MAX;
        let mut reading = self.bell.wait_while(reading, crowded).unwrap_or_else(PoisonError::into_inner);
        *reading += 1;
        Turn(self)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        *self.0.reading.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        self.0.bell.notify_one();
    }
}

/// Hears a greeting and answers it; nothing for whoever is not let in.
fn greet(
    shared: &Shared,
    line: &Line,
    person: Option<&Person>,
    reading: &mut BufReader<Timed>,
) -> io::Result<Option<Greeting>> {
    reading.get_ref().within(GREETING);
    line.stream.set_write_timeout(Some(UNREAD))?;
    let Some(frame) = wire::receive(reading, GREETING_BYTES_MAX)? else { return Ok(None) };
    let greeting: Greeting = match wire::decode::<Greeting>(&frame) {
        Ok(greeting) if greeting.protocol == PROTOCOL => greeting,
        // Another copiste may greet in a form that this one cannot read.
        _ if Greeting::is_one(&frame) => {
            let ours = env!("CARGO_PKG_VERSION").to_owned();
            wire::send(&mut &line.stream, &wire::encode(&Welcome::OtherVersion(ours))?)?;
            return Ok(None);
        }
        _ => return Ok(None),
    };
    let welcome = match person {
        None => Welcome::NotAllowed,
        Some(person) if shared.is_full(&person.who) => Welcome::Full,
        Some(person) => {
            let Person { who, role } = line.person.get_or_init(|| person.clone()).clone();
            Welcome::In { who, role, directory: shared.store.directory() }
        }
    };
    wire::send(&mut &line.stream, &wire::encode(&welcome)?)?;
    Ok(matches!(welcome, Welcome::In { .. }).then_some(greeting))
}

impl Session<'_> {
    fn signature(&self) -> Signature {
        Signature { who: self.person.who.clone(), how: Identification::SystemUser, when: self.shared.clock.now() }
    }

    /// Does what a station says; `false` when the line is gone.
    fn take(&self, heard: FromStation) -> bool {
        match heard {
            FromStation::Ask(number, ask) => self.asked(number, ask),
            FromStation::Submit { number, answered, writes } => self.submitted(number, answered, writes),
            FromStation::Hurry => {
                self.shared.store.hurry();
                true
            }
            FromStation::LetGo(key) => {
                self.shared.claims().let_go(self.line.number, &key);
                true
            }
        }
    }

    fn asked(&self, number: u64, ask: Ask) -> bool {
        let needs = rights::may_ask(&ask);
        if needs > self.person.role {
            return self.answer(number, &Err::<(), _>(Error::NotAllowed { needs }));
        }
        match ask {
            Ask::AtOnce(ask) => self.answer_at_once(number, ask),
            Ask::AtLength(ask) => self.answer_beside(number, ask),
        }
    }

    /// Answers beside what is asked next, on a thread of its own.
    fn answer_beside(&self, number: u64, ask: AtLength) -> bool {
        {
            let mut out = self.line.out();
            if out.long >= LONG_MAX {
                drop(out);
                return self.answer(number, &Err::<(), _>(Error::Full));
            }
            out.long += 1;
        }
        let (shared, long, by) = (Arc::clone(self.shared), Long(Arc::clone(self.line)), self.signature());
        let beside = move || {
            // The store is let go of before it is said that this is over.
            let (long, shared) = (long, shared);
            answer_at_length(&shared, &long.0, number, ask, &by);
        };
        std::thread::Builder::new().name("line-long".to_owned()).spawn(beside).is_ok()
    }

    fn answer<T: Serialize>(&self, number: u64, answer: &Result<T, Error>) -> bool {
        match wire::encode(answer) {
            Ok(bytes) => self.line.put_in_turn(&FromHost::Answer(number, bytes)),
            Err(_) => false,
        }
    }

    fn answer_at_once(&self, number: u64, ask: AtOnce) -> bool {
        let store = &self.shared.store;
        match ask {
            AtOnce::Campaigns => self.answer(number, &store.campaigns()),
            AtOnce::Campaign(id) => self.answer(number, &store.campaign(&id)),
            AtOnce::Tool(fingerprint) => {
                let text =
                    |tool: Arc<_>| serde_json::to_string(&*tool).expect("a tool has text keys and finite numbers");
                self.answer(number, &store.tool(&fingerprint).map(|tool| tool.map(text)))
            }
            AtOnce::Batches(campaign) => self.answer(number, &store.batches(&campaign)),
            AtOnce::Reports(campaign) => self.answer(number, &store.reports(&campaign)),
            AtOnce::Record(key) => self.answer(number, &store.record(&key)),
            AtOnce::NextSerial(campaign, audience) => self.answer(number, &store.next_serial(&campaign, &audience)),
            AtOnce::RecordsOfBatch(campaign, batch) => self.answer(number, &store.records_of_batch(&campaign, batch)),
            AtOnce::Draws(campaign) => self.answer(number, &store.draws(&campaign)),
            AtOnce::Verifications(campaign) => self.answer(number, &store.verifications(&campaign, &self.signature())),
            AtOnce::Verification(sheet) => self.answer(number, &store.verification(&sheet, &self.signature())),
            AtOnce::Pairs(campaign) => self.answer(number, &store.pairs(&campaign)),
            AtOnce::Reviews(campaign) => self.answer(number, &store.reviews(&campaign)),
            AtOnce::JournalHead(campaign) => self.answer(number, &store.journal_head(&campaign)),
            AtOnce::CopyTrouble => self.answer(number, &Ok(store.copy_trouble())),
            AtOnce::ClaimSerial(campaign, audience) => self.answer(number, &self.claim(campaign, audience)),
            AtOnce::Hold(key) => self.answer(number, &self.hold(&key)),
            AtOnce::Backups => self.answer(number, &self.shared.backups()),
        }
    }

    fn hold(&self, key: &RecordKey) -> Result<(), Error> {
        let mut claims = self.shared.claims();
        if claims.count(self.line.number) >= HELD_MAX {
            return Err(Error::Full);
        }
        let held = claims.hold(self.line.number, &self.person.who, key);
        held.map_err(|who| Error::InUse { sheet: key.sheet(), who })
    }

    fn claim(&self, campaign: CampaignId, audience: Audience) -> Result<Serial, Error> {
        let store = &self.shared.store;
        let tool = match store.campaign(&campaign)? {
            Some(campaign) => store.tool(&campaign.fingerprint)?,
            None => None,
        };
        if tool.is_none_or(|tool| tool.audience(&audience).is_none()) {
            return Err(Error::BadName { name: audience.0 });
        }
        let next = store.next_serial(&campaign, &audience)?;
        let is_free = |sheet: &SheetKey| matches!(store.record(&sheet.pass(Pass::First)), Ok(None));
        let mut claims = self.shared.claims();
        if claims.count(self.line.number) >= HELD_MAX {
            return Err(Error::Full);
        }
        let place = (campaign.clone(), audience.clone());
        let sheet = claims.number(self.line.number, &self.person.who, place, next, is_free);
        let sheet = sheet.ok_or_else(|| Error::BadName { name: next.to_string() })?;
        drop(claims);
        // Nobody waits for it: were the host killed this instant, the station would come back with the number in hand.
        let given = vec![Write::Serial(campaign, audience, sheet.serial)];
        store.submit(&self.signature(), given, Box::new(|_, _| {}));
        Ok(sheet.serial)
    }

    fn submitted(&self, number: u64, answered: u64, mut writes: Vec<Write>) -> bool {
        if !self.line.begin_one() {
            return false;
        }
        let is_sound = || match self.person.role {
            Role::Administrator => Ok(()),
            Role::Manager | Role::Operator => sound::check(&*self.shared.store, &writes),
        };
        if let Err(refusal) = writes.iter().try_for_each(|write| self.allowed(write)).and_then(|()| is_sound()) {
            self.line.stored(number, Err(refusal));
            return true;
        }
        let changed = writes.iter().find_map(|write| changes(write).cloned());
        writes.push(Write::Once(Once { session: self.id, number, answered }));
        let (lines, line) = (Arc::clone(&self.shared.lines), Arc::clone(self.line));
        let done = move |_, outcome: Result<(), Error>| {
            let changed = changed.filter(|_| outcome.is_ok());
            let outcome = outcome.map_err(|error| lines.failed_by(error));
            line.stored(number, outcome);
            if let Some(campaign) = changed {
                lines.tell_others(line.number, &campaign);
            }
        };
        self.shared.store.submit(&self.signature(), writes, Box::new(done));
        true
    }

    fn allowed(&self, write: &Write) -> Result<(), Error> {
        let store = &self.shared.store;
        let is_drawn = |campaign: &CampaignId, number: u32| {
            store.draws(campaign).is_ok_and(|draws| draws.iter().any(|draw| draw.number == number))
        };
        match rights::may_write(write, is_drawn) {
            Some(needs) if needs <= self.person.role => {}
            Some(needs) => return Err(Error::NotAllowed { needs }),
            None => return Err(Error::NotAllowed { needs: Role::Administrator }),
        }
        if let Write::Record(key, _) = write
            && let Some(who) = self.shared.claims().other(self.line.number, key)
        {
            return Err(Error::InUse { sheet: key.sheet(), who: who.clone() });
        }
        Ok(())
    }
}

/// A long answer under way, however it ends.
struct Long(Arc<Line>);

impl Drop for Long {
    fn drop(&mut self) {
        self.0.out().long -= 1;
        self.0.bell.notify_all();
    }
}

/// The campaign that others will want to see anew: an answer more in a sheet is nothing to them.
fn changes(write: &Write) -> Option<&CampaignId> {
    match write {
        Write::Record(key, filed) => {
            (!matches!(filed.record.status, Status::InProgress { .. })).then_some(&key.campaign)
        }
        Write::Campaign(campaign) => Some(&campaign.id),
        Write::Batch(campaign, _)
        | Write::Report(campaign, _)
        | Write::Draw(campaign, _)
        | Write::Pair(campaign, _)
        | Write::Empty(campaign)
        | Write::Export(campaign, _) => Some(campaign),
        Write::Missing(sheet, _) | Write::Found(sheet, _) | Write::Review(sheet, _) => Some(&sheet.campaign),
        Write::Tool(_) | Write::Once(_) | Write::Serial(..) | Write::Forget(_) => None,
    }
}

/// Answers in parts, beside what is asked next.
fn answer_at_length(shared: &Shared, line: &Line, number: u64, ask: AtLength, by: &Signature) {
    let mut parts = Parts { line, number, things: Vec::new(), bytes: 0, gone: false };
    let answer = match ask {
        AtLength::Journal(campaign) => {
            let told = shared.store.journal(&campaign, &mut |link| parts.add(&link));
            parts.end(told)
        }
        AtLength::EachRecord(campaign, audience) => {
            let told = shared.store.each_record(&campaign, &audience, &mut |key, filed| parts.add(&(key, filed)));
            parts.end(told)
        }
        AtLength::OwnLinks(campaign) => {
            let told = shared.store.own_links(&campaign, by, &mut |link| parts.add(&link));
            parts.end(told)
        }
        AtLength::OwnRecords(campaign, audience) => {
            let mut add = |key, filed| parts.add(&(key, filed));
            let told = shared.store.own_records(&campaign, &audience, by, &mut add);
            parts.end(told)
        }
        AtLength::CheckJournal(campaign) => wire::encode(&shared.store.check_journal(&campaign)),
        AtLength::BackupFiles => wire::encode(&shared.backup_files()),
        AtLength::BackUp => wire::encode(&Ok::<_, Error>(shared.back_up())),
        AtLength::Health => wire::encode(&shared.store.health()),
    };
    match answer {
        Ok(bytes) => drop(line.put_in_turn(&FromHost::Answer(number, bytes))),
        Err(_) => line.close(),
    }
}

/// Many things on their way in parts: each is encoded as it comes, a part is their number and them.
struct Parts<'a> {
    line: &'a Line,
    number: u64,
    things: Vec<Vec<u8>>,
    bytes: usize,
    gone: bool,
}

impl Parts<'_> {
    fn add<T: Serialize>(&mut self, thing: &T) {
        if self.gone {
            return;
        }
        match wire::encode(thing) {
            Ok(bytes) => {
                self.bytes += bytes.len();
                self.things.push(bytes);
            }
            Err(_) => self.gone = true,
        }
        if self.bytes >= PART_BYTES {
            self.send();
        }
    }

    fn send(&mut self) {
        let things = std::mem::take(&mut self.things);
        self.bytes = 0;
        let sent = wire::encode(&things).map(|part| self.line.put_in_turn(&FromHost::Part(self.number, part)));
        self.gone |= !matches!(sent, Ok(true));
    }

    fn end(&mut self, told: Result<(), Error>) -> io::Result<Vec<u8>> {
        if !self.things.is_empty() {
            self.send();
        }
        if self.gone { Err(io::ErrorKind::BrokenPipe.into()) } else { wire::encode(&told) }
    }
}
