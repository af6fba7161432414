//! Values from elsewhere, kept with a campaign and told in its report.

use super::{Error, Station};
use crate::campaign::{CampaignEvent, OutsideValues};
use crate::import;
use crate::questionnaire::Finding;
use crate::store::Write;
use jiff::civil::Date;
use std::path::Path;

/// Most characters of the title and of the source.
const OUTSIDE_CHARS_MAX: usize = 300;

impl Station {
    /// Keeps the values of a file with a campaign, in the place of those it has; what is doubtful in the file. The same values
    /// are no change.
    ///
    /// # Errors
    /// [`Error::Values`] with what is wrong in the file, [`Error::SourceMissing`], [`Error::ActionTooLong`], the store's.
    pub fn keep_outside(
        &self,
        campaign: &str,
        file: &Path,
        title: &str,
        source: &str,
        date: Date,
    ) -> Result<(OutsideValues, Vec<Finding>), Error> {
        let view = self.campaign(campaign)?;
        let (title, source) = (title.trim().to_owned(), source.trim().to_owned());
        if source.is_empty() || title.is_empty() {
            return Err(Error::SourceMissing);
        }
        if [&title, &source].iter().any(|text| text.chars().count() > OUTSIDE_CHARS_MAX) {
            return Err(Error::ActionTooLong(OUTSIDE_CHARS_MAX));
        }
        let (values, findings) = import::read_outside(file, &view.tool);
        let Some(values) = values else { return Err(Error::Values(file.to_owned(), findings)) };
        let outside = OutsideValues { title, source, date, values };
        self.on_fresh(|| {
            let mut campaign = self.campaign(campaign)?.campaign;
            if campaign.outside() != Some(&outside) {
                campaign.history.push((self.signature(), CampaignEvent::OutsideKept(outside.clone())));
                self.commit(vec![Write::Campaign(campaign)])?;
            }
            Ok(())
        })?;
        Ok((outside, findings))
    }

    /// A campaign is compared with no values from elsewhere any more. They stay in its history.
    ///
    /// # Errors
    /// [`Error::NoOutside`] when it has none; the store's.
    pub fn remove_outside(&self, campaign: &str) -> Result<(), Error> {
        self.on_fresh(|| {
            let mut campaign = self.campaign(campaign)?.campaign;
            if campaign.outside().is_none() {
                return Err(Error::NoOutside);
            }
            campaign.history.push((self.signature(), CampaignEvent::OutsideRemoved));
            self.commit(vec![Write::Campaign(campaign)])
        })
    }
}
