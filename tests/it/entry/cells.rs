//! What keys mean in coded cells.

use super::{key, survey};

fn one(rows: &[&str], keys: &str) -> String {
    key(&survey("type | name | page | digits | constraint", rows), keys)
}

#[test]
fn a_coded_answer_needs_one_key() {
    let rows = ["select_one often | q1 | 1", "select_one often | q2", "select_one often | q3"];
    insta::assert_snapshot!(one(&rows, "14"), @r#"
at q3
q1=1 q2=4
"#);
}

#[test]
fn a_multi_digit_field_advances_when_it_is_full() {
    let rows = ["integer | age | 1 | 2", "integer | years | | 3", "integer | kids"];
    insta::assert_snapshot!(one(&rows, "840127⏎"), @r#"
completed
complete
age=84 years=12 kids=7
"#);
}

#[test]
fn a_short_number_ends_with_enter() {
    insta::assert_snapshot!(one(&["integer | age | 1 | 3", "integer | kids"], "84⏎12⏎"), @r#"
completed
complete
age=84 kids=12
"#);
}

#[test]
fn a_negative_number_of_fixed_width_advances_when_it_is_full() {
    insta::assert_snapshot!(one(&["integer | t | 1 | 2", "integer | kids"], "-12"), @r#"
at kids
t=-12
"#);
}

#[test]
fn a_lone_sign_is_no_number() {
    insta::assert_snapshot!(one(&["integer | t | 1"], "-⏎"), @r#"
refused t «-» NotANumber
at t, locked
"#);
}

#[test]
fn a_number_outside_its_range_is_refused_and_locks() {
    insta::assert_snapshot!(one(&["integer | age | 1 | 2 | . >= 18 and . <= 99", "integer | kids"], "073␛42"), @r#"
refused age «07» Check
at kids
age=42
"#);
}

#[test]
fn a_decimal_takes_comma_or_dot() {
    insta::assert_snapshot!(one(&["decimal | a | 1", "decimal | b", "decimal | c"], "2,5⏎2.75⏎-3⏎"), @r#"
completed
complete
a=2.5 b=2.75 c=-3
"#);
}

#[test]
fn a_decimal_takes_one_comma_after_a_digit_and_six_decimals() {
    insta::assert_snapshot!(one(&["decimal | a | 1"], ",␛1,2,␛1,1234567"), @r#"
refused a «,» NotANumber
refused a «1,2,» NotANumber
refused a «1,1234567» NotANumber
at a, locked
"#);
}

#[test]
fn the_beginning_of_a_longer_code_waits_for_enter() {
    let rows = ["select_one twelve | a | 1", "select_one twelve | b", "select_one twelve | c", "select_one twelve | d"];
    insta::assert_snapshot!(one(&rows, "1⏎10211"), @r#"
sheet end
a=one b=ten c=two d=eleven
"#);
}

#[test]
fn a_key_that_continues_no_code_is_refused() {
    insta::assert_snapshot!(one(&["select_one twelve | a | 1"], "15"), @r#"
refused a «15» NotAChoice
at a, locked
"#);
}

#[test]
fn a_code_may_be_a_letter_in_either_case() {
    insta::assert_snapshot!(one(&["select_one letters | a | 1", "select_one letters | b"], "aBc"), @r#"
refused - «c» SheetFinished
sheet end, locked
a=alpha b=beta
"#);
}

#[test]
fn a_printed_box_may_mean_a_mark() {
    insta::assert_snapshot!(one(&["select_one often | a | 1", "select_one often | b"], "5"), @r#"
at b
a=!not-concerned
"#);
}

#[test]
fn the_five_marks_are_distinct_and_one_key_each() {
    let rows = ["integer | a | 1", "date | b", "decimal | c", "select_one often | d", "select_multiple tongues | e"];
    let keys = "{mark-blank}{mark-not-concerned}{mark-double}{mark-unreadable}{mark-struck}";
    insta::assert_snapshot!(one(&rows, keys), @r#"
sheet end
a=!blank b=!not-concerned c=!double d=!unreadable e=!struck
"#);
}

#[test]
fn several_boxes_end_with_enter_and_stand_in_the_order_of_the_paper() {
    insta::assert_snapshot!(one(&["select_multiple tongues | l | 1", "integer | n"], "31⏎"), @r#"
at n
l=[fr de]
"#);
}

#[test]
fn a_box_keyed_again_is_unticked() {
    insta::assert_snapshot!(one(&["select_multiple tongues | l | 1", "integer | n"], "1231⏎"), @r#"
at n
l=[en de]
"#);
}

#[test]
fn a_short_code_keyed_again_is_unticked_too() {
    let rows = ["select_multiple twelve | l | 1", "integer | n"];
    insta::assert_snapshot!(one(&rows, "1 21 ⏎"), @r#"
at n
l=[two]
"#);
    insta::assert_snapshot!(one(&rows, "1 21⏎"), @r#"
at n
l=[two]
"#);
}

#[test]
fn a_short_code_is_whole_when_the_next_key_continues_no_code() {
    insta::assert_snapshot!(one(&["select_multiple twelve | l | 1", "integer | n"], "1210⏎"), @r#"
at n
l=[one two ten]
"#);
}

#[test]
fn a_space_between_boxes_does_no_harm() {
    insta::assert_snapshot!(one(&["select_multiple tongues | l | 1", "integer | n"], "1 3 ⏎"), @r#"
at n
l=[fr de]
"#);
}

#[test]
fn a_refusal_keeps_the_boxes_ticked_so_far() {
    insta::assert_snapshot!(one(&["select_multiple tongues | l | 1", "integer | n"], "17␛3⏎"), @r#"
refused l «7» NotAChoice
at n
l=[fr de]
"#);
}

#[test]
fn correct_takes_the_last_box_back() {
    insta::assert_snapshot!(one(&["select_multiple tongues | l | 1", "integer | n"], "12⌫3⏎"), @r#"
at n
l=[fr de]
"#);
}

#[test]
fn a_box_that_means_a_mark_stands_alone() {
    let rows = ["select_multiple tongues | l | 1", "select_multiple tongues | m"];
    insta::assert_snapshot!(one(&rows, "9⏎19⏎"), @r#"
refused m «1 9» DoesNotFit
at m, locked
l=!not-concerned
"#);
}

#[test]
fn no_box_at_all_is_not_an_answer() {
    insta::assert_snapshot!(one(&["select_multiple tongues | l | 1"], "11⏎"), @r#"
refused l «» PageNotFinished { left: 1 }
at l, locked
"#);
}

#[test]
fn a_date_is_eight_digits() {
    insta::assert_snapshot!(one(&["date | d | 1", "integer | n"], "09031954"), @r#"
at n
d=1954-03-09
"#);
}

#[test]
fn a_date_of_six_digits_ends_with_enter_and_lies_in_the_hundred_years_around() {
    insta::assert_snapshot!(one(&["date | a | 1", "date | b", "date | c"], "090326⏎090336⏎090337⏎"), @r#"
completed
complete
a=2026-03-09 b=2036-03-09 c=1937-03-09
"#);
}

#[test]
fn a_date_of_four_digits_is_the_last_such_day() {
    insta::assert_snapshot!(one(&["date | a | 1", "date | b", "date | c"], "1503⏎1603⏎2902⏎"), @r#"
completed
complete
a=2026-03-15 b=2025-03-16 c=2024-02-29
"#);
}

#[test]
fn separators_of_a_date_close_a_short_day_or_month() {
    let rows = ["date | a | 1", "date | b", "date | c", "date | d"];
    insta::assert_snapshot!(one(&rows, "09/03/1954" ), @r#"
at b
a=1954-03-09
"#);
    insta::assert_snapshot!(one(&rows, "1/1/09⏎1.10.2025" ), @r#"
at c
a=2009-01-01 b=2025-10-01
"#);
}

#[test]
fn impossible_dates_are_refused_where_the_fingers_are() {
    for keys in ["4", "32", "00", "012", "0113", "0100", "3102", "3104", "29021900", "01011799"] {
        let out = one(&["date | d | 1"], keys);
        assert_eq!(out, format!("refused d «{keys}» NotADate\nat d, locked\n"), "{keys}");
    }
    insta::assert_snapshot!(one(&["date | d | 1"], "290226⏎"), @r#"
refused d «290226» NotADate
at d, locked
"#);
}

#[test]
fn half_a_date_is_no_date() {
    insta::assert_snapshot!(one(&["date | d | 1"], "09032⏎"), @r#"
refused d «09032» NotADate
at d, locked
"#);
}

#[test]
fn correct_takes_a_typed_digit_back() {
    insta::assert_snapshot!(one(&["integer | a | 1 | 3", "integer | b"], "12⌫34"), @r#"
at b
a=134
"#);
}

#[test]
fn a_time_is_kept_in_one_way_however_the_paper_says_it() {
    let rows = ["time | at | 1 | | . >= '08:00'", "dateTime | seen", "integer | kids"];
    insta::assert_snapshot!(one(&rows, "930⏎02/03/2026 9h05⏎1⏎"), @r#"
completed
complete
at=«09:30» seen=«2026-03-02T09:05» kids=1
"#);
}

#[test]
fn a_year_is_four_digits_or_two_and_enter() {
    let rows = ["date | a | year | . <= today() | 1", "date | b | year", "date | c | year", "date | d | year"];
    let form = super::survey("type | name | appearance | constraint | page", &rows);
    insta::assert_snapshot!(super::key(&form, "201926⏎37⏎18"), @r#"
at d, typing «18|»
a=2019-01-01 b=2026-01-01 c=1937-01-01
"#);
    insta::assert_snapshot!(super::key(&form, "20{correct}{correct}2027␛{mark-blank}2⏎␛3/"), @r#"
refused a «2027» Check
refused b «2» NotADate
refused b «3/» NotADate
at b, locked
a=!blank
"#);
}

#[test]
fn a_month_is_keyed_as_it_stands_on_paper() {
    let rows = ["date | a | month-year | 1", "date | b | month-year", "date | c | month-year", "date | d | month-year"];
    let form = super::survey("type | name | appearance | page", &rows);
    insta::assert_snapshot!(super::key(&form, "0320191/20190319⏎04⏎"), @r#"
completed
complete
a=2019-03-01 b=2019-01-01 c=2019-03-01 d=2025-04-01
"#);
    insta::assert_snapshot!(super::key(&form, "13␛2␛0␛/"), @r#"
refused a «13» NotADate
refused a «2» NotADate
refused a «/» NotADate
at a, locked
"#);
}
