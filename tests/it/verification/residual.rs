//! The error rate of the finished file.

use copiste::verification::{Detection, Found, Frame, Residual};

fn residual(frame: &Frame, wrong: &[u32], fields: u64, detection: Detection) -> Option<Residual> {
    copiste::verification::residual(frame, &Found { wrong, fields, unread: 0, gone: 0 }, detection)
}

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
    assert!(close(all.rate, undetected), "{}", all.rate);
    // How many were not revealed is not known for certain even then.
    assert!(all.low < undetected && undetected < all.at_most && all.at_most <= all.high, "{all:?}");
    let without = residual(&FRAME, &[0; 100], 4_000, Detection::OtherPerson).unwrap();
    // One error may hide where none was revealed: two would show with more than 97.5 %.
    assert_eq!((without.rate, without.low, without.high), (0.0, 0.0, 2.5));
}

#[test]
fn no_rate_is_above_all_fields() {
    // Sheets that were mostly skipped: the bound allows for more wrong fields than were keyed.
    let short = Frame { fields: 400, ..FRAME };
    let few = residual(&short, &[4], 4, Detection::SamePersonLater).unwrap();
    assert!(few.high <= 10_000.0 && few.rate <= few.high && few.low <= few.rate);
}

#[test]
fn a_paper_that_is_missing_is_not_corrected() {
    let mut wrong = vec![0; 100];
    wrong[7] = 40;
    let found = Found { wrong: &wrong, fields: 4_000, unread: 40, gone: 0 };
    let all = copiste::verification::residual(&FRAME, &found, Detection::OtherPerson).unwrap();
    assert!(close(all.rate, 100.0) && all.high >= 100.0, "{all:?}");
}

#[test]
fn the_interval_of_the_finished_file_holds() {
    // Every sheet verified: each error is revealed with probability 0.883, and what is not stays.
    let mut state = 7_u64;
    let mut chance = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    let (mut inside, mut under) = (0, 0);
    for campaign in 0..2_000 {
        let errors = 5 + campaign % 60;
        let revealed = (0..errors).filter(|_| chance() < 0.883).count() as u32;
        let mut wrong = vec![0; 100];
        (0..revealed).for_each(|error| wrong[error as usize % 100] += 1);
        let all = residual(&FRAME, &wrong, 4_000, Detection::OtherPerson).unwrap();
        let left = 10_000.0 * f64::from(errors - revealed) / 4_000.0;
        inside += u32::from(all.low <= left + 1e-9 && left <= all.high + 1e-9);
        under += u32::from(left <= all.at_most + 1e-9);
    }
    println!("interval true in {inside}, bound in {under} of 2,000");
    assert!(inside >= 1_900 && under >= 1_900, "{inside} {under}");
}

#[test]
fn the_ends_of_an_interval_do_not_fall_together() {
    let wide = |low: f64, high: f64| Residual { rate: low, low, high, at_most: high, revealed: low }.decimals();
    assert_eq!(wide(434.2, 434.8), Some(2));
    assert_eq!(wide(434.0, 436.5), Some(1));
    assert_eq!(wide(12.0, 60.0), Some(0));
    assert_eq!(wide(434.2, 434.2), None, "what is known has no interval");
}
