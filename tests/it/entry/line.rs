//! The editor line of a text cell.

use super::{key, survey};

fn text(keys: &str) -> String {
    key(&survey("type | name | page | characters", &["text | t | 1 | 12", "integer | n"]), keys)
}

#[test]
fn what_is_typed_is_text_whatever_it_is() {
    insta::assert_snapshot!(text("1. à? /⏎"), @r#"
at n
t=«1. à? /»
"#);
}

#[test]
fn an_empty_line_says_that_nothing_is_written() {
    insta::assert_snapshot!(text("⏎"), @r#"
at n
t=!blank
"#);
    insta::assert_snapshot!(text("  ⏎"), @r#"
at n
t=!blank
"#);
}

#[test]
fn a_letter_and_its_accent_are_one() {
    insta::assert_snapshot!(text("e\u{301}t⌫⌫"), @"at t");
    insta::assert_snapshot!(text("éa{edit-left}{edit-left}x"), @"at t, typing «x|éa»");
    insta::assert_snapshot!(text("ae\u{301}b{edit-left}{edit-left}x"), @"at t, typing «ax|éb»");
}

#[test]
fn a_family_of_three_is_one() {
    insta::assert_snapshot!(text("a👩‍👩‍👧b{edit-left}⌫"), @"at t, typing «a|b»");
    insta::assert_snapshot!(text("a👩‍👩‍👧b{edit-start}{edit-right}{edit-delete}"), @"at t, typing «a|b»");
}

#[test]
fn moves_go_by_word() {
    insta::assert_snapshot!(text("l’un et{edit-word-left}x"), @"at t, typing «l’un x|et»");
    insta::assert_snapshot!(text("un deux{edit-start}{edit-word-right}x"), @"at t, typing «unx| deux»");
    insta::assert_snapshot!(text("un deux{edit-delete-word}"), @"at t, typing «un |»");
}

#[test]
fn the_line_may_be_cut() {
    insta::assert_snapshot!(text("un deux{edit-word-left}{edit-delete-to-end}"), @"at t, typing «un |»");
    insta::assert_snapshot!(text("un deux{edit-clear}trois"), @"at t, typing «trois|»");
    insta::assert_snapshot!(text("un{edit-start}{edit-delete}{edit-end}x"), @"at t, typing «nx|»");
}

#[test]
fn undo_and_redo_work_inside_the_line() {
    insta::assert_snapshot!(text("abc{undo}{undo}"), @"at t, typing «a|»");
    insta::assert_snapshot!(text("abc{undo}{undo}{redo}"), @"at t, typing «ab|»");
    insta::assert_snapshot!(text("abc{edit-clear}{undo}"), @"at t, typing «abc|»");
}

#[test]
fn a_full_line_refuses_and_keeps_what_it_has() {
    insta::assert_snapshot!(text("123456789012345"), @r#"
refused t «3» TextFull { characters: 12 }
at t, typing «123456789012|», locked
"#);
    insta::assert_snapshot!(text("1234567890123␛⌫x⏎"), @r#"
refused t «3» TextFull { characters: 12 }
at n
t=«12345678901x»
"#);
}

#[test]
fn control_characters_are_not_text() {
    insta::assert_snapshot!(text("a\u{7}"), @r#"
refused t «» NotText
at t, typing «a|», locked
"#);
}

#[test]
fn correct_at_the_start_of_a_line_takes_nothing() {
    insta::assert_snapshot!(text("ab{edit-start}⌫"), @r#"
bell
at t, typing «|ab»
"#);
}

#[test]
fn an_accepted_text_is_edited_where_it_stands() {
    insta::assert_snapshot!(text("un⏎{back} deux⏎"), @r#"
at n
t=«un deux»
"#);
}
