//! A disk without room, from the shell: words, a status, and no file that is half of one.

use super::Home;
use std::os::unix::fs::symlink;
use std::path::Path;

/// What is written there is refused by the system, as on a disk without room.
const FULL: &str = "/dev/full";

/// Files under their names and beside them.
fn names(folder: &str) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_document_without_room_is_said_in_words_and_is_not_half_there() {
    if !Path::new(FULL).exists() {
        println!("there is no {FULL} here");
        return;
    }
    let home = Home::new();
    home.with_campaign();
    let out = home.path("out");
    std::fs::create_dir(&out).unwrap();
    let mut there: Vec<String> = Vec::new();
    let mut formats = vec![("html", "essai-01.html"), ("xlsx", "essai-01.xlsx")];
    if cfg!(feature = "pdf") {
        formats.extend([("pdf", "essai-01.pdf"), ("poster", "essai-01-poster-a3.pdf"), ("plan", "essai-01-plan.pdf")]);
    }
    for (format, file) in formats {
        let report = ["report", "essai", "--format", format, "--out", &out];
        symlink(FULL, format!("{out}/{file}.part")).unwrap();
        let refused = home.run(&report);
        assert_eq!(refused.code, 3, "{format}: {}", refused.err);
        assert!(refused.err.ends_with(&format!("{out}/{file}: the disk is full\n")), "{format}: {}", refused.err);
        assert_eq!(names(&out), there, "{format}");
        // Once there is room it is the same report, under the same number.
        assert_eq!(home.run(&report).code, 0, "{format}");
        there = names(&out);
        assert!(
            there.iter().any(|name| name == file) && !there.iter().any(|name| name.ends_with(".part")),
            "{there:?}"
        );
    }
}

#[test]
fn data_without_room_are_said_in_words_and_no_file_of_them_is_there() {
    if !Path::new(FULL).exists() {
        println!("there is no {FULL} here");
        return;
    }
    for format in [".csv", ".xlsx", ".sav", ".dta"] {
        let home = Home::new();
        let out = home.path("out");
        std::fs::create_dir(&out).unwrap();
        symlink(FULL, format!("{out}/demo-2026-01-professionals{format}.part")).unwrap();
        let refused = home.run(&["demo", "--headless", "--data", "--out", &out, "--operator", "ann"]);
        assert_eq!(refused.code, 3, "{format}: {}", refused.err);
        let said = format!("{out}/demo-2026-01-professionals{format}: the disk is full\n");
        assert!(refused.err.ends_with(&said), "{format}: {}", refused.err);
        assert_eq!(names(&out), ["report.html"], "{format}");
    }
}
