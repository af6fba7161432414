//! The two-pass protocol, transition by transition. `docs/certainty-protocol.md` holds the table of all of them.
//!
//! A pass is one word per question: a choice's name, a number, a text; `.` is a blank, `-` a question that was not asked.

use super::compare::{list, question};
use copiste::campaign::{Arbiter, BatchNumber, SecondOperator, VerificationPolicy};
use copiste::expression::Expression;
use copiste::operator::{Identification, Moment, Operator, Signature};
use copiste::questionnaire::{Constant, Fingerprint, Kind, Mark, Page, Questionnaire, Variant};
use copiste::record::{Answer, Pass, Record, RecordEvent, Serial, Status};
use copiste::verification::{Call, Decision, DifferenceKind, Forbidden, Sheet, Stage};

const HOUR: i64 = 3_600;
/// When the first pass was complete.
const COMPLETED: i64 = 1_770_000_000;

/// A service the pile fills, two filters, what hangs on them, a number, a comment, and a page of ten five-point items.
fn form() -> Questionnaire {
    let mut form = Questionnaire {
        id: "visits".to_owned(),
        title: copiste::questionnaire::Localised::default(),
        pages: (0..2)
            .map(|_| Page { title: copiste::questionnaire::Localised::default(), lines: Vec::new() })
            .collect(),
        outline: Default::default(),
        blocks: Vec::new(),
        questions: Vec::new(),
        lists: vec![
            list("yes", &[("yes", "1"), ("no", "2")]),
            list("often", &[("1", "1"), ("2", "2"), ("3", "3"), ("4", "4"), ("5", "5")]),
        ],
    };
    let comment = Kind::Text { characters: 200, comment: true };
    for (name, kind, relevant) in [
        ("service", Kind::Text { characters: 16, comment: false }, ""),
        ("visits", Kind::One(0), ""),
        ("age", Kind::Integer { digits: Some(2) }, ""),
        ("alone", Kind::One(0), ""),
        ("who", Kind::One(1), "${visits} = 'yes'"),
        ("how", Kind::One(1), "${visits} = 'yes' and ${alone} = 'no'"),
        ("remark", comment, ""),
    ] {
        let mut question = question(name.to_owned(), 0, kind);
        question.relevant = (!relevant.is_empty()).then(|| Expression::parse(relevant).unwrap());
        question.constant = (name == "service").then_some(Constant::Service);
        form.questions.push(question);
    }
    form.questions.extend((0..10).map(|line| question(format!("item{line}"), 1, Kind::One(1))));
    form
}

const PLAIN: &str = "glycines no 84 yes - - merci 1 2 3 4 5 4 3 2 1 2";

fn signed(who: &str, when: i64) -> Signature {
    Signature { who: Operator::new(who).unwrap(), how: Identification::Chosen, when: Moment(when) }
}

fn by(who: &str) -> Signature {
    signed(who, COMPLETED + HOUR)
}

fn record(answers: &str) -> Record {
    let form = form();
    let mut record = Record::begin(
        Fingerprint("5e".repeat(32)),
        Variant("standard".to_owned()),
        form.questions.len(),
        signed("ann", COMPLETED - 600),
    );
    let words: Vec<&str> = answers.split_whitespace().collect();
    assert_eq!(words.len(), form.questions.len());
    for (at, word) in words.into_iter().enumerate() {
        record.answers[at] = match (word, &form.questions[at].kind) {
            ("-", _) => None,
            (".", _) => Some(Answer::Mark(Mark::Blank)),
            (number, Kind::Integer { .. }) => Some(Answer::Integer(number.parse().unwrap())),
            (text, Kind::Text { .. }) => Some(Answer::Text(text.to_owned())),
            (name, _) => Some(Answer::One(name.to_owned())),
        };
    }
    record.status = Status::Complete;
    record.history.push((signed("ann", COMPLETED), RecordEvent::Completed));
    record
}

fn with_policy(policy: VerificationPolicy) -> Sheet {
    let hands = vec![by("ann").who];
    let call = Call { draw: 1, place: 3, batch: BatchNumber(1), policy, hands };
    Sheet::call(call, &form(), &record(PLAIN)).unwrap()
}

fn called() -> Sheet {
    with_policy(VerificationPolicy::default())
}

/// Both passes keyed by ann and bob.
fn after(first: &str, second: &str) -> Sheet {
    let call = Call {
        hands: vec![by("ann").who],
        draw: 1,
        place: 1,
        batch: BatchNumber(1),
        policy: VerificationPolicy::default(),
    };
    let sheet = Sheet::call(call, &form(), &record(first)).unwrap();
    sheet.end_second(&by("bob"), &form(), &record(first), &record(second)).unwrap()
}

/// And the differing fields by cyd.
fn after_three(first: &str, second: &str, third: &str) -> Sheet {
    after(first, second).end_third(&by("cyd"), &form(), &record(third)).unwrap()
}

/// The sheet in each stage, with its name.
fn stages() -> Vec<(&'static str, Sheet)> {
    let other = PLAIN.replace("84", "48");
    let undecided = after_three(PLAIN, &other, &PLAIN.replace("84", "88"));
    vec![
        ("called", called()),
        ("second", called().key_second(&by("bob")).unwrap()),
        ("differing", after(PLAIN, &other)),
        ("third", after(PLAIN, &other).key_third(&by("cyd")).unwrap()),
        ("undecided", undecided.clone()),
        ("settled", after(PLAIN, PLAIN)),
        ("missing", called().miss("behind the radiator".to_owned()).unwrap()),
        ("voided", undecided.void(&by("eve"), "spoilt".to_owned(), None).unwrap()),
    ]
}

fn stage_name(stage: &Stage) -> &'static str {
    match stage {
        Stage::Called => "called",
        Stage::Second => "second",
        Stage::Differing => "differing",
        Stage::Third => "third",
        Stage::Undecided => "undecided",
        Stage::Settled => "settled",
        Stage::Missing(_) => "missing",
        Stage::Voided { .. } => "voided",
    }
}

type Move = (&'static str, fn(Sheet) -> Result<Sheet, Forbidden>);

/// Everything somebody may try on a sheet; ann keyed the first pass, bob the second, cyd a third.
const MOVES: &[Move] = &[
    ("another person keys the second pass", |sheet| sheet.key_second(&by("dan"))),
    ("who keyed the first keys the second", |sheet| sheet.key_second(&by("ann"))),
    ("the second pass is abandoned", |sheet| sheet.leave_second(&by("bob"))),
    ("the second pass is complete: the same", |sheet| {
        sheet.end_second(&by("bob"), &form(), &record(PLAIN), &record(PLAIN))
    }),
    ("the second pass is complete: it differs", |sheet| {
        let other = record(&PLAIN.replace("84", "48"));
        sheet.end_second(&by("bob"), &form(), &record(PLAIN), &other)
    }),
    ("another person keys the differing fields", |sheet| sheet.key_third(&by("dan"))),
    ("one of the two keys the differing fields", |sheet| sheet.key_third(&by("bob"))),
    ("one of the two keys the differing fields, under `one-of-two`", |sheet| of_the_two(sheet).key_third(&by("bob"))),
    ("the third keying is abandoned", |sheet| sheet.leave_third(&by("cyd"))),
    ("the third keying is complete: two to one", |sheet| sheet.end_third(&by("cyd"), &form(), &record(PLAIN))),
    ("the third keying is complete: no majority", |sheet| {
        sheet.end_third(&by("cyd"), &form(), &record(&PLAIN.replace("84", "88")))
    }),
    ("the paper cannot be found", |sheet| sheet.miss("not in the pile".to_owned())),
    ("the paper turns up", |sheet| found(sheet)),
    ("the first pass is corrected", |sheet| sheet.may_correct().map(|()| sheet)),
    ("the first pass is voided", |sheet| sheet.void(&by("eve"), "spoilt".to_owned(), None)),
    ("one of the two voids it", |sheet| sheet.void(&by("ann"), "spoilt".to_owned(), None)),
    ("one of the two voids it, under `one-of-two`", |sheet| {
        of_the_two(sheet).void(&by("ann"), "spoilt".to_owned(), None)
    }),
    ("the first pass is no longer voided", |sheet| Ok(sheet.restored())),
    ("the quality manager completes it from the paper", |sheet| decided(sheet, "eve", PLAIN, PLAIN)),
    ("one of the two completes it from the paper", |sheet| decided(sheet, "ann", PLAIN, PLAIN)),
    ("one of the two completes it from the paper, under `one-of-two`", |sheet| {
        decided(of_the_two(sheet), "ann", PLAIN, PLAIN)
    }),
    ("somebody reads the first pass", |sheet| may_read(sheet, Pass::First)),
    ("somebody reads the second pass", |sheet| may_read(sheet, Pass::Second)),
    ("somebody reads the third keying", |sheet| may_read(sheet, Pass::Third)),
];

/// The sheet of a house that has no third person.
fn of_the_two(mut sheet: Sheet) -> Sheet {
    sheet.policy.arbiter = Arbiter::OneOfTheTwo;
    sheet
}

/// Somebody makes a sheet complete from the paper, whose second pass said that.
fn decided(sheet: Sheet, who: &str, second: &str, paper: &str) -> Result<Sheet, Forbidden> {
    sheet.decide(&by(who), &form(), &record(second), &record(paper)).map(|(sheet, _)| sheet)
}

fn found(sheet: Sheet) -> Result<Sheet, Forbidden> {
    sheet.find("under the pile".to_owned(), vec![by("ann").who], &form(), &record(PLAIN))
}

fn may_read(sheet: Sheet, pass: Pass) -> Result<Sheet, Forbidden> {
    if sheet.may_read(pass) { Ok(sheet) } else { Err(Forbidden::Sealed) }
}

fn forbidden(why: &Forbidden) -> &'static str {
    match why {
        Forbidden::Sealed => "sealed",
        Forbidden::NotCalled => "not called",
        Forbidden::CalledAlready => "called already",
        Forbidden::NotComplete => "not complete",
        Forbidden::OwnSheet => "own sheet",
        Forbidden::TooSoon { .. } => "too soon",
        Forbidden::OwnDifference => "own difference",
        Forbidden::OwnDecision => "own decision",
        Forbidden::Frozen => "frozen",
        Forbidden::NothingDiffers => "nothing differs",
        Forbidden::OtherForm => "other form",
        Forbidden::NoPaper => "no paper",
        Forbidden::Past => "past",
    }
}

/// What comes of every move in every stage.
fn table() -> String {
    let mut table = String::from("| |");
    stages().iter().for_each(|(name, _)| table += &format!(" **{name}** |"));
    table += "\n|---|";
    stages().iter().for_each(|_| table += "---|");
    table.push('\n');
    for (what, go) in MOVES {
        table += &format!("| {what} |");
        for (name, sheet) in stages() {
            table += &match go(sheet) {
                Ok(next) if stage_name(&next.stage) == name => " yes |".to_owned(),
                Ok(next) => format!(" → {} |", stage_name(&next.stage)),
                Err(why) => format!(" no: {} |", forbidden(&why)),
            };
        }
        table.push('\n');
    }
    table
}

#[test]
fn the_page_of_the_protocol_holds_the_table_of_all_moves() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/certainty-protocol.md");
    let kept = std::fs::read_to_string(path).unwrap();
    let (begin, end) =
        ("<!-- every move in every stage, made by tests/it/verification/protocol.rs -->\n", "<!-- end -->");
    let (before, rest) = kept.split_once(begin).expect("the page says where the table begins");
    let (_, after) = rest.split_once(end).expect("the page says where the table ends");
    let page = format!("{before}{begin}{}{end}{after}", table());
    if std::env::var_os("COPISTE_BLESS").is_some() {
        std::fs::write(path, &page).expect("docs can be written");
        return;
    }
    assert!(page == kept, "the protocol is another: run the tests with COPISTE_BLESS=1\n{}", table());
}

#[test]
fn every_stage_can_be_reached_and_is_what_it_is_called() {
    for (name, sheet) in stages() {
        assert_eq!(stage_name(&sheet.stage), name);
    }
}

#[test]
fn only_a_complete_sheet_is_called() {
    let mut first = record(PLAIN);
    let call =
        || Call { draw: 1, place: 1, batch: BatchNumber(1), policy: VerificationPolicy::default(), hands: Vec::new() };
    for status in [
        Status::Held("illegible".to_owned()),
        Status::Voided("blank".to_owned()),
        Status::InProgress { at: None, page_end: false, typed: String::new() },
    ] {
        first.status = status;
        assert_eq!(Sheet::call(call(), &form(), &first), Err(Forbidden::NotComplete));
    }
}

#[test]
fn fields_are_what_the_first_pass_keyed_of_what_is_compared() {
    // Seventeen questions, without the service, the comment, and the two that were not asked.
    assert_eq!(called().fields, 13);
    let policy = VerificationPolicy { comments: true, ..VerificationPolicy::default() };
    assert_eq!(with_policy(policy).fields, 14);
}

#[test]
fn the_same_person_waits_whole_hours_that_are_counted_upwards() {
    let policy =
        |hours| VerificationPolicy { second: SecondOperator::SameLater { hours }, ..VerificationPolicy::default() };
    let sheet = with_policy(policy(24));
    let at = |seconds: i64| sheet.may_key_second(&signed("ann", COMPLETED + seconds));
    let soon = |hours| Err(Forbidden::TooSoon { hours });
    assert_eq!(at(0), soon(24));
    assert_eq!(at(1), soon(24), "one second short of a day is 24 hours still");
    assert_eq!(at(HOUR), soon(23));
    assert_eq!(at(23 * HOUR - 1), soon(2));
    assert_eq!(at(23 * HOUR), soon(1));
    assert_eq!(at(24 * HOUR - 1), soon(1));
    assert_eq!(at(24 * HOUR), Ok(()));
    assert_eq!(at(-HOUR), soon(25), "a clock put back helps nobody");
    assert_eq!(at(i64::MIN / 2), soon(u32::MAX));
    assert_eq!(sheet.may_key_second(&signed("bob", COMPLETED)), Ok(()), "another person waits for nothing");
    let sheet = sheet.key_second(&signed("ann", COMPLETED + 24 * HOUR)).unwrap();
    assert!(sheet.same_person());
    assert!(!with_policy(policy(1)).key_second(&by("bob")).unwrap().same_person());
}

#[test]
fn one_of_the_two_arbitrates_only_where_the_house_says_so() {
    let other = PLAIN.replace("84", "48");
    for keyer in ["ann", "bob"] {
        assert_eq!(after(PLAIN, &other).may_key_third(&by(keyer)), Err(Forbidden::OwnDifference));
        let mut sheet = after(PLAIN, &other);
        sheet.policy.arbiter = Arbiter::OneOfTheTwo;
        let sheet = sheet.end_third(&by(keyer), &form(), &record(PLAIN)).unwrap();
        assert!(sheet.arbiter_of_the_two());
    }
    assert!(!after_three(PLAIN, &other, PLAIN).arbiter_of_the_two());
}

/// The report said of it that it was settled without seeing the answers.
#[test]
fn what_a_keyer_decides_with_all_values_in_sight_is_told_apart_from_what_one_settles_blindly() {
    let (other, third) = (PLAIN.replace("84", "48"), PLAIN.replace("84", "88"));
    let undecided = of_the_two(after_three(PLAIN, &other, &third));
    let sheet = decided(undecided.clone(), "ann", &other, PLAIN).unwrap();
    assert!(sheet.decided_by_a_keyer() && !sheet.arbiter_of_the_two());
    let sheet = decided(undecided, "eve", &other, PLAIN).unwrap();
    assert!(!sheet.decided_by_a_keyer());
}

/// The report spoke of one of the two people who had keyed it, where there was one.
#[test]
fn where_one_person_keys_thrice_nobody_is_one_of_two() {
    let second = SecondOperator::SameLater { hours: 24 };
    let policy = VerificationPolicy { second, arbiter: Arbiter::OneOfTheTwo, ..VerificationPolicy::default() };
    let later = signed("ann", COMPLETED + 24 * HOUR);
    let other = record(&PLAIN.replace("84", "48"));
    let sheet = with_policy(policy).end_second(&later, &form(), &record(PLAIN), &other).unwrap();
    assert!(!sheet.keyed_thrice_by_one());
    let sheet = sheet.end_third(&later, &form(), &record(PLAIN)).unwrap();
    assert!(sheet.keyed_thrice_by_one() && !sheet.arbiter_of_the_two());
}

#[test]
fn whoever_went_on_with_a_pass_keyed_it_too() {
    let sheet = called().key_second(&by("bob")).unwrap().key_second(&by("dan")).unwrap();
    let other = record(&PLAIN.replace("84", "48"));
    let sheet = sheet.end_second(&by("eve"), &form(), &record(PLAIN), &other).unwrap();
    for keyer in ["ann", "bob", "dan", "eve"] {
        assert_eq!(sheet.may_key_third(&by(keyer)), Err(Forbidden::OwnDifference), "{keyer}");
    }
    assert_eq!(sheet.may_key_third(&by("cyd")), Ok(()));
}

#[test]
fn who_abandons_a_pass_did_not_key_it() {
    let sheet = called().key_second(&by("bob")).unwrap().leave_second(&by("bob")).unwrap();
    assert_eq!((&sheet.stage, sheet.hands.second.len()), (&Stage::Called, 0));
    let other = record(&PLAIN.replace("84", "48"));
    let sheet = sheet.end_second(&by("dan"), &form(), &record(PLAIN), &other).unwrap();
    let sheet = sheet.key_third(&by("cyd")).unwrap().leave_third(&by("cyd")).unwrap();
    assert_eq!((&sheet.stage, sheet.hands.third.len()), (&Stage::Differing, 0));
    assert_eq!(sheet.may_key_third(&by("bob")), Ok(()));
}

#[test]
fn a_pass_of_another_form_is_not_compared() {
    let mut other = record(PLAIN);
    other.variant = Variant("large-print".to_owned());
    assert_eq!(called().end_second(&by("bob"), &form(), &record(PLAIN), &other), Err(Forbidden::OtherForm));
    let mut short = record(PLAIN);
    short.answers.pop();
    assert_eq!(called().end_second(&by("bob"), &form(), &record(PLAIN), &short), Err(Forbidden::OtherForm));
    let differing = after(PLAIN, &PLAIN.replace("84", "48"));
    assert_eq!(differing.end_third(&by("cyd"), &form(), &other), Err(Forbidden::OtherForm));
    let undecided = after_three(PLAIN, &PLAIN.replace("84", "48"), &PLAIN.replace("84", "88"));
    assert_eq!(
        undecided.decide(&by("eve"), &form(), &record(PLAIN), &other),
        Err(Forbidden::OtherForm),
        "its answers would be taken for other questions'"
    );
}

#[test]
fn two_to_one_decides_for_either_side() {
    let other = PLAIN.replace("84", "48");
    let first = after_three(PLAIN, &other, PLAIN);
    assert_eq!((first.wrong(), first.corrected(&record(PLAIN)).1), (0, Vec::new()));
    let second = after_three(PLAIN, &other, &other);
    let (answers, changed) = second.corrected(&record(PLAIN));
    assert_eq!((second.wrong(), changed), (1, vec![2]));
    assert_eq!(answers, record(&other).answers);
}

#[test]
fn without_a_majority_the_quality_manager_decides_and_only_that() {
    let second = PLAIN.replace("84", "48").replace("no", "yes").replace("- -", "1 -");
    // The number is keyed a third way, the filter as in the first pass.
    let sheet = after_three(PLAIN, &second, &PLAIN.replace("84", "88"));
    assert_eq!(sheet.stage, Stage::Undecided);
    assert_eq!(sheet.wrong(), 1, "what is undecided counts as wrong");
    let mut held = record(PLAIN);
    held.status = Status::Held(String::new());
    assert_eq!(sheet.clone().decide(&by("eve"), &form(), &record(&second), &held), Err(Forbidden::NotComplete));
    let agreed = decided(sheet.clone(), "eve", &second, PLAIN).unwrap();
    assert_eq!((agreed.stage.clone(), agreed.wrong()), (Stage::Settled, 0), "the first pass was right after all");
    let other = decided(sheet, "eve", &second, &PLAIN.replace("84", "80")).unwrap();
    assert_eq!(other.wrong(), 1);
    let decisions: Vec<_> = other.settlements.iter().map(|one| one.decision.clone()).collect();
    assert_eq!(decisions, [Decision::First, Decision::Paper(vec![Some(Answer::Integer(80))]), Decision::First]);
    assert_eq!(decided(other, "eve", &second, PLAIN), Err(Forbidden::Past));
}

#[test]
fn what_only_one_pass_was_asked_follows_the_filter_it_hangs_on() {
    // The filter differs, and the number between it and the question that hangs on it: they go different ways.
    let first = PLAIN.replace("no 84 yes - -", "yes 84 yes 5 -");
    let second = PLAIN.replace("no 84 yes - -", "no 48 yes - -");
    let sheet = after(&first, &second);
    assert_eq!(sheet.asks_again(), [1, 2], "what hangs on the filter is not keyed again");
    assert_eq!(sheet.settlements[2].follows, [0]);
    // The paper says "no" and 84: then nobody is asked who comes.
    let sheet = sheet.end_third(&by("cyd"), &form(), &record(PLAIN)).unwrap();
    let (answers, changed) = sheet.corrected(&record(&first));
    assert_eq!((&sheet.stage, sheet.wrong(), changed), (&Stage::Settled, 2, vec![1, 4]));
    assert_eq!(answers, record(PLAIN).answers);
}

#[test]
fn a_question_that_hangs_on_two_differences_that_go_different_ways_is_not_decided() {
    let first = PLAIN.replace("no 84 yes - -", "yes 84 yes 5 -");
    let second = PLAIN.replace("no 84 yes - -", "no 84 no - -");
    // Yes and no: now "how" is asked, which neither pass keyed.
    let third = PLAIN.replace("no 84 yes - -", "yes 84 no - -");
    let sheet = after_three(&first, &second, &third);
    let decisions: Vec<_> = sheet.settlements.iter().map(|one| one.decision.clone()).collect();
    assert_eq!(decisions, [Decision::First, Decision::Second, Decision::First]);
    assert_eq!(sheet.stage, Stage::Undecided);
    let whole = PLAIN.replace("no 84 yes - -", "yes 84 no 5 2");
    assert_eq!(decided(sheet, "eve", &second, &whole).unwrap().stage, Stage::Settled);

    let first = PLAIN.replace("no 84 yes - -", "yes 84 no 5 2");
    let sheet = after(&first, PLAIN);
    assert_eq!(sheet.settlements[3].follows, [0, 1]);
    let sheet = sheet.end_third(&by("cyd"), &form(), &record(&PLAIN.replace("no 84 yes", "yes 84 yes"))).unwrap();
    assert_eq!(sheet.settlements[3].decision, Decision::Neither);
    assert_eq!(sheet.stage, Stage::Undecided);
}

#[test]
fn a_slip_is_settled_by_one_decision() {
    let slipped = PLAIN.replace("1 2 3 4 5 4 3 2 1 2", "1 3 4 5 4 3 2 1 2 2");
    let sheet = after(PLAIN, &slipped);
    assert!(matches!(sheet.settlements[..], [ref one] if matches!(one.difference.kind, DifferenceKind::Slip { .. })));
    assert_eq!((sheet.slips(), sheet.asks_again().len()), (1, 2), "its first question and its last");
    assert!(sheet.differing() >= 7);
    let settled = after_three(PLAIN, &slipped, &slipped);
    assert_eq!(settled.wrong(), settled.differing());
    assert_eq!(settled.corrected(&record(PLAIN)).0, record(&slipped).answers);
    assert_eq!(after_three(PLAIN, &slipped, PLAIN).wrong(), 0);
}

#[test]
fn a_slip_whose_ends_do_not_take_the_same_side_is_keyed_field_by_field() {
    let slipped = PLAIN.replace("1 2 3 4 5 4 3 2 1 2", "1 3 4 5 4 3 2 1 2 2");
    let sheet = after(PLAIN, &slipped);
    let fields = sheet.differing() as usize;
    // The paper goes with the first pass, but the third keyer hit the wrong key at the first question, or at the last, which
    // one answer alone would have taken for the whole page; or what they keyed is neither's.
    for third in ["1 3 3 4 5 4 3 2 1 2", "1 2 3 4 5 4 3 2 2 2", "1 5 3 4 5 4 3 2 5 2"] {
        let third = PLAIN.replace("1 2 3 4 5 4 3 2 1 2", third);
        let parted = sheet.clone().end_third(&by("cyd"), &form(), &record(&third)).unwrap();
        assert_eq!((&parted.stage, parted.slips(), parted.asks_again().len()), (&Stage::Differing, 0, fields));
        assert!(parted.settlements.iter().all(|one| one.decision == Decision::Open));
        let told = parted.settlements.iter().all(|one| one.difference.kind == DifferenceKind::Parted);
        assert!(told, "whoever keys it again is told why");
        assert_eq!((parted.wrong(), parted.hands.third.len()), (sheet.wrong(), 0));
        let settled = parted.end_third(&by("cyd"), &form(), &record(PLAIN)).unwrap();
        assert_eq!((&settled.stage, settled.wrong()), (&Stage::Settled, 0));
        assert_eq!(settled.corrected(&record(PLAIN)).0, record(PLAIN).answers);
    }
}

#[test]
fn what_hangs_on_a_filter_still_follows_it_when_a_slip_came_apart() {
    let first = PLAIN.replace("no 84 yes - -", "yes 84 yes 5 -");
    let second = PLAIN.replace("1 2 3 4 5 4 3 2 1 2", "1 3 4 5 4 3 2 1 2 2");
    let sheet = after(&first, &second);
    assert_eq!((sheet.slips(), sheet.settlements[1].follows.clone()), (1, vec![0]));
    let third = first.replace("1 2 3 4 5 4 3 2 1 2", "1 2 3 4 5 4 3 2 2 2");
    let parted = sheet.end_third(&by("cyd"), &form(), &record(&third)).unwrap();
    assert_eq!((&parted.stage, parted.settlements[1].follows.clone()), (&Stage::Differing, vec![0]));
    let settled = parted.end_third(&by("dan"), &form(), &record(&first)).unwrap();
    assert_eq!((&settled.stage, settled.wrong()), (&Stage::Settled, 0));
}

#[test]
fn what_the_quality_manager_overturns_counts_whoever_had_decided_it() {
    // The age is undecided; ann and cyd said that nobody visits, and all that the page begins with a 1.
    let second = PLAIN.replace("84", "48").replace("no 48 yes -", "yes 48 yes 4");
    let sheet = after_three(PLAIN, &second, &PLAIN.replace("84", "88"));
    assert_eq!((&sheet.stage, sheet.wrong()), (&Stage::Undecided, 1));
    // The paper: somebody visits, the age is the first one, and the page begins with a 2.
    let paper = PLAIN.replace("no 84 yes -", "yes 84 yes 4").replace("1 2 3 4 5 4 3 2 1 2", "2 2 3 4 5 4 3 2 1 2");
    let (decided, corrected) = sheet.decide(&by("eve"), &form(), &record(&second), &record(&paper)).unwrap();
    assert_eq!((&decided.stage, decided.wrong(), decided.overlooked), (&Stage::Settled, 3, 1));
    assert_eq!(corrected, [1, 4, 7], "the filter, what hangs on it, and the first item");
    assert_eq!(decided.differing(), 3, "the passes agreed on the item");
}

#[test]
fn what_a_majority_took_from_the_second_pass_and_the_paper_refuses_is_not_wrong_after_all() {
    let second = PLAIN.replace("84", "48").replace("no 48 yes", "no 48 no");
    let sheet = after_three(PLAIN, &second, &second.replace("48", "88"));
    assert_eq!((&sheet.stage, sheet.wrong()), (&Stage::Undecided, 2));
    let (decided, corrected) = sheet.decide(&by("eve"), &form(), &record(&second), &record(PLAIN)).unwrap();
    assert_eq!((decided.wrong(), corrected), (0, vec![3]), "the first pass was right about both");
}

#[test]
fn a_paper_that_turns_up_is_keyed_again_and_counts_as_wrong_until_then() {
    let missing = after(PLAIN, &PLAIN.replace("84", "48")).miss("lost".to_owned()).unwrap();
    let found = found(missing).unwrap();
    assert_eq!((&found.stage, found.settlements.len(), found.hands.second.len()), (&Stage::Called, 0, 0));
    assert_eq!((found.wrong(), found.is_counted(), found.is_open()), (found.fields, true, true));
    assert!(!found.may_read(Pass::First), "it is sealed again");
    let sheet = found.end_second(&by("bob"), &form(), &record(PLAIN), &record(&PLAIN.replace("84", "48"))).unwrap();
    assert_eq!((sheet.wrong(), sheet.is_counted()), (sheet.fields, true), "to the end");
    let settled = sheet.end_third(&by("cyd"), &form(), &record(PLAIN)).unwrap();
    assert_eq!((settled.wrong(), settled.is_open()), (0, false));
}

#[test]
fn a_void_decides_what_had_no_majority_and_is_no_way_to_lose_an_error() {
    let undecided = || stages().into_iter().find(|(name, _)| *name == "undecided").unwrap().1;
    let voided = undecided().void(&by("eve"), "unreadable".to_owned(), None).unwrap();
    assert_eq!((voided.wrong(), voided.is_counted(), voided.is_open()), (voided.fields, true, false));
    assert_eq!(voided.hands.decided, [by("eve").who]);
    // The same paper as another sheet was never a sheet to draw from.
    let same = undecided().void(&by("eve"), "same paper".to_owned(), Some(Serial(4))).unwrap();
    assert_eq!((same.is_no_paper(), same.is_counted(), same.is_open()), (true, false, false));
    assert_eq!(voided.restored().wrong(), undecided().wrong(), "what was to be decided is again");
    let missing = || stages().into_iter().find(|(name, _)| *name == "missing").unwrap().1;
    let voided = missing().void(&by("eve"), "lost".to_owned(), None).unwrap();
    assert_eq!(
        voided.restored().stage,
        Stage::Missing("lost".to_owned()),
        "a paper that was lost is to be found again"
    );
    // What was found of a sheet that is settled stays.
    let settled = after_three(PLAIN, &PLAIN.replace("84", "48"), &PLAIN.replace("84", "48"));
    assert_eq!(settled.clone().void(&by("ann"), "moved out".to_owned(), None), Ok(settled));
}

#[test]
fn comments_are_compared_by_the_rule_of_the_house() {
    let second = PLAIN.replace("merci", "rien");
    assert_eq!(after(PLAIN, &second).stage, Stage::Settled);
    let policy = VerificationPolicy { comments: true, ..VerificationPolicy::default() };
    let sheet = with_policy(policy).end_second(&by("bob"), &form(), &record(PLAIN), &record(&second)).unwrap();
    assert_eq!(sheet.asks_again(), [6]);
}

#[test]
fn what_the_pile_fills_is_not_compared() {
    assert_eq!(after(PLAIN, &PLAIN.replace("glycines", "lilas")).stage, Stage::Settled);
}

#[test]
fn a_third_keying_that_leaves_a_field_out_is_not_complete() {
    let sheet = after(PLAIN, &PLAIN.replace("84", "48"));
    let left_out = record(&PLAIN.replace("84", "-"));
    assert_eq!(sheet.end_third(&by("cyd"), &form(), &left_out), Err(Forbidden::NotComplete));
}

#[test]
fn a_field_that_one_pass_was_not_asked_and_the_paper_leaves_blank_was_rightly_not_asked() {
    // No filter explains it: a sheet keyed before the form was corrected.
    let first = PLAIN.replace("84", "-");
    let sheet = after_three(&first, PLAIN, &PLAIN.replace("84", "."));
    assert_eq!((&sheet.stage, sheet.wrong()), (&Stage::Settled, 0));
    let sheet = after_three(&first, PLAIN, PLAIN);
    assert_eq!((&sheet.stage, sheet.wrong()), (&Stage::Settled, 1));
}

#[test]
fn a_sheet_whose_paper_is_missing_is_wrong_from_end_to_end() {
    let differing = after(PLAIN, &PLAIN.replace("84", "48")).miss("lost".to_owned()).unwrap();
    assert_eq!((differing.wrong(), differing.fields), (13, 13));
}

const FIRST_ONLY: &str = "glycines yes 67 yes 5 - premier-mot 1 2 3 4 5 4 3 2 1 2";
const SECOND_ONLY: &str = "glycines no 76 no - - second-mot 1 3 4 5 4 3 2 1 2 2";

#[test]
fn a_sealed_sheet_shows_no_value_and_no_name() {
    let policy = VerificationPolicy { comments: true, ..VerificationPolicy::default() };
    let call = Call { draw: 1, place: 1, batch: BatchNumber(1), policy, hands: vec![by("ann-secret").who] };
    let called = Sheet::call(call, &form(), &record(FIRST_ONLY)).unwrap();
    let second = called.clone().key_second(&by("bob-secret")).unwrap();
    let differing =
        second.clone().end_second(&by("bob-secret"), &form(), &record(FIRST_ONLY), &record(SECOND_ONLY)).unwrap();
    let third = differing.clone().key_third(&by("cyd-secret")).unwrap();
    for sheet in [called, second, differing, third] {
        let stage = sheet.stage.clone();
        assert!(format!("{sheet:?}").contains("secret"));
        let shown = format!("{:?}", sheet.clone().veiled());
        for secret in ["secret", "Integer", "67", "76", "mot", "One(", "Mark", "\"yes\"", "\"no\""] {
            assert!(!shown.contains(secret), "{stage:?} shows {secret}: {shown}");
        }
        assert_eq!(sheet.clone().veiled().asks_again(), sheet.asks_again(), "what is to be keyed is told");
    }
}

#[test]
fn a_settled_sheet_keeps_what_all_three_said() {
    let sheet = after_three(PLAIN, &PLAIN.replace("84", "48"), &PLAIN.replace("84", "88"));
    assert_eq!(sheet.clone().veiled(), sheet);
    let one = &sheet.settlements[0];
    let said = [one.first[0].clone(), one.second[0].clone(), one.third[0].clone()];
    assert_eq!(said, [84, 48, 88].map(|age| Some(Answer::Integer(age))));
}

#[test]
fn counts_and_decisions_stay_when_the_values_leave() {
    let undecided = after_three(FIRST_ONLY, SECOND_ONLY, &FIRST_ONLY.replace("67", "66"));
    let decided = decided(undecided, "eve", SECOND_ONLY, &FIRST_ONLY.replace("67", "65")).unwrap();
    let emptied = decided.clone().emptied();
    let counts = |sheet: &Sheet| (sheet.fields, sheet.wrong(), sheet.differing(), sheet.slips(), sheet.stage.clone());
    assert_eq!(counts(&emptied), counts(&decided));
    let kinds = |sheet: &Sheet| {
        let kind = |decision: &Decision| std::mem::discriminant(decision);
        sheet.settlements.iter().map(|one| kind(&one.decision)).collect::<Vec<_>>()
    };
    assert_eq!(kinds(&emptied), kinds(&decided));
    let left = format!("{emptied:?}");
    for value in ["Integer", "One(", "Text(", "Mark("] {
        assert!(!left.contains(value), "{left}");
    }
}
