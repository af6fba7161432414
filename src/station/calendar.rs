//! The calendar: what is due in the campaigns of a store and in its establishments, and what people note of an evaluation.

use super::files::write_whole;
use super::{CampaignView, Error, Station, calendar_sentences};
use crate::campaign::{
    Basis, Batch, Campaign, CampaignEvent, CampaignId, DateFault, Dated, Deadline, Evaluation, EvaluationTask, Matter,
    Round, Rules, Standing, Unruled, changed, deadlines, done_faults, evaluation_of, same_establishment,
};
use crate::language::Phrases;
use crate::operator::Signature;
use crate::report::{Appointment, ics};
use crate::say;
use crate::store::Write;
use jiff::civil::Date;
use std::path::Path;

/// What is due, on a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calendar {
    /// Everything that has a day, by day.
    pub lines: Vec<CalendarLine>,
    /// What no rule is valid for.
    pub unruled: Vec<Unruled>,
}

/// Something of the calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarLine {
    /// What it is.
    pub due: Deadline,
    /// How it stands.
    pub standing: Standing,
    /// The title of its campaign.
    pub title: String,
    /// Its establishment.
    pub establishment: String,
    /// What an action of the plan does.
    pub action: Option<String>,
    /// How it is known in other calendars: the same for ever.
    pub uid: String,
    /// Grows with every change of anything that it is counted from.
    pub sequence: u32,
    /// When that changed last, in seconds since 1970.
    pub changed: i64,
}

impl CalendarLine {
    /// The day that its standing counts to: the first of what has not begun, else the last.
    pub fn day(&self) -> Date {
        match self.standing {
            Standing::Soon(1..) | Standing::Later(_) => self.due.on,
            Standing::Soon(0) | Standing::Done | Standing::Overdue(_) | Standing::Passed => {
                self.due.until.unwrap_or(self.due.on)
            }
        }
    }
}

/// The evaluation of an establishment as it is noted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EvaluationView {
    /// What is noted.
    pub evaluation: Evaluation,
    /// Who noted it last, when and in which campaign.
    pub noted: Option<(Signature, CampaignId)>,
    /// The day the council examined the results of this campaign.
    pub examined: Option<Date>,
    revision: u32,
}

impl Calendar {
    /// What is due soon or overdue, by day: what the first screen shows.
    pub fn pressing(&self) -> impl Iterator<Item = &CalendarLine> {
        let presses = |line: &&CalendarLine| match line.standing {
            Standing::Overdue(_) => true,
            // What is only proposed becomes a reminder when it comes near; a campaign that runs is none.
            Standing::Soon(_) => line.due.matter != Matter::Campaign,
            Standing::Done | Standing::Later(_) | Standing::Passed => false,
        };
        self.lines.iter().filter(presses)
    }

    /// It as a calendar file. A day that was only proposed and is over is in none.
    pub fn as_ics(&self, phrases: &Phrases) -> String {
        let alarms = Rules::shipped().alarm_days;
        let wanted = |line: &&CalendarLine| line.standing != Standing::Passed || line.due.matter == Matter::Campaign;
        let appointment = |line: &CalendarLine| {
            let done = line.due.done;
            let of_the_house = line.due.matter.is_of_the_house();
            let place = if of_the_house { &line.establishment } else { &line.title };
            let matter = calendar_sentences::matter(line, phrases);
            let what = if done { say!(phrases, "calendar-ics-done", what = matter) } else { matter };
            let rings = !done && line.due.matter != Matter::Campaign;
            Appointment {
                uid: line.uid.clone(),
                sequence: line.sequence,
                changed: line.changed,
                from: line.due.on,
                until: line.due.until,
                summary: say!(phrases, "calendar-ics-summary", what = what, place = place.clone()),
                description: vec![
                    calendar_sentences::basis(&line.due.basis, phrases),
                    if of_the_house { String::new() } else { line.establishment.clone() },
                ]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect(),
                tentative: line.due.basis == Basis::Proposed && !done,
                alarm_days: if rings { alarms.clone() } else { Vec::new() },
            }
        };
        let appointments: Vec<Appointment> = self.lines.iter().filter(wanted).map(appointment).collect();
        ics(&say!(phrases, "calendar-ics-title"), &appointments, phrases.language())
    }

    /// Writes it as a calendar file, whole or not at all.
    ///
    /// # Errors
    /// [`Error::File`].
    pub fn write(&self, path: &Path, phrases: &Phrases) -> Result<(), Error> {
        write_whole(path, self.as_ics(phrases).as_bytes())
    }
}

impl Station {
    /// What is due in all campaigns, or in one of them and its establishment.
    ///
    /// # Errors
    /// The store's.
    pub fn calendar(&self, only: Option<&str>) -> Result<Calendar, Error> {
        let only = only.map(|id| self.campaign(id)).transpose()?;
        let mut rounds = Vec::new();
        for campaign in self.store.campaigns()? {
            let batches = self.store.batches(&campaign.id)?.into_iter().map(|(batch, _)| batch).collect();
            rounds.push((campaign, batches));
        }
        Ok(self.calendar_of(&rounds, only.as_ref().map(|view: &CampaignView| &view.campaign)))
    }

    /// The same, of campaigns that were read already.
    pub fn calendar_of(&self, read: &[(Campaign, Vec<Batch>)], only: Option<&Campaign>) -> Calendar {
        let rounds: Vec<Round<'_>> =
            read.iter().map(|(campaign, batches)| Round { campaign, batches: batches.iter().collect() }).collect();
        let rules = Rules::shipped();
        let (due, unruled) = deadlines(&rounds, &rules);
        let of = |id: &CampaignId| rounds.iter().find(|round| round.campaign.id == *id);
        let wanted = |id: &CampaignId, matter: Matter| {
            only.is_none_or(|only| {
                let here = of(id).map_or("", |round| &round.campaign.establishment);
                *id == only.id || (matter.is_of_the_house() && same_establishment(here, &only.establishment))
            })
        };
        let today = self.clock.today();
        let line = |due: Deadline| {
            let round = of(&due.campaign).filter(|_| wanted(&due.campaign, due.matter))?;
            let (uid, sequence, changed) = known_as(round, &rounds, due.matter, rules.edition);
            let action = match due.matter {
                Matter::Action(number) => round.campaign.action(number).map(|action| action.says.action.clone()),
                _ => None,
            };
            Some(CalendarLine {
                standing: due.standing(today, rules.soon_days),
                title: round.campaign.title.clone(),
                establishment: round.campaign.establishment.clone(),
                action,
                uid,
                sequence,
                changed,
                due,
            })
        };
        let is_wanted = |one: &Unruled| wanted(&one.campaign, Matter::Obligation(one.obligation));
        Calendar {
            lines: due.into_iter().filter_map(line).collect(),
            unruled: unruled.into_iter().filter(is_wanted).collect(),
        }
    }

    /// What is noted of the evaluation of a campaign's establishment, in whichever of its campaigns.
    ///
    /// # Errors
    /// The store's.
    pub fn evaluation(&self, campaign: &str) -> Result<EvaluationView, Error> {
        let own = self.campaign(campaign)?.campaign;
        let campaigns = self.store.campaigns()?;
        let examined = own.council_examined();
        Ok(evaluation_of(&campaigns, &own.establishment).map_or_else(
            || EvaluationView { examined, ..EvaluationView::default() },
            |kept| EvaluationView {
                evaluation: kept.evaluation.clone(),
                noted: Some((kept.by.clone(), kept.campaign.clone())),
                examined,
                revision: kept.revision,
            },
        ))
    }

    /// Changes what is known of the evaluation of a campaign's establishment, and the day the council examined the campaign's results, as
    /// they stand now, more than once if somebody else does meanwhile. Nothing is written of what is as before.
    ///
    /// # Errors
    /// [`Error::Dates`] with everything that cannot be true; the store's.
    pub fn keep_evaluation(
        &self,
        campaign: &str,
        change: impl Fn(Evaluation, Option<Date>) -> (Evaluation, Option<Date>),
    ) -> Result<(), Error> {
        self.on_fresh(|| self.note_evaluation(campaign, &change))
    }

    fn note_evaluation(
        &self,
        campaign: &str,
        change: &dyn Fn(Evaluation, Option<Date>) -> (Evaluation, Option<Date>),
    ) -> Result<(), Error> {
        let before = self.evaluation(campaign)?;
        let (evaluation, examined) = change(before.evaluation.clone(), before.examined);
        let evaluation = trimmed(evaluation);
        let mut campaign = self.campaign(campaign)?.campaign;
        let today = self.clock.today();
        let mut faults = evaluation.faults(today);
        if let Some(day) = examined {
            faults.extend(done_faults(Dated::Council, day, today));
            if day < campaign.from {
                faults.push(DateFault::Before(Dated::Council, day, Dated::Begins, campaign.from));
            }
        }
        if !faults.is_empty() {
            return Err(Error::Dates(faults));
        }
        let mut events = Vec::new();
        if evaluation != before.evaluation {
            let revision = before.revision.saturating_add(1);
            events.push(CampaignEvent::EvaluationKept(revision, Box::new(evaluation)));
        }
        if examined != before.examined {
            events.push(CampaignEvent::CouncilExamined(examined));
        }
        if events.is_empty() {
            return Ok(());
        }
        campaign.history.extend(events.into_iter().map(|event| (self.signature(), event)));
        self.commit(vec![Write::Campaign(campaign)])
    }
}

impl EvaluationView {
    /// What stands there now, with what is another in what somebody wrote than in this, with which they began.
    pub fn changed_by(
        &self,
        (wanted, examined): (&Evaluation, Option<Date>),
        (now, examined_now): (Evaluation, Option<Date>),
    ) -> (Evaluation, Option<Date>) {
        let opened = &self.evaluation;
        let mut tasks = now.tasks;
        for task in EvaluationTask::ALL {
            let (wanted, before) = (wanted.tasks.get(&task), opened.tasks.get(&task));
            match wanted {
                _ if wanted == before => {}
                Some(ticked) => drop(tasks.insert(task, ticked.clone())),
                None => drop(tasks.remove(&task)),
            }
        }
        let evaluation = Evaluation {
            closed: changed(&wanted.closed, &opened.closed, now.closed),
            transmitted: changed(&wanted.transmitted, &opened.transmitted, now.transmitted),
            tasks,
            published: changed(&wanted.published, &opened.published, now.published),
        };
        (evaluation, changed(&examined, &self.examined, examined_now))
    }
}

fn trimmed(mut evaluation: Evaluation) -> Evaluation {
    for ticked in evaluation.tasks.values_mut() {
        ticked.who = ticked.who.trim().to_owned();
    }
    if let Some(published) = &mut evaluation.published {
        published.letter = published.letter.trim().to_owned();
        published.rule = published.rule.trim().to_owned();
    }
    evaluation
}

/// How a line of the calendar is known elsewhere: its name, which change it is of, and when that was. What belongs to an
/// establishment is named after the oldest of its campaigns, so that it stays the same whichever campaign it is noted in.
fn known_as(round: &Round<'_>, rounds: &[Round<'_>], matter: Matter, edition: u32) -> (String, u32, i64) {
    let born = |campaign: &Campaign| campaign.history.first().map_or(0, |(by, _)| by.when.0);
    let own = std::slice::from_ref(round);
    let here = |other: &&Round<'_>| same_establishment(&other.campaign.establishment, &round.campaign.establishment);
    let counted: Vec<&Round<'_>> =
        if matter.is_of_the_house() { rounds.iter().filter(here).collect() } else { own.iter().collect() };
    let oldest = counted.iter().map(|one| one.campaign).min_by_key(|campaign| (born(campaign), &campaign.id));
    let oldest = oldest.unwrap_or(round.campaign);
    let moments = counted.iter().flat_map(|one| {
        let batches = one.batches.iter().flat_map(|batch| batch.history.iter().map(|(by, _)| by.when.0));
        one.campaign.history.iter().map(|(by, _)| by.when.0).chain(batches)
    });
    let (changes, last) = moments.fold((0_u32, 0), |(changes, last), when| (changes.saturating_add(1), when.max(last)));
    let uid = format!("{}.{}.{}@copiste", matter.word(), oldest.id.as_str(), born(oldest));
    (uid, changes.saturating_add(edition), last)
}
