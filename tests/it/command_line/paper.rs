//! `copiste paper`: a blank questionnaire, numbered sheets, what is refused.

use super::Home;

/// The model form and the residents' form of the sample tool.
fn sample(path: &str) -> String {
    format!("{}/sample-data/{path}", env!("CARGO_MANIFEST_DIR"))
}

fn is_pdf(path: &str) -> bool {
    std::fs::read(path).is_ok_and(|bytes| bytes.starts_with(b"%PDF"))
}

#[test]
fn a_blank_form_is_printed_from_its_file_or_its_tool() {
    let home = Home::new();
    let out = home.path("form.pdf");
    let run = home.run(&["paper", &sample("model-form/model.md"), "--out", &out]);
    assert_eq!((run.code, is_pdf(&out)), (0, true), "{}", run.err);
    assert!(run.out.contains("form.pdf, 3 pages"), "{}", run.out);
    let tool = home.path("tool.pdf");
    let run = home.run(&["paper", &sample("model-form"), "--variant", "large", "--json", "--out", &tool]);
    assert_eq!((run.code, is_pdf(&tool)), (0, true), "{}", run.err);
    assert!(run.out.contains("\"pages\""), "{}", run.out);
}

#[test]
fn sheets_of_a_campaign_are_numbered_and_say_their_numbers() {
    let home = Home::new();
    home.with_campaign();
    let out = home.path("sheets.pdf");
    let model = sample("model-form");
    let run = home.run(&["paper", &model, "--campaign", "essai", "--count", "2", "--first", "41", "--out", &out]);
    assert_eq!((run.code, is_pdf(&out)), (0, true), "{}", run.err);
    assert!(run.err.contains("Sheets 0041 to 0042"), "{}", run.err);
    let run = home.run(&["paper", "--campaign", "essai", "--batch", "1", "--letter", "--out", &out]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("Sheets 0001 to 0001"), "{}", run.err);
}

#[test]
fn what_cannot_be_printed_is_said_in_words() {
    let home = Home::new();
    home.with_campaign();
    let form = sample("model-form/model.md");
    let other = sample("regards-croises-ehpad");
    let cases: [(&[&str], i32, &str); 7] = [
        (&["paper"], 2, "FORM"),
        (&["paper", &form, "--count", "2"], 2, "--campaign"),
        (&["paper", &form, "--variant", "blue"], 2, "blue"),
        (&["paper", &other], 2, "residents, professionals, management"),
        (&["paper", &other, "--campaign", "essai"], 1, "not that of the campaign"),
        (&["paper", "--campaign", "essai", "--service", "08"], 2, "08"),
        (&["paper", "--campaign", "essai", "--batch", "9"], 1, "9"),
    ];
    for (arguments, code, word) in cases {
        let run = home.run(arguments);
        assert_eq!(run.code, code, "{arguments:?}: {}", run.err);
        assert!(run.err.contains(word), "{arguments:?}: {}", run.err);
    }
}
