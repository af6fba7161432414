//! `copiste comment` and `copiste action`: what is read before the report and what is decided after it, from scripts.

use super::Home;
use serde_json::Value;

/// A campaign with one complete sheet that has a comment.
fn keyed() -> Home {
    let home = Home::new();
    home.with_campaign();
    let answers = ["1\n42\n3\n07\n", &"4\n".repeat(10), "\n", &"4\n".repeat(16), "\n", &"4\n".repeat(14)].concat();
    let sheet = format!("{answers}Merci Julie, et Julie encore\n");
    let run = home.run_with(&["batch", "key", "essai", "1", "--plain"], sheet.as_bytes());
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    home
}

fn told(home: &Home, code: i32, arguments: &[&str]) -> String {
    let run = home.run(&[arguments, &["--operator", "qm"]].concat());
    assert_eq!(run.code, code, "{arguments:?} {}{}", run.out, run.err);
    format!("{}{}", run.out, run.err)
}

fn json(home: &Home, arguments: &[&str]) -> Value {
    let run = home.run(&[arguments, &["--json"]].concat());
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}{}", run.out, run.err))
}

#[test]
fn comments_are_listed_and_decided_about_by_what_they_are_called() {
    let home = keyed();
    let listed = json(&home, &["comment", "list", "essai", "--unread"]);
    let [comment] = listed.as_array().unwrap().as_slice() else { panic!("{listed}") };
    assert_eq!(
        (comment["text"].as_str(), comment["state"].as_str()),
        (Some("Merci Julie, et Julie encore"), Some("unread"))
    );
    assert!(comment.get("serial").is_none() && comment.get("service").is_none(), "{comment}");
    let id = comment["id"].as_str().unwrap();
    assert!(told(&home, 0, &["comment", "list", "essai"]).contains("1 comment is still to be read."));

    let review =
        |code: i32, options: &[&str]| told(&home, code, &[&["comment", "review", "essai", id], options].concat());
    assert!(review(1, &["--redact", "Paul"]).contains("“Paul” is not in the comment."));
    review(0, &["--redact", "Julie"]);
    assert_eq!(json(&home, &["comment", "list", "essai"])[0]["told"], "Merci […], et […] encore");
    assert!(review(1, &["--aside", " "]).contains("A reason is needed."));
    review(0, &["--aside", "a name"]);
    assert_eq!(json(&home, &["comment", "list", "essai"])[0]["reason"], "a name");
    review(0, &["--again"]);
    review(0, &["--keep"]);
    assert_eq!(json(&home, &["comment", "list", "essai", "--unread"]), Value::Array(Vec::new()));
    review(2, &[]);
    review(2, &["--keep", "--again"]);
    assert!(told(&home, 1, &["comment", "review", "essai", "0000000000", "--keep"]).contains("No comment is called"));
    assert_eq!(home.run(&["journal", "verify", "essai"]).code, 0);
}

#[test]
fn an_action_is_written_followed_and_taken_out() {
    let home = keyed();
    let due = ["--due", "2026-09-30", "--pilot", "ward sister"];
    told(&home, 0, &[&["action", "add", "essai", "--finding", "meals", "--action", "Warm plates"], &due[..]].concat());
    told(&home, 0, &["action", "edit", "essai", "1", "--progress", "done", "--effect", "fewer complaints"]);
    let listed = json(&home, &["action", "list", "essai"]);
    let action = &listed["actions"][0];
    let said = ["finding", "action", "pilot", "due", "progress", "effect"].map(|key| action[key].as_str().unwrap());
    assert_eq!(said, ["meals", "Warm plates", "ward sister", "2026-09-30", "done", "fewer complaints"]);
    assert!(told(&home, 0, &["action", "list", "essai"]).contains("Warm plates"));
    told(&home, 0, &["action", "edit", "essai", "1", "--due", "none"]);
    assert!(json(&home, &["action", "list", "essai"])["actions"][0]["due"].is_null());
    told(&home, 2, &["action", "drop", "essai", "1"]);
    told(&home, 0, &["action", "drop", "essai", "1", "--reason", "twice"]);
    assert!(told(&home, 1, &["action", "edit", "essai", "1", "--progress", "done"]).contains("no action 1"));
}
