//! `copiste action` from scripts: a plan that two people follow, taken over by the next campaign, written as a workbook.

use super::Home;
use calamine::Reader as _;
use serde_json::Value;

fn told(home: &Home, code: i32, arguments: &[&str]) -> String {
    let run = home.run(&[arguments, &["--operator", "am"]].concat());
    assert_eq!(run.code, code, "{arguments:?} {}{}", run.out, run.err);
    format!("{}{}", run.out, run.err)
}

fn listed(home: &Home, campaign: &str) -> Value {
    let run = home.run(&["action", "list", campaign, "--json"]);
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}{}", run.out, run.err))
}

#[test]
fn an_action_that_changed_since_it_was_read_is_refused_with_what_it_says_now() {
    let home = Home::new();
    home.with_campaign();
    told(&home, 0, &["action", "add", "essai", "--finding", "Trop de bruit", "--action", "Changer les chariots"]);
    assert_eq!(listed(&home, "essai")["actions"][0]["revision"], 1);
    told(&home, 0, &["action", "edit", "essai", "1", "--pilot", "cadre", "--revision", "1"]);
    let refused = told(&home, 1, &["action", "edit", "essai", "1", "--progress", "done", "--revision", "1"]);
    assert!(refused.contains("changed meanwhile by am") && refused.contains("Led by: cadre"), "{refused}");
    let refused = told(&home, 1, &["action", "drop", "essai", "1", "--reason", "en trop", "--revision", "1"]);
    assert!(refused.contains("nothing was saved"), "{refused}");
    told(&home, 0, &["action", "edit", "essai", "1", "--progress", "done", "--observed", "on dort mieux"]);
    let history = told(&home, 0, &["action", "history", "essai", "1"]);
    for word in ["added", "action 1: done", "effect seen: on dort mieux"] {
        assert!(history.contains(word), "{word} is not in {history}");
    }
    told(&home, 1, &["action", "history", "essai", "2"]);
    let refused = told(&home, 1, &["action", "edit", "essai", "1", "--progress", "to-do", "--revision", "99"]);
    assert!(refused.contains("Action 1 is at revision") && refused.contains("99 does not exist yet"), "{refused}");
    told(&home, 0, &["action", "add", "essai", "--finding", "Deux\nlignes", "--action", "Une", "--due", "2026-06-30"]);
    let list = told(&home, 0, &["action", "list", "essai", "--language", "fr"]);
    assert!(list.contains("Deux lignes") && list.contains("30/06/2026"), "{list}");
}

#[test]
fn the_next_campaign_is_offered_what_is_open_and_the_plan_is_written_as_a_workbook() {
    let home = Home::new();
    let model = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/model-form");
    let model = model.to_str().unwrap();
    let create = |id: &str, from: &str| {
        let options = ["--title", id, "--establishment", "Les Tilleuls", "--service", "07=Sept", "--from", from];
        told(&home, 0, &[&["campaign", "create", id, model][..], &options].concat())
    };
    assert!(!create("2025", "2025-03-03").contains("take-over"));
    told(&home, 0, &["campaign", "policy", "2025", "--extent", "none"]);
    told(&home, 0, &["action", "add", "2025", "--finding", "Bruit", "--action", "Chariots", "--due", "2025-06-30"]);
    told(&home, 0, &["campaign", "close", "2025"]);
    assert!(create("2026", "2026-03-02").contains("copiste action take-over 2026 takes it over"));
    told(&home, 0, &["action", "take-over", "2026"]);
    told(&home, 1, &["action", "take-over", "2026"]);
    let origin = &listed(&home, "2026")["actions"][0]["origin"];
    assert_eq!((&origin["campaign"], &origin["number"]), (&Value::from("2025"), &Value::from(1)));
    assert!(told(&home, 0, &["action", "list", "2026"]).contains("to do, overdue"));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("plan.xlsx");
    let written = told(&home, 0, &["action", "export", "2026", "--format", "xlsx", "--out", file.to_str().unwrap()]);
    assert!(written.contains("1 action"), "{written}");
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&file).unwrap();
    let sheet = book.worksheet_range("Action plan").unwrap();
    assert_eq!(sheet.get_size(), (2, 11));
}
