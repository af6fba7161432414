//! Small cases computed by hand, and the formulas against values of scipy 1.17.

use super::sample::{Sheet, measured, small_campaign, small_sheet, small_tool};
use copiste::measure::{
    AudienceResults, Portrait, Reference, ReferenceValue, Results, Shown, Side, clean, student, student_quantile,
    whole_percentages, wilson,
};
use copiste::record::Status;

fn residents(words: &[&str]) -> AudienceResults {
    let tool = small_tool();
    let sheets: Vec<Sheet> =
        words.iter().map(|words| small_sheet(&tool, "residents", "a", "standard", words)).collect();
    measured(&tool, &small_campaign(&tool, &["a"]), &sheets, None).audiences.remove(0)
}

#[test]
fn a_mean_leaves_out_marks_and_boxes_without_a_score() {
    let audience =
        residents(&["q1=0", "q1=100", "q1=75", "q1=75", "q1=50", "q1=nsp", "q1=!double", "q1=so", "q1=!blank"]);
    let item = audience.items[0].score.value().unwrap();
    assert_eq!((item.score.n, item.score.mean, item.score.favourable), (5, 60.0, Some(3)));
    assert_eq!(item.marks, [1, 1, 1, 0, 0]);
    assert_eq!(item.answered, 9);
    let counts: Vec<u32> = item.pooled.as_ref().unwrap().ticks.iter().map(|tick| tick.count).collect();
    assert_eq!(counts, [1, 0, 1, 2, 1, 1]);
    // Squares of the distances to 60: 3600, 1600, 225, 225, 100; their sum over 4 is 1437.5.
    assert!((item.score.deviation.unwrap() - 1437.5_f64.sqrt()).abs() < 1e-9);
}

#[test]
fn a_negative_question_is_turned_round() {
    let audience = residents(&["q3=0", "q3=0", "q3=25", "q3=100", "q3=100"]);
    let score = audience.items[2].score.value().unwrap().score;
    assert_eq!((score.mean, score.favourable), (55.0, Some(3)));
}

#[test]
fn a_theme_needs_its_share_of_answers() {
    // One of three items is under one half: the last three sheets do not count.
    let words = [
        "q1=100 q2=50",
        "q1=0 q2=0 q3=0",
        "q1=50 q2=50 q3=50",
        "q2=75 q3=25",
        "q1=25 q3=75",
        "q1=100",
        "q2=50",
        "q3=0",
    ];
    let audience = residents(&words);
    let score = audience.themes[0].score.value().unwrap();
    // 75, (0 + 0 + 100) / 3, 50, 75, 25.
    assert_eq!(score.n, 5);
    assert!((score.mean - (75.0 + 100.0 / 3.0 + 50.0 + 75.0 + 25.0) / 5.0).abs() < 1e-7);
}

#[test]
fn only_complete_sheets_enter_the_results() {
    let tool = small_tool();
    let mut sheets: Vec<Sheet> = (0..7).map(|_| small_sheet(&tool, "residents", "a", "standard", "q1=100")).collect();
    sheets[0].record.status = Status::Held("à revoir".to_owned());
    sheets[1].record.status = Status::Voided("doublon".to_owned());
    let results = measured(&tool, &small_campaign(&tool, &["a"]), &sheets, None);
    let line = &results.participation[0];
    assert_eq!((line.complete, line.held, line.voided, line.returned()), (5, 1, 1, 6));
    assert_eq!(results.audiences[0].items[0].score.value().unwrap().score.n, 5);
}

#[test]
fn the_easy_form_is_pooled_by_scores() {
    let tool = small_tool();
    let mut sheets: Vec<Sheet> = (0..6).map(|_| small_sheet(&tool, "residents", "a", "standard", "q1=75")).collect();
    sheets.extend((0..2).map(|_| small_sheet(&tool, "residents", "a", "falc", "q1=50")));
    let campaign = small_campaign(&tool, &["a"]);
    let results = measured(&tool, &campaign, &sheets, None);
    let item = &results.audiences[0].items[0];
    let score = item.score.value().unwrap();
    assert_eq!((score.score.n, score.score.mean), (8, 68.75));
    assert_eq!(score.pooled.as_ref().unwrap().ticks[2].count, 2);
    // Two easy sheets are too few for a row of their own, and the other row would give them away.
    assert_eq!(item.rows, Shown::Hidden);
    sheets.extend((0..3).map(|_| small_sheet(&tool, "residents", "a", "falc", "q1=50")));
    let results = measured(&tool, &campaign, &sheets, None);
    let rows = results.audiences[0].items[0].rows.value().unwrap().clone();
    assert_eq!(
        rows.iter().map(|(key, row)| (key.as_str(), row.value().is_some())).collect::<Vec<_>>(),
        [("standard", true), ("falc", true)]
    );
}

#[test]
fn gaps_are_ranked_by_size() {
    let tool = small_tool();
    let mut sheets: Vec<Sheet> =
        (0..5).map(|_| small_sheet(&tool, "residents", "a", "standard", "q1=50 q2=0 q3=0")).collect();
    sheets.extend((0..5).map(|_| small_sheet(&tool, "professionals", "a", "standard", "q1=75 q2=75 q3=50")));
    let results = measured(&tool, &small_campaign(&tool, &["a"]), &sheets, None);
    let gaps: Vec<(&str, f64)> = results.item_gaps.iter().map(|gap| (gap.code.as_str(), gap.difference)).collect();
    assert_eq!(gaps, [("q2", -75.0), ("q3", 50.0), ("q1", -25.0)]);
    assert_eq!(results.item_gaps[0].interval, None);
}

/// Residents who all said the same.
fn of_one_mind(count: usize, words: &str) -> Results {
    let tool = small_tool();
    let sheets: Vec<Sheet> = (0..count).map(|_| small_sheet(&tool, "residents", "a", "standard", words)).collect();
    measured(&tool, &small_campaign(&tool, &["a"]), &sheets, None)
}

/// It printed `100,0 [100,0 ; 100,0]` and named it a strength.
#[test]
fn where_all_said_the_same_the_mean_has_no_interval() {
    let results = of_one_mind(5, "q1=100 q2=0");
    for item in &results.audiences[0].items[..2] {
        let score = item.score.value().unwrap().score;
        assert_eq!((score.deviation, score.interval()), (Some(0.0), None), "{}", item.name);
    }
    // Five of five favourable: from 57 to 100 %, which is not all above 60.
    let standing = results.standing(&small_tool().scoring);
    assert!(standing.strengths.is_empty());
}

#[test]
fn where_all_said_the_same_the_favourable_share_decides() {
    let results = of_one_mind(6, "q1=100 q2=0");
    let standing = results.standing(&small_tool().scoring);
    let names = |named: &[copiste::measure::Named]| named.iter().map(|each| each.item.name.clone()).collect::<Vec<_>>();
    assert_eq!((names(&standing.strengths), names(&standing.priorities)), (vec!["q1".into()], vec!["q2".into()]));
}

/// It said `+0,5 [+0,5 ; +0,5]`, established.
#[test]
fn a_difference_without_an_interval_is_not_established() {
    let value = |code: &str, mean: f64| ReferenceValue {
        audience: copiste::questionnaire::Audience("residents".to_owned()),
        code: code.to_owned(),
        n: None,
        mean,
        spread: None,
    };
    let reference = Reference {
        title: "Ailleurs".to_owned(),
        source: "publication".to_owned(),
        date: "2025-01-01".parse().unwrap(),
        outside: true,
        campaign: None,
        values: vec![value("q1", 99.5), value("q2", 50.0)],
        changed: Vec::new(),
        lost: Vec::new(),
    };
    let differences = of_one_mind(12, "q1=100 q2=0").beside(&reference);
    assert_eq!(differences.iter().map(|each| each.difference).collect::<Vec<_>>(), [0.5, -50.0]);
    assert!(differences.iter().all(|each| each.interval.is_none() && !each.is_established()));
}

#[test]
fn who_answered_is_counted_apart() {
    let words = ["sex=f age=80", "sex=f age=90", "sex=m age=85", "sex=f age=85", "sex=m age=85", "sex=!blank"];
    let audience = residents(&words);
    // Two men are too few to be told, and the women would give them away: there is nothing left to tell.
    assert_eq!(audience.profile[0].portrait, Shown::Hidden);
    let Portrait::Number { n, mean, .. } = audience.profile[1].portrait.value().unwrap() else { panic!("a number") };
    assert!(*n == 5 && (*mean - 85.0).abs() < 1e-9);
}

#[test]
fn the_order_of_the_sheets_changes_nothing() {
    let tool = small_tool();
    let words =
        ["q1=0 q2=25 q3=50 comment=a", "q1=75 q2=25 comment=b", "q1=100 q3=0 comment=c", "q2=50 q3=75 comment=d"];
    let mut sheets: Vec<Sheet> = Vec::new();
    for (place, words) in words.iter().cycle().take(40).enumerate() {
        let variant =
            if place % 3 == 0 && !words.contains("25") && !words.contains("75") { "falc" } else { "standard" };
        sheets.push(small_sheet(&tool, "residents", ["a", "b"][place % 2], variant, words));
    }
    let campaign = small_campaign(&tool, &["a", "b"]);
    let forwards = measured(&tool, &campaign, &sheets, None);
    sheets.reverse();
    assert_eq!(measured(&tool, &campaign, &sheets, None), forwards);
}

#[test]
fn sheets_that_fit_nothing_are_counted_as_strays() {
    let tool = small_tool();
    let mut sheet = small_sheet(&tool, "residents", "a", "standard", "q1=50");
    sheet.record.answers.pop();
    let results = measured(&tool, &small_campaign(&tool, &["a"]), &[sheet], None);
    assert_eq!((results.strays, results.audiences[0].sheets), (1, 0));
}

#[test]
fn quantiles_of_student_are_those_of_scipy() {
    // scipy.stats.t.ppf(p, df)
    let known = [
        (0.975, 1.0, 12.706204736174694),
        (0.975, 2.0, 4.302652729749462),
        (0.975, 3.7, 2.8675207071911895),
        (0.975, 29.0, 2.045229642132703),
        (0.975, 82.0, 1.989318557136572),
        (0.975, 1000.5, 1.962337892459348),
        (0.975, 999_999.0, 1.9599663568164791),
        (0.995, 4.0, 4.604094871349992),
        (0.9, 0.5, 10.27032441023451),
    ];
    for (probability, freedom, expected) in known {
        let quantile = student_quantile(probability, freedom);
        assert!((quantile - expected).abs() < 1e-10 * expected, "{probability} {freedom}: {quantile}");
    }
}

#[test]
fn intervals_of_wilson_are_those_of_scipy() {
    // scipy.stats.binomtest(count, n).proportion_ci(method="wilson")
    let known = [
        (0, 10, 0.0, 0.277532799862889),
        (7, 12, 0.31951131254955, 0.806739686341244),
        (10, 10, 0.722467200137111, 1.0),
    ];
    for (count, n, low, high) in known {
        let interval = wilson(count, n).unwrap();
        assert!(
            (interval.low - low).abs() < 1e-12 && (interval.high - high).abs() < 1e-12,
            "{count}/{n}: {interval:?}"
        );
    }
    assert_eq!(wilson(0, 0), None);
}

#[test]
fn percentages_add_up_to_a_hundred() {
    assert_eq!(whole_percentages(&[1, 1, 1]), [34, 33, 33]);
    assert_eq!(whole_percentages(&[0, 2, 5, 0]), [0, 29, 71, 0]);
    assert_eq!(whole_percentages(&[0, 0]), [0, 0]);
    assert_eq!(whole_percentages(&[u32::MAX, u32::MAX, 1]), [50, 50, 0]);
}

#[test]
fn unseen_characters_are_taken_out_of_texts() {
    assert_eq!(
        clean("  Le\tpersonnel\r\n est\u{200b} \u{202e}attentif\u{202c} \u{1b}[31m "),
        "Le personnel est attentif [31m"
    );
    assert_eq!(clean("Ça va\u{a0}!"), "Ça va\u{a0}!");
    assert_eq!(clean(&format!("e{}", "\u{301}".repeat(50))).chars().count(), 12);
}

/// `scipy.stats.t.interval(.95, 29, loc=4.5, scale=21.25 / 30 ** .5)` and `2 * scipy.stats.t.sf(4.5 / (21.25 / 30 ** .5), 29)`.
#[test]
fn a_mean_beside_an_exact_value_is_what_scipy_says() {
    let side = Side { n: 30, mean: 64.5, deviation: Some(21.25) };
    let compared = student(side, 60.0).unwrap();
    assert!((compared.probability - 0.255_557_020_476_982_4).abs() < 1e-9, "{compared:?}");
    assert!((compared.interval.low + 3.434_880_406_109_623).abs() < 1e-9, "{compared:?}");
    assert!((compared.interval.high - 12.434_880_406_109_624).abs() < 1e-9, "{compared:?}");
    assert_eq!(student(Side { deviation: Some(0.0), ..side }, 60.0), None, "nothing varies");
}
