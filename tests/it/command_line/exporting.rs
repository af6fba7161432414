//! Data out, from the shell.

use super::Home;
use std::path::Path;

#[test]
fn the_demonstration_gives_its_data_in_every_format() {
    let home = Home::new();
    let done = home.run(&["demo", "--headless", "--data", "--out", &home.path("out"), "--operator", "ann"]);
    assert_eq!(done.code, 0, "{}", done.err);
    let audiences = ["residents", "professionals", "management"];
    for ending in [
        "-excel.csv",
        ".csv",
        ".xlsx",
        ".sav",
        ".dta",
        ".R",
        "-codebook.xlsx",
        "-codebook.csv",
        "-ddi.xml",
        "-fhir.ndjson",
        "-fhir.json",
        "-questionnaire.json",
    ] {
        for audience in audiences {
            let path = home.path(&format!("out/demo-2026-01-{audience}{ending}"));
            assert!(Path::new(&path).is_file(), "{path}");
        }
    }
}

#[test]
fn an_audience_too_small_for_the_report_has_no_data() {
    let home = Home::new();
    home.with_campaign();
    let refused = home.run(&["export", "essai", "--out", &home.path("out")]);
    assert_eq!((refused.code, refused.out.as_str()), (1, ""), "{}", refused.err);
    assert!(refused.err.starts_with("There are no data to write."), "{}", refused.err);
    assert!(refused.err.contains("no complete sheet"), "{}", refused.err);
    assert!(!Path::new(&home.path("out")).exists());
}

#[test]
fn a_seed_a_format_and_an_audience_that_are_none_are_refused() {
    let home = Home::new();
    home.with_campaign();
    for wrong in [["--seed", "7"], ["--format", "sas"], ["--encoding", "latin1"], ["--audience", "nobody"]] {
        let refused = home.run(&[&["export", "essai"][..], &wrong].concat());
        assert_eq!(refused.code, 2, "{wrong:?} {}", refused.err);
        assert!(refused.err.contains(wrong[1]), "{wrong:?} {}", refused.err);
    }
}
