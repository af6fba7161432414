//! The kit of a campaign: its pieces, said and written; the facts that only the house knows.

use super::files::write_whole;
use super::{CampaignView, Error, Station, batches};
use crate::campaign::{CampaignEvent, KitDetails, KitField};
use crate::language::Phrases;
use crate::questionnaire::Audience;
#[cfg(feature = "pdf")]
use crate::report::pdf::{KitSheet, kit_pdf};
use crate::report::{KitDocument, KitFacts, KitPiece};
use crate::say;
use crate::store::Write;
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// The folder of the kit among the reports of a campaign.
pub const KIT_FOLDER: &str = "kit";
/// Most characters of a fact of the kit.
pub const KIT_CHARS_MAX: usize = 160;

/// The kit of a campaign for those who are asked, as of a day.
#[derive(Clone, Debug)]
pub struct Kit {
    view: CampaignView,
    /// Whose pieces alone; all, when none is named.
    only: Vec<Audience>,
    #[cfg_attr(not(feature = "pdf"), expect(dead_code, reason = "files that are printed have it"))]
    day: Date,
}

/// A file of the kit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KitFile {
    /// Where it is.
    pub path: PathBuf,
    /// How many pages it has; one of a text.
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

    /// Changes what the kit is to say of contact, place and signature from now on, as it stands now, more than once if somebody else does
    /// meanwhile. The same is no change.
    ///
    /// # Errors
    /// [`Error::KitTooLong`], [`Error::Closed`]; the store's.
    pub fn set_kit(&self, campaign: &str, change: impl Fn(KitDetails) -> KitDetails) -> Result<CampaignView, Error> {
        self.on_fresh(|| self.describe_kit(campaign, &change))
    }

    fn describe_kit(&self, campaign: &str, change: &dyn Fn(KitDetails) -> KitDetails) -> Result<CampaignView, Error> {
        let mut view = self.open_campaign(campaign)?;
        let mut details = change(view.campaign.kit());
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

    /// Writes a piece into a folder and says where: a file for each sheet it is printed on; a text where nothing is printed.
    /// A file is whole or not there.
    ///
    /// # Errors
    /// [`Error::File`] when one cannot be written; [`Error::Unset`] when it cannot be set.
    pub fn write(&self, piece: &KitPiece, folder: &Path, phrases: &Phrases) -> Result<Vec<KitFile>, Error> {
        let document = self.document(piece, phrases);
        let mut name = format!("{}-kit-{}", self.view.campaign.id.as_str(), piece.name());
        // A letter has its reader in its name.
        if piece.family() != "letters" {
            self.only.iter().for_each(|audience| name = format!("{name}-{}", audience.0));
        }
        self.print(piece, &document, &folder.join(name), phrases)
    }

    /// Prints a piece into files whose names begin so.
    #[cfg(feature = "pdf")]
    fn print(
        &self,
        piece: &KitPiece,
        document: &KitDocument,
        stem: &Path,
        phrases: &Phrases,
    ) -> Result<Vec<KitFile>, Error> {
        let sheets = KitSheet::of(piece);
        let mut files = Vec::new();
        for sheet in sheets {
            let size = if sheets.len() > 1 { format!("-{}", sheet.name()) } else { String::new() };
            let path = with(stem, &format!("{size}.pdf"));
            let pdf = kit_pdf(piece, document, *sheet, phrases.language(), self.day);
            let pdf = pdf.map_err(|failure| Error::Unset(path.clone(), failure.0))?;
            write_whole(&path, &pdf.bytes)?;
            files.push(KitFile { path, pages: pdf.pages });
        }
        Ok(files)
    }

    /// Without a typesetter, what a piece says.
    #[cfg(not(feature = "pdf"))]
    fn print(&self, _: &KitPiece, document: &KitDocument, stem: &Path, _: &Phrases) -> Result<Vec<KitFile>, Error> {
        let path = with(stem, ".txt");
        write_whole(&path, document.text().as_bytes())?;
        Ok(vec![KitFile { path, pages: 1 }])
    }

    fn facts(&self) -> KitFacts<'_> {
        let CampaignView { campaign, tool, .. } = &self.view;
        let asked = tool.audiences.iter().filter(|forms| self.only.is_empty() || self.only.contains(&forms.audience));
        KitFacts { campaign, tool, details: campaign.kit(), audiences: asked.collect() }
    }
}

/// A path with more at its end.
fn with(stem: &Path, more: &str) -> PathBuf {
    let mut path = stem.as_os_str().to_owned();
    path.push(more);
    path.into()
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
