//! Backups from the shell, as the page about them shows it.

use super::Home;
use age::secrecy::ExposeSecret as _;
use std::path::Path;

/// The files of a folder.
fn files(folder: &str) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn home() -> (Home, String) {
    let home = Home::new();
    home.with_campaign();
    let backups = home.path("backups");
    std::fs::create_dir(&backups).unwrap();
    (home, backups)
}

#[test]
fn a_backup_is_made_and_restored_elsewhere_with_the_same_journal() {
    let (home, backups) = home();
    let made = home.run(&["backup", "--to", &backups]);
    assert_eq!((made.code, made.err.as_str()), (0, ""));
    let names = files(&backups);
    assert_eq!(names.len(), 1);
    let file = format!("{backups}/{}", names[0]);
    assert!(made.out.contains(&file) && made.out.contains("  essai: 0 sheets; journal: link "), "{}", made.out);
    // Its first line says what it is.
    assert!(std::fs::read(&file).unwrap().starts_with(b"copiste backup 1\n{\"copiste\":"));
    let into = home.path("rehearsal");
    let restored = home.run(&["restore", &file, "--into", &into]);
    assert_eq!(restored.code, 0, "{}", restored.err);
    assert!(restored.out.contains(&format!("copiste --store {into}")), "{}", restored.out);
    let head = |arguments: &[&str]| home.run(&[arguments, &["journal", "verify"]].concat());
    let (own, other) = (head(&[]), head(&["--store", &into]));
    assert_eq!((own.code, other.code), (0, 0));
    assert_eq!(own.out, other.out);
    // Not over it.
    let again = home.run(&["restore", &file, "--into", &into]);
    assert_eq!(again.code, 3);
    assert!(again.err.contains("is not empty"), "{}", again.err);
    let json = home.run(&["backup", "--to", &backups, "--json"]);
    let said: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(said["campaigns"][0]["id"], "essai");
    assert_eq!(said["encrypted"], false);
}

#[test]
fn an_encrypted_backup_is_opened_by_the_identity_of_its_recipient() {
    let (home, backups) = home();
    let identity = age::x25519::Identity::generate();
    let (key, other) = (home.path("key.txt"), home.path("other.txt"));
    std::fs::write(&key, identity.to_string().expose_secret()).unwrap();
    std::fs::write(&other, age::x25519::Identity::generate().to_string().expose_secret()).unwrap();
    let recipient = identity.to_public().to_string();
    let made = home.run(&["backup", "--to", &backups, "--recipient", &recipient]);
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(made.out.contains("encrypted"), "{}", made.out);
    let file = format!("{backups}/{}", files(&backups)[0]);
    let into = home.path("rehearsal");
    let restore = |options: &[&str]| home.run(&[&["restore", &file, "--into", &into][..], options].concat());
    let without = restore(&[]);
    assert_eq!(without.code, 2);
    assert!(without.err.contains("--identity FILE"), "{}", without.err);
    let wrong = restore(&["--identity", &other]);
    assert_eq!(wrong.code, 1);
    assert!(wrong.err.contains("encrypted to others"), "{}", wrong.err);
    assert!(!Path::new(&into).exists());
    let right = restore(&["--identity", &key]);
    assert_eq!(right.code, 0, "{}", right.err);
    let wrong = home.run(&["backup", "--to", &backups, "--recipient", "age1nobody"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("“age1nobody” is not an age recipient"), "{}", wrong.err);
}

#[test]
fn where_backups_go_is_said_once_in_the_settings_and_a_failed_one_is_bad_for_the_doctor() {
    let (home, backups) = home();
    let nowhere = home.run(&["backup"]);
    assert_eq!(nowhere.code, 2);
    assert!(nowhere.err.contains("under [backup] in the settings"), "{}", nowhere.err);
    assert!(home.run(&["doctor"]).out.contains("Backups: none are asked for"));
    let settings = home.path("config/copiste");
    std::fs::create_dir_all(&settings).unwrap();
    let text = format!("[backup]\nto = \"{backups}\"\nevery-hours = 24\nkeep = 3\n");
    std::fs::write(format!("{settings}/settings.toml"), text).unwrap();
    let bad = home.run(&["doctor"]);
    assert_eq!(bad.code, 1);
    assert!(bad.out.contains("NO BACKUP YET. Make one: copiste backup"), "{}", bad.out);
    assert_eq!(home.run(&["backup"]).code, 0);
    assert_eq!(files(&backups).len(), 1);
    let good = home.run(&["doctor"]);
    assert!(good.out.contains("Last backup: ") && good.out.contains("less than an hour ago"), "{}", good.out);
    std::fs::rename(&backups, home.path("unmounted")).unwrap();
    let failed = home.run(&["backup"]);
    assert_eq!(failed.code, 3);
    assert!(failed.err.contains("is not there") && !Path::new(&backups).exists(), "{}", failed.err);
    assert!(home.run(&["doctor"]).out.contains("THE LAST BACKUP FAILED"));
}

#[test]
fn a_file_that_is_no_whole_backup_is_refused_and_nothing_is_made_of_it() {
    let (home, backups) = home();
    assert_eq!(home.run(&["backup", "--to", &backups]).code, 0);
    let file = format!("{backups}/{}", files(&backups)[0]);
    let good = std::fs::read(&file).unwrap();
    let (bad, into) = (home.path("bad"), home.path("rehearsal"));
    let refused = |bytes: &[u8]| {
        std::fs::write(&bad, bytes).unwrap();
        let run = home.run(&["restore", &bad, "--into", &into]);
        assert_eq!(run.code, 1, "{}", run.err);
        assert!(!Path::new(&into).exists());
        run.err
    };
    assert!(refused(&good[..good.len() / 2]).contains("cut short"));
    assert!(refused(b"something else\n").contains("not a backup of copiste"));
    let mut changed = good.clone();
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    assert!(refused(&changed).contains("damaged"));
    let missing = home.run(&["restore", &home.path("nowhere"), "--into", &into]);
    assert_eq!(missing.code, 3);
}
