//! Journeys: the real program in a terminal, from a first start to a report.

mod crash;
mod full;
mod keys;
mod leaving;
mod privacy;
mod resume;
mod sessions;
mod shared;
mod ssh;
mod surroundings;

use crate::pty::{Play, Stage, copiste};
use serde_json::Value;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use tempfile::TempDir;

/// A person's home, with a store in it.
pub struct Desk {
    home: Arc<TempDir>,
}

/// The keys of one sheet of the model form, by page, without those that turn the leaves.
pub const MODEL_PAGES: [&str; 3] = ["1841121234512345", "5432154321543215", "12345123451234"];

/// Answers of one sheet of the model form: four characteristics, forty items, the comment.
pub const MODEL_ANSWERS: usize = 45;

impl Desk {
    /// An empty home.
    pub fn new() -> Desk {
        Desk { home: Arc::new(tempfile::tempdir().unwrap()) }
    }

    /// With a campaign on the model form and one batch of uncounted sheets.
    pub fn model() -> Desk {
        let desk = Desk::new();
        desk.with_model();
        desk
    }

    /// Makes that campaign and that batch.
    pub fn with_model(&self) {
        self.create("modele", "model-form");
        self.run(&["batch", "open", "modele", "--audience", "professionals", "--service", "glycines"]);
    }

    /// With a campaign on the demonstration tool and one batch of one resident's sheet.
    pub fn residents() -> Desk {
        let desk = Desk::new();
        desk.create("regards", "regards-croises-ehpad");
        let place = ["--audience", "residents", "--service", "glycines", "--date", "2026-03-02"];
        let paper = ["--sheets", "1", "--mode", "alone", "--variant", "standard"];
        desk.run(&[&["batch", "open", "regards"], &place[..], &paper].concat());
        desk
    }

    fn create(&self, id: &str, tool: &str) {
        let tool = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(tool);
        let said = ["--title", "Printemps 2026", "--establishment", "EHPAD Les Quatre-Vents"];
        let service = ["--service", "glycines=Les Glycines"];
        self.run(&[&["campaign", "create", id, tool.to_str().unwrap()], &said[..], &service].concat());
    }

    /// A folder or file of the home.
    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// A command without a terminal, whichever store it names.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_copiste"));
        command.args(arguments).current_dir(self.home.path()).stdin(Stdio::null());
        command.env_clear().env("HOME", self.home.path()).env("LANG", "fr_FR.UTF-8").env("PATH", "/usr/bin:/bin");
        // Whatever host this machine has is not asked.
        command.env("COPISTE_SOCKET", "none");
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs a command without a terminal.
    pub fn output(&self, arguments: &[&str]) -> Output {
        self.command(&[&["--store", "store"], arguments].concat()).output().unwrap()
    }

    /// Runs a command that succeeds on what is typed.
    #[track_caller]
    pub fn run_with(&self, arguments: &[&str], input: &str) {
        let mut command = self.command(&[&["--store", "store"], arguments].concat());
        let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
    }

    /// Runs a command that succeeds and says what it printed.
    #[track_caller]
    pub fn run(&self, arguments: &[&str]) -> String {
        let output = self.output(arguments);
        let (said, complained) = (text(&output.stdout), text(&output.stderr));
        assert!(output.status.success(), "{arguments:?}: {said}{complained}");
        said
    }

    /// What a command says as JSON.
    #[track_caller]
    pub fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.run(&[arguments, &["--json"]].concat())).unwrap()
    }

    /// The answers of a sheet of the model form.
    #[track_caller]
    pub fn answers(&self, serial: u32) -> Value {
        self.json(&["record", "show", "modele", "professionals", &serial.to_string()])["answers"].clone()
    }

    /// The station, to be started in a terminal.
    pub fn station(&self, arguments: &[&str]) -> Stage {
        copiste(&[&["--store", "store", "--keymap", "standard"], arguments].concat()).home(&self.home)
    }

    /// The station in a terminal, on the sheet that is keyed in the only batch.
    #[track_caller]
    pub fn keying(&self, arguments: &[&str]) -> Play {
        let mut play = self.station(arguments).start();
        to_the_sheet(&mut play);
        play
    }
}

/// From home to the sheet that is keyed in the first batch of the first service.
#[track_caller]
pub fn to_the_sheet(play: &mut Play) {
    play.wait_for("Printemps 2026").send("\r").wait_for("Toute la campagne");
    // A batch that waits for counted sheets is chosen already.
    if !play.screen().contains("Lot choisi") {
        play.send("\x1b[B\x1b[B\x1b[B").wait_for("Lot choisi");
    }
    play.send("\r").wait_for("À saisir : ").wait_for("enregistré");
}

/// Waits until as many answers were accepted since the start, and all is said to be saved.
#[track_caller]
pub fn wait_saved(play: &mut Play, count: usize) {
    let count = format!(" {count} réponse");
    play.wait_until(&format!("{count}, saved"), |screen| {
        let row = status(screen);
        row.starts_with("enregistré ") && row.trim_end_matches('s').ends_with(&count)
    });
}

/// The status line of the keying screen.
pub fn status(screen: &vt100::Screen) -> String {
    let (rows, columns) = screen.size();
    let row = usize::from(rows.get()).saturating_sub(3);
    screen.rows(0, columns.get()).nth(row).unwrap_or_default().replace('\u{a0}', " ").trim().to_owned()
}

/// What a program said; a no-break space reads as a space.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).replace('\u{a0}', " ")
}
