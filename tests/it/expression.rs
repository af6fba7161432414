//! The rule language as text in, text out; and beside other engines where their vectors are at hand.

use copiste::expression::{Context, Expression, Value, functions};
use jiff::civil::Date;
use proptest::prelude::*;
use std::path::Path;

/// Answers by name; `.` is the answer named `.`.
struct Answers(Vec<(&'static str, Value)>);

impl Context for Answers {
    fn value(&self, name: &str) -> Value {
        self.0.iter().find(|(known, _)| *known == name).map_or(Value::Empty, |(_, value)| value.clone())
    }
    fn current(&self) -> Value {
        self.value(".")
    }
    fn today(&self) -> Date {
        Date::constant(2026, 11, 21)
    }
}

fn answers() -> Answers {
    Answers(vec![
        (".", Value::Number(84.0)),
        ("sex", Value::Text("2".to_owned())),
        ("languages", Value::Text("fr en".to_owned())),
        ("arrived", Value::Date(Date::constant(2024, 1, 15))),
    ])
}

/// What an expression yields, or what is wrong with it.
fn says(source: &str) -> String {
    match Expression::parse(source) {
        Err(error) => format!("at {}: {:?}", error.at, error.fault),
        Ok(rule) => match rule.evaluate(&answers()) {
            Ok(Value::Empty) => "empty".to_owned(),
            Ok(Value::Text(text)) => format!("{text:?}"),
            Ok(Value::Number(number)) => format!("{number}"),
            Ok(Value::Boolean(truth)) => format!("{truth}"),
            Ok(Value::Date(date)) => format!("{date}"),
            Err(error) => format!("{error:?}"),
        },
    }
}

fn each(sources: &[&str]) -> String {
    sources.iter().map(|source| format!("{source}  ->  {}\n", says(source))).collect()
}

#[test]
fn the_rules_of_real_forms_mean_what_their_authors_meant() {
    insta::assert_snapshot!(each(&[
        "${sex} = 2",
        "${sex} = '2' and . >= 18 and . <= 120",
        "selected(${languages}, 'en')",
        "selected( ${ languages } , ‘de’ )",
        "count-selected(${languages}) <= 2",
        "${unanswered} = ''",
        "${unanswered} != ''",
        "${unanswered} > 3",
        "not(${unanswered} = 1)",
        "if(. > 80, 'old', 'young')",
        "coalesce(${unanswered}, ${sex}, 'none')",
        "regex('AB-12', '[A-Z]{2}-[0-9]+')",
        "regex('xAB-12', '[A-Z]{2}-[0-9]+')",
        "string-length(“l’été”) = 5",
        "concat('l’âge', \" : \", .)",
        "${arrived} <= today()",
        "today() - ${arrived}",
        "${arrived} > '2024-01-01'",
        "format-date(${arrived}, '%d/%m/%Y')",
        ".\u{a0}>\u{a0}18",
    ]), @r#"
${sex} = 2  ->  true
${sex} = '2' and . >= 18 and . <= 120  ->  true
selected(${languages}, 'en')  ->  true
selected( ${ languages } , ‘de’ )  ->  false
count-selected(${languages}) <= 2  ->  true
${unanswered} = ''  ->  true
${unanswered} != ''  ->  false
${unanswered} > 3  ->  false
not(${unanswered} = 1)  ->  true
if(. > 80, 'old', 'young')  ->  "old"
coalesce(${unanswered}, ${sex}, 'none')  ->  "2"
regex('AB-12', '[A-Z]{2}-[0-9]+')  ->  true
regex('xAB-12', '[A-Z]{2}-[0-9]+')  ->  false
string-length(“l’été”) = 5  ->  true
concat('l’âge', " : ", .)  ->  "l’âge : 84"
${arrived} <= today()  ->  true
today() - ${arrived}  ->  1041
${arrived} > '2024-01-01'  ->  true
format-date(${arrived}, '%d/%m/%Y')  ->  "15/01/2024"
. > 18  ->  true
"#);
}

#[test]
fn where_engines_disagree_copiste_has_chosen() {
    insta::assert_snapshot!(each(&[
        "round(-1.5)",
        "round(2.5)",
        "'2024-01-15' - '2024-01-02'",
        "'2024-01-15' < '2024-02-01'",
        "date('2024-01-31') + 1 = date('2024-02-01')",
        "number('2,5')",
        "max('', 3)",
        "selected('', '')",
        "coalesce('', '', '', 4)",
        "date('2023-02-30')",
        "now() = today()",
        "1div2",
        "5 mod -2",
        "0.1 + 0.2",
        "1 div 0",
        "string(-0.1000)",
    ]), @r#"
round(-1.5)  ->  -1
round(2.5)  ->  3
'2024-01-15' - '2024-01-02'  ->  13
'2024-01-15' < '2024-02-01'  ->  true
date('2024-01-31') + 1 = date('2024-02-01')  ->  true
number('2,5')  ->  2.5
max('', 3)  ->  3
selected('', '')  ->  true
coalesce('', '', '', 4)  ->  4
date('2023-02-30')  ->  NotADate("2023-02-30")
now() = today()  ->  true
1div2  ->  0.5
5 mod -2  ->  1
0.1 + 0.2  ->  0.30000000000000004
1 div 0  ->  inf
string(-0.1000)  ->  "-0.1"
"#);
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    insta::assert_snapshot!(each(&[
        "",
        "   ",
        "1 +",
        "(1",
        "1)",
        "'abc",
        "${sex",
        "${a b} = 1",
        "selcted(${sex}, '1')",
        "selected(${sex})",
        "indexed-repeat(${sex}, 1)",
        "sex = 1",
        "../sex = 1",
        "/data/sex",
        "${a}[1]",
        "${a} | ${b}",
        "1 == 1",
        "1 & 2",
        "a-b",
        "regex(., '[')",
        "if(1, 2)",
        "5%5",
        "*",
        "a:b:c",
    ]), @r#"
  ->  at 0: Empty
     ->  at 0: Empty
1 +  ->  at 3: UnexpectedEnd
(1  ->  at 0: UnclosedParenthesis
1)  ->  at 1: Unexpected(")")
'abc  ->  at 0: UnclosedText
${sex  ->  at 0: UnclosedReference
${a b} = 1  ->  at 0: BadReference("a b")
selcted(${sex}, '1')  ->  at 0: UnknownFunction { name: "selcted", nearest: Some("selected") }
selected(${sex})  ->  at 0: Arguments { function: "selected", given: 1, min: 2, max: Some(2) }
indexed-repeat(${sex}, 1)  ->  at 0: Arguments { function: "indexed-repeat", given: 2, min: 3, max: Some(7) }
sex = 1  ->  at 0: Path("sex")
../sex = 1  ->  false
/data/sex  ->  empty
${a}[1]  ->  empty
${a} | ${b}  ->  empty
1 == 1  ->  at 2: Operator { written: "==", operator: "=" }
1 & 2  ->  at 2: UnexpectedCharacter('&')
a-b  ->  at 0: Path("a-b")
regex(., '[')  ->  at 0: Pattern { pattern: "[", reason: "unclosed character class" }
if(1, 2)  ->  at 0: Arguments { function: "if", given: 2, min: 3, max: Some(3) }
5%5  ->  at 1: UnexpectedCharacter('%')
*  ->  at 0: Path("*")
a:b:c  ->  at 0: UnexpectedCharacter(':')
"#);
}

#[test]
fn an_expression_has_limits() {
    let deep = format!("{}1{}", "(".repeat(5_000), ")".repeat(3_000));
    assert!(says(&deep).contains("TooDeep"), "{}", says(&deep));
    let signs = format!("{}1", "-".repeat(8_000));
    assert!(says(&signs).contains("TooDeep"));
    let long = "1 ".repeat(5_000);
    assert!(says(&long).contains("TooLong"));
    let sum = ["1"; 1_000].join("+");
    assert!(says(&sum).contains("TooDeep"));
    let conditions = ["${sex}=1"; 600].join(" or ");
    assert_eq!(says(&conditions), "false");
    assert!(says("regex('a', '(\\w{100}){100}')").contains("Pattern"));
}

#[test]
fn references_are_listed_once_in_order_of_first_use() {
    let rule = Expression::parse("${b} = 1 or ${a} = 2 or ${b} = 3").expect("a right rule");
    assert_eq!(rule.references(), ["b", "a"]);
    let both = rule.and(&Expression::parse("${c}").expect("a right rule")).expect("two right rules");
    assert_eq!(both.references(), ["b", "a", "c"]);
}

/// No answers; the vectors were made where the clock is seven hours behind Greenwich.
struct Elsewhere;

impl Context for Elsewhere {
    fn value(&self, _: &str) -> Value {
        Value::Empty
    }
    fn current(&self) -> Value {
        Value::Empty
    }
    fn today(&self) -> Date {
        Date::constant(2026, 11, 21)
    }
    fn offset_minutes(&self) -> i32 {
        -420
    }
}

fn vectors(name: &str) -> Vec<serde_json::Value> {
    let path = Path::new("../shared/expression-vectors").join(name);
    let Ok(vectors) = std::fs::read_to_string(path) else {
        println!("no vectors at hand");
        return Vec::new();
    };
    vectors.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

#[test]
fn two_engines_agree_and_copiste_agrees_with_them() {
    let mut failures = Vec::new();
    for vector in vectors("scalar-crosschecked.jsonl").iter().filter(|vector| vector["status"] == "agree") {
        let source = vector["expr"].as_str().expect("an expression");
        if !agrees(source, vector) {
            failures.push(format!("{source} -> {}, not {}", says(source), vector["expected"]));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn what_another_engine_parses_is_parsed_and_what_it_refuses_is_refused() {
    for vector in vectors("javarosa-parse.jsonl") {
        let source = vector["expr"].as_str().expect("an expression");
        let parsed = Expression::parse_loosely(source);
        assert_eq!(parsed.is_ok(), !vector["ast"].is_null(), "{source:?}: {parsed:?}");
    }
}

/// Where copiste differs from this engine on purpose, and what it has not: geography, digests, an engine's own handlers.
const NOT_THE_SAME: &[&str] = &[
    "geofence",
    "digest",
    "convertible()",
    "proto(",
    "raw(",
    "add(",
    "check-types",
    "$var_int_five",
    "write(",
    "foo(",
    // Not evaluated anywhere, no file around it, or exact where that engine is not.
    "string-length()",
    "/cant//support",
    "/text()",
    "decimal-time('2000-01-01T10:20:30.000+03:00')",
    "decimal-date-time('-1000')",
    "6.1 - 7.8 = -1.7",
];

#[test]
fn what_another_engine_says_of_plain_values_copiste_says() {
    let mut failures = Vec::new();
    for vector in vectors("javarosa-eval.jsonl") {
        let source = vector["expr"].as_str().expect("an expression");
        if NOT_THE_SAME.iter().any(|part| source.contains(part)) {
            continue;
        }
        let value = Expression::parse_loosely(source).map_err(|_| ()).and_then(|rule| {
            let value = rule.evaluate(&Answers(Vec::new()));
            value.map_err(|_| ())
        });
        let expected = &vector["expected"];
        let same = match (&value, expected) {
            (Err(()), expected) => !expected["error"].is_null() || expected["other"] == "-NaN",
            (Ok(value), expected) if expected["string"].is_string() => expected["string"] == value.text(),
            (Ok(value), expected) if expected["boolean"].is_boolean() => expected["boolean"] == value.truth(),
            (Ok(value), expected) if expected["date"].is_string() => expected["date"] == value.text(),
            (Ok(Value::Number(number)), expected) if !expected["number"].is_null() => {
                let wanted = match expected["number"].as_str() {
                    Some("POSITIVE_INFINITY") => f64::INFINITY,
                    Some("NEGATIVE_INFINITY") => f64::NEG_INFINITY,
                    Some(_) => f64::NAN,
                    None => expected["number"].as_f64().expect("a number"),
                };
                (number - wanted).abs() < 1e-9 * wanted.abs().max(1.0)
                    || *number == wanted
                    || (number.is_nan() && wanted.is_nan())
            }
            // Constants of the other engine's own language.
            (Ok(_), expected) => !expected["other"].is_null(),
        };
        if !same {
            failures.push(format!("{source} -> {value:?}, not {expected}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn agrees(source: &str, vector: &serde_json::Value) -> bool {
    let evaluated = |source: &str| Expression::parse_loosely(source).ok()?.evaluate(&Elsewhere).ok();
    let Some(value) = evaluated(source) else { return false };
    let expected = &vector["expected"];
    match vector["type"].as_str() {
        Some("boolean") => Some(value.truth()) == expected.as_bool(),
        Some("string") => Some(value.text().as_str()) == expected.as_str(),
        _ => {
            let Some(Value::Number(number)) = evaluated(&format!("number({source})")) else { return false };
            let wanted = match expected["num"].as_str() {
                Some("Infinity") => f64::INFINITY,
                Some("-Infinity") => f64::NEG_INFINITY,
                Some("-0") => -0.0,
                Some(_) => f64::NAN,
                None => expected.as_f64().expect("a number"),
            };
            let scale = vector["round_factor"].as_f64();
            let rounded = scale.map_or(number, |scale| (number * scale).round() / scale);
            // Reading the vectors may lose the last bit.
            let near = (rounded - wanted).abs() <= wanted.abs() * 1e-14;
            rounded == wanted || near || (number.is_nan() && wanted.is_nan())
        }
    }
}

#[test]
fn the_page_for_authors_names_every_function() {
    let page = std::fs::read_to_string("docs/xlsform.md").expect("the page for authors");
    let missing: Vec<_> = functions().filter(|name| !page.contains(&format!("`{name}`"))).collect();
    assert_eq!(missing, [""; 0]);
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(source in "\\PC{0,60}") {
        let _ = says(&source);
        let _ = Expression::parse_loosely(&source).map(|rule| rule.evaluate(&answers()));
        let _ = Expression::parse_filter(&source);
    }

    #[test]
    fn no_heap_of_words_makes_it_panic(words in proptest::collection::vec(prop::sample::select(vec![
        "(", ")", ",", "+", "-", "*", "div", "mod", "and", "or", "=", "!=", "<", "<=", ">", ">=", ".", "..", "${sex}", "${x}",
        "1", "2.5", "'a'", "\"2024-01-31\"", "'", "if(", "not(", "selected(", "date(", "round(", "substr(", "regex(",
        "format-date(", "coalesce(", "concat(", "string-length(", "today()", "true()", " ", "[", "]", "|", "/", "//", "@", "::", "*", "-1e9", "99999999999",
        "position(", "count(", "instance('a')", "current()", "indexed-repeat(", "pulldata(", "ancestor::", "a", "a:b", "$v", "node()",
        "concat(", "translate(", "join(", "last()", "random()", "unheard-of(",
    ]), 0..40)) {
        let source = words.concat();
        if let Ok(rule) = Expression::parse_loosely(&source) {
            let _ = rule.evaluate(&answers());
        }
        if let Ok(rule) = Expression::parse(&source) {
            let again = Expression::parse(rule.source()).expect("the source of a rule parses");
            let (first, second) = (rule.evaluate(&answers()), again.evaluate(&answers()));
            prop_assert_eq!(format!("{first:?}"), format!("{second:?}"));
            if let Ok(value) = first {
                prop_assert_eq!(rule.holds(&answers()), Ok(value.truth()));
            }
        }
    }
}
