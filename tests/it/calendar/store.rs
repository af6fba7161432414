//! Steps and evaluations as they are kept, signed and told by the journal; what is due.

use super::{create, evaluated, memory, on};
use copiste::campaign::{
    CampaignStep, DateFault, Dated, Evaluation, EvaluationTask, Matter, Obligation, Published, Standing, StepSays,
    Ticked,
};
use copiste::language::{Language, Phrases};
use copiste::station::{Calendar, CalendarLine, Error, StepFact, calendar_sentences};
use copiste::store::Store;
use jiff::civil::date;
use std::sync::Arc;

const SHIPPED: &str = "satisfaction-ehpad";

/// What is due, one a line.
fn told(calendar: &Calendar) -> String {
    let phrases = Phrases::new(Language::English);
    let line = |line: &CalendarLine| {
        let sign = calendar_sentences::sign(line.standing);
        let (what, state) = (calendar_sentences::matter(line, &phrases), calendar_sentences::standing(line, &phrases));
        format!("{sign} {} {what} ({}): {state}\n", line.due.on, line.due.campaign.as_str())
    };
    let unruled = calendar.unruled.iter().map(|one| calendar_sentences::unruled(one, &phrases) + "\n");
    calendar.lines.iter().map(line).chain(unruled).collect()
}

fn journal_holds(store: &Arc<dyn Store>) {
    for campaign in store.campaigns().unwrap() {
        assert_eq!(store.check_journal(&campaign.id).unwrap().fault, None);
    }
}

#[test]
fn a_step_is_planned_ticked_and_reopened_with_its_traces() {
    let store = memory();
    let station = on(&store, "ab", date(2026, 2, 1));
    create(&station, "printemps", SHIPPED, "Les Tilleuls", date(2026, 3, 1), Some(date(2026, 4, 30)));
    let steps = station.steps("printemps").unwrap();
    let planned: Vec<_> = steps.iter().map(|view| view.planned().unwrap().to_string()).collect();
    assert_eq!(planned, ["2026-01-18", "2026-02-08", "2026-02-15", "2026-03-01", "2026-04-30", "2026-05-30"]);
    assert_eq!(steps[0].facts, [StepFact::Created(date(2026, 2, 1))]);
    assert!(steps.iter().all(|view| view.says.done.is_none()), "facts tick nothing");

    let launch = CampaignStep::Launch;
    let says = StepSays { done: Some(date(2026, 1, 20)), who: " direction ".to_owned(), ..StepSays::default() };
    station.change_step("printemps", launch, |_| says.clone()).unwrap();
    let later = on(&store, "cd", date(2026, 2, 2));
    let noted = later.steps("printemps").unwrap()[0].says.clone();
    assert_eq!(noted.who, "direction");
    later.change_step("printemps", launch, |_| StepSays { note: "signée".to_owned(), ..noted.clone() }).unwrap();
    let view = later.steps("printemps").unwrap().swap_remove(0);
    assert_eq!(view.ticked.unwrap().who.name(), "ab", "whoever adds a remark has not ticked it");
    let untouched = later.change_step("printemps", launch, |_| StepSays { done: None, ..noted.clone() });
    assert_eq!(untouched, Err(Error::StepTicked(launch)));
    assert_eq!(later.reopen_step("printemps", launch, " "), Err(Error::ReasonMissing));
    later.reopen_step("printemps", launch, "pas encore signée").unwrap();
    assert_eq!(later.reopen_step("printemps", launch, "encore"), Err(Error::StepNotTicked(launch)));
    let says = later.steps("printemps").unwrap()[0].says.clone();
    assert_eq!((says.done, says.note.as_str()), (None, "signée"));
    journal_holds(&store);
    let campaign = later.campaign("printemps").unwrap().campaign;
    insta::assert_snapshot!(later.campaign_trace(&campaign, &Phrases::new(Language::French)).join("\n"), @r#"
    01/02/2026 12:00  ab : campagne créée
    01/02/2026 12:00  ab : étape notée : Lancement et fiche d’engagement, faite le 20/01/2026, direction
    02/02/2026 12:00  cd : étape notée : Lancement et fiche d’engagement, faite le 20/01/2026, direction, signée
    02/02/2026 12:00  cd : étape « Lancement et fiche d’engagement » rouverte : pas encore signée
    "#);
}

#[test]
fn what_a_form_of_a_step_did_not_touch_stays_as_somebody_else_left_it() {
    let store = memory();
    let station = on(&store, "ab", date(2026, 2, 1));
    create(&station, "printemps", SHIPPED, "Les Tilleuls", date(2026, 3, 1), None);
    let kit = CampaignStep::Kit;
    let opened = station.steps("printemps").unwrap()[1].says.clone();
    let planned = StepSays { planned: Some(date(2026, 2, 20)), ..opened.clone() };
    on(&store, "cd", date(2026, 2, 1)).change_step("printemps", kit, |now| planned.onto(&opened, now)).unwrap();
    let noted = StepSays { note: "affiches au secrétariat".to_owned(), ..opened.clone() };
    station.change_step("printemps", kit, |now| noted.onto(&opened, now)).unwrap();
    assert_eq!(station.steps("printemps").unwrap()[1].says, StepSays { planned: planned.planned, ..noted });
}

#[test]
fn an_evaluation_counts_for_all_campaigns_of_the_house() {
    let store = memory();
    let station = on(&store, "ab", date(2026, 11, 30));
    create(&station, "enquete", SHIPPED, "Les Tilleuls", date(2026, 11, 1), Some(date(2026, 12, 15)));
    create(&station, "regards", "regards-croises-ehpad", "les  tilleuls", date(2026, 10, 1), None);
    create(&station, "ailleurs", "model-form", "Les Lilas", date(2026, 10, 1), None);
    station.keep_evaluation("enquete", |_, _| (evaluated(), None)).unwrap();
    assert_eq!(station.evaluation("regards").unwrap().evaluation, evaluated());
    assert_eq!(station.evaluation("ailleurs").unwrap().evaluation, Evaluation::default());
    let mut more = evaluated();
    more.tasks.insert(EvaluationTask::PosterDisplayed, Ticked { on: date(2026, 11, 20), who: "RAQ".to_owned() });
    // The other campaign of the house carries on, a clock behind the first included.
    let behind = on(&store, "cd", date(2026, 11, 29));
    behind.keep_evaluation("regards", |_, _| (more.clone(), Some(date(2026, 11, 25)))).unwrap();
    assert_eq!(station.evaluation("enquete").unwrap().evaluation, more, "the last that was noted counts");
    assert_eq!(station.evaluation("enquete").unwrap().examined, None, "an examination is of one campaign");
    let events = station.campaign("regards").unwrap().campaign.history.len();
    station.keep_evaluation("regards", |_, _| (more.clone(), Some(date(2026, 11, 25)))).unwrap();
    assert_eq!(station.campaign("regards").unwrap().campaign.history.len(), events, "nothing new leaves no trace");
    journal_holds(&store);
    insta::assert_snapshot!(told(&station.calendar(None).unwrap()), @r#"
      2026-08-20 Launch and engagement form (ailleurs): proposed day past
      2026-08-20 Launch and engagement form (regards): proposed day past
      2026-09-10 Preparation of the kit (ailleurs): proposed day past
      2026-09-10 Preparation of the kit (regards): proposed day past
      2026-09-17 Internal communication (ailleurs): proposed day past
      2026-09-17 Internal communication (regards): proposed day past
      2026-09-20 Launch and engagement form (enquete): proposed day past
    > 2026-10-01 Campaign (ailleurs): running
      2026-10-01 Deployment (ailleurs): proposed day past
    > 2026-10-01 Campaign (regards): running
      2026-10-01 Deployment (regards): proposed day past
      2026-10-11 Preparation of the kit (enquete): proposed day past
      2026-10-18 Internal communication (enquete): proposed day past
      2026-11-01 Deployment (enquete): proposed day past
    > 2026-11-01 Campaign (enquete): running
    > 2026-12-15 Entry (enquete): in 15 days
      2027-01-14 Results and action plan (enquete): in 45 days
      2027-02-08 Publication expected on Qualiscope (regards): in 70 days
    + 2027-02-28 Official poster of the evaluation to display (regards): done
      2027-11-25 Next examination of the survey by the CVS (regards): in 360 days
    "#);
    let only = station.calendar(Some("enquete")).unwrap();
    let houses: Vec<&str> = only.lines.iter().map(|line| line.due.campaign.as_str()).collect();
    assert!(houses.iter().all(|id| matches!(*id, "enquete" | "regards")), "{houses:?}");
    assert!(only.lines.iter().any(|line| line.due.matter == Matter::Obligation(Obligation::Poster)));
}

#[test]
fn an_examination_comes_after_the_campaign_began_and_not_tomorrow() {
    let store = memory();
    let station = on(&store, "ab", date(2026, 3, 10));
    create(&station, "printemps", SHIPPED, "Les Tilleuls", date(2026, 3, 1), None);
    let bad = Evaluation { closed: Some(date(2026, 3, 11)), ..Evaluation::default() };
    let refused = station.keep_evaluation("printemps", |_, _| (bad.clone(), Some(date(2026, 2, 1))));
    let expected = vec![
        DateFault::Future(Dated::Closed, date(2026, 3, 11)),
        DateFault::Before(Dated::Council, date(2026, 2, 1), Dated::Begins, date(2026, 3, 1)),
    ];
    assert_eq!(refused, Err(Error::Dates(expected)));
    station.keep_evaluation("printemps", |_, _| (Evaluation::default(), Some(date(2026, 3, 9)))).unwrap();
    station.keep_evaluation("printemps", |_, _| (Evaluation::default(), None)).unwrap();
    assert_eq!(station.evaluation("printemps").unwrap().examined, None);
}

#[test]
fn a_rule_that_was_no_law_yet_is_not_applied_and_it_is_said() {
    let store = memory();
    let station = on(&store, "ab", date(2025, 2, 1));
    create(&station, "hiver", SHIPPED, "Les Tilleuls", date(2025, 1, 10), None);
    let evaluation = Evaluation { closed: Some(date(2025, 1, 15)), ..Evaluation::default() };
    station.keep_evaluation("hiver", |_, _| (evaluation.clone(), None)).unwrap();
    insta::assert_snapshot!(told(&station.calendar(None).unwrap()), @r#"
      2024-11-29 Launch and engagement form (hiver): proposed day past
      2024-12-20 Preparation of the kit (hiver): proposed day past
      2024-12-27 Internal communication (hiver): proposed day past
    > 2025-01-10 Campaign (hiver): running
      2025-01-10 Deployment (hiver): proposed day past
    Official poster of the evaluation to display: no date is computed, for the rule is not valid for 2025-01-15. The poster is displayed at the latest 4 months after the evaluation was closed. Source: CASF, article L. 312-8 ; décret n° 2024-1138 du 4 décembre 2024 (publication des résultats des évaluations des ESSMS). Valid from 2025-04-01.
    "#);
}

#[test]
fn what_is_late_is_late_and_what_was_only_proposed_is_not() {
    let store = memory();
    let station = on(&store, "ab", date(2026, 2, 1));
    create(&station, "printemps", SHIPPED, "Les Tilleuls", date(2026, 3, 1), Some(date(2026, 4, 30)));
    let planned = StepSays { planned: Some(date(2026, 2, 20)), ..StepSays::default() };
    station.change_step("printemps", CampaignStep::Kit, |_| planned.clone()).unwrap();
    station.keep_until("printemps", Some(date(2026, 12, 31))).unwrap();
    station.keep_evaluation("printemps", |_, _| (Evaluation::default(), None)).unwrap();
    let later = on(&store, "ab", date(2026, 5, 1));
    insta::assert_snapshot!(told(&later.calendar(None).unwrap()), @r#"
      2026-01-18 Launch and engagement form (printemps): proposed day past
      2026-02-15 Internal communication (printemps): proposed day past
    ! 2026-02-20 Preparation of the kit (printemps): 70 days late
      2026-03-01 Deployment (printemps): proposed day past
      2026-03-01 Campaign (printemps): past its end
      2026-04-30 Entry (printemps): proposed day past
    > 2026-05-30 Results and action plan (printemps): in 29 days
      2027-01-01 Answers to be destroyed (printemps): in 245 days
    "#);
    let pressing: Vec<String> = later.calendar(None).unwrap().pressing().map(|line| line.due.matter.word()).collect();
    assert_eq!(pressing, ["step-kit", "step-results"]);
}

#[test]
fn the_published_letter_is_noted_as_it_was_read() {
    let store = memory();
    let station = on(&store, "ab", date(2026, 11, 30));
    create(&station, "enquete", SHIPPED, "Les Tilleuls", date(2026, 11, 1), None);
    let published = Published { letter: " B ".to_owned(), rule: "2025".to_owned(), read: date(2026, 11, 29) };
    station
        .keep_evaluation("enquete", |_, _| (Evaluation { published: Some(published.clone()), ..evaluated() }, None))
        .unwrap();
    let kept = station.evaluation("enquete").unwrap().evaluation.published.unwrap();
    assert_eq!((kept.letter.as_str(), kept.rule.as_str()), ("B", "2025"));
    let calendar = station.calendar(None).unwrap();
    let publication = Matter::Obligation(Obligation::Publication);
    assert!(calendar.lines.iter().any(|line| line.due.matter == publication && line.due.done));
}

#[test]
fn a_campaign_that_has_not_begun_shows_its_first_day_and_one_that_runs_its_last() {
    let store = memory();
    let (from, until) = (date(2026, 11, 1), date(2026, 12, 15));
    create(&on(&store, "ab", date(2026, 10, 1)), "enquete", "satisfaction-ehpad", "Enquête", from, Some(until));
    let seen = |today| {
        let lines = on(&store, "ab", today).calendar(None).unwrap().lines;
        let line = lines.into_iter().find(|line| line.due.matter == Matter::Campaign).unwrap();
        (line.day(), line.standing)
    };
    assert_eq!(seen(date(2026, 10, 30)), (from, Standing::Soon(2)));
    assert_eq!(seen(date(2026, 11, 20)), (until, Standing::Soon(0)));
    assert_eq!(seen(date(2026, 12, 20)), (until, Standing::Passed));
}
