//! Keys that are refused, pasted, garbage, or of another keyboard.

use super::{Desk, MODEL_ANSWERS, MODEL_PAGES, wait_saved};
use crate::pty::copiste;

#[test]
fn a_refusal_drops_every_key_until_the_reset_key() {
    let desk = Desk::model();
    let mut play = desk.keying(&["--running-count"]);
    play.send("9").wait_for("REFUS").wait_for("Saisie bloquée. Échap pour reprendre.");
    play.send("123321").send("\x1b").wait_without("REFUS").send("2");
    wait_saved(&mut play, 1);
    play.wait_for("■ 2 Homme").send("\x03");
    assert_eq!(play.exit_code(), 0);
    assert_eq!(desk.answers(1)["sex"], "2");
}

/// Sheets of the model form one after another, page stops off, cut to as many keys. The comments stay empty.
fn stream(keys: usize) -> String {
    (MODEL_PAGES.concat() + "\r").chars().cycle().take(keys).collect()
}

/// Answers in so many keys of the stream.
fn answers_in(keys: usize) -> usize {
    let per_sheet = MODEL_PAGES.concat().len() + 1;
    let rest: String = stream(keys % per_sheet);
    // Two characteristics take two keys.
    let in_rest = rest.len() - usize::from(rest.len() > 1) - usize::from(rest.len() > 4);
    keys / per_sheet * MODEL_ANSWERS + in_rest
}

fn nothing_is_lost(as_sent: impl FnOnce(&str) -> String) {
    let keys = stream(4_000);
    let desk = Desk::model();
    let mut play = desk.keying(&["--running-count", "--no-page-stops"]);
    play.send(&as_sent(&keys));
    let expected = answers_in(4_000);
    wait_saved(&mut play, expected);
    play.send("\x03");
    assert_eq!(play.exit_code(), 0);
    let records = desk.json(&["record", "list", "modele", "1"]);
    let answered: u64 = records.as_array().unwrap().iter().map(|record| record["answered"].as_u64().unwrap()).sum();
    let sheets = 4_000 / 47 + 1;
    assert_eq!(records.as_array().unwrap().len(), sheets);
    // The batch's two constants stand on every sheet.
    assert_eq!(answered as usize, expected + 2 * sheets);
    let last = desk.answers(sheets as u32 - 1);
    assert_eq!((&last["age"], &last["q17"], &last["q40"]), (&84.into(), &"4".into(), &"4".into()));
}

#[test]
fn four_thousand_keys_at_once_are_all_taken() {
    nothing_is_lost(|keys| keys.to_owned());
}

#[test]
fn four_thousand_keys_of_a_bracketed_paste_are_all_taken() {
    nothing_is_lost(|keys| format!("\x1b[200~{keys}\x1b[201~"));
}

#[test]
fn garbage_does_no_harm() {
    let desk = Desk::model();
    let mut play = desk.keying(&["--running-count"]);
    // An é of a terminal set to Latin-1 says so and takes nothing after it away.
    play.send_bytes(&[0xe9]).send("1");
    wait_saved(&mut play, 1);
    // A sequence nobody knows, an answer to a question nobody asked, a half sequence with silence behind it.
    play.send("\x1b[99;88;77z").send("\x1b]11;rgb:0000/0000/0000\x1b\\").send("\x1b[?62;c").send("84");
    wait_saved(&mut play, 2);
    play.send("\x1b[").send("B");
    play.send_bytes(&[0xc3, 0x28, 0xff, 0xfe, 0x00]);
    play.send("\x1b").send("3");
    play.send("\x1b").wait_without("REFUS").wait_for("enregistré").send("\x03");
    assert_eq!(play.exit_code(), 0);
    assert_eq!((&desk.answers(1)["sex"], &desk.answers(1)["age"]), (&"1".into(), &84.into()));
}

#[test]
fn control_keys_do_no_harm() {
    let desk = Desk::model();
    let mut play = desk.keying(&["--running-count"]);
    // Neither freezes nor ends anything, and the next key is taken.
    for (key, count) in [("\x131", 1), ("\x1184", 2), ("\x1c3", 3), ("\x1a3", 4), ("\x1012", 5)] {
        play.send(key);
        play.wait_until(&format!("{count} answers"), |screen| {
            super::status(screen).contains(&format!(" {count} réponse"))
        });
    }
    play.send("\x03");
    assert_eq!(play.exit_code(), 0);
    let answers = desk.answers(1);
    assert_eq!((&answers["age"], &answers["occupation"], &answers["seniority"]), (&84.into(), &"3".into(), &12.into()));
}

#[test]
fn over_a_line_the_terminal_is_asked_and_its_answer_is_no_key() {
    let desk = Desk::model();
    let line = "10.0.0.5 50022 192.168.1.20 22";
    let mut play = desk.station(&["--running-count"]).setting("SSH_CONNECTION", line).start();
    super::to_the_sheet(&mut play);
    // With the picture of the first key; one that is not answered is not asked again so soon.
    let asked = |play: &crate::pty::Play| play.bytes().windows(4).filter(|piece| piece == b"\x1b[5n").count();
    assert_eq!(asked(&play), 1);
    play.send("\x1b").send("[0n").send("184");
    wait_saved(&mut play, 2);
    assert_eq!(asked(&play), 1);
    play.send("\x1b[21~").wait_for("Lot choisi").send("o").wait_for("La ligne prend moins de");
    play.send("\x03");
    assert_eq!(play.exit_code(), 0);
    assert_eq!(desk.answers(1)["age"], 84);
    // A terminal that is here is asked nothing.
    let mut play = desk.keying(&[]);
    play.send("3").wait_for("■ 3 Médical");
    assert_eq!(asked(&play), 0);
}

#[test]
fn a_covered_screen_is_drawn_over_and_comes_back() {
    let desk = Desk::model();
    let options = ["--store", "store", "--keymap", "standard", "--operator", "ann", "--running-count"];
    let mut play = copiste(&options).home(&desk.home).start();
    super::to_the_sheet(&mut play);
    play.send("18").wait_for("Votre âge                                      8");
    play.send("\x1ba").wait_for("Écran masqué").wait_without("Glycines");
    assert!(!play.screen().contains("âge"), "{}", play.screen());
    play.send("\r").wait_for("Votre âge                                      8").send("4");
    wait_saved(&mut play, 2);
    play.send("\x03");
    assert_eq!(play.exit_code(), 0);
}

#[test]
fn the_unshifted_row_of_azerty_keys_digits() {
    let desk = Desk::model();
    let options = ["--store", "store", "--keymap", "azerty", "--running-count"];
    let mut play = copiste(&options).home(&desk.home).start();
    super::to_the_sheet(&mut play);
    // 1 84 3 12, then the codes 1 to 5.
    play.send("&_'\"&é").send("&é\"'(");
    wait_saved(&mut play, 9);
    play.send("\x03");
    assert_eq!(play.exit_code(), 0);
    let answers = desk.answers(1);
    assert_eq!((&answers["age"], &answers["occupation"], &answers["seniority"]), (&84.into(), &"3".into(), &12.into()));
    assert_eq!((&answers["q01"], &answers["q05"]), (&"1".into(), &"5".into()));
}
