//! A sheet as it is opened: a new one under a number of its own, one left unfinished, one to be corrected.

use super::{Held, constants};
use crate::campaign::Batch;
use crate::entry::{Entry, Opening, Options, Scope};
use crate::questionnaire::{QuestionIndex, Questionnaire};
use crate::record::{Pass, Record, RecordEvent, Serial, Status};
use crate::station::{BatchView, Error, Station};
use crate::store::{self, Filed, RecordKey, RecordState};
use crate::verification::Decision;
use std::sync::Arc;

/// The number of a new sheet.
pub(super) enum Number {
    /// The next free one.
    Next,
    /// The one that stands on the paper.
    This(Serial),
    /// One that is written nowhere.
    Practice(Serial),
}

/// A sheet that is opened, and what is known of it.
pub(super) struct Sheet {
    pub key: RecordKey,
    pub revision: u64,
    pub form: Arc<Questionnaire>,
    pub record: Record,
    /// It was complete before it was opened.
    pub was_complete: bool,
    /// What it said before it was opened, if it was ended then.
    pub ended: Option<Record>,
    /// What is keyed of it.
    pub scope: Scope,
    /// Questions without a majority.
    pub undecided: Vec<QuestionIndex>,
    /// Questions of a slip that came apart.
    pub parted: Vec<QuestionIndex>,
    /// What is to be written before its first answer, so that nobody else begins it.
    pub claim: Option<Filed>,
    /// Keeps others from it; nothing in practice.
    pub held: Option<Held>,
}

impl Station {
    /// The form a record was keyed with.
    pub fn form(&self, view: &BatchView, record: &Record) -> Result<Arc<Questionnaire>, Error> {
        let tool = if record.tool == view.tool.fingerprint { view.tool.clone() } else { self.tool(&record.tool)? };
        let forms = tool.audience(&view.batch.audience);
        let form = forms.and_then(|forms| forms.form(&record.variant));
        form.cloned().ok_or_else(|| Error::NoVariant(record.variant.0.clone(), None))
    }

    /// A sheet that says nothing yet. It is written when its first answer is.
    pub(super) fn new_sheet(&self, view: &BatchView, number: Number) -> Result<Sheet, Error> {
        let Batch { audience, variant, mode, .. } = &view.batch;
        let forms = view.tool.audience(audience).ok_or_else(|| Error::NoAudience(audience.0.clone(), None))?;
        let form = forms.form(variant).ok_or_else(|| Error::NoVariant(variant.0.clone(), None))?.clone();
        let place = |serial| {
            let campaign = view.campaign.id.clone();
            RecordKey { campaign, audience: audience.clone(), serial, pass: Pass::First }
        };
        let (held, key) = match number {
            Number::Next => {
                let (held, serial) = Held::next(&self.store, &view.campaign.id, audience)?;
                (Some(held), place(serial))
            }
            Number::This(serial) => (Some(Held::this(&self.store, place(serial))?), place(serial)),
            Number::Practice(serial) => (None, place(serial)),
        };
        let fingerprint = view.tool.fingerprint.clone();
        let mut record = Record::begin(fingerprint, variant.clone(), form.questions.len(), self.signature());
        record.mode = mode.clone();
        let (scope, undecided, parted) = (Scope::Sheet, Vec::new(), Vec::new());
        let (was_complete, ended) = (false, None);
        let (revision, claim) = (0, None);
        Ok(Sheet { key, revision, form, record, was_complete, ended, scope, undecided, parted, claim, held })
    }

    /// The first sheet of a list that was left unfinished and that nobody else has open, without those that are passed over.
    pub(super) fn first_unfinished(
        &self,
        view: &BatchView,
        records: &[store::RecordSummary],
        passed_over: impl Fn(&RecordKey) -> bool,
    ) -> Result<Option<Sheet>, Error> {
        let unfinished = |one: &&store::RecordSummary| one.state == RecordState::InProgress && !passed_over(&one.key);
        for summary in records.iter().filter(unfinished) {
            match self.reopen(view, &summary.key) {
                Err(Error::Store(store::Error::InUse { .. })) => {}
                opened => return opened.map(Some),
            }
        }
        Ok(None)
    }

    /// The questions of a sheet on which three keyings found no majority.
    ///
    /// # Errors
    /// The protocol's, when this operator may not change the sheet: nothing keyed in it could be kept.
    fn undecided(&self, key: &RecordKey) -> Result<Vec<QuestionIndex>, Error> {
        let by = self.signature();
        let Some(verified) = self.store.verification(&key.sheet(), &by)? else { return Ok(Vec::new()) };
        let allowed = verified.sheet.may_correct().and_then(|()| verified.sheet.may_decide(&by));
        allowed.map_err(|why| store::Error::Forbidden { sheet: key.sheet(), why })?;
        let open = verified.sheet.settlements.iter().filter(|one| one.decision == Decision::Neither);
        Ok(open.flat_map(|one| one.difference.questions.iter().copied()).collect())
    }

    /// A sheet already filed, in progress again.
    pub(super) fn reopen(&self, view: &BatchView, key: &RecordKey) -> Result<Sheet, Error> {
        // Before it is read: what is read then stays so.
        let held = Some(Held::this(&self.store, key.clone())?);
        let filed = self.store.record(key)?.ok_or(Error::NoRecord(key.serial))?;
        let form = self.form(view, &filed.record)?;
        let mut record = filed.record;
        let was_complete = record.status == Status::Complete;
        let ended = (!matches!(record.status, Status::InProgress { .. })).then(|| record.clone());
        let undecided = self.undecided(key)?;
        match record.status {
            Status::InProgress { .. } => {}
            // A complete sheet is opened to be corrected from its first question; a held one where it has gaps.
            Status::Complete | Status::Held(_) => {
                let gap = record.answers.iter().position(Option::is_none);
                // Where nothing is decided: an Enter past the end would decide it unseen.
                let at = if was_complete { Some(0) } else { undecided.first().copied().or(gap) };
                record.status = Status::InProgress { at, page_end: false, typed: String::new() };
                record.history.push((self.signature(), RecordEvent::Reopened));
            }
            Status::Voided(_) => return Err(Error::Voided(key.serial)),
        }
        // From its first question: the first that the batch does not fill.
        let filled = constants(&form, &view.batch);
        if let Status::InProgress { at: at @ Some(0), typed, .. } = &mut record.status
            && typed.is_empty()
        {
            let is_keyed = |index: &usize| !filled.iter().any(|(constant, _)| constant == index);
            let said = |index: &usize| record.answers[*index].is_some();
            *at = (0..record.answers.len()).filter(is_keyed).find(said).or(*at);
        }
        let (key, revision, scope, parted, claim) = (key.clone(), filed.revision, Scope::Sheet, Vec::new(), None);
        Ok(Sheet { key, revision, form, record, was_complete, ended, scope, undecided, parted, claim, held })
    }
}

/// The sheet in the engine.
pub(super) fn entry_of(
    station: &Station,
    view: &BatchView,
    sheet: &Sheet,
    previous: Option<&(Arc<Questionnaire>, Record)>,
    options: Options,
) -> Result<Entry, Error> {
    let forms = view.tool.audience(&view.batch.audience);
    let form = &sheet.form;
    let answer_before = |name: &str| {
        let (form, record) = previous?;
        record.answer(form.index(name)?).cloned()
    };
    Ok(Entry::open(Opening {
        form: form.clone(),
        record: sheet.record.clone(),
        constants: constants(form, &view.batch),
        previous: form.questions.iter().map(|question| answer_before(&question.name)).collect(),
        modes: forms.map_or_else(Vec::new, |forms| forms.modes.iter().map(|mode| mode.code.clone()).collect()),
        today: station.clock.today(),
        options,
        scope: sheet.scope.clone(),
    }))
}
