//! `copiste verify`, `journal`, `mine`, `store rebuild`, `campaign empty` and the filters of `record list`.

use super::Home;
use serde_json::{Value, json};

/// A sheet of the model form: the figures of its first and of its last page are all `first` and `last`.
fn sheet(first: &str, last: &str) -> String {
    let page = |code: &str, questions: usize| format!("{code}\n").repeat(questions);
    ["1\n42\n3\n07\n", &page(first, 10), "\n", &page("4", 16), "\n", &page(last, 14), "Bien\n"].concat()
}

/// The same without its comment, which is not keyed again.
fn again(first: &str, last: &str) -> String {
    sheet(first, last).replace("Bien\n", "\n")
}

fn told(home: &Home, code: i32, who: &str, arguments: &[&str]) -> String {
    let run = home.run(&[arguments, &["--operator", who]].concat());
    assert_eq!(run.code, code, "{arguments:?} {}{}", run.out, run.err);
    format!("{}{}", run.out, run.err)
}

fn keyed(home: &Home, who: &str, arguments: &[&str], lines: &str) -> String {
    let run = home.run_with(&[arguments, &["--operator", who]].concat(), lines.as_bytes());
    assert_eq!(run.code, 0, "{arguments:?} {}{}", run.out, run.err);
    run.out
}

fn json(home: &Home, who: &str, arguments: &[&str]) -> Value {
    let run = home.run(&[arguments, &["--json", "--operator", who]].concat());
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}{}", run.out, run.err))
}

/// Three sheets keyed by `am` in a pile of three, of which two are drawn.
fn drawn() -> Home {
    let home = Home::new();
    home.with_campaign();
    let sheets = [sheet("4", "4"), sheet("3", "2"), sheet("2", "1")].concat();
    keyed(&home, "am", &["batch", "key", "essai", "1"], &sheets);
    told(&home, 0, "am", &["batch", "count", "essai", "1", "3"]);
    told(&home, 0, "am", &["campaign", "policy", "essai", "--sheets-min", "2"]);
    let seed = "000102030405060708090a0b0c0d0e0f";
    let drawn = told(&home, 0, "am", &["verify", "draw", "essai", "--audience", "professionals", "--seed", seed]);
    assert!(drawn.contains("2 called, 0 verified") && drawn.contains(seed), "{drawn}");
    home
}

#[test]
fn sheets_are_drawn_keyed_again_arbitrated_and_certified_from_scripts() {
    let home = drawn();
    insta::assert_snapshot!(told(&home, 0, "am", &["verify", "list", "essai"]), @"");
    insta::assert_snapshot!(told(&home, 0, "cd", &["verify", "list", "essai"]), @"");
    let waits = json(&home, "cd", &["verify", "list", "essai"]);
    assert_eq!(waits[0]["wait"], json!("second"));
    let serials: Vec<u64> = waits[0]["serials"].as_array().unwrap().iter().filter_map(Value::as_u64).collect();
    assert_eq!(serials.len(), 2);
    // Sealed: neither shown nor corrected.
    let serial = serials[0].to_string();
    assert!(told(&home, 1, "am", &["record", "show", "essai", "professionals", &serial]).contains("being verified"));
    insta::assert_snapshot!(told(&home, 0, "am", &["verify", "show", "essai", "professionals", &serial]), @"");
    let list = json(&home, "am", &["record", "list", "essai", "1", "--filter", "verifying"]);
    assert_eq!((list.as_array().map(Vec::len), &list[0]["marks"]), (Some(2), &Value::Null));
    // Keyed again with a difference, arbitrated.
    let truth = |serial: u64| match serial {
        1 => ("4", "4"),
        2 => ("3", "2"),
        _ => ("2", "1"),
    };
    let (first, second) = (truth(serials[0]), truth(serials[1]));
    let lines = [again(first.0, first.1).replacen("42\n", "24\n", 1), again(second.0, second.1)].concat();
    let said = keyed(&home, "cd", &["verify", "key", "essai", "--pass", "second"], &lines);
    assert!(said.contains("1 difference, for a third person."), "{said}");
    assert!(said.contains("both keyings are the same"), "{said}");
    assert_eq!(told(&home, 1, "am", &["verify", "key", "essai", "--pass", "third"]).lines().count(), 1);
    insta::assert_snapshot!(keyed(&home, "ef", &["verify", "key", "essai", "--pass", "third"], "42\n\n"), @"");
    let shown = json(&home, "ef", &["verify", "show", "essai", "professionals", &serial]);
    assert_eq!((&shown["stage"], &shown["differences"][0]["questions"]), (&json!("settled"), &json!(["age"])));
    assert!(shown.get("hands").is_none());
    insta::assert_snapshot!(told(&home, 0, "ef", &["verify", "show", "essai", "professionals", &serial]), @"");
    // The arbiter's keying called the third sheet: the target is not proved.
    let certificate = json(&home, "am", &["verify", "certificate", "essai"]);
    assert_eq!(certificate[0]["draw"]["frame"], json!([1, 2, 3]));
    insta::assert_snapshot!(told(&home, 0, "am", &["verify", "certificate", "essai"]), @"");
    insta::assert_snapshot!(told(&home, 0, "am", &["mine", "essai"]).lines().filter(|line| !line.contains("Half")).collect::<Vec<_>>().join("\n"), @"");
    assert_eq!(json(&home, "zz", &["mine", "essai"]), Value::Null);
    assert_eq!(json(&home, "cd", &["mine", "essai"])["second"]["sheets"], json!(2));
}

#[test]
fn wrong_verifications_are_refused_with_a_sentence() {
    let home = drawn();
    let refused = |code: i32, arguments: &[&str]| told(&home, code, "am", &[&["verify"], arguments].concat());
    let list = [
        refused(1, &["draw", "essai", "--audience", "professionals"]),
        refused(1, &["draw", "essai", "--audience", "profesionals"]),
        refused(1, &["draw", "essai", "--audience", "professionals", "--batch", "1"]),
        refused(2, &["draw", "essai", "--audience", "professionals", "--seed", "12"]),
        refused(1, &["show", "essai", "professionals", "9"]),
        refused(1, &["missing", "essai", "professionals", "9", "--reason", "nowhere"]),
        refused(1, &["distinct", "essai", "professionals", "1", "9", "--reason", "two hands"]),
        refused(2, &["key", "essai", "--pass", "fourth"]),
        refused(1, &["key", "essai", "--pass", "second"]),
    ];
    insta::assert_snapshot!(list.concat(), @"");
    insta::assert_snapshot!(told(&home, 0, "am", &["verify", "twins", "essai"]), @"");
    let serials = json(&home, "cd", &["verify", "list", "essai"])[0]["serials"].clone();
    let serial = serials[0].to_string();
    insta::assert_snapshot!(told(&home, 0, "am", &["verify", "missing", "essai", "professionals", &serial, "--reason", "not in the pile"]).replace(&format!("{:04}", serials[0].as_u64().unwrap()), "####"), @"");
    assert!(told(&home, 0, "am", &["verify", "more", "essai"]).contains("No more sheets to call."));
}

#[test]
fn the_journal_is_checked_and_read() {
    let home = drawn();
    let run = told(&home, 0, "am", &["journal", "verify", "essai"]);
    assert!(run.starts_with("The journal holds: ") && run.contains("digest "), "{run}");
    let head = json(&home, "am", &["journal", "verify", "essai"])["head"].as_str().unwrap().to_owned();
    let named = told(&home, 0, "am", &["journal", "verify", "essai", "--head", &head[..16]]);
    assert!(named.contains("The digest given is that of link"), "{named}");
    let other = told(&home, 1, "am", &["journal", "verify", "essai", "--head", &"ab".repeat(32)]);
    assert!(other.contains("does not go through"), "{other}");
    assert!(told(&home, 2, "am", &["journal", "verify", "essai", "--head", "xyz"]).contains("not a digest"));
    let shown = told(&home, 0, "am", &["journal", "show", "essai", "--last", "4"]);
    let what: Vec<&str> = shown.lines().filter_map(|line| line.split("  am  ").nth(1)).collect();
    insta::assert_snapshot!(what.join("\n"), @"");
    let all = json(&home, "am", &["journal", "show", "essai"]);
    assert_eq!(all[0]["number"], json!(1));
    assert!(!all.to_string().contains("Bien"), "no answer is told");
    assert!(told(&home, 1, "am", &["journal", "verify", "nowhere"]).contains("nowhere"));
}

#[test]
fn a_store_is_made_again_from_the_text_copy() {
    let home = drawn();
    let (lost, new) = (home.path("data/copiste/store"), home.path("again"));
    let head = json(&home, "am", &["journal", "verify", "essai"])["head"].clone();
    let made = told(&home, 0, "am", &["store", "rebuild", &lost, "--store", &new]);
    assert!(made.contains(head.as_str().unwrap()), "{made}");
    let there = json(&home, "am", &["journal", "verify", "essai", "--store", &new]);
    assert_eq!((&there["holds"], &there["head"]), (&json!(true), &head));
    assert_eq!(json(&home, "am", &["record", "list", "essai", "1", "--store", &new]).as_array().map(Vec::len), Some(3));
    assert!(told(&home, 3, "am", &["store", "rebuild", &lost, "--store", &new]).contains("already"));
    let empty = home.path("empty");
    std::fs::create_dir(&empty).unwrap();
    let nothing = told(&home, 3, "am", &["store", "rebuild", &empty, "--store", &home.path("third")]);
    assert!(nothing.contains("No copy of a journal"), "{nothing}");
    // A copy that was edited by hand.
    let copy = std::path::Path::new(&lost).join("journal").join("essai.journal");
    let text = std::fs::read_to_string(&copy).unwrap();
    std::fs::write(&copy, text.replacen("\tam\t", "\tbm\t", 1)).unwrap();
    let broken = told(&home, 1, "am", &["store", "rebuild", &lost, "--store", &home.path("fourth")]);
    assert!(broken.contains("is broken at line 4"), "{broken}");
    assert!(!std::path::Path::new(&home.path("fourth")).join("db").exists());
}

#[test]
fn answers_are_destroyed_only_when_asked_twice_and_due() {
    let home = drawn();
    let asked = told(&home, 2, "am", &["campaign", "empty", "essai"]);
    assert!(asked.contains("--yes"), "{asked}");
    let kept = told(&home, 1, "am", &["campaign", "empty", "essai", "--yes"]);
    insta::assert_snapshot!(kept, @"");
}

#[test]
fn records_are_filtered_by_what_they_carry() {
    let home = Home::new();
    home.with_campaign();
    let lines = [sheet("4", "4").replacen("3\n07", ".\n07", 1), ":note odd\n:hold torn\n1\n".to_owned()].concat();
    keyed(&home, "am", &["batch", "key", "essai", "1"], &lines);
    let kept = |filter: &str| {
        let list = json(&home, "am", &["record", "list", "essai", "1", "--filter", filter]);
        list.as_array().unwrap().iter().map(|one| one["key"]["serial"].clone()).collect::<Value>()
    };
    let filters = ["incomplete", "held", "complete", "voided", "notes", "overrides", "marks", "verifying", "verified"];
    let list: Vec<String> = filters.iter().map(|filter| format!("{filter}: {}", kept(filter))).collect();
    insta::assert_snapshot!(list.join("\n"), @"");
    insta::assert_snapshot!(told(&home, 0, "am", &["record", "list", "essai", "1"]), @"");
    assert!(told(&home, 2, "am", &["record", "list", "essai", "1", "--filter", "odd"]).contains("odd"));
}
