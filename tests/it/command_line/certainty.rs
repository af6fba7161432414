//! `copiste demo --certainty`: the whole sample keyed twice with planted errors, by the real binary, on the disk.

use super::Home;
use serde_json::Value;

#[test]
fn the_rehearsal_of_certainty_finds_what_it_plants() {
    let home = Home::new();
    let out = home.path("out");
    let run = home.run(&["demo", "--certainty", "--out", &out, "--json"]);
    assert_eq!((run.code, run.err.trim()), (0, format!("Written into {out}: certainty.json, errors.tsv").as_str()));
    let told: Value = serde_json::from_str(&run.out).unwrap();
    let ways: Vec<&str> = told["ways"].as_array().unwrap().iter().filter_map(|way| way["extent"].as_str()).collect();
    assert_eq!(ways, ["sample", "full"]);
    for way in told["ways"].as_array().unwrap() {
        let count = |name: &str| way["figures"][name].as_u64().unwrap_or_else(|| panic!("{name}: {way}"));
        assert_eq!((count("runs"), count("papers")), (1, 144));
        // Residents and professionals: one paper overlooked and one keyed twice in each.
        assert_eq!((count("omitted"), count("omitted_found"), count("twins")), (2, 2, 2));
        assert!(count("wrong_verified") > 10 && count("slips") > 0);
        assert_eq!(count("told"), count("wrong_verified") - count("alike"));
        assert_eq!((count("false_differences"), count("false_twins"), count("journal_faults")), (0, 0, 0));
        assert!(count("wrong_finished") * 4 < count("wrong"), "verification mends most of the file");
        let certified = way["runs"][0]["certified"].as_array().unwrap();
        let audiences: Vec<&str> = certified.iter().filter_map(|one| one["audience"].as_str()).collect();
        assert_eq!(audiences, ["residents", "professionals", "management"]);
        assert_eq!(way["coverage"]["bound"]["held"], 3);
    }
    let file = std::fs::read_to_string(home.folder.path().join("out/certainty.json")).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&file).unwrap(), told);
    let errors = std::fs::read_to_string(home.folder.path().join("out/errors.tsv")).unwrap();
    let fates = |extent: &str, fate: &str| {
        let of = |line: &&str| line.split('\t').nth(1) == Some(extent) && line.ends_with(fate);
        errors.lines().filter(of).count() as u64
    };
    for (extent, way) in ["sample", "full"].into_iter().zip(told["ways"].as_array().unwrap()) {
        assert_eq!(Some(fates(extent, "mended")), way["figures"]["mended"].as_u64());
        assert_eq!(Some(fates(extent, "alike")), way["figures"]["alike"].as_u64());
    }
}

#[test]
fn a_rehearsal_is_asked_for_with_a_number_that_is_one() {
    let home = Home::new();
    for wrong in [
        &["demo", "--certainty", "--seeds", "0"][..],
        &["demo", "--certainty", "--headless", "--out", "x"],
        &["demo", "--seeds", "2"],
        &["demo", "--out", "x"],
    ] {
        assert_eq!(home.run(wrong).code, 2, "{wrong:?}");
    }
}
