//! Plays a program in a terminal: a pseudo-terminal, its emulation, and waits for what is seen. Never sleeps for luck.
#![allow(dead_code, reason = "what the journeys of the station need")]

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use std::io::{Read as _, Write as _};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Long, for a busy machine; a failing test waits this long once.
const PATIENCE: Duration = Duration::from_secs(30);

/// A program in a terminal.
pub struct Play {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn std::io::Write + Send>,
    seen: Arc<Seen>,
    /// The program's home, removed at the end.
    pub home: Arc<TempDir>,
}

struct Seen {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    ended: bool,
}

/// How to start a program.
pub struct Stage {
    program: String,
    arguments: Vec<String>,
    columns: u16,
    rows: u16,
    settings: Vec<(String, String)>,
    home: Arc<TempDir>,
}

/// The station itself, at home in an empty directory.
pub fn copiste(arguments: &[&str]) -> Stage {
    stage(env!("CARGO_BIN_EXE_copiste"), arguments)
}

/// Any program, at home in an empty directory.
pub fn stage(program: &str, arguments: &[&str]) -> Stage {
    Stage {
        program: program.to_owned(),
        arguments: arguments.iter().map(|one| (*one).to_owned()).collect(),
        columns: 80,
        rows: 24,
        settings: Vec::new(),
        home: Arc::new(tempfile::tempdir().unwrap()),
    }
}

impl Stage {
    /// In another size than 80×24.
    pub fn size(mut self, columns: u16, rows: u16) -> Stage {
        (self.columns, self.rows) = (columns, rows);
        self
    }

    /// With a variable of the environment.
    pub fn setting(mut self, name: &str, value: &str) -> Stage {
        self.settings.push((name.to_owned(), value.to_owned()));
        self
    }

    /// In the home of an earlier play, to see what it left.
    pub fn home(mut self, home: &Arc<TempDir>) -> Stage {
        self.home = Arc::clone(home);
        self
    }

    /// Starts it.
    pub fn start(self) -> Play {
        let size = PtySize { rows: self.rows, cols: self.columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let home = self.home.path();
        let mut command = CommandBuilder::new(&self.program);
        command.args(&self.arguments);
        command.env_clear();
        // Whatever host this machine has is not asked.
        command.env("COPISTE_SOCKET", "none");
        command.cwd(home);
        for (name, value) in environment(home) {
            command.env(name, value);
        }
        for (name, value) in &self.settings {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        // The program must hold the only other end, or its end is never seen.
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let parser = vt100::Parser::new(some(self.rows), some(self.columns), 0);
        let state = Mutex::new(State { parser, bytes: Vec::new(), ended: false });
        let seen = Arc::new(Seen { state, changed: Condvar::new() });
        let watched = Arc::clone(&seen);
        std::thread::spawn(move || {
            let mut bytes = [0; 8192];
            loop {
                // The end of the program is an error on Linux and an end of file elsewhere.
                let count = reader.read(&mut bytes).unwrap_or(0);
                let mut state = watched.state.lock().unwrap();
                state.parser.process(&bytes[..count]);
                state.bytes.extend_from_slice(&bytes[..count]);
                state.ended = count == 0;
                watched.changed.notify_all();
                if count == 0 {
                    return;
                }
            }
        });
        Play { child, master: pair.master, writer, seen, home: self.home }
    }
}

fn environment(home: &Path) -> Vec<(String, String)> {
    let mut settings = vec![
        ("HOME".to_owned(), home.display().to_string()),
        ("PATH".to_owned(), "/usr/local/bin:/usr/bin:/bin".to_owned()),
        ("LANG".to_owned(), "fr_FR.UTF-8".to_owned()),
        ("TERM".to_owned(), "xterm-256color".to_owned()),
        ("RUST_BACKTRACE".to_owned(), "0".to_owned()),
    ];
    for (name, folder) in [
        ("XDG_DATA_HOME", "data"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_STATE_HOME", "state"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_RUNTIME_DIR", "runtime"),
    ] {
        settings.push((name.to_owned(), home.join(folder).display().to_string()));
    }
    settings
}

fn some(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap()
}

impl Play {
    /// Sends keys as the terminal would: `"12"`, `"\r"`, `"\x1b"`.
    pub fn send(&mut self, keys: &str) -> &mut Play {
        self.send_bytes(keys.as_bytes())
    }

    /// Sends bytes.
    pub fn send_bytes(&mut self, bytes: &[u8]) -> &mut Play {
        self.writer.write_all(bytes).unwrap();
        self.writer.flush().unwrap();
        self
    }

    /// Waits until the text stands on the screen.
    #[track_caller]
    pub fn wait_for(&mut self, text: &str) -> &mut Play {
        self.wait_until(&format!("“{text}”"), |screen| contents(screen).contains(text))
    }

    /// Waits until the text no longer stands on the screen.
    #[track_caller]
    pub fn wait_without(&mut self, text: &str) -> &mut Play {
        self.wait_until(&format!("a screen without “{text}”"), |screen| !contents(screen).contains(text))
    }

    /// Waits until the screen is as it should be.
    #[track_caller]
    pub fn wait_until(&mut self, what: &str, mut holds: impl FnMut(&vt100::Screen) -> bool) -> &mut Play {
        let deadline = Instant::now() + PATIENCE;
        let mut state = self.seen.state.lock().unwrap();
        while !holds(state.parser.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() || state.ended {
                let why = if state.ended { "the program ended" } else { "it did not come" };
                let screen = contents(state.parser.screen());
                drop(state);
                panic!("waited for {what}: {why}. The screen:\n{screen}");
            }
            state = self.seen.changed.wait_timeout(state, left).unwrap().0;
        }
        drop(state);
        self
    }

    /// Waits until the bell has rung since the program wrote `from` bytes.
    #[track_caller]
    pub fn wait_for_bell(&mut self, from: usize) -> &mut Play {
        let deadline = Instant::now() + PATIENCE;
        let mut state = self.seen.state.lock().unwrap();
        while !state.bytes[from..].contains(&7) {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero() && !state.ended, "the bell did not ring");
            state = self.seen.changed.wait_timeout(state, left).unwrap().0;
        }
        drop(state);
        self
    }

    /// The screen as text, a line per row.
    pub fn screen(&self) -> String {
        contents(self.seen.state.lock().unwrap().parser.screen())
    }

    /// Asks something of the emulated screen: styles, cursor, modes.
    pub fn look<T>(&self, ask: impl FnOnce(&vt100::Screen) -> T) -> T {
        ask(self.seen.state.lock().unwrap().parser.screen())
    }

    /// Everything the program wrote so far.
    pub fn bytes(&self) -> Vec<u8> {
        self.seen.state.lock().unwrap().bytes.clone()
    }

    /// Changes the size of the terminal.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Play {
        self.seen.state.lock().unwrap().parser.set_size(some(rows), some(columns));
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
        self
    }

    /// The program's process.
    pub fn process(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Kills it as a power cut would, as far as it can notice.
    pub fn kill9(&mut self) -> ExitStatus {
        let process = rustix::process::Pid::from_raw(self.process().try_into().unwrap()).unwrap();
        rustix::process::kill_process(process, rustix::process::Signal::KILL).unwrap();
        self.child.wait().unwrap()
    }

    /// Sends it a signal.
    pub fn signal(&self, signal: rustix::process::Signal) {
        let process = rustix::process::Pid::from_raw(self.process().try_into().unwrap()).unwrap();
        rustix::process::kill_process(process, signal).unwrap();
    }

    /// Waits for its end; everything it wrote has been seen then.
    #[track_caller]
    pub fn wait_end(&mut self) -> ExitStatus {
        let deadline = Instant::now() + PATIENCE;
        let mut state = self.seen.state.lock().unwrap();
        while !state.ended {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "the program did not end. The screen:\n{}", contents(state.parser.screen()));
            state = self.seen.changed.wait_timeout(state, left).unwrap().0;
        }
        drop(state);
        self.child.wait().unwrap()
    }

    /// Waits until everything it wrote has been seen, after its end.
    #[track_caller]
    pub fn wait_gone(&mut self) {
        self.wait_end();
    }

    /// Waits for its end and returns its exit code.
    #[track_caller]
    pub fn exit_code(&mut self) -> u32 {
        self.wait_end().exit_code()
    }
}

impl Drop for Play {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A no-break space reads as a space.
fn contents(screen: &vt100::Screen) -> String {
    let (_, columns) = screen.size();
    screen.rows(0, columns.get()).map(|row| row.replace('\u{a0}', " ").trim_end().to_owned() + "\n").collect()
}

#[test]
fn a_program_is_played_and_its_end_is_seen() {
    let mut play =
        stage("/bin/sh", &["-c", "read name; echo \"Bonjour $name, $LANG, $HOME\" | cut -c1-30; exit 3"]).start();
    play.send("Zoé\r").wait_for("Bonjour Zoé, fr_FR.UTF-8");
    assert_eq!(play.exit_code(), 3);
}

#[test]
fn a_new_size_reaches_the_program() {
    let mut play = stage("/bin/sh", &["-c", "echo ready; read line; stty size; read line"]).start();
    play.wait_for("ready").resize(100, 30).send("\r").wait_for("30 100");
}
