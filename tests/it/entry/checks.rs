//! Refusals, locks, soft checks, required answers.

use super::{key, survey};

fn soft(keys: &str) -> String {
    let rows = ["integer | age | 1 | 2 | . < 90 | ", "select_one often | q1 | | | | yes", "select_one often | q2"];
    key(&survey("type | name | page | digits | soft | required", &rows), keys)
}

#[test]
fn under_the_lock_every_key_is_dropped_until_reset() {
    insta::assert_snapshot!(soft("45719⏎⌫{undo}{mark-blank}{go-to}3{abandon}␛2"), @r#"
refused q1 «7» NotAChoice
at q2
age=45 q1=2
"#);
}

#[test]
fn a_soft_check_asks_once() {
    insta::assert_snapshot!(soft("95"), @"at age, typing «9|», soft check of age?");
}

#[test]
fn whoever_types_on_over_a_question_fills_nothing() {
    insta::assert_snapshot!(soft("9512⏎"), @r#"
bell
bell
bell
at age, typing «9|», soft check of age?
"#);
}

#[test]
fn a_soft_check_may_be_overridden_with_a_note() {
    insta::assert_snapshot!(soft("95{confirm}centenaire⏎1"), @r#"
at q2
age=95 q1=1
overridden age «centenaire»
"#);
}

#[test]
fn an_override_is_remembered() {
    insta::assert_snapshot!(soft("95{confirm}⏎{back}95"), @r#"
at q1
age=95
overridden age «»
"#);
}

#[test]
fn another_value_is_asked_about_anew() {
    insta::assert_snapshot!(soft("95{confirm}⏎{back}96"), @r#"
at age, typing «9|», soft check of age?
age=95
overridden age «»
"#);
}

#[test]
fn a_soft_check_may_be_taken_back() {
    insta::assert_snapshot!(soft("95␛84"), @r#"
at q1
age=84
"#);
    insta::assert_snapshot!(soft("95⌫84"), @r#"
at q1
age=84
"#);
    insta::assert_snapshot!(soft("95{confirm}no␛84"), @r#"
at q1
age=84
"#);
}

#[test]
fn a_required_question_left_blank_asks() {
    insta::assert_snapshot!(soft("84{mark-blank}"), @r#"
at q1, q1 is required?
age=84
"#);
    insta::assert_snapshot!(soft("84{mark-blank}{confirm}⏎"), @r#"
at q2
age=84 q1=!blank
overridden q1 «»
"#);
    insta::assert_snapshot!(soft("84{mark-unreadable}"), @r#"
at q2
age=84 q1=!unreadable
"#);
}

#[test]
fn a_required_text_left_empty_asks_and_keeps_what_was_typed() {
    let form = survey("type | name | page | required", &["text | t | 1 | yes", "integer | n"]);
    insta::assert_snapshot!(key(&form, "⏎"), @"at t, t is required?");
    insta::assert_snapshot!(key(&form, "bonjour{mark-blank}␛"), @"at t, typing «bonjour|»");
}

fn later(keys: &str) -> String {
    let rows = ["integer | a | 1 | 1 | ", "integer | b | | 1 | ${a} < ${b}"];
    key(&survey("type | name | page | digits | constraint", &rows), keys)
}

#[test]
fn a_later_answer_that_breaks_an_earlier_check_is_caught_at_the_end() {
    insta::assert_snapshot!(later("12{back}{back}5⏎⏎"), @r#"
refused b «» Check
at b, locked
a=5 b=2
"#);
}

#[test]
fn an_override_holds_at_the_end_of_the_sheet() {
    let form =
        survey("type | name | page | digits | soft", &["integer | a | 1 | 1 | . < ${b}", "integer | b | | 1 | . > 0"]);
    insta::assert_snapshot!(key(&form, "1{confirm}⏎5⏎"), @r#"
completed
complete
a=1 b=5
overridden a «»
"#);
}

#[test]
fn a_soft_check_broken_later_asks_at_the_end_and_then_ends() {
    let rows = ["integer | a | 1 | 1 | . < 5 or ${b} != 2", "integer | b | | 1 | "];
    let form = survey("type | name | page | digits | soft", &rows);
    insta::assert_snapshot!(key(&form, "72⏎"), @r#"
at a, soft check of a?
a=7 b=2
"#);
    insta::assert_snapshot!(key(&form, "72⏎{confirm}vu⏎⏎"), @r#"
completed
complete
a=7 b=2
overridden a «vu»
"#);
    insta::assert_snapshot!(key(&form, "72⏎␛3"), @r#"
at b
a=3 b=2
"#);
}

#[test]
fn a_mark_passes_every_check() {
    let form = survey("type | name | page | constraint", &["integer | a | 1 | . > 5", "integer | b"]);
    insta::assert_snapshot!(key(&form, "{mark-unreadable}"), @r#"
at b
a=!unreadable
"#);
}
