//! What leaves the station and the host: nothing over a network, and no answer into a log.

use super::{Desk, text};
use crate::pty::Play;
use rustix::process::{Pid, Resource, Rlimit, Signal, getrlimit, prlimit};
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};

/// Answers of one sheet of the model form line by line, with a word that nobody else writes.
fn sheet(word: &str) -> String {
    ["1\n42\n3\n07\n", &"4\n".repeat(10), "\n", &"4\n".repeat(16), "\n", &"4\n".repeat(14), word, "\n"].concat()
}

/// A command of copiste under another program.
fn under(desk: &Desk, program: &[&str], arguments: &[&str]) -> Command {
    let copiste = desk.command(arguments);
    let mut command = Command::new(program[0]);
    command.args(&program[1..]).arg(copiste.get_program()).args(copiste.get_args());
    command.current_dir(copiste.get_current_dir().unwrap()).env_clear();
    command.envs(copiste.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Whether a program is here and may do what it is for; says so if not.
fn may(program: &[&str]) -> bool {
    let tried = Command::new(program[0]).args(&program[1..]).arg("true").output();
    let may = tried.is_ok_and(|output| output.status.success());
    if !may {
        println!("not tried: {} is not here, or may not do it", program.join(" "));
    }
    may
}

/// A host under another program.
struct Watched {
    child: Option<Child>,
    host: Pid,
    said: String,
}

impl Watched {
    /// Starts it and waits until it serves.
    fn start(desk: &Desk, program: &[&str]) -> Watched {
        let mut command = under(desk, program, &["--store", "store", "host", "--socket", "host.sock"]);
        let mut child = command.spawn().unwrap();
        let mut said = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut said).unwrap();
        assert!(said.contains("host.sock"), "{said}");
        // The program in front may hand no signal on.
        let lock = std::fs::read_to_string(desk.path("store/lock")).unwrap();
        let pid = lock.lines().find_map(|line| line.strip_prefix("pid = ")).unwrap().parse().unwrap();
        Watched { child: Some(child), host: Pid::from_raw(pid).unwrap(), said }
    }

    /// Ends it as the system would; everything that it said.
    fn end(mut self) -> String {
        rustix::process::kill_process(self.host, Signal::TERM).unwrap();
        let output = self.child.take().unwrap().wait_with_output().unwrap();
        std::mem::take(&mut self.said) + &text(&output.stdout) + &text(&output.stderr)
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = rustix::process::kill_process(self.host, Signal::KILL);
            let _ = child.wait();
        }
    }
}

/// What a station comes to: keys a sheet line by line, and lists it.
fn station_under(desk: &Desk, program: &[&str]) {
    for (arguments, input) in [
        (&["batch", "key", "modele", "1", "--plain"][..], sheet("rien")),
        (&["record", "list", "modele", "1"], String::new()),
        (&["journal", "verify", "modele"], String::new()),
        (&["report", "modele", "--out", "reports"], String::new()),
    ] {
        let mut command = under(desk, program, arguments);
        let mut child = command.env("COPISTE_SOCKET", "host.sock").stdin(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{arguments:?} {}{}", text(&output.stdout), text(&output.stderr));
    }
}

#[test]
fn station_and_host_work_where_there_is_no_network_at_all() {
    let alone = ["unshare", "--map-root-user", "--net"];
    if !may(&alone) {
        return;
    }
    // What this rests on: there is nothing but an interface to itself, which is down.
    let interfaces =
        Command::new("unshare").args(["--map-root-user", "--net", "cat", "/proc/net/dev"]).output().unwrap();
    assert_eq!(text(&interfaces.stdout).lines().filter(|line| line.contains(':')).count(), 1);
    let desk = Desk::model();
    let host = Watched::start(&desk, &alone);
    station_under(&desk, &alone);
    host.end();
    desk.run(&["journal", "verify", "modele"]);
}

#[test]
fn station_and_host_open_no_socket_but_those_of_this_machine() {
    if !may(&["strace", "-f", "-qq", "-o", "/dev/null"]) {
        return;
    }
    let desk = Desk::model();
    let trace = |name: &str| {
        let log = std::fs::read_to_string(desk.path(name)).unwrap();
        let opened: Vec<String> = log.lines().filter(|line| line.contains('(')).map(str::to_owned).collect();
        let foreign: Vec<&String> = opened.iter().filter(|line| !line.contains("AF_UNIX")).collect();
        assert!(foreign.is_empty(), "{name}: {foreign:?}");
        opened.len()
    };
    let calls = "trace=socket,socketpair,io_uring_setup";
    let with = |name: &'static str| ["strace", "-f", "-qq", "-A", "-e", calls, "-o", name];
    let host = Watched::start(&desk, &with("trace-host"));
    station_under(&desk, &with("trace-station"));
    let alone =
        under(&desk, &with("trace-alone"), &["demo", "--headless", "--data", "--out", "demo"]).output().unwrap();
    assert!(alone.status.success(), "{}", text(&alone.stderr));
    host.end();
    assert!(trace("trace-host") > 0 && trace("trace-station") > 0, "what is looked at is seen");
    trace("trace-alone");
}

/// A word that stands in answers and nowhere else.
const WORD: &str = "mirabelle-quetsche";

/// Everything that a host and a station print beside the screen while sheets are keyed, are refused and fail.
#[test]
fn no_answer_stands_in_a_log() {
    let desk = Desk::model();
    let host = Watched::start(&desk, &["env"]);
    let mut log = String::new();
    let mut command = desk.command(&["batch", "key", "modele", "1", "--plain"]);
    let mut child = command.env("COPISTE_SOCKET", "host.sock").stdin(Stdio::piped()).spawn().unwrap();
    let lines = format!("{}:marge {WORD}\n:remarque {WORD}\n{WORD}\n1\n:mettre-de-côté demander\n", sheet(WORD));
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let station = child.wait_with_output().unwrap();
    assert!(station.status.success(), "{}", text(&station.stderr));
    log += &text(&station.stderr);
    // Bytes that are no frame, with the word in them.
    let mut stranger = std::os::unix::net::UnixStream::connect(desk.path("host.sock")).unwrap();
    stranger.write_all(WORD.repeat(40).as_bytes()).unwrap();
    drop(stranger);
    rustix::process::kill_process(host.host, Signal::HUP).unwrap();
    log += &host.end();
    for arguments in [
        &["doctor"][..],
        &["journal", "show", "modele"],
        &["record", "list", "modele", "1"],
        &["record", "correct", "modele", "professionals", "1", "--question", "sex", "--value", "9", "--reason", "x"],
        &["record", "void", "modele", "professionals", "99", "--reason", "x"],
    ] {
        let output = desk.output(arguments);
        log += &(text(&output.stdout) + &text(&output.stderr));
    }
    // The word is there: in the record, and in its text copy.
    assert!(desk.answers(1).to_string().contains(WORD));
    assert!(std::fs::read_to_string(desk.path("store/journal/modele.journal")).unwrap().contains(WORD));
    assert!(!log.contains(WORD), "{log}");
    // Data that are damaged are refused by their place, not by what stands there.
    let db = desk.path("store/db");
    let mut bytes = std::fs::read(&db).unwrap();
    let places: Vec<usize> =
        bytes.windows(WORD.len()).enumerate().filter(|(_, at)| *at == WORD.as_bytes()).map(|(at, _)| at).collect();
    assert!(!places.is_empty(), "answers lie in the file as they are");
    places.iter().for_each(|place| bytes[*place] ^= 0x20);
    std::fs::write(&db, &bytes).unwrap();
    for arguments in [&["doctor"][..], &["record", "show", "modele", "professionals", "1"], &["report", "modele"]] {
        let output = desk.output(arguments);
        let said = text(&output.stdout) + &text(&output.stderr);
        assert!(!said.contains(&WORD[1..]), "{arguments:?} {said}");
    }
}

/// Lets a program get no more memory: the next thread it begins cannot be.
fn starve(play: &Play) {
    let pid = Pid::from_raw(play.process().try_into().unwrap()).unwrap();
    let maximum = getrlimit(Resource::As).maximum;
    prlimit(Some(pid), Resource::As, Rlimit { current: Some(1 << 20), maximum }).unwrap();
}

/// A panic is reported with its place in the program, and with nothing of what was keyed.
#[test]
fn no_answer_stands_in_the_report_of_a_panic() {
    let desk = Desk::model();
    desk.run_with(&["batch", "key", "modele", "1", "--plain"], &sheet(WORD));
    // Whatever memory a thread had is given back at its end.
    let tunables = "glibc.pthread.stack_cache_size=0";
    let play = desk.station(&[]).setting("RUST_BACKTRACE", "full").setting("GLIBC_TUNABLES", tunables);
    let mut play = play.start();
    play.wait_for("Printemps 2026").send("\r").wait_for("Toute la campagne");
    starve(&play);
    play.send("t");
    play.wait_end();
    let bytes = play.bytes();
    let said = text(&bytes);
    let (_, report) = said.rsplit_once("\x1b[?1049l").expect("the terminal is given back");
    assert!(report.contains("panicked") && report.contains("spawn thread"), "{report}");
    assert!(!report.contains(WORD), "{report}");
}

#[test]
fn a_host_says_in_its_log_what_others_can_get_at_and_how_to_close_it() {
    let desk = Desk::model();
    let copy = desk.path("store/journal/modele.journal");
    std::fs::set_permissions(&copy, std::os::unix::fs::PermissionsExt::from_mode(0o644)).unwrap();
    let said = Watched::start(&desk, &["env"]).end();
    assert!(said.contains(&format!("chmod 600 {}", copy.canonicalize().unwrap().display())), "{said}");
}
