//! Sheets drawn by lot.

use copiste::record::Serial;
use copiste::verification::{BadSeed, Seed, frame_digest, order};
use proptest::prelude::*;

fn serials(numbers: impl IntoIterator<Item = u32>) -> Vec<Serial> {
    numbers.into_iter().map(Serial).collect()
}

/// Made with the shell: `printf '%s' "$seed,$scope,$serial" | sha256sum` for each, then `sort`.
#[test]
fn anybody_can_check_a_draw_with_sha256sum() {
    let seed: Seed = "00112233445566778899AABBccddeeff".parse().unwrap();
    assert_eq!(seed.to_string(), "00112233445566778899aabbccddeeff");
    let drawn = order(&seed, "2026-spring,residents", &serials([1, 2, 3, 7, 10, 41, 83, 1000]));
    assert_eq!(drawn, serials([3, 41, 1000, 83, 1, 2, 10, 7]));
}

/// `printf '1\n2\n10\n83\n' | sha256sum`
#[test]
fn the_digest_of_a_frame_is_that_of_a_sorted_list() {
    let hex: String = frame_digest(&serials([10, 2, 83, 1, 2])).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hex, "e4e370b99edf87439077eead87ddc7d75533a81eca83db8aaf63fcad939a62d1");
    assert_ne!(frame_digest(&serials([1, 23])), frame_digest(&serials([12, 3])));
}

#[test]
fn what_is_not_a_seed_is_refused() {
    for text in [
        "",
        "00",
        "+0112233445566778899aabbccddeeff",
        "00112233445566778899aabbccddeeff0",
        "0011223344556677é899aabbccddeef",
    ] {
        assert_eq!(text.parse::<Seed>(), Err(BadSeed), "{text}");
    }
}

/// Each of 12 sheets at each of 12 places, over 6,000 seeds: 500 times each. The chi-square statistic has 121 degrees of
/// freedom, a mean of 121 and a deviation of 15.6; the bound stands six deviations away.
#[test]
fn every_sheet_is_equally_often_at_every_place() {
    let sheets = serials(1..=12);
    let mut counts = [[0u32; 12]; 12];
    for number in 0..6_000u128 {
        for (place, serial) in order(&Seed(number.to_be_bytes()), "residents", &sheets).into_iter().enumerate() {
            counts[place][serial.0 as usize - 1] += 1;
        }
    }
    let square: f64 = counts.iter().flatten().map(|&count| (f64::from(count) - 500.0).powi(2) / 500.0).sum();
    assert!((121.0 - 6.0 * 15.6..121.0 + 6.0 * 15.6).contains(&square), "{square}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_seed_is_read_as_it_was_written(bytes in any::<[u8; 16]>()) {
        prop_assert_eq!(Seed(bytes).to_string().parse(), Ok(Seed(bytes)));
    }

    #[test]
    fn the_order_hangs_on_the_sheets_and_not_on_how_they_are_listed(
        bytes in any::<[u8; 16]>(), sheets in proptest::collection::btree_set(1u32..5_000, 0..60), more in 5_000u32..6_000,
    ) {
        let (seed, listed) = (Seed(bytes), serials(sheets.iter().copied()));
        let drawn = order(&seed, "staff", &listed);
        prop_assert_eq!(drawn.len(), sheets.len());
        let shuffled_and_doubled: Vec<Serial> = listed.iter().rev().chain(&listed).copied().collect();
        prop_assert_eq!(&order(&seed, "staff", &shuffled_and_doubled), &drawn);
        prop_assert_eq!(frame_digest(&shuffled_and_doubled), frame_digest(&listed));
        // One sheet more goes in between and moves no other.
        let with_one_more = order(&seed, "staff", &[listed.clone(), serials([more])].concat());
        let others: Vec<Serial> = with_one_more.into_iter().filter(|serial| serial.0 != more).collect();
        prop_assert_eq!(others, drawn);
    }
}
