//! A verification in words: what a draw proves and how to check it, what two keyings differ on, sheets that look like one
//! paper, the journal, an operator's own figures. No keyer's name is in it but in the journal.

use super::traces::record_event;
use super::{DrawView, Error, OwnFigures, Pressing, Station, UnitView, Wait, sentences, store_errors};
use crate::campaign::{BatchNumber, CampaignId, Extent};
use crate::language::{Phrases, decimal, integer, percent};
use crate::questionnaire::{Audience, Questionnaire, Tool};
use crate::record::{Answer, Pass};
use crate::say;
use crate::store::{Change, Content, JournalFault, Link, SheetKey, Subject, Verified};
use crate::verification::{
    Certificate, Decision, DifferenceKind, Forbidden, HeldUp, Progress, Residual, SeedFrom, Settlement, Sheet,
    SlipKind, Stage, Twins, frame_digest,
};

/// A heading and what stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// Paragraphs.
    pub lines: Vec<String>,
}

/// An audience by its label.
pub fn audience_named(tool: &Tool, audience: &Audience, phrases: &Phrases) -> String {
    let label = tool.audience(audience).map(|forms| forms.label.in_language(phrases.language().tag()).to_owned());
    label.unwrap_or_else(|| audience.0.clone())
}

/// What is drawn from: an audience, or a batch of it.
pub fn unit_named(tool: &Tool, audience: &Audience, batch: Option<BatchNumber>, phrases: &Phrases) -> String {
    let audience = audience_named(tool, audience, phrases);
    match batch {
        Some(batch) => say!(phrases, "verification-unit-batch", batch = batch.0.to_string(), audience = audience),
        None => audience,
    }
}

/// The same with the number of the draw, where another draw is from the same: `beside` are all there are.
pub fn draw_named(tool: &Tool, unit: &UnitView, beside: &[UnitView], phrases: &Phrases) -> String {
    numbered(unit_named(tool, &unit.audience, unit.batch, phrases), unit, beside, phrases)
}

/// A name of what is drawn from, with the number of the draw where another draw is from the same.
pub fn numbered(name: String, unit: &UnitView, beside: &[UnitView], phrases: &Phrases) -> String {
    let same = |one: &&UnitView| one.draw.is_some() && (&one.audience, one.batch) == (&unit.audience, unit.batch);
    match &unit.draw {
        Some(view) if beside.iter().filter(same).count() > 1 => {
            say!(phrases, "verification-unit-draw", unit = name, draw = view.draw.number.to_string())
        }
        Some(_) | None => name,
    }
}

/// How far a draw is, in a word or two; without one, that there is none.
pub fn progress_short(unit: &UnitView, phrases: &Phrases) -> String {
    match unit.draw.as_ref().map(|view| view.certificate.progress) {
        Some(progress) if progress.is_over() && unit.undrawn > 0 => {
            say!(phrases, "verification-short-undrawn", sheets = unit.undrawn)
        }
        None => say!(phrases, "verification-short-none"),
        Some(Progress::Open(sheets)) => say!(phrases, "verification-short-open", sheets = sheets),
        Some(Progress::Still(sheets)) => say!(phrases, "verification-short-still", sheets = sheets),
        Some(Progress::Proved) => say!(phrases, "verification-short-proved"),
        Some(Progress::Exhausted) => say!(phrases, "verification-short-exhausted"),
        Some(Progress::Unbalanced) => say!(phrases, "verification-short-unbalanced"),
    }
}

/// How far a draw is, in a sentence.
pub fn progress(certificate: &Certificate, phrases: &Phrases) -> String {
    match certificate.progress {
        Progress::Open(sheets) => say!(phrases, "verification-open", sheets = sheets),
        Progress::Still(sheets) => say!(phrases, "verification-still", sheets = sheets),
        Progress::Proved => say!(phrases, "verification-proved"),
        Progress::Exhausted => say!(phrases, "verification-exhausted"),
        Progress::Unbalanced => unbalanced(&certificate.unbalanced, phrases),
    }
}

/// The piles for which nothing is certified.
fn unbalanced(piles: &[BatchNumber], phrases: &Phrases) -> String {
    let batches = piles.iter().map(|batch| batch.0.to_string()).collect::<Vec<_>>().join(", ");
    say!(phrases, "report-certainty-unbalanced", count = piles.len(), batches = batches)
}

/// The bound in figures, never below what it is; a dash where there is none to tell.
pub fn bound(certificate: &Certificate, phrases: &Phrases) -> String {
    certificate.bound_per_10_000().map_or_else(|| "–".to_owned(), |bound| figure(bound.ceil(), phrases))
}

/// A rate per 10,000: with one decimal where it is small.
fn figure(rate: f64, phrases: &Phrases) -> String {
    let decimals = usize::from(rate > 0.0 && rate < 10.0 && rate.fract() != 0.0);
    decimal(phrases.language(), rate, decimals)
}

/// The bound in a sentence, where there is one to tell.
fn bound_line(certificate: &Certificate, phrases: &Phrases) -> Option<String> {
    let most = figure(certificate.bound_per_10_000()?.ceil(), phrases);
    Some(match certificate.extent {
        Extent::Sample => {
            let target = integer(phrases.language(), certificate.target_per_10_000.into());
            say!(phrases, "verification-bound", most = most, target = target)
        }
        Extent::Full | Extent::None => say!(phrases, "verification-bound-full", most = most),
    })
}

/// What remains in the finished file, where there is something to tell.
fn remaining(certificate: &Certificate, phrases: &Phrases) -> Option<String> {
    match &certificate.residual {
        Some(residual) => Some(residual_line(residual, phrases)),
        None if certificate.nothing_left() => Some(say!(phrases, "verification-residual-gone")),
        None => None,
    }
}

fn residual_line(residual: &Residual, phrases: &Phrases) -> String {
    let Some(decimals) = residual.decimals() else {
        return say!(phrases, "verification-residual-known", rate = figure(residual.rate, phrases));
    };
    let scale = 10_f64.powi(decimals as i32);
    let kept = |rate: f64| match decimals {
        0 => figure(rate, phrases),
        decimals => decimal(phrases.language(), rate, decimals),
    };
    // The ends are none too narrow; what is whole but for the arithmetic stays whole.
    let low = kept((residual.low * scale + 1e-9).floor() / scale);
    let high = kept((residual.high * scale - 1e-9).ceil() / scale);
    say!(phrases, "verification-residual", rate = kept(residual.rate), low = low, high = high)
}

/// What a draw has shown, in a few lines; for what has no draw, what could be drawn from.
pub fn summary(unit: &UnitView, phrases: &Phrases) -> Vec<String> {
    let language = phrases.language();
    let undrawn = (unit.undrawn > 0).then(|| say!(phrases, "verification-undrawn", sheets = unit.undrawn));
    let Some(DrawView { draw, certificate, .. }) = &unit.draw else {
        let nothing = say!(phrases, "verification-nothing-to-draw");
        return vec![say!(phrases, "verification-no-draw"), undrawn.unwrap_or(nothing)];
    };
    let (sheets, fields) = (integer(language, certificate.sheets.into()), integer(language, certificate.fields as i64));
    let called = integer(language, certificate.called.into());
    let verified = integer(language, certificate.verified.into());
    let mut lines = vec![say!(
        phrases,
        "verification-counts",
        sheets = sheets,
        fields = fields,
        called = called,
        verified = verified
    )];
    if certificate.verified > 0 {
        lines.push(found(certificate, phrases));
        lines.extend(bound_line(certificate, phrases));
    }
    lines.extend(certificate.held_up.as_ref().map(|held_up| held_up_line(held_up, phrases)));
    lines.push(progress(certificate, phrases));
    lines.extend(remaining(certificate, phrases));
    lines.extend(undrawn);
    lines.push(seed_line(draw.seed_from, &draw.seed.to_string(), phrases));
    lines
}

/// What the comparison found: fields that differed, those the first pass had wrong, papers that were not found.
fn found(certificate: &Certificate, phrases: &Phrases) -> String {
    let (differing, wrong) = (certificate.differing as usize, certificate.wrong as usize);
    let text = say!(phrases, "verification-found", differing = differing, wrong = wrong);
    [text].into_iter().chain(unread(certificate, phrases)).collect::<Vec<_>>().join(" ")
}

/// The sheets that count as wrong from end to end, and why.
fn unread(certificate: &Certificate, phrases: &Phrases) -> Vec<String> {
    let missing =
        (certificate.missing > 0).then(|| say!(phrases, "verification-missing", sheets = certificate.missing));
    let voided = (certificate.voided > 0).then(|| say!(phrases, "verification-voided", sheets = certificate.voided));
    missing.into_iter().chain(voided).collect()
}

/// The sheets that are verified and do not count yet, and what they wait for.
fn held_up_line(held_up: &HeldUp, phrases: &Phrases) -> String {
    let HeldUp { serial, stage: at, behind } = held_up;
    say!(phrases, "verification-held-up", sheets = *behind, serial = serial.to_string(), stage = stage(at, phrases))
}

fn seed_line(from: SeedFrom, seed: &str, phrases: &Phrases) -> String {
    match from {
        SeedFrom::Machine => say!(phrases, "verification-seed-machine", seed = seed.to_owned()),
        SeedFrom::Given => say!(phrases, "verification-seed-given", seed = seed.to_owned()),
    }
}

/// The certificate of a draw explained: for a director, for a statistician, how to draw again, what is not proved, who
/// may see what.
pub fn explained(view: &DrawView, campaign: &crate::campaign::CampaignId, phrases: &Phrases) -> Vec<Section> {
    let DrawView { draw, certificate, uncovered } = view;
    let language = phrases.language();
    let count = |number: u64| integer(language, i64::try_from(number).unwrap_or(i64::MAX));
    let mut proved = Vec::new();
    match &certificate.residual {
        None if certificate.verified > 0 => proved.extend(remaining(certificate, phrases)),
        None if certificate.held_up.is_some() => proved.push(say!(phrases, "certificate-nothing-counts")),
        None => proved.push(say!(phrases, "certificate-nothing")),
        Some(residual) => {
            proved.push(say!(
                phrases,
                "certificate-director",
                keyed = certificate.verified - certificate.missing - certificate.voided,
                missing = certificate.missing,
                voided = certificate.voided,
                sheets = count(certificate.sheets.into()),
                wrong = count(certificate.wrong),
                fields = count(certificate.verified_fields)
            ));
            proved.extend(bound_line(certificate, phrases));
            proved.push(residual_line(residual, phrases));
        }
    }
    proved.extend(certificate.held_up.as_ref().map(|held_up| held_up_line(held_up, phrases)));
    proved.push(progress(certificate, phrases));

    let mut method = vec![
        say!(
            phrases,
            "certificate-draw",
            sheets = count(certificate.sheets.into()),
            fields = count(certificate.fields),
            verified = count(certificate.verified.into())
        ),
        say!(phrases, "certificate-bound"),
        say!(
            phrases,
            "certificate-counts",
            differing = count(certificate.differing),
            wrong = count(certificate.wrong),
            slips = count(certificate.slips.into())
        ),
        say!(phrases, "certificate-residual"),
        if certificate.same_person > 0 {
            say!(phrases, "certificate-detection-same", sheets = certificate.same_person)
        } else {
            say!(phrases, "certificate-detection-other")
        },
    ];
    method.extend(unread(certificate, phrases));
    if certificate.keyed_thrice_by_one > 0 {
        method.push(say!(phrases, "certificate-thrice", sheets = certificate.keyed_thrice_by_one));
    }
    if certificate.arbiter_of_the_two > 0 {
        method.push(say!(phrases, "certificate-arbiter", sheets = certificate.arbiter_of_the_two));
    }
    if certificate.decided_by_a_keyer > 0 {
        method.push(say!(phrases, "certificate-decided", sheets = certificate.decided_by_a_keyer));
    }

    let (scope, seed) = (draw.scope(campaign), draw.seed.to_string());
    let first = draw.frame.first().map_or(1, |serial| serial.0);
    let digest: String = frame_digest(&draw.frame).iter().map(|byte| format!("{byte:02x}")).collect();
    let again = vec![
        seed_line(draw.seed_from, &seed, phrases),
        say!(phrases, "certificate-ticket", serial = first.to_string()),
        format!("printf '%s' '{seed},{scope},{first}' | sha256sum"),
        say!(phrases, "certificate-order", called = count(draw.called.into()), sheets = count(draw.frame.len() as u64)),
        say!(phrases, "certificate-frame"),
        digest,
        say!(phrases, "certificate-list", campaign = campaign.as_str().to_owned()),
    ];

    let mut limits = vec![say!(phrases, "certificate-not-both"), say!(phrases, "certificate-not-answers")];
    if !draw.policy.comments {
        limits.push(say!(phrases, "certificate-not-comments"));
    }
    limits.push(say!(phrases, "certificate-not-mode"));
    limits.push(say!(phrases, "certificate-not-pile"));
    if *uncovered > 0 {
        limits.push(say!(phrases, "certificate-not-later", sheets = *uncovered));
    }

    let who = vec![
        say!(phrases, "certificate-who-second"),
        say!(phrases, "certificate-who-third"),
        say!(phrases, "certificate-who-nobody"),
        say!(phrases, "certificate-who-names"),
    ];
    let section = |heading: String, lines: Vec<String>| Section { heading, lines };
    vec![
        section(say!(phrases, "certificate-heading-proved"), proved),
        section(say!(phrases, "certificate-heading-method"), method),
        section(say!(phrases, "certificate-heading-again"), again),
        section(say!(phrases, "certificate-heading-limits"), limits),
        section(say!(phrases, "certificate-heading-who"), who),
    ]
}

/// What a sheet waits for, in a few words.
pub fn wait_short(wait: Wait, phrases: &Phrases) -> String {
    match wait {
        Wait::Second => say!(phrases, "wait-second"),
        Wait::Third => say!(phrases, "wait-third"),
        Wait::Undecided => say!(phrases, "wait-undecided"),
        Wait::Missing => say!(phrases, "wait-missing"),
        Wait::Other(Forbidden::TooSoon { .. }) => say!(phrases, "wait-later"),
        Wait::Begun | Wait::Other(_) => say!(phrases, "wait-other"),
    }
}

/// What is to be done about sheets that wait, or why they wait for somebody else.
pub fn wait_line(wait: Wait, phrases: &Phrases) -> String {
    match wait {
        Wait::Second => say!(phrases, "wait-second-about"),
        Wait::Third => say!(phrases, "wait-third-about"),
        Wait::Undecided => say!(phrases, "wait-undecided-about"),
        Wait::Missing => say!(phrases, "wait-missing-about"),
        Wait::Begun => say!(phrases, "wait-begun-about"),
        Wait::Other(why) => {
            let why = store_errors::forbidden(&why, phrases);
            let mut letters = why.chars();
            let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
            first + letters.as_str()
        }
    }
}

/// What a campaign waits for beside its keying.
pub fn pressing(pressing: &Pressing, phrases: &Phrases) -> String {
    let number = |batch: &BatchNumber| batch.0.to_string();
    match pressing {
        Pressing::Undecided(sheets, batch, true) => {
            say!(phrases, "pressing-undecided", sheets = *sheets, batch = number(batch))
        }
        Pressing::Undecided(sheets, batch, false) => {
            say!(phrases, "pressing-undecided-other", sheets = *sheets, batch = number(batch))
        }
        Pressing::Third(sheets, batch, true) => {
            say!(phrases, "pressing-third", sheets = *sheets, batch = number(batch))
        }
        Pressing::Third(sheets, batch, false) => {
            say!(phrases, "pressing-third-other", sheets = *sheets, batch = number(batch))
        }
        Pressing::Second(sheets, batch, true) => {
            say!(phrases, "pressing-second", sheets = *sheets, batch = number(batch))
        }
        Pressing::Second(sheets, batch, false) => {
            say!(phrases, "pressing-second-other", sheets = *sheets, batch = number(batch))
        }
        Pressing::NotCounted(batch) => say!(phrases, "pressing-not-counted", batch = number(batch)),
        Pressing::Unbalanced(batch) => say!(phrases, "pressing-unbalanced", batch = number(batch)),
        Pressing::NotDrawn(batch) => say!(phrases, "pressing-not-drawn", batch = number(batch)),
        Pressing::NotProved => say!(phrases, "pressing-not-proved"),
    }
}

/// How far the verification of a sheet is.
pub fn stage(stage: &Stage, phrases: &Phrases) -> String {
    match stage {
        Stage::Called => say!(phrases, "stage-called"),
        Stage::Second => say!(phrases, "stage-second"),
        Stage::Differing => say!(phrases, "stage-differing"),
        Stage::Third => say!(phrases, "stage-third"),
        Stage::Undecided => say!(phrases, "stage-undecided"),
        Stage::Settled => say!(phrases, "stage-settled"),
        Stage::Missing(reason) => say!(phrases, "stage-missing", reason = reason.clone()),
        Stage::Voided { reason, twin: None } => say!(phrases, "stage-voided", reason = reason.clone()),
        Stage::Voided { twin: Some(twin), .. } => say!(phrases, "stage-same-paper", serial = twin.to_string()),
    }
}

/// What the keyings of a sheet differ on, one line each: without values as long as the sheet is sealed.
pub fn differences(sheet: &Sheet, form: &Questionnaire, phrases: &Phrases) -> Vec<String> {
    sheet.settlements.iter().map(|one| difference(one, form, phrases)).collect()
}

fn difference(settlement: &Settlement, form: &Questionnaire, phrases: &Phrases) -> String {
    let asked = &settlement.difference.questions;
    let number = |index: &usize| {
        if *index < form.questions.len() { sentences::number(form, *index) } else { String::new() }
    };
    let numbers = asked.iter().map(number).collect::<Vec<_>>().join(", ");
    let place = match settlement.difference.kind {
        DifferenceKind::Field => say!(phrases, "difference-field", numbers = numbers),
        DifferenceKind::Parted => say!(phrases, "difference-parted", numbers = numbers),
        DifferenceKind::Slip { kind: SlipKind::Skipped, .. } => {
            say!(phrases, "difference-skipped", numbers = numbers)
        }
        DifferenceKind::Slip { kind: SlipKind::Doubled, .. } => {
            say!(phrases, "difference-doubled", numbers = numbers)
        }
    };
    if settlement.first.is_empty() {
        return place;
    }
    let value = |question: usize, answer: Option<&Answer>| match answer {
        Some(answer) if question < form.questions.len() => sentences::answer_text(form, question, answer, phrases),
        Some(_) | None => say!(phrases, "difference-nothing"),
    };
    let values = |values: &[Option<Answer>]| {
        let of = asked.iter().zip(values).map(|(question, answer)| value(*question, answer.as_ref()));
        of.collect::<Vec<_>>().join(", ")
    };
    let third = match settlement.third.as_slice() {
        [] => say!(phrases, "difference-nothing"),
        third => {
            let of =
                settlement.asks().into_iter().zip(third).map(|(question, answer)| value(question, answer.as_ref()));
            of.collect::<Vec<_>>().join(", ")
        }
    };
    let kept = match &settlement.decision {
        Decision::Open => say!(phrases, "difference-open"),
        Decision::First => say!(phrases, "difference-kept-first"),
        Decision::Second => say!(phrases, "difference-kept-second"),
        Decision::Neither => say!(phrases, "difference-kept-none"),
        Decision::Paper(paper) => say!(phrases, "difference-kept-paper", value = values(paper)),
    };
    say!(
        phrases,
        "difference-values",
        place = place,
        first = values(&settlement.first),
        second = values(&settlement.second),
        third = third,
        kept = kept
    )
}

/// Two sheets that look like one paper: how alike they are.
pub fn twins(twins: &Twins, phrases: &Phrases) -> String {
    let (first, second) = (twins.first.to_string(), twins.second.to_string());
    say!(phrases, "twins-line", first = first, second = second, same = twins.same, different = twins.different)
}

/// How strong the evidence is that they are one.
pub fn twins_evidence(twins: &Twins, phrases: &Phrases) -> String {
    /// Beyond this nobody tells numbers apart.
    const BITS_SHOWN_MAX: f64 = 20.0;
    let odds = twins.evidence_bits.min(BITS_SHOWN_MAX).exp2().floor();
    // Two significant figures: the third would be a claim.
    let digits = odds.max(1.0).log10().floor() - 1.0;
    let round = if digits > 0.0 { (odds / 10f64.powf(digits)).floor() * 10f64.powf(digits) } else { odds };
    say!(phrases, "twins-evidence", odds = integer(phrases.language(), round as i64))
}

/// An operator's own figures.
pub fn own_figures(own: &OwnFigures, name: &str, phrases: &Phrases) -> Vec<Section> {
    let language = phrases.language();
    let count = |number: u64| integer(language, i64::try_from(number).unwrap_or(i64::MAX));
    let mut keyed = Vec::new();
    if own.sheets > 0 {
        keyed.push(say!(phrases, "own-sheets", sheets = own.sheets, answers = count(own.answers)));
        keyed.extend(own.seconds_median.map(|seconds| pace(seconds, phrases)));
        let (refusals, corrections) = (own.refusals as usize, own.corrections as usize);
        keyed.push(say!(phrases, "own-refusals", refusals = refusals));
        keyed.push(say!(phrases, "own-corrections", corrections = corrections));
    } else {
        keyed.push(say!(phrases, "own-no-sheet"));
    }
    if own.parts > 0 {
        keyed.push(say!(phrases, "own-parts", sheets = own.parts));
    }
    let mut agreed = Vec::new();
    if let Some(share) = own.first.share() {
        let (right, fields) = (count(own.first.right), count(own.first.fields));
        let share = percent(language, share, 1);
        let sheets = own.first.sheets;
        agreed.push(say!(phrases, "own-first", sheets = sheets, right = right, fields = fields, share = share));
    }
    if let Some(share) = own.second.share() {
        let (right, fields) = (count(own.second.right), count(own.second.fields));
        let share = percent(language, share, 1);
        let sheets = own.second.sheets;
        agreed.push(say!(phrases, "own-second", sheets = sheets, right = right, fields = fields, share = share));
    }
    if own.third > 0 {
        agreed.push(say!(phrases, "own-third", sheets = own.third));
    }
    if agreed.is_empty() {
        agreed.push(say!(phrases, "own-not-verified"));
    }
    vec![
        Section { heading: say!(phrases, "own-heading-keyed"), lines: keyed },
        Section { heading: say!(phrases, "own-heading-agreed"), lines: agreed },
        Section {
            heading: say!(phrases, "own-heading-who"),
            lines: vec![say!(phrases, "own-alone", name = name.to_owned())],
        },
    ]
}

fn pace(seconds: u32, phrases: &Phrases) -> String {
    let hourly = integer(phrases.language(), (3_600 / seconds.max(1)).into());
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    if minutes == 0 {
        return say!(phrases, "own-pace-seconds", seconds = seconds.to_string(), hourly = hourly);
    }
    say!(phrases, "own-pace", minutes = minutes.to_string(), seconds = format!("{seconds:02}"), hourly = hourly)
}

/// What a link of the journal concerns, and what happened to it: no answer.
pub fn link(link: &Link, tool: &Tool, phrases: &Phrases) -> String {
    let audience = |code: &Audience| audience_named(tool, code, phrases);
    match &link.subject {
        Subject::Campaign => say!(phrases, "journal-campaign"),
        Subject::Tool(fingerprint) => {
            let short = fingerprint.0.chars().take(12).collect::<String>();
            say!(phrases, "journal-tool", fingerprint = short)
        }
        Subject::Batch(number) => say!(phrases, "journal-batch", batch = number.0.to_string()),
        Subject::Record(code, serial, keyed, _) => {
            let of = sheet_named(&serial.to_string(), &audience(code), phrases);
            let text = say!(phrases, "journal-record", sheet = of, pass = pass_named(*keyed, phrases));
            match happened(&link.content, phrases) {
                Some(what) => say!(phrases, "journal-what", text = text, what = what),
                None => text,
            }
        }
        Subject::Draw(number) => say!(phrases, "journal-draw", number = number.to_string()),
        Subject::Sheet(code, serial) => {
            let of = sheet_named(&serial.to_string(), &audience(code), phrases);
            let text = say!(phrases, "journal-sheet", sheet = of);
            match &link.content {
                Content::Kept(_, Change::Sheet(sheet)) => {
                    let what = match &sheet.found {
                        Some(reason) if sheet.stage == Stage::Called => {
                            say!(phrases, "journal-found", reason = reason.clone())
                        }
                        Some(_) | None => stage(&sheet.stage, phrases),
                    };
                    say!(phrases, "journal-what", text = text, what = what)
                }
                Content::Kept(..) | Content::Destroyed(_) => text,
            }
        }
        Subject::Review(code, serial) => {
            let text =
                say!(phrases, "journal-review", sheet = sheet_named(&serial.to_string(), &audience(code), phrases));
            match &link.content {
                Content::Kept(_, Change::Review(review)) => {
                    say!(
                        phrases,
                        "journal-what",
                        text = text,
                        what = sentences::treatment(Some(&review.treatment), phrases)
                    )
                }
                Content::Kept(..) | Content::Destroyed(_) => text,
            }
        }
        Subject::Pair(code, one, other) => {
            let (one, other) = (one.to_string(), other.to_string());
            say!(phrases, "journal-pair", one = one, other = other, audience = audience(code))
        }
        Subject::Report(number) => say!(phrases, "journal-report", number = number.to_string()),
        Subject::Emptied => say!(phrases, "journal-emptied"),
        Subject::Export(number) => say!(phrases, "journal-export", number = number.to_string()),
        Subject::Counts(code, serial) => {
            say!(phrases, "journal-counts", sheet = sheet_named(&serial.to_string(), &audience(code), phrases))
        }
    }
}

/// What happened to a record: the last event, or how many answers changed.
fn happened(content: &Content, phrases: &Phrases) -> Option<String> {
    let Content::Kept(_, Change::Record(_, delta)) = content else { return None };
    match delta.history.1.last() {
        Some((_, event)) => Some(record_event(event, phrases)),
        None if delta.begun.is_some() => Some(say!(phrases, "trace-begun")),
        None if !delta.answers.is_empty() => Some(say!(phrases, "journal-answers", count = delta.answers.len())),
        None => None,
    }
}

fn sheet_named(serial: &str, audience: &str, phrases: &Phrases) -> String {
    say!(phrases, "journal-of-sheet", serial = serial.to_owned(), audience = audience.to_owned())
}

/// What does not hold in a journal.
///
/// Audiences are called as their tool calls them, and by their codes where it cannot be read.
pub fn journal_fault(fault: &JournalFault, campaign: &CampaignId, tool: Option<&Tool>, phrases: &Phrases) -> String {
    let called =
        |audience: &Audience| tool.map_or_else(|| audience.0.clone(), |tool| audience_named(tool, audience, phrases));
    let named = |sheet: &SheetKey| sheet_named(&sheet.serial.to_string(), &called(&sheet.audience), phrases);
    match fault {
        JournalFault::Missing(number) => say!(phrases, "journal-fault-missing", number = number.to_string()),
        JournalFault::Altered(number) => say!(phrases, "journal-fault-altered", number = number.to_string()),
        JournalFault::Unfit(number) => say!(phrases, "journal-fault-unfit", number = number.to_string()),
        JournalFault::Copy(number) => {
            let (number, campaign) = (number.to_string(), campaign.as_str().to_owned());
            say!(phrases, "journal-fault-copy", number = number, campaign = campaign)
        }
        JournalFault::Ends { found, expected } => {
            let (found, expected) = (found.number.to_string(), expected.number.to_string());
            say!(phrases, "journal-fault-ends", found = found, expected = expected)
        }
        JournalFault::Report { number, head } => {
            let (number, link, hash) = (number.to_string(), head.number.to_string(), head.hash.to_string());
            say!(phrases, "journal-fault-report", number = number, link = link, hash = hash)
        }
        JournalFault::Record(key) => {
            let what =
                say!(phrases, "journal-record", sheet = named(&key.sheet()), pass = pass_named(key.pass, phrases));
            say!(phrases, "journal-fault-differs", what = what)
        }
        JournalFault::Sheet(key) => {
            let what = say!(phrases, "journal-sheet", sheet = named(key));
            say!(phrases, "journal-fault-differs", what = what)
        }
        JournalFault::Review(key) => {
            let what = say!(phrases, "journal-review", sheet = named(key));
            say!(phrases, "journal-fault-differs", what = what)
        }
        JournalFault::Batch(number) => {
            let what = say!(phrases, "journal-batch", batch = number.0.to_string());
            say!(phrases, "journal-fault-differs", what = what)
        }
        JournalFault::Campaign => {
            say!(phrases, "journal-fault-differs", what = say!(phrases, "journal-campaign"))
        }
        JournalFault::Pair(audience, one, other) => {
            let audience = called(audience);
            let what =
                say!(phrases, "journal-pair", one = one.to_string(), other = other.to_string(), audience = audience);
            say!(phrases, "journal-fault-differs", what = what)
        }
        JournalFault::Draw(number) => {
            let what = say!(phrases, "journal-draw", number = number.to_string());
            say!(phrases, "journal-fault-differs", what = what)
        }
    }
}

/// Which keying of a sheet.
pub(super) fn pass_named(pass: Pass, phrases: &Phrases) -> String {
    match pass {
        Pass::First => say!(phrases, "journal-first"),
        Pass::Second => say!(phrases, "journal-second"),
        Pass::Third => say!(phrases, "journal-third"),
    }
}

impl Station {
    /// How far the verification of a sheet is and what its keyings differ on, one line each; nothing when it was never
    /// called.
    ///
    /// # Errors
    /// The store's.
    pub fn verification_trace(
        &self,
        key: &SheetKey,
        form: &Questionnaire,
        phrases: &Phrases,
    ) -> Result<Vec<String>, Error> {
        let Some(Verified { sheet, .. }) = self.store.verification(key, &self.signature())? else {
            return Ok(Vec::new());
        };
        let stage = stage(&sheet.stage, phrases);
        let head = say!(phrases, "verification-of-sheet", stage = stage);
        Ok([head].into_iter().chain(differences(&sheet, form, phrases)).collect())
    }
}
