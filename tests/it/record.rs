//! Records and what changes in them.

use copiste::campaign::BatchNumber;
use copiste::operator::{Identification, Moment, Operator, Signature};
use copiste::questionnaire::{Audience, Fingerprint, Mark, Variant};
use copiste::record::{Answer, Delta, Override, Pass, Record, RecordEvent, Serial, Status, Tally};
use copiste::store::{Change, Content, Head, Link, Subject};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

fn text() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[a-zé\t\n\"\\\\ ’]{1,6}", Just("null".to_owned())]
}

fn signature() -> impl Strategy<Value = Signature> {
    let how = prop_oneof![Just(Identification::Chosen), Just(Identification::SystemUser), Just(Identification::Pin)];
    (prop_oneof![Just("ann"), Just("bob"), Just("-")], how, prop_oneof![0..3_i64, any::<i64>()])
        .prop_map(|(who, how, when)| Signature { who: Operator::new(who).unwrap(), how, when: Moment(when) })
}

fn answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        "[a-c]".prop_map(Answer::One),
        vec("[a-c]", 0..3).prop_map(Answer::Several),
        prop_oneof![0..3_i64, any::<i64>()].prop_map(Answer::Integer),
        prop_oneof![Just("1.50"), Just("-0")].prop_map(|text| Answer::Decimal(text.to_owned())),
        (1..28_i8).prop_map(|day| Answer::Date(jiff::civil::date(2026, 3, day))),
        text().prop_map(Answer::Text),
        proptest::sample::select(Mark::ALL.to_vec()).prop_map(Answer::Mark),
    ]
}

fn status() -> impl Strategy<Value = Status> {
    let at = option::of(0..9_usize);
    prop_oneof![
        (at, any::<bool>(), text()).prop_map(|(at, page_end, typed)| Status::InProgress { at, page_end, typed }),
        text().prop_map(Status::Held),
        Just(Status::Complete),
        text().prop_map(Status::Voided),
    ]
}

fn event() -> impl Strategy<Value = RecordEvent> {
    prop_oneof![
        Just(RecordEvent::Completed),
        text().prop_map(RecordEvent::Held),
        Just(RecordEvent::Reopened),
        text().prop_map(RecordEvent::Voided),
        text().prop_map(RecordEvent::Restored),
        vec(0..9_usize, 0..3).prop_map(|corrected| RecordEvent::Verified { corrected }),
    ]
}

/// Few values for each field, so that two of them are often alike.
fn record() -> impl Strategy<Value = Record> {
    let form = (prop_oneof![Just("aa"), Just("bb")], prop_oneof![Just("standard"), Just("large")], 0..4_usize);
    let remarks =
        (vec((0..4_usize, text()), 0..2), vec((0..4_usize, text()), 0..2), prop_oneof![Just(String::new()), text()]);
    let life = (signature(), vec((signature(), event()), 0..3), status(), (0..2_u32, 0..2_u32));
    let mode = option::of(prop_oneof![Just("alone".to_owned()), Just("null".to_owned())]);
    (form, mode, vec(option::of(answer()), 4), remarks, life).prop_map(
        |((tool, variant, questions), mode, answers, (overrides, notes, margin), (begun, history, status, tally))| {
            Record {
                mode,
                answers: answers.into_iter().take(questions).collect(),
                overrides: overrides.into_iter().map(|(question, note)| Override { question, note }).collect(),
                notes,
                margin,
                status,
                tally: Tally { refusals: tally.0, corrections: tally.1 },
                history,
                ..Record::begin(Fingerprint(tool.to_owned()), Variant(variant.to_owned()), questions, begun)
            }
        },
    )
}

/// One field of a record taken from another.
fn mixed(one: &Record, other: &Record, field: usize) -> Record {
    let mut mixed = one.clone();
    match field {
        0 => {
            (mixed.tool, mixed.variant, mixed.answers) =
                (other.tool.clone(), other.variant.clone(), other.answers.clone())
        }
        1 => mixed.mode.clone_from(&other.mode),
        2 => mixed.overrides.clone_from(&other.overrides),
        3 => mixed.notes.clone_from(&other.notes),
        4 => mixed.margin.clone_from(&other.margin),
        5 => mixed.status.clone_from(&other.status),
        6 => mixed.tally = other.tally,
        7 => mixed.begun.clone_from(&other.begun),
        8 => mixed.history.clone_from(&other.history),
        _ => return other.clone(),
    }
    mixed
}

/// The same record, wherever the cursor stands in it.
fn still(mut record: Record) -> Record {
    if let Status::InProgress { .. } = record.status {
        record.status = Status::InProgress { at: None, page_end: false, typed: String::new() };
    }
    record
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn what_changed_applied_to_what_was_is_what_is(before in record(), other in record(), field in 0..10_usize) {
        let after = mixed(&before, &other, field);
        let delta = Delta::between(Some(&before), &after);
        let told = delta.apply(Some(&before)).map(still);
        prop_assert_eq!(told, Some(still(after.clone())));
        let nothing = delta.is_empty(before.history.len());
        prop_assert_eq!(nothing, still(before) == still(after), "{:?}", delta);
    }

    #[test]
    fn what_began_is_told_from_nothing(after in record()) {
        let delta = Delta::between(None, &after);
        prop_assert_eq!(delta.apply(None).map(still), Some(still(after)));
        prop_assert!(!delta.is_empty(0));
    }

    #[test]
    fn a_change_in_the_text_copy_is_read_back_as_it_was_written(
        before in option::of(record()), other in record(), field in 0..10_usize, by in signature(), salt: [u8; 16],
    ) {
        let after = before.as_ref().map_or_else(|| other.clone(), |before| mixed(before, &other, field));
        let subject = Subject::Record(Audience("residents".to_owned()), Serial(7), Pass::Second, 3);
        let change = Change::Record(BatchNumber(2), Delta::between(before.as_ref(), &after));
        let link = Link::after(Head::default(), by, subject, Content::Kept(salt, change));
        let text = link.text();
        prop_assert!(!text.contains('\n'));
        prop_assert_eq!(Link::parse(&text), Some(link), "{}", text);
    }
}

#[test]
fn a_form_larger_than_any_form_does_not_fit() {
    let by = Signature { who: Operator::new("ann").unwrap(), how: Identification::Chosen, when: Moment(0) };
    let record = Record::begin(Fingerprint("aa".to_owned()), Variant("standard".to_owned()), 3, by);
    let mut delta = Delta::between(None, &record);
    delta.form.as_mut().unwrap().2 = u32::MAX;
    assert_eq!(delta.apply(None), None);
    assert_eq!(delta.apply(Some(&record)), None);
}
