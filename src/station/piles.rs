//! The life of a pile: counted, keyed, checked, given back or destroyed, and taken up again.

use super::batches::{counted, said};
use super::{BatchView, Error, Station};
use crate::campaign::{BatchEvent, BatchNumber, BatchSource, BatchStage};
use crate::store::Write;
use crate::verification::Balance;

/// A step in the life of a pile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BatchStep {
    /// Every sheet is keyed: counted, balanced, none in progress.
    Keyed,
    /// What was keyed is checked: nothing is open.
    Checked,
    /// The paper goes back, to whom it says.
    Returned(String),
    /// The paper is destroyed, how it says.
    Destroyed(String),
    /// The pile is keyed again, why it says.
    TakeUp(String),
}

impl BatchView {
    /// Whether as many sheets are keyed as came in.
    pub fn balance(&self) -> Balance {
        Balance::of(self.batch.sheets, self.tally.papers())
    }
}

impl Station {
    /// Counts a pile: at reception, or once more when the figure was wrong, with the reason in the trace.
    ///
    /// # Errors
    /// [`Error::BatchEnded`] when the paper is no longer here to be counted; [`Error::RecountUnexplained`] when another count is
    /// given without a reason for a batch that is noted keyed.
    pub fn count_batch(
        &self,
        campaign: &str,
        number: BatchNumber,
        sheets: u32,
        reason: Option<&str>,
    ) -> Result<BatchView, Error> {
        self.on_fresh(|| self.note_count(campaign, number, sheets, reason))
    }

    fn note_count(
        &self,
        campaign: &str,
        number: BatchNumber,
        sheets: u32,
        reason: Option<&str>,
    ) -> Result<BatchView, Error> {
        self.open_campaign(campaign)?;
        let mut view = self.batch(campaign, number)?;
        is_here(&view)?;
        // The same figure once more explains nothing.
        let reason = reason.filter(|_| view.batch.sheets.is_some_and(|before| before != sheets));
        if view.batch.sheets != Some(sheets) {
            may_count(&view, reason)?;
        }
        view.batch.sheets = Some(sheets);
        self.happened(view, counted(Some(sheets), reason))
    }

    /// Takes a pile one step further, or takes it up again. The paper lives on after the campaign: only taking it up
    /// again needs an open one.
    ///
    /// # Errors
    /// What is missing for that step, with the figures.
    pub fn step_batch(&self, campaign: &str, number: BatchNumber, step: BatchStep) -> Result<BatchView, Error> {
        self.on_fresh(|| self.take_step(campaign, number, &step))
    }

    fn take_step(&self, campaign: &str, number: BatchNumber, step: &BatchStep) -> Result<BatchView, Error> {
        let view = self.batch(campaign, number)?;
        is_paper(&view)?;
        let said = |text: &str| match text.trim() {
            "" => Err(Error::ReasonMissing),
            text => Ok(text.to_owned()),
        };
        let event = match step {
            BatchStep::Keyed => {
                follows(&view, BatchStage::Keyed, &[BatchStage::Received])?;
                is_keyed(&view)?;
                BatchEvent::Keyed
            }
            BatchStep::Checked => {
                follows(&view, BatchStage::Checked, &[BatchStage::Keyed])?;
                is_keyed(&view)?;
                self.is_settled(&view)?;
                BatchEvent::Checked
            }
            BatchStep::Returned(whom) => {
                follows(&view, BatchStage::Returned, &[BatchStage::Checked])?;
                BatchEvent::Returned(said(whom)?)
            }
            BatchStep::Destroyed(how) => {
                follows(&view, BatchStage::Destroyed, &[BatchStage::Checked, BatchStage::Returned])?;
                BatchEvent::Destroyed(said(how)?)
            }
            BatchStep::TakeUp(reason) => {
                self.open_campaign(campaign)?;
                match view.batch.stage() {
                    BatchStage::Received => return Err(Error::NotEnded(number)),
                    BatchStage::Destroyed => return Err(Error::PaperDestroyed(number)),
                    BatchStage::Online => return Err(Error::OnlineBatch(number)),
                    BatchStage::Keyed | BatchStage::Checked | BatchStage::Returned => {}
                }
                BatchEvent::TakenUp(said(reason)?)
            }
        };
        self.happened(view, event)
    }

    /// Whether a new sheet may be keyed into a batch: into one that is keyed, only once it is taken up again.
    ///
    /// # Errors
    /// [`Error::BatchEnded`], or [`Error::PaperDestroyed`].
    pub fn may_key(&self, view: &BatchView) -> Result<(), Error> {
        match view.batch.stage() {
            BatchStage::Received => Ok(()),
            BatchStage::Destroyed => Err(Error::PaperDestroyed(view.batch.number)),
            BatchStage::Online => Err(Error::OnlineBatch(view.batch.number)),
            stage @ (BatchStage::Keyed | BatchStage::Checked | BatchStage::Returned) => {
                Err(Error::BatchEnded(view.batch.number, stage))
            }
        }
    }

    /// Whether no verification of the batch is open.
    fn is_settled(&self, view: &BatchView) -> Result<(), Error> {
        let number = view.batch.number;
        let campaign = self.campaign(view.campaign.id.as_str())?;
        let verified = self.verified(campaign.campaign.id.as_str())?;
        let open = self.open_verifications(&campaign, verified)?;
        match open.iter().filter(|open| open.batch == number && open.is_blocking()).count() {
            0 => Ok(()),
            sheets => Err(Error::VerificationOpen { number, sheets: u32::try_from(sheets).unwrap_or(u32::MAX) }),
        }
    }

    fn happened(&self, mut view: BatchView, event: BatchEvent) -> Result<BatchView, Error> {
        view.batch.history.push((self.signature(), event));
        self.commit(vec![Write::Batch(view.campaign.id.clone(), view.batch.clone())])?;
        Ok(view)
    }
}

/// Whether another count can be given: the paper is here, and it is said why, once the pile is noted keyed.
pub(super) fn may_count(view: &BatchView, reason: Option<&str>) -> Result<(), Error> {
    is_here(view)?;
    match view.batch.stage() {
        stage @ (BatchStage::Keyed | BatchStage::Checked) if said(reason).is_none() => {
            Err(Error::RecountUnexplained(view.batch.number, stage))
        }
        _ => Ok(()),
    }
}

/// Whether the paper is here to be counted.
fn is_here(view: &BatchView) -> Result<(), Error> {
    match view.batch.stage() {
        BatchStage::Received | BatchStage::Keyed | BatchStage::Checked => Ok(()),
        BatchStage::Returned => Err(Error::BatchEnded(view.batch.number, BatchStage::Returned)),
        BatchStage::Destroyed => Err(Error::PaperDestroyed(view.batch.number)),
        BatchStage::Online => Err(Error::OnlineBatch(view.batch.number)),
    }
}

/// Whether there is paper of it.
pub(super) fn is_paper(view: &BatchView) -> Result<(), Error> {
    match view.batch.source() {
        BatchSource::Paper => Ok(()),
        BatchSource::Web => Err(Error::OnlineBatch(view.batch.number)),
    }
}

/// Whether a stage comes after the one the batch is at; `after` are those it may follow.
fn follows(view: &BatchView, to: BatchStage, after: &[BatchStage]) -> Result<(), Error> {
    let (number, now) = (view.batch.number, view.batch.stage());
    match after.first() {
        _ if after.contains(&now) => Ok(()),
        Some(first) if now < *first => Err(Error::StageFirst(number, *first)),
        Some(_) | None if now == BatchStage::Destroyed && to != now => Err(Error::PaperDestroyed(number)),
        Some(_) | None => Err(Error::StagePassed(number, now)),
    }
}

/// Whether every sheet of the pile is keyed.
fn is_keyed(view: &BatchView) -> Result<(), Error> {
    let number = view.batch.number;
    match (view.batch.sheets, view.tally.papers()) {
        (None, _) => Err(Error::NotCounted(number)),
        (Some(counted), keyed) if counted != keyed => Err(Error::Unbalanced { number, counted, keyed }),
        (Some(_), _) if view.tally.in_progress > 0 => {
            Err(Error::SheetsInProgress { number, sheets: view.tally.in_progress })
        }
        (Some(_), _) => Ok(()),
    }
}
