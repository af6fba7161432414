//! The comments of a campaign, read one by one before they are told: kept, words taken out, set aside. Whoever reads them
//! sees neither the number of the sheet, nor its service, nor who keyed it.

use super::{CampaignView, Error, Station};
use crate::campaign::CampaignId;
use crate::questionnaire::{Audience, Kind, Localised};
use crate::record::{Answer, Pass, Review, Span, Status, Treatment, without, words};
use crate::store::{SheetKey, Write};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeSet, HashMap};

/// A comment to be read, with what was decided about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentView {
    /// What it is called by: drawn from its sheet and its text, so that it says nothing of either, and a comment that is
    /// corrected is another one.
    pub id: String,
    /// Whose it is.
    pub audience: Audience,
    /// The code of its question's theme.
    pub theme: Option<String>,
    /// The item code of its question.
    pub question: String,
    /// What the question asks.
    pub label: Localised,
    /// What was written.
    pub text: String,
    /// What was decided; `None` as long as nobody read it.
    pub treatment: Option<Treatment>,
    sheet: SheetKey,
}

/// The comments of a campaign.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommentsView {
    /// Those that may be read: by audience, theme and question, in an order that says nothing of the pile.
    pub comments: Vec<CommentView>,
    /// Those of sheets that are being verified: they are read afterwards.
    pub sealed: u32,
}

impl CommentsView {
    /// How many nobody read yet.
    pub fn unread(&self) -> usize {
        self.comments.iter().filter(|comment| comment.treatment.is_none()).count()
    }
}

impl CommentView {
    /// What is told of it; `None` when nothing is.
    pub fn told(&self) -> Option<String> {
        match self.treatment.as_ref()? {
            Treatment::Keep => Some(self.text.clone()),
            Treatment::Redact(spans) => Some(without(&self.text, spans)),
            Treatment::SetAside(_) | Treatment::Again => None,
        }
    }

    /// The places of these words in it, as often as they stand there.
    ///
    /// # Errors
    /// [`Error::NoWord`] of the first that does not.
    pub fn spans_of(&self, wanted: &[String]) -> Result<Vec<Span>, Error> {
        let all = words(&self.text);
        let mut spans = BTreeSet::new();
        for phrase in wanted {
            let parts: Vec<&str> = words(phrase).iter().filter_map(|span| span.of(phrase)).collect();
            let here =
                |start: &usize| all[*start..].iter().zip(&parts).all(|(span, part)| span.of(&self.text) == Some(*part));
            let last = all.len().checked_sub(parts.len()).filter(|_| !parts.is_empty());
            let found: Vec<usize> = last.map_or_else(Vec::new, |last| (0..=last).filter(here).collect());
            if found.is_empty() {
                return Err(Error::NoWord(phrase.clone()));
            }
            spans.extend(found.into_iter().flat_map(|start| all[start..start + parts.len()].iter().copied()));
        }
        Ok(spans.into_iter().collect())
    }
}

impl Station {
    /// The comments of a campaign's complete sheets.
    ///
    /// # Errors
    /// The store's.
    pub fn comments(&self, campaign: &str) -> Result<CommentsView, Error> {
        let view = self.campaign(campaign)?;
        let id = &view.campaign.id;
        let reviews = self.reviews(id)?;
        let verified = self.store.verifications(id, &self.signature())?;
        let sealed: BTreeSet<SheetKey> =
            verified.into_iter().filter(|one| !one.sheet.may_read(Pass::First)).map(|one| one.key).collect();
        let mut found = CommentsView::default();
        for forms in &view.tool.audiences {
            let from = found.comments.len();
            self.each_keyed(&view, &forms.audience, &mut |key, filed, form| {
                if key.pass != Pass::First || filed.record.status != Status::Complete {
                    return;
                }
                let sheet = key.sheet();
                for (question, answer) in form.questions.iter().zip(&filed.record.answers) {
                    let comment = matches!(question.kind, Kind::Text { comment: true, .. });
                    let Some(Answer::Text(text)) = answer.as_ref().filter(|_| comment && question.constant.is_none())
                    else {
                        continue;
                    };
                    if sealed.contains(&sheet) {
                        found.sealed += 1;
                        continue;
                    }
                    let own = reviews.get(&sheet).map_or(&[][..], Vec::as_slice);
                    let review = own.iter().find(|review| review.question == question.name && review.fits(text));
                    let treatment = review.map(|review| review.treatment.clone());
                    found.comments.push(CommentView {
                        id: name_of(&sheet, &question.name, text),
                        audience: sheet.audience.clone(),
                        theme: question.theme.clone(),
                        question: question.name.clone(),
                        label: question.label.clone(),
                        text: text.clone(),
                        treatment: treatment.filter(|treatment| *treatment != Treatment::Again),
                        sheet: sheet.clone(),
                    });
                }
            })?;
            let place = |comment: &CommentView| {
                let theme = view.tool.themes.iter().position(|theme| Some(&theme.code) == comment.theme.as_ref());
                let form = forms.forms.iter().find_map(|(_, form)| form.index(&comment.question));
                (theme.unwrap_or(usize::MAX), form.unwrap_or(usize::MAX), comment.id.clone())
            };
            found.comments[from..].sort_by_cached_key(place);
        }
        Ok(found)
    }

    /// One of them by what it is called by.
    ///
    /// # Errors
    /// [`Error::NoComment`], and the store's.
    pub fn comment(&self, campaign: &str, id: &str) -> Result<CommentView, Error> {
        let found = self.comments(campaign)?.comments.into_iter().find(|comment| comment.id == id);
        found.ok_or_else(|| Error::NoComment(id.to_owned()))
    }

    /// Decides about a comment. What was decided before stays in the journal.
    ///
    /// # Errors
    /// [`Error::ReasonMissing`] when it is set aside without one; the store's when it was corrected meanwhile.
    pub fn review_comment(&self, comment: &CommentView, treatment: Treatment) -> Result<(), Error> {
        self.review_comments(vec![(comment, treatment)])
    }

    /// The same about several, together or not at all.
    pub(super) fn review_comments(&self, decided: Vec<(&CommentView, Treatment)>) -> Result<(), Error> {
        let by = self.signature();
        let mut writes = Vec::with_capacity(decided.len());
        for (comment, treatment) in decided {
            let treatment = match treatment {
                Treatment::SetAside(reason) if reason.trim().is_empty() => return Err(Error::ReasonMissing),
                Treatment::SetAside(reason) => Treatment::SetAside(reason.trim().to_owned()),
                Treatment::Redact(spans) if spans.is_empty() => Treatment::Keep,
                treatment => treatment,
            };
            let (question, original) = (comment.question.clone(), Review::digest(&comment.text));
            let review = Review { question, original, treatment, by: by.clone() };
            writes.push(Write::Review(comment.sheet.clone(), review));
        }
        Ok(self.store.commit(&by, writes)?)
    }

    /// What was decided about comments, by sheet.
    pub(super) fn reviews(&self, campaign: &CampaignId) -> Result<HashMap<SheetKey, Vec<Review>>, Error> {
        let mut reviews: HashMap<SheetKey, Vec<Review>> = HashMap::new();
        for (sheet, review) in self.store.reviews(campaign)? {
            reviews.entry(sheet).or_default().push(review);
        }
        Ok(reviews)
    }
}

/// Bytes of a digest that a comment is called by.
const NAME_BYTES: usize = 5;

fn name_of(sheet: &SheetKey, question: &str, text: &str) -> String {
    let mut digest = Sha256::new();
    let serial = sheet.serial.0.to_string();
    for part in [sheet.campaign.as_str(), &sheet.audience.0, &serial, question, text] {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part.as_bytes());
    }
    digest.finalize().iter().take(NAME_BYTES).map(|byte| format!("{byte:02x}")).collect()
}

/// A theme's name for whoever reads; `None` for a question without one.
pub fn theme_named(view: &CampaignView, theme: Option<&String>, language: &str) -> Option<String> {
    let theme = view.tool.themes.iter().find(|known| Some(&known.code) == theme)?;
    Some(theme.label.in_language(language).to_owned())
}
