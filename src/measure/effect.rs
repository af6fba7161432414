//! What became of what actions answer, from the campaign they were written in to this one.

use super::reference::{Difference, Reference};
use crate::campaign::{ActionDraft, ActionOrigin, Campaign, EarlierPlan};
use crate::questionnaire::{Audience, Tool};

/// An action with what its finding was then and is now.
#[derive(Clone, Debug, PartialEq)]
pub struct Followed {
    /// Its number: in this campaign, or in the earlier one where nobody took it over.
    pub number: u32,
    /// What is written of it.
    pub draft: ActionDraft,
    /// Where it comes from, or where it stayed.
    pub from: Option<ActionOrigin>,
    /// Whether it stayed in the earlier campaign.
    pub stayed: bool,
    /// The title of the campaign it comes from, or stayed in; empty where none is known.
    pub since: String,
    /// What its finding was and is in each view that is asked for it; empty where it comes from nowhere or is no code.
    pub effects: Vec<(Audience, Effect)>,
}

/// What a finding was then and is now, in one view.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Both are told.
    Measured(Measured),
    /// The tool changed: answers of then and of now are not answers to one question.
    NotComparable,
    /// Nothing is told of then, or of now.
    NotMeasured,
}

/// A finding that was told then and is told now.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// How many scores it rested on then, when it is told.
    pub then: Option<u32>,
    /// The two beside each other.
    pub difference: Difference,
    /// Whether they are to be compared with care: the tool says it in other words since.
    pub careful: bool,
    /// Whether the view is a sample: a declaration has no interval, and nothing of it is established.
    pub sampled: bool,
}

impl Measured {
    /// Whether the difference holds; `None` where nothing can say so.
    pub fn is_established(&self) -> Option<bool> {
        (self.sampled && self.difference.interval.is_some()).then(|| self.difference.is_established())
    }
}

/// The actions of a campaign, and those that stayed in the one before, each with what became of its finding. `beside` compares
/// what is told now with an earlier campaign.
pub fn followed(
    campaign: &Campaign,
    earlier: Option<&EarlierPlan>,
    references: &[Reference],
    tool: &Tool,
    beside: impl Fn(&Reference) -> Vec<Difference>,
) -> Vec<Followed> {
    let compared: Vec<(&Reference, Vec<Difference>)> = references
        .iter()
        .filter(|reference| reference.campaign.is_some())
        .map(|reference| (reference, beside(reference)))
        .collect();
    let of = |origin: &ActionOrigin| compared.iter().find(|(one, _)| one.campaign.as_ref() == Some(&origin.campaign));
    let follow = |number: u32, draft: ActionDraft, from: Option<ActionOrigin>, stayed: bool| {
        let known = from.as_ref().and_then(of);
        let left = earlier.filter(|plan| from.as_ref().is_some_and(|from| from.campaign == plan.campaign));
        let since = left.map(|plan| &plan.title).or(known.map(|(one, _)| &one.title)).cloned().unwrap_or_default();
        let effects = match &from {
            Some(_) => effects(&draft.says.finding, known.map(|(one, all)| (*one, all.as_slice())), tool),
            None => Vec::new(),
        };
        Followed { number, draft, from, stayed, since, effects }
    };
    let own = campaign.actions.iter().filter_map(|action| {
        let draft = campaign.action_draft(action.number)?;
        Some(follow(action.number, draft, campaign.action_origin(action.number).cloned(), false))
    });
    let left = earlier.into_iter().flat_map(|plan| plan.actions.iter().map(move |each| (&plan.campaign, each)));
    let stayed = left.map(|(campaign, (number, draft))| {
        let origin = ActionOrigin { campaign: campaign.clone(), number: *number };
        follow(*number, draft.clone(), Some(origin), true)
    });
    own.chain(stayed).collect()
}

/// What the theme or the item of a code was and is, in each view that is or was asked for it.
fn effects(code: &str, known: Option<(&Reference, &[Difference])>, tool: &Tool) -> Vec<(Audience, Effect)> {
    let mut effects = Vec::new();
    for forms in &tool.audiences {
        let audience = &forms.audience;
        let asked = forms.forms.iter().any(|(_, form)| {
            let of_theme = |theme: &Option<String>| theme.as_deref() == Some(code);
            form.questions.iter().any(|question| question.name == code || of_theme(&question.theme))
        });
        let lost = known.is_some_and(|(one, _)| one.lost.iter().any(|(view, item)| view == audience && item == code));
        let effect = match known {
            _ if lost => Effect::NotComparable,
            Some((reference, all)) => match all.iter().find(|each| each.audience == *audience && each.code == code) {
                Some(difference) => Effect::Measured(Measured {
                    then: reference.value(audience, code).and_then(|value| value.n),
                    difference: difference.clone(),
                    careful: reference.changed.iter().any(|(view, item)| view == audience && item == code),
                    sampled: forms.role.is_sampled(),
                }),
                None => Effect::NotMeasured,
            },
            None => Effect::NotMeasured,
        };
        if asked || lost {
            effects.push((audience.clone(), effect));
        }
    }
    // A question that went with the tool is a finding that nothing measures any more.
    effects
}
