//! Draws that are not fair, and hands that are not told, are refused.

use super::house::*;
use super::*;
use copiste::campaign::VerificationPolicy;
use copiste::store::{Error, MemoryStore, Store, Write};
use copiste::verification::{Forbidden, Stage};
use std::sync::Arc;

#[test]
fn a_pass_that_was_abandoned_is_not_gone_on_with() {
    let store = MemoryStore::new();
    let policy = VerificationPolicy::default();
    keyed(&store, 1, policy);
    store.commit(&signed("cyd", 1), vec![Write::Draw(spring(), draw(1, serials(1..=1), 1, policy))]).unwrap();
    let bob = signed("bob", 2);
    let mut record = complete(paper(1), &bob);
    record.status = house::in_progress();
    file(&store, &bob, again(1, Pass::Second), record.clone()).unwrap();
    record.status = Status::Voided(String::new());
    file(&store, &bob, again(1, Pass::Second), record.clone()).unwrap();
    // What bob keyed would be dan's, and bob could arbitrate what he keyed.
    record.status = Status::Complete;
    let dan = signed("dan", 3);
    let refused = Error::Forbidden { sheet: sheet(1).sheet(), why: Forbidden::Frozen };
    assert_eq!(file(&store, &dan, again(1, Pass::Second), record.clone()), Err(refused));
    file(&store, &dan, again(1, Pass::Second), complete(paper(1), &dan)).unwrap();
    let found = store.verifications(&spring(), &dan).unwrap();
    assert_eq!((&found[0].sheet.stage, &found[0].sheet.hands.second), (&Stage::Settled, &vec![dan.who]));
}

#[test]
fn who_changes_an_answer_of_a_complete_sheet_keyed_it_too() {
    let store: Arc<dyn Store> = Arc::new(MemoryStore::new());
    let policy = VerificationPolicy::default();
    keyed(&*store, 2, policy);
    // The ward is filled by the pile; the age is not.
    let mut answers = paper(1);
    answers[house::WARD] = Some(Answer::Text("lilas".to_owned()));
    file(&*store, &signed("cyd", 1), sheet(1), complete(answers, &signed("ann", 0))).unwrap();
    let mut answers = paper(2);
    answers[AGE] = Some(Answer::Integer(26));
    file(&*store, &signed("bob", 1), sheet(2), complete(answers, &signed("ann", 0))).unwrap();
    store.commit(&signed("cyd", 1), vec![Write::Draw(spring(), draw(1, serials(1..=2), 2, policy))]).unwrap();
    let duty = |who: &str| {
        let found = store.verifications(&spring(), &signed(who, 2)).unwrap();
        found.into_iter().map(|one| one.duty.err()).collect::<Vec<_>>()
    };
    assert_eq!(duty("ann"), [Some(Forbidden::OwnSheet), Some(Forbidden::OwnSheet)]);
    assert_eq!(duty("bob"), [None, Some(Forbidden::OwnSheet)]);
    assert_eq!(duty("cyd"), [None, None]);
}

#[test]
fn a_draw_is_of_every_sheet_that_may_be_drawn_and_of_no_other() {
    let store = MemoryStore::new();
    let policy = VerificationPolicy::default();
    keyed(&store, 4, policy);
    let by = signed("cyd", 1);
    let make = |draw| store.commit(&by, vec![Write::Draw(spring(), draw)]);
    let bad = |number| Err(Error::BadDraw { campaign: spring(), number });
    assert_eq!(make(draw(1, serials(1..=3), 1, policy)), bad(1), "a sheet is left out");
    assert_eq!(make(draw(1, serials(1..=5), 1, policy)), bad(1), "a sheet that is not there");
    let twice = vec![Serial(1), Serial(1), Serial(2), Serial(3), Serial(4)];
    assert_eq!(make(draw(1, twice, 1, policy)), bad(1), "a sheet is there twice");
    let milder = VerificationPolicy { target_per_10_000: 10_000, ..policy };
    assert_eq!(make(draw(1, serials(1..=4), 1, milder)), bad(1), "the rules are not the campaign's");
    assert_eq!(make(draw(1, serials(1..=4), 2, policy)), Ok(()));

    // Neither by another seed under the same number, nor by another draw of what waits.
    let fixed = Err(Error::DrawFixed { campaign: spring(), number: 1 });
    let mut reseeded = draw(1, serials(1..=4), 2, policy);
    reseeded.seed = copiste::verification::Seed([8; 16]);
    assert_eq!(make(reseeded.clone()), fixed);
    let order = draw(1, serials(1..=4), 2, policy).order(&spring());
    let mut rest = order[2..].to_vec();
    rest.sort_unstable();
    assert_eq!(make(copiste::verification::Draw { number: 2, frame: rest, called: 1, ..reseeded }), fixed);
    assert_eq!(make(draw(1, serials(1..=4), 1, policy)), fixed, "fewer are called than were");

    // Sheets keyed later are drawn from by themselves.
    store.commit(&by, vec![filed_anew(&store, &by, pile(1, 5))]).unwrap();
    let unbalanced = Err(Error::Unbalanced { campaign: spring(), batch: BatchNumber(1) });
    assert_eq!(make(draw(2, serials(5..=5), 1, policy)), unbalanced);
    assert_eq!(make(draw(1, serials(1..=4), 3, policy)), unbalanced);
    file(&store, &signed("ann", 0), sheet(5), complete(paper(5), &signed("ann", 0))).unwrap();
    assert_eq!(make(draw(2, serials(5..=5), 1, policy)), Ok(()));
    assert_eq!(make(draw(1, serials(1..=4), 4, policy)), Ok(()));
}

#[test]
fn a_sheet_that_was_passed_over_and_is_complete_again_can_be_drawn_anew() {
    let store = MemoryStore::new();
    let policy = VerificationPolicy::default();
    keyed(&store, 3, policy);
    let by = signed("ann", 1);
    let make = |draw| store.commit(&by, vec![Write::Draw(spring(), draw)]);
    assert_eq!(make(draw(1, serials(1..=3), 0, policy)), Ok(()));
    let first = draw(1, serials(1..=3), 0, policy).order(&spring())[0];
    let mut record = complete(paper(first.0), &by);
    record.status = Status::Held("torn".to_owned());
    file(&store, &by, sheet(first.0), record.clone()).unwrap();
    assert_eq!(make(draw(1, serials(1..=3), 1, policy)), Ok(()), "its turn passes");
    assert_eq!(store.verifications(&spring(), &by).unwrap(), []);
    record.status = Status::Complete;
    file(&store, &by, sheet(first.0), record).unwrap();
    assert_eq!(make(draw(2, vec![first], 1, policy)), Ok(()));
    assert_eq!(store.verifications(&spring(), &by).unwrap()[0].key.serial, first);
}
