//! The campaign on paper: piles of sheets whose readable text is taken for the truth.

use crate::import::{self, BatchText, SheetText, read_sheets};
use crate::questionnaire::{Audience, QuestionIndex, Questionnaire, Tool, Variant};
use crate::record::Answer;
use crate::station::demonstration::{read_campaign, unpacked_tool};
use crate::station::typist::read_answer;
use crate::station::{CampaignDraft, Error};
use std::path::Path;
use std::sync::Arc;

/// A campaign on paper.
#[derive(Clone, Debug)]
pub struct PaperCampaign {
    pub(super) draft: CampaignDraft,
    pub(super) tool: Arc<Tool>,
    pub(super) piles: Vec<Pile>,
}

/// A pile of paper.
#[derive(Clone, Debug)]
pub(super) struct Pile {
    pub audience: Audience,
    pub batch: BatchText,
}

impl PaperCampaign {
    /// The demonstration, unpacked into `folder`.
    ///
    /// # Errors
    /// [`Error::File`] when the folder cannot be written, and as [`PaperCampaign::read`].
    pub fn demonstration(folder: &Path) -> Result<PaperCampaign, Error> {
        PaperCampaign::read(&unpacked_tool(folder)?)
    }

    /// A tool's folder with its `campaign.toml` and its readable sheets.
    ///
    /// # Errors
    /// [`Error::Tool`], [`Error::File`], [`Error::Sheets`].
    pub fn read(folder: &Path) -> Result<PaperCampaign, Error> {
        let (tool, findings) = import::read_tool(folder);
        let tool = tool.ok_or_else(|| Error::Tool(folder.to_owned(), findings))?;
        let mut piles = Vec::new();
        for forms in &tool.audiences {
            let file = folder.join("sheets").join(format!("{}.sheets", forms.audience.0));
            if file.exists() {
                let batches = read_sheets(&file).map_err(|findings| Error::Sheets(file.clone(), findings))?;
                piles.extend(batches.into_iter().map(|batch| Pile { audience: forms.audience.clone(), batch }));
            }
        }
        Ok(PaperCampaign { draft: read_campaign(folder)?, tool: Arc::new(tool), piles })
    }

    /// The tool its forms are of.
    pub fn tool(&self) -> &Tool {
        &self.tool
    }

    /// The form a sheet is printed on.
    pub(super) fn form(&self, pile: &Pile, sheet: &SheetText) -> &Arc<Questionnaire> {
        let forms = self.tool.audience(&pile.audience).expect("piles are of the tool's audiences");
        let variant = sheet.variant.as_ref().or(pile.batch.variant.as_ref());
        let named = variant.and_then(|variant| forms.form(&Variant(variant.clone())));
        named.unwrap_or(&forms.forms.first().expect("an audience has a form").1)
    }
}

/// What a sheet says, by question of its form; `None` where it says nothing because nothing was asked.
pub(super) fn answers(form: &Questionnaire, sheet: &SheetText) -> Vec<Option<Answer>> {
    let said = |index: QuestionIndex| {
        let line = sheet.answers.iter().find(|answer| answer.name == form.questions[index].name)?;
        read_answer(form, index, &line.value)
    };
    (0..form.questions.len()).map(said).collect()
}

/// Whether nearly every box of the scales has the same code: such a sheet is no evidence of anything.
pub(super) fn is_straight(form: &Questionnaire, sheet: &SheetText) -> bool {
    let said = answers(form, sheet);
    let on_scale = (0..said.len()).filter(|index| form.questions[*index].block.is_some());
    let boxes: Vec<&Answer> = on_scale.filter_map(|index| said[index].as_ref()).collect();
    let most = boxes.iter().map(|one| boxes.iter().filter(|other| one == *other).count()).max().unwrap_or(0);
    most * 100 >= boxes.len() * 85
}
