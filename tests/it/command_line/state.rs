//! `copiste state`, the steps of a batch and the verification rule from scripts.

use super::Home;
use serde_json::{Value, json};

/// A campaign with one complete sheet in a pile that nobody counted.
fn keyed() -> Home {
    let home = Home::new();
    home.with_campaign();
    let sheet =
        ["1\n42\n3\n07\n", &"4\n".repeat(10), "\n", &"4\n".repeat(16), "\n", &"4\n".repeat(14), "Bien\n"].concat();
    let run = home.run_with(&["batch", "key", "essai", "1", "--plain", "--operator", "am"], sheet.as_bytes());
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    home
}

fn told(home: &Home, code: i32, arguments: &[&str]) -> String {
    let run = home.run(&[arguments, &["--operator", "am"]].concat());
    assert_eq!(run.code, code, "{arguments:?} {}{}", run.out, run.err);
    format!("{}{}", run.out, run.err)
}

fn json(home: &Home, arguments: &[&str]) -> (i32, Value) {
    let run = home.run(&[arguments, &["--json"]].concat());
    (run.code, serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}{}", run.out, run.err)))
}

#[test]
fn the_entry_state_is_a_table_and_findings_and_ends_with_1_while_one_blocks() {
    let home = keyed();
    insta::assert_snapshot!(told(&home, 1, &["state", "essai"]), @"
    audience, service, batch  expected  distributed  returned  keyed  complete  verified  held  voided  participation
    Whole campaign                   –            –         –      1         1         0     0       0              –
      Professionals                  –            –         –      1         1         0     0       0              –
        Sept                         –            –         –      1         1         0     0       0              –
          batch 1, received          –            –         –      1         1         0     0       0              –

    blocking      Professionals: A verification is asked for: 1 complete sheet is in no draw.
    blocking      batch 1: Pile not counted: count its sheets.
    warning       batch 1: Not marked as keyed yet.
    warning       Professionals · Sept: 1 sheet came in, nothing planned: write down the sheets expected and handed out.
    Findings: 2 blocking, 2 warnings
    ");
    insta::assert_snapshot!(told(&home, 1, &["state", "essai", "--language", "fr"]).replace('\u{a0}', " "), @"
    public, service, lot  attendues  distribuées  rentrées  saisies  complètes  vérifiées  de côté  annulées  participation
    Toute la campagne             –            –         –        1          1          0        0         0              –
      Professionnels              –            –         –        1          1          0        0         0              –
        Sept                      –            –         –        1          1          0        0         0              –
          lot 1, reçu             –            –         –        1          1          0        0         0              –

    bloquant      Professionnels : Vérification demandée : 1 feuille complète n’est d’aucun tirage.
    bloquant      lot 1 : Pile non comptée : comptez ses feuilles.
    avertissement lot 1 : Pas encore noté saisi.
    avertissement Professionnels · Sept : 1 feuille rentrée, aucun effectif prévu : notez les feuilles attendues et distribuées.
    Constats : 2 bloquants, 2 avertissements
    ");
    insta::assert_snapshot!(told(&home, 1, &["campaign", "close", "essai"]), @"
    The campaign cannot be closed: 2 blocking findings stand.
    blocking      Professionals: A verification is asked for: 1 complete sheet is in no draw.
    blocking      batch 1: Pile not counted: count its sheets.
    ");
    told(&home, 0, &["batch", "count", "essai", "1", "1"]);
    told(&home, 0, &["campaign", "policy", "essai", "--extent", "none"]);
    insta::assert_snapshot!(told(&home, 0, &["state", "essai"]), @"
    audience, service, batch  expected  distributed  returned  keyed  complete  verified  held  voided  participation
    Whole campaign                   –            –         1      1         1         0     0       0              –
      Professionals                  –            –         1      1         1         0     0       0              –
        Sept                         –            –         1      1         1         0     0       0              –
          batch 1, received          –            –         1      1         1         0     0       0              –

    warning       campaign: No verification planned: the report will say “not verified”.
    warning       batch 1: Not marked as keyed yet.
    warning       Professionals · Sept: 1 sheet came in, nothing planned: write down the sheets expected and handed out.
    Findings: none blocking, 3 warnings
    ");
    told(&home, 0, &["campaign", "close", "essai"]);
    assert!(told(&home, 1, &["state", "esai"]).contains("Did you mean “essai”?"));
}

#[test]
fn the_entry_state_is_told_to_programs_with_every_place() {
    let home = keyed();
    let (code, state) = json(&home, &["state", "essai"]);
    assert_eq!((code, &state["closable"]), (1, &json!(false)), "{state:#}");
    insta::assert_snapshot!(serde_json::to_string_pretty(&state["blocking"][1]).unwrap(), @r#"
    {
      "kind": "not-counted",
      "place": {
        "audience": "professionals",
        "batch": 1,
        "question": null,
        "serial": null,
        "service": "07"
      },
      "sentence": "batch 1: Pile not counted: count its sheets.",
      "severity": "blocking"
    }
    "#);
    let scopes: Vec<&str> = state["lines"].as_array().unwrap().iter().filter_map(|l| l["scope"].as_str()).collect();
    assert_eq!(scopes, ["campaign", "audience", "service", "batch"]);
    assert_eq!(state["lines"][3]["stage"], "received");
    assert_eq!((&state["lines"][0]["keyed"], &state["lines"][0]["participation"]), (&json!(1), &Value::Null));
    told(&home, 0, &["campaign", "plan", "essai", "07", "professionals", "--expected", "4", "--distributed", "0"]);
    let (_, state) = json(&home, &["state", "essai"]);
    assert_eq!(state["lines"][0]["participation"], json!({ "complete": 1, "of": 4, "basis": "expected" }));
}

#[test]
fn a_batch_goes_its_way_from_scripts() {
    let home = keyed();
    insta::assert_snapshot!(told(&home, 1, &["batch", "step", "essai", "1", "keyed"]), @"Batch 1 is not counted: count its sheets first, to know whether one is missing.");
    insta::assert_snapshot!(told(&home, 0, &["batch", "count", "essai", "1", "3"]), @"Batch 1 received. 3 sheets counted, 1 keyed: 2 missing.");
    insta::assert_snapshot!(told(&home, 1, &["batch", "step", "essai", "1", "keyed"]), @"Batch 1 cannot pass for keyed yet. 3 sheets counted, 1 keyed: 2 missing. Key what is missing, or count the pile again.");
    let list = told(&home, 0, &["batch", "list", "essai"]);
    assert!(list.contains("received") && list.contains("2 missing"), "{list}");
    told(&home, 0, &["batch", "count", "essai", "1", "1"]);
    insta::assert_snapshot!(told(&home, 0, &["batch", "step", "essai", "1", "keyed"]), @"Batch 1 keyed. 1 sheet counted, as many keyed: the pile is balanced.");
    told(&home, 0, &["batch", "step", "essai", "1", "checked"]);
    insta::assert_snapshot!(told(&home, 1, &["batch", "step", "essai", "1", "destroyed"]), @"A reason is needed.");
    told(&home, 0, &["batch", "step", "essai", "1", "destroyed", "--reason", "shredder, am"]);
    let (_, list) = json(&home, &["batch", "list", "essai"]);
    let batch = &list[0];
    assert_eq!(
        (&batch["stage"], &batch["balance"], &batch["difference"]),
        (&json!("destroyed"), &json!("balanced"), &json!(0))
    );
    assert!(told(&home, 2, &["batch", "step", "essai", "1", "burnt"]).contains("burnt"));
    assert!(told(&home, 1, &["batch", "step", "essai", "1", "take-up", "--reason", "one more"]).contains("destroyed"));
}

#[test]
fn the_verification_rule_is_shown_and_set() {
    let home = Home::new();
    home.with_campaign();
    insta::assert_snapshot!(told(&home, 0, &["campaign", "policy", "essai"]), @"
    Drawn by lot: at least 20 sheets per audience, then until at most 100 wrong fields per 10,000 are proved.
    Second keying: by another person.
    Third keying of what differs: by a third person.
    Free comments: keyed once.
    How long answers are kept: to be decided.
    ");
    let set = ["campaign", "policy", "essai", "--unit", "batch", "--sheets-min", "30", "--target", "200"];
    let more = ["--second", "same-later", "--hours", "48", "--arbiter", "one-of-two", "--comments", "yes"];
    insta::assert_snapshot!(told(&home, 0, &[&set[..], &more].concat()), @"
    Campaign “essai” changed: verification rule changed; before: Drawn by lot: at least 20 sheets per audience, then until at most 100 wrong fields per 10,000 are proved. Second keying: by another person. Third keying of what differs: by a third person. Free comments: keyed once. Now: Drawn by lot: at least 30 sheets per batch, then until at most 200 wrong fields per 10,000 are proved. Second keying: by another person, or by the same one 48 hours later at least. Third keying of what differs: by a third person, or blind by one of the two. Free comments: keyed twice like the rest.
    ");
    insta::assert_snapshot!(told(&home, 0, &["campaign", "policy", "essai"]), @"
    Drawn by lot: at least 30 sheets per batch, then until at most 200 wrong fields per 10,000 are proved.
    Second keying: by another person, or by the same one 48 hours later at least.
    Third keying of what differs: by a third person, or blind by one of the two.
    Free comments: keyed twice like the rest.
    How long answers are kept: to be decided.
    ");
    let (code, rule) = json(&home, &["campaign", "policy", "essai"]);
    let expected = json!({
        "extent": "sample", "unit": "batch", "sheets_min": 30, "target": 200, "second": "same-later", "hours": 48,
        "arbiter": "one-of-two", "comments": true,
    });
    assert_eq!((code, &rule["verification"]), (0, &expected));
    assert!(told(&home, 2, &["campaign", "policy", "essai", "--target", "0"]).contains("from 1 to 10,000, not 0"));
    assert!(told(&home, 2, &["campaign", "policy", "essai", "--hours", "99999"]).contains("from 1 to 8,760"));
    assert!(told(&home, 2, &["campaign", "policy", "essai", "--extent", "some"]).contains("some"));
    told(&home, 0, &["campaign", "policy", "essai", "--second", "another"]);
    told(&home, 2, &["campaign", "policy", "essai", "--hours", "3"]);
    told(&home, 2, &["campaign", "policy", "essai", "--second", "same-later"]);
    told(&home, 0, &["campaign", "keep", "essai", "2040-01-31"]);
    assert!(told(&home, 0, &["campaign", "show", "essai"]).contains("Answers kept until "));
    assert!(told(&home, 1, &["campaign", "keep", "essai", "2001-01-31"]).contains("Answers cannot leave before"));
    assert_eq!(json(&home, &["campaign", "show", "essai"]).1["keep_until"], "2040-01-31");
}

#[test]
fn a_command_says_what_it_changed_of_a_campaign_from_what_to_what_or_that_it_changed_nothing() {
    let home = Home::new();
    home.with_campaign();
    let done = |arguments: &[&str]| told(&home, 0, &[&["campaign"], arguments].concat());
    let said = [
        done(&["service", "essai", "08", "Huit"]),
        done(&["plan", "essai", "08", "professionals", "--expected", "9", "--distributed", "8"]),
        done(&["plan", "essai", "08", "professionals", "--expected", "9", "--distributed", "8"]),
        done(&["plan", "essai", "08", "professionals", "--expected", "10", "--distributed", "8"]),
        done(&["policy", "essai", "--target", "200"]),
        done(&["policy", "essai", "--target", "200"]),
        done(&["keep", "essai", "2040-01-31"]),
        done(&["keep", "essai", "2041-01-31"]),
        done(&["keep", "essai", "2041-01-31"]),
        done(&["keep", "essai", "--remove"]),
        done(&["keep", "essai", "--remove"]),
    ];
    insta::assert_snapshot!(said.concat(), @"
    Campaign “essai” changed: service 08: Huit
    Campaign “essai” changed: plan, Professionals, Huit: 9 expected, 8 distributed
    Campaign “essai” unchanged: it says so already.
    Campaign “essai” changed: plan, Professionals, Huit: from 9 expected, 8 distributed to 10 expected, 8 distributed
    Campaign “essai” changed: verification rule changed; before: Drawn by lot: at least 20 sheets per audience, then until at most 100 wrong fields per 10,000 are proved. Now: Drawn by lot: at least 20 sheets per audience, then until at most 200 wrong fields per 10,000 are proved.
    Campaign “essai” unchanged: it says so already.
    Campaign “essai” changed: answers kept until: 2040-01-31
    Campaign “essai” changed: answers kept until: from 2040-01-31 to 2041-01-31
    Campaign “essai” unchanged: it says so already.
    Campaign “essai” changed: answers kept until: 2041-01-31 taken out
    Campaign “essai” unchanged: it says so already.
    ");
    assert_eq!(json(&home, &["campaign", "show", "essai"]).1["keep_until"], serde_json::Value::Null);
    let journal = told(&home, 0, &["journal", "show", "essai"]);
    assert!(journal.contains("answers kept until: 2041-01-31 taken out"), "{journal}");
    told(&home, 2, &["campaign", "keep", "essai"]);
    told(&home, 2, &["campaign", "keep", "essai", "2041-01-31", "--remove"]);
}
