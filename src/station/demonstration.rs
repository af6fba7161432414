//! The demonstration campaign: the tool and sheets that come with copiste, unpacked and keyed into a scratch store.

use super::{BatchDraft, BatchView, CampaignDraft, Error, Station};
use crate::campaign::{Plan, Service};
use crate::import::read_sheets;
use crate::keymap::Keymap;
use crate::language::Phrases;
use crate::record::Treatment;
use jiff::civil::Date;
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};
use toml::value::Datetime;

#[derive(rust_embed::RustEmbed)]
#[folder = "sample-data/"]
struct SampleData;

/// The tool of the demonstration, a folder of the sample data.
const TOOL: &str = "regards-croises-ehpad";

#[derive(Deserialize)]
struct CampaignFile {
    id: String,
    title: String,
    establishment: String,
    from: Datetime,
    until: Option<Datetime>,
    services: Vec<Service>,
    plan: Vec<Plan>,
}

/// What is decided about comments; those that are not named are kept.
#[derive(Deserialize)]
struct ReviewsFile {
    redact: Vec<Redacted>,
    aside: Vec<SetAside>,
}

#[derive(Deserialize)]
struct Redacted {
    text: String,
    words: Vec<String>,
}

#[derive(Deserialize)]
struct SetAside {
    text: String,
    reason: String,
}

/// The demonstration as it was set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demonstration {
    /// Identifier of its campaign.
    pub campaign: String,
    /// The folder of its tool.
    pub tool: PathBuf,
    /// Sheets keyed while setting it up.
    pub sheets: u32,
    /// The sheets still to key, one readable file, where the tool comes with one.
    pub to_key: PathBuf,
}

/// The tools that come with a campaign to play, by the folder of each.
pub fn shipped_campaigns() -> Vec<String> {
    let mut names: Vec<String> =
        SampleData::iter().filter_map(|name| name.strip_suffix("/campaign.toml").map(str::to_owned)).collect();
    names.sort();
    names
}

impl Station {
    /// Unpacks the sample data into `folder` and keys the demonstration campaign, every sheet of its three audiences; then
    /// reads the comments.
    ///
    /// # Errors
    /// [`Error::File`] when the folder cannot be written, and the station's own.
    pub fn set_up_demonstration(
        &self,
        folder: &Path,
        keymap: &Keymap,
        phrases: &Phrases,
    ) -> Result<Demonstration, Error> {
        self.set_up_campaign(folder, TOOL, keymap, phrases)
    }

    /// The same with another tool of [`shipped_campaigns`].
    ///
    /// # Errors
    /// [`Error::File`] when the folder cannot be written, or there is no such tool; and the station's own.
    pub fn set_up_campaign(
        &self,
        folder: &Path,
        tool: &str,
        keymap: &Keymap,
        phrases: &Phrases,
    ) -> Result<Demonstration, Error> {
        let tool_folder = unpack(folder)?.join(tool);
        let campaign = read_campaign(&tool_folder)?;
        let (tool, _) = self.read_tool(&tool_folder)?;
        let audiences: Vec<String> = tool.audiences.iter().map(|forms| forms.audience.0.clone()).collect();
        self.create_campaign(campaign.clone(), tool)?;
        let mut sheets = 0;
        for audience in audiences {
            let file = tool_folder.join("sheets").join(format!("{audience}.sheets"));
            if file.exists() {
                sheets += self.key_sheets(&campaign.id, &audience, &file, keymap, phrases)?.sheets;
            }
        }
        let reviews = tool_folder.join("reviews.toml");
        if reviews.exists() {
            self.read_comments(&campaign.id, &reviews)?;
        }
        let to_key = tool_folder.join("to-key.sheets");
        Ok(Demonstration { campaign: campaign.id, tool: tool_folder, sheets, to_key })
    }

    fn read_comments(&self, campaign: &str, file: &Path) -> Result<(), Error> {
        let wrong = |reason: String| Error::File(file.to_owned(), reason);
        let text = fs::read_to_string(file).map_err(|error| wrong(error.to_string()))?;
        let reviews: ReviewsFile = toml::from_str(&text).map_err(|error| wrong(error.to_string()))?;
        let found = self.comments(campaign)?.comments;
        let mut decided = Vec::with_capacity(found.len());
        for comment in &found {
            let redacted = reviews.redact.iter().find(|one| one.text == comment.text);
            let aside = reviews.aside.iter().find(|one| one.text == comment.text);
            let treatment = match (redacted, aside) {
                (Some(one), _) => Treatment::Redact(comment.spans_of(&one.words)?),
                (None, Some(one)) => Treatment::SetAside(one.reason.clone()),
                (None, None) => Treatment::Keep,
            };
            decided.push((comment, treatment));
        }
        self.review_comments(decided)
    }

    /// Opens the batch of the sheets still to key, counted and empty, for whoever sits at the station.
    ///
    /// # Errors
    /// [`Error::Sheets`] when the file is not readable sheets, and the station's own.
    pub fn open_pile(&self, demonstration: &Demonstration, audience: &str) -> Result<BatchView, Error> {
        let file = &demonstration.to_key;
        let batches = read_sheets(file).map_err(|findings| Error::Sheets(file.clone(), findings))?;
        let pile = batches.first().ok_or_else(|| Error::Sheets(file.clone(), Vec::new()))?;
        let draft = BatchDraft {
            audience: audience.to_owned(),
            service: pile.service.clone(),
            date: pile.date,
            sheets: u32::try_from(pile.sheets.len()).ok(),
            mode: pile.mode.clone(),
            variant: pile.variant.clone(),
        };
        self.open_batch(&demonstration.campaign, draft)
    }
}

/// The campaign that a tool's folder describes.
///
/// # Errors
/// [`Error::File`].
pub(super) fn read_campaign(tool: &Path) -> Result<CampaignDraft, Error> {
    let file = tool.join("campaign.toml");
    let wrong = |reason: String| Error::File(file.clone(), reason);
    let text = fs::read_to_string(&file).map_err(|error| wrong(error.to_string()))?;
    let campaign: CampaignFile = toml::from_str(&text).map_err(|error| wrong(error.to_string()))?;
    // A date of TOML may carry a time, which is then no date of ours.
    let date = |date: Datetime| date.to_string().parse::<Date>().map_err(|error| wrong(error.to_string()));
    Ok(CampaignDraft {
        id: campaign.id,
        title: campaign.title,
        establishment: campaign.establishment,
        from: date(campaign.from)?,
        until: campaign.until.map(date).transpose()?,
        services: campaign.services,
        plan: campaign.plan,
    })
}

/// Writes the sample data into a folder, a folder for each tool.
///
/// # Errors
/// [`Error::File`].
fn unpack(folder: &Path) -> Result<&Path, Error> {
    for name in SampleData::iter() {
        let path = folder.join(name.as_ref());
        let content = SampleData::get(&name).expect("the name was just listed");
        let write = || {
            fs::create_dir_all(path.parent().unwrap_or(folder))?;
            fs::write(&path, &content.data)
        };
        write().map_err(|error: std::io::Error| Error::File(path.clone(), error.to_string()))?;
    }
    Ok(folder)
}

/// Writes the sample data into a folder and says where in it the demonstration's tool lies.
///
/// # Errors
/// [`Error::File`].
pub(super) fn unpacked_tool(folder: &Path) -> Result<PathBuf, Error> {
    Ok(unpack(folder)?.join(TOOL))
}
