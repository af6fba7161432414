//! The entry state, the stages of batches and the verification rule in words.

use super::Names;
use super::findings::severity_text;
use crate::campaign::{Arbiter, BatchNumber, BatchStage, Campaign, Extent, SecondOperator, Unit, VerificationPolicy};
use crate::language::{Phrases, date_short, integer, percent, semicolon};
use crate::record::Serial;
use crate::say;
use crate::verification::{
    Balance, Basis, DifferenceKind, DifferencePlace, Participation, PileCount, Scope, SlipKind, StateFinding,
    StateKind, StateLine, StatePlace, Unplanned,
};

/// How far a batch is, in one word.
pub fn stage(stage: BatchStage, phrases: &Phrases) -> String {
    match stage {
        BatchStage::Received => say!(phrases, "stage-received"),
        BatchStage::Keyed => say!(phrases, "stage-keyed"),
        BatchStage::Checked => say!(phrases, "stage-checked"),
        BatchStage::Returned => say!(phrases, "stage-returned"),
        BatchStage::Destroyed => say!(phrases, "stage-destroyed"),
        BatchStage::Online => say!(phrases, "stage-online"),
    }
}

/// Sheets counted and keyed, and what that means.
pub fn balance(counted: Option<u32>, keyed: u32, phrases: &Phrases) -> String {
    let sheets = counted.unwrap_or(0);
    match Balance::of(counted, keyed) {
        Balance::NotCounted => say!(phrases, "balance-not-counted", keyed = keyed),
        Balance::Balanced => say!(phrases, "balance-balanced", counted = sheets),
        Balance::Missing(missing) => {
            say!(phrases, "balance-missing", counted = sheets, keyed = keyed, missing = missing.to_string())
        }
        Balance::TooMany(too_many) => {
            say!(phrases, "balance-too-many", counted = sheets, keyed = keyed, too_many = too_many.to_string())
        }
    }
}

/// Why an unbalanced batch cannot pass for keyed, with the figures and what to do.
pub(super) fn unbalanced(number: BatchNumber, counted: u32, keyed: u32, phrases: &Phrases) -> String {
    let (number, figures) = (number.0.to_string(), balance(Some(counted), keyed, phrases));
    if keyed > counted {
        return say!(phrases, "error-unbalanced-too-many", number = number, figures = figures);
    }
    say!(phrases, "error-unbalanced-missing", number = number, figures = figures)
}

/// A finding in one line: severity, place, what it is.
pub fn line(finding: &StateFinding, names: &Names, phrases: &Phrases) -> String {
    let severity = severity_text(finding.severity, phrases);
    let (place, sentence) = (place(&finding.place, names, phrases), sentence(finding, phrases));
    format!("{severity:<14}{}", say!(phrases, "finding-at", place = place, sentence = sentence))
}

/// Where a finding stands. A batch is known by its number; an audience and a service are named where there is none.
pub fn place(place: &StatePlace, names: &Names, phrases: &Phrases) -> String {
    let tag = phrases.language().tag();
    let mut parts = Vec::new();
    match (place.batch, &place.audience) {
        (Some(batch), _) => parts.push(say!(phrases, "state-at-batch", number = batch.0.to_string())),
        (None, Some(audience)) => {
            parts.push(names.audience(audience, tag).to_owned());
            parts.extend(place.service.as_ref().map(|code| names.service(code).to_owned()));
        }
        (None, None) => parts.push(say!(phrases, "state-at-campaign")),
    }
    parts.extend(place.serial.map(|serial| say!(phrases, "state-at-sheet", serial = serial.to_string())));
    let question = place.question.as_ref();
    parts.extend(question.map(|question| say!(phrases, "state-at-question", number = question.number.clone())));
    parts.join(" · ")
}

/// What a finding says, and what to do.
pub fn sentence(finding: &StateFinding, phrases: &Phrases) -> String {
    match &finding.kind {
        StateKind::NotCounted => say!(phrases, "state-not-counted"),
        StateKind::SheetsMissing { counted, keyed, .. } | StateKind::SheetsTooMany { counted, keyed, .. } => {
            balance(Some(*counted), *keyed, phrases)
        }
        StateKind::InProgress => say!(phrases, "state-in-progress"),
        StateKind::NotDrawn { sheets } => say!(phrases, "state-not-drawn", sheets = *sheets),
        StateKind::DrawNotEnded { sheets, verified, still } => {
            let sentence = say!(phrases, "state-draw-not-ended", verified = *verified, sheets = sheets.to_string());
            match still {
                Some(still) => format!("{sentence} {}", say!(phrases, "state-draw-still", still = *still)),
                None => sentence,
            }
        }
        StateKind::SecondAwaited { sheets } => say!(phrases, "state-second-awaited", sheets = *sheets),
        StateKind::SecondBegun => say!(phrases, "state-second-begun"),
        StateKind::DrawUnbalanced { piles } => {
            let piles = piles.iter().map(|pile| pile_count(pile, phrases)).collect::<Vec<_>>();
            say!(phrases, "state-draw-unbalanced", piles = piles.join(" "))
        }
        StateKind::Differing { differences } => {
            let (count, what) = (differences.len(), differences_said(differences, phrases));
            say!(phrases, "state-differing", count = count, what = what)
        }
        StateKind::ThirdBegun => say!(phrases, "state-third-begun"),
        StateKind::Undecided { differences } => {
            let (count, what) = (differences.len(), differences_said(differences, phrases));
            say!(phrases, "state-undecided", count = count, what = what)
        }
        StateKind::NotVerified => say!(phrases, "state-not-verified"),
        StateKind::Uncovered { sheets } => say!(phrases, "state-uncovered", sheets = *sheets),
        StateKind::PaperMissing { reason } => say!(phrases, "state-paper-missing", reason = reason.clone()),
        StateKind::Twins { other } => say!(phrases, "state-twins", other = other.to_string()),
        StateKind::CorrectedAfterVerification => say!(phrases, "state-corrected"),
        StateKind::Held { reason } if reason.is_empty() => say!(phrases, "state-held"),
        StateKind::Held { reason } => say!(phrases, "state-held-why", reason = reason.clone()),
        StateKind::OverrideWithoutNote => say!(phrases, "state-override"),
        StateKind::Note { text } => say!(phrases, "state-note", text = text.clone()),
        StateKind::Margin { text } => say!(phrases, "state-margin", text = text.clone()),
        StateKind::Late { sheets } => say!(phrases, "state-late", sheets = *sheets),
        StateKind::NoPlan { sheets } => say!(phrases, "state-no-plan", sheets = *sheets),
        StateKind::MoreThanDistributed { came_in, distributed } => {
            let (came_in, distributed) = (came_in.to_string(), distributed.to_string());
            say!(phrases, "state-more-than-distributed", came_in = came_in, distributed = distributed)
        }
        StateKind::MoreThanExpected { came_in, expected } => {
            let (came_in, expected) = (came_in.to_string(), expected.to_string());
            say!(phrases, "state-more-than-expected", came_in = came_in, expected = expected)
        }
        StateKind::BatchNotEnded { stage: BatchStage::Received } => say!(phrases, "state-batch-received"),
        StateKind::BatchNotEnded { stage: BatchStage::Keyed } => say!(phrases, "state-batch-keyed"),
        StateKind::BatchNotEnded {
            stage: BatchStage::Checked | BatchStage::Returned | BatchStage::Destroyed | BatchStage::Online,
        } => {
            say!(phrases, "state-batch-checked")
        }
    }
}

/// A pile and what it lacks: a right count, the end of a sheet, or both.
fn pile_count(pile: &PileCount, phrases: &Phrases) -> String {
    let batch = pile.batch.0.to_string();
    let is_balanced = Balance::of(pile.counted, pile.keyed) == Balance::Balanced;
    let mut lacks = Vec::new();
    if !is_balanced || pile.in_progress.is_empty() {
        let figures = balance(pile.counted, pile.keyed, phrases);
        lacks.push(say!(phrases, "state-draw-pile", batch = batch.clone(), figures = figures));
    }
    if !pile.in_progress.is_empty() {
        let serials = pile.in_progress.iter().map(Serial::to_string).collect::<Vec<_>>().join(", ");
        lacks.push(say!(phrases, "state-draw-begun", count = pile.in_progress.len(), batch = batch, serials = serials));
    }
    lacks.join(" ")
}

/// What passes differ on: single questions together, then each slip with what came of it.
fn differences_said(differences: &[DifferencePlace], phrases: &Phrases) -> String {
    let number = |one: &DifferencePlace| one.question.number.clone();
    let mut said = Vec::new();
    let mut of = |key: fn(&Phrases, usize, String) -> String, kind: DifferenceKind| {
        let numbers: Vec<String> = differences.iter().filter(|one| one.kind == kind).map(number).collect();
        if !numbers.is_empty() {
            said.push(key(phrases, numbers.len(), numbers.join(", ")));
        }
    };
    of(
        |phrases, count, numbers| say!(phrases, "state-differing-fields", count = count, numbers = numbers),
        DifferenceKind::Field,
    );
    of(
        |phrases, count, numbers| say!(phrases, "state-differing-parted", count = count, numbers = numbers),
        DifferenceKind::Parted,
    );
    for one in differences {
        let DifferenceKind::Slip { kind, shifted } = one.kind else { continue };
        let number = number(one);
        said.push(match kind {
            SlipKind::Skipped => say!(phrases, "state-differing-skipped", number = number, shifted = shifted),
            SlipKind::Doubled => say!(phrases, "state-differing-doubled", number = number, shifted = shifted),
        });
    }
    said.join(semicolon(phrases.language()))
}

/// What a line counts, in a name.
pub fn scope(scope: &Scope, names: &Names, phrases: &Phrases) -> String {
    match scope {
        Scope::Campaign => say!(phrases, "campaign-whole"),
        Scope::Audience { audience } => names.audience(audience, phrases.language().tag()).to_owned(),
        Scope::Service { service, .. } => names.service(service).to_owned(),
        Scope::Batch { batch, stage: BatchStage::Online, .. } => {
            say!(phrases, "state-batch-online", number = batch.0.to_string())
        }
        Scope::Batch { batch, stage: at, .. } => {
            let batch = say!(phrases, "state-at-batch", number = batch.0.to_string());
            format!("{batch}, {}", stage(*at, phrases))
        }
    }
}

/// The counts of a line in full, for who does not read columns.
pub fn counts(line: &StateLine, names: &Names, phrases: &Phrases) -> String {
    let StateLine { scope, counts, unplanned } = line;
    let number = |count: u32| integer(phrases.language(), count.into());
    let known = |count: Option<u32>| count.map_or("–".to_owned(), number);
    let (keyed, complete, verified) = (number(counts.keyed), number(counts.complete), number(counts.verified));
    let (in_progress, held, voided) = (number(counts.in_progress), number(counts.held), number(counts.voided));
    let returned = known(counts.returned);
    let sentence = match scope {
        Scope::Batch { .. } => say!(
            phrases,
            "state-line-batch",
            returned = returned,
            keyed = keyed,
            complete = complete,
            verified = verified,
            in_progress = in_progress,
            held = held,
            voided = voided
        ),
        Scope::Campaign | Scope::Audience { .. } | Scope::Service { .. } => say!(
            phrases,
            "state-line",
            expected = known(counts.expected),
            distributed = known(counts.distributed),
            returned = returned,
            keyed = keyed,
            complete = complete,
            verified = verified,
            in_progress = in_progress,
            held = held,
            voided = voided
        ),
    };
    let mut sentences = vec![sentence];
    sentences.extend(counts.participation().map(|share| participation_sentence(share, phrases)));
    if !unplanned.is_empty() {
        let places = unplanned.iter().map(|one| unplanned_place(one, scope, names, phrases)).collect::<Vec<_>>();
        sentences.push(say!(phrases, "state-unplanned", places = places.join(", ")));
    }
    sentences.join(" ")
}

/// Where nothing is planned, with the sheets that came in; the audience where the line does not say it.
fn unplanned_place(one: &Unplanned, scope: &Scope, names: &Names, phrases: &Phrases) -> String {
    let service = names.service(&one.service).to_owned();
    let place = match scope {
        Scope::Campaign => format!("{} · {service}", names.audience(&one.audience, phrases.language().tag())),
        Scope::Audience { .. } | Scope::Service { .. } | Scope::Batch { .. } => service,
    };
    format!("{place} ({})", integer(phrases.language(), one.came_in.into()))
}

fn participation_sentence(participation: Participation, phrases: &Phrases) -> String {
    let number = |count: u32| integer(phrases.language(), count.into());
    let (complete, of) = (number(participation.complete), number(participation.of));
    let share = share(participation, phrases);
    match participation.basis {
        Basis::Distributed => {
            say!(phrases, "state-participation-distributed", share = share, complete = complete, of = of)
        }
        Basis::Expected => say!(phrases, "state-participation-expected", share = share, complete = complete, of = of),
        Basis::Either => say!(phrases, "state-participation-either", share = share, complete = complete, of = of),
    }
}

/// A participation as a percentage.
pub fn share(participation: Participation, phrases: &Phrases) -> String {
    percent(phrases.language(), f64::from(participation.complete) / f64::from(participation.of), 0)
}

/// How the sheets of a campaign are verified, one sentence per choice, the first one the most telling.
pub fn policy(policy: &VerificationPolicy, phrases: &Phrases) -> Vec<String> {
    let VerificationPolicy { extent, unit, sheets_min, target_per_10_000, second, arbiter, comments } = *policy;
    let target = integer(phrases.language(), target_per_10_000.into());
    let first = match (extent, unit) {
        (Extent::None, _) => return vec![say!(phrases, "policy-none")],
        (Extent::Sample, Unit::Audience) => {
            say!(phrases, "policy-sample-audience", sheets = sheets_min, target = target)
        }
        (Extent::Sample, Unit::Batch) => say!(phrases, "policy-sample-batch", sheets = sheets_min, target = target),
        (Extent::Full, Unit::Audience) => say!(phrases, "policy-full-audience"),
        (Extent::Full, Unit::Batch) => say!(phrases, "policy-full-batch"),
    };
    let second = match second {
        SecondOperator::Another => say!(phrases, "policy-second-another"),
        SecondOperator::SameLater { hours } => say!(phrases, "policy-second-same-later", hours = hours),
    };
    let arbiter = match arbiter {
        Arbiter::Third => say!(phrases, "policy-arbiter-third"),
        Arbiter::OneOfTheTwo => say!(phrases, "policy-arbiter-one-of-two"),
    };
    let comments =
        if comments { say!(phrases, "policy-comments-twice") } else { say!(phrases, "policy-comments-once") };
    vec![first, second, arbiter, comments]
}

/// Until when answers are kept.
pub fn kept(campaign: &Campaign, phrases: &Phrases) -> String {
    match campaign.keep_until {
        Some(day) => say!(phrases, "policy-kept-until", day = date_short(phrases.language(), day)),
        None => say!(phrases, "policy-kept-undecided"),
    }
}
