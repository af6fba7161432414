//! What the person in charge decides for a campaign: how its sheets are verified, and until when answers are kept.

use super::{CampaignView, Error, PolicyValue, Station};
use crate::campaign::{Campaign, CampaignEvent, Dated, SecondOperator, VerificationPolicy, far_away};
use crate::store::Write;
use jiff::civil::Date;

impl Station {
    /// Changes how the sheets of an open campaign are verified, from the rule that stands, with a trace of the rule before. The
    /// same rule is no change. Draws already made keep the rule they were made under.
    ///
    /// # Errors
    /// [`Error::Closed`]; [`Error::PolicyValue`] for a figure out of its range.
    pub fn set_policy(
        &self,
        campaign: &str,
        change: impl Fn(VerificationPolicy) -> VerificationPolicy,
    ) -> Result<CampaignView, Error> {
        self.on_fresh(|| {
            let mut view = self.open_campaign(campaign)?;
            let policy = change(view.campaign.verification);
            check(&policy)?;
            let before = std::mem::replace(&mut view.campaign.verification, policy);
            if before != policy {
                view.campaign.history.push((self.signature(), CampaignEvent::PolicyChanged(before)));
                self.commit(vec![Write::Campaign(view.campaign.clone())])?;
            }
            Ok(view)
        })
    }

    /// Says whether answers that came in online count in the results of a campaign. Once a report told of it that is settled: two
    /// reports, one with them and one without, would tell what they say. The same again is no change.
    ///
    /// # Errors
    /// [`Error::Closed`]; [`Error::WebSettled`]; the store's.
    pub fn count_web(&self, campaign: &str, counted: bool) -> Result<CampaignView, Error> {
        self.on_fresh(|| {
            let mut view = self.open_campaign(campaign)?;
            if view.campaign.counts_web() != counted {
                if !self.store.reports(&view.campaign.id)?.is_empty() {
                    return Err(Error::WebSettled);
                }
                view.campaign.history.push((self.signature(), CampaignEvent::WebCounted(counted)));
                self.commit(vec![Write::Campaign(view.campaign.clone())])?;
            }
            Ok(view)
        })
    }

    /// Says until when the values of the sheets are kept; `None` while it is not decided. The same day is no change.
    ///
    /// # Errors
    /// [`Error::KeptTooShort`] for a day before the campaign's last; [`Error::Dates`] for one too far away.
    pub fn keep_until(&self, campaign: &str, day: Option<Date>) -> Result<CampaignView, Error> {
        self.on_fresh(|| self.keep(campaign, day))
    }

    fn keep(&self, campaign: &str, day: Option<Date>) -> Result<CampaignView, Error> {
        let mut view = self.campaign(campaign)?;
        if let Some(day) = view.destroyed {
            return Err(Error::AnswersDestroyed(day));
        }
        let Campaign { from, until, .. } = view.campaign;
        let last = until.unwrap_or(from);
        if day.is_some_and(|day| day < last) {
            return Err(Error::KeptTooShort(last));
        }
        if let Some(fault) = day.and_then(|day| far_away(Dated::Kept, day)) {
            return Err(Error::Dates(vec![fault]));
        }
        if view.campaign.keep_until != day {
            view.campaign.keep_until = day;
            view.campaign.history.push((self.signature(), CampaignEvent::Edited));
            self.commit(vec![Write::Campaign(view.campaign.clone())])?;
        }
        Ok(view)
    }
}

fn check(policy: &VerificationPolicy) -> Result<(), Error> {
    let within = |of: PolicyValue, given: u32| match given {
        given if (1..=of.max()).contains(&given) => Ok(()),
        given => Err(Error::PolicyValue { of, given }),
    };
    within(PolicyValue::SheetsMin, policy.sheets_min)?;
    within(PolicyValue::Target, policy.target_per_10_000)?;
    match policy.second {
        SecondOperator::Another => Ok(()),
        SecondOperator::SameLater { hours } => within(PolicyValue::Hours, hours.into()),
    }
}
