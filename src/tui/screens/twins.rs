//! Two sheets that look like one paper, side by side.

use super::Reading;
use super::reading::Passage;
use crate::language::colon;
use crate::questionnaire::{Audience, Questionnaire};
use crate::record::{Answer, Record, Serial};
use crate::say;
use crate::station::{self, certainty, sentences};
use crate::tui::desk::Desk;
use crate::verification::Twins;
use std::sync::Arc;

/// Two sheets that look like one: what they say otherwise, then what they say alike.
pub(super) fn side_by_side(
    campaign: &str,
    named: String,
    audience: &Audience,
    twins: &Twins,
    desk: &Desk,
) -> Result<Reading, station::Error> {
    let phrases = &desk.phrases;
    let read = |serial: Serial| -> Result<(Arc<Questionnaire>, Record), station::Error> {
        let (_, filed) = desk.station.record(campaign, &audience.0, serial)?;
        let view = desk.station.batch(campaign, filed.batch)?;
        Ok((desk.station.form(&view, &filed.record)?, filed.record))
    };
    let ((form, first), (other, second)) = (read(twins.first)?, read(twins.second)?);
    let (mut differing, mut alike) = (Vec::new(), Vec::new());
    let colon = colon(phrases.language());
    let text = |form: &Questionnaire, index: usize, answer: Option<&Answer>| match answer {
        Some(answer) => sentences::answer_text(form, index, answer, phrases),
        None => say!(phrases, "difference-nothing"),
    };
    for (index, question) in form.questions.iter().enumerate() {
        let Some(there) = other.index(&question.name).filter(|_| question.constant.is_none()) else { continue };
        let (one, two) = (first.answer(index), second.answer(there));
        if one.is_none() && two.is_none() {
            continue;
        }
        let label = question.label.in_language(phrases.language().tag());
        let number = sentences::number(&form, index);
        let (one_text, two_text) = (text(&form, index, one), text(&other, there, two));
        if crate::verification::same(one, two) {
            alike.push(Passage::Pair(number, format!("{label}{colon}{one_text}")));
        } else {
            differing.push(Passage::Pair(number, format!("{label}{colon}{one_text} / {two_text}")));
        }
    }
    let mut passages = vec![
        Passage::Paragraph(certainty::twins(twins, phrases)),
        Passage::Paragraph(certainty::twins_evidence(twins, phrases)),
    ];
    for (heading, pairs) in [(say!(phrases, "twins-differing"), differing), (say!(phrases, "twins-alike"), alike)] {
        if !pairs.is_empty() {
            passages.extend([Passage::Blank, Passage::Heading(heading)]);
            passages.extend(pairs);
        }
    }
    let both = format!("{} / {}", twins.first, twins.second);
    let trail = vec![named, say!(phrases, "wait-twins"), both];
    Ok(Reading::new(trail, passages))
}
