//! The guard, the reader and the backend together, in a real terminal. The program played is this test binary itself.

use crate::pty::{self, Play};
use copiste::keymap::{Key, KeyCode};
use copiste::tui::backend::Screen;
use copiste::tui::input::{Charset, Decoder, Reader, mailbox, watch_signals};
use copiste::tui::terminal::{CursorShape, Guard, Tty, restore};
use copiste::tui::{Event, Signal};
use ratatui::Terminal;
use rustix::process::Signal as Kill;

const SWITCH: &str = "COPISTE_TEST_STATION";

/// Not a test by itself: a station that counts keys, for those below.
#[test]
fn a_little_station() {
    if std::env::var_os(SWITCH).is_some() {
        station();
    }
}

fn station() {
    std::panic::set_hook(Box::new(|panic| {
        restore(CursorShape::SteadyBlock);
        println!("PANICKED {}", panic.payload_as_str().unwrap_or_default());
    }));
    let mut guard = Guard::enter(CursorShape::SteadyBlock).unwrap();
    let mut terminal = Terminal::new(Screen::new(Tty)).unwrap();
    let (post, mut mailbox) = mailbox().unwrap();
    watch_signals(post).unwrap();
    mailbox.read(Reader::open(Decoder::new(Charset::Utf8)).unwrap());
    let (mut keys, mut pasted, mut strange, mut frames) = (0, 0, 0, 0);
    let mut last = String::from("start");
    loop {
        frames += 1;
        let drawn = terminal.draw(|frame| {
            let size = frame.area();
            let line = format!("keys:{keys} pasted:{pasted} strange:{strange} {last} {}x{}", size.width, size.height);
            frame.buffer_mut().set_string(0, 0, line, ratatui::style::Style::new());
            frame.set_cursor_position((3, 2));
        });
        if drawn.is_err() {
            return;
        }
        for event in mailbox.take(None) {
            match event {
                Event::Key(Key { code: KeyCode::Char('p'), .. }) => panic!("on purpose"),
                Event::Key(Key { code: KeyCode::Char('q'), .. }) => {
                    drop(guard);
                    println!("LEFT after {frames} frames");
                    return;
                }
                Event::Key(Key { code: KeyCode::Char('z'), .. }) => {
                    guard.suspend().unwrap();
                    terminal.backend_mut().forget();
                    terminal.clear().unwrap();
                }
                Event::Key(_) => keys += 1,
                Event::Paste(text) => pasted += text.chars().count(),
                Event::Undecodable(_) => strange += 1,
                Event::Answered | Event::Resize | Event::Stored(..) | Event::Worked(_) | Event::News(_) => {}
                Event::InputLost => {
                    // Nobody sees a terminal that is gone: a file tells.
                    std::fs::write("lost", "input").unwrap();
                    return;
                }
                Event::Signal(Signal::Suspend) => {
                    guard.suspend().unwrap();
                    terminal.backend_mut().forget();
                    terminal.clear().unwrap();
                }
                Event::Signal(Signal::Continue) => {
                    guard.retake().unwrap();
                    terminal.backend_mut().forget();
                    terminal.clear().unwrap();
                }
                Event::Signal(signal @ (Signal::HangUp | Signal::Terminate)) => {
                    std::fs::write("lost", format!("{signal:?}")).unwrap();
                    return;
                }
                Event::Signal(Signal::Interrupt) => last = "interrupted".to_owned(),
            }
        }
    }
}

fn play() -> Play {
    let program = std::env::current_exe().unwrap();
    let arguments = ["--exact", "tui::terminal::a_little_station", "--nocapture", "--test-threads=1"];
    let mut play = pty::stage(program.to_str().unwrap(), &arguments).setting(SWITCH, "1").start();
    play.wait_for("keys:0 pasted:0 strange:0 start 80x24");
    play
}

fn is_given_back(play: &Play) -> bool {
    play.look(|screen| !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste())
}

#[test]
fn leaving_gives_the_terminal_back() {
    let mut play = play();
    assert!(play.look(|screen| screen.alternate_screen() && screen.bracketed_paste()));
    assert_eq!(play.look(vt100::Screen::cursor_position), (2, 3));
    play.send("12\x1b[A").wait_for("keys:3");
    play.send("q").wait_for("LEFT");
    assert!(is_given_back(&play));
    assert_eq!(play.exit_code(), 0);
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_speaks() {
    let mut play = play();
    play.send("p").wait_for("PANICKED on purpose");
    assert!(is_given_back(&play));
}

#[test]
fn storms_arrive_whole_and_are_drawn_in_few_frames() {
    let mut play = play();
    play.send(&"1234567890".repeat(400)).wait_for("keys:4000");
    play.send(&format!("\x1b[200~{}\x1b[201~", "12345\r".repeat(1000))).wait_for("pasted:6000");
    play.send("q").wait_for("LEFT after ");
    let screen = play.screen();
    let frames: u32 = screen.split("LEFT after ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    assert!(frames < 400, "{frames} frames");
}

#[test]
fn a_dangling_byte_does_not_stop_the_drawing() {
    let mut play = play();
    play.send_bytes(b"\xe9").wait_for("strange:1");
    play.send_bytes(b"\x1b[").wait_for("keys:1");
    play.resize(100, 30).wait_for("100x30");
    play.send("4").wait_for("keys:2");
}

#[test]
fn an_interrupt_is_harmless_and_a_hangup_ends() {
    let mut play = play();
    play.signal(Kill::INT);
    play.wait_for("interrupted");
    play.signal(Kill::HUP);
    assert_eq!(play.exit_code(), 0);
    assert_eq!(std::fs::read_to_string(play.home.path().join("lost")).unwrap(), "HangUp");
    assert!(is_given_back(&play));
}

#[test]
fn a_stop_and_a_continuation_draw_everything_again() {
    let mut play = play();
    play.send("1").wait_for("keys:1");
    play.signal(Kill::STOP);
    play.signal(Kill::CONT);
    play.send("2").wait_for("keys:2");
    assert!(play.look(vt100::Screen::alternate_screen));
}

#[test]
fn a_shell_stops_and_continues_the_station() {
    let program = std::env::current_exe().unwrap();
    let script = format!(
        "set -m; {} --exact tui::terminal::a_little_station --nocapture --test-threads=1; stty -a | grep -o ' icanon'; \
         echo STOPPED; read line; fg >/dev/null; echo BACK",
        program.display()
    );
    let mut play = pty::stage("/bin/sh", &["-c", &script]).setting(SWITCH, "1").start();
    play.wait_for("keys:0");
    play.send("1").wait_for("keys:1");
    play.send("z").wait_for("STOPPED");
    assert!(play.screen().contains("icanon") && is_given_back(&play), "{}", play.screen());
    play.send("\r").wait_for("keys:1");
    assert!(play.look(vt100::Screen::alternate_screen));
    play.send("2").wait_for("keys:2");
    play.send("q").wait_for("BACK");
}
