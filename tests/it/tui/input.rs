use copiste::keymap::{Key, KeyCode};
use copiste::tui::Event;
use copiste::tui::input::{Charset, Decoder, Reader, mailbox};
use portable_pty::{PtySize, native_pty_system};
use proptest::prelude::*;
use std::io::Write as _;
use std::time::{Duration, Instant};

/// What the bytes become, piece by piece; `None` is a silence.
fn decoded_as(charset: Charset, pieces: &[Option<&[u8]>]) -> String {
    let mut decoder = Decoder::new(charset);
    let mut events = Vec::new();
    for piece in pieces {
        match piece {
            Some(bytes) => decoder.feed(bytes, &mut events),
            None => decoder.give_up(&mut events),
        }
    }
    events.iter().map(word).collect::<Vec<_>>().join(" ")
}

fn decoded(bytes: &[u8]) -> String {
    decoded_as(Charset::Utf8, &[Some(bytes), None])
}

fn word(event: &Event) -> String {
    match event {
        Event::Key(Key { code, ctrl, alt, shift }) => {
            let held = [(ctrl, "ctrl-"), (alt, "alt-"), (shift, "shift-")];
            let held: String = held.iter().filter(|(held, _)| **held).map(|(_, name)| *name).collect();
            match code {
                KeyCode::Char(character) => format!("{held}{character}"),
                KeyCode::F(number) => format!("{held}f{number}"),
                other => format!("{held}{other:?}"),
            }
        }
        Event::Paste(text) => format!("paste {text:?}"),
        Event::Undecodable(byte) => format!("undecodable {byte:02x}"),
        other => format!("{other:?}"),
    }
}

#[test]
fn the_answer_that_a_terminal_is_well_is_no_key_and_comes_in_pieces_when_it_is_expected() {
    assert_eq!(decoded(b"1\x1b[0n2"), "1 Answered 2");
    // An answer that says something else, and one to another question.
    assert_eq!(decoded(b"\x1b[3n\x1b[24;80R"), "");
    let mut decoder = Decoder::new(Charset::Utf8);
    let mut events = Vec::new();
    decoder.feed(b"\x1b", &mut events);
    let alone = decoder.patience().unwrap();
    decoder.expect(true);
    assert!(decoder.patience().unwrap() > alone, "the rest of the answer may come");
    decoder.feed(b"[0", &mut events);
    decoder.feed(b"n", &mut events);
    assert_eq!(events, [Event::Answered]);
}

#[test]
fn keys_of_many_terminals_are_told_apart() {
    let cases: &[(&[u8], &str)] = &[
        (b"1a ", "1 a  "),
        ("é&à€".as_bytes(), "é & à €"),
        (b"\r\n\t\x7f\x08\x00\x01\x1a\x1f", "Enter Enter Tab Backspace Backspace ctrl-  ctrl-a ctrl-z ctrl-_"),
        (b"\x1b", "Escape"),
        (b"\x1b\x1b", "Escape Escape"),
        ("\x1b4\x1bé\x1b\x7f\x1b\r".as_bytes(), "alt-4 alt-é alt-Backspace Escape Enter"),
        (b"\x1b[A\x1b[B\x1b[C\x1b[D\x1b[H\x1b[F", "Up Down Right Left Home End"),
        (b"\x1bOA\x1bOB\x1bOH\x1bOF", "Up Down Home End"),
        (b"\x1bOP\x1bOQ\x1bOR\x1bOS", "f1 f2 f3 f4"),
        (b"\x1b[[A\x1b[[E", "f1 f5"),
        (b"\x1b[11~\x1b[15~\x1b[17~\x1b[21~\x1b[23~\x1b[24~", "f1 f5 f6 f10 f11 f12"),
        (
            b"\x1b[1~\x1b[2~\x1b[3~\x1b[4~\x1b[5~\x1b[6~\x1b[7~\x1b[8~",
            "Home Insert Delete End PageUp PageDown Home End",
        ),
        (b"\x1b[1;5C\x1b[1;2D\x1b[1;3A\x1b[3;5~\x1b[1;5R", "ctrl-Right shift-Left alt-Up ctrl-Delete ctrl-f3"),
        (b"\x1b[Z\x1b[E\x1b[G\x1bOE", "BackTab KeypadBegin KeypadBegin KeypadBegin"),
        (b"\x1bOp\x1bOy\x1bOM\x1bOn\x1bOk\x1bOm\x1bOj\x1bOo", "0 9 Enter . + - * /"),
        (b"\x1b[233u\x1b[97;5u\x1b[97;2u\x1b[13u\x1b[27;5;13~", "é ctrl-a A Enter ctrl-Enter"),
        (b"\x1b[97;1:3u", ""),
    ];
    for (bytes, keys) in cases {
        assert_eq!(decoded(bytes), *keys, "{}", bytes.escape_ascii());
    }
}

#[test]
fn unknown_sequences_and_unasked_answers_do_no_harm() {
    for bytes in [
        b"1\x1b[?1;2c2".as_slice(),
        b"1\x1b[24;80R2",
        b"1\x1b]11;rgb:0000/0000/0000\x1b\\2",
        b"1\x1b]0;title\x072",
        b"1\x1bP1$r0m\x1b\\2",
        b"1\x1b[I\x1b[O2",
        b"1\x1b[<0;10;10M\x1b[<0;10;10m2",
        b"1\x1b[99~2",
        b"1\x1b[201~2",
        b"1\x1b[12\x1b[5 q2",
    ] {
        assert_eq!(decoded(bytes), "1 2", "{}", bytes.escape_ascii());
    }
}

#[test]
fn a_dangling_byte_costs_no_key_after_it() {
    assert_eq!(decoded(b"\xe94"), "undecodable e9 4");
    assert_eq!(decoded(b"\xe9"), "undecodable e9");
    assert_eq!(decoded(b"\xff\x80"), "undecodable ff undecodable 80");
    assert_eq!(decoded(b"\xe2\x824"), "undecodable e2 undecodable 82 4");
    let pieces: &[Option<&[u8]>] = &[Some(b"\x1b[1;5"), None, Some(b"4")];
    assert_eq!(decoded_as(Charset::Utf8, pieces), "4");
    let pieces: &[Option<&[u8]>] = &[Some(b"\x1b["), None, Some(b"4")];
    assert_eq!(decoded_as(Charset::Utf8, pieces), "alt-[ 4");
    let pieces: &[Option<&[u8]>] = &[Some(b"\x1b]4"), None, Some(b"4")];
    assert_eq!(decoded_as(Charset::Utf8, pieces), "4");
}

#[test]
fn a_latin_terminal_types_accents() {
    assert_eq!(decoded_as(Charset::Latin, &[Some(b"\xe9\xe0\xa44")]), "é à € 4");
}

#[test]
fn a_paste_arrives_whole_with_its_line_ends() {
    assert_eq!(decoded("1\x1b[200~12\r\né\r3\n\x1b[A\x1b[201~4".as_bytes()), "1 paste \"12\\né\\n3\\n\\u{1b}[A\" 4");
    // Broken off: what came is kept, and keys are keys again.
    let pieces: &[Option<&[u8]>] = &[Some(b"\x1b[200~12"), None, Some(b"3")];
    assert_eq!(decoded_as(Charset::Utf8, pieces), "paste \"12\" 3");
}

fn pasted(events: &[Event]) -> String {
    let text = |event: &Event| if let Event::Paste(text) = event { text.clone() } else { panic!("{event:?}") };
    events.iter().map(text).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bytes_mean_the_same_however_they_are_cut(
        bytes in proptest::collection::vec(prop_oneof![
            2 => Just(b"\x1b[A".to_vec()), 2 => Just("é€".as_bytes().to_vec()), 2 => Just(b"1".to_vec()),
            1 => Just(b"\x1b[200~a\rb\x1b[201~".to_vec()), 1 => Just(b"\x1bOM".to_vec()), 1 => Just(vec![0xe9]),
            1 => proptest::collection::vec(any::<u8>(), 1..6),
        ], 0..12).prop_map(|pieces| pieces.concat()),
        cuts in proptest::collection::vec(1..7usize, 0..40),
    ) {
        let mut whole = Vec::new();
        let mut decoder = Decoder::default();
        decoder.feed(&bytes, &mut whole);
        decoder.give_up(&mut whole);
        let mut decoder = Decoder::default();
        let mut pieces = Vec::new();
        let mut rest = bytes.as_slice();
        for cut in cuts {
            let (piece, after) = rest.split_at(cut.min(rest.len()));
            decoder.feed(piece, &mut pieces);
            rest = after;
        }
        decoder.feed(rest, &mut pieces);
        decoder.give_up(&mut pieces);
        prop_assert_eq!(whole, pieces);
        prop_assert!(decoder.patience().is_none());
    }

    #[test]
    fn a_long_paste_loses_nothing_at_its_seams(text in "[aé€\u{1f600}\n]{0,400}", times in 1..200usize, cut in 1..9000usize) {
        let text = text.repeat(times);
        let bytes = format!("\x1b[200~{}\x1b[201~", text.replace('\n', "\r\n"));
        let mut decoder = Decoder::default();
        let mut events = Vec::new();
        for piece in bytes.as_bytes().chunks(cut) {
            decoder.feed(piece, &mut events);
        }
        prop_assert_eq!(pasted(&events), text);
    }
}

#[test]
fn a_storm_of_keys_arrives_without_loss_in_few_handfuls() {
    let (read, mut write) = std::io::pipe().unwrap();
    let (post, mut mailbox) = mailbox().unwrap();
    mailbox.read(Reader::on(read.into(), Decoder::default()));
    drop(post);
    let storm: Vec<u8> = (0..40_000u32).map(|n| b'0' + (n % 10) as u8).collect();
    let sent = storm.clone();
    let writer = std::thread::spawn(move || write.write_all(&sent).unwrap());
    let mut typed = Vec::new();
    loop {
        let events = mailbox.take(None);
        for event in &events {
            if let Event::Key(Key { code: KeyCode::Char(digit), .. }) = event {
                typed.push(*digit as u8);
            }
        }
        if events.contains(&Event::InputLost) {
            break;
        }
    }
    writer.join().unwrap();
    assert_eq!(typed, storm);
}

#[test]
fn the_end_of_input_is_told_once_and_the_deadline_holds() {
    let (read, write) = std::io::pipe().unwrap();
    let (post, mut mailbox) = mailbox().unwrap();
    mailbox.read(Reader::on(read.into(), Decoder::default()));
    drop(post);
    assert_eq!(mailbox.take(Some(Instant::now() + Duration::from_millis(5))), []);
    drop(write);
    assert_eq!(mailbox.take(None), [Event::InputLost]);
    // Nobody is left to send anything.
    assert_eq!(mailbox.take(None), []);
}

#[test]
fn a_dangling_byte_is_told_after_a_silence() {
    let (read, mut write) = std::io::pipe().unwrap();
    let (post, mut mailbox) = mailbox().unwrap();
    mailbox.read(Reader::on(read.into(), Decoder::default()));
    drop(post);
    write.write_all(b"\xe9").unwrap();
    assert_eq!(mailbox.take(None), [Event::Undecodable(0xe9)]);
}

#[test]
fn a_terminal_that_is_gone_is_told_once_and_not_read_again() {
    let pair = native_pty_system().openpty(PtySize::default()).unwrap();
    let slave = std::fs::File::open(pair.master.tty_name().unwrap()).unwrap();
    let (post, mut mailbox) = mailbox().unwrap();
    mailbox.read(Reader::on(slave.into(), Decoder::default()));
    drop(post);
    drop(pair);
    assert_eq!(mailbox.take(None), [Event::InputLost]);
    assert_eq!(mailbox.take(None), []);
}
