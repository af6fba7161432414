//! A form answered line by line.

use super::{form, read, told};
use copiste::entry::{Reason, Verdict, walk};
use copiste::questionnaire::Questionnaire;
use jiff::civil::Date;

/// Everything that comes of answering, one line each.
fn walked(form: &Questionnaire, answers: &str) -> String {
    let lines: Vec<(String, String)> = answers
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.trim().split_once('=').expect("name=value"))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let walked = walk(form, &lines, Date::constant(2026, 11, 21));
    let mut text = String::new();
    for ((name, value), verdict) in lines.iter().zip(&walked.verdicts) {
        let verdict = match verdict {
            Verdict::Taken => continue,
            Verdict::Required(message) => format!("required {}", message.in_language("")),
            Verdict::Refused(Reason::Constraint(message)) => format!("refused {}", message.in_language("")),
            Verdict::Refused(reason) => format!("refused {reason:?}"),
        };
        text += &format!("{name}={value}: {}\n", verdict.trim());
    }
    text += &format!("asked {}\n", walked.asked.join(" "));
    let missing: Vec<&str> = walked.missing.iter().map(|(name, _)| name.as_str()).collect();
    text += format!("missing {}", missing.join(" ")).trim_end();
    text.push('\n');
    for (name, value) in &walked.values {
        text += &format!("{name} = {value}\n");
    }
    text
}

const HOUSE: &str = "
| survey |
| | type | name | label | required | required_message | relevant | constraint | constraint_message | calculation | default | repeat_count | choice_filter | rows |
| | text | who | Who | yes | Say who. | | | | | nobody | | | |
| | integer | people | People | | | | . < 20 | Too many. | | | | | |
| | begin_repeat | person | Person | | | ${people} > 0 | | | | | ${people} | | 4 |
| | text | first | Name | | | | | | | | | | |
| | integer | age | Age | | | | | | | | | | |
| | select_one yn | school | At school? | | | ${age} < 18 | | | | | | | |
| | calculate | older | | | | | | | ${age} > ../../limit | | | | |
| | end_repeat | | | | | | | | | | | | |
| | integer | limit | Limit | | | | | | | 40 | | | |
| | calculate | total | | | | | | | sum(${age}) | | | | |
| | calculate | names | | | | | | | join(', ', ${first}) | | | | |
| | calculate | second | | | | | | | indexed-repeat(${first}, ${person}, 2) | | | | |
| | calculate | rows | | | | | | | count(${person}) | | | | |
| | calculate | minors | | | | | | | count(${person}[age < 18]) | | | | |
| | select_one region | region | Region | | | | | | | | | | |
| | select_one town | town | Town | | | | | | | | | region = ${region} | |
| | calculate | townname | | | | | | | jr:choice-name(${town}, '${town}') | | | | |
| | calculate | code | | | | | | | instance('town')/root/item[name = ${town}]/zip | | | | |
| choices |
| | list_name | name | label | region | zip |
| | yn | y | Yes | | |
| | yn | n | No | | |
| | region | north | North | | |
| | region | south | South | | |
| | town | lille | Lille | north | 59000 |
| | town | nice | Nice | south | 06000 |
";

#[test]
fn rows_of_a_table_are_asked_as_often_as_a_rule_says() {
    let house = form(HOUSE);
    insta::assert_snapshot!(walked(&house, "
        people=2
        person[1]/first=Ada
        person[1]/age=12
        person[1]/school=y
        person[2]/first=Bo
        person[2]/age=44
        person[2]/school=n
        person[3]/first=Cy
        region=north
        town=nice
        town=lille
        who=
        people=25
        total=3
        twon=lille
    "), @r#"
person[2]/school=n: refused NotAsked
person[3]/first=Cy: refused NotAsked
town=nice: refused NotAChoice
who=: required Say who.
people=25: refused Too many.
total=3: refused Filled
twon=lille: refused Unknown { nearest: Some("town") }
asked who people person[1]/first person[1]/age person[1]/school person[2]/first person[2]/age limit region town
missing who
people = 2
person[1]/first = Ada
person[1]/age = 12
person[1]/school = y
person[1]/older = false
person[2]/first = Bo
person[2]/age = 44
person[2]/older = true
limit = 40
total = 56
names = Ada, Bo
second = Bo
rows = 2
minors = 1
region = north
town = lille
townname = Lille
code = 59000
"#);
}

#[test]
fn what_is_skipped_is_taken_away_and_comes_back() {
    let house = form(HOUSE);
    insta::assert_snapshot!(walked(&house, "people=1\nperson[1]/age=9\nperson[1]/school=y\nperson[1]/age=30"), @r#"
asked who people person[1]/first person[1]/age limit region town
missing
who = nobody
people = 1
person[1]/age = 30
person[1]/older = false
limit = 40
total = 30
rows = 1
minors = 0
"#);
    insta::assert_snapshot!(walked(&house, "people=1\nperson[1]/age=9\nperson[1]/school=y\npeople=0\npeople=1"), @r#"
asked who people person[1]/first person[1]/age person[1]/school limit region town
missing
who = nobody
people = 1
person[1]/age = 9
person[1]/school = y
person[1]/older = false
limit = 40
total = 9
rows = 1
minors = 1
"#);
}

const TYPES: &str = "
| survey |
| | type | name | label | parameters | appearance | readonly | default | calculation |
| | time | wakes | Wakes at | | | | | |
| | dateTime | came | Came | | | | | |
| | range | pain | Pain | start=0 end=10 step=1 | | | | |
| | rank yn | order | Order | | | | | |
| | acknowledge | read | Read | | | | | |
| | select_multiple yn or_other | several | Several | | | | | |
| | geopoint | place | Place | | | | | |
| | image | photo | Photo | | | | | |
| | text | shown | Shown | | | yes | fixed | |
| | integer | twice | Twice | | | | | ${pain} * 2 |
| | today | day | | | | | | |
| | begin_repeat | open | Open | | | | | |
| | text | word | Word | | | | | |
| | end_repeat | | | | | | | |
| choices |
| | list_name | name | label |
| | yn | y | Yes |
| | yn | n | No |
";

#[test]
fn types_that_mean_something_on_paper_take_what_they_mean() {
    let types = form(TYPES);
    insta::assert_snapshot!(walked(&types, "
        wakes=25:00
        wakes=07:30
        came=2026-02-30 10:00
        came=2026-02-28T10:00
        pain=11
        pain=4
        order=n y
        order=n n
        read=OK
        several=other n
        several_other=maybe
        place=somewhere
        shown=else
        twice=3
        open[2]/word=second
    "), @r#"
wakes=25:00: refused BadFormat
came=2026-02-30 10:00: refused BadFormat
pain=11: refused BadFormat
order=n n: refused BadFormat
shown=else: refused Filled
twice=3: refused Filled
asked wakes came pain order read several several_other place shown twice open[1]/word open[2]/word
missing
wakes = 07:30
came = 2026-02-28T10:00
pain = 4
order = n y
read = OK
several = n other
several_other = maybe
place = somewhere
shown = fixed
twice = 8
day = 2026-11-21
open[2]/word = second
"#);
    let (_, findings) = read(TYPES);
    insta::assert_snapshot!(told(&findings), @r#"
warns  : NoNumbers
warns 7 type: TypeAsText("rank yn")
warns 10 type: TypeAsText("geopoint")
warns 11 type: TypeNotSupported("image")
warns 14 type: TypeIgnored("today")
warns 15 type: RowsUnsaid { name: "open", rows: 10 }
"#);
}

#[test]
fn a_circle_is_named_whole() {
    let (form, findings) = read(
        "
| survey |
| | type | name | label | relevant | calculation |
| | integer | a | A | ${c} = 1 | |
| | calculate | b | | | ${a} + 1 |
| | calculate | c | | | ${b} + 1 |
| | calculate | d | | | ${d} + 1 |
",
    );
    assert!(form.is_none());
    let cycles: Vec<String> =
        told(&findings).lines().filter(|line| line.contains("Cycle")).map(str::to_owned).collect();
    assert_eq!(
        cycles,
        ["blocks 4 relevant: Cycle { names: [\"a\", \"c\", \"b\"] }", "blocks 7 calculation: Cycle { names: [\"d\"] }",]
    );
}

#[test]
fn what_gives_another_value_each_time_or_is_not_there_is_said() {
    let (form, findings) = read(
        "
| survey |
| | type | name | label | relevant | calculation | choice_filter |
| | calculate | key | | | once(uuid()) | |
| | calculate | far | | | area(${key}) | |
| | calculate | old | | | pulldata('people', 'age', 'id', ${key}) | |
| | select_one yn | a | A | ../b = 1 | | regoin = 'x' |
| choices |
| | list_name | name | label | region |
| | yn | y | Yes | x |
",
    );
    assert!(form.is_some());
    insta::assert_snapshot!(told(&findings), @r#"
warns  : NoNumbers
warns 4 calculation: FunctionOfChance("uuid")
warns 5 calculation: FunctionMissing("area")
warns 6 calculation: TableUnknown { name: "people", nearest: None }
warns 7 choice_filter: FilterColumnUnknown { column: "regoin", list: "yn", nearest: None }
warns 7 relevant: ReferenceUnknown { name: "b", nearest: None }
warns 9 region: ColumnUnknown { column: "region", nearest: None }
"#);
}

#[test]
fn rules_that_never_settle_end() {
    let form = form(
        "
| survey |
| | type | name | label | relevant | calculation |
| | begin_group | g | G | ../a/b != 1 | |
| | integer | a | A | | |
| | end_group | | | | |
| | calculate | flips | | | if(count(/data/*[. = 1]) = 0, 1, 0) |
",
    );
    let walked = walk(&form, &[("a".to_owned(), "1".to_owned())], Date::constant(2026, 11, 21));
    assert_eq!(walked.verdicts, [Verdict::Taken]);
}

#[test]
fn a_bare_word_in_a_calculation_is_empty_and_said() {
    let (form, findings) = read(
        "
| survey |
| | type | name | label | calculation | relevant |
| | integer | a | A | | |
| | calculate | b | | coalesce(NULL, ${a}) | |
",
    );
    let form = form.expect("it only warns");
    assert!(told(&findings).contains("warns 5 calculation: Rule"), "{}", told(&findings));
    assert!(walked(&form, "a=4").ends_with("b = 4\n"));
    let (form, _) = read("\n| survey |\n| | type | name | label | relevant |\n| | integer | a | A | sex = 1 |\n");
    assert!(form.is_none(), "a condition that never holds hides its question");
}

#[test]
fn a_path_from_the_top_leads_through_the_form_whatever_it_is_called() {
    let house = form(
        "
| survey |
| | type | name | label | relevant | calculation |
| | begin_group | home | Home | | |
| | integer | people | People | | |
| | end_group | | | | |
| | calculate | more | | | /data/home/people + 1 |
| | text | why | Why | /any/home/people > 2 | |
",
    );
    insta::assert_snapshot!(walked(&house, "people=3\nwhy=so"), @r"
    asked people why
    missing
    people = 3
    more = 4
    why = so
    ");
}

#[test]
fn times_are_compared_by_the_clock_and_moments_by_day_and_clock() {
    let visit = form(
        "
| survey |
| | type | name | label | constraint | constraint_message |
| | time | from | From | . >= '08:00' and . <= '18:30' | Closed. |
| | time | until | Until | . > ${from} | Too early. |
| | dateTime | in | In | | |
| | dateTime | out | Out | . > ${in} | Too early. |
",
    );
    let said = walked(
        &visit,
        "from=07:59\nfrom=09:30\nuntil=09:29\nuntil=10:00\nin=2026-03-02T10:00\nout=2026-03-02T09:59\nout=2026-03-02T10:01",
    );
    insta::assert_snapshot!(said, @r"
    from=07:59: refused Closed.
    until=09:29: refused Too early.
    out=2026-03-02T09:59: refused Too early.
    asked from until in out
    missing
    from = 09:30
    until = 10:00
    in = 2026-03-02T10:00
    out = 2026-03-02T10:01
    ");
}

#[test]
fn what_is_worked_out_from_an_answer_that_is_not_there_is_empty() {
    let person = form(
        "
| survey |
| | type | name | label | relevant | calculation |
| | integer | age | Age | | |
| | calculate | months | | | ${age} * 12 |
| | calculate | said | | | concat('v', ${months}) |
| | calculate | either | | | coalesce(${months}, 'none') |
| | text | why | Why | ${months} != '' | |
",
    );
    insta::assert_snapshot!(walked(&person, "age="), @r"
    asked age
    missing
    said = v
    either = none
    ");
}

#[test]
fn an_end_that_is_not_that_of_what_it_ends_is_refused() {
    let (_, findings) = read(
        "
| survey |
| | type | name | label | rows |
| | begin_repeat | person | Person | 2 |
| | text | first | Name | |
| | end_group | | | |
| | begin_group | home | Home | |
| | text | town | Town | |
| | end_repeat | | | |
",
    );
    insta::assert_snapshot!(told(&findings), @r#"
    warns  : NoNumbers
    blocks 6 type: GroupEndOther { end: "end_group", begin: "begin_repeat", row: 4 }
    blocks 9 type: GroupEndOther { end: "end_repeat", begin: "begin_group", row: 7 }
    "#);
}

#[test]
fn a_value_that_nothing_works_out_is_told() {
    let (_, findings) = read(
        "
| survey |
| | type | name | label | number | calculation |
| | text | who | Who | 1 | |
| | calculate | total | | | |
",
    );
    insta::assert_snapshot!(told(&findings), @r#"warns 5 calculation: CalculationMissing("total")"#);
}

#[test]
fn of_a_year_or_a_month_the_first_day_is_kept_and_compared() {
    let form = form(
        "
| survey |
| | type | name | label | appearance | constraint | relevant |
| | date | born | Year of birth | year | . < '2010-01-01' | |
| | date | came | Came in | month-year | . >= ${born} | |
| | date | left | Left on | | . > ${came} | ${born} = '1931-01-01' |
",
    );
    insta::assert_snapshot!(walked(&form, "
        born=2011
        born=1931-12-31
        came=1930-12
        came=2025-02
        left=2025-02-01
        left=2025-02-02
        came=2025
    "), @r#"
born=2011: refused
came=1930-12: refused
left=2025-02-01: refused
came=2025: refused NotADate
asked born came left
missing
born = 1931-01-01
came = 2025-02-01
left = 2025-02-02
"#);
}
