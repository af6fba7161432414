//! The error rate of the finished file.

use copiste::verification::{Detection, Frame, Residual, residual};

const FRAME: Frame = Frame { sheets: 100, fields: 4_000, sheet_fields_max: 40 };

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}

#[test]
fn a_rate_by_hand() {
    // 6 of 2,000 verified fields are wrong as revealed, so 6 / 0.883 were. On the other 2,000 as many; of the verified ones
    // 11.7 % of these are left.
    let mut wrong = vec![0; 50];
    wrong[3] = 5;
    wrong[40] = 1;
    let Residual { rate, low, high, at_most, revealed } =
        residual(&FRAME, &wrong, 2_000, Detection::OtherPerson).unwrap();
    assert!(close(revealed, 30.0), "{revealed}");
    assert!(close(rate, 10_000.0 * (6.0 / 0.883 + 6.0 / 0.883 * 0.117) / 4_000.0), "{rate}");
    assert!(low < rate && rate < at_most && at_most < high, "{low} {rate} {at_most} {high}");
}

#[test]
fn the_same_person_leaves_more() {
    let wrong = [1; 50];
    let by_another = residual(&FRAME, &wrong, 2_000, Detection::OtherPerson).unwrap();
    let by_the_same = residual(&FRAME, &wrong, 2_000, Detection::SamePersonLater).unwrap();
    assert!(by_the_same.rate > by_another.rate && by_the_same.high > by_another.high);
    assert!(close(by_the_same.revealed, by_another.revealed));
}

#[test]
fn nothing_verified_is_no_rate() {
    assert_eq!(residual(&FRAME, &[], 0, Detection::OtherPerson), None);
    assert_eq!(residual(&Frame { sheets: 0, fields: 0, sheet_fields_max: 40 }, &[], 0, Detection::OtherPerson), None);
}

#[test]
fn all_verified_leaves_what_no_comparison_reveals() {
    let mut wrong = vec![0; 100];
    wrong[7] = 12;
    let all = residual(&FRAME, &wrong, 4_000, Detection::OtherPerson).unwrap();
    let undetected = 10_000.0 * 12.0 * 0.117 / 0.883 / 4_000.0;
    for rate in [all.rate, all.low, all.high, all.at_most] {
        assert!(close(rate, undetected), "{rate}");
    }
    let without = residual(&FRAME, &[0; 100], 4_000, Detection::OtherPerson).unwrap();
    assert_eq!((without.rate, without.low, without.high), (0.0, 0.0, 0.0));
}

#[test]
fn no_rate_is_above_all_fields() {
    // Sheets that were mostly skipped: the bound allows for more wrong fields than were keyed.
    let short = Frame { fields: 400, ..FRAME };
    let few = residual(&short, &[4], 4, Detection::SamePersonLater).unwrap();
    assert!(few.high <= 10_000.0 && few.rate <= few.high && few.low <= few.rate);
}
