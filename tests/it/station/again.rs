//! Keying again, as the operators live it: where one comes back to, what waits for whom, what each may know.

use super::verifying::{again, as_operator, draw, keyed};
use super::*;
use copiste::entry::Stand;
use copiste::record::Pass;
use copiste::station::{Agreement, RecordFilter, Wait};
use copiste::store::RecordSummary;
use copiste::verification::Forbidden;

const SHEETS: [&str; 3] = ["1284⏎", "2284⏎", "3184⏎"];

/// What waits for somebody: for what, in which batch, which sheets.
fn waiting(station: &Station) -> Vec<(Wait, u32, Vec<u32>)> {
    let groups = station.waiting_groups("essai-1").unwrap();
    let serials = |group: &copiste::station::WaitingGroup| group.serials.iter().map(|serial| serial.0).collect();
    groups.iter().map(|group| (group.wait, group.batch.0, serials(group))).collect()
}

#[test]
fn a_second_keying_goes_through_the_pile_as_it_lies_and_comes_back_to_the_same_question() {
    let station = station();
    keyed(&station, &SHEETS);
    draw(&station);
    let other = as_operator(&station, "cd");
    let mut desk = Desk::open(&other, 1, KeyingStart::Second);
    assert_eq!((desk.keying.serial(), desk.keying.waiting()), (Serial(1), 2));
    desk.key("1284⏎12");
    desk.settle();
    let (serial, stand) = (desk.keying.serial(), desk.keying.entry().stand());
    assert_eq!((serial, stand), (Serial(2), Stand::Question(4)));
    // The machine is switched off here.
    drop(desk);
    assert!(
        Desk::try_open(&as_operator(&station, "ef"), 1, KeyingStart::Second)
            .is_ok_and(|desk| desk.keying.serial() == Serial(3))
    );
    let desk = Desk::open(&other, 1, KeyingStart::Second);
    assert_eq!((desk.keying.serial(), desk.keying.entry().stand()), (serial, stand));
}

#[test]
fn a_second_keying_held_aside_comes_back_where_it_has_a_gap() {
    let station = station();
    keyed(&station, &SHEETS[..1]);
    draw(&station);
    let other = as_operator(&station, "cd");
    let mut desk = Desk::open(&other, 1, KeyingStart::Second);
    desk.key("12");
    desk.keying.perform(Action::Hold);
    desk.key("âge illisible⏎");
    desk.settle();
    assert_eq!(waiting(&other), [(Wait::Second, 1, vec![1])]);
    assert_eq!(waiting(&as_operator(&station, "ef")), [(Wait::Begun, 1, vec![1])]);
    let desk = Desk::open(&other, 1, KeyingStart::Second);
    assert_eq!(desk.keying.entry().stand(), Stand::Question(4));
}

#[test]
fn what_waits_is_told_to_each_as_it_concerns_them() {
    let station = station();
    keyed(&station, &SHEETS);
    draw(&station);
    let (second, third) = (as_operator(&station, "cd"), as_operator(&station, "ef"));
    assert_eq!(waiting(&station), [(Wait::Other(Forbidden::OwnSheet), 1, vec![1, 2, 3])]);
    assert_eq!(waiting(&second), [(Wait::Second, 1, vec![1, 2, 3])]);
    again(&second, KeyingStart::Second, &[(1, "1384⏎"), (2, "2284⏎"), (3, "3284⏎")]);
    assert_eq!(waiting(&second), [(Wait::Other(Forbidden::OwnDifference), 1, vec![1, 3])]);
    assert_eq!(waiting(&third), [(Wait::Third, 1, vec![1, 3])]);
    let mut desk = Desk::open(&third, 1, KeyingStart::Third);
    assert_eq!(desk.keying.asked_again(), [3]);
    desk.key("9⏎1⏎");
    desk.settle();
    assert_eq!(waiting(&third), [(Wait::Undecided, 1, vec![1])]);
    for who in [&station, &second] {
        assert_eq!(waiting(who), [(Wait::Other(Forbidden::OwnDecision), 1, vec![1])]);
    }
    assert_eq!(
        station.batch_to_key_again("essai-1", &KeyingStart::Third).err(),
        Some(copiste::station::Error::NothingToVerify)
    );
}

#[test]
fn a_sheet_without_a_majority_opens_on_its_question() {
    let station = station();
    keyed(&station, &SHEETS[..1]);
    draw(&station);
    again(&as_operator(&station, "cd"), KeyingStart::Second, &[(1, "1384⏎")]);
    let mut desk = Desk::open(&as_operator(&station, "ef"), 1, KeyingStart::Third);
    desk.key("1⏎");
    desk.settle();
    let mut desk = Desk::open(&as_operator(&station, "qm"), 1, KeyingStart::Record(Serial(1)));
    assert_eq!((desk.keying.entry().stand(), desk.keying.undecided()), (Stand::Question(3), &[3][..]));
    // A blind Enter decides nothing.
    desk.key("⏎");
    desk.settle();
    assert_eq!(waiting(&as_operator(&station, "qm")), [(Wait::Undecided, 1, vec![1])]);
}

#[test]
fn a_sealed_sheet_tells_nothing_in_the_lists() {
    let station = station();
    with_batch(&station);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    desk.keying.perform(Action::Mark(copiste::questionnaire::Mark::Blank));
    desk.keying.perform(Action::Note);
    desk.key("à revoir⏎284⏎");
    desk.settle();
    let counted = BatchDraft { sheets: Some(1), ..pile() };
    let view = station.edit_batch("essai-1", BatchNumber(1), |_| counted.clone(), None).unwrap();
    let kept = |filter: RecordFilter| station.records(&view).unwrap().iter().filter(|one| filter.keeps(one)).count();
    assert_eq!((kept(RecordFilter::Marks), kept(RecordFilter::Notes), kept(RecordFilter::Verifying)), (1, 1, 0));
    draw(&station);
    assert_eq!((kept(RecordFilter::Marks), kept(RecordFilter::Notes), kept(RecordFilter::Verifying)), (0, 0, 1));
    let summary: RecordSummary = station.records(&view).unwrap().remove(0);
    assert_eq!((summary.answered, summary.marks, summary.notes), (0, 0, 0));
    let other = as_operator(&station, "cd");
    let mut desk = Desk::open(&other, 1, KeyingStart::Second);
    desk.keying.perform(Action::Mark(copiste::questionnaire::Mark::Blank));
    desk.key("284⏎");
    desk.settle();
    assert_eq!((kept(RecordFilter::Marks), kept(RecordFilter::Verified)), (1, 1));
    for filter in RecordFilter::ALL {
        assert_eq!(RecordFilter::from_word(filter.word()), Some(filter));
    }
}

#[test]
fn an_operators_own_figures_are_that_operators() {
    let station = station();
    keyed(&station, &SHEETS);
    let second = as_operator(&station, "cd");
    assert_eq!(second.own_figures("essai-1").unwrap(), None, "nothing keyed, nothing shown");
    draw(&station);
    again(&second, KeyingStart::Second, &[(1, "1384⏎"), (2, "2284⏎"), (3, "3184⏎")]);
    let third = as_operator(&station, "ef");
    let mut desk = Desk::open(&third, 1, KeyingStart::Third);
    desk.key("3⏎");
    desk.settle();
    let own = station.own_figures("essai-1").unwrap().unwrap();
    // Three sheets of four fields, one of them wrong; the first was corrected by its verification.
    assert_eq!((own.sheets, own.answers, own.seconds_median), (3, 18, None));
    assert_eq!((own.first, own.second, own.third), (agreement(3, 12, 11), Agreement::default(), 0));
    let own = second.own_figures("essai-1").unwrap().unwrap();
    assert_eq!((own.sheets, own.first, own.second), (0, Agreement::default(), agreement(3, 12, 12)));
    let own = third.own_figures("essai-1").unwrap().unwrap();
    assert_eq!((own.third, own.parts), (1, 0), "what the majority corrects is no sheet that the third keyed in part");
}

fn agreement(sheets: u32, fields: u64, right: u64) -> Agreement {
    Agreement { sheets, fields, right }
}

#[test]
fn the_pace_is_that_of_sheets_keyed_at_one_go() {
    let slow = |seconds: i64| Station { clock: Arc::new(FixedClock(Moment(NOW.0 + seconds))), ..station() };
    let store: Arc<dyn Store> = Arc::new(MemoryStore::new());
    let at = |seconds: i64| Station { store: store.clone(), ..slow(seconds) };
    with_batch(&at(0));
    for (begins, ends) in [(0, 90), (100, 220), (300, 3_900)] {
        let view = at(begins).batch("essai-1", BatchNumber(1)).unwrap();
        let mut desk = Desk::open(&at(begins), 1, KeyingStart::Pile);
        desk.key("12");
        desk.settle();
        drop(desk);
        let mut desk = Desk::open(&at(ends), view.batch.number.0, KeyingStart::Pile);
        desk.key("84⏎");
        desk.settle();
    }
    assert_eq!(at(9_000).own_figures("essai-1").unwrap().unwrap().seconds_median, Some(120));
}

#[test]
fn whoever_keys_again_is_handed_no_first_pass() {
    let station = station();
    keyed(&station, &SHEETS[..2]);
    draw(&station);
    let desk = Desk::open(&as_operator(&station, "cd"), 1, KeyingStart::Second);
    let said = desk.keying.entry().record().answers.iter().flatten().count();
    assert_eq!(said, 2, "service and date, which the pile fills");
    let key = copiste::store::RecordKey {
        campaign: copiste::campaign::CampaignId::new("essai-1").unwrap(),
        audience: audience("residents"),
        serial: Serial(1),
        pass: Pass::First,
    };
    assert!(station.store.record(&key).is_err());
}

#[test]
fn every_draw_is_seen_and_what_has_none_yet() {
    let station = station();
    keyed(&station, &SHEETS[..2]);
    let units = || {
        let overview = station.overview("essai-1").unwrap();
        let unit = |unit: &copiste::station::UnitView| {
            let called = unit.draw.as_ref().map(|view| view.draw.called);
            (unit.audience.0.clone(), unit.batch.map(|batch| batch.0), called, unit.undrawn)
        };
        overview.units.iter().map(unit).collect::<Vec<_>>()
    };
    let (residents, professionals) = (|| "residents".to_owned(), || "professionals".to_owned());
    assert_eq!(units(), [(residents(), None, None, 2), (professionals(), None, None, 0)]);
    draw(&station);
    assert_eq!(units(), [(residents(), None, Some(2), 0), (professionals(), None, None, 0)]);
    let pile = BatchDraft { sheets: Some(1), ..pile() };
    station.open_batch("essai-1", pile).unwrap();
    let mut desk = Desk::open(&station, 2, KeyingStart::Pile);
    desk.key("3384⏎");
    desk.settle();
    assert_eq!(units()[0], (residents(), None, Some(2), 1));
    let policy = copiste::campaign::VerificationPolicy { unit: copiste::campaign::Unit::Batch, ..Default::default() };
    station.set_policy("essai-1", |_| policy).unwrap();
    // The draw of the audience stays to be seen; batches are drawn from now.
    let all = units();
    assert_eq!(all[0], (residents(), None, Some(2), 0));
    assert_eq!(all[1..], [(residents(), Some(2), None, 1)]);
}
