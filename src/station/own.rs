//! An operator's own figures, for that operator alone: there is no door to anybody else's.

use super::{Error, Station};
use crate::campaign::{BatchNumber, CampaignId};
use crate::operator::Signature;
use crate::questionnaire::Audience;
use crate::record::{Pass, Record, RecordEvent, Serial, Status};
use crate::store::{Change, Content, Filed, Subject};
use crate::verification::{Decision, Settlement, Sheet, Stage, same};
use std::collections::BTreeSet;

/// What an operator keyed, how fast, and how much of it was found right.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct OwnFigures {
    /// Sheets keyed from beginning to end by this operator, complete.
    pub sheets: u32,
    /// Answers and marks on them.
    pub answers: u64,
    /// Half of these sheets took less than so many seconds, the leafing included.
    pub seconds_median: Option<u32>,
    /// Keys and values refused on them.
    pub refusals: u64,
    /// Accepted answers changed afterwards.
    pub corrections: u64,
    /// First passes that somebody keyed again since.
    pub first: Agreement,
    /// Second passes of this operator.
    pub second: Agreement,
    /// Sheets this operator arbitrated.
    pub third: u32,
    /// Sheets this operator keyed a part of: with somebody else, or not to their end.
    pub parts: u32,
}

/// How much of a pass was found right, over sheets whose verification has ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Agreement {
    /// Sheets.
    pub sheets: u32,
    /// Their fields that were compared.
    pub fields: u64,
    /// Those found right.
    pub right: u64,
}

impl Agreement {
    /// The share found right; `None` when nothing was compared.
    pub fn share(&self) -> Option<f64> {
        (self.fields > 0).then(|| self.right as f64 / self.fields as f64)
    }

    fn add(&mut self, fields: u32, wrong: u32) {
        self.sheets += 1;
        self.fields += u64::from(fields);
        self.right += u64::from(fields.saturating_sub(wrong));
    }
}

impl Station {
    /// The figures of the operator who asks; `None` when he keyed nothing.
    ///
    /// # Errors
    /// The store's.
    pub fn own_figures(&self, campaign: &str) -> Result<Option<OwnFigures>, Error> {
        let view = self.campaign(campaign)?;
        let mut own = OwnFigures::default();
        let mut seconds = Vec::new();
        let mut whole = BTreeSet::new();
        let online = self.online_batches(&view.campaign.id)?;
        let audiences: Vec<Audience> = view.tool.audiences.iter().map(|forms| forms.audience.clone()).collect();
        for audience in &audiences {
            self.store.own_records(
                &view.campaign.id,
                audience,
                &self.signature(),
                &mut |key, Filed { record, batch, .. }| {
                    // What came in online was not keyed by whoever let it in.
                    if online.contains(&batch)
                        || key.pass != Pass::First
                        || record.status != Status::Complete
                        || !self.keyed_alone(&record)
                    {
                        return;
                    }
                    whole.insert((key.audience, key.serial));
                    own.sheets += 1;
                    own.answers += record.answers.iter().flatten().count() as u64;
                    own.refusals += u64::from(record.tally.refusals);
                    own.corrections += u64::from(record.tally.corrections);
                    seconds.extend(at_one_go(&record));
                },
            )?;
        }
        seconds.sort_unstable();
        own.seconds_median = seconds.get(seconds.len() / 2).copied().filter(|seconds| *seconds > 0);
        // Ended verifications are not veiled.
        for verified in self.verified(campaign)? {
            let sheet = verified.sheet;
            if !matches!(sheet.stage, Stage::Settled | Stage::Undecided) {
                continue;
            }
            own.third += u32::from(sheet.hands.third == [self.operator.clone()]);
            if sheet.stage == Stage::Undecided {
                continue;
            }
            if sheet.hands.first == [self.operator.clone()] {
                own.first.add(sheet.fields, sheet.wrong());
            }
            if sheet.hands.second == [self.operator.clone()] {
                own.second.add(sheet.fields, wrong_of_second(&sheet));
            }
        }
        own.parts = self.changed(&view.campaign.id, &online)?.difference(&whole).count() as u32;
        let nothing =
            own.sheets == 0 && own.parts == 0 && own.first.sheets == 0 && own.second.sheets == 0 && own.third == 0;
        Ok((!nothing).then_some(own))
    }

    /// The sheets in whose first keying this operator changed an answer: the journal knows.
    fn changed(
        &self,
        campaign: &CampaignId,
        online: &BTreeSet<BatchNumber>,
    ) -> Result<BTreeSet<(Audience, Serial)>, Error> {
        let mut sheets = BTreeSet::new();
        self.store.own_links(campaign, &self.signature(), &mut |link| {
            let (Subject::Record(audience, serial, Pass::First, _), Content::Kept(_, Change::Record(batch, delta))) =
                (link.subject, link.content)
            else {
                return;
            };
            if online.contains(&batch) {
                return;
            }
            // Whoever keys the last pass signs what the majority corrects in the first: it is not theirs.
            let verified = |(_, event): &(Signature, RecordEvent)| matches!(event, RecordEvent::Verified { .. });
            let keyed = !delta.answers.is_empty() && !delta.history.1.iter().any(verified);
            if keyed {
                sheets.insert((audience, serial));
            }
        })?;
        Ok(sheets)
    }

    /// Whether nobody else had a hand in it but for its verification.
    fn keyed_alone(&self, record: &Record) -> bool {
        let mine = |event: &RecordEvent| !matches!(event, RecordEvent::Verified { .. });
        record.begun.who == self.operator
            && record.history.iter().filter(|(_, event)| mine(event)).all(|(by, _)| by.who == self.operator)
    }
}

/// Seconds from the beginning to the end of a sheet that was not put aside in between.
fn at_one_go(record: &Record) -> Option<u32> {
    match record.history.first()? {
        (end, RecordEvent::Completed) => u32::try_from(end.when.0.saturating_sub(record.begun.when.0)).ok(),
        _ => None,
    }
}

/// Fields that a second pass had wrong, as it was decided.
fn wrong_of_second(sheet: &Sheet) -> u32 {
    let wrong = |one: &Settlement| match &one.decision {
        Decision::First | Decision::Neither => one.difference.questions.len(),
        Decision::Open | Decision::Second => 0,
        Decision::Paper(values) => {
            values.iter().zip(&one.second).filter(|(paper, keyed)| !same(paper.as_ref(), keyed.as_ref())).count()
        }
    };
    u32::try_from(sheet.settlements.iter().map(wrong).sum::<usize>()).expect("a form has at most 2,000 questions")
}
