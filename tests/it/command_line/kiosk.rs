//! A confined command line, the rules of a machine, and `kiosk check` on machines that are folders.

use super::Home;
use serde_json::Value;
use std::collections::BTreeMap;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn shipped(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// A machine as a folder.
struct Machine {
    root: TempDir,
}

impl Machine {
    fn new() -> Machine {
        Machine { root: tempfile::tempdir().unwrap() }
    }

    /// One set up with the files that are shipped, as `docs/kiosk.md` says.
    fn fit() -> Machine {
        let machine = Machine::new();
        let own = rustix::process::geteuid().as_raw().max(1);
        for (from, to) in [
            ("packaging/kiosk/autologin.conf", "etc/systemd/system/getty@tty1.service.d/autologin.conf"),
            ("packaging/kiosk/logind.conf", "etc/systemd/logind.conf.d/copiste.conf"),
            ("packaging/kiosk/system.conf", "etc/systemd/system.conf.d/copiste.conf"),
            ("packaging/kiosk/sysctl.conf", "etc/sysctl.d/90-copiste.conf"),
            ("packaging/kiosk/settings.toml", "etc/copiste/settings.toml"),
        ] {
            machine.write(to, &shipped(from));
        }
        symlink("/dev/null", machine.path("etc/systemd/system/ctrl-alt-del.target")).unwrap();
        machine
            .write("usr/lib/systemd/system/getty@.service", "[Service]\nExecStart=-/sbin/agetty --noclear %I $TERM\n");
        machine.write("usr/lib/sysctl.d/50-default.conf", "kernel.sysrq = 16\n");
        machine.write(
            "etc/passwd",
            &format!("root:x:0:0::/root:/bin/sh\nkiosk:x:{own}:{own}::/home/kiosk:/usr/bin/copiste\n"),
        );
        machine.write("etc/group", &format!("root:x:0:\nkiosk:x:{own}:\nsudo:x:27:lea\n"));
        machine.write("usr/bin/copiste", "");
        machine.write("usr/bin/lp", "");
        machine.write("etc/default/keyboard", "XKBLAYOUT=\"fr\"\n");
        machine.write("etc/default/console-setup", "FONTFACE=\"Terminus\"\nFONTSIZE=\"16x32\"\n");
        machine.write("etc/cups/lpoptions", "Default bureau media=A4\n");
        machine.write("home/kiosk/.config/copiste/settings.toml", "[backup]\nto = \"/media/cle\"\n");
        machine.write("etc/crypttab", "# name device\nracine UUID=1 none luks\n");
        machine.write(
            "proc/self/mounts",
            "/dev/sda1 / ext4 rw 0 0\nnas:/q /srv/qualite nfs rw 0 0\n/dev/sdb1 /media/cle vfat rw 0 0\n",
        );
        for folder in ["srv/qualite", "media/cle"] {
            std::fs::create_dir_all(machine.path(folder)).unwrap();
            std::fs::set_permissions(machine.path(folder), std::fs::Permissions::from_mode(0o777)).unwrap();
        }
        machine
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
    }

    fn remove(&self, path: &str) {
        std::fs::remove_file(self.path(path)).unwrap();
    }

    /// The state of everything that was looked at, and the exit code.
    fn seen(&self) -> (BTreeMap<String, String>, i32) {
        let run = Home::new().run(&["kiosk", "check", "--json", "--root", self.root.path().to_str().unwrap()]);
        let said: Value = serde_json::from_str(&run.out).unwrap();
        let word = |value: &Value| value.as_str().unwrap().to_owned();
        let mut seen = BTreeMap::new();
        for one in said["seen"].as_array().unwrap() {
            // Of several folders the worst counts.
            let known: &mut String = seen.entry(word(&one["code"])).or_default();
            if *known != "missing" {
                *known = word(&one["state"]);
            }
        }
        (seen, run.code)
    }

    /// What is not as it should be.
    fn lacks(&self) -> Vec<String> {
        let (seen, code) = self.seen();
        let missing = seen.values().any(|state| state == "missing");
        assert_eq!(code, i32::from(missing), "{seen:?}");
        seen.into_iter().filter(|(_, state)| state != "good").map(|(code, _)| code).collect()
    }
}

#[test]
fn a_machine_set_up_with_the_shipped_files_lacks_nothing() {
    let machine = Machine::fit();
    assert_eq!(machine.lacks(), Vec::<String>::new());
    let run = Home::new().run(&["kiosk", "check", "--root", machine.root.path().to_str().unwrap()]);
    assert!(run.out.contains("This machine lacks nothing.") && run.code == 0, "{}", run.out);
}

#[test]
fn an_empty_machine_lacks_everything_and_each_says_where_why_and_what_to_do() {
    let machine = Machine::new();
    let everything = [
        "autologin",
        "backups",
        "ctrl-alt-del",
        "encryption",
        "font",
        "keyboard",
        "printer",
        "rules",
        "sysrq",
        "terminals",
    ];
    assert_eq!(machine.lacks(), everything);
    let root = machine.root.path().to_str().unwrap();
    for language in ["fr", "en"] {
        let run = Home::new().run(&["kiosk", "check", "--root", root, "--json", "--language", language]);
        let said: Value = serde_json::from_str(&run.out).unwrap();
        for one in said["seen"].as_array().unwrap() {
            for part in ["what", "place", "why", "do"] {
                assert!(!one[part].as_str().unwrap().is_empty(), "{one}");
            }
        }
    }
    let run = Home::new().run(&["kiosk", "check", "--root", root]);
    insta::assert_snapshot!(run.out.lines().take(4).collect::<Vec<_>>().join("\n"), @r"
    missing Terminal 1 opens no session by itself
            /etc/systemd/system/getty@tty1.service.d/autologin.conf
            Otherwise the screen waits for a name and a password of the system, which nobody in the office should know.
            Copy packaging/kiosk/autologin.conf to /etc/systemd/system/getty@tty1.service.d/autologin.conf, then `systemctl daemon-reload`.
    ");
    assert!(run.out.ends_with("This machine lacks 7 things.\n"), "{}", run.out);
}

#[test]
fn each_thing_that_is_taken_away_is_missed_and_nothing_else() {
    let lacks = |spoil: &dyn Fn(&Machine)| {
        let machine = Machine::fit();
        spoil(&machine);
        machine.lacks()
    };
    let passwd = |shell: &'static str| {
        move |machine: &Machine| {
            let text = std::fs::read_to_string(machine.path("etc/passwd")).unwrap();
            machine.write("etc/passwd", &text.replace("/usr/bin/copiste", shell));
        }
    };
    let rules = |from: &'static str, to: &'static str| {
        move |machine: &Machine| {
            let text = std::fs::read_to_string(machine.path("etc/copiste/settings.toml")).unwrap();
            assert!(text.contains(from));
            machine.write("etc/copiste/settings.toml", &text.replace(from, to));
        }
    };
    assert_eq!(lacks(&passwd("/bin/bash")), ["shell"]);
    assert_eq!(lacks(&|machine| machine.remove("usr/bin/copiste")), ["shell"]);
    assert_eq!(lacks(&|machine| machine.write("etc/group", "sudo:x:27:lea,kiosk\n")), ["groups"]);
    assert_eq!(lacks(&|machine| machine.remove("etc/systemd/logind.conf.d/copiste.conf")), ["terminals"]);
    let second = |machine: &Machine| machine.write("etc/systemd/system/getty.target.wants/getty@tty2.service", "");
    assert_eq!(lacks(&second), ["terminals"]);
    assert_eq!(lacks(&|machine| machine.remove("etc/sysctl.d/90-copiste.conf")), ["sysrq"]);
    assert_eq!(lacks(&|machine| machine.write("proc/sys/kernel/sysrq", "438\n")), ["sysrq"]);
    assert_eq!(lacks(&|machine| machine.remove("etc/systemd/system/ctrl-alt-del.target")), ["ctrl-alt-del"]);
    assert_eq!(lacks(&|machine| machine.remove("etc/default/keyboard")), ["keyboard"]);
    assert_eq!(lacks(&|machine| machine.remove("etc/crypttab")), ["encryption"]);
    assert_eq!(lacks(&|machine| machine.remove("etc/cups/lpoptions")), ["printer"]);
    assert_eq!(lacks(&rules("pin = true", "pin = false")), ["pin"]);
    assert_eq!(lacks(&rules("[\"kiosk\"]", "[\"@sudo\"]")), ["confined"]);
    assert_eq!(lacks(&rules("idle-lock-minutes = 5", "")), ["idle-lock"]);
    assert_eq!(lacks(&rules("pin = true", "pins = true")), ["rules"]);
    assert_eq!(lacks(&|machine| std::fs::remove_dir(machine.path("media/cle")).unwrap()), ["backups", "destination"]);
    assert_eq!(lacks(&|machine| machine.remove("home/kiosk/.config/copiste/settings.toml")), ["backups"]);
    assert_eq!(
        lacks(&|machine| {
            let session = "etc/systemd/system/getty@tty1.service.d/autologin.conf";
            let text = std::fs::read_to_string(machine.path(session)).unwrap();
            machine.write(session, &text.replace("ExecStartPre=", "# "));
        }),
        ["backups"]
    );
    let hosted = |command: &'static str| {
        move |machine: &Machine| {
            machine.remove("home/kiosk/.config/copiste/settings.toml");
            machine.write("etc/systemd/system/sockets.target.wants/copiste-host.socket", "");
            machine.write("etc/systemd/system/copiste-host.service", &format!("[Service]\nExecStart={command}\n"));
        }
    };
    assert_eq!(lacks(&hosted("/usr/bin/copiste host")), ["backups"]);
    assert_eq!(lacks(&hosted("/usr/bin/copiste host --backup-to /srv/none")), ["backups"]);
    assert_eq!(lacks(&hosted("/usr/bin/copiste host --backup-to=/srv/qualite")), Vec::<String>::new());
    let unmounted = |machine: &Machine| {
        machine.write("proc/self/mounts", "/dev/sda1 / ext4 rw 0 0\nnas:/q /srv/qualite nfs rw 0 0\n")
    };
    assert_eq!(lacks(&unmounted), ["destination"]);
    let open = |machine: &Machine| {
        let path = machine.path("etc/copiste/settings.toml");
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o666)).unwrap();
    };
    assert_eq!(lacks(&open), ["rules"]);
}

/// The lines of a shipped file that are not comments.
fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}

#[test]
fn the_pages_show_the_files_that_are_shipped() {
    for (page, file) in [
        ("docs/ssh.md", "packaging/ssh/copiste.conf"),
        ("docs/kiosk.md", "packaging/kiosk/autologin.conf"),
        ("docs/kiosk.md", "packaging/kiosk/logind.conf"),
        ("docs/kiosk.md", "packaging/kiosk/settings.toml"),
    ] {
        let wanted = lines(&shipped(file));
        let shown = lines(&shipped(page));
        let found = shown.windows(wanted.len()).any(|piece| piece == wanted);
        assert!(found, "{page} does not show {file} as it is: {wanted:?}");
    }
    let page = shipped("docs/kiosk.md");
    for name in ["autologin.conf", "logind.conf", "system.conf", "sysctl.conf", "settings.toml"] {
        assert!(page.contains(&format!("packaging/kiosk/{name}")), "{name}");
    }
}

#[test]
fn what_is_asked_over_a_forced_line_is_never_executed() {
    let home = Home::new();
    home.with_campaign();
    let asked = |text: &str| {
        let mut command = home.command(&["--confined"]);
        super::Run::of(command.env("SSH_ORIGINAL_COMMAND", text).output().unwrap())
    };
    let report = home.run(&["report", "essai"]);
    assert_eq!(report.code, 0, "{}", report.err);
    let sent = asked("fetch essai/essai-01.html");
    assert!(sent.code == 0 && sent.out.starts_with("<!DOCTYPE html>"), "{}{}", sent.code, sent.err);
    let passwd = format!("fetch {}", "../".repeat(12) + "etc/passwd");
    for text in ["campaign list", "sh -c id", "copiste campaign list", "scp -f .", "fetch", &passwd, "fetch essai/none"]
    {
        let refused = asked(text);
        assert_eq!((refused.code, refused.out.as_str()), (1, ""), "{text}");
        assert!(!refused.err.is_empty(), "{text}");
    }
}

#[test]
fn a_confined_command_line_opens_the_station_and_little_else() {
    let home = Home::new();
    home.with_campaign();
    let refused = home.run(&["--confined", "campaign", "list"]);
    assert_eq!((refused.code, refused.out.as_str()), (1, ""));
    assert!(refused.err.contains("campaign"), "{}", refused.err);
    for allowed in ["keys", "doctor"] {
        assert_eq!(home.run(&["--confined", allowed]).code, 0, "{allowed}");
    }
    // As somebody's login shell that is told to run something.
    let shell = home.run(&["-c", "campaign list"]);
    assert_eq!((shell.code, shell.out.as_str()), (1, ""), "{}", shell.err);
}

#[test]
fn rules_that_cannot_be_read_open_nothing_and_say_where_they_are_wrong() {
    let home = Home::new();
    home.with_campaign();
    let rules = home.path("rules.toml");
    std::fs::write(&rules, "pin = true\nconfind = true\n").unwrap();
    let with = |arguments: &[&str]| {
        let mut command = home.command(arguments);
        super::Run::of(command.env("COPISTE_SYSTEM_SETTINGS", &rules).output().unwrap())
    };
    let refused = with(&["campaign", "list"]);
    assert_eq!((refused.code, refused.out.as_str()), (3, ""));
    assert!(refused.err.contains("rules.toml") && refused.err.contains("confind"), "{}", refused.err);
    std::fs::write(&rules, "idle-lock-minutes = 5\n").unwrap();
    assert_eq!(with(&["campaign", "list"]).code, 0);
    // A command has nobody to ask for a PIN.
    std::fs::write(&rules, "pin = true\n").unwrap();
    let refused = with(&["campaign", "list"]);
    assert_eq!((refused.code, refused.out.as_str()), (1, ""), "{}", refused.err);
    for allowed in ["doctor", "keys"] {
        assert_eq!(with(&[allowed]).code, 0, "{allowed}");
    }
    let plain = with(&["--plain"]);
    assert!(plain.code == 1 && plain.err.contains("PIN"), "{}", plain.err);
}

#[test]
fn pins_are_listed_and_one_that_is_forgotten_is_taken_away() {
    let home = Home::new();
    home.with_campaign();
    assert!(home.run(&["kiosk", "pins"]).out.contains("Nobody has a PIN"));
    let pins = copiste::station::Pins::at(PathBuf::from(home.path("data/copiste/store/pins.toml")));
    let lea = copiste::operator::Operator::new("lea").unwrap();
    pins.set(&lea, "274910", &lea, copiste::operator::Moment(1_773_133_200)).unwrap();
    let listed = home.run(&["kiosk", "pins"]);
    assert!(listed.out.contains("lea") && listed.out.contains("2026-03-10"), "{}", listed.out);
    assert!(!listed.out.contains("274910"));
    assert_eq!(home.run(&["kiosk", "reset-pin", "lea"]).code, 0);
    assert_eq!(home.run(&["kiosk", "reset-pin", "lea"]).code, 1);
    // A store whose folder holds PINs is one all the same.
    assert_eq!(home.run(&["campaign", "list"]).code, 0);
}
