//! Real lines: an SSH server of our own on the loopback, with a forced command, and sessions that are killed at either end.
//!
//! Where there is no OpenSSH server or client the tests say so in a word.

use super::shared::Host;
use super::{Desk, MODEL_PAGES, text, to_the_sheet, wait_saved};
use crate::pty::{Play, stage};
use rustix::process::{Pid, Signal, kill_process};
use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Long, for a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// An SSH server that lets this user in, to one command.
struct Server {
    child: Child,
    port: u16,
    folder: TempDir,
    user: String,
}

fn program(name: &str) -> Option<PathBuf> {
    ["/usr/sbin", "/usr/bin"].iter().map(|folder| Path::new(folder).join(name)).find(|path| path.is_file())
}

fn made_key(path: &Path) {
    let mut command = Command::new("/usr/bin/ssh-keygen");
    let made = command.args(["-q", "-t", "ed25519", "-N", "", "-f"]).arg(path).status().unwrap();
    assert!(made.success());
}

/// What an SSH server needs to be there; a word about it where it is not.
fn sshd() -> Option<PathBuf> {
    let missing = ["sshd", "ssh", "ssh-keygen"].into_iter().find(|name| program(name).is_none());
    if let Some(name) = missing {
        println!("skipped: no {name} here");
        return None;
    }
    if rustix::process::geteuid().is_root() && !Path::new("/run/sshd").is_dir() {
        println!("skipped: sshd of root needs the folder /run/sshd");
        return None;
    }
    program("sshd")
}

impl Server {
    /// Forces `command`, run by the user's shell in the home of a desk.
    fn start(desk: &Desk, command: &str) -> Option<Server> {
        let sshd = sshd()?;
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        made_key(&path("host"));
        made_key(&path("key"));
        std::fs::copy(path("key.pub"), path("allowed")).unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let home = desk.path("");
        let socket = desk.path("host.sock");
        let environment = format!(
            "HOME={home} LANG=fr_FR.UTF-8 COPISTE_SOCKET={socket} XDG_DATA_HOME={home}/data XDG_CONFIG_HOME={home}/config",
            home = home.display(),
            socket = socket.display(),
        );
        let settings = format!(
            "Port {port}\nListenAddress 127.0.0.1\nHostKey {}\nPidFile none\nAuthorizedKeysFile {}\nStrictModes no\n\
             UsePAM no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\nPermitRootLogin yes\n\
             DisableForwarding yes\nPermitUserRC no\nForceCommand exec env {environment} {command}\n",
            path("host").display(),
            path("allowed").display(),
        );
        std::fs::write(path("config"), settings).unwrap();
        let mut command = Command::new(sshd);
        command.args(["-D", "-e", "-f"]).arg(path("config")).stdin(Stdio::null()).stdout(Stdio::null());
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut said = String::new();
        let mut errors = BufReader::new(child.stderr.take().unwrap());
        while !said.contains("Server listening") {
            assert!(errors.read_line(&mut said).unwrap() > 0, "sshd does not serve:\n{said}");
        }
        // Whatever it says later is read, so that it never waits.
        std::thread::spawn(move || errors.lines().map_while(Result::ok).for_each(drop));
        let user = Command::new("/usr/bin/id").arg("-un").output().unwrap();
        let user = text(&user.stdout).trim().to_owned();
        Some(Server { child, port, folder, user })
    }

    fn arguments(&self) -> Vec<String> {
        let (port, key) = (self.port.to_string(), self.folder.path().join("key").display().to_string());
        let words = [
            "-F",
            "none",
            "-p",
            &port,
            "-i",
            &key,
            "-o",
            "IdentitiesOnly=yes",
            "-o",
            "StrictHostKeyChecking=no",
            "-o",
            "UserKnownHostsFile=/dev/null",
            "-o",
            "LogLevel=ERROR",
        ];
        let place = format!("{}@127.0.0.1", self.user);
        words.iter().map(|word| (*word).to_owned()).chain([place]).collect()
    }

    /// Somebody at a terminal elsewhere, and the process that is their station.
    fn session(&self, on_the_way: impl FnOnce(&mut Play)) -> (Play, Pid) {
        let before = self.stations();
        let arguments: Vec<String> = std::iter::once("-tt".to_owned()).chain(self.arguments()).collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let mut play = stage("/usr/bin/ssh", &arguments).start();
        on_the_way(&mut play);
        let mut new = self.stations();
        new.retain(|station| !before.contains(station));
        assert_eq!(new.len(), 1, "one station more");
        (play, Pid::from_raw(new.pop_first().unwrap()).unwrap())
    }

    /// What somebody asks for over the line, without a terminal.
    fn asked(&self, words: &[&str]) -> Output {
        let mut command = Command::new("/usr/bin/ssh");
        command.args(self.arguments()).args(words).stdin(Stdio::null()).output().unwrap()
    }

    /// The stations that came over this server.
    fn stations(&self) -> BTreeSet<i32> {
        let ours = format!(" 127.0.0.1 {}", self.port);
        let is_ours = |pid: i32| {
            let read = |name: &str| std::fs::read(format!("/proc/{pid}/{name}")).unwrap_or_default();
            let came = text(&read("environ"))
                .split('\0')
                .any(|one| one.starts_with("SSH_CONNECTION=") && one.ends_with(&ours));
            came && text(&read("cmdline")).starts_with(env!("CARGO_BIN_EXE_copiste"))
        };
        let entries = std::fs::read_dir("/proc").unwrap().flatten();
        let pids = entries.filter_map(|entry| entry.file_name().to_string_lossy().parse().ok());
        pids.filter(|pid| is_ours(*pid)).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The process that started another.
fn parent(of: Pid) -> Pid {
    let status = std::fs::read_to_string(format!("/proc/{}/status", of.as_raw_nonzero())).unwrap();
    let parent = status.lines().find_map(|line| line.strip_prefix("PPid:")).unwrap().trim().parse().unwrap();
    Pid::from_raw(parent).unwrap()
}

fn wait_gone(pid: Pid) {
    let deadline = Instant::now() + PATIENCE;
    while Path::new(&format!("/proc/{}/exe", pid.as_raw_nonzero())).read_link().is_ok() {
        assert!(Instant::now() < deadline, "{pid:?} does not end");
        std::thread::yield_now();
    }
}

fn station_line(options: &str) -> String {
    format!("{} --confined --keymap standard {options}", env!("CARGO_BIN_EXE_copiste"))
}

#[test]
fn four_sessions_key_into_one_campaign_two_are_killed_and_all_that_was_said_to_be_saved_is_there() {
    let desk = Desk::model();
    let Some(server) = Server::start(&desk, &station_line("--running-count --no-page-stops")) else { return };
    let _host = Host::start(&desk);
    let names = ["feuille 0001", "feuille 0002", "feuille 0003", "feuille 0004"];
    let mut sessions: Vec<(Play, Pid)> = names
        .iter()
        .map(|name| {
            server.session(|play| {
                to_the_sheet(play);
                play.wait_for(name);
            })
        })
        .collect();
    for (play, _) in &mut sessions {
        play.send(MODEL_PAGES[0]);
    }
    for (play, _) in &mut sessions {
        wait_saved(play, 14);
    }
    let [(ann, _), (bob, bobs), (carl, carls), (dan, _)] = sessions.as_mut_slice() else { unreachable!() };
    // The end of the line of one, the station of the other, each without a word.
    kill_process(parent(*bobs), Signal::KILL).unwrap();
    kill_process(*carls, Signal::KILL).unwrap();
    wait_gone(*bobs);
    wait_gone(*carls);
    bob.wait_gone();
    carl.wait_gone();
    // Whoever comes back stands on the very question, on a sheet that nobody has.
    let deadline = Instant::now() + PATIENCE;
    let mut again = loop {
        let (mut again, _) = server.session(to_the_sheet);
        again.wait_for("feuille 000");
        // The host may not have seen yet that they are gone.
        if again.screen().contains("feuille 0002") {
            break again;
        }
        assert!(Instant::now() < deadline, "sheet 2 stays taken:\n{}", again.screen());
        again.send("\x03");
        again.exit_code();
    };
    again.wait_for("31 sur la feuille");
    for (play, name) in [(&mut *ann, "0001"), (&mut again, "0002"), (&mut *dan, "0004")] {
        play.send(MODEL_PAGES[1]).send(MODEL_PAGES[2]).send("rien\r").wait_for(&format!("Feuille {name} complète."));
    }
    for play in [ann, dan, &mut again] {
        play.send("\x03");
        assert_eq!(play.exit_code(), 0);
    }
    for serial in 1..=4 {
        let answers = desk.answers(serial);
        assert_eq!(
            (&answers["sex"], &answers["age"], &answers["q10"]),
            (&"1".into(), &84.into(), &"5".into()),
            "{serial}"
        );
    }
    for serial in [1, 2, 4] {
        assert_eq!(desk.answers(serial)["q40"], "4", "{serial}");
    }
    desk.run(&["journal", "verify", "modele"]);
}

#[test]
fn a_forced_line_executes_nothing_and_sends_a_report_home() {
    let desk = Desk::model();
    let line = format!("{} --confined --store {}", env!("CARGO_BIN_EXE_copiste"), desk.path("store").display());
    let Some(server) = Server::start(&desk, &line) else { return };
    desk.run(&["report", "modele"]);
    std::fs::write(desk.path("kept"), "kept").unwrap();
    let kept = desk.path("kept").display().to_string();
    for words in [vec!["rm", &kept], vec!["sh", "-c", "id"], vec!["copiste", "campaign", "list"], vec!["fetch", &kept]]
    {
        let output = server.asked(&words);
        assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(1), &b""[..]), "{words:?}");
    }
    assert_eq!(std::fs::read(desk.path("kept")).unwrap(), b"kept");
    let output = server.asked(&["fetch", "modele/modele-01.html"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(output.stdout, std::fs::read(desk.path("store/reports/modele/modele-01.html")).unwrap());
}

#[test]
fn leaving_a_forced_line_ends_it_and_no_key_goes_to_a_shell() {
    let desk = Desk::model();
    let line = format!("{} --store {} --running-count", station_line(""), desk.path("store").display());
    let Some(server) = Server::start(&desk, &line) else { return };
    let (mut play, _) = server.session(to_the_sheet);
    let from = play.bytes().len();
    play.send("1").send("\x1bz").send("\x1c").send("\x13").send("84");
    wait_saved(&mut play, 2);
    assert!(!text(&play.bytes()[from..]).contains("\x1b[?1049l"), "the terminal was given back");
    play.send("\x03");
    assert_eq!(play.exit_code(), 0);
    assert_eq!(desk.answers(1)["age"], 84);
}

#[test]
fn the_shipped_configuration_is_one_that_the_server_takes() {
    let Some(sshd) = sshd() else { return };
    let folder = tempfile::tempdir().unwrap();
    made_key(&folder.path().join("host"));
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("packaging/ssh/copiste.conf");
    let own = format!("HostKey {}\n", folder.path().join("host").display());
    let config = folder.path().join("config");
    std::fs::write(&config, own + &std::fs::read_to_string(shipped).unwrap()).unwrap();
    let output = Command::new(sshd).args(["-t", "-f"]).arg(&config).output().unwrap();
    assert!(output.status.success(), "{}", text(&output.stderr));
}
