//! The kit of a campaign: its pieces, said and written; the facts that only the house knows.

#[cfg(feature = "pdf")]
use super::files::write_whole;
use super::{CampaignView, Error, Station, batches};
use crate::campaign::{CampaignEvent, KitDetails, KitField};
use crate::language::Phrases;
use crate::questionnaire::Audience;
use crate::report::{KitDocument, KitFacts, KitPiece};
#[cfg(feature = "pdf")]
use crate::report::pdf::{KitSheet, kit_pdf};
use crate::say;
use crate::store::Write;
use jiff::civil::Date;
#[cfg(feature = "pdf")]
use std::path::{Path, PathBuf};

/// Most characters of a fact of the kit.
pub const KIT_CHARS_MAX: usize = 160;

/// The kit of a campaign for those who are asked, as of a day.
#[derive(Clone, Debug)]
pub struct Kit {
    view: CampaignView,
    /// Whose pieces alone; all, when none is named.
    only: Vec<Audience>,
    day: Date,
}

/// A file of the kit.
#[cfg(feature = "pdf")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KitFile {
    /// Where it is.
    pub path: PathBuf,
    /// How many pages it has.
    pub pages: usize,
}

impl Station {
    /// The kit of a campaign, for these audiences alone where any is named. It is of today.
    ///
    /// # Errors
    /// [`Error::NoCampaign`], [`Error::NoAudience`]; the store's.
    pub fn kit(&self, campaign: &str, only: &[String]) -> Result<Kit, Error> {
        let view = self.campaign(campaign)?;
        let only = only.iter().map(|code| batches::known_audience(&view.tool, code)).collect::<Result<_, _>>()?;
        Ok(Kit { view, only, day: self.clock.today() })
    }

    /// Says what the kit is to say of contact, place and signature from now on. The same is no change.
    ///
    /// # Errors
    /// [`Error::KitTooLong`], [`Error::Closed`]; the store's.
    pub fn set_kit(&self, campaign: &str, mut details: KitDetails) -> Result<CampaignView, Error> {
        let mut view = self.open_campaign(campaign)?;
        for field in KitField::ALL {
            let text = details.of_mut(field);
            *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if text.chars().count() > KIT_CHARS_MAX {
                return Err(Error::KitTooLong(KIT_CHARS_MAX));
            }
        }
        if view.campaign.kit() != details {
            view.campaign.history.push((self.signature(), CampaignEvent::KitChanged(details)));
            self.commit(vec![Write::Campaign(view.campaign.clone())])?;
        }
        Ok(view)
    }
}

impl Kit {
    /// The campaign it is of.
    pub fn view(&self) -> &CampaignView {
        &self.view
    }

    /// Its pieces, in the order in which they are used.
    pub fn pieces(&self) -> Vec<KitPiece> {
        KitPiece::of(&self.facts())
    }

    /// The pieces of these names; all, when none is named.
    ///
    /// # Errors
    /// [`Error::NoKitPiece`] for a name that the tool or the audiences have no piece of.
    pub fn named(&self, names: &[String]) -> Result<Vec<KitPiece>, Error> {
        let mut pieces = self.pieces();
        if let Some(none) = names.iter().find(|name| pieces.iter().all(|piece| piece.family() != **name)) {
            return Err(Error::NoKitPiece(none.clone()));
        }
        pieces.retain(|piece| names.is_empty() || names.iter().any(|name| piece.family() == *name));
        Ok(pieces)
    }

    /// What a piece says.
    pub fn document(&self, piece: &KitPiece, phrases: &Phrases) -> KitDocument {
        piece.write(&self.facts(), phrases)
    }

    /// Writes a piece into a folder and says where: a file for each sheet it is printed on. A file is whole or not there.
    ///
    /// # Errors
    /// [`Error::File`] when one cannot be written; [`Error::Unset`] when it cannot be set.
    #[cfg(feature = "pdf")]
    pub fn write(&self, piece: &KitPiece, folder: &Path, phrases: &Phrases) -> Result<Vec<KitFile>, Error> {
        let document = self.document(piece, phrases);
        let sheets = KitSheet::of(piece);
        let mut files = Vec::new();
        for sheet in sheets {
            let mut name = format!("{}-kit-{}", self.view.campaign.id.as_str(), piece.name());
            if sheets.len() > 1 {
                name = format!("{name}-{}", sheet.name());
            }
            if piece.family() != "letters" {
                self.only.iter().for_each(|audience| name = format!("{name}-{}", audience.0));
            }
            let path = folder.join(name + ".pdf");
            let pdf = kit_pdf(piece, &document, *sheet, phrases.language(), self.day);
            let pdf = pdf.map_err(|failure| Error::Unset(path.clone(), failure.0))?;
            write_whole(&path, &pdf.bytes)?;
            files.push(KitFile { path, pages: pdf.pages });
        }
        Ok(files)
    }

    fn facts(&self) -> KitFacts<'_> {
        let CampaignView { campaign, tool, .. } = &self.view;
        let asked = tool.audiences.iter().filter(|forms| self.only.is_empty() || self.only.contains(&forms.audience));
        KitFacts { campaign, tool, details: campaign.kit(), audiences: asked.collect() }
    }
}

/// What a fact of the kit is called.
pub fn kit_field(field: KitField, phrases: &Phrases) -> String {
    match field {
        KitField::Contact => say!(phrases, "kit-field-contact"),
        KitField::Phone => say!(phrases, "kit-field-phone"),
        KitField::DropBox => say!(phrases, "kit-field-drop-box"),
        KitField::Signatory => say!(phrases, "kit-field-signatory"),
        KitField::Address => say!(phrases, "kit-field-address"),
        KitField::Results => say!(phrases, "kit-field-results"),
    }
}
