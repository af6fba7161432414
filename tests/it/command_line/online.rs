//! `copiste record import-web` from scripts.

use super::Home;
use serde_json::Value;

#[test]
fn a_file_of_responses_is_tried_taken_and_not_taken_twice() {
    let home = Home::new();
    home.with_campaign();
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let head = (1..=40).map(|item| format!("q{item:02}")).collect::<Vec<_>>().join(",");
    let row = |id: u32, first: &str| format!("{id},{first}{}\n", ",4".repeat(39));
    let file = write("online.csv", &format!("id,{head}\n{}{}", row(1, "4"), row(2, "7")));
    let run = |code: i32, options: &[&str]| {
        let base = ["record", "import-web", "essai", "professionals", &file, "--operator", "am"];
        let run = home.run(&[&base[..], options].concat());
        assert_eq!(run.code, code, "{options:?} {}{}", run.out, run.err);
        format!("{}{}", run.out, run.err)
    };
    let told = run(1, &[]);
    assert!(told.contains("line 3, column q01 (B)") && told.contains("Nothing was taken in"), "{told}");
    assert!(run(1, &["--dry-run"]).contains("Trial: 1 response to take in, of 2."));
    let json: Value =
        serde_json::from_str(&home.run(&["record", "import-web", "essai", "professionals", &file, "--json"]).out)
            .unwrap();
    assert_eq!((&json["rows"], &json["sound"], &json["taken"]), (&2.into(), &1.into(), &0.into()));
    let told = run(0, &["--accept-sound"]);
    assert!(told.contains("1 online answer taken in.") && told.contains("Left out, by line of the file: 3."), "{told}");
    assert!(home.run(&["batch", "list", "essai"]).out.contains("online"));
    std::fs::write(&file, format!("id,{head}\n{}", row(1, "4"))).unwrap();
    assert!(run(0, &[]).contains("1 response had been taken in before."));
    let set = home.run(&["campaign", "web", "essai", "without", "--operator", "am"]);
    assert!(set.code == 0 && set.out.contains("online answers do not count"), "{}{}", set.out, set.err);
}
