//! `store check` and `record import` from the shell: words, a status, JSON.

use super::Home;
use crate::store::as_if_killed;
use std::io::{BufRead as _, BufReader};
use std::path::Path;

/// A home whose campaign has two sheets.
fn with_sheets() -> Home {
    let home = Home::new();
    home.with_campaign();
    let answers: String = (0..2).map(|_| "1\n30\n2\n05\n".to_owned() + &"3\n".repeat(40) + "rien\n").collect();
    let keyed =
        home.run_with(&["batch", "key", "essai", "1", "--no-page-stops", "--operator", "ann"], answers.as_bytes());
    assert_eq!(keyed.code, 0, "{}", keyed.err);
    home
}

fn store(home: &Home) -> String {
    home.path("data/copiste/store")
}

/// Changes a byte of the first value whose key begins so.
fn damage(store: &str, beginning: &[u8]) {
    as_if_killed(Path::new(store));
    let database = sled::open(store).unwrap();
    let (key, value) = database.scan_prefix(beginning).next().expect("there is one").unwrap();
    let mut value = value.to_vec();
    *value.last_mut().unwrap() ^= 1;
    database.insert(key, value).unwrap();
    drop(database);
    // sled lets go of its files a little after it is closed.
    let data = std::fs::File::open(Path::new(store).join("db")).unwrap();
    while rustix::fs::flock(&data, rustix::fs::FlockOperation::NonBlockingLockExclusive).is_err() {
        std::thread::yield_now();
    }
}

/// Opening the data file to look at it took what could not be read for torn, and wrote that down.
#[test]
fn a_check_changes_nothing_whatever_is_damaged() {
    let home = with_sheets();
    let data = Path::new(&store(&home)).join("db");
    let whole = std::fs::read(&data).unwrap();
    for place in [whole.len() / 4, whole.len() / 3, whole.len() / 2] {
        let mut bytes = whole.clone();
        bytes[place] ^= 4;
        std::fs::write(&data, &bytes).unwrap();
        let checked = home.run(&["store", "check"]);
        assert!(std::fs::read(&data).unwrap() == bytes, "byte {place}: {}{}", checked.out, checked.err);
        assert_eq!(checked.code, 1, "{}{}", checked.out, checked.err);
        let is_told = ["The file db is not what it was", "do not open"].iter().any(|said| checked.err.contains(said));
        assert!(is_told && checked.err.contains(&store(&home)), "{}", checked.err);
    }
    // A killed station says nothing about how it left them.
    as_if_killed(Path::new(&store(&home)));
    let left = std::fs::read(&data).unwrap();
    let checked = home.run(&["store", "check"]);
    assert!(std::fs::read(&data).unwrap() == left, "{}{}", checked.out, checked.err);
    assert!([0, 1].contains(&checked.code), "{}: {}{}", checked.code, checked.out, checked.err);
}

/// sled cut off what it could not read, with all that was confirmed behind it.
#[test]
fn data_that_were_damaged_since_they_were_closed_are_not_opened_and_it_is_said_what_to_do() {
    let home = with_sheets();
    let data = Path::new(&store(&home)).join("db");
    let mut bytes = std::fs::read(&data).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 4;
    std::fs::write(&data, &bytes).unwrap();
    for command in [&["campaign", "list"][..], &["batch", "list", "essai"], &["doctor"]] {
        let refused = home.run(command);
        let said = format!("{}{}", refused.out, refused.err);
        assert_ne!(refused.code, 0, "{command:?}: {said}");
        assert!(said.contains("copiste store check") && said.contains("the file db"), "{command:?}: {said}");
    }
    assert!(std::fs::read(&data).unwrap() == bytes, "nothing was done to it");
    let checked = home.run(&["store", "check"]);
    assert!(checked.err.contains("copiste store rebuild"), "{}", checked.err);
    let again = home.path("again");
    assert_eq!(home.run(&["store", "rebuild", &store(&home), "--store", &again]).code, 0);
    let whole = home.run(&["store", "check", "--store", &again]);
    assert_eq!(whole.code, 0, "{}", whole.err);
}

#[test]
fn a_store_that_is_whole_says_so() {
    let home = with_sheets();
    let checked = home.run(&["store", "check"]);
    assert_eq!((checked.code, checked.err.as_str()), (0, ""));
    assert!(checked.out.contains("Nothing is damaged.") && checked.out.contains("format 7"), "{}", checked.out);
    let json: serde_json::Value = serde_json::from_str(&home.run(&["store", "check", "--json"]).out).unwrap();
    assert_eq!((&json["whole"], &json["damaged"]), (&true.into(), &0.into()));
    assert_eq!(json["campaigns"][0]["copied"], json["campaigns"][0]["links"]);
}

#[test]
fn what_is_damaged_is_named_in_peoples_words_with_what_to_do() {
    let home = with_sheets();
    damage(&store(&home), b"s/essai/");
    let checked = home.run(&["store", "check"]);
    assert_eq!(checked.code, 1, "{}", checked.err);
    for said in ["sheet 0001", "it is not what was written any more", "copiste store rebuild", &store(&home)] {
        assert!(checked.err.contains(said), "{said}: {}", checked.err);
    }
    let json: serde_json::Value = serde_json::from_str(&home.run(&["store", "check", "--json"]).out).unwrap();
    assert_eq!((&json["whole"], &json["damaged"]), (&false.into(), &1.into()));
    assert_eq!(json["damages"][0]["key"], "s/essai/professionals/1/1/");
    // What is said to be done does it.
    let again = home.path("again");
    let rebuilt = home.run(&["store", "rebuild", &store(&home), "--store", &again]);
    assert_eq!(rebuilt.code, 0, "{}", rebuilt.err);
    assert_eq!(home.run(&["store", "check", "--store", &again]).code, 0);
}

#[test]
fn a_tool_that_cannot_be_read_keeps_nothing_else_from_being_named() {
    let home = with_sheets();
    damage(&store(&home), b"o/");
    damage(&store(&home), b"n/essai/");
    let checked = home.run(&["store", "check"]);
    assert_eq!(checked.code, 1, "{}", checked.err);
    // Without the tool, the audience has its code for a name.
    assert!(checked.err.contains("sheet 0001 (professionals)") && checked.err.contains("tool "), "{}", checked.err);
}

#[test]
fn no_store_is_said_and_none_is_made() {
    let home = Home::new();
    let checked = home.run(&["store", "check"]);
    assert_eq!(checked.code, 3);
    assert!(checked.err.contains("No data in") && !Path::new(&store(&home)).exists(), "{}", checked.err);
}

#[test]
fn a_data_file_that_is_gone_is_a_finding() {
    let home = with_sheets();
    std::fs::remove_file(Path::new(&store(&home)).join("db")).unwrap();
    let checked = home.run(&["store", "check"]);
    assert_eq!(checked.code, 1, "{}", checked.err);
    assert!(checked.err.contains("is gone although data were saved here"), "{}", checked.err);
    assert!(
        checked.err.contains("copiste store rebuild") && checked.err.contains("is whole up to link"),
        "{}",
        checked.err
    );
    let json: serde_json::Value = serde_json::from_str(&home.run(&["store", "check", "--json"]).out).unwrap();
    assert_eq!(json["whole"], false);
    // An empty folder is no store that lost its data.
    let empty = home.path("empty");
    std::fs::create_dir(&empty).unwrap();
    assert_eq!(home.run(&["store", "check", "--store", &empty]).code, 3);
}

#[test]
fn a_copy_that_was_changed_is_said_with_what_to_do_and_no_backup_is_asked_for() {
    let home = with_sheets();
    let copy = Path::new(&store(&home)).join("journal/essai.journal");
    let text = std::fs::read_to_string(&copy).unwrap();
    let third = text.lines().nth(2).unwrap();
    std::fs::write(&copy, text.replacen(third, &third.replacen('\t', " ", 1), 1)).unwrap();
    let checked = home.run(&["store", "check"]);
    assert_eq!(checked.code, 1, "{}", checked.err);
    assert!(checked.err.contains("link 3") && !checked.err.contains("backup"), "{}", checked.err);
}

#[test]
fn a_store_that_a_station_has_open_is_not_looked_at_and_who_has_it_is_said() {
    let home = with_sheets();
    let holder = copiste::store::Holder {
        pid: 4242,
        user: "ann".to_owned(),
        terminal: String::new(),
        since: copiste::operator::Moment(0),
        socket: None,
    };
    let _open = copiste::store::SledStore::open(Path::new(&store(&home)), holder).unwrap();
    let checked = home.run(&["store", "check"]);
    assert_eq!(checked.code, 3);
    assert!(checked.err.contains("ann (process 4242)"), "{}", checked.err);
}

#[test]
fn a_store_that_a_host_keeps_is_checked_by_the_host() {
    let home = with_sheets();
    let socket = home.path("host.sock");
    let store = store(&home);
    let mut host = home.command(&["host", "--store", &store, "--socket", &socket]);
    let mut host = host.spawn().unwrap();
    let mut said = String::new();
    BufReader::new(host.stdout.take().unwrap()).read_line(&mut said).unwrap();
    assert!(said.contains(&socket), "it serves: {said}");
    let checked = home.run(&["store", "check", "--store", &store]);
    host.kill().unwrap();
    host.wait().unwrap();
    assert_eq!(checked.code, 0, "{}", checked.err);
    assert!(checked.out.contains("Nothing is damaged."), "{}", checked.out);
}

#[test]
fn an_update_of_the_form_says_where_the_data_lie_as_they_were() {
    let home = with_sheets();
    let store = store(&home);
    {
        as_if_killed(Path::new(&store));
        let database = sled::open(&store).unwrap();
        let key = b"schema/\0\0".to_vec();
        let value =
            [&4_u16.to_le_bytes()[..], &2_u64.to_le_bytes(), &1_u16.to_le_bytes(), &4_u16.to_le_bytes()].concat();
        let crc = crc32fast::hash(&[key.clone(), value.clone()].concat());
        database.insert(key, [value, crc.to_le_bytes().to_vec()].concat()).unwrap();
    }
    let listed = home.run(&["campaign", "list"]);
    assert_eq!(listed.code, 0, "{}", listed.err);
    assert!(listed.err.contains("store-earlier-4-") && listed.err.contains("format 4"), "{}", listed.err);
    assert_eq!(home.run(&["campaign", "list"]).err, "", "it is said once");
    let seen = home.run(&["doctor"]);
    assert!(seen.out.contains("store-earlier-4-"), "{}", seen.out);
}

#[test]
fn a_file_that_is_none_is_refused_with_its_line() {
    let home = with_sheets();
    let file = home.path("letter.txt");
    std::fs::write(&file, "dear\n").unwrap();
    let refused = home.run(&["record", "import", &file]);
    assert_eq!(refused.code, 1, "{}", refused.err);
    assert!(refused.err.contains("line 1"), "{}", refused.err);
    assert_eq!(home.run(&["record", "import", &home.path("nowhere.txt")]).code, 3);
}
