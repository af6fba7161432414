//! The rules are data: read, checked, and applied only where they are valid.

use copiste::campaign::{CampaignStep, Delay, Obligation, Rules};
use jiff::civil::date;

/// The faults of a text, one a line.
fn faults(text: &str) -> String {
    let faults = Rules::parse(text).expect_err("something is wrong in it");
    faults.iter().map(|fault| format!("{}: {} {:?}\n", fault.line, fault.key, fault.problem)).collect()
}

#[test]
fn the_rules_that_are_shipped_are_right_and_name_their_source() {
    let rules = Rules::shipped();
    assert!(rules.rules.iter().all(|rule| !rule.source.is_empty()));
    for obligation in Obligation::ALL {
        assert!(rules.rules.iter().any(|rule| rule.obligation == obligation), "{obligation:?}");
    }
    let of = |obligation, day| rules.of(obligation, day).ok().and_then(|rule| rule.delay.after(day));
    assert_eq!(of(Obligation::Poster, date(2026, 6, 15)), Some(date(2026, 10, 15)));
    assert_eq!(of(Obligation::Publication, date(2026, 6, 15)), Some(date(2026, 9, 13)));
    assert_eq!(of(Obligation::Council, date(2026, 6, 15)), Some(date(2027, 6, 15)));
    let steps = CampaignStep::ALL.map(|step| rules.proposed(step, date(2026, 3, 1), Some(date(2026, 4, 30))));
    let days = [
        date(2026, 1, 18),
        date(2026, 2, 8),
        date(2026, 2, 15),
        date(2026, 3, 1),
        date(2026, 4, 30),
        date(2026, 5, 30),
    ];
    assert_eq!(steps, days.map(Some));
    assert_eq!(rules.proposed(CampaignStep::Entry, date(2026, 3, 1), None), None, "no end, no day");
}

#[test]
fn months_end_where_the_calendar_ends_them() {
    let four = Delay::Months(4);
    assert_eq!(four.after(date(2026, 10, 31)), Some(date(2027, 2, 28)), "February has no 31st");
    assert_eq!(four.after(date(2027, 10, 31)), Some(date(2028, 2, 29)), "but in a leap year a 29th");
    assert_eq!(four.after(date(2026, 10, 28)), Some(date(2027, 2, 28)));
    assert_eq!(Delay::Years(1).after(date(2028, 2, 29)), Some(date(2029, 2, 28)));
    assert_eq!(Delay::Days(90).after(date(2026, 11, 30)), Some(date(2027, 2, 28)));
    assert_eq!(Delay::Years(9_000).after(date(2026, 1, 1)), None, "past the end of the calendar");
}

#[test]
fn a_rule_counts_only_from_days_that_it_is_valid_for() {
    let rules = Rules::shipped();
    let before = date(2024, 12, 31);
    let nearest = rules.of(Obligation::Poster, before).expect_err("it was no law then");
    assert_eq!(nearest.map(|rule| rule.from), Some(date(2025, 4, 1)));
}

#[test]
fn one_law_may_follow_another() {
    let text = r#"
edition = 2
soon_days = 30
alarm_days = []
[[rule]]
id = "poster"
after = "evaluation-closed"
months = 4
from = 2025-04-01
until = 2027-12-31
source = "one"
[[rule]]
id = "poster"
after = "evaluation-closed"
days = 60
from = 2028-01-01
source = "another"
"#;
    let rules = Rules::parse(text).unwrap();
    let source = |day| rules.of(Obligation::Poster, day).map(|rule| rule.source.as_str());
    assert_eq!([source(date(2027, 12, 31)), source(date(2028, 1, 1))], [Ok("one"), Ok("another")]);
}

#[test]
fn every_fault_of_a_text_is_told_with_its_line() {
    let text = r#"
edition = 0
soon_days = "thirty"
alarm_days = [14, -1]
colour = "red"
[[rule]]
id = "poster"
after = "evaluation-transmitted"
months = 4
days = 2
from = 2025-04-01
until = 2024-01-01
source = "x"
[[rule]]
id = "publication"
after = "evaluation-transmitted"
days = 90
from = 2025-04-01T12:00:00
source = " "
[[rule]]
id = "council"
after = "council-examined"
years = 1
from = 2023-01-01
source = "y"
[[rule]]
id = "council"
after = "council-examined"
years = 2
from = 2024-01-01
source = "z"
[[rule]]
id = "party"
days = 99999999
[[step]]
id = "launch"
after = "the-moon"
days = 1
[[step]]
id = "kit"
after = "campaign-begins"
days = 1
[[step]]
id = "kit"
after = "campaign-begins"
days = 2
"#;
    insta::assert_snapshot!(faults(text), @r#"
    2: edition Unreadable
    3: soon_days Unreadable
    4: alarm_days Unreadable
    5: colour Unknown
    6: days Delay
    6: until EndsBefore
    8: after CountedFrom
    18: from Unreadable
    19: source Unreadable
    26: council Twice
    32: after Missing
    32: days Unreadable
    32: source Missing
    32: from Missing
    33: id Unreadable
    37: after CountedFrom
    43: kit Twice
    "#);
    insta::assert_snapshot!(faults("edition = 1\nsoon_days = 1\n[[rule]]\nfrom = 2026-02-30\n"), @r#"
    3: id Missing
    3: after Missing
    3: days Delay
    3: source Missing
    4:  Syntax("invalid date, expected day between 01 and 28")
    4: from Unreadable
    "#);
    insta::assert_snapshot!(faults("rule = 3\nstep = [1]\nedition = 1\nsoon_days = 2\n"), @r#"
    1: rule Unreadable
    2: step Unreadable
    "#);
}
