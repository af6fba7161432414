//! `copiste verify`, `journal`, `mine`, `store rebuild`, `campaign empty` and the filters of `record list`.

use super::Home;
use serde_json::{Value, json};

/// A sheet of the model form: the figures of its first and of its last page are all `first` and `last`.
pub(super) fn sheet(first: &str, last: &str) -> String {
    let page = |code: &str, questions: usize| format!("{code}\n").repeat(questions);
    ["1\n42\n3\n07\n", &page(first, 10), "\n", &page("4", 16), "\n", &page(last, 14), "Bien\n"].concat()
}

/// The same without its comment, which is not keyed again.
pub(super) fn again(first: &str, last: &str) -> String {
    sheet(first, last).replace("Bien\n", "\n")
}

pub(super) fn told(home: &Home, code: i32, who: &str, arguments: &[&str]) -> String {
    let run = home.run(&[arguments, &["--operator", who]].concat());
    assert_eq!(run.code, code, "{arguments:?} {}{}", run.out, run.err);
    format!("{}{}", run.out, run.err)
}

pub(super) fn keyed(home: &Home, who: &str, arguments: &[&str], lines: &str) -> String {
    let run = home.run_with(&[arguments, &["--operator", who]].concat(), lines.as_bytes());
    assert_eq!(run.code, 0, "{arguments:?} {}{}", run.out, run.err);
    run.out
}

pub(super) fn json(home: &Home, who: &str, arguments: &[&str]) -> Value {
    let run = home.run(&[arguments, &["--json", "--operator", who]].concat());
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}{}", run.out, run.err))
}

/// Three sheets keyed by `am` in a pile of three, of which two are drawn.
pub(super) fn drawn() -> Home {
    let home = Home::new();
    home.with_campaign();
    let sheets = [sheet("4", "4"), sheet("3", "2"), sheet("2", "1")].concat();
    keyed(&home, "am", &["batch", "key", "essai", "1"], &sheets);
    told(&home, 0, "am", &["batch", "count", "essai", "1", "3"]);
    told(&home, 0, "am", &["campaign", "policy", "essai", "--sheets-min", "2"]);
    let seed = "000102030405060708090a0b0c0d0e0f";
    let drawn = told(&home, 0, "am", &["verify", "draw", "essai", "--audience", "professionals", "--seed", seed]);
    assert!(drawn.contains("Called: 2. Verified, in the order of the draw: 0.") && drawn.contains(seed), "{drawn}");
    home
}

#[test]
fn sheets_are_drawn_keyed_again_arbitrated_and_certified_from_scripts() {
    let home = drawn();
    insta::assert_snapshot!(told(&home, 0, "am", &["verify", "list", "essai"]), @"
    waits          batch  audience       sheets     why
    Somebody else      1  Professionals  0002 0003  The first keying is yours. The second belongs to another person.
    ");
    insta::assert_snapshot!(told(&home, 0, "cd", &["verify", "list", "essai"]), @"
    waits         batch  audience       sheets     why
    To key again      1  Professionals  0002 0003
    ");
    let waits = json(&home, "cd", &["verify", "list", "essai"]);
    assert_eq!(waits[0]["wait"], json!("second"));
    let serials: Vec<u64> = waits[0]["serials"].as_array().unwrap().iter().filter_map(Value::as_u64).collect();
    assert_eq!(serials.len(), 2);
    // Sealed: neither shown nor corrected.
    let serial = serials[0].to_string();
    assert!(told(&home, 1, "am", &["record", "show", "essai", "professionals", &serial]).contains("being verified"));
    insta::assert_snapshot!(told(&home, 0, "am", &["verify", "show", "essai", "professionals", &serial]), @"
    0002 Professionals
    Verification: to be keyed again
    ");
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
    let own = told(&home, 1, "am", &["verify", "key", "essai", "--pass", "third"]);
    assert!(own.contains("You keyed one of the two passes."), "{own}");
    insta::assert_snapshot!(keyed(&home, "ef", &["verify", "key", "essai", "--pass", "third"], "42\n\n"), @"
    copiste, line by line. One line per answer, :help for help, end of file to leave.
    Arbitration: take sheet 0002 from the pile of batch 1.
    Page 1 of 3. You and your welcome
    2. Your age
    number
    > End of the sheet. Enter to complete it.
    > Sheet 0002: the arbitration is done.
    Sheet 0002 complete, saved.
    Not proved yet: 1 more sheet is drawn.
    No more sheets wait to be keyed again by you. :leave to go back.
    > Everything is saved.
    ");
    let shown = json(&home, "ef", &["verify", "show", "essai", "professionals", &serial]);
    assert_eq!((&shown["stage"], &shown["differences"][0]["questions"]), (&json!("settled"), &json!(["age"])));
    assert!(shown.get("hands").is_none());
    insta::assert_snapshot!(told(&home, 0, "ef", &["verify", "show", "essai", "professionals", &serial]), @"
    0002 Professionals
    Verification: ended
    Question 2: “42”, then “24”, then “42”; the first keying is kept.
    ");
    // The arbiter's keying called the third sheet: the target is not proved.
    let certificate = json(&home, "am", &["verify", "certificate", "essai"]);
    assert_eq!(certificate[0]["draw"]["frame"], json!([1, 2, 3]));
    insta::assert_snapshot!(told(&home, 0, "am", &["verify", "certificate", "essai"]), @"
    Professionals

      What is proved
        Sheets drawn by lot, in the order of the draw: 2 keyed again without a look at the first keying, of 3. Wrong fields found in the first keying: 0 of 88.
        First keying: at most 3,334 wrong fields per 10,000 (95%), target 100.
        Finished file, corrected: about 0 per 10,000 (95%: 0 to 4,319).
        One called sheet is still to be keyed again, arbitrated or decided.

      For a statistician
        Drawn by lot without replacement. Sheets: 3; fields compared: 132. Those count that are verified in the order of the draw, without a gap: 2. The unit is the sheet: fields of one sheet are not independent.
        Upper bound at 95%, valid whenever one stops: successive bets without replacement and Ville’s inequality (Waudby-Smith and Ramdas, NeurIPS 2020; J. R. Stat. Soc. B 86, 2024).
        Differing fields: 1. Wrong fields of the first keying: 0. Answers that slipped a line: 0; each counts for all the fields it spoils.
        Finished file: verified sheets are corrected, the others are estimated; errors that a second keying does not reveal are added.
        A second keying by another person reveals 88.3% of the errors (Kawado et al., Controlled Clinical Trials 24, 2003, doi 10.1016/S0197-2456(03)00089-8). The rate is taken as given.

      To draw again
        Seed given by a person: 000102030405060708090a0b0c0d0e0f
        Each sheet has a ticket that anybody can work out. For sheet 1:
        printf '%s' '000102030405060708090a0b0c0d0e0f,essai/professionals,1' | sha256sum
        The tickets in rising order give the order of the draw. The first sheets of that order are called: 3 of 3.
        Digest of the numbers drawn from, one a line, without leading zeros (sort -n numbers | sha256sum):
        14c5e74c4b96ccef41cd94db73a9ec3348038ac094feca4fd897cecffa07cdae
        The numbers and their order: copiste verify certificate essai --json

      What is not proved
        Errors that both keyings made alike are not seen: the detection rate estimates them.
        Only the keying is verified, not what people meant to answer.
        Free comments are keyed once only.
        The answering mode and the variant of each sheet: they come from the first keying alone and are not compared.
        What the pile fills (service, date) is not keyed again, and a sheet that was never keyed shows only in the count of its batch.

      Who may see what
        Whoever keys the second time does not see the first keying: the station does not hand it out.
        Whoever arbitrates sees neither the two answers nor who keyed them; two of three decide.
        As long as a sheet is being verified nobody reads or corrects it. All three keyings are kept as long as the sheet.
        The figures are about sheets, never about a person. “Another person” is as good as the names people key under: chosen initials, or the system’s user.
    ");
    insta::assert_snapshot!(told(&home, 0, "am", &["mine", "essai"]).lines().filter(|line| !line.contains("Half")).collect::<Vec<_>>().join("\n"), @"
    Your keying
      3 complete sheets, keyed from beginning to end. Answers: 141.
      No refusal.
      No answer corrected afterwards.
    Verified since
      On 2 of your sheets, 88 right of 88 fields: 100.0%.
    Who sees it
      These are the figures of the name “am” and are shown under that name only. The quality manager sees batches, never a ranking of people.
    ");
    assert_eq!(json(&home, "zz", &["mine", "essai"]), Value::Null);
    assert_eq!(json(&home, "cd", &["mine", "essai"])["second"]["sheets"], json!(2));
}

#[test]
fn wrong_verifications_are_refused_with_a_sentence() {
    let home = drawn();
    let refused = |code: i32, arguments: &[&str]| told(&home, code, "am", &[&["verify"], arguments].concat());
    let list = [
        refused(1, &["draw", "essai", "--audience", "professionals"]),
        refused(2, &["draw", "essai", "--audience", "profesionals"]),
        refused(1, &["draw", "essai", "--audience", "professionals", "--batch", "1"]),
        refused(2, &["draw", "essai", "--audience", "professionals", "--seed", "12"]),
        refused(1, &["show", "essai", "professionals", "9"]),
        refused(1, &["missing", "essai", "professionals", "9", "--reason", "nowhere"]),
        refused(1, &["distinct", "essai", "professionals", "1", "9", "--reason", "two hands"]),
        refused(2, &["key", "essai", "--pass", "fourth"]),
        refused(1, &["key", "essai", "--pass", "second"]),
    ];
    insta::assert_snapshot!(list.concat(), @"
    Nothing to draw: no complete sheet that was not drawn before.
    Wrong command. No audience has the code “profesionals”. Did you mean “professionals”?
    See: copiste --help
    This campaign draws from a whole audience: name no batch.
    Wrong command. “12” is not a seed: 32 hexadecimal digits.
    See: copiste --help
    This audience has no sheet 0009.
    This audience has no sheet 0009.
    This audience has no sheet 0009.
    Wrong command. “fourth” does not suit --pass <KEYING>.
    See: copiste --help
    No sheet waits to be keyed again by you.
    Batch 1 (Professionals), sheets 0002 0003: The first keying is yours. The second belongs to another person.
    ");
    insta::assert_snapshot!(told(&home, 0, "am", &["verify", "twins", "essai"]), @"No pair of sheets seems to be one paper.");
    let serials = json(&home, "cd", &["verify", "list", "essai"])[0]["serials"].clone();
    let serial = serials[0].to_string();
    insta::assert_snapshot!(told(&home, 0, "am", &["verify", "missing", "essai", "professionals", &serial, "--reason", "not in the pile"]).replace(&format!("{:04}", serials[0].as_u64().unwrap()), "####"), @"Sheet ####: paper not found, it counts as wrong from end to end.");
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
    // Nobody is named on a sheet that is being verified.
    let what_of = |line: &str| line.split_once("  am  ").or(line.split_once("  –   ")).map(|(_, what)| what.to_owned());
    let what: Vec<String> = shown.lines().filter_map(what_of).collect();
    insta::assert_snapshot!(what.join("\n"), @"
    campaign: verification rule changed; before: Drawn by lot: at least 20 sheets per audience, then until at most 100 wrong fields per 10,000 are proved. Now: Drawn by lot: at least 2 sheets per audience, then until at most 100 wrong fields per 10,000 are proved.
    draw 1
    sheet 0002 (Professionals), verification: to be keyed again
    sheet 0003 (Professionals), verification: to be keyed again
    ");
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
    insta::assert_snapshot!(told(&home, 1, "am", &["campaign", "empty", "essai"]), @"
    Nothing is destroyed yet.
    “Modèle”: answers, remarks and texts of 3 sheets, all their keyings and their traces will be destroyed for ever.
    Counts, certificates, reports already written and the journal remain, without answers.
    How long answers are kept: to be decided.
    To do it: copiste campaign empty essai --yes
    ");
    let kept = told(&home, 1, "am", &["campaign", "empty", "essai", "--yes"]);
    insta::assert_snapshot!(kept, @"No end of retention is set for this campaign. Set it first; answers are destroyed only after that day, and once the campaign is closed.");
}

#[test]
fn the_sheets_of_an_emptied_campaign_are_listed_with_their_hashes() {
    let home = Home::new();
    let done = |arguments: &[&str]| told(&home, 0, "am", arguments);
    let tool = concat!(env!("CARGO_MANIFEST_DIR"), "/sample-data/model-form");
    let named = ["--title", "Modèle", "--establishment", "Les Tilleuls", "--service", "07=Sept"];
    let dates = ["--from", "2020-01-01", "--until", "2020-02-01"];
    done(&[&["campaign", "create", "essai", tool], &named[..], &dates].concat());
    let pile = ["--audience", "professionals", "--service", "07", "--date", "2020-01-10", "--sheets", "2"];
    done(&[&["batch", "open", "essai"], &pile[..]].concat());
    keyed(&home, "am", &["batch", "key", "essai", "1"], &sheet("4", "4").repeat(2));
    done(&["campaign", "policy", "essai", "--extent", "none"]);
    let listed = json(&home, "am", &["record", "list", "essai", "1"]);
    assert_eq!(listed[0].get("hash"), None, "its answers are there");
    done(&["campaign", "keep", "essai", "2020-03-05"]);
    done(&["campaign", "close", "essai"]);
    done(&["campaign", "empty", "essai", "--yes"]);
    let listed = json(&home, "am", &["record", "list", "essai", "1"]);
    let hashes: Vec<&str> = (0..2).map(|at| listed[at]["hash"].as_str().unwrap()).collect();
    assert!(hashes.iter().all(|hash| hash.len() == 64) && hashes[0] != hashes[1], "{hashes:?}");
    let list = done(&["record", "list", "essai", "1"]);
    assert!(hashes.iter().all(|hash| list.contains(&format!(" {}\n", &hash[..12]))), "{list}");
    // The journal has the same.
    let copy = std::fs::read_to_string(home.path("data/copiste/store/journal/essai.journal")).unwrap();
    assert!(hashes.iter().all(|hash| copy.contains(hash)));
    done(&["journal", "verify", "essai"]);
}

/// What asked for answers said that there are none, or that the campaign is to be reopened, which it cannot be.
#[test]
fn whatever_asks_for_destroyed_answers_is_told_that_they_are_and_since_when() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = Home::new();
    let done = |code: i32, arguments: &[&str]| told(&home, code, "am", arguments);
    let tool = concat!(env!("CARGO_MANIFEST_DIR"), "/sample-data/model-form");
    let named = ["--title", "Modèle", "--establishment", "Les Tilleuls", "--service", "07=Sept"];
    done(
        0,
        &[&["campaign", "create", "essai", tool], &named[..], &["--from", "2020-01-01", "--until", "2020-02-01"]]
            .concat(),
    );
    let pile = ["--audience", "professionals", "--service", "07", "--date", "2020-01-10", "--sheets", "1"];
    done(0, &[&["batch", "open", "essai"], &pile[..]].concat());
    keyed(&home, "am", &["batch", "key", "essai", "1"], &sheet("4", "4"));
    done(0, &["campaign", "policy", "essai", "--extent", "none"]);
    done(0, &["campaign", "keep", "essai", "2020-03-05"]);
    done(0, &["campaign", "close", "essai"]);
    done(0, &["campaign", "empty", "essai", "--yes"]);
    // The files that were made anew are closed to others at once.
    let store = std::path::PathBuf::from(home.path("data/copiste/store"));
    let open = |name: &str| std::fs::metadata(store.join(name)).unwrap().permissions().mode() & 0o077;
    let snapshots = std::fs::read_dir(&store).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let files = snapshots.filter(|name| name == "db" || name == "blobs" || name.starts_with("snap."));
    let files: Vec<String> = files.filter(|name| open(name) != 0).collect();
    assert!(files.is_empty(), "{files:?}");
    for asks in [&["verify", "twins", "essai"][..], &["comment", "list", "essai"], &["mine", "essai"]] {
        assert!(done(0, asks).contains("Answers destroyed on"), "{asks:?}: {}", done(0, asks));
    }
    let (of, why) = (["essai", "professionals", "1"], ["--reason", "misread"]);
    let correct = [&["record", "correct"], &of[..], &["--question", "q01", "--value", "1"], &why].concat();
    let void = [&["record", "void"], &of[..], &why].concat();
    for asks in [&["export", "essai"][..], &correct, &void] {
        assert!(done(1, asks).contains("Answers destroyed on"), "{asks:?}: {}", done(1, asks));
    }
}

#[test]
fn a_pile_is_counted_once_more_from_a_script_with_the_reason() {
    let home = Home::new();
    home.with_campaign();
    keyed(&home, "am", &["batch", "key", "essai", "1"], &sheet("4", "4").repeat(2));
    let done = |code: i32, arguments: &[&str]| told(&home, code, "am", arguments);
    done(0, &["batch", "count", "essai", "1", "2"]);
    done(0, &["batch", "step", "essai", "1", "keyed"]);
    let unexplained = done(1, &["batch", "count", "essai", "1", "3"]);
    assert_eq!(done(1, &["batch", "count", "essai", "1", "3", "--reason", " "]), unexplained);
    assert_eq!(done(1, &["batch", "edit", "essai", "1", "--sheets", "3"]), unexplained);
    done(0, &["batch", "count", "essai", "1", "3", "--reason", "one in the drawer"]);
    done(0, &["batch", "edit", "essai", "1", "--sheets", "2", "--reason", "it was a blank"]);
    let journal = done(0, &["journal", "show", "essai"]);
    assert!(journal.contains("one in the drawer") && journal.contains("it was a blank"), "{journal}");
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
    insta::assert_snapshot!(list.join("\n"), @"
    incomplete: [3]
    held: [2]
    complete: [1]
    voided: []
    notes: [2]
    overrides: []
    marks: [1]
    verifying: []
    verified: []
    ");
    insta::assert_snapshot!(told(&home, 0, "am", &["record", "list", "essai", "1"]), @"
    sheet  status       answers  marks  remarks  overrides
     0001  complete          47      1        0          0
     0002  held aside         2      0        1          0
     0003  in progress        3      0        0          0
    ");
    assert!(told(&home, 2, "am", &["record", "list", "essai", "1", "--filter", "odd"]).contains("odd"));
}
