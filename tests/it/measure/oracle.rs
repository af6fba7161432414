//! The results beside those of `tests/oracle/oracle.py`, which computes them with scipy and without copiste.

use super::sample::{Sheet, all_sheets, blank, campaign, measured, tool};
use copiste::measure::{AudienceResults, Gap, Interval, Portrait, Reliability, Results, Score, Shown};
use copiste::questionnaire::{Audience, Mark, Role, Tool};
use copiste::record::Answer;
use serde_json::Value;

/// The oracle prints ten significant digits, and scores are summed in ten-millionths of a point.
fn near(ours: f64, theirs: &Value, what: &str) {
    within(2e-7, ours, theirs, what);
}

/// What is computed from small differences, or multiplied by the 12.7 of two sheets, shows the ten-millionths more.
fn close(ours: f64, theirs: &Value, what: &str) {
    within(2e-6, ours, theirs, what);
}

fn within(part: f64, ours: f64, theirs: &Value, what: &str) {
    let theirs = theirs.as_f64().unwrap_or_else(|| panic!("{what}: {ours} has nothing beside it"));
    assert!((ours - theirs).abs() < part * theirs.abs().max(1.0), "{what}: {ours} is not {theirs}");
}

fn near_interval(ours: Option<Interval>, low: &Value, high: &Value, what: &str) {
    match ours {
        Some(ours) if !low.is_null() => {
            close(ours.low, low, what);
            close(ours.high, high, what);
        }
        Some(ours) => panic!("{what}: {ours:?} has nothing beside it"),
        None => assert!(low.is_null(), "{what}: no interval beside {low}"),
    }
}

fn near_probability(ours: Option<f64>, theirs: &Value, what: &str) {
    match (ours, theirs.as_f64()) {
        // A probability of nothing at all is the same nothing in both.
        (Some(ours), Some(theirs)) => {
            assert!((ours - theirs).abs() <= 1e-6 * theirs + 1e-280, "{what}: {ours} is not {theirs}");
        }
        (Some(ours), None) => assert!(ours < 1e-9, "{what}: {ours} has nothing beside it"),
        (None, theirs) => assert!(theirs.is_none(), "{what}: nothing beside {theirs:?}"),
    }
}

/// Fewest sheets of which it is told how the five questions of a theme go together; a declaration tells it of any.
fn joint_min(role: Role) -> u64 {
    if role == Role::Management { 1 } else { 11 }
}

/// A theme's score: of few sheets without what its squares tell.
fn near_theme(ours: &Score, theirs: &Value, role: Role, what: &str) {
    if theirs["n"].as_u64().unwrap() >= joint_min(role) {
        return near_score(ours, theirs, what);
    }
    assert_eq!(
        (u64::from(ours.n), ours.deviation, ours.favourable),
        (theirs["n"].as_u64().unwrap(), None, None),
        "{what}"
    );
    near(ours.mean, &theirs["mean"], what);
}

/// A theme's score in a service: without its deviation where that would give, by subtraction, one of few sheets.
fn near_part(ours: &Score, theirs: &Value, few: bool, what: &str) {
    if ours.deviation.is_some() {
        return near_score(ours, theirs, what);
    }
    let n = theirs["n"].as_u64().unwrap();
    assert!(few || n < 2, "{what}: no deviation of {n}");
    assert_eq!(u64::from(ours.n), n, "{what}");
    near(ours.mean, &theirs["mean"], what);
}

/// Whether a service has too few sheets for a deviation.
fn has_few(theirs: &Value) -> bool {
    (1..11).contains(&theirs["n"].as_u64().unwrap())
}

fn near_reliability(ours: &Shown<Reliability>, theirs: &Value, min: u64, what: &str) -> bool {
    let whole = theirs["whole"].as_u64().unwrap();
    let Some(ours) = ours.value() else {
        assert!(whole < min || theirs["alpha"].is_null(), "{what}: reliability on {whole} sheets is not shown");
        return false;
    };
    assert_eq!(u64::from(ours.n), whole, "{what}");
    close(ours.alpha, &theirs["alpha"], what);
    near_interval(ours.interval(), &theirs["alpha_low"], &theirs["alpha_high"], what);
    true
}

fn near_score(ours: &Score, theirs: &Value, what: &str) {
    assert_eq!(u64::from(ours.n), theirs["n"], "{what}");
    near(ours.mean, &theirs["mean"], what);
    if let Some(deviation) = ours.deviation {
        near(deviation, &theirs["sd"], what);
    }
    near_interval(ours.interval(), &theirs["low"], &theirs["high"], what);
    let favourable = &theirs["favourable"];
    if !favourable.is_null() {
        assert_eq!(ours.favourable.map(u64::from), favourable["count"].as_u64(), "{what}");
        near_interval(ours.favourable_interval(), &favourable["low"], &favourable["high"], what);
    }
}

fn read(file: &str) -> Value {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle").join(file);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn audience<'r>(results: &'r Results, code: &str) -> &'r AudienceResults {
    results.audiences.iter().find(|audience| audience.audience.0 == code).unwrap()
}

fn compare_audience(ours: &AudienceResults, theirs: &Value) {
    let code = &ours.audience.0;
    assert_eq!(u64::from(ours.sheets), theirs["complete"], "{code}");
    let crossed = ours.items.iter().filter(|item| item.theme.is_some()).count();
    assert_eq!(crossed, theirs["items"].as_object().unwrap().len(), "{code}");
    for item in &ours.items {
        let what = format!("{code} {}", item.name);
        let score = item.score.value().unwrap_or_else(|| panic!("{what} is not shown"));
        // The oracle counts scored questions without a theme among the others.
        let theirs = &theirs[if item.theme.is_some() { "items" } else { "questions" }][&item.name];
        if item.theme.is_some() {
            near_score(&score.score, theirs, &what);
        }
        assert_eq!(u64::from(score.answered), theirs["asked"], "{what}");
        for (mark, count) in Mark::ALL.iter().zip(score.marks) {
            assert_eq!(
                u64::from(count),
                theirs["marks"].get(mark.word()).and_then(Value::as_u64).unwrap_or(0),
                "{what}"
            );
        }
        let rows = item.rows.value().unwrap();
        for (name, count) in theirs["counts"].as_object().unwrap() {
            let ticks = rows.iter().filter_map(|(_, row)| row.value()).flat_map(|row| &row.ticks);
            let ours: u32 = ticks.filter(|tick| tick.name == *name).map(|tick| tick.count).sum();
            assert_eq!(u64::from(ours), *count, "{what} {name}");
        }
    }
    for theme in &ours.themes {
        let what = format!("{code} {}", theme.code);
        near_theme(theme.score.value().unwrap(), &theirs["themes"][&theme.code], ours.role, &what);
        near_reliability(&theme.reliability, &theirs["themes"][&theme.code], joint_min(ours.role), &what);
        let services = theme.services.value().map_or(&[][..], Vec::as_slice);
        for service in services {
            let Some(score) = service.score.value() else { continue };
            let all = theirs["services"].as_object().unwrap();
            let few = all.values().any(|one| has_few(&one["themes"][&theme.code]));
            let there = &all[&service.service]["themes"][&theme.code];
            near_part(score, there, few, &format!("{what} {}", service.service));
        }
    }
    for question in &ours.profile {
        let what = format!("{code} {}", question.name);
        let theirs = &theirs["questions"][&question.name];
        match question.portrait.value() {
            Some(Portrait::One { shares, .. } | Portrait::Several { shares, .. }) => {
                for share in shares {
                    let there = theirs["counts"].get(&share.name).and_then(Value::as_u64).unwrap_or(0);
                    let few = ours.role != Role::Management && (1..5).contains(&there);
                    assert!(share.count.is_none_or(|count| u64::from(count) == there && !few), "{what} {}", share.name);
                }
            }
            Some(Portrait::Number { n, mean, deviation }) => {
                assert_eq!(u64::from(*n), theirs["n"], "{what}");
                near(*mean, &theirs["mean"], &what);
                near(deviation.unwrap(), &theirs["sd"], &what);
            }
            None => panic!("{what} is not shown"),
        }
    }
    let comments = ours.comments.value().map_or(&[][..], |comments| &comments.told);
    for (question, count) in theirs["comments"].as_object().unwrap() {
        let ours = comments.iter().filter(|comment| comment.question == *question).count();
        assert_eq!(ours as u64, *count, "{code} {question}");
    }
    for (mode, count) in theirs["modes"].as_object().unwrap() {
        let share = ours.modes.value().unwrap().iter().find(|share| share.name == *mode).unwrap();
        assert_eq!(share.count.map(u64::from), count.as_u64(), "{code} {mode}");
    }
}

fn compare(results: &Results, expected: &Value) {
    for (code, theirs) in expected["audiences"].as_object().unwrap() {
        compare_audience(audience(results, code), theirs);
        let lines = results.participation.iter().filter(|line| line.audience.0 == *code);
        for line in lines {
            let there = &theirs["services"][&line.service];
            for (key, ours) in [
                ("expected", line.expected),
                ("distributed", line.distributed),
                ("complete", line.complete),
                ("held", line.held),
            ] {
                assert_eq!(u64::from(ours), there[key], "{code} {} {key}", line.service);
            }
        }
    }
    for (kind, gaps) in [("items", &results.item_gaps), ("themes", &results.theme_gaps)] {
        assert_eq!(gaps.len(), expected["gaps"][kind].as_object().unwrap().len());
        for gap in gaps {
            let there = &expected["gaps"][kind][&gap.code];
            near(gap.difference, &there["difference"], &gap.code);
            near_interval(gap.interval, &there["low"], &there["high"], &gap.code);
            near_probability(gap.adjusted, &there["p"], &gap.code);
        }
    }
}

#[test]
fn the_demonstration_gives_the_numbers_of_the_oracle() {
    let (tool, expected) = (tool(), read("regards-croises-ehpad.json"));
    let campaign = campaign(&tool);
    for (keyed, moment) in [(false, "before"), (true, "after")] {
        compare(&measured(&tool, &campaign, &all_sheets(&tool, keyed), None), &expected[moment]);
    }
}

/// A record of the random campaigns: a letter for its variant, one per item, and one for its service.
fn random_sheet(tool: &Tool, codes: &Value, items: &[Value], code: &str, record: &Value) -> Sheet {
    let audience = Audience(code.to_owned());
    let record = record.as_str().unwrap();
    let (variant, service) = (&record[..1], &record[record.len() - 1..]);
    let forms = &tool.audience(&audience).unwrap().forms;
    let (variant, form) = forms.iter().find(|(known, _)| known.0.starts_with(variant)).unwrap();
    let mut said = blank(tool, variant, form);
    for (name, letter) in items.iter().zip(record[1..].chars()) {
        let index = form.index(name.as_str().unwrap()).unwrap();
        said.answers[index] = codes[letter.to_string()].as_str().map(|word| match word.strip_prefix('!') {
            Some(mark) => Answer::Mark(Mark::from_word(mark).unwrap()),
            None => Answer::One(word.to_owned()),
        });
    }
    // What is asked under a condition was asked.
    if let Some(filter) = form.index("mal") {
        let asked = ["soi4", "soi5"].iter().any(|name| said.answers[form.index(name).unwrap()].is_some());
        said.answers[filter] = asked.then(|| Answer::One("oui".to_owned()));
    }
    let service = match service {
        "g" => "glycines",
        "t" => "tilleuls",
        _ => "acacias",
    };
    Sheet { audience, service: service.to_owned(), record: said }
}

/// The tool with other weights.
fn weighed(tool: &Tool, items: &[Value], weights: &Value) -> Tool {
    let mut tool = tool.clone();
    for (_, form) in tool.audiences.iter_mut().flat_map(|forms| &mut forms.forms) {
        let form = std::sync::Arc::make_mut(form);
        for (name, weight) in items.iter().zip(weights.as_array().unwrap()) {
            let index = form.index(name.as_str().unwrap()).unwrap();
            form.questions[index].weight = weight.as_f64().unwrap();
        }
    }
    tool
}

/// A row of the random campaigns as the demonstration's file would say it.
fn named(row: &Value, columns: &str, file: &Value) -> Value {
    let names = file["columns"][columns].as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned());
    let mut named: serde_json::Map<String, Value> = names.zip(row.as_array().unwrap().iter().cloned()).collect();
    // An interval of a mean or of a gap is as wide above as below.
    let middle = named.get("mean").or(named.get("difference")).and_then(Value::as_f64);
    let high = middle.zip(named.get("low").and_then(Value::as_f64)).map(|(middle, low)| 2.0 * middle - low);
    named.insert("high".to_owned(), high.into());
    if let Some(count) = named.remove("favourable") {
        let ends = &file["wilson"][format!("{count}/{}", named["n"])];
        named.insert("favourable".to_owned(), serde_json::json!({ "count": count, "low": ends[0], "high": ends[1] }));
    }
    named.into()
}

#[test]
fn random_campaigns_give_the_numbers_of_the_oracle_or_hide_them() {
    let (tool, file) = (tool(), read("random-campaigns.json"));
    let campaign = campaign(&tool);
    let items = file["items"].as_array().unwrap();
    let themes = file["themes"].as_array().unwrap();
    let (mut shown, mut alphas, mut parts, mut adjusted) = (0, 0, 0, 0);
    let cases = file["cases"].as_array().unwrap();
    assert!(cases.len() >= 200);
    for (number, case) in cases.iter().enumerate() {
        let tool = weighed(&tool, items, &case["weights"]);
        let mut sheets = Vec::new();
        for (code, records) in case["records"].as_object().unwrap() {
            let sheet = |record| random_sheet(&tool, &file["codes"], items, code, record);
            sheets.extend(records.as_array().unwrap().iter().map(sheet));
        }
        let results = measured(&tool, &campaign, &sheets, None);
        for ours in &results.audiences {
            let theirs = &case["expected"][&ours.audience.0];
            let min = if ours.role == Role::Management { 1 } else { 5 };
            for (place, name) in items.iter().enumerate() {
                let item = ours.items.iter().find(|item| item.name == *name).unwrap();
                let there = named(&theirs["items"][place], "items", &file);
                let what = format!("case {number} {} {name}", ours.audience.0);
                let n = there["n"].as_u64().unwrap();
                match &item.score {
                    Shown::Nobody => assert_eq!(n, 0, "{what}"),
                    Shown::Hidden => assert!(n < min, "{what}: {n} hidden"),
                    Shown::Shown { value, .. } => {
                        assert!(n >= min, "{what}: {n} shown");
                        near_score(&value.score, &there, &what);
                        shown += 1;
                    }
                }
            }
            for (place, code) in themes.iter().enumerate() {
                let theme = ours.themes.iter().find(|theme| theme.code == *code).unwrap();
                let there = named(&theirs["themes"][place], "themes", &file);
                let what = format!("case {number} {} {code}", ours.audience.0);
                let n = there["n"].as_u64().unwrap();
                let items = ours.items.iter().filter(|item| item.theme.as_ref() == Some(&theme.code));
                let whole = items.clone().all(|item| item.score != Shown::Hidden);
                assert_eq!(theme.score.value().is_some(), whole && n >= min, "{what}");
                if let Some(score) = theme.score.value() {
                    near_theme(score, &there, ours.role, &what);
                    shown += 1;
                    alphas += u32::from(near_reliability(&theme.reliability, &there, joint_min(ours.role), &what));
                }
                for service in theme.services.value().into_iter().flatten() {
                    let Some(score) = service.score.value() else { continue };
                    let all = theirs["services"].as_object().unwrap();
                    let row = |rows: &Value| named(&rows[place], "services", &file);
                    let few = all.values().any(|rows| has_few(&row(rows)));
                    let there = row(&all[&service.service[..1]]);
                    near_part(score, &there, few, &format!("{what} {}", service.service));
                    parts += 1;
                }
            }
        }
        let mut compare = |gaps: &[Gap], kind: &str, order: &[Value]| {
            let few = |gap: &Gap| kind == "themes" && gap.people.n.min(gap.professionals.n) < 11;
            for gap in gaps {
                let place = order.iter().position(|name| *name == gap.code).unwrap();
                let there = named(&case["expected"]["gaps"][kind][place], "gaps", &file);
                let what = format!("case {number} gap {}", gap.code);
                near(gap.difference, &there["difference"], &what);
                if few(gap) {
                    assert_eq!((gap.interval, gap.adjusted), (None, None), "{what}");
                    continue;
                }
                near_interval(gap.interval, &there["low"], &there["high"], &what);
                if gaps.len() == order.len() && !gaps.iter().any(few) {
                    near_probability(gap.adjusted, &there["p"], &what);
                    adjusted += 1;
                }
            }
        };
        compare(&results.item_gaps, "items", items);
        compare(&results.theme_gaps, "themes", themes);
    }
    assert!(shown > 5_000, "only {shown} scores were compared");
    assert!(alphas > 100, "only {alphas} reliabilities were compared");
    assert!(parts > 500, "only {parts} services were compared");
    assert!(adjusted > 1_000, "only {adjusted} gaps were compared");
}
