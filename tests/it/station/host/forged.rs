//! What a changed program submits: nothing in another's name, and nothing that does not fit what is kept.

use super::super::{Desk, with_batch};
use super::{House, residents};
use copiste::campaign::{Batch, BatchEvent, BatchNumber, CampaignId};
use copiste::operator::Operator;
use copiste::questionnaire::{Audience, Fingerprint, Variant};
use copiste::record::{Answer, RecordEvent, Serial, Status};
use copiste::station::KeyingStart;
use copiste::store::{Error, Filed, RecordKey, Role, Write};

#[test]
fn nobody_signs_for_somebody_else() {
    let house = House::new();
    with_batch(&house.station("qm", Role::Manager));
    let (ann, bob) = (house.station("ann", Role::Operator), house.station("bob", Role::Operator));
    let mut desk = Desk::open(&ann, 1, KeyingStart::Pile);
    desk.key("1284⏎");
    desk.settle();
    drop(desk);
    let begun = house.store.record(&residents(1)).unwrap().unwrap();
    let written = |key: RecordKey, filed| bob.store.commit(&ann.signature(), vec![Write::Record(key, filed)]);
    let unsound = |outcome| matches!(outcome, Err(Error::Unsound { .. }));
    // A sheet in her name, an event in her name, a sheet longer than its form.
    let mut hers = begun.clone();
    hers.revision = 1;
    assert!(unsound(written(residents(40), hers.clone())));
    let mut event = begun.clone();
    event.revision += 1;
    event.record.status = Status::Voided("perdue".to_owned());
    event.record.history.push((ann.signature(), RecordEvent::Voided("perdue".to_owned())));
    assert!(unsound(written(residents(1), event)));
    hers.record.begun = bob.signature();
    hers.record.history.clear();
    hers.record.status = Status::InProgress { at: None, page_end: false, typed: String::new() };
    hers.record.answers.push(None);
    assert!(unsound(written(residents(40), hers.clone())));
    hers.record.answers.pop();
    assert_eq!(written(residents(40), hers), Ok(()));
    // Whatever the station says, the journal says who it was.
    let mut last = None;
    house.store.journal(&residents(1).campaign, &mut |link| last = Some(link.by.who)).unwrap();
    assert_eq!(last, Some(Operator::new("bob").unwrap()));
}

/// A changed program filed sheets that no form has, and nobody could make a report of the campaign any more.
#[test]
fn an_operators_own_program_plants_nothing_that_does_not_fit_what_is_kept() {
    let house = House::new();
    with_batch(&house.station("qm", Role::Manager));
    let bob = house.station("bob", Role::Operator);
    let mut desk = Desk::open(&bob, 1, KeyingStart::Pile);
    desk.key("1284⏎");
    desk.settle();
    drop(desk);
    let kept = house.store.record(&residents(1)).unwrap().unwrap();
    let mut fresh = kept.clone();
    fresh.revision = 1;
    fresh.record.begun = bob.signature();
    fresh.record.history.clear();
    fresh.record.status = Status::InProgress { at: Some(0), page_end: false, typed: String::new() };
    let file =
        |key: RecordKey, filed: &Filed| bob.store.commit(&bob.signature(), vec![Write::Record(key, filed.clone())]);
    let refuses = |key: RecordKey, change: &dyn Fn(&mut Filed)| {
        let mut filed = fresh.clone();
        change(&mut filed);
        let outcome = file(key.clone(), &filed);
        assert!(matches!(outcome, Err(Error::Unsound { .. })), "{key:?}: {outcome:?}");
    };
    let same = |_: &mut Filed| {};
    let elsewhere = |change: &dyn Fn(&mut RecordKey)| {
        let mut key = residents(40);
        change(&mut key);
        key
    };
    refuses(elsewhere(&|key| key.campaign = CampaignId::new("ghost").unwrap()), &same);
    refuses(elsewhere(&|key| key.audience = Audience("ghosts".to_owned())), &same);
    refuses(elsewhere(&|key| key.serial = Serial(0)), &same);
    refuses(elsewhere(&|key| key.serial = Serial(u32::MAX)), &same);
    refuses(residents(40), &|filed| filed.batch = BatchNumber(99));
    refuses(residents(40), &|filed| filed.revision = u64::MAX);
    refuses(residents(40), &|filed| filed.record.tool = Fingerprint("0".repeat(64)));
    refuses(residents(40), &|filed| filed.record.variant = Variant("none".to_owned()));
    refuses(residents(40), &|filed| filed.record.answers[2] = Some(Answer::One("99".to_owned())));
    refuses(residents(40), &|filed| filed.record.answers[2] = Some(Answer::Text("words".to_owned())));
    refuses(residents(40), &|filed| {
        filed.record.status = Status::InProgress { at: Some(9_999), page_end: false, typed: String::new() };
    });
    refuses(residents(40), &|filed| filed.record.notes = vec![(9_999, "a note".to_owned())]);
    assert_eq!(file(residents(40), &fresh), Ok(()), "what fits is taken");

    // What was told of a sheet stays told, and one that is complete is not begun anew.
    let mut untold = kept.clone();
    untold.revision += 1;
    untold.record.history.clear();
    assert!(matches!(file(residents(1), &untold), Err(Error::Unsound { .. })));
    let mut anew = fresh.clone();
    anew.revision = kept.revision + 1;
    anew.record.begun.when.0 += 1;
    assert!(matches!(file(residents(1), &anew), Err(Error::Unsound { .. })));

    let batch = bob.batch("essai-1", BatchNumber(1)).unwrap().batch;
    let plants = |change: &dyn Fn(&mut Batch)| {
        let history = vec![(bob.signature(), BatchEvent::Opened)];
        let mut planted = Batch { number: BatchNumber(2), history, ..batch.clone() };
        change(&mut planted);
        bob.store.commit(&bob.signature(), vec![Write::Batch(residents(1).campaign, planted)])
    };
    for change in [
        (&|batch: &mut Batch| batch.number = BatchNumber(u32::MAX)) as &dyn Fn(&mut Batch),
        &|batch| batch.audience = Audience("ghosts".to_owned()),
        &|batch| batch.service = "x".repeat(5_000_000),
        &|batch| batch.mode = Some("x".repeat(500_000)),
    ] {
        assert!(matches!(plants(change), Err(Error::Unsound { .. })));
    }
    assert_eq!(plants(&|_| {}), Ok(()));
    // Numbers go on for everybody.
    let carl = house.station("carl", Role::Operator);
    assert_eq!(Desk::open(&carl, 1, KeyingStart::Pile).keying.serial(), Serial(40), "it waits to be ended");
    let next = carl.store.claim_serial(&residents(1).campaign, &residents(1).audience);
    assert!(next.as_ref().is_ok_and(|serial| serial.0 <= 41), "{next:?}");
    assert!(house.store.health().unwrap().is_whole());
}
