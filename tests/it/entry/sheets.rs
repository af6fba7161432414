//! The sheet as a whole: constants, remarks, holding, abandoning, modes, variants.

use super::{form, key, keyed, opening, survey};
use copiste::entry::{Entry, Opening};
use copiste::questionnaire::Variant;
use copiste::record::Answer;

fn two(keys: &str) -> String {
    key(&survey("type | name | page", &["select_one often | a | 1", "text | t", "select_one often | b"]), keys)
}

#[test]
fn a_remark_stands_on_its_question() {
    insta::assert_snapshot!(two("{note}au crayon⏎1"), @r#"
at t
a=1
note a «au crayon»
"#);
    insta::assert_snapshot!(two("{note}au crayon⏎{note}⌫⌫⌫⌫⌫⌫encre⏎"), @r#"
at a

note a «au encre»
"#);
    insta::assert_snapshot!(two("{note}au crayon⏎{undo}"), @"at a");
    insta::assert_snapshot!(two("{note}au crayon␛"), @"at a");
}

#[test]
fn the_margin_has_its_place() {
    insta::assert_snapshot!(two("1{margin}merci⏎"), @r#"
at t
a=1
margin «merci»
"#);
}

#[test]
fn a_remark_does_not_disturb_what_is_typed() {
    insta::assert_snapshot!(two("1bon{note}vu⏎jour⏎"), @r#"
at b
a=1 t=«bonjour»
note t «vu»
"#);
}

#[test]
fn a_sheet_is_held_with_a_reason() {
    insta::assert_snapshot!(two("1{hold}page 2 manque⏎1"), @r#"
held
held: page 2 manque
a=1
"#);
    insta::assert_snapshot!(two("1{hold}  ⏎"), @r#"
refused - «» ReasonMissing
at t, locked
a=1
"#);
    insta::assert_snapshot!(two("1bonjour{hold}à voir⏎"), @r#"
held
held: à voir, typing «bonjour|»
a=1 t=«bonjour»
"#);
}

#[test]
fn holding_never_loses_a_text_that_a_check_refuses() {
    let form = survey("type | name | page | constraint", &["text | t | 1 | string-length(.) > 3", "integer | n"]);
    insta::assert_snapshot!(key(&form, "ab{hold}"), @r#"
refused t «ab» Check
at t, typing «ab|», locked
"#);
    let form = survey("type | name | page | soft", &["text | t | 1 | string-length(.) > 3", "integer | n"]);
    insta::assert_snapshot!(key(&form, "ab{hold}court⏎"), @r#"
held
held: court, typing «ab|»
t=«ab»
"#);
}

#[test]
fn abandoning_asks_first() {
    insta::assert_snapshot!(two("1{abandon}"), @r#"
at t, abandon?
a=1
"#);
    insta::assert_snapshot!(two("1{abandon}␛"), @r#"
at t
a=1
"#);
    insta::assert_snapshot!(two("1{abandon}⏎1"), @r#"
bell
bell
at t, abandon?
a=1
"#);
    insta::assert_snapshot!(two("1{abandon}{confirm}"), @r#"
abandoned
voided
a=1
"#);
}

#[test]
fn the_mode_is_overridden_with_one_key() {
    insta::assert_snapshot!(two("{next-mode}"), @r#"
at a

mode alone
"#);
    insta::assert_snapshot!(two("{next-mode}{next-mode}{next-mode}1"), @r#"
at t
a=1
mode alone
"#);
    insta::assert_snapshot!(two("{next-mode}{next-mode}{undo}"), @r#"
at a

mode alone
"#);
}

#[test]
fn constants_of_the_pile_are_not_keyed() {
    let rows = ["integer | service | 1", "select_one often | a", "date | day", "select_one often | b"];
    let form = form(&survey("type | name | page", &rows));
    let constants = vec![(0, Answer::Integer(7)), (2, Answer::Date(super::TODAY))];
    let open = || Entry::open(Opening { constants: constants.clone(), ..opening(&form) });
    insta::assert_snapshot!(keyed(&mut open(), ""), @r#"
at a
service=7 day=2026-03-15
"#);
    insta::assert_snapshot!(keyed(&mut open(), "12⏎"), @r#"
completed
complete
service=7 a=1 day=2026-03-15 b=2
"#);
    insta::assert_snapshot!(keyed(&mut open(), "1{back}{back}"), @r#"
bell
at a
service=7 a=1 day=2026-03-15
"#);
}

#[test]
fn another_variant_keeps_answers_by_item_code() {
    let standard = form(&survey("type | name | page", &["select_one often | a | 1", "integer | n", "text | t"]));
    let falc = form(&survey("type | name | page", &["text | t | 1", "select_one often | a | 2"]));
    let falc_too = Variant("falc".to_owned());
    let mut entry = Entry::open(opening(&standard));
    keyed(&mut entry, "2");
    entry.change_variant(falc_too.clone(), falc.clone(), Vec::new());
    insta::assert_snapshot!(keyed(&mut entry, ""), @r#"
at t
a=2
"#);

    let mut entry = Entry::open(opening(&standard));
    keyed(&mut entry, "25⏎");
    entry.change_variant(falc_too.clone(), falc.clone(), Vec::new());
    insta::assert_snapshot!(keyed(&mut entry, ""), @r#"
at t, locked
a=2 n=5
"#);

    let mut entry = Entry::open(opening(&standard));
    keyed(&mut entry, "2{note}vu⏎{forward}bonjour");
    entry.change_variant(falc_too.clone(), falc.clone(), Vec::new());
    insta::assert_snapshot!(keyed(&mut entry, ""), @r#"
at t, typing «bonjour|», locked
a=2 t=«bonjour»
note n «vu»
"#);

    let mut entry = Entry::open(opening(&standard));
    keyed(&mut entry, "2{forward}bonjour");
    entry.change_variant(falc_too, falc, Vec::new());
    insta::assert_snapshot!(keyed(&mut entry, ""), @r#"
sheet end
t=«bonjour» a=2
"#);
}
