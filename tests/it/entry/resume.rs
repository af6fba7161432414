//! Reopening in the middle of a sheet.

use super::{form, keyed, opening, state, survey};
use copiste::entry::{Entry, Opening};

/// Keys, then the sheet closed without warning and opened again from its record.
fn reopened(keys: &str) -> (String, String) {
    let rows = ["select_one often | a | 1", "text | t", "select_multiple tongues | l | 2", "integer | n | | 3"];
    let form = form(&survey("type | name | page | digits", &rows));
    let mut entry = Entry::open(opening(&form));
    keyed(&mut entry, keys);
    let again = Entry::open(Opening { record: entry.record().clone(), ..opening(&form) });
    (state(&entry), state(&again))
}

#[test]
fn a_sheet_reopens_where_it_was_left() {
    for keys in ["", "1", "1bon", "1bonjour⏎", "1⏎⏎", "1⏎⏎1", "1⏎⏎12", "1⏎⏎12⏎4", "1⏎⏎12⏎452", "1⏎⏎12⏎452{back}{back}"]
    {
        let (before, after) = reopened(keys);
        assert_eq!(before, after, "{keys}");
    }
}

#[test]
fn half_a_word_comes_back() {
    insta::assert_snapshot!(reopened("1bonj").1, @r#"
at t, typing «bonj|»
a=1
"#);
}

#[test]
fn a_lock_does_not_come_back() {
    insta::assert_snapshot!(reopened("7").1, @"at a");
}

#[test]
fn undo_of_a_text_that_came_back_does_not_lose_it() {
    let form = form(&survey("type | name | page", &["text | t | 1", "integer | n"]));
    let mut entry = Entry::open(opening(&form));
    keyed(&mut entry, "bonjour");
    let mut again = Entry::open(Opening { record: entry.record().clone(), ..opening(&form) });
    insta::assert_snapshot!(keyed(&mut again, "{undo}"), @"at t");
    insta::assert_snapshot!(keyed(&mut again, "{redo}"), @"at t, typing «bonjour|»");
}
