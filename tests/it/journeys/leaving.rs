//! Ways out: left, told to stop, hung up, suspended. The terminal is as it was before, and everything is saved.

use super::{Desk, status, text, to_the_sheet, wait_saved};
use crate::pty::{Play, stage};
use rustix::process::{Pid, Signal, kill_process};

/// The terminal stands as the program found it.
#[track_caller]
fn assert_given_back(play: &Play) {
    play.look(|screen| {
        assert!(!screen.alternate_screen(), "still on the alternate screen");
        assert!(!screen.hide_cursor(), "the cursor is hidden");
        assert!(!screen.bracketed_paste(), "pastes are still bracketed");
    });
    let bytes = text(&play.bytes());
    for (taken, given) in [("\x1b[?1049h", "\x1b[?1049l"), ("\x1b[?2004h", "\x1b[?2004l"), ("\x1b[2 q", "\x1b[0 q")] {
        assert!(bytes.rfind(given) > bytes.rfind(taken), "{given:?} is missing");
    }
    assert_eq!(bytes.matches("\x1b[?2026h").count(), bytes.matches("\x1b[?2026l").count(), "a frame is open");
}

#[test]
fn leaving_gives_the_terminal_back() {
    let desk = Desk::model();
    let mut play = desk.keying(&[]);
    play.look(|screen| assert!(screen.alternate_screen() && screen.bracketed_paste()));
    play.send("1").send("\x03");
    assert_eq!(play.exit_code(), 0);
    assert_given_back(&play);
    assert_eq!(desk.answers(1)["sex"], "1");
}

#[test]
fn the_shell_finds_its_terminal_in_line_mode_again() {
    let desk = Desk::model();
    let line = format!("{} --store store --keymap standard; stty -a; echo over", env!("CARGO_BIN_EXE_copiste"));
    let mut play = stage("/bin/sh", &["-c", &line]).home(&desk.home).start();
    to_the_sheet(&mut play);
    play.send("\x03").wait_for("over");
    let said = play.screen();
    for mode in [" icanon", " echo ", " isig", " opost"] {
        assert!(said.replace('\n', " ").contains(mode), "{mode}: {said}");
    }
}

fn told_to_stop(signal: Signal) {
    let desk = Desk::model();
    let mut play = desk.keying(&["--running-count"]);
    play.send("184").wait_for("84").wait_for("43 sur la feuille").send("31").wait_for("42 sur la feuille");
    play.signal(signal);
    assert_eq!(play.exit_code(), 0);
    assert_given_back(&play);
    let answers = desk.answers(1);
    assert_eq!((&answers["age"], &answers["occupation"]), (&84.into(), &"3".into()));
    // What was typed in the next cell is there too.
    let record = desk.json(&["record", "show", "modele", "professionals", "1"]);
    assert_eq!(record["status"]["typed"], "1");
}

#[test]
fn told_to_terminate_it_leaves_in_good_order() {
    told_to_stop(Signal::TERM);
}

#[test]
fn hung_up_it_leaves_in_good_order() {
    told_to_stop(Signal::HUP);
}

#[test]
fn a_suspended_station_gives_the_shell_its_terminal_and_comes_back() {
    let desk = Desk::model();
    let copiste = env!("CARGO_BIN_EXE_copiste");
    // With job control, as in a login shell.
    let line = format!(
        "set -m; {copiste} --store store --keymap standard --running-count; echo stopped; read line; fg; echo over"
    );
    let mut play = stage("/bin/bash", &["-c", &line]).home(&desk.home).start();
    to_the_sheet(&mut play);
    play.send("18").wait_for("Votre âge                                      8");
    play.wait_until("saved", |screen| status(screen).starts_with("enregistré "));
    play.send("\x1bz").wait_for("stopped");
    assert_given_back(&play);
    play.send("\r").wait_for("Votre âge                                      8").wait_for("44 sur la feuille");
    play.look(|screen| assert!(screen.alternate_screen() && screen.bracketed_paste()));
    play.send("4");
    wait_saved(&mut play, 2);
    play.send("\x03").wait_for("over");
    assert_given_back(&play);
    assert_eq!(desk.answers(1)["age"], 84);
}

#[test]
fn stopped_by_signal_from_outside_it_comes_back_too() {
    let desk = Desk::model();
    let copiste = env!("CARGO_BIN_EXE_copiste");
    let line = format!("set -m; {copiste} --store store --keymap standard; echo stopped; read line; fg; echo over");
    let mut play = stage("/bin/bash", &["-c", &line]).home(&desk.home).start();
    to_the_sheet(&mut play);
    let lock = std::fs::read_to_string(desk.path("store/lock")).unwrap();
    let holder = lock.split(|c: char| !c.is_ascii_digit()).find_map(|word| word.parse::<i32>().ok()).unwrap();
    let holder = Pid::from_raw(holder).unwrap();
    kill_process(holder, Signal::TSTP).unwrap();
    play.wait_for("stopped");
    assert_given_back(&play);
    play.send("\r").wait_for("45 sur la feuille").send("1").wait_for("■ 1 Femme").send("\x03").wait_for("over");
    assert_given_back(&play);
}
