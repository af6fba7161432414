//! `copiste kit` and `copiste campaign edit`: what is written, what is said, what is refused.

use super::Home;

#[test]
fn the_kit_of_a_campaign_is_written_and_listed() {
    let home = Home::new();
    home.with_campaign();
    let out = home.path("kit");
    let run = home.run(&["kit", "essai", "--document", "flyer,slips", "--out", &out, "--json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let listed: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let files: Vec<&str> = listed.as_array().unwrap().iter().map(|one| one["file"].as_str().unwrap()).collect();
    let names: Vec<&str> = files.iter().map(|file| file.rsplit('/').next().unwrap()).collect();
    if cfg!(feature = "pdf") {
        assert_eq!(names, ["essai-kit-flyer-a5.pdf", "essai-kit-flyer-two-on-a4.pdf", "essai-kit-slips.pdf"]);
    }
    assert!(files.iter().all(|file| std::path::Path::new(file).is_file()), "{files:?}");
    assert_eq!(listed[0]["document"], "flyer");
}

#[test]
fn what_the_house_alone_knows_is_said_once_and_printed() {
    let home = Home::new();
    home.with_campaign();
    let run = home.run(&["campaign", "edit", "essai", "--contact", "Mme Petit", "--until", "2099-04-30"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("Mme Petit") && run.out.contains("2099-04-30"), "{}", run.out);
    let run = home.run(&["kit", "essai", "--document", "poster", "--text"]);
    assert!(run.out.contains("Whom to ask: Mme Petit") && run.out.contains("Telephone: ______"), "{}", run.out);
    let run = home.run(&["campaign", "edit", "essai", "--contact", ""]);
    assert_eq!(run.code, 0, "{}", run.err);
    let run = home.run(&["kit", "essai", "--document", "poster", "--text"]);
    assert!(run.out.contains("Whom to ask: ______"), "{}", run.out);
    let run = home.run(&["campaign", "edit", "essai", "--phone", &"0".repeat(161)]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("160"), "{}", run.err);
}

#[test]
fn a_kit_that_cannot_be_made_says_why() {
    let home = Home::new();
    home.with_campaign();
    let cases: [(&[&str], i32, &str); 5] = [
        (&["kit"], 2, "CAMPAIGN"),
        (&["kit", "essay"], 1, "essai"),
        (&["kit", "essai", "--document", "banner"], 2, "banner"),
        (&["kit", "essai", "--audience", "residents"], 2, "residents"),
        (&["kit", "essai", "--document", "easy-read"], 2, "easy-read"),
    ];
    for (arguments, code, word) in cases {
        let run = home.run(arguments);
        assert_eq!(run.code, code, "{arguments:?}: {}", run.err);
        assert!(run.err.contains(word), "{arguments:?}: {}", run.err);
    }
}
