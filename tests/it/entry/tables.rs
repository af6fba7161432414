//! Tables of rows, filtered choices and answers that the form works out, keyed as a tool's forms are.

use super::{keyed, opening};
use copiste::entry::{Entry, Opening, Scope};
use copiste::import::read_tool;
use copiste::questionnaire::Questionnaire;
use proptest::prelude::*;
use std::sync::Arc;

/// A form as the tool that it is in gives it to be keyed.
fn in_a_tool(text: &str) -> Arc<Questionnaire> {
    let folder = tempfile::tempdir().expect("a folder of its own");
    let tool = "id = \"t\"\nversion = \"1\"\ntitle = \"T\"\n[[audience]]\ncode = \"people\"\nrole = \"people\"\nform = [ { file = \"form.md\" } ]\n";
    std::fs::write(folder.path().join("tool.toml"), tool).expect("the folder is writable");
    std::fs::write(folder.path().join("form.md"), text).expect("the folder is writable");
    let (tool, findings) = read_tool(folder.path());
    let blocking: Vec<_> = findings.iter().filter(|finding| finding.blocks()).collect();
    tool.unwrap_or_else(|| panic!("{blocking:#?}")).audiences[0].forms[0].1.clone()
}

const HOME: &str = "
| survey |
| | type | name | label | rows | repeat_count | calculation | choice_filter | relevant |
| | select_one region | region | Region | | | | | |
| | select_one town | town | Town | | | | region = ${region} | |
| | begin_repeat | child | Child | 3 | | | | |
| | integer | age | Age | | | | | |
| | text | school | School | | | | | ${age} > 5 |
| | end_repeat | | | | | | | |
| | integer | sum | Sum | | | sum(${age}) | | |
| | text | end | End | | | | | |
| choices |
| | list_name | name | label | code | region |
| | region | north | North | 1 | |
| | region | south | South | 2 | |
| | town | lille | Lille | 1 | north |
| | town | nice | Nice | 2 | south |
";

#[test]
fn a_table_is_keyed_row_by_row_once_its_rows_are_counted() {
    let form = in_a_tool(HOME);
    let names: Vec<&str> = form.questions.iter().map(|question| question.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "region",
            "town",
            "child_count",
            "child[1]/age",
            "child[1]/school",
            "child[2]/age",
            "child[2]/school",
            "child[3]/age",
            "child[3]/school",
            "sum",
            "end",
        ]
    );
    let mut entry = Entry::open(opening(&form));
    insta::assert_snapshot!(keyed(&mut entry, "122␛127⏎Ada⏎4⏎fin⏎"), @r#"
refused town «2» NotAChoice
completed
complete
region=north town=lille child_count=2 child[1]/age=7 child[1]/school=«Ada» child[2]/age=4 sum=11 end=«fin»
"#);
}

#[test]
fn a_row_that_is_taken_back_comes_back_with_its_answers() {
    let mut entry = Entry::open(opening(&in_a_tool(HOME)));
    insta::assert_snapshot!(keyed(&mut entry, "1129⏎a⏎8⏎b⏎{back}{back}{back}{back}{back}1"), @r#"
taken child[2]/age child[2]/school
at child[1]/age
region=north town=lille child_count=1 child[1]/age=9 child[1]/school=«a» sum=9
"#);
    insta::assert_snapshot!(keyed(&mut entry, "{back}2"), @r#"
given child[2]/age child[2]/school
at child[1]/age
region=north town=lille child_count=2 child[1]/age=9 child[1]/school=«a» child[2]/age=8 child[2]/school=«b» sum=17
"#);
}

#[test]
fn a_printed_text_takes_up_answers_of_its_row() {
    let mut entry = Entry::open(opening(&in_a_tool(HOME)));
    let school = entry.form().index("child[2]/school").expect("it is there");
    assert_eq!(entry.piped(Some(school), "At ${age}, ${sum} in all; ${"), "At …, 0 in all; ${");
    keyed(&mut entry, "1127⏎Ada⏎9⏎");
    assert_eq!(entry.piped(Some(school), "At ${age}, ${ sum } in all"), "At 9, 16 in all");
    assert_eq!(entry.piped(None, "Nothing ${nowhere} here"), "Nothing … here");
}

#[test]
fn what_is_asked_answer_by_answer_is_what_a_sheet_opened_anew_asks() {
    let rules = "
| survey |
| | type | name | label | rows | repeat_count | calculation | relevant |
| | integer | people | People | 3 | | | |
| | begin_repeat | person | Person | 3 | ${people} | | |
| | integer | age | Age | | | | |
| | text | school | School | | | | ${age} > 5 and ${age} < 18 |
| | calculate | older | | | | if(position(..) = 1, 0, ${age} - indexed-repeat(${age}, ${person}, position(..) - 1)) | |
| | text | gap | Gap | | | | ${older} > 3 |
| | end_repeat | | | | | | |
| | calculate | total | | | | sum(${age}) | |
| | begin_group | many | Many | | | | ${total} > 20 |
| | integer | rooms | Rooms | | | | count(${person}) > 1 |
| | text | why | Why | | | | ${rooms} = '' or ${rooms} > 2 |
| | end_group | | | | | | |
| | text | end | End | | | | |
";
    let form = in_a_tool(rules);
    let mut entry = Entry::open(opening(&form));
    for keys in [
        "3",
        "7⏎",
        "Ada⏎",
        "12⏎",
        "Bo⏎",
        "far⏎",
        "40⏎",
        "gap⏎",
        "2⏎",
        "{back}{back}{back}",
        "1⏎",
        "{undo}",
        "{undo}",
        "fin⏎",
    ] {
        keyed(&mut entry, keys);
        let anew = Entry::open(copiste::entry::Opening { record: entry.record().clone(), ..opening(&form) });
        let asked = |entry: &Entry| (0..form.questions.len()).map(|index| entry.is_asked(index)).collect::<Vec<_>>();
        assert_eq!(asked(&entry), asked(&anew), "after {keys}");
        assert_eq!(entry.record().answers, anew.record().answers, "after {keys}");
    }
}

const LOG: &str = "
| survey |
| | type | name | label | rows | ends | part | required |
| | begin_repeat | entry | Entry | 4 | blank | | |
| | time | hour | Hour | | | time | yes |
| | select_one mood | mood | Mood | | | | |
| | text | seen | Seen | | | seen | |
| | end_repeat | | | | | | |
| | integer | sum | Sum | | | | |
| choices |
| | list_name | name | label | code |
| | mood | good | good | 1 |
| | mood | bad | bad | 2 |
";

#[test]
fn a_log_goes_on_row_by_row_until_a_time_is_left_blank() {
    let form = in_a_tool(LOG);
    assert_eq!(form.questions.len(), 8 * 3 + 1, "as many rows again may be keyed as are printed");
    let mut entry = Entry::open(opening(&form));
    insta::assert_snapshot!(keyed(&mut entry, "1030⏎1Queue⏎1045⏎2⏎⏎7⏎"), @r#"
completed
complete
entry[1]/hour=«10:30» entry[1]/mood=good entry[1]/seen=«Queue» entry[2]/hour=«10:45» entry[2]/mood=bad entry[2]/seen=!blank entry[3]/hour=!blank sum=7
"#);
    let asked: Vec<&str> = form
        .questions
        .iter()
        .enumerate()
        .filter(|(index, _)| entry.is_asked(*index))
        .map(|(_, question)| question.name.as_str())
        .collect();
    assert_eq!(
        asked,
        [
            "entry[1]/hour",
            "entry[1]/mood",
            "entry[1]/seen",
            "entry[2]/hour",
            "entry[2]/mood",
            "entry[2]/seen",
            "entry[3]/hour",
            "sum"
        ]
    );
}

#[test]
fn a_row_is_added_to_a_log_where_it_ended() {
    let mut entry = Entry::open(opening(&in_a_tool(LOG)));
    insta::assert_snapshot!(keyed(&mut entry, "1030⏎1⏎⏎{back}1050⏎2Door⏎⏎7⏎"), @r#"
completed
complete
entry[1]/hour=«10:30» entry[1]/mood=good entry[1]/seen=!blank entry[2]/hour=«10:50» entry[2]/mood=bad entry[2]/seen=«Door» entry[3]/hour=!blank sum=7
"#);
}

#[test]
fn a_row_that_was_passed_over_is_put_in_with_all_below_moved_down() {
    let mut entry = Entry::open(opening(&in_a_tool(LOG)));
    keyed(&mut entry, "1030⏎1Queue⏎1050⏎2Door⏎1040⏎{confirm}so it says⏎1⏎⏎{back}{back}{back}{back}{note}here⏎");
    insta::assert_snapshot!(keyed(&mut entry, "{back}{back}{insert-row}"), @r#"
row 2 put in
at entry[2]/hour
entry[1]/hour=«10:30» entry[1]/mood=good entry[1]/seen=«Queue» entry[2]/hour=!unreadable entry[3]/hour=«10:50» entry[3]/mood=bad entry[3]/seen=«Door» entry[4]/hour=«10:40» entry[4]/mood=good entry[4]/seen=!blank entry[5]/hour=!blank
overridden entry[4]/hour «so it says»
note entry[4]/hour «here»
"#);
    insta::assert_snapshot!(keyed(&mut entry, "1045⏎1Lift⏎"), @r#"
at entry[3]/hour, typing «10:50|»
entry[1]/hour=«10:30» entry[1]/mood=good entry[1]/seen=«Queue» entry[2]/hour=«10:45» entry[2]/mood=good entry[2]/seen=«Lift» entry[3]/hour=«10:50» entry[3]/mood=bad entry[3]/seen=«Door» entry[4]/hour=«10:40» entry[4]/mood=good entry[4]/seen=!blank entry[5]/hour=!blank
overridden entry[4]/hour «so it says»
note entry[4]/hour «here»
"#);
    insta::assert_snapshot!(keyed(&mut entry, "{undo}{undo}{undo}{undo}"), @r#"
at entry[2]/mood
entry[1]/hour=«10:30» entry[1]/mood=good entry[1]/seen=«Queue» entry[2]/hour=«10:50» entry[2]/mood=bad entry[2]/seen=«Door» entry[3]/hour=«10:40» entry[3]/mood=good entry[3]/seen=!blank entry[4]/hour=!blank
overridden entry[3]/hour «so it says»
note entry[3]/hour «here»
"#);
}

#[test]
fn a_row_that_is_too_much_is_taken_out_with_all_below_moved_up() {
    let mut entry = Entry::open(opening(&in_a_tool(LOG)));
    keyed(&mut entry, "1030⏎1Queue⏎1050⏎2Door⏎1040⏎{confirm}so it says⏎1⏎⏎{back}{back}{back}{back}");
    insta::assert_snapshot!(keyed(&mut entry, "{back}{back}{back}{remove-row}"), @r#"
row 2 taken out
at entry[2]/hour, typing «10:40|»
entry[1]/hour=«10:30» entry[1]/mood=good entry[1]/seen=«Queue» entry[2]/hour=«10:40» entry[2]/mood=good entry[2]/seen=!blank entry[3]/hour=!blank
overridden entry[2]/hour «so it says»
"#);
    insta::assert_snapshot!(keyed(&mut entry, "{remove-row}{remove-row}"), @r#"
row 2 taken out
bell
at entry[2]/hour
entry[1]/hour=«10:30» entry[1]/mood=good entry[1]/seen=«Queue» entry[2]/hour=!blank
"#);
    insta::assert_snapshot!(keyed(&mut entry, "{undo}{undo}"), @r#"
at entry[2]/hour, typing «10:50|»
entry[1]/hour=«10:30» entry[1]/mood=good entry[1]/seen=«Queue» entry[2]/hour=«10:50» entry[2]/mood=bad entry[2]/seen=«Door» entry[3]/hour=«10:40» entry[3]/mood=good entry[3]/seen=!blank entry[4]/hour=!blank
overridden entry[3]/hour «so it says»
"#);
}

#[test]
fn a_full_log_takes_no_further_row_and_what_is_no_log_has_none() {
    let mut entry = Entry::open(opening(&in_a_tool(LOG)));
    let full = (0..8).map(|row| format!("10{row}0⏎1⏎").replace("1060", "1106").replace("1070", "1107"));
    keyed(&mut entry, &full.collect::<String>());
    insta::assert_snapshot!(keyed(&mut entry, "{insert-row}{remove-row}{back}{insert-row}␛"), @r#"
bell
bell
refused - «» LogFull { rows: 8 }
at entry[8]/seen
entry[1]/hour=«10:00» entry[1]/mood=good entry[1]/seen=!blank entry[2]/hour=«10:10» entry[2]/mood=good entry[2]/seen=!blank entry[3]/hour=«10:20» entry[3]/mood=good entry[3]/seen=!blank entry[4]/hour=«10:30» entry[4]/mood=good entry[4]/seen=!blank entry[5]/hour=«10:40» entry[5]/mood=good entry[5]/seen=!blank entry[6]/hour=«10:50» entry[6]/mood=good entry[6]/seen=!blank entry[7]/hour=«11:06» entry[7]/mood=good entry[7]/seen=!blank entry[8]/hour=«11:07» entry[8]/mood=good entry[8]/seen=!blank
"#);
}

proptest! {
    #[test]
    fn a_row_put_in_and_taken_out_again_leaves_the_log_as_it_was(rows in 1..7usize, at in 0..7usize, steps in 0..3usize) {
        let mut entry = Entry::open(opening(&in_a_tool(LOG)));
        for row in 0..rows {
            keyed(&mut entry, &format!("10{:02}⏎{}text{row}⏎", row * 5, 1 + row % 2));
        }
        keyed(&mut entry, "⏎");
        let before = entry.record().answers.clone();
        keyed(&mut entry, &"{back}".repeat(1 + 3 * (rows - 1 - at.min(rows - 1)) + 3 - steps));
        let told = keyed(&mut entry, "{insert-row}");
        prop_assert!(!told.contains("bell") && entry.record().answers != before, "{}", told);
        keyed(&mut entry, "{remove-row}");
        prop_assert_eq!(&entry.record().answers, &before);
        keyed(&mut entry, "{undo}{undo}");
        prop_assert_eq!(&entry.record().answers, &before);
    }
}

/// What stood below went with the time, and was gone for good once the sheet was left.
#[test]
fn a_time_is_not_left_blank_before_what_is_keyed_and_nothing_of_the_log_goes() {
    let mut entry = Entry::open(opening(&in_a_tool(LOG)));
    keyed(&mut entry, "1030⏎1⏎1040⏎2⏎1050⏎1⏎{back}{back}{back}{back}{back}{back}");
    insta::assert_snapshot!(keyed(&mut entry, "{mark-blank}"), @r#"
refused entry[2]/hour «» CutsLog
at entry[2]/hour, typing «10:40|», locked
entry[1]/hour=«10:30» entry[1]/mood=good entry[1]/seen=!blank entry[2]/hour=«10:40» entry[2]/mood=bad entry[2]/seen=!blank entry[3]/hour=«10:50» entry[3]/mood=good entry[3]/seen=!blank
"#);
    insta::assert_snapshot!(keyed(&mut entry, "␛⌫⌫⌫⌫⌫⏎␛␛"), @r#"
refused entry[2]/hour «» CutsLog
at entry[2]/hour, typing «10:40|»
entry[1]/hour=«10:30» entry[1]/mood=good entry[1]/seen=!blank entry[2]/hour=«10:40» entry[2]/mood=bad entry[2]/seen=!blank entry[3]/hour=«10:50» entry[3]/mood=good entry[3]/seen=!blank
"#);
    insta::assert_snapshot!(keyed(&mut entry, "⌫⌫⌫⌫⌫{back}␛␛⌫⌫⌫⌫⌫1041⏎"), @r#"
refused entry[2]/hour «» CutsLog
at entry[2]/mood
entry[1]/hour=«10:30» entry[1]/mood=good entry[1]/seen=!blank entry[2]/hour=«10:41» entry[2]/mood=bad entry[2]/seen=!blank entry[3]/hour=«10:50» entry[3]/mood=good entry[3]/seen=!blank
"#);
}

#[test]
fn a_time_before_that_of_the_row_above_is_asked_about_once_and_midnight_is_understood() {
    let mut entry = Entry::open(opening(&in_a_tool(LOG)));
    insta::assert_snapshot!(keyed(&mut entry, "2350⏎1⏎0010⏎1⏎2300⏎"), @r#"
at entry[3]/hour, typing «2300|», soft check of entry[3]/hour?
entry[1]/hour=«23:50» entry[1]/mood=good entry[1]/seen=!blank entry[2]/hour=«00:10» entry[2]/mood=good entry[2]/seen=!blank
"#);
    insta::assert_snapshot!(keyed(&mut entry, "{confirm}the clock was wrong⏎2⏎⏎7⏎"), @r#"
completed
complete
entry[1]/hour=«23:50» entry[1]/mood=good entry[1]/seen=!blank entry[2]/hour=«00:10» entry[2]/mood=good entry[2]/seen=!blank entry[3]/hour=«23:00» entry[3]/mood=bad entry[3]/seen=!blank entry[4]/hour=!blank sum=7
overridden entry[3]/hour «the clock was wrong»
"#);
}

/// A journey that waits long was told that its time is before the one above.
#[test]
fn a_time_much_later_on_the_same_day_is_not_asked_about() {
    let mut entry = Entry::open(opening(&in_a_tool(LOG)));
    insta::assert_snapshot!(keyed(&mut entry, "0800⏎1⏎2100⏎1⏎"), @r#"
at entry[3]/hour
entry[1]/hour=«08:00» entry[1]/mood=good entry[1]/seen=!blank entry[2]/hour=«21:00» entry[2]/mood=good entry[2]/seen=!blank
"#);
}

#[test]
fn a_row_that_is_added_to_a_log_is_checked_against_the_one_above() {
    let mut entry = Entry::open(opening(&in_a_tool(LOG)));
    insta::assert_snapshot!(keyed(&mut entry, "1030⏎1⏎⏎{back}1010⏎"), @r#"
at entry[2]/hour, typing «1010|», soft check of entry[2]/hour?
entry[1]/hour=«10:30» entry[1]/mood=good entry[1]/seen=!blank entry[2]/hour=!blank
"#);
}

#[test]
fn a_time_that_is_changed_above_is_asked_about_when_the_sheet_ends() {
    let mut entry = Entry::open(opening(&in_a_tool(LOG)));
    insta::assert_snapshot!(keyed(&mut entry, "1030⏎1⏎1040⏎2⏎⏎{back}{back}{back}{back}{back}{back}{back}⌫⌫⌫⌫⌫1100⏎⏎⏎⏎⏎⏎⏎7⏎"), @r#"
at entry[2]/hour, typing «10:40|», soft check of entry[2]/hour?
entry[1]/hour=«11:00» entry[1]/mood=good entry[1]/seen=!blank entry[2]/hour=«10:40» entry[2]/mood=bad entry[2]/seen=!blank entry[3]/hour=!blank sum=7
"#);
}

#[test]
fn a_log_keyed_again_leaves_its_texts_out_and_a_third_keying_asks_only_what_differs() {
    let form = in_a_tool(LOG);
    let texts = form.questions.iter().enumerate().filter(|(_, question)| question.name.ends_with("/seen"));
    let texts: Vec<usize> = texts.map(|(index, _)| index).collect();
    let mut second = Entry::open(Opening { scope: Scope::Without(texts), ..opening(&form) });
    insta::assert_snapshot!(keyed(&mut second, "1030⏎11045⏎2⏎7⏎"), @r#"
completed
complete
entry[1]/hour=«10:30» entry[1]/mood=good entry[2]/hour=«10:45» entry[2]/mood=bad entry[3]/hour=!blank sum=7
"#);
    let differing = form.index("entry[2]/mood").expect("it is there");
    let mut third = Entry::open(Opening { scope: Scope::Only(vec![differing]), ..opening(&form) });
    insta::assert_snapshot!(keyed(&mut third, "1⏎"), @r#"
completed
complete
entry[2]/mood=good
"#);
}
