//! What could not be saved, in a file elsewhere and back: nothing is lost, nothing is overwritten, nothing comes twice.

use super::unwilling::unwilling;
use super::{Desk, answers, station_on, under, with_batch};
use copiste::language::{Language, Phrases};
use copiste::operator::Operator;
use copiste::record::Serial;
use copiste::station::unsaved::{Returned, keep_elsewhere, read};
use copiste::station::{Error, KeyingStart, PutBack, Station, sentences};
use jiff::civil::date;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use tempfile::TempDir;

/// Two sheets keyed, of which the disk has only the beginning of the first; the file that holds them, and the disk well again.
fn kept() -> (Station, TempDir, PathBuf) {
    let store = unwilling();
    let station = station_on(store.clone());
    with_batch(&station);
    let mut desk = Desk::open(&station, 1, KeyingStart::Pile);
    desk.key("1");
    desk.settle();
    store.refuses.store(true, Ordering::SeqCst);
    // The answers of the store come when the second sheet is begun.
    desk.key("284⏎3");
    desk.settle();
    let folder = tempfile::tempdir().unwrap();
    let file = keep_elsewhere(&desk.keying.unsaved(), &[folder.path().to_owned()], date(2026, 3, 15)).unwrap();
    store.refuses.store(false, Ordering::SeqCst);
    (station, folder, file)
}

fn outcomes(station: &Station, file: &Path) -> Vec<(u32, PutBack)> {
    station.put_back(file).unwrap().into_iter().map(|(key, outcome)| (key.serial.0, outcome)).collect()
}

#[test]
fn what_was_not_saved_comes_back_as_it_was_keyed_and_only_once() {
    let (station, _folder, file) = kept();
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let head = || station.store.journal_head(&station.campaign("essai-1").unwrap().campaign.id).unwrap();
    assert_eq!(outcomes(&station, &file), [(1, PutBack::Saved), (2, PutBack::Saved)]);
    insta::assert_snapshot!(answers(&station, 1), @"complete: One(glycines) Date(2026-03-09) One(1) One(2) Integer(84) Mark(Blank)");
    insta::assert_snapshot!(answers(&station, 2), @"in progress: One(glycines) Date(2026-03-09) One(3) - - -");
    let before = head();
    assert_eq!(outcomes(&station, &file), [(1, PutBack::There), (2, PutBack::There)]);
    assert_eq!(head(), before, "nothing is written twice");
}

#[test]
fn what_was_changed_since_stays() {
    let (station, _folder, file) = kept();
    // Somebody took the sheet up where the disk had it, and keyed it otherwise.
    let mut desk = Desk::open(&station, 1, KeyingStart::Record(Serial(1)));
    desk.key("399⏎");
    desk.settle();
    drop(desk);
    let before = answers(&station, 1);
    assert_eq!(outcomes(&station, &file)[0], (1, PutBack::Older));
    assert_eq!(answers(&station, 1), before);
}

#[test]
fn whoever_did_not_key_a_sheet_does_not_put_it_back() {
    let (station, _folder, file) = kept();
    let other = under(&station, "cd");
    let own = Operator::new("ab").unwrap();
    assert_eq!(outcomes(&other, &file), [(1, PutBack::Others(own.clone())), (2, PutBack::Others(own))]);
    assert_eq!(outcomes(&station, &file), [(1, PutBack::Saved), (2, PutBack::Saved)]);
}

#[test]
fn a_file_that_was_changed_or_cut_is_refused_as_a_whole() {
    let (station, folder, file) = kept();
    let text = std::fs::read_to_string(&file).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!((lines[0], lines.len()), ("copiste unsaved 1", 5));
    let write = |text: String| {
        let path = folder.path().join("changed.txt");
        std::fs::write(&path, text).unwrap();
        path
    };
    let refused = |text: String, line: usize| {
        let path = write(text);
        assert_eq!(station.put_back(&path), Err(Error::BadUnsaved(path.clone(), line)));
    };
    refused(text.replacen("\"1\"", "\"2\"", 1), 3);
    refused(text.replacen("unsaved 1", "unsaved 2", 1), 1);
    refused(lines[..4].join("\n"), 5);
    refused(lines[..3].join("\n") + "\nend\t2\n", 4);
    refused(String::new(), 1);
    refused("\u{fffd}".repeat(9), 1);
    // Every cut of the file, wherever it falls.
    for end in (0..text.trim_end().len()).filter(|end| text.is_char_boundary(*end)) {
        assert!(read(&write(text[..end].to_owned())).is_err(), "cut at {end}");
    }
    assert!(
        station
            .store
            .next_serial(&station.campaign("essai-1").unwrap().campaign.id, &super::audience("residents"))
            .unwrap()
            == Serial(2)
    );
}

#[test]
fn a_sheet_of_another_campaign_is_refused_and_the_others_are_taken() {
    let (station, folder, file) = kept();
    let text = std::fs::read_to_string(&file).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let body = lines[2].rsplit_once('\t').unwrap().0.replacen("essai-1", "essai-2", 1);
    lines[2] = format!("{body}\t{:08x}", crc32fast::hash(body.as_bytes()));
    let path = folder.path().join("other.txt");
    std::fs::write(&path, lines.join("\n") + "\n").unwrap();
    let outcomes = outcomes(&station, &path);
    assert!(matches!(&outcomes[0], (1, PutBack::Refused(Error::NoCampaign(..)))), "{outcomes:?}");
    assert_eq!(outcomes[1], (2, PutBack::Saved));
}

#[test]
fn an_answer_that_its_form_does_not_take_is_refused() {
    let (station, folder, file) = kept();
    let mut sheets = read(&file).unwrap();
    sheets.truncate(1);
    sheets[0].filed.record.answers[2] = Some(copiste::record::Answer::One("8".to_owned()));
    let path = keep_elsewhere(&sheets, &[folder.path().to_owned()], date(2026, 3, 16)).unwrap();
    let unfit = Error::AnswerUnfit { serial: Serial(1), name: "q1".to_owned() };
    assert_eq!(outcomes(&station, &path), [(1, PutBack::Refused(unfit))]);
}

#[test]
fn the_first_folder_that_takes_it_gets_it_and_none_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let (missing, file) = (folder.path().join("missing"), folder.path().join("file"));
    std::fs::write(&file, "").unwrap();
    let good = folder.path().join("good");
    std::fs::create_dir(&good).unwrap();
    let kept = keep_elsewhere(&[], &[missing.clone(), file.clone(), good.clone()], date(2026, 3, 15)).unwrap();
    assert_eq!(kept.parent(), Some(good.as_path()));
    assert!(!missing.exists());
    let refused = keep_elsewhere(&[], &[missing.clone(), file.clone()], date(2026, 3, 15));
    assert_eq!(refused, Err(Error::NoRefuge(vec![missing, file])));
    for language in Language::ALL {
        let phrases = Phrases::new(language);
        for folders in [Vec::new(), vec![good.clone()], vec![good.clone(), good.clone()]] {
            assert!(sentences::error(&Error::NoRefuge(folders), &phrases)[0].contains("[destinations]"));
        }
    }
}

#[test]
fn what_waits_in_a_file_is_put_back_when_whoever_keyed_it_comes_again_and_the_file_goes() {
    let (station, folder, file) = kept();
    let folders = [folder.path().to_owned(), folder.path().join("not there")];
    let other = under(&station, "cd");
    assert_eq!(other.put_back_what_waits(&folders), Returned::default());
    assert!(file.exists());
    let french = Phrases::new(Language::French);
    let returned = station.put_back_what_waits(&folders);
    let (is_well, lines) = returned.told(&french).unwrap();
    assert!(is_well, "{lines:?}");
    insta::assert_snapshot!(lines.join("\n"), @"2 feuilles que le disque avait refusées sont enregistrées maintenant.");
    assert!(!file.exists());
    assert_eq!(station.put_back_what_waits(&folders), Returned::default());
}

#[test]
fn what_cannot_be_put_back_stays_in_its_file_and_is_said() {
    let (station, folder, file) = kept();
    // The number was given again, and another paper keyed under it.
    let mut sheets = read(&file).unwrap();
    assert_eq!(outcomes(&station, &file)[0].1, PutBack::Saved);
    sheets.truncate(1);
    sheets[0].filed.record.begun.when.0 += 60;
    sheets[0].filed.revision += 10;
    std::fs::remove_file(&file).unwrap();
    let path = keep_elsewhere(&sheets, &[folder.path().to_owned()], date(2026, 3, 16)).unwrap();
    let before = answers(&station, 1);
    let returned = station.put_back_what_waits(&[folder.path().to_owned()]);
    assert_eq!(returned.left, [(path.clone(), vec![(Serial(1), Error::KeyedAnew(Serial(1)))])]);
    assert!(path.exists() && answers(&station, 1) == before);
    let (is_well, lines) = returned.told(&Phrases::new(Language::French)).unwrap();
    assert!(!is_well && lines[0].contains("copiste-unsaved-2026-03-16") && lines[1].contains("0001"), "{lines:?}");
}
