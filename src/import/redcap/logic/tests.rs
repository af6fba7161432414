//! Rules as REDCap writes them, and as copiste reads them.

use super::*;

struct House;

impl Fields for House {
    fn sort(&self, name: &str) -> Option<Sort> {
        Some(match name {
            "boxes" => Sort::Checkbox,
            "born" | "came" => Sort::Date,
            "woke" => Sort::Moment,
            "a" | "b" | "c" => Sort::Number,
            "word" => Sort::Other,
            _ => return None,
        })
    }

    fn is_kept_by_redcap(&self, name: &str) -> bool {
        name == "visit_complete"
    }
}

fn said(made: Result<String, Fail>) -> String {
    match made {
        Ok(text) => {
            if let Err(error) = crate::expression::Expression::parse(&text) {
                return format!("{text} is none of ours: {error:?}");
            }
            text
        }
        Err(Fail::Wrong(error)) => format!("wrong at {}: {:?}", error.at, error.fault),
        Err(Fail::LeftOut(problem)) => format!("left out: {problem:?}"),
    }
}

fn told(make: fn(&str, &dyn Fields) -> Result<String, Fail>, rules: &[&str]) -> String {
    rules.iter().map(|rule| format!("{rule}\n    {}\n", said(make(rule, &House)))).collect()
}

#[test]
fn conditions_are_written_in_our_language() {
    insta::assert_snapshot!(told(
        condition,
        &[
            "[a] = '1'",
            "[A] <> \"1\" AND ([b] > 3 or [c]<=2)",
            "[boxes(2)] = '1' and [boxes(3)] = 0",
            "[boxes(2)] <> \"1\"",
            "[boxes(1)] + [boxes(2)] >= 2",
            "[a]",
            "not([a] = 1) && !([b] = 2)",
            "[a] = '1' // only women\nor [b] = '2' # or men",
            "[born] > '2020-01-31' and [came] <= 'today'",
            "[woke] >= '2020-01-31 08:30'",
            "isblankormissingcode([word]) or contains([word], 'Été')",
            "datediff([born], 'today', 'y') >= 18",
            "[word] = 'l\"an'",
        ]
    ));
}

#[test]
fn calculations_are_written_in_our_language() {
    insta::assert_snapshot!(told(
        calculation,
        &[
            "[a] + [b] * 2",
            "round(([a]*10000)/(([b])^(2)),1)",
            "sum([a], [b], [boxes(1)])",
            "mean([a],[b])",
            "if([a] = \"1\", 10, if([b] > 2, 5, \"\"))",
            "if([a] = \"1\", 'yes', 'no')",
            "roundup([a] / 3, 2) - rounddown([b])",
            "datediff([born],[came],\"M\",true)",
            "datediff('31/12/2020',[woke],'d','dmy',true)",
            "-[a] - -2",
            "([a]=1)+([b]=1)",
            "max([a],[b],3) % 2",
            "year([born]) + month([born]) + day([born])",
            "2^3^2",
            "[a]",
            "upper(left([word], 2))",
        ]
    ));
}

#[test]
fn what_cannot_be_known_is_left_out_and_what_does_not_read_says_where() {
    insta::assert_snapshot!(told(
        condition,
        &[
            "[first_event_arm_1][a] = '1'",
            "[event-name] = 'visit'",
            "[visit_complete] = '2'",
            "[a:label] = 'Yes'",
            "[boxes] = '1'",
            "[a(1)] = '1'",
            "median([a], [b]) > 2",
            "averge([a]) > 2",
            "round() > 2",
            "[a] = ",
            "[a] = 'x",
            "[a = 1",
            "([a] = 1",
            "[a] = 1)",
            "[a] @ 1",
            "a = 1",
            "datediff([born], '31/12/2020', 'y') > 3",
            "datediff([born], [came], 'weeks') > 3",
            "",
        ]
    ));
}

#[test]
fn rules_of_any_depth_and_length_are_refused_and_not_fallen_into() {
    let deep = "(".repeat(50_000);
    let long = "[a]+".repeat(50_000) + "1";
    let signs = "-".repeat(4_000) + "1";
    let doubling = format!("{}[a]{}", "mean(".repeat(40), ",[b])".repeat(40));
    for rule in [deep, long, signs, doubling] {
        assert!(matches!(calculation(&rule, &House), Err(Fail::Wrong(_))), "{}", &rule[..40]);
    }
}
