//! Pages, moves, undo, dup and run.

use super::{form, key, keyed, opening, survey};
use copiste::entry::{Entry, Options};
use copiste::record::Answer;

const ROWS: [&str; 5] = [
    "select_one often | a | 1",
    "select_one often | b",
    "select_one often | c | 2",
    "text | t",
    "select_one often | d",
];

fn pages(keys: &str) -> String {
    key(&survey("type | name | page", &ROWS), keys)
}

#[test]
fn auto_advance_stops_at_the_page_end_until_enter() {
    insta::assert_snapshot!(pages("12"), @r#"
page end after b
a=1 b=2
"#);
    insta::assert_snapshot!(pages("12⏎"), @r#"
at c
a=1 b=2
"#);
}

#[test]
fn a_key_past_the_page_end_tells_of_a_doubled_key() {
    insta::assert_snapshot!(pages("123"), @r#"
refused - «3» PageFinished
page end after b, locked
a=1 b=2
"#);
    insta::assert_snapshot!(pages("12{mark-blank}␛⏎"), @r#"
refused - «» PageFinished
at c
a=1 b=2
"#);
}

#[test]
fn enter_before_the_page_end_tells_of_a_lost_key() {
    insta::assert_snapshot!(pages("1⏎"), @r#"
refused b «» PageNotFinished { left: 1 }
at b, locked
a=1
"#);
}

#[test]
fn a_question_jumped_over_is_found_at_the_page_end() {
    insta::assert_snapshot!(pages("{forward}2⏎"), @r#"
refused a «» PageNotFinished { left: 1 }
at a, locked
b=2
"#);
}

#[test]
fn a_house_may_choose_not_to_stop_at_page_ends() {
    let form = form(&survey("type | name | page", &ROWS));
    let options = Options { page_stops: false };
    insta::assert_snapshot!(keyed(&mut Entry::open(copiste::entry::Opening { options, ..opening(&form) }), "123"), @r#"
at t
a=1 b=2 c=3
"#);
}

#[test]
fn the_end_of_the_sheet_waits_for_enter() {
    insta::assert_snapshot!(pages("12⏎3⏎4"), @r#"
sheet end
a=1 b=2 c=3 t=!blank d=4
"#);
    insta::assert_snapshot!(pages("12⏎3⏎41"), @r#"
refused - «1» SheetFinished
sheet end, locked
a=1 b=2 c=3 t=!blank d=4
"#);
    insta::assert_snapshot!(pages("12⏎3⏎4⏎123⏎"), @r#"
completed
complete
a=1 b=2 c=3 t=!blank d=4
"#);
}

#[test]
fn a_sheet_with_gaps_does_not_end() {
    insta::assert_snapshot!(pages("1{page-forward}3⏎4⏎"), @r#"
refused b «» SheetNotFinished { left: 1 }
at b, locked
a=1 c=3 t=!blank d=4
"#);
}

#[test]
fn enter_that_closes_the_last_answer_ends_the_sheet() {
    insta::assert_snapshot!(key(&survey("type | name | page", &["text | t | 1"]), "bien⏎"), @r#"
completed
complete
t=«bien»
"#);
}

#[test]
fn enter_on_an_answer_goes_on() {
    insta::assert_snapshot!(pages("12{back}{back}⏎"), @r#"
at b
a=1 b=2
"#);
}

#[test]
fn enter_on_a_marked_text_keeps_the_mark() {
    insta::assert_snapshot!(pages("12⏎3{mark-unreadable}{back}⏎"), @r#"
at d
a=1 b=2 c=3 t=!unreadable
"#);
}

#[test]
fn back_and_forward_follow_the_asked_questions() {
    insta::assert_snapshot!(pages("{back}"), @r#"
bell
at a
"#);
    insta::assert_snapshot!(pages("12{back}"), @r#"
at b
a=1 b=2
"#);
    insta::assert_snapshot!(pages("{forward}{forward}{forward}{forward}{forward}"), @"sheet end");
    insta::assert_snapshot!(pages("{page-forward}{page-back}"), @"at a");
    insta::assert_snapshot!(pages("{page-forward}{page-forward}"), @r#"
bell
at c
"#);
}

#[test]
fn correct_on_an_empty_cell_steps_back() {
    insta::assert_snapshot!(pages("1⌫3"), @r#"
at b
a=3
"#);
}

#[test]
fn a_question_is_reached_by_its_printed_number() {
    let rows = ["select_one often | a | 1 | 12a", "select_one often | b | 1 | 12b", "select_one often | c | 1 | 13"];
    let form = survey("type | name | page | number", &rows);
    insta::assert_snapshot!(key(&form, "{go-to}12B⏎"), @"at b");
    insta::assert_snapshot!(key(&form, "{go-to}14⏎"), @r#"
refused - «14» NoSuchNumber
at a, locked
"#);
    insta::assert_snapshot!(key(&form, "1{go-to}13⏎3{go-to}⏎"), @r#"
at b
a=1 c=3
"#);
    insta::assert_snapshot!(key(&form, "{go-to}13␛"), @"at a");
}

#[test]
fn going_to_a_question_that_is_not_asked_is_refused() {
    let form = survey("type | name | page | relevant", &["select_one yes | a | 1", "integer | b | | ${a} = 'oui'"]);
    insta::assert_snapshot!(key(&form, "2{go-to}2⏎"), @r#"
refused b «2» NotAsked
sheet end, locked
a=non
"#);
}

#[test]
fn moving_away_takes_the_typed_text() {
    insta::assert_snapshot!(pages("12⏎3bonjour{forward}"), @r#"
at d
a=1 b=2 c=3 t=«bonjour»
"#);
    insta::assert_snapshot!(pages("12⏎3bonjour{go-to}1⏎"), @r#"
at a
a=1 b=2 c=3 t=«bonjour»
"#);
    insta::assert_snapshot!(pages("12⏎3bonjour{page-back}"), @r#"
at a
a=1 b=2 c=3 t=«bonjour»
"#);
}

#[test]
fn moving_away_takes_a_whole_code_and_refuses_half_a_date() {
    let rows = ["select_one twelve | a | 1", "select_multiple tongues | l", "date | d"];
    let form = survey("type | name | page", &rows);
    insta::assert_snapshot!(key(&form, "1{forward}13{forward}090{back}"), @r#"
refused d «090» NotADate
at d, locked
a=one l=[fr de]
"#);
}

#[test]
fn moving_away_from_a_text_that_breaks_a_check_is_refused_and_keeps_the_text() {
    let form = survey("type | name | page | constraint", &["text | t | 1 | string-length(.) > 3", "integer | n"]);
    insta::assert_snapshot!(key(&form, "ab{forward}"), @r#"
refused t «ab» Check
at t, typing «ab|», locked
"#);
    insta::assert_snapshot!(key(&form, "ab{forward}␛cd⏎"), @r#"
refused t «ab» Check
at n
t=«abcd»
"#);
}

#[test]
fn undo_gives_back_and_redo_does_again() {
    insta::assert_snapshot!(pages("12{undo}"), @r#"
at b
a=1
"#);
    insta::assert_snapshot!(pages("12{undo}{undo}{undo}"), @r#"
bell
at a
"#);
    insta::assert_snapshot!(pages("12{undo}{undo}{redo}"), @r#"
at b
a=1
"#);
    insta::assert_snapshot!(pages("12{undo}4{redo}"), @r#"
bell
page end after b
a=1 b=4
"#);
}

#[test]
fn undo_first_drops_what_is_typed() {
    let form = survey("type | name | page | digits", &["integer | a | 1 | 2", "integer | b | | 2"]);
    insta::assert_snapshot!(key(&form, "123{undo}"), @r#"
at b
a=12
"#);
}

#[test]
fn redo_never_throws_a_typed_text_away() {
    insta::assert_snapshot!(pages("12⏎3{undo}{forward}bonjour{redo}"), @r#"
bell
at t, typing «bonjour|»
a=1 b=2
"#);
}

#[test]
fn reset_in_a_text_cell_can_be_undone() {
    insta::assert_snapshot!(pages("12⏎3bonjour␛"), @r#"
at t
a=1 b=2 c=3
"#);
    insta::assert_snapshot!(pages("12⏎3bonjour␛{undo}"), @r#"
at t, typing «bonjour|»
a=1 b=2 c=3
"#);
}

#[test]
fn a_mark_over_a_typed_text_can_be_undone() {
    insta::assert_snapshot!(pages("12⏎3bonjour{mark-struck}{undo}"), @r#"
at t, typing «bonjour|»
a=1 b=2 c=3
"#);
}

#[test]
fn dup_repeats_the_previous_sheet() {
    let form = form(&survey("type | name | page | digits", &["integer | age | 1 | 2", "text | t", "integer | n"]));
    let previous = vec![Some(Answer::Integer(84)), Some(Answer::Text("bien".to_owned())), None];
    let open = |previous| Entry::open(copiste::entry::Opening { previous, ..opening(&form) });
    insta::assert_snapshot!(keyed(&mut open(previous), "{dup}{dup}{dup}"), @r#"
refused n «» NothingToDup
at n, locked
age=84 t=«bien»
"#);
    insta::assert_snapshot!(keyed(&mut open(Vec::new()), "{dup}"), @r#"
refused age «» NothingToDup
at age, locked
"#);
    insta::assert_snapshot!(keyed(&mut open(vec![Some(Answer::Integer(100))]), "{dup}"), @r#"
refused age «» DoesNotFit
at age, locked
"#);
}

const GRID: &str = "
| survey | | | | | | | |
| | type | name | page | number | label | appearance | relevant |
| | select_one yes | z | 1 | 1 | z | | |
| | begin_group | g | | | g | table-list | |
| | select_one often | a | | 2 | a | | |
| | select_one often | b | | 3 | b | | |
| | select_one often | c | | 4 | c | | |
| | select_one often | d | | 5 | d | | ${c} = '1' |
| | end_group | | | | | | |
| | integer | n | 2 | 6 | n | | |
";

#[test]
fn run_repeats_an_answer_to_the_end_of_the_block() {
    let grid = GRID.to_owned() + super::CHOICES;
    insta::assert_snapshot!(key(&grid, "11{run}"), @r#"
at d
z=oui a=1 b=1 c=1
"#);
    insta::assert_snapshot!(key(&grid, "11{run}⏎"), @r#"
refused d «» PageNotFinished { left: 1 }
at d, locked
z=oui a=1 b=1 c=1
"#);
    insta::assert_snapshot!(key(&grid, "11{run}{undo}"), @r#"
at b
z=oui a=1
"#);
    insta::assert_snapshot!(key(&grid, "1{run}"), @r#"
refused a «» NothingToRun
at a, locked
z=oui
"#);
    insta::assert_snapshot!(key(&grid, "{run}"), @r#"
refused z «» NothingToRun
at z, locked
"#);
}

#[test]
fn after_a_run_the_cursor_stands_where_something_was_asked() {
    let grid = GRID.replace("${c} = '1'", "${c} != '2'") + super::CHOICES;
    // The run skips the last question of its block.
    insta::assert_snapshot!(key(&grid, "12{run}"), @r#"
page end after c
z=oui a=2 b=2 c=2
"#);
}
