//! Sessions as they should go: a first start, a sheet, a report.

use super::{Desk, MODEL_ANSWERS, MODEL_PAGES, text, to_the_sheet, wait_saved};
use crate::pty::copiste;
use std::io::Write as _;
use std::process::{Command, Stdio};

#[test]
fn the_first_start_says_how_to_begin() {
    let mut play = copiste(&[]).start();
    play.wait_for("Aucune campagne. F2 : en créer une");
    play.send("\x03");
    assert_eq!(play.exit_code(), 0);
}

#[test]
fn a_sheet_is_keyed_and_the_end_of_the_session_makes_its_report() {
    let desk = Desk::residents();
    let mut play = desk.keying(&["--running-count"]);
    play.wait_for("Écrivez 0001 sur la feuille.");
    play.send("1111").send("4444444444").wait_for("Fin de la page 1.").send("\r").wait_for("page 2 sur 3");
    // No pain: the two questions after it are not asked.
    play.send("333333332").wait_for("Fin de la page 2.").send("\r").wait_for("page 3 sur 3");
    play.send("55555").send("3\r").send("14\r").send("7\r");
    play.send("Le jardin, l’été.\r").send("Rien à changer\r").send("02032026").wait_for("Fin de la feuille.");
    play.send("\r").wait_for("Le lot est saisi").wait_for("enregistré");
    play.send("\x1b[24~").wait_for("Rapport écrit");
    let reports: Vec<_> = std::fs::read_dir(desk.path("store/reports/regards")).unwrap().collect();
    assert_eq!(reports.len(), 1);
    let report = reports[0].as_ref().unwrap();
    let said: String = play.screen().split_whitespace().collect();
    assert!(said.contains(report.file_name().to_str().unwrap()), "{}", play.screen());
    let page = std::fs::read_to_string(report.path()).unwrap();
    assert!(page.contains("EHPAD Les Quatre-Vents"));
    play.send("\x03");
    assert_eq!(play.exit_code(), 0);
    let record = desk.json(&["record", "show", "regards", "residents", "1"]);
    assert_eq!(record["status"]["state"], "complete");
    let answers = &record["answers"];
    assert_eq!(answers["plaisir"], "Le jardin, l’été.");
    assert_eq!(answers["rempli_le"], "2026-03-02");
    assert_eq!((&answers["mal"], &answers["soi4"]), (&"non".into(), &serde_json::Value::Null));
}

#[test]
fn a_sheet_of_the_model_form_takes_its_keys_and_the_next_one_opens() {
    let desk = Desk::model();
    let mut play = desk.keying(&["--running-count"]);
    let [first, second, third] = MODEL_PAGES;
    play.send(first).wait_for("Fin de la page 1.").send("\r").send(second).wait_for("Fin de la page 2.");
    play.send("\r").send(third).send("très bien\r");
    play.wait_for("Feuille 0001 complète. Écrivez 0002 sur la suivante.");
    wait_saved(&mut play, MODEL_ANSWERS);
    play.send("\x03");
    assert_eq!(play.exit_code(), 0);
    let answers = desk.answers(1);
    assert_eq!((&answers["sex"], &answers["age"], &answers["q40"]), (&"1".into(), &84.into(), &"4".into()));
    assert_eq!(answers["comment"], "très bien");
}

#[test]
fn a_new_size_in_the_middle_keeps_what_is_typed() {
    let desk = Desk::model();
    let mut play = desk.keying(&["--running-count"]);
    play.send("18").wait_for("Votre âge                                      8");
    play.resize(100, 30).wait_until("the picture at 100 columns", |screen| {
        screen.contents_between(1, 0, 1, 99).chars().filter(|glyph| *glyph == '─').count() > 90
    });
    play.resize(20, 5).wait_for("perdu.");
    // Keys on a screen that shows nothing are not taken blindly.
    let before = play.bytes().len();
    play.send("9").wait_for_bell(before);
    play.resize(80, 24).wait_for("Votre âge                                      8").send("4");
    wait_saved(&mut play, 2);
    play.send("\x03");
    assert_eq!(play.exit_code(), 0);
    assert_eq!(desk.answers(1)["age"], 84);
}

#[test]
fn the_second_session_on_a_store_is_told_who_has_it() {
    let desk = Desk::model();
    let mut first = desk.keying(&[]);
    let mut second = desk.station(&[]).start();
    assert_eq!(second.exit_code(), 3);
    let said = text(&second.bytes());
    assert!(said.contains("sont déjà ouvertes par"), "{said}");
    assert!(said.contains(&format!("processus {}", first.process())), "{said}");
    // The first one noticed nothing.
    first.send("1").wait_for("■ 1 Femme").send("\x03");
    assert_eq!(first.exit_code(), 0);
}

#[test]
fn the_plain_face_keys_a_sheet_through_a_pipe() {
    let desk = Desk::residents();
    let mut lines = vec!["1", "1"];
    lines.extend(["1"; 4]);
    // A line meant for another question answers nothing, in part neither.
    lines.extend(["bien 4", "14"]);
    lines.extend(["4"; 10]);
    lines.push("");
    lines.extend(["3"; 8]);
    lines.extend(["2", ""]);
    lines.extend(["5"; 5]);
    lines.extend(["3", "14", "7", "Le jardin, l’été.", "", "02032026", "", ":quitter"]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_copiste"))
        .args(["--store", "store", "--plain"])
        .current_dir(desk.path(""))
        .env_clear()
        .env("COPISTE_SOCKET", "none")
        .env("HOME", desk.path(""))
        .env("LANG", "fr_FR.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all((lines.join("\n") + "\n").as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = text(&output.stdout);
    assert!(output.status.success());
    assert!(said.contains("Feuille 0001 complète, enregistrée."), "{said}");
    assert_eq!(said.matches("REFUS").count(), 1, "{said}");
    assert!(said.contains("« 14 » en dit plus qu’une réponse."), "{said}");
    assert!(!said.contains("Cette touche n’a pas d’effet ici."), "{said}");
    assert!(!said.contains('\x1b'), "{said}");
    let record = desk.json(&["record", "show", "regards", "residents", "1"]);
    assert_eq!(record["status"]["state"], "complete");
    assert_eq!(record["answers"]["plaisir"], "Le jardin, l’été.");
    assert_eq!(record["answers"]["sorties"], 3);
}

#[test]
fn the_demonstration_opens_with_sheets_keyed_and_sheets_to_key() {
    let mut play = copiste(&["demo"]).start();
    play.wait_for("DÉMONSTRATION").wait_for("3 feuilles").send("\x03");
    assert_eq!(play.exit_code(), 0);
}

#[test]
fn the_campaign_screen_leads_to_the_sheet() {
    let desk = Desk::model();
    let mut play = desk.station(&[]).start();
    to_the_sheet(&mut play);
    // F10 leaves the sheet, Escape the campaign.
    play.send("\x1b[21~").wait_for("Toute la campagne").send("\x1b").wait_for("Ce poste").send("\x03");
    assert_eq!(play.exit_code(), 0);
}
