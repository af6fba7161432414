//! `copiste steps` and `copiste calendar` from scripts.

use super::{Home, Run};
use serde_json::Value;

/// A campaign on the model form, of which nothing is noted.
fn house() -> Home {
    let home = Home::new();
    home.with_campaign();
    home
}

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}{}", run.out, run.err))
}

#[test]
fn steps_are_ticked_planned_and_reopened_from_scripts() {
    let home = house();
    let run = home.run(&["steps", "tick", "essai", "launch", "--on", "2026-01-20", "--who", "direction"]);
    assert_eq!((run.code, run.out.as_str()), (0, "Step “Launch and engagement form” saved.\n"), "{}", run.err);
    let run = home.run(&["steps", "date", "essai", "kit", "2030-02-10", "--note", "boîtes"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let steps = json(&home.run(&["steps", "list", "essai", "--json"]));
    assert_eq!((&steps[0]["done"], &steps[0]["who"]), (&"2026-01-20".into(), &"direction".into()));
    assert_eq!((&steps[1]["planned"], &steps[1]["note"]), (&"2030-02-10".into(), &"boîtes".into()));
    assert_eq!(steps[3]["known"][0]["batches"], 1, "{steps}");
    assert!(steps[3]["suggested"].is_string() && steps[3]["done"].is_null(), "a fact proposes, and ticks nothing");
    let run = home.run(&["steps", "untick", "essai", "launch", "--reason", "pas signée"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(home.run(&["steps", "untick", "essai", "launch", "--reason", "encore"]).code, 1);
    let run = home.run(&["steps", "tick", "essai", "kit", "--on", "2031-01-01", "--note", &"x".repeat(201)]);
    assert_eq!((run.code, run.err.lines().count()), (1, 2), "every fault at once: {}", run.err);
    assert_eq!(home.run(&["steps", "tick", "essai", "party"]).code, 2);
}

#[test]
fn an_evaluation_is_noted_and_days_that_cannot_be_are_refused_at_once() {
    let home = house();
    let note = |options: &[&str]| home.run(&[&["calendar", "evaluation", "essai"], options].concat());
    let run = note(&["--closed", "2025-07-31", "--poster-downloaded", "2025-08-02", "--who", "RAQ"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let run = note(&["--transmitted", "2025-02-30", "--poster-displayed", "2025-08-01", "--read", "demain"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    insta::assert_snapshot!(run.err, @r#"
    Report transmitted to the HAS: “2025-02-30” is no day. Write 2026-12-31, with the year first.
    Letter read on Qualiscope: “demain” is no day. Write 2026-12-31, with the year first.
    Official poster displayed: 2025-08-01 comes before “Official poster downloaded”, 2025-08-02. Correct one of the two dates.
    "#);
    let noted = json(&home.run(&["calendar", "evaluation", "essai", "--json"]));
    assert_eq!((&noted["closed"], &noted["transmitted"]), (&"2025-07-31".into(), &Value::Null));
    assert_eq!(noted["tasks"]["poster-downloaded"]["who"], "RAQ");
    // It is a link of the journal, in the text copy too.
    let checked = home.run(&["store", "check", "--json"]);
    assert_eq!(checked.code, 0, "{}{}", checked.out, checked.err);
    assert_eq!(json(&checked)["campaigns"][0]["copied"], json(&checked)["campaigns"][0]["links"]);
    let told = home.run(&["journal", "show", "essai"]).out;
    assert!(told.contains("Evaluation closed: 2025-07-31") && told.contains("(RAQ)"), "{told}");
    let run = note(&["--poster-downloaded", "none"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let noted = json(&home.run(&["calendar", "evaluation", "essai", "--json"]));
    assert_eq!(noted["tasks"], serde_json::json!({}));
}

#[test]
fn what_is_due_is_listed_and_what_is_late_ends_with_1_when_it_is_asked_for() {
    let home = house();
    assert_eq!(home.run(&["calendar", "list", "--overdue"]).code, 0);
    assert_eq!(home.run(&["calendar", "evaluation", "essai", "--closed", "2025-07-31"]).code, 0);
    let listed = home.run(&["calendar", "list", "--json"]);
    assert_eq!(listed.code, 0, "what is late blocks nothing: {}", listed.err);
    let lines = json(&listed)["lines"].clone();
    let poster = lines.as_array().unwrap().iter().find(|line| line["what"] == "poster").unwrap();
    assert_eq!(
        (&poster["on"], &poster["state"], &poster["basis"]),
        (&"2025-11-30".into(), &"overdue".into(), &"rule".into())
    );
    let late = home.run(&["calendar", "list", "--overdue"]);
    assert_eq!(late.code, 1);
    assert!(
        late.out.contains("Official poster") && late.err.contains("1 due date is past"),
        "{}{}",
        late.out,
        late.err
    );
    // Before the rule was one, nothing is computed, and it is said.
    assert_eq!(home.run(&["calendar", "evaluation", "essai", "--closed", "2025-01-15"]).code, 0);
    let listed = home.run(&["calendar", "list"]);
    assert!(listed.out.contains("the rule is not valid for 2025-01-15"), "{}", listed.out);
    assert!(home.run(&["calendar", "rules"]).out.contains("D. 311-15".replace(' ', "\u{a0}").as_str()));
}

#[test]
fn the_calendar_file_goes_where_it_is_told() {
    let home = house();
    let shown = home.run(&["calendar"]);
    assert!(shown.out.starts_with("BEGIN:VCALENDAR\r\n"), "{}", shown.out);
    let file = home.path("copiste.ics");
    let run = home.run(&["calendar", "--campaign", "essai", "--out", &file]);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{}", run.err);
    assert!(std::fs::read_to_string(&file).unwrap().contains("BEGIN:VEVENT\r\n"));
    assert_eq!(home.run(&["calendar", "--campaign", "autre"]).code, 1);
}

#[cfg(feature = "pdf")]
#[test]
fn the_engagement_form_is_written_where_it_is_told() {
    let home = house();
    let run = home.run(&["steps", "form", "essai", "--out", &home.path("papiers")]);
    assert_eq!(run.code, 0, "{}", run.err);
    let bytes = std::fs::read(home.path("papiers/essai-engagement.pdf")).unwrap();
    assert!(bytes.starts_with(b"%PDF-"));
}
