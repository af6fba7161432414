//! The bound that holds although one stops when it is reached: by enumeration, by properties, and by simulated campaigns.
//! `cargo test --test it verification::stop -- --nocapture` prints what the campaigns needed.

use copiste::verification::{
    Frame, StoppingRule, Verdict, Watch, proves, sheets_still, verdict, wrong_at_least, wrong_at_most,
};
use proptest::prelude::*;

const FORM: u32 = 47;

fn frame(sheets: u32) -> Frame {
    Frame { sheets, fields: u64::from(sheets * FORM), sheet_fields_max: FORM }
}

fn rule(target_per_10_000: u32) -> StoppingRule {
    StoppingRule { target_per_10_000, ..StoppingRule::default() }
}

#[test]
fn nothing_seen_excludes_nothing() {
    assert_eq!(wrong_at_most(&frame(83), &[], 0.95), 83 * 47);
    assert_eq!(wrong_at_least(&frame(83), &[], 0.95), 0);
    assert!(!proves(&frame(83), &[], &rule(9_999)));
    assert!(proves(&frame(83), &[], &rule(10_000)));
    assert_eq!(verdict(&frame(83), &[], &rule(10_000)), Verdict::Still(20));
}

#[test]
fn everything_seen_leaves_nothing_to_estimate() {
    let mut wrong = vec![0; 30];
    wrong[4] = 47;
    wrong[29] = 1;
    assert_eq!(wrong_at_most(&frame(30), &wrong, 0.999), 48);
    assert_eq!(wrong_at_least(&frame(30), &wrong, 0.999), 48);
    assert_eq!(verdict(&frame(30), &wrong, &rule(100)), Verdict::Exhausted);
    assert!(!proves(&frame(30), &wrong, &rule(100)));
    assert!(proves(&frame(30), &wrong, &rule(341)));
}

#[test]
fn the_smallest_frames_are_right() {
    let none = Frame { sheets: 0, fields: 0, sheet_fields_max: 47 };
    assert_eq!((wrong_at_least(&none, &[], 0.95), wrong_at_most(&none, &[], 0.95)), (0, 0));
    assert_eq!(verdict(&none, &[], &rule(100)), Verdict::Exhausted);
    let one = Frame { sheets: 1, fields: 1, sheet_fields_max: 1 };
    assert_eq!((wrong_at_least(&one, &[], 0.95), wrong_at_most(&one, &[], 0.95)), (0, 1));
    assert_eq!(verdict(&one, &[], &rule(0)), Verdict::Still(1));
    assert_eq!((wrong_at_least(&one, &[1], 0.95), wrong_at_most(&one, &[1], 0.95)), (1, 1));
    // The largest a form and a country can have.
    let most = Frame { sheets: u32::MAX, fields: u64::MAX, sheet_fields_max: u32::MAX };
    assert!(wrong_at_most(&most, &[u32::MAX, 0], 0.95) > u64::from(u32::MAX));
    assert!(!proves(&most, &[u32::MAX, 0], &rule(1)));
    assert!(proves(&most, &[u32::MAX, 0], &rule(u32::MAX)));
}

/// One sheet of a hundred is missed by 95 of them in 5 cases of 100: without errors the bound is the hypergeometric test, a
/// little on the safe side.
#[test]
fn without_errors_the_best_test_needs_one_sheet_of_a_hundred_less() {
    assert!(wrong_at_most(&frame(100), &[0; 95], 0.95) > 0);
    assert_eq!(wrong_at_most(&frame(100), &[0; 96], 0.95), 0);
    assert_eq!(verdict(&frame(100), &[0; 20], &rule(0)), Verdict::Still(76));
    assert_eq!(verdict(&frame(100), &[0; 96], &rule(0)), Verdict::Proved);
}

#[test]
fn a_sheet_wrong_from_end_to_end_neither_hides_nor_ruins() {
    let mut wrong = vec![0; 200];
    wrong[10] = 47;
    let (with, without) = (wrong_at_most(&frame(1_000), &wrong, 0.95), wrong_at_most(&frame(1_000), &[0; 200], 0.95));
    assert!((47..1_000).contains(&(with - without)), "{without} {with}");
}

#[test]
fn a_refuted_total_that_is_found_all_the_same_is_no_proof() {
    let mut wrong = vec![0; 96];
    assert!(proves(&frame(100), &wrong, &rule(0)));
    wrong.push(3);
    assert!(!proves(&frame(100), &wrong, &rule(0)));
    assert_eq!(wrong_at_most(&frame(100), &wrong, 0.95), 3);
}

/// Every way of spreading errors over five sheets, in every order: how often the bounds are ever wrong is counted, not
/// estimated.
#[test]
fn five_sheets_in_every_order_keep_the_promise() {
    let small = Frame { sheets: 5, fields: 15, sheet_fields_max: 3 };
    let orders = orders(&[0, 1, 2, 3, 4]);
    assert_eq!(orders.len(), 120);
    for confidence in [0.55, 0.75, 0.8, 0.95] {
        for code in 0..4u32.pow(5) {
            let errors: Vec<u32> = (0..5).map(|sheet| code / 4u32.pow(sheet) % 4).collect();
            // The order in which errors are dealt does not matter: one of each kind is enough.
            if !errors.is_sorted() {
                continue;
            }
            let total: u64 = errors.iter().copied().map(u64::from).sum();
            let mut missed = [0.0, 0.0];
            for order in &orders {
                let wrong: Vec<u32> = order.iter().map(|&sheet| errors[sheet]).collect();
                let ever = |fails: &dyn Fn(&[u32]) -> bool| (0..=5).any(|seen| fails(&wrong[..seen]));
                missed[0] += f64::from(u8::from(ever(&|seen| wrong_at_most(&small, seen, confidence) < total)));
                missed[1] += f64::from(u8::from(ever(&|seen| wrong_at_least(&small, seen, confidence) > total)));
            }
            for missed in missed {
                assert!(missed / 120.0 <= 1.0 - confidence + 1e-9, "{errors:?} at {confidence}: {missed} of 120");
            }
        }
    }
}

fn orders(sheets: &[usize]) -> Vec<Vec<usize>> {
    if sheets.is_empty() {
        return vec![vec![]];
    }
    let mut all = Vec::new();
    for first in sheets {
        let others: Vec<usize> = sheets.iter().copied().filter(|sheet| sheet != first).collect();
        all.extend(self::orders(&others).into_iter().map(|order| [vec![*first], order].concat()));
    }
    all
}

/// A frame whose sheets are not all full, what was found on the first of them, and a rule.
fn seen() -> impl Strategy<Value = (Frame, Vec<u32>, StoppingRule)> {
    (1u32..60, 1u32..50).prop_flat_map(|(sheets, most)| {
        let found = prop_oneof![4 => Just(0), 1 => 0..=most, 1 => Just(most)];
        let wrong = proptest::collection::vec(found, 0..=sheets as usize);
        let fields = u64::from(sheets)..=u64::from(sheets * most);
        let rule = (prop_oneof![0u32..600, 0u32..10_001], 0u32..40, 0.5..0.999);
        (wrong, fields, rule).prop_map(move |(wrong, fields, (target_per_10_000, sheets_min, confidence))| {
            let frame = Frame { sheets, fields, sheet_fields_max: most };
            (frame, wrong, StoppingRule { target_per_10_000, sheets_min, confidence })
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_bounds_stand_around_what_was_found((frame, wrong, rule) in seen()) {
        let found: u64 = wrong.iter().copied().map(u64::from).sum();
        let (low, high) = (wrong_at_least(&frame, &wrong, rule.confidence), wrong_at_most(&frame, &wrong, rule.confidence));
        let possible = found + (u64::from(frame.sheets) - wrong.len() as u64) * u64::from(frame.sheet_fields_max);
        prop_assert!(found <= high && high <= possible && found <= low && low <= possible);
    }

    #[test]
    fn a_target_is_proved_exactly_when_the_bound_is_within((frame, wrong, rule) in seen()) {
        let bound = u128::from(wrong_at_most(&frame, &wrong, rule.confidence));
        let within = 10_000 * bound <= u128::from(rule.target_per_10_000) * u128::from(frame.fields);
        prop_assert_eq!(proves(&frame, &wrong, &rule), within);
    }

    #[test]
    fn one_error_more_never_lowers_a_bound((frame, wrong, rule) in seen(), place in any::<prop::sample::Index>()) {
        prop_assume!(!wrong.is_empty());
        let mut more = wrong.clone();
        let place = place.index(wrong.len());
        more[place] = (more[place] + 1).min(frame.sheet_fields_max);
        prop_assert!(wrong_at_most(&frame, &wrong, rule.confidence) <= wrong_at_most(&frame, &more, rule.confidence));
        prop_assert!(wrong_at_least(&frame, &wrong, rule.confidence) <= wrong_at_least(&frame, &more, rule.confidence));
    }

    #[test]
    fn what_was_excluded_stays_so_unless_it_is_found((frame, wrong, rule) in seen()) {
        for count in 1..=wrong.len() {
            let found: u64 = wrong[..count].iter().copied().map(u64::from).sum();
            let (before, after) = (&wrong[..count - 1], &wrong[..count]);
            prop_assert!(
                wrong_at_most(&frame, after, rule.confidence) <= found.max(wrong_at_most(&frame, before, rule.confidence))
            );
        }
    }

    #[test]
    fn to_be_surer_is_to_say_less((frame, wrong, rule) in seen()) {
        let surer = 1.0 - (1.0 - rule.confidence) / 2.0;
        prop_assert!(wrong_at_most(&frame, &wrong, rule.confidence) <= wrong_at_most(&frame, &wrong, surer));
        prop_assert!(wrong_at_least(&frame, &wrong, rule.confidence) >= wrong_at_least(&frame, &wrong, surer));
    }

    #[test]
    fn the_sheets_still_to_verify_are_those_after_which_it_stops((frame, wrong, rule) in seen()) {
        let still = sheets_still(&frame, &wrong, &rule);
        let mut watch = Watch::new(&frame, &rule);
        wrong.iter().for_each(|&wrong| watch.see(wrong));
        let mut without_more = wrong;
        for left in (1..=still).rev() {
            prop_assert!(!watch.may_stop());
            prop_assert_eq!(verdict(&frame, &without_more, &rule), Verdict::Still(left));
            without_more.push(0);
            watch.see(0);
        }
        prop_assert!(watch.may_stop());
        prop_assert_eq!(watch.proves(), proves(&frame, &without_more, &rule));
        let all = without_more.len() == frame.sheets as usize;
        let stopped = if all { Verdict::Exhausted } else { Verdict::Proved };
        prop_assert_eq!(verdict(&frame, &without_more, &rule), stopped);
        prop_assert!(all || without_more.len() >= rule.sheets_min as usize);
    }
}

/// A small generator (Steele, Lea and Flood's splitmix64): the same campaigns everywhere.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to `end`, excluded.
    fn below(&mut self, end: usize) -> usize {
        (((self.next() >> 32) * end as u64) >> 32) as usize
    }
}

#[derive(Clone, Copy, Debug)]
enum Errors {
    /// Each field as likely as any other.
    Spread,
    /// As few sheets as possible, wrong from end to end.
    Clustered,
    /// One sheet wrong from end to end where that many are wrong, slips of seven fields, the rest spread.
    Mixed,
}

const EVERY_KIND: [Errors; 3] = [Errors::Spread, Errors::Clustered, Errors::Mixed];

/// The wrong fields of each sheet. `sizes` are the fields of each.
fn dealt(errors: Errors, total: usize, sizes: &[u32], dice: &mut Dice) -> Vec<u32> {
    let mut wrong = vec![0; sizes.len()];
    let mut left = total;
    match errors {
        Errors::Spread => {}
        Errors::Clustered => {
            for (wrong, size) in wrong.iter_mut().zip(sizes) {
                *wrong = *size.min(&(left as u32));
                left -= *wrong as usize;
            }
        }
        Errors::Mixed => {
            if left > 70 {
                wrong[0] = sizes[0];
                left -= wrong[0] as usize;
            }
            let mut slips = left / 14;
            while slips > 0 {
                let sheet = dice.below(sizes.len());
                if wrong[sheet] + 7 <= sizes[sheet] {
                    wrong[sheet] += 7;
                    left -= 7;
                    slips -= 1;
                }
            }
        }
    }
    while left > 0 {
        // A field is drawn among all; one that is wrong already, or that the sheet does not have, is drawn again.
        let (sheet, field) = (dice.below(sizes.len()), dice.below(FORM as usize) as u32);
        if (wrong[sheet]..sizes[sheet]).contains(&field) {
            wrong[sheet] += 1;
            left -= 1;
        }
    }
    wrong
}

/// One campaign: how many sheets were verified until it stopped, and whether it said that the target is proved.
fn campaign(frame: &Frame, rule: &StoppingRule, mut wrong: Vec<u32>, dice: &mut Dice) -> (u32, bool) {
    let mut watch = Watch::new(frame, rule);
    let (mut seen, mut found) = (0, 0);
    while !watch.may_stop() {
        let place = seen + dice.below(wrong.len() - seen);
        wrong.swap(seen, place);
        watch.see(wrong[seen]);
        found += u64::from(wrong[seen]);
        seen += 1;
        // More is found than the target allows: it goes on to the last sheet.
        if 10_000 * found > u64::from(rule.target_per_10_000) * frame.fields {
            assert!(!watch.proves());
            return (frame.sheets, false);
        }
    }
    (seen as u32, seen < wrong.len() && watch.proves())
}

const CAMPAIGNS: u32 = 2_000;
/// 5 % of them, and nothing for chance: the bound stays far enough below the risk it promises.
const FALSELY_MOST: u32 = CAMPAIGNS / 20;

fn falsely_proved(frame: &Frame, sizes: &[u32], target: u32, errors: Errors, total: u64, dice: &mut Dice) -> u32 {
    let false_ones = (0..CAMPAIGNS).filter(|_| {
        let wrong = dealt(errors, total as usize, sizes, dice);
        campaign(frame, &rule(target), wrong, dice).1
    });
    false_ones.count() as u32
}

#[test]
fn a_target_of_100_that_is_missed_is_rarely_proved() {
    rarely_proved(100);
}

#[test]
fn a_target_of_300_that_is_missed_is_rarely_proved() {
    rarely_proved(300);
}

#[test]
fn a_target_of_500_that_is_missed_is_rarely_proved() {
    rarely_proved(500);
}

fn rarely_proved(target: u32) {
    let mut dice = Dice(20_260_301);
    println!("falsely proved, of {CAMPAIGNS} campaigns (allowed {FALSELY_MOST})");
    for sheets in [30, 83, 1_000] {
        let (frame, sizes) = (frame(sheets), vec![FORM; sheets as usize]);
        let held = u64::from(target) * frame.fields;
        for (truth, total) in
            [("+1", held / 10_000 + 1), ("x1.2", (held * 12).div_ceil(100_000)), ("x2", (held * 2).div_ceil(10_000))]
        {
            let counts = EVERY_KIND.map(|errors| falsely_proved(&frame, &sizes, target, errors, total, &mut dice));
            println!("target {target:3} sheets {sheets:4} truth {truth:4} {EVERY_KIND:?} {counts:?}");
            assert!(counts.iter().all(|count| *count <= FALSELY_MOST), "{counts:?}");
        }
    }
}

#[test]
fn sheets_of_unequal_length_keep_the_promise() {
    let mut dice = Dice(20_260_302);
    let sizes: Vec<u32> = (0..200).map(|sheet| [FORM, 12, 30, FORM, 20][sheet % 5]).collect();
    let fields = sizes.iter().copied().map(u64::from).sum();
    let frame = Frame { sheets: 200, fields, sheet_fields_max: FORM };
    for target in [100, 300] {
        let counts = EVERY_KIND.map(|errors| {
            falsely_proved(&frame, &sizes, target, errors, u64::from(target) * fields / 10_000 + 1, &mut dice)
        });
        println!("unequal sheets, target {target}: {EVERY_KIND:?} {counts:?}");
        assert!(counts.iter().all(|count| *count <= FALSELY_MOST), "{counts:?}");
    }
}

/// Two ways that are wrong, for the simulation to be worth something: a bound for a number of sheets that was fixed before, asked
/// again after every sheet; and one that takes the fields of a sheet for independent.
#[test]
fn the_simulation_tells_a_wrong_bound() {
    let looked_at_every_time = |seen: f64, found: f64| found + 1.645 * found.sqrt().max(1.0) <= 0.05 * seen * 47.0;
    let fields_alone = |seen: f64, found: f64| (found + 3.0) / (seen * 47.0) <= 0.05 && found == 0.0;
    for (named, wrong_way) in
        [("looked at", &looked_at_every_time as &dyn Fn(f64, f64) -> bool), ("fields alone", &fields_alone)]
    {
        let mut dice = Dice(20_260_304);
        let (frame, sizes) = (frame(1_000), vec![FORM; 1_000]);
        let total = 500 * frame.fields / 10_000 + 1;
        let false_ones = (0..CAMPAIGNS).filter(|_| {
            let mut wrong = dealt(Errors::Clustered, total as usize, &sizes, &mut dice);
            let mut found = 0.0;
            (0..wrong.len() - 1).any(|seen| {
                let place = seen + dice.below(wrong.len() - seen);
                wrong.swap(seen, place);
                found += f64::from(wrong[seen]);
                seen + 1 >= 20 && wrong_way((seen + 1) as f64, found)
            })
        });
        let count = false_ones.count() as u32;
        println!("{named}: {count} of {CAMPAIGNS}");
        assert!(count > 2 * FALSELY_MOST, "{named}: {count}");
    }
}

/// The table of `docs/certainty-statistics.md`.
#[test]
fn the_fewer_the_errors_the_sooner_it_stops() {
    let mut dice = Dice(20_260_303);
    println!("sheets verified until the stop: half of the campaigns, nine of ten");
    for (target, sheets) in
        [100, 300, 500].into_iter().flat_map(|target| [30, 83, 250, 1_000].map(|sheets| (target, sheets)))
    {
        let (frame, sizes) = (frame(sheets), vec![FORM; sheets as usize]);
        let held = u64::from(target) * frame.fields / 10_000;
        let mut needed = |errors, total: u64| {
            let mut counts: Vec<u32> = (0..300)
                .map(|_| {
                    let wrong = dealt(errors, total as usize, &sizes, &mut dice);
                    campaign(&frame, &rule(target), wrong, &mut dice).0
                })
                .collect();
            counts.sort_unstable();
            (counts[149], counts[269])
        };
        let without = needed(Errors::Spread, 0);
        assert!(without.0 == without.1 && without.0 == sheets_still(&frame, &[], &rule(target)));
        print!("target {target:3} sheets {sheets:4}: no error {:3}", without.0);
        for part in [4, 2] {
            for errors in EVERY_KIND {
                let (half, most) = needed(errors, held / part);
                assert!(without.0 <= half && half <= most && most <= sheets);
                print!(" | 1/{part} {errors:?} {half:3} {most:3}");
            }
        }
        println!();
    }
}
