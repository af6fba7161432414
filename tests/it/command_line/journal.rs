//! `copiste journal`: what changed and why, and all journals checked at once.

use super::Home;
use super::verify::{again, drawn, json, keyed, sheet, told};

/// What was done by `qm`, as the journal tells it.
fn story(home: &Home, language: &str) -> String {
    let shown = told(home, 0, "qm", &["journal", "show", "essai", "--language", language]);
    let what: Vec<&str> = shown.lines().filter_map(|line| line.split("  qm  ").nth(1)).collect();
    what.join("\n").replace('\u{a0}', " ")
}

#[test]
fn a_journal_shows_what_changed_from_what_to_what_and_why() {
    let home = Home::new();
    home.with_campaign();
    told(&home, 0, "am", &["batch", "edit", "essai", "1", "--date", "2026-03-01"]);
    let done = |arguments: &[&str]| told(&home, 0, "qm", arguments);
    done(&["batch", "count", "essai", "1", "2"]);
    done(&["batch", "count", "essai", "1", "3"]);
    done(&["batch", "edit", "essai", "1", "--date", "2026-03-02"]);
    done(&["campaign", "service", "essai", "08", "Huit"]);
    done(&["campaign", "plan", "essai", "08", "professionals", "--expected", "9", "--distributed", "8"]);
    done(&["campaign", "plan", "essai", "08", "professionals", "--expected", "10", "--distributed", "8"]);
    let moved = done(&["batch", "move", "essai", "1", "08"]);
    assert!(moved.contains("Huit"), "the service is named: {moved}");
    done(&["campaign", "policy", "essai", "--sheets-min", "5", "--target", "200"]);
    done(&["campaign", "keep", "essai", "2099-01-31"]);
    done(&["action", "add", "essai", "--finding", "q01", "--action", "Warm plates"]);
    done(&["action", "edit", "essai", "1", "--pilot", "ward sister", "--progress", "done"]);
    done(&["action", "drop", "essai", "1", "--reason", "twice"]);
    let three = sheet("4", "4").repeat(3);
    keyed(&home, "am", &["batch", "key", "essai", "1"], &three);
    done(&["batch", "step", "essai", "1", "keyed"]);
    done(&["batch", "step", "essai", "1", "take-up", "--reason", "one more sheet"]);
    done(&["campaign", "policy", "essai", "--extent", "none"]);
    done(&["campaign", "close", "essai"]);
    done(&["campaign", "reopen", "essai", "--reason", "a late pile"]);
    insta::assert_snapshot!(story(&home, "en"), @"
    batch 1: 2 sheets counted
    batch 1: sheets counted: from 2 to 3
    batch 1: date: from 2026-03-01 to 2026-03-02
    campaign: service 08: Huit
    campaign: plan, Professionals, Huit: 9 expected, 8 distributed
    campaign: plan, Professionals, Huit: from 9 expected, 8 distributed to 10 expected, 8 distributed
    batch 1: moved from “Sept” to “Huit”
    campaign: verification rule changed; before: Drawn by lot: at least 20 sheets per audience, then until at most 100 wrong fields per 10,000 are proved. Now: Drawn by lot: at least 5 sheets per audience, then until at most 200 wrong fields per 10,000 are proved.
    campaign: answers kept until: 2099-01-31
    campaign: action 1 added to the plan; Warm plates
    campaign: action 1 changed; Led by: ward sister; Progress: from to do to done
    campaign: action 1 taken out of the plan: twice
    batch 1: batch keyed
    batch 1: batch taken up again, because: one more sheet
    campaign: verification rule changed; before: Drawn by lot: at least 5 sheets per audience, then until at most 200 wrong fields per 10,000 are proved. Second keying: by another person. Third keying of what differs: by a third person. Free comments: keyed once. Now: No verification: the report will say “not verified”.
    campaign: entry state validated; campaign closed
    campaign: campaign reopened, because: a late pile
    ");
    insta::assert_snapshot!(story(&home, "fr"), @"
    lot 1 : 2 feuilles comptées
    lot 1 : feuilles comptées : de 2 à 3
    lot 1 : date : de 01/03/2026 à 02/03/2026
    campagne : service 08 : Huit
    campagne : prévu, Professionnels, Huit : attendues : 9, distribuées : 8
    campagne : prévu, Professionnels, Huit : de attendues : 9, distribuées : 8 à attendues : 10, distribuées : 8
    lot 1 : déplacé de « Sept » sous « Huit »
    campagne : règle de vérification modifiée ; avant : Par tirage au sort : au moins 20 feuilles par public, puis jusqu’à prouver au plus 100 champs faux pour 10 000. Maintenant : Par tirage au sort : au moins 5 feuilles par public, puis jusqu’à prouver au plus 200 champs faux pour 10 000.
    campagne : réponses conservées jusqu’au : 31/01/2099
    campagne : action 1 ajoutée au plan ; Warm plates
    campagne : action 1 modifiée ; Pilote : ward sister ; Avancement : de à faire à fait
    campagne : action 1 retirée du plan : twice
    lot 1 : lot saisi
    lot 1 : lot repris, motif : one more sheet
    campagne : règle de vérification modifiée ; avant : Par tirage au sort : au moins 5 feuilles par public, puis jusqu’à prouver au plus 200 champs faux pour 10 000. Seconde saisie : par une autre personne. Troisième saisie des réponses qui diffèrent : par une troisième personne. Commentaires libres : saisis une seule fois. Maintenant : Aucune vérification : le rapport dira « non vérifié ».
    campagne : état de saisie validé ; campagne close
    campagne : campagne rouverte, motif : a late pile
    ");
}

#[test]
fn without_a_campaign_every_journal_is_checked_and_the_worst_decides() {
    let home = Home::new();
    assert!(told(&home, 0, "qm", &["journal", "verify"]).contains("No campaign"));
    home.with_campaign();
    told(&home, 0, "qm", &["campaign", "policy", "essai", "--extent", "none"]);
    told(&home, 0, "qm", &["batch", "count", "essai", "1", "0"]);
    told(&home, 0, "qm", &["campaign", "close", "essai"]);
    let model = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/model-form");
    let options = ["--title", "Deux", "--establishment", "Les Tilleuls", "--service", "07=Sept"];
    told(&home, 0, "qm", &[&["campaign", "create", "deux", model.to_str().unwrap()], &options[..]].concat());
    let said = told(&home, 0, "qm", &["journal", "verify"]);
    let lines: Vec<&str> = said.lines().map(|line| line.split("  ").next().unwrap()).collect();
    assert_eq!(lines, ["deux", "essai"], "{said}");
    assert!(said.lines().all(|line| line.contains("The journal holds")), "{said}");
    let all = json(&home, "qm", &["journal", "verify"]);
    assert!(all.as_array().unwrap().iter().all(|one| one["holds"] == true), "{all}");
    assert_eq!(all[1]["head"], json(&home, "qm", &["journal", "verify", "essai"])["head"]);
    // A copy edited by hand.
    let copy = home.path("data/copiste/store/journal/essai.journal");
    let text = std::fs::read_to_string(&copy).unwrap();
    std::fs::write(&copy, text.replacen("\tqm\t", "\tbm\t", 1)).unwrap();
    let said = told(&home, 1, "qm", &["journal", "verify"]);
    assert!(said.contains("deux  The journal holds") && said.contains("essai  The text copy"), "{said}");
    // The doctor notices it too, and what is advised helps.
    let doctor = home.run(&["doctor"]);
    assert_eq!(doctor.code, 1, "{}{}", doctor.out, doctor.err);
    let advice = "take journal/essai.journal out of the data folder";
    assert!(said.contains(advice) && doctor.out.contains(advice), "{said}{}", doctor.out);
    std::fs::rename(&copy, home.path("aside.journal")).unwrap();
    told(&home, 0, "qm", &["journal", "verify"]);
    assert!(!home.run(&["doctor"]).out.contains(advice));
    told(&home, 2, "qm", &["journal", "verify", "--head", "000000000000"]);
}

/// The arbiter read in it who had keyed the sheet that was to be keyed again.
#[test]
fn the_journal_names_nobody_on_a_sheet_that_is_being_verified() {
    let home = drawn();
    let lines = |who: &str| told(&home, 0, who, &["journal", "show", "essai"]);
    let of = |text: &str, serial: &str| {
        let here = text.lines().filter(|line| line.contains(serial)).map(str::to_owned);
        here.collect::<Vec<_>>().join("\n")
    };
    let shown = lines("ef");
    assert!(!of(&shown, "0002").contains(" am ") && !of(&shown, "0003").contains(" am "), "{shown}");
    assert!(of(&shown, "0001").contains(" am ") && shown.contains("who keyed it is not told"), "{shown}");
    let links = json(&home, "ef", &["journal", "show", "essai"]);
    let sealed = links.as_array().unwrap().iter().filter(|link| link["subject"].as_str().unwrap().contains("/2"));
    let sealed: Vec<_> = sealed.filter(|link| link["subject"].as_str().unwrap().contains("professionals/2")).collect();
    assert!(!sealed.is_empty() && sealed.iter().all(|link| link["who"].is_null() && link["how"].is_null()), "{links}");
    keyed(&home, "cd", &["verify", "key", "essai", "--pass", "second"], &[again("3", "2"), again("2", "1")].concat());
    let shown = lines("ef");
    assert!(of(&shown, "0002").contains(" am ") && of(&shown, "0002").contains(" cd "), "{shown}");
    // The last sheet is called behind them.
    assert!(!of(&shown, "0001").contains(" am "), "{shown}");
}

#[test]
fn the_journal_says_why_a_paper_is_told_to_be_found() {
    let home = drawn();
    let of = ["essai", "professionals", "2", "--reason"];
    told(&home, 0, "cd", &[&["verify", "missing"], &of[..], &["nowhere"]].concat());
    told(&home, 0, "cd", &[&["verify", "found"], &of[..], &["behind the shelf"]].concat());
    let shown = told(&home, 0, "qm", &["journal", "show", "essai"]);
    assert!(shown.contains("paper found, to be keyed again: behind the shelf"), "{shown}");
    let again = told(&home, 1, "cd", &[&["verify", "found"], &of[..], &["behind the shelf"]].concat());
    assert!(again.contains("Only a paper that was told to be missing"), "{again}");
}
