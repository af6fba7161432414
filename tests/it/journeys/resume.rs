//! After a kill: the same sheet, the same question, and the text of the cell when it was said to be saved.

use super::{Desk, MODEL_PAGES, status, wait_saved};

#[test]
fn a_kill_in_a_coded_question_comes_back_to_it_with_what_was_typed() {
    let desk = Desk::model();
    let mut play = desk.keying(&["--running-count"]);
    play.send("1").wait_for("■ 1 Femme").send("8").wait_for("Votre âge                                      8");
    wait_saved(&mut play, 1);
    play.kill9();
    let mut play = desk.keying(&["--running-count"]);
    play.wait_for("feuille 0001").wait_for("■ 1 Femme").wait_for("Votre âge                                      8");
    play.wait_for("44 sur la feuille").send("4").wait_for("43 sur la feuille");
    wait_saved(&mut play, 1);
    play.send("\x03");
    assert_eq!(play.exit_code(), 0);
    assert_eq!((&desk.answers(1)["sex"], &desk.answers(1)["age"]), (&"1".into(), &84.into()));
}

#[test]
fn a_kill_in_a_comment_comes_back_to_its_text() {
    let desk = Desk::model();
    let mut play = desk.keying(&["--no-page-stops", "--running-count"]);
    play.send(&MODEL_PAGES.concat());
    wait_saved(&mut play, 44);
    play.send("Très bien, à l’été près").wait_for("Très bien, à l’été près");
    play.wait_until("saved", |screen| status(screen).starts_with("enregistré "));
    play.kill9();
    let mut play = desk.keying(&["--no-page-stops", "--running-count"]);
    play.wait_for("feuille 0001").wait_for("Très bien, à l’été près");
    play.send(".\r").wait_for("Feuille 0001 complète.");
    wait_saved(&mut play, 1);
    play.send("\x03");
    assert_eq!(play.exit_code(), 0);
    assert_eq!(desk.answers(1)["comment"], "Très bien, à l’été près.");
}
