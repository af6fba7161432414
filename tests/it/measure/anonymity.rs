//! Nobody can be recognised: not in one report, not by comparing two.

use super::sample::{Sheet, measured, small_campaign, small_sheet, small_tool};
use copiste::measure::{AudienceResults, Disclosed, Results, Shown};
use proptest::prelude::*;

fn results(sheets: &[Sheet], told: Option<&Disclosed>) -> Results {
    let tool = small_tool();
    measured(&tool, &small_campaign(&tool, &["a", "b", "c"]), sheets, told)
}

fn residents(count: usize, words: &str) -> Vec<Sheet> {
    let tool = small_tool();
    (0..count).map(|_| small_sheet(&tool, "residents", "a", "standard", words)).collect()
}

#[test]
fn under_the_threshold_nothing_exists() {
    let audience = results(&residents(4, "q1=50 q2=50 sex=f age=80 comment=Rien"), None).audiences.remove(0);
    assert!(audience.items[0].score == Shown::Hidden && audience.themes[0].score == Shown::Hidden);
    assert!(audience.profile.iter().all(|question| question.portrait == Shown::Hidden));
    assert!(audience.modes == Shown::Hidden && audience.quality == Shown::Hidden && audience.comments == Shown::Hidden);
}

#[test]
fn a_tool_cannot_lower_the_floor() {
    let mut tool = small_tool();
    tool.thresholds.group_min = 1;
    let sheets = residents(4, "q1=50");
    let results = measured(&tool, &small_campaign(&tool, &["a"]), &sheets, None);
    assert_eq!((results.thresholds.group_min, &results.audiences[0].items[0].score), (5, &Shown::Hidden));
}

#[test]
fn an_item_that_few_answered_is_hidden_and_so_is_its_theme() {
    let mut sheets = residents(16, "q1=50 q2=50");
    sheets.extend(residents(4, "q1=50 q2=50 q3=0"));
    let audience = results(&sheets, None).audiences.remove(0);
    assert!(audience.items[0].score.value().is_some());
    assert_eq!((&audience.items[2].score, &audience.themes[0].score), (&Shown::Hidden, &Shown::Hidden));
}

#[test]
fn an_audience_under_the_threshold_does_not_say_that_nobody_answered() {
    // Three sheets: "no answer" to what follows a filter would tell what all three ticked there.
    let audience = results(&residents(3, "q1=50 q2=50"), None).audiences.remove(0);
    assert!(audience.items.iter().all(|item| item.score == Shown::Hidden && item.rows == Shown::Hidden));
    assert!(audience.themes.iter().all(|theme| theme.score == Shown::Hidden && theme.services == Shown::Hidden));
    assert!(audience.profile.iter().all(|question| question.portrait == Shown::Hidden));
    // Without any sheet there is nothing to hide.
    let audience = results(&[], None).audiences.remove(0);
    assert!(audience.items.iter().all(|item| item.score == Shown::Nobody));
    assert!(audience.themes[0].score == Shown::Nobody && audience.profile[0].portrait == Shown::Nobody);
}

#[test]
fn a_question_that_nobody_answered_does_not_tell_what_its_filter_said() {
    let audience = results(&residents(8, "q1=50 q2=50 age=80"), None).audiences.remove(0);
    assert!(audience.items[0].score.value().is_some());
    assert_eq!(audience.items[2].score, Shown::Hidden);
    assert_eq!(audience.profile[0].portrait, Shown::Hidden, "the sex");
    // Beside the other items the theme would tell that the third is empty.
    assert_eq!(audience.themes[0].score, Shown::Hidden);
}

#[test]
fn the_next_sheet_is_not_the_first_to_answer() {
    // "No answer" in one report and "hidden" in the next would tell that the ninth sheet passed the filter.
    let mut sheets = residents(8, "q1=50 q2=50");
    let first = results(&sheets, None);
    sheets.extend(residents(1, "q1=50 q2=50 q3=0"));
    let second = results(&sheets, Some(&first.disclosed));
    assert_eq!(first.audiences[0].items[2], second.audiences[0].items[2]);
    assert_eq!(first.audiences[0].themes, second.audiences[0].themes);
}

#[test]
fn a_question_that_no_form_handed_out_asks_hides_no_theme() {
    let mut tool = small_tool();
    let easy = std::sync::Arc::make_mut(&mut tool.audiences[0].forms[1].1);
    easy.questions.remove(2);
    let of = |count: usize| {
        let sheet = |_| small_sheet(&tool, "residents", "a", "falc", "q1=50 q2=50");
        measured(&tool, &small_campaign(&tool, &["a"]), &(0..count).map(sheet).collect::<Vec<_>>(), None)
    };
    let audience = of(6).audiences.remove(0);
    assert_eq!(audience.items[2].score, Shown::Nobody);
    assert_eq!(audience.themes[0].score.value().unwrap().n, 6);
    assert_eq!(of(4).audiences[0].items[2].score, Shown::Hidden);
}

#[test]
fn a_service_where_nobody_answered_is_hidden_like_a_small_one() {
    let tool = small_tool();
    let mut sheets = Vec::new();
    for (service, count, words) in [("a", 12, "q1=50 q2=50 q3=50"), ("b", 2, ""), ("c", 8, "q1=50 q2=50 q3=50")] {
        sheets.extend((0..count).map(|_| small_sheet(&tool, "residents", service, "standard", words)));
    }
    let audience = results(&sheets, None).audiences.remove(0);
    let services = audience.themes[0].services.value().unwrap();
    let scores: Vec<_> = services.iter().map(|each| (each.service.as_str(), each.score.value().is_some())).collect();
    assert_eq!(scores, [("a", true), ("b", false), ("c", false)]);
    assert!(services.iter().all(|each| each.score != Shown::Nobody));
}

#[test]
fn a_management_is_shown_as_what_it_is() {
    let tool = small_tool();
    let sheet = small_sheet(&tool, "management", "b", "standard", "q1=75 comment=Progrès");
    let audience = results(&[sheet], None).audiences.remove(2);
    assert_eq!(audience.items[0].score.value().unwrap().score.mean, 75.0);
    assert_eq!(audience.items[1].score, Shown::Nobody);
    assert_eq!(audience.comments.value().unwrap().told.len(), 1);
}

#[test]
fn one_sheet_more_changes_nothing_that_is_told() {
    let mut sheets = residents(10, "q1=50 q2=50 q3=50 comment=Bien");
    let first = results(&sheets, None);
    sheets.extend(residents(1, "q1=0 q2=0 q3=100 comment=Mal"));
    let second = results(&sheets, Some(&first.disclosed));
    let (before, after) = (&first.audiences[0], &second.audiences[0]);
    assert_eq!(after.items[0].score.value(), before.items[0].score.value());
    assert_eq!(after.items[0].score.kept(), Some(10));
    assert_eq!(after.themes[0].score.value(), before.themes[0].score.value());
    assert_eq!(after.comments.value(), before.comments.value());
    assert_eq!(after.quality.value(), before.quality.value());
    // How many sheets came is no secret.
    assert_eq!(second.participation[0].complete, 11);
    sheets.extend(residents(4, "q1=0 q2=0 q3=100 comment=Mal"));
    let third = results(&sheets, Some(&second.disclosed));
    assert_eq!(third.audiences[0].items[0].score.value().unwrap().score.n, 15);
    assert_eq!(third.audiences[0].items[0].score.kept(), None);
    assert_eq!(third.audiences[0].comments.value().unwrap().told.len(), 15);
}

#[test]
fn a_sheet_corrected_alone_changes_nothing_that_is_told() {
    let mut sheets = residents(10, "q1=50");
    let first = results(&sheets, None);
    sheets[3] = residents(1, "q1=0").remove(0);
    let second = results(&sheets, Some(&first.disclosed));
    assert_eq!(second.audiences[0].items[0].score.value(), first.audiences[0].items[0].score.value());
}

#[test]
fn sheets_taken_back_do_not_bring_an_earlier_report_within_one_sheet() {
    let first = results(&residents(10, "q1=50"), None);
    let second = results(&residents(15, "q1=50"), Some(&first.disclosed));
    // Six are voided: nine is far from fifteen, and one from ten.
    let third = results(&residents(9, "q1=50"), Some(&second.disclosed));
    assert_eq!(third.audiences[0].items[0].score.value().unwrap().score.n, 15);
}

#[test]
fn a_hidden_service_is_not_found_by_subtraction() {
    let tool = small_tool();
    let mut sheets = Vec::new();
    for (service, count) in [("a", 12), ("b", 2), ("c", 8)] {
        sheets.extend((0..count).map(|_| small_sheet(&tool, "residents", service, "standard", "q1=50 q2=50 q3=50")));
    }
    let audience = results(&sheets, None).audiences.remove(0);
    let services = audience.themes[0].services.value().unwrap();
    let shown: Vec<(&str, bool)> =
        services.iter().map(|each| (each.service.as_str(), each.score.value().is_some())).collect();
    assert_eq!(shown, [("a", true), ("b", false), ("c", false)]);
}

#[test]
fn professionals_by_service_have_a_higher_threshold() {
    let tool = small_tool();
    let mut sheets = Vec::new();
    for service in ["a", "b"] {
        sheets.extend((0..9).map(|_| small_sheet(&tool, "professionals", service, "standard", "q1=50 q2=50 q3=50")));
    }
    assert_eq!(results(&sheets, None).audiences[1].themes[0].services, Shown::Hidden);
}

#[test]
fn the_order_of_comments_says_nothing_of_the_pile() {
    let tool = small_tool();
    let words = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel"];
    let mut sheets: Vec<Sheet> =
        words.iter().map(|word| small_sheet(&tool, "residents", "a", "standard", &format!("comment={word}"))).collect();
    let texts = |results: &Results| -> Vec<String> {
        results.audiences[0].comments.value().unwrap().told.iter().map(|comment| comment.text.clone()).collect()
    };
    let first = texts(&results(&sheets, None));
    assert_ne!(first, words);
    sheets.reverse();
    assert_eq!(texts(&results(&sheets, None)), first);
}

#[test]
fn the_state_of_publication_survives_its_bytes() {
    let told = results(&residents(10, "q1=50 sex=f age=80 comment=Bien"), None).disclosed;
    assert_eq!(Disclosed::from_bytes(&told.to_bytes()), Ok(told.clone()));
    assert_eq!(Disclosed::from_bytes(&[]), Ok(Disclosed::default()));
    assert!(Disclosed::from_bytes(&[9, 9]).is_err());
    assert!(Disclosed::from_bytes(&told.to_bytes()[..20]).is_err());
}

/// A sheet drawn by proptest: audience, service, variant, three answers (5 is "do not know", 6 nothing ticked).
type Drawn = (u8, u8, bool, [u8; 3]);

fn drawn_sheet(drawn: &Drawn, place: usize) -> Sheet {
    let tool = small_tool();
    let (audience, service, easy, answers) = drawn;
    let audience = ["residents", "professionals"][usize::from(*audience)];
    let variant = if *easy && audience == "residents" { "falc" } else { "standard" };
    let scale = if variant == "falc" { ["0", "50", "100", "0", "50"] } else { ["0", "25", "50", "75", "100"] };
    let answer = |code: u8| match code {
        0..=4 => scale[usize::from(code)],
        5 => "nsp",
        _ => "!blank",
    };
    let [one, two, three] = answers.map(answer);
    let service = ["a", "b", "c"][usize::from(*service)];
    let words = format!("q1={one} q2={two} q3={three} comment=c{place}");
    small_sheet(&tool, audience, service, variant, &words)
}

/// Every number of sheets an audience's results speak of, by cell.
fn counts(audience: &AudienceResults) -> Vec<(String, u32)> {
    let mut counts = Vec::new();
    for item in &audience.items {
        counts.extend(item.score.value().map(|score| (format!("item {}", item.name), score.score.n)));
        for (key, row) in item.rows.value().map_or(&[][..], Vec::as_slice) {
            let scored = |row: &copiste::measure::Distribution| {
                row.ticks.iter().filter(|tick| tick.score.is_some()).map(|tick| tick.count).sum()
            };
            counts.extend(row.value().map(|row| (format!("row {} {key}", item.name), scored(row))));
        }
    }
    for theme in &audience.themes {
        counts.extend(theme.score.value().map(|score| (format!("theme {}", theme.code), score.n)));
        for service in theme.services.value().map_or(&[][..], Vec::as_slice) {
            counts.extend(
                service.score.value().map(|score| (format!("service {} {}", theme.code, service.service), score.n)),
            );
        }
    }
    counts.extend(audience.quality.value().map(|quality| ("quality".to_owned(), quality.sheets)));
    counts.retain(|(_, n)| *n > 0);
    counts
}

fn drawn() -> impl Strategy<Value = Drawn> {
    (
        0..2_u8,
        prop_oneof![5 => Just(0_u8), 2 => Just(1), 1 => Just(2)],
        prop::bool::weighted(0.25),
        [0..7_u8, 0..7, 0..7],
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn reports_one_after_another_never_reveal_one_sheet(
        sheets in prop::collection::vec(drawn(), 0..70),
        cuts in prop::collection::vec(0..70_usize, 1..7),
        voided in prop::collection::vec(0..70_usize, 0..6),
    ) {
        let sheets: Vec<Sheet> = sheets.iter().enumerate().map(|(place, drawn)| drawn_sheet(drawn, place)).collect();
        let mut told: Option<Disclosed> = None;
        let mut seen: std::collections::BTreeMap<String, Vec<u32>> = Default::default();
        for (turn, cut) in cuts.iter().enumerate() {
            let mut now: Vec<Sheet> = sheets.iter().take(*cut).cloned().collect();
            if let Some(gone) = voided.get(turn) && *gone < now.len() {
                now.remove(*gone);
            }
            let results = results(&now, told.as_ref());
            for audience in &results.audiences[..2] {
                for (cell, n) in counts(audience) {
                    let cell = format!("{} {cell}", audience.audience.0);
                    prop_assert!(n >= 5, "{cell} shows {n}");
                    let before = seen.entry(cell.clone()).or_default();
                    for earlier in before.iter() {
                        prop_assert!(*earlier == n || earlier.abs_diff(n) >= 5, "{cell} went from {earlier} to {n}");
                    }
                    before.push(n);
                }
                // Every form asks everything: "no answer" would be said of sheets.
                let nobody = audience.items.iter().any(|item| item.score == Shown::Nobody)
                    || audience.themes.iter().any(|theme| theme.score == Shown::Nobody);
                prop_assert!(!nobody || audience.sheets == 0);
                // What subtraction gives is nothing, or a group.
                for theme in &audience.themes {
                    let (Some(total), Some(services)) = (theme.score.value(), theme.services.value()) else { continue };
                    let shown: u32 = services.iter().filter_map(|each| each.score.value()).map(|score| score.n).sum();
                    let rest = total.n.abs_diff(shown);
                    let hidden = services.iter().filter(|each| each.score == Shown::Hidden).count();
                    prop_assert!(rest == 0 || rest >= 5, "{rest} sheets are left by subtraction");
                    prop_assert!(theme.services.kept().is_some() || hidden != 1);
                }
                for item in &audience.items {
                    let (Some(score), Some(rows)) = (item.score.value(), item.rows.value()) else { continue };
                    let shown: u32 = rows.iter().filter_map(|(_, row)| row.value()).flat_map(|row| &row.ticks)
                        .filter(|tick| tick.score.is_some()).map(|tick| tick.count).sum();
                    prop_assert!(score.score.n == shown || score.score.n.abs_diff(shown) >= 5);
                }
            }
            told = Some(Disclosed::from_bytes(&results.disclosed.to_bytes()).unwrap());
        }
    }
}
