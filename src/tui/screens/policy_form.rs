//! The form of the verification rule, and of how long answers are kept.

use super::forms::{self, Filled, date_text, read_date};
use super::{Deed, Stage, Told, Tone, Turn};
use crate::campaign::{Arbiter, Extent, SecondOperator, Unit, VerificationPolicy};
use crate::keymap::{Command, Context};
use crate::language::integer;
use crate::say;
use crate::station::{CampaignView, Error, PolicyValue, sentences};
use crate::tui::desk::Desk;
use crate::tui::widgets::Form;
use ratatui::Frame;
use ratatui::layout::{Rect, Size};

// The fields, from the top.
const EXTENT: usize = 0;
const UNIT: usize = 1;
const SHEETS_MIN: usize = 2;
const TARGET: usize = 3;
const SECOND: usize = 4;
const HOURS: usize = 5;
const ARBITER: usize = 6;
const COMMENTS: usize = 7;
const KEEP: usize = 8;

/// The choices, in the order they are offered.
const EXTENTS: [Extent; 3] = [Extent::Sample, Extent::Full, Extent::None];
const UNITS: [Unit; 2] = [Unit::Audience, Unit::Batch];
const ARBITERS: [Arbiter; 2] = [Arbiter::Third, Arbiter::OneOfTheTwo];
/// Hours proposed between two passes of one person: a day.
const HOURS_USUAL: u16 = 24;

/// The form of a campaign's verification rule.
pub(in crate::tui) struct PolicyForm {
    form: Form,
    view: CampaignView,
    trace: Vec<String>,
}

impl PolicyForm {
    /// The rule as it is, to be changed.
    pub fn new(view: &CampaignView, desk: &Desk) -> PolicyForm {
        let phrases = &desk.phrases;
        let policy = view.campaign.verification;
        let (second, hours) = match policy.second {
            SecondOperator::Another => (0, HOURS_USUAL),
            SecondOperator::SameLater { hours } => (1, hours),
        };
        let extents = EXTENTS.map(|extent| match extent {
            Extent::None => say!(phrases, "policy-form-extent-none"),
            Extent::Sample => say!(phrases, "policy-form-extent-sample"),
            Extent::Full => say!(phrases, "policy-form-extent-full"),
        });
        let units = UNITS.map(|unit| match unit {
            Unit::Audience => say!(phrases, "policy-form-unit-audience"),
            Unit::Batch => say!(phrases, "policy-form-unit-batch"),
        });
        let seconds = vec![say!(phrases, "policy-form-second-another"), say!(phrases, "policy-form-second-same")];
        let arbiters = ARBITERS.map(|arbiter| match arbiter {
            Arbiter::Third => say!(phrases, "policy-form-arbiter-third"),
            Arbiter::OneOfTheTwo => say!(phrases, "policy-form-arbiter-two"),
        });
        let yes_no = vec![say!(phrases, "policy-form-no"), say!(phrases, "policy-form-yes")];
        let extent = EXTENTS.iter().position(|extent| *extent == policy.extent).unwrap_or(0);
        let unit = UNITS.iter().position(|unit| *unit == policy.unit).unwrap_or(0);
        let arbiter = ARBITERS.iter().position(|arbiter| *arbiter == policy.arbiter).unwrap_or(0);
        let keep = view.campaign.keep_until.map_or(String::new(), |day| date_text(day, phrases.language()));
        let form = Form::new(vec![
            forms::choice(say!(phrases, "policy-form-extent"), extents.to_vec(), extent),
            forms::choice(say!(phrases, "policy-form-unit"), units.to_vec(), unit),
            forms::text(say!(phrases, "policy-form-sheets-min"), &policy.sheets_min.to_string(), 5),
            forms::text(say!(phrases, "policy-form-target"), &policy.target_per_10_000.to_string(), 5),
            forms::choice(say!(phrases, "policy-form-second"), seconds, second),
            forms::text(say!(phrases, "policy-form-hours"), &hours.to_string(), 4),
            forms::choice(say!(phrases, "policy-form-arbiter"), arbiters.to_vec(), arbiter),
            forms::choice(say!(phrases, "policy-form-comments"), yes_no, usize::from(policy.comments)),
            forms::text(say!(phrases, "policy-form-keep"), &keep, 10),
        ]);
        let trace = desk.station.campaign_trace(&view.campaign, phrases);
        PolicyForm { form, view: view.clone(), trace }
    }

    /// The figure of a field; what is wrong with it goes under it.
    fn figure(&mut self, field: usize, max: u32, desk: &Desk) -> Option<u32> {
        let read = self.form.value(field).trim().parse().ok().filter(|figure| (1..=max).contains(figure));
        if read.is_none() {
            let max = integer(desk.phrases.language(), max.into());
            forms::trouble(&mut self.form, field, say!(desk.phrases, "policy-form-bad-number", max = max));
        }
        read
    }

    fn submit(&mut self, desk: &Desk) -> Turn {
        let phrases = &desk.phrases;
        for field in &mut self.form.fields {
            field.trouble = None;
        }
        let sheets_min = self.figure(SHEETS_MIN, PolicyValue::SheetsMin.max(), desk);
        let target = self.figure(TARGET, PolicyValue::Target.max(), desk);
        let second = match self.form.chosen(SECOND) {
            Some(1) => {
                let hours = self.figure(HOURS, PolicyValue::Hours.max(), desk);
                hours.and_then(|hours| u16::try_from(hours).ok()).map(|hours| SecondOperator::SameLater { hours })
            }
            _ => Some(SecondOperator::Another),
        };
        let text = self.form.value(KEEP).trim().to_owned();
        let keep = read_date(&text);
        if keep.is_none() && !text.is_empty() {
            forms::trouble(&mut self.form, KEEP, say!(phrases, "campaign-form-bad-date"));
        }
        let (Some(sheets_min), Some(target_per_10_000), Some(second)) = (sheets_min, target, second) else {
            return Turn::Bell;
        };
        if self.form.fields.iter().any(|field| field.trouble.is_some()) {
            return Turn::Bell;
        }
        let chosen = |field: usize| self.form.chosen(field).unwrap_or(0);
        let policy = VerificationPolicy {
            extent: EXTENTS[chosen(EXTENT)],
            unit: UNITS[chosen(UNIT)],
            sheets_min,
            target_per_10_000,
            second,
            arbiter: ARBITERS[chosen(ARBITER)],
            comments: chosen(COMMENTS) == 1,
        };
        let (id, opened) = (self.view.campaign.id.as_str(), &self.view.campaign);
        let (rule, stay) = (policy != opened.verification, keep != opened.keep_until);
        if !rule && !stay {
            return Turn::Back(None);
        }
        // How long answers are kept may be decided after the campaign is closed; the rule may not.
        let kept = || match stay {
            true => desk.station.keep_until(id, keep),
            false => desk.station.campaign(id),
        };
        let ruled = match rule {
            true => desk.station.set_policy(id, |now| policy.onto(&opened.verification, now)).map(drop),
            false => Ok(()),
        };
        match ruled.and_then(|()| kept()) {
            Ok(view) => {
                let mut told = Told::good(say!(phrases, "policy-form-saved"));
                if view.campaign.keep_until.is_some_and(|day| day < desk.station.clock.today()) {
                    told.tone = Tone::Plain;
                    told.lines.push(say!(phrases, "policy-kept-past"));
                }
                Turn::Back(Some(told))
            }
            Err(error @ Error::KeptTooShort(_)) => {
                let sentence = sentences::error(&error, phrases).into_iter().next().unwrap_or_default();
                forms::trouble(&mut self.form, KEEP, sentence);
                Turn::Bell
            }
            Err(error) => Turn::Tell(Told::error(&error, desk)),
        }
    }

    fn advice(&self, desk: &Desk) -> String {
        let phrases = &desk.phrases;
        match self.form.focus() {
            EXTENT => say!(phrases, "policy-form-about-extent"),
            UNIT => say!(phrases, "policy-form-about-unit"),
            SHEETS_MIN => say!(phrases, "policy-form-about-sheets-min"),
            TARGET => say!(phrases, "policy-form-about-target"),
            SECOND => say!(phrases, "policy-form-about-second"),
            HOURS => say!(phrases, "policy-form-about-hours"),
            ARBITER => say!(phrases, "policy-form-about-arbiter"),
            COMMENTS => say!(phrases, "policy-form-about-comments"),
            _ => say!(phrases, "policy-form-about-keep"),
        }
    }
}

impl Stage for PolicyForm {
    fn context(&self) -> Context {
        Context::Form
    }

    fn trail(&self, desk: &Desk) -> Vec<String> {
        vec![self.view.campaign.title.clone(), say!(desk.phrases, "policy-form-title")]
    }

    fn status(&self, desk: &Desk) -> String {
        forms::status(&self.form, desk)
    }

    fn deeds(&self, desk: &Desk) -> Vec<Deed> {
        forms::deeds(&self.form, desk)
    }

    fn perform(&mut self, command: Command, _body: Size, desk: &Desk) -> Turn {
        match forms::fill(&mut self.form, command) {
            Filled::Submit => self.submit(desk),
            Filled::Done => Turn::Stay,
            Filled::Bell => Turn::Bell,
        }
    }

    fn write(&mut self, character: char, _desk: &Desk) -> Turn {
        forms::write(&mut self.form, character)
    }

    fn draw(&self, area: Rect, frame: &mut Frame, desk: &Desk) {
        forms::draw_page(&self.form, &self.trace, &self.advice(desk), area, frame, desk);
    }
}
