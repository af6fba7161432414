//! Keying a pile: sheet after sheet through the engine into the store. The faces only pass keys in and look.

mod again;
mod choosing;
mod held;
mod mending;
mod pile;
mod scan;
mod serials;
mod sheet;

pub use serials::{SERIAL_MAX, read_serial};

use held::Held;
use sheet::{Number, Sheet, entry_of};

use super::unsaved::Unsaved;
use super::{BatchView, Error, Station};
use crate::campaign::Batch;
use crate::entry::{self, Action, Effect, Entry, Options, Refusal, Stand};
use crate::keymap::{Command, Key, Keymap, KeypadWatch, Resolved};
use crate::questionnaire::{AudienceForms, Constant, Kind, QuestionIndex, Questionnaire, Variant};
use crate::record::{Answer, Record, RecordEvent, Serial, Status};
use crate::store::{self, Acknowledge, Filed, RecordKey, RecordState, Standing, Ticket, Verified, Write};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How a keying begins.
#[derive(Clone, Debug, PartialEq)]
pub enum KeyingStart {
    /// On the sheet of the batch that was left unfinished, else on a new one.
    Pile,
    /// On this sheet of the batch, whose number and variant its code says; then on the others of the pile.
    Sheet(Serial, Variant),
    /// On one sheet, to correct it or to go on with it; back to the list afterwards.
    Record(Serial),
    /// On the sheets that were called, a second time, one after the other as they are to be taken from the piles.
    Second,
    /// On the fields on which two passes differ, a third time, sheet after sheet.
    Third,
    /// On sheets that are written nowhere.
    Practice,
}

impl KeyingStart {
    /// Whether sheets are keyed again that somebody keyed before.
    pub fn is_verification(&self) -> bool {
        matches!(self, KeyingStart::Second | KeyingStart::Third)
    }
}

/// What happened, for the face to show.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// A key was refused; the keyboard is locked until the reset key.
    Refused(Refusal),
    /// The key has nothing to do here.
    Bell,
    /// A skip took these answers away.
    Taken(Vec<QuestionIndex>),
    /// These answers came back.
    Given(Vec<QuestionIndex>),
    /// An empty row stands in the log, at this place from 1.
    RowInserted(usize),
    /// The row of the log at this place, from 1, is gone.
    RowRemoved(usize),
    /// A sheet is complete.
    Completed(Serial),
    /// A sheet is held aside.
    Held(Serial),
    /// A sheet is abandoned.
    Abandoned(Serial),
    /// The next sheet is open: its number is to be written on the paper, or it is to be taken from the pile.
    Opened(Serial),
    /// The passes of a sheet are compared: so many differences wait for a third keying.
    Compared(Serial, usize),
    /// The third keying did not take one side of a slip at both its ends: its questions, so many, are keyed one by one.
    Parted(Serial, usize),
    /// Its differences are decided; `false` when one has no majority and the sheet is held.
    Settled(Serial, bool),
    /// More sheets are called.
    Called(usize),
    /// As many sheets are keyed as the batch counts.
    PileDone,
    /// The store could not write: what was keyed since stays in memory and is shown as not saved.
    NotSaved(store::Error),
    /// The next sheet cannot be opened.
    NotOpened(Error),
    /// What was asked for is not done, and why.
    NotDone(Error),
    /// The keypad seems to have its NumLock off: the repair can be offered.
    NumLockOff,
}

/// What came of a key.
#[derive(Clone, Debug, PartialEq)]
pub enum Pressed {
    /// It was the sheet's: this happened.
    Done(Vec<Notice>),
    /// It is the station's: help, leaving, the end of the session...
    Command(Command),
}

/// What stands before the operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// A sheet.
    Sheet,
    /// The pile is keyed: accept opens another sheet all the same.
    PileDone,
    /// The host is away: the next sheet opens when it is back, or accept tries.
    Awaiting,
    /// The one sheet that was opened is ended: back to the list.
    RecordDone,
    /// Nothing more is to be keyed again by this operator.
    VerificationDone,
}

/// Whether what was keyed is on the disk.
#[derive(Clone, Debug, PartialEq)]
pub enum Saving {
    /// All of it, after a real sync.
    Saved,
    /// Not yet all of it.
    Pending,
    /// The store cannot write.
    Failed(store::Error),
    /// Practice: nothing is written.
    Practice,
}

/// Told from the store's thread when a submission is on the disk or cannot be: it passes the message on to whoever
/// owns the [`Keying`], who calls [`Keying::acknowledged`].
pub type Notify = Arc<dyn Fn(Ticket, Result<(), store::Error>) + Send + Sync>;

/// A pile being keyed.
pub struct Keying {
    station: Station,
    view: BatchView,
    start: KeyingStart,
    options: Options,
    notify: Notify,
    entry: Entry,
    key: RecordKey,
    revision: u64,
    /// Place of this sheet in the pile, from 1.
    place: u32,
    /// Sheets of the batch complete or held, this one not counted.
    done: u32,
    /// The sheet was complete and is being corrected: it is again when it is left without a gap.
    correcting: bool,
    /// Something was written since it was opened.
    touched: bool,
    /// What the sheet said when it was opened, if it was ended then.
    ended: Option<Record>,
    /// The sheet is ended and counted.
    counted: bool,
    keypad: KeypadWatch,
    /// Where the cursor stood before keys came that a keypad sends with NumLock off.
    before_keypad: Option<Stand>,
    previous: Option<(Arc<Questionnaire>, Record)>,
    /// Questions without a majority, to be decided from the paper.
    undecided: Vec<QuestionIndex>,
    /// Questions of a slip that came apart.
    parted: Vec<QuestionIndex>,
    /// Sheets that wait to be keyed again, next first.
    waiting: Vec<Verified>,
    /// What is on its way to the disk.
    pending: BTreeMap<Ticket, (RecordKey, Filed)>,
    /// What the store could not write, the newest writing of each sheet: it waits for [`Keying::retry`].
    unsaved: BTreeMap<RecordKey, Filed>,
    failed: Option<store::Error>,
    accepted: u64,
    phase: Phase,
    /// Keeps others from the sheet; nothing in practice.
    held: Option<Held>,
}

impl Keying {
    /// Begins to key. `notify` is called from the store's thread.
    pub fn open(
        station: &Station,
        view: BatchView,
        start: KeyingStart,
        options: Options,
        notify: Notify,
    ) -> Result<Keying, Error> {
        if start != KeyingStart::Practice {
            station.open_campaign(view.campaign.id.as_str())?;
        }
        if start.is_verification() {
            return Keying::open_verification(station, start, view, options, notify);
        }
        let (start, coded) = match start {
            KeyingStart::Sheet(serial, variant) => (KeyingStart::Pile, Some((serial, variant))),
            start => (start, None),
        };
        let records = station.records(&view)?;
        let wanted = match &start {
            // The first one left unfinished that nobody else is at.
            KeyingStart::Pile if coded.is_none() => station.first_unfinished(&view, &records, |_| false)?,
            KeyingStart::Pile => None,
            KeyingStart::Record(serial) => {
                let wanted = records.iter().find(|summary| summary.key.serial == *serial);
                Some(station.reopen(&view, &wanted.ok_or(Error::NoRecord(*serial))?.key)?)
            }
            KeyingStart::Practice | KeyingStart::Second | KeyingStart::Third | KeyingStart::Sheet(..) => None,
        };
        // A sealed sheet is not there to be repeated either.
        let repeats = |summary: &&store::RecordSummary| {
            summary.state == RecordState::Complete && summary.standing != Standing::Sealed
        };
        let last = records.iter().rev().find(repeats);
        let previous = match last.map(|summary| station.store.record(&summary.key)).transpose()?.flatten() {
            Some(filed) => Some((station.form(&view, &filed.record)?, filed.record)),
            None => None,
        };
        let sheet = match (wanted, &coded) {
            (_, Some((serial, variant))) => station.coded_sheet(&view, *serial, variant)?,
            (Some(sheet), None) => sheet,
            (None, None) if start == KeyingStart::Pile => {
                station.may_key(&view)?;
                station.new_sheet(&view, Number::Next)?
            }
            (None, None) => {
                let next = station.store.next_serial(&view.campaign.id, &view.batch.audience)?;
                station.new_sheet(&view, Number::Practice(next))?
            }
        };
        let mut keying = Keying::on(station.clone(), view, start, options, notify, sheet, previous)?;
        keying.count(&records);
        Ok(keying)
    }

    fn on(
        station: Station,
        view: BatchView,
        start: KeyingStart,
        options: Options,
        notify: Notify,
        sheet: Sheet,
        previous: Option<(Arc<Questionnaire>, Record)>,
    ) -> Result<Keying, Error> {
        let entry = entry_of(&station, &view, &sheet, previous.as_ref(), options)?;
        Ok(Keying {
            station,
            view,
            start,
            options,
            notify,
            entry,
            key: sheet.key,
            revision: sheet.revision,
            place: 1,
            done: 0,
            correcting: sheet.was_complete,
            touched: false,
            ended: sheet.ended,
            counted: false,
            keypad: KeypadWatch::new(),
            before_keypad: None,
            previous,
            undecided: sheet.undecided,
            parted: sheet.parted,
            waiting: Vec::new(),
            pending: BTreeMap::new(),
            unsaved: BTreeMap::new(),
            failed: None,
            accepted: 0,
            phase: Phase::Sheet,
            held: sheet.held,
        })
    }

    /// A key, by the keymap in force: done when it is the sheet's, handed back when it is the station's.
    pub fn press(&mut self, keymap: &Keymap, key: &Key) -> Pressed {
        let context = self.entry.context();
        if let Some([first, second]) = keymap.split(context.into(), key) {
            let mut notices = Vec::new();
            for key in [first, second] {
                match self.press(keymap, &key) {
                    Pressed::Done(more) => notices.extend(more),
                    Pressed::Command(command) => return Pressed::Command(command),
                }
            }
            return Pressed::Done(notices);
        }
        let resolved = keymap.resolve_in_cell(context.into(), key, |character| self.entry.takes_literally(character));
        if context == entry::Context::Coded && self.phase == Phase::Sheet && self.suspects_keypad(key, resolved) {
            let back_to = self.before_keypad.take().unwrap_or(self.entry.stand());
            let effects = self.entry.refuse_keypad(back_to);
            let mut notices = self.run(effects);
            notices.push(Notice::NumLockOff);
            return Pressed::Done(notices);
        }
        match resolved {
            Resolved::Text(character) => Pressed::Done(self.perform(Action::Type(character))),
            Resolved::Command(Command::NextVariant) => Pressed::Done(self.next_variant()),
            Resolved::Command(Command::PreviousSheet) => Pressed::Done(self.step(Step::Before)),
            Resolved::Command(Command::NextSheet) => Pressed::Done(self.step(Step::After)),
            Resolved::Command(command) => match command.action() {
                Some(action) => Pressed::Done(self.perform(action)),
                None => Pressed::Command(command),
            },
            // Under the lock every key is dropped; elsewhere a key without meaning is heard.
            Resolved::Unbound if context == entry::Context::Inhibited => Pressed::Done(Vec::new()),
            Resolved::Unbound => Pressed::Done(vec![Notice::Bell]),
        }
    }

    /// Whether this key makes it likely that the keypad's NumLock is off. Where the cursor stood before such keys began
    /// is remembered: they have moved it.
    fn suspects_keypad(&mut self, key: &Key, resolved: Resolved) -> bool {
        let answers = match resolved {
            Resolved::Text(_) => true,
            Resolved::Command(command) => matches!(command.action(), Some(Action::Type(_) | Action::Mark(_))),
            Resolved::Unbound => false,
        };
        if answers || !KeypadWatch::watches(key) {
            // A digit came through, or the keymap reads these keys as digits.
            self.keypad = KeypadWatch::new();
            self.before_keypad = None;
            return false;
        }
        self.before_keypad.get_or_insert(self.entry.stand());
        self.keypad.suspects(key)
    }

    /// Does one thing to the sheet. While the store cannot write, nothing more is taken: what was keyed waits in memory
    /// for [`Keying::retry`].
    pub fn perform(&mut self, action: Action) -> Vec<Notice> {
        if let (Some(error), true) = (&self.failed, action != Action::Reset) {
            return vec![Notice::NotSaved(error.clone())];
        }
        match self.phase {
            Phase::Sheet if action == Action::NextMode && self.start.is_verification() => {
                vec![Notice::NotDone(Error::OfTheFirstPass)]
            }
            Phase::Sheet => {
                let effects = self.entry.handle(action);
                self.run(effects)
            }
            Phase::PileDone | Phase::Awaiting if action == Action::Accept => {
                let mut notices = Vec::new();
                self.go_on(&mut notices);
                notices
            }
            Phase::PileDone | Phase::Awaiting | Phase::RecordDone | Phase::VerificationDone => vec![Notice::Bell],
        }
    }

    /// Opens the sheet that could not be opened while the host was away.
    pub fn host_is_back(&mut self) -> Vec<Notice> {
        let mut notices = Vec::new();
        if self.phase == Phase::Awaiting {
            self.go_on(&mut notices);
        }
        notices
    }

    /// Takes the store's answer to a submission of this keying.
    pub fn acknowledged(&mut self, ticket: Ticket, outcome: Result<(), store::Error>) -> Vec<Notice> {
        let Some((key, filed)) = self.pending.remove(&ticket) else { return Vec::new() };
        let newer = |other: &Filed| other.revision > filed.revision;
        let on_its_way = self.pending.values().any(|(other, writing)| *other == key && newer(writing));
        let superseded = on_its_way || self.unsaved.get(&key).is_some_and(newer);
        match outcome {
            Ok(()) => {
                if !self.unsaved.get(&key).is_some_and(newer) {
                    self.unsaved.remove(&key);
                }
                if self.unsaved.is_empty() {
                    self.failed = None;
                }
                self.came_of(&key, &filed)
            }
            Err(error) => {
                if !superseded {
                    self.unsaved.insert(key, filed);
                }
                // A store that stopped says so of everything behind what stopped it.
                let told = self.failed.take().filter(|_| error == store::Error::Stopped).unwrap_or(error);
                self.failed = Some(told.clone());
                vec![Notice::NotSaved(told)]
            }
        }
    }

    /// Writes once more, after the store failed, every sheet that it could not write.
    pub fn retry(&mut self) {
        if let Err(error) = self.station.store.revive() {
            self.failed = Some(error);
            return;
        }
        self.failed = None;
        for (key, filed) in std::mem::take(&mut self.unsaved) {
            self.submit(key, filed);
        }
    }

    /// What is not on the disk, the newest writing of each sheet.
    pub fn unsaved(&self) -> Vec<Unsaved> {
        let mut sheets = self.unsaved.clone();
        for (key, filed) in self.pending.values() {
            if sheets.get(key).is_none_or(|known| known.revision < filed.revision) {
                sheets.insert(key.clone(), filed.clone());
            }
        }
        let by = &self.station.operator;
        sheets.into_iter().map(|(key, filed)| Unsaved { by: by.clone(), key, filed }).collect()
    }

    /// Whether what was keyed is on the disk.
    pub fn saving(&self) -> Saving {
        if self.start == KeyingStart::Practice {
            Saving::Practice
        } else if let Some(error) = &self.failed {
            Saving::Failed(error.clone())
        } else if self.pending.is_empty() && self.unsaved.is_empty() {
            Saving::Saved
        } else {
            Saving::Pending
        }
    }

    /// Whether the batch may be left: nothing waits for the disk.
    pub fn may_leave(&self) -> bool {
        matches!(self.saving(), Saving::Saved | Saving::Practice)
    }

    /// The sheet.
    pub fn entry(&self) -> &Entry {
        &self.entry
    }

    /// The number to write on the sheet.
    pub fn serial(&self) -> Serial {
        self.key.serial
    }

    /// The batch and its campaign.
    pub fn batch(&self) -> &BatchView {
        &self.view
    }

    /// Whether nothing of the sheet was written yet: its number is still to be put on the paper.
    pub fn is_new(&self) -> bool {
        self.revision == 0
    }

    /// The place of this sheet in the pile, from 1.
    pub fn place_in_pile(&self) -> u32 {
        self.place
    }

    /// What stands before the operator.
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// How it began.
    pub fn start(&self) -> &KeyingStart {
        &self.start
    }

    /// The questions of this sheet on which three keyings found no majority: to be decided from the paper.
    pub fn undecided(&self) -> &[QuestionIndex] {
        &self.undecided
    }

    /// Answers accepted since the keying began.
    pub fn accepted(&self) -> u64 {
        self.accepted
    }

    /// The audience's forms in the version of this sheet's tool.
    pub fn forms(&self) -> &AudienceForms {
        self.view.tool.audience(&self.view.batch.audience).expect("the batch was opened on this audience")
    }

    fn run(&mut self, effects: Vec<Effect>) -> Vec<Notice> {
        let mut notices = Vec::new();
        let mut save = false;
        for effect in effects {
            match effect {
                Effect::Save => save = true,
                Effect::Accepted(_) => self.accepted += 1,
                Effect::Bell => notices.push(Notice::Bell),
                Effect::Refused(refusal) => notices.push(Notice::Refused(refusal)),
                Effect::Taken(questions) => notices.push(Notice::Taken(questions)),
                Effect::Given(questions) => notices.push(Notice::Given(questions)),
                Effect::RowInserted(row) => notices.push(Notice::RowInserted(row)),
                Effect::RowRemoved(row) => notices.push(Notice::RowRemoved(row)),
                Effect::Completed => notices.push(Notice::Completed(self.key.serial)),
                Effect::Held => notices.push(Notice::Held(self.key.serial)),
                Effect::Abandoned => notices.push(Notice::Abandoned(self.key.serial)),
            }
        }
        if save {
            self.save();
        }
        if self.entry.is_over() {
            self.after_sheet(&mut notices);
        }
        notices
    }

    /// Hands the record to the store's thread; the screen does not wait.
    fn save(&mut self) {
        if self.start == KeyingStart::Practice || self.is_only_looked_at() {
            return;
        }
        self.revision += 1;
        self.touched = true;
        let mut record = self.entry.record().clone();
        if let Some(event) = ending(&record.status) {
            record.history.push((self.station.signature(), event));
        }
        let filed = Filed { batch: self.view.batch.number, revision: self.revision, record };
        self.submit(self.key.clone(), filed);
    }

    /// Whether nothing was changed as yet in a sheet that was ended: whoever looks at it leaves it as it is, and it is nobody's.
    fn is_only_looked_at(&self) -> bool {
        let Some(ended) = self.ended.as_ref().filter(|_| !self.touched) else { return false };
        let now = self.entry.record();
        let goes_on = match &now.status {
            Status::InProgress { at, typed, .. } => {
                // A text that is opened stands in its cell as it was.
                let said = at.and_then(|at| ended.answer(at));
                typed.is_empty() || matches!(said, Some(Answer::Text(text)) if text == typed)
            }
            status => *status == ended.status,
        };
        let (status, tally, history) = (ended.status.clone(), ended.tally, ended.history.clone());
        goes_on && Record { status, tally, history, ..now.clone() } == *ended
    }

    fn submit(&mut self, key: RecordKey, filed: Filed) {
        let notify = self.notify.clone();
        let done: Acknowledge = Box::new(move |ticket, outcome| notify(ticket, outcome));
        let ticket = {
            let write = Write::Record(key.clone(), filed.clone());
            self.station.store.submit(&self.station.signature(), vec![write], done)
        };
        self.pending.insert(ticket, (key, filed));
    }

    fn after_sheet(&mut self, notices: &mut Vec<Notice>) {
        if self.start.is_verification() {
            return self.after_pass(notices);
        }
        if self.entry.record().status == Status::Complete {
            self.previous = Some((self.entry.form().clone(), self.entry.record().clone()));
        }
        if matches!(self.start, KeyingStart::Record(_)) {
            self.phase = Phase::RecordDone;
            return;
        }
        if !std::mem::replace(&mut self.counted, true) && !matches!(self.entry.record().status, Status::Voided(_)) {
            self.done += 1;
        }
        if self.takes_no_more() {
            self.phase = Phase::RecordDone;
            return;
        }
        if self.start != KeyingStart::Practice && self.view.batch.sheets.is_some_and(|sheets| self.done >= sheets) {
            self.phase = Phase::PileDone;
            notices.push(Notice::PileDone);
            return;
        }
        self.go_on(notices);
    }

    /// The next sheet of the pile: one left unfinished, else a new one.
    fn go_on(&mut self, notices: &mut Vec<Notice>) {
        // Behind a sheet that is not on the disk the store would open the same one again.
        if let Some(error) = &self.failed {
            return notices.push(Notice::NotSaved(error.clone()));
        }
        let next = match self.start {
            KeyingStart::Practice => {
                self.station.new_sheet(&self.view, Number::Practice(Serial(self.key.serial.0 + 1)))
            }
            KeyingStart::Pile
            | KeyingStart::Sheet(..)
            | KeyingStart::Record(_)
            | KeyingStart::Second
            | KeyingStart::Third => self.unfinished_or_new(),
        };
        let entered = next.and_then(|sheet| self.enter(sheet));
        if let Err(Error::Store(store::Error::HostGone { .. })) = &entered {
            self.phase = Phase::Awaiting;
        }
        notices.push(entered.map_or_else(not_saved, |()| Notice::Opened(self.key.serial)));
    }

    /// To the sheet before or after this one in the batch. What is here stays as it is, in progress where it stands.
    fn step(&mut self, step: Step) -> Vec<Notice> {
        let locked = self.entry.context() != entry::Context::Coded && self.entry.context() != entry::Context::Text;
        let alone = self.start == KeyingStart::Practice || self.start.is_verification();
        if alone || (locked && self.phase == Phase::Sheet) {
            return vec![Notice::Bell];
        }
        if let Some(error) = &self.failed {
            return vec![Notice::NotSaved(error.clone())];
        }
        let mut notices = Vec::new();
        let found = self.station.records(&self.view).map(|records| {
            let mut kept = records.into_iter().filter(|summary| summary.state != RecordState::Voided);
            match step {
                Step::Before => kept.rfind(|summary| summary.key.serial < self.key.serial),
                Step::After => kept.find(|summary| summary.key.serial > self.key.serial),
            }
        });
        match (found, step) {
            (Err(error), _) => notices.push(not_saved(error)),
            (Ok(Some(summary)), _) => {
                self.finish_correction();
                let entered = self.station.reopen(&self.view, &summary.key).and_then(|sheet| self.enter(sheet));
                notices.push(entered.map_or_else(not_saved, |()| Notice::Opened(self.key.serial)));
            }
            // After the last sheet comes a new one, unless this one is new itself.
            (Ok(None), Step::After) if self.revision > 0 && self.start == KeyingStart::Pile => {
                self.finish_correction();
                let entered = self.new_sheet().and_then(|sheet| self.enter(sheet));
                notices.push(entered.map_or_else(not_saved, |()| Notice::Opened(self.key.serial)));
            }
            (Ok(None), _) => notices.push(Notice::Bell),
        }
        notices
    }

    /// Before the sheet is left: one that was complete, was touched and has no gap is complete again.
    pub fn finish_correction(&mut self) {
        let still = self.phase == Phase::Sheet && self.correcting && self.entry.lock().is_none();
        if !still || !self.touched || self.entry.left() > 0 {
            return;
        }
        if self.entry.ask().is_some() || self.entry.prompt().is_some() {
            self.entry.handle(Action::Reset);
        }
        // Going to the end takes what is typed; what a check says against the sheet leaves it in progress.
        for action in [Action::GoTo, Action::Accept, Action::Accept] {
            if self.entry.handle(action).contains(&Effect::Save) {
                self.save();
            }
        }
    }

    fn enter(&mut self, sheet: Sheet) -> Result<(), Error> {
        let previous = self.previous.as_ref();
        self.entry = entry_of(&self.station, &self.view, &sheet, previous, self.options)?;
        self.key = sheet.key;
        self.revision = sheet.revision;
        self.correcting = sheet.was_complete;
        self.ended = sheet.ended;
        self.undecided = sheet.undecided;
        self.parted = sheet.parted;
        self.held = sheet.held;
        self.touched = false;
        self.counted = false;
        self.phase = Phase::Sheet;
        if self.start.is_verification() {
            return Ok(());
        }
        let records = self.station.records(&self.view)?;
        self.count(&records);
        Ok(())
    }

    fn count(&mut self, records: &[store::RecordSummary]) {
        let others = || records.iter().filter(|one| one.state != RecordState::Voided && one.key != self.key);
        let ended = |one: &&store::RecordSummary| matches!(one.state, RecordState::Complete | RecordState::Held);
        let place = others().filter(|one| one.key.serial < self.key.serial).count() as u32 + 1;
        let done = others().filter(ended).count() as u32;
        (self.place, self.done) = (place, done);
    }
}

/// Which neighbour of a sheet.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Before,
    After,
}

fn not_saved(error: Error) -> Notice {
    match error {
        // What was keyed is on its way and waits; only the next sheet is not there.
        Error::Store(store::Error::HostGone { .. }) => Notice::NotOpened(error),
        Error::Store(error) => Notice::NotSaved(error),
        other => Notice::NotOpened(other),
    }
}

/// What the batch fills along the pile, by question. A question that does not take the batch's value is keyed.
pub(super) fn constants(form: &Questionnaire, batch: &Batch) -> Vec<(QuestionIndex, Answer)> {
    let fill = |index: QuestionIndex| {
        let question = &form.questions[index];
        match (question.constant?, &question.kind) {
            (Constant::Service, Kind::One(list)) => {
                let choice = form.lists[*list].named(&batch.service)?;
                Some((index, Answer::One(choice.name.clone())))
            }
            (Constant::Service, Kind::Integer { .. }) => {
                batch.service.parse().ok().map(|code| (index, Answer::Integer(code)))
            }
            (Constant::Service, Kind::Text { .. }) => Some((index, Answer::Text(batch.service.clone()))),
            (Constant::Date, Kind::Date) => Some((index, Answer::Date(question.precision().first(batch.date)))),
            (Constant::Service | Constant::Date, _) => None,
        }
    };
    (0..form.questions.len()).filter_map(fill).collect()
}

/// The trace a status leaves.
fn ending(status: &Status) -> Option<RecordEvent> {
    match status {
        Status::InProgress { .. } => None,
        Status::Complete => Some(RecordEvent::Completed),
        Status::Held(reason) => Some(RecordEvent::Held(reason.clone())),
        Status::Voided(reason) => Some(RecordEvent::Voided(reason.clone())),
    }
}
