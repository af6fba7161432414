//! What is due when, from what is noted and by the rules. No clock: whether it is late is asked with the day.

use super::{
    Batch, BatchStage, Campaign, CampaignEvent, CampaignId, CampaignStatus, CampaignStep, EvaluationTask, Obligation,
    Rule, Rules, evaluation_of, same_establishment,
};
use jiff::civil::Date;

/// Something of the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The campaign it belongs to; of what belongs to the establishment, the one it was noted in.
    pub campaign: CampaignId,
    /// What it is.
    pub matter: Matter,
    /// Its day, or its first.
    pub on: Date,
    /// Its last day, of what lasts.
    pub until: Option<Date>,
    /// Whether it is done.
    pub done: bool,
    /// Where the day comes from.
    pub basis: Basis,
}

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Matter {
    /// The campaign, from its first day to its last.
    Campaign,
    /// A step of it.
    Step(CampaignStep),
    /// An action of its plan, by number.
    Action(u32),
    /// The answers are kept no longer.
    Answers,
    /// The paper is kept no longer: of so many batches that are neither returned nor destroyed.
    Paper(u32),
    /// What a rule asks for or foretells.
    Obligation(Obligation),
}

/// Where a day comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Nobody decided it: it is proposed.
    Proposed,
    /// People decided it.
    Decided,
    /// A rule, counted from this day.
    Counted(Date, Rule),
}

/// A day that no rule is valid for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unruled {
    /// The campaign it was noted in.
    pub campaign: CampaignId,
    /// What is not counted.
    pub obligation: Obligation,
    /// The day it would be counted from.
    pub since: Date,
    /// The nearest rule.
    pub nearest: Option<Rule>,
}

/// How something of the calendar stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is done.
    Done,
    /// It should have been done so many days ago.
    Overdue(u32),
    /// It is due in so many days, which is soon.
    Soon(u32),
    /// It is due in so many days.
    Later(u32),
    /// Its day was only proposed, and is over.
    Passed,
}

/// A campaign with its batches.
pub struct Round<'a> {
    /// The campaign.
    pub campaign: &'a Campaign,
    /// Its batches.
    pub batches: Vec<&'a Batch>,
}

impl Matter {
    /// Whether it belongs to the establishment, and not to a campaign.
    pub fn is_of_the_house(self) -> bool {
        matches!(self, Matter::Obligation(_))
    }

    /// A name for it that stays the same, unique within its campaign.
    pub fn word(self) -> String {
        match self {
            Matter::Campaign => "campaign".to_owned(),
            Matter::Step(step) => format!("step-{}", step.word()),
            Matter::Action(number) => format!("action-{number}"),
            Matter::Answers => "answers".to_owned(),
            Matter::Paper(_) => "paper".to_owned(),
            Matter::Obligation(obligation) => obligation.word().to_owned(),
        }
    }
}

impl Deadline {
    /// How it stands on this day.
    pub fn standing(&self, today: Date, soon_days: u16) -> Standing {
        let last = match self.until {
            // A campaign without a last day runs until it is closed.
            None if self.matter == Matter::Campaign => self.on.max(today),
            until => until.unwrap_or(self.on),
        };
        let apart = |from: Date, to: Date| from.until(to).map_or(0, |span| span.get_days().unsigned_abs());
        match (self.done, last < today) {
            (true, _) => Standing::Done,
            (false, true) if self.matter == Matter::Campaign || self.basis == Basis::Proposed => Standing::Passed,
            (false, true) => Standing::Overdue(apart(last, today)),
            (false, false) => {
                let days = if self.on <= today { 0 } else { apart(today, self.on) };
                if days <= u32::from(soon_days) { Standing::Soon(days) } else { Standing::Later(days) }
            }
        }
    }
}

/// What is due, by day, and what no rule is valid for.
pub fn deadlines(rounds: &[Round<'_>], rules: &Rules) -> (Vec<Deadline>, Vec<Unruled>) {
    let mut due: Vec<Deadline> = rounds.iter().flat_map(|round| of_campaign(round, rounds, rules)).collect();
    let mut unruled = Vec::new();
    let mut houses: Vec<&str> = Vec::new();
    for round in rounds {
        let house = round.campaign.establishment.as_str();
        if !houses.iter().any(|known| same_establishment(known, house)) {
            houses.push(house);
            of_the_house(rounds, house, rules, &mut due, &mut unruled);
        }
    }
    due.sort_by(|one, other| {
        let order = |due: &Deadline| (due.until.unwrap_or(due.on), due.campaign.clone(), due.matter);
        order(one).cmp(&order(other))
    });
    (due, unruled)
}

fn of_campaign(round: &Round<'_>, rounds: &[Round<'_>], rules: &Rules) -> Vec<Deadline> {
    let campaign = round.campaign;
    let id = &campaign.id;
    let one = |matter: Matter, on: Date, done: bool, basis: Basis| Deadline {
        campaign: id.clone(),
        matter,
        on,
        until: None,
        done,
        basis,
    };
    let closed = campaign.status == CampaignStatus::Closed;
    let mut due =
        vec![Deadline { until: campaign.until, ..one(Matter::Campaign, campaign.from, closed, Basis::Decided) }];
    for step in CampaignStep::ALL {
        let says = campaign.step(step);
        let decided = says.planned.is_some() || says.done.is_some();
        let basis = if decided { Basis::Decided } else { Basis::Proposed };
        let planned = says.planned.or_else(|| rules.proposed(step, campaign.from, campaign.until));
        // Once it is done, its day is the one it was done on.
        let day = says.done.or(planned);
        due.extend(day.map(|day| one(Matter::Step(step), day, says.done.is_some(), basis)));
    }
    // What goes on in another campaign is due there.
    let goes_on = |number: u32| {
        let of_others = rounds.iter().flat_map(|round| &round.campaign.history);
        of_others.into_iter().any(|(_, event)| match event {
            CampaignEvent::ActionTaken(_, origin) => (&origin.campaign, origin.number) == (id, number),
            _ => false,
        })
    };
    for action in campaign.actions.iter().filter(|action| !goes_on(action.number)) {
        let done = !action.says.progress.is_open();
        due.extend(action.says.due.map(|day| one(Matter::Action(action.number), day, done, Basis::Decided)));
    }
    if let Some(day) = campaign.keep_until {
        // They are kept to the end of that day.
        let over = day.tomorrow().unwrap_or(day);
        due.push(one(Matter::Answers, over, campaign.is_emptied(), Basis::Decided));
        let stages = round.batches.iter().map(|batch| batch.stage());
        let paper: Vec<BatchStage> = stages.filter(|stage| *stage != BatchStage::Online).collect();
        let left = paper.iter().filter(|stage| !matches!(stage, BatchStage::Returned | BatchStage::Destroyed)).count();
        if !paper.is_empty() {
            due.push(one(Matter::Paper(u32::try_from(left).unwrap_or(u32::MAX)), over, left == 0, Basis::Decided));
        }
    }
    due
}

/// What belongs to an establishment: counted once, from what its campaigns say together.
fn of_the_house(rounds: &[Round<'_>], house: &str, rules: &Rules, due: &mut Vec<Deadline>, unruled: &mut Vec<Unruled>) {
    let mut count =
        |obligation: Obligation, campaign: &CampaignId, since: Date, done: bool| match rules.of(obligation, since) {
            Ok(rule) => due.extend(rule.delay.after(since).map(|on| Deadline {
                campaign: campaign.clone(),
                matter: Matter::Obligation(obligation),
                on,
                until: None,
                done,
                basis: Basis::Counted(since, rule.clone()),
            })),
            Err(nearest) => {
                unruled.push(Unruled { campaign: campaign.clone(), obligation, since, nearest: nearest.cloned() })
            }
        };
    let campaigns = rounds.iter().map(|round| round.campaign);
    if let Some(kept) = evaluation_of(campaigns, house) {
        let evaluation = kept.evaluation;
        if let Some(closed) = evaluation.closed {
            let displayed = evaluation.tasks.contains_key(&EvaluationTask::PosterDisplayed);
            count(Obligation::Poster, kept.campaign, closed, displayed);
        }
        if let Some(transmitted) = evaluation.transmitted {
            count(Obligation::Publication, kept.campaign, transmitted, evaluation.published.is_some());
        }
    }
    let here = rounds.iter().map(|round| round.campaign);
    let here = here.filter(|campaign| same_establishment(&campaign.establishment, house));
    let examined = here.filter_map(|campaign| Some((campaign.council_examined()?, &campaign.id)));
    if let Some((day, campaign)) = examined.max() {
        count(Obligation::Council, campaign, day, false);
    }
}
