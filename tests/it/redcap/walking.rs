//! Dictionaries answered: what their rules say as answers come in.

use super::*;
use copiste::entry::{Verdict, walk};
use jiff::civil::Date;

/// The values that come of answering, `name=value` each; what is refused is marked.
fn values(form: &Questionnaire, answers: &[&str]) -> Vec<String> {
    let lines: Vec<(String, String)> = answers
        .iter()
        .map(|line| line.split_once('=').expect("name=value"))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let walked = walk(form, &lines, Date::constant(2026, 11, 21));
    let refused = lines.iter().zip(&walked.verdicts).filter(|(_, verdict)| matches!(verdict, Verdict::Refused(_)));
    let mut said: Vec<String> = refused.map(|((name, value), _)| format!("refused {name}={value}")).collect();
    said.extend(walked.values.iter().map(|(name, value)| format!("{name}={value}")));
    said
}

fn asked(form: &Questionnaire, answers: &[&str]) -> Vec<String> {
    let pairs = answers.iter().map(|line| line.split_once('=').expect("name=value"));
    let lines: Vec<(String, String)> = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    walk(form, &lines, Date::constant(2026, 11, 21)).asked
}

/// Whether a condition holds with these answers.
fn holds(rule: &str, answers: &[&str]) -> bool {
    let form = form(&[
        field("id|f|text|Id", &[]),
        field("n|f|text|N", &[(VALIDATION, "integer")]),
        field("r|f|radio|R", &[(CHOICES, "0, no | 1, yes | 2, both")]),
        field("c|f|checkbox|C", &[(CHOICES, "1, a | 2, b")]),
        field("t|f|text|T", &[]),
        field("d|f|text|D", &[(VALIDATION, "date_dmy")]),
        field("then|f|text|Then", &[(BRANCHING, rule)]),
    ]);
    asked(&form, answers).contains(&"then".to_owned())
}

#[test]
fn what_is_blank_differs_from_every_value_and_is_neither_less_nor_more() {
    for (rule, blank) in [
        ("[r] <> '1'", true),
        ("[r] <> 1", true),
        ("[r] = ''", true),
        ("[r] <> ''", false),
        ("[n] < 5", false),
        ("[n] >= 0", false),
        ("[n] = 0", false),
        ("[n] = '0'", false),
        ("[r]", false),
        ("[c(1)] = '0'", true),
        ("[c(1)] <> '1'", true),
        ("isblankormissingcode([n])", true),
    ] {
        assert_eq!(holds(rule, &[]), blank, "{rule}");
    }
}

#[test]
fn conditions_hold_as_in_redcap() {
    for (rule, answers, wanted) in [
        ("[r] = '1'", &["r=1"][..], true),
        ("[r] = 1 or [n] > 3", &["r=2", "n=4"], true),
        ("[r]", &["r=0"], false),
        ("[r]", &["r=2"], true),
        ("[n]", &["n=0"], false),
        ("[c(2)] = '1'", &["c=1 2"], true),
        ("[c(2)] = '1'", &["c=1"], false),
        ("[c(1)] + [c(2)] = 2", &["c=1 2"], true),
        ("[t] = 'abc'", &["t=abc"], true),
        ("contains([t], 'BC')", &["t=abc"], true),
        ("starts_with([t], 'B')", &["t=abc"], false),
        ("length([t]) > 2 and left([t], 1) = 'a' and right([t], 2) = 'bc' and mid([t], 2, 1) = 'b'", &["t=abc"], true),
        ("[d] > '2026-01-01'", &["d=2026-03-02"], true),
        ("datediff([d], 'today', 'd') = 10", &["d=2026-11-11"], true),
        ("datediff('today', [d], 'd', true) = -10", &["d=2026-11-11"], true),
        ("year([d]) = 2026 and month([d]) = 11 and day([d]) = 5", &["d=2026-11-05"], true),
        ("([n] = 1) = 0", &["n=2"], true),
        ("isnumber([t]) and not(isinteger([t]))", &["t=2.5"], true),
    ] {
        assert_eq!(holds(rule, answers), wanted, "{rule} {answers:?}");
    }
}

#[test]
fn calculations_give_numbers_and_are_blank_where_they_cannot() {
    let form = form(&[
        field("id|f|text|Id", &[]),
        field("a|f|text|A", &[(VALIDATION, "integer")]),
        field("b|f|text|B", &[(VALIDATION, "number")]),
        field("plus|f|calc|", &[(CHOICES, "[a] + [b]")]),
        field("total|f|calc|", &[(CHOICES, "sum([a], [b])")]),
        field("half|f|calc|", &[(CHOICES, "mean([a], [b])")]),
        field("share|f|calc|", &[(CHOICES, "[a] / [b]")]),
        field("up|f|calc|", &[(CHOICES, "roundup([b] / 3, 1)")]),
        field("down|f|calc|", &[(CHOICES, "rounddown([b], 1)")]),
        field("power|f|calc|", &[(CHOICES, "([a])^(2) - abs(0 - [b])")]),
        field("big|f|calc|", &[(CHOICES, "if([a] > 10, 1, 0)")]),
    ]);
    assert_eq!(values(&form, &[]), ["big=0"]);
    assert_eq!(values(&form, &["a=4"]), ["a=4", "total=4", "half=4", "big=0"]);
    assert_eq!(
        values(&form, &["a=12", "b=1.1"]),
        [
            "a=12",
            "b=1.1",
            "plus=13.1",
            "total=13.1",
            "half=6.55",
            "share=10.909090909090908",
            "up=0.4",
            "down=1.1",
            "power=142.9",
            "big=1"
        ]
    );
    assert!(!values(&form, &["a=12", "b=0"]).iter().any(|value| value.starts_with("share")));
}

#[test]
fn formats_refuse_and_bounds_ask_unless_they_are_forced() {
    let form = form(&[
        field("id|f|text|Id", &[]),
        field("mail|f|text|M", &[(VALIDATION, "email")]),
        field("one|f|text|O", &[(VALIDATION, "number_1dp")]),
        field("free|f|text|F", &[(VALIDATION, "integer"), (MAX, "10")]),
        field("held|f|text|H", &[(VALIDATION, "integer"), (MAX, "10"), (ANNOTATION, "@FORCE-MINMAX")]),
        field("past|f|text|P", &[(VALIDATION, "date_dmy"), (MAX, "today"), (ANNOTATION, "@FORCE-MINMAX")]),
        field("later|f|text|L", &[(VALIDATION, "integer"), (MIN, "[free]"), (ANNOTATION, "@FORCE-MINMAX")]),
        field("hour|f|text|T", &[(VALIDATION, "time"), (MIN, "8:30"), (ANNOTATION, "@FORCE-MINMAX")]),
        field(
            "none|f|checkbox|N",
            &[(CHOICES, "1, a | 2, b | 3, c | 9, none"), (ANNOTATION, "@NONEOFTHEABOVE=9 @MAXCHECKED=2")],
        ),
    ]);
    let answers = [
        "mail=me",
        "mail=me@house.fr",
        "one=1.25",
        "one=1.5",
        "free=12",
        "held=12",
        "held=9",
        "past=2027-01-01",
        "later=11",
        "later=12",
        "hour=08:00",
        "hour=09:15",
        "none=1 9",
        "none=1 2 3",
        "none=9",
    ];
    assert_eq!(
        values(&form, &answers),
        [
            "refused mail=me",
            "refused one=1.25",
            "refused held=12",
            "refused past=2027-01-01",
            "refused later=11",
            "refused hour=08:00",
            "refused none=1 9",
            "refused none=1 2 3",
            "mail=me@house.fr",
            "one=1.5",
            "free=12",
            "held=9",
            "later=12",
            "hour=09:15",
            "none=9",
        ]
    );
    // A bound that is blank bounds nothing.
    assert_eq!(values(&form, &["later=1"]), ["later=1"]);
}
