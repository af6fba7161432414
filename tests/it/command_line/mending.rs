//! Sheets found, corrected, taken up and decided from scripts; why nothing waits; what a wrong word ends with.

use super::Home;
use super::verify::{again, drawn, json, keyed, sheet, told};
use serde_json::{Value, json};

/// One complete sheet, one held aside, one begun.
fn three() -> Home {
    let home = Home::new();
    home.with_campaign();
    let lines = [&sheet("4", "4"), ":note odd\n:hold torn\n", "1\n"].concat();
    keyed(&home, "am", &["batch", "key", "essai", "1"], &lines);
    home
}

fn shown(home: &Home, serial: &str) -> Value {
    json(home, "am", &["record", "show", "essai", "professionals", serial])
}

#[test]
fn a_sheet_is_found_by_its_number_wherever_it_lies() {
    let home = three();
    insta::assert_snapshot!(told(&home, 0, "am", &["record", "find", "essai", "2"]), @"
    audience       batch  service  status
    Professionals      1  Sept     held aside
    ");
    let found = json(&home, "am", &["record", "find", "essai", "2"]);
    assert_eq!((&found[0]["batch"], &found[0]["service"]), (&json!(1), &json!("07")));
    assert_eq!(
        told(&home, 1, "am", &["record", "find", "essai", "9"]),
        "No audience of this campaign has a sheet 0009.\n"
    );
}

#[test]
fn a_complete_sheet_is_corrected_with_its_reason_in_its_trace() {
    let home = three();
    let correct = |code: i32, question: &str, value: &str, more: &[&str]| {
        let command = ["record", "correct", "essai", "professionals", "1", "--question", question, "--value", value];
        told(&home, code, "am", &[&command[..], more].concat())
    };
    let why = ["--reason", "misread"];
    assert_eq!(correct(0, "2", "24", &why), "Sheet 0001 corrected.\n");
    assert_eq!(shown(&home, "1")["answers"]["age"], json!(24));
    assert_eq!(shown(&home, "1")["status"]["state"], json!("complete"));
    assert_eq!(correct(0, "age", "24", &why), "Sheet 0001 says so already: nothing is changed.\n");
    assert_eq!(correct(0, "age", "?", &why), "Sheet 0001 corrected.\n");
    assert_eq!(shown(&home, "1")["answers"]["age"], json!({ "mark": "unreadable" }));
    assert_eq!(correct(0, "comment", "Très bien", &why), "Sheet 0001 corrected.\n");
    assert_eq!(shown(&home, "1")["answers"]["comment"], json!("Très bien"));
    let before = shown(&home, "1");
    let refused = [
        correct(1, "5", "9", &why),
        correct(1, "5", "44", &why),
        correct(1, "age", "7", &why),
        correct(1, "age", "24", &["--reason", " "]),
        correct(2, "agee", "24", &why),
        correct(2, "2", "24", &[]),
    ];
    insta::assert_snapshot!(refused.concat(), @"
    sheet 0001, q01: “9” does not suit
    “9” is not a box of question 5 (1 to 5).
    sheet 0001, q01: “44” does not suit
    That is more than one answer: nothing is changed.
    sheet 0001, age: “7” does not suit
    “07” is not accepted at question 2.
    Age goes from 16 to 99.
    A reason is needed.
    Wrong command. The form has no question “agee”: name its number on the paper or its item code. Did you mean “age”?
    See: copiste --help
    Wrong command. Missing: --reason <TEXT>.
    See: copiste --help
    ");
    assert_eq!(shown(&home, "1"), before, "what is refused leaves nothing behind");
    let other = ["record", "correct", "essai", "professionals", "2", "--question", "2", "--value", "24"];
    insta::assert_snapshot!(told(&home, 1, "am", &[&other[..], &why].concat()), @"Sheet 0002 is not complete: end it first (copiste record resume).");
    let trace = told(&home, 0, "am", &["record", "show", "essai", "professionals", "1"]);
    assert!(trace.contains("corrected, because: misread"), "{trace}");
    let journal = told(&home, 0, "am", &["journal", "show", "essai"]);
    assert!(!journal.contains("Très bien"), "{journal}");
    told(&home, 0, "am", &["journal", "verify", "essai"]);
}

#[test]
fn a_sealed_sheet_is_not_corrected_by_a_script_either() {
    let home = drawn();
    let correct = ["record", "correct", "essai", "professionals", "2", "--question", "2", "--value", "24"];
    let said = told(&home, 1, "am", &[&correct[..], &["--reason", "misread"]].concat());
    assert!(said.contains("being verified"), "{said}");
}

#[test]
fn a_held_sheet_is_taken_up_line_by_line() {
    let home = three();
    let said = keyed(&home, "am", &["record", "resume", "essai", "professionals", "2"], &sheet("3", "3"));
    assert!(said.contains("Sheet 0002 complete, saved."), "{said}");
    insta::assert_snapshot!(told(&home, 1, "am", &["record", "resume", "essai", "professionals", "1"]), @"Sheet 0001 waits for nobody: complete. To change an answer: copiste record correct.");
}

#[test]
fn three_answers_without_a_majority_are_decided_from_the_paper() {
    let home = drawn();
    let (first, second) = (sheet("3", "2"), sheet("2", "1"));
    let _ = (first, second);
    let lines = [again("3", "2").replacen("42\n", "24\n", 1), again("2", "1")].concat();
    keyed(&home, "cd", &["verify", "key", "essai", "--pass", "second"], &lines);
    let early = told(&home, 1, "ef", &["verify", "decide", "essai", "professionals", "2"]);
    assert!(early.contains("waits for no decision"), "{early}");
    keyed(&home, "ef", &["verify", "key", "essai", "--pass", "third"], "33\n\n");
    let list = told(&home, 0, "qm", &["verify", "list", "essai"]);
    assert!(list.contains("No majority"), "{list}");
    let why = told(&home, 1, "am", &["verify", "key", "essai", "--pass", "second"]);
    insta::assert_snapshot!(why, @"
    No sheet waits to be keyed again by you.
    Batch 1 (Professionals), sheet 0002: No majority, and you keyed one of the two passes. The decision from the paper belongs to somebody else.
    ");
    let said = keyed(&home, "qm", &["verify", "decide", "essai", "professionals", "2"], "52\n:goto\n\n");
    assert!(said.contains("Question 2: “42”, then “24”, then “33”"), "{said}");
    assert!(said.contains("Sheet 0002 complete, saved."), "{said}");
    let decided = json(&home, "qm", &["verify", "show", "essai", "professionals", "2"]);
    assert_eq!(decided["stage"], json!("settled"), "{decided}");
    assert_eq!(shown(&home, "2")["answers"]["age"], json!(52));
}

#[test]
fn who_has_nothing_to_key_again_is_told_why() {
    let home = three();
    let why = |who: &str, pass: &str| told(&home, 1, who, &["verify", "key", "essai", "--pass", pass]);
    let undrawn = why("cd", "second");
    told(&home, 0, "am", &["record", "void", "essai", "professionals", "2", "--reason", "torn"]);
    keyed(&home, "am", &["batch", "key", "essai", "1"], &sheet("2", "2").replacen("1\n", "", 1));
    told(&home, 0, "am", &["batch", "count", "essai", "1", "3"]);
    told(&home, 0, "am", &["verify", "draw", "essai", "--audience", "professionals"]);
    let (own, third) = (why("am", "second"), why("cd", "third"));
    let lines = [again("4", "4"), again("2", "2")].concat();
    keyed(&home, "cd", &["verify", "key", "essai", "--pass", "second"], &lines);
    let all = why("cd", "second");
    insta::assert_snapshot!([undrawn, own, third, all].join("\n"), @"
    No sheet waits to be keyed again by you.
    No sheet is drawn yet.
    1 complete sheet was not drawn. To draw: copiste verify draw essai --audience …

    No sheet waits to be keyed again by you.
    Batch 1 (Professionals), sheets 0001 0003: The first keying is yours. The second belongs to another person.

    No sheet waits to be keyed again by you.
    Batch 1 (Professionals), sheets 0001 0003: Waits for a second keying by you: copiste verify key essai --pass second

    No sheet waits to be keyed again by you.
    Every sheet that was drawn is verified.
    ");
    told(&home, 0, "am", &["campaign", "close", "essai"]);
    assert!(why("cd", "second").contains("closed"));
}

#[test]
fn a_word_that_names_nothing_ends_with_2() {
    let home = Home::new();
    home.with_campaign();
    let open = |audience: &str, service: &str| {
        told(&home, 2, "am", &["batch", "open", "essai", "--audience", audience, "--service", service])
    };
    insta::assert_snapshot!([open("profesionals", "07"), open("professionals", "99")].concat(), @"
    Wrong command. No audience has the code “profesionals”. Did you mean “professionals”?
    See: copiste --help
    Wrong command. No service has the code “99”.
    See: copiste --help
    ");
    told(
        &home,
        2,
        "am",
        &["campaign", "plan", "essai", "99", "professionals", "--expected", "1", "--distributed", "1"],
    );
    told(&home, 2, "am", &["batch", "move", "essai", "1", "99"]);
    told(&home, 2, "am", &["campaign", "policy", "essai", "--sheets-min", "0"]);
    told(&home, 2, "am", &["record", "show", "essai", "nobody", "1"]);
}

#[test]
fn whoever_keyed_a_part_of_a_sheet_is_not_told_to_have_keyed_nothing() {
    let home = Home::new();
    home.with_campaign();
    keyed(&home, "am", &["batch", "key", "essai", "1"], "1\n42\n");
    let rest = sheet("4", "4").replacen("1\n42\n", "", 1);
    keyed(&home, "cd", &["batch", "key", "essai", "1"], &rest);
    for who in ["am", "cd"] {
        let said = told(&home, 0, who, &["mine", "essai"]);
        assert!(said.contains("You keyed a part of 1 more sheet"), "{said}");
        assert_eq!(json(&home, who, &["mine", "essai"])["parts"], json!(1));
    }
    assert!(told(&home, 0, "zz", &["mine", "essai"]).contains("You keyed nothing"));
}
