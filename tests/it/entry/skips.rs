//! What is no longer asked is no longer answered.

use super::{key, survey};

fn skips(keys: &str) -> String {
    let rows = [
        "select_one yes | a | 1",
        "integer | b | | ${a} = 'oui' | 2",
        "select_one often | c | | ${b} > 10",
        "select_one often | d | | ${a} = 'non'",
        "select_one often | e",
    ];
    key(&survey("type | name | page | relevant | digits", &rows), keys)
}

#[test]
fn questions_not_asked_are_passed_over() {
    insta::assert_snapshot!(skips("2"), @r#"
at d
a=non
"#);
    insta::assert_snapshot!(skips("105"), @r#"
at e
a=oui b=5
"#);
}

#[test]
fn a_skip_takes_its_answers_away() {
    insta::assert_snapshot!(skips("1203{back}{back}{back}2"), @r#"
taken b c
at d
a=non
"#);
}

#[test]
fn a_skip_taken_back_gives_its_answers_back() {
    insta::assert_snapshot!(skips("1203{back}{back}{back}2{back}1"), @r#"
taken b c
given b c
at b
a=oui b=20 c=3
"#);
}

#[test]
fn undo_restores_what_a_skip_took() {
    insta::assert_snapshot!(skips("1203{back}{back}{back}2{undo}"), @r#"
taken b c
at a
a=oui b=20 c=3
"#);
    insta::assert_snapshot!(skips("1203{back}{back}{back}2{undo}{redo}"), @r#"
taken b c
at d
a=non
"#);
}

#[test]
fn a_mark_steers_like_no_value() {
    insta::assert_snapshot!(skips("{mark-blank}"), @r#"
at e
a=!blank
"#);
}

#[test]
fn an_earlier_question_may_depend_on_a_later_one() {
    let rows = ["select_one often | a | 1 | ${b} = 'oui'", "select_one yes | b", "integer | c"];
    let form = survey("type | name | page | relevant", &rows);
    insta::assert_snapshot!(key(&form, "1"), @r#"
at c
b=oui
"#);
    insta::assert_snapshot!(key(&form, "13⏎⏎"), @r#"
refused a «» SheetNotFinished { left: 1 }
at a, locked
b=oui c=3
"#);
    insta::assert_snapshot!(key(&form, "13⏎⏎␛4{forward}2"), @r#"
refused a «» SheetNotFinished { left: 1 }
at c, typing «2|»
a=4 b=oui c=3
"#);
}
