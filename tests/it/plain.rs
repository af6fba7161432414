//! The line-by-line face: lines in, text out.

use crate::station::{answers_of, drawn_station, keyed_desk, plain_station, under};
use copiste::campaign::BatchNumber;
use copiste::entry::Options;
use copiste::language::{Language, Phrases};
use copiste::plain::{End, Line, Lines, choose, key};
use copiste::record::Serial;
use copiste::station::{Keying, KeyingStart, Station};
use std::io::Cursor;
use std::sync::Arc;
use std::sync::mpsc::channel;

/// Lines into the pile of the tests; what was said, and how it ended.
fn said_to(station: &Station, lines: &[u8], language: Language) -> (String, End) {
    let (sender, saved) = channel();
    let notify = Arc::new(move |ticket, outcome| drop(sender.send((ticket, outcome))));
    let view = station.batch("essai-1", BatchNumber(1)).unwrap();
    let mut keying = Keying::open(station, view, KeyingStart::Pile, Options::default(), notify).unwrap();
    let mut out = Vec::new();
    let mut lines = Lines::new(Cursor::new(lines.to_vec()));
    let end = key(&mut keying, &saved, &mut lines, &mut out, &Phrases::new(language));
    (String::from_utf8(out).unwrap(), end)
}

fn said(lines: &str) -> String {
    said_to(&plain_station(), lines.as_bytes(), Language::English).0
}

/// What was said from the first sheet on, and the answers of the first sheet.
fn keyed(lines: &str) -> String {
    let station = plain_station();
    let (text, _) = said_to(&station, lines.as_bytes(), Language::English);
    let refused = text.lines().map(|line| line.trim_start_matches("> "));
    let told = |line: &&str| {
        ["REFUSED", "Answer", "“", "Questions", "Sheet", "This"].iter().any(|start| line.starts_with(start))
    };
    let told: Vec<_> = refused.filter(told).collect();
    let record = station.record("essai-1", "residents", Serial(1)).map(|_| answers_of(&station, 1));
    format!("{}\n{}", told.join("\n"), record.unwrap_or_default())
}

#[test]
fn a_sheet_is_keyed_line_by_line() {
    insta::assert_snapshot!(said("1\n2\n84\nMerci\n"), @r#"
copiste, line by line. One line per answer, :help for help, end of file to leave.
Sheet 0001. Write this number on the sheet.
Page 1 of 1.
1. On frappe
1: jamais, 2: parfois, 3: toujours, 9: s.o.
> 2. On écoute
1: jamais, 2: parfois, 3: toujours, 9: s.o.
> 3. Âge
number
> 4. Un mot
text, at most 2000 characters, an empty line if nothing is written
> Sheet 0001 complete, saved.
Sheet 0002. Write this number on the sheet.
Page 1 of 1.
1. On frappe
1: jamais, 2: parfois, 3: toujours, 9: s.o.
> Everything is saved.
"#);
}

#[test]
fn it_speaks_french_too() {
    insta::assert_snapshot!(said_to(&plain_station(), b"1\n7\n", Language::French).0, @r#"
copiste, mode ligne à ligne. Une ligne par réponse, :aide pour l’aide, fin de fichier pour quitter.
Feuille 0001. Écrivez ce numéro sur la feuille.
Page 1 sur 1.
1. On frappe
1 : jamais, 2 : parfois, 3 : toujours, 9 : s.o.
> 2. On écoute
1 : jamais, 2 : parfois, 3 : toujours, 9 : s.o.
> REFUS : « 7 » n’est pas une case de la question 2 (1, 2, 3, 9).
2. On écoute
1 : jamais, 2 : parfois, 3 : toujours, 9 : s.o.
> Tout est enregistré.
"#);
}

#[test]
fn a_line_gives_the_same_record_as_keys() {
    let by_lines = plain_station();
    said_to(&by_lines, "1\n!\n?\n84\nMerci  \n".as_bytes(), Language::English);
    let by_keys = keyed_desk("1!␛{?}84Merci⏎");
    assert_eq!(answers_of(&by_lines, 1), by_keys);
}

#[test]
fn marks_are_signs() {
    insta::assert_snapshot!(keyed("?\n*\n=\n\n"), @r#"
Sheet 0001. Write this number on the sheet.
Sheet 0001 complete, saved.
Sheet 0002. Write this number on the sheet.
complete: One(glycines) Date(2026-03-09) Mark(Unreadable) Mark(NotConcerned) Mark(Double) Mark(Blank)
"#);
}

#[test]
fn a_line_that_is_refused_answers_nothing_in_part() {
    insta::assert_snapshot!(keyed("71\n"), @r#"
Sheet 0001. Write this number on the sheet.
REFUSED: “7” is not a box of question 1 (1, 2, 3, 9).
"#);
    insta::assert_snapshot!(keyed("1\n2\n8x4\n"), @r#"
Sheet 0001. Write this number on the sheet.
REFUSED: “8x” is not a number for question 3.
in progress: One(glycines) Date(2026-03-09) One(1) One(2) - -
"#);
}

#[test]
fn a_line_with_two_answers_answers_none() {
    insta::assert_snapshot!(keyed("12\n"), @r#"
Sheet 0001. Write this number on the sheet.
“12” says more than one answer.
in progress: One(glycines) Date(2026-03-09) - - - -
"#);
}

#[test]
fn a_text_that_is_too_long_is_refused_whole_and_once() {
    let long = "x".repeat(2_001);
    insta::assert_snapshot!(keyed(&format!("1\n2\n84\n{long}\n")), @r#"
Sheet 0001. Write this number on the sheet.
REFUSED: The answer to question 4 takes at most 2000 characters.
in progress: One(glycines) Date(2026-03-09) One(1) One(2) Integer(84) -
"#);
}

#[test]
fn an_empty_line_after_a_refused_text_says_that_nothing_is_written() {
    let long = "x".repeat(2_001);
    insta::assert_snapshot!(keyed(&format!("1\n2\n84\n{long}\n\n:leave\n")), @r#"
Sheet 0001. Write this number on the sheet.
REFUSED: The answer to question 4 takes at most 2000 characters.
Sheet 0001 complete, saved.
Sheet 0002. Write this number on the sheet.
complete: One(glycines) Date(2026-03-09) One(1) One(2) Integer(84) Mark(Blank)
"#);
}

#[test]
fn an_empty_line_keeps_a_text_that_is_there() {
    insta::assert_snapshot!(keyed("1\n2\n84\n:back\n:next\nMerci\n:leave\n"), @r#"
Sheet 0001. Write this number on the sheet.
Answer: 84
Sheet 0001 complete, saved.
Sheet 0002. Write this number on the sheet.
complete: One(glycines) Date(2026-03-09) One(1) One(2) Integer(84) Text(Merci)
"#);
}

#[test]
fn commands_move_undo_and_remark() {
    insta::assert_snapshot!(keyed("1\n:undo\n3\n:goto 3\n84\n:note vu deux fois\n:goto 9\n:nonsense\n:leave\n"), @r#"
Sheet 0001. Write this number on the sheet.
REFUSED: No question has the number “9”.
“nonsense” is not a command. :help for the list.
in progress: One(glycines) Date(2026-03-09) One(3) - Integer(84) -
"#);
}

#[test]
fn a_sheet_is_held_and_abandoned_by_line() {
    insta::assert_snapshot!(keyed("1\n:hold page 2\n"), @r#"
Sheet 0001. Write this number on the sheet.
Sheet 0001 held aside, saved.
Sheet 0002. Write this number on the sheet.
held «page 2»: One(glycines) Date(2026-03-09) One(1) - - -
"#);
    insta::assert_snapshot!(keyed("1\n:abandon\nno\n:leave\n"), @r#"
Sheet 0001. Write this number on the sheet.
in progress: One(glycines) Date(2026-03-09) One(1) - - -
"#);
    insta::assert_snapshot!(keyed("1\n:abandon\n:yes\n:leave\n"), @r#"
Sheet 0001. Write this number on the sheet.
Sheet 0001 abandoned.
Sheet 0002. Write this number on the sheet.
voided «»: One(glycines) Date(2026-03-09) One(1) - - -
"#);
}

#[test]
fn the_session_is_ended_by_line() {
    let (_, end) = said_to(&plain_station(), b"1\n:report\n9\n", Language::English);
    assert_eq!(end, End::Session);
    let (_, end) = said_to(&plain_station(), b"1\n:leave\n9\n", Language::English);
    assert_eq!(end, End::Left);
}

#[test]
fn garbage_is_left_out_and_said() {
    let station = plain_station();
    let mut lines = b"\xff\xfe\x00\n1\n".to_vec();
    lines.extend(vec![b'1'; 100_000]);
    lines.extend(b"\n2\n\x1b[31m\n\0\n84");
    let (text, end) = said_to(&station, &lines, Language::English);
    assert_eq!(end, End::Left);
    assert!(text.contains("This line is not in UTF-8") && text.contains("This line is too long"), "{text}");
    insta::assert_snapshot!(answers_of(&station, 1), @"in progress: One(glycines) Date(2026-03-09) One(1) One(2) Integer(84) -");
}

#[test]
fn the_end_of_the_input_in_the_middle_of_a_sheet_loses_nothing() {
    let station = plain_station();
    let (text, _) = said_to(&station, b"1\n2\n", Language::English);
    assert!(text.ends_with("Everything is saved.\n"), "{text}");
    let (text, _) = said_to(&station, b"84\nMerci\n", Language::English);
    assert!(text.contains("Sheet 0001."), "{text}");
    insta::assert_snapshot!(answers_of(&station, 1), @"complete: One(glycines) Date(2026-03-09) One(1) One(2) Integer(84) Text(Merci)");
}

#[test]
fn lines_have_a_limit_and_end_as_they_like() {
    let mut lines = Lines::new(Cursor::new([b"a\r\n\n".as_slice(), &[b'x'; 20_000], b"\nb"].concat()));
    let text = |text: &str| Some(Line::Text(text.to_owned()));
    let all = [lines.next_line(), lines.next_line(), lines.next_line(), lines.next_line(), lines.next_line()];
    assert_eq!(all, [text("a"), text(""), Some(Line::TooLong), text("b"), None]);
}

#[test]
fn a_campaign_and_a_batch_are_chosen_by_number() {
    let station = plain_station();
    let mut out = Vec::new();
    let mut lines = Lines::new(Cursor::new(b"0\nx\n1\n1\n".to_vec()));
    let chosen = choose(&station, &mut lines, &mut out, &Phrases::new(Language::English)).unwrap();
    assert_eq!(chosen.map(|(view, start)| (view.batch.number, start)), Some((BatchNumber(1), KeyingStart::Pile)));
    insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r#"
Campaigns:
1. Printemps
Number: “0” is not a number of the list.
Number: “x” is not a number of the list.
Number: Batches of “Printemps”:
1. batch 1, Résidents, glycines, 0 sheets complete
Number:
"#);
}

#[test]
fn a_menu_that_ends_leaves_its_line() {
    let mut out = Vec::new();
    let mut lines = Lines::new(Cursor::new(Vec::new()));
    let chosen = choose(&plain_station(), &mut lines, &mut out, &Phrases::new(Language::English)).unwrap();
    assert!(chosen.is_none());
    assert!(out.ends_with(b"\n"), "{}", String::from_utf8_lossy(&out));
}

#[test]
fn a_line_loses_no_key() {
    let french = |lines: &[u8]| said_to(&plain_station(), lines, Language::French).0;
    assert!(!french(b"1\n\n:defaire\n").contains("touche"), "{}", french(b"1\n\n:defaire\n"));
    assert!(!french(b"1\n:defaire\n").contains("commande"));
}

#[test]
fn nothing_is_ticked_only_where_there_are_boxes() {
    let text = said("1\n.\n.\n:back\n:back\n");
    assert!(text.contains("Answer: nothing written") && text.contains("Answer: nothing ticked"), "{text}");
}

#[test]
fn a_sheet_takes_the_number_on_its_paper() {
    let station = plain_station();
    let (text, _) = said_to(&station, b":number 0\n:number 42\n1\n:number 9\n2\n84\n\n", Language::English);
    let told: Vec<&str> = text.lines().map(|line| line.trim_start_matches("> ")).collect();
    let told: Vec<&str> = told.into_iter().filter(|line| line.contains("heet") || line.contains("REFUSED")).collect();
    insta::assert_snapshot!(told.join("\n"), @"
    Sheet 0001. Write this number on the sheet.
    REFUSED: “0” is not the number of a sheet: from 1 to 999,999.
    Sheet 0042, as on the paper.
    REFUSED: Sheet 0042 is begun: its number does not change any more.
    Sheet 0042 complete, saved.
    Sheet 0043. Write this number on the sheet.
    ");
    assert!(answers_of(&station, 42).starts_with("complete"));
}

#[test]
fn sheets_to_key_again_are_on_the_menu_and_keyed_line_by_line() {
    let station = drawn_station(&["1284⏎", "2284⏎"]);
    let chosen = |station: &Station, choice: &str| {
        let mut out = Vec::new();
        let mut lines = Lines::new(Cursor::new(format!("1\n{choice}\n").into_bytes()));
        let chosen = choose(station, &mut lines, &mut out, &Phrases::new(Language::English)).unwrap();
        (chosen.map(|(_, start)| start), String::from_utf8(out).unwrap())
    };
    let second = under(&station, "cd");
    let (start, menu) = chosen(&second, "2");
    assert_eq!(start, Some(KeyingStart::Second));
    insta::assert_snapshot!(menu, @"
    Campaigns:
    1. Printemps
    Number: Batches of “Printemps”:
    1. batch 1, Résidents, glycines, 2 sheets complete
    2. second keying, 2 sheets to take from the piles
    3. a sheet by its number, to correct it
    Number:
    ");
    insta::assert_snapshot!(again(&second, KeyingStart::Second, "1\n3\n84\n\n2\n2\n84\n\n"), @"
    copiste, line by line. One line per answer, :help for help, end of file to leave.
    Second keying: take sheet 0001 from the pile of batch 1.
    Page 1 of 1.
    1. On frappe
    1: jamais, 2: parfois, 3: toujours, 9: s.o.
    > 2. On écoute
    1: jamais, 2: parfois, 3: toujours, 9: s.o.
    > 3. Âge
    number
    > 4. Un mot
    text, at most 2000 characters, an empty line if nothing is written
    > Sheet 0001: 1 difference, for a third person.
    Sheet 0001 complete, saved.
    Second keying: take sheet 0002 from the pile of batch 1.
    Page 1 of 1.
    1. On frappe
    1: jamais, 2: parfois, 3: toujours, 9: s.o.
    > 2. On écoute
    1: jamais, 2: parfois, 3: toujours, 9: s.o.
    > 3. Âge
    number
    > 4. Un mot
    text, at most 2000 characters, an empty line if nothing is written
    > Sheet 0002: both keyings are the same.
    Sheet 0002 complete, saved.
    No more sheets wait to be keyed again by you. :leave to go back.
    > Everything is saved.
    ");
    let third = under(&station, "ef");
    let (start, menu) = chosen(&third, "2");
    assert_eq!(start, Some(KeyingStart::Third));
    assert!(menu.contains("2. arbitration, 1 sheet to take from the piles"), "{menu}");
    insta::assert_snapshot!(again(&third, KeyingStart::Third, "3\n\n"), @"
    copiste, line by line. One line per answer, :help for help, end of file to leave.
    Arbitration: take sheet 0001 from the pile of batch 1.
    Page 1 of 1.
    2. On écoute
    1: jamais, 2: parfois, 3: toujours, 9: s.o.
    > End of the sheet. Enter to complete it.
    > Sheet 0001: the arbitration is done.
    Sheet 0001 complete, saved.
    No more sheets wait to be keyed again by you. :leave to go back.
    > Everything is saved.
    ");
    // Whoever keyed the sheets has nothing to key again.
    assert!(!chosen(&station, "1").1.contains("arbitration"));
}

/// Lines into sheets that are keyed again; what was said.
fn again(station: &Station, start: KeyingStart, lines: &str) -> String {
    let (sender, saved) = channel();
    let notify = Arc::new(move |ticket, outcome| drop(sender.send((ticket, outcome))));
    let view = station.batch_to_key_again("essai-1", &start).unwrap();
    let mut keying = Keying::open(station, view, start, Options::default(), notify).unwrap();
    let mut out = Vec::new();
    let mut lines = Lines::new(Cursor::new(lines.as_bytes().to_vec()));
    key(&mut keying, &saved, &mut lines, &mut out, &Phrases::new(Language::English));
    String::from_utf8(out).unwrap()
}

/// Lines into the menu and then into the keying it leads to; what was said.
fn chosen_and_keyed(station: &Station, lines: &str) -> String {
    let (sender, saved) = channel();
    let notify = Arc::new(move |ticket, outcome| drop(sender.send((ticket, outcome))));
    let phrases = Phrases::new(Language::English);
    let mut out = Vec::new();
    let mut lines = Lines::new(Cursor::new(lines.as_bytes().to_vec()));
    if let Some((view, start)) = choose(station, &mut lines, &mut out, &phrases).unwrap() {
        let mut keying = Keying::open(station, view, start, Options::default(), notify).unwrap();
        key(&mut keying, &saved, &mut lines, &mut out, &phrases);
    }
    String::from_utf8(out).unwrap()
}

#[test]
fn a_sheet_is_found_by_its_number_on_the_menu_and_corrected() {
    let station = plain_station();
    said_to(&station, b"1\n2\n84\nMerci\n1\n:abandon\n:yes\n", Language::English);
    insta::assert_snapshot!(chosen_and_keyed(&station, "1\n2\nx\n9\n2\n1\n3\n:leave\n"), @"
    Campaigns:
    1. Printemps
    Number: Batches of “Printemps”:
    1. batch 1, Résidents, glycines, 1 sheet complete
    2. a sheet by its number, to correct it
    Number: Number on the sheet: “x” is not the number of a sheet: from 1 to 999,999.
    Number on the sheet: No audience of this campaign has a sheet 0009.
    Number on the sheet: Sheet 0002, voided: it does not open here.
    Number on the sheet: copiste, line by line. One line per answer, :help for help, end of file to leave.
    Sheet 0001 of batch 1.
    Page 1 of 1.
    1. On frappe
    1: jamais, 2: parfois, 3: toujours, 9: s.o.
    Answer: jamais
    > 2. On écoute
    1: jamais, 2: parfois, 3: toujours, 9: s.o.
    Answer: parfois
    > Everything is saved.
    ");
    assert!(answers_of(&station, 1).starts_with("complete: One(glycines) Date(2026-03-09) One(3) One(2)"));
    // Whoever has nothing more to say leaves.
    assert!(chosen_and_keyed(&station, "1\n2\n").ends_with("Number on the sheet: \n"));
}

#[test]
fn a_sheet_without_a_majority_is_on_the_menu_and_decided_line_by_line() {
    let station = drawn_station(&["1284⏎"]);
    again(&under(&station, "cd"), KeyingStart::Second, "1\n3\n84\n\n");
    again(&under(&station, "ef"), KeyingStart::Third, "9\n\n");
    let said = chosen_and_keyed(&under(&station, "qm"), "1\n2\n2\n\n\n\n");
    insta::assert_snapshot!(said, @"
    Campaigns:
    1. Printemps
    Number: Batches of “Printemps”:
    1. batch 1, Résidents, glycines, 0 sheets complete
    2. no majority: decide sheet 0001, batch 1
    3. a sheet by its number, to correct it
    Number: Verification: no majority
    Question 2: “parfois”, then “toujours”, then “not concerned”; no majority.
    copiste, line by line. One line per answer, :help for help, end of file to leave.
    Sheet 0001 of batch 1.
    No majority: answer question 2 from the paper, go to the end of the sheet and complete it.
    Page 1 of 1.
    2. On écoute
    1: jamais, 2: parfois, 3: toujours, 9: s.o.
    Answer: parfois
    > 3. Âge
    number
    Answer: 84
    > 4. Un mot
    text, at most 2000 characters, an empty line if nothing is written
    Answer: nothing written
    > Sheet 0001 complete, saved.
    Everything is saved.
    ");
    let stage = station.verified("essai-1").unwrap().remove(0).sheet.stage;
    assert_eq!(stage, copiste::verification::Stage::Settled);
}

#[test]
fn whoever_takes_up_a_slip_that_came_apart_is_told_why_line_by_line() {
    let said = again(&under(&crate::station::parted_station(), "gh"), KeyingStart::Third, "");
    assert!(said.contains("A slip that its two ends did not settle: its 9 questions one by one."), "{said}");
}

/// The argument was passed over, and the mode after the one that stood was taken.
#[test]
fn a_mode_and_a_variant_are_taken_by_name_and_a_wrong_name_is_refused_with_the_nearest() {
    let station = plain_station();
    let (said, _) = said_to(&station, b":mode helped\n:mode Helped\n:mode helpde\n:variant falk\n", Language::English);
    let told: Vec<&str> = said.lines().map(|line| line.trim_start_matches("> ")).collect();
    let of = |word: &str| told.iter().filter(|line| line.starts_with(word)).copied().collect::<Vec<_>>().join("\n");
    assert_eq!(of("Answering mode"), "Answering mode: helped\nAnswering mode: helped", "{said}");
    let refused = of("REFUSED");
    assert!(refused.contains("“helpde”") && refused.contains("helped"), "{said}");
    assert!(refused.contains("“falk”") && refused.contains("falc"), "{said}");
    let (said, _) = said_to(&station, b":variant falc\n:mode\n", Language::English);
    assert!(said.contains("Variant: falc") && said.contains("Answering mode: alone"), "{said}");
}

/// It looked as if it could be chosen, and was neither compared nor kept.
#[test]
fn whoever_keys_again_chooses_neither_mode_nor_variant() {
    let station = drawn_station(&["1284⏎"]);
    let said = again(&under(&station, "cd"), KeyingStart::Second, ":mode\n:mode helped\n:variant falc\n");
    assert_eq!(said.matches("are those of the first keying").count(), 3, "{said}");
    assert!(!said.contains("Answering mode: "), "{said}");
}
