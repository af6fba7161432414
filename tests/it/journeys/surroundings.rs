//! Places that are not as they should be: no colour, no UTF-8, no room, no home.

use super::{Desk, text};
use crate::pty::{copiste, stage};

#[test]
fn without_colour_no_colour_is_sent() {
    let desk = Desk::model();
    let mut play = desk.station(&[]).setting("NO_COLOR", "1").start();
    super::to_the_sheet(&mut play);
    play.send("9").wait_for("REFUS").send("\x1b1").wait_for("■ 1 Femme").send("\x03");
    assert_eq!(play.exit_code(), 0);
    for style in text(&play.bytes()).split("\x1b[").skip(1).filter_map(|rest| styles(rest)) {
        for code in style.split(';').filter(|code| !code.is_empty()) {
            let code: u8 = code.parse().unwrap();
            assert!(code < 30 || matches!(code, 39 | 49), "{style}");
        }
    }
}

/// The numbers of a style sequence.
fn styles(rest: &str) -> Option<&str> {
    let end = rest.find(|c: char| !(c.is_ascii_digit() || c == ';'))?;
    rest[end..].starts_with('m').then(|| &rest[..end])
}

#[test]
fn without_utf8_every_byte_is_ascii() {
    let desk = Desk::model();
    let mut play = desk.station(&["--language", "fr"]).setting("LANG", "C").start();
    play.wait_for("Printemps 2026").send("\r").wait_for("Toute la campagne").send("\x1b[B\x1b[B\x1b[B\r");
    play.wait_for("saisir : ").wait_for("enregistre").send("9").wait_for("REFUS").send("\x1b1");
    play.wait_for("44 sur la feuille").send("\x1bOP").wait_for("Aide").send("\x1b[21~").wait_for("44 sur la feuille");
    play.send("\x1b[24~").wait_for("Rapport").send("\x03");
    assert_eq!(play.exit_code(), 0);
    let bytes = play.bytes();
    let foreign = bytes.iter().position(|byte| !byte.is_ascii());
    assert_eq!(foreign.map(|at| text(&bytes[at.saturating_sub(60)..(at + 20).min(bytes.len())])), None);
}

#[test]
fn a_terminal_without_room_says_what_is_needed() {
    let desk = Desk::model();
    let mut play = desk.station(&[]).size(20, 5).start();
    play.wait_for("80").send("\x03");
    assert_eq!(play.exit_code(), 0);
}

#[test]
fn a_home_without_room_takes_no_key_until_there_is() {
    let desk = Desk::model();
    let mut play = desk.station(&[]).size(20, 5).start();
    play.wait_for("80").resize(80, 24).wait_for("Printemps 2026").send("\r").wait_for("Toute la campagne").send("\x03");
    assert_eq!(play.exit_code(), 0);
}

/// Runs the station where neither HOME nor anything of its kind is set.
fn homeless(arguments: &str) -> crate::pty::Play {
    let line = format!(
        "unset HOME XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME XDG_CACHE_HOME XDG_RUNTIME_DIR; exec {} {arguments}",
        env!("CARGO_BIN_EXE_copiste")
    );
    stage("/bin/sh", &["-c", &line]).start()
}

#[test]
fn without_a_home_a_store_can_be_named() {
    let mut play = homeless("--store store");
    play.wait_for("Aucune campagne").send("\x03");
    assert_eq!(play.exit_code(), 0);
}

#[test]
fn where_nothing_can_be_written_it_says_where() {
    let line = format!("unset XDG_DATA_HOME; export HOME=/proc; exec {}", env!("CARGO_BIN_EXE_copiste"));
    let mut play = stage("/bin/sh", &["-c", &line]).start();
    assert_eq!(play.exit_code(), 3);
    let said = text(&play.bytes());
    assert!(said.contains("Impossible d’écrire dans /proc"), "{said}");
}

#[test]
fn a_terminal_that_knows_nothing_is_drawn_all_the_same() {
    let mut play = copiste(&[]).setting("TERM", "dumb").start();
    play.wait_for("Aucune campagne").send("\x03");
    assert_eq!(play.exit_code(), 0);
}

#[test]
fn the_doctor_says_what_to_do_about_a_terminal_that_is_small_or_says_nothing_of_itself() {
    let doctor = |term: &str, columns, locale: &str| {
        let mut play = copiste(&["doctor"]).setting("TERM", term).setting("LANG", locale).size(columns, 24).start();
        let code = play.exit_code();
        (code, text(&play.bytes()))
    };
    let (code, said) = doctor("xterm-256color", 80, "fr_FR.UTF-8");
    assert_eq!(code, 0, "{said}");
    let (code, said) = doctor("xterm-256color", 60, "fr_FR.UTF-8");
    assert!(code == 1 && said.contains("Agrandissez"), "{said}");
    let (code, said) = doctor("dumb", 80, "fr_FR.UTF-8");
    assert!(code == 1 && said.contains("xterm-256color"), "{said}");
    let (code, said) = doctor("xterm", 80, "C");
    assert!(code == 1 && said.contains("LANG=fr_FR.UTF-8"), "{said}");
}

#[test]
fn what_others_can_get_at_is_said_at_home() {
    let desk = Desk::model();
    let copy = desk.path("store/journal/modele.journal");
    let open = std::os::unix::fs::PermissionsExt::from_mode(0o644);
    std::fs::set_permissions(&copy, open).unwrap();
    let mut play = desk.station(&[]).start();
    play.wait_for("D’autres comptes").wait_for("chmod 600").send("\x03");
    assert_eq!(play.exit_code(), 0);
}

#[test]
fn without_a_terminal_it_says_where_to_go() {
    let desk = Desk::model();
    let output = desk.output(&[]);
    assert_eq!(output.status.code(), Some(3));
    assert!(text(&output.stderr).contains("--plain"), "{}", text(&output.stderr));
}
