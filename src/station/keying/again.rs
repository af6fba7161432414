//! Keying again: the second pass of sheets that were called, and the fields on which two passes differ. Whoever keys here is
//! blindfolded: the store hands out no first pass.

use super::{Held, Keying, KeyingStart, Notice, Notify, Phase, Sheet};
use crate::entry::{Options, Scope};
use crate::questionnaire::QuestionIndex;
use crate::record::{Pass, Record, RecordEvent, Serial, Status};
use crate::station::{BatchView, Error, Station};
use crate::store::{self, Blindfold, Duty, Filed, RecordKey, SheetKey, Verified, Write};
use crate::verification::{DifferenceKind, Settlement, Stage, compared};
use std::sync::Arc;

impl Keying {
    /// Begins with the first sheet that waits for this operator.
    ///
    /// # Errors
    /// [`Error::NothingToVerify`], and the store's.
    pub(super) fn open_verification(
        station: &Station,
        start: KeyingStart,
        view: BatchView,
        options: Options,
        notify: Notify,
    ) -> Result<Keying, Error> {
        let station = Station { store: Arc::new(Blindfold(station.store.clone())), ..station.clone() };
        let mut waiting = station.to_key_again(&view, &start)?;
        let (view, mut sheet) = station.next_again(&mut waiting, &view)?.ok_or(Error::NothingToVerify)?;
        // The first claim is waited for: nothing is keyed yet.
        if let Some(claim) = sheet.claim.take() {
            station.commit(vec![Write::Record(sheet.key.clone(), claim)])?;
        }
        let mut keying = Keying::on(station, view, start, options, notify, sheet, None)?;
        keying.waiting = waiting;
        Ok(keying)
    }

    /// The questions that this keying keys, when it keys some only.
    pub fn asked_again(&self) -> Vec<QuestionIndex> {
        let questions = 0..self.entry.form().questions.len();
        questions.filter(|index| !self.entry.is_left_out(*index)).collect()
    }

    /// Those of them that a slip came apart into: an arbitration took one side of it at its one end, and the other, or neither,
    /// at its other. Whoever keys them is told, and nothing of what was keyed.
    pub fn parted(&self) -> &[QuestionIndex] {
        &self.parted
    }

    /// How many sheets wait behind this one.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// Behind a pass that is complete, held or abandoned: on to the next. What the passes come to is told when the pass is on
    /// the disk; only when nothing else waits for this operator, that is waited for, and further sheets are called.
    pub(super) fn after_pass(&mut self, notices: &mut Vec<Notice>) {
        if let Some(error) = &self.failed {
            return notices.push(Notice::NotSaved(error.clone()));
        }
        let mut next = self.station.next_again(&mut self.waiting, &self.view);
        if let Ok(None) = next {
            next = self.call_more(notices);
        }
        let entered = match next {
            Ok(None) => {
                self.phase = Phase::VerificationDone;
                return;
            }
            Ok(Some((view, mut sheet))) => {
                self.view = view;
                if let Some(claim) = sheet.claim.take() {
                    self.submit(sheet.key.clone(), claim);
                }
                self.done += 1;
                self.place = self.done + 1;
                self.enter(sheet)
            }
            Err(error) => Err(error),
        };
        notices.push(entered.map_or_else(super::not_saved, |()| Notice::Opened(self.key.serial)));
    }

    fn call_more(&mut self, notices: &mut Vec<Notice>) -> Result<Option<(BatchView, Sheet)>, Error> {
        let campaign = self.view.campaign.id.as_str().to_owned();
        self.station.catch_up()?;
        let called = self.station.call_sheets(&campaign)?;
        if !called.is_empty() {
            notices.push(Notice::Called(called.len()));
        }
        self.waiting = self.station.to_key_again(&self.view, &self.start)?;
        // What was just put aside would be opened again at once; a slip that came apart is gone on with.
        if self.entry.record().status != Status::Complete {
            let this = self.key.sheet();
            self.waiting.retain(|verified| verified.key != this);
        }
        self.station.next_again(&mut self.waiting, &self.view)
    }

    /// What a pass that is on the disk came to.
    pub(super) fn came_of(&self, key: &RecordKey, filed: &Filed) -> Vec<Notice> {
        if key.pass == Pass::First || filed.record.status != Status::Complete {
            return Vec::new();
        }
        let serial = key.serial;
        let found = self.station.store.verification(&key.sheet(), &self.station.signature());
        let sheet = match found {
            Ok(Some(verified)) => verified.sheet,
            Ok(None) => return Vec::new(),
            Err(error) => return vec![Notice::NotSaved(error)],
        };
        match sheet.stage {
            Stage::Differing if key.pass == Pass::Third => vec![Notice::Parted(serial, sheet.asks_again().len())],
            Stage::Differing => vec![Notice::Compared(serial, sheet.settlements.len())],
            Stage::Settled if key.pass == Pass::Second => vec![Notice::Compared(serial, 0)],
            Stage::Settled => vec![Notice::Settled(serial, true)],
            Stage::Undecided => vec![Notice::Settled(serial, false)],
            Stage::Called | Stage::Second | Stage::Third | Stage::Missing(_) | Stage::Voided { .. } => Vec::new(),
        }
    }
}

/// The first question that is keyed and has no answer.
fn gap(record: &Record, scope: &Scope) -> Option<QuestionIndex> {
    let keyed = |index: &QuestionIndex| match scope {
        Scope::Sheet => true,
        Scope::Without(questions) => !questions.contains(index),
        Scope::Only(questions) => questions.contains(index),
    };
    (0..record.answers.len()).filter(keyed).find(|index| record.answers[*index].is_none())
}

impl Station {
    /// The sheets that this operator may key again: what was begun first, then those of the pile at hand, then pile by pile,
    /// each in the order in which its papers lie. Which sheet comes first makes no odds: a draw calls no more before all it
    /// called are done.
    fn to_key_again(&self, view: &BatchView, start: &KeyingStart) -> Result<Vec<Verified>, Error> {
        let mut waiting = self.verified(view.campaign.id.as_str())?;
        waiting.retain(|verified| match (&verified.duty, start) {
            (Ok(Duty::Second), KeyingStart::Second) | (Ok(Duty::Third(_)), KeyingStart::Third) => true,
            (Ok(_) | Err(_), _) => false,
        });
        let fresh = |verified: &Verified| matches!(verified.sheet.stage, Stage::Called | Stage::Differing);
        // The next one is taken from the end.
        let elsewhere = |verified: &Verified| verified.sheet.batch != view.batch.number;
        waiting.sort_by_key(|one| (fresh(one), elsewhere(one), one.sheet.batch, one.key.serial));
        waiting.reverse();
        Ok(waiting)
    }

    /// Takes the next of the waiting sheets that nobody else is at.
    fn next_again(&self, waiting: &mut Vec<Verified>, view: &BatchView) -> Result<Option<(BatchView, Sheet)>, Error> {
        while let Some(verified) = waiting.pop() {
            if self.is_in_other_hands(&verified)? {
                continue;
            }
            let same = verified.sheet.batch == view.batch.number;
            let view = if same { view.clone() } else { self.batch(view.campaign.id.as_str(), verified.sheet.batch)? };
            match self.take_again(&view, &verified) {
                // Somebody else took it this instant.
                Err(Error::Store(store::Error::InUse { .. })) => {}
                taken => return taken.map(|sheet| Some((view, sheet))),
            }
        }
        Ok(None)
    }

    /// Whether another operator is at it already.
    pub(in crate::station) fn is_in_other_hands(&self, verified: &Verified) -> Result<bool, Error> {
        let pass = match verified.duty {
            Ok(Duty::Second) => Pass::Second,
            Ok(Duty::Third(_)) => Pass::Third,
            Err(_) => return Ok(true),
        };
        match self.store.record(&verified.key.pass(pass)) {
            Ok(filed) => Ok(filed.is_some_and(|filed| {
                let ended = matches!(filed.record.status, Status::Voided(_) | Status::Complete);
                !ended && filed.record.begun.who != self.operator
            })),
            // It went on to the next stage since the list was read.
            Err(store::Error::Forbidden { .. }) => Ok(true),
            Err(error) => Err(error.into()),
        }
    }

    fn take_again(&self, view: &BatchView, verified: &Verified) -> Result<Sheet, Error> {
        let Verified { key, sheet, duty } = verified;
        let duty = duty.clone().map_err(|why| store::Error::Forbidden { sheet: key.clone(), why })?;
        let (fingerprint, variant) = sheet.form.clone();
        let tool = if fingerprint == view.tool.fingerprint { view.tool.clone() } else { self.tool(&fingerprint)? };
        let form = tool.audience(&key.audience).and_then(|forms| forms.form(&variant)).cloned();
        let form = form.ok_or_else(|| Error::NoVariant(variant.0.clone(), None))?;
        let (pass, scope) = match duty {
            Duty::Second => {
                let kept = compared(&form, sheet.policy.comments);
                // What the pile fills is shown as in the first pass; comments are left out by the campaign's rule.
                let left_out = |at: &usize| !kept[*at] && form.questions[*at].constant.is_none();
                (Pass::Second, Scope::Without((0..kept.len()).filter(left_out).collect()))
            }
            Duty::Third(questions) => (Pass::Third, Scope::Only(questions)),
        };
        let came_apart = |one: &&Settlement| one.difference.kind == DifferenceKind::Parted && pass == Pass::Third;
        let parted = sheet.settlements.iter().filter(came_apart).map(|one| one.difference.at).collect();
        let key = key.pass(pass);
        let held = Some(Held::this(&self.store, key.clone())?);
        match self.store.record(&key)? {
            Some(filed) if !matches!(filed.record.status, Status::Voided(_) | Status::Complete) => {
                let mut record = filed.record;
                if let Status::Held(_) = record.status {
                    record.status =
                        Status::InProgress { at: gap(&record, &scope), page_end: false, typed: String::new() };
                    record.history.push((self.signature(), RecordEvent::Reopened));
                }
                Ok(Sheet {
                    key,
                    revision: filed.revision,
                    form,
                    record,
                    was_complete: false,
                    ended: None,
                    scope,
                    undecided: Vec::new(),
                    parted,
                    claim: None,
                    held,
                })
            }
            ended => {
                let revision = ended.map_or(0, |filed| filed.revision) + 1;
                let mut record = Record::begin(fingerprint, variant, form.questions.len(), self.signature());
                record.mode.clone_from(&sheet.mode);
                let claim = Some(Filed { batch: view.batch.number, revision, record: record.clone() });
                let (was_complete, ended, undecided) = (false, None, Vec::new());
                Ok(Sheet { key, revision, form, record, was_complete, ended, scope, undecided, parted, claim, held })
            }
        }
    }

    /// The serials of sheets as they are read out: in order.
    pub fn serials(sheets: &[SheetKey]) -> Vec<Serial> {
        let mut serials: Vec<Serial> = sheets.iter().map(|sheet| sheet.serial).collect();
        serials.sort_unstable();
        serials
    }
}
