//! Days that cannot be, found all at once; what is due on which day.

use super::evaluated;
use copiste::campaign::{Evaluation, EvaluationTask, Published, StepSays, Ticked};
use copiste::language::{Language, Phrases};
use copiste::station::calendar_sentences;
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 30);

fn told(evaluation: &Evaluation) -> String {
    let phrases = Phrases::new(Language::English);
    evaluation.faults(TODAY).iter().map(|fault| calendar_sentences::fault(fault, &phrases) + "\n").collect()
}

fn ticked(on: Date) -> Ticked {
    Ticked { on, who: String::new() }
}

#[test]
fn what_may_be_true_is_no_fault() {
    assert_eq!(told(&Evaluation::default()), "");
    assert_eq!(told(&evaluated()), "");
    let published = Published { letter: "B".to_owned(), rule: "note de 2025".to_owned(), read: TODAY };
    assert_eq!(told(&Evaluation { published: Some(published), ..evaluated() }), "");
}

#[test]
fn every_impossible_day_is_told_at_once() {
    let impossible = Evaluation {
        closed: Some(date(2026, 10, 31)),
        transmitted: Some(date(2026, 10, 1)),
        tasks: [
            (EvaluationTask::PosterDownloaded, ticked(date(2026, 11, 20))),
            (EvaluationTask::PosterDisplayed, ticked(date(2026, 11, 19))),
            (EvaluationTask::SharedCouncil, ticked(date(2027, 1, 1))),
            (EvaluationTask::SharedResidents, ticked(date(26, 11, 1))),
        ]
        .into(),
        published: Some(Published { letter: String::new(), rule: String::new(), read: date(2026, 9, 1) }),
    };
    insta::assert_snapshot!(told(&impossible), @r#"
    Shared with residents: 0026-11-01 is too far away. Dates go from 2000 to 2199.
    Shared with the council (CVS): 2027-01-01 is still to come. What is done bears a day that is past, or today’s.
    Report transmitted to the HAS: 2026-10-01 comes before “Evaluation closed”, 2026-10-31. Correct one of the two dates.
    Letter read on Qualiscope: 2026-09-01 comes before “Evaluation closed”, 2026-10-31. Correct one of the two dates.
    Official poster displayed: 2026-11-19 comes before “Official poster downloaded”, 2026-11-20. Correct one of the two dates.
    Letter read on Qualiscope: 2026-09-01 comes before “Report transmitted to the HAS”, 2026-10-01. Correct one of the two dates.
    Letter read on Qualiscope: it has 1 to 8 characters, as they were read, and the day it was read.
    "#);
}

#[test]
fn nothing_is_counted_before_the_closure_is_noted() {
    let without = Evaluation { closed: None, ..evaluated() };
    insta::assert_snapshot!(told(&without), @r#"
    Report transmitted to the HAS: note “Evaluation closed” first.
    Official poster downloaded: note “Evaluation closed” first.
    "#);
}

#[test]
fn a_step_is_not_done_tomorrow() {
    let phrases = Phrases::new(Language::French);
    let says = StepSays {
        planned: Some(date(1926, 3, 1)),
        done: Some(date(2026, 12, 1)),
        who: "x".repeat(201),
        note: String::new(),
    };
    let told: String =
        says.faults(TODAY).iter().map(|fault| calendar_sentences::fault(fault, &phrases) + "\n").collect();
    insta::assert_snapshot!(told, @r#"
    Date prévue : 01/03/1926 est trop loin. Les dates vont de 2000 à 2199.
    Date de réalisation : 01/12/2026 n’est pas encore passé. Ce qui est fait porte une date passée, ou celle d’aujourd’hui.
    Qui : 200 caractères au plus.
    "#);
}
