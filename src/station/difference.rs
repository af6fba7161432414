//! What changed between two versions of a tool, in words.

use crate::language::{Phrases, decimal, percent};
use crate::questionnaire::{Change, Localised, Presence, ToolChange, Variant};
use crate::say;

/// A change of the tool itself.
pub fn tool_change(change: ToolChange, phrases: &Phrases) -> String {
    let language = phrases.language();
    let number = |number: f64| decimal(language, number, usize::from(number.fract() != 0.0));
    match change {
        ToolChange::Identifier => say!(phrases, "versions-identifier"),
        ToolChange::Favourable(before, now) => {
            say!(phrases, "versions-favourable", before = number(before), now = number(now))
        }
        ToolChange::AnsweredShare(before, now) => say!(
            phrases,
            "versions-answered-share",
            before = percent(language, before, 0),
            now = percent(language, now, 0)
        ),
        ToolChange::GroupMin(before, now) => say!(phrases, "versions-group-min", before = before, now = now),
        ToolChange::BreakdownMin(before, now) => say!(phrases, "versions-breakdown-min", before = before, now = now),
        ToolChange::FragileUnder(before, now) => say!(phrases, "versions-fragile-under", before = before, now = now),
    }
}

/// A variant that came or went.
pub fn variant_change(variant: &Variant, presence: Presence, phrases: &Phrases) -> String {
    let variant = variant.0.clone();
    match presence {
        Presence::Removed => say!(phrases, "versions-variant-removed", variant = variant),
        Presence::Added | Presence::Both => say!(phrases, "versions-variant-added", variant = variant),
    }
}

/// A change of a question, with the variants it is of where it is not of all `variants`.
pub fn change(of: &[Variant], change: &Change, variants: usize, phrases: &Phrases) -> String {
    let said = said(change, phrases);
    if of.len() >= variants {
        return said;
    }
    let names: Vec<&str> = of.iter().map(|variant| variant.0.as_str()).collect();
    say!(phrases, "versions-in-variants", change = said, variants = names.join(", "))
}

fn said(change: &Change, phrases: &Phrases) -> String {
    let language = phrases.language();
    let number = |number: f64| decimal(language, number, usize::from(number.fract() != 0.0));
    let score = |score: &Option<f64>| score.map_or_else(|| say!(phrases, "versions-no-score"), number);
    let named = |text: &str| if text.is_empty() { say!(phrases, "versions-none") } else { text.to_owned() };
    match change {
        Change::Kind(before, now) => {
            say!(phrases, "versions-kind", before = (*before).to_owned(), now = (*now).to_owned())
        }
        Change::Direction => say!(phrases, "versions-direction"),
        Change::BoxAdded(name, _) => say!(phrases, "versions-box-added", name = name.clone()),
        Change::BoxRemoved(name, _) => say!(phrases, "versions-box-removed", name = name.clone()),
        Change::BoxScore(name, before, now) => {
            say!(phrases, "versions-box-score", name = name.clone(), before = score(before), now = score(now))
        }
        Change::BoxMark(name) => say!(phrases, "versions-box-mark", name = name.clone()),
        Change::BoxWords(name, before, now) => {
            let (before, now) = words(before, now, phrases);
            say!(phrases, "versions-box-words", name = name.clone(), before = before, now = now)
        }
        Change::Words(before, now) => {
            let (before, now) = words(before, now, phrases);
            say!(phrases, "versions-words", before = before, now = now)
        }
        Change::Hint => say!(phrases, "versions-hint"),
        Change::Condition => say!(phrases, "versions-condition"),
        Change::Theme(before, now) => {
            let code = |theme: &Option<String>| named(theme.as_deref().unwrap_or_default());
            say!(phrases, "versions-theme", before = code(before), now = code(now))
        }
        Change::Weight(before, now) => say!(phrases, "versions-weight", before = number(*before), now = number(*now)),
        Change::Number(before, now) => say!(phrases, "versions-number", before = named(before), now = named(now)),
    }
}

/// Both texts in the language of the screens, or in the first language in which they differ.
fn words(before: &Localised, now: &Localised, phrases: &Phrases) -> (String, String) {
    let own = phrases.language().tag();
    let others = before.iter().chain(now.iter()).map(|(tag, _)| tag);
    let differs = |tag: &&str| before.in_language(tag) != now.in_language(tag);
    let tag = std::iter::once(own).chain(others).find(differs).unwrap_or(own);
    (before.in_language(tag).to_owned(), now.in_language(tag).to_owned())
}
