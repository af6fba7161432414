//! Several stations on one host: real programs, real terminals, and a host that is killed.

use super::{Desk, MODEL_PAGES, status, wait_saved};
use serde_json::Value;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, ChildStdout, Stdio};
use std::sync::Mutex;

/// A host on the store of a desk.
pub(super) struct Host {
    child: Mutex<Child>,
}

impl Host {
    pub(super) fn start(desk: &Desk) -> Host {
        Host::saying(desk, &[]).0
    }

    /// With options, and what it says after it is ready.
    fn saying(desk: &Desk, options: &[&str]) -> (Host, BufReader<ChildStdout>) {
        let host = ["--store", "store", "host", "--socket", "host.sock"];
        let mut command = desk.command(&[&host, options].concat());
        let mut child = command.stderr(Stdio::inherit()).spawn().unwrap();
        let mut said = String::new();
        let mut saying = BufReader::new(child.stdout.take().unwrap());
        saying.read_line(&mut said).unwrap();
        assert!(said.contains("host.sock"), "{said}");
        (Host { child: Mutex::new(child) }, saying)
    }

    /// Without a word.
    fn kill(&self) {
        let mut child = self.child.lock().unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
    }

    /// Holds it as it is, or lets it go on.
    fn signal(&self, signal: rustix::process::Signal) {
        let pid = rustix::process::Pid::from_child(&self.child.lock().unwrap());
        rustix::process::kill_process(pid, signal).unwrap();
    }

    /// As the system asks it.
    fn end(&self) -> i32 {
        let mut child = self.child.lock().unwrap();
        let pid = rustix::process::Pid::from_child(&child);
        rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
        child.wait().unwrap().code().unwrap()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let child = self.child.get_mut().unwrap();
        let _ = child.kill();
        let _ = child.wait();
    }
}

fn serials(desk: &Desk) -> Vec<(String, String)> {
    let listed = desk.json(&["record", "list", "modele", "1"]);
    let word = |value: &Value| value.to_string().trim_matches('"').to_owned();
    listed.as_array().unwrap().iter().map(|record| (word(&record["key"]["serial"]), word(&record["state"]))).collect()
}

#[test]
fn two_stations_key_into_one_pile_on_a_host_that_is_killed_and_a_station_that_is_killed_is_gone_on_with() {
    let desk = Desk::model();
    let host = Host::start(&desk);
    let mut ann = desk.keying(&["--no-page-stops", "--running-count"]);
    let mut bob = desk.keying(&["--no-page-stops", "--running-count"]);
    ann.wait_for("feuille 0001");
    bob.wait_for("feuille 0002");
    ann.send(MODEL_PAGES[0]);
    bob.send(MODEL_PAGES[0]);
    wait_saved(&mut ann, 14);
    wait_saved(&mut bob, 14);
    host.kill();
    // Keyed while there is nobody, and shown as what it is.
    ann.send(MODEL_PAGES[1]).wait_until("not saved", |screen| status(screen).starts_with("NON ENREGISTRÉ"));
    let host = Host::start(&desk);
    wait_saved(&mut ann, 30);
    bob.send(MODEL_PAGES[1]);
    wait_saved(&mut bob, 30);
    bob.kill9();
    ann.send(MODEL_PAGES[2]).send("rien\r").wait_for("Feuille 0001 complète.");
    // The sheet that the other left is nobody's: it comes next.
    ann.wait_for("feuille 0002").wait_for("15 sur la feuille");
    ann.send(MODEL_PAGES[2]).send("rien\r").wait_for("Feuille 0002 complète.").wait_for("feuille 0003");
    // The number that nobody wrote under is nobody's either.
    let mut carl = desk.keying(&["--no-page-stops"]);
    carl.wait_for("feuille 0004").send("\x03");
    assert_eq!(carl.exit_code(), 0);
    let complete = ["1", "2"].map(|serial| (serial.to_owned(), "Complete".to_owned()));
    assert_eq!(serials(&desk), complete);
    ann.send("\x03");
    assert_eq!(ann.exit_code(), 0);
    assert_eq!(host.end(), 0);
    assert!(!desk.path("host.sock").exists());
    desk.run(&["journal", "verify", "modele"]);
}

#[test]
fn what_a_colleague_ends_shows_on_the_screen_without_a_key() {
    let desk = Desk::model();
    let _host = Host::start(&desk);
    let mut ann = desk.keying(&["--no-page-stops"]);
    let mut manager = desk.station(&[]).start();
    manager.wait_for("Printemps 2026").wait_for("Données : partagées").wait_for("administration");
    manager.send("\r").wait_for("Toute la campagne");
    let before = manager.screen();
    ann.send(&MODEL_PAGES.concat()).send("rien\r").wait_for("Feuille 0001 complète.");
    manager.wait_until("counted", |screen| screen.contents() != before);
}

/// The line was up and nothing came back: nobody was told for as long as it lasted.
#[test]
fn whoever_keys_is_told_that_nothing_is_confirmed_and_sees_when_it_is() {
    use rustix::process::Signal;
    let desk = Desk::model();
    let host = Host::start(&desk);
    let mut ann = desk.keying(&["--no-page-stops", "--running-count"]);
    ann.wait_for("feuille 0001");
    host.signal(Signal::STOP);
    ann.send(MODEL_PAGES[0]).wait_for("L’enregistrement tarde");
    ann.wait_until("not saved", |screen| status(screen).starts_with("NON ENREGISTRÉ"));
    host.signal(Signal::CONT);
    wait_saved(&mut ann, 14);
    ann.wait_until("over", |screen| !screen.contents().contains("tarde"));
}

#[test]
fn a_screen_opened_while_the_host_is_away_says_so_and_fills_by_itself_when_it_is_back() {
    let desk = Desk::model();
    let host = Host::start(&desk);
    let mut manager = desk.station(&[]).start();
    manager.wait_for("Printemps 2026");
    host.kill();
    manager.wait_for("ne répond pas").send("\r").wait_for("host.sock");
    let _host = Host::start(&desk);
    manager.wait_for("Toute la campagne").send("\x03");
    assert_eq!(manager.exit_code(), 0);
}

#[test]
fn whoever_has_nothing_unsaved_leaves_though_the_host_is_away_and_whoever_has_is_asked() {
    let desk = Desk::model();
    let host = Host::start(&desk);
    let mut manager = desk.station(&[]).start();
    manager.wait_for("Printemps 2026");
    let mut ann = desk.keying(&["--no-page-stops", "--running-count"]);
    ann.send(MODEL_PAGES[0]);
    wait_saved(&mut ann, 14);
    host.kill();
    manager.wait_for("ne répond pas").send("\x03");
    assert_eq!(manager.exit_code(), 0);
    ann.send("5").wait_until("not saved", |screen| status(screen).starts_with("NON ENREGISTRÉ"));
    ann.send("\x03").wait_for("Quitter quand même");
    // The host is back, and nothing was lost by asking.
    let _host = Host::start(&desk);
    ann.send("\x1b");
    wait_saved(&mut ann, 15);
}

#[test]
fn a_host_makes_backups_by_itself_and_when_asked_and_the_first_screen_shows_the_last() {
    let desk = Desk::model();
    let folder = desk.path("backups");
    std::fs::create_dir(&folder).unwrap();
    let options = ["--backup-to", "backups", "--backup-every", "24", "--backup-keep", "2"];
    let (host, mut saying) = Host::saying(&desk, &options);
    let mut said = String::new();
    saying.read_line(&mut said).unwrap();
    assert!(said.contains(".backup") && said.contains("relue, restaurée"), "{said}");
    let mut station = desk.station(&[]).start();
    station.wait_for("Données : partagées").wait_for("Dernière sauvegarde :").wait_for("il y a moins d’une heure");
    // While somebody keys, asked for by whoever may.
    let mut ann = desk.keying(&["--no-page-stops", "--running-count"]);
    ann.wait_for("feuille 0001").send(MODEL_PAGES[0]);
    wait_saved(&mut ann, 14);
    let made = desk.json(&["backup"]);
    let file = made["path"].as_str().unwrap().to_owned();
    ann.send(MODEL_PAGES[1]);
    wait_saved(&mut ann, 30);
    let elsewhere = desk.output(&["backup", "--to", "/tmp"]);
    assert_eq!(elsewhere.status.code(), Some(2), "{}", super::text(&elsewhere.stderr));
    desk.run(&["restore", &file, "--into", "rehearsal"]);
    let shown = ["--store", "rehearsal", "record", "show", "modele", "professionals", "1", "--json"];
    let record: Value = serde_json::from_slice(&desk.command(&shown).output().unwrap().stdout).unwrap();
    assert!(record["answers"].as_object().unwrap().len() >= 14, "{record}");
    let verified = desk.command(&["--store", "rehearsal", "journal", "verify", "modele"]).output().unwrap();
    assert_eq!(verified.status.code(), Some(0), "{}", super::text(&verified.stderr));
    assert_eq!(host.end(), 0);
}

/// As systemd does, which goes on listening there.
#[test]
fn a_socket_that_the_system_handed_over_stays_when_the_host_ends() {
    let desk = Desk::model();
    let path = desk.path("host.sock");
    let listener = std::os::unix::net::UnixListener::bind(&path).unwrap();
    let mut command = desk.command(&["--store", "store", "host"]);
    command.env("LISTEN_FDS", "1").env("LISTEN_FDS_FIRST_FD", "0");
    command.stdin(std::os::fd::OwnedFd::from(listener.try_clone().unwrap()));
    let mut child = command.stderr(Stdio::inherit()).spawn().unwrap();
    let mut said = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut said).unwrap();
    assert!(said.contains("host.sock"), "{said}");
    let host = Host { child: Mutex::new(child) };
    let mut command = desk.command(&["campaign", "list"]);
    let output = command.env("COPISTE_SOCKET", &path).output().unwrap();
    assert!(super::text(&output.stdout).contains("modele"));
    assert_eq!(host.end(), 0);
    assert!(path.exists());
}

#[test]
fn a_host_that_is_named_and_is_not_there_is_no_reason_to_key_elsewhere() {
    let desk = Desk::model();
    let mut command = desk.command(&["campaign", "list"]);
    let output = command.env("COPISTE_SOCKET", desk.path("host.sock")).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(super::text(&output.stderr).contains("host.sock"));
    assert!(!desk.path(".local/share/copiste/store").exists());
}

#[test]
fn a_backup_folder_that_is_not_there_is_said_when_the_host_begins() {
    let desk = Desk::model();
    let (_host, _saying) = Host::saying(&desk, &["--backup-to", "nowhere", "--backup-every", "24"]);
    let mut station = desk.station(&[]).start();
    station.wait_for("nowhere");
}

#[test]
fn a_station_that_finds_no_host_behind_its_socket_says_so_and_opens_no_store_of_its_own() {
    let desk = Desk::model();
    let host = Host::start(&desk);
    host.kill();
    let mut command = desk.command(&["campaign", "list"]);
    let output = command.env("COPISTE_SOCKET", desk.path("host.sock")).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    let said = super::text(&output.stderr);
    assert!(said.contains("injoignable") && said.contains("host.sock"), "{said}");
    assert!(!desk.path(".local/share/copiste/store").exists());
    let again = Host::start(&desk);
    let mut command = desk.command(&["campaign", "list"]);
    let output = command.env("COPISTE_SOCKET", desk.path("host.sock")).output().unwrap();
    assert!(super::text(&output.stdout).contains("modele"));
    // A second host on the same socket, or on the same store.
    let said = |arguments: &[&str]| super::text(&desk.command(arguments).output().unwrap().stderr);
    assert!(said(&["--store", "other", "host", "--socket", "host.sock"]).contains("déjà"));
    assert!(said(&["--store", "store", "host", "--socket", "b.sock"]).contains("déjà ouvertes"));
    drop(again);
}
